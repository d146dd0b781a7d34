//! Reading with libgit2, and the one thing that is written with it: the announcement of new paths
//! in an ordinary index, for which starting git would take a sixth of a step.
//!
//! It runs nothing that a repository's configuration could name (no fsmonitor, filter or external
//! diff), so that looking at a stranger's repository is safe.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use git2::{
    AttrCheckFlags, AttrValue, ErrorClass, ErrorCode, Index, IndexEntry, IndexTime, ObjectFormat,
    ObjectType, Oid, Repository, RepositoryOpenFlags,
};
use memchr::memmem;

use super::place::{Named, Places};
use super::run::{Runner, TRANSFORMING};
use super::{Commit, Entry, GitError, Kind, Pair, Person, Reads, Staged, Walk};

/// `git2` keeps these two bits of an entry's extended flags out of its interface.
const INTENT_TO_ADD: u16 = 1 << 13;
const SKIP_WORKTREE: u16 = 1 << 14;

pub(super) struct Library {
    repository: Repository,
    /// For what libgit2 cannot read in a repository that it can open.
    run: Runner,
}

/// Why libgit2 did not open a repository.
pub(super) enum Refusal {
    Final(GitError),
    /// It may only be that libgit2 does not know the format; with its reason.
    TryGit(String),
}

impl Library {
    pub fn discover(dir: &Path, named: Option<&Named>) -> Result<Library, Refusal> {
        // What git reads it does not hash anew either: whatever comes in is, when it comes in, and
        // `git fsck` does when somebody doubts. It was a sixth of a check.
        git2::opts::strict_hash_verification(false);
        let opened = match named {
            Some(named) => open_named(named),
            None => open_around(dir),
        };
        let opened = opened.map_err(|error| match error.code() {
            ErrorCode::NotFound => Refusal::Final(GitError::NotARepository {
                dir: dir.to_path_buf(),
            }),
            // Another owner too: `safe.directory` may stand where only git looks for it.
            _ => Refusal::TryGit(error.message().to_owned()),
        })?;
        if lacks_trees(&opened) {
            return Err(Refusal::TryGit("a clone without trees".to_owned()));
        }
        let places = places(&opened).map_err(Refusal::Final)?;
        Ok(Library {
            repository: opened,
            run: Runner::new(&places),
        })
    }

    pub fn places(&self) -> Result<Places, GitError> {
        places(&self.repository)
    }

    fn oid(&self, id: &str) -> Result<Oid, GitError> {
        Oid::from_str_ext(id, self.repository.object_format()).map_err(failed(id))
    }

    /// What a path is in a tree. That a folder on the way cannot be read is an error, and not that nothing is
    /// there: all of its records would be taken for removed.
    fn at(
        &self,
        root: &git2::Tree<'_>,
        path: &str,
    ) -> Result<Option<git2::TreeEntry<'static>>, GitError> {
        let mut within: Option<git2::Tree<'_>> = None;
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            let named = within.as_ref().unwrap_or(root).get_name(part);
            let Some(entry) = named.map(|entry| entry.to_owned()) else {
                return Ok(None);
            };
            if parts.peek().is_none() {
                return Ok(Some(entry));
            }
            if entry.kind() != Some(ObjectType::Tree) {
                return Ok(None);
            }
            let tree = self.repository.find_tree(entry.id());
            within = Some(tree.map_err(failed(path))?);
        }
        Ok(None)
    }

    fn tree(&self, commit: &str) -> Result<git2::Tree<'_>, GitError> {
        let id = self.oid(commit)?;
        let read = || -> Result<git2::Tree<'_>, git2::Error> {
            let odb = self.repository.odb()?;
            let object = odb.read(id)?;
            // Its first line says so. libgit2 reads no commit whose dates it cannot read.
            let named = object.data().strip_prefix(b"tree ").and_then(|rest| {
                let line = rest.split(|byte| *byte == b'\n').next()?;
                std::str::from_utf8(line).ok()
            });
            match named.filter(|_| object.kind() == ObjectType::Commit) {
                Some(tree) => {
                    let tree = Oid::from_str_ext(tree, self.repository.object_format())?;
                    self.repository.find_tree(tree)
                }
                None => self.repository.find_commit(id)?.tree(),
            }
        };
        read().map_err(failed(commit))
    }
}

/// What stands at a path of a tree.
type Stands = Option<(Oid, Kind)>;

impl Library {
    /// What stands at each path in two commits; in an older one that is none, nothing.
    fn stands<'a>(
        &'a self,
        old: Option<&str>,
        new: &str,
        paths: &'a [String],
    ) -> Result<impl Iterator<Item = Result<(&'a str, Stands, Stands), GitError>> + 'a, GitError>
    {
        let old = old.map(|old| self.tree(old)).transpose()?;
        let new = self.tree(new)?;
        let at = |root: &git2::Tree<'_>, path: &str| {
            let entry = self.at(root, path)?;
            Ok::<_, GitError>(entry.map(|entry| (entry.id(), Kind::of_mode(mode(&entry)))))
        };
        Ok(paths.iter().map(move |path| {
            let before = old.as_ref().map(|old| at(old, path)).transpose()?;
            Ok((path.as_str(), before.flatten(), at(&new, path)?))
        }))
    }

    /// The files that differ at and below a path. Only folders that differ are looked into.
    fn compare(
        &self,
        path: String,
        old: Stands,
        new: Stands,
        pairs: &mut Vec<Pair>,
    ) -> Result<(), GitError> {
        let mut open = vec![(path, old, new)];
        while let Some((path, old, new)) = open.pop() {
            if old == new {
                continue;
            }
            let file = |side: Stands| {
                side.filter(|(_, kind)| kind.is_file())
                    .map(|(id, _)| id.to_string())
            };
            let (before, after) = (file(old), file(new));
            if before != after {
                let path = path.clone();
                pairs.push(Pair {
                    path,
                    old: before,
                    new: after,
                });
            }
            let folder = |side: Stands| {
                let id = side
                    .filter(|(_, kind)| *kind == Kind::Folder)
                    .map(|(id, _)| id);
                id.map(|id| self.repository.find_tree(id)).transpose()
            };
            let folders = [folder(old), folder(new)];
            let [old, new] = folders.map(|folder| folder.map_err(failed(&path)));
            let names = differing([old?, new?]);
            open.extend(
                names
                    .into_iter()
                    .map(|(name, [old, new])| (format!("{path}/{name}"), old, new)),
            );
        }
        Ok(())
    }
}

/// What stands at each name in two folders, where they may differ. What both begin and end with
/// is passed without looking further: of a folder of five hundred boards a step changes one.
fn differing(folders: [Option<git2::Tree<'_>>; 2]) -> BTreeMap<String, [Stands; 2]> {
    let lengths = folders
        .each_ref()
        .map(|side| side.as_ref().map_or(0, git2::Tree::len));
    let entry = |side: usize, at: usize| folders[side].as_ref()?.get(at);
    let alike = |old: usize, new: usize| match (entry(0, old), entry(1, new)) {
        (Some(old), Some(new)) => {
            let of = |entry: &git2::TreeEntry<'_>| (entry.id(), entry.filemode_raw());
            of(&old) == of(&new) && old.name_bytes() == new.name_bytes()
        }
        _ => false,
    };
    let shorter = lengths[0].min(lengths[1]);
    let first = (0..shorter).take_while(|at| alike(*at, *at)).count();
    let last = (1..=shorter - first)
        .take_while(|back| alike(lengths[0] - back, lengths[1] - back))
        .count();
    let mut names: BTreeMap<String, [Stands; 2]> = BTreeMap::new();
    for (side, length) in lengths.into_iter().enumerate() {
        for entry in (first..length - last).filter_map(|at| entry(side, at)) {
            if let Ok(name) = entry.name() {
                let stands = Some((entry.id(), Kind::of_mode(mode(&entry))));
                names.entry(name.to_owned()).or_default()[side] = stands;
            }
        }
    }
    names
}

fn open_around(dir: &Path) -> Result<Repository, git2::Error> {
    // As git does it: not past a ceiling, not into another file system, environment ignored.
    let ceilings: Vec<PathBuf> = std::env::var_os("GIT_CEILING_DIRECTORIES")
        .map(|list: OsString| std::env::split_paths(&list).collect())
        .unwrap_or_default();
    Repository::open_ext(dir, RepositoryOpenFlags::empty(), ceilings)
}

fn open_named(named: &Named) -> Result<Repository, git2::Error> {
    let flags = RepositoryOpenFlags::NO_SEARCH | RepositoryOpenFlags::NO_DOTGIT;
    let none: [&Path; 0] = [];
    let opened = Repository::open_ext(&named.git_dir, flags, none)?;
    opened.set_workdir(&named.work_tree, false)?;
    Ok(opened)
}

/// Whether this is a partial clone that may lack trees, which only git can fetch; a missing blob
/// is asked for where it is missed.
fn lacks_trees(repository: &Repository) -> bool {
    let filters = || -> Result<bool, git2::Error> {
        let config = repository.config()?.snapshot()?;
        let mut lacks = false;
        let entries = config.entries(Some("remote\\..*\\.partialclonefilter"))?;
        entries.for_each(|entry| {
            lacks |= !entry
                .value()
                .is_ok_and(|filter| filter.starts_with("blob:"));
        })?;
        Ok(lacks)
    };
    filters().unwrap_or(false)
}

/// What libgit2 does not write back as it was, by the four letters that such a part of the index
/// begins with: the untracked cache, the file system monitor's, a split and a sparse index, and
/// the tables for reading a very large one in threads.
const BEYOND: [&[u8; 4]; 6] = [b"UNTR", b"FSMN", b"link", b"sdir", b"EOIE", b"IEOT"];

impl Library {
    /// Whether the index holds nothing that would be lost by writing it here. The letters are
    /// looked for anywhere: a path that has them too only means that git is started.
    fn is_index_ordinary(&self) -> bool {
        let folder = self.repository.path();
        let plain = self.repository.object_format() == ObjectFormat::Sha1
            && !folder.join("info/sparse-checkout").exists();
        let index = std::fs::read(folder.join("index")).unwrap_or_default();
        let version =
            index.get(4..8) == Some(&[0, 0, 0, 2]) || index.get(4..8) == Some(&[0, 0, 0, 3]);
        plain
            && version
            && !BEYOND
                .iter()
                .any(|beyond| memmem::find(&index, *beyond).is_some())
    }

    /// Whether git would keep none of the paths out: which rule does, git says best.
    fn are_welcome(&self, paths: &[&str]) -> Result<bool, git2::Error> {
        for path in paths {
            if self.repository.is_path_ignored(path)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The index as it is now. The one that attributes are looked up in too, so that it is read once.
    fn index(&self) -> Result<Index, git2::Error> {
        let mut index = self.repository.index()?;
        let has_sum = has_sum(&self.repository.path().join("index"));
        index.read(!has_sum.unwrap_or(false))?;
        Ok(index)
    }

    /// The blob without content. To write it libgit2 makes a quarter of a megabyte ready to compress it in, and
    /// that for each new record.
    fn empty_blob(&self) -> Result<Oid, git2::Error> {
        let id = Oid::hash_object(ObjectType::Blob, &[])?;
        match self.repository.odb()?.exists(id) {
            true => Ok(id),
            false => self.repository.blob(&[]),
        }
    }

    fn write_announced(&self, paths: &[&str]) -> Result<bool, git2::Error> {
        let nothing = self.empty_blob()?;
        // As git itself does it: its lock first, then the index is read, changed and put in place
        // under it, so that no `git add` in between is lost. The change is made on a
        // copy, for libgit2 would take the lock only to write.
        let Ok(locked) = Locked::take(&self.repository.path().join("index")) else {
            return Ok(false);
        };
        let Ok(copy) = locked.copy() else {
            return Ok(false);
        };
        let mut index = Index::open(&copy)?;
        for path in paths {
            let never = IndexTime::new(0, 0);
            index.add(&IndexEntry {
                ctime: never,
                mtime: never,
                dev: 0,
                ino: 0,
                mode: 0o100_644,
                uid: 0,
                gid: 0,
                file_size: 0,
                id: nothing,
                flags: 0,
                flags_extended: INTENT_TO_ADD,
                path: path.as_bytes().to_vec(),
            })?;
        }
        index.write()?;
        Ok(locked.put(&copy).is_ok())
    }
}

/// The index while its lock file is ours.
struct Locked {
    index: PathBuf,
    lock: PathBuf,
}

impl Locked {
    fn take(index: &Path) -> io::Result<Locked> {
        let lock = index.with_extension("lock");
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&lock)?;
        Ok(Locked {
            index: index.to_path_buf(),
            lock,
        })
    }

    /// A copy to change. Its name is always the same, since our own lock is held too: what a
    /// killed command leaves is written over by the next.
    fn copy(&self) -> io::Result<PathBuf> {
        let folder = self.index.parent().unwrap_or(Path::new("."));
        let copy = folder.join("kata/index");
        // libgit2 takes a lock of its own to write it.
        let _ = std::fs::remove_file(copy.with_extension("lock"));
        std::fs::copy(&self.index, &copy)?;
        Ok(copy)
    }

    /// Makes the changed copy the index. It keeps the time of the old one: a file that was changed
    /// in the moment in which the index was written is told from an unchanged one by that time.
    ///
    /// The lock file itself stays as it was made. Were it to become the index, as git does it, it
    /// would have to have that old time too; and one that is left behind is known for ours by its
    /// being younger than the note.
    fn put(self, copy: &Path) -> io::Result<()> {
        let written = std::fs::metadata(&self.index)?.modified()?;
        File::options()
            .write(true)
            .open(copy)?
            .set_modified(written)?;
        std::fs::rename(copy, &self.index)
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        // Ours, and not needed any more; left behind it would stop every git.
        let _ = std::fs::remove_file(&self.lock);
    }
}

fn places(repository: &Repository) -> Result<Places, GitError> {
    // The collecting drops the slash that libgit2 ends a folder with.
    let tidy = |path: &Path| path.components().collect::<PathBuf>();
    let Some(work_tree) = repository.workdir() else {
        let dir = tidy(repository.path());
        return Err(GitError::Bare { dir });
    };
    Ok(Places {
        work_tree: tidy(work_tree),
        git_dir: tidy(repository.path()),
        common_dir: tidy(repository.commondir()),
    })
}

impl Reads for Library {
    fn head(&self) -> Result<Option<String>, GitError> {
        match self.repository.refname_to_id("HEAD") {
            Ok(id) => Ok(Some(id.to_string())),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(failed("HEAD")(error)),
        }
    }

    fn branch(&self) -> Result<Option<String>, GitError> {
        let head = self.repository.find_reference("HEAD");
        let head = head.map_err(failed("HEAD"))?;
        let target = head.symbolic_target().map_err(failed("HEAD"))?;
        let branch = target.and_then(|target| target.strip_prefix("refs/heads/"));
        Ok(branch.map(str::to_owned))
    }

    fn resolve(&self, rev: &str) -> Result<Option<String>, GitError> {
        let found = self
            .repository
            .revparse_single(rev)
            .and_then(|object| object.peel_to_commit());
        match found {
            Ok(commit) => Ok(Some(commit.id().to_string())),
            // git understands more ways to name a commit than libgit2 does.
            Err(_) => self.run.resolve(rev),
        }
    }

    fn entry(&self, commit: &str, path: &str) -> Result<Option<Entry>, GitError> {
        let found = self.at(&self.tree(commit)?, path)?;
        Ok(found.map(|entry| Entry {
            path: path.to_owned(),
            id: entry.id().to_string(),
            kind: Kind::of_mode(mode(&entry)),
        }))
    }

    fn entries(&self, commit: &str, folder: &str) -> Result<Vec<Entry>, GitError> {
        let root = match folder.trim_matches('/') {
            "" => self.tree(commit)?,
            folder => match self.entry(commit, folder)? {
                Some(entry) if entry.kind == Kind::Folder => self
                    .repository
                    .find_tree(self.oid(&entry.id)?)
                    .map_err(failed(folder))?,
                _ => return Ok(Vec::new()),
            },
        };
        let mut entries = Vec::new();
        // A list of folders still to read rather than recursion: depth is the repository's choice.
        let mut folders = vec![(folder.trim_matches('/').to_owned(), root)];
        while let Some((folder, tree)) = folders.pop() {
            for entry in &tree {
                let Ok(name) = entry.name() else { continue };
                let path = match folder.as_str() {
                    "" => name.to_owned(),
                    folder => format!("{folder}/{name}"),
                };
                match Kind::of_mode(mode(&entry)) {
                    Kind::Folder => {
                        let tree = self.repository.find_tree(entry.id());
                        let tree = tree.map_err(failed(&path))?;
                        folders.push((path, tree));
                    }
                    kind => entries.push(Entry {
                        path,
                        id: entry.id().to_string(),
                        kind,
                    }),
                }
            }
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    fn content(&self, blob: &str) -> Result<Vec<u8>, GitError> {
        match self.repository.find_blob(self.oid(blob)?) {
            Ok(blob) => Ok(blob.content().to_vec()),
            // A partial clone has not fetched every blob, and only git knows how to.
            Err(error) if error.code() == ErrorCode::NotFound => self.run.content(blob),
            Err(error) => Err(failed(blob)(error)),
        }
    }

    fn commit(&self, id: &str) -> Result<Commit, GitError> {
        // The object as it is stored: libgit2's own parser refuses a broken author, and hides the
        // parents that a shallow clone has not got.
        let odb = self.repository.odb().map_err(failed(id))?;
        let object = odb.read(self.oid(id)?).map_err(failed(id))?;
        match object.kind() {
            ObjectType::Commit => Ok(Commit::parse(id, object.data())),
            _ => Err(GitError::Read {
                what: id.to_owned(),
                reason: "it is no commit".to_owned(),
            }),
        }
    }

    fn has(&self, id: &str) -> bool {
        let odb = self.repository.odb();
        self.oid(id)
            .is_ok_and(|id| odb.is_ok_and(|odb| odb.exists(id)))
    }

    fn hash(&self, bytes: &[u8]) -> Result<String, GitError> {
        hash(bytes, self.repository.object_format())
    }

    fn walk<'a>(&'a self, from: &str, hide: Option<&str>) -> Result<Walk<'a>, GitError> {
        let walk = || -> Result<git2::Revwalk<'a>, GitError> {
            let mut walk = self.repository.revwalk().map_err(failed(from))?;
            // No sorting, which is git's own order: by date among the commits whose children were
            // given. Any other, by time too, reads the whole history before the first commit, and
            // by time a wrong clock puts a parent before its child.
            walk.set_sorting(git2::Sort::NONE).map_err(failed(from))?;
            walk.push(self.oid(from)?).map_err(failed(from))?;
            if let Some(hide) = hide {
                walk.hide(self.oid(hide)?).map_err(failed(hide))?;
            }
            Ok(walk)
        };
        Ok(Box::new(walk()?.map(|id| match id {
            Ok(id) => Ok(id.to_string()),
            Err(error) => Err(failed("the history")(error)),
        })))
    }

    fn is_ancestor(&self, a: &str, b: &str) -> Result<bool, GitError> {
        if a == b {
            return Ok(true);
        }
        let (a, b) = (self.oid(a)?, self.oid(b)?);
        self.repository
            .graph_descendant_of(b, a)
            .map_err(failed("the history"))
    }

    fn merge_bases(&self, a: &str, b: &str) -> Result<Vec<String>, GitError> {
        match self.repository.merge_bases(self.oid(a)?, self.oid(b)?) {
            Ok(bases) => Ok(bases.iter().map(ToString::to_string).collect()),
            Err(error) if error.code() == git2::ErrorCode::NotFound => Ok(Vec::new()),
            Err(error) => Err(failed("the history")(error)),
        }
    }

    fn pairs(&self, old: Option<&str>, new: &str, paths: &[String]) -> Result<Vec<Pair>, GitError> {
        let mut pairs = Vec::new();
        for stands in self.stands(old, new, paths)? {
            let (path, old, new) = stands?;
            self.compare(path.to_owned(), old, new, &mut pairs)?;
        }
        pairs.sort_by(|a, b| a.path.cmp(&b.path));
        pairs.dedup_by(|a, b| a.path == b.path);
        Ok(pairs)
    }

    fn differs(&self, old: Option<&str>, new: &str, paths: &[String]) -> Result<bool, GitError> {
        for stands in self.stands(old, new, paths)? {
            let (_, old, new) = stands?;
            if old != new {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn starts_nothing(&self) -> bool {
        true
    }

    fn staged(&self, paths: &[&str]) -> Result<Vec<Option<Staged>>, GitError> {
        // A split or sparse index is beyond libgit2.
        let Ok(index) = self.index() else {
            return self.run.staged(paths);
        };
        let look = |path: &&str| {
            let at = |stage| index.get_path(Path::new(path), stage);
            let conflict = || (1..=3).find_map(at);
            at(0).or_else(conflict).map(|entry| Staged {
                id: entry.id.to_string(),
                intent: entry.flags_extended & INTENT_TO_ADD != 0,
                left_out: entry.flags_extended & SKIP_WORKTREE != 0,
                conflict: entry.flags >> 12 & 3 != 0,
            })
        };
        Ok(paths.iter().map(look).collect())
    }

    fn left_out(&self, folder: &str) -> Result<Vec<String>, GitError> {
        if !may_leave_out(self.repository.path()) {
            return Ok(Vec::new());
        }
        // A split or sparse index is beyond libgit2.
        let Ok(index) = self.index() else {
            return self.run.left_out(folder);
        };
        let below = |path: &str| {
            let rest = path.strip_prefix(folder);
            folder.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let left_out = |entry: IndexEntry| {
            (entry.flags_extended & SKIP_WORKTREE != 0)
                .then(|| String::from_utf8(entry.path).ok())
                .flatten()
                .filter(|path| below(path))
        };
        Ok(index.iter().filter_map(left_out).collect())
    }

    fn may_announce(&self, paths: &[&str]) -> bool {
        // git has the last word on anything that is not quite ordinary, and on every failure.
        self.is_index_ordinary() && self.are_welcome(paths).unwrap_or(false)
    }

    fn announce(&self, paths: &[&str]) -> bool {
        self.write_announced(paths).is_ok_and(|announced| announced)
    }

    fn filtered(&self, paths: &[&str]) -> Result<Vec<(String, String)>, GitError> {
        let of = |path: &str, name| {
            let flags = AttrCheckFlags::FILE_THEN_INDEX;
            let found = self.repository.get_attr(Path::new(path), name, flags);
            // Set and unset are no names of anything.
            found.map(|value| matches!(AttrValue::from_string(value), AttrValue::String(_)))
        };
        // What libgit2 cannot tell, git can.
        let is_suspect = |path: &&&str| {
            TRANSFORMING
                .iter()
                .any(|name| of(path, name).unwrap_or(true))
        };
        let suspects: Vec<_> = paths.iter().filter(is_suspect).copied().collect();
        // git also knows whether anything is set up to be run under that name.
        self.run.filtered(&suspects)
    }

    fn names(&self) -> Option<Names> {
        self.repository.mailmap().ok().map(Names)
    }

    fn is_shallow(&self) -> bool {
        self.repository.is_shallow()
    }

    fn has_pseudo_ref(&self, _: &str) -> bool {
        // Where libgit2 can read the refs at all, these are files in the git directory.
        false
    }
}

/// Whether an index ends with the sum by which libgit2 tells that it has changed: where `index.skipHash` is
/// set there are zeros.
fn has_sum(index: &Path) -> io::Result<bool> {
    let mut file = File::open(index)?;
    let mut end = [0; 20];
    file.seek(SeekFrom::End(-20))?;
    file.read_exact(&mut end)?;
    Ok(end != [0; 20])
}

/// Whether an index can mark anything as left out: its second version cannot, unless it is only
/// the part of a split one that changed. Eight bytes tell, and every reading command asks.
fn may_leave_out(git_dir: &Path) -> bool {
    let mut header = [0; 8];
    let read = File::open(git_dir.join("index")).and_then(|mut file| file.read_exact(&mut header));
    let of_two_parts = || {
        std::fs::read_dir(git_dir).is_ok_and(|mut names| {
            names.any(|name| {
                name.is_ok_and(|name| {
                    name.file_name()
                        .as_encoded_bytes()
                        .starts_with(b"sharedindex.")
                })
            })
        })
    };
    // A power cut may leave one that is none; reading goes on, and the next step makes it again.
    let is_index = read.is_ok() && header[..4] == *b"DIRC";
    is_index && (header[4..] != [0, 0, 0, 2] || of_two_parts())
}

/// The raw mode of a tree entry, which is never negative.
fn mode(entry: &git2::TreeEntry<'_>) -> u32 {
    u32::try_from(entry.filemode()).unwrap_or(0)
}

fn hash(bytes: &[u8], format: ObjectFormat) -> Result<String, GitError> {
    Oid::hash_object_ext(ObjectType::Blob, bytes, format)
        .map(|id| id.to_string())
        .map_err(failed("an object"))
}

/// The blob id of `bytes` in the object format that `git rev-parse --show-object-format` names.
pub(super) fn hash_in(bytes: &[u8], format: &str) -> Result<String, GitError> {
    match format {
        "sha256" => hash(bytes, ObjectFormat::Sha256),
        _ => hash(bytes, ObjectFormat::Sha1),
    }
}

/// For `map_err`: what libgit2 could not read, and why.
fn failed(what: &str) -> impl FnOnce(git2::Error) -> GitError + '_ {
    move |error| GitError::Read {
        what: match error.class() {
            ErrorClass::Config => "the git configuration".to_owned(),
            _ => what.to_owned(),
        },
        reason: error.message().to_owned(),
    }
}

/// A mailmap.
pub(super) struct Names(git2::Mailmap);

impl Names {
    pub fn read(text: &str) -> Option<Names> {
        git2::Mailmap::from_buffer(text).ok().map(Names)
    }

    pub fn resolve(&self, person: &Person) -> Option<Person> {
        let time = git2::Time::new(0, 0);
        let signature = git2::Signature::new(&person.name, &person.email, &time).ok()?;
        let found = self.0.resolve_signature(&signature).ok()?;
        Some(Person {
            name: String::from_utf8_lossy(found.name_bytes()).into_owned(),
            email: String::from_utf8_lossy(found.email_bytes()).into_owned(),
        })
    }
}
