//! What the README, the tutorial and the how-tos show is what happens.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::helper::{Sandbox, split};

const README: &str = include_str!("../../README.md");

/// What a document has for its test.
enum Part<'a> {
    /// Commands that a reader does not see: where the document begins.
    Given(&'a str),
    /// A file that a reader is shown whole.
    File(&'a str, String),
    /// Commands as they are typed: when that is, where it is said, and each with the lines shown below it.
    Session(Option<String>, Vec<(String, Vec<String>)>),
}

fn parts(document: &str) -> Vec<Part<'_>> {
    let block = |rest: &str| {
        let (_, rest) = rest.split_once("-->\n```").unwrap();
        let (_, rest) = rest.split_once('\n').unwrap();
        format!("{}\n", rest.split_once("\n```").unwrap().0)
    };
    let part = |rest| -> Option<Part<'_>> {
        let (mark, _) = str::split_once(rest, "-->")?;
        let (kind, about) = mark.split_once(char::is_whitespace)?;
        let about = about.trim();
        match kind {
            "given" => Some(Part::Given(about)),
            "file" => Some(Part::File(about, block(rest))),
            "session" => {
                let mut steps: Vec<(String, Vec<String>)> = Vec::new();
                for line in block(rest).lines() {
                    match (line.strip_prefix("$ "), steps.last_mut()) {
                        (Some(command), _) => steps.push((command.to_owned(), Vec::new())),
                        (None, Some((_, shown))) => shown.push(line.to_owned()),
                        (None, None) => panic!("the session begins with a command"),
                    }
                }
                let at = (!about.is_empty()).then(|| format!("{about}:00+01:00"));
                Some(Part::Session(at, steps))
            }
            _ => None,
        }
    };
    document.split("<!-- ").skip(1).filter_map(part).collect()
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

/// Somebody who follows a document, from an empty folder on.
struct Reader {
    sandbox: Sandbox,
    here: PathBuf,
}

impl Reader {
    /// Types a command; what it says comes back, but for empty lines. `cd` goes from the first folder on.
    fn types(&mut self, command: &str) -> Vec<String> {
        if let Some(folder) = command.strip_prefix("cd ") {
            self.here = self.sandbox.root().join(folder);
            assert!(self.here.is_dir(), "{command}");
            return Vec::new();
        }
        let words = split(command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = match words.split_first() {
            Some((&"kata", args)) => {
                let call = self.sandbox.call_args(args).cwd(&self.here);
                call.run().ok_both()
            }
            Some((&"git", args)) => self.sandbox.git_in(&self.here, args),
            _ => panic!("neither kata nor git: {command}"),
        };
        let lines = said.lines().filter(|line| !line.trim().is_empty());
        lines.map(str::to_owned).collect()
    }
}

/// Does what a document shows, and compares.
fn play(document: &str, lang: &str) {
    let mut sandbox = Sandbox::empty();
    sandbox.lang = lang.to_owned();
    let here = sandbox.root();
    let mut reader = Reader { sandbox, here };
    let root = reader.here.clone();
    let mut typed = 0;
    for part in parts(document) {
        match part {
            Part::Given(commands) => {
                for command in commands.lines() {
                    reader.types(command);
                }
                reader.here.clone_from(&root);
            }
            Part::File(path, text) => fs::write(root.join(path), text).unwrap(),
            Part::Session(at, steps) => {
                if let Some(at) = at {
                    reader.sandbox.now = at;
                }
                for (command, shown) in steps {
                    typed += 1;
                    let is = reader.types(&command);
                    let lines: Vec<&str> = is.iter().map(String::as_str).collect();
                    assert!(
                        shows(&shown, &lines),
                        "{command}\n--- shown\n{}\n--- is\n{}",
                        shown.join("\n"),
                        is.join("\n")
                    );
                }
            }
        }
    }
    assert!(typed > 1);
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
fn each_how_to_can_be_done_as_it_is_told_and_stands_in_the_index() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let index = fs::read_to_string(docs.join("README.md")).unwrap();
    let mut pages: Vec<PathBuf> = fs::read_dir(docs.join("how-to"))
        .unwrap()
        .map(|found| found.unwrap().path())
        .collect();
    pages.sort();
    assert!(!pages.is_empty());
    let played = pages.iter().map(|page| {
        let name = page.file_name().unwrap().to_str().unwrap();
        assert!(index.contains(&format!("(how-to/{name})")), "{name}");
        let text = fs::read_to_string(page).unwrap();
        std::thread::spawn(move || play(&text, "en"))
    });
    let played: Vec<_> = played.collect();
    for page in played {
        page.join().unwrap();
    }
}

#[test]
fn the_two_commands_of_the_readme_stand_where_the_ci_looks_for_them() {
    let (_, rest) = README.split_once("<!-- tests -->\n```console\n$ ").unwrap();
    assert!(rest.starts_with("cargo test"));
    assert!(README.contains("kata demo"));
}
