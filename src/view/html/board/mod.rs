//! A storyboard to hang on a wall: one A3 sheet, from the challenge to the next step, in the order of
//! the five questions. What does not fit on the sheet continues on further pages, and the sheet says
//! so; on a screen everything is one page.

mod conditions;
mod fit;
mod sheet;
mod steps;

use std::cell::RefCell;

use fit::Fit;
use maud::{Markup, PreEscaped, html};

use crate::{
    practice::{chart::Chart, kind::Kind, picture::Picture},
    say,
    view::{
        chart::svg::{Look, svg},
        html::{Document, clean},
        lang::Words,
        page::{Line, capital, first_line},
        storyboard::{Held, Kept, Measure, Pictures, Storyboard},
    },
};

const STYLE: &str = include_str!("board.css");

/// How many empty lines a sheet has room for at most.
const ROOM: usize = 15;
/// How many charts stand on the sheet; further ones come behind it.
const CHARTS: usize = 2;
/// How wide a chart is, in its own units: its letters are then about as large as those around it.
const CHART: f64 = 460.0;

/// The metrics of which the page has a chart, in its order: those of which there is more to see than
/// the figures say.
pub fn charted(board: &Storyboard) -> impl Iterator<Item = &Measure> {
    fit::in_order(board).filter(|metric| metric.points > 1)
}

/// The page, whole.
pub fn page(board: &Storyboard, charts: &[Chart], words: &Words) -> String {
    let document = Document::alone(&board.title, "", &[]);
    within(document, &html! {}, board, charts, words)
}

/// The page in a document of others, with the way to them above it.
pub(super) fn within(
    document: Document<'_>,
    above: &Markup,
    board: &Storyboard,
    charts: &[Chart],
    words: &Words,
) -> String {
    let fit = fit::fit(board, charts.len().min(CHARTS));
    let draw = |charts: &[Chart], name: &str| {
        let one = |(place, chart): (usize, &Chart)| {
            let prefix = format!("{name}-{place}");
            svg(chart, words, Look::low(&prefix, CHART))
        };
        charts.iter().enumerate().map(one).collect()
    };
    let (first, further) = charts.split_at(charts.len().min(CHARTS));
    let charts = Charts {
        first: draw(first, "chart"),
        beyond: draw(&first[fit.charts..], "paper"),
        further: draw(further, "further"),
    };
    let sheet = Sheet {
        words,
        pictures: &board.pictures,
        fit,
        rest: RefCell::default(),
    };
    let body = html! { (above) (sheet.body(board, &charts)) };
    let class = format!("board size-{}", sheet.fit.size);
    let styles = [&[STYLE][..], document.styles].concat();
    let document = Document {
        class: &class,
        styles: &styles,
        ..document
    };
    document.around(words, &body)
}

/// The charts as they are drawn.
struct Charts {
    /// Those beside the rest, on a screen.
    first: Vec<String>,
    /// Those of them that have no room on the sheet, once more.
    beyond: Vec<String>,
    further: Vec<String>,
}

/// The sheet while it is filled: what fits on it, and what does not.
struct Sheet<'a> {
    words: &'a Words,
    pictures: &'a Pictures,
    fit: Fit,
    /// What has no room on the sheet, with what it belongs to.
    rest: RefCell<Vec<(String, Rest)>>,
}

/// What comes behind the sheet.
enum Rest {
    /// A text that is cut short on the sheet, whole.
    Text(String),
    Picture(Picture),
}

impl Sheet<'_> {
    fn body(&self, board: &Storyboard, charts: &Charts) -> Markup {
        let Charts {
            first,
            beyond,
            further,
        } = charts;
        let (shown, earlier) = board.experiments.split_at(self.fit.rows);
        // Filled first, so that the sheet can say what comes behind it.
        let above = html! {
            (self.head(board))
            div.answers.below-current[self.fit.below_current] {
                (self.target(board))
                (self.current(board))
                @if !first.is_empty() {
                    section.panel.runs.whole[self.fit.charts == 0] aria-labelledby="runs" {
                        h2.unseen #runs { (self.by_name("page-charts")) }
                        @for (place, chart) in first.iter().enumerate() {
                            div.chart.whole[place >= self.fit.charts] { (drawing(chart)) }
                        }
                    }
                }
                div.stack {
                    (self.obstacles(&board.obstacles))
                    (self.next(board))
                }
            }
        };
        let below = self.foot(board);
        let table = self.table(shown, "record");
        let rest = self.rest.take();
        // A chart shows what the figures say, so it alone is no reason for a second sheet.
        let goes_on = !(rest.is_empty() && earlier.is_empty());
        html! {
            main #main {
                div.sheet {
                    (above)
                    section.record.first aria-labelledby="record" {
                        div.titled {
                            (self.heading("record", "", &self.by_name("label-experiments"), ""))
                            @if goes_on { (self.goes_on(earlier.len())) }
                        }
                        @if shown.is_empty() { p.none { (self.by_name("board-no-experiments")) } }
                        (table)
                        // Ruled to write on; on paper only.
                        div.room aria-hidden="true" { @for _ in 0..ROOM { i {} } }
                    }
                    (below)
                }
                @if goes_on || !further.is_empty() {
                    div.further.whole[!goes_on] {
                        (self.in_full(&rest))
                        @if !(beyond.is_empty() && further.is_empty()) {
                            section.charts.on-paper[further.is_empty()] aria-labelledby="charts" {
                                h2 #charts { (self.by_name("page-further-charts")) }
                                @for chart in beyond { div.chart.on-paper { (drawing(chart)) } }
                                @for chart in further { div.chart { (drawing(chart)) } }
                            }
                        }
                        @if !earlier.is_empty() {
                            section.record aria-labelledby="earlier" {
                                h2 #earlier { (self.by_name("page-earlier")) }
                                (self.table(earlier, "earlier"))
                            }
                        }
                    }
                }
            }
        }
    }

    fn head(&self, board: &Storyboard) -> Markup {
        let of = |key: &str| board.own.iter().find(|line| line.key == key);
        let ended = |line: &&Line| line.key.starts_with("closed") || line.key.starts_with("paused");
        let who = board
            .own
            .iter()
            .filter(|line| line.key != "challenge" && !ended(line));
        let challenge = of("challenge");
        html! {
            header.top {
                p.kicker {
                    b { (clean(&board.slug)) }
                    span { (capital(&self.words.kind(Kind::Board))) }
                    span.as-of { (self.words.say(&say!("page-as-of", day = board.day.clone()))) }
                }
                @match challenge {
                    Some(line) => {
                        p.label { (line.label) }
                        h1.text { (self.text(&line.label, &line.text)) }
                    }
                    None => h1.none { (self.by_name("page-no-challenge")) },
                }
                @for line in board.own.iter().filter(ended) {
                    p.ended.text { b { (line.label) } " " (self.text(&line.label, &line.text)) }
                }
                dl.who { @for line in who { div { (self.line("", line)) } } }
            }
        }
    }

    /// The last coaching cycle, what a coach practises, and what became the normal way.
    fn foot(&self, board: &Storyboard) -> Markup {
        html! {
            @if !board.cycles.is_empty() || board.practises.is_some() || !board.standards.is_empty() {
                div.foot {
                    @if !board.cycles.is_empty() { (self.cycles(&board.cycles)) }
                    @if let Some(told) = &board.practises {
                        section.panel aria-labelledby="practises" {
                            (self.heading("practises", "", &told.kind, &told.reference))
                            dl { @for line in &told.lines { (self.line(&told.reference, line)) } }
                        }
                    }
                    @if !board.standards.is_empty() { (self.standards(&board.standards)) }
                }
            }
        }
    }

    fn cycles(&self, cycles: &[Held]) -> Markup {
        html! {
            section.panel aria-labelledby="cycle" {
                (self.heading("cycle", "", &self.by_name("label-last-cycle"), ""))
                (self.list(cycles, self.fit.limits.foot(), |cycle| &cycle.reference, |cycle| first_line(&cycle.told), |cycle| html! {
                    span.on { (clean(&cycle.state)) " · " (clean(&cycle.pair.join(", "))) }
                    br;
                    span.text { (self.text(&cycle.reference, first_line(&cycle.told))) }
                    @if let Some(threshold) = &cycle.threshold {
                        span.aside {
                            (self.words.label("threshold")) ": "
                            (self.text(&cycle.reference, threshold))
                        }
                    }
                }))
            }
        }
    }

    fn standards(&self, standards: &[Kept]) -> Markup {
        html! {
            section.panel aria-labelledby="standards" {
                (self.heading("standards", "", &self.by_name("label-standards"), ""))
                (self.list(standards, self.fit.limits.foot(), |kept| &kept.reference, |kept| &kept.text, |kept| html! {
                    span.text { (self.text(&kept.reference, &kept.text)) }
                    " " span.state { (clean(&kept.state)) }
                }))
            }
        }
    }
}

/// A chart, drawn by this program with every text in it escaped.
fn drawing(chart: &str) -> PreEscaped<&str> {
    PreEscaped(chart)
}
