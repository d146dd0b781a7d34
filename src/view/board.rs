//! A storyboard: where to, where now, what is in the way, what is tried.
//!
//! [`Wall`] is what stands on it, block by block, in the order in which it is read; what it says comes
//! from [`Storyboard`], as on every other page. `board/wall.rs` puts the blocks beside and below one
//! another as a terminal has room; [`Wall::page`] has them one after the other.

mod blocks;
mod measures;
mod record;
mod wall;

use crate::{
    practice::{board::Board, entry::Entry, next::Next, when::Day},
    view::{
        lang::Words,
        lay::{Block, Tone, held, released},
        page::{Around, Grid, Line, Page, Row},
        storyboard::{Aim, Storyboard, Told, storyboard},
    },
};

/// What stands on a storyboard.
#[derive(Debug, Clone, PartialEq)]
pub struct Wall {
    pub title: String,
    /// The challenge, and who works at what.
    pub head: Block,
    /// The next step of the practice, why, and the command for it.
    pub next: Block,
    pub condition: Option<Block>,
    pub target: Option<Block>,
    /// Each metric where it began, now, and where it should be.
    pub measures: Option<Block>,
    pub obstacles: Block,
    pub experiments: Block,
    /// What was said last at the board, what the coach practises, and what became standard.
    pub further: Vec<Block>,
}

/// The board as it stands today. `standards` are the records of the home.
pub fn wall(
    board: &Board,
    standards: &[Entry],
    next: &Next,
    today: Day,
    around: Around<'_>,
) -> Wall {
    let storyboard = storyboard(board, standards, next, today, around);
    Wall::of(&storyboard, around.words)
}

impl Wall {
    pub fn of(board: &Storyboard, words: &Words) -> Wall {
        let further = [
            blocks::cycles(&board.cycles, words),
            board.practises.as_ref().map(blocks::practises),
            blocks::kept(&board.standards, words),
        ];
        let next = Row {
            label: words.by_name("label-next"),
            text: format!("{}\n{}", board.next, board.command),
        };
        Wall {
            title: board.title.clone(),
            head: head(board),
            next: Block::told(String::new(), vec![(next, Tone::Plain)], None),
            condition: board.condition.as_ref().map(|told| {
                // What was measured where the target began stands with the metrics.
                let apart = board.began.is_some();
                let wanted = |line: &&Line| apart || line.key != "measured";
                let lines = told.lines.iter().filter(wanted);
                Block::told(titled(told), plain(lines), Some(told.place.clone()))
            }),
            target: board.target.as_ref().map(target),
            measures: measures::measures(&board.metrics, words),
            obstacles: blocks::obstacles(&board.obstacles, words),
            experiments: record::experiments(&board.experiments, words),
            further: further.into_iter().flatten().collect(),
        }
    }

    /// All of it, one after the other.
    pub fn page(self) -> Page {
        let row = |row: Vec<String>| {
            let mut cells = row.iter().map(|cell| released(cell));
            Row {
                label: cells.next().unwrap_or_default(),
                text: cells.next().unwrap_or_default(),
            }
        };
        let grid = |block: Block| Grid {
            title: released(&block.grid.title),
            rows: block
                .grid
                .rows
                .iter()
                .map(|row| row.iter().map(|cell| released(cell)).collect())
                .collect(),
            ..block.grid
        };
        let rows = [self.head, self.next]
            .into_iter()
            .flat_map(|block| block.grid.rows);
        let blocks = [self.condition, self.target, self.measures]
            .into_iter()
            .flatten();
        let blocks = blocks
            .chain([self.obstacles, self.experiments])
            .chain(self.further);
        Page {
            title: self.title,
            rows: rows.map(row).collect(),
            tables: blocks.map(grid).collect(),
        }
    }
}

fn head(board: &Storyboard) -> Block {
    let rows = toned(board.own.iter(), "challenge");
    Block::told(String::new(), rows, Some(board.place.clone()))
}

/// The open target, or the last one with its look back.
fn target(target: &Aim) -> Block {
    let told = &target.told;
    // They stand with the metrics.
    let lines = told.lines.iter().filter(|line| line.key != "predictions");
    let title = match &target.left {
        Some(left) => {
            let when = format!("{}, {}", held(&target.by), held(left));
            format!("{} {} · {when}", told.kind, told.reference)
        }
        None => titled(told),
    };
    Block::told(title, toned(lines, "outcome"), Some(told.place.clone()))
}

fn titled(told: &Told) -> String {
    format!("{} {} · {}", told.kind, told.reference, told.when)
}

fn plain<'a>(lines: impl Iterator<Item = &'a Line>) -> Vec<(Row, Tone)> {
    lines
        .map(|line| (Row::from(line.clone()), Tone::Plain))
        .collect()
}

/// Lines of which one stands out.
fn toned<'a>(lines: impl Iterator<Item = &'a Line>, strong: &str) -> Vec<(Row, Tone)> {
    let tone = |line: &Line| match line.key == strong {
        true => Tone::Strong,
        false => Tone::Plain,
    };
    lines
        .map(|line| (Row::from(line.clone()), tone(line)))
        .collect()
}

/// A table of a page with a title and without heads.
fn untitled(title: String, empty: String) -> Grid {
    Grid {
        title,
        empty,
        ..Grid::default()
    }
}

#[cfg(test)]
mod tests;
