//! Standards from the day they are set to the day they end: confirmed, replaced, retired.

use serde_json::Value;

use crate::helper::{Sandbox, has};

fn standard() -> Sandbox {
    let s = Sandbox::home();
    s.kata("standard add 'Labels are printed at the bench' --confirm-by 2026-12-01")
        .ok();
    s
}

fn due(s: &Sandbox, reference: &str) -> Value {
    let list = s.kata("standard list --format json").json();
    let items = list["items"].as_array().unwrap().clone();
    let item = items.into_iter().find(|item| item["ref"] == reference);
    item.unwrap()["due"].clone()
}

#[test]
fn what_was_seen_is_added_and_nothing_that_was_seen_before_is_lost() {
    let s = standard();
    assert_eq!(due(&s, "S1"), "2026-12-01");
    s.call("standard confirm S1 --seen 'Nobody batches any more' --next 2027-01-15")
        .now("2026-12-01T10:00:00+01:00")
        .run()
        .ok();
    assert_eq!(s.trailer("Kata-Step"), ["standard-confirmed"]);
    assert_eq!(due(&s, "S1"), "2027-01-15");
    let before = s.read("standards/001-labels-printed-bench.toml");
    s.call("standard confirm --seen 'Two benches batch again' --holds no")
        .now("2027-01-15T10:00:00+01:00")
        .run()
        .ok();
    let after = s.read("standards/001-labels-printed-bench.toml");
    assert!(after.starts_with(&before), "{after}");
    assert_eq!(s.touched(), ["standards/001-labels-printed-bench.toml"]);
    let message = s.message();
    assert!(
        has(&message, "Two benches batch again") && !has(&message, "Nobody batches any more"),
        "a step tells what it added: {message}"
    );
    s.assert_clean();
}

#[test]
fn one_that_does_not_hold_stays_due_until_something_is_done_about_it() {
    for (done, then) in [
        (
            "standard replace S1 'Each bench has its printer'",
            Value::Null,
        ),
        ("standard retire S1 --why 'The bench is gone'", Value::Null),
        (
            "problem raise 'Benches batch again' --standard S1",
            Value::Null,
        ),
        (
            "standard confirm S1 --seen 'It holds again' --next 2027-02-01",
            "2027-02-01".into(),
        ),
    ] {
        let mut s = standard();
        s.now = "2026-12-02T09:00:00+01:00".to_owned();
        s.kata("standard confirm S1 --seen 'Two benches batch again' --holds no")
            .done()
            .says(&["standard replace S1", "standard retire S1", "--standard S1"]);
        assert_eq!(due(&s, "S1"), "2026-12-02");
        let agenda = s.kata("agenda --format json").json();
        let item = &agenda["items"][0];
        assert_eq!(
            (&item["ref"], &item["on"]),
            (&"S1".into(), &"2026-12-02".into())
        );
        let later = s
            .call("standard list")
            .now("2027-06-01T09:00:00+02:00")
            .run()
            .ok();
        assert!(has(&later, "does not hold"), "{later}");
        s.kata(done).ok();
        assert_eq!(due(&s, "S1"), then, "{done}");
        s.kata("check").ok();
    }
}

#[test]
fn a_standard_and_the_one_in_its_place_name_each_other_in_one_commit() {
    let s = standard();
    let before = s.commits();
    let replaced = s
        .kata("standard replace S1 'Each bench has its printer' --why 'The printer was shared' --confirm-by 2027-03-01 --format json")
        .json();
    assert_eq!(s.commits(), before + 1);
    assert_eq!(s.trailer("Kata-Step"), ["standard-replaced"]);
    let (old, new) = (&replaced["records"][0], &replaced["records"][1]);
    assert_eq!((&old["ref"], &new["ref"]), (&"S1".into(), &"S2".into()));
    assert_eq!(old["record"]["closed"]["through"], new["stem"]);
    assert_eq!(new["record"]["replaces"], old["stem"]);
    assert_eq!(new["record"]["confirm_by"], "2027-03-01");
    assert_eq!(s.log("%s")[0], "S1 replaced: Each bench has its printer");
    let list = s.kata("standard list").ok();
    assert!(has(&list, "replaced by S2"), "{list}");
    for line in [
        "standard confirm S1 --seen x",
        "standard retire S1 --why x",
        "standard replace S1 x",
    ] {
        s.kata(line).fails(1).says(&["S1"]);
    }
    assert_eq!(s.commits(), before + 1);
}

#[test]
fn a_standard_from_a_board_stays_with_it_when_it_is_replaced() {
    let s = Sandbox::practising();
    s.kata("target close --result met --standard 'Labels at the bench' --confirm-by 2027-01-11")
        .ok();
    s.kata("standard replace S1 'Each bench has its printer'")
        .ok();
    let board = s.kata("board show").ok();
    assert!(has(&board, "S2 Each bench has its printer"), "{board}");
    assert!(has(&board, "replaced by S2"), "{board}");
    assert_eq!(
        s.kata("next --format json").json()["step"],
        "grasp-condition",
        "a standard that is due is no step of the board"
    );
}

#[test]
fn a_retired_standard_says_why_and_an_edit_moves_the_day() {
    let s = standard();
    s.kata("standard retire S1").fails(2).says(&["--why"]);
    s.kata("standard confirm S1").fails(2).says(&["--seen"]);
    s.kata("standard confirm S1 --seen x --holds perhaps")
        .fails(2);
    s.kata("standard edit S1 --confirm-by 2026-12-08").ok();
    assert_eq!(due(&s, "S1"), "2026-12-08");
    s.kata("standard retire --why 'The bench is gone'").ok();
    assert_eq!(s.trailer("Kata-Step"), ["standard-retired"]);
    let list = s.kata("standard list").ok();
    assert!(has(&list, "retired: The bench is gone"), "{list}");
    s.kata("standard retire --why again").fails(1);
}

#[test]
fn a_problem_raised_from_a_standard_is_shown_with_it() {
    let s = standard();
    s.kata("problem raise 'Benches batch again' --standard s1")
        .ok();
    let shown = s.kata("standard show S1").ok();
    assert!(has(&shown, "P1 Benches batch again"), "{shown}");
    assert!(has(&s.kata("problem show P1").ok(), "Standard S1"));
    s.kata("problem raise 'x' --standard S9").fails(1);
    s.kata("problem raise 'x' --standard P1").fails(1);
}

#[test]
fn one_that_nobody_will_go_and_see_is_said_to_fade() {
    let s = Sandbox::home();
    s.kata("standard add 'Labels at the bench'")
        .done()
        .says(&["kata standard edit S1 --confirm-by"]);
    s.kata("standard edit S1 --confirm-by 2026-12-01").ok();
    s.call("standard confirm S1 --seen 'It holds'")
        .now("2026-12-01T09:00:00+01:00")
        .run()
        .done()
        .says(&["kata standard edit S1 --confirm-by"]);
    let named = s
        .kata("standard confirm S1 --seen 'It holds' --next 2027-01-11")
        .done();
    assert!(!has(&named.stderr, "--confirm-by"), "{}", named.stderr);
    s.kata("standard replace S1 'A printer at each bench'")
        .done()
        .says(&["kata standard edit S2 --confirm-by"]);
}
