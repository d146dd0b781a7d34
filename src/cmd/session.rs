//! An open home in the hands of a command: what it reads, and the one step that it writes.

mod unread;
mod which;

use std::path::PathBuf;

use clap::Args;

use crate::{
    cmd::{app::App, failure::Failure, picture::Pictures, progress::Progress},
    practice::{
        board::{Birth, Board, one_of_kind},
        entry::Entry,
        experiment::Experiment,
        home,
        kind::{Folder, Kind, Record},
        reference::{self, Name, Spoken},
        when::Stamp,
    },
    say,
    store::{
        git::trace,
        home::{Fault, Home, Loaded, StoreError, Writing},
        layout,
        note::Recovered,
        reading::Wanted,
    },
    view::{
        lang::{
            Words,
            when::{Direction, read_stamp},
        },
        page::Around,
        terminal,
    },
};

pub use which::CHOSEN;

// Options of every command that writes. No doc comment: clap would take it for the command's own.
#[derive(Debug, Clone, Default, Args)]
pub struct Timing {
    /// When it happened, where that is not now
    #[arg(long, value_name = "DATETIME")]
    pub at: Option<String>,
    /// Show the change and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

// Options of every command that records fields.
#[derive(Debug, Clone, Default, Args)]
pub struct Recording {
    #[command(flatten)]
    pub timing: Timing,
    /// Take the fields from a TOML document; - is standard input
    #[arg(long, value_name = "FILE|-")]
    pub from: Option<PathBuf>,
    /// Write the fields in your editor
    #[arg(short, long, conflicts_with = "from")]
    pub edit: bool,
    /// An address or a revision that belongs to it; may be repeated
    #[arg(long, value_name = "URL|REV")]
    pub link: Vec<String>,
    /// What was written in the editor, once it was.
    #[arg(skip)]
    pub document: Option<toml::Table>,
    /// The pictures that belong to it, where the command takes any.
    #[arg(skip)]
    pub pictures: Pictures,
}

impl From<Timing> for Recording {
    fn from(timing: Timing) -> Recording {
        Recording {
            timing,
            ..Recording::default()
        }
    }
}

pub struct Session {
    pub home: Home,
    /// The board this is about; none for what belongs to the home.
    pub(super) board: Option<Board>,
    /// The records that could not be read, and why.
    faults: Vec<(String, Failure)>,
    /// How many of them have been said.
    told: usize,
    /// Where the fields come from, and what is linked.
    pub(super) recording: Recording,
    /// What the JSON document of this command has beside what all have.
    pub(super) also: Vec<(&'static str, serde_json::Value)>,
    /// In what the numbers of this command are given, where that is known.
    pub(super) unit: Option<String>,
    /// None while reading, and for a dry run.
    pub(super) writing: Option<Writing>,
    /// When what is recorded happened.
    pub at: Stamp,
    /// Now: ids and committer dates are of now, whenever the recorded thing happened.
    pub(super) clock: Stamp,
}

impl Session {
    /// Opens the home to read.
    pub fn read(app: &mut App<'_>) -> Result<Session, Failure> {
        let home = Home::find(&app.global.directory)?;
        Ok(Session::opened(app, home))
    }

    /// A home that was found, to be read: what is said is said in its language.
    pub fn opened(app: &mut App<'_>, home: Home) -> Session {
        app.settle_language(home.own().language);
        app.tell_user_faults();
        let session = Session::beside(app, home);
        app.detail_language(session.home.own().language);
        session
    }

    /// A home that is read beside another one.
    pub fn beside(app: &mut App<'_>, home: Home) -> Session {
        app.detail(&say!(
            "verbose-home",
            folder = home.root().display().to_string()
        ));
        Session {
            home,
            board: None,
            faults: Vec::new(),
            told: 0,
            unit: None,
            also: Vec::new(),
            recording: Recording::default(),
            writing: None,
            at: app.now(),
            clock: app.now(),
        }
    }

    /// Opens the home as it is now, not locked: what is asked before a step is asked of this.
    pub fn look(app: &mut App<'_>, recording: &Recording) -> Result<Session, Failure> {
        let mut session = Session::read(app)?;
        session.at = at(app, &recording.timing)?;
        Ok(session)
    }

    /// Opens the home to write one step. What an earlier command left half-done is ended first.
    pub fn write(app: &mut App<'_>, recording: &Recording) -> Result<Session, Failure> {
        let mut session = Session::read(app)?;
        session.at = at(app, &recording.timing)?;
        session.recording = recording.clone();
        if !recording.timing.dry_run {
            if !app.json() && !app.global.quiet {
                let waiting = app.say(&say!("waiting-for-git"));
                trace::tell_waiting(move |path| {
                    eprint_wait(&waiting, &path.display().to_string());
                });
            }
            let waiting = app.say(&say!("waiting-for-lock"));
            let writing = session
                .home
                .writing(|holder| eprint_wait(&waiting, holder))?;
            if writing.remade_index {
                let text = app.spoken(&say!("recovered-index"));
                app.warn(&text);
            }
            tell_recovered(app, writing.recovered.as_ref());
            session.writing = Some(writing);
        }
        Ok(session)
    }

    /// Opens a home that is being made.
    pub fn begin(
        app: &App<'_>,
        home: Home,
        timing: &Timing,
        at: Stamp,
    ) -> Result<Session, Failure> {
        let writing = if timing.dry_run {
            None
        } else {
            Some(home.writing(|_| ())?)
        };
        Ok(Session {
            home,
            board: None,
            faults: Vec::new(),
            told: 0,
            unit: None,
            also: Vec::new(),
            recording: timing.clone().into(),
            writing,
            at,
            clock: app.now(),
        })
    }

    /// Says that numbers are given in the unit of what an experiment predicts: the named one, or the
    /// only open one. Which one is meant is decided, and complained of, elsewhere.
    pub fn numbers_as_predicted(&mut self, written: Option<&str>) {
        let Some(board) = &self.board else { return };
        let experiment = match written {
            Some(written) => board.find_of::<Experiment>(written).ok(),
            None => board.open_experiments().first().copied(),
        };
        let prediction = experiment.and_then(|experiment| experiment.body.prediction.as_ref());
        let metric = prediction.and_then(|prediction| board.metric(&prediction.metric).ok());
        self.unit = metric.map(|metric| metric.body.unit.clone());
    }

    /// Every board that can be read, by name, with all that stands in its files; what cannot be read is said.
    pub fn boards(&mut self, app: &mut App<'_>) -> Result<Vec<Board>, Failure> {
        let slugs = self.home.board_names()?;
        let reading = self.reading(app);
        let read = self.home.boards_anew(&slugs)?;
        drop(reading);
        let boards = self.readable(&slugs, read);
        self.tell_faults(app);
        Ok(boards)
    }

    /// As [`Session::boards`], with some of their records only, or for whoever asks little of each.
    pub fn boards_with(
        &mut self,
        app: &mut App<'_>,
        kinds: &[Kind],
        wanted: &Wanted<'_>,
    ) -> Result<Vec<Board>, Failure> {
        let slugs = self.home.board_names()?;
        let reading = self.reading(app);
        let read = self.home.boards_with(&slugs, kinds, wanted)?;
        drop(reading);
        let boards = self.readable(&slugs, read);
        self.tell_faults(app);
        Ok(boards)
    }

    /// As [`Session::boards_with`], one of them whole and of the others the records of some kinds.
    pub fn boards_around(
        &mut self,
        app: &mut App<'_>,
        whole: Option<&str>,
        kinds: &[Kind],
    ) -> Result<Vec<Board>, Failure> {
        let slugs = self.home.board_names()?;
        let (own, others): (Vec<String>, Vec<String>) = slugs
            .into_iter()
            .partition(|slug| Some(slug.as_str()) == whole);
        let reading = self.reading(app);
        let mut boards = Vec::new();
        for (slugs, kinds) in [(own, Kind::ALL), (others, kinds)] {
            let read = self.home.boards_with(&slugs, kinds, &|_, _| true)?;
            boards.extend(self.readable(&slugs, read));
        }
        drop(reading);
        boards.sort_by(|a, b| a.slug.cmp(&b.slug));
        self.tell_faults(app);
        Ok(boards)
    }

    /// Says that records are read, should there be so many.
    fn reading(&self, app: &App<'_>) -> Progress {
        let reading = app.progress(&say!("progress-records"));
        reading.counting(&self.home.looked)
    }

    /// Those of some boards that could be read; what could not be is kept, to be said.
    fn readable(
        &mut self,
        slugs: &[String],
        read: Vec<Result<Loaded<Board>, StoreError>>,
    ) -> Vec<Board> {
        let mut boards = Vec::new();
        for (slug, read) in slugs.iter().zip(read) {
            match read {
                Ok(loaded) => {
                    boards.push(loaded.value);
                    self.keep_faults(loaded.faults);
                }
                Err(error) => {
                    let path = format!("{}/{slug}/board.toml", layout::BOARDS);
                    self.keep_faults(vec![Fault { path, error }]);
                }
            }
        }
        boards
    }

    /// This person's handle, or the name that git has for them where they have none, and their name.
    pub fn me(&self) -> Result<(String, String), Failure> {
        let person = self.home.git.mailmap(&self.home.git.identity()?);
        let settings = self.home.own();
        Ok(match settings.handle_of(&person.email) {
            Some(handle) => (handle.to_owned(), settings.name_of(handle).to_owned()),
            None => (person.name.clone(), person.name),
        })
    }

    /// The records of the home; what cannot be read is said.
    pub fn home_records(&mut self, app: &mut App<'_>) -> Result<Vec<Entry>, Failure> {
        self.home_records_with(app, Kind::ALL, &mut |_, _| true)
    }

    /// As [`Session::home_records`], with some of them only.
    pub fn home_records_with(
        &mut self,
        app: &mut App<'_>,
        kinds: &[Kind],
        wanted: &mut dyn FnMut(Kind, &str) -> bool,
    ) -> Result<Vec<Entry>, Failure> {
        let loaded = self.home.records_with(kinds, wanted)?;
        self.keep_faults(loaded.faults);
        self.tell_faults(app);
        Ok(loaded.value)
    }

    /// The record that a written reference names: on its own board, the current one, or the home;
    /// where a board and a metric have one name, the one that is wanted.
    pub fn find(
        &mut self,
        app: &mut App<'_>,
        written: &str,
        wanted: Option<Kind>,
    ) -> Result<Entry, Failure> {
        let spoken = reference::read(written);
        if let Some(slug) = &spoken.board {
            app.global.board = Some(slug.clone());
            self.board = None;
        } else {
            let records = self.home_records(app)?;
            match one_of_kind(records.iter(), &spoken, written, wanted) {
                Ok(entry) => return Ok(entry.clone()),
                // It can be on no board.
                Err(refusal) if of_home(&spoken) => return Err(self.unread(&spoken, refusal)),
                Err(_) => {}
            }
            if let reference::Name::Slug(slug) = &spoken.name
                && let Some(own) = self.own_record(slug)?
                && wanted.is_none_or(|kind| kind == Kind::Board)
            {
                return Ok(own);
            }
        }
        match self.board(app)?.find_as(&spoken, written, wanted) {
            Ok(entry) => Ok(entry.clone()),
            Err(refusal) => Err(self.unread(&spoken, refusal)),
        }
    }

    /// The record of the home that is meant: the named one, or the only one that is open.
    pub fn of_home<T: Record>(
        &mut self,
        app: &mut App<'_>,
        written: Option<&str>,
        open: impl Fn(&T) -> bool,
    ) -> Result<Entry, Failure> {
        let records = self.home_records(app)?;
        match home::meant(&records, written, open) {
            Ok(of) => Ok(of.entry.clone()),
            Err(refusal) => match written {
                Some(written) => Err(self.unread(&reference::read(written), refusal)),
                None => Err(refusal.into()),
            },
        }
    }

    /// What a new record of a kind needs; `ahead` is for further ones in the same step.
    pub fn birth(&self, kind: Kind, ahead: u32) -> Result<Birth, Failure> {
        let board = self
            .board
            .as_ref()
            .filter(|_| matches!(kind.folder(), crate::practice::kind::Folder::Board(_)));
        let number = match kind.numbered() {
            true => self
                .home
                .next_number(board.map(|board| board.slug.as_str()), kind)?
                .saturating_add(ahead),
            false => 0,
        };
        Ok(Birth {
            number,
            id: new_id(self.clock),
            at: self.at,
            lang: self.home.own().lang(),
        })
    }

    /// What words a record of this session.
    pub fn around<'a>(&'a self, words: &'a Words) -> Around<'a> {
        Around {
            words,
            settings: self.home.own(),
            board: self.board.as_ref(),
            elsewhere: &self.home,
        }
    }
}

/// Whether a reference can only name a record of the home.
fn of_home(spoken: &Spoken) -> bool {
    matches!(spoken.name, Name::Numbered(kind, _) if matches!(kind.folder(), Folder::Home(_)))
}

/// When what is recorded happened: `--at`, else git's own variable, else now.
pub fn at(app: &App<'_>, timing: &Timing) -> Result<Stamp, Failure> {
    let read = |text: &str| read_stamp(text, app.words().lang(), app.now().time(), Direction::Back);
    match (&timing.at, std::env::var("GIT_AUTHOR_DATE")) {
        (Some(at), _) => Ok(read(at)?),
        (None, Ok(at)) if !at.trim().is_empty() => match git_date(&at) {
            Some(at) => Ok(at),
            None => Ok(read(&at)?),
        },
        (None, _) => Ok(app.now()),
    }
}

/// A date in the ways that git writes one itself: seconds and an offset, or as in a mail.
fn git_date(text: &str) -> Option<Stamp> {
    let (seconds, offset) = text.trim().trim_start_matches('@').split_once(' ')?;
    let raw = || {
        let offset =
            chrono::DateTime::parse_from_str(&format!("1970-01-01T00:00:00{offset}"), "%FT%T%z")
                .ok()?;
        let utc = chrono::DateTime::from_timestamp(seconds.parse().ok()?, 0)?;
        Some(utc.with_timezone(offset.offset()))
    };
    raw()
        .or_else(|| chrono::DateTime::parse_from_rfc2822(text.trim()).ok())
        .map(Stamp::from)
}

fn tell_recovered(app: &mut App<'_>, recovered: Option<&Recovered>) {
    let message = match recovered {
        None => return,
        Some(Recovered::Finished { subject, .. }) => say!("recovered-finished", subject = subject),
        Some(Recovered::TakenBack { subject, left }) if left.is_empty() => {
            say!("recovered-taken-back", subject = subject)
        }
        Some(Recovered::TakenBack { subject, left }) => {
            say!(
                "recovered-taken-back-left",
                subject = subject,
                left = left.join(", ")
            )
        }
    };
    let text = app.spoken(&message);
    app.warn(&text);
}

/// Said while waiting, before there is any result; what holds the lock is a path or a number.
#[allow(
    clippy::print_stderr,
    reason = "the application is borrowed by the session that is being opened"
)]
fn eprint_wait(waiting: &str, holder: &str) {
    eprintln!("{} ({})", waiting, terminal::clean(holder));
}

/// A new id. Its time is the clock's, so ids sort by when records were made.
pub fn new_id(clock: Stamp) -> String {
    ulid::Ulid::from_datetime(std::time::SystemTime::from(clock.time())).to_string()
}
