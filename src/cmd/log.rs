//! `kata log`: the learning history, a line a step, straight from git.

use std::time::{Duration, Instant};

use clap::Args;
use unicode_width::UnicodeWidthStr;

use crate::{
    cmd::{app::App, failure::Failure, session::Session},
    practice::{
        change::StepName,
        entry::Entry,
        kind::Kind,
        reference::{self, Name},
        say::Arg,
        settings::Settings,
        when::{Day, Stamp},
    },
    say,
    store::{
        git::Wanted,
        history::{Life, Recorded, Step},
        home::Home,
    },
    view::{
        json,
        lang::{Words, choice, when::Direction},
        page::Grid,
        terminal,
    },
};

#[derive(Args)]
pub struct Log {
    /// Only steps of these records, whatever number or file they had
    reference: Vec<String>,
    /// Only steps on or after a day
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Only steps on or before a day
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Only steps of these kinds: experiment, target-set, …
    #[arg(long, value_name = "KIND,…", value_delimiter = ',')]
    kind: Vec<String>,
    /// Only steps of whoever has this in name or e-mail address
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Only steps whose message has this text
    #[arg(long, value_name = "TEXT")]
    grep: Option<String>,
    /// At most this many
    #[arg(short = 'n', value_name = "N")]
    number: Option<usize>,
    /// The oldest step first
    #[arg(long)]
    reverse: bool,
    /// A line a step, as it is anyway: whoever knows git types it
    #[arg(long, hide = true)]
    oneline: bool,
}

impl Log {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut session = Session::read(app)?;
        let steps = self.steps(app, &mut session, Messages::Dropped)?;
        if app.json() {
            return app.print_json(&document(&steps));
        }
        let width = app.terminal.then(|| usize::from(app.style().width));
        let text = lines(&grid(&steps, session.home.own(), app), width);
        app.print_long(&text, &session.home.git)
    }

    /// The steps that are asked for, newest first unless that is asked for too.
    pub fn steps(
        &self,
        app: &mut App<'_>,
        session: &mut Session,
        messages: Messages,
    ) -> Result<Vec<Step>, Failure> {
        let kinds: Vec<String> = self
            .kind
            .iter()
            .map(|kind| known_kind(kind))
            .collect::<Result<_, _>>()?;
        // A reference may name another board than the one asked for.
        let board = app
            .global
            .board
            .clone()
            .filter(|_| self.reference.is_empty());
        let board = board.map(|board| session.known_board(&board)).transpose()?;
        let reader = session.reader(app);
        let day = |text: &Option<String>| {
            text.as_ref()
                .map(|text| reader.day(text, Direction::Back))
                .transpose()
        };
        let (since, until) = (day(&self.since)?, day(&self.until)?);
        let found = self.found(app, session);
        let home = &session.home;
        let sought = sought(home, found)?;
        let paths = match (&board, sought.is_empty()) {
            (Some(board), _) => home.board_paths(board),
            (None, false) => {
                let mut paths: Vec<String> = sought.iter().flat_map(Sought::scope).collect();
                paths.sort();
                paths.dedup();
                paths
            }
            (None, true) => home.record_paths(),
        };
        let wanted = |step: &Step| {
            let happened: Day = Stamp::from(step.at).day();
            since.is_none_or(|since| since <= happened)
                && until.is_none_or(|until| happened <= until)
                && (kinds.is_empty() || kinds.iter().any(|kind| is_of_kind(step, kind)))
                && self
                    .author
                    .as_ref()
                    .is_none_or(|wanted| took_part(step, wanted, home.own()))
                && self
                    .grep
                    .as_ref()
                    .is_none_or(|wanted| has(&step.message, wanted))
                && (sought.is_empty() || sought.iter().any(|record| record.has(step)))
        };
        let began = Instant::now();
        let most = self.number.unwrap_or(usize::MAX);
        let history = app
            .progress(&say!("progress-history"))
            .counting(&home.git.looked);
        let mut steps = read(home, &paths, wanted, most, messages)?;
        drop(history);
        if self.reverse {
            steps.reverse();
        }
        tell_limits(app, home, began);
        Ok(steps)
    }

    /// Each reference as written, the record that it names, and the board it was looked for on.
    fn found(&self, app: &mut App<'_>, session: &mut Session) -> Vec<Found> {
        let mut all = Vec::new();
        for written in &self.reference {
            let board = app.global.board.clone();
            let found = session.find(app, written, None);
            let now = session.board.as_ref().map(|board| board.slug.clone());
            app.global.board = board;
            all.push((written.clone(), found, now));
        }
        all
    }
}

/// What becomes of the texts of the steps: of twenty thousand they would fill the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Messages {
    Kept,
    Dropped,
}

type Found = (String, Result<Entry, Failure>, Option<String>);

fn sought(home: &Home, found: Vec<Found>) -> Result<Vec<Sought<'_>>, Failure> {
    let mut sought = Vec::new();
    for (written, found, board) in found {
        sought.push(match found {
            Ok(entry) => Sought::There(home.life(&entry)?),
            // Taken back, or removed by hand: the history still knows it.
            Err(failure) => {
                let (board, name) = match written.rsplit_once('/') {
                    Some((board, name)) => (Some(board.to_lowercase()), name),
                    None => (board, written.as_str()),
                };
                let ids = home.once_named(board.as_deref(), name)?;
                if ids.is_empty() {
                    return Err(failure);
                }
                Sought::Once(ids, home.record_paths())
            }
        });
    }
    Ok(sought)
}

/// A record whose steps are wanted.
enum Sought<'a> {
    There(Life<'a>),
    /// It is not there any more; its ids, and where to look.
    Once(Vec<String>, Vec<String>),
}

impl Sought<'_> {
    fn scope(&self) -> Vec<String> {
        match self {
            Sought::There(life) => life.scope(),
            Sought::Once(_, paths) => paths.clone(),
        }
    }

    fn has(&self, step: &Step) -> bool {
        match self {
            Sought::There(life) => life.has(step),
            Sought::Once(ids, _) => step
                .trailers
                .records
                .iter()
                .any(|record| ids.contains(&record.id)),
        }
    }
}

/// The kinds of record, and the steps.
pub fn kinds() -> Vec<&'static str> {
    let steps = StepName::ALL.iter().map(|step| step.as_str());
    let kinds = Kind::ALL.iter().map(|kind| kind.noun());
    kinds.chain(steps).collect()
}

/// What may stand behind `--kind`: a kind of record, a step, or the word that steps begin with. Any
/// other would find nothing, and look as if nothing had happened.
fn known_kind(written: &str) -> Result<String, Failure> {
    let begins = |step: &StepName| step.as_str().starts_with(&format!("{written}-"));
    let known = || kinds().into_iter();
    if StepName::ALL.iter().any(begins) {
        return Ok(written.to_owned());
    }
    match choice::meant(written, known()) {
        Some(kind) => Ok(kind.to_owned()),
        None => Err(Failure::usage(say!("failed-log-kind", text = written))
            .hint(say!("hint-choice", choices = Arg::choices(known())))),
    }
}

/// By the step's own name, or by a record that is in it.
fn is_of_kind(step: &Step, wanted: &str) -> bool {
    let name = step.trailers.step.as_deref().unwrap_or_default();
    let kind = Kind::of_noun(wanted);
    let of_kind = |record: &Recorded| matches!(reference::read(&record.reference).name, Name::Numbered(of, _) if Some(of) == kind);
    name == wanted
        || name.starts_with(&format!("{wanted}-"))
        || step.trailers.records.iter().any(of_kind)
}

/// Whether somebody took the step, alone or with others; a handle stands for its person.
fn took_part(step: &Step, wanted: &str, settings: &Settings) -> bool {
    let author = format!("{} <{}>", step.author.name, step.author.email);
    let person = settings.people.get(&settings.person(wanted));
    let email = person.and_then(|person| person.email.as_deref());
    let name = person.and_then(|person| person.name.as_deref());
    let mut people = step.trailers.co_authors.iter().chain([&author]);
    people.any(|one| {
        has(one, wanted)
            || email.is_some_and(|email| has(one, &format!("<{email}>")))
            || name.is_some_and(|name| has(one, name))
    })
}

fn has(text: &str, wanted: &str) -> bool {
    text.to_lowercase().contains(&wanted.to_lowercase())
}

fn read(
    home: &Home,
    paths: &[String],
    wanted: impl Fn(&Step) -> bool,
    most: usize,
    messages: Messages,
) -> Result<Vec<Step>, Failure> {
    let mut steps = Vec::new();
    if most == 0 {
        return Ok(steps);
    }
    let whole = if most == usize::MAX {
        Wanted::All
    } else {
        Wanted::Some
    };
    for step in home.steps(paths, whole)? {
        let mut step = step?;
        if wanted(&step) {
            if messages == Messages::Dropped {
                step.message = String::new();
            }
            steps.push(step);
            if steps.len() == most {
                break;
            }
        }
    }
    Ok(steps)
}

/// So long a look into the history, and git can be told to keep what would have made it short.
const SLOW: Duration = Duration::from_millis(1500);

/// Says what the history cannot tell here, and what would make it tell it faster.
pub fn tell_limits(app: &mut App<'_>, home: &Home, began: Instant) {
    if home.git.is_shallow() {
        let text = app.spoken(&say!("history-cut-off"));
        app.tell(&text);
    }
    if began.elapsed() > SLOW && !home.git.has_path_filters() {
        let text = app.spoken(&say!("history-slow"));
        app.tell(&text);
    }
}

/// The steps as `kata.log/1`.
pub fn document(steps: &[Step]) -> serde_json::Value {
    json::document("log", serde_json::json!({ "steps": json(steps) }))
}

pub fn json(steps: &[Step]) -> serde_json::Value {
    let steps = steps.iter().map(|step| {
        let refs: Vec<&str> = step
            .trailers
            .records
            .iter()
            .map(|record| record.reference.as_str())
            .collect();
        serde_json::json!({
            "commit": step.commit,
            "at": step.at.to_rfc3339(),
            "author": format!("{} <{}>", step.author.name, step.author.email),
            "co_authors": step.trailers.co_authors,
            "board": step.trailers.board,
            "step": step.trailers.step,
            "refs": refs,
            "subject": step.subject,
        })
    });
    steps.collect()
}

pub fn grid(steps: &[Step], settings: &Settings, app: &App<'_>) -> Grid {
    let words = app.words();
    let subject = subjects(settings, app);
    let rows = steps.iter().map(|step| {
        let day = words.day(Stamp::from(step.at).day());
        let short = step.commit.get(..8).unwrap_or(&step.commit).to_owned();
        vec![short, day, subject(step), step.author.name.clone()]
    });
    Grid {
        rows: rows.collect(),
        empty: words.say(&say!("log-empty")),
        ..Grid::default()
    }
}

/// Words the subjects of steps in the language in use.
pub fn subjects<'a>(settings: &Settings, app: &'a App<'_>) -> impl Fn(&Step) -> String + use<'a> {
    let words = app.words();
    let home_words = (words.lang() != settings.lang()).then(|| app.words_of(settings.lang()));
    move |step| match &home_words {
        Some(home) if !step.by_hand => reworded(step, home, words),
        _ => step.subject.clone(),
    }
}

/// The subject with what happened in the language in use; what people wrote stays as it is.
fn reworded(step: &Step, from: &Words, to: &Words) -> String {
    let name = step.trailers.step.as_deref().unwrap_or_default();
    let message = format!("subject-{name}");
    let word = from.by_name(&message);
    let subject = &step.subject;
    let place = subject
        .match_indices(&format!(" {word}"))
        .find(|(at, found)| {
            let behind = &subject[at + found.len()..];
            behind.is_empty() || behind.starts_with(": ")
        });
    match place {
        Some((at, found)) if from.has(&message) => format!(
            "{} {}{}",
            &subject[..at],
            to.by_name(&message),
            &subject[at + found.len()..]
        ),
        _ => subject.clone(),
    }
}

/// A step with what happened below its date.
fn below(row: &[String], room: usize) -> String {
    let cell = |column: usize| row.get(column).map(|cell| terminal::clean(cell));
    let options = textwrap::Options::new(room)
        .initial_indent("  ")
        .subsequent_indent("  ");
    let step = textwrap::fill(&cell(2).unwrap_or_default(), options);
    let (id, day) = (cell(0).unwrap_or_default(), cell(1).unwrap_or_default());
    let head = format!("{id}  {day}  {}", cell(3).unwrap_or_default());
    let head = textwrap::fill(head.trim_end(), room);
    format!("{head}\n{step}\n")
}

/// A line a step, as `git log --oneline` has it, so that lines can be counted and searched. In a terminal
/// that is too narrow for one of them, what happened stands below each date.
fn lines(grid: &Grid, room: Option<usize>) -> String {
    if grid.rows.is_empty() {
        return format!("{}\n", grid.empty);
    }
    let width = |column: usize| {
        grid.rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.width())
            .max()
    };
    let widths: Vec<usize> = (0..3).map(|column| width(column).unwrap_or(0)).collect();
    let padded = |cell: &String, width: usize| {
        let cell = terminal::clean(cell);
        let blanks = width.saturating_sub(cell.width());
        format!("{cell}{:blanks$}", "")
    };
    let line = |row: &Vec<String>| {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| padded(cell, *width));
        let step = cells.collect::<Vec<_>>().join("  ");
        let author = row.get(3).map(|author| terminal::clean(author));
        let line = format!("{step}  {}", author.unwrap_or_default());
        line.trim_end().to_owned()
    };
    let lines: Vec<String> = grid.rows.iter().map(line).collect();
    match room.filter(|room| lines.iter().any(|line| line.width() > *room)) {
        Some(room) => grid.rows.iter().map(|row| below(row, room)).collect(),
        None => lines.iter().map(|line| format!("{line}\n")).collect(),
    }
}
