//! Finds the day in a few words.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};

use super::{
    Direction, is_digit,
    words::{self, Unit},
};
use crate::practice::lang::Lang;

/// Where a date is seen from.
#[derive(Clone, Copy)]
pub struct Seen {
    pub lang: Lang,
    pub today: NaiveDate,
    pub dir: Direction,
}

/// What has the form of a date and yet is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The day first, and the month first.
    TwoWays(NaiveDate, NaiveDate),
    /// A month without its day, and its last one.
    NoDay(NaiveDate),
    NoSuchDay,
    ShortYear,
    /// The day of the week that is named, and the date that is another.
    Weekday(Weekday, NaiveDate),
    TooFar,
}

/// The day that the words name; nothing where they have the form of no date at all.
pub fn read(words: &[String], seen: Seen) -> Option<Result<NaiveDate, Wrong>> {
    match words {
        [] => None,
        [word] if let Some(days) = words::near(word, seen.lang) => Some(
            seen.today
                .checked_add_signed(TimeDelta::days(days))
                .ok_or(Wrong::TooFar),
        ),
        [word] if let Some(weekday) = words::weekday(word, seen.lang) => {
            Some(on_weekday(weekday, seen))
        }
        [word, rest @ ..] if let Some(weekday) = words::weekday(word, seen.lang) => {
            let day = calendar(rest, seen)?;
            Some(day.and_then(|day| {
                if day.weekday() == weekday {
                    Ok(day)
                } else {
                    Err(Wrong::Weekday(weekday, day))
                }
            }))
        }
        _ => distance(words, seen).or_else(|| calendar(words, seen)),
    }
}

/// The next or the last such day of the week, which is never today.
fn on_weekday(weekday: Weekday, Seen { today, dir, .. }: Seen) -> Result<NaiveDate, Wrong> {
    let days = match dir {
        Direction::Forward => 7 - u64::from(today.weekday().days_since(weekday)),
        Direction::Back => 7 - u64::from(weekday.days_since(today.weekday())),
    };
    step(today, dir, Unit::Day, days).ok_or(Wrong::TooFar)
}

/// A day by its distance from today: `+3d`, `2 weeks`, `in 2 weeks`, `vor 3 Tagen`.
fn distance(words: &[String], seen: Seen) -> Option<Result<NaiveDate, Wrong>> {
    let lang = seen.lang;
    let (words, said) = match words {
        [first, rest @ ..] if words::says_ahead(first, lang) => (rest, Some(Direction::Forward)),
        [first, rest @ ..] if words::says_back(first, lang) => (rest, Some(Direction::Back)),
        [rest @ .., last] if words::says_ago(last, lang) => (rest, Some(Direction::Back)),
        words => (words, None),
    };
    if words.len() > 2 {
        return None;
    }
    let text = words.concat();
    let (signed, size) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(size), _) => (Some(Direction::Forward), size),
        (_, Some(size)) => (Some(Direction::Back), size),
        _ => (None, text.as_str()),
    };
    let (count, unit) = size.split_at(size.find(|c| !is_digit(c))?);
    let unit = words::unit(unit, lang)?;
    if count.is_empty() || (signed.is_some() && said.is_some()) {
        return None;
    }
    let dir = signed.or(said).unwrap_or(seen.dir);
    // A count that no integer can hold is as far away as one that no calendar can.
    Some(
        count
            .parse()
            .ok()
            .and_then(|count| step(seen.today, dir, unit, count))
            .ok_or(Wrong::TooFar),
    )
}

/// A month later than the 31st is the last of the next one where that is shorter.
fn step(from: NaiveDate, dir: Direction, unit: Unit, count: u64) -> Option<NaiveDate> {
    let months = |each: u64| {
        count
            .checked_mul(each)
            .and_then(|months| u32::try_from(months).ok())
            .map(Months::new)
    };
    let days = |each: u64| count.checked_mul(each).map(Days::new);
    match (unit, dir) {
        (Unit::Day, Direction::Forward) => from.checked_add_days(days(1)?),
        (Unit::Day, Direction::Back) => from.checked_sub_days(days(1)?),
        (Unit::Week, Direction::Forward) => from.checked_add_days(days(7)?),
        (Unit::Week, Direction::Back) => from.checked_sub_days(days(7)?),
        (Unit::Month, Direction::Forward) => from.checked_add_months(months(1)?),
        (Unit::Month, Direction::Back) => from.checked_sub_months(months(1)?),
        (Unit::Year, Direction::Forward) => from.checked_add_months(months(12)?),
        (Unit::Year, Direction::Back) => from.checked_sub_months(months(12)?),
    }
}

/// A day of the calendar, with its month as a number or as a word, with or without a year.
fn calendar(words: &[String], seen: Seen) -> Option<Result<NaiveDate, Wrong>> {
    month_alone(words, seen)
        .or_else(|| in_numbers(words, seen))
        .or_else(|| with_month_name(words, seen))
}

/// `2027-06`, `6/2027`, `June 2027`, `June`: when in it, nobody can tell.
fn month_alone(words: &[String], seen: Seen) -> Option<Result<NaiveDate, Wrong>> {
    let year = |text: &str| number(text).filter(|_| text.len() == 4);
    let numbered =
        |text: &str| number(text).filter(|month| text.len() < 3 && (1..=12).contains(month));
    let named = |text: &str| words::month(text, seen.lang);
    let parts: Vec<&str> = words
        .iter()
        .flat_map(|word| word.split(['-', '/', '.']))
        .filter(|part| !part.is_empty())
        .take(3)
        .collect();
    let (year, month) = match parts.as_slice() {
        [month] => (None, named(month)?),
        [first, second] => match (year(first), year(second)) {
            (Some(year), None) => (Some(year), numbered(second).or_else(|| named(second))?),
            (None, Some(year)) => (Some(year), numbered(first).or_else(|| named(first))?),
            _ => return None,
        },
        _ => return None,
    };
    let last = |year: u32| {
        let first = on(year, month, 1).ok()?;
        first.checked_add_months(Months::new(1))?.pred_opt()
    };
    let year = year.or_else(|| {
        let in_this = in_year(None, month, 1, seen).ok()?;
        u32::try_from(in_this.year()).ok()
    });
    Some(Err(year
        .and_then(last)
        .map_or(Wrong::NoSuchDay, Wrong::NoDay)))
}

/// `2026-12-01`, `1-12-2026`, `01.12.2026`, `1. 12. 2026`, `1.12.`
fn in_numbers(words: &[String], seen: Seen) -> Option<Result<NaiveDate, Wrong>> {
    let (_, before) = words.split_last()?;
    if !before.iter().all(|word| word.ends_with('.')) {
        return None;
    }
    let text = words.concat();
    let mark = text
        .chars()
        .find(|c| !is_digit(*c))
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let whole = text
        .strip_suffix('.')
        .filter(|whole| mark == '.' && whole.contains('.'))
        .unwrap_or(&text);
    let parts: Vec<&str> = whole.split(mark).collect();
    if !parts
        .iter()
        .all(|part| matches!(part.len(), 1 | 2 | 4) && part.chars().all(is_digit))
    {
        return None;
    }
    // At most four digits each.
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let short = |part: &str| part.len() < 3;
    match (parts.as_slice(), numbers.as_slice()) {
        ([year, month, day], &[y, m, d]) if !short(year) && short(month) && short(day) => {
            Some(on(y, m, d))
        }
        ([day, month, year], &[d, m, y]) if short(day) && short(month) && !short(year) => {
            Some(either_way(d, m, Some(y), seen))
        }
        ([day, month, year], _) if short(day) && short(month) && short(year) => {
            Some(Err(Wrong::ShortYear))
        }
        ([day, month], &[d, m]) if short(day) && short(month) => Some(either_way(d, m, None, seen)),
        _ => None,
    }
}

/// Day and month as numbers: in Dutch and German in that order, in English in the only one that there is.
fn either_way(first: u32, second: u32, year: Option<u32>, seen: Seen) -> Result<NaiveDate, Wrong> {
    let day_first = in_year(year, second, first, seen);
    if seen.lang != Lang::En {
        return day_first;
    }
    match (day_first, in_year(year, first, second, seen)) {
        (Ok(day_first), Ok(month_first)) if day_first != month_first => {
            Err(Wrong::TwoWays(day_first, month_first))
        }
        (Ok(day), _) | (Err(_), Ok(day)) => Ok(day),
        (Err(wrong), Err(_)) => Err(wrong),
    }
}

/// `1 dec 2026`, `Dec 1 2026`, `1. Dezember`, `1-Dec-2026`
fn with_month_name(words: &[String], seen: Seen) -> Option<Result<NaiveDate, Wrong>> {
    let parts: Vec<&str> = words
        .iter()
        .flat_map(|word| word.split('-'))
        .take(4)
        .collect();
    let (first, second, year) = match parts.as_slice() {
        [first, second] => (first, second, None),
        [first, second, year] => (first, second, Some(*year)),
        _ => return None,
    };
    let (day, month) = match (
        words::month(first, seen.lang),
        words::month(second, seen.lang),
    ) {
        (None, Some(month)) => (first, month),
        (Some(month), None) => (second, month),
        _ => return None,
    };
    let day = number(words::without_ordinal(day, seen.lang)).filter(|_| day.len() <= 5)?;
    let year = match year {
        None => None,
        Some(year) if year.len() == 4 => Some(number(year)?),
        // `'26`, and `26`; a longer number is no year at all.
        Some(year) => {
            return number(year.trim_start_matches(['\'', '’']))
                .filter(|year| *year < 100)
                .map(|_| Err(Wrong::ShortYear));
        }
    };
    Some(in_year(year, month, day, seen))
}

/// A number of digits alone.
fn number(text: &str) -> Option<u32> {
    text.chars()
        .all(is_digit)
        .then(|| text.parse().ok())
        .flatten()
}

/// The day in its year; where no year is named, the nearest such day in the direction, today included.
fn in_year(year: Option<u32>, month: u32, day: u32, seen: Seen) -> Result<NaiveDate, Wrong> {
    if let Some(year) = year {
        return on(year, month, day);
    }
    let this = seen.today.year();
    // The 29th of February is at most eight years away.
    let found = (0..=8).find_map(|years| match seen.dir {
        Direction::Forward => NaiveDate::from_ymd_opt(this.saturating_add(years), month, day)
            .filter(|day| *day >= seen.today),
        Direction::Back => NaiveDate::from_ymd_opt(this.saturating_sub(years), month, day)
            .filter(|day| *day <= seen.today),
    });
    found.ok_or(Wrong::NoSuchDay)
}

fn on(year: u32, month: u32, day: u32) -> Result<NaiveDate, Wrong> {
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(Wrong::NoSuchDay)
}
