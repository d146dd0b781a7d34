//! The words, in English, Dutch and German, as equals.
//!
//! Each language is one Fluent file beside this one. A message that a language lacks is found by
//! the tests, not by a reader.

pub mod choice;
pub mod number;
mod texts;
pub mod when;

use fluent_bundle::{FluentArgs, FluentValue};
use texts::Texts;

use crate::{
    practice::{
        entry::Entry,
        kind::{Body, Kind},
        lang::Lang,
        problem::Taken,
        say::{Arg, Message},
        state::state,
        stem,
        when::{Day, Moment},
    },
    view::{command, help, terminal},
};

fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("en.ftl"),
        Lang::Nl => include_str!("nl.ftl"),
        Lang::De => include_str!("de.ftl"),
    }
}

/// Our own words in ASCII.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in terminal::plain_signs(text).chars() {
        match letter {
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'Ä' => plain.push_str("Ae"),
            'Ö' => plain.push_str("Oe"),
            'Ü' => plain.push_str("Ue"),
            'ß' => plain.push_str("ss"),
            other if other.is_ascii() || command::is_mark(other) => plain.push(other),
            other => plain.push_str(deunicode::deunicode_char(other).unwrap_or("?")),
        }
    }
    plain
}

/// One language, ready to word messages.
pub struct Words {
    lang: Lang,
    /// Whether only letters and signs of ASCII are used.
    plain: bool,
    texts: Texts,
}

impl Words {
    pub fn new(lang: Lang) -> Words {
        Words::of(lang, command::marked, false)
    }

    /// The same words for a terminal that has ASCII only, as such terminals have always been
    /// written to: `ae` for `ä`. What people wrote is not touched.
    pub fn plain(lang: Lang) -> Words {
        Words::of(lang, |text| plain(&command::marked(text)), true)
    }

    fn of(lang: Lang, prepare: fn(&str) -> String, plain: bool) -> Words {
        let tag = match lang {
            Lang::En => unic_langid::LanguageIdentifier::from_bytes(b"en"),
            Lang::Nl => unic_langid::LanguageIdentifier::from_bytes(b"nl"),
            Lang::De => unic_langid::LanguageIdentifier::from_bytes(b"de"),
        };
        Words {
            lang,
            plain,
            texts: Texts::new(tag.unwrap_or_default(), source(lang), prepare),
        }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message in this language.
    pub fn say(&self, message: &Message) -> String {
        command::plain(&self.marked(message))
    }

    /// A message in which the commands are marked, to be completed and laid out ([`command`]).
    pub fn marked(&self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &message.args {
            args.set(*name, self.value(arg));
        }
        self.format(message.id, Some(&args))
            .unwrap_or_else(|| message.id.to_owned())
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(command::unmarkable(text.clone())),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Day(day) => FluentValue::from(self.day(*day)),
            Arg::Message(message) => FluentValue::from(self.say(message)),
            Arg::Flags(flags) => {
                let flags: Vec<String> = flags.iter().map(|flag| self.flag(flag)).collect();
                FluentValue::from(flags.join(", "))
            }
            Arg::Choices(values) => FluentValue::from(self.to_choose(values)),
        }
    }

    /// A message without values, by a name that is put together. Every such name is in the tests.
    pub fn by_name(&self, name: &str) -> String {
        let text = self.format(name, None);
        text.map_or_else(|| name.to_owned(), |text| command::plain(&text))
    }

    pub fn has(&self, name: &str) -> bool {
        self.texts.has(name)
    }

    fn format(&self, name: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        self.texts.format(name, args)
    }

    /// The label of a field, by the last of its keys.
    pub fn label(&self, key: &str) -> String {
        self.by_name(&format!("field-{}", key.replace('_', "-")))
    }

    /// A flag with what it stands for in front, where that has a name: `Step (--step)`. What has no flag is
    /// called as help calls it.
    fn flag(&self, flag: &str) -> String {
        let (name, typed) = match flag {
            "METRIC" => ("field-metric".to_owned(), "SLUG"),
            "SLUG" => ("head-slug".to_owned(), flag),
            "REF" => ("head-ref".to_owned(), flag),
            "HANDLE" => ("head-handle".to_owned(), flag),
            flag => {
                let name = flag.trim_start_matches('-').to_lowercase();
                (format!("field-{name}"), flag)
            }
        };
        let typed = match typed.starts_with('-') {
            true => typed.to_owned(),
            false => help::called(typed, self.lang()),
        };
        let label = self.has(&name).then(|| self.by_name(&name));
        match label {
            Some(label) if label.to_uppercase() == typed => label,
            Some(label) => format!("{label} ({typed})"),
            None => typed,
        }
    }

    /// What is asked for a field of a form; its label where it is mostly not asked for.
    pub fn ask(&self, form: &str, label: &str) -> String {
        self.format(&format!("ask-{form}-{label}"), None)
            .unwrap_or_else(|| self.label(label))
    }

    /// The word for a value of a fixed set; the value itself where it is none.
    pub fn choice(&self, value: &str) -> String {
        self.format(&format!("choice-{value}"), None)
            .unwrap_or_else(|| value.to_owned())
    }

    pub fn kind(&self, kind: Kind) -> String {
        self.by_name(&format!("kind-{}", kind.noun()))
    }

    /// In a word or two, what has become of a record.
    pub fn state(&self, entry: &Entry) -> String {
        match &entry.body {
            Body::Cycle(cycle) => match cycle.held {
                Some(held) => self.moment(&Moment::Stamp(held)),
                None => self.by_name("state-waiting"),
            },
            Body::Observation(observation) => {
                let observed = observation.observed.map(|at| self.day(at.day()));
                observed.unwrap_or_default()
            }
            Body::Condition(condition) => {
                let grasped = condition.grasped.map(|at| self.day(at.day()));
                grasped.unwrap_or_default()
            }
            Body::Problem(problem) => match (&problem.taken, &problem.closed) {
                (Some(taken), None) => self.taken(taken),
                _ => self.state_word(entry),
            },
            Body::Standard(standard) => {
                let through = standard.closed.as_ref();
                let through = through.and_then(|closed| closed.through.as_deref());
                match through.and_then(stem::number) {
                    Some(number) => {
                        let other = format!("{}{number}", Kind::Standard.prefix());
                        self.say(&crate::say!("state-replaced", standard = other))
                    }
                    // What cannot be read as a name says no more than that it ended.
                    None if through.is_some() => self.by_name("state-retired"),
                    None => self.state_word(entry),
                }
            }
            _ => self.state_word(entry),
        }
    }

    fn state_word(&self, entry: &Entry) -> String {
        let word = state(entry).and_then(|state| self.word(state));
        word.unwrap_or_else(|| self.by_name("state-open"))
    }

    /// As what a problem was taken up.
    pub fn taken(&self, taken: &Taken) -> String {
        self.say(&crate::say!(
            "state-taken-as",
            taken = taken.reference().full()
        ))
    }

    pub fn day(&self, day: Day) -> String {
        self.spelled(when::show_day(day, self.lang))
    }

    pub fn moment(&self, moment: &Moment) -> String {
        self.spelled(when::show_moment(*moment, self.lang))
    }

    fn spelled(&self, text: String) -> String {
        if self.plain { plain(&text) } else { text }
    }
}

#[cfg(test)]
mod tests;
