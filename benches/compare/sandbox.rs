//! The homes that are measured, and programs in an environment of their own.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;

use crate::homes::{self, Size};

/// The program as `cargo install` and a package leave it, a copy: the system has the pages of a file that was
/// copied nearer at hand than those of one that a linker wrote, and git is installed too.
pub static KATA: LazyLock<String> = LazyLock::new(|| {
    let copy = concat!(env!("CARGO_TARGET_TMPDIR"), "/kata");
    // Into a new file, and not into the one of an earlier run
    let _ = fs::remove_file(copy);
    fs::copy(env!("CARGO_BIN_EXE_kata"), copy).unwrap();
    copy.to_owned()
});

/// The homes of the table: few files, and many boards at the largest.
pub fn size(steps: usize) -> Size {
    let (boards, experiments) = match steps {
        ..10_000 => (20, 4),
        10_000..50_000 => (40, 44),
        _ => (500, 34),
    };
    Size {
        boards,
        experiments,
        steps,
    }
}

/// A home of a size, as git leaves one that was in use; how many files it has. Files just written are racy
/// for git, which would read them all again at each commit: that is waited for.
pub fn make(home: &Path, size: Size) -> usize {
    fs::create_dir(home).unwrap();
    // Nothing about tidying: both sides do it as git comes.
    let settings = "[init]\n\tdefaultBranch = main\n";
    fs::write(home.parent().unwrap().join(".gitconfig"), settings).unwrap();
    let init = program(&KATA, home)
        .arg("init")
        .env("KATA_NOW", homes::at(0).to_string())
        .output()
        .unwrap();
    assert!(init.status.success(), "kata init: {init:?}");
    homes::fill(home, size, &|| program("git", home));
    git(home, &["gc", "-q"]);
    settle(home);
    git(home, &["ls-files"]).lines().count()
}

/// Waits until no file is racy for git any more.
pub fn settle(home: &Path) {
    std::thread::sleep(Duration::from_secs(2));
    git(home, &["update-index", "-q", "--refresh"]);
}

/// A program in an environment of its own, so that nobody's settings are measured.
pub fn program(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", folder.parent().unwrap())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "Europe/Amsterdam")
        .env("KATA_LANG", "en")
        .env("KATA_NOW", "2026-03-16T12:00:00+01:00");
    for key in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{key}_NAME"), "Noor Bakker")
            .env(format!("GIT_{key}_EMAIL"), "noor@example.org");
    }
    command
}

pub fn git(folder: &Path, args: &[&str]) -> String {
    let out = program("git", folder).args(args).output().unwrap();
    assert!(
        out.status.success(),
        "git {args:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).unwrap()
}
