//! What stands beside a question, what Enter means there, and what is meant by a slip.

use crate::{
    helper::Sandbox,
    terminal::{CTRL_C, Terminal},
};

#[test]
fn between_two_targets_the_conversation_says_that_there_is_none() {
    let s = Sandbox::practising();
    s.kata("target close --result met").ok();
    let mut t = Terminal::start(s.call("coach"), 80, 30);
    t.shows("There is no target condition now.");
    t.shows("kata target new");
    t.asks("?").types(CTRL_C);
    t.ends();
}

#[test]
fn the_last_step_is_looked_back_on_when_it_is_recorded_already() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print at the bench' --expect 'Waiting falls' --predict lead-time=36..39")
        .ok();
    s.kata("record --happened 'It fell to 38' --learned 'The batch was it' --value 38 --turned-out as-expected")
        .ok();
    let mut t = Terminal::start(s.call("coach"), 80, 40);
    for _ in 0..3 {
        t.asks("").answers("");
    }
    for said in [
        "E1: Print at the bench",
        "Waiting falls",
        "between 36 and 39",
        "It fell to 38",
        "The batch was it",
    ] {
        t.shows(said);
    }
    t.asks("?").types(CTRL_C);
    t.ends();
}

#[test]
fn what_was_aimed_at_stands_beside_what_is_measured_today() {
    let s = Sandbox::practising();
    s.kata("measure lead-time 41").ok();
    let mut t = Terminal::start(s.call("target close"), 80, 24);
    t.shows("Prediction: lead-time at most 40 min");
    t.shows("Actual condition: lead-time: 41 min (23 Nov 2026)");
    t.asks("?").types(CTRL_C);
    t.ends();
    let mut t = Terminal::start(s.call("plan"), 80, 24);
    t.shows("Focus: O1 Labels come in batches");
    t.asks("?").types(CTRL_C);
    t.ends();
}

#[test]
fn nobody_confirms_what_no_standard_says() {
    let s = Sandbox::practising();
    let line =
        "target close --result met --reached a --learned b --learned-working c --still-serves d";
    let mut t = Terminal::start(s.call(line), 80, 24);
    t.asks("normal way").answers("");
    let all = t.done();
    assert!(!all.contains("still is"), "{all}");
    // With one, and on the way back from it.
    let s = Sandbox::practising();
    let mut t = Terminal::start(s.call(line), 80, 24);
    t.asks("normal way").answers("Labels at the bench");
    t.asks("Another one?").answers("");
    t.asks("When does somebody go and see").types("\x1b[A");
    t.asks("Another one?").answers("");
    t.asks("When does somebody go and see").answers("2w");
    t.done();
    let standard = s.read(&s.path_of("standards/001"));
    assert!(standard.contains("confirm_by = 2026-12-07"), "{standard}");
}

#[test]
fn enter_says_what_it_means_for_a_standard_that_holds() {
    let s = Sandbox::home();
    s.kata("standard add 'Labels at the bench' --confirm-by 2026-11-25")
        .ok();
    let mut t = Terminal::start(s.call("standard confirm").lang("nl"), 80, 24);
    t.asks("Wat zag je bij het proces?").answers("Alle drie zo");
    t.asks("Wordt er nog zo gewerkt?");
    t.shows("Enter: ja");
    t.answers("");
    t.asks("?").answers("");
    t.done();
    let file = s.read(&s.path_of("standards/001"));
    assert!(file.contains("holds = true"), "{file}");
}

#[test]
fn nothing_is_redone_once_a_step_was_taken_since() {
    let s = Sandbox::practising();
    s.kata("undo").ok();
    s.kata("obstacle add 'It is dark'").ok();
    let run = s.kata("redo").fails(1);
    run.says(&["is not redone", "git show"]);
    // On another board it does not matter.
    let s = Sandbox::practising();
    s.kata("board new dozen --learner Hassan --challenge c")
        .ok();
    s.kata("-b packing undo").ok();
    s.kata("-b dozen obstacle add x").ok();
    s.kata("-b packing redo").ok();
    // What was undone since is what is redone.
    let s = Sandbox::practising();
    s.kata("undo").ok();
    s.kata("obstacle add 'It is dark'").ok();
    s.kata("undo").ok();
    s.kata("redo").ok();
    assert!(s.message().contains("It is dark"), "{}", s.message());
    s.kata("redo").fails(1);
}

#[test]
fn who_knows_git_is_told_what_it_is_here() {
    let s = Sandbox::board();
    for (habit, meant) in [
        ("status", "next"),
        ("commit", "save"),
        ("pull", "sync"),
        ("search", "lessons"),
        ("handover", "board hand-over"),
    ] {
        let run = s.kata(habit).fails(2);
        assert!(
            run.stderr.contains(&format!("kata {meant}?")),
            "{}",
            run.stderr
        );
    }
    assert_eq!(s.kata("log --oneline").ok(), s.kata("log").ok());
    // A slip leads to the one command that comes nearest.
    for (slip, meant) in [
        ("bord", "board"),
        ("nxt", "next"),
        ("lgo", "log"),
        ("-b packing board shw", "board show"),
    ] {
        let run = s.kata(slip).fails(2);
        let told = format!("Did you mean kata {meant}?");
        assert!(run.stderr.contains(&told), "{}", run.stderr);
    }
}

#[test]
fn a_slip_is_answered_with_what_may_be_meant() {
    let s = Sandbox::practising();
    s.kata("board new inpak-afdeling --learner Noor --challenge c")
        .ok();
    s.kata("use packing").ok();
    s.kata("people add hassan").ok();
    for (line, near) in [
        ("obstacle focus 01", "O1"),
        ("obstacle focus 1", "O1"),
        ("show packing/01", "packing/O1"),
        ("use inpak", "inpak-afdeling"),
        ("-b inpk-afdeling next", "inpak-afdeling"),
        ("show inpak/O1", "inpak-afdeling"),
        ("people edit hasan --name Hassan", "hassan"),
        ("measure leadtime 40", "lead-time"),
        ("show leadtime", "lead-time"),
    ] {
        let run = s.kata(line);
        assert_ne!(run.code, 0, "{line}");
        assert!(
            run.stderr.contains(&format!("Did you mean {near}?")),
            "{line}: {}",
            run.stderr
        );
    }
    let run = s.kata("people edit willem --name Willem").fails(1);
    assert!(run.stderr.contains("hassan"), "{}", run.stderr);
}

#[test]
fn whoever_waits_for_another_git_is_told_so() {
    let s = Sandbox::board();
    let lock = s.work.join(".git/index.lock");
    std::fs::write(&lock, "").unwrap();
    let call = s.call("obstacle add 'It is dark'").command();
    let mut t = Terminal::run(&call, 100, 24, "");
    t.shows("Another git is writing here");
    std::fs::remove_file(&lock).unwrap();
    t.done();
}

#[test]
fn a_problem_that_is_raised_goes_on() {
    let s = Sandbox::board();
    let run = s.kata("problem raise 'Labels peel off'").done();
    run.says(&["kata problem take P1", "kata problem close P1 --why"]);
    let run = s.kata("problem raise 'x' --dry-run").done();
    assert!(!run.stderr.contains("problem take"), "{}", run.stderr);
}

#[test]
fn what_was_answered_to_another_command_is_offered_as_that_command() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print at the bench' --expect b").ok();
    let mut t = Terminal::start(s.call("plan"), 100, 24);
    t.asks("What became of it?").answers("1");
    t.asks("What did you see happen?").answers("It fell");
    t.asks("?").types(CTRL_C);
    let (_, all) = t.ends();
    assert!(all.contains("kata record E1 --happened 'It fell'"), "{all}");
}
