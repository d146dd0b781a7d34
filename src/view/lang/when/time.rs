//! Finds the time of day at the end of a few words.

use chrono::{FixedOffset, NaiveTime, Offset, Utc};

use super::{is_digit, words};
use crate::practice::lang::Lang;

/// A time of day to the second, in the zone of the person unless it says its offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    pub time: NaiveTime,
    pub offset: Option<FixedOffset>,
}

/// The words of the day, which may be none, and the time behind them; the time is missing where it
/// has the form of one but is on no clock. Nothing where the words do not end with a time.
///
/// A number alone is never a time, nor is one with `h` or `u`: `3h` would rather be three hours. Behind
/// a day it is one: nobody says `fri 3h` of anything else.
pub fn split(words: &[String], lang: Lang) -> Option<(&[String], Option<Time>)> {
    let (last, before) = words.split_last()?;
    let (day, time) = if let Some((clock, day)) = before
        .split_last()
        .filter(|_| words::says_oclock(last, lang))
    {
        (day, clock_time(clock, Some(last))?)
    } else if let Some((clock, day)) = before
        .split_last()
        .filter(|(clock, _)| is_offset(last) && clock.contains(':'))
    {
        (day, clock_time(&format!("{clock}{last}"), None)?)
    } else {
        let end = last.rfind(is_digit).map_or(0, |start| start + 1);
        let (clock, behind) = last.split_at(end);
        let hour = !before.is_empty() && matches!(behind, "h" | "u");
        match hour || words::says_oclock(behind, lang) {
            true => (before, clock_time(clock, Some(behind))?),
            false => (before, clock_time(last, None)?),
        }
    };
    Some(match day.split_last() {
        Some((at, day)) if words::says_at(at, lang) => (day, time),
        _ => (day, time),
    })
}

/// `+01:00` or `+0100`, as git writes it.
fn is_offset(word: &str) -> bool {
    word.strip_prefix(['+', '-']).is_some_and(|digits| {
        matches!(digits.len(), 4 | 5) && digits.chars().all(|c| is_digit(c) || c == ':')
    })
}

/// Reads `9:30`, `09:30:15`, `9u30`, `16h30`, with an offset or a word such as `pm` behind it;
/// before such a word `9.30` and `9` too.
fn clock_time(text: &str, oclock: Option<&str>) -> Option<Option<Time>> {
    let (clock, offset) = match text.find(['z', '+', '-']).filter(|_| oclock.is_none()) {
        Some(start) => (&text[..start], Some(&text[start..])),
        None => (text, None),
    };
    let marks: &[char] = match oclock {
        Some(_) => &[':', '.'],
        None => &[':', 'h', 'u'],
    };
    // Fractions of a second are read and left off.
    let clock = match clock.split_once('.') {
        Some((clock, fraction))
            if oclock.is_none() && clock.matches(':').count() == 2 && all_digits(fraction) =>
        {
            clock
        }
        _ => clock,
    };
    let parts: Vec<&str> = clock.split(marks).take(4).collect();
    let formed = match parts.as_slice() {
        [_] => oclock.is_some(),
        [_, minute] => minute.len() == 2,
        [_, minute, second] => minute.len() == 2 && second.len() == 2,
        _ => false,
    };
    if !formed || !parts.iter().all(|part| all_digits(part) && part.len() <= 2) {
        return None;
    }
    let mut numbers = parts.iter().filter_map(|part| part.parse::<u32>().ok());
    let hour = numbers.next()?;
    let (minute, second) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    let hour = match oclock {
        Some("am" | "pm") if !(1..=12).contains(&hour) => return Some(None),
        Some("am") => hour % 12,
        Some("pm") => hour % 12 + 12,
        _ => hour,
    };
    let offset = match offset {
        None => None,
        Some(offset) => match read_offset(offset)? {
            Some(offset) => Some(offset),
            None => return Some(None),
        },
    };
    Some(NaiveTime::from_hms_opt(hour, minute, second).map(|time| Time { time, offset }))
}

/// `z`, `+01:00`, `+0100`, `+01`; missing where it has that form and is a day or more.
fn read_offset(text: &str) -> Option<Option<FixedOffset>> {
    if text == "z" {
        return Some(Some(Utc.fix()));
    }
    let digits = text.get(1..)?.replacen(':', "", 1);
    if !matches!(digits.len(), 2 | 4) || !all_digits(&digits) {
        return None;
    }
    let (hours, minutes) = digits.split_at(2);
    let hours: i32 = hours.parse().ok()?;
    let minutes: i32 = if minutes.is_empty() {
        0
    } else {
        minutes.parse().ok()?
    };
    let east = if text.starts_with('-') { -1 } else { 1 };
    Some(
        (minutes < 60)
            .then(|| FixedOffset::east_opt(east * (hours * 3600 + minutes * 60)))
            .flatten(),
    )
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_digit)
}
