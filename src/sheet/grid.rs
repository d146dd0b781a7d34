//! Rows of cells, whatever file they came from.

use chrono::NaiveDateTime;

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    pub source: Source,
    /// Rows in which something stands, from the first to the last.
    pub rows: Vec<Row>,
}

/// What kind of file it was, as far as it had to be found out.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    Text {
        encoding: &'static str,
        /// What stands between the cells, where a row has more than one.
        separator: Option<char>,
    },
    /// A list of objects, a row each.
    Json,
    Book {
        format: &'static str,
        sheet: String,
        /// The further sheets in which something stands.
        others: Vec<String>,
    },
}

/// One row, with the number that an editor or a spreadsheet shows beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub line: usize,
    pub cells: Vec<Cell>,
}

/// What stands in a cell. A text file has texts alone; a workbook knows more.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    /// A fraction that is shown as a percentage: 0.125 for 12.5 %.
    Percent(f64),
    /// A day, with a time other than midnight where it has one.
    When(NaiveDateTime),
    /// A time of day or a duration, in seconds.
    Span(f64),
    /// An error of a formula, as it is shown.
    Error(String),
}

impl Row {
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

/// What people write where there is nothing to write, in lower case.
const NOTHING: &[&str] = &[
    "", "-", "–", "—", "n/a", "n.a.", "#n/a", "n/b", "n.b.", "#n/b", "#nv", "n.v.", "nvt",
    "n.v.t.", "n.v.t", "k.a.", "k.a", "k. a.",
];

impl Cell {
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Whether it says that there is nothing: blank, or `#N/A`, `n.v.t.`, `k.A.` and the like.
    pub fn is_nothing(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) | Cell::Error(text) => {
                NOTHING.contains(&text.trim().to_lowercase().as_str())
            }
            _ => false,
        }
    }

    /// A text on one line, where it is one.
    pub fn text(&self) -> Option<String> {
        match self {
            Cell::Text(text) => Some(one_line(text)).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// As it can be shown in a message.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Error(text) => short(&one_line(text)),
            Cell::Number(number) => number.to_string(),
            Cell::Percent(fraction) => format!("{}%", percent(*fraction)),
            Cell::When(when) => when.format("%Y-%m-%d %H:%M").to_string(),
            Cell::Span(seconds) => format!("{seconds} s"),
        }
    }
}

/// A fraction as a percentage, without the noise that the multiplication makes.
pub fn percent(fraction: f64) -> f64 {
    tidy(fraction * 100.0)
}

/// To the 15 digits that a spreadsheet keeps.
pub fn tidy(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value) + 0.0
}

/// A cell may have several lines; a name of a column has one.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(text: &str) -> String {
    const ROOM: usize = 40;
    match text.char_indices().nth(ROOM) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The letters by which spreadsheets call a column, from 0.
pub fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        name.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    name.iter()
        .rev()
        .map(|letter| char::from(*letter))
        .collect()
}

/// The column that letters name.
pub fn column(letters: &str) -> Option<usize> {
    let letters = letters.trim();
    let upper = letters.bytes().all(|byte| byte.is_ascii_uppercase());
    if letters.is_empty() || letters.len() > 3 || !upper {
        return None;
    }
    let number = letters
        .bytes()
        .fold(0, |number, byte| number * 26 + usize::from(byte - b'A') + 1);
    Some(number - 1)
}
