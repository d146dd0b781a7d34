//! `kata sync` and `kata resolve`: clones that work apart, and come together.

use std::path::{Path, PathBuf};

use crate::helper::{Call, Run, Sandbox, has, real_git};

/// A shared repository, and people with clones of it. The first is the sandbox's own, Noor.
pub struct Pair {
    pub s: Sandbox,
    pub shared: PathBuf,
    pub noor: PathBuf,
    pub bram: PathBuf,
}

impl Pair {
    /// A sync of Bram's with a git of which one command does something else.
    pub fn sync_where(&self, command: &str, instead: &str) -> Run {
        let (bin, git) = (self.s.root().join("bin"), real_git());
        let stand_in =
            format!("case \" $* \" in *' {command} '*) {instead};; esac\nexec '{git}' \"$@\"");
        self.s.script(&bin.join("git"), &stand_in);
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
        self.call(&self.bram, "sync").env("PATH", &path).run()
    }

    /// Both have the board, with a target and an obstacle in focus.
    pub fn new() -> Pair {
        Pair::of(Sandbox::practising())
    }

    /// Both have what is there.
    pub fn of(s: Sandbox) -> Pair {
        let shared = s.root().join("shared.git");
        let bare = shared.to_str().unwrap().to_owned();
        s.git(&["init", "-q", "--bare", &bare]);
        s.git(&["remote", "add", "origin", &bare]);
        s.kata("sync").ok();
        let noor = s.work.clone();
        let bram = clone(&s, &shared, "bram", "Bram de Wit");
        Pair {
            s,
            shared,
            noor,
            bram,
        }
    }

    pub fn call(&self, whose: &Path, line: &str) -> Call {
        self.s.call(line).cwd(whose)
    }

    #[track_caller]
    pub fn kata(&self, whose: &Path, line: &str) -> Run {
        self.call(whose, line).run()
    }

    #[track_caller]
    pub fn git(&self, whose: &Path, args: &[&str]) -> String {
        self.s.git_in(whose, args)
    }

    pub fn tree(&self, whose: &Path) -> String {
        self.git(whose, &["rev-parse", "HEAD^{tree}"])
    }

    /// Both sync until neither has anything new; then they have the same.
    #[track_caller]
    pub fn meet(&self) {
        for whose in [&self.noor, &self.bram, &self.noor] {
            self.kata(whose, "sync").ok();
        }
        assert_eq!(self.tree(&self.noor), self.tree(&self.bram));
        for whose in [&self.noor, &self.bram] {
            assert_eq!(self.git(whose, &["status", "--porcelain"]), "");
            self.kata(whose, "check").ok();
        }
    }

    #[track_caller]
    pub fn read(&self, whose: &Path, start: &str) -> String {
        let all = self.git(whose, &["ls-tree", "-r", "--name-only", "HEAD"]);
        let found: Vec<&str> = all.lines().filter(|path| path.starts_with(start)).collect();
        assert_eq!(found.len(), 1, "{start}… in {all}");
        std::fs::read_to_string(whose.join(found[0])).unwrap()
    }
}

pub fn clone(s: &Sandbox, shared: &Path, name: &str, person: &str) -> PathBuf {
    let folder = s.root().join(name);
    s.git(&[
        "clone",
        "-q",
        shared.to_str().unwrap(),
        folder.to_str().unwrap(),
    ]);
    s.git_in(&folder, &["config", "user.name", person]);
    s.git_in(
        &folder,
        &["config", "user.email", &format!("{name}@example.org")],
    );
    folder
}

const PLAN: &str = "plan --step 'Print each label at the bench' --expect 'Waiting falls to 2 minutes' --predict lead-time=36..39";

#[test]
fn the_first_sync_pushes_and_follows_and_a_second_has_nothing_to_do() {
    let pair = Pair::new();
    let shown = pair.kata(&pair.noor, "sync").ok();
    assert_eq!(shown.trim(), "Nothing new here or at origin/main.");
    let upstream = pair.git(
        &pair.noor,
        &["rev-parse", "--abbrev-ref", "main@{upstream}"],
    );
    assert_eq!(upstream.trim(), "origin/main");
}

#[test]
fn steps_go_and_come_without_a_merge_where_only_one_side_worked() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    let went = pair.kata(&pair.noor, "sync").ok();
    assert!(went.contains("One step went to origin/main:"), "{went}");
    let came = pair.kata(&pair.bram, "sync").ok();
    assert!(
        came.contains("One step came in from origin/main:"),
        "{came}"
    );
    assert!(
        came.contains("packing E1 planned: Print each label"),
        "{came}"
    );
    let head = |whose: &Path| pair.git(whose, &["rev-parse", "HEAD"]);
    assert_eq!(head(&pair.noor), head(&pair.bram));
}

#[test]
fn a_month_apart_comes_together_without_a_question() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.meet();
    pair.kata(
        &pair.noor,
        "record --happened 'It fell to 1 minute' --learned 'The wait was the fetching' --value 38",
    )
    .ok();
    pair.kata(&pair.noor, "measure lead-time 41 --on 2026-11-21")
        .ok();
    pair.kata(&pair.bram, "note E1 'Who fetched the batch?'")
        .ok();
    pair.kata(&pair.bram, "measure lead-time 43 --on 2026-11-22")
        .ok();
    pair.kata(
        &pair.bram,
        "obstacle edit O2 --gone-when 'nobody waits for the scanner'",
    )
    .ok();
    pair.kata(&pair.noor, "sync").ok();
    let shown = pair.kata(&pair.bram, "sync").ok();
    assert!(shown.contains("Brought together:"), "{shown}");
    assert!(shown.contains("packing/E1: Print each label"), "{shown}");
    pair.meet();
    let experiment = pair.read(&pair.noor, "boards/packing/experiments/001");
    assert!(
        experiment.contains("It fell to 1 minute") && experiment.contains("Who fetched the batch?")
    );
    let points = pair.read(&pair.bram, "boards/packing/metrics/lead-time.points.toml");
    for value in ["41.0", "43.0", "38.0", "44.0"] {
        assert!(points.contains(value), "{value} in {points}");
    }
    let parents = pair.git(&pair.bram, &["log", "-1", "--format=%p"]);
    assert_eq!(parents.split_whitespace().count(), 2);
    let step = pair.git(
        &pair.bram,
        &["log", "-1", "--format=%(trailers:key=Kata-Step,valueonly)"],
    );
    assert_eq!(step.trim(), "merged");
}

#[test]
fn comments_of_both_sides_stay() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.meet();
    let edit = |whose: &Path, from: &str, to: &str| {
        let all = pair.git(whose, &["ls-files", "boards/packing/experiments"]);
        let path = whose.join(all.trim());
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        std::fs::write(&path, text.replace(from, to)).unwrap();
        pair.kata(whose, "save").ok();
    };
    edit(&pair.noor, "step = ", "# ask Sanne first\nstep = ");
    pair.kata(&pair.noor, "experiment edit E1 --by 2026-11-30")
        .ok();
    edit(
        &pair.bram,
        "expect = ",
        "# two minutes is a guess\nexpect = ",
    );
    pair.kata(
        &pair.bram,
        "experiment edit E1 --guard 'Nobody lifts alone'",
    )
    .ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "sync").ok();
    pair.meet();
    let text = pair.read(&pair.noor, "boards/packing/experiments/001");
    for kept in [
        "# ask Sanne first",
        "# two minutes is a guess",
        "2026-11-30",
        "Nobody lifts alone",
    ] {
        assert!(text.contains(kept), "{kept} in\n{text}");
    }
}

#[test]
fn one_field_changed_both_ways_stops_with_both_values_and_changes_nothing() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.meet();
    pair.kata(
        &pair.noor,
        "experiment edit E1 --expect 'Waiting falls to 3 minutes'",
    )
    .ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "experiment edit E1 --expect 'Waiting halves'")
        .ok();
    std::fs::write(pair.bram.join("own.txt"), "mine").unwrap();
    pair.git(&pair.bram, &["add", "own.txt"]);
    let before = (
        pair.git(&pair.bram, &["rev-parse", "HEAD"]),
        pair.git(&pair.bram, &["status", "--porcelain"]),
    );
    let run = pair.kata(&pair.bram, "sync");
    assert_eq!(run.code, 4, "{run:?}");
    for said in [
        "packing/E1.expect",
        "Waiting falls to 3 minutes",
        "Waiting halves",
        "kata resolve packing/E1.expect --take ours",
    ] {
        assert!(run.stderr.contains(said), "{said} in\n{}", run.stderr);
    }
    let after = (
        pair.git(&pair.bram, &["rev-parse", "HEAD"]),
        pair.git(&pair.bram, &["status", "--porcelain"]),
    );
    assert_eq!(before, after);
    let json = pair.kata(&pair.bram, "sync --format json");
    let error: serde_json::Value = serde_json::from_str(&json.stderr).unwrap();
    assert_eq!(error["conflicts"][0]["field"], "packing/E1.expect");
    assert_eq!(error["conflicts"][0]["ours"], "Waiting halves");
    assert_eq!(error["exit"], 4);
    pair.kata(&pair.bram, "resolve E1.expect --take theirs")
        .ok();
    pair.git(&pair.bram, &["rm", "-q", "-f", "own.txt"]);
    pair.meet();
    assert!(
        pair.read(&pair.noor, "boards/packing/experiments/001")
            .contains("3 minutes")
    );
}

#[test]
fn several_fields_are_decided_one_command_after_the_other() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.meet();
    pair.kata(
        &pair.noor,
        "experiment edit E1 --expect A --guard 'Noor looks'",
    )
    .ok();
    pair.kata(&pair.noor, "obstacle focus O2").ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(
        &pair.bram,
        "experiment edit E1 --expect B --guard 'Bram looks'",
    )
    .ok();
    pair.kata(&pair.bram, "obstacle add 'The printer is slow'")
        .ok();
    pair.kata(&pair.bram, "obstacle focus O3").ok();
    assert_eq!(pair.kata(&pair.bram, "sync").code, 4);
    let head = pair.git(&pair.bram, &["rev-parse", "HEAD"]);
    let first = pair.kata(&pair.bram, "resolve E1.guard --take both");
    assert_eq!(first.code, 4, "{first:?}");
    assert!(!first.stderr.contains("E1.guard"), "{}", first.stderr);
    let second = pair.kata(&pair.bram, "resolve packing.focus --take ours");
    assert_eq!(second.code, 4, "{second:?}");
    assert_eq!(pair.git(&pair.bram, &["rev-parse", "HEAD"]), head);
    pair.kata(&pair.bram, "resolve E1.expect --value C").ok();
    pair.meet();
    let text = pair.read(&pair.noor, "boards/packing/experiments/001");
    assert!(
        text.contains("expect = \"C\"") && text.contains("Bram looks\nNoor looks"),
        "{text}"
    );
    assert!(
        pair.read(&pair.noor, "boards/packing/board.toml")
            .contains("focus = \"003-")
    );
}

#[test]
fn two_results_for_one_experiment_are_for_a_person() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.meet();
    pair.kata(
        &pair.noor,
        "record --happened 'One minute' --learned 'Fetching was the wait'",
    )
    .ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(
        &pair.bram,
        "record --happened 'Ran out of labels' --learned 'Stock is next'",
    )
    .ok();
    let run = pair.kata(&pair.bram, "sync");
    assert_eq!(run.code, 4, "{run:?}");
    assert!(run.stderr.contains("packing/E1.result"), "{}", run.stderr);
    pair.kata(&pair.bram, "resolve E1.result --take both").ok();
    pair.meet();
    let text = pair.read(&pair.noor, "boards/packing/experiments/001");
    for said in [
        "One minute",
        "Ran out of labels",
        "Fetching was the wait",
        "Stock is next",
    ] {
        assert!(text.contains(said), "{said} in\n{text}");
    }
}

#[test]
fn an_expectation_changed_beside_a_result_is_for_a_person() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.meet();
    pair.kata(&pair.noor, "record --happened h --learned l")
        .ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "experiment edit E1 --expect 'As it came'")
        .ok();
    let run = pair.kata(&pair.bram, "sync");
    assert_eq!(run.code, 4, "{run:?}");
    assert!(
        run.stderr.contains("One side changed what was expected"),
        "{}",
        run.stderr
    );
    pair.kata(&pair.bram, "resolve E1.expect --take theirs")
        .ok();
    pair.meet();
}

#[test]
fn a_number_given_away_twice_is_given_once_and_what_refers_to_it_follows() {
    let pair = Pair::new();
    pair.kata(&pair.noor, "obstacle add 'The printer is slow'")
        .ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "obstacle add 'Orders come in waves'")
        .ok();
    pair.kata(&pair.bram, "obstacle focus O3").ok();
    pair.kata(&pair.bram, PLAN).ok();
    let shown = pair.kata(&pair.bram, "sync").ok();
    assert!(
        shown.contains("packing/O3 (003-orders-come-waves) is packing/O4 now"),
        "{shown}"
    );
    let step = pair.git(
        &pair.bram,
        &["log", "-1", "--format=%(trailers:key=Kata-Step,valueonly)"],
    );
    assert_eq!(step.trim(), "renumbered");
    pair.meet();
    assert!(
        pair.read(&pair.noor, "boards/packing/board.toml")
            .contains("focus = \"004-orders-come-waves\"")
    );
    let experiment = pair.read(&pair.noor, "boards/packing/experiments/001");
    assert!(
        experiment.contains("obstacle = \"004-orders-come-waves\""),
        "{experiment}"
    );
    let obstacle = pair.read(&pair.noor, "boards/packing/obstacles/004");
    assert!(
        obstacle.contains("was = [\"003-orders-come-waves\"]"),
        "{obstacle}"
    );
    assert!(
        pair.kata(&pair.noor, "show O3")
            .ok()
            .contains("The printer is slow")
    );
    let history = pair.kata(&pair.noor, "show O4 --history").ok();
    assert!(
        history.contains("found") && history.contains("renumbered"),
        "{history}"
    );
}

#[test]
fn two_records_under_one_file_name_are_both_kept() {
    let pair = Pair::new();
    pair.kata(
        &pair.noor,
        "obstacle add 'The printer is slow' --gone-when 'it keeps up'",
    )
    .ok();
    pair.kata(
        &pair.bram,
        "obstacle add 'The printer is slow' --gone-when 'nobody waits'",
    )
    .ok();
    pair.kata(&pair.bram, "obstacle focus O3").ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "sync").ok();
    pair.meet();
    assert!(
        pair.read(&pair.noor, "boards/packing/obstacles/003")
            .contains("it keeps up")
    );
    assert!(
        pair.read(&pair.noor, "boards/packing/obstacles/004")
            .contains("nobody waits")
    );
    assert!(
        pair.read(&pair.noor, "boards/packing/board.toml")
            .contains("focus = \"004-")
    );
}

#[test]
fn what_was_taken_away_here_and_changed_there_stays() {
    let pair = Pair::new();
    pair.kata(
        &pair.noor,
        "board new receiving --learner Sanne --challenge 'Nothing waits at the dock'",
    )
    .ok();
    pair.meet();
    pair.git(&pair.noor, &["rm", "-q", "-r", "boards/receiving"]);
    pair.kata(&pair.noor, "save").ok();
    let obstacle = pair.git(&pair.noor, &["ls-files", "boards/packing/obstacles/002*"]);
    pair.git(&pair.noor, &["rm", "-q", obstacle.trim()]);
    pair.kata(&pair.noor, "save").ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "-b receiving obstacle add 'One dock'")
        .ok();
    pair.kata(
        &pair.bram,
        "-b packing obstacle edit O2 --gone-when 'each has one'",
    )
    .ok();
    let shown = pair.kata(&pair.bram, "sync").ok();
    assert!(
        shown.contains("packing/O2 stays: there it was taken away, and you changed it"),
        "{shown}"
    );
    assert!(shown.contains("Board receiving stays"), "{shown}");
    pair.meet();
    assert!(
        pair.read(&pair.noor, "boards/receiving/board.toml")
            .contains("Sanne")
    );
}

#[test]
fn a_board_closed_on_one_side_and_worked_at_on_the_other_is_named() {
    let pair = Pair::new();
    pair.kata(
        &pair.noor,
        "target close --result met --reached yes --learned much",
    )
    .ok();
    pair.kata(&pair.noor, "board close --learned 'It runs'")
        .ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, PLAN).ok();
    let run = pair.kata(&pair.bram, "sync").done();
    assert!(
        run.stderr
            .contains("packing was closed on one side while work went on"),
        "{run:?}"
    );
    pair.meet();
}

#[test]
fn the_rename_that_git_guesses_puts_no_result_into_another_experiment() {
    let pair = Pair::new();
    // Two experiments that look alike, as those of one week do
    let plan = |n: &str| {
        format!(
            "plan --step 'Print each label at the bench, part {n}' --expect 'Waiting falls to 2 minutes at the bench' --alongside 'both at once'"
        )
    };
    pair.kata(&pair.noor, &plan("one")).ok();
    pair.meet();
    // Noor takes hers away and plans another; git sees a rename
    let first = pair.git(&pair.noor, &["ls-files", "boards/packing/experiments"]);
    pair.git(&pair.noor, &["rm", "-q", first.trim()]);
    pair.kata(&pair.noor, "save").ok();
    pair.kata(&pair.noor, &plan("two")).ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(
        &pair.bram,
        "record E1 --happened 'It fell' --learned 'The wait was elsewhere'",
    )
    .ok();
    let apart = pair.git(&pair.bram, &["rev-parse", "HEAD"]);
    // A plain merge takes one for the other
    pair.git(&pair.bram, &["pull", "-q", "--no-rebase", "--no-edit"]);
    let mixed = pair.read(&pair.bram, "boards/packing/experiments/002");
    let taken = mixed.contains("The wait was elsewhere");
    let found = pair.kata(&pair.bram, "check --format json");
    let names: Vec<String> =
        serde_json::from_str::<serde_json::Value>(&found.stdout).unwrap()["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["name"].as_str().unwrap().to_owned())
            .collect();
    assert!(taken, "git was to take one for the other:\n{mixed}");
    assert!(names.contains(&"merge-mixed".to_owned()), "{names:?}");
    assert_eq!(found.code, 3);
    // kata sync does not
    pair.git(&pair.bram, &["reset", "-q", "--hard", apart.trim()]);
    pair.kata(&pair.bram, "sync").ok();
    pair.meet();
    assert!(
        !pair
            .read(&pair.bram, "boards/packing/experiments/002")
            .contains("The wait was elsewhere")
    );
    assert!(
        pair.read(&pair.bram, "boards/packing/experiments/001")
            .contains("The wait was elsewhere")
    );
}

#[test]
fn a_plain_merge_that_conflicted_is_resolved_from_its_sides() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.meet();
    pair.kata(&pair.noor, "record --happened h --learned l --value 38")
        .ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "note E1 'Who fetched the batch?'")
        .ok();
    let (code, _, _) = pair.s.try_git(&[
        "-C",
        pair.bram.to_str().unwrap(),
        "pull",
        "-q",
        "--no-rebase",
        "--no-edit",
    ]);
    assert_ne!(code, 0, "git was to leave a conflict");
    pair.kata(&pair.bram, "resolve").ok();
    assert_eq!(pair.git(&pair.bram, &["status", "--porcelain"]), "");
    let parents = pair.git(&pair.bram, &["log", "-1", "--format=%p"]);
    assert_eq!(parents.split_whitespace().count(), 2);
    pair.meet();
    let text = pair.read(&pair.noor, "boards/packing/experiments/001");
    assert!(
        text.contains("Who fetched the batch?") && text.contains("happened = \"h\""),
        "{text}"
    );
}

#[test]
fn a_rebase_that_stopped_is_resolved_and_goes_on_with_git() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.meet();
    pair.kata(&pair.noor, "experiment edit E1 --expect A").ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "experiment edit E1 --expect B").ok();
    let bram = pair.bram.to_str().unwrap();
    let (code, _, _) = pair.s.try_git(&["-C", bram, "pull", "-q", "--rebase"]);
    assert_ne!(code, 0);
    let open = pair.kata(&pair.bram, "resolve");
    assert_eq!(open.code, 4, "{open:?}");
    let run = pair
        .kata(&pair.bram, "resolve E1.expect --take theirs")
        .done();
    assert!(run.stderr.contains("git rebase --continue"), "{run:?}");
    pair.git(&pair.bram, &["rebase", "--continue"]);
    assert!(
        pair.read(&pair.bram, "boards/packing/experiments/001")
            .contains("expect = \"B\"")
    );
    pair.meet();
}

#[test]
fn other_files_that_conflict_stop_it_before_anything() {
    let pair = Pair::new();
    let write = |whose: &Path, text: &str| {
        std::fs::write(whose.join("README.md"), text).unwrap();
        pair.git(whose, &["add", "README.md"]);
        pair.git(whose, &["commit", "-q", "-m", "readme"]);
    };
    write(&pair.noor, "one\n");
    pair.kata(&pair.noor, "sync").ok();
    write(&pair.bram, "two\n");
    pair.kata(&pair.bram, PLAN).ok();
    let head = pair.git(&pair.bram, &["rev-parse", "HEAD"]);
    let run = pair.kata(&pair.bram, "sync");
    assert_eq!(run.code, 4, "{run:?}");
    assert!(
        run.stderr.contains("README.md") && run.stderr.contains("git merge origin/main"),
        "{}",
        run.stderr
    );
    assert_eq!(pair.git(&pair.bram, &["rev-parse", "HEAD"]), head);
    assert_eq!(pair.git(&pair.bram, &["status", "--porcelain"]), "");
}

#[test]
fn what_is_dirty_in_the_way_stops_it_and_elsewhere_stays() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.meet();
    pair.kata(&pair.noor, "experiment edit E1 --guard x").ok();
    pair.kata(&pair.noor, "sync").ok();
    let path = pair.git(&pair.bram, &["ls-files", "boards/packing/experiments"]);
    let file = pair.bram.join(path.trim());
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("# by hand\n{text}")).unwrap();
    std::fs::write(pair.bram.join("own.txt"), "mine").unwrap();
    let run = pair.kata(&pair.bram, "sync");
    assert_eq!(run.code, 4, "{run:?}");
    assert!(
        run.stderr.contains(path.trim()) && run.stderr.contains("kata save"),
        "{}",
        run.stderr
    );
    assert!(
        std::fs::read_to_string(&file)
            .unwrap()
            .starts_with("# by hand")
    );
    pair.kata(&pair.bram, "save").ok();
    pair.kata(&pair.bram, "sync").ok();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        text.contains("# by hand") && text.contains("guard = \"x\""),
        "{text}"
    );
    assert_eq!(
        std::fs::read_to_string(pair.bram.join("own.txt")).unwrap(),
        "mine"
    );
}

#[test]
fn each_thing_that_stands_in_the_way_has_its_sentence() {
    let s = Sandbox::practising();
    let nowhere = s.kata("sync");
    assert_eq!(nowhere.code, 1);
    assert!(
        nowhere.stderr.contains("git remote add origin"),
        "{}",
        nowhere.stderr
    );
    s.git(&["remote", "add", "one", "../one.git"]);
    s.git(&["remote", "add", "two", "../two.git"]);
    let several = s.kata("sync");
    assert_eq!(several.code, 1);
    assert!(
        several.stderr.contains("one, two") && several.stderr.contains("kata sync one"),
        "{}",
        several.stderr
    );
    let missing = s.kata("sync one");
    assert_eq!(missing.code, 1);
    assert!(
        missing.stderr.contains("no repository"),
        "{}",
        missing.stderr
    );
    s.git(&["checkout", "-q", "--detach"]);
    let detached = s.kata("sync one");
    assert_eq!(detached.code, 4);
    assert!(
        detached.stderr.contains("git switch -"),
        "{}",
        detached.stderr
    );
}

#[test]
fn two_homes_that_share_nothing_are_not_merged() {
    let pair = Pair::new();
    let mut other = Sandbox::empty();
    other.now = "2026-11-20T09:00:00+01:00".to_owned();
    other.kata("init").ok();
    let address = pair.shared.to_str().unwrap();
    other.git(&["remote", "add", "origin", address]);
    let run = other.kata("sync");
    assert_eq!(run.code, 4, "{run:?}");
    assert!(
        run.stderr.contains("have no commit in common"),
        "{}",
        run.stderr
    );
}

#[test]
fn unpushed_work_outside_of_the_home_is_named_and_goes_along_only_when_told() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    let shared = s.root().join("shared.git");
    s.git(&["init", "-q", "--bare", shared.to_str().unwrap()]);
    s.git(&["remote", "add", "origin", shared.to_str().unwrap()]);
    s.write("main.c", "int main;");
    s.git(&["add", "main.c"]);
    s.git(&["commit", "-q", "-m", "half of it"]);
    s.kata("init practice").ok();
    let home = s.work.join("practice");
    let run = s.call("sync").cwd(&home).run();
    assert_eq!(run.code, 4, "{run:?}");
    assert!(
        run.stderr.contains("half of it (main.c)") && run.stderr.contains("--with-others"),
        "{}",
        run.stderr
    );
    s.call("sync --with-others").cwd(&home).run().ok();
    s.call("sync").cwd(&home).run().ok();
}

/// git ends with 1 as it does where files are in conflict, and names none.
#[test]
fn a_merge_that_git_could_not_write_is_no_conflict() {
    let pair = Pair::new();
    for (who, line) in [(&pair.noor, PLAN), (&pair.bram, "note O1 'Bram'")] {
        pair.kata(who, line).ok();
    }
    pair.kata(&pair.noor, "sync").ok();
    let run = pair.sync_where("merge-tree", "echo 'error: no room for a tree' >&2; exit 1");
    assert_eq!(run.code, 1, "{run:?}");
    assert!(has(&run.stderr, "no room for a tree"), "{run:?}");
    pair.kata(&pair.bram, "sync").ok();
}

#[test]
fn a_server_that_does_not_take_it_is_asked_once_and_the_way_is_shown() {
    let pair = Pair::new();
    let hook = pair.shared.join("hooks/pre-receive");
    pair.s.script(
        &hook,
        "echo x >> asked\necho 'main is protected; use a pull request' >&2\nexit 1",
    );
    pair.kata(&pair.noor, PLAN).ok();
    let run = pair.kata(&pair.noor, "sync");
    assert_eq!(run.code, 1, "{run:?}");
    for said in [
        "origin does not take this for main",
        "main is protected",
        "git push origin HEAD:refs/heads/kata-main",
    ] {
        assert!(run.stderr.contains(said), "{said} in\n{}", run.stderr);
    }
    assert_eq!(
        std::fs::read_to_string(pair.shared.join("asked")).unwrap(),
        "x\n"
    );
    std::fs::remove_file(&hook).unwrap();
    pair.kata(&pair.noor, "sync").ok();
}

#[test]
fn somebody_who_pushes_in_between_is_merged_and_it_is_pushed_again() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.kata(&pair.bram, "obstacle add 'Orders come in waves'")
        .ok();
    // Bram is faster: he pushes when Noor's push is about to begin
    let bram = pair.bram.to_str().unwrap();
    let hook = pair.noor.join(".git/hooks/pre-push");
    pair.s.script(
        &hook,
        &format!("test -e once || {{ touch once; git -C '{bram}' push -q origin main; }}"),
    );
    pair.kata(&pair.noor, "sync").ok();
    let shared = pair.shared.to_str().unwrap();
    let there = pair.s.git(&["-C", shared, "rev-parse", "main"]);
    assert_eq!(there, pair.git(&pair.noor, &["rev-parse", "main"]));
    std::fs::remove_file(pair.noor.join("once")).unwrap();
    std::fs::remove_file(&hook).unwrap();
    pair.meet();
    assert!(
        pair.kata(&pair.noor, "obstacle list")
            .ok()
            .contains("Orders come in waves")
    );
}

#[test]
fn a_merge_runs_the_hooks_that_git_runs_and_stops_with_them() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "obstacle add 'Orders come in waves'")
        .ok();
    let hook = pair.bram.join(".git/hooks/pre-merge-commit");
    pair.s.script(&hook, "echo 'not on a Friday' >&2; exit 1");
    let head = pair.git(&pair.bram, &["rev-parse", "HEAD"]);
    let run = pair.kata(&pair.bram, "sync");
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stderr.contains("not on a Friday"), "{}", run.stderr);
    assert_eq!(pair.git(&pair.bram, &["rev-parse", "HEAD"]), head);
    assert_eq!(pair.git(&pair.bram, &["status", "--porcelain"]), "");
    let kata = env!("CARGO_BIN_EXE_kata");
    pair.s
        .script(&hook, &format!("'{kata}' check --staged --strict"));
    pair.s.script(
        &pair.bram.join(".git/hooks/commit-msg"),
        "echo 'Seen-by: Bram' >> \"$1\"",
    );
    pair.kata(&pair.bram, "sync").ok();
    assert!(
        pair.git(&pair.bram, &["log", "-1", "--format=%B"])
            .contains("Seen-by: Bram")
    );
    pair.meet();
}

#[test]
fn a_dry_run_shows_what_would_go_and_come_and_changes_nothing() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    let dry = pair.kata(&pair.noor, "sync --dry-run").ok();
    assert!(
        dry.contains("One step went to") || dry.contains("went"),
        "{dry}"
    );
    assert!(pair.kata(&pair.bram, "sync").ok().contains("Nothing new"));
}

#[test]
fn a_sync_that_did_nothing_to_a_record_is_no_step_of_it() {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.meet();
    pair.kata(&pair.noor, "note E1 'Seen again'").ok();
    pair.kata(&pair.bram, "obstacle add 'Something else'").ok();
    pair.meet();
    let merged = pair.git(&pair.bram, &["log", "--merges", "--format=%s"]);
    assert!(merged.contains("kata merged"), "{merged}");
    let log = pair.kata(&pair.bram, "log E1").ok();
    assert!(log.contains("noted") && !log.contains("merged"), "{log}");
}
