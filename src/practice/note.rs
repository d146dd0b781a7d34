//! Remarks: anybody adds one to any record, and nobody changes one.

use toml::Value;

use crate::practice::{
    change::{Change, Put, StepName},
    entry::{Entry, Note},
    kind::table,
};

impl Entry {
    /// The same record with a remark added behind those that are there.
    #[must_use]
    pub fn noted(&self, note: Note) -> Entry {
        let mut noted = self.clone();
        let written = Value::Table(table(&note));
        match noted.fields.get_mut("notes") {
            Some(Value::Array(notes)) => notes.push(written),
            // A record whose notes are no list cannot be read, so there is none yet.
            _ => {
                noted
                    .fields
                    .insert("notes".to_owned(), Value::Array(vec![written]));
            }
        }
        noted.common.notes.push(note);
        noted
    }
}

/// Adds a remark to a record.
pub fn note(entry: &Entry, note: Note) -> Change {
    let (at, text) = (note.at, note.text.clone());
    let change = Change::new(StepName::Noted, at, Put::edit(entry, entry.noted(note)));
    change.about(Some(entry.reference()), text)
}
