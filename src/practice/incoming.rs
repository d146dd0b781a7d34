//! Records that come from another home: what may be taken in beside what is there.
//!
//! What is there already, to the letter, is there. Everything else has to be new in every way: its
//! place, its id, and the number that people say. Nothing that is there is changed.

use std::collections::{BTreeMap, HashMap, HashSet};

use toml::{Table, Value};

use crate::practice::{
    entry::Place,
    kind::{Folder, Kind},
    names, stem,
    storyboard::is_slug,
};

/// A record with its file's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    pub place: Place,
    /// Empty where it has none.
    pub id: String,
    pub text: String,
}

/// Why a record cannot be taken in.
#[derive(Debug, Clone, PartialEq)]
pub enum Conflict {
    /// Another record stands there.
    Differs { place: Place },
    /// It is there, in another place.
    Elsewhere { place: Place, there: Place },
    /// Another record of this home, or of the list, has its number.
    Number { place: Place, taken: Place },
    /// It stands there twice.
    Twice { place: Place },
    /// Its name is no name for a file, or one with another on some systems.
    Name { place: Place },
    /// Its board is neither there nor among them.
    NoBoard { place: Place },
}

/// The places among the incoming records of those that are new here; all that is in the way otherwise.
pub fn fresh(incoming: &[Written], here: &[Written]) -> Result<Vec<usize>, Vec<Conflict>> {
    let mut conflicts = Vec::new();
    let mut new = Vec::new();
    let mut at: HashMap<&Place, &Written> = HashMap::new();
    let mut ids: HashMap<&str, &Place> = HashMap::new();
    let mut numbers: HashMap<Spoken<'_>, &Place> = HashMap::new();
    for record in here {
        at.insert(&record.place, record);
        ids.insert(&record.id, &record.place);
        if let Some(spoken) = spoken(&record.place) {
            numbers.insert(spoken, &record.place);
        }
    }
    let boards = boards(incoming.iter().chain(here));
    let mut seen: HashSet<&Place> = HashSet::new();
    for (index, record) in incoming.iter().enumerate() {
        let place = || record.place.clone();
        if !seen.insert(&record.place) {
            conflicts.push(Conflict::Twice { place: place() });
            continue;
        }
        match at.get(&record.place) {
            Some(there) if there.text == record.text => continue,
            Some(_) => {
                conflicts.push(Conflict::Differs { place: place() });
                continue;
            }
            None => {}
        }
        let of_board = record.place.board.as_deref();
        if !is_name(&record.place) {
            conflicts.push(Conflict::Name { place: place() });
        } else if of_board.is_some_and(|board| !boards.contains(board)) {
            conflicts.push(Conflict::NoBoard { place: place() });
        } else if let Some(there) = ids
            .get(record.id.as_str())
            .filter(|_| !record.id.is_empty())
        {
            let there = (*there).clone();
            conflicts.push(Conflict::Elsewhere {
                place: place(),
                there,
            });
        } else if let Some(taken) = spoken(&record.place).and_then(|spoken| numbers.get(&spoken)) {
            let taken = (*taken).clone();
            conflicts.push(Conflict::Number {
                place: place(),
                taken,
            });
        } else {
            new.push(index);
        }
        ids.entry(&record.id).or_insert(&record.place);
    }
    conflicts.extend(clashes(incoming, here));
    match conflicts.is_empty() {
        true => Ok(new),
        false => Err(conflicts),
    }
}

/// A number as it is said: `E14` of a board.
type Spoken<'a> = (Option<&'a str>, Kind, u32);

fn spoken(place: &Place) -> Option<Spoken<'_>> {
    let number = stem::number(&place.stem).filter(|_| place.kind.numbered())?;
    Some((place.board.as_deref(), place.kind, number))
}

fn boards<'a>(records: impl Iterator<Item = &'a Written>) -> HashSet<&'a str> {
    records
        .filter(|record| record.place.kind == Kind::Board)
        .filter_map(|record| record.place.board.as_deref())
        .collect()
}

/// Whether the names of a record are what this program gives, or somebody else could.
fn is_name(place: &Place) -> bool {
    let named = |name: &str| !names::is_bad(name) && name.len() <= 200;
    let board = match (place.kind.folder(), &place.board) {
        (Folder::Board(_), Some(board)) => is_slug(board),
        (Folder::Single(_), Some(board)) => is_slug(board) && place.kind == Kind::Board,
        (Folder::Home(_) | Folder::Single(_), None) => place.kind != Kind::Board,
        _ => false,
    };
    board && named(&place.stem)
}

/// Names that are one on some systems: of those that come, and of those that come and are there.
fn clashes(incoming: &[Written], here: &[Written]) -> Vec<Conflict> {
    let mut folders: BTreeMap<(Option<&str>, Kind), Vec<&str>> = BTreeMap::new();
    for record in incoming.iter().chain(here) {
        let folder = (record.place.board.as_deref(), record.place.kind);
        folders.entry(folder).or_default().push(&record.place.stem);
    }
    let mut conflicts = Vec::new();
    for ((board, kind), stems) in folders {
        for (name, _) in names::clashes(stems.iter().copied()) {
            let place = Place {
                board: board.map(str::to_owned),
                kind,
                stem: name.to_owned(),
            };
            // What clashes with its like here already is not brought by those that come.
            if incoming.iter().any(|record| record.place == place) {
                conflicts.push(Conflict::Name { place });
            }
        }
    }
    conflicts
}

/// The settings of a home with what comes: in a home that has no record yet they are those that come;
/// elsewhere they stay, and people come along who are not known yet. None where somebody, or in a home
/// without records something that was set here, is not the same in both.
pub fn settings(here: &Table, incoming: &Table, has_records: bool) -> Option<Table> {
    if !has_records {
        // What every home is made with is no choice of anybody's.
        let made = |key: &str| matches!(key, "format" | "name" | "language");
        let kept = here
            .iter()
            .all(|(key, value)| made(key) || incoming.get(key) == Some(value));
        return kept.then(|| incoming.clone());
    }
    let mut settings = here.clone();
    let Some(Value::Table(people)) = incoming.get("people") else {
        return Some(settings);
    };
    let known = settings
        .entry("people")
        .or_insert_with(|| Value::Table(Table::new()))
        .as_table_mut()?;
    for (handle, person) in people {
        match known.get(handle) {
            Some(same) if same == person => {}
            Some(_) => return None,
            None => drop(known.insert(handle.clone(), person.clone())),
        }
    }
    if known.is_empty() {
        settings.remove("people");
    }
    Some(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(board: Option<&str>, kind: Kind, stem: &str, text: &str) -> Written {
        Written {
            place: Place {
                board: board.map(str::to_owned),
                kind,
                stem: stem.to_owned(),
            },
            id: format!("ID-{text}"),
            text: text.to_owned(),
        }
    }

    fn own(board: &str) -> Written {
        record(Some(board), Kind::Board, "board", board)
    }

    #[test]
    fn what_is_there_is_there_and_what_is_new_is_named() {
        let here = [own("packing"), record(None, Kind::Problem, "001-x", "x")];
        let incoming = [
            own("packing"),
            record(Some("packing"), Kind::Experiment, "001-a", "a"),
        ];
        assert_eq!(fresh(&incoming, &here), Ok(vec![1]));
        assert_eq!(fresh(&[], &here), Ok(vec![]));
    }

    #[test]
    fn whatever_is_in_the_way_is_told_all_at_once() {
        let here = [own("packing"), record(None, Kind::Problem, "001-x", "x")];
        let problem = |stem: &str, text: &str| record(None, Kind::Problem, stem, text);
        let incoming = [
            record(Some("packing"), Kind::Board, "board", "other"),
            problem("002-x", "x"),
            problem("001-y", "y"),
            problem("003-z", "z"),
            problem("003-z", "z"),
            record(Some("nowhere"), Kind::Target, "001-t", "t"),
            problem("4\u{202e}", "u"),
            record(Some("packing"), Kind::Metric, "Lead", "l"),
            record(Some("packing"), Kind::Metric, "lead", "m"),
            record(Some("../x"), Kind::Board, "board", "n"),
        ];
        let conflicts = fresh(&incoming, &here).unwrap_err();
        let told = |conflict: &Conflict| match conflict {
            Conflict::Differs { place } => format!("differs {}", place.stem),
            Conflict::Elsewhere { place, there } => format!("{} is {}", place.stem, there.stem),
            Conflict::Number { place, taken } => format!("{} or {}", place.stem, taken.stem),
            Conflict::Twice { place } => format!("twice {}", place.stem),
            Conflict::Name { place } => format!("name {}", place.stem),
            Conflict::NoBoard { place } => format!("no board {}", place.stem),
        };
        let told: Vec<String> = conflicts.iter().map(told).collect();
        assert_eq!(
            told,
            [
                "differs board",
                "002-x is 001-x",
                "001-y or 001-x",
                "twice 003-z",
                "no board 001-t",
                "name 4\u{202e}",
                "name board",
                "name lead",
            ]
        );
    }

    #[test]
    fn two_of_the_same_id_or_number_among_those_that_come_are_no_conflict_with_this_home() {
        // Two clones that both made an E14 are a home that is as it is; its export is no worse.
        let incoming = [
            record(None, Kind::Problem, "001-x", "x"),
            record(None, Kind::Problem, "001-y", "y"),
        ];
        assert_eq!(fresh(&incoming, &[]), Ok(vec![0, 1]));
    }

    #[test]
    fn settings_come_along_into_an_empty_home_and_people_into_any() {
        let table = |text: &str| toml::from_str::<Table>(text).unwrap();
        let made = table("format = 1\nname = 'here'\nlanguage = 'en'");
        let theirs = table("format = 1\nname = 'there'\n[people.ans]\nname = 'Ans'");
        assert_eq!(settings(&made, &theirs, false), Some(theirs.clone()));
        let mut both = made.clone();
        both.insert("people".to_owned(), theirs["people"].clone());
        assert_eq!(settings(&made, &theirs, true), Some(both.clone()));
        assert_eq!(settings(&both, &theirs, true), Some(both.clone()));
        assert_eq!(settings(&both, &made, true), Some(both));
        let other = table("format = 1\n[people.ans]\nname = 'Another'");
        assert_eq!(settings(&other, &theirs, true), None);
        assert_eq!(settings(&other, &theirs, false), None);
    }
}
