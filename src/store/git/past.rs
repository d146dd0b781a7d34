//! What happened: which commits touch some paths, and what each of them changed there; and what
//! the index holds, for a hook that looks before there is a commit.
//!
//! The commits are listed by `git rev-list`, which uses the commit graph and its filters of changed
//! paths where there are any, and goes on while its reader works on what it has listed; the newest few
//! are found without it ([`super::near`]). Renames are never guessed: a record is known by its id.

use std::io::{self, BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use super::run::{self, Runner};
use super::{Commit, Entry, Git, GitError, Kind};

/// A file in two commits: its blob in each, none where it is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub path: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// A file that a commit changed against every one of its parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub path: String,
    /// The blob in each parent, in their order.
    pub old: Vec<Option<String>>,
    pub new: Option<String>,
}

/// How much of a history is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Perhaps only the first few: each is handed over as it is found.
    Some,
    /// All of it: git need not hand over each by itself.
    All,
}

/// Commits, each read as it is asked for.
pub(super) type Commits<'a> = Box<dyn Iterator<Item = Result<Commit, GitError>> + 'a>;

/// A commit that names something in a trailer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mention {
    pub commit: String,
    pub subject: String,
    /// The values of the trailer.
    pub names: Vec<String>,
}

impl Git {
    /// The commits before and at `from` that change something at or below `paths`, newest first.
    /// Of a merge every side is followed, so nothing is left out; a merge that only brought its
    /// sides together may be among them.
    pub fn touching(
        &self,
        from: &[String],
        paths: &[String],
        wanted: Wanted,
    ) -> Result<Commits<'_>, GitError> {
        let near = match wanted {
            Wanted::Some => self.near(from, paths)?,
            Wanted::All => None,
        };
        match near {
            Some(near) => Ok(Box::new(near)),
            None => self.listed(from, paths, wanted),
        }
    }

    /// The same, of all of it as git lists it.
    pub(super) fn listed(
        &self,
        from: &[String],
        paths: &[String],
        wanted: Wanted,
    ) -> Result<Commits<'_>, GitError> {
        let mut args = vec!["rev-list", "--full-history"];
        args.extend(from.iter().map(String::as_str));
        args.push("--");
        args.extend(paths.iter().map(String::as_str));
        match self.run.lines(&args, wanted) {
            Ok(ids) => Ok(Box::new(ids.map(|id| {
                self.looked.one();
                self.reads.commit(&id?)
            }))),
            // Slower, and all of them; what each changed is looked at anyway.
            Err(GitError::NoGit) => match from {
                [] => Ok(Box::new(std::iter::empty())),
                [first, ..] => {
                    let ids = self.reads.walk(first, None)?;
                    Ok(Box::new(ids.map(|id| self.reads.commit(&id?))))
                }
            },
            Err(error) => Err(error),
        }
    }

    /// What a commit changed at and below `paths`: against its parent, and of a merge only what is
    /// like none of its parents. None where a parent is missing, as in a shallow clone, so that
    /// nobody can tell.
    pub fn changed(
        &self,
        commit: &Commit,
        paths: &[String],
    ) -> Result<Option<Vec<Changed>>, GitError> {
        if commit.parents.iter().any(|parent| !self.has(parent)) {
            return Ok(None);
        }
        let Some((first, others)) = commit.parents.split_first() else {
            let pairs = self.reads.pairs(None, &commit.id, paths)?;
            let all = pairs.into_iter().map(|pair| Changed {
                path: pair.path,
                old: Vec::new(),
                new: pair.new,
            });
            return Ok(Some(all.collect()));
        };
        let pairs = self.reads.pairs(Some(first), &commit.id, paths)?;
        let mut changed: Vec<Changed> = pairs
            .into_iter()
            .map(|pair| Changed {
                path: pair.path,
                old: vec![pair.old],
                new: pair.new,
            })
            .collect();
        for parent in others {
            if changed.is_empty() {
                break;
            }
            let pairs = self.reads.pairs(Some(parent), &commit.id, paths)?;
            changed.retain_mut(|change| {
                let found = pairs.iter().find(|pair| pair.path == change.path);
                change.old.extend(found.map(|pair| pair.old.clone()));
                found.is_some()
            });
        }
        Ok(Some(changed))
    }

    /// Every file that differs between two commits at and below `paths`.
    pub fn pairs(&self, old: &str, new: &str, paths: &[String]) -> Result<Vec<Pair>, GitError> {
        self.reads.pairs(Some(old), new, paths)
    }

    /// The files in the index at and below `paths`: path and blob, of one that is in conflict the
    /// first version that is there. The index is that of the commit being made, where a hook asks.
    pub fn index_files(&self, paths: &[String]) -> Result<Vec<(String, String)>, GitError> {
        let files = self.index(paths)?.into_iter();
        Ok(files
            .filter(|entry| entry.kind.is_file())
            .map(|entry| (entry.path, entry.id))
            .collect())
    }

    /// Every name in the index at and below `paths`, and whether it is a link.
    pub fn index_names(&self, paths: &[String]) -> Result<Vec<(String, bool)>, GitError> {
        let all = self.index(paths)?.into_iter();
        Ok(all
            .map(|entry| (entry.path, entry.kind == Kind::Link))
            .collect())
    }

    fn index(&self, paths: &[String]) -> Result<Vec<Entry>, GitError> {
        let mut args = vec!["ls-files", "-z", "--stage", "--"];
        args.extend(paths.iter().map(String::as_str));
        let mut git = self.run.reading(&args);
        // `git commit -- PATHS` makes its commit from an index of its own, and tells its hooks so.
        // Elsewhere than in this repository it would be another commit's.
        if let Some(index) = std::env::var_os("GIT_INDEX_FILE") {
            let path = self.work_tree.join(&index);
            let here =
                |folder: &Path| folder.canonicalize().ok() == self.git_dir.canonicalize().ok();
            if path.parent().is_some_and(here) {
                git.env("GIT_INDEX_FILE", &path);
            }
        }
        let listed = self.run.output(args[0], &mut git)?;
        let mut all: Vec<Entry> = Vec::new();
        for line in listed.split(|&byte| byte == 0) {
            let line = String::from_utf8_lossy(line);
            let Some((meta, path)) = line.split_once('\t') else {
                continue;
            };
            let mut meta = meta.split(' ');
            let mode = meta
                .next()
                .and_then(|mode| u32::from_str_radix(mode, 8).ok());
            let (Some(mode), Some(id)) = (mode, meta.next()) else {
                continue;
            };
            if all.last().is_none_or(|last| last.path != path) {
                all.push(Entry {
                    path: path.to_owned(),
                    id: id.to_owned(),
                    kind: Kind::of_mode(mode),
                });
            }
        }
        Ok(all)
    }

    /// The commits that a merge under way brings in, HEAD apart.
    pub fn merging(&self) -> Vec<String> {
        let heads = std::fs::read_to_string(self.git_dir.join("MERGE_HEAD")).unwrap_or_default();
        // In a hook of a merge of our own it is said otherwise.
        let joining = std::env::var(super::join::JOINING).unwrap_or_default();
        let ids = heads.lines().chain(joining.lines()).map(str::trim);
        ids.filter(|id| self.has(id)).map(str::to_owned).collect()
    }

    /// The commits of a line that are not known elsewhere and change something outside of a folder:
    /// each as it is listed, with those paths. Merges only bring together what is listed already.
    pub fn outside(
        &self,
        from: &str,
        known: Option<&str>,
        folder: &str,
    ) -> Result<Vec<(String, Vec<String>)>, GitError> {
        let known = known.map(|known| format!("^{known}"));
        let mut args = vec!["log", "--no-color", "--no-show-signature", "--no-renames"];
        args.extend(["--no-decorate", "--format=%x01%h %s", "--name-only", from]);
        match &known {
            Some(known) => args.push(known),
            None => args.extend(["--not", "--remotes"]),
        }
        args.push("--");
        let listed = self.run.read(&args)?.unwrap_or_default();
        let text = String::from_utf8_lossy(&listed).into_owned();
        let commits = text.split('\u{1}').skip(1).map(|commit| {
            let mut lines = commit.lines();
            let name = lines.next().unwrap_or_default().to_owned();
            let elsewhere =
                |path: &&str| !path.is_empty() && !path.trim_start_matches('"').starts_with(folder);
            (name, lines.filter(elsewhere).map(str::to_owned).collect())
        });
        Ok(commits
            .filter(|(_, paths): &(String, Vec<String>)| !paths.is_empty())
            .collect())
    }

    /// The merges before and at a commit, newest first.
    pub fn merges(&self, from: &str) -> Result<Vec<String>, GitError> {
        let listed = match self.run.read(&["rev-list", "--merges", from]) {
            Err(GitError::NoGit) => None,
            listed => listed?,
        };
        let text = String::from_utf8_lossy(&listed.unwrap_or_default()).into_owned();
        Ok(text.lines().map(str::to_owned).collect())
    }

    /// The tips of all branches and tags.
    pub fn tips(&self) -> Result<Vec<String>, GitError> {
        let listed = match self.run.read(&["rev-parse", "--all"]) {
            // Where there is no git, only what HEAD knows is looked at.
            Err(GitError::NoGit) => None,
            listed => listed?,
        };
        let text = String::from_utf8_lossy(&listed.unwrap_or_default()).into_owned();
        let mut tips: Vec<String> = text.lines().map(str::to_owned).collect();
        tips.extend(self.head()?);
        tips.sort();
        tips.dedup();
        Ok(tips)
    }

    /// The commits that carry a trailer of this name, anywhere in the repository, newest first,
    /// apart from what is reachable from `known`.
    pub fn mentions(&self, trailer: &str, known: &[String]) -> Result<Vec<Mention>, GitError> {
        let format =
            format!("--format=%H%x01%s%x01%(trailers:key={trailer},valueonly,separator=%x02)%x00");
        let grep = format!("--grep=^{trailer}: ");
        let mut args = vec!["log", "--all", "--no-color", "--no-decorate"];
        if self.head()?.is_some() {
            args.push("HEAD");
        }
        args.extend(["--no-show-signature", "--basic-regexp", &grep, &format]);
        let hidden: Vec<String> = known.iter().map(|id| format!("^{id}")).collect();
        args.extend(hidden.iter().map(String::as_str));
        let listed = match self.run.read(&args) {
            Err(GitError::NoGit) => None,
            listed => listed?,
        };
        let text = String::from_utf8_lossy(&listed.unwrap_or_default()).into_owned();
        let mention = |line: &str| {
            let mut parts = line.trim_start_matches('\n').split('\u{1}');
            let (commit, subject) = (parts.next()?.to_owned(), parts.next()?.to_owned());
            let names = parts.next()?.split('\u{2}').map(str::trim);
            let names: Vec<String> = names
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect();
            (!names.is_empty()).then_some(Mention {
                commit,
                subject,
                names,
            })
        };
        Ok(text.split('\0').filter_map(mention).collect())
    }

    /// Whether the commit graph has filters of changed paths, which is what makes the history of a
    /// path fast in a long history.
    pub fn has_path_filters(&self) -> bool {
        let info = self.common_dir.join("objects/info");
        let chain = std::fs::read_dir(info.join("commit-graphs"));
        let graphs = chain
            .into_iter()
            .flatten()
            .flatten()
            .map(|file| file.path());
        graphs
            .chain([info.join("commit-graph")])
            .filter_map(|path| {
                let mut start = Vec::new();
                let file = std::fs::File::open(path).ok()?;
                io::Read::read_to_end(&mut io::Read::take(file, 256), &mut start).ok()?;
                Some(start)
            })
            .any(|start| start.windows(4).any(|four| four == b"BIDX"))
    }
}

/// A path as a pattern that means it alone.
pub(super) fn literally(path: &str) -> String {
    let mut pattern = String::with_capacity(path.len());
    for c in path.chars() {
        if matches!(c, '*' | '?' | '[' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

/// Reads what `git diff-tree -z --raw` printed.
pub(super) fn parse_raw(listed: &[u8]) -> Vec<Pair> {
    let mut parts = listed.split(|&byte| byte == 0);
    let mut pairs = Vec::new();
    while let (Some(meta), Some(path)) = (parts.next(), parts.next()) {
        pairs.extend(raw_pair(meta, path));
    }
    pairs
}

/// One difference of those: what stands before its path, and the path; none where no file differs.
pub(super) fn raw_pair(meta: &[u8], path: &[u8]) -> Option<Pair> {
    let (meta, path) = (
        std::str::from_utf8(meta).ok()?,
        std::str::from_utf8(path).ok()?,
    );
    let fields: Vec<&str> = meta.trim_start_matches(':').split(' ').collect();
    let [old_mode, new_mode, old, new, ..] = fields.as_slice() else {
        return None;
    };
    let file = |mode: &str, id: &str| {
        let mode = u32::from_str_radix(mode, 8)
            .ok()
            .filter(|mode| *mode != 0)?;
        Kind::of_mode(mode).is_file().then(|| id.to_owned())
    };
    let (old, new) = (file(old_mode, old), file(new_mode, new));
    (old != new).then(|| Pair {
        path: path.to_owned(),
        old,
        new,
    })
}

impl Runner {
    /// What a reading git prints, line by line while it goes on; it is ended when no more is wanted.
    pub fn lines(&self, args: &[&str], wanted: Wanted) -> Result<Lines, GitError> {
        Lines::of(self.reading(args), wanted)
    }
}

pub(super) fn broken_off(error: Option<io::Error>) -> GitError {
    GitError::Read {
        what: "the history".into(),
        reason: error.map_or_else(|| "git broke off".into(), |error| error.to_string()),
    }
}

/// The lines of a running git.
pub(super) struct Lines {
    gits: Gits,
    lines: io::Lines<BufReader<ChildStdout>>,
}

impl Lines {
    fn of(git: Command, wanted: Wanted) -> Result<Lines, GitError> {
        let mut gits = Gits::default();
        let output = gits.start(git, Stdio::null(), wanted)?;
        Ok(Lines {
            gits,
            lines: BufReader::new(output).lines(),
        })
    }
}

impl Iterator for Lines {
    type Item = Result<String, GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(line) = self.lines.next() {
            return Some(line.map_err(|error| broken_off(Some(error))));
        }
        self.gits.end_well().err().map(Err)
    }
}

/// Gits that run, ended with whoever reads what they tell.
#[derive(Default)]
pub(super) struct Gits(Vec<Child>);

impl Gits {
    pub fn start(
        &mut self,
        mut git: Command,
        reads: Stdio,
        wanted: Wanted,
    ) -> Result<ChildStdout, GitError> {
        if wanted == Wanted::All {
            git.env("GIT_FLUSH", "0");
        }
        let git = git
            .stdin(reads)
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = git.spawn().map_err(run::not_started)?;
        let told = child.stdout.take();
        self.0.push(child);
        told.ok_or_else(|| broken_off(None))
    }

    /// Waits for them: half a history must not pass for all of it.
    pub fn end_well(&mut self) -> Result<(), GitError> {
        let ended = self.0.drain(..).map(|mut git| git.wait());
        let well = ended.fold(true, |well, ended| {
            well & ended.is_ok_and(|status| status.success())
        });
        if well { Ok(()) } else { Err(broken_off(None)) }
    }
}

impl Drop for Gits {
    fn drop(&mut self) {
        for git in &mut self.0 {
            let _ = git.kill();
            let _ = git.wait();
        }
    }
}
