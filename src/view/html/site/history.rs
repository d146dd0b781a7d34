//! The learning history, a page a year and a section a day. What is past stays as it is, so its page
//! is not written again.

use std::collections::BTreeMap;

use chrono::Datelike;
use maud::{Markup, html};

use crate::view::{
    history::{Item, Told},
    html::{
        clean,
        site::{Part, Site},
    },
    lang::when,
};

impl Site<'_> {
    /// The pages of the years, the newest of them the one in the menu.
    pub(super) fn years(&self) -> BTreeMap<String, String> {
        let mut years: BTreeMap<i32, Vec<&Told>> = BTreeMap::new();
        for step in self.history {
            years.entry(year(step)).or_default().push(step);
        }
        let newest = years.keys().next_back().copied();
        let all: Vec<i32> = years.keys().rev().copied().collect();
        let mut pages: BTreeMap<String, String> = years
            .iter()
            .map(|(year, steps)| (file(*year, newest), self.year(*year, &all, steps)))
            .collect();
        if pages.is_empty() {
            let body = html! { p.none { (self.words.by_name("log-empty")) } };
            let page = self.page(Part::History, None, &body);
            pages.insert(Part::History.file().to_owned(), page);
        }
        pages
    }

    fn year(&self, year: i32, all: &[i32], steps: &[&Told]) -> String {
        let newest = all.first().copied();
        let days = steps.chunk_by(|a, b| a.at.day() == b.at.day());
        let body = html! {
            @if all.len() > 1 {
                nav.years aria-label=(self.words.by_name("site-years")) {
                    @for other in all {
                        a href=(file(*other, newest)) aria-current=[(*other == year).then_some("page")] { (other) }
                        " "
                    }
                }
            }
            @for day in days {
                section.day {
                    @if let Some(first) = day.first() {
                        h2 { (when::show_day_long(first.at.day(), self.words.lang())) }
                    }
                    @for step in day { (told(step)) }
                }
            }
        };
        self.page(Part::History, None, &body)
    }
}

/// The address of a step from the top.
pub fn address(step: &Told, history: &[Told]) -> String {
    let newest = history.iter().map(year).max();
    format!("{}#{}", file(year(step), newest), mark(step))
}

fn year(step: &Told) -> i32 {
    step.at.day().date().year()
}

fn file(year: i32, newest: Option<i32>) -> String {
    match newest == Some(year) {
        true => Part::History.file().to_owned(),
        false => format!("history-{year}.html"),
    }
}

fn mark(step: &Told) -> String {
    format!("s-{}", short(step))
}

fn short(step: &Told) -> &str {
    step.commit.get(..8).unwrap_or(&step.commit)
}

fn told(step: &Told) -> Markup {
    let items: Vec<Item> = step.items();
    html! {
        article.step id=(mark(step)) {
            h3 { (clean(&step.subject)) }
            p.about {
                time datetime=(step.at.to_string()) { (step.at.time().format("%H:%M").to_string()) }
                @for person in &step.people { " · " (clean(person)) }
                " · " code { (short(step)) }
            }
            @if !items.is_empty() {
                ul.items {
                    @for item in items {
                        li.text {
                            @if let Some(label) = &item.label { b { (clean(label)) ":" } " " }
                            (clean(&item.text))
                        }
                    }
                }
            }
        }
    }
}
