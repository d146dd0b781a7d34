//! A problem that somebody raised.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::Birth,
    change::{Change, Put, StepName},
    when::{Day, Stamp},
};

/// A problem in the inbox (`problems/NNN-….toml`, P1).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// When it was raised.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub raised: Option<Stamp>,
    /// What goes wrong, as it was met.
    #[schemars(extend("x-positional" = true))]
    pub text: String,
    /// Who met it, where that is not the person who writes it down.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "person", "x-ask" = "never"))]
    pub raised_by: Option<String>,
    /// Where it was written down first, so that it is not imported twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub source: Option<String>,
    /// What became of it: an obstacle or a board.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub taken: Option<Taken>,
    /// Set when it was closed without being taken up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub closed: Option<ProblemClosed>,
}

/// What a problem became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Taken {
    pub on: Day,
    /// The obstacle (`packing/005-…`) or the board.
    pub r#as: String,
}

/// The answer to a problem.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProblemClosed {
    /// When it was answered.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// The answer to whoever raised it.
    pub why: String,
}

/// Puts problems into the inbox.
pub fn raise(problems: Vec<(Problem, Birth)>, at: Stamp) -> Change {
    let puts = problems.into_iter().map(|(mut problem, birth)| {
        problem.raised = Some(birth.at);
        let text = problem.text.clone();
        Put::new(birth.entry(None, problem, &text))
    });
    Change::of(StepName::ProblemRaised, at, puts)
}
