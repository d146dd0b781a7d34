//! Which row is the header, and which columns are meant.
//!
//! A column that is named has to be there. One that is not named is taken only where no other could
//! be meant as well.

use std::collections::BTreeSet;

use crate::{
    practice::{lang::Lang, spreadsheet::DateOrder, stem},
    sheet::{
        date::{self, Clock},
        error::SheetError,
        grid::{self, Cell, Grid, Row, one_line},
        number::{self, Mark},
    },
};

/// What is to be found in a grid.
#[derive(Clone)]
pub struct Wanted<'a> {
    pub metrics: Vec<Asked>,
    /// Whether only those metrics are meant whose column is there.
    pub any: bool,
    /// The board's other metrics: a column that goes by one of them is not another one's.
    pub others: Vec<Asked>,
    /// The name of the column with the dates.
    pub date_column: Option<String>,
    pub order: Option<DateOrder>,
    pub clock: Clock<'a>,
}

/// A metric whose values are to be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub slug: String,
    pub name: Option<String>,
    pub unit: String,
    /// The column, as it was told or remembered.
    pub column: Option<String>,
    pub mark: Mark,
}

/// Where things stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// The place of the header among the rows.
    pub header: Option<usize>,
    /// Where the data begin.
    pub first: usize,
    pub date: usize,
    /// For each metric that is there, its place among those asked for, and its column.
    pub metrics: Vec<(usize, usize)>,
    /// The columns of values that were taken for no metric, where any of the board's might have been meant.
    pub unused: Vec<usize>,
}

/// How far down a header is looked for.
const DEEPEST: usize = 100;

impl Layout {
    pub fn name(&self, grid: &Grid, column: usize) -> String {
        name(grid, self.header, column)
    }
}

pub(super) fn name(grid: &Grid, header: Option<usize>, column: usize) -> String {
    header
        .and_then(|header| grid.rows.get(header)?.cell(column).text())
        // Longer is no name, and goes into a file.
        .filter(|name| name.chars().count() <= 200)
        .unwrap_or_else(|| grid::letters(column))
}

/// Names alike but for case and gaps are one.
pub(super) fn same(a: &str, b: &str) -> bool {
    one_line(a).to_lowercase() == one_line(b).to_lowercase()
}

fn named_in(row: &Row, name: &str) -> bool {
    row.cells
        .iter()
        .any(|cell| cell.text().is_some_and(|text| same(&text, name)))
}

pub(super) fn lay_out(grid: &Grid, wanted: &Wanted<'_>) -> Result<Layout, SheetError> {
    let names: Vec<&str> = wanted
        .metrics
        .iter()
        .filter_map(|asked| asked.column.as_deref())
        .chain(wanted.date_column.as_deref())
        .collect();
    let by_name = header_with(grid, &names);
    let begin = by_name.map_or(0, |header| header + 1);
    let date = match &wanted.date_column {
        Some(name) => {
            // To say which columns are there, one has to know where their names are.
            let header = by_name.or_else(|| guess_header(grid, begin, None));
            column_named(grid, header, name)?
        }
        None => date_column(grid, by_name, begin)?,
    };
    let header = by_name.or_else(|| guess_header(grid, begin, Some(date)));
    let mut layout = Layout {
        header,
        first: header.map_or(0, |header| header + 1),
        date,
        metrics: Vec::new(),
        unused: Vec::new(),
    };
    layout.metrics = metrics(grid, &layout, wanted)?;
    layout.first = first_row(grid, &layout);
    if wanted.any {
        let taken = |column: &usize| layout.metrics.iter().any(|(_, taken)| taken == column);
        let free = columns(grid, layout.header).into_iter();
        let free: Vec<usize> = free
            .filter(|column| *column != layout.date && !taken(column))
            .collect();
        // A remark is no measurement that somebody might miss.
        layout.unused = free
            .into_iter()
            .filter(|column| mostly_values(grid, &layout, *column))
            .collect();
    }
    Ok(layout)
}

/// The row that has most of these names.
pub(super) fn header_with(grid: &Grid, names: &[&str]) -> Option<usize> {
    let count = |row: &Row| names.iter().filter(|name| named_in(row, name)).count();
    let counts: Vec<usize> = grid.rows.iter().take(DEEPEST).map(count).collect();
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    counts.iter().position(|count| *count == most)
}

/// The header above the first date: the last row of words alone, with one over the dates.
fn guess_header(grid: &Grid, begin: usize, date: Option<usize>) -> Option<usize> {
    let dated = |row: &Row| match date {
        Some(column) => date::is_date(row.cell(column)),
        None => row.cells.iter().any(date::is_date),
    };
    let first = grid.rows.iter().skip(begin).position(dated)? + begin;
    let words = |cell: &Cell| {
        cell.text().is_some()
            && !cell.is_nothing()
            && !number::is_value(cell)
            && !date::is_date(cell)
    };
    let is_header = |row: &Row| {
        let filled = row.cells.iter().filter(|cell| !cell.is_blank());
        let all_words = filled.clone().all(words);
        let over_dates = date.is_none_or(|column| words(row.cell(column)));
        all_words && over_dates && filled.count() > 1
    };
    let above = first.saturating_sub(DEEPEST)..first;
    above
        .rev()
        .find(|place| grid.rows.get(*place).is_some_and(is_header))
}

/// The column that goes by a name, or by its letter.
pub(super) fn column_named(
    grid: &Grid,
    header: Option<usize>,
    name: &str,
) -> Result<usize, SheetError> {
    let row = header.and_then(|header| grid.rows.get(header));
    let found: Vec<usize> = row
        .into_iter()
        .flat_map(|row| row.cells.iter().enumerate())
        .filter(|(_, cell)| cell.text().is_some_and(|text| same(&text, name)))
        .map(|(column, _)| column)
        .collect();
    let there = || {
        columns(grid, header)
            .into_iter()
            .map(|column| self::name(grid, header, column))
    };
    match found.as_slice() {
        [column] => Ok(*column),
        [] => grid::column(name)
            .filter(|column| columns(grid, header).contains(column))
            .ok_or_else(|| SheetError::ColumnMissing {
                name: one_line(name),
                there: there().collect(),
            }),
        several => Err(SheetError::ColumnTwice {
            name: one_line(name),
            there: several
                .iter()
                .map(|column| grid::letters(*column))
                .collect(),
        }),
    }
}

/// The names of the columns that are there.
pub(super) fn there(grid: &Grid, header: Option<usize>) -> Vec<String> {
    let header = header.or(Some(0));
    let columns = columns(grid, header);
    columns
        .into_iter()
        .map(|column| name(grid, header, column))
        .collect()
}

/// The columns in which something stands below the header.
fn columns(grid: &Grid, header: Option<usize>) -> BTreeSet<usize> {
    let begin = header.unwrap_or(0);
    let rows = grid.rows.iter().skip(begin);
    rows.flat_map(|row| row.cells.iter().enumerate())
        .filter(|(_, cell)| !cell.is_blank())
        .map(|(column, _)| column)
        .collect()
}

/// The one column of dates.
fn date_column(grid: &Grid, header: Option<usize>, begin: usize) -> Result<usize, SheetError> {
    let rows = grid.rows.get(begin..).unwrap_or_default();
    // From its first date on, a column of dates has little else.
    let dates = |column: &usize| {
        let cells = rows.iter().map(|row| row.cell(*column));
        let from_first = cells.skip_while(|cell| !date::is_date(cell));
        let filled: Vec<&Cell> = from_first.filter(|cell| !cell.is_nothing()).collect();
        let dates = filled.iter().filter(|cell| date::is_date(cell)).count();
        dates > 0 && dates * 2 >= filled.len()
    };
    let all = columns(grid, header);
    let found: Vec<usize> = all.iter().copied().filter(dates).collect();
    match found.as_slice() {
        [column] => Ok(*column),
        [] => Err(SheetError::NoDates {
            there: examples(grid, header, &all),
        }),
        several => {
            let header = header.or_else(|| guess_header(grid, begin, Some(several[0])));
            Err(SheetError::WhichDate {
                there: several
                    .iter()
                    .map(|column| name(grid, header, *column))
                    .collect(),
            })
        }
    }
}

/// Each column with the first things that stand in it.
fn examples(
    grid: &Grid,
    header: Option<usize>,
    columns: &BTreeSet<usize>,
) -> Vec<(String, String)> {
    // Without dates nothing tells where the header is, but it is mostly the first row.
    let words = |row: &Row| {
        let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
        filled.all(|cell| !number::is_value(cell))
    };
    let header = header.or_else(|| grid.rows.first().is_some_and(words).then_some(0));
    let begin = header.map_or(0, |header| header + 1);
    let of = |column: &usize| {
        let cells = grid.rows.iter().skip(begin).map(|row| row.cell(*column));
        let few: Vec<String> = cells
            .filter(|cell| !cell.is_blank())
            .take(3)
            .map(Cell::shown)
            .collect();
        (name(grid, header, *column), few.join(", "))
    };
    columns.iter().take(20).map(of).collect()
}

fn metrics(
    grid: &Grid,
    layout: &Layout,
    wanted: &Wanted<'_>,
) -> Result<Vec<(usize, usize)>, SheetError> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut left: Vec<usize> = Vec::new();
    for (place, asked) in wanted.metrics.iter().enumerate() {
        match &asked.column {
            None => left.push(place),
            Some(name) => match column_named(grid, layout.header, name) {
                Ok(column) => found.push((place, column)),
                Err(_) if wanted.any => {}
                Err(error) => return Err(error),
            },
        }
    }
    let taken: Vec<usize> = found.iter().map(|(_, column)| *column).collect();
    let free: Vec<usize> = columns(grid, layout.header)
        .into_iter()
        .filter(|column| *column != layout.date && !taken.contains(column))
        .collect();
    let title = |column: usize| layout.name(grid, column);
    let mut unnamed = Vec::new();
    for place in left {
        let Some(asked) = wanted.metrics.get(place) else {
            continue;
        };
        let own: Vec<usize> = free
            .iter()
            .copied()
            .filter(|column| layout.header.is_some() && goes_by(asked, &title(*column)))
            .collect();
        match own.as_slice() {
            [column] => found.push((place, *column)),
            _ if wanted.any => {}
            _ => unnamed.push(place),
        }
    }
    let values = value_columns(grid, layout, &free);
    let there = |columns: &[usize]| columns.iter().map(|column| title(*column)).collect();
    let may_be_its = |column: usize| {
        let others = |other: &Asked| {
            let remembered = other.column.as_deref();
            layout.header.is_some()
                && (goes_by(other, &title(column))
                    || remembered.is_some_and(|name| same(name, &title(column))))
        };
        !found.iter().any(|(_, taken)| *taken == column) && !wanted.others.iter().any(others)
    };
    match (unnamed.as_slice(), values.as_slice()) {
        ([], _) => {}
        ([place], [column]) if may_be_its(*column) => {
            found.push((*place, *column));
        }
        ([place, ..], values) => {
            let metric = wanted
                .metrics
                .get(*place)
                .map(|asked| asked.slug.clone())
                .unwrap_or_default();
            return Err(match values {
                [] => SheetError::NoValues {
                    metric,
                    there: examples(grid, layout.header, &free.iter().copied().collect()),
                },
                values => SheetError::WhichColumn {
                    metric,
                    there: there(values),
                },
            });
        }
    }
    if found.is_empty() {
        return Err(SheetError::NoneKnown {
            there: there(match values.is_empty() {
                true => &free,
                false => &values,
            }),
        });
    }
    found.sort_unstable();
    Ok(found)
}

/// Whether a header says this metric's slug or name, with its unit behind it or not.
fn goes_by(asked: &Asked, header: &str) -> bool {
    let bare = header
        .trim()
        .trim_end_matches([')', ']'])
        .rsplit_once(['(', '['])
        .filter(|(_, unit)| same(unit, &asked.unit))
        .map(|(name, _)| name);
    [Some(header), bare].into_iter().flatten().any(|header| {
        // A slug has no ü, and in German it has an ue.
        let slugs = [Lang::En, Lang::De].map(|lang| stem::name(header, lang));
        same(header, &asked.slug)
            || slugs.contains(&asked.slug)
            || same(header, &asked.slug.replace('-', " "))
            || asked.name.as_deref().is_some_and(|name| same(header, name))
    })
}

/// The columns that values may stand in: those with little else, else the only one there is.
fn value_columns(grid: &Grid, layout: &Layout, free: &[usize]) -> Vec<usize> {
    let some: Vec<usize> = free
        .iter()
        .copied()
        .filter(|column| share(grid, layout, *column).0 > 0)
        .collect();
    let mostly: Vec<usize> = some
        .iter()
        .copied()
        .filter(|column| mostly_values(grid, layout, *column))
        .collect();
    match (some.as_slice(), mostly.as_slice(), free) {
        (_, [_, ..], _) => mostly,
        ([_], [], _) => some,
        (_, _, [only]) => vec![*only],
        _ => Vec::new(),
    }
}

fn mostly_values(grid: &Grid, layout: &Layout, column: usize) -> bool {
    let (values, all) = share(grid, layout, column);
    values > 0 && values * 2 >= all
}

/// How many of a column's cells are values, and in how many something stands.
fn share(grid: &Grid, layout: &Layout, column: usize) -> (usize, usize) {
    let rows = grid.rows.get(layout.first..).unwrap_or_default();
    let filled = rows
        .iter()
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_nothing());
    filled.fold((0, 0), |(values, all), cell| {
        (values + usize::from(number::is_value(cell)), all + 1)
    })
}

/// Where the data begin: titles without a header are passed over, and so is a line of units.
fn first_row(grid: &Grid, layout: &Layout) -> usize {
    let title = |row: &&Row| {
        let is_one = !date::is_date(row.cell(layout.date));
        let values = layout
            .metrics
            .iter()
            .any(|(_, column)| number::is_value(row.cell(*column)));
        let dateless = layout.header.is_none() || row.cell(layout.date).is_nothing();
        is_one && !values && dateless
    };
    let rows = grid.rows.get(layout.first..).unwrap_or_default();
    layout.first + rows.iter().take_while(title).count()
}
