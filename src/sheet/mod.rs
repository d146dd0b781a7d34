//! What spreadsheets say: the bytes of a file in, rows of cells, then dated values out.
//!
//! People measure in spreadsheets, and every one writes its own way: separators, decimal marks, the
//! order of day and month, title rows, cells that say “nothing here”. All of that is found out from
//! the file itself, for a whole column at a time, and only where a single reading is left: a value
//! that is wrong by a thousand, or a day that is a month, is worse than a question. What was found
//! out is part of the result ([`Reading`]), so that a person can be told before anything is kept.
//!
//! | file | what it turns into what |
//! | --- | --- |
//! | `text` | bytes of a text file into a [`Grid`]: encoding, separator, quotes |
//! | `book` | bytes of a workbook into a [`Grid`]; `ods` the OpenDocument kind |
//! | `date`, `number` | cells of a column into days and values, and what the column leaves open |
//! | `columns` | a grid into a header and its columns |
//! | `reading` | all of it together into a [`Reading`] |
//! | `inbox` | a list from a web form into problems |
//!
//! Nothing here opens a file, knows git or words anything; it uses practice alone.

pub mod book;
pub mod columns;
pub mod date;
pub mod error;
pub mod grid;
pub mod inbox;
pub mod number;
mod ods;
pub mod reading;
#[cfg(test)]
mod tests;
pub mod text;

pub use columns::{Asked, Wanted};
pub use error::{BadRow, Fault, SheetError};
pub use grid::{Cell, Grid, Row, Source};
pub use reading::{Reading, read};

/// The largest file that is read.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The most rows that are taken in at once.
pub const MAX_ROWS: usize = 100_000;
/// The most columns that a row may have.
pub const MAX_COLUMNS: usize = 1_000;
/// The most cells of a sheet, those that are empty between others included.
pub const MAX_CELLS: usize = 2_000_000;

/// Takes the bytes of a file apart into rows of cells.
pub fn open(bytes: &[u8], sheet: Option<&str>) -> Result<Grid, SheetError> {
    if bytes.len() > MAX_BYTES {
        return Err(SheetError::TooLarge);
    }
    match bytes {
        [b'P', b'K', 3, 4, ..] => book::open(bytes, sheet),
        // Excel's old format, and its new one behind a password.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(SheetError::OldBook),
        _ if sheet.is_some() => Err(SheetError::NoSheets),
        _ => text::open(bytes),
    }
}
