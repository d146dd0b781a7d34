//! What can go wrong with a repository.
//!
//! The messages are English, as git's own are here; what the person reads is chosen by variant.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{BadAddress, UnderWay};

#[derive(Debug, Error)]
pub enum GitError {
    #[error("{} is not in a git repository", dir.display())]
    NotARepository { dir: PathBuf },

    #[error("{} is a bare repository, which has no work tree to write in", dir.display())]
    Bare { dir: PathBuf },

    #[error("the repository at {} belongs to someone else, and git refuses it until it is named in safe.directory", dir.display())]
    Unsafe { dir: PathBuf },

    #[error("git was not found on the PATH")]
    NoGit,

    #[error("git {found} is too old: {needed} or later is needed")]
    GitTooOld { found: String, needed: String },

    #[error("changed here, and changed by what comes in: {}", paths.join(", "))]
    InTheWay { paths: Vec<String> },

    #[error("a {0} is under way in this work tree")]
    UnderWay(UnderWay),

    #[error("not the same as in the last commit: {}", paths.join(", "))]
    Differs { paths: Vec<String> },

    #[error("{path} is, or lies below, a symbolic link, which is never followed")]
    Symlink { path: String },

    #[error("{path:?} is not a path that may be written")]
    BadPath { path: String },

    #[error("git was told with --skip-worktree not to look at {}", paths.join(", "))]
    NotLookedAt { paths: Vec<String> },

    #[error("git spoils a sparse index that has announced paths in it: {}", announced.join(", "))]
    SparseIndex { announced: Vec<String> },

    #[error("{path} has the attribute {by}, so git would commit something else than stands in it")]
    Filtered { path: String, by: String },

    #[error("kept out of the repository by an ignore rule: {}", paths.join(", "))]
    Ignored {
        paths: Vec<String>,
        /// Each with the file that it stands in, and the line.
        rules: Vec<String>,
    },

    #[error("another git holds {}", path.display())]
    Locked { path: PathBuf },

    #[error("the repository is being written to by {holder}")]
    Busy { holder: String },

    #[error("the step that started this is not done yet")]
    WithinStep,

    #[error("an earlier step was interrupted and has not been settled yet")]
    Unfinished,

    #[error("there is nothing to commit")]
    NothingChanged,

    #[error("a hook refused the commit: {}", output.trim_end())]
    HookFailed { output: String },

    #[error("git did not commit: {}", output.trim_end())]
    CommitFailed { output: String },

    #[error("git does not know who you are: {}", output.trim_end())]
    NoIdentity { output: String },

    #[error("`git {command}` failed: {}", output.trim_end())]
    Command { command: String, output: String },

    #[error("{remote} cannot be reached: {}", output.trim_end())]
    Unreachable { remote: String, output: String },

    #[error("{remote} does not let this person in: {}", output.trim_end())]
    NotAuthorised { remote: String, output: String },

    #[error("there is no repository at {remote}: {}", output.trim_end())]
    NoRepository { remote: String, output: String },

    #[error("{remote:?} is not used as a remote: {reason}")]
    BadRemote { remote: String, reason: BadAddress },

    #[error("{name:?} is not a branch of another repository")]
    BadBranch { name: String },

    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },

    #[error("{rev:?} is not a commit of this repository")]
    BadRev { rev: String },

    #[error("{what} cannot be read: {reason}")]
    Read { what: String, reason: String },

    #[error("the note about an interrupted step, {}, cannot be read: {reason}", path.display())]
    Note { path: PathBuf, reason: String },
}

impl GitError {
    /// For `map_err`: an I/O error, with the path it happened at.
    pub(in crate::store) fn io(path: &Path) -> impl FnOnce(io::Error) -> GitError + '_ {
        move |source| GitError::Io {
            path: path.to_path_buf(),
            source,
        }
    }
}
