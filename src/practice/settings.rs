//! `kata.toml`: the settings of a kata home, and its people.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::lang::Lang;

/// The version of the files that this program reads and writes.
pub const FORMAT: u32 = 1;

/// The settings of a kata home (`kata.toml`). It holds no command that could be run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Settings {
    /// The version of the file format.
    #[schemars(extend("readOnly" = true))]
    pub format: u32,
    /// What this home is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The language of the history and, where a person has none set, of everything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Lang>,
    /// People by handle.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub people: BTreeMap<String, Human>,
    /// What is not said to anybody here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub advice: Option<AdviceSettings>,
    /// How commits are worded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub commit: Option<CommitSettings>,
    /// What `kata check` is not to find again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub check: Option<CheckSettings>,
}

/// Somebody in this home; a role may stand where a name would.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Human {
    /// The name, or a role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The e-mail address, as git knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Which advice is not given.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AdviceSettings {
    /// The names of the advice.
    #[serde(default)]
    pub mute: Vec<String>,
}

/// How commits are worded.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CommitSettings {
    /// A template for the subject, such as "docs(kata): {subject}".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// Which findings are known, and stay as they are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckSettings {
    /// A record and the name of a finding each, such as "packing/E14 prediction-late".
    #[serde(default)]
    pub accept: Vec<String>,
}

impl Settings {
    /// Whether a finding about a record is known here, and is no finding any more.
    pub fn accepts(&self, reference: &str, name: &str) -> bool {
        let same = |line: &String| {
            line.split_once(char::is_whitespace)
                .is_some_and(|(record, finding)| {
                    record.eq_ignore_ascii_case(reference) && finding.trim() == name
                })
        };
        self.check
            .as_ref()
            .is_some_and(|check| check.accept.iter().any(same))
    }

    /// Whether this advice is given here.
    pub fn advises(&self, name: &str) -> bool {
        self.advice
            .as_ref()
            .is_none_or(|advice| !advice.mute.iter().any(|muted| muted == name))
    }

    pub fn lang(&self) -> Lang {
        self.language.unwrap_or_default()
    }

    /// A known person's handle for a handle or a name as somebody wrote it; any other text as it is.
    pub fn person(&self, text: &str) -> String {
        let wanted = text.trim();
        let same = |one: &str| one.to_lowercase() == wanted.to_lowercase();
        self.people
            .iter()
            .find(|(handle, human)| same(handle) || human.name.as_deref().is_some_and(same))
            .map_or_else(|| wanted.to_owned(), |(handle, _)| handle.clone())
    }

    /// The name to show for a handle; the text itself where nobody has that handle.
    pub fn name_of<'a>(&'a self, handle: &'a str) -> &'a str {
        self.people
            .get(handle)
            .and_then(|human| human.name.as_deref())
            .unwrap_or(handle)
    }

    /// The handle of whoever has this e-mail address.
    pub fn handle_of(&self, email: &str) -> Option<&str> {
        self.people
            .iter()
            .find(|(_, human)| {
                human
                    .email
                    .as_deref()
                    .is_some_and(|own| own.eq_ignore_ascii_case(email))
            })
            .map(|(handle, _)| handle.as_str())
    }
}
