//! The repository: libgit2 reads it, the user's own `git` writes it.
//!
//! A commit made by libgit2 runs no hook, signs nothing, and leaves the index behind its own
//! commit; so everything that writes the index, an object or a ref is a `git` process, set up as
//! the user set it up. Reading is libgit2's, because a process for every look would be slow; and
//! where libgit2 cannot open a repository (reftable, for one), `git` reads as well.
//!
//! | file | what it does |
//! | --- | --- |
//! | `git/error.rs` | what can go wrong, typed |
//! | `git/read.rs` | reading with libgit2; the only file that names `git2` |
//! | `git/cli.rs` | the same reading with `git`, where libgit2 cannot |
//! | `git/object.rs` | commit objects and index entries, as both readers give them |
//! | `git/past.rs` | which commits touch some paths, what each changed there, and the index |
//! | `git/told.rs` | what each commit of a long history changed, as git tells it |
//! | `git/near.rs` | the newest of them, without starting git |
//! | `git/place.rs` | where the parts of a repository lie |
//! | `git/run.rs` | running the user's `git` |
//! | `git/version.rs` | whether that is young enough |
//! | `git/files.rs` | the work tree: safe paths, durable writes |
//! | `git/step.rs` | one step: files written, and one commit |
//! | `git/lost.rs` | an index that a power cut took |
//! | `git/join.rs` | two lines of history that become one |
//! | `git/trace.rs` | who is told of each git that is started |
//! | `git/remotes.rs` | which other repositories there are, and what follows what |
//! | `git/remote.rs` | fetching from them and pushing to them |
//! | `git/clone.rs` | cloning one |
//! | `git/address.rs` | which addresses git may see, and how they are shown |
//! | `git/worktree.rs` | a branch of its own in a folder of its own |
//! | `git/talk.rs` | running a git that talks to another repository |

mod address;
mod cli;
mod clone;
mod error;
mod files;
mod join;
mod lost;
mod near;
mod object;
mod past;
mod place;
mod read;
mod remote;
mod remotes;
mod run;
mod settings;
mod step;
mod talk;
mod talking;
#[cfg(test)]
mod tests;
mod told;
pub mod trace;
mod version;
mod worktree;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::lock::Lock;
use super::tally::Tally;
pub use address::{BadAddress, shown as shown_address};
pub use clone::{Branch, folder_of};
pub use error::GitError;
pub(super) use files::{PutBack, Seen, see, sync_folder};
pub use join::{File, Joint, Unmerged, Woven};
pub use object::{Commit, Person};
pub(super) use object::{Entry, Kind, Staged};
pub use past::{Changed, Mention, Pair, Wanted};
use place::{Named, Places};
pub use remote::{Push, Pushed, Refused, Refuser};
pub use remotes::{Remote, Remotes, Target, Upstream};
use run::Runner;
pub(super) use run::WRITING;
pub(super) use step::to_crlf;
pub use talk::Manners;
pub use told::Told;
pub use worktree::{Linked, WorkTree};

/// How long a lock file of another git is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// One opened repository with its work tree.
pub struct Git {
    reads: Box<dyn Reads>,
    run: Runner,
    work_tree: PathBuf,
    git_dir: PathBuf,
    common_dir: PathBuf,
    said: RefCell<String>,
    outside: RefCell<Vec<String>>,
    identity: OnceCell<Person>,
    names: OnceCell<Option<read::Names>>,
    /// The commits of the history that were looked at.
    pub looked: Tally,
    /// The files of steps that were written.
    pub written: Tally,
}

/// What git is in the middle of; nothing may be committed until it is done or given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnderWay {
    Merge,
    CherryPick,
    Revert,
    Rebase,
    Bisect,
}

impl fmt::Display for UnderWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            UnderWay::Merge => "merge",
            UnderWay::CherryPick => "cherry-pick",
            UnderWay::Revert => "revert",
            UnderWay::Rebase => "rebase",
            UnderWay::Bisect => "bisect",
        })
    }
}

/// What one commit is to bring.
///
/// Paths are relative to the top of the work tree, with `/` between folders.
pub struct Step<'a> {
    /// Files to write, with their new bytes.
    pub puts: &'a [(String, Vec<u8>)],
    /// Files to remove.
    pub removes: &'a [String],
    /// The whole commit message.
    pub message: &'a str,
    pub author_date: DateTime<FixedOffset>,
    pub committer_date: DateTime<FixedOffset>,
}

/// Everything that is read from a repository, so that libgit2 and `git` can both do it.
///
/// Ids are hexadecimal; a commit is always given by its full id except to [`Reads::resolve`].
trait Reads {
    fn head(&self) -> Result<Option<String>, GitError>;
    fn branch(&self) -> Result<Option<String>, GitError>;
    /// The id of the commit that a revision means; none where it means no commit.
    fn resolve(&self, rev: &str) -> Result<Option<String>, GitError>;
    fn entry(&self, commit: &str, path: &str) -> Result<Option<Entry>, GitError>;
    /// Every entry that is not a folder, below `folder`.
    fn entries(&self, commit: &str, folder: &str) -> Result<Vec<Entry>, GitError>;
    fn content(&self, blob: &str) -> Result<Vec<u8>, GitError>;
    fn commit(&self, id: &str) -> Result<Commit, GitError>;
    fn has(&self, id: &str) -> bool;
    fn hash(&self, bytes: &[u8]) -> Result<String, GitError>;
    fn walk<'a>(&'a self, from: &str, hide: Option<&str>) -> Result<Walk<'a>, GitError>;
    fn is_ancestor(&self, a: &str, b: &str) -> Result<bool, GitError>;
    /// The best common ancestors of two commits.
    fn merge_bases(&self, a: &str, b: &str) -> Result<Vec<String>, GitError>;
    /// The regular files at or below `paths` that differ between two commits; all where there is
    /// no older one.
    fn pairs(&self, old: Option<&str>, new: &str, paths: &[String]) -> Result<Vec<Pair>, GitError>;
    /// Whether anything at or below `paths` differs between them.
    fn differs(&self, old: Option<&str>, new: &str, paths: &[String]) -> Result<bool, GitError>;
    /// Whether commits are read without starting a process.
    fn starts_nothing(&self) -> bool;
    /// The index entries of `paths`, in their order.
    fn staged(&self, paths: &[&str]) -> Result<Vec<Option<Staged>>, GitError>;
    /// The paths below `folder` that the index marks as left out of the work tree.
    fn left_out(&self, folder: &str) -> Result<Vec<String>, GitError>;
    /// Whether new paths can be announced in the index without starting git.
    fn may_announce(&self, paths: &[&str]) -> bool;
    /// Announces them, as `git add --intent-to-add` does; false where that has to be left to git.
    fn announce(&self, paths: &[&str]) -> bool;
    /// The paths that an attribute makes something else of on their way into the repository, a
    /// filter or an encoding, each with that attribute. Line ends are none: they are seen to.
    fn filtered(&self, paths: &[&str]) -> Result<Vec<(String, String)>, GitError>;
    fn names(&self) -> Option<read::Names>;
    fn is_shallow(&self) -> bool;
    /// Whether a reference outside `refs/`, such as `CHERRY_PICK_HEAD`, is set.
    fn has_pseudo_ref(&self, name: &str) -> bool;
}

/// Commit ids, newest first.
type Walk<'a> = Box<dyn Iterator<Item = Result<String, GitError>> + 'a>;

impl Git {
    /// Finds the repository that `dir` lies in.
    ///
    /// `GIT_DIR` counts where `GIT_WORK_TREE` is set too and `dir` lies in it: that is somebody
    /// who keeps the two apart. `GIT_DIR` alone and `GIT_INDEX_FILE` are not looked at, here or in
    /// any git that is run: where they are set, a git hook has run us, and they name that commit's
    /// half-made index rather than what the person meant by being in this folder.
    pub fn discover(dir: &Path) -> Result<Git, GitError> {
        let named = Named::around(dir);
        match read::Library::discover(dir, named.as_ref()) {
            Ok(library) => {
                let places = library.places()?;
                Ok(Git::new(places, |_| Box::new(library)))
            }
            Err(read::Refusal::Final(error)) => Err(error),
            // libgit2 does not know the format, or not all of the settings; the user's git may.
            Err(read::Refusal::TryGit(reason)) => {
                let (places, format) = cli::places(dir, named.as_ref(), &reason)?;
                let work_tree = places.work_tree.clone();
                Ok(Git::new(places, |run| {
                    Box::new(cli::Processes::new(run, work_tree, format))
                }))
            }
        }
    }

    fn new(places: Places, reads: impl FnOnce(Runner) -> Box<dyn Reads>) -> Git {
        let run = Runner::new(&places);
        Git {
            reads: reads(run.clone()),
            run,
            work_tree: places.work_tree,
            git_dir: places.git_dir,
            common_dir: places.common_dir,
            said: RefCell::default(),
            outside: RefCell::default(),
            identity: OnceCell::new(),
            names: OnceCell::new(),
            looked: Tally::default(),
            written: Tally::default(),
        }
    }

    /// Makes a repository in `dir`, with the user's own `git init` and so with their templates.
    pub fn init(dir: &Path) -> Result<Git, GitError> {
        version::check()?;
        run::init(dir, false)?;
        let git = Git::discover(dir)?;
        git.sync_beginnings()?;
        Ok(git)
    }

    /// Sets how long a lock file of another git is waited for; 10 seconds unless told.
    pub fn with_patience(mut self, patience: Duration) -> Git {
        self.run.patience = patience;
        self
    }

    /// The top folder of the work tree.
    pub fn work_tree(&self) -> &Path {
        &self.work_tree
    }

    /// The git directory; in a linked work tree, that work tree's own.
    pub fn git_dir(&self) -> &Path {
        &self.git_dir
    }

    /// The git directory that all linked work trees share: refs and objects lie here.
    pub fn common_dir(&self) -> &Path {
        &self.common_dir
    }

    /// The other work trees of this repository, found without starting git.
    pub fn other_work_trees(&self) -> Vec<PathBuf> {
        let listed = std::fs::read_dir(self.common_dir.join("worktrees"));
        let linked = listed.into_iter().flatten().flatten().filter_map(|entry| {
            let own = entry.path();
            let dot_git = std::fs::read_to_string(own.join("gitdir")).ok()?;
            // It may be written as it is seen from there.
            Some(own.join(dot_git.trim_end()).parent()?.to_path_buf())
        });
        let main = self.common_dir.parent().map(Path::to_path_buf);
        let mut others: Vec<PathBuf> = main.into_iter().chain(linked).collect();
        others.retain(|other| *other != self.work_tree);
        others.sort();
        others
    }

    /// Where this program keeps what is its own: the lock, the note, and what may be deleted.
    pub fn own_dir(&self) -> PathBuf {
        self.git_dir.join("kata")
    }

    /// The commit that HEAD means; none on a branch without a commit.
    pub fn head(&self) -> Result<Option<String>, GitError> {
        self.reads.head()
    }

    /// The branch that HEAD names, also before its first commit; none where HEAD is detached.
    pub fn branch(&self) -> Result<Option<String>, GitError> {
        self.reads.branch()
    }

    /// What git is in the middle of, in this work tree.
    pub fn under_way(&self) -> Option<UnderWay> {
        // A rebase leaves CHERRY_PICK_HEAD where it stops, so it is looked for first.
        const SIGNS: [(&str, UnderWay); 6] = [
            ("rebase-merge", UnderWay::Rebase),
            ("rebase-apply", UnderWay::Rebase),
            ("MERGE_HEAD", UnderWay::Merge),
            ("CHERRY_PICK_HEAD", UnderWay::CherryPick),
            ("REVERT_HEAD", UnderWay::Revert),
            ("BISECT_LOG", UnderWay::Bisect),
        ];
        SIGNS
            .into_iter()
            .find(|(name, _)| {
                self.git_dir.join(name).exists()
                    || (name.ends_with("_HEAD") && self.reads.has_pseudo_ref(name))
            })
            .map(|(_, what)| what)
    }

    /// The id of the commit that `rev` means.
    pub fn resolve(&self, rev: &str) -> Result<String, GitError> {
        self.reads
            .resolve(rev)?
            .ok_or_else(|| GitError::BadRev { rev: rev.into() })
    }

    /// The bytes of the file at `path` in a commit; none where no regular file lies there.
    pub fn blob(&self, rev: &str, path: &str) -> Result<Option<Vec<u8>>, GitError> {
        match self.entry(rev, path)? {
            Some(entry) if entry.kind.is_file() => self.content(&entry.id).map(Some),
            _ => Ok(None),
        }
    }

    /// The bytes of a blob, by its id.
    pub fn content(&self, blob: &str) -> Result<Vec<u8>, GitError> {
        self.reads.content(blob)
    }

    /// The regular files below `folder` (`""` for all) in a commit: path and blob id, by path.
    ///
    /// Submodules are left out, and so are symbolic links, which [`Git::links`] lists, and names
    /// that are not UTF-8.
    pub fn files(&self, rev: &str, folder: &str) -> Result<Vec<(String, String)>, GitError> {
        let entries = self.reads.entries(&self.resolve(rev)?, folder)?;
        Ok(entries
            .into_iter()
            .filter(|entry| entry.kind.is_file())
            .map(|entry| (entry.path, entry.id))
            .collect())
    }

    /// The blob id that `bytes` have in this repository's object format.
    pub fn hash(&self, bytes: &[u8]) -> Result<String, GitError> {
        self.reads.hash(bytes)
    }

    /// The commits reachable from `from` and not from `hide`, newest first.
    ///
    /// Read one at a time: taking thirty of a long history reads little more than thirty.
    pub fn history(
        &self,
        from: &str,
        hide: Option<&str>,
    ) -> Result<impl Iterator<Item = Result<Commit, GitError>> + '_, GitError> {
        let from = self.resolve(from)?;
        let hide = hide.map(|rev| self.resolve(rev)).transpose()?;
        let ids = self.reads.walk(&from, hide.as_deref())?;
        Ok(ids.map(|id| self.reads.commit(&id?)))
    }

    /// One commit. The parents are as the commit names them; see [`Git::has`].
    pub fn read_commit(&self, rev: &str) -> Result<Commit, GitError> {
        // To ask what a whole id means takes as long as to read the commit.
        let is_id = matches!(rev.len(), 40 | 64) && rev.bytes().all(|c| c.is_ascii_hexdigit());
        if is_id && let Ok(commit) = self.reads.commit(rev) {
            return Ok(commit);
        }
        self.reads.commit(&self.resolve(rev)?)
    }

    /// Whether an object is in the repository. A shallow clone's oldest commit names parents that
    /// are not.
    pub fn has(&self, id: &str) -> bool {
        self.reads.has(id)
    }

    /// Whether older history was left out when this repository was cloned.
    pub fn is_shallow(&self) -> bool {
        self.reads.is_shallow()
    }

    /// Whether `a` is `b` or one of the commits before it.
    pub fn is_ancestor(&self, a: &str, b: &str) -> Result<bool, GitError> {
        self.reads.is_ancestor(&self.resolve(a)?, &self.resolve(b)?)
    }

    /// Who the author of a commit would be, as git itself resolves it.
    pub fn identity(&self) -> Result<Person, GitError> {
        if let Some(person) = self.identity.get() {
            return Ok(person.clone());
        }
        let person = self.run.identity("GIT_AUTHOR_IDENT")?;
        Ok(self.identity.get_or_init(|| person).clone())
    }

    /// The editor that git would start for this person here.
    pub fn editor(&self) -> Result<String, GitError> {
        let said = self.run.read(&["var", "GIT_EDITOR"])?.unwrap_or_default();
        Ok(String::from_utf8_lossy(&said).trim().to_owned())
    }

    /// The same in a folder that need not lie in a repository.
    pub fn editor_in(dir: &Path) -> Result<String, GitError> {
        let ran = run::look(dir, None, &["var", "GIT_EDITOR"])?;
        Ok(String::from_utf8_lossy(&ran.stdout).trim().to_owned())
    }

    /// The pager in a folder that need not lie in a repository.
    pub fn pager_in(dir: &Path) -> Result<String, GitError> {
        let ran = run::look(dir, None, &["var", "GIT_PAGER"])?;
        Ok(String::from_utf8_lossy(&ran.stdout).trim().to_owned())
    }

    /// The pager that git would start for this person.
    ///
    /// It is asked for outside the repository: one that the repository's own settings name would
    /// be a program that somebody else has chosen, run by whoever only looks.
    pub fn pager(&self) -> Result<String, GitError> {
        run::pager()
    }

    /// Gives this one repository an author where git knows of none, so that an example can be made
    /// on a machine on which git was never told who uses it.
    pub fn ensure_identity(&self, name: &str, email: &str) -> Result<(), GitError> {
        match self.identity() {
            Ok(_) => Ok(()),
            Err(GitError::NoIdentity { .. }) => {
                self.configure(&[("user.name", Some(name)), ("user.email", Some(email))])
            }
            Err(error) => Err(error),
        }
    }

    /// Which of these paths an ignore rule keeps out of the repository.
    pub fn ignored(&self, paths: &[String]) -> Result<Vec<String>, GitError> {
        let ignored = self.run.ignored(paths)?;
        Ok(ignored.into_iter().map(|(path, _)| path).collect())
    }

    /// Which of these paths an attribute makes something else of on their way into the repository,
    /// and which attribute.
    pub fn filtered(&self, paths: &[String]) -> Result<Vec<(String, String)>, GitError> {
        let paths: Vec<_> = paths.iter().map(String::as_str).collect();
        self.reads.filtered(&paths)
    }

    /// The person as `.mailmap` wants them named.
    pub fn mailmap(&self, person: &Person) -> Person {
        self.names
            .get_or_init(|| self.reads.names())
            .as_ref()
            .and_then(|names| names.resolve(person))
            .unwrap_or_else(|| person.clone())
    }

    /// The files below `folder` that a sparse checkout leaves out of the work tree, as HEAD has
    /// them: path and blob id. One that lies in the work tree all the same is not among them.
    pub fn left_out(&self, folder: &str) -> Result<BTreeMap<String, String>, GitError> {
        let folder = folder.trim_matches('/');
        let mut left_out: BTreeSet<String> = self.reads.left_out(folder)?.into_iter().collect();
        left_out.retain(|path| !self.work_tree.join(path).exists());
        match self.head()? {
            Some(head) if !left_out.is_empty() => {
                let files = self.files(&head, folder)?.into_iter();
                Ok(files.filter(|(path, _)| left_out.contains(path)).collect())
            }
            _ => Ok(BTreeMap::new()),
        }
    }

    /// Writes the files of a step and commits them, and nothing else that is staged or changed.
    ///
    /// Either all of it happened when this returns, or nothing: where git or a hook refuses, the
    /// files are as they were. A file that already has the bytes it is to get may differ from
    /// HEAD; it is committed as it is.
    pub fn commit(&self, lock: &Lock, step: &Step<'_>) -> Result<String, GitError> {
        step::commit(self, lock, step)
    }

    /// Looks whether these files could be written and removed in a step as they are now, and does
    /// nothing.
    pub fn foresee(&self, puts: &[(String, Vec<u8>)], removes: &[String]) -> Result<(), GitError> {
        step::foresee(self, puts, removes)
    }

    /// What git and the hooks said while the last commit succeeded, to be shown to the person on
    /// standard error. Taking it empties it.
    pub fn take_said(&self) -> String {
        self.said.take()
    }

    /// The paths that the last commit brought into the work tree although a sparse checkout leaves
    /// them out: git does the same, and takes them out again with `git sparse-checkout reapply`.
    /// Taking them empties the list.
    pub fn take_outside(&self) -> Vec<String> {
        self.outside.take()
    }

    /// Whether a sparse checkout leaves a file out of the work tree.
    pub fn is_left_out(&self, path: &str) -> Result<bool, GitError> {
        let marked = self
            .reads
            .left_out(path)?
            .iter()
            .any(|marked| marked == path);
        Ok(marked && self.head_entry(self.head()?.as_deref(), path)?.is_some())
    }

    fn entry(&self, rev: &str, path: &str) -> Result<Option<Entry>, GitError> {
        self.reads.entry(&self.resolve(rev)?, path)
    }

    /// HEAD's entry for a path; none also where there is no commit yet.
    pub(super) fn head_entry(
        &self,
        head: Option<&str>,
        path: &str,
    ) -> Result<Option<Entry>, GitError> {
        match head {
            Some(head) => self.reads.entry(head, path),
            None => Ok(None),
        }
    }

    pub(super) fn staged(&self, paths: &[&str]) -> Result<Vec<Option<Staged>>, GitError> {
        self.reads.staged(paths)
    }

    pub(super) fn patience(&self) -> Duration {
        self.run.patience
    }

    /// The lock that every git that writes the index takes.
    pub(super) fn index_lock(&self) -> PathBuf {
        self.run.index_lock()
    }

    /// Every lock file that a commit takes besides the index's.
    pub(super) fn other_locks(&self) -> Vec<PathBuf> {
        self.run.other_locks()
    }

    /// Whether a process is still there, and is a git.
    pub(super) fn is_running(&self, pid: u32) -> bool {
        run::is_running(pid)
    }

    /// Whether any git works in this repository now; none where the system does not tell.
    pub(super) fn lives_here(&self) -> Option<bool> {
        self.run.lives_here()
    }

    /// Has the work tree at `paths` be what HEAD has, the way git writes it.
    pub(super) fn write_again(&self, lock: &Lock, paths: &[&str]) -> Result<(), GitError> {
        if paths.is_empty() {
            return Ok(());
        }
        let list = self.run.path_list(paths)?;
        let args = [
            "restore",
            "--source=HEAD",
            "--worktree",
            "--pathspec-file-nul",
        ];
        let ran = self.run.write(lock, &args, &[list], &[])?;
        match ran.ok {
            true => Ok(()),
            false => Err(self.run.explain(ran)),
        }
    }

    /// Makes the files at some paths of the work tree durable.
    pub(super) fn sync_paths(&self, paths: &[&str]) -> Result<(), GitError> {
        files::sync_paths(&self.work_tree, paths)
    }

    /// Makes the index entries of `paths` what HEAD has, and touches no other.
    pub(super) fn unstage(&self, lock: &Lock, paths: &[&str]) -> Result<(), GitError> {
        if paths.is_empty() {
            return Ok(());
        }
        let list = self.run.path_list(paths)?;
        // Without --no-refresh git would look at every file of the work tree again.
        let args = ["reset", "--quiet", "--no-refresh", "--pathspec-file-nul"];
        let ran = self.run.write(lock, &args, &[list], &[])?;
        match ran.ok {
            true => Ok(()),
            false => Err(self.run.explain(ran)),
        }
    }
}
