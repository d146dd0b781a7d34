//! `kata import json`: a whole export, taken in as one step, all of it or nothing.

pub mod document;
mod pictures;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use clap::Subcommand;
use document::Export;

use crate::{
    cmd::{
        app::App,
        failure::{Failure, Spot, exit},
        input,
        session::{Session, Timing},
    },
    practice::{
        change::{Change, Put, StepName},
        entry::{Entry, Place},
        incoming::{self, Conflict, Written},
        kind::Kind,
        say::Message,
        settings::{FORMAT, Settings},
    },
    say,
    store::{
        codec,
        home::{self, Home, NewFile, StoreError},
        layout,
    },
    view::{commit, json, page::Around, terminal},
};

/// A document may be as large as this; a home of twenty thousand records is a tenth of it.
const LARGEST: u64 = 256 << 20;

/// So many records that are in the way are named to a person; a program gets all.
const SHOWN: usize = 20;

#[derive(Subcommand)]
pub enum ImportCommand {
    /// Everything out of another home: what `kata export json` wrote
    Json {
        /// The export; - is standard input
        #[arg(value_name = "FILE|-")]
        file: PathBuf,
        #[command(flatten)]
        timing: Timing,
    },
}

impl ImportCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let ImportCommand::Json { file, timing } = self;
        // Read and understood before anybody is kept waiting.
        Session::read(app)?;
        let name = input::name(app, &file);
        let bytes = whole(app, &file)?;
        let export = document::read(&bytes, &name).map_err(|wrong| failure(app, &name, wrong))?;
        drop(bytes);
        let session = Session::write(app, &timing.into())?;
        let (fresh, pictures) = files(app, &session.home, &name, &export)?;
        finish(app, session, export.records.len(), fresh, pictures)
    }
}

/// A file of the home as it is to be, and the record that it holds.
struct Fresh {
    put: Put,
    text: String,
}

/// What the import writes; all that is in the way otherwise.
fn files(
    app: &App<'_>,
    home: &Home,
    name: &str,
    export: &Export,
) -> Result<(Vec<Fresh>, Vec<NewFile>), Failure> {
    let here = here(home)?;
    let (settings, records): (Vec<&Written>, Vec<&Written>) = export
        .records
        .iter()
        .partition(|record| record.place.kind == Kind::Settings);
    let records: Vec<Written> = records.into_iter().cloned().collect();
    let mut fresh = Vec::new();
    let mut wrong: Vec<Message> = Vec::new();
    match settings.as_slice() {
        [] => {}
        [one] => match own(home, one, here.len() > 1)? {
            Ok(own) => fresh.extend(own),
            Err(message) => wrong.push(message),
        },
        _ => wrong.push(say!("restore-twice", file = layout::HOME_FILE)),
    }
    match incoming::fresh(&records, &here) {
        Ok(new) => {
            for record in new.into_iter().filter_map(|place| records.get(place)) {
                let path = layout::path(&record.place);
                fresh.push(Fresh {
                    put: Put::new(home::entry(&record.place, &path, &record.text)?),
                    text: record.text.clone(),
                });
            }
        }
        Err(conflicts) => wrong.extend(conflicts.iter().map(told)),
    }
    let (pictures, in_the_way) = pictures::fresh(home, &export.pictures, &export.records)?;
    wrong.extend(in_the_way);
    if wrong.is_empty() {
        return Ok((fresh, pictures));
    }
    let message = say!("failed-restore", path = name, count = wrong.len());
    let mut failure = Failure::new(exit::FAILED, message).hint(say!("hint-restore"));
    let shown = if app.json() { wrong.len() } else { SHOWN };
    let mut lines: Vec<String> = wrong.iter().take(shown).map(|one| app.say(one)).collect();
    if wrong.len() > shown {
        lines.push(app.say(&say!("restore-more", count = wrong.len() - shown)));
    }
    failure.detail = Some(lines.join("\n").into());
    Err(failure)
}

fn told(conflict: &Conflict) -> Message {
    let file = |place: &Place| layout::path(place);
    match conflict {
        Conflict::Differs { place } => say!("restore-differs", file = file(place)),
        Conflict::Elsewhere { place, there } => {
            say!("restore-elsewhere", file = file(place), there = file(there))
        }
        Conflict::Number { place, taken } => {
            say!("restore-number", file = file(place), taken = file(taken))
        }
        Conflict::Twice { place } => say!("restore-twice", file = file(place)),
        Conflict::Name { place } => say!("restore-name", file = file(place)),
        Conflict::NoBoard { place } => say!("restore-no-board", file = file(place)),
    }
}

/// Every record that is here; one that cannot be read is one that is like no other.
fn here(home: &Home) -> Result<Vec<Written>, Failure> {
    let mut here = Vec::new();
    for path in home.paths()? {
        let Some(place) = layout::place(&path) else {
            continue;
        };
        let text = match home.text(&path) {
            Ok(text) => text.unwrap_or_default().replace("\r\n", "\n"),
            Err(StoreError::Git(error)) => return Err(error.into()),
            Err(_) => String::new(),
        };
        let entry = home::entry(&place, &path, &text).ok();
        here.push(Written {
            id: entry.map(|entry| entry.id().to_owned()).unwrap_or_default(),
            place,
            text,
        });
    }
    Ok(here)
}

/// The settings of this home as they are to be; none where they stay, and a message where they are in
/// the way.
fn own(
    home: &Home,
    theirs: &Written,
    has_records: bool,
) -> Result<Result<Option<Fresh>, Message>, Failure> {
    let path = layout::HOME_FILE;
    let text = home.text(path)?.unwrap_or_default();
    let incoming = home::entry(&theirs.place, path, &theirs.text)?;
    let format = incoming
        .get::<Settings>()
        .map_or(0, |settings| settings.format);
    if format > FORMAT {
        let found = format;
        let path = path.to_owned();
        return Err(StoreError::NewerFormat { path, found }.into());
    }
    let before = &home.settings;
    let Some(fields) = incoming::settings(&before.fields, &incoming.fields, has_records) else {
        return Ok(Err(say!("restore-settings", file = path)));
    };
    let text = match has_records {
        false if text == theirs.text => return Ok(Ok(None)),
        false => theirs.text.clone(),
        true if before.fields == fields => return Ok(Ok(None)),
        true => codec::write(Some(&text), &before.fields, &fields).map_err(|error| {
            let path = path.to_owned();
            StoreError::Text { path, error }
        })?,
    };
    let after = home::entry(&theirs.place, path, &text)?;
    let put = Put::edit(before, after);
    Ok(Ok(Some(Fresh { put, text })))
}

fn finish(
    app: &mut App<'_>,
    mut session: Session,
    count: usize,
    fresh: Vec<Fresh>,
    pictures: Vec<(String, Vec<u8>)>,
) -> Result<(), Failure> {
    let settings = fresh
        .iter()
        .find_map(|one| one.put.after.get::<Settings>())
        .unwrap_or(session.home.own())
        .clone();
    let words = app.words_of(settings.lang());
    let mut files: Vec<(String, Option<Vec<u8>>)> = fresh
        .iter()
        .map(|one| {
            let bytes = one.text.clone().into_bytes();
            (layout::path(&one.put.after.place), Some(bytes))
        })
        .collect();
    if let Some((first, _)) = pictures.first() {
        files.extend(session.home.for_pictures(first)?);
    }
    let pictures = pictures.into_iter();
    files.extend(pictures.map(|(path, bytes)| (path, Some(bytes))));
    let change = change(&session, fresh, &words);
    let message = commit::taking_in(
        &change,
        Around {
            words: &words,
            settings: &settings,
            board: None,
            elsewhere: &session.home,
        },
    );
    let subject = message.lines().next().unwrap_or_default().to_owned();
    let dry = session.recording.timing.dry_run;
    let diff = match dry {
        true => Some(session.home.diff_files(&files)?),
        false => None,
    };
    let commit = match session.writing.take() {
        Some(writing) if !files.is_empty() => {
            let (at, clock) = (session.at, session.clock);
            let home = &session.home;
            let id = home.commit_files(&writing, &files, &message, at, clock)?;
            let said = home.git.take_said();
            if !said.trim().is_empty() {
                app.tell(said.trim_end());
            }
            Some(id)
        }
        _ => None,
    };
    let written: Vec<&Entry> = change.puts.iter().map(|put| &put.after).collect();
    if app.json() {
        let mut fields = serde_json::json!({
            "commit": commit, "records": json::records(written), "advice": [], "next": null,
        });
        if let Some(diff) = diff {
            fields["diff"] = diff.into();
        }
        return app.print_json(&json::document("recorded", fields));
    }
    if let Some(diff) = diff {
        return app.print(&terminal::clean(&diff));
    }
    let mut boards: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for file in &written {
        *boards.entry(file.place.board.as_deref()).or_default() += 1;
    }
    for (board, count) in boards {
        let text = app.say(&match board {
            Some(board) => say!("restored-board", board = board, count = count),
            None => say!("restored-home", count = count),
        });
        app.print(&format!("{}\n", terminal::clean(&text)))?;
    }
    if count > written.len() {
        let text = app.say(&say!("restored-there", count = count - written.len()));
        app.tell(&text);
    }
    match commit {
        Some(id) => app.tell(&format!("\n{} {subject}", &id[..id.len().min(8)])),
        None => {
            let nothing = app.say(&say!("nothing-to-change"));
            app.tell(&nothing);
        }
    }
    Ok(())
}

/// The step that an import is: boards first, then what stands on them.
fn change(session: &Session, fresh: Vec<Fresh>, words: &crate::view::lang::Words) -> Change {
    let mut puts: Vec<Put> = fresh.into_iter().map(|one| one.put).collect();
    puts.sort_by_key(|put| (put.after.place.kind != Kind::Board, put.after.place.clone()));
    let boards = puts
        .iter()
        .filter(|put| put.after.place.kind == Kind::Board)
        .count();
    let told = words.say(&say!(
        "imported-records",
        boards = boards,
        count = puts.len()
    ));
    // Measurements are told by their metric, which is among them.
    Change::of(StepName::Imported, session.at, puts).about(None, told)
}

/// The bytes of the document.
fn whole(app: &App<'_>, path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = input::bytes(app, path, LARGEST + 1)?;
    if bytes.len() as u64 > LARGEST {
        let path = path.display().to_string();
        let message = say!("failed-restore-too-large", path = path);
        return Err(Failure::new(exit::FAILED, message));
    }
    // Some editors put a mark before it.
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    Ok(bytes)
}

fn failure(app: &App<'_>, path: &str, wrong: document::Wrong) -> Failure {
    let mut failure = Failure::new(exit::FAILED, wrong.message).hint(say!("hint-restore-document"));
    if app.json() {
        failure.spot = Some(Box::new(Spot {
            path: path.to_owned(),
            line: wrong.line,
            column: wrong.column,
            source_line: String::new(),
            what: String::new(),
        }));
    }
    failure
}
