//! A file read: which columns, in what way, and the values. All of it, or every row that is wrong.

use crate::{
    practice::{
        spreadsheet::{DateOrder, Decimal},
        when::{Day, Moment},
    },
    sheet::{
        columns::{Wanted, lay_out},
        date,
        error::{BadRow, SheetError},
        grid::{Cell, Grid, Source},
        number,
    },
};

/// What was read, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub source: Source,
    /// The line of the header.
    pub header: Option<usize>,
    pub date_column: String,
    /// The order of day and month, where that made a difference, with a date that was read so.
    pub order: Option<DateOrder>,
    pub example: Option<(String, Day)>,
    pub columns: Vec<Column>,
    /// Columns of values that were taken for no metric.
    pub unused: Vec<String>,
    /// Rows in which nothing was measured.
    pub skipped: usize,
    pub first: Option<Moment>,
    pub last: Option<Moment>,
}

/// A metric's column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub slug: String,
    pub name: String,
    pub decimal: Option<Decimal>,
    /// Whether times were turned into numbers of the metric's unit.
    pub times: bool,
    pub values: Vec<(Moment, f64)>,
    /// Cells that say that there is no value.
    pub skipped: usize,
}

/// Reads a grid.
pub fn read(grid: &Grid, wanted: &Wanted<'_>) -> Result<Reading, SheetError> {
    let layout = lay_out(grid, wanted)?;
    let rows = grid.rows.get(layout.first..).unwrap_or_default();
    let cells = |column: usize| -> Vec<(usize, &Cell)> {
        rows.iter()
            .map(|row| (row.line, row.cell(column)))
            .collect()
    };
    let dates = date::column(&cells(layout.date), wanted.order, wanted.clock)?;
    let date_column = layout.name(grid, layout.date);
    let mut bad: Vec<BadRow> = Vec::new();
    let mut columns = Vec::new();
    let mut measured = vec![false; rows.len()];
    for (place, column) in &layout.metrics {
        let Some(asked) = wanted.metrics.get(*place) else {
            continue;
        };
        let name = layout.name(grid, *column);
        let read = number::column(&cells(*column), &asked.unit, &name, asked.mark)?;
        let mut values = Vec::new();
        for (((row, date), value), measured) in rows
            .iter()
            .zip(&dates.moments)
            .zip(read.values)
            .zip(&mut measured)
        {
            let Some(value) = value else { continue };
            *measured = true;
            match (date, value) {
                (Ok(moment), Ok(value)) => values.push((*moment, value)),
                (_, Err(fault)) => bad.push(BadRow {
                    line: row.line,
                    column: name.clone(),
                    fault,
                }),
                // Said once, below.
                (Err(_), Ok(_)) => {}
            }
        }
        columns.push(Column {
            slug: asked.slug.clone(),
            name,
            decimal: read.decimal,
            times: read.times,
            skipped: 0,
            values,
        });
    }
    for ((row, date), measured) in rows.iter().zip(&dates.moments).zip(&measured) {
        if let (Err(fault), true) = (date, measured) {
            bad.push(BadRow {
                line: row.line,
                column: date_column.clone(),
                fault: fault.clone(),
            });
        }
    }
    if !bad.is_empty() {
        bad.sort_by_key(|row| row.line);
        return Err(SheetError::BadRows { rows: bad });
    }
    let rows_measured = measured.iter().filter(|measured| **measured).count();
    if rows_measured == 0 {
        return Err(SheetError::Empty);
    }
    for column in &mut columns {
        column.skipped = rows_measured.saturating_sub(column.values.len());
    }
    let moments = || {
        columns
            .iter()
            .flat_map(|column| &column.values)
            .map(|(moment, _)| *moment)
    };
    Ok(Reading {
        source: grid.source.clone(),
        header: layout
            .header
            .and_then(|header| grid.rows.get(header))
            .map(|row| row.line),
        date_column,
        order: dates.order,
        example: dates.example,
        skipped: measured.len() - rows_measured,
        unused: layout
            .unused
            .iter()
            .map(|column| layout.name(grid, *column))
            .collect(),
        first: moments().min(),
        last: moments().max(),
        columns,
    })
}
