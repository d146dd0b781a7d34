//! The page above several sites: each home, and the way to its boards.

use std::collections::BTreeMap;

use maud::html;

use crate::{
    practice::board::Board,
    view::{
        html::{
            Document, clean,
            site::{MENU, STYLE, address_of, nested},
        },
        lang::Words,
    },
};

/// A home whose site stands in a folder of its own.
pub struct Beside<'a> {
    pub name: &'a str,
    pub folder: &'a str,
    pub boards: &'a [Board],
    /// The names of the boards' files, without their ending.
    pub files: &'a BTreeMap<String, String>,
}

/// The first page of them all.
pub fn homes(all: &[Beside<'_>], words: &Words) -> String {
    let title = words.by_name("site-homes");
    let body = html! {
        a.skip href="#main" { (words.by_name("site-skip")) }
        main #main {
            h1 { (title) }
            @for home in all {
                section {
                    h2 { a href={ (home.folder) "/index.html" } { (clean(home.name)) } }
                    @if home.boards.is_empty() { p.none { (words.by_name("site-no-boards")) } }
                    ul.boards {
                        @for (board, _) in nested(home.boards) {
                            li.board {
                                article {
                                    h3 {
                                        a href={ (home.folder) "/" (address_of(home.files, &board.slug)) } {
                                            (clean(&board.slug))
                                        }
                                        " " span.state { (words.state(board.own().entry)) }
                                    }
                                    @if let Some(challenge) = &board.own().body.challenge {
                                        p.lead.text { (clean(challenge)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    let document = Document {
        title: &title,
        class: "site",
        styles: &[MENU, STYLE],
        script: None,
        head: html! {},
    };
    document.around(words, &body)
}
