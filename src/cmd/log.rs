//! `kata log`: the learning history, a line a step, straight from git.

use clap::Args;
use unicode_width::UnicodeWidthStr;

use crate::{
    cmd::{app::App, failure::Failure, session::Session},
    practice::{
        change::StepName,
        entry::Entry,
        when::{Day, Stamp},
    },
    say,
    store::{
        history::{self, Step},
        home::Home,
    },
    view::{
        json,
        lang::{Words, when::Direction},
        page::Grid,
        terminal,
    },
};

#[derive(Args)]
pub struct Log {
    /// Only steps of these records
    reference: Vec<String>,
    /// Only steps on or after a day
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Only steps on or before a day
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Only steps of these kinds: experiment, target-set, …
    #[arg(long, value_name = "KIND,…", value_delimiter = ',')]
    kind: Vec<String>,
    /// Only steps of whoever has this in name or e-mail address
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Only steps whose message has this text
    #[arg(long, value_name = "TEXT")]
    grep: Option<String>,
    /// At most this many
    #[arg(short = 'n', value_name = "N")]
    number: Option<usize>,
}

impl Log {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        // A word that names no step would find nothing, and look as if nothing had happened.
        if let Some(word) = self.kind.iter().find(|word| !StepName::is_kind(word)) {
            return Err(Failure::usage(say!("failed-log-kind", text = word))
                .hint(say!("hint-choice", choices = StepName::kinds().join(", "))));
        }
        let mut session = Session::read(app)?;
        // A reference may name another board than the one asked for.
        let board = app
            .global
            .board
            .clone()
            .filter(|_| self.reference.is_empty());
        let mut records = Vec::new();
        for written in &self.reference {
            records.push(session.find(app, written, None)?);
        }
        let board = board.map(|board| session.known_board(&board)).transpose()?;
        let reader = session.reader(app);
        let day = |text: &Option<String>| {
            text.as_ref()
                .map(|text| reader.day(text, Direction::Back))
                .transpose()
        };
        let (since, until) = (day(&self.since)?, day(&self.until)?);
        let wanted = |step: &Step| {
            let happened: Day = Stamp::from(step.at).day();
            let kind = step.trailers.step.as_deref().unwrap_or_default();
            let author = format!("{} {}", step.author.name, step.author.email);
            since.is_none_or(|since| since <= happened)
                && until.is_none_or(|until| happened <= until)
                && board
                    .as_ref()
                    .is_none_or(|board| step.trailers.concerns(board))
                && (self.kind.is_empty()
                    || self
                        .kind
                        .iter()
                        .any(|wanted| kind == wanted || kind.starts_with(&format!("{wanted}-"))))
                && self
                    .author
                    .as_ref()
                    .is_none_or(|wanted| has(&author, wanted))
                && self
                    .grep
                    .as_ref()
                    .is_none_or(|wanted| has(&step.message, wanted))
                && (records.is_empty() || records.iter().any(|record| is_in(step, record)))
        };
        let steps = read(&session.home, wanted, self.number.unwrap_or(usize::MAX))?;
        if app.json() {
            return app.print_json(&json::document(
                "log",
                serde_json::json!({ "steps": json(&steps) }),
            ));
        }
        let width = app.terminal.then(|| usize::from(app.style().width));
        let text = lines(&grid(&steps, app.words()), width);
        app.print_long(&text, &session.home.git)
    }
}

fn has(text: &str, wanted: &str) -> bool {
    text.to_lowercase().contains(&wanted.to_lowercase())
}

fn read(home: &Home, wanted: impl Fn(&Step) -> bool, most: usize) -> Result<Vec<Step>, Failure> {
    let Some(head) = home.git.head()? else {
        return Ok(Vec::new());
    };
    let mut steps = Vec::new();
    for step in history::steps(&home.git, &head)? {
        if steps.len() == most {
            break;
        }
        let step = step?;
        if wanted(&step) {
            steps.push(step);
        }
    }
    Ok(steps)
}

/// Every step that has a record in it, newest first.
pub fn of_record(home: &Home, entry: &Entry) -> Result<Vec<Step>, Failure> {
    read(home, |step| is_in(step, entry), usize::MAX)
}

/// Whether a step has a record in it: by its id, or by its name where it has none.
fn is_in(step: &Step, entry: &Entry) -> bool {
    let name = entry.reference().to_string();
    step.trailers.records.iter().any(|record| match entry.id() {
        "" => {
            record.id.is_empty()
                && record.reference == name
                && step.trailers.board == entry.place.board
        }
        id => record.id == id,
    })
}

pub fn json(steps: &[Step]) -> serde_json::Value {
    let steps = steps.iter().map(|step| {
        let refs: Vec<&str> = step
            .trailers
            .records
            .iter()
            .map(|record| record.reference.as_str())
            .collect();
        serde_json::json!({
            "commit": step.commit,
            "at": step.at.to_rfc3339(),
            "author": format!("{} <{}>", step.author.name, step.author.email),
            "co_authors": step.trailers.co_authors,
            "board": step.trailers.board,
            "step": step.trailers.step,
            "refs": refs,
            "subject": step.subject,
        })
    });
    steps.collect()
}

pub fn grid(steps: &[Step], words: &Words) -> Grid {
    let rows = steps.iter().map(|step| {
        let day = words.day(Stamp::from(step.at).day());
        let short = step.commit.get(..8).unwrap_or(&step.commit).to_owned();
        vec![short, day, step.subject.clone(), step.author.name.clone()]
    });
    Grid {
        rows: rows.collect(),
        empty: words.say(&say!("log-empty")),
        ..Grid::default()
    }
}

/// A line a step, as `git log --oneline` has it, so that lines can be counted and searched. On a
/// terminal a line that does not fit goes without its author, and is cut if need be.
fn lines(grid: &Grid, room: Option<usize>) -> String {
    if grid.rows.is_empty() {
        return format!("{}\n", grid.empty);
    }
    let width = |column: usize| {
        grid.rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.width())
            .max()
    };
    let widths: Vec<usize> = (0..3).map(|column| width(column).unwrap_or(0)).collect();
    let padded = |cell: &String, width: usize| {
        let cell = terminal::clean(cell);
        let blanks = width.saturating_sub(cell.width());
        format!("{cell}{:blanks$}", "")
    };
    let line = |row: &Vec<String>| {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| padded(cell, *width));
        let step = cells.collect::<Vec<_>>().join("  ");
        let whole = format!(
            "{step}  {}",
            row.get(3)
                .map(|author| terminal::clean(author))
                .unwrap_or_default()
        );
        let line = match room {
            Some(room) if whole.trim_end().width() > room => {
                let fits = |end: &usize| step[..*end].width() <= room;
                let ends = step.char_indices().map(|(at, _)| at).chain([step.len()]);
                let end = ends.take_while(fits).last().unwrap_or(0);
                step[..end].to_owned()
            }
            _ => whole,
        };
        format!("{}\n", line.trim_end())
    };
    grid.rows.iter().map(line).collect()
}
