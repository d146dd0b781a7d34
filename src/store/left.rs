//! Telling a lock file that a killed git left behind from one that a living git works under.

use std::fs::{self, Metadata};
use std::io::{Error, ErrorKind};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use super::git::{Git, GitError};

/// How long a lock file must stay as it is to be anyone's who has died.
pub const STILL: Duration = Duration::from_millis(300);

/// How often it is looked again whether somebody is done.
pub const AGAIN: Duration = Duration::from_millis(40);

pub fn is_absent(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// When a file was last written; none where there is none.
pub fn modified(path: &Path) -> Option<SystemTime> {
    fs::symlink_metadata(path)
        .and_then(|meta| meta.modified())
        .ok()
}

/// Whether a file is the same one, untouched, for a while.
pub fn stays(path: &Path, wait: Duration) -> bool {
    let look = || -> Option<(SystemTime, u64)> {
        let meta: Metadata = fs::symlink_metadata(path).ok()?;
        Some((meta.modified().ok()?, meta.len()))
    };
    let first = look();
    let started = Instant::now();
    while first.is_some() && started.elapsed() < wait {
        sleep(Duration::from_millis(20));
        if look() != first {
            return false;
        }
    }
    first.is_some()
}

/// Whether a git still works in this repository, though all have been waited for while something
/// of theirs lay there; none where the system does not tell. A tidying that git left in the background
/// is over soon, and only then is it known whose the locks are.
pub fn lives_on(git: &Git, theirs: &Path) -> Option<bool> {
    let started = Instant::now();
    loop {
        match git.lives_here() {
            Some(true) if theirs.exists() && started.elapsed() < git.patience() => sleep(AGAIN),
            lives => return lives,
        }
    }
}

/// Removes a lock file; that somebody else was first is as good.
pub fn remove(path: &Path) -> Result<(), GitError> {
    match fs::remove_file(path) {
        Err(error) if !is_absent(&error) => Err(GitError::io(path)(error)),
        _ => Ok(()),
    }
}
