//! How records name one another, in words and for programs.

use serde_json::{Value, json};

use crate::{
    practice::{entry::Entry, kind::Kind, links::Named},
    view::{
        lang::Words,
        page::{Row, capital, first_line, named},
    },
};

/// What names a record: a row for each way in which it is named, a line for each that does.
pub fn rows(entry: &Entry, naming: &[Named], words: &Words) -> Vec<Row> {
    let own = entry.place.board.as_deref();
    let mut rows: Vec<Row> = Vec::new();
    for one in naming {
        let label = label(one, words);
        let text = line(&one.other, own, words);
        match rows.iter_mut().find(|row| row.label == label) {
            Some(row) => row.text = format!("{}\n{text}", row.text),
            None => rows.push(Row { label, text }),
        }
    }
    rows
}

/// What the other record is to the one that is shown: seen from here, not from where it was written.
fn label(named: &Named, words: &Words) -> String {
    let kind = named.other.place.kind;
    match (kind, named.link.key()) {
        (Kind::Experiment, "builds_on") => words.by_name("label-built-on"),
        (Kind::Obstacle, "through") => words.by_name("label-took-away"),
        (Kind::Target, "problems") => words.by_name("label-stood-in-way"),
        (Kind::Target, "condition") => words.by_name("label-began-here"),
        (Kind::Board, "serves") => words.by_name("label-served-by"),
        _ => capital(&words.kind(kind)),
    }
}

/// `office/E1 Follow five quotes from mailbox to mailbox · different`
fn line(entry: &Entry, own: Option<&str>, words: &Words) -> String {
    let text = named(entry, own);
    let states = matches!(
        entry.place.kind,
        Kind::Target
            | Kind::Obstacle
            | Kind::Experiment
            | Kind::Cycle
            | Kind::Problem
            | Kind::Standard
    );
    match states.then(|| words.state(entry)) {
        Some(state) if !state.is_empty() => format!("{text} · {state}"),
        _ => text,
    }
}

/// The same for programs: each with its place, the field in which the reference stands, and what it says.
pub fn json(named: &[Named]) -> Value {
    let item = |one: &Named| {
        let entry = &one.other;
        json!({
            "board": entry.place.board,
            "ref": entry.reference().to_string(),
            "kind": entry.place.kind.noun(),
            "stem": entry.place.stem,
            "field": one.link.path.join("."),
            "text": first_line(&entry.lead()),
        })
    };
    named.iter().map(item).collect()
}
