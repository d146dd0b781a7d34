//! What somebody may have meant who wrote what is not there.

use crate::practice::{
    entry::Entry,
    kind::{Kind, Record as _},
    metric::Metric,
    stem,
};

/// How like two names are of which one may be meant for the other.
const NEAR: f64 = 0.8;

/// How like two names count between which is one slip: a letter too many, too few, another, or two changed about.
const SLIP: f64 = 0.85;

/// The known name that a written one comes near to.
pub fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let written = written.to_lowercase();
    let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
    // Of a short name one slip changes so much that little is alike.
    let slipped = |name: &str| match strsim::osa_distance(&written, name) {
        1 if written.chars().count() > 1 => SLIP,
        _ => 0.0,
    };
    let likeness = |name: &str| {
        // `mute` is near to `advice.mute`.
        strsim::jaro_winkler(&written, name)
            .max(strsim::jaro_winkler(&written, &last(name)))
            .max(slipped(name))
    };
    known
        .map(|name| (likeness(name), name))
        .filter(|(likeness, _)| *likeness > NEAR)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name.to_owned())
}

/// The record that a reference may have been meant for which names none: by its number without its
/// letters, or with a zero for an O; a metric by a name that is nearly its own.
pub fn record<'a>(
    written: &str,
    wanted: Option<Kind>,
    there: impl Iterator<Item = &'a Entry>,
) -> Option<String> {
    let (board, name) = match written.trim().rsplit_once('/') {
        Some((board, name)) => (format!("{board}/"), name),
        None => (String::new(), written.trim()),
    };
    let there: Vec<&Entry> = there.collect();
    if let Ok(number) = name.parse::<u32>() {
        let zero = name.starts_with('0').then_some(Kind::Obstacle);
        let wanted = wanted.or(zero);
        let mut meant = there.iter().filter(|entry| {
            wanted.is_none_or(|kind| entry.place.kind == kind)
                && stem::number(&entry.place.stem) == Some(number)
        });
        let found = meant.next().filter(|_| meant.next().is_none());
        return found.map(|entry| format!("{board}{}", entry.reference()));
    }
    let metrics = there
        .iter()
        .filter(|entry| entry.place.kind == Metric::KIND)
        .map(|entry| entry.place.stem.as_str());
    wanted
        .is_none_or(|kind| kind == Metric::KIND)
        .then(|| nearest(name, metrics))
        .flatten()
        .map(|metric| format!("{board}{metric}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::example;

    #[test]
    fn a_number_alone_or_with_a_zero_in_front_is_one_of_the_kind_that_is_wanted() {
        let board = example::practising();
        let near = |written: &str, wanted| record(written, wanted, board.entries().iter());
        assert_eq!(near("1", Some(Kind::Obstacle)).as_deref(), Some("O1"));
        assert_eq!(near("01", None).as_deref(), Some("O1"));
        assert_eq!(near("packing/01", None).as_deref(), Some("packing/O1"));
        assert_eq!(near("9", Some(Kind::Obstacle)), None);
        // Of several records with that number none is more likely than another.
        assert_eq!(near("1", None), None);
        assert_eq!(near("E9", None), None);
    }

    #[test]
    fn a_name_is_near_by_its_beginning_or_but_for_a_letter() {
        let known = ["inpak-afdeling", "dozen"];
        let near = |written: &str| nearest(written, known.into_iter());
        assert_eq!(near("inpak").as_deref(), Some("inpak-afdeling"));
        assert_eq!(near("dozn").as_deref(), Some("dozen"));
        assert_eq!(near("retour"), None);
        let known = ["log", "new", "next", "init", "note", "man", "plan"];
        let near = |written: &str| nearest(written, known.into_iter());
        for (written, meant) in [
            ("lgo", "log"),
            ("nw", "new"),
            ("nxt", "next"),
            ("pan", "plan"),
        ] {
            assert_eq!(near(written).as_deref(), Some(meant), "{written}");
        }
        assert_eq!(near("x"), None);
    }
}
