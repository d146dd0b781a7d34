//! Which lessons are wanted.

use serde::Deserialize;

use crate::practice::{
    entry::Place,
    experiment::ExperimentKind,
    kind::Kind,
    lesson::{Ending, KINDS, Lesson},
    search::{Index, Query},
    when::Day,
};

/// A kind of lesson: of a record, or of an experiment by how much it changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LessonKind {
    Record(Kind),
    Method(ExperimentKind),
}

/// The obstacles that are meant.
#[derive(Debug, Clone, PartialEq)]
pub enum Obstacles {
    /// One, at its place.
    One(Place),
    /// Every one that says all of this, in other words if need be.
    Saying(String),
}

/// What lessons have to be, besides what is looked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    pub board: Option<String>,
    pub metric: Option<String>,
    pub obstacle: Option<Obstacles>,
    /// Any of these, where there are some.
    pub kinds: Vec<LessonKind>,
    pub endings: Vec<Ending>,
    pub since: Option<Day>,
}

const METHODS: [&str; 4] = ["go-and-see", "exploratory", "single-factor", "multi-factor"];

impl LessonKind {
    pub fn read(name: &str) -> Option<LessonKind> {
        let of_record = KINDS.iter().find(|kind| kind.noun() == name);
        let method = || {
            let name = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name);
            ExperimentKind::deserialize(name).ok()
        };
        of_record
            .map(|kind| LessonKind::Record(*kind))
            .or_else(|| method().map(LessonKind::Method))
    }

    /// The names that can be read.
    pub fn names() -> Vec<&'static str> {
        let records = KINDS.iter().map(|kind| kind.noun());
        records.chain(METHODS).collect()
    }

    fn is_of(self, lesson: &Lesson) -> bool {
        match self {
            LessonKind::Record(kind) => lesson.place.kind == kind,
            LessonKind::Method(method) => lesson.method == Some(method),
        }
    }
}

impl Ending {
    pub fn read(name: &str) -> Option<Ending> {
        Ending::ALL
            .into_iter()
            .find(|ending| ending.as_str() == name)
    }
}

impl Wanted {
    /// The lessons that are wanted.
    pub fn of(&self, lessons: Vec<Lesson>) -> Vec<Lesson> {
        let against = self.against(&lessons);
        let wanted = |(lesson, against): &(Lesson, bool)| *against && self.wants(lesson);
        let both = lessons.into_iter().zip(against);
        both.filter(wanted).map(|(lesson, _)| lesson).collect()
    }

    fn wants(&self, lesson: &Lesson) -> bool {
        let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
        self.board
            .as_deref()
            .is_none_or(|board| lesson.board() == Some(board))
            && self
                .metric
                .as_deref()
                .is_none_or(|metric| lesson.metrics.iter().any(|own| same(own, metric)))
            && (self.kinds.is_empty() || self.kinds.iter().any(|kind| kind.is_of(lesson)))
            && (self.endings.is_empty() || self.endings.contains(&lesson.ending))
            && self
                .since
                .is_none_or(|since| lesson.on.is_some_and(|on| since <= on))
    }

    /// Which of the lessons are about an obstacle that is meant: what was tried against it, or how it
    /// ended itself.
    fn against(&self, lessons: &[Lesson]) -> Vec<bool> {
        let obstacle = |lesson: &Lesson| match lesson.place.kind {
            Kind::Obstacle => Some((lesson.place.clone(), lesson.about.clone())),
            _ => lesson
                .obstacle
                .as_ref()
                .map(|mention| (mention.place.clone(), mention.text.clone())),
        };
        match &self.obstacle {
            None => vec![true; lessons.len()],
            Some(Obstacles::One(place)) => lessons
                .iter()
                .map(|lesson| obstacle(lesson).is_some_and(|(own, _)| own == *place))
                .collect(),
            Some(Obstacles::Saying(text)) => {
                let mut texts = Index::default();
                for lesson in lessons {
                    let own = obstacle(lesson).map(|(_, text)| text);
                    texts.add([(1.0, own.as_deref().unwrap_or_default())]);
                }
                texts.all_of(&Query::new(text))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_kind_is_read() {
        for name in LessonKind::names() {
            assert!(LessonKind::read(name).is_some(), "{name}");
        }
        assert_eq!(LessonKind::read("cycle"), None, "a cycle holds no lesson");
        for ending in Ending::ALL {
            assert_eq!(Ending::read(ending.as_str()), Some(ending));
        }
    }
}
