//! How each result came into the history: the commits that brought it, and what stood before.

use std::collections::{BTreeSet, HashMap};

use crate::{
    practice::{
        entry::{Entry, Place},
        kind::{Folder, Kind},
        sound::{Brought, Version},
    },
    store::{
        codec,
        git::{Changed, GitError},
        home::Home,
        layout::{self, BOARDS},
    },
};

/// Reads versions of experiments by their blob, each once.
struct Versions<'a> {
    home: &'a Home,
    known: HashMap<String, Option<Version>>,
}

impl Versions<'_> {
    fn of(&mut self, place: &Place, blob: Option<&String>) -> Option<Version> {
        self.read(place, blob?, |_| true)
    }

    /// The version in a blob that may have a result; one without the word has none, and is not
    /// taken apart: half of all versions are plans.
    fn with_result(&mut self, place: &Place, blob: Option<&String>) -> Option<Version> {
        let has_word = |bytes: &[u8]| bytes.windows(6).any(|six| six == b"result");
        let version = self.read(place, blob?, has_word)?;
        version.result.then_some(version)
    }

    fn read(
        &mut self,
        place: &Place,
        blob: &str,
        worth: impl Fn(&[u8]) -> bool,
    ) -> Option<Version> {
        if let Some(known) = self.known.get(blob) {
            return known.clone();
        }
        let bytes = self.home.git.content(blob).ok()?;
        if !worth(&bytes) {
            return None;
        }
        let text = String::from_utf8(bytes).ok();
        let fields = text.and_then(|text| codec::read(&text).ok());
        let version = fields.map(|fields| Version::read(place, &fields));
        self.known.insert(blob.to_owned(), version.clone());
        version
    }
}

/// For each experiment (by its id) the commits that brought its result. What is to be judged, as it
/// stands in `now`, counts as what the next commit will be where it differs from HEAD.
pub fn results(home: &Home, now: &[&Entry]) -> Result<HashMap<String, Vec<Brought>>, GitError> {
    let mut versions = Versions {
        home,
        known: HashMap::new(),
    };
    let mut found: HashMap<String, Vec<Brought>> = HashMap::new();
    let head = home.git.head()?;
    let mut from: Vec<String> = head.into_iter().collect();
    from.extend(home.git.merging());
    let now: Vec<(String, Version)> = now
        .iter()
        .filter_map(|entry| Some((layout::path(&entry.place), Version::of(entry)?)))
        .filter(|(_, version)| version.result)
        .collect();
    not_committed(home, &now, &from, &mut versions, &mut found)?;
    if from.is_empty() {
        return Ok(found);
    }
    let paths: Vec<String> = match now.as_slice() {
        [] => return Ok(found),
        // One is found by its file, which is what git is fast at.
        [(path, _)] => vec![home.below(path)],
        several => {
            let folder = |(path, _): &(String, Version)| Some(path.rsplit_once('/')?.0.to_owned());
            let folders: BTreeSet<String> = several.iter().filter_map(folder).collect();
            folders.iter().map(|folder| home.below(folder)).collect()
        }
    };
    let scope = match paths.len() > FOLDERS {
        true => Scope::Boards,
        false => Scope::Paths(&paths),
    };
    let mut whole = look(home, &from, scope, &mut versions, &mut found)?;
    whole &= now
        .iter()
        .all(|(_, version)| found.contains_key(&version.id));
    if !whole && scope != Scope::Boards {
        // Some board's folder once had another name.
        found.clear();
        not_committed(home, &now, &from, &mut versions, &mut found)?;
        look(home, &from, Scope::Boards, &mut versions, &mut found)?;
    }
    Ok(found)
}

/// For more folders than these git is told how all are named, and not each.
const FOLDERS: usize = 8;

/// Where experiments are looked for in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope<'a> {
    /// Files, or folders of experiments.
    Paths(&'a [String]),
    Boards,
}

fn is_experiment(path: &str) -> Option<Place> {
    layout::place(path).filter(|place| place.kind == Kind::Experiment)
}

/// Results that no commit has yet.
fn not_committed(
    home: &Home,
    now: &[(String, Version)],
    parents: &[String],
    versions: &mut Versions<'_>,
    found: &mut HashMap<String, Vec<Brought>>,
) -> Result<(), GitError> {
    for (path, version) in now {
        let Some(place) = is_experiment(path) else {
            continue;
        };
        let mut before = Vec::new();
        for parent in parents {
            let blob = home.git.blob_id(parent, &home.below(path))?;
            let there = versions.of(&place, blob.as_ref());
            let there = match there.filter(|there| there.id == version.id) {
                Some(there) => Some(there),
                // It may have had another name.
                None => elsewhere(home, parent, &place, &version.id, versions)?,
            };
            before.push(there);
        }
        if before.iter().flatten().any(|there| there.result) {
            continue;
        }
        found.entry(version.id.clone()).or_default().push(Brought {
            commit: None,
            with: version.clone(),
            before: Some(before),
        });
    }
    Ok(())
}

fn elsewhere(
    home: &Home,
    commit: &str,
    place: &Place,
    id: &str,
    versions: &mut Versions<'_>,
) -> Result<Option<Version>, GitError> {
    let Folder::Board(folder) = place.kind.folder() else {
        return Ok(None);
    };
    let board = place.board.as_deref().unwrap_or_default();
    let folder = home.below(&format!("{BOARDS}/{board}/{folder}"));
    for (_, blob) in home.git.files(commit, &folder)? {
        if let Some(there) = versions
            .of(place, Some(&blob))
            .filter(|there| there.id == id)
        {
            return Ok(Some(there));
        }
    }
    Ok(None)
}

/// Looks through the commits that touch experiments. False where one came from outside of where was looked,
/// so that more has to be looked at.
fn look(
    home: &Home,
    from: &[String],
    scope: Scope<'_>,
    versions: &mut Versions<'_>,
    found: &mut HashMap<String, Vec<Brought>>,
) -> Result<bool, GitError> {
    let boards = [home.below(BOARDS)];
    let (commits, folders) = match scope {
        Scope::Paths(paths) => (home.git.told(from, paths, &boards)?, paths),
        Scope::Boards => {
            let like = (home.prefix(), &*layout::pattern(Kind::Experiment));
            (home.git.told_like(from, like, &boards)?, boards.as_slice())
        }
    };
    for told in commits {
        let (commit, changed) = told?;
        let place = |changed: &Changed| is_experiment(changed.path.strip_prefix(home.prefix())?);
        let Some(changed) = changed else {
            // Older history was left out: all that is known is what is there.
            for path in home_files(home, &commit.id, folders)? {
                if let Some(version) = versions.of(&path.0, Some(&path.1)).filter(|v| v.result) {
                    found.entry(version.id.clone()).or_default().push(Brought {
                        commit: Some(commit.id.clone()),
                        with: version,
                        before: None,
                    });
                }
            }
            continue;
        };
        // The versions in the parents of everything that changed, under whatever name.
        let mut before: Vec<HashMap<String, Version>> = vec![HashMap::new(); commit.parents.len()];
        let mut paths: HashMap<String, String> = HashMap::new();
        let mut after: Vec<Version> = Vec::new();
        for one in &changed {
            let Some(place) = place(one) else { continue };
            for (parent, blob) in before.iter_mut().zip(&one.old) {
                if let Some(version) = versions.of(&place, blob.as_ref()) {
                    paths.insert(version.id.clone(), one.path.clone());
                    parent.insert(version.id.clone(), version);
                }
            }
            after.extend(versions.with_result(&place, one.new.as_ref()));
        }
        for version in after {
            let there: Vec<Option<Version>> = before
                .iter()
                .map(|parent| parent.get(&version.id).cloned())
                .collect();
            if there.iter().flatten().any(|there| there.result) {
                continue;
            }
            let moved = |version: &Version| {
                let place = paths.get(&version.id);
                place.is_some_and(|old| !folders.iter().any(|folder| old.starts_with(folder)))
            };
            if moved(&version) {
                return Ok(false);
            }
            found.entry(version.id.clone()).or_default().push(Brought {
                commit: Some(commit.id.clone()),
                with: version,
                before: Some(there),
            });
        }
    }
    Ok(true)
}

fn home_files(
    home: &Home,
    commit: &str,
    folders: &[String],
) -> Result<Vec<(Place, String)>, GitError> {
    let mut files = Vec::new();
    for folder in folders {
        let own = home.git.blob_id(commit, folder)?;
        let own = own.map(|blob| (folder.clone(), blob));
        for (path, blob) in home.git.files(commit, folder)?.into_iter().chain(own) {
            let place = path.strip_prefix(home.prefix()).and_then(is_experiment);
            files.extend(place.map(|place| (place, blob)));
        }
    }
    Ok(files)
}
