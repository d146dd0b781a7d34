//! Taking steps back, and taking them up again; and hand edits saved together.

use serde_json::Value;

use crate::helper::{Sandbox, has};
use crate::history::{commit_by_hand, recorded, steps};

fn tree_of(s: &Sandbox, rev: &str) -> String {
    s.git(&["rev-parse", &format!("{rev}^{{tree}}")])
}

fn standing(s: &Sandbox, reference: &str) -> bool {
    s.kata(&format!("show {reference}")).code == 0
}

#[test]
fn undo_takes_the_newest_step_back_and_again_the_one_before_and_redo_the_last_undo() {
    let s = recorded();
    let trees: Vec<String> = (0..3).map(|n| tree_of(&s, &format!("HEAD~{n}"))).collect();
    let before = s.commits();
    let undone = s.kata("undo").done();
    assert!(
        undone.stdout.contains("packing E1 recorded: Print"),
        "{undone:?}"
    );
    assert_eq!(s.commits(), before + 1);
    assert_eq!(tree_of(&s, "HEAD"), trees[1]);
    assert_eq!(s.trailer("Kata-Step"), ["undone"]);
    assert_eq!(s.trailer("Kata-Board"), ["packing"]);
    assert!(
        s.trailer("Kata-Record")[0].starts_with("E1 "),
        "{}",
        s.message()
    );
    assert_eq!(
        s.trailer("Kata-Undoes"),
        [s.git(&["rev-parse", "HEAD~1"]).trim()]
    );
    assert!(
        s.message()
            .starts_with("packing E1 undone: recorded – Print each label"),
        "{}",
        s.message()
    );
    s.assert_clean();
    s.kata("undo").ok();
    assert_eq!(tree_of(&s, "HEAD"), trees[2]);
    assert!(!standing(&s, "E1"));
    let record = s.trailer("Kata-Record").join("\n");
    assert!(
        record.starts_with("E1 0"),
        "a record that is gone keeps its id here: {record}"
    );

    s.kata("redo").ok();
    assert_eq!(tree_of(&s, "HEAD"), trees[1]);
    assert_eq!(s.trailer("Kata-Step"), ["redone"]);
    assert!(s.trailer("Kata-Redoes").len() == 1 && s.trailer("Kata-Undoes").is_empty());
    s.kata("redo").ok();
    assert_eq!(tree_of(&s, "HEAD"), trees[0]);
    s.kata("redo").fails(1).says(&["nothing was undone"]);
    s.kata("undo").ok();
    assert_eq!(tree_of(&s, "HEAD"), trees[1]);
    s.kata("check").ok();
    assert_eq!(steps(&s, "log").len(), s.commits());
    assert!(
        steps(&s, "log E1")
            .iter()
            .any(|step| step["step"] == "undone")
    );
}

#[test]
fn a_number_is_never_used_again_after_an_undo() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label' --expect 'Less waiting'")
        .ok();
    s.kata("undo").ok();
    s.kata("plan --step 'Move the printer' --expect 'Less walking'")
        .ok();
    assert!(standing(&s, "E2") && !standing(&s, "E1"));
    // also where a hand had made it
    s.write(
        "boards/packing/obstacles/007-by-hand.toml",
        "id = \"01H\"\ntext = \"By hand\"\n",
    );
    commit_by_hand(&s, "another one");
    s.kata("undo").ok();
    s.kata("obstacle add 'The tape runs out'").ok();
    assert!(standing(&s, "O8"));
}

#[test]
fn a_step_on_which_later_ones_build_is_not_taken_back_and_they_are_named() {
    let s = recorded();
    let head = s.head();
    // its own later step
    let plan = s.git(&["rev-parse", "HEAD~1"]);
    s.kata(&format!("undo {}", plan.trim()))
        .fails(1)
        .says(&["packing E1 recorded: Print", "build on it"]);
    // a reference to what it made
    let found = steps(&s, "log --kind obstacle-found")[0]["commit"]
        .as_str()
        .unwrap()
        .to_owned();
    s.kata(&format!("undo {found}"))
        .fails(1)
        .says(&["packing E1 planned: Print", "packing O1 in focus"]);
    s.kata("undo TC1")
        .fails(1)
        .says(&["packing E1 planned", "packing O1, O2 found"]);
    assert_eq!(s.head(), head);
    // a target that was closed, with another one open by now
    s.kata("target close --result met").ok();
    s.kata("target new --by 2026-12-20 --outcome 'Within 30' --pattern 'At the bench'")
        .ok();
    s.kata("undo TC1")
        .fails(1)
        .says(&["packing TC2 set: Within 30"]);
    s.kata("undo").ok();
    s.kata("undo TC1").ok();
    assert_eq!(
        s.kata("next --format json").json()["step"],
        "plan-experiment"
    );
}

#[test]
fn what_later_steps_did_elsewhere_stays() {
    let s = Sandbox::practising();
    s.kata("measure lead-time 41").ok();
    s.kata("measure lead-time 39").ok();
    let second = s.git(&["rev-parse", "HEAD~1"]);
    s.kata("obstacle edit O2 --gone-when 'Each has one'").ok();
    s.kata(&format!("undo {}", second.trim())).ok();
    let points = s.read("boards/packing/metrics/lead-time.points.toml");
    assert!(
        points.contains("39.0") && points.contains("44.0") && !points.contains("41.0"),
        "{points}"
    );
    assert!(has(&s.kata("show O2").ok(), "Each has one"));
    // a correction builds on what it corrects
    s.kata("measure lead-time 38 --instead-of 39").ok();
    let corrected = steps(&s, "log --kind measured -n 6");
    let of_39 = corrected
        .iter()
        .find(|step| step["subject"].as_str().unwrap().contains("39"))
        .unwrap();
    assert_eq!(
        s.kata(&format!("undo {}", of_39["commit"].as_str().unwrap()))
            .code,
        0,
        "the line it added is there"
    );
    s.kata("check").ok();
}

#[test]
fn only_ones_own_steps_are_taken_back_unless_one_is_named() {
    let s = Sandbox::practising();
    s.git(&["config", "user.name", "Bram"]);
    s.git(&["config", "user.email", "bram@example.org"]);
    s.kata("undo").fails(1).says(&["no step of yours"]);
    s.kata("obstacle add 'The tape runs out'").ok();
    s.git(&["config", "user.email", "noor@example.org"]);
    s.kata("undo").ok();
    assert!(standing(&s, "O3"));
    assert!(
        s.kata("board show --format json").json()["focus"].is_null(),
        "her newest was the focus"
    );
    s.kata("undo O3").ok();
    assert!(!standing(&s, "O3"));
}

#[test]
fn undo_keeps_to_the_board_in_use_and_the_home() {
    let s = Sandbox::practising();
    s.kata("board new receiving --learner Bram --challenge 'Nothing waits'")
        .ok();
    s.kata("-b receiving obstacle add 'The dock is full'").ok();
    s.kata("problem raise 'Returns come back unlabelled'").ok();
    s.kata("undo").fails(1);
    s.kata("-b packing undo").ok();
    assert!(!standing(&s, "P1"), "{}", s.message());
    s.kata("-b packing undo").ok();
    assert!(
        s.message().starts_with("packing O1 undone"),
        "{}",
        s.message()
    );
    s.kata("use receiving").ok();
    s.kata("undo").ok();
    assert!(
        s.message().starts_with("receiving O1 undone"),
        "{}",
        s.message()
    );
    s.kata("undo").ok();
    s.kata("-b receiving board show").fails(1);
    // the last undo, wherever it was
    s.kata("redo").ok();
    s.kata("-b receiving redo").ok();
    assert!(has(
        &s.kata("-b receiving board show").ok(),
        "The dock is full"
    ));
    s.kata("-b receiving redo").fails(1);
    s.kata("redo").ok();
    assert!(
        s.message().starts_with("packing O1 redone"),
        "{}",
        s.message()
    );
}

#[test]
fn merges_the_home_itself_and_hand_edits_in_the_way_are_refused() {
    let s = Sandbox::home();
    s.kata("undo").fails(1).says(&["made this kata home"]);
    let s = Sandbox::practising();
    s.kata("obstacle add 'The tape runs out'").ok();
    let path = s.path_of("boards/packing/obstacles/003-");
    let text = s.read(&path);
    s.write(&path, &format!("{text}# mine\n"));
    s.kata("undo").fails(4).says(&["kata save"]);
    s.kata("undo --dry-run").fails(4).says(&["kata save"]);
    s.write(&path, &text);
    let diff = s.kata("undo --dry-run").ok();
    assert!(diff.contains("-text = \"The tape runs out\""), "{diff}");
    assert!(standing(&s, "O3"));
    let document = s.kata("undo --format json").json();
    assert_eq!(
        (&document["commit"], &document["step"]),
        (
            &s.head().into(),
            &s.git(&["rev-parse", "HEAD~1"]).trim().into()
        )
    );
    s.kata("undo nonsense").fails(1);
}

#[test]
fn after_a_rebase_an_undone_step_is_still_known_as_undone() {
    let s = Sandbox::practising();
    s.git(&["switch", "-qc", "try"]);
    s.kata("obstacle add 'The tape runs out'").ok();
    s.kata("obstacle add 'The cart is far'").ok();
    s.kata("undo").ok();
    s.kata("undo").ok();
    s.kata("redo").ok();
    s.git(&["switch", "-q", "main"]);
    s.kata("measure lead-time 40").ok();
    s.git(&["switch", "-q", "try"]);
    s.git(&["rebase", "-q", "main"]);
    assert!(standing(&s, "O3") && !standing(&s, "O4"));
    s.kata("undo").ok();
    assert!(!standing(&s, "O3"));
    s.kata("undo").ok();
    let points = s.read("boards/packing/metrics/lead-time.points.toml");
    assert!(!points.contains("40.0"), "next was the measurement");
}

#[test]
fn the_words_of_an_undo_are_those_of_the_language() {
    let s = Sandbox::empty();
    s.kata("init --lang nl").ok();
    s.kata("problem raise 'Retouren komen terug'").ok();
    let said = s.kata("--lang nl undo").ok();
    assert!(said.starts_with("Teruggedraaid: P1 "), "{said}");
    assert!(
        s.message().starts_with("P1 teruggedraaid: Retouren"),
        "{}",
        s.message()
    );
    assert!(s.message().contains("Draait terug: P1"), "{}", s.message());
}

// Saving

#[test]
fn several_hand_edits_are_saved_under_a_subject_that_names_them() {
    let s = recorded();
    for start in [
        "boards/packing/obstacles/001-",
        "boards/packing/obstacles/002-",
        "boards/packing/targets/001-",
    ] {
        let path = s.path_of(start);
        let text = s.read(&path);
        s.write(&path, &format!("{text}# seen again\n"));
    }
    let text = s.read(&s.path_of("boards/packing/obstacles/002-"));
    s.write(
        &s.path_of("boards/packing/obstacles/002-"),
        &format!("{text}gone_when = \"Each has one\"\n"),
    );
    s.kata("save").ok();
    let message = s.message();
    assert!(
        message.starts_with("packing saved: O1, O2, TC1\n"),
        "{message}"
    );
    assert!(
        message.contains("O2: The scanner is shared\n  Gone when: Each has one\n"),
        "{message}"
    );
    let records = s.trailer("Kata-Record");
    assert_eq!(records.len(), 3, "{records:?}");
}

#[test]
fn a_cycle_that_is_taken_back_is_told_by_what_came_out_of_it() {
    let s = Sandbox::practising();
    s.call("coach --from -")
        .stdin("[plan]\nstep = \"Print each label\"\nexpect = \"Less waiting\"\n")
        .run()
        .ok();
    let says = |words: &str| {
        let message = s.message();
        assert!(
            message.starts_with(&format!("packing C1 {words}: Print each label\n")),
            "{message}"
        );
    };
    s.kata("undo").ok();
    says("undone");
    s.kata("redo").ok();
    says("redone");
}

#[test]
fn what_was_removed_by_hand_is_saved_by_its_name() {
    let s = Sandbox::practising();
    s.kata("obstacle add 'The tape runs out' 'The cart is far'")
        .ok();
    std::fs::remove_file(s.work.join(s.path_of("boards/packing/obstacles/003-"))).unwrap();
    s.kata("save").ok();
    let message = s.message();
    assert!(
        message.starts_with("packing O3 removed: The tape runs out\n"),
        "{message}"
    );
    assert!(s.trailer("Kata-Record")[0].starts_with("O3 0"), "{message}");
    std::fs::remove_file(s.work.join(s.path_of("boards/packing/obstacles/004-"))).unwrap();
    std::fs::remove_file(s.work.join(s.path_of("boards/packing/obstacles/002-"))).unwrap();
    s.kata("save").ok();
    assert!(
        s.message().starts_with("packing removed: O2, O4\n"),
        "{}",
        s.message()
    );
    s.kata("undo").ok();
    assert!(standing(&s, "O2") && standing(&s, "O4"));
}

#[test]
fn what_others_name_is_not_saved_away() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label' --expect 'Less waiting'")
        .ok();
    let head = s.head();
    for (start, others) in [
        ("boards/packing/obstacles/001-", "focus"),
        ("boards/packing/targets/001-", "target"),
    ] {
        let path = s.path_of(start);
        let text = s.read(&path);
        std::fs::remove_file(s.work.join(&path)).unwrap();
        for line in ["save", "save --dry-run"] {
            s.kata(line)
                .fails(1)
                .says(&["which is not there", others, "take the key out"]);
        }
        // The same under another name is no less gone.
        s.write(&path.replace("/001-", "/001-renamed-"), &text);
        s.kata("save").fails(1).says(&["which is not there"]);
        s.git(&["clean", "-fdq"]);
        s.git(&["checkout", "-q", "HEAD", "--", "."]);
    }
    assert_eq!(s.head(), head);
    // What nothing of today made missing stands in no one's way.
    let own = "boards/packing/board.toml";
    let text = s.read(own).replace("focus = \"001-", "focus = \"009-");
    s.write(own, &text);
    s.git(&["commit", "-q", "--no-verify", "-am", "By hand"]);
    std::fs::remove_file(s.work.join(s.path_of("boards/packing/obstacles/002-"))).unwrap();
    s.kata("save").ok();
}

#[test]
fn many_names_are_counted_where_there_is_no_room_for_them() {
    let s = Sandbox::practising();
    let texts: Vec<String> = (0..30)
        .map(|n| format!("'Bench number {n} waits'"))
        .collect();
    s.kata(&format!("obstacle add {}", texts.join(" "))).ok();
    s.kata("board new receiving --learner Bram --challenge 'Nothing waits'")
        .ok();
    for path in s.tree().iter().filter(|path| path.contains("/obstacles/")) {
        let text = s.read(path);
        s.write(path, &format!("{text}# again\n"));
    }
    s.kata("save").ok();
    let subject = s.message().lines().next().unwrap().to_owned();
    assert!(
        subject.len() <= 72
            && subject.starts_with("packing saved: O1, O2, ")
            && subject.contains(" and ")
            && subject.ends_with(" more"),
        "{subject}"
    );
    let board = s.read("boards/receiving/board.toml");
    s.write("boards/receiving/board.toml", &format!("{board}# again\n"));
    let problem = "problems/001-x.toml";
    s.write(problem, "id = \"01P\"\ntext = \"Returns\"\n");
    s.kata("save").ok();
    assert!(
        s.message().starts_with("kata saved: P1, receiving\n")
            || s.message().starts_with("receiving saved: P1, receiving\n")
            || s.message().starts_with("receiving saved: receiving, P1\n"),
        "{}",
        s.message()
    );
}

// Whatever was done

fn lines() -> impl proptest::strategy::Strategy<Value = Vec<&'static str>> {
    use proptest::prelude::*;
    let line = prop_oneof![
        2 => Just("measure lead-time 41"),
        1 => Just("measure lead-time 44 --set-aside 'a power cut'"),
        2 => Just("obstacle add 'The tape runs out'"),
        1 => Just("obstacle focus O2"),
        1 => Just("obstacle resolve O1"),
        1 => Just("obstacle reopen O1"),
        2 => Just("plan --step 'Print each label' --expect 'Less waiting' --predict lead-time=36..39"),
        2 => Just("record --happened 'It fell' --learned 'Fetching' --value 38"),
        1 => Just("experiment drop --why 'no time'"),
        1 => Just("target close --result met --standard 'Labels at the bench' --confirm-by 2027-01-10"),
        1 => Just("target new --by 2026-12-20 --outcome 'Within 30' --pattern 'At the bench' --carry O2"),
        1 => Just("condition new --seen 'Orders wait'"),
        1 => Just("problem raise 'Returns come back'"),
        1 => Just("board edit --process 'the whole bench'"),
        2 => Just("undo"),
        1 => Just("redo"),
        1 => Just("undo O1"),
    ];
    proptest::collection::vec(line, 3..14)
}

proptest::proptest! {
    #![proptest_config(crate::helper::few(6))]

    #[test]
    fn every_undo_restores_the_earlier_tree_and_its_redo_the_later_one(lines in lines()) {
        let mut s = Sandbox::practising();
        for (n, line) in lines.iter().enumerate() {
            s.now = format!("2026-11-23T1{}:{:02}:00+01:00", n / 10, n % 10 * 5);
            let code = s.kata(line).code;
            assert!(matches!(code, 0..=2), "kata {line}: {code}");
            s.assert_clean();
        }
        // As many as go, each to the tree before the newest step that holds.
        let report: Value = s.kata("check --format json").json();
        let bad: Vec<&Value> = report["findings"].as_array().unwrap().iter().filter(|f| f["level"] != "hint").collect();
        assert!(bad.is_empty(), "{lines:?}: {bad:#?}");
        let mut undone = 0;
        for _ in 0..4 {
            let later = tree_of(&s, "HEAD");
            let run = s.kata("undo --format json");
            if run.code != 0 {
                assert_eq!(run.code, 1, "{run:?}");
                break;
            }
            undone += 1;
            let step = run.json()["step"].as_str().unwrap().to_owned();
            let untouched = s.git(&["diff", "--name-only", &step, "HEAD~1", "--", "boards", "problems", "standards"]).is_empty();
            if untouched {
                assert_eq!(tree_of(&s, "HEAD"), tree_of(&s, &format!("{step}~1")));
            }
            let earlier = tree_of(&s, "HEAD");
            s.kata("redo").ok();
            assert_eq!(tree_of(&s, "HEAD"), later);
            s.kata("undo").ok();
            assert_eq!(tree_of(&s, "HEAD"), earlier);
        }
        for _ in 0..undone {
            s.kata("redo").ok();
        }
        let fine = s.kata("check --format json").json();
        assert!(fine["findings"].as_array().unwrap().iter().all(|f| f["level"] == "hint"));
    }
}

#[test]
fn a_measurement_is_taken_back_by_what_was_measured() {
    let s = Sandbox::practising();
    s.kata("measure lead-time 41").ok();
    let said = s.git(&["log", "-1", "--format=%s"]);
    s.kata("undo").ok();
    let subject = s.git(&["log", "-1", "--format=%s"]);
    let (_, value) = said.trim().split_once(": ").unwrap();
    assert_eq!(subject.trim(), format!("packing lead-time undone: {value}"));
}

#[test]
fn each_undo_says_which_step_it_took_back() {
    let s = recorded();
    s.kata("experiment edit E1 --guard 'Noor looks'").ok();
    let subject = || s.git(&["log", "-1", "--format=%s"]).trim().to_owned();
    for said in ["edited – Print each", "recorded – Print each", "Print each"] {
        s.kata("undo").ok();
        let begins = format!("packing E1 undone: {said}");
        assert!(subject().starts_with(&begins), "{}", subject());
    }
    let mut s = Sandbox::practising();
    s.kata("undo").ok();
    let subject = s.git(&["log", "-1", "--format=%s"]);
    let (_, focus) = subject.trim().split_once("undone: ").unwrap();
    assert!(focus.contains(" – Labels come in batches"), "{subject}");
    s.kata("redo").ok();
    s.lang = "de".into();
    s.kata("board hand-over --to Bram --know k").ok();
    s.kata("undo").ok();
    let subject = s.git(&["log", "-1", "--format=%s"]);
    let word = s.git(&["log", "-1", "--skip=1", "--format=%s"]);
    let (word, _) = word
        .strip_prefix("packing ")
        .unwrap()
        .split_once(':')
        .unwrap();
    assert!(
        subject.contains(&format!(": {word} – ")),
        "{subject} {word}"
    );
}

#[test]
fn what_takes_a_step_back_is_named_with_the_way_to_have_that_again() {
    let s = recorded();
    s.kata("undo").ok();
    let before = s.head();
    s.kata("undo HEAD")
        .fails(1)
        .says(&["takes a step back itself", "kata redo"]);
    assert_eq!(s.head(), before);
    s.kata("redo").ok();
    assert!(
        s.read(&s.path_of("boards/packing/experiments/001"))
            .contains("[result]")
    );
}
