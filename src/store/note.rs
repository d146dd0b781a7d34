//! The note about a step under way, and what becomes of a step that was interrupted.
//!
//! Before a step changes anything, it notes in the git directory what it is about to do. The note
//! goes when the step is done. Where one is found, whoever wrote it has died: the next writing
//! command, holding the lock, compares HEAD with it. Either the commit was made, and the step is
//! finished, or it was not, and the files are put back.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::git::{Git, GitError, PutBack, Seen};
use super::left::{STILL, is_absent, lives_on, modified, remove as remove_lock, stays};
use super::lock::Lock;

/// The version of the note's form.
const FORMAT: u32 = 1;

/// How soon after the note a git of ours, the lock on its index still foremost, has taken it: the
/// longest wait for another git's, and some more.
const SOON: Duration = Duration::from_secs(30);

/// How an interrupted step ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovered {
    /// The commit had been made.
    Finished { subject: String, commit: String },
    /// There was no commit. `left` are the paths that a person has edited since; they are as that
    /// person left them.
    TakenBack { subject: String, left: Vec<String> },
}

/// What a step is about to do.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Note {
    format: u32,
    /// Names the files that this step writes beside the ones they are for.
    token: String,
    /// The commit that HEAD meant before.
    head: Option<String>,
    /// The branch it was on.
    branch: Option<String>,
    message: String,
    paths: Vec<Noted>,
    /// The folders that are made, outermost first.
    pub folders: Vec<String>,
    /// The commit that is there already, and that HEAD moves on to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

/// One path of a step. Contents are given by their blob ids.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Noted {
    pub path: String,
    /// In HEAD.
    pub head: Option<String>,
    /// In the work tree before the step.
    pub before: Option<String>,
    /// In the work tree and in the commit after it.
    pub after: Option<String>,
    /// `before` is `head` with CRLF line ends.
    pub crlf: bool,
    /// The work tree was as it is to be before the step began, so this is not the step's to take
    /// back.
    pub in_place: bool,
    /// The index is told of the path ahead of the commit.
    pub announced: bool,
}

/// How a step came to a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stopped {
    /// git or a hook refused, and cleaned up after itself.
    Refused,
    /// A process was killed, and may have left its lock files.
    Killed,
}

pub(super) enum Settled {
    Finished { commit: String },
    TakenBack { left: Vec<String> },
}

/// Settles the step that was interrupted, if one was.
///
/// Every writing command calls this as soon as it has the lock. Without a note it costs one look
/// for a file.
pub fn recover(git: &Git, lock: &Lock) -> Result<Option<Recovered>, GitError> {
    let Some(note) = Note::read(git)? else {
        return Ok(None);
    };
    let subject = note.subject().to_owned();
    Ok(Some(match note.settle(git, lock, Stopped::Killed)? {
        Settled::Finished { commit } => Recovered::Finished { subject, commit },
        Settled::TakenBack { left } => Recovered::TakenBack { subject, left },
    }))
}

impl Note {
    pub fn new(
        head: Option<String>,
        branch: Option<String>,
        message: &str,
        paths: Vec<Noted>,
        folders: Vec<String>,
    ) -> Note {
        Note {
            format: FORMAT,
            token: ulid::Ulid::generate().to_string().to_lowercase(),
            head,
            branch,
            message: message.to_owned(),
            paths,
            folders,
            to: None,
        }
    }

    /// The same for a move to a commit that is there already.
    pub fn moving_to(mut self, to: &str) -> Note {
        self.to = Some(to.to_owned());
        self
    }

    /// The paths that are written.
    pub fn written(&self) -> Vec<&str> {
        let written = self.paths.iter().filter(|noted| noted.after.is_some());
        written.map(|noted| noted.path.as_str()).collect()
    }

    /// HEAD before the step; none where there was no commit yet.
    pub fn head(&self) -> Option<&str> {
        self.head.as_deref()
    }

    pub fn file(git: &Git) -> PathBuf {
        git.own_dir().join("note.json")
    }

    /// Whether a step was interrupted, or is under way.
    pub fn exists(git: &Git) -> bool {
        Note::file(git).exists()
    }

    /// Writes the note to its [`file`](Note::file), before anything else changes. Its content is
    /// durable; its name is by the time the first file is replaced, for the file system keeps the
    /// order of what it is asked to make durable, and until then there is nothing to take back.
    pub fn write(&self, path: &Path) -> Result<(), GitError> {
        let new = path.with_extension("new");
        let write = || -> std::io::Result<()> {
            let mut file = File::create(&new)?;
            file.write_all(&serde_json::to_vec_pretty(self)?)?;
            file.sync_all()?;
            fs::rename(&new, path)
        };
        write().map_err(GitError::io(path))
    }

    fn read(git: &Git) -> Result<Option<Note>, GitError> {
        let path = Note::file(git);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(GitError::io(&path)(error)),
        };
        let unreadable = |reason: String| GitError::Note {
            path: path.clone(),
            reason,
        };
        let note: Note =
            serde_json::from_slice(&bytes).map_err(|error| unreadable(error.to_string()))?;
        match note.format {
            FORMAT => Ok(Some(note)),
            other => Err(unreadable(format!("its format is {other}"))),
        }
    }

    pub fn remove(&self, git: &Git) -> Result<(), GitError> {
        // Not durably: a note that a power cut brings back only has the step found finished again.
        let path = Note::file(git);
        fs::remove_file(&path).map_err(GitError::io(&path))
    }

    /// The name that the content for the path at `place` is written under, beside it.
    pub fn temporary(&self, place: usize) -> String {
        format!(".kata-{}-{place}", self.token)
    }

    fn subject(&self) -> &str {
        self.message.lines().next().unwrap_or_default()
    }

    /// Makes the step done or undone, whichever it was closer to, and removes the note.
    pub fn settle(&self, git: &Git, lock: &Lock, stopped: Stopped) -> Result<Settled, GitError> {
        self.remove_temporaries(git)?;
        let made = self.commit_made(git)?;
        let left = match made {
            Some(_) => Vec::new(),
            None => self.put_back(git)?,
        };
        self.clear_stale_locks(git, stopped)?;
        self.mend_index(git, lock, made.is_some())?;
        if made.is_some() && self.to.is_some() {
            self.write_again(git, lock)?;
        }
        self.remove(git)?;
        Ok(match made {
            Some(commit) => Settled::Finished { commit },
            None => Settled::TakenBack { left },
        })
    }

    /// What was written beside its place when the step stopped.
    fn remove_temporaries(&self, git: &Git) -> Result<(), GitError> {
        for (place, noted) in self.paths.iter().enumerate() {
            let mut file = git.work_tree().join(&noted.path);
            file.set_file_name(self.temporary(place));
            match fs::remove_file(&file) {
                Err(error) if !is_absent(&error) => return Err(GitError::io(&file)(error)),
                _ => {}
            }
        }
        Ok(())
    }

    /// The step's commit, if it was made: the one on the branch that came right after the noted
    /// head, with our contents or our subject. Both are looked at since a hook may have changed
    /// either.
    pub fn commit_made(&self, git: &Git) -> Result<Option<String>, GitError> {
        let tip = match &self.branch {
            Some(branch) => match git.resolve(&format!("refs/heads/{branch}")) {
                Ok(tip) => Some(tip),
                // Still without a commit, or gone.
                Err(GitError::BadRev { .. }) => None,
                Err(error) => return Err(error),
            },
            None => git.head()?,
        };
        let Some(tip) = tip.filter(|tip| Some(tip) != self.head.as_ref()) else {
            return Ok(None);
        };
        if let Some(to) = &self.to {
            return Ok(git.is_ancestor(to, &tip)?.then(|| to.clone()));
        }
        if let Some(head) = &self.head
            && !(git.has(head) && git.is_ancestor(head, &tip)?)
        {
            return Ok(None);
        }
        for commit in git.history(&tip, self.head.as_deref())? {
            let commit = commit?;
            let next = match (&self.head, commit.parents.as_slice()) {
                (Some(head), [parent]) => parent == head,
                (None, []) => true,
                _ => false,
            };
            if next
                && (commit.message.starts_with(self.subject()) || self.is_in(git, &commit.id)?)
            {
                return Ok(Some(commit.id));
            }
        }
        Ok(None)
    }

    /// Whether a commit has all contents as the step was to leave them.
    fn is_in(&self, git: &Git, commit: &str) -> Result<bool, GitError> {
        for noted in &self.paths {
            let entry = git.head_entry(Some(commit), &noted.path)?;
            if entry.map(|entry| entry.id) != noted.after {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Puts HEAD's content back where the work tree has exactly what the step wrote. Gives the
    /// paths where it has something else.
    fn put_back(&self, git: &Git) -> Result<Vec<String>, GitError> {
        let head = git.head()?;
        let mut left = Vec::new();
        // What is removed first makes room for what is written, should the disk be full.
        let (new, old): (Vec<_>, Vec<_>) = self
            .paths
            .iter()
            .enumerate()
            .filter(|(_, noted)| !noted.in_place)
            .partition(|(_, noted)| noted.before.is_none());
        for (place, noted) in new.into_iter().chain(old) {
            let seen = match super::git::see(git.work_tree(), &noted.path) {
                Ok(seen) => seen,
                // Someone has put a link there since.
                Err(GitError::Symlink { .. }) => Seen::Other,
                Err(error) => return Err(error),
            };
            let now = seen.bytes().map(|bytes| git.hash(bytes)).transpose()?;
            if seen == Seen::Other {
                left.push(noted.path.clone());
                continue;
            }
            if now == noted.before {
                continue;
            }
            // git writes a file of the work tree in its place, so that one it was killed over is
            // not there, or is the first part of what it was to be.
            let cut_off = || -> Result<bool, GitError> {
                let (Some(_), Some(after)) = (&self.to, &noted.after) else {
                    return Ok(false);
                };
                Ok(match seen.bytes() {
                    None => true,
                    Some(bytes) => git.content(after)?.starts_with(bytes),
                })
            };
            // A power cut may leave a file that was made anew with its length and without its content. We
            // make one only where none was; git does so for every file that it writes.
            let made_anew = noted.before.is_none() || self.to.is_some();
            let is_blank = made_anew && seen.bytes().is_some_and(is_blank);
            if now != noted.after && !is_blank && !cut_off()? {
                left.push(noted.path.clone());
                continue;
            }
            let entry = git.head_entry(head.as_deref(), &noted.path)?;
            let back = PutBack {
                work_tree: git.work_tree(),
                path: &noted.path,
                beside: &self.temporary(place),
                executable: entry
                    .as_ref()
                    .is_some_and(|entry| entry.kind.is_executable()),
            };
            match entry.filter(|_| noted.before.is_some()) {
                Some(entry) => {
                    let bytes = git.content(&entry.id)?;
                    let bytes = if noted.crlf {
                        super::git::to_crlf(&bytes)
                    } else {
                        bytes
                    };
                    back.content(&bytes)?;
                }
                None => back.nothing()?,
            }
        }
        for folder in self.folders.iter().rev() {
            // Stays, as it is to, where anything lies in it.
            let _ = fs::remove_dir(git.work_tree().join(folder));
        }
        Ok(left)
    }

    /// Has the files be whole that git wrote before it moved HEAD on: it makes none of them durable, so
    /// that a power cut may have taken what was in them. What a person has edited since stays.
    fn write_again(&self, git: &Git, lock: &Lock) -> Result<(), GitError> {
        let head = git.head()?;
        let mut lost = Vec::new();
        for noted in &self.paths {
            let Some(after) = &noted.after else { continue };
            let seen = match super::git::see(git.work_tree(), &noted.path) {
                Ok(seen) => seen,
                Err(GitError::Symlink { .. }) => continue,
                Err(error) => return Err(error),
            };
            let Some(bytes) = seen.bytes() else { continue };
            let content = git.content(after)?;
            let taken = bytes != content && (is_blank(bytes) || content.starts_with(bytes));
            let entry = git.head_entry(head.as_deref(), &noted.path)?;
            if taken && entry.is_some_and(|entry| entry.id == *after) {
                lost.push(noted.path.as_str());
            }
        }
        git.write_again(lock, &lost)?;
        git.sync_paths(&self.written())
    }

    /// Sets right what the index has for the step's paths; every other entry stays.
    ///
    /// A path that was only announced breaks `git stash` when it is left. And git moves HEAD
    /// before the index, so that a finished step may have left the old entries.
    fn mend_index(&self, git: &Git, lock: &Lock, made: bool) -> Result<(), GitError> {
        let moving = !made && self.to.is_some();
        if !made && !moving && !self.paths.iter().any(|noted| noted.announced) {
            return Ok(());
        }
        let head = git.head()?;
        let paths: Vec<_> = self.paths.iter().map(|noted| noted.path.as_str()).collect();
        let mut behind = Vec::new();
        for (noted, staged) in self.paths.iter().zip(git.staged(&paths)?) {
            // git writes the index before it moves HEAD.
            if moving && staged.is_none() && noted.after.is_none() {
                behind.push(noted.path.as_str());
            }
            let Some(staged) = staged.filter(|staged| !staged.conflict) else {
                continue;
            };
            let entry = git.head_entry(head.as_deref(), &noted.path)?;
            let announced = staged.intent || Some(&staged.id) == noted.after.as_ref();
            let ours = (noted.announced || moving) && announced
                || made && Some(&staged.id) == noted.head.as_ref();
            if ours && entry.is_none_or(|entry| entry.id != staged.id) {
                behind.push(noted.path.as_str());
            }
        }
        git.unstage(lock, &behind)
    }

    /// Removes the lock files that a killed git of ours has left, and no other.
    ///
    /// Since our lock is free, none of our gits lives. `git commit --only` holds `index.lock` from
    /// its start, then writes `next-index-PID.lock`, and last locks the ref: so where that process
    /// is dead, and its file younger than the note, all of them are its own.
    fn clear_stale_locks(&self, git: &Git, stopped: Stopped) -> Result<(), GitError> {
        let Some(noted_at) = modified(&Note::file(git)) else {
            return Ok(());
        };
        let mut dead = Vec::new();
        for (path, pid) in next_indexes(git.git_dir()) {
            let at = modified(&path).filter(|at| *at >= noted_at);
            if let (Some(at), false) = (at, git.is_running(pid)) {
                dead.push((at, path));
            }
        }
        let index_lock = git.index_lock();
        let locked_at = modified(&index_lock).filter(|at| *at >= noted_at);
        match (dead.iter().map(|(at, _)| *at).max(), locked_at) {
            (Some(dead_at), locked_at) => {
                for path in git.other_locks() {
                    if modified(&path).is_some_and(|at| at >= dead_at) && stays(&path, STILL) {
                        remove_lock(&path)?;
                    }
                }
                // Had ours been done with it already, another git's would be younger.
                if locked_at.is_some_and(|at| at <= dead_at) {
                    remove_lock(&index_lock)?;
                }
                // Last, as they are what shows that the others are ours: we may be killed too.
                for (_, path) in &dead {
                    remove_lock(path)?;
                }
            }
            // Killed before it wrote the second file, which is within moments; or another git's.
            (None, Some(at)) if stopped == Stopped::Killed && at <= noted_at + SOON => {
                let wait = match lives_on(git, &index_lock) {
                    Some(true) => return Ok(()),
                    Some(false) => STILL,
                    // Not to be found out on this system: as long as a living one is waited for.
                    None => git.patience(),
                };
                if stays(&index_lock, wait) && git.lives_here() != Some(true) {
                    remove_lock(&index_lock)?;
                }
            }
            _ => {}
        }
        // A move takes its locks one after the other, and leaves nothing that says whose they are.
        if self.to.is_some()
            && stopped == Stopped::Killed
            && lives_on(git, git.git_dir()) == Some(false)
        {
            for path in git.other_locks() {
                let ours =
                    modified(&path).is_some_and(|at| at >= noted_at && at <= noted_at + SOON);
                if ours && stays(&path, STILL) {
                    remove_lock(&path)?;
                }
            }
        }
        Ok(())
    }
}

/// Whether nothing of a file is left but its length, if that.
fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}

/// The `next-index-PID.lock` files of a git directory, with their process ids.
fn next_indexes(git_dir: &Path) -> Vec<(PathBuf, u32)> {
    let Ok(entries) = fs::read_dir(git_dir) else {
        return Vec::new();
    };
    let found = |path: PathBuf| {
        let name = path.file_name()?.to_str()?;
        let pid = name.strip_prefix("next-index-")?.strip_suffix(".lock")?;
        let pid = pid.parse().ok()?;
        Some((path, pid))
    };
    let paths = entries.flatten().map(|entry| entry.path());
    paths.filter_map(found).collect()
}
