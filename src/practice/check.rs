//! What may be wrong with the records of a home, apart from files that cannot be read.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    practice::{
        board::Board,
        cadence::Cadence,
        entry::{Entry, Place},
        field::Field,
        kind::Kind,
        links::{Link, links},
        picture,
        say::Message,
        settings::{self, Scope},
        sound::Order,
        stem,
    },
    say,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Error,
    Warning,
    Hint,
}

impl Level {
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Hint => "hint",
        }
    }
}

/// Something that `kata check` found in a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// A name that stays, so that scripts and people can speak of it.
    pub name: &'static str,
    pub level: Level,
    pub place: Place,
    /// The key it is about, and the tables above it.
    pub path: Vec<String>,
    pub message: Message,
    pub cure: Message,
}

/// Everything found in a home's records.
pub fn check(home: &[Entry], boards: &[Board]) -> Vec<Finding> {
    let all: Vec<&Entry> = home
        .iter()
        .chain(boards.iter().flat_map(|board| board.entries()))
        .collect();
    let mut findings = Vec::new();
    let there = There::of(&all, boards);
    doubled(&all, &mut findings);
    for kind in Kind::ALL {
        // A kind's definition is the same for all of its records; walk it once.
        let known = kind.fields();
        for entry in all.iter().filter(|entry| entry.place.kind == *kind) {
            unknown_keys(entry, known, &mut findings);
            if *kind == Kind::Settings {
                meaningless(entry, &mut findings);
            }
            dangling(entry, &there, &mut findings);
            findings.extend(picture::unlikely(entry));
            if kind.numbered() && stem::number(&entry.place.stem).is_none() {
                findings.push(Finding {
                    name: "no-number",
                    level: Level::Warning,
                    place: entry.place.clone(),
                    path: Vec::new(),
                    message: say!("check-no-number"),
                    cure: say!("cure-no-number"),
                });
            }
            if entry.common.id.is_none()
                && !matches!(kind, Kind::Settings | Kind::Points | Kind::Direction)
            {
                findings.push(Finding {
                    name: "no-id",
                    level: Level::Warning,
                    place: entry.place.clone(),
                    path: Vec::new(),
                    message: say!("check-no-id"),
                    cure: say!("cure-no-id"),
                });
            }
        }
    }
    for board in boards {
        several_open(board, &mut findings);
        findings.extend(unread_cadence(board));
    }
    findings
}

/// Two records with one number, or with one id.
fn doubled(all: &[&Entry], findings: &mut Vec<Finding>) {
    let mut numbers: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    let mut ids: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in all {
        if entry.place.kind.numbered() {
            numbers
                .entry(entry.reference().full())
                .or_default()
                .push(entry);
        }
        if !entry.id().is_empty() {
            ids.entry(entry.id()).or_default().push(entry);
        }
    }
    for (reference, entries) in numbers.iter().filter(|(_, entries)| entries.len() > 1) {
        for entry in entries {
            findings.push(Finding {
                name: "doubled-number",
                level: Level::Warning,
                place: entry.place.clone(),
                path: Vec::new(),
                message: say!(
                    "check-doubled-number",
                    reference = reference,
                    count = entries.len()
                ),
                cure: say!("cure-doubled-number"),
            });
        }
    }
    for entries in ids.values().filter(|entries| entries.len() > 1) {
        for (entry, other) in entries.iter().zip(entries.iter().cycle().skip(1)) {
            findings.push(Finding {
                name: "doubled-id",
                level: Level::Error,
                place: entry.place.clone(),
                path: vec!["id".to_owned()],
                message: say!("check-doubled-id", other = &other.place.stem),
                cure: say!("cure-doubled-id"),
            });
        }
    }
}

/// What the order of commits says about the prediction of an experiment, where that is not that it
/// came first.
pub fn order(entry: &Entry, order: &Order) -> Option<Finding> {
    let reference = entry.reference().full();
    let commit = |commit: &Option<String>| match commit {
        Some(id) => say!("check-in-commit", commit = id.get(..8).unwrap_or(id)),
        None => say!("check-not-committed"),
    };
    let accept = |name: &str| {
        let line = format!("{reference} {name}");
        say!("cure-accept", line = line)
    };
    let (name, level, message, cure) = match order {
        Order::Nothing | Order::Sound | Order::Unknown => return None,
        Order::Unproven { commit: id } => (
            "order-unproven",
            Level::Warning,
            say!(
                "check-order-unproven",
                reference = &reference,
                commit = commit(id)
            ),
            say!("cure-order-unproven", accept = accept("order-unproven")),
        ),
        Order::Changed {
            commit: id,
            expected,
        } => (
            "prediction-changed",
            Level::Warning,
            say!(
                "check-prediction-changed",
                reference = &reference,
                commit = commit(id),
                expected = expected.words()
            ),
            say!(
                "cure-prediction-changed",
                reference = &reference,
                accept = accept("prediction-changed")
            ),
        ),
        Order::Late { commit: id } => (
            "prediction-late",
            Level::Error,
            say!(
                "check-prediction-late",
                reference = &reference,
                commit = commit(id)
            ),
            say!("cure-prediction-late", accept = accept("prediction-late")),
        ),
    };
    Some(Finding {
        name,
        level,
        place: entry.place.clone(),
        path: match entry.fields.contains_key("expect") {
            true => vec!["expect".to_owned()],
            false => vec!["result".to_owned()],
        },
        message,
        cure,
    })
}

/// A field that a merge commit brought otherwise than its parents come to, and that still stands so.
pub fn mixed(entry: &Entry, path: &[String], commit: &str) -> Finding {
    let reference = entry.reference().full();
    let short = commit.get(..8).unwrap_or(commit);
    Finding {
        name: "merge-mixed",
        level: Level::Error,
        place: entry.place.clone(),
        path: path.to_vec(),
        message: say!("check-merge-mixed", commit = short, field = path.join(".")),
        cure: say!(
            "cure-merge-mixed",
            command = format!("git show --remerge-diff {short}"),
            accept = format!("{reference} merge-mixed")
        ),
    }
}

fn unknown_keys(entry: &Entry, known: &[Field], findings: &mut Vec<Finding>) {
    let mut unknown = Vec::new();
    strange(&entry.fields, &mut Vec::new(), known, &mut unknown);
    for path in unknown {
        findings.push(Finding {
            name: "unknown-key",
            level: Level::Hint,
            place: entry.place.clone(),
            message: say!("check-unknown-key", key = path.join(".")),
            cure: say!("cure-unknown-key"),
            path,
        });
    }
}

/// Settings whose values mean nothing, so that they do nothing.
fn meaningless(entry: &Entry, findings: &mut Vec<Finding>) {
    for (path, refusal) in settings::faults(Scope::Repository, &entry.fields) {
        findings.push(Finding {
            name: "idle-setting",
            level: Level::Hint,
            place: entry.place.clone(),
            path,
            message: refusal.message(),
            cure: refusal.hint(),
        });
    }
}

/// The keys that no definition has, in tables and lists of tables too.
fn strange(
    table: &toml::Table,
    above: &mut Vec<String>,
    known: &[Field],
    unknown: &mut Vec<Vec<String>>,
) {
    for (key, value) in table {
        above.push(key.clone());
        let whole = known.iter().any(|field| field.path == *above);
        let partly = known.iter().any(|field| field.path.starts_with(above));
        if !partly {
            unknown.push(above.clone());
        } else if !whole {
            match value {
                toml::Value::Table(below) => strange(below, above, known, unknown),
                toml::Value::Array(values) => {
                    for below in values.iter().filter_map(toml::Value::as_table) {
                        strange(below, above, known, unknown);
                    }
                }
                _ => {}
            }
        }
        above.pop();
    }
}

/// What a reference may name.
struct There<'a> {
    /// By their stems, those from before included.
    records: HashMap<&'a str, Vec<&'a Entry>>,
    boards: HashSet<&'a str>,
}

impl<'a> There<'a> {
    fn of(all: &[&'a Entry], boards: &'a [Board]) -> There<'a> {
        let mut records: HashMap<&str, Vec<&Entry>> = HashMap::new();
        for entry in all {
            let stems = [&entry.place.stem].into_iter().chain(&entry.common.was);
            for stem in stems {
                records.entry(stem).or_default().push(entry);
            }
        }
        There {
            records,
            boards: boards.iter().map(|board| board.slug.as_str()).collect(),
        }
    }
}

/// References to records that are not there.
fn dangling(entry: &Entry, there: &There<'_>, findings: &mut Vec<Finding>) {
    let own = entry.place.board.as_deref();
    for Link { path, kind, to } in links(entry) {
        let (board, stem, said) = match to.rsplit_once('/') {
            Some((board, stem)) => (Some(board), stem, true),
            None => (own, to.as_str(), false),
        };
        let found = there.records.get(stem).into_iter().flatten().any(|other| {
            kind.is_none_or(|kind| other.place.kind == kind)
                // Where the board is said, a record of the home is not meant.
                && (other.place.board.as_deref() == board
                    || (!said && other.place.board.is_none()))
        });
        let names_board =
            kind.is_none_or(|kind| kind == Kind::Board) && there.boards.contains(stem);
        if !found && !names_board {
            findings.push(Finding {
                name: "dangling-reference",
                level: Level::Error,
                place: entry.place.clone(),
                message: say!(
                    "check-dangling-reference",
                    key = path.join("."),
                    stem = stem
                ),
                cure: say!("cure-dangling-reference"),
                path,
            });
        }
    }
}

/// A rhythm that says no days: it is kept, and no cycle is ever due by it.
fn unread_cadence(board: &Board) -> Option<Finding> {
    let own = board.own();
    let written = own.body.cadence.as_deref()?;
    written.parse::<Cadence>().is_err().then(|| Finding {
        name: "unread-cadence",
        level: Level::Hint,
        place: own.entry.place.clone(),
        path: vec!["cadence".to_owned()],
        message: say!("check-unread-cadence", text = written),
        cure: say!("cure-unread-cadence"),
    })
}

/// Two open targets, or two open experiments without a reason: each clone made one.
fn several_open(board: &Board, findings: &mut Vec<Finding>) {
    use crate::practice::{board::references, refusal::list, target::Target};
    let targets: Vec<_> = board
        .all::<Target>()
        .filter(|target| target.body.closed.is_none())
        .collect();
    if let [_, .., last] = targets.as_slice() {
        findings.push(Finding {
            name: "two-open-targets",
            level: Level::Warning,
            place: last.entry.place.clone(),
            path: Vec::new(),
            message: say!("check-two-open-targets", open = list(&references(&targets))),
            cure: say!("cure-two-open-targets"),
        });
    }
    let experiments = board.open_experiments();
    // The first one began while nothing else was open.
    let unexplained = experiments
        .iter()
        .skip(1)
        .any(|experiment| experiment.body.alongside.is_none());
    if let [_, .., last] = experiments.as_slice()
        && unexplained
    {
        findings.push(Finding {
            name: "two-open-experiments",
            level: Level::Warning,
            place: last.entry.place.clone(),
            path: Vec::new(),
            message: say!(
                "check-two-open-experiments",
                open = list(&references(&experiments))
            ),
            cure: say!("cure-two-open-experiments"),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::example::*;

    fn names(board: &Board) -> Vec<&'static str> {
        let found = check(&[], std::slice::from_ref(board));
        // In an example the ids are not told apart.
        let names = found.into_iter().map(|finding| finding.name);
        names.filter(|name| *name != "doubled-id").collect()
    }

    #[test]
    fn of_several_open_experiments_each_further_one_needs_its_reason() {
        let mut b = practising();
        for (number, reason) in [(1, None), (2, Some("It stands there already")), (3, None)] {
            let mut fields = crate::practice::experiment::Experiment {
                alongside: reason.map(str::to_owned),
                ..step("Print each label")
            };
            // As the other clone made it, which knew of none of these.
            fields.target = b.open_target().map(|target| target.stem().to_owned());
            b = b.with(birth(number).entry(Some("packing"), fields, "Print each label"));
            assert_eq!(names(&b).contains(&"two-open-experiments"), number == 3);
        }
    }

    #[test]
    fn a_reference_is_found_under_every_name_that_its_record_had() {
        let b = practising();
        assert_eq!(names(&b), [""; 0]);
        let own = b
            .find_of::<crate::practice::obstacle::Obstacle>("O1")
            .unwrap();
        let mut renamed = own.entry.clone();
        renamed.common.was = vec![renamed.place.stem.clone()];
        renamed.place.stem = "009-labels".to_owned();
        let entries = |entry: Option<Entry>| {
            let others = b
                .entries()
                .iter()
                .filter(|one| one.place != own.entry.place);
            let entries = others.cloned().chain(entry).collect();
            Board::new("packing".to_owned(), entries).unwrap()
        };
        assert_eq!(names(&entries(Some(renamed))), [""; 0]);
        assert_eq!(names(&entries(None)), ["dangling-reference"]);
    }
}
