//! One writer at a time.
//!
//! The lock is an open file's, so the system frees it when the last process that has the file open
//! ends, however that comes about: nothing stale can stay behind. Each git that writes gets the
//! file as its standard input, and so holds the lock too.

use std::fs::{self, File, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::git::{Git, GitError, WRITING, sync_folder};

/// When the person is told that something is waited for.
const QUIET: Duration = Duration::from_secs(1);

/// The right to write in one work tree, given back when it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock, waiting at most `wait` for whoever has it.
    ///
    /// `on_wait` is called once, after about a second, with what holds it.
    pub fn take(
        git: &Git,
        wait: Duration,
        mut on_wait: impl FnMut(&str),
    ) -> Result<Lock, GitError> {
        let folder = git.own_dir();
        if !folder.is_dir() {
            fs::create_dir_all(&folder).map_err(GitError::io(&folder))?;
            // The note must outlive a power cut, and so must the folder it will lie in.
            sync_folder(git.git_dir())?;
        }
        let path = folder.join("lock");
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(GitError::io(&path))?;
        // Whoever holds it may be waiting for us: a hook of its step has started us.
        let within =
            std::env::var_os(WRITING).is_some_and(|held| git.git_dir() == Path::new(&held));
        let wait = if within { Duration::ZERO } else { wait };
        let started = Instant::now();
        let mut told = false;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(GitError::io(&path)(error)),
            }
            let waited = started.elapsed();
            if waited >= wait {
                return Err(match within {
                    true => GitError::WithinStep,
                    false => GitError::Busy {
                        holder: holder(&mut file),
                    },
                });
            }
            if !told && waited >= QUIET {
                told = true;
                on_wait(&holder(&mut file));
            }
            // Short at first, as a step takes some hundredths of a second.
            let pause = if waited < QUIET { 5 } else { 50 };
            sleep(Duration::from_millis(pause).min(wait - waited));
        }
        // Only a hint for whoever waits: neither durable nor worth failing for.
        let _ = file
            .set_len(0)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .and_then(|_| writeln!(file, "process {}", std::process::id()));
        Ok(Lock { file })
    }

    /// The locked file as another process's standard input: the lock is free only when that
    /// process has ended too.
    pub(super) fn handle(&self) -> Result<Stdio, GitError> {
        let file = self.file.try_clone();
        file.map(Stdio::from).map_err(|source| GitError::Io {
            path: "kata/lock".into(),
            source,
        })
    }
}

/// What the holder wrote about itself.
fn holder(file: &mut File) -> String {
    let mut text = String::new();
    let read = file
        .seek(SeekFrom::Start(0))
        .and_then(|_| file.take(200).read_to_string(&mut text));
    match (read, text.trim()) {
        (Ok(_), text) if !text.is_empty() => text.to_owned(),
        _ => "another process".to_owned(),
    }
}
