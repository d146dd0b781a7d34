//! `kata check`: files, references and numbering.

use crate::{
    cmd::{
        app::{self, App},
        failure::{Failure, Spot, exit},
        session::Session,
    },
    practice::{
        change::Change,
        check::{self, Finding, Level},
        say::Message,
    },
    say,
    store::{
        codec,
        home::{Fault, Home},
        layout,
    },
    view::{json, terminal},
};

/// A finding with its place in a file.
struct Found {
    name: &'static str,
    level: Level,
    path: String,
    line: usize,
    column: usize,
    message: Message,
    cure: Message,
    spot: Option<Box<Spot>>,
}

pub fn run(app: &mut App<'_>) -> Result<u8, Failure> {
    let session = Session::read(app)?;
    let found = findings(&session.home)?;
    show(app, &found)?;
    let wrong = found.iter().any(|found| found.level == Level::Error);
    Ok(if wrong { exit::FOUND } else { 0 })
}

/// Why a hand edit cannot be saved as it is: the first error in a record that it changes.
pub fn wrong(home: &Home, change: &Change) -> Result<Option<Failure>, Failure> {
    let edited: Vec<String> = change
        .puts
        .iter()
        .map(|put| layout::path(&put.after.place))
        .collect();
    let found = findings(home)?;
    let first = found
        .into_iter()
        .find(|found| found.level == Level::Error && edited.contains(&found.path));
    Ok(first.map(|found| {
        let message = say!(
            "failed-save-check",
            path = &found.path,
            line = found.line,
            finding = found.message
        );
        Failure::new(exit::FAILED, message).hint(found.cure)
    }))
}

fn findings(home: &Home) -> Result<Vec<Found>, Failure> {
    let records = home.records()?;
    let mut found: Vec<Found> = records.faults.into_iter().map(unreadable).collect();
    let mut boards = Vec::new();
    for slug in home.board_names()? {
        match home.board(&slug) {
            Ok(loaded) => {
                boards.push(loaded.value);
                found.extend(loaded.faults.into_iter().map(unreadable));
            }
            Err(error) => {
                let path = format!("{}/{slug}/board.toml", layout::BOARDS);
                found.push(unreadable(Fault { path, error }));
            }
        }
    }
    for finding in check::check(&records.value, &boards) {
        let path = layout::path(&finding.place);
        let text = home.text(&path)?.unwrap_or_default();
        found.push(placed(finding, path, &text));
    }
    found.sort_by(|a, b| {
        (a.level, &a.path, a.line, a.column).cmp(&(b.level, &b.path, b.line, b.column))
    });
    // What cannot be read comes first: what points to it seems to point nowhere.
    let unreadable = found.iter().any(|found| found.name == "unreadable");
    found.sort_by_key(|found| (unreadable && found.name != "unreadable", found.level));
    Ok(found)
}

fn placed(finding: Finding, path: String, text: &str) -> Found {
    let (line, column) = codec::place_of_key(text, &finding.path);
    let Finding {
        name,
        level,
        message,
        cure,
        ..
    } = finding;
    Found {
        name,
        level,
        path,
        line,
        column,
        message,
        cure,
        spot: None,
    }
}

fn unreadable(fault: Fault) -> Found {
    let failure = Failure::from(fault.error);
    let spot = failure.spot;
    let (line, column) = spot
        .as_ref()
        .map_or((1, 1), |spot| (spot.line, spot.column));
    Found {
        name: "unreadable",
        level: Level::Error,
        path: fault.path,
        line,
        column,
        message: failure.message,
        cure: failure.hint.unwrap_or(say!("hint-text")),
        spot,
    }
}

fn show(app: &mut App<'_>, found: &[Found]) -> Result<(), Failure> {
    if app.json() {
        let findings: Vec<serde_json::Value> = found
            .iter()
            .map(|found| {
                serde_json::json!({
                    "name": found.name,
                    "level": found.level.as_str(),
                    "path": found.path,
                    "line": found.line,
                    "column": found.column,
                    "message": app.say(&found.message),
                    "cure": app.say(&found.cure),
                })
            })
            .collect();
        return app.print_json(&json::document(
            "check",
            serde_json::json!({ "findings": findings }),
        ));
    }
    for found in found {
        let level = app
            .words()
            .by_name(&format!("level-{}", found.level.as_str()));
        let mut text = format!(
            "{}:{}:{}: {level} [{}]: {}\n",
            found.path,
            found.line,
            found.column,
            found.name,
            app.say(&found.message)
        );
        if let Some(spot) = &found.spot {
            text.push_str(&app::snippet(spot));
            text.push('\n');
        }
        text.push_str(&format!("  {}\n", app.say(&found.cure)));
        app.print(&terminal::clean(&text))?;
    }
    if found.is_empty() {
        let text = app.say(&say!("check-clean"));
        app.tell(&text);
    }
    Ok(())
}
