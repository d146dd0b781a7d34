//! The command line's own texts, in the language of whoever reads them.
//!
//! A command and its options say in English what they are for, where they are defined. In other
//! languages they stand in `view/help/commands.*.toml`, each under the English text, and take its
//! place only when help is shown: whoever types a command waits for none of it.

use clap::{Arg, Command};
use toml::{Table, Value};

use crate::{
    cmd::help::whole,
    practice::lang::Lang,
    view::help::{self, commands},
};

/// Headings that clap has of its own.
const HEADINGS: [&str; 3] = ["Usage:", "Arguments:", "Options:"];

/// What stands in a usage for any options.
const OPTIONS: &str = "[OPTIONS]";

/// Every command with its options, saying in a language what they are for.
pub fn command(lang: Lang) -> Command {
    match commands(lang) {
        Some(texts) => translated(whole(), &Texts(texts)),
        None => whole(),
    }
}

/// Help as clap has laid it out, under headings in a language.
pub fn headed(text: &str, lang: Lang) -> String {
    let Some(texts) = help::commands(lang).map(Texts) else {
        return text.to_owned();
    };
    let line = |line: &str| {
        let plain = anstream::adapter::strip_str(line).to_string();
        let mut line = line.to_owned();
        for heading in HEADINGS
            .iter()
            .filter(|heading| plain.starts_with(*heading))
        {
            line = line.replacen(heading, &texts.of(heading), 1);
        }
        match plain.contains(" [OPTIONS]") {
            true => line.replacen(OPTIONS, &texts.of(OPTIONS), 1),
            false => line,
        }
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Texts by the English ones.
struct Texts(Table);

impl Texts {
    fn of(&self, english: &str) -> String {
        match self.0.get(english) {
            Some(Value::String(text)) => text.clone(),
            // A test finds what is missing.
            _ => english.to_owned(),
        }
    }

    /// `DATE|TIME`, whose words stand for what is chosen; a word in small letters is to be typed as it is.
    fn value_name(&self, name: &str) -> String {
        words_of(name)
            .map(|part| match is_name(part) {
                true => self.of(part),
                false => part.to_owned(),
            })
            .collect()
    }
}

/// The words of a value's name, and what stands between them.
fn words_of(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let same = |letter: char| letter.is_ascii_alphabetic() == first.is_ascii_alphabetic();
        let end = rest.find(|letter| !same(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

fn is_name(word: &str) -> bool {
    word.chars().all(|letter| letter.is_ascii_uppercase())
}

fn translated(command: Command, texts: &Texts) -> Command {
    let about = command.get_about().map(|text| texts.of(&text.to_string()));
    let long = command
        .get_long_about()
        .map(|text| texts.of(&text.to_string()));
    let after = command
        .get_after_help()
        .map(|text| texts.of(&text.to_string()));
    let command = command
        .mut_args(|arg| spoken(arg, texts))
        .mut_subcommands(|sub| translated(sub, texts))
        .subcommand_help_heading(texts.of("Commands"))
        .subcommand_value_name(texts.of("COMMAND"));
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let command = match long {
        Some(long) => command.long_about(long),
        None => command,
    };
    match after {
        Some(after) => command.after_help(after),
        None => command,
    }
}

fn spoken(arg: Arg, texts: &Texts) -> Arg {
    let takes = arg.get_action().takes_values();
    // Where clap lists them, it does so in English.
    let choices: Vec<String> = match takes && !arg.is_hide_possible_values_set() {
        true => arg
            .get_possible_values()
            .iter()
            .filter(|choice| !choice.is_hide_set())
            .map(|choice| choice.get_name().to_owned())
            .collect(),
        false => Vec::new(),
    };
    let defaults: Vec<String> = match takes && !arg.is_hide_default_value_set() {
        true => arg
            .get_default_values()
            .iter()
            .map(|value| value.to_string_lossy().into_owned())
            .collect(),
        false => Vec::new(),
    };
    let listed = [("default", defaults), ("possible values", choices)]
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| format!(" [{}: {}]", texts.of(name), values.join(", ")))
        .collect::<String>();
    let help = arg.get_help().map(|text| texts.of(&text.to_string()));
    let long = arg.get_long_help().map(|text| texts.of(&text.to_string()));
    let heading = arg.get_help_heading().map(|text| texts.of(text));
    let names: Option<Vec<String>> = arg
        .get_value_names()
        .filter(|_| takes)
        .map(|names| names.iter().map(|name| texts.value_name(name)).collect());
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    let arg = match help {
        Some(help) => arg.help(format!("{help}{listed}")),
        None => arg,
    };
    let arg = match long {
        Some(long) => arg.long_help(format!("{long}{listed}")),
        None => arg,
    };
    let arg = match heading {
        Some(heading) => arg.help_heading(heading),
        None => arg,
    };
    match names {
        Some(names) => arg.value_names(names),
        None => arg,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every text that help may show, with the English of clap itself.
    fn english() -> BTreeSet<String> {
        let own = ["Commands", "COMMAND", "default", "possible values", OPTIONS];
        let mut found: BTreeSet<String> = own
            .iter()
            .chain(&HEADINGS)
            .map(ToString::to_string)
            .collect();
        gather(&whole(), &mut found);
        found
    }

    fn gather(command: &Command, found: &mut BTreeSet<String>) {
        let texts = [
            command.get_about(),
            command.get_long_about(),
            command.get_after_help(),
        ];
        found.extend(texts.into_iter().flatten().map(ToString::to_string));
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let texts = [arg.get_help(), arg.get_long_help()];
            found.extend(texts.into_iter().flatten().map(ToString::to_string));
            found.extend(arg.get_help_heading().map(str::to_owned));
            if arg.get_action().takes_values() {
                let names = arg.get_value_names().into_iter().flatten();
                let words = names.flat_map(|name| words_of(name).filter(|word| is_name(word)));
                found.extend(words.map(str::to_owned));
            }
        }
        let shown = command.get_subcommands().filter(|sub| !sub.is_hide_set());
        shown.for_each(|sub| gather(sub, found));
    }

    const OTHERS: [Lang; 2] = [Lang::Nl, Lang::De];

    #[test]
    fn every_help_text_is_there_in_every_language_and_none_for_nothing() {
        let english = english();
        assert!(english.len() > 300, "{}", english.len());
        let mut lacking = String::new();
        for lang in OTHERS {
            let texts = commands(lang).unwrap_or_else(|| panic!("{lang} cannot be read"));
            for text in english.iter().filter(|text| !texts.contains_key(*text)) {
                lacking.push_str(&format!("{lang} lacks {text:?}\n"));
            }
            for text in texts.keys().filter(|text| !english.contains(*text)) {
                lacking.push_str(&format!("{lang}: nothing says {text:?}\n"));
            }
        }
        assert!(lacking.is_empty(), "{lacking}");
    }

    /// A text in another language names the same commands, options and values.
    #[test]
    fn what_is_to_be_typed_is_the_same_in_every_language() {
        let literal = |text: &str| {
            let spans = text.split('`').skip(1).step_by(2).map(str::to_owned);
            let options = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            let options = options.filter(|word| word.starts_with("--") && word.len() > 2);
            let mut all: Vec<String> = spans
                .filter(|span| !span.contains(' '))
                .chain(options.map(str::to_owned))
                .collect();
            all.sort();
            all
        };
        for lang in OTHERS {
            for (english, said) in commands(lang).unwrap() {
                let said = said.as_str().unwrap();
                assert_eq!(literal(&english), literal(said), "{lang}: {english:?}");
                assert!(!said.trim().is_empty(), "{lang}: {english:?}");
            }
        }
    }

    #[test]
    fn everything_that_may_be_typed_says_what_it_is() {
        fn see(command: &Command, way: &str) {
            let way = format!("{way} {}", command.get_name());
            for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
                let help = arg.get_help().map(ToString::to_string);
                assert!(help.is_some_and(|help| !help.is_empty()), "{way}: {arg}");
            }
            command.get_subcommands().for_each(|below| see(below, &way));
        }
        see(&whole(), "");
    }

    #[test]
    fn help_in_another_language_has_no_english_of_clap_left() {
        for lang in OTHERS {
            for line in [
                "kata --help",
                "kata plan --help",
                "kata board --help",
                "kata experiment record -h",
                "kata agenda --help",
            ] {
                let args: Vec<_> = line.split(' ').map(std::ffi::OsString::from).collect();
                let text = help_of(&args, lang);
                for word in [
                    "Usage:",
                    "Options:",
                    "Arguments:",
                    "Commands:",
                    "[OPTIONS]",
                    "[default",
                    "possible values",
                    "Print help",
                    "Everywhere",
                ] {
                    assert!(!text.contains(word), "{lang}: {line}: {word}\n{text}");
                }
            }
        }
    }

    fn help_of(args: &[std::ffi::OsString], lang: Lang) -> String {
        let text = crate::cmd::help::said(args, lang).unwrap();
        anstream::adapter::strip_str(&text).to_string()
    }
}
