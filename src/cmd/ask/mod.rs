//! Questions to the person at the terminal.
//!
//! A question fills in what a flag would have said, as a text, before anything is locked: the
//! answers then go the way of flags. Nothing is asked where nobody sits: without a terminal on all
//! three channels, with `--no-input` or for JSON.

pub mod again;
pub mod form;
mod input;
mod line;
pub mod sheet;
pub mod which;

use std::io::IsTerminal;

pub use line::is_plain;

use crate::{
    cmd::{
        app::App,
        ask::line::{Line, Typed},
        failure::{Failure, exit},
    },
    practice::say::Message,
    say,
    view::{lang::choice, terminal},
};

/// One of several answers: the value it stands for, and how it is worded.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    pub value: String,
    pub shown: String,
}

impl Offer {
    pub fn new(value: impl Into<String>, shown: impl Into<String>) -> Offer {
        Offer {
            value: value.into(),
            shown: shown.into(),
        }
    }
}

impl App<'_> {
    /// Whether there is somebody to ask.
    pub fn asks(&self) -> bool {
        self.terminal
            && !self.global.no_input
            && !self.json()
            && std::io::stdin().is_terminal()
            && std::io::stderr().is_terminal()
    }

    /// Whether lines were typed before anything was asked, as happens where several are pasted.
    pub fn typed_ahead(&self) -> bool {
        self.asks() && !self.asked && input::waits()
    }

    /// What was typed before anything was asked is no answer, and is shown.
    fn begin_to_ask(&mut self) {
        if std::mem::replace(&mut self.asked, true) || !input::waits() {
            return;
        }
        let taken = input::taken();
        let lines = taken.lines().map(str::trim).filter(|line| {
            // What a terminal itself answers begins so.
            !line.is_empty() && !line.starts_with('\u{1b}')
        });
        let lines: Vec<String> = lines
            .map(|line| format!("\n  {}", terminal::clean(line)))
            .collect();
        if !lines.is_empty() {
            let text = self.say(&say!("ask-typed-ahead"));
            let text = self.wrap(&format!("\n{text}{}", lines.concat()));
            self.put(&text);
        }
    }

    /// Yes or no; Enter is `default`. Only where [`App::asks`].
    pub fn confirm(&mut self, question: &Message, default: bool) -> Result<bool, Failure> {
        let offers: Vec<Offer> = ["yes", "no"]
            .map(|answer| Offer::new(answer, self.words().choice(answer)))
            .into();
        let default = if default { "yes" } else { "no" };
        Ok(self.choose(question, &offers, Some(default))? == "yes")
    }

    /// One of the offers, by its number, its words or their beginning; Enter is `default`. Only
    /// where [`App::asks`].
    pub fn choose(
        &mut self,
        question: &Message,
        offers: &[Offer],
        default: Option<&str>,
    ) -> Result<String, Failure> {
        let question = self.say(question);
        let shown = default.and_then(|value| offers.iter().find(|offer| offer.value == value));
        let hint = shown.map(|offer| {
            let default = &offer.shown;
            self.say(&say!("ask-enter-is", default = default))
        });
        self.begin_to_ask();
        let mut line = Line::new(self, offers.to_vec(), false)?;
        loop {
            self.put_question(&question, hint.as_deref());
            self.put_offers(offers);
            let text = match line.read("")? {
                Typed::Text(text) => text.trim().to_owned(),
                Typed::Back(_) | Typed::Editor(_) | Typed::Threshold(_) => continue,
                Typed::Left => return Err(left()),
            };
            match (text.is_empty(), shown) {
                (true, Some(offer)) => return Ok(offer.value.clone()),
                (true, None) => {}
                (false, _) => match chosen(&text, offers, true) {
                    Some(offer) => return Ok(offer.value.clone()),
                    None => self.put_fault(&not_offered(&text)),
                },
            }
        }
    }

    /// A question, and below it what helps to answer it.
    fn put_question(&mut self, question: &str, hint: Option<&str>) {
        let style = self.style();
        let question = terminal::bold(&self.wrap(&terminal::clean(question)), style);
        self.put(&format!("\n{question}"));
        if let Some(hint) = hint.filter(|hint| !hint.is_empty()) {
            let hint = self.wrap(&format!("  {}", terminal::clean(hint)));
            self.put(&terminal::dim(&hint, style));
        }
    }

    /// The answers to choose from, in one line where they fit.
    fn put_offers(&mut self, offers: &[Offer]) {
        let numbered: Vec<String> = offers
            .iter()
            .zip(1..)
            .map(|(offer, number): (&Offer, usize)| {
                format!("{number}) {}", terminal::clean(&offer.shown))
            })
            .collect();
        let line = format!("  {}", numbered.join("   "));
        let text = match terminal::width_of(&line) < usize::from(self.style().width) {
            true => line,
            false => self.wrap(&format!("  {}", numbered.join("\n  "))),
        };
        self.put(&text);
    }

    fn put_fault(&mut self, failure: &Failure) {
        self.report(failure);
    }
}

/// The offer that an answer means: its number, its value, its words or, `loosely`, the only one
/// that begins so.
fn chosen<'a>(text: &str, offers: &'a [Offer], loosely: bool) -> Option<&'a Offer> {
    if let Ok(number) = text.parse::<usize>() {
        return offers.get(number.checked_sub(1)?);
    }
    let wanted = text.to_lowercase();
    let is = |offer: &&Offer| {
        offer.value.to_lowercase() == wanted || offer.shown.to_lowercase() == wanted
    };
    let begins = |offer: &&Offer| {
        offer.value.to_lowercase().starts_with(&wanted)
            || offer.shown.to_lowercase().starts_with(&wanted)
    };
    let exactly = offers.iter().find(is);
    if exactly.is_some() || !loosely {
        return exactly;
    }
    let mut found = offers.iter().filter(begins);
    let begun = found.next().filter(|_| found.next().is_none());
    // Who speaks another language has other words for it.
    let elsewhere = || {
        let value = choice::meant(text, offers.iter().map(|offer| offer.value.as_str()))?;
        offers.iter().find(|offer| offer.value == value)
    };
    begun.or_else(elsewhere)
}

pub fn not_offered(text: &str) -> Failure {
    Failure::usage(say!("ask-not-offered", text = text))
}

/// The person left; nothing was written.
pub fn left() -> Failure {
    Failure {
        said: true,
        ..Failure::new(exit::FAILED, say!("ask-left"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_means_nobody_where_new_names_may_come() {
        let offers = [Offer::new("bram", "Bram de Wit")];
        assert_eq!(chosen("Br", &offers, false), None);
        assert!(chosen("bram de wit", &offers, false).is_some());
    }

    #[test]
    fn an_offer_is_meant_by_its_number_its_words_or_a_beginning_that_no_other_has() {
        let offers = [
            Offer::new("go-and-see", "gaan kijken"),
            Offer::new("single-factor", "één factor"),
            Offer::new("multi-factor", "meer factoren"),
        ];
        for (text, value) in [
            ("1", Some("go-and-see")),
            ("3", Some("multi-factor")),
            ("gaan", Some("go-and-see")),
            ("Één", Some("single-factor")),
            ("m", Some("multi-factor")),
            ("multi-factor", Some("multi-factor")),
            ("4", None),
            ("0", None),
            ("g", Some("go-and-see")),
            ("x", None),
        ] {
            let found = chosen(text, &offers, true).map(|offer| offer.value.as_str());
            assert_eq!(found, value, "{text}");
        }
        let alike = [Offer::new("a", "later"), Offer::new("b", "later, morgen")];
        assert_eq!(chosen("l", &alike, true), None);
        assert_eq!(
            chosen("later", &alike, true).map(|offer| offer.value.as_str()),
            Some("a")
        );
    }
}
