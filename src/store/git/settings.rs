//! What is written into a repository's own settings.
//!
//! git makes that file durable in no way, and a power cut soon after `git config` may leave a repository
//! without its remotes and its author, or one that no git opens. So git changes a copy; the copy is made durable
//! and takes the file's place under the lock that every git takes for it.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Instant;

use super::files::sync_folder;
use super::{Git, GitError};
use crate::store::left::{AGAIN, is_absent};

/// What git leaves out of what it makes durable by itself, of that without which nothing opens a repository.
const BEGINNINGS: [&str; 6] = [
    "config",
    "config.worktree",
    "HEAD",
    "packed-refs",
    "commondir",
    "gitdir",
];

impl Git {
    /// Sets some settings of this repository; what has no value is taken out.
    pub(super) fn configure(&self, settings: &[(&str, Option<&str>)]) -> Result<(), GitError> {
        let own = self.own_dir();
        fs::create_dir_all(&own).map_err(GitError::io(&own))?;
        // One of us at a time, so that a copy that lies there is a dead one's.
        let turn = own.join("settings");
        let file = File::options().create(true).append(true).open(&turn);
        let held = file.and_then(|file| file.lock().map(|()| file));
        let _held = held.map_err(GitError::io(&turn))?;
        // It may be a link, and what it leads to is what git locks.
        let place = self.common_dir().join("config");
        let place = fs::canonicalize(&place).map_err(GitError::io(&place))?;
        let copy = Copy::beside(&place, own.join("config"));
        let started = Instant::now();
        loop {
            let before = fs::read(&place).map_err(GitError::io(&place))?;
            self.change(&copy, settings)?;
            let taken = copy.take_lock().map_err(GitError::io(&copy.lock))?;
            if taken && fs::read(&place).is_ok_and(|now| now == before) {
                fs::rename(&copy.lock, &place).map_err(GitError::io(&place))?;
                return sync_folder(place.parent().unwrap_or(&place));
            }
            if taken {
                // Somebody was faster: their settings are to stay.
                copy.clear()?;
            } else if started.elapsed() >= self.patience() {
                return Err(GitError::Locked {
                    path: copy.lock.clone(),
                });
            }
            sleep(AGAIN);
        }
    }

    /// Has git change a copy, and makes that durable.
    fn change(&self, copy: &Copy, settings: &[(&str, Option<&str>)]) -> Result<(), GitError> {
        copy.clear()?;
        let path = &copy.path;
        fs::copy(&copy.of, path).map_err(GitError::io(path))?;
        let named = path.to_str().ok_or_else(|| GitError::BadPath {
            path: path.display().to_string(),
        })?;
        for (key, value) in settings {
            match value {
                Some(value) => self.run.read(&["config", "--file", named, key, value])?,
                None => self
                    .run
                    .read(&["config", "--file", named, "--unset", key])?,
            };
        }
        let file = File::open(path).and_then(|file| file.sync_all());
        file.map_err(GitError::io(path))
    }

    /// Makes durable what git has just made of a new repository or work tree.
    pub(in crate::store) fn sync_beginnings(&self) -> Result<(), GitError> {
        for folder in [self.common_dir(), self.git_dir()] {
            for name in BEGINNINGS {
                let path = folder.join(name);
                match File::open(&path).and_then(|file| file.sync_all()) {
                    Err(error) if !is_absent(&error) => return Err(GitError::io(&path)(error)),
                    _ => {}
                }
            }
            sync_folder(folder)?;
        }
        // In a linked work tree, a file that names the git directory.
        let dot_git = self.work_tree().join(".git");
        match File::open(&dot_git).and_then(|file| file.sync_all()) {
            Err(error) if !is_absent(&error) => Err(GitError::io(&dot_git)(error)),
            _ => Ok(()),
        }
    }
}

/// The settings as they are to be, beside the lock that git takes for them. Dropped, both are gone.
struct Copy {
    of: PathBuf,
    path: PathBuf,
    lock: PathBuf,
}

impl Copy {
    fn beside(of: &Path, path: PathBuf) -> Copy {
        let mut lock = of.as_os_str().to_owned();
        lock.push(".lock");
        Copy {
            of: of.to_path_buf(),
            path,
            lock: lock.into(),
        }
    }

    /// Whether nobody else has the lock: then it is this same file under another name, by which a later one
    /// of us knows it for ours.
    fn take_lock(&self) -> std::io::Result<bool> {
        match fs::hard_link(&self.path, &self.lock) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            // A file system without such names.
            Err(_) => match File::options()
                .write(true)
                .create_new(true)
                .open(&self.lock)
            {
                Ok(mut lock) => {
                    std::io::copy(&mut File::open(&self.path)?, &mut lock)?;
                    lock.sync_all().map(|()| true)
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
                Err(error) => Err(error),
            },
        }
    }

    fn clear(&self) -> Result<(), GitError> {
        let mut beside = self.path.clone().into_os_string();
        beside.push(".lock");
        let ours = is_one_file(&self.path, &self.lock);
        let lock = ours.then_some(&self.lock);
        for path in lock.into_iter().chain([&self.path, &PathBuf::from(beside)]) {
            match fs::remove_file(path) {
                Err(error) if !is_absent(&error) => return Err(GitError::io(path)(error)),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // What stays is cleared away by whoever sets something next.
        let _ = self.clear();
    }
}

#[cfg(unix)]
fn is_one_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let which = |path| fs::symlink_metadata(path).map(|meta| (meta.dev(), meta.ino()));
    matches!((which(one), which(other)), (Ok(one), Ok(other)) if one == other)
}

/// Not to be told here; such a lock is for the person to remove, as git's own is.
#[cfg(not(unix))]
fn is_one_file(_: &Path, _: &Path) -> bool {
    false
}
