//! Two lines of history that become one: what git has a say in, the commit, and the work tree that
//! follows.
//!
//! The records are merged elsewhere, by their ids. Here base, ours and theirs get the same records
//! in commits that nothing refers to, so that git's own merge is left with every other file; it has
//! its rules for those, and may guess at renames there. The commit of both is made without a look at
//! the index or the work tree, and they follow by a fast-forward, which git does whole or not at all.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

use chrono::{DateTime, FixedOffset};

use super::{Git, GitError, past, run, version};
use crate::store::lock::Lock;
use crate::store::note::{Note, Noted, Stopped};

/// A file as a merge is to have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    Gone,
    /// A blob that is in the repository.
    Blob(String),
    New(Vec<u8>),
}

/// What git makes of everything that is no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Woven {
    /// The tree of it all.
    Tree(String),
    /// The files that a person has to merge.
    Conflicts(Vec<String>),
}

/// The commit that joins two lines.
pub struct Joint<'a> {
    pub ours: &'a str,
    pub theirs: &'a str,
    pub tree: &'a str,
    pub message: &'a str,
    pub author_date: DateTime<FixedOffset>,
    pub committer_date: DateTime<FixedOffset>,
}

/// Where hooks look for the tree that is about to be committed. It lies where git's own index lies,
/// since a hook's `kata check --staged` trusts no other.
const INDEX: &str = "kata-joint-index";

/// Tells `kata check --staged` in a hook what the commit brings in; git says it by `MERGE_HEAD`,
/// which must not lie there if we are killed.
pub(super) const JOINING: &str = "KATA_JOINING";

impl Git {
    /// The commits at which two lines parted; none where they have nothing in common.
    pub fn merge_bases(&self, one: &str, other: &str) -> Result<Vec<String>, GitError> {
        self.reads.merge_bases(one, other)
    }

    /// Merges every file but those given, which all three sides get alike.
    pub fn weave(
        &self,
        bases: &[String],
        ours: &str,
        theirs: &str,
        files: &[(String, File)],
    ) -> Result<Woven, GitError> {
        version::check_for(self.git_dir())?;
        let records = self.index_lines(files, ours.len())?;
        let index = Temporary(self.git_dir.join(INDEX));
        let mut parents = Vec::new();
        for base in bases {
            parents.push(self.alike(base, &records, &index, &[])?);
        }
        let ours = self.alike(ours, &records, &index, &parents)?;
        let theirs = self.alike(theirs, &records, &index, &parents)?;
        let args = [
            "merge-tree",
            "--write-tree",
            "-z",
            "--name-only",
            "--no-messages",
            &ours,
            &theirs,
        ];
        let ran = self.plumbing(&args, None, None)?;
        let mut parts = run::split(&ran.stdout).into_iter();
        let tree = parts.next().unwrap_or_default();
        let mut paths: Vec<String> = parts.collect();
        match ran.status.code() {
            Some(0) => Ok(Woven::Tree(tree)),
            // It ends so too where it could not write what it made, and then names nothing.
            Some(1) if !paths.is_empty() => {
                paths.sort();
                paths.dedup();
                Ok(Woven::Conflicts(paths))
            }
            _ => Err(ended_badly(&args, &ran)),
        }
    }

    /// A commit with the records of the merge in the place of its own.
    fn alike(
        &self,
        commit: &str,
        records: &[u8],
        index: &Temporary,
        parents: &[String],
    ) -> Result<String, GitError> {
        index.clear();
        self.plumb(&["read-tree", commit], None, Some(&index.0))?;
        let args = ["update-index", "-z", "--replace", "--index-info"];
        self.plumb(&args, Some(records), Some(&index.0))?;
        let tree = self.plumb(&["write-tree"], None, Some(&index.0))?;
        let tree = run::said(&tree).trim().to_owned();
        let mut args = vec!["commit-tree", &tree, "-m", "records of a merge"];
        for parent in parents {
            args.extend(["-p", parent]);
        }
        let id = self.plumb(&args, None, None)?;
        Ok(run::said(&id).trim().to_owned())
    }

    /// The files as `git update-index --index-info` reads them; new contents become blobs.
    fn index_lines(&self, files: &[(String, File)], hex: usize) -> Result<Vec<u8>, GitError> {
        let own = self.own_dir();
        fs::create_dir_all(&own).map_err(GitError::io(&own))?;
        let folder = tempfile::tempdir_in(&own).map_err(GitError::io(&own))?;
        let mut list = String::new();
        for (_, file) in files {
            if let File::New(bytes) = file {
                let path = folder.path().join(list.lines().count().to_string());
                fs::write(&path, bytes).map_err(GitError::io(&path))?;
                let name = path.to_str().ok_or_else(|| GitError::BadPath {
                    path: path.display().to_string(),
                })?;
                list.push_str(name);
                list.push('\n');
            }
        }
        let mut made = String::new();
        if !list.is_empty() {
            let args = ["hash-object", "-w", "--no-filters", "--stdin-paths"];
            made = run::said(&self.plumb(&args, Some(list.as_bytes()), None)?);
        }
        let mut made = made.lines();
        let mut lines = Vec::new();
        for (path, file) in files {
            let (mode, id) = match file {
                File::Gone => ("0", "0".repeat(hex)),
                File::Blob(id) => ("100644", id.clone()),
                File::New(_) => ("100644", made.next().unwrap_or_default().to_owned()),
            };
            lines.extend(format!("{mode} {id}\t{path}\0").into_bytes());
        }
        Ok(lines)
    }

    /// Makes the commit of both lines, with the hooks that git runs for a merge. Nothing refers to
    /// it yet.
    pub fn join(&self, lock: &Lock, joint: &Joint<'_>) -> Result<String, GitError> {
        let index = Temporary(self.git_dir.join(INDEX));
        index.clear();
        self.plumb(&["read-tree", joint.tree], None, Some(&index.0))?;
        let message = self.own_dir().join("message");
        fs::write(&message, joint.message).map_err(GitError::io(&message))?;
        let path = message.to_str().ok_or_else(|| GitError::BadPath {
            path: message.display().to_string(),
        })?;
        self.hook(lock, "pre-merge-commit", &[], &index.0, joint)?;
        self.hook(lock, "commit-msg", &["--", path], &index.0, joint)?;
        let mut args = vec!["-c", "i18n.commitEncoding=UTF-8", "commit-tree", joint.tree];
        args.extend(["-p", joint.ours, "-p", joint.theirs, "-F", path]);
        let signs = self
            .run
            .read(&["config", "--type=bool", "--get", "commit.gpgsign"])?;
        if signs.is_some_and(|said| said.starts_with(b"true")) {
            args.push("-S");
        }
        let mut git = self.run.git();
        git.args(run::DURABLE).args(&args);
        git.env("GIT_AUTHOR_DATE", super::step::date(&joint.author_date));
        git.env(
            "GIT_COMMITTER_DATE",
            super::step::date(&joint.committer_date),
        );
        super::trace::started(&git);
        let ran = git.output().map_err(run::not_started)?;
        match ran.status.success() {
            true => Ok(run::said(&ran.stdout).trim().to_owned()),
            false => {
                self.identity()?;
                Err(GitError::CommitFailed {
                    output: run::said(&ran.stderr),
                })
            }
        }
    }

    fn hook(
        &self,
        lock: &Lock,
        name: &str,
        more: &[&str],
        index: &Path,
        joint: &Joint<'_>,
    ) -> Result<(), GitError> {
        let mut args = vec!["hook", "run", "--ignore-missing", name];
        args.extend(more);
        let index = index.to_string_lossy();
        let envs = [("GIT_INDEX_FILE", &*index), (JOINING, joint.theirs)];
        let ran = self.run.write(lock, &args, &[], &envs)?;
        self.said.borrow_mut().push_str(&ran.said);
        match ran.ok {
            true => Ok(()),
            false => Err(GitError::HookFailed {
                output: self.said.take(),
            }),
        }
    }

    /// Moves HEAD's branch on to a commit that has it among its ancestors, index and work tree with
    /// it. What is staged or changed elsewhere stays; where it is in the way, nothing happens.
    pub fn move_on(&self, lock: &Lock, to: &str) -> Result<(), GitError> {
        if let Some(what) = self.under_way() {
            return Err(GitError::UnderWay(what));
        }
        if Note::exists(self) {
            return Err(GitError::Unfinished);
        }
        version::check_for(self.git_dir())?;
        let head = self.head()?;
        let note = self.note_of_move(head, to)?;
        note.write(&Note::file(self))?;
        // Stashing what is in the way would have it merged into whatever comes.
        let args = [
            "-c",
            "merge.autoStash=false",
            "merge",
            "--ff-only",
            "--quiet",
            "--end-of-options",
            to,
        ];
        let ran = self.run.write(lock, &args, &[], &[])?;
        if ran.ok {
            self.said.borrow_mut().push_str(&ran.said);
            let written = note.written();
            let _ = self.sync_paths(&written);
            let _ = super::files::sync_folder(&self.run.ref_folder());
            return note.remove(self);
        }
        let stopped = match ran.code {
            Some(_) => Stopped::Refused,
            None => Stopped::Killed,
        };
        note.settle(self, lock, stopped)?;
        // git lists them, each behind a tab, in whatever language it speaks.
        let paths: Vec<String> = ran
            .said
            .lines()
            .filter_map(|line| line.strip_prefix('\t'))
            .map(|path| path.trim().to_owned())
            .collect();
        match paths.is_empty() {
            false => Err(GitError::InTheWay { paths }),
            true => Err(self.run.explain(ran)),
        }
    }

    fn note_of_move(&self, head: Option<String>, to: &str) -> Result<Note, GitError> {
        let pairs = match &head {
            Some(head) => {
                let args = [
                    "diff-tree",
                    "-r",
                    "-z",
                    "--raw",
                    "--no-renames",
                    "--no-abbrev",
                    head,
                    to,
                ];
                past::parse_raw(&self.run.read(&args)?.unwrap_or_default())
            }
            None => self
                .files(to, "")?
                .into_iter()
                .map(|(path, blob)| past::Pair {
                    path,
                    old: None,
                    new: Some(blob),
                })
                .collect(),
        };
        let mut folders = Vec::new();
        let mut noted = Vec::new();
        for pair in pairs {
            if pair.old.is_none() {
                for folder in super::files::missing_folders(self.work_tree(), &pair.path) {
                    if !folders.contains(&folder) {
                        folders.push(folder);
                    }
                }
            }
            noted.push(Noted {
                path: pair.path,
                head: pair.old.clone(),
                before: pair.old,
                after: pair.new,
                crlf: false,
                in_place: false,
                announced: false,
            });
        }
        let message = self.read_commit(to)?.message;
        let note = Note::new(head, self.branch()?, &message, noted, folders);
        Ok(note.moving_to(to))
    }

    /// Runs a git that makes objects and nothing else, and gives what it printed.
    fn plumb(
        &self,
        args: &[&str],
        input: Option<&[u8]>,
        index: Option<&Path>,
    ) -> Result<Vec<u8>, GitError> {
        let ran = self.plumbing(args, input, index)?;
        match ran.status.success() {
            true => Ok(ran.stdout),
            false => Err(ended_badly(args, &ran)),
        }
    }

    /// The same for one whose status is an answer too.
    fn plumbing(
        &self,
        args: &[&str],
        input: Option<&[u8]>,
        index: Option<&Path>,
    ) -> Result<Output, GitError> {
        let mut git = self.run.git();
        git.args(run::DURABLE);
        git.args(["-c", "core.splitIndex=false", "-c", "core.fsmonitor=false"]);
        git.args([
            "-c",
            "core.untrackedCache=false",
            "-c",
            "index.sparse=false",
        ]);
        git.args(args).env("LC_ALL", "C");
        // Commits that nothing refers to need no name of the person's.
        for role in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{role}_NAME"), "kata");
            git.env(format!("GIT_{role}_EMAIL"), "kata@localhost");
            git.env(format!("GIT_{role}_DATE"), "@0 +0000");
        }
        if let Some(index) = index {
            git.env("GIT_INDEX_FILE", index);
        }
        if let Some(input) = input {
            git.stdin(Stdio::from(as_file(input)?));
        }
        super::trace::started(&git);
        git.output().map_err(run::not_started)
    }

    /// The files that are in conflict in the index: the blobs of the common version, ours and theirs.
    pub fn unmerged(&self) -> Result<Vec<Unmerged>, GitError> {
        let listed = self.run.read(&["ls-files", "-z", "--unmerged"])?;
        let mut all: Vec<Unmerged> = Vec::new();
        for line in run::split(&listed.unwrap_or_default()) {
            let Some((meta, path)) = line.split_once('\t') else {
                continue;
            };
            let parts: Vec<&str> = meta.split(' ').collect();
            let [_, id, stage] = parts.as_slice() else {
                continue;
            };
            let Some(stage @ 1..=3) = stage.parse::<usize>().ok() else {
                continue;
            };
            if all.last().is_none_or(|last| last.path != path) {
                all.push(Unmerged {
                    path: path.to_owned(),
                    stages: [const { None }; 3],
                });
            }
            if let Some(last) = all.last_mut() {
                last.stages[stage - 1] = Some((*id).to_owned());
            }
        }
        Ok(all)
    }

    /// Puts files into the index and the work tree, and ends their conflict there.
    pub fn settle_files(&self, files: &[(String, File)]) -> Result<(), GitError> {
        let hex = self.hash(&[])?.len();
        let lines = self.index_lines(files, hex)?;
        self.index_git(&["update-index", "-z", "--replace", "--index-info"], &lines)?;
        let mut written = Vec::new();
        for (path, file) in files {
            match file {
                File::Gone => super::files::remove(self.work_tree(), path)?,
                _ => written.extend(path.bytes().chain([0])),
            }
        }
        self.index_git(
            &["checkout-index", "--force", "-u", "-z", "--stdin"],
            &written,
        )?;
        let here = files.iter().filter(|(_, file)| *file != File::Gone);
        let paths: Vec<_> = here.map(|(path, _)| path.as_str()).collect();
        // The commit that they are for outlives a power cut, and so must they.
        self.sync_paths(&paths)
    }

    fn index_git(&self, args: &[&str], input: &[u8]) -> Result<(), GitError> {
        let mut git = self.run.git();
        git.args(run::DURABLE).args(args);
        git.stdin(Stdio::from(as_file(input)?));
        super::trace::started(&git);
        let ran = git.output().map_err(run::not_started)?;
        match ran.status.success() {
            true => Ok(()),
            false => Err(GitError::Command {
                command: args[0].to_owned(),
                output: run::said(&ran.stderr),
            }),
        }
    }

    /// Ends a merge that is under way and has no conflict any more, with what is in the index.
    pub fn conclude(
        &self,
        lock: &Lock,
        message: &str,
        author_date: &DateTime<FixedOffset>,
        committer_date: &DateTime<FixedOffset>,
    ) -> Result<String, GitError> {
        let file = self.run.message(message)?;
        let args = [
            "-c",
            "i18n.commitEncoding=UTF-8",
            "commit",
            "--quiet",
            "--cleanup=whitespace",
        ];
        let dates = [
            ("GIT_AUTHOR_DATE", &*super::step::date(author_date)),
            ("GIT_COMMITTER_DATE", &*super::step::date(committer_date)),
        ];
        let ran = self.run.write(lock, &args, &[file], &dates)?;
        if !ran.ok {
            return Err(self.run.explain(ran));
        }
        self.said.borrow_mut().push_str(&ran.said);
        self.head()?.ok_or(GitError::NothingChanged)
    }

    /// The commit that is taken over, where a cherry-pick, a revert or a rebase has stopped; of a
    /// merge, the one that is merged.
    pub fn taken_over(&self, what: super::UnderWay) -> Option<String> {
        let name = match what {
            super::UnderWay::Merge => "MERGE_HEAD",
            super::UnderWay::CherryPick => "CHERRY_PICK_HEAD",
            super::UnderWay::Revert => "REVERT_HEAD",
            super::UnderWay::Rebase => "REBASE_HEAD",
            super::UnderWay::Bisect => return None,
        };
        self.resolve(name).ok()
    }

    /// Merges lines as git does for a file that is no record; none where that leaves a conflict.
    pub fn merge_lines(
        &self,
        base: &[u8],
        one: &[u8],
        other: &[u8],
    ) -> Result<Option<Vec<u8>>, GitError> {
        let own = self.own_dir();
        fs::create_dir_all(&own).map_err(GitError::io(&own))?;
        let folder = tempfile::tempdir_in(&own).map_err(GitError::io(&own))?;
        let mut paths = Vec::new();
        for (name, bytes) in [("one", one), ("base", base), ("other", other)] {
            let path = folder.path().join(name);
            fs::write(&path, bytes).map_err(GitError::io(&path))?;
            paths.push(path);
        }
        let mut git = self.run.reading(&["merge-file", "--stdout"]);
        let ran = git.args(&paths).output().map_err(run::not_started)?;
        // What is no lines is for a person to choose from.
        let no_lines = String::from_utf8_lossy(&ran.stderr).contains("Cannot merge binary files");
        match no_lines || !has_merged(&ran)? {
            true => Ok(None),
            false => Ok(Some(ran.stdout)),
        }
    }

    /// Merges the lines of a file in its place, as git does without a driver: ours, which is written
    /// to, the common version, and theirs. False where some conflict; then they are marked.
    pub fn merge_file(&self, [ours, base, theirs]: [&Path; 3]) -> Result<bool, GitError> {
        let mut git = self.run.reading(&["merge-file", "--quiet"]);
        git.args(["-L", "ours", "-L", "base", "-L", "theirs", "--"]);
        let ran = git.args([ours, base, theirs]).output();
        let ran = ran.map_err(run::not_started)?;
        has_merged(&ran)
    }
}

/// Whether a `git merge-file` found nothing in conflict: it ends with the number of conflicts.
fn has_merged(ran: &Output) -> Result<bool, GitError> {
    match ran.status.code() {
        Some(code @ 0..=127) => Ok(code == 0),
        _ => Err(ended_badly(&["merge-file"], ran)),
    }
}

fn ended_badly(args: &[&str], ran: &Output) -> GitError {
    GitError::Command {
        command: args[0].to_owned(),
        output: run::said(&ran.stderr),
    }
}

/// What a git is to read: a file and not a pipe, of which both ends could fill up.
fn as_file(input: &[u8]) -> Result<fs::File, GitError> {
    let place = std::env::temp_dir();
    let file = || -> std::io::Result<fs::File> {
        let mut file = tempfile::tempfile()?;
        file.write_all(input)?;
        std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(0))?;
        Ok(file)
    };
    file().map_err(GitError::io(&place))
}

/// A file in conflict in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmerged {
    pub path: String,
    /// The blobs of the common version, ours and theirs.
    pub stages: [Option<String>; 3],
}

/// An index of our own, gone when it is done with.
struct Temporary(std::path::PathBuf);

impl Temporary {
    /// With the lock of it that a killed git has left: only whoever has our own lock uses it.
    fn clear(&self) {
        let mut lock = self.0.clone().into_os_string();
        lock.push(".lock");
        let _ = fs::remove_file(lock);
        let _ = fs::remove_file(&self.0);
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        self.clear();
    }
}
