//! `kata problem import`: what a web form or a table collected, into the inbox.

use std::{
    collections::{BTreeSet, HashSet},
    path::PathBuf,
};

use clap::Args;
use serde_json::json;

use crate::{
    cmd::{
        app::App,
        ask,
        choice::OneOf,
        failure::Failure,
        import, input, reading,
        session::{Session, Timing, new_id},
    },
    practice::{
        board::Birth,
        change::StepName,
        kind::Kind,
        problem::{self, Problem},
        spreadsheet::DateOrder,
        when::Moment,
    },
    say,
    sheet::{
        self, SheetError,
        date::Clock,
        inbox::{self, Field, Inbox, Item},
    },
    view::lang::when,
};

#[derive(Args)]
pub struct Import {
    /// The list; - is standard input
    #[arg(value_name = "FILE|-")]
    file: PathBuf,
    /// What a column or a key is: text, raised-by, raised or source; may be repeated
    #[arg(long, value_name = "NAME=FIELD")]
    column: Vec<String>,
    /// The order of day, month and year, where the file leaves it open
    #[arg(long, value_name = "dmy|mdy|ymd", value_parser = OneOf::new(DateOrder::ALL.map(DateOrder::as_str)))]
    dates: Option<String>,
    /// The sheet, where a workbook has several
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    #[command(flatten)]
    timing: Timing,
}

impl Import {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        // Read before the lock, as measurements are.
        Session::read(app)?;
        let bytes = input::bytes(app, &self.file, sheet::MAX_BYTES as u64 + 1)?;
        let name = input::name(app, &self.file);
        let columns: Vec<(String, Field)> = self
            .column
            .iter()
            .map(|text| column(text))
            .collect::<Result<_, _>>()?;
        let mut told = BTreeSet::new();
        if let Some((_, field)) = columns.iter().find(|(_, field)| !told.insert(*field)) {
            return Err(import::named_twice(field.as_str()));
        }
        let mut order = DateOrder::ALL
            .into_iter()
            .find(|order| Some(order.as_str()) == self.dates.as_deref());
        let clock = Clock {
            today: app.today().date(),
            local: &when::on_this_clock,
        };
        let inbox = loop {
            let list = app.progress(&say!("progress-sheet"));
            let read = inbox::open(&bytes, self.sheet.as_deref())
                .and_then(|grid| inbox::read(&grid, &columns, order, clock));
            drop(list);
            match read {
                Ok(inbox) => break inbox,
                Err(SheetError::OrderOpen {
                    line,
                    text,
                    readings,
                }) if app.asks() => order = ask::sheet::order(app, &text, line, &readings)?,
                Err(error) => return Err(import::failure(app, &name, &error)),
            }
        };
        let mut session = Session::write(app, &self.timing.into())?;
        let mut known: HashSet<String> = session
            .home_records(app)?
            .iter()
            .filter_map(|entry| entry.get::<Problem>()?.source.clone())
            .collect();
        let fresh: Vec<&Item> = inbox
            .items
            .iter()
            .filter(|item| match &item.source {
                Some(source) => known.insert(source.clone()),
                None => true,
            })
            .collect();
        let there = inbox.items.len() - fresh.len();
        tell(app, &name, &inbox, there);
        let problems = problems(&session, &fresh)?;
        let mut change = problem::raise(problems, session.at);
        change.step = StepName::Imported;
        if change.puts.len() > 1 {
            let reference = |place: usize| {
                let put = change.puts.get(place)?;
                Some(put.after.reference().to_string())
            };
            let words = app.words_of(session.home.own().lang());
            let told = words.say(&say!(
                "imported-problems",
                count = change.puts.len(),
                first = reference(0).unwrap_or_default(),
                last = reference(change.puts.len() - 1).unwrap_or_default(),
            ));
            change = change.about(None, told);
        }
        let mut told = reading::source_json(&name, &inbox.source);
        if let Some(told) = told.as_object_mut() {
            let columns = inbox.columns.iter();
            let columns: serde_json::Map<String, serde_json::Value> = columns
                .map(|(field, column)| (field.as_str().replace('-', "_"), json!(column)))
                .collect();
            told.insert("columns".to_owned(), columns.into());
            told.insert("added".to_owned(), fresh.len().into());
            told.insert("there".to_owned(), there.into());
        }
        session.also = vec![("reading", told)];
        session.finish(app, change)
    }
}

/// `NAME=FIELD`
fn column(text: &str) -> Result<(String, Field), Failure> {
    let read = || {
        let (column, field) = text.rsplit_once('=')?;
        Some((column.trim().to_owned(), Field::named(field)?))
    };
    let known = || Field::ALL.map(Field::as_str).join(", ");
    read().ok_or_else(|| {
        Failure::usage(say!("failed-inbox-column", text = text))
            .hint(say!("hint-inbox-column", known = known()))
    })
}

/// What was read, in the order of the list, with what each needs to become a record.
fn problems(session: &Session, items: &[&Item]) -> Result<Vec<(Problem, Birth)>, Failure> {
    let raised = |item: &Item| match item.raised {
        Some(Moment::Stamp(stamp)) => Some(stamp),
        Some(Moment::Day(day)) => day
            .date()
            .and_hms_opt(12, 0, 0)
            .and_then(when::on_this_clock),
        None => None,
    };
    let first = session.birth(Kind::Problem, 0)?;
    let settings = session.home.own();
    let problem = |(ahead, item): (u32, &&Item)| {
        let problem = Problem {
            text: item.text.clone(),
            raised_by: item.raised_by.as_ref().map(|name| settings.person(name)),
            source: item.source.clone(),
            ..Problem::default()
        };
        let birth = Birth {
            number: first.number.saturating_add(ahead),
            id: new_id(session.clock),
            at: raised(item).unwrap_or(session.at),
            lang: first.lang,
        };
        (problem, birth)
    };
    Ok((0..).zip(items).map(problem).collect())
}

fn tell(app: &mut App<'_>, path: &str, inbox: &Inbox, there: usize) {
    let words = app.words();
    let source = reading::told_source(words, path, &inbox.source, inbox.header);
    let mut lines = vec![words.say(&source)];
    for (field, column) in &inbox.columns {
        let label = words.label(field.as_str());
        lines.push(words.say(&say!("reading-field", field = label, column = column)));
    }
    lines.push(words.say(&say!("reading-problems", count = inbox.items.len())));
    if there > 0 {
        lines.push(words.say(&say!("reading-problems-there", count = there)));
    }
    if inbox.items.iter().any(|item| item.source.is_none()) {
        lines.push(words.say(&say!("reading-no-source")));
    }
    for line in lines {
        app.tell(&line);
    }
}
