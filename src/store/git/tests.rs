//! Steps on real repositories, with the user's git as it is installed.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::*;
use crate::store::note::{Recovered, recover};

mod differs;
mod lost;
mod made;
mod moved;
mod near;
mod told;

/// A repository in a folder of its own, with everything that a person's settings could change set.
struct Home {
    _folder: tempfile::TempDir,
    root: PathBuf,
}

impl Home {
    fn empty_with(init: &[&str]) -> Home {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap().join("repo");
        let home = Home {
            _folder: folder,
            root,
        };
        fs::create_dir(&home.root).unwrap();
        home.git(&[&["init", "-q", "-b", "main"], init].concat());
        for (key, value) in [
            ("user.name", "Ada"),
            ("user.email", "ada@example.com"),
            ("commit.gpgsign", "false"),
            ("core.autocrlf", "false"),
            ("gc.auto", "0"),
        ] {
            home.git(&["config", key, value]);
        }
        let hooks = home.text(&["rev-parse", "--absolute-git-dir"]) + "/hooks";
        home.git(&["config", "core.hooksPath", &hooks]);
        fs::create_dir_all(hooks).unwrap();
        home
    }

    fn empty() -> Home {
        Home::empty_with(&[])
    }

    /// With `a.toml` and `boards/b.toml` committed.
    fn new() -> Home {
        Home::new_with(&[])
    }

    fn new_with(init: &[&str]) -> Home {
        let home = Home::empty_with(init);
        home.write("a.toml", "a = 1\n");
        home.write("boards/b.toml", "b = 1\n");
        home.git(&["add", "."]);
        home.git(&["commit", "-qm", "first"]);
        home
    }

    fn open(&self) -> Git {
        Git::discover(&self.root)
            .unwrap()
            .with_patience(Duration::from_millis(600))
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    fn git(&self, args: &[&str]) -> std::process::Output {
        let ran = run_git(&self.root, args);
        assert!(
            ran.status.success(),
            "{args:?}: {}",
            String::from_utf8_lossy(&ran.stderr)
        );
        ran
    }

    fn text(&self, args: &[&str]) -> String {
        String::from_utf8(self.git(args).stdout)
            .unwrap()
            .trim_end()
            .to_owned()
    }

    /// Has `git fast-import` make commits.
    fn imports(&self, told: &str) {
        let mut git = Command::new("git")
            .current_dir(&self.root)
            .args(["fast-import", "--quiet", "--force"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(git.stdin.as_mut().unwrap(), told.as_bytes()).unwrap();
        assert!(git.wait().unwrap().success());
    }

    fn hook(&self, name: &str, script: &str) {
        let path = self
            .root
            .join(self.text(&["rev-parse", "--git-path", "hooks"]))
            .join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Everything of the person's that a step must leave alone.
    fn state(&self) -> [String; 4] {
        [
            self.text(&["diff", "--cached"]),
            self.text(&["diff"]),
            self.text(&["ls-files", "--stage"]),
            self.text(&["status", "--porcelain", "--untracked-files=all"]),
        ]
    }

    fn assert_sound(&self) {
        self.git(&["fsck", "--strict", "--no-dangling"]);
        let own: Vec<_> = fs::read_dir(self.open().git_dir())
            .unwrap()
            .flatten()
            .collect();
        let locks = own
            .iter()
            .filter(|entry| entry.path().extension().is_some_and(|e| e == "lock"));
        assert_eq!(locks.count(), 0, "{own:?}");
        assert!(!self.open().own_dir().join("note.json").exists());
    }
}

fn run_git(dir: &Path, args: &[&str]) -> std::process::Output {
    Command::new("git")
        .arg("-C")
        .arg(dir)
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LC_ALL", "C")
        .output()
        .unwrap()
}

fn take(git: &Git) -> Lock {
    Lock::take(git, Duration::from_secs(30), |_| {}).unwrap()
}

fn when() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-24T16:40:00+01:00").unwrap()
}

fn put(path: &str, text: &str) -> (String, Vec<u8>) {
    (path.to_owned(), text.as_bytes().to_vec())
}

fn step(git: &Git, puts: &[(String, Vec<u8>)], removes: &[&str]) -> Result<String, GitError> {
    let removes: Vec<_> = removes.iter().map(|&path| path.to_owned()).collect();
    git.commit(&take(git), &made(puts, &removes))
}

fn made<'a>(puts: &'a [(String, Vec<u8>)], removes: &'a [String]) -> Step<'a> {
    Step {
        puts,
        removes,
        message: "packing E1 planned\n\n# not a comment\n\nKata-Step: experiment-planned\n",
        author_date: when(),
        committer_date: when() + chrono::Duration::hours(1),
    }
}

#[test]
fn a_step_edits_adds_and_removes_in_one_commit() {
    let home = Home::new();
    let git = home.open();
    let id = step(
        &git,
        &[put("a.toml", "a = 2\n"), put("new/deep/c.toml", "c\n")],
        &["boards/b.toml"],
    )
    .unwrap();
    assert_eq!(git.head().unwrap(), Some(id.clone()));
    assert_eq!(
        home.text(&["show", "--name-status", "--format=", "--no-renames"]),
        "M\ta.toml\nD\tboards/b.toml\nA\tnew/deep/c.toml"
    );
    assert_eq!(home.text(&["status", "--porcelain"]), "");
    assert!(!home.has("boards"));
    let commit = git.read_commit("HEAD").unwrap();
    assert!(commit.message.contains("\n# not a comment\n"));
    assert_eq!(commit.at, when());
    assert_eq!(commit.at.offset(), when().offset());
    assert_eq!(commit.author, git.identity().unwrap());
    assert_eq!(
        home.text(&["log", "-1", "--format=%ct"]),
        (when().timestamp() + 3600).to_string()
    );
    assert_eq!(git.blob("HEAD", "a.toml").unwrap().unwrap(), b"a = 2\n");
    home.assert_sound();
}

#[test]
fn what_is_staged_and_changed_elsewhere_stays_as_it_is() {
    for init in [
        &[][..],
        &["--object-format=sha256"],
        &["--ref-format=reftable"],
    ] {
        let home = Home::new_with(init);
        for name in ["s", "d", "both"] {
            home.write(name, "1\n");
        }
        home.git(&["add", "."]);
        home.git(&["commit", "-qm", "second"]);
        home.write("s", "staged\n");
        home.write("both", "staged\n");
        home.write("new-staged", "x\n");
        home.git(&["add", "s", "both", "new-staged"]);
        home.git(&["rm", "-q", "--cached", "d"]);
        home.write("both", "and changed\n");
        home.write("announced", "y\n");
        home.git(&["add", "-N", "announced"]);
        home.write("untracked", "z\n");
        let before = home.state();
        let git = home.open();
        step(&git, &[put("a.toml", "a = 2\n")], &[]).unwrap();
        step(&git, &[put("c/c.toml", "c\n")], &[]).unwrap();
        step(&git, &[put("a.toml", "a = 1\n")], &["c/c.toml"]).unwrap();
        assert_eq!(home.state(), before, "{init:?}");
        home.hook("pre-commit", "exit 1");
        step(
            &git,
            &[put("a.toml", "a = 3\n"), put("c/d.toml", "c\n")],
            &["boards/b.toml"],
        )
        .unwrap_err();
        assert_eq!(home.state(), before, "{init:?}");
        home.assert_sound();
    }
}

#[test]
fn a_split_sparse_and_version_4_index_keep_their_staging() {
    for setup in [
        &["update-index", "--split-index"][..],
        &["update-index", "--index-version=4"],
        &["sparse-checkout", "set", "--sparse-index", "boards"],
    ] {
        let home = Home::new();
        home.write("other/o.toml", "o = 1\n");
        home.git(&["add", "."]);
        home.git(&["commit", "-qm", "second"]);
        home.git(setup);
        home.write("s", "staged\n");
        home.git(&["add", "--sparse", "s"]);
        let before = home.text(&["diff", "--cached"]);
        let git = home.open();
        step(
            &git,
            &[put("a.toml", "a = 2\n"), put("boards/n.toml", "n\n")],
            &[],
        )
        .unwrap();
        step(
            &git,
            &[put("other/o.toml", "o = 2\n"), put("other/n.toml", "n\n")],
            &[],
        )
        .unwrap();
        assert_eq!(home.text(&["diff", "--cached"]), before, "{setup:?}");
        assert_eq!(home.text(&["show", "HEAD:other/o.toml"]), "o = 2");
        assert_eq!(
            home.text(&["show", "--name-only", "--format="]),
            "other/n.toml\nother/o.toml"
        );
        home.assert_sound();
    }
}

#[test]
fn found_from_a_subfolder_paths_are_still_the_work_trees() {
    let home = Home::new();
    let git = Git::discover(&home.root.join("boards")).unwrap();
    assert_eq!(git.work_tree(), home.root);
    assert_eq!(git.git_dir(), home.root.join(".git"));
    step(&git, &[put("boards/b.toml", "b = 2\n")], &[]).unwrap();
    assert_eq!(home.text(&["status", "--porcelain"]), "");
}

#[test]
fn a_failing_hook_leaves_nothing_and_is_heard() {
    let home = Home::new();
    let before = home.state();
    for hook in ["pre-commit", "commit-msg", "prepare-commit-msg"] {
        home.hook(hook, "echo on stdout; echo on stderr >&2; exit 1");
        let git = home.open();
        let refused = step(
            &git,
            &[put("a.toml", "a = 2\n"), put("x/y/z.toml", "z\n")],
            &["boards/b.toml"],
        );
        let Err(GitError::HookFailed { output }) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(output, "on stdout\non stderr\n");
        assert_eq!(home.state(), before);
        assert!(!home.has("x"));
        home.assert_sound();
        home.hook(hook, "exit 0");
    }
    home.git(&["stash", "list"]);
    step(&home.open(), &[put("a.toml", "a = 2\n")], &[]).unwrap();
}

#[test]
fn a_hook_that_rewrites_the_message_or_warns_is_respected() {
    let home = Home::new();
    home.hook(
        "commit-msg",
        "echo 'Reviewed-by: hook' >> \"$1\"; echo careful >&2",
    );
    home.hook("post-commit", "(sleep 5) & echo done");
    let git = home.open();
    let started = Instant::now();
    step(&git, &[put("a.toml", "a = 2\n")], &[]).unwrap();
    assert!(
        started.elapsed() < Duration::from_secs(4),
        "waited for a background process"
    );
    assert!(
        git.read_commit("HEAD")
            .unwrap()
            .message
            .ends_with("Reviewed-by: hook\n")
    );
    assert_eq!(git.take_said(), "careful\ndone\n");
    assert_eq!(git.take_said(), "");
}

#[test]
fn the_first_commit_of_a_branch_and_a_failed_one() {
    let home = Home::empty();
    let git = home.open();
    assert_eq!(
        (git.head().unwrap(), git.branch().unwrap()),
        (None, Some("main".into()))
    );
    home.write("s", "staged\n");
    home.git(&["add", "s"]);
    let before = home.state();
    home.hook("pre-commit", "exit 1");
    step(&git, &[put("k/kata.toml", "x\n")], &[]).unwrap_err();
    assert_eq!(home.state(), before);
    home.hook("pre-commit", "exit 0");
    let id = step(&git, &[put("k/kata.toml", "x\n")], &[]).unwrap();
    assert_eq!(git.read_commit(&id).unwrap().parents, [""; 0]);
    assert_eq!(
        home.text(&["show", "--name-only", "--format="]),
        "k/kata.toml"
    );
    assert_eq!(home.text(&["status", "--porcelain"]), "A  s");
}

#[test]
fn a_detached_head_and_a_linked_work_tree() {
    let home = Home::new();
    home.git(&["checkout", "-q", "--detach"]);
    let git = home.open();
    assert_eq!(git.branch().unwrap(), None);
    let id = step(&git, &[put("a.toml", "a = 2\n")], &[]).unwrap();
    assert_eq!(home.text(&["rev-parse", "HEAD"]), id);
    let linked = home.root.with_file_name("linked");
    home.git(&[
        "worktree",
        "add",
        "-q",
        "-b",
        "side",
        linked.to_str().unwrap(),
    ]);
    let other = Git::discover(&linked).unwrap();
    assert_eq!(other.git_dir(), home.root.join(".git/worktrees/linked"));
    assert_eq!(other.common_dir(), home.root.join(".git"));
    let _held = take(&git);
    let id = step(&other, &[put("n.toml", "n\n")], &[]).unwrap();
    assert_eq!(home.text(&["rev-parse", "side"]), id);
    assert_eq!(other.branch().unwrap(), Some("side".into()));
}

#[test]
fn a_lock_of_another_git_is_waited_for_named_and_kept() {
    let home = Home::new();
    let git = home.open();
    let lock = home.root.join(".git/index.lock");
    fs::write(&lock, "").unwrap();
    let before = home.read("a.toml");
    let refused = step(&git, &[put("a.toml", "a = 2\n")], &[]);
    assert!(
        matches!(refused, Err(GitError::Locked { ref path }) if *path == lock),
        "{refused:?}"
    );
    assert!(lock.exists());
    assert_eq!(home.read("a.toml"), before);
    let freed = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(200));
        fs::remove_file(lock).unwrap();
    });
    step(&git, &[put("a.toml", "a = 2\n")], &[]).unwrap();
    freed.join().unwrap();
    // A lock on the branch is met only after the files were written.
    let lock = home.root.join(".git/refs/heads/main.lock");
    fs::write(&lock, "").unwrap();
    let refused = step(&git, &[put("a.toml", "a = 3\n"), put("n", "n\n")], &[]);
    assert!(
        matches!(refused, Err(GitError::Locked { ref path }) if *path == lock),
        "{refused:?}"
    );
    assert!(lock.exists());
    fs::remove_file(lock).unwrap();
    assert_eq!(home.text(&["status", "--porcelain"]), "");
    home.assert_sound();
}

#[test]
fn a_lock_that_comes_while_the_hook_runs_is_kept() {
    let home = Home::new();
    home.hook("pre-commit", "sleep 0.1; : > .git/HEAD.lock");
    let git = home.open();
    step(&git, &[put("a.toml", "a = 3\n"), put("n", "n\n")], &[]).unwrap_err();
    assert!(home.has(".git/HEAD.lock"));
    fs::remove_file(home.root.join(".git/HEAD.lock")).unwrap();
    assert_eq!(home.text(&["status", "--porcelain"]), "");
    home.assert_sound();
}

#[test]
fn nothing_is_written_while_git_is_in_the_middle_of_something() {
    let home = Home::new();
    home.git(&["checkout", "-qb", "other"]);
    home.write("a.toml", "a = 9\n");
    home.git(&["commit", "-qam", "other"]);
    home.git(&["checkout", "-q", "main"]);
    home.write("a.toml", "a = 8\n");
    home.git(&["commit", "-qam", "main"]);
    let git = home.open();
    for (begin, end, expected) in [
        (
            &["merge", "other"][..],
            &["merge", "--abort"][..],
            UnderWay::Merge,
        ),
        (
            &["cherry-pick", "other"],
            &["cherry-pick", "--abort"],
            UnderWay::CherryPick,
        ),
        (
            &["rebase", "other"],
            &["rebase", "--abort"],
            UnderWay::Rebase,
        ),
        (
            &["revert", "--no-commit", "HEAD~1"],
            &["revert", "--abort"],
            UnderWay::Revert,
        ),
        (&["bisect", "start"], &["bisect", "reset"], UnderWay::Bisect),
    ] {
        run_git(&home.root, begin);
        assert_eq!(git.under_way(), Some(expected));
        let refused = step(&git, &[put("boards/b.toml", "b = 2\n")], &[]);
        assert!(matches!(refused, Err(GitError::UnderWay(what)) if what == expected));
        home.git(end);
        assert_eq!(git.under_way(), None);
    }
}

#[test]
fn what_a_person_changed_is_not_written_over() {
    let home = Home::new();
    let git = home.open();
    let differs = |puts: &[(String, Vec<u8>)], removes: &[&str]| match step(&git, puts, removes) {
        Err(GitError::Differs { paths }) => paths,
        other => panic!("{other:?}"),
    };
    home.write("a.toml", "by hand\n");
    home.write("new", "by hand\n");
    fs::create_dir(home.root.join("folder")).unwrap();
    let puts = [
        put("a.toml", "x\n"),
        put("boards/b.toml", "x\n"),
        put("new", "x\n"),
        put("folder", "x\n"),
        put("a.toml/below", "x\n"),
    ];
    assert_eq!(
        differs(&puts, &[]),
        ["a.toml", "new", "folder", "a.toml/below"]
    );
    assert_eq!(differs(&[], &["a.toml", "new"]), ["a.toml", "new"]);
    assert_eq!(home.read("boards/b.toml"), "b = 1\n");
    // Staged, then changed back: only the index has the person's words.
    home.git(&["add", "a.toml"]);
    home.write("a.toml", "a = 1\n");
    assert_eq!(differs(&[put("a.toml", "x\n")], &[]), ["a.toml"]);
    assert!(matches!(
        step(&git, &[put("boards/b.toml", "b = 1\n")], &["none"]),
        Err(GitError::NothingChanged)
    ));
}

#[test]
fn what_a_person_wrote_by_hand_can_be_committed_as_it_is() {
    let home = Home::new();
    let git = home.open();
    home.write("a.toml", "by hand\n");
    home.write("n.toml", "new by hand\n");
    home.git(&["add", "a.toml"]);
    fs::remove_file(home.root.join("boards/b.toml")).unwrap();
    let before = home.state();
    let puts = [put("a.toml", "by hand\n"), put("n.toml", "new by hand\n")];
    home.hook("pre-commit", "exit 1");
    step(&git, &puts, &["boards/b.toml"]).unwrap_err();
    assert_eq!(home.state(), before);
    home.hook("pre-commit", "exit 0");
    step(&git, &puts, &["boards/b.toml"]).unwrap();
    assert_eq!(home.text(&["status", "--porcelain"]), "");
}

#[test]
fn a_checkout_with_crlf_counts_as_unchanged_and_comes_back_as_it_was() {
    let home = Home::new();
    home.git(&["config", "core.autocrlf", "true"]);
    home.write("a.toml", "a = 1\r\n");
    home.hook("pre-commit", "exit 1");
    let git = home.open();
    step(&git, &[put("a.toml", "a = 2\n")], &[]).unwrap_err();
    assert_eq!(home.read("a.toml"), "a = 1\r\n");
    home.hook("pre-commit", "exit 0");
    step(&git, &[put("a.toml", "a = 2\n")], &[]).unwrap();
    assert_eq!(home.text(&["status", "--porcelain"]), "");
}

#[test]
fn links_and_git_folders_are_refused() {
    let home = Home::new();
    let outside = home.root.with_file_name("outside");
    fs::create_dir(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, home.root.join("link")).unwrap();
    std::os::unix::fs::symlink("a.toml", home.root.join("file-link")).unwrap();
    home.git(&["add", "file-link"]);
    home.git(&["commit", "-qm", "a link"]);
    let git = home.open();
    for path in ["link/x.toml", "file-link"] {
        let refused = step(&git, &[put(path, "x\n")], &[]);
        assert!(
            matches!(refused, Err(GitError::Symlink { .. })),
            "{refused:?}"
        );
    }
    let refused = step(&git, &[put("x/.Git/config", "x\n")], &[]);
    assert!(
        matches!(refused, Err(GitError::BadPath { .. })),
        "{refused:?}"
    );
    assert_eq!(fs::read_dir(outside).unwrap().count(), 0);
    assert_eq!(git.blob("HEAD", "file-link").unwrap(), None);
    assert!(
        !git.files("HEAD", "")
            .unwrap()
            .iter()
            .any(|(path, _)| path == "file-link")
    );
}

#[test]
fn an_ignored_path_is_named() {
    let home = Home::new();
    home.write(".gitignore", "target*\n");
    let git = home.open();
    let refused = step(&git, &[put("targets/t.toml", "x\n")], &[]);
    assert!(
        matches!(refused, Err(GitError::Ignored { ref paths, .. }) if paths == &["targets/t.toml"]),
        "{refused:?}"
    );
    assert!(!home.has("targets"));
    assert_eq!(
        git.ignored(&["targets/t.toml".into(), "a".into()]).unwrap(),
        ["targets/t.toml"]
    );
    assert_eq!(git.ignored(&["a".into()]).unwrap(), [""; 0]);
}

#[test]
fn no_identity_is_said_as_such() {
    let home = Home::new();
    home.git(&["config", "user.useConfigOnly", "true"]);
    home.git(&["config", "user.name", ""]);
    let git = home.open();
    assert!(matches!(git.identity(), Err(GitError::NoIdentity { .. })));
    let refused = step(&git, &[put("a.toml", "a = 2\n")], &[]);
    assert!(
        matches!(refused, Err(GitError::NoIdentity { .. })),
        "{refused:?}"
    );
    assert_eq!(home.text(&["status", "--porcelain"]), "");
}

#[test]
fn two_writers_at_once_make_twice_twenty_commits() {
    let home = Home::new();
    std::thread::scope(|scope| {
        for writer in ["x", "y"] {
            let home = &home;
            scope.spawn(move || {
                let git = home.open();
                for number in 0..20 {
                    let lock = take(&git);
                    assert_eq!(recover(&git, &lock).unwrap(), None);
                    let puts = [put(&format!("{writer}/{number}.toml"), "x\n")];
                    let id = git.commit(&lock, &made(&puts, &[])).unwrap();
                    let files = home.text(&["show", "--name-only", "--format=", &id]);
                    assert_eq!(files, puts[0].0);
                }
            });
        }
    });
    assert_eq!(home.text(&["rev-list", "--count", "HEAD"]), "41");
    assert_eq!(home.text(&["status", "--porcelain"]), "");
    home.assert_sound();
}

#[test]
fn whoever_waits_for_the_lock_is_told_once_and_not_for_ever() {
    let home = Home::new();
    let git = home.open();
    let _held = take(&git);
    let mut told = Vec::new();
    let refused = Lock::take(&git, Duration::from_millis(1300), |holder| {
        told.push(holder.to_owned())
    });
    assert!(matches!(refused, Err(GitError::Busy { .. })));
    assert_eq!(told, [format!("process {}", std::process::id())]);
}

#[test]
fn the_lock_stays_taken_while_a_git_of_ours_lives() {
    let home = Home::new();
    let git = home.open();
    let lock = take(&git);
    let mut child = Command::new("sleep")
        .arg("0.5")
        .stdin(lock.handle().unwrap())
        .spawn()
        .unwrap();
    drop(lock);
    assert!(Lock::take(&git, Duration::ZERO, |_| {}).is_err());
    child.wait().unwrap();
    assert!(Lock::take(&git, Duration::ZERO, |_| {}).is_ok());
}

/// Stops a step at a stage by having a hook kill git and fail to see its note cleared: the step's
/// thread is kept from settling by a note that is copied away and put back.
fn interrupted(
    home: &Home,
    puts: &[(String, Vec<u8>)],
    removes: &[&str],
    hook: &str,
    script: &str,
) {
    let note = home.root.join(".git/kata/note.json");
    let kept = home.root.with_file_name("kept");
    home.hook(
        hook,
        &format!(
            "cp -p {} {}; {script}; exit 1",
            note.display(),
            kept.display()
        ),
    );
    let _ = step(&home.open(), puts, removes);
    home.hook(hook, "exit 0");
    fs::rename(kept, note).unwrap();
}

fn settled(home: &Home) -> Option<Recovered> {
    let git = home.open();
    let lock = take(&git);
    recover(&git, &lock).unwrap()
}

const PLANNED: &str = "packing E1 planned";

fn taken_back(left: &[&str]) -> Option<Recovered> {
    Some(Recovered::TakenBack {
        subject: PLANNED.into(),
        left: left.iter().map(|&path| path.to_owned()).collect(),
    })
}

fn some_puts() -> [(String, Vec<u8>); 2] {
    [put("a.toml", "a = 2\n"), put("n/e/w.toml", "w\n")]
}

#[test]
fn a_step_stopped_after_its_note_is_taken_back() {
    let home = Home::new();
    let before = home.state();
    interrupted(&home, &some_puts(), &["boards/b.toml"], "pre-commit", ":");
    assert_eq!(settled(&home), taken_back(&[]));
    assert_eq!(home.state(), before);
    assert_eq!(settled(&home), None);
    home.assert_sound();
}

#[test]
fn a_step_stopped_among_its_files_is_taken_back() {
    let home = Home::new();
    let before = home.state();
    interrupted(&home, &some_puts(), &["boards/b.toml"], "pre-commit", ":");
    home.write("a.toml", "a = 2\n");
    home.write("n/e/w.toml", "w\n");
    fs::remove_dir_all(home.root.join("boards")).unwrap();
    let note = fs::read_to_string(home.root.join(".git/kata/note.json")).unwrap();
    let token = note
        .split("\"token\": \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    home.write(&format!("n/e/.kata-{token}-1"), "hal");
    assert_eq!(settled(&home), taken_back(&[]));
    assert_eq!(home.state(), before);
    assert!(!home.has("n"));
    home.assert_sound();
}

#[test]
fn what_a_person_edited_after_the_stop_is_left_and_named() {
    let home = Home::new();
    interrupted(&home, &some_puts(), &["boards/b.toml"], "pre-commit", ":");
    home.write("a.toml", "by hand\n");
    home.write("n/e/w.toml", "by hand\n");
    home.git(&["add", "-N", "n/e/w.toml"]);
    home.write("boards/b.toml", "by hand\n");
    assert_eq!(
        settled(&home),
        taken_back(&["n/e/w.toml", "a.toml", "boards/b.toml"])
    );
    assert_eq!(home.read("n/e/w.toml"), "by hand\n");
    assert_eq!(
        home.text(&["status", "--porcelain", "-uall"]),
        " M a.toml\n M boards/b.toml\n?? n/e/w.toml"
    );
    home.assert_sound();
}

#[test]
fn an_announced_path_is_taken_back_and_other_staging_is_not() {
    let home = Home::new();
    home.write("s", "staged\n");
    home.git(&["add", "s"]);
    let before = home.state();
    interrupted(&home, &some_puts(), &[], "pre-commit", ":");
    home.write("a.toml", "a = 2\n");
    home.write("n/e/w.toml", "w\n");
    home.git(&["add", "-N", "n/e/w.toml"]);
    assert_eq!(settled(&home), taken_back(&[]));
    assert_eq!(home.state(), before);
    home.assert_sound();
}

#[test]
fn the_locks_of_a_killed_git_are_cleared() {
    // git is killed by its own hook: at first without, then with a lock on the branch.
    for also in [":", ": > .git/HEAD.lock; : > .git/refs/heads/main.lock"] {
        let home = Home::new();
        let before = home.state();
        home.hook("pre-commit", &format!("{also}; kill -9 $PPID"));
        // The step itself sees that git was killed, and settles it.
        step(&home.open(), &some_puts(), &["boards/b.toml"]).unwrap_err();
        assert_eq!(home.state(), before);
        home.assert_sound();
        home.hook("pre-commit", "exit 0");
        step(&home.open(), &[put("a.toml", "a = 7\n")], &[]).unwrap();
    }
}

#[test]
fn an_index_lock_from_before_the_second_file_is_cleared() {
    let home = Home::new();
    interrupted(&home, &some_puts(), &[], "pre-commit", ":");
    home.write(".git/index.lock", "");
    assert_eq!(settled(&home), taken_back(&[]));
    home.assert_sound();
}

#[test]
fn a_lock_that_is_not_ours_outlives_a_recovery() {
    let home = Home::new();
    interrupted(&home, &some_puts(), &[], "pre-commit", ":");
    home.write("n/e/w.toml", "w\n");
    home.git(&["add", "-N", "n/e/w.toml"]);
    home.write(".git/index.lock", "");
    let old = std::time::SystemTime::now() - Duration::from_secs(3600);
    fs::File::options()
        .append(true)
        .open(home.root.join(".git/index.lock"))
        .unwrap()
        .set_modified(old)
        .unwrap();
    let git = home.open();
    let refused = recover(&git, &take(&git));
    assert!(
        matches!(refused, Err(GitError::Locked { .. })),
        "{refused:?}"
    );
    fs::remove_file(home.root.join(".git/index.lock")).unwrap();
    assert_eq!(settled(&home), taken_back(&[]));
    home.assert_sound();
}

#[test]
fn a_commit_that_was_made_is_finished_though_its_index_was_not() {
    for message in ["", "echo changed > \"$1\""] {
        let home = Home::new();
        home.write("s", "staged\n");
        home.git(&["add", "s"]);
        // As git leaves it when it is killed right after it moved HEAD.
        home.hook(
            "reference-transaction",
            "[ $1 = committed ] && [ -e .git/kata/note.json ] && kill -9 $PPID; exit 0",
        );
        home.hook("commit-msg", message);
        let id = step(&home.open(), &some_puts(), &["boards/b.toml"]).unwrap();
        assert_eq!(home.text(&["rev-parse", "HEAD"]), id);
        assert_eq!(home.text(&["status", "--porcelain"]), "A  s");
        home.assert_sound();
    }
}

#[test]
fn a_commit_with_its_note_left_is_finished_also_after_further_commits() {
    let home = Home::new();
    let note = home.root.join(".git/kata/note.json");
    home.hook("post-commit", &format!("cp {} kept", note.display()));
    let id = step(&home.open(), &some_puts(), &[]).unwrap();
    home.hook("post-commit", "");
    fs::rename(home.root.join("kept"), &note).unwrap();
    home.write("a.toml", "a = 3\n");
    home.git(&["commit", "-qam", "later"]);
    let finished = Recovered::Finished {
        subject: PLANNED.into(),
        commit: id,
    };
    assert_eq!(settled(&home), Some(finished));
    assert_eq!(home.text(&["status", "--porcelain"]), "");
}

#[test]
fn nothing_is_committed_over_an_unsettled_note() {
    let home = Home::new();
    interrupted(&home, &some_puts(), &[], "pre-commit", ":");
    let refused = step(&home.open(), &some_puts(), &[]);
    assert!(matches!(refused, Err(GitError::Unfinished)));
}

#[test]
fn history_is_read_newest_first_and_in_part() {
    for init in [&[][..], &["--ref-format=reftable"]] {
        let home = Home::new_with(init);
        let git = home.open();
        let first = git.resolve("HEAD").unwrap();
        let ids: Vec<_> = (2..6)
            .map(|n| step(&git, &[put("a.toml", &format!("a = {n}\n"))], &[]).unwrap())
            .collect();
        let all: Vec<_> = git
            .history("HEAD", None)
            .unwrap()
            .map(|c| c.unwrap().id)
            .collect();
        assert_eq!(
            all.iter().collect::<Vec<_>>(),
            [&ids[3], &ids[2], &ids[1], &ids[0], &first]
        );
        let some: Vec<_> = git
            .history("main", Some(&ids[0]))
            .unwrap()
            .take(2)
            .map(|c| c.unwrap().id)
            .collect();
        assert_eq!(some.iter().collect::<Vec<_>>(), [&ids[3], &ids[2]]);
        assert!(git.is_ancestor(&first, "HEAD").unwrap());
        assert!(git.is_ancestor("HEAD", "HEAD").unwrap());
        assert!(!git.is_ancestor("HEAD", &first).unwrap());
        assert_eq!(git.resolve("HEAD~4").unwrap(), first);
        for rev in ["none", "-x", "HEAD:a.toml", "a\0b", ""] {
            assert!(
                matches!(git.resolve(rev), Err(GitError::BadRev { .. })),
                "{rev:?}"
            );
        }
        assert_eq!(git.blob(&first, "a.toml").unwrap().unwrap(), b"a = 1\n");
        assert_eq!(git.blob(&first, "boards").unwrap(), None);
        assert_eq!(git.blob(&first, "none/x").unwrap(), None);
        let files = git.files("HEAD", "boards").unwrap();
        assert_eq!(
            files,
            [("boards/b.toml".to_owned(), git.hash(b"b = 1\n").unwrap())]
        );
        assert_eq!(git.files("HEAD", "board").unwrap(), []);
        assert_eq!(git.files("HEAD", "").unwrap().len(), 2);
        assert!(git.has(&first) && !git.has(&"1".repeat(first.len())));
        assert!(!git.is_shallow());
    }
}

#[test]
fn a_mailmap_names_people_as_they_want_to_be() {
    let home = Home::new();
    home.write(
        ".mailmap",
        "Ada Lovelace <ada@new.example> <ada@example.com>\n",
    );
    let git = home.open();
    let named = git.mailmap(&git.identity().unwrap());
    assert_eq!(
        (named.name.as_str(), named.email.as_str()),
        ("Ada Lovelace", "ada@new.example")
    );
    let odd = Person {
        name: String::new(),
        email: "<".into(),
    };
    assert_eq!(git.mailmap(&odd), odd);
}

#[test]
fn places_that_are_no_repository_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let found = Git::discover(folder.path());
    assert!(matches!(found, Err(GitError::NotARepository { .. })));
    for init in [
        &["init", "-q", "--bare"][..],
        &["init", "-q", "--bare", "--ref-format=reftable"],
    ] {
        let bare = tempfile::tempdir().unwrap();
        run_git(bare.path(), init);
        assert!(
            matches!(Git::discover(bare.path()), Err(GitError::Bare { .. })),
            "{init:?}"
        );
    }
    let git = Git::init(&folder.path().join("made")).unwrap();
    assert_eq!(git.head().unwrap(), None);
}

#[test]
fn a_repository_of_someone_else_is_refused() {
    for init in [&[][..], &["--ref-format=reftable"]] {
        let home = Home::new_with(init);
        let changed = Command::new("chown")
            .args(["-R", "12345"])
            .arg(&home.root)
            .status();
        if !changed.is_ok_and(|status| status.success()) {
            return; // Only root can give files away.
        }
        let found = Git::discover(&home.root);
        assert!(matches!(found, Err(GitError::Unsafe { .. })), "{init:?}");
    }
}

#[test]
fn what_is_staged_is_seen_at_once_with_a_sum_at_the_end_of_the_index_and_without() {
    for format in ["sha1", "sha256"] {
        for skip in ["false", "true"] {
            let home = Home::new_with(&["--object-format", format]);
            home.git(&["config", "index.skipHash", skip]);
            let git = home.open();
            for n in 0..3 {
                let path = format!("boards/n{n}.toml");
                let before = git.reads.staged(&[&path]).unwrap();
                assert_eq!(before, [None], "{format} {skip} {n}");
                home.write(&path, "n = 1\n");
                home.git(&["add", &path]);
                let after = git.reads.staged(&[&path]).unwrap();
                assert!(after[0].is_some(), "{format} {skip} {n}");
            }
        }
    }
}

#[test]
fn a_whole_id_is_read_as_the_commit_that_it_means() {
    for format in ["files", "reftable"] {
        let home = Home::new_with(&["--ref-format", format]);
        home.git(&["tag", "-am", "first", "v1"]);
        let (head, tag) = (
            home.text(&["rev-parse", "HEAD"]),
            home.text(&["rev-parse", "v1"]),
        );
        let git = home.open();
        for rev in [&head, &tag] {
            assert_eq!(git.read_commit(rev).unwrap().id, head, "{format}");
        }
        let tree = home.text(&["rev-parse", "HEAD^{tree}"]);
        for none in [&tree, &"0".repeat(40)] {
            assert!(git.read_commit(none).is_err(), "{format}");
        }
    }
}
