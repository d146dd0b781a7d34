//! The centre and the limits that values themselves give.
//!
//! Values may be as large or as small as a file can hold; what cannot be told within the numbers
//! that there are is none, not infinite.

use crate::practice::chart::ChartKind;

/// How far the limits are from the mean, in mean moving ranges: three sigma, with d2 = 1.128 for
/// ranges of two (2.66 in tables, which round it).
pub const TO_LIMIT: f64 = 3.0 / 1.128;

/// The upper limit of moving ranges, in mean moving ranges (D4 for ranges of two).
pub const TO_RANGE_LIMIT: f64 = 3.268;

/// What the values of one segment give; none where there are too few for it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Limits {
    /// The mean; in a run chart the median.
    pub centre: Option<f64>,
    pub mean_moving_range: Option<f64>,
    pub upper: Option<f64>,
    pub lower: Option<f64>,
    /// What a moving range stays below.
    pub upper_range: Option<f64>,
}

impl Limits {
    pub fn of(values: impl Iterator<Item = f64>, kind: ChartKind) -> Limits {
        let values: Vec<f64> = values.collect();
        match kind {
            ChartKind::Run => Limits {
                centre: median(values),
                ..Limits::default()
            },
            ChartKind::Xmr => behaviour(&values),
        }
    }
}

fn behaviour(values: &[f64]) -> Limits {
    let scale = scale(values);
    let small: Vec<f64> = values.iter().map(|value| value * scale).collect();
    let ranges: Vec<f64> = small
        .windows(2)
        .filter_map(|pair| difference(pair[0], pair[1]))
        .collect();
    let centre = mean(&small);
    let range = mean(&ranges);
    let back = |value: f64| Some(plain(value / scale)).filter(|value| value.is_finite());
    let both = centre.zip(range);
    let side = |sign: f64| {
        let (centre, range) = both?;
        back(centre + sign * TO_LIMIT * range)
    };
    // Half a pair of limits says nothing.
    let (upper, lower) = side(1.0).zip(side(-1.0)).unzip();
    Limits {
        centre: centre.and_then(back),
        mean_moving_range: range.and_then(back),
        upper,
        lower,
        upper_range: range.and_then(|range| back(TO_RANGE_LIMIT * range)),
    }
}

/// The middle value, or the mean of the two in the middle.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    let (low, high) = (values.get(last / 2)?, values.get(values.len() / 2)?);
    Some(plain(low / 2.0 + high / 2.0))
}

/// The mean, summed so that what small numbers lose beside large ones is not lost.
fn mean(values: &[f64]) -> Option<f64> {
    let first = *values.first()?;
    if values.iter().all(|value| *value == first) {
        return Some(first);
    }
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for value in values {
        let next = sum + value;
        lost += match sum.abs() >= value.abs() {
            true => (sum - next) + value,
            false => (value - next) + sum,
        };
        sum = next;
    }
    Some((sum + lost) / values.len() as f64)
}

/// A power of two by which values are multiplied so that their sum is a number.
fn scale(values: &[f64]) -> f64 {
    let largest = values
        .iter()
        .fold(0.0_f64, |most, value| most.max(value.abs()));
    match largest > 1e150 {
        true => 2.0_f64.powi(-600),
        false => 1.0,
    }
}

/// How far two values are apart, as exactly as the larger of them is known: 51.2 and 47.8 are 3.4
/// apart, which their binary forms are not.
pub fn difference(one: f64, other: f64) -> Option<f64> {
    let apart = (other - one).abs();
    let decimals = size(one.abs().max(other.abs())).map(|size| DIGITS - 1 - size);
    let decimals = decimals.and_then(|decimals| usize::try_from(decimals).ok());
    let rounded = match decimals {
        Some(decimals @ ..=40) => format!("{apart:.decimals$}").parse().unwrap_or(apart),
        _ => plain(apart),
    };
    Some(rounded).filter(|range| range.is_finite())
}

/// As many digits survive being read and written.
const DIGITS: i32 = 15;

/// The power of ten that a number begins with: 1 of 51.2, -2 of 0.05; none of zero, and of what is no number.
/// As it is written and not by a logarithm, which is a little beside it where the system's is.
pub fn size(value: f64) -> Option<i32> {
    let written = format!("{value:e}");
    let (_, power) = written.rsplit_once('e').filter(|_| value != 0.0)?;
    power.parse().ok()
}

/// To 15 digits: a mean that a value equals on paper equals it here too, and sums show no noise.
pub fn plain(value: f64) -> f64 {
    let rounded = format!("{value:.14e}").parse().unwrap_or(value) + 0.0;
    // The very largest would be rounded up to what no number holds.
    match rounded.is_finite() {
        true => rounded,
        false => value,
    }
}
