//! The one next step of the practice on a board, and why.
//!
//! From the board's state and today alone: two people who look at the same board on the same day
//! read the same.

use crate::{
    practice::{
        board::Board, condition::Condition, reference::Reference, refusal::list, say::Message,
        target::Target, when::Day,
    },
    say,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    BoardClosed,
    SetChallenge,
    RecordResult,
    CloseTarget,
    GraspCondition,
    SetTarget,
    FindObstacles,
    FocusObstacle,
    PlanExperiment,
}

impl NextStep {
    pub const ALL: &'static [NextStep] = &[
        NextStep::BoardClosed,
        NextStep::SetChallenge,
        NextStep::RecordResult,
        NextStep::CloseTarget,
        NextStep::GraspCondition,
        NextStep::SetTarget,
        NextStep::FindObstacles,
        NextStep::FocusObstacle,
        NextStep::PlanExperiment,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            NextStep::BoardClosed => "board-closed",
            NextStep::SetChallenge => "set-challenge",
            NextStep::RecordResult => "record-result",
            NextStep::CloseTarget => "close-target",
            NextStep::GraspCondition => "grasp-condition",
            NextStep::SetTarget => "set-target",
            NextStep::FindObstacles => "find-obstacles",
            NextStep::FocusObstacle => "focus-obstacle",
            NextStep::PlanExperiment => "plan-experiment",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Next {
    pub step: NextStep,
    /// The record that it is about, where there is one.
    pub reference: Option<Reference>,
    pub why: Message,
    /// The command to type where nobody is asked, with what is to be filled in between quotes.
    pub command: String,
    /// The same where the command asks for the rest.
    pub asking: String,
}

/// The first step that applies, in the order of the practice.
pub fn next(board: &Board, today: Day) -> Next {
    let own = board.own();
    // A command, and behind it what nobody need say who can be asked.
    let make = |step, reference, why, command: &str, rest: &str| Next {
        step,
        reference,
        why,
        command: format!("{command}{rest}"),
        asking: command.to_owned(),
    };

    if let Some(closed) = &own.body.closed {
        let why = say!("next-board-closed", on = closed.on);
        return make(NextStep::BoardClosed, None, why, "kata board reopen", "");
    }
    if board.paused(today) {
        let until = own.body.paused.as_ref().and_then(|pause| pause.until);
        let why = match until {
            Some(until) => say!("next-board-paused-until", until = until),
            None => say!("next-board-paused"),
        };
        return make(NextStep::BoardClosed, None, why, "kata board reopen", "");
    }
    if own.body.challenge.is_none() {
        let (why, rest) = (say!("next-set-challenge"), " --challenge \"…\"");
        return make(NextStep::SetChallenge, None, why, "kata board edit", rest);
    }
    let open = board.open_experiments();
    if let Some(first) = open.first() {
        let reference = first.entry.reference();
        let names: Vec<Reference> = open.iter().map(|of| of.entry.reference()).collect();
        let why = match first.body.look_again().map(|by| by.day()) {
            _ if open.len() > 1 => say!("next-record-results", open = list(&names)),
            Some(by) if by < today => say!(
                "next-record-result-late",
                open = reference.to_string(),
                by = by
            ),
            Some(by) => say!(
                "next-record-result-by",
                open = reference.to_string(),
                by = by
            ),
            None => say!("next-record-result", open = reference.to_string()),
        };
        let command = format!("kata record {reference}");
        let rest = " --happened \"…\" --learned \"…\"";
        return make(NextStep::RecordResult, Some(reference), why, &command, rest);
    }
    let target = board.open_target();
    if let Some(target) = &target
        && target.body.by < today
    {
        let reference = target.entry.reference();
        let why = say!(
            "next-close-target",
            target = reference.to_string(),
            by = target.body.by
        );
        let command = format!("kata target close {reference}");
        let rest = " --result \"…\"";
        return make(NextStep::CloseTarget, Some(reference), why, &command, rest);
    }
    let Some(target) = target else {
        if !grasped_since_last_target(board) {
            let why = match board.all::<Target>().next() {
                None => say!("next-grasp-condition-first"),
                Some(_) => say!("next-grasp-condition-again"),
            };
            let rest = " --pattern \"…\" --seen \"…\"";
            return make(
                NextStep::GraspCondition,
                None,
                why,
                "kata condition new",
                rest,
            );
        }
        let (why, rest) = (
            say!("next-set-target"),
            " --by \"…\" --outcome \"…\" --pattern \"…\"",
        );
        return make(NextStep::SetTarget, None, why, "kata target new", rest);
    };
    let obstacles = board.open_obstacles();
    let Some(first) = obstacles.first() else {
        let reference = target.entry.reference();
        let why = say!("next-find-obstacles", target = reference.to_string());
        return make(
            NextStep::FindObstacles,
            Some(reference),
            why,
            "kata obstacle add",
            " \"…\"",
        );
    };
    let Some(focus) = board.focus() else {
        let why = say!("next-focus-obstacle", count = obstacles.len());
        let reference = first.entry.reference();
        let rest = format!(" {reference}");
        return make(
            NextStep::FocusObstacle,
            None,
            why,
            "kata obstacle focus",
            &rest,
        );
    };
    let reference = focus.entry.reference();
    let why = say!("next-plan-experiment", focus = reference.to_string());
    make(
        NextStep::PlanExperiment,
        Some(reference),
        why,
        "kata plan",
        " --step \"…\" --expect \"…\"",
    )
}

fn grasped_since_last_target(board: &Board) -> bool {
    let ended = board
        .all::<Target>()
        .filter_map(|target| target.body.closed.as_ref().map(|closed| closed.on))
        .max();
    board.all::<Condition>().any(|condition| {
        let began = board
            .all::<Target>()
            .any(|target| target.body.condition.as_deref() == Some(condition.stem()));
        let after = match (condition.body.grasped, ended) {
            (Some(grasped), Some(ended)) => grasped.day() >= ended,
            (_, None) => true,
            (None, Some(_)) => false,
        };
        after && !began
    })
}
