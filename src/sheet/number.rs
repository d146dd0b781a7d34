//! Values in a column.
//!
//! `1.234` alone is a thousand or one and a bit. Somewhere in a column stands a value that can only be
//! read one way, and then all are read so; where none does, that is an error with both readings.

use crate::{
    practice::spreadsheet::Decimal,
    sheet::{
        error::{Fault, SheetError},
        grid::{Cell, percent},
    },
};

/// The values of a column; nothing where a cell says that there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Values {
    /// The decimal mark, where one occurs or thousands are set apart.
    pub decimal: Option<Decimal>,
    /// Whether times were turned into numbers of the unit.
    pub times: bool,
    pub values: Vec<Option<Result<f64, Fault>>>,
}

/// The decimal mark, where somebody said it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mark {
    Unknown,
    /// As it was the last time; what the column itself says comes first.
    Remembered(Decimal),
    Told(Decimal),
}

/// Whether a cell has a value in any unit.
pub fn is_value(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) | Cell::Percent(_) | Cell::Span(_) => true,
        Cell::Text(text) => {
            let bare = text
                .trim()
                .trim_start_matches(['€', '$', '£', ' ', '\u{a0}'])
                .trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '%' | '€' | '$' | '£'))
                .trim();
            clock(text.trim()).is_some()
                || clock(bare).is_some()
                || Decimal::ALL
                    .iter()
                    .any(|mark| decimal(bare, *mark).is_some())
        }
        _ => false,
    }
}

/// Reads a column of values in a unit.
pub fn column(
    cells: &[(usize, &Cell)],
    unit: &str,
    name: &str,
    mark: Mark,
) -> Result<Values, SheetError> {
    let texts: Vec<(usize, &str)> = cells
        .iter()
        .filter(|(_, cell)| !cell.is_nothing())
        .filter_map(|(line, cell)| match cell {
            Cell::Text(text) => bare(text, unit).ok().map(|bare| (*line, bare)),
            _ => None,
        })
        .filter(|(_, text)| !text.contains(':'))
        .collect();
    let marked = texts.iter().any(|(_, text)| text.contains(['.', ',']));
    let used = match mark {
        Mark::Told(decimal) => decimal,
        Mark::Unknown => settle(&texts, name)?,
        // One slip in a column that would otherwise be open must not turn all of it around.
        Mark::Remembered(decimal) if texts.iter().any(|(_, text)| is_open(text)) => decimal,
        Mark::Remembered(_) => settle(&texts, name)?,
    };
    let read = |(_, cell): &(usize, &Cell)| match cell {
        cell if cell.is_nothing() => None,
        cell => Some(value(cell, unit, used)),
    };
    let is_time = |cell: &Cell| match cell {
        Cell::Span(_) => true,
        Cell::Text(text) => bare(text, unit).is_ok_and(|text| clock(text).is_some()),
        _ => false,
    };
    Ok(Values {
        decimal: marked.then_some(used),
        times: cells.iter().any(|(_, cell)| is_time(cell)),
        values: cells.iter().map(read).collect(),
    })
}

/// The decimal mark that fits the column; the commoner one where both occur, so that the others are
/// named as what does not fit.
fn settle(texts: &[(usize, &str)], name: &str) -> Result<Decimal, SheetError> {
    let only = |mark: Decimal, other: Decimal| {
        let fits = |(_, text): &&(usize, &str)| {
            decimal(text, mark).is_some() && decimal(text, other).is_none()
        };
        texts.iter().filter(fits).count()
    };
    let comma = only(Decimal::Comma, Decimal::Point);
    let point = only(Decimal::Point, Decimal::Comma);
    if comma > 0 || point > 0 {
        return Ok(match comma >= point {
            true => Decimal::Comma,
            false => Decimal::Point,
        });
    }
    for (line, text) in texts {
        if let (Some(comma), Some(point)) = readings(text)
            && comma != point
        {
            return Err(SheetError::MarkOpen {
                line: *line,
                column: name.to_owned(),
                text: (*text).to_owned(),
                comma,
                point,
            });
        }
    }
    Ok(Decimal::Point)
}

/// What it is with a decimal comma, and with a decimal point.
fn readings(text: &str) -> (Option<f64>, Option<f64>) {
    (decimal(text, Decimal::Comma), decimal(text, Decimal::Point))
}

fn is_open(text: &str) -> bool {
    let (comma, point) = readings(text);
    comma.is_some() && point.is_some() && comma != point
}

fn value(cell: &Cell, unit: &str, mark: Decimal) -> Result<f64, Fault> {
    let text = || cell.shown();
    let found = match cell {
        Cell::Number(number) => *number,
        Cell::Percent(fraction) if unit.trim() == "%" => percent(*fraction),
        Cell::Percent(_) => {
            return Err(Fault::OtherUnit {
                text: text(),
                unit: unit.to_owned(),
            });
        }
        Cell::Span(seconds) => in_unit(*seconds, unit).ok_or_else(|| Fault::TimeUnit {
            text: text(),
            unit: unit.to_owned(),
        })?,
        Cell::When(_) => return Err(Fault::IsADate { text: text() }),
        Cell::Error(_) => return Err(Fault::ErrorCell { text: text() }),
        Cell::Text(written) if written.trim().starts_with('#') => {
            return Err(Fault::ErrorCell { text: text() });
        }
        Cell::Text(written) => read(written, unit, mark)?,
        Cell::Empty => return Err(Fault::NotANumber { text: text() }),
    };
    match found.is_finite() {
        // Adding zero makes a plain zero of a negative one.
        true => Ok(found + 0.0),
        false => Err(Fault::NumberTooLarge { text: text() }),
    }
}

fn read(written: &str, unit: &str, mark: Decimal) -> Result<f64, Fault> {
    let shown = Cell::Text(written.to_owned()).shown();
    let bare = bare(written, unit).map_err(|()| Fault::OtherUnit {
        text: shown.clone(),
        unit: unit.to_owned(),
    })?;
    if bare.contains(':') {
        let Some(seconds) = clock(bare) else {
            return Err(Fault::BadTime { text: shown });
        };
        return in_unit(seconds, unit).ok_or_else(|| Fault::TimeUnit {
            text: shown.clone(),
            unit: unit.to_owned(),
        });
    }
    let other = match mark {
        Decimal::Comma => Decimal::Point,
        Decimal::Point => Decimal::Comma,
    };
    match (decimal(bare, mark), decimal(bare, other)) {
        (Some(value), _) => Ok(value),
        (None, Some(_)) => Err(Fault::OtherMark {
            text: shown,
            decimal: mark,
        }),
        (None, None) => Err(Fault::NotANumber { text: shown }),
    }
}

/// The text without its unit, which may stand before it or behind it. Fails where another unit does.
fn bare<'a>(text: &'a str, unit: &str) -> Result<&'a str, ()> {
    let text = text.trim();
    if clock(text).is_some() {
        return Ok(text);
    }
    let unit = unit.trim();
    let same = |part: &str| !unit.is_empty() && part.trim().to_lowercase() == unit.to_lowercase();
    let digit = |c: char| c.is_ascii_digit();
    let Some(last) = text.rfind(digit) else {
        return Ok(text);
    };
    // A unit may end with a digit, as m2 does, and then stands apart.
    if let Some((number, given)) = text.rsplit_once([' ', '\u{a0}'])
        && same(given)
        && number.contains(digit)
    {
        return Ok(number.trim());
    }
    let (front, behind) = text.split_at(last + 1);
    let front = match front.find(|c: char| digit(c) || matches!(c, '-' | '−' | '+' | '.' | ',')) {
        Some(start) if same(&front[..start]) => &front[start..],
        _ => front,
    };
    match behind.trim() {
        "" => Ok(front),
        given if same(given) => Ok(front),
        given
            if given.starts_with(|c: char| c.is_alphabetic() || c == '%')
                && Decimal::ALL
                    .iter()
                    .any(|mark| decimal(front, *mark).is_some()) =>
        {
            Err(())
        }
        _ => Ok(text),
    }
}

/// A number with this decimal mark; the other one may set thousands apart, and so may a no-break
/// space or an apostrophe.
pub fn decimal(text: &str, mark: Decimal) -> Option<f64> {
    let (negative, size) = match text.strip_prefix(['-', '−']) {
        Some(size) => (true, size),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, exponent) = match size.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (size, 0),
    };
    let (whole, fraction) = match digits.split_once(mark.mark()) {
        Some((whole, fraction)) if all_digits(fraction) => (whole, fraction),
        Some(_) => return None,
        None => (digits, "0"),
    };
    let whole = ungroup(whole, mark)?;
    let value: f64 = format!("{whole}.{fraction}e{exponent}").parse().ok()?;
    Some(if negative { -value } else { value })
}

fn ungroup(whole: &str, mark: Decimal) -> Option<String> {
    if all_digits(whole) {
        return Some(whole.to_owned());
    }
    let apart = whole.chars().find(|c| !c.is_ascii_digit())?;
    let other = match mark {
        Decimal::Comma => '.',
        Decimal::Point => ',',
    };
    let known = apart == other || matches!(apart, '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let mut groups = whole.split(apart);
    let first = groups.next().unwrap_or_default();
    let fits = known
        && (1..=3).contains(&first.len())
        && all_digits(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && all_digits(group));
    fits.then(|| whole.replace(apart, ""))
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `h:mm` or `h:mm:ss`, with a fraction of a second or without, in seconds. A spreadsheet in English
/// shows six minutes as `12:06:00 AM`.
fn clock(text: &str) -> Option<f64> {
    let lower = text.to_lowercase();
    for (half, hours) in [("am", 0.0), ("pm", 12.0)] {
        if let Some(clock) = lower.strip_suffix(half) {
            let seconds = self::clock(clock.trim_end())?;
            let in_half = (3600.0..13.0 * 3600.0).contains(&seconds);
            return in_half.then_some(seconds % (12.0 * 3600.0) + hours * 3600.0);
        }
    }
    let (negative, text) = match text.strip_prefix(['-', '−']) {
        Some(text) => (true, text),
        None => (false, text),
    };
    let (clock, fraction) = match text.split_once(['.', ',']) {
        Some((clock, fraction)) if all_digits(fraction) && clock.matches(':').count() == 2 => {
            (clock, format!("0.{fraction}").parse().ok()?)
        }
        Some(_) => return None,
        None => (text, 0.0),
    };
    let part = |part: &str, most: usize| {
        let fits = all_digits(part) && part.len() <= most;
        fits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let parts: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes] if minutes.len() == 2 => (part(hours, 6)?, part(minutes, 2)?, 0),
        [hours, minutes, seconds] if minutes.len() == 2 && seconds.len() == 2 => {
            (part(hours, 6)?, part(minutes, 2)?, part(seconds, 2)?)
        }
        _ => return None,
    };
    if minutes > 59 || seconds > 59 {
        return None;
    }
    let all = f64::from(hours) * 3600.0 + f64::from(minutes * 60 + seconds) + fraction;
    Some(if negative { -all } else { all })
}

fn in_unit(seconds: f64, unit: &str) -> Option<f64> {
    match unit.trim().to_lowercase().as_str() {
        "h" => Some(seconds / 3600.0),
        "min" => Some(seconds / 60.0),
        "s" => Some(seconds),
        _ => None,
    }
}
