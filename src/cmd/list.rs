//! Lists of records, the same for every kind.

use clap::Args;

use crate::{
    cmd::{app::App, failure::Failure, read::not_among, session::Session},
    practice::{
        entry::Entry,
        kind::Kind,
        say::Message,
        state::{state, states},
    },
    say,
    view::{
        json,
        lang::choice,
        page::{self, Page},
        terminal,
    },
};

/// Which records of a list are wanted.
#[derive(Args, Default)]
pub struct Listed {
    /// Only what has become so, as the list says it: open, dropped, answered, …
    #[arg(long, value_name = "STATE,…", value_delimiter = ',')]
    state: Vec<String>,
}

impl Listed {
    /// Takes out the records of a kind that are not wanted. Gives what to say where that leaves none of those
    /// that there are.
    pub fn of(&self, kind: Kind, entries: &mut Vec<Entry>) -> Result<Option<Message>, Failure> {
        let known = states(kind);
        let state_of = |text: &String| {
            let meant = choice::meant(text, known.iter().copied());
            meant.ok_or_else(|| not_among("--state", text, known))
        };
        let wanted: Vec<&str> = self.state.iter().map(state_of).collect::<Result<_, _>>()?;
        let there = |entries: &[Entry]| entries.iter().any(|entry| entry.place.kind == kind);
        let any = there(entries);
        if !wanted.is_empty() {
            entries.retain(|entry| {
                entry.place.kind != kind || state(entry).is_some_and(|is| wanted.contains(&is))
            });
        }
        Ok((any && !there(entries)).then(|| say!("list-none-such")))
    }
}

/// The list, which says why it is empty where that is because nothing in it was wanted.
pub fn saying(mut list: Page, none: Option<Message>, app: &App<'_>) -> Page {
    if let (Some(none), Some(grid)) = (none, list.tables.first_mut()) {
        grid.empty = app.say(&none);
    }
    list
}

/// The records of a kind: of the current board, or of the home.
pub fn run(app: &mut App<'_>, kind: Kind) -> Result<(), Failure> {
    wanted(app, kind, &Listed::default())
}

/// Those that are wanted.
pub fn wanted(app: &mut App<'_>, kind: Kind, wanted: &Listed) -> Result<(), Failure> {
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
    let none = wanted.of(kind, &mut entries)?;
    show(app, &session, kind, entries, none)
}

pub fn show(
    app: &mut App<'_>,
    session: &Session,
    kind: Kind,
    entries: Vec<Entry>,
    none: Option<Message>,
) -> Result<(), Failure> {
    if app.json() {
        let items = json::records(&entries);
        return app.print_json(&json::document(
            "list",
            serde_json::json!({ "items": items, "unreadable": session.unreadable(app) }),
        ));
    }
    let page = page::list(kind, &entries, session.around(app.words()));
    let text = terminal::page(&saying(page, none, app), app.style());
    app.print_long(&text, &session.home.git)
}
