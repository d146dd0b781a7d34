//! OpenDocument spreadsheets: one XML file in a zip.
//!
//! calamine reads these too, but spreads out every repeated row and column before one can look (a
//! file of a megabyte may say “this cell, 16,000 times, in a million rows”), and does not tell a
//! percentage from a number. What is needed here is little: cells with their types.

use std::io::{BufReader, Cursor};

use chrono::{NaiveDate, NaiveDateTime};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use crate::sheet::{
    book::{Rows, Sheet, text_cell},
    error::SheetError,
    grid::Cell,
};

/// What is repeated more often than this is blank, or no measurement.
const REPEATED: u32 = 10_000;

pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, SheetError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::BrokenBook)?;
    let content = zip
        .by_name(super::book::CONTENT)
        .map_err(|_| SheetError::BrokenBook)?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    let mut reading = Reading::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return Ok(reading.sheets),
            Ok(Event::Start(element)) => reading.begin(&element)?,
            Ok(Event::End(element)) => reading.end(element.name().as_ref().as_ref())?,
            Ok(Event::Text(text)) if reading.in_paragraph() => {
                reading.text.push_str(&text.xml10_content());
            }
            Ok(Event::GeneralRef(entity)) if reading.in_paragraph() => {
                let entity = format!("&{};", &*entity);
                if let Ok(text) = quick_xml::escape::unescape(&entity) {
                    reading.text.push_str(&text);
                }
            }
            Ok(_) => {}
            // A password makes the content no XML at all.
            Err(_) => return Err(SheetError::BrokenBook),
        }
    }
}

/// Where in the document one is, and what was found so far.
#[derive(Default)]
struct Reading {
    sheets: Vec<Sheet>,
    hidden_styles: Vec<String>,
    style: Option<String>,
    /// The sheet's name, whether it is hidden, and its rows, while inside one.
    table: Option<(String, bool, Rows)>,
    row: u32,
    /// How often the row stands there.
    rows: u32,
    column: u32,
    /// The cell one is in, and how often it stands there.
    cell: Option<(Cell, u32)>,
    text: String,
    paragraphs: u32,
    /// How deep one is inside a remark, whose text is not the cell's.
    remark: u32,
}

impl Reading {
    fn in_paragraph(&self) -> bool {
        self.cell.is_some() && self.paragraphs > 0 && self.remark == 0
    }

    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), SheetError> {
        match name(element).as_str() {
            "style:style" => self.style = attribute(element, "style:name"),
            "style:table-properties"
                if attribute(element, "table:display").as_deref() == Some("false") =>
            {
                self.hidden_styles.extend(self.style.clone());
            }
            "table:table" if self.table.is_none() => {
                let style = attribute(element, "table:style-name");
                let hidden = style.is_some_and(|style| self.hidden_styles.contains(&style));
                let name = attribute(element, "table:name").unwrap_or_default();
                self.table = Some((name, hidden, Rows::default()));
                self.row = 0;
            }
            "table:table-row" => {
                self.rows = repeated(element, "table:number-rows-repeated");
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let count = repeated(element, "table:number-columns-repeated");
                self.cell = Some((typed(element), count));
                self.text.clear();
                self.paragraphs = 0;
            }
            "office:annotation" => self.remark += 1,
            "text:p" if self.cell.is_some() && self.remark == 0 => {
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "text:s" | "text:tab" | "text:line-break" if self.in_paragraph() => self.text.push(' '),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), SheetError> {
        match name {
            "office:annotation" => self.remark = self.remark.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some((typed, count)) = self.cell.take() {
                    self.keep(typed, count)?;
                }
            }
            "table:table-row" => self.row = self.row.saturating_add(self.rows),
            "table:table" => {
                if let Some((name, hidden, rows)) = self.table.take() {
                    self.sheets.push(Sheet {
                        name,
                        hidden,
                        rows: rows.done(),
                    });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn keep(&mut self, typed: Cell, count: u32) -> Result<(), SheetError> {
        let shown = self.text.trim();
        let cell = match typed {
            // An error of a formula is a text that looks like one.
            Cell::Empty if shown.starts_with('#') => Cell::Error(shown.to_owned()),
            Cell::Empty => text_cell(shown),
            Cell::Number(_) if shown.starts_with('#') || shown.starts_with("Err:") => {
                Cell::Error(shown.to_owned())
            }
            typed => typed,
        };
        let column = self.column;
        self.column = self.column.saturating_add(count);
        let Some((_, _, rows)) = &mut self.table else {
            return Ok(());
        };
        if cell == Cell::Empty {
            return Ok(());
        }
        if self.rows > REPEATED || count > REPEATED {
            return Err(SheetError::TooLong);
        }
        for row in self.row..self.row.saturating_add(self.rows) {
            for column in column..column.saturating_add(count) {
                rows.put(row, column, cell.clone())?;
            }
        }
        Ok(())
    }
}

fn name(element: &BytesStart<'_>) -> String {
    let name = element.name();
    let name: &str = name.as_ref();
    name.to_owned()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    attribute
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(|value| value.into_owned())
}

fn repeated(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
}

/// What the attributes of a cell say; nothing where its text is its value.
fn typed(element: &BytesStart<'_>) -> Cell {
    let read = |name: &str| attribute(element, name);
    let number = || read("office:value")?.parse::<f64>().ok();
    let found = match read("office:value-type").as_deref() {
        Some("percentage") => number().map(Cell::Percent),
        Some("float" | "currency") => number().map(Cell::Number),
        Some("date") => read("office:date-value").and_then(|text| iso_date(&text)),
        Some("time") => read("office:time-value").and_then(|text| iso_duration(&text)),
        Some("boolean") => read("office:boolean-value").map(|yes| Cell::Text(yes.to_uppercase())),
        _ => None,
    };
    found.unwrap_or_default()
}

/// `2026-11-03`, `2026-11-03T09:30:00`
pub(super) fn iso_date(text: &str) -> Option<Cell> {
    let text = text.trim().trim_end_matches('Z');
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok();
    let day = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    moment
        .or_else(|| day()?.and_hms_opt(0, 0, 0))
        .map(Cell::When)
}

/// `PT01H05M30S`
pub(super) fn iso_duration(text: &str) -> Option<Cell> {
    let (sign, text) = match text.trim().strip_prefix('-') {
        Some(text) => (-1.0, text),
        None => (1.0, text.trim()),
    };
    let (days, time) = text.strip_prefix('P')?.split_once('T')?;
    let mut seconds = match days.strip_suffix('D') {
        Some(days) => days.parse::<f64>().ok()? * 86_400.0,
        None if days.is_empty() => 0.0,
        None => return None,
    };
    let mut number = String::new();
    for c in time.chars() {
        let unit = match c {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            ',' => {
                number.push('.');
                continue;
            }
            c => {
                number.push(c);
                continue;
            }
        };
        seconds += number.parse::<f64>().ok()? * unit;
        number.clear();
    }
    let whole = number.is_empty() && seconds.is_finite();
    whole.then(|| Cell::Span(crate::sheet::grid::tidy(sign * seconds)))
}
