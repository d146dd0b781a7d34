//! What differs between two commits is the same whether it is read here or git is asked.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;

/// Some paths, each with its mode and one of a few contents.
type Tree = Vec<(String, &'static str, u8)>;

/// Names that git sorts otherwise when they are folders, and few of them, so that much is alike.
fn tree(most: usize) -> impl Strategy<Value = Tree> {
    let name = || prop::sample::select(vec!["a", "a-b", "a.b", "ab", "b", "c", "d", "ä"]);
    let deep = prop::sample::select(vec![0, 1, 1, 1, 1, 1, 1, 2, 2, 3]);
    let path = deep
        .prop_flat_map(move |deep| prop::collection::vec(name(), deep))
        .prop_map(|below| {
            ["boards"]
                .into_iter()
                .chain(below)
                .collect::<Vec<_>>()
                .join("/")
        });
    let mode = prop::sample::select(vec!["644", "644", "644", "755", "120000", "160000"]);
    prop::collection::vec((path, mode, 0u8..3), 0..=most)
}

fn committed(home: &Home, trees: [&Tree; 2]) {
    let mut told = String::new();
    for (branch, tree) in ["old", "new"].iter().zip(trees) {
        write!(
            told,
            "commit refs/heads/{branch}\ncommitter Ada <ada@example.com> 1750000000 +0000\ndata 1\nx\n"
        )
        .unwrap();
        for (path, mode, content) in tree {
            if *mode == "160000" {
                let id = format!("{content}").repeat(39) + "1";
                writeln!(told, "M {mode} {id} {path}").unwrap();
            } else {
                writeln!(told, "M {mode} inline {path}\ndata 1\n{content}").unwrap();
            }
        }
    }
    home.imports(&told);
}

proptest! {
    #![proptest_config(Config { cases: 48, failure_persistence: None, ..Config::default() })]

    #[test]
    fn what_differs_between_two_commits_is_what_git_says(
        shared in tree(24),
        old in tree(6),
        new in tree(6),
    ) {
        let home = Home::empty();
        let both = |tree: &Tree| [shared.clone(), tree.clone()].concat();
        committed(&home, [&both(&old), &both(&new)]);
        let git = home.open();
        let told = cli::Processes::new(git.run.clone(), home.root.clone(), "sha1".to_owned());
        let paths = ["boards".to_owned()];
        for (old, new) in [("old", "new"), ("new", "old")] {
            let [old, new] = [old, new].map(|branch| home.text(&["rev-parse", branch]));
            let mut listed = told.pairs(Some(&old), &new, &paths).unwrap();
            listed.sort_by(|a, b| a.path.cmp(&b.path));
            prop_assert_eq!(git.reads.pairs(Some(&old), &new, &paths).unwrap(), listed);
        }
    }
}
