//! What the records of boards said when they were last read, kept in the git directory.
//!
//! To take a record apart costs many times what it costs to see that its file is still the one that it
//! was. So where many boards are read at once, what was read is kept: a file a board, which holds for each
//! record how its file looked from outside, its text, and its fields in MessagePack, which is read in a
//! fraction of the time.
//!
//! It is right or it is not used:
//!
//! - a record counts as read only while its file is, by device, inode, size and both of its times, the one
//!   that was read. A changed file has another time of change, which nobody can set back; a file that is as
//!   young as the reading might be changed again within the same tick of the clock, so it is not kept;
//! - it holds what stands in files and nothing that was concluded from it: not the day, the language, the
//!   settings, nor another board. Fields are kept only where the same record came back from them;
//! - it is whole or it is nothing: a sum over all of it is compared, and another version of this program
//!   begins anew. Each file is written aside and renamed into place, so nobody waits for anybody, and two who
//!   write at once leave the work of one of them.
//!
//! It may be deleted at any time. Nothing that goes wrong here is an error: then files are read, as ever. It
//! lies in the work tree's own git directory, as files look different in each work tree, and git takes it away
//! with the work tree.

use std::{
    borrow::Cow,
    collections::HashSet,
    fs::{self, DirEntry, File, Metadata},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use foldhash::HashMap;
use rmp_serde::Serializer;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use toml::Table;

use crate::{
    practice::{
        entry::{Common, Entry, Place},
        fields::Fields,
    },
    store::{
        codec,
        git::Git,
        layout::BOARDS,
        reading::{is_link, lying_in},
    },
};

/// Below what is this program's own in the git directory.
const FOLDER: &str = "read";
/// What such a file begins with; another number where what follows is written otherwise.
const MAGIC: &[u8; 8] = b"kata-r1\n";
/// No board comes near it.
const LARGEST: u64 = 64 << 20;
/// A file that changed so shortly before it was read may change again and look the same: some file systems
/// count in steps of two seconds.
const YOUNG: Duration = Duration::from_secs(2);
/// What belongs to no board here goes when it was written so long ago; until then a branch may bring it back,
/// or another home of this repository may need it.
const FORGOTTEN: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// As git's own: whoever asks it to leave optional work alone, asks us too.
const OPTIONAL: &str = "GIT_OPTIONAL_LOCKS";

/// How a file looks from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Seen {
    /// None where there is no such file, or where files show too little of themselves.
    pub fn of(file: &Path) -> Option<Seen> {
        let metadata = fs::symlink_metadata(file).ok()?;
        metadata.is_file().then(|| Seen::from(&metadata))?
    }

    /// As [`Seen::of`], of a file that was listed.
    pub fn of_lying(file: &DirEntry) -> Option<Seen> {
        let metadata = file.metadata().ok()?;
        metadata.is_file().then(|| Seen::from(&metadata))?
    }

    /// How the file looks that is about to be read. Asked of the open file, for by its path there may be
    /// another one by then.
    pub fn of_open(file: &File) -> Option<Seen> {
        Seen::from(&file.metadata().ok()?)
    }

    #[cfg(unix)]
    fn from(metadata: &Metadata) -> Option<Seen> {
        use std::os::unix::fs::MetadataExt as _;
        Some(Seen {
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.size(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        })
    }

    #[cfg(not(unix))]
    fn from(_: &Metadata) -> Option<Seen> {
        None
    }

    fn is_before(&self, time: SystemTime) -> bool {
        let Ok(time) = time.duration_since(UNIX_EPOCH) else {
            return false;
        };
        let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
        let time = (seconds, i64::from(time.subsec_nanos()));
        self.modified < time && self.changed < time
    }
}

/// One record as it was read.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Record<'a> {
    /// Below the home.
    #[serde(borrow)]
    path: Cow<'a, str>,
    seen: Seen,
    #[serde(borrow)]
    text: Cow<'a, str>,
    /// What the text says; empty where it was not taken apart, or could not be.
    #[serde(borrow, serialize_with = "as_bytes")]
    fields: Cow<'a, [u8]>,
}

/// Otherwise it would be a list of numbers.
fn as_bytes<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// All that is kept of a board.
#[derive(Serialize, Deserialize)]
struct Page<'a> {
    /// The program that wrote it.
    program: Cow<'a, str>,
    #[serde(borrow)]
    records: Vec<Record<'a>>,
}

/// Where it is kept.
pub(super) struct Shelf {
    root: PathBuf,
    /// The home below the work tree: a repository may hold several.
    prefix: String,
    /// What is this program's own in the git directory.
    own: PathBuf,
    began: SystemTime,
    /// Whether anything was written; tidying is left for then.
    wrote: AtomicBool,
    /// Whether nothing is to be written, or can be.
    closed: AtomicBool,
}

impl Shelf {
    /// None where it could not be told whether a file is still the one that was read.
    pub fn of(git: &Git, root: &Path, prefix: &str) -> Option<Shelf> {
        // The time of a file that is written here is to be compared with those of the records.
        (device(git.git_dir())? == device(root)?).then(|| Shelf {
            root: root.to_owned(),
            prefix: prefix.to_owned(),
            own: git.own_dir(),
            began: SystemTime::now(),
            wrote: AtomicBool::new(false),
            closed: AtomicBool::new(is_unwanted(std::env::var(OPTIONAL).ok().as_deref())),
        })
    }

    fn folder(&self) -> PathBuf {
        self.own.join(FOLDER)
    }

    /// Whether what is written lies here. A copied git directory may have links in it, and whoever only reads
    /// changes no file elsewhere.
    fn is_here(&self) -> bool {
        !is_link(&self.own) && !is_link(&self.folder())
    }

    fn name(&self, board: &str) -> String {
        let name = Sha256::digest(format!("{}{BOARDS}/{board}", self.prefix));
        name[..16]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// What is kept of a board, as it lies there; empty where there is nothing.
    pub fn bytes(&self, board: &str) -> Vec<u8> {
        let file = self.folder().join(self.name(board));
        // A pipe would have us wait, and a link may lead anywhere.
        let sound = fs::symlink_metadata(&file)
            .is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LARGEST);
        match sound {
            true => fs::read(&file).unwrap_or_default(),
            false => Vec::new(),
        }
    }

    /// Takes away what no board here has needed for long.
    pub fn tidy(&self) {
        if !self.wrote.load(Ordering::Relaxed) {
            return;
        }
        let boards = lying_in(&self.root, BOARDS).unwrap_or_default().into_iter();
        let known: HashSet<String> = boards
            .filter_map(|board| board.file_name().into_string().ok())
            .map(|board| self.name(&board))
            .collect();
        for file in fs::read_dir(self.folder()).into_iter().flatten().flatten() {
            let name = file.file_name();
            let known = name.to_str().is_some_and(|name| known.contains(name));
            let written = file.metadata().and_then(|metadata| metadata.modified());
            let age = written
                .ok()
                .and_then(|at| self.began.duration_since(at).ok());
            if !known && age.is_some_and(|age| age > FORGOTTEN) {
                // Somebody else may have been first.
                let _ = fs::remove_file(file.path());
            }
        }
    }

    fn write(&self, board: &str, mut records: Vec<Record<'_>>) -> io::Result<()> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".kata-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // Whoever shares the repository reads it too, as everything that git puts there.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let folder = self.folder();
        if !self.is_here() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let mut file = builder.tempfile_in(&folder).or_else(|_| {
            fs::create_dir_all(&folder)?;
            builder.tempfile_in(&folder)
        })?;
        // By the clock of whoever keeps the files, which need not be ours.
        let now = SystemTime::now();
        let there = file.as_file().metadata()?.modified()?;
        let Some(old) = shifted(self.began, now, there).and_then(|began| began.checked_sub(YOUNG))
        else {
            return Ok(());
        };
        records.retain(|record| record.seen.is_before(old));
        let page = Page {
            program: env!("CARGO_PKG_VERSION").into(),
            records,
        };
        let mut bytes = Vec::new();
        bytes.extend(MAGIC);
        bytes.extend([0; 4]);
        let mut serializer = Serializer::new(&mut bytes);
        page.serialize(&mut serializer).map_err(io::Error::other)?;
        let sum = crc32fast::hash(&bytes[12..]);
        bytes[8..12].copy_from_slice(&sum.to_le_bytes());
        if bytes.len() as u64 > LARGEST {
            return Ok(());
        }
        file.write_all(&bytes)?;
        // It need not survive a power cut: half of it has another sum.
        file.persist(folder.join(self.name(board)))
            .map_err(|error| error.error)?;
        self.wrote.store(true, Ordering::Relaxed);
        Ok(())
    }
}

/// What is kept of one board while it is read.
pub(super) struct Kept<'a> {
    shelf: &'a Shelf,
    board: &'a str,
    /// What was kept, and whether it was seen to be so still.
    old: HashMap<Cow<'a, str>, (Record<'a>, bool)>,
    new: Vec<Record<'static>>,
}

impl<'a> Kept<'a> {
    /// From what lies there: nothing, where that is not whole or another program's.
    pub fn new(shelf: &'a Shelf, board: &'a str, bytes: &'a [u8]) -> Kept<'a> {
        let records = page(bytes).map_or_else(Vec::new, |page| page.records);
        let old = records.into_iter();
        Kept {
            shelf,
            board,
            old: old
                .map(|record| (record.path.clone(), (record, false)))
                .collect(),
            new: Vec::new(),
        }
    }

    /// The text of a record, where its file looks as it did when it was read.
    pub fn text(&mut self, path: &str, seen: Option<Seen>) -> Option<Cow<'a, str>> {
        let (record, is_so) = self.old.get_mut(path)?;
        *is_so = seen == Some(record.seen);
        is_so.then(|| record.text.clone())
    }

    /// The record whose text was given, where it was taken apart before.
    pub fn entry(&self, place: &Place, path: &str) -> Option<Entry> {
        let (record, is_so) = self.old.get(path)?;
        is_so.then(|| read(place, &record.text, &record.fields))?
    }

    /// Keeps what was read of a file that looked so.
    pub fn keep(
        &mut self,
        path: &str,
        seen: Option<Seen>,
        text: Cow<'_, str>,
        entry: Option<&Entry>,
    ) {
        let young = |time: SystemTime| time.checked_sub(YOUNG);
        let old =
            young(self.shelf.began).is_some_and(|old| seen.is_some_and(|seen| seen.is_before(old)));
        if let Some(seen) = seen.filter(|_| old && !self.shelf.closed.load(Ordering::Relaxed)) {
            self.new.push(Record {
                path: path.to_owned().into(),
                seen,
                text: text.into_owned().into(),
                fields: entry.and_then(fields).unwrap_or_default().into(),
            });
        }
    }

    /// Writes what was learned. What was not asked for this time stays, if it is still so.
    pub fn finish(mut self) {
        if self.new.is_empty() || self.shelf.closed.load(Ordering::Relaxed) {
            return;
        }
        for record in &self.new {
            self.old.remove(&record.path);
        }
        let still = |(record, is_so): (Record<'a>, bool)| {
            let is_so = is_so || {
                let file = self.shelf.root.join(record.path.as_ref());
                Seen::of(&file) == Some(record.seen)
            };
            is_so.then_some(record)
        };
        let mut records: Vec<Record<'_>> = self.new;
        records.extend(self.old.into_values().filter_map(still));
        records.sort_by(|a, b| a.path.cmp(&b.path));
        if self.shelf.write(self.board, records).is_err() {
            // Nor would the next one find room.
            self.shelf.closed.store(true, Ordering::Relaxed);
        }
    }
}

fn page(bytes: &[u8]) -> Option<Page<'_>> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (sum, page) = rest.split_first_chunk::<4>()?;
    if crc32fast::hash(page) != u32::from_le_bytes(*sum) {
        return None;
    }
    let page: Page<'_> = rmp_serde::from_slice(page).ok()?;
    (page.program == env!("CARGO_PKG_VERSION")).then_some(page)
}

/// The fields of a record; none where the same would not come back from them.
fn fields(entry: &Entry) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let named = Serializer::new(&mut bytes).with_struct_map();
    let table: &Table = &entry.fields;
    table.serialize(&mut named.with_human_readable()).ok()?;
    let back = read(&entry.place, "", &bytes)?;
    (back.common == entry.common && back.body == entry.body).then_some(bytes)
}

/// A record from its text and from the fields that were found in it.
fn read(place: &Place, text: &str, fields: &[u8]) -> Option<Entry> {
    let fields = || rmp_serde::Deserializer::from_read_ref(fields).with_human_readable();
    Some(Entry {
        place: place.clone(),
        common: Common::deserialize(&mut fields()).ok()?,
        body: place.kind.decode_from(&mut fields()).ok()?,
        fields: Fields::of_text(codec::unmarked(text)),
    })
}

/// A moment by another clock, where both are known for one moment.
fn shifted(moment: SystemTime, here: SystemTime, there: SystemTime) -> Option<SystemTime> {
    match there.duration_since(here) {
        Ok(ahead) => moment.checked_add(ahead),
        Err(behind) => moment.checked_sub(behind.duration()),
    }
}

/// As git reads it.
fn is_unwanted(optional: Option<&str>) -> bool {
    optional.is_some_and(|value| {
        let value = value.to_ascii_lowercase();
        matches!(value.as_str(), "" | "0" | "no" | "off" | "false")
    })
}

fn device(folder: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        Some(fs::metadata(folder).ok()?.dev())
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        None
    }
}

#[cfg(test)]
mod tests;
