//! `kata coach` at a terminal: the five questions, each beside what the board says to it.
//!
//! What is said is kept as it was typed, under the keys of the document of `kata coach --from`, after
//! each answer also in the git directory; whoever is interrupted goes on there. Only at the end is
//! it read as that document, and becomes one commit.

mod items;

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::{
    cmd::{
        app::App,
        ask::{
            Offer,
            form::{Turn, one},
            is_plain,
        },
        failure::{Failure, exit},
        form::own_fields,
        session::Session,
    },
    practice::{
        board::Board,
        cycle::Held,
        field::{Field, Shape},
        questions::{self, Asked},
        when::Stamp,
    },
    say,
    store::draft,
    view::{
        card,
        lang::{number, when::Direction},
        terminal::{self, bold, dim},
    },
};

/// What was said so far, by the keys of the document; besides them stand `became`, what became of
/// the open experiment, and `which`, the one that is meant.
type Said = BTreeMap<String, String>;

/// Where the draft keeps when the cycle began.
const STARTED: &str = "started";
/// Where the learner's knowledge ends; answered by a key instead of an answer.
const THRESHOLD: &str = "threshold";

/// A cycle that is being held.
pub struct Talk {
    said: Said,
    started: Stamp,
    /// A draft that could not be kept is complained of once.
    kept: bool,
}

impl Talk {
    /// Begins a cycle on the board, or goes on with the one that was left half-way.
    pub fn begin(app: &mut App<'_>, session: &Session) -> Result<Talk, Failure> {
        let mut talk = Talk {
            said: Said::new(),
            started: session.clock,
            kept: true,
        };
        let slug = &session.about_board()?.slug;
        let left = match draft::load(&session.home.git, slug) {
            Ok(Some(left)) => left,
            Ok(None) => return Ok(talk),
            Err(error) => {
                // What cannot be read is not written over; the pair talks all the same.
                talk.kept = false;
                app.warn_of(&Failure::from(error));
                return Ok(talk);
            }
        };
        let started = left.get(STARTED).and_then(Value::as_datetime);
        let when = started
            .map(|started| started.to_string())
            .unwrap_or_default();
        let when = chrono::DateTime::parse_from_rfc3339(&when)
            .ok()
            .map(Stamp::from);
        let shown = when
            .map(|when| app.words().moment(&when.into()))
            .unwrap_or_default();
        let offers = [
            Offer::new("on", app.words().by_name("coach-go-on")),
            Offer::new("anew", app.words().by_name("coach-begin-anew")),
        ];
        let question = say!("coach-left-half-way", when = shown);
        match app.choose(&question, &offers, Some("on"))?.as_str() {
            "on" => {
                talk.started = when.unwrap_or(session.clock);
                let texts = left.into_iter().filter(|(key, _)| key != STARTED);
                talk.said = texts
                    .filter_map(|(key, value)| Some((key, value.as_str()?.to_owned())))
                    .collect();
            }
            _ => {
                draft::discard(&session.home.git, slug)?;
            }
        }
        Ok(talk)
    }

    /// Asks until all is said. Gives what was said as the fields of the document.
    pub fn hold(
        mut self,
        app: &mut App<'_>,
        session: &Session,
    ) -> Result<Vec<(Field, Vec<String>)>, Failure> {
        let how = match is_plain() {
            true => app.words().by_name("coach-how-plain"),
            false => app.words().by_name("coach-how"),
        };
        let how = app.wrap(&how);
        let how = dim(&how, app.style());
        app.put(&how);
        // Whoever goes on begins behind the last thing that was said.
        let mut at = self.first_open(app, session)?;
        let mut shown: Option<Option<Asked>> = None;
        // What was begun and left by going back.
        let mut halves = Said::new();
        loop {
            let mut items = items::items(app, session, &self.said, self.started)?;
            let place = items.iter().position(|item| item.key == at).unwrap_or(0);
            let Some(item) = items.get_mut(place) else {
                break;
            };
            if shown != Some(item.of) {
                self.show(app, session, item.of)?;
                shown = Some(item.of);
            }
            if let Some(said) = self.said.get(&item.key) {
                item.question.answers = vec![said.clone()];
            }
            let mut half = halves.remove(&item.key).unwrap_or_default();
            let turn = match one(app, session, &mut item.question, &mut half) {
                Ok(turn) => turn,
                Err(failure) if failure.said => return Err(self.left(session)),
                Err(failure) => return Err(failure),
            };
            let key = item.key.clone();
            if item.question.answers.is_empty() {
                self.said.remove(&key);
            }
            match turn {
                Turn::Back => {
                    halves.insert(key, half);
                    let before = items.get(place.saturating_sub(1));
                    at = before.map(|item| item.key.clone()).unwrap_or_default();
                    continue;
                }
                Turn::Threshold(text) => {
                    // What was said of it before stays where nothing else was.
                    match text.trim().is_empty() {
                        true => drop(self.said.entry(THRESHOLD.to_owned()).or_default()),
                        false => drop(self.said.insert(THRESHOLD.to_owned(), text)),
                    }
                    // Asked for where one is already, it goes on.
                    if key != THRESHOLD {
                        self.keep(app, session);
                        at = THRESHOLD.to_owned();
                        continue;
                    }
                }
                Turn::On => {}
            }
            if let Some(answer) = item.question.answers.pop() {
                tell_passed(app, session, &item.question.field, &answer);
                self.said.insert(key.clone(), answer);
            }
            self.keep(app, session);
            // What is asked next may depend on what was just said.
            let items = items::items(app, session, &self.said, self.started)?;
            let next = items
                .iter()
                .position(|item| item.key == key)
                .map_or(0, |place| place + 1);
            let next = match key.as_str() {
                THRESHOLD => items.iter().position(|item| item.of == Some(Asked::Step)),
                _ => Some(next),
            };
            match next.and_then(|next| items.get(next)) {
                Some(next) => at.clone_from(&next.key),
                None => break,
            }
        }
        Ok(self.fields(session))
    }

    /// The question after the last one that was answered.
    fn first_open(&self, app: &App<'_>, session: &Session) -> Result<String, Failure> {
        let items = items::items(app, session, &self.said, self.started)?;
        let last = items
            .iter()
            .rposition(|item| self.said.contains_key(&item.key));
        let first = last
            .map_or(0, |last| last + 1)
            .min(items.len().saturating_sub(1));
        Ok(items
            .get(first)
            .map(|item| item.key.clone())
            .unwrap_or_default())
    }

    /// One of the five questions, with what the board says to it and what may be asked further.
    fn show(&self, app: &mut App<'_>, session: &Session, of: Option<Asked>) -> Result<(), Failure> {
        let Some(asked) = of else {
            return Ok(());
        };
        let board = session.about_board()?;
        let style = app.style();
        let number = asked
            .number()
            .map_or("↩".to_owned(), |number| number.to_string());
        let title = app.wrap(&format!("{number}  {}", app.say(&asked.text())));
        let mut lines = vec![String::new(), bold(&title, style)];
        let around = session.around(app.words());
        let mut on_board = card::on_board(asked, board, around);
        if asked == Asked::Actual {
            on_board = card::measured(board, around);
        }
        if let (Asked::Target, Some(target)) = (asked, board.open_target()) {
            let days = (target.body.by.date() - session.at.day().date()).num_days();
            on_board.push(match days {
                0.. => app.say(&say!("days-left", days = days)),
                _ => app.say(&say!("days-past", days = -days)),
            });
        }
        if asked == Asked::Target && board.open_target().is_none() {
            on_board.push(app.spoken(&say!("coach-no-target")));
        }
        let open = board.open_experiments();
        if asked == Asked::LookBack && !open.is_empty() {
            let open = open.iter();
            on_board = open
                .flat_map(|open| super::ask::form::expected(app, session, open.entry))
                .collect();
        } else if asked == Asked::LookBack {
            on_board = card::looked_back_on(board, around);
        }
        let became = self.said.get("became").filter(|_| asked == Asked::See);
        if let Some((became, one)) = became.zip(items::looked_at(board, &self.said)) {
            // It was just said what became of it.
            let by = self.said.get("continue.by");
            let by = by.filter(|_| became == "continue");
            let reader = session.reader(app);
            let by = by.and_then(|by| reader.moment(by, Direction::Forward).ok());
            on_board = card::to_see(board, around, |open| match open.stem() == one.stem() {
                true => by,
                false => open.body.look_again(),
            });
        }
        if let Some(said) = prepared(board, asked) {
            on_board.push(app.say(&say!("coach-prepared", text = said)));
        }
        for line in on_board {
            lines.push(app.wrap(&format!("   {}", terminal::clean(&line))));
        }
        let open = questions::questions(board, session.at.day());
        for question in open.iter().filter(|question| question.of == asked) {
            let text = app.say(&question.text);
            let text = app.wrap(&format!("   ? {}", terminal::clean(&text)));
            lines.push(dim(&text, style));
        }
        for line in lines {
            app.put(&line);
        }
        Ok(())
    }

    /// What was said, as the document's fields.
    fn fields(&self, session: &Session) -> Vec<(Field, Vec<String>)> {
        let form: Vec<Field> = own_fields::<Held>().collect();
        let field = |key: &str| {
            form.iter()
                .find(|field| field.path.join(".") == key)
                .cloned()
        };
        let mut said: Vec<(Field, Vec<String>)> = Vec::new();
        let mut measured = Vec::new();
        for (key, text) in &self.said {
            if let Some(metric) = key.strip_prefix("measured.") {
                let unit = session
                    .board
                    .as_ref()
                    .and_then(|board| board.metric(metric).ok());
                // It was read once already, so it can be read.
                if let Ok(value) = number::read(text, unit.map(|metric| metric.body.unit.as_str()))
                {
                    measured.push(format!("{metric}={value}"));
                }
            } else if let Some(field) = field(key) {
                said.push((field, vec![text.clone()]));
            }
        }
        if let (Some(field), false) = (field("measured"), measured.is_empty()) {
            said.push((field, measured));
        }
        let part = match self.said.get("became").map(String::as_str) {
            Some("record") => Some("result.experiment"),
            Some("continue") => Some("continue.experiment"),
            Some("drop") => Some("drop.experiment"),
            _ => None,
        };
        if let (Some(which), Some(field)) = (self.said.get("which"), part.and_then(field)) {
            said.push((field, vec![which.clone()]));
        }
        // What belongs to another answer than the one that was left standing is not said.
        let parts = [
            ("record", "result"),
            ("continue", "continue"),
            ("drop", "drop"),
        ];
        said.retain(|(field, _)| {
            parts.iter().all(|(became, part)| {
                field.path.first().is_none_or(|first| first != part)
                    || self.said.get("became").is_some_and(|said| said == became)
            })
        });
        // When to go and see is the day by which the next step is done, or said in words where there is none.
        let planned = self.said.contains_key("plan.step");
        said.retain(|(field, _)| match planned {
            true => field.path.join(".") != "answers.see",
            false => field.path.first().is_none_or(|first| first != "plan"),
        });
        said
    }

    /// Keeps what was said so far. That this fails is said, and is no reason to stop talking.
    fn keep(&mut self, app: &mut App<'_>, session: &Session) {
        let Some(board) = session.board.as_ref().filter(|_| self.kept) else {
            return;
        };
        let mut answers = Table::new();
        answers.insert(STARTED.to_owned(), self.started.into());
        for (key, text) in &self.said {
            answers.insert(key.clone(), Value::String(text.clone()));
        }
        if let Err(error) = draft::save(&session.home.git, &board.slug, &answers) {
            self.kept = false;
            let failure = Failure::from(error);
            app.warn_of(&failure);
        }
    }

    /// The pair left; what was said waits for them.
    fn left(&self, session: &Session) -> Failure {
        let slug = session.board.as_ref().map(|board| board.slug.clone());
        let there = slug.is_some_and(|slug| draft::is_there(&session.home.git, &slug));
        let message = match there {
            true => say!("coach-left"),
            false => say!("ask-left"),
        };
        Failure {
            said: true,
            ..Failure::new(exit::FAILED, message)
        }
    }
}

/// Says that a day which is to come has passed already, while it can still be said otherwise.
fn tell_passed(app: &mut App<'_>, session: &Session, field: &Field, answer: &str) {
    let day = matches!(field.shape, Shape::Day | Shape::Moment) && field.forward;
    let reader = session.reader(app);
    let read = day.then(|| reader.moment(answer, Direction::Forward).ok());
    let day = read.flatten().map(|moment| moment.day());
    if let Some(day) = day.filter(|day| *day < app.today()) {
        let label = app.words().label(&field.label());
        let text = app.say(&say!("warning-date-passed", label = label, day = day));
        app.warn(&text);
    }
}

/// What the learner has prepared to a question.
fn prepared(board: &Board, asked: Asked) -> Option<String> {
    let waiting = board.waiting_cycles();
    let answers = waiting.first()?.body.answers.clone()?;
    match asked {
        Asked::Target => answers.target,
        Asked::Actual => answers.actual,
        Asked::LookBack => answers.look_back,
        Asked::Obstacles => answers.obstacles,
        Asked::Step => answers.step,
        Asked::See => answers.see,
    }
}
