//! The user's `.gitattributes`, and programs that a repository's settings name: nothing of it runs
//! while reading, and no record is committed as something else than it is.

use std::fs;
use std::path::PathBuf;

use crate::helper::{Sandbox, not_looked_at};

use super::project::{Project, put};

/// Turns letters round on the way in and out, as a filter that stores something else does.
fn set_up_filter(p: &Project) {
    for way in ["clean", "smudge"] {
        p.config(&format!("filter.turn.{way}"), "tr a-zA-Z n-za-mN-ZA-M");
    }
    p.config("filter.turn.required", "true");
}

#[test]
fn a_filter_that_came_later_is_named_and_nothing_is_committed_through_it() {
    for rule in [
        "*.toml filter=turn",
        "boards/** working-tree-encoding=UTF-16LE",
    ] {
        let p = Project::new();
        set_up_filter(&p);
        let own = fs::read_to_string(p.top.join(".gitattributes")).unwrap();
        put(&p.top.join(".gitattributes"), &format!("{own}{rule}\n"));
        let before = (p.head(), p.git(&["ls-files", "--stage"]));
        let name = rule.split(' ').next_back().unwrap();
        let attribute = name.split('=').next().unwrap();
        for line in [
            "obstacle add 'A third thing'",
            "obstacle edit O1 --gone-when 'No more'",
        ] {
            let run = p.s.kata(line).fails(1);
            run.says(&[name, ".gitattributes", &format!("!{attribute}")]);
            assert_eq!(
                (p.head(), p.git(&["ls-files", "--stage"])),
                before,
                "{line}"
            );
        }
        assert_eq!(p.seen(), Project::expected());
        // The cure that it names is one.
        put(
            &p.top.join(".gitattributes"),
            &format!("{own}{rule}\n/boards/** !{attribute}\n"),
        );
        p.s.kata("obstacle add 'A third thing'").done();
        assert!(p.git(&["show", "HEAD"]).contains("A third thing"));
    }
}

#[test]
fn a_filter_that_is_set_up_nowhere_does_nothing() {
    let p = Project::new();
    put(&p.top.join(".gitattributes"), "*.toml filter=nowhere\n");
    p.s.kata("obstacle add 'A third thing'").done();
    assert!(p.git(&["show", "HEAD"]).contains("A third thing"));
}

#[test]
fn init_takes_records_out_of_a_filter_that_was_there() {
    for home in ["", "practice/kata"] {
        let s = Sandbox::empty();
        s.git(&["init", "-q"]);
        for way in ["clean", "smudge"] {
            s.git(&[
                "config",
                &format!("filter.turn.{way}"),
                "tr a-zA-Z n-za-mN-ZA-M",
            ]);
        }
        s.write(
            ".gitattributes",
            "*.toml filter=turn working-tree-encoding=UTF-16LE\n",
        );
        s.git(&["add", "."]);
        s.git(&["commit", "-qm", "a project"]);
        let at = s.work.join(home);
        fs::create_dir_all(&at).unwrap();
        s.call("init").cwd(&at).run().done();
        s.call("board new packing --learner Noor")
            .cwd(&at)
            .run()
            .done();
        s.call("problem raise 'Returns come back unlabelled'")
            .cwd(&at)
            .run()
            .done();
        for path in s.touched() {
            assert!(
                s.git(&["show", &format!("HEAD:{path}")])
                    .contains("Returns come"),
                "{path}"
            );
        }
        s.assert_clean();
    }
}

/// Everything in a repository's settings that names a program, each set to one that tells on it.
fn booby_trapped(p: &Project) -> PathBuf {
    let canary = p.canary();
    let trap = p.s.root().join("trap");
    p.s.script(
        &trap,
        &format!("echo \"$0 $*\" >>'{}'\ncat", canary.display()),
    );
    let trap = trap.to_str().unwrap();
    put(
        &p.top.join(".gitattributes"),
        "* filter=trap diff=trap merge=trap text\n",
    );
    for key in [
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.askPass",
        "core.sshCommand",
        "core.gitProxy",
        "core.alternateRefsCommand",
        "credential.helper",
        "diff.external",
        "diff.trap.command",
        "diff.trap.textconv",
        "merge.trap.driver",
        "filter.trap.clean",
        "filter.trap.smudge",
        "filter.trap.process",
        "gpg.program",
        "gpg.ssh.program",
        "gpg.ssh.defaultKeyCommand",
        "interactive.diffFilter",
        "sequence.editor",
        "trailer.sign.command",
        "uploadpack.packObjectsHook",
    ] {
        p.config(key, trap);
    }
    for alias in ["log", "cat-file", "rev-parse", "ls-files", "var", "config"] {
        p.config(&format!("alias.{alias}"), &format!("!{trap}"));
    }
    let hooks = p.s.root().join("trapped-hooks");
    p.config("core.hooksPath", hooks.to_str().unwrap());
    for name in [
        "post-index-change",
        "fsmonitor-watchman",
        "pre-commit",
        "post-checkout",
        "reference-transaction",
    ] {
        p.s.script(
            &hooks.join(name),
            &format!("echo {name} >>'{}'", canary.display()),
        );
    }
    canary
}

/// Whatever only reads, in every form.
const READING: &[&str] = &[
    "",
    "board list",
    "board show",
    "show O1",
    "show packing/CC1",
    "log",
    "log --format json",
    "next",
    "check",
    "obstacle list",
    "experiment list",
    "problem list",
    "agenda",
    "lessons labels",
    "stats",
    "culture",
    "config list",
    "diff",
    "review",
    "chart lead-time",
    "board show --html -",
    "export csv",
    "export ics",
    "export json",
    "export storyboard",
    "measure lead-time 40 --dry-run",
    "obstacle add 'Only tried' --dry-run",
    "obstacle edit O1 --gone-when 'Only tried' --dry-run",
];

#[test]
fn reading_runs_nothing_that_a_repository_names() {
    for format in ["files", "reftable", "sparse"] {
        let made = match format {
            "reftable" => Project::in_reftable(),
            _ => Some(Project::new()),
        };
        let Some(p) = made else { continue };
        if format == "sparse" {
            p.git(&["sparse-checkout", "set", "--sparse-index", "app"]);
        }
        let canary = booby_trapped(&p);
        // By those who stand elsewhere, too.
        let root = p.s.root();
        let (here, there) = (root.display(), p.top.display());
        let named = ["agenda", "lessons labels", "stats", "culture show"]
            .map(|line| format!("-C '{here}' {line} --home '{there}'"));
        let site = format!("export site -o '{}'", root.join("site").display());
        let others = named.iter().map(String::as_str).chain([site.as_str()]);
        for line in READING.iter().copied().chain(others) {
            let run = p.s.kata(line);
            // A rehearsal says that the filter would be in the step's way.
            match line.contains("--dry-run") {
                true => drop(run.fails(1)),
                false => drop(run.done()),
            }
            let told = fs::read_to_string(&canary).unwrap_or_default();
            assert!(told.is_empty(), "{format}: kata {line} ran {told}");
        }
        // They do work, where git is asked to.
        p.try_git(&["status"]);
        assert!(canary.exists());
    }
}

/// Beside them a pager, which is only run on a terminal: one of the person, not the repository's.
#[test]
fn the_pager_is_the_persons_own() {
    let p = Project::new();
    let canary = booby_trapped(&p);
    let seen = p.s.root().join("seen");
    let settings = p.s.root().join("home/.gitconfig");
    let old = fs::read_to_string(&settings).unwrap();
    fs::write(
        &settings,
        format!("{old}[core]\n\tpager = cat >{}\n", seen.display()),
    )
    .unwrap();
    let kata = env!("CARGO_BIN_EXE_kata");
    let line = format!("script -qec 'stty rows 5 cols 100; {kata} board show' /dev/null");
    let ran =
        p.s.program("sh")
            .args(["-c", &line])
            .env("TERM", "xterm")
            .output();
    if !ran.is_ok_and(|ran| ran.status.success()) {
        not_looked_at("the pager", "there is no `script`");
        return;
    }
    assert!(
        fs::read_to_string(seen)
            .unwrap()
            .contains("Labels come in batches")
    );
    let told = fs::read_to_string(canary).unwrap_or_default();
    assert!(told.is_empty(), "{told}");
}
