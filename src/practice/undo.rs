//! Taking a step back, and the taking back itself: which step is meant, and what a record becomes.

use std::collections::HashSet;

use toml::{Table, Value};

use crate::practice::{
    diff::{self, FieldChange},
    entry::Entry,
};

/// What a step is to somebody who goes back through the history, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Holds,
    /// It was taken back.
    TakenBack,
    /// It took another one back, and that holds.
    TakesBack,
    /// It took another one back, and was itself taken back; or it did that.
    Bygone,
}

/// What was met so far on the way back.
#[derive(Debug, Default)]
pub struct Way {
    taken_back: HashSet<String>,
    redone: HashSet<String>,
}

impl Way {
    /// The standing of the next older step.
    pub fn meet(&mut self, commit: &str, undoes: Option<&str>, redoes: Option<&str>) -> Standing {
        match (undoes, redoes) {
            (_, Some(undo)) => {
                self.redone.insert(undo.to_owned());
                Standing::Bygone
            }
            (Some(_), None) if self.redone.contains(commit) => Standing::Bygone,
            (Some(step), None) => {
                self.taken_back.insert(step.to_owned());
                Standing::TakesBack
            }
            (None, None) if self.taken_back.contains(commit) => Standing::TakenBack,
            (None, None) => Standing::Holds,
        }
    }
}

/// Later steps changed what a step would have to be taken back from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltOn;

/// What becomes of a record when the step from `old` to `new` is taken back, and it is `now` what it
/// is. What later steps changed elsewhere in it stays.
pub fn taken_back(
    old: Option<&Entry>,
    new: Option<&Entry>,
    now: Option<&Entry>,
) -> Result<Option<Table>, BuiltOn> {
    match (old, new, now) {
        (old, None, None) => Ok(old.map(|old| old.fields.clone().into_table())),
        (None, Some(new), Some(now)) if new.fields == now.fields => Ok(None),
        (Some(old), Some(new), Some(now)) => {
            let mut fields = now.fields.clone().into_table();
            for change in diff::tables(&old.fields, &new.fields) {
                reverse(&mut fields, &change)?;
            }
            Ok(Some(fields))
        }
        _ => Err(BuiltOn),
    }
}

fn reverse(fields: &mut Table, change: &FieldChange) -> Result<(), BuiltOn> {
    let standing = diff::at(fields, &change.path).cloned();
    let new = match (&change.old, &change.new, &standing) {
        _ if standing == change.new => change.old.clone(),
        // What was added to a list is taken out of it, whatever was added later.
        (old, Some(Value::Array(new)), Some(Value::Array(now))) => {
            let none = Vec::new();
            let old = old
                .as_ref()
                .map_or(Some(&none), Value::as_array)
                .ok_or(BuiltOn)?;
            let added = new.strip_prefix(old.as_slice()).ok_or(BuiltOn)?;
            let mut left = now.clone();
            for one in added {
                let place = left.iter().rposition(|line| line == one).ok_or(BuiltOn)?;
                left.remove(place);
            }
            Some(Value::Array(left))
        }
        _ => return Err(BuiltOn),
    };
    let change = FieldChange {
        path: change.path.clone(),
        old: standing,
        new,
    };
    diff::apply(fields, &change);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{entry::Place, kind::Kind};
    use proptest::prelude::*;

    fn entry(fields: Table) -> Entry {
        let place = Place {
            board: Some("packing".into()),
            kind: Kind::Experiment,
            stem: "001".into(),
        };
        let mut all: Table = "step = 'Print'".parse().unwrap();
        all.extend(fields);
        Entry::read(place, all).unwrap()
    }

    fn fields(text: &str) -> Entry {
        entry(text.parse().unwrap())
    }

    #[test]
    fn going_back_meets_each_step_as_it_stands() {
        let mut way = Way::default();
        // planned, recorded, the record undone, redone, undone again, and the plan with it
        assert_eq!(way.meet("u3", Some("plan"), None), Standing::TakesBack);
        assert_eq!(way.meet("u2", Some("record"), None), Standing::TakesBack);
        assert_eq!(way.meet("r1", None, Some("u1")), Standing::Bygone);
        assert_eq!(way.meet("u1", Some("record"), None), Standing::Bygone);
        assert_eq!(way.meet("record", None, None), Standing::TakenBack);
        assert_eq!(way.meet("plan", None, None), Standing::TakenBack);
        assert_eq!(way.meet("before", None, None), Standing::Holds);
    }

    #[test]
    fn what_later_steps_changed_elsewhere_stays() {
        let old = fields("guard = 'a'\nalongside = 'x'");
        let new = fields("guard = 'b'\nalongside = 'x'");
        let now = fields("guard = 'b'\nalongside = 'y'");
        let back = taken_back(Some(&old), Some(&new), Some(&now));
        assert_eq!(
            back,
            Ok(Some(
                fields("guard = 'a'\nalongside = 'y'").fields.into_table()
            ))
        );
        let other = fields("guard = 'c'\nalongside = 'x'");
        assert_eq!(
            taken_back(Some(&old), Some(&new), Some(&other)),
            Err(BuiltOn)
        );
        assert_eq!(taken_back(None, Some(&new), Some(&now)), Err(BuiltOn));
        assert_eq!(taken_back(None, Some(&new), Some(&new)), Ok(None));
        assert_eq!(taken_back(Some(&old), None, Some(&old)), Err(BuiltOn));
    }

    #[test]
    fn what_was_added_to_a_list_is_taken_out_of_it() {
        let list = |lines: &str| fields(&format!("builds_on = [{lines}]"));
        let back = taken_back(
            Some(&list("'a'")),
            Some(&list("'a', 'b'")),
            Some(&list("'a', 'b', 'c'")),
        );
        assert_eq!(back, Ok(Some(list("'a', 'c'").fields.into_table())));
        let gone = taken_back(
            Some(&list("'a'")),
            Some(&list("'a', 'b'")),
            Some(&list("'a', 'c'")),
        );
        assert_eq!(gone, Err(BuiltOn));
    }

    proptest! {
        #[test]
        fn a_step_on_which_nothing_builds_is_taken_back_whole(
            old in prop::collection::btree_map("[a-d]", "[ab]{1,2}", 0..4),
            new in prop::collection::btree_map("[a-d]", "[ab]{1,2}", 0..4),
        ) {
            let entry = |keys: std::collections::BTreeMap<String, String>| {
                entry(keys.into_iter().map(|(key, text)| (key, Value::String(text))).collect())
            };
            let (old, new) = (entry(old), entry(new));
            let back = taken_back(Some(&old), Some(&new), Some(&new)).unwrap().unwrap();
            prop_assert!(diff::tables(&back, &old.fields).is_empty());
        }
    }
}
