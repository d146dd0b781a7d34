//! Figures of a board for whoever learns there, and totals over all boards.
//!
//! A board has one learner, so a figure of a board is a figure of a person: [`Own`] is for that person
//! alone. [`Totals`] are of boards together, and of at least [`PEOPLE`] learners, since of fewer a figure
//! could be told apart. Nothing here is a rate of success, nothing counts days in a row, and what turned
//! out otherwise than expected is no figure at all: it is told, with its lesson.
//!
//! `docs/stats.md` has each formula with its source.

mod spread;

use std::collections::BTreeSet;

use chrono::Datelike as _;

pub use spread::{Held, Spread};

use crate::practice::{
    board::Board,
    condition::Condition,
    cycle::Cycle,
    entry::Entry,
    experiment::{Experiment, TurnedOut},
    kind::Kind,
    obstacle::Obstacle,
    points::Points,
    problem::Problem,
    settings::{Human, Settings},
    standard::Standard,
    target::Target,
    when::Day,
};

/// Of so many learners at least there are totals.
pub const PEOPLE: usize = 3;

/// What a board shows its learner.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// The first day on which something was done here.
    pub since: Option<Day>,
    pub weeks: Weeks,
    /// Days from one to the next.
    pub between_cycles: Option<Spread>,
    pub between_experiments: Option<Spread>,
    /// How often a predicted range held.
    pub held: Held,
    /// Of those that were looked back on.
    pub days_per_target: Option<Spread>,
    pub experiments_per_target: Option<Spread>,
    pub hours_to_result: Option<Spread>,
}

/// In how many calendar weeks something was done, of those that went by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weeks {
    pub active: usize,
    pub all: usize,
}

/// All boards together, and the home.
#[derive(Debug, Clone, PartialEq)]
pub struct Totals {
    pub boards: usize,
    /// How many of them are closed, and how many rest.
    pub closed: usize,
    pub resting: usize,
    pub standards: usize,
    pub problems: usize,
    pub answered: usize,
    /// None where fewer than [`PEOPLE`] learn.
    pub work: Option<Work>,
}

/// What was done on all boards together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    pub cycles: usize,
    pub planned: usize,
    pub recorded: usize,
    pub dropped: usize,
    pub targets: usize,
    pub looked_back: usize,
    pub obstacles: usize,
    pub resolved: usize,
}

/// Whether the person of a handle and a name is who learns at a board: by either, or by the first name
/// where nobody else here has it.
pub fn learns(learner: &str, handle: &str, name: &str, settings: &Settings) -> bool {
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    let first = |name: &str| {
        name.split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let named = |human: &Human| human.name.as_deref().unwrap_or_default().to_owned();
    let others = settings.people.iter().filter(|(other, _)| *other != handle);
    let mut others = others.map(|(other, human)| (other, named(human)));
    let taken = others.any(|(other, name)| same(other, learner) || same(&first(&name), learner));
    same(learner, handle)
        || same(settings.name_of(learner), name)
        || (same(learner, &first(name)) && !taken)
}

/// What a board shows its learner today.
pub fn own(board: &Board, today: Day) -> Own {
    let days = active(board);
    let own = board.own().body;
    let closed = own.closed.as_ref().map(|closed| closed.on);
    let paused = own.paused.as_ref().map(|pause| pause.on);
    let end = closed
        .or(paused.filter(|_| board.paused(today)))
        .unwrap_or(today);
    let cycles = board.all::<Cycle>().filter_map(|of| of.body.held);
    let begun = board.all::<Experiment>().filter_map(|of| begun(of.body));
    let targets: Vec<(&str, &Target)> = board
        .all::<Target>()
        .filter(|of| of.body.closed.is_some())
        .map(|of| (of.entry.place.stem.as_str(), of.body))
        .collect();
    let lasted = targets.iter().filter_map(|(_, target)| {
        let days = target.closed.as_ref()?.on.date() - target.set?.day().date();
        Some(days.num_days().max(0) as f64)
    });
    let experiments = targets.iter().map(|(stem, _)| {
        let toward = |experiment: &Experiment| experiment.target.as_deref() == Some(stem);
        let recorded = board
            .all::<Experiment>()
            .filter(|of| of.body.result.is_some());
        recorded.filter(|of| toward(of.body)).count() as f64
    });
    let to_result = board.all::<Experiment>().filter_map(|of| {
        let took = of.body.result.as_ref()?.recorded?.time() - of.body.planned?.time();
        (took.num_minutes() >= 0).then(|| took.num_minutes() as f64 / 60.0)
    });
    Own {
        since: days.first().copied(),
        weeks: weeks(&days, end),
        between_cycles: between(cycles.map(|held| held.day())),
        between_experiments: between(begun),
        held: held(board),
        days_per_target: Spread::of(lasted),
        experiments_per_target: Spread::of(experiments),
        hours_to_result: Spread::of(to_result),
    }
}

/// The kinds of record of which [`totals`] are made, and the lessons beside them.
pub const KINDS: &[Kind] = &[
    Kind::Board,
    Kind::Target,
    Kind::Obstacle,
    Kind::Experiment,
    Kind::Cycle,
];

/// All boards of one home, or of several, and the homes together.
pub fn totals(homes: &[(Vec<Entry>, Vec<Board>)], today: Day) -> Totals {
    let learners = homes.iter().flat_map(|(home, boards)| {
        let settings = home.iter().find_map(Entry::get::<Settings>);
        // One person under two names would be taken for two; by name, since a handle is one home's.
        boards.iter().map(move |board| {
            let learner = board.own().body.learner.trim();
            let known = settings.map(|settings| settings.person(learner));
            let handle = known.as_deref().unwrap_or(learner);
            let name = settings.map_or(handle, |settings| settings.name_of(handle));
            name.trim().to_lowercase()
        })
    });
    let learners: BTreeSet<String> = learners.collect();
    let entries = || homes.iter().flat_map(|(home, _)| home);
    let boards = || homes.iter().flat_map(|(_, boards)| boards);
    let standards = entries().filter_map(Entry::get::<Standard>);
    let problems: Vec<&Problem> = entries().filter_map(Entry::get).collect();
    let resting = |board: &&Board| !board.closed() && board.paused(today);
    Totals {
        boards: boards().count(),
        closed: boards().filter(|board| board.closed()).count(),
        resting: boards().filter(resting).count(),
        standards: standards.filter(|standard| standard.stands()).count(),
        problems: problems.len(),
        answered: problems.iter().filter(|problem| !problem.waits()).count(),
        work: (learners.len() >= PEOPLE).then(|| work(boards())),
    }
}

fn work<'a>(boards: impl Iterator<Item = &'a Board>) -> Work {
    let mut work = Work::default();
    for board in boards {
        for experiment in board.all::<Experiment>().map(|of| of.body) {
            work.planned += usize::from(experiment.planned.is_some());
            work.recorded += usize::from(experiment.result.is_some());
            work.dropped += usize::from(experiment.closed.is_some());
        }
        for target in board.all::<Target>() {
            work.targets += 1;
            work.looked_back += usize::from(target.body.closed.is_some());
        }
        for obstacle in board.all::<Obstacle>().map(|of| of.body) {
            work.obstacles += 1;
            work.resolved += usize::from(obstacle.closed.is_some() && !obstacle.dropped());
        }
        let cycles = board.all::<Cycle>();
        work.cycles += cycles.filter(|of| of.body.held.is_some()).count();
    }
    work
}

/// The day on which an experiment was begun: planned, or recorded where it never was.
fn begun(experiment: &Experiment) -> Option<Day> {
    let recorded = experiment
        .result
        .as_ref()
        .and_then(|result| result.recorded);
    experiment.planned.or(recorded).map(|at| at.day())
}

/// The days on which something was done on a board.
fn active(board: &Board) -> BTreeSet<Day> {
    let mut days = BTreeSet::new();
    days.extend(
        board
            .all::<Cycle>()
            .filter_map(|of| Some(of.body.held?.day())),
    );
    days.extend(
        board
            .all::<Condition>()
            .filter_map(|of| Some(of.body.grasped?.day())),
    );
    for of in board.all::<Target>() {
        days.extend(of.body.set.map(|set| set.day()));
        days.extend(of.body.closed.as_ref().map(|closed| closed.on));
    }
    for of in board.all::<Obstacle>() {
        days.extend(of.body.found.map(|found| found.day()));
        days.extend(of.body.closed.as_ref().map(|closed| closed.on));
    }
    for of in board.all::<Experiment>() {
        days.extend(begun(of.body));
        days.extend(of.body.continued.iter().map(|continued| continued.on));
        let recorded = of.body.result.as_ref().and_then(|result| result.recorded);
        days.extend(recorded.map(|at| at.day()));
        days.extend(of.body.closed.as_ref().map(|closed| closed.on));
    }
    // What was measured before the work began was imported, or looked up.
    if let Some(first) = days.first().copied() {
        let points = board.all::<Points>().flat_map(|of| &of.body.points);
        days.extend(points.map(|point| point.on.day()).filter(|on| *on >= first));
    }
    days
}

/// The calendar weeks (ISO 8601, from Monday) with something done, of all from the first to the end.
fn weeks(days: &BTreeSet<Day>, end: Day) -> Weeks {
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Weeks::default();
    };
    let monday = |day: &Day| {
        let back = day.date().weekday().num_days_from_monday();
        day.plus(-i64::from(back))
    };
    let mondays: BTreeSet<Day> = days.iter().map(monday).collect();
    let went_by = monday(last.max(&end)).date() - monday(first).date();
    Weeks {
        active: mondays.len(),
        all: usize::try_from(went_by.num_days() / 7 + 1).unwrap_or(mondays.len()),
    }
}

/// The days from each of these to the next; several on one day are one.
fn between(days: impl Iterator<Item = Day>) -> Option<Spread> {
    let days: Vec<Day> = days.collect::<BTreeSet<Day>>().into_iter().collect();
    let apart = days.windows(2).filter_map(|two| match two {
        [one, next] => Some((next.date() - one.date()).num_days() as f64),
        _ => None,
    });
    Spread::of(apart)
}

/// How often the range held that was predicted beforehand, of those of which a value was measured and
/// nobody said that it could not be told.
fn held(board: &Board) -> Held {
    let told = board.all::<Experiment>().filter_map(|of| {
        let result = of.body.result.as_ref()?;
        let prediction = of.body.prediction.as_ref()?;
        let open = prediction.low.is_none() && prediction.high.is_none();
        let unclear = result.turned_out == Some(TurnedOut::Inconclusive);
        if open || unclear || of.body.without_prediction() {
            return None;
        }
        Some(prediction.holds(result.value?))
    });
    told.collect()
}

#[cfg(test)]
mod tests;
