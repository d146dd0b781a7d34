//! Days and moments in a column.
//!
//! One cell often leaves open which of its numbers is the day; a whole column mostly does not, since
//! somewhere in it stands a 13th or later. Where it does leave it open, that is an error with both
//! readings, and not a guess.

use chrono::{Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

use crate::{
    practice::{
        spreadsheet::DateOrder,
        when::{Day, Moment, Stamp},
    },
    sheet::{
        error::{Fault, SheetError},
        grid::Cell,
    },
};

/// No date is longer, not even one with weekday, month, time and offset in words.
const LONGEST: usize = 60;

/// The moments of a column, and the order that they were read in where that made a difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Dates {
    pub order: Option<DateOrder>,
    /// A date that was read so, to show it.
    pub example: Option<(String, Day)>,
    pub moments: Vec<Result<Moment, Fault>>,
}

/// What is needed to read a date that does not say everything itself.
#[derive(Clone, Copy)]
pub struct Clock<'a> {
    pub today: NaiveDate,
    /// The instant of a time on the clock of the person.
    pub local: &'a dyn Fn(NaiveDateTime) -> Option<Stamp>,
}

/// A text taken apart.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Written {
    date: Date,
    time: Option<(NaiveTime, Option<FixedOffset>)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Date {
    /// There is one reading.
    Whole(NaiveDate),
    /// Three numbers; whether the first may be a year, and the last.
    Numbers([u32; 3], Year),
    NoYear,
    NoSuchDay,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Year {
    /// Four digits at the end.
    Last,
    /// Two digits at the end, and two at the beginning as well or not.
    Short { first: bool },
}

/// Whether the whole text has the form of a date with its year, sensible or not.
pub fn looks_like_one(text: &str) -> bool {
    take_apart(text).is_some_and(|written| written.date != Date::NoYear)
}

pub fn is_date(cell: &Cell) -> bool {
    match cell {
        Cell::When(_) => true,
        Cell::Text(text) => looks_like_one(text),
        _ => false,
    }
}

/// Reads a column of dates. With an order only that one holds; else the column must leave only one.
pub fn column(
    cells: &[(usize, &Cell)],
    order: Option<DateOrder>,
    clock: Clock<'_>,
) -> Result<Dates, SheetError> {
    let written: Vec<Option<Written>> = cells
        .iter()
        .map(|(_, cell)| match cell {
            Cell::Text(text) => take_apart(text),
            _ => None,
        })
        .collect();
    let open: Vec<(usize, [u32; 3], Year)> = written
        .iter()
        .enumerate()
        .filter_map(|(place, written)| match written.as_ref()?.date {
            Date::Numbers(numbers, year) => Some((place, numbers, year)),
            _ => None,
        })
        .collect();
    let settled = match order {
        Some(order) => Some(order),
        None => settle(&open, cells, clock.today)?,
    };
    // Without an order all of them say the same.
    let used = settled.unwrap_or(DateOrder::Dmy);
    let with_times = cells.iter().zip(&written).any(|((_, cell), written)| {
        let time = match cell {
            Cell::When(when) => Some((when.time(), None)),
            _ => written.and_then(|written| written.time),
        };
        // Nobody writes an offset behind a day.
        time.is_some_and(|(time, offset)| time != NaiveTime::MIN || offset.is_some())
    });
    let read = |((_, cell), written): (&(usize, &Cell), &Option<Written>)| {
        moment(cell, *written, used, with_times, clock)
    };
    let moments: Vec<Result<Moment, Fault>> = cells.iter().zip(&written).map(read).collect();
    let made_a_difference = open
        .iter()
        .find(|(_, numbers, year)| differs(*numbers, *year));
    let example = made_a_difference.and_then(|(place, numbers, year)| {
        let day = in_order(*numbers, *year, used)?;
        let (_, cell) = cells.get(*place)?;
        Some((cell.shown(), Day::from(day)))
    });
    Ok(Dates {
        order: made_a_difference.and(settled),
        example,
        moments,
    })
}

/// Whether the order decides which day it is.
fn differs(numbers: [u32; 3], year: Year) -> bool {
    let days = DateOrder::ALL.map(|order| in_order(numbers, year, order));
    days.iter().any(|day| *day != days[0])
}

/// The one order that fits all that can be read at all; none where it makes no difference.
fn settle(
    open: &[(usize, [u32; 3], Year)],
    cells: &[(usize, &Cell)],
    today: NaiveDate,
) -> Result<Option<DateOrder>, SheetError> {
    let mut fitting: Vec<DateOrder> = DateOrder::ALL.to_vec();
    if !year_may_come_first(open, today) {
        fitting.retain(|order| *order != DateOrder::Ymd);
    }
    let reads = |order: DateOrder, (_, numbers, year): &(usize, [u32; 3], Year)| {
        in_order(*numbers, *year, order).is_some()
    };
    let readable: Vec<&(usize, [u32; 3], Year)> = open
        .iter()
        .filter(|date| fitting.iter().any(|order| reads(*order, date)))
        .collect();
    let fits = |order: &DateOrder| readable.iter().filter(|date| reads(*order, date)).count();
    // Where no order fits all, the others are named as what does not fit.
    let most = fitting.iter().map(&fits).max().unwrap_or(0);
    if most < readable.len() {
        return Ok(fitting.iter().copied().find(|order| fits(order) == most));
    }
    fitting.retain(|order| fits(order) == readable.len());
    for (place, numbers, year) in readable {
        let readings: Vec<(DateOrder, Day)> = fitting
            .iter()
            .filter_map(|order| Some((*order, in_order(*numbers, *year, *order)?.into())))
            .collect();
        if readings
            .iter()
            .any(|(_, day)| Some(*day) != readings.first().map(|(_, day)| *day))
        {
            let (line, cell) = cells
                .get(*place)
                .map_or((0, String::new()), |(line, cell)| (*line, cell.shown()));
            return Err(SheetError::OrderOpen {
                line,
                text: cell,
                readings,
            });
        }
    }
    Ok(fitting.first().copied())
}

/// Whether a year of two digits may stand at the beginning. Every column of days up to the 26th could
/// be read so; it is not where that puts a measurement into the future, makes each of them a year
/// apart, or puts them out of an order that they have otherwise.
fn year_may_come_first(open: &[(usize, [u32; 3], Year)], today: NaiveDate) -> bool {
    let read = |order: DateOrder| -> Option<Vec<NaiveDate>> {
        open.iter()
            .map(|(_, numbers, year)| in_order(*numbers, *year, order))
            .collect()
    };
    let Some(days) = read(DateOrder::Ymd) else {
        return false;
    };
    let ahead = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let years_apart = days.windows(2).any(|pair| pair[0] != pair[1])
        && days
            .windows(2)
            .all(|pair| (pair[0].month(), pair[0].day()) == (pair[1].month(), pair[1].day()));
    let other = [DateOrder::Dmy, DateOrder::Mdy];
    let ordered_otherwise = !in_sequence(&days)
        && other
            .into_iter()
            .filter_map(read)
            .any(|days| in_sequence(&days));
    !(days.iter().any(|day| *day > ahead) || years_apart || ordered_otherwise)
}

fn in_sequence(days: &[NaiveDate]) -> bool {
    days.is_sorted() || days.iter().rev().is_sorted()
}

/// The day, where these numbers are one in this order.
fn in_order([a, b, c]: [u32; 3], year: Year, order: DateOrder) -> Option<NaiveDate> {
    let (y, m, d) = match (order, year) {
        (DateOrder::Dmy, Year::Last) => (c, b, a),
        (DateOrder::Mdy, Year::Last) => (c, a, b),
        (DateOrder::Dmy, Year::Short { .. }) => (whole_year(c)?, b, a),
        (DateOrder::Mdy, Year::Short { .. }) => (whole_year(c)?, a, b),
        (DateOrder::Ymd, Year::Short { first: true }) => (whole_year(a)?, b, c),
        (DateOrder::Ymd, _) => return None,
    };
    on(y, m, d)
}

/// Short years lie from 1970 on.
fn whole_year(short: u32) -> Option<u32> {
    (short < 100).then_some(if short < 70 {
        2000 + short
    } else {
        1900 + short
    })
}

fn on(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| *year > 0)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

fn moment(
    cell: &Cell,
    written: Option<Written>,
    order: DateOrder,
    with_times: bool,
    clock: Clock<'_>,
) -> Result<Moment, Fault> {
    let not_a_date = || Fault::NotADate { text: cell.shown() };
    let (day, time) = match (cell, written) {
        (Cell::When(when), _) => (when.date(), Some((when.time(), None))),
        (cell, _) if cell.is_nothing() => return Err(Fault::NoDate),
        (Cell::Number(_), _) => return Err(a_number(cell)),
        (Cell::Text(text), None) if text.trim().bytes().all(|byte| byte.is_ascii_digit()) => {
            return Err(a_number(cell));
        }
        (_, None) => return Err(not_a_date()),
        (_, Some(written)) => {
            let day = match written.date {
                Date::Whole(day) => day,
                Date::NoYear => return Err(Fault::NoYear { text: cell.shown() }),
                Date::NoSuchDay => return Err(Fault::NoSuchDay { text: cell.shown() }),
                Date::Numbers(numbers, year) => {
                    let other = DateOrder::ALL
                        .iter()
                        .any(|order| in_order(numbers, year, *order).is_some());
                    in_order(numbers, year, order).ok_or_else(|| match other {
                        true => Fault::OtherOrder {
                            text: cell.shown(),
                            order,
                        },
                        false => Fault::NoSuchDay { text: cell.shown() },
                    })?
                }
            };
            (day, written.time)
        }
    };
    // A date at midnight in a column without any other time is how a spreadsheet writes a day.
    let Some((time, offset)) = time.filter(|_| with_times) else {
        return Ok(Moment::Day(day.into()));
    };
    let local = day.and_time(time);
    let stamp = match offset {
        Some(offset) => offset.from_local_datetime(&local).single().map(Stamp::from),
        None => (clock.local)(local),
    };
    stamp.map(Moment::Stamp).ok_or_else(not_a_date)
}

/// A number where a date should be: a count, or a day as spreadsheets count them.
fn a_number(cell: &Cell) -> Fault {
    Fault::DayNumber { text: cell.shown() }
}

fn take_apart(text: &str) -> Option<Written> {
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = text
        .trim()
        .to_lowercase()
        .replace([',', '\u{a0}', '\u{202f}'], " ");
    let text = between_digits(&text);
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if words.first().is_some_and(|word| is_weekday(word)) {
        words.remove(0);
    }
    let time = words.iter().position(|word| word.contains(':'));
    let (day, time) = words.split_at(time.unwrap_or(words.len()));
    let time = match time {
        [] => None,
        words => Some(time_of_day(&words.concat())?),
    };
    Some(Written {
        date: with_month_name(day).or_else(|| in_numbers(day))?,
        time,
    })
}

/// `2026-11-03T09:30` with a gap for its T.
fn between_digits(text: &str) -> String {
    match text.split_once('t') {
        Some((day, time))
            if day.ends_with(|c: char| c.is_ascii_digit())
                && time.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            format!("{day} {time}")
        }
        _ => text.to_owned(),
    }
}

/// `3-11-2026`, `03.11.26`, `2026/11/03`, `3. 11. 2026`, `20261103`
fn in_numbers(words: &[&str]) -> Option<Date> {
    let text = words.concat();
    let text = text.trim_end_matches('.');
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) && words.len() == 1 {
        let number: u32 = text.parse().ok()?;
        let year = number / 10_000;
        return (1900..=2100)
            .contains(&year)
            .then_some(())
            .and_then(|()| on(year, number / 100 % 100, number % 100))
            .map(Date::Whole);
    }
    let mark = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    let parts: Vec<&str> = text.split(mark).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| number(part)).collect();
    match (parts.as_slice(), numbers?.as_slice()) {
        ([y, m, d], &[year, month, day]) if y.len() == 4 && m.len() < 3 && d.len() < 3 => {
            Some(on(year, month, day).map_or(Date::NoSuchDay, Date::Whole))
        }
        ([a, b, y], &[first, second, year]) if a.len() < 3 && b.len() < 3 => {
            let year_is = match y.len() {
                4 => Year::Last,
                2 => Year::Short {
                    first: a.len() == 2,
                },
                _ => return None,
            };
            Some(Date::Numbers([first, second, year], year_is))
        }
        ([a, b], _) if words.len() == 1 && a.len() < 3 && b.len() < 3 => Some(Date::NoYear),
        _ => None,
    }
}

fn number(part: &str) -> Option<u32> {
    let digits = part.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (1..=4).contains(&part.len()))
        .then(|| part.parse().ok())
        .flatten()
}

/// `3 november 2026`, `3-nov-26`, `Nov 3, 2026`, `3. Nov. 2026`
fn with_month_name(words: &[&str]) -> Option<Date> {
    let parts: Vec<&str> = words
        .iter()
        .flat_map(|word| word.split(['-', '/', '.']))
        .filter(|part| !part.is_empty())
        .collect();
    let months: Vec<Option<u32>> = parts.iter().map(|part| month(part)).collect();
    let year = |text: &str| match text.trim_start_matches(['\'', '’']) {
        year if year.len() == 4 => number(year),
        year if year.len() == 2 => number(year).and_then(whole_year),
        _ => None,
    };
    let day = |text: &str| {
        let digits = text.trim_end_matches(|c: char| c.is_alphabetic());
        number(digits).filter(|_| digits.len() < 3)
    };
    let (y, m, d) = match (parts.as_slice(), months.as_slice()) {
        ([d, _, y], [None, Some(month), None]) if d.len() != 4 => (year(y)?, *month, day(d)?),
        ([y, _, d], [None, Some(month), None]) => (year(y)?, *month, day(d)?),
        ([_, d, y], [Some(month), None, None]) => (year(y)?, *month, day(d)?),
        ([d, _], [None, Some(_)]) | ([_, d], [Some(_), None]) if day(d).is_some() => {
            return Some(Date::NoYear);
        }
        _ => return None,
    };
    Some(on(y, m, d).map_or(Date::NoSuchDay, Date::Whole))
}

/// `9:30`, `09:30:15`, `1:05:00pm`, `09:30+01:00`, `9:30uhr`
fn time_of_day(text: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')))
        .unwrap_or(text.len());
    let (clock, behind) = text.split_at(end);
    let clock = match clock.split_once('.') {
        Some((clock, fraction)) if fraction.bytes().all(|byte| byte.is_ascii_digit()) => clock,
        Some(_) => return None,
        None => clock,
    };
    let parts: Option<Vec<u32>> = clock
        .split(':')
        .map(|part| number(part).filter(|_| part.len() < 3))
        .collect();
    let (hour, minute, second) = match *parts?.as_slice() {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let (hour, offset) = match behind.replace('.', "").as_str() {
        "" | "uur" | "uhr" | "h" | "u" => (hour, None),
        "am" if (1..=12).contains(&hour) => (hour % 12, None),
        "pm" if (1..=12).contains(&hour) => (hour % 12 + 12, None),
        "z" => (hour, FixedOffset::east_opt(0)),
        offset => (hour, Some(read_offset(offset)?)),
    };
    Some((NaiveTime::from_hms_opt(hour, minute, second)?, offset))
}

/// `+01:00`, `+0100`, `+01`
fn read_offset(text: &str) -> Option<FixedOffset> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits = text[1..].replace(':', "");
    let number: i32 = number(&digits)?.try_into().ok()?;
    let (hours, minutes) = match digits.len() {
        2 => (number, 0),
        4 => (number / 100, number % 100),
        _ => return None,
    };
    (minutes < 60)
        .then(|| FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)))
        .flatten()
}

/// The names that a spreadsheet writes in English, Dutch and German, whole or short. All three are
/// understood wherever one works: a file comes from where it comes from.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "januari", "januar", "jänner", "jan", "jän"],
    &["february", "februari", "februar", "feber", "feb"],
    &["march", "maart", "märz", "maerz", "mar", "mrt", "mär", "mrz"],
    &["april", "apr"],
    &["may", "mei", "mai"],
    &["june", "juni", "jun"],
    &["july", "juli", "jul"],
    &["august", "augustus", "aug"],
    &["september", "sept", "sep"],
    &["october", "oktober", "oct", "okt"],
    &["november", "nov"],
    &["december", "dezember", "dec", "dez"],
];

#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "ma", "di", "wo", "do", "vr", "za", "zo",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "mo", "mi", "fr", "sa", "so",
];

fn month(word: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|names| names.contains(&word))?;
    u32::try_from(place + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word.trim_end_matches('.'))
}
