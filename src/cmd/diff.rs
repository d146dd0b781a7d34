//! `kata diff`: what changed between two revisions or dates, record by record and field by field.

use std::collections::HashMap;

use clap::Args;

use crate::{
    cmd::{app::App, failure::Failure, past, point::Edge, session::Session},
    practice::{
        board::Board,
        changes::{self, RecordChange},
    },
    say,
    store::history::{Source, State},
    view::{changes as view, json, page::Around, terminal},
};

#[derive(Args)]
pub struct Diff {
    /// From this revision or date; the last commit when left out. A..B names both
    #[arg(value_name = "A")]
    from: Option<String>,
    /// To this revision or date; the files as they are when left out
    #[arg(value_name = "B")]
    to: Option<String>,
}

impl Diff {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let session = Session::read(app)?;
        let (from, to) = self.ends();
        let before = match from {
            Some(from) => session.point(app, &from, Edge::Begin)?.source,
            None => match session.home.git.head()? {
                Some(head) => Source::Commit(head),
                None => Source::Nothing,
            },
        };
        let after = match to {
            Some(to) => session.point(app, &to, Edge::End)?.source,
            None => Source::WorkTree,
        };
        let board = app.global.board.clone();
        let board = board.map(|board| session.known_board(&board)).transpose()?;
        let compared = Compared::new(app, &session, &before, &after, board.as_deref())?;
        if app.json() {
            let document = serde_json::json!({ "changes": compared.json() });
            return app.print_json(&json::document("diff", document));
        }
        let text = compared.text(app, &session);
        if text.is_empty() {
            let nothing = app.say(&say!("diff-nothing"));
            app.tell(&nothing);
            return Ok(());
        }
        app.print_long(&text, &session.home.git)
    }

    fn ends(&self) -> (Option<String>, Option<String>) {
        match (&self.from, &self.to) {
            (Some(from), None) if from.contains("..") && !from.contains("...") => {
                let (from, to) = from.split_once("..").unwrap_or((from, ""));
                let named =
                    |text: &str| Some(if text.is_empty() { "HEAD" } else { text }.to_owned());
                (named(from), named(to))
            }
            (from, to) => (from.clone(), to.clone()),
        }
    }
}

/// Two times, compared.
pub struct Compared {
    pub changes: Vec<RecordChange>,
    after: State,
    before: State,
}

impl Compared {
    /// What differs, of one board where that is wanted; what cannot be read is said.
    pub fn new(
        app: &mut App<'_>,
        session: &Session,
        before: &Source,
        after: &Source,
        board: Option<&str>,
    ) -> Result<Compared, Failure> {
        let home = &session.home;
        let before = State::of(home, before)?;
        let mut after = State::of(home, after)?;
        let mut faults = after.take_faults();
        let differing = before.differing(home, &after)?;
        faults.extend(differing.after.faults);
        for fault in faults {
            app.warn_of(&Failure::from(fault.error));
        }
        let mut changes = changes::between(differing.before.value, differing.after.value);
        if let Some(board) = board {
            changes.retain(|change| change.entry().place.board.as_deref() == Some(board));
        }
        Ok(Compared {
            changes,
            after,
            before,
        })
    }

    pub fn json(&self) -> serde_json::Value {
        let mut all = Vec::new();
        for change in &self.changes {
            let place = &change.entry().place;
            for field in change.fields() {
                let mut one = serde_json::json!({
                    "ref": place.reference().to_string(),
                    "board": place.board,
                });
                if let (Some(one), serde_json::Value::Object(told)) =
                    (one.as_object_mut(), past::field_json(&field))
                {
                    one.extend(told);
                }
                all.push(one);
            }
        }
        all.into()
    }

    /// The boards around the changes, as they are after them; before, where they are gone.
    pub fn boards(&self, session: &Session) -> HashMap<String, Board> {
        let mut boards = HashMap::new();
        for change in &self.changes {
            let Some(slug) = &change.entry().place.board else {
                continue;
            };
            if boards.contains_key(slug) {
                continue;
            }
            let board = [&self.after, &self.before].into_iter().find_map(|state| {
                state
                    .board(&session.home, slug)
                    .ok()
                    .and_then(|loaded| loaded.value)
            });
            boards.extend(board.map(|board| (slug.clone(), board)));
        }
        boards
    }

    fn text(&self, app: &App<'_>, session: &Session) -> String {
        let boards = self.boards(session);
        let blocks = self.changes.iter().map(|change| {
            let board = change.entry().place.board.as_ref();
            let around = Around {
                words: app.words(),
                settings: session.home.own(),
                board: board.and_then(|board| boards.get(board)),
                elsewhere: &session.home,
            };
            terminal::page(&view::page(change, around), app.style())
        });
        blocks.collect::<Vec<_>>().join("\n")
    }
}
