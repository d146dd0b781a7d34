//! Which commit shows what stood at a moment.

use chrono::{DateTime, FixedOffset, Utc};

use crate::store::{git::GitError, home::Home};

/// The commits that HEAD has been, oldest first, each with the latest author date up to it.
///
/// A step that was dated back is there from when it was taken, which is after the steps before it.
/// So each commit counts with the latest date that it has seen; a date that lies ahead of the clock
/// is a wrong one, and counts for nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    commits: Vec<(String, DateTime<Utc>)>,
}

impl Home {
    pub fn chain(&self, now: DateTime<FixedOffset>) -> Result<Chain, GitError> {
        let mut commits = Vec::new();
        let mut next = self.git.head()?;
        while let Some(id) = next {
            // The oldest commits of a shallow clone name parents that are not here.
            if !self.git.has(&id) {
                break;
            }
            let commit = self.git.read_commit(&id)?;
            next = commit.parents.into_iter().next();
            commits.push((id, commit.at.to_utc()));
        }
        commits.reverse();
        let mut latest = DateTime::<Utc>::MIN_UTC;
        for (_, at) in &mut commits {
            if *at <= now.to_utc() {
                latest = latest.max(*at);
            }
            *at = latest;
        }
        Ok(Chain { commits })
    }
}

impl Chain {
    /// The last commit that stood at a moment; none before the first.
    pub fn at(&self, moment: DateTime<FixedOffset>) -> Option<&str> {
        let after = self
            .commits
            .partition_point(|(_, at)| *at <= moment.to_utc());
        let (id, _) = self.commits.get(after.checked_sub(1)?)?;
        Some(id)
    }

    /// The last commit before a moment; none where there is none.
    pub fn before(&self, moment: DateTime<FixedOffset>) -> Option<&str> {
        let after = self
            .commits
            .partition_point(|(_, at)| *at < moment.to_utc());
        let (id, _) = self.commits.get(after.checked_sub(1)?)?;
        Some(id)
    }
}
