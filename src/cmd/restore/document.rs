//! The document of `kata export json`, read: every record with the text that its file is to have.
//!
//! It may come from anywhere. Nothing in it is a path; names are judged where it is decided what is
//! taken in. Records are read one at a time, none larger than one that could be read back later.

use serde::Deserialize;
use serde_json::{Value, value::RawValue};
use toml::Table;

use crate::{
    cmd::restore::pictures::Sent,
    practice::{
        entry::Place,
        incoming::Written,
        kind::{Folder, Kind},
        plain,
        say::Message,
    },
    say,
    store::{
        codec,
        home::{self, StoreError},
        layout,
    },
    view,
};

/// What an export is called.
pub const SCHEMA: &str = "kata.export/1";

/// Why a document is no export, and where.
#[derive(Debug)]
pub struct Wrong {
    pub message: Message,
    pub line: usize,
    pub column: usize,
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    schema: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Whole<'a> {
    #[serde(borrow)]
    records: Vec<&'a RawValue>,
    #[serde(default)]
    pictures: Vec<Sent>,
}

/// What an export holds.
pub struct Export {
    pub records: Vec<Written>,
    pub pictures: Vec<Sent>,
}

/// A record, as every document of this program has it.
#[derive(Deserialize)]
struct Item {
    board: Option<String>,
    kind: String,
    stem: String,
    record: Table,
    text: Option<String>,
}

/// Every record and picture of a document.
pub fn read(bytes: &[u8], path: &str) -> Result<Export, Wrong> {
    let no_json = |error: &serde_json::Error, (line, column): (usize, usize)| {
        let said = error.to_string();
        // Where it is stands before it.
        let said = said
            .rsplit_once(" at line ")
            .map_or(said.as_str(), |(said, _)| said);
        let message = say!(
            "failed-restore-json",
            path = path,
            line = line,
            column = column,
            error = said
        );
        Wrong {
            message,
            line,
            column,
        }
    };
    // At the end of a line, and in an empty document, none is counted yet.
    let at = |error: &serde_json::Error| (error.line().max(1), error.column().max(1));
    let head: Head<'_> =
        serde_json::from_slice(bytes).map_err(|error| no_json(&error, at(&error)))?;
    let found: Option<String> = head
        .schema
        .and_then(|raw| serde_json::from_str(raw.get()).ok());
    if found.as_deref() != Some(SCHEMA) {
        let message = match found {
            Some(found) => say!("failed-restore-schema", path = path, found = found),
            None => say!("failed-restore-no-schema", path = path),
        };
        let place = head.schema.map_or((1, 1), |raw| place(bytes, raw));
        return Err(wrong(message, place));
    }
    let whole: Whole<'_> =
        serde_json::from_slice(bytes).map_err(|error| no_json(&error, at(&error)))?;
    let mut records = Vec::new();
    for raw in whole.records {
        // To know where a record is, all that stands before it has to be looked at.
        let at = || place(bytes, raw);
        let item: Item = serde_json::from_str(raw.get()).map_err(|error| {
            let (line, column) = at();
            let first = error.line() == 1;
            let column = error.column().max(1) + if first { column - 1 } else { 0 };
            no_json(&error, (line + error.line().max(1) - 1, column))
        })?;
        let named = || match &item.board {
            Some(board) => format!("{board}/{}", item.stem),
            None => item.stem.clone(),
        };
        records.push(record(&item, raw).map_err(|fault| {
            let (line, column) = at();
            wrong(fault.message(path, line, named()), (line, column))
        })?);
    }
    Ok(Export {
        records,
        pictures: whole.pictures,
    })
}

fn wrong(message: Message, (line, column): (usize, usize)) -> Wrong {
    Wrong {
        message,
        line,
        column,
    }
}

/// Line and column, from 1, at which a part of the document begins.
fn place(bytes: &[u8], part: &RawValue) -> (usize, usize) {
    // A part is a slice of the document that it was read from.
    let at = (part.get().as_ptr() as usize).saturating_sub(bytes.as_ptr() as usize);
    let before = bytes.get(..at).unwrap_or_default();
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let begin = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let column = String::from_utf8_lossy(&before[begin..]).chars().count() + 1;
    (line, column)
}

/// Why a record is none.
enum Fault {
    /// No record has its kind and its name.
    Place {
        kind: String,
    },
    Fields {
        error: String,
    },
    /// Its text and its fields are not the same.
    Text,
    TooLarge,
}

impl Fault {
    fn message(self, path: &str, line: usize, record: String) -> Message {
        match self {
            Fault::Place { kind } => say!(
                "failed-restore-place",
                path = path,
                line = line,
                record = record,
                kind = kind
            ),
            Fault::Fields { error } => say!(
                "failed-restore-record",
                path = path,
                line = line,
                record = record,
                error = error
            ),
            Fault::Text => say!(
                "failed-restore-text",
                path = path,
                line = line,
                record = record
            ),
            Fault::TooLarge => say!(
                "failed-restore-size",
                path = path,
                line = line,
                record = record
            ),
        }
    }
}

/// What a record is to be in this home.
fn record(item: &Item, raw: &RawValue) -> Result<Written, Fault> {
    let Some(place) = place_of(item) else {
        let kind = item.kind.clone();
        return Err(Fault::Place { kind });
    };
    let fields = |error: String| Fault::Fields { error };
    let text = match &item.text {
        Some(text) => {
            let read = codec::read(text).map_err(|error| fields(error.to_string()))?;
            let told = record_of(raw);
            if !told.is_some_and(|told| alike(&told, &view::json::table(&read))) {
                return Err(Fault::Text);
            }
            text.clone()
        }
        None => {
            let typed = plain::typed(place.kind, &item.record)
                .map_err(|error| fields(error.message().to_owned()))?;
            codec::write(None, &Table::new(), &typed).map_err(|error| fields(error.to_string()))?
        }
    };
    let file = layout::path(&place);
    if text.len() as u64 > home::largest(&file) {
        return Err(Fault::TooLarge);
    }
    // As it will be read once it is there.
    let entry = home::entry(&place, &file, &text).map_err(|error| match error {
        StoreError::Text { error, .. } => fields(error.to_string()),
        other => fields(other.to_string()),
    })?;
    Ok(Written {
        id: entry.id().to_owned(),
        place,
        text,
    })
}

/// Where a record stands; none where a kind stands elsewhere, or where a name would lead there.
fn place_of(item: &Item) -> Option<Place> {
    let kind = Kind::of_noun(&item.kind)?;
    let place = Place {
        board: item.board.clone(),
        kind,
        stem: item.stem.clone(),
    };
    let of_board = matches!(kind.folder(), Folder::Board(_)) || kind == Kind::Board;
    let stands = of_board == item.board.is_some()
        && layout::place(&layout::path(&place)).as_ref() == Some(&place);
    stands.then_some(place)
}

/// The fields once more, as JSON has them.
fn record_of(raw: &RawValue) -> Option<Value> {
    let mut item: Value = serde_json::from_str(raw.get()).ok()?;
    item.get_mut("record").map(Value::take)
}

/// Whether two say the same; other programs write 41.0 as 41.
fn alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let same = |(key, a): (&String, &Value)| b.get(key).is_some_and(|b| alike(a, b));
            a.len() == b.len() && a.iter().all(same)
        }
        _ => a == b,
    }
}
