//! `kata next`: the one next step of the practice, from the board and today alone.

use serde_json::Value;

use crate::helper::{Sandbox, has};

/// The step and its reference, after a look at everything else that the document must have.
#[track_caller]
fn next(s: &Sandbox) -> (String, Option<String>) {
    let document = s.kata("-b packing next --format json").json();
    assert_eq!(document["schema"], "kata.next/1");
    for key in ["step", "ref", "why", "command"] {
        assert!(
            document.get(key).is_some(),
            "{key} is missing in {document}"
        );
    }
    assert!(
        document["why"].as_str().is_some_and(|w| w.contains(' ')),
        "a reason in words: {document}"
    );
    // the human form says the same
    let human = s.kata("-b packing next").ok();
    let step = document["step"].as_str().unwrap().to_owned();
    if step != "board-closed" {
        let command = document["command"].as_str().unwrap();
        assert!(command.starts_with("kata "), "{command}");
        let words: Vec<_> = command.split_whitespace().take(2).collect();
        assert!(
            has(&human, &words.join(" ")),
            "{command} is not in\n{human}"
        );
    }
    (step, document["ref"].as_str().map(str::to_owned))
}

#[track_caller]
fn step(s: &Sandbox) -> String {
    next(s).0
}

#[test]
fn next_walks_the_practice_from_the_challenge_to_the_end() {
    let mut s = Sandbox::home();
    s.kata("board new packing --learner Noor").ok();
    assert_eq!(step(&s), "set-challenge");
    s.kata("board edit packing --challenge 'Every order leaves on its day' --why 'Said by the manager'").ok();
    assert_eq!(step(&s), "grasp-condition");
    s.kata("condition new --pattern 'Labels in batches' --seen 'Orders wait'")
        .ok();
    assert_eq!(step(&s), "set-target");
    s.kata(
        "target new --by 2026-12-14 --outcome 'Within 40 minutes' --pattern 'A label at the bench'",
    )
    .ok();
    assert_eq!(step(&s), "find-obstacles");
    s.kata("obstacle add 'Labels come in batches' 'The scanner is shared'")
        .ok();
    assert_eq!(step(&s), "focus-obstacle");
    s.kata("obstacle focus O2").ok();
    assert_eq!(step(&s), "plan-experiment");
    s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting'")
        .ok();
    assert_eq!(next(&s), ("record-result".into(), Some("E1".into())));
    s.kata("record --happened 'Less waiting' --learned 'The batch was it'")
        .ok();
    assert_eq!(step(&s), "plan-experiment");
    s.kata("obstacle resolve O2").ok();
    assert_eq!(step(&s), "focus-obstacle", "the other one is still there");
    s.kata("obstacle drop O1 --why 'Gone with the other'").ok();
    assert_eq!(step(&s), "find-obstacles");
    s.now = "2026-12-15T08:00:00+01:00".into();
    assert_eq!(next(&s), ("close-target".into(), Some("TC1".into())));
    s.kata("target close --result met --reached 'All of it' --learned 'It was the batch'")
        .ok();
    assert_eq!(
        step(&s),
        "grasp-condition",
        "the next target begins with a fresh look"
    );
    s.kata("condition new --seen 'No order waits for a label'")
        .ok();
    assert_eq!(step(&s), "set-target");
    s.kata("board close packing --learned 'Look before printing'")
        .ok();
    assert_eq!(step(&s), "board-closed");
}

#[test]
fn an_open_experiment_comes_first_wherever_the_board_stands() {
    let mut s = Sandbox::board();
    assert_eq!(step(&s), "grasp-condition");
    s.kata("plan --kind go-and-see --step 'Stand at the bench for an hour' --expect 'Ten orders'")
        .ok();
    assert_eq!(
        next(&s),
        ("record-result".into(), Some("E1".into())),
        "before there is a condition"
    );
    s.kata("record --happened 'Twelve orders' --learned 'It is faster than we say'")
        .ok();
    assert_eq!(step(&s), "grasp-condition");
    s.kata("condition new --seen 'Twelve orders an hour'").ok();
    s.kata(
        "target new --by 2026-12-14 --outcome 'Fifteen orders' --pattern 'A label at the bench'",
    )
    .ok();
    s.kata("plan --step 'Print each label' --expect 'Less waiting'")
        .ok();
    s.now = "2026-12-20T08:00:00+01:00".into();
    assert_eq!(
        next(&s),
        ("record-result".into(), Some("E2".into())),
        "also when the target's date has passed"
    );
    s.kata("experiment drop E2 --why 'The printer is broken'")
        .ok();
    assert_eq!(
        next(&s),
        ("close-target".into(), Some("TC1".into())),
        "before obstacles are looked for"
    );
}

#[test]
fn a_targets_date_has_passed_when_its_day_is_over_at_the_place_where_people_work() {
    let mut s = Sandbox::practising();
    s.now = "2026-12-14T23:30:00+01:00".into();
    assert_eq!(
        step(&s),
        "plan-experiment",
        "the day itself is still theirs"
    );
    s.now = "2026-12-14T23:30:00Z".into();
    assert_eq!(step(&s), "close-target", "in Amsterdam it is the 15th");
    let again = s
        .call("next --format json")
        .now("2026-12-14T22:30:00Z")
        .run()
        .json();
    assert_eq!(again["step"], "plan-experiment");
}

#[test]
fn a_board_without_a_challenge_asks_for_it_before_anything_else_but_its_end() {
    let s = Sandbox::home();
    s.kata("board new packing --learner Noor").ok();
    s.kata("plan --kind go-and-see --step 'Stand at the bench' --expect 'Ten orders'")
        .ok();
    assert_eq!(step(&s), "set-challenge");
    s.kata("experiment drop E1 --why 'Not now'").ok();
    s.kata("board close packing --learned 'There was nothing to strive for'")
        .ok();
    assert_eq!(step(&s), "board-closed");
}

#[test]
fn what_next_says_is_what_the_board_and_the_last_step_say() {
    let s = Sandbox::practising();
    let report = s
        .kata("plan --step 'Print each label' --expect 'Less waiting' --format json")
        .json();
    let next = s.kata("next --format json").json();
    let board = s.kata("board show --format json").json();
    for key in ["step", "ref", "why", "command"] {
        assert_ne!(next[key], Value::Null, "{key}");
        assert_eq!(report["next"][key], next[key], "{key}");
        assert_eq!(board["next"][key], next[key], "{key}");
    }
}

#[test]
fn a_cycle_that_waits_is_said_in_the_agenda_and_beside_the_next_step() {
    let mut s = Sandbox::practising();
    s.kata("board edit packing --cadence mon").ok();
    s.kata("-b packing next").ok();
    let at_once = s.kata("next --format json").json();
    assert!(at_once["cycle"].is_null(), "{at_once}");
    s.kata("coach").ok();
    s.now = "2026-12-10T09:00:00+01:00".to_owned();
    let next = s.kata("next --format json").json();
    assert_eq!(
        next["cycle"],
        serde_json::json!({ "due": "2026-11-30", "last": "2026-11-23" })
    );
    let run = s.kata("next").done();
    assert!(
        has(
            &run.stderr,
            "since 30 Nov 2026; the last one was on 23 Nov 2026"
        ),
        "{run:?}"
    );
    let agenda = s.kata("agenda --format json").json();
    let cycle = &agenda["items"][0];
    assert_eq!(
        (&cycle["what"], &cycle["last"]),
        (&"cycle".into(), &"2026-11-23".into())
    );
    assert!(has(
        &s.kata("agenda").ok(),
        "(the last one was on 23 Nov 2026)"
    ));
    s.kata("board pause").ok();
    assert!(s.kata("next --format json").json()["cycle"].is_null());
}
