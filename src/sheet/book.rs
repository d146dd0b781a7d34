//! Workbooks: xlsx through calamine, cell by cell, and OpenDocument through `ods`.
//!
//! Both are zip files of XML. What is small in a zip may be huge outside it, so all of it is
//! unpacked once and counted, kept nowhere, before anybody else reads it. Cells are taken one by one:
//! a sheet with a cell at its far corner is small in the file, and as a table larger than any memory.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read},
};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use chrono::{NaiveDate, TimeDelta};
use zip::ZipArchive;

use crate::sheet::{
    MAX_CELLS, MAX_COLUMNS, MAX_ROWS,
    error::SheetError,
    grid::{Cell, Grid, Row, Source, tidy},
    ods,
};

/// The most that a workbook may be when it is unpacked.
const UNPACKED: u64 = 64 * 1024 * 1024;
/// The most files that a workbook may have inside.
const PARTS: usize = 2_000;

/// Where OpenDocument has its sheets.
pub(super) const CONTENT: &str = "content.xml";

/// A sheet of a workbook that is open.
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub rows: Vec<Row>,
}

pub fn open(bytes: &[u8], wanted: Option<&str>) -> Result<Grid, SheetError> {
    let parts = parts(bytes)?;
    let has = |name: &str| parts.iter().any(|part| part == name);
    let (format, sheets) = if has(CONTENT) {
        ("ods", ods::sheets(bytes)?)
    } else if parts
        .iter()
        .any(|part| part.starts_with("xl/") && part.ends_with(".bin") && part.contains("workbook"))
    {
        return Err(SheetError::OldBook);
    } else {
        ("xlsx", xlsx(bytes, wanted)?)
    };
    choose(format, sheets, wanted)
}

/// The sheet that is meant: the named one, or the only one in which something stands.
fn choose(
    format: &'static str,
    sheets: Vec<Sheet>,
    wanted: Option<&str>,
) -> Result<Grid, SheetError> {
    let names = |sheets: &[Sheet]| -> Vec<String> {
        sheets.iter().map(|sheet| sheet.name.clone()).collect()
    };
    let there = names(&sheets);
    let mut found = sheets;
    match wanted {
        Some(wanted) => {
            let wanted = wanted.trim();
            let exact = found.iter().position(|sheet| sheet.name == wanted);
            let place = exact.or_else(|| {
                found
                    .iter()
                    .position(|sheet| sheet.name.trim().to_lowercase() == wanted.to_lowercase())
            });
            let Some(place) = place else {
                return Err(SheetError::SheetMissing {
                    name: wanted.to_owned(),
                    there,
                });
            };
            found = vec![found.swap_remove(place)];
        }
        // What is hidden was not meant to be seen.
        None => found.retain(|sheet| !sheet.hidden && !sheet.rows.is_empty()),
    }
    match found.len() {
        1 => {}
        0 => return Err(SheetError::Empty),
        _ => {
            return Err(SheetError::WhichSheet {
                there: names(&found),
            });
        }
    }
    let Some(sheet) = found.pop().filter(|sheet| !sheet.rows.is_empty()) else {
        return Err(SheetError::Empty);
    };
    let others = there.into_iter().filter(|name| *name != sheet.name);
    Ok(Grid {
        source: Source::Book {
            format,
            others: others.collect(),
            sheet: sheet.name,
        },
        rows: sheet.rows,
    })
}

/// The names of the files inside, once all of it was found to be of a bearable size.
fn parts(bytes: &[u8]) -> Result<Vec<String>, SheetError> {
    let broken = |_| SheetError::BrokenBook;
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if zip.len() > PARTS {
        return Err(SheetError::TooLarge);
    }
    let mut names = Vec::new();
    let mut unpacked = 0;
    for place in 0..zip.len() {
        let part = match zip.by_index(place) {
            Ok(part) => part,
            Err(zip::result::ZipError::UnsupportedArchive(_)) => return Err(SheetError::OldBook),
            Err(error) => return Err(broken(error)),
        };
        let name = part.name().map_err(|_| SheetError::BrokenBook)?;
        names.push(name.replace('\\', "/"));
        // One more than is allowed is enough to know.
        let mut part = part.take(UNPACKED + 1 - unpacked);
        unpacked += io::copy(&mut part, &mut io::sink()).map_err(|_| SheetError::BrokenBook)?;
        if unpacked > UNPACKED {
            return Err(SheetError::TooLarge);
        }
    }
    Ok(names)
}

fn xlsx(bytes: &[u8], wanted: Option<&str>) -> Result<Vec<Sheet>, SheetError> {
    let broken = |_| SheetError::BrokenBook;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => SheetError::OldBook,
        error => broken(error),
    })?;
    let sheets = book.sheets_metadata().to_vec();
    let mut found = Vec::new();
    for sheet in sheets {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let hidden = sheet.visible != SheetVisible::Visible;
        // A hidden sheet is read only where somebody asks for it.
        let asked = wanted
            .is_some_and(|wanted| sheet.name.trim().to_lowercase() == wanted.trim().to_lowercase());
        let rows = match !hidden || asked {
            true => xlsx_rows(&mut book, &sheet.name)?,
            false => Vec::new(),
        };
        found.push(Sheet {
            name: sheet.name,
            hidden,
            rows,
        });
    }
    Ok(found)
}

fn xlsx_rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Row>, SheetError> {
    let broken = |_| SheetError::BrokenBook;
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(error) => return Err(broken(error)),
    };
    let percents: Vec<bool> = reader
        .styles()
        .iter()
        .map(|style| {
            let format = style.number_format.as_ref();
            format.is_some_and(|format| is_percent(&format.format_code))
        })
        .collect();
    let mut rows = Rows::default();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)? {
        let (row, column) = cell.get_position();
        let percent = percents.get(style).copied().unwrap_or(false);
        rows.put(row, column, xlsx_cell(cell.get_value(), percent))?;
    }
    Ok(rows.done())
}

/// Whether a number format shows a fraction as a percentage; what is quoted or escaped is text.
fn is_percent(format: &str) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    format.chars().any(|c| match c {
        _ if escaped => {
            escaped = false;
            false
        }
        '\\' | '_' | '*' => {
            escaped = true;
            false
        }
        '"' => {
            quoted = !quoted;
            false
        }
        '%' => !quoted,
        _ => false,
    })
}

fn xlsx_cell(value: &DataRef<'_>, percent: bool) -> Cell {
    let number = |number: f64| match percent {
        true => Cell::Percent(number),
        false => Cell::Number(number),
    };
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(whole) => number(*whole as f64),
        DataRef::Float(float) => number(*float),
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Bool(yes) => Cell::Text(yes.to_string().to_uppercase()),
        DataRef::DateTime(when) => {
            let days = when.as_f64();
            // A time of day is a part of a day, and that is what a short duration is as well.
            if when.is_duration() || (0.0..1.0).contains(&days) {
                return Cell::Span(tidy(days * 86_400.0));
            }
            let (year, month, day, hour, minute, second, milli) = when.to_ymd_hms_milli();
            NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
                .and_then(|day| day.and_hms_opt(hour.into(), minute.into(), second.into()))
                // Half a second is what is left of a fraction of a day.
                .map(|at| at + TimeDelta::seconds(i64::from(milli >= 500)))
                .map_or_else(|| Cell::Error(days.to_string()), Cell::When)
        }
        DataRef::DateTimeIso(text) => ods::iso_date(text).unwrap_or_else(|| text_cell(text)),
        DataRef::DurationIso(text) => ods::iso_duration(text).unwrap_or_else(|| text_cell(text)),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

pub(super) fn text_cell(text: &str) -> Cell {
    match text.trim() {
        "" => Cell::Empty,
        _ => Cell::Text(text.to_owned()),
    }
}

/// Rows that are filled cell by cell, within what a sheet may be here.
#[derive(Default)]
pub(super) struct Rows {
    rows: BTreeMap<u32, Vec<Cell>>,
    /// How many cells there are, those that are empty between others included.
    cells: usize,
    /// How long their texts are together: many cells may share one in the file.
    texts: usize,
}

impl Rows {
    /// Both counted from 0.
    pub fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), SheetError> {
        if cell == Cell::Empty {
            return Ok(());
        }
        let line = row as usize + 1;
        let column = column as usize;
        if column >= MAX_COLUMNS {
            return Err(SheetError::TooWide { line });
        }
        if let Cell::Text(text) = &cell {
            self.texts += text.len();
        }
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
        }
        let fits =
            self.rows.len() <= MAX_ROWS && self.cells <= MAX_CELLS && self.texts as u64 <= UNPACKED;
        if fits {
            Ok(())
        } else {
            Err(SheetError::TooLong)
        }
    }

    pub fn done(self) -> Vec<Row> {
        let rows = self.rows.into_iter().map(|(row, cells)| Row {
            line: row as usize + 1,
            cells,
        });
        rows.filter(|row| !row.is_blank()).collect()
    }
}
