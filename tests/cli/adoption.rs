//! A kata home in a repository that is somebody's already: their work stays theirs.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::helper::{Sandbox, has};

/// What the user has in index and work tree, byte for byte.
#[derive(Debug, PartialEq)]
struct Work {
    /// `git ls-files -s` of the user's own paths
    index: Vec<String>,
    staged: String,
    unstaged: String,
    status: String,
    files: BTreeMap<String, Vec<u8>>,
}

/// The files of the user that no command may touch.
fn own(path: &str) -> bool {
    ["app/", "README.md", "notes.txt", "docs/"]
        .iter()
        .any(|p| path.starts_with(p))
}

fn work(s: &Sandbox) -> Work {
    Work {
        index: s
            .git(&["ls-files", "-s", "--full-name"])
            .lines()
            .filter(|l| own(l.split('\t').nth(1).unwrap()))
            .map(str::to_owned)
            .collect(),
        // whole, not only of the user's paths: a command leaves nothing of its own behind either
        staged: s.git(&[
            "diff",
            "--cached",
            "--binary",
            "--full-index",
            "--no-renames",
        ]),
        unstaged: s.git(&["diff", "--binary", "--full-index", "--no-renames"]),
        status: s.git(&["status", "--porcelain", "--untracked-files=all"]),
        files: s
            .files()
            .into_iter()
            .filter(|(path, _)| own(path))
            .collect(),
    }
}

/// A project in which somebody is in the middle of something, in every way git knows.
fn busy_project() -> Sandbox {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    for (path, content) in [
        ("README.md", "# A project\n\nWords.\n"),
        ("app/main.c", "int main(void) { return 0; }\n"),
        ("app/part.c", "one\ntwo\nthree\n"),
        ("app/gone-staged.c", "to be removed\n"),
        ("app/gone.c", "removed without a word to git\n"),
        (
            "app/old-name.c",
            "a file that moves, with enough in it to be seen\nas the same one\n",
        ),
        ("docs/text.md", "text\n"),
    ] {
        s.write(path, content);
    }
    s.git(&["add", "."]);
    s.git(&["commit", "-qm", "a project"]);
    // staged
    s.write("app/new.c", "new and staged\n");
    s.git(&["add", "app/new.c"]);
    s.git(&["rm", "-q", "--cached", "app/gone-staged.c"]);
    fs::remove_file(s.work.join("app/gone-staged.c")).unwrap();
    s.git(&["mv", "app/old-name.c", "app/new-name.c"]);
    // staged, and changed again since
    s.write("app/part.c", "one\nTWO\nthree\n");
    s.git(&["add", "app/part.c"]);
    s.write("app/part.c", "one\nTWO\nTHREE\n");
    // only changed
    s.write(
        "README.md",
        "# A project\n\nOther words, no newline at the end",
    );
    fs::remove_file(s.work.join("app/gone.c")).unwrap();
    // unknown to git
    s.write("notes.txt", "for myself\r\n");
    s.write("docs/draft.md", "a draft\n");
    s
}

/// The writing commands of a whole target, in an order in which each has something to do.
const WRITING: &[&str] = &[
    "people add noor --name 'Noor Bakker' --email noor@example.org",
    "board new packing --learner noor --challenge 'Every order leaves on the day it comes in'",
    "board edit packing --process 'the packing bench'",
    "metric add lead-time --unit min --better lower",
    "metric edit lead-time --name 'Lead time'",
    "measure lead-time 44 --on 2026-11-20",
    "measure lead-time 43 --instead-of 44 --on 2026-11-20",
    "problem raise 'Returns come back unlabelled'",
    "condition new --pattern 'Labels come in batches of 20' --seen 'Orders wait'",
    "condition edit CC1 --seen 'Orders wait for their label'",
    "target new --by 2026-12-14 --outcome 'Every order within 40 minutes' --pattern 'A label at the bench'",
    "target edit TC1 --ambitious 'Nobody has done it yet'",
    "obstacle add 'Labels come in batches' 'The scanner is shared'",
    "obstacle edit O1 --gone-when 'Nobody fetches a batch any more'",
    "obstacle focus O1",
    "plan --step 'Print each label at the bench' --expect 'Less waiting' --predict lead-time=..40",
    "experiment edit E1 --guard 'Nobody lifts the printer alone'",
    "experiment continue E1 --by 2026-11-30 --why 'Two days are not enough'",
    "record E1 --happened 'Less waiting' --learned 'The batch was it' --value 39",
    "plan --step 'A second printer' --expect 'No waiting at all'",
    "experiment drop E2 --why 'There is no room for it'",
    "obstacle resolve O1 --through E1",
    "obstacle reopen O1",
    "obstacle drop O2 --why 'It has its own scanner now'",
    "standard add 'A label at the bench' --confirm-by 2027-01-11",
    "target close --result partly --reached 'Most orders' --learned 'It was the batch'",
    "board close packing --learned 'Look before printing'",
];

/// Runs every writing command in `home` (a path below the work folder, empty for itself).
fn every_command_leaves_the_work_alone(home: &str) {
    let s = busy_project();
    let before = work(&s);
    assert!(
        before.staged.contains("app/new.c") && before.unstaged.contains("README.md"),
        "the project is busy"
    );
    let commits = s.commits();
    if home.is_empty() {
        s.kata("init").ok();
    } else {
        s.kata_args(&["init", home]).ok();
    }
    assert_eq!(s.commits(), commits + 1, "init makes one commit");
    assert_eq!(work(&s), before, "after init");
    let prefix = if home.is_empty() {
        String::new()
    } else {
        format!("{home}/")
    };
    let in_home = |path: &str| {
        let allowed = [
            "kata.toml",
            ".gitattributes",
            ".gitignore",
            "direction.toml",
            "boards/",
            "problems/",
            "standards/",
            "culture/",
        ];
        path.strip_prefix(&prefix)
            .is_some_and(|p| allowed.iter().any(|a| p.starts_with(a)))
    };
    for path in s.touched() {
        assert!(in_home(&path), "init commits {path}");
    }
    for line in WRITING {
        let commits = s.commits();
        s.call(line).cwd(&s.work.join(home)).run().ok();
        assert_eq!(s.commits(), commits + 1, "{line}");
        assert_eq!(work(&s), before, "after {line}");
        for path in s.touched() {
            assert!(in_home(&path) && !own(&path), "{line} commits {path}");
        }
    }
    // and the user's own commit carries out what was staged, no more
    s.git(&["commit", "-qm", "mine"]);
    let mut mine = s.touched();
    mine.sort();
    assert_eq!(
        mine,
        [
            "app/gone-staged.c",
            "app/new-name.c",
            "app/new.c",
            "app/old-name.c",
            "app/part.c"
        ]
    );
}

#[test]
fn in_a_plain_repository_every_command_leaves_the_work_of_the_user_byte_for_byte() {
    every_command_leaves_the_work_alone("");
}

#[test]
fn in_a_folder_of_another_project_every_command_leaves_the_work_of_the_user_byte_for_byte() {
    every_command_leaves_the_work_alone("practice/kata");
}

#[test]
fn a_file_that_is_only_announced_to_git_stays_announced() {
    let s = Sandbox::board();
    s.write("notes.txt", "soon\n");
    s.git(&["add", "-N", "notes.txt"]);
    let before = work(&s);
    s.kata("measure lead-time 44").ok();
    s.kata("problem raise 'Returns come back unlabelled'").ok();
    assert_eq!(work(&s), before);
}

#[test]
fn init_where_there_is_no_repository_makes_one_and_says_what_to_do_next() {
    let s = Sandbox::empty();
    let run = s.kata("init here --name 'The packing hall'").done();
    assert!(run.stderr.contains("kata board new"), "{}", run.stderr);
    assert!(s.work.join("here/.git").exists());
    assert_eq!(
        s.git(&["-C", "here", "rev-list", "--count", "HEAD"]).trim(),
        "1"
    );
    assert_eq!(s.git(&["-C", "here", "status", "--porcelain"]), "");
    let toml: toml::Table = toml::from_str(&s.read("here/kata.toml")).unwrap();
    assert_eq!(toml["format"].as_integer(), Some(1));
    assert_eq!(toml["name"].as_str(), Some("The packing hall"));
    assert_eq!(
        s.git(&[
            "-C",
            "here",
            "log",
            "-1",
            "--format=%(trailers:key=Kata-Step,valueonly)"
        ])
        .trim(),
        "home-created"
    );
}

#[test]
fn init_in_a_folder_of_a_project_makes_no_repository_within_the_repository() {
    let s = busy_project();
    s.kata("init practice").ok();
    assert!(s.work.join("practice/kata.toml").exists());
    assert!(!s.work.join("practice/.git").exists());
}

#[test]
fn a_second_init_is_an_error_that_changes_nothing() {
    let s = Sandbox::home();
    let before = (s.head(), s.files());
    let run = s.kata("init").fails(1);
    assert!(
        has(&run.stderr, "kata.toml") || has(&run.stderr, "already"),
        "{}",
        run.stderr
    );
    assert_eq!((s.head(), s.files()), before);
}

#[test]
fn init_keeps_the_lines_of_gitattributes_that_were_there() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.write(".gitattributes", "*.png binary\n# mine\n*.sh eol=lf");
    s.git(&["add", "."]);
    s.git(&["commit", "-qm", "mine"]);
    s.kata("init").ok();
    let now = s.read(".gitattributes");
    assert!(
        now.starts_with("*.png binary\n# mine\n*.sh eol=lf\n"),
        "{now}"
    );
    assert!(now.ends_with('\n'));
    // points are merged line by line, and nothing but points
    let union = |path: &str| {
        s.git(&["check-attr", "merge", "--", path])
            .contains("union")
    };
    assert!(
        union("boards/packing/metrics/lead-time.points.toml"),
        "{now}"
    );
    for path in [
        "boards/packing/metrics/lead-time.toml",
        "boards/packing/board.toml",
        "app/x.points.toml",
        "kata.toml",
    ] {
        assert!(!union(path), "{path} is not merged by union:\n{now}");
    }
    // nor does anything of the project become text that was not
    assert!(
        s.git(&["check-attr", "text", "eol", "--", "app/x.toml"])
            .lines()
            .all(|l| l.ends_with("unspecified")),
        "{now}"
    );
}

#[test]
fn init_stops_before_unsaved_changes_in_gitattributes() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.write(".gitattributes", "*.png binary\n");
    s.git(&["add", "."]);
    s.git(&["commit", "-qm", "mine"]);
    s.write(".gitattributes", "*.png binary\n*.jpg binary\n");
    let before = (s.head(), s.files(), work(&s));
    s.kata("init").fails(4).says(&[".gitattributes"]);
    assert_eq!((s.head(), s.files(), work(&s)), before);
}

#[test]
fn an_ignore_rule_of_the_user_does_not_catch_the_records() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.write(".gitignore", "target*\n*.toml\n");
    s.git(&["add", "."]);
    s.git(&["commit", "-qm", "mine"]);
    s.kata("init").ok();
    s.kata("board new packing --learner Noor --challenge 'Every order leaves on its day'")
        .ok();
    s.kata("condition new --seen 'Orders wait'").ok();
    s.kata(
        "target new --by 2026-12-14 --outcome 'Within 40 minutes' --pattern 'A label at the bench'",
    )
    .ok();
    s.path_of("boards/packing/targets/001-");
    s.assert_clean();
}

// Hooks

fn hook(s: &Sandbox, name: &str, content: &str) -> PathBuf {
    let path = s.work.join(".git/hooks").join(name);
    s.script(&path, content);
    path
}

#[test]
fn hooks_that_pass_run_once_a_step_and_see_only_the_steps_own_paths() {
    let s = Sandbox::board();
    s.write("app/new.c", "mine\n");
    s.git(&["add", "app/new.c"]);
    for name in ["pre-commit", "commit-msg", "post-commit"] {
        hook(
            &s,
            name,
            &format!(
                "echo {name} >> \"$(git rev-parse --git-dir)/ran\"\ngit diff --cached --name-only >> \"$(git rev-parse --git-dir)/saw-{name}\""
            ),
        );
    }
    s.kata("problem raise 'Returns come back unlabelled'").ok();
    assert_eq!(s.read(".git/ran"), "pre-commit\ncommit-msg\npost-commit\n");
    assert_eq!(s.read(".git/saw-pre-commit").trim(), s.touched().join("\n"));
    assert_eq!(s.git(&["diff", "--cached", "--name-only"]), "app/new.c\n");
}

#[test]
fn a_hook_that_fails_leaves_everything_as_it_was_and_its_words_are_shown() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting'")
        .ok();
    s.write("app/new.c", "mine\n");
    s.git(&["add", "app/new.c"]);
    for name in ["pre-commit", "commit-msg"] {
        let path = hook(&s, name, "echo 'no step on a Monday' >&2\nexit 1");
        for line in [
            "problem raise 'Returns come back unlabelled'",
            "obstacle add 'One more'",
            "measure lead-time 44",
            "metric add steps --unit steps",
            "record E1 --happened 'Less waiting' --learned 'The batch was it' --value 39",
            "board new receiving --learner Noor",
            "obstacle resolve O1",
        ] {
            let before = (s.head(), s.files(), work(&s), s.git(&["ls-files", "-s"]));
            let run = s.kata(line).fails(1).says(&["no step on a Monday"]);
            assert!(
                run.stdout.is_empty(),
                "nothing was recorded, so nothing is shown: {}",
                run.stdout
            );
            assert_eq!(
                (s.head(), s.files(), work(&s), s.git(&["ls-files", "-s"])),
                before,
                "{name}: {line}"
            );
            let error = s
                .kata(&format!("{line} --format json"))
                .fails(1)
                .error_json();
            assert!(error.to_string().contains("no step on a Monday"), "{error}");
            assert_eq!(
                (s.head(), s.files(), work(&s), s.git(&["ls-files", "-s"])),
                before,
                "{name}: {line}"
            );
        }
        fs::remove_file(path).unwrap();
    }
    // git stash breaks over an entry that was only announced
    s.git(&["stash"]);
    s.git(&["stash", "pop", "--index"]);
    // and the same step goes through once the hook lets it
    let before = s.commits();
    s.kata("record E1 --happened 'Less waiting' --learned 'The batch was it' --value 39")
        .ok();
    assert_eq!(s.commits(), before + 1);
}

#[test]
fn a_hook_that_fails_in_a_new_repository_leaves_no_half_home() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    hook(&s, "pre-commit", "echo 'not here' >&2\nexit 1");
    let before = (s.files(), s.git(&["ls-files", "-s"]));
    s.kata("init").fails(1).says(&["not here"]);
    assert_eq!((s.files(), s.git(&["ls-files", "-s"])), before);
}

#[test]
fn a_hook_may_rewrite_the_message() {
    let s = Sandbox::board();
    hook(&s, "commit-msg", "sed -i '1s/^/PACK-7 /' \"$1\"");
    let report = s
        .kata("problem raise 'Returns come back unlabelled' --format json")
        .json();
    assert!(s.message().starts_with("PACK-7 "), "{}", s.message());
    assert_eq!(report["commit"], s.head());
    assert_eq!(s.trailer("Kata-Step"), ["problem-raised"]);
    assert_eq!(
        s.kata("log -n 1 --format json").json()["steps"][0]["step"],
        "problem-raised"
    );
    s.assert_clean();
}

#[test]
fn core_hooks_path_is_respected() {
    let s = Sandbox::board();
    let folder = s.root().join("hooks");
    s.script(
        &folder.join("pre-commit"),
        "echo 'from the shared hooks' >&2\nexit 1",
    );
    s.git(&["config", "core.hooksPath", folder.to_str().unwrap()]);
    s.kata("measure lead-time 44")
        .fails(1)
        .says(&["from the shared hooks"]);
}

// What is under way

#[test]
fn during_a_merge_rebase_cherry_pick_revert_or_bisect_a_writing_command_stops_with_4() {
    let s = Sandbox::board();
    let conflict = |s: &Sandbox| {
        s.write("app/x.c", "base\n");
        s.git(&["add", "app/x.c"]);
        s.git(&["commit", "-qm", "base"]);
        s.git(&["checkout", "-qb", "theirs"]);
        s.write("app/x.c", "theirs\n");
        s.git(&["commit", "-qam", "theirs"]);
        s.git(&["checkout", "-q", "main"]);
        s.write("app/x.c", "ours\n");
        s.git(&["commit", "-qam", "ours"]);
    };
    conflict(&s);
    for (begin, end, word) in [
        (&["merge", "theirs"][..], &["merge", "--abort"][..], "merge"),
        (&["rebase", "theirs"], &["rebase", "--abort"], "rebase"),
        (
            &["cherry-pick", "theirs"],
            &["cherry-pick", "--abort"],
            "cherry-pick",
        ),
        (&["revert", "theirs"], &["revert", "--abort"], "revert"),
        (&["bisect", "start"], &["bisect", "reset"], "bisect"),
    ] {
        let (code, out, err) = s.try_git(begin);
        assert_eq!(
            code == 0,
            word == "bisect",
            "{begin:?} stops half-way\n{out}{err}"
        );
        let before = (
            s.head(),
            s.files(),
            s.git(&["ls-files", "-s"]),
            s.git(&["status", "--porcelain"]),
        );
        for line in [
            "measure lead-time 44",
            "problem raise 'Returns come back unlabelled'",
        ] {
            s.kata(line).fails(4).says(&[word]);
            assert_eq!(
                s.kata(&format!("{line} --format json"))
                    .fails(4)
                    .error_json()["exit"],
                4
            );
        }
        // who only reads is not stopped
        s.kata("board show packing").ok();
        s.kata("next -b packing").ok();
        assert_eq!(
            (
                s.head(),
                s.files(),
                s.git(&["ls-files", "-s"]),
                s.git(&["status", "--porcelain"])
            ),
            before,
            "{word}"
        );
        s.git(end);
        let before = s.commits();
        s.kata(&format!("problem raise 'After the {word}'")).ok();
        assert_eq!(s.commits(), before + 1, "after {word}");
    }
}

#[test]
fn a_linked_worktree_and_a_detached_head_take_steps_of_their_own() {
    let s = Sandbox::board();
    s.git(&["worktree", "add", "-q", "--detach", "../linked"]);
    let linked = s.root().join("linked");
    let main = s.head();
    s.call("measure lead-time 44")
        .cwd(&linked)
        .run()
        .done()
        .says(&["detached"]);
    assert_eq!(s.head(), main, "the other work tree stays where it is");
    assert_eq!(
        s.git(&["-C", "../linked", "rev-parse", "HEAD~1"]).trim(),
        main
    );
    s.assert_clean();
    assert_eq!(s.git(&["-C", "../linked", "status", "--porcelain"]), "");
}
