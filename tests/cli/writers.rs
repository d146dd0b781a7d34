//! Eight writers at once, in one work tree and in linked ones: a commit a step, each with its own files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::thread::scope;

use crate::helper::Sandbox;

const WRITERS: usize = 8;
const STEPS: usize = 4;

/// All of them at once, each in its own folder; every step is acknowledged.
fn write(s: &Sandbox, folders: &[PathBuf]) {
    scope(|t| {
        for who in 0..WRITERS {
            let folder = &folders[who % folders.len()];
            t.spawn(move || {
                for step in 0..STEPS {
                    let line = match step % 2 {
                        0 => format!("obstacle add 'Of writer {who} step {step}'"),
                        _ => format!(
                            "measure lead-time {who}.{step} --note 'Of writer {who} step {step}'"
                        ),
                    };
                    s.call(&line).cwd(folder).run().ok();
                }
            });
        }
    });
}

/// Every step since is one commit of one file, and all that was written is there, each once.
fn is_whole(s: &Sandbox, folder: &Path, since: &str, of: impl Fn(usize) -> bool) {
    let writers = (0..WRITERS).filter(|who| of(*who));
    let wanted: BTreeSet<String> = writers
        .flat_map(|who| (0..STEPS).map(move |step| format!("Of writer {who} step {step}")))
        .collect();
    let range = format!("{since}..HEAD");
    let commits = s.git_in(folder, &["rev-list", &range]);
    assert_eq!(commits.lines().count(), wanted.len());
    let mut found = BTreeSet::new();
    for commit in commits.lines() {
        let files = s.git_in(folder, &["show", "--format=", "--name-only", commit]);
        assert_eq!(files.lines().count(), 1, "{files}");
        let shown = s.git_in(folder, &["show", "--format=", commit]);
        let added: Vec<&str> = shown.lines().filter(|line| line.starts_with('+')).collect();
        let its: Vec<&String> = wanted
            .iter()
            .filter(|text| added.iter().any(|line| line.contains(*text)))
            .collect();
        assert_eq!(its.len(), 1, "{shown}");
        found.insert(its[0].clone());
    }
    assert_eq!(found, wanted);
    assert_eq!(s.git_in(folder, &["status", "--porcelain"]), "");
    s.git_in(folder, &["fsck", "--strict", "--no-dangling"]);
    s.call("check").cwd(folder).run().ok();
}

#[test]
fn eight_writers_in_one_work_tree_make_a_commit_a_step() {
    let s = Sandbox::practising();
    let since = s.head();
    write(&s, std::slice::from_ref(&s.work));
    is_whole(&s, &s.work, &since, |_| true);
    let names = s.tree();
    let numbers: Vec<&str> = names
        .iter()
        .filter_map(|path| {
            path.strip_prefix("boards/packing/obstacles/")?
                .split('-')
                .next()
        })
        .collect();
    let once: BTreeSet<&str> = numbers.iter().copied().collect();
    assert_eq!(once.len(), numbers.len(), "each has a number of its own");
}

#[test]
fn eight_writers_in_linked_work_trees_do_not_meet() {
    let s = Sandbox::practising();
    let since = s.head();
    let mut folders = vec![s.work.clone()];
    for name in ["second", "third", "fourth"] {
        let folder = s.root().join(name);
        s.git(&[
            "worktree",
            "add",
            "-q",
            "-b",
            name,
            folder.to_str().unwrap(),
        ]);
        folders.push(folder);
    }
    write(&s, &folders);
    for (at, folder) in folders.iter().enumerate() {
        is_whole(&s, folder, &since, |who| who % 4 == at);
    }
}
