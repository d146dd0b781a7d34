//! A standard: the best way known today, and whether it still holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::Birth,
    change::{Change, Put, StepName},
    entry::Entry,
    when::{Day, Stamp},
};

/// A standard (`standards/NNN-….toml`, S1).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Standard {
    /// When it was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub set: Option<Stamp>,
    /// What is now the normal way.
    #[schemars(extend("x-positional" = true))]
    pub text: String,
    /// The target condition it came from: board and stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "target"))]
    pub target: Option<String>,
    /// When somebody goes and sees whether it still holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-forward" = true))]
    pub confirm_by: Option<Day>,
}

impl Standard {
    /// A new standard of the home, from the target condition it came from, if any.
    pub(crate) fn entry(mut self, target: Option<String>, birth: &Birth) -> Entry {
        self.set = Some(birth.at);
        self.target = target;
        let text = self.text.clone();
        birth.entry(None, self, &text)
    }

    /// Sets a standard by itself.
    pub fn adopt(self, birth: &Birth) -> Change {
        Change::new(
            StepName::StandardSet,
            birth.at,
            Put::new(self.entry(None, birth)),
        )
    }
}
