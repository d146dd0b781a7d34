//! Fields from a TOML document: from a file, from standard input, or out of an editor.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use toml::{Table, Value};

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
        input,
        read::plain,
    },
    practice::{
        diff,
        field::{Field, Shape},
    },
    say,
    store::{codec, home::StoreError},
};

/// A document that is larger than this is not one that somebody wrote.
const LARGEST: u64 = 1 << 20;

/// Reads a document; `-` is standard input. Keys that the form does not have are refused, for
/// what stands under them would be lost without a word.
pub fn read(app: &App<'_>, path: &Path, fields: &[Field]) -> Result<Table, Failure> {
    let name = path.display().to_string();
    let bytes = input::bytes(app, path, LARGEST + 1)?;
    if bytes.len() as u64 > LARGEST {
        let message = say!("failed-too-large", path = &name);
        return Err(Failure::new(exit::FAILED, message).hint(say!("hint-from")));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let error = error.utf8_error().to_string();
        let message = say!("failed-from", path = &name, error = error);
        Failure::new(exit::FAILED, message)
    })?;
    let table = codec::read(&text).map_err(|error| {
        Failure::from(StoreError::Text {
            path: name.clone(),
            error,
        })
        .hint(say!("hint-from"))
    })?;
    known(&table, &mut Vec::new(), fields).map_err(|key| unknown(&key, &name, fields))?;
    Ok(table)
}

fn unknown(key: &str, path: &str, fields: &[Field]) -> Failure {
    let known: Vec<String> = fields.iter().map(|field| field.path.join(".")).collect();
    Failure::usage(say!("failed-unknown-key", path = path, key = key))
        .hint(say!("hint-unknown-key", known = known.join(", ")))
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

/// Lets somebody write the document in their editor, again with what is wrong as a comment until it
/// can be recorded. None when they leave it empty.
pub fn edit(
    app: &App<'_>,
    editor: &str,
    form: &str,
    start: &Table,
    fields: &[Field],
    check: &dyn Fn(&Table) -> Result<(), Failure>,
) -> Result<Option<Table>, Failure> {
    let mut text = template(app, form, start, fields);
    loop {
        let written = in_editor(editor, &text, "record.toml")?;
        let wrong = match understood(&written, fields) {
            Ok(table) if table.is_empty() => return Ok(None),
            Ok(table) => match check(&table) {
                Ok(()) => return Ok(Some(table)),
                Err(failure) => failure,
            },
            Err(failure) => failure,
        };
        let body: String = written
            .lines()
            .filter(|line| !line.starts_with(WRONG))
            .map(|line| format!("{line}\n"))
            .collect();
        let above = written
            .lines()
            .filter(|line| line.starts_with(WRONG))
            .count();
        let lines = comment(app, &wrong, above);
        let next = format!("{lines}{body}");
        if next == text {
            // Nothing was mended, so nobody is there to mend it.
            return Err(wrong);
        }
        text = next;
    }
}

/// Begins the lines that say what is wrong.
const WRONG: &str = "#! ";

/// What is wrong, to stand above the text in place of the lines that stood there.
fn comment(app: &App<'_>, wrong: &Failure, above: usize) -> String {
    if let Some(spot) = &wrong.spot {
        let line = (spot.line + 1).saturating_sub(above);
        return format!("{WRONG}{line}:{}: {}\n", spot.column, spot.what);
    }
    let hint = wrong.hint.as_ref().map(|hint| app.spoken_plainly(hint));
    let said = [app.say(&wrong.message)].into_iter().chain(hint);
    said.flat_map(|text| {
        text.lines()
            .map(|line| format!("{WRONG}{line}\n"))
            .collect::<Vec<_>>()
    })
    .collect()
}

/// The document in a text, or what is wrong with it.
fn understood(text: &str, fields: &[Field]) -> Result<Table, Failure> {
    let table = codec::read(text).map_err(|error| {
        Failure::from(StoreError::Text {
            path: "record.toml".to_owned(),
            error,
        })
    })?;
    known(&table, &mut Vec::new(), fields).map_err(|key| unknown(&key, "record.toml", fields))?;
    Ok(table)
}

/// A text as somebody leaves it in their editor.
pub fn in_editor(editor: &str, text: &str, name: &str) -> Result<String, Failure> {
    let failed = |error: String| {
        Failure::new(
            exit::FAILED,
            say!("failed-editor", editor = editor, error = error),
        )
    };
    let wrong = |error: std::io::Error| failed(error.to_string());
    let folder = tempfile::Builder::new()
        .prefix("kata-")
        .tempdir()
        .map_err(wrong)?;
    let file: PathBuf = folder.path().join(name);
    std::fs::write(&file, text).map_err(wrong)?;
    // As git does it: the editor may be a command with options.
    let status = Command::new("sh")
        .args(["-c", &format!("{editor} \"$@\""), editor])
        .arg(&file)
        .status()
        .map_err(wrong)?;
    if !status.success() {
        return Err(failed(status.to_string()));
    }
    let written = std::fs::read(&file).map_err(wrong)?;
    String::from_utf8(written).map_err(|error| failed(error.to_string()))
}

/// One answer, written in the editor.
pub fn write_text(editor: &str, text: &str) -> Result<String, Failure> {
    Ok(plain(&in_editor(editor, text, "answer.txt")?))
}

/// What stands in the editor: each field with its question, its value where it has one, and open
/// where it has none.
fn template(app: &App<'_>, form: &str, start: &Table, fields: &[Field]) -> String {
    let words = app.words();
    let mut fields: Vec<&Field> = fields.iter().collect();
    fields.sort_by_key(|field| field.place);
    let mut text = format!("# {}\n", words.by_name("editor-how"));
    for field in fields {
        let asked = words.ask(form, &field.label());
        let choices = match &field.shape {
            Shape::Choice(choices) => format!(" ({})", choices.join(", ")),
            _ => String::new(),
        };
        let key = field.path.join(".");
        let line = match diff::at(start, &field.path) {
            Some(value) => format!("{key} = {}", codec::value(value)),
            None if field.required => format!("{key} = \"\""),
            None => format!("# {key} ="),
        };
        text.push_str(&format!("\n# {asked}{choices}\n{line}\n"));
    }
    text
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
