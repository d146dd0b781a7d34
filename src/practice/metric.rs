//! A measure of a board.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::{Birth, Board},
    change::{Change, Put, StepName},
    entry::{Common, Entry, Place},
    kind::Kind,
    points::{self, Correction, Points},
    refusal::Refusal,
    spreadsheet::Spreadsheet,
    storyboard::slug,
    when::{Day, Moment, Stamp},
};

/// A measure of this board (`metrics/SLUG.toml`); its points stand in a file of their own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Metric {
    /// The unit, as it is said: min, h, %, orders.
    pub unit: String,
    /// The name, where it is more than the slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Which way is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// Whether it measures what comes out or how the process runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<MetricKind>,
    /// How it is measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// A line on the chart, such as takt=55; may be repeated.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("x-shape" = "lines", "x-ask" = "never"))]
    pub line: BTreeMap<String, f64>,
    /// When the way of measuring changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub changed: Vec<ChangedWay>,
    /// How its spreadsheets are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub spreadsheet: Option<Spreadsheet>,
}

/// A way of measuring that held up to a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChangedWay {
    /// The first day measured in the new way.
    pub from: Day,
    /// The new way.
    pub how: String,
    /// The way before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Better {
    Lower,
    Higher,
    Near,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MetricKind {
    Outcome,
    Process,
}

/// What a spreadsheet has of one metric.
#[derive(Debug, Clone, PartialEq)]
pub struct FromSheet {
    pub metric: String,
    pub values: Vec<(Moment, f64)>,
    pub read_as: Spreadsheet,
}

/// The step that an import is, and what it comes to for each metric.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    pub change: Change,
    pub columns: Vec<Added>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Added {
    pub metric: String,
    pub added: usize,
    /// How many were there already.
    pub there: usize,
    /// Days on which something else had been measured before.
    pub other_days: Vec<Day>,
}

impl Board {
    /// Adds a measure. It may not go by a board's name, for wherever a reference stands that means
    /// the board.
    pub fn add_metric(
        &self,
        name: &str,
        fields: Metric,
        boards: &[String],
        birth: &Birth,
    ) -> Result<Change, Refusal> {
        slug(name, birth.lang)?;
        if boards.iter().any(|board| board == name) {
            return Err(Refusal::NameOfBoard {
                slug: name.to_owned(),
            });
        }
        if self.metric(name).is_ok() {
            return Err(Refusal::MetricExists {
                slug: name.to_owned(),
            });
        }
        let entry = birth.named(Some(&self.slug), fields, name.to_owned());
        Ok(Change::new(
            StepName::MetricAdded,
            birth.at,
            Put::new(entry),
        ))
    }

    /// Adds points of one sitting.
    pub fn measure(
        &self,
        metric: &str,
        on: Moment,
        values: &[f64],
        note: Option<String>,
        at: Stamp,
    ) -> Result<Change, Refusal> {
        Ok(Change::new(
            StepName::Measured,
            at,
            self.measured(metric, on, values, note)?,
        ))
    }

    pub(crate) fn measured(
        &self,
        metric: &str,
        on: Moment,
        values: &[f64],
        note: Option<String>,
    ) -> Result<Put, Refusal> {
        let metric = self.metric(metric)?;
        let mut points = self
            .points(metric.stem())
            .map(|of| of.body.clone())
            .unwrap_or_default();
        let first = points.next_order(&on);
        let added = values.iter().zip(first..).map(|(value, n)| points::Point {
            on,
            n,
            value: *value,
            note: note.clone(),
            instead_of: None,
            removed: None,
            set_aside: None,
        });
        points.points.extend(added.collect::<Vec<_>>());
        Ok(self.put_points(metric.stem(), points))
    }

    /// Adds what a spreadsheet has of metrics, as far as it is not there yet, and remembers how the
    /// spreadsheet was read.
    pub fn import(&self, columns: Vec<FromSheet>, at: Stamp) -> Result<Imported, Refusal> {
        let mut puts = Vec::new();
        let mut further = Vec::new();
        let mut columns_added = Vec::new();
        for column in columns {
            let metric = self.metric(&column.metric)?;
            let mut points = self
                .points(metric.stem())
                .map(|of| of.body.clone())
                .unwrap_or_default();
            let added = points.not_there_yet(&column.values);
            columns_added.push(Added {
                metric: metric.stem().to_owned(),
                there: column.values.len() - added.len(),
                other_days: points.days_with_others(&added),
                added: added.len(),
            });
            if !added.is_empty() {
                points.points.extend(added);
                puts.push(self.put_points(metric.stem(), points));
            }
            let mut body = metric.body.clone();
            body.spreadsheet = Some(column.read_as);
            further.push(Put::edit(metric.entry, metric.entry.saying(body)));
        }
        Ok(Imported {
            change: Change::of(StepName::Imported, at, puts).and(further),
            columns: columns_added,
        })
    }

    /// Adds a correction of an earlier point; the earlier line stays. `gone` says why a point is gone
    /// that has to be measured anew.
    pub fn correct(
        &self,
        metric: &str,
        on: Option<Moment>,
        values: (f64, f64),
        what: Correction,
        (note, gone): (Option<String>, String),
        at: Stamp,
    ) -> Result<Change, Refusal> {
        let metric = self.metric(metric)?;
        let mut points = self
            .points(metric.stem())
            .map(|of| of.body.clone())
            .unwrap_or_default();
        points
            .correct(on.as_ref(), values, what, note, gone)
            .map_err(|missing| Refusal::PointMissing {
                metric: metric.stem().to_owned(),
                value: missing.value.to_string(),
            })?;
        Ok(Change::new(
            StepName::Measured,
            at,
            self.put_points(metric.stem(), points),
        ))
    }

    pub(crate) fn put_points(&self, metric: &str, points: Points) -> Put {
        match self.points(metric) {
            Some(of) => Put::edit(of.entry, of.entry.saying(points)),
            None => {
                let place = Place {
                    board: Some(self.slug.clone()),
                    kind: Kind::Points,
                    stem: metric.to_owned(),
                };
                // The file holds nothing but points, so that two clones which both make it
                // can be merged line by line.
                Put::new(Entry::new(place, Common::default(), points))
            }
        }
    }
}

/// The edited metric with a mark that its way of measuring changed on a day. The marks stand in the
/// order of their days; a second one for a day takes the place of the first.
pub fn changed_way(before: &Entry, after: &Entry, from: Day) -> Entry {
    let (Some(was), Some(is)) = (before.get::<Metric>(), after.get::<Metric>()) else {
        return after.clone();
    };
    let Some(how) = is.how.clone().filter(|_| is.how != was.how) else {
        return after.clone();
    };
    let mut body = is.clone();
    let mark = ChangedWay {
        from,
        how,
        before: was.how.clone(),
    };
    match body.changed.iter_mut().find(|mark| mark.from == from) {
        // What was there before that day is what the first mark says.
        Some(same) => same.how = mark.how,
        None => body.changed.push(mark),
    }
    body.changed.sort_by_key(|mark| mark.from);
    after.saying(body)
}

/// The days of the points that a put adds.
pub fn added_days(put: &Put) -> Vec<Day> {
    let points = |entry: &Entry| entry.get::<Points>().map(|points| points.points.clone());
    let had = put
        .before
        .as_ref()
        .and_then(points)
        .map_or(0, |points| points.len());
    let all = points(&put.after).unwrap_or_default();
    all.iter().skip(had).map(|point| point.on.day()).collect()
}
