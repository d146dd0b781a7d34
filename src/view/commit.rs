//! A step as a commit message: a subject that reads well among others, the record in sentences,
//! and trailers for programs.

use toml::Value;
use unicode_width::UnicodeWidthStr;

use crate::{
    practice::{
        change::{Change, Companion, Put, StepName},
        entry::Entry,
        experiment::Experiment,
        kind::Kind,
        standard::Standard,
        stem,
    },
    say,
    view::page::{self, Around, Page, Row},
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
    message
}

/// `packing E14 planned: Print each label at the packing bench instead`
pub fn subject(change: &Change, around: Around<'_>) -> String {
    let first = change.puts.first().map(|put| &put.after);
    let place = first.map(|entry| &entry.place).or(change.removes.first());
    let (reference, text) = match (&change.about, place) {
        (Some(about), _) => (about.reference.clone(), about.text.clone()),
        (None, place) => (
            place.map(|place| place.reference()),
            first.map(Entry::lead).unwrap_or_default(),
        ),
    };
    let board = place.and_then(|place| place.board.clone());
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
    let verb = match change.puts.is_empty() && !change.removes.is_empty() {
        true => around.words.by_name("subject-removed"),
        false => around.words.by_name(&format!("subject-{}", change.step)),
    };
    let start = format!("{} {verb}", who.join(" "));
    let template = around
        .settings
        .commit
        .as_ref()
        .and_then(|commit| commit.subject.as_deref());
    let frame = template.map_or(0, |template| template.replace("{subject}", "").width());
    let room = SUBJECT.saturating_sub(start.width() + 2 + frame);
    let lead = stem::subject(&text, room, around.settings.lang());
    let subject = if lead.is_empty() {
        start
    } else {
        format!("{start}: {lead}")
    };
    match template {
        Some(template) if template.contains("{subject}") => template.replace("{subject}", &subject),
        _ => subject,
    }
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
    for place in &change.removes {
        let removed = around.words.by_name("subject-removed");
        lines.push(format!("- {} ({removed})", place.reference()));
    }
    lines.extend(paragraphs);
    lines.join("\n")
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
        "planned", "recorded", "found", "grasped", "set", "raised", "opened", "on", "held",
        "prepared", "observed",
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
    let spoken = |stem: &Option<String>| stem.as_ref().map(|stem| board.spoken(stem));
    let text = match (spoken(&experiment.target), spoken(&experiment.obstacle)) {
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
    let id = |entry: &'_ Entry| match (entry.place.kind, around.board) {
        (Kind::Points, Some(board)) => board
            .metric(&entry.place.stem)
            .map(|metric| metric.entry.id().to_owned())
            .unwrap_or_default(),
        _ => entry.id().to_owned(),
    };
    let written = change
        .puts
        .iter()
        .map(|put| (put.after.reference(), id(&put.after)));
    let gone = change
        .removes
        .iter()
        .map(|place| (place.reference(), String::new()));
    for (reference, id) in meant.into_iter().chain(written).chain(gone) {
        // At its board a record is named as it is spoken there; elsewhere with its board.
        let name = match reference.board.as_deref() {
            board if board == change.board() => reference.to_string(),
            _ => reference.full(),
        };
        let line = format!("Kata-Record: {name} {id}").trim_end().to_owned();
        if !lines.contains(&line) {
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
