//! Why a file is not taken in: what it leaves open, what is not there, or each row that is wrong.

use crate::{
    practice::{
        say::Message,
        spreadsheet::{DateOrder, Decimal},
        when::Day,
    },
    say,
};

/// Why nothing of a file is taken in.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SheetError {
    #[error("larger than a spreadsheet may be")]
    TooLarge,
    #[error("more rows or cells than are taken in at once")]
    TooLong,
    #[error("too many columns in row {line}")]
    TooWide { line: usize },
    #[error("nothing stands in it")]
    Empty,
    #[error("neither text nor a workbook")]
    NotText,
    #[error("a quote is never closed, from line {line}")]
    OpenQuote { line: usize },
    /// Excel's format before 2007, its binary one, or a password.
    #[error("a workbook in an old format, or behind a password")]
    OldBook,
    #[error("a workbook that cannot be read")]
    BrokenBook,
    #[error("a text file has no sheets")]
    NoSheets,
    #[error("no sheet {name:?}")]
    SheetMissing { name: String, there: Vec<String> },
    #[error("several sheets")]
    WhichSheet { there: Vec<String> },
    /// Day and month may be the other way round.
    #[error("{text:?} in line {line} is more than one day")]
    OrderOpen {
        line: usize,
        text: String,
        readings: Vec<(DateOrder, Day)>,
    },
    /// The mark may be a decimal mark or set thousands apart.
    #[error("{text:?} in line {line} is {comma} or {point}")]
    MarkOpen {
        line: usize,
        column: String,
        text: String,
        comma: f64,
        point: f64,
    },
    #[error("no column has dates")]
    NoDates { there: Vec<(String, String)> },
    #[error("several columns have dates")]
    WhichDate { there: Vec<String> },
    #[error("no column has values for {metric}")]
    NoValues {
        metric: String,
        there: Vec<(String, String)>,
    },
    #[error("several columns could be {metric}")]
    WhichColumn { metric: String, there: Vec<String> },
    /// No metric was named, and none is found by the name of a column.
    #[error("no column is known to be a metric")]
    NoneKnown { there: Vec<String> },
    #[error("no column {name:?}")]
    ColumnMissing { name: String, there: Vec<String> },
    #[error("two columns {name:?}")]
    ColumnTwice { name: String, there: Vec<String> },
    /// A list of problems in which no column is known to be their text.
    #[error("no column has the texts")]
    NoTexts { there: Vec<String> },
    #[error("more problems than are taken in at once")]
    TooMany,
    #[error("no JSON: {error}")]
    BrokenJson { line: usize, error: String },
    #[error("no list of objects")]
    NoList,
    #[error("{} rows are wrong", .rows.len())]
    BadRows { rows: Vec<BadRow> },
}

/// One row that is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct BadRow {
    pub line: usize,
    pub column: String,
    pub fault: Fault,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    NoDate,
    NotADate {
        text: String,
    },
    NoSuchDay {
        text: String,
    },
    NoYear {
        text: String,
    },
    /// A number without any format where a date should be.
    DayNumber {
        text: String,
    },
    OtherOrder {
        text: String,
        order: DateOrder,
    },
    NotANumber {
        text: String,
    },
    NumberTooLarge {
        text: String,
    },
    OtherMark {
        text: String,
        decimal: Decimal,
    },
    OtherUnit {
        text: String,
        unit: String,
    },
    TimeUnit {
        text: String,
        unit: String,
    },
    BadTime {
        text: String,
    },
    IsADate {
        text: String,
    },
    ErrorCell {
        text: String,
    },
    /// A problem of which nobody says what it is.
    NoText,
    /// The source of a line before, that says something else.
    SourceTwice {
        text: String,
        line: usize,
    },
}

impl SheetError {
    /// Whether another way of asking would have been answered.
    pub fn is_usage(&self) -> bool {
        matches!(
            self,
            SheetError::NoSheets
                | SheetError::WhichSheet { .. }
                | SheetError::OrderOpen { .. }
                | SheetError::MarkOpen { .. }
                | SheetError::WhichDate { .. }
                | SheetError::WhichColumn { .. }
                | SheetError::NoneKnown { .. }
                | SheetError::NoTexts { .. }
        )
    }

    pub fn line(&self) -> Option<usize> {
        match self {
            SheetError::TooWide { line }
            | SheetError::OpenQuote { line }
            | SheetError::BrokenJson { line, .. }
            | SheetError::OrderOpen { line, .. }
            | SheetError::MarkOpen { line, .. } => Some(*line),
            SheetError::BadRows { rows } => rows.first().map(|row| row.line),
            _ => None,
        }
    }

    pub fn message(&self, path: &str) -> Message {
        match self {
            SheetError::TooLarge => say!("sheet-too-large", path = path),
            SheetError::TooLong => say!("sheet-too-long", path = path),
            SheetError::TooWide { line } => say!("sheet-too-wide", path = path, line = *line),
            SheetError::Empty => say!("sheet-empty", path = path),
            SheetError::NotText => say!("sheet-not-text", path = path),
            SheetError::OpenQuote { line } => say!("sheet-open-quote", path = path, line = *line),
            SheetError::OldBook => say!("sheet-old-book", path = path),
            SheetError::BrokenBook => say!("sheet-broken-book", path = path),
            SheetError::NoSheets => say!("sheet-no-sheets", path = path),
            SheetError::SheetMissing { name, .. } => {
                say!("sheet-sheet-missing", path = path, name = name)
            }
            SheetError::WhichSheet { there } => {
                say!("sheet-which-sheet", path = path, there = quoted(there))
            }
            SheetError::OrderOpen {
                line,
                text,
                readings,
            } => say!(
                "sheet-order-open",
                path = path,
                line = *line,
                text = text,
                readings = either(readings),
            ),
            SheetError::MarkOpen {
                line,
                column,
                text,
                comma,
                point,
            } => say!(
                "sheet-mark-open",
                path = path,
                line = *line,
                column = column,
                text = text,
                comma = comma.to_string(),
                point = point.to_string(),
            ),
            SheetError::NoDates { there } => {
                say!("sheet-no-dates", path = path, there = examples(there))
            }
            SheetError::WhichDate { there } => {
                say!("sheet-which-date", path = path, there = quoted(there))
            }
            SheetError::NoValues { metric, there } => say!(
                "sheet-no-values",
                path = path,
                metric = metric,
                there = examples(there)
            ),
            SheetError::WhichColumn { metric, there } => say!(
                "sheet-which-column",
                path = path,
                metric = metric,
                there = quoted(there)
            ),
            SheetError::NoneKnown { there } => {
                say!("sheet-none-known", path = path, there = quoted(there))
            }
            SheetError::ColumnMissing { name, .. } => {
                say!("sheet-column-missing", path = path, name = name)
            }
            SheetError::ColumnTwice { name, .. } => {
                say!("sheet-column-twice", path = path, name = name)
            }
            SheetError::NoTexts { there } => {
                say!("sheet-no-texts", path = path, there = quoted(there))
            }
            SheetError::TooMany => say!("sheet-too-many", path = path),
            SheetError::BrokenJson { line, error } => say!(
                "sheet-broken-json",
                path = path,
                line = *line,
                error = error
            ),
            SheetError::NoList => say!("sheet-no-list", path = path),
            SheetError::BadRows { rows } => {
                say!("sheet-bad-rows", path = path, count = lines(rows))
            }
        }
    }

    pub fn hint(&self) -> Message {
        let of = |there: &[String]| there.first().cloned().unwrap_or_default();
        match self {
            SheetError::TooLarge | SheetError::TooLong | SheetError::TooWide { .. } => {
                say!("hint-sheet-size")
            }
            SheetError::Empty => say!("hint-sheet-empty"),
            SheetError::NotText | SheetError::OldBook | SheetError::BrokenBook => {
                say!("hint-sheet-save-as")
            }
            SheetError::OpenQuote { .. } => say!("hint-sheet-open-quote"),
            SheetError::NoSheets => say!("hint-sheet-no-sheets"),
            SheetError::SheetMissing { there, .. } => {
                say!("hint-sheet-there", there = quoted(there))
            }
            SheetError::WhichSheet { there } => say!("hint-sheet-which-sheet", name = of(there)),
            SheetError::OrderOpen { readings, .. } => {
                let orders: Vec<String> = readings
                    .iter()
                    .map(|(order, _)| format!("--dates {}", order.as_str()))
                    .collect();
                say!("hint-sheet-order-open", orders = orders.join(", "))
            }
            SheetError::MarkOpen { .. } => say!("hint-sheet-mark-open"),
            SheetError::NoDates { .. } => say!("hint-sheet-no-dates"),
            SheetError::WhichDate { there } => say!("hint-sheet-which-date", name = of(there)),
            SheetError::NoValues { .. } => say!("hint-sheet-no-values"),
            SheetError::WhichColumn { metric, there } => {
                say!("hint-sheet-which-column", name = of(there), metric = metric)
            }
            SheetError::NoneKnown { there } => say!("hint-sheet-none-known", name = of(there)),
            SheetError::ColumnMissing { there, .. } => {
                say!("hint-sheet-there", there = quoted(there))
            }
            SheetError::ColumnTwice { there, .. } => {
                say!("hint-sheet-column-twice", there = there.join(", "))
            }
            SheetError::NoTexts { there } => say!("hint-sheet-no-texts", name = of(there)),
            SheetError::TooMany => say!("hint-sheet-size"),
            SheetError::BrokenJson { .. } | SheetError::NoList => say!("hint-sheet-json"),
            SheetError::BadRows { .. } => say!("hint-sheet-bad-rows"),
        }
    }
}

/// How many lines the rows are; two cells of one may be wrong.
fn lines(rows: &[BadRow]) -> usize {
    let mut lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
    lines.dedup();
    lines.len()
}

/// Each day with how it is read: one or the other.
fn either(readings: &[(DateOrder, Day)]) -> Message {
    let said = readings
        .iter()
        .map(|(order, day)| say!("sheet-reading", day = *day, order = order.as_str()));
    said.reduce(|one, other| say!("sheet-either", one = one, other = other))
        .unwrap_or_else(|| say!("cell-no-date"))
}

fn quoted(there: &[String]) -> Message {
    listed(there.iter().map(|name| say!("sheet-named", name = name)))
}

/// Columns with the first things that stand in them: “batch” (1, 2, 3).
fn examples(there: &[(String, String)]) -> Message {
    let said = there.iter().map(|(name, values)| match values.is_empty() {
        true => say!("sheet-named", name = name),
        false => say!("sheet-example", name = name, values = values),
    });
    listed(said)
}

fn listed(said: impl Iterator<Item = Message>) -> Message {
    said.reduce(|one, other| say!("sheet-list", one = one, other = other))
        .unwrap_or_else(|| say!("sheet-named", name = "-"))
}

impl BadRow {
    pub fn message(&self) -> Message {
        say!(
            "sheet-bad-row",
            line = self.line,
            column = &self.column,
            what = self.fault.message()
        )
    }
}

impl Fault {
    pub fn message(&self) -> Message {
        match self {
            Fault::NoDate => say!("cell-no-date"),
            Fault::NotADate { text } => say!("cell-not-a-date", text = text),
            Fault::NoSuchDay { text } => say!("cell-no-such-day", text = text),
            Fault::NoYear { text } => say!("cell-no-year", text = text),
            Fault::DayNumber { text } => say!("cell-day-number", text = text),
            Fault::OtherOrder { text, order } => {
                say!("cell-other-order", text = text, order = order.as_str(),)
            }
            Fault::NotANumber { text } => say!("cell-not-a-number", text = text),
            Fault::NumberTooLarge { text } => say!("cell-too-large", text = text),
            Fault::OtherMark { text, decimal } => {
                say!("cell-other-mark", text = text, decimal = decimal.as_str(),)
            }
            Fault::OtherUnit { text, unit } => say!("cell-other-unit", text = text, unit = unit),
            Fault::TimeUnit { text, unit } => say!("cell-time-unit", text = text, unit = unit),
            Fault::BadTime { text } => say!("cell-bad-time", text = text),
            Fault::IsADate { text } => say!("cell-is-a-date", text = text),
            Fault::ErrorCell { text } => say!("cell-error", text = text),
            Fault::NoText => say!("cell-no-text"),
            Fault::SourceTwice { text, line } => {
                say!("cell-source-twice", text = text, line = *line)
            }
        }
    }
}
