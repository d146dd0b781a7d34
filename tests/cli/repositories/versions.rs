//! git itself: too old, odd, or not there.

use std::path::{Path, PathBuf};

use super::project::Project;
use crate::helper::real_git;

/// A folder with a program `git` that answers `version` and otherwise is the real one.
fn answering(p: &Project, version: &str) -> PathBuf {
    let bin = p.s.root().join("bin");
    let answer = format!(
        "case \"$*\" in *--version*) printf '%s\\n' '{version}';; *) exec '{}' \"$@\";; esac",
        real_git()
    );
    p.s.script(&bin.join("git"), &answer);
    bin
}

/// With that folder first on the PATH.
fn first_on_path(p: &mut Project, bin: &Path) {
    let path = std::env::var("PATH").unwrap();
    p.s.vars
        .push(("PATH".into(), format!("{}:{path}", bin.display())));
}

#[test]
fn a_git_that_is_too_old_is_named_with_what_is_needed_and_nothing_is_written() {
    for version in ["2.37.7", "2.20.1 (Apple Git-117)", "1.9.5"] {
        let mut p = Project::new();
        p.busy(true);
        let before = (p.head(), p.work());
        let bin = answering(&p, &format!("git version {version}"));
        first_on_path(&mut p, &bin);
        let found = version.split(' ').next().unwrap();
        for line in [
            "obstacle add 'A third thing'",
            "obstacle edit O1 --gone-when 'No more'",
        ] {
            p.s.kata(line).fails(1).says(&["too old", found, "2.38"]);
            assert_eq!((p.head(), p.work()), before, "{line}");
        }
        assert_eq!(p.seen(), Project::expected());
        // A younger one in its place is seen at once.
        answering(&p, "git version 2.38.0");
        p.s.kata("obstacle add 'A third thing'").done();
        let bin = answering(&p, "git version 2.20.0");
        p.s.kata("obstacle add 'A fourth thing'").fails(1);
        std::fs::remove_dir_all(bin).unwrap();
        p.s.kata("obstacle add 'A fifth thing'").done();
    }
}

#[test]
fn a_version_that_is_dressed_up_is_read_all_the_same() {
    for version in [
        "git version 2.39.3 (Apple Git-146)",
        "git version 2.45.0.windows.1",
        "git version 2.38.GIT",
        "git version 2.50.0-rc1",
        "git version 3.0",
        "something else altogether",
    ] {
        let mut p = Project::new();
        let bin = answering(&p, version);
        first_on_path(&mut p, &bin);
        p.s.kata("obstacle add 'A third thing'").done();
    }
}

#[test]
fn without_any_git_reading_goes_on_and_writing_says_so() {
    let mut p = Project::new();
    p.busy(true);
    let before = (p.head(), p.work());
    let empty = p.s.root().join("empty");
    std::fs::create_dir(&empty).unwrap();
    p.s.vars
        .push(("PATH".into(), empty.to_str().unwrap().into()));
    assert_eq!(p.seen(), Project::expected());
    for line in [
        "obstacle add 'A third thing'",
        "obstacle edit O1 --gone-when 'No more'",
        "measure lead-time 40",
    ] {
        p.s.kata(line).fails(1).says(&["git was not found", "2.38"]);
    }
    // To try something out needs none.
    p.s.kata("obstacle add 'Only tried' --dry-run").done();
    let fresh = p.s.root().join("fresh");
    p.s.kata_args(&["init", fresh.to_str().unwrap()])
        .fails(1)
        .says(&["git was not found"]);
    p.s.vars.clear();
    assert_eq!((p.head(), p.work()), before);
    p.s.kata("obstacle add 'A third thing'").done();
}

#[test]
fn where_only_git_could_read_and_there_is_none_or_an_old_one_it_is_said() {
    let Some(mut p) = Project::in_reftable() else {
        return;
    };
    let empty = p.s.root().join("empty");
    std::fs::create_dir(&empty).unwrap();
    p.s.vars
        .push(("PATH".into(), empty.to_str().unwrap().into()));
    p.s.kata("board show").fails(1).says(&["git was not found"]);
    p.s.vars.clear();
    // As git 2.44 answers in such a repository.
    let bin = p.s.root().join("bin");
    p.s.script(
        &bin.join("git"),
        "case \"$*\" in *--version*) echo 'git version 2.44.1';; *) echo \"fatal: unknown repository extension found: refstorage\" >&2; exit 128;; esac",
    );
    first_on_path(&mut p, &bin);
    p.s.kata("board show")
        .fails(1)
        .says(&["too old", "2.44.1", "2.45"]);
    p.s.kata("obstacle add 'A third thing'")
        .fails(1)
        .says(&["2.45"]);
}
