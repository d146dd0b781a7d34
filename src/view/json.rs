//! JSON documents: keys are English and stable, dates are ISO texts.

use serde_json::{Value, json};

use crate::{
    practice::{advice::Advice, entry::Entry, next::Next},
    view::lang::Words,
};

/// A record as it stands everywhere in JSON, with the file's own fields.
pub fn record(entry: &Entry) -> Value {
    json!({
        "board": entry.place.board,
        "ref": entry.reference().to_string(),
        "kind": entry.place.kind.noun(),
        "stem": entry.place.stem,
        "record": table(&entry.fields),
    })
}

pub fn records<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Value {
    Value::Array(entries.into_iter().map(record).collect())
}

/// The next step, as in `kata.next/1`.
pub fn next(next: &Next, words: &Words) -> Value {
    json!({
        "step": next.step.as_str(),
        "ref": next.reference.as_ref().map(ToString::to_string),
        "why": words.say(&next.why),
        "command": next.command,
    })
}

pub fn advice(advice: &[Advice], words: &Words) -> Value {
    advice
        .iter()
        .map(|advice| json!({ "name": advice.name, "text": words.say(&advice.text) }))
        .collect()
}

/// A document with its schema's name first.
pub fn document(name: &str, fields: Value) -> Value {
    let mut document = json!({ "schema": format!("kata.{name}/1") });
    if let (Some(document), Value::Object(fields)) = (document.as_object_mut(), fields) {
        document.extend(fields);
    }
    document
}

pub fn table(table: &toml::Table) -> Value {
    Value::Object(
        table
            .iter()
            .map(|(key, below)| (key.clone(), value(below)))
            .collect(),
    )
}

pub fn value(toml: &toml::Value) -> Value {
    match toml {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        // JSON has no infinite numbers; they stand as texts rather than as nothing.
        toml::Value::Float(number) if !number.is_finite() => json!(number.to_string()),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(yes) => json!(yes),
        toml::Value::Datetime(moment) => json!(moment.to_string()),
        toml::Value::Array(values) => Value::Array(values.iter().map(value).collect()),
        toml::Value::Table(below) => table(below),
    }
}
