//! The lessons of `tests/lessons`, as records.

use toml::{Table, Value};

use crate::practice::{
    board::Board,
    entry::{Entry, Place},
    kind::Kind,
};

const FILES: [(&str, &str); 10] = [
    (
        "afdeling",
        include_str!("../../../tests/lessons/corpus/afdeling.toml"),
    ),
    (
        "bugs",
        include_str!("../../../tests/lessons/corpus/bugs.toml"),
    ),
    (
        "clinic",
        include_str!("../../../tests/lessons/corpus/clinic.toml"),
    ),
    (
        "coaching",
        include_str!("../../../tests/lessons/corpus/coaching.toml"),
    ),
    (
        "kantoor",
        include_str!("../../../tests/lessons/corpus/kantoor.toml"),
    ),
    (
        "montage",
        include_str!("../../../tests/lessons/corpus/montage.toml"),
    ),
    (
        "ontvangst",
        include_str!("../../../tests/lessons/corpus/ontvangst.toml"),
    ),
    (
        "packing",
        include_str!("../../../tests/lessons/corpus/packing.toml"),
    ),
    (
        "release",
        include_str!("../../../tests/lessons/corpus/release.toml"),
    ),
    ("", include_str!("../../../tests/lessons/corpus/home.toml")),
];

/// The records of the home, and the boards.
pub fn home() -> (Vec<Entry>, Vec<Board>) {
    let mut home = Vec::new();
    let mut boards = Vec::new();
    for (slug, text) in FILES {
        let board = Some(slug).filter(|slug| !slug.is_empty());
        let entries = entries(board, text);
        match board {
            Some(slug) => boards.push(Board::new(slug.to_owned(), entries).unwrap()),
            None => home = entries,
        }
    }
    (home, boards)
}

fn entries(board: Option<&str>, text: &str) -> Vec<Entry> {
    let file: Table = toml::from_str(text).unwrap();
    let mut entries = Vec::new();
    for (noun, value) in file {
        let kind = Kind::of_noun(&noun).unwrap();
        let tables = match value {
            Value::Array(tables) => tables,
            one => vec![one],
        };
        for value in tables {
            let Value::Table(mut fields) = value else {
                panic!("{noun}")
            };
            let stem = match fields.remove("stem") {
                Some(Value::String(stem)) => stem,
                _ => "board".to_owned(),
            };
            let place = Place {
                board: board.map(str::to_owned),
                kind,
                stem,
            };
            entries.push(Entry::read(place, fields).unwrap());
        }
    }
    entries
}
