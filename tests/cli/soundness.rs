//! The prediction came first: what `kata check` proves from the order of commits, and what else it
//! finds about names, links and what is staged.

use std::os::unix::fs::symlink;

use serde_json::Value;

use crate::helper::{Run, Sandbox, has};
use crate::history::{commit_by_hand, recorded};

const EXPERIMENT: &str = "boards/packing/experiments/001-print-each-label-bench.toml";

/// The findings of a check, each with its name and level, whatever the exit status.
fn findings(run: &Run) -> Vec<(String, String)> {
    let report: Value =
        serde_json::from_str(&run.stdout).unwrap_or_else(|e| panic!("{e}: {run:?}"));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (text(&finding["name"]), text(&finding["level"])))
        .collect()
}

#[track_caller]
fn assert_found(s: &Sandbox, expected: &[(&str, &str)]) {
    let run = s.kata("check --format json");
    let found = findings(&run);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(name, level)| (name.as_str(), level.as_str()))
        .collect();
    assert_eq!(found, expected);
    let error = expected.iter().any(|(_, level)| *level == "error");
    assert_eq!(run.code, if error { 3 } else { 0 });
}

fn order(s: &Sandbox) -> String {
    let document = s.kata("show E1 --format json").json();
    document["order"]["state"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

// The order

#[test]
fn a_plan_and_then_its_result_is_sound_whatever_their_dates_say() {
    let mut s = Sandbox::practising();
    s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting' --at 2026-12-30")
        .ok();
    s.kata("record --happened 'It fell' --learned 'Fetching' --at 2020-01-01")
        .ok();
    assert_found(&s, &[]);
    assert_eq!(order(&s), "sound");
    s.now = "2027-01-01T09:00:00+01:00".into();
    s.kata("experiment edit E1 --learned 'Fetching the batch'")
        .ok();
    assert_eq!(order(&s), "sound");
}

#[test]
fn an_expectation_edited_after_its_result_is_shown_with_the_first_one_for_ever() {
    let s = recorded();
    s.kata("experiment edit E1 --expect 'It falls to 5 minutes'")
        .ok();
    assert_found(&s, &[("prediction-changed", "warning")]);
    assert_eq!(s.kata("check --strict").code, 3);
    s.kata("measure lead-time 39").ok();
    for (lang, label) in [
        ("en", "Expected before the result"),
        ("nl", "Verwacht vóór het resultaat"),
        ("de", "Erwartet vor dem Ergebnis"),
    ] {
        let shown = s.kata(&format!("--lang {lang} show E1")).ok();
        assert!(
            has(&shown, "It falls to 5 minutes")
                && has(&shown, "falls from 6 to 2 minutes")
                && has(&shown, label),
            "{shown}"
        );
    }
    let document = s.kata("show E1 --format json").json();
    assert_eq!(document["order"]["state"], "changed");
    assert_eq!(
        document["order"]["expect"],
        "Waiting time per order falls from 6 to 2 minutes"
    );
    assert_eq!(document["order"]["prediction"]["high"], 39.0);
    // only the range
    s.kata("experiment edit E1 --expect 'Waiting time per order falls from 6 to 2 minutes' --predict lead-time=36..41").ok();
    assert_eq!(order(&s), "changed");
    // and put back as it was, nothing differs any more
    s.kata("experiment edit E1 --predict lead-time=36..39").ok();
    assert_found(&s, &[]);
}

#[test]
fn a_squashed_branch_proves_nothing_and_a_merged_one_does() {
    for squash in [true, false] {
        let s = Sandbox::practising();
        s.git(&["switch", "-qc", "try"]);
        s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting'")
            .ok();
        s.kata("record --happened 'It fell' --learned 'Fetching'")
            .ok();
        s.git(&["switch", "-q", "main"]);
        s.kata("measure lead-time 40").ok();
        match squash {
            true => {
                s.git(&["merge", "-q", "--squash", "try"]);
                s.git(&["commit", "-qm", "Try printing (#7)"]);
                assert_found(&s, &[("order-unproven", "warning")]);
                assert!(has(&s.kata("show E1").ok(), "one commit with its result"));
                // the branch is the proof, once it is there too
                s.git(&["merge", "-q", "--no-edit", "try"]);
            }
            false => drop(s.git(&["merge", "-q", "--no-edit", "--no-ff", "try"])),
        }
        assert_found(&s, &[]);
        assert_eq!(order(&s), "sound");
    }
}

/// Of many boards git is told where all experiments lie, and not each folder.
#[test]
fn among_many_boards_what_proves_nothing_is_found_whatever_the_folder_is_called() {
    for folder in [".", "odd [a]"] {
        let s = Sandbox::empty();
        s.git(&["init", "-q"]);
        s.kata_args(&["init", folder]).ok();
        let plan = |board: usize| {
            format!(
                "id = \"01HAND{board}\"\nplanned = 2026-11-23T09:00:00+01:00\nstep = \"Print\"\nexpect = \"It falls\"\n"
            )
        };
        let result = "\n[result]\nhappened = \"It fell\"\nlearned = \"Fetching\"\n";
        let path = |board: usize| format!("{folder}/boards/b{board}/experiments/001-print.toml");
        for board in 0..10 {
            s.write(
                &format!("{folder}/boards/b{board}/board.toml"),
                &format!("id = \"01BOARD{board}\"\nchallenge = \"Soon\"\nlearner = \"Noor\"\nopened = 2026-11-23T09:00:00+01:00\n"),
            );
            // Of the last one the plan comes with its result.
            if board < 9 {
                s.write(&path(board), &plan(board));
            }
        }
        commit_by_hand(&s, "what we will do");
        for board in 0..10 {
            s.write(&path(board), &format!("{}{result}", plan(board)));
        }
        commit_by_hand(&s, "what we did");
        let run = s.kata_args(&["-C", folder, "check", "--format", "json"]);
        let found = findings(&run);
        let unproven = ("order-unproven".to_owned(), "warning".to_owned());
        assert_eq!(found, [unproven], "{folder}: {run:?}");
        assert!(run.stdout.contains("b9/"), "{run:?}");
    }
}

#[test]
fn a_result_before_any_expectation_is_an_error_that_can_be_accepted() {
    let s = Sandbox::practising();
    s.write(EXPERIMENT, "id = \"01HAND\"\nplanned = 2026-11-23T09:00:00+01:00\nstep = \"Print each label\"\n\n[result]\nhappened = \"It fell\"\nlearned = \"Fetching\"\n");
    commit_by_hand(&s, "what we did");
    assert_found(&s, &[]);
    let text = s.read(EXPERIMENT);
    s.write(EXPERIMENT, &format!("expect = \"It falls\"\n{text}"));
    // found before it is committed, and after
    assert_found(&s, &[("prediction-late", "error")]);
    commit_by_hand(&s, "as we expected");
    assert_found(&s, &[("prediction-late", "error")]);
    let human = s.kata("check");
    assert!(
        human.stdout.starts_with(&format!("{EXPERIMENT}:1:1: "))
            && human.stdout.contains("[prediction-late]"),
        "{human:?}"
    );
    assert!(has(&s.kata("show E1").ok(), "after the result"));
    let settings = s.read("kata.toml");
    s.write(
        "kata.toml",
        &format!("{settings}\n[check]\naccept = [\"packing/e1 prediction-late\"]\n"),
    );
    s.kata("save").ok();
    assert_found(&s, &[]);
}

#[test]
fn a_step_recorded_without_a_prediction_is_no_finding_until_one_is_made_up() {
    let s = Sandbox::practising();
    s.kata(
        "record --step 'Print each label at the bench' --happened 'It fell' --learned 'Fetching'",
    )
    .ok();
    assert_found(&s, &[]);
    s.kata("experiment edit E1 --expect 'It falls'").ok();
    assert_found(&s, &[("prediction-late", "error")]);
}

#[test]
fn plan_and_result_by_one_hand_in_one_commit_are_unproven_even_at_the_root() {
    let s = Sandbox::practising();
    s.write(EXPERIMENT, "id = \"01HAND\"\nstep = \"Print\"\nexpect = \"It falls\"\n[result]\nhappened = \"It fell\"\nlearned = \"Fetching\"\n");
    commit_by_hand(&s, "all at once");
    assert_found(&s, &[("order-unproven", "warning")]);
    s.git(&["switch", "-q", "--orphan", "anew"]);
    s.git(&["checkout", "main", "--", "."]);
    commit_by_hand(&s, "begun anew");
    assert_found(&s, &[("order-unproven", "warning")]);
}

#[test]
fn rebased_cherry_picked_and_renamed_results_keep_their_proof() {
    let s = Sandbox::practising();
    s.git(&["switch", "-qc", "try"]);
    s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting'")
        .ok();
    s.kata("record --happened 'It fell' --learned 'Fetching'")
        .ok();
    s.git(&["switch", "-q", "main"]);
    s.kata("obstacle add 'The tape runs out'").ok();
    s.git(&["branch", "picked"]);
    s.git(&["switch", "-q", "try"]);
    s.git(&["rebase", "-q", "main"]);
    assert_eq!(order(&s), "sound");
    s.git(&["switch", "-q", "picked"]);
    s.git(&["cherry-pick", "try~1", "try"]);
    assert_eq!(order(&s), "sound");
    // the plan gets another file in the very commit that brings the result
    s.git(&["reset", "-q", "--hard", "HEAD~1"]);
    let other = "boards/packing/experiments/001-other-words.toml";
    s.git(&["mv", EXPERIMENT, other]);
    let text = s.read(other);
    s.write(
        other,
        &format!("{text}\n[result]\nhappened = \"It fell\"\nlearned = \"Fetching\"\n"),
    );
    assert_eq!(order(&s), "sound", "not committed yet");
    commit_by_hand(&s, "renamed and recorded");
    assert_found(&s, &[]);
    assert_eq!(order(&s), "sound");
    // and then the whole board
    s.git(&["mv", "boards/packing", "boards/sending"]);
    commit_by_hand(&s, "the board is called otherwise");
    assert_eq!(order(&s), "sound");
}

#[test]
fn a_shallow_clone_finds_nothing_and_says_what_it_needs() {
    let s = recorded();
    s.kata("experiment edit E1 --expect 'It falls to 5 minutes'")
        .ok();
    s.kata("measure lead-time 39").ok();
    let url = format!("file://{}", s.work.display());
    let there = s.root().join("shallow");
    s.git(&["clone", "-q", "--depth", "2", &url, there.to_str().unwrap()]);
    let run = s.call("check --strict --format json").cwd(&there).run();
    assert_eq!(
        findings(&run),
        [("history-shallow".to_owned(), "hint".to_owned())]
    );
    assert_eq!(run.code, 0);
    let shown = s.call("show E1 --format json").cwd(&there).run().json();
    assert_eq!(shown["order"]["state"], "unknown");
    s.git_in(&there, &["fetch", "-q", "--unshallow"]);
    let run = s.call("check --format json").cwd(&there).run();
    assert_eq!(
        findings(&run),
        [("prediction-changed".to_owned(), "warning".to_owned())]
    );
}

// What is staged

#[test]
fn a_hook_stops_a_hand_commit_that_would_be_untrue_and_lets_every_command_through() {
    let s = recorded();
    let hook = format!(
        "exec {} --lang en check --staged --strict",
        env!("CARGO_BIN_EXE_kata")
    );
    s.script(&s.work.join(".git/hooks/pre-commit"), &hook);
    s.kata("measure lead-time 39").ok();
    s.kata("obstacle add 'The tape runs out'").ok();
    s.kata("plan --step 'Move the printer' --expect 'Less walking'")
        .ok();
    s.kata("record --happened 'It fell' --learned 'Walking was the wait'")
        .ok();
    s.kata("undo E2").ok();
    s.kata("redo").ok();
    // what is staged counts, not what lies there
    let text = s.read(EXPERIMENT);
    let changed = text.replace("6 to 2 minutes", "6 to 5 minutes");
    s.write(EXPERIMENT, &changed);
    s.git(&["add", EXPERIMENT]);
    s.write(EXPERIMENT, &text);
    let (code, out, err) = s.try_git(&["commit", "-qm", "as we expected"]);
    assert!(
        code != 0 && format!("{out}{err}").contains("[prediction-changed]"),
        "{out}{err}"
    );
    s.git(&["reset", "-q"]);
    s.write(EXPERIMENT, &changed);
    s.kata("save").fails(1).says(&["prediction-changed"]);
    s.git(&["checkout", "-q", "--", EXPERIMENT]);
    // what is only announced is no record yet
    s.write(
        "boards/packing/obstacles/009-later.toml",
        "id = \"01L\"\ntext = \"Later\"\n",
    );
    s.git(&["add", "-N", "boards/packing/obstacles/009-later.toml"]);
    s.kata("measure lead-time 38").ok();
}

#[test]
fn a_merge_under_way_is_judged_with_both_its_sides() {
    let s = Sandbox::practising();
    let hook = format!(
        "exec {} --lang en check --staged --strict",
        env!("CARGO_BIN_EXE_kata")
    );
    s.git(&["switch", "-qc", "try"]);
    s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting'")
        .ok();
    s.kata("record --happened 'It fell' --learned 'Fetching'")
        .ok();
    s.git(&["switch", "-q", "main"]);
    s.kata("measure lead-time 40").ok();
    s.script(&s.work.join(".git/hooks/pre-commit"), &hook);
    s.git(&["merge", "-q", "--no-commit", "--no-ff", "try"]);
    s.git(&["commit", "-q", "--no-edit"]);
    assert_found(&s, &[]);
}

#[test]
fn checking_what_is_staged_takes_no_lock_and_writes_nothing() {
    let s = recorded();
    let before = s.files();
    let lock = s.work.join(".git/kata/lock");
    let held = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&lock)
        .unwrap();
    held.lock().unwrap();
    let index = std::fs::read(s.work.join(".git/index")).unwrap();
    s.kata("check --staged").ok();
    assert_eq!(std::fs::read(s.work.join(".git/index")).unwrap(), index);
    assert_eq!(s.files(), before);
}

// Formats

#[test]
fn a_github_workflow_gets_a_remark_for_each_line() {
    let s = recorded();
    s.kata("experiment edit E1 --expect 'It falls, 100% sure'")
        .ok();
    let run = s.kata("check --format github");
    assert_eq!(run.code, 0);
    let line = run.stdout.lines().next().unwrap();
    let start = format!("::warning file={EXPERIMENT},line=6,col=1,title=prediction-changed::");
    assert!(line.starts_with(&start) && line.contains("%0A"), "{line}");
    assert_eq!(run.stdout.lines().count(), 1);
    s.kata("log --format github").fails(2).says(&["kata check"]);
    s.kata("check --format markdown").fails(2);
}

#[test]
fn the_path_of_a_remark_is_the_repositorys() {
    let s = Sandbox::empty();
    s.git(&["init", "-q", "."]);
    s.kata("init learning").ok();
    s.write("learning/problems/001-x.toml", "text = \"No id\"\n");
    let run = s
        .call("check --format github")
        .cwd(&s.work.join("learning"))
        .run();
    assert!(
        run.stdout
            .starts_with("::warning file=learning/problems/001-x.toml,line=1,"),
        "{run:?}"
    );
}

// Names and links

#[test]
fn names_and_links_that_would_do_harm_elsewhere_are_findings() {
    let s = Sandbox::practising();
    let board = "learner = \"Noor\"\nid = \"01B\"\n";
    s.write("boards/Packing/board.toml", board);
    s.write("boards/nul/board.toml", &board.replace("01B", "01C"));
    s.write(
        "problems/001-caf\u{e9}.toml",
        "id = \"01P\"\ntext = \"a\"\n",
    );
    s.write(
        "problems/001-cafe\u{301}.toml",
        "id = \"01Q\"\ntext = \"b\"\n",
    );
    // A whole board, which would be read if the link were followed.
    let elsewhere = Sandbox::practising();
    std::fs::rename(
        elsewhere.work.join("boards/packing"),
        s.root().join("elsewhere"),
    )
    .unwrap();
    symlink(s.root().join("elsewhere"), s.work.join("boards/linked")).unwrap();
    symlink("/etc/passwd", s.work.join("problems/002-x.toml")).unwrap();
    let check = |s: &Sandbox, line: &str| {
        let run = s.kata(line);
        assert_eq!(run.code, 3, "{run:?}");
        let report: Value = serde_json::from_str(&run.stdout).unwrap();
        let mut found: Vec<String> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|f| f["level"] == "error")
            .map(|f| {
                format!(
                    "{} {}",
                    f["name"].as_str().unwrap(),
                    f["path"].as_str().unwrap()
                )
            })
            .collect();
        found.sort();
        found
    };
    assert_eq!(
        check(&s, "check --format json"),
        [
            "bad-name boards/nul",
            "link boards/linked",
            "name-clash boards/packing",
            "name-clash problems/001-caf\u{e9}.toml",
            "unreadable problems/002-x.toml",
        ]
    );
    s.kata("-b linked board show").fails(1);
    assert!(!s.kata("board list").ok().contains("linked"));
    s.git(&["-c", "core.precomposeunicode=false", "add", "-A"]);
    assert_eq!(
        check(&s, "check --staged --format json"),
        [
            "bad-name boards/nul",
            "link boards/linked",
            "link problems/002-x.toml",
            "name-clash boards/packing",
            "name-clash problems/001-caf\u{e9}.toml",
        ]
    );
}

#[test]
fn files_that_are_no_records_cost_no_time_and_stop_nothing() {
    let s = Sandbox::practising();
    std::fs::create_dir_all(s.work.join("problems")).unwrap();
    let pipe = s.work.join("problems/001-pipe.toml");
    let made = std::process::Command::new("mkfifo").arg(pipe).status();
    assert!(made.unwrap().success());
    let large = std::fs::File::create(s.work.join("problems/002-large.toml")).unwrap();
    large.set_len(1 << 30).unwrap();
    s.write(
        "problems/003-deep.toml",
        &format!("a = {}", "[".repeat(20_000)),
    );
    let keys: String = (0..200_000).map(|n| format!("k{n}.a = 1\n")).collect();
    s.write("problems/004-keys.toml", &keys);
    std::fs::write(
        s.work.join("problems/005-odd.toml"),
        b"text = \"\xff\x00\"\n",
    )
    .unwrap();
    // A device without an end, where one may be made.
    let device = s.work.join("problems/006-device.toml");
    let made = std::process::Command::new("mknod")
        .arg(device)
        .args(["c", "1", "5"])
        .output();
    let devices = usize::from(made.is_ok_and(|ran| ran.status.success()));
    // To open the pipe would be to wait for ever.
    let mut ends = s.program("timeout");
    ends.args(["20", env!("CARGO_BIN_EXE_kata"), "check"]);
    assert_eq!(ends.output().unwrap().status.code(), Some(3));
    let begun = std::time::Instant::now();
    let run = s.kata("check --format json");
    assert!(
        begun.elapsed() < std::time::Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
    assert_eq!(run.code, 3);
    let found = findings(&run);
    assert_eq!(
        found
            .iter()
            .filter(|(name, _)| name == "unreadable")
            .count(),
        5 + devices,
        "{found:?}"
    );
    // With a fifth of the memory that the largest of them would take.
    let mut bounded = s.program("sh");
    bounded.args([
        "-c",
        "ulimit -v 400000; exec \"$0\" board show",
        env!("CARGO_BIN_EXE_kata"),
    ]);
    let ran = bounded.output().unwrap();
    assert!(ran.status.success(), "{ran:?}");
    assert!(has(&s.kata("board show").ok(), "Labels come in batches"));
}

#[test]
fn records_whose_board_is_gone_are_found_and_not_saved_away() {
    let s = Sandbox::practising();
    let own = "boards/packing/board.toml";
    std::fs::remove_file(s.work.join(own)).unwrap();
    let wanted = [("no-board".to_owned(), "error".to_owned())];
    let run = s.kata("check --format json");
    assert_eq!((run.code, findings(&run)), (3, wanted.to_vec()));
    let head = s.head();
    s.kata("save").fails(1).says(&[own, "git checkout HEAD"]);
    assert_eq!(s.head(), head);
    s.git(&["rm", "-q", "--cached", own]);
    let run = s.kata("check --staged --format json");
    assert_eq!((run.code, findings(&run)), (3, wanted.to_vec()));
    s.git(&["checkout", "-q", "HEAD", "--", own]);
    s.kata("check").ok();
    // A folder without records is no board that was lost.
    s.write("boards/notes/readme.md", "x");
    s.kata("check").ok();
}

#[test]
fn a_home_of_an_earlier_version_is_told_which_lines_for_git_it_lacks() {
    let s = Sandbox::home();
    let lines = s.read(".gitattributes");
    let earlier = lines.replace("/direction.toml text eol=lf\n", "");
    assert_ne!(lines, earlier);
    s.write(".gitattributes", &earlier);
    let run = s.kata("check --strict --format json").done();
    let found = [("attributes-lacking".to_owned(), "hint".to_owned())];
    assert_eq!(findings(&run), found);
    let told = s.kata("check").ok();
    assert!(
        has(&told, "commit it: /direction.toml text eol=lf"),
        "{told}"
    );
    // Rules of one's own are left to whoever wrote them.
    for text in [lines.as_str(), "* text=auto eol=lf\n"] {
        s.write(".gitattributes", text);
        let run = s.kata("check --format json").done();
        assert_eq!(findings(&run), []);
    }
}

#[test]
fn a_record_whose_file_lost_its_number_is_found_and_is_not_said_to_be_removed() {
    let s = Sandbox::practising();
    let old = s.path_of("boards/packing/obstacles/002");
    let text = s.read(&old);
    std::fs::remove_file(s.work.join(&old)).unwrap();
    s.write("boards/packing/obstacles/scanner.toml", &text);
    assert_found(&s, &[("no-number", "warning")]);
    s.kata("save").ok();
    assert!(!s.message().contains("removed"), "{}", s.message());
}
