//! A block of a board: a heading and what stands below it.

use crate::{
    practice::entry::Place,
    view::{
        lay::{Line, Pen, Sheet, Tone},
        page::{Grid, Row},
        terminal::width_of,
    },
};

/// Below this many columns, labels do not get a column of their own.
const LABELS_APART: usize = 50;
/// Below this many, what has become of something stands below it.
const STATE_BESIDE: usize = 44;

/// A table of a page, and what each of its rows is about.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    pub grid: Grid,
    /// One for each row.
    pub about: Vec<About>,
    /// The record that all of it is about.
    pub whole: Option<Place>,
}

/// What a row is about, and how it is said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    pub place: Option<Place>,
    pub tone: Tone,
}

impl Block {
    /// A block that is about one record, a line each for what it says.
    pub fn told(title: String, rows: Vec<(Row, Tone)>, whole: Option<Place>) -> Block {
        let about = rows.iter().map(|(_, tone)| About {
            place: None,
            tone: *tone,
        });
        let about = about.collect();
        let rows = rows.into_iter().map(|(row, _)| vec![row.label, row.text]);
        Block {
            grid: Grid {
                title,
                rows: rows.collect(),
                ..Grid::default()
            },
            about,
            whole,
        }
    }

    pub fn rows(&self) -> impl Iterator<Item = (&[String], About)> {
        let abouts = self
            .about
            .iter()
            .cloned()
            .chain(std::iter::repeat_with(About::default));
        self.grid.rows.iter().map(Vec::as_slice).zip(abouts)
    }
}

fn cell(row: &[String], at: usize) -> &str {
    row.get(at).map(String::as_str).unwrap_or_default()
}

/// Labels with what stands beside them.
pub fn told(block: &Block, width: usize, pen: &Pen) -> Sheet {
    let mut sheet = Sheet::new(width);
    if !block.grid.title.is_empty() {
        pen.heading(&block.grid.title, width, &mut sheet);
    }
    let labels = block
        .grid
        .rows
        .iter()
        .map(|row| width_of(&pen.said(cell(row, 0))));
    let column = labels.max().unwrap_or(0) + 2;
    let column = (width >= LABELS_APART && column <= width / 3).then_some(column);
    for (row, about) in block.rows() {
        let top = sheet.lines.len();
        pen.labelled(cell(row, 0), cell(row, 1), about.tone, column, &mut sheet);
        sheet.mark(about.place.as_ref(), top);
    }
    sheet.mark(block.whole.as_ref(), 0);
    sheet
}

/// Puts what has become of something behind the last line of its text, or below it.
fn below(text: &mut Vec<Line>, mut state: Vec<Line>, width: usize, pen: &Pen) {
    state.retain(|line| line.width() > 0);
    let dot = pen.said(" · ");
    if let ([one], Some(last)) = (state.as_slice(), text.last_mut())
        && last.width() > 0
        && last.width() + width_of(&dot) + one.width() <= width
    {
        last.0.extend(Line::of(dot, Tone::Quiet).0);
        last.0.extend(state.remove(0).0);
    }
    text.append(&mut state);
}

/// References, each with its text, and what has become of it at the right, or below.
pub fn list(block: &Block, width: usize, pen: &Pen) -> Sheet {
    let mut sheet = Sheet::new(width);
    pen.heading(&block.grid.title, width, &mut sheet);
    if block.grid.rows.is_empty() {
        let empty = pen.wrap(&block.grid.empty, width).into_iter();
        sheet
            .lines
            .extend(empty.map(|line| Line::of(line, Tone::Plain)));
    }
    let widest = |at: usize| {
        let cells = block
            .grid
            .rows
            .iter()
            .map(|row| width_of(&pen.said(cell(row, at))));
        cells.max().unwrap_or(0)
    };
    let names = (widest(0) + 2).min(width / 3);
    let states = widest(2).min(width / 3);
    let states = (width >= STATE_BESIDE && states > 0).then_some(states);
    let texts = width.saturating_sub(names + states.map_or(0, |states| states + 2));
    for (row, about) in block.rows() {
        let top = sheet.lines.len();
        let names_tone = match about.tone {
            Tone::Plain => Tone::Strong,
            tone => tone,
        };
        let state_tone = match about.tone {
            Tone::Plain => Tone::Quiet,
            tone => tone,
        };
        let name = pen.wrap(cell(row, 0), names.saturating_sub(1));
        let mut text: Vec<Line> = pen
            .wrap(cell(row, 1), texts)
            .into_iter()
            .map(|line| Line::of(line, Tone::Plain))
            .collect();
        let state = pen.wrap(cell(row, 2), states.unwrap_or(texts));
        let mut state: Vec<Line> = state
            .into_iter()
            .map(|line| Line::of(line, state_tone))
            .collect();
        if states.is_none() {
            below(&mut text, std::mem::take(&mut state), texts, pen);
        }
        let mut names_left = name.into_iter();
        let (mut texts_left, mut states_left) = (text.into_iter(), state.into_iter());
        loop {
            let (name, text, state) = (names_left.next(), texts_left.next(), states_left.next());
            if name.is_none() && text.is_none() && state.is_none() {
                break;
            }
            let mut line = Line::of(name.unwrap_or_default(), names_tone).filled(names);
            line.0.extend(text.unwrap_or_default().0);
            if let Some(state) = state {
                line = line.filled(names + texts + 2);
                line.0.extend(state.0);
            }
            sheet.push(line);
        }
        sheet.mark(about.place.as_ref(), top);
    }
    sheet.mark(block.whole.as_ref(), 0);
    sheet
}
