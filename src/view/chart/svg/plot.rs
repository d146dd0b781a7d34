//! The plot itself: grid, target, lines, limits, marks, and the points above all of it.

use crate::{
    practice::chart::{Charted, Segment},
    say,
    view::chart::{
        dates::{Room, dates},
        labels::{Line, side_labels, spread},
        marks::What,
        svg::{
            frame::{Frame, LEADING, Panel, SIZE, fitted, range_labels, wide},
            paint::{self, Paint},
            pen::{Pen, number},
        },
    },
};

/// The values with everything that stands beside them.
pub fn values(pen: &mut Pen, frame: &Frame<'_>) {
    let chart = frame.said.chart;
    let panel = &frame.values;
    if chart.points.is_empty() {
        return empty(pen, frame);
    }
    grid(pen, frame, panel);
    target(pen, frame);
    for (name, value) in &chart.lines {
        let more = [data(*value), ("data-name", name.clone())];
        across(pen, paint::LINE, frame, panel.y(*value), &more);
    }
    for (at, segment) in chart.segments.iter().enumerate() {
        let limits = segment.limits;
        let mut line = |paint: Paint, what: &str, value: Option<f64>| {
            if let Some(value) = value {
                stretch(
                    pen,
                    frame,
                    segment,
                    paint,
                    panel.y(value),
                    &[
                        data(value),
                        ("data-line", what.to_owned()),
                        ("data-segment", at.to_string()),
                    ],
                );
            }
        };
        line(paint::LIMIT, "upper", limits.upper);
        line(paint::LIMIT, "lower", limits.lower);
        line(paint::CENTRE, "centre", limits.centre);
    }
    marks(pen, frame);
    traces(
        pen,
        frame,
        panel,
        |point| Some(point.value),
        |point| point.after_gap,
    );
    points(pen, frame);
    sides(pen, frame);
    let place = |at: usize| frame.x(at as f64);
    let room = Room {
        place: &place,
        width: &|text| wide(text, SIZE),
        from: frame.left,
        to: frame.right,
        gap: 18.0,
    };
    for date in dates(chart, frame.said.words, &room) {
        let x = frame.x(date.point as f64);
        let bottom = frame.ranges.as_ref().unwrap_or(panel).bottom;
        pen.line(paint::AXIS, (x, bottom), (x, bottom + 4.0), &[]);
        pen.text(paint::MUTED, (date.start, frame.dates), "start", &date.text);
    }
}

/// Why there is nothing to see.
fn empty(pen: &mut Pen, frame: &Frame<'_>) {
    let panel = &frame.values;
    for y in [panel.top, panel.bottom] {
        across(pen, paint::GRID, frame, y, &[]);
    }
    let middle = f64::midpoint(frame.left, frame.right);
    let notes = frame.said.notes();
    for (line, note) in notes.iter().enumerate() {
        let text = fitted(note, SIZE, frame.right - frame.left);
        let y = f64::midpoint(panel.top, panel.bottom) + line as f64 * LEADING;
        pen.text(paint::MUTED, (middle, y), "middle", &text);
    }
}

/// The moving ranges below the values, from point to point.
pub fn ranges(pen: &mut Pen, frame: &Frame<'_>) {
    let Some(panel) = &frame.ranges else { return };
    let chart = frame.said.chart;
    let words = frame.said.words;
    let name = words.say(&say!("chart-moving-range"));
    pen.text(paint::MUTED, (frame.left, panel.top - 8.0), "start", &name);
    grid(pen, frame, panel);
    for (at, segment) in chart.segments.iter().enumerate() {
        let limits = segment.limits;
        for (what, paint, value) in [
            ("range-limit", paint::LIMIT, limits.upper_range),
            ("range-mean", paint::CENTRE, limits.mean_moving_range),
        ] {
            let Some(value) = value else { continue };
            stretch(
                pen,
                frame,
                segment,
                paint,
                panel.y(value),
                &[
                    data(value),
                    ("data-line", what.to_owned()),
                    ("data-segment", at.to_string()),
                ],
            );
        }
    }
    let labels = range_labels(frame.said).into_iter();
    let labels = labels
        .map(|(value, text, paint)| (panel.y(value), text, paint))
        .collect();
    beside(pen, frame, panel, labels);
    traces(
        pen,
        frame,
        panel,
        |point| point.moving_range,
        |point| point.moving_range.is_none(),
    );
    let radius = (frame.slot() * 0.3).clamp(0.8, 2.6);
    for (at, point) in chart.points.iter().enumerate() {
        let Some(range) = point.moving_range.filter(|_| !frame.crowded()) else {
            continue;
        };
        let limit = chart.segments.get(point.segment);
        let limit = limit.and_then(|segment| segment.limits.upper_range);
        let paint = match limit.is_some_and(|limit| range > limit) {
            true => paint::SIGNAL,
            false => small(radius),
        };
        let place = [
            data(range),
            ("data-range", at.to_string()),
            ("cx", number(frame.x(at as f64))),
            ("cy", number(panel.y(range))),
            ("r", number(radius)),
        ];
        pen.shape("circle", paint, &place);
    }
}

fn data(value: f64) -> (&'static str, String) {
    ("data-value", value.to_string())
}

fn grid(pen: &mut Pen, frame: &Frame<'_>, panel: &Panel) {
    for mark in &panel.scale.marks {
        let y = panel.y(*mark);
        across(pen, paint::GRID, frame, y, &[]);
        let text = fitted(&frame.said.number(*mark), SIZE, frame.left - 16.0);
        pen.text(paint::MUTED, (frame.left - 8.0, y + 4.5), "end", &text);
    }
    let (left, top, bottom) = (frame.left, panel.top, panel.bottom);
    pen.line(paint::AXIS, (left, top), (left, bottom), &[]);
}

fn across(pen: &mut Pen, paint: Paint, frame: &Frame<'_>, y: f64, more: &[(&str, String)]) {
    pen.line(paint, (frame.left, y), (frame.right, y), more);
}

/// A line as long as a segment; the last one goes on to the right edge, where it holds.
fn stretch(
    pen: &mut Pen,
    frame: &Frame<'_>,
    segment: &Segment,
    paint: Paint,
    y: f64,
    more: &[(&str, String)],
) {
    let last = segment.last + 1 == frame.said.chart.points.len();
    let from = frame.x(segment.first as f64 - 0.5);
    let to = match last {
        true => frame.right,
        false => frame.x(segment.last as f64 + 0.5),
    };
    pen.line(paint, (from, y), (to, y), more);
}

/// The range of the open target; an end that is open goes to the edge.
fn target(pen: &mut Pen, frame: &Frame<'_>) {
    let Some(aim) = &frame.said.chart.target else {
        return;
    };
    if aim.low.is_none() && aim.high.is_none() {
        return;
    }
    let panel = &frame.values;
    let top = aim.high.map_or(panel.top, |high| panel.y(high));
    let bottom = aim.low.map_or(panel.bottom, |low| panel.y(low));
    let band = [
        ("x", number(frame.left)),
        ("y", number(top)),
        ("width", number(frame.right - frame.left)),
        ("height", number((bottom - top).max(0.0))),
    ];
    let title = frame.said.target().unwrap_or_default();
    pen.shape_titled("rect", paint::BAND, &band, &title);
    for (what, end) in [("target-low", aim.low), ("target-high", aim.high)] {
        let Some(value) = end else { continue };
        let more = [data(value), ("data-line", what.to_owned())];
        across(pen, paint::TARGET, frame, panel.y(value), &more);
    }
}

fn marks(pen: &mut Pen, frame: &Frame<'_>) {
    let top = frame.values.top;
    let bottom = frame.ranges.as_ref().unwrap_or(&frame.values).bottom;
    for (mark, row) in &frame.marks {
        let paint = match mark.what {
            What::Begun => paint::BEGUN,
            What::Changed => paint::CHANGE,
        };
        let x = frame.x(mark.place);
        let place = [
            ("data-mark", mark.label.clone()),
            ("x1", number(x)),
            ("y1", number(top - 2.0)),
            ("x2", number(x)),
            ("y2", number(bottom)),
        ];
        let title = format!("{}, {}", mark.label, mark.told);
        pen.shape_titled("line", paint, &place, &title);
        if let Some(row) = row {
            let y = top - 6.0 - *row as f64 * LEADING;
            pen.text(paint::TEXT, (x, y), "middle", &mark.label);
        }
    }
}

/// The line from point to point, past what is set aside; broken where a way of measuring ends and where
/// nothing was measured for long.
fn traces(
    pen: &mut Pen,
    frame: &Frame<'_>,
    panel: &Panel,
    value: impl Fn(&Charted) -> Option<f64>,
    breaks: impl Fn(&Charted) -> bool,
) {
    let mut line: Vec<String> = Vec::new();
    let mut segment = None;
    let mut draw = |line: &mut Vec<String>| {
        // One that no line leads to is a line without length, with round ends.
        if line.len() == 1 && frame.crowded() {
            line.extend(line.first().cloned());
        }
        if line.len() > 1 {
            let more = [
                ("points", line.join(" ")),
                ("stroke-linejoin", "round".to_owned()),
                ("stroke-linecap", "round".to_owned()),
            ];
            pen.shape("polyline", paint::TRACE, &more);
        }
        line.clear();
    };
    for (at, point) in frame.said.chart.points.iter().enumerate() {
        if segment != Some(point.segment) || breaks(point) {
            draw(&mut line);
        }
        segment = Some(point.segment);
        if let (None, Some(value)) = (&point.set_aside, value(point)) {
            let (x, y) = (number(frame.x(at as f64)), number(panel.y(value)));
            line.push(format!("{x},{y}"));
        }
    }
    draw(&mut line);
}

/// A border around a small point would eat the line that leads to it.
fn small(radius: f64) -> Paint {
    match radius < 2.5 {
        true => paint::DOT,
        false => paint::POINT,
    }
}

fn points(pen: &mut Pen, frame: &Frame<'_>) {
    let chart = frame.said.chart;
    let radius = (frame.slot() * 0.38).clamp(1.2, 4.5);
    let signalled = chart.signalled();
    let first_aside = chart
        .points
        .iter()
        .position(|point| point.set_aside.is_some());
    for (at, point) in chart.points.iter().enumerate() {
        let (x, y) = (frame.x(at as f64), frame.values.y(point.value));
        let signal = signalled.contains(&at);
        if frame.crowded() && !signal && point.set_aside.is_none() {
            continue;
        }
        let place = |radius: f64| [("cx", number(x)), ("cy", number(y)), ("r", number(radius))];
        pen.open(
            "g",
            &[
                ("data-point", at.to_string()),
                ("data-on", point.on.to_string()),
                data(point.value),
            ],
        );
        pen.worded("title", &[], &frame.said.point(point));
        if point.set_aside.is_some() {
            pen.shape("circle", paint::ASIDE, &place(radius));
            let reach = radius * 0.7;
            for slope in [1.0, -1.0] {
                let from = (x - reach, y - slope * reach);
                pen.line(paint::CROSS, from, (x + reach, y + slope * reach), &[]);
            }
            // There is no key below a low chart: the sign is named where it first stands.
            if frame.low && first_aside == Some(at) {
                name_aside(pen, frame, (x, y));
            }
        } else if signal {
            pen.shape("circle", paint::SIGNAL, &place(radius * 1.15));
            pen.shape("circle", paint::RING, &place(radius * 1.15 + 2.6));
        } else {
            pen.shape("circle", small(radius), &place(radius));
        }
        pen.close("g");
    }
}

/// What the sign of a point that is set aside means, behind it where there is room.
fn name_aside(pen: &mut Pen, frame: &Frame<'_>, (x, y): (f64, f64)) {
    let text = frame.said.words.say(&say!("chart-set-aside"));
    let (x, anchor) = match x + 8.0 + wide(&text, SIZE) > frame.right {
        true => (x - 8.0, "end"),
        false => (x + 8.0, "start"),
    };
    pen.text(paint::MUTED, (x, y + 4.5), anchor, &text);
}

fn sides(pen: &mut Pen, frame: &Frame<'_>) {
    let paint = |line: Line| match line {
        Line::Centre => paint::CENTRE_TEXT,
        Line::Limit => paint::LIMIT_TEXT,
        Line::Own => paint::LINE_TEXT,
        Line::Target => paint::TARGET_TEXT,
    };
    let labels = side_labels(frame.said).into_iter();
    let labels = labels.map(|label| (frame.values.y(label.value), label.text, paint(label.line)));
    beside(pen, frame, &frame.values, labels.collect());
}

/// Texts beside the plot, each as near to its line as the others leave room.
fn beside(pen: &mut Pen, frame: &Frame<'_>, panel: &Panel, mut labels: Vec<(f64, String, Paint)>) {
    labels.sort_by(|one, other| one.0.total_cmp(&other.0));
    let heights: Vec<f64> = labels.iter().map(|label| label.0).collect();
    let heights = spread(&heights, 15.0, panel.bottom + 4.0);
    let room = frame.width - frame.right - 14.0;
    for ((_, text, paint), height) in labels.iter().zip(heights) {
        let text = fitted(text, SIZE, room);
        pen.text(*paint, (frame.right + 8.0, height + 4.5), "start", &text);
    }
}
