//! The metrics of a board: where each began, where it is now, and where it should be.

use toml::Value;

use crate::{
    practice::{
        board::Board, condition::Condition, entry::Of, metric::Metric, target::Target, when::Moment,
    },
    view::{
        lay::{About, Block, Tone, held},
        page::{self, Around, Grid},
    },
};

/// The condition from which the target began; the latest one where none is set yet.
pub fn begins(board: &Board) -> Option<Of<'_, Condition>> {
    let target = board
        .open_target()
        .or_else(|| board.all::<Target>().next_back());
    let stem = target.and_then(|target| target.body.condition.clone());
    stem.and_then(|stem| board.by_stem(&stem))
        .or_else(|| board.latest_condition())
}

pub fn measures(board: &Board, around: Around<'_>) -> Option<Block> {
    let words = around.words;
    let begins = begins(board);
    let target = board
        .open_target()
        .or_else(|| board.all::<Target>().next_back());
    let value = |value: f64, slug: &str, on: &Moment| {
        let on = held(&words.moment(on));
        format!("{} ({on})", page::with_unit(value, slug, around))
    };
    let row = |slug: &str, name: Option<&String>| {
        let began = begins.iter().flat_map(|begins| &begins.body.measured);
        let began = began
            .filter(|measured| measured.metric == slug)
            .map(|measured| value(measured.value, slug, &measured.on));
        let latest = board.points(slug).and_then(|points| points.body.latest());
        let now = latest.map(|point| value(point.value, slug, &point.on));
        let wanted = target
            .and_then(|target| target.entry.fields.get("predictions")?.as_array())
            .into_iter()
            .flatten()
            .filter_map(Value::as_table)
            .filter(|range| range.get("metric").and_then(Value::as_str) == Some(slug))
            .filter_map(|range| page::range_alone(range, around));
        vec![
            slug.to_owned(),
            name.cloned().unwrap_or_default(),
            began.collect::<Vec<_>>().join("\n"),
            now.unwrap_or_else(|| words.by_name("metric-no-points")),
            wanted.collect::<Vec<_>>().join("\n"),
        ]
    };
    let mut rows = Vec::new();
    let mut about = Vec::new();
    for metric in board.all::<Metric>() {
        rows.push(row(metric.stem(), metric.body.name.as_ref()));
        about.push(About {
            place: Some(metric.entry.place.clone()),
            tone: Tone::Plain,
        });
    }
    // What a target wants of a metric that is not there, as after a hand edit, is said all the same.
    let predictions = target.map(|target| target.body.predictions.as_slice());
    for prediction in predictions.unwrap_or_default() {
        if board.metric(&prediction.metric).is_err() {
            rows.push(row(&prediction.metric, None));
        }
    }
    let heads = [
        String::new(),
        words.by_name("board-metric"),
        words.by_name("board-began"),
        words.by_name("board-now"),
        words.by_name("board-wanted"),
    ];
    (!rows.is_empty()).then(|| Block {
        grid: Grid {
            title: words.by_name("label-metrics"),
            heads: heads.to_vec(),
            rows,
            empty: String::new(),
        },
        about,
        whole: None,
    })
}
