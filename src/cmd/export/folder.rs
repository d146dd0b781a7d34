//! A folder that is written again and again: only what changed, and nothing that is not its own.
//!
//! What was written is listed in a file in the folder itself. A file that is on that list may be
//! replaced, and goes when it is not wanted any more; everything else there is somebody's. The list is
//! written before the first file, so a command that was killed leaves nothing that the next one
//! would not know.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Component, Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    cmd::{
        export::output,
        failure::{Failure, exit},
        new_folder::NewFolder,
    },
    say,
    store::{
        home::Home,
        replace::{Done, replace},
    },
};

/// The list of what was written.
const LIST: &str = ".kata-site.json";
const SCHEMA: &str = "kata.site/1";

#[derive(Serialize, Deserialize)]
struct List {
    schema: String,
    /// Each file with a hash of what was written to it.
    files: BTreeMap<String, String>,
}

/// What became of a folder.
#[derive(Debug, Default)]
pub struct Report {
    pub written: Vec<String>,
    pub unchanged: usize,
    pub removed: Vec<String>,
    /// Not wanted any more, and left because somebody changed them.
    pub left: Vec<String>,
}

/// A folder that may be written to.
pub struct Folder {
    /// As it was named.
    named: PathBuf,
    root: PathBuf,
    had: BTreeMap<String, String>,
}

impl Folder {
    /// Opens a folder at a place, as it was named: one that is not there yet, that is empty, or that was written here before.
    pub fn open(home: &Home, place: PathBuf, named: &Path) -> Result<Folder, Failure> {
        let failed = |error: &io::Error| output::failed(named, error);
        // A link leads to the folder that is meant.
        let root = match fs::canonicalize(&place) {
            Ok(root) => root,
            Err(error) if error.kind() == io::ErrorKind::NotFound => place,
            Err(error) => return Err(failed(&error)),
        };
        output::refuse_records(home, named, &root)?;
        let mut folder = Folder {
            named: named.to_path_buf(),
            had: BTreeMap::new(),
            root,
        };
        match fs::read_dir(&folder.root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(folder),
            Err(error) => return Err(failed(&error)),
            Ok(mut entries) => {
                if entries.next().is_none() {
                    return Ok(folder);
                }
            }
        }
        let list = folder.list().map_err(|error| failed(&error))?;
        let path = named.display().to_string();
        match list {
            Some(list) => folder.had = list.files,
            None => {
                let message = say!("failed-site-foreign", path = path);
                return Err(Failure::new(exit::FAILED, message).hint(say!("hint-site-foreign")));
            }
        }
        Ok(folder)
    }

    /// The list, where there is one that can be read. What it says is not believed further than that
    /// files with such names may lie in the folder.
    fn list(&self) -> io::Result<Option<List>> {
        let path = self.root.join(LIST);
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_file() && found.len() < 64 << 20 => {}
            Ok(_) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        }
        let list: Option<List> = serde_json::from_slice(&fs::read(&path)?).ok();
        Ok(list.filter(|list| list.schema == SCHEMA).map(|mut list| {
            list.files.retain(|name, _| is_name(name));
            list
        }))
    }

    /// Writes files, and takes those away that were written before and are not among them.
    pub fn write(
        self,
        files: &BTreeMap<String, Vec<u8>>,
        hash: &dyn Fn(&[u8]) -> Result<String, Failure>,
    ) -> Result<Report, Failure> {
        let failed = |name: &str, error: &io::Error| output::failed(&self.named.join(name), error);
        for name in files.keys().chain(self.had.keys()) {
            self.refuse_links(name)?;
        }
        for name in files.keys().filter(|name| !self.had.contains_key(*name)) {
            if fs::symlink_metadata(self.root.join(name)).is_ok() {
                let path = self.named.join(name).display().to_string();
                return Err(
                    Failure::new(exit::FAILED, say!("failed-site-taken", path = path))
                        .hint(say!("hint-site-taken")),
                );
            }
        }
        let mut wanted = BTreeMap::new();
        for (name, bytes) in files {
            wanted.insert(name.clone(), hash(bytes)?);
        }
        let new =
            NewFolder::make(&self.root).map_err(|error| output::failed(&self.named, &error))?;
        let mut both = self.had.clone();
        both.extend(wanted.clone());
        self.write_list(&both)?;
        new.keep();
        let mut report = Report::default();
        for (name, bytes) in files {
            let place = self.root.join(name);
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder).map_err(|error| failed(name, &error))?;
            }
            match replace(&place, bytes).map_err(|error| failed(name, &error))? {
                Done::Written => report.written.push(name.clone()),
                Done::Unchanged => report.unchanged += 1,
            }
        }
        self.clear(&wanted, hash, &mut report)?;
        self.write_list(&wanted)?;
        Ok(report)
    }

    /// Takes away what was written before and is not wanted any more.
    fn clear(
        &self,
        wanted: &BTreeMap<String, String>,
        hash: &dyn Fn(&[u8]) -> Result<String, Failure>,
        report: &mut Report,
    ) -> Result<(), Failure> {
        let mut folders = BTreeSet::new();
        for (name, was) in self
            .had
            .iter()
            .filter(|(name, _)| !wanted.contains_key(*name))
        {
            let place = self.root.join(name);
            let bytes = match fs::symlink_metadata(&place) {
                Ok(found) if found.is_file() => fs::read(&place),
                _ => continue,
            };
            let bytes = bytes.map_err(|error| output::failed(&self.named.join(name), &error))?;
            if hash(&bytes)? != *was {
                report.left.push(name.clone());
                continue;
            }
            fs::remove_file(&place)
                .map_err(|error| output::failed(&self.named.join(name), &error))?;
            report.removed.push(name.clone());
            folders.extend(name.rsplit_once('/').map(|(folder, _)| folder.to_owned()));
        }
        for folder in folders {
            // Where anything lies in it, it stays.
            let _ = fs::remove_dir(self.root.join(folder));
        }
        Ok(())
    }

    fn write_list(&self, files: &BTreeMap<String, String>) -> Result<(), Failure> {
        let list = List {
            schema: SCHEMA.to_owned(),
            files: files.clone(),
        };
        let text = serde_json::to_string_pretty(&list).map_err(io::Error::from)?;
        replace(&self.root.join(LIST), format!("{text}\n").as_bytes())
            .map(|_| ())
            .map_err(|error| output::failed(&self.named.join(LIST), &error))
    }

    /// A link among the folders on the way would lead out of this one.
    fn refuse_links(&self, name: &str) -> Result<(), Failure> {
        let mut place = self.root.clone();
        for part in name.split('/') {
            place.push(part);
            if fs::symlink_metadata(&place).is_ok_and(|found| found.is_symlink()) {
                let path = self.named.join(name).display().to_string();
                return Err(Failure::new(
                    exit::FAILED,
                    say!("failed-symlink", path = path),
                ));
            }
        }
        Ok(())
    }
}

/// Whether a name in the list is one that a file in the folder can have.
fn is_name(name: &str) -> bool {
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    let parts = Path::new(name).components();
    !name.contains('\\')
        && parts.clone().count() > 0
        && parts.clone().count() < 4
        && parts.into_iter().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_the_list_leads_nowhere_else() {
        for good in ["index.html", "boards/packing.html", "a/b/c"] {
            assert!(is_name(good), "{good}");
        }
        for bad in [
            "",
            "..",
            "../x",
            "/etc/passwd",
            "a/../../x",
            "a/b/c/d",
            "a\\..\\b",
        ] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
