//! `kata undo` and `kata redo`: a step is taken back with a commit that says so, and that again.

mod pictures;

use std::collections::BTreeMap;

use clap::Args;

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
        session::{Session, Timing},
    },
    practice::{
        board::Board,
        change::{Change, Gone, Put, StepName},
        check::{self, Level},
        cycle::Cycle,
        entry::{Entry, Place},
        kind::Kind,
        undo::{self, Standing, Way},
    },
    say,
    store::{
        codec,
        git::{Person, Wanted},
        history::{Life, Source, State, Step, Touched},
        home::Home,
        layout,
    },
    view::{
        commit::{self, TakingBack},
        json,
        lang::Words,
        page::Around,
        terminal,
    },
};

#[derive(Args)]
pub struct Undo {
    /// The record whose newest step is meant, or a commit; your own newest step when left out
    reference: Option<String>,
    #[command(flatten)]
    timing: Timing,
}

#[derive(Args)]
pub struct Redo {
    #[command(flatten)]
    timing: Timing,
}

impl Undo {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut session = Session::write(app, &self.timing.into())?;
        let meant = match &self.reference {
            Some(written) => named(app, &mut session, written)?,
            None => newest(&session, &in_use(app, &session)?)?,
        };
        let Some(step) = meant else {
            let message = say!("failed-undo-nothing");
            return Err(Failure::new(exit::FAILED, message).hint(say!("hint-undo-nothing")));
        };
        take_back(app, session, step, StepName::Undone)
    }
}

impl Redo {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let session = Session::write(app, &self.timing.into())?;
        // The last undo, wherever it was: its board may be gone by it.
        let paths = match &app.global.board {
            Some(board) => session.home.board_paths(&board.to_lowercase()),
            None => session.home.record_paths(),
        };
        let (step, since) = last_undo(&session, &paths)?;
        let Some(step) = step else {
            let message = say!("failed-redo-nothing");
            return Err(Failure::new(exit::FAILED, message).hint(say!("hint-redo-nothing")));
        };
        // What was done since was done without it.
        if since.contains(&step.trailers.board) {
            let message = say!("failed-redo-since", subject = &step.subject);
            let commit = step.commit.get(..8).unwrap_or(&step.commit);
            return Err(
                Failure::new(exit::FAILED, message).hint(say!("hint-redo-since", commit = commit))
            );
        }
        take_back(app, session, step, StepName::Redone)
    }
}

/// This author's last undo, and the boards on which they took a step since.
fn last_undo(
    session: &Session,
    paths: &[String],
) -> Result<(Option<Step>, Vec<Option<String>>), Failure> {
    let home = &session.home;
    let me = home.git.mailmap(&home.git.identity()?);
    let mut since = Vec::new();
    let found = find(home, paths, |step, standing| {
        let own = is_by(&step.author, &me) && step.parents.len() <= 1;
        if own && standing == Standing::Holds {
            since.push(step.trailers.board.clone());
        }
        own && standing == Standing::TakesBack
    })?;
    Ok((found, since))
}

/// This author's newest step at some paths that holds.
fn newest(session: &Session, paths: &[String]) -> Result<Option<Step>, Failure> {
    let home = &session.home;
    let me = home.git.mailmap(&home.git.identity()?);
    find(home, paths, |step, standing| {
        standing == Standing::Holds && is_by(&step.author, &me) && step.parents.len() <= 1
    })
}

/// Where the board in use has its records, and the home its own.
fn in_use(app: &App<'_>, session: &Session) -> Result<Vec<String>, Failure> {
    let home = &session.home;
    let mut paths = home.record_paths();
    if !home.board_names()?.is_empty() || app.global.board.is_some() {
        let boards = home.below(layout::BOARDS);
        paths.retain(|path| *path != boards);
        paths.extend(home.board_paths(&session.board_name(app)?.0));
    }
    Ok(paths)
}

fn is_by(author: &Person, me: &Person) -> bool {
    match me.email.is_empty() {
        true => author.name == me.name,
        false => author.email.eq_ignore_ascii_case(&me.email),
    }
}

/// The newest step that holds of the named record, whoever took it; or the named commit.
fn named(app: &mut App<'_>, session: &mut Session, written: &str) -> Result<Option<Step>, Failure> {
    let found = session.find(app, written, None);
    let home = &session.home;
    let entry = match found {
        Ok(entry) => entry,
        Err(failure) => {
            let commit = home.git.resolve(written).map_err(|_| failure)?;
            let mut takes_back = None;
            let step = find(home, &home.record_paths(), |step, standing| {
                if step.commit == commit && standing == Standing::TakesBack {
                    takes_back = Some(step.subject.clone());
                }
                standing == Standing::Holds && step.commit == commit
            })?;
            return match takes_back {
                Some(subject) => {
                    let message = say!("failed-undo-undo", subject = subject);
                    Err(Failure::new(exit::FAILED, message).hint(say!("hint-undo-undo")))
                }
                None => Ok(step),
            };
        }
    };
    let life: Life<'_> = home.life(&entry)?;
    find(home, &life.scope(), |step, standing| {
        standing == Standing::Holds && life.has(step)
    })
}

fn find(
    home: &Home,
    paths: &[String],
    mut wanted: impl FnMut(&Step, Standing) -> bool,
) -> Result<Option<Step>, Failure> {
    let mut back = Back::new(home);
    for step in home.steps(paths, Wanted::Some)? {
        let step = step?;
        let standing = back.meet(&step)?;
        if wanted(&step, standing) {
            return Ok(Some(step));
        }
    }
    Ok(None)
}

/// The way back through the steps.
struct Back<'a> {
    home: &'a Home,
    way: Way,
    /// What was taken back by steps that name a commit which is not here: after a rebase the same
    /// step has another id, and is known by what it changed.
    elsewhere: Vec<Vec<Touched>>,
}

impl Back<'_> {
    fn new(home: &Home) -> Back<'_> {
        Back {
            home,
            way: Way::default(),
            elsewhere: Vec::new(),
        }
    }

    fn meet(&mut self, step: &Step) -> Result<Standing, Failure> {
        let trailers = &step.trailers;
        let (undoes, redoes) = (trailers.undoes.as_deref(), trailers.redoes.as_deref());
        let standing = self.way.meet(&step.commit, undoes, redoes);
        let holds = matches!(standing, Standing::Holds | Standing::TakesBack);
        if holds && !self.elsewhere.is_empty() {
            let own = self.touched(step)?;
            if let Some(place) = self.elsewhere.iter().position(|other| *other == own) {
                self.elsewhere.remove(place);
                return Ok(match standing {
                    Standing::TakesBack => Standing::Bygone,
                    _ => Standing::TakenBack,
                });
            }
        }
        if let Some(named) = undoes.or(redoes)
            && standing != Standing::TakenBack
            && (standing == Standing::TakesBack || redoes.is_some())
            && !self.is_here(named)?
        {
            let mut other = self.touched(step)?;
            for one in &mut other {
                std::mem::swap(&mut one.old, &mut one.new);
            }
            self.elsewhere.push(other);
        }
        Ok(standing)
    }

    fn is_here(&self, commit: &str) -> Result<bool, Failure> {
        let git = &self.home.git;
        let here = git
            .head()?
            .is_some_and(|head| git.has(commit) && git.is_ancestor(commit, &head).unwrap_or(false));
        Ok(here)
    }

    fn touched(&self, step: &Step) -> Result<Vec<Touched>, Failure> {
        let commit = self.home.git.read_commit(&step.commit)?;
        let touched = self.home.touched(&commit, &self.home.record_paths())?;
        Ok(touched.unwrap_or_default())
    }
}

/// A record file that a step changed, as it is to be again.
struct Restored {
    place: Place,
    now: Option<Entry>,
    then: Option<Entry>,
    bytes: Option<Vec<u8>>,
}

fn take_back(
    app: &mut App<'_>,
    mut session: Session,
    step: Step,
    name: StepName,
) -> Result<(), Failure> {
    let restored = restored(&session.home, &step)?;
    stands(&session.home, &step, &restored)?;
    let words = app.words_of(session.home.own().lang());
    let change = change(&session, &step, &restored, name, &words);
    let mut files: Vec<(String, Option<Vec<u8>>)> = restored
        .iter()
        .map(|one| (layout::path(&one.place), one.bytes.clone()))
        .collect();
    files.extend(pictures::of(&session.home, &step, &restored)?);
    let board = board_after(&session.home, &change)?;
    let settings = session.home.own().clone();
    let around = |words| Around {
        words,
        settings: &settings,
        board: board.as_ref(),
        elsewhere: &session.home,
    };
    let back = TakingBack {
        commit: &step.commit,
        subject: &step.subject,
    };
    let message = commit::taking_back(&change, &back, around(&words));
    let subject = message.lines().next().unwrap_or_default().to_owned();
    let dry = session.recording.timing.dry_run;
    let diff = match dry {
        true => Some(session.home.diff_files(&files)?),
        false => None,
    };
    let commit = match session.writing.take() {
        Some(writing) if !dry => {
            let (at, clock) = (session.at, session.clock);
            let id = session
                .home
                .commit_files(&writing, &files, &message, at, clock)?;
            let said = session.home.git.take_said();
            if !said.trim().is_empty() {
                app.tell(said.trim_end());
            }
            Some(id)
        }
        _ => None,
    };
    if let (Some(_), Some(board)) = (&app.global.board, &board) {
        session.remember(app, &board.slug);
    }
    let next = board.as_ref().map(|board| app.next(board, app.today()));
    if app.json() {
        let mut fields = serde_json::json!({
            "commit": commit,
            "records": json::records(change.puts.iter().map(|put| &put.after)),
            "advice": [],
            "next": next.as_ref().map(|next| json::next(next, app.words())),
            "step": step.commit,
        });
        if let Some(diff) = diff {
            fields["diff"] = diff.into();
        }
        return app
            .print_json(&json::document("recorded", fields))
            .map_err(|failure| failure.though_recorded(commit.as_ref()));
    }
    if let Some(diff) = diff {
        return app.print(&terminal::clean(&diff));
    }
    let short = |id: &str| id.get(..8).unwrap_or(id).to_owned();
    let done = match name {
        StepName::Redone => say!(
            "redo-done",
            subject = taken(&session.home, &step)
                .map_err(|failure| failure.though_recorded(commit.as_ref()))?,
            commit = short(&step.commit)
        ),
        _ => say!(
            "undo-done",
            subject = &step.subject,
            commit = short(&step.commit)
        ),
    };
    let done = format!("{}\n", app.say(&done));
    let done = app.wrap(&terminal::clean(&done));
    app.print(&done)
        .map_err(|failure| failure.though_recorded(commit.as_ref()))?;
    if let Some(id) = &commit {
        app.tell(&format!("\n{} {subject}", short(id)));
    }
    if matches!(session.home.git.branch(), Ok(None)) {
        let text = app.spoken(&say!("warning-detached"));
        app.warn(&text);
    }
    if let Some(next) = next {
        app.tell_next(&next);
    }
    Ok(())
}

/// The subject of the step that an undo had taken back.
fn taken(home: &Home, undo: &Step) -> Result<String, Failure> {
    let Some(id) = &undo.trailers.undoes else {
        return Ok(undo.subject.clone());
    };
    let commit = home.git.read_commit(id).ok();
    let first = commit.and_then(|commit| commit.message.lines().next().map(str::to_owned));
    Ok(first.unwrap_or_else(|| undo.subject.clone()))
}

/// What the records of a step become when it is taken back; an error that names the later steps
/// where they changed the same.
fn restored(home: &Home, step: &Step) -> Result<Vec<Restored>, Failure> {
    let failed = |message| Failure::new(exit::FAILED, message);
    if step.parents.len() > 1 {
        return Err(failed(say!("failed-undo-merge", subject = &step.subject))
            .hint(say!("hint-undo-merge")));
    }
    let commit = home.git.read_commit(&step.commit)?;
    let Some(touched) = home.touched(&commit, &home.record_paths())? else {
        return Err(failed(say!("failed-undo-cut-off", subject = &step.subject))
            .hint(say!("cure-history-shallow")));
    };
    let makes = |one: &Touched| one.place == home.settings.place && one.old.is_none();
    if touched.iter().any(makes) {
        return Err(
            failed(say!("failed-undo-home", subject = &step.subject)).hint(say!("hint-undo-home"))
        );
    }
    let head = home.git.head()?;
    let mut all = Vec::new();
    for one in touched {
        let path = layout::path(&one.place);
        let blob = match &head {
            Some(head) => home.git.blob_id(head, &home.below(&path))?,
            None => None,
        };
        let read = |blob: &Option<String>| home.blob_record(&one.place, blob.as_ref());
        let (old, now) = (read(&one.old)?, read(&blob)?);
        // Where nothing came after, the very bytes come back.
        if blob == one.new {
            let bytes = match &one.old {
                Some(old) => Some(home.git.content(old)?),
                None => None,
            };
            all.push(Restored {
                place: one.place,
                now,
                then: old,
                bytes,
            });
            continue;
        }
        let new = read(&one.new)?;
        let fields = undo::taken_back(old.as_ref(), new.as_ref(), now.as_ref());
        // What cannot be read as a record cannot be taken apart either.
        let readable = old.is_some() == one.old.is_some()
            && new.is_some() == one.new.is_some()
            && now.is_some() == blob.is_some();
        let Some(fields) = fields.ok().filter(|_| readable) else {
            return Err(built_on(home, step, &[home.below(&path)])?);
        };
        let (then, bytes) = match fields {
            None => (None, None),
            Some(fields) => {
                let text = home.text_at_head(&path)?;
                let none = toml::Table::new();
                let before = now.as_ref().map_or(&none, |now| &now.fields);
                let wrong = |error| crate::store::home::StoreError::Text {
                    path: path.clone(),
                    error,
                };
                let text = codec::write(text.as_deref(), before, &fields).map_err(wrong)?;
                (home.entry(&path, &text)?, Some(text.into_bytes()))
            }
        };
        all.push(Restored {
            place: one.place,
            now,
            then,
            bytes,
        });
    }
    Ok(all)
}

/// Later steps build on a step where the records would not hold together without it.
fn stands(home: &Home, step: &Step, restored: &[Restored]) -> Result<(), Failure> {
    let state = State::of(home, &Source::WorkTree)?;
    let mut entries: BTreeMap<Place, Entry> = BTreeMap::new();
    for path in state.paths() {
        if let Ok(Some(entry)) = state.entry(home, path) {
            entries.insert(entry.place.clone(), entry);
        }
    }
    let before = faults(&entries);
    let mut boards_gone = Vec::new();
    for one in restored {
        match &one.then {
            Some(then) => drop(entries.insert(one.place.clone(), then.clone())),
            None => drop(entries.remove(&one.place)),
        }
        if one.then.is_none() && one.place.kind == Kind::Board {
            boards_gone.extend(one.place.board.clone());
        }
    }
    for slug in boards_gone {
        if entries
            .keys()
            .any(|place| place.board.as_deref() == Some(&slug))
        {
            return Err(built_on(home, step, &home.board_paths(&slug))?);
        }
    }
    let fresh: Vec<Place> = faults(&entries)
        .into_iter()
        .filter(|fault| !before.contains(fault))
        .map(|(_, place, _)| place)
        .collect();
    if fresh.is_empty() {
        return Ok(());
    }
    let own = |place: &Place| restored.iter().any(|one| one.place == *place);
    let mut paths: Vec<String> = fresh
        .iter()
        .filter(|place| !own(place))
        .map(|place| home.below(&layout::path(place)))
        .collect();
    if paths.is_empty() {
        // It is the record itself that no longer fits, to whatever came after it.
        let board = fresh.first().and_then(|place| place.board.clone());
        paths = match board {
            Some(board) => home.board_paths(&board),
            None => home.record_paths(),
        };
    }
    Err(built_on(home, step, &paths)?)
}

type Fault = (&'static str, Place, Vec<String>);

/// What is wrong with the records taken together.
fn faults(entries: &BTreeMap<Place, Entry>) -> Vec<Fault> {
    let mut home = Vec::new();
    let mut boards: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in entries.values() {
        match &entry.place.board {
            Some(board) => boards.entry(board.clone()).or_default().push(entry.clone()),
            None => home.push(entry.clone()),
        }
    }
    let boards: Vec<Board> = boards
        .into_iter()
        .filter_map(|(slug, entries)| Board::new(slug, entries))
        .collect();
    check::check(&home, &boards)
        .into_iter()
        .filter(|finding| finding.level != Level::Hint)
        .map(|finding| (finding.name, finding.place, finding.path))
        .collect()
}

/// Why a step is not taken back: the steps after it that still hold, at some paths.
fn built_on(home: &Home, step: &Step, paths: &[String]) -> Result<Failure, Failure> {
    let mut back = Back::new(home);
    let mut later = Vec::new();
    // A merge cannot be undone first.
    let mut merged = false;
    for other in home.steps(paths, Wanted::Some)? {
        let other = other?;
        if other.commit == step.commit {
            break;
        }
        let standing = back.meet(&other)?;
        if standing == Standing::Holds && !home.git.is_ancestor(&other.commit, &step.commit)? {
            let short = other.commit.get(..8).unwrap_or(&other.commit);
            later.push(format!("{short} {}", other.subject));
            merged |= other.parents.len() > 1;
        }
    }
    let failed = |message| Failure::new(exit::FAILED, message);
    if later.is_empty() {
        // What it brought belongs to what came with it, as a number that a merge gave away twice.
        let message = say!("failed-undo-needed", subject = &step.subject);
        return Ok(failed(message).hint(say!("hint-undo-change")));
    }
    let message = say!(
        "failed-undo-built-on",
        subject = &step.subject,
        later = later.join("; ")
    );
    Ok(failed(message).hint(match merged {
        true => say!("hint-undo-change"),
        false => say!("hint-undo-built-on"),
    }))
}

/// The taking back as a change, to be worded and shown.
fn change(
    session: &Session,
    step: &Step,
    restored: &[Restored],
    name: StepName,
    words: &Words,
) -> Change {
    let mut puts = Vec::new();
    let mut removes = Vec::new();
    for one in restored {
        match &one.then {
            Some(then) => puts.push(Put {
                before: one.now.clone(),
                after: then.clone(),
            }),
            None => removes.push(Gone {
                place: one.place.clone(),
                entry: one.now.clone(),
            }),
        }
    }
    // It is called by what the step was about, which is the first record that its commit names.
    let named = step.trailers.records.first();
    let of =
        |entry: &&Entry| named.is_some_and(|named| !named.id.is_empty() && entry.id() == named.id);
    let entries = || {
        let written = puts.iter().map(|put| &put.after);
        written.chain(removes.iter().filter_map(|gone| gone.entry.as_ref()))
    };
    // It need not be among those written: a focus is set on the board.
    let elsewhere = || {
        let board = step.trailers.board.as_deref()?;
        let board = session.home.board(board).ok()?.value;
        board.entries().iter().find(of).cloned()
    };
    let about = entries().find(of).cloned();
    let about = about
        .or_else(elsewhere)
        .or_else(|| entries().next().cloned());
    let change = Change {
        step: name,
        at: session.at,
        puts,
        removes,
        about: None,
        with: Vec::new(),
    };
    match about {
        Some(entry) => {
            let told = cycle_told(&session.home, &entry, &change);
            // What a metric is called says nothing of the number that goes; what was said of that one does.
            let measured = matches!(entry.place.kind, Kind::Metric | Kind::Points)
                && restored.iter().any(|one| one.place.kind == Kind::Points);
            let said = || step.subject.split_once(": ").filter(|_| measured);
            let told = told.or_else(|| said().map(|(_, said)| said.to_owned()));
            // The record may stand all the same; then it is said which of its steps is gone.
            let goes = |one: &Restored| one.then.is_none() || one.now.is_none();
            let stays = !restored
                .iter()
                .any(|one| one.place == entry.place && goes(one));
            let word = format!(
                "subject-{}",
                step.trailers.step.as_deref().unwrap_or_default()
            );
            let told = told.unwrap_or_else(|| match name {
                StepName::Undone if stays && words.has(&word) => {
                    format!("{} – {}", words.by_name(&word), entry.lead())
                }
                _ => entry.lead(),
            });
            change.about_record(&entry, told)
        }
        None => change,
    }
}

/// What tells most about a cycle, which may stand in what came out of it: on the board as it is, or
/// as it will be again.
fn cycle_told(home: &Home, entry: &Entry, change: &Change) -> Option<String> {
    let cycle = entry.get::<Cycle>()?;
    let slug = entry.place.board.clone()?;
    let mut entries = home.board(&slug).ok()?.value.entries().to_vec();
    let comes = change.puts.iter().map(|put| &put.after);
    let comes: Vec<Entry> = comes
        .filter(|after| entries.iter().all(|entry| entry.place != after.place))
        .cloned()
        .collect();
    entries.extend(comes);
    Some(cycle.told(&Board::new(slug, entries)?)).filter(|told| !told.is_empty())
}

/// The board as it is after the taking back; none where it is of the home, or the board is gone.
fn board_after(home: &Home, change: &Change) -> Result<Option<Board>, Failure> {
    let Some(slug) = change.board().map(str::to_owned) else {
        return Ok(None);
    };
    let Ok(loaded) = home.board(&slug) else {
        return Ok(None);
    };
    let gone = |place: &Place| change.removes.iter().any(|gone| gone.place == *place);
    let written = |place: &Place| change.puts.iter().any(|put| put.after.place == *place);
    let mut entries: Vec<Entry> = loaded
        .value
        .entries()
        .iter()
        .filter(|entry| !gone(&entry.place) && !written(&entry.place))
        .cloned()
        .collect();
    let fresh = change.puts.iter().map(|put| &put.after);
    entries.extend(
        fresh
            .filter(|entry| entry.place.board.as_ref() == Some(&slug))
            .cloned(),
    );
    Ok(Board::new(slug, entries))
}
