//! What in a chart is more than the variation that the process has by itself.
//!
//! Points that are set aside are read over, as if they were not there.

use serde::Serialize;

use crate::practice::chart::{ChartKind, Limits, limits::difference};

/// How many in a row on one side of the mean are a signal.
pub const IN_A_ROW: usize = 8;

/// So many points that are not on the median are needed before a run around it says anything.
const FOR_A_RUN: usize = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A point above the upper or below the lower limit.
    OutsideLimits,
    /// Eight or more points in a row on one side of the mean; one on it ends the row.
    EightOnOneSide,
    /// Of four points in a row at least three nearer to one limit than to the mean.
    ThreeOfFourNearLimit,
    /// A step from one point to the next that is larger than the upper limit of ranges, where neither of
    /// them is outside the limits.
    RangeAboveLimit,
    /// In a run chart: more points in a row on one side of the median than chance would give.
    LongRun,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    Above,
    Below,
}

/// A signal, with each point that makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    pub rule: Rule,
    /// On which side of the centre; which way a step led.
    pub side: Side,
    pub segment: usize,
    /// Places in the chart's points, in order.
    pub points: Vec<usize>,
}

/// A counted point: its place in the chart and its value.
type Counted = (usize, f64);

pub(super) fn all(
    segment: usize,
    limits: &Limits,
    counted: &[Counted],
    kind: ChartKind,
) -> Vec<Signal> {
    let Some(centre) = limits.centre else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut add = |rule: Rule, side: Side, points: Vec<usize>| {
        if !points.is_empty() {
            found.push(Signal {
                rule,
                side,
                segment,
                points,
            });
        }
    };
    if kind == ChartKind::Run {
        // One on the median is on neither side; it is read over, as in the source of this rule.
        let off: Vec<Counted> = counted
            .iter()
            .filter(|of| of.1 != centre)
            .copied()
            .collect();
        if let Some(longest) = longest_by_chance(off.len()) {
            for (side, points) in rows(&off, centre, longest + 1) {
                add(Rule::LongRun, side, points);
            }
        }
        return found;
    }
    let is_outside = |of: &Counted| {
        let mut sides = [Side::Above, Side::Below].into_iter();
        sides.any(|side| {
            side.limit(limits)
                .is_some_and(|limit| side.beyond(of.1, limit))
        })
    };
    for side in [Side::Above, Side::Below] {
        let Some(limit) = side.limit(limits) else {
            continue;
        };
        let outside = counted.iter().filter(|of| side.beyond(of.1, limit));
        add(Rule::OutsideLimits, side, outside.map(|of| of.0).collect());
    }
    for (side, points) in rows(counted, centre, IN_A_ROW) {
        add(Rule::EightOnOneSide, side, points);
    }
    for side in [Side::Above, Side::Below] {
        let Some(limit) = side.limit(limits) else {
            continue;
        };
        for points in near(counted, centre, limit) {
            add(Rule::ThreeOfFourNearLimit, side, points);
        }
    }
    for pair in counted.windows(2) {
        let [before, after] = pair else { continue };
        let range = difference(before.1, after.1);
        let beyond = range
            .zip(limits.upper_range)
            .is_some_and(|(range, limit)| range > limit);
        // To and from a point that is outside already, a large step says nothing new.
        if beyond && !is_outside(before) && !is_outside(after) {
            let side = match after.1 > before.1 {
                true => Side::Above,
                false => Side::Below,
            };
            add(Rule::RangeAboveLimit, side, vec![before.0, after.0]);
        }
    }
    found
}

impl Side {
    fn limit(self, limits: &Limits) -> Option<f64> {
        match self {
            Side::Above => limits.upper,
            Side::Below => limits.lower,
        }
    }

    fn beyond(self, value: f64, limit: f64) -> bool {
        match self {
            Side::Above => value > limit,
            Side::Below => value < limit,
        }
    }

    fn of(value: f64, centre: f64) -> Option<Side> {
        [Side::Above, Side::Below]
            .into_iter()
            .find(|side| side.beyond(value, centre))
    }
}

/// The longest row on one side of the median that chance gives to so many points.
pub fn longest_by_chance(off_the_median: usize) -> Option<usize> {
    let enough = off_the_median >= FOR_A_RUN;
    // The logarithm to the base of two, rounded, of what is a whole number: half of that of twice its square.
    let square = (off_the_median as u128).pow(2);
    enough.then(|| (2 * square).ilog2() as usize / 2 + 3)
}

/// The rows of at least so many points on one side of the centre, each as long as it gets.
fn rows(counted: &[Counted], centre: f64, least: usize) -> Vec<(Side, Vec<usize>)> {
    counted
        .chunk_by(|one, next| Side::of(one.1, centre) == Side::of(next.1, centre))
        .filter(|row| row.len() >= least)
        .filter_map(|row| {
            let side = Side::of(row.first()?.1, centre)?;
            Some((side, row.iter().map(|of| of.0).collect()))
        })
        .collect()
}

/// The points nearer to the limit than to the centre in each stretch where three of four are, a
/// stretch being all such fours that overlap.
fn near(counted: &[Counted], centre: f64, limit: f64) -> Vec<Vec<usize>> {
    // Halves, as the distances of large values may be more than a number holds.
    let half = |one: f64, other: f64| (one / 2.0 - other / 2.0).abs();
    let is_near = |of: &Counted| half(of.1, limit) < half(of.1, centre);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (first, four) in counted.windows(4).enumerate() {
        if four.iter().filter(|of| is_near(of)).count() < 3 {
            continue;
        }
        match found.last_mut() {
            Some(stretch) if first <= stretch.1 => stretch.1 = first + 3,
            _ => found.push((first, first + 3)),
        }
    }
    found
        .into_iter()
        .map(|(first, last)| {
            let stretch = counted[first..=last].iter();
            stretch.filter(|of| is_near(of)).map(|of| of.0).collect()
        })
        .collect()
}
