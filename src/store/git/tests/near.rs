//! The newest commits found here are those that git lists, wherever git takes over.

use std::fmt::Write as _;
use std::process::Stdio;

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;

/// A commit of a made-up history: what it changes, which earlier ones it comes from, how much later it is.
pub(super) type Made = (u8, usize, Option<usize>, i64);

pub(super) fn history(home: &Home, made: &[Made]) {
    let mut told = String::new();
    let mut at = 1_750_000_000;
    for (number, (what, parent, other, later)) in made.iter().enumerate() {
        at += later;
        let mark = number + 1;
        // Each its own branch until the end, so that any may be a parent.
        writeln!(
            told,
            "commit refs/heads/c\nmark :{mark}\ncommitter Ada <ada@example.com> {at} +0100\ndata 1\nx"
        )
        .unwrap();
        let before = |back: usize| number.checked_sub(back + 1).map(|parent| parent + 1);
        if let Some(parent) = before(*parent) {
            writeln!(told, "from :{parent}").unwrap();
            if let Some(other) = other.and_then(before).filter(|other| *other != parent) {
                writeln!(told, "merge :{other}").unwrap();
            }
        }
        for (bit, path) in ["boards/a.toml", "src/b.rs", "people/c.toml"]
            .iter()
            .enumerate()
        {
            if what >> bit & 1 == 1 {
                let text = format!("{mark}\n");
                writeln!(told, "M 644 inline {path}\ndata {}\n{text}", text.len()).unwrap();
            }
        }
    }
    let mut git = Command::new("git")
        .current_dir(&home.root)
        .args(["fast-import", "--quiet", "--force"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(git.stdin.as_mut().unwrap(), told.as_bytes()).unwrap();
    assert!(git.wait().unwrap().success());
}

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_newest_commits_are_those_that_git_lists(
        made in prop::collection::vec(
            (0u8..8, 0usize..3, prop::option::weighted(0.3, 0usize..4), -40i64..400),
            1..30,
        ),
        most in 0usize..32,
    ) {
        let home = Home::empty();
        history(&home, &made);
        let git = home.open();
        let from = [home.text(&["rev-parse", "refs/heads/c"])];
        let paths = ["boards".to_owned(), "people".to_owned()];
        // A merge that brought nothing of its own may be among them or not.
        let single = |commit: &Commit| commit.parents.len() < 2;
        let found: Vec<Commit> = git
            .near_within(&from, &paths, most)
            .unwrap()
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let listed: Vec<Commit> = git
            .listed(&from, &paths, Wanted::All)
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let ids = |all: &[Commit]| -> Vec<String> {
            all.iter().filter(|one| single(one)).map(|one| one.id.clone()).collect()
        };
        prop_assert_eq!(ids(&found), ids(&listed));
        let merges = listed.iter().filter(|one| !single(one));
        for merge in merges {
            prop_assert!(found.contains(merge), "{:?}", merge);
        }
    }
}

#[test]
fn where_commits_are_shown_in_the_place_of_others_git_lists_them() {
    let home = Home::new();
    let git = home.open();
    let head = home.text(&["rev-parse", "HEAD"]);
    let paths = ["boards".to_owned()];
    let near = |git: &Git| {
        git.near(std::slice::from_ref(&head), &paths)
            .unwrap()
            .is_some()
    };
    assert!(near(&git));
    let older = home.text(&["commit-tree", "-m", "older", "HEAD^{tree}"]);
    home.git(&["replace", "--graft", &head, &older]);
    assert!(!near(&git));
    home.git(&["pack-refs", "--all"]);
    assert!(!near(&git));
    let listed = git.touching(std::slice::from_ref(&head), &paths, Wanted::Some);
    let listed: Vec<String> = listed.unwrap().map(|one| one.unwrap().id).collect();
    assert_eq!(listed, [older]);
}
