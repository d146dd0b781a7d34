//! The points of a measure, and what they say after corrections.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::when::{Day, Moment};

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
        let mut seen: HashSet<Line<'_>> = HashSet::new();
        // Where the points of a day (or moment) and order stand, as files may be long.
        let mut places: HashMap<(Moment, u32), Vec<usize>> = HashMap::new();
        for line in &self.points {
            // With any earlier line, not only with one that still stands: it may be corrected.
            if !seen.insert(Line::of(line)) {
                continue;
            }
            let places = places.entry((line.on, line.n)).or_default();
            let old = line.instead_of.unwrap_or(line.value);
            let place = places
                .iter()
                .copied()
                .find(|place| line.corrects() && standing[*place].value == old);
            match place {
                Some(place) => standing[place] = line.clone(),
                None => {
                    places.push(standing.len());
                    standing.push(line.clone());
                }
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

    /// Corrects the newest point with the value (on that day, if one is named), by a further line.
    /// `gone` says why it is gone where it has to be measured anew.
    pub fn correct(
        &mut self,
        on: Option<&Moment>,
        (old, value): (f64, f64),
        what: Correction,
        note: Option<String>,
        gone: String,
    ) -> Result<(), NoSuchPoint> {
        let mut line = self.correction(on, old, value, what)?;
        line.note = note.or(line.note);
        let again = self
            .points
            .iter()
            .any(|own| Line::of(own) == Line::of(&line));
        if again && line.instead_of.is_some() {
            // To and fro and to again: a line alike would say nothing, so the point is measured anew.
            let removal = self.correction(on, old, old, Correction::Removed(gone))?;
            self.points.push(removal);
            line.instead_of = None;
            line.n = self.next_order(&line.on);
        }
        self.points.push(line);
        Ok(())
    }

    /// The line that corrects the newest point with the value (on that day, if one is named).
    fn correction(
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

/// Whether a point in a file may correct another one, from its plain text.
pub fn may_correct(text: &str) -> bool {
    ["instead_of", "removed", "set_aside"]
        .iter()
        .any(|key| text.contains(key))
}

impl Point {
    fn corrects(&self) -> bool {
        self.instead_of.is_some() || self.removed.is_some() || self.set_aside.is_some()
    }
}

/// A line of the file, so that one alike can be found again; zero is one number.
#[derive(PartialEq, Eq, Hash)]
struct Line<'a> {
    on: Moment,
    n: u32,
    value: u64,
    note: Option<&'a str>,
    instead_of: Option<u64>,
    removed: Option<&'a str>,
    set_aside: Option<&'a str>,
}

impl<'a> Line<'a> {
    fn of(point: &'a Point) -> Line<'a> {
        Line {
            on: point.on,
            n: point.n,
            value: bits(point.value),
            note: point.note.as_deref(),
            instead_of: point.instead_of.map(bits),
            removed: point.removed.as_deref(),
            set_aside: point.set_aside.as_deref(),
        }
    }
}

fn bits(value: f64) -> u64 {
    (value + 0.0).to_bits()
}

/// When something was measured, whatever clock it was read from.
fn when(on: &Moment) -> (Option<Day>, Option<i64>) {
    match on {
        Moment::Day(day) => (Some(*day), None),
        Moment::Stamp(stamp) => (None, Some(stamp.time().timestamp())),
    }
}

// What a spreadsheet adds.
impl Points {
    /// The lines for those of a spreadsheet's values that are not there yet.
    ///
    /// The n-th of some value at a moment is there where n such were measured before, whatever became
    /// of them: one that was corrected, removed or set aside here does not come back with the next
    /// import, and one that was corrected in both places is one.
    pub fn not_there_yet(&self, values: &[(Moment, f64)]) -> Vec<Point> {
        // A measurement is its day (or moment) and order; corrections give it further values.
        let mut measured: HashMap<(Moment, u32), Vec<u64>> = HashMap::new();
        let mut in_order = Vec::new();
        let mut orders: HashMap<Moment, u32> = HashMap::new();
        for line in &self.points {
            let place = (line.on, line.n);
            let values = measured.entry(place).or_default();
            if values.is_empty() {
                in_order.push(place);
            }
            values.push(bits(line.value));
            let highest = orders.entry(line.on).or_default();
            *highest = line.n.max(*highest);
        }
        let mut used: HashSet<(Moment, u32)> = HashSet::new();
        let mut left: Vec<(Moment, f64)> = values.to_vec();
        // The newest value of a measurement is what it is taken for before its earlier ones.
        for newest in [true, false] {
            let mut having: HashMap<_, VecDeque<(Moment, u32)>> = HashMap::new();
            for place in in_order.iter().filter(|place| !used.contains(*place)) {
                let values = measured.get(place).map_or(&[][..], Vec::as_slice);
                let from = if newest {
                    values.len().saturating_sub(1)
                } else {
                    0
                };
                for value in values.iter().skip(from) {
                    let key = (when(&place.0), *value);
                    having.entry(key).or_default().push_back(*place);
                }
            }
            left.retain(|(on, value)| {
                let places = having.get_mut(&(when(on), bits(*value)));
                let free = places.and_then(|places| {
                    std::iter::from_fn(|| places.pop_front()).find(|place| !used.contains(place))
                });
                free.is_none_or(|place| !used.insert(place))
            });
        }
        let mut line = |(on, value): (Moment, f64)| {
            let n = orders.entry(on).or_default();
            *n = n.saturating_add(1);
            Point {
                on,
                n: *n,
                value,
                note: None,
                instead_of: None,
                removed: None,
                set_aside: None,
            }
        };
        left.into_iter().map(&mut line).collect()
    }

    /// The days of these lines on which something was measured already.
    pub fn days_with_others(&self, added: &[Point]) -> Vec<Day> {
        let had: HashSet<Day> = self.points.iter().map(|line| line.on.day()).collect();
        let days: BTreeSet<Day> = added
            .iter()
            .map(|line| line.on.day())
            .filter(|day| had.contains(day))
            .collect();
        days.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(lines: &str) -> Points {
        toml::from_str(&format!("points = [\n{lines}\n]")).unwrap()
    }

    fn correct(points: &mut Points, old: f64, new: f64) -> Result<(), NoSuchPoint> {
        let what = Correction::InsteadOf(old);
        points.correct(None, (old, new), what, None, "corrected".to_owned())
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
    fn whatever_corrects_is_seen_in_the_plain_text() {
        let measured = "{ on = 2026-11-23, n = 1, value = 41.5, note = \"by hand\" }";
        let text = |points: &Points| toml::to_string(points).unwrap();
        assert!(!may_correct(&text(&points(measured))));
        for what in [
            Correction::InsteadOf(41.5),
            Correction::Removed("a slip".to_owned()),
            Correction::SetAside("a drill".to_owned()),
        ] {
            let mut corrected = points(measured);
            let gone = "corrected".to_owned();
            corrected
                .correct(None, (41.5, 42.0), what, None, gone)
                .unwrap();
            assert!(corrected.points.last().unwrap().corrects());
            assert!(may_correct(&text(&corrected)));
        }
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
            correct(&mut lines, old, new).unwrap();
        }
        assert_eq!(values(&lines), [3.0]);
        assert_eq!(
            correct(&mut lines, 1.0, 9.0),
            Err(NoSuchPoint { value: 1.0 })
        );
    }

    #[test]
    fn a_correction_to_and_fro_holds_however_often() {
        let mut lines = points("{ on = 2026-11-23, n = 1, value = 1.0 }");
        for (old, new) in [(1.0, 2.0), (2.0, 1.0)].into_iter().cycle().take(9) {
            correct(&mut lines, old, new).unwrap();
            assert_eq!(values(&lines), [new], "{lines:#?}");
        }
        // What a union of the same lines leaves is the same.
        let twice: Vec<Point> = lines
            .points
            .iter()
            .flat_map(|line| [line.clone(), line.clone()])
            .collect();
        assert_eq!(values(&Points { points: twice }), values(&lines));
    }

    fn on(day: u32) -> Moment {
        format!("2026-11-{day:02}").parse().unwrap()
    }

    #[test]
    fn what_was_imported_is_not_imported_again() {
        let mut all = Points::default();
        let sheet = [(on(2), 4.0), (on(2), 4.0), (on(3), 5.0), (on(2), 6.0)];
        let added = all.not_there_yet(&sheet);
        assert_eq!(
            added.iter().map(|line| line.n).collect::<Vec<_>>(),
            [1, 2, 1, 3]
        );
        all.points.extend(added);
        assert!(all.not_there_yet(&sheet).is_empty());
        let grown = [&sheet[..], &[(on(2), 4.0), (on(4), 4.0)]].concat();
        let added = all.not_there_yet(&grown);
        assert_eq!(added.len(), 2);
        assert_eq!((added[0].on, added[0].n), (on(2), 4));
        assert_eq!(all.days_with_others(&added), [on(2).day()]);
    }

    #[test]
    fn what_was_corrected_or_removed_does_not_come_back() {
        let mut all = points(
            "{ on = 2026-11-02, n = 1, value = 415.0 }, { on = 2026-11-03, n = 1, value = 7.0 }, { on = 2026-11-03, n = 2, value = 8.0 }",
        );
        for (old, new, what) in [
            (415.0, 41.5, Correction::InsteadOf(415.0)),
            (7.0, 7.0, Correction::Removed("typo".into())),
            (8.0, 8.0, Correction::SetAside("fire drill".into())),
        ] {
            all.correct(None, (old, new), what, None, String::new())
                .unwrap();
        }
        let as_it_was = [(on(2), 415.0), (on(3), 7.0), (on(3), 8.0)];
        assert!(all.not_there_yet(&as_it_was).is_empty());
        let corrected_too = [(on(2), 41.5), (on(3), 8.0)];
        assert!(all.not_there_yet(&corrected_too).is_empty());
    }

    #[test]
    fn an_instant_is_one_whatever_clock_it_was_read_from() {
        let all = points("{ on = 2026-11-02T09:00:00+01:00, n = 1, value = 4.0 }");
        let elsewhere = [("2026-11-02T08:00:00Z".parse().unwrap(), 4.0)];
        assert!(all.not_there_yet(&elsewhere).is_empty());
    }
}
