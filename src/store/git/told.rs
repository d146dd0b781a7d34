//! What each commit of a long history changed, as git tells it while it lists them.
//!
//! To compare the trees of every commit here costs more than all the rest of a check; one
//! `git diff-tree` does it in a quarter of the time, and beside what is done here with what it tells.

use std::io::{BufRead as _, BufReader, Split};
use std::process::{Child, ChildStdout, Command, Stdio};

use super::past::{Changed, broken_off, literally, raw_pair};
use super::run::{self, Paths};
use super::{Commit, Git, GitError};

/// A commit, and what it changed: none where nobody can tell, as [`Git::changed`] says it.
pub type Told = (Commit, Option<Vec<Changed>>);

impl Git {
    /// The commits before and at `from` that change something at a path of a pattern behind a
    /// prefix, newest first, each with all that it changed at and below `within`. `*` is any name:
    /// git compares each name that it meets with each path that it is told, and for many of them a
    /// pattern is cheaper.
    pub fn told_like<'a>(
        &'a self,
        from: &[String],
        (prefix, pattern): (&str, &str),
        within: &'a [String],
    ) -> Result<Box<dyn Iterator<Item = Result<Told, GitError>> + 'a>, GitError> {
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
            // Slower, and all of them.
            Err(GitError::NoGit) => {
                let first = from.first().map(|first| self.reads.walk(first, None));
                let ids = first.transpose()?.into_iter().flatten();
                Ok(Box::new(ids.map(move |id| {
                    let commit = self.reads.commit(&id?)?;
                    let changed = self.changed(&commit, within)?;
                    Ok((commit, changed))
                })))
            }
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
        let mut gits = Gits(Vec::new());
        let list = git.run.reading_as(Paths::Patterns, &args);
        let ids = gits.start(list, Stdio::null())?;
        let mut args = vec!["diff-tree", "--stdin", "--always", "-r", "-z", "--raw"];
        args.extend(["--no-renames", "--no-abbrev", "--"]);
        args.extend(within.iter().map(String::as_str));
        let told = gits.start(git.run.reading(&args), ids.into())?;
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
        // Half a history must not pass for all of it.
        if !self.gits.end_well() {
            self.begun = None;
            return Some(Err(broken_off(None)));
        }
        self.begun.take().map(|begun| Ok((begun, changed)))
    }
}

/// Gits that run, ended with whoever reads what they tell.
struct Gits(Vec<Child>);

impl Gits {
    fn start(&mut self, mut git: Command, reads: Stdio) -> Result<ChildStdout, GitError> {
        // Nobody waits for the first of it.
        let git = git.env("GIT_FLUSH", "0");
        let git = git
            .stdin(reads)
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = git.spawn().map_err(run::not_started)?;
        let told = child.stdout.take();
        self.0.push(child);
        told.ok_or_else(|| broken_off(None))
    }

    /// Whether all of them have, so far.
    fn end_well(&mut self) -> bool {
        let ended = self.0.drain(..).map(|mut git| git.wait());
        ended.fold(true, |well, ended| {
            well & ended.is_ok_and(|status| status.success())
        })
    }
}

impl Drop for Gits {
    fn drop(&mut self) {
        for git in &mut self.0 {
            let _ = git.kill();
            let _ = git.wait();
        }
    }
}
