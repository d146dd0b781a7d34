//! A coaching cycle: the five questions at the board, and what came out of them.
//!
//! [`Held`] is what was said in one cycle, wherever it comes from: flags, a document, or the
//! questions at a terminal, whose half-way draft is the same document. [`Board::hold`] makes one
//! change of it, by the rules that hold for each part by itself and in the order of the questions:
//! what was measured, what became of the last step, the obstacle in focus, the next step. One part
//! that is refused refuses all of them.

use std::collections::BTreeMap;

use chrono::Timelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::{Birth, Board, references},
    change::{Change, Companion, Put, StepName},
    condition::Measured,
    entry::{Entry, Note, Of},
    experiment::{Continued, Dropped, Experiment, Outcome, Recorded},
    kind::Kind,
    obstacle::Obstacle,
    reference::{self, Name},
    refusal::Refusal,
    settings::Settings,
    when::{Moment, Stamp},
};

/// A coaching cycle (`cycles/NNN-DAY-TIME.toml`, C30).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cycle {
    /// Who worked at the board.
    #[schemars(extend("readOnly" = true, "x-shape" = "person"))]
    pub learner: String,
    /// Who asked the questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-shape" = "person"))]
    pub coach: Option<String>,
    /// When the learner answered ahead of the coach.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub prepared: Option<Stamp>,
    /// When it was held; absent while it waits for the coach.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub held: Option<Stamp>,
    /// How many minutes it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub minutes: Option<u32>,
    /// Where knowledge ended: what nobody could answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub threshold: Option<String>,
    /// The experiment whose result came out: its stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "experiment"))]
    pub recorded: Option<String>,
    /// The experiment that was found still running: its stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "experiment"))]
    pub continued: Option<String>,
    /// The experiment that is not carried on: its stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "experiment"))]
    pub dropped: Option<String>,
    /// The obstacle that came into focus: its stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "obstacle"))]
    pub focus: Option<String>,
    /// The next step that was planned: its stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "experiment"))]
    pub planned: Option<String>,
    /// What was measured for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub measured: Vec<Measured>,
    /// The answers, in the words that were said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub answers: Option<Answers>,
}

/// The answers to the five questions, with the look back between the second and the third.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Answers {
    /// What is the target condition?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// What is the actual condition now?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
    /// What was planned and expected, what happened, what was learned?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look_back: Option<String>,
    /// What is in the way, and which one is being worked on?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub obstacles: Option<String>,
    /// What is the next step, and what is expected of it?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// When can we go and see?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub see: Option<String>,
}

/// One cycle as it was said, before anything follows from it; the document of `kata coach`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Held {
    #[serde(flatten)]
    pub meeting: Meeting,
    /// What was measured: metric = value.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("x-shape" = "lines"))]
    pub measured: BTreeMap<String, f64>,
    /// What came of the last step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<SaidResult>,
    /// The last step is still running.
    #[serde(rename = "continue", skip_serializing_if = "Option::is_none")]
    pub carry_on: Option<SaidContinue>,
    /// The last step is not carried on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drop: Option<SaidDrop>,
    /// The obstacle that is worked on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<SaidFocus>,
    /// The next step, with its expectation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<Experiment>,
    /// The answers, in the words that were said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Answers>,
}

/// What a cycle says of itself; also given by flags.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Meeting {
    /// Who asks the questions; the board's coach when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "person"))]
    pub coach: Option<String>,
    /// How many minutes it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Where knowledge ended: what nobody could answer. It may go straight to the next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<String>,
    /// A remark of whoever writes this down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What came of an experiment, as a cycle says it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaidResult {
    /// The experiment; the open one when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-reference" = "experiment"))]
    pub experiment: Option<String>,
    /// A step that was taken without a prediction; it stays marked so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// An experiment that is still running, as a cycle says it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaidContinue {
    /// The experiment; the open one when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-reference" = "experiment"))]
    pub experiment: Option<String>,
    #[serde(flatten)]
    pub continued: Continued,
}

/// An experiment that is dropped, as a cycle says it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaidDrop {
    /// The experiment; the open one when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-reference" = "experiment"))]
    pub experiment: Option<String>,
    #[serde(flatten)]
    pub dropped: Dropped,
}

/// The obstacle in focus, as a cycle says it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaidFocus {
    /// A reference to an obstacle, or the text of a new one.
    pub obstacle: String,
}

/// Whether the coach was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// The learner answers ahead; the cycle waits for the coach.
    Ahead,
    Together,
}

/// What the new records of a cycle need that only the outside knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Births {
    pub cycle: Birth,
    pub obstacle: Birth,
    /// For a step that was taken without a prediction, and for the next one: the numbers follow
    /// one another, and are used from the first.
    pub experiments: [Birth; 2],
    /// Who writes it down.
    pub by: String,
}

impl Cycle {
    /// Prepared by the learner, and not held yet.
    pub fn waiting(&self) -> bool {
        self.held.is_none()
    }

    /// When it was held, or prepared.
    pub fn at(&self) -> Option<Stamp> {
        self.held.or(self.prepared)
    }

    /// The one text that tells most about it: the next step, else what was learned, what was said,
    /// what is being worked on.
    pub fn told(&self, board: &Board) -> String {
        let experiment = |stem: &Option<String>| board.by_stem::<Experiment>(stem.as_deref()?);
        let planned = experiment(&self.planned).map(|planned| planned.body.step.clone());
        let learned = || {
            let recorded = experiment(&self.recorded)?;
            Some(recorded.body.result.as_ref()?.learned.clone())
        };
        let looked_at = || {
            let focus = board.by_stem::<Obstacle>(self.focus.as_deref()?);
            Some(focus?.body.text.clone())
        };
        let last_step = || {
            let last = experiment(&self.continued).or(experiment(&self.dropped));
            Some(last?.body.step.clone())
        };
        planned
            .or_else(learned)
            .or_else(|| self.said())
            .or_else(looked_at)
            .or_else(last_step)
            .unwrap_or_default()
    }

    /// What was said, where nothing else came out of it.
    pub fn said(&self) -> Option<String> {
        let answers = self.answers.clone().unwrap_or_default();
        [
            self.threshold.clone(),
            answers.step,
            answers.look_back,
            answers.obstacles,
            answers.actual,
            answers.target,
            answers.see,
        ]
        .into_iter()
        .flatten()
        .next()
    }

    /// Who was there besides the author of the commit, each once.
    pub fn companions(
        &self,
        settings: &Settings,
        author_name: &str,
        author_email: &str,
    ) -> Vec<Companion> {
        let same =
            |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
        let mut found: Vec<Companion> = Vec::new();
        for person in [Some(&self.learner), self.coach.as_ref()]
            .into_iter()
            .flatten()
        {
            let companion = Companion {
                name: settings.name_of(person).to_owned(),
                email: settings
                    .people
                    .get(person)
                    .and_then(|human| human.email.clone()),
            };
            let is_author = match &companion.email {
                Some(email) => same(email, author_email),
                None => same(&companion.name, author_name),
            };
            if !is_author && !found.contains(&companion) {
                found.push(companion);
            }
        }
        found
    }
}

impl Answers {
    /// These answers where there are any, else the earlier ones.
    fn over(self, earlier: Answers) -> Answers {
        Answers {
            target: self.target.or(earlier.target),
            actual: self.actual.or(earlier.actual),
            look_back: self.look_back.or(earlier.look_back),
            obstacles: self.obstacles.or(earlier.obstacles),
            step: self.step.or(earlier.step),
            see: self.see.or(earlier.see),
        }
    }
}

impl Board {
    /// The cycles that the learner has prepared and that wait for the coach.
    pub fn waiting_cycles(&self) -> Vec<Of<'_, Cycle>> {
        self.all::<Cycle>()
            .filter(|cycle| cycle.body.waiting())
            .collect()
    }

    /// The last cycle that was held.
    pub fn last_cycle(&self) -> Option<Of<'_, Cycle>> {
        self.all::<Cycle>()
            .filter(|cycle| !cycle.body.waiting())
            .max_by_key(|cycle| (cycle.body.held, cycle.entry.number()))
    }

    /// One cycle with all that came out of it, the cycle first. A cycle that waits for the coach is
    /// completed: the named one, or the only one.
    pub fn hold(
        &self,
        said: Held,
        holding: Holding,
        written: Option<&str>,
        births: &Births,
    ) -> Result<Change, Refusal> {
        let waiting = self.waiting_cycle(written)?;
        let at = births.cycle.at;
        let mut cycle = match waiting {
            Some(waiting) => waiting.body.clone(),
            None => Cycle {
                learner: self.own().body.learner.clone(),
                ..Cycle::default()
            },
        };
        let mut course = Course {
            board: self.clone(),
            puts: Vec::new(),
            births: births.experiments.iter(),
        };
        course.measure(&said, &mut cycle, at)?;
        if let Some(result) = said.result {
            course.record(result, said.plan.is_some(), &mut cycle, at)?;
        }
        if let Some(SaidContinue {
            experiment,
            continued,
        }) = said.carry_on
        {
            let change = course
                .board
                .carry_on(experiment.as_deref(), continued, at)?;
            cycle.continued = course.take(change);
        }
        if let Some(SaidDrop {
            experiment,
            dropped,
        }) = said.drop
        {
            let change = course
                .board
                .drop_experiment(experiment.as_deref(), dropped, at)?;
            cycle.dropped = course.take(change);
        }
        if let Some(focus) = said.focus {
            cycle.focus = Some(course.focus(&focus.obstacle, &births.obstacle)?);
        }
        if let Some(plan) = said.plan
            && let Some(birth) = course.births.next()
        {
            let change = course.board.plan(plan, birth)?;
            cycle.planned = course.take(change);
        }
        let Meeting {
            coach,
            minutes,
            threshold,
            note,
        } = said.meeting;
        cycle.coach = coach
            .or(cycle.coach)
            .or_else(|| self.own().body.coach.clone());
        cycle.minutes = minutes.or(cycle.minutes);
        cycle.threshold = threshold.or(cycle.threshold);
        cycle.answers = match (said.answers, cycle.answers) {
            (Some(answers), earlier) => Some(answers.over(earlier.unwrap_or_default())),
            (None, earlier) => earlier,
        };
        let step = match holding {
            Holding::Together => {
                cycle.held = Some(at);
                StepName::CycleHeld
            }
            Holding::Ahead => {
                cycle.prepared = cycle.prepared.or(Some(at));
                StepName::CyclePrepared
            }
        };
        let told = cycle.told(&course.board);
        let about = if told.is_empty() {
            note.clone().unwrap_or_default()
        } else {
            told
        };
        let noted = |entry: Entry| match &note {
            Some(text) => entry.noted(Note {
                by: births.by.clone(),
                at,
                text: text.clone(),
            }),
            None => entry,
        };
        let put = match waiting {
            Some(waiting) => Put::edit(waiting.entry, noted(waiting.entry.saying(cycle))),
            None => {
                let time = at.time();
                let name = format!("{} {:02}{:02}", at.day(), time.hour(), time.minute());
                Put::new(noted(births.cycle.entry(Some(&self.slug), cycle, &name)))
            }
        };
        let reference = put.after.reference();
        Ok(Change::new(step, at, put)
            .and(course.puts)
            .about(Some(reference), about))
    }

    /// Whether a cycle may be held now: which one, where several were prepared, has to be said.
    pub fn may_hold(&self, written: Option<&str>) -> Result<(), Refusal> {
        self.waiting_cycle(written).map(|_| ())
    }

    /// The prepared cycle that is meant, where one waits.
    fn waiting_cycle(&self, written: Option<&str>) -> Result<Option<Of<'_, Cycle>>, Refusal> {
        let waiting = self.waiting_cycles();
        if let Some(written) = written {
            let meant = self.find_of::<Cycle>(written)?;
            return match meant.body.waiting() {
                true => Ok(Some(meant)),
                false => Err(Refusal::Ended {
                    reference: meant.entry.reference(),
                }),
            };
        }
        match waiting.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(*one)),
            _ => Err(Refusal::SeveralOpen {
                kind: Kind::Cycle,
                open: references(&waiting),
            }),
        }
    }
}

/// A cycle under way: the board as it has become, and what was written on the way there.
struct Course<'a> {
    board: Board,
    puts: Vec<Put>,
    births: std::slice::Iter<'a, Birth>,
}

impl Course<'_> {
    /// Goes on from the board after a step, and gives the stem of the record that it is named after.
    fn take(&mut self, change: Change) -> Option<String> {
        let first = change.puts.first()?.after.place.stem.clone();
        self.write(change.puts);
        Some(first)
    }

    /// One record is written once, however many parts of the cycle change it.
    fn write(&mut self, puts: impl IntoIterator<Item = Put>) {
        for put in puts {
            self.board = self.board.with(put.after.clone());
            let same = |own: &&mut Put| own.after.place == put.after.place;
            match self.puts.iter_mut().find(same) {
                Some(own) => own.after = put.after,
                None => self.puts.push(put),
            }
        }
    }

    fn measure(&mut self, said: &Held, cycle: &mut Cycle, at: Stamp) -> Result<(), Refusal> {
        let on = Moment::Day(at.day());
        // The value of a result becomes a point by itself; told twice, it was still measured once.
        let told_twice = |metric: &str, value: f64| {
            let result = said.result.as_ref()?;
            let written = result.experiment.as_deref();
            let meant = self.board.meant(written, self.board.open_experiments());
            let prediction = meant.ok()?.body.prediction.as_ref()?;
            let same = result.step.is_none()
                && prediction.metric == metric
                && result.outcome.value == Some(value);
            same.then_some(())
        };
        let mut measured = Vec::new();
        for (metric, value) in &said.measured {
            let put = self.board.measured(metric, on, &[*value], None)?;
            if told_twice(metric, *value).is_none() {
                measured.push(put);
            }
            cycle.measured.push(Measured {
                metric: metric.clone(),
                value: *value,
                on,
            });
        }
        self.write(measured);
        Ok(())
    }

    fn record(
        &mut self,
        said: SaidResult,
        plans: bool,
        cycle: &mut Cycle,
        at: Stamp,
    ) -> Result<(), Refusal> {
        let change = match said.step {
            Some(step) => {
                // There are as many births as parts that need one.
                let Some(birth) = self.births.next() else {
                    return Ok(());
                };
                let fields = Experiment {
                    step,
                    ..Experiment::default()
                };
                let what = Recorded::Unplanned(fields, birth.clone());
                self.board.record(what, said.outcome, at)?
            }
            None => {
                let open = self.board.open_experiments();
                let meant = match self.board.meant(said.experiment.as_deref(), open) {
                    // The only step there is would be the one that this very cycle plans.
                    Err(Refusal::NoneOpen { .. }) if plans => return Err(Refusal::NotDoneYet),
                    meant => meant?.stem().to_owned(),
                };
                if cycle.planned.as_ref() == Some(&meant) {
                    return Err(Refusal::NotDoneYet);
                }
                self.board
                    .record(Recorded::Planned(Some(&meant)), said.outcome, at)?
            }
        };
        cycle.recorded = self.take(change);
        Ok(())
    }

    /// Brings an obstacle into focus: the one that is meant, or a new one.
    fn focus(&mut self, written: &str, birth: &Birth) -> Result<String, Refusal> {
        let stem = match obstacle_meant(&self.board, written)? {
            Some(stem) => stem,
            None => {
                let fields = Obstacle {
                    text: written.to_owned(),
                    ..Obstacle::default()
                };
                let found = self
                    .board
                    .find_obstacles(vec![(fields, birth.clone())], birth.at);
                self.take(found).unwrap_or_default()
            }
        };
        let change = self.board.focus_on(Some(&stem), birth.at)?;
        self.write(change.puts);
        Ok(stem)
    }
}

/// The obstacle that is meant to come into focus, by its reference or in its own words: its stem. None where
/// these are the words of a new one.
pub fn obstacle_meant(board: &Board, written: &str) -> Result<Option<String>, Refusal> {
    let words = |text: &str| {
        text.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let open = board.open_obstacles();
    let known = open
        .iter()
        .find(|obstacle| words(&obstacle.body.text) == words(written));
    if let Some(known) = known {
        return Ok(Some(known.stem().to_owned()));
    }
    let numbered = matches!(reference::read(written).name, Name::Numbered(..));
    if !numbered && board.by_stem::<Obstacle>(written.trim()).is_none() {
        return Ok(None);
    }
    let obstacle = board.find_of::<Obstacle>(written)?;
    match obstacle.body.closed {
        Some(_) => Err(Refusal::Ended {
            reference: obstacle.entry.reference(),
        }),
        None => Ok(Some(obstacle.stem().to_owned())),
    }
}
