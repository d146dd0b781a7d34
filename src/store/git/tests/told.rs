//! What git tells of each commit is what a comparison of its trees here says.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::made::{histories, history};
use super::*;

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn each_commit_is_told_with_what_it_changed(
        made in histories(),
    ) {
        let home = Home::empty();
        history(&home, &made);
        let git = home.open();
        let from = [home.text(&["rev-parse", "refs/heads/c"])];
        let (boards, within) = (["boards".to_owned()], ["boards".to_owned(), "people".to_owned()]);
        let told: Vec<Told> = git
            .told_like(&from, ("", "boards/*"), &within)
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let compared: Vec<Told> = git
            .told(&from, &boards, &within)
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        prop_assert_eq!(told, compared);
    }
}

/// A home with five commits.
fn of_five() -> Home {
    let home = Home::new();
    for number in 0..4 {
        home.write("boards/b.toml", &format!("b = {number}\n"));
        home.git(&["commit", "-qam", "more"]);
    }
    home
}

#[test]
fn where_history_is_cut_off_nobody_tells_what_its_first_commit_changed() {
    let home = of_five();
    let short = Home::empty();
    let from = format!("file://{}", home.root.display());
    short.git(&["fetch", "-q", "--depth=2", &from, "main"]);
    let git = short.open();
    let within = ["boards".to_owned()];
    let head = [short.text(&["rev-parse", "FETCH_HEAD"])];
    let told: Vec<Option<usize>> = git
        .told_like(&head, ("", "boards/*"), &within)
        .unwrap()
        .map(|told| told.unwrap().1.map(|changed| changed.len()))
        .collect();
    assert_eq!(told, [Some(1), None]);
}

#[test]
fn half_a_history_does_not_pass_for_all_of_it() {
    let home = of_five();
    let lost = home.text(&["rev-parse", "HEAD~2"]);
    let object = format!(".git/objects/{}/{}", &lost[..2], &lost[2..]);
    fs::remove_file(home.root.join(object)).unwrap();
    let git = home.open();
    let within = ["boards".to_owned()];
    let head = [home.text(&["rev-parse", "HEAD"])];
    let told = git.told_like(&head, ("", "boards/*"), &within).unwrap();
    assert!(told.collect::<Result<Vec<_>, _>>().is_err());
}
