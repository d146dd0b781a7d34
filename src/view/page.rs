//! A record as a page: a title, and a line for each thing it says.
//!
//! The page is walked from the kind's one definition, so a new field shows up by itself.

use toml::Value;

use crate::{
    practice::{
        board::Board,
        culture::Element,
        cycle::Cycle,
        entry::{Entry, Of},
        field::{Field, Shape},
        kind::{Folder, Kind},
        links::Elsewhere,
        metric::{ChangedWay, Metric},
        obstacle::Obstacle,
        points::Point,
        problem,
        settings::Settings,
        standard::Standard,
        stem,
        storyboard::{HandOver, SERVED},
    },
    say,
    view::{
        hand_over,
        lang::{Words, number, when::show_cadence},
    },
};

/// What is shown, before it is laid out for a terminal or a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    pub title: String,
    pub rows: Vec<Row>,
    pub tables: Vec<Grid>,
}

/// A label and what stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub label: String,
    pub text: String,
}

/// What a record says in one of its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The field's key, with the tables that it stands in: `criteria.essential`.
    pub key: String,
    pub label: String,
    pub text: String,
}

impl From<Line> for Row {
    fn from(line: Line) -> Row {
        Row {
            label: line.label,
            text: line.text,
        }
    }
}

/// A table with a heading.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    pub title: String,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// What stands there when there are no rows.
    pub empty: String,
}

/// What is needed to word a record: the language, who people are, the board around it.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub words: &'a Words,
    pub settings: &'a Settings,
    pub board: Option<&'a Board>,
    /// Where the records are found that it names and that lie on no board in hand.
    pub elsewhere: &'a dyn Elsewhere,
}

/// Fields that are for programs, or are in the title already.
pub(crate) const NOT_SHOWN: &[&str] = &["id", "format"];

/// A record as a page.
pub fn record(entry: &Entry, around: Around<'_>) -> Page {
    Page {
        rows: rows(entry, around, |_| true),
        ..head(entry, around)
    }
}

/// A page with nothing but its title.
pub fn head(entry: &Entry, around: Around<'_>) -> Page {
    Page {
        title: title(entry, around),
        ..Page::default()
    }
}

/// The measures of a board: in what, which lines, how, and the latest value.
pub fn metrics(board: &Board, around: Around<'_>) -> Page {
    let words = around.words;
    let row = |of: Of<'_, Metric>| {
        let value = |key: &str| {
            let rows = rows(of.entry, around, |path| path[0] == key);
            rows.into_iter().map(|row| row.text).collect::<String>()
        };
        let latest = board
            .points(of.stem())
            .and_then(|points| points.body.latest())
            .map(|point| {
                format!(
                    "{} ({})",
                    with_unit(point.value, of.stem(), around),
                    words.moment(&point.on)
                )
            });
        vec![
            of.stem().to_owned(),
            of.body.name.clone().unwrap_or_default(),
            latest.unwrap_or_else(|| words.by_name("metric-no-points")),
            value("line"),
            value("how"),
        ]
    };
    let heads = [
        words.by_name("head-reference"),
        words.label("name"),
        words.label("value"),
        words.label("line"),
        words.label("how"),
    ];
    let grid = Grid {
        heads: heads.to_vec(),
        rows: board.all().map(row).collect(),
        empty: words.say(&say!("list-empty", kind = Kind::Metric.noun())),
        ..Grid::default()
    };
    Page {
        tables: vec![grid],
        ..Page::default()
    }
}

/// What a metric was measured to be, corrections done, newest first, with a mark where the way of
/// measuring changed.
pub fn measured(metric: &Entry, around: Around<'_>) -> Option<Grid> {
    let points = around.board?.points(&metric.place.stem)?.body.effective();
    let changed = metric
        .get::<Metric>()
        .map(|metric| metric.changed.as_slice())
        .unwrap_or_default();
    let row = |point: &Point| {
        let said = [&point.note, &point.set_aside]
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>();
        let value = with_unit(point.value, &metric.place.stem, around);
        vec![around.words.moment(&point.on), value, said.join(" · ")]
    };
    let mark = |change: &ChangedWay| {
        let text = format!("{}: {}", around.words.label("changed"), change.how);
        vec![around.words.day(change.from), String::new(), text]
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut marks = changed.iter().rev().peekable();
    for point in points.iter().rev() {
        while let Some(change) = marks.next_if(|change| change.from > point.on.day()) {
            rows.push(mark(change));
        }
        rows.push(row(point));
    }
    rows.extend(marks.map(mark));
    Some(Grid {
        title: capital(&around.words.kind(Kind::Points)),
        rows,
        ..Grid::default()
    })
}

/// What became of a problem: each record with where it stands.
pub fn became(entries: &[Entry], around: Around<'_>) -> Grid {
    let row = |entry: &Entry| {
        vec![
            entry.reference().full(),
            first_line(&entry.lead()).to_owned(),
            around.words.state(entry),
        ]
    };
    Grid {
        title: around.words.by_name("label-became"),
        rows: entries.iter().map(row).collect(),
        ..Grid::default()
    }
}

/// The measurements of a metric's file behind the first `had`, a line each.
pub fn points(entry: &Entry, had: usize, around: Around<'_>) -> Vec<Row> {
    let points = entry.fields.get("points").and_then(Value::as_array);
    let added = points
        .into_iter()
        .flatten()
        .skip(had)
        .filter_map(Value::as_table);
    let row = |table| Row {
        label: entry.place.stem.clone(),
        text: measurement(table, entry, around),
    };
    added.map(row).collect()
}

/// `E14 · experiment · packing · partly`
fn title(entry: &Entry, around: Around<'_>) -> String {
    let name = entry.reference().to_string();
    if entry.place.kind == Kind::Direction {
        // There is one, and it is called what it is.
        return capital(&around.words.kind(entry.place.kind));
    }
    let mut parts = vec![name.clone(), around.words.kind(entry.place.kind)];
    parts.extend(entry.place.board.clone().filter(|board| *board != name));
    if matches!(
        entry.place.kind,
        Kind::Target | Kind::Obstacle | Kind::Experiment | Kind::Cycle | Kind::Problem
    ) || entry
        .get::<Standard>()
        .is_some_and(|standard| standard.slipped() || !standard.stands())
    {
        parts.push(state(entry, around));
    }
    parts.join(" · ")
}

/// What has become of a record, in a word or two; of an obstacle also that it is the one in focus, or stayed
/// behind with an earlier target condition.
pub fn state(entry: &Entry, around: Around<'_>) -> String {
    let Some((board, obstacle)) = around.board.zip(entry.get::<Obstacle>()) else {
        return around.words.state(entry);
    };
    let focus = board.focus();
    let focus = focus.filter(|focus| focus.entry.place == entry.place);
    if focus.is_some_and(|focus| focus.body.closed.is_none()) {
        return around.words.by_name("state-focus");
    }
    match board.left_with(obstacle) {
        Some(target) => around
            .words
            .say(&say!("state-with-target", target = target)),
        None => around.words.state(entry),
    }
}

/// What a record says, of the fields that are wanted, without their keys.
pub fn rows(entry: &Entry, around: Around<'_>, wanted: impl Fn(&[String]) -> bool) -> Vec<Row> {
    let lines = lines(entry, around, wanted);
    lines.into_iter().map(Row::from).collect()
}

/// What a record says, of the fields that are wanted (by their keys).
pub fn lines(entry: &Entry, around: Around<'_>, wanted: impl Fn(&[String]) -> bool) -> Vec<Line> {
    let mut rows = Vec::new();
    let fields = entry.place.kind.fields();
    let order = |field: &&Field| {
        field
            .path
            .first()
            .is_some_and(|first| matches!(first.as_str(), "link" | "pictures" | "notes" | "was"))
    };
    let (last, first): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(order);
    let mut lists_shown: Vec<&str> = Vec::new();
    for field in first.into_iter().chain(last) {
        let Some((head, below)) = field.path.split_first() else {
            continue;
        };
        if NOT_SHOWN.contains(&head.as_str()) || !wanted(&field.path) {
            continue;
        }
        match entry.fields.get(head) {
            // A list of tables: one line an element, its fields behind one another.
            Some(Value::Array(values)) if !below.is_empty() => {
                if lists_shown.contains(&head.as_str()) {
                    continue;
                }
                lists_shown.push(head);
                for table in values.iter().filter_map(Value::as_table) {
                    rows.push(Line {
                        key: head.clone(),
                        label: around.words.label(head),
                        text: element(head, table, fields, entry, around),
                    });
                }
            }
            Some(value) => {
                let found = below
                    .iter()
                    .try_fold(value, |value, key| value.get(key.as_str()));
                if let Some(value) = found {
                    let label = match field.label().as_str() {
                        // What an obstacle says is the obstacle.
                        "text" => capital(&around.words.kind(entry.place.kind)),
                        "problems" if entry.place.kind == Kind::Target => {
                            around.words.by_name("label-in-way")
                        }
                        "why" if entry.place.kind == Kind::Problem => around.words.label("answer"),
                        // The element, in full.
                        label if entry.place.kind == Kind::Reflection => Element::named(label)
                            .map_or_else(
                                || around.words.label(label),
                                |element| around.words.say(&element.title()),
                            ),
                        // The day on which something was closed, taken up or laid to rest.
                        "on" if below == ["on"] => around.words.label(head),
                        label => around.words.label(label),
                    };
                    rows.push(Line {
                        key: field.key(),
                        label,
                        text: text(field, value, entry, around),
                    });
                }
            }
            None => {}
        }
    }
    rows
}

pub(crate) fn element(
    head: &str,
    table: &toml::Table,
    fields: &[Field],
    entry: &Entry,
    around: Around<'_>,
) -> String {
    if head == "points" || head == "measured" {
        return measurement(table, entry, around);
    }
    if head == "pictures" {
        return picture(table, entry);
    }
    if head == "handed_over"
        && let Ok(time) = table.clone().try_into::<HandOver>()
    {
        return format!("{}: {}", hand_over::told(&time, around), time.know);
    }
    let parts = fields.iter().filter_map(|field| {
        let [first, key] = field.path.as_slice() else {
            return None;
        };
        let value = (first == head).then(|| table.get(key)).flatten()?;
        let said = text(field, value, entry, around);
        Some(match key.as_str() {
            // A day first, and whose words they are, need no label.
            "on" | "at" => said,
            "text" => said,
            _ if head == "notes" => said,
            key => format!("{}: {said}", around.words.label(key)),
        })
    });
    parts.collect::<Vec<_>>().join(" · ")
}

/// What is to be seen on a picture, and where it is.
fn picture(table: &toml::Table, entry: &Entry) -> String {
    let said = |key: &str| table.get(key).and_then(Value::as_str);
    let file = said("file").unwrap_or_default();
    let path = match &entry.place.board {
        Some(board) => format!("boards/{board}/pictures/{file}"),
        None => file.to_owned(),
    };
    match said("caption") {
        Some(caption) => format!("{caption} ({path})"),
        None => path,
    }
}

/// A point or a measure at a moment: `2026-11-23: 41,5 min`, with what was said of it.
fn measurement(table: &toml::Table, entry: &Entry, around: Around<'_>) -> String {
    let metric = table.get("metric").and_then(Value::as_str);
    let slug = metric.unwrap_or(&entry.place.stem);
    let value = table
        .get("value")
        .map(|value| quantity(value, slug, around))
        .unwrap_or_default();
    let on = table
        .get("on")
        .map(|on| moment(on, around))
        .unwrap_or_default();
    let mut text = match metric {
        Some(metric) => format!("{metric} {value} ({on})"),
        None => format!("{on}: {value}"),
    };
    for key in ["note", "instead_of", "removed", "set_aside"] {
        let Some(said) = table.get(key) else { continue };
        let said = match said {
            Value::String(said) => said.clone(),
            other => quantity(other, slug, around),
        };
        let label = around.words.label(&key.replace('_', "-"));
        text.push_str(&if key == "note" {
            format!(" · {said}")
        } else {
            format!(" · {label}: {said}")
        });
    }
    text
}

/// A number with the unit of its metric.
fn quantity(value: &Value, metric: &str, around: Around<'_>) -> String {
    let number = value
        .as_float()
        .or(value.as_integer().map(|whole| whole as f64))
        .unwrap_or_default();
    with_unit(number, metric, around)
}

/// A number with the unit of the metric, in the language in use.
pub fn with_unit(value: f64, metric: &str, around: Around<'_>) -> String {
    let shown = number::show(value, around.words.lang());
    match around.board.and_then(|board| board.metric(metric).ok()) {
        Some(metric) => format!("{shown} {}", metric.body.unit),
        None => shown,
    }
}

/// What stands beside a label.
pub fn text(field: &Field, value: &Value, entry: &Entry, around: Around<'_>) -> String {
    let words = around.words;
    if let Value::Array(values) = value {
        let several: Vec<String> = values
            .iter()
            .map(|value| text(field, value, entry, around))
            .collect();
        return several.join("; ");
    }
    match (&field.shape, value) {
        (Shape::Choice(_), Value::String(choice)) => words.choice(choice),
        (Shape::Person, Value::String(person)) => around.settings.name_of(person).to_owned(),
        (Shape::Range, Value::Table(table)) => range(table, around),
        (Shape::Cadence, Value::String(written)) => match written.parse() {
            Ok(cadence) => show_cadence(&cadence, words.lang()),
            // Written by hand, and shown as it is.
            Err(_) => written.clone(),
        },
        (Shape::Lines, Value::Table(table)) => {
            let lines = table.iter().map(|(name, value)| {
                format!("{name} {}", quantity(value, &entry.place.stem, around))
            });
            lines.collect::<Vec<_>>().join(", ")
        }
        (Shape::Texts, Value::Table(table)) => {
            let texts = table
                .iter()
                .map(|(key, value)| format!("{key}: {}", value.as_str().unwrap_or_default()));
            texts.collect::<Vec<_>>().join("\n")
        }
        (_, Value::String(text)) => linked(field, text, around),
        (_, Value::Datetime(_)) => moment(value, around),
        (_, Value::Float(_) | Value::Integer(_)) => {
            let metric = entry
                .fields
                .get("prediction")
                .and_then(|table| table.get("metric"))
                .and_then(Value::as_str);
            quantity(value, metric.unwrap_or_default(), around)
        }
        (_, Value::Boolean(yes)) => words.say(&if *yes { say!("yes") } else { say!("no") }),
        (_, Value::Table(table)) => {
            let parts = table.iter().map(|(key, value)| match value {
                Value::Table(below) => {
                    let below: Vec<&str> = below
                        .iter()
                        .filter_map(|(_, value)| value.as_str())
                        .collect();
                    match below.is_empty() {
                        true => key.clone(),
                        false => format!("{key} ({})", below.join(", ")),
                    }
                }
                other => format!(
                    "{key} {}",
                    other
                        .as_str()
                        .map_or_else(|| other.to_string(), str::to_owned)
                ),
            });
            parts.collect::<Vec<_>>().join(", ")
        }
        (_, Value::Array(_)) => String::new(),
    }
}

/// A reference with the text of what it points to, so that nobody has to look it up.
fn linked(field: &Field, text: &str, around: Around<'_>) -> String {
    let Some(kind) = field.refers.as_deref() else {
        return text.to_owned();
    };
    // A challenge may serve people instead of another board's challenge.
    if kind == Kind::Board.noun() && SERVED.contains(&text) {
        return around.words.choice(text);
    }
    // What a problem was taken up as lies on one of several boards.
    if let [.., above, last] = field.path.as_slice()
        && (above.as_str(), last.as_str()) == ("taken", "as")
    {
        return problem::spoken(text).full();
    }
    let wanted = Kind::of_noun(kind);
    let own = around.board.map(|board| board.slug.as_str());
    let (board, stem) = match text.rsplit_once('/') {
        Some((board, stem)) => (Some(board), stem),
        None => (None, text),
    };
    let entries = around.board.map(Board::entries).unwrap_or_default();
    let here = board.is_none() || board == own;
    let found = entries
        .iter()
        .filter(|_| here)
        .filter(|entry| wanted.is_none_or(|wanted| entry.place.kind == wanted))
        .find(|entry| entry.place.kind.numbered() && entry.place.stem == stem)
        .cloned()
        .or_else(|| around.elsewhere.find(board, stem, wanted));
    match (found, wanted, stem::number(stem)) {
        (Some(entry), ..) => named(&entry, own),
        // Where nothing can be looked up, its number is how it is spoken of.
        (None, Some(kind), Some(number)) if kind.numbered() => match (board, kind.folder()) {
            (Some(board), _) => format!("{board}/{}{number}", kind.prefix()),
            (None, Folder::Home(_)) => format!("{}{number}", kind.prefix()),
            (None, _) => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

/// A record as it is spoken of, with what it says: without its board where that is the own one.
pub fn named(entry: &Entry, own: Option<&str>) -> String {
    let name = match entry.place.board.as_deref() == own {
        true => entry.reference().to_string(),
        false => entry.reference().full(),
    };
    let text = format!("{name} {}", first_line(&entry.lead()));
    text.trim_end().to_owned()
}

/// With a capital letter, to stand at the beginning of a line.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The first line of a text.
pub fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// `lead-time 36–39 min`, `lead-time at most 40 min`
fn range(table: &toml::Table, around: Around<'_>) -> String {
    let metric = table
        .get("metric")
        .and_then(Value::as_str)
        .unwrap_or_default();
    match range_alone(table, around) {
        Some(range) => format!("{metric} {range}"),
        None => metric.to_owned(),
    }
}

/// A range where it is known of which metric; none where both ends are open.
pub fn range_alone(table: &toml::Table, around: Around<'_>) -> Option<String> {
    let metric = table
        .get("metric")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let end = |name: &str| {
        let value = table.get(name)?;
        value
            .as_float()
            .or(value.as_integer().map(|whole| whole as f64))
    };
    between(end("low"), end("high"), metric, around)
}

/// `between 36 and 39 min`, `at most 40 min`; nothing where both ends are open.
pub fn between(
    low: Option<f64>,
    high: Option<f64>,
    metric: &str,
    around: Around<'_>,
) -> Option<String> {
    let unit = |value: f64| with_unit(value, metric, around);
    let message = match (low, high) {
        (Some(low), Some(high)) if low == high => return Some(unit(low)),
        (Some(low), Some(high)) => {
            let low = number::show(low, around.words.lang());
            say!("range-between", low = low, high = unit(high))
        }
        (Some(low), None) => say!("range-at-least", low = unit(low)),
        (None, Some(high)) => say!("range-at-most", high = unit(high)),
        (None, None) => return None,
    };
    Some(around.words.say(&message))
}

fn moment(value: &Value, around: Around<'_>) -> String {
    match value.clone().try_into() {
        Ok(moment) => around.words.moment(&moment),
        Err(_) => value.to_string(),
    }
}

/// A list of records of one kind, in their order.
pub fn list(kind: Kind, entries: &[Entry], around: Around<'_>) -> Page {
    let words = around.words;
    let rows = entries.iter().map(|entry| {
        let kind = entry.place.kind;
        let state = match kind.numbered() || kind == Kind::Board {
            true => state(entry, around),
            false => String::new(),
        };
        let lead = match (entry.get::<Cycle>(), around.board) {
            (Some(cycle), Some(board)) => cycle.told(board),
            _ => entry.lead(),
        };
        vec![
            entry.reference().to_string(),
            first_line(&lead).to_owned(),
            state,
        ]
    });
    let grid = Grid {
        title: String::new(),
        heads: ["head-reference", "head-text", "head-state"]
            .iter()
            .map(|id| words.by_name(id))
            .collect(),
        rows: rows.collect(),
        empty: words.say(&say!("list-empty", kind = kind.noun())),
    };
    Page {
        title: String::new(),
        rows: Vec::new(),
        tables: vec![grid],
    }
}
