//! A place where a command is struck: put back before each time, and looked at afterwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::helper::{Run, Sandbox, not_looked_at, real_git, split};
use crate::sync::Pair;

/// A call of one of the processes of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// kata itself, or the how many-th git that it starts.
    pub process: usize,
    pub call: String,
    /// The how many-th of its kind in that process.
    pub nth: usize,
    /// Its arguments, as they were in the trace.
    pub args: String,
}

/// What dies with the process that is struck.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dies {
    /// The process alone. Where it is a git, kata sees it end by a signal.
    Alone,
    /// The git alone, behind a shell that ends with a status, as those who manage versions put there.
    BehindShell,
    WithAll,
}

pub struct Stage {
    pub s: Sandbox,
    /// Where the command runs.
    pub at: PathBuf,
    line: String,
    /// A word that only this command writes, and how often it stands in HEAD after it.
    word: &'static str,
    times: usize,
    head: String,
}

/// The folders of a sandbox that a command may change.
const PARTS: [&str; 4] = ["work", "bram", "shared.git", "state"];

impl Stage {
    /// Keeps everything as it is now; none where nothing can be traced.
    pub fn new(s: Sandbox, at: PathBuf, line: &str, word: &'static str) -> Option<Stage> {
        let traced = s.program("strace").args(["-qq", "true"]).output();
        if !traced.is_ok_and(|ran| ran.status.success()) {
            not_looked_at(line, "there is no strace, or it may not trace here");
            return None;
        }
        let kept = s.root().join("kept");
        fs::create_dir(&kept).unwrap();
        for part in PARTS.map(|part| s.root().join(part)) {
            if part.exists() {
                copy(&part, &kept);
            }
        }
        let mut stage = Stage {
            s,
            at,
            line: line.to_owned(),
            word,
            times: 0,
            head: String::new(),
        };
        // Before a home has begun there is none.
        let folder = stage.at.display().to_string();
        stage.head = stage.s.try_git(&["-C", &folder, "rev-parse", "HEAD"]).1;
        stage.call().run().ok();
        stage.times = stage.standing();
        assert!(stage.times > 0, "{line} writes no {word}");
        stage.again();
        assert_eq!(stage.standing(), 0, "{word} is not only what {line} writes");
        Some(stage)
    }

    /// As it was in the beginning.
    pub fn again(&self) {
        let root = self.s.root();
        for part in PARTS {
            let _ = fs::remove_dir_all(root.join(part));
            let kept = root.join("kept").join(part);
            if kept.exists() {
                copy(&kept, &root);
            }
        }
    }

    pub fn line(&self) -> &str {
        &self.line
    }

    /// The commit that it begins with.
    pub fn head(&self) -> &str {
        &self.head
    }

    /// Runs it from the beginning, and gives the trace of all its processes in one.
    pub fn whole_trace(&self, tell: &str) -> String {
        self.again();
        let trace = self.s.root().join("tmp/trace");
        let mut strace = self.s.program("strace");
        strace.args(["-qq", "-o"]).arg(&trace);
        strace.args(tell.split(' ')).arg(env!("CARGO_BIN_EXE_kata"));
        strace.args(split(&self.line)).current_dir(&self.at);
        strace
            .env_remove("GIT_AUTHOR_DATE")
            .env_remove("GIT_COMMITTER_DATE");
        let ran = strace.output().unwrap();
        assert!(ran.status.success(), "{ran:?}");
        fs::read_to_string(&trace).unwrap()
    }

    fn call(&self) -> crate::helper::Call {
        self.s.call(&self.line).cwd(&self.at)
    }

    pub fn kata(&self, line: &str) -> Run {
        self.s.call(line).cwd(&self.at).run()
    }

    pub fn git(&self, args: &[&str]) -> String {
        self.s.git_in(&self.at, args)
    }

    /// How often the word stands in HEAD.
    fn standing(&self) -> usize {
        let at = self.at.to_str().unwrap();
        let args = ["-C", at, "grep", "-h", "-o", "-F", self.word, "HEAD"];
        self.s.try_git(&args).1.lines().count()
    }

    /// The command under strace, with what else strace is told, or its how many-th git is.
    fn traced(&self, process: usize, tell: &str, dies: Dies) -> Command {
        let root = self.s.root();
        let counted = root.join("tmp/counted");
        let _ = fs::remove_dir_all(&counted);
        fs::create_dir(&counted).unwrap();
        let real = real_git();
        let (begin, end) = match dies {
            Dies::Alone => ("exec ", ""),
            Dies::BehindShell => ("", "exit $?"),
            // What is left of the group, this shell included.
            Dies::WithAll => (
                "",
                "ended=$?\n[ $ended -lt 128 ] || kill -KILL 0\nexit $ended",
            ),
        };
        let script = format!(
            "n=1\nwhile ! mkdir '{counted}'/$n 2>/dev/null; do n=$((n + 1)); done\n\
             if [ {process} = 0 ] && [ '{tell}' != '' ] || [ $n != {process} ] && [ {process} != 999 ]; then exec '{real}' \"$@\"; fi\n\
             {begin}strace -f -qq -o '{trace}'.$n {tell} '{real}' \"$@\"\n{end}",
            counted = counted.display(),
            trace = root.join("tmp/trace").display(),
        );
        self.s.script(&root.join("bin/git"), &script);
        let path = std::env::var("PATH").unwrap();
        let mut command = match process {
            0 | 999 => {
                let mut strace = self.s.program("strace");
                strace.arg("-qq").arg("-o").arg(root.join("tmp/trace.0"));
                strace.args(tell.split_whitespace());
                strace.arg(env!("CARGO_BIN_EXE_kata"));
                strace
            }
            _ => self.s.program(env!("CARGO_BIN_EXE_kata")),
        };
        command
            .args(split(&self.line))
            .current_dir(&self.at)
            .env("PATH", format!("{}:{path}", root.join("bin").display()))
            .env_remove("GIT_AUTHOR_DATE")
            .env_remove("GIT_COMMITTER_DATE")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Every call of every process that it starts, of which `wanted` is so.
    pub fn points(&self, wanted: impl Fn(&str, &str) -> bool) -> Vec<Point> {
        self.again();
        let ran = self.traced(999, "-y", Dies::Alone).output().unwrap();
        assert!(ran.status.success(), "{ran:?}");
        let mut points = Vec::new();
        for process in 0.. {
            let trace = self.s.root().join(format!("tmp/trace.{process}"));
            let Ok(text) = fs::read(&trace) else {
                break;
            };
            let text = String::from_utf8_lossy(&text).into_owned();
            fs::remove_file(&trace).unwrap();
            let mut counts = std::collections::BTreeMap::new();
            for line in text.lines() {
                let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
                let Some((call, args)) = line.split_once('(') else {
                    continue;
                };
                if !call.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
                    continue;
                }
                let nth = counts.entry(call.to_owned()).or_insert(0);
                *nth += 1;
                if wanted(call, args) {
                    points.push(Point {
                        process,
                        call: call.to_owned(),
                        nth: *nth,
                        args: args.to_owned(),
                    });
                }
            }
        }
        assert!(!points.is_empty(), "nothing of what was wanted is called");
        points
    }

    /// Runs it and strikes it there.
    pub fn struck(&self, point: &Point, how: &str, dies: Dies) -> Run {
        use std::os::unix::process::CommandExt as _;
        self.again();
        let Point { call, nth, .. } = point;
        let tell = format!("-e trace={call} -e inject={call}:{how}:when={nth}");
        let mut command = self.traced(point.process, &tell, dies);
        let ran = command.process_group(0).output().unwrap();
        Run {
            line: self.line.clone(),
            code: ran.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&ran.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&ran.stderr).into_owned(),
        }
    }

    /// Whatever struck it: it is there whole or not at all, as it was said; the next commands go on,
    /// and it can be done again.
    pub fn is_sound(&self, run: &Run, moment: &str) -> bool {
        assert!(!run.stderr.contains("panicked at"), "{moment}\n{run:?}");
        self.is_sound_after(run.code == 0, &format!("{moment}\n{run:?}"))
    }

    /// The same, where nobody can be asked any more what it said but whether it was acknowledged.
    pub fn is_sound_after(&self, acknowledged: bool, moment: &str) -> bool {
        let moment = &format!("{} {moment}", self.line);
        let read = self.kata("next");
        assert_eq!(read.code, 0, "{moment}\n{read:?}");
        let wrote = self.kata("problem raise 'Somebody comes along'");
        assert_eq!(wrote.code, 0, "{moment}\n{wrote:?}");
        let standing = self.standing();
        let made = standing == self.times;
        assert!(made || standing == 0, "{moment}: {standing} of it");
        assert!(made || !acknowledged, "said and lost: {moment}");
        self.is_whole(moment);
        if !made {
            let again = self.kata(&self.line);
            assert_eq!(again.code, 0, "{moment}\n{again:?}");
            assert_eq!(self.standing(), self.times, "{moment}");
            self.is_whole(moment);
        }
        made
    }

    /// Nothing half, nothing lying about.
    pub fn is_whole(&self, moment: &str) {
        let status = self.git(&["status", "--porcelain"]);
        assert_eq!(status, "", "{moment}");
        let at = self.at.to_str().unwrap();
        let (code, out, err) = self
            .s
            .try_git(&["-C", at, "fsck", "--strict", "--no-dangling"]);
        assert_eq!((code, out + &err), (0, String::new()), "{moment}");
        let mut left = self.lying_about();
        // What a sync left that was cut off is for the next one.
        if self.other_end().is_some() {
            let of_sync = [
                "kata-joint-index",
                "refs/remotes/",
                "refs/worktree/",
                "config.lock",
            ];
            left.retain(|path| {
                !of_sync
                    .iter()
                    .any(|part| path.to_string_lossy().contains(part))
            });
        }
        assert!(left.is_empty(), "{left:?} {moment}");
    }

    /// Locks, and what was to be renamed.
    fn lying_about(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        lying_about(&self.at, &mut found);
        found
    }
}

/// Of a sync.
impl Stage {
    /// The repository that it talks to, if it does.
    pub fn other_end(&self) -> Option<PathBuf> {
        Some(self.s.root().join("shared.git")).filter(|shared| shared.exists())
    }

    /// The other end is on the same disk, and struck as well. What its git leaves is for whoever keeps
    /// it; over a network it lives on and sees to it itself.
    pub fn clear_the_other_end(&self) {
        let shared = self.s.root().join("shared.git");
        for lock in ["refs/heads/main.lock", "packed-refs.lock", "HEAD.lock"] {
            let _ = fs::remove_file(shared.join(lock));
        }
    }

    /// What both had to bring is there and at the other end.
    pub fn comes_together(&self, moment: &str) {
        let synced = self.kata("sync");
        assert_eq!(synced.code, 0, "{moment}\n{synced:?}");
        let left = self.lying_about();
        assert!(left.is_empty(), "{left:?} {moment}");
        let shared = self.s.root().join("shared.git");
        let shared = shared.to_str().unwrap();
        for word in ["Struckword of Noor", "Of Bram", "Noor", "Bram"] {
            let (code, ..) = self
                .s
                .try_git(&["-C", shared, "grep", "-q", "-F", word, "main"]);
            assert_eq!(code, 0, "{word} {moment}");
        }
        let (code, out, err) = self
            .s
            .try_git(&["-C", shared, "fsck", "--strict", "--no-dangling"]);
        assert_eq!(code, 0, "{moment}\n{out}{err}");
    }
}

fn lying_about(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            lying_about(&path, found);
        } else if name.ends_with(".lock")
            || name.starts_with(".kata-")
            || name == "note.json"
            || name.starts_with("kata-joint-index")
        {
            found.push(path);
        }
    }
}

fn copy(from: &Path, into: &Path) {
    let ran = Command::new("cp").arg("-a").arg(from).arg(into).status();
    assert!(ran.unwrap().success());
}

// What is struck

/// A new home, in an empty folder.
pub fn beginning() -> Option<Stage> {
    let s = Sandbox::empty();
    let at = s.work.clone();
    Stage::new(s, at, "init --name Struckword --lang en", "Struckword")
}

/// A new record: a file and a line in the index that were not there.
pub fn adding() -> Option<Stage> {
    let s = Sandbox::practising();
    let at = s.work.clone();
    Stage::new(
        s,
        at,
        "obstacle add 'Struckword at the bench'",
        "Struckword",
    )
}

/// A record that is there already.
pub fn editing() -> Option<Stage> {
    let s = Sandbox::practising();
    let at = s.work.clone();
    Stage::new(
        s,
        at,
        "obstacle edit O1 --gone-when 'Struckword'",
        "Struckword",
    )
}

/// Eight new files in one step.
pub fn importing() -> Option<Stage> {
    let s = Sandbox::practising();
    let problems = (0..8).map(|at| format!("{{\"text\": \"Struckword {at}\"}}"));
    let list = s.root().join("problems.json");
    let list_text = format!("[{}]", problems.collect::<Vec<_>>().join(","));
    fs::write(&list, list_text).unwrap();
    let line = format!("problem import '{}'", list.display());
    let at = s.work.clone();
    Stage::new(s, at, &line, "Struckword")
}

/// A coaching cycle: a value, a result, the next step, and the cycle itself.
pub fn coaching() -> Option<Stage> {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label' --expect 'Nobody waits' --predict lead-time=36..39")
        .ok();
    let document = s.root().join("cycle.toml");
    fs::write(
        &document,
        "note = 'Struckword'\n[measured]\nlead-time = 41.5\n[result]\nhappened = 'Struckword'\n\
         learned = 'Fetching the batch was the wait'\nvalue = 40.5\nturned_out = 'partly'\n\
         [plan]\nstep = 'Struckword'\nexpect = 'Nobody waits'\n",
    )
    .unwrap();
    let line = format!("coach --from '{}'", document.display());
    let at = s.work.clone();
    Stage::new(s, at, &line, "Struckword")
}

/// Both have something to bring, so that a sync fetches, merges, renumbers and pushes.
pub fn syncing() -> Option<Stage> {
    let pair = Pair::new();
    for line in [
        "obstacle add 'Struckword of Noor'",
        "obstacle edit O1 --gone-when 'Noor'",
        "sync",
    ] {
        pair.kata(&pair.noor, line).ok();
    }
    for line in ["obstacle add 'Of Bram'", "note O1 'Bram'"] {
        pair.kata(&pair.bram, line).ok();
    }
    let Pair { s, bram, .. } = pair;
    Stage::new(s, bram, "sync", "Struckword")
}

/// The same, which also says in git's settings whom this branch follows.
pub fn first_syncing() -> Option<Stage> {
    let Stage { s, at, .. } = syncing()?;
    fs::remove_dir_all(s.root().join("kept")).unwrap();
    s.git_in(&at, &["branch", "--unset-upstream", "main"]);
    Stage::new(s, at, "sync", "Struckword")
}
