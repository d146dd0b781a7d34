//! `kata check`: files, names, references, numbering, and the order of the history.

mod pictures;

use clap::Args;

use crate::{
    cmd::{
        app::{self, App, Format},
        failure::{Failure, Spot, exit},
        session::Session,
    },
    practice::{
        board::Board,
        change::Change,
        check::{self, Finding, Level},
        diff,
        entry::Entry,
        say::Message,
        settings::Settings,
        sound::{self, Version},
    },
    say,
    store::{
        codec,
        history::{self, Source, State},
        home::{Fault, Home},
        layout,
        names::{self, Oddity, What},
    },
    view::{json, terminal},
};

#[derive(Args)]
pub struct Check {
    /// Warnings count as errors
    #[arg(long)]
    strict: bool,
    /// Check what is staged instead of the files, for a pre-commit hook
    #[arg(long)]
    staged: bool,
}

/// A finding with its place in a file.
struct Found {
    name: &'static str,
    level: Level,
    path: String,
    line: usize,
    column: usize,
    message: Message,
    cure: Message,
    spot: Option<Box<Spot>>,
}

impl Check {
    pub fn run(self, app: &mut App<'_>) -> Result<u8, Failure> {
        let session = Session::read(app)?;
        let home = &session.home;
        let records = app
            .progress(&say!("progress-records"))
            .counting(&home.looked);
        let read = match self.staged {
            true => Read::staged(home)?,
            false => Read::work_tree(home)?,
        };
        let history = records
            .then(app.say(&say!("progress-history")))
            .counting(&home.git.looked);
        let mut found = read.findings(home, true)?;
        drop(history);
        if home.git.is_shallow() {
            found.push(Found {
                name: "history-shallow",
                level: Level::Hint,
                path: layout::HOME_FILE.to_owned(),
                line: 1,
                column: 1,
                message: say!("check-history-shallow"),
                cure: say!("cure-history-shallow"),
                spot: None,
            });
        }
        found.extend(attributes_lacking(home));
        show(app, home, &found)?;
        let counts = |level: Level| level == Level::Error || self.strict && level == Level::Warning;
        let wrong = found.iter().any(|found| counts(found.level));
        Ok(if wrong { exit::FOUND } else { 0 })
    }
}

/// The lines for git that a home made by an earlier version lacks; whoever wrote the file without any of ours
/// has their own rules.
fn attributes_lacking(home: &Home) -> Option<Found> {
    let text = home.text(layout::ATTRIBUTES).ok().flatten()?;
    let own = layout::attributes();
    // That of pictures comes with the first one.
    let pictures = layout::picture_attributes();
    let (has, lacking): (Vec<&String>, Vec<&String>) = own
        .iter()
        .filter(|line| **line != pictures)
        .partition(|line| text.lines().any(|there| there.trim() == line.as_str()));
    let lines: Vec<&str> = lacking.into_iter().map(String::as_str).collect();
    (!has.is_empty() && !lines.is_empty()).then(|| Found {
        name: "attributes-lacking",
        level: Level::Hint,
        path: layout::ATTRIBUTES.to_owned(),
        line: 1,
        column: 1,
        message: say!("check-attributes-lacking"),
        cure: say!("cure-attributes-lacking", lines = lines.join(" · ")),
        spot: None,
    })
}

/// What is wrong in a home, by name: how grave, and how many.
pub fn counted(home: &Home) -> Result<Vec<(Level, &'static str, usize)>, Failure> {
    let mut counted: Vec<(Level, &'static str, usize)> = Vec::new();
    for found in Read::work_tree(home)?.findings(home, true)? {
        match counted.iter_mut().find(|(_, name, _)| *name == found.name) {
            Some((_, _, count)) => *count += 1,
            None => counted.push((found.level, found.name, 1)),
        }
    }
    counted.sort();
    Ok(counted)
}

/// Why a hand edit cannot be saved as it is: the first error in a record that it changes, or in one
/// that names a record which it takes away.
pub fn wrong(home: &Home, change: &Change) -> Result<Option<Failure>, Failure> {
    let written = change.puts.iter().map(|put| &put.after.place);
    let gone = change.removes.iter().map(|gone| &gone.place);
    let edited: Vec<String> = written.chain(gone).map(layout::path).collect();
    let found = Read::work_tree(home)?.findings(home, false)?;
    let before = match home.git.head()?.filter(|_| !change.removes.is_empty()) {
        Some(head) => Some(Read::of(home, &Source::Commit(head))?.findings(home, false)?),
        None => None,
    };
    let left_behind = |found: &Found| {
        let same = |other: &Found| other.path == found.path && other.message == found.message;
        let is_new = |before: &Vec<Found>| !before.iter().any(same);
        found.name == "dangling-reference" && before.as_ref().is_some_and(is_new)
    };
    let first = found.into_iter().find(|found| {
        found.level == Level::Error && (edited.contains(&found.path) || left_behind(found))
    });
    Ok(first.map(|found| {
        let message = say!(
            "failed-save-check",
            path = &found.path,
            line = found.line,
            finding = found.message
        );
        Failure::new(exit::FAILED, message).hint(found.cure)
    }))
}

/// Everything that is to be checked, and what could not even be read.
struct Read {
    records: Vec<Entry>,
    boards: Vec<Board>,
    faults: Vec<Fault>,
    odd: Vec<Oddity>,
    /// Boards whose own record is gone.
    lost: Vec<String>,
    /// The files among the pictures, below the home.
    pictures: Vec<String>,
    /// Where texts come from, where that is not the work tree.
    state: Option<State>,
}

impl Read {
    fn work_tree(home: &Home) -> Result<Read, Failure> {
        let loaded = home.records()?;
        let mut read = Read {
            records: loaded.value,
            boards: Vec::new(),
            faults: loaded.faults,
            odd: names::in_work_tree(home)?,
            lost: home.lost_boards()?,
            pictures: Vec::new(),
            state: None,
        };
        let slugs = home.board_names()?;
        // From the files themselves, whatever is kept of them.
        let boards = home.boards_anew(&slugs)?;
        for (slug, board) in slugs.iter().zip(boards) {
            let folder = layout::pictures(slug);
            let names = home.picture_names(slug)?.into_iter();
            read.pictures
                .extend(names.map(|name| format!("{folder}/{name}")));
            match board {
                Ok(loaded) => {
                    read.boards.push(loaded.value);
                    read.faults.extend(loaded.faults);
                }
                Err(error) => {
                    let path = format!("{}/{slug}/board.toml", layout::BOARDS);
                    read.faults.push(Fault { path, error });
                }
            }
        }
        Ok(read)
    }

    /// What the next commit will hold. Nothing is written, and no lock taken: the commit that is
    /// being made holds it.
    fn staged(home: &Home) -> Result<Read, Failure> {
        let mut read = Read::of(home, &Source::Index)?;
        read.odd = names::in_index(home)?;
        Ok(read)
    }

    /// The records of another time.
    fn of(home: &Home, source: &Source) -> Result<Read, Failure> {
        let state = State::of(home, source)?;
        let loaded = state.records(home)?;
        let mut read = Read {
            records: loaded.value,
            boards: Vec::new(),
            faults: loaded.faults,
            odd: Vec::new(),
            lost: state.lost_boards(),
            pictures: Vec::new(),
            state: None,
        };
        for slug in state.board_names() {
            let folder = home.below(&layout::pictures(&slug));
            let staged = home.git.index_files(&[folder])?.into_iter();
            read.pictures.extend(staged.filter_map(|(path, _)| {
                let path = path.strip_prefix(home.prefix())?;
                Some(path.to_owned())
            }));
            let loaded = state.board(home, &slug)?;
            read.boards.extend(loaded.value);
            read.faults.extend(loaded.faults);
        }
        read.state = Some(state);
        Ok(read)
    }

    fn text(&self, home: &Home, path: &str) -> Result<String, Failure> {
        let text = match &self.state {
            Some(state) => state.text(home, path)?,
            None => home.text(path)?,
        };
        Ok(text.unwrap_or_default())
    }

    fn settings<'a>(&'a self, home: &'a Home) -> &'a Settings {
        let own = self
            .records
            .iter()
            .find_map(|entry| entry.get::<Settings>());
        own.unwrap_or_else(|| home.own())
    }

    fn findings(mut self, home: &Home, with_history: bool) -> Result<Vec<Found>, Failure> {
        let mut findings = check::check(&self.records, &self.boards);
        findings.extend(self.pictures_missing());
        if with_history {
            findings.extend(order(home, &self.boards)?);
            findings.extend(mixed(home, &self.records, &self.boards)?);
        }
        let settings = self.settings(home);
        findings
            .retain(|finding| !settings.accepts(&finding.place.reference().full(), finding.name));
        let mut found: Vec<Found> = Vec::new();
        for finding in findings {
            let path = layout::path(&finding.place);
            let text = self.text(home, &path)?;
            found.push(placed(finding, path, &text));
        }
        found.extend(self.pictures_unused());
        found.extend(std::mem::take(&mut self.faults).into_iter().map(unreadable));
        found.extend(self.lost.iter().map(|board| lost(board)));
        for odd in std::mem::take(&mut self.odd) {
            // A link in the place of a record is found there already.
            let known = |found: &Found| found.name == "unreadable" && found.path == odd.path;
            if odd.what != What::Link || !found.iter().any(known) {
                found.push(oddity(odd));
            }
        }
        found.sort_by(|a, b| {
            (a.level, &a.path, a.line, a.column).cmp(&(b.level, &b.path, b.line, b.column))
        });
        // What cannot be read comes first: what points to it seems to point nowhere.
        let unreadable = found.iter().any(|found| found.name == "unreadable");
        found.sort_by_key(|found| (unreadable && found.name != "unreadable", found.level));
        Ok(found)
    }
}

/// Whether every prediction came before its result.
fn order(home: &Home, boards: &[Board]) -> Result<Vec<Finding>, Failure> {
    let experiments: Vec<&Entry> = boards
        .iter()
        .flat_map(|board| board.entries())
        .filter(|entry| Version::of(entry).is_some_and(|version| version.result))
        .collect();
    if experiments.is_empty() {
        return Ok(Vec::new());
    }
    let results = history::results(home, &experiments)?;
    let finding = |entry: &Entry| {
        let now = Version::of(entry)?;
        let brought = results.get(&now.id).map(Vec::as_slice);
        check::order(entry, &sound::order(&now, brought.unwrap_or_default()))
    };
    Ok(experiments.into_iter().filter_map(finding).collect())
}

/// What merges brought that none of their sides has, as far as it still stands.
fn mixed(home: &Home, records: &[Entry], boards: &[Board]) -> Result<Vec<Finding>, Failure> {
    let now = || {
        let of_boards = boards.iter().flat_map(|board| board.entries());
        records.iter().chain(of_boards)
    };
    let mut findings: Vec<Finding> = Vec::new();
    for mixed in history::mixed(home)? {
        let standing = now().find(|entry| match mixed.entry.id() {
            "" => entry.place == mixed.entry.place,
            id => entry.id() == id && entry.place.kind == mixed.entry.place.kind,
        });
        let Some(entry) = standing else { continue };
        for change in &mixed.changes {
            let stands = diff::at(&entry.fields, &change.path);
            // A person put it right since.
            let known = findings
                .iter()
                .any(|finding| finding.place == entry.place && finding.path == change.path);
            if stands == change.new.as_ref() && !known {
                findings.push(check::mixed(entry, &change.path, &mixed.commit));
            }
        }
    }
    Ok(findings)
}

/// A board of which only the records below it are left.
fn lost(board: &str) -> Found {
    let path = format!("{}/{board}/board.toml", layout::BOARDS);
    Found {
        name: "no-board",
        level: Level::Error,
        message: say!("check-no-board", path = &path, board = board),
        cure: say!("cure-no-board", path = &path),
        path,
        line: 1,
        column: 1,
        spot: None,
    }
}

fn oddity(odd: Oddity) -> Found {
    let (name, message, cure) = match &odd.what {
        What::Link => (
            "link",
            say!("check-link", path = &odd.path),
            say!("cure-link"),
        ),
        What::Bad => (
            "bad-name",
            say!("check-bad-name", path = &odd.path),
            say!("cure-bad-name"),
        ),
        What::Clash { with } => (
            "name-clash",
            say!("check-name-clash", path = &odd.path, other = with),
            say!("cure-name-clash"),
        ),
    };
    Found {
        name,
        level: Level::Error,
        path: odd.path,
        line: 1,
        column: 1,
        message,
        cure,
        spot: None,
    }
}

fn placed(finding: Finding, path: String, text: &str) -> Found {
    let (line, column) = codec::place_of_key(text, &finding.path);
    let Finding {
        name,
        level,
        message,
        cure,
        ..
    } = finding;
    Found {
        name,
        level,
        path,
        line,
        column,
        message,
        cure,
        spot: None,
    }
}

fn unreadable(fault: Fault) -> Found {
    let failure = Failure::from(fault.error);
    let spot = failure.spot;
    let (line, column) = spot
        .as_ref()
        .map_or((1, 1), |spot| (spot.line, spot.column));
    Found {
        name: "unreadable",
        level: Level::Error,
        path: fault.path,
        line,
        column,
        // Where it is stands in front already.
        message: match spot {
            Some(_) => say!("check-unreadable"),
            None => failure.message,
        },
        cure: failure.hint.map_or(say!("hint-text"), |hint| *hint),
        spot,
    }
}

fn show(app: &mut App<'_>, home: &Home, found: &[Found]) -> Result<(), Failure> {
    if app.global.format == Format::Github {
        return annotate(app, home, found);
    }
    if app.json() {
        let findings: Vec<serde_json::Value> = found
            .iter()
            .map(|found| {
                serde_json::json!({
                    "name": found.name,
                    "level": found.level.as_str(),
                    "path": found.path,
                    "line": found.line,
                    "column": found.column,
                    "message": app.say(&found.message),
                    "cure": app.spoken_plainly(&found.cure),
                })
            })
            .collect();
        return app.print_json(&json::document(
            "check",
            serde_json::json!({ "findings": findings }),
        ));
    }
    for found in found {
        let level = app
            .words()
            .by_name(&format!("level-{}", found.level.as_str()));
        let mut text = format!(
            "{}:{}:{}: {level} [{}]: {}\n",
            found.path,
            found.line,
            found.column,
            found.name,
            app.say(&found.message)
        );
        if let Some(spot) = &found.spot {
            text.push_str(&app::snippet(spot));
            text.push('\n');
        }
        let cure = app.wrap(&terminal::clean(&app.spoken(&found.cure)));
        app.print(&terminal::clean(&text))?;
        for line in cure.lines() {
            app.print(&format!("  {line}\n"))?;
        }
    }
    if found.is_empty() {
        let text = app.say(&say!("check-clean"));
        app.tell(&text);
    }
    Ok(())
}

/// As a GitHub workflow reads findings: each becomes a remark beside its line in a pull request.
fn annotate(app: &mut App<'_>, home: &Home, found: &[Found]) -> Result<(), Failure> {
    // What would end the message or a property is escaped as the workflow commands have it.
    let data = |text: &str| {
        text.replace('%', "%25")
            .replace('\r', "%0D")
            .replace('\n', "%0A")
    };
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    for found in found {
        let command = match found.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Hint => "notice",
        };
        let text = format!(
            "{}\n{}",
            app.say(&found.message),
            app.spoken_plainly(&found.cure)
        );
        let line = format!(
            "::{command} file={},line={},col={},title={}::{}\n",
            property(&home.below(&found.path)),
            found.line,
            found.column,
            property(found.name),
            data(&text)
        );
        app.print(&terminal::clean(&line))?;
    }
    Ok(())
}
