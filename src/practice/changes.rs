//! What changed between two times: record by record, each known by its id wherever it stands, and
//! field by field as its definition has them.

use std::collections::{BTreeMap, HashMap};

use toml::{Table, Value};

use crate::practice::{
    diff::{self, FieldChange, at},
    entry::{Entry, Place},
    field::{Field, Shape},
    kind::Kind,
};

/// One record at two times.
#[derive(Debug, Clone, PartialEq)]
pub enum RecordChange {
    New(Entry),
    Gone(Entry),
    Changed(Entry, Entry),
}

/// The key under which it is told that a record's file has another name now.
pub const STEM: &str = "stem";

/// What differs between the records of two times: those that are gone, new or not the same, by
/// their places. Records that are the same need not be given.
pub fn between(before: Vec<Entry>, after: Vec<Entry>) -> Vec<RecordChange> {
    let mut left: BTreeMap<Place, Entry> = before
        .into_iter()
        .map(|entry| (entry.place.clone(), entry))
        .collect();
    // Where a file was copied by hand, two have one id; the place then tells which is which.
    let mut by_id: HashMap<(Kind, String), Vec<Place>> = HashMap::new();
    for entry in left.values().filter(|entry| !entry.id().is_empty()) {
        let key = (entry.place.kind, entry.id().to_owned());
        by_id.entry(key).or_default().push(entry.place.clone());
    }
    let mut changes: Vec<(Place, RecordChange)> = Vec::new();
    let mut fresh = Vec::new();
    let (same, other): (Vec<Entry>, Vec<Entry>) = after.into_iter().partition(|entry| {
        left.get(&entry.place).is_some_and(|old| {
            old.id() == entry.id() || old.id().is_empty() || entry.id().is_empty()
        })
    });
    for entry in same {
        if let Some(old) = left.remove(&entry.place) {
            changes.push((entry.place.clone(), RecordChange::Changed(old, entry)));
        }
    }
    for entry in other {
        let key = (entry.place.kind, entry.id().to_owned());
        let places = by_id.get(&key).into_iter().flatten();
        match places.into_iter().find_map(|place| left.remove(place)) {
            Some(old) => changes.push((entry.place.clone(), RecordChange::Changed(old, entry))),
            None => fresh.push(entry),
        }
    }
    changes.extend(
        fresh
            .into_iter()
            .map(|entry| (entry.place.clone(), RecordChange::New(entry))),
    );
    changes.extend(
        left.into_iter()
            .map(|(place, entry)| (place, RecordChange::Gone(entry))),
    );
    changes.retain(|(_, change)| match change {
        RecordChange::Changed(old, new) => old.place != new.place || old.fields != new.fields,
        _ => true,
    });
    // The board a record is on, then the kinds as everywhere, then the number.
    changes.sort_by_key(|(place, _)| {
        (
            place.board.clone(),
            place.kind,
            crate::practice::stem::number(&place.stem),
            place.stem.clone(),
        )
    });
    changes.into_iter().map(|(_, change)| change).collect()
}

impl RecordChange {
    /// The record as it is now, or was last.
    pub fn entry(&self) -> &Entry {
        match self {
            RecordChange::New(entry) | RecordChange::Gone(entry) => entry,
            RecordChange::Changed(_, entry) => entry,
        }
    }

    /// What differs, a field each.
    pub fn fields(&self) -> Vec<FieldChange> {
        let none = Table::new();
        match self {
            RecordChange::New(entry) => fields(entry.place.kind, &none, &entry.fields),
            RecordChange::Gone(entry) => fields(entry.place.kind, &entry.fields, &none),
            RecordChange::Changed(old, new) => {
                let mut changes = Vec::new();
                if old.place != new.place {
                    let name = |entry: &Entry| Some(Value::String(entry.place.stem.clone()));
                    changes.push(FieldChange {
                        path: vec![STEM.to_owned()],
                        old: name(old),
                        new: name(new),
                    });
                }
                changes.extend(fields(new.place.kind, &old.fields, &new.fields));
                changes
            }
        }
    }
}

/// What differs between two tables of one kind of record, in the order of its definition. Of a list
/// of tables each line that was added or taken out is a change of its own.
pub fn fields(kind: Kind, old: &Table, new: &Table) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    let mut told: Vec<&[String]> = Vec::new();
    for field in kind.fields() {
        let path = shown(field, old, new);
        if told.contains(&path) {
            continue;
        }
        told.push(path);
        let (was, is) = (at(old, path), at(new, path));
        if was != is {
            told_apart(path, was, is, &mut changes);
        }
    }
    // Keys that no definition has are told all the same.
    for change in diff::tables(old, new) {
        let known = told
            .iter()
            .any(|path| path.starts_with(&change.path) || change.path.starts_with(path));
        if !known {
            changes.push(change);
        } else if told.iter().all(|path| !change.path.starts_with(path)) {
            strange(&change, &told, &mut changes);
        }
    }
    changes
}

/// As far down as a field is told: a list of tables whole, and so is a range.
fn shown<'a>(field: &'a Field, old: &Table, new: &Table) -> &'a [String] {
    let list = |length: &usize| {
        let path = &field.path[..*length];
        [old, new]
            .iter()
            .any(|table| matches!(at(table, path), Some(Value::Array(_))))
    };
    let length = (1..field.path.len()).find(list).unwrap_or(field.path.len());
    &field.path[..length]
}

fn told_apart(
    path: &[String],
    was: Option<&Value>,
    is: Option<&Value>,
    changes: &mut Vec<FieldChange>,
) {
    let lines = |value: Option<&Value>| match value {
        None => Some(Vec::new()),
        Some(Value::Array(lines)) if lines.iter().all(Value::is_table) => Some(lines.clone()),
        Some(_) => None,
    };
    let change = |old: Option<Value>, new: Option<Value>| FieldChange {
        path: path.to_vec(),
        old,
        new,
    };
    match (lines(was), lines(is)) {
        (Some(mut gone), Some(mut fresh)) if was.or(is).is_some_and(Value::is_array) => {
            // Mostly something was added at the end, and a list of points is long.
            let same = diff::alike(gone.iter(), fresh.iter());
            gone.drain(..same);
            fresh.drain(..same);
            let same = diff::alike(gone.iter().rev(), fresh.iter().rev());
            gone.truncate(gone.len() - same);
            fresh.truncate(fresh.len() - same);
            let mut added = Vec::new();
            for line in fresh {
                match gone.iter().position(|old| *old == line) {
                    Some(place) => drop(gone.remove(place)),
                    None => added.push(line),
                }
            }
            match (gone.as_slice(), added.as_slice()) {
                ([old], [new]) => changes.push(change(Some(old.clone()), Some(new.clone()))),
                _ => {
                    changes.extend(gone.into_iter().map(|old| change(Some(old), None)));
                    changes.extend(added.into_iter().map(|new| change(None, Some(new))));
                }
            }
        }
        _ => changes.push(change(was.cloned(), is.cloned())),
    }
}

/// What a table that came or went as a whole holds beside the fields that are known.
fn strange(change: &FieldChange, told: &[&[String]], changes: &mut Vec<FieldChange>) {
    let table = |value: &Option<Value>| match value {
        Some(Value::Table(table)) => table.clone(),
        _ => Table::new(),
    };
    for below in diff::tables(&table(&change.old), &table(&change.new)) {
        let mut path = change.path.clone();
        path.extend(below.path.iter().cloned());
        if told
            .iter()
            .all(|known| !path.starts_with(known) && !known.starts_with(&path))
        {
            changes.push(FieldChange { path, ..below });
        }
    }
}

/// The field of a kind's definition that a change is of.
pub fn field<'a>(kind: Kind, path: &[String]) -> Option<&'a Field> {
    kind.fields().iter().find(|field| field.path == path)
}

/// Whether a change is of something that only programs read.
pub fn for_programs(change: &FieldChange) -> bool {
    change.path == ["id"]
}

/// Whether what a person writes for a field is a text that may be long.
pub fn is_text(kind: Kind, path: &[String]) -> bool {
    field(kind, path).is_some_and(|field| field.shape == Shape::Text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::example::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> Table {
        text.parse().unwrap()
    }

    fn experiment(text: &str) -> Table {
        parse(&format!("id = 'X'\nstep = 'Print'\n{text}"))
    }

    fn paths(changes: &[FieldChange]) -> Vec<String> {
        changes.iter().map(FieldChange::dotted).collect()
    }

    #[test]
    fn a_result_is_told_field_by_field_and_a_range_whole() {
        let old = experiment("[prediction]\nmetric = 'a'\nlow = 1.0");
        let new = experiment(
            "mood = 3\n[prediction]\nmetric = 'a'\nlow = 2.0\n[result]\nhappened = 'x'\nlearned = 'y'\nmood = 4",
        );
        let changes = fields(Kind::Experiment, &old, &new);
        assert_eq!(
            paths(&changes),
            [
                "prediction",
                "result.happened",
                "result.learned",
                "mood",
                "result.mood"
            ]
        );
    }

    #[test]
    fn of_points_only_the_new_lines_are_told() {
        let old = parse("points = [{ on = 2026-11-23, value = 1.0 }]");
        let new = parse(
            "points = [{ on = 2026-11-23, value = 1.0 }, { on = 2026-11-24, value = 2.0 }, { on = 2026-11-25, value = 3.0 }]",
        );
        let changes = fields(Kind::Points, &old, &new);
        assert_eq!(paths(&changes), ["points", "points"]);
        assert!(changes.iter().all(|change| change.old.is_none()));
    }

    #[test]
    fn of_a_long_list_what_came_in_between_is_told_and_nothing_else() {
        let line = |value: usize| format!("{{ on = 2026-11-23, n = {value}, value = 1.0 }}");
        let list = |values: &mut dyn Iterator<Item = usize>| {
            let lines: Vec<String> = values.map(line).collect();
            parse(&format!("points = [{}]", lines.join(", ")))
        };
        let old = list(&mut (0..5_000).chain(5_001..10_000));
        let new = list(&mut (0..10_000));
        for (old, new, came) in [(&old, &new, true), (&new, &old, false)] {
            let changes = fields(Kind::Points, old, new);
            let [change] = changes.as_slice() else {
                panic!("{}", changes.len())
            };
            assert_eq!((change.old.is_none(), change.new.is_none()), (came, !came));
        }
    }

    #[test]
    fn a_record_is_known_by_its_id_wherever_it_stands() {
        let board = practising();
        let own = board
            .entries()
            .iter()
            .find(|entry| entry.place.kind == Kind::Obstacle)
            .unwrap();
        let mut moved = own.clone();
        moved.place.stem = "007-labels".to_owned();
        let changes = between(vec![own.clone()], vec![moved.clone()]);
        assert_eq!(changes, [RecordChange::Changed(own.clone(), moved)]);
        assert_eq!(paths(&changes[0].fields()), [STEM]);
        assert_eq!(between(vec![own.clone()], vec![own.clone()]), []);
    }

    #[test]
    fn two_records_that_change_places_are_not_taken_for_each_other() {
        let entry = |stem: &str, id: &str| {
            let place = Place {
                board: Some("p".into()),
                kind: Kind::Obstacle,
                stem: stem.into(),
            };
            Entry::read(place, parse(&format!("id = '{id}'\ntext = '{id}'"))).unwrap()
        };
        let before = vec![entry("001", "A"), entry("002", "B")];
        let after = vec![entry("001", "B"), entry("002", "A")];
        let changes = between(before, after);
        assert_eq!(changes.len(), 2);
        for change in changes {
            assert_eq!(paths(&change.fields()), [STEM]);
        }
    }

    proptest! {
        #[test]
        fn nothing_that_differs_is_left_untold(
            keys in prop::collection::btree_map("(step|expect|mood|by)", "[ab]{1,2}", 0..4),
            more in prop::collection::btree_map("(step|expect|mood|by)", "[ab]{1,2}", 0..4),
        ) {
            let table = |keys: std::collections::BTreeMap<String, String>| -> Table {
                keys.into_iter().map(|(key, text)| (key, Value::String(text))).collect()
            };
            let (old, new) = (table(keys), table(more));
            let mut changed = old.clone();
            for change in fields(Kind::Experiment, &old, &new) {
                diff::apply(&mut changed, &change);
            }
            prop_assert_eq!(changed, new);
        }
    }
}
