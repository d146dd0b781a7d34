//! The first page: the boards in the order of what they serve, and what is due on them.

use maud::{Markup, html};

use crate::{
    practice::{agenda::Item, board::Board},
    view::{
        agenda,
        html::{
            clean,
            site::{Part, Site, nested, said},
        },
        page::{self, Row},
    },
};

/// Deeper than this, boards stand side by side.
const DEEPEST: usize = 4;

impl Site<'_> {
    pub(super) fn index(&self) -> String {
        let body = html! {
            section aria-labelledby="boards" {
                h2 #boards { (self.words.by_name("site-boards")) }
                @if self.boards.is_empty() { p.none { (self.words.by_name("site-no-boards")) } }
                ul.boards {
                    @for (board, depth) in nested(self.boards) {
                        li class={ "board below-" (depth.min(DEEPEST)) } { (self.card(board)) }
                    }
                }
            }
            (self.due())
        };
        self.page(Part::Boards, None, &body)
    }

    /// A board in a few lines.
    fn card(&self, board: &Board) -> Markup {
        let own = board.own();
        let around = self.around(Some(board));
        let mut rows: Vec<Row> = page::rows(own.entry, around, |path| {
            matches!(
                path[0].as_str(),
                "process" | "learner" | "coach" | "by" | "serves" | "paused" | "closed"
            )
        });
        if let Some(target) = board.open_target() {
            rows.extend(page::rows(target.entry, around, |path| {
                matches!(path[0].as_str(), "outcome" | "by")
            }));
        }
        if let Some(focus) = board.focus() {
            rows.push(Row {
                label: self.words.label("focus"),
                text: focus.body.text.clone(),
            });
        }
        html! {
            article {
                h3 {
                    a href=(self.board_file(&board.slug)) { (clean(&board.slug)) }
                    " " span.state { (self.words.state(own.entry)) }
                }
                @if let Some(challenge) = &own.body.challenge { p.lead.text { (clean(challenge)) } }
                (said(&rows))
            }
        }
    }

    fn due(&self) -> Markup {
        let parts: Vec<(String, &[Item])> =
            agenda::parts(self.agenda, self.today, self.until, self.words).collect();
        html! {
            section aria-labelledby="due" {
                h2 #due { (self.words.by_name("site-due")) }
                @if parts.is_empty() { p.none { (self.words.by_name("site-nothing-due")) } }
                @for (title, items) in parts {
                    h3 { (title) }
                    ul.due {
                        @for item in items {
                            li {
                                b { (self.leading(&agenda::place(item), &item.place)) }
                                @let when = agenda::date(item, self.today, self.words);
                                @if !when.is_empty() { ", " (when) }
                                ": " (clean(&agenda::text(item, self.words)))
                            }
                        }
                    }
                }
            }
        }
    }
}
