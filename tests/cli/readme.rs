//! What the README shows is what happens.

use crate::helper::{Sandbox, split};

const README: &str = include_str!("../../README.md");

/// A session that a document shows: when it happens, where that is said, and its commands, each with
/// the lines that are shown below it.
struct Session {
    at: Option<String>,
    steps: Vec<(String, Vec<String>)>,
}

fn sessions(document: &str) -> Vec<Session> {
    let session = |rest: &str| {
        let (at, rest) = rest.split_once("-->\n```console\n").unwrap();
        let (session, _) = rest.split_once("\n```").unwrap();
        let mut steps: Vec<(String, Vec<String>)> = Vec::new();
        for line in session.lines() {
            match (line.strip_prefix("$ "), steps.last_mut()) {
                (Some(command), _) => steps.push((command.to_owned(), Vec::new())),
                (None, Some((_, shown))) => shown.push(line.to_owned()),
                (None, None) => panic!("the session begins with a command"),
            }
        }
        let at = Some(at.trim()).filter(|at| !at.is_empty());
        Session {
            at: at.map(|at| format!("{at}:00+01:00")),
            steps,
        }
    };
    document
        .split("<!-- session")
        .skip(1)
        .map(session)
        .collect()
}

/// Whether the shown lines are the output's, where `...` stands for any number of lines.
fn shows(shown: &[String], output: &[&str]) -> bool {
    match shown {
        [] => output.is_empty(),
        [dots, rest @ ..] if dots == "..." => {
            (0..=output.len()).any(|at| shows(rest, &output[at..]))
        }
        [line, rest @ ..] => {
            output.first().is_some_and(|first| first == line) && shows(rest, &output[1..])
        }
    }
}

/// Types what a document shows, from an empty folder on, and compares.
fn play(document: &str, lang: &str) {
    let mut s = Sandbox::empty();
    s.lang = lang.to_owned();
    let root = s.root();
    let mut here = root.clone();
    let mut typed = 0;
    for session in sessions(document) {
        if let Some(at) = session.at {
            s.now = at;
        }
        for (command, shown) in session.steps {
            typed += 1;
            if let Some(folder) = command.strip_prefix("cd ") {
                here = root.join(folder);
                continue;
            }
            let words = split(&command);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let output = match words.split_first() {
                Some((&"kata", args)) => s.call_args(args).cwd(&here).run().ok_both(),
                Some((&"git", args)) => s.git_in(&here, args),
                _ => panic!("neither kata nor git: {command}"),
            };
            let output: Vec<&str> = output
                .lines()
                .filter(|line| !line.trim().is_empty())
                .collect();
            assert!(
                shows(&shown, &output),
                "{command}\n--- shown\n{}\n--- is\n{}",
                shown.join("\n"),
                output.join("\n")
            );
        }
    }
    assert!(typed > 10);
}

#[test]
fn the_session_of_the_readme_happens_as_it_is_shown() {
    play(README, "en");
}

#[test]
fn the_first_week_happens_as_it_is_told_in_both_languages() {
    play(include_str!("../../docs/tutorial.md"), "en");
    play(include_str!("../../docs/tutorial.nl.md"), "nl");
}

#[test]
fn the_two_commands_of_the_readme_stand_where_the_ci_looks_for_them() {
    let (_, rest) = README.split_once("<!-- tests -->\n```console\n$ ").unwrap();
    assert!(rest.starts_with("cargo test"));
    assert!(README.contains("kata demo"));
}
