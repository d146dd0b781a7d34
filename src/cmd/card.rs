//! `kata coach card`: the questions, to read at the board or to print.

use crate::{
    cmd::{app::App, failure::Failure, session::Session},
    practice::{
        board::Board,
        links::Nowhere,
        questions::{Question, questions},
        settings::Settings,
    },
    view::{
        card::{self, Line},
        json,
        page::Around,
    },
};

/// The card alone, or with the words of the board that is meant.
pub fn run(app: &mut App<'_>) -> Result<(), Failure> {
    let (board, settings) = match board(app) {
        Ok((board, settings)) => (Some(board), settings),
        // Asked for by name, a board is meant; otherwise the card is good without one.
        Err(failure) if app.global.board.is_some() => return Err(failure),
        Err(_) => (None, Settings::default()),
    };
    let open = board
        .as_ref()
        .map(|board| questions(board, app.today()))
        .unwrap_or_default();
    let around = Around {
        words: app.words(),
        settings: &settings,
        board: board.as_ref(),
        elsewhere: &Nowhere,
    };
    let card = card::card(around);
    if app.json() {
        let slug = board.as_ref().map(|board| board.slug.clone());
        let document = serde_json::json!({
            "board": slug,
            "questions": lines(&card.front),
            "look_back": lines(&card.back),
            "open": open.iter().map(|question| one(app, question)).collect::<Vec<_>>(),
        });
        return app.print_json(&json::document("card", document));
    }
    let text = card::text(&card, &open, around, app.style());
    app.print(&text)
}

fn board(app: &mut App<'_>) -> Result<(Board, Settings), Failure> {
    let mut session = Session::read(app)?;
    let board = session.board(app)?.clone();
    Ok((board, session.home.own().clone()))
}

fn lines(lines: &[Line]) -> serde_json::Value {
    lines
        .iter()
        .map(|line| serde_json::json!({ "question": line.question, "on_board": line.on_board }))
        .collect()
}

/// An open question: its name, what it is about, and its words.
fn one(app: &App<'_>, question: &Question) -> serde_json::Value {
    serde_json::json!({
        "name": question.name,
        "of": question.of.key(),
        "ref": question.reference.as_ref().map(ToString::to_string),
        "text": app.say(&question.text),
    })
}
