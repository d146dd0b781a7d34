//! A branch without a commit: the first one is the step's, and what is staged stays staged.

use crate::helper::Sandbox;

use super::project::{Project, put};

#[test]
fn init_makes_the_first_commit_and_leaves_what_is_staged() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.write("app/main.c", "int main(void) { return 0; }\n");
    s.git(&["add", "app/main.c"]);
    s.write("notes.txt", "for myself\n");
    let status = || s.git(&["status", "--porcelain", "--untracked-files=all"]);
    let before = status();
    s.kata("init").done();
    s.kata("board new packing --learner Noor").done();
    assert_eq!(status(), before);
    assert_eq!(s.commits(), 2);
    assert!(!s.tree().iter().any(|path| path.starts_with("app/")));
}

#[test]
fn on_an_orphan_branch_save_takes_the_records_along_and_steps_go_on() {
    let p = Project::new();
    p.git(&["checkout", "-q", "--orphan", "next"]);
    put(&p.top.join("notes.txt"), "for myself\n");
    p.s.kata("save").done();
    let saved = p.git(&["ls-tree", "-r", "--name-only", "HEAD"]);
    let is_record = |path: &str| path == "kata.toml" || path.starts_with("boards/");
    assert!(saved.lines().all(is_record), "{saved}");
    let staged = p.git(&["diff", "--cached", "--name-only"]);
    assert!(
        staged.contains("app/main.c") && staged.contains(".gitattributes"),
        "{staged}"
    );
    p.s.kata("obstacle edit O1 --gone-when 'No more'").done();
    p.s.kata("obstacle add 'A third thing'").done();
    assert_eq!(p.commits(), 3);
    assert_eq!(p.git(&["diff", "--cached", "--name-only"]), staged);
    p.fsck();
}
