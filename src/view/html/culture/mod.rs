//! The six elements of the culture as a page: what the records show, each fact with its records, and
//! what people said of it.
//!
//! The records that it names stand on it as well, so that it can be mailed by itself.

use std::collections::HashMap;

use maud::{Markup, html};

use crate::{
    practice::{
        board::Board,
        culture::{Fact, Part, Said, Span, culture},
        direction,
        entry::Entry,
        kind::Kind,
        links::All,
        reference::Reference,
        settings::Settings,
        when::Day,
    },
    say,
    view::{
        culture as shown,
        html::{Document, clean, links},
        lang::Words,
        page::{self, Around, first_line},
    },
};

const STYLE: &str = include_str!("culture.css");

/// What a culture is shown of.
#[derive(Clone, Copy)]
pub struct Records<'a> {
    /// The records of the home.
    pub home: &'a [Entry],
    pub boards: &'a [Board],
    pub settings: &'a Settings,
    pub today: Day,
}

/// The page, whole.
pub fn page(records: Records<'_>, words: &Words) -> String {
    let title = words.by_name("culture-title");
    let title = match &records.settings.name {
        Some(name) => format!("{name} · {title}"),
        None => title,
    };
    let document = Document::alone(&title, "", &[]);
    within(document, &html! {}, records, words)
}

/// The page in a document of others, with the way to them above it.
pub(super) fn within(
    document: Document<'_>,
    above: &Markup,
    records: Records<'_>,
    words: &Words,
) -> String {
    let parts = culture(records.home, records.boards, records.today);
    let sheet = Sheet {
        words,
        records,
        known: known(records),
    };
    let styles = [&[STYLE][..], document.styles].concat();
    let document = Document {
        class: "culture",
        styles: &styles,
        ..document
    };
    document.around(words, &html! { (above) (sheet.body(&parts)) })
}

/// Every record by its reference.
fn known(records: Records<'_>) -> HashMap<String, (&Entry, Option<&Board>)> {
    let home = records.home.iter().map(|entry| (entry, None));
    let boards = records.boards.iter().flat_map(|board| {
        let entries = board.entries().iter();
        // Points go by the name of their metric.
        let told = entries.filter(|entry| entry.place.kind != Kind::Points);
        told.map(move |entry| (entry, Some(board)))
    });
    home.chain(boards)
        .map(|(entry, board)| (entry.reference().full(), (entry, board)))
        .collect()
}

struct Sheet<'a> {
    words: &'a Words,
    records: Records<'a>,
    known: HashMap<String, (&'a Entry, Option<&'a Board>)>,
}

impl Sheet<'_> {
    fn body(&self, parts: &[Part]) -> Markup {
        let words = self.words;
        let day = words.day(self.records.today);
        let named = named(parts);
        html! {
            main #main {
                header.top {
                    p.kicker {
                        @if let Some(name) = &self.records.settings.name { b { (clean(name)) } }
                        span { (words.by_name("culture-title")) }
                        span.as-of { (words.say(&say!("page-as-of", day = day))) }
                    }
                    (self.purpose())
                    nav {
                        @for part in parts {
                            a href=(format!("#{}", part.element.as_str())) {
                                (shown::title(part.element, words))
                            }
                        }
                    }
                }
                div.elements { @for part in parts { (self.part(part)) } }
                @if !named.is_empty() {
                    section.records aria-labelledby="records" {
                        h2 #records { (words.by_name("culture-records")) }
                        @for reference in named { (self.record(&reference)) }
                    }
                }
            }
        }
    }

    /// What all of it is for, first and large.
    fn purpose(&self) -> Markup {
        let written = direction::written(self.records.home);
        let lead = written.map(Entry::lead).filter(|lead| !lead.is_empty());
        html! {
            @match lead {
                Some(lead) => h1.text { (clean(&lead)) },
                None => h1.none { (self.words.by_name("culture-no-direction")) },
            }
        }
    }

    fn part(&self, part: &Part) -> Markup {
        let words = self.words;
        let name = part.element.as_str();
        let groups = part.facts.chunk_by(|a, b| a.about == b.about);
        html! {
            section.element id=(name) aria-labelledby=(format!("h-{name}")) {
                h2 id=(format!("h-{name}")) { (shown::title(part.element, words)) }
                @if part.facts.is_empty() { p.none { (words.by_name("culture-nothing")) } }
                @for group in groups {
                    h3 { (words.by_name(group[0].about.heading())) }
                    ul.facts { @for fact in group { (self.fact(fact, group)) } }
                }
                @if !part.said.is_empty() {
                    div.said {
                        h3 { (words.by_name("culture-said-heading")) }
                        @for said in &part.said { (self.said(said)) }
                    }
                }
            }
        }
    }

    fn fact(&self, fact: &Fact, group: &[Fact]) -> Markup {
        html! {
            li data-fact=(fact.about.as_str()) {
                span.text { (clean(&self.words.say(&fact.text))) } " "
                span.refs {
                    @for reference in &fact.from { (self.link(reference)) " " }
                }
                @if let Some(span) = fact.span { (bar(span, group, self.records.today)) }
            }
        }
    }

    fn said(&self, said: &Said) -> Markup {
        html! {
            blockquote {
                p.text { (clean(&said.text)) }
                footer { (shown::who(said, self.words)) " " span.refs { (self.link(&said.from)) } }
            }
        }
    }

    fn link(&self, reference: &Reference) -> Markup {
        let name = reference.full();
        html! {
            @match self.known.contains_key(&name) {
                true => a.ref href=(format!("#{}", anchor(&name))) { (clean(&name)) },
                false => span.ref { (clean(&name)) },
            }
        }
    }

    /// A record that the page names, with all that it says.
    fn record(&self, reference: &Reference) -> Markup {
        let name = reference.full();
        let Some((entry, board)) = self.known.get(&name) else {
            return html! {};
        };
        let all = All {
            home: self.records.home,
            boards: self.records.boards,
        };
        let around = Around {
            words: self.words,
            settings: self.records.settings,
            board: *board,
            elsewhere: &all,
        };
        let kind = page::capital(&self.words.kind(entry.place.kind));
        let lead = entry.lead();
        html! {
            article id=(anchor(&name)) {
                h3 { span.ref { (clean(&name)) } " " (kind) ": " (clean(first_line(&lead))) }
                dl {
                    @for line in page::lines(entry, around, |path| path[0] != "link") {
                        div { dt { (line.label) } dd.text { (clean(&line.text)) } }
                    }
                }
                (links(&entry.common.link))
            }
        }
    }
}

/// The records that the facts and the words come from, each once, in their order.
fn named(parts: &[Part]) -> Vec<Reference> {
    let mut named: Vec<Reference> = Vec::new();
    for part in parts {
        let facts = part.facts.iter().flat_map(|fact| &fact.from);
        let said = part.said.iter().map(|said| &said.from);
        for one in facts.chain(said) {
            if !named.contains(one) {
                named.push(one.clone());
            }
        }
    }
    named
}

/// What a record is found by on the page: never that of an element.
fn anchor(name: &str) -> String {
    format!("r-{}", name.replace('/', "-"))
}

/// When something went on, drawn over the months of all of its group; only what the sentence says
/// already, so nobody has to read it.
fn bar(span: Span, group: &[Fact], today: Day) -> Markup {
    let spans = || group.iter().filter_map(|fact| fact.span);
    let first = spans().map(|one| one.from).min().unwrap_or(span.from);
    let last = spans().map(|one| one.to.max(one.by)).max();
    let last = last.unwrap_or(span.to).max(today);
    let days = |day: Day| (day.date() - first.date()).num_days() as f64;
    let all = days(last).max(1.0);
    let percent = |day: Day| days(day) / all * 100.0;
    let (left, width) = (percent(span.from), percent(span.to) - percent(span.from));
    let width = width.max(0.6);
    html! {
        span.months aria-hidden="true" {
            i.open[span.open] style=(format!("left:{left:.2}%;width:{width:.2}%")) {}
            b style=(format!("left:{:.2}%", percent(span.by))) {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{culture::Element, example::*, lang::Lang};

    fn shown() -> String {
        let mut own = practising().own().body.clone();
        own.challenge = Some("<script>alert(1)</script> \u{202e}turned".to_owned());
        let board = practising();
        let board = board.with(board.own().entry.saying(own));
        let settings = Settings::default();
        let records = Records {
            home: &[],
            boards: std::slice::from_ref(&board),
            settings: &settings,
            today: day("2026-12-20"),
        };
        page(records, &Words::new(Lang::Nl))
    }

    #[test]
    fn every_reference_leads_to_a_record_on_the_page() {
        let page = shown();
        let mut found = 0;
        for link in page.split("class=\"ref\" href=\"#").skip(1) {
            let anchor = link.split('"').next().unwrap();
            assert_eq!(
                page.matches(&format!("id=\"{anchor}\"")).count(),
                1,
                "{anchor}"
            );
            found += 1;
        }
        assert!(found > 3, "{page}");
        for element in Element::ALL {
            assert!(page.contains(&format!("id=\"{}\"", element.as_str())));
        }
    }

    #[test]
    fn what_people_wrote_is_text_and_nothing_is_loaded_or_run() {
        let page = shown();
        assert!(
            !page.contains("<script") && !page.contains('\u{202e}'),
            "{page}"
        );
        assert!(
            !page.contains("http:") && !page.contains("https:"),
            "{page}"
        );
    }
}
