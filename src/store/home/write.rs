//! What a change makes of the files of a home: shown as a diff, or recorded as one commit.

use std::{fs, time::Duration};

use similar::TextDiff;
use toml::Table;

use crate::{
    practice::{
        change::{Change, Put},
        entry::Place,
        when::Stamp,
    },
    store::{
        codec::{self, TextError},
        git,
        home::{Home, StoreError, entry},
        layout,
        lock::Lock,
        meeting::Meeting,
        note::{self, Recovered},
        replace::replace,
    },
};

/// How long a writing command waits for another one.
pub(in crate::store) const WAIT: Duration = Duration::from_secs(30);

/// A file as a whole, below the home, with the bytes it is to have; none takes it away.
pub type File = (String, Option<Vec<u8>>);
pub type Files = [File];

/// A file that is made or written anew, below the home.
pub type NewFile = (String, Vec<u8>);

/// The right to write: while it lives, no other command of this program writes here.
pub struct Writing {
    lock: Lock,
    /// What an earlier command left half-done, and what became of it.
    pub recovered: Option<Recovered>,
    /// Whether git's index had lost its content, and was made again.
    pub remade_index: bool,
}

impl Writing {
    pub(in crate::store) fn lock(&self) -> &Lock {
        &self.lock
    }
}

impl Home {
    /// Takes the right to write, and ends what an earlier command left half-done.
    pub fn writing(&self, on_wait: impl FnMut(&str)) -> Result<Writing, StoreError> {
        let lock = Lock::take(&self.git, WAIT, on_wait)?;
        let remade_index = self.git.remake_lost_index(&lock)?;
        let recovered = note::recover(&self.git, &lock)?;
        Ok(Writing {
            lock,
            recovered,
            remade_index,
        })
    }

    /// The files that a change writes, below the work tree's root, as they are and will be.
    fn files(&self, change: &Change, more: &Files) -> Result<Vec<FileChange>, StoreError> {
        let mut files = Vec::new();
        for put in &change.puts {
            let path = layout::path(&put.after.place);
            let old = self.text(&path)?;
            // A file that could not be read is no file that is not there: writing it anew would
            // lose what stands in it.
            if let (None, Some(text)) = (&put.before, &old) {
                entry(&put.after.place, &path, text)?;
                return Err(StoreError::NotAFile { path });
            }
            // Somebody wrote the whole text of it.
            if more.iter().any(|(own, _)| *own == path) {
                continue;
            }
            let new = written(put, old.as_deref()).map_err(|error| StoreError::Text {
                path: path.clone(),
                error,
            })?;
            files.push(FileChange {
                path: format!("{}{path}", self.prefix),
                old: old.map(String::into_bytes),
                new: Some(new.into_bytes()),
            });
        }
        for (path, new) in more {
            files.push(FileChange {
                path: format!("{}{path}", self.prefix),
                old: self.content(path)?,
                new: new.clone(),
            });
        }
        Ok(files)
    }

    /// Records a change as one commit, with its own paths only, and gives the commit's id.
    /// `more` are those that are no records, and a record that somebody wrote as text.
    pub fn commit(
        &self,
        writing: &Writing,
        change: &Change,
        more: &Files,
        message: &str,
        clock: Stamp,
    ) -> Result<String, StoreError> {
        let written = Written::of(self.files(change, more)?);
        self.commit_written(writing, &written, message, change.at, clock)
    }

    /// The change as a unified diff, as `git diff` would show it; an error where it could not be
    /// recorded.
    pub fn diff(&self, change: &Change, more: &Files) -> Result<String, StoreError> {
        let files = self.files(change, more)?;
        let shown = files.iter().map(unified).collect();
        let written = Written::of(files);
        self.git.foresee(&written.puts, &written.removes)?;
        Ok(shown)
    }

    /// The hand edits of a change as a unified diff, from HEAD to the work tree.
    pub fn diff_by_hand(&self, change: &Change) -> Result<String, StoreError> {
        let written = self.by_hand(change)?;
        self.git.foresee(&written.puts, &written.removes)?;
        let places = change
            .puts
            .iter()
            .map(|put| &put.after.place)
            .chain(change.removes.iter().map(|gone| &gone.place));
        let mut shown = String::new();
        for path in places.map(layout::path) {
            shown.push_str(&unified(&FileChange {
                path: format!("{}{path}", self.prefix),
                old: self.text_at_head(&path)?.map(String::into_bytes),
                new: self
                    .text(&path)?
                    .map(|text| codec::unmarked(&text).to_owned().into_bytes()),
            }));
        }
        Ok(shown)
    }

    /// Takes the byte order mark off record files, which an editor put before their text.
    pub fn unmark(&self, paths: &[String]) -> Result<(), StoreError> {
        for path in paths {
            // Never through a link.
            git::see(self.git.work_tree(), &self.below(path))?;
            let text = self.read(path)?;
            replace(&self.root.join(path), codec::unmarked(&text).as_bytes()).map_err(
                |source| StoreError::Io {
                    path: path.clone(),
                    source,
                },
            )?;
        }
        Ok(())
    }

    /// Commits record files as they stand in the work tree, after a hand edit.
    pub fn save(
        &self,
        writing: &Writing,
        change: &Change,
        message: &str,
        clock: Stamp,
    ) -> Result<String, StoreError> {
        let written = self.by_hand(change)?;
        self.commit_written(writing, &written, message, change.at, clock)
    }

    fn by_hand(&self, change: &Change) -> Result<Written, StoreError> {
        let below = |place: &Place| self.below(&layout::path(place));
        let mut puts = Vec::new();
        for put in &change.puts {
            let path = layout::path(&put.after.place);
            let bytes = fs::read(self.root.join(&path))
                .map_err(|source| StoreError::Io { path, source })?;
            puts.push((below(&put.after.place), bytes));
            // A picture that is named now comes along with the record.
            for (_, path) in layout::pictures_of(&put.after) {
                let path_at_head = self.below(&path);
                let known = puts.iter().any(|(own, _)| *own == path_at_head);
                if let Some(bytes) = self.content(&path)?.filter(|_| !known) {
                    puts.push((path_at_head, bytes));
                }
            }
        }
        let removes = change.removes.iter().map(|gone| below(&gone.place));
        Ok(Written {
            puts,
            removes: removes.collect(),
        })
    }

    /// Commits record files with the bytes they are to have; none takes a file away. Paths are below
    /// the home.
    pub fn commit_files(
        &self,
        writing: &Writing,
        files: &Files,
        message: &str,
        at: Stamp,
        clock: Stamp,
    ) -> Result<String, StoreError> {
        self.commit_written(writing, &self.whole(files), message, at, clock)
    }

    /// What a merge would change in the files of the branch as it is, as a unified diff.
    pub fn diff_meeting(&self, meeting: &Meeting) -> Result<String, StoreError> {
        let head = self.git.head()?;
        let mut shown = String::new();
        for (path, file) in meeting.files(self)? {
            let old = match &head {
                Some(head) => self.git.blob(head, &path)?,
                None => None,
            };
            let new = match file {
                git::File::Gone => None,
                git::File::Blob(blob) => Some(self.git.content(&blob)?),
                git::File::New(bytes) => Some(bytes),
            };
            if old != new {
                shown.push_str(&unified(&FileChange { path, old, new }));
            }
        }
        Ok(shown)
    }

    /// Files with the bytes they are to have as a unified diff from the work tree.
    pub fn diff_files(&self, files: &Files) -> Result<String, StoreError> {
        let written = self.whole(files);
        self.git.foresee(&written.puts, &written.removes)?;
        let mut shown = String::new();
        for (path, bytes) in files {
            shown.push_str(&unified(&FileChange {
                path: self.below(path),
                old: self.content(path)?,
                new: bytes.clone(),
            }));
        }
        Ok(shown)
    }

    fn whole(&self, files: &[(String, Option<Vec<u8>>)]) -> Written {
        let mut written = Written::default();
        for (path, bytes) in files {
            let path = self.below(path);
            match bytes {
                Some(bytes) => written.puts.push((path, bytes.clone())),
                None => written.removes.push(path),
            }
        }
        written
    }

    fn commit_written(
        &self,
        writing: &Writing,
        written: &Written,
        message: &str,
        at: Stamp,
        clock: Stamp,
    ) -> Result<String, StoreError> {
        let step = git::Step {
            puts: &written.puts,
            removes: &written.removes,
            message,
            author_date: at.time(),
            committer_date: clock.time(),
        };
        Ok(self.git.commit(&writing.lock, &step)?)
    }
}

/// What a step writes: paths below the work tree's root.
#[derive(Default)]
struct Written {
    puts: Vec<(String, Vec<u8>)>,
    removes: Vec<String>,
}

impl Written {
    fn of(files: Vec<FileChange>) -> Written {
        let mut written = Written::default();
        for file in files {
            match file.new {
                Some(bytes) => written.puts.push((file.path, bytes)),
                None => written.removes.push(file.path),
            }
        }
        written
    }
}

struct FileChange {
    path: String,
    old: Option<Vec<u8>>,
    new: Option<Vec<u8>>,
}

fn unified(file: &FileChange) -> String {
    let old = file.old.as_deref().unwrap_or_default();
    let new = file.new.as_deref().unwrap_or_default();
    let side = |letter: char, bytes: &[u8]| match bytes {
        [] => "/dev/null".to_owned(),
        _ => format!("{letter}/{}", file.path),
    };
    let (from, to) = (side('a', old), side('b', new));
    match (str::from_utf8(old), str::from_utf8(new)) {
        (Ok(old), Ok(new)) => TextDiff::from_lines(old, new)
            .unified_diff()
            .header(&from, &to)
            .to_string(),
        _ if old == new => String::new(),
        // As git says it.
        _ => format!("Binary files {from} and {to} differ\n"),
    }
}

/// The text of a record's file after a step, from what stands in it.
pub fn written(put: &Put, old: Option<&str>) -> Result<String, TextError> {
    let empty = Table::new();
    let before = put.before.as_ref().map_or(&empty, |entry| &entry.fields);
    let old = old.filter(|_| put.before.is_some());
    codec::write(old, before, &put.after.fields)
}
