//! Where an export goes: to standard output, or into a file that is the old one or the new one,
//! never half of it.
//!
//! A file is replaced without a word where it is an earlier export of the same kind, so that a job
//! can write it every night; anything else that stands there is somebody's, and stays unless
//! `--force` says otherwise. A record is never replaced.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Component, Path, PathBuf},
};

use clap::Args;
use serde_json::json;

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
    },
    say,
    store::{
        home::Home,
        layout::{self, BOARDS},
        replace::{Done, replace},
    },
    view::{self, command::quoted},
};

#[derive(Debug, Clone, Args)]
pub struct Output {
    /// The file to write; - is standard output
    #[arg(short = 'o', long = "output", value_name = "PATH|-")]
    path: Option<PathBuf>,
    /// Replace what stands there, also where it is no earlier export
    #[arg(long)]
    force: bool,
    /// The option of another command that named the file.
    #[arg(skip)]
    option: Option<&'static str>,
}

/// What an export comes to, where it is one file.
pub struct Content {
    /// The export's own name.
    pub what: &'static str,
    pub text: String,
    /// Whether a text is an earlier export of this kind.
    pub is_own: fn(&str) -> bool,
}

/// So much of a file is looked at to know whether it is an export.
const BEGINNING: usize = 4096;

impl Output {
    /// The file that another command names.
    pub fn to(option: &'static str, path: &Path, force: bool) -> Output {
        Output {
            path: Some(path.to_owned()),
            force,
            option: Some(option),
        }
    }

    /// Writes a text that is no JSON document.
    pub fn put(&self, app: &mut App<'_>, home: &Home, content: &Content) -> Result<(), Failure> {
        self.put_anywhere(app, Some(home), content)
    }

    /// The same, also where there is no home.
    pub fn put_anywhere(
        &self,
        app: &mut App<'_>,
        home: Option<&Home>,
        content: &Content,
    ) -> Result<(), Failure> {
        match self.file() {
            Some(path) => {
                let place = self.write(app, home, path, content)?;
                said(app, content.what, path, place)
            }
            None if app.json() => {
                let document =
                    json!({ "what": content.what, "path": null, "content": content.text });
                app.print_json(&view::json::document("exported", document))
            }
            None => app.print(&content.text),
        }
    }

    /// Writes a JSON document, which is what standard output gets in any case.
    pub fn document(
        &self,
        app: &mut App<'_>,
        home: &Home,
        what: &'static str,
        document: &serde_json::Value,
    ) -> Result<(), Failure> {
        let Some(path) = self.file() else {
            return app.print_json(document);
        };
        let text = serde_json::to_string_pretty(document).map_err(io::Error::from)?;
        let content = Content {
            what,
            text: format!("{text}\n"),
            is_own: |text| text.starts_with("{\n  \"schema\": \"kata."),
        };
        let done = self.write(app, Some(home), path, &content)?;
        said(app, what, path, done)
    }

    /// The file that is named; none for standard output.
    fn file(&self) -> Option<&Path> {
        self.path.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// Writes the file, and says nothing.
    pub fn write(
        &self,
        app: &App<'_>,
        home: Option<&Home>,
        named: &Path,
        content: &Content,
    ) -> Result<Done, Failure> {
        let place = app.path(named);
        let bytes = content.text.as_bytes();
        // A link leads to the file that is meant.
        let place = match fs::canonicalize(&place) {
            Ok(place) => place,
            Err(error) if error.kind() == io::ErrorKind::NotFound => place,
            Err(error) => return Err(failed(named, &error)),
        };
        if let Some(home) = home {
            refuse_records(home, named, &place)?;
        }
        match fs::metadata(&place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(named, &error)),
            Ok(found) if found.is_dir() => {
                return Err(Failure::new(
                    exit::FAILED,
                    say!("failed-export-folder", path = shown(named)),
                )
                .hint(say!(
                    "hint-export-folder",
                    option = self.option.unwrap_or("-o"),
                    folder = quoted(&shown(named))
                )));
            }
            // A pipe or a device has nothing that could be half-written, and is not to be replaced.
            Ok(found) if !found.is_file() => {
                let opened = fs::OpenOptions::new().write(true).open(&place);
                let written = opened.and_then(|mut file| file.write_all(bytes));
                return written
                    .map(|()| Done::Written)
                    .map_err(|error| failed(named, &error));
            }
            Ok(found) => {
                let old = beginning(&place).map_err(|error| failed(named, &error))?;
                if found.len() > 0 && !self.force && !(content.is_own)(&old) {
                    return Err(Failure::new(
                        exit::FAILED,
                        say!("failed-export-exists", path = shown(named)),
                    )
                    .hint(say!("hint-export-exists")));
                }
            }
        }
        replace(&place, bytes).map_err(|error| failed(named, &error))
    }
}

/// The beginning of a file, as far as it is text.
fn beginning(place: &Path) -> io::Result<String> {
    use io::Read as _;
    let mut bytes = Vec::new();
    File::open(place)?
        .take(BEGINNING as u64)
        .read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// An export is no step: what a home holds is never written by one, and neither is what git keeps.
pub fn refuse_records(home: &Home, named: &Path, place: &Path) -> Result<(), Failure> {
    let whole = whole(place);
    let below = whole.strip_prefix(home.root()).ok();
    let first = below.and_then(|below| below.iter().next()?.to_str());
    let own = |name: &str| name == BOARDS || layout::all().iter().any(|own| own == name);
    let within_git = [home.git.git_dir(), home.git.common_dir()]
        .iter()
        .any(|dir| fs::canonicalize(dir).is_ok_and(|dir| whole.starts_with(dir)));
    match within_git || first.is_some_and(own) {
        true => Err(Failure::new(
            exit::FAILED,
            say!("failed-export-record", path = shown(named)),
        )
        .hint(say!("hint-export-record"))),
        false => Ok(()),
    }
}

/// A path without links and steps upward, as far as it is there.
fn whole(place: &Path) -> PathBuf {
    let there = place.ancestors().find_map(|above| {
        // The folder that is above a bare name.
        let named = if above.as_os_str().is_empty() {
            Path::new(".")
        } else {
            above
        };
        Some((above, fs::canonicalize(named).ok()?))
    });
    let Some((above, mut whole)) = there else {
        return place.to_path_buf();
    };
    for part in place.strip_prefix(above).unwrap_or(place).components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            part => whole.push(part),
        }
    }
    whole
}

/// Why a path could not be written.
pub fn failed(named: &Path, error: &io::Error) -> Failure {
    // Behind the name of a file that was only there to be renamed stands what the system said.
    let said = error.get_ref().and_then(|inner| inner.source());
    let error = said.map_or_else(|| error.to_string(), ToString::to_string);
    let message = say!("failed-export-write", path = shown(named), error = error);
    Failure::new(exit::FAILED, message)
}

/// Says where something was written.
pub fn said(app: &mut App<'_>, what: &str, path: &Path, done: Done) -> Result<(), Failure> {
    let path = shown(path);
    if app.json() {
        let document = json!({ "what": what, "path": path, "changed": done == Done::Written });
        return app.print_json(&view::json::document("exported", document));
    }
    let text = app.say(&match done {
        Done::Written => say!("exported", path = path),
        Done::Unchanged => say!("exported-unchanged", path = path),
    });
    app.tell(&text);
    Ok(())
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
