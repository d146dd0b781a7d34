//! A standard: the best way known today, and whether it still holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::Birth,
    change::{Change, Put, StepName},
    entry::{Entry, Of},
    problem::Problem,
    refusal::Refusal,
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
    /// The standard in whose place it came: its stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "standard"))]
    pub replaces: Option<String>,
    /// Each time somebody went and saw.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub confirmed: Vec<Confirmation>,
    /// Set when it was replaced or retired.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub closed: Option<StandardClosed>,
}

/// What somebody saw who went to see whether a standard holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Confirmation {
    /// When it was seen.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// What was seen at the process.
    pub seen: String,
    /// Whether it is still the way things are done; yes, when left out.
    #[serde(default = "yes")]
    #[schemars(extend("x-default" = "yes"))]
    pub holds: bool,
    /// When somebody goes and sees again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-forward" = true))]
    pub next: Option<Day>,
}

fn yes() -> bool {
    true
}

/// How a standard ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StandardClosed {
    /// When it ended.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// The standard that came in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "standard"))]
    pub through: Option<String>,
    /// Why it is not the normal way any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
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

    /// Neither replaced nor retired.
    pub fn stands(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether whoever looked last saw that it does not hold.
    pub fn slipped(&self) -> bool {
        self.stands() && self.confirmed.last().is_some_and(|seen| !seen.holds)
    }
}

/// When somebody is to go and see, or since when something is to be done about what was seen; none
/// where it ended or no day was named. A standard that does not hold stays due until it is replaced,
/// retired or raised as a problem. `home` are the records of the home.
pub fn due(standard: Of<'_, Standard>, home: &[Entry]) -> Option<Day> {
    let body = standard.body;
    if !body.stands() {
        return None;
    }
    let Some(last) = body.confirmed.last() else {
        return body.confirm_by;
    };
    let taken_on = raised_from(standard, home)
        .any(|problem| problem.body.raised.is_some_and(|at| at.day() >= last.on));
    if !last.holds && !taken_on {
        return Some(last.on);
    }
    let edited = body.confirm_by.filter(|by| *by > last.on);
    last.next.into_iter().chain(edited).min()
}

/// The problems that were raised because of a standard.
pub fn raised_from<'a>(
    standard: Of<'a, Standard>,
    home: &'a [Entry],
) -> impl Iterator<Item = Of<'a, Problem>> {
    home.iter()
        .filter_map(Of::<Problem>::new)
        .filter(move |problem| problem.body.standard.as_deref() == Some(standard.stem()))
}

/// Adds what somebody saw; what was seen before stays.
pub fn confirm(
    standard: Of<'_, Standard>,
    seen: Confirmation,
    at: Stamp,
) -> Result<Change, Refusal> {
    stands(standard)?;
    let mut body = standard.body.clone();
    body.confirmed.push(seen);
    let put = Put::edit(standard.entry, standard.entry.saying(body));
    Ok(Change::new(StepName::StandardConfirmed, at, put))
}

/// Puts another standard in the place of one that ends. It comes from the same target condition.
pub fn replace(
    old: Of<'_, Standard>,
    mut new: Standard,
    why: Option<String>,
    birth: &Birth,
) -> Result<Change, Refusal> {
    stands(old)?;
    new.replaces = Some(old.stem().to_owned());
    let text = new.text.clone();
    let new = new.entry(old.body.target.clone(), birth);
    let closed = StandardClosed {
        on: birth.at.day(),
        through: Some(new.place.stem.clone()),
        why,
    };
    let change = Change::new(StepName::StandardReplaced, birth.at, ended(old, closed));
    Ok(change
        .and([Put::new(new)])
        .about(Some(old.entry.reference()), text))
}

/// Ends a standard without another one in its place.
pub fn retire(standard: Of<'_, Standard>, why: String, at: Stamp) -> Result<Change, Refusal> {
    stands(standard)?;
    let closed = StandardClosed {
        on: at.day(),
        through: None,
        why: Some(why),
    };
    Ok(Change::new(
        StepName::StandardRetired,
        at,
        ended(standard, closed),
    ))
}

fn ended(standard: Of<'_, Standard>, closed: StandardClosed) -> Put {
    let body = Standard {
        closed: Some(closed),
        ..standard.body.clone()
    };
    Put::edit(standard.entry, standard.entry.saying(body))
}

/// Whether a standard is in use, so that anything can become of it.
pub fn stands(standard: Of<'_, Standard>) -> Result<(), Refusal> {
    match standard.body.stands() {
        true => Ok(()),
        false => Err(Refusal::Ended {
            reference: standard.entry.reference(),
        }),
    }
}
