//! Two versions of a record that grew apart from a common one, brought together field by field.
//!
//! Nobody's side is favoured: the merge of A and B is the merge of B and A. What was changed on one
//! side only is taken; what was added to a list or behind a text on both sides is kept from both;
//! an edit outlives a removal. What two people said differently in one place is left open, with
//! both values, for a person to decide.
//!
//! | file | what it does |
//! | --- | --- |
//! | `merge/list.rs` | lists: what was added on either side, less what was taken out |
//! | `merge/decide.rs` | what a person decides about a field that is open |
//! | `merge/together.rs` | all records of two sides, matched by id |

mod decide;
mod list;
mod together;

use toml::{Table, Value, value::Datetime};

use crate::practice::{
    diff,
    field::Shape,
    kind::{Body, Kind},
};

pub use decide::{NoBoth, Take};
pub use together::{Became, Met, Together, Trees, Version, mixed, together};

/// Which version a value stood in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// What is here.
    Ours,
    /// What comes in.
    Theirs,
}

impl Side {
    pub fn other(self) -> Side {
        match self {
            Side::Ours => Side::Theirs,
            Side::Theirs => Side::Ours,
        }
    }
}

/// A field that only a person can decide on.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    /// The record's.
    pub kind: Kind,
    /// The key, and the tables above it; in a list of ranges, the metric.
    pub path: Vec<String>,
    pub base: Option<Value>,
    pub ours: Option<Value>,
    pub theirs: Option<Value>,
    pub why: Why,
}

/// Why a field cannot be decided without a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Both sides changed it, each in its own way.
    Both,
    /// One side changed what was expected, while the other recorded what happened.
    Expectation,
}

/// A record's fields as they come out of a merge.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Where a field is open, the common version's value.
    pub fields: Table,
    pub open: Vec<Open>,
}

/// Brings two versions of a record together; without a common version both are new.
pub fn fields(kind: Kind, base: Option<&Table>, ours: &Table, theirs: &Table) -> Merged {
    let none = Table::new();
    let base = base.unwrap_or(&none);
    // Whatever needs an order gets one that does not depend on who merges.
    let swapped = theirs.to_string() < ours.to_string();
    let (left, right) = match swapped {
        true => (theirs, ours),
        false => (ours, theirs),
    };
    let mut merge = Merge {
        kind,
        open: Vec::new(),
    };
    let mut merged = Merged {
        fields: merge.tables(&mut Vec::new(), base, left, right),
        open: Vec::new(),
    };
    merge.expectation(base, left, right, &mut merged.fields);
    merged.open = merge.open;
    if swapped {
        for open in &mut merged.open {
            std::mem::swap(&mut open.ours, &mut open.theirs);
        }
    }
    merged
}

/// A merge under way; `left` and `right` are the two sides in an order of their own.
struct Merge {
    kind: Kind,
    open: Vec<Open>,
}

impl Merge {
    fn tables(
        &mut self,
        path: &mut Vec<String>,
        base: &Table,
        left: &Table,
        right: &Table,
    ) -> Table {
        let mut merged = Table::new();
        let more = right.keys().filter(|key| !left.contains_key(*key));
        let gone = base
            .keys()
            .filter(|key| !left.contains_key(*key) && !right.contains_key(*key));
        for key in left.keys().chain(more).chain(gone) {
            path.push(key.clone());
            if let Some(value) = self.value(path, base.get(key), left.get(key), right.get(key)) {
                merged.insert(key.clone(), value);
            }
            path.pop();
        }
        merged
    }

    fn value(
        &mut self,
        path: &mut Vec<String>,
        base: Option<&Value>,
        left: Option<&Value>,
        right: Option<&Value>,
    ) -> Option<Value> {
        if same(left, right) || same(right, base) {
            return left.cloned();
        }
        if same(left, base) {
            return right.cloned();
        }
        // What goes by a slug may have been written down on both sides; the first id stays.
        if let ([key], Some(one), Some(other)) = (path.as_slice(), left, right)
            && key == "id"
        {
            return Some(match one.as_str() <= other.as_str() {
                true => one.clone(),
                false => other.clone(),
            });
        }
        let empty = Vec::new();
        let list = |value: Option<&Value>| match value {
            None => Some(empty.clone()),
            Some(Value::Array(list)) => Some(list.clone()),
            Some(_) => None,
        };
        if let (Some(base), Some(left), Some(right)) = (list(base), list(left), list(right)) {
            let all = self.lists(path, &base, &left, &right);
            return (!all.is_empty()).then_some(Value::Array(all));
        }
        match (left, right) {
            // What one side took away and the other changed is kept.
            (None, kept) | (kept, None) => kept.cloned(),
            (Some(Value::Table(one)), Some(Value::Table(other))) => {
                let common = base.and_then(Value::as_table);
                let whole = self.is_whole(path) || common.is_none() && self.is_statement(path);
                match whole {
                    true => match said_twice(one, other) {
                        Some(said) => Some(Value::Table(said.clone())),
                        None => self.leave_open(path, base, left, right),
                    },
                    false => {
                        let none = Table::new();
                        let all = self.tables(path, common.unwrap_or(&none), one, other);
                        Some(Value::Table(all))
                    }
                }
            }
            (Some(Value::String(one)), Some(Value::String(other))) if is_text(self.kind, path) => {
                let common = base.and_then(Value::as_str).unwrap_or_default();
                match appended(common, one, other) {
                    Some(text) => Some(Value::String(text)),
                    None => self.leave_open(path, base, left, right),
                }
            }
            _ => self.leave_open(path, base, left, right),
        }
    }

    fn leave_open(
        &mut self,
        path: &[String],
        base: Option<&Value>,
        left: Option<&Value>,
        right: Option<&Value>,
    ) -> Option<Value> {
        self.open.push(Open {
            kind: self.kind,
            path: path.to_vec(),
            base: base.cloned(),
            ours: left.cloned(),
            theirs: right.cloned(),
            why: Why::Both,
        });
        base.cloned()
    }

    /// A table that is one value, such as a range: half of each would be what nobody said.
    fn is_whole(&self, path: &[String]) -> bool {
        self.kind
            .fields()
            .iter()
            .any(|field| field.path == path && field.shape == Shape::Range)
    }

    /// A table that a single command makes, such as a result: of two that were made apart, the
    /// parts do not belong together.
    fn is_statement(&self, path: &[String]) -> bool {
        let mut below = self
            .kind
            .fields()
            .iter()
            .filter(|field| field.path.len() > path.len() && field.path.starts_with(path))
            .peekable();
        below.peek().is_some() && below.all(|field| field.managed)
    }

    /// A prediction is what was written before the result: where one side changed it and the other
    /// recorded what happened, somebody has to say which of the two it was.
    fn expectation(&mut self, base: &Table, left: &Table, right: &Table, merged: &mut Table) {
        const RESULT: &str = "result";
        if self.kind != Kind::Experiment || base.contains_key(RESULT) {
            return;
        }
        let changing = match (left.contains_key(RESULT), right.contains_key(RESULT)) {
            (true, false) => right,
            (false, true) => left,
            _ => return,
        };
        for key in ["expect", "prediction"] {
            let path = vec![key.to_owned()];
            let is_open = self.open.iter().any(|open| open.path.starts_with(&path));
            if is_open || same(changing.get(key), base.get(key)) {
                continue;
            }
            self.leave_open(&path, base.get(key), left.get(key), right.get(key));
            if let Some(open) = self.open.last_mut() {
                open.why = Why::Expectation;
            }
            let change = diff::FieldChange {
                path,
                old: merged.get(key).cloned(),
                new: base.get(key).cloned(),
            };
            diff::apply(merged, &change);
        }
    }
}

/// Whether what stands at a path is words of somebody, which can stand one behind the other. A choice, a name
/// or what a record is called by would be none any more.
fn is_text(kind: Kind, path: &[String]) -> bool {
    let field = kind.fields().iter().find(|field| field.path == path);
    field.is_none_or(|field| field.shape == Shape::Text && field.refers.is_none())
}

/// Whether two values say the same; a number that is none does too.
fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(Value::Float(one)), Some(Value::Float(other))) => {
            one == other || one.is_nan() && other.is_nan()
        }
        _ => one == other,
    }
}

/// Of two tables that differ in their dates alone, the earlier one.
fn said_twice<'a>(one: &'a Table, other: &'a Table) -> Option<&'a Table> {
    let undated = |table: &Table| -> Table {
        let pairs = table
            .iter()
            .filter(|(_, value)| !matches!(value, Value::Datetime(_)));
        pairs
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    };
    (undated(one) == undated(other)).then(|| match instant(one) <= instant(other) {
        true => one,
        false => other,
    })
}

/// When a table says that something happened: its first date, in seconds.
fn instant(table: &Table) -> Option<i64> {
    table.values().find_map(|value| match value {
        Value::Datetime(moment) => seconds(moment),
        _ => None,
    })
}

fn seconds(moment: &Datetime) -> Option<i64> {
    let date = moment.date?;
    let day = chrono::NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into());
    let time = moment.time.map_or(0, |time| {
        let minutes = i64::from(time.hour) * 60 + i64::from(time.minute);
        minutes * 60 + i64::from(time.second.unwrap_or(0))
    });
    let offset = match moment.offset {
        Some(toml::value::Offset::Custom { minutes }) => i64::from(minutes) * 60,
        _ => 0,
    };
    Some(day?.and_time(chrono::NaiveTime::MIN).and_utc().timestamp() + time - offset)
}

/// A text to which both sides added something, with both.
fn appended(base: &str, one: &str, other: &str) -> Option<String> {
    let base = base.trim_end();
    if base.is_empty() {
        return None;
    }
    // `cats` is no addition to `cat`.
    let added = |text: &'_ str| -> Option<String> {
        let rest = text.strip_prefix(base)?;
        (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.to_owned())
    };
    let (first, second) = (added(one)?, added(other)?);
    if first.starts_with(&second) {
        return Some(one.to_owned());
    }
    if second.starts_with(&first) {
        return Some(other.to_owned());
    }
    let (first, second) = match first <= second {
        true => (first, second),
        false => (second, first),
    };
    Some(format!("{base}{}{second}", first.trim_end()))
}

/// Whether a body is that of a kind which has no id of its own and is known by its place.
fn by_place(body: &Body) -> bool {
    matches!(
        body,
        Body::Settings(_) | Body::Points(_) | Body::Direction(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(text: &str) -> Table {
        text.parse().unwrap()
    }

    fn merge(kind: Kind, base: &str, ours: &str, theirs: &str) -> Merged {
        let (base, ours, theirs) = (table(base), table(ours), table(theirs));
        let merged = fields(kind, Some(&base), &ours, &theirs);
        let mut other = fields(kind, Some(&base), &theirs, &ours);
        for open in &mut other.open {
            std::mem::swap(&mut open.ours, &mut open.theirs);
        }
        assert_eq!(merged, other, "the order of the sides decided something");
        merged
    }

    fn clean(kind: Kind, base: &str, ours: &str, theirs: &str) -> Table {
        let merged = merge(kind, base, ours, theirs);
        assert_eq!(merged.open, [], "nothing should be open");
        merged.fields
    }

    fn open(kind: Kind, base: &str, ours: &str, theirs: &str) -> Vec<String> {
        let merged = merge(kind, base, ours, theirs);
        merged.open.iter().map(|open| open.path.join(".")).collect()
    }

    const E: Kind = Kind::Experiment;

    #[test]
    fn different_fields_come_together() {
        let merged = clean(
            E,
            "step = 'a'\nguard = 'x'",
            "step = 'b'\nguard = 'x'",
            "step = 'a'\nguard = 'y'\nby = 2026-01-01",
        );
        assert_eq!(merged, table("step = 'b'\nguard = 'y'\nby = 2026-01-01"));
    }

    #[test]
    fn one_field_changed_both_ways_is_left_open_with_both_values() {
        let merged = merge(E, "step = 'a'", "step = 'b'", "step = 'c'");
        let value = |text: &str| Some(Value::String(text.into()));
        assert_eq!(
            merged.open,
            [Open {
                kind: Kind::Experiment,
                path: vec!["step".into()],
                base: value("a"),
                ours: value("b"),
                theirs: value("c"),
                why: Why::Both
            }]
        );
        assert_eq!(merged.fields, table("step = 'a'"));
    }

    #[test]
    fn a_text_that_both_added_to_keeps_both() {
        let merged = clean(
            Kind::Condition,
            "seen = 'Orders wait.'",
            "seen = 'Orders wait. The bench is full.'",
            "seen = \"Orders wait.\\nTwo scanners.\"",
        );
        let seen = merged["seen"].as_str().unwrap();
        assert_eq!(seen, "Orders wait.\nTwo scanners. The bench is full.");
        assert_eq!(
            open(
                Kind::Condition,
                "seen = 'cat'",
                "seen = 'cats'",
                "seen = 'cat nap'"
            ),
            ["seen"]
        );
    }

    #[test]
    fn an_edit_outlives_a_removal() {
        let base = "step = 'a'\n[closed]\non = 2026-01-01\nwhy = 'x'";
        let merged = clean(E, base, "step = 'a'", &base.replace("'x'", "'y'"));
        assert_eq!(merged, table(&base.replace("'x'", "'y'")));
    }

    #[test]
    fn an_expectation_changed_beside_a_result_is_for_a_person() {
        let base = "step = 'a'\nexpect = 'b'\n[prediction]\nmetric = 'm'\nlow = 1.0";
        let result = format!("{base}\n[result]\nhappened = 'h'\nlearned = 'l'");
        let other = base.replace("'b'", "'c'");
        let merged = merge(E, base, &result, &other);
        assert_eq!(merged.open.len(), 1);
        assert_eq!(merged.open[0].why, Why::Expectation);
        assert_eq!(merged.open[0].path, ["expect"]);
        assert_eq!(
            open(E, base, &base.replace("1.0", "2.0"), &result),
            ["prediction"]
        );
    }

    #[test]
    fn of_two_ranges_no_half_is_taken() {
        let range = |low: &str, high: &str| {
            format!("step = 'a'\n[prediction]\nmetric = 'm'\nlow = {low}\nhigh = {high}")
        };
        assert_eq!(
            open(
                E,
                &range("1.0", "2.0"),
                &range("0.0", "2.0"),
                &range("1.0", "3.0")
            ),
            ["prediction"]
        );
    }

    #[test]
    fn two_results_are_open_unless_they_say_the_same() {
        let result = |at: &str, learned: &str| {
            format!("step = 'a'\n[result]\nrecorded = {at}\nhappened = 'h'\nlearned = '{learned}'")
        };
        let (early, late) = ("2026-01-01T09:00:00+01:00", "2026-01-01T08:30:00Z");
        assert_eq!(
            open(E, "step = 'a'", &result(early, "x"), &result(late, "y")),
            ["result"]
        );
        let merged = clean(E, "step = 'a'", &result(late, "x"), &result(early, "x"));
        assert_eq!(merged, table(&result(early, "x")));
    }

    #[test]
    fn criteria_said_apart_come_together() {
        let merged = clean(
            Kind::Target,
            "outcome = 'o'",
            "outcome = 'o'\n[criteria]\nessential = 'e'",
            "outcome = 'o'\n[criteria]\nambitious = 'a'",
        );
        assert_eq!(
            merged["criteria"],
            Value::Table(table("essential = 'e'\nambitious = 'a'"))
        );
    }

    #[test]
    fn two_that_move_the_focus_have_to_agree() {
        assert_eq!(
            open(Kind::Board, "focus = 'a'", "focus = 'b'", "focus = 'c'"),
            ["focus"]
        );
        let merged = clean(Kind::Board, "focus = 'a'", "", "focus = 'c'");
        assert_eq!(merged, table("focus = 'c'"));
    }

    fn records() -> impl Strategy<Value = Table> {
        let text = || "[ab]( [ab]){0,2}".prop_map(Value::String);
        let note = ("[xy]", 1u8..4).prop_map(|(text, day)| {
            let note = format!("by = 'n'\nat = 2026-01-0{day}T09:00:00Z\ntext = '{text}'");
            Value::Table(note.parse().unwrap())
        });
        let result = ("[xy]", "[xy]").prop_map(|(happened, learned)| {
            let result = format!("happened = '{happened}'\nlearned = '{learned}'");
            Value::Table(result.parse().unwrap())
        });
        let range = (0u8..3, 0u8..3).prop_map(|(low, high)| {
            let range = format!("metric = 'm'\nlow = {low}.0\nhigh = {high}.5");
            Value::Table(range.parse().unwrap())
        });
        (
            text(),
            prop::option::of(text()),
            prop::option::of(text()),
            prop::option::of(range),
            prop::option::of(result),
            prop::collection::vec(note, 0..4),
            prop::collection::vec("[pqr]".prop_map(Value::String), 0..4),
        )
            .prop_map(
                |(step, expect, mood, prediction, result, notes, builds_on)| {
                    let mut table = Table::new();
                    table.insert("step".into(), step);
                    let mut put = |key: &str, value: Option<Value>| {
                        value.map(|value| table.insert(key.into(), value));
                    };
                    put("expect", expect);
                    put("mood", mood);
                    put(
                        "builds_on",
                        (!builds_on.is_empty()).then_some(Value::Array(builds_on)),
                    );
                    put("prediction", prediction);
                    put("result", result);
                    put("notes", (!notes.is_empty()).then_some(Value::Array(notes)));
                    table
                },
            )
    }

    /// Everything that is said in a value, a leaf each.
    fn leaves(value: &Value, all: &mut Vec<String>) {
        match value {
            Value::Table(table) => table.values().for_each(|value| leaves(value, all)),
            Value::Array(values) => values.iter().for_each(|value| leaves(value, all)),
            other => all.push(other.to_string().trim_matches('"').to_owned()),
        }
    }

    proptest! {
        #[test]
        fn nobody_s_side_is_favoured(base in records(), ours in records(), theirs in records()) {
            let merged = fields(E, Some(&base), &ours, &theirs);
            let mut other = fields(E, Some(&base), &theirs, &ours);
            for open in &mut other.open {
                std::mem::swap(&mut open.ours, &mut open.theirs);
            }
            prop_assert_eq!(merged, other);
        }

        #[test]
        fn a_side_that_changed_nothing_changes_nothing(base in records(), ours in records()) {
            let merged = fields(E, Some(&base), &ours, &base);
            prop_assert_eq!(merged.open, vec![]);
            prop_assert_eq!(merged.fields, ours);
        }

        #[test]
        fn every_word_that_was_added_is_kept_or_open(base in records(), ours in records(), theirs in records()) {
            let merged = fields(E, Some(&base), &ours, &theirs);
            let mut found = Vec::new();
            leaves(&Value::Table(merged.fields), &mut found);
            for open in &merged.open {
                for value in [&open.ours, &open.theirs, &open.base].into_iter().flatten() {
                    leaves(value, &mut found);
                }
            }
            for side in [&ours, &theirs] {
                for change in crate::practice::diff::tables(&base, side) {
                    let (mut was, mut is) = (Vec::new(), Vec::new());
                    change.old.iter().for_each(|value| leaves(value, &mut was));
                    change.new.iter().for_each(|value| leaves(value, &mut is));
                    for leaf in is.iter().filter(|leaf| !was.contains(leaf)) {
                        // Of a text that both added to, what was added.
                        let added = was.first().and_then(|was| leaf.strip_prefix(was.as_str()));
                        let new = added.map_or(leaf.as_str(), str::trim);
                        let kept = found.iter().any(|text| text.contains(new));
                        prop_assert!(kept, "{} is lost: {:?}", leaf, found);
                    }
                }
            }
        }
    }
}
