//! The words for dates, a table a language.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::Direction;
use crate::practice::lang::Lang;

/// A unit of the distance from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// The words of one language, in lower case. Where a list has several words for one thing, the
/// first is the full one and the second the short one, both without a full stop; a name that is not
/// shortened stands alone, or twice before rarer forms.
pub struct Words {
    /// From Monday on.
    weekdays: [&'static [&'static str]; 7],
    /// From January on.
    months: [&'static [&'static str]; 12],
    /// Days by their distance from today.
    near: &'static [(&'static str, i64)],
    now: &'static [&'static str],
    units: &'static [(&'static str, Unit)],
    /// Stand before a distance: ahead, and back.
    ahead: &'static [&'static str],
    back: &'static [&'static str],
    /// Stand behind a distance: back.
    ago: &'static [&'static str],
    /// Stand between a day and a time.
    at: &'static [&'static str],
    /// Stand behind a time.
    oclock: &'static [&'static str],
    /// Stand behind the number of a day, without a space.
    ordinal: &'static [&'static str],
    accepted: &'static str,
}

fn table(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Nl => &NL,
        Lang::De => &DE,
    }
}

/// The language's own table, then the English one.
fn understood(lang: Lang) -> impl Iterator<Item = &'static Words> {
    std::iter::once(table(lang)).chain((lang != Lang::En).then_some(&EN))
}

/// The place in a list where the word is one of the words for it.
fn place(list: &[&[&str]], word: &str) -> Option<usize> {
    let word = word.strip_suffix('.').unwrap_or(word);
    list.iter().position(|words| words.contains(&word))
}

fn named<T: Copy>(list: &[(&str, T)], word: &str) -> Option<T> {
    list.iter()
        .find(|(name, _)| *name == word)
        .map(|(_, value)| *value)
}

pub fn weekday(word: &str, lang: Lang) -> Option<Weekday> {
    let place = understood(lang).find_map(|words| place(&words.weekdays, word))?;
    Weekday::try_from(u8::try_from(place).ok()?).ok()
}

/// The month's number, from 1.
pub fn month(word: &str, lang: Lang) -> Option<u32> {
    let place = understood(lang).find_map(|words| place(&words.months, word))?;
    u32::try_from(place + 1).ok()
}

/// The distance of a day from today, in days.
pub fn near(word: &str, lang: Lang) -> Option<i64> {
    understood(lang).find_map(|words| named(words.near, word))
}

pub fn unit(word: &str, lang: Lang) -> Option<Unit> {
    understood(lang).find_map(|words| named(words.units, word))
}

fn any(lang: Lang, list: fn(&Words) -> &'static [&'static str], word: &str) -> bool {
    understood(lang).any(|words| list(words).contains(&word))
}

pub fn says_now(word: &str, lang: Lang) -> bool {
    any(lang, |words| words.now, word)
}

pub fn says_ahead(word: &str, lang: Lang) -> bool {
    any(lang, |words| words.ahead, word)
}

pub fn says_back(word: &str, lang: Lang) -> bool {
    any(lang, |words| words.back, word)
}

pub fn says_ago(word: &str, lang: Lang) -> bool {
    any(lang, |words| words.ago, word)
}

pub fn says_at(word: &str, lang: Lang) -> bool {
    any(lang, |words| words.at, word)
}

pub fn says_oclock(word: &str, lang: Lang) -> bool {
    any(lang, |words| words.oclock, word)
}

/// The digits of `1st`, `1e` or `1.`; whatever else is there stays.
pub fn without_ordinal(word: &str, lang: Lang) -> &str {
    let ends = understood(lang).flat_map(|words| words.ordinal);
    ends.copied()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word)
}

/// Examples of what can be typed.
pub fn accepted(lang: Lang) -> &'static str {
    table(lang).accepted
}

/// A day of the week, in full.
pub fn weekday_name(weekday: Weekday, lang: Lang) -> &'static str {
    table(lang).weekdays[weekday.num_days_from_monday() as usize]
        .first()
        .unwrap_or(&"")
}

/// A day of the week, short.
pub fn weekday_short(weekday: Weekday, lang: Lang) -> &'static str {
    table(lang).weekdays[weekday.num_days_from_monday() as usize]
        .get(1)
        .unwrap_or(&"")
}

/// The words that a day is mostly called by, from today on or back; each can be read.
pub fn near_words(lang: Lang, today: NaiveDate, dir: Direction) -> Vec<String> {
    let ahead = dir == Direction::Forward;
    let own = table(lang).near.iter();
    let mut said: Vec<(i64, String)> = own
        .filter(|(_, distance)| *distance == 0 || ahead == (*distance > 0))
        .map(|(word, distance)| (distance.abs(), (*word).to_owned()))
        .collect();
    said.sort_by_key(|(distance, _)| *distance);
    said.dedup_by_key(|(distance, _)| *distance);
    let mut words: Vec<String> = said.into_iter().map(|(_, word)| word).collect();
    let mut weekday = today.weekday();
    for _ in 0..7 {
        weekday = match ahead {
            true => weekday.succ(),
            false => weekday.pred(),
        };
        words.push(weekday_short(weekday, lang).to_owned());
    }
    words
}

/// A month by its number from 1: its full name and its short one. Empty where there is no such month.
pub fn month_names(month: u32, lang: Lang) -> (&'static str, &'static str) {
    let months = &table(lang).months;
    let names = (month as usize)
        .checked_sub(1)
        .and_then(|place| months.get(place))
        .copied()
        .unwrap_or_default();
    let full = names.first().copied().unwrap_or_default();
    (full, names.get(1).copied().unwrap_or(full))
}

#[rustfmt::skip]
static EN: Words = Words {
    weekdays: [
        &["monday", "mon"], &["tuesday", "tue", "tues"], &["wednesday", "wed"],
        &["thursday", "thu", "thur", "thurs"], &["friday", "fri"], &["saturday", "sat"],
        &["sunday", "sun"],
    ],
    months: [
        &["january", "jan"], &["february", "feb"], &["march", "mar"], &["april", "apr"], &["may"],
        &["june", "jun"], &["july", "jul"], &["august", "aug"], &["september", "sep", "sept"],
        &["october", "oct"], &["november", "nov"], &["december", "dec"],
    ],
    near: &[("today", 0), ("tomorrow", 1), ("yesterday", -1)],
    now: &["now"],
    units: &[
        ("d", Unit::Day), ("day", Unit::Day), ("days", Unit::Day),
        ("w", Unit::Week), ("wk", Unit::Week), ("week", Unit::Week), ("weeks", Unit::Week),
        ("m", Unit::Month), ("mo", Unit::Month), ("month", Unit::Month), ("months", Unit::Month),
        ("y", Unit::Year), ("year", Unit::Year), ("years", Unit::Year),
    ],
    ahead: &["in"],
    back: &[],
    ago: &["ago"],
    at: &["at"],
    oclock: &["am", "pm"],
    ordinal: &["st", "nd", "rd", "th"],
    accepted: "2026-12-01, 1 Dec 2026, yesterday, today, tomorrow, fri, 3d, 2w; with a time 2026-12-01 09:30, fri 4pm",
};

#[rustfmt::skip]
static NL: Words = Words {
    weekdays: [
        &["maandag", "ma"], &["dinsdag", "di"], &["woensdag", "wo"], &["donderdag", "do"],
        &["vrijdag", "vr"], &["zaterdag", "za"], &["zondag", "zo"],
    ],
    months: [
        &["januari", "jan"], &["februari", "feb"], &["maart", "mrt"], &["april", "apr"], &["mei"],
        &["juni", "jun"], &["juli", "jul"], &["augustus", "aug"], &["september", "sep", "sept"],
        &["oktober", "okt"], &["november", "nov"], &["december", "dec"],
    ],
    near: &[
        ("vandaag", 0), ("morgen", 1), ("overmorgen", 2), ("gisteren", -1), ("eergisteren", -2),
    ],
    now: &["nu"],
    units: &[
        ("dag", Unit::Day), ("dagen", Unit::Day), ("week", Unit::Week), ("weken", Unit::Week),
        ("mnd", Unit::Month), ("maand", Unit::Month), ("maanden", Unit::Month),
        ("j", Unit::Year), ("jaar", Unit::Year), ("jaren", Unit::Year),
    ],
    ahead: &["over"],
    back: &[],
    ago: &["geleden"],
    at: &["om"],
    oclock: &["uur"],
    ordinal: &["ste", "de", "e"],
    accepted: "2026-12-01, 1-12-2026, 1 dec 2026, gisteren, vandaag, morgen, vr, 3d, 2w; met een tijd 2026-12-01 09:30, vr 10u",
};

#[rustfmt::skip]
static DE: Words = Words {
    weekdays: [
        &["montag", "mo"], &["dienstag", "di"], &["mittwoch", "mi"], &["donnerstag", "do"],
        &["freitag", "fr"], &["samstag", "sa", "sonnabend"], &["sonntag", "so"],
    ],
    months: [
        &["januar", "jan", "jänner", "jän"], &["februar", "feb", "feber"],
        &["märz", "märz", "mär", "mrz", "maerz"], &["april", "apr"], &["mai"], &["juni", "juni", "jun"],
        &["juli", "juli", "jul"], &["august", "aug"], &["september", "sept", "sep"],
        &["oktober", "okt"], &["november", "nov"], &["dezember", "dez"],
    ],
    near: &[
        ("heute", 0), ("morgen", 1), ("übermorgen", 2), ("uebermorgen", 2), ("gestern", -1),
        ("vorgestern", -2),
    ],
    now: &["jetzt"],
    units: &[
        ("t", Unit::Day), ("tag", Unit::Day), ("tage", Unit::Day), ("tagen", Unit::Day),
        ("woche", Unit::Week), ("wochen", Unit::Week),
        ("monat", Unit::Month), ("monate", Unit::Month), ("monaten", Unit::Month),
        ("j", Unit::Year), ("jahr", Unit::Year), ("jahre", Unit::Year), ("jahren", Unit::Year),
    ],
    ahead: &[],
    back: &["vor"],
    ago: &[],
    at: &["um"],
    oclock: &["uhr"],
    ordinal: &["."],
    accepted: "2026-12-01, 01.12.2026, 1. Dez. 2026, gestern, heute, morgen, fr, 3d, 2w; mit Uhrzeit 2026-12-01 09:30, fr 10 Uhr",
};
