//! An observation: what a second coach saw of a cycle, and the one thing that the coach practises
//! next. It belongs to the coach, and stands on a board of the coach's own.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::{Birth, Board},
    change::{Change, Put, StepName},
    refusal::Refusal,
    when::Stamp,
};

/// An observation of a coach (`observations/NNN-….toml`, CO4).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Observation {
    /// When it was written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub observed: Option<Stamp>,
    /// The cycle that was watched: board and stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "cycle"))]
    pub cycle: Option<String>,
    /// The cycle that was watched, where it stands in another home.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub elsewhere: Option<String>,
    /// Who watched; you when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "person", "x-ask" = "never"))]
    pub observer: Option<String>,
    /// What was seen and heard of the coach.
    pub seen: String,
    /// The one thing that the coach practises next.
    pub practise: String,
    /// The minutes that a question took, such as Q1=2; may be repeated.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("x-shape" = "lines", "x-ask" = "never"))]
    pub minutes: BTreeMap<String, f64>,
}

/// What minutes may be told of: the five questions, and the look back between the second and the
/// third.
pub const QUESTIONS: [&str; 6] = ["q1", "q2", "look-back", "q3", "q4", "q5"];

impl Board {
    /// Writes down on this board, the coach's own, what was seen of a cycle.
    pub fn observe(&self, mut fields: Observation, birth: &Birth) -> Result<Change, Refusal> {
        fields.minutes = std::mem::take(&mut fields.minutes)
            .into_iter()
            .map(|(question, minutes)| (question.trim().to_lowercase().replace('_', "-"), minutes))
            .collect();
        if let Some(question) = fields
            .minutes
            .keys()
            .find(|question| !QUESTIONS.contains(&question.as_str()))
        {
            return Err(Refusal::NoSuchQuestion {
                text: question.clone(),
            });
        }
        let here = fields
            .cycle
            .as_deref()
            .and_then(|cycle| cycle.split_once('/'))
            .is_none_or(|(board, _)| board == self.slug);
        if fields.cycle.is_some() && here {
            return Err(Refusal::LearnersBoard {
                slug: self.slug.clone(),
            });
        }
        fields.observed = Some(birth.at);
        let practise = fields.practise.clone();
        let entry = birth.entry(Some(&self.slug), fields, &practise);
        Ok(Change::new(
            StepName::CycleObserved,
            birth.at,
            Put::new(entry),
        ))
    }
}
