//! A grid of letters, on which later marks lie above earlier ones, and dots smaller than letters for
//! the line from point to point.

use anstyle::Style;

use crate::view::terminal::{self, paint};

/// Dots of one letter, across and down, as Braille has them.
const ACROSS: usize = 2;
const DOWN: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Cell {
    letter: char,
    style: Style,
}

#[derive(Debug, Clone)]
pub struct Grid {
    pub width: usize,
    pub height: usize,
    cells: Vec<Option<Cell>>,
    /// The dots of each letter, as bits of a Braille sign.
    dots: Vec<u8>,
}

impl Grid {
    pub fn new(width: usize, height: usize) -> Grid {
        Grid {
            width,
            height,
            cells: vec![None; width * height],
            dots: vec![0; width * height],
        }
    }

    fn place(&self, column: usize, row: usize) -> Option<usize> {
        (column < self.width && row < self.height).then_some(row * self.width + column)
    }

    pub fn put(&mut self, column: usize, row: usize, letter: char, style: Style) {
        if let Some(place) = self.place(column, row) {
            self.cells[place] = Some(Cell { letter, style });
        }
    }

    /// A letter of a line across; where another line lies already the two take turns.
    pub fn put_across(&mut self, column: usize, row: usize, letter: char, style: Style) {
        let other = |cell: Cell| cell.letter != letter;
        let taken = self.place(column, row).and_then(|place| self.cells[place]);
        if column.is_multiple_of(2) || !taken.is_some_and(other) {
            self.put(column, row, letter, style);
        }
    }

    /// A line of dots from one place to another. Both are in letters, as fractions of them.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (width, height) = (to.0 - from.0, to.1 - from.1);
        let steps = (width.abs() * ACROSS as f64).max(height.abs() * DOWN as f64);
        // No line is longer than the grid, so this is a small number.
        let steps = steps.ceil().max(1.0) as usize;
        for step in 0..=steps {
            let share = step as f64 / steps as f64;
            self.dot(from.0 + width * share, from.1 + height * share);
        }
    }

    fn dot(&mut self, x: f64, y: f64) {
        // The bits of the eight dots of a Braille sign, by row and column.
        const BITS: [[u8; ACROSS]; DOWN] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        if x < 0.0 || y < 0.0 {
            return;
        }
        let (column, row) = (x as usize, y as usize);
        let across = ((x.fract() * ACROSS as f64) as usize).min(ACROSS - 1);
        let down = ((y.fract() * DOWN as f64) as usize).min(DOWN - 1);
        if let Some(place) = self.place(column, row) {
            self.dots[place] |= BITS[down][across];
        }
    }

    /// Lays the dots over what was put so far.
    pub fn settle_dots(&mut self, style: Style) {
        for (cell, dots) in self.cells.iter_mut().zip(&mut self.dots) {
            let letter = char::from_u32(0x2800 + u32::from(*dots)).filter(|_| *dots != 0);
            if let Some(letter) = letter {
                *cell = Some(Cell { letter, style });
            }
            *dots = 0;
        }
    }

    /// One row as text, each stretch of one style painted once.
    pub fn row(&self, row: usize, style: terminal::Style) -> String {
        let start = (row * self.width).min(self.cells.len());
        let end = (start + self.width).min(self.cells.len());
        let blank = Cell {
            letter: ' ',
            style: Style::new(),
        };
        let cells: Vec<Cell> = self.cells[start..end]
            .iter()
            .map(|cell| cell.unwrap_or(blank))
            .collect();
        cells
            .chunk_by(|one, next| one.style == next.style)
            .map(|run| {
                let text: String = run.iter().map(|cell| cell.letter).collect();
                match run.first() {
                    Some(first) if first.style != Style::new() => paint(&text, first.style, style),
                    _ => text,
                }
            })
            .collect()
    }
}
