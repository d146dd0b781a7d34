//! What stands on a board besides the two conditions and the experiments.

use crate::{
    practice::{
        board::Board,
        cycle::Cycle,
        entry::{Entry, Of, Place},
        kind::Kind,
        observation::Observation,
        obstacle::Obstacle,
        standard::Standard,
        when::Day,
    },
    view::{
        board::{plain, untitled},
        lay::{About, Block, Tone},
        page::{self, Around, Grid},
        standard,
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

/// The parking lot: what is worked on, what is in the way, what is no longer, and what is gone, with what
/// became of it.
pub fn obstacles(board: &Board, around: Around<'_>) -> Block {
    let words = around.words;
    let focus = board.focus().map(|focus| focus.stem().to_owned());
    let in_focus = |obstacle: &Of<'_, Obstacle>| focus.as_deref() == Some(obstacle.stem());
    let row = |obstacle: &Of<'_, Obstacle>| {
        let closed = obstacle.body.closed.as_ref();
        let through = closed
            .and_then(|closed| closed.through.as_ref())
            .map(|stem| format!(" ({})", board.spoken(Kind::Experiment, stem)));
        let state = match in_focus(obstacle) {
            true => words.by_name("state-focus"),
            false => format!(
                "{}{}",
                words.state(obstacle.entry),
                through.unwrap_or_default()
            ),
        };
        let mut text = obstacle.body.text.trim_end().to_owned();
        if let Some(why) = closed.and_then(|closed| closed.why.as_deref()) {
            text.push_str(&format!("\n{}: {why}", words.label("why")));
        }
        let tone = match in_focus(obstacle) {
            true => Tone::Now,
            false => Tone::Plain,
        };
        let reference = obstacle.entry.reference().to_string();
        (
            vec![reference, text, state],
            obstacle.entry.place.clone(),
            tone,
        )
    };
    let in_the_way: Vec<String> = board
        .open_obstacles()
        .iter()
        .map(|of| of.stem().to_owned())
        .collect();
    let mut all: Vec<Of<'_, Obstacle>> = board.all().collect();
    all.sort_by_key(|obstacle| {
        (
            !in_focus(obstacle),
            obstacle.body.closed.is_some(),
            !in_the_way.iter().any(|stem| stem == obstacle.stem()),
        )
    });
    let grid = untitled(
        words.by_name("label-parking-lot"),
        words.by_name("board-no-obstacles"),
    );
    block(grid, all.iter().map(row))
}

/// The last coaching cycle, and those that wait for the coach.
pub fn cycle(board: &Board, around: Around<'_>) -> Option<Block> {
    let words = around.words;
    let row = |cycle: Of<'_, Cycle>, tone| {
        let pair = [Some(&cycle.body.learner), cycle.body.coach.as_ref()];
        let pair: Vec<&str> = pair
            .into_iter()
            .flatten()
            .map(|person| around.settings.name_of(person))
            .collect();
        let mut told = cycle.body.told(board).trim_end().to_owned();
        let threshold = cycle.body.threshold.as_deref().map(str::trim_end);
        if let Some(threshold) = threshold.filter(|threshold| *threshold != told) {
            told.push_str(&format!("\n{}: {threshold}", words.label("threshold")));
        }
        let state = format!("{} · {}", words.state(cycle.entry), pair.join(", "));
        let reference = cycle.entry.reference().to_string();
        (
            vec![reference, told, state],
            cycle.entry.place.clone(),
            tone,
        )
    };
    let waiting = board
        .waiting_cycles()
        .into_iter()
        .map(|cycle| row(cycle, Tone::Now));
    let last = board.last_cycle().map(|cycle| row(cycle, Tone::Plain));
    let rows: Vec<_> = waiting.chain(last).collect();
    let grid = untitled(words.by_name("label-last-cycle"), String::new());
    (!rows.is_empty()).then(|| block(grid, rows))
}

/// The one thing that a coach practises now, on the coach's own board.
pub fn practises(board: &Board, around: Around<'_>) -> Option<Block> {
    let last = board.all::<Observation>().next_back()?;
    let rows = page::rows(last.entry, around, |path| {
        matches!(path[0].as_str(), "practise" | "seen" | "observer")
    });
    let title = format!(
        "{} {} · {}",
        page::capital(&around.words.kind(Kind::Observation)),
        last.entry.reference(),
        around.words.state(last.entry)
    );
    Some(Block::told(
        title,
        plain(rows),
        Some(last.entry.place.clone()),
    ))
}

/// The standards that came out of this board.
pub fn kept(board: &Board, standards: &[Entry], today: Day, around: Around<'_>) -> Option<Block> {
    let from_here = |standard: &Standard| {
        let target = standard.target.as_deref();
        target
            .and_then(|target| target.split_once('/'))
            .is_some_and(|(slug, _)| slug == board.slug)
    };
    let rows: Vec<_> = standards
        .iter()
        .filter(|entry| entry.get::<Standard>().is_some_and(from_here))
        .filter_map(Of::<Standard>::new)
        .map(|of| {
            let row = vec![
                of.entry.reference().to_string(),
                of.body.text.trim_end().to_owned(),
                standard::standing(of, standards, today, around),
            ];
            (row, of.entry.place.clone(), Tone::Plain)
        })
        .collect();
    let grid = untitled(around.words.by_name("label-standards"), String::new());
    (!rows.is_empty()).then(|| block(grid, rows))
}
