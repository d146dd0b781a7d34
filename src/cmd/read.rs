//! What people write, read into values: dates and numbers in their language, people by name,
//! references to records.

use toml::{Table, Value};

use crate::{
    cmd::failure::Failure,
    practice::{
        board::{Board, one_of_kind},
        diff::{self, FieldChange},
        field::{Field, Shape},
        kind::Kind,
        lang::Lang,
        reference::{self, Name},
        refusal::Refusal,
        say::Arg,
        settings::{Settings, may_be_email},
        storyboard::{SERVED, slug},
        when::{Day, Moment, Stamp},
    },
    say,
    store::home::Home,
    view::lang::{
        Words, choice,
        number::{self, NumberError},
        when::{Direction, cadence_message, read_cadence, read_day, read_moment, read_stamp},
    },
};

/// What is needed to understand what somebody wrote.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub words: &'a Words,
    pub now: Stamp,
    pub settings: &'a Settings,
    pub board: Option<&'a Board>,
    pub home: &'a Home,
    /// In what numbers are given here, so that 0:30 can be read.
    pub unit: Option<&'a str>,
}

impl Reader<'_> {
    /// A form's flags as a table, as they will stand in the file.
    pub fn table(&self, written: &[(Field, Vec<String>)]) -> Result<Table, Failure> {
        let mut table = Table::new();
        for (field, texts) in written {
            let value = match &field.shape {
                Shape::Lines => Value::Table(self.lines(texts)?),
                Shape::Texts => Value::Table(keyed(texts, self.words.lang())?),
                _ if field.many && texts.iter().all(|text| text.trim().is_empty()) => {
                    Value::String(String::new())
                }
                _ if field.many => {
                    let values: Result<Vec<Value>, Failure> =
                        texts.iter().map(|text| self.value(field, text)).collect();
                    Value::Array(values?)
                }
                // Words without quotes are one text.
                _ if field.positional => self.value(field, &texts.join(" "))?,
                _ => self.value(field, texts.last().map_or("", String::as_str))?,
            };
            diff::apply(
                &mut table,
                &FieldChange {
                    path: field.path.clone(),
                    old: None,
                    new: Some(value),
                },
            );
        }
        Ok(table)
    }

    /// A document's fields: people by name and references as they are said are read as in flags;
    /// everything else stands as TOML.
    pub fn document(&self, mut document: Table, form: &[Field]) -> Result<Table, Failure> {
        countable(&document)?;
        for field in form {
            let Some((last, above)) = field.path.split_last() else {
                continue;
            };
            let inner = above.iter().try_fold(&mut document, |table, key| {
                table.get_mut(key)?.as_table_mut()
            });
            let Some(value) = inner.and_then(|table| table.get_mut(last)) else {
                continue;
            };
            let read = |value: &Value| match (&field.shape, value) {
                (
                    Shape::Person
                    | Shape::Reference(_)
                    | Shape::Day
                    | Shape::Moment
                    | Shape::Stamp
                    | Shape::Range
                    | Shape::Choice(_)
                    | Shape::Cadence,
                    Value::String(text),
                ) => self.value(field, text),
                // In an editor the quotes that end a text stand on a line of their own.
                (Shape::Text, Value::String(text)) => Ok(Value::String(plain(text))),
                _ => Ok(value.clone()),
            };
            *value = match &*value {
                Value::Array(values) => {
                    Value::Array(values.iter().map(read).collect::<Result<_, _>>()?)
                }
                one => read(one)?,
            };
        }
        Ok(document)
    }

    fn value(&self, field: &Field, text: &str) -> Result<Value, Failure> {
        // An empty text means: nothing here, and removes what was there.
        if text.trim().is_empty() {
            return Ok(Value::String(String::new()));
        }
        if field.shape == Shape::Text {
            said(text).map_err(|failure| failure.hint(say!("hint-dash")))?;
        }
        match &field.shape {
            // Whom a challenge serves is said in words, too.
            Shape::Slug if field.refers.as_deref() == Some(Kind::Board.noun()) => {
                let whom = choice::meant(text, SERVED);
                Ok(Value::String(
                    whom.map_or_else(|| plain(text), str::to_owned),
                ))
            }
            Shape::Text | Shape::Slug | Shape::Table | Shape::Lines | Shape::Texts => {
                Ok(Value::String(plain(text)))
            }
            Shape::Email => match may_be_email(text.trim()) {
                true => Ok(Value::String(plain(text))),
                false => {
                    Err(Failure::usage(say!("failed-email", text = text)).hint(say!("hint-email")))
                }
            },
            Shape::Person => Ok(Value::String(self.settings.person(text))),
            Shape::Choice(choices) => {
                if let Some(value) = choice::meant(text, choices.iter().map(String::as_str)) {
                    return Ok(Value::String(value.to_owned()));
                }
                let flag = format!("--{}", field.flag);
                Err(not_among(&flag, text, choices))
            }
            Shape::Day => Ok(self.day(text, direction(field))?.into()),
            Shape::Moment => Ok(self.moment(text, direction(field))?.into()),
            Shape::Stamp => {
                Ok(read_stamp(text, self.words.lang(), self.now.time(), direction(field))?.into())
            }
            Shape::Number => Ok(Value::Float(number::read(text, self.unit)?)),
            Shape::Count => match text.trim().parse::<i64>() {
                Ok(count) => Ok(Value::Integer(count)),
                Err(_) => Err(Failure::usage(say!("failed-count", text = text))),
            },
            Shape::YesNo => match choice::meant(text, ["yes", "no", "true", "false"]) {
                Some("yes" | "true") => Ok(Value::Boolean(true)),
                Some("no" | "false") => Ok(Value::Boolean(false)),
                _ => Err(Failure::usage(say!("failed-yes-no", text = text))),
            },
            Shape::Reference(kind) => Ok(Value::String(self.link(text, Kind::of_noun(kind))?)),
            Shape::Range => self.range(text),
            Shape::Cadence => {
                let lang = self.words.lang();
                let cadence = read_cadence(text, lang)
                    .map_err(|error| Failure::usage(cadence_message(&error, lang)))?;
                Ok(Value::String(cadence.to_string()))
            }
        }
    }

    pub fn day(&self, text: &str, direction: Direction) -> Result<Day, Failure> {
        Ok(read_day(
            text,
            self.words.lang(),
            self.now.day().date(),
            direction,
        )?)
    }

    pub fn moment(&self, text: &str, direction: Direction) -> Result<Moment, Failure> {
        Ok(read_moment(
            text,
            self.words.lang(),
            self.now.time(),
            direction,
        )?)
    }

    /// The unit of a metric on this board.
    pub fn unit(&self, metric: &str) -> Option<&str> {
        let metric = self.board?.metric(metric).ok()?;
        Some(metric.body.unit.as_str())
    }

    /// `lead-time=36..39`
    fn range(&self, text: &str) -> Result<Value, Failure> {
        let Some((metric, range)) = text.split_once('=') else {
            return Err(Failure::usage(say!("failed-range", text = text)).hint(say!("hint-range")));
        };
        let metric = metric.trim().to_lowercase();
        if let Some(board) = self.board {
            board.metric(&metric)?;
        }
        let (low, high) = number::read_range(range, self.unit(&metric))?;
        let mut table = Table::new();
        table.insert("metric".to_owned(), Value::String(metric));
        table.extend(low.map(|low| ("low".to_owned(), Value::Float(low))));
        table.extend(high.map(|high| ("high".to_owned(), Value::Float(high))));
        Ok(Value::Table(table))
    }

    /// `takt=55`, several; `takt=` is none.
    fn lines(&self, texts: &[String]) -> Result<Table, Failure> {
        let mut lines = Table::new();
        for text in texts {
            let Some((name, value)) = text.split_once('=') else {
                return Err(
                    Failure::usage(say!("failed-line", text = text)).hint(say!("hint-line"))
                );
            };
            let value = match value.trim() {
                // `takt=` says that there is no such line, which takes out the one that is there.
                "" => Value::String(String::new()),
                value => Value::Float(number::read(value, self.unit)?),
            };
            lines.insert(name.trim().to_owned(), value);
        }
        Ok(lines)
    }

    /// The stem that stands in a record for a reference that somebody wrote.
    pub fn link(&self, written: &str, kind: Option<Kind>) -> Result<String, Failure> {
        let spoken = reference::read(written);
        let here = self.board.map(|board| board.slug.as_str());
        let elsewhere;
        let entry = match (&spoken.board, self.board) {
            (Some(slug), _) if Some(slug.as_str()) != here => {
                elsewhere = self
                    .home
                    .board(slug)
                    .map_err(|_| Refusal::BoardMissing {
                        slug: slug.clone(),
                        known: self.home.board_names().unwrap_or_default(),
                    })?
                    .value;
                elsewhere.find_as(&spoken, written, kind)?.place.clone()
            }
            (_, Some(board)) if !of_home(&spoken.name) => {
                board.find_as(&spoken, written, kind)?.place.clone()
            }
            _ => {
                let records = self.home.records()?.value;
                one_of_kind(records.iter(), &spoken, written, kind)?
                    .place
                    .clone()
            }
        };
        match kind {
            Some(wanted) if entry.kind != wanted => Err(Refusal::WrongKind {
                text: written.to_owned(),
                wanted,
            }
            .into()),
            _ => Ok(entry.link_from(here)),
        }
    }
}

/// None of the values to choose from was meant.
pub fn not_among<T: Clone + Into<String>>(flag: &str, text: &str, values: &[T]) -> Failure {
    let choices = Arg::choices(values.iter().cloned());
    Failure::usage(say!("failed-choice", flag = flag, text = text))
        .hint(say!("hint-choice", choices = choices))
}

/// `safety=Safety before output`, several; `safety=` is none.
fn keyed(texts: &[String], lang: Lang) -> Result<Table, Failure> {
    let mut keyed = Table::new();
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        let Some((key, said)) = text.split_once('=') else {
            return Err(Failure::usage(say!("failed-keyed", text = text)).hint(say!("hint-keyed")));
        };
        let key = key.trim().to_lowercase();
        slug(&key, lang)?;
        keyed.insert(key, Value::String(plain(said)));
    }
    Ok(keyed)
}

/// TOML has numbers that are none, and endless ones; nothing was ever measured to be so.
fn countable(table: &Table) -> Result<(), Failure> {
    let mut open: Vec<&Value> = table.values().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Float(number) if !number.is_finite() => {
                let text = value.to_string();
                return Err(NumberError::NotANumber { text }.into());
            }
            Value::Table(below) => open.extend(below.values()),
            Value::Array(values) => open.extend(values),
            _ => {}
        }
    }
    Ok(())
}

/// Whether a reference names a record that belongs to the home.
fn of_home(name: &Name) -> bool {
    matches!(name, Name::Numbered(kind, _) if matches!(kind.folder(), crate::practice::kind::Folder::Home(_)))
}

/// Weekdays and weeks look forward for what is planned, and back for what happened.
fn direction(field: &Field) -> Direction {
    if field.forward {
        Direction::Forward
    } else {
        Direction::Back
    }
}

/// Whether a text says anything. What was piped to a command would be lost, and a dash recorded in its place.
pub fn said(text: &str) -> Result<(), Failure> {
    match text.trim() {
        "-" => Err(Failure::usage(say!("failed-dash"))),
        _ => Ok(()),
    }
}

/// A text as it is kept: its ends trimmed, lines ended by line feeds.
pub fn plain(text: &str) -> String {
    text.trim().replace("\r\n", "\n").replace('\r', "\n")
}
