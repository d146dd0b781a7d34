//! All records as they stood in a commit, or stand in the index or the work tree.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    practice::{
        board::Board,
        entry::Entry,
        kind::Kind,
        reference::{self, Name},
    },
    store::{
        codec::TextError,
        git::GitError,
        home::{Fault, Home, Loaded, StoreError},
        layout::{self, BOARDS},
    },
};

/// Where records are read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// There is nothing yet.
    Nothing,
    Commit(String),
    Index,
    WorkTree,
}

/// Every record file of one time, by its path below the home.
#[derive(Debug)]
pub struct State {
    files: BTreeMap<String, Content>,
    /// What could not be read at all.
    faults: Vec<Fault>,
}

/// What a file holds; both sides of a comparison have the blob, and only one may have the text.
#[derive(Debug)]
struct Content {
    blob: String,
    text: Option<String>,
}

/// The records that are not the same at two times.
#[derive(Debug)]
pub struct Differing {
    pub before: Loaded<Vec<Entry>>,
    pub after: Loaded<Vec<Entry>>,
}

impl State {
    pub fn of(home: &Home, source: &Source) -> Result<State, StoreError> {
        let mut files = BTreeMap::new();
        let mut faults = Vec::new();
        let blobs = match source {
            Source::Nothing => Vec::new(),
            Source::Index => {
                // A path that is only announced stands there as an empty file, and is not committed.
                let empty = home.git.hash(&[])?;
                let mut files = home.git.index_files(&home.record_paths())?;
                files.retain(|(_, blob)| *blob != empty);
                files
            }
            Source::Commit(commit) => {
                let mut found = Vec::new();
                for path in home.record_paths() {
                    match path.ends_with(".toml") {
                        true => {
                            found.extend(home.git.blob_id(commit, &path)?.map(|blob| (path, blob)))
                        }
                        false => found.extend(home.git.files(commit, &path)?),
                    }
                }
                found
            }
            Source::WorkTree => {
                for path in home.paths()? {
                    match home.text(&path) {
                        Ok(Some(text)) => {
                            let blob = home.git.hash(text.as_bytes())?;
                            let text = Some(text);
                            files.insert(path, Content { blob, text });
                        }
                        Ok(None) => {}
                        Err(error) => faults.push(Fault { path, error }),
                    }
                }
                Vec::new()
            }
        };
        for (path, blob) in blobs {
            let Some(path) = path.strip_prefix(home.prefix()) else {
                continue;
            };
            if layout::place(path).is_some() {
                files.insert(path.to_owned(), Content { blob, text: None });
            }
        }
        Ok(State { files, faults })
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The text of a file.
    pub fn text(&self, home: &Home, path: &str) -> Result<Option<String>, StoreError> {
        let Some(content) = self.files.get(path) else {
            return Ok(None);
        };
        if let Some(text) = &content.text {
            return Ok(Some(text.clone()));
        }
        let bytes = home.git.content(&content.blob)?;
        String::from_utf8(bytes).map(Some).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            StoreError::Text {
                path: path.to_owned(),
                error: TextError::at(&text, valid, "not UTF-8"),
            }
        })
    }

    pub fn entry(&self, home: &Home, path: &str) -> Result<Option<Entry>, StoreError> {
        match self.text(home, path)? {
            Some(text) => home.entry(path, &text),
            None => Ok(None),
        }
    }

    fn read<'a>(
        &self,
        home: &Home,
        paths: impl Iterator<Item = &'a str>,
    ) -> Result<Loaded<Vec<Entry>>, StoreError> {
        let mut value = Vec::new();
        let mut faults = Vec::new();
        for path in paths {
            match self.entry(home, path) {
                Ok(entry) => value.extend(entry),
                Err(StoreError::Git(error)) => return Err(error.into()),
                Err(error) => faults.push(Fault {
                    path: path.to_owned(),
                    error,
                }),
            }
        }
        Ok(Loaded { value, faults })
    }

    pub fn board_names(&self) -> Vec<String> {
        let own = |path: &str| {
            let place = layout::place(path)?;
            (place.kind == Kind::Board).then_some(place.board).flatten()
        };
        self.paths().filter_map(own).collect()
    }

    /// The folders in which records of a board stand without the board's own.
    pub fn lost_boards(&self) -> Vec<String> {
        let boards = self.board_names();
        let of = self.paths().filter_map(|path| layout::place(path)?.board);
        let lost: BTreeSet<String> = of.filter(|board| !boards.contains(board)).collect();
        lost.into_iter().collect()
    }

    /// A board as it stood; none where there was none, or where its own record cannot be read.
    pub fn board(&self, home: &Home, slug: &str) -> Result<Loaded<Option<Board>>, StoreError> {
        let folder = format!("{BOARDS}/{slug}/");
        let loaded = self.read(home, self.paths().filter(|path| path.starts_with(&folder)))?;
        Ok(Loaded {
            value: Board::new(slug.to_owned(), loaded.value),
            faults: loaded.faults,
        })
    }

    /// The records of the home.
    pub fn records(&self, home: &Home) -> Result<Loaded<Vec<Entry>>, StoreError> {
        let folder = format!("{BOARDS}/");
        self.read(home, self.paths().filter(|path| !path.starts_with(&folder)))
    }

    /// What could not be read at all.
    pub fn take_faults(&mut self) -> Vec<Fault> {
        std::mem::take(&mut self.faults)
    }

    /// The record that has an id; else the one that a reference names.
    pub fn find(
        &self,
        home: &Home,
        board: Option<&str>,
        written: &str,
        id: Option<(&str, Kind)>,
    ) -> Result<Option<Entry>, StoreError> {
        let mut spoken = reference::read(written);
        if spoken.board.is_none() {
            spoken.board = board.map(str::to_owned);
        }
        let at_home = reference::read(written);
        let names = |path: &&str| {
            layout::place(path).is_some_and(|place| {
                spoken.names(&place) && place.board.is_some()
                    || at_home.board.is_none() && place.board.is_none() && at_home.names(&place)
                    || place.kind == Kind::Board
                        && at_home.board.is_none()
                        && matches!(&at_home.name, Name::Slug(slug) if Some(slug) == place.board.as_ref())
            })
        };
        let named: Vec<&str> = self.paths().filter(names).collect();
        let Some((id, kind)) = id else {
            return match named.first() {
                Some(path) => self.entry(home, path),
                None => Ok(None),
            };
        };
        let of_kind = |path: &&str| {
            layout::place(path).is_some_and(|place| place.kind == kind) && !named.contains(path)
        };
        for path in named.iter().copied().chain(self.paths().filter(of_kind)) {
            if let Ok(Some(entry)) = self.entry(home, path)
                && entry.id() == id
                && entry.place.kind == kind
            {
                return Ok(Some(entry));
            }
        }
        Ok(None)
    }

    /// The records that differ from those of another time, on both sides; what is the same on both
    /// is not read.
    pub fn differing(&self, home: &Home, other: &State) -> Result<Differing, StoreError> {
        let paths: BTreeSet<&str> = self.paths().chain(other.paths()).collect();
        let blob =
            |state: &State, path: &str| state.files.get(path).map(|content| content.blob.clone());
        let differ: Vec<&str> = paths
            .into_iter()
            .filter(|path| blob(self, path) != blob(other, path))
            .collect();
        let read = |state: &State| {
            let there = differ
                .iter()
                .copied()
                .filter(|path| state.files.contains_key(*path));
            state.read(home, there)
        };
        Ok(Differing {
            before: read(self)?,
            after: read(other)?,
        })
    }
}

impl crate::store::git::Git {
    /// The blob at a path of a commit; none where no regular file lies there.
    pub fn blob_id(&self, rev: &str, path: &str) -> Result<Option<String>, GitError> {
        let entry = self.head_entry(Some(rev), path)?;
        Ok(entry
            .filter(|entry| entry.kind.is_file())
            .map(|entry| entry.id))
    }
}
