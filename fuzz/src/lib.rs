//! What any bytes at all are given to. Each function goes on or panics; `tests/fuzz.rs` calls them too.

use std::str;

use katalog::{
    cmd::restore::document,
    practice::{entry::Place, kind::Kind, lang::Lang, merge, reference},
    sheet::{self, Wanted, columns::Asked, date::Clock, inbox, number::Mark},
    store::{codec, home, layout},
    view::lang::{
        number as numbers,
        when::{self, Direction},
    },
};
use toml::{Table, Value};

/// A name, and what it is the name of.
pub type Target = (&'static str, fn(&[u8]));

pub const ALL: [Target; 8] = [
    ("record", record),
    ("edit", edit),
    ("reference", reference),
    ("when", when),
    ("number", number),
    ("csv", csv),
    ("merge", merge),
    ("json", json),
];

/// A record of some kind as its file says it: read, and refused with a place in the text.
pub fn record(data: &[u8]) {
    let Some((kind, text)) = kind_and_text(data) else {
        return;
    };
    let place = Place {
        board: Some("packing".to_owned()),
        kind,
        stem: "001-x".to_owned(),
    };
    match home::entry(&place, &layout::path(&place), text) {
        Ok(entry) => {
            entry.lead();
            entry.reference();
            // What is read can be written, and says the same.
            let written = codec::write(None, &Table::new(), &entry.fields);
            let again = written.map(|text| codec::read(&text));
            assert!(matches!(again, Ok(Ok(fields)) if alike(&fields, &entry.fields)));
        }
        Err(home::StoreError::Text { error, .. }) => {
            assert!(error.line >= 1 && error.column >= 1, "{error:?}");
        }
        Err(_) => {}
    }
}

/// The text of a file, and another text with the fields that it is to have: what comes out has
/// exactly those fields.
pub fn edit(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    let (text, wanted) = text.split_once('\0').unwrap_or((text, ""));
    let (Ok(old), Ok(new)) = (codec::read(text), codec::read(wanted)) else {
        return;
    };
    let written = codec::write(Some(text), &old, &new);
    let written = written.unwrap_or_else(|error| panic!("{error:?}"));
    let read = codec::read(&written).unwrap_or_else(|error| panic!("{error:?}\n{written}"));
    assert!(alike(&read, &new), "{written}");
    assert!(!written.contains("\r\n") || wanted.contains('\r') || text.contains('\r'));
}

/// Whatever somebody says a record is called.
pub fn reference(data: &[u8]) {
    if let Ok(text) = str::from_utf8(data) {
        let spoken = reference::read(text);
        for kind in Kind::ALL {
            spoken.names(&Place {
                board: Some("packing".to_owned()),
                kind: *kind,
                stem: "001-x".to_owned(),
            });
        }
        // Nothing that is said becomes a path that leads elsewhere.
        if let Some(place) = layout::place(text) {
            assert_eq!(layout::path(&place), text);
            assert!(!text.split('/').any(|part| matches!(part, ".." | "." | "")));
        }
    }
}

/// Days, times and cadences, in every language and in both directions.
pub fn when(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-23T09:00:00+01:00");
    let Ok(now) = now else { return };
    for lang in Lang::ALL {
        for dir in [Direction::Forward, Direction::Back] {
            if let Ok(day) = when::read_day(text, lang, now.date_naive(), dir) {
                // What is shown of it means the same day.
                let shown = when::show_day(day, lang);
                let again = when::read_day(&shown, lang, now.date_naive(), dir);
                assert_eq!(again.ok(), Some(day), "{text:?} {shown:?}");
            }
            if let Err(error) = when::read_moment(text, lang, now, dir) {
                when::message(&error);
            }
            let _ = when::read_stamp(text, lang, now, dir);
        }
        if let Ok(cadence) = when::read_cadence(text, lang) {
            when::show_cadence(&cadence, lang);
        }
    }
}

/// Numbers and ranges, with a unit and without.
pub fn number(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    for unit in [None, Some("min"), Some("%"), Some("1")] {
        match numbers::read(text, unit) {
            Ok(value) => {
                assert!(value.is_finite());
                for lang in Lang::ALL {
                    numbers::show(value, lang);
                }
            }
            Err(error) => {
                numbers::message(&error);
            }
        }
        if let Ok((low, high)) = numbers::read_range(text, unit) {
            assert!(low.is_none_or(f64::is_finite) && high.is_none_or(f64::is_finite));
        }
    }
}

/// A table of measurements, and a list of problems, in whatever form they come.
pub fn csv(data: &[u8]) {
    let clock = Clock {
        today: chrono::NaiveDate::MAX,
        local: &|_| None,
    };
    if let Ok(grid) = sheet::open(data, None) {
        let asked = |slug: &str| Asked {
            slug: slug.to_owned(),
            name: None,
            unit: "min".to_owned(),
            column: None,
            mark: Mark::Unknown,
        };
        for any in [true, false] {
            let wanted = Wanted {
                metrics: vec![asked("lead-time"), asked("walks")],
                any,
                others: vec![asked("queue")],
                date_column: None,
                order: None,
                clock,
            };
            if let Err(error) = sheet::read(&grid, &wanted) {
                error.message("x.csv");
                error.hint();
            }
        }
    }
    if let Ok(grid) = inbox::open(data, None) {
        let _ = inbox::read(&grid, &[], None, clock);
    }
}

/// Three versions of a record: nobody's side is favoured, and what did not change stays.
pub fn merge(data: &[u8]) {
    let Some((kind, text)) = kind_and_text(data) else {
        return;
    };
    let mut texts = text.splitn(3, '\0').map(codec::read);
    let (Some(Ok(base)), Some(Ok(ours)), Some(Ok(theirs))) =
        (texts.next(), texts.next(), texts.next())
    else {
        return;
    };
    let merged = merge::fields(kind, Some(&base), &ours, &theirs);
    let mut other = merge::fields(kind, Some(&base), &theirs, &ours);
    for open in &mut other.open {
        std::mem::swap(&mut open.ours, &mut open.theirs);
    }
    assert!(alike(&merged.fields, &other.fields));
    assert_eq!(merged.open.len(), other.open.len());
    let still = merge::fields(kind, Some(&base), &ours, &base);
    assert!(still.open.is_empty() && alike(&still.fields, &ours));
}

/// What somebody says is an export.
pub fn json(data: &[u8]) {
    match document::read(data, "x.json") {
        Ok(export) => {
            for written in export.records {
                // A record that is taken in can be read again, where it says it belongs.
                let path = layout::path(&written.place);
                assert_eq!(layout::place(&path).as_ref(), Some(&written.place));
                assert!(home::entry(&written.place, &path, &written.text).is_ok());
            }
        }
        Err(wrong) => assert!(wrong.line >= 1 && wrong.column >= 1),
    }
}

/// The first byte says which kind of record it is.
fn kind_and_text(data: &[u8]) -> Option<(Kind, &str)> {
    let (first, rest) = data.split_first()?;
    let kind = Kind::ALL[usize::from(*first) % Kind::ALL.len()];
    Some((kind, str::from_utf8(rest).ok()?))
}

/// Whether two tables say the same; no number is like one that is none, not even itself.
fn alike(a: &Table, b: &Table) -> bool {
    fn same(a: &Value, b: &Value) -> bool {
        match (a, b) {
            (Value::Float(a), Value::Float(b)) => a == b || a.is_nan() && b.is_nan(),
            (Value::Array(a), Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Value::Table(a), Value::Table(b)) => alike(a, b),
            (a, b) => a == b,
        }
    }
    a.len() == b.len()
        && a.iter()
            .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
}
