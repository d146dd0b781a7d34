//! What every part of the sheet is made of: headings, texts that may be cut short, lists, and what of
//! them comes behind the sheet.

use maud::{Markup, html};

use crate::{
    practice::picture::Picture,
    say,
    view::{
        html::{
            board::{Rest, Sheet, fit},
            clean, figure,
        },
        page::Line,
    },
};

impl Sheet<'_> {
    pub(super) fn by_name(&self, name: &str) -> String {
        self.words.by_name(name)
    }

    /// The heading of a section, with its question's number and the record that it shows.
    pub(super) fn heading(&self, id: &str, number: &str, text: &str, reference: &str) -> Markup {
        html! {
            h2 id=(id) {
                @if !number.is_empty() { span.number aria-hidden="true" { (number) } }
                span { (text) }
                @if !reference.is_empty() { " " span.ref { (clean(reference)) } }
            }
        }
    }

    /// What somebody wrote; on the sheet cut short where there is no room for all of it.
    pub(super) fn text(&self, of: &str, text: &str) -> Markup {
        self.within(self.fit.limits.text, of, text)
    }

    /// As [`Sheet::text`], where the text may be so long.
    pub(super) fn within(&self, limit: usize, of: &str, text: &str) -> Markup {
        let text = clean(text);
        match fit::cut(&text, limit) {
            None => html! { (text) },
            Some(brief) => {
                let whole = html! {
                    span.brief { (brief) "… " (self.by_name("page-elsewhere")) }
                    span.whole { (text) }
                };
                self.rest
                    .borrow_mut()
                    .push((of.to_owned(), Rest::Text(text)));
                whole
            }
        }
    }

    pub(super) fn line(&self, of: &str, line: &Line) -> Markup {
        let of = format!("{of} · {}", line.label);
        html! {
            dt { (line.label) }
            dd.text { (self.text(of.trim_start_matches(" · "), &line.text)) }
        }
    }

    /// A list of records; what is beyond the room on the sheet is told with the rest.
    pub(super) fn list<T>(
        &self,
        all: &[T],
        room: usize,
        reference: impl Fn(&T) -> &str,
        text: impl Fn(&T) -> &str,
        shown: impl Fn(&T) -> Markup,
    ) -> Markup {
        let (on_sheet, beyond) = all.split_at(room.min(all.len()));
        let item = |one: &T| {
            html! { span.ref { (reference(one)) } div { (shown(one)) } }
        };
        let html = html! {
            ul.list {
                @for one in on_sheet { li { (item(one)) } }
                @for one in beyond { li.whole { (item(one)) } }
                @if !beyond.is_empty() {
                    li.brief { (self.words.say(&say!("page-and-more", count = beyond.len()))) }
                }
            }
        };
        let whole = |one: &T| (reference(one).to_owned(), Rest::Text(text(one).to_owned()));
        self.rest.borrow_mut().extend(beyond.iter().map(whole));
        html
    }

    /// Said on the sheet: what comes behind it.
    pub(super) fn goes_on(&self, earlier: usize) -> Markup {
        html! {
            p.brief.goes-on {
                @match earlier {
                    0 => (self.by_name("page-continues")),
                    _ => (self.words.say(&say!("page-continues-earlier", count = earlier))),
                }
            }
        }
    }

    /// Pictures of a record, as many as there is room for on the sheet.
    pub(super) fn pictured<'a>(
        &self,
        of: &str,
        pictures: impl Iterator<Item = &'a Picture>,
    ) -> Markup {
        let there = |picture: &&Picture| self.pictures.contains_key(&picture.file);
        let all: Vec<&Picture> = pictures.filter(there).collect();
        let (shown, beyond) = all.split_at(all.len().min(fit::PICTURES));
        let one = |picture: &Picture| figure(picture, of, self.pictures, self.words);
        let kept = beyond
            .iter()
            .map(|picture| (of.to_owned(), Rest::Picture((*picture).clone())));
        self.rest.borrow_mut().extend(kept);
        html! {
            @if !all.is_empty() {
                div.pictures {
                    @for picture in shown { (one(picture)) }
                    @if !beyond.is_empty() {
                        div.whole { @for picture in beyond { (one(picture)) } }
                        p.brief.aside {
                            (self.words.say(&say!("page-and-more", count = beyond.len())))
                        }
                    }
                }
            }
        }
    }

    /// On paper, whole, what the sheet had no room for.
    pub(super) fn in_full(&self, rest: &[(String, Rest)]) -> Markup {
        html! {
            @if !rest.is_empty() {
                section.full.on-paper aria-labelledby="full" {
                    h2 #full { (self.by_name("page-in-full")) }
                    dl {
                        @for (of, rest) in rest {
                            dt { (clean(of)) }
                            @match rest {
                                Rest::Text(text) => dd.text { (clean(text)) },
                                Rest::Picture(picture) => dd { (figure(picture, of, self.pictures, self.words)) },
                            }
                        }
                    }
                }
            }
        }
    }
}
