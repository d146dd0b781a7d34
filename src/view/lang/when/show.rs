//! Dates in the words of a language, with the month spelled and the year in full.

use chrono::{Datelike, Timelike, Weekday};

use super::words;
use crate::practice::{
    lang::Lang,
    when::{Day, Moment},
};

/// A day, short: `1 Dec 2026`, `1 dec 2026`, `1. Dez. 2026`.
pub fn show_day(day: Day, lang: Lang) -> String {
    format!("{} {:04}", show_day_of_year(day, lang), day.date().year())
}

/// A day of a year that stands beside it: `1 Dec`, `1 dec`, `1. Dez.`
pub fn show_day_of_year(day: Day, lang: Lang) -> String {
    let date = day.date();
    let (full, short) = words::month_names(date.month(), lang);
    let day = date.day();
    match lang {
        Lang::En => format!("{day} {}", capital(short)),
        Lang::Nl => format!("{day} {short}"),
        Lang::De => {
            let stop = if full == short { "" } else { "." };
            format!("{day}. {}{stop}", capital(short))
        }
    }
}

/// A day with its day of the week: `Tuesday 1 December 2026`, `dinsdag 1 december 2026`,
/// `Dienstag, 1. Dezember 2026`.
pub fn show_day_long(day: Day, lang: Lang) -> String {
    let date = day.date();
    let (month, _) = words::month_names(date.month(), lang);
    let weekday = weekday(date.weekday(), lang);
    let (day, year) = (date.day(), date.year());
    match lang {
        Lang::En => format!("{weekday} {day} {} {year:04}", capital(month)),
        Lang::Nl => format!("{weekday} {day} {month} {year:04}"),
        Lang::De => format!("{weekday}, {day}. {} {year:04}", capital(month)),
    }
}

/// A day of the days to come, with the short name of its day of the week: `Tue 1 Dec 2026`.
pub fn show_weekday(day: Day, lang: Lang) -> String {
    let name = words::weekday_short(day.date().weekday(), lang);
    let name = match lang {
        Lang::En | Lang::De => capital(name),
        Lang::Nl => name.to_owned(),
    };
    format!("{name} {}", show_day(day, lang))
}

/// A day, with hours and minutes where it has them, on the clock that they were read from: `1 Dec 2026, 09:30`.
pub fn show_moment(moment: Moment, lang: Lang) -> String {
    let day = show_day(moment.day(), lang);
    match moment.stamp() {
        None => day,
        Some(stamp) => format!(
            "{day}, {:02}:{:02}",
            stamp.time().hour(),
            stamp.time().minute()
        ),
    }
}

/// A day of the week, in full and as it stands in a sentence.
pub fn weekday(weekday: Weekday, lang: Lang) -> String {
    let name = words::weekday_name(weekday, lang);
    match lang {
        Lang::En | Lang::De => capital(name),
        Lang::Nl => name.to_owned(),
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
