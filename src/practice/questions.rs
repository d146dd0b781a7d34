//! The five questions, and the open ones that a board raises.
//!
//! An open question is chosen from what stands on the board and from today alone. It has a name,
//! belongs to one of the five, holds no answer, and is about the process, never about a person.

use crate::{
    practice::{
        board::Board,
        condition::Condition,
        cycle::Cycle,
        entry::Of,
        experiment::{Experiment, ExperimentKind, Prediction, TurnedOut},
        reference::Reference,
        refusal::list,
        say::Message,
        target::Target,
        when::Day,
    },
    say,
};

/// One of the five questions, or the look back between the second and the third.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    Target,
    Actual,
    LookBack,
    Obstacles,
    Step,
    See,
}

impl Asked {
    /// In the order in which they are asked.
    pub const ALL: [Asked; 6] = [
        Asked::Target,
        Asked::Actual,
        Asked::LookBack,
        Asked::Obstacles,
        Asked::Step,
        Asked::See,
    ];

    /// The key of its answer in a cycle.
    pub fn key(self) -> &'static str {
        match self {
            Asked::Target => "target",
            Asked::Actual => "actual",
            Asked::LookBack => "look_back",
            Asked::Obstacles => "obstacles",
            Asked::Step => "step",
            Asked::See => "see",
        }
    }

    /// Its number as people say it; the look back has none.
    pub fn number(self) -> Option<u8> {
        match self {
            Asked::Target => Some(1),
            Asked::Actual => Some(2),
            Asked::LookBack => None,
            Asked::Obstacles => Some(3),
            Asked::Step => Some(4),
            Asked::See => Some(5),
        }
    }

    pub fn text(self) -> Message {
        match self {
            Asked::Target => say!("question-target"),
            Asked::Actual => say!("question-actual"),
            Asked::LookBack => say!("question-look-back"),
            Asked::Obstacles => say!("question-obstacles"),
            Asked::Step => say!("question-step"),
            Asked::See => say!("question-see"),
        }
    }
}

/// An open question that a coach may ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub name: &'static str,
    /// The one of the five that it belongs to.
    pub of: Asked,
    /// The record that raises it.
    pub reference: Option<Reference>,
    pub text: Message,
}

/// Every name of an open question.
pub const NAMES: &[&str] = &[
    "date-passed",
    "date-near",
    "not-measured",
    "nobody-looked",
    "past-date",
    "several-open",
    "different",
    "inconclusive",
    "as-expected",
    "one-obstacle",
    "no-focus",
    "threshold",
    "several-factors",
    "no-number",
];

/// After so many days without a measurement it is asked how the process runs today.
const MEASURED: i64 = 7;
/// After so many days in which nobody went to look, it is asked what is seen there.
const LOOKED: i64 = 14;
/// So many days before its date the end of a target is in sight.
const NEAR: i64 = 7;
/// So many experiments against one obstacle are many.
const MANY: usize = 5;
/// So many steps in a row that turned out as expected teach little.
const IN_A_ROW: usize = 3;

/// The open questions of a board, in the order of the five.
pub fn questions(board: &Board, today: Day) -> Vec<Question> {
    if board.closed() || board.paused(today) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let target = board.open_target();
    if let Some(target) = target {
        dates(&target, today, &mut found);
        measured(board, &target, today, &mut found);
        looked(board, &target, today, &mut found);
    }
    open_experiments(board, today, &mut found);
    last_results(board, &mut found);
    obstacles(board, &mut found);
    threshold(board, &mut found);
    // The sort is stable: within one of the five the order is that above.
    found.sort_by_key(|question| question.of);
    found
}

fn question(name: &'static str, of: Asked, about: Option<Reference>, text: Message) -> Question {
    Question {
        name,
        of,
        reference: about,
        text,
    }
}

fn dates(target: &Of<'_, Target>, today: Day, found: &mut Vec<Question>) {
    let reference = target.entry.reference();
    let name = reference.to_string();
    let by = target.body.by;
    if by < today {
        let text = say!("question-date-passed", target = name, by = by);
        found.push(question(
            "date-passed",
            Asked::Target,
            Some(reference),
            text,
        ));
    } else if by <= today.plus(NEAR) {
        let text = say!("question-date-near", target = name, by = by);
        found.push(question("date-near", Asked::Target, Some(reference), text));
    }
}

fn measured(board: &Board, target: &Of<'_, Target>, today: Day, found: &mut Vec<Question>) {
    for prediction in &target.body.predictions {
        let metric = &prediction.metric;
        let latest = board
            .points(metric)
            .and_then(|points| points.body.latest())
            .map(|point| point.on.day());
        let since = latest.or(target.body.set.map(|set| set.day()));
        if since.is_none_or(|since| since.plus(MEASURED) < today) {
            let text = match latest {
                Some(on) => say!("question-not-measured", metric = metric, on = on),
                None => say!("question-never-measured", metric = metric),
            };
            let reference = board.metric(metric).ok();
            let reference = reference.map(|metric| metric.entry.reference());
            found.push(question("not-measured", Asked::Actual, reference, text));
        }
    }
}

/// Whether anybody went to the process lately: a condition was grasped, or a step of looking taken.
fn looked(board: &Board, target: &Of<'_, Target>, today: Day, found: &mut Vec<Question>) {
    let grasped = board
        .all::<Condition>()
        .filter_map(|condition| condition.body.grasped);
    let seen = board.all::<Experiment>().filter_map(|experiment| {
        let looking = experiment.body.kind == Some(ExperimentKind::GoAndSee);
        experiment
            .body
            .result
            .as_ref()?
            .recorded
            .filter(|_| looking)
    });
    let last = grasped.chain(seen).map(|at| at.day()).max();
    let since = last.or(target.body.set.map(|set| set.day()));
    if since.is_some_and(|since| since.plus(LOOKED) < today) {
        let text = say!("question-nobody-looked");
        found.push(question("nobody-looked", Asked::Actual, None, text));
    }
}

fn open_experiments(board: &Board, today: Day, found: &mut Vec<Question>) {
    let open = board.open_experiments();
    for experiment in &open {
        let reference = experiment.entry.reference();
        let name = reference.to_string();
        let body = experiment.body;
        if let Some(by) = body.look_again().map(|by| by.day())
            && by < today
        {
            let text = say!("question-past-date", experiment = &name, by = by);
            let about = Some(reference.clone());
            found.push(question("past-date", Asked::LookBack, about, text));
        }
        if body.kind == Some(ExperimentKind::MultiFactor) {
            let text = say!("question-several-factors", experiment = &name);
            let about = Some(reference.clone());
            found.push(question("several-factors", Asked::Step, about, text));
        }
        let expect = body.expect.as_deref().unwrap_or_default();
        if body.prediction.is_none() && !expect.contains(char::is_numeric) {
            let text = say!("question-no-number", experiment = &name);
            found.push(question("no-number", Asked::Step, Some(reference), text));
        }
    }
    if open.len() > 1 {
        let names: Vec<Reference> = open.iter().map(|of| of.entry.reference()).collect();
        let text = say!("question-several-open", open = list(&names));
        found.push(question("several-open", Asked::LookBack, None, text));
    }
}

fn last_results(board: &Board, found: &mut Vec<Question>) {
    let mut recorded: Vec<Of<'_, Experiment>> = board
        .all::<Experiment>()
        .filter(|experiment| experiment.body.result.is_some())
        .collect();
    recorded.sort_by_key(|experiment| {
        let result = experiment.body.result.as_ref();
        (
            result.and_then(|result| result.recorded),
            experiment.entry.number(),
        )
    });
    let Some(last) = recorded.last() else {
        return;
    };
    let reference = last.entry.reference();
    let name = reference.to_string();
    let about = Some(reference);
    match turned_out(last.body) {
        Some(TurnedOut::Different) => {
            let text = say!("question-different", experiment = name);
            found.push(question("different", Asked::LookBack, about, text));
        }
        Some(TurnedOut::Inconclusive) => {
            let text = say!("question-inconclusive", experiment = name);
            found.push(question("inconclusive", Asked::LookBack, about, text));
        }
        _ => {}
    }
    let row = recorded.iter().rev().take(IN_A_ROW);
    let as_expected = row
        .filter(|experiment| turned_out(experiment.body) == Some(TurnedOut::AsExpected))
        .count();
    if as_expected == IN_A_ROW {
        let text = say!("question-as-expected");
        found.push(question("as-expected", Asked::LookBack, None, text));
    }
}

/// As it was said; where nothing was, what the predicted range tells.
fn turned_out(experiment: &Experiment) -> Option<TurnedOut> {
    let result = experiment.result.as_ref()?;
    let by_range = || {
        let holds = |prediction: &Prediction| Some(prediction.holds(result.value?));
        match holds(experiment.prediction.as_ref()?)? {
            true => Some(TurnedOut::AsExpected),
            false => Some(TurnedOut::Different),
        }
    };
    result.turned_out.or_else(by_range)
}

fn obstacles(board: &Board, found: &mut Vec<Question>) {
    let Some(focus) = board.focus() else {
        if !board.open_obstacles().is_empty() {
            let text = say!("question-no-focus");
            found.push(question("no-focus", Asked::Obstacles, None, text));
        }
        return;
    };
    let against = board
        .all::<Experiment>()
        .filter(|experiment| experiment.body.obstacle.as_deref() == Some(focus.stem()))
        .count();
    if against >= MANY {
        let reference = focus.entry.reference();
        let text = say!(
            "question-one-obstacle",
            obstacle = reference.to_string(),
            count = against
        );
        found.push(question(
            "one-obstacle",
            Asked::Obstacles,
            Some(reference),
            text,
        ));
    }
}

/// The threshold of knowledge that was met in the last cycle, while no step has gone there yet.
fn threshold(board: &Board, found: &mut Vec<Question>) {
    let Some(cycle) = board.last_cycle() else {
        return;
    };
    let Cycle {
        threshold: Some(threshold),
        planned: None,
        held,
        ..
    } = cycle.body
    else {
        return;
    };
    let gone_there = board
        .all::<Experiment>()
        .any(|experiment| experiment.body.planned > *held);
    if !gone_there {
        let reference = cycle.entry.reference();
        let text = say!(
            "question-threshold",
            cycle = reference.to_string(),
            threshold = threshold
        );
        found.push(question("threshold", Asked::Step, Some(reference), text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{
        cycle::{Births, Held, Holding, Meeting},
        example::*,
        experiment::{Outcome, Recorded},
    };

    fn names(board: &Board, today: &str) -> Vec<&'static str> {
        let found = questions(board, day(today));
        assert!(found.iter().all(|question| NAMES.contains(&question.name)));
        assert!(found.is_sorted_by_key(|question| question.of));
        found.into_iter().map(|question| question.name).collect()
    }

    fn recorded(board: &Board, number: u32, turned_out: TurnedOut) -> Board {
        let board = after(board, board.plan(step("Print"), &birth(number)));
        let outcome = Outcome {
            turned_out: Some(turned_out),
            ..Outcome::default()
        };
        let change = board.record(Recorded::Planned(None), outcome, stamp(NOON));
        after(&board, change)
    }

    #[test]
    fn a_board_on_which_all_is_well_raises_nothing() {
        assert_eq!(names(&practising(), "2026-11-24"), [""; 0]);
        assert_eq!(names(&board(), "2026-11-24"), [""; 0]);
    }

    #[test]
    fn an_open_experiment_raises_what_its_plan_leaves_open() {
        let b = practising();
        let mut fields = step("Print and fetch");
        fields.kind = Some(ExperimentKind::MultiFactor);
        fields.by = Some(day("2026-11-24").into());
        let b = after(&b, b.plan(fields, &birth(1)));
        assert_eq!(names(&b, "2026-11-24"), ["several-factors", "no-number"]);
        assert_eq!(
            names(&b, "2026-11-25"),
            ["past-date", "several-factors", "no-number"]
        );
        let mut second = step("Measure");
        second.expect = Some("Under 30 seconds".to_owned());
        second.alongside = Some("It is here".to_owned());
        let b = after(&b, b.plan(second, &birth(2)));
        assert!(names(&b, "2026-11-24").contains(&"several-open"));
    }

    #[test]
    fn results_raise_what_they_say_of_the_process() {
        let mut b = practising();
        for number in 1..=2 {
            b = recorded(&b, number, TurnedOut::AsExpected);
        }
        assert_eq!(names(&b, "2026-11-24"), [""; 0]);
        let three = recorded(&b, 3, TurnedOut::AsExpected);
        assert_eq!(names(&three, "2026-11-24"), ["as-expected"]);
        let other = recorded(&b, 3, TurnedOut::Different);
        assert_eq!(names(&other, "2026-11-24"), ["different"]);
        let fourth = recorded(&three, 4, TurnedOut::Inconclusive);
        assert_eq!(names(&fourth, "2026-11-24"), ["inconclusive"]);
        let fifth = recorded(&fourth, 5, TurnedOut::Partly);
        assert_eq!(names(&fifth, "2026-11-24"), ["one-obstacle"]);
    }

    #[test]
    fn a_process_that_nobody_looks_at_is_asked_about() {
        let b = practising();
        assert_eq!(names(&b, "2026-12-07"), ["date-near"]);
        assert_eq!(names(&b, "2026-12-08"), ["date-near", "nobody-looked"]);
        assert_eq!(names(&b, "2026-12-15"), ["date-passed", "nobody-looked"]);
        let b = after(&b, b.focus_on(None, stamp(NOON)));
        assert_eq!(names(&b, "2026-11-24"), ["no-focus"]);
    }

    #[test]
    fn a_threshold_is_asked_about_until_a_step_goes_there() {
        let b = practising();
        let said = Held {
            meeting: Meeting {
                threshold: Some("How long does a label wait".to_owned()),
                ..Meeting::default()
            },
            ..Held::default()
        };
        let births = Births {
            cycle: birth(1),
            obstacle: birth(2),
            experiments: [birth(1), birth(2)],
            by: "noor".to_owned(),
        };
        let b = after(&b, b.hold(said, Holding::Together, None, &births));
        assert_eq!(names(&b, "2026-11-24"), ["threshold"]);
        let mut later = birth(1);
        later.at = stamp("2026-11-24T09:00:00+01:00");
        let mut fields = step("Time 10 labels");
        fields.expect = Some("3 minutes".to_owned());
        let b = after(&b, b.plan(fields, &later));
        assert_eq!(names(&b, "2026-11-24"), [""; 0]);
    }
}
