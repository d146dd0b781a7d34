//! `kata export ics`: what is due, for a calendar.

use std::{collections::HashMap, time::Instant};

use chrono::{DateTime, Utc};
use clap::Args;

use crate::{
    cmd::{
        app::App,
        export::output::{Content, Output},
        failure::Failure,
        log,
        session::Session,
    },
    practice::{
        agenda::Scope,
        board::Board,
        calendar::{Appointment, appointments},
        entry::Entry,
    },
    store::{git::Wanted, history::Step, layout},
    view::calendar::{self, Dated, Scene},
};

#[derive(Args)]
pub struct Ics {
    /// Only boards at which you are the learner or the coach
    #[arg(long)]
    mine: bool,
    #[command(flatten)]
    output: Output,
}

impl Ics {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut session = Session::read(app)?;
        let boards = match app.global.board.is_some() {
            true => vec![session.board(app)?.clone()],
            false => session.boards(app)?,
        };
        // What belongs to the home is not of a board.
        let home = match app.global.board.is_some() {
            true => Vec::new(),
            false => session.home_records(app)?,
        };
        let me = match self.mine {
            true => Some(session.me()?),
            false => None,
        };
        let settings = session.home.own();
        let mine = me.as_ref().map(|(handle, name)| {
            move |person: &str| person == handle || settings.name_of(person) == name
        });
        let scope = Scope {
            today: app.today(),
            until: app.today(),
            settings,
            mine: mine.as_ref().map(|mine| mine as &dyn Fn(&str) -> bool),
        };
        let all = appointments(&home, &boards, &scope);
        let paths: Vec<String> = all
            .iter()
            .map(|one| session.home.below(&layout::path(&one.item.place)))
            .collect();
        let began = Instant::now();
        let mut history = History::default();
        if !paths.is_empty() {
            for step in session.home.steps(&paths, Wanted::All)? {
                history.meet(&step?);
            }
        }
        let text = text(app, &session, (&home, &boards), all, &history);
        log::tell_limits(app, &session.home, began);
        let content = Content {
            what: "ics",
            text,
            is_own: calendar::is_calendar,
        };
        self.output.put(app, &session.home, &content)
    }
}

/// The file of some appointments.
pub fn text(
    app: &App<'_>,
    session: &Session,
    (home, boards): (&[Entry], &[Board]),
    all: Vec<Appointment>,
    history: &History,
) -> String {
    let zone = zone();
    let scene = Scene {
        home,
        boards,
        settings: session.home.own(),
        words: app.words(),
        zone: zone.as_deref(),
    };
    let dated: Vec<Dated> = all
        .into_iter()
        .map(|appointment| history.dated(appointment))
        .collect();
    calendar::calendar(&dated, scene)
}

/// How often each record was changed, and when last, by its id.
#[derive(Default)]
pub struct History(HashMap<String, (usize, DateTime<Utc>)>);

impl History {
    pub fn meet(&mut self, step: &Step) {
        let at = step.at.to_utc();
        for record in &step.trailers.records {
            let known = self.0.entry(record.id.clone()).or_insert((0, at));
            // A step that was dated back changed it no earlier than the one before.
            *known = (known.0 + 1, known.1.max(at));
        }
    }

    fn dated(&self, appointment: Appointment) -> Dated {
        let known = self
            .0
            .get(&appointment.id)
            .filter(|_| !appointment.id.is_empty());
        // One that is in no commit yet, or in one that is not here.
        let (times, changed) = match known {
            Some(known) => *known,
            None => (0, calendar::beginning(appointment.item.on)),
        };
        Dated {
            appointment,
            changed,
            times,
        }
    }
}

/// The name of the time zone that is set here; none where that is no place's.
fn zone() -> Option<String> {
    let set = std::env::var("TZ").ok();
    let zone = match set.as_deref().map(|zone| zone.trim_start_matches(':')) {
        None | Some("") => iana_time_zone::get_timezone().ok()?,
        Some(zone) => zone.to_owned(),
    };
    let letter = |letter: char| letter.is_ascii_alphanumeric() || "/_+-".contains(letter);
    let named = zone.contains('/') && !zone.starts_with(['/', '.']) && zone.chars().all(letter);
    (named && !zone.starts_with("Etc/")).then_some(zone)
}
