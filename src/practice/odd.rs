//! What is written in good faith and is often a slip: dates on the wrong side of today, people whom
//! nobody here knows. It is recorded as it was written, and said.

use toml::Value;

use crate::practice::{
    change::Change,
    diff,
    kind::Kind,
    settings::Settings,
    storyboard::Storyboard,
    when::{Day, Moment},
};

/// A date that is not where such dates are.
#[derive(Debug, Clone, PartialEq)]
pub struct OddDate {
    /// The key whose date it is.
    pub key: String,
    pub day: Day,
    /// It has passed, and such dates lie ahead; else it lies ahead, and such dates have passed.
    pub passed: bool,
}

/// The dates of a step that lie on the wrong side of its own day, or of today.
pub fn dates(change: &Change, today: Day) -> Vec<OddDate> {
    let at = change.at.day();
    if at > today {
        // What happened on a day that is still to come; everything else follows from that.
        return vec![OddDate {
            key: "at".to_owned(),
            day: at,
            passed: false,
        }];
    }
    let mut found = Vec::new();
    for put in &change.puts {
        let fields = put.after.place.kind.fields();
        for changed in put.changes() {
            let mut given = Vec::new();
            leaves(
                &changed.path,
                changed.old.as_ref(),
                changed.new.as_ref(),
                &mut given,
            );
            for (path, day) in given {
                let forward = fields
                    .iter()
                    .any(|field| field.path == path && field.forward);
                let measured = put.after.place.kind == Kind::Points;
                let passed = forward && day < at;
                let ahead = measured && day > today;
                if !passed && !ahead {
                    continue;
                }
                let odd = OddDate {
                    key: path.last().cloned().unwrap_or_default(),
                    day,
                    passed,
                };
                if !found.contains(&odd) {
                    found.push(odd);
                }
            }
        }
    }
    found
}

/// The dates in a value; of a list only in what was added to it.
fn leaves(
    path: &[String],
    old: Option<&Value>,
    new: Option<&Value>,
    found: &mut Vec<(Vec<String>, Day)>,
) {
    match new {
        Some(value @ Value::Datetime(_)) => {
            if let Ok(moment) = value.clone().try_into::<Moment>() {
                found.push((path.to_vec(), moment.day()));
            }
        }
        Some(Value::Array(values)) => {
            let before = old.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            // Lists grow at their end, and those of points are long.
            let same = diff::alike(before.iter(), values.iter());
            let (before, fresh) = (&before[same..], &values[same..]);
            for value in fresh.iter().filter(|value| !before.contains(value)) {
                leaves(path, None, Some(value), found);
            }
        }
        Some(Value::Table(table)) => {
            for (key, value) in table {
                let mut path = path.to_vec();
                path.push(key.clone());
                leaves(&path, None, Some(value), found);
            }
        }
        _ => {}
    }
}

/// Whoever a step puts on a board and nobody here knows by that name.
pub fn strangers(change: &Change, settings: &Settings) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for put in &change.puts {
        let people = |entry: &crate::practice::entry::Entry| -> Vec<String> {
            let board = entry.get::<Storyboard>();
            let of = |board: &Storyboard| {
                let coaches = [board.coach.clone(), board.second_coach.clone()];
                let coaches = coaches.into_iter().flatten();
                std::iter::once(board.learner.clone())
                    .chain(coaches)
                    .collect()
            };
            board.map(of).unwrap_or_default()
        };
        let before = put.before.as_ref().map(people).unwrap_or_default();
        for person in people(&put.after) {
            let known = settings.people.contains_key(&person);
            if !known && !before.contains(&person) && !found.contains(&person) {
                found.push(person);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{
        board::Board,
        example::*,
        metric::Metric,
        points::{Point, Points},
        when::Stamp,
    };

    fn measured(board: &Board, on: &str, at: Stamp) -> Vec<OddDate> {
        let on = Moment::Day(day(on));
        let change = board.measure("lead-time", on, &[1.0], None, at).unwrap();
        dates(&change, day("2026-11-23"))
    }

    /// Were each measurement looked for among all others, this would take long.
    #[test]
    fn of_years_of_measurements_only_the_new_one_is_looked_at() {
        let metric = Metric {
            unit: "min".to_owned(),
            ..Metric::default()
        };
        let board = after(
            &board(),
            board().add_metric("lead-time", metric, &[], &birth(0)),
        );
        // All of them lie ahead, and were said to do so when they were written.
        let points = (0..5_000).map(|days| Point {
            on: Moment::Day(day("2027-01-01").plus(days)),
            n: 1,
            value: days as f64,
            note: None,
            instead_of: None,
            removed: None,
            set_aside: None,
        });
        let points = Points {
            points: points.collect(),
        };
        let board = board.with(board.put_points("lead-time", points).after);
        assert_eq!(measured(&board, "2026-11-23", stamp(NOON)), []);
        let ahead = measured(&board, "2026-11-24", stamp(NOON));
        assert!(matches!(ahead.as_slice(), [odd] if odd.day == day("2026-11-24") && !odd.passed));
    }
}
