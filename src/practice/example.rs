//! A board for the tests of the rules, made by the rules themselves.

use crate::practice::{
    board::{Birth, Board},
    change::Change,
    condition::Condition,
    entry::Entry,
    experiment::Experiment,
    lang::Lang,
    obstacle::Obstacle,
    refusal::Refusal,
    storyboard::Storyboard,
    target::Target,
    when::{Day, Stamp},
};

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn stamp(text: &str) -> Stamp {
    text.parse().unwrap()
}

/// The morning on which everything in an example happens unless it says otherwise.
pub const NOON: &str = "2026-11-23T12:00:00+01:00";

pub fn birth(number: u32) -> Birth {
    Birth {
        number,
        id: format!("ID{number}"),
        at: stamp(NOON),
        lang: Lang::En,
    }
}

/// A board with a challenge and nothing else.
pub fn board() -> Board {
    let storyboard = Storyboard {
        learner: "noor".to_owned(),
        challenge: Some("Every order leaves within the hour".to_owned()),
        ..Storyboard::default()
    };
    let change = storyboard.open("packing", &[], &birth(0)).unwrap();
    after_of(None, change)
}

fn after_of(board: Option<&Board>, change: Change) -> Board {
    let mut entries: Vec<Entry> = board
        .map(|board| board.entries().to_vec())
        .unwrap_or_default();
    for put in change
        .puts
        .into_iter()
        .filter(|put| put.after.place.board.is_some())
    {
        entries.retain(|entry| entry.place != put.after.place);
        entries.push(put.after);
    }
    Board::new("packing".to_owned(), entries).unwrap()
}

/// The board after a step.
pub fn after(board: &Board, change: Result<Change, Refusal>) -> Board {
    after_of(Some(board), change.unwrap())
}

pub fn grasped(board: &Board, number: u32) -> Board {
    let condition = Condition {
        seen: Some("Orders wait".to_owned()),
        ..Condition::default()
    };
    after(board, Ok(board.grasp(condition, &birth(number))))
}

pub fn target(by: &str) -> Target {
    Target {
        set: None,
        by: day(by),
        outcome: "Every order within 40 minutes".to_owned(),
        pattern: "A label at the bench".to_owned(),
        condition: None,
        criteria: None,
        predictions: Vec::new(),
        closed: None,
    }
}

pub fn obstacle(board: &Board, number: u32, text: &str) -> Board {
    let fields = Obstacle {
        text: text.to_owned(),
        ..Obstacle::default()
    };
    after(
        board,
        Ok(board.find_obstacles(vec![(fields, birth(number))], stamp(NOON))),
    )
}

pub fn step(text: &str) -> Experiment {
    Experiment {
        step: text.to_owned(),
        expect: Some("Less waiting".to_owned()),
        ..Experiment::default()
    }
}

/// A board on which everything is ready for the first experiment.
pub fn practising() -> Board {
    let board = grasped(&board(), 1);
    let board = after(
        &board,
        board.set_target(target("2026-12-14"), &[], &birth(1)),
    );
    let board = obstacle(&board, 1, "Labels come in batches");
    after(&board, board.focus_on(Some("O1"), stamp(NOON)))
}
