//! What a sparse checkout leaves out: read from HEAD, and written with a word about it.

use std::fs;

use super::project::{Project, put};

fn sparse(options: &[&str]) -> Project {
    let p = Project::new();
    p.config("advice.sparseIndexExpanded", "false");
    p.git(&[&["sparse-checkout", "set"], options].concat());
    p
}

#[test]
fn what_is_left_out_is_read_from_head_and_what_lies_there_from_the_work_tree() {
    let p = sparse(&["--no-cone", "/*", "!/boards/packing/obstacles/"]);
    assert_eq!(p.seen(), Project::expected());
    // In the work tree by hand, though it is to be left out: that counts.
    let path = p.git(&["ls-files", "boards/packing/obstacles/001*"]);
    let text = p.git(&["show", &format!("HEAD:{}", path.trim())]);
    put(
        &p.top.join(path.trim()),
        &text.replace("Labels come", "Orders come"),
    );
    assert!(p.s.kata("obstacle list").ok().contains("Orders come"));
    p.s.kata("save").done();
    assert_eq!(p.touched(), [path.trim()]);
}

#[test]
fn nothing_to_save_where_records_are_only_left_out() {
    let p = sparse(&["--cone", "app"]);
    let commits = p.commits();
    p.s.kata("save").done().says(&["Nothing to change"]);
    assert_eq!(p.commits(), commits);
}

#[test]
fn a_step_outside_brings_its_files_says_so_and_git_takes_them_out_again() {
    let mut p = sparse(&["--cone", "app"]);
    for line in [
        "obstacle add 'A third thing'",
        "obstacle edit O1 --gone-when 'No more'",
    ] {
        let told =
            p.s.kata(line)
                .done()
                .says(&["sparse", "boards/packing/obstacles/0", "reapply"]);
        assert!(!told.stderr.contains("hint:"), "{}", told.stderr);
    }
    // Once it is there, there is nothing more to say.
    let told = p.s.kata("obstacle edit O1 --gone-when 'Never more'").done();
    assert!(!told.stderr.contains("reapply"), "{}", told.stderr);
    p.s.kata("board new receiving --learner Noor").done();
    p.s.vars.push(("KATA_BOARD".into(), "packing".into()));
    let seen = p.seen().board;
    p.git(&["sparse-checkout", "reapply"]);
    assert!(!p.top.join("boards").exists());
    assert_eq!(p.seen().board, seen);
    let boards = p.s.kata("board list").ok();
    assert!(
        boards.contains("receiving") && boards.contains("packing"),
        "{boards}"
    );
    p.fsck();
}

#[test]
fn a_record_that_was_left_out_is_left_out_again_when_a_hook_refuses() {
    for options in [&["--cone", "app"][..], &["--cone", "--sparse-index", "app"]] {
        let p = sparse(options);
        p.hook("commit-msg", "exit 1");
        let before = p.work();
        for line in [
            "obstacle add 'A third thing'",
            "obstacle edit O1 --gone-when 'No more'",
        ] {
            p.s.kata(line).fails(1);
            assert!(!p.top.join("boards").exists(), "{line}");
            assert_eq!(p.work(), before, "{line}");
        }
        assert_eq!(p.seen(), Project::expected());
        assert!(
            p.git(&["ls-files", "-t", "boards"])
                .lines()
                .all(|line| line.starts_with("S "))
        );
    }
}

#[test]
fn another_init_sees_the_home_that_is_left_out() {
    let p = sparse(&["--no-cone", "/app/"]);
    assert!(!p.top.join("kata.toml").exists());
    let head = p.head();
    p.s.kata("init").fails(1).says(&["is a kata home already"]);
    assert_eq!(p.head(), head);
}

/// git itself spoils such an index, with or without kata: every entry gets the name of the first.
#[test]
fn a_sparse_index_with_announced_paths_is_not_spoilt() {
    let p = sparse(&["--cone", "--sparse-index", "app"]);
    put(&p.top.join("app/new.c"), "only announced\n");
    p.git(&["add", "--intent-to-add", "app/new.c"]);
    let index = p.git_dir().join("index");
    let before = fs::read(&index).unwrap();
    for line in [
        "obstacle add 'A third thing'",
        "obstacle edit O1 --gone-when 'No more'",
    ] {
        p.s.kata(line).fails(4).says(&["app/new.c", "git add"]);
        assert!(fs::read(&index).unwrap() == before && !p.top.join("boards").exists());
    }
    assert_eq!(p.seen(), Project::expected());
    p.git(&["add", "app/new.c"]);
    p.s.kata("obstacle add 'A third thing'").done();
    assert_eq!(p.touched().len(), 1);
    assert_eq!(p.git(&["diff", "--cached", "--name-only"]), "app/new.c\n");
    p.fsck();
}
