//! The names in the folders of a home, and the links among them: what a checkout elsewhere would
//! trip over, and what is never followed here.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, DirEntry},
};

use crate::{
    practice::names,
    store::{
        home::{Home, StoreError},
        layout::{self, BOARDS},
        reading::lying_in,
    },
};

/// Something about a name; the path is below the home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    pub path: String,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A link, where a folder or a record stands; it is not followed.
    Link,
    /// No system-wide name: a device, a control character, git's own.
    Bad,
    /// One file with another name on some systems.
    Clash { with: String },
}

/// A name in a folder, and whether it is a link.
type Names = BTreeMap<String, Vec<(String, bool)>>;

/// What is odd about the names in the work tree's record folders.
pub fn in_work_tree(home: &Home) -> Result<Vec<Oddity>, StoreError> {
    let mut all: Names = BTreeMap::new();
    let mut folders: Vec<String> = layout::home_folders().map(str::to_owned).collect();
    folders.push(BOARDS.to_owned());
    let mut own: Vec<(String, bool)> = Vec::new();
    for folder in &folders {
        let path = home.root().join(folder);
        if let Ok(metadata) = fs::symlink_metadata(path) {
            own.push((folder.clone(), metadata.is_symlink()));
        }
    }
    all.insert(String::new(), own);
    let mut open = folders;
    let mut of_board = layout::board_folders();
    of_board.push(layout::PICTURES);
    while let Some(folder) = open.pop() {
        let names = names_in(home, &folder)?;
        let depth = folder.matches('/').count();
        let boards = folder == BOARDS;
        if boards || (depth == 1 && folder.starts_with(BOARDS)) {
            let below = names.iter().filter(|(_, link)| !link).map(|(name, _)| name);
            // Of a board only what holds records; what else lies there is nobody's concern.
            let below = below.filter(|name| boards || of_board.contains(&name.as_str()));
            open.extend(below.map(|name| format!("{folder}/{name}")));
        }
        all.insert(folder, names);
    }
    Ok(judge(&all))
}

/// What is odd about the names in the index.
pub fn in_index(home: &Home) -> Result<Vec<Oddity>, StoreError> {
    let mut all: BTreeMap<String, BTreeSet<(String, bool)>> = BTreeMap::new();
    for (path, link) in home.git.index_names(&home.record_paths())? {
        let Some(path) = path.strip_prefix(home.prefix()) else {
            continue;
        };
        let mut folder = String::new();
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            let names = all.entry(folder.clone()).or_default();
            names.insert((part.to_owned(), link && parts.peek().is_none()));
            folder = below(&folder, part);
        }
    }
    let listed =
        |(folder, names): (String, BTreeSet<(String, bool)>)| (folder, names.into_iter().collect());
    Ok(judge(&all.into_iter().map(listed).collect()))
}

fn names_in(home: &Home, folder: &str) -> Result<Vec<(String, bool)>, StoreError> {
    let told = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        (name, link)
    };
    let mut names: Vec<(String, bool)> = lying_in(home.root(), folder)?.iter().map(told).collect();
    names.sort();
    Ok(names)
}

fn below(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}

fn judge(all: &Names) -> Vec<Oddity> {
    let mut odd = Vec::new();
    for (folder, names) in all {
        for (name, link) in names {
            let path = below(folder, name);
            if names::is_bad(name) || name.contains('\u{fffd}') {
                odd.push(Oddity {
                    path,
                    what: What::Bad,
                });
            } else if *link {
                odd.push(Oddity {
                    path,
                    what: What::Link,
                });
            }
        }
        for (name, first) in names::clashes(names.iter().map(|(name, _)| name.as_str())) {
            odd.push(Oddity {
                path: below(folder, name),
                what: What::Clash {
                    with: below(folder, first),
                },
            });
        }
    }
    odd
}
