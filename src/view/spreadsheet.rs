//! Measurements as a file that a spreadsheet opens right, and that `kata measure --csv` reads back.
//!
//! What opens right differs by country: where the decimal mark is a comma, cells are parted by
//! semicolons. The byte order mark is what Excel tells UTF-8 by. Days and times are ISO, which every
//! one of them takes for dates. A text that a spreadsheet would take for a formula is made a text.

use std::{collections::BTreeMap, io};

use chrono::NaiveDateTime;

use crate::{
    practice::{
        board::Board,
        entry::Of,
        lang::Lang,
        metric::Metric,
        points::Point,
        spreadsheet::Decimal,
        when::{Moment, Stamp},
    },
    view::lang::Words,
};

/// By which Excel knows that a text is UTF-8.
const MARK: &str = "\u{feff}";

/// The time on the clock of whoever opens the file, where reading it there gives the same instant.
pub type Wall<'a> = &'a dyn Fn(Stamp) -> Option<NaiveDateTime>;

/// What was measured, corrections done, a row for each measurement; of several metrics those of one
/// moment stand in one row.
pub fn measurements(
    metrics: &[Of<'_, Metric>],
    board: &Board,
    words: &Words,
    wall: Wall<'_>,
) -> io::Result<String> {
    let lang = words.lang();
    let headers = headers(metrics, words);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator(lang))
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(headers.iter().map(|name| harmless(name)))?;
    for (moment, points) in rows(metrics, board) {
        let mut cells = vec![date(moment, wall)];
        let of = |slot: &Option<Point>| match slot {
            Some(point) => number(point.value, lang),
            None => String::new(),
        };
        cells.extend(points.iter().map(of));
        let said = |what: fn(&Point) -> Option<&String>| {
            let each = metrics.iter().zip(&points).filter_map(|(metric, slot)| {
                let said = what(slot.as_ref()?)?;
                Some(match metrics.len() {
                    1 => said.clone(),
                    _ => format!("{}: {said}", metric.stem()),
                })
            });
            harmless(&each.collect::<Vec<_>>().join("\n"))
        };
        cells.push(said(|point| point.note.as_ref()));
        cells.push(said(|point| point.set_aside.as_ref()));
        writer.write_record(&cells)?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(format!("{MARK}{}", String::from_utf8_lossy(&bytes)))
}

/// Whether a text begins as these files do, in any language.
pub fn is_measurements(text: &str, all: &[Words]) -> bool {
    let Some(text) = text.strip_prefix(MARK) else {
        return false;
    };
    let line = text.lines().next().unwrap_or_default();
    all.iter().any(|words| {
        let [note, aside] = behind(words);
        let end = format!("{0}{note}{0}{aside}", char::from(separator(words.lang())));
        line.ends_with(&end)
    })
}

/// The columns behind the values.
fn behind(words: &Words) -> [String; 2] {
    [words.label("note"), words.label("set-aside")]
}

type Rows = Vec<(Moment, Vec<Option<Point>>)>;

/// The points of each moment: the first of every metric in one row, the second ones in the next.
fn rows(metrics: &[Of<'_, Metric>], board: &Board) -> Rows {
    let mut moments: BTreeMap<Moment, Vec<Vec<Option<Point>>>> = BTreeMap::new();
    for (column, metric) in metrics.iter().enumerate() {
        let points = board.points(metric.stem()).map(|of| of.body.effective());
        let mut order: BTreeMap<Moment, usize> = BTreeMap::new();
        for point in points.unwrap_or_default() {
            let rows = moments.entry(point.on).or_default();
            let place = order.entry(point.on).or_default();
            if rows.len() <= *place {
                rows.push(vec![None; metrics.len()]);
            }
            if let Some(slot) = rows.get_mut(*place).and_then(|row| row.get_mut(column)) {
                *slot = Some(point);
            }
            *place += 1;
        }
    }
    let each = moments.into_iter();
    each.flat_map(|(moment, rows)| rows.into_iter().map(move |row| (moment, row)))
        .collect()
}

/// The names of the columns: those of the spreadsheet that a metric was read from, where it was, so
/// that what is written is read again without a flag. No name could be meant for another column.
fn headers(metrics: &[Of<'_, Metric>], words: &Words) -> Vec<String> {
    let remembered = metrics.iter().map(|metric| {
        let from = metric.body.spreadsheet.as_ref()?;
        from.date_column.clone()
    });
    let remembered: Vec<Option<String>> = remembered.collect();
    let date = match remembered.split_first() {
        Some((Some(first), rest)) if rest.iter().all(|other| other.as_ref() == Some(first)) => {
            Some(first.clone()).filter(|name| !is_letter(name))
        }
        _ => None,
    };
    let mut headers = vec![date.unwrap_or_else(|| words.by_name("export-date"))];
    let fixed: Vec<String> = headers.iter().cloned().chain(behind(words)).collect();
    let all: Vec<Vec<String>> = metrics.iter().map(names).collect();
    for (place, own) in all.iter().enumerate() {
        let others = all.iter().enumerate().filter(|(other, _)| *other != place);
        let taken: Vec<&String> = others.flat_map(|(_, names)| names).chain(&fixed).collect();
        let free = own
            .iter()
            .find(|name| !taken.iter().any(|one| same(one, name)));
        headers.push(free.or(own.last()).cloned().unwrap_or_default());
    }
    headers.extend(behind(words));
    headers
}

/// What a metric's column may be called, the likeliest first.
fn names(metric: &Of<'_, Metric>) -> Vec<String> {
    let body = metric.body;
    let column = body.spreadsheet.as_ref().map(|from| from.column.clone());
    let mut names: Vec<String> = column.into_iter().filter(|name| !is_letter(name)).collect();
    for name in body.name.iter().map(String::as_str).chain([metric.stem()]) {
        let unit = body.unit.trim();
        // A bracket in a unit would be taken for the one around it.
        if !unit.is_empty() && !unit.contains(['(', ')', '[', ']']) {
            names.push(format!("{name} ({unit})"));
        }
        names.push(name.to_owned());
    }
    names
}

/// Whether a column went by its letter, having no name.
fn is_letter(name: &str) -> bool {
    name.len() <= 3 && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn same(a: &str, b: &str) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    bare(a).to_lowercase() == bare(b).to_lowercase()
}

fn mark(lang: Lang) -> Decimal {
    match lang {
        Lang::En => Decimal::Point,
        Lang::Nl | Lang::De => Decimal::Comma,
    }
}

fn separator(lang: Lang) -> u8 {
    match mark(lang) {
        Decimal::Point => b',',
        Decimal::Comma => b';',
    }
}

/// A number as it is typed into a spreadsheet; nothing for what is none.
fn number(value: f64, lang: Lang) -> String {
    if !value.is_finite() {
        return String::new();
    }
    // Adding zero makes a plain zero of a negative one.
    let mut text = (value + 0.0).to_string();
    // 1.234 may be a thousand where nothing else tells; 1.2340 may not.
    if text
        .split_once('.')
        .is_some_and(|(_, fraction)| fraction.len() == 3)
    {
        text.push('0');
    }
    text.replace('.', &mark(lang).mark().to_string())
}

/// A day, or a time on the clock of whoever opens the file. What that clock does not tell for sure,
/// and a midnight, which would be taken for a day, are written with their offset.
fn date(moment: Moment, wall: Wall<'_>) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::Stamp(stamp) => match wall(stamp) {
            Some(local) if local.time() != chrono::NaiveTime::MIN => {
                local.format("%Y-%m-%d %H:%M:%S").to_string()
            }
            _ => stamp.to_string(),
        },
    }
}

/// A text that is a text in every spreadsheet: what would begin a formula stands behind an
/// apostrophe, and what no cell should hold is shown.
fn harmless(text: &str) -> String {
    let formula = |letter: char| {
        matches!(
            letter,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    let begins = text.starts_with(formula) || text.trim_start().starts_with(formula);
    let shown = crate::view::terminal::clean(text);
    match begins {
        true => format!("'{shown}"),
        false => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_a_formula_is_a_text_and_a_negative_number_stays_one() {
        for text in ["=1+1", "+31", "-x", "@SUM(A1)", "\tx", "\rx", " =1", "＝1"] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(harmless("5 - 3 = 2"), "5 - 3 = 2");
        assert_eq!(number(-5.5, Lang::Nl), "-5,5");
        assert_eq!(number(-5.5, Lang::En), "-5.5");
    }

    #[test]
    fn a_number_can_be_read_in_one_way_only() {
        assert_eq!(number(1.234, Lang::De), "1,2340");
        assert_eq!(number(1234.0, Lang::De), "1234");
        assert_eq!(number(-0.0, Lang::En), "0");
        assert_eq!(number(f64::NAN, Lang::En), "");
    }
}
