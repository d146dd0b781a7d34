//! Whether a prediction came before its result, proved from the order of commits.
//!
//! Dates prove nothing: any of them can be set. A commit and its parents do: what a parent has was
//! there before.

use toml::{Table, Value};

use crate::practice::{
    entry::{Entry, Place},
    experiment::Prediction,
    kind::Kind,
};

/// What counts of an experiment at one time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Version {
    pub id: String,
    pub expect: Option<String>,
    pub prediction: Option<Prediction>,
    pub result: bool,
}

/// A commit that brings a result: no parent of it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The commit; none for what is not committed yet.
    pub commit: Option<String>,
    /// The experiment in the commit itself.
    pub with: Version,
    /// The experiment in each parent, none where it is not there; none altogether where history
    /// was left out, so that nobody can tell.
    pub before: Option<Vec<Option<Version>>>,
}

/// What the history says about a prediction.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// There is no result yet, or nothing was ever predicted.
    Nothing,
    Sound,
    /// Plan and result came in one commit.
    Unproven {
        commit: Option<String>,
    },
    /// What was expected when the result came is not what stands there now.
    Changed {
        commit: Option<String>,
        expected: Version,
    },
    /// The result stood before anything was expected.
    Late {
        commit: Option<String>,
    },
    /// The history that would tell was left out.
    Unknown,
}

impl Version {
    pub fn of(entry: &Entry) -> Option<Version> {
        let experiment = matches!(entry.place.kind, Kind::Experiment);
        experiment.then(|| Version::read(&entry.place, &entry.fields))
    }

    /// As [`Version::of`], from the fields of a file alone: a history has many of them.
    pub fn read(place: &Place, fields: &Table) -> Version {
        let text = |key: &str| fields.get(key).and_then(Value::as_str).map(str::to_owned);
        let prediction = fields.get("prediction").cloned();
        Version {
            // Without an id the place has to do; then a renaming looks like a record of its own.
            id: text("id")
                .filter(|id| !id.is_empty())
                .unwrap_or_else(|| place.link_from(None)),
            expect: text("expect"),
            prediction: prediction.and_then(|range| range.try_into().ok()),
            result: fields.contains_key("result"),
        }
    }

    /// What was expected, as it stood there.
    pub fn words(&self) -> String {
        let range = self.prediction.as_ref().map(|range| {
            let end = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
            format!("{}={}..{}", range.metric, end(range.low), end(range.high))
        });
        let said: Vec<String> = self.expect.clone().into_iter().chain(range).collect();
        said.join(" · ")
    }

    fn predicts(&self) -> bool {
        self.expect.is_some() || self.prediction.is_some()
    }

    fn expects_as(&self, other: &Version) -> bool {
        self.expect == other.expect && self.prediction == other.prediction
    }
}

/// What all the commits that brought a result say together. The same result may have come twice, as
/// after a cherry-pick; one proof is enough, and one contradiction too.
pub fn order(now: &Version, brought: &[Brought]) -> Order {
    if !now.result {
        return Order::Nothing;
    }
    let each: Vec<Order> = brought.iter().map(|brought| one(now, brought)).collect();
    let rank = |order: &Order| match order {
        Order::Late { .. } => 0,
        Order::Changed { .. } => 1,
        Order::Sound => 2,
        Order::Unknown => 3,
        Order::Unproven { .. } => 4,
        Order::Nothing => 5,
    };
    let none = match now.predicts() {
        true => Order::Unknown,
        false => Order::Nothing,
    };
    each.into_iter().min_by_key(rank).unwrap_or(none)
}

fn one(now: &Version, brought: &Brought) -> Order {
    let commit = brought.commit.clone();
    let Some(before) = &brought.before else {
        return match now.predicts() {
            true => Order::Unknown,
            false => Order::Nothing,
        };
    };
    let planned: Vec<&Version> = before.iter().flatten().collect();
    if !now.predicts() && !brought.with.predicts() && planned.iter().all(|plan| !plan.predicts()) {
        return Order::Nothing;
    }
    if let Some(other) = planned
        .iter()
        .find(|plan| plan.predicts() && !plan.expects_as(now))
    {
        return Order::Changed {
            commit,
            expected: (*other).clone(),
        };
    }
    let everywhere = !before.is_empty() && planned.len() == before.len();
    if everywhere && planned.iter().all(|plan| plan.predicts()) {
        return Order::Sound;
    }
    // With the result, or after it: what stands in the commit itself says which.
    if !brought.with.predicts() {
        return Order::Late { commit };
    }
    if !brought.with.expects_as(now) {
        return Order::Changed {
            commit,
            expected: brought.with.clone(),
        };
    }
    Order::Unproven { commit }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(expect: &str, result: bool) -> Version {
        Version {
            id: "X".into(),
            expect: (!expect.is_empty()).then(|| expect.to_owned()),
            prediction: None,
            result,
        }
    }

    fn brought(before: &[Option<&str>], with: &str) -> Brought {
        Brought {
            commit: Some("c".into()),
            with: version(with, true),
            before: Some(
                before
                    .iter()
                    .map(|plan| plan.map(|expect| version(expect, false)))
                    .collect(),
            ),
        }
    }

    fn judged(now: &str, brought: &[Brought]) -> &'static str {
        match order(&version(now, true), brought) {
            Order::Nothing => "nothing",
            Order::Sound => "sound",
            Order::Unproven { .. } => "unproven",
            Order::Changed { .. } => "changed",
            Order::Late { .. } => "late",
            Order::Unknown => "unknown",
        }
    }

    #[test]
    fn a_plan_in_every_parent_as_it_stands_now_is_the_proof() {
        assert_eq!(judged("a", &[brought(&[Some("a")], "a")]), "sound");
        assert_eq!(
            judged("a", &[brought(&[Some("a"), Some("a")], "a")]),
            "sound"
        );
        assert_eq!(judged("a", &[brought(&[Some("a"), None], "a")]), "unproven");
        assert_eq!(judged("a", &[brought(&[None], "a")]), "unproven");
        assert_eq!(judged("a", &[brought(&[], "a")]), "unproven");
    }

    #[test]
    fn an_expectation_that_is_not_the_one_before_the_result_was_changed() {
        assert_eq!(judged("b", &[brought(&[Some("a")], "a")]), "changed");
        assert_eq!(judged("b", &[brought(&[Some("a")], "b")]), "changed");
        assert_eq!(judged("b", &[brought(&[None], "a")]), "changed");
        assert_eq!(judged("", &[brought(&[Some("a")], "a")]), "changed");
    }

    #[test]
    fn only_a_result_before_any_expectation_contradicts() {
        assert_eq!(judged("a", &[brought(&[Some("")], "")]), "late");
        assert_eq!(judged("a", &[brought(&[None], "")]), "late");
        // It came with the result, and nobody can tell which was first.
        assert_eq!(judged("a", &[brought(&[Some("")], "a")]), "unproven");
        assert_eq!(judged("", &[brought(&[None], "")]), "nothing");
        assert_eq!(judged("", &[brought(&[Some("")], "")]), "nothing");
    }

    #[test]
    fn one_proof_is_enough_and_one_contradiction_too() {
        let (squashed, proof) = (brought(&[None], "a"), brought(&[Some("a")], "a"));
        assert_eq!(judged("a", &[squashed.clone(), proof.clone()]), "sound");
        assert_eq!(judged("a", &[proof, brought(&[Some("b")], "b")]), "changed");
        let beyond = Brought {
            before: None,
            ..squashed
        };
        assert_eq!(judged("a", std::slice::from_ref(&beyond)), "unknown");
        assert_eq!(judged("a", &[]), "unknown");
        assert_eq!(order(&version("a", false), &[beyond]), Order::Nothing);
    }
}
