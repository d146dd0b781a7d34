//! Real repositories beside each other, with the user's git between them.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::*;
use crate::store::git::{BadAddress, Target};

/// A folder with a bare repository `there.git` and a repository `here` that has it as `origin`.
struct Pair {
    folder: tempfile::TempDir,
}

impl Pair {
    fn new() -> Pair {
        let pair = Pair {
            folder: tempfile::tempdir().unwrap(),
        };
        pair.git(&pair.at(""), &["init", "-q", "--bare", "there.git"]);
        pair.clone_to("here");
        pair
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn here(&self) -> PathBuf {
        self.at("here")
    }

    fn clone_to(&self, name: &str) -> Git {
        self.git(&self.at(""), &["init", "-q", "-b", "main", name]);
        let there = self.at("there.git");
        let dir = self.at(name);
        self.git(&dir, &["remote", "add", "origin", there.to_str().unwrap()]);
        for (key, value) in [
            ("user.name", "Ada"),
            ("user.email", "ada@example.com"),
            ("commit.gpgsign", "false"),
            ("core.hooksPath", ".git/hooks"),
        ] {
            self.git(&dir, &["config", key, value]);
        }
        self.open(name)
    }

    fn open(&self, name: &str) -> Git {
        Git::discover(&self.at(name)).unwrap()
    }

    fn git(&self, dir: &Path, args: &[&str]) -> String {
        let ran = Command::new("git")
            .arg("-C")
            .arg(dir)
            .args(args)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap();
        let err = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(ran.status.success(), "{args:?}: {err}");
        String::from_utf8(ran.stdout).unwrap().trim_end().to_owned()
    }

    /// A commit without files, here or in another clone; gives its id.
    fn commit(&self, name: &str, subject: &str) -> String {
        let args = ["commit", "-q", "--allow-empty", "-m", subject];
        self.git(&self.at(name), &args);
        self.git(&self.at(name), &["rev-parse", "HEAD"])
    }

    fn hook(&self, path: &str, script: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

fn push(git: &Git, commit: &str) -> Result<Pushed, GitError> {
    push_to(git, "origin", commit)
}

fn push_to(git: &Git, remote: &str, commit: &str) -> Result<Pushed, GitError> {
    let push = Push {
        remote,
        commit,
        to: "refs/heads/main",
        upstream_of: Some("main"),
    };
    git.push(&git.remotes().unwrap(), &push, Manners::QUIET)
}

fn fetch(git: &Git, remote: &str) -> Result<Option<String>, GitError> {
    git.fetch(
        &git.remotes().unwrap(),
        remote,
        "refs/heads/main",
        Manners::QUIET,
    )
}

#[test]
fn a_commit_goes_there_and_comes_back() {
    let pair = Pair::new();
    let (here, other) = (pair.open("here"), pair.clone_to("other"));
    assert_eq!(fetch(&here, "origin").unwrap(), None, "it is empty yet");
    assert_eq!(here.remotes().unwrap().upstream("main"), None);
    let id = pair.commit("here", "first");
    assert_eq!(push(&here, &id).unwrap(), Pushed::Done { said: vec![] });
    let upstream = here.remotes().unwrap().upstream("main").unwrap();
    assert_eq!(
        (upstream.remote.as_str(), upstream.branch.as_str()),
        ("origin", "refs/heads/main")
    );
    let tracking = upstream.tracking.unwrap();
    assert_eq!(here.resolve(&tracking).unwrap(), id, "the push has told it");
    assert_eq!(push(&here, &id).unwrap(), Pushed::UpToDate);
    assert_eq!(fetch(&other, "origin").unwrap(), Some(id.clone()));
    assert_eq!(other.resolve("origin/main").unwrap(), id);
    let absent = other.fetch(
        &other.remotes().unwrap(),
        "origin",
        "refs/heads/absent",
        Manners::QUIET,
    );
    assert_eq!(absent.unwrap(), None);
}

#[test]
fn a_branch_without_a_place_of_its_own_here_is_fetched_too() {
    let pair = Pair::new();
    let here = pair.open("here");
    let id = pair.commit("here", "first");
    push(&here, &id).unwrap();
    let other = pair.clone_to("other");
    let narrow = "+refs/heads/other:refs/remotes/origin/other";
    pair.git(
        &pair.at("other"),
        &["config", "remote.origin.fetch", narrow],
    );
    assert_eq!(
        other
            .remotes()
            .unwrap()
            .tracking("origin", "refs/heads/main"),
        None
    );
    assert_eq!(fetch(&other, "origin").unwrap(), Some(id.clone()));
    let address = pair.at("there.git");
    assert_eq!(fetch(&other, address.to_str().unwrap()).unwrap(), Some(id));
    assert_eq!(pair.git(&pair.at("other"), &["branch", "-a"]), "");
}

#[test]
fn one_that_comes_second_is_told_that_the_branch_moved_on() {
    let pair = Pair::new();
    let (here, other) = (pair.open("here"), pair.clone_to("other"));
    push(&here, &pair.commit("here", "first")).unwrap();
    let second = pair.commit("other", "second");
    assert_eq!(push(&other, &second).unwrap(), Pushed::MovedOn);
    fetch(&other, "origin").unwrap();
    assert_eq!(
        push(&other, &second).unwrap(),
        Pushed::MovedOn,
        "nothing is forced"
    );
    assert_eq!(other.remotes().unwrap().upstream("main"), None);
}

#[test]
fn two_pushes_at_once_are_a_branch_that_moved_on() {
    let pair = Pair::new();
    let (here, other) = (pair.open("here"), pair.clone_to("other"));
    let first = pair.commit("here", "first");
    push(&here, &first).unwrap();
    fetch(&other, "origin").unwrap();
    pair.git(&pair.at("other"), &["reset", "-q", "--hard", "origin/main"]);
    let (mine, theirs) = (pair.commit("here", "mine"), pair.commit("other", "theirs"));
    pair.git(
        &pair.here(),
        &["push", "-q", "origin", &format!("{mine}:refs/heads/kept")],
    );
    // Between the server's look at the branch and its change of it, another push lands.
    let script = format!(
        "unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES\n\
         git update-ref refs/heads/main {mine}"
    );
    pair.hook("there.git/hooks/pre-receive", &script);
    assert_eq!(push(&other, &theirs).unwrap(), Pushed::MovedOn);
}

#[test]
fn a_branch_whose_name_is_taken_by_a_folder_is_refused_and_not_tried_again() {
    let pair = Pair::new();
    let here = pair.open("here");
    let id = pair.commit("here", "first");
    let push = |to| {
        let push = Push {
            remote: "origin",
            commit: &id,
            to,
            upstream_of: None,
        };
        here.push(&here.remotes().unwrap(), &push, Manners::QUIET)
    };
    push("refs/heads/kata").unwrap();
    let refused = push("refs/heads/kata/more").unwrap();
    assert!(matches!(refused, Pushed::Refused(_)), "{refused:?}");
}

#[test]
fn a_server_that_refuses_has_its_words_kept() {
    let pair = Pair::new();
    let here = pair.open("here");
    let id = pair.commit("here", "first");
    for hook in ["pre-receive", "update"] {
        let path = format!("there.git/hooks/{hook}");
        pair.hook(
            &path,
            "echo 'Beschermd: één verzoek a.u.b.' >&2; echo >&2; exit 1",
        );
        let Pushed::Refused(refused) = push(&here, &id).unwrap() else {
            panic!("{hook} did not refuse");
        };
        assert_eq!(refused.by, Refuser::Server);
        assert!(
            refused.reason.ends_with("hook declined"),
            "{}",
            refused.reason
        );
        assert_eq!(refused.said[0], "Beschermd: één verzoek a.u.b.");
        fs::remove_file(pair.at(&path)).unwrap();
    }
    assert_eq!(here.remotes().unwrap().upstream("main"), None);
}

#[test]
fn words_of_a_server_that_takes_it_are_kept_too() {
    let pair = Pair::new();
    let here = pair.open("here");
    pair.hook(
        "there.git/hooks/post-receive",
        "echo 'Open a pull request' >&2",
    );
    let said = vec!["Open a pull request".to_owned()];
    let id = pair.commit("here", "first");
    assert_eq!(push(&here, &id).unwrap(), Pushed::Done { said });
}

#[test]
fn an_own_hook_that_refuses_is_no_server() {
    let pair = Pair::new();
    let here = pair.open("here");
    let id = pair.commit("here", "first");
    pair.hook(
        "here/.git/hooks/pre-push",
        "echo on out; echo not today >&2; exit 1",
    );
    let Pushed::Refused(refused) = push(&here, &id).unwrap() else {
        panic!("the hook did not refuse");
    };
    assert_eq!(refused.by, Refuser::OwnHook);
    assert_eq!(refused.said, ["on out", "not today"]);
}

#[test]
fn what_is_not_there_and_what_cannot_be_reached_are_two_things() {
    let pair = Pair::new();
    let here = pair.open("here");
    let id = pair.commit("here", "first");
    fs::remove_dir_all(pair.at("there.git")).unwrap();
    for failed in [
        fetch(&here, "origin").unwrap_err(),
        push(&here, &id).unwrap_err(),
    ] {
        assert!(matches!(failed, GitError::NoRepository { .. }), "{failed}");
    }
    // Nothing listens on the port for discarding.
    for closed in ["http://ada:secret@127.0.0.1:9/it", "git://127.0.0.1:9/it"] {
        let failed = fetch(&here, closed).unwrap_err();
        assert!(matches!(failed, GitError::Unreachable { .. }), "{failed}");
        assert!(!failed.to_string().contains("secret"), "{failed}");
    }
    let unnamed = fetch(&here, "upstream").unwrap_err();
    assert!(
        matches!(unnamed, GitError::NoRepository { .. }),
        "{unnamed}"
    );
}

#[test]
fn a_hostile_remote_runs_nothing() {
    let pair = Pair::new();
    let here = pair.open("here");
    let id = pair.commit("here", "first");
    let canary = pair.at("canary");
    let run = format!("touch {}", canary.display());
    let script = pair.at("canary.sh");
    pair.hook("canary.sh", &run);
    let script = script.to_str().unwrap();
    let hostile = [
        format!("--upload-pack={script}"),
        format!("--receive-pack={script}"),
        format!("-oProxyCommand={script}"),
        format!("ssh://-oProxyCommand={script}/it"),
        "git@-oProxyCommand=canary.sh:it".to_owned(),
        format!("ext::{script}"),
        format!("ext::sh -c '{run}'"),
        "fd::0".to_owned(),
        format!("--exec={script}"),
    ];
    // The settings of a repository do not count: they may have come with it.
    pair.git(&pair.here(), &["config", "protocol.ext.allow", "always"]);
    for address in &hostile {
        for name in [address.as_str(), "hostile"] {
            pair.git(&pair.here(), &["config", "remote.hostile.url", address]);
            let refused = [
                fetch(&here, name).unwrap_err(),
                push_to(&here, name, &id).unwrap_err(),
            ];
            for refused in refused {
                assert!(
                    matches!(refused, GitError::BadRemote { .. }),
                    "{address}: {refused}"
                );
            }
        }
    }
    for branch in [
        "--upload-pack=x",
        "refs/heads/",
        "refs/heads/a:refs/heads/b",
        "refs/tags/x",
    ] {
        let refused = here.fetch(&here.remotes().unwrap(), "origin", branch, Manners::QUIET);
        let refused = refused.unwrap_err();
        assert!(
            matches!(refused, GitError::BadBranch { .. }),
            "{branch}: {refused}"
        );
    }
    assert!(!canary.exists());
}

#[test]
fn a_helper_that_the_person_allows_is_not_refused() {
    let remotes = |scope: &str| Remotes::parsed(&format!("{scope}\0protocol.foo.allow\nuser\0"));
    assert!(remotes("global").check("foo::bar").is_ok());
    assert!(remotes("command").check("foo::bar").is_ok());
    let Err(GitError::BadRemote { reason, .. }) = remotes("local").check("foo::bar") else {
        panic!("a repository's own settings count");
    };
    assert_eq!(
        reason,
        BadAddress::Helper {
            helper: "foo".into()
        }
    );
}

#[test]
fn a_branch_is_pushed_where_git_would_push_it() {
    let settings = |lines: &[&str]| {
        let said = |line: &&str| {
            let (key, value) = line.split_once(' ').unwrap();
            format!("local\0{key}\n{value}\0")
        };
        Remotes::parsed(&lines.iter().map(said).collect::<String>())
    };
    let to = |remote: &str, branch: &str| Target::To {
        remote: remote.into(),
        branch: format!("refs/heads/{branch}"),
    };
    let origin = [
        "remote.origin.url a",
        "remote.origin.fetch +refs/heads/*:refs/remotes/origin/*",
    ];
    let follows = |branch: &'static str| match branch {
        "main" => [
            "branch.main.remote origin",
            "branch.main.merge refs/heads/main",
        ],
        _ => [
            "branch.main.remote origin",
            "branch.main.merge refs/heads/trunk",
        ],
    };
    let fork = ["remote.fork.url b"];
    let case = |parts: &[&[&str]]| settings(&parts.concat()).target("main");

    assert_eq!(case(&[]), Target::Nowhere);
    assert_eq!(case(&[&origin]), to("origin", "main"));
    assert_eq!(case(&[&origin, &fork]), to("origin", "main"));
    let two = ["remote.a.url a", "remote.b.url b"];
    assert_eq!(case(&[&two]), Target::Several(vec!["a".into(), "b".into()]));
    assert_eq!(case(&[&origin, &follows("main")]), to("origin", "main"));
    let unclear = case(&[&origin, &follows("trunk")]);
    let Target::Unclear { upstream } = unclear else {
        panic!("{unclear:?}");
    };
    assert_eq!(upstream.tracking.unwrap(), "refs/remotes/origin/trunk");
    let follow = ["push.default upstream"];
    assert_eq!(
        case(&[&origin, &follows("trunk"), &follow]),
        to("origin", "trunk")
    );
    let current = ["push.default current"];
    assert_eq!(
        case(&[&origin, &follows("trunk"), &current]),
        to("origin", "main")
    );
    let elsewhere = ["remote.pushdefault fork"];
    assert_eq!(
        case(&[&origin, &fork, &follows("trunk"), &elsewhere]),
        to("fork", "main")
    );
    let own = ["branch.main.pushremote fork"];
    assert_eq!(
        case(&[&origin, &fork, &follows("main"), &own]),
        to("fork", "main")
    );
    let mapped = ["remote.origin.push +refs/heads/*:refs/heads/ada/*"];
    assert_eq!(
        case(&[&origin, &follows("main"), &mapped]),
        to("origin", "ada/main")
    );
}

#[test]
fn settings_are_read_as_git_reads_them() {
    let pair = Pair::new();
    let here = pair.here();
    for args in [
        &["remote", "add", "with.dot", "x"][..],
        &["config", "--add", "remote.with.dot.pushurl", "y"],
        &["config", "branch.a.b.remote", "with.dot"],
        &["config", "branch.a.b.merge", "refs/heads/a.b"],
        &["config", "branch.local.remote", "."],
        &["config", "branch.local.merge", "refs/heads/main"],
        &["config", "remote.none.prune", "true"],
        &[
            "config",
            "--add",
            "remote.origin.fetch",
            "^refs/heads/secret",
        ],
    ] {
        pair.git(&here, args);
    }
    let remotes = pair.open("here").remotes().unwrap();
    assert_eq!(remotes.names(), ["origin", "with.dot"]);
    let dotted = remotes.get("with.dot").unwrap();
    assert_eq!(
        (&*dotted.urls, &*dotted.push_urls),
        (&["x".into()][..], &["y".into()][..])
    );
    let upstream = remotes.upstream("a.b").unwrap();
    assert_eq!(upstream.tracking.unwrap(), "refs/remotes/with.dot/a.b");
    assert!(remotes.upstream("local").unwrap().is_here());
    assert_eq!(remotes.tracking("origin", "refs/heads/secret"), None);
    assert_eq!(
        remotes.tracking("origin", "refs/heads/a/b").unwrap(),
        "refs/remotes/origin/a/b"
    );
}
