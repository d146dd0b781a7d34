//! What is kept of many boards is never seen: with it, without it, and while others write it, every command
//! says the same.

use std::{fs, path::Path, thread::sleep, time::Duration};

use crate::{
    helper::Sandbox,
    speed::{filled, homes::Size},
};

const ASKED: [&str; 5] = [
    "lessons --format json",
    "stats --format json",
    "agenda --days 400",
    "culture show",
    "board list",
];
const KEPT: &str = ".git/kata/read";

/// What all commands say in a folder, on both channels.
fn told(s: &Sandbox, folder: &Path, optional: &str) -> Vec<(i32, String, String)> {
    let asked = ASKED.iter().map(|line| {
        let call = s.call(line).cwd(folder).env("GIT_OPTIONAL_LOCKS", optional);
        let run = call.run();
        (run.code, run.stdout, run.stderr)
    });
    asked.collect()
}

/// The same with nothing kept, and nothing to be kept.
fn told_without(s: &Sandbox, folder: &Path) -> Vec<(i32, String, String)> {
    let (kept, aside) = (s.work.join(KEPT), s.root().join("aside"));
    let is_there = fs::rename(&kept, &aside).is_ok();
    let told = told(s, folder, "0");
    assert!(!kept.exists(), "nothing was to be written");
    if is_there {
        fs::rename(aside, kept).unwrap();
    }
    told
}

#[test]
fn whatever_becomes_of_the_files_what_is_kept_is_never_seen() {
    let boards = |boards| {
        filled(Size {
            boards,
            experiments: 2,
            steps: 16 * boards + 1,
        })
    };
    let (s, small) = (boards(7), boards(5));
    // What is as young as the reading is not kept.
    sleep(Duration::from_millis(2100));
    let work = s.work.clone();
    let same = |what: &str| {
        let without = told_without(&s, &work);
        assert_eq!(told(&s, &work, "1"), without, "{what}");
    };
    assert!(!s.work.join(KEPT).exists());
    same("the first look");
    same("the second look");
    assert_eq!(fs::read_dir(s.work.join(KEPT)).unwrap().count(), 7);
    small.kata("lessons").ok();
    assert!(
        !small.work.join(KEPT).exists(),
        "few boards are read as they are"
    );
    let experiment = s.path_of("boards/board-003/experiments/002-");
    let text = s.read(&experiment);
    let modified = fs::metadata(s.work.join(&experiment)).unwrap().modified();
    let other = text.replace("learned = \"It was", "learned = \"At last");
    let other = &other[..text.len()];
    assert_ne!(other, text);
    s.write(&experiment, other);
    let file = fs::File::options()
        .append(true)
        .open(s.work.join(&experiment));
    file.unwrap().set_modified(modified.unwrap()).unwrap();
    same("another text of the same length and time");
    s.git(&["stash", "-q"]);
    same("put aside");
    s.git(&["checkout", "-q", "HEAD~30"]);
    same("an old commit");
    s.git(&["checkout", "-q", "main"]);
    s.git(&["stash", "pop", "-q"]);
    s.write(
        "boards/board-005/obstacles/001-labels-come-batches.toml",
        "text = \"open\nid",
    );
    fs::remove_file(s.work.join(s.path_of("boards/board-001/experiments/001-"))).unwrap();
    let board = s.work.join("boards/board-006");
    fs::rename(&board, s.work.join("boards/board-moved")).unwrap();
    same("broken, taken away and renamed");
    assert!(
        told(&s, &work, "1")[0].1.contains("obstacles/001-labels"),
        "what is broken is said"
    );
    let beside = s.root().join("beside");
    s.git(&["worktree", "add", "-q", beside.to_str().unwrap(), "HEAD~9"]);
    let without = told_without(&s, &beside);
    assert_eq!(told(&s, &beside, "1"), without, "in a work tree beside");
    // Some at once, each of whom finds nothing and writes it.
    fs::remove_dir_all(s.work.join(KEPT)).unwrap();
    let without = told_without(&s, &work);
    let mut running: Vec<_> = (0..4)
        .map(|_| {
            let mut command = s.call(ASKED[0]).command();
            command
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::null());
            command.spawn().unwrap()
        })
        .collect();
    for run in running.drain(..) {
        let out = run.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(out.stdout).unwrap(), without[0].1);
    }
    assert_eq!(told(&s, &work, "1"), without);
    // A place where nothing can be kept.
    fs::remove_dir_all(s.work.join(KEPT)).unwrap();
    fs::write(s.work.join(KEPT), "").unwrap();
    assert_eq!(told(&s, &work, "1"), without);
}
