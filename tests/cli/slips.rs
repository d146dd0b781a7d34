//! What is said and stops nothing: odd dates, unknown people, and how advice is muted; and what was
//! left out and can be given later.

use crate::helper::{Sandbox, has};

#[test]
fn dates_on_the_wrong_side_of_today_are_said_and_recorded() {
    let s = Sandbox::practising();
    for (line, said) in [
        (
            "plan --step x --expect y --by 2026-11-20",
            "20 Nov 2026 has passed",
        ),
        (
            "experiment continue --by 2026-11-21 --why z",
            "21 Nov 2026 has passed",
        ),
        ("target edit --by 2026-11-01", "1 Nov 2026 has passed"),
        (
            "measure lead-time 40 --on 2026-12-01",
            "1 Dec 2026 is still to come",
        ),
        (
            "problem raise x --at 2026-12-02",
            "2 Dec 2026 is still to come",
        ),
        (
            "standard add x --confirm-by 2026-11-22",
            "22 Nov 2026 has passed",
        ),
        (
            "standard confirm --seen x --next 2026-11-19",
            "19 Nov 2026 has passed",
        ),
        ("board edit --by 2026-01-01", "1 Jan 2026 has passed"),
    ] {
        let json = s.kata(&format!("{line} --format json --dry-run")).done();
        assert!(json.stderr.is_empty(), "{}", json.stderr);
        let before = s.commits();
        let run = s.kata(line).done().says(&["warning", said]);
        assert_eq!(s.commits(), before + 1, "{line}");
        assert_eq!(run.stderr.matches("warning").count(), 1, "{}", run.stderr);
    }
}

#[test]
fn dates_where_they_belong_are_not_worth_a_word() {
    let s = Sandbox::practising();
    for line in [
        "plan --step x --expect y --by today",
        "experiment continue --by tomorrow --why z",
        "measure lead-time 40 --on yesterday",
        "measure lead-time 41",
        // On the day of which it speaks, that date lay ahead.
        "standard add x --confirm-by 2026-03-01 --at 2026-02-01",
        "target edit --outcome 'Every order within 38 minutes'",
    ] {
        let run = s.kata(line).done();
        assert!(!run.stderr.contains("warning"), "{line}\n{}", run.stderr);
    }
}

#[test]
fn people_whom_nobody_knows_are_said_once_and_stand_as_text() {
    let s = Sandbox::home();
    s.kata("people add bram --name 'Bram Visser'").ok();
    let run = s
        .kata("board new packing --learner 'night shift lead' --coach bram")
        .done();
    let run = run.says(&["night shift lead", "kata people add night-shift-lead"]);
    assert!(!has(&run.stderr, "people add bram"), "{}", run.stderr);
    let run = s.kata("board edit --process 'the bench'").done();
    assert!(!has(&run.stderr, "people add"), "{}", run.stderr);
    s.kata("board edit --second-coach Maud")
        .done()
        .says(&["kata people add maud"]);
    let json = s.kata("board edit --coach Joris --format json").json();
    assert_eq!(json["advice"], serde_json::json!([]));
}

#[test]
fn advice_says_once_how_it_is_muted_and_then_is() {
    let s = Sandbox::practising();
    s.kata("obstacle add 'Lack of scanners'")
        .done()
        .says(&["[lack-of]", "kata config set --add advice.mute lack-of"]);
    let again = s.kata("obstacle add 'Lack of people'").done();
    let again = again.says(&["[lack-of]"]);
    assert!(!has(&again.stderr, "advice.mute"), "{}", again.stderr);
    let coloured = s.kata("obstacle add 'Lack of light' --color always").done();
    assert!(
        coloured.stderr.contains("\u{1b}[2m[lack-of]"),
        "{}",
        coloured.stderr
    );
    s.kata("config set --add advice.mute lack-of").ok();
    let muted = s.kata("obstacle add 'Lack of room'").done();
    assert!(!has(&muted.stderr, "lack-of]"), "{}", muted.stderr);
    s.assert_clean();
}

#[test]
fn an_experiment_without_an_obstacle_gets_it_later() {
    let s = Sandbox::practising();
    s.kata("obstacle focus --none").ok();
    s.kata("plan --step 'Print each label' --expect 'Nobody waits'")
        .ok();
    s.kata("plan --step x --expect y --obstacle O1 --alongside z")
        .fails(2);
    s.kata("experiment edit --obstacle O2").ok();
    assert_eq!(s.trailer("Kata-Step"), ["edited"]);
    assert!(has(&s.message(), "Toward: TC1, against O2"));
    let shown = s.kata("show E1 --format json").json();
    assert_eq!(
        shown["record"]["obstacle"],
        s.path_of("boards/packing/obstacles/002")
            .trim_start_matches("boards/packing/obstacles/")
            .trim_end_matches(".toml")
    );
    assert_eq!(shown["record"]["expect"], "Nobody waits");
    s.kata("experiment edit E1 --obstacle TC1").fails(1);
    s.kata("experiment edit E1 --obstacle O9").fails(1);
    s.kata("experiment edit E1 --obstacle ''").ok();
    assert!(s.kata("show E1 --format json").json()["record"]["obstacle"].is_null());
    s.kata("check").ok();
}

#[test]
fn the_board_says_when_an_open_experiment_is_looked_at_again() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label' --expect 'Nobody waits' --by 2026-11-24")
        .ok();
    s.kata("experiment continue --by 2026-11-26 --why 'The printer came late'")
        .ok();
    let board = s.kata("board show").ok();
    assert!(has(&board, "to be looked at on 26 Nov 2026"), "{board}");
    let shown = s.kata("show E1").ok();
    assert!(
        has(
            &shown,
            "Still running 23 Nov 2026 · By: 26 Nov 2026 · Why: The printer came late"
        ),
        "{shown}"
    );
}

#[test]
fn what_has_to_say_something_and_is_empty_is_missing() {
    let s = Sandbox::practising();
    let before = s.commits();
    for (line, flag) in [
        ("record --step '' --happened x --learned y", "--step"),
        ("record --step ' ' --happened x --learned y", "--step"),
        ("measure lead-time 44 --set-aside ' '", "--set-aside"),
        (
            "plan --step '' --expect ''",
            "Step (--step), Expect (--expect)",
        ),
        ("obstacle drop O1 --why ''", "--why"),
    ] {
        s.kata(line).fails(2).says(&["missing", flag]);
    }
    assert_eq!(s.commits(), before);
    // Where nothing has to be said, an empty text says nothing.
    s.kata("measure lead-time 40 --note ''").ok();
    let points = s.read("boards/packing/metrics/lead-time.points.toml");
    assert!(!points.contains("note"), "{points}");
    s.kata(
        "target close --result met --standard '' --standard 'Labels at the bench' --confirm-by ''",
    )
    .ok();
    let standards = s.kata("standard list --format json").json();
    let standards = standards["items"].as_array().unwrap();
    assert_eq!(standards.len(), 1);
    assert_eq!(standards[0]["record"]["text"], "Labels at the bench");
}

#[test]
fn an_obstacle_that_is_named_twice_comes_along_once() {
    let s = Sandbox::practising();
    s.kata("target close --result met").ok();
    s.kata("target new --by 2027-01-10 --outcome x --pattern y --carry O1 o1 --carry O1")
        .ok();
    let shown = s.kata("obstacle show O1 --format json").json();
    assert_eq!(shown["record"]["targets"].as_array().unwrap().len(), 2);
}

#[test]
fn variables_that_say_nothing_or_nonsense_are_told_apart() {
    let s = Sandbox::practising();
    for line in [
        "log",
        "diff",
        "next",
        "board show",
        "review",
        "undo --dry-run",
    ] {
        s.call(line).env("KATA_BOARD", "").run().ok();
    }
    let run = s
        .call("next --format json")
        .env("KATA_NOW", "noon")
        .lang("nl")
        .run()
        .fails(2);
    let error = run.error_json();
    assert!(
        has(error["message"].as_str().unwrap(), "geen tijdstip"),
        "{error}"
    );
}
