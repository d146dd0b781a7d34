//! Text laid out for a terminal: pieces in a tone make lines, lines make a sheet, and sheets stand
//! below or beside one another.
//!
//! Widths are cells of a terminal, not letters: a Chinese letter takes two, an accent none. A sheet
//! also knows where each record stands on it, so that what is printed and what one moves about on
//! a screen are the same.

mod block;
mod table;
mod wrap;

pub use block::{About, Block, list, told};
pub use table::{Form, table};
pub use wrap::{dates_held, held, released};

use crate::{
    practice::entry::Place,
    view::terminal::{self, Style, width_of},
};

/// How something is said.
///
/// There is one colour, and it is magenta: of the sixteen that every terminal has, the only one
/// that can be read on black and on white in the usual palettes. All else is bold or dim, which
/// goes by the terminal's own colours. Nothing is ever red: a board blames nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Plain,
    /// Titles, references, and what the eye should find first.
    Strong,
    /// Labels, dates and lines, which are there when they are looked for.
    Quiet,
    /// What is being worked on now.
    Now,
}

impl Tone {
    fn style(self) -> anstyle::Style {
        use anstyle::{AnsiColor, Style};
        match self {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().bold(),
            Tone::Quiet => Style::new().dimmed(),
            Tone::Now => Style::new()
                .bold()
                .fg_color(Some(AnsiColor::Magenta.into())),
        }
    }
}

/// A part of a line in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub tone: Tone,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<Piece>);

impl Line {
    pub fn of(text: impl Into<String>, tone: Tone) -> Line {
        Line::default().and(text, tone)
    }

    #[must_use]
    pub fn and(mut self, text: impl Into<String>, tone: Tone) -> Line {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Piece { text, tone });
        }
        self
    }

    pub fn width(&self) -> usize {
        self.0.iter().map(|piece| width_of(&piece.text)).sum()
    }

    /// As wide as that, with blanks.
    #[must_use]
    fn filled(self, width: usize) -> Line {
        let blanks = width.saturating_sub(self.width());
        self.and(" ".repeat(blanks), Tone::Plain)
    }

    fn text(&self, style: Style) -> String {
        let mut pieces: Vec<Piece> = self.0.clone();
        while let Some(last) = pieces.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            match last.text.is_empty() {
                true => pieces.pop(),
                false => break,
            };
        }
        let paint = |piece: &Piece| match piece.tone {
            Tone::Plain => piece.text.clone(),
            tone => terminal::paint(&piece.text, tone.style(), style),
        };
        pieces.iter().map(paint).collect()
    }
}

/// Where a record stands on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub place: Place,
    pub top: usize,
    pub left: usize,
    pub width: usize,
    pub height: usize,
}

/// Lines of at most a width, with the records that stand on them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    pub width: usize,
    pub lines: Vec<Line>,
    pub spots: Vec<Spot>,
}

impl Sheet {
    pub fn new(width: usize) -> Sheet {
        Sheet {
            width,
            ..Sheet::default()
        }
    }

    pub fn push(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Says that everything from a line on belongs to a record.
    pub fn mark(&mut self, place: Option<&Place>, top: usize) {
        let height = self.lines.len().saturating_sub(top);
        if let (Some(place), 1..) = (place, height) {
            self.spots.push(Spot {
                place: place.clone(),
                top,
                left: 0,
                width: self.width,
                height,
            });
        }
    }

    /// Puts another sheet below, with an empty line between.
    pub fn below(&mut self, other: Sheet) {
        if other.lines.is_empty() {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        self.append(other);
    }

    /// Puts another sheet directly below.
    pub fn append(&mut self, other: Sheet) {
        let top = self.lines.len();
        self.lines.extend(other.lines);
        self.spots.extend(other.spots.into_iter().map(|spot| Spot {
            top: spot.top + top,
            ..spot
        }));
    }

    /// Two sheets side by side, with a line between them.
    pub fn beside(left: Sheet, right: Sheet, pen: &Pen) -> Sheet {
        let gap = format!(" {} ", pen.bar());
        let shift = left.width + width_of(&gap);
        let mut sheet = Sheet::new(shift + right.width);
        let height = left.lines.len().max(right.lines.len());
        let (mut lefts, mut rights) = (left.lines.into_iter(), right.lines.into_iter());
        for _ in 0..height {
            let mut line = lefts.next().unwrap_or_default().filled(left.width);
            line = line.and(gap.clone(), Tone::Quiet);
            line.0.extend(rights.next().unwrap_or_default().0);
            sheet.push(line);
        }
        sheet.spots = left.spots;
        sheet.spots.extend(right.spots.into_iter().map(|spot| Spot {
            left: spot.left + shift,
            ..spot
        }));
        sheet
    }

    /// As text for a terminal.
    pub fn text(&self, style: Style) -> String {
        let line = |line: &Line| format!("{}\n", line.text(style));
        self.lines.iter().map(line).collect()
    }
}

/// What draws: it knows which signs the terminal has.
#[derive(Debug, Clone, Copy)]
pub struct Pen {
    unicode: bool,
}

impl Pen {
    pub fn new(style: Style) -> Pen {
        Pen {
            unicode: style.unicode,
        }
    }

    pub fn bar(&self) -> &'static str {
        if self.unicode { "│" } else { "|" }
    }

    fn cross(&self) -> &'static str {
        if self.unicode { "─┼─" } else { "-+-" }
    }

    fn rule(&self, width: usize) -> String {
        if self.unicode { "─" } else { "-" }.repeat(width)
    }

    /// A text made harmless, in signs that the terminal has. The letters are those that somebody
    /// wrote, whatever the terminal makes of them.
    pub fn said(&self, text: &str) -> String {
        let text = terminal::clean(text);
        match self.unicode {
            true => text,
            false => terminal::plain_signs(&text),
        }
    }

    /// A title, with a line behind it up to the width.
    pub fn heading(&self, title: &str, width: usize, sheet: &mut Sheet) {
        let lines = self.wrap(title, width);
        let last = lines.len().saturating_sub(1);
        for (at, text) in lines.into_iter().enumerate() {
            let left = width.saturating_sub(width_of(&text) + 1);
            let line = Line::of(text, Tone::Strong);
            sheet.push(match at == last && left > 1 {
                true => line.and(format!(" {}", self.rule(left)), Tone::Quiet),
                false => line,
            });
        }
    }
}
