//! A form filled in: by flags, by a document, by questions, or in an editor.
//!
//! Questions and the editor come first, while nothing is locked: somebody may think for an hour.
//! What they say is kept as flags ([`Given`]) or as a document ([`Recording`]), and only then the
//! home is opened to write and everything is read in one way.

use toml::{Table, Value};

use crate::{
    cmd::{
        app::App,
        ask::form::{self as questions, Question},
        document,
        failure::{Failure, exit},
        form::{Given, own_fields},
        read::Reader,
        session::{Recording, Session},
    },
    practice::{
        board::{Birth, Board},
        change::StepName,
        diff,
        entry::{Entry, Lists},
        field::{Asking, Field, Shape, fields},
        form::Form,
        kind::Record,
    },
    say,
    view::lang::{Words, number},
};

type May<'a> = Box<dyn Fn(&Session) -> Result<(), Failure> + 'a>;
type Holds<'a> = Box<dyn Fn(&Session) -> bool + 'a>;
type Offered<'a> = Box<dyn Fn(&Board) -> Vec<&Entry> + 'a>;
type Beside<'a> = Box<dyn Fn(&App<'_>, &Session) -> Vec<String> + 'a>;

/// How a form is made whole before anything is locked: what is to be asked beside its own fields,
/// and what has to hold for asking at all.
pub struct Whole<'a> {
    on_board: bool,
    about: Option<&'a str>,
    may: Option<May<'a>>,
    beside: Option<Beside<'a>>,
    first: Vec<Question>,
    last: Vec<Question>,
    /// A flag that is needed where this holds.
    needing: Option<(&'static str, Holds<'a>)>,
    /// Which of the last questions has its offers from the board.
    choice: Option<(usize, Offered<'a>)>,
    /// Asks although nothing that is needed is missing.
    wanting: bool,
}

impl<'a> Whole<'a> {
    /// A form of a record of the home.
    pub fn at_home() -> Whole<'a> {
        Whole {
            on_board: false,
            about: None,
            may: None,
            beside: None,
            first: Vec::new(),
            last: Vec::new(),
            needing: None,
            choice: None,
            wanting: false,
        }
    }

    /// A form of a record on the board: the current one, or that of the record it is about.
    pub fn on_board(about: Option<&'a str>) -> Whole<'a> {
        Whole {
            on_board: true,
            about,
            ..Whole::at_home()
        }
    }

    /// What has to hold, so that nobody answers ten questions for nothing.
    #[must_use]
    pub fn may(self, may: impl Fn(&Session) -> Result<(), Failure> + 'a) -> Whole<'a> {
        Whole {
            may: Some(Box::new(may)),
            ..self
        }
    }

    /// What is shown before the questions.
    #[must_use]
    pub fn beside(self, beside: impl Fn(&App<'_>, &Session) -> Vec<String> + 'a) -> Whole<'a> {
        Whole {
            beside: Some(Box::new(beside)),
            ..self
        }
    }

    /// A flag of the form that is needed where something holds, though it mostly is not.
    #[must_use]
    pub fn needing(self, flag: &'static str, holds: impl Fn(&Session) -> bool + 'a) -> Whole<'a> {
        Whole {
            needing: Some((flag, Box::new(holds))),
            ..self
        }
    }

    /// Whether to ask although nothing that is needed is missing.
    #[must_use]
    pub fn wanting(self, wanting: bool) -> Whole<'a> {
        Whole { wanting, ..self }
    }

    /// A question before those of the form, with what was given for it.
    #[must_use]
    pub fn first(mut self, question: Question) -> Whole<'a> {
        self.first.push(question);
        self
    }

    /// A question after those of the form, with what was given for it.
    #[must_use]
    pub fn last(mut self, question: Question) -> Whole<'a> {
        self.last.push(question);
        self
    }

    /// As [`Whole::last`], for a reference to one of the records that the board gives; where it gives
    /// none, nothing is asked.
    #[must_use]
    pub fn last_from(
        mut self,
        question: Question,
        from: impl Fn(&Board) -> Vec<&Entry> + 'a,
    ) -> Whole<'a> {
        self.choice = Some((self.last.len(), Box::new(from)));
        self.last(question)
    }

    /// Asks for what is missing, or opens the editor. Gives the answers to the questions beside the
    /// form, in their order: those given, and those asked for.
    pub fn fill<T: Form>(
        mut self,
        app: &mut App<'_>,
        recording: &mut Recording,
        given: &mut Given<T>,
    ) -> Result<Vec<Vec<String>>, Failure> {
        let form: Vec<Field> = own_fields::<T>().collect();
        let asking = app.asks() && recording.from.is_none() && recording.document.is_none();
        if asking && !recording.edit || recording.edit && recording.document.is_none() {
            let needed = self.wanting || self.needed(&form, given);
            let always = |field: &Field| {
                field.asking == Asking::Always && !given.written.iter().any(|(one, _)| one == field)
            };
            if recording.edit || needed || form.iter().any(always) || self.last_always() {
                let session = self.open(app, recording)?;
                if recording.edit {
                    self.ask_beside(app, &session)?;
                    recording.document = Some(session.written::<T>(app, given, &form)?);
                } else {
                    self.ask(app, &session, given, &form, needed)?;
                }
            }
        }
        let beside = self.first.into_iter().chain(self.last);
        Ok(beside.map(|question| question.answers).collect())
    }

    fn needed<T>(&self, form: &[Field], given: &Given<T>) -> bool {
        let lacks = |field: &Field| {
            let written = given.written.iter().find(|(one, _)| one == field);
            field.required
                && written.is_none_or(|(_, texts)| texts.iter().all(|text| text.trim().is_empty()))
        };
        form.iter().any(lacks)
            || self
                .first
                .iter()
                .chain(&self.last)
                .any(|question| question.field.required && question.answers.is_empty())
    }

    fn last_always(&self) -> bool {
        self.last
            .iter()
            .any(|question| question.field.asking == Asking::Always && question.answers.is_empty())
    }

    /// The home as it is now, not locked.
    fn open(&self, app: &mut App<'_>, recording: &Recording) -> Result<Session, Failure> {
        let mut session = Session::look(app, recording)?;
        if let Some((board, _)) = self.about.and_then(|reference| reference.rsplit_once('/')) {
            app.global.board = Some(board.to_owned());
        }
        if self.on_board {
            // Every form on a board goes on with the work there.
            session.board(app)?.takes(StepName::Measured)?;
            session.numbers_as_predicted(self.about);
        }
        if let Some(may) = &self.may {
            may(&session)?;
        }
        Ok(session)
    }

    fn ask<T: Form>(
        &mut self,
        app: &mut App<'_>,
        session: &Session,
        given: &mut Given<T>,
        form: &[Field],
        needed: bool,
    ) -> Result<(), Failure> {
        let wanted = |field: &Field| match field.asking {
            Asking::Always => true,
            Asking::Usual => needed,
            Asking::Never => field.required,
        };
        let mut unasked = Vec::new();
        if let (Some((place, from)), Some(board)) = (&self.choice, &session.board)
            && let Some(question) = self.last.get_mut(*place)
        {
            question.offers = from(board).into_iter().map(questions::offer).collect();
            if question.offers.is_empty() {
                unasked.push(question.field.flag.clone());
            }
        }
        let needing = self.needing.as_ref().filter(|(_, holds)| holds(session));
        let mut own: Vec<Field> = form
            .iter()
            .cloned()
            .map(|field| match needing {
                Some((flag, _)) if field.flag == *flag => field.required(),
                _ => field,
            })
            .filter(|field| wanted(field) && !given.gives(&field.flag))
            // Nothing can be predicted where nothing is measured.
            .filter(|field| field.shape != Shape::Range || session.measures())
            .collect();
        own.sort_by_key(|field| field.place);
        let own = own.into_iter().map(|field| {
            let ask = app.words().ask(T::NAME, &field.label());
            let default = questions::default(&field, &session.home);
            let mut question = Question::new(field, ask);
            question.default = default;
            question
        });
        let (first, last) = (self.first.len(), self.last.len());
        let mut all: Vec<Question> = std::mem::take(&mut self.first)
            .into_iter()
            .chain(own)
            .chain(std::mem::take(&mut self.last))
            .collect();
        let beside = self.beside.as_ref().map(|beside| beside(app, session));
        // What was given is not asked for again.
        let (mut open, given_already): (Vec<_>, Vec<_>) =
            all.drain(..).enumerate().partition(|(_, question)| {
                let field = &question.field;
                question.answers.is_empty() && wanted(field) && !unasked.contains(&field.flag)
            });
        let (places, mut open): (Vec<usize>, Vec<Question>) = open.drain(..).unzip();
        questions::walk(app, session, &beside.unwrap_or_default(), &mut open)?;
        let mut all: Vec<(usize, Question)> = given_already
            .into_iter()
            .chain(places.into_iter().zip(open))
            .collect();
        all.sort_by_key(|(place, _)| *place);
        let mut all = all.into_iter().map(|(_, question)| question);
        self.first = all.by_ref().take(first).collect();
        let mut rest: Vec<Question> = all.collect();
        self.last = rest.split_off(rest.len() - last);
        for question in rest {
            if !question.answers.is_empty() {
                given.written.push((question.field, question.answers));
            }
        }
        Ok(())
    }

    /// Beside a form that is written in the editor only what is needed is asked for.
    fn ask_beside(&mut self, app: &mut App<'_>, session: &Session) -> Result<(), Failure> {
        let lacks =
            |question: &&mut Question| question.field.required && question.answers.is_empty();
        for question in self.first.iter_mut().chain(&mut self.last).filter(lacks) {
            if !app.asks() {
                return Err(missing(vec![question.field.flag.to_uppercase()]));
            }
            questions::walk(app, session, &[], std::slice::from_mut(question))?;
        }
        Ok(())
    }
}

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
        T::deserialize(Value::Table(table))
            .map_err(|error| Failure::usage(say!("failed-form", error = error.message())))
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

    /// The flags, laid over what stands in the document of `--from`; or the whole as it was written
    /// in the editor, where the flags stood already.
    fn with_document(&self, app: &App<'_>, given: Table, form: &[Field]) -> Result<Table, Failure> {
        let written = match (&self.recording.document, &self.recording.from) {
            (Some(document), _) => document.clone(),
            (None, Some(path)) => document::over(document::read(path, form)?, &given),
            (None, None) => return Ok(given),
        };
        self.reader(app).document(written, form)
    }

    /// A form as somebody writes it in the editor, until it can be recorded.
    fn written<T: Form>(
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

    fn in_editor(
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
    fn measures(&self) -> bool {
        self.board.as_ref().is_some_and(|board| {
            board
                .all::<crate::practice::metric::Metric>()
                .next()
                .is_some()
        })
    }

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
        let told = !written.is_empty() || !recording.link.is_empty() || recording.from.is_some();
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
            if diff::at(&table, &answer.0.path) != stands(&answer.0) {
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
            (None, Some(path)) => document::read(path, form)?,
            (None, None) => Table::new(),
        };
        let document = self.reader(app).document(document, form)?;
        laid(
            &laid(entry, &document, Lists::Replace)?,
            &flags,
            Lists::Grow,
        )
    }

    /// A form that is read from its flags alone, beside another one that a document is for.
    pub fn flags_alone<T: Form>(&self, app: &App<'_>, given: &Given<T>) -> Result<T, Failure> {
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
