//! Standards with where they stand: what is to be confirmed, and what no longer holds.

use crate::{
    practice::{
        entry::{Entry, Of},
        kind::Kind,
        standard::{self, Standard},
        when::Day,
    },
    say,
    view::page::{Around, Grid, Page, first_line},
};

/// Every standard of the home.
pub fn list(home: &[Entry], today: Day, around: Around<'_>) -> Page {
    let words = around.words;
    let row = |of: Of<'_, Standard>| {
        vec![
            of.entry.reference().to_string(),
            first_line(&of.body.text).to_owned(),
            standing(of, home, today, around),
        ]
    };
    let grid = Grid {
        title: String::new(),
        heads: ["head-reference", "head-text", "head-state"]
            .iter()
            .map(|id| words.by_name(id))
            .collect(),
        rows: home.iter().filter_map(Of::new).map(row).collect(),
        empty: words.say(&say!("list-empty", kind = Kind::Standard.noun())),
    };
    Page {
        tables: vec![grid],
        ..Page::default()
    }
}

/// In a few words, where a standard stands on a day.
pub fn standing(of: Of<'_, Standard>, home: &[Entry], today: Day, around: Around<'_>) -> String {
    let words = around.words;
    let last = of.body.confirmed.last();
    let message = match (standard::due(of, home), last) {
        _ if !of.body.stands() => {
            let state = words.state(of.entry);
            let closed = of.body.closed.as_ref();
            return match closed.and_then(|closed| closed.why.as_deref()) {
                Some(why) => format!("{state}: {}", first_line(why)),
                None => state,
            };
        }
        (Some(since), Some(last)) if !last.holds && since == last.on => {
            say!("standard-slipped", on = since)
        }
        (Some(by), _) if by < today => say!("confirm-since", by = by),
        (Some(by), _) => say!("confirm-by", by = by),
        (None, Some(last)) if !last.holds => {
            let on = last.on;
            let raised = standard::raised_from(of, home).last();
            let name = raised.map(|problem| problem.entry.reference().to_string());
            say!(
                "standard-raised",
                on = on,
                problem = name.unwrap_or_default()
            )
        }
        (None, Some(last)) => say!("standard-confirmed", on = last.on),
        (None, None) => say!("standard-no-day"),
    };
    words.say(&message)
}
