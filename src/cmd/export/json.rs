//! `kata export json`: everything, so that `kata import json` makes the same files of it.
//!
//! A record stands in it as in any other document of this program. Where that does not say how its
//! file is written, for a comment or a hand's own layout, the file's text stands beside it.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use clap::Args;
use serde_json::{Value, json};
use toml::Table;

use crate::{
    cmd::{app::App, export::output::Output, failure::Failure, picture, session::Session},
    practice::{entry::Entry, plain},
    store::{codec, home::Fault, layout},
    view,
};

#[derive(Args)]
pub struct Json {
    #[command(flatten)]
    output: Output,
}

impl Json {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut session = Session::read(app)?;
        let mut paths = session.home.paths()?;
        // What the others refer to comes first.
        let of_board = |path: &String| path.starts_with(layout::BOARDS);
        paths.sort_by_key(|path| (of_board(path), path != layout::HOME_FILE));
        let mut records = Vec::new();
        let mut faults = Vec::new();
        for path in paths {
            match record(&session, &path) {
                Ok(record) => records.extend(record),
                Err(error) => faults.push(Fault { path, error }),
            }
        }
        session.keep_faults(faults);
        session.tell_faults(app);
        let pictures = pictures(&session)?;
        let unreadable = session.unreadable(app);
        let document =
            json!({ "records": records, "pictures": pictures, "unreadable": unreadable });
        let document = view::json::document("export", document);
        self.output.document(app, &session.home, "json", &document)
    }
}

/// The pictures that records name, each once, as far as they are there.
fn pictures(session: &Session) -> Result<Vec<Value>, Failure> {
    let home = &session.home;
    let mut found = Vec::new();
    for board in home.board_names()? {
        let Ok(loaded) = home.board(&board) else {
            continue;
        };
        let shown = picture::shown(&loaded.value, |path| home.content(path).unwrap_or_default());
        for (file, bytes) in shown {
            let data = STANDARD.encode(bytes);
            found.push(json!({ "board": board, "file": file, "data": data }));
        }
    }
    Ok(found)
}

fn record(session: &Session, path: &str) -> Result<Option<Value>, crate::store::home::StoreError> {
    let Some(text) = session.home.text(path)? else {
        return Ok(None);
    };
    let Some(entry) = session.home.entry(path, &text)? else {
        return Ok(None);
    };
    // git keeps line feeds, whatever an editor has put into the work tree.
    let text = text.replace("\r\n", "\n");
    let mut record = view::json::record(&entry);
    if written(&entry).as_ref() != Some(&text) {
        record["text"] = text.into();
    }
    Ok(Some(record))
}

/// The file that an import would make of what the document says of a record.
fn written(entry: &Entry) -> Option<String> {
    let said = serde_json::to_string(&view::json::table(&entry.fields)).ok()?;
    let plain: Table = serde_json::from_str(&said).ok()?;
    let fields = plain::typed(entry.place.kind, &plain).ok()?;
    codec::write(None, &Table::new(), &fields).ok()
}
