//! Lines that are pasted into a terminal which does not mark what is pasted: none is lost, and none is
//! taken for an answer that it is not.

use crate::{
    helper::Sandbox,
    terminal::{CTRL_O, ENTER, Terminal},
};

const SET: &str = "target new --by 2027-01-15 --outcome a --pattern b --predict lead-time=..40";

#[test]
fn a_session_that_is_pasted_as_a_whole_goes_on_with_its_next_line() {
    let s = Sandbox::board();
    let mut shell = s.program("sh");
    shell.env("KATA", env!("CARGO_BIN_EXE_kata"));
    shell.args([
        "-c",
        &format!("\"$KATA\" {SET}; read -r line; echo \"next: $line\""),
    ]);
    let all = Terminal::run(&shell, 80, 24, "kata obstacle add 'x'\rkata next\r").done();
    assert!(all.contains("so nothing more is asked here"), "{all}");
    assert!(all.contains("next: kata obstacle add 'x'"), "{all}");
    let file = s.read(&s.path_of("boards/packing/targets/001"));
    assert!(!file.contains("kata"), "{file}");
    s.assert_clean();
}

#[test]
fn what_was_typed_before_a_question_is_no_answer_to_it() {
    let s = Sandbox::practising();
    let command = s.call("obstacle add").command();
    let mut t = Terminal::run(&command, 80, 24, "kata plan\rkata next\r");
    t.shows("kata plan");
    t.asks("What is in the way?").answers("The printer jams");
    t.asks("?").answers("");
    let all = t.done();
    assert!(all.contains("is taken for no answer"), "{all}");
    assert!(all.contains("  kata plan\r\n  kata next\r\n"), "{all}");
    let file = s.read(&s.path_of("boards/packing/obstacles/003"));
    assert!(file.contains("text = \"The printer jams\""), "{file}");
}

#[test]
fn an_enter_too_many_is_not_worth_a_word() {
    let s = Sandbox::practising();
    let command = s.call("obstacle add").command();
    let mut t = Terminal::run(&command, 80, 24, "\r\r");
    t.asks("What is in the way?").answers("The printer jams");
    t.asks("?").answers("");
    let all = t.done();
    assert!(!all.contains("no answer"), "{all}");
}

#[test]
fn several_lines_at_once_are_one_answer() {
    for (pasted, kept) in [
        ("one\rtwo\rthree\r", "\"\"\"\none\ntwo\nthree\"\"\""),
        ("one\r\rthree\r", "\"\"\"\none\n\nthree\"\"\""),
        ("one\r\ntwo\r\n", "\"\"\"\none\ntwo\"\"\""),
        ("één\r", "\"één\""),
    ] {
        let s = Sandbox::practising();
        let mut t = Terminal::start(s.call("condition new"), 80, 24);
        t.asks("How does the process run").types(pasted);
        t.asks("What did you see").answers("x");
        t.done();
        let file = s.read(&s.path_of("boards/packing/conditions/002"));
        assert!(file.contains(&format!("pattern = {kept}")), "{file}");
        assert!(file.contains("seen = \"x\""), "{file}");
    }
}

/// While an editor has the answer nothing is asked, and the terminal keeps what is typed in lines of its own.
#[test]
fn enter_is_enter_also_where_it_was_typed_before_the_question_came() {
    for (ahead, kept) in [
        (" more\r", "\"a lot more\""),
        (" more\rstill\r", "\"\"\"\na lot more\nstill\"\"\""),
    ] {
        let s = Sandbox::practising();
        let (editor, go) = (s.root().join("editor.sh"), s.root().join("go"));
        let waits = format!("until [ -e '{}' ]; do sleep 0.05; done", go.display());
        s.script(&editor, &format!("echo opened; {waits}"));
        let call = s.call("obstacle add");
        let mut t = Terminal::start(call.env("GIT_EDITOR", editor.to_str().unwrap()), 80, 24);
        t.asks("What is in the way?").types("a lot").types(CTRL_O);
        t.shows("opened").types(ahead);
        std::fs::write(go, "").unwrap();
        t.asks("gone?").answers("");
        t.done();
        let file = s.read(&s.path_of("boards/packing/obstacles/003"));
        assert!(file.contains(&format!("text = {kept}")), "{file}");
    }
}

#[test]
fn lines_without_an_enter_at_their_end_wait_for_it() {
    let s = Sandbox::practising();
    let mut t = Terminal::start(s.call("obstacle add"), 80, 24);
    t.asks("What is in the way?").types("one\rtwo");
    t.shows("two").types(" and more").types(ENTER);
    t.asks("gone?").answers("");
    t.done();
    let file = s.read(&s.path_of("boards/packing/obstacles/003"));
    assert!(file.contains("one\ntwo and more"), "{file}");
}

#[test]
fn lines_that_are_no_single_choice_are_asked_again() {
    let s = Sandbox::practising();
    let mut t = Terminal::start(s.call("plan --step a"), 80, 24);
    t.asks("What do you think it will do?").answers("b");
    t.asks("In numbers").answers("");
    t.asks("How much do you change").types("1\r2\r");
    t.shows("is none of these");
    t.asks("How much do you change").answers("3");
    t.asks("?").answers("");
    t.done();
    let file = s.read(&s.path_of("boards/packing/experiments/001"));
    assert!(file.contains("single-factor"), "{file}");
}

#[test]
fn pasted_numbers_are_all_of_one_sitting() {
    let s = Sandbox::practising();
    let mut t = Terminal::start(s.call("measure lead-time"), 80, 24);
    t.asks("What did you measure?").types("41\r42\r43\r");
    t.asks("When?").answers("");
    t.done();
    let points = s.read("boards/packing/metrics/lead-time.points.toml");
    for value in ["41.0", "42.0", "43.0"] {
        assert!(points.contains(value), "{points}");
    }
}
