//! Reading with `git`, where libgit2 cannot open the repository: reftable, an object format with a
//! companion, whatever comes next.
//!
//! Slower by a process here and there, but right. Contents come from one long-lived
//! `git cat-file --batch`, and the last commit's tree is listed once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::past;
use super::place::{Named, Places};
use super::read::{Names, hash_in};
use super::run::{self, Runner};
use super::version;
use super::{Commit, Entry, GitError, Kind, Pair, Reads, Staged, Walk};

pub(super) struct Processes {
    run: Runner,
    work_tree: PathBuf,
    format: String,
    batch: RefCell<Option<Batch>>,
    listed: RefCell<Option<(String, BTreeMap<String, Entry>)>>,
}

/// A running `git cat-file --batch`.
struct Batch {
    child: Child,
    ask: ChildStdin,
    answer: BufReader<ChildStdout>,
}

/// Where the repository's parts lie, and the name of its object format.
///
/// `reason` is why libgit2 did not open it: told where git does not either.
pub(super) fn places(
    dir: &Path,
    named: Option<&Named>,
    reason: &str,
) -> Result<(Places, String), GitError> {
    let args = [
        "rev-parse",
        "--path-format=absolute",
        "--is-bare-repository",
        "--show-object-format",
        "--git-dir",
        "--git-common-dir",
        "--show-toplevel",
    ];
    let ran = match run::look(dir, named, &args) {
        // Without git nobody can say more than libgit2 did.
        Err(GitError::NoGit) if reason.contains("is not owned by") => {
            let dir = dir.to_path_buf();
            return Err(GitError::Unsafe { dir });
        }
        ran => ran?,
    };
    let said = String::from_utf8_lossy(&ran.stderr);
    let out = String::from_utf8_lossy(&ran.stdout);
    let mut lines = out.lines();
    let dir = dir.to_path_buf();
    if lines.next() == Some("true") {
        return Err(GitError::Bare { dir });
    }
    if said.contains("dubious ownership") {
        return Err(GitError::Unsafe { dir });
    }
    if said.contains("not a git repository") {
        return Err(GitError::NotARepository { dir });
    }
    if !ran.status.success() {
        version::check()?;
        if said.contains("refstorage") || said.contains("reftable") {
            version::check_for_reftable()?;
        }
        return Err(GitError::Read {
            what: dir.display().to_string(),
            reason: format!("{reason}; {}", said.trim_end()),
        });
    }
    let (Some(format), Some(git_dir), Some(common_dir), Some(work_tree)) =
        (lines.next(), lines.next(), lines.next(), lines.next())
    else {
        return Err(GitError::Read {
            what: dir.display().to_string(),
            reason: reason.to_owned(),
        });
    };
    let places = Places {
        work_tree: work_tree.into(),
        git_dir: git_dir.into(),
        common_dir: common_dir.into(),
    };
    Ok((places, format.to_owned()))
}

impl Processes {
    pub fn new(run: Runner, work_tree: PathBuf, format: String) -> Processes {
        Processes {
            run,
            work_tree,
            format,
            batch: RefCell::default(),
            listed: RefCell::default(),
        }
    }

    /// The type and the bytes of an object; none where there is no such object.
    fn object(&self, name: &str) -> Result<Option<(String, Vec<u8>)>, GitError> {
        let failed = |error: io::Error| GitError::Read {
            what: name.to_owned(),
            reason: error.to_string(),
        };
        let mut slot = self.batch.borrow_mut();
        if slot.is_none() {
            *slot = Some(Batch::start(&self.run).map_err(failed)?);
        }
        // It was put there on the line above.
        let Some(batch) = slot.as_mut() else {
            return Ok(None);
        };
        match batch.object(name) {
            Ok(found) => Ok(found),
            Err(error) => {
                // What comes next in the pipe is anyone's guess: begin anew next time.
                *slot = None;
                Err(failed(error))
            }
        }
    }

    fn wanted(&self, name: &str) -> Result<Vec<u8>, GitError> {
        match self.object(name)? {
            Some((_, bytes)) => Ok(bytes),
            None => Err(GitError::Read {
                what: name.to_owned(),
                reason: "there is no such object".into(),
            }),
        }
    }

    /// Looks something up in the list of a commit's entries, folders included.
    fn listed<T>(
        &self,
        commit: &str,
        look: impl FnOnce(&BTreeMap<String, Entry>) -> T,
    ) -> Result<T, GitError> {
        let mut listed = self.listed.borrow_mut();
        if let Some((of, entries)) = listed.as_ref()
            && of == commit
        {
            return Ok(look(entries));
        }
        let output = self.run.read(&["ls-tree", "-r", "-t", "-z", commit])?;
        let entries = parse_tree(&output.unwrap_or_default());
        let found = look(&entries);
        *listed = Some((commit.to_owned(), entries));
        Ok(found)
    }
}

/// Reads what `git ls-tree -z` printed.
fn parse_tree(output: &[u8]) -> BTreeMap<String, Entry> {
    let entry = |line: &[u8]| {
        let line = std::str::from_utf8(line).ok()?;
        let (meta, path) = line.split_once('\t')?;
        let mut meta = meta.split(' ');
        let mode = u32::from_str_radix(meta.next()?, 8).ok()?;
        let entry = Entry {
            path: path.to_owned(),
            id: meta.nth(1)?.to_owned(),
            kind: Kind::of_mode(mode),
        };
        Some((path.to_owned(), entry))
    };
    output.split(|&byte| byte == 0).filter_map(entry).collect()
}

impl Batch {
    fn start(run: &Runner) -> io::Result<Batch> {
        let mut child = run
            .reading(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(ask), Some(answer)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        Ok(Batch {
            child,
            ask,
            answer: BufReader::new(answer),
        })
    }

    fn object(&mut self, name: &str) -> io::Result<Option<(String, Vec<u8>)>> {
        if name.contains('\n') {
            return Ok(None);
        }
        writeln!(self.ask, "{name}")?;
        let mut head = String::new();
        if self.answer.read_line(&mut head)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut parts = head.trim_end().rsplitn(3, ' ');
        let size = parts.next().and_then(|size| size.parse::<usize>().ok());
        let (Some(size), Some(kind)) = (size, parts.next()) else {
            return Ok(None);
        };
        let mut bytes = vec![0; size];
        self.answer.read_exact(&mut bytes)?;
        self.answer.read_exact(&mut [0])?;
        Ok(Some((kind.to_owned(), bytes)))
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // It has nothing to finish; and left alone it would stay until its input closes.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Reads for Processes {
    fn head(&self) -> Result<Option<String>, GitError> {
        let args = ["rev-parse", "--verify", "--quiet", "HEAD"];
        let id = self.run.read(&args)?;
        Ok(id.map(|id| String::from_utf8_lossy(&id).trim().to_owned()))
    }

    fn branch(&self) -> Result<Option<String>, GitError> {
        let name = self.run.read(&["symbolic-ref", "--quiet", "HEAD"])?;
        let name = name.and_then(|name| String::from_utf8(name).ok());
        let branch = name.as_deref().map(str::trim);
        let branch = branch.and_then(|name| name.strip_prefix("refs/heads/"));
        Ok(branch.map(str::to_owned))
    }

    fn resolve(&self, rev: &str) -> Result<Option<String>, GitError> {
        self.run.resolve(rev)
    }

    fn entry(&self, commit: &str, path: &str) -> Result<Option<Entry>, GitError> {
        self.listed(commit, |entries| entries.get(path).cloned())
    }

    fn entries(&self, commit: &str, folder: &str) -> Result<Vec<Entry>, GitError> {
        let folder = folder.trim_matches('/');
        let below = |entry: &&Entry| {
            let rest = entry.path.strip_prefix(folder);
            entry.kind != Kind::Folder
                && (folder.is_empty() || rest.is_some_and(|rest| rest.starts_with('/')))
        };
        self.listed(commit, |entries| {
            entries.values().filter(below).cloned().collect()
        })
    }

    fn content(&self, blob: &str) -> Result<Vec<u8>, GitError> {
        self.wanted(blob)
    }

    fn commit(&self, id: &str) -> Result<Commit, GitError> {
        match self.object(id)? {
            Some((kind, bytes)) if kind == "commit" => Ok(Commit::parse(id, &bytes)),
            _ => Err(GitError::Read {
                what: id.to_owned(),
                reason: "there is no such commit".into(),
            }),
        }
    }

    fn has(&self, id: &str) -> bool {
        self.object(id).is_ok_and(|found| found.is_some())
    }

    fn hash(&self, bytes: &[u8]) -> Result<String, GitError> {
        hash_in(bytes, &self.format)
    }

    fn walk<'a>(&'a self, from: &str, hide: Option<&str>) -> Result<Walk<'a>, GitError> {
        let hidden = hide.map(|hide| format!("^{hide}"));
        let mut args = vec!["rev-list", from];
        args.extend(hidden.as_deref());
        Ok(Box::new(self.run.lines(&args, past::Wanted::Some)?))
    }

    fn differs(&self, old: Option<&str>, new: &str, paths: &[String]) -> Result<bool, GitError> {
        Ok(!self.pairs(old, new, paths)?.is_empty())
    }

    fn starts_nothing(&self) -> bool {
        false
    }

    fn is_ancestor(&self, a: &str, b: &str) -> Result<bool, GitError> {
        let found = self.run.read(&["merge-base", "--is-ancestor", a, b])?;
        Ok(found.is_some())
    }

    fn merge_bases(&self, a: &str, b: &str) -> Result<Vec<String>, GitError> {
        let found = self.run.read(&["merge-base", "--all", a, b])?;
        let found = String::from_utf8_lossy(&found.unwrap_or_default()).into_owned();
        Ok(found.lines().map(str::to_owned).collect())
    }

    fn pairs(&self, old: Option<&str>, new: &str, paths: &[String]) -> Result<Vec<Pair>, GitError> {
        let Some(old) = old else {
            let mut pairs = Vec::new();
            for path in paths {
                let mut found = self.entries(new, path)?;
                found.extend(self.entry(new, path)?);
                pairs.extend(
                    found
                        .into_iter()
                        .filter(|entry| entry.kind.is_file())
                        .map(|entry| Pair {
                            path: entry.path,
                            old: None,
                            new: Some(entry.id),
                        }),
                );
            }
            return Ok(pairs);
        };
        let mut args = vec![
            "diff-tree",
            "-r",
            "-z",
            "--raw",
            "--no-renames",
            "--no-abbrev",
        ];
        args.extend([old, new, "--"]);
        args.extend(paths.iter().map(String::as_str));
        let listed = self.run.read(&args)?.unwrap_or_default();
        Ok(past::parse_raw(&listed))
    }

    fn staged(&self, paths: &[&str]) -> Result<Vec<Option<Staged>>, GitError> {
        self.run.staged(paths)
    }

    fn left_out(&self, folder: &str) -> Result<Vec<String>, GitError> {
        self.run.left_out(folder)
    }

    fn may_announce(&self, _: &[&str]) -> bool {
        false
    }

    fn announce(&self, _: &[&str]) -> bool {
        false
    }

    fn filtered(&self, paths: &[&str]) -> Result<Vec<(String, String)>, GitError> {
        self.run.filtered(paths)
    }

    fn names(&self) -> Option<Names> {
        // mailmap.file and mailmap.blob are not looked at here.
        let text = std::fs::read_to_string(self.work_tree.join(".mailmap")).ok()?;
        Names::read(&text)
    }

    fn is_shallow(&self) -> bool {
        let answer = self.run.read(&["rev-parse", "--is-shallow-repository"]);
        answer.is_ok_and(|text| text.is_some_and(|text| text.starts_with(b"true")))
    }

    fn has_pseudo_ref(&self, name: &str) -> bool {
        let args = ["rev-parse", "--verify", "--quiet", name];
        self.run.read(&args).is_ok_and(|id| id.is_some())
    }
}
