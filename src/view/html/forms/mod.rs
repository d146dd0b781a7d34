//! Blank forms to print and to write on with a pen: the storyboard, the experimenting record and the
//! coaching card. They have the words and the order of the pages that are filled in.

use maud::{Markup, html};

use crate::{
    practice::{kind::Kind, links::Nowhere, settings::Settings},
    view::{
        card::{self, Card, Line},
        html::Document,
        lang::Words,
        page::{Around, capital},
    },
};

const STYLE: &str = include_str!("forms.css");

/// A form, and the file that it goes into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Storyboard,
    Record,
    Card,
}

impl Form {
    pub const ALL: [Form; 3] = [Form::Storyboard, Form::Record, Form::Card];

    /// Its name, as its file has it.
    pub fn name(self) -> &'static str {
        match self {
            Form::Storyboard => "storyboard",
            Form::Record => "record",
            Form::Card => "card",
        }
    }

    /// The paper that it is printed on.
    fn paper(self) -> &'static str {
        match self {
            Form::Storyboard => "@page { size: A3 landscape; margin: 10mm; }",
            Form::Record => "@page { size: A4 landscape; margin: 10mm; }",
            Form::Card => "@page { size: A4 landscape; margin: 0; }",
        }
    }

    fn title(self, words: &Words) -> String {
        match self {
            Form::Storyboard => capital(&words.kind(Kind::Board)),
            Form::Record => words.by_name("label-experiments"),
            Form::Card => words.by_name("card-front"),
        }
    }

    fn body(self, words: &Words) -> Markup {
        let form = Blank { words };
        match self {
            Form::Storyboard => form.storyboard(),
            Form::Record => form.record(),
            Form::Card => form.card(),
        }
    }
}

/// One form as a page of its own.
pub fn page(form: Form, words: &Words) -> String {
    let title = form.title(words);
    let body = html! { main { (form.body(words)) } };
    Document::alone(&title, "form", &[STYLE, form.paper()]).around(words, &body)
}

/// All of them in one page, each on a sheet of its own size.
pub fn pages(words: &Words) -> String {
    let body = html! { main { @for form in Form::ALL { (form.body(words)) } } };
    let title = words.by_name("forms-title");
    Document::alone(&title, "form", &[STYLE]).around(words, &body)
}

struct Blank<'a> {
    words: &'a Words,
}

impl Blank<'_> {
    fn label(&self, key: &str) -> String {
        self.words.label(key)
    }

    /// A label with a line to write on behind it.
    fn field(&self, label: &str) -> Markup {
        html! { div.field { span.label { (label) } span.line {} } }
    }

    /// A label with lines below it, as many as there is room for.
    fn area(&self, label: &str) -> Markup {
        html! { div.area { p.label { (label) } (lines()) } }
    }

    fn heading(&self, number: &str, text: &str) -> Markup {
        html! { h2 { span.number aria-hidden="true" { (number) } span { (text) } } }
    }

    fn storyboard(&self) -> Markup {
        let kind = |kind: Kind| capital(&self.words.kind(kind));
        html! {
            article.sheet.storyboard {
                header.top {
                    h1 { (kind(Kind::Board)) }
                    div.fields {
                        @for key in ["process", "learner", "coach"] { (self.field(&self.label(key))) }
                        (self.field(&self.words.by_name("forms-date")))
                    }
                    (self.field(&self.label("challenge")))
                }
                div.answers {
                    section.panel.target {
                        (self.heading("1", &kind(Kind::Target)))
                        (self.field(&self.label("by")))
                        (self.area(&self.label("outcome")))
                        (self.area(&self.label("pattern")))
                        (self.area(&self.label("essential")))
                    }
                    section.panel.current {
                        (self.heading("2", &kind(Kind::Condition)))
                        (self.figures())
                        (self.area(&self.label("pattern")))
                        div.graph { p.label { (self.words.by_name("forms-run-chart")) } div.grid {} }
                    }
                    div.stack {
                        section.panel.obstacles {
                            (self.heading("3", &self.words.by_name("page-obstacles")))
                            div.focus { (self.area(&capital(&self.words.by_name("state-focus")))) }
                            (self.area(&self.words.by_name("page-parking-lot")))
                        }
                        section.panel.next {
                            (self.heading("4", &self.words.by_name("page-next-step")))
                            (self.area(&self.label("step")))
                            (self.area(&self.label("expect")))
                            div.field {
                                span.number aria-hidden="true" { "5" }
                                span.label { (self.label("see")) }
                                span.line {}
                            }
                        }
                    }
                }
                section.record {
                    h2 { (self.words.by_name("label-experiments")) }
                    (self.table(4))
                }
            }
        }
    }

    /// Room for the measures.
    fn figures(&self) -> Markup {
        let heads = [
            self.label("metric"),
            self.words.by_name("page-first"),
            self.words.by_name("page-now"),
            self.words.by_name("page-wanted"),
        ];
        html! {
            table.figures {
                thead { tr { @for head in &heads { th scope="col" { (head) } } } }
                tbody { @for _ in 0..3 { tr { @for _ in &heads { td {} } } } }
            }
        }
    }

    fn record(&self) -> Markup {
        html! {
            article.sheet.record-form {
                header.top {
                    h1 { (self.words.by_name("label-experiments")) }
                    div.fields {
                        @for key in ["process", "learner", "coach", "obstacle"] {
                            (self.field(&self.label(key)))
                        }
                    }
                }
                section.record { (self.table(7)) }
            }
        }
    }

    /// The experimenting record: each part with the question that it answers, and a line between what
    /// is written before the step and what is written after it.
    fn table(&self, rows: usize) -> Markup {
        let columns = [
            ("step", "look-back-step"),
            ("expect", "look-back-expected"),
            ("happened", "look-back-saw"),
            ("learned", "look-back-know"),
        ];
        html! {
            div.tried {
                div.heads {
                    div { p.label { (self.words.by_name("forms-date")) } }
                    @for (key, question) in columns {
                        div {
                            p.label { (self.label(key)) }
                            p.question { (self.words.by_name(question)) }
                        }
                    }
                }
                div.rows aria-hidden="true" { @for _ in 0..rows { i {} } }
            }
        }
    }

    /// Both sides beside one another, to fold in the middle.
    fn card(&self) -> Markup {
        let settings = Settings::default();
        let Card {
            title,
            front,
            back_title,
            back,
        } = card::card(Around {
            words: self.words,
            settings: &settings,
            board: None,
            elsewhere: &Nowhere,
        });
        let over = self.words.by_name("card-over");
        let line = |line: &Line| {
            html! {
                li {
                    span.number aria-hidden="true" { (line.number) }
                    p { (line.question) }
                    @if line.number == "2" { p.over { "↩ " (over) } }
                }
            }
        };
        html! {
            article.sheet.card {
                section.side {
                    h1 { (title) }
                    ol { @for one in &front { (line(one)) } }
                }
                section.side {
                    h2 { (back_title) }
                    ol { @for one in &back { li { span.number aria-hidden="true" { "↩" } p { (one.question) } } } }
                }
                p.fold { (self.words.by_name("forms-fold")) }
            }
        }
    }
}

/// More lines than any sheet has room for; what is beyond is cut off.
const LINES: usize = 24;

fn lines() -> Markup {
    html! { div.lines aria-hidden="true" { @for _ in 0..LINES { i {} } } }
}
