//! Text files: which characters the bytes are, what stands between the cells, and where a row ends.

use crate::sheet::{
    MAX_CELLS, MAX_COLUMNS, MAX_ROWS, date,
    error::SheetError,
    grid::{Cell, Grid, Row, Source},
};

/// What may stand between cells, the likeliest first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Stands where nothing is between cells, since a text never has it.
const NONE: u8 = 0x1f;

/// How many rows are looked at to find what stands between cells.
const LOOKED_AT: usize = 300;

pub fn open(bytes: &[u8]) -> Result<Grid, SheetError> {
    let (text, encoding) = decode(bytes)?;
    if !text.contains(char::is_alphanumeric) {
        return Err(SheetError::Empty);
    }
    let (named, begin) = named_separator(&text);
    let separator = named.unwrap_or_else(|| separator(&text[begin..]));
    let rows = rows(&text, begin, separator)?;
    if rows.is_empty() {
        return Err(SheetError::Empty);
    }
    Ok(Grid {
        source: Source::Text {
            encoding,
            separator: (separator != NONE).then_some(char::from(separator)),
        },
        rows,
    })
}

/// The characters, with line feeds alone at the ends of lines, and the name of the encoding.
pub fn decode(bytes: &[u8]) -> Result<(String, &'static str), SheetError> {
    use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
    let (encoding, begin) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) => (UTF_8, 0),
        // Half of what is written in Latin letters is zeros there.
        None if zeros(bytes, 1) => (UTF_16LE, 0),
        None if zeros(bytes, 0) => (UTF_16BE, 0),
        None => (WINDOWS_1252, 0),
    };
    let bytes = bytes.get(begin..).unwrap_or_default();
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    if faulty || text.chars().any(is_binary) {
        return Err(SheetError::NotText);
    }
    Ok((
        text.replace("\r\n", "\n").replace('\r', "\n"),
        encoding.name(),
    ))
}

fn is_binary(c: char) -> bool {
    c.is_control()
        && !matches!(
            c,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{80}'..='\u{9f}'
        )
}

/// Whether every second byte of the beginning is zero, and no other.
fn zeros(bytes: &[u8], odd: usize) -> bool {
    let begin = &bytes[..bytes.len().min(200) & !1];
    let zero = |pair: &[u8]| pair.get(odd) == Some(&0) && pair.get(1 - odd) != Some(&0);
    !begin.is_empty() && begin.chunks(2).filter(|pair| zero(pair)).count() * 10 > begin.len() * 4
}

/// `sep=;` in the first line, and where the rest begins.
fn named_separator(text: &str) -> (Option<u8>, usize) {
    let end = text.find('\n').unwrap_or(text.len());
    let line = text[..end].trim_matches(['"', ' ']);
    let named = line
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .map(|_| &line.as_bytes()[4..]);
    match named {
        // Cells behind it have been added by whoever wrote the line back.
        Some([separator, ..]) if separator.is_ascii() => {
            (Some(*separator), (end + 1).min(text.len()))
        }
        // A tab is taken off by some editors.
        Some([]) => (Some(b'\t'), (end + 1).min(text.len())),
        _ => (None, 0),
    }
}

/// What stands between the cells: what leaves dates whole, and then what makes rows of one width.
fn separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let mut reader = reader(text.as_bytes(), separator);
        let mut widths: Vec<usize> = Vec::new();
        let mut dated = 0;
        for record in reader.records().take(LOOKED_AT).flatten() {
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            widths.push(record.len());
            let has_date = record.iter().take(MAX_COLUMNS).any(date::looks_like_one);
            dated += usize::from(record.len() > 1 && has_date);
        }
        let most = |width: &usize| widths.iter().filter(|other| *other == width).count();
        let alike = widths.iter().filter(|width| **width > 1).map(most).max();
        (dated, alike.unwrap_or(0))
    };
    let scored = SEPARATORS.map(|separator| (score(separator), separator));
    let best = scored.iter().map(|(score, _)| *score).max();
    scored
        .iter()
        .find(|(score, _)| Some(*score) == best && *score != (0, 0))
        .map_or(NONE, |(_, separator)| *separator)
}

fn reader(bytes: &[u8], separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes)
}

/// Stands alone in a row behind the last one, and is inside a cell where a quote was never closed.
const END: &str = "\u{1}";

fn rows(text: &str, begin: usize, separator: u8) -> Result<Vec<Row>, SheetError> {
    let closed = format!("{}\n{END}\n", &text[begin..]);
    let mut reader = reader(closed.as_bytes(), separator);
    let mut record = csv::StringRecord::new();
    let mut rows = Vec::new();
    let mut line = 1 + text[..begin].matches('\n').count();
    let (mut counted, mut cells_in_all) = (0, 0);
    loop {
        let read = reader.read_record(&mut record);
        match read {
            Ok(true) => {}
            Ok(false) => return Ok(rows),
            Err(_) => return Err(SheetError::NotText),
        }
        // The place of a record is where the one before ended; empty lines may follow there.
        let mut at = record
            .position()
            .map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0))
            .min(closed.len());
        at += closed.as_bytes()[at..]
            .iter()
            .take_while(|byte| **byte == b'\n')
            .count();
        line += closed.as_bytes()[counted..at]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        counted = at;
        if record.len() == 1 && record.get(0) == Some(END) {
            return Ok(rows);
        }
        if record.iter().any(|cell| cell.ends_with(END))
            || record.iter().any(|cell| cell.contains("\u{1}\n"))
        {
            return Err(SheetError::OpenQuote { line });
        }
        if record.len() > MAX_COLUMNS {
            return Err(SheetError::TooWide { line });
        }
        let cells: Vec<Cell> = record
            .iter()
            .map(|cell| match cell.trim() {
                "" => Cell::Empty,
                _ => Cell::Text(cell.to_owned()),
            })
            .collect();
        cells_in_all += cells.len();
        let row = Row { line, cells };
        if !row.is_blank() {
            rows.push(row);
        }
        if rows.len() > MAX_ROWS || cells_in_all > MAX_CELLS {
            return Err(SheetError::TooLong);
        }
    }
}
