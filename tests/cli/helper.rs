//! A sandbox around one `kata` binary: own folder, own HOME, frozen clock, author and language.
//!
//! Everything about freezing lives here. A test asks for a [`Sandbox`], runs command lines in it
//! and looks at what git says afterwards.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::test_runner::{Config as ProptestConfig, RngSeed};
use serde_json::Value;
use tempfile::TempDir;

/// The day most tests take place on, a Monday.
pub const NOW: &str = "2026-11-23T09:00:00+01:00";

/// One temporary folder that holds a HOME and a folder to work in.
pub struct Sandbox {
    root: TempDir,
    /// Where commands run: the kata home, unless a test makes it another folder.
    pub work: PathBuf,
    /// What `kata` takes for now, RFC 3339.
    pub now: String,
    /// What `KATA_LANG` says.
    pub lang: String,
    /// Further variables that the user has set, for `kata` and `git` alike.
    pub vars: Vec<(String, String)>,
}

impl Sandbox {
    /// No repository yet.
    pub fn empty() -> Self {
        let root = tempfile::Builder::new()
            .prefix("kata-test-")
            .tempdir()
            .unwrap();
        // git shows resolved paths, and a temporary folder may be a link
        let base = root.path().canonicalize().unwrap();
        for folder in [
            "home", "config", "data", "state", "cache", "run", "tmp", "work",
        ] {
            fs::create_dir(base.join(folder)).unwrap();
        }
        fs::write(
            base.join("home/.gitconfig"),
            "[user]\n\tname = Noor Bakker\n\temail = noor@example.org\n\
             [init]\n\tdefaultBranch = main\n[commit]\n\tgpgsign = false\n[advice]\n\tdetachedHead = false\n\
             [gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n",
        )
        .unwrap();
        Sandbox {
            root,
            work: base.join("work"),
            now: NOW.into(),
            lang: "en".into(),
            vars: Vec::new(),
        }
    }

    /// A fresh kata home in a repository of its own.
    pub fn home() -> Self {
        let s = Self::empty();
        s.kata("init").ok();
        s
    }

    /// A home with the open board `packing`, its challenge and the metric `lead-time`.
    pub fn board() -> Self {
        let s = Self::home();
        s.kata("board new packing --learner Noor --process 'the packing bench' --challenge 'Every order leaves on the day it comes in'").ok();
        s.kata("metric add lead-time --unit min --name 'Lead time' --better lower --kind outcome")
            .ok();
        s
    }

    /// A board with a condition, a target until 14 December, two obstacles, the first in focus.
    pub fn practising() -> Self {
        let s = Self::board();
        s.kata("measure lead-time 44 --on 2026-11-20").ok();
        s.kata("condition new --pattern 'Labels are printed in batches of 20' --seen 'Orders wait for their label'").ok();
        s.kata("target new --by 2026-12-14 --outcome 'Every order within 40 minutes' --pattern 'Each order gets its label at the bench' --predict lead-time=..40").ok();
        s.kata("obstacle add 'Labels come in batches' 'The scanner is shared'")
            .ok();
        s.kata("obstacle focus O1").ok();
        s
    }

    pub fn root(&self) -> PathBuf {
        self.root.path().canonicalize().unwrap()
    }

    /// Runs a command line as a shell would split it, without the word `kata` in front.
    #[track_caller]
    pub fn kata(&self, line: &str) -> Run {
        self.call(line).run()
    }

    #[track_caller]
    pub fn kata_args<S: AsRef<OsStr>>(&self, args: &[S]) -> Run {
        self.call_args(args).run()
    }

    /// A command line to be changed before it runs.
    pub fn call(&self, line: &str) -> Call {
        self.call_args(&split(line))
    }

    pub fn call_args<S: AsRef<OsStr>>(&self, args: &[S]) -> Call {
        let mut command = self.frozen(env!("CARGO_BIN_EXE_kata"));
        command.args(args);
        let line = args
            .iter()
            .map(|a| a.as_ref().to_string_lossy().into_owned())
            .collect::<Vec<_>>()
            .join(" ");
        Call {
            command,
            stdin: None,
            line,
        }
    }

    /// Any program in the sandbox, for a test that sets it up further.
    pub fn program(&self, name: &str) -> Command {
        let mut command = self.frozen(name);
        command
            .env("GIT_AUTHOR_DATE", &self.now)
            .env("GIT_COMMITTER_DATE", &self.now);
        command
    }

    /// Any program in the sandbox's environment and folder.
    fn frozen(&self, program: &str) -> Command {
        let base = self.root();
        let mut command = Command::new(program);
        command
            .current_dir(&self.work)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", base.join("home"))
            .env("XDG_CONFIG_HOME", base.join("config"))
            .env("XDG_DATA_HOME", base.join("data"))
            .env("XDG_STATE_HOME", base.join("state"))
            .env("XDG_CACHE_HOME", base.join("cache"))
            .env("XDG_RUNTIME_DIR", base.join("run"))
            .env("TMPDIR", base.join("tmp"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_EDITOR", "true")
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "Europe/Amsterdam")
            .env("KATA_NOW", &self.now)
            .env("KATA_LANG", &self.lang)
            .env("COLUMNS", "100")
            .env("NO_COLOR", "1")
            .envs(self.vars.iter().map(|(key, value)| (key, value)))
            .stdin(Stdio::null());
        command
    }

    /// The user's git; the test fails where it does.
    #[track_caller]
    pub fn git(&self, args: &[&str]) -> String {
        let (code, stdout, stderr) = self.try_git(args);
        assert_eq!(code, 0, "git {args:?} failed:\n{stdout}{stderr}");
        stdout
    }

    /// The user's git in another folder; the test fails where it does.
    #[track_caller]
    pub fn git_in(&self, folder: &Path, args: &[&str]) -> String {
        let folder = folder.to_str().unwrap();
        let args: Vec<&str> = ["-C", folder]
            .into_iter()
            .chain(args.iter().copied())
            .collect();
        self.git(&args)
    }

    /// The user's git, whatever comes of it.
    pub fn try_git(&self, args: &[&str]) -> (i32, String, String) {
        let out = self
            .frozen("git")
            .args(args)
            .env("GIT_AUTHOR_DATE", &self.now)
            .env("GIT_COMMITTER_DATE", &self.now)
            .output()
            .unwrap();
        (
            out.status.code().unwrap_or(-1),
            text(&out.stdout),
            text(&out.stderr),
        )
    }

    /// How many commits HEAD has; none where nothing is committed yet.
    pub fn commits(&self) -> usize {
        let (code, out, _) = self.try_git(&["rev-list", "--count", "HEAD"]);
        if code == 0 {
            out.trim().parse().unwrap()
        } else {
            0
        }
    }

    #[track_caller]
    pub fn head(&self) -> String {
        self.git(&["rev-parse", "HEAD"]).trim().to_owned()
    }

    /// `git log --format=FORMAT`, newest first.
    #[track_caller]
    pub fn log(&self, format: &str) -> Vec<String> {
        self.git(&["log", &format!("--format={format}")])
            .lines()
            .map(str::to_owned)
            .collect()
    }

    /// The whole message of HEAD.
    #[track_caller]
    pub fn message(&self) -> String {
        self.git(&["log", "-1", "--format=%B"])
    }

    /// A trailer's values in HEAD's commit, as git reads them.
    #[track_caller]
    pub fn trailer(&self, key: &str) -> Vec<String> {
        self.git(&[
            "log",
            "-1",
            &format!("--format=%(trailers:key={key},valueonly)"),
        ])
        .lines()
        .filter(|l| !l.is_empty())
        .map(str::to_owned)
        .collect()
    }

    /// The paths that HEAD's commit touches.
    #[track_caller]
    pub fn touched(&self) -> Vec<String> {
        self.git(&["show", "--format=", "--name-only", "--no-renames", "HEAD"])
            .lines()
            .map(str::to_owned)
            .collect()
    }

    /// All paths at HEAD.
    #[track_caller]
    pub fn tree(&self) -> Vec<String> {
        self.git(&["ls-tree", "-r", "--name-only", "--full-tree", "HEAD"])
            .lines()
            .map(str::to_owned)
            .collect()
    }

    /// The one path at HEAD that begins so.
    #[track_caller]
    pub fn path_of(&self, start: &str) -> String {
        let all = self.tree();
        let found: Vec<_> = all.iter().filter(|p| p.starts_with(start)).collect();
        assert_eq!(found.len(), 1, "{start}… in {all:#?}");
        found[0].clone()
    }

    #[track_caller]
    pub fn assert_clean(&self) {
        assert_eq!(
            self.git(&["status", "--porcelain"]),
            "",
            "the work tree and the index were to be clean"
        );
    }

    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.work.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    #[track_caller]
    pub fn write(&self, path: &str, content: &str) {
        let path = self.work.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// An executable script, as a hook or an editor.
    #[track_caller]
    pub fn script(&self, path: &Path, content: &str) {
        use std::os::unix::fs::PermissionsExt as _;
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("#!/bin/sh\n{content}\n")).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Every file of the work tree with its bytes, the git directory left out.
    pub fn files(&self) -> std::collections::BTreeMap<String, Vec<u8>> {
        fn walk(base: &Path, at: &Path, into: &mut std::collections::BTreeMap<String, Vec<u8>>) {
            for entry in fs::read_dir(at).unwrap() {
                let path = entry.unwrap().path();
                let name = path
                    .strip_prefix(base)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                if name == ".git" {
                    continue;
                }
                if path.is_dir() {
                    into.insert(format!("{name}/"), Vec::new());
                    walk(base, &path, into);
                } else {
                    into.insert(name, fs::read(&path).unwrap());
                }
            }
        }
        let mut all = std::collections::BTreeMap::new();
        walk(&self.work, &self.work, &mut all);
        all
    }
}

/// A command line that has not run yet.
pub struct Call {
    command: Command,
    stdin: Option<String>,
    line: String,
}

impl Call {
    pub fn now(self, now: &str) -> Self {
        self.env("KATA_NOW", now)
    }

    pub fn without(mut self, key: &str) -> Self {
        self.command.env_remove(key);
        self
    }

    pub fn lang(self, lang: &str) -> Self {
        self.env("KATA_LANG", lang)
    }

    pub fn width(self, columns: usize) -> Self {
        self.env("COLUMNS", &columns.to_string())
    }

    pub fn env(mut self, key: &str, value: &str) -> Self {
        self.command.env(key, value);
        self
    }

    pub fn cwd(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub fn stdin(mut self, input: &str) -> Self {
        self.stdin = Some(input.to_owned());
        self
    }

    /// The bare command, for tests that kill it.
    pub fn command(self) -> Command {
        self.command
    }

    #[track_caller]
    pub fn run(mut self) -> Run {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        if self.stdin.is_some() {
            self.command.stdin(Stdio::piped());
        }
        let mut child = self.command.spawn().unwrap();
        if let Some(input) = self.stdin {
            // a program that does not read its input closes it; its exit status tells
            let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        }
        let out = child.wait_with_output().unwrap();
        Run {
            line: self.line,
            code: out.status.code().unwrap_or(-1),
            stdout: text(&out.stdout),
            stderr: text(&out.stderr),
        }
    }
}

/// What came of a command.
#[derive(Debug)]
pub struct Run {
    pub line: String,
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// It was done; its stdout.
    #[track_caller]
    pub fn ok(self) -> String {
        self.done().stdout
    }

    /// It was done; what was said on both channels, the result first.
    #[track_caller]
    pub fn ok_both(self) -> String {
        let run = self.done();
        format!("{}\n{}", run.stdout, run.stderr)
    }

    /// It was done; all of it.
    #[track_caller]
    pub fn done(self) -> Run {
        assert_eq!(
            self.code, 0,
            "kata {}\n--- stdout\n{}--- stderr\n{}",
            self.line, self.stdout, self.stderr
        );
        assert!(
            !self.stderr.contains("panicked at"),
            "kata {}\n{}",
            self.line,
            self.stderr
        );
        self
    }

    /// It was done, and printed one JSON document.
    #[track_caller]
    pub fn json(self) -> Value {
        let line = self.line.clone();
        let out = self.ok();
        let value: Value =
            serde_json::from_str(&out).unwrap_or_else(|e| panic!("kata {line}: {e}\n{out}"));
        let schema = value["schema"].as_str().unwrap_or_default();
        assert!(
            schema.starts_with("kata.") && schema.ends_with("/1"),
            "kata {line}: schema {schema:?}"
        );
        value
    }

    /// It ended with this exit status, said why on stderr, and did not panic.
    #[track_caller]
    pub fn fails(self, code: i32) -> Run {
        assert_eq!(
            self.code, code,
            "kata {}\n--- stdout\n{}--- stderr\n{}",
            self.line, self.stdout, self.stderr
        );
        assert!(
            !self.stderr.trim().is_empty(),
            "kata {} says nothing on stderr",
            self.line
        );
        assert!(
            !self.stderr.contains("panicked at"),
            "kata {}\n{}",
            self.line,
            self.stderr
        );
        self
    }

    /// The `kata.error/1` on stderr of a command that was given `--format json`.
    #[track_caller]
    pub fn error_json(&self) -> Value {
        let value: Value = serde_json::from_str(&self.stderr).unwrap_or_else(|e| {
            panic!(
                "kata {}: stderr is no JSON document: {e}\n{}",
                self.line, self.stderr
            )
        });
        assert_eq!(value["schema"], "kata.error/1", "kata {}", self.line);
        for key in ["message", "hint", "path", "line", "column", "exit"] {
            assert!(
                value.get(key).is_some(),
                "kata {}: {key} is missing in {value}",
                self.line
            );
        }
        assert_eq!(value["exit"], self.code, "kata {}", self.line);
        assert!(
            self.stdout.is_empty(),
            "kata {}: an error leaves stdout empty, got\n{}",
            self.line,
            self.stdout
        );
        value
    }

    /// stderr has each of these words.
    #[track_caller]
    pub fn says(self, words: &[&str]) -> Run {
        for word in words {
            assert!(
                has(&self.stderr, word),
                "kata {}: no {word:?} in\n{}",
                self.line,
                self.stderr
            );
        }
        self
    }
}

/// Says that a test looked at less than it would elsewhere, and why: past what the test harness
/// keeps of a test that passes.
pub fn not_looked_at(what: &str, why: &str) {
    let _ = writeln!(std::io::stderr(), "{what}: not looked at: {why}");
}

/// The git that the path leads to, so that one of the test's own can go before it.
pub fn real_git() -> String {
    let found = Command::new("sh").args(["-c", "command -v git"]).output();
    text(&found.unwrap().stdout).trim().to_owned()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Whether a text has a phrase, however lines and table borders break it up.
pub fn has(text: &str, phrase: &str) -> bool {
    flat(text).contains(&flat(phrase))
}

/// A text on one line: borders and white space are single spaces, lower case.
pub fn flat(text: &str) -> String {
    text.chars()
        .map(|c| {
            if matches!(c, '\u{2500}'..='\u{257f}' | '|') {
                ' '
            } else {
                c
            }
        })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Splits as a POSIX shell does: quotes, backslashes, and `#` at the start of a word.
pub fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\'' => word
                .get_or_insert_default()
                .extend(chars.by_ref().take_while(|&c| c != '\'')),
            '"' => {
                let word = word.get_or_insert_default();
                while let Some(c) = chars.next() {
                    match c {
                        '"' => break,
                        '\\' => word.extend(chars.next()),
                        c => word.push(c),
                    }
                }
            }
            '\\' => word.get_or_insert_default().extend(chars.next()),
            '#' if word.is_none() => break,
            c if c.is_whitespace() => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// How a property of the whole program is tried: a case is many processes, so there are few, and
/// every run of the tests has the same ones. `KATA_CASES=100` has that many, which nobody has seen.
pub fn few(cases: u32) -> ProptestConfig {
    let more = std::env::var("KATA_CASES").ok();
    let more = more.map(|cases| cases.parse().expect("KATA_CASES is a number"));
    ProptestConfig {
        cases: more.unwrap_or(cases),
        rng_seed: match more {
            Some(_) => RngSeed::Random,
            None => RngSeed::Fixed(1),
        },
        // What fails is not shrunk for an hour.
        max_shrink_iters: 20,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
