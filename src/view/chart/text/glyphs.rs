//! The signs of a chart in a terminal, with and without Unicode, and their colours.

use anstyle::{AnsiColor, Style};

use crate::view::chart::labels::Line;

/// What each part of a chart is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Glyphs {
    pub point: char,
    pub signal: char,
    pub aside: char,
    centre: char,
    limit: char,
    own: char,
    target: char,
    pub begun: char,
    pub changed: char,
    pub axis: char,
    pub mark: char,
    pub corner: char,
    pub floor: char,
    pub date: char,
    pub more: &'static str,
    /// Between facts on one line.
    pub between: &'static str,
    /// Whether the line from point to point can be drawn, in dots that are smaller than letters.
    pub dots: bool,
}

pub const UNICODE: Glyphs = Glyphs {
    point: '●',
    signal: '◆',
    aside: '○',
    centre: '─',
    limit: '╌',
    own: '┈',
    target: '━',
    begun: '╎',
    changed: '║',
    axis: '│',
    mark: '┤',
    corner: '└',
    floor: '─',
    date: '┬',
    more: "…",
    between: " · ",
    dots: true,
};

pub const ASCII: Glyphs = Glyphs {
    point: 'o',
    signal: '#',
    aside: 'x',
    centre: '-',
    limit: '=',
    own: '.',
    target: '~',
    begun: '|',
    changed: ':',
    axis: '|',
    mark: '+',
    corner: '+',
    floor: '-',
    date: '+',
    more: "...",
    between: ", ",
    dots: false,
};

/// Stands for points that are drawn as dots.
pub const DOTS: char = '⠒';

impl Glyphs {
    pub fn line(&self, line: Line) -> char {
        match line {
            Line::Centre => self.centre,
            Line::Limit => self.limit,
            Line::Own => self.own,
            Line::Target => self.target,
        }
    }
}

const fn ansi(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(anstyle::Color::Ansi(color)))
}

pub const POINT: Style = ansi(AnsiColor::Cyan).bold();
pub const TRACE: Style = ansi(AnsiColor::Cyan);
pub const SIGNAL: Style = ansi(AnsiColor::Magenta).bold();
pub const DIM: Style = Style::new().dimmed();

pub fn of_line(line: Line) -> Style {
    match line {
        Line::Centre => Style::new(),
        Line::Limit => ansi(AnsiColor::Yellow),
        Line::Own => ansi(AnsiColor::Blue),
        Line::Target => ansi(AnsiColor::Green),
    }
}
