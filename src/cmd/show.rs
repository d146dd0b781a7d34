//! `kata show`, and the `show` and `edit` of every kind.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        ask::which,
        failure::Failure,
        form::{Edited, Given, edited_fields, own_fields},
        log,
        session::{Recording, Session},
    },
    practice::{
        board::Board,
        change::{Change, Put, StepName},
        entry::{Entry, Of},
        experiment::Experiment,
        field::Field,
        form::Form,
        kind::{Kind, Record},
        problem::{self, Problem},
        refusal::Refusal,
        standard::{self, Standard},
    },
    view::{json, page, terminal},
};

#[derive(Args)]
pub struct Show {
    /// The record: E14, TC3, packing/O5, P7, or a metric's or board's name
    reference: String,
    /// Also every step that made it what it is
    #[arg(long)]
    history: bool,
}

impl Show {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut session = Session::read(app)?;
        let entry = session.find(app, &self.reference, None)?;
        show(app, session, &entry, self.history)
    }
}

fn show(
    app: &mut App<'_>,
    mut session: Session,
    entry: &Entry,
    history: bool,
) -> Result<(), Failure> {
    // Around a record stands its own board, which is not always the current one; around a problem
    // the one where it was taken up, unless that is gone.
    let problem = entry.get::<Problem>();
    let taken = problem.and_then(|problem| problem.taken.as_ref());
    if let Some(board) = &entry.place.board {
        app.global.board = Some(board.clone());
        session.board(app)?;
    } else if let Some(board) = taken.and_then(|taken| session.known_board(taken.board()).ok()) {
        app.global.board = Some(board);
        session.board(app)?;
    }
    let became = became(app, &mut session, entry)?;
    let steps = match history {
        true => Some(log::of_record(&session.home, entry)?),
        false => None,
    };
    if app.json() {
        let mut document = json::record(entry);
        if let Some(steps) = &steps {
            document["steps"] = log::json(steps);
        }
        if matches!(entry.place.kind, Kind::Problem | Kind::Standard) {
            document["became"] = json::records(&became);
        }
        return app.print_json(&json::document("record", document));
    }
    let mut page = page::record(entry, session.around(app.words()));
    if entry.place.kind == Kind::Metric {
        page.tables
            .extend(page::measured(entry, session.around(app.words())));
    }
    if !became.is_empty() {
        page.tables
            .push(page::became(&became, session.around(app.words())));
    }
    if let Some(steps) = &steps {
        page.tables.push(log::grid(steps, app.words()));
    }
    let text = terminal::page(&page, app.style());
    app.print(&text)
}

/// The records in which a problem lives on, or the problems that came of a standard which was seen
/// not to hold.
fn became(app: &mut App<'_>, session: &mut Session, entry: &Entry) -> Result<Vec<Entry>, Failure> {
    if let Some(standard) = Of::<Standard>::new(entry) {
        let home = session.home_records(app)?;
        let raised = standard::raised_from(standard, &home);
        return Ok(raised.map(|of| of.entry.clone()).collect());
    }
    let found = match (entry.get::<Problem>(), &session.board) {
        (Some(problem), Some(board)) => problem::became(problem, board),
        _ => Vec::new(),
    };
    Ok(found.into_iter().cloned().collect())
}

/// A record of one kind: the named one, or the one that is meant where none is named.
pub fn of_kind(app: &mut App<'_>, reference: Option<String>, kind: Kind) -> Result<(), Failure> {
    let mut session = Session::read(app)?;
    let entry = meant(app, &mut session, reference, kind)?;
    show(app, session, &entry, false)
}

/// A record of the home: the named one, or the only one that is open.
pub fn of_home<T: Record>(
    app: &mut App<'_>,
    reference: Option<String>,
    open: impl Fn(&T) -> bool,
) -> Result<(), Failure> {
    let mut session = Session::read(app)?;
    let entry = session.of_home(app, reference.as_deref(), open)?;
    show(app, session, &entry, false)
}

/// Lays flags over a record. Those of `below` go into its result.
pub fn edit<T: Form, B: Form>(
    app: &mut App<'_>,
    reference: Option<String>,
    kind: Kind,
    fields: Edited<T>,
    below: Option<&Given<B>>,
    mut recording: Recording,
) -> Result<(), Failure> {
    let mut written = fields.0.written;
    if let Some(given) = below {
        written.extend(
            given
                .written
                .iter()
                .map(|(field, texts)| (in_result(field.clone()), texts.clone())),
        );
    }
    let form = |entry: &Entry| -> Vec<Field> {
        let own = edited_fields::<T>();
        match below.is_some() && entry.fields.contains_key("result") {
            true => own.chain(own_fields::<B>().map(in_result)).collect(),
            false => own.collect(),
        }
    };
    let reference = which::open(app, &recording, reference, kind)?;
    if recording.edit || app.asks() {
        let mut session = Session::look(app, &recording)?;
        let entry = meant(app, &mut session, reference.clone(), kind)?;
        session.numbers_as_predicted(Some(&entry.reference().to_string()));
        let mut named = (T::NAME, form(&entry));
        if !recording.edit {
            // What the program filled in is changed by a flag or in the editor, not asked for.
            named.1.retain(|field| !field.managed);
        }
        session.ask_edit(app, &mut recording, &entry, &mut written, named)?;
    }
    let mut session = Session::write(app, &recording)?;
    let before = meant(app, &mut session, reference, kind)?;
    session.numbers_as_predicted(Some(&before.reference().to_string()));
    let after = session.edited(app, &before, &written, &form(&before))?;
    let correction = match (before.get::<Experiment>(), after.get::<Experiment>()) {
        (Some(was), Some(is)) => {
            let removed = app.words().by_name("removed-without-reason");
            session.board(app)?.value_corrected(was, is, removed)
        }
        _ => None,
    };
    let change = Change::new(StepName::Edited, session.at, Put::edit(&before, after));
    session.finish(app, change.and(correction))
}

/// A field of an experiment's result, as it stands in the experiment.
fn in_result(mut field: Field) -> Field {
    field.path.insert(0, "result".to_owned());
    field
}

fn meant(
    app: &mut App<'_>,
    session: &mut Session,
    reference: Option<String>,
    kind: Kind,
) -> Result<Entry, Failure> {
    let Some(written) = reference else {
        let board = session.board(app)?;
        return only_open(board, kind).cloned().map_err(Failure::from);
    };
    if let Some((board, _)) = written.rsplit_once('/') {
        app.global.board = Some(board.to_owned());
    }
    let entry = session.find(app, &written, Some(kind))?;
    if entry.place.kind != kind {
        return Err(Refusal::WrongKind {
            text: written,
            wanted: kind,
        }
        .into());
    }
    if entry.place.board.is_some() {
        session.board(app)?;
    }
    Ok(entry)
}

/// The one record of a kind that is being worked on.
fn only_open(board: &Board, kind: Kind) -> Result<&Entry, Refusal> {
    let focus = board.focus().map(|of| of.entry);
    let open: Vec<&Entry> = match kind {
        Kind::Condition => board
            .latest_condition()
            .map(|of| of.entry)
            .into_iter()
            .collect(),
        Kind::Cycle => board.last_cycle().map(|of| of.entry).into_iter().collect(),
        Kind::Obstacle if focus.is_some() => focus.into_iter().collect(),
        _ => board
            .entries()
            .iter()
            .filter(|entry| entry.place.kind == kind && !entry.ended())
            .collect(),
    };
    match open.as_slice() {
        [one] => Ok(one),
        [] => Err(Refusal::NoneOpen { kind }),
        several => Err(Refusal::SeveralOpen {
            kind,
            open: several.iter().map(|entry| entry.reference()).collect(),
        }),
    }
}
