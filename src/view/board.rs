//! A storyboard: where to, where now, what is in the way, what is tried.
//!
//! [`Wall`] is what stands on it, block by block, in the order in which it is read. `board/wall.rs`
//! puts the blocks beside and below one another as a terminal has room; [`Wall::page`] has them one
//! after the other.

mod blocks;
mod measures;
mod record;
mod wall;

use crate::{
    practice::{board::Board, entry::Entry, kind::Kind, next::Next, target::Target, when::Day},
    say,
    view::{
        lay::{Block, Tone, held, released},
        page::{self, Around, Grid, Page, Row},
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
    let words = around.words;
    let own = board.own();
    let further = [
        blocks::cycle(board, around),
        blocks::practises(board, around),
        blocks::kept(board, standards, today, around),
    ];
    Wall {
        title: format!("{} · {}", own.entry.reference(), words.kind(Kind::Board)),
        head: head(board, around),
        next: Block::told(
            String::new(),
            vec![(
                Row {
                    label: words.by_name("label-next"),
                    text: format!("{}\n{}", words.say(&next.why), next.command),
                },
                Tone::Plain,
            )],
            None,
        ),
        condition: condition(board, around),
        target: target(board, today, around),
        measures: measures::measures(board, around),
        obstacles: blocks::obstacles(board, around),
        experiments: record::experiments(board, around),
        further: further.into_iter().flatten().collect(),
    }
}

impl Wall {
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

fn head(board: &Board, around: Around<'_>) -> Block {
    let own = board.own().entry;
    let challenge = around.words.label("challenge");
    let rows = page::rows(own, around, |path| {
        matches!(
            path[0].as_str(),
            "challenge"
                | "learner"
                | "coach"
                | "second_coach"
                | "process"
                | "by"
                | "serves"
                | "cadence"
                | "problems"
                | "paused"
                | "closed"
        )
    });
    let toned = rows.into_iter().map(|row| {
        let tone = match row.label == challenge {
            true => Tone::Strong,
            false => Tone::Plain,
        };
        (row, tone)
    });
    Block::told(String::new(), toned.collect(), Some(own.place.clone()))
}

fn plain(rows: Vec<Row>) -> Vec<(Row, Tone)> {
    rows.into_iter().map(|row| (row, Tone::Plain)).collect()
}

fn condition(board: &Board, around: Around<'_>) -> Option<Block> {
    let condition = board.latest_condition()?;
    // What was measured where the target began stands with the metrics.
    let apart = measures::begins(board).is_none_or(|begins| begins.stem() != condition.stem());
    let rows = page::rows(condition.entry, around, |path| match path[0].as_str() {
        "measured" => apart,
        first => matches!(first, "pattern" | "seen"),
    });
    let day = condition
        .body
        .grasped
        .map(|grasped| around.words.day(grasped.day()))
        .unwrap_or_default();
    let title = format!(
        "{} {} · {day}",
        page::capital(&around.words.kind(Kind::Condition)),
        condition.entry.reference()
    );
    let whole = Some(condition.entry.place.clone());
    Some(Block::told(title, plain(rows), whole))
}

/// The open target, or the last one with its look back.
fn target(board: &Board, today: Day, around: Around<'_>) -> Option<Block> {
    let words = around.words;
    let target = board.open_target().or_else(|| board.all().next_back())?;
    let closed = target.body.closed.is_some();
    let rows = page::rows(target.entry, around, |path| match path[0].as_str() {
        // While it is open, its date stands in the heading, with the days that are left.
        "by" => closed,
        // They stand with the metrics.
        "predictions" => false,
        first => !matches!(first, "set" | "condition" | "notes" | "link" | "was"),
    });
    let outcome = words.label("outcome");
    let toned = rows.into_iter().map(|row| {
        let tone = match row.label == outcome {
            true => Tone::Strong,
            false => Tone::Plain,
        };
        (row, tone)
    });
    let title = format!(
        "{} {} · {}",
        page::capital(&words.kind(Kind::Target)),
        target.entry.reference(),
        when(target.body, target.entry, today, around)
    );
    let whole = Some(target.entry.place.clone());
    Some(Block::told(title, toned.collect(), whole))
}

/// When a target ends, with the days that are left; or how it ended.
fn when(target: &Target, entry: &Entry, today: Day, around: Around<'_>) -> String {
    let words = around.words;
    if target.closed.is_some() {
        return words.state(entry);
    }
    let days = (target.by.date() - today.date()).num_days();
    let left = if days < 0 {
        say!("days-past", days = -days)
    } else {
        say!("days-left", days = days)
    };
    let by = held(&words.day(target.by));
    format!("{by}, {}", held(&words.say(&left)))
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
