//! A kata home: found, opened, read. What is written to it, `home/write.rs` says.

mod lines;
mod write;

use std::{
    cell::OnceCell,
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    practice::{
        board::Board,
        entry::{Entry, Place},
        kind::{Folder, Kind},
        settings::{FORMAT, Settings},
        stem,
    },
    store::{
        codec::TextError,
        git::{Git, GitError},
        kept::Shelf,
        layout::{self, BOARDS, HOME_FILE},
        left::is_absent,
        note::Note,
        numbers,
        reading::{self, Found, KEPT_FROM, LeftOut, Reading, Wanted, may_be_board},
        tally::Tally,
    },
};

pub(super) use write::WAIT;
pub use write::{File, Files, NewFile, Writing, written};

pub use crate::store::reading::{entry, largest};

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("no kata home in {} or above", start.display())]
    NoHome {
        start: PathBuf,
        /// One elsewhere in the same repository.
        elsewhere: Option<PathBuf>,
    },
    #[error("no folder {}", folder.display())]
    NoFolder { folder: PathBuf },
    #[error("{path}: {error}")]
    Text { path: String, error: TextError },
    #[error("{path} has format {found}")]
    NewerFormat { path: String, found: u32 },
    #[error("{path}: {source}")]
    Io { path: String, source: io::Error },
    #[error("{path} is not a file that can be read as a record")]
    NotAFile { path: String },
    #[error("{path} is too large")]
    TooLarge { path: String },
    #[error("no board {slug}")]
    NoBoard { slug: String },
    #[error(transparent)]
    Git(#[from] GitError),
}

/// A file that could not be read; the other records are shown all the same.
#[derive(Debug)]
pub struct Fault {
    /// Below the home, with `/`.
    pub path: String,
    pub error: StoreError,
}

/// What was read, and what could not be.
#[derive(Debug)]
pub struct Loaded<T> {
    pub value: T,
    pub faults: Vec<Fault>,
}

pub struct Home {
    pub git: Git,
    root: PathBuf,
    /// The home below the work tree's root: empty, or ending in `/`.
    prefix: String,
    pub settings: Entry,
    /// The records that were read.
    pub looked: Tally,
    left_out: OnceCell<LeftOutFiles>,
}

/// The files of a home that a sparse checkout leaves out of the work tree: their paths below the
/// home, and their blobs at HEAD.
type LeftOutFiles = BTreeMap<String, String>;

impl LeftOut for &Home {
    fn names(&self, folder: &str) -> Result<Vec<String>, StoreError> {
        let folder = format!("{folder}/");
        let from = self.left_out()?.range::<String, _>(&folder..);
        let below = from.map_while(|(path, _)| path.strip_prefix(&folder));
        let names = below.filter_map(|rest| rest.split('/').next().map(str::to_owned));
        Ok(names.collect())
    }

    fn content(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let blob = self.left_out()?.get(path);
        Ok(blob.map(|blob| self.git.content(blob)).transpose()?)
    }
}

impl Home {
    /// The nearest folder upward that holds `kata.toml`, no further up than the work tree's root.
    pub fn find(start: &Path) -> Result<Home, StoreError> {
        let start = absolute(start).map_err(|_| StoreError::NoFolder {
            folder: start.to_path_buf(),
        })?;
        let git = Git::discover(&start).map_err(|error| match error {
            GitError::NotARepository { .. } => StoreError::NoHome {
                start: start.clone(),
                elsewhere: None,
            },
            other => other.into(),
        })?;
        let top = absolute(git.work_tree())?;
        let root = start
            .ancestors()
            .take_while(|folder| folder.starts_with(&top))
            .find(|folder| is_home(&git, folder))
            .map(Path::to_path_buf)
            .ok_or_else(|| StoreError::NoHome {
                start: start.clone(),
                elsewhere: elsewhere(&git, &top),
            })?;
        let mut home = Home::unborn(git, &root)?;
        let text = home.read(HOME_FILE)?;
        home.settings = entry(&settings_place(), HOME_FILE, &text)?;
        if home.own().format > FORMAT {
            return Err(StoreError::NewerFormat {
                path: HOME_FILE.to_owned(),
                found: home.own().format,
            });
        }
        Ok(home)
    }

    /// A home that is being made: nothing of it is on disk yet.
    pub fn unborn(git: Git, root: &Path) -> Result<Home, StoreError> {
        let root = absolute(root)?;
        let prefix = prefix(&git, &root)?;
        let settings = Entry::new(settings_place(), Default::default(), Settings::default());
        Ok(Home {
            git,
            root,
            prefix,
            settings,
            looked: Tally::default(),
            left_out: OnceCell::new(),
        })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The home below the work tree's root: empty, or ending in `/`.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    pub fn own(&self) -> &Settings {
        // `settings` is only ever made at the settings' place, whose body is Settings.
        self.settings
            .get::<Settings>()
            .expect("the settings' entry holds settings")
    }

    /// The boards' names, in alphabetical order.
    pub fn board_names(&self) -> Result<Vec<String>, StoreError> {
        let mut names = Vec::new();
        for name in self.names_in(BOARDS)? {
            if may_be_board(&self.root, &name) && self.has_own_record(&name)? {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// Whether there is a board of just this name.
    pub fn has_board(&self, slug: &str) -> Result<bool, StoreError> {
        // Asked for by its path, a name in other letters would be found too on some systems.
        let there = self.names_in(BOARDS)?.iter().any(|name| name == slug);
        Ok(there && may_be_board(&self.root, slug) && self.has_own_record(slug)?)
    }

    /// The board's name where there is only one.
    pub fn only_board(&self) -> Result<Option<String>, StoreError> {
        let mut only = None;
        for name in self.names_in(BOARDS)? {
            if may_be_board(&self.root, &name) && self.has_own_record(&name)? {
                if only.is_some() {
                    return Ok(None);
                }
                only = Some(name);
            }
        }
        Ok(only)
    }

    /// The folders in which records of a board stand, while the board's own is gone: nothing there is
    /// read, so it is to be said.
    pub fn lost_boards(&self) -> Result<Vec<String>, StoreError> {
        let mut lost = Vec::new();
        for name in self.names_in(BOARDS)? {
            if !may_be_board(&self.root, &name) || self.has_own_record(&name)? {
                continue;
            }
            for folder in layout::board_folders() {
                let folder = format!("{BOARDS}/{name}/{folder}");
                let names = self.names_in(&folder)?;
                let is_record =
                    |name: &String| layout::place(&format!("{folder}/{name}")).is_some();
                if names.iter().any(is_record) {
                    lost.push(name);
                    break;
                }
            }
        }
        Ok(lost)
    }

    fn has_own_record(&self, slug: &str) -> Result<bool, StoreError> {
        self.has(&format!("{BOARDS}/{slug}/board.toml"))
    }

    /// Whether there is a file, here or left out by a sparse checkout.
    fn has(&self, path: &str) -> Result<bool, StoreError> {
        Ok(self.root.join(path).symlink_metadata().is_ok() || self.left_out()?.contains_key(path))
    }

    pub fn board(&self, slug: &str) -> Result<Loaded<Board>, StoreError> {
        self.board_with(slug, Kind::ALL, &mut |_, _| true)
    }

    /// A board with some of its records: those of some kinds, and of them those whose plain text is
    /// wanted. A file is read in a third of the time that it takes to make a record of it.
    pub fn board_with(
        &self,
        slug: &str,
        kinds: &[Kind],
        wanted: &mut dyn FnMut(Kind, &str) -> bool,
    ) -> Result<Loaded<Board>, StoreError> {
        self.reading().board(slug, kinds, wanted, None)
    }

    /// Boards as in [`Home::board_with`], in their order; several at once, where nothing has to be asked
    /// of git for it. Where they are many, what is kept of them is asked first.
    pub fn boards_with(
        &self,
        slugs: &[String],
        kinds: &[Kind],
        wanted: &Wanted<'_>,
    ) -> Result<Vec<Result<Loaded<Board>, StoreError>>, StoreError> {
        let shelf = match slugs.len() >= KEPT_FROM {
            true => Shelf::of(&self.git, &self.root, &self.prefix),
            false => None,
        };
        let boards = self.boards_from(shelf.as_ref(), slugs, kinds, wanted);
        shelf.iter().for_each(Shelf::tidy);
        boards
    }

    /// Boards with all of their records, as they stand in the files.
    pub fn boards_anew(
        &self,
        slugs: &[String],
    ) -> Result<Vec<Result<Loaded<Board>, StoreError>>, StoreError> {
        self.boards_from(None, slugs, Kind::ALL, &|_, _| true)
    }

    fn boards_from(
        &self,
        shelf: Option<&Shelf>,
        slugs: &[String],
        kinds: &[Kind],
        wanted: &Wanted<'_>,
    ) -> Result<Vec<Result<Loaded<Board>, StoreError>>, StoreError> {
        if self.left_out()?.is_empty() {
            let at = (self.root.as_path(), shelf);
            return Ok(reading::boards(at, &self.looked, slugs, kinds, wanted));
        }
        let board =
            |slug: &String| self.board_with(slug, kinds, &mut |kind, text| wanted(kind, text));
        Ok(slugs.iter().map(board).collect())
    }

    fn reading(&self) -> Reading<'_, &Home> {
        Reading::new(&self.root, &self.looked, self)
    }

    /// The records that belong to the home and to no board.
    pub fn records(&self) -> Result<Loaded<Vec<Entry>>, StoreError> {
        self.records_with(Kind::ALL, &mut |_, _| true)
    }

    /// The settings, and some of the records that belong to the home, as in [`Home::board_with`].
    pub fn records_with(
        &self,
        kinds: &[Kind],
        wanted: &mut dyn FnMut(Kind, &str) -> bool,
    ) -> Result<Loaded<Vec<Entry>>, StoreError> {
        let mut found = Found::default();
        found.entries.push(self.settings.clone());
        for (kind, file) in layout::own_files() {
            // The settings were read when the home was opened.
            if kind != Kind::Settings && kinds.contains(&kind) && self.has(file)? {
                let reading = self.reading();
                reading.one((file.to_owned(), None), kinds, wanted, None, &mut found);
            }
        }
        for folder in layout::home_folders() {
            if kinds
                .iter()
                .any(|kind| kind.folder() == Folder::Home(folder))
            {
                let reading = self.reading();
                reading.folder(folder, kinds, wanted, None, &mut found)?;
            }
        }
        Ok(Loaded {
            value: found.entries,
            faults: found.faults,
        })
    }

    /// Every record's path in the work tree, below the home, readable or not.
    pub fn paths(&self) -> Result<Vec<String>, StoreError> {
        let mut paths = vec![HOME_FILE.to_owned()];
        for (kind, file) in layout::own_files() {
            if kind != Kind::Settings && self.has(file)? {
                paths.push(file.to_owned());
            }
        }
        let mut folders: Vec<String> = layout::home_folders().map(str::to_owned).collect();
        for board in self.board_names()? {
            paths.push(format!("{BOARDS}/{board}/board.toml"));
            folders.extend(
                layout::board_folders()
                    .iter()
                    .map(|folder| format!("{BOARDS}/{board}/{folder}")),
            );
        }
        for folder in folders {
            let names = self.names_in(&folder)?;
            paths.extend(names.into_iter().map(|name| format!("{folder}/{name}")));
        }
        paths.retain(|path| layout::place(path).is_some());
        paths.sort();
        Ok(paths)
    }

    /// Every record's path at HEAD, below the home.
    pub fn paths_at_head(&self) -> Result<Vec<String>, StoreError> {
        let Some(head) = self.git.head()? else {
            return Ok(Vec::new());
        };
        let folder = self.prefix.trim_end_matches('/');
        let files = self.git.files(&head, folder)?;
        Ok(files
            .into_iter()
            .filter_map(|(path, _)| path.strip_prefix(&self.prefix).map(str::to_owned))
            .filter(|path| layout::place(path).is_some())
            .collect())
    }

    /// The text of a file as it stands, hand edits included; none where there is no such file.
    pub fn text(&self, path: &str) -> Result<Option<String>, StoreError> {
        match self.read(path) {
            Ok(text) => Ok(Some(text)),
            Err(StoreError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// The text of a record at HEAD.
    pub fn text_at_head(&self, path: &str) -> Result<Option<String>, StoreError> {
        let Some(head) = self.git.head()? else {
            return Ok(None);
        };
        let bytes = self.git.blob(&head, &format!("{}{path}", self.prefix))?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// What stands in a file: in the work tree, or at HEAD where a sparse checkout leaves it out.
    fn read(&self, path: &str) -> Result<String, StoreError> {
        self.reading().text(path)
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        self.reading().bytes(path)
    }

    /// The names in a folder of the home, in alphabetical order, those included that a sparse
    /// checkout leaves out.
    pub(super) fn names_in(&self, folder: &str) -> Result<Vec<String>, StoreError> {
        self.reading().names_in(folder)
    }

    fn left_out(&self) -> Result<&LeftOutFiles, StoreError> {
        if let Some(known) = self.left_out.get() {
            return Ok(known);
        }
        let files = self.git.left_out(&self.prefix)?.into_iter();
        let below = |(path, blob): (String, String)| {
            let path = path.strip_prefix(&self.prefix)?.to_owned();
            Some((path, blob))
        };
        let found = files.filter_map(below).collect();
        Ok(self.left_out.get_or_init(|| found))
    }

    /// Reads one record.
    pub fn entry(&self, path: &str, text: &str) -> Result<Option<Entry>, StoreError> {
        layout::place(path)
            .map(|place| entry(&place, path, text))
            .transpose()
    }

    /// One more than the highest number in the work tree, at HEAD and in the history.
    pub fn next_number(&self, board: Option<&str>, kind: Kind) -> Result<u32, StoreError> {
        let folder = match (kind.folder(), board) {
            (Folder::Board(folder), Some(board)) => format!("{BOARDS}/{board}/{folder}"),
            (Folder::Home(folder) | Folder::Board(folder) | Folder::Single(folder), _) => {
                folder.to_owned()
            }
        };
        let mut highest = numbers::highest_in_history(&self.git, board, kind)?;
        let at_head = match self.git.head()? {
            Some(head) => self.git.files(&head, &format!("{}{folder}", self.prefix))?,
            None => Vec::new(),
        };
        let at_head = at_head
            .into_iter()
            .filter_map(|(path, _)| path.rsplit('/').next().map(str::to_owned));
        for name in self.names_in(&folder)?.into_iter().chain(at_head) {
            highest = highest.max(stem::number(name.trim_end_matches(".toml")).unwrap_or(0));
        }
        Ok(highest.saturating_add(1))
    }

    /// Whether nothing is under way here that the next writing command would have to end first.
    pub fn is_at_rest(&self) -> bool {
        self.git.under_way().is_none() && !Note::exists(&self.git)
    }

    /// The bytes of a file as it stands, a picture or any other; none where there is no such file.
    pub fn content(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        match self.bytes(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(StoreError::Io { source, .. }) if is_absent(&source) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The files that lie among the pictures of a board, by name.
    pub fn picture_names(&self, board: &str) -> Result<Vec<String>, StoreError> {
        self.names_in(&layout::pictures(board))
    }
}

fn settings_place() -> Place {
    Place {
        board: None,
        kind: Kind::Settings,
        stem: "kata".to_owned(),
    }
}

/// Whether a folder is a kata home, its settings left out by a sparse checkout or not.
fn is_home(git: &Git, folder: &Path) -> bool {
    let left_out = || {
        let file = prefix(git, folder).ok()? + HOME_FILE;
        git.is_left_out(&file).ok()
    };
    folder.join(HOME_FILE).is_file() || left_out() == Some(true)
}

fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    fs::canonicalize(path).map_err(|source| StoreError::Io {
        path: path.display().to_string(),
        source,
    })
}

/// A home in another folder of the repository, as HEAD has it, or in another of its work trees, such
/// as one on a branch of its own.
fn elsewhere(git: &Git, top: &Path) -> Option<PathBuf> {
    let head = git.head().ok().flatten();
    let files = head.and_then(|head| git.files(&head, "").ok());
    let below = files
        .unwrap_or_default()
        .into_iter()
        .filter_map(|(path, _)| {
            let folder = path.strip_suffix(HOME_FILE)?;
            Some(top.join(folder.trim_end_matches('/')))
        });
    below
        .chain(git.other_work_trees())
        .find(|folder| folder.join(HOME_FILE).is_file())
}

/// Where the home stands below the work tree's root, with `/` at the end unless it is that root.
fn prefix(git: &Git, root: &Path) -> Result<String, StoreError> {
    let top = absolute(git.work_tree())?;
    let below = root.strip_prefix(&top).map_err(|_| StoreError::NoHome {
        start: root.to_path_buf(),
        elsewhere: None,
    })?;
    let parts: Vec<String> = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    Ok(parts.iter().map(|part| format!("{part}/")).collect())
}
