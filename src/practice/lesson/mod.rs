//! What was learned, wherever it was written down: results, look backs, what was dropped, standards,
//! answers.
//!
//! A lesson is not a record of its own. It is made from the records that hold one ([`lessons`], in
//! `gather.rs`), with what it came from and what built on it. Which are wanted says [`Wanted`]; which are
//! found by a query, and in which order, [`found`]; which are near to a step that is about to be planned,
//! [`beside`].

mod filter;
mod find;
mod gather;
mod said;

#[cfg(test)]
mod example;
#[cfg(test)]
mod tests;

pub use filter::{LessonKind, Obstacles, Wanted};
pub use find::{Answer, Found, beside, found};
pub use gather::{KINDS, lessons, lessons_of, may_hold, may_matter, surprises};

use crate::practice::{
    entry::Place,
    experiment::{ExperimentKind, TurnedOut},
    reference::Reference,
    target::TargetResult,
    when::Day,
};

/// One thing that was learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// The home it is from, where several are read together.
    pub home: Option<String>,
    /// The record that holds it.
    pub place: Place,
    /// When it was learned, as far as that was written down.
    pub on: Option<Day>,
    /// What was learned, in the words of whoever learned it.
    pub text: String,
    pub ending: Ending,
    /// What was done, aimed at, found or raised.
    pub about: String,
    /// What was expected of it.
    pub expect: Option<String>,
    /// What happened, what was reached, or what was seen of it later.
    pub happened: Option<String>,
    /// Why it is not the normal way any more.
    pub why: Option<String>,
    /// How much was changed at once.
    pub method: Option<ExperimentKind>,
    /// The step was taken without a prediction.
    pub unpredicted: bool,
    /// The metrics of which something was predicted: slugs.
    pub metrics: Vec<String>,
    pub obstacle: Option<Mention>,
    pub target: Option<Mention>,
    /// The record through which it ended.
    pub through: Option<Reference>,
    /// What it builds on, as it is said anywhere.
    pub builds_on: Vec<String>,
    /// What the records say on which it builds: one that found the same again is found by it too.
    pub origin: String,
    /// The problems of the inbox that stood in the way.
    pub problems: Vec<Mention>,
    /// The experiments that build on it.
    pub built_on: Vec<Reference>,
    /// The board to which it belongs, where the record itself is the home's.
    pub of_board: Option<String>,
}

/// Another record, with what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    pub place: Place,
    pub text: String,
}

/// How the record ended that holds a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A result of which nobody said how it turned out.
    Recorded,
    AsExpected,
    Partly,
    Different,
    Inconclusive,
    Dropped,
    Met,
    NotMet,
    Changed,
    Resolved,
    InUse,
    Slipped,
    Replaced,
    Retired,
    Answered,
    Closed,
    HandedOver,
}

impl Ending {
    pub const ALL: [Ending; 17] = [
        Ending::Recorded,
        Ending::AsExpected,
        Ending::Partly,
        Ending::Different,
        Ending::Inconclusive,
        Ending::Dropped,
        Ending::Met,
        Ending::NotMet,
        Ending::Changed,
        Ending::Resolved,
        Ending::InUse,
        Ending::Slipped,
        Ending::Replaced,
        Ending::Retired,
        Ending::Answered,
        Ending::Closed,
        Ending::HandedOver,
    ];

    /// Its name in JSON and in flags.
    pub fn as_str(self) -> &'static str {
        match self {
            Ending::Recorded => "recorded",
            Ending::AsExpected => "as-expected",
            Ending::Partly => "partly",
            Ending::Different => "different",
            Ending::Inconclusive => "inconclusive",
            Ending::Dropped => "dropped",
            Ending::Met => "met",
            Ending::NotMet => "not-met",
            Ending::Changed => "changed",
            Ending::Resolved => "resolved",
            Ending::InUse => "in-use",
            Ending::Slipped => "slipped",
            Ending::Replaced => "replaced",
            Ending::Retired => "retired",
            Ending::Answered => "answered",
            Ending::Closed => "closed",
            Ending::HandedOver => "handed-over",
        }
    }

    /// What happened was not what had been expected, in whole or in part.
    pub fn surprising(self) -> bool {
        matches!(self, Ending::Partly | Ending::Different)
    }
}

impl From<TurnedOut> for Ending {
    fn from(turned_out: TurnedOut) -> Ending {
        match turned_out {
            TurnedOut::AsExpected => Ending::AsExpected,
            TurnedOut::Partly => Ending::Partly,
            TurnedOut::Different => Ending::Different,
            TurnedOut::Inconclusive => Ending::Inconclusive,
        }
    }
}

impl From<TargetResult> for Ending {
    fn from(result: TargetResult) -> Ending {
        match result {
            TargetResult::Met => Ending::Met,
            TargetResult::Partly => Ending::Partly,
            TargetResult::NotMet => Ending::NotMet,
            TargetResult::Changed => Ending::Changed,
        }
    }
}

impl Lesson {
    pub fn reference(&self) -> Reference {
        self.place.reference()
    }

    /// The board it is from, whether it stands there or belongs to it.
    pub fn board(&self) -> Option<&str> {
        self.place.board.as_deref().or(self.of_board.as_deref())
    }
}
