//! Whether anything has changed that stands on a board, told without reading a record.
//!
//! Whoever watches a board asks this twice a second. It looks at the files from outside: their names, sizes and
//! times, and those of the few files in the git directory that every commit touches. That costs a
//! `stat` for each file, some microseconds, also where files come over a network or from outside a
//! container, where nobody is told of changes.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    path::Path,
    time::UNIX_EPOCH,
};

use crate::store::{
    home::Home,
    layout::{self, BOARDS},
};

/// What everything looked like at a moment. Two that are equal: nothing has changed in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulse(u64);

/// In the git directory: what a commit, a checkout or a fetch changes.
const MOVED: [&str; 4] = ["HEAD", "logs/HEAD", "index", "reftable/tables.list"];

impl Home {
    /// How the files of a board look now, and those of the home that can be seen on it.
    pub fn pulse(&self, board: &str) -> Pulse {
        let mut hash = DefaultHasher::new();
        for (_, file) in layout::own_files() {
            look_at(&self.root().join(file), &mut hash);
        }
        for file in MOVED {
            look_at(&self.git.git_dir().join(file), &mut hash);
        }
        // Which boards there are, and whether one was opened, closed or taken away.
        let boards = self.root().join(BOARDS);
        for name in names(&boards) {
            look_at(&boards.join(name).join("board.toml"), &mut hash);
        }
        let below = layout::board_folders().into_iter();
        let below = below.map(|folder| boards.join(board).join(folder));
        let home = layout::home_folders().map(|folder| self.root().join(folder));
        for folder in below.chain(home) {
            for name in names(&folder) {
                look_at(&folder.join(name), &mut hash);
            }
        }
        Pulse(hash.finish())
    }
}

/// The names in a folder, in an order that stays the same.
fn names(folder: &Path) -> Vec<std::ffi::OsString> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name()).collect();
    names.sort();
    names
}

fn look_at(file: &Path, hash: &mut impl Hasher) {
    file.hash(hash);
    let Ok(metadata) = fs::symlink_metadata(file) else {
        return 0.hash(hash);
    };
    metadata.len().hash(hash);
    let changed = metadata.modified().ok();
    let changed = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    changed.hash(hash);
    // A file that was put in the place of another may have its size and its time.
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        (metadata.ino(), metadata.ctime(), metadata.ctime_nsec()).hash(hash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::git::Git;

    #[test]
    fn what_stands_on_a_board_changes_it_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let git = Git::init(root).unwrap();
        fs::write(root.join("kata.toml"), "format = 1\n").unwrap();
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("boards/packing/board.toml", "learner = \"Noor\"\n");
        write("boards/packing/obstacles/001-a.toml", "text = \"a\"\n");
        write("boards/other/board.toml", "learner = \"Bram\"\n");
        let home = Home::unborn(git, root).unwrap();
        let mut last = home.pulse("packing");
        assert_eq!(home.pulse("packing"), last);
        write("boards/other/obstacles/001-a.toml", "text = \"a\"\n");
        write("README.md", "Hello\n");
        assert_eq!(home.pulse("packing"), last, "neither stands on this board");
        let mut changed = |what: &str| {
            let now = home.pulse("packing");
            assert_ne!(now, last, "{what}");
            last = now;
        };
        write("boards/packing/obstacles/001-a.toml", "text = \"b\"\n");
        changed("a text of the same length");
        write("boards/packing/obstacles/002-c.toml", "text = \"c\"\n");
        changed("a new record");
        let new = root.join("new");
        fs::write(&new, "text = \"d\"\n").unwrap();
        fs::rename(new, root.join("boards/packing/obstacles/002-c.toml")).unwrap();
        changed("a file in the place of another");
        fs::remove_file(root.join("boards/packing/obstacles/002-c.toml")).unwrap();
        changed("a record that is gone");
        write("standards/001-s.toml", "text = \"s\"\n");
        changed("a standard");
        write("boards/third/board.toml", "learner = \"Kim\"\n");
        changed("another board");
        write(".git/logs/HEAD", "moved\n");
        changed("a commit");
    }
}
