//! A work tree that is being linked: one at a time, and noted until it is there.
//!
//! Linking takes several gits. A command that is killed among them leaves a folder that is in the
//! way of the next one; so the folder is noted first, and the next command takes away what it finds
//! there without a commit.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::git::{Git, GitError, Linked};
use super::home::WAIT;
use super::lock::Lock;
use super::note;

/// The right to link a work tree, held in the one that it is asked for in.
pub struct Linking<'g> {
    git: &'g Git,
    lock: Lock,
}

impl<'g> Linking<'g> {
    /// Takes the right, waiting for whoever has it, and ends what was cut off.
    pub fn take(git: &'g Git, on_wait: impl FnMut(&str)) -> Result<Linking<'g>, GitError> {
        let lock = Lock::take(git, WAIT, on_wait)?;
        let linking = Linking { git, lock };
        let mark = linking.mark();
        match fs::read_to_string(&mark) {
            // Cut off before it said anything, it was cut off before anything was made.
            Ok(dir) if !Path::new(&dir).is_absolute() => linking.forget()?,
            Ok(dir) => linking.end(Path::new(&dir))?,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(GitError::io(&mark)(error)),
        }
        Ok(linking)
    }

    /// See [`Git::link_unborn`].
    pub fn unborn(&self, dir: &Path, branch: &str, replace: bool) -> Result<Linked, GitError> {
        self.note(dir)?;
        let linked = self.git.link_unborn(&self.lock, dir, branch, replace)?;
        linked.git.sync_beginnings()?;
        Ok(linked)
    }

    /// See [`Git::link_branch`].
    pub fn branch(
        &self,
        dir: &Path,
        branch: &str,
        at: Option<&str>,
        replace: bool,
    ) -> Result<Linked, GitError> {
        self.note(dir)?;
        let linked = self.git.link_branch(&self.lock, dir, branch, at, replace)?;
        linked.git.sync_beginnings()?;
        Ok(linked)
    }

    /// Takes it away again, files and all.
    pub fn give_up(self, linked: Linked) -> Result<(), GitError> {
        self.git.unlink(linked)?;
        self.done()
    }

    /// It is there, with what was to be in it.
    pub fn done(self) -> Result<(), GitError> {
        self.forget()
    }

    fn mark(&self) -> PathBuf {
        self.git.own_dir().join("linking")
    }

    fn note(&self, dir: &Path) -> Result<(), GitError> {
        let mark = self.mark();
        let write = || {
            let mut file = fs::File::create(&mark)?;
            file.write_all(dir.to_string_lossy().as_bytes())?;
            file.sync_all()
        };
        write().map_err(GitError::io(&mark))
    }

    fn forget(&self) -> Result<(), GitError> {
        let mark = self.mark();
        match fs::remove_file(&mark) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(GitError::io(&mark)(error)),
            _ => Ok(()),
        }
    }

    /// The work tree that a folder is the top of. A folder that has no `.git` yet lies in whatever is around
    /// it, which may be the very work tree whose lock is held here.
    fn linked_at(&self, dir: &Path) -> Option<Git> {
        let git = Git::discover(dir).ok()?;
        let is_top = fs::canonicalize(git.work_tree()).ok()? == fs::canonicalize(dir).ok()?;
        let is_linked =
            git.common_dir() == self.git.common_dir() && git.git_dir() != self.git.git_dir();
        (is_top && is_linked).then_some(git)
    }

    /// Ends what an earlier command left in a folder. With the lock, no git of ours works there.
    fn end(&self, dir: &Path) -> Result<(), GitError> {
        if let Some(git) = self.linked_at(dir) {
            // The home's first step may have been under way.
            let lock = Lock::take(&git, WAIT, |_| ())?;
            note::recover(&git, &lock)?;
            // What cannot be read may well be there.
            if git.head()?.is_none() || git.branch()?.is_none() {
                self.git.sweep_link(dir)?;
            }
        } else {
            self.git.sweep_link(dir)?;
        }
        self.forget()
    }
}
