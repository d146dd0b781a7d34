//! Fields from a TOML document: from a file, from standard input, or out of an editor.

use std::{
    io::Read,
    path::{Path, PathBuf},
    process::Command,
};

use toml::{Table, Value};

use crate::{
    cmd::failure::{Failure, exit},
    practice::field::Field,
    say,
    store::{
        codec::{self, TextError},
        home::StoreError,
    },
};

/// A document that is larger than this is not one that somebody wrote.
const LARGEST: u64 = 1 << 20;

/// Reads a document; `-` is standard input. Keys that the form does not have are refused, for
/// what stands under them would be lost without a word.
pub fn read(path: &Path, fields: &[Field]) -> Result<Table, Failure> {
    let name = path.display().to_string();
    let failed = |error: std::io::Error| {
        Failure::new(
            exit::FAILED,
            say!("failed-from", path = &name, error = error.to_string()),
        )
    };
    let mut text = String::new();
    if name == "-" {
        std::io::stdin()
            .lock()
            .take(LARGEST)
            .read_to_string(&mut text)
            .map_err(failed)?;
    } else {
        std::fs::File::open(path)
            .map_err(failed)?
            .take(LARGEST)
            .read_to_string(&mut text)
            .map_err(failed)?;
    }
    let table = codec::read(&text).map_err(|error| {
        Failure::from(StoreError::Text {
            path: name.clone(),
            error,
        })
        .hint(say!("hint-from"))
    })?;
    known(&table, &mut Vec::new(), fields).map_err(|key| {
        let known: Vec<String> = fields.iter().map(|field| field.path.join(".")).collect();
        Failure::usage(say!("failed-unknown-key", path = &name, key = key))
            .hint(say!("hint-unknown-key", known = known.join(", ")))
    })?;
    Ok(table)
}

/// The first key that no field has.
fn known(table: &Table, above: &mut Vec<String>, fields: &[Field]) -> Result<(), String> {
    for (key, value) in table {
        above.push(key.clone());
        let whole = fields.iter().any(|field| field.path == *above);
        let partly = fields.iter().any(|field| field.path.starts_with(above));
        match value {
            _ if whole => {}
            Value::Table(below) if partly => known(below, above, fields)?,
            _ => return Err(above.join(".")),
        }
        above.pop();
    }
    Ok(())
}

/// Lets somebody write the document in their editor, again with the error as a comment until it
/// can be read. None when they leave it empty.
pub fn edit(editor: &str, start: &Table, fields: &[Field]) -> Result<Option<Table>, Failure> {
    let failed = |error: std::io::Error| {
        Failure::new(
            exit::FAILED,
            say!("failed-editor", editor = editor, error = error.to_string()),
        )
    };
    let folder = tempfile::Builder::new()
        .prefix("kata-")
        .tempdir()
        .map_err(failed)?;
    let file: PathBuf = folder.path().join("record.toml");
    let mut text = template(start, fields)?;
    loop {
        std::fs::write(&file, &text).map_err(failed)?;
        // As git does it: the editor may be a command with options.
        let status = Command::new("sh")
            .args(["-c", &format!("{editor} \"$@\""), editor])
            .arg(&file)
            .status()
            .map_err(failed)?;
        if !status.success() {
            let message = say!("failed-editor", editor = editor, error = status.to_string());
            return Err(Failure::new(exit::FAILED, message));
        }
        let written = std::fs::read_to_string(&file).map_err(failed)?;
        let wrong = match codec::read(&written) {
            Ok(table) if table.is_empty() => return Ok(None),
            Ok(table) => match known(&table, &mut Vec::new(), fields) {
                Ok(()) => return Ok(Some(table)),
                Err(key) => format!("? {key}"),
            },
            Err(TextError {
                line,
                column,
                message,
                ..
            }) => format!("{line}:{column}: {message}"),
        };
        if written == text {
            // Nothing was mended, so nobody is there to mend it.
            return Err(Failure::new(
                exit::FAILED,
                say!("failed-edited", error = wrong),
            ));
        }
        let body: String = written
            .lines()
            .filter(|line| !line.starts_with("#! "))
            .map(|line| format!("{line}\n"))
            .collect();
        text = format!("#! {wrong}\n{body}");
    }
}

/// What stands in the editor: the fields with their values, and the others as comments.
fn template(start: &Table, fields: &[Field]) -> Result<String, Failure> {
    let written = codec::write(None, &Table::new(), start).map_err(|error| StoreError::Text {
        path: "record.toml".to_owned(),
        error,
    })?;
    let mut open = String::new();
    for field in fields {
        let value = field
            .path
            .iter()
            .try_fold(start, |table, key| table.get(key).and_then(Value::as_table));
        let there = field.path.split_last().is_some_and(|(last, above)| {
            let table = above
                .iter()
                .try_fold(start, |table, key| table.get(key)?.as_table());
            table.is_some_and(|table| table.contains_key(last))
        });
        if value.is_none() && !there {
            let needed = if field.required { "" } else { "# " };
            let empty = if field.required { " = \"\"" } else { " =" };
            open.push_str(&format!(
                "# {}\n{needed}{}{empty}\n",
                field.help,
                field.path.join(".")
            ));
        }
    }
    Ok(format!("{open}{written}"))
}

/// `given` laid over `under`, table by table.
pub fn over(mut under: Table, given: &Table) -> Table {
    for (key, value) in given {
        match (under.get_mut(key), value) {
            (Some(Value::Table(below)), Value::Table(above)) => *below = over(below.clone(), above),
            _ => {
                under.insert(key.clone(), value.clone());
            }
        }
    }
    under
}
