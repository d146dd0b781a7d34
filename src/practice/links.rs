//! How records name one another: every reference that a record holds, found by its definition, and
//! the other way, the records that name one.

use toml::Value;

use crate::practice::{
    board::Board,
    entry::{Entry, Place},
    field::Shape,
    kind::{Folder, Kind},
    stem,
    storyboard::SERVED,
};

/// A reference that stands in a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The key, and the tables above it.
    pub path: Vec<String>,
    /// The kind that is meant; any, where none is said.
    pub kind: Option<Kind>,
    /// What stands there: a stem or a slug, with its board where that is another one.
    pub to: String,
}

/// Every reference that a record holds.
pub fn links(entry: &Entry) -> Vec<Link> {
    let mut links = Vec::new();
    for field in entry.place.kind.fields() {
        let kind = match (&field.refers, &field.shape) {
            (Some(noun), _) => Kind::of_noun(noun),
            (None, Shape::Range) => Some(Kind::Metric),
            _ => continue,
        };
        let mut stems = Vec::new();
        if let Some((key, below)) = field.path.split_first()
            && let Some(value) = entry.fields.get(key)
        {
            stems_at(value, below, &mut stems);
        }
        // A challenge may serve people instead of another board's challenge.
        stems.retain(|stem| kind != Some(Kind::Board) || !SERVED.contains(&stem.as_str()));
        links.extend(stems.into_iter().map(|to| Link {
            path: field.path.clone(),
            kind,
            to,
        }));
    }
    links
}

/// The stems at a path, in lists and in each table of a list too; of a range, its metric.
fn stems_at(value: &Value, path: &[String], stems: &mut Vec<String>) {
    match (value, path) {
        (Value::Array(values), _) => values.iter().for_each(|value| stems_at(value, path, stems)),
        (Value::String(stem), []) => stems.push(stem.clone()),
        (Value::Table(range), []) => {
            let metric = range.get("metric").and_then(Value::as_str);
            stems.extend(metric.map(str::to_owned));
        }
        (Value::Table(table), [key, below @ ..]) => {
            if let Some(value) = table.get(key) {
                stems_at(value, below, stems);
            }
        }
        _ => {}
    }
}

impl Link {
    /// The key in which it stands.
    pub fn key(&self) -> &str {
        // What a problem was taken up as is told by the whole, and every path has an end.
        self.path.last().map_or("", String::as_str)
    }

    fn mirrors(&self, other: &Link) -> bool {
        let keys = (self.key(), other.key());
        MIRRORED.contains(&keys) || MIRRORED.contains(&(keys.1, keys.0))
    }

    /// Whether this, standing in a record of `board`, means that one.
    pub fn means(&self, board: Option<&str>, entry: &Entry) -> bool {
        let place = &entry.place;
        if self.kind.is_some_and(|kind| kind != place.kind) {
            return false;
        }
        if place.kind == Kind::Board {
            return place.board.as_deref() == Some(self.to.as_str());
        }
        // A word alone is a board where any kind may be meant.
        if self.kind.is_none() && !place.kind.numbered() {
            return false;
        }
        let (at, stem, said) = match self.to.rsplit_once('/') {
            Some((board, stem)) => (Some(board), stem, true),
            None => (board, self.to.as_str(), false),
        };
        let stands = place.stem == stem || entry.common.was.iter().any(|was| was == stem);
        // Where the board is said, a record of the home is not meant.
        stands && (place.board.as_deref() == at || (!said && place.board.is_none()))
    }
}

/// A record that names another one, or is named by it.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    pub other: Entry,
    /// The reference; where there are several, the first.
    pub link: Link,
}

/// Keys that say one thing from both of its sides.
const MIRRORED: [(&str, &str); 3] = [
    ("problems", "as"),
    ("target", "standards"),
    ("replaces", "through"),
];

/// The records that name one, of those that are given, in their order. What the record says of them
/// itself, as a problem what it was taken up as, is not told twice.
pub fn naming<'a>(entry: &Entry, all: impl IntoIterator<Item = &'a Entry>) -> Vec<Named> {
    let own = links(entry);
    let board = entry.place.board.as_deref();
    all.into_iter()
        .filter(|by| by.place != entry.place)
        .filter_map(|by| {
            let mut found = links(by).into_iter();
            let link = found.find(|link| {
                tells(by.place.kind, link)
                    && link.means(by.place.board.as_deref(), entry)
                    && !own
                        .iter()
                        .any(|own| own.mirrors(link) && own.means(board, by))
            })?;
            let other = by.clone();
            Some(Named { other, link })
        })
        .collect()
}

/// Whether it is told of a record that it stands in such a link: a condition measures what a board always
/// measures, the focus is shown as the state of an obstacle, and what a second coach saw is the coach's.
fn tells(kind: Kind, link: &Link) -> bool {
    match kind {
        Kind::Condition => link.kind != Some(Kind::Metric),
        Kind::Board => link.key() != "focus",
        Kind::Observation => false,
        _ => true,
    }
}

/// The kinds of record that may name one of this kind.
pub fn may_name(kind: Kind) -> Vec<Kind> {
    let names = |by: &&Kind| {
        by.fields().iter().any(|field| match &field.refers {
            Some(noun) => noun.is_empty() || Kind::of_noun(noun) == Some(kind),
            None => kind == Kind::Metric && matches!(field.shape, Shape::Range),
        })
    };
    Kind::ALL.iter().filter(names).copied().collect()
}

/// What a file must say in plain text to name a record: one of these.
pub fn said_as(entry: &Entry) -> impl Iterator<Item = &str> {
    let own = match entry.place.kind {
        Kind::Board => entry.place.board.as_deref().unwrap_or_default(),
        _ => entry.place.stem.as_str(),
    };
    std::iter::once(own).chain(entry.common.was.iter().map(String::as_str))
}

/// Where records are found that do not lie on the board in hand.
pub trait Elsewhere {
    /// The record of a board, or of the home where none is said; of several kinds with one stem, the
    /// experiment.
    fn find(&self, board: Option<&str>, stem: &str, kind: Option<Kind>) -> Option<Entry>;
}

/// Everything there is, where it has been read already.
pub struct All<'a> {
    pub home: &'a [Entry],
    pub boards: &'a [Board],
}

impl Elsewhere for All<'_> {
    fn find(&self, board: Option<&str>, stem: &str, kind: Option<Kind>) -> Option<Entry> {
        let entries = match board {
            Some(slug) => self
                .boards
                .iter()
                .find(|board| board.slug == slug)?
                .entries(),
            None => self.home,
        };
        let stands = |entry: &&Entry| {
            let was = entry.common.was.iter().any(|was| was == stem);
            entry.place.kind.numbered()
                && kind.is_none_or(|kind| entry.place.kind == kind)
                && (was || entry.place.stem == stem)
        };
        let found = entries.iter().filter(stands);
        found
            .min_by_key(|entry| entry.place.kind != Kind::Experiment)
            .cloned()
    }
}

/// The records that a record names, each with how, as far as they are found.
pub fn named_by(entry: &Entry, board: Option<&Board>, elsewhere: &dyn Elsewhere) -> Vec<Named> {
    let own = entry.place.board.as_deref();
    let here = board.map(Board::entries).unwrap_or_default();
    let found = |link: Link| {
        let known = here.iter().find(|other| link.means(own, other)).cloned();
        let other = known.or_else(|| match link.to.rsplit_once('/') {
            Some((board, stem)) => elsewhere.find(Some(board), stem, link.kind),
            None => elsewhere.find(None, &link.to, link.kind),
        })?;
        Some(Named { other, link })
    };
    links(entry).into_iter().filter_map(found).collect()
}

/// What is named in full beside a board: the problems of the home. Its standards stand there in their own
/// words already, and are said by their numbers elsewhere on it.
pub struct BesideBoard<'a>(pub &'a [Entry]);

impl Elsewhere for BesideBoard<'_> {
    fn find(&self, board: Option<&str>, stem: &str, kind: Option<Kind>) -> Option<Entry> {
        let all = All {
            home: self.0,
            boards: &[],
        };
        let wanted = kind.filter(|kind| *kind == Kind::Problem)?;
        all.find(board, stem, Some(wanted))
    }
}

/// Where nothing else is at hand: a reference is then said by its number alone.
pub struct Nowhere;

impl Elsewhere for Nowhere {
    fn find(&self, _: Option<&str>, _: &str, _: Option<Kind>) -> Option<Entry> {
        None
    }
}

/// The places at which a record may stand that is named by a board, a stem and perhaps a kind: the
/// likeliest first.
pub fn places(board: Option<&str>, stem: &str, kind: Option<Kind>) -> Vec<Place> {
    if stem::number(stem).is_none() {
        return Vec::new();
    }
    let of_board = |kind: &Kind| matches!(kind.folder(), Folder::Board(_));
    let mut kinds: Vec<Kind> = match kind {
        Some(kind) => vec![kind],
        None => Kind::ALL.to_vec(),
    };
    kinds.retain(|kind| kind.numbered() && of_board(kind) == board.is_some());
    kinds.sort_by_key(|kind| *kind != Kind::Experiment);
    let place = |kind| Place {
        board: board.map(str::to_owned),
        kind,
        stem: stem.to_owned(),
    };
    kinds.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(place: (Option<&str>, Kind, &str), text: &str) -> Entry {
        let (board, kind, stem) = place;
        let place = Place {
            board: board.map(str::to_owned),
            kind,
            stem: stem.to_owned(),
        };
        Entry::read(place, text.parse().unwrap()).unwrap()
    }

    fn step(board: &str, stem: &str, more: &str) -> Entry {
        let text = format!("step = \"s\"\nexpect = \"e\"\n{more}");
        entry((Some(board), Kind::Experiment, stem), &text)
    }

    #[test]
    fn what_builds_on_a_step_is_found_from_its_own_board_and_from_another() {
        let on = step("packing", "001-watch", "was = [\"009-watch\"]");
        let all = [
            step("packing", "002-shelf", "builds_on = [\"001-watch\"]"),
            step(
                "office",
                "001-follow",
                "builds_on = [\"packing/001-watch\"]",
            ),
            step("office", "002-list", "builds_on = [\"packing/009-watch\"]"),
            step("office", "003-other", "builds_on = [\"001-watch\"]"),
            step("office", "001-watch", ""),
        ];
        let named = naming(&on, &all);
        let by: Vec<String> = named
            .iter()
            .map(|named| named.other.reference().full())
            .collect();
        assert_eq!(by, ["packing/E2", "office/E1", "office/E2"]);
        assert!(named.iter().all(|named| named.link.key() == "builds_on"));
    }

    #[test]
    fn what_a_record_names_itself_is_not_told_twice() {
        let problem = entry(
            (None, Kind::Problem, "001-late"),
            "text = \"late\"\n[taken]\non = 2026-11-23\nas = \"packing/001-late\"",
        );
        let obstacle = entry(
            (Some("packing"), Kind::Obstacle, "001-late"),
            "text = \"late\"\nproblems = [\"001-late\"]",
        );
        assert_eq!(naming(&problem, [&obstacle]), []);
        assert_eq!(naming(&obstacle, [&problem]), []);
        // What took it away was also tried against it, which is another thing.
        let gone = entry(
            (Some("packing"), Kind::Obstacle, "001-late"),
            "text = \"late\"\n[closed]\non = 2026-11-23\nthrough = \"001-watch\"",
        );
        let watch = step("packing", "001-watch", "obstacle = \"001-late\"");
        assert_eq!(naming(&gone, [&watch])[0].link.key(), "obstacle");
        assert_eq!(naming(&watch, [&gone])[0].link.key(), "through");
    }

    #[test]
    fn what_a_second_coach_saw_is_not_told_with_the_cycle_of_the_learner() {
        let cycle = entry(
            (Some("packing"), Kind::Cycle, "001-2026-11-23-0905"),
            "learner = \"Noor\"",
        );
        let saw = entry(
            (Some("coaching"), Kind::Observation, "001-one-question"),
            "cycle = \"packing/001-2026-11-23-0905\"\nseen = \"s\"\npractise = \"p\"",
        );
        assert!(links(&saw)[0].means(Some("coaching"), &cycle));
        assert_eq!(naming(&cycle, [&saw]), []);
        // From the coach's side it leads there.
        assert_eq!(named_by(&saw, None, &Cycles(cycle)).len(), 1);
    }

    struct Cycles(Entry);

    impl Elsewhere for Cycles {
        fn find(&self, board: Option<&str>, stem: &str, _: Option<Kind>) -> Option<Entry> {
            let place = &self.0.place;
            let found = place.board.as_deref() == board && place.stem == stem;
            found.then(|| self.0.clone())
        }
    }

    #[test]
    fn whoever_may_name_a_kind_is_told_by_the_definitions() {
        assert!(may_name(Kind::Problem).contains(&Kind::Target));
        assert!(may_name(Kind::Metric).contains(&Kind::Target));
        assert!(may_name(Kind::Cycle).contains(&Kind::Observation));
        assert!(!may_name(Kind::Problem).contains(&Kind::Points));
    }

    #[test]
    fn every_numbered_kind_has_one_place_for_a_stem() {
        for kind in Kind::ALL.iter().filter(|kind| kind.numbered()) {
            let board = matches!(kind.folder(), Folder::Board(_)).then_some("packing");
            let found = places(board, "001-x", Some(*kind));
            assert_eq!(found.len(), 1, "{}", kind.noun());
        }
        assert_eq!(
            places(Some("packing"), "001-x", None)[0].kind,
            Kind::Experiment
        );
        assert_eq!(places(None, "lead-time", None), []);
    }
}
