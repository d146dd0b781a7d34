//! All records of one board, and what follows from them together.

use crate::practice::{
    change::StepName,
    condition::Condition,
    entry::{Common, Entry, Of, Place},
    experiment::Experiment,
    kind::{Body, Kind, Record},
    lang::Lang,
    metric::Metric,
    near,
    obstacle::Obstacle,
    points::Points,
    reference::{self, Reference, Spoken},
    refusal::Refusal,
    stem,
    storyboard::Storyboard,
    target::Target,
    when::{Day, Stamp},
};

/// One board: its own record and everything that stands below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    pub slug: String,
    /// The board's own record first, then by kind and number.
    entries: Vec<Entry>,
}

/// What a new record needs that only the outside knows: a free number, an id, the time.
#[derive(Debug, Clone, PartialEq)]
pub struct Birth {
    pub number: u32,
    pub id: String,
    pub at: Stamp,
    /// The home's language, in which stop words are left out of the stem.
    pub lang: Lang,
}

impl Birth {
    /// A new numbered record whose stem is taken from `text`.
    pub fn entry(&self, board: Option<&str>, body: impl Into<Body>, text: &str) -> Entry {
        let body = body.into();
        let stem = stem::stem(self.number, text, self.lang);
        self.named(board, body, stem)
    }

    /// A new record that goes by a slug.
    pub fn named(&self, board: Option<&str>, body: impl Into<Body>, stem: String) -> Entry {
        let body = body.into();
        let place = Place {
            board: board.map(str::to_owned),
            kind: body.kind(),
            stem,
        };
        Entry::new(
            place,
            Common {
                id: Some(self.id.clone()),
                ..Common::default()
            },
            body,
        )
    }
}

impl Board {
    /// A board from its records. None when the board's own record is not among them.
    pub fn new(slug: String, mut entries: Vec<Entry>) -> Option<Board> {
        entries.sort_by(|a, b| {
            let key = |entry: &Entry| (entry.place.kind, entry.number(), entry.place.stem.clone());
            key(a).cmp(&key(b))
        });
        let board = Board { slug, entries };
        board
            .entries
            .iter()
            .any(|entry| entry.get::<Storyboard>().is_some())
            .then_some(board)
    }

    /// The board with a record added, or in the place of what it was.
    #[must_use]
    pub fn with(&self, entry: Entry) -> Board {
        let mut board = self.clone();
        match board
            .entries
            .iter_mut()
            .find(|own| own.place == entry.place)
        {
            Some(own) => *own = entry,
            None => board.entries.push(entry),
        }
        board
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn own(&self) -> Of<'_, Storyboard> {
        // `new` makes no board without its own record, and nothing removes one.
        self.all::<Storyboard>()
            .next()
            .expect("a board is only made with its own record")
    }

    /// The records of a kind, by number or by slug.
    pub fn all<T: Record + 'static>(&self) -> impl DoubleEndedIterator<Item = Of<'_, T>> {
        self.entries.iter().filter_map(Of::new)
    }

    /// Whether a step can be taken here: when the work has ended, none that goes on with it. What was
    /// written can still be put right. A board that rests takes every step; whoever comes by and sees
    /// something writes it down.
    pub fn takes(&self, step: StepName) -> Result<(), Refusal> {
        let goes_on = matches!(
            step,
            StepName::MetricAdded
                | StepName::Measured
                | StepName::ConditionGrasped
                | StepName::TargetSet
                | StepName::TargetClosed
                | StepName::ObstacleFound
                | StepName::ObstacleFocused
                | StepName::ObstacleResolved
                | StepName::ObstacleDropped
                | StepName::ObstacleReopened
                | StepName::ExperimentPlanned
                | StepName::ExperimentRecorded
                | StepName::ExperimentContinued
                | StepName::ExperimentDropped
                | StepName::ProblemTaken
                | StepName::CycleHeld
                | StepName::CyclePrepared
                | StepName::CycleObserved
                | StepName::BoardHandedOver
        );
        match &self.own().body.closed {
            Some(closed) if goes_on => Err(Refusal::BoardEnded {
                slug: self.slug.clone(),
                on: closed.on,
            }),
            _ => Ok(()),
        }
    }

    pub fn closed(&self) -> bool {
        self.own().body.closed.is_some()
    }

    /// Whether the board rests on this day.
    pub fn paused(&self, today: Day) -> bool {
        self.own()
            .body
            .paused
            .as_ref()
            .is_some_and(|pause| pause.until.is_none_or(|until| today < until))
    }

    /// The record that a reference names on this board.
    pub fn find(&self, spoken: &Spoken, written: &str) -> Result<&Entry, Refusal> {
        self.find_as(spoken, written, None)
    }

    /// As [`Board::find`], where a kind is wanted.
    pub fn find_as(
        &self,
        spoken: &Spoken,
        written: &str,
        wanted: Option<Kind>,
    ) -> Result<&Entry, Refusal> {
        one_of_kind(self.entries.iter(), spoken, written, wanted)
    }

    /// The record of a kind that a reference names, or a refusal that says what is wrong.
    pub fn find_of<T: Record>(&self, written: &str) -> Result<Of<'_, T>, Refusal> {
        let spoken = reference::read(written);
        let entry = self.find_as(&spoken, written, Some(T::KIND))?;
        Of::new(entry).ok_or_else(|| Refusal::WrongKind {
            text: written.to_owned(),
            wanted: T::KIND,
        })
    }

    pub fn by_stem<T: Record + 'static>(&self, stem: &str) -> Option<Of<'_, T>> {
        self.all::<T>()
            .find(|of| of.stem() == stem || of.entry.common.was.iter().any(|was| was == stem))
    }

    pub fn open_target(&self) -> Option<Of<'_, Target>> {
        self.all::<Target>()
            .rfind(|target| target.body.closed.is_none())
    }

    /// The target condition that stands on the board: the open one, else the last.
    pub fn aimed_at(&self) -> Option<Of<'_, Target>> {
        self.open_target().or_else(|| self.all().next_back())
    }

    pub fn latest_condition(&self) -> Option<Of<'_, Condition>> {
        self.all::<Condition>()
            .max_by_key(|condition| (condition.body.grasped, condition.entry.number()))
    }

    pub fn focus(&self) -> Option<Of<'_, Obstacle>> {
        let stem = self.own().body.focus.as_deref()?;
        self.by_stem(stem)
    }

    /// The parking lot: what is in the way of the open target, or was found before there is one, and
    /// then stands in the way of the one that is set next.
    pub fn open_obstacles(&self) -> Vec<Of<'_, Obstacle>> {
        self.all::<Obstacle>()
            .filter(|obstacle| self.in_the_way(obstacle.body))
            .collect()
    }

    /// The target condition that an obstacle stayed behind with, as it is spoken: nobody took it along to the
    /// next, so it is in nothing's way though it is not gone.
    pub fn left_with(&self, obstacle: &Obstacle) -> Option<String> {
        let behind = obstacle.closed.is_none() && !self.in_the_way(obstacle);
        let last = obstacle.targets.last().filter(|_| behind)?;
        Some(self.spoken(Kind::Target, last))
    }

    fn in_the_way(&self, obstacle: &Obstacle) -> bool {
        let open = |stem: &String| {
            self.by_stem::<Target>(stem)
                .is_some_and(|target| target.body.closed.is_none())
        };
        // Written by hand it may say nothing of when; then it is in the way until it is gone.
        let before_any = || {
            let next = self
                .all::<Target>()
                .find(|target| obstacle.found.is_some() && target.body.set >= obstacle.found);
            next.is_none_or(|target| target.body.closed.is_none())
        };
        obstacle.closed.is_none()
            && match obstacle.targets.as_slice() {
                [] => before_any(),
                targets => targets.iter().any(open),
            }
    }

    pub fn open_experiments(&self) -> Vec<Of<'_, Experiment>> {
        self.all::<Experiment>()
            .filter(|experiment| experiment.body.open())
            .collect()
    }

    pub fn metric(&self, slug: &str) -> Result<Of<'_, Metric>, Refusal> {
        self.all::<Metric>()
            .find(|metric| metric.stem() == slug)
            .ok_or_else(|| Refusal::MetricMissing {
                slug: slug.to_owned(),
                known: self
                    .all::<Metric>()
                    .map(|metric| metric.stem().to_owned())
                    .collect(),
            })
    }

    pub fn points(&self, slug: &str) -> Option<Of<'_, Points>> {
        self.all::<Points>().find(|points| points.stem() == slug)
    }

    /// The reference for the stem of a record of a kind on this board, as it is said; the stem itself
    /// when nothing has it.
    pub fn spoken(&self, kind: Kind, stem: &str) -> String {
        let found = self.entries.iter().find(|entry| {
            entry.place.kind == kind
                && (entry.place.stem == stem || entry.common.was.iter().any(|was| was == stem))
        });
        found.map_or_else(|| stem.to_owned(), |entry| entry.reference().to_string())
    }

    /// The record that a command means: the one that is named, or the only one that is open.
    pub(crate) fn meant<'a, T: Record>(
        &'a self,
        written: Option<&str>,
        open: Vec<Of<'a, T>>,
    ) -> Result<Of<'a, T>, Refusal> {
        if let Some(written) = written {
            return self.find_of(written);
        }
        match open.as_slice() {
            [one] => Ok(Of {
                entry: one.entry,
                body: one.body,
            }),
            [] => Err(Refusal::NoneOpen { kind: T::KIND }),
            _ => Err(Refusal::SeveralOpen {
                kind: T::KIND,
                open: references(&open),
            }),
        }
    }
}

pub(crate) fn references<T>(records: &[Of<'_, T>]) -> Vec<Reference> {
    records.iter().map(|of| of.entry.reference()).collect()
}

/// The one entry that a reference names, or why there is not just one: where it names none, with what may
/// have been meant.
pub fn one_of_kind<'a>(
    there: impl Iterator<Item = &'a Entry> + Clone,
    spoken: &Spoken,
    written: &str,
    wanted: Option<Kind>,
) -> Result<&'a Entry, Refusal> {
    let named = there.clone().filter(|entry| spoken.names(&entry.place));
    one_of(named, written).map_err(|refusal| match refusal {
        Refusal::NotFound { text, .. } => Refusal::NotFound {
            near: near::record(&text, wanted, there),
            text,
        },
        other => other,
    })
}

/// The one entry among those that match, or why there is not just one.
pub fn one_of<'a>(
    found: impl Iterator<Item = &'a Entry>,
    written: &str,
) -> Result<&'a Entry, Refusal> {
    let found: Vec<&Entry> = found.collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Refusal::NotFound {
            text: written.to_owned(),
            near: None,
        }),
        several => Err(Refusal::Ambiguous {
            text: written.to_owned(),
            stems: several
                .iter()
                .map(|entry| entry.place.stem.clone())
                .collect(),
        }),
    }
}

impl Entry {
    /// The text that stands for the record where there is room for one: in a subject, a list, a stem.
    pub fn lead(&self) -> String {
        let or = |first: &Option<String>, second: &Option<String>| {
            first.clone().or(second.clone()).unwrap_or_default()
        };
        match &self.body {
            Body::Settings(settings) => settings.name.clone().unwrap_or_default(),
            Body::Board(board) => or(&board.challenge, &board.process),
            Body::Metric(metric) => metric
                .name
                .clone()
                .unwrap_or_else(|| self.place.stem.clone()),
            Body::Points(_) => self.place.stem.clone(),
            Body::Condition(condition) => or(&condition.seen, &condition.pattern),
            Body::Target(target) => target.outcome.clone(),
            Body::Obstacle(obstacle) => obstacle.text.clone(),
            Body::Experiment(experiment) => experiment.step.clone(),
            Body::Cycle(cycle) => cycle.said().unwrap_or_default(),
            Body::Observation(observation) => observation.practise.clone(),
            Body::Problem(problem) => problem.text.clone(),
            Body::Standard(standard) => standard.text.clone(),
            Body::Direction(direction) => direction.lead(),
            Body::Reflection(reflection) => reflection.lead(),
        }
    }

    /// Whether the record has ended: closed, recorded, resolved.
    pub fn ended(&self) -> bool {
        match &self.body {
            Body::Board(board) => board.closed.is_some(),
            Body::Target(target) => target.closed.is_some(),
            Body::Obstacle(obstacle) => obstacle.closed.is_some(),
            Body::Experiment(experiment) => !experiment.open(),
            Body::Cycle(cycle) => !cycle.waiting(),
            Body::Problem(problem) => problem.closed.is_some() || problem.taken.is_some(),
            Body::Standard(standard) => !standard.stands(),
            Body::Settings(_)
            | Body::Metric(_)
            | Body::Points(_)
            | Body::Condition(_)
            | Body::Observation(_)
            | Body::Direction(_)
            | Body::Reflection(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::example;

    #[test]
    fn a_stem_is_said_as_the_record_of_its_kind() {
        let board = example::practising();
        let mut entries = board.entries().to_vec();
        let found = |kind| {
            board
                .entries()
                .iter()
                .find(|entry| entry.place.kind == kind)
        };
        let stem = &found(Kind::Target).unwrap().place.stem.clone();
        let mut twin = found(Kind::Obstacle).unwrap().clone();
        twin.place.stem.clone_from(stem);
        entries.insert(0, twin);
        let board = Board::new(board.slug.clone(), entries).unwrap();
        assert_eq!(board.spoken(Kind::Target, stem), "TC1");
        assert_eq!(board.spoken(Kind::Obstacle, stem), "O1");
        assert_eq!(board.spoken(Kind::Experiment, stem), *stem);
    }
}
