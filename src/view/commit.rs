//! A step as a commit message: a subject that reads well among others, the record in sentences,
//! and trailers for programs.

use std::collections::HashSet;

use toml::Value;
use unicode_width::UnicodeWidthStr;

use crate::{
    practice::{
        change::{Change, Companion, Gone, Put, StepName},
        entry::{Entry, Place},
        experiment::Experiment,
        kind::Kind,
        standard::Standard,
        stem,
    },
    say,
    view::{
        page::{self, Around, Page, Row},
        terminal,
    },
};

/// The columns that a subject may take.
const SUBJECT: usize = 72;

/// The measurements of a metric that a message lists.
const POINTS: usize = 40;

/// The whole message, in the home's language.
pub fn message(change: &Change, around: Around<'_>) -> String {
    let mut message = subject(change, around);
    let body = body(change, around);
    if !body.is_empty() {
        message.push_str("\n\n");
        message.push_str(&body);
    }
    message.push_str("\n\n");
    message.push_str(&trailers(change, around));
    harmless(&message)
}

/// git shows a message as it is: what would steer a terminal is written out in it, as everywhere else
/// that it is shown. The record itself keeps what was said.
fn harmless(message: &str) -> String {
    let parts = message.split('\t').map(terminal::clean);
    parts.collect::<Vec<_>>().join("\t")
}

/// `packing E14 planned: Print each label at the packing bench instead`
pub fn subject(change: &Change, around: Around<'_>) -> String {
    let first = change.puts.first().map(|put| &put.after);
    let gone = change.removes.first();
    let gone_text = || gone.and_then(|gone| Some(gone.entry.as_ref()?.lead()));
    let place = first
        .map(|entry| &entry.place)
        .or(gone.map(|gone| &gone.place));
    if change.about.is_none()
        && matches!(
            change.step,
            StepName::Saved | StepName::Merged | StepName::Renumbered
        )
    {
        let all = saved(change);
        if all.len() > 1 {
            return several(change, &all, around);
        }
    }
    let (reference, text) = match (&change.about, place) {
        (Some(about), _) => (about.reference.clone(), about.text.clone()),
        (None, place) => (
            place.map(|place| place.reference()),
            first
                .map(Entry::lead)
                .or_else(gone_text)
                .unwrap_or_default(),
        ),
    };
    // What comes out of another home may be of several boards.
    let of_one = change.step != StepName::Imported || change.board().is_some();
    let board = place.and_then(|place| place.board.clone());
    let board = board.filter(|_| of_one);
    let mut who: Vec<String> = Vec::new();
    who.extend(board.clone());
    // Several records of one kind are found in one step: all of them are named.
    let further = change.puts.iter().skip(1).map(|put| &put.after.place);
    let named = reference.map(|reference| {
        let more = further
            .filter(|other| {
                other.kind.numbered() && place.is_some_and(|place| place.kind == other.kind)
            })
            .filter(|_| change.puts.iter().all(|put| put.before.is_none()));
        let more = more.map(|other| format!(", {}", other.reference()));
        format!("{reference}{}", more.collect::<String>())
    });
    match named {
        Some(name) if name == "kata.toml" => who.push("kata".to_owned()),
        None if board.is_none() => who.push("kata".to_owned()),
        Some(name) if Some(&name) != board.as_ref() => who.push(name),
        _ => {}
    }
    let verb = match change.step {
        StepName::Saved if change.puts.is_empty() => around.words.by_name("subject-removed"),
        step => around.words.by_name(&format!("subject-{step}")),
    };
    let start = format!("{} {verb}", who.join(" "));
    let room = room(around).saturating_sub(start.width() + 2);
    let lead = stem::subject(&text, room, around.settings.lang());
    framed(&start, &lead, around)
}

/// The columns that a subject may take inside the repository's own template.
fn room(around: Around<'_>) -> usize {
    let frame = template(around).map_or(0, |template| template.replace("{subject}", "").width());
    SUBJECT.saturating_sub(frame)
}

fn template<'a>(around: Around<'a>) -> Option<&'a str> {
    around.settings.commit.as_ref()?.subject.as_deref()
}

fn framed(start: &str, lead: &str, around: Around<'_>) -> String {
    let subject = match lead {
        "" => start.to_owned(),
        lead => format!("{start}: {lead}"),
    };
    match template(around) {
        Some(template) if template.contains("{subject}") => template.replace("{subject}", &subject),
        _ => subject,
    }
}

/// The places of a hand edit, a metric and its points being one.
fn saved(change: &Change) -> Vec<&Place> {
    let written = change.puts.iter().map(|put| &put.after.place);
    let mut all: Vec<&Place> = Vec::new();
    for place in written.chain(change.removes.iter().map(|gone| &gone.place)) {
        if !all
            .iter()
            .any(|other| other.reference() == place.reference())
        {
            all.push(place);
        }
    }
    all
}

/// `packing saved: O1, O2, E3 and 4 more`
fn several(change: &Change, all: &[&Place], around: Around<'_>) -> String {
    let words = around.words;
    let verb = match change.puts.is_empty() {
        true => words.by_name("subject-removed"),
        false => words.by_name(&format!("subject-{}", change.step)),
    };
    let start = format!("{} {verb}", change.board().unwrap_or("kata"));
    let room = room(around).saturating_sub(start.width() + 2);
    let names: Vec<String> = all
        .iter()
        .map(|place| match change.board() {
            Some(_) => place.reference().to_string(),
            None => place.reference().full(),
        })
        .collect();
    // As many as there is room for, and how many there are besides.
    let listed = (1..=names.len()).rev().find_map(|shown| {
        let some = names[..shown].join(", ");
        let text = match names.len() - shown {
            0 => some,
            more => words.say(&say!("names-and-more", names = some, more = more)),
        };
        (text.width() <= room).then_some(text)
    });
    framed(&start, &listed.unwrap_or_default(), around)
}

/// What was recorded, a line a field; what it belongs to first, so that it can be read alone.
fn body(change: &Change, around: Around<'_>) -> String {
    let mut lines = Vec::new();
    if change.step == StepName::Noted {
        return change.puts.first().map(noted).unwrap_or_default();
    }
    // Behind the lines of the step, what became of each experiment.
    let mut paragraphs = Vec::new();
    let in_cycle = matches!(change.step, StepName::CycleHeld | StepName::CyclePrepared);
    let several = change.puts.len() + change.removes.len() > 1;
    if several
        && matches!(
            change.step,
            StepName::Saved | StepName::Merged | StepName::Renumbered
        )
    {
        return each(change, around);
    }
    for (place, put) in change.puts.iter().enumerate() {
        if place > 0 && in_cycle && put.after.place.kind == Kind::Points {
            // The cycle itself says what was measured, and the result its value.
        } else if let Some(step) = experiment_step(put).filter(|_| place > 0 && in_cycle) {
            let kind = page::capital(&around.words.kind(Kind::Experiment));
            let mut said = vec![format!("\n{kind} {}", put.after.reference())];
            said.extend(told(put, step, around).into_iter().map(line));
            paragraphs.extend(said);
        } else if place == 0 {
            lines.extend(told(put, change.step, around).into_iter().map(line));
        } else if put.before.is_none() && put.after.place.kind == Kind::Board {
            lines.push(line(Row {
                label: page::capital(&around.words.kind(Kind::Board)),
                text: put.after.reference().to_string(),
            }));
        } else if put.before.is_none() && put.after.place.kind.numbered() {
            let kind = page::capital(&around.words.kind(put.after.place.kind));
            let label = format!("{kind} {}", put.after.reference());
            let text = match put
                .after
                .get::<Standard>()
                .and_then(|standard| standard.confirm_by)
            {
                Some(by) => {
                    let confirm = around.words.say(&say!("confirm-by", by = by));
                    format!("{} ({confirm})", put.after.lead())
                }
                None => put.after.lead(),
            };
            lines.push(line(Row { label, text }));
        } else if put.after.place.kind == Kind::Points {
            lines.extend(added_points(put, around).into_iter().map(line));
        }
    }
    lines.extend(gone(change).map(|gone| removed(gone, change, around)));
    lines.extend(paragraphs);
    lines.join("\n")
}

/// Several records edited by hand: each with what changed in it below its name.
fn each(change: &Change, around: Around<'_>) -> String {
    let mut lines = Vec::new();
    for put in &change.puts {
        let label = named(&put.after.place, change);
        let text = page::first_line(&put.after.lead()).to_owned();
        lines.push(line(Row { label, text }));
        let rows = told(put, change.step, around).into_iter().map(line);
        lines.extend(rows.map(|row| format!("  {}", row.replace('\n', "\n  "))));
    }
    lines.extend(gone(change).map(|gone| removed(gone, change, around)));
    lines.join("\n")
}

/// What is removed, and not only its file: a record that was given another name has its id there.
fn gone(change: &Change) -> impl Iterator<Item = &Gone> {
    let stays = |id: &str| !id.is_empty() && change.puts.iter().any(|put| put.after.id() == id);
    let gone = change.removes.iter();
    gone.filter(move |gone| !gone.entry.as_ref().is_some_and(|entry| stays(entry.id())))
}

fn removed(gone: &Gone, change: &Change, around: Around<'_>) -> String {
    let label = named(&gone.place, change);
    let text = gone.entry.as_ref().map(Entry::lead).unwrap_or_default();
    let verb = around.words.by_name("subject-removed");
    line(Row {
        label: format!("{label} {verb}"),
        text: page::first_line(&text).to_owned(),
    })
}

fn named(place: &Place, change: &Change) -> String {
    match change.board() {
        Some(_) => place.reference().to_string(),
        None => place.reference().full(),
    }
}

/// The message of a step that takes another one back (or takes that back): which one, and what it
/// does to each record.
pub fn taking_back(change: &Change, back: &TakingBack<'_>, around: Around<'_>) -> String {
    let short = back.commit.get(..8).unwrap_or(back.commit);
    let mut message = subject(change, around);
    let says = around.words.say(&say!(
        "body-takes-back",
        subject = back.subject,
        commit = short
    ));
    message.push_str(&format!("\n\n{says}\n"));
    for put in &change.puts {
        let label = named(&put.after.place, change);
        let text = page::first_line(&put.after.lead()).to_owned();
        message.push_str(&format!("{}\n", line(Row { label, text })));
    }
    for gone in &change.removes {
        message.push_str(&format!("{}\n", removed(gone, change, around)));
    }
    let trailer = match change.step {
        StepName::Redone => "Kata-Redoes",
        _ => "Kata-Undoes",
    };
    message.push_str(&format!(
        "\n{}\n{trailer}: {}",
        trailers(change, around),
        back.commit
    ));
    harmless(&message)
}

/// The step that is taken back.
#[derive(Debug, Clone, Copy)]
pub struct TakingBack<'a> {
    pub commit: &'a str,
    pub subject: &'a str,
}

/// The message of a step that brings many records at once: the boards among them, and all of them in
/// the trailers. What each says is in its file.
pub fn taking_in(change: &Change, around: Around<'_>) -> String {
    let mut message = subject(change, around);
    let of_board = |put: &&Put| put.after.place.kind == Kind::Board;
    let boards: Vec<String> = change
        .puts
        .iter()
        .filter(of_board)
        .map(|put| {
            let label = named(&put.after.place, change);
            let text = page::first_line(&put.after.lead()).to_owned();
            line(Row { label, text })
        })
        .collect();
    if !boards.is_empty() {
        message.push_str(&format!("\n\n{}", boards.join("\n")));
    }
    message.push_str(&format!("\n\n{}", trailers(change, around)));
    harmless(&message)
}

fn line(row: Row) -> String {
    // A further line is indented, so that it is neither a field nor a trailer.
    format!(
        "{}: {}",
        row.label,
        row.text.trim_end().replace('\n', "\n  ")
    )
}

/// The step that an experiment takes inside a cycle.
fn experiment_step(put: &Put) -> Option<StepName> {
    let after = put.after.get::<Experiment>()?;
    let before = put
        .before
        .as_ref()
        .and_then(|entry| entry.get::<Experiment>());
    Some(match before {
        None if after.result.is_none() => StepName::ExperimentPlanned,
        Some(before) if before.closed.is_none() && after.closed.is_some() => {
            StepName::ExperimentDropped
        }
        Some(before) if before.continued != after.continued && after.result.is_none() => {
            StepName::ExperimentContinued
        }
        _ => StepName::ExperimentRecorded,
    })
}

/// The remark that a step added.
fn noted(put: &Put) -> String {
    let last = put.after.common.notes.last();
    last.map(|note| note.text.clone()).unwrap_or_default()
}

/// What a step wrote, to show to whoever took it: the record, or of points only the new ones.
pub fn page(put: &Put, around: Around<'_>) -> Page {
    match put.after.place.kind {
        Kind::Points => Page {
            rows: added_points(put, around),
            ..page::head(&put.after, around)
        },
        _ => page::record(&put.after, around),
    }
}

/// The rows of what changed, with the rows that say what it belongs to.
fn told(put: &Put, step: StepName, around: Around<'_>) -> Vec<Row> {
    if put.after.place.kind == Kind::Points {
        return added_points(put, around);
    }
    let changes = put.changes();
    let context: &[&str] = match step {
        StepName::ExperimentRecorded
        | StepName::ExperimentContinued
        | StepName::ExperimentDropped => &["step", "expect", "prediction"],
        StepName::CycleHeld | StepName::CyclePrepared => &["learner", "coach"],
        StepName::TargetClosed => &["outcome", "pattern", "by"],
        StepName::ObstacleResolved
        | StepName::ObstacleDropped
        | StepName::ObstacleReopened
        | StepName::StandardConfirmed
        | StepName::StandardReplaced
        | StepName::StandardRetired
        | StepName::ProblemTaken
        | StepName::ProblemClosed => &["text"],
        _ => &[],
    };
    // When it happened is the commit's own date.
    const DATES: &[&str] = &[
        "planned",
        "recorded",
        "found",
        "grasped",
        "set",
        "raised",
        "opened",
        "on",
        "held",
        "prepared",
        "observed",
        "resumed",
        "reflected",
    ];
    let toward = put
        .after
        .get::<Experiment>()
        .and_then(|experiment| toward(experiment, around));
    let mut rows = page::rows(&only_added(put), around, |path| {
        let [first, ..] = path else { return false };
        let changed = changes
            .iter()
            .any(|change| path.starts_with(&change.path) || change.path.starts_with(path));
        // In a cycle these name the experiments that were.
        let named =
            put.after.place.kind == Kind::Cycle && matches!(first.as_str(), "recorded" | "planned");
        let date = path.last().is_some_and(|key| DATES.contains(&key.as_str()))
            && first != "measured"
            && !named;
        let said_below = toward.is_some() && matches!(first.as_str(), "target" | "obstacle");
        (changed || context.contains(&first.as_str())) && !date && !said_below
    });
    // That nothing was predicted is a thing to read, not to notice by its absence.
    if put
        .after
        .get::<Experiment>()
        .is_some_and(Experiment::without_prediction)
    {
        let text = around.words.by_name("state-without-prediction");
        let place = rows.len().min(1);
        rows.insert(
            place,
            Row {
                label: around.words.label("expect"),
                text,
            },
        );
    }
    rows.extend(toward);
    rows
}

/// The record with only what this step added to lists of tables, such as the looks at something
/// that is still running: what was written there before is in the history already.
fn only_added(put: &Put) -> Entry {
    let mut shown = put.after.clone();
    for change in put.changes() {
        let ([key], Some(Value::Array(old)), Some(Value::Array(new))) =
            (change.path.as_slice(), &change.old, &change.new)
        else {
            continue;
        };
        let tables = new.iter().all(Value::is_table);
        if tables && new.len() > old.len() && new[..old.len()] == old[..] {
            let added = new[old.len()..].to_vec();
            shown.fields.insert(key.clone(), Value::Array(added));
        }
    }
    shown
}

/// `Toward: TC2, against O5`
fn toward(experiment: &Experiment, around: Around<'_>) -> Option<Row> {
    let board = around.board?;
    let spoken = |kind: Kind, stem: &Option<String>| {
        let stem = stem.as_ref()?;
        Some(board.spoken(kind, stem))
    };
    let target = spoken(Kind::Target, &experiment.target);
    let obstacle = spoken(Kind::Obstacle, &experiment.obstacle);
    let text = match (target, obstacle) {
        (Some(target), Some(obstacle)) => {
            around
                .words
                .say(&say!("toward-both", target = target, obstacle = obstacle))
        }
        (Some(target), None) => target,
        (None, Some(obstacle)) => around
            .words
            .say(&say!("toward-obstacle", obstacle = obstacle)),
        (None, None) => return None,
    };
    Some(Row {
        label: around.words.label("toward"),
        text,
    })
}

/// Only the lines that this step added to a metric's points.
fn added_points(put: &Put, around: Around<'_>) -> Vec<Row> {
    let before = put
        .before
        .as_ref()
        .and_then(|entry| entry.fields.get("points"))
        .and_then(Value::as_array);
    let had = before.map_or(0, Vec::len);
    let mut rows = page::points(&put.after, had, around);
    // A year of measurements is in the file; here it is enough to see which they are.
    if rows.len() > POINTS {
        let left = rows.len() - POINTS;
        let text = around.words.say(&say!("points-more", count = left));
        let gap = Row {
            label: put.after.place.stem.clone(),
            text,
        };
        rows.splice(POINTS / 2..POINTS / 2 + left, [gap]);
    }
    rows
}

fn trailers(change: &Change, around: Around<'_>) -> String {
    let mut lines = vec![format!("Kata-Step: {}", change.step)];
    if let Some(board) = change.board() {
        lines.push(format!("Kata-Board: {board}"));
    }
    let about = change.about.as_ref();
    let meant = about.and_then(|about| Some((about.reference.clone()?, about.id.clone()?)));
    // Points are their metric's, and have no id of their own.
    let metric = |place: &Place| {
        let own = Place {
            kind: Kind::Metric,
            ..place.clone()
        };
        let written = change.puts.iter().find(|put| put.after.place == own);
        let there = || {
            let metric = around.board?.metric(&place.stem).ok()?;
            Some(metric.entry.id().to_owned())
        };
        written.map(|put| put.after.id().to_owned()).or_else(there)
    };
    let id = |entry: &'_ Entry| match entry.place.kind {
        Kind::Points => metric(&entry.place).unwrap_or_default(),
        _ => entry.id().to_owned(),
    };
    let written = change
        .puts
        .iter()
        .map(|put| (put.after.reference(), id(&put.after)));
    let gone = change.removes.iter().map(|gone| {
        let id = gone.entry.as_ref().map(id).unwrap_or_default();
        (gone.place.reference(), id)
    });
    let mut listed = HashSet::new();
    for (reference, id) in meant.into_iter().chain(written).chain(gone) {
        // At its board a record is named as it is spoken there; elsewhere with its board.
        let name = match reference.board.as_deref() {
            None if reference.name == Kind::Direction.noun() => "direction.toml".to_owned(),
            board if board == change.board() => reference.to_string(),
            _ => reference.full(),
        };
        let line = format!("Kata-Record: {name} {id}").trim_end().to_owned();
        if listed.insert(line.clone()) {
            lines.push(line);
        }
    }
    lines.extend(change.with.iter().map(companion));
    lines.join("\n")
}

/// In git's own words where there is an address, else in ours.
fn companion(companion: &Companion) -> String {
    // A name from a file must not begin another trailer, nor end the address.
    let plain = |text: &str| {
        let kept: String = text
            .chars()
            .map(|letter| match letter {
                '<' | '>' => ' ',
                letter if letter.is_control() => ' ',
                letter => letter,
            })
            .collect();
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let name = plain(&companion.name);
    match companion.email.as_deref().map(plain) {
        Some(email) if !email.is_empty() => format!("Co-authored-by: {name} <{email}>"),
        _ => format!("Kata-With: {name}"),
    }
}
