//! The steps: every commit that changes records.
//!
//! A step of this program says in its trailers what it is. Any other is as good, and is read from
//! the trees: which records it changed, and what that makes of it. A merge is a step only where it
//! brings something that none of its sides has; the steps of the sides are there already.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};

use crate::{
    practice::{
        entry::{Entry, Place},
        told::{self, Told},
    },
    store::{
        git::{Changed, Commit, GitError, Person, Wanted},
        history::trailers::{Recorded, Trailers},
        home::Home,
        layout,
    },
};

/// One step of the learning history.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub commit: String,
    pub parents: Vec<String>,
    pub at: DateTime<FixedOffset>,
    pub author: Person,
    pub subject: String,
    pub message: String,
    /// What the commit says of itself; of one that says nothing, what its trees say.
    pub trailers: Trailers,
    /// Whether it was read from the trees.
    pub by_hand: bool,
}

/// A record that a commit changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Touched {
    pub place: Place,
    /// Its blob before; of a merge in its first parent.
    pub old: Option<String>,
    pub new: Option<String>,
}

impl Home {
    /// A path below the home as git names it.
    pub fn below(&self, path: &str) -> String {
        format!("{}{path}", self.prefix())
    }

    /// Everything that holds records, as git names it.
    pub fn record_paths(&self) -> Vec<String> {
        layout::all().iter().map(|path| self.below(path)).collect()
    }

    /// What holds the records of a board.
    pub fn board_paths(&self, slug: &str) -> Vec<String> {
        vec![self.below(&format!("{}/{slug}", layout::BOARDS))]
    }

    /// The steps that changed something at or below some paths, newest first, read as they are
    /// asked for.
    pub fn steps(
        &self,
        paths: &[String],
        wanted: Wanted,
    ) -> Result<impl Iterator<Item = Result<Step, GitError>> + use<'_>, GitError> {
        let from: Vec<String> = self.git.head()?.into_iter().collect();
        let commits = match from.is_empty() {
            true => None,
            false => Some(self.git.touching(&from, paths, wanted)?),
        };
        let paths = paths.to_vec();
        Ok(commits.into_iter().flatten().filter_map(move |commit| {
            commit
                .and_then(|commit| self.step(commit, &paths))
                .transpose()
        }))
    }

    /// The step that a commit is; none where it is none.
    fn step(&self, commit: Commit, paths: &[String]) -> Result<Option<Step>, GitError> {
        let by_hand = !Trailers::tell_all(&commit.message);
        let mut trailers = Trailers::read(&commit.message);
        if by_hand {
            // What else the commit changed belongs to the step too; whether it is one here is
            // decided by what was asked for.
            let touched = self.touched(&commit, paths)?.unwrap_or_default();
            if touched.is_empty() {
                return Ok(None);
            }
            let all = self.touched(&commit, &self.record_paths())?;
            self.tell(
                &mut trailers,
                &all.unwrap_or_default(),
                commit.parents.len(),
            );
        }
        Ok(Some(Step {
            subject: commit.message.lines().next().unwrap_or_default().to_owned(),
            author: self.git.mailmap(&commit.author),
            commit: commit.id,
            parents: commit.parents,
            at: commit.at,
            message: commit.message,
            trailers,
            by_hand,
        }))
    }

    /// One commit as a step, whatever it changed.
    pub fn step_of(&self, rev: &str) -> Result<Option<Step>, GitError> {
        let commit = self.git.read_commit(rev)?;
        self.step(commit, &self.record_paths())
    }

    /// The records that a commit changed; none where its parents are not here to compare with.
    pub fn touched(
        &self,
        commit: &Commit,
        paths: &[String],
    ) -> Result<Option<Vec<Touched>>, GitError> {
        let Some(changed) = self.git.changed(commit, paths)? else {
            return Ok(None);
        };
        Ok(Some(
            changed
                .into_iter()
                .filter_map(|one| self.record(one))
                .collect(),
        ))
    }

    fn record(&self, changed: Changed) -> Option<Touched> {
        let place = layout::place(changed.path.strip_prefix(self.prefix())?)?;
        Some(Touched {
            place,
            old: changed.old.into_iter().next().flatten(),
            new: changed.new,
        })
    }

    /// The record in a blob; none where it cannot be read.
    pub fn blob_entry(&self, place: &Place, blob: Option<&String>) -> Option<Entry> {
        self.blob_record(place, blob).ok().flatten()
    }

    /// The same where something is decided by it: none where it is no record, and an error where the system
    /// does not let it be read.
    pub fn blob_record(
        &self,
        place: &Place,
        blob: Option<&String>,
    ) -> Result<Option<Entry>, GitError> {
        let Some(blob) = blob else { return Ok(None) };
        let text = String::from_utf8(self.git.content(blob)?);
        let entry = text.map(|text| self.entry(&layout::path(place), &text));
        Ok(entry.ok().and_then(Result::ok).flatten())
    }

    /// Fills in what a commit does not say itself.
    fn tell(&self, trailers: &mut Trailers, touched: &[Touched], parents: usize) {
        let mut ids: HashMap<String, String> = HashMap::new();
        let mut told: Vec<Told> = touched
            .iter()
            .map(|touched| {
                let before = self.blob_entry(&touched.place, touched.old.as_ref());
                let after = self.blob_entry(&touched.place, touched.new.as_ref());
                let known = after.as_ref().or(before.as_ref());
                let id = known.map(|entry| entry.id().to_owned()).unwrap_or_default();
                ids.insert(layout::path(&touched.place), id);
                Told {
                    step: told::step(before.as_ref(), after.as_ref()),
                    place: touched.place.clone(),
                }
            })
            .collect();
        told::most_telling_first(&mut told);
        let step = told.first().map(|told| told.step.as_str());
        trailers.step = match parents {
            0 | 1 => step.map(str::to_owned),
            _ => Some("merged".to_owned()),
        };
        let mut boards: Vec<&str> = told
            .iter()
            .filter_map(|told| told.place.board.as_deref())
            .collect();
        boards.sort_unstable();
        boards.dedup();
        trailers.board = match boards.as_slice() {
            [one] => Some((*one).to_owned()),
            _ => None,
        };
        trailers.records.clear();
        for told in &told {
            let reference = told.place.reference();
            let reference = match reference.board.as_deref() {
                board if board == trailers.board.as_deref() => reference.to_string(),
                _ => reference.full(),
            };
            let id = ids.remove(&layout::path(&told.place)).unwrap_or_default();
            let known = trailers
                .records
                .iter()
                .any(|one| one.reference == reference);
            if !known {
                trailers.records.push(Recorded { reference, id });
            }
        }
    }
}
