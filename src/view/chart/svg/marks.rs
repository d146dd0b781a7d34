//! What is marked across the points: experiments where they were begun, and changed ways of measuring.

use crate::view::chart::svg::frame::{Frame, LEADING, SIZE, width};

/// More rows of labels than this would push the chart away; what has no room has its line all the
/// same.
const ROWS: usize = 3;

#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Begun,
    Changed,
}

/// A mark with its label above the plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub what: What,
    pub x: f64,
    pub label: String,
    /// What it is, for whoever points at it.
    pub title: String,
    /// The row in which its label has room, counted from the plot.
    row: Option<usize>,
}

impl Mark {
    /// How many rows of labels it needs.
    pub fn rows(&self) -> usize {
        self.row.map_or(0, |row| row + 1)
    }

    /// Above the top of the plot.
    pub fn label_at(&self, top: f64) -> Option<f64> {
        self.row.map(|row| top - 6.0 - row as f64 * LEADING)
    }
}

/// The marks from left to right. A frame's width is settled when it is asked, its heights need not be.
pub fn marks(frame: &Frame<'_>) -> Vec<Mark> {
    let chart = frame.said.chart;
    let begun = chart.experiments.iter().map(|begun| Mark {
        what: What::Begun,
        x: frame.x(chart.place(begun.at)),
        label: begun.experiment.clone(),
        title: format!(
            "{}, {}: {}",
            begun.experiment,
            frame.said.words.day(begun.at.day()),
            begun.step
        ),
        row: None,
    });
    let sentences = frame.said.changes();
    let changed = chart.changes.iter().zip(sentences).enumerate();
    let changed = changed.map(|(at, (change, sentence))| Mark {
        what: What::Changed,
        x: frame.x(chart.place_of_change(change.from)),
        label: letter(at),
        title: sentence,
        row: None,
    });
    let mut all: Vec<Mark> = changed.chain(begun).collect();
    all.sort_by(|one, other| one.x.total_cmp(&other.x));
    let mut ends = [f64::NEG_INFINITY; ROWS];
    for mark in &mut all {
        let half = width(&mark.label, SIZE) / 2.0;
        let free = ends.iter().position(|end| *end < mark.x - half);
        if let Some(row) = free {
            ends[row] = mark.x + half + 5.0;
            mark.row = Some(row);
        }
    }
    all
}

/// A, B … Z, then AA: what a changed way of measuring goes by on a chart.
pub fn letter(at: usize) -> String {
    // Below 26, so within the alphabet.
    let last = char::from(b'A' + (at % 26) as u8);
    match at / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letter(before - 1)),
    }
}
