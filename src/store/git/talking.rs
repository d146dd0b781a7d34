//! The mark that a git of ours talks to another repository.
//!
//! Killed, such a git may leave a lock file at the reference it was about to write, and every later
//! fetch would stop at it. The mark says which references those are, and is held open, and locked,
//! by whoever talks: where it is found with nobody holding it, the lock files that came after it are
//! a dead one's.

use std::fs::{self, File, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::{Git, GitError};
use crate::store::left::{self, STILL};

/// What a fetch or a push locks beside the references themselves, in the common git directory.
const ALSO: [&str; 6] = [
    "packed-refs",
    "reftable/tables.list",
    "config",
    "shallow",
    "objects/info/commit-graph",
    "objects/info/commit-graphs/commit-graph-chain",
];

/// The part of a reference's name that makes it one work tree's own.
const OWN: &str = "refs/worktree/";

/// Held for as long as somebody talks. Dropped without its end, it leaves the mark.
pub(super) struct Talking {
    file: File,
    path: PathBuf,
}

impl Talking {
    /// Says that these references may be written, once what a dead one left is out of the way.
    pub fn begin(git: &Git, references: &[&str]) -> Result<Talking, GitError> {
        let folder = git.common_dir().join("kata");
        fs::create_dir_all(&folder).map_err(GitError::io(&folder))?;
        let path = folder.join("talking");
        let failed = || GitError::io(&path);
        let mut file = File::options()
            .append(true)
            .create(true)
            .open(&path)
            .map_err(failed())?;
        let noted = || fs::read_to_string(&path).map_err(failed());
        if !noted()?.is_empty() {
            match file.try_lock() {
                Ok(()) => {
                    // Read again: it may have been ended in between.
                    clear(git, &path, &noted()?)?;
                    file.set_len(0).map_err(failed())?;
                }
                // Somebody talks now, and looks after what it locks itself.
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(failed()(error)),
            }
        }
        file.lock_shared().map_err(failed())?;
        let before = noted()?;
        for reference in references {
            // Written only once, since the time of the last writing is the time of the first talk.
            if !before.lines().any(|line| line == *reference) {
                file.write_all(format!("{reference}\n").as_bytes())
                    .map_err(failed())?;
            }
        }
        // A power cut that leaves a lock leaves the mark too.
        file.sync_all().map_err(failed())?;
        Ok(Talking { file, path })
    }

    /// The mark as a git's standard input: it stays locked for as long as that git lives.
    pub fn handle(&self) -> Result<Stdio, GitError> {
        let file = self.file.try_clone();
        file.map(Stdio::from).map_err(GitError::io(&self.path))
    }

    /// The git has ended by itself, and so has cleaned up. Whoever is the last to talk takes the mark
    /// away; where that fails, the next one looks for what a dead one left, and finds nothing.
    pub fn end(self) {
        if self.file.try_lock().is_ok() {
            let _ = self.file.set_len(0);
        }
    }
}

/// Removes the lock files at the noted references that are as young as the mark, and that nobody
/// works under any more.
fn clear(git: &Git, mark: &Path, noted: &str) -> Result<(), GitError> {
    let Some(noted_at) = left::modified(mark) else {
        return Ok(());
    };
    for path in locks(git, noted) {
        let ours = left::modified(&path).is_some_and(|at| at >= noted_at);
        if !ours {
            continue;
        }
        // A git of somebody's own may be at the same references. While that is not known the mark stays.
        if left::lives_on(git, &path) == Some(true) {
            return Err(GitError::Locked { path });
        }
        if left::stays(&path, STILL) {
            left::remove(&path)?;
        }
    }
    Ok(())
}

fn locks(git: &Git, noted: &str) -> Vec<PathBuf> {
    let named = noted.lines().filter(|line| {
        // It is written by this program alone; and what is removed is a lock of a reference.
        line.starts_with("refs/") && line.split('/').all(|part| !matches!(part, "" | "." | ".."))
    });
    let references = named.map(|line| match line.starts_with(OWN) {
        true => git.git_dir().join(line),
        false => git.common_dir().join(line),
    });
    let also = ALSO.iter().map(|name| git.common_dir().join(name));
    let locked = |path: PathBuf| {
        let mut name = path.into_os_string();
        name.push(".lock");
        PathBuf::from(name)
    };
    references.chain(also).map(locked).collect()
}
