//! A home on a branch of its own: the project around it does not notice.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::helper::{Sandbox, has};

/// A project in which somebody works: with something staged, changed and unknown to git.
fn project() -> Sandbox {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.write("README.md", "# Shop\n");
    s.write("src/main.c", "int main;\n");
    s.git(&["add", "."]);
    s.git(&["commit", "-qm", "a project"]);
    s.write("src/staged.c", "staged\n");
    s.git(&["add", "src/staged.c"]);
    s.write("README.md", "# Shop, changed\n");
    s.write("draft.txt", "unknown\n");
    s
}

/// A bare repository that the project has as `origin`, with its main branch.
fn with_origin(s: &Sandbox) -> PathBuf {
    let there = s.root().join("there.git");
    s.git(&["init", "-q", "--bare", there.to_str().unwrap()]);
    s.git(&["remote", "add", "origin", there.to_str().unwrap()]);
    s.git(&["push", "-q", "-u", "origin", "main"]);
    there
}

/// What belongs to the person's own work tree, byte for byte.
fn own(s: &Sandbox, top: &Path) -> (Vec<Vec<u8>>, String, String) {
    let files = [
        ".git/HEAD",
        ".git/index",
        "README.md",
        "src/staged.c",
        "draft.txt",
    ];
    (
        files.map(|file| fs::read(top.join(file)).unwrap()).into(),
        s.git_in(
            top,
            &["status", "--porcelain", "--untracked-files=all", "-b"],
        ),
        s.git_in(top, &["rev-parse", "HEAD"]),
    )
}

#[test]
fn the_home_lies_beside_the_project_and_the_project_stays_as_it_was() {
    let s = project();
    let before = own(&s, &s.work);
    let rules = fs::read(s.work.join(".git/info/exclude")).ok();
    let said = s.kata("init --branch kata").ok_both();
    let home = s.root().join("work-kata");
    assert!(has(&said, home.to_str().unwrap()), "{said}");
    assert!(has(&said, "branch kata"), "{said}");
    assert_eq!(own(&s, &s.work), before);
    assert!(
        fs::read_to_string(home.join("kata.toml"))
            .unwrap()
            .contains("name = \"work\"")
    );
    s.call("board new packing --learner Noor")
        .cwd(&home)
        .run()
        .ok();
    s.call("problem raise 'Returns come back unlabelled'")
        .cwd(&home)
        .run()
        .ok();
    assert_eq!(own(&s, &s.work), before);
    assert_eq!(fs::read(s.work.join(".git/info/exclude")).ok(), rules);
    // The two histories have nothing in common.
    assert_eq!(s.git(&["rev-list", "--count", "kata"]).trim(), "3");
    let (code, ..) = s.try_git(&["merge-base", "main", "kata"]);
    assert_eq!(code, 1);
    assert_eq!(s.git_in(&home, &["status", "--porcelain"]), "");
}

#[test]
fn the_folder_may_lie_in_the_project() {
    let s = project();
    let before = own(&s, &s.work);
    let json = s
        .kata("init --branch teams/kata practice/kata --format json")
        .json();
    let home = s.work.join("practice/kata");
    assert_eq!(json["folder"], home.to_str().unwrap());
    assert_eq!(json["branch"], "teams/kata");
    assert_eq!(json["records"][0]["record"]["name"], "work");
    assert_eq!(own(&s, &s.work), before);
}

#[test]
fn a_folder_that_shares_its_name_with_records_hides_none_of_them() {
    let s = project();
    s.kata("init --branch kata boards").ok();
    let home = s.work.join("boards");
    s.call("board new packing --learner Noor")
        .cwd(&home)
        .run()
        .ok();
    assert_eq!(s.git_in(&home, &["status", "--porcelain", "--ignored"]), "");
    assert!(!s.git(&["status", "--porcelain"]).contains("boards"));
}

#[test]
fn from_the_project_one_is_led_to_the_home() {
    let s = project();
    s.kata("init --branch kata").ok();
    let home = s.root().join("work-kata");
    s.kata("next").fails(1).says(&[home.to_str().unwrap()]);
}

#[test]
fn a_second_one_is_a_clear_error_and_changes_nothing() {
    let s = project();
    s.kata("init --branch kata").ok();
    let refs = s.git(&["for-each-ref"]);
    let home = s.root().join("work-kata");
    let home = home.to_str().unwrap();
    s.kata("init --branch kata")
        .fails(1)
        .says(&["already", home]);
    s.kata("init --branch kata ../other")
        .fails(1)
        .says(&["already", home]);
    s.kata("init --branch main")
        .fails(1)
        .says(&["main", "checked out"]);
    s.git(&["branch", "other"]);
    s.kata("init --branch other")
        .fails(1)
        .says(&["other", "no kata home"]);
    s.git(&["branch", "-D", "-q", "other"]);
    s.kata("init --branch a..b").fails(2);
    s.kata("init --branch=-x").fails(2);
    s.kata("init --branch fresh src")
        .fails(1)
        .says(&["src", "not empty"]);
    assert_eq!(s.git(&["for-each-ref"]), refs);
    assert_eq!(s.git(&["worktree", "list"]).lines().count(), 2);
}

#[test]
fn without_a_repository_there_is_no_branch_to_keep_it_on() {
    let s = Sandbox::empty();
    s.kata("init --branch kata")
        .fails(1)
        .says(&["repository", "--branch"]);
    assert_eq!(s.files().len(), 0);
}

#[test]
fn a_branch_with_a_home_is_checked_out_again() {
    let s = project();
    s.kata("init --branch kata").ok();
    let tip = s.git(&["rev-parse", "kata"]);
    s.git(&["worktree", "remove", "../work-kata"]);
    let said = s.kata("init --branch kata ../again").ok();
    assert!(has(&said, "has a kata home already"), "{said}");
    let again = s.root().join("again");
    assert_eq!(s.git_in(&again, &["rev-parse", "HEAD"]), tip);
    s.call("board new packing --learner Noor")
        .cwd(&again)
        .run()
        .ok();
    // The folder is gone without a word to git.
    fs::remove_dir_all(&again).unwrap();
    let json = s.kata("init --branch kata --format json").json();
    assert_eq!(json["commit"], serde_json::Value::Null);
    assert_eq!(json["records"][0]["ref"], "kata.toml");
    assert!(
        s.root()
            .join("work-kata/boards/packing/board.toml")
            .exists()
    );
}

#[test]
fn one_that_a_colleague_has_pushed_is_checked_out() {
    let s = project();
    let there = with_origin(&s);
    let other = s.root().join("other");
    s.git(&[
        "clone",
        "-q",
        there.to_str().unwrap(),
        other.to_str().unwrap(),
    ]);
    s.kata("init --branch kata").ok();
    s.git(&["push", "-q", "origin", "kata"]);
    let said = s.call("init --branch kata").cwd(&other).run().ok();
    assert!(has(&said, "origin has a branch kata"), "{said}");
    let home = s.root().join("other-kata");
    assert_eq!(
        s.git_in(&home, &["rev-parse", "@{upstream}"]),
        s.git(&["rev-parse", "kata"])
    );
    assert_eq!(s.git_in(&other, &["status", "--porcelain"]), "");
}

#[test]
fn another_kind_of_branch_there_is_not_taken_for_a_home() {
    let s = project();
    with_origin(&s);
    s.git(&["push", "-q", "origin", "main:kata"]);
    s.kata("init --branch kata")
        .fails(1)
        .says(&["kata", "no kata home"]);
    assert!(!s.root().join("work-kata").exists());
}

#[test]
fn where_nobody_can_be_asked_it_begins_all_the_same() {
    let s = project();
    let there = with_origin(&s);
    fs::rename(&there, s.root().join("moved.git")).unwrap();
    let said = s.kata("init --branch kata").done().stderr;
    assert!(
        has(
            &said,
            "Whether origin has a branch kata already is not known"
        ),
        "{said}"
    );
    assert!(s.root().join("work-kata/kata.toml").exists());
}

#[test]
fn a_hook_that_refuses_leaves_nothing_behind() {
    let s = project();
    let exclude = s.work.join(".git/info/exclude");
    let rules = fs::read(&exclude).ok();
    let before = own(&s, &s.work);
    let hook = s.work.join(".git/hooks/pre-commit");
    s.script(&hook, "echo 'not without a ticket' >&2; exit 1");
    for dir in ["kata", "../work-kata"] {
        s.kata(&format!("init --branch kata {dir}"))
            .fails(1)
            .says(&["not without a ticket"]);
        assert!(!s.work.join(dir).exists());
    }
    assert_eq!(own(&s, &s.work), before);
    assert_eq!(fs::read(&exclude).ok(), rules);
    assert_eq!(s.git(&["worktree", "list"]).lines().count(), 1);
    fs::remove_file(hook).unwrap();
    s.kata("init --branch kata").ok();
}

#[test]
fn a_dry_run_shows_the_home_and_makes_nothing() {
    let s = project();
    let before = own(&s, &s.work);
    let shown = s.kata("init --branch kata --dry-run").ok();
    assert!(shown.contains("+++ b/kata.toml"), "{shown}");
    assert_eq!(own(&s, &s.work), before);
    assert!(!s.root().join("work-kata").exists());
    assert_eq!(s.git(&["worktree", "list"]).lines().count(), 1);
}

#[test]
fn a_sparse_project_and_one_without_a_commit_have_whole_homes() {
    let s = project();
    s.git(&["sparse-checkout", "set", "--cone", "src"]);
    let before = s.git(&["sparse-checkout", "list"]);
    s.kata("init --branch kata").ok();
    let home = s.root().join("work-kata");
    s.call("board new packing --learner Noor")
        .cwd(&home)
        .run()
        .ok();
    assert!(home.join("boards/packing/board.toml").exists());
    assert_eq!(s.git_in(&home, &["status", "--porcelain"]), "");
    assert_eq!(s.git(&["sparse-checkout", "list"]), before);

    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.kata("init --branch kata").ok();
    assert_eq!(s.git(&["rev-list", "--count", "kata"]).trim(), "1");
    assert_eq!(s.git(&["symbolic-ref", "HEAD"]).trim(), "refs/heads/main");
}

#[test]
fn work_trees_side_by_side_get_one_more() {
    let s = project();
    let bare = s.root().join("shop.git");
    let main = s.root().join("shop-main");
    let work = s.work.to_str().unwrap();
    s.git(&["clone", "-q", "--bare", work, bare.to_str().unwrap()]);
    s.git_in(
        &bare,
        &["worktree", "add", "-q", main.to_str().unwrap(), "main"],
    );
    s.call("init --branch kata").cwd(&main).run().ok();
    assert!(s.root().join("kata/kata.toml").exists());
    assert_eq!(s.git_in(&main, &["status", "--porcelain"]), "");
}

/// Kills the command and every git it started at moments spread over its life; the next one has to
/// make the home whatever was left.
#[test]
fn killed_at_any_moment_it_can_be_begun_again() {
    let s = project();
    let before = own(&s, &s.work);
    let start = Instant::now();
    s.kata("init --branch timed timed").ok();
    let whole = start.elapsed();
    const POINTS: u32 = 16;
    for point in 0..POINTS {
        // In the project, so that the rule which hides the folder is at stake too.
        let line = format!("init --branch kata-{point} kata-{point}");
        let mut child = s
            .call(&line)
            .command()
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // a moment of the process's life is what this test is about
        sleep(whole * point / POINTS + Duration::from_millis(1));
        let group = format!("kill -s KILL -- -{}", child.id());
        let _ = Command::new("sh")
            .args(["-c", &group])
            .stderr(Stdio::null())
            .status();
        child.wait().unwrap();
        let home = s.work.join(format!("kata-{point}"));
        let again = s.kata(&line);
        let made = again.code == 0 || has(&again.stderr, "is in") && has(&again.stderr, "already");
        assert!(made, "{point}: {}", again.stderr);
        s.call("problem raise 'It goes on'").cwd(&home).run().ok();
        assert_eq!(s.git_in(&home, &["status", "--porcelain"]), "", "{point}");
        assert_eq!(own(&s, &s.work), before, "{point}");
    }
    s.git(&["fsck", "--no-dangling"]);
}

/// A mark that a power cut left without content names no folder, and not the one that one is in.
#[test]
fn a_mark_without_content_leads_nowhere() {
    let s = project();
    let linked = s.root().join("linked");
    s.git(&["worktree", "add", "-q", linked.to_str().unwrap()]);
    let own = s.git_in(&linked, &["rev-parse", "--absolute-git-dir"]);
    let mark = Path::new(own.trim()).join("kata/linking");
    fs::create_dir_all(mark.parent().unwrap()).unwrap();
    for (at, left) in ["", ".", "\0\0\0\0"].into_iter().enumerate() {
        fs::write(&mark, left).unwrap();
        let line = format!("init --branch kata-{at} ../kata-{at}");
        s.call(&line).cwd(&linked).run().ok();
        assert!(linked.join(".git").is_file(), "{left:?}");
        assert!(!mark.exists(), "{left:?}");
    }
}

/// Killed between the folder and its `.git`: what lies around the folder is the project itself.
#[test]
fn a_folder_that_is_no_work_tree_yet_is_not_taken_for_the_project_around_it() {
    let s = project();
    let before = own(&s, &s.work);
    fs::create_dir(s.work.join("half")).unwrap();
    let mark = s.work.join(".git/kata/linking");
    fs::create_dir_all(mark.parent().unwrap()).unwrap();
    fs::write(&mark, s.work.join("half").to_str().unwrap()).unwrap();
    s.kata("init --branch half half").ok();
    assert!(s.work.join("half/kata.toml").exists() && !mark.exists());
    assert_eq!(own(&s, &s.work), before);
}
