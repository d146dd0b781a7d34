//! The pictures that go and come with the records that are taken back.

use std::collections::BTreeSet;

use super::Restored;
use crate::{
    cmd::failure::Failure,
    practice::entry::Entry,
    store::{
        history::Step,
        home::{File, Home},
        layout,
    },
};

/// Those that no record names any more, and those that are named again.
pub(super) fn of(home: &Home, step: &Step, restored: &[Restored]) -> Result<Vec<File>, Failure> {
    let before = named(restored.iter().filter_map(|one| one.now.as_ref()));
    let after = named(restored.iter().filter_map(|one| one.then.as_ref()));
    let mut files = Vec::new();
    let mut gone: Vec<&String> = before.difference(&after).collect();
    // Where none was added or taken out, no other record is looked at.
    if !gone.is_empty() {
        let elsewhere = elsewhere(home, restored)?;
        gone.retain(|path| !elsewhere.contains(*path));
    }
    for path in gone {
        if home.content(path)?.is_some() {
            files.push((path.clone(), None));
        }
    }
    for path in after {
        // The step took it away, so it is in what there was before.
        if home.content(&path)?.is_none()
            && let Some(parent) = step.parents.first()
            && let Some(bytes) = home.git.blob(parent, &home.below(&path))?
        {
            files.push((path, Some(bytes)));
        }
    }
    Ok(files)
}

fn named<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> BTreeSet<String> {
    let pictures = entries.into_iter().flat_map(layout::pictures_of);
    pictures.map(|(_, path)| path).collect()
}

/// What the records name that are not taken back.
fn elsewhere(home: &Home, restored: &[Restored]) -> Result<BTreeSet<String>, Failure> {
    let mut found = BTreeSet::new();
    for slug in home.board_names()? {
        // A board that cannot be read names what can be seen of it.
        let Ok(board) = home.board(&slug) else {
            continue;
        };
        let others = board.value.entries().iter();
        let others = others.filter(|entry| restored.iter().all(|one| one.place != entry.place));
        found.extend(named(others));
    }
    Ok(found)
}
