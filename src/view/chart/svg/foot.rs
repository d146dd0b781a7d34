//! Below the plot: what the signs mean, and in a document of its own what there is to see.

use crate::{
    say,
    view::chart::svg::{
        frame::{Frame, LEADING, SIZE, width, wrapped},
        marks::What,
        paint::{self, Paint},
        pen::{Pen, number},
    },
};

/// More lines than this are for the terminal; the picture says how many more there are.
const TOLD: usize = 14;

const SIGN: f64 = 24.0;

/// What a sign looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sign {
    Point,
    Signal,
    Aside,
    Line(Paint),
    Band,
}

/// The signs that the chart uses, with their words, in rows that fit.
pub fn key_rows(frame: &Frame<'_>) -> Vec<Vec<(Sign, String, f64)>> {
    let chart = frame.said.chart;
    let words = frame.said.words;
    let aside = chart.points.iter().any(|point| point.set_aside.is_some());
    let limits = chart
        .segments
        .iter()
        .any(|segment| segment.limits.upper.is_some());
    let limit_words = || {
        let (lower, upper) = (
            words.say(&say!("chart-lower")),
            words.say(&say!("chart-upper")),
        );
        format!("{lower}, {upper}")
    };
    let aim = chart.target.as_ref();
    let signs = [
        (!chart.points.is_empty()).then(|| (Sign::Point, words.say(&say!("chart-points")))),
        (!chart.signals.is_empty()).then(|| (Sign::Signal, words.say(&say!("chart-signal")))),
        aside.then(|| (Sign::Aside, words.say(&say!("chart-set-aside")))),
        chart
            .now()
            .centre
            .map(|_| (Sign::Line(paint::CENTRE), frame.said.centre())),
        limits.then(|| (Sign::Line(paint::LIMIT), limit_words())),
        aim.and_then(|_| frame.said.target())
            .map(|target| (Sign::Band, target)),
    ];
    let mut rows: Vec<Vec<(Sign, String, f64)>> = Vec::new();
    let mut x = f64::INFINITY;
    for (sign, text) in signs.into_iter().flatten() {
        let wide = SIGN + width(&text, SIZE) + 22.0;
        if x + wide > frame.width - 16.0 {
            rows.push(Vec::new());
            x = 16.0;
        }
        if let Some(row) = rows.last_mut() {
            row.push((sign, text, x));
        }
        x += wide;
    }
    rows
}

pub fn key(pen: &mut Pen, frame: &Frame<'_>) {
    for (at, row) in key_rows(frame).into_iter().enumerate() {
        let y = frame.key + at as f64 * LEADING;
        for (sign, text, x) in row {
            draw(pen, sign, x, y - 4.5);
            pen.text(paint::TEXT, (x + SIGN, y), "start", &text);
        }
    }
}

fn draw(pen: &mut Pen, sign: Sign, x: f64, y: f64) {
    let middle = x + 9.0;
    let circle = |radius: f64| {
        [
            ("cx", number(middle)),
            ("cy", number(y)),
            ("r", number(radius)),
        ]
    };
    match sign {
        Sign::Point => pen.shape("circle", paint::POINT, &circle(4.5)),
        Sign::Signal => {
            pen.shape("circle", paint::SIGNAL, &circle(4.0));
            pen.shape("circle", paint::RING, &circle(7.0));
        }
        Sign::Aside => {
            pen.shape("circle", paint::ASIDE, &circle(4.5));
            for slope in [1.0, -1.0] {
                let from = (middle - 3.1, y - slope * 3.1);
                pen.line(paint::CROSS, from, (middle + 3.1, y + slope * 3.1), &[]);
            }
        }
        Sign::Line(paint) => pen.line(paint, (x, y), (x + 18.0, y), &[]),
        Sign::Band => {
            let band = [
                ("x", number(x)),
                ("y", number(y - 5.0)),
                ("width", "18".to_owned()),
                ("height", "10".to_owned()),
            ];
            pen.shape("rect", paint::BAND, &band);
            pen.line(paint::TARGET, (x, y - 5.0), (x + 18.0, y - 5.0), &[]);
        }
    }
}

/// What stands below a chart that is alone, a line each, and how it is painted.
pub fn told(frame: &Frame<'_>) -> Vec<(Paint, String)> {
    if !frame.alone {
        return Vec::new();
    }
    let room = frame.width - 32.0;
    let findings = frame.said.findings();
    let notes = frame.said.notes();
    let marks = frame.marks.iter().map(|mark| match mark.what {
        What::Begun => mark.title.clone(),
        What::Changed => format!("{}, {}", mark.label, mark.title),
    });
    let texts = findings.into_iter().map(|text| (paint::TEXT, text)).chain(
        notes
            .into_iter()
            .chain(marks)
            .map(|text| (paint::MUTED, text)),
    );
    let mut lines: Vec<(Paint, String)> = texts
        .flat_map(|(paint, text)| {
            wrapped(&text, room)
                .into_iter()
                .map(move |line| (paint, line))
        })
        .collect();
    if lines.len() > TOLD {
        lines.truncate(TOLD);
        lines.push((paint::MUTED, "…".to_owned()));
    }
    lines
}

pub fn notes(pen: &mut Pen, frame: &Frame<'_>) {
    for (at, (paint, line)) in told(frame).into_iter().enumerate() {
        let y = frame.notes + at as f64 * LEADING;
        pen.text(paint, (16.0, y), "start", &line);
    }
}
