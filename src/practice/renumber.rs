//! Another number for a record: two clones that work apart give the same one away now and then.
//!
//! The record keeps its id, and says under which name it stood; everything that refers to it follows.

use std::collections::{BTreeMap, HashMap};

use toml::Value;

use crate::practice::{
    change::{Change, Gone, Put, StepName},
    entry::{Entry, Place},
    kind::Kind,
    stem,
    when::Stamp,
};

/// The record under another name.
pub fn renamed(entry: &Entry, to: &str) -> Entry {
    let mut renamed = entry.clone();
    renamed.common.was.push(entry.place.stem.clone());
    let was = renamed.common.was.iter().cloned().map(Value::String);
    renamed
        .fields
        .insert("was".to_owned(), Value::Array(was.collect()));
    renamed.place.stem = to.to_owned();
    renamed
}

/// The record with its references to another one following that one's new name; none where it has
/// no such reference.
pub fn follow(entry: &Entry, from: &Place, to: &str) -> Option<Entry> {
    let old = from.link_from(entry.place.board.as_deref());
    let renamed = Place {
        stem: to.to_owned(),
        ..from.clone()
    };
    let new = renamed.link_from(entry.place.board.as_deref());
    // Named with its board although that is its own.
    let full = |stem: &str| from.board.as_ref().map(|board| format!("{board}/{stem}"));
    let names = [
        (Some(old), new.clone()),
        (full(&from.stem), full(to).unwrap_or(new)),
    ];
    let mut fields = Value::Table(entry.fields.clone().into_table());
    let mut found = false;
    for field in entry.place.kind.fields() {
        let Some(noun) = &field.refers else { continue };
        if !noun.is_empty() && Kind::of_noun(noun) != Some(from.kind) {
            continue;
        }
        each_text(&mut fields, &field.path, &mut |text| {
            for (old, new) in &names {
                if Some(&*text) == old.as_ref() {
                    *text = new.clone();
                    found = true;
                    return;
                }
            }
        });
    }
    match fields {
        Value::Table(fields) if found => Entry::read(entry.place.clone(), fields).ok(),
        _ => None,
    }
}

/// The texts at a path, in lists and in each table of a list too.
fn each_text(value: &mut Value, path: &[String], change: &mut impl FnMut(&mut String)) {
    match (value, path) {
        (Value::Array(values), _) => {
            for value in values {
                each_text(value, path, change);
            }
        }
        (Value::String(text), []) => change(text),
        (Value::Table(table), [key, below @ ..]) => {
            if let Some(value) = table.get_mut(key) {
                each_text(value, below, change);
            }
        }
        _ => {}
    }
}

/// A record that gets another number.
#[derive(Debug, Clone, PartialEq)]
pub struct Renumbered {
    pub from: Place,
    pub to: Place,
}

/// The step that gives each doubled number to one record alone; none where there is none doubled.
///
/// The one that `upstream` has keeps it; where both or neither are there, the one made earlier.
pub fn renumber(
    all: &[Entry],
    at: Stamp,
    upstream: impl Fn(&Entry) -> bool,
    highest: impl Fn(&Place) -> u32,
) -> Option<(Change, Vec<Renumbered>)> {
    let mut doubled: BTreeMap<(Option<&str>, Kind, u32), Vec<&Entry>> = BTreeMap::new();
    for entry in all.iter().filter(|entry| entry.place.kind.numbered()) {
        if let Some(number) = entry.number() {
            let board = entry.place.board.as_deref();
            doubled
                .entry((board, entry.place.kind, number))
                .or_default()
                .push(entry);
        }
    }
    let mut yielding: Vec<&Entry> = Vec::new();
    for (_, mut entries) in doubled.into_iter().filter(|(_, entries)| entries.len() > 1) {
        entries.sort_by_key(|entry| (!upstream(entry), entry.id(), &entry.place));
        yielding.extend(&entries[1..]);
    }
    yielding.sort_by_key(|entry| (entry.id(), &entry.place));
    let mut given: HashMap<(Option<String>, Kind), u32> = HashMap::new();
    let mut now: Vec<Entry> = all.to_vec();
    let mut moves = Vec::new();
    for entry in yielding {
        let key = (entry.place.board.clone(), entry.place.kind);
        let number = given.entry(key).or_insert_with(|| highest(&entry.place));
        *number = number.saturating_add(1);
        let to = stem::renumbered(&entry.place.stem, *number);
        for one in &mut now {
            if one.place == entry.place {
                *one = renamed(one, &to);
            } else if let Some(following) = follow(one, &entry.place, &to) {
                *one = following;
            }
        }
        moves.push(Renumbered {
            from: entry.place.clone(),
            to: Place {
                stem: to,
                ..entry.place.clone()
            },
        });
    }
    let moved = |before: &Entry, after: &Entry| before.place != after.place;
    let mut puts = Vec::new();
    let mut following = Vec::new();
    let mut removes = Vec::new();
    for (before, after) in all.iter().zip(now) {
        if moved(before, &after) {
            removes.push(Gone {
                place: before.place.clone(),
                entry: Some(before.clone()),
            });
            puts.push(Put::edit(before, after));
        } else if before.fields != after.fields {
            following.push(Put::edit(before, after));
        }
    }
    puts.extend(following);
    if moves.is_empty() {
        return None;
    }
    let mut change = Change::of(StepName::Renumbered, at, puts);
    change.removes = removes;
    Some((change, moves))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::example::stamp;

    fn entry(kind: Kind, stem: &str, text: &str) -> Entry {
        let place = Place {
            board: Some("p".into()),
            kind,
            stem: stem.into(),
        };
        Entry::read(place, text.parse().unwrap()).unwrap()
    }

    fn all() -> Vec<Entry> {
        vec![
            entry(Kind::Obstacle, "001-labels", "id = 'A'\ntext = 'labels'"),
            entry(Kind::Obstacle, "001-scanner", "id = 'B'\ntext = 'scanner'"),
            entry(
                Kind::Experiment,
                "001-look",
                "id = 'C'\nstep = 'look'\nobstacle = '001-scanner'\nbuilds_on = ['p/001-scanner', '001-labels']",
            ),
            entry(
                Kind::Board,
                "board",
                "id = 'D'\nlearner = 'n'\nfocus = '001-labels'",
            ),
        ]
    }

    fn at() -> Stamp {
        stamp("2026-11-23T09:00:00+01:00")
    }

    #[test]
    fn the_later_one_gets_another_number_and_what_refers_to_it_follows() {
        let (change, moves) = renumber(&all(), at(), |_| false, |_| 4).unwrap();
        assert_eq!(moves.len(), 1);
        assert_eq!(moves[0].to.stem, "005-scanner");
        let puts: Vec<&Entry> = change.puts.iter().map(|put| &put.after).collect();
        assert_eq!(puts.len(), 2);
        assert_eq!(puts[0].common.was, ["001-scanner"]);
        assert_eq!(puts[1].fields["obstacle"].as_str(), Some("005-scanner"));
        assert_eq!(
            puts[1].fields["builds_on"].to_string(),
            "[\"p/005-scanner\", \"001-labels\"]"
        );
        assert_eq!(change.removes[0].place.stem, "001-scanner");
    }

    #[test]
    fn what_is_upstream_keeps_its_number() {
        let (change, moves) = renumber(&all(), at(), |entry| entry.id() == "B", |_| 1).unwrap();
        assert_eq!(moves[0].to.stem, "002-labels");
        assert_eq!(change.puts[2].after.place.kind, Kind::Board);
        assert_eq!(
            change.puts[2].after.fields["focus"].as_str(),
            Some("002-labels")
        );
    }

    #[test]
    fn nothing_doubled_is_nothing_to_do() {
        assert_eq!(renumber(&all()[1..], at(), |_| false, |_| 4), None);
    }
}
