//! What the README shows is what happens.

use crate::helper::{Sandbox, split};

const README: &str = include_str!("../../README.md");

/// The commands of the session, each with the lines that are shown below it.
fn session() -> Vec<(String, Vec<String>)> {
    let (_, rest) = README.split_once("<!-- session -->\n```console\n").unwrap();
    let (session, _) = rest.split_once("\n```").unwrap();
    let mut steps: Vec<(String, Vec<String>)> = Vec::new();
    for line in session.lines() {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push((command.to_owned(), Vec::new())),
            (None, Some((_, shown))) => shown.push(line.to_owned()),
            (None, None) => panic!("the session begins with a command"),
        }
    }
    steps
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

#[test]
fn the_session_of_the_readme_happens_as_it_is_shown() {
    let s = Sandbox::empty();
    let steps = session();
    assert!(steps.len() > 10);
    let home = s.root().join("packing-kata");
    for (command, shown) in steps {
        if command == "cd packing-kata" {
            continue;
        }
        let words = split(&command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let output = match words.split_first() {
            Some((&"kata", args)) if args[0] == "init" => {
                s.call_args(args).cwd(&s.root()).run().ok_both()
            }
            Some((&"kata", args)) => s.call_args(args).cwd(&home).run().ok_both(),
            Some((&"git", args)) => s.git_in(&home, args),
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

#[test]
fn the_two_commands_of_the_readme_stand_where_the_ci_looks_for_them() {
    let (_, rest) = README.split_once("<!-- tests -->\n```console\n$ ").unwrap();
    assert!(rest.starts_with("cargo test"));
    assert!(README.contains("kata demo"));
}
