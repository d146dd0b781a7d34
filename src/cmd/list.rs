//! Lists of records, the same for every kind.

use clap::Args;

use crate::{
    cmd::{app::App, failure::Failure, read::not_among, session::Session},
    practice::{
        entry::Entry,
        kind::Kind,
        state::{state, states},
    },
    view::{json, lang::choice, page, terminal},
};

/// Which records of a list are wanted.
#[derive(Args)]
pub struct Listed {
    /// Only what has become so, as the list says it: open, dropped, answered, …
    #[arg(long, value_name = "STATE,…", value_delimiter = ',')]
    state: Vec<String>,
}

impl Listed {
    /// Takes out the records of a kind that are not wanted.
    pub fn of(&self, kind: Kind, entries: &mut Vec<Entry>) -> Result<(), Failure> {
        let known = states(kind);
        let state_of = |text: &String| {
            let meant = choice::meant(text, known.iter().copied());
            meant.ok_or_else(|| not_among("--state", text, known))
        };
        let wanted: Vec<&str> = self.state.iter().map(state_of).collect::<Result<_, _>>()?;
        if !wanted.is_empty() {
            entries.retain(|entry| {
                entry.place.kind != kind || state(entry).is_some_and(|is| wanted.contains(&is))
            });
        }
        Ok(())
    }
}

/// The records of a kind: of the current board, or of the home.
pub fn run(app: &mut App<'_>, kind: Kind) -> Result<(), Failure> {
    some(app, kind, |_| Ok(()))
}

/// Those that are wanted.
pub fn wanted(app: &mut App<'_>, kind: Kind, wanted: &Listed) -> Result<(), Failure> {
    some(app, kind, |entries| wanted.of(kind, entries))
}

fn some(
    app: &mut App<'_>,
    kind: Kind,
    pick: impl FnOnce(&mut Vec<Entry>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut session = Session::read(app)?;
    let of_board = matches!(kind.folder(), crate::practice::kind::Folder::Board(_));
    let entries: Vec<Entry> = match of_board {
        true => session.board(app)?.entries().to_vec(),
        false => session.home_records(app)?,
    };
    let mut entries: Vec<Entry> = entries
        .into_iter()
        .filter(|entry| entry.place.kind == kind)
        .collect();
    pick(&mut entries)?;
    show(app, &session, kind, entries)
}

pub fn show(
    app: &mut App<'_>,
    session: &Session,
    kind: Kind,
    entries: Vec<Entry>,
) -> Result<(), Failure> {
    if app.json() {
        let items = json::records(&entries);
        return app.print_json(&json::document(
            "list",
            serde_json::json!({ "items": items, "unreadable": session.unreadable(app) }),
        ));
    }
    let page = page::list(kind, &entries, session.around(app.words()));
    let text = terminal::page(&page, app.style());
    app.print(&text)
}
