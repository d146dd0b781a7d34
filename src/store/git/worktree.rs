//! Linked work trees: a branch of its own in a folder of its own.
//!
//! What a person has staged, changed and checked out in their own work tree is in another git
//! directory, so nothing here comes near it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::files::write_beside;
use super::run::not_started;
use super::{Git, GitError, trace};
use crate::store::lock::Lock;

/// One work tree of a repository.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkTree {
    pub path: PathBuf,
    /// The branch that is checked out, without `refs/heads/`; none where HEAD is detached.
    pub branch: Option<String>,
    /// Whether HEAD has a commit.
    pub is_born: bool,
    /// The repository itself, where it has no work tree.
    pub is_bare: bool,
    /// Its folder is gone.
    pub is_gone: bool,
}

impl WorkTree {
    /// Whether it lies in a folder, however that is written.
    pub fn is_at(&self, dir: &Path) -> bool {
        resolved(&self.path) == resolved(dir)
    }
}

/// A linked work tree that was just made, and can be taken back until something is in it.
pub struct Linked {
    /// The repository, as seen from there.
    pub git: Git,
    /// The file of ignore rules, as it was before a line for the folder came in.
    exclude: Option<Rules>,
    /// Whether the folder was there, empty.
    was_there: bool,
}

impl Git {
    /// The work trees of this repository, the main one first.
    pub fn work_trees(&self) -> Result<Vec<WorkTree>, GitError> {
        let said = self.run.read(&["worktree", "list", "--porcelain", "-z"])?;
        Ok(listed(&String::from_utf8_lossy(&said.unwrap_or_default())))
    }

    /// The commit of a branch (without `refs/heads/`); none where there is no such branch.
    pub fn branch_tip(&self, branch: &str) -> Result<Option<String>, GitError> {
        self.reads.resolve(&format!("refs/heads/{branch}"))
    }

    /// Whether git takes a name for a branch.
    pub fn is_branch_name(&self, name: &str) -> Result<bool, GitError> {
        if name.starts_with('-') || name == "HEAD" || name.contains('\0') {
            return Ok(false);
        }
        let full = format!("refs/heads/{name}");
        Ok(self.run.read(&["check-ref-format", &full])?.is_some())
    }

    /// Makes a work tree on a branch that has nothing in common with any other: it has no commit,
    /// and the work tree no file.
    ///
    /// `git worktree add --orphan` needs git 2.42; this is the same in the words of any git.
    pub(in crate::store) fn link_unborn(
        &self,
        lock: &Lock,
        dir: &Path,
        branch: &str,
        replace: bool,
    ) -> Result<Linked, GitError> {
        let start = match self.head()? {
            Some(head) => head,
            // git begins a work tree at a commit only, and here there is none yet.
            None => self.empty_commit()?,
        };
        let args = ["--no-checkout", "--detach"];
        let linked = self.link(lock, dir, replace, &args, &start)?;
        let head = format!("refs/heads/{branch}");
        let begun = linked.git.plain(lock, &["symbolic-ref", "HEAD", &head]);
        self.whole(lock, linked, begun)
    }

    /// Checks a branch out in a work tree of its own; with `at`, makes the branch first, at that
    /// commit.
    pub(in crate::store) fn link_branch(
        &self,
        lock: &Lock,
        dir: &Path,
        branch: &str,
        at: Option<&str>,
        replace: bool,
    ) -> Result<Linked, GitError> {
        let linked = match at {
            Some(commit) => self.link(lock, dir, replace, &["--no-track", "-b", branch], commit),
            None => self.link(lock, dir, replace, &[], branch),
        }?;
        self.whole(lock, linked, Ok(()))
    }

    /// Takes a linked work tree away again, files and all.
    pub(in crate::store) fn unlink(&self, linked: Linked) -> Result<(), GitError> {
        let dir = linked.git.work_tree().to_path_buf();
        let mut git = self.run.git();
        git.args(["worktree", "remove", "--force", "--"]).arg(&dir);
        ran("worktree", git)?;
        if linked.was_there {
            fs::create_dir_all(&dir).map_err(GitError::io(&dir))?;
        }
        linked.exclude.map_or(Ok(()), put_back)
    }

    fn link(
        &self,
        lock: &Lock,
        dir: &Path,
        replace: bool,
        how: &[&str],
        start: &str,
    ) -> Result<Linked, GitError> {
        let was_there = dir.exists();
        let exclude = self.exclude(dir)?;
        let mut args = vec!["worktree", "add"];
        if replace {
            // It is known under this name, and its folder is gone.
            args.push("--force");
        }
        args.extend(how);
        args.push("--");
        let ran = self
            .run
            .write(lock, &args, &[dir.into(), start.into()], &[])?;
        let made = match ran.ok {
            true => Git::discover(dir),
            false => Err(self.run.explain(ran)),
        };
        match made {
            Ok(git) => Ok(Linked {
                git,
                exclude,
                was_there,
            }),
            Err(error) => {
                exclude.map_or(Ok(()), put_back)?;
                Err(error)
            }
        }
    }

    /// Sees to it that all files are there: git gives a new work tree the sparse checkout of the
    /// one it was made from, and that was chosen for other files. Where that, or what was done
    /// `before` it, does not succeed, the work tree goes again.
    fn whole(
        &self,
        lock: &Lock,
        linked: Linked,
        before: Result<(), GitError>,
    ) -> Result<Linked, GitError> {
        let all = before.and_then(|()| {
            let asked = ["config", "--type=bool", "--get", "core.sparseCheckout"];
            match linked.git.run.read(&asked)? {
                Some(said) if said.starts_with(b"true") => {
                    linked.git.plain(lock, &["sparse-checkout", "disable"])
                }
                _ => Ok(()),
            }
        });
        match all {
            Ok(()) => Ok(linked),
            Err(error) => {
                self.unlink(linked)?;
                Err(error)
            }
        }
    }

    /// Takes away what a killed git has left of a work tree in a folder, as far as nothing but
    /// git's own file is in it.
    pub(in crate::store) fn sweep_link(&self, dir: &Path) -> Result<(), GitError> {
        let dot_git = dir.join(".git");
        let only_that = match fs::read_dir(dir) {
            Ok(mut entries) => {
                entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == ".git"))
            }
            Err(error) => error.kind() == std::io::ErrorKind::NotFound,
        };
        if !only_that || dot_git.is_dir() {
            return Ok(());
        }
        // git holds what it has not finished for locked; how far it came, and so which of these
        // there is anything to do for, does not matter.
        let shown = dir.to_string_lossy();
        for args in [
            &["worktree", "unlock", &shown][..],
            &["worktree", "remove", "--force", &shown],
        ] {
            let _ = self.run.read(args);
        }
        let gone = |result: std::io::Result<()>| match result {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
        gone(fs::remove_file(&dot_git)).map_err(GitError::io(&dot_git))?;
        gone(fs::remove_dir(dir)).map_err(GitError::io(dir))?;
        self.run.read(&["worktree", "prune"])?;
        Ok(())
    }

    /// Where a folder lies in a work tree of this repository, has git not take it for something
    /// unknown there. Gives the file of rules as it was, where it was changed.
    fn exclude(&self, dir: &Path) -> Result<Option<Rules>, GitError> {
        let around = self.work_trees()?;
        let dir = resolved(dir);
        let below = around
            .iter()
            .filter(|tree| !tree.is_bare && !tree.is_gone)
            .filter_map(|tree| dir.strip_prefix(resolved(&tree.path)).ok())
            .min_by_key(|below| below.components().count());
        let Some(below) = below.filter(|below| *below != Path::new("")) else {
            return Ok(None);
        };
        let path = self.common_dir.join("info/exclude");
        let before = match fs::read(&path) {
            Ok(before) => Some(before),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(GitError::io(&path)(error)),
        };
        let rule = rule(below);
        let mut after = before.clone().unwrap_or_default();
        if after.split(|&byte| byte == b'\n').any(|line| line == rule) {
            return Ok(None);
        }
        if !after.is_empty() && !after.ends_with(b"\n") {
            after.push(b'\n');
        }
        after.extend(&rule);
        after.push(b'\n');
        let folder = self.common_dir.join("info");
        fs::create_dir_all(&folder).map_err(GitError::io(&folder))?;
        replace(&path, &after)?;
        Ok(Some((path, before)))
    }

    /// A commit without files or parents, which no reference names.
    fn empty_commit(&self) -> Result<String, GitError> {
        let one = |said: Option<Vec<u8>>| {
            String::from_utf8_lossy(&said.unwrap_or_default())
                .trim()
                .to_owned()
        };
        let tree = one(self
            .run
            .read(&["hash-object", "-w", "-t", "tree", "--stdin"])?);
        let args = ["commit-tree", &tree, "-m", "kata"];
        Ok(one(self.run.read(&args)?))
    }

    /// Runs a git that changes something small, for its effect alone.
    fn plain(&self, lock: &Lock, args: &[&str]) -> Result<(), GitError> {
        let mut git = self.run.git();
        git.args(args).stdin(lock.handle()?);
        ran(args[0], git)
    }
}

/// A file of ignore rules, as it was.
type Rules = (PathBuf, Option<Vec<u8>>);

fn put_back((path, before): Rules) -> Result<(), GitError> {
    match before {
        Some(before) => replace(&path, &before),
        None => fs::remove_file(&path).map_err(GitError::io(&path)),
    }
}

/// Gives a file other content, at once and whole; through a link where it is one.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), GitError> {
    let path = resolved(path);
    let folder = path.parent().unwrap_or(&path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = format!("{name}.kata-{}", std::process::id());
    write_beside(folder, &name, &beside, bytes)?.swap()
}

fn ran(command: &str, mut git: Command) -> Result<(), GitError> {
    trace::started(&git);
    let ran = git.output().map_err(not_started)?;
    match ran.status.success() {
        true => Ok(()),
        false => Err(GitError::Command {
            command: command.to_owned(),
            output: String::from_utf8_lossy(&ran.stderr).into_owned(),
        }),
    }
}

/// What `git worktree list --porcelain -z` says: lines, and an empty one after each work tree.
fn listed(said: &str) -> Vec<WorkTree> {
    let mut trees: Vec<WorkTree> = Vec::new();
    for line in said.split('\0') {
        let (name, value) = line.split_once(' ').unwrap_or((line, ""));
        if name == "worktree" {
            trees.push(WorkTree {
                path: value.into(),
                ..WorkTree::default()
            });
        }
        let Some(tree) = trees.last_mut() else {
            continue;
        };
        match name {
            "HEAD" => tree.is_born = value.bytes().any(|digit| digit != b'0'),
            "branch" => tree.branch = value.strip_prefix("refs/heads/").map(str::to_owned),
            "bare" => tree.is_bare = true,
            "prunable" => tree.is_gone = true,
            _ => {}
        }
    }
    trees
}

/// The ignore rule for one folder and no other.
fn rule(below: &Path) -> Vec<u8> {
    let mut rule = vec![b'/'];
    for &byte in OsString::from(below).as_encoded_bytes() {
        if b"\\*?[".contains(&byte) {
            rule.push(b'\\');
        }
        rule.push(byte);
    }
    rule.push(b'/');
    rule
}

/// A path without links on the way to it, the last part of which need not be there.
fn resolved(path: &Path) -> PathBuf {
    let whole = fs::canonicalize(path).ok();
    let above = || {
        let parent = fs::canonicalize(path.parent()?).ok()?;
        Some(parent.join(path.file_name()?))
    };
    whole.or_else(above).unwrap_or_else(|| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_work_trees_is_read() {
        let said = "worktree /a b\0HEAD 12ab\0branch refs/heads/main\0\0\
                    worktree /a b/kata\0HEAD 0000\0branch refs/heads/own/kata\0\0\
                    worktree /gone\0HEAD 12ab\0detached\0prunable gitdir file points to nowhere\0\0";
        let trees = listed(said);
        assert_eq!(trees.len(), 3);
        assert_eq!(trees[0].branch.as_deref(), Some("main"));
        assert!(trees[0].is_born && !trees[1].is_born);
        assert_eq!(trees[1].path, Path::new("/a b/kata"));
        assert_eq!(trees[1].branch.as_deref(), Some("own/kata"));
        assert!(trees[2].is_gone && trees[2].branch.is_none());
        assert!(listed("worktree /x.git\0bare\0\0")[0].is_bare);
    }

    #[test]
    fn a_rule_means_one_folder() {
        assert_eq!(rule(Path::new("kata")), b"/kata/");
        assert_eq!(rule(Path::new("a*/[b]?")), br"/a\*/\[b]\?/");
    }
}
