//! What was decided about a merge that is not made yet: several fields may be open, and each is
//! decided by a command of its own. It belongs to two commits, and counts for no others.

use std::{collections::BTreeMap, fs, io::ErrorKind};

use serde::{Deserialize, Serialize};

use crate::{
    practice::merge::Take,
    store::git::{Git, GitError},
};

const FILE: &str = "decided.toml";

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Decided {
    ours: String,
    theirs: String,
    #[serde(default)]
    fields: BTreeMap<String, Kept>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kept {
    Ours,
    Theirs,
    Both,
    Value(toml::Value),
}

impl Decided {
    /// What was decided between two commits so far.
    pub fn read(git: &Git, ours: &str, theirs: &str) -> Decided {
        let kept = fs::read_to_string(git.own_dir().join(FILE)).ok();
        let kept: Option<Decided> = kept.and_then(|text| toml::from_str(&text).ok());
        kept.filter(|kept| kept.ours == ours && kept.theirs == theirs)
            .unwrap_or_else(|| Decided {
                ours: ours.to_owned(),
                theirs: theirs.to_owned(),
                fields: BTreeMap::new(),
            })
    }

    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    pub fn of(&self, field: &str) -> Option<Take> {
        Some(match self.fields.get(field)? {
            Kept::Ours => Take::Ours,
            Kept::Theirs => Take::Theirs,
            Kept::Both => Take::Both,
            Kept::Value(value) => Take::Value(value.clone()),
        })
    }

    /// Keeps a decision for the next command.
    pub fn keep(&mut self, git: &Git, field: &str, take: &Take) -> Result<(), GitError> {
        let kept = match take {
            Take::Ours => Kept::Ours,
            Take::Theirs => Kept::Theirs,
            Take::Both => Kept::Both,
            Take::Value(value) => Kept::Value(value.clone()),
        };
        self.fields.insert(field.to_owned(), kept);
        let path = git.own_dir().join(FILE);
        let text = toml::to_string(self).map_err(|error| GitError::Read {
            what: path.display().to_string(),
            reason: error.to_string(),
        })?;
        fs::create_dir_all(git.own_dir()).map_err(GitError::io(&path))?;
        fs::write(&path, text).map_err(GitError::io(&path))
    }

    /// Forgets everything, once the merge is made.
    pub fn forget(git: &Git) -> Result<(), GitError> {
        let path = git.own_dir().join(FILE);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(GitError::io(&path)(error)),
            _ => Ok(()),
        }
    }
}
