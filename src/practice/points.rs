//! The points of a measure, and what they say after corrections.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::when::Moment;

/// The points of a metric (`metrics/SLUG.points.toml`); only ever added to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Points {
    /// One measurement, or one correction of a measurement, a line.
    #[serde(default)]
    #[schemars(extend("readOnly" = true))]
    pub points: Vec<Point>,
}

/// One line of the points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// The day or the moment it was measured.
    pub on: Moment,
    /// Its order among the points of one sitting, from 1.
    #[serde(default = "first")]
    pub n: u32,
    pub value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The value that this line corrects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<f64>,
    /// Why the point does not count at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removed: Option<String>,
    /// Why the point stays visible but outside the limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_aside: Option<String>,
}

fn first() -> u32 {
    1
}

/// A correction asks for a point that is not there.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("no point with the value {value}")]
pub struct NoSuchPoint {
    pub value: f64,
}

/// What becomes of a point that was measured before.
#[derive(Debug, Clone, PartialEq)]
pub enum Correction {
    /// It had another value.
    InsteadOf(f64),
    Removed(String),
    SetAside(String),
}

impl Points {
    /// The measurements as they stand after every correction, oldest first.
    ///
    /// Lines alike are one measurement. For each day (or moment) and order the last correction
    /// holds: a line with `instead_of` takes the place of the line with that value.
    pub fn effective(&self) -> Vec<Point> {
        let mut standing: Vec<Point> = Vec::new();
        for (place, line) in self.points.iter().enumerate() {
            // With any earlier line, not only with one that still stands: it may be corrected.
            if self.points[..place].contains(line) {
                continue;
            }
            let corrects =
                line.instead_of.is_some() || line.removed.is_some() || line.set_aside.is_some();
            let old = line.instead_of.unwrap_or(line.value);
            let place = standing.iter().position(|point| {
                corrects && point.on == line.on && point.n == line.n && point.value == old
            });
            match place {
                Some(place) => standing[place] = line.clone(),
                None => standing.push(line.clone()),
            }
        }
        standing.retain(|point| point.removed.is_none());
        standing.sort_by(|a, b| a.on.cmp(&b.on).then(a.n.cmp(&b.n)));
        standing
    }

    pub fn latest(&self) -> Option<Point> {
        self.effective()
            .into_iter()
            .rev()
            .find(|point| point.set_aside.is_none())
    }

    /// The next order at a day or moment.
    pub fn next_order(&self, on: &Moment) -> u32 {
        self.points
            .iter()
            .filter(|point| point.on == *on)
            .map(|point| point.n)
            .max()
            .unwrap_or(0)
            .saturating_add(1)
    }

    /// The line that corrects the newest point with the value (on that day, if one is named).
    pub fn correction(
        &self,
        on: Option<&Moment>,
        old: f64,
        value: f64,
        what: Correction,
    ) -> Result<Point, NoSuchPoint> {
        let found = self
            .effective()
            .into_iter()
            .rev()
            .find(|point| point.value == old && on.is_none_or(|on| point.on == *on))
            .ok_or(NoSuchPoint { value: old })?;
        let mut line = Point {
            value,
            instead_of: None,
            removed: None,
            set_aside: found.set_aside.clone(),
            ..found
        };
        match what {
            Correction::InsteadOf(old) => line.instead_of = Some(old),
            Correction::Removed(why) => line.removed = Some(why),
            Correction::SetAside(why) => line.set_aside = Some(why),
        }
        Ok(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(lines: &str) -> Points {
        toml::from_str(&format!("points = [\n{lines}\n]")).unwrap()
    }

    fn values(points: &Points) -> Vec<f64> {
        points.effective().iter().map(|point| point.value).collect()
    }

    #[test]
    fn a_correction_takes_the_place_of_what_it_corrects() {
        let corrected = points(
            "{ on = 2026-11-23, n = 1, value = 415.0 }, { on = 2026-11-23, n = 1, value = 41.5, instead_of = 415.0 }",
        );
        assert_eq!(values(&corrected), [41.5]);
    }

    #[test]
    fn two_lines_alike_are_one_measurement() {
        let twice = points(
            "{ on = 2026-11-23, n = 1, value = 4.0 }, { on = 2026-11-23, n = 1, value = 4.0 }, { on = 2026-11-23, n = 2, value = 4.0 }",
        );
        assert_eq!(values(&twice), [4.0, 4.0]);
    }

    #[test]
    fn a_removed_point_is_gone_and_one_set_aside_stays_visible() {
        let lines = points(
            "{ on = 2026-11-23, n = 1, value = 1.0 }, { on = 2026-11-24, n = 1, value = 2.0 }, { on = 2026-11-23, n = 1, value = 1.0, removed = \"typo\" }, { on = 2026-11-24, n = 1, value = 2.0, set_aside = \"fire drill\" }",
        );
        assert_eq!(values(&lines), [2.0]);
        assert_eq!(
            lines.latest(),
            None,
            "what is set aside is not where we are now"
        );
    }

    #[test]
    fn a_correction_can_be_corrected() {
        let mut lines = points("{ on = 2026-11-23, n = 1, value = 1.0 }");
        for (old, new) in [(1.0, 2.0), (2.0, 3.0)] {
            let line = lines
                .correction(None, old, new, Correction::InsteadOf(old))
                .unwrap();
            lines.points.push(line);
        }
        assert_eq!(values(&lines), [3.0]);
        assert_eq!(
            lines.correction(None, 1.0, 9.0, Correction::InsteadOf(1.0)),
            Err(NoSuchPoint { value: 1.0 })
        );
    }
}
