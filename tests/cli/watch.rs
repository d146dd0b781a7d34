//! `kata board watch`: a person at a board that others work at too.

use crate::{
    helper::Sandbox,
    terminal::{BACK_TAB, CTRL_C, CTRL_Z, DOWN, ENTER, ESC, TAB, Terminal, ends_when_closed},
};

/// A board that is practised at, watched in a terminal of 80 by 24.
fn watching(s: &Sandbox) -> Terminal {
    let mut terminal = Terminal::start(s.call("board watch"), 80, 24);
    terminal.shows("Every order within 40 minutes");
    terminal
}

#[test]
fn a_step_that_somebody_else_takes_appears() {
    let s = Sandbox::practising();
    let mut terminal = watching(&s);
    assert!(terminal.is_taken());
    s.kata("plan --step 'Print each label' --expect 'Nobody waits'")
        .ok();
    terminal.shows("E1 is open").shows("changed: E1");
    s.kata("record --happened 'Nobody waited' --learned 'It was the batch'")
        .ok();
    terminal
        .shows("changed: E1")
        .types("G")
        .shows("It was the batch");
    // By hand, without a commit.
    let obstacle = s.path_of("boards/packing/obstacles/002");
    let text = s.read(&obstacle).replace("is shared", "was lost");
    s.write(&obstacle, &text);
    terminal.shows("The scanner was lost").shows("changed: O2");
    terminal.types("q");
    assert_eq!(terminal.ends_given_back(), Ok(0));
}

#[test]
fn nothing_is_written_and_nobody_waits() {
    let s = Sandbox::practising();
    let before = (s.files(), s.head());
    let mut terminal = watching(&s);
    // A step takes its lock at once; it would wait for half a minute.
    s.kata("obstacle add 'One more'").ok();
    terminal.resizes(80, 40).shows("One more");
    s.kata("undo").ok();
    terminal.comes_to("the end of it", |t| !t.screen().contains("One more"));
    terminal.types("q");
    assert_eq!(terminal.ends_given_back(), Ok(0));
    s.assert_clean();
    assert_eq!(s.files(), before.0);
    assert_ne!(s.head(), before.1);
}

#[test]
fn one_goes_from_board_to_board() {
    let s = Sandbox::practising();
    s.kata("board new receiving --learner Bram --challenge 'No truck waits'")
        .ok();
    s.kata("board new alpha --learner Kim --challenge 'Nothing is lost'")
        .ok();
    s.kata("-b alpha board close --learned 'Nothing was'").ok();
    // None is chosen: the first that is worked at, and what has ended comes last.
    let mut terminal = watching(&s);
    terminal.shows("1 packing 2 receiving 3 alpha");
    terminal.types(TAB).shows("No truck waits");
    terminal.types(TAB).shows("Nothing is lost");
    terminal.types(TAB).shows("Every order within 40 minutes");
    terminal.types(BACK_TAB).shows("Nothing is lost");
    terminal.types("2").shows("No truck waits");
    s.kata("-b receiving board edit --challenge 'No truck waits longer than an hour' --why Nearer")
        .ok();
    terminal.shows("longer than an hour");
    // The one that is asked for comes first into view.
    terminal.types("q");
    assert_eq!(terminal.ends_given_back(), Ok(0));
    let mut terminal = Terminal::start(s.call("board watch receiving"), 80, 24);
    terminal.shows("longer than an hour").types(CTRL_C);
    assert_eq!(terminal.ends_given_back(), Ok(0));
}

#[test]
fn a_record_is_looked_into_as_it_is_shown_elsewhere() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label' --expect 'Nobody waits' --guard 'Nobody lifts the printer alone'").ok();
    let mut terminal = watching(&s);
    // The board itself, the condition, the target.
    terminal
        .types(DOWN)
        .comes_to("the mark", |t| t.marked().starts_with("packing"));
    terminal.types(DOWN).types(DOWN);
    terminal.comes_to("the mark", |t| {
        t.marked().starts_with("Target condition TC1")
    });
    // A metric, two obstacles, and the experiment.
    for _ in 0..4 {
        terminal.types(DOWN);
    }
    terminal.comes_to("the mark", |t| t.marked().starts_with("E1"));
    terminal
        .types(ENTER)
        .shows("Nobody lifts the printer alone");
    for line in s.call("show E1").width(80).run().ok().lines() {
        terminal.shows(line);
    }
    // It is live, too.
    s.kata("record --happened 'Nobody waited' --learned 'It was the batch'")
        .ok();
    terminal.shows("It was the batch");
    terminal.types(ESC).shows("Obstacles (parking lot)");
    terminal.comes_to("the mark", |t| t.marked().starts_with("E1"));
    terminal.types("?").shows("looks into the record");
    terminal.types("?").shows("Obstacles (parking lot)");
    terminal.types("q");
    assert_eq!(terminal.ends_given_back(), Ok(0));
}

#[test]
fn the_chart_of_a_metric_is_one_key_away() {
    let s = Sandbox::practising();
    s.kata("metric add reprints --unit labels --name Reprints")
        .ok();
    s.kata("measure reprints 3 5 4 --on 2026-11-20").ok();
    let mut terminal = watching(&s);
    // The one that the target predicts, then the next, and round again.
    terminal.types("c").shows("Lead time (min)");
    terminal.types("c").shows("Reprints (labels)");
    terminal.types("c").shows("Lead time (min)");
    s.kata("measure lead-time 12.5").ok();
    terminal.shows("median 28.25");
    // Of the chosen one.
    terminal.types(ESC).shows("Obstacles (parking lot)");
    for _ in 0..5 {
        terminal.types(DOWN);
    }
    terminal.comes_to("the mark", |t| t.marked().starts_with("reprints"));
    terminal.types("c").shows("Reprints (labels)").types("q");
    assert_eq!(terminal.ends_given_back(), Ok(0));
    // Where nothing is measured, that is said.
    let s = Sandbox::home();
    s.kata("board new packing --learner Noor --challenge 'No order waits'")
        .ok();
    let mut terminal = Terminal::start(s.call("board watch"), 80, 24);
    terminal
        .shows("No order waits")
        .types("c")
        .shows("Nothing is measured");
    terminal.types("q");
    assert_eq!(terminal.ends_given_back(), Ok(0));
}

#[test]
fn a_window_may_take_any_size_at_any_moment() {
    let s = Sandbox::practising();
    let mut terminal = watching(&s);
    for (columns, rows) in [(10, 3), (1, 1), (200, 50), (2, 9), (42, 20)] {
        terminal.resizes(columns, rows);
        if columns >= 10 {
            terminal.shows("packing");
        }
        terminal.types(DOWN).types(ENTER).types(" ").types(ESC);
    }
    terminal.resizes(200, 50);
    // Beside the parking lot, on one screen.
    terminal
        .shows("Experimenting record")
        .shows("Every order within 40 minutes");
    // Escape and what comes at once behind it are one key; the dot means nothing.
    terminal.types(".q");
    assert_eq!(terminal.ends_given_back(), Ok(0));
}

#[test]
fn a_signal_ends_it_and_the_terminal_is_as_it_was() {
    let s = Sandbox::practising();
    for (signal, called) in [
        ("TERM", "Terminated"),
        ("HUP", "Hangup"),
        ("INT", "Interrupt"),
    ] {
        let mut terminal = watching(&s);
        terminal.signals(signal);
        assert_eq!(terminal.ends_given_back(), Err(called.to_owned()));
    }
}

#[test]
fn it_ends_when_its_window_is_closed() {
    let s = Sandbox::practising();
    assert!(ends_when_closed(s.call("board watch"), "packing"));
}

#[test]
fn it_is_put_aside_and_taken_up_again() {
    let s = Sandbox::practising();
    let mut bash = s.program("bash");
    bash.args(["--norc", "--noprofile", "-i"])
        .env("PS1", "ready> ");
    let mut terminal = Terminal::of(&bash, 80, 24);
    terminal.shows("ready>");
    let kata = env!("CARGO_BIN_EXE_kata");
    terminal
        .types(&format!("{kata} board watch\n"))
        .shows("Every order within 40 minutes");
    terminal.types(CTRL_Z).shows("Stopped");
    terminal
        .types("echo the shell is $((40 + 2))\n")
        .shows("the shell is 42");
    s.kata("obstacle add 'Found meanwhile'").ok();
    terminal
        .types("fg\n")
        .shows("Every order within 40 minutes")
        .types("G");
    terminal
        .shows("No experiments yet")
        .types("g")
        .shows("Challenge");
    terminal.types("q").shows("ready>");
    terminal.types("exit\n");
    assert_eq!(terminal.ends_given_back(), Ok(0));
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_shown() {
    let s = Sandbox::practising();
    let obstacle = s.path_of("boards/packing/obstacles/002");
    let (own, whole) = (
        "boards/packing/board.toml",
        s.read("boards/packing/board.toml"),
    );
    let mut terminal = watching(&s);
    s.write(&obstacle, "text = \"The scanner\nfound = ");
    terminal
        .shows("O2 cannot be read: 1:")
        .shows("Every order within 40 minutes");
    // A line only: the board has what room there is.
    terminal
        .resizes(80, 4)
        .shows("packing · storyboard")
        .resizes(80, 24);
    s.write(own, "learner = ");
    terminal.shows("board.toml:1:11: this file cannot be read");
    // Not even that stops it.
    std::fs::remove_file(s.work.join(own)).unwrap();
    terminal.shows("There is no board packing here");
    s.write(own, &whole);
    terminal.shows("Every order within 40 minutes").types("q");
    assert_eq!(terminal.ends_given_back(), Ok(0));
}

#[test]
fn it_is_watched_in_three_languages() {
    let s = Sandbox::practising();
    for (lang, says, keys) in [
        ("en", "Target condition TC1", "looks into the record"),
        ("nl", "Doelsituatie TC1", "de vastlegging bekijken"),
        ("de", "Ziel-Zustand TC1", "den Eintrag ansehen"),
    ] {
        let mut terminal = Terminal::start(s.call("board watch").lang(lang), 80, 24);
        // All keys are named, in every language.
        terminal
            .shows(says)
            .shows("Tab")
            .types("?")
            .shows(keys)
            .types("q");
        assert_eq!(terminal.ends_given_back(), Ok(0));
    }
    // A terminal that has no other signs.
    let call = s.call("board watch").lang("de").env("LC_ALL", "C");
    let mut terminal = Terminal::start(call, 80, 24);
    terminal
        .shows("Ziel-Zustand TC1 - 14. Dez. 2026")
        .types("q");
    let (status, all) = terminal.ends();
    assert!(status == 0 && all.is_ascii(), "{all}");
}

#[test]
fn without_a_terminal_it_names_what_there_is_instead() {
    let s = Sandbox::practising();
    s.kata("board watch")
        .fails(2)
        .says(&["terminal", "kata board show"]);
    let error = s.kata("board watch --format json").fails(2).error_json();
    assert!(
        error["hint"].as_str().unwrap().contains("kata board show"),
        "{error}"
    );
    for lang in ["nl", "de"] {
        s.call("board watch")
            .lang(lang)
            .run()
            .fails(2)
            .says(&["kata board show"]);
    }
    let empty = Sandbox::home();
    let terminal = Terminal::start(empty.call("board watch"), 80, 24);
    let (status, all) = terminal.ends();
    assert!(status == 1 && all.contains("kata board new"), "{all}");
}
