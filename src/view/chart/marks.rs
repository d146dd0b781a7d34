//! What is marked across the points: experiments where they were begun, and changed ways of
//! measuring.

use crate::view::chart::said::Said;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Begun,
    Changed,
}

/// A mark, with the label that it goes by on the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub what: What,
    /// Where it is in the order of the points (see `Chart::place`).
    pub place: f64,
    pub label: String,
    /// What it is: the experiment's day and step, the new way of measuring.
    pub told: String,
}

/// The marks from left to right.
pub fn marks(said: Said<'_>) -> Vec<Mark> {
    let chart = said.chart;
    let begun = chart.experiments.iter().map(|begun| Mark {
        what: What::Begun,
        place: chart.place(begun.at),
        label: begun.experiment.clone(),
        told: format!(
            "{}: {}",
            said.words.day(begun.at.day()),
            begun.step.lines().next().unwrap_or_default()
        ),
    });
    let told = said.changes().into_iter();
    let changed = chart.changes.iter().zip(told).enumerate();
    let changed = changed.map(|(at, (change, told))| Mark {
        what: What::Changed,
        place: chart.place_of_change(change.from),
        label: letter(at),
        told,
    });
    let mut all: Vec<Mark> = changed.chain(begun).collect();
    all.sort_by(|one, other| one.place.total_cmp(&other.place));
    all
}

/// A, B … Z, then AA: what a changed way of measuring goes by on a chart.
fn letter(at: usize) -> String {
    // Below 26, so within the alphabet.
    let last = char::from(b'A' + (at % 26) as u8);
    match at / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letter(before - 1)),
    }
}

/// The row above the plot in which each label has room, counted from the plot; none where there is no
/// room in so many rows. `ends` says where a label would begin and end.
pub fn rows(
    marks: &[Mark],
    ends: impl Fn(&Mark) -> (f64, f64),
    gap: f64,
    most: usize,
) -> Vec<Option<usize>> {
    let mut taken = vec![f64::NEG_INFINITY; most];
    let row = |mark: &Mark| {
        let (start, end) = ends(mark);
        let row = taken.iter().position(|taken| *taken <= start)?;
        taken[row] = end + gap;
        Some(row)
    };
    marks.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_go_on_after_the_alphabet() {
        let letters: Vec<String> = [0, 1, 25, 26, 27, 51, 52].map(letter).into();
        assert_eq!(letters, ["A", "B", "Z", "AA", "AB", "AZ", "BA"]);
    }
}
