//! A form filled in: by flags, by a document, or in an editor.

use schemars::JsonSchema;
use serde::Deserialize;
use toml::{Table, Value};

use crate::{
    cmd::{
        app::App,
        document,
        failure::{Failure, exit},
        form::{Given, own_fields},
        read::Reader,
        session::Session,
    },
    practice::{
        board::Birth,
        entry::{Entry, Lists},
        field::{Field, Shape, fields},
        kind::Record,
    },
    say,
};

impl Session {
    pub fn reader<'a>(&'a self, app: &'a App<'_>) -> Reader<'a> {
        Reader {
            words: app.words(),
            now: app.now(),
            settings: self.home.own(),
            board: self.board.as_ref(),
            home: &self.home,
            unit: self.unit.as_deref(),
        }
    }

    /// Reads a form's flags into its values; every flag that is missing is named at once, and so is
    /// the record's own name where it has to be given and was not.
    pub fn named_form<T: Record>(
        &self,
        app: &App<'_>,
        given: &Given<T>,
        name: Option<String>,
    ) -> Result<(String, T), Failure> {
        let Some(name) = name else {
            let form: Vec<Field> = own_fields::<T>().collect();
            let table = self.with_document(app, self.reader(app).table(&given.written)?, &form)?;
            return Err(missing(
                ["SLUG".to_owned()]
                    .into_iter()
                    .chain(lacking(&form, &table))
                    .collect(),
            ));
        };
        Ok((name, self.struct_of(app, given)?))
    }

    /// Several records of one kind, one for each text that was written.
    pub fn forms<T: Record>(
        &self,
        app: &App<'_>,
        given: Given<T>,
    ) -> Result<Vec<(T, Birth)>, Failure> {
        (0..)
            .zip(given.each())
            .map(|(ahead, given)| Ok((self.struct_of(app, &given)?, self.birth(T::KIND, ahead)?)))
            .collect()
    }

    /// As [`Session::form`], for a form that is a part of a record.
    pub fn struct_of<T>(&self, app: &App<'_>, given: &Given<T>) -> Result<T, Failure>
    where
        T: JsonSchema + for<'de> Deserialize<'de>,
    {
        let table = self.table(app, given)?;
        T::deserialize(Value::Table(table))
            .map_err(|error| Failure::usage(say!("failed-form", error = error.message())))
    }

    fn table<T: JsonSchema>(&self, app: &App<'_>, given: &Given<T>) -> Result<Table, Failure> {
        let form: Vec<Field> = own_fields::<T>().collect();
        let given = self.reader(app).table(&given.written)?;
        let table = self.with_document(app, given, &form)?;
        let lacking = lacking(&form, &table);
        if !lacking.is_empty() {
            return Err(missing(lacking));
        }
        let mut table = without_blanks(table);
        // The day is the program's to fill in.
        if fields::<T>()
            .iter()
            .any(|field| field.managed && field.path == ["on"])
        {
            table.insert("on".to_owned(), Value::from(self.at.day()));
        }
        Ok(table)
    }

    /// A form of parts, each of which may be left out: by flags and from a document.
    pub fn parts_of<T>(&self, app: &App<'_>, given: &[(Field, Vec<String>)]) -> Result<T, Failure>
    where
        T: JsonSchema + for<'de> Deserialize<'de>,
    {
        let form: Vec<Field> = own_fields::<T>().collect();
        let given = self.reader(app).table(given)?;
        self.in_parts(self.with_document(app, given, &form)?)
    }

    /// A form of parts from a document that was read. A part that is begun needs what it needs.
    pub fn in_parts<T>(&self, table: Table) -> Result<T, Failure>
    where
        T: JsonSchema + for<'de> Deserialize<'de>,
    {
        let mut table = without_blanks(table);
        let mut lacking = Vec::new();
        for field in fields::<T>() {
            let [part, key] = field.path.as_slice() else {
                continue;
            };
            let Some(Value::Table(part)) = table.get_mut(part) else {
                continue;
            };
            // The day is the program's to fill in.
            if field.managed && key == "on" {
                part.insert("on".to_owned(), Value::from(self.at.day()));
            } else if field.required && !field.managed && !is_in(part, std::slice::from_ref(key)) {
                lacking.push(field.path.join("."));
            }
        }
        if !lacking.is_empty() {
            return Err(missing(lacking));
        }
        // Of a value inside parts, the error of deserializing does not say where it stands.
        let misfit = own_fields::<T>().find(|field| !fits(field, &table));
        if let Some(field) = misfit {
            return Err(Failure::usage(say!(
                "failed-value",
                key = field.path.join(".")
            )));
        }
        T::deserialize(Value::Table(table))
            .map_err(|error| Failure::usage(say!("failed-form", error = error.message())))
    }

    /// The flags, laid over what stands in the document of `--from`, or shown in the editor.
    fn with_document(&self, app: &App<'_>, given: Table, form: &[Field]) -> Result<Table, Failure> {
        let written = match (&self.recording.from, self.recording.edit) {
            (Some(path), _) => document::over(document::read(path, form)?, &given),
            (None, true) => self.in_editor(&given, form)?,
            (None, false) => return Ok(given),
        };
        self.reader(app).document(written, form)
    }

    fn in_editor(&self, start: &Table, form: &[Field]) -> Result<Table, Failure> {
        let editor = self.home.git.editor()?;
        let left = || Failure::new(exit::FAILED, say!("failed-left-editor"));
        document::edit(&editor, start, form)?.ok_or_else(left)
    }

    /// A record with what `edit` was given laid over it: first the document, which shows lists
    /// whole, then the flags, which add to them.
    pub fn edited(
        &self,
        app: &App<'_>,
        entry: &Entry,
        given: &[(Field, Vec<String>)],
        form: &[Field],
    ) -> Result<Entry, Failure> {
        let flags = self.reader(app).table(given)?;
        let document = match (&self.recording.from, self.recording.edit) {
            (Some(path), _) => document::read(path, form)?,
            // What is taken out in the editor is taken out.
            (None, true) => {
                let shown = only(&entry.fields, form);
                with_removals(self.in_editor(&shown, form)?, &shown)
            }
            (None, false) => Table::new(),
        };
        let document = self.reader(app).document(document, form)?;
        let edited = entry
            .with(&document, Lists::Replace)
            .and_then(|entry| entry.with(&flags, Lists::Grow));
        edited.map_err(|error| {
            let reference = entry.reference().to_string();
            Failure::usage(say!(
                "failed-edit",
                reference = reference,
                error = error.message()
            ))
            .hint(say!("hint-edit"))
        })
    }

    /// A form that is read from its flags alone, beside another one that a document is for.
    pub fn flags_alone<T>(&self, app: &App<'_>, given: &Given<T>) -> Result<T, Failure>
    where
        T: JsonSchema + for<'de> Deserialize<'de>,
    {
        let table = without_blanks(self.reader(app).table(&given.written)?);
        T::deserialize(Value::Table(table))
            .map_err(|error| Failure::usage(say!("failed-form", error = error.message())))
    }
}

/// Without the empty texts, which say that there is nothing.
fn without_blanks(table: Table) -> Table {
    let kept = table.into_iter().filter_map(|(key, value)| match value {
        Value::String(text) if text.is_empty() => None,
        Value::Table(below) => Some((key, Value::Table(without_blanks(below)))),
        other => Some((key, other)),
    });
    kept.filter(|(_, value)| !value.as_table().is_some_and(Table::is_empty))
        .collect()
}

/// The required flags of a form that a table has nothing for.
fn lacking(form: &[Field], table: &Table) -> Vec<String> {
    let lacking = form
        .iter()
        .filter(|field| field.required && !is_in(table, &field.path));
    lacking
        .map(|field| {
            if field.positional {
                "TEXT".to_owned()
            } else {
                format!("--{}", field.flag)
            }
        })
        .collect()
}

pub fn missing(flags: Vec<String>) -> Failure {
    let message = say!(
        "failed-missing",
        flags = flags.join(", "),
        count = flags.len()
    );
    Failure::usage(message).hint(say!("hint-missing"))
}

/// Whether what stands in a table for a field, if anything, is of the field's kind.
fn fits(field: &Field, table: &Table) -> bool {
    let Some((last, above)) = field.path.split_last() else {
        return true;
    };
    let mut inner = table;
    for key in above {
        match inner.get(key) {
            None => return true,
            Some(Value::Table(below)) => inner = below,
            Some(_) => return false,
        }
    }
    let Some(value) = inner.get(last) else {
        return true;
    };
    let number = |value: &Value| value.is_float() || value.is_integer();
    match &field.shape {
        Shape::Text | Shape::Person if !field.many => value.is_str(),
        Shape::Choice(choices) => value
            .as_str()
            .is_some_and(|text| choices.iter().any(|choice| choice == text)),
        Shape::Count => value
            .as_integer()
            .is_some_and(|count| (0..=i64::from(u32::MAX)).contains(&count)),
        Shape::Number => number(value),
        Shape::Lines => value
            .as_table()
            .is_some_and(|lines| lines.iter().all(|(_, value)| number(value))),
        _ => true,
    }
}

fn is_in(table: &Table, path: &[String]) -> bool {
    let Some((last, above)) = path.split_last() else {
        return false;
    };
    let inner = above
        .iter()
        .try_fold(table, |table, key| table.get(key)?.as_table());
    inner.is_some_and(|inner| {
        inner
            .get(last)
            .is_some_and(|value| value.as_str() != Some(""))
    })
}

/// The fields of a form that a record has, as they stand in it.
fn only(record: &Table, form: &[Field]) -> Table {
    let of_form = record
        .iter()
        .filter(|(key, _)| form.iter().any(|field| field.path.first() == Some(key)));
    of_form
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// What was written, with an empty text for what was there and is not any more.
fn with_removals(mut written: Table, shown: &Table) -> Table {
    for (key, value) in shown {
        match (written.get_mut(key), value) {
            (None, _) => {
                written.insert(key.clone(), Value::String(String::new()));
            }
            (Some(Value::Table(below)), Value::Table(shown)) => {
                *below = with_removals(std::mem::take(below), shown);
            }
            _ => {}
        }
    }
    written
}
