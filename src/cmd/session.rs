//! An open home in the hands of a command: what it reads, and the one step that it writes.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::{
    cmd::{
        app::App,
        ask::Offer,
        failure::{Failure, exit},
        picture::Pictures,
        progress::Progress,
    },
    practice::{
        board::{Birth, Board, one_of_kind},
        entry::Entry,
        experiment::Experiment,
        home,
        kind::{Folder, Kind, Record},
        reference::{self, Name, Spoken},
        refusal::Refusal,
        say::Message,
        storyboard::Storyboard,
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
        page::{self, Around},
        terminal,
    },
};

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

/// Where `kata use` keeps its choice.
pub const CHOSEN: &str = "kata/board";

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

    /// The current board, read once.
    pub fn board(&mut self, app: &mut App<'_>) -> Result<&Board, Failure> {
        if self.board.is_none() {
            let (slug, why) = match self.board_name(app) {
                Err(failure) if failure.message.id == "failed-which-board" && app.asks() => {
                    (self.ask_board(app)?, say!("board-named"))
                }
                found => found?,
            };
            if why.id == "board-named" {
                self.remember(app, &slug);
            }
            app.detail(&say!("verbose-board", board = &slug, why = why));
            self.open_board(&slug)?;
            self.tell_faults(app);
        }
        // It was just set.
        Ok(self.about_board()?)
    }

    /// Remembers to name a board in what is to be typed next, where a command that names none would
    /// not be about it.
    pub(super) fn remember(&self, app: &mut App<'_>, slug: &str) {
        app.elsewhere = Some(slug.to_owned()).filter(|slug| self.usual(app) != Some(slug.clone()));
    }

    /// The board that a command is about which names none, as far as that can be told without reading
    /// any board.
    fn usual(&self, app: &App<'_>) -> Option<String> {
        let environment = std::env::var("KATA_BOARD").ok();
        let named = environment.filter(|board| !board.trim().is_empty());
        named
            .or_else(|| self.board_of_folder(&app.global.directory))
            .or_else(|| self.chosen_board())
            .or_else(|| self.home.only_board().ok()?)
    }

    /// The board that `kata use` chose.
    fn chosen(&self) -> String {
        let text = std::fs::read_to_string(self.home.git.git_dir().join(CHOSEN));
        text.unwrap_or_default().trim().to_owned()
    }

    /// The board that `kata use` chose, where it is still there.
    fn chosen_board(&self) -> Option<String> {
        let chosen = self.chosen();
        let there = self.home.has_board(&chosen);
        there.is_ok_and(|there| there).then_some(chosen)
    }

    /// The board, once it was opened.
    pub fn about_board(&self) -> Result<&Board, Refusal> {
        self.board.as_ref().ok_or_else(|| Refusal::BoardMissing {
            slug: String::new(),
            known: Vec::new(),
        })
    }

    fn open_board(&mut self, slug: &str) -> Result<(), Failure> {
        let loaded = match self.home.board(slug) {
            Ok(loaded) => loaded,
            Err(StoreError::NoBoard { slug }) => {
                return Err(Refusal::BoardMissing {
                    slug,
                    known: self.home.board_names()?,
                }
                .into());
            }
            Err(error) => return Err(error.into()),
        };
        self.board = Some(loaded.value);
        self.keep_faults(loaded.faults);
        Ok(())
    }

    /// Asks which board is meant, once for the whole command.
    fn ask_board(&self, app: &mut App<'_>) -> Result<String, Failure> {
        let mut offers = Vec::new();
        for slug in self.home.board_names()? {
            let own = self.own_record(&slug)?.filter(|own| !own.ended());
            offers.extend(own.map(|own| {
                let shown = match page::first_line(&own.lead()) {
                    "" => slug.clone(),
                    lead => format!("{slug}: {lead}"),
                };
                Offer::new(slug, shown)
            }));
        }
        let slug = app.choose(&say!("ask-board"), &offers, None)?;
        app.answered.extend(["-b".to_owned(), slug.clone()]);
        app.global.board = Some(slug.clone());
        Ok(slug)
    }

    /// Which board is meant: `-b`, the folder one stands in, `kata use`, the only open one of this
    /// user, the only open one.
    pub fn board_name(&self, app: &App<'_>) -> Result<(String, Message), Failure> {
        if let Some(board) = &app.global.board {
            return Ok((self.known_board(board)?, say!("board-named")));
        }
        if let Some(board) = self.board_of_folder(&app.global.directory) {
            return Ok((board, say!("board-of-folder")));
        }
        if let Some(board) = self.chosen_board() {
            return Ok((board, say!("board-used")));
        }
        let names = self.home.board_names()?;
        let mut open: Vec<(String, String)> = Vec::new();
        for name in &names {
            if let Some(own) = self.own_record(name)?
                && let Some(board) = own.get::<Storyboard>()
                && board.closed.is_none()
            {
                open.push((name.clone(), board.learner.clone()));
            }
        }
        if let [(only, _)] = open.as_slice() {
            return Ok((only.clone(), say!("board-only-open")));
        }
        if let Ok(person) = self.home.git.identity() {
            let settings = self.home.own();
            let person = self.home.git.mailmap(&person);
            let me = settings.handle_of(&person.email);
            let mine: Vec<&(String, String)> = open
                .iter()
                .filter(|(_, learner)| Some(learner.as_str()) == me || *learner == person.name)
                .collect();
            if let [(only, _)] = mine.as_slice() {
                return Ok((only.clone(), say!("board-only-mine")));
            }
        }
        match (names.as_slice(), open.as_slice()) {
            ([], _) => {
                Err(Failure::new(exit::FAILED, say!("failed-no-board"))
                    .hint(say!("hint-board-first")))
            }
            ([only], []) => Ok((only.clone(), say!("board-only-one"))),
            (_, []) => Err(which_board(&names)),
            (_, open) => Err(which_board(
                &open
                    .iter()
                    .map(|(name, _)| name.clone())
                    .collect::<Vec<_>>(),
            )),
        }
    }

    /// The board of that name, however its letters were written.
    pub fn known_board(&self, written: &str) -> Result<String, Failure> {
        let wanted = written.trim().trim_end_matches('/');
        if self.home.has_board(wanted)? {
            return Ok(wanted.to_owned());
        }
        let names = self.home.board_names()?;
        let found = names
            .iter()
            .find(|name| name.to_lowercase() == wanted.to_lowercase());
        match found {
            Some(name) => Ok(name.clone()),
            None => Err(Refusal::BoardMissing {
                slug: wanted.to_owned(),
                known: names,
            }
            .into()),
        }
    }

    fn board_of_folder(&self, folder: &Path) -> Option<String> {
        let folder = std::fs::canonicalize(folder).ok()?;
        let below: PathBuf = folder.strip_prefix(self.home.root()).ok()?.to_path_buf();
        let mut parts = below.iter().filter_map(|part| part.to_str());
        let board = (parts.next() == Some(layout::BOARDS))
            .then(|| parts.next())
            .flatten()?;
        let own = format!("{}/{board}/board.toml", layout::BOARDS);
        let is_board = self.home.text(&own).is_ok_and(|text| text.is_some());
        is_board.then(|| board.to_owned())
    }

    /// A board's own record, without what stands below it.
    pub fn own_record(&self, slug: &str) -> Result<Option<Entry>, Failure> {
        let path = format!("{}/{slug}/board.toml", layout::BOARDS);
        let Ok(Some(text)) = self.home.text(&path) else {
            return Ok(None);
        };
        // A board that cannot be read is no candidate; commands that read it say what is wrong.
        Ok(self.home.entry(&path, &text).ok().flatten())
    }

    pub(super) fn keep_faults(&mut self, faults: Vec<Fault>) {
        for fault in faults {
            let failure = Failure::from(fault.error);
            if !self.faults.iter().any(|(path, _)| *path == fault.path) {
                self.faults.push((fault.path, failure));
            }
        }
    }

    /// Says once what could not be read; the rest is shown all the same.
    pub(super) fn tell_faults(&mut self, app: &mut App<'_>) {
        for (_, failure) in &self.faults[self.told..] {
            app.warn_of(failure);
        }
        self.told = self.faults.len();
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

    /// Why a record of a kind could not be read, where one could not.
    pub fn unreadable_of(&self, kind: Kind) -> Option<&Failure> {
        let of_kind = |path: &str| layout::place(path).is_some_and(|place| place.kind == kind);
        self.faults
            .iter()
            .find(|(path, _)| of_kind(path))
            .map(|(_, failure)| failure)
    }

    /// Why the record of a kind that goes by this name could not be read, where it could not.
    pub fn unread_named(&self, kind: Kind, stem: &str) -> Option<&Failure> {
        let named = |path: &str| {
            layout::place(path).is_some_and(|place| place.kind == kind && place.stem == stem)
        };
        self.faults
            .iter()
            .find(|(path, _)| named(path))
            .map(|(_, failure)| failure)
    }

    /// What could not be read, for a JSON document; nothing where everything could.
    pub fn unreadable(&self, app: &App<'_>) -> serde_json::Value {
        let faults = self.faults.iter().map(|(path, failure)| {
            let spot = failure.spot.as_ref();
            serde_json::json!({
                "path": path,
                "line": spot.map(|spot| spot.line),
                "column": spot.map(|spot| spot.column),
                "message": app.words().say(&failure.message),
            })
        });
        faults.collect()
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

    /// Why a record was not found: it may be there, and not be readable; then that is what to say.
    fn unread(&self, spoken: &Spoken, refusal: Refusal) -> Failure {
        let named = |path: &str| layout::place(path).is_some_and(|place| spoken.names(&place));
        let fault = self.faults.iter().find(|(path, _)| named(path));
        fault.map_or_else(|| refusal.into(), |(_, failure)| failure.clone())
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

fn which_board(names: &[String]) -> Failure {
    Failure::new(
        exit::FAILED,
        say!("failed-which-board", boards = names.join(", ")),
    )
    .hint(say!("hint-which-board"))
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
