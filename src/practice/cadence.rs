//! The rhythm of a board: on which days its coaching cycle is due.
//!
//! `board.toml` holds it as a text in English, whatever the language it was given in, so that
//! everybody's program reads it. A text that somebody wrote there by hand and that is no rhythm
//! stays as it is; nothing is due by it.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveTime, Weekday};

use crate::practice::when::Day;

/// The days on which a cycle is due, and the time where one was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cadence {
    pub days: Days,
    pub time: Option<NaiveTime>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Days {
    Daily,
    /// Monday to Friday. There is no calendar of holidays; a board can be laid to rest.
    Weekdays,
    /// A week after the last one.
    Weekly,
    /// Some days of the week, from Monday on, each once.
    On(Vec<Weekday>),
}

/// A text that says no rhythm.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no rhythm; write daily, weekdays, weekly, or days such as mon,wed 08:30")]
pub struct NoCadence {
    pub text: String,
}

/// How a rhythm can be written in a file.
pub const EXAMPLES: [&str; 4] = ["daily", "weekdays", "weekly", "mon,wed 08:30"];

/// The days of the week as the file has them.
const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Days {
    /// Some days of the week in any order. All of them are daily, and none are no rhythm.
    pub fn on(mut days: Vec<Weekday>) -> Option<Days> {
        days.sort_by_key(Weekday::num_days_from_monday);
        days.dedup();
        let working = days.iter().all(|day| is_working(*day));
        match days.len() {
            0 => None,
            7 => Some(Days::Daily),
            5 if working => Some(Days::Weekdays),
            _ => Some(Days::On(days)),
        }
    }
}

impl Cadence {
    /// The first day on which a cycle is due after the last one; where there was none, the first
    /// day from `from` on. Counting begins at `from` in any case: a board that rested until then
    /// owes nothing from before.
    pub fn due(&self, last: Option<Day>, from: Day) -> Day {
        match (&self.days, last) {
            (Days::Weekly, Some(last)) => last.plus(7).max(from),
            (_, Some(last)) => self.first(last.plus(1).max(from)),
            (_, None) => self.first(from),
        }
    }

    fn first(&self, from: Day) -> Day {
        let week = (0..7).map(|days| from.plus(days));
        week.into_iter()
            .find(|day| self.falls_on(*day))
            .unwrap_or(from)
    }

    fn falls_on(&self, day: Day) -> bool {
        let weekday = day.date().weekday();
        match &self.days {
            Days::Daily | Days::Weekly => true,
            Days::Weekdays => is_working(weekday),
            Days::On(days) => days.contains(&weekday),
        }
    }
}

fn is_working(day: Weekday) -> bool {
    day.num_days_from_monday() < 5
}

/// As it stands in the file: `daily`, `weekdays 08:30`, `mon,wed 08:30`.
impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.days {
            Days::Daily => f.write_str("daily")?,
            Days::Weekdays => f.write_str("weekdays")?,
            Days::Weekly => f.write_str("weekly")?,
            Days::On(days) => {
                let names = days
                    .iter()
                    .filter_map(|day| NAMES.get(day.num_days_from_monday() as usize).copied());
                f.write_str(&names.collect::<Vec<_>>().join(","))?;
            }
        }
        match self.time {
            Some(time) => write!(f, " {}", time.format("%H:%M")),
            None => Ok(()),
        }
    }
}

/// Reads what stands in a file; `view::lang::when` reads what people type.
impl FromStr for Cadence {
    type Err = NoCadence;

    fn from_str(text: &str) -> Result<Cadence, NoCadence> {
        let wrong = || NoCadence {
            text: text.to_owned(),
        };
        let lower = text.trim().to_lowercase();
        let (days, time) = match lower.rsplit_once(char::is_whitespace) {
            Some((days, time)) if time.contains(':') => (days, Some(time)),
            _ => (lower.as_str(), None),
        };
        let time = time
            .map(|time| NaiveTime::parse_from_str(time, "%H:%M"))
            .transpose()
            .map_err(|_| wrong())?;
        let days = match days.trim() {
            "daily" => Days::Daily,
            "weekdays" => Days::Weekdays,
            "weekly" => Days::Weekly,
            names => {
                let named = |name: &str| {
                    let place = NAMES.iter().position(|own| *own == name.trim());
                    Weekday::try_from(u8::try_from(place?).ok()?).ok()
                };
                let days: Option<Vec<Weekday>> = names.split(',').map(named).collect();
                days.and_then(Days::on).ok_or_else(wrong)?
            }
        };
        Ok(Cadence { days, time })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::example::day;
    use proptest::prelude::*;

    fn due(cadence: &str, last: Option<&str>, from: &str) -> String {
        let cadence: Cadence = cadence.parse().unwrap();
        cadence.due(last.map(day), day(from)).to_string()
    }

    #[test]
    fn a_cycle_is_due_on_the_next_day_of_the_rhythm() {
        // 2026-11-23 is a Monday.
        assert_eq!(due("daily", Some("2026-11-23"), "2026-01-01"), "2026-11-24");
        assert_eq!(
            due("weekdays", Some("2026-11-27"), "2026-01-01"),
            "2026-11-30"
        );
        assert_eq!(
            due("weekly", Some("2026-11-25"), "2026-01-01"),
            "2026-12-02"
        );
        assert_eq!(
            due("mon,wed 08:30", Some("2026-11-23"), "2026-01-01"),
            "2026-11-25"
        );
        assert_eq!(due("mon", Some("2026-11-23"), "2026-01-01"), "2026-11-30");
    }

    #[test]
    fn a_board_without_a_cycle_or_back_from_a_rest_owes_nothing_from_before() {
        assert_eq!(due("weekdays", None, "2026-11-28"), "2026-11-30");
        assert_eq!(due("daily", None, "2026-11-23"), "2026-11-23");
        assert_eq!(due("weekly", None, "2026-11-23"), "2026-11-23");
        assert_eq!(due("mon", Some("2026-08-03"), "2026-11-24"), "2026-11-30");
        assert_eq!(
            due("weekly", Some("2026-08-03"), "2026-11-24"),
            "2026-11-24"
        );
    }

    #[test]
    fn days_may_stand_in_any_order_and_all_of_them_are_daily() {
        for (text, shown) in [
            ("wed,mon 8:30", "mon,wed 08:30"),
            ("fri,thu,wed,tue,mon", "weekdays"),
            ("sun,sat,fri,thu,wed,tue,mon", "daily"),
            (" Daily  16:00 ", "daily 16:00"),
        ] {
            assert_eq!(text.parse::<Cadence>().unwrap().to_string(), shown);
        }
        for text in ["", "often", "mon,", "mon 25:00", "8:30", "weekly twice"] {
            assert!(text.parse::<Cadence>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_due_lies_ahead_of_the_last_one_and_within_a_week(
            days in prop::collection::vec(0u8..7, 1..7), last in 0i64..3_652_058, from in 0i64..3_652_058,
        ) {
            let days = days.into_iter().filter_map(|day| Weekday::try_from(day).ok()).collect();
            let cadence = Cadence { days: Days::on(days).unwrap(), time: None };
            prop_assert_eq!(&cadence.to_string().parse::<Cadence>().unwrap(), &cadence);
            let (last, from) = (day("0001-01-01").plus(last), day("0001-01-01").plus(from));
            let due = cadence.due(Some(last), from);
            let first = last.plus(1).max(from);
            prop_assert!(first <= due && due <= first.plus(6));
            prop_assert!(cadence.falls_on(due) || due.date().year() == 9999);
        }
    }
}
