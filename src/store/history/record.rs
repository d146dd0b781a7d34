//! The life of one record: every step that had to do with it, and what each changed.

use std::collections::{BTreeSet, HashSet};

use crate::{
    practice::{
        changes::RecordChange,
        entry::{Entry, Place},
        kind::Kind,
    },
    store::{
        git::{Changed, Commit, GitError, Wanted},
        history::steps::Step,
        home::Home,
        layout,
    },
};

/// Where a record was found in the history.
pub struct Life<'a> {
    home: &'a Home,
    id: String,
    name: String,
    board: Option<String>,
    kind: Kind,
    /// Every file it ever stood in, as git names it.
    paths: Vec<String>,
    /// The commits that changed one of them.
    touching: HashSet<String>,
}

/// A step in the life of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Lived {
    pub step: Step,
    /// What it changed in the record; a step may be about a record and leave it as it was.
    pub change: Option<RecordChange>,
}

impl Home {
    /// The life of a record that is there.
    pub fn life(&self, entry: &Entry) -> Result<Life<'_>, GitError> {
        let place = &entry.place;
        let mut paths = vec![self.below(&layout::path(place))];
        for stem in &entry.common.was {
            let place = Place {
                stem: stem.clone(),
                ..place.clone()
            };
            paths.push(self.below(&layout::path(&place)));
        }
        if place.kind == Kind::Metric {
            let points = Place {
                kind: Kind::Points,
                ..place.clone()
            };
            paths.push(self.below(&layout::path(&points)));
        }
        let mut life = Life {
            home: self,
            id: entry.id().to_owned(),
            name: entry.reference().to_string(),
            board: place.board.clone(),
            kind: place.kind,
            paths: Vec::new(),
            touching: HashSet::new(),
        };
        let mut open: Vec<String> = paths;
        // A file that a hand gave another name is followed by the id in it, never by likeness.
        while !open.is_empty() {
            let fresh: Vec<String> = std::mem::take(&mut open);
            let mut earlier = BTreeSet::new();
            for commit in self.git.touching(&self.heads()?, &fresh, Wanted::All)? {
                let commit = commit?;
                let changed = self.git.changed(&commit, &fresh)?;
                // A merge that took one side's file as it was did nothing to the record.
                let merged = commit.parents.len() > 1;
                if !merged || changed.as_ref().is_none_or(|changed| !changed.is_empty()) {
                    life.touching.insert(commit.id.clone());
                }
                earlier.extend(life.came_from(&commit, changed.as_deref())?);
            }
            life.paths.extend(fresh);
            open.extend(
                earlier
                    .into_iter()
                    .filter(|path| !life.paths.contains(path)),
            );
        }
        Ok(life)
    }

    fn heads(&self) -> Result<Vec<String>, GitError> {
        Ok(self.git.head()?.into_iter().collect())
    }

    /// The ids of records that a reference named, once, on a board or at the home.
    pub fn once_named(&self, board: Option<&str>, name: &str) -> Result<Vec<String>, GitError> {
        let mut ids: Vec<String> = Vec::new();
        let full = board.map(|board| format!("{board}/{name}"));
        for step in self.steps(&self.record_paths(), Wanted::Some)? {
            let step = step?;
            for record in &step.trailers.records {
                let own = record.reference.eq_ignore_ascii_case(name)
                    && step
                        .trailers
                        .board
                        .as_deref()
                        .is_none_or(|of| Some(of) == board);
                let other = full
                    .as_deref()
                    .is_some_and(|full| record.reference.eq_ignore_ascii_case(full));
                if (own || other) && !record.id.is_empty() && !ids.contains(&record.id) {
                    ids.push(record.id.clone());
                }
            }
        }
        Ok(ids)
    }
}

impl Life<'_> {
    /// The files from which a record moved to one of those that a commit changed.
    fn came_from(
        &self,
        commit: &Commit,
        changed: Option<&[Changed]>,
    ) -> Result<Vec<String>, GitError> {
        let Some(changed) = changed else {
            return Ok(Vec::new());
        };
        let appeared = changed
            .iter()
            .any(|one| one.new.is_some() && one.old.iter().all(Option::is_none));
        if self.id.is_empty() || !appeared || commit.parents.is_empty() {
            return Ok(Vec::new());
        }
        let gone = self.home.touched(commit, &self.home.record_paths())?;
        let mut from = Vec::new();
        for touched in gone.unwrap_or_default() {
            let moved = touched.new.is_none()
                && touched.place.kind == self.kind
                && self
                    .home
                    .blob_entry(&touched.place, touched.old.as_ref())
                    .is_some_and(|entry| entry.id() == self.id);
            if moved {
                from.push(self.home.below(&layout::path(&touched.place)));
            }
        }
        Ok(from)
    }

    /// Whether a step has to do with the record: it changed the record's file, or names it.
    pub fn has(&self, step: &Step) -> bool {
        let named = |reference: &str| reference == self.name && step.trailers.board == self.board;
        self.touching.contains(&step.commit)
            || step
                .trailers
                .records
                .iter()
                .any(|record| match self.id.as_str() {
                    "" => record.id.is_empty() && named(&record.reference),
                    id => record.id == id,
                })
    }

    /// What has to be walked to meet every step of it.
    pub fn scope(&self) -> Vec<String> {
        match &self.board {
            Some(board) => {
                let mut paths = self.home.board_paths(board);
                paths.extend(self.paths.iter().cloned());
                paths
            }
            None => self.home.record_paths(),
        }
    }

    pub fn board(&self) -> Option<&str> {
        self.board.as_deref()
    }

    /// Every step, newest first, with what it changed in the record.
    pub fn lived(&self) -> Result<Vec<Lived>, GitError> {
        let mut lived = Vec::new();
        for step in self.home.steps(&self.scope(), Wanted::All)? {
            let step = step?;
            if self.has(&step) {
                let change = self.change(&step)?;
                lived.push(Lived { step, change });
            }
        }
        Ok(lived)
    }

    fn change(&self, step: &Step) -> Result<Option<RecordChange>, GitError> {
        if !self.touching.contains(&step.commit) {
            return Ok(None);
        }
        let commit = self.home.git.read_commit(&step.commit)?;
        let touched = self.home.touched(&commit, &self.paths)?;
        let (mut before, mut after) = (None, None);
        for touched in touched.unwrap_or_default() {
            let read = |blob: &Option<String>| self.home.blob_entry(&touched.place, blob.as_ref());
            let mine = |entry: &Entry| {
                touched.place.kind != self.kind || self.id.is_empty() || entry.id() == self.id
            };
            before = before.or(read(&touched.old).filter(mine));
            after = after.or(read(&touched.new).filter(mine));
        }
        Ok(match (before, after) {
            (None, None) => None,
            (None, Some(after)) => Some(RecordChange::New(after)),
            (Some(before), None) => Some(RecordChange::Gone(before)),
            (Some(before), Some(after)) => Some(RecordChange::Changed(before, after)),
        })
    }
}
