//! What all the work is for, the principles that hold when times are hard, and the moments in which
//! one was tested.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Value;

use crate::practice::{
    change::{Change, Put, StepName},
    entry::{Common, Entry, Of, Place},
    kind::{Kind, Record},
    refusal::Refusal,
    when::{Day, Stamp},
};

/// The direction (`direction.toml`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Direction {
    /// What we are there for, for our customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customers: Option<String>,
    /// What we are there for, for everybody who works here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employees: Option<String>,
    /// What we are there for, for society.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub society: Option<String>,
    /// A principle that holds when times are hard, such as "safety=Safety before output"; may be
    /// repeated, and "safety=" takes it out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("x-shape" = "texts"))]
    pub principle: BTreeMap<String, String>,
    /// The moments in which a principle was tested; only ever added to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub tested: Vec<Tested>,
}

/// A moment in which a principle was tested against a gain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tested {
    /// When it was tested.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// What happened, and what was decided.
    #[schemars(extend("x-positional" = true, "x-place" = 1))]
    pub text: String,
    /// The principle that was tested: its key.
    pub principle: String,
    /// The principle was kept.
    #[schemars(extend("x-bare" = true))]
    pub kept: bool,
    /// What it cost to keep it, or what was gained by not keeping it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
}

impl Direction {
    /// What is said of those whom everything serves: `customers`, `employees` or `society`.
    pub fn of(&self, serves: &str) -> Option<&str> {
        match serves {
            "customers" => self.customers.as_deref(),
            "employees" => self.employees.as_deref(),
            "society" => self.society.as_deref(),
            _ => None,
        }
    }

    /// The first thing that it says.
    pub(crate) fn lead(&self) -> String {
        let said = [&self.customers, &self.employees, &self.society];
        let said = said.into_iter().flatten();
        said.chain(self.principle.values())
            .next()
            .cloned()
            .unwrap_or_default()
    }

    /// The record in which nothing was written down yet, saying this.
    pub fn first(self) -> Entry {
        let place = Place {
            board: None,
            kind: Direction::KIND,
            stem: Direction::KIND.noun().to_owned(),
        };
        Entry::new(place, Common::default(), self)
    }
}

/// The direction among the records of the home, where one is written down.
pub fn written(home: &[Entry]) -> Option<&Entry> {
    home.iter()
        .find(|entry| entry.place.kind == Kind::Direction)
}

/// The principles with their texts, in the order in which they stand in the file: the first ones were
/// named first.
pub fn principles(direction: &Entry) -> Vec<(&str, &str)> {
    let table = direction.fields.get("principle").and_then(Value::as_table);
    let pairs = table.into_iter().flatten();
    pairs
        .filter_map(|(key, text)| Some((key.as_str(), text.as_str()?)))
        .collect()
}

/// Writes the direction down, or changes it.
pub fn set(before: Option<&Entry>, after: Entry, at: Stamp) -> Result<Change, Refusal> {
    if after.fields.is_empty() {
        return Err(Refusal::NoDirection);
    }
    let put = Put {
        before: before.cloned(),
        after,
    };
    Ok(Change::new(StepName::DirectionSet, at, put))
}

/// Whether there is such a principle to be tested.
pub fn may_test(direction: Option<&Entry>, key: &str) -> Result<(), Refusal> {
    let known = direction.map(principles).unwrap_or_default();
    match known.iter().any(|(known, _)| *known == key) {
        true => Ok(()),
        false => Err(Refusal::PrincipleMissing {
            key: key.to_owned(),
            known: known.iter().map(|(key, _)| (*key).to_owned()).collect(),
        }),
    }
}

/// Adds a moment in which a principle was tested; those before stay.
pub fn test(direction: Option<&Entry>, mut tested: Tested, at: Stamp) -> Result<Change, Refusal> {
    tested.principle = tested.principle.trim().to_lowercase();
    may_test(direction, &tested.principle)?;
    let Some(before) = direction.and_then(Of::<Direction>::new) else {
        return Err(Refusal::NoDirection);
    };
    let text = tested.text.clone();
    let mut body = before.body.clone();
    body.tested.push(tested);
    let put = Put::edit(before.entry, before.entry.saying(body));
    let reference = before.entry.reference();
    Ok(Change::new(StepName::PrincipleTested, at, put).about(Some(reference), text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{example::*, merge};

    fn direction() -> Entry {
        let principle = [
            ("safety", "Safety before output"),
            ("quality", "No defect leaves"),
        ];
        Direction {
            customers: Some("Parts that fit".to_owned()),
            principle: principle
                .map(|(key, text)| (key.to_owned(), text.to_owned()))
                .into(),
            ..Direction::default()
        }
        .first()
    }

    fn tested(principle: &str, text: &str) -> Tested {
        Tested {
            on: day("2026-11-23"),
            text: text.to_owned(),
            principle: principle.to_owned(),
            kept: true,
            cost: None,
        }
    }

    #[test]
    fn only_a_principle_that_is_written_down_can_be_tested() {
        let at = stamp(NOON);
        let known = direction();
        let change = test(Some(&known), tested(" Safety ", "We stopped the line"), at).unwrap();
        let after = change.puts[0].after.get::<Direction>().unwrap();
        assert_eq!(after.tested[0].principle, "safety");
        for (direction, key) in [(Some(&known), "speed"), (None, "safety")] {
            let refused = test(direction, tested(key, "x"), at);
            assert!(
                matches!(refused, Err(Refusal::PrincipleMissing { .. })),
                "{refused:?}"
            );
        }
    }

    #[test]
    fn a_direction_that_says_nothing_is_none() {
        let empty = Direction::default().first();
        assert_eq!(set(None, empty, stamp(NOON)), Err(Refusal::NoDirection));
    }

    /// Two clones write it down for the first time, and test a principle in the same week.
    #[test]
    fn what_two_clones_say_of_the_direction_comes_together() {
        let at = stamp(NOON);
        let base = direction();
        let of = |key: &str, text: &str| {
            let change = test(Some(&base), tested(key, text), at).unwrap();
            change.puts.into_iter().next().unwrap().after.fields
        };
        let (ours, theirs) = (of("safety", "stopped"), of("quality", "sent back"));
        let merged = merge::fields(Kind::Direction, Some(&base.fields), &ours, &theirs);
        assert_eq!(merged.open, []);
        assert_eq!(merged.fields["tested"].as_array().unwrap().len(), 2);
        let alone = Direction {
            society: Some("A quiet street".to_owned()),
            ..Direction::default()
        };
        let merged = merge::fields(Kind::Direction, None, &base.fields, &alone.first().fields);
        assert_eq!(merged.open, []);
        assert!(merged.fields.contains_key("society") && merged.fields.contains_key("customers"));
    }
}
