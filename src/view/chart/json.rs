//! `kata.chart/1`: the chart as a document, numbers as they were computed.

use serde_json::{Value, json};

use crate::{
    practice::chart::{Chart, Charted, Limits, Segment, Signal},
    view::{chart::said::Said, lang::Words},
};

/// The chart of a metric of a board.
pub fn document(board: &str, chart: &Chart, words: &Words) -> Value {
    let said = Said::new(chart, words);
    let now = chart.now();
    let points = chart.points.iter().enumerate();
    let lines: serde_json::Map<String, Value> = chart
        .lines
        .iter()
        .map(|(name, value)| (name.clone(), json!(value)))
        .collect();
    json!({
        "board": board,
        "metric": chart.metric,
        "name": chart.name,
        "unit": chart.unit,
        "kind": chart.kind,
        "points": points.map(|(at, one)| point(chart, at, one)).collect::<Vec<_>>(),
        "centre": now.centre,
        "mean_moving_range": now.mean_moving_range,
        "upper": now.upper,
        "lower": now.lower,
        "upper_range": now.upper_range,
        "signals": chart.signals.iter().map(|one| signal(said, one)).collect::<Vec<_>>(),
        "segments": chart.segments.iter().map(|one| segment(chart, one)).collect::<Vec<_>>(),
        "changed": chart.changes.iter().map(|change| json!({
            "from": change.from.to_string(),
            "how": change.how,
        })).collect::<Vec<_>>(),
        "target": chart.target.as_ref().map(|aim| json!({
            "ref": aim.target,
            "low": aim.low,
            "high": aim.high,
            "by": aim.by.to_string(),
        })),
        "lines": lines,
        "experiments": chart.experiments.iter().map(|begun| json!({
            "ref": begun.experiment,
            "begun": begun.at.to_string(),
            "step": begun.step,
            "place": chart.place(begun.at),
        })).collect::<Vec<_>>(),
        "without_place": chart.without_place,
    })
}

fn point(chart: &Chart, at: usize, point: &Charted) -> Value {
    let rules: Vec<_> = chart.signals_at(at).map(|signal| signal.rule).collect();
    json!({
        "on": point.on.to_string(),
        "n": point.n,
        "value": point.value,
        "note": point.note,
        "set_aside": point.set_aside,
        "moving_range": point.moving_range,
        "segment": point.segment,
        "after_gap": point.after_gap,
        "signals": rules,
    })
}

fn segment(chart: &Chart, segment: &Segment) -> Value {
    let Limits {
        centre,
        mean_moving_range,
        upper,
        lower,
        upper_range,
    } = segment.limits;
    let day = |at: usize| chart.points.get(at).map(|point| point.on.day().to_string());
    json!({
        "first": segment.first,
        "last": segment.last,
        "from": day(segment.first),
        "to": day(segment.last),
        "counted": segment.counted,
        "centre": centre,
        "mean_moving_range": mean_moving_range,
        "upper": upper,
        "lower": lower,
        "upper_range": upper_range,
    })
}

fn signal(said: Said<'_>, signal: &Signal) -> Value {
    json!({
        "name": signal.rule,
        "side": signal.side,
        "segment": signal.segment,
        "points": signal.points,
        "text": said.signal(signal),
    })
}
