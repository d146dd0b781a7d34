//! What the history says beside a record: whether its prediction came first, what it is for, which
//! commits name it, and every step that made it what it is.

use crate::{
    cmd::{app::App, failure::Failure, log},
    practice::{
        self,
        changes::RecordChange,
        diff::FieldChange,
        direction::{self, Direction},
        entry::Entry,
        experiment::Experiment,
        kind::Kind,
        sound::{self, Order, Version},
        why::Purpose,
    },
    say,
    store::{
        git::Mention,
        history::{self, Lived},
        home::Home,
    },
    view::{
        changes, json,
        lang::Words,
        page::{self, Around, Grid, Page, Row},
    },
};

/// Whether an experiment's prediction came before its result; none where there is nothing to ask.
pub fn order_of(home: &Home, entry: &Entry) -> Result<Option<Order>, Failure> {
    let Some(now) = Version::of(entry).filter(|version| version.result) else {
        return Ok(None);
    };
    let brought = history::results(home, &[entry])?;
    let brought = brought.get(&now.id).map(Vec::as_slice).unwrap_or_default();
    Ok(Some(sound::order(&now, brought)))
}

pub fn order_json(order: &Order) -> serde_json::Value {
    let (name, commit) = match order {
        Order::Nothing => ("none", &None),
        Order::Sound => ("sound", &None),
        Order::Unproven { commit } => ("unproven", commit),
        Order::Changed { commit, .. } => ("changed", commit),
        Order::Late { commit } => ("late", commit),
        Order::Unknown => ("unknown", &None),
    };
    let mut document = serde_json::json!({ "state": name, "commit": commit });
    if let Order::Changed { expected, .. } = order {
        let before = Experiment {
            expect: expected.expect.clone(),
            prediction: expected.prediction.clone(),
            ..Experiment::default()
        };
        let table = practice::kind::table(&before);
        document["expect"] = table.get("expect").map(json::value).unwrap_or_default();
        document["prediction"] = table.get("prediction").map(json::value).unwrap_or_default();
    }
    document
}

/// What was expected before the result, where that is not what stands there now; and what the
/// history cannot prove.
pub fn order_rows(order: &Order, entry: &Entry, around: Around<'_>, page: &mut Page) {
    let words = around.words;
    let text = match order {
        Order::Nothing | Order::Sound | Order::Unknown => return,
        Order::Unproven { .. } => words.say(&say!("order-unproven")),
        Order::Late { .. } => words.say(&say!("order-late")),
        Order::Changed { expected, .. } => expected_then(expected, entry, around),
    };
    let label = match order {
        Order::Changed { .. } => words.by_name("label-expected-before"),
        _ => words.by_name("label-order"),
    };
    let expect = words.label("expect");
    let place = page.rows.iter().rposition(|row| row.label == expect);
    let place = place.map_or(page.rows.len(), |place| place + 1);
    page.rows.insert(place, Row { label, text });
}

/// What was expected, in the words of the record that has it now.
pub fn expected_then(expected: &Version, entry: &Entry, around: Around<'_>) -> String {
    let then = Experiment {
        expect: expected.expect.clone(),
        prediction: expected.prediction.clone(),
        ..Experiment::default()
    };
    let then = Entry::new(entry.place.clone(), entry.common.clone(), then);
    let rows = page::rows(
        &then,
        around,
        |path| matches!(path, [key] if key == "expect" || key == "prediction"),
    );
    let texts: Vec<String> = rows.into_iter().map(|row| row.text).collect();
    match texts.is_empty() {
        true => around.words.say(&say!("order-nothing-expected")),
        false => texts.join(" · "),
    }
}

/// What a record is for, read from the work tree.
pub fn purpose(home: &Home, entry: &Entry) -> Purpose {
    let loaded = home.records_with(&[Kind::Direction], &mut |_, _| true);
    let records = loaded.map(|loaded| loaded.value).unwrap_or_default();
    practice::why::why(entry, direction::written(&records), |slug| {
        home.board(slug).ok().map(|loaded| loaded.value)
    })
}

pub fn why_grid(purpose: &Purpose, around: Around<'_>) -> Grid {
    let words = around.words;
    let mut rows: Vec<Vec<String>> = purpose
        .chain
        .iter()
        .skip(1)
        .filter(|entry| entry.place.kind != Kind::Direction)
        .map(|entry| {
            let name = match entry.place.kind {
                Kind::Board => entry.reference().to_string(),
                kind => format!("{} {}", page::capital(&words.kind(kind)), entry.reference()),
            };
            vec![name, page::first_line(&entry.lead()).to_owned()]
        })
        .collect();
    let served = served(purpose, words);
    rows.extend(served.map(|row| vec![row.label, row.text]));
    Grid {
        title: words.by_name("label-why"),
        rows,
        empty: words.by_name("why-nothing"),
        ..Grid::default()
    }
}

/// Whom a challenge serves in the end, with what the direction says of them, where it is written down.
pub fn served(purpose: &Purpose, words: &Words) -> Option<Row> {
    let serves = purpose.serves.as_ref()?;
    let said = purpose.chain.iter().find_map(Entry::get::<Direction>);
    let text = said.and_then(|direction| direction.of(serves));
    Some(Row {
        label: page::capital(&words.choice(serves)),
        text: text.unwrap_or_default().to_owned(),
    })
}

pub fn mentions_json(mentions: &[Mention]) -> serde_json::Value {
    let one = |mention: &Mention| serde_json::json!({ "commit": mention.commit, "subject": mention.subject });
    mentions.iter().map(one).collect()
}

pub fn mentions_grid(mentions: &[Mention], words: &Words) -> Grid {
    let row = |mention: &Mention| {
        let short = mention.commit.get(..8).unwrap_or(&mention.commit);
        vec![short.to_owned(), mention.subject.clone()]
    };
    Grid {
        title: words.by_name("label-commits"),
        rows: mentions.iter().map(row).collect(),
        ..Grid::default()
    }
}

/// One change of a field, as it stands everywhere in JSON.
pub fn field_json(field: &FieldChange) -> serde_json::Value {
    serde_json::json!({
        "field": field.dotted(),
        "old": field.old.as_ref().map(json::value),
        "new": field.new.as_ref().map(json::value),
    })
}

pub fn lived_json(lived: &[Lived]) -> serde_json::Value {
    let steps: Vec<_> = lived.iter().map(|lived| lived.step.clone()).collect();
    let mut all = log::json(&steps);
    for (step, lived) in all.as_array_mut().into_iter().flatten().zip(lived) {
        let fields = lived.change.as_ref().map(RecordChange::fields);
        step["changes"] = fields.unwrap_or_default().iter().map(field_json).collect();
    }
    all
}

/// A step a block: the line that the log has, and what it changed here.
pub fn lived_grids(lived: &[Lived], app: &App<'_>, around: Around<'_>) -> Vec<Grid> {
    let steps: Vec<_> = lived.iter().map(|lived| lived.step.clone()).collect();
    let lines = log::grid(&steps, around.settings, app);
    let block = |(line, lived): (&Vec<String>, &Lived)| {
        let rows = match &lived.change {
            Some(change) => changes::rows(change, around),
            None => Vec::new(),
        };
        Grid {
            title: line.join("  "),
            rows: rows
                .into_iter()
                .map(|row| vec![format!("  {}", row.label), row.text])
                .collect(),
            ..Grid::default()
        }
    };
    lines.rows.iter().zip(lived).map(block).collect()
}
