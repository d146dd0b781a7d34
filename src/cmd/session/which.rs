//! Which board a command is about.

use std::path::{Path, PathBuf};

use crate::{
    cmd::{
        app::App,
        ask::Offer,
        failure::{Failure, exit},
        session::Session,
    },
    practice::{
        board::Board, entry::Entry, refusal::Refusal, say::Message, storyboard::Storyboard,
    },
    say,
    store::{home::StoreError, layout},
    view::page,
};

/// Where `kata use` keeps its choice.
pub const CHOSEN: &str = "kata/board";

impl Session {
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
    pub(in crate::cmd) fn remember(&self, app: &mut App<'_>, slug: &str) {
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
}

fn which_board(names: &[String]) -> Failure {
    Failure::new(
        exit::FAILED,
        say!("failed-which-board", boards = names.join(", ")),
    )
    .hint(say!("hint-which-board"))
}
