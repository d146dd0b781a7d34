//! The inbox in words: how long a problem waits, and where it plays a part.

use crate::{
    practice::{
        board::Board,
        entry::{Entry, Of, Place},
        kind::Kind,
        links::{self, Named},
        problem::{self, Problem},
        when::Day,
    },
    say,
    view::{
        lang::Words,
        page::{Around, Grid, Page, Row, first_line},
    },
};

/// Every problem of the home, with since when it waits or what became of it. `boards` hold the targets
/// that name one.
pub fn list(home: &[Entry], boards: &[Board], today: Day, around: Around<'_>) -> Page {
    let words = around.words;
    let row = |of: Of<'_, Problem>| {
        let all = boards.iter().flat_map(Board::entries);
        let named = links::naming(of.entry, all);
        let mut said = Vec::new();
        match since(of.body, today, words) {
            Some(since) => said.push(since),
            None => said.extend(raised(of.body, words)),
        }
        said.extend(of.body.taken.as_ref().map(|taken| words.taken(taken)));
        said.extend(answered(of.body, words));
        let in_way = named.iter().filter(|one| one.link.key() == "problems");
        said.extend(in_way.map(|one| {
            let target = one.other.reference().full();
            let state = words.state(&one.other);
            words.say(&say!("problem-in-way", target = target, state = state))
        }));
        said.extend(standard_of(of.body, home).map(|standard| {
            let name = standard.place.reference().to_string();
            match problem::board_of_standard(standard) {
                Some(board) => words.say(&say!("problem-of", standard = name, board = board)),
                None => name,
            }
        }));
        vec![
            of.entry.reference().to_string(),
            first_line(&of.body.text).to_owned(),
            said.join("\n"),
        ]
    };
    let grid = Grid {
        heads: ["head-reference", "head-text", "head-state"]
            .map(|id| words.by_name(id))
            .to_vec(),
        rows: home.iter().filter_map(Of::new).map(row).collect(),
        empty: words.say(&say!("list-empty", kind = Kind::Problem.noun())),
        ..Grid::default()
    };
    Page {
        tables: vec![grid],
        ..Page::default()
    }
}

/// What stands on a problem's page besides what it says: how long it waits, and on which boards it
/// plays a part.
pub fn rows(problem: &Problem, boards: &[String], today: Day, words: &Words) -> Vec<Row> {
    let waits = since(problem, today, words).map(|text| Row {
        label: words.by_name("label-waits"),
        text,
    });
    let board = (!boards.is_empty()).then(|| Row {
        label: crate::view::page::capital(&words.kind(Kind::Board)),
        text: boards.join(", "),
    });
    waits.into_iter().chain(board).collect()
}

/// The boards on which a problem plays a part: where it was taken up, whose target condition it stood in
/// the way of, and from which the standard came that it is about.
pub fn boards(problem: &Problem, standard: Option<&Entry>, naming: &[Named]) -> Vec<String> {
    let taken = problem.taken.as_ref().map(|taken| taken.board().to_owned());
    let naming = naming.iter().filter_map(|one| {
        let Place { board, .. } = &one.other.place;
        board.clone()
    });
    let standard = standard.and_then(problem::board_of_standard);
    let mut boards: Vec<String> = Vec::new();
    for board in taken.into_iter().chain(naming).chain(standard) {
        if !boards.contains(&board) {
            boards.push(board);
        }
    }
    boards
}

/// The standard that a problem is about, among the records of the home.
fn standard_of<'a>(problem: &Problem, home: &'a [Entry]) -> Option<&'a Entry> {
    let stem = problem.standard.as_deref()?;
    let mut standards = home
        .iter()
        .filter(|entry| entry.place.kind == Kind::Standard);
    standards.find(|entry| links::said_as(entry).any(|own| own == stem))
}

/// `open since 17 Oct 2016, for 407 days`, while it waits.
fn since(problem: &Problem, today: Day, words: &Words) -> Option<String> {
    let on = problem.raised.filter(|_| problem.waits())?.day();
    let days = (today.date() - on.date()).num_days();
    Some(words.say(&say!("problem-waits", on = on, days = days)))
}

fn raised(problem: &Problem, words: &Words) -> Option<String> {
    let on = problem.raised?.day();
    Some(words.say(&say!("problem-raised-on", on = on)))
}

fn answered(problem: &Problem, words: &Words) -> Option<String> {
    let closed = problem.closed.as_ref()?;
    let why = first_line(&closed.why);
    Some(words.say(&say!("problem-answered-on", on = closed.on, why = why)))
}
