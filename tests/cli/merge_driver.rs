//! Plain git, told to ask kata how records are merged, as the documentation says to tell it.

use std::fs;
use std::path::Path;

use crate::helper::has;
use crate::sync::Pair;

const PAGE: &str = include_str!("../../docs/git.md");
const PLAN: &str = "plan --step 'Print each label at the bench' --expect 'Less waiting'";

/// Two clones, the second with the driver.
fn pair() -> Pair {
    let pair = Pair::new();
    pair.kata(&pair.noor, PLAN).ok();
    pair.meet();
    set_up(&pair, &pair.bram);
    pair
}

fn set_up(pair: &Pair, whose: &Path) {
    let (_, rest) = PAGE.split_once("<!-- merge-driver -->\n```sh\n").unwrap();
    let (lines, _) = rest.split_once("\n```").unwrap();
    let done = pair
        .s
        .program("sh")
        .current_dir(whose)
        .args(["-ec", lines])
        .status()
        .unwrap();
    assert!(done.success(), "{lines}");
}

/// git with kata on its path; the exit status, and what it said.
fn git(pair: &Pair, args: &[&str]) -> (i32, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_kata")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut git = pair.s.program("git");
    let ran = git
        .current_dir(&pair.bram)
        .args(args)
        .env("PATH", path)
        .output()
        .unwrap();
    let said = [ran.stdout, ran.stderr].concat();
    (ran.status.code().unwrap(), String::from_utf8(said).unwrap())
}

const PULL: &[&str] = &["pull", "-q", "--no-rebase", "--no-edit"];

#[test]
fn a_plain_merge_brings_different_fields_together() {
    let pair = pair();
    pair.kata(&pair.noor, "record --happened h --learned l")
        .ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "note E1 'Who fetched the batch?'")
        .ok();
    pair.kata(&pair.bram, "measure lead-time 40").ok();
    let (code, said) = git(&pair, PULL);
    assert_eq!(code, 0, "{said}");
    let text = pair.read(&pair.bram, "boards/packing/experiments/001");
    assert!(
        text.contains("Who fetched the batch?") && text.contains("happened = \"h\""),
        "{text}"
    );
    pair.kata(&pair.bram, "check").ok();
    pair.meet();
}

#[test]
fn a_rebase_does_too() {
    let pair = pair();
    pair.kata(&pair.noor, "record --happened h --learned l")
        .ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "note E1 'Who fetched the batch?'")
        .ok();
    let (code, said) = git(&pair, &["pull", "-q", "--rebase"]);
    assert_eq!(code, 0, "{said}");
    pair.meet();
    let text = pair.read(&pair.noor, "boards/packing/experiments/001");
    assert!(
        text.contains("Who fetched the batch?") && text.contains("happened = \"h\""),
        "{text}"
    );
}

#[test]
fn what_only_a_person_can_decide_is_a_conflict_that_resolve_knows() {
    let pair = pair();
    pair.kata(&pair.noor, "experiment edit E1 --expect A").ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "experiment edit E1 --expect B").ok();
    let (code, said) = git(&pair, PULL);
    assert_ne!(code, 0, "{said}");
    assert!(
        has(&said, "packing/E1.expect was changed on both sides"),
        "{said}"
    );
    let path = pair.git(&pair.bram, &["diff", "--name-only", "--diff-filter=U"]);
    let text = fs::read_to_string(pair.bram.join(path.trim())).unwrap();
    assert!(text.contains("<<<<<<< "), "{text}");
    pair.kata(&pair.bram, "resolve E1.expect --take ours").ok();
    pair.meet();
    let text = pair.read(&pair.noor, "boards/packing/experiments/001");
    assert!(text.contains("expect = \"B\""), "{text}");
}

#[test]
fn lines_that_fit_decide_nothing_for_a_person() {
    let pair = pair();
    pair.kata(
        &pair.noor,
        "experiment edit E1 --expect 'Less waiting, surely'",
    )
    .ok();
    pair.kata(&pair.noor, "sync").ok();
    // Far enough away in the file for git to see no conflict.
    pair.kata(&pair.bram, "note E1 'One'").ok();
    pair.kata(&pair.bram, "record --happened h --learned l")
        .ok();
    let (code, said) = git(&pair, PULL);
    assert_ne!(code, 0, "{said}");
    assert!(has(&said, "packing/E1.expect"), "{said}");
    pair.kata(&pair.bram, "resolve E1.expect --take ours").ok();
    pair.kata(&pair.bram, "check").ok();
    pair.meet();
}

#[test]
fn what_git_takes_for_a_rename_does_not_get_the_words_of_another() {
    let pair = Pair::new();
    set_up(&pair, &pair.bram);
    let plan = |n: &str| {
        format!(
            "plan --step 'Print each label at the bench, part {n}' --expect 'Waiting falls to 2 minutes at the bench' --alongside 'both at once'"
        )
    };
    pair.kata(&pair.noor, &plan("one")).ok();
    pair.meet();
    let first = pair.git(&pair.noor, &["ls-files", "boards/packing/experiments"]);
    pair.git(&pair.noor, &["rm", "-q", first.trim()]);
    pair.kata(&pair.noor, "save").ok();
    pair.kata(&pair.noor, &plan("two")).ok();
    pair.kata(&pair.noor, "sync").ok();
    let record = "record E1 --happened 'It fell' --learned 'The wait was elsewhere'";
    pair.kata(&pair.bram, record).ok();
    let (code, said) = git(&pair, PULL);
    assert_ne!(code, 0, "{said}");
    assert!(has(&said, "not the same record on both sides"), "{said}");
    pair.kata(&pair.bram, "resolve").ok();
    pair.kata(&pair.bram, "check").ok();
    pair.meet();
    let learned = |number: &str| {
        let start = format!("boards/packing/experiments/{number}");
        pair.read(&pair.noor, &start)
            .contains("The wait was elsewhere")
    };
    assert!(learned("001") && !learned("002"));
}

#[test]
fn other_files_are_merged_as_git_merges_them() {
    let pair = pair();
    let write = |whose: &Path, text: &str| {
        fs::write(whose.join("other.toml"), text).unwrap();
        pair.git(whose, &["add", "other.toml"]);
        pair.git(whose, &["commit", "-qm", "another file"]);
    };
    write(&pair.noor, "a = 1\n\n\n\nb = 1\n");
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(&pair.bram, "sync").ok();
    write(&pair.noor, "a = 2\n\n\n\nb = 1\n");
    pair.kata(&pair.noor, "sync").ok();
    write(&pair.bram, "a = 1\n\n\n\nb = 2\n");
    let (code, said) = git(&pair, PULL);
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        fs::read_to_string(pair.bram.join("other.toml")).unwrap(),
        "a = 2\n\n\n\nb = 2\n"
    );
    pair.kata(&pair.bram, "sync").ok();
    pair.kata(&pair.noor, "sync").ok();
    write(&pair.noor, "a = 3\n");
    pair.kata(&pair.noor, "sync").ok();
    write(&pair.bram, "a = 4\n");
    let (code, _) = git(&pair, PULL);
    assert_ne!(code, 0);
    let text = fs::read_to_string(pair.bram.join("other.toml")).unwrap();
    assert!(
        text.contains("<<<<<<< ") && text.contains("a = 3"),
        "{text}"
    );
}

#[test]
fn it_is_no_command_for_people() {
    let pair = Pair::new();
    let help = pair.kata(&pair.noor, "--help").ok();
    assert!(!help.contains("merge-driver"), "{help}");
}
