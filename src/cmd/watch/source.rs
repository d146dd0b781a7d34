//! What is watched, read anew when its files change. Nothing here takes a lock or writes a record.

use std::{collections::HashMap, path::PathBuf, time::Duration};

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        show::{self, Beside},
        watch::state::Tab,
    },
    practice::{
        board::Board,
        entry::{Entry, Place},
        kind::Kind,
        say::Message,
        storyboard::Storyboard,
    },
    say,
    store::{
        home::{Fault, Home},
        layout,
        pulse::Pulse,
    },
    view::{
        lang::Words,
        page::{Around, Page},
    },
};

/// How often it is looked whether anything has changed.
pub const EVERY: Duration = Duration::from_millis(500);

/// A home with the board that is watched.
pub struct Source {
    directory: PathBuf,
    home: Home,
    pub tabs: Vec<Tab>,
    /// What was read, or why the board cannot be shown.
    pub seen: Result<Seen, Failure>,
    /// What the history last said of a record.
    told: Option<(Place, Beside)>,
    pulse: Pulse,
}

/// A board as it was read.
#[derive(Clone)]
pub struct Seen {
    pub board: Board,
    /// The records of the home, of which standards stand on the board.
    pub of_home: Vec<Entry>,
    /// What could not be read, a line each.
    pub faults: Vec<Message>,
}

impl Source {
    /// Opens the home, and reads a board.
    pub fn open(app: &App<'_>, slug: &str) -> Result<Source, Failure> {
        let directory = app.global.directory.clone();
        let home = Home::find(&directory)?;
        Ok(Source {
            directory,
            // Taken first: what changes while it is read is read again.
            pulse: home.pulse(slug),
            tabs: tabs(&home)?,
            seen: seen(&home, slug),
            told: None,
            home,
        })
    }

    /// Reads everything anew. What is wrong is kept, to be shown in the place of the board.
    pub fn read(&mut self, slug: &str) {
        self.pulse = self.home.pulse(slug);
        // The settings, and what a sparse checkout leaves out, may be others by now.
        match Home::find(&self.directory) {
            Ok(home) => self.home = home,
            Err(error) => {
                self.seen = Err(error.into());
                return;
            }
        }
        self.seen = tabs(&self.home).and_then(|tabs| {
            self.tabs = tabs;
            seen(&self.home, slug)
        });
    }

    /// Whether anything has changed since it was read.
    pub fn changed(&self, slug: &str) -> bool {
        self.home.pulse(slug) != self.pulse
    }

    /// What words a record of this board.
    pub fn around<'a>(&'a self, board: Option<&'a Board>, words: &'a Words) -> Around<'a> {
        Around {
            words,
            settings: self.home.own(),
            board,
            elsewhere: &self.home,
        }
    }

    /// A record of the board that was read, or of the home.
    fn entry(&self, place: &Place) -> Option<(&Seen, &Entry)> {
        let seen = self.seen.as_ref().ok()?;
        let mut all = seen.board.entries().iter().chain(&seen.of_home);
        Some((seen, all.find(|entry| entry.place == *place)?))
    }

    /// A record's page as `kata show` has it, with what its history says as far as it was asked;
    /// none where the record is gone.
    pub fn page(&self, place: &Place, words: &Words) -> Option<Page> {
        let (seen, entry) = self.entry(place)?;
        let board = place.board.is_some().then_some(&seen.board);
        let told = self.told.as_ref().filter(|(of, _)| of == place);
        let beside = told.map(|(_, beside)| beside.clone()).unwrap_or_default();
        Some(show::page(entry, &beside, None, self.around(board, words)))
    }

    /// Asks what the history says of a record.
    pub fn ask(&mut self, place: &Place) {
        let Some((seen, entry)) = self.entry(place) else {
            return;
        };
        let board = place.board.is_some().then_some(&seen.board);
        // A history that cannot be read takes nothing from the record itself.
        let beside = Beside::of(&self.home, board, &seen.of_home, entry).unwrap_or_default();
        self.told = Some((place.clone(), beside));
    }
}

fn seen(home: &Home, slug: &str) -> Result<Seen, Failure> {
    let board = home.board(slug)?;
    let records = home.records()?;
    let faults = board.faults.into_iter().chain(records.faults);
    let fault = |fault: Fault| {
        let name = layout::place(&fault.path).map(|place| place.reference().to_string());
        let name = name.unwrap_or(fault.path);
        let failure = Failure::from(fault.error);
        match failure.spot {
            Some(spot) => {
                let place = format!("{}:{}", spot.line, spot.column);
                say!(
                    "watch-unreadable-at",
                    name = name,
                    place = place,
                    what = spot.what
                )
            }
            None => say!("watch-unreadable", name = name, why = failure.message),
        }
    };
    Ok(Seen {
        board: board.value,
        of_home: records.value,
        faults: faults.map(fault).collect(),
    })
}

/// The boards: those that are worked at, then those that have ended.
pub fn tabs(home: &Home) -> Result<Vec<Tab>, Failure> {
    let closed = |slug: &str| {
        let place = Place {
            board: Some(slug.to_owned()),
            kind: Kind::Board,
            stem: "board".to_owned(),
        };
        let path = layout::path(&place);
        let text = home.text(&path).ok().flatten();
        let own = text.and_then(|text| home.entry(&path, &text).ok().flatten());
        own.is_some_and(|own| {
            own.get::<Storyboard>()
                .is_some_and(|own| own.closed.is_some())
        })
    };
    let names = home.board_names()?.into_iter();
    let mut tabs: Vec<Tab> = names
        .map(|slug| Tab {
            closed: closed(&slug),
            slug,
        })
        .collect();
    tabs.sort_by_key(|tab| tab.closed);
    Ok(tabs)
}

/// What is not as it was, by the names that people say.
pub fn news(before: &Board, after: &Board) -> Vec<String> {
    let by_place = |board: &'_ Board| -> HashMap<Place, Entry> {
        let entries = board.entries().iter().cloned();
        entries.map(|entry| (entry.place.clone(), entry)).collect()
    };
    let (old, new) = (by_place(before), by_place(after));
    let fresh = after
        .entries()
        .iter()
        .filter(|entry| old.get(&entry.place) != Some(entry));
    let gone = before
        .entries()
        .iter()
        .filter(|entry| !new.contains_key(&entry.place));
    let mut names: Vec<String> = Vec::new();
    for entry in fresh.chain(gone) {
        let name = entry.reference().to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
