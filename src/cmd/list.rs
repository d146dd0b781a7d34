//! Lists of records, the same for every kind.

use crate::{
    cmd::{app::App, failure::Failure, session::Session},
    practice::{entry::Entry, kind::Kind},
    view::{json, page, terminal},
};

/// The records of a kind: of the current board, or of the home.
pub fn run(app: &mut App<'_>, kind: Kind) -> Result<(), Failure> {
    let mut session = Session::read(app)?;
    let of_board = matches!(kind.folder(), crate::practice::kind::Folder::Board(_));
    let entries: Vec<Entry> = match of_board {
        true => session.board(app)?.entries().to_vec(),
        false => session.home_records(app)?,
    };
    let entries = entries
        .into_iter()
        .filter(|entry| entry.place.kind == kind)
        .collect();
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
