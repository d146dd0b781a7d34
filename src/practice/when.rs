//! Days and moments as the records hold them.
//!
//! A file has native TOML dates (`2026-11-24`, `2026-11-23T09:12:00+01:00`), which serde knows only
//! through [`toml::value::Datetime`]; a JSON document has the same as a string. Both are read.
//! TOML's dates end with the year 9999 and its offsets are whole minutes, so the values here stay
//! within that: whatever is made can also be written.
//!
//! A value is written as TOML's own date by `toml::to_string` and by the serializers of `toml_edit`.
//! Any other serializer, that of `toml::Table::try_from` and of `serde_json` too, shows that crate's
//! private wrapping, a table with `$__toml_private_datetime`. A TOML table gets its dates with a second
//! step, `Table::try_from(record)?.try_into::<Table>()?`, and JSON is made from that; a single date is
//! a `toml::Value::from(day)`.

use std::{cmp::Ordering, fmt, str::FromStr};

use chrono::{
    DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone,
    Timelike, Utc,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, value::MapAccessDeserializer},
};
use toml::value::Datetime;

/// The years that a TOML date can hold.
const YEARS: std::ops::RangeInclusive<i32> = 0..=9999;

/// A calendar day, of no particular time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// An instant to the second, with the offset of the clock that somebody read it from.
///
/// Ordered by the instant. Two stamps of one instant with different offsets are not equal: what
/// stands in a file differs, and so does the day.
#[derive(Debug, Clone, Copy)]
pub struct Stamp(DateTime<FixedOffset>);

/// A day, or an instant in it, as precisely as somebody said it.
///
/// Ordered by the local day first, then a day before the instants in it, then by the instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    Day(Day),
    Stamp(Stamp),
}

/// Why a text or a TOML date-time is not the kind of date that is needed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    #[error(
        "{text:?} is not a date; write it as 2026-11-24, with a time as 2026-11-24T09:30:00+01:00"
    )]
    NotADate { text: String },
    #[error("{text} has a time, and a date alone is needed, such as 2026-11-24")]
    TimeNotWanted { text: String },
    #[error(
        "{text} has no time; write the time and its offset from UTC too, as in 2026-11-24T09:30:00+01:00"
    )]
    NoTime { text: String },
    #[error("{text} has no offset from UTC; add it, as in 2026-11-24T09:30:00+01:00, or Z for UTC")]
    NoOffset { text: String },
    #[error("{text} is a time without a date; write both, as in 2026-11-24T09:30:00+01:00")]
    NoDate { text: String },
}

impl Day {
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// So many days later, or earlier; no further than the years that TOML can hold.
    #[must_use]
    pub fn plus(self, days: i64) -> Day {
        let last = if days < 0 { first_day() } else { last_day() };
        let moved = chrono::TimeDelta::try_days(days).and_then(|by| self.0.checked_add_signed(by));
        Day::from(moved.unwrap_or(last))
    }
}

/// A year that TOML cannot hold becomes the nearest one that it can.
impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Day {
        Day(date.clamp(first_day(), last_day()))
    }
}

impl From<Day> for NaiveDate {
    fn from(day: Day) -> NaiveDate {
        day.0
    }
}

impl Stamp {
    /// The day on the clock that it was read from.
    pub fn day(self) -> Day {
        Day(self.0.date_naive())
    }

    pub fn time(self) -> DateTime<FixedOffset> {
        self.0
    }

    fn key(self) -> (DateTime<Utc>, i32) {
        (self.0.to_utc(), self.0.offset().local_minus_utc())
    }
}

/// Fractions of a second are left off, and so are an offset's seconds (the instant stays). A year
/// that TOML cannot hold becomes the nearest one that it can.
impl From<DateTime<FixedOffset>> for Stamp {
    fn from(time: DateTime<FixedOffset>) -> Stamp {
        let earliest = first_day().and_time(NaiveTime::MIN);
        let latest = last_day().and_time(NaiveTime::MIN) + chrono::TimeDelta::seconds(86_399);
        let utc = time
            .naive_utc()
            .with_nanosecond(0)
            .unwrap_or(time.naive_utc())
            .clamp(earliest, latest);
        let minutes = time.offset().local_minus_utc() / 60;
        let offset = FixedOffset::east_opt(minutes * 60).unwrap_or(Utc.fix());
        let local = offset.from_utc_datetime(&utc);
        // Years -1 and 10000 exist for chrono, so the addition of the offset cannot overflow.
        match YEARS.contains(&local.year()) {
            true => Stamp(local),
            false => Stamp(Utc.fix().from_utc_datetime(&utc)),
        }
    }
}

impl From<Stamp> for DateTime<FixedOffset> {
    fn from(stamp: Stamp) -> DateTime<FixedOffset> {
        stamp.0
    }
}

impl PartialEq for Stamp {
    fn eq(&self, other: &Stamp) -> bool {
        self.key() == other.key()
    }
}
impl Eq for Stamp {}
impl std::hash::Hash for Stamp {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}
impl PartialOrd for Stamp {
    fn partial_cmp(&self, other: &Stamp) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Stamp {
    fn cmp(&self, other: &Stamp) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Moment {
    /// The day, on the clock that it was read from.
    pub fn day(self) -> Day {
        match self {
            Moment::Day(day) => day,
            Moment::Stamp(stamp) => stamp.day(),
        }
    }

    /// The instant, where somebody said one.
    pub fn stamp(self) -> Option<Stamp> {
        match self {
            Moment::Day(_) => None,
            Moment::Stamp(stamp) => Some(stamp),
        }
    }
}

// By the instant alone a day would have to stand between two stamps of different offsets that are
// the other way round; the local day first is an order without such circles.
impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        (self.day(), self.stamp()).cmp(&(other.day(), other.stamp()))
    }
}
impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Moment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Day> for Moment {
    fn from(day: Day) -> Moment {
        Moment::Day(day)
    }
}
impl From<Stamp> for Moment {
    fn from(stamp: Stamp) -> Moment {
        Moment::Stamp(stamp)
    }
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1).unwrap_or(NaiveDate::MIN)
}

fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(*YEARS.end(), 12, 31).unwrap_or(NaiveDate::MAX)
}

// To and from TOML's own value. The fields of a `Datetime` are public and may hold anything, so
// each of them is checked again.

fn naive_date(date: toml::value::Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        .filter(|date| YEARS.contains(&date.year()))
}

/// A leap second is read as the second before it: no other part of the program knows one.
fn naive_time(time: toml::value::Time) -> Option<NaiveTime> {
    let second = match time.second.unwrap_or(0) {
        60 => 59,
        second => second,
    };
    NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), second.into())
}

fn fixed_offset(offset: toml::value::Offset) -> Option<FixedOffset> {
    match offset {
        toml::value::Offset::Z => Some(Utc.fix()),
        toml::value::Offset::Custom { minutes } => FixedOffset::east_opt(i32::from(minutes) * 60),
    }
}

impl TryFrom<Datetime> for Moment {
    type Error = WhenError;

    fn try_from(written: Datetime) -> Result<Moment, WhenError> {
        let text = || written.to_string();
        let wrong = || WhenError::NotADate { text: text() };
        let date = written
            .date
            .ok_or_else(|| WhenError::NoDate { text: text() })?;
        let date = naive_date(date).ok_or_else(wrong)?;
        let Some(time) = written.time else {
            return Ok(Moment::Day(Day(date)));
        };
        let offset = written
            .offset
            .ok_or_else(|| WhenError::NoOffset { text: text() })?;
        let local = date.and_time(naive_time(time).ok_or_else(wrong)?);
        let offset = fixed_offset(offset).ok_or_else(wrong)?;
        let time = offset
            .from_local_datetime(&local)
            .single()
            .ok_or_else(wrong)?;
        Ok(Moment::Stamp(Stamp::from(time)))
    }
}

impl From<Moment> for Datetime {
    fn from(moment: Moment) -> Datetime {
        match moment {
            Moment::Day(day) => Datetime {
                date: Some(toml_date(day.0)),
                time: None,
                offset: None,
            },
            Moment::Stamp(Stamp(time)) => Datetime {
                date: Some(toml_date(time.date_naive())),
                time: Some(toml_time(time.naive_local())),
                offset: Some(toml::value::Offset::Custom {
                    // An offset is less than a day: 1440 minutes.
                    minutes: i16::try_from(time.offset().local_minus_utc() / 60).unwrap_or(0),
                }),
            },
        }
    }
}

fn toml_date(date: NaiveDate) -> toml::value::Date {
    toml::value::Date {
        // Both constructors keep to the years that fit, and months and days are small.
        year: u16::try_from(date.year()).unwrap_or(0),
        month: date.month() as u8,
        day: date.day() as u8,
    }
}

fn toml_time(time: NaiveDateTime) -> toml::value::Time {
    toml::value::Time {
        hour: time.hour() as u8,
        minute: time.minute() as u8,
        second: Some(time.second() as u8),
        nanosecond: None,
    }
}

impl TryFrom<Moment> for Day {
    type Error = WhenError;

    fn try_from(moment: Moment) -> Result<Day, WhenError> {
        match moment {
            Moment::Day(day) => Ok(day),
            Moment::Stamp(stamp) => Err(WhenError::TimeNotWanted {
                text: stamp.to_string(),
            }),
        }
    }
}

impl TryFrom<Moment> for Stamp {
    type Error = WhenError;

    fn try_from(moment: Moment) -> Result<Stamp, WhenError> {
        moment.stamp().ok_or_else(|| WhenError::NoTime {
            text: moment.to_string(),
        })
    }
}

impl TryFrom<Datetime> for Day {
    type Error = WhenError;

    /// A time makes it the wrong kind, whether it has an offset or not.
    fn try_from(written: Datetime) -> Result<Day, WhenError> {
        match written.date.is_some() && written.time.is_some() {
            true => Err(WhenError::TimeNotWanted {
                text: written.to_string(),
            }),
            false => Moment::try_from(written)?.try_into(),
        }
    }
}

impl TryFrom<Datetime> for Stamp {
    type Error = WhenError;

    fn try_from(written: Datetime) -> Result<Stamp, WhenError> {
        Moment::try_from(written)?.try_into()
    }
}

/// Reads a TOML date-time from serde's two forms of it: toml's own, and a string as JSON has it.
struct Written;

impl<'de> de::Visitor<'de> for Written {
    type Value = Datetime;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date, such as 2026-11-24 or 2026-11-24T09:30:00+01:00")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Datetime, E> {
        written(text).map_err(E::custom)
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Datetime, A::Error> {
        Datetime::deserialize(MapAccessDeserializer::new(map))
    }
}

fn written(text: &str) -> Result<Datetime, WhenError> {
    text.trim().parse().map_err(|_| WhenError::NotADate {
        text: text.to_owned(),
    })
}

/// What the three kinds share: text, serde, and the schema that they differ in.
macro_rules! written_as_a_date {
    ($kind:ident, $schema:tt) => {
        /// ISO 8601, as it stands in a file.
        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&Datetime::from(Moment::from(*self)).to_string())
            }
        }

        /// Reads ISO 8601 alone; `view::lang::when` reads what people type.
        impl FromStr for $kind {
            type Err = WhenError;

            fn from_str(text: &str) -> Result<$kind, WhenError> {
                written(text)?.try_into()
            }
        }

        impl From<$kind> for toml::Value {
            fn from(when: $kind) -> toml::Value {
                toml::Value::Datetime(Moment::from(when).into())
            }
        }

        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Datetime::from(Moment::from(*self)).serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $kind {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$kind, D::Error> {
                let written = deserializer.deserialize_any(Written)?;
                $kind::try_from(written).map_err(de::Error::custom)
            }
        }

        impl JsonSchema for $kind {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($kind).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

written_as_a_date!(Day, { "type": "string", "format": "date" });
written_as_a_date!(Stamp, { "type": "string", "format": "date-time" });
written_as_a_date!(Moment, {
    "type": "string",
    "anyOf": [{ "format": "date" }, { "format": "date-time" }],
    "x-shape": "moment"
});

#[cfg(test)]
mod tests;
