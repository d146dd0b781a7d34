//! The power goes at any moment of a step, and what was not made durable is gone.
//!
//! A step is traced with everything it writes, and done again here in memory up to each moment. Of a
//! file stays what was in it at its last fsync. Names stay in the order in which they were made, up to the
//! last fsync of anything at the least: that is what file systems with a journal do (ext4, xfs), and git
//! counts on it too. What may stay beyond that is tried both ways.
//!
//! The other end of a sync has a disk of its own, and power: it stays as it was at that moment.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::stage::{Stage, adding, beginning, coaching, editing, first_syncing, syncing};
use super::{figures, some};

/// What is traced: whatever changes content or names.
const CALLS: &str = "openat,open,creat,write,writev,pwrite64,lseek,ftruncate,rename,renameat,renameat2,\
unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,fsync,fdatasync,copy_file_range,utimensat,chdir";

/// A file: what is in it, and what of that a power cut leaves.
#[derive(Clone, Default)]
struct Content {
    now: Vec<u8>,
    durable: Vec<u8>,
    cursor: usize,
    /// When it was last written to.
    changed: Option<SystemTime>,
}

/// Names of a place and what they mean; folders mean nothing.
type Names = BTreeMap<PathBuf, Option<usize>>;

/// What stays of that which nobody made durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stays {
    /// Neither names nor content.
    Nothing,
    /// The names, of empty files.
    Names,
    /// The names, of files of their length without their content.
    Zeros,
}

#[derive(Clone, Default)]
struct Disk {
    files: Vec<Content>,
    now: Names,
    durable: Names,
}

impl Disk {
    /// What lies in a folder, all of it durable.
    fn of(root: &Path) -> Disk {
        let mut disk = Disk::default();
        disk.read(root);
        disk.durable = disk.now.clone();
        disk
    }

    fn read(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.now.insert(path.clone(), None);
                self.read(&path);
            } else {
                let bytes = fs::read(&path).unwrap();
                self.files.push(Content {
                    now: bytes.clone(),
                    durable: bytes,
                    cursor: 0,
                    changed: None,
                });
                self.now.insert(path, Some(self.files.len() - 1));
            }
        }
    }

    fn file(&mut self, path: &Path) -> Option<&mut Content> {
        let at = (*self.now.get(path)?)?;
        self.files.get_mut(at)
    }

    fn remove(&mut self, path: &Path) {
        self.now.remove(path);
    }

    fn write(&mut self, path: &Path, bytes: &[u8], at: Option<usize>, time: SystemTime) {
        if let Some(file) = self.file(path) {
            file.changed = Some(time);
            let from = at.unwrap_or(file.cursor);
            if file.now.len() < from + bytes.len() {
                file.now.resize(from + bytes.len(), 0);
            }
            file.now[from..from + bytes.len()].copy_from_slice(bytes);
            if at.is_none() {
                file.cursor = from + bytes.len();
            }
        }
    }

    /// The names that are left.
    fn names(&self, stays: Stays) -> &Names {
        match stays {
            Stays::Nothing => &self.durable,
            Stays::Names | Stays::Zeros => &self.now,
        }
    }

    /// What lies there once the power is back.
    fn left(&self, stays: Stays) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let names = self.names(stays);
        let bytes = |file: usize| {
            let Content { now, durable, .. } = &self.files[file];
            match stays {
                Stays::Zeros if now != durable => vec![0; now.len()],
                _ => durable.clone(),
            }
        };
        let names = names.iter();
        names
            .map(|(path, file)| (path.clone(), file.map(bytes)))
            .collect()
    }
}

/// Puts a folder so; only what differs is touched.
fn put(root: &Path, wanted: &BTreeMap<PathBuf, Option<Vec<u8>>>) {
    let there = Disk::of(root);
    for path in there.now.keys().rev() {
        if !wanted.contains_key(path) || (wanted[path].is_none() != path.is_dir()) {
            let _ = match path.is_dir() {
                true => fs::remove_dir(path),
                false => fs::remove_file(path),
            };
        }
    }
    for (path, bytes) in wanted {
        match bytes {
            None => fs::create_dir_all(path).unwrap(),
            Some(bytes) => {
                if !fs::read(path).is_ok_and(|there| there == *bytes) {
                    let _ = fs::remove_file(path);
                    fs::write(path, bytes).unwrap();
                }
            }
        }
    }
}

/// Makes the names of one file that were put there as two names of one again: a lock may be known by that.
fn link_again(names: &Names) {
    let mut first: BTreeMap<usize, &Path> = BTreeMap::new();
    for (path, file) in names {
        let Some(file) = file else { continue };
        match first.get(file) {
            Some(first) => {
                fs::remove_file(path).unwrap();
                fs::hard_link(first, path).unwrap();
            }
            None => {
                first.insert(*file, path);
            }
        }
    }
}

/// One traced call that went well, its strings and paths made readable.
struct Call {
    name: String,
    strings: Vec<Vec<u8>>,
    /// The files that its descriptors mean.
    files: Vec<PathBuf>,
    flags: String,
    result: i64,
    folder: PathBuf,
    time: SystemTime,
}

impl Call {
    /// One of the names that it is given, from the folder that it is seen from.
    fn named(&self, at: usize) -> PathBuf {
        let from = match self.name.contains("at") && self.name != "creat" {
            true => self.files.get(at),
            false => None,
        };
        let text = self.strings.get(at).cloned().unwrap_or_default();
        from.unwrap_or(&self.folder).join(path(text))
    }

    /// Whether it is about something in a folder.
    fn is_at(&self, root: &Path) -> bool {
        let of_a_file = ["write", "lseek", "ftruncate", "fsync", "fdatasync", "copy"];
        let by_descriptor = self.strings.is_empty()
            || self.name == "pwrite64"
            || of_a_file.iter().any(|kind| self.name.starts_with(kind));
        match by_descriptor {
            true => self
                .files
                .first()
                .is_some_and(|file| file.starts_with(root)),
            false => self.named(0).starts_with(root),
        }
    }
}

/// The last of the times that a call sets.
fn seconds(flags: &str) -> Option<SystemTime> {
    let number = |name: &str| -> Option<u64> {
        let digits = flags.rsplit(name).next()?;
        let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let time = Duration::new(number("tv_sec=")?, u32::try_from(number("tv_nsec=")?).ok()?);
    flags
        .contains("tv_sec=")
        .then_some(SystemTime::UNIX_EPOCH + time)
}

fn unhex(text: &str) -> Vec<u8> {
    let bytes = text.split("\\x").skip(1);
    bytes
        .map(|byte| u8::from_str_radix(&byte[..2], 16).unwrap())
        .collect()
}

fn path(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(String::from_utf8(bytes).unwrap())
}

/// The calls of a trace in the order in which they were done.
fn calls(trace: &str, root: &Path) -> Vec<Call> {
    let mut begun: BTreeMap<&str, String> = BTreeMap::new();
    let mut folders: BTreeMap<&str, PathBuf> = BTreeMap::new();
    let mut calls = Vec::new();
    for line in trace.lines() {
        let (process, rest) = line.split_once(' ').unwrap();
        let (time, rest) = rest.trim_start().split_once(' ').unwrap();
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs_f64(time.parse().unwrap());
        let whole = if let Some(first) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(process, first.to_owned());
            continue;
        } else if let Some(resumed) = rest.strip_prefix("<... ") {
            let (_, end) = resumed.split_once(" resumed>").unwrap();
            format!("{}{end}", begun.remove(process).unwrap_or_default())
        } else {
            rest.to_owned()
        };
        let Some((name, rest)) = whole.split_once('(') else {
            continue;
        };
        let Some((args, result)) = rest.rsplit_once(" = ") else {
            continue;
        };
        if result.starts_with('-') {
            continue;
        }
        let result: String = result.chars().take_while(char::is_ascii_digit).collect();
        let decorated = |text: &str| {
            let parts = text.split('<').skip(1);
            parts
                .filter(|part| !part.contains("(deleted)"))
                .filter_map(|part| part.split_once('>'))
                .map(|(hex, _)| path(unhex(hex)))
                .collect::<Vec<_>>()
        };
        let strings: Vec<Vec<u8>> = args.split('"').skip(1).step_by(2).map(unhex).collect();
        let files = decorated(&args.split('"').step_by(2).collect::<String>());
        if args.starts_with("AT_FDCWD<") {
            folders.insert(process, files[0].clone());
        }
        let folder = folders.get(process).cloned();
        if name == "chdir" {
            let from = folder.as_deref().unwrap_or(root);
            folders.insert(process, from.join(path(strings[0].clone())));
        }
        calls.push(Call {
            name: name.to_owned(),
            strings,
            files,
            flags: args.rsplit('"').next().unwrap_or_default().to_owned(),
            result: result.parse().unwrap_or(0),
            folder: folder.unwrap_or_else(|| root.to_path_buf()),
            time,
        });
    }
    calls
}

impl Disk {
    fn does(&mut self, call: &Call, root: &Path) {
        let named = |at: usize| {
            let named = call.named(at);
            named.starts_with(root).then_some(named)
        };
        let file = call.files.first().filter(|file| file.starts_with(root));
        match call.name.as_str() {
            "openat" | "open" | "creat" => {
                let Some(path) = named(0) else { return };
                let creates = call.flags.contains("O_CREAT") && !call.flags.contains("O_TMPFILE");
                if creates && !self.now.contains_key(&path) {
                    self.files.push(Content {
                        changed: Some(call.time),
                        ..Content::default()
                    });
                    self.now.insert(path.clone(), Some(self.files.len() - 1));
                }
                let (empties, appends) = (
                    call.flags.contains("O_TRUNC"),
                    call.flags.contains("O_APPEND"),
                );
                if let Some(file) = self.file(&path)
                    && !call.flags.contains("O_RDONLY")
                {
                    if empties {
                        file.now.clear();
                    }
                    file.cursor = if appends { file.now.len() } else { 0 };
                }
            }
            "write" => {
                if let Some(file) = file {
                    let bytes = call.strings.first().cloned().unwrap_or_default();
                    self.write(file, &bytes, None, call.time);
                }
            }
            "writev" => {
                if let Some(file) = file {
                    self.write(file, &call.strings.concat(), None, call.time);
                }
            }
            "pwrite64" => {
                let at = call.flags.rsplit(", ").next().unwrap_or_default();
                let at: String = at.chars().take_while(char::is_ascii_digit).collect();
                if let Some(file) = file {
                    self.write(file, &call.strings[0], Some(at.parse().unwrap()), call.time);
                }
            }
            "lseek" => {
                if let Some(content) = file.and_then(|file| self.file(file)) {
                    content.cursor = usize::try_from(call.result).unwrap();
                }
            }
            "ftruncate" => {
                let length = call.flags.rsplit(", ").next().unwrap_or_default();
                let length: String = length.chars().take_while(char::is_ascii_digit).collect();
                if let Some(content) = file.and_then(|file| self.file(file)) {
                    content.now.resize(length.parse().unwrap(), 0);
                }
            }
            "copy_file_range" => {
                let [from, to] = call.files.as_slice() else {
                    return;
                };
                let Some(bytes) = self.file(from).map(|from| from.now.clone()) else {
                    return;
                };
                let count = usize::try_from(call.result).unwrap();
                let begun = self.file(to).map_or(0, |to| to.cursor);
                if count > 0 {
                    self.write(to, &bytes[begun..begun + count], None, call.time);
                }
            }
            name if name.starts_with("rename") => {
                if let (Some(from), Some(to)) = (named(0), named(1))
                    && let Some(file) = self.now.remove(&from)
                {
                    self.now.insert(to, file);
                }
            }
            name if name.starts_with("link") => {
                if let (Some(from), Some(to)) = (named(0), named(1))
                    && let Some(file) = self.now.get(&from).copied()
                {
                    self.now.insert(to, file);
                }
            }
            name if name.starts_with("unlink") || name == "rmdir" => {
                if let Some(path) = named(0) {
                    self.remove(&path);
                }
            }
            name if name.starts_with("mkdir") => {
                if let Some(path) = named(0) {
                    self.now.insert(path, None);
                }
            }
            // Of a lock that is kept, and of an object that was there: both are told by their time.
            "utimensat" => {
                let path = match call.strings.is_empty() {
                    true => file.cloned(),
                    false => named(0),
                };
                let set = seconds(&call.flags).unwrap_or(call.time);
                if let Some(content) = path.and_then(|path| self.file(&path)) {
                    content.changed = Some(set);
                }
            }
            "fsync" | "fdatasync" => {
                if let Some(content) = file.and_then(|file| self.file(file)) {
                    content.durable = content.now.clone();
                }
                if file.is_some() {
                    self.durable = self.now.clone();
                }
            }
            _ => {}
        }
    }
}

/// Does calls again on a disk, which has to come to what lies there.
fn redone(beginning: &Disk, calls: &[Call], root: &Path) {
    let mut disk = beginning.clone();
    for call in calls {
        disk.does(call, root);
    }
    let (now, there) = (disk.left_now(), Disk::of(root).left_now());
    let differing: BTreeSet<_> = now
        .iter()
        .filter(|(path, bytes)| there.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .chain(there.keys().filter(|path| !now.contains_key(*path)))
        .collect();
    assert!(differing.is_empty(), "{differing:?}");
}

fn cut_off(name: &str, stage: Option<Stage>, usual: usize) {
    let Some(stage) = stage else { return };
    let root = stage.at.clone();
    let beginning = Disk::of(&root);
    let other_end = stage.other_end();
    let other_beginning = other_end.as_deref().map(Disk::of);
    let tell = format!("-f -y -xx -ttt -s 10000000 -e trace={CALLS}");
    let trace = stage.whole_trace(&tell);
    let calls = calls(&trace, &root);
    redone(&beginning, &calls, &root);
    if let (Some(there), Some(beginning)) = (&other_end, &other_beginning) {
        redone(beginning, &calls, there);
    }
    // Every moment at which something is about to be made durable, and every one after a new name.
    let tells = |call: &Call| {
        let at_this_end = !other_end.as_deref().is_some_and(|there| call.is_at(there));
        let calls = ["write", "writev", "lseek", "pwrite64", "chdir"];
        !call.flags.contains("O_RDONLY")
            && match at_this_end {
                true => !calls.contains(&call.name.as_str()),
                // There, what others see of it.
                false => call.name.starts_with("rename"),
            }
    };
    let moments: Vec<usize> = (0..calls.len()).filter(|at| tells(&calls[*at])).collect();
    let all = moments.len() + 1;
    let mut chosen = match usual {
        0 => Vec::new(),
        _ => some(moments, usual),
    };
    // And after the last of them, when it has been acknowledged.
    chosen.push(calls.len());
    let (looked_at, mut made) = (chosen.len(), 0);
    for (at, moment) in chosen.into_iter().enumerate() {
        if at % 50 == 0 {
            figures(name, &format!("{at} of {looked_at}"));
        }
        for stays in [Stays::Nothing, Stays::Names, Stays::Zeros] {
            let mut disk = beginning.clone();
            for call in &calls[..moment] {
                disk.does(call, &root);
            }
            stage.again();
            put(&root, &disk.left(stays));
            link_again(disk.names(stays));
            for (path, at) in disk.names(stays) {
                let time = at.and_then(|at| disk.files[at].changed);
                if let (Some(time), Ok(file)) = (time, fs::File::open(path)) {
                    file.set_modified(time).unwrap();
                }
            }
            if let (Some(there), Some(beginning)) = (&other_end, &other_beginning) {
                let mut disk = beginning.clone();
                for call in &calls[..moment] {
                    disk.does(call, there);
                }
                put(there, &disk.left_now());
                stage.clear_the_other_end();
            }
            let last = calls.get(moment).map_or("the end", |call| &call.name);
            let at = format!("without power before {last} ({moment}), {stays:?} stays");
            let there = stage.is_sound_after(moment == calls.len(), &at);
            made += usize::from(there);
            if other_end.is_some() {
                stage.comes_together(&at);
            }
        }
    }
    figures(
        name,
        &format!(
            "the power went at {looked_at} of {all} moments, three ways each; the step was there {made} times, and whenever it was acknowledged"
        ),
    );
}

impl Disk {
    fn left_now(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let bytes = |file: usize| self.files[file].now.clone();
        let names = self.now.iter();
        names
            .map(|(path, file)| (path.clone(), file.map(bytes)))
            .collect()
    }
}

/// Before that there is nothing, and one begins again.
#[test]
fn a_new_home_survives_a_power_cut_once_it_is_acknowledged() {
    cut_off("beginning", beginning(), 0);
}

#[test]
fn a_new_record_survives_a_power_cut_once_it_is_acknowledged() {
    cut_off("adding", adding(), 5);
}

#[test]
fn an_edit_survives_a_power_cut_once_it_is_acknowledged() {
    cut_off("editing", editing(), 3);
}

#[test]
fn a_coaching_cycle_survives_a_power_cut_once_it_is_acknowledged() {
    cut_off("coaching", coaching(), 2);
}

#[test]
fn a_sync_survives_a_power_cut_at_this_end() {
    cut_off("syncing", syncing(), 2);
}

#[test]
fn a_first_sync_survives_a_power_cut_at_this_end() {
    cut_off("first_syncing", first_syncing(), 1);
}
