//! Two commits that meet: the records of both, merged, as the files that they come to.
//!
//! What a merge is is decided in `practice/merge.rs`. Here the three trees are read, and written
//! texts keep what no record knows of: comments, the order of keys, blank lines. A file that one
//! side alone changed has that side's very bytes.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use crate::{
    practice::{
        entry::{Entry, Place},
        merge::{self, Became, Met, Open, Side, Take, Together, Trees, Version},
        stem,
        when::Stamp,
    },
    store::{
        codec,
        git::{File, Git, GitError, Joint, Unmerged, Woven},
        home::{Home, StoreError, Writing},
        layout, numbers,
    },
};

/// Two commits, and what their records come to.
#[derive(Debug)]
pub struct Meeting {
    pub bases: Vec<String>,
    pub ours: String,
    pub theirs: String,
    pub together: Together,
    /// The record files that differ, and their blobs: in the common version, here, and in what comes
    /// in.
    files: BTreeMap<String, [Option<String>; 3]>,
    /// Files that cannot be read as records on one of the sides: git merges their lines.
    pub unreadable: Vec<String>,
}

/// The commits that meet.
struct Sides {
    bases: Vec<String>,
    ours: String,
    theirs: String,
}

/// The blobs of one path: in each base, here, and in what comes in.
#[derive(Default, Clone)]
struct Blobs {
    bases: Vec<Option<String>>,
    ours: Option<String>,
    theirs: Option<String>,
}

impl Home {
    /// Brings the records of two commits together.
    pub fn meet(
        &self,
        ours: &str,
        theirs: &str,
        upstream: Option<Side>,
    ) -> Result<Meeting, StoreError> {
        let bases = self.git.merge_bases(ours, theirs)?;
        self.meet_from(&bases, ours, theirs, upstream)
    }

    /// The same with the common versions given, as where one commit is taken over alone.
    pub fn meet_from(
        &self,
        bases: &[String],
        ours: &str,
        theirs: &str,
        upstream: Option<Side>,
    ) -> Result<Meeting, StoreError> {
        let blobs = self.differing(bases, ours, theirs)?;
        let sides = Sides {
            bases: bases.to_vec(),
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
        };
        self.meet_blobs(sides, blobs, upstream)
    }

    /// The same for what is in conflict in the index, where no commit says what is taken over.
    pub fn meet_in_index(&self, unmerged: &[Unmerged]) -> Result<Meeting, StoreError> {
        let head = self.git.head()?.unwrap_or_default();
        let sides = Sides {
            bases: vec![head.clone()],
            ours: head.clone(),
            theirs: head,
        };
        let blobs = unmerged.iter().map(|one| {
            let [base, ours, theirs] = one.stages.clone();
            let bases = vec![base];
            let blobs = Blobs {
                bases,
                ours,
                theirs,
            };
            (one.path.clone(), blobs)
        });
        self.meet_blobs(sides, blobs.collect(), None)
    }

    fn meet_blobs(
        &self,
        sides: Sides,
        all: BTreeMap<String, Blobs>,
        upstream: Option<Side>,
    ) -> Result<Meeting, StoreError> {
        let Sides {
            bases,
            ours,
            theirs,
        } = sides;
        let mut unreadable = Vec::new();
        let mut trees: [Vec<Vec<Entry>>; 3] = [
            vec![Vec::new(); bases.len()],
            vec![Vec::new()],
            vec![Vec::new()],
        ];
        let mut blobs = BTreeMap::new();
        for (path, those) in all {
            let Some(place) = self.place_of(&path) else {
                continue;
            };
            let Some(versions) = self.versions(&place, &those)? else {
                unreadable.push(path);
                continue;
            };
            let (bases, sides) = versions.split_at(versions.len() - 2);
            for (tree, entry) in trees[0].iter_mut().zip(bases) {
                tree.extend(entry.clone());
            }
            trees[1][0].extend(sides[0].clone());
            trees[2][0].extend(sides[1].clone());
            blobs.insert(path, those);
        }
        let [base, ours_tree, theirs_tree] = trees;
        let trees = Trees {
            base: agreed(base),
            ours: ours_tree.into_iter().flatten().collect(),
            theirs: theirs_tree.into_iter().flatten().collect(),
        };
        // Only where two records have one name is a number needed, which is rare.
        let failed = std::cell::RefCell::new(None);
        let together = merge::together(trees, upstream, |place| {
            self.highest(&ours, &theirs, place).unwrap_or_else(|error| {
                failed.replace(Some(error));
                0
            })
        });
        if let Some(error) = failed.take() {
            return Err(error);
        }
        Ok(Meeting {
            bases,
            ours,
            theirs,
            together,
            files: blobs
                .into_iter()
                .map(|(path, blobs)| {
                    let base = blobs.bases.into_iter().next().flatten();
                    (path, [base, blobs.ours, blobs.theirs])
                })
                .collect(),
            unreadable,
        })
    }

    fn place_of(&self, path: &str) -> Option<Place> {
        layout::place(path.strip_prefix(self.prefix())?)
    }

    /// Every record file that is not the same everywhere.
    fn differing(
        &self,
        bases: &[String],
        ours: &str,
        theirs: &str,
    ) -> Result<BTreeMap<String, Blobs>, GitError> {
        let paths = self.record_paths();
        let none = Blobs {
            bases: vec![None; bases.len()],
            ..Blobs::default()
        };
        let mut all: BTreeMap<String, Blobs> = BTreeMap::new();
        if bases.is_empty() {
            for (side, commit) in [(Side::Ours, ours), (Side::Theirs, theirs)] {
                for path in &paths {
                    let mut found = self.git.files(commit, path)?;
                    found.extend(self.git.blob_id(commit, path)?.map(|id| (path.clone(), id)));
                    for (path, blob) in found {
                        let blobs = all.entry(path).or_insert_with(|| none.clone());
                        match side {
                            Side::Ours => blobs.ours = Some(blob),
                            Side::Theirs => blobs.theirs = Some(blob),
                        }
                    }
                }
            }
            return Ok(all);
        }
        let mut differ: BTreeSet<String> = BTreeSet::new();
        for base in bases {
            for side in [ours, theirs] {
                let pairs = self.git.pairs(base, side, &paths)?;
                differ.extend(pairs.into_iter().map(|pair| pair.path));
            }
        }
        for path in differ {
            let mut blobs = none.clone();
            for (base, blob) in bases.iter().zip(&mut blobs.bases) {
                *blob = self.git.blob_id(base, &path)?;
            }
            blobs.ours = self.git.blob_id(ours, &path)?;
            blobs.theirs = self.git.blob_id(theirs, &path)?;
            all.insert(path, blobs);
        }
        Ok(all)
    }

    /// The record in each of a path's blobs; none where one that is there is no record.
    fn versions(
        &self,
        place: &Place,
        blobs: &Blobs,
    ) -> Result<Option<Vec<Option<Entry>>>, GitError> {
        let mut versions = Vec::new();
        for blob in blobs.bases.iter().chain([&blobs.ours, &blobs.theirs]) {
            let entry = self.blob_record(place, blob.as_ref())?;
            if blob.is_some() && entry.is_none() {
                return Ok(None);
            }
            versions.push(entry);
        }
        Ok(Some(versions))
    }

    /// The tree of a merge in which nothing is open, or the other files that git leaves to a person.
    pub fn weave(&self, meeting: &Meeting) -> Result<Woven, StoreError> {
        let files = meeting.files(self)?;
        let Meeting {
            bases,
            ours,
            theirs,
            ..
        } = meeting;
        Ok(self.git.weave(bases, ours, theirs, &files)?)
    }

    /// Makes the commit of a merge, and moves the branch, the index and the work tree on to it.
    pub fn join(
        &self,
        writing: &Writing,
        meeting: &Meeting,
        tree: &str,
        message: &str,
        at: Stamp,
        clock: Stamp,
    ) -> Result<String, StoreError> {
        let joint = Joint {
            ours: &meeting.ours,
            theirs: &meeting.theirs,
            tree,
            message,
            author_date: at.time(),
            committer_date: clock.time(),
        };
        let commit = self.git.join(writing.lock(), &joint)?;
        self.move_on(writing, &commit)?;
        Ok(commit)
    }

    /// Ends a merge that git has stopped at, with what is in the index.
    pub fn conclude(
        &self,
        writing: &Writing,
        message: &str,
        at: Stamp,
        clock: Stamp,
    ) -> Result<String, StoreError> {
        let (at, clock) = (at.time(), clock.time());
        Ok(self.git.conclude(writing.lock(), message, &at, &clock)?)
    }

    /// Moves the branch, the index and the work tree on to a commit that has HEAD among its ancestors.
    pub fn move_on(&self, writing: &Writing, to: &str) -> Result<(), StoreError> {
        Ok(self.git.move_on(writing.lock(), to)?)
    }

    /// The highest number that a kind of record ever had on a board, on either side.
    fn highest(&self, ours: &str, theirs: &str, place: &Place) -> Result<u32, StoreError> {
        let path = layout::path(place);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let board = place.board.as_deref();
        let mut highest = self.next_number(board, place.kind)?.saturating_sub(1);
        for commit in [ours, theirs] {
            for (path, _) in self.git.files(commit, &self.below(folder))? {
                let name = path.rsplit('/').next().unwrap_or_default();
                let number = stem::number(name.trim_end_matches(".toml"));
                highest = highest.max(number.unwrap_or(0));
            }
        }
        for (one, other) in [(ours, theirs), (theirs, ours)] {
            let beyond = numbers::highest_beyond(&self.git, one, other, board, place.kind)?;
            highest = highest.max(beyond);
        }
        Ok(highest)
    }
}

/// What several common versions agree on: where they do not, each side has decided for itself, and
/// neither can be told from a change.
fn agreed(mut bases: Vec<Vec<Entry>>) -> Vec<Entry> {
    let Some(first) = bases.pop() else {
        return Vec::new();
    };
    if bases.is_empty() {
        return first;
    }
    let known = |entry: &Entry, other: &Entry| {
        entry.place.kind == other.place.kind
            && match entry.id() {
                "" => entry.place == other.place,
                id => id == other.id(),
            }
    };
    let common = |entry: Entry| {
        let mut fields = entry.fields.clone().into_table();
        for base in &bases {
            let other = base.iter().find(|other| known(&entry, other))?;
            fields = in_both(&fields, &other.fields);
        }
        Some(Entry {
            fields: fields.into(),
            ..entry
        })
    };
    first.into_iter().filter_map(common).collect()
}

fn in_both(one: &Table, other: &Table) -> Table {
    let mut both = Table::new();
    for (key, value) in one {
        match (value, other.get(key)) {
            (Value::Table(one), Some(Value::Table(other))) => {
                both.insert(key.clone(), Value::Table(in_both(one, other)));
            }
            (value, Some(other)) if value == other => {
                both.insert(key.clone(), value.clone());
            }
            _ => {}
        }
    }
    both
}

impl Meeting {
    /// What a person has to decide: the record, and the field.
    pub fn open(&self) -> impl Iterator<Item = (&Met, &Open)> {
        self.together.records.iter().flat_map(|met| {
            let open = match &met.became {
                Became::Merged(merged) => merged.open.as_slice(),
                _ => &[],
            };
            open.iter().map(move |open| (met, open))
        })
    }

    /// Decides a field of a record.
    pub fn decide(
        &mut self,
        place: &Place,
        path: &[String],
        take: &Take,
    ) -> Result<(), merge::NoBoth> {
        for met in &mut self.together.records {
            if met.place == *place
                && let Became::Merged(merged) = &mut met.became
            {
                merged.decide(path, take)?;
            }
        }
        Ok(())
    }

    /// The records that are as neither side has them.
    pub fn combined(&self) -> impl Iterator<Item = &Met> {
        let merged = |met: &&Met| matches!(met.became, Became::Merged(_));
        self.together.records.iter().filter(merged)
    }

    /// The files that the merge comes to, as git names them. Nothing may be open any more.
    pub fn files(&self, home: &Home) -> Result<Vec<(String, File)>, StoreError> {
        let mut files: BTreeMap<String, File> = self
            .files
            .keys()
            .map(|path| (path.clone(), File::Gone))
            .collect();
        for met in &self.together.records {
            let file = match &met.became {
                Became::Gone => continue,
                Became::As(side) => match met.side(*side) {
                    // Comments and the like are no part of a record, and may have changed alone.
                    Some(version) if self.rewritten(home, met, side.other()) => {
                        File::New(self.written(home, met, &version.is.fields)?.into_bytes())
                    }
                    Some(version) => self.as_it_stands(home, *side, version)?,
                    None => continue,
                },
                Became::Merged(merged) => {
                    File::New(self.written(home, met, &merged.fields)?.into_bytes())
                }
            };
            files.insert(home.below(&layout::path(&met.place)), file);
        }
        Ok(files.into_iter().collect())
    }

    fn as_it_stands(&self, home: &Home, side: Side, version: &Version) -> Result<File, StoreError> {
        if version.was.fields == version.is.fields
            && let Some(blob) = self.blob(home, side, &version.was.place)
        {
            return Ok(File::Blob(blob));
        }
        let text = self.text(home, side, version)?;
        let text = write(
            &version.is.place,
            text.as_deref(),
            &version.was.fields,
            &version.is.fields,
        )?;
        Ok(File::New(text.into_bytes()))
    }

    fn blob(&self, home: &Home, side: Side, place: &Place) -> Option<String> {
        let [_, ours, theirs] = self.files.get(&home.below(&layout::path(place)))?;
        match side {
            Side::Ours => ours.clone(),
            Side::Theirs => theirs.clone(),
        }
    }

    /// Whether a side has a record's file otherwise than the common version and the other side.
    fn rewritten(&self, home: &Home, met: &Met, side: Side) -> bool {
        let (Some(base), Some(own), Some(other)) =
            (&met.base, met.side(side), met.side(side.other()))
        else {
            return false;
        };
        let blob = self.blob(home, side, &own.was.place);
        let path = home.below(&layout::path(&base.place));
        let before = self.files.get(&path).and_then(|[base, ..]| base.clone());
        blob != before && blob != self.blob(home, side.other(), &other.was.place)
    }

    fn text(
        &self,
        home: &Home,
        side: Side,
        version: &Version,
    ) -> Result<Option<String>, StoreError> {
        let Some(blob) = self.blob(home, side, &version.was.place) else {
            return Ok(None);
        };
        let bytes = home.git.content(&blob)?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// A record that both sides changed, as text.
    fn written(&self, home: &Home, met: &Met, fields: &Table) -> Result<String, StoreError> {
        let side = |side: Side| -> Result<Option<(String, Table)>, StoreError> {
            let Some(version) = met.side(side) else {
                return Ok(None);
            };
            let text = self.text(home, side, version)?.unwrap_or_default();
            Ok(Some((
                codec::tidy(&text),
                version.was.fields.clone().into_table(),
            )))
        };
        let (Some(one), Some(other)) = (side(Side::Ours)?, side(Side::Theirs)?) else {
            let one = side(Side::Ours)?.or(side(Side::Theirs)?);
            let (text, was) = one.unwrap_or_default();
            return write(&met.place, Some(&text), &was, fields);
        };
        let base = met.base.as_ref();
        let base = base.map(|base| self.base_text(home, base)).transpose()?;
        let base = base.flatten().unwrap_or_default();
        let sides = [(one.0.as_str(), &one.1), (other.0.as_str(), &other.1)];
        lines_of_both(&home.git, &met.place, &base, sides, fields)
    }

    fn base_text(&self, home: &Home, base: &Entry) -> Result<Option<String>, StoreError> {
        let [only] = self.bases.as_slice() else {
            return Ok(None);
        };
        let path = home.below(&layout::path(&base.place));
        let bytes = home.git.blob(only, &path)?;
        Ok(bytes.map(|bytes| codec::tidy(&String::from_utf8_lossy(&bytes))))
    }
}

/// A record that both sides changed, as text: as git would merge its lines, where that says what the
/// records come to; else one side's text with what differs, and the other's comments.
pub(super) fn lines_of_both(
    git: &Git,
    place: &Place,
    base: &str,
    [one, other]: [(&str, &Table); 2],
    fields: &Table,
) -> Result<String, StoreError> {
    // In an order that does not depend on who merges.
    let ((text, was), (other, _)) = match one.0 <= other.0 {
        true => (one, other),
        false => (other, one),
    };
    let lines = git.merge_lines(base.as_bytes(), text.as_bytes(), other.as_bytes())?;
    let lines = lines.and_then(|lines| String::from_utf8(lines).ok());
    if let Some(lines) = lines
        && codec::read(&lines).is_ok_and(|read| read == *fields)
    {
        return Ok(lines);
    }
    let mut written = write(place, Some(text), was, fields)?;
    let comment = |line: &&str| line.trim_start().starts_with('#');
    let lost: Vec<&str> = other
        .lines()
        .filter(comment)
        .filter(|line| !base.contains(line.trim()) && !written.contains(line.trim()))
        .collect();
    if !lost.is_empty() {
        let with = format!("{written}{}\n", lost.join("\n"));
        // A line of a text may look like a comment.
        if codec::read(&with).is_ok_and(|read| read == *fields) {
            written = with;
        }
    }
    Ok(written)
}

fn write(place: &Place, text: Option<&str>, was: &Table, is: &Table) -> Result<String, StoreError> {
    codec::write(text, was, is).map_err(|error| StoreError::Text {
        path: layout::path(place),
        error,
    })
}
