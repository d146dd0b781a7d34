//! Ignore rules that catch a record's path: at `kata init`, and later.

use std::fs;

use crate::helper::Sandbox;

use super::project::{Project, put};

/// Every kind of record that this program makes, below the home.
const WRITING: &[&str] = &[
    "board new packing --learner Noor --challenge 'Every order leaves on its day'",
    "metric add lead-time --unit min",
    "measure lead-time 44 --on 2026-11-20",
    "condition new --seen 'Orders wait'",
    "target new --by 2026-12-14 --outcome 'Within 40 minutes' --pattern 'A label at the bench'",
    "obstacle add 'Labels come in batches'",
    "plan --step 'Print each label' --expect 'Less waiting'",
    "problem raise 'Returns come back unlabelled'",
    "standard add 'A label at the bench' --confirm-by 2027-01-11",
];

/// Where a rule stands; `{}` is the home, from the top.
enum Place {
    File(&'static str),
    Exclude,
    Global,
}

/// An existing project with a rule somewhere, in which a home is made and used.
fn used(place: &Place, rule: &str, home: &str) -> Sandbox {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.write("README.md", "# A project\n");
    fs::create_dir_all(s.work.join(home)).unwrap();
    match place {
        Place::File(path) => s.write(path, &format!("{rule}\n")),
        Place::Exclude => s.write(".git/info/exclude", &format!("{rule}\n")),
        Place::Global => {
            let file = s.root().join("rules");
            fs::write(&file, format!("{rule}\n")).unwrap();
            s.git(&["config", "core.excludesFile", file.to_str().unwrap()]);
        }
    }
    s.git(&["add", "-f", "."]);
    s.git(&["commit", "-qm", "a project"]);
    s
}

#[test]
fn init_lets_records_in_whatever_rule_would_catch_them() {
    for (place, rule, home) in [
        (Place::File(".gitignore"), "target*", ""),
        (Place::File(".gitignore"), "*.toml", ""),
        (Place::File(".gitignore"), "boards/", ""),
        (
            Place::File(".gitignore"),
            "/*\n!/.gitignore\n!/README.md",
            "",
        ),
        (Place::File(".gitignore"), "*", ""),
        (
            Place::File(".gitignore"),
            "problems\nstandards\nmetrics/",
            "",
        ),
        (
            Place::File(".gitignore"),
            "*.toml\nexperiments",
            "practice/kata",
        ),
        (
            Place::File("practice/.gitignore"),
            "*.toml\nboards",
            "practice/kata",
        ),
        (Place::Exclude, "boards\nkata.toml", ""),
        (Place::Global, "*.toml\n[Tt]arget*/", ""),
        (Place::Global, "obstacles/", "practice/kata"),
    ] {
        let s = used(&place, rule, home);
        let at = s.work.join(home);
        s.call("init").cwd(&at).run().done();
        for line in WRITING {
            let commits = s.commits();
            s.call(line).cwd(&at).run().done();
            assert_eq!(s.commits(), commits + 1, "{rule}: {line}");
        }
        s.call("check").cwd(&at).run().done();
        s.assert_clean();
    }
}

#[test]
fn a_folder_that_is_kept_out_as_a_whole_is_named_and_nothing_is_made_in_it() {
    let s = used(&Place::File(".gitignore"), "practice/", "practice/kata");
    let at = s.work.join("practice/kata");
    let head = s.head();
    s.call("init")
        .cwd(&at)
        .run()
        .fails(1)
        .says(&["ignore rule", "practice/kata/kata.toml"]);
    assert_eq!(s.head(), head);
    assert_eq!(fs::read_dir(&at).unwrap().count(), 0);
    s.assert_clean();
}

#[test]
fn a_rule_that_comes_later_is_named_with_its_place_and_nothing_is_left() {
    for (rule, global) in [("obstacles", false), ("*.toml", false), ("boards/", true)] {
        let p = Project::new();
        let file = match global {
            true => p.s.root().join("rules"),
            false => p.top.join(".gitignore"),
        };
        put(&file, &format!("# later\n{rule}\n"));
        if global {
            p.config("core.excludesFile", file.to_str().unwrap());
        }
        let before = (p.head(), p.work());
        let run = p.s.kata("obstacle add 'A third thing'").fails(1);
        let run = run.says(&[
            "ignore rule",
            "boards/packing/obstacles/003-third-thing.toml",
            rule,
        ]);
        let place = if global { "rules:2" } else { ".gitignore:2" };
        assert!(run.stderr.contains(place), "{run:?}");
        assert_eq!((p.head(), p.work()), before);
        // What git knows already goes on.
        p.s.kata("obstacle edit O1 --gone-when 'No more'").done();
        p.fsck();
    }
}
