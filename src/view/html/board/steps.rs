//! What is in the way, and what is tried: the obstacles, the next step, the experimenting record.

use maud::{Markup, html};

use crate::{
    practice::experiment::TurnedOut,
    say,
    view::{
        html::{board::Sheet, clean, figure, links},
        page::capital,
        storyboard::{Hindrance, Storyboard, Tried},
    },
};

impl Sheet<'_> {
    pub(super) fn obstacles(&self, obstacles: &[Hindrance]) -> Markup {
        let in_focus = obstacles.iter().find(|obstacle| obstacle.focus);
        let parked: Vec<&Hindrance> = obstacles
            .iter()
            .filter(|obstacle| !obstacle.focus && !obstacle.gone)
            .collect();
        let limits = self.fit.limits;
        let gone: Vec<&Hindrance> = obstacles.iter().filter(|obstacle| obstacle.gone).collect();
        html! {
            section.panel.obstacles aria-labelledby="obstacles" {
                (self.heading("obstacles", "3", &self.by_name("page-obstacles"), ""))
                @if let Some(focus) = in_focus {
                    div.focus {
                        p.label { (capital(&focus.state)) " " span.ref { (focus.reference) } }
                        p.lead.text { (self.text(&focus.reference, &focus.text)) }
                        @if let Some(gone_when) = &focus.gone_when {
                            p.text.small { (self.words.label("gone-when")) ": " (self.text(&focus.reference, gone_when)) }
                        }
                    }
                } @else if obstacles.is_empty() {
                    p.none { (self.by_name("board-no-obstacles")) }
                } @else if !parked.is_empty() {
                    p.none { (self.by_name("page-no-focus")) }
                }
                @if !parked.is_empty() {
                    h3 { (self.by_name("page-parking-lot")) }
                    (self.list(&parked, limits.items, |obstacle| &obstacle.reference, |obstacle| &obstacle.text, |obstacle| html! {
                        span.text { (self.text(&obstacle.reference, &obstacle.text)) }
                    }))
                }
                @if !gone.is_empty() {
                    h3 { (self.by_name("page-gone")) }
                    (self.list(&gone, limits.gone, |obstacle| &obstacle.reference, |obstacle| &obstacle.text, |obstacle| html! {
                        span.text { (self.text(&obstacle.reference, &obstacle.text)) }
                        " " span.state { (clean(&obstacle.state)) }
                        @if let Some(why) = &obstacle.why {
                            span.text.state { ": " (self.text(&obstacle.reference, why)) }
                        }
                    }))
                }
            }
        }
    }

    /// What is tried: the steps that are open, or what the practice asks for.
    pub(super) fn next(&self, board: &Storyboard) -> Markup {
        let open = board.experiments.iter().filter(|tried| tried.open);
        html! {
            section.panel.next aria-labelledby="next" {
                (self.heading("next", "4", &self.by_name("page-next-step"), ""))
                @for tried in open {
                    div.open {
                        p.lead.text {
                            span.ref { (tried.reference) } " "
                            (self.text(&format!("{} · {}", tried.reference, self.words.label("step")), &tried.step))
                        }
                        dl {
                            @if let Some(expect) = &tried.expect {
                                dt { (self.words.label("expect")) }
                                dd.text {
                                    (self.text(&format!("{} · {}", tried.reference, self.words.label("expect")), expect))
                                }
                            }
                            @if let Some(range) = &tried.range {
                                dt { (self.words.label("prediction")) }
                                dd { (clean(range)) }
                            }
                        }
                        @if let Some(see) = &tried.see {
                            p.see {
                                span.number aria-hidden="true" { "5" }
                                span { (self.words.label("see")) }
                                b { (see) }
                            }
                        }
                    }
                }
                p.why.lead[board.experiments.iter().all(|tried| !tried.open)] { (clean(&board.next)) }
                @if let Some(last) = board.experiments.iter().find(|tried| !tried.open) { (self.last(last)) }
            }
        }
    }

    /// The step before, to look back on: on a screen the record stands further below.
    fn last(&self, tried: &Tried) -> Markup {
        let came = tried.learned.as_ref().or(tried.dropped.as_ref());
        html! {
            div.last {
                h3 { (self.by_name("page-last-step")) " " span.ref { (tried.reference) } }
                p.text { (clean(&tried.step)) }
                p.became { (sign(tried.turned_out)) (clean(&tried.state)) }
                @if let Some(came) = came { p.text.small { (clean(came)) } }
            }
        }
    }

    /// The experimenting record: what was expected on the left of the line, what came of it on the
    /// right.
    pub(super) fn table(&self, tried: &[Tried], labelled: &str) -> Markup {
        let heads = ["step", "expect", "happened", "learned"].map(|key| self.words.label(key));
        html! {
            table.tried role="table" aria-labelledby=(labelled) {
                thead role="rowgroup" {
                    tr role="row" {
                        th role="columnheader" scope="col" { (self.by_name("head-reference")) }
                        @for head in &heads { th role="columnheader" scope="col" { (head) } }
                    }
                }
                tbody role="rowgroup" {
                    @for tried in tried { (self.row(tried, &heads, labelled == "record")) }
                }
            }
        }
    }

    fn row(&self, tried: &Tried, heads: &[String; 4], on_sheet: bool) -> Markup {
        let pictures = |result: bool| {
            let those = tried
                .pictures
                .iter()
                .filter(move |one| one.result == result);
            match on_sheet {
                true => self.pictured(&tried.reference, those),
                false => html! {
                    @for one in those { (figure(one, &tried.reference, self.pictures, self.words)) }
                },
            }
        };
        let text = |head: &str, text: &str| match on_sheet {
            true => self.within(
                self.fit.limits.cell,
                &format!("{} · {head}", tried.reference),
                text,
            ),
            false => html! { (clean(text)) },
        };
        html! {
            tr role="row" {
                th role="rowheader" scope="row" {
                    b { (tried.reference) }
                    @if let Some(against) = &tried.against { " " span.ref { (clean(against)) } }
                    " "
                    span.days {
                        @for (place, day) in tried.when.iter().enumerate() {
                            @if place > 0 { " – " }
                            span { (day) }
                        }
                    }
                }
                td.text role="cell" data-label=(heads[0]) {
                    (text(&heads[0], &tried.step))
                    @if let Some(kind) = &tried.kind { span.aside { (kind) } }
                    @if let Some(why) = &tried.alongside {
                        span.aside { (self.words.label("alongside")) ": " (text(&heads[0], why)) }
                    }
                    (links(&tried.links))
                    (pictures(false))
                }
                td.text role="cell" data-label=(heads[1]) {
                    @if let Some(expect) = &tried.expect { (text(&heads[1], expect)) }
                    @if let Some(range) = &tried.range { span.aside { (clean(range)) } }
                    @if tried.expect.is_none() && tried.range.is_none() {
                        span.state { (self.by_name("state-without-prediction")) }
                    }
                }
                td.text.seen role="cell" data-label=(heads[2]) {
                    @if tried.happened.is_none() || tried.turned_out.is_some() {
                        span.became { (sign(tried.turned_out)) (clean(&tried.state)) }
                    }
                    @match &tried.happened {
                        Some(happened) => {
                            (text(&heads[2], happened))
                            @if let Some(value) = &tried.value { span.aside { (clean(value)) } }
                        },
                        None => @if let (true, Some(see)) = (tried.open, &tried.see) {
                            span.aside { (self.words.say(&say!("look-again", by = see))) }
                        },
                    }
                    (pictures(true))
                }
                td.text role="cell" data-label=(heads[3]) {
                    @if let Some(learned) = &tried.learned { (text(&heads[3], learned)) }
                    @if let Some(why) = &tried.dropped {
                        span.state { (self.words.label("why")) ": " } (text(&heads[3], why))
                    }
                }
            }
        }
    }
}

/// How it turned out, as a sign that is told apart without colour.
fn sign(turned_out: Option<TurnedOut>) -> Markup {
    let sign = match turned_out {
        Some(TurnedOut::AsExpected) => "=",
        Some(TurnedOut::Partly) => "≈",
        Some(TurnedOut::Different) => "≠",
        Some(TurnedOut::Inconclusive) => "?",
        None => return html! {},
    };
    html! { span.sign aria-hidden="true" { (sign) } }
}
