//! A folder that is made for what a command is about to write. A command that is refused leaves
//! nothing behind that was not there before.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The folders that were made for one, from the innermost on; unless they are kept, those of them that
/// are empty go again.
#[must_use]
pub struct NewFolder {
    made: Vec<PathBuf>,
}

impl NewFolder {
    /// Makes a folder, and those above it that are not there either.
    pub fn make(folder: &Path) -> io::Result<NewFolder> {
        let lacking = folder
            .ancestors()
            .take_while(|above| !above.as_os_str().is_empty() && !above.exists());
        let new = NewFolder {
            made: lacking.map(Path::to_path_buf).collect(),
        };
        fs::create_dir_all(folder)?;
        Ok(new)
    }

    /// Something will stand there from now on.
    pub fn keep(mut self) {
        self.made.clear();
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        for folder in &self.made {
            // One that holds something is somebody's.
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_goes_again_and_what_was_there_stays() {
        let place = tempfile::tempdir().unwrap();
        let there = place.path().join("there");
        fs::create_dir(&there).unwrap();
        drop(NewFolder::make(&there.join("a/b/c")).unwrap());
        assert!(there.exists() && !there.join("a").exists());
        drop(NewFolder::make(&there).unwrap());
        assert!(there.exists());
        let new = NewFolder::make(&there.join("a/b")).unwrap();
        fs::write(there.join("a/somebody's"), "x").unwrap();
        drop(new);
        assert!(there.join("a/somebody's").exists() && !there.join("a/b").exists());
        NewFolder::make(&there.join("kept")).unwrap().keep();
        assert!(there.join("kept").exists());
        fs::write(there.join("file"), "x").unwrap();
        assert!(NewFolder::make(&there.join("file/below")).is_err());
        assert!(there.join("file").is_file());
    }
}
