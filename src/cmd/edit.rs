//! What `edit` changes: by flags, by a document, by questions that show what stands there, or in the
//! editor.

use toml::{Table, Value};

use crate::{
    cmd::{
        app::App,
        ask::form::{self as questions, Question},
        document,
        failure::Failure,
        fill::all_fit,
        session::{Recording, Session},
    },
    practice::{
        diff,
        entry::{Entry, Lists},
        field::{Asking, Field, Shape},
    },
    say,
    view::lang::{Words, number},
};

impl Session {
    /// What `edit` was given no flags for: asked for, or written in the editor, while nothing is
    /// locked. Only what was changed is kept, so that what somebody else changes meanwhile stays.
    pub fn ask_edit(
        &self,
        app: &mut App<'_>,
        recording: &mut Recording,
        entry: &Entry,
        written: &mut Vec<(Field, Vec<String>)>,
        named: (&str, Vec<Field>),
    ) -> Result<(), Failure> {
        let lead = format!("{} {}", entry.reference(), entry.lead());
        let check = |document: &Table| laid(entry, document, Lists::Replace).map(|_| ());
        self.ask_changes(
            app,
            recording,
            (&lead, &entry.fields),
            written,
            named,
            &check,
        )
    }

    /// As [`Session::ask_edit`], for a table that is no record by itself.
    pub fn ask_changes(
        &self,
        app: &mut App<'_>,
        recording: &mut Recording,
        (lead, fields): (&str, &Table),
        written: &mut Vec<(Field, Vec<String>)>,
        (name, form): (&str, Vec<Field>),
        check: &dyn Fn(&Table) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        if recording.edit {
            let shown = only(fields, &form);
            let start = document::over(shown.clone(), &self.reader(app).table(written)?);
            let check =
                |table: &Table| check(&self.reader(app).document(changes(&shown, table), &form)?);
            let table = self.in_editor(app, name, &start, &form, &check)?;
            recording.document = Some(changes(&shown, &table));
            return Ok(());
        }
        let told = !written.is_empty()
            || !recording.link.is_empty()
            || !recording.pictures.is_empty()
            || recording.from.is_some();
        if told || !app.asks() {
            return Ok(());
        }
        let stands = |field: &Field| diff::at(fields, &field.path);
        let mut asked: Vec<&Field> = form
            .iter()
            .filter(|field| !field.many && field.shape != Shape::Lines)
            .filter(|field| field.asking != Asking::Never || stands(field).is_some())
            .collect();
        asked.sort_by_key(|field| field.place);
        let question = |field: &Field| {
            let form = if field.path.first().is_some_and(|key| key == "result") {
                "result"
            } else {
                name
            };
            let ask = app.words().ask(form, &field.label());
            if field.shape == Shape::Texts {
                // What is there stands above; each answer adds one, or changes it.
                return Question::new(field.clone().several(), ask);
            }
            let mut question = Question::new(field.clone(), ask);
            question.field.required = field.required && stands(field).is_some();
            question.stands = stands(field).map(|value| as_written(app.words(), field, value));
            question
        };
        let mut asked: Vec<Question> = asked.into_iter().map(question).collect();
        questions::walk(app, self, &[lead.to_owned()], &mut asked)?;
        for question in asked {
            if question.answers.is_empty() {
                continue;
            }
            let answer = (question.field, question.answers);
            let table = self.reader(app).table(std::slice::from_ref(&answer))?;
            if answer.0.shape == Shape::Texts
                || diff::at(&table, &answer.0.path) != stands(&answer.0)
            {
                written.push(answer);
            }
        }
        Ok(())
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
        let document = match (&self.recording.document, &self.recording.from) {
            // The flags stood in the editor already.
            (Some(document), _) => {
                let document = self.reader(app).document(document.clone(), form)?;
                return laid(entry, &document, Lists::Replace);
            }
            (None, Some(path)) => document::read(app, path, form)?,
            (None, None) => Table::new(),
        };
        let document = self.reader(app).document(document, form)?;
        all_fit(form, &document)?;
        laid(
            &laid(entry, &document, Lists::Replace)?,
            &flags,
            Lists::Grow,
        )
    }
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

/// A table laid over a record, or what is wrong with that.
fn laid(entry: &Entry, table: &Table, lists: Lists) -> Result<Entry, Failure> {
    entry.with(table, lists).map_err(|error| {
        let reference = entry.reference().to_string();
        Failure::usage(say!(
            "failed-edit",
            reference = reference,
            error = error.message()
        ))
        .hint(say!("hint-edit"))
    })
}

/// What was written differently from what was shown; an empty text for what was taken out.
fn changes(shown: &Table, written: &Table) -> Table {
    let mut changes = Table::new();
    for (key, value) in written {
        match (shown.get(key), value) {
            (Some(Value::Table(shown)), Value::Table(written)) => {
                let below = self::changes(shown, written);
                if !below.is_empty() {
                    changes.insert(key.clone(), Value::Table(below));
                }
            }
            (Some(same), _) if same == value => {}
            _ => {
                changes.insert(key.clone(), value.clone());
            }
        }
    }
    for key in shown.keys().filter(|key| !written.contains_key(*key)) {
        changes.insert(key.clone(), Value::String(String::new()));
    }
    changes
}

/// A value as a person would write it, to be changed.
fn as_written(words: &Words, field: &Field, value: &Value) -> String {
    let number = |value: &Value| match value {
        Value::Float(number) => number::show(*number, words.lang()),
        other => other.to_string(),
    };
    match (&field.shape, value) {
        (Shape::Choice(_), Value::String(choice)) => words.choice(choice),
        (Shape::Range, Value::Table(range)) => {
            let end = |key: &str| range.get(key).map(number).unwrap_or_default();
            let metric = range
                .get("metric")
                .and_then(Value::as_str)
                .unwrap_or_default();
            format!("{metric}={}..{}", end("low"), end("high"))
        }
        (_, Value::String(text)) => text.clone(),
        (_, Value::Boolean(yes)) => words.choice(if *yes { "yes" } else { "no" }),
        (_, other) => number(other),
    }
}
