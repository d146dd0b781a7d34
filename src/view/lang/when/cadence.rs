//! The rhythm of a board as people write and read it: `daily`, `werkdagen 8:30`, `montags und mi`.

use chrono::Weekday;

use super::{show, time, tokens, words};
use crate::practice::{
    cadence::{Cadence, Days, NoCadence},
    lang::Lang,
    say::Message,
};
use crate::say;

/// The words of a language; where there are several for one thing, the first is shown.
struct Rhythms {
    daily: &'static [&'static str],
    weekdays: &'static [&'static str],
    weekly: &'static [&'static str],
    /// Stand between days or before one, and say nothing more.
    filler: &'static [&'static str],
    /// Ends of a day's name, as in `mondays` and `montags`.
    ends: &'static [&'static str],
    accepted: &'static str,
}

fn rhythms(lang: Lang) -> &'static Rhythms {
    match lang {
        Lang::En => &EN,
        Lang::Nl => &NL,
        Lang::De => &DE,
    }
}

/// Reads a rhythm in the language in use or in English.
///
/// # Errors
///
/// A text that says no days, or a time that is on no clock or has an offset of its own.
pub fn read_cadence(text: &str, lang: Lang) -> Result<Cadence, NoCadence> {
    let wrong = || NoCadence {
        text: text.to_owned(),
    };
    let text = text.replace(['+', '&', ';', '/'], " ");
    let all = tokens(&text);
    let (days, time) = match time::split(&all, lang) {
        Some((days, Some(time))) if time.offset.is_none() => (days, Some(time.time)),
        Some(_) => return Err(wrong()),
        None => (all.as_slice(), None),
    };
    let days = read_days(days, lang)
        .or_else(|| read_days(days, Lang::En))
        .ok_or_else(wrong)?;
    // A file has hours and minutes.
    let time = time.and_then(|time| chrono::Timelike::with_second(&time, 0));
    Ok(Cadence { days, time })
}

fn read_days(all: &[String], lang: Lang) -> Option<Days> {
    let own = rhythms(lang);
    let whole = all.join(" ");
    let says = |list: &[&str]| list.contains(&whole.as_str());
    if says(own.daily) {
        return Some(Days::Daily);
    }
    if says(own.weekdays) {
        return Some(Days::Weekdays);
    }
    if says(own.weekly) {
        return Some(Days::Weekly);
    }
    let mut days = Vec::new();
    for word in all
        .iter()
        .filter(|word| !own.filler.contains(&word.as_str()))
    {
        match word.split_once(['-', '–']) {
            Some((first, last)) => {
                let (mut day, last) = (weekday(first, lang)?, weekday(last, lang)?);
                days.push(day);
                while day != last {
                    day = day.succ();
                    days.push(day);
                }
            }
            None => days.push(weekday(word, lang)?),
        }
    }
    Days::on(days)
}

fn weekday(word: &str, lang: Lang) -> Option<Weekday> {
    let without_end = || {
        let ends = rhythms(lang).ends.iter();
        ends.filter_map(|end| word.strip_suffix(end))
            .find_map(|word| words::weekday(word, lang))
    };
    words::weekday(word, lang).or_else(without_end)
}

/// A rhythm in the words of a language: `weekdays, 08:30`, `maandag en woensdag`.
pub fn show_cadence(cadence: &Cadence, lang: Lang) -> String {
    let own = rhythms(lang);
    let first = |list: &[&str]| list.first().copied().unwrap_or_default().to_owned();
    let days = match &cadence.days {
        Days::Daily => first(own.daily),
        Days::Weekdays => first(own.weekdays),
        Days::Weekly => first(own.weekly),
        Days::On(days) => {
            let names: Vec<String> = days.iter().map(|day| show::weekday(*day, lang)).collect();
            names.join(", ")
        }
    };
    match cadence.time {
        Some(time) => format!("{days} {}", time.format("%H:%M")),
        None => days,
    }
}

/// The error for a person, in the person's language.
pub fn cadence_message(error: &NoCadence, lang: Lang) -> Message {
    say!(
        "failed-cadence",
        text = &error.text,
        accepted = rhythms(lang).accepted
    )
}

static EN: Rhythms = Rhythms {
    daily: &["daily", "every day"],
    weekdays: &["weekdays", "every weekday", "workdays", "working days"],
    weekly: &["weekly", "every week"],
    filler: &["and", "on", "every"],
    ends: &["s"],
    accepted: "daily, weekdays, weekly, mon,wed 08:30",
};

static NL: Rhythms = Rhythms {
    daily: &["dagelijks", "elke dag", "iedere dag"],
    weekdays: &[
        "werkdagen",
        "elke werkdag",
        "iedere werkdag",
        "op werkdagen",
        "doordeweeks",
    ],
    weekly: &["wekelijks", "elke week", "iedere week"],
    filler: &["en", "op", "elke", "iedere"],
    ends: &["s"],
    accepted: "dagelijks, werkdagen, wekelijks, ma,wo 08:30",
};

static DE: Rhythms = Rhythms {
    daily: &["täglich", "taeglich", "jeden tag"],
    weekdays: &[
        "werktags",
        "jeden werktag",
        "an werktagen",
        "werktage",
        "wochentags",
    ],
    weekly: &["wöchentlich", "woechentlich", "jede woche"],
    filler: &["und", "am", "jeden"],
    ends: &["s"],
    accepted: "täglich, werktags, wöchentlich, mo,mi 08:30",
};

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;
    use proptest::prelude::*;

    #[test]
    fn a_rhythm_is_read_in_the_language_in_use_and_in_english() {
        for (lang, text, read) in [
            (Lang::En, "daily", "daily"),
            (Lang::En, "Mon, Wed 8:30", "mon,wed 08:30"),
            (
                Lang::En,
                "every monday and thursday at 9:15",
                "mon,thu 09:15",
            ),
            (Lang::En, "mon-fri", "weekdays"),
            (Lang::En, "fri-mon", "mon,fri,sat,sun"),
            (Lang::En, "tuesdays 4 pm", "tue 16:00"),
            (Lang::Nl, "ma,wo 8:30", "mon,wed 08:30"),
            (Lang::Nl, "di en do om 8.30 uur", "tue,thu 08:30"),
            (Lang::Nl, "elke dag 9u15", "daily 09:15"),
            (Lang::Nl, "werkdagen", "weekdays"),
            (Lang::Nl, "weekdays", "weekdays"),
            (Lang::De, "mo,mi um 8:30 Uhr", "mon,wed 08:30"),
            (Lang::De, "montags und Donnerstags", "mon,thu"),
            (Lang::De, "werktags 7.45 Uhr", "weekdays 07:45"),
            (Lang::De, "wöchentlich", "weekly"),
            (Lang::De, "mon,wed 08:30", "mon,wed 08:30"),
        ] {
            let found = read_cadence(text, lang).map(|cadence| cadence.to_string());
            assert_eq!(found.as_deref(), Ok(read), "{lang} {text}");
        }
        for text in [
            "",
            "often",
            "8:30",
            "mon 25:00",
            "mon and then",
            "2026-11-23",
            "mon 8:30+02:00",
        ] {
            assert!(read_cadence(text, Lang::En).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(days in prop::collection::vec(0u8..7, 1..8), minute in 0u32..1440, timed: bool, lang in 0usize..3) {
            let lang = Lang::ALL[lang];
            let days = days.into_iter().filter_map(|day| Weekday::try_from(day).ok()).collect();
            let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).filter(|_| timed);
            let cadence = Cadence { days: Days::on(days).unwrap(), time };
            prop_assert_eq!(read_cadence(&show_cadence(&cadence, lang), lang), Ok(cadence));
        }

        #[test]
        fn no_text_breaks_it(text in ".{0,40}") {
            for lang in Lang::ALL {
                let _ = read_cadence(&text, lang);
            }
        }
    }
}
