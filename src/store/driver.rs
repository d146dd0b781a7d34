//! One file at a time, as git hands it to a merge driver: three texts and a path.
//!
//! What `kata sync` does with all records of two clones is done here with one, for whoever lets a
//! plain `git merge` or `git rebase` ask for it. git matches files by name and guesses at renames, so
//! it may hand over versions of different records; those are never put into one.

use crate::{
    practice::{
        entry::{Entry, Place},
        merge::{self, Became, Side, Trees},
    },
    store::{codec, git::Git, home::StoreError, layout, meeting::lines_of_both},
};

/// What became of a file.
#[derive(Debug, PartialEq)]
pub enum Driven {
    /// The text that both sides come to.
    Merged(String),
    /// What only a person can decide: the record, and the keys of each field.
    Open(Place, Vec<Vec<String>>),
    /// Not one and the same record on all sides.
    Different,
    /// No record that can be read: lines are all there is to go by.
    Lines,
}

/// The versions of one file; an empty base is none.
pub struct Versions<'a> {
    pub base: &'a [u8],
    pub ours: &'a [u8],
    pub theirs: &'a [u8],
}

/// Brings the versions of the file at `path`, below the work tree, together.
pub fn drive(git: &Git, path: &str, versions: &Versions<'_>) -> Result<Driven, StoreError> {
    let Some(place) = place(path) else {
        return Ok(Driven::Lines);
    };
    let read = |bytes: &[u8]| -> Option<(String, Entry)> {
        let text = codec::tidy(std::str::from_utf8(bytes).ok()?);
        let entry = Entry::read(place.clone(), codec::read(&text).ok()?).ok()?;
        Some((text, entry))
    };
    let base = match versions.base {
        [] => None,
        bytes => match read(bytes) {
            None => return Ok(Driven::Lines),
            known => known,
        },
    };
    let (Some((ours, our_entry)), Some((theirs, their_entry))) =
        (read(versions.ours), read(versions.theirs))
    else {
        return Ok(Driven::Lines);
    };
    let (base, base_entry) = match base {
        Some((text, entry)) => (text, Some(entry)),
        None => (String::new(), None),
    };
    let sides = [
        (ours.as_str(), our_entry.fields.clone().into_table()),
        (theirs.as_str(), their_entry.fields.clone().into_table()),
    ];
    let trees = Trees {
        base: base_entry.into_iter().collect(),
        ours: vec![our_entry],
        theirs: vec![their_entry],
    };
    // Of two records under one name, one would get another number; but there is one file here.
    let mut together = merge::together(trees, None, |_| 0).records;
    let met = match (together.pop(), together.is_empty()) {
        (Some(met), true) if met.place == place => met,
        _ => return Ok(Driven::Different),
    };
    let fields = match met.became {
        Became::Gone => return Ok(Driven::Different),
        Became::As(Side::Ours) => sides[0].1.clone(),
        Became::As(Side::Theirs) => sides[1].1.clone(),
        Became::Merged(merged) if merged.open.is_empty() => merged.fields,
        Became::Merged(merged) => {
            let open = merged.open.into_iter().map(|open| open.path);
            return Ok(Driven::Open(place, open.collect()));
        }
    };
    let [(ours, our_fields), (theirs, their_fields)] = &sides;
    let text = lines_of_both(
        git,
        &place,
        &base,
        [(ours, our_fields), (theirs, their_fields)],
        &fields,
    )?;
    Ok(Driven::Merged(text))
}

/// The record that a file of the repository is, whatever folder of it the home is.
fn place(path: &str) -> Option<Place> {
    let folders = path.match_indices('/').map(|(at, _)| &path[at + 1..]);
    std::iter::once(path).chain(folders).find_map(layout::place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::kind::Kind;

    #[test]
    fn a_record_is_known_below_any_folder() {
        let kind = |path| place(path).map(|place| place.kind);
        assert_eq!(
            kind("boards/packing/obstacles/001-x.toml"),
            Some(Kind::Obstacle)
        );
        assert_eq!(kind("practice/kata/kata.toml"), Some(Kind::Settings));
        assert_eq!(kind("practice/problems/001-x.toml"), Some(Kind::Problem));
        assert_eq!(kind("src/main.rs"), None);
        assert_eq!(kind("Cargo.toml"), None);
    }
}
