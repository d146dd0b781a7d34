//! Killed at any moment, and two at once: nothing half-written stays, nothing said is lost.

use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::process::{Command, Stdio};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

use crate::helper::{Sandbox, not_looked_at};

const POINTS: u32 = 14;

/// Ends the process alone, and what it started lives on; or its whole group at once.
#[derive(Clone, Copy, PartialEq)]
enum Kill {
    Alone,
    Group,
}

/// Kills a writing command at some moments of its life; the next one must go on after each.
fn killed(kill: Kill) {
    let s = Sandbox::practising();
    // how long a step takes here, so that the moments lie within it
    let mut times: Vec<_> = (0..5)
        .map(|i| {
            let start = Instant::now();
            s.kata(&format!("obstacle add 'Timed {i}'")).ok();
            start.elapsed()
        })
        .collect();
    times.sort();
    let (mut by_signal, mut old, mut new, mut told) = (0, 0, 0, 0);
    for point in 0..POINTS {
        let head = s.head();
        let commits = s.commits();
        let line = match point % 3 {
            0 => format!("obstacle add 'Killed at {point}'"),
            1 => format!("measure lead-time {point}.5 --note 'killed at {point}'"),
            _ => format!("obstacle edit O1 --gone-when 'Killed at {point}'"),
        };
        let mut child = s
            .call(&line)
            .command()
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // a moment of the process's life is what this test is about: the one place that waits
        sleep(times[2] * point * 11 / (POINTS * 10));
        match kill {
            Kill::Alone => child.kill().unwrap(),
            Kill::Group => {
                let group = format!("-{}", child.id());
                // the group may be over by now, which is a moment too
                Command::new("sh")
                    .args(["-c", &format!("kill -s KILL -- {group}")])
                    .stderr(Stdio::null())
                    .status()
                    .unwrap();
            }
        }
        let ended = child.wait().unwrap();
        let struck = ended.signal() == Some(9);
        by_signal += u32::from(struck);
        if !struck {
            assert_eq!(ended.code(), Some(0), "{line}");
        }
        // With the whole group gone nothing moves any more: what lies about was left by the dead.
        let left = if kill == Kill::Group {
            s.git(&["--no-optional-locks", "status", "--porcelain"])
        } else {
            String::new()
        };

        let run = s.kata(&format!("obstacle add 'After {point}'")).done();
        if !left.is_empty() {
            let words = run.stderr.to_lowercase();
            assert!(
                words.contains("finished") || words.contains("took back"),
                "point {point} left\n{left}and the next command says\n{}",
                run.stderr
            );
            told += 1;
        }
        // HEAD was the old one or the new one, and now there is one more
        let gained = s.commits() - commits;
        match gained {
            1 => old += 1,
            2 => new += 1,
            _ => panic!(
                "{gained} commits after point {point}: {line}\n{}",
                s.git(&["log", "--oneline", "-n", "4"])
            ),
        }
        assert!(
            struck || gained == 2,
            "what was acknowledged is there: {line}"
        );
        assert!(
            s.git(&["rev-list", "HEAD"]).contains(&head),
            "nothing is rewritten"
        );
        s.assert_clean();
        let there = s
            .git(&["log", "--format=%B", &format!("{head}..HEAD")])
            .contains(&format!("illed at {point}\n"))
            || s.git(&["show", "HEAD~1"])
                .to_lowercase()
                .contains(&format!("killed at {point}"));
        assert_eq!(
            there,
            gained == 2,
            "the step is there whole or not at all: {line}"
        );
        assert!(!s.work.join(".git/index.lock").exists(), "point {point}");
        let (code, out, err) = s.try_git(&["fsck", "--strict", "--no-dangling"]);
        assert_eq!(
            (code, out.as_str(), err.as_str()),
            (0, "", ""),
            "point {point}"
        );
    }
    // the moments were in fact spread over its life
    assert!(by_signal > 3, "{by_signal} of {POINTS} were killed");
    assert!(
        old > 0,
        "no moment came before the commit: {old} old, {new} new, {told} told"
    );
    s.kata("check").ok();
    s.git(&["stash", "list"]);
}

#[test]
fn a_command_killed_alone_is_carried_on_by_the_next_one() {
    killed(Kill::Alone);
}

#[test]
fn a_command_killed_with_all_it_started_is_carried_on_by_the_next_one() {
    killed(Kill::Group);
}

/// Kills kata itself at each call of some kinds, as counted by strace in the thread that leads: the
/// moments around each rename, removal and change of a time, where what lies on the disk is half of
/// something.
#[test]
fn a_command_killed_at_each_rename_removal_and_write_is_carried_on_by_the_next_one() {
    let s = Sandbox::practising();
    let traced = |call: &str, nth: u32, line: &str| {
        let mut strace = s.program("strace");
        strace.args(["-qq", "-o", "/dev/null", "-e", &format!("trace={call}")]);
        strace.args(["-e", &format!("inject={call}:signal=KILL:when={nth}")]);
        strace.arg(env!("CARGO_BIN_EXE_kata"));
        strace.args(crate::helper::split(line));
        strace.output()
    };
    if !traced("rename", 999, "next").is_ok_and(|ran| ran.status.success()) {
        not_looked_at("each call", "there is no strace, or it may not trace here");
        return;
    }
    let mut struck = 0;
    let (adds, edits) = ("obstacle add", "obstacle edit O1 --gone-when");
    for (call, does) in [
        ("rename", adds),
        ("unlink", adds),
        ("utimensat", adds),
        ("fsync", edits),
        ("rename", edits),
        ("fchmod", edits),
    ] {
        for nth in 1.. {
            let line = format!("{does} 'Killed at {call} {nth}'");
            let commits = s.commits();
            let ran = traced(call, nth, &line).unwrap();
            let was_struck = !ran.status.success();
            struck += u32::from(was_struck);
            s.kata("measure lead-time 41").done();
            let gained = s.commits() - commits;
            assert!(
                gained == 2 || was_struck && gained == 1,
                "{call} {nth}: {gained}"
            );
            s.assert_clean();
            assert!(!s.work.join(".git/index.lock").exists(), "{call} {nth}");
            let (code, out, err) = s.try_git(&["fsck", "--strict", "--no-dangling"]);
            assert_eq!((code, out + &err), (0, String::new()), "{call} {nth}");
            if !was_struck {
                break;
            }
        }
    }
    assert!(struck > 7, "{struck}");
}

/// Kills kata in its `pre-commit` hook: the files are written, the commit is not.
#[test]
fn a_step_killed_between_its_files_and_its_commit_is_named_by_the_next_one() {
    let s = Sandbox::practising();
    let hook = s.work.join(".git/hooks/pre-commit");
    for (line, name) in [
        ("obstacle add 'Killed in the hook'", "obstacles/003-"),
        (
            "obstacle edit O1 --gone-when 'Killed in the hook'",
            "obstacles/001-",
        ),
    ] {
        let before = (s.head(), s.commits());
        // git runs the hook, and the hook ends the whole group
        s.script(&hook, "kill -KILL 0");
        let ended = s
            .call(line)
            .command()
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert_eq!(ended.signal(), Some(9), "{line}");
        std::fs::remove_file(&hook).unwrap();
        assert_eq!(s.head(), before.0);
        // who only reads neither repairs nor stumbles
        s.kata("board show").ok();
        let run = s.kata("problem raise 'Somebody comes along'").done();
        let words = run.stderr.to_lowercase();
        assert!(
            words.contains("took back") || words.contains("finished"),
            "{line}: {}",
            run.stderr
        );
        assert!(
            run.stderr.contains(name)
                || run
                    .stderr
                    .contains(if name.contains("003") { "O3" } else { "O1" }),
            "it says what: {}",
            run.stderr
        );
        s.assert_clean();
        assert!([1, 2].contains(&(s.commits() - before.1)));
        let again = s
            .kata("problem raise 'And once more'")
            .done()
            .stderr
            .to_lowercase();
        assert!(
            !again.contains("took back") && !again.contains("finished"),
            "it is said once: {again}"
        );
    }
    s.git(&["fsck", "--strict"]);
}

#[test]
fn what_the_user_wrote_meanwhile_survives_the_recovery() {
    let s = Sandbox::practising();
    let hook = s.work.join(".git/hooks/pre-commit");
    s.script(&hook, "kill -KILL 0");
    let line = "obstacle edit O1 --gone-when 'Killed in the hook'";
    s.call(line)
        .command()
        .process_group(0)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    std::fs::remove_file(&hook).unwrap();
    let path = s.path_of("boards/packing/obstacles/001-");
    let mine = format!("{}# written by hand since\n", s.read(&path));
    s.write(&path, &mine);
    let run = s.kata("problem raise 'Somebody comes along'");
    assert!(run.code == 0 || run.code == 4, "{run:?}");
    assert_eq!(s.read(&path), mine, "a hand's words are never taken back");
}

#[test]
fn a_lock_of_somebody_elses_git_is_named_and_left_where_it_is() {
    let s = Sandbox::practising();
    let lock = s.work.join(".git/index.lock");
    std::fs::write(&lock, "").unwrap();
    let before = (s.head(), s.files());
    s.kata("obstacle add 'One more'")
        .fails(1)
        .says(&["index.lock"]);
    assert!(lock.exists(), "it is not ours to remove");
    assert_eq!((s.head(), s.files()), before);
    std::fs::remove_file(&lock).unwrap();
    s.assert_clean();
    s.kata("obstacle add 'One more'").ok();
    s.assert_clean();
}

#[test]
fn two_writers_at_once_make_a_commit_a_step_with_its_own_files_only() {
    let s = Sandbox::practising();
    s.kata("board new receiving --learner Noor --challenge 'No truck waits'")
        .ok();
    let before = s.commits();
    let write = |board: &'static str, who: &'static str| {
        for i in 0..8 {
            s.kata(&format!("-b {board} obstacle add '{who} {i}'")).ok();
        }
    };
    // on two boards
    scope(|t| {
        t.spawn(|| write("packing", "first"));
        t.spawn(|| write("receiving", "second"));
    });
    assert_eq!(s.commits(), before + 16);
    own_files_only(&s, 16);
    // and both on one: nobody's number is anybody else's
    scope(|t| {
        t.spawn(|| write("packing", "third"));
        t.spawn(|| write("packing", "fourth"));
    });
    assert_eq!(s.commits(), before + 32);
    own_files_only(&s, 16);
    let mut numbers: Vec<_> = s
        .tree()
        .iter()
        .filter_map(|p| {
            Some(
                p.strip_prefix("boards/packing/obstacles/")?
                    .split('-')
                    .next()?
                    .to_owned(),
            )
        })
        .collect();
    assert_eq!(numbers.len(), 26);
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 26, "each has a number of its own");
    s.assert_clean();
    s.git(&["fsck", "--strict"]);
    s.kata("check").ok();
}

/// Each of the newest commits touches one file, and it is the one that its message is about.
fn own_files_only(s: &Sandbox, newest: usize) {
    for commit in s
        .git(&["rev-list", "-n", &newest.to_string(), "HEAD"])
        .lines()
    {
        let files = s.git(&["show", "--format=", "--name-only", commit]);
        let board = s.git(&[
            "log",
            "-1",
            "--format=%(trailers:key=Kata-Board,valueonly)",
            commit,
        ]);
        let record = s.git(&[
            "log",
            "-1",
            "--format=%(trailers:key=Kata-Record,valueonly)",
            commit,
        ]);
        let number: u32 = record.trim().split(' ').next().unwrap()[1..]
            .parse()
            .unwrap();
        let start = format!("boards/{}/obstacles/{number:03}-", board.trim());
        assert!(
            files.lines().count() == 1 && files.starts_with(&start),
            "{start}: {files}"
        );
        let id = record.trim().split(' ').nth(1).unwrap();
        assert!(
            s.git(&["show", &format!("{commit}:{}", files.trim())])
                .contains(id),
            "{files}"
        );
    }
}

#[test]
fn readers_never_wait_for_a_writer() {
    let s = Sandbox::practising();
    let before = s.commits();
    let (inside, go) = (s.root().join("inside"), s.root().join("go"));
    // the hook says that it has begun and then holds the writer, its lock and all, for ten seconds at most
    s.script(
        &s.work.join(".git/hooks/pre-commit"),
        &format!("touch '{}'\nn=0\nwhile [ ! -e '{}' ] && [ $n -lt 1000 ]; do n=$((n+1)); sleep 0.01; done\n[ -e '{1}' ]", inside.display(), go.display()),
    );
    scope(|t| {
        let writer = t.spawn(|| s.kata("obstacle add 'Held'"));
        let begun = Instant::now();
        while !inside.exists() && begun.elapsed() < Duration::from_secs(10) {
            std::thread::yield_now();
        }
        assert!(inside.exists(), "the hook never ran");
        for line in ["board show", "next", "log", "check", "obstacle list"] {
            let run = s.kata(line);
            assert!(run.code == 0 || line == "check", "{run:?}");
        }
        assert_eq!(s.commits(), before, "the writer was held all the while");
        std::fs::write(&go, "").unwrap();
        writer.join().unwrap().ok();
    });
    s.assert_clean();
}
