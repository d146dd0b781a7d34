//! A middle with the range around it, and a share with what it may really be.

/// The middle of some values, and the least and the greatest of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    pub count: usize,
    pub median: f64,
    pub low: f64,
    pub high: f64,
}

impl Spread {
    /// None of no values.
    pub fn of(values: impl Iterator<Item = f64>) -> Option<Spread> {
        let mut values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        let (low, high) = (*values.first()?, *values.last()?);
        let half = values.len() / 2;
        let upper = values.get(half).copied()?;
        let median = match values.len() % 2 {
            0 => f64::midpoint(*values.get(half - 1)?, upper),
            _ => upper,
        };
        Some(Spread {
            count: values.len(),
            median,
            low,
            high,
        })
    }
}

/// How many of how many held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    pub held: usize,
    pub told: usize,
}

impl FromIterator<bool> for Held {
    fn from_iter<I: IntoIterator<Item = bool>>(told: I) -> Held {
        let mut all = Held::default();
        for held in told {
            all.told += 1;
            all.held += usize::from(held);
        }
        all
    }
}

/// The quantile of the normal distribution for 95 in a hundred, on both sides.
const Z: f64 = 1.959_963_984_540_054;
/// Up to so many are few: what Brown, Cai and DasGupta (2001) call small.
const FEW: usize = 40;

impl Held {
    /// So few that the share alone would say too much.
    pub fn few(self) -> bool {
        self.told <= FEW
    }

    /// Between which shares the true one lies, in 95 of a hundred such cases: the score interval of
    /// E. B. Wilson (1927). None where nothing was told.
    pub fn interval(self) -> Option<(f64, f64)> {
        if self.told == 0 {
            return None;
        }
        let n = self.told as f64;
        let share = self.held as f64 / n;
        let wide = 1.0 + Z * Z / n;
        let middle = (share + Z * Z / (2.0 * n)) / wide;
        let half = Z / wide * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        Some(((middle - half).max(0.0), (middle + half).min(1.0)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        let of = |values: &[f64]| Spread::of(values.iter().copied());
        assert_eq!(of(&[]), None);
        let one = of(&[3.0]).unwrap();
        assert_eq!(
            (one.count, one.median, one.low, one.high),
            (1, 3.0, 3.0, 3.0)
        );
        let four = of(&[9.0, 1.0, 2.0, 4.0]).unwrap();
        assert_eq!((four.median, four.low, four.high), (3.0, 1.0, 9.0));
    }

    /// The examples of R. G. Newcombe, *Two-sided confidence intervals for the single proportion* (1998),
    /// for the score method, to four places.
    #[test]
    fn the_interval_is_wilsons() {
        for (held, told, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let (below, above) = Held { held, told }.interval().unwrap();
            assert!((below - low).abs() < 5e-5, "{held} of {told}: {below}");
            assert!((above - high).abs() < 5e-5, "{held} of {told}: {above}");
        }
        assert_eq!(Held::default().interval(), None);
    }

    proptest! {
        #[test]
        fn the_share_lies_within_its_interval(told in 1_usize..500, part in 0.0_f64..=1.0) {
            let held = (told as f64 * part) as usize;
            let (low, high) = Held { held, told }.interval().unwrap();
            let share = held as f64 / told as f64;
            prop_assert!(0.0 <= low && low <= share + 1e-12 && share <= high + 1e-12 && high <= 1.0);
        }
    }
}
