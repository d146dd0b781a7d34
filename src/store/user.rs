//! A person's own settings: one file on this machine, in no repository.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy as _;
use serde::Deserialize as _;
use similar::TextDiff;
use toml::{Table, Value};

use crate::{
    practice::settings::UserSettings,
    store::{
        codec::{self, TextError},
        home::StoreError,
        replace::replace,
    },
};

/// Nobody writes more settings than this.
const LARGEST: u64 = 1 << 20;

/// What stands in a person's own file.
#[derive(Debug, Default)]
pub struct UserFile {
    /// None where there is no folder for settings, as without a HOME.
    pub path: Option<PathBuf>,
    /// As it stands; none where there is no such file, or it cannot be read.
    pub text: Option<String>,
    pub table: Table,
    pub settings: UserSettings,
    /// What could not be read. The rest counts all the same: a slip in a file must not stop work.
    pub faults: Vec<StoreError>,
}

/// `$XDG_CONFIG_HOME/kata/config.toml`, or where this system has such files.
pub fn path() -> Option<PathBuf> {
    let folder = etcetera::choose_base_strategy().ok()?.config_dir();
    Some(folder.join("kata").join("config.toml"))
}

/// Reads the file. There is always a result; what is wrong is among its faults.
pub fn read() -> UserFile {
    let Some(path) = path() else {
        return UserFile::default();
    };
    let mut file = UserFile {
        path: Some(path.clone()),
        ..UserFile::default()
    };
    let text = match read_text(&path) {
        Ok(Some(text)) => text,
        Ok(None) => return file,
        Err(error) => {
            file.faults.push(error);
            return file;
        }
    };
    match codec::read(&text) {
        Ok(table) => {
            (file.settings, file.faults) = settings(&table, &path, &text);
            file.table = table;
        }
        Err(error) => file.faults.push(wrong(&path, error)),
    }
    file.text = Some(text);
    file
}

/// What is wrong with the values in a text of settings.
pub fn faults(table: &Table, path: &Path, text: &str) -> Vec<StoreError> {
    settings(table, path, text).1
}

/// What writing would change, as `git diff` would show it.
pub fn diff(path: &Path, old: &str, new: &str) -> String {
    let name = path.display().to_string();
    TextDiff::from_lines(old, new)
        .unified_diff()
        .header(&name, &name)
        .to_string()
}

/// Each key by itself, so that one wrong value does not take the others away.
fn settings(table: &Table, path: &Path, text: &str) -> (UserSettings, Vec<StoreError>) {
    let mut sound = Table::new();
    let mut faults = Vec::new();
    for (key, value) in table {
        let alone = Table::from_iter([(key.clone(), value.clone())]);
        match UserSettings::deserialize(Value::Table(alone)) {
            Ok(_) => {
                sound.insert(key.clone(), value.clone());
            }
            Err(error) => {
                let (line, column) = codec::place_of_key(text, std::slice::from_ref(key));
                let error = TextError {
                    line,
                    column,
                    source_line: text.lines().nth(line - 1).unwrap_or_default().to_owned(),
                    message: error.message().trim().replace('\n', ", "),
                };
                faults.push(wrong(path, error));
            }
        }
    }
    // Each key was read just now.
    let settings = UserSettings::deserialize(Value::Table(sound)).unwrap_or_default();
    (settings, faults)
}

fn wrong(path: &Path, error: TextError) -> StoreError {
    StoreError::Text {
        path: path.display().to_string(),
        error,
    }
}

/// The text of the file, which may be a link, as files of settings often are; but nothing that
/// never ends.
fn read_text(path: &Path) -> Result<Option<String>, StoreError> {
    let name = path.display().to_string();
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if absent(&error) => return Ok(None),
        Err(source) => return Err(StoreError::Io { path: name, source }),
    };
    if !metadata.is_file() {
        return Err(StoreError::NotAFile { path: name });
    }
    if metadata.len() > LARGEST {
        return Err(StoreError::TooLarge { path: name });
    }
    let bytes = fs::read(path).map_err(|source| StoreError::Io {
        path: name.clone(),
        source,
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        wrong(path, TextError::at(&text, valid, "not UTF-8"))
    })?;
    Ok(Some(text))
}

/// A folder that is no folder has no file in it either.
fn absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Writes the file whole, through a link where it is one.
pub fn write(path: &Path, text: &str) -> Result<(), StoreError> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let io = |source| StoreError::Io {
        path: path.display().to_string(),
        source,
    };
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(io)?;
    replace(&target, text.as_bytes()).map_err(io)?;
    Ok(())
}
