//! Dates and times as people write and read them.
//!
//! What is typed may be in the language in use or in English, whole or short, exact or seen from
//! today (`fri`, `2w`, `vor 3 Tagen`). All that is shown here can be typed back. What could mean two
//! days is refused with both of them named, for a date in a record is believed for years.
//!
//! `words` has the words of each language, `date` finds the day, `time` the time of day.

mod cadence;
mod date;
mod show;
mod time;
mod words;

use chrono::{
    DateTime, Datelike, FixedOffset, Local, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone,
    Weekday,
};

pub use cadence::{cadence_message, read_cadence, show_cadence};
pub use show::{show_day, show_day_long, show_day_of_year, show_moment, show_weekday};
pub use words::near_words;

use crate::practice::{
    lang::Lang,
    say::Message,
    when::{Day, Moment, Stamp},
};
use crate::say;

/// Where to look from today for what does not say it itself, such as `fri`, `2w` or `1 december`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Forward,
    Back,
}

/// Why a text is not a date, or not one date only.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// `accepted` has examples, in the language of the person.
    #[error("{text:?} is not a date; write it as one of these: {accepted}")]
    NotADate {
        text: String,
        accepted: &'static str,
    },
    #[error(
        "{text:?} can be read as {day_first} and as {month_first}; write the one that is meant"
    )]
    Ambiguous {
        text: String,
        day_first: Day,
        month_first: Day,
    },
    #[error("{text:?} is a month; write its day too, as in {example}")]
    NoDay { text: String, example: Day },
    #[error("{text:?} is not on any calendar; look at its day and month")]
    NoSuchDay { text: String },
    #[error("{text:?} has a time that is not on any clock; write it as 09:30 or 16:30")]
    NoSuchTime { text: String },
    #[error("{text:?} has a short year; write it with four digits")]
    ShortYear { text: String },
    #[error("{text:?} names a {}, but {day} is a {}", show::weekday(*.named, Lang::En), show::weekday(.day.date().weekday(), Lang::En))]
    WrongWeekday {
        text: String,
        named: Weekday,
        day: Day,
    },
    #[error("{text:?} has a time, and a date alone is needed here")]
    TimeNotWanted { text: String },
    #[error("{text:?} is too far away; the years go from 1 to 9999")]
    TooFar { text: String },
}

/// The error for a person, in the person's language.
pub fn message(error: &DateError) -> Message {
    match error {
        DateError::NotADate { text, accepted } => {
            say!("date-not-a-date", text = text, accepted = *accepted)
        }
        DateError::Ambiguous {
            text,
            day_first,
            month_first,
        } => say!(
            "date-ambiguous",
            text = text,
            day_first = *day_first,
            month_first = *month_first,
            day_first_iso = day_first.to_string(),
            month_first_iso = month_first.to_string(),
        ),
        DateError::NoDay { text, example } => {
            say!("date-no-day", text = text, example = *example)
        }
        DateError::NoSuchDay { text } => say!("date-no-such-day", text = text),
        DateError::NoSuchTime { text } => say!("date-no-such-time", text = text),
        DateError::ShortYear { text } => say!("date-short-year", text = text),
        DateError::WrongWeekday {
            text,
            named: _,
            day,
        } => say!("date-wrong-weekday", text = text, day = *day),
        DateError::TimeNotWanted { text } => say!("date-time-not-wanted", text = text),
        DateError::TooFar { text } => say!("date-too-far", text = text),
    }
}

/// Reads a day.
///
/// # Errors
///
/// What is not a date, could be two, is on no calendar, or has a time beside it.
pub fn read_day(
    text: &str,
    lang: Lang,
    today: NaiveDate,
    dir: Direction,
) -> Result<Day, DateError> {
    let (tokens, lost) = (tokens(text), Lost { text, lang });
    let seen = date::Seen { lang, today, dir };
    if let Some(found) = date::read(&tokens, seen) {
        return lost.day(found);
    }
    let with_time = time::split(&tokens, lang)
        .is_some_and(|(day, _)| day.is_empty() || date::read(day, seen).is_some());
    Err(if with_time {
        DateError::TimeNotWanted {
            text: text.to_owned(),
        }
    } else {
        lost.not_a_date()
    })
}

/// Reads a day, or a day and a time (`2026-12-01 09:30`, `fri 16:30`), or a time of today (`16:30`).
///
/// A time without an offset from UTC is one of the machine's time zone (`TZ`). Where clocks are put
/// forward over it, the time after is meant; where it comes twice, the first.
///
/// # Errors
///
/// Those of [`read_day`], and a time that is on no clock.
pub fn read_moment(
    text: &str,
    lang: Lang,
    now: DateTime<FixedOffset>,
    dir: Direction,
) -> Result<Moment, DateError> {
    moment(text, lang, now, dir, &Local)
}

/// Reads what [`read_moment`] does; a day alone becomes 12:00 of it.
///
/// # Errors
///
/// Those of [`read_moment`].
pub fn read_stamp(
    text: &str,
    lang: Lang,
    now: DateTime<FixedOffset>,
    dir: Direction,
) -> Result<Stamp, DateError> {
    stamp(text, lang, now, dir, &Local)
}

fn stamp<Z: TimeZone>(
    text: &str,
    lang: Lang,
    now: DateTime<FixedOffset>,
    dir: Direction,
    zone: &Z,
) -> Result<Stamp, DateError> {
    match moment(text, lang, now, dir, zone)? {
        Moment::Stamp(stamp) => Ok(stamp),
        Moment::Day(day) => Lost { text, lang }.stamp(
            day.date()
                .and_hms_opt(12, 0, 0)
                .and_then(|noon| at(noon, zone)),
        ),
    }
}

fn moment<Z: TimeZone>(
    text: &str,
    lang: Lang,
    now: DateTime<FixedOffset>,
    dir: Direction,
    zone: &Z,
) -> Result<Moment, DateError> {
    let (tokens, lost) = (tokens(text), Lost { text, lang });
    let seen = date::Seen {
        lang,
        today: Stamp::from(now).day().date(),
        dir,
    };
    if let [word] = tokens.as_slice()
        && words::says_now(word, lang)
    {
        return Ok(Stamp::from(now).into());
    }
    if let Some(found) = date::read(&tokens, seen) {
        return lost.day(found).map(Moment::Day);
    }
    let Some((day, time)) = time::split(&tokens, lang) else {
        return Err(lost.not_a_date());
    };
    let day = match date::read(day, seen) {
        Some(found) => lost.day(found)?.date(),
        None if day.is_empty() => seen.today,
        None => return Err(lost.not_a_date()),
    };
    let time = time.ok_or_else(|| DateError::NoSuchTime {
        text: text.to_owned(),
    })?;
    let local = day.and_time(time.time);
    lost.stamp(match time.offset {
        Some(offset) => offset.from_local_datetime(&local).single(),
        None => at(local, zone),
    })
    .map(Moment::Stamp)
}

/// The instant of a local time in a zone. Of one that comes twice it is the first. One that is left
/// out is taken with the offset from before, and so becomes as much later as the clock was put on.
fn at<Z: TimeZone>(local: NaiveDateTime, zone: &Z) -> Option<DateTime<FixedOffset>> {
    if let Some(offset) = zone.offset_from_local_datetime(&local).earliest() {
        return offset.fix().from_local_datetime(&local).single();
    }
    // No clock was ever put on by more than a day.
    let day_before = local.checked_sub_signed(TimeDelta::days(1))?;
    let before = zone
        .offset_from_local_datetime(&day_before)
        .earliest()?
        .fix();
    let instant = before.from_local_datetime(&local).single()?;
    Some(instant.with_timezone(&zone.offset_from_utc_datetime(&instant.naive_utc()).fix()))
}

/// The instant of a time on the clock of this machine, as [`read_moment`] takes it.
pub fn on_this_clock(local: NaiveDateTime) -> Option<Stamp> {
    at(local, &Local).map(Stamp::from)
}

/// The words of a text, in lower case; a `T` between date and time stands between two.
fn tokens(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(',', " ").replace('−', "-");
    let mut tokens = Vec::new();
    for token in text.split_whitespace() {
        match token.split_once('t') {
            Some((day, time))
                if day.ends_with(is_digit) && day.contains('-') && time.starts_with(is_digit) =>
            {
                tokens.extend([day.to_owned(), time.to_owned()]);
            }
            _ => tokens.push(token.to_owned()),
        }
    }
    tokens
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Knows the text as it was typed, for the error about it.
#[derive(Clone, Copy)]
struct Lost<'a> {
    text: &'a str,
    lang: Lang,
}

impl Lost<'_> {
    fn not_a_date(self) -> DateError {
        DateError::NotADate {
            text: self.text.to_owned(),
            accepted: words::accepted(self.lang),
        }
    }

    fn day(self, found: Result<NaiveDate, date::Wrong>) -> Result<Day, DateError> {
        let text = self.text.to_owned();
        match found {
            Ok(day) if !(1..=9999).contains(&day.year()) => Err(DateError::TooFar { text }),
            Ok(day) => Ok(day.into()),
            Err(date::Wrong::TwoWays(day_first, month_first)) => Err(DateError::Ambiguous {
                text,
                day_first: day_first.into(),
                month_first: month_first.into(),
            }),
            Err(date::Wrong::NoDay(example)) => Err(DateError::NoDay {
                text,
                example: example.into(),
            }),
            Err(date::Wrong::NoSuchDay) => Err(DateError::NoSuchDay { text }),
            Err(date::Wrong::ShortYear) => Err(DateError::ShortYear { text }),
            Err(date::Wrong::Weekday(named, day)) => Err(DateError::WrongWeekday {
                text,
                named,
                day: day.into(),
            }),
            Err(date::Wrong::TooFar) => Err(DateError::TooFar { text }),
        }
    }

    /// An instant that chrono could not make lies at the very end of what it can count.
    fn stamp(self, time: Option<DateTime<FixedOffset>>) -> Result<Stamp, DateError> {
        time.map(Stamp::from).ok_or_else(|| DateError::TooFar {
            text: self.text.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests;
