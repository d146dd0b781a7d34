//! One language's file, of which only what is said is parsed.
//!
//! A command says some twenty of far over a thousand messages, and parsing all of them would take
//! longer than everything else that it does by itself.

use std::cell::RefCell;
use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

pub struct Texts {
    /// The messages that nobody has asked for yet, as they stand in the file, by their names.
    unread: RefCell<HashMap<&'static str, &'static str>>,
    bundle: RefCell<FluentBundle<FluentResource>>,
    /// What is done to a message before it is parsed.
    prepare: fn(&str) -> String,
}

impl Texts {
    pub fn new(tag: LanguageIdentifier, source: &'static str, prepare: fn(&str) -> String) -> Self {
        let mut bundle = FluentBundle::new(vec![tag]);
        // Terminals and commit messages show the isolation marks as rubbish.
        bundle.set_use_isolating(false);
        Texts {
            unread: RefCell::new(cut(source)),
            bundle: RefCell::new(bundle),
            prepare,
        }
    }

    pub fn has(&self, name: &str) -> bool {
        self.read(name);
        let bundle = self.bundle.borrow();
        bundle
            .get_message(name)
            .is_some_and(|message| message.value().is_some())
    }

    pub fn format(&self, name: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        self.read(name);
        let bundle = self.bundle.borrow();
        let pattern = bundle.get_message(name)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors);
        Some(text.into_owned())
    }

    /// Parses a message, and those that it refers to.
    fn read(&self, name: &str) {
        let Some(text) = self.unread.borrow_mut().remove(name) else {
            return;
        };
        // A faulty message is none; a test finds the fault.
        let resource = match FluentResource::try_new((self.prepare)(text)) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // The names in one file are unique, which a test checks.
        let _ = self.bundle.borrow_mut().add_resource(resource);
        for other in referred(text) {
            self.read(other);
        }
    }
}

/// A file's messages and terms: each begins with its name at the start of a line.
fn cut(source: &'static str) -> HashMap<&'static str, &'static str> {
    let mut entries = HashMap::with_capacity(source.len() / 40);
    let mut begun: Option<(&str, usize)> = None;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if let Some(name) = named(line)
            && let Some((before, from)) = begun.replace((name, at))
        {
            entries.insert(before, &source[from..at]);
        }
        at += line.len();
    }
    if let Some((last, from)) = begun {
        entries.insert(last, &source[from..]);
    }
    entries
}

fn named(line: &str) -> Option<&str> {
    line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-')
        .then(|| line[..name_length(line)].trim_end())
}

fn name_length(text: &str) -> usize {
    let part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    text.find(|letter| !part(letter)).unwrap_or(text.len())
}

/// What looks like the name of another message or term in a message's places.
fn referred(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|place| {
        let place = place.trim_start();
        let name = &place[..name_length(place)];
        (!name.is_empty()).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &'static str) -> Texts {
        Texts::new(LanguageIdentifier::default(), source, str::to_owned)
    }

    #[test]
    fn a_message_brings_those_that_it_refers_to() {
        let texts = texts(
            "# a comment\none = First\n\n## a group\ntwo = { one } and {-three}\n    over two lines\n\
             -three = a term\nfour =\n    { $count ->\n        [one] { two }\n       *[other] many\n    }\n",
        );
        let said = texts.format("two", None).unwrap();
        assert_eq!(said, "First and a term\nover two lines");
        let mut args = FluentArgs::new();
        args.set("count", 1);
        assert_eq!(texts.format("four", Some(&args)).unwrap(), said);
        assert_eq!(texts.format("five", None), None);
        assert!(texts.has("one") && !texts.has("three"));
    }

    #[test]
    fn a_faulty_message_is_none_and_the_next_one_is() {
        let texts = texts("one = { $\ntwo = Second\n");
        assert!(!texts.has("one"));
        assert_eq!(texts.format("two", None).as_deref(), Some("Second"));
    }
}
