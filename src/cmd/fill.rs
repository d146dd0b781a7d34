//! A form filled in, read into its values: by flags, from a document, or in the editor.

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
        field::{Field, Shape, fields},
        form::Form,
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
    pub fn named_form<T: Form>(
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
    pub fn forms<T: Form + Record>(
        &self,
        app: &App<'_>,
        given: Given<T>,
    ) -> Result<Vec<(T, Birth)>, Failure> {
        (0..)
            .zip(given.each())
            .map(|(ahead, given)| Ok((self.struct_of(app, &given)?, self.birth(T::KIND, ahead)?)))
            .collect()
    }

    /// What was filled in, as the form's own struct.
    pub fn struct_of<T: Form>(&self, app: &App<'_>, given: &Given<T>) -> Result<T, Failure> {
        let form: Vec<Field> = own_fields::<T>().collect();
        let given = self.reader(app).table(&given.written)?;
        let table = self.with_document(app, given, &form)?;
        self.whole(table, &form)
    }

    /// What was filled in, with the empty texts that say what is to be removed.
    pub fn given<T: Form>(&self, app: &App<'_>, given: &Given<T>) -> Result<T, Failure> {
        let form: Vec<Field> = own_fields::<T>().collect();
        let table = self.reader(app).table(&given.written)?;
        let table = self.with_document(app, table, &form)?;
        T::deserialize(Value::Table(table))
            .map_err(|error| Failure::usage(say!("failed-form", error = error.message())))
    }

    /// A form's table as its struct, once nothing is missing.
    fn whole<T: Form>(&self, table: Table, form: &[Field]) -> Result<T, Failure> {
        let lacking = lacking(form, &table);
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
        fitting(table)
    }

    /// A form of parts, each of which may be left out: by flags and from a document.
    pub fn parts_of<T: Form>(
        &self,
        app: &App<'_>,
        given: &[(Field, Vec<String>)],
    ) -> Result<T, Failure> {
        let form: Vec<Field> = own_fields::<T>().collect();
        let given = self.reader(app).table(given)?;
        self.in_parts(self.with_document(app, given, &form)?)
    }

    /// A form of parts from a document that was read. A part that is begun needs what it needs.
    pub fn in_parts<T: Form>(&self, table: Table) -> Result<T, Failure> {
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
        fitting(table)
    }

    /// The flags, laid over what stands in the document of `--from`; or the whole as it was written
    /// in the editor, where the flags stood already.
    fn with_document(&self, app: &App<'_>, given: Table, form: &[Field]) -> Result<Table, Failure> {
        let written = match (&self.recording.document, &self.recording.from) {
            (Some(document), _) => document.clone(),
            (None, Some(path)) => document::over(document::read(app, path, form)?, &given),
            (None, None) => return Ok(given),
        };
        self.reader(app).document(written, form)
    }

    /// A form as somebody writes it in the editor, until it can be recorded.
    pub(super) fn written<T: Form>(
        &self,
        app: &App<'_>,
        given: &Given<T>,
        form: &[Field],
    ) -> Result<Table, Failure> {
        let start = self.reader(app).table(&given.written)?;
        let check = |table: &Table| {
            let table = self.reader(app).document(table.clone(), form)?;
            self.whole::<T>(table, form).map(|_| ())
        };
        self.in_editor(app, T::NAME, &start, form, &check)
    }

    /// As [`Session::written`], for a form of parts.
    pub fn written_parts<T: Form>(
        &self,
        app: &App<'_>,
        given: &[(Field, Vec<String>)],
    ) -> Result<Table, Failure> {
        let form: Vec<Field> = own_fields::<T>().collect();
        let start = self.reader(app).table(given)?;
        let check = |table: &Table| {
            let table = self.reader(app).document(table.clone(), &form)?;
            self.in_parts::<T>(table).map(|_| ())
        };
        self.in_editor(app, T::NAME, &start, &form, &check)
    }

    pub(super) fn in_editor(
        &self,
        app: &App<'_>,
        name: &str,
        start: &Table,
        form: &[Field],
        check: &dyn Fn(&Table) -> Result<(), Failure>,
    ) -> Result<Table, Failure> {
        let editor = self.home.git.editor()?;
        let left = || Failure::new(exit::FAILED, say!("failed-left-editor"));
        document::edit(app, &editor, name, start, form, check)?.ok_or_else(left)
    }

    /// Whether anything is measured on this board.
    pub(super) fn measures(&self) -> bool {
        self.board.as_ref().is_some_and(|board| {
            board
                .all::<crate::practice::metric::Metric>()
                .next()
                .is_some()
        })
    }

    /// A form that is read from its flags alone, beside another one that a document is for.
    pub fn flags_alone<T: Form>(&self, app: &App<'_>, given: &Given<T>) -> Result<T, Failure> {
        let table = without_blanks(self.reader(app).table(&given.written)?);
        T::deserialize(Value::Table(table))
            .map_err(|error| Failure::usage(say!("failed-form", error = error.message())))
    }
}

/// A form from its table. The error of deserializing does not say where a value stands that does not
/// fit, so each is looked at first.
fn fitting<T: Form>(table: Table) -> Result<T, Failure> {
    let form: Vec<Field> = own_fields::<T>().collect();
    all_fit(&form, &table)?;
    T::deserialize(Value::Table(table))
        .map_err(|error| Failure::usage(say!("failed-form", error = error.message())))
}

/// Names the first key whose value is not of the kind that its field is.
pub(super) fn all_fit(form: &[Field], table: &Table) -> Result<(), Failure> {
    match form.iter().find(|field| !fits(field, table)) {
        Some(field) => Err(Failure::usage(say!(
            "failed-value",
            key = field.path.join(".")
        ))),
        None => Ok(()),
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
                field.written()
            }
        })
        .collect()
}

pub fn missing(flags: Vec<String>) -> Failure {
    let count = flags.len();
    let message = say!("failed-missing", flags = flags, count = count);
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
    // An empty text takes out what is there, whatever that is.
    if value.as_str() == Some("") {
        return true;
    }
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
        Shape::Texts => value
            .as_table()
            .is_some_and(|texts| texts.iter().all(|(_, value)| value.is_str())),
        Shape::YesNo => value.is_bool(),
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
