//! One language's file, of which only what is said is looked up and parsed.
//!
//! A command says some twenty of far over a thousand messages, and to parse all of them, or only to
//! note where each begins, would take longer than everything else that it does by itself.

use std::cell::RefCell;
use std::collections::HashSet;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use memchr::memmem;
use unic_langid::LanguageIdentifier;

pub struct Texts {
    source: &'static str,
    /// The names that were looked up, whether they are there or not.
    read: RefCell<HashSet<String>>,
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
            source,
            read: RefCell::default(),
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
        if self.read.borrow().contains(name) {
            return;
        }
        self.read.borrow_mut().insert(name.to_owned());
        let Some(text) = entry(self.source, name) else {
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

/// The message or term of this name: it begins with the name at the start of a line, and ends where
/// the next one begins.
fn entry<'a>(source: &'a str, name: &str) -> Option<&'a str> {
    let starts_line = |at: &usize| *at == 0 || source.as_bytes()[at - 1] == b'\n';
    let is_whole = |at: &usize| source[at + name.len()..].trim_start().starts_with('=');
    let found = memmem::find_iter(source.as_bytes(), name);
    let text = &source[found.filter(starts_line).find(is_whole)?..];
    let mut end = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if at > 0 && is_named(line) {
            break;
        }
        end += line.len();
    }
    Some(&text[..end])
}

fn is_named(line: &str) -> bool {
    line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-')
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
    fn a_name_in_a_text_or_in_a_longer_name_is_another() {
        let texts = texts(
            "# two = no\none = say\n    two = no\ntwo-one = no\nback-two = no\ntwo = Second\n",
        );
        assert_eq!(texts.format("two", None).as_deref(), Some("Second"));
        assert_eq!(texts.format("one", None).as_deref(), Some("say\ntwo = no"));
        assert!(!texts.has("") && !texts.has("tw") && !texts.has("no\n"));
    }

    #[test]
    fn a_faulty_message_is_none_and_the_next_one_is() {
        let texts = texts("one = { $\ntwo = Second\n");
        assert!(!texts.has("one"));
        assert_eq!(texts.format("two", None).as_deref(), Some("Second"));
    }
}
