//! Objects that are not there, or cannot be read: nothing is taken for removed because of them.

use super::*;

#[test]
fn a_folder_that_cannot_be_read_is_not_taken_for_removed() {
    let home = Home::new();
    home.write("p/boards/b.toml", "b = 1\n");
    home.git(&["add", "."]);
    home.git(&["commit", "-qm", "second"]);
    let old = home.text(&["rev-parse", "HEAD"]);
    home.write("p/boards/b.toml", "b = 2\n");
    home.git(&["commit", "-qam", "third"]);
    let new = home.text(&["rev-parse", "HEAD"]);
    let tree = home.text(&["rev-parse", "HEAD:p"]);
    let (first, rest) = tree.split_at(2);
    fs::remove_file(home.root.join(".git/objects").join(first).join(rest)).unwrap();
    let git = home.open();
    let paths = ["p/boards".to_owned()];
    let pairs = git.pairs(&old, &new, &paths);
    assert!(pairs.is_err(), "{pairs:?}");
    for path in ["p/boards", "p/boards/b.toml"] {
        let entry = git.head_entry(Some(&new), path);
        assert!(entry.is_err(), "{path}: {entry:?}");
    }
    // What is not there, and below what is no folder, is nothing.
    for path in ["q", "q/b.toml", "a.toml/b"] {
        assert_eq!(git.head_entry(Some(&old), path).unwrap(), None, "{path}");
    }
}

#[test]
fn a_head_that_says_nothing_is_not_taken_for_one_on_no_branch() {
    let home = Home::new();
    let git = home.open();
    home.git(&["checkout", "-q", "--detach"]);
    assert_eq!(git.branch().unwrap(), None);
    for said in ["", "\0\0\0\0\n", "ref: "] {
        home.write(".git/HEAD", said);
        let branch = git.branch();
        assert!(branch.is_err(), "{said:?}: {branch:?}");
    }
}
