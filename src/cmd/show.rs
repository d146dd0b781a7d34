//! `kata show`, and the `show` and `edit` of every kind.

use std::time::Instant;

use clap::Args;

use crate::{
    cmd::{
        app::App,
        ask::which,
        failure::{Failure, exit},
        form::{Edited, Given, edited_fields, own_fields},
        log, past,
        point::Stood,
        session::{Recording, Session},
    },
    practice::{
        self,
        board::Board,
        change::{Change, Put, StepName},
        direction,
        entry::{Entry, Of},
        experiment::Experiment,
        field::Field,
        form::Form,
        kind::{Kind, Record},
        links::{self, Elsewhere as _, Named},
        problem::{self, Problem},
        reference::Reference,
        refusal::Refusal,
        sound::Order,
        standard::{self, Standard},
    },
    say,
    store::{git::Mention, home::Home},
    view::{
        json, links as shown,
        page::{self, Around, Grid, Page},
        problems, terminal,
    },
};

#[derive(Args)]
pub struct Show {
    /// The record: E14, TC3, packing/O5, P7, or a metric's or board's name
    #[arg(value_name = "REF")]
    reference: Option<String>,
    /// Also every step that made it what it is, field by field
    #[arg(long, conflicts_with = "at")]
    history: bool,
    /// As it stood at a revision or a date
    #[arg(long, value_name = "REV|DATE")]
    at: Option<String>,
    /// Also what it is for, up to the direction
    #[arg(long)]
    why: bool,
}

impl Show {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let reference = which::any(app, &Recording::default(), self.reference)?;
        let mut session = Session::read(app)?;
        let found = session.find(app, &reference, None);
        if let Some(at) = &self.at {
            let stood = session.stood(app, at)?;
            return then(app, &session, &stood, &reference, found, self.why);
        }
        let more = More {
            history: self.history,
            why: self.why,
        };
        let entry = found?;
        // Which board it is was not said.
        let chosen = app.global.board.is_some() || reference.contains('/');
        let others = match chosen || app.json() {
            true => Vec::new(),
            false => session.home.namesakes(&entry.place)?,
        };
        show(app, session, &entry, more)?;
        if !others.is_empty() {
            let others: Vec<String> = others.iter().map(Reference::full).collect();
            let this = entry.reference().full();
            let text = say!("show-namesakes", this = this, others = others.join(", "));
            let text = app.say(&text);
            app.tell(&format!("\n{text}"));
        }
        Ok(())
    }
}

/// What is shown besides the record.
#[derive(Debug, Clone, Copy, Default)]
struct More {
    history: bool,
    why: bool,
}

fn show(app: &mut App<'_>, mut session: Session, entry: &Entry, more: More) -> Result<(), Failure> {
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
    let of_home = match entry.place.kind {
        Kind::Standard => session.home_records(app)?,
        _ => Vec::new(),
    };
    let home = &session.home;
    let began = Instant::now();
    let history = app
        .progress(&say!("progress-history"))
        .counting(&home.git.looked);
    let lived = match more.history {
        true => Some(home.life(entry)?.lived()?),
        false => None,
    };
    let beside = Beside::of(home, session.board.as_ref(), &of_home, entry)?;
    drop(history);
    let purpose = more.why.then(|| past::purpose(home, entry));
    if app.json() {
        let mut document = json::record(entry);
        if let Some(order) = &beside.order {
            document["order"] = past::order_json(order);
        }
        if !beside.mentions.is_empty() {
            document["commits"] = past::mentions_json(&beside.mentions);
        }
        if let Some(lived) = &lived {
            document["steps"] = past::lived_json(lived);
        }
        if let Some(purpose) = &purpose {
            document["why"] = json::records(purpose.chain.iter().skip(1));
            document["serves"] = purpose.serves.clone().into();
        }
        if matches!(entry.place.kind, Kind::Problem | Kind::Standard) {
            document["became"] = json::records(&beside.became);
        }
        let names = links::named_by(entry, session.board.as_ref(), home);
        document["refers_to"] = shown::json(&names);
        document["referred_by"] = shown::json(&beside.naming);
        return app.print_json(&json::document("record", document));
    }
    let around = session.around(app.words());
    let why = purpose.map(|purpose| past::why_grid(&purpose, around));
    let mut page = page(entry, &beside, why, around);
    if let Some(problem) = problem {
        let standard = problem.standard.as_deref();
        let standard = standard.and_then(|stem| home.find(None, stem, Some(Kind::Standard)));
        let boards = problems::boards(problem, standard.as_ref(), &beside.naming);
        let rows = problems::rows(problem, &boards, app.today(), app.words());
        // Behind the day on which it was raised, where that is known.
        let at = usize::from(problem.raised.is_some()).min(page.rows.len());
        page.rows.splice(at..at, rows);
    }
    if let Some(lived) = &lived {
        page.tables.extend(past::lived_grids(lived, app, around));
    }
    let text = terminal::page(&page, app.style());
    if lived.is_some() {
        log::tell_limits(app, &session.home, began);
    }
    app.print_long(&text, &session.home.git)
}

/// A record as it stood: the one that it is now, whatever it was called then; else the one that was
/// called so then.
fn then(
    app: &mut App<'_>,
    session: &Session,
    stood: &Stood,
    written: &str,
    found: Result<Entry, Failure>,
    why: bool,
) -> Result<(), Failure> {
    let board = app.global.board.clone();
    let board = session
        .board
        .as_ref()
        .map(|board| board.slug.clone())
        .or(board);
    let id = found.as_ref().ok().filter(|entry| !entry.id().is_empty());
    let id = id.map(|entry| (entry.id(), entry.place.kind));
    let home = &session.home;
    let Some(entry) = stood.state.find(home, board.as_deref(), written, id)? else {
        // Where it is not there now either, that is what to say.
        let on = stood.day;
        let text = found?.reference().full();
        let message = say!("failed-not-there-yet", text = text, on = on);
        let hint = say!("hint-not-there-yet", text = written);
        return Err(Failure::new(exit::FAILED, message).hint(hint));
    };
    let board = match &entry.place.board {
        Some(slug) => stood.board(app, session, slug)?,
        None => None,
    };
    let purpose = why.then(|| {
        let records = stood.state.records(home).map(|loaded| loaded.value);
        let records = records.unwrap_or_default();
        practice::why::why(&entry, direction::written(&records), |slug| {
            stood
                .state
                .board(home, slug)
                .ok()
                .and_then(|loaded| loaded.value)
        })
    });
    if app.json() {
        let mut document = json::record(&entry);
        document["commit"] = stood.commit.clone().into();
        if let Some(purpose) = &purpose {
            document["why"] = json::records(purpose.chain.iter().skip(1));
            document["serves"] = purpose.serves.clone().into();
        }
        return app.print_json(&json::document("record", document));
    }
    let around = Around {
        words: app.words(),
        settings: &stood.settings,
        board: board.as_ref(),
        elsewhere: home,
    };
    let mut page = page::record(&entry, around);
    page.title = format!("{} · {}", page.title, stood.named(app));
    if entry.place.kind == Kind::Metric {
        page.tables.extend(page::measured(&entry, around));
    }
    if let Some(purpose) = &purpose {
        page.tables.push(past::why_grid(purpose, around));
    }
    let text = terminal::page(&page, app.style());
    app.print_long(&text, &home.git)
}

/// What stands on a record's page besides what it says itself.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// Whether its prediction came first.
    order: Option<Order>,
    /// The records in which a problem lives on, or the problems that came of a standard which was
    /// seen not to hold.
    became: Vec<Entry>,
    /// The records that name it.
    naming: Vec<Named>,
    /// The commits that name it.
    mentions: Vec<Mention>,
}

impl Beside {
    /// Asks the board around a record, the records of the home, and the history.
    pub fn of(
        home: &Home,
        board: Option<&Board>,
        of_home: &[Entry],
        entry: &Entry,
    ) -> Result<Beside, Failure> {
        let became = match (Of::<Standard>::new(entry), entry.get::<Problem>(), board) {
            (Some(standard), ..) => standard::raised_from(standard, of_home)
                .map(|of| of.entry)
                .collect(),
            (None, Some(problem), Some(board)) => problem::became(problem, board),
            _ => Vec::new(),
        };
        let only_board = home.board_names()?.len() == 1;
        let mut naming = naming(home, board, entry)?;
        // What a problem or a standard came to is told with where that stands.
        naming.retain(|one| !became.iter().any(|became| became.place == one.other.place));
        Ok(Beside {
            order: past::order_of(home, entry)?,
            became: became.into_iter().cloned().collect(),
            naming,
            mentions: home.mentions(entry, only_board)?,
        })
    }
}

/// The records that name one: those of its own board first. What cannot be read names nothing; other
/// commands say so.
fn naming(home: &Home, board: Option<&Board>, entry: &Entry) -> Result<Vec<Named>, Failure> {
    let kinds = links::may_name(entry.place.kind);
    let wanted = |_: Kind, text: &str| links::said_as(entry).any(|own| text.contains(own));
    let mut others = home.board_names()?;
    others.retain(|slug| board.is_none_or(|board| board.slug != *slug));
    let mut all: Vec<Entry> = board.map(Board::entries).unwrap_or_default().to_vec();
    for other in home
        .boards_with(&others, &kinds, &wanted)?
        .into_iter()
        .flatten()
    {
        all.extend_from_slice(other.value.entries());
    }
    all.extend(home.records_with(&kinds, &mut { wanted })?.value);
    Ok(links::naming(entry, &all))
}

/// A record's page.
pub fn page(entry: &Entry, beside: &Beside, why: Option<Grid>, around: Around<'_>) -> Page {
    let mut page = page::record(entry, around);
    page.rows
        .extend(shown::rows(entry, &beside.naming, around.words));
    if let Some(order) = &beside.order {
        past::order_rows(order, entry, around, &mut page);
    }
    if !beside.became.is_empty() {
        page.tables.push(page::became(&beside.became, around));
    }
    if entry.place.kind == Kind::Metric {
        page.tables.extend(page::measured(entry, around));
    }
    page.tables.extend(why);
    if !beside.mentions.is_empty() {
        let mentions = past::mentions_grid(&beside.mentions, around.words);
        page.tables.push(mentions);
    }
    page
}

/// A record that was found already.
pub fn whole(app: &mut App<'_>, session: Session, entry: &Entry) -> Result<(), Failure> {
    show(app, session, entry, More::default())
}

/// A record of one kind: the named one, or the one that is meant where none is named.
pub fn of_kind(app: &mut App<'_>, reference: Option<String>, kind: Kind) -> Result<(), Failure> {
    let mut session = Session::read(app)?;
    let entry = meant(app, &mut session, reference, kind)?;
    show(app, session, &entry, More::default())
}

/// A record of the home: the named one, or the only one that is open.
pub fn of_home<T: Record>(
    app: &mut App<'_>,
    reference: Option<String>,
    open: impl Fn(&T) -> bool,
) -> Result<(), Failure> {
    let reference = which::at_home(app, &Recording::default(), reference, &open)?;
    let mut session = Session::read(app)?;
    let entry = session.of_home(app, reference.as_deref(), open)?;
    show(app, session, &entry, More::default())
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
