//! Lessons in words, and for programs: what was learned first, then what it came from.

use serde_json::{Value, json};

use crate::{
    practice::{
        entry::Place,
        kind::Kind,
        lesson::{Ending, Lesson, Mention},
        reference::Reference,
    },
    say,
    view::{
        lang::Words,
        page::{Page, Row, capital, first_line},
    },
};

/// A lesson with what it came from and what built on it.
pub fn page(lesson: &Lesson, words: &Words) -> Page {
    let reference = lesson.reference().full();
    let mut parts = vec![
        match &lesson.home {
            Some(home) => format!("{home}: {reference}"),
            None => reference,
        },
        words.kind(lesson.place.kind),
        state(lesson, words),
    ];
    parts.extend(lesson.on.map(|on| words.day(on)));
    Page {
        title: parts.join(" · "),
        rows: rows(lesson, words),
        tables: Vec::new(),
    }
}

/// A lesson in a line, to stand beside something else: `packing E5 (dropped): …`
pub fn line(lesson: &Lesson, words: &Words) -> String {
    let name = lesson.reference().to_string();
    let place = match &lesson.place.board {
        Some(board) if *board != name => format!("{board} {name}"),
        _ => name,
    };
    let text = first_line(&lesson.text);
    format!("{place} ({}): {text}", state(lesson, words))
}

/// How the record of a lesson ended, in a word or two.
pub fn state(lesson: &Lesson, words: &Words) -> String {
    match (lesson.ending, &lesson.through) {
        (Ending::Recorded, _) if lesson.unpredicted => words.by_name("state-without-prediction"),
        (Ending::Replaced, Some(through)) => {
            words.say(&say!("state-replaced", standard = through.to_string()))
        }
        // Whatever replaced it was not told.
        (Ending::Replaced, None) => words.by_name("state-retired"),
        (ending, _) => words.word(ending.as_str()).unwrap_or_default(),
    }
}

fn rows(lesson: &Lesson, words: &Words) -> Vec<Row> {
    let kind = |kind: Kind| capital(&words.kind(kind));
    let text = |label: String, text: &str| Row {
        label,
        text: text.to_owned(),
    };
    let maybe = |label: &str, said: &Option<String>| {
        said.as_ref().map(|said| text(words.label(label), said))
    };
    let mut rows = Vec::new();
    match lesson.place.kind {
        Kind::Experiment => {
            let label = match lesson.ending {
                Ending::Dropped => words.label("why"),
                _ => words.label("learned"),
            };
            rows.push(text(label, &lesson.text));
            rows.push(text(words.label("step"), &lesson.about));
            rows.extend(maybe("expect", &lesson.expect));
            // Where nothing was learned, what happened stands in its place.
            if lesson.happened.as_ref() != Some(&lesson.text) {
                rows.extend(maybe("happened", &lesson.happened));
            }
        }
        Kind::Target => {
            rows.push(text(words.label("learned"), &lesson.text));
            rows.push(text(kind(Kind::Target), &lesson.about));
            rows.extend(maybe("reached", &lesson.happened));
            rows.extend(lesson.problems.iter().map(|problem| {
                let name = problem.place.reference();
                let said = format!("{name} {}", first_line(&problem.text));
                text(words.by_name("label-in-way"), &said)
            }));
        }
        Kind::Obstacle => {
            if lesson.ending == Ending::Dropped {
                rows.push(text(words.label("why"), &lesson.text));
            }
            rows.push(text(kind(Kind::Obstacle), &lesson.about));
            rows.extend(maybe("gone-when", &lesson.happened));
        }
        Kind::Standard => {
            rows.push(text(kind(Kind::Standard), &lesson.text));
            rows.extend(maybe("seen", &lesson.happened));
            rows.extend(maybe("why", &lesson.why));
        }
        Kind::Problem => {
            rows.push(text(words.label("answer"), &lesson.text));
            rows.push(text(kind(Kind::Problem), &lesson.about));
        }
        _ => {
            let label = match lesson.ending {
                Ending::HandedOver => words.label("know"),
                _ => words.label("learned"),
            };
            rows.push(text(label, &lesson.text));
            rows.push(text(words.label("challenge"), &lesson.about));
        }
    }
    let mention = |label: &str, mention: &Mention| {
        text(
            words.label(label),
            &format!(
                "{} {}",
                said(lesson, &mention.place),
                first_line(&mention.text)
            ),
        )
    };
    // Where there is an obstacle, it says what the target is about.
    match (&lesson.obstacle, &lesson.target) {
        (Some(obstacle), _) => rows.push(mention("obstacle", obstacle)),
        (None, Some(target)) => rows.push(mention("target", target)),
        (None, None) => {}
    }
    if let (Some(through), Kind::Obstacle) = (&lesson.through, lesson.place.kind) {
        rows.push(text(words.label("through"), &through.to_string()));
    }
    if !lesson.builds_on.is_empty() {
        rows.push(text(words.label("builds-on"), &lesson.builds_on.join(", ")));
    }
    if !lesson.built_on.is_empty() {
        let by: Vec<String> = lesson.built_on.iter().map(Reference::full).collect();
        rows.push(text(words.by_name("label-built-on"), &by.join(", ")));
    }
    rows.retain(|row| !row.text.trim().is_empty());
    rows
}

/// A reference as it is said beside a lesson: without the board where it is the same.
fn said(lesson: &Lesson, place: &Place) -> String {
    let reference = place.reference();
    match place.board == lesson.place.board {
        true => reference.to_string(),
        false => reference.full(),
    }
}

/// A lesson for programs.
pub fn json(lesson: &Lesson) -> serde_json::Map<String, Value> {
    let mention = |mention: &Option<Mention>| {
        mention
            .as_ref()
            .map(|mention| json!({ "ref": mention.place.reference().full(), "text": mention.text }))
    };
    let by: Vec<String> = lesson.built_on.iter().map(Reference::full).collect();
    let problems = lesson.problems.iter();
    let problems: Vec<_> = problems
        .map(|problem| json!({ "ref": problem.place.reference().full(), "text": problem.text }))
        .collect();
    let fields = json!({
        "board": lesson.place.board,
        "ref": lesson.reference().to_string(),
        "kind": lesson.place.kind.noun(),
        "stem": lesson.place.stem,
        "text": lesson.text,
        "on": lesson.on.map(|on| on.to_string()),
        "outcome": lesson.ending.as_str(),
        "about": lesson.about,
        "expect": lesson.expect,
        "happened": lesson.happened,
        "why": lesson.why,
        "experiment_kind": lesson.method,
        "without_prediction": lesson.unpredicted,
        "metrics": lesson.metrics,
        "obstacle": mention(&lesson.obstacle),
        "target": mention(&lesson.target),
        "through": lesson.through.as_ref().map(Reference::full),
        "builds_on": lesson.builds_on,
        "built_on": by,
        "problems": problems,
    });
    match fields {
        Value::Object(mut fields) => {
            let home = lesson.home.as_ref();
            fields.extend(home.map(|home| ("home".to_owned(), Value::from(home.as_str()))));
            fields
        }
        // `json!` of braces makes an object.
        _ => serde_json::Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{
        entry::Entry,
        lang::Lang,
        lesson::{found, lessons},
    };

    /// An answered problem, of which a lesson can be made that ended in any way.
    fn lesson() -> Lesson {
        let place = Place {
            board: None,
            kind: Kind::Problem,
            stem: "001-noise".to_owned(),
        };
        let fields = "text = \"x\"\n[closed]\non = 2026-11-23\nwhy = \"y\"";
        let entry = Entry::read(place, fields.parse().unwrap()).unwrap();
        lessons(&[entry], &[]).pop().unwrap()
    }

    #[test]
    fn every_word_that_is_shown_for_how_it_ended_finds_it() {
        for lang in [Lang::En, Lang::Nl, Lang::De] {
            let words = Words::new(lang);
            for ending in Ending::ALL {
                let lesson = Lesson {
                    ending,
                    through: Some(lesson().reference()),
                    ..lesson()
                };
                let shown = state(&lesson, &words);
                let found = found(vec![lesson], &shown).found;
                assert_eq!(found.len(), 1, "{lang}: {shown:?}");
            }
        }
    }
}
