//! Reading record files: one, a folder of them, a board, or many boards at once.
//!
//! What is read here comes from the work tree. What a sparse checkout leaves out of it comes from
//! git, which only one thread may ask ([`LeftOut`]); where nothing is left out, boards are read by as
//! many threads as there are processors.

use std::{
    fs::{self, DirEntry, File},
    io::{self, Read as _},
    num::NonZero,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use crate::{
    practice::{
        board::Board,
        entry::{Entry, Place},
        kind::{Folder, Kind},
    },
    store::{
        codec::{self, TextError},
        home::{Fault, Loaded, StoreError},
        kept::{Kept, Seen, Shelf},
        layout::{self, BOARDS},
        left::is_absent,
        tally::Tally,
    },
};

/// A record file larger than this is not read: no record that people write comes near it.
const LARGEST: u64 = 1 << 20;
/// Points are only ever added to, for years.
const LARGEST_POINTS: u64 = 32 << 20;
/// No picture that this program has encoded comes near it.
const LARGEST_PICTURE: u64 = 16 << 20;
/// For fewer boards than this no further thread is worth its start.
const BOARDS_A_THREAD: usize = 4;
/// For fewer boards than this nothing is kept: they are read before anybody notices.
pub(super) const KEPT_FROM: usize = 6;

/// Whether a record is wanted, told by its kind and the plain text of its file.
pub type Wanted<'a> = dyn Fn(Kind, &str) -> bool + Sync + 'a;

/// What a sparse checkout leaves out of the work tree.
pub(super) trait LeftOut {
    /// The names directly in a folder, of what is left out there.
    fn names(&self, folder: &str) -> Result<Vec<String>, StoreError>;
    fn content(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError>;
}

/// Nothing is left out.
#[derive(Clone, Copy)]
struct Nothing;

impl LeftOut for Nothing {
    fn names(&self, _: &str) -> Result<Vec<String>, StoreError> {
        Ok(Vec::new())
    }

    fn content(&self, _: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(None)
    }
}

/// What was found in files.
#[derive(Default)]
pub(super) struct Found {
    pub entries: Vec<Entry>,
    pub faults: Vec<Fault>,
}

pub(super) struct Reading<'a, L> {
    root: &'a Path,
    looked: &'a Tally,
    left_out: L,
}

impl<'a, L: LeftOut> Reading<'a, L> {
    pub fn new(root: &'a Path, looked: &'a Tally, left_out: L) -> Self {
        Reading {
            root,
            looked,
            left_out,
        }
    }

    /// A board with those records of some kinds whose plain text is wanted; what is kept of it is asked
    /// first.
    pub fn board(
        &self,
        slug: &str,
        kinds: &[Kind],
        wanted: &mut dyn FnMut(Kind, &str) -> bool,
        mut kept: Option<&mut Kept<'_>>,
    ) -> Result<Loaded<Board>, StoreError> {
        let none = || StoreError::NoBoard {
            slug: slug.to_owned(),
        };
        if !may_be_board(self.root, slug) {
            return Err(none());
        }
        let mut found = Found::default();
        let own = Place {
            board: Some(slug.to_owned()),
            kind: Kind::Board,
            stem: "board".to_owned(),
        };
        let path = layout::path(&own);
        match self.record(&own, (&path, None), &mut |_, _| true, kept.as_deref_mut()) {
            Ok(entry) => found.entries.extend(entry),
            Err(StoreError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                return Err(none());
            }
            Err(error) => return Err(error),
        }
        for folder in layout::board_folders() {
            let mut of_folder = kinds.iter().map(|kind| kind.folder());
            if of_folder.any(|own| own == Folder::Board(folder)) {
                let folder = format!("{BOARDS}/{slug}/{folder}");
                self.folder(&folder, kinds, wanted, kept.as_deref_mut(), &mut found)?;
            }
        }
        let value = Board::new(slug.to_owned(), found.entries).ok_or_else(none)?;
        let faults = found.faults;
        Ok(Loaded { value, faults })
    }

    pub fn folder(
        &self,
        folder: &str,
        kinds: &[Kind],
        wanted: &mut dyn FnMut(Kind, &str) -> bool,
        mut kept: Option<&mut Kept<'_>>,
        found: &mut Found,
    ) -> Result<(), StoreError> {
        for (name, lying) in self.lying_in(folder)? {
            let mut path = String::with_capacity(folder.len() + 1 + name.len());
            path.extend([folder, "/", &name]);
            let file = (path, lying.as_ref());
            self.one(file, kinds, wanted, kept.as_deref_mut(), found);
        }
        Ok(())
    }

    pub fn one(
        &self,
        (path, lying): (String, Option<&DirEntry>),
        kinds: &[Kind],
        wanted: &mut dyn FnMut(Kind, &str) -> bool,
        kept: Option<&mut Kept<'_>>,
        found: &mut Found,
    ) {
        let Some(place) = layout::place(&path).filter(|place| kinds.contains(&place.kind)) else {
            return;
        };
        self.looked.one();
        match self.record(&place, (&path, lying), wanted, kept) {
            Ok(entry) => found.entries.extend(entry),
            Err(error) => found.faults.push(Fault { path, error }),
        }
    }

    /// A record, where its text is wanted; with what its folder says of its file, where that was listed.
    fn record(
        &self,
        place: &Place,
        (path, lying): (&str, Option<&DirEntry>),
        wanted: &mut dyn FnMut(Kind, &str) -> bool,
        kept: Option<&mut Kept<'_>>,
    ) -> Result<Option<Entry>, StoreError> {
        let Some(kept) = kept else {
            let text = self.text(path)?;
            return match wanted(place.kind, &text) {
                true => entry(place, path, &text).map(Some),
                false => Ok(None),
            };
        };
        // Asked of the folder that is open, the system need not find the way to it once more.
        let seen = match lying {
            Some(lying) => Seen::of_lying(lying),
            None => Seen::of(&self.root.join(path)),
        };
        if let Some(text) = kept.text(path, seen) {
            if !wanted(place.kind, &text) {
                return Ok(None);
            }
            if let Some(entry) = kept.entry(place, path) {
                return Ok(Some(entry));
            }
            let read = entry(place, path, &text)?;
            kept.keep(path, seen, text, Some(&read));
            return Ok(Some(read));
        }
        let file = open(self.root, path)?;
        let seen = Seen::of_open(&file.0);
        let text = text(path, read_all(path, file)?)?;
        let read = match wanted(place.kind, &text) {
            true => entry(place, path, &text).map(Some),
            false => Ok(None),
        };
        let entry = read.as_ref().ok().and_then(Option::as_ref);
        kept.keep(path, seen, text.into(), entry);
        read
    }

    pub fn text(&self, path: &str) -> Result<String, StoreError> {
        text(path, self.bytes(path)?)
    }

    pub fn bytes(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        match read_file(self.root, path) {
            Err(StoreError::Io { source, path }) if is_absent(&source) => {
                match self.left_out.content(&path)? {
                    Some(bytes) => Ok(bytes),
                    None => Err(StoreError::Io { path, source }),
                }
            }
            read => read,
        }
    }

    /// The names in a folder of the home, in alphabetical order.
    pub fn names_in(&self, folder: &str) -> Result<Vec<String>, StoreError> {
        let lying = self.lying_in(folder)?.into_iter();
        Ok(lying.map(|(name, _)| name).collect())
    }

    /// As [`Reading::names_in`], with what the folder says of each that lies there.
    fn lying_in(&self, folder: &str) -> Result<Vec<(String, Option<DirEntry>)>, StoreError> {
        let lying = lying_in(self.root, folder)?.into_iter();
        // A record's name is text.
        let mut names: Vec<(String, Option<DirEntry>)> = lying
            .filter_map(|entry| Some((entry.file_name().into_string().ok()?, Some(entry))))
            .collect();
        let left_out = self.left_out.names(folder)?.into_iter();
        names.extend(left_out.map(|name| (name, None)));
        // What lies there stays before what would be there.
        names.sort_by(|(one, _), (other, _)| one.cmp(other));
        names.dedup_by(|(one, _), (other, _)| one == other);
        Ok(names)
    }
}

/// Many boards, each with those records of some kinds whose plain text is wanted; in the order of
/// their names as given. Where there is a shelf, what is kept there of a board is asked first.
pub(super) fn boards(
    (root, shelf): (&Path, Option<&Shelf>),
    looked: &Tally,
    slugs: &[String],
    kinds: &[Kind],
    wanted: &Wanted<'_>,
) -> Vec<Result<Loaded<Board>, StoreError>> {
    let read = |slug: &String| {
        let reading = Reading::new(root, looked, Nothing);
        let bytes = shelf.map(|shelf| shelf.bytes(slug));
        let kept = shelf.zip(bytes.as_deref());
        let mut kept = kept.map(|(shelf, bytes)| Kept::new(shelf, slug, bytes));
        let wanted = &mut |kind, text: &str| wanted(kind, text);
        let board = reading.board(slug, kinds, wanted, kept.as_mut());
        kept.into_iter().for_each(Kept::finish);
        board
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = threads.min(slugs.len() / BOARDS_A_THREAD);
    if threads < 2 {
        return slugs.iter().map(read).collect();
    }
    // Boards are of very different sizes, so each thread takes the next one when it has done one.
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(slugs.len()));
    let work = || {
        let mut own = Vec::new();
        while let Some((place, slug)) = {
            let place = next.fetch_add(1, Ordering::Relaxed);
            slugs.get(place).map(|slug| (place, slug))
        } {
            own.push((place, read(slug)));
        }
        // Nobody panics while holding it; were it so, what is in it is whole all the same.
        let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
        done.append(&mut own);
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // Where no further thread can be had, the others do its work.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, read)| read).collect()
}

/// Whether a name is that of a folder here, and not of a link, or a way, to another place.
pub(super) fn may_be_board(root: &Path, slug: &str) -> bool {
    let boards = root.join(BOARDS);
    !matches!(slug, "" | "." | "..")
        && !slug.contains(['/', '\\'])
        && !is_link(&boards)
        && !is_link(&boards.join(slug))
}

pub(super) fn is_link(path: &Path) -> bool {
    path.symlink_metadata()
        .is_ok_and(|found| found.is_symlink())
}

/// Whether a path that a record names stays in the home: no part of it leads up, or is a link.
pub(super) fn stays_within(root: &Path, path: &str) -> bool {
    let mut place = root.to_path_buf();
    path.split('/').all(|part| {
        place.push(part);
        !matches!(part, "" | "." | "..") && !part.contains('\\') && !is_link(&place)
    })
}

/// Reads what a record's file says.
pub fn entry(place: &Place, path: &str, text: &str) -> Result<Entry, StoreError> {
    let wrong = |error| StoreError::Text {
        path: path.to_owned(),
        error,
    };
    let fields = codec::read(text).map_err(wrong)?;
    Entry::read(place.clone(), fields).map_err(|error| {
        // The table has no places any more; reading the text once more finds the one.
        let error = place.kind.decode_text(text).err().unwrap_or(error);
        wrong(TextError::from_toml(text, &error))
    })
}

/// How large a record's file may be to be read.
pub fn largest(path: &str) -> u64 {
    match path {
        _ if path.ends_with(".points.toml") => LARGEST_POINTS,
        _ if path.ends_with(".jpg") || path.ends_with(".png") => LARGEST_PICTURE,
        _ => LARGEST,
    }
}

/// Reads a file.
fn read_file(root: &Path, path: &str) -> Result<Vec<u8>, StoreError> {
    read_all(path, open(root, path)?)
}

/// Opens a file, with its size. Links, devices, pipes and very large files are not read at all.
fn open(root: &Path, path: &str) -> Result<(File, u64), StoreError> {
    let io = |source| StoreError::Io {
        path: path.to_owned(),
        source,
    };
    let file = root.join(path);
    let metadata = fs::symlink_metadata(&file).map_err(io)?;
    if !metadata.is_file() {
        return Err(StoreError::NotAFile {
            path: path.to_owned(),
        });
    }
    if metadata.len() > largest(path) {
        return Err(StoreError::TooLarge {
            path: path.to_owned(),
        });
    }
    Ok((File::open(&file).map_err(io)?, metadata.len()))
}

fn read_all(path: &str, (file, size): (File, u64)) -> Result<Vec<u8>, StoreError> {
    // The size is known: std would ask for it again, and where the file begins.
    let room = usize::try_from(size).unwrap_or_default() + 1;
    let mut bytes = Vec::with_capacity(room);
    let read = file.take(u64::MAX).read_to_end(&mut bytes);
    read.map_err(|source| StoreError::Io {
        path: path.to_owned(),
        source,
    })?;
    Ok(bytes)
}

fn text(path: &str, bytes: Vec<u8>) -> Result<String, StoreError> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        StoreError::Text {
            path: path.to_owned(),
            error: TextError::at(&text, valid, "not UTF-8"),
        }
    })
}

/// What lies in a folder of the work tree; nothing where there is no such folder, or where it is a link.
pub(super) fn lying_in(root: &Path, folder: &str) -> Result<Vec<DirEntry>, StoreError> {
    let path = root.join(folder);
    if !fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir()) {
        return Ok(Vec::new());
    }
    let all = fs::read_dir(&path).and_then(Iterator::collect);
    all.map_err(|source| StoreError::Io {
        path: folder.to_owned(),
        source,
    })
}
