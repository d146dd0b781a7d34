//! `kata sync` killed at any moment: no half merge, nothing lost, and the next one goes on.

use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::helper::{not_looked_at, real_git};
use crate::sync::Pair;

/// Both have something to bring, so that a sync fetches, merges, renumbers and pushes.
fn apart(pair: &Pair, point: u32) {
    pair.kata(&pair.noor, &format!("obstacle add 'Of Noor {point}'"))
        .ok();
    pair.kata(
        &pair.noor,
        &format!("obstacle edit O1 --gone-when 'Noor {point}'"),
    )
    .ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, &format!("obstacle add 'Of Bram {point}'"))
        .ok();
    pair.kata(&pair.bram, &format!("note O1 'Bram {point}'"))
        .ok();
}

/// Asked for by hand; a sample is enough for each change.
fn every() -> bool {
    std::env::var_os("KATA_FAULTS").is_some()
}

fn whole(pair: &Pair, point: u32, moment: &str) {
    let fsck = |folder: &std::path::Path| {
        let folder = folder.to_str().unwrap().to_owned();
        let (code, out, err) =
            pair.s
                .try_git(&["-C", &folder, "fsck", "--strict", "--no-dangling"]);
        assert_eq!(code, 0, "{moment}: {out}{err}");
    };
    fsck(&pair.bram);
    fsck(&pair.shared);
    let run = pair.kata(&pair.bram, "sync");
    assert_eq!(run.code, 0, "{moment}: {run:?}");
    pair.meet();
    let text = pair.read(&pair.noor, "boards/packing/obstacles/001");
    for said in [format!("Noor {point}"), format!("Bram {point}")] {
        assert!(text.contains(&said), "{moment}: {said} in\n{text}");
    }
    let all = pair.kata(&pair.noor, "obstacle list").ok();
    for said in [format!("Of Noor {point}"), format!("Of Bram {point}")] {
        assert!(all.contains(&said), "{moment}: {said} in\n{all}");
    }
    assert!(!pair.bram.join(".git/index.lock").exists(), "{moment}");
    assert!(
        !pair.bram.join(".git/kata-joint-index").exists(),
        "{moment}"
    );
}

/// Here the other end is killed as well, since it is on the same disk. What its git leaves is for
/// whoever keeps it to remove; over a network it lives on and does so itself.
fn clear_the_other_end(pair: &Pair) {
    for lock in ["refs/heads/main.lock", "packed-refs.lock", "HEAD.lock"] {
        let _ = std::fs::remove_file(pair.shared.join(lock));
    }
}

#[test]
fn what_a_killed_fetch_has_locked_stops_nobody() {
    // The git alone, or behind a shell, which then ends with a status.
    for dies in ["kill -s KILL $$", "exit 137"] {
        let pair = Pair::new();
        apart(&pair, 1);
        // as a git leaves it that is killed between taking its lock and writing the reference
        let lock = pair.bram.join(".git/refs/remotes/origin/main.lock");
        let run = pair.sync_where("fetch", &format!(": > '{}'; {dies}", lock.display()));
        assert_eq!(run.code, 1, "{run:?}");
        assert!(lock.exists());
        whole(&pair, 1, "after a killed fetch");
        assert!(!lock.exists());
        // another git's, which may be at work, is not touched
        std::fs::write(&lock, "").unwrap();
        apart(&pair, 2);
        assert_ne!(pair.kata(&pair.bram, "sync").code, 0);
        assert!(lock.exists());
    }
}

/// A git that lives on keeps its lock, and the mark that tells whose it is.
#[test]
fn a_lock_of_a_fetch_that_may_live_on_is_waited_for_and_cleared_once_it_is_gone() {
    let pair = Pair::new();
    apart(&pair, 1);
    let lock = pair.bram.join(".git/refs/remotes/origin/main.lock");
    // Killed, and a child of it goes on for a while in the repository.
    let run = pair.sync_where(
        "fetch",
        &format!(
            ": > '{}'; cd '{}'; '{}' -c alias.on='!sleep 2' on >/dev/null 2>&1 & kill -s KILL $$",
            lock.display(),
            pair.bram.display(),
            real_git(),
        ),
    );
    assert_eq!(run.code, 1, "{run:?}");
    assert!(lock.exists());
    whole(&pair, 1, "while a child of a killed fetch lives on");
    assert!(!lock.exists());
}

#[test]
fn a_sync_killed_with_all_it_started_is_carried_on_by_the_next_one() {
    let pair = Pair::new();
    apart(&pair, 0);
    let start = Instant::now();
    pair.kata(&pair.bram, "sync").ok();
    let takes = start.elapsed();
    pair.meet();
    let points = if every() { 12 } else { 5 };
    let mut struck = 0;
    for point in 1..=points {
        apart(&pair, point);
        let mut child = pair
            .call(&pair.bram, "sync")
            .command()
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // a moment of its life is what this test is about
        sleep(takes * point / points);
        let group = format!("-{}", child.id());
        Command::new("sh")
            .args(["-c", &format!("kill -s KILL -- {group}")])
            .stderr(Stdio::null())
            .status()
            .unwrap();
        struck += u32::from(!child.wait().unwrap().success());
        // the other end may still be writing what it was sent
        sleep(Duration::from_millis(50));
        clear_the_other_end(&pair);
        whole(&pair, point, &format!("point {point} of {takes:?}"));
    }
    assert!(struck > 1, "{struck} of {points} were killed");
}

#[test]
fn a_sync_killed_as_git_moves_the_branch_on_is_taken_back_or_finished() {
    let pair = Pair::new();
    if Command::new("strace").arg("-V").output().is_err() {
        not_looked_at("a sync killed at its move", "strace is missing");
        return;
    }
    // every rename, removal and new file of the gits that kata starts
    let mut struck = 0;
    for (point, (call, nth)) in ["renameat,rename", "unlinkat,unlink", "openat"]
        .into_iter()
        .flat_map(|call| [1, 3, 6, 10].map(|nth| (call, nth)))
        .filter(|(_, nth)| every() || matches!(nth, 1 | 6))
        .enumerate()
    {
        let point = u32::try_from(point).unwrap() + 100;
        apart(&pair, point);
        // only the git that moves the branch on
        let real = real_git();
        let bin = pair.s.root().join("bin");
        let log = pair.s.root().join("trace");
        let inject = match call {
            "openat" => format!(
                "-e trace=openat -e inject=openat:signal=KILL:when={}",
                30 + nth * 4
            ),
            _ => format!("-e trace={call} -e inject={call}:signal=KILL:when={nth}"),
        };
        pair.s.script(
            &bin.join("git"),
            &format!(
                "case \" $* \" in *' --ff-only '*) exec strace -o '{}' {inject} '{}' \"$@\";; esac\nexec '{}' \"$@\"",
                log.display(),
                real,
                real
            ),
        );
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
        let run = pair.call(&pair.bram, "sync").env("PATH", &path).run();
        struck += u32::from(run.code != 0);
        std::fs::remove_file(bin.join("git")).unwrap();
        whole(&pair, point, &format!("{call} {nth}: {run:?}"));
    }
    assert!(struck > 1, "{struck} were killed");
}
