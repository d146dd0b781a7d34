//! A site of a whole home: every board's page, and around them what belongs to no board.
//!
//! Files that lead to each other by relative addresses alone, so that they work from a share and a
//! stick as well as from a server. Nothing here needs a script to be read; one page has one, to
//! search in.

mod history;
mod homes;
mod index;
mod lessons;
mod lists;

pub use history::address;
pub use homes::{Beside, homes};

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::{
    practice::{
        agenda::Item,
        board::Board,
        chart::ChartKind,
        entry::{self, Entry},
        kind::Kind,
        lesson::Lesson,
        links::{All, Elsewhere},
        next,
        settings::Settings,
        when::Day,
    },
    view::{
        history::Told,
        html::{self, Document, clean},
        lang::Words,
        page::{Around, Row},
        storyboard::{self, Pictures, Storyboard},
    },
};

const STYLE: &str = include_str!("site.css");
const MENU: &str = include_str!("menu.css");

/// What a site shows.
pub struct Site<'a> {
    pub home: &'a [Entry],
    pub boards: &'a [Board],
    pub settings: &'a Settings,
    pub words: &'a Words,
    pub today: Day,
    /// What is due up to a day.
    pub agenda: &'a [Item],
    pub until: Day,
    /// Newest first.
    pub history: &'a [Told],
    pub lessons: Vec<Lesson>,
    /// The names of the boards' files, without their ending.
    pub files: &'a BTreeMap<String, String>,
    /// What the pictures of a board show.
    pub pictures: &'a dyn Fn(&Board) -> Pictures,
    /// Whether it stands in a folder beside those of other homes, with a page above them all.
    pub beside: bool,
}

/// The parts of a site that stand in the menu. A further one is a line here, and what the compiler then
/// asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Boards,
    Lessons,
    Problems,
    Standards,
    Culture,
    History,
}

impl Part {
    const ALL: [Part; 6] = [
        Part::Boards,
        Part::Lessons,
        Part::Problems,
        Part::Standards,
        Part::Culture,
        Part::History,
    ];

    fn file(self) -> &'static str {
        match self {
            Part::Boards => "index.html",
            Part::Lessons => "lessons.html",
            Part::Problems => "problems.html",
            Part::Standards => "standards.html",
            Part::Culture => "culture.html",
            Part::History => "history.html",
        }
    }

    fn title(self, words: &Words) -> String {
        match self {
            Part::Boards => words.by_name("site-boards"),
            Part::Lessons => words.by_name("site-lessons"),
            Part::Problems => words.by_name("site-problems"),
            Part::Standards => words.by_name("site-standards"),
            Part::Culture => words.by_name("site-culture"),
            Part::History => words.by_name("site-history"),
        }
    }
}

impl Site<'_> {
    /// Every page by the name of its file.
    pub fn pages(&self) -> BTreeMap<String, String> {
        let boards = self.boards.iter();
        let mut pages: BTreeMap<String, String> = boards
            .map(|board| (self.board_file(&board.slug), self.board(board)))
            .collect();
        for part in Part::ALL {
            let page = match part {
                Part::Boards => self.index(),
                Part::Lessons => self.lessons(),
                Part::Problems => self.problems(),
                Part::Standards => self.standards(),
                Part::Culture => self.culture(),
                // It has a page a year.
                Part::History => {
                    pages.extend(self.years());
                    continue;
                }
            };
            pages.insert(part.file().to_owned(), page);
        }
        pages
    }

    /// The address of a board's page from the top.
    fn board_file(&self, slug: &str) -> String {
        address_of(self.files, slug)
    }

    /// The page of a board, as it is hung on a wall, with the way back to the others.
    fn board(&self, board: &Board) -> String {
        let around = self.around(Some(board));
        let next = next::next(board, self.today);
        let shown = Storyboard {
            pictures: (self.pictures)(board),
            ..storyboard::storyboard(board, self.home, &next, self.today, around)
        };
        let charts = html::board::charted(&shown);
        // A metric on the board has a chart.
        let charts = charts.filter_map(|one| board.chart(&one.slug, Some(ChartKind::Run)).ok());
        let charts: Vec<_> = charts.collect();
        let title = format!("{} · {}", shown.title, self.name());
        let document = Document {
            title: &title,
            styles: &[MENU],
            ..self.document("../")
        };
        let menu = self.menu(None, "../");
        html::board::within(document, &menu, &shown, &charts, self.words)
    }

    /// The six elements; the records that it names stand on the page itself.
    fn culture(&self) -> String {
        let title = format!("{} · {}", self.name(), Part::Culture.title(self.words));
        let document = Document {
            title: &title,
            styles: &[MENU],
            ..self.document("")
        };
        let records = html::culture::Records {
            home: self.home,
            boards: self.boards,
            settings: self.settings,
            today: self.today,
        };
        let menu = self.menu(Some(Part::Culture), "");
        html::culture::within(document, &menu, records, self.words)
    }

    /// The address from the top of where a record is shown; of what a board has, the board's.
    fn address(&self, place: &entry::Place) -> Option<String> {
        let part = match (&place.board, place.kind) {
            (Some(board), _) => return Some(self.board_file(board)),
            (None, Kind::Problem) => Part::Problems,
            (None, Kind::Standard) => Part::Standards,
            _ => return None,
        };
        Some(format!("{}#{}", part.file(), place.reference()))
    }

    /// A name that leads to where its record is shown.
    fn leading(&self, name: &str, place: &entry::Place) -> Markup {
        html! {
            @match self.address(place) {
                Some(address) => a href=(address) { (clean(name)) },
                None => (clean(name)),
            }
        }
    }

    fn around<'a>(&'a self, board: Option<&'a Board>) -> Around<'a> {
        Around {
            words: self.words,
            settings: self.settings,
            board,
            elsewhere: self,
        }
    }

    fn all(&self) -> All<'_> {
        All {
            home: self.home,
            boards: self.boards,
        }
    }

    fn name(&self) -> &str {
        self.settings.name.as_deref().unwrap_or("kata")
    }

    /// A page of the site itself.
    fn page(&self, part: Part, script: Option<&'static str>, body: &Markup) -> String {
        let title = part.title(self.words);
        let heading = match part {
            // The first page is the home's.
            Part::Boards => clean(self.name()),
            _ => title.clone(),
        };
        let body = html! {
            (self.menu(Some(part), ""))
            main #main {
                h1 { (heading) }
                (body)
            }
            footer {
                a href="agenda.ics" { (self.words.by_name("site-calendar")) }
                " · "
                a href="feed.xml" { (self.words.by_name("site-feed")) }
            }
        };
        let title = format!("{} · {title}", self.name());
        let document = Document {
            title: &title,
            script,
            ..self.document("")
        };
        document.around(self.words, &body)
    }

    /// What the pages of a site have in common; `up` leads to the top.
    fn document(&self, up: &str) -> Document<'static> {
        Document {
            title: "",
            class: "site",
            styles: &[MENU, STYLE],
            script: None,
            head: html! {
                link rel="alternate" type="application/atom+xml" href={ (up) "feed.xml" }
                    title=(clean(self.name()));
            },
        }
    }

    /// The way to the other parts; `up` leads to the top.
    fn menu(&self, current: Option<Part>, up: &str) -> Markup {
        html! {
            a.skip href="#main" { (self.words.by_name("site-skip")) }
            nav.menu aria-label=(clean(self.name())) {
                ul {
                    @if self.beside {
                        li { a href={ (up) "../index.html" } { (self.words.by_name("site-homes")) } }
                    }
                    @for part in Part::ALL {
                        li {
                            a href={ (up) (part.file()) }
                                aria-current=[(current == Some(part)).then_some("page")] {
                                (part.title(self.words))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The address of a board's page from the top of its site.
fn address_of(files: &BTreeMap<String, String>, slug: &str) -> String {
    let name = files.get(slug).map_or(slug, String::as_str);
    format!("boards/{name}.html")
}

impl Elsewhere for Site<'_> {
    fn find(&self, board: Option<&str>, stem: &str, kind: Option<Kind>) -> Option<Entry> {
        self.all().find(board, stem, kind)
    }
}

/// A text with more letters has a line of its own.
const LONG: usize = 80;

/// What a record says, a line a field.
fn said(rows: &[Row]) -> Markup {
    html! {
        @if !rows.is_empty() {
            dl {
                @for row in rows {
                    div.wide[row.text.chars().count() > LONG] {
                        dt { (clean(&row.label)) }
                        dd.text { (clean(&row.text)) }
                    }
                }
            }
        }
    }
}

/// The boards with how deep each stands below another one whose challenge it serves.
fn nested(boards: &[Board]) -> Vec<(&Board, usize)> {
    let known: BTreeSet<&str> = boards.iter().map(|board| board.slug.as_str()).collect();
    let above = |board: &Board| -> Option<&str> {
        let serves = board.own().body.serves.as_deref()?;
        known
            .get(serves)
            .copied()
            .filter(|above| *above != board.slug)
    };
    let mut below: BTreeMap<Option<&str>, Vec<&Board>> = BTreeMap::new();
    for board in boards {
        let above = known.get(above(board).unwrap_or_default()).copied();
        below.entry(above).or_default().push(board);
    }
    let mut order = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    // Those of a circle stand below nobody; the first of them is where it is begun.
    let roots = below.get(&None).cloned().unwrap_or_default();
    for root in roots.into_iter().chain(boards) {
        let mut open = vec![(root, 0)];
        while let Some((board, depth)) = open.pop() {
            if seen.insert(&board.slug) {
                order.push((board, depth));
                let next = below.get(&Some(board.slug.as_str()));
                open.extend(
                    next.into_iter()
                        .flatten()
                        .rev()
                        .map(|next| (*next, depth + 1)),
                );
            }
        }
    }
    order
}
