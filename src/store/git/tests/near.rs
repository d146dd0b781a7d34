//! The newest commits found here are those that git lists, wherever git takes over.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::made::{histories, history};
use super::*;

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_newest_commits_are_those_that_git_lists(
        made in histories(),
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
