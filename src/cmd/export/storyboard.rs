//! `kata export storyboard`: the board as Markdown, for a wiki, a mail or an issue.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        board,
        export::output::{Content, Output},
        failure::Failure,
        session::Session,
    },
    practice::{kind::Kind, lang::Lang, next},
    view::{self, json, lang::Words, markdown},
};

#[derive(Args)]
pub struct Storyboard {
    #[command(flatten)]
    output: Output,
}

impl Storyboard {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut session = Session::read(app)?;
        session.board(app)?;
        let standards = session.home_records(app)?;
        let today = app.today();
        let board = session.board(app)?.clone();
        if app.json() {
            let mut document = board::document(&board, &app.next(&board, today), app.words());
            document["unreadable"] = session.unreadable(app);
            let document = json::document("board", document);
            return self
                .output
                .document(app, &session.home, "storyboard", &document);
        }
        let next = next::next(&board, today);
        let around = session.around(app.words());
        let page = view::board::wall(&board, &standards, &next, today, around).page();
        let content = Content {
            what: "storyboard",
            text: markdown::page(&page),
            is_own,
        };
        self.output.put(app, &session.home, &content)
    }
}

/// Its first line is a board's title, in one of the languages.
fn is_own(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let titled = |lang: &Lang| {
        let kind = markdown::plain(&Words::new(*lang).kind(Kind::Board));
        first.starts_with("# ") && first.ends_with(&format!(" · {kind}"))
    };
    Lang::ALL.iter().any(titled)
}
