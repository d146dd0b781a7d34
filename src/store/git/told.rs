//! What each commit of a long history changed, as git tells it while it lists them.
//!
//! To compare the trees of every commit here was much of a check of 500 boards. One `git diff-tree` takes
//! three seconds for 34,000 commits, and that beside what is done here with what it tells.

use std::io::{BufRead as _, BufReader, Split};
use std::process::{ChildStdout, Stdio};

use super::past::{Changed, Gits, Wanted, broken_off, literally, raw_pair};
use super::run::Paths;
use super::{Commit, Git, GitError};

/// A commit, and what it changed: none where nobody can tell, as [`Git::changed`] says it.
pub type Told = (Commit, Option<Vec<Changed>>);

/// Commits, each with what it changed.
type Tellings<'a> = Box<dyn Iterator<Item = Result<Told, GitError>> + 'a>;

impl Git {
    /// All commits before and at `from` that change something at or below `paths`, newest first, each with
    /// what it changed at and below `within`. Compared here, from the top: what is alike is not looked into.
    pub fn told<'a>(
        &'a self,
        from: &[String],
        paths: &[String],
        within: &'a [String],
    ) -> Result<Tellings<'a>, GitError> {
        let commits = self.touching(from, paths, Wanted::All)?;
        Ok(Box::new(commits.map(move |commit| {
            let commit = commit?;
            let changed = self.changed(&commit, within)?;
            Ok((commit, changed))
        })))
    }

    /// The same of those that change something at a path of a pattern behind a prefix, as git tells it.
    /// `*` is any name: git compares each name that it meets with each path that it is told, and for many
    /// of them a pattern is cheaper.
    pub fn told_like<'a>(
        &'a self,
        from: &[String],
        (prefix, pattern): (&str, &str),
        within: &'a [String],
    ) -> Result<Tellings<'a>, GitError> {
        let path = format!("{}{pattern}", literally(prefix));
        match Running::begin(self, from, &path, within) {
            Ok(running) => Ok(Box::new(running.map(move |told| {
                let (id, changed) = told?;
                self.looked.one();
                let commit = self.reads.commit(&id)?;
                // Of a merge git tells nothing, of a first commit neither; and where history is
                // cut off it takes a commit for a first one.
                let told = match commit.parents.as_slice() {
                    [parent] if !changed.is_empty() && self.has(parent) => Some(changed),
                    _ => self.changed(&commit, within)?,
                };
                Ok((commit, told))
            }))),
            Err(GitError::NoGit) => self.told(from, within, within),
            Err(error) => Err(error),
        }
    }
}

/// A git that lists commits, and one that tells what each of them changed.
struct Running {
    gits: Gits,
    parts: Split<BufReader<ChildStdout>>,
    /// The commit whose changes come next.
    begun: Option<String>,
}

impl Running {
    fn begin(
        git: &Git,
        from: &[String],
        path: &str,
        within: &[String],
    ) -> Result<Running, GitError> {
        let mut args = vec!["rev-list", "--full-history"];
        args.extend(from.iter().map(String::as_str));
        args.extend(["--", path]);
        let mut gits = Gits::default();
        let list = git.run.reading_as(Paths::Patterns, &args);
        let ids = gits.start(list, Stdio::null(), Wanted::All)?;
        let mut args = vec!["diff-tree", "--stdin", "--always", "-r", "-z", "--raw"];
        args.extend(["--no-renames", "--no-abbrev", "--"]);
        args.extend(within.iter().map(String::as_str));
        let told = gits.start(git.run.reading(&args), ids.into(), Wanted::All)?;
        Ok(Running {
            gits,
            parts: BufReader::new(told).split(0),
            begun: None,
        })
    }
}

impl Iterator for Running {
    type Item = Result<(String, Vec<Changed>), GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut changed = Vec::new();
        while let Some(part) = self.parts.next() {
            let part = match part {
                Ok(part) => part,
                Err(error) => return Some(Err(broken_off(Some(error)))),
            };
            if part.starts_with(b":") {
                let Some(Ok(path)) = self.parts.next() else {
                    break;
                };
                let pair = raw_pair(&part, &path);
                changed.extend(pair.map(|pair| Changed {
                    path: pair.path,
                    old: vec![pair.old],
                    new: pair.new,
                }));
                continue;
            }
            let id = String::from_utf8_lossy(&part).into_owned();
            if let Some(begun) = self.begun.replace(id) {
                return Some(Ok((begun, changed)));
            }
        }
        let begun = self.begun.take();
        match self.gits.end_well() {
            Ok(()) => begun.map(|begun| Ok((begun, changed))),
            Err(error) => Some(Err(error)),
        }
    }
}
