//! Histories of any shape.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

/// A commit of a made-up history: what it changes, which earlier ones it comes from, how much later it is.
pub(super) type Made = (u8, usize, Option<usize>, i64);

pub(super) fn histories() -> impl Strategy<Value = Vec<Made>> {
    let other = prop::option::weighted(0.3, 0usize..4);
    prop::collection::vec((0u8..8, 0usize..3, other, -40i64..400), 1..30)
}

pub(super) fn history(home: &Home, made: &[Made]) {
    let mut told = String::new();
    let mut at = 1_750_000_000;
    for (number, (what, parent, other, later)) in made.iter().enumerate() {
        at += later;
        let mark = number + 1;
        // Each its own branch until the end, so that any may be a parent.
        writeln!(
            told,
            "commit refs/heads/c\nmark :{mark}\ncommitter Ada <ada@example.com> {at} +0100\ndata 1\nx"
        )
        .unwrap();
        let before = |back: usize| number.checked_sub(back + 1).map(|parent| parent + 1);
        if let Some(parent) = before(*parent) {
            writeln!(told, "from :{parent}").unwrap();
            if let Some(other) = other.and_then(before).filter(|other| *other != parent) {
                writeln!(told, "merge :{other}").unwrap();
            }
        }
        for (bit, path) in ["boards/a.toml", "src/b.rs", "people/c.toml"]
            .iter()
            .enumerate()
        {
            if what >> bit & 1 == 1 {
                let text = format!("{mark}\n");
                writeln!(told, "M 644 inline {path}\ndata {}\n{text}", text.len()).unwrap();
            }
        }
    }
    home.imports(&told);
}
