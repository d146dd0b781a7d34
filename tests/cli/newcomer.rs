//! Somebody on a bare machine who types what the program itself says, and nothing else: no settings of
//! git, no locale, no editor, no pager, a narrow window.

use std::path::PathBuf;

use crate::{
    helper::{Call, Sandbox, split},
    terminal::Terminal,
};

/// A machine on which nothing is set up.
fn bare(lang: &str) -> Sandbox {
    let mut s = Sandbox::empty();
    std::fs::write(
        s.root().join("home/.gitconfig"),
        "[user]\n\tuseConfigOnly = true\n",
    )
    .unwrap();
    s.lang = lang.to_owned();
    s
}

fn plainly(call: Call) -> Call {
    let call = call.without("GIT_EDITOR").without("NO_COLOR");
    let call = call.env("LC_ALL", "C").env("TERM", "dumb");
    call.width(60)
}

/// The commands that stand on lines of their own, as they are shown.
fn shown(said: &str) -> Vec<String> {
    let lines = said.lines().filter_map(|line| line.strip_prefix("  "));
    let command = |line: &&str| {
        ["kata ", "git ", "cd "]
            .iter()
            .any(|begin| line.starts_with(begin))
    };
    // What stands behind a wider gap says what the command does.
    let lines = lines
        .filter(command)
        .map(|line| line.split("   ").next().unwrap());
    lines.map(str::to_owned).collect()
}

/// A command with what somebody would write in the places that are left open.
fn filled(command: &str) -> Vec<String> {
    let mut words = split(command);
    let mut before = String::new();
    for word in &mut words {
        let open = word.chars().all(|letter| letter.is_ascii_uppercase());
        let filled = match (before.as_str(), word.as_str()) {
            ("--by", "…") => "3w",
            ("--learner", _) if open => "Noor",
            (_, "…") => "Orders wait for their label",
            _ if open => "packing",
            (_, same) => same,
        };
        before = std::mem::replace(word, filled.to_owned());
    }
    words
}

/// Types what is shown until the first experiment is recorded; how often something was typed.
fn follow(lang: &str) -> usize {
    let s = bare(lang);
    let mut here: PathBuf = s.work.clone();
    let mut wanted = vec!["kata init practice".to_owned()];
    let mut before = String::new();
    for typed in 1..30 {
        let command = wanted.remove(0);
        let words = filled(&command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = match words.as_slice() {
            ["cd", folder] => {
                here.push(folder);
                String::new()
            }
            ["git", args @ ..] => s.git_in(&here, args),
            ["kata", args @ ..] => {
                let run = plainly(s.call_args(args).cwd(&here)).run();
                // Where it stops, it is typed again once the way is free.
                if run.code != 0 {
                    wanted = shown(&run.stderr);
                    assert!(
                        !wanted.is_empty(),
                        "{lang}: {command} is a dead end\n{}",
                        run.stderr
                    );
                    wanted.push(command.clone());
                    assert_ne!(
                        before, command,
                        "{lang}: it goes round in circles\n{}",
                        run.stderr
                    );
                    before = command;
                    continue;
                }
                format!("{}{}", run.stdout, run.stderr)
            }
            other => panic!("{lang}: {other:?}"),
        };
        if words.starts_with(&["kata", "record"]) {
            return typed;
        }
        if wanted.is_empty() {
            // Advice comes first; the next step stands at the end.
            let all = shown(&said);
            wanted = match all.iter().position(|one| one.starts_with("cd ")) {
                Some(at) => all[at..].to_vec(),
                None => all.last().cloned().into_iter().collect(),
            };
            assert!(
                !wanted.is_empty(),
                "{lang}: nothing comes after {command}\n{said}"
            );
        }
    }
    panic!("{lang}: no experiment was recorded");
}

#[test]
fn what_is_shown_in_english_leads_to_the_first_experiment() {
    assert!(follow("en") < 20);
}

#[test]
fn what_is_shown_in_dutch_leads_to_the_first_experiment() {
    assert!(follow("nl") < 20);
}

#[test]
fn what_is_shown_in_german_leads_to_the_first_experiment() {
    assert!(follow("de") < 20);
}

#[test]
fn whoever_comes_with_a_spreadsheet_is_led_to_where_it_goes() {
    let s = Sandbox::home();
    s.kata("board new packing --learner Noor --challenge c")
        .ok();
    s.write(
        "times.csv",
        "Date;Minutes\n2026-11-02;52,5\n2026-11-03;48,0\n",
    );
    for line in ["import times.csv", "import csv times.csv"] {
        s.kata(line).fails(2).says(&["kata measure --csv FILE"]);
    }
    let run = s.kata("measure --csv times.csv").fails(1);
    run.says(&["kata metric add SLUG --unit UNIT"]);
    s.kata("metric add minutes --unit min").ok();
    s.kata("measure --csv times.csv").ok();
}

#[test]
fn a_terminal_without_keys_promises_none_and_enter_keeps_what_stands_there() {
    let s = Sandbox::practising();
    let dumb = |line: &str| plainly(s.call(line)).env("COLUMNS", "60");
    let mut t = Terminal::start(dumb("obstacle add"), 60, 24);
    t.shows("Say what you see happen. >");
    let screen = t.screen();
    assert!(
        !screen.contains("Ctrl-O") && !screen.contains('↑'),
        "{screen}"
    );
    // Whoever presses a key all the same has written nothing by it.
    t.types("\x0fNobody knows the next order\r");
    t.shows("How will you see that it is gone?").types("\r");
    t.done();
    let toml = s.read(&s.path_of("boards/packing/obstacles/003"));
    assert!(toml.contains("\"Nobody knows the next order\""), "{toml}");
    let mut t = Terminal::start(dumb("condition edit CC1"), 60, 24);
    t.shows("[Labels are printed in batches of 20] >")
        .types("\r");
    t.shows("[Orders wait for their label] >").types("-\r");
    t.done();
    let toml = s.read(&s.path_of("boards/packing/conditions/001"));
    assert!(toml.contains("batches of 20"), "{toml}");
    assert!(!toml.contains("Orders wait"), "{toml}");
}
