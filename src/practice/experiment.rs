//! An experiment: the next step, with its prediction before anything is done.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::{Birth, Board, references},
    change::{Change, Put, StepName},
    entry::Of,
    points::Correction,
    refusal::Refusal,
    when::{Day, Moment, Stamp},
};

/// An experiment (`experiments/NNN-….toml`, E1).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Experiment {
    /// The target condition it works toward: its stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-reference" = "target"))]
    pub target: Option<String>,
    /// The obstacle it works on: its stem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true, "x-edited" = true, "x-reference" = "obstacle"))]
    pub obstacle: Option<String>,
    /// How much is changed at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ExperimentKind>,
    /// When it was planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub planned: Option<Stamp>,
    /// When we can go and see what was learned.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "moment", "x-forward" = true))]
    pub by: Option<Moment>,
    /// What will be done next: one step.
    #[schemars(extend("x-place" = 1))]
    pub step: String,
    /// What you expect to see, written before it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-required" = true, "x-place" = 2))]
    pub expect: Option<String>,
    /// The experiments, or other records, that it builds on; may be repeated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-reference" = "", "x-ask" = "never"))]
    pub builds_on: Vec<String>,
    /// Who could be hurt by it, and how that is prevented.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ask" = "never"))]
    pub guard: Option<String>,
    /// Why it begins while another one is still open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ask" = "never"))]
    pub alongside: Option<String>,
    /// The expected range of a metric, SLUG=LOW..HIGH; either end may be open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-flag" = "predict", "x-place" = 3))]
    pub prediction: Option<Prediction>,
    /// Each time it was found still running.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub continued: Vec<Continued>,
    /// What happened and what was learned.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub result: Option<Outcome>,
    /// Set when it was dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub closed: Option<Dropped>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExperimentKind {
    GoAndSee,
    Exploratory,
    SingleFactor,
    MultiFactor,
}

/// The range in which a metric is expected; an end that is missing is open.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-shape" = "range"))]
pub struct Prediction {
    /// The metric's slug.
    pub metric: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

/// What came of an experiment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    /// When it was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub recorded: Option<Stamp>,
    /// What happened, as it was seen.
    pub happened: String,
    /// The value of the predicted metric; also becomes a point of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// How it turned out against the expectation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turned_out: Option<TurnedOut>,
    /// What we know now that we did not know before.
    pub learned: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TurnedOut {
    AsExpected,
    Partly,
    Different,
    Inconclusive,
}

/// A look at an experiment that is still running.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Continued {
    /// When that was said.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// When we look again.
    #[schemars(extend("x-shape" = "moment", "x-forward" = true))]
    pub by: Moment,
    /// Why it goes on.
    pub why: String,
}

/// Why something was not carried on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dropped {
    /// When it was dropped.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// Why it is not carried on.
    pub why: String,
}

impl Experiment {
    /// Neither recorded nor dropped.
    pub fn open(&self) -> bool {
        self.result.is_none() && self.closed.is_none()
    }

    /// Recorded as learned, though nothing had been predicted.
    pub fn without_prediction(&self) -> bool {
        // It was never planned; an expectation that is written down later changes nothing of that.
        self.result.is_some() && self.planned.is_none()
    }

    /// When it is to be looked at: the last date that was said.
    pub fn look_again(&self) -> Option<Moment> {
        self.continued
            .last()
            .map(|continued| continued.by)
            .or(self.by)
    }
}

impl Prediction {
    /// Whether the value lies in the range, its ends included.
    pub fn holds(&self, value: f64) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }
}

/// What a result is recorded for.
#[derive(Debug, Clone, PartialEq)]
pub enum Recorded<'a> {
    /// The named experiment, or the only open one.
    Planned(Option<&'a str>),
    /// A step that was taken without a prediction; it stays marked so.
    Unplanned(Experiment, Birth),
}

impl Board {
    /// Plans the next step. While another experiment is open that takes a reason.
    pub fn plan(&self, mut fields: Experiment, birth: &Birth) -> Result<Change, Refusal> {
        let open = self.open_experiments();
        if !open.is_empty() && fields.alongside.is_none() {
            return Err(Refusal::ExperimentOpen {
                open: references(&open),
            });
        }
        if let Some(prediction) = &fields.prediction {
            self.can_be_told(prediction)?;
        }
        fields.planned = Some(birth.at);
        Ok(Change::new(
            StepName::ExperimentPlanned,
            birth.at,
            Put::new(self.experiment(fields, birth)),
        ))
    }

    /// Whether anybody can tell later if a prediction held: its metric is on this board, and its
    /// range has room for a value.
    pub(crate) fn can_be_told(&self, prediction: &Prediction) -> Result<(), Refusal> {
        self.metric(&prediction.metric)?;
        match (prediction.low, prediction.high) {
            (Some(low), Some(high)) if low > high => Err(Refusal::RangeReversed {
                metric: prediction.metric.clone(),
            }),
            _ => Ok(()),
        }
    }

    /// Records what happened; the value becomes a point of the predicted metric.
    pub fn record(
        &self,
        what: Recorded<'_>,
        outcome: Outcome,
        at: Stamp,
    ) -> Result<Change, Refusal> {
        let outcome = Outcome {
            recorded: Some(at),
            ..outcome
        };
        let (put, metric) = match what {
            Recorded::Planned(written) => {
                let meant = self.waits_for_result(written)?;
                let mut body = meant.body.clone();
                body.result = Some(outcome.clone());
                let metric = body
                    .prediction
                    .as_ref()
                    .map(|prediction| prediction.metric.clone());
                (Put::edit(meant.entry, meant.entry.saying(body)), metric)
            }
            Recorded::Unplanned(mut fields, birth) => {
                fields.result = Some(outcome.clone());
                (Put::new(self.experiment(fields, &birth)), None)
            }
        };
        let point = match (outcome.value, metric) {
            (Some(value), Some(metric)) => {
                let on = Moment::Day(at.day());
                Some(self.measured(&metric, on, &[value], None)?)
            }
            _ => None,
        };
        Ok(Change::new(StepName::ExperimentRecorded, at, put).and(point))
    }

    /// Says that an experiment is still running.
    pub fn carry_on(
        &self,
        written: Option<&str>,
        continued: Continued,
        at: Stamp,
    ) -> Result<Change, Refusal> {
        let meant = self.running(written)?;
        let mut body = meant.body.clone();
        body.continued.push(continued);
        let put = Put::edit(meant.entry, meant.entry.saying(body));
        Ok(Change::new(StepName::ExperimentContinued, at, put))
    }

    /// Drops an experiment; it stays in the record.
    pub fn drop_experiment(
        &self,
        written: Option<&str>,
        dropped: Dropped,
        at: Stamp,
    ) -> Result<Change, Refusal> {
        let meant = self.running(written)?;
        let mut body = meant.body.clone();
        body.closed = Some(dropped);
        let put = Put::edit(meant.entry, meant.entry.saying(body));
        Ok(Change::new(StepName::ExperimentDropped, at, put))
    }

    /// The point that came with a result, when the result's value was edited: corrected, added or
    /// removed as the value was. `removed` says why, where it is gone.
    pub fn value_corrected(
        &self,
        was: &Experiment,
        is: &Experiment,
        removed: String,
    ) -> Option<Put> {
        let metric = &is.prediction.as_ref()?.metric;
        let on = Moment::Day(is.result.as_ref()?.recorded?.day());
        let value =
            |experiment: &Experiment| experiment.result.as_ref().and_then(|result| result.value);
        let (old, new, what) = match (value(was), value(is)) {
            (Some(old), Some(new)) if old != new => (old, new, Correction::InsteadOf(old)),
            (Some(old), None) => (old, old, Correction::Removed(removed.clone())),
            (None, Some(new)) => return self.measured(metric, on, &[new], None).ok(),
            _ => return None,
        };
        let mut points = self.points(metric)?.body.clone();
        points
            .correct(Some(&on), (old, new), what, None, removed)
            .ok()?;
        Some(self.put_points(metric, points))
    }

    /// The experiment whose result may be recorded.
    pub fn waits_for_result(&self, written: Option<&str>) -> Result<Of<'_, Experiment>, Refusal> {
        let meant = self.meant(written, self.open_experiments())?;
        let reference = meant.entry.reference();
        match (&meant.body.result, &meant.body.closed) {
            (Some(_), _) => Err(Refusal::AlreadyRecorded { reference }),
            (None, Some(_)) => Err(Refusal::Ended { reference }),
            (None, None) => Ok(meant),
        }
    }

    /// The experiment that is still running.
    pub fn running(&self, written: Option<&str>) -> Result<Of<'_, Experiment>, Refusal> {
        let meant = self.meant(written, self.open_experiments())?;
        if meant.body.open() {
            Ok(meant)
        } else {
            Err(Refusal::Ended {
                reference: meant.entry.reference(),
            })
        }
    }

    /// A new experiment toward the open target and against the obstacle in focus.
    fn experiment(&self, mut fields: Experiment, birth: &Birth) -> crate::practice::entry::Entry {
        fields.target = self.open_target().map(|target| target.stem().to_owned());
        fields.obstacle = self.focus().map(|obstacle| obstacle.stem().to_owned());
        let step = fields.step.clone();
        birth.entry(Some(&self.slug), fields, &step)
    }
}
