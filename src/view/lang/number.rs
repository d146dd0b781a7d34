//! Numbers as people write them.
//!
//! One `.` or `,` is the decimal mark, whatever the language: people who work in two of them mix
//! both, and a value that is wrong by a thousand is worse than a question. So what can be read two
//! ways (`1.234`) is refused, and both readings are named.

use crate::practice::{lang::Lang, say::Message};
use crate::say;

/// Why a text is not a number, or not one number only.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NumberError {
    #[error("{text:?} is not a number; write it as 41.5 or 41,5")]
    NotANumber { text: String },
    /// `whole` takes the mark for one between thousands, `fraction` for the decimal mark; `exact` is
    /// how the latter is written so that only one reading is left.
    #[error(
        "{text:?} can be read as {whole} and as {fraction}; write {whole}, or {exact} for the other"
    )]
    Ambiguous {
        text: String,
        whole: f64,
        fraction: f64,
        exact: String,
    },
    #[error("{text:?} is in {given:?}, but the unit is {unit:?}")]
    OtherUnit {
        text: String,
        given: String,
        unit: String,
    },
    #[error("{text:?} is in {given:?}, but there is no unit here")]
    NoUnit { text: String, given: String },
    #[error("{text:?} is hours and minutes, which fit a unit of h, min or s only")]
    NotATimeUnit { text: String, unit: Option<String> },
    #[error("{text:?} is no time; write it as h:mm or h:mm:ss, with minutes and seconds below 60")]
    BadTime { text: String },
    #[error("{text:?} is larger than any number that can be kept")]
    TooLarge { text: String },
    #[error("{text:?} is not a range; write 36..39, ..40, 36.. or a single number")]
    NotARange { text: String },
    #[error("{text:?} begins with the larger number; write {high}..{low}")]
    Reversed { text: String, low: f64, high: f64 },
}

/// The error for a person, in the person's language. Numbers in it are as they can be typed back.
pub fn message(error: &NumberError) -> Message {
    match error {
        NumberError::NotANumber { text } => say!("number-not-a-number", text = text),
        NumberError::Ambiguous {
            text,
            whole,
            fraction,
            exact,
        } => {
            // With the mark that was typed: whoever writes 12,345 is not helped with a point.
            let mark = if text.contains(',') { "," } else { "." };
            say!(
                "number-ambiguous",
                text = text,
                whole = whole.to_string(),
                fraction = fraction.to_string().replace('.', mark),
                exact = exact.replace('.', mark),
            )
        }
        NumberError::OtherUnit { text, given, unit } => {
            say!("number-other-unit", text = text, given = given, unit = unit)
        }
        NumberError::NoUnit { text, given } => say!("number-no-unit", text = text, given = given),
        NumberError::NotATimeUnit {
            text,
            unit: Some(unit),
        } => {
            say!("number-not-a-time-unit", text = text, unit = unit)
        }
        NumberError::NotATimeUnit { text, unit: None } => {
            say!("number-time-without-unit", text = text)
        }
        NumberError::BadTime { text } => say!("number-bad-time", text = text),
        NumberError::TooLarge { text } => say!("number-too-large", text = text),
        NumberError::NotARange { text } => say!("number-not-a-range", text = text),
        NumberError::Reversed { text, low, high } => {
            say!(
                "number-reversed",
                text = text,
                low = low.to_string(),
                high = high.to_string()
            )
        }
    }
}

/// Reads one number, in the unit named (a metric's own); the unit may stand behind it.
///
/// `h:mm` and `h:mm:ss` become a number in a unit of h, min or s. Thousands may be set apart by
/// no-break and thin spaces and apostrophes, and by `.` or `,` where only one reading is left.
pub fn read(text: &str, unit: Option<&str>) -> Result<f64, NumberError> {
    let unit = unit.map(str::trim).filter(|unit| !unit.is_empty());
    let number = without_unit(text, unit)?;
    let (negative, size) = sign(number);
    let value = if size.contains(':') {
        time(text, size, unit)?
    } else {
        decimal(text, size, negative)?
    };
    if !value.is_finite() {
        return Err(NumberError::TooLarge {
            text: text.to_owned(),
        });
    }
    // Adding zero makes a plain zero of a negative one.
    Ok(if negative { -value } else { value } + 0.0)
}

/// The lowest and the highest value of a range; an end that is left out is open.
pub type Range = (Option<f64>, Option<f64>);

/// Reads `36..39`, `..40`, `36..`, or a single number, which is both ends. Each end is read by [`read`].
pub fn read_range(text: &str, unit: Option<&str>) -> Result<Range, NumberError> {
    let not_a_range = || NumberError::NotARange {
        text: text.to_owned(),
    };
    // Editors and phones make one character of dots that follow each other.
    let Some((low, high)) = text.split_once("..").or_else(|| text.split_once('…')) else {
        return match read(text, unit) {
            // `36-39` is what many would write; that it is no number is not what is wrong with it.
            Err(NumberError::NotANumber { .. }) => Err(not_a_range()),
            read => read.map(|value| (Some(value), Some(value))),
        };
    };
    // `0...5` may begin or end with the third dot.
    if high.starts_with('.') || high.contains("..") || high.contains('…') {
        return Err(not_a_range());
    }
    let end = |end: &str| match end.trim() {
        "" => Ok(None),
        end => read(end, unit).map(Some),
    };
    match (end(low)?, end(high)?) {
        (None, None) => Err(not_a_range()),
        (Some(low), Some(high)) if low > high => Err(NumberError::Reversed {
            text: text.to_owned(),
            low,
            high,
        }),
        ends => Ok(ends),
    }
}

/// A number with the language's decimal mark, shortest first: to 15 digits, which is as many as
/// survive being read and written, so that sums show no noise.
///
/// Thousands are not set apart: what is shown can be searched for, and typed back. From 10^15 on,
/// and below a millionth, it has an exponent.
pub fn show(value: f64, lang: Lang) -> String {
    let rounded = format!("{value:.14e}").parse().unwrap_or(value) + 0.0;
    let plain = rounded == 0.0 || !rounded.is_finite() || (1e-6..1e15).contains(&rounded.abs());
    let text = if plain {
        rounded.to_string()
    } else {
        format!("{rounded:e}")
    };
    match lang {
        Lang::En => text,
        Lang::Nl | Lang::De => text.replace('.', ","),
    }
}

/// The text before its unit. Any other word behind the last digit is a wrong unit.
fn without_unit<'a>(text: &'a str, unit: Option<&str>) -> Result<&'a str, NumberError> {
    let trimmed = text.trim();
    if let Some(number) = unit.and_then(|unit| before_unit(trimmed, unit)) {
        return Ok(number);
    }
    let end = trimmed
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(0, |start| start + 1);
    let (number, given) = trimmed.split_at(end);
    let (text, given) = (text.to_owned(), given.trim_start().to_owned());
    match unit {
        _ if given.is_empty() => Ok(number),
        _ if number.is_empty() || !given.starts_with(|c: char| c.is_alphabetic() || c == '%') => {
            Err(NumberError::NotANumber { text })
        }
        Some(unit) => Err(NumberError::OtherUnit {
            text,
            given,
            unit: unit.to_owned(),
        }),
        None => Err(NumberError::NoUnit { text, given }),
    }
}

/// What stands before this very unit, upper or lower case, which may hold a digit itself as `m2` does.
fn before_unit<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    let (start, _) = text
        .char_indices()
        .rev()
        .nth(unit.chars().count().checked_sub(1)?)?;
    let (number, given) = text.split_at(start);
    let ends = number.trim_end();
    let apart = ends.len() < number.len() || !unit.starts_with(|c: char| c.is_ascii_digit());
    let is_unit = apart && given.to_lowercase() == unit.to_lowercase();
    (is_unit && ends.ends_with(|c: char| c.is_ascii_digit())).then_some(ends)
}

/// Whether it is negative, and the rest.
fn sign(number: &str) -> (bool, &str) {
    match number.strip_prefix(['-', '−']) {
        Some(size) => (true, size),
        None => (false, number.strip_prefix('+').unwrap_or(number)),
    }
}

/// Hours, minutes and seconds as a number in the unit.
fn time(text: &str, size: &str, unit: Option<&str>) -> Result<f64, NumberError> {
    let bad = || NumberError::BadTime {
        text: text.to_owned(),
    };
    let mut parts = size.split(':');
    let mut next = |digits: std::ops::RangeInclusive<usize>| match parts.next() {
        None => Ok(None),
        Some(part) if digits.contains(&part.len()) && all_digits(part) => {
            part.parse::<u32>().map(Some).map_err(|_| bad())
        }
        Some(_) => Err(bad()),
    };
    let (hours, minutes, seconds) = (next(1..=9)?, next(2..=2)?, next(2..=2)?);
    let (Some(hours), Some(minutes), seconds) = (hours, minutes, seconds.unwrap_or(0)) else {
        return Err(bad());
    };
    if minutes > 59 || seconds > 59 || parts.next().is_some() {
        return Err(bad());
    }
    let seconds = f64::from(hours) * 3600.0 + f64::from(minutes * 60 + seconds);
    match unit.map(str::to_lowercase).as_deref() {
        Some("h") => Ok(seconds / 3600.0),
        Some("min") => Ok(seconds / 60.0),
        Some("s") => Ok(seconds),
        _ => Err(NumberError::NotATimeUnit {
            text: text.to_owned(),
            unit: unit.map(str::to_owned),
        }),
    }
}

/// A number without its sign, which only the error needs to know.
fn decimal(text: &str, size: &str, negative: bool) -> Result<f64, NumberError> {
    let wrong = || NumberError::NotANumber {
        text: text.to_owned(),
    };
    let (digits, exponent) = match size.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, Some(exponent)),
        None => (size, None),
    };
    let (whole, fraction) = halves(digits).ok_or_else(wrong)?;
    let (ungrouped, grouped) = ungroup(whole).ok_or_else(wrong)?;
    let exponent = exponent.unwrap_or("0");
    if !all_digits(sign(exponent).1) || sign(exponent).1.is_empty() || exponent.starts_with('−') {
        return Err(wrong());
    }
    let value = |digits: &str| digits.parse::<f64>().map_err(|_| wrong());
    let Some(fraction) = fraction else {
        return value(&format!("{ungrouped}e{exponent}"));
    };
    let decimal = value(&format!("{ungrouped}.{fraction}e{exponent}"))?;
    // A group of thousands never follows a zero, more than three digits, or groups set apart otherwise.
    let could_be_thousands = fraction.len() == 3
        && (1..=3).contains(&ungrouped.len())
        && !ungrouped.starts_with('0')
        && !grouped
        && !size.contains(['e', 'E']);
    if could_be_thousands {
        let (minus, factor) = if negative { ("-", -1.0) } else { ("", 1.0) };
        return Err(NumberError::Ambiguous {
            text: text.to_owned(),
            whole: factor * value(&format!("{ungrouped}{fraction}"))?,
            fraction: factor * decimal,
            exact: format!("{minus}{ungrouped}.{fraction}0"),
        });
    }
    Ok(decimal)
}

/// The digits before the decimal mark, and those after it where there is one.
fn halves(digits: &str) -> Option<(&str, Option<&str>)> {
    let (dots, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let mark = match (dots, commas) {
        (0, 0) => return Some((digits, None)),
        (1, 0) => '.',
        (0, 1) => ',',
        // Several of one kind can only set thousands apart.
        (_, 0) | (0, _) => return Some((digits, None)),
        _ if digits.rfind('.') > digits.rfind(',') => '.',
        _ => ',',
    };
    let (whole, fraction) = digits.rsplit_once(mark)?;
    let written = all_digits(fraction) && !fraction.is_empty() && !whole.contains(mark);
    // `.5` is a number, `.` and `1.` are not.
    written.then_some((whole, Some(fraction)))
}

/// The digits without what sets thousands apart, and whether anything did.
fn ungroup(whole: &str) -> Option<(String, bool)> {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Some((whole.to_owned(), false));
    };
    let known = matches!(
        mark,
        '.' | ',' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}'
    );
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or_default();
    let fits = known
        && (1..=3).contains(&first.len())
        && all_digits(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && all_digits(group));
    fits.then(|| (whole.replace(mark, ""), true))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
