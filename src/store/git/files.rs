//! The work tree: which paths may be written, and writing them so that a file is always the old
//! one or the new one, also after a power cut.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::GitError;

/// What lies at a path of the work tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) enum Seen {
    Nothing,
    File {
        bytes: Vec<u8>,
        stamp: Stamp,
    },
    /// A folder, a device, a pipe: nothing that may be read, let alone replaced.
    Other,
}

/// Tells whether a file was written to since it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Stamp {
    len: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(meta: &Metadata) -> Stamp {
        Stamp {
            len: meta.len(),
            modified: meta.modified().ok(),
        }
    }
}

impl Seen {
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Seen::File { bytes, .. } => Some(bytes),
            Seen::Nothing | Seen::Other => None,
        }
    }
}

/// Refuses a path that leads out of the work tree or into a git directory, on any file system that
/// the repository may be checked out on.
pub(super) fn check_name(path: &str) -> Result<(), GitError> {
    let bad = |part: &str| {
        // HFS+ ignores these characters in a name; NTFS ignores dots and spaces at its end, and
        // takes what follows a colon for a stream of the file.
        let ignored = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        let name: String = part.chars().filter(|&c| !ignored(c)).collect();
        let name = name.split(':').next().unwrap_or_default();
        let name = name.trim_end_matches(['.', ' ']).to_lowercase();
        name.is_empty() || name == ".git" || name == "git~1"
    };
    let control = |c: char| c.is_control() || c == '\\';
    if path.chars().any(control) || path.split('/').any(bad) {
        return Err(GitError::BadPath { path: path.into() });
    }
    Ok(())
}

/// Looks at a path of the work tree, and refuses it where a symbolic link lies on the way.
pub(in crate::store) fn see(work_tree: &Path, path: &str) -> Result<Seen, GitError> {
    check_name(path)?;
    let mut place = work_tree.to_path_buf();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        place.push(part);
        let meta = match fs::symlink_metadata(&place) {
            Ok(meta) => meta,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Seen::Nothing),
            Err(error) => return Err(GitError::io(&place)(error)),
        };
        if meta.is_symlink() {
            return Err(GitError::Symlink { path: path.into() });
        }
        let last = parts.peek().is_none();
        if last && meta.is_file() {
            let bytes = fs::read(&place).map_err(GitError::io(&place))?;
            let stamp = Stamp::of(&meta);
            return Ok(Seen::File { bytes, stamp });
        }
        if last || !meta.is_dir() {
            return Ok(Seen::Other);
        }
    }
    Ok(Seen::Nothing)
}

/// Whether a path is still as it was seen, as far as its size and time tell.
pub(super) fn is_still(work_tree: &Path, path: &str, seen: &Seen) -> bool {
    match (fs::symlink_metadata(work_tree.join(path)), seen) {
        (Ok(meta), Seen::File { stamp, .. }) => meta.is_file() && Stamp::of(&meta) == *stamp,
        (Err(error), Seen::Nothing) => error.kind() == ErrorKind::NotFound,
        _ => false,
    }
}

/// The folders above a path that are not there yet, outermost first.
pub(super) fn missing_folders(work_tree: &Path, path: &str) -> Vec<String> {
    path.match_indices('/')
        .map(|(at, _)| &path[..at])
        .filter(|folder| !work_tree.join(folder).exists())
        .map(str::to_owned)
        .collect()
}

/// Makes a folder, durably.
pub(super) fn make_folder(work_tree: &Path, folder: &str) -> Result<(), GitError> {
    let place = work_tree.join(folder);
    match fs::create_dir(&place) {
        Ok(()) => sync_folder(parent(&place)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(GitError::io(&place)(error)),
    }
}

/// Writes new content beside the file it is for. [`Waiting::swap`] brings it there.
pub(super) fn write_beside(
    work_tree: &Path,
    path: &str,
    beside: &str,
    bytes: &[u8],
) -> Result<Waiting, GitError> {
    let place = work_tree.join(path);
    let temporary = parent(&place).join(beside);
    let write = || {
        // A new file, so that no link can lie in wait under this name.
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&temporary)?;
        let waiting = Waiting {
            temporary: temporary.clone(),
            place: place.clone(),
        };
        file.write_all(bytes)?;
        if let Ok(meta) = fs::symlink_metadata(&place) {
            file.set_permissions(meta.permissions())?;
        }
        Ok((file, waiting))
    };
    let (file, waiting) = write().map_err(GitError::io(&place))?;
    // Where nothing lay before, nothing can be lost by a name that is there before its content;
    // it is made durable with its folder.
    if place.exists() {
        file.sync_all().map_err(GitError::io(&place))?;
    }
    Ok(waiting)
}

/// Makes a file's content durable. That it is gone again is no fault of it.
fn sync_file(path: &Path) -> Result<(), GitError> {
    // To open a pipe that somebody put there meanwhile would be to wait for its other end.
    if !fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file()) {
        return Ok(());
    }
    match File::open(path).and_then(|file| file.sync_all()) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done.map_err(GitError::io(path)),
    }
}

/// New content that lies beside the file it is for; dropped, it is removed again.
pub(super) struct Waiting {
    temporary: PathBuf,
    place: PathBuf,
}

impl Waiting {
    /// Puts the new content in the file's place, at once and whole.
    pub fn swap(self) -> Result<(), GitError> {
        fs::rename(&self.temporary, &self.place).map_err(GitError::io(&self.place))
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        // After the swap nothing lies there any more; and otherwise there is no better place to
        // say that it could not be removed than the note, which names it.
        let _ = fs::remove_file(&self.temporary);
    }
}

/// The folder that a path's entry is in.
fn parent(place: &Path) -> &Path {
    place.parent().unwrap_or(place)
}

/// Makes the entries of a folder durable: a file that was renamed into place may be back at its
/// old name after a power cut until this is done.
pub(in crate::store) fn sync_folder(folder: &Path) -> Result<(), GitError> {
    if cfg!(unix) {
        let open = File::open(folder).and_then(|folder| folder.sync_all());
        return open.map_err(GitError::io(folder));
    }
    // Elsewhere a folder cannot be opened, and a rename is as durable as it gets.
    Ok(())
}

/// Makes the files at some paths durable, and their names: each folder once.
pub(super) fn sync_paths(work_tree: &Path, paths: &[&str]) -> Result<(), GitError> {
    for path in paths {
        sync_file(&work_tree.join(path))?;
    }
    let mut folders: Vec<_> = paths
        .iter()
        .map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder))
        .collect();
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        match sync_folder(&work_tree.join(folder)) {
            // It was removed with its last file.
            Err(GitError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => {}
            done => done?,
        }
    }
    Ok(())
}

/// Removes the folders above a path for as long as they are empty, as git does.
pub(super) fn prune(work_tree: &Path, path: &str) {
    let mut folder = path;
    while let Some((above, _)) = folder.rsplit_once('/') {
        // Fails, and is to fail, where anything lies in it.
        if fs::remove_dir(work_tree.join(above)).is_err() {
            return;
        }
        folder = above;
    }
}

/// Puts a file back as it was before a step, or removes what the step brought.
pub(in crate::store) struct PutBack<'a> {
    pub work_tree: &'a Path,
    pub path: &'a str,
    /// The name to write under beside the file.
    pub beside: &'a str,
    pub executable: bool,
}

impl PutBack<'_> {
    pub fn content(&self, bytes: &[u8]) -> Result<(), GitError> {
        for folder in missing_folders(self.work_tree, self.path) {
            make_folder(self.work_tree, &folder)?;
        }
        let place = self.work_tree.join(self.path);
        let waiting = write_beside(self.work_tree, self.path, self.beside, bytes)?;
        if self.executable {
            make_executable(&waiting.temporary).map_err(GitError::io(&place))?;
        }
        waiting.swap()?;
        sync_folder(parent(&place))
    }

    pub fn nothing(&self) -> Result<(), GitError> {
        remove(self.work_tree, self.path)
    }
}

#[cfg(unix)]
fn make_executable(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut permissions = fs::metadata(file)?.permissions();
    // Whoever may read it may run it, as git checks it out.
    let mode = permissions.mode();
    permissions.set_mode(mode | (mode & 0o444) >> 2);
    fs::set_permissions(file, permissions)
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Removes a file; that it is gone already is as good.
pub(super) fn remove(work_tree: &Path, path: &str) -> Result<(), GitError> {
    let place = work_tree.join(path);
    match fs::remove_file(&place) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(GitError::io(&place)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for path in [
            "",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            ".git",
            "a/.GIT/b",
            ".git./x",
            ".git /x",
            "git~1",
            "a\\b",
            "a\0b",
            "a\nb",
            ".g\u{200c}it/x",
            ".git::$INDEX_ALLOCATION/x",
            "...",
        ] {
            assert!(check_name(path).is_err(), "{path:?}");
        }
        for path in [
            "a",
            "-x",
            ".gitattributes",
            "boards/packing/.gitkeep",
            "a..b",
            "ünï/日本",
        ] {
            assert!(check_name(path).is_ok(), "{path:?}");
        }
    }
}
