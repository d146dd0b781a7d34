//! What has become of a record, as one value of a fixed set; a language has a word for each.

use crate::practice::{
    entry::Entry,
    experiment::TurnedOut,
    kind::{Body, Kind},
    target::TargetResult,
};

/// The states in which records of a kind are; none for a kind that has no state.
pub fn states(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Board => &["open", "closed"],
        Kind::Target => &["open", "met", "partly", "not-met", "changed"],
        Kind::Obstacle => &["open", "resolved", "dropped"],
        Kind::Experiment => &[
            "open",
            "as-expected",
            "partly",
            "different",
            "inconclusive",
            "recorded",
            "without-prediction",
            "dropped",
        ],
        Kind::Problem => &["open", "taken", "answered"],
        Kind::Standard => &["in-use", "slipped", "replaced", "retired"],
        _ => &[],
    }
}

/// The state of a record; none for a kind that has no state.
pub fn state(entry: &Entry) -> Option<&'static str> {
    Some(match &entry.body {
        Body::Board(board) => match board.closed {
            Some(_) => "closed",
            None => "open",
        },
        Body::Experiment(experiment) => match (&experiment.result, &experiment.closed) {
            (Some(_), _) if experiment.without_prediction() => "without-prediction",
            (Some(result), _) => match result.turned_out {
                Some(TurnedOut::AsExpected) => "as-expected",
                Some(TurnedOut::Partly) => "partly",
                Some(TurnedOut::Different) => "different",
                Some(TurnedOut::Inconclusive) => "inconclusive",
                None => "recorded",
            },
            (None, Some(_)) => "dropped",
            (None, None) => "open",
        },
        Body::Obstacle(obstacle) if obstacle.dropped() => "dropped",
        Body::Obstacle(obstacle) => match obstacle.closed {
            Some(_) => "resolved",
            None => "open",
        },
        Body::Target(target) => match target.closed.as_ref().map(|closed| closed.result) {
            Some(TargetResult::Met) => "met",
            Some(TargetResult::Partly) => "partly",
            Some(TargetResult::NotMet) => "not-met",
            Some(TargetResult::Changed) => "changed",
            None => "open",
        },
        Body::Problem(problem) => match (&problem.closed, &problem.taken) {
            (Some(_), _) => "answered",
            (None, Some(_)) => "taken",
            (None, None) => "open",
        },
        Body::Standard(standard) => match &standard.closed {
            Some(closed) if closed.through.is_some() => "replaced",
            Some(_) => "retired",
            None if standard.slipped() => "slipped",
            None => "in-use",
        },
        _ => return None,
    })
}
