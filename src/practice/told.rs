//! What a step was, told from the records before and after it: for commits that nobody but the
//! person who made them described.

use crate::practice::{
    change::StepName,
    entry::{Entry, Place},
    kind::Body,
};

/// What happened to one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub step: StepName,
    pub place: Place,
}

/// From what tells most of a step to what goes along with others.
const TELLING: &[StepName] = &[
    StepName::HomeCreated,
    StepName::CycleHeld,
    StepName::CyclePrepared,
    StepName::CycleObserved,
    StepName::BoardOpened,
    StepName::BoardClosed,
    StepName::BoardHandedOver,
    StepName::TargetClosed,
    StepName::TargetSet,
    StepName::ConditionGrasped,
    StepName::ExperimentRecorded,
    StepName::ExperimentDropped,
    StepName::ExperimentContinued,
    StepName::ExperimentPlanned,
    StepName::ObstacleResolved,
    StepName::ObstacleDropped,
    StepName::ObstacleReopened,
    StepName::ObstacleFound,
    StepName::ObstacleFocused,
    StepName::StandardSet,
    StepName::StandardReplaced,
    StepName::StandardRetired,
    StepName::StandardConfirmed,
    StepName::ProblemTaken,
    StepName::ProblemClosed,
    StepName::ProblemRaised,
    StepName::PrincipleTested,
    StepName::CultureReflected,
    StepName::DirectionSet,
    StepName::MetricAdded,
    StepName::Measured,
    StepName::Noted,
];

/// Sorts what one commit did, the most telling first; like things stay in their order.
pub fn most_telling_first(told: &mut [Told]) {
    let rank = |told: &Told| {
        let place = TELLING.iter().position(|step| *step == told.step);
        place.unwrap_or(TELLING.len())
    };
    told.sort_by_key(rank);
}

/// What happened to a record between two of its versions; one that is missing was not there, or
/// could not be read.
pub fn step(before: Option<&Entry>, after: Option<&Entry>) -> StepName {
    let Some(after) = after else {
        return StepName::Saved;
    };
    match before {
        None => begun(after),
        Some(before) => became(before, after).unwrap_or(match after.body {
            Body::Board(_) => StepName::BoardEdited,
            _ => StepName::Edited,
        }),
    }
}

fn begun(after: &Entry) -> StepName {
    match &after.body {
        Body::Settings(_) => StepName::HomeCreated,
        Body::Board(_) => StepName::BoardOpened,
        Body::Metric(_) => StepName::MetricAdded,
        Body::Points(_) => StepName::Measured,
        Body::Condition(_) => StepName::ConditionGrasped,
        Body::Target(target) if target.closed.is_some() => StepName::TargetClosed,
        Body::Target(_) => StepName::TargetSet,
        Body::Obstacle(_) => StepName::ObstacleFound,
        Body::Experiment(experiment) if experiment.result.is_some() => StepName::ExperimentRecorded,
        Body::Experiment(experiment) if experiment.closed.is_some() => StepName::ExperimentDropped,
        Body::Experiment(_) => StepName::ExperimentPlanned,
        Body::Problem(_) => StepName::ProblemRaised,
        Body::Standard(_) => StepName::StandardSet,
        Body::Cycle(cycle) if cycle.held.is_none() => StepName::CyclePrepared,
        Body::Cycle(_) => StepName::CycleHeld,
        Body::Observation(_) => StepName::CycleObserved,
        Body::Direction(_) => StepName::DirectionSet,
        Body::Reflection(_) => StepName::CultureReflected,
    }
}

fn became(before: &Entry, after: &Entry) -> Option<StepName> {
    let began = |was: bool, is: bool, step| (!was && is).then_some(step);
    if before.body == after.body && before.common.notes.len() < after.common.notes.len() {
        return Some(StepName::Noted);
    }
    match (&before.body, &after.body) {
        (Body::Settings(was), Body::Settings(is)) => {
            (was.people != is.people).then_some(StepName::PeopleChanged)
        }
        (Body::Board(was), Body::Board(is)) => None
            .or(began(
                was.closed.is_some(),
                is.closed.is_some(),
                StepName::BoardClosed,
            ))
            .or(began(
                is.closed.is_some(),
                was.closed.is_some(),
                StepName::BoardReopened,
            ))
            .or(began(
                was.paused.is_some(),
                is.paused.is_some(),
                StepName::BoardPaused,
            ))
            .or(began(
                is.paused.is_some(),
                was.paused.is_some(),
                StepName::BoardReopened,
            ))
            .or((was.handed_over.len() < is.handed_over.len()).then_some(StepName::BoardHandedOver))
            .or((is.focus.is_some() && was.focus != is.focus).then_some(StepName::ObstacleFocused)),
        (Body::Cycle(was), Body::Cycle(is)) => {
            began(was.held.is_some(), is.held.is_some(), StepName::CycleHeld)
        }
        (Body::Points(_), Body::Points(_)) => Some(StepName::Measured),
        (Body::Target(was), Body::Target(is)) => began(
            was.closed.is_some(),
            is.closed.is_some(),
            StepName::TargetClosed,
        ),
        (Body::Obstacle(was), Body::Obstacle(is)) => {
            let ended = match is.dropped() {
                true => StepName::ObstacleDropped,
                false => StepName::ObstacleResolved,
            };
            None.or(began(was.closed.is_some(), is.closed.is_some(), ended))
                .or(began(
                    is.closed.is_some(),
                    was.closed.is_some(),
                    StepName::ObstacleReopened,
                ))
        }
        (Body::Experiment(was), Body::Experiment(is)) => {
            None.or(began(
                was.result.is_some(),
                is.result.is_some(),
                StepName::ExperimentRecorded,
            ))
            .or(began(
                was.closed.is_some(),
                is.closed.is_some(),
                StepName::ExperimentDropped,
            ))
            .or((was.continued.len() < is.continued.len()).then_some(StepName::ExperimentContinued))
        }
        (Body::Standard(was), Body::Standard(is)) => {
            let ended = match is
                .closed
                .as_ref()
                .is_some_and(|closed| closed.through.is_some())
            {
                true => StepName::StandardReplaced,
                false => StepName::StandardRetired,
            };
            began(was.closed.is_some(), is.closed.is_some(), ended)
                .or((was.confirmed.len() < is.confirmed.len())
                    .then_some(StepName::StandardConfirmed))
        }
        (Body::Direction(was), Body::Direction(is)) => {
            Some(match was.tested.len() < is.tested.len() {
                true => StepName::PrincipleTested,
                false => StepName::DirectionSet,
            })
        }
        (Body::Problem(was), Body::Problem(is)) => None
            .or(began(
                was.taken.is_some(),
                is.taken.is_some(),
                StepName::ProblemTaken,
            ))
            .or(began(
                was.closed.is_some(),
                is.closed.is_some(),
                StepName::ProblemClosed,
            )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::example::{self, after, birth, practising, stamp};

    #[test]
    fn what_happened_is_told_from_the_records_alone() {
        let before = practising();
        let change = before.plan(example::step("Print"), &birth(1));
        let planned = change.clone().unwrap().puts.remove(0).after;
        assert_eq!(step(None, Some(&planned)), StepName::ExperimentPlanned);
        let board = after(&before, change);
        let recorded = board
            .record(
                crate::practice::experiment::Recorded::Planned(None),
                crate::practice::experiment::Outcome::default(),
                stamp("2026-11-24T12:00:00+01:00"),
            )
            .unwrap();
        let put = &recorded.puts[0];
        assert_eq!(
            step(put.before.as_ref(), Some(&put.after)),
            StepName::ExperimentRecorded
        );
        assert_eq!(step(None, Some(&put.after)), StepName::ExperimentRecorded);
        assert_eq!(step(Some(&planned), None), StepName::Saved);
        assert_eq!(step(Some(&planned), Some(&planned)), StepName::Edited);
    }

    #[test]
    fn what_becomes_of_a_standard_is_told_as_its_commands_say_it() {
        use crate::practice::{
            entry::Of,
            standard::{self, Confirmation, Standard},
        };
        let new = |number| {
            let fields = Standard {
                text: format!("Labels at bench {number}"),
                ..Standard::default()
            };
            fields.adopt(&birth(number)).puts.remove(0).after
        };
        let (set, at) = (new(1), stamp(example::NOON));
        let of = Of::<Standard>::new(&set).unwrap();
        let seen = Confirmation {
            on: at.day(),
            seen: "…".to_owned(),
            holds: true,
            next: None,
        };
        let better = new(2).get::<Standard>().unwrap().clone();
        for change in [
            standard::confirm(of, seen, at),
            standard::retire(of, "gone".to_owned(), at),
            standard::replace(of, better, None, &birth(2)),
        ] {
            let change = change.unwrap();
            let put = &change.puts[0];
            assert_eq!(step(put.before.as_ref(), Some(&put.after)), change.step);
        }
    }
}
