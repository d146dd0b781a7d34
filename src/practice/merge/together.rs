//! All records of two sides, each matched by its id wherever it stands.
//!
//! git matches files by their names, and guesses at renames from their content; a result has
//! ended up in another experiment by that. Here a record is what has its id.

use std::collections::{HashMap, HashSet};

use toml::Value;

use super::{Merged, Side, by_place, fields};
use crate::practice::{
    diff::{self, FieldChange},
    entry::{Entry, Place},
    fields::Fields,
    kind::Kind,
    renumber, stem,
};

/// The records that are not the same everywhere: in the common version, here, and in what comes in.
#[derive(Debug, Clone, Default)]
pub struct Trees {
    pub base: Vec<Entry>,
    pub ours: Vec<Entry>,
    pub theirs: Vec<Entry>,
}

/// A record on one side.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// As it stands in that side's tree.
    pub was: Entry,
    /// As it goes into the merge: with another number where both sides gave one file's name away.
    pub is: Entry,
}

/// One record, and what became of it.
#[derive(Debug, Clone)]
pub struct Met {
    pub base: Option<Entry>,
    pub ours: Option<Version>,
    pub theirs: Option<Version>,
    /// Where it stands afterwards.
    pub place: Place,
    pub became: Became,
}

/// What a merge makes of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Became {
    /// Nobody has it any more.
    Gone,
    /// It is as it stands on one side.
    As(Side),
    /// As neither side has it.
    Merged(Merged),
}

/// Everything that two sides come to.
#[derive(Debug, Clone, Default)]
pub struct Together {
    pub records: Vec<Met>,
    /// Boards that one side took away while the other worked on, and which side that was; they stay.
    pub boards_kept: Vec<(String, Side)>,
}

impl Met {
    pub fn side(&self, side: Side) -> Option<&Version> {
        match side {
            Side::Ours => self.ours.as_ref(),
            Side::Theirs => self.theirs.as_ref(),
        }
    }

    /// The record as it is afterwards, where nothing is open.
    pub fn after(&self) -> Option<Entry> {
        match &self.became {
            Became::Gone => None,
            Became::As(side) => self.side(*side).map(|version| version.is.clone()),
            Became::Merged(merged) => Entry::read(self.place.clone(), merged.fields.clone()).ok(),
        }
    }

    /// The side that had taken it away, while it stays because the other one changed it.
    pub fn kept_from(&self) -> Option<Side> {
        let stays = self.base.is_some() && self.became != Became::Gone;
        [Side::Ours, Side::Theirs]
            .into_iter()
            .find(|side| stays && self.side(*side).is_none())
    }

    /// The side on which it had another number in the same merge.
    pub fn renamed(&self) -> Option<(Side, &Version)> {
        [Side::Ours, Side::Theirs].into_iter().find_map(|side| {
            let version = self.side(side)?;
            (version.was.place != version.is.place).then_some((side, version))
        })
    }
}

/// Brings all records together.
///
/// Where both sides gave one name away, the record of the side that is not `upstream` gets another
/// number; without one, the one that was made later. `highest` is the highest number that was ever
/// given to a kind of record on a board.
pub fn together(
    mut trees: Trees,
    upstream: Option<Side>,
    highest: impl Fn(&Place) -> u32,
) -> Together {
    let parted = part(&mut trees, upstream, highest);
    let mut records = matched(trees);
    for met in &mut records {
        let versions = [(Side::Ours, &mut met.ours), (Side::Theirs, &mut met.theirs)];
        for (side, version) in versions {
            let Some(version) = version else { continue };
            if let Some(was) = parted.get(&on(side, &version.is)) {
                version.was = was.clone();
            }
        }
        bring_together(met);
    }
    let boards_kept = keep_boards(&mut records);
    Together {
        records,
        boards_kept,
    }
}

/// Gives another number to the records of one side whose file's name the other side gave away too,
/// and has what refers to them follow. Gives what was changed by that, as it was.
fn part(
    trees: &mut Trees,
    upstream: Option<Side>,
    highest: impl Fn(&Place) -> u32,
) -> HashMap<(Side, Place, String), Entry> {
    let known: HashSet<&str> = trees.base.iter().map(Entry::id).collect();
    let fresh = |entry: &&Entry| {
        entry.place.kind.numbered() && !entry.id().is_empty() && !known.contains(entry.id())
    };
    let theirs: HashMap<&Place, &Entry> = trees
        .theirs
        .iter()
        .filter(fresh)
        .map(|entry| (&entry.place, entry))
        .collect();
    let mut yielding: Vec<(Side, Entry)> = Vec::new();
    for ours in trees.ours.iter().filter(fresh) {
        let Some(other) = theirs.get(&ours.place) else {
            continue;
        };
        if other.id() == ours.id() {
            continue;
        }
        let side = match upstream {
            Some(upstream) => upstream.other(),
            None if ours.id() > other.id() => Side::Ours,
            None => Side::Theirs,
        };
        let entry = match side {
            Side::Ours => ours,
            Side::Theirs => *other,
        };
        yielding.push((side, entry.clone()));
    }
    // In the order in which they were made, so that the numbers do not depend on who merges.
    yielding.sort_by(|(_, one), (_, other)| one.id().cmp(other.id()));
    let mut given: HashMap<(Option<String>, Kind), u32> = HashMap::new();
    let mut changed = HashMap::new();
    for (side, entry) in yielding {
        let key = (entry.place.board.clone(), entry.place.kind);
        let number = given.entry(key).or_insert_with(|| highest(&entry.place));
        *number = number.saturating_add(1);
        let to = stem::renumbered(&entry.place.stem, *number);
        let tree = match side {
            Side::Ours => &mut trees.ours,
            Side::Theirs => &mut trees.theirs,
        };
        for one in tree.iter_mut() {
            let is = match one.id() == entry.id() && one.place == entry.place {
                true => Some(renumber::renamed(one, &to)),
                false => renumber::follow(one, &entry.place, &to),
            };
            if let Some(is) = is {
                let was = std::mem::replace(one, is);
                let was = changed.remove(&on(side, &was)).unwrap_or(was);
                changed.insert(on(side, one), was);
            }
        }
    }
    changed
}

fn on(side: Side, entry: &Entry) -> (Side, Place, String) {
    (side, entry.place.clone(), entry.id().to_owned())
}

/// The versions of each record, by its id; by its place where there is none, or where it is in two
/// files of one tree.
fn matched(trees: Trees) -> Vec<Met> {
    let mut twice: HashSet<(Kind, String)> = HashSet::new();
    for tree in [&trees.base, &trees.ours, &trees.theirs] {
        let mut seen = HashSet::new();
        for entry in tree.iter().filter(|entry| !entry.id().is_empty()) {
            let key = (entry.place.kind, entry.id().to_owned());
            if !seen.insert(key.clone()) {
                twice.insert(key);
            }
        }
    }
    let mut records: Vec<Met> = Vec::new();
    let mut by_id: HashMap<(Kind, String), usize> = HashMap::new();
    let mut standing: HashMap<Place, Vec<usize>> = HashMap::new();
    let all = [
        (None, trees.base),
        (Some(Side::Ours), trees.ours),
        (Some(Side::Theirs), trees.theirs),
    ];
    for (side, tree) in all {
        for entry in tree {
            let key = (entry.place.kind, entry.id().to_owned());
            let known = !entry.id().is_empty() && !by_place(&entry.body) && !twice.contains(&key);
            let free = |met: &Met| match side {
                None => met.base.is_none(),
                Some(side) => met.side(side).is_none(),
            };
            let same_place = || {
                let here = standing.get(&entry.place)?;
                here.iter().copied().find(|place| {
                    let met = &records[*place];
                    free(met) && (!known || goes_by_place(met, &entry))
                })
            };
            let found = match known {
                true => by_id.get(&key).copied().or_else(same_place),
                false => same_place(),
            };
            let index = found.unwrap_or_else(|| {
                records.push(Met {
                    base: None,
                    ours: None,
                    theirs: None,
                    place: entry.place.clone(),
                    became: Became::Gone,
                });
                records.len() - 1
            });
            if known {
                by_id.insert(key, index);
            }
            let here = standing.entry(entry.place.clone()).or_default();
            if !here.contains(&index) {
                here.push(index);
            }
            let met = &mut records[index];
            let version = |entry: Entry| {
                Some(Version {
                    was: entry.clone(),
                    is: entry,
                })
            };
            match side {
                None => met.base = Some(entry),
                Some(Side::Ours) => met.ours = version(entry),
                Some(Side::Theirs) => met.theirs = version(entry),
            }
        }
    }
    records
}

/// Whether a record with an id is the one that stands in its place on the other side under another
/// id, or under none: what goes by a slug is one thing, whoever wrote it down first.
fn goes_by_place(met: &Met, entry: &Entry) -> bool {
    let versions = [
        met.base.as_ref(),
        met.ours.as_ref().map(|version| &version.is),
        met.theirs.as_ref().map(|version| &version.is),
    ];
    let others = || versions.iter().flatten();
    others().all(|other| other.id().is_empty())
        || !entry.place.kind.numbered() && met.base.is_none()
}

fn bring_together(met: &mut Met) {
    let base = met.base.as_ref();
    let (became, place) = match (&met.ours, &met.theirs) {
        (None, None) => (Became::Gone, met.place.clone()),
        (Some(ours), None) => one_side(base, ours, Side::Ours),
        (None, Some(theirs)) => one_side(base, theirs, Side::Theirs),
        (Some(ours), Some(theirs)) => {
            let place = place(base, &ours.is, &theirs.is);
            let stands = |version: &Version| version.is.place == place;
            let (one, other) = (&ours.is.fields, &theirs.is.fields);
            let unchanged = |fields: &toml::Table| base.is_some_and(|base| base.fields == *fields);
            let became = if one == other && stands(ours) || unchanged(other) && stands(ours) {
                Became::As(Side::Ours)
            } else if one == other && stands(theirs) || unchanged(one) && stands(theirs) {
                Became::As(Side::Theirs)
            } else {
                let common = base.map(|base| &*base.fields);
                let merged = fields(place.kind, common, one, other);
                let is = |version: &Version| {
                    merged.open.is_empty() && version.is.fields == merged.fields && stands(version)
                };
                if is(ours) {
                    Became::As(Side::Ours)
                } else if is(theirs) {
                    Became::As(Side::Theirs)
                } else {
                    Became::Merged(merged)
                }
            };
            (became, place)
        }
    };
    met.became = became;
    met.place = place;
}

/// A record that only one side has: new there, or taken away by the other.
fn one_side(base: Option<&Entry>, version: &Version, side: Side) -> (Became, Place) {
    let untouched = base.is_some_and(|base| base.fields == version.is.fields);
    let became = match untouched {
        true => Became::Gone,
        false => Became::As(side),
    };
    (became, version.is.place.clone())
}

/// Where a record stands afterwards: where the side that moved it has it.
fn place(base: Option<&Entry>, ours: &Entry, theirs: &Entry) -> Place {
    match base.map(|base| &base.place) {
        Some(base) if ours.place == *base => theirs.place.clone(),
        Some(base) if theirs.place == *base => ours.place.clone(),
        _ => ours.place.clone().min(theirs.place.clone()),
    }
}

/// A board that one side took away stays whole where the other worked on.
fn keep_boards(records: &mut [Met]) -> Vec<(String, Side)> {
    let mut kept = Vec::new();
    for side in [Side::Ours, Side::Theirs] {
        let taken: Vec<String> = records
            .iter()
            .filter(|met| met.place.kind == Kind::Board)
            .filter(|met| met.base.is_some() && met.side(side).is_none())
            .filter_map(|met| met.place.board.clone())
            .collect();
        for slug in taken {
            let here = |met: &&mut Met| met.place.board.as_deref() == Some(slug.as_str());
            let works = records
                .iter_mut()
                .filter(here)
                .any(|met| met.became != Became::Gone);
            if !works {
                continue;
            }
            for met in records.iter_mut().filter(here) {
                if met.became == Became::Gone && met.side(side.other()).is_some() {
                    met.became = Became::As(side.other());
                }
            }
            kept.push((slug, side));
        }
    }
    kept
}

/// The fields of a record that a merge commit has otherwise than the merge of its parents comes to;
/// what that leaves open, anybody may have decided.
pub fn mixed(met: &Met, found: Option<&Entry>) -> Vec<FieldChange> {
    let none = toml::Table::new();
    let found = found.map_or(&none, |entry| &entry.fields);
    let (expected, open) = match &met.became {
        Became::Gone => (none.clone(), Vec::new()),
        Became::As(side) => {
            let version = met.side(*side);
            let fields = version.map(|version| version.is.fields.clone());
            let fields = fields.map_or_else(toml::Table::new, Fields::into_table);
            (fields, Vec::new())
        }
        Became::Merged(merged) => {
            let open: Vec<Vec<String>> = merged.open.iter().map(|open| open.path.clone()).collect();
            (merged.fields.clone(), open)
        }
    };
    let mut changes = diff::tables(&expected, found);
    changes.retain(|change| {
        let decided = open
            .iter()
            .any(|path| change.path.starts_with(path) || path.starts_with(&change.path));
        !decided && change.path != ["was"] && !same_lines(change)
    });
    changes
}

/// Whether two lists hold the same, in whatever order and however often: lines that git put one
/// behind the other are points all the same.
fn same_lines(change: &FieldChange) -> bool {
    let (Some(Value::Array(old)), Some(Value::Array(new))) = (&change.old, &change.new) else {
        return false;
    };
    let lines = |list: &[Value]| -> HashSet<String> { list.iter().map(Value::to_string).collect() };
    lines(old) == lines(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(kind: Kind, stem: &str, text: &str) -> Entry {
        let place = Place {
            board: Some("p".into()),
            kind,
            stem: stem.into(),
        };
        Entry::read(place, text.parse().unwrap()).unwrap()
    }

    fn step(stem: &str, id: &str, step: &str) -> Entry {
        entry(
            Kind::Experiment,
            stem,
            &format!("id = '{id}'\nstep = '{step}'"),
        )
    }

    fn merge(base: &[Entry], ours: &[Entry], theirs: &[Entry]) -> Together {
        let trees = Trees {
            base: base.to_vec(),
            ours: ours.to_vec(),
            theirs: theirs.to_vec(),
        };
        together(trees, None, |_| 9)
    }

    fn after(together: &Together) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = together
            .records
            .iter()
            .filter_map(Met::after)
            .map(|entry| (entry.place.stem.clone(), entry.lead()))
            .collect();
        all.sort();
        all
    }

    fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
        let own = |(stem, text): &(&str, &str)| ((*stem).to_owned(), (*text).to_owned());
        all.iter().map(own).collect()
    }

    #[test]
    fn a_record_is_followed_by_its_id_where_its_file_has_another_name() {
        let merged = merge(
            &[step("001-a", "A", "a")],
            &[step("004-a", "A", "a")],
            &[step("001-a", "A", "b")],
        );
        assert_eq!(after(&merged), pairs(&[("004-a", "b")]));
    }

    #[test]
    fn two_records_under_one_name_are_both_kept_and_what_refers_follows() {
        let builds = |stem: &str| {
            let text = format!("id = 'C'\nstep = 'c'\nbuilds_on = ['{stem}']");
            entry(Kind::Experiment, "002-c", &text)
        };
        let merged = merge(
            &[],
            &[step("001-print", "B", "ours"), builds("001-print")],
            &[step("001-print", "A", "theirs")],
        );
        assert_eq!(
            after(&merged),
            pairs(&[
                ("001-print", "theirs"),
                ("002-c", "c"),
                ("010-print", "ours")
            ])
        );
        let follower = merged
            .records
            .iter()
            .find(|met| met.place.stem == "002-c")
            .unwrap();
        assert_eq!(follower.after().unwrap().fields, builds("010-print").fields);
        assert_eq!(follower.ours.as_ref().unwrap().was, builds("001-print"));
        let moved = merged.records.iter().find_map(Met::renamed).unwrap();
        assert_eq!(moved.1.is.common.was, ["001-print"]);
        assert_eq!(moved.1.was, step("001-print", "B", "ours"));
    }

    #[test]
    fn the_upstream_s_record_keeps_its_number() {
        let trees = Trees {
            base: Vec::new(),
            ours: vec![step("001-x", "A", "ours")],
            theirs: vec![step("001-x", "B", "theirs")],
        };
        let merged = together(trees, Some(Side::Theirs), |_| 1);
        assert_eq!(
            after(&merged),
            pairs(&[("001-x", "theirs"), ("002-x", "ours")])
        );
    }

    #[test]
    fn an_edit_is_kept_from_a_removal_and_a_removal_holds_without_one() {
        let base = [step("001", "A", "a"), step("002", "B", "b")];
        let merged = merge(&base, &[step("001", "A", "c")], &base[1..]);
        assert_eq!(after(&merged), pairs(&[("001", "c")]));
        let kept: Vec<Side> = merged.records.iter().filter_map(Met::kept_from).collect();
        assert_eq!(kept, [Side::Theirs]);
    }

    #[test]
    fn a_board_that_was_taken_away_stays_whole_where_somebody_works() {
        let board = entry(Kind::Board, "board", "id = 'X'\nlearner = 'n'");
        let base = [board, step("001", "A", "a"), step("002", "B", "b")];
        let mut theirs = base.to_vec();
        theirs.push(step("003", "C", "c"));
        let merged = merge(&base, &[], &theirs);
        assert_eq!(after(&merged).len(), 4);
        assert_eq!(merged.boards_kept, [("p".to_owned(), Side::Ours)]);
        assert_eq!(after(&merge(&base, &[], &base)), []);
    }

    #[test]
    fn a_metric_that_both_added_is_one() {
        let metric = |id: &str, more: &str| {
            entry(
                Kind::Metric,
                "lead-time",
                &format!("id = '{id}'\nunit = 'min'\n{more}"),
            )
        };
        let merged = merge(
            &[],
            &[metric("B", "name = 'L'")],
            &[metric("A", "how = 'watch'")],
        );
        let all: Vec<Entry> = merged.records.iter().filter_map(Met::after).collect();
        assert_eq!(all.len(), 1);
        assert_eq!(
            all[0].fields,
            metric("A", "name = 'L'\nhow = 'watch'").fields
        );
    }

    proptest! {
        #[test]
        fn the_merge_does_not_depend_on_who_merges(
            base in tree(), ours in tree(), theirs in tree(),
        ) {
            let one = merge(&base, &ours, &theirs);
            let other = merge(&base, &theirs, &ours);
            prop_assert_eq!(after(&one), after(&other));
        }

        #[test]
        fn every_record_that_somebody_made_or_changed_is_there(
            base in tree(), ours in tree(), theirs in tree(),
        ) {
            let merged = merge(&base, &ours, &theirs);
            for side in [&ours, &theirs] {
                for entry in side.iter() {
                    let untouched = base.iter().any(|old| old.id() == entry.id() && old.fields == entry.fields);
                    let there = merged.records.iter().any(|met| {
                        let id = |version: &Option<Version>| version.as_ref().is_some_and(|version| version.is.id() == entry.id());
                        (id(&met.ours) || id(&met.theirs)) && met.became != Became::Gone
                    });
                    prop_assert!(untouched || there, "{} is lost", entry.id());
                }
            }
        }
    }

    fn tree() -> impl Strategy<Value = Vec<Entry>> {
        prop::collection::btree_map("[A-D]", ("[1-2]", "[ab]"), 0..4).prop_map(|all| {
            let mut names = HashSet::new();
            all.into_iter()
                .map(|(id, (number, text))| step(&format!("00{number}-x"), &id, &text))
                .filter(|entry| names.insert(entry.place.clone()))
                .collect()
        })
    }
}
