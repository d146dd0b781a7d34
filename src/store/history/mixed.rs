//! Merges that brought what none of their sides has.
//!
//! Each merge is made again, by ids. git matches files by their content where one was renamed, and
//! has put the result of one experiment into another by that, without a conflict. What a person had
//! to decide may be anything; where nobody had to, the merge has to say what its sides come to.

use std::collections::HashMap;

use crate::{
    practice::{
        diff::FieldChange,
        entry::Entry,
        kind::Kind,
        merge::{self, Became, Met},
    },
    store::{
        git::GitError,
        home::{Home, StoreError},
        layout,
    },
};

/// A record of a merge commit that is not what the merge comes to.
#[derive(Debug)]
pub struct Mixed {
    pub commit: String,
    /// As the merge commit has it.
    pub entry: Entry,
    /// From what it should be to what it is.
    pub changes: Vec<FieldChange>,
}

/// All of them, as far as the history is here.
pub fn mixed(home: &Home) -> Result<Vec<Mixed>, StoreError> {
    let Some(head) = home.git.head()? else {
        return Ok(Vec::new());
    };
    let mut all = Vec::new();
    for commit in home.git.merges(&head)? {
        all.extend(in_merge(home, &commit)?);
    }
    Ok(all)
}

fn in_merge(home: &Home, id: &str) -> Result<Vec<Mixed>, StoreError> {
    let commit = home.git.read_commit(id)?;
    // Of more than two sides no two meet alone.
    let [ours, theirs] = commit.parents.as_slice() else {
        return Ok(Vec::new());
    };
    if !home.git.has(ours) || !home.git.has(theirs) {
        return Ok(Vec::new());
    }
    let meeting = home.meet(ours, theirs, None)?;
    let found = records(home, id, [ours, theirs])?;
    // Where one name was given away twice, either may have got another number, and what refers to
    // it with it.
    let renamed = meeting
        .together
        .records
        .iter()
        .any(|met| met.renamed().is_some());
    let mut all = Vec::new();
    for met in &meeting.together.records {
        if matches!(met.became, Became::Gone) {
            continue;
        }
        // One that the merge has as one of its sides has it is not among what differs from both.
        let Some(entry) = found.get(&key(met)) else {
            continue;
        };
        let mut changes = merge::mixed(met, Some(entry));
        if renamed {
            changes.retain(|change| !refers(entry.place.kind, &change.path));
        }
        if !changes.is_empty() {
            all.push(Mixed {
                commit: id.to_owned(),
                entry: entry.clone(),
                changes,
            });
        }
    }
    Ok(all)
}

fn refers(kind: Kind, path: &[String]) -> bool {
    let mut fields = kind.fields().iter();
    fields.any(|field| field.path == path && field.refers.is_some())
}

fn key(met: &Met) -> (Kind, String) {
    let id = met.base.as_ref().map(|entry| entry.id().to_owned());
    let id = id.or_else(|| {
        let side = met.ours.as_ref().or(met.theirs.as_ref())?;
        Some(side.is.id().to_owned())
    });
    name(
        met.place.kind,
        &id.unwrap_or_default(),
        &layout::path(&met.place),
    )
}

/// A record by its id, or by its file where it has none.
fn name(kind: Kind, id: &str, path: &str) -> (Kind, String) {
    let name = if id.is_empty() { path } else { id };
    (kind, name.to_owned())
}

/// The records of a merge commit that are not the same in one of its parents.
fn records(
    home: &Home,
    id: &str,
    parents: [&str; 2],
) -> Result<HashMap<(Kind, String), Entry>, GitError> {
    let mut found = HashMap::new();
    for parent in parents {
        for pair in home.git.pairs(parent, id, &home.record_paths())? {
            let Some(place) = pair
                .path
                .strip_prefix(home.prefix())
                .and_then(layout::place)
            else {
                continue;
            };
            if let Some(entry) = home.blob_entry(&place, pair.new.as_ref()) {
                let key = name(place.kind, entry.id(), &layout::path(&place));
                found.insert(key, entry);
            }
        }
    }
    Ok(found)
}
