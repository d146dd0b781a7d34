//! A coaching cycle that was left half-way: one draft a board, beside the lock in the work tree's
//! git directory. It is never committed, and lost by nothing but being thrown away.

use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
};

use toml::Table;

use crate::store::{
    codec,
    git::{Git, sync_folder},
    home::StoreError,
};

/// A draft that is larger than this is none that somebody answered.
const LARGEST: u64 = 1 << 20;

/// Keeps the answers that were given so far; what was kept before stays whole until it is replaced.
pub fn save(git: &Git, board: &str, answers: &Table) -> Result<(), StoreError> {
    let file = file(git, board);
    let folder = folder(git);
    let text = codec::write(None, &Table::new(), answers).map_err(|error| StoreError::Text {
        path: file.display().to_string(),
        error,
    })?;
    let write = || {
        fs::create_dir_all(&folder)?;
        let mut beside = tempfile::Builder::new()
            .prefix(&unfinished(board))
            .tempfile_in(&folder)?;
        beside.write_all(text.as_bytes())?;
        beside.as_file().sync_all()?;
        beside.persist(&file).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|source| failed(&file, source))?;
    sync_folder(&folder)?;
    Ok(())
}

/// The answers of a cycle that was left half-way on this board.
pub fn load(git: &Git, board: &str) -> Result<Option<Table>, StoreError> {
    let file = file(git, board);
    let size = match fs::symlink_metadata(&file) {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        Ok(_) => {
            return Err(StoreError::NotAFile {
                path: file.display().to_string(),
            });
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(failed(&file, source)),
    };
    if size > LARGEST {
        return Err(StoreError::TooLarge {
            path: file.display().to_string(),
        });
    }
    let text = fs::read_to_string(&file).map_err(|source| failed(&file, source))?;
    let answers = codec::read(&text).map_err(|error| StoreError::Text {
        path: file.display().to_string(),
        error,
    })?;
    Ok(Some(answers))
}

/// Whether a cycle was left half-way on this board.
pub fn is_there(git: &Git, board: &str) -> bool {
    file(git, board).symlink_metadata().is_ok()
}

/// Throws the draft of a board away, and what a killed writer left of one; false where there was none.
pub fn discard(git: &Git, board: &str) -> Result<bool, StoreError> {
    let file = file(git, board);
    let was_there = match fs::remove_file(&file) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(source) => return Err(failed(&file, source)),
    };
    for entry in fs::read_dir(folder(git)).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with(&unfinished(board)) {
            // It is in nobody's way; the next one tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(was_there)
}

fn folder(git: &Git) -> PathBuf {
    git.own_dir().join("drafts")
}

fn file(git: &Git, board: &str) -> PathBuf {
    folder(git).join(format!("{board}.toml"))
}

/// How the names of files begin that are not renamed into place yet; a slug has no dot.
fn unfinished(board: &str) -> String {
    format!(".{board}.")
}

fn failed(file: &Path, source: io::Error) -> StoreError {
    StoreError::Io {
        path: file.display().to_string(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(text: &str) -> Table {
        text.parse().unwrap()
    }

    fn repository() -> (tempfile::TempDir, Git) {
        let folder = tempfile::tempdir().unwrap();
        let git = Git::init(folder.path()).unwrap();
        (folder, git)
    }

    #[test]
    fn a_draft_is_kept_for_each_board_until_it_is_thrown_away() {
        let (_folder, git) = repository();
        assert_eq!(load(&git, "packing").unwrap(), None);
        save(&git, "packing", &answers("[answers]\nactual = \"41\"")).unwrap();
        let more = answers("minutes = 3\n[answers]\nactual = \"41\"\nstep = \"two\\nlines\"");
        save(&git, "packing", &more).unwrap();
        assert_eq!(load(&git, "packing").unwrap(), Some(more));
        assert_eq!(load(&git, "receiving").unwrap(), None);
        assert!(!discard(&git, "receiving").unwrap());
        assert!(discard(&git, "packing").unwrap());
        assert_eq!(load(&git, "packing").unwrap(), None);
    }

    #[test]
    fn what_a_killed_writer_left_is_no_draft_and_goes_with_the_next_one_thrown_away() {
        let (_folder, git) = repository();
        save(&git, "packing", &answers("minutes = 3")).unwrap();
        let left = folder(&git).join(".packing.abc");
        fs::write(&left, "minu").unwrap();
        assert_eq!(
            load(&git, "packing").unwrap(),
            Some(answers("minutes = 3")),
            "the whole one stands"
        );
        discard(&git, "packing").unwrap();
        assert!(!left.exists());
    }

    #[test]
    fn a_draft_that_cannot_be_written_leaves_the_one_before() {
        let (_folder, git) = repository();
        save(&git, "packing", &answers("minutes = 3")).unwrap();
        // A folder in the place of the next draft: the rename cannot succeed.
        fs::create_dir_all(file(&git, "receiving").join("x")).unwrap();
        let failed = save(&git, "receiving", &answers("minutes = 4")).unwrap_err();
        assert!(failed.to_string().contains("receiving.toml"), "{failed}");
        assert_eq!(load(&git, "packing").unwrap(), Some(answers("minutes = 3")));
        let names = fs::read_dir(folder(&git)).unwrap().count();
        assert_eq!(names, 2, "nothing half-written is left behind");
    }
}
