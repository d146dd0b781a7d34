//! What a storyboard shows, in words: one value of which the terminal's board and the page to hang
//! on a wall are laid out, so that both say the same.

use std::collections::BTreeMap;

use crate::{
    practice::{
        board::Board,
        condition::Condition,
        cycle::Cycle,
        entry::{Entry, Of, Place},
        experiment::{Experiment, TurnedOut},
        kind::{Kind, Record},
        links::BesideBoard,
        metric::{Metric, MetricKind},
        next::Next,
        observation::Observation,
        obstacle::Obstacle,
        picture::Picture,
        standard::Standard,
        target::Target,
        when::{Day, Moment, Stamp},
    },
    say,
    view::{
        lang::number,
        page::{self, Around, Line},
        standard,
    },
};

/// A storyboard in words, from the challenge to the standards that came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Storyboard {
    /// The board's own record.
    pub place: Place,
    pub slug: String,
    pub title: String,
    /// The day as of which it is shown.
    pub day: String,
    /// What the board's own record says, the challenge first.
    pub own: Vec<Line>,
    pub next: String,
    /// The command that does it.
    pub command: String,
    pub condition: Option<Told>,
    /// The condition from which the target began, where that is not the latest one.
    pub began: Option<Told>,
    pub target: Option<Aim>,
    pub obstacles: Vec<Hindrance>,
    /// Newest first.
    pub experiments: Vec<Tried>,
    /// Those that wait for the coach, then the last one that was held.
    pub cycles: Vec<Held>,
    /// What a coach practises, on the coach's own board.
    pub practises: Option<Told>,
    pub metrics: Vec<Measure>,
    pub standards: Vec<Kept>,
    /// What its pictures show; empty until somebody who can read files fills it in.
    pub pictures: Pictures,
}

/// The bytes of pictures, by the names of their files.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// A record with what it says, a line a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub place: Place,
    /// What kind of record it is, to stand as a heading.
    pub kind: String,
    pub reference: String,
    /// When it was written, or what became of it.
    pub when: String,
    pub lines: Vec<Line>,
    pub links: Vec<String>,
    pub pictures: Vec<Picture>,
}

/// A target condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Aim {
    pub told: Told,
    pub by: String,
    /// The days that are left; none once somebody has looked back on it.
    pub left: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Hindrance {
    pub place: Place,
    pub reference: String,
    pub text: String,
    pub gone_when: Option<String>,
    /// Why it was dropped.
    pub why: Option<String>,
    pub state: String,
    pub focus: bool,
    pub gone: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    pub place: Place,
    pub reference: String,
    pub kind: Option<String>,
    /// The day on which it was planned and the one on which its result came, where that is another.
    pub when: Vec<String>,
    /// The obstacle that it is against.
    pub against: Option<String>,
    pub step: String,
    pub expect: Option<String>,
    /// What was expected in numbers.
    pub range: Option<String>,
    pub happened: Option<String>,
    /// What was measured then, after the name of the metric.
    pub value: Option<String>,
    pub learned: Option<String>,
    pub turned_out: Option<TurnedOut>,
    /// In a word or two, what became of it.
    pub state: String,
    pub open: bool,
    /// When somebody goes and sees.
    pub see: Option<String>,
    /// Why it was not carried on.
    pub dropped: Option<String>,
    /// Why it began beside another one.
    pub alongside: Option<String>,
    pub links: Vec<String>,
    pub pictures: Vec<Picture>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    pub place: Place,
    pub reference: String,
    /// What tells most about it.
    pub told: String,
    /// Whether it waits for the coach.
    pub waits: bool,
    pub threshold: Option<String>,
    /// When it was held, or that it waits.
    pub state: String,
    pub pair: Vec<String>,
}

/// A metric: where it was when the target was set, where it is, where it is to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// None where the target wants something of a metric that is not there, as after a hand edit.
    pub place: Option<Place>,
    pub slug: String,
    pub name: Option<String>,
    pub first: Option<Value>,
    pub now: Option<Value>,
    /// Whether it was not measured since, so that the two are one.
    pub stale: bool,
    pub wanted: Option<String>,
    /// Whether it measures what comes out.
    pub outcome: bool,
    /// How many measurements there are.
    pub points: usize,
}

impl Measure {
    /// Its name, or else what it is called in commands.
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.slug)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    pub number: String,
    pub unit: String,
    pub on: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    pub place: Place,
    pub reference: String,
    pub text: String,
    /// Where it stands.
    pub state: String,
}

/// The board as it stands on a day. `standards` are the records of the home.
pub fn storyboard(
    board: &Board,
    standards: &[Entry],
    next: &Next,
    today: Day,
    around: Around<'_>,
) -> Storyboard {
    let words = around.words;
    let beside = BesideBoard(standards);
    let around = Around {
        elsewhere: &beside,
        ..around
    };
    let own = board.own();
    let target = board.aimed_at();
    let latest = board.latest_condition();
    let began = target
        .and_then(|target| board.by_stem::<Condition>(target.body.condition.as_deref()?))
        .filter(|began| latest.is_some_and(|latest| latest.stem() != began.stem()));
    Storyboard {
        place: own.entry.place.clone(),
        slug: board.slug.clone(),
        title: format!("{} · {}", own.entry.reference(), words.kind(Kind::Board)),
        day: words.day(today),
        own: page::lines(own.entry, around, |path| {
            matches!(
                path[0].as_str(),
                "challenge"
                    | "learner"
                    | "coach"
                    | "second_coach"
                    | "process"
                    | "by"
                    | "serves"
                    | "cadence"
                    | "problems"
                    | "paused"
                    | "closed"
            )
        }),
        next: words.say(&next.why),
        command: next.command.clone(),
        condition: latest.map(|latest| condition(latest, around)),
        began: began.map(|began| condition(began, around)),
        target: target.map(|target| aim(target, today, around)),
        obstacles: obstacles(board, around),
        experiments: board
            .all()
            .rev()
            .map(|experiment| tried(experiment, board, around))
            .collect(),
        cycles: cycles(board, around),
        practises: practises(board, around),
        metrics: metrics(board, target, around),
        standards: kept(board, standards, today, around),
        pictures: Pictures::new(),
    }
}

fn told<T: Record>(
    of: Of<'_, T>,
    when: String,
    around: Around<'_>,
    wanted: impl Fn(&[String]) -> bool,
) -> Told {
    Told {
        place: of.entry.place.clone(),
        kind: page::capital(&around.words.kind(T::KIND)),
        reference: of.entry.reference().to_string(),
        when,
        lines: page::lines(of.entry, around, wanted),
        links: of.entry.common.link.clone(),
        pictures: of.entry.common.pictures.clone(),
    }
}

fn condition(of: Of<'_, Condition>, around: Around<'_>) -> Told {
    let grasped = of
        .body
        .grasped
        .map(|grasped| around.words.day(grasped.day()));
    told(of, grasped.unwrap_or_default(), around, |path| {
        matches!(
            path[0].as_str(),
            "pattern" | "seen" | "measured" | "pictures"
        )
    })
}

/// The open target, or the last one with its look back.
fn aim(of: Of<'_, Target>, today: Day, around: Around<'_>) -> Aim {
    let words = around.words;
    let closed = of.body.closed.is_some();
    let by = words.day(of.body.by);
    let left = (!closed).then(|| {
        let days = (of.body.by.date() - today.date()).num_days();
        words.say(&match days < 0 {
            true => say!("days-past", days = -days),
            false => say!("days-left", days = days),
        })
    });
    let when = match &left {
        Some(left) => format!("{by}, {left}"),
        None => words.state(of.entry),
    };
    let told = told(of, when, around, |path| match path[0].as_str() {
        // While it is open, its date stands in the heading, with the days that are left.
        "by" => closed,
        first => !matches!(first, "set" | "condition" | "notes" | "link" | "was"),
    });
    Aim { told, by, left }
}

/// The parking lot: what is worked on, what is in the way, what is no longer, and what is gone, with what
/// became of it.
fn obstacles(board: &Board, around: Around<'_>) -> Vec<Hindrance> {
    let focus = board.focus().map(|focus| focus.stem().to_owned());
    let open = board.open_obstacles();
    let in_the_way: Vec<&str> = open.iter().map(|obstacle| obstacle.stem()).collect();
    let one = |obstacle: &Of<'_, Obstacle>| {
        let in_focus = focus.as_deref() == Some(obstacle.stem());
        let closed = obstacle.body.closed.as_ref();
        let through = closed
            .and_then(|closed| closed.through.as_ref())
            .map(|stem| format!(" ({})", board.spoken(Kind::Experiment, stem)));
        let state = page::state(obstacle.entry, around) + &through.unwrap_or_default();
        Hindrance {
            place: obstacle.entry.place.clone(),
            reference: obstacle.entry.reference().to_string(),
            text: obstacle.body.text.clone(),
            gone_when: obstacle.body.gone_when.clone(),
            why: closed.and_then(|closed| closed.why.clone()),
            state,
            focus: in_focus,
            gone: closed.is_some(),
        }
    };
    let mut all: Vec<Of<'_, Obstacle>> = board.all().collect();
    all.sort_by_key(|obstacle| {
        (
            focus.as_deref() != Some(obstacle.stem()),
            obstacle.body.closed.is_some(),
            !in_the_way.contains(&obstacle.stem()),
        )
    });
    all.iter().map(one).collect()
}

fn tried(of: Of<'_, Experiment>, board: &Board, around: Around<'_>) -> Tried {
    let words = around.words;
    let body = of.body;
    let day = |stamp: Stamp| words.day(stamp.day());
    let begun = body.planned.map(day);
    let result = body.result.as_ref();
    let ended = result.and_then(|result| result.recorded).map(day);
    let mut when: Vec<String> = begun.into_iter().chain(ended).collect();
    when.dedup();
    let range = page::rows(of.entry, around, |path| path[0] == "prediction");
    let range: Vec<String> = range.into_iter().map(|row| row.text).collect();
    let value = result.and_then(|result| result.value).map(|value| {
        let metric = body.prediction.as_ref().map(|range| range.metric.as_str());
        let metric = metric.unwrap_or_default();
        format!("{metric} {}", page::with_unit(value, metric, around))
    });
    let kind = page::lines(of.entry, around, |path| path[0] == "kind").pop();
    Tried {
        place: of.entry.place.clone(),
        reference: of.entry.reference().to_string(),
        kind: kind.map(|line| line.text),
        when,
        against: body
            .obstacle
            .as_ref()
            .map(|stem| board.spoken(Kind::Obstacle, stem)),
        step: body.step.clone(),
        expect: body.expect.clone(),
        range: (!range.is_empty()).then(|| range.join("\n")),
        happened: result.map(|result| result.happened.clone()),
        value,
        learned: result.map(|result| result.learned.clone()),
        turned_out: result.and_then(|result| result.turned_out),
        state: words.state(of.entry),
        open: body.open(),
        see: body.look_again().map(|by| words.moment(&by)),
        dropped: body.closed.as_ref().map(|dropped| dropped.why.clone()),
        alongside: body.alongside.clone(),
        links: of.entry.common.link.clone(),
        pictures: of.entry.common.pictures.clone(),
    }
}

/// The cycles that wait for the coach, and the last one that was held.
fn cycles(board: &Board, around: Around<'_>) -> Vec<Held> {
    let one = |cycle: Of<'_, Cycle>, waits: bool| {
        let pair = [Some(&cycle.body.learner), cycle.body.coach.as_ref()];
        let told = cycle.body.told(board).trim_end().to_owned();
        let threshold = cycle.body.threshold.as_deref().map(str::trim_end);
        Held {
            place: cycle.entry.place.clone(),
            waits,
            reference: cycle.entry.reference().to_string(),
            // It tells most already where nothing else came out.
            threshold: threshold
                .filter(|threshold| *threshold != told)
                .map(str::to_owned),
            told,
            state: around.words.state(cycle.entry),
            pair: pair
                .into_iter()
                .flatten()
                .map(|person| around.settings.name_of(person).to_owned())
                .collect(),
        }
    };
    let waiting = board.waiting_cycles().into_iter();
    let last = board.last_cycle().into_iter();
    waiting
        .map(|cycle| one(cycle, true))
        .chain(last.map(|cycle| one(cycle, false)))
        .collect()
}

/// The one thing that a coach practises now, on the coach's own board.
fn practises(board: &Board, around: Around<'_>) -> Option<Told> {
    let last: Of<'_, Observation> = board.all().next_back()?;
    let when = around.words.state(last.entry);
    Some(told(last, when, around, |path| {
        matches!(path[0].as_str(), "practise" | "seen" | "observer")
    }))
}

fn metrics(board: &Board, target: Option<Of<'_, Target>>, around: Around<'_>) -> Vec<Measure> {
    let value = |value: f64, slug: &str, on: &Moment| Value {
        number: number::show(value, around.words.lang()),
        unit: board
            .metric(slug)
            .map_or(String::new(), |metric| metric.body.unit.clone()),
        on: around.words.moment(on),
    };
    let began = target
        .and_then(|target| board.by_stem::<Condition>(target.body.condition.as_deref()?))
        .or_else(|| board.latest_condition());
    let one = |slug: &str, metric: Option<Of<'_, Metric>>| {
        let first = began.and_then(|began| {
            let measured = &began.body.measured;
            measured.iter().find(|one| one.metric == slug)
        });
        let points = board.points(slug).map(|points| points.body.effective());
        let points = points.unwrap_or_default();
        let latest = points.iter().rfind(|point| point.set_aside.is_none());
        let wanted = target.and_then(|target| {
            let ranges = &target.body.predictions;
            let range = ranges.iter().find(|range| range.metric == slug)?;
            page::between(range.low, range.high, slug, around)
        });
        Measure {
            place: metric.map(|metric| metric.entry.place.clone()),
            slug: slug.to_owned(),
            name: metric.and_then(|metric| metric.body.name.clone()),
            stale: first
                .zip(latest)
                .is_some_and(|(first, now)| first.on == now.on && first.value == now.value),
            first: first.map(|first| value(first.value, slug, &first.on)),
            now: latest.map(|point| value(point.value, slug, &point.on)),
            wanted,
            points: points.len(),
            outcome: metric.and_then(|metric| metric.body.kind) == Some(MetricKind::Outcome),
        }
    };
    let there = board.all().map(|metric| one(metric.stem(), Some(metric)));
    let wanted = target.map(|target| target.body.predictions.as_slice());
    let wanted = wanted.unwrap_or_default().iter();
    let missing = wanted.filter(|range| board.metric(&range.metric).is_err());
    there
        .chain(missing.map(|range| one(&range.metric, None)))
        .collect()
}

/// The standards that came out of this board.
fn kept(board: &Board, standards: &[Entry], today: Day, around: Around<'_>) -> Vec<Kept> {
    let from_here = |of: &Of<'_, Standard>| {
        let target = of.body.target.as_deref();
        target
            .and_then(|target| target.split_once('/'))
            .is_some_and(|(slug, _)| slug == board.slug)
    };
    let one = |of: Of<'_, Standard>| Kept {
        place: of.entry.place.clone(),
        reference: of.entry.reference().to_string(),
        text: of.body.text.clone(),
        state: standard::standing(of, standards, today, around),
    };
    let all = standards.iter().filter_map(Of::new);
    all.filter(from_here).map(one).collect()
}
