//! A target condition: how the process should run on a day, without knowing yet how to get there.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::{Birth, Board, references},
    change::{Change, Put, StepName},
    entry::Of,
    experiment::Prediction,
    obstacle::Obstacle,
    refusal::Refusal,
    standard::Standard,
    when::{Day, Stamp},
};

/// A target condition (`targets/NNN-….toml`, TC1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// When it was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub set: Option<Stamp>,
    /// The achieve-by date, two weeks to three months out.
    #[schemars(extend("x-forward" = true, "x-place" = 4))]
    pub by: Day,
    /// What we want to have reached then, as an outcome.
    #[schemars(extend("x-place" = 1))]
    pub outcome: String,
    /// The operating pattern that we want to see.
    #[schemars(extend("x-place" = 2))]
    pub pattern: String,
    /// The current condition from which it began: its stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "condition"))]
    pub condition: Option<String>,
    /// Three criteria, each in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Criteria>,
    /// The range in which a metric should be, SLUG=LOW..HIGH, either end may be open; may be repeated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-flag" = "predict", "x-place" = 3, "x-ask" = "always"))]
    pub predictions: Vec<Prediction>,
    /// The look back, once it has ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub closed: Option<LookBack>,
}

/// What makes a goal well chosen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Criteria {
    /// What the learner can influence of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ask" = "always"))]
    pub influenceable: Option<String>,
    /// What makes it ambitious, yet achievable.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ask" = "always"))]
    pub ambitious: Option<String>,
    /// Why it is essential to the shared direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ask" = "always"))]
    pub essential: Option<String>,
}

/// The look back over a whole target condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LookBack {
    /// When the target ended.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// How it ended.
    pub result: TargetResult,
    /// What was reached, and what was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ask" = "always"))]
    pub reached: Option<String>,
    /// What was found out about the process.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ask" = "always"))]
    pub learned: Option<String>,
    /// What was found out about how we work.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ask" = "always"))]
    pub learned_working: Option<String>,
    /// Whether the challenge still serves what it is there for, and how that can be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ask" = "always"))]
    pub still_serves: Option<String>,
    /// A problem of the inbox that stood in its way; may be repeated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-flag" = "problem", "x-reference" = "problem", "x-ask" = "never"))]
    pub problems: Vec<String>,
    /// What became a standard through it: stems.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true, "x-reference" = "standard"))]
    pub standards: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TargetResult {
    Met,
    Partly,
    NotMet,
    Changed,
}

impl Board {
    /// Sets the next target condition; the obstacles that come along are named.
    pub fn set_target(
        &self,
        mut fields: Target,
        carry: &[String],
        birth: &Birth,
    ) -> Result<Change, Refusal> {
        self.may_set_target()?;
        for prediction in &fields.predictions {
            self.can_be_told(prediction)?;
        }
        fields.set = Some(birth.at);
        fields.condition = self
            .latest_condition()
            .map(|condition| condition.stem().to_owned());
        let outcome = fields.outcome.clone();
        let entry = birth.entry(Some(&self.slug), fields, &outcome);
        let mut carried: Vec<Put> = Vec::new();
        for written in carry {
            let obstacle = self.find_of::<Obstacle>(written)?;
            if obstacle.body.closed.is_some() {
                return Err(Refusal::Ended {
                    reference: obstacle.entry.reference(),
                });
            }
            if carried
                .iter()
                .any(|put| put.after.place == obstacle.entry.place)
            {
                continue;
            }
            let mut body = obstacle.body.clone();
            body.targets.push(entry.place.stem.clone());
            carried.push(Put::edit(obstacle.entry, obstacle.entry.saying(body)));
        }
        Ok(Change::new(StepName::TargetSet, birth.at, Put::new(entry)).and(carried))
    }

    /// One target condition at a time.
    pub fn may_set_target(&self) -> Result<(), Refusal> {
        match self.open_target() {
            Some(open) => Err(Refusal::TargetOpen {
                open: open.entry.reference(),
            }),
            None => Ok(()),
        }
    }

    /// The obstacles that stood in the way of earlier target conditions and are still there.
    pub fn left_over(&self) -> impl Iterator<Item = Of<'_, Obstacle>> {
        let open = self.open_obstacles();
        self.all::<Obstacle>().filter(move |obstacle| {
            obstacle.body.closed.is_none() && !open.iter().any(|one| one.stem() == obstacle.stem())
        })
    }

    /// The target condition that may be looked back on now.
    pub fn may_close_target(&self, written: Option<&str>) -> Result<Of<'_, Target>, Refusal> {
        let meant = self.meant(written, self.open_target().into_iter().collect())?;
        if meant.body.closed.is_some() {
            return Err(Refusal::Ended {
                reference: meant.entry.reference(),
            });
        }
        let running = self.open_experiments();
        if !running.is_empty() {
            return Err(Refusal::ExperimentsRunning {
                open: references(&running),
            });
        }
        Ok(meant)
    }

    /// Looks back over a target condition and ends it. `standards` are what is now the normal way.
    pub fn close_target(
        &self,
        written: Option<&str>,
        mut look_back: LookBack,
        standards: Vec<(Standard, Birth)>,
        at: Stamp,
    ) -> Result<Change, Refusal> {
        let meant = self.may_close_target(written)?;
        let from = format!("{}/{}", self.slug, meant.stem());
        let set: Vec<Put> = standards
            .into_iter()
            .map(|(standard, birth)| Put::new(standard.entry(Some(from.clone()), &birth)))
            .collect();
        look_back.standards = set.iter().map(|put| put.after.place.stem.clone()).collect();
        let body = Target {
            closed: Some(look_back),
            ..meant.body.clone()
        };
        let put = Put::edit(meant.entry, meant.entry.saying(body));
        let focus = self
            .own()
            .body
            .focus
            .is_some()
            .then(|| self.without_focus());
        Ok(Change::new(StepName::TargetClosed, at, put)
            .and(focus)
            .and(set))
    }
}
