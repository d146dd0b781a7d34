//! No language lacks a message, and no message is there for nothing.

use fluent_bundle::FluentResource;
use std::{collections::BTreeMap, fs, path::Path};

use super::*;
use crate::practice::{
    change::StepName,
    entry::Common,
    field::{Asking, Shape, fields},
    form,
    lesson::Ending,
    settings::Human,
};
use crate::view::page::NOT_SHOWN;

/// The messages of a language with the variables that stand in each.
fn messages(lang: Lang) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut name = String::new();
    for line in source(lang).lines() {
        let begins = line
            .split_once(" =")
            .filter(|(name, _)| !name.contains(' ') && !name.starts_with('#'));
        if let Some((begun, _)) = begins {
            name = begun.to_owned();
            assert!(
                found.insert(name.clone(), Vec::new()).is_none(),
                "{lang}: {name} stands there twice"
            );
        }
        let used = line.match_indices("{ $").map(|(at, _)| {
            line[at + 3..]
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect::<String>()
        });
        if let Some(variables) = found.get_mut(&name).filter(|_| !line.starts_with('#')) {
            variables.extend(used);
            variables.sort();
            variables.dedup();
        }
    }
    found
}

/// Every source file with its text.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            ));
        }
    }
}

/// The names of messages that the source says outright, and those it puts together; then those
/// that it may ask for.
fn names() -> (Vec<String>, Vec<String>) {
    let mut lists = Vec::new();
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let mut names: Vec<String> = Vec::new();
    let literal = |text: &str| {
        text.trim_start()
            .strip_prefix('"')?
            .split('"')
            .next()
            .map(str::to_owned)
    };
    for (_, text) in files
        .iter()
        .filter(|(path, _)| !path.ends_with("lang/tests.rs"))
    {
        for call in ["say!(", "by_name("] {
            names.extend(
                text.match_indices(call)
                    .filter_map(|(at, _)| literal(&text[at + call.len()..])),
            );
        }
        let labels = text
            .match_indices("label(")
            .filter_map(|(at, _)| literal(&text[at + "label(".len()..]));
        names.extend(labels.map(|label| format!("field-{}", label.replace('_', "-"))));
        for part in ["\"state-", "\"stats-", "\"head-", "\"ask-", "\"coach-"] {
            names.extend(
                text.match_indices(part)
                    .filter_map(|(at, _)| literal(&text[at..])),
            );
        }
    }
    names.retain(|name| !name.contains('{') && !name.is_empty());
    for field in fields::<Common>().into_iter().chain(fields::<Human>()) {
        names.push(format!("field-{}", field.label()));
    }
    for kind in Kind::ALL {
        names.push(format!("kind-{}", kind.noun()));
        for field in kind.fields() {
            names.push(format!("field-{}", field.label()));
            // A list of tables has a label for all of it; a table has none.
            if let [first, _, ..] = field.path.as_slice() {
                lists.push(format!("field-{}", first.replace('_', "-")));
            }
            if let Shape::Choice(values) = &field.shape {
                names.extend(values.iter().map(|value| format!("choice-{value}")));
            }
        }
    }
    for (form, fields) in form::all() {
        let asked = fields
            .iter()
            .filter(|field| !field.managed && field.asking != Asking::Never);
        names.extend(asked.map(|field| format!("ask-{form}-{}", field.label())));
    }
    names.push("ask-experiment-alongside".to_owned());
    names.extend(StepName::ALL.iter().map(|step| format!("subject-{step}")));
    // Some keys are never shown, so they have no label.
    names.retain(|name| !NOT_SHOWN.iter().any(|key| *name == format!("field-{key}")));
    (names, lists)
}

#[test]
fn every_language_has_every_message_with_the_same_values() {
    let english = messages(Lang::En);
    for lang in [Lang::Nl, Lang::De] {
        let other = messages(lang);
        for (name, variables) in &english {
            let here = other
                .get(name)
                .unwrap_or_else(|| panic!("{lang} lacks {name}"));
            assert_eq!(here, variables, "{lang}: values in {name}");
        }
        let more: Vec<&String> = other
            .keys()
            .filter(|name| !english.contains_key(*name))
            .collect();
        assert!(more.is_empty(), "only {lang} has {more:?}");
    }
}

#[test]
fn every_file_is_sound_and_every_message_can_be_worded() {
    for lang in Lang::ALL {
        FluentResource::try_new(source(lang).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{lang}: {errors:?}"));
        let words = Words::new(lang);
        for name in messages(lang).keys() {
            assert!(words.has(name), "{lang}: {name} has no text");
        }
    }
}

#[test]
fn every_message_can_be_worded_in_ascii() {
    for lang in Lang::ALL {
        let words = Words::plain(lang);
        for name in messages(lang).keys() {
            assert!(words.has(name), "{lang}: {name} has no text in ASCII");
        }
        assert!(plain(source(lang)).is_ascii(), "{lang}");
        let hint = words.marked(&crate::say!("hint-watch"));
        assert_eq!(
            hint,
            plain(&Words::new(lang).marked(&crate::say!("hint-watch")))
        );
    }
    let german = Words::plain(Lang::De);
    // What need not be said where somebody is asked can still be told from the rest of a command.
    let hint = crate::say!("hint-target-open", open = "TC1");
    let asking = command::each(&german.marked(&hint), command::asking);
    let asking = command::unmarked(&asking);
    assert!(asking.ends_with(": kata target close TC1"), "{asking}");
    let whole = german.say(&hint);
    assert!(whole.ends_with(" TC1 --result \"...\""), "{whole}");
    assert_eq!(german.day("2026-03-09".parse().unwrap()), "9. Maerz 2026");
}

#[test]
fn every_message_that_the_program_can_say_is_there() {
    let words = Words::new(Lang::En);
    for name in names().0 {
        assert!(words.has(&name), "en lacks {name}");
    }
}

#[test]
fn no_message_is_there_for_nothing() {
    let (names, lists) = names();
    for name in messages(Lang::En).keys() {
        let said = names.contains(name)
            || lists.contains(name)
            || name.starts_with("choice-")
            || name.starts_with("topic-")
            || name.strip_prefix("state-").and_then(Ending::read).is_some()
            || name.starts_with("level-");
        assert!(said, "nothing says {name}");
    }
}

/// One without marks is broken over two lines, and does something else from where another folder was
/// named.
#[test]
fn a_command_to_which_a_sentence_leads_up_stands_between_marks() {
    const GIT: &[&str] = &[
        "-C",
        "branch",
        "checkout",
        "config",
        "fetch",
        "fsck",
        "init",
        "log",
        "ls-remote",
        "merge",
        "mv",
        "remote",
        "reset",
        "revert",
        "rm",
        "status",
        "switch",
    ];
    const KATA: &[&str] = &[
        "-C",
        "{ $kind }",
        "board",
        "check",
        "next",
        "save",
        "show",
        "sync",
    ];
    for lang in Lang::ALL {
        let lines = source(lang).lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let outside: Vec<&str> = line.split('`').step_by(2).collect();
            for (program, commands) in [("git", GIT), ("kata", KATA)] {
                for command in commands {
                    for before in [": ", "? ", "; "] {
                        let unmarked = format!("{before}{program} {command}");
                        let found = outside.iter().any(|part| part.contains(&unmarked));
                        assert!(!found, "{lang}: {line}");
                    }
                }
            }
        }
    }
}

#[test]
fn plurals_and_dates_are_the_languages_own() {
    let english = Words::new(Lang::En);
    assert_eq!(
        english.say(&crate::say!("days-left", days = 1i64)),
        "1 day left"
    );
    assert_eq!(
        english.say(&crate::say!("days-left", days = 3i64)),
        "3 days left"
    );
    let dutch = Words::new(Lang::Nl);
    assert_ne!(
        dutch.say(&crate::say!("days-left", days = 1i64)),
        dutch.say(&crate::say!("days-left", days = 2i64))
    );
}
