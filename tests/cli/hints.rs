//! The commands that are shown to be typed next: they do what they say, where they are typed.

use crate::{
    helper::{Sandbox, has},
    terminal::{CTRL_C, Terminal},
};

/// What stands in a command for somebody's own words.
const PLACEHOLDER: &str = "…";

#[test]
fn at_a_terminal_a_hint_is_the_command_that_asks() {
    let s = Sandbox::practising();
    let late = |line: &str| s.call(line).now("2026-12-20T09:00:00+01:00");
    let all = Terminal::start(late("next"), 80, 24).done();
    assert!(all.contains("  kata target close TC1\r\n"), "{all}");
    // Whoever cannot be asked is told what to fill in; no shell makes something else of it.
    let said = late("next").run().ok();
    assert!(
        said.contains("  kata target close TC1 --result \"…\"\n"),
        "{said}"
    );
    let json = late("next --format json").run().json();
    assert_eq!(json["command"], "kata target close TC1 --result \"…\"");
    // So it is with a refusal.
    let (_, all) = Terminal::start(late("target new"), 80, 24).ends();
    assert!(all.contains("\r\n  kata target close TC1\r\n"), "{all}");
    late("target new --by 2w --outcome a --pattern b")
        .run()
        .fails(1)
        .says(&["kata target close TC1 --result \"…\""]);
}

#[test]
fn what_is_copied_from_a_hint_as_it_stands_is_not_recorded() {
    let s = Sandbox::practising();
    let before = s.commits();
    for line in [
        "condition new --pattern … --seen …",
        "obstacle add …",
        "note O1 …",
        "measure lead-time 40 --note …",
        "board edit --challenge … --why …",
        "target close TC1 --result met --standard …",
    ] {
        s.kata(line).fails(2).says(&["your own words"]);
    }
    s.kata("target close TC1 --result …").fails(2);
    assert_eq!(s.commits(), before);
    let mut t = Terminal::start(s.call("problem raise"), 80, 24);
    t.asks("What goes wrong?").answers(PLACEHOLDER);
    t.shows("your own words");
    t.asks("What goes wrong?").answers("Labels peel off");
    t.done();
    let text = s.read(&s.path_of("problems/001"));
    assert!(text.contains("Labels peel off"), "{text}");
    // Inside of a text it means what it always means.
    s.kata("obstacle add 'It waits … and waits'").ok();
}

#[test]
fn a_hint_leads_to_the_board_that_it_is_about() {
    let s = Sandbox::board();
    let run = s
        .kata("board new dozen --learner Hassan --challenge c")
        .done();
    run.says(&["  kata -b dozen condition new"]);
    s.kata("use packing").ok();
    for line in [
        "-b dozen next",
        "board edit dozen --challenge d",
        "-b dozen metric add stock --unit labels",
    ] {
        let run = s.kata(line).done();
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(said.contains("kata -b dozen condition new"), "{said}");
    }
    let json = s.kata("-b dozen next --format json").json();
    let command = json["command"].as_str().unwrap();
    assert!(command.starts_with("kata -b dozen condition"), "{command}");
    let json = s.kata("board show dozen --format json").json();
    let command = json["next"]["command"].as_str().unwrap();
    assert!(command.starts_with("kata -b dozen condition"), "{command}");
    // A refusal's hint too; and where the hint names the board already, once is enough.
    s.kata("-b dozen obstacle focus 9")
        .fails(1)
        .says(&["kata -b dozen board show"]);
    s.kata("board close dozen --learned x").ok();
    let run = s.kata("-b dozen plan --step a --expect b").fails(1);
    assert!(
        run.stderr.contains("kata board reopen dozen"),
        "{}",
        run.stderr
    );
    // The board that is used anyway is not named, neither is one that stands alone.
    let run = s.kata("-b packing next").done();
    assert!(
        run.stdout.contains("  kata condition new"),
        "{}",
        run.stdout
    );
    let run = s
        .call("-b dozen next")
        .env("KATA_BOARD", "dozen")
        .run()
        .done();
    assert!(!run.stdout.contains("-b dozen"), "{}", run.stdout);
    let alone = Sandbox::board();
    let run = alone.kata("-b packing next").done();
    assert!(!run.stdout.contains("-b packing"), "{}", run.stdout);
}

#[test]
fn a_hint_leads_to_the_home_that_it_is_about() {
    let s = Sandbox::board();
    let beside = s.root().join("beside");
    std::fs::create_dir(&beside).unwrap();
    let home = s.work.to_str().unwrap();
    let there = |line: &str| s.call(&format!("-C '{home}' {line}")).cwd(&beside);
    let said = there("next").run().ok();
    assert!(
        said.contains(&format!("  kata -C {home} condition new")),
        "{said}"
    );
    let error = there("show E9").run().fails(1).stderr;
    assert!(
        error.contains(&format!("kata -C {home} experiment list")),
        "{error}"
    );
    let error = there("show E9 --format json").run().fails(1).error_json();
    let hint = error["hint"].as_str().unwrap();
    assert!(
        hint.contains(&format!("kata -C {home} experiment list")),
        "{hint}"
    );
}

#[test]
fn a_command_inside_of_a_sentence_is_never_broken() {
    let s = Sandbox::practising();
    s.kata("plan --step a --expect b").ok();
    for columns in [40, 56, 80] {
        let line = "target close --result met --no-input";
        let (_, all) = Terminal::start(s.call(line), columns, 40).ends();
        for command in [
            "kata record E1",
            "kata experiment continue E1",
            "kata experiment drop E1",
        ] {
            assert!(all.contains(&format!("\r\n  {command}\r\n")), "{all}");
        }
    }
}

#[test]
fn advice_and_the_next_step_stand_apart_from_the_commit() {
    let s = Sandbox::board();
    let run = s.kata("condition new --pattern 'We need to hurry'").done();
    let paragraphs: Vec<&str> = run.stderr.trim().split("\n\n").collect();
    assert!(paragraphs.len() >= 2, "{}", run.stderr);
    assert!(paragraphs[0].contains("packing CC1"), "{}", run.stderr);
    let last = paragraphs.last().unwrap();
    assert!(last.starts_with("Next:"), "{}", run.stderr);
}

#[test]
fn what_is_left_half_way_can_be_typed_again_as_it_is_shown() {
    let s = Sandbox::practising();
    s.kata("metric add stock --unit labels").ok();
    let mut t = Terminal::start(s.call("measure"), 100, 24);
    t.asks("Which measure?").answers("1");
    t.asks("What did you measure?").answers("52 48 55");
    t.asks("When?").types(CTRL_C);
    let (_, all) = t.ends();
    assert!(all.contains("kata measure lead-time 52 48 55"), "{all}");
    // The only metric is not asked for, and has to be named all the same.
    let s = Sandbox::practising();
    let mut t = Terminal::start(s.call("measure"), 100, 24);
    t.asks("What did you measure?").answers("52");
    t.asks("When?").types(CTRL_C);
    let (_, all) = t.ends();
    assert!(all.contains("kata measure lead-time 52"), "{all}");
    // What was chosen out of several belongs to it.
    s.kata("plan --step One --expect a").ok();
    s.kata("plan --step Two --expect b --alongside c").ok();
    let mut t = Terminal::start(s.call("record"), 100, 24);
    t.asks("Which experiment").answers("2");
    t.asks("What did you see happen?").answers("It fell");
    t.asks("?").types(CTRL_C);
    let (_, all) = t.ends();
    assert!(all.contains("kata record E2 --happened 'It fell'"), "{all}");
    let s = Sandbox::board();
    s.kata("board new returns --learner Noor --challenge x")
        .ok();
    let mut t = Terminal::start(s.call("obstacle add"), 100, 24);
    t.asks("Which board?").answers("returns");
    t.asks("What is in the way?").answers("It is dark");
    t.asks("?").types(CTRL_C);
    let (_, all) = t.ends();
    let line = all.lines().rfind(|line| line.contains("kata obstacle add"));
    let line = line.unwrap_or_else(|| panic!("{all}")).trim();
    s.kata(line.trim_start_matches("kata ")).ok();
    assert_eq!(s.trailer("Kata-Board"), ["returns"]);
}

#[test]
fn several_are_picked_by_their_numbers() {
    for picked in ["1 2", "O1, 2", "1, O2", "O1 O2"] {
        let s = Sandbox::practising();
        s.kata("target close --result met").ok();
        let line = "target new --by 2027-01-15 --outcome a --pattern b --predict lead-time=..40 --influenceable x --ambitious y --essential z";
        let mut t = Terminal::start(s.call(line), 80, 24);
        t.asks("Which of these obstacles come along?")
            .answers(picked);
        t.done();
        for number in ["001", "002"] {
            let file = s.read(&s.path_of(&format!("boards/packing/obstacles/{number}")));
            assert!(file.contains("\"002\""), "{picked}: {file}");
        }
    }
}

#[test]
fn an_address_without_its_sign_is_refused() {
    let s = Sandbox::home();
    s.kata("people add hassan --email hassan@example.org").ok();
    for line in [
        "people edit hassan --email fout",
        "people add bram --email 'bram at work'",
    ] {
        let run = s.call(line).lang("nl").run().fails(2);
        run.says(&["is geen e-mailadres", "naam@example.org"]);
    }
    let mut t = Terminal::start(s.call("people add"), 80, 24);
    t.asks("?").answers("bram");
    t.asks("The name, or a role?").answers("");
    t.asks("The e-mail address").answers("bram");
    t.shows("is no e-mail address");
    t.asks("The e-mail address").answers("bram@example.org");
    t.done();
    // It can still be taken out.
    s.kata("people edit bram --email ''").ok();
}

#[test]
fn an_example_that_is_stopped_leaves_nothing_behind() {
    let s = Sandbox::empty();
    let names = || {
        let entries = std::fs::read_dir(&s.work).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    let mut t = Terminal::start(s.call("demo example"), 80, 24);
    t.shows("Replaying").types(CTRL_C);
    let (status, all) = t.ends();
    assert_eq!(status, 1, "{all}");
    assert!(all.contains("no example was made"), "{all}");
    assert_eq!(names(), before);
}

#[test]
fn what_is_not_there_is_listed_where_a_hint_says() {
    let s = Sandbox::practising();
    for (line, list) in [
        ("problem take P9 --as obstacle", "kata problem list"),
        ("standard confirm S9 --seen x", "kata standard list"),
        ("show TC9", "kata target list"),
        ("show nothing-here", "kata board show"),
    ] {
        s.kata(line).fails(1).says(&[list]);
    }
}

#[test]
fn the_home_where_one_stands_is_a_dot() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.kata("init practice").ok();
    let there = s.work.join("practice");
    let run = s.call("-C .. next").cwd(&there).run().fails(1);
    run.says(&["kata -C ."]);
    s.call("-C . people").cwd(&there).run().ok();
}

#[test]
fn a_measurement_without_its_measure_lacks_that() {
    let s = Sandbox::practising();
    s.kata("metric add walks --unit n").ok();
    let run = s.kata("measure 41").fails(2);
    assert!(
        run.stderr.contains("Metric (SLUG)") && !run.stderr.contains("VALUE"),
        "{}",
        run.stderr
    );
    let mut t = Terminal::start(s.call("measure 41 --note n"), 80, 24);
    t.asks("1) Lead time").answers("1");
    t.asks("What did you measure?").types(CTRL_C);
    let (_, all) = t.ends();
    assert!(
        all.contains("  kata measure --note n lead-time 41"),
        "{all}"
    );
    let run = s.call("measure 41").lang("nl").run().fails(2);
    assert!(run.stderr.contains("Indicator"), "{}", run.stderr);
}

#[test]
fn a_value_that_belongs_to_no_metric_is_said_to() {
    let s = Sandbox::practising();
    s.kata("plan --step a --expect b").ok();
    let run = s.kata("record --happened x --learned y --value 3").done();
    run.says(&["becomes no measurement", "kata measure METRIC 3"]);
    s.kata("plan --step c --expect d --predict lead-time=36..39")
        .ok();
    let run = s.kata("record --happened x --learned y --value 38").done();
    assert!(!run.stderr.contains("no measurement"), "{}", run.stderr);
}

#[test]
fn while_an_experiment_runs_what_waits_for_it_is_said_to_wait() {
    let s = Sandbox::practising();
    s.kata("plan --step a --expect b").ok();
    s.kata("experiment continue E1 --by 2026-12-01 --why w")
        .ok();
    let close = s.kata("target close --result met --learned z").fails(1);
    close.says(&[
        "kata record E1",
        "kata experiment drop E1",
        "this waits for it",
    ]);
    let plan = s.kata("plan --step c --expect d").fails(1);
    plan.says(&["If it is still running", "--alongside"]);
    let board = s.kata("board close --learned z").fails(1);
    board.says(&["this waits for it"]);
}

#[test]
fn what_git_could_not_merge_is_decided_with_resolve() {
    let s = Sandbox::practising();
    s.git(&["checkout", "-q", "-b", "other"]);
    s.kata("obstacle edit O1 --text left").ok();
    s.git(&["checkout", "-q", "main"]);
    s.kata("obstacle edit O1 --text right").ok();
    assert_ne!(s.try_git(&["merge", "-q", "other"]).0, 0);
    let check = s.kata("check");
    assert_eq!(check.code, 3, "{check:?}");
    assert!(has(&check.stdout, "kata resolve"), "{check:?}");
    s.kata("show O1").fails(1).says(&["kata resolve"]);
    s.kata("note O2 x").fails(4).says(&["kata resolve"]);
    s.kata("save").fails(1).says(&["kata resolve"]);
    s.kata("resolve O1.text --take ours").ok();
    assert!(s.git(&["log", "-1", "--format=%p"]).trim().contains(' '));
}

#[test]
fn an_obstacle_that_stayed_with_an_earlier_target_says_with_which() {
    let s = Sandbox::practising();
    s.kata("target close --result met --learned z --reached r")
        .ok();
    s.kata("condition new --pattern p --seen s").ok();
    s.kata("target new --by 2026-12-30 --outcome o --pattern p --carry O2")
        .ok();
    let list = s.kata("obstacle list").ok();
    let state = |reference: &str| {
        let line = list
            .lines()
            .find(|line| line.starts_with(reference))
            .unwrap();
        line.to_owned()
    };
    assert!(state("O1").ends_with("with TC1"), "{list}");
    assert!(state("O2").ends_with("open"), "{list}");
    assert!(s.kata("show O1").ok().contains("with TC1"));
    assert!(s.kata("board show").ok().contains("with TC1"));
}
