//! Joining what others have begun: `kata clone`.

use std::fs;
use std::path::PathBuf;

use crate::helper::{Sandbox, has};
use crate::terminal::{ENTER, Terminal};

/// A bare repository with a practice in it, and people who take part.
fn shared() -> (Sandbox, PathBuf) {
    let s = Sandbox::practising();
    s.kata("people add noor --name 'Noor Bakker' --email noor@example.org")
        .ok();
    s.kata("people add bram --name 'Bram de Wit' --email bram@example.org")
        .ok();
    s.kata("people add eva --name 'Eva Smit'").ok();
    s.kata("board edit packing --learner noor --coach bram")
        .ok();
    s.kata("plan --step 'Print each label' --expect 'Less waiting' --by 2026-11-24")
        .ok();
    let there = bare(&s, "shared.git");
    (s, there)
}

/// What the sandbox has, as a bare repository beside it.
fn bare(s: &Sandbox, name: &str) -> PathBuf {
    let there = s.root().join(name);
    s.git(&[
        "clone",
        "-q",
        "--bare",
        s.work.to_str().unwrap(),
        there.to_str().unwrap(),
    ]);
    there
}

/// As another person, with an empty folder to work in.
fn as_person(s: &mut Sandbox, name: &str, email: &str) {
    s.work = s.root().join(email);
    fs::create_dir(&s.work).unwrap();
    for (key, value) in [
        ("GIT_AUTHOR_NAME", name),
        ("GIT_AUTHOR_EMAIL", email),
        ("GIT_COMMITTER_NAME", name),
        ("GIT_COMMITTER_EMAIL", email),
    ] {
        s.vars.push((key.into(), value.into()));
    }
}

#[test]
fn whoever_joins_is_told_who_they_are_and_what_waits() {
    let (mut s, _) = shared();
    as_person(&mut s, "Bram", "Bram@Example.org");
    let said = s.kata("clone ../shared.git").ok_both();
    let folder = s.work.join("shared");
    for words in [
        folder.to_str().unwrap(),
        "You are Bram de Wit (bram)",
        "You coach at: packing",
        "Nothing to find fault with",
        "E1",
        "kata record",
    ] {
        assert!(has(&said, words), "{words:?} in\n{said}");
    }
    assert!(!has(&said, "learner at"), "{said}");
    let note = s
        .call("note E1 'Shall we look together?'")
        .cwd(&folder)
        .run();
    note.ok();
    s.call("sync").cwd(&folder).run().ok();
}

#[test]
fn a_script_gets_one_document() {
    let (mut s, _) = shared();
    as_person(&mut s, "Noor", "noor@example.org");
    let json = s.kata("clone ../shared.git here --format json").json();
    let folder = s.work.join("here");
    let folder = folder.to_str().unwrap();
    assert_eq!(json["schema"], "kata.clone/1");
    assert_eq!(
        (&json["folder"], &json["home"]),
        (&folder.into(), &folder.into())
    );
    assert_eq!(json["branch"], "main");
    assert_eq!(json["apart"], false);
    assert_eq!(json["me"]["handle"], "noor");
    assert_eq!(json["findings"], serde_json::json!([]));
    assert_eq!(json["items"][0]["ref"], "E1");
    assert_eq!(json["next"]["step"], "record-result");
}

#[test]
fn the_mailmap_says_who_one_is_too() {
    let (mut s, there) = shared();
    s.write(
        ".mailmap",
        "Bram de Wit <bram@example.org> <bram@home.example>\n",
    );
    s.git(&["add", ".mailmap"]);
    s.git(&["commit", "-qm", "mailmap"]);
    s.git(&["push", "-q", there.to_str().unwrap(), "main"]);
    as_person(&mut s, "bram", "bram@home.example");
    let json = s.kata("clone ../shared.git --format json").json();
    assert_eq!(json["me"]["handle"], "bram");
}

#[test]
fn whom_nobody_knows_is_told_how_to_say_it() {
    let (mut s, _) = shared();
    as_person(&mut s, "Kim", "kim@example.org");
    let said = s.kata("clone ../shared.git").ok();
    for words in [
        "Kim <kim@example.org>",
        "kata people add HANDLE --name \"Kim\" --email kim@example.org",
        "bram, eva, noor",
        "E1",
    ] {
        assert!(has(&said, words), "{words:?} in\n{said}");
    }
    let json = s.kata("clone ../shared.git b --format json").json();
    assert_eq!(json["me"], serde_json::Value::Null);
}

#[test]
fn whom_git_does_not_know_is_told_so_and_shown_the_rest() {
    let (mut s, _) = shared();
    s.vars
        .push(("GIT_CONFIG_GLOBAL".into(), "/dev/null".into()));
    s.vars.push(("EMAIL".into(), String::new()));
    s.git(&["config", "--local", "user.useConfigOnly", "true"]);
    let config = s.root().join("nobody");
    fs::write(&config, "[user]\n\tuseConfigOnly = true\n").unwrap();
    s.vars
        .push(("GIT_CONFIG_GLOBAL".into(), config.to_str().unwrap().into()));
    let said = s.kata("clone ../shared.git ../joined").ok();
    assert!(has(&said, "git does not know who you are"), "{said}");
    assert!(has(&said, "E1"), "{said}");
}

#[test]
fn at_a_terminal_one_chooses_who_one_is() {
    let (mut s, _) = shared();
    as_person(&mut s, "Eva", "eva@example.org");
    let mut terminal = Terminal::start(s.call("clone ../shared.git"), 90, 40);
    terminal
        .asks("Which of these are you?")
        .answers("nobody I know");
    terminal.asks("Which of these are you?").answers("eva");
    let all = terminal.done();
    assert!(has(&all, "You are Eva Smit (eva)"), "{all}");
    let folder = s.work.join("shared");
    let people = fs::read_to_string(folder.join("kata.toml")).unwrap();
    assert!(people.contains("eva@example.org"), "{people}");
    let subject = s.git_in(&folder, &["log", "-1", "--format=%an: %s"]);
    assert_eq!(subject.trim(), "Eva: kata people changed: Eva Smit");
}

#[test]
fn at_a_terminal_git_can_learn_how_the_home_knows_one() {
    let (mut s, _) = shared();
    // What the environment says would win over what is settled here.
    s.work = s.root().join("elsewhere");
    fs::create_dir(&s.work).unwrap();
    s.git(&["config", "--global", "user.email", "noor@home.example"]);
    let mut terminal = Terminal::start(s.call("clone ../shared.git"), 90, 40);
    terminal.asks("Which of these are you?").answers("noor");
    terminal.asks("Noor Bakker <noor@example.org>").types(ENTER);
    let all = terminal.done();
    assert!(has(&all, "You are Noor Bakker (noor)"), "{all}");
    let folder = s.work.join("shared");
    let email = s.git_in(&folder, &["config", "--local", "user.email"]);
    assert_eq!(email.trim(), "noor@example.org");
    assert_eq!(
        s.git_in(&folder, &["status", "-sb"]).trim(),
        "## main...origin/main"
    );
}

#[test]
fn what_is_wrong_in_it_is_counted_by_name() {
    let (s, there) = shared();
    let file = s.path_of("boards/packing/experiments/001");
    s.write(&file, &format!("{}colour = \"red\"\n", s.read(&file)));
    s.write("boards/packing/obstacles/009-broken.toml", "text = \n");
    s.git(&["add", "."]);
    s.git(&["commit", "-qm", "by hand"]);
    s.git(&["push", "-q", there.to_str().unwrap(), "main"]);
    let run = s.kata("clone ../shared.git ../joined").done();
    assert!(
        has(&run.stdout, "kata check finds: error [unreadable]"),
        "{}",
        run.stdout
    );
    assert!(has(&run.stdout, "hint [unknown-key]"), "{}", run.stdout);
    let json = s.kata("clone ../shared.git ../again --format json").json();
    let first = &json["findings"][0];
    assert_eq!(
        *first,
        serde_json::json!({"name": "unreadable", "level": "error", "count": 1})
    );
    assert_eq!(
        json["unreadable"][0]["path"],
        "boards/packing/obstacles/009-broken.toml"
    );
}

#[test]
fn a_home_in_a_folder_of_a_project_is_found() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.write("README.md", "a project\n");
    s.git(&["add", "."]);
    s.git(&["commit", "-qm", "a project"]);
    s.kata("init practice/kata").ok();
    bare(&s, "shared.git");
    let json = s.kata("clone ../shared.git ../joined --format json").json();
    let folder = s.root().join("joined");
    assert_eq!(json["folder"], folder.to_str().unwrap());
    assert_eq!(json["home"], folder.join("practice/kata").to_str().unwrap());
    assert!(folder.join("README.md").exists());
    assert_eq!(s.git_in(&folder, &["status", "--porcelain"]), "");
}

#[test]
fn a_home_on_a_branch_of_its_own_is_checked_out_and_only_that_is_pushed() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.write("README.md", "a project\n");
    s.git(&["add", "."]);
    s.git(&["commit", "-qm", "a project"]);
    let there = bare(&s, "shared.git");
    s.git(&["remote", "add", "origin", there.to_str().unwrap()]);
    s.kata("init --branch teams/kata ../own").ok();
    let own = s.root().join("own");
    let pushed = s.call("sync").cwd(&own).run().ok_both();
    assert!(has(&pushed, "origin/teams/kata"), "{pushed}");
    // Nothing but that branch went, whatever else there is.
    let refs = s.git_in(&there, &["for-each-ref", "--format=%(refname)"]);
    assert_eq!(refs, "refs/heads/main\nrefs/heads/teams/kata\n");

    let said = s.kata("clone ../shared.git ../joined").ok();
    assert!(has(&said, "branch of its own, teams/kata"), "{said}");
    let joined = s.root().join("joined");
    assert!(!joined.join("README.md").exists());
    assert_eq!(
        s.git_in(&joined, &["branch", "--format=%(refname:short)"]),
        "teams/kata\n"
    );
    s.call("problem raise 'Returns come back unlabelled'")
        .cwd(&joined)
        .run()
        .ok();
    s.call("sync").cwd(&joined).run().ok();
    let log = s.git_in(&there, &["log", "--format=%s", "teams/kata", "main"]);
    assert!(log.contains("Returns come back unlabelled"), "{log}");
    let json = s.kata("clone ../shared.git ../third --format json").json();
    assert_eq!(
        (&json["branch"], &json["apart"]),
        (&"teams/kata".into(), &true.into())
    );
}

#[test]
fn a_repository_whose_head_names_no_branch_is_joined_where_the_home_is() {
    let (s, there) = shared();
    s.git_in(&there, &["symbolic-ref", "HEAD", "refs/heads/trunk"]);
    let json = s.kata("clone ../shared.git ../joined --format json").json();
    assert_eq!(json["branch"], "main");
    let joined = s.root().join("joined");
    assert_eq!(
        s.git_in(&joined, &["status", "-sb"]).trim(),
        "## main...origin/main"
    );
}

#[test]
fn an_empty_repository_can_be_begun_in() {
    let s = Sandbox::empty();
    let there = s.root().join("empty.git");
    s.git(&["init", "-q", "--bare", there.to_str().unwrap()]);
    let said = s.kata("clone ../empty.git").ok();
    let folder = s.work.join("empty");
    let next = format!("kata -C {} init", folder.display());
    assert!(has(&said, &next), "{said}");
    let json = s.kata("clone ../empty.git other --format json").json();
    assert_eq!(json["home"], serde_json::Value::Null);
    s.kata(&format!("-C {} init", folder.display())).ok();
    s.call("sync").cwd(&folder).run().ok();
    let json = s.kata("clone ../empty.git third --format json").json();
    assert!(json["home"].is_string());
}

#[test]
fn a_repository_without_a_home_is_cloned_whole_and_said_to_have_none() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.write("README.md", "a project\n");
    s.git(&["add", "."]);
    s.git(&["commit", "-qm", "a project"]);
    bare(&s, "shared.git");
    let joined = s.root().join("joined");
    s.kata("clone ../shared.git ../joined").fails(1).says(&[
        "no kata home",
        "shared.git",
        &format!("kata -C {} init", joined.display()),
    ]);
    assert_eq!(
        fs::read_to_string(joined.join("README.md")).unwrap(),
        "a project\n"
    );
    let failed = s
        .kata("clone ../shared.git ../again --format json")
        .fails(1);
    assert!(
        failed.error_json()["hint"]
            .as_str()
            .unwrap()
            .contains("init")
    );
}

#[test]
fn several_homes_and_several_branches_with_one_are_named() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    for folder in ["east", "west"] {
        s.kata(&format!("init {folder}")).ok();
    }
    let there = bare(&s, "shared.git");
    s.kata("clone ../shared.git ../a")
        .fails(1)
        .says(&["east, west"]);
    assert!(s.root().join("a/east/kata.toml").exists());
    // One at the top is the home of the repository.
    s.kata("init").ok();
    s.git(&["push", "-q", there.to_str().unwrap(), "main"]);
    let json = s.kata("clone ../shared.git ../b --format json").json();
    assert_eq!(json["home"], json["folder"]);

    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.git(&["commit", "-q", "--allow-empty", "-m", "a project"]);
    s.kata("init --branch one ../one").ok();
    s.kata("init --branch two ../two --name Two").ok();
    bare(&s, "shared.git");
    let c = s.root().join("c");
    let hint = format!("git -C {} switch", c.display());
    s.kata("clone ../shared.git ../c")
        .fails(1)
        .says(&["one, two", &hint]);
    let said = s.kata("clone ../shared.git ../d --branch two").ok();
    assert!(has(&said, "“Two”"), "{said}");
    s.kata("clone ../shared.git ../e --branch three")
        .fails(1)
        .says(&["three"]);
    s.kata("clone ../shared.git ../f --branch main")
        .fails(1)
        .says(&["no kata home"]);
}

#[test]
fn what_cannot_be_cloned_has_its_sentence_and_leaves_nothing() {
    let (s, _) = shared();
    let before = fs::read_dir(s.root()).unwrap().count();
    s.kata("clone ../nowhere.git ../x")
        .fails(1)
        .says(&["no repository at ../nowhere.git"]);
    let run = s
        .kata("clone http://ada:secret@127.0.0.1:9/it ../x")
        .fails(1);
    assert!(
        has(&run.stderr, "http://ada@127.0.0.1:9/it cannot be reached"),
        "{}",
        run.stderr
    );
    assert!(!run.stderr.contains("secret"), "{}", run.stderr);
    s.kata("clone ../shared.git ../work")
        .fails(1)
        .says(&["not empty"]);
    s.kata("clone ../shared.git kata.toml")
        .fails(1)
        .says(&["kata.toml"]);
    s.kata("clone ..").fails(2).says(&["DIR"]);
    s.kata("clone '' ../x").fails(2);
    s.kata("clone").fails(2);
    assert_eq!(fs::read_dir(s.root()).unwrap().count(), before);
}

#[test]
fn a_hostile_address_runs_nothing() {
    let (s, _) = shared();
    let canary = s.root().join("canary");
    let script = s.root().join("trap");
    s.script(&script, &format!("touch {}", canary.display()));
    let run = script.display();
    for address in [
        format!("--upload-pack={run}"),
        format!("-oProxyCommand={run}"),
        format!("ssh://-oProxyCommand={run}/it"),
        "git@-oProxyCommand=run:it".to_owned(),
        format!("ext::{run}"),
        format!("ext::sh -c {run}"),
        "fd::3".to_owned(),
    ] {
        s.kata_args(&["clone", "--", &address, "../x"]).fails(2);
    }
    s.kata_args(&["clone", &format!("-u={run}"), "../x"])
        .fails(2);
    // A folder of such a name is one when it is written as one.
    let odd = bare(&s, "-x");
    s.kata_args(&["clone", "--", "-x", "odd"]).fails(2);
    s.kata_args(&["clone", odd.to_str().unwrap(), "../odd"])
        .ok();
    s.git(&["config", "--global", "protocol.ext.allow", "always"]);
    s.kata_args(&["clone", "--", "ext::false", "../x"]).fails(1);
    assert!(!canary.exists());
    assert!(!s.root().join("x").exists());
}

#[test]
fn an_address_is_seen_from_where_the_command_acts() {
    let (s, _) = shared();
    s.write("deep/er/file", "");
    let run = s.kata("-C deep/er clone ../../../shared.git joined");
    run.ok();
    assert!(s.work.join("deep/er/joined/kata.toml").exists());
}

#[test]
fn dutch_and_german_join_in_their_words() {
    let (s, _) = shared();
    for (lang, words) in [
        ("nl", "Je bent de lerende op: packing"),
        ("de", "Du lernst an: packing"),
    ] {
        s.kata("board edit packing --learner noor").ok();
        let there = bare(&s, &format!("{lang}.git"));
        let line = format!("clone {} ../{lang}", there.display());
        let said = s.call(&line).lang(lang).run().ok();
        assert!(has(&said, words), "{said}");
    }
}
