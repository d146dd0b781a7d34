//! Commits that name a record in a trailer: `Kata: packing/E14`, from anywhere in the repository.
//!
//! What was found is kept in the git directory under the tips up to which was looked; it may be
//! deleted at any time.

use std::fs;

use serde::{Deserialize, Serialize};

use crate::{
    practice::{entry::Entry, reference},
    store::{
        git::{GitError, Mention},
        home::Home,
    },
};

const FILE: &str = "kata/links.json";
const TRAILER: &str = "Kata";

#[derive(Debug, Default, Serialize, Deserialize)]
struct Links {
    tips: Vec<String>,
    mentions: Vec<Mention>,
}

impl Home {
    /// The commits that name a record, newest first. Without its board a record is named where
    /// there is but one.
    pub fn mentions(&self, entry: &Entry, only_board: bool) -> Result<Vec<Mention>, GitError> {
        let names = |mention: &Mention| {
            mention.names.iter().any(|name| {
                let spoken = reference::read(name);
                let whole = spoken.board.is_some() || entry.place.board.is_none() || only_board;
                whole && spoken.names(&entry.place)
            })
        };
        let mut mentions = self.all_mentions()?;
        mentions.retain(names);
        Ok(mentions)
    }

    fn all_mentions(&self) -> Result<Vec<Mention>, GitError> {
        let tips = self.git.tips()?;
        let file = self.git.common_dir().join(FILE);
        let kept = fs::read_to_string(&file).ok();
        let kept: Links = kept
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        if kept.tips == tips {
            return Ok(kept.mentions);
        }
        // Where a branch was taken back, what only it had must go: then all is looked at anew.
        let onward = kept.tips.iter().all(|tip| {
            self.git.has(tip)
                && tips
                    .iter()
                    .any(|newer| self.git.is_ancestor(tip, newer).unwrap_or(false))
        });
        let (known, old) = match onward {
            true => (kept.tips, kept.mentions),
            false => (Vec::new(), Vec::new()),
        };
        let mut mentions = self.git.mentions(TRAILER, &known)?;
        mentions.extend(old);
        let links = Links { tips, mentions };
        if let Ok(text) = serde_json::to_string(&links)
            && let Some(folder) = file.parent()
            && fs::create_dir_all(folder).is_ok()
        {
            let _ = fs::write(&file, text);
        }
        Ok(links.mentions)
    }
}
