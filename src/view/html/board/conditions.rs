//! Where to, and where now: the target condition, and beside it the current one, as it was when the
//! target was set and as it is.

use maud::{Markup, html};

use crate::{
    practice::kind::Kind,
    say,
    view::{
        html::{
            board::{Sheet, fit},
            clean, links,
        },
        page::capital,
        storyboard::{Measure, Storyboard, Told, Value},
    },
};

impl Sheet<'_> {
    pub(super) fn target(&self, board: &Storyboard) -> Markup {
        let title = capital(&self.words.kind(Kind::Target));
        let Some(target) = &board.target else {
            return html! {
                section.panel.target aria-labelledby="target" {
                    (self.heading("target", "1", &title, ""))
                    p.none { (self.by_name("page-no-target")) }
                }
            };
        };
        let told = &target.told;
        let outcome = told.lines.iter().find(|line| line.key == "outcome");
        let rest = fit::below_outcome(board, target);
        html! {
            section.panel.target aria-labelledby="target" {
                (self.heading("target", "1", &title, &told.reference))
                p.by {
                    @match &target.left {
                        Some(left) => {
                            b { (self.words.say(&say!("page-by", day = target.by.clone()))) }
                            " " span.left { (left) }
                        }
                        None => b { (told.when) },
                    }
                }
                @if let Some(outcome) = outcome {
                    p.lead.text { (self.text(&format!("{} · {}", told.reference, outcome.label), &outcome.text)) }
                }
                dl { @for line in rest { (self.line(&told.reference, line)) } }
                (links(&told.links))
                (self.pictured(&told.reference, told.pictures.iter()))
            }
        }
    }

    pub(super) fn current(&self, board: &Storyboard) -> Markup {
        let title = capital(&self.words.kind(Kind::Condition));
        html! {
            section.panel.current aria-labelledby="current" {
                (self.heading("current", "2", &title, ""))
                (self.figures(board))
                @match &board.condition {
                    Some(told) => (self.condition(told, board.began.as_ref().map(|_| self.by_name("page-now")))),
                    None => p.none { (self.by_name("page-no-condition")) },
                }
                @if let Some(told) = &board.began { (self.condition(told, Some(self.by_name("page-first")))) }
            }
        }
    }

    /// A condition as it was grasped; the figures say what was measured.
    pub(super) fn condition(&self, told: &Told, when: Option<String>) -> Markup {
        let lines = told
            .lines
            .iter()
            .filter(|line| !["measured", "pictures"].contains(&line.key.as_str()));
        html! {
            div.condition {
                p.when {
                    @if let Some(when) = when { b { (when) } " " }
                    span.ref { (told.reference) } " " (told.when)
                }
                dl { @for line in lines { (self.line(&told.reference, line)) } }
                (links(&told.links))
                (self.pictured(&told.reference, told.pictures.iter()))
            }
        }
    }

    /// Each metric: where it was, where it is, where it is to be.
    pub(super) fn figures(&self, board: &Storyboard) -> Markup {
        let heads = [
            self.by_name("page-first"),
            self.by_name("page-now"),
            self.by_name("page-wanted"),
        ];
        let metrics: Vec<&Measure> = fit::figures(board).collect();
        let since = self.by_name("board-not-since");
        let value = |value: &Option<Value>, stale: bool| {
            html! {
                @match value {
                    Some(value) => {
                        span.value { (value.number) " " span.unit { (clean(&value.unit)) } }
                        " " span.on { @if stale { (since) } @else { (value.on) } }
                    }
                    None => span.nothing { "–" },
                }
            }
        };
        html! {
            @if !metrics.is_empty() {
                table.figures role="table" {
                    caption.unseen { (self.by_name("label-metrics")) }
                    thead role="rowgroup" {
                        tr role="row" {
                            th role="columnheader" scope="col" { (self.words.label("metric")) }
                            @for head in &heads { th role="columnheader" scope="col" { (head) } }
                        }
                    }
                    tbody role="rowgroup" {
                        @for metric in metrics {
                            tr role="row" {
                                th role="rowheader" scope="row" { (clean(metric.called())) }
                                td role="cell" data-label=(heads[0]) { (value(&metric.first, false)) }
                                td.now role="cell" data-label=(heads[1]) {
                                    @if metric.now.is_some() { (value(&metric.now, metric.stale)) }
                                    @else { span.nothing { (self.by_name("metric-no-points")) } }
                                }
                                td.wanted role="cell" data-label=(heads[2]) {
                                    @match &metric.wanted {
                                        Some(wanted) => (clean(wanted)),
                                        None => span.nothing { "–" },
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
