//! A reflection: what people say together about the six elements of their culture.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::Birth,
    change::{Change, Put, StepName},
    culture::Element,
    refusal::Refusal,
    when::Stamp,
};

/// A reflection on the culture (`culture/NNN-DAY-TEAM.toml`, R1).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reflection {
    /// When it was held.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub reflected: Option<Stamp>,
    /// Which team reflected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// What is said of what we are there for, and of our principles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// What is said of problems, and of the goals we choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problems: Option<String>,
    /// What is said of the rhythm, and of what is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// What is said of learning from each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learning: Option<String>,
    /// What is said of mistakes, and of room to try.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safety: Option<String>,
    /// What is said of how those who lead coach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leadership: Option<String>,
}

impl Reflection {
    /// What is said of an element.
    pub fn of(&self, element: Element) -> Option<&str> {
        let said = match element {
            Element::Purpose => &self.purpose,
            Element::Problems => &self.problems,
            Element::System => &self.system,
            Element::Learning => &self.learning,
            Element::Safety => &self.safety,
            Element::Leadership => &self.leadership,
        };
        said.as_deref().filter(|said| !said.trim().is_empty())
    }

    /// The team, or else the first thing that is said.
    pub(crate) fn lead(&self) -> String {
        let said = || Element::ALL.into_iter().find_map(|one| self.of(one));
        let lead = self.team.as_deref().or_else(said);
        lead.unwrap_or_default().to_owned()
    }
}

/// Writes down what was said. One element is enough.
pub fn reflect(mut fields: Reflection, birth: &Birth) -> Result<Change, Refusal> {
    if Element::ALL.iter().all(|one| fields.of(*one).is_none()) {
        return Err(Refusal::NothingSaid);
    }
    fields.reflected = Some(birth.at);
    let day = birth.at.day().to_string();
    let name = match &fields.team {
        Some(team) => format!("{day} {team}"),
        None => day,
    };
    let entry = birth.entry(None, fields, &name);
    Ok(Change::new(
        StepName::CultureReflected,
        birth.at,
        Put::new(entry),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{example::*, kind::Kind, merge};

    #[test]
    fn one_element_is_enough_and_none_is_not() {
        let said = Reflection {
            team: Some("Packing team".to_owned()),
            safety: Some("We say sooner that something went wrong".to_owned()),
            ..Reflection::default()
        };
        let change = reflect(said, &birth(2)).unwrap();
        let entry = &change.puts[0].after;
        assert_eq!(entry.place.stem, "002-2026-11-23-packing-team");
        assert_eq!(entry.reference().to_string(), "R2");
        let silent = Reflection {
            team: Some("Packing team".to_owned()),
            purpose: Some("  ".to_owned()),
            ..Reflection::default()
        };
        assert_eq!(reflect(silent, &birth(3)), Err(Refusal::NothingSaid));
    }

    #[test]
    fn two_who_write_down_one_reflection_keep_each_other_s_words() {
        let table = |text: &str| text.parse::<toml::Table>().unwrap();
        let base = table("id = 'A'\nsafety = 'We dare to'");
        let ours = table("id = 'A'\nsafety = 'We dare to, mostly'\npurpose = 'Yes'");
        let theirs = table("id = 'A'\nsafety = 'We dare to'\nlearning = 'From the dock'");
        let merged = merge::fields(Kind::Reflection, Some(&base), &ours, &theirs);
        assert_eq!(merged.open, []);
        let keys: Vec<&str> = merged.fields.keys().map(String::as_str).collect();
        for key in ["purpose", "learning", "safety"] {
            assert!(keys.contains(&key), "{keys:?}");
        }
        assert_eq!(merged.fields["safety"].as_str(), Some("We dare to, mostly"));
        let other = table("id = 'A'\nsafety = 'Nobody does'");
        let merged = merge::fields(Kind::Reflection, Some(&base), &ours, &other);
        let open: Vec<String> = merged.open.iter().map(|open| open.path.join(".")).collect();
        assert_eq!(
            open,
            ["safety"],
            "what is said in two ways is for them to decide"
        );
    }
}
