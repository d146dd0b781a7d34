//! Which one is meant, where a command could mean several.

use crate::{
    cmd::{
        app::App,
        ask::{
            Offer,
            form::{Question, offer, walk},
        },
        failure::Failure,
        fill::missing,
        session::{Recording, Session},
    },
    practice::{
        board::Board,
        entry::{Entry, Of},
        field::{Field, Shape},
        kind::{Kind, Record},
        refusal::Refusal,
    },
    say,
};

/// The reference as it was given, or the answer to which of several open ones is meant.
pub fn open(
    app: &mut App<'_>,
    recording: &Recording,
    given: Option<String>,
    kind: Kind,
) -> Result<Option<String>, Failure> {
    among(app, recording, given, (kind, 2), |board| {
        let open = |entry: &&Entry| entry.place.kind == kind && !entry.ended();
        board.entries().iter().filter(open).collect()
    })
}

/// The reference as it was given; it is asked for where it has to be named and was not. That there is
/// none to choose from is said as the refusal has it.
pub fn named(
    app: &mut App<'_>,
    recording: &Recording,
    given: Option<String>,
    (kind, none): (Kind, Refusal),
    from: impl Fn(&Board) -> Vec<&Entry>,
) -> Result<String, Failure> {
    if let Some(given) = given {
        return Ok(given);
    }
    let mut session = Session::look(app, recording)?;
    if from(session.board(app)?).is_empty() {
        return Err(none.into());
    }
    drop(session);
    among(app, recording, None, (kind, 1), from)?.ok_or_else(|| missing(vec!["REF".to_owned()]))
}

/// The reference to a record of the home as it was given, or the answer to which of several that are
/// open is meant.
pub fn at_home<T: Record>(
    app: &mut App<'_>,
    recording: &Recording,
    given: Option<String>,
    open: impl Fn(&T) -> bool,
) -> Result<Option<String>, Failure> {
    if given.is_some() || !app.asks() {
        return Ok(given);
    }
    let mut session = Session::look(app, recording)?;
    let records = session.home_records(app)?;
    let found = records.iter().filter_map(Of::<T>::new);
    let offers: Vec<Offer> = found
        .filter(|of| open(of.body))
        .map(|of| offer(of.entry))
        .collect();
    if offers.len() < 2 {
        return Ok(None);
    }
    choose(app, T::KIND, &offers).map(Some)
}

/// The reference to a record of any kind as it was given, or asked for: what is being worked on is
/// offered, and anything else may be named.
pub fn any(
    app: &mut App<'_>,
    recording: &Recording,
    given: Option<String>,
) -> Result<String, Failure> {
    if let Some(given) = given {
        return Ok(given);
    }
    if !app.asks() {
        return Err(missing(vec!["REF".to_owned()]));
    }
    let mut session = Session::look(app, recording)?;
    let field = Field::beside("ref", Shape::Reference(String::new()));
    let field = field.word().required();
    let mut question = Question::new(field, app.words().by_name("ask-record"));
    if !session.home.board_names()?.is_empty() {
        let board = session.board(app)?;
        let worked_on = [Kind::Target, Kind::Obstacle, Kind::Experiment];
        let entries = board.entries().iter();
        let open = entries.filter(|entry| worked_on.contains(&entry.place.kind) && !entry.ended());
        question.offers = open.map(offer).collect();
    }
    walk(app, &session, &[], std::slice::from_mut(&mut question))?;
    let answer = question.answers.pop();
    answer.ok_or_else(|| missing(vec!["REF".to_owned()]))
}

/// One of several records of a kind. It is a part of what was answered.
fn choose(app: &mut App<'_>, kind: Kind, offers: &[Offer]) -> Result<String, Failure> {
    let noun = kind.noun();
    let question = say!("ask-which", noun = noun);
    let chosen = app.choose(&question, offers, None)?;
    app.answered.push(chosen.clone());
    Ok(chosen)
}

/// One of the records that the board gives, asked for where there are at least so many.
pub fn among(
    app: &mut App<'_>,
    recording: &Recording,
    given: Option<String>,
    (kind, at_least): (Kind, usize),
    from: impl Fn(&Board) -> Vec<&Entry>,
) -> Result<Option<String>, Failure> {
    if given.is_some() || !app.asks() {
        return Ok(given);
    }
    let mut session = Session::look(app, recording)?;
    let offers: Vec<Offer> = from(session.board(app)?).into_iter().map(offer).collect();
    if offers.len() < at_least {
        return Ok(None);
    }
    choose(app, kind, &offers).map(Some)
}

/// What became of an experiment that is still open, when somebody wants to go on.
#[derive(Debug, Clone, PartialEq)]
pub enum Became {
    Recorded(String),
    Continued(String),
    Dropped(String),
    /// It is still running; what is wanted begins beside it.
    Alongside,
}

/// Asks what became of the open experiments, one at a time.
pub fn became(app: &mut App<'_>, session: &Session, alongside: bool) -> Result<Became, Failure> {
    let Some(board) = session.board.as_ref() else {
        return Ok(Became::Alongside);
    };
    let open = board.open_experiments();
    let Some(first) = open.first() else {
        return Ok(Became::Alongside);
    };
    let reference = first.entry.reference().to_string();
    for text in super::form::expected(app, session, first.entry) {
        let text = app.wrap(&crate::view::terminal::clean(&text));
        app.put(&text);
    }
    let words = app.words();
    let mut offers = vec![
        Offer::new("record", words.by_name("ask-became-record")),
        Offer::new("continue", words.by_name("ask-became-continue")),
        Offer::new("drop", words.by_name("ask-became-drop")),
    ];
    if alongside {
        offers.push(Offer::new(
            "alongside",
            words.by_name("ask-became-alongside"),
        ));
    }
    let question = say!("ask-became", reference = &reference);
    Ok(match app.choose(&question, &offers, None)?.as_str() {
        "record" => Became::Recorded(reference),
        "continue" => Became::Continued(reference),
        "drop" => Became::Dropped(reference),
        _ => Became::Alongside,
    })
}
