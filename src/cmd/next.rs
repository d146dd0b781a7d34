//! `kata next`, and `kata` alone.

use crate::{
    cmd::{
        app::App,
        board,
        failure::{Failure, from_here},
        session::Session,
    },
    practice::agenda,
    say,
    store::home::{Home, StoreError},
    view::{command, json},
};

pub fn run(app: &mut App<'_>) -> Result<(), Failure> {
    let mut session = Session::read(app)?;
    if !app.json() && session.home.board_names()?.is_empty() {
        let text = app.wrap(&app.spoken(&say!("begin-board")));
        return app.print(&format!("{text}\n"));
    }
    let today = app.today();
    let board = session.board(app)?.clone();
    let next = app.next(&board, today);
    // The step is the learner's; that nobody asks for it any more is said beside it.
    let (waits, last) = (agenda::overdue(&board, today), agenda::last_held(&board));
    if app.json() {
        let mut document = json::next(&next, app.words());
        document["cycle"] = match waits {
            Some(due) => serde_json::json!({
                "due": due.to_string(),
                "last": last.map(|last| last.to_string()),
            }),
            None => serde_json::Value::Null,
        };
        return app.print_json(&json::document("next", document));
    }
    let command = command::mark(&next.command);
    let text = app.wrap(&format!("{}\n  {command}\n", app.say(&next.why)));
    app.print(&text)?;
    let Some(due) = waits else {
        return Ok(());
    };
    let waits = app.say(&match last {
        Some(last) => say!("next-cycle-waits", due = due, last = last),
        None => say!("next-first-cycle-waits", due = due),
    });
    app.tell(&format!("\n{waits}"));
    Ok(())
}

/// `kata` alone: the current board, and what waits on the others; outside a home, how to begin.
pub fn home(app: &mut App<'_>) -> Result<u8, Failure> {
    match Home::find(&app.global.directory) {
        Ok(home) => {
            app.settle_language(home.own().language);
            if home.board_names()?.is_empty() {
                let text = app.wrap(&app.spoken(&say!("begin-board")));
                app.print(&format!("{text}\n"))?;
                return Ok(0);
            }
            board::show_among_others(app)?;
            Ok(0)
        }
        Err(StoreError::NoHome { elsewhere, .. }) if !app.json() => {
            let message = match elsewhere {
                Some(folder) => say!("begin-elsewhere", folder = from_here(&folder)),
                None => say!("begin-home"),
            };
            let text = app.wrap(&app.spoken(&message));
            app.print(&format!("{text}\n"))?;
            Ok(0)
        }
        Err(error) => Err(error.into()),
    }
}
