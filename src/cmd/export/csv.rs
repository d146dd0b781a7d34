//! `kata export csv`: what was measured, for a spreadsheet.

use chrono::{Local, NaiveDateTime};
use clap::Args;

use crate::{
    cmd::{
        app::App,
        export::output::{Content, Output},
        failure::{Failure, exit},
        session::Session,
    },
    practice::{entry::Of, lang::Lang, metric::Metric, when::Stamp},
    say,
    view::{
        lang::{Words, when},
        spreadsheet,
    },
};

#[derive(Args)]
pub struct Csv {
    /// The measure; all of the board's when left out
    metric: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Csv {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut session = Session::read(app)?;
        let board = session.board(app)?.clone();
        let metrics: Vec<Of<'_, Metric>> = match &self.metric {
            Some(slug) => vec![board.metric(&slug.trim().to_lowercase())?],
            None => board.all().collect(),
        };
        if metrics.is_empty() {
            let message = say!("failed-export-no-metric", board = &board.slug);
            return Err(Failure::new(exit::FAILED, message).hint(say!("hint-export-no-metric")));
        }
        let text = spreadsheet::measurements(&metrics, &board, app.words(), &wall)?;
        let content = Content {
            what: "csv",
            text,
            is_own: |text| {
                let all = Lang::ALL.map(Words::new);
                spreadsheet::is_measurements(text, &all)
            },
        };
        self.output.put(app, &session.home, &content)
    }
}

/// The time on this clock, where this clock reads it as the same instant: in the hour that comes
/// twice in autumn it may not.
fn wall(stamp: Stamp) -> Option<NaiveDateTime> {
    let local = stamp.time().with_timezone(&Local).naive_local();
    let back = when::on_this_clock(local)?;
    (back.time() == stamp.time()).then_some(local)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        practice::{
            board::Board,
            entry::{Common, Entry, Place},
            kind::{Body, Kind},
            points::{Point, Points},
            storyboard::Storyboard,
            when::{Day, Moment},
        },
        sheet::{self, Asked, Wanted, date::Clock, number::Mark},
    };
    use chrono::{FixedOffset, NaiveDate, TimeZone, Utc};
    use proptest::prelude::*;

    fn board(metrics: &[Vec<Point>]) -> Board {
        let entry = |kind, stem: &str, body: Body| {
            let board = Some("packing".to_owned());
            let stem = stem.to_owned();
            Entry::new(Place { board, kind, stem }, Common::default(), body)
        };
        let own = Storyboard {
            learner: "noor".to_owned(),
            ..Storyboard::default()
        };
        let mut entries = vec![entry(Kind::Board, "board", own.into())];
        for (place, points) in metrics.iter().enumerate() {
            let stem = format!("metric-{place}");
            let metric = Metric {
                unit: "min".to_owned(),
                ..Metric::default()
            };
            entries.push(entry(Kind::Metric, &stem, metric.into()));
            let points = points.clone();
            entries.push(entry(Kind::Points, &stem, Points { points }.into()));
        }
        Board::new("packing".to_owned(), entries).unwrap()
    }

    fn moment() -> impl Strategy<Value = Moment> {
        let day = (0i64..60_000).prop_map(|days| {
            let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
            Day::from(first).plus(days)
        });
        let stamp = (0i64..4_000_000_000, -12i32..=14).prop_map(|(seconds, hours)| {
            let offset = FixedOffset::east_opt(hours * 3600).unwrap();
            let utc = Utc.timestamp_opt(seconds, 0).unwrap();
            Stamp::from(utc.with_timezone(&offset))
        });
        prop_oneof![day.prop_map(Moment::Day), stamp.prop_map(Moment::Stamp)]
    }

    fn point() -> impl Strategy<Value = Point> {
        let value = prop_oneof![
            (-9_999_999i64..9_999_999).prop_map(|thousandths| thousandths as f64 / 1000.0),
            -1e9..1e9f64,
        ];
        let note = proptest::option::of("[a-z=+@;,\"'\n -]{1,12}[a-z]");
        (moment(), value, note).prop_map(|(on, value, note)| Point {
            on,
            n: 1,
            value,
            note,
            instead_of: None,
            removed: None,
            set_aside: None,
        })
    }

    /// What was measured, whatever clock it was read from.
    fn measured(mut values: Vec<(Moment, f64)>) -> Vec<(Option<Day>, Option<i64>, String)> {
        values.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let each = values.into_iter().map(|(on, value)| {
            let (day, instant) = match on {
                Moment::Day(day) => (Some(day), None),
                Moment::Stamp(stamp) => (None, Some(stamp.time().timestamp())),
            };
            (day, instant, value.to_string())
        });
        let mut each: Vec<_> = each.collect();
        each.sort();
        each
    }

    proptest! {
        #[test]
        fn what_is_exported_is_what_an_import_reads(
            first in proptest::collection::vec(point(), 1..12),
            second in proptest::collection::vec(point(), 0..12),
            lang in proptest::sample::select(&Lang::ALL[..]),
        ) {
            // The order at a moment is given by the program, and tells two alike apart.
            let number = |mut points: Vec<Point>| {
                for place in 0..points.len() {
                    let on = points[place].on;
                    let before = points[..place].iter().filter(|point| point.on == on).count();
                    points[place].n = u32::try_from(before + 1).unwrap();
                }
                points
            };
            let all: Vec<Vec<Point>> = [first, second]
                .into_iter()
                .map(number)
                .filter(|points| !points.is_empty())
                .collect();
            let board = board(&all);
            let metrics: Vec<Of<'_, Metric>> = board.all().collect();
            let words = Words::new(lang);
            let text = spreadsheet::measurements(&metrics, &board, &words, &wall).unwrap();
            prop_assert!(spreadsheet::is_measurements(&text, &[words]));
            let grid = sheet::open(text.as_bytes(), None).unwrap();
            let asked = metrics.iter().map(|metric| Asked {
                slug: metric.stem().to_owned(),
                name: None,
                unit: "min".to_owned(),
                column: None,
                mark: Mark::Unknown,
            });
            let wanted = Wanted {
                metrics: asked.collect(),
                any: metrics.len() > 1,
                others: Vec::new(),
                date_column: None,
                order: None,
                clock: Clock {
                    today: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
                    local: &when::on_this_clock,
                },
            };
            let reading = sheet::read(&grid, &wanted).unwrap();
            for (column, points) in reading.columns.iter().zip(&all) {
                let points = points.iter().map(|point| (point.on, point.value));
                prop_assert_eq!(measured(column.values.clone()), measured(points.collect()));
            }
        }
    }
}
