//! The newest steps, without starting git: whoever asks for thirty has them before git would have begun.
//!
//! A step that lies further back is git's to find: it has the commit graph and its filters of changed paths.

use std::collections::HashSet;

use memchr::memmem;

use super::past::{Commits, Wanted};
use super::{Commit, Git, GitError, Walk};

/// So many commits are looked at here. In a folder of somebody's large project most of them are none of kata's.
const NEAR: usize = 200;

/// What [`Git::touching`] gives where only the first few may be wanted.
pub(super) struct Near<'a> {
    git: &'a Git,
    from: String,
    paths: Vec<String>,
    look: Look<'a>,
    /// What was looked at here, which git lists again.
    looked: HashSet<String>,
    most: usize,
}

enum Look<'a> {
    Here(Walk<'a>),
    ByGit(Commits<'a>),
    Ended,
}

impl Git {
    /// None where only git can tell: what libgit2 cannot read, where history is cut off, and where
    /// commits are shown in the place of others.
    pub(super) fn near(
        &self,
        from: &[String],
        paths: &[String],
    ) -> Result<Option<Near<'_>>, GitError> {
        self.near_within(from, paths, NEAR)
    }

    pub(super) fn near_within(
        &self,
        from: &[String],
        paths: &[String],
        most: usize,
    ) -> Result<Option<Near<'_>>, GitError> {
        let [from] = from else { return Ok(None) };
        if !self.reads.starts_nothing() || self.is_shallow() || self.has_replaced() {
            return Ok(None);
        }
        // libgit2 begins at no commit with a broken date.
        let Ok(walk) = self.reads.walk(from, None) else {
            return Ok(None);
        };
        Ok(Some(Near {
            git: self,
            from: from.clone(),
            paths: paths.to_vec(),
            look: Look::Here(walk),
            looked: HashSet::new(),
            most,
        }))
    }

    /// Whether `git replace` was used here.
    fn has_replaced(&self) -> bool {
        let packed = std::fs::read(self.common_dir.join("packed-refs")).unwrap_or_default();
        self.common_dir.join("refs/replace").exists()
            || memmem::find(&packed, b" refs/replace/").is_some()
    }
}

impl Near<'_> {
    fn follow(&mut self) -> Result<Option<Commit>, GitError> {
        loop {
            let id = match &mut self.look {
                Look::Ended => return Ok(None),
                Look::ByGit(listed) => match listed.next().transpose()? {
                    Some(commit) if self.looked.contains(&commit.id) => continue,
                    commit => return Ok(commit),
                },
                Look::Here(walk) => walk.next().transpose(),
            };
            let id = match id {
                Ok(None) => return Ok(None),
                Ok(Some(id)) if self.looked.len() < self.most => id,
                // It is as far as is looked here; or there is such a commit on the way.
                _ => {
                    let from = [self.from.clone()];
                    let listed = self.git.listed(&from, &self.paths, Wanted::Some)?;
                    self.look = Look::ByGit(listed);
                    continue;
                }
            };
            self.git.looked.one();
            let commit = self.git.reads.commit(&id)?;
            self.looked.insert(id);
            let touches = match commit.parents.as_slice() {
                [] => self.git.reads.differs(None, &commit.id, &self.paths)?,
                [parent] => self
                    .git
                    .reads
                    .differs(Some(parent), &commit.id, &self.paths)?,
                // Whether it brought anything of its own is looked at anyway.
                _ => true,
            };
            if touches {
                return Ok(Some(commit));
            }
        }
    }
}

impl Iterator for Near<'_> {
    type Item = Result<Commit, GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        let followed = self.follow();
        if followed.is_err() {
            self.look = Look::Ended;
        }
        followed.transpose()
    }
}
