//! A move that a power cut came into, and settings that outlive one.

use super::*;

/// HEAD moves on to a commit that brings three files and takes one; a note of it lies there, as one of whom
/// nothing more is known.
fn moved() -> (Home, String, String) {
    let home = Home::new();
    let old = home.text(&["rev-parse", "HEAD"]);
    home.write("a.toml", "a = 2\nb = 3\n");
    home.write("n/e/w.toml", "w = 'the whole of it'\n");
    home.write("o.toml", "o = 'as it is to be'\n");
    home.git(&["rm", "-q", "boards/b.toml"]);
    home.git(&["add", "."]);
    home.git(&["commit", "-qm", PLANNED]);
    let new = home.text(&["rev-parse", "HEAD"]);
    home.git(&["reset", "-q", "--hard", &old]);
    let note = home.root.join(".git/kata/note.json");
    let kept = home.root.join(".git/kept");
    let keep = format!("cp '{}' '{}'", note.display(), kept.display());
    home.hook("post-merge", &keep);
    let git = home.open();
    git.move_on(&take(&git), &new).unwrap();
    fs::rename(kept, note).unwrap();
    (home, old, new)
}

/// What a power cut may leave of a file that git has written: its length, nothing, or its beginning.
fn cut(home: &Home) {
    home.write("a.toml", &"\0".repeat("a = 2\nb = 3\n".len()));
    home.write("n/e/w.toml", "");
    home.write("o.toml", "o = 'as i");
}

#[test]
fn a_move_that_was_made_has_the_files_written_again_that_a_power_cut_took() {
    let (home, _, new) = moved();
    cut(&home);
    let finished = Recovered::Finished {
        subject: PLANNED.into(),
        commit: new,
    };
    assert_eq!(settled(&home), Some(finished));
    assert_eq!(home.text(&["status", "--porcelain"]), "");
    assert_eq!(home.read("a.toml"), "a = 2\nb = 3\n");
    assert_eq!(home.read("n/e/w.toml"), "w = 'the whole of it'\n");
    home.assert_sound();
}

#[test]
fn what_a_person_wrote_after_a_move_that_was_cut_off_stays() {
    let (home, ..) = moved();
    cut(&home);
    home.write("a.toml", "a = 2\nb = 3\nc = 4\n");
    fs::remove_file(home.root.join("o.toml")).unwrap();
    settled(&home);
    let left = home.text(&["status", "--porcelain"]);
    assert_eq!(left, " M a.toml\n D o.toml");
    assert_eq!(home.read("a.toml"), "a = 2\nb = 3\nc = 4\n");
}

#[test]
fn a_move_that_was_not_made_is_taken_back_whatever_a_power_cut_left_of_its_files() {
    let (home, old, _) = moved();
    home.git(&["update-ref", "HEAD", &old]);
    home.git(&["read-tree", &old]);
    cut(&home);
    assert_eq!(settled(&home), taken_back(&[]));
    assert_eq!(home.text(&["status", "--porcelain"]), "");
    assert_eq!(home.read("a.toml"), "a = 1\n");
    assert!(!home.has("n") && !home.has("o.toml"));
    home.assert_sound();
}

#[test]
fn settings_are_changed_whole_and_only_under_the_lock_that_git_takes() {
    let home = Home::new();
    let git = home.open();
    let get = |key: &str| home.text(&["config", "--get", key]);
    let lock = home.root.join(".git/config.lock");
    git.configure(&[("branch.ä.b.remote", Some("x y")), ("kata.one", Some("1"))])
        .unwrap();
    assert_eq!(
        (get("branch.ä.b.remote"), get("kata.one")),
        ("x y".into(), "1".into())
    );
    assert_eq!(get("user.name"), "Ada");
    // What one of us leaves that is killed with the lock in its hand.
    fs::write(home.root.join(".git/kata/config"), "[kata]\n\tone = 7\n").unwrap();
    fs::hard_link(home.root.join(".git/kata/config"), &lock).unwrap();
    git.configure(&[("kata.one", None), ("kata.two", Some("2"))])
        .unwrap();
    assert!(!lock.exists());
    assert_eq!(get("kata.two"), "2");
    assert_eq!(get("user.name"), "Ada");
    let all = home.text(&["config", "--local", "--list"]);
    assert!(!all.contains("kata.one"), "{all}");
    // Another git's is waited for, named, and kept.
    fs::write(&lock, "").unwrap();
    let refused = git.configure(&[("kata.two", Some("3"))]);
    assert!(
        matches!(&refused, Err(GitError::Locked { path }) if path.ends_with("config.lock")),
        "{refused:?}"
    );
    assert!(lock.exists());
    assert_eq!(get("kata.two"), "2");
    let left: Vec<_> = fs::read_dir(git.own_dir()).unwrap().flatten().collect();
    assert!(
        left.iter().all(|entry| entry.file_name() != "config"),
        "{left:?}"
    );
}
