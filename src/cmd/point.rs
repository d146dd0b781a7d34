//! A point in the history as somebody names it: a revision, or a date.

use chrono::{DateTime, FixedOffset, Local, NaiveTime, TimeZone};

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
        session::Session,
    },
    practice::{
        board::Board,
        settings::Settings,
        when::{Day, Moment, Stamp},
    },
    say,
    store::{
        git::GitError,
        history::{Source, State},
    },
    view::lang::when::{DateError, Direction, read_moment},
};

/// A point in the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    pub source: Source,
    /// The day that it is of.
    pub day: Day,
}

/// What a date without a time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// 12:00, as everywhere behind `--at`.
    Noon,
    /// Before anything of that day.
    Begin,
    /// After everything of that day.
    End,
}

impl Session {
    /// The point that a text names: a date where it reads as one, else a revision.
    pub fn point(&self, app: &App<'_>, written: &str, edge: Edge) -> Result<Point, Failure> {
        let read = read_moment(
            written,
            app.words().lang(),
            app.now().time(),
            Direction::Back,
        );
        match read {
            Ok(moment) => self.at_moment(app, moment, edge),
            Err(error) => match self.home.git.resolve(written) {
                Ok(commit) => self.at_commit(commit),
                Err(GitError::BadRev { .. }) => Err(match error {
                    DateError::NotADate { .. } => {
                        Failure::new(exit::FAILED, say!("failed-point", text = written))
                            .hint(say!("hint-point"))
                    }
                    error => error.into(),
                }),
                Err(error) => Err(error.into()),
            },
        }
    }

    fn at_commit(&self, commit: String) -> Result<Point, Failure> {
        let at = self.home.git.read_commit(&commit)?.at;
        Ok(Point {
            source: Source::Commit(commit),
            day: Stamp::from(at).day(),
        })
    }

    fn at_moment(&self, app: &App<'_>, moment: Moment, edge: Edge) -> Result<Point, Failure> {
        let chain = self.home.chain(app.now().time())?;
        let day = moment.day();
        let found = match (moment, edge) {
            (Moment::Stamp(stamp), _) => chain.at(stamp.time()),
            (Moment::Day(day), Edge::Noon) => chain.at(local(day, 12)),
            (Moment::Day(day), Edge::Begin) => chain.before(local(day, 0)),
            (Moment::Day(day), Edge::End) => {
                let next = day.date().succ_opt().unwrap_or(day.date());
                chain.before(local(next.into(), 0))
            }
        };
        Ok(Point {
            source: match found {
                Some(commit) => Source::Commit(commit.to_owned()),
                None => Source::Nothing,
            },
            day,
        })
    }

    /// Everything as it stood at a point at which there was something.
    pub fn stood(&self, app: &App<'_>, written: &str) -> Result<Stood, Failure> {
        let point = self.point(app, written, Edge::Noon)?;
        let Source::Commit(commit) = &point.source else {
            let message = say!("failed-nothing-yet", on = point.day);
            return Err(Failure::new(exit::FAILED, message).hint(say!("hint-nothing-yet")));
        };
        let state = State::of(&self.home, &point.source)?;
        let settings = state
            .entry(&self.home, crate::store::layout::HOME_FILE)
            .ok()
            .flatten()
            .and_then(|entry| entry.get::<Settings>().cloned());
        Ok(Stood {
            state,
            commit: commit.clone(),
            day: point.day,
            settings: settings.unwrap_or_else(|| self.home.own().clone()),
        })
    }
}

/// Everything as it stood.
pub struct Stood {
    pub state: State,
    pub commit: String,
    pub day: Day,
    pub settings: Settings,
}

impl Stood {
    /// A board as it stood; what could not be read of it is said.
    pub fn board(
        &self,
        app: &mut App<'_>,
        session: &Session,
        slug: &str,
    ) -> Result<Option<Board>, Failure> {
        let loaded = self.state.board(&session.home, slug)?;
        for fault in loaded.faults {
            app.warn_of(&Failure::from(fault.error));
        }
        Ok(loaded.value)
    }

    /// `24 Nov 2026, 1a2b3c4d`
    pub fn named(&self, app: &App<'_>) -> String {
        let commit = self.commit.get(..8).unwrap_or(&self.commit);
        app.say(&say!("as-it-stood", on = self.day, commit = commit))
    }
}

/// An hour of a day on the clock here; where clocks jump over it, the one after.
fn local(day: Day, hour: u32) -> DateTime<FixedOffset> {
    let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    let wanted = day.date().and_time(time);
    let later = wanted + chrono::TimeDelta::hours(1);
    Local
        .from_local_datetime(&wanted)
        .earliest()
        .or_else(|| Local.from_local_datetime(&later).earliest())
        .map_or_else(|| wanted.and_utc().fixed_offset(), |at| at.fixed_offset())
}
