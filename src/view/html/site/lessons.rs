//! Everything that was learned, newest first. It is a plain list; a small script hides what does not
//! have the words that are looked for.

use std::cmp::Reverse;

use maud::{Markup, html};

use crate::{
    practice::lesson::Lesson,
    view::{
        html::{
            clean,
            site::{Part, Site, said},
        },
        lessons as shown,
    },
};

/// The search. It hides and shows, and nothing else: a page without it has the same list.
const SCRIPT: &str = include_str!("search.js");

impl Site<'_> {
    pub(super) fn lessons(&self) -> String {
        let mut all: Vec<&Lesson> = self.lessons.iter().collect();
        all.sort_by_key(|lesson| Reverse((lesson.on, lesson.place.clone())));
        let body = html! {
            @if all.is_empty() {
                p.none { (self.words.by_name("site-no-lessons")) }
            } @else {
                form #search role="search" hidden {
                    label for="words" { (self.words.by_name("site-search")) }
                    input #words type="search" autocomplete="off" aria-describedby="found";
                    span #found role="status" data-none=(self.words.by_name("site-search-none")) {}
                }
                div #lessons { @for lesson in &all { (self.lesson(lesson)) } }
            }
        };
        let script = (!all.is_empty()).then_some(SCRIPT);
        self.page(Part::Lessons, script, &body)
    }

    fn lesson(&self, lesson: &Lesson) -> Markup {
        let page = shown::page(lesson, self.words);
        // What was learned stands out; the rest says where it came from.
        let (first, rest) = match page.rows.split_first() {
            Some((first, rest)) => (first.text.as_str(), rest),
            None => (lesson.text.as_str(), &[][..]),
        };
        html! {
            article.record.lesson {
                h2 { (self.leading(&page.title, &lesson.place)) }
                p.lead.text { (clean(first)) }
                (said(rest))
            }
        }
    }
}
