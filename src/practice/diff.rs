//! What differs between two records, field by field.
//!
//! The one comparison that editing a file, showing a change and merging are built on.

use toml::{Table, Value};

/// One field that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// The key, and the keys of the tables it stands in.
    pub path: Vec<String>,
    pub old: Option<Value>,
    pub new: Option<Value>,
}

impl FieldChange {
    pub fn dotted(&self) -> String {
        self.path.join(".")
    }
}

/// The fields that differ, tables entered, lists taken as one value.
pub fn tables(old: &Table, new: &Table) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    compare(old, new, &mut Vec::new(), &mut changes);
    changes
}

fn compare(old: &Table, new: &Table, path: &mut Vec<String>, changes: &mut Vec<FieldChange>) {
    let gone = old.keys().filter(|key| !new.contains_key(*key));
    for key in gone.chain(new.keys()) {
        path.push(key.clone());
        match (old.get(key), new.get(key)) {
            (Some(Value::Table(old)), Some(Value::Table(new))) => compare(old, new, path, changes),
            (old, new) if old != new => {
                changes.push(FieldChange {
                    path: path.clone(),
                    old: old.cloned(),
                    new: new.cloned(),
                });
            }
            _ => {}
        }
        path.pop();
    }
}

/// Makes one change to a table.
pub fn apply(table: &mut Table, change: &FieldChange) {
    put(table, &change.path, change.new.clone());
}

/// What is to stand at a path, or nothing.
fn put(table: &mut Table, path: &[String], value: Option<Value>) {
    let Some((last, above)) = path.split_last() else {
        return;
    };
    let mut inner = table;
    for key in above {
        let below = inner
            .entry(key.clone())
            .or_insert_with(|| Value::Table(Table::new()));
        let Value::Table(below) = below else { return };
        inner = below;
    }
    match value {
        Some(value) => {
            inner.insert(last.clone(), value);
        }
        None => {
            inner.remove(last);
        }
    }
}

/// As [`apply`], for a change that was found between two readings of a record, made to the record as
/// it is written: what stands in a list and was not changed stays as somebody wrote it.
pub fn patch(table: &mut Table, change: &FieldChange) {
    let place = at(table, &change.path);
    let new = match (place, &change.old, &change.new) {
        (Some(Value::Array(written)), Some(Value::Array(old)), Some(Value::Array(new)))
            if written.len() == old.len() =>
        {
            Some(Value::Array(list(written, old, new)))
        }
        _ => change.new.clone(),
    };
    put(table, &change.path, new);
}

/// What stands at a path.
pub fn at<'a>(table: &'a Table, path: &[String]) -> Option<&'a Value> {
    let (last, above) = path.split_last()?;
    above
        .iter()
        .try_fold(table, |table, key| table.get(key)?.as_table())?
        .get(last)
}

/// How many elements two lists have alike from where they begin.
pub fn alike<'a>(
    one: impl Iterator<Item = &'a Value>,
    other: impl Iterator<Item = &'a Value>,
) -> usize {
    one.zip(other)
        .take_while(|(one, other)| one == other)
        .count()
}

/// The new list, each element that did not change as it was written.
fn list(written: &[Value], old: &[Value], new: &[Value]) -> Vec<Value> {
    let element = |(place, value): (usize, &Value)| match (written.get(place), old.get(place)) {
        (Some(written), Some(old)) if old == value => written.clone(),
        (Some(Value::Table(written)), Some(Value::Table(old))) => match value {
            Value::Table(new) => {
                let mut patched = written.clone();
                for change in tables(old, new) {
                    patch(&mut patched, &change);
                }
                Value::Table(patched)
            }
            other => other.clone(),
        },
        _ => value.clone(),
    };
    new.iter().enumerate().map(element).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values() -> impl Strategy<Value = Table> {
        let leaf = prop_oneof![
            any::<i64>().prop_map(Value::Integer),
            "[a-c]{0,2}".prop_map(Value::String),
            prop::collection::vec((0i64..3).prop_map(Value::Integer), 0..3).prop_map(Value::Array),
        ];
        let tree = leaf.prop_recursive(2, 12, 3, |inner| {
            prop::collection::btree_map("[a-c]", inner, 1..3)
                .prop_map(|map| Value::Table(map.into_iter().collect()))
        });
        prop::collection::btree_map("[a-d]", tree, 0..4).prop_map(|map| map.into_iter().collect())
    }

    proptest! {
        #[test]
        fn applying_every_difference_gives_the_other_record(old in values(), new in values()) {
            let mut changed = old.clone();
            for change in tables(&old, &new) {
                apply(&mut changed, &change);
            }
            prop_assert_eq!(tables(&changed, &new), vec![]);
        }
    }
}
