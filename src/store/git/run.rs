//! Running the user's `git`.
//!
//! Every process starts here, in one environment: the user's own, less what would lead git away
//! from the repository that was opened.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::object::signature;
use super::place::{Named, Places};
use super::version;
use super::{GitError, PATIENCE, Person, Staged, trace};
use crate::store::left::AGAIN;
use crate::store::lock::Lock;

/// Variables that name another repository, index or object store than the opened one, or change
/// what a path means.
///
/// They are set where a git hook runs us. Honouring them would have the outer commit's half-made
/// index written by ours; so they are removed for git as they are ignored when a repository is
/// looked for. Configuration in the environment (`GIT_CONFIG_*`) stays: it is the user's.
const LED_ASTRAY: [&str; 15] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_DEFAULT_REF_FORMAT",
];

/// git itself fsyncs neither objects nor refs unless told; an acknowledged step must outlive a
/// power cut. The index is left out: it is made from what the commit holds, and can be made again.
pub(super) const DURABLE: [&str; 4] = [
    "-c",
    "core.fsync=committed,reference",
    "-c",
    "core.fsyncMethod=fsync",
];

/// The attributes that make something else of a file on its way into the repository.
pub(super) const TRANSFORMING: [&str; 2] = ["filter", "working-tree-encoding"];

/// How a git that reads takes the paths that it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paths {
    Names,
    /// `*` is any name.
    Patterns,
}

/// Names the git directory in which a step is under way, for the programs that it starts.
pub(in crate::store) const WRITING: &str = "KATA_WRITING";

/// How often a lock that is gone by the time it is looked at is tried again.
const VANISHED_RETRIES: u32 = 5;

/// How long somebody waits who is told nothing.
pub(super) const SILENT: Duration = Duration::from_secs(1);

#[derive(Clone)]
pub(super) struct Runner {
    work_tree: PathBuf,
    git_dir: PathBuf,
    common_dir: PathBuf,
    /// Whether git has to be told which git directory the work tree's is.
    apart: bool,
    pub patience: Duration,
}

/// How a writing git ended.
pub(super) struct Ran {
    pub ok: bool,
    /// None where a signal ended it.
    pub code: Option<i32>,
    /// Everything that it and its hooks said, on either stream.
    pub said: String,
    command: String,
}

/// What a git ended with by itself; none where a signal ended it. A shell before it, as those who manage
/// versions put there, then ends with 128 and the signal.
pub(super) fn own_code(status: ExitStatus) -> Option<i32> {
    status.code().filter(|code| *code <= 129)
}

/// `git` with no folder yet, in the environment described above.
fn git() -> Command {
    let mut git = Command::new("git");
    for name in LED_ASTRAY {
        git.env_remove(name);
    }
    git.stdin(Stdio::null());
    git
}

/// A failure to start git, which is most often that there is none.
pub(super) fn not_started(error: io::Error) -> GitError {
    match error.kind() {
        io::ErrorKind::NotFound => GitError::NoGit,
        _ => GitError::Io {
            path: "git".into(),
            source: error,
        },
    }
}

pub(super) fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Makes a repository; without a work tree, where that is said.
pub(super) fn init(dir: &Path, bare: bool) -> Result<(), GitError> {
    let mut git = git();
    git.args(["init", "--quiet"]);
    if bare {
        git.arg("--bare");
    }
    git.arg("--").arg(dir);
    trace::started(&git);
    let ran = git.output();
    let ran = ran.map_err(not_started)?;
    match ran.status.success() {
        true => Ok(()),
        false => Err(GitError::Command {
            command: "init".into(),
            output: said(&ran.stderr),
        }),
    }
}

/// Runs git in a folder that may or may not lie in a repository, for output that is parsed.
pub(super) fn look(dir: &Path, named: Option<&Named>, args: &[&str]) -> Result<Output, GitError> {
    let mut git = git();
    git.arg("-C").arg(dir).args(args).env("LC_ALL", "C");
    if let Some(named) = named {
        lead(&mut git, &named.git_dir, &named.work_tree);
    }
    trace::started(&git);
    git.output().map_err(not_started)
}

/// Tells a git which git directory and work tree belong together.
fn lead(git: &mut Command, git_dir: &Path, work_tree: &Path) {
    git.env("GIT_DIR", git_dir).env("GIT_WORK_TREE", work_tree);
}

/// The pager that git knows of where there is no repository.
pub(super) fn pager() -> Result<String, GitError> {
    Ok(said(&outside(&["var", "GIT_PAGER"])?).trim().to_owned())
}

/// What git says where there is no repository, and so from the settings of the person and the
/// machine alone.
pub(super) fn outside(args: &[&str]) -> Result<Vec<u8>, GitError> {
    let outside = std::env::temp_dir();
    let mut git = git();
    git.current_dir(&outside).args(args);
    if let Some(above) = outside.parent() {
        git.env("GIT_CEILING_DIRECTORIES", above);
    }
    let ran = git.output().map_err(not_started)?;
    Ok(ran.stdout)
}

/// `git` in a folder, for a repository that is not there yet.
pub(super) fn in_folder(dir: &Path) -> Command {
    let mut git = git();
    git.arg("-C").arg(dir);
    git
}

/// What `git --version` says.
pub(super) fn version() -> Result<String, GitError> {
    let ran = git().arg("--version").output().map_err(not_started)?;
    Ok(said(&ran.stdout))
}

/// What keeps git from looking, after each commit and each fetch, whether the repository wants
/// tidying: that takes a third of a step. One in sixteen is often enough; the id of the last commit
/// says which, so that nothing has to be counted.
pub fn seldom_tidied(head: Option<&str>) -> &'static [&'static str] {
    match head {
        Some(head) if !head.starts_with('0') => &["-c", "maintenance.auto=false"],
        _ => &[],
    }
}

impl Runner {
    pub fn new(places: &Places) -> Runner {
        Runner {
            work_tree: places.work_tree.clone(),
            git_dir: places.git_dir.clone(),
            common_dir: places.common_dir.clone(),
            apart: !places.meet(),
            patience: PATIENCE,
        }
    }

    /// `git` at the top of the work tree.
    pub fn git(&self) -> Command {
        let mut git = git();
        git.arg("-C").arg(&self.work_tree);
        if self.apart {
            lead(&mut git, &self.git_dir, &self.work_tree);
        }
        git
    }

    /// `git` in the work tree, for reading: its output is parsed, so its language is fixed, and
    /// no program that the repository's configuration names is started.
    pub fn reading(&self, args: &[&str]) -> Command {
        self.reading_as(Paths::Names, args)
    }

    /// The same, where paths may mean something else than themselves.
    pub fn reading_as(&self, paths: Paths, args: &[&str]) -> Command {
        let mut git = self.git();
        git.arg(match paths {
            Paths::Names => "--literal-pathspecs",
            Paths::Patterns => "--glob-pathspecs",
        });
        git.args(["-c", "core.fsmonitor=false", "--no-optional-locks"]);
        git.args(args).env("LC_ALL", "C");
        trace::started(&git);
        git
    }

    /// What a reading git printed; none where it ended with 1, which is how git says no.
    pub fn read(&self, args: &[&str]) -> Result<Option<Vec<u8>>, GitError> {
        let ran = self.reading(args).output().map_err(not_started)?;
        self.answer(args[0], ran)
    }

    /// What a prepared reading git printed.
    pub fn output(&self, command: &str, git: &mut Command) -> Result<Vec<u8>, GitError> {
        let ran = git.output().map_err(not_started)?;
        Ok(self.answer(command, ran)?.unwrap_or_default())
    }

    fn answer(&self, command: &str, ran: Output) -> Result<Option<Vec<u8>>, GitError> {
        match ran.status.code() {
            Some(0) => Ok(Some(ran.stdout)),
            Some(1) => Ok(None),
            _ => Err(version::check().err().unwrap_or(GitError::Command {
                command: command.into(),
                output: said(&ran.stderr),
            })),
        }
    }

    /// Runs a git that writes, until it has found the lock files it needs free, or has waited too
    /// long for them.
    ///
    /// It gets our lock file as its standard input: the lock then stays taken as long as this git
    /// lives, also when we are killed, and nobody takes back a step that it still finishes. What
    /// it and its hooks say goes into a file rather than through a pipe: a hook that leaves
    /// something running in the background cannot keep us waiting then, and git is not killed by
    /// a broken pipe where we are.
    pub fn write(
        &self,
        lock: &Lock,
        args: &[&str],
        files: &[OsString],
        envs: &[(&str, &str)],
    ) -> Result<Ran, GitError> {
        let started = Instant::now();
        let mut vanished = 0;
        let mut told = false;
        loop {
            let ran = self.write_once(lock, args, files, envs)?;
            if ran.code != Some(128) || !ran.said.contains(".lock") {
                return Ok(ran);
            }
            match self.lock_in_the_way(&ran.said) {
                Some(path) if started.elapsed() >= self.patience => {
                    return Err(GitError::Locked { path });
                }
                Some(path) if !told && started.elapsed() >= SILENT => {
                    told = true;
                    trace::waits(&path);
                }
                Some(_) => {}
                None if vanished == VANISHED_RETRIES => return Ok(ran),
                None => vanished += 1,
            }
            sleep(AGAIN);
        }
    }

    fn write_once(
        &self,
        lock: &Lock,
        args: &[&str],
        files: &[OsString],
        envs: &[(&str, &str)],
    ) -> Result<Ran, GitError> {
        let own = self.git_dir.join("kata");
        let mut talk = tempfile::tempfile_in(&own).map_err(GitError::io(&own))?;
        let stream = || {
            talk.try_clone()
                .map(Stdio::from)
                .map_err(GitError::io(&own))
        };
        let mut git = self.git();
        git.args(DURABLE);
        git.arg("--literal-pathspecs").args(args).args(files);
        git.envs(envs.iter().copied());
        git.env(WRITING, &self.git_dir);
        git.stdin(lock.handle()?);
        git.stdout(stream()?).stderr(stream()?);
        trace::started(&git);
        let status = git.status().map_err(not_started)?;
        let mut said = Vec::new();
        talk.seek(SeekFrom::Start(0))
            .and_then(|_| talk.read_to_end(&mut said))
            .map_err(GitError::io(&own))?;
        Ok(Ran {
            ok: status.success(),
            code: own_code(status),
            said: String::from_utf8_lossy(&said).into_owned(),
            command: args
                .iter()
                .find(|arg| !arg.starts_with('-') && !arg.contains('='))
                .map_or_else(String::new, |arg| (*arg).to_owned()),
        })
    }

    /// The lock file that git's complaint is about, if it is still there.
    fn lock_in_the_way(&self, complaint: &str) -> Option<PathBuf> {
        let index = [self.index_lock()];
        index.into_iter().chain(self.other_locks()).find(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| complaint.contains(name)) && path.exists()
        })
    }

    /// Every lock file that a commit or a merge takes besides the index's.
    pub fn other_locks(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        // git clears three of them after a commit, also where they are not set, and a merge sets the
        // last.
        for name in [
            "HEAD",
            "AUTO_MERGE",
            "CHERRY_PICK_HEAD",
            "REVERT_HEAD",
            "ORIG_HEAD",
        ] {
            files.push(self.git_dir.join(format!("{name}.lock")));
        }
        if let Some(name) = self.head_target() {
            files.push(self.common_dir.join(format!("{name}.lock")));
        }
        files.push(self.common_dir.join("packed-refs.lock"));
        files.push(self.common_dir.join("reftable/tables.list.lock"));
        files
    }

    pub fn index_lock(&self) -> PathBuf {
        self.git_dir.join("index.lock")
    }

    /// `refs/heads/main`, where HEAD is a file that names it.
    fn head_target(&self) -> Option<String> {
        let head = fs::read_to_string(self.git_dir.join("HEAD")).ok()?;
        Some(head.strip_prefix("ref: ")?.trim_end().to_owned())
    }

    /// The folder whose entry changes when HEAD moves on.
    pub fn ref_folder(&self) -> PathBuf {
        let reftable = self.common_dir.join("reftable");
        if reftable.is_dir() {
            return reftable;
        }
        match self.head_target() {
            Some(name) => {
                let file = self.common_dir.join(name);
                file.parent().unwrap_or(&self.common_dir).to_path_buf()
            }
            None => self.git_dir.clone(),
        }
    }

    /// Why a writing git failed, looked into only now that it has: asking git's version and the
    /// identity before every commit would be two processes more.
    pub fn explain(&self, ran: Ran) -> GitError {
        if let Err(old) = version::check() {
            return old;
        }
        let output = match ran.said.trim() {
            // What it said was to go into a file beside the index, and there may be no room.
            "" => match ran.code {
                Some(code) => format!("it ended with {code} and no word; is the disk full?"),
                None => "it was killed".to_owned(),
            },
            _ => ran.said,
        };
        match (ran.command.as_str(), ran.code) {
            // git ends with 1 where a hook or the message stopped a commit, with 128 where it
            // could not make one.
            ("commit", Some(1)) if self.has_hooks() => GitError::HookFailed { output },
            ("commit", _) => ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"]
                .into_iter()
                .find_map(|which| match self.identity(which) {
                    Err(error @ GitError::NoIdentity { .. }) => Some(error),
                    _ => None,
                })
                .unwrap_or(GitError::CommitFailed { output }),
            (command, _) => GitError::Command {
                command: command.to_owned(),
                output,
            },
        }
    }

    /// Notes paths for `--pathspec-from-file`: a list as an argument has a limit, and the standard
    /// input is taken. Gives the whole flag.
    pub fn path_list(&self, paths: &[&str]) -> Result<OsString, GitError> {
        self.listed("kata/paths", paths)
    }

    /// The same for those that are announced, which are not always all.
    pub fn announced_list(&self, paths: &[&str]) -> Result<OsString, GitError> {
        self.listed("kata/announced", paths)
    }

    fn listed(&self, name: &str, paths: &[&str]) -> Result<OsString, GitError> {
        let path = self.git_dir.join(name);
        fs::write(&path, paths.join("\0")).map_err(GitError::io(&path))?;
        Ok(flag("--pathspec-from-file=", &path))
    }

    /// Notes a commit message. Gives the whole flag.
    pub fn message(&self, message: &str) -> Result<OsString, GitError> {
        let path = self.git_dir.join("kata/message");
        fs::write(&path, message).map_err(GitError::io(&path))?;
        Ok(flag("--file=", &path))
    }

    pub fn identity(&self, which: &str) -> Result<Person, GitError> {
        let mut git = self.reading(&["var", which]);
        let ran = git.output().map_err(not_started)?;
        match ran.status.success() {
            true => Ok(signature(said(&ran.stdout).trim_end()).0),
            false => Err(GitError::NoIdentity {
                output: said(&ran.stderr),
            }),
        }
    }

    /// The paths that a rule keeps out, each with that rule: its file, line and pattern.
    pub fn ignored(&self, paths: &[String]) -> Result<Vec<(String, String)>, GitError> {
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        // A file and not a pipe: git answers while it reads, and both pipes could fill up.
        let place = std::env::temp_dir();
        let list = || -> io::Result<File> {
            let mut file = tempfile::tempfile()?;
            file.write_all(paths.join("\0").as_bytes())?;
            file.seek(SeekFrom::Start(0))?;
            Ok(file)
        };
        let list = list().map_err(GitError::io(&place))?;
        let args = ["check-ignore", "--verbose", "-z", "--stdin"];
        // check-ignore takes paths only, and refuses to be told so.
        let mut git = self.git();
        git.args(["-c", "core.fsmonitor=false"]).args(args);
        trace::started(&git);
        let ran = git.env("LC_ALL", "C").stdin(list).output();
        let found = self.answer(args[0], ran.map_err(not_started)?)?;
        let found = split(&found.unwrap_or_default());
        let rules = found
            .chunks_exact(4)
            .filter(|rule| !rule[2].starts_with('!'));
        let named = |rule: &[String]| {
            let place = format!("{}:{}: {}", rule[0], rule[1], rule[2]);
            (rule[3].clone(), place)
        };
        Ok(rules.map(named).collect())
    }

    /// See [`super::Reads::filtered`].
    pub fn filtered(&self, paths: &[&str]) -> Result<Vec<(String, String)>, GitError> {
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        let mut args = vec!["check-attr", "-z"];
        args.extend(TRANSFORMING);
        args.push("--");
        args.extend(paths);
        let said = split(&self.read(&args)?.unwrap_or_default());
        let mut filtered = Vec::new();
        for found in said.chunks_exact(3) {
            let (path, name, value) = (&found[0], &found[1], &found[2]);
            let is_set = !matches!(value.as_str(), "unspecified" | "unset" | "set");
            if is_set && (name != "filter" || self.has_filter(value)?) {
                filtered.push((path.clone(), format!("{name}={value}")));
            }
        }
        Ok(filtered)
    }

    /// Whether anything is set up to be run under the name of a filter; if not, it does nothing.
    fn has_filter(&self, name: &str) -> Result<bool, GitError> {
        for kind in ["clean", "process"] {
            let key = format!("filter.{name}.{kind}");
            if self.read(&["config", "--get", &key])?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What `git rev-parse` makes of a revision that libgit2 does not understand.
    pub fn resolve(&self, rev: &str) -> Result<Option<String>, GitError> {
        if rev.contains('\0') {
            return Ok(None);
        }
        let rev = format!("{rev}^{{commit}}");
        let args = ["rev-parse", "--verify", "--quiet", "--end-of-options", &rev];
        match self.read(&args) {
            Ok(found) => Ok(found.map(|id| said(&id).trim().to_owned())),
            // It ends with 128, and not 1, where what it found is not a commit.
            Err(GitError::Command { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A blob that is not here yet: git fetches it in a partial clone.
    pub fn content(&self, blob: &str) -> Result<Vec<u8>, GitError> {
        let found = self.read(&["cat-file", "blob", blob])?;
        found.ok_or_else(|| GitError::Read {
            what: blob.to_owned(),
            reason: "git has no such object".into(),
        })
    }

    /// Whether any git works in this repository now; none where the system does not tell.
    pub fn lives_here(&self) -> Option<bool> {
        let processes = fs::read_dir("/proc").ok()?;
        if !Path::new("/proc/self/comm").exists() {
            return None;
        }
        let here = |process: PathBuf| {
            is_git(&process)
                && match fs::read_link(process.join("cwd")) {
                    Ok(place) => {
                        let places = [&self.work_tree, &self.git_dir, &self.common_dir];
                        places.iter().any(|ours| place.starts_with(ours))
                    }
                    // Another user's may be here; one that has ended by now is not.
                    Err(error) => error.kind() == io::ErrorKind::PermissionDenied,
                }
        };
        Some(processes.flatten().any(|entry| here(entry.path())))
    }

    /// Whether a sparse checkout is on, and so git looks at what lies in the work tree although it
    /// is to be left out.
    pub fn is_sparse(&self) -> Result<bool, GitError> {
        let is_on = |key| {
            let said = self.read(&["config", "--type=bool", "--get", key])?;
            Ok::<_, GitError>(said.is_some_and(|said| said.starts_with(b"true")))
        };
        Ok(is_on("core.sparseCheckout")?
            && !is_on("core.sparseCheckoutExpectFilesOutsideOfPatterns")?)
    }

    /// The paths that are announced in the index, where that is a sparse one: git (2.39 and 2.47
    /// were tried) gives every entry the name of the first when it has to unfold such an index,
    /// and writes that.
    pub fn announced_in_sparse_index(&self) -> Result<Vec<String>, GitError> {
        let index = fs::read(self.git_dir.join("index")).unwrap_or_default();
        if !index.windows(4).any(|four| four == b"sdir") {
            return Ok(Vec::new());
        }
        let args = ["diff-files", "-z", "--name-only", "--diff-filter=A"];
        Ok(split(&self.read(&args)?.unwrap_or_default()))
    }

    /// Whether a hook could have stopped a commit.
    fn has_hooks(&self) -> bool {
        let names = ["pre-commit", "prepare-commit-msg", "commit-msg"];
        names.iter().any(|name| {
            let path = format!("hooks/{name}");
            let said = self.read(&["rev-parse", "--git-path", &path]);
            let said = said.ok().flatten().unwrap_or_default();
            let hook = String::from_utf8_lossy(&said).trim().to_owned();
            self.work_tree.join(hook).exists()
        })
    }

    /// The paths below a folder that the index marks as left out of the work tree.
    pub fn left_out(&self, folder: &str) -> Result<Vec<String>, GitError> {
        let mut args = vec!["ls-files", "-z", "-t", "--cached"];
        if !folder.is_empty() {
            args.extend(["--", folder]);
        }
        let listed = split(&self.read(&args)?.unwrap_or_default());
        let left_out = |line: String| line.strip_prefix("S ").map(str::to_owned);
        Ok(listed.into_iter().filter_map(left_out).collect())
    }

    /// The index, by way of git: for a format that libgit2 cannot read.
    pub fn staged(&self, paths: &[&str]) -> Result<Vec<Option<Staged>>, GitError> {
        let listed = self.read(&["ls-files", "-z", "-t", "--stage"])?;
        // git shows an entry that is only announced with the blob of an empty file.
        let empty = [
            "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
            "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
        ];
        let lines = split(&listed.unwrap_or_default());
        let entry = |wanted: &&str| {
            lines.iter().find_map(|line| {
                let (meta, path) = line.split_once('\t')?;
                let mut meta = meta.split(' ');
                let (tag, _, id, stage) = (meta.next()?, meta.next()?, meta.next()?, meta.next()?);
                (path == *wanted).then(|| Staged {
                    id: id.to_owned(),
                    intent: empty.contains(&id),
                    left_out: tag == "S",
                    conflict: stage != "0",
                })
            })
        };
        Ok(paths.iter().map(entry).collect())
    }
}

/// Whether a process is still there, and is a git.
///
/// Where the system has no `/proc`, `ps` tells; and where that cannot be run either, it is taken to
/// be there, since nothing may be removed on a guess.
pub(super) fn is_running(pid: u32) -> bool {
    if Path::new("/proc/self/comm").exists() {
        return is_git(Path::new(&format!("/proc/{pid}")));
    }
    let ps = Command::new("ps")
        .args(["-o", "comm=", "-p", &pid.to_string()])
        .stdin(Stdio::null())
        .output();
    ps.map_or(true, |ran| said(&ran.stdout).contains("git"))
}

/// Whether a process, by its folder in `/proc`, is a git that lives: one that nobody has waited for
/// yet is still listed, and holds nothing any more.
fn is_git(process: &Path) -> bool {
    let read = |name: &str| fs::read_to_string(process.join(name)).unwrap_or_default();
    let state = |stat: &str| {
        stat.rsplit(") ")
            .next()
            .and_then(|rest| rest.chars().next())
    };
    read("comm").starts_with("git") && !matches!(state(&read("stat")), None | Some('Z' | 'X'))
}

/// A flag with a path as its value, which need not be UTF-8.
fn flag(name: &str, path: &Path) -> OsString {
    let mut flag = OsString::from(name);
    flag.push(path);
    flag
}

/// NUL-separated output; what is not UTF-8 is left out, as it is everywhere here.
pub(super) fn split(output: &[u8]) -> Vec<String> {
    output
        .split(|&byte| byte == 0)
        .filter(|part| !part.is_empty())
        .filter_map(|part| String::from_utf8(part.to_vec()).ok())
        .collect()
}
