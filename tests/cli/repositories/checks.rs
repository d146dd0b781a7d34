//! The five checks that every kind of repository goes through.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use crate::helper::{Run, has, not_looked_at};

use super::kinds::{Cell, Kind};
use super::project::{Project, Work};

/// Steps that bring a new file, and one that changes one.
const NEW: &str = "obstacle add 'A third thing'";
const CHANGED: &str = "obstacle edit O1 --gone-when 'Nobody fetches a batch any more'";
const MORE: &str =
    "plan --step 'Print each label at the bench' --expect 'Less waiting' --predict lead-time=..40";

/// Runs the checks one after the other, as the days of one repository.
pub fn check(kind: &Kind) {
    let p = match (kind.build)() {
        Ok(p) => p,
        Err(why) => {
            not_looked_at(kind.name, &why);
            return;
        }
    };
    read(&p, kind);
    if let Cell::Stops(1, words, _) = kind.cells.read {
        let run = p.s.kata(NEW).fails(1);
        words
            .iter()
            .for_each(|word| assert!(has(&run.stderr, word), "{run:?}"));
        return;
    }
    step(&p, kind);
    staged(&p, kind);
    hooks(&p, kind);
    signature(&p, kind);
}

/// Reading says what it says of any other repository, writes nothing and runs nothing.
fn read(p: &Project, kind: &Kind) {
    if let Cell::Stops(code, words, _) = kind.cells.read {
        for line in ["board show", "show O1", "log", "check"] {
            let run = p.s.kata(line).fails(code);
            words
                .iter()
                .for_each(|word| assert!(has(&run.stderr, word), "{run:?}"));
        }
        return;
    }
    let index = p.git_dir().join("index");
    let before = fs::read(&index).unwrap();
    let mut expected = Project::expected();
    if let Some(steps) = kind.steps {
        expected.subjects.truncate(steps);
    }
    let mut seen = p.seen();
    if kind.name.contains("shallow") {
        // What was left out is a finding of its own.
        let findings = seen.findings.as_array_mut().unwrap();
        assert_eq!(findings.remove(0)["name"], "history-shallow");
    }
    assert_eq!(seen, expected);
    for line in [
        "board show",
        "show O1",
        "log",
        "check",
        "next",
        "obstacle list",
    ] {
        p.s.kata(line).done();
    }
    assert!(
        fs::read(&index).unwrap() == before,
        "reading wrote the index"
    );
    assert!(
        !p.canary().exists(),
        "reading ran what the repository names"
    );
}

/// One commit with the step's own paths, nothing else changed, and it can be read back.
fn step(p: &Project, kind: &Kind) {
    let status = p.git(&["status", "--porcelain"]);
    if let Cell::Stops(code, words, _) = kind.cells.step {
        stops(p, code, words);
    } else {
        for (line, wanted) in [
            (NEW, "obstacles/003-"),
            (CHANGED, "obstacles/001-"),
            (MORE, "experiments/001-"),
            (
                "measure lead-time 43 --on 2026-11-21",
                "metrics/lead-time.points.toml",
            ),
        ] {
            let commits = p.commits();
            let run = p.s.kata(line).done();
            assert_eq!(p.commits(), commits + 1, "{line}");
            let (touched, wanted) = (p.touched(), format!("{}boards/packing/{wanted}", p.prefix));
            assert!(
                touched.len() == 1 && touched[0].starts_with(&wanted),
                "{line}: {touched:?}"
            );
            if kind.name == "detached HEAD" {
                run.says(&["detached"]);
            }
        }
        let board = p.s.kata("board show --format json").json();
        assert!(board.to_string().contains("A third thing"));
        assert!(p.s.kata("show O1").ok().contains("Nobody fetches"));
        p.s.kata("check").ok();
    }
    assert_eq!(p.git(&["status", "--porcelain"]), status);
    p.fsck();
}

/// A step stops, and everything is as it was.
fn stops(p: &Project, code: i32, words: &[&str]) -> Run {
    let before = (p.head(), p.work());
    let run = p.s.kata(CHANGED).fails(code);
    words
        .iter()
        .for_each(|word| assert!(has(&run.stderr, word), "{word} in {run:?}"));
    assert_eq!((p.head(), p.work()), before);
    run
}

/// What the user has staged, changed and flagged is the same after steps, and after a refused one.
fn staged(p: &Project, kind: &Kind) {
    p.busy(kind.name != "sparse index");
    let before = p.work();
    assert!(before.staged.contains("app/new.c") && before.unstaged.contains("README.md"));
    if let Cell::Stops(code, words, _) = kind.cells.step {
        stops(p, code, words);
        return;
    }
    for line in [
        "obstacle add 'A fourth thing'",
        "obstacle edit O2 --gone-when 'Two scanners'",
    ] {
        p.s.kata(line).done();
        assert_eq!(p.work(), before, "after {line}");
    }
}

/// The hooks run once a step, and may refuse it or change its words.
fn hooks(p: &Project, kind: &Kind) {
    if let Cell::Not(_) = kind.cells.hooks {
        return;
    }
    let before = p.work();
    p.hook("pre-commit", "");
    p.hook("commit-msg", "echo 'Seen-by: the hook' >>\"$1\"");
    p.hook("post-commit", "");
    if let Cell::Stops(code, words, _) = kind.cells.step {
        stops(p, code, words);
        assert!(p.hooks_ran().is_empty());
        return;
    }
    p.s.kata("obstacle add 'A fifth thing'").done();
    assert_eq!(p.hooks_ran(), ["pre-commit", "commit-msg", "post-commit"]);
    assert!(
        p.git(&["log", "-1", "--format=%B"])
            .contains("Seen-by: the hook")
    );
    for (name, ran) in [("commit-msg", 2), ("pre-commit", 1)] {
        p.hook(name, "echo 'not on a Monday' >&2; exit 1");
        let head = p.head();
        let run = p.s.kata("obstacle add 'A sixth thing'").fails(1);
        assert!(run.stderr.contains("not on a Monday"), "{run:?}");
        assert_eq!((p.head(), p.hooks_ran().len()), (head, ran), "{name}");
        assert_eq!(p.work(), before, "{name} refused");
    }
    for name in ["pre-commit", "commit-msg", "post-commit"] {
        p.hook(name, "");
    }
    p.hooks_ran();
}

/// A key that signs, and the list of those who may.
pub struct Key {
    folder: tempfile::TempDir,
}

impl Key {
    pub fn private(&self) -> PathBuf {
        self.folder.path().join("key")
    }

    pub fn signers(&self) -> PathBuf {
        self.folder.path().join("signers")
    }
}

/// None where there is no ssh-keygen.
pub static KEY: LazyLock<Option<Key>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    let made = Command::new("ssh-keygen")
        .args([
            "-q",
            "-t",
            "ed25519",
            "-N",
            "",
            "-C",
            "noor@example.org",
            "-f",
        ])
        .arg(&key)
        .status();
    if !made.is_ok_and(|status| status.success()) {
        return None;
    }
    let public = fs::read_to_string(key.with_extension("pub")).unwrap();
    fs::write(
        folder.path().join("signers"),
        format!("noor@example.org {public}"),
    )
    .unwrap();
    Some(Key { folder })
});

/// Commits are signed where the user signs theirs.
fn signature(p: &Project, kind: &Kind) {
    if let Cell::Not(_) = kind.cells.signature {
        return;
    }
    let Some(key) = KEY.as_ref() else {
        not_looked_at("ssh signatures", "there is no ssh-keygen");
        return;
    };
    sign_with(p, key);
    let before: Work = p.work();
    p.s.kata("obstacle add 'A signed thing'").done();
    p.git(&["verify-commit", "HEAD"]);
    assert_eq!(p.work(), before);
    p.fsck();
}

pub fn sign_with(p: &Project, key: &Key) {
    p.config("gpg.format", "ssh");
    p.config("user.signingKey", key.private().to_str().unwrap());
    p.config(
        "gpg.ssh.allowedSignersFile",
        key.signers().to_str().unwrap(),
    );
    p.config("commit.gpgSign", "true");
}
