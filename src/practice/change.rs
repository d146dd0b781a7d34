//! What a command wants recorded: one step, one commit.

use crate::practice::{
    diff::{self, FieldChange},
    entry::{Entry, Place},
    reference::Reference,
    when::Stamp,
};

macro_rules! steps {
    ($($name:ident = $text:literal),* $(,)?) => {
        /// The name of a step, as it stands in the trailer `Kata-Step`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum StepName { $($name),* }

        impl StepName {
            pub const ALL: &'static [StepName] = &[$(StepName::$name),*];

            pub fn as_str(self) -> &'static str {
                match self { $(StepName::$name => $text),* }
            }
        }
    };
}

steps! {
    HomeCreated = "home-created",
    PeopleChanged = "people-changed",
    BoardOpened = "board-opened",
    BoardEdited = "board-edited",
    BoardClosed = "board-closed",
    BoardReopened = "board-reopened",
    BoardPaused = "board-paused",
    BoardHandedOver = "board-handed-over",
    MetricAdded = "metric-added",
    Measured = "measured",
    ConditionGrasped = "condition-grasped",
    TargetSet = "target-set",
    TargetClosed = "target-closed",
    ObstacleFound = "obstacle-found",
    ObstacleFocused = "obstacle-focused",
    ObstacleResolved = "obstacle-resolved",
    ObstacleDropped = "obstacle-dropped",
    ObstacleReopened = "obstacle-reopened",
    ExperimentPlanned = "experiment-planned",
    ExperimentRecorded = "experiment-recorded",
    ExperimentContinued = "experiment-continued",
    ExperimentDropped = "experiment-dropped",
    CycleHeld = "cycle-held",
    CyclePrepared = "cycle-prepared",
    CycleObserved = "cycle-observed",
    Noted = "noted",
    ProblemRaised = "problem-raised",
    ProblemTaken = "problem-taken",
    ProblemClosed = "problem-closed",
    StandardSet = "standard-set",
    StandardConfirmed = "standard-confirmed",
    StandardReplaced = "standard-replaced",
    StandardRetired = "standard-retired",
    DirectionSet = "direction-set",
    PrincipleTested = "principle-tested",
    CultureReflected = "culture-reflected",
    Edited = "edited",
    Saved = "saved",
    Imported = "imported",
    Undone = "undone",
    Redone = "redone",
    Merged = "merged",
    Renumbered = "renumbered",
}

impl std::fmt::Display for StepName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One record as it was and as it will be.
#[derive(Debug, Clone, PartialEq)]
pub struct Put {
    /// None for a new record.
    pub before: Option<Entry>,
    pub after: Entry,
}

impl Put {
    pub fn new(after: Entry) -> Put {
        Put {
            before: None,
            after,
        }
    }

    pub fn edit(before: &Entry, after: Entry) -> Put {
        Put {
            before: Some(before.clone()),
            after,
        }
    }

    /// The fields that this step sets, changes or removes.
    pub fn changes(&self) -> Vec<FieldChange> {
        let empty = toml::Table::new();
        let before = self.before.as_ref().map_or(&empty, |entry| &entry.fields);
        diff::tables(before, &self.after.fields)
    }

    pub fn changes_nothing(&self) -> bool {
        self.before
            .as_ref()
            .is_some_and(|before| before.fields == self.after.fields)
    }
}

/// A step: the records it writes, the first of which gives the step its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub step: StepName,
    /// When it happened, which is the author date of the commit.
    pub at: Stamp,
    pub puts: Vec<Put>,
    /// Records that are gone; only after a hand edit.
    pub removes: Vec<Gone>,
    /// What the subject speaks of, where it is not the first record itself.
    pub about: Option<About>,
    /// Who took the step together with the author of the commit.
    pub with: Vec<Companion>,
}

/// Somebody who took a step together with its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    pub name: String,
    pub email: Option<String>,
}

/// A record that a step takes away.
#[derive(Debug, Clone, PartialEq)]
pub struct Gone {
    pub place: Place,
    /// What it said; none where it could not be read.
    pub entry: Option<Entry>,
}

/// What a step is about.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// The record that the subject names, and its id where it is not among those written.
    pub reference: Option<Reference>,
    pub id: Option<String>,
    pub text: String,
}

impl Change {
    pub fn new(step: StepName, at: Stamp, first: Put) -> Change {
        Change::of(step, at, [first])
    }

    pub fn of(step: StepName, at: Stamp, puts: impl IntoIterator<Item = Put>) -> Change {
        Change {
            step,
            at,
            puts: puts.into_iter().collect(),
            removes: Vec::new(),
            about: None,
            with: Vec::new(),
        }
    }

    #[must_use]
    pub fn and(mut self, more: impl IntoIterator<Item = Put>) -> Change {
        self.puts.extend(more);
        self
    }

    #[must_use]
    pub fn about(mut self, reference: Option<Reference>, text: String) -> Change {
        self.about = Some(About {
            reference,
            id: None,
            text,
        });
        self
    }

    /// Speaks of a record that this step does not write, so that its history has the step too.
    #[must_use]
    pub fn about_record(mut self, entry: &Entry, text: String) -> Change {
        self.about = Some(About {
            reference: Some(entry.reference()),
            id: Some(entry.id().to_owned()),
            text,
        });
        self
    }

    /// Leaves out what stays as it is.
    #[must_use]
    pub fn without_idle(mut self) -> Change {
        self.puts.retain(|put| !put.changes_nothing());
        self
    }

    pub fn is_empty(&self) -> bool {
        self.puts.is_empty() && self.removes.is_empty()
    }

    /// The board on which the step happened; none where it concerns the home, or several boards.
    pub fn board(&self) -> Option<&str> {
        let written = self.puts.iter().map(|put| &put.after.place);
        let mut boards = written
            .chain(self.removes.iter().map(|gone| &gone.place))
            .filter_map(|place| place.board.as_deref());
        let first = boards.next()?;
        boards.all(|board| board == first).then_some(first)
    }
}
