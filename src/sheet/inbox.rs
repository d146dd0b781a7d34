//! Problems from a list: a table, or what a web form gives as JSON.
//!
//! A list has its columns by many names; those that are common in English, Dutch and German are known,
//! and any other can be told. JSON becomes the same rows and cells as a table, so there is one way.

use std::collections::HashMap;

use serde_json::Value;

use crate::{
    practice::{spreadsheet::DateOrder, when::Moment},
    sheet::{
        MAX_BYTES,
        columns::{column_named, header_with, name, same, there},
        date::{self, Clock},
        error::{BadRow, Fault, SheetError},
        grid::{Cell, Grid, Row, Source},
    },
};

/// The most problems that are taken in at once: each is a file of its own.
pub const MAX_PROBLEMS: usize = 1_000;

/// What a column says about a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Text,
    RaisedBy,
    Raised,
    Source,
}

impl Field {
    pub const ALL: [Field; 4] = [Field::Text, Field::RaisedBy, Field::Raised, Field::Source];

    pub fn as_str(self) -> &'static str {
        match self {
            Field::Text => "text",
            Field::RaisedBy => "raised-by",
            Field::Raised => "raised",
            Field::Source => "source",
        }
    }

    /// The names that such a column goes by, the surest first.
    #[rustfmt::skip]
    fn names(self) -> &'static [&'static str] {
        match self {
            Field::Text => &[
                "text", "problem", "probleem", "tekst", "description", "omschrijving", "beschrijving",
                "beschreibung", "melding", "meldung", "what goes wrong", "wat gaat er mis",
                "was geht schief", "what goes wrong?", "wat gaat er mis?", "was geht schief?", "issue",
                "message", "bericht", "nachricht",
            ],
            Field::RaisedBy => &[
                "raised-by", "raised by", "raised_by", "gemeld door", "gemeldet von", "reported by",
                "reporter", "melder", "name", "naam", "who", "wie", "wer",
            ],
            Field::Raised => &[
                "raised", "raised on", "on", "gemeld op", "gemeld", "gemeldet am", "gemeldet",
                "timestamp", "tijdstempel", "zeitstempel", "completion time", "tijd van voltooien",
                "voltooiingstijd", "fertigstellungszeit", "submitted at", "submitted_at", "submitted",
                "created at", "created_at", "ingediend op", "eingereicht am", "tijdstip", "zeitpunkt",
                "date", "datum",
            ],
            // A plain number of a form would be the same in the next form.
            Field::Source => &["source", "bron", "quelle"],
        }
    }

    pub fn named(text: &str) -> Option<Field> {
        let text = text.trim().to_lowercase().replace('_', "-");
        Field::ALL.into_iter().find(|field| field.as_str() == text)
    }
}

/// One problem as it stands in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub line: usize,
    pub text: String,
    pub raised_by: Option<String>,
    pub raised: Option<Moment>,
    pub source: Option<String>,
}

impl Item {
    /// Whether another line says the same.
    fn says_as(&self, other: &Item) -> bool {
        let line = self.line;
        *self
            == Item {
                line,
                ..other.clone()
            }
    }
}

/// What was read, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Inbox {
    pub source: Source,
    /// The line of the header.
    pub header: Option<usize>,
    pub columns: Vec<(Field, String)>,
    pub items: Vec<Item>,
}

/// Takes the bytes of a list apart.
pub fn open(bytes: &[u8], sheet: Option<&str>) -> Result<Grid, SheetError> {
    let begin = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match begin.trim_ascii_start() {
        [b'[' | b'{', ..] if sheet.is_none() && bytes.len() <= MAX_BYTES => json(begin),
        _ => super::open(bytes, sheet),
    }
}

/// Reads a list; `told` says which column is what, where its name does not.
pub fn read(
    grid: &Grid,
    told: &[(String, Field)],
    order: Option<DateOrder>,
    clock: Clock<'_>,
) -> Result<Inbox, SheetError> {
    let known: Vec<&str> = Field::ALL
        .iter()
        .flat_map(|field| field.names())
        .copied()
        .collect();
    let names: Vec<&str> = told.iter().map(|(name, _)| name.as_str()).collect();
    let header = header_with(grid, &names).or_else(|| header_with(grid, &known));
    let mut found: Vec<(Field, usize)> = Vec::new();
    for (name, field) in told {
        found.push((*field, column_named(grid, header, name)?));
    }
    for field in Field::ALL {
        let taken = |column: &usize| found.iter().any(|(_, taken)| taken == column);
        if found.iter().any(|(of, _)| *of == field) {
            continue;
        }
        let column = header
            .and_then(|header| grid.rows.get(header))
            .and_then(|row| goes_by(row, field).find(|column| !taken(column)));
        found.extend(column.map(|column| (field, column)));
    }
    let column_of = |field: Field| {
        let found = found.iter().find(|(of, _)| *of == field);
        found.map(|(_, column)| *column)
    };
    let Some(text) = column_of(Field::Text) else {
        return Err(SheetError::NoTexts {
            there: there(grid, header),
        });
    };
    let rows = grid
        .rows
        .get(header.map_or(0, |header| header + 1)..)
        .unwrap_or_default();
    let rows: Vec<&Row> = rows.iter().filter(|row| !row.is_blank()).collect();
    if rows.len() > MAX_PROBLEMS {
        return Err(SheetError::TooMany);
    }
    let dates = match column_of(Field::Raised) {
        Some(column) => {
            let cells: Vec<(usize, &Cell)> = rows
                .iter()
                .map(|row| (row.line, row.cell(column)))
                .collect();
            date::column(&cells, order, clock)?.moments
        }
        None => Vec::new(),
    };
    let mut bad = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    let mut sources: HashMap<String, usize> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        let words = |field: Field| {
            let cell = row.cell(column_of(field)?);
            let said = match cell {
                Cell::Text(text) => text.trim().to_owned(),
                Cell::Error(_) => String::new(),
                cell => cell.shown(),
            };
            Some(said).filter(|said| !said.is_empty() && !cell.is_nothing())
        };
        let mut fault = |column: Option<usize>, fault: Fault| {
            bad.push(BadRow {
                line: row.line,
                column: name(grid, header, column.unwrap_or(text)),
                fault,
            });
        };
        let raised = match dates.get(place) {
            None | Some(Err(Fault::NoDate)) => None,
            Some(Ok(moment)) => Some(*moment),
            Some(Err(wrong)) => {
                fault(column_of(Field::Raised), wrong.clone());
                None
            }
        };
        match words(Field::Text) {
            None => fault(None, Fault::NoText),
            Some(text) => {
                let item = Item {
                    line: row.line,
                    text,
                    raised_by: words(Field::RaisedBy),
                    raised,
                    source: words(Field::Source),
                };
                let before = item.source.as_ref().and_then(|source| sources.get(source));
                match before.and_then(|before| items.get(*before)) {
                    Some(before) if before.says_as(&item) => {}
                    Some(before) => fault(
                        column_of(Field::Source),
                        Fault::SourceTwice {
                            text: item.source.unwrap_or_default(),
                            line: before.line,
                        },
                    ),
                    None => {
                        let source = item.source.clone();
                        sources.extend(source.map(|source| (source, items.len())));
                        items.push(item);
                    }
                }
            }
        }
    }
    if !bad.is_empty() {
        return Err(SheetError::BadRows { rows: bad });
    }
    if items.is_empty() {
        return Err(SheetError::Empty);
    }
    found.sort_by_key(|(field, _)| *field);
    let columns = found
        .iter()
        .map(|(field, column)| (*field, name(grid, header, *column)));
    Ok(Inbox {
        source: grid.source.clone(),
        header: header
            .and_then(|header| grid.rows.get(header))
            .map(|row| row.line),
        columns: columns.collect(),
        items,
    })
}

/// The columns of a header that go by a field's names, the surest first. A key inside an object goes by
/// its last name too.
fn goes_by(row: &Row, field: Field) -> impl Iterator<Item = usize> {
    field.names().iter().flat_map(move |name| {
        row.cells
            .iter()
            .enumerate()
            .filter_map(move |(column, cell)| {
                let text = cell.text()?;
                let last = text.rsplit('.').next().unwrap_or(&text);
                (same(&text, name) || same(last, name)).then_some(column)
            })
    })
}

/// A list of objects as rows: the keys are the header, and a row's line is its place in the list.
fn json(bytes: &[u8]) -> Result<Grid, SheetError> {
    let document: Value =
        serde_json::from_slice(bytes).map_err(|error| SheetError::BrokenJson {
            line: error.line(),
            error: error.to_string(),
        })?;
    let list = match document {
        Value::Array(list) => list,
        // Some forms put the list into an object.
        Value::Object(object) => {
            let mut lists = object.into_iter().filter_map(|(_, value)| match value {
                Value::Array(list) => Some(list),
                _ => None,
            });
            match (lists.next(), lists.next()) {
                (Some(list), None) => list,
                _ => return Err(SheetError::NoList),
            }
        }
        _ => return Err(SheetError::NoList),
    };
    let mut keys: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for (place, entry) in list.iter().enumerate() {
        let Value::Object(_) = entry else {
            return Err(SheetError::NoList);
        };
        let mut cells = Vec::new();
        flatten("", entry, &mut |key, cell| {
            let column = keys
                .iter()
                .position(|known| *known == key)
                .unwrap_or_else(|| {
                    keys.push(key);
                    keys.len() - 1
                });
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            if let Some(place) = cells.get_mut(column) {
                *place = cell;
            }
        });
        if keys.len() > super::MAX_COLUMNS {
            return Err(SheetError::TooWide { line: place + 1 });
        }
        rows.push(Row {
            line: place + 1,
            cells,
        });
        if rows.len() > MAX_PROBLEMS {
            return Err(SheetError::TooMany);
        }
    }
    if rows.is_empty() {
        return Err(SheetError::Empty);
    }
    let header = Row {
        line: 0,
        cells: keys.into_iter().map(Cell::Text).collect(),
    };
    rows.insert(0, header);
    Ok(Grid {
        source: Source::Json,
        rows,
    })
}

/// Each value of an object under its key, with the keys around it in front.
fn flatten(key: &str, value: &Value, put: &mut impl FnMut(String, Cell)) {
    let cell = match value {
        Value::Object(object) => {
            for (inner, value) in object {
                let key = match key {
                    "" => inner.clone(),
                    key => format!("{key}.{inner}"),
                };
                flatten(&key, value, put);
            }
            return;
        }
        Value::Null => Cell::Empty,
        Value::String(text) => super::book::text_cell(text),
        Value::Number(number) => Cell::Text(number.to_string()),
        Value::Bool(yes) => Cell::Text(yes.to_string()),
        // Several boxes were ticked.
        Value::Array(values) => {
            let said: Vec<String> = values
                .iter()
                .filter_map(|value| match value {
                    Value::String(text) => Some(text.clone()),
                    Value::Number(number) => Some(number.to_string()),
                    _ => None,
                })
                .collect();
            super::book::text_cell(&said.join(", "))
        }
    };
    put(key.to_owned(), cell);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(bytes: &[u8], told: &[(&str, Field)]) -> Result<Inbox, SheetError> {
        let clock = Clock {
            today: chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
            local: &|at| Some(at.and_utc().fixed_offset().into()),
        };
        let told: Vec<(String, Field)> = told
            .iter()
            .map(|(name, field)| ((*name).to_owned(), *field))
            .collect();
        read(&open(bytes, None)?, &told, None, clock)
    }

    #[test]
    fn forms_in_three_languages_are_known() {
        for header in [
            "Timestamp,Problem,Reported by,Source",
            "Tijdstempel,Wat gaat er mis?,Naam,Bron",
            "Zeitstempel,Beschreibung,Gemeldet von,Quelle",
        ] {
            let text = format!("{header}\n2026-11-13 09:30:00,\"Labels, again\",Ans,form-1\n");
            let inbox = list(text.as_bytes(), &[]).unwrap();
            let item = &inbox.items[0];
            assert_eq!(item.text, "Labels, again", "{header}");
            assert_eq!(item.raised_by.as_deref(), Some("Ans"));
            assert_eq!(item.source.as_deref(), Some("form-1"));
            assert!(item.raised.is_some());
        }
    }

    #[test]
    fn json_is_read_as_a_table_is() {
        let text = r#"{"responses": [
            {"id": 7, "answers": {"text": "Labels\nagain", "who": "Ans"}},
            {"id": 8, "answers": {"text": "Scanner", "tags": ["a", "b"]}}
        ]}"#;
        let inbox = list(text.as_bytes(), &[("id", Field::Source)]).unwrap();
        assert_eq!(inbox.items.len(), 2);
        assert_eq!(inbox.items[0].text, "Labels\nagain");
        assert_eq!(inbox.items[0].source.as_deref(), Some("7"));
        assert_eq!(inbox.items[1].raised_by, None);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for text in ["[1, 2]", "{}", "[]", "{\"a\": [], \"b\": []}"] {
            assert!(list(text.as_bytes(), &[]).is_err(), "{text}");
        }
        assert!(matches!(
            list(b"[{", &[]),
            Err(SheetError::BrokenJson { line: 1, .. })
        ));
        let deep = "[".repeat(100_000);
        assert!(matches!(
            list(deep.as_bytes(), &[]),
            Err(SheetError::BrokenJson { .. })
        ));
        assert!(matches!(
            list(b"a;b\n1;2\n", &[]),
            Err(SheetError::NoTexts { .. })
        ));
    }

    #[test]
    fn lines_of_one_source_that_say_different_things_are_bad_rows() {
        let Err(SheetError::BadRows { rows }) = list(
            b"text;bron;wie\nx;form;Ans\ny;form;Ans\nx;form;Bea\nz;;\nz;;\nx;form;Ans\n",
            &[],
        ) else {
            panic!("read");
        };
        let twice = Fault::SourceTwice {
            text: "form".to_owned(),
            line: 2,
        };
        let found: Vec<_> = rows
            .iter()
            .map(|row| (row.line, row.column.as_str(), &row.fault))
            .collect();
        assert_eq!(found, [(3, "bron", &twice), (4, "bron", &twice)]);
        let inbox = list(b"text;bron\nx;1\nx;1\nz;\nz;\n", &[]).unwrap();
        let lines: Vec<usize> = inbox.items.iter().map(|item| item.line).collect();
        assert_eq!(lines, [2, 4, 5]);
    }

    #[test]
    fn a_row_without_a_text_is_a_bad_row() {
        let Err(SheetError::BadRows { rows }) = list(b"text;name\nx;Ans\n;Bea\n", &[]) else {
            panic!("read");
        };
        assert_eq!((rows[0].line, &rows[0].fault), (3, &Fault::NoText));
    }
}
