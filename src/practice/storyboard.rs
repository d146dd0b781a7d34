//! A storyboard: one learner, one process, one challenge.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::{Birth, Board, references},
    change::{Change, Put, StepName},
    entry::Entry,
    kind::Kind,
    lang::Lang,
    reference,
    refusal::Refusal,
    stem,
    when::{Day, Stamp},
};

/// A storyboard (`board.toml`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Storyboard {
    /// When the board was opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub opened: Option<Stamp>,
    /// Where we want to get to: one sentence, six months to three years out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<String>,
    /// Who works at this board: a known handle or name, or any text.
    #[schemars(extend("x-shape" = "person", "x-default" = "me"))]
    pub learner: String,
    /// The process that is looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process: Option<String>,
    /// Who asks the five questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "person"))]
    pub coach: Option<String>,
    /// Who coaches the coach.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "person", "x-ask" = "never"))]
    pub second_coach: Option<String>,
    /// When the challenge should be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-forward" = true))]
    pub by: Option<Day>,
    /// What the challenge serves: another board, or customers, employees or society.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "slug", "x-reference" = "board"))]
    pub serves: Option<String>,
    /// How often the coaching cycle is held: daily, weekdays, weekly, or days with a time ("mon,wed 08:30").
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "cadence"))]
    pub cadence: Option<String>,
    /// The problems from the inbox for which it was opened, or that were taken up with it: stems.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true, "x-reference" = "problem"))]
    pub problems: Vec<String>,
    /// The obstacle that is being worked on: its stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "obstacle"))]
    pub focus: Option<String>,
    /// Earlier challenges, each with the reason why it changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub earlier: Vec<EarlierChallenge>,
    /// Each time it was handed over, with what the next one had to know; only ever added to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub handed_over: Vec<HandOver>,
    /// Set while the board rests.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub paused: Option<Pause>,
    /// When the work was last taken up again, after a rest or after its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub resumed: Option<Day>,
    /// Set when the work at this board has ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub closed: Option<BoardClosed>,
}

/// A challenge that was replaced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EarlierChallenge {
    pub on: Day,
    pub challenge: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A board that went from one person to the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HandOver {
    /// When it was handed over.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// Who had it before; none where nobody did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-shape" = "person"))]
    pub from: Option<String>,
    /// Who has it from now on: a known handle or name, or any text.
    #[schemars(extend("x-shape" = "person"))]
    pub to: String,
    /// As what; the learner, when left out.
    #[serde(default)]
    pub r#as: Role,
    /// What the next one must know.
    pub know: String,
}

/// What somebody is at a board.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    #[default]
    Learner,
    Coach,
}

impl Role {
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Learner => "learner",
            Role::Coach => "coach",
        }
    }
}

/// A board that rests.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Pause {
    /// When it was laid to rest.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// When the work goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-forward" = true, "x-ask" = "always"))]
    pub until: Option<Day>,
}

/// How the work at a board ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BoardClosed {
    /// When the board was closed.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// What was learned at this board.
    pub learned: String,
}

/// Why the challenge of a board changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    /// Why the challenge changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Storyboard {
    /// Opens a board under a slug that no board has.
    pub fn open(mut self, name: &str, boards: &[String], birth: &Birth) -> Result<Change, Refusal> {
        slug(name, birth.lang)?;
        if boards.iter().any(|board| board == name) {
            return Err(Refusal::BoardExists {
                slug: name.to_owned(),
            });
        }
        self.opened = Some(birth.at);
        let entry = birth.named(Some(name), self, "board".to_owned());
        Ok(Change::new(
            StepName::BoardOpened,
            birth.at,
            Put::new(entry),
        ))
    }
}

impl Board {
    /// Whether the work at a board can end: nothing may be left behind of which nobody knows what
    /// became of it.
    pub fn may_end(&self) -> Result<(), Refusal> {
        if self.closed() {
            return Err(Refusal::Ended {
                reference: self.own().entry.reference(),
            });
        }
        let running = self.open_experiments();
        if !running.is_empty() {
            return Err(Refusal::BoardStillRuns {
                open: references(&running),
            });
        }
        match self.open_target() {
            Some(target) => Err(Refusal::BoardStillAims {
                open: target.entry.reference(),
            }),
            None => Ok(()),
        }
    }

    /// Ends the work at a board, with what was learned.
    pub fn close(&self, closed: BoardClosed, at: Stamp) -> Result<Change, Refusal> {
        self.may_end()?;
        let own = self.own();
        let body = Storyboard {
            closed: Some(closed),
            ..own.body.clone()
        };
        Ok(Change::new(
            StepName::BoardClosed,
            at,
            Put::edit(own.entry, own.entry.saying(body)),
        ))
    }

    /// Lays the board to rest, until a day or until it is taken up again.
    pub fn pause(&self, pause: Pause, at: Stamp) -> Result<Change, Refusal> {
        let own = self.own();
        if self.closed() {
            return Err(Refusal::Ended {
                reference: own.entry.reference(),
            });
        }
        let body = Storyboard {
            paused: Some(pause),
            ..own.body.clone()
        };
        Ok(Change::new(
            StepName::BoardPaused,
            at,
            Put::edit(own.entry, own.entry.saying(body)),
        ))
    }

    /// Whether the board can be handed over at all.
    pub fn may_hand_over(&self) -> Result<(), Refusal> {
        self.takes(StepName::BoardHandedOver)
    }

    /// Hands the board over to whoever learns or coaches here from now on.
    pub fn hand_over(&self, mut fields: HandOver, at: Stamp) -> Result<Change, Refusal> {
        self.may_hand_over()?;
        let own = self.own();
        let mut body = own.body.clone();
        fields.from = match fields.r#as {
            Role::Learner => Some(std::mem::replace(&mut body.learner, fields.to.clone())),
            Role::Coach => body.coach.replace(fields.to.clone()),
        };
        if fields.from.as_ref() == Some(&fields.to) {
            return Err(Refusal::HasItAlready {
                slug: self.slug.clone(),
                person: fields.to,
            });
        }
        let know = fields.know.clone();
        body.handed_over.push(fields);
        let put = Put::edit(own.entry, own.entry.saying(body));
        let reference = own.entry.reference();
        Ok(Change::new(StepName::BoardHandedOver, at, put).about(Some(reference), know))
    }

    /// Takes the work at a board up again, after a rest or after its end.
    pub fn reopen(&self, at: Stamp) -> Result<Change, Refusal> {
        let own = self.own();
        if !self.closed() && own.body.paused.is_none() {
            return Err(Refusal::NotEnded {
                reference: own.entry.reference(),
            });
        }
        let body = Storyboard {
            closed: None,
            paused: None,
            resumed: Some(at.day()),
            ..own.body.clone()
        };
        Ok(Change::new(
            StepName::BoardReopened,
            at,
            Put::edit(own.entry, own.entry.saying(body)),
        ))
    }

    /// Keeps the challenge that was there, and why it changed, when an edit replaces it.
    pub fn edited(&self, edited: Entry, why: Option<String>, at: Stamp) -> Change {
        let own = self.own();
        let mut after = edited;
        if let (Some(before), Some(body)) = (&own.body.challenge, after.get::<Storyboard>())
            && body.challenge.as_ref() != Some(before)
        {
            let mut body = body.clone();
            body.earlier.push(EarlierChallenge {
                on: at.day(),
                challenge: before.clone(),
                why,
            });
            after = after.saying(body);
        }
        Change::new(StepName::BoardEdited, at, Put::edit(own.entry, after))
    }
}

/// Whom a challenge may serve besides another board's: what the direction says something of.
pub const SERVED: [&str; 3] = ["customers", "employees", "society"];

/// Names that Windows keeps for devices; a folder of that name cannot be checked out there.
pub(crate) const RESERVED: &[&str] = &["aux", "con", "nul", "prn", "com", "lpt"];

/// Whether a board or a metric may have this name: it becomes a folder or a file everywhere.
pub fn slug(name: &str, lang: Lang) -> Result<(), Refusal> {
    if is_slug(name) {
        return Ok(());
    }
    let proposal = Some(stem::name(name, lang)).filter(|proposal| is_slug(proposal));
    let proposal = proposal.unwrap_or_else(|| "packing".to_owned());
    Err(Refusal::BadSlug {
        slug: name.to_owned(),
        proposal,
    })
}

/// Whether a folder or a file of this name can be everywhere, and nothing else goes by it.
pub fn is_slug(name: &str) -> bool {
    let letters =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let edges = name.starts_with('-') || name.ends_with('-');
    let device = RESERVED.contains(&name.trim_end_matches(|letter: char| letter.is_ascii_digit()));
    // `o5` would be read as the obstacle 5 wherever a reference may stand.
    let spoken = matches!(reference::read(name).name, reference::Name::Numbered(..));
    // Each of these is something else wherever it is said.
    let taken = SERVED.contains(&name) || name == Kind::Direction.noun();
    !name.is_empty()
        && !taken
        && name.len() <= 40
        && !edges
        && !device
        && !spoken
        && name.chars().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_proposed_with_every_word_that_was_meant() {
        for (name, proposed) in [
            ("in pak", "in-pak"),
            ("In Pak", "in-pak"),
            ("Durée à l'étage", "duree-a-letage"),
            ("the packing bench", "the-packing-bench"),
        ] {
            let refused = slug(name, Lang::En);
            assert!(
                matches!(&refused, Err(Refusal::BadSlug { proposal, .. }) if proposal == proposed),
                "{refused:?}"
            );
        }
    }

    #[test]
    fn names_that_no_file_system_or_reference_could_hold_are_refused() {
        for bad in [
            "",
            "..",
            ".git",
            "-x",
            "x-",
            "Packing",
            "a b",
            "nul",
            "com1",
            "/etc",
            "o5",
            "direction",
            "customers",
            "é",
            &"x".repeat(41),
        ] {
            assert!(!is_slug(bad), "{bad}");
        }
        for good in ["packing", "bug-debt", "line-2", "controls", "komen"] {
            assert!(is_slug(good), "{good}");
        }
    }
}
