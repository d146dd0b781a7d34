//! What a chart of a metric shows: its points in order, the limits that they themselves give, the
//! signals in them, and what else stands beside them: target, lines, experiments, changed ways of
//! measuring.
//!
//! A chart has an order, not a calendar: each point is as wide as the next, since limits and signals
//! look at how one follows the other. `docs/charts.md` has the formulas and their sources.

pub mod limits;
mod series;
pub mod signals;
#[cfg(test)]
pub(crate) mod tests;

pub use limits::Limits;
pub use signals::{Rule, Side, Signal};

use std::collections::BTreeSet;

use serde::Serialize;

use crate::practice::{
    board::Board,
    entry::Of,
    experiment::Experiment,
    metric::{Metric, MetricKind},
    refusal::Refusal,
    when::{Day, Moment, Stamp},
};

/// From so many points on, limits are worth drawing; fewer are a run chart.
pub const ENOUGH: usize = 6;

/// With fewer points than this the limits still move with each further one, and the chart says so.
pub const FIRM: usize = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// Single values around their median.
    Run,
    /// A process behaviour chart: single values (X) with the limits that their moving ranges (mR)
    /// give.
    Xmr,
}

/// A chart of one metric.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The metric's slug.
    pub metric: String,
    pub name: String,
    pub unit: String,
    pub kind: ChartKind,
    /// What was measured, oldest first, corrections done.
    pub points: Vec<Charted>,
    /// The stretches measured in one way, each with at least one point.
    pub segments: Vec<Segment>,
    pub signals: Vec<Signal>,
    /// The changed ways of measuring, by their day.
    pub changes: Vec<Changed>,
    /// The metric's own lines (takt, planned cycle), by name.
    pub lines: Vec<(String, f64)>,
    pub target: Option<Aim>,
    /// The experiments of the board, by the time they were begun.
    pub experiments: Vec<Begun>,
    /// How many measurements are no finite number, and so have no place.
    pub without_place: usize,
}

/// A point on a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Charted {
    pub on: Moment,
    /// Its order among the points of one sitting.
    pub n: u32,
    pub value: f64,
    pub note: Option<String>,
    /// Why it stays outside the limits.
    pub set_aside: Option<String>,
    /// Which of the segments it belongs to.
    pub segment: usize,
    /// How far it is from the counted point before it in its segment.
    pub moving_range: Option<f64>,
    /// Whether nothing was measured for so long before it that no line leads to it.
    pub after_gap: bool,
}

/// A stretch of points that were measured in one way.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    pub first: usize,
    pub last: usize,
    /// How many of its points count: those that are not set aside.
    pub counted: usize,
    pub limits: Limits,
}

/// A changed way of measuring, on the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    pub from: Day,
    pub how: String,
}

/// Where the target condition that stands on the board wants the metric to be; an end that is missing is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Aim {
    /// The target's reference, `TC2`.
    pub target: String,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub by: Day,
}

/// An experiment, on the day when it was begun.
#[derive(Debug, Clone, PartialEq)]
pub struct Begun {
    /// Its reference, `E14`.
    pub experiment: String,
    pub at: Stamp,
    pub step: String,
}

impl Chart {
    /// Where something stands between the points, when it belongs to none of them: 0.0 is the first
    /// point, 1.0 the second; half a step before the first and after the last is as far as it goes.
    ///
    /// On a day with points it stands at the first of them, or between those before and after it
    /// where they say a time; between two days its share of the days between.
    pub fn place(&self, at: Stamp) -> f64 {
        let day = at.day();
        let reached = |point: &Charted| {
            let same = || point.on.stamp().is_none_or(|stamp| stamp >= at);
            point.on.day() > day || (point.on.day() == day && same())
        };
        let next = self.points.partition_point(|point| !reached(point));
        let between = next as f64 - 0.5;
        let before = next.checked_sub(1).and_then(|last| self.points.get(last));
        let (before, after) = (
            before.map(|point| point.on.day()),
            self.points.get(next).map(|point| point.on.day()),
        );
        match (before, after) {
            (Some(before), _) if before == day => between,
            (_, Some(after)) if after == day => next as f64,
            (Some(before), Some(after)) => {
                let days = |from: Day, to: Day| (to.date() - from.date()).num_days() as f64;
                next as f64 - 1.0 + days(before, day) / days(before, after)
            }
            _ => between,
        }
    }

    /// Where a way of measuring changed: just before the first point of its first day.
    pub fn place_of_change(&self, from: Day) -> f64 {
        let first = self.points.partition_point(|point| point.on.day() < from);
        first as f64 - 0.5
    }

    /// The limits that hold now: those of the last segment.
    pub fn now(&self) -> Limits {
        self.segments
            .last()
            .map(|segment| segment.limits)
            .unwrap_or_default()
    }

    /// The points that are part of any signal.
    pub fn signalled(&self) -> BTreeSet<usize> {
        let signals = self.signals.iter();
        signals.flat_map(|signal| signal.points.clone()).collect()
    }

    /// The signals that a point is part of.
    pub fn signals_at(&self, point: usize) -> impl Iterator<Item = &Signal> {
        self.signals
            .iter()
            .filter(move |signal| signal.points.contains(&point))
    }
}

impl Board {
    /// The chart of a metric: of the kind that is named, else of the one that its points allow.
    pub fn chart(&self, metric: &str, kind: Option<ChartKind>) -> Result<Chart, Refusal> {
        let metric = self.metric(metric)?;
        let points = self.points(metric.stem());
        let points = points
            .map(|points| points.body.effective())
            .unwrap_or_default();
        let lines = metric.body.line.iter();
        let mut experiments: Vec<Begun> = self.all::<Experiment>().filter_map(begun).collect();
        experiments.sort_by_key(|begun| begun.at);
        Ok(Chart {
            metric: metric.stem().to_owned(),
            name: metric.entry.lead(),
            unit: metric.body.unit.clone(),
            lines: lines
                .filter(|(_, value)| value.is_finite())
                .map(|(name, value)| (name.clone(), *value))
                .collect(),
            target: self.aim(metric.stem()),
            experiments,
            ..Chart::of(points, &metric.body.changed, kind)
        })
    }

    /// The metric that a chart is of where none is named: the only one; the one that the open target
    /// predicts, its outcome if it predicts several; the only outcome.
    pub fn charted_metric(&self) -> Result<Of<'_, Metric>, Refusal> {
        let all: Vec<Of<'_, Metric>> = self.all().collect();
        let target = self.open_target();
        let predicts = |metric: &Of<'_, Metric>| {
            let mut predictions = target.iter().flat_map(|target| &target.body.predictions);
            predictions.any(|one| one.metric == metric.stem())
        };
        let predicted: Vec<Of<'_, Metric>> =
            all.iter().filter(|of| predicts(of)).copied().collect();
        let meant = match predicted.as_slice() {
            [] if all.len() > 1 => outcomes(&all),
            [] => all.clone(),
            [_] => predicted,
            several => outcomes(several),
        };
        match (meant.as_slice(), all.as_slice()) {
            ([one], _) | (_, [one]) => Ok(*one),
            (_, []) => Err(Refusal::NoMetric),
            _ => Err(Refusal::WhichMetric {
                known: all.iter().map(|metric| metric.stem().to_owned()).collect(),
            }),
        }
    }

    fn aim(&self, metric: &str) -> Option<Aim> {
        let target = self.aimed_at()?;
        let range = target
            .body
            .predictions
            .iter()
            .find(|range| range.metric == metric)?;
        let finite = |end: Option<f64>| end.filter(|end| end.is_finite());
        Some(Aim {
            target: target.entry.reference().to_string(),
            low: finite(range.low),
            high: finite(range.high),
            by: target.body.by,
        })
    }
}

fn outcomes<'a>(of: &[Of<'a, Metric>]) -> Vec<Of<'a, Metric>> {
    let outcome = |metric: &&Of<'a, Metric>| metric.body.kind == Some(MetricKind::Outcome);
    of.iter().filter(outcome).copied().collect()
}

/// One that was recorded without a plan was begun, as far as anybody knows, when it was recorded.
fn begun(experiment: Of<'_, Experiment>) -> Option<Begun> {
    let recorded = || experiment.body.result.as_ref()?.recorded;
    Some(Begun {
        experiment: experiment.entry.reference().to_string(),
        at: experiment.body.planned.or_else(recorded)?,
        step: experiment.body.step.clone(),
    })
}
