//! The highest number that a kind of record ever had on a board.
//!
//! A number is never used twice, not after an undo either, so the trailers of the whole history
//! count too. What was read of them is kept in the git directory under the commit at which it was
//! read; it may be deleted at any time and is thrown away when history was rewritten.

use std::{
    collections::{BTreeMap, HashSet},
    fs,
};

use serde::{Deserialize, Serialize};

use crate::{
    practice::{
        kind::Kind,
        reference::{self, Name},
    },
    store::{
        git::{Git, GitError},
        history::Trailers,
    },
};

/// Kept beside the lock, one file a work tree.
const FILE: &str = "kata/numbers.json";

#[derive(Debug, Default, Serialize, Deserialize)]
struct Numbers {
    /// The commit up to which history was read.
    head: String,
    /// By board and letters (`packing/E`, or `P` for the home).
    highest: BTreeMap<String, u32>,
}

impl Numbers {
    fn count(&mut self, trailers: &Trailers) {
        for record in &trailers.records {
            let spoken = reference::read(&record.reference);
            if let Name::Numbered(kind, number) = spoken.name {
                let board = spoken
                    .board
                    .as_deref()
                    .or(trailers.board.as_deref())
                    .filter(|_| kind_of_board(kind));
                let highest = self.highest.entry(key(board, kind)).or_default();
                *highest = (*highest).max(number);
            }
        }
    }
}

fn key(board: Option<&str>, kind: Kind) -> String {
    match board {
        Some(board) => format!("{board}/{}", kind.prefix()),
        None => kind.prefix().to_owned(),
    }
}

/// The highest number in the trailers of everything reachable from HEAD; 0 where there is none.
pub fn highest_in_history(git: &Git, board: Option<&str>, kind: Kind) -> Result<u32, GitError> {
    let Some(head) = git.head()? else {
        return Ok(0);
    };
    let file = git.git_dir().join(FILE);
    let kept: Option<Numbers> = fs::read_to_string(&file)
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok());
    let kept = match kept {
        Some(kept) if kept.head == head => {
            return Ok(kept.highest.get(&key(board, kind)).copied().unwrap_or(0));
        }
        kept => kept.unwrap_or_default(),
    };
    let mut numbers = match since(git, &head, kept) {
        Some(numbers) => numbers,
        // Never read, or rewritten since.
        None => all_of(git, &head)?,
    };
    numbers.head = head;
    let found = numbers.highest.get(&key(board, kind)).copied().unwrap_or(0);
    // Only what speeds the next reading up: a folder that cannot be written to is no error.
    if let Ok(text) = serde_json::to_string(&numbers)
        && let Some(folder) = file.parent()
        && fs::create_dir_all(folder).is_ok()
    {
        let _ = fs::write(&file, text);
    }
    Ok(found)
}

/// What was read before, and what has come since; none where what was read is not below HEAD.
fn since(git: &Git, head: &str, mut kept: Numbers) -> Option<Numbers> {
    let known = kept.head.clone();
    if known.is_empty() || !git.has(&known) {
        return None;
    }
    let mut next = head.to_owned();
    // Most often the commit below.
    while next != known {
        let commit = git.read_commit(&next).ok()?;
        match <[String; 1]>::try_from(commit.parents) {
            Ok([parent]) => {
                kept.count(&Trailers::read(&commit.message));
                next = parent;
            }
            Err(_) => return beyond(git, &next, &known, kept),
        }
    }
    Some(kept)
}

/// Where lines came together: what none of them had that was read.
fn beyond(git: &Git, from: &str, known: &str, mut kept: Numbers) -> Option<Numbers> {
    if !git.is_ancestor(known, from).ok()? {
        return None;
    }
    for commit in git.history(from, Some(known)).ok()? {
        kept.count(&Trailers::read(&commit.ok()?.message));
    }
    Some(kept)
}

fn all_of(git: &Git, head: &str) -> Result<Numbers, GitError> {
    let mut numbers = Numbers::default();
    let mut ahead = vec![head.to_owned()];
    let mut seen = HashSet::new();
    while let Some(id) = ahead.pop() {
        // A shallow clone has not got all parents.
        if seen.insert(id.clone()) && git.has(&id) {
            let commit = git.read_commit(&id)?;
            numbers.count(&Trailers::read(&commit.message));
            ahead.extend(commit.parents);
        }
    }
    Ok(numbers)
}

/// The highest number in the trailers of what `from` has beyond `known`.
pub fn highest_beyond(
    git: &Git,
    from: &str,
    known: &str,
    board: Option<&str>,
    kind: Kind,
) -> Result<u32, GitError> {
    let mut numbers = Numbers::default();
    for commit in git.history(from, Some(known))? {
        numbers.count(&Trailers::read(&commit?.message));
    }
    Ok(numbers.highest.get(&key(board, kind)).copied().unwrap_or(0))
}

/// Whether a kind's records stand on a board: a step of a board may hold records of the home too.
fn kind_of_board(kind: Kind) -> bool {
    matches!(kind.folder(), crate::practice::kind::Folder::Board(_))
}
