//! The blocks of a board beside and below one another, as on the wall, where a terminal has room.
//!
//! | columns | |
//! | --- | --- |
//! | up to 75 | one block below the other |
//! | from 76 | the two conditions beside one another, the last cycle beside the parking lot |
//! | from 150 | the experimenting record at the right of the parking lot |

use crate::view::{
    board::Wall,
    lay::{Block, Form, Line, Pen, Sheet, Tone, list, table, told},
    terminal::{Style, width_of},
};

/// From here on, two texts can be read side by side.
const TWO: usize = 76;
/// From here on, there is room for the experimenting record beside another block.
const THREE: usize = 150;
/// What stands between two sheets.
const GAP: usize = 3;
/// Between two short things in one line.
const APART: &str = "   ";

impl Wall {
    /// The board as wide as the terminal.
    pub fn sheet(&self, style: Style) -> Sheet {
        let pen = Pen::new(style);
        let width = usize::from(style.width);
        let mut sheet = self.top(width, &pen);
        let condition = self.condition.as_ref();
        let target = self.target.as_ref();
        sheet.below(pair(
            |width| condition.map(|block| told(block, width, &pen)),
            |width| target.map(|block| told(block, width, &pen)),
            width,
            &pen,
        ));
        if let Some(measures) = &self.measures {
            sheet.below(table(measures, width, Form::Close, &pen));
        }
        let obstacles = |width| list(&self.obstacles, width, &pen);
        let further = |width| {
            let mut sheet = Sheet::new(width);
            for block in &self.further {
                sheet.below(self.one(block, width, &pen));
            }
            (!self.further.is_empty()).then_some(sheet)
        };
        let experiments = |width| table(&self.experiments, width, Form::Lined, &pen);
        if width >= THREE {
            let left = width / 3;
            let mut beside = obstacles(left);
            if let Some(further) = further(left) {
                beside.below(further);
            }
            let right = experiments(width - left - GAP);
            sheet.below(Sheet::beside(beside, right, &pen));
        } else if width >= TWO {
            sheet.below(pair(|width| Some(obstacles(width)), further, width, &pen));
            sheet.below(experiments(width));
        } else {
            sheet.below(obstacles(width));
            sheet.below(experiments(width));
            if let Some(further) = further(width) {
                sheet.below(further);
            }
        }
        sheet
    }

    fn one(&self, block: &Block, width: usize, pen: &Pen) -> Sheet {
        match block.whole {
            Some(_) => told(block, width, pen),
            None => list(block, width, pen),
        }
    }

    /// The title, the challenge, who works at what, and the next step.
    fn top(&self, width: usize, pen: &Pen) -> Sheet {
        let mut sheet = Sheet::new(width);
        pen.heading(&self.title, width, &mut sheet);
        let mut short = Line::default();
        let flush = |line: &mut Line, sheet: &mut Sheet| {
            if line.width() > 0 {
                sheet.push(std::mem::take(line));
            }
        };
        for (row, about) in self.head.rows() {
            let [label, text] = row else { continue };
            let (label, text) = (pen.said(label), pen.said(text));
            let needs = width_of(&label) + 2 + width_of(&text);
            // The challenge stands alone, as does what is long.
            if about.tone != Tone::Plain || needs > width / 2 || text.contains('\n') {
                flush(&mut short, &mut sheet);
                pen.labelled(&label, &text, about.tone, None, &mut sheet);
                continue;
            }
            if short.width() > 0 && short.width() + APART.len() + needs > width {
                flush(&mut short, &mut sheet);
            }
            if short.width() > 0 {
                short = short.and(APART, Tone::Plain);
            }
            short = short
                .and(label, Tone::Quiet)
                .and(format!("  {text}"), about.tone);
        }
        flush(&mut short, &mut sheet);
        sheet.mark(self.head.whole.as_ref(), 0);
        sheet.below(told(&self.next, width, pen));
        sheet
    }
}

/// Two blocks side by side where there is room for both, else one below the other.
fn pair(
    left: impl Fn(usize) -> Option<Sheet>,
    right: impl Fn(usize) -> Option<Sheet>,
    width: usize,
    pen: &Pen,
) -> Sheet {
    if width >= TWO {
        let half = (width - GAP) / 2;
        match (left(half), right(width - GAP - half)) {
            (Some(left), Some(right)) => return Sheet::beside(left, right, pen),
            (None, None) => return Sheet::new(width),
            _ => {}
        }
    }
    let mut sheet = Sheet::new(width);
    for block in [left(width), right(width)].into_iter().flatten() {
        sheet.below(block);
    }
    sheet
}
