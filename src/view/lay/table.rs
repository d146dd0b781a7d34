//! Tables with lines between their columns, as on a form; blocks where words would not fit.

use crate::view::{
    lay::{Block, Line, Pen, Sheet, Tone, block::About, wrap::widest_word},
    terminal::width_of,
};

/// A longer word, such as an address, is broken rather than making a table impossible.
const LONGEST_WORD: usize = 26;
/// A column that is narrower is a ribbon.
const NARROWEST: usize = 10;
/// What stands between two columns.
const GAP: usize = 3;

/// How rows stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A line under each row, as on the experimenting record.
    Lined,
    /// One row after the other.
    Close,
}

/// A table. The first cell of a row names it, and stands in the first column before what else is
/// said there: `E5  18 Jan 2017`, and below it the step.
pub fn table(block: &Block, width: usize, form: Form, pen: &Pen) -> Sheet {
    let mut sheet = Sheet::new(width);
    pen.heading(&block.grid.title, width, &mut sheet);
    if block.grid.rows.is_empty() {
        let empty = pen.wrap(&block.grid.empty, width).into_iter();
        sheet
            .lines
            .extend(empty.map(|line| Line::of(line, Tone::Plain)));
        return sheet;
    }
    let heads: Vec<String> = block
        .grid
        .heads
        .iter()
        .skip(1)
        .map(|head| pen.said(head))
        .collect();
    let rows: Vec<Cells> = block
        .rows()
        .map(|(row, about)| Cells::of(row, about, pen))
        .collect();
    match columns(&heads, &rows, width) {
        Some(widths) => drawn(&heads, &rows, &widths, form, pen, &mut sheet),
        None => stacked(&heads, &rows, form, pen, &mut sheet),
    }
    sheet
}

/// A row as it is laid out.
struct Cells {
    name: String,
    /// Behind the name.
    beside: String,
    /// The text of each column.
    texts: Vec<String>,
    about: About,
}

impl Cells {
    fn of(row: &[String], about: About, pen: &Pen) -> Cells {
        let mut cells = row.iter().map(|cell| pen.said(cell));
        let name = cells.next().unwrap_or_default();
        let first = cells.next().unwrap_or_default();
        let (beside, below) = match first.split_once('\n') {
            Some((beside, below)) => (beside.to_owned(), below.to_owned()),
            None => (first, String::new()),
        };
        Cells {
            name,
            beside,
            texts: std::iter::once(below).chain(cells).collect(),
            about,
        }
    }

    fn head(&self) -> String {
        match self.beside.is_empty() {
            true => self.name.clone(),
            false => format!("{}  {}", self.name, self.beside),
        }
    }

    fn name_tone(&self) -> Tone {
        match self.about.tone {
            Tone::Plain => Tone::Strong,
            tone => tone,
        }
    }

    /// The name in its tone, with what stands beside it.
    fn head_lines(&self, width: usize, pen: &Pen) -> Vec<Line> {
        let lines = pen.wrap(&self.head(), width).into_iter().enumerate();
        let line = |(at, text): (usize, String)| match text.strip_prefix(&self.name) {
            Some(rest) if at == 0 => {
                Line::of(self.name.as_str(), self.name_tone()).and(rest, Tone::Quiet)
            }
            _ if at == 0 => Line::of(text, self.name_tone()),
            _ => Line::of(text, Tone::Quiet),
        };
        lines.map(line).collect()
    }

    /// The lines of a column.
    fn column(&self, at: usize, width: usize, pen: &Pen) -> Vec<Line> {
        let mut lines = match at {
            0 => self.head_lines(width, pen),
            _ => Vec::new(),
        };
        let text = self.texts.get(at).map(String::as_str).unwrap_or_default();
        if !text.is_empty() {
            let text = pen.wrap(text, width).into_iter();
            lines.extend(text.map(|line| Line::of(line, Tone::Plain)));
        }
        lines
    }
}

/// How wide each column is; none where the words would not fit side by side.
fn columns(heads: &[String], rows: &[Cells], width: usize) -> Option<Vec<usize>> {
    let count = heads.len();
    let room = width.checked_sub(GAP * count.saturating_sub(1))?;
    let texts = |at: usize| {
        let first = rows.iter().filter(move |_| at == 0).map(Cells::head);
        let own = rows
            .iter()
            .filter_map(move |row| row.texts.get(at).cloned());
        first.chain(own).chain(heads.get(at).cloned())
    };
    let least: Vec<usize> = (0..count)
        .map(|at| {
            let words = texts(at).map(|text| widest_word(&text, LONGEST_WORD));
            words.max().unwrap_or(0)
        })
        .collect();
    let whole: Vec<usize> = (0..count)
        .map(|at| {
            let lines = texts(at).map(|text| text.lines().map(width_of).max().unwrap_or(0));
            lines.max().unwrap_or(0)
        })
        .collect();
    let least: Vec<usize> = least
        .iter()
        .zip(&whole)
        .map(|(least, whole)| (*least).max(NARROWEST.min(*whole)))
        .collect();
    if least.iter().sum::<usize>() > room {
        return None;
    }
    Some(shared(&least, &whole, room))
}

/// Shares room out: nobody gets more than the whole of what they have, nobody less than the least,
/// and all others the same.
fn shared(least: &[usize], whole: &[usize], room: usize) -> Vec<usize> {
    let mut widths: Vec<Option<usize>> = vec![None; whole.len()];
    loop {
        let taken: usize = widths.iter().flatten().sum();
        let open: Vec<usize> = (0..whole.len())
            .filter(|at| widths[*at].is_none())
            .collect();
        let left = room.saturating_sub(taken);
        let Some(share) = left.checked_div(open.len()) else {
            break;
        };
        // What need not so much is given that, unless it would leave the others too little; then
        // those come first.
        let safe = |at: &&usize| {
            let others = open
                .iter()
                .filter(|other| other != at)
                .map(|other| least[*other]);
            whole[**at] <= share && whole[**at] + others.sum::<usize>() <= left
        };
        let small = open.iter().find(safe);
        let short = open.iter().find(|at| least[**at] > share);
        match (small, short) {
            (Some(&at), _) => widths[at] = Some(whole[at]),
            (None, Some(&at)) => widths[at] = Some(least[at]),
            (None, None) => {
                for (place, at) in open.iter().enumerate() {
                    widths[*at] = Some(share + usize::from(place < left % open.len()));
                }
            }
        }
    }
    widths.into_iter().flatten().collect()
}

/// Cells side by side in one line.
fn across(cells: Vec<Line>, widths: &[usize], between: &str) -> Line {
    let mut all = Line::default();
    for (at, (cell, width)) in cells.into_iter().zip(widths).enumerate() {
        if at > 0 {
            all = all.and(between, Tone::Quiet);
        }
        all.0.extend(cell.filled(*width).0);
    }
    all
}

fn drawn(
    heads: &[String],
    rows: &[Cells],
    widths: &[usize],
    form: Form,
    pen: &Pen,
    sheet: &mut Sheet,
) {
    let bar = format!(" {} ", pen.bar());
    let rule = || {
        let rules = widths
            .iter()
            .map(|width| Line::of(pen.rule(*width), Tone::Quiet));
        across(rules.collect(), widths, pen.cross())
    };
    let side_by_side = |columns: Vec<Vec<Line>>, sheet: &mut Sheet| {
        let height = columns.iter().map(Vec::len).max().unwrap_or(0);
        let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
        for _ in 0..height {
            let cells = columns
                .iter_mut()
                .map(|column| column.next().unwrap_or_default());
            sheet.push(across(cells.collect(), widths, &bar));
        }
    };
    let heads = heads.iter().zip(widths).map(|(head, width)| {
        let lines = pen.wrap(head, *width).into_iter();
        lines.map(|line| Line::of(line, Tone::Quiet)).collect()
    });
    side_by_side(heads.collect(), sheet);
    for (at, row) in rows.iter().enumerate() {
        if form == Form::Lined || at == 0 {
            sheet.push(rule());
        }
        let top = sheet.lines.len();
        let columns = widths
            .iter()
            .enumerate()
            .map(|(at, width)| row.column(at, *width, pen));
        side_by_side(columns.collect(), sheet);
        sheet.mark(row.about.place.as_ref(), top);
    }
}

/// Each row as a block of its own, with the heads before its texts.
fn stacked(heads: &[String], rows: &[Cells], form: Form, pen: &Pen, sheet: &mut Sheet) {
    for (at, row) in rows.iter().enumerate() {
        if at > 0 && form == Form::Lined {
            sheet.push(Line::default());
        }
        let top = sheet.lines.len();
        sheet.lines.extend(row.column(0, sheet.width, pen));
        for (head, text) in heads.iter().zip(&row.texts).skip(1) {
            if !text.is_empty() {
                pen.labelled(head, text, Tone::Plain, None, sheet);
            }
        }
        sheet.mark(row.about.place.as_ref(), top);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_shared_out() {
        // What fits keeps its width; the rest is shared by those who need it.
        assert_eq!(shared(&[5, 5, 5], &[6, 50, 50], 46), [6, 20, 20]);
        // Nobody gets less than the widest word.
        assert_eq!(shared(&[5, 24, 5], &[40, 40, 40], 45), [11, 24, 10]);
        assert_eq!(shared(&[1], &[3], 40), [3]);
        assert_eq!(shared(&[], &[], 40), [0usize; 0]);
    }

    proptest::proptest! {
        #[test]
        fn no_more_room_is_given_than_there_is(
            columns in proptest::collection::vec((1usize..20, 0usize..60), 1..6),
            more in 0usize..80,
        ) {
            let least: Vec<usize> = columns.iter().map(|(least, _)| *least).collect();
            let whole: Vec<usize> = columns.iter().map(|(least, more)| least + more).collect();
            let room = least.iter().sum::<usize>() + more;
            let widths = shared(&least, &whole, room);
            proptest::prop_assert!(widths.iter().sum::<usize>() <= room);
            for ((width, least), whole) in widths.iter().zip(&least).zip(&whole) {
                proptest::prop_assert!(width >= least && width <= whole);
            }
        }
    }
}
