//! The experimenting record, newest first, in the columns that it has on paper.

use crate::{
    practice::{board::Board, entry::Of, experiment::Experiment, kind::Kind, when::Stamp},
    say,
    view::{
        lay::{About, Block, Tone, held},
        page::{self, Around, Grid},
    },
};

pub fn experiments(board: &Board, around: Around<'_>) -> Block {
    let words = around.words;
    let heads = [
        String::new(),
        words.by_name("board-date-step"),
        words.label("expect"),
        words.label("happened"),
        words.label("learned"),
    ];
    let mut block = Block {
        grid: Grid {
            title: words.by_name("label-experiments"),
            heads: heads.to_vec(),
            rows: Vec::new(),
            empty: words.by_name("board-no-experiments"),
        },
        ..Block::default()
    };
    for experiment in board.all::<Experiment>().rev() {
        let (happened, learned) = outcome(experiment, around);
        block.grid.rows.push(vec![
            experiment.entry.reference().to_string(),
            step(experiment, board, around),
            expected(experiment, around),
            happened,
            learned,
        ]);
        block.about.push(About {
            place: Some(experiment.entry.place.clone()),
            tone: match experiment.body.open() {
                true => Tone::Now,
                false => Tone::Plain,
            },
        });
    }
    block
}

/// When, against which obstacle; below it what is done.
fn step(experiment: Of<'_, Experiment>, board: &Board, around: Around<'_>) -> String {
    let words = around.words;
    let body = experiment.body;
    let day = |stamp: Stamp| held(&words.day(stamp.day()));
    let begun = body.planned.map(day);
    let ended = body
        .result
        .as_ref()
        .and_then(|result| result.recorded)
        .map(day);
    let when = match (begun, ended) {
        (Some(begun), Some(ended)) if begun != ended => Some(format!("{begun}\u{a0}– {ended}")),
        (begun, ended) => begun.or(ended),
    };
    let obstacle = body.obstacle.as_ref();
    let obstacle = obstacle.map(|stem| board.spoken(Kind::Obstacle, stem));
    let about: Vec<String> = when.into_iter().chain(obstacle).collect();
    let alongside = body
        .alongside
        .as_ref()
        .map(|why| format!("\n{}: {}", words.label("alongside"), why.trim_end()));
    format!(
        "{}\n{}{}",
        about.join(" · "),
        body.step.trim_end(),
        alongside.unwrap_or_default()
    )
}

/// What was expected, in words and as a range.
fn expected(experiment: Of<'_, Experiment>, around: Around<'_>) -> String {
    let range = page::rows(experiment.entry, around, |path| path[0] == "prediction");
    let expect = experiment
        .body
        .expect
        .iter()
        .map(|text| text.trim_end().to_owned());
    let said: Vec<String> = expect
        .chain(range.into_iter().map(|row| row.text))
        .collect();
    match said.is_empty() {
        true => around.words.by_name("state-without-prediction"),
        false => said.join("\n"),
    }
}

/// What happened, and what was learned; of one that is open or was dropped, how it stands.
fn outcome(experiment: Of<'_, Experiment>, around: Around<'_>) -> (String, String) {
    let words = around.words;
    let body = experiment.body;
    let state = words.state(experiment.entry);
    match (&body.result, &body.closed) {
        (Some(result), _) => {
            let happened = match result.turned_out {
                Some(_) => format!("{state}: {}", result.happened.trim_end()),
                None => result.happened.trim_end().to_owned(),
            };
            let value = result.value.map(|value| {
                let metric = body.prediction.as_ref().map(|range| range.metric.as_str());
                let metric = metric.unwrap_or_default();
                let value = page::with_unit(value, metric, around);
                format!("\n{metric} {value}")
            });
            let happened = happened + &value.unwrap_or_default();
            (happened, result.learned.trim_end().to_owned())
        }
        (None, Some(dropped)) => {
            let why = format!("{}: {}", words.label("why"), dropped.why.trim_end());
            (state, why)
        }
        (None, None) => {
            let look = body
                .look_again()
                .map(|by| words.say(&say!("look-again", by = words.moment(&by))));
            let state = [state].into_iter().chain(look).collect::<Vec<_>>();
            (state.join("\n"), String::new())
        }
    }
}
