//! An index that a power cut took.
//!
//! git makes the index durable only when told to, and we do not tell it: it costs every step, and the index can
//! be made again from the commit. So a power cut may leave it without content on some file systems,
//! and every git stops before one. What was staged is lost with it, whoever makes it again.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use super::{Git, GitError};
use crate::store::lock::Lock;

impl Git {
    /// Makes the index again from the last commit where nothing at all is in it. Whether it did.
    pub(in crate::store) fn remake_lost_index(&self, lock: &Lock) -> Result<bool, GitError> {
        let index = self.git_dir().join("index");
        if !is_blank(&index) {
            return Ok(false);
        }
        if self.head()?.is_none() {
            // As a repository begins.
            fs::remove_file(&index).map_err(GitError::io(&index))?;
            return Ok(true);
        }
        // Beside it: a lock that may have been left in its place is looked at later.
        let new = self.own_dir().join("index");
        for left in [&new, &new.with_extension("lock")] {
            let _ = fs::remove_file(left);
        }
        let file = new.to_string_lossy();
        let envs = [("GIT_INDEX_FILE", &*file)];
        let ran = self.run.write(lock, &["read-tree", "HEAD"], &[], &envs)?;
        if !ran.ok {
            return Err(self.run.explain(ran));
        }
        fs::rename(&new, &index).map_err(GitError::io(&index))?;
        Ok(true)
    }
}

/// Whether a file is there and holds nothing: every index begins with four letters.
fn is_blank(index: &Path) -> bool {
    let mut letters = [0; 4];
    File::open(index).is_ok_and(|mut file| match file.read_exact(&mut letters) {
        Ok(()) => letters == [0; 4],
        Err(error) => error.kind() == ErrorKind::UnexpectedEof,
    })
}
