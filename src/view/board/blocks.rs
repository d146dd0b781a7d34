//! What stands on a board besides the two conditions and the experiments.

use crate::{
    practice::entry::Place,
    view::{
        board::{plain, titled, untitled},
        lang::Words,
        lay::{About, Block, Tone},
        page::Grid,
        storyboard::{Held, Hindrance, Kept, Told},
    },
};

/// A block of rows, each about one record.
fn block(grid: Grid, rows: impl IntoIterator<Item = (Vec<String>, Place, Tone)>) -> Block {
    let mut block = Block {
        grid,
        ..Block::default()
    };
    for (row, place, tone) in rows {
        block.grid.rows.push(row);
        block.about.push(About {
            place: Some(place),
            tone,
        });
    }
    block
}

/// What stands out now, among what does not.
fn now(now: bool) -> Tone {
    match now {
        true => Tone::Now,
        false => Tone::Plain,
    }
}

/// The parking lot.
pub fn obstacles(obstacles: &[Hindrance], words: &Words) -> Block {
    let row = |obstacle: &Hindrance| {
        let mut text = obstacle.text.trim_end().to_owned();
        if let Some(why) = &obstacle.why {
            text.push_str(&format!("\n{}: {why}", words.label("why")));
        }
        (
            vec![obstacle.reference.clone(), text, obstacle.state.clone()],
            obstacle.place.clone(),
            now(obstacle.focus),
        )
    };
    let grid = untitled(
        words.by_name("label-parking-lot"),
        words.by_name("board-no-obstacles"),
    );
    block(grid, obstacles.iter().map(row))
}

/// The last coaching cycle, and those that wait for the coach.
pub fn cycles(cycles: &[Held], words: &Words) -> Option<Block> {
    let row = |cycle: &Held| {
        let mut told = cycle.told.clone();
        if let Some(threshold) = &cycle.threshold {
            told.push_str(&format!("\n{}: {threshold}", words.label("threshold")));
        }
        let state = format!("{} · {}", cycle.state, cycle.pair.join(", "));
        (
            vec![cycle.reference.clone(), told, state],
            cycle.place.clone(),
            now(cycle.waits),
        )
    };
    let grid = untitled(words.by_name("label-last-cycle"), String::new());
    (!cycles.is_empty()).then(|| block(grid, cycles.iter().map(row)))
}

/// The one thing that a coach practises now, on the coach's own board.
pub fn practises(told: &Told) -> Block {
    let rows = plain(told.lines.iter());
    Block::told(titled(told), rows, Some(told.place.clone()))
}

/// The standards that came out of this board.
pub fn kept(standards: &[Kept], words: &Words) -> Option<Block> {
    let row = |kept: &Kept| {
        let text = kept.text.trim_end().to_owned();
        (
            vec![kept.reference.clone(), text, kept.state.clone()],
            kept.place.clone(),
            Tone::Plain,
        )
    };
    let grid = untitled(words.by_name("label-standards"), String::new());
    (!standards.is_empty()).then(|| block(grid, standards.iter().map(row)))
}
