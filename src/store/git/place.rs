//! Where a repository's parts lie, and whether git finds them by itself.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Where a repository's parts lie.
#[derive(Debug, Clone)]
pub(super) struct Places {
    pub work_tree: PathBuf,
    pub git_dir: PathBuf,
    pub common_dir: PathBuf,
}

impl Places {
    /// Whether a git that starts at the top of the work tree finds this git directory, as it does
    /// by `.git`, a folder or a file that names one. It does not where `core.worktree` or the
    /// environment put the two together.
    pub fn meet(&self) -> bool {
        let dot_git = self.work_tree.join(".git");
        let found = match std::fs::read_to_string(&dot_git) {
            Ok(file) => file
                .strip_prefix("gitdir:")
                .map(|named| self.work_tree.join(named.trim())),
            Err(_) => Some(dot_git),
        };
        found.is_some_and(|found| same(&found, &self.git_dir))
    }
}

/// A git directory and a work tree that a person has put together by `GIT_DIR` and `GIT_WORK_TREE`.
pub(super) struct Named {
    pub git_dir: PathBuf,
    pub work_tree: PathBuf,
}

impl Named {
    /// What the environment names, where both are named and `dir` lies in that work tree.
    ///
    /// `GIT_DIR` alone says nothing: every git hook is started with it, and it then names the
    /// repository of that commit, wherever the hook goes from there.
    pub fn around(dir: &Path) -> Option<Named> {
        let place = |name: &str| -> Option<PathBuf> {
            let value: OsString = std::env::var_os(name).filter(|value| !value.is_empty())?;
            // As with `git -C`: relative to where the command is to act.
            std::fs::canonicalize(dir.join(value)).ok()
        };
        let (git_dir, work_tree) = (place("GIT_DIR")?, place("GIT_WORK_TREE")?);
        let stands_within = std::fs::canonicalize(dir)
            .ok()?
            .ancestors()
            .any(|above| above == work_tree);
        stands_within.then_some(Named { git_dir, work_tree })
    }
}

fn same(a: &Path, b: &Path) -> bool {
    match (std::fs::canonicalize(a), std::fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}
