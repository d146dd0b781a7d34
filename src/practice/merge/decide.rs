//! What a person decides about a field that is open.

use toml::{Table, Value};

use super::{Merged, Open, instant, is_text, list::metric};
use crate::practice::{
    diff::{self, FieldChange},
    kind::Kind,
};

/// What is to stand in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Take {
    Ours,
    Theirs,
    Both,
    /// Something else than either.
    Value(Value),
}

/// Two values of which a field cannot hold both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoBoth;

impl Open {
    /// The value that a decision comes to; none where the field is left empty.
    pub fn decided(&self, take: &Take) -> Result<Option<Value>, NoBoth> {
        Ok(match take {
            Take::Ours => self.ours.clone(),
            Take::Theirs => self.theirs.clone(),
            Take::Value(value) => Some(value.clone()),
            Take::Both => match (&self.ours, &self.theirs) {
                (Some(ours), Some(theirs)) => Some(both(self.kind, &self.path, ours, theirs)?),
                (one, other) => one.clone().or(other.clone()),
            },
        })
    }

    /// Whether the field can hold both values.
    pub fn holds_both(&self) -> bool {
        self.decided(&Take::Both).is_ok()
    }
}

/// Texts one under the other, lists one behind the other; of two statements what each says, and
/// the earlier one's dates, numbers and choices.
fn both(kind: Kind, path: &[String], ours: &Value, theirs: &Value) -> Result<Value, NoBoth> {
    match (ours, theirs) {
        (same, other) if same == other => Ok(same.clone()),
        (Value::String(ours), Value::String(theirs)) if is_text(kind, path) => {
            Ok(Value::String(format!("{}\n{theirs}", ours.trim_end())))
        }
        (Value::Array(ours), Value::Array(theirs)) => {
            let more = theirs.iter().filter(|value| !ours.contains(value));
            Ok(Value::Array(ours.iter().chain(more).cloned().collect()))
        }
        // A range has no texts to keep.
        (Value::Table(ours), Value::Table(theirs)) if !ours.contains_key("metric") => {
            let (first, second) = match instant(ours) <= instant(theirs) {
                true => (ours, theirs),
                false => (theirs, ours),
            };
            Ok(Value::Table(all_of(kind, path, first, second)))
        }
        _ => Err(NoBoth),
    }
}

fn all_of(kind: Kind, path: &[String], first: &Table, second: &Table) -> Table {
    let mut all = first.clone();
    for (key, value) in second {
        let below = [path, std::slice::from_ref(key)].concat();
        let joined = match first.get(key) {
            None => value.clone(),
            Some(own) => both(kind, &below, own, value).unwrap_or_else(|NoBoth| own.clone()),
        };
        all.insert(key.clone(), joined);
    }
    all
}

impl Merged {
    /// Puts the decided value into an open field.
    pub fn decide(&mut self, path: &[String], take: &Take) -> Result<(), NoBoth> {
        let Some(place) = self.open.iter().position(|open| open.path == path) else {
            return Ok(());
        };
        let value = self.open[place].decided(take)?;
        self.open.remove(place);
        put(&mut self.fields, path, value);
        Ok(())
    }
}

/// Sets or removes what stands at a path; below a list of ranges, that of a metric.
fn put(fields: &mut Table, path: &[String], value: Option<Value>) {
    let Some((last, above)) = path.split_last() else {
        return;
    };
    let list = match diff::at(fields, above) {
        Some(Value::Array(list)) => list.clone(),
        _ if value.as_ref().and_then(metric) == Some(last) && !above.is_empty() => Vec::new(),
        _ => {
            let change = FieldChange {
                path: path.to_vec(),
                old: None,
                new: value,
            };
            return diff::apply(fields, &change);
        }
    };
    let mut list = list;
    let place = list.iter().position(|range| metric(range) == Some(last));
    match (place, value) {
        (Some(place), Some(value)) => list[place] = value,
        (Some(place), None) => drop(list.remove(place)),
        (None, Some(value)) => list.push(value),
        (None, None) => {}
    }
    let change = FieldChange {
        path: above.to_vec(),
        old: None,
        new: (!list.is_empty()).then_some(Value::Array(list)),
    };
    diff::apply(fields, &change);
}

#[cfg(test)]
mod tests {
    use super::super::fields;
    use super::*;
    use crate::practice::field::Shape;

    fn table(text: &str) -> Table {
        text.parse().unwrap()
    }

    #[test]
    fn each_way_of_deciding_fills_the_field() {
        let (base, ours, theirs) = (
            table("step = 'a'"),
            table("step = 'b'"),
            table("step = 'c'"),
        );
        let step = |take: Take| {
            let mut merged = fields(Kind::Experiment, Some(&base), &ours, &theirs);
            merged.decide(&["step".into()], &take).unwrap();
            assert!(merged.open.is_empty());
            merged.fields["step"].as_str().unwrap().to_owned()
        };
        assert_eq!(step(Take::Ours), "b");
        assert_eq!(step(Take::Theirs), "c");
        assert_eq!(step(Take::Both), "b\nc");
        assert_eq!(step(Take::Value(Value::String("d".into()))), "d");
    }

    #[test]
    fn of_two_results_both_keep_their_words_and_the_earlier_its_value() {
        let base = table("step = 'a'");
        let ours = table(
            "step = 'a'\n[result]\nrecorded = 2026-01-02T09:00:00Z\nhappened = 'x'\nvalue = 2.0\nlearned = 'same'",
        );
        let theirs = table(
            "step = 'a'\n[result]\nrecorded = 2026-01-01T09:00:00Z\nhappened = 'y'\nvalue = 1.0\nlearned = 'same'",
        );
        let mut merged = fields(Kind::Experiment, Some(&base), &ours, &theirs);
        merged.decide(&["result".into()], &Take::Both).unwrap();
        assert_eq!(
            merged.fields["result"],
            Value::Table(table(
                "recorded = 2026-01-01T09:00:00Z\nhappened = \"y\\nx\"\nvalue = 1.0\nlearned = 'same'"
            ))
        );
    }

    #[test]
    fn a_range_of_a_metric_is_decided_in_its_list() {
        let list = |low: &str| {
            table(&format!(
                "outcome = 'o'\n[[predictions]]\nmetric = 'a'\nlow = 1.0\n[[predictions]]\nmetric = 'b'\nlow = {low}"
            ))
        };
        let (base, ours, theirs) = (list("1.0"), list("2.0"), list("3.0"));
        let mut merged = fields(Kind::Target, Some(&base), &ours, &theirs);
        let path = merged.open[0].path.clone();
        assert_eq!(path, ["predictions", "b"]);
        assert!(!merged.open[0].holds_both());
        merged.decide(&path, &Take::Theirs).unwrap();
        assert_eq!(merged.fields, theirs);
    }

    /// Whatever the field: what both come to can be read as what the field is.
    #[test]
    fn only_words_can_stand_one_under_the_other() {
        for kind in Kind::ALL {
            for field in kind.fields() {
                let Some((last, above)) = field.path.split_last() else {
                    continue;
                };
                let one = |value: &str| {
                    let mut table = Table::new();
                    table.insert(last.clone(), Value::String(value.to_owned()));
                    above.iter().rev().fold(table, |below, key| {
                        let mut table = Table::new();
                        table.insert(key.clone(), Value::Table(below));
                        table
                    })
                };
                let open = Open {
                    kind: *kind,
                    path: field.path[..1].to_vec(),
                    base: None,
                    ours: one("a").remove(&field.path[0]),
                    theirs: one("b").remove(&field.path[0]),
                    why: super::super::Why::Both,
                };
                let is_text = field.shape == Shape::Text && field.refers.is_none();
                let decided = open.decided(&Take::Both);
                let joined = format!("{decided:?}").contains("a\\nb");
                assert_eq!(
                    joined,
                    is_text,
                    "{} {:?}: {decided:?}",
                    kind.noun(),
                    field.path
                );
                // A single value of another kind is for somebody to choose.
                if above.is_empty() {
                    assert_eq!(open.holds_both(), is_text, "{:?}", field.path);
                }
            }
        }
    }
}
