//! Where somebody begins: in the wrong folder, with half a command, with an empty list.

use crate::{
    helper::Sandbox,
    terminal::{CTRL_C, Terminal},
};

#[test]
fn a_new_home_is_entered_before_its_first_board_is_opened() {
    let s = Sandbox::empty();
    let run = s.kata("init inpak-kata").done();
    let hint = "  cd inpak-kata\n  kata board new ";
    assert!(run.stderr.contains(hint), "{}", run.stderr);
    let run = s.kata("-C beside init").done();
    assert!(
        run.stderr.contains("  kata -C beside board new "),
        "{}",
        run.stderr
    );
    // Where one stands in it already, there is no way to go.
    let here = s.root().join("here");
    std::fs::create_dir(&here).unwrap();
    let run = s.call("init").cwd(&here).run().done();
    assert!(!run.stderr.contains("cd "), "{}", run.stderr);
    assert!(run.stderr.contains("  kata board new "), "{}", run.stderr);
}

#[test]
fn the_folder_that_holds_all_that_somebody_has_becomes_no_home_by_itself() {
    let s = Sandbox::empty();
    let own = s.root().join("home");
    std::fs::create_dir_all(&own).unwrap();
    let run = s.call("init").cwd(&own).run().fails(1);
    run.says(&["your own folder", "kata init NAME", "git init"]);
    assert!(!own.join(".git").exists());
    let there = s.call(&format!("init '{}'", own.display())).run();
    there.fails(1);
    assert!(!own.join(".git").exists());
    // Whoever means it makes the repository first.
    s.git_in(&own, &["init", "-q"]);
    s.call("init").cwd(&own).run().ok();
}

#[test]
fn a_home_in_another_folder_of_the_repository_is_named() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.kata("init src/deep").ok();
    s.call("board new packing --learner Noor --challenge c")
        .cwd(&s.work.join("src/deep"))
        .run()
        .ok();
    let said = s.kata("").ok();
    assert!(said.contains("kata -C src/deep"), "{said}");
    assert!(!said.contains("kata init"), "{said}");
    let run = s.kata("next").fails(1);
    assert!(run.stderr.contains("kata -C src/deep"), "{}", run.stderr);
    let beside = s.work.join("docs");
    std::fs::create_dir(&beside).unwrap();
    let deep = s.work.join("src/deep");
    let run = s.call("next").cwd(&beside).run().fails(1);
    run.says(&[&format!("kata -C {}", deep.display())]);
    // What is said can be typed.
    s.kata("-C src/deep").ok();
}

#[test]
fn a_folder_that_is_not_there_is_no_folder_outside_of_a_home() {
    let s = Sandbox::empty();
    for line in ["-C bestaatniet next", "-C bestaatniet"] {
        let run = s.call(line).lang("nl").run().fails(1);
        run.says(&["De map bestaatniet bestaat niet"]);
    }
    // A place has a name.
    let run = s.call("next").lang("nl").run().fails(1);
    let place = format!("{} ligt niet in een kata-map", s.work.display());
    run.says(&[&place]);
}

#[test]
fn what_a_command_is_about_is_asked_for_at_a_terminal() {
    let s = Sandbox::practising();
    let mut t = Terminal::start(s.call("note"), 80, 24);
    t.asks("Which record?").answers("O9");
    t.shows("O9");
    t.asks("Which record?").answers("2");
    t.asks("What is to be remarked?")
        .answers("The second one is on its way");
    t.done();
    assert!(s.trailer("Kata-Record")[0].starts_with("O1 "));
    let mut t = Terminal::start(s.call("show"), 80, 24);
    t.asks("Which record?").answers("lead-time");
    let all = t.done();
    assert!(all.contains("Lead time"), "{all}");
    s.kata("people add hassan --name Hassan").ok();
    s.kata("people add bram").ok();
    let mut t = Terminal::start(s.call("people edit"), 80, 24);
    t.asks("Who?").answers("hassan");
    t.asks("> Hassan").types(" el Amrani");
    t.asks("> Hassan el Amrani").types("\r");
    t.asks("?").answers("");
    t.done();
    assert!(s.read("kata.toml").contains("Hassan el Amrani"));
    // Without anybody to ask, all that is missing is named.
    for (line, lacks) in [
        ("note", vec!["REF", "Text"]),
        ("note O1", vec!["Text"]),
        ("show", vec!["REF"]),
        ("people edit", vec!["HANDLE"]),
        ("standard replace", vec!["REF", "Text"]),
    ] {
        let run = s.kata(line).fails(2);
        for name in lacks {
            assert!(run.stderr.contains(name), "{line}: {}", run.stderr);
        }
    }
    // As help calls it in one's own language.
    let run = s.call("people edit").lang("de").run().fails(2);
    assert!(
        run.stderr.contains("Das fehlt noch: Kurzname\n"),
        "{}",
        run.stderr
    );
    let run = s.call("show").lang("de").run().fails(2);
    assert!(
        run.stderr.contains("Das fehlt noch: Kürzel\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_dash_is_no_text_and_what_is_piped_is_not_lost_behind_it() {
    let s = Sandbox::practising();
    let before = s.head();
    for line in [
        "obstacle add -",
        "plan --step - --expect x",
        "problem raise -",
    ] {
        s.call(line)
            .stdin("said")
            .run()
            .fails(2)
            .says(&["--from -"]);
    }
    s.kata("note O1 -").fails(2).says(&["says nothing"]);
    assert_eq!(s.head(), before);
}

#[test]
fn a_text_from_a_document_has_its_ends_trimmed_as_any_other() {
    let s = Sandbox::practising();
    let document = "text = \"\"\"\n  padded\nlines  \n\n\n\"\"\"\n";
    s.call("obstacle add --from -").stdin(document).run().ok();
    let path = s.path_of("boards/packing/obstacles/003");
    assert!(path.ends_with("003-padded-lines.toml"), "{path}");
    let table: toml::Table = s.read(&path).parse().unwrap();
    assert_eq!(table["text"].as_str(), Some("padded\nlines"));
}

#[test]
fn no_home_begins_among_the_records_of_another() {
    let s = Sandbox::practising();
    let before = s.head();
    for folder in [
        "boards",
        "boards/packing",
        "boards/packing/obstacles/deeper",
        "problems",
        "problems/x/y",
    ] {
        s.kata(&format!("init {folder}"))
            .fails(1)
            .says(&["within the kata home"]);
    }
    s.call("init")
        .cwd(&s.work.join("boards/packing"))
        .run()
        .fails(1);
    assert_eq!(s.head(), before);
    s.assert_clean();
    s.kata("init second").ok();
    // Nowhere at all is said with its place.
    s.write("file", "");
    for line in ["init file/below", "demo file/below"] {
        s.kata(line).fails(1).says(&["file/below"]);
    }
}

#[test]
fn as_what_a_problem_is_taken_up_is_asked() {
    let s = Sandbox::practising();
    s.kata("problem raise 'Labels peel off'").ok();
    s.kata("problem raise 'The tape is empty'").ok();
    let mut t = Terminal::start(s.call("problem take"), 80, 24);
    t.asks("Which problem").answers("P2");
    t.asks("As what is it taken up?").answers("1");
    t.done();
    assert_eq!(s.trailer("Kata-Step"), ["problem-taken"]);
    assert!(
        s.read(&s.path_of("boards/packing/obstacles/003"))
            .contains("The tape is empty")
    );
    let mut t = Terminal::start(s.call("problem take P1"), 80, 24);
    t.asks("As what is it taken up?").answers("with a");
    t.asks("What is the board called?").types(CTRL_C);
    let (_, all) = t.ends();
    assert!(all.contains("kata problem take P1 --as board"), "{all}");
    let mut t = Terminal::start(s.call("problem take P1"), 80, 24);
    t.asks("As what is it taken up?").answers("O2");
    t.done();
    // A flag is no puzzle either.
    s.kata("problem raise 'It is dark'").ok();
    let run = s.kata("problem take P3").fails(2);
    run.says(&["kata problem take P3 --as obstacle", "--as O5"]);
}

#[test]
fn where_there_is_nothing_to_choose_from_that_is_said() {
    let s = Sandbox::board();
    for lang in ["en", "nl", "de"] {
        let run = s.call("obstacle focus").lang(lang).run().fails(1);
        run.says(&["kata obstacle add"]);
        let (status, all) = Terminal::start(s.call("obstacle focus").lang(lang), 80, 24).ends();
        assert_eq!(status, 1, "{all}");
        assert!(all.contains("  kata obstacle add\r\n"), "{all}");
        assert!(!all.contains("REF"), "{all}");
    }
    s.kata("obstacle reopen")
        .fails(1)
        .says(&["No obstacle", "has ended"]);
    s.kata("record --happened a --learned b")
        .fails(1)
        .says(&["kata plan"]);
    // One that could be named is what is missing.
    s.kata("obstacle add 'It is dark'").ok();
    s.kata("obstacle focus").fails(2).says(&["REF"]);
}

#[test]
fn a_beginning_that_is_refused_leaves_no_folder_behind() {
    let s = Sandbox::empty();
    let own = s.root().join("home/.gitconfig");
    let known = std::fs::read_to_string(&own).unwrap();
    std::fs::write(&own, "[user]\n\tuseConfigOnly = true\n").unwrap();
    s.kata("init a/b").fails(1).says(&["user.name"]);
    std::fs::write(s.work.join("file"), "x").unwrap();
    s.kata("demo file/below/demo").fails(1);
    s.kata("clone ./nowhere c/d").fails(1);
    s.kata("schema -o file/below").fails(1);
    s.kata("man file/below").fails(1);
    assert_eq!(lying(&s.work), ["file"]);
    // What the person's own git refuses, too.
    let hooks = s.root().join("hooks");
    std::fs::create_dir(&hooks).unwrap();
    s.script(&hooks.join("pre-commit"), "exit 1");
    std::fs::write(
        &own,
        format!("{known}[core]\n\thooksPath = {}\n", hooks.display()),
    )
    .unwrap();
    s.kata("init a/b").fails(1);
    assert_eq!(lying(&s.work), ["file"]);
    // In a repository that was there, it stays, and so does what lies in the folder.
    std::fs::write(&own, "[user]\n\tuseConfigOnly = true\n").unwrap();
    s.git(&["init", "-q"]);
    std::fs::create_dir(s.work.join("there")).unwrap();
    s.kata("init there/below").fails(1);
    assert!(s.work.join("there").is_dir() && !s.work.join("there/below").exists());
    assert!(s.work.join(".git").is_dir());
    std::fs::write(&own, known).unwrap();
    s.kata("init there/below").ok();
}

/// What lies in a folder.
fn lying(folder: &std::path::Path) -> Vec<String> {
    let there = std::fs::read_dir(folder).unwrap();
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name();
    there
        .map(|entry| name(entry).into_string().unwrap())
        .collect()
}
