//! The current condition, as it was grasped at the process.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::{Birth, Board},
    change::{Change, Put, StepName},
    metric::Metric,
    points::Point,
    when::{Day, Moment, Stamp},
};

/// A current condition (`conditions/NNN-….toml`, CC1): facts, no causes, no wishes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Condition {
    /// When it was grasped.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub grasped: Option<Stamp>,
    /// The operating pattern: how the process runs, step by step, today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// What was seen at the process.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
    /// The measures as they stood, from the points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub measured: Vec<Measured>,
}

/// A measure at the moment at which a condition was grasped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Measured {
    /// The metric's slug.
    #[schemars(extend("x-reference" = "metric"))]
    pub metric: String,
    pub value: f64,
    pub on: Moment,
}

impl Condition {
    /// Nothing seen and nothing measured: no condition that anybody grasped.
    pub fn says_nothing(&self) -> bool {
        self.pattern.is_none() && self.seen.is_none() && self.measured.is_empty()
    }
}

impl Board {
    /// Each metric's latest value up to a day.
    pub fn latest_values(&self, day: Day) -> Vec<Measured> {
        let latest = self.all::<Metric>().filter_map(|metric| {
            let points = self.points(metric.stem())?.body.effective();
            let counts = |point: &&Point| point.set_aside.is_none() && point.on.day() <= day;
            let latest = points.iter().rev().find(counts)?;
            Some(Measured {
                metric: metric.stem().to_owned(),
                value: latest.value,
                on: latest.on,
            })
        });
        latest.collect()
    }

    /// Grasps where the process is now; the measures come from the points up to that day.
    pub fn grasp(&self, mut fields: Condition, birth: &Birth) -> Change {
        fields.grasped = Some(birth.at);
        fields.measured = self.latest_values(birth.at.day());
        let day = birth.at.day().to_string();
        Change::new(
            StepName::ConditionGrasped,
            birth.at,
            Put::new(birth.entry(Some(&self.slug), fields, &day)),
        )
    }
}
