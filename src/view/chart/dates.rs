//! The dates below a chart: as many as there is room for, the first and the last among them.

use chrono::Datelike;

use crate::{
    practice::{chart::Chart, when::Day},
    view::lang::{
        Words,
        when::{show_day, show_day_of_year},
    },
};

/// A date below a point.
#[derive(Debug, Clone, PartialEq)]
pub struct DateBelow {
    /// The first point of that day.
    pub point: usize,
    /// Where the text begins.
    pub start: f64,
    pub text: String,
}

/// How wide things are in whatever they are drawn in.
pub struct Room<'a> {
    /// Where a point is.
    pub place: &'a dyn Fn(usize) -> f64,
    pub width: &'a dyn Fn(&str) -> f64,
    /// Nothing begins before the one or ends after the other.
    pub from: f64,
    pub to: f64,
    /// What stays free between two of them.
    pub gap: f64,
}

/// The year stands with the first, and wherever it is another one.
pub fn dates(chart: &Chart, words: &Words, room: &Room<'_>) -> Vec<DateBelow> {
    let mut days: Vec<(usize, Day)> = Vec::new();
    for (at, point) in chart.points.iter().enumerate() {
        let day = point.on.day();
        if days.last().is_none_or(|(_, last)| *last != day) {
            days.push((at, day));
        }
    }
    let below = |(point, day): (usize, Day), before: Option<Day>| {
        let same_year = before.is_some_and(|before| before.date().year() == day.date().year());
        let text = match same_year {
            true => show_day_of_year(day, words.lang()),
            false => show_day(day, words.lang()),
        };
        let width = (room.width)(&text);
        let start = ((room.place)(point) - width / 2.0)
            .min(room.to - width)
            .max(room.from);
        DateBelow { point, start, text }
    };
    let end = |one: &DateBelow| one.start + (room.width)(&one.text);
    let fits = |one: &DateBelow, next: &DateBelow| end(one) + room.gap <= next.start;
    let Some((first, rest)) = days.split_first() else {
        return Vec::new();
    };
    let mut shown = vec![below(*first, None)];
    let Some((last, middle)) = rest.split_last() else {
        return shown;
    };
    let at_end = below(*last, Some(first.1));
    if !fits(&shown[0], &at_end) {
        return shown;
    }
    let wide = (room.width)(&show_day_of_year(last.1, words.lang())) + room.gap;
    let (from, to) = ((room.place)(first.0), (room.place)(last.0));
    // Evenly, so that it does not look as if something were missing; no more than there is room for.
    let steps = ((to - from) / wide).floor().max(1.0);
    let mut wanted = 1.0;
    let mut before = first.1;
    for day in middle {
        if (room.place)(day.0) < from + (to - from) * wanted / steps {
            continue;
        }
        let one = below(*day, Some(before));
        if shown.last().is_some_and(|last| fits(last, &one)) && fits(&one, &at_end) {
            shown.push(one);
            before = day.1;
        }
        wanted = ((((room.place)(day.0) - from) / (to - from)) * steps).floor() + 1.0;
    }
    shown.push(at_end);
    shown
}
