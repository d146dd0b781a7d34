//! Below the plot: what the signs mean, and in a document of its own what there is to see.

use crate::{
    say,
    view::chart::svg::{
        SIGNALS,
        frame::{Frame, LEADING, SIZE, wide, wrapped},
        paint::{self, Paint},
        pen::{Pen, number},
    },
};

/// More lines than this are for the terminal; the picture says how many more there are.
const TOLD: usize = 24;

const SIGN: f64 = 24.0;
const INDENT: f64 = 16.0;

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
    if frame.low {
        return Vec::new();
    }
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
        let across = SIGN + wide(&text, SIZE) + 22.0;
        if x + across > frame.width - 16.0 {
            rows.push(Vec::new());
            x = 16.0;
        }
        if let Some(row) = rows.last_mut() {
            row.push((sign, text, x));
        }
        x += across;
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

/// What a signal looks like, where there are any, at the end of the title's line.
pub fn signal(pen: &mut Pen, frame: &Frame<'_>) {
    if frame.said.chart.signals.is_empty() {
        return;
    }
    let text = frame.said.words.say(&say!("chart-signal"));
    let x = frame.width - 16.0 - wide(&text, SIZE) - SIGN;
    draw(pen, Sign::Signal, x, 25.5);
    pen.text(paint::MUTED, (x + SIGN, 30.0), "start", &text);
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

/// A line below a chart that is alone.
pub struct Told {
    paint: Paint,
    text: String,
    /// A signal stands before its first line; the further ones are as far in.
    signal: bool,
    inside: bool,
    /// The room above it, beyond that of a line.
    above: f64,
}

/// What stands below a chart that is alone: what there is to see, what should be known, what is marked.
pub fn told(frame: &Frame<'_>) -> Vec<Told> {
    if !frame.alone {
        return Vec::new();
    }
    let said = frame.said;
    let marks = frame.marks.iter();
    let marks = marks.map(|(mark, _)| format!("{}, {}", mark.label, mark.told));
    // What an empty chart is told inside of.
    let notes = match said.chart.points.is_empty() {
        true => Vec::new(),
        false => said.notes(),
    };
    let beside = said.beside_signals(SIGNALS).into_iter();
    let groups = [
        (paint::TEXT, true, said.signals(SIGNALS)),
        (paint::MUTED, false, beside.chain(notes).collect()),
        (paint::MUTED, false, marks.collect()),
    ];
    let mut all: Vec<Told> = Vec::new();
    for (paint, inside, texts) in groups {
        let room = frame.width - 32.0 - if inside { INDENT } else { 0.0 };
        let mut above = if all.is_empty() { 0.0 } else { 6.0 };
        for text in texts {
            for (line, text) in wrapped(&text, room).into_iter().enumerate() {
                all.push(Told {
                    paint,
                    text,
                    signal: inside && line == 0,
                    inside,
                    above: std::mem::take(&mut above),
                });
            }
        }
    }
    if all.len() > TOLD {
        all.truncate(TOLD);
        all.push(Told {
            paint: paint::MUTED,
            text: "…".to_owned(),
            signal: false,
            inside: false,
            above: 0.0,
        });
    }
    all
}

/// How high that is, from its first base line to its last.
pub fn told_height(told: &[Told]) -> f64 {
    let lines = told.iter().skip(1);
    lines.map(|line| LEADING + line.above).sum()
}

pub fn notes(pen: &mut Pen, frame: &Frame<'_>) {
    let mut y = frame.notes - LEADING;
    for line in told(frame) {
        y += LEADING + line.above;
        if line.signal {
            let sign = [
                ("cx", "21".to_owned()),
                ("cy", number(y - 4.5)),
                ("r", "3.5".to_owned()),
            ];
            pen.shape("circle", paint::SIGNAL, &sign);
        }
        let x = if line.inside { 16.0 + INDENT } else { 16.0 };
        pen.text(line.paint, (x, y), "start", &line.text);
    }
}
