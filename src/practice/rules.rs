//! The rules of the practice, on plain values.

use crate::practice::{
    advice::{NAMES, advice},
    change::StepName,
    entry::Of,
    example::*,
    experiment::{Dropped, Outcome, Prediction, Recorded, TurnedOut},
    lang::Lang,
    next::{NextStep, next},
    obstacle::Obstacle,
    problem::{self, Problem, TakenAs},
    refusal::Refusal,
    standard::Standard,
    storyboard::{BoardClosed, Pause},
    target::{LookBack, TargetResult},
    when::Moment,
};

fn next_on(board: &crate::practice::board::Board, today: &str) -> (NextStep, Option<String>) {
    let next = next(board, day(today));
    (
        next.step,
        next.reference.map(|reference| reference.to_string()),
    )
}

fn outcome() -> Outcome {
    Outcome {
        happened: "It fell".to_owned(),
        learned: "It was the batch".to_owned(),
        ..Outcome::default()
    }
}

fn look_back() -> LookBack {
    LookBack {
        on: day("2026-12-14"),
        result: TargetResult::Met,
        reached: None,
        learned: None,
        learned_working: None,
        still_serves: None,
        problems: Vec::new(),
        standards: Vec::new(),
    }
}

#[test]
fn the_next_step_follows_the_practice_from_an_empty_board_to_the_look_back() {
    let today = "2026-11-23";
    let b = board();
    assert_eq!(next_on(&b, today).0, NextStep::GraspCondition);
    let b = grasped(&b, 1);
    assert_eq!(next_on(&b, today).0, NextStep::SetTarget);
    let b = after(&b, b.set_target(target("2026-12-14"), &[], &birth(1)));
    assert_eq!(
        next_on(&b, today),
        (NextStep::FindObstacles, Some("TC1".to_owned()))
    );
    let b = obstacle(&b, 1, "Labels come in batches");
    assert_eq!(next_on(&b, today).0, NextStep::FocusObstacle);
    let b = after(&b, b.focus_on(Some("o1"), stamp(NOON)));
    assert_eq!(
        next_on(&b, today),
        (NextStep::PlanExperiment, Some("O1".to_owned()))
    );
    let b = after(&b, b.plan(step("Print each label"), &birth(1)));
    assert_eq!(
        next_on(&b, today),
        (NextStep::RecordResult, Some("E1".to_owned()))
    );
    let b = after(
        &b,
        b.record(Recorded::Planned(None), outcome(), stamp(NOON)),
    );
    assert_eq!(next_on(&b, today).0, NextStep::PlanExperiment);
    assert_eq!(
        next_on(&b, "2026-12-14").0,
        NextStep::PlanExperiment,
        "the day itself is still theirs"
    );
    assert_eq!(
        next_on(&b, "2026-12-15"),
        (NextStep::CloseTarget, Some("TC1".to_owned()))
    );
    let b = after(
        &b,
        b.close_target(
            None,
            look_back(),
            Vec::new(),
            stamp("2026-12-14T12:00:00+01:00"),
        ),
    );
    assert_eq!(
        next_on(&b, "2026-12-15").0,
        NextStep::GraspCondition,
        "afresh after each target"
    );
}

#[test]
fn a_board_that_rests_or_has_ended_asks_for_nothing_else() {
    let b = practising();
    let pause = Pause {
        on: day("2026-11-23"),
        until: Some(day("2026-12-01")),
    };
    let resting = after(&b, b.pause(pause, stamp(NOON)));
    assert_eq!(next_on(&resting, "2026-11-30").0, NextStep::BoardClosed);
    assert_eq!(next_on(&resting, "2026-12-01").0, NextStep::PlanExperiment);
    let ended = || BoardClosed {
        on: day("2026-11-23"),
        learned: "Look".to_owned(),
    };
    let running = after(&b, b.plan(step("Print each label"), &birth(1)));
    assert!(matches!(
        running.close(ended(), stamp(NOON)),
        Err(Refusal::BoardStillRuns { .. })
    ));
    assert!(matches!(
        b.close(ended(), stamp(NOON)),
        Err(Refusal::BoardStillAims { .. })
    ));
    let looked_back = b.close_target(None, look_back(), Vec::new(), stamp(NOON));
    let b = after(&b, looked_back);
    let closed = after(&b, b.close(ended(), stamp(NOON)));
    assert!(closed.takes(StepName::Measured).is_err());
    assert!(closed.takes(StepName::Edited).is_ok() && b.takes(StepName::Measured).is_ok());
    assert_eq!(next_on(&closed, "2026-11-23").0, NextStep::BoardClosed);
    assert!(
        closed
            .close(
                BoardClosed {
                    on: day("2026-11-24"),
                    learned: "Again".to_owned()
                },
                stamp(NOON)
            )
            .is_err()
    );
    let again = after(&closed, closed.reopen(stamp(NOON)));
    assert_eq!(next_on(&again, "2026-11-23").0, NextStep::GraspCondition);
}

#[test]
fn one_target_condition_at_a_time() {
    let b = practising();
    let refused = b.set_target(target("2027-01-10"), &[], &birth(2));
    assert!(matches!(refused, Err(Refusal::TargetOpen { .. })));
}

#[test]
fn a_second_open_experiment_takes_a_reason_that_stays() {
    let b = practising();
    let b = after(&b, b.plan(step("Print each label"), &birth(1)));
    assert!(matches!(
        b.plan(step("A second printer"), &birth(2)),
        Err(Refusal::ExperimentOpen { .. })
    ));
    let mut alongside = step("A second printer");
    alongside.alongside = Some("It stands there already".to_owned());
    let b = after(&b, b.plan(alongside, &birth(2)));
    let two = b.record(Recorded::Planned(None), outcome(), stamp(NOON));
    assert!(
        matches!(two, Err(Refusal::SeveralOpen { open, .. }) if open.len() == 2),
        "both are named"
    );
}

#[test]
fn a_target_with_an_experiment_still_open_is_not_looked_back_on() {
    let b = practising();
    let b = after(&b, b.plan(step("Print each label"), &birth(1)));
    let refused = b.close_target(None, look_back(), Vec::new(), stamp(NOON));
    assert!(matches!(refused, Err(Refusal::ExperimentsRunning { .. })));
    let dropped = Dropped {
        on: day("2026-11-23"),
        why: "The printer is gone".to_owned(),
    };
    let b = after(&b, b.drop_experiment(None, dropped, stamp(NOON)));
    let standard = Standard {
        text: "Labels at the bench".to_owned(),
        ..Standard::default()
    };
    let change = b
        .close_target(None, look_back(), vec![(standard, birth(1))], stamp(NOON))
        .unwrap();
    assert_eq!(change.step, StepName::TargetClosed);
    let b = after(&b, Ok(change.clone()));
    assert!(
        b.focus().is_none(),
        "the parking lot of the next target begins clean"
    );
    assert!(b.open_obstacles().is_empty());
    let kept = change
        .puts
        .iter()
        .find_map(|put| put.after.get::<Standard>())
        .unwrap();
    assert_eq!(
        kept.target.as_deref(),
        Some("packing/001-every-order-within-40-minutes")
    );
}

#[test]
fn an_obstacle_that_comes_along_is_in_the_way_of_the_new_target() {
    let b = practising();
    let b = after(
        &b,
        b.close_target(None, look_back(), Vec::new(), stamp(NOON)),
    );
    assert!(b.open_obstacles().is_empty());
    let b = after(
        &b,
        b.set_target(target("2027-01-10"), &["O1".to_owned()], &birth(2)),
    );
    assert_eq!(b.open_obstacles().len(), 1);
    assert_eq!(
        b.open_obstacles()[0].body.targets.len(),
        2,
        "it is added, not moved"
    );
}

#[test]
fn an_obstacle_found_before_there_was_a_target_goes_with_the_first_one() {
    let b = obstacle(&grasped(&board(), 1), 1, "Labels come in batches");
    assert_eq!(b.open_obstacles().len(), 1);
    let b = after(&b, b.set_target(target("2026-12-14"), &[], &birth(1)));
    assert_eq!(b.open_obstacles().len(), 1, "it is in the way of that one");
    let b = after(
        &b,
        b.close_target(None, look_back(), Vec::new(), stamp(NOON)),
    );
    assert_eq!(b.open_obstacles().len(), 0, "and not of the next");
    let left: Vec<String> = b.left_over().map(|of| of.stem().to_owned()).collect();
    assert_eq!(left, ["001-labels-come-batches"]);
    let twice = ["O1".to_owned(), "o1".to_owned()];
    let change = b.set_target(target("2027-01-10"), &twice, &birth(2));
    assert_eq!(change.as_ref().unwrap().puts.len(), 2, "carried once");
    let b = after(&b, change);
    assert_eq!(b.open_obstacles().len(), 1);
    // One that is found meanwhile is open until a target is set and ends.
    let between = after(
        &b,
        b.close_target(None, look_back(), Vec::new(), stamp(NOON)),
    );
    let mut later = birth(2);
    later.at = stamp("2026-12-15T12:00:00+01:00");
    let fields = Obstacle {
        text: "The scanner is shared".to_owned(),
        ..Obstacle::default()
    };
    let found = between.find_obstacles(vec![(fields, later.clone())], later.at);
    let b = after(&between, Ok(found));
    assert_eq!(b.open_obstacles().len(), 1);
}

#[test]
fn resolving_and_dropping_clear_the_focus_only_of_that_obstacle() {
    let b = obstacle(&practising(), 2, "The scanner is shared");
    let b = after(
        &b,
        b.drop_obstacle(Some("O2"), "We have two now".to_owned(), stamp(NOON)),
    );
    assert_eq!(
        b.focus()
            .map(|focus| focus.entry.reference().to_string())
            .as_deref(),
        Some("O1")
    );
    let b = after(&b, b.resolve_obstacle(None, None, stamp(NOON)));
    assert!(b.focus().is_none());
    assert!(matches!(
        b.focus_on(Some("O1"), stamp(NOON)),
        Err(Refusal::Ended { .. })
    ));
    let b = after(&b, b.reopen_obstacle("O1", stamp(NOON)));
    assert_eq!(b.open_obstacles().len(), 1);
}

#[test]
fn what_was_never_planned_stays_marked_whatever_is_written_later() {
    let b = practising();
    let b = after(&b, b.plan(step("Print each label"), &birth(1)));
    let b = after(
        &b,
        b.record(
            Recorded::Unplanned(step("Just looked"), birth(2)),
            outcome(),
            stamp(NOON),
        ),
    );
    let looked = b
        .find_of::<crate::practice::experiment::Experiment>("E2")
        .unwrap();
    assert!(
        looked.body.without_prediction(),
        "though an expectation was written with it"
    );
    assert_eq!(
        b.open_experiments().len(),
        1,
        "the planned one is still open"
    );
}

#[test]
fn a_result_is_recorded_once_and_its_value_becomes_a_point() {
    let metric = crate::practice::metric::Metric {
        unit: "min".to_owned(),
        ..Default::default()
    };
    let b = practising();
    let b = after(&b, b.add_metric("lead-time", metric, &[], &birth(0)));
    let mut planned = step("Print each label");
    planned.prediction = Some(Prediction {
        metric: "lead-time".to_owned(),
        low: Some(36.0),
        high: Some(39.0),
    });
    let b = after(&b, b.plan(planned, &birth(1)));
    let result = Outcome {
        value: Some(40.5),
        turned_out: Some(TurnedOut::Partly),
        ..outcome()
    };
    let b = after(
        &b,
        b.record(Recorded::Planned(Some("E1")), result.clone(), stamp(NOON)),
    );
    let point = b.points("lead-time").unwrap().body.latest().unwrap();
    assert_eq!(
        (point.value, point.on),
        (40.5, Moment::Day(day("2026-11-23")))
    );
    let again = b.record(Recorded::Planned(Some("E1")), result, stamp(NOON));
    assert!(matches!(again, Err(Refusal::AlreadyRecorded { .. })));
}

#[test]
fn a_prediction_holds_with_its_ends_and_an_open_end_is_open() {
    let range = |low, high| Prediction {
        metric: String::new(),
        low,
        high,
    };
    assert!(range(Some(36.0), Some(39.0)).holds(36.0));
    assert!(range(Some(36.0), Some(39.0)).holds(39.0));
    assert!(!range(Some(36.0), Some(39.0)).holds(39.5));
    assert!(range(None, Some(40.0)).holds(-5.0));
    assert!(!range(Some(0.0), None).holds(-0.5));
}

#[test]
fn advice_knows_the_words_of_each_language_and_every_name_can_be_said() {
    let b = practising();
    let names = |lang, text: &str| {
        let fields = Obstacle {
            text: text.to_owned(),
            ..Obstacle::default()
        };
        let change = b.find_obstacles(vec![(fields, birth(2))], stamp(NOON));
        let said = advice(&change, Some(&b), &[lang], day("2026-11-23"));
        said.into_iter()
            .map(|advice| advice.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(names(Lang::En, "Lack of printers"), ["lack-of"]);
    assert_eq!(names(Lang::Nl, "Gebrek aan printers"), ["lack-of"]);
    assert_eq!(names(Lang::De, "Mangel an Druckern"), ["lack-of"]);
    assert_eq!(names(Lang::Nl, "We moeten een printer kopen"), ["need-to"]);
    assert!(names(Lang::En, "Two packers wait for one scanner").is_empty());
    let far = target("2027-06-01");
    let b = grasped(&board(), 1);
    let change = b.set_target(far, &[], &birth(1)).unwrap();
    let said: Vec<&str> = advice(&change, Some(&b), &[Lang::En], day("2026-11-23"))
        .into_iter()
        .map(|advice| advice.name)
        .collect();
    assert_eq!(said, ["no-measure", "long-horizon"]);
    assert!(said.iter().all(|name| NAMES.contains(name)));
}

/// A problem of the home as it was raised.
fn problem() -> crate::practice::entry::Entry {
    let problem = Problem {
        text: "Returns come back unlabelled".to_owned(),
        ..Problem::default()
    };
    let raised = problem::raise(vec![(problem, birth(7))], stamp(NOON));
    raised.puts[0].after.clone()
}

#[test]
fn a_problem_and_what_it_was_taken_up_as_name_each_other() {
    let entry = problem();
    let of = Of::<Problem>::new(&entry).unwrap();
    let b = practising();
    let taken = TakenAs::Obstacle(
        Obstacle {
            text: "Returns have no label".to_owned(),
            ..Obstacle::default()
        },
        birth(9),
    );
    let change = problem::take(of, &b, taken, stamp(NOON)).unwrap();
    assert_eq!(change.step, StepName::ProblemTaken);
    let [first, second] = change.puts.as_slice() else {
        panic!("{:?}", change.puts)
    };
    let body = first.after.get::<Problem>().unwrap();
    assert!(!body.waits());
    let became = body.taken.as_ref().unwrap();
    assert_eq!(became.board(), b.slug);
    assert_eq!(became.reference().full(), format!("{}/O9", b.slug));
    assert_eq!(
        second.after.get::<Obstacle>().unwrap().problems,
        std::slice::from_ref(&entry.place.stem)
    );
    // Once is enough.
    let of = Of::<Problem>::new(&first.after).unwrap();
    assert!(matches!(
        problem::take(of, &b, TakenAs::Board, stamp(NOON)),
        Err(Refusal::ProblemTaken { .. })
    ));
}

/// Whether a standard is due depends on what was seen last, and on nothing that was seen before.
#[test]
fn a_standard_is_due_by_what_was_seen_last() {
    use crate::practice::standard::{self, Confirmation};
    let fields = Standard {
        text: "Labels at the bench".to_owned(),
        confirm_by: Some(day("2026-12-01")),
        ..Standard::default()
    };
    let mut entry = fields.adopt(&birth(3)).puts[0].after.clone();
    let due = |entry: &crate::practice::entry::Entry| {
        standard::due(Of::new(entry).unwrap(), std::slice::from_ref(entry))
    };
    assert_eq!(due(&entry), Some(day("2026-12-01")));
    for (on, holds, next, expected) in [
        ("2026-12-01", true, None, None),
        ("2026-12-10", true, Some("2027-01-10"), Some("2027-01-10")),
        ("2027-01-10", false, Some("2027-02-10"), Some("2027-01-10")),
        ("2027-01-12", false, None, Some("2027-01-12")),
        ("2027-01-20", true, Some("2027-03-01"), Some("2027-03-01")),
    ] {
        let seen = Confirmation {
            on: day(on),
            seen: "…".to_owned(),
            holds,
            next: next.map(day),
        };
        let change = standard::confirm(Of::new(&entry).unwrap(), seen, stamp(NOON)).unwrap();
        entry = change.puts[0].after.clone();
        assert_eq!(due(&entry), expected.map(day), "after {on}");
    }
}

#[test]
fn only_what_a_step_adds_is_looked_at_for_odd_dates() {
    use crate::practice::{experiment::Continued, odd};
    let b = practising();
    let b = after(&b, b.plan(step("Print each label"), &birth(1)));
    let look = |by: &str| Continued {
        on: day("2026-11-23"),
        by: Moment::Day(day(by)),
        why: "late".to_owned(),
    };
    let first = b.carry_on(None, look("2026-11-01"), stamp(NOON));
    let odd = odd::dates(first.as_ref().unwrap(), day("2026-11-23"));
    assert_eq!(odd.len(), 1);
    assert!(odd[0].passed && odd[0].key == "by");
    let b = after(&b, first);
    let second = b.carry_on(None, look("2026-11-30"), stamp(NOON)).unwrap();
    assert_eq!(odd::dates(&second, day("2026-11-23")), []);
    // Recorded ahead of time, that alone is said.
    let ahead = odd::dates(&second, day("2026-11-01"));
    assert!(ahead.len() == 1 && ahead[0].key == "at" && !ahead[0].passed);
}
