//! What may be said for an argument, and what of it there is in the home.

use std::{ffi::OsString, io};

use clap::Arg;
use clap_complete::CompletionCandidate;

use super::{Shaped, Typed};
use crate::{
    cmd::{
        Command,
        app::{self, App},
        failure::Failure,
        log, parse,
        session::Session,
    },
    practice::{
        entry::Entry,
        field::Shape,
        kind::{Folder, Kind},
        settings::{self, Scope},
        state::states,
        when::Day,
    },
    view::{
        help::TOPICS,
        lang::when::{self, Direction},
        page, terminal,
    },
};

/// One of the things that an argument can be.
#[derive(Debug, Clone, PartialEq)]
pub enum Meant {
    Word(String),
    Board,
    /// A metric, with what comes behind its name.
    Metric(&'static str),
    Record {
        kind: Option<Kind>,
        /// Whether it has to be open, or has to have ended.
        open: Option<bool>,
    },
    Person,
    Day(Direction),
}

/// Commands that are about any record, ended or not.
const OF_ANY: [&str; 4] = ["show", "edit", "note", "log"];

/// What an argument can be, by the field that it was made from or by the name of its value.
pub fn meant(arg: &Arg, path: &[String]) -> Vec<Meant> {
    let noun = path.get(1).map(String::as_str).unwrap_or_default();
    let verb = path.last().map(String::as_str).unwrap_or_default();
    if let Some(Shaped(field)) = arg.get::<Shaped>() {
        let ahead = match field.forward {
            true => Direction::Forward,
            false => Direction::Back,
        };
        return match &field.shape {
            Shape::Reference(kind) => vec![Meant::Record {
                kind: Kind::of_noun(kind),
                open: None,
            }],
            Shape::Slug => match field.refers.as_deref() {
                Some("metric") => vec![Meant::Metric("")],
                Some("board") => vec![Meant::Board],
                _ => Vec::new(),
            },
            Shape::Range => vec![Meant::Metric("=")],
            Shape::Person => vec![Meant::Person],
            Shape::Day | Shape::Moment | Shape::Stamp => vec![Meant::Day(ahead)],
            Shape::YesNo => words(&["yes", "no"]),
            Shape::Choice(choices) => choices.iter().cloned().map(Meant::Word).collect(),
            _ => Vec::new(),
        };
    }
    if !arg.get_action().takes_values() || !arg.get_possible_values().is_empty() {
        return Vec::new();
    }
    let name = arg.get_value_names().and_then(|names| names.first());
    let parts = name.map(|name| name.split('|')).into_iter().flatten();
    let record = |open| Meant::Record {
        kind: match noun {
            "record" | "plan" => Some(Kind::Experiment),
            "coach" => Some(Kind::Cycle),
            noun => Kind::of_noun(noun),
        },
        open,
    };
    // Of what is fixed all can be listed.
    let keys = || settings::keys(&Scope::ALL);
    let fixed: Vec<String> = match name.map(|name| name.as_str()).unwrap_or_default() {
        "KEY" if noun == "config" => keys(),
        "KIND,…" if noun == "log" => owned(log::kinds()),
        "STATE,…" => {
            Kind::of_noun(noun).map_or_else(Vec::new, |kind| owned(states(kind).to_vec()))
        }
        "COMMAND|TOPIC" => owned([Command::NAMES, &TOPICS[..]].concat()),
        _ => Vec::new(),
    };
    if !fixed.is_empty() {
        return fixed.into_iter().map(Meant::Word).collect();
    }
    let one = |part: &str| match part {
        "BOARD" => Some(Meant::Board),
        "METRIC" => Some(Meant::Metric("")),
        "SLUG" if verb == "new" || verb == "add" => None,
        "SLUG" if arg.get_id() == "board" || ["board", "use"].contains(&noun) => Some(Meant::Board),
        "SLUG" => Some(Meant::Metric("")),
        "REF" | "REFERENCE" => Some(record(match verb {
            "reopen" => Some(false),
            _ if OF_ANY.contains(&verb) => None,
            _ if Kind::of_noun(noun).is_some() || noun == "record" => Some(true),
            _ => None,
        })),
        "HANDLE" if verb == "edit" => Some(Meant::Person),
        "DATE" | "DATETIME" => Some(Meant::Day(match arg.get_id().as_str() {
            "by" | "until" | "next" | "confirm_by" => Direction::Forward,
            _ => Direction::Back,
        })),
        word if is_word(word) => Some(Meant::Word(word.to_owned())),
        _ => None,
    };
    parts.filter_map(one).collect()
}

/// A value's name in small letters is the word itself.
fn is_word(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_lowercase())
        && name
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter == '-')
}

fn owned(words: Vec<&str>) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}

fn words(words: &[&str]) -> Vec<Meant> {
    words
        .iter()
        .map(|word| Meant::Word((*word).to_owned()))
        .collect()
}

/// What there is of it that begins like what is typed so far.
pub fn candidates(
    typed: &Typed,
    meant: &[Meant],
    current: &str,
) -> Result<Vec<CompletionCandidate>, Failure> {
    let (mut out, mut err) = (io::sink(), io::sink());
    let mut line: Vec<OsString> = vec!["kata".into()];
    for (option, value) in [("-C", &typed.directory), ("-b", &typed.board)] {
        line.extend(
            value
                .iter()
                .flat_map(|value| [option.into(), value.clone()]),
        );
    }
    let Ok(cli) = parse::parse(&line) else {
        return Ok(Vec::new());
    };
    let mut app = App::new(cli.global, app::clock()?, &mut out, &mut err);
    app.terminal = false;
    let mut found = Vec::new();
    for meant in meant {
        // What cannot be read is no reason to offer nothing else.
        found.extend(of(&mut app, meant, current).unwrap_or_default());
    }
    let begins = |said: &Said| {
        said.word
            .to_lowercase()
            .starts_with(&current.to_lowercase())
    };
    let found = found.into_iter().filter(begins);
    Ok(found.map(Said::candidate).collect())
}

/// A word that can be typed, and what it stands for.
struct Said {
    word: String,
    means: String,
}

impl Said {
    fn new(word: impl Into<String>, means: impl Into<String>) -> Said {
        Said {
            word: word.into(),
            means: means.into(),
        }
    }

    fn candidate(self) -> CompletionCandidate {
        let means = terminal::clean(page::first_line(&self.means));
        let help = Some(means).filter(|means| !means.is_empty());
        CompletionCandidate::new(self.word).help(help.map(Into::into))
    }
}

fn of(app: &mut App<'_>, meant: &Meant, current: &str) -> Result<Vec<Said>, Failure> {
    Ok(match meant {
        Meant::Word(word) => vec![Said::new(word, "")],
        Meant::Day(direction) => days(app, *direction, current),
        Meant::Board => {
            let session = Session::read(app)?;
            let mut boards = Vec::new();
            for slug in session.home.board_names()? {
                let own = session.own_record(&slug).ok().flatten();
                boards.push(Said::new(
                    slug,
                    own.map(|own| own.lead()).unwrap_or_default(),
                ));
            }
            boards
        }
        Meant::Person => {
            let session = Session::read(app)?;
            let people = session.home.own().people.iter();
            people
                .map(|(handle, human)| Said::new(handle, human.name.clone().unwrap_or_default()))
                .collect()
        }
        Meant::Metric(behind) => {
            let (board, _) = current.rsplit_once('/').unwrap_or_default();
            let metrics = on_board(app, board, &[Kind::Metric])?;
            let named = |metric: &Entry| {
                let word = format!("{}{behind}", metric.place.stem);
                Said::new(before(board, &word), metric.lead())
            };
            metrics.iter().map(named).collect()
        }
        Meant::Record { kind, open } => {
            let (board, _) = current.rsplit_once('/').unwrap_or_default();
            records(app, board, *kind, *open)?
        }
    })
}

/// The records that can be named, the newest first.
fn records(
    app: &mut App<'_>,
    board: &str,
    kind: Option<Kind>,
    open: Option<bool>,
) -> Result<Vec<Said>, Failure> {
    let kinds: Vec<Kind> = match kind {
        Some(kind) => vec![kind],
        None => Kind::ALL
            .iter()
            .copied()
            .filter(|kind| kind.numbered())
            .collect(),
    };
    let of_home = |kind: &Kind| matches!(kind.folder(), Folder::Home(_));
    let mut entries = Vec::new();
    if board.is_empty() && kinds.iter().any(of_home) {
        let mut session = Session::read(app)?;
        entries.extend(session.home_records_with(app, &kinds, &mut |_, _| true)?);
    }
    if !kinds.iter().all(of_home) {
        // There may be no board yet, and something of the home all the same.
        entries.extend(on_board(app, board, &kinds).unwrap_or_default());
    }
    entries.retain(|entry| {
        kinds.contains(&entry.place.kind) && open.is_none_or(|open| entry.ended() != open)
    });
    entries.reverse();
    let named = |entry: &Entry| {
        let reference = entry.reference().name;
        Said::new(before(board, &reference), entry.lead())
    };
    Ok(entries.iter().map(named).collect())
}

fn before(board: &str, name: &str) -> String {
    match board {
        "" => name.to_owned(),
        board => format!("{board}/{name}"),
    }
}

/// Some records of the board that is meant: one that stands before a slash, or the current one.
fn on_board(app: &mut App<'_>, board: &str, kinds: &[Kind]) -> Result<Vec<Entry>, Failure> {
    let session = Session::read(app)?;
    let slug = match board {
        "" => session.board_name(app)?.0,
        board => session.known_board(board)?,
    };
    let loaded = session.home.board_with(&slug, kinds, &mut |_, _| true)?;
    let entries = loaded.value.entries().iter();
    Ok(entries
        .filter(|entry| kinds.contains(&entry.place.kind))
        .cloned()
        .collect())
}

/// The days that are said most, and, where a number was begun, days of the calendar.
fn days(app: &mut App<'_>, direction: Direction, current: &str) -> Vec<Said> {
    // A home may have a language of its own.
    let _ = Session::read(app);
    let (words, today) = (app.words(), app.today());
    let lang = words.lang();
    let read = |text: &str| when::read_day(text, lang, today.date(), direction).ok();
    if !current.starts_with(|letter: char| letter.is_ascii_digit()) {
        let near = when::near_words(lang, today.date(), direction).into_iter();
        let said = near.filter_map(|word| {
            let day = read(&word)?;
            Some(Said::new(word, when::show_day_long(day, lang)))
        });
        return said.collect();
    }
    let days = (0..MOST_DAYS).map(|distance| {
        let distance = match direction {
            Direction::Forward => distance,
            Direction::Back => -distance,
        };
        let day: Day = today.plus(distance);
        Said::new(day.to_string(), when::show_day_long(day, lang))
    });
    days.collect()
}

/// So many days of the calendar are offered, from today on.
const MOST_DAYS: i64 = 31;
