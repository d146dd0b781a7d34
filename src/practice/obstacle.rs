//! An obstacle between today and the target condition.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::{Birth, Board},
    change::{Change, Put, StepName},
    entry::Of,
    refusal::Refusal,
    storyboard::Storyboard,
    when::{Day, Stamp},
};

/// An obstacle (`obstacles/NNN-….toml`, O1).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Obstacle {
    /// When it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub found: Option<Stamp>,
    /// What is in the way, as it was seen.
    #[schemars(extend("x-positional" = true))]
    pub text: String,
    /// How it will be seen that it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone_when: Option<String>,
    /// The target conditions it stands in the way of: stems.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true, "x-reference" = "target"))]
    pub targets: Vec<String>,
    /// The problems from the inbox that were taken up with it: stems.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true, "x-reference" = "problem"))]
    pub problems: Vec<String>,
    /// Set when it is resolved or dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub closed: Option<ObstacleClosed>,
}

/// How an obstacle ended: dropped when it says why, else resolved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ObstacleClosed {
    /// When it ended.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// The experiment through which it was resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-reference" = "experiment", "x-ask" = "always"))]
    pub through: Option<String>,
    /// Why it was dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub why: Option<String>,
}

impl Obstacle {
    /// Dropped rather than resolved.
    pub fn dropped(&self) -> bool {
        self.closed
            .as_ref()
            .is_some_and(|closed| closed.why.is_some())
    }
}

impl Board {
    /// Puts obstacles into the parking lot, in the way of the open target.
    pub fn find_obstacles(&self, found: Vec<(Obstacle, Birth)>, at: Stamp) -> Change {
        let targets: Vec<String> = self
            .open_target()
            .map(|target| target.stem().to_owned())
            .into_iter()
            .collect();
        let puts = found.into_iter().map(|(mut fields, birth)| {
            fields.found = Some(birth.at);
            fields.targets.clone_from(&targets);
            let text = fields.text.clone();
            Put::new(birth.entry(Some(&self.slug), fields, &text))
        });
        Change::of(StepName::ObstacleFound, at, puts)
    }

    /// Puts one obstacle into focus, or none.
    pub fn focus_on(&self, written: Option<&str>, at: Stamp) -> Result<Change, Refusal> {
        let mut changed = self.own().body.clone();
        let mut about = None;
        changed.focus = match written {
            None => None,
            Some(written) => {
                let obstacle = self.find_of::<Obstacle>(written)?;
                if obstacle.body.closed.is_some() {
                    return Err(Refusal::Ended {
                        reference: obstacle.entry.reference(),
                    });
                }
                about = Some(obstacle);
                Some(obstacle.stem().to_owned())
            }
        };
        // An obstacle from before comes along when it is worked on again.
        let came_along = about.and_then(|obstacle| {
            let target = self.open_target()?.stem().to_owned();
            (!obstacle.body.targets.contains(&target)).then(|| {
                let mut body = obstacle.body.clone();
                body.targets.push(target);
                Put::edit(obstacle.entry, obstacle.entry.saying(body))
            })
        });
        let own = self.own().entry;
        let change = Change::new(
            StepName::ObstacleFocused,
            at,
            Put::edit(own, own.saying(changed)),
        );
        let change = change.and(came_along);
        Ok(match about {
            Some(obstacle) => change.about_record(obstacle.entry, obstacle.body.text.clone()),
            None => change,
        })
    }

    /// The obstacle is gone. Without a reference it is the one in focus, or the only one.
    pub fn resolve_obstacle(
        &self,
        written: Option<&str>,
        through: Option<String>,
        at: Stamp,
    ) -> Result<Change, Refusal> {
        let closed = ObstacleClosed {
            on: at.day(),
            through,
            why: None,
        };
        self.close_obstacle(StepName::ObstacleResolved, written, closed, at)
    }

    /// The obstacle is not worked on any more, though it is still there.
    pub fn drop_obstacle(
        &self,
        written: Option<&str>,
        why: String,
        at: Stamp,
    ) -> Result<Change, Refusal> {
        let closed = ObstacleClosed {
            on: at.day(),
            through: None,
            why: Some(why),
        };
        self.close_obstacle(StepName::ObstacleDropped, written, closed, at)
    }

    /// The obstacle that is still in the way: the named one, the one in focus, or the only one.
    pub fn standing(&self, written: Option<&str>) -> Result<Of<'_, Obstacle>, Refusal> {
        let candidates = match self.focus() {
            Some(focus) => vec![focus],
            None => self.open_obstacles(),
        };
        let meant = self.meant(written, candidates)?;
        match meant.body.closed {
            Some(_) => Err(Refusal::Ended {
                reference: meant.entry.reference(),
            }),
            None => Ok(meant),
        }
    }

    fn close_obstacle(
        &self,
        step: StepName,
        written: Option<&str>,
        closed: ObstacleClosed,
        at: Stamp,
    ) -> Result<Change, Refusal> {
        let meant = self.standing(written)?;
        let body = Obstacle {
            closed: Some(closed),
            ..meant.body.clone()
        };
        let put = Put::edit(meant.entry, meant.entry.saying(body));
        let in_focus = self.own().body.focus.as_deref() == Some(meant.stem());
        Ok(Change::new(step, at, put).and(in_focus.then(|| self.without_focus())))
    }

    /// An obstacle that is in the way again.
    pub fn reopen_obstacle(&self, written: &str, at: Stamp) -> Result<Change, Refusal> {
        let meant = self.find_of::<Obstacle>(written)?;
        if meant.body.closed.is_none() {
            return Err(Refusal::NotEnded {
                reference: meant.entry.reference(),
            });
        }
        let mut body = Obstacle {
            closed: None,
            ..meant.body.clone()
        };
        // It is in the way of what is being worked on now, not only of what it was found for.
        if let Some(target) = self.open_target()
            && !body.targets.iter().any(|stem| stem == target.stem())
        {
            body.targets.push(target.stem().to_owned());
        }
        let put = Put::edit(meant.entry, meant.entry.saying(body));
        Ok(Change::new(StepName::ObstacleReopened, at, put))
    }

    /// The board's own record with nothing in focus.
    pub(crate) fn without_focus(&self) -> Put {
        let own = self.own();
        Put::edit(
            own.entry,
            own.entry.saying(Storyboard {
                focus: None,
                ..own.body.clone()
            }),
        )
    }
}
