//! Measurements from a spreadsheet: `kata measure --csv`.
//!
//! The file is read before anything is decided, and what it was read as is said before anything is
//! kept. What the file leaves open stops it, with the flag that settles it.

use std::path::{Path, PathBuf};

use crate::{
    cmd::{
        app::App,
        ask::{left, sheet as asked},
        choice::OneOf,
        failure::{Failure, exit},
        input, reading,
        session::{Recording, Session},
    },
    practice::{
        board::Board,
        metric::{FromSheet, Metric},
        reference::Reference,
        refusal::Refusal,
        spreadsheet::{DateOrder, Decimal, Spreadsheet},
        when::Day,
    },
    say,
    sheet::{self, Asked, Reading, SheetError, Source, Wanted, date::Clock, number::Mark},
    view::lang::when,
};
use clap::Args;

/// How many bad rows are shown to a person; a program gets all.
const SHOWN: usize = 20;

/// Where the dates are, as the metric of a `--column`.
const DATE: &str = "date";

#[derive(Args)]
pub struct FromFile {
    /// Take measurements from a spreadsheet: csv, xlsx or ods; - is standard input
    #[arg(long, value_name = "FILE|-", conflicts_with_all = ["value", "on", "note", "instead_of", "remove", "set_aside"])]
    pub csv: Option<PathBuf>,
    /// Which column is which metric, by its header or its letter; `=date` for the dates; may be
    /// repeated
    #[arg(long, value_name = "NAME=SLUG", conflicts_with = "value")]
    column: Vec<String>,
    /// The order of day, month and year, where the file leaves it open
    #[arg(long, value_name = "dmy|mdy|ymd", conflicts_with = "value", value_parser = OneOf::new(DateOrder::ALL.map(DateOrder::as_str)))]
    dates: Option<String>,
    /// The decimal mark, where the file leaves it open
    #[arg(long, value_name = "comma|point", conflicts_with = "value", value_parser = OneOf::new(Decimal::ALL.map(Decimal::as_str)))]
    decimal: Option<String>,
    /// The sheet, where a workbook has several
    #[arg(long, value_name = "NAME", conflicts_with = "value")]
    sheet: Option<String>,
}

impl FromFile {
    fn order(&self) -> Option<DateOrder> {
        let named = self.dates.as_deref();
        DateOrder::ALL
            .into_iter()
            .find(|order| Some(order.as_str()) == named)
    }

    fn decimal(&self) -> Option<Decimal> {
        let named = self.decimal.as_deref();
        Decimal::ALL
            .into_iter()
            .find(|decimal| Some(decimal.as_str()) == named)
    }
}

/// Imports what a file has of a metric, or of all metrics whose columns are known.
pub fn measurements(
    app: &mut App<'_>,
    path: &Path,
    slug: Option<&str>,
    file: &FromFile,
    recording: &Recording,
) -> Result<(), Failure> {
    // Whoever thinks about an answer, or sends the file through a pipe, keeps nobody waiting: what is
    // read here is read before the lock.
    let mut look = Session::look(app, recording)?;
    let bytes = input::bytes(app, path, sheet::MAX_BYTES as u64 + 1)?;
    let name = input::name(app, path);
    look.board(app)?;
    let clock = Clock {
        today: app.today().date(),
        local: &when::on_this_clock,
    };
    let board = look.about_board()?;
    let mut wanted = wanted(board, slug, file, clock)?;
    let remembered = remembered(board, &wanted, |of| of.sheet.clone());
    let book = bytes.starts_with(b"PK");
    let mut sheet = file.sheet.clone().or(remembered.filter(|_| book));
    let reading = loop {
        let sheet_read = app.progress(&say!("progress-sheet"));
        let read =
            sheet::open(&bytes, sheet.as_deref()).and_then(|grid| sheet::read(&grid, &wanted));
        drop(sheet_read);
        let error = match read {
            Ok(reading) => break reading,
            Err(error) => error,
        };
        if !(app.asks() && asked::settle(app, board, &error, &mut wanted, &mut sheet)?) {
            return Err(failure(app, &name, &error));
        }
    };
    let columns = || {
        reading
            .columns
            .iter()
            .map(|column| from(board, &reading, column, &wanted))
    };
    let at = look.at;
    let imported = board.import(columns().collect(), at)?;
    reading::tell(app, &name, &reading, &imported.columns);
    let new = imported.columns.iter().any(|column| column.added > 0);
    if new && app.asks() && !recording.timing.dry_run && !asked::go_on(app)? {
        return Err(left());
    }
    let mut session = Session::write(app, recording)?;
    let imported = session.board(app)?.import(columns().collect(), at)?;
    let added: usize = imported.columns.iter().map(|column| column.added).sum();
    let mut change = imported.change;
    if added == 0 {
        // That a file was read is nothing to remember.
        change.puts.clear();
    }
    let metrics: Vec<&str> = imported
        .columns
        .iter()
        .filter(|column| column.added > 0)
        .map(|column| column.metric.as_str())
        .collect();
    let words = app.words_of(session.home.own().lang());
    let days = change
        .puts
        .iter()
        .flat_map(crate::practice::metric::added_days);
    let days: Vec<Day> = days.collect();
    let told = match (days.iter().min(), days.iter().max()) {
        (Some(first), Some(last)) => words.say(&say!(
            "imported-measurements",
            count = added,
            first = first.to_string(),
            last = last.to_string(),
        )),
        _ => String::new(),
    };
    let reference = Reference {
        board: change.board().map(str::to_owned),
        name: metrics.join(", "),
    };
    session.also = vec![("reading", reading::json(&name, &reading, &imported.columns))];
    session.finish(app, change.about(Some(reference), told))
}

/// What is to be found in the file: what the flags say, and what was remembered.
fn wanted<'a>(
    board: &Board,
    slug: Option<&str>,
    file: &FromFile,
    clock: Clock<'a>,
) -> Result<Wanted<'a>, Failure> {
    let mut date_column = None;
    let mut named: Vec<(String, Option<String>)> = Vec::new();
    named.extend(slug.map(|slug| (slug.to_owned(), None)));
    for text in &file.column {
        let (column, metric) = match (text.rsplit_once('='), slug) {
            (Some((column, metric)), _) => (column, metric.trim().to_lowercase()),
            (None, Some(slug)) => (text.as_str(), slug.to_owned()),
            (None, None) => {
                return Err(
                    Failure::usage(say!("failed-column", text = text)).hint(say!("hint-column"))
                );
            }
        };
        let column = column.trim().to_owned();
        let before = if metric == DATE && board.metric(DATE).is_err() {
            date_column.replace(column)
        } else if let Some((_, place)) = named.iter_mut().find(|(name, _)| *name == metric) {
            place.replace(column)
        } else {
            named.push((metric.clone(), Some(column)));
            None
        };
        if before.is_some() {
            return Err(named_twice(&metric));
        }
    }
    let all = board.all::<Metric>().map(|metric| metric.stem().to_owned());
    let mut others: Vec<(String, Option<String>)> = all.map(|metric| (metric, None)).collect();
    let any = named.is_empty() && others.len() > 1;
    if named.is_empty() {
        named = std::mem::take(&mut others);
    }
    others.retain(|(other, _)| !named.iter().any(|(name, _)| name == other));
    if named.is_empty() {
        return Err(Refusal::NoMetric.into());
    }
    let ask = |(metric, column): (String, Option<String>)| {
        let metric = board.metric(&metric)?;
        let remembered = metric.body.spreadsheet.as_ref();
        Ok(Asked {
            slug: metric.stem().to_owned(),
            name: metric.body.name.clone(),
            unit: metric.body.unit.clone(),
            column: column.or_else(|| remembered.map(|of| of.column.clone())),
            mark: match (file.decimal(), remembered.and_then(|of| of.decimal)) {
                (Some(decimal), _) => Mark::Told(decimal),
                (None, Some(decimal)) => Mark::Remembered(decimal),
                (None, None) => Mark::Unknown,
            },
        })
    };
    let asked = |named: Vec<(String, Option<String>)>| -> Result<Vec<Asked>, Failure> {
        named.into_iter().map(ask).collect()
    };
    let mut wanted = Wanted {
        metrics: asked(named)?,
        others: asked(others)?,
        any,
        date_column,
        order: file.order(),
        clock,
    };
    if wanted.date_column.is_none() {
        wanted.date_column = remembered(board, &wanted, |of| of.date_column.clone());
    }
    if wanted.order.is_none() {
        wanted.order = remembered(board, &wanted, |of| of.dates);
    }
    Ok(wanted)
}

/// Of what a flag says, the last would hold without a word of the others.
pub fn named_twice(what: &str) -> Failure {
    Failure::usage(say!("failed-column-twice", name = what)).hint(say!("hint-column-twice"))
}

/// The first thing of a kind that is remembered with any of these metrics.
fn remembered<T>(
    board: &Board,
    wanted: &Wanted<'_>,
    what: impl Fn(&Spreadsheet) -> Option<T>,
) -> Option<T> {
    wanted.metrics.iter().find_map(|asked| {
        let metric = board.metric(&asked.slug).ok()?;
        what(metric.body.spreadsheet.as_ref()?)
    })
}

/// The values of a column, and what is remembered of it, so that the next file needs no flags.
fn from(
    board: &Board,
    reading: &Reading,
    column: &sheet::reading::Column,
    wanted: &Wanted<'_>,
) -> FromSheet {
    let before = board
        .metric(&column.slug)
        .ok()
        .and_then(|metric| metric.body.spreadsheet.clone());
    let sheet = match &reading.source {
        Source::Book { sheet, others, .. } if !others.is_empty() => Some(sheet.clone()),
        _ => None,
    };
    let read_as = Spreadsheet {
        column: column.name.clone(),
        date_column: Some(reading.date_column.clone()),
        dates: reading.order.or(wanted.order),
        decimal: column
            .decimal
            .or_else(|| before.as_ref().and_then(|before| before.decimal)),
        sheet: sheet.or_else(|| before.and_then(|before| before.sheet)),
    };
    FromSheet {
        metric: column.slug.clone(),
        values: column.values.clone(),
        read_as,
    }
}

/// The error about a file; bad rows are listed below it, all of them for a program.
pub fn failure(app: &App<'_>, path: &str, error: &SheetError) -> Failure {
    let code = match error.is_usage() {
        true => exit::USAGE,
        false => exit::FAILED,
    };
    let mut failure = Failure::new(code, error.message(path)).hint(error.hint());
    if let SheetError::BadRows { rows } = error {
        let shown = if app.json() { rows.len() } else { SHOWN };
        let mut lines: Vec<String> = rows
            .iter()
            .take(shown)
            .map(|row| app.say(&row.message()))
            .collect();
        if rows.len() > shown {
            lines.push(app.say(&say!("sheet-more-rows", count = rows.len() - shown)));
        }
        failure.detail = Some(lines.join("\n").into());
    }
    if let (true, Some(line)) = (app.json(), error.line()) {
        failure.spot = Some(Box::new(crate::cmd::failure::Spot {
            path: path.to_owned(),
            line,
            column: 1,
            source_line: String::new(),
            what: String::new(),
        }));
    }
    failure
}
