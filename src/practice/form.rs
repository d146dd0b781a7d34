//! The forms that people fill in: records, and parts of them.
//!
//! A form's name stands in its questions (`ask-experiment-step`), which every language has. A type
//! that is not in this list cannot be a form, so none can be without its questions.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::practice::{
    condition::Condition,
    cycle::Held,
    direction::{Direction, Tested},
    experiment::{Continued, Dropped, Experiment, Outcome},
    metric::Metric,
    observation::Observation,
    obstacle::{Obstacle, ObstacleClosed},
    problem::{Problem, ProblemClosed},
    reflection::Reflection,
    settings::Human,
    standard::{Confirmation, Standard},
    storyboard::{BoardClosed, HandOver, Pause, Reason, Storyboard},
    target::{LookBack, Target},
};

/// What people fill in.
pub trait Form: JsonSchema + for<'de> Deserialize<'de> {
    const NAME: &'static str;
}

macro_rules! forms {
    ($($form:ty = $name:literal),+ $(,)?) => {
        $(impl Form for $form {
            const NAME: &'static str = $name;
        })+

        /// Every form with its fields, for the tests that read the questions.
        #[cfg(test)]
        pub fn all() -> Vec<(&'static str, Vec<crate::practice::field::Field>)> {
            vec![$(($name, crate::practice::field::fields::<$form>())),+]
        }
    };
}

forms! {
    Storyboard = "board",
    Reason = "reason",
    Pause = "pause",
    BoardClosed = "board-close",
    HandOver = "hand-over",
    Human = "person",
    Metric = "metric",
    Condition = "condition",
    Target = "target",
    LookBack = "look-back",
    Obstacle = "obstacle",
    ObstacleClosed = "obstacle-resolve",
    Experiment = "experiment",
    Outcome = "result",
    Continued = "continue",
    Dropped = "drop",
    Problem = "problem",
    ProblemClosed = "problem-close",
    Standard = "standard",
    Confirmation = "standard-confirm",
    Observation = "observation",
    Direction = "direction",
    Tested = "tested",
    Reflection = "reflection",
}

/// Its questions are the five, asked in their own order, and not one for each field.
impl Form for Held {
    const NAME: &'static str = "cycle";
}
