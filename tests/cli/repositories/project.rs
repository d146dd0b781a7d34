//! One project with a kata home in it, made once and copied for each test; and what a user may be
//! in the middle of.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

use crate::helper::{Sandbox, not_looked_at};

/// A kata home in a repository of some kind.
pub struct Project {
    pub s: Sandbox,
    /// The top of the work tree.
    pub top: PathBuf,
    /// Where the home lies below the top: empty, or ending in `/`.
    pub prefix: &'static str,
    /// What git has to be told where it does not find the repository from the top.
    pub lead: Option<String>,
}

/// The project that every kind is made of, and what is read from it.
struct Template {
    s: Sandbox,
    seen: Seen,
}

/// What reading commands say: the same in every kind of repository.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    pub board: Value,
    pub record: Value,
    pub subjects: Vec<String>,
    pub findings: Value,
}

static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    write_project(&s.work);
    s.git(&["add", "."]);
    s.git(&["commit", "-qm", "a project"]);
    for line in [
        "init",
        "board new packing --learner Noor --process 'the packing bench' --challenge 'Every order leaves on the day it comes in'",
        "metric add lead-time --unit min --name 'Lead time' --better lower --kind outcome",
        "measure lead-time 44 --on 2026-11-20",
        "condition new --pattern 'Labels are printed in batches of 20' --seen 'Orders wait for their label'",
        "target new --by 2026-12-14 --outcome 'Every order within 40 minutes' --pattern 'Each order gets its label at the bench' --predict lead-time=..40",
        "obstacle add 'Labels come in batches' 'The scanner is shared'",
        "obstacle focus O1",
    ] {
        s.kata(line).ok();
    }
    let seen = Seen::through(&s);
    Template { s, seen }
});

/// The files of the user's own project.
fn write_project(top: &Path) {
    for (path, content) in [
        ("README.md", "# A project\n\nWords.\n"),
        ("docs/text.md", "text\n"),
        ("app/main.c", "int main(void) { return 0; }\n"),
        ("app/part.c", "one\ntwo\nthree\n"),
        ("app/gone-staged.c", "to be removed\n"),
        ("app/gone.c", "removed without a word to git\n"),
        (
            "app/old-name.c",
            "a file that moves, with enough in it\nto be seen as the same one\n",
        ),
        ("app/assumed.c", "as it was\n"),
        ("app/skipped.c", "as it was\n"),
    ] {
        put(&top.join(path), content);
    }
}

pub fn put(path: &Path, content: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

pub fn copy(from: &Path, to: &Path) {
    let done = Command::new("cp").arg("-a").arg(from).arg(to).status();
    assert!(done.unwrap().success(), "cp -a {from:?} {to:?}");
}

impl Seen {
    fn through(s: &Sandbox) -> Seen {
        let log = s.kata("log --format json").json();
        let subjects = log["steps"].as_array().unwrap().iter();
        let record = s.kata("show O1 --format json").json();
        Seen {
            board: s.kata("board show --format json").json(),
            record,
            subjects: subjects
                .map(|step| step["subject"].as_str().unwrap().to_owned())
                .collect(),
            findings: s.kata("check --format json").json()["findings"].clone(),
        }
    }
}

impl Project {
    /// A plain repository with the home at its top.
    pub fn new() -> Project {
        let s = Sandbox::empty();
        fs::remove_dir(&s.work).unwrap();
        copy(&TEMPLATE.s.work, &s.work);
        let top = s.work.clone();
        // Copied files have other inode numbers and times than the index knows.
        let project = Project {
            s,
            top,
            prefix: "",
            lead: None,
        };
        project.git(&["update-index", "-q", "--refresh"]);
        project
    }

    /// The same history in a repository that only git can read; none where this git knows no such
    /// format.
    pub fn in_reftable() -> Option<Project> {
        let made = super::kinds::imported("--ref-format=reftable");
        made.map_err(|why| not_looked_at("reftable", &why)).ok()
    }

    /// What reading commands say of the template.
    pub fn expected() -> Seen {
        TEMPLATE.seen.clone()
    }

    pub fn seen(&self) -> Seen {
        Seen::through(&self.s)
    }

    #[track_caller]
    pub fn git(&self, args: &[&str]) -> String {
        let args: Vec<&str> = self
            .lead
            .as_deref()
            .into_iter()
            .chain(args.iter().copied())
            .collect();
        self.s.git_in(&self.top, &args)
    }

    pub fn try_git(&self, args: &[&str]) -> (i32, String) {
        let top = self.top.to_str().unwrap();
        let lead: Vec<&str> = self.lead.as_deref().into_iter().collect();
        let (code, out, err) = self.s.try_git(&[&["-C", top], &lead[..], args].concat());
        (code, out + &err)
    }

    pub fn config(&self, key: &str, value: &str) {
        self.git(&["config", key, value]);
    }

    pub fn git_dir(&self) -> PathBuf {
        self.git(&["rev-parse", "--absolute-git-dir"]).trim().into()
    }

    /// A hook that does something, and then notes that it ran.
    pub fn hook(&self, name: &str, script: &str) {
        let hooks = self.git(&["rev-parse", "--git-path", &format!("hooks/{name}")]);
        let place = self.top.join(hooks.trim());
        let ran = self.ran();
        self.s.script(
            &place,
            &format!("echo {name} >>'{}'\n{script}", ran.display()),
        );
    }

    /// Is there only where something ran that nobody asked for.
    pub fn canary(&self) -> PathBuf {
        self.s.root().join("canary")
    }

    fn ran(&self) -> PathBuf {
        self.s.root().join("hooks-that-ran")
    }

    /// The hooks that ran since this was asked last.
    pub fn hooks_ran(&self) -> Vec<String> {
        let text = fs::read_to_string(self.ran()).unwrap_or_default();
        let _ = fs::remove_file(self.ran());
        text.lines().map(str::to_owned).collect()
    }

    pub fn head(&self) -> Option<String> {
        let (code, out) = self.try_git(&["rev-parse", "--verify", "--quiet", "HEAD"]);
        (code == 0).then(|| out.trim().to_owned())
    }

    pub fn commits(&self) -> usize {
        let (code, out) = self.try_git(&["rev-list", "--count", "HEAD"]);
        if code == 0 {
            out.trim().parse().unwrap()
        } else {
            0
        }
    }

    /// The paths of the newest commit.
    pub fn touched(&self) -> Vec<String> {
        let shown = self.git(&["show", "--format=", "--name-only", "--no-renames", "HEAD"]);
        shown.lines().map(str::to_owned).collect()
    }

    pub fn fsck(&self) {
        let (code, said) = self.try_git(&["fsck", "--strict", "--no-dangling", "--no-progress"]);
        let said: Vec<_> = said
            .lines()
            .filter(|line| !line.starts_with("notice: "))
            .collect();
        assert_eq!((code, said), (0, Vec::new()));
    }

    /// Somebody is in the middle of something, in every way git knows.
    ///
    /// Without `announced`, none of the paths is only announced to git.
    pub fn busy(&self, announced: bool) {
        let top = &self.top;
        put(&top.join("app/new.c"), "new and staged\n");
        self.git(&["add", "app/new.c"]);
        self.git(&["rm", "-q", "--cached", "app/gone-staged.c"]);
        fs::remove_file(top.join("app/gone-staged.c")).unwrap();
        self.git(&["mv", "app/old-name.c", "app/new-name.c"]);
        put(&top.join("app/part.c"), "one\nTWO\nthree\n");
        self.git(&["add", "app/part.c"]);
        put(&top.join("app/part.c"), "one\nTWO\nTHREE\n");
        put(
            &top.join("README.md"),
            "# A project\n\nOther words, no newline at the end",
        );
        fs::remove_file(top.join("app/gone.c")).unwrap();
        if announced {
            put(&top.join("app/announced.c"), "only announced\n");
            self.git(&["add", "--intent-to-add", "app/announced.c"]);
        }
        put(&top.join("notes.txt"), "for myself\r\n");
        put(&top.join("app/draft.c"), "unknown to git\n");
        for (flag, path) in [
            ("--assume-unchanged", "app/assumed.c"),
            ("--skip-worktree", "app/skipped.c"),
        ] {
            self.git(&["update-index", flag, path]);
            put(&top.join(path), "changed, and git is not to know\n");
        }
    }

    /// What the user has in index and work tree, byte for byte.
    pub fn work(&self) -> Work {
        let own = |line: &&str| {
            let path = line.rsplit(['\t', ' ']).next().unwrap_or_default();
            path.starts_with("app/") || path == "README.md" || path == "notes.txt"
        };
        let lines = |args: &[&str]| -> Vec<String> {
            self.git(args)
                .lines()
                .filter(own)
                .map(str::to_owned)
                .collect()
        };
        let mut files = BTreeMap::new();
        for path in self
            .git(&["ls-files", "--cached", "--others", "-z"])
            .split('\0')
        {
            if own(&path)
                && let Ok(bytes) = fs::read(self.top.join(path))
            {
                files.insert(path.to_owned(), bytes);
            }
        }
        let binary = ["--binary", "--full-index", "--no-renames"];
        Work {
            index: lines(&["ls-files", "--stage"]),
            flags: lines(&["ls-files", "-v"]),
            // Whole, not only of the user's paths: a command leaves nothing of its own behind.
            staged: self.git(&[&["diff", "--cached"], &binary[..]].concat()),
            unstaged: self.git(&[&["diff"], &binary[..]].concat()),
            status: self.git(&["status", "--porcelain", "--untracked-files=all"]),
            files,
        }
    }
}

/// What the user has in index and work tree.
#[derive(Debug, PartialEq)]
pub struct Work {
    index: Vec<String>,
    /// Assumed unchanged, left out of the work tree.
    flags: Vec<String>,
    pub staged: String,
    pub unstaged: String,
    pub status: String,
    files: BTreeMap<String, Vec<u8>>,
}
