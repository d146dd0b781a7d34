//! The vertical scale: from where to where, and the round values that are marked on it.

use crate::practice::chart::{
    Chart,
    limits::{plain, size},
};

/// More marks than this are never drawn, whatever the values.
const MOST: usize = 24;

#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
    /// From low to high.
    pub marks: Vec<f64>,
}

impl Scale {
    /// Room for everything that a chart shows, with about so many marks.
    pub fn of(chart: &Chart, marks: usize) -> Scale {
        let limits = chart.segments.iter().map(|segment| segment.limits);
        let limits = limits.flat_map(|limits| [limits.centre, limits.upper, limits.lower]);
        let aim = chart.target.iter().flat_map(|aim| [aim.low, aim.high]);
        let points = chart.points.iter().map(|point| point.value);
        let lines = chart.lines.iter().map(|(_, value)| *value);
        Scale::around(
            points.chain(lines).chain(limits.chain(aim).flatten()),
            marks,
        )
    }

    /// Room for the moving ranges and their limit, from zero.
    pub fn of_ranges(chart: &Chart, marks: usize) -> Scale {
        let ranges = chart.points.iter().filter_map(|point| point.moving_range);
        let limits = chart.segments.iter().map(|segment| segment.limits);
        let limits = limits.filter_map(|limits| limits.upper_range);
        Scale::around(ranges.chain(limits).chain([0.0]), marks)
    }

    /// Room for finite values.
    pub fn around(values: impl Iterator<Item = f64>, marks: usize) -> Scale {
        let ends = values.fold(None, |ends: Option<(f64, f64)>, value| {
            let (low, high) = ends.unwrap_or((value, value));
            Some((low.min(value), high.max(value)))
        });
        let (low, high) = ends.unwrap_or((0.0, 1.0));
        let (low, high) = match low == high {
            // Nothing, of whatever is counted: it lies at the bottom.
            true if low == 0.0 => (0.0, 1.0),
            // A line in the middle, with some room around it.
            true => {
                let room = (low.abs() * 0.1).max(0.5);
                let wide = (low - room).max(f64::MIN)..(high + room).min(f64::MAX);
                (wide.start, wide.end)
            }
            false => (low, high),
        };
        Scale::round(low, high, marks).unwrap_or(Scale {
            low,
            high,
            marks: vec![low, high],
        })
    }

    /// From one round value to another; none where values are too large, or too near to each other, to
    /// be told apart by round steps.
    fn round(low: f64, high: f64, marks: usize) -> Option<Scale> {
        let rough = (high - low) / marks.clamp(1, MOST) as f64;
        let power: f64 = format!("1e{}", size(rough)?).parse().ok()?;
        let step = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|times| times * power)
            .find(|step| *step >= rough)?;
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let count = last - first;
        if !(1.0..=(MOST + 2) as f64).contains(&count) {
            return None;
        }
        // Few, as was just looked at.
        let marks: Vec<f64> = (0..=count as usize)
            .map(|at| plain((first + at as f64) * step))
            .collect();
        let (bottom, top) = (*marks.first()?, *marks.last()?);
        let sound = marks.iter().all(|mark| mark.is_finite())
            && marks.is_sorted_by(|one, next| one < next)
            && bottom <= low
            && high <= top;
        sound.then_some(Scale {
            low: bottom,
            high: top,
            marks,
        })
    }

    /// Where a value is: 0 at the bottom, 1 at the top, never outside.
    pub fn share(&self, value: f64) -> f64 {
        // Halves, as the distance of the ends may be more than a number holds.
        let share = (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        match share.is_finite() {
            true => share.clamp(0.0, 1.0),
            false => 0.5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_marks_are_round_and_hold_everything() {
        let scale = Scale::around([47.6, 53.6].into_iter(), 5);
        assert_eq!(scale.marks, [46.0, 48.0, 50.0, 52.0, 54.0]);
        let scale = Scale::around([0.12, 0.31].into_iter(), 4);
        assert_eq!(scale.marks, [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
        assert_eq!(scale.share(0.1), 0.0);
        assert_eq!(scale.share(0.35), 1.0);
    }

    #[test]
    fn nothing_stands_at_the_bottom() {
        let scale = Scale::around([0.0, 0.0].into_iter(), 4);
        assert_eq!((scale.low, scale.high), (0.0, 1.0));
    }

    #[test]
    fn one_value_stands_in_the_middle() {
        let scale = Scale::around([40.0].into_iter(), 4);
        assert!((0.3..0.7).contains(&scale.share(40.0)), "{scale:?}");
        let nothing = Scale::around(std::iter::empty(), 4);
        assert_eq!((nothing.low, nothing.high), (0.0, 1.0));
    }

    proptest! {
        #[test]
        fn any_values_have_a_place_in_their_order(
            values in prop::collection::vec(any::<f64>().prop_filter("finite", |value| value.is_finite()), 1..20),
            marks in 0_usize..40,
        ) {
            let scale = Scale::around(values.iter().copied(), marks);
            prop_assert!(scale.low < scale.high, "{scale:?}");
            prop_assert!(scale.marks.len() <= MOST + 3, "{scale:?}");
            prop_assert!(scale.marks.is_sorted());
            let mut sorted = values;
            sorted.sort_by(f64::total_cmp);
            let shares: Vec<f64> = sorted.iter().map(|value| scale.share(*value)).collect();
            prop_assert!(shares.is_sorted(), "{scale:?} {shares:?}");
            prop_assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
            for value in sorted {
                prop_assert!(scale.low <= value && value <= scale.high, "{scale:?} {value}");
            }
        }
    }
}
