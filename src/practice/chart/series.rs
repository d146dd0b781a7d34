//! From measurements to a chart: segments, moving ranges, gaps; limits and signals of each segment.

use crate::practice::{
    chart::{
        Changed, Chart, ChartKind, Charted, ENOUGH, Limits, Segment, Signal,
        limits::{difference, plain},
        signals,
    },
    metric::ChangedWay,
    points::Point,
};

/// A pause is a gap when it is longer than this many of the usual ones.
const LONG: i64 = 3;

impl Chart {
    /// The chart of points, in the order in which they were measured, without what stands beside
    /// them.
    pub fn of(points: Vec<Point>, changed: &[ChangedWay], kind: Option<ChartKind>) -> Chart {
        let all = points.len();
        let mut points: Vec<Charted> = points
            .into_iter()
            .filter(|point| point.value.is_finite())
            .map(charted)
            .collect();
        let mut changes: Vec<Changed> = changed.iter().map(Changed::from).collect();
        changes.sort_by_key(|change| change.from);
        mark_gaps(&mut points);
        let stretches = stretches(&mut points, &changes);
        let counted = |first: usize, last: usize| {
            let of = points[first..=last].iter().enumerate();
            of.filter(|(_, point)| point.set_aside.is_none())
                .map(|(at, point)| (first + at, plain(point.value)))
                .collect::<Vec<_>>()
        };
        let counted: Vec<Vec<(usize, f64)>> = stretches
            .iter()
            .map(|(first, last)| counted(*first, *last))
            .collect();
        let kind = kind.unwrap_or_else(|| usual(&counted));
        for of in &counted {
            for pair in of.windows(2) {
                let [(_, before), (at, value)] = pair else {
                    continue;
                };
                points[*at].moving_range = difference(*before, *value);
            }
        }
        let segments: Vec<Segment> = stretches
            .iter()
            .zip(&counted)
            .map(|((first, last), of)| Segment {
                first: *first,
                last: *last,
                counted: of.len(),
                limits: Limits::of(of.iter().map(|(_, value)| *value), kind),
            })
            .collect();
        let mut signals: Vec<Signal> = segments
            .iter()
            .zip(&counted)
            .enumerate()
            .flat_map(|(at, (segment, of))| signals::all(at, &segment.limits, of, kind))
            .collect();
        // The newest ones last, as points are.
        signals.sort_by_key(|signal| signal.points.last().copied());
        Chart {
            metric: String::new(),
            name: String::new(),
            unit: String::new(),
            kind,
            without_place: all - points.len(),
            points,
            segments,
            signals,
            changes,
            lines: Vec::new(),
            target: None,
            experiments: Vec::new(),
        }
    }
}

impl From<&ChangedWay> for Changed {
    fn from(way: &ChangedWay) -> Changed {
        Changed {
            from: way.from,
            how: way.how.clone(),
        }
    }
}

fn charted(point: Point) -> Charted {
    Charted {
        on: point.on,
        n: point.n,
        value: point.value,
        note: point.note,
        set_aside: point.set_aside,
        segment: 0,
        moving_range: None,
        after_gap: false,
    }
}

/// Limits where one way of measuring has enough points for them.
fn usual(counted: &[Vec<(usize, f64)>]) -> ChartKind {
    match counted.iter().any(|of| of.len() >= ENOUGH) {
        true => ChartKind::Xmr,
        false => ChartKind::Run,
    }
}

/// Marks the points before which nothing was measured for much longer than is usual.
fn mark_gaps(points: &mut [Charted]) {
    let pauses: Vec<i64> = points
        .windows(2)
        .map(|pair| (pair[1].on.day().date() - pair[0].on.day().date()).num_days())
        .collect();
    let mut sorted = pauses.clone();
    sorted.sort_unstable();
    let Some(usual) = sorted.get(sorted.len() / 2) else {
        return;
    };
    // A weekend is no gap, however often in a day is measured.
    let long = (usual * LONG).max(LONG);
    for (point, pause) in points.iter_mut().skip(1).zip(pauses) {
        point.after_gap = pause > long;
    }
}

/// The first and the last point of each way of measuring, and tells the points which is theirs.
fn stretches(points: &mut [Charted], changes: &[Changed]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut way = None;
    for (at, point) in points.iter_mut().enumerate() {
        let since = changes.partition_point(|change| change.from <= point.on.day());
        match found.last_mut() {
            Some(stretch) if way == Some(since) => stretch.1 = at,
            _ => found.push((at, at)),
        }
        way = Some(since);
        point.segment = found.len() - 1;
    }
    found
}
