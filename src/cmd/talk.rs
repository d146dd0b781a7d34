//! `kata coach` at a terminal: the five questions, each beside what the board says to it.
//!
//! What is said is kept as it was typed, under the keys of the document of `kata coach --from`, after
//! each answer also in the git directory; whoever is interrupted goes on there. Only at the end is
//! it read as that document, and becomes one commit.

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::{
    cmd::{
        app::App,
        ask::{
            Offer,
            form::{Question, Turn, one},
        },
        failure::{Failure, exit},
        form::own_fields,
        session::Session,
    },
    practice::{
        board::Board,
        cycle::Held,
        experiment::Experiment,
        field::{Field, Shape},
        metric::Metric,
        obstacle::Obstacle,
        questions::{self, Asked},
        when::Stamp,
    },
    say,
    store::draft,
    view::{
        card,
        lang::number,
        page,
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

/// Something to be answered, and the one of the five questions that it belongs to.
struct Item {
    /// None for what is asked when the questions are over.
    of: Option<Asked>,
    key: String,
    question: Question,
}

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
        let how = app.wrap(&app.words().by_name("coach-how"));
        let how = dim(&how, app.style());
        app.put(&how);
        // Whoever goes on begins behind the last thing that was said.
        let mut at = self.first_open(app, session)?;
        let mut shown: Option<Option<Asked>> = None;
        // What was begun and left by going back.
        let mut halves = Said::new();
        loop {
            let mut items = self.items(app, session)?;
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
                Err(failure) if failure.said => return Err(self.left(app, session)),
                Err(failure) => return Err(failure),
            };
            let key = item.key.clone();
            match turn {
                Turn::Back => {
                    halves.insert(key, half);
                    let before = items.get(place.saturating_sub(1));
                    at = before.map(|item| item.key.clone()).unwrap_or_default();
                    continue;
                }
                Turn::Threshold(text) => {
                    self.said.insert(THRESHOLD.to_owned(), text);
                    self.keep(app, session);
                    at = THRESHOLD.to_owned();
                    continue;
                }
                Turn::On => {}
            }
            match item.question.answers.pop() {
                Some(answer) => self.said.insert(key.clone(), answer),
                None => self.said.remove(&key),
            };
            self.keep(app, session);
            // What is asked next may depend on what was just said.
            let items = self.items(app, session)?;
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
        let items = self.items(app, session)?;
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
        if asked == Asked::LookBack {
            on_board = board
                .open_experiments()
                .iter()
                .flat_map(|open| super::ask::form::expected(app, session, open.entry))
                .collect();
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

    /// Everything that there is to answer, after what was said so far.
    fn items(&self, app: &App<'_>, session: &Session) -> Result<Vec<Item>, Failure> {
        let board = session.about_board()?;
        let mut items = Items {
            app,
            form: own_fields::<Held>().collect(),
            items: Vec::new(),
        };
        items.ask(Asked::Target, "answers.target", "coach-in-words");
        items.ask(Asked::Actual, "answers.actual", "coach-in-words");
        for metric in measured_today(board) {
            items.measured(&metric);
        }
        let open = board.open_experiments();
        match open.as_slice() {
            [] => items.ask(Asked::LookBack, "answers.look_back", "coach-in-words"),
            several => {
                if several.len() > 1 {
                    let offers = several.iter().map(|one| super::ask::form::offer(one.entry));
                    items.choose(Asked::LookBack, "which", "coach-which", offers.collect());
                }
                if several.len() == 1 || self.said.contains_key("which") {
                    items.became();
                }
            }
        }
        let looked_at = match open.as_slice() {
            [one] => Some(one.entry.reference().to_string()),
            _ => self.said.get("which").cloned(),
        };
        let of = |reference: &String| board.find_of::<Experiment>(reference).ok();
        let looked_at = looked_at.as_ref().and_then(of);
        match self.said.get("became").map(String::as_str) {
            Some("record") => {
                items.own(Asked::LookBack, "result.happened", "result");
                let prediction = looked_at.and_then(|one| one.body.prediction.as_ref());
                if let Some(metric) = prediction.and_then(|one| board.metric(&one.metric).ok()) {
                    items.own(Asked::LookBack, "result.value", "result");
                    items.last_unit(metric.body);
                }
                items.own(Asked::LookBack, "result.turned_out", "result");
                items.own(Asked::LookBack, "result.learned", "result");
            }
            Some("continue") => {
                items.own(Asked::LookBack, "continue.by", "continue");
                items.own(Asked::LookBack, "continue.why", "continue");
            }
            Some("drop") => items.own(Asked::LookBack, "drop.why", "drop"),
            _ => {}
        }
        items.focus(board);
        if self.said.contains_key(THRESHOLD) {
            items.ask(Asked::Obstacles, THRESHOLD, "coach-threshold");
        }
        items.own(Asked::Step, "plan.step", "experiment");
        items.optional();
        if self.said.contains_key("plan.step") {
            items.own(Asked::Step, "plan.expect", "experiment");
            if board.all::<Metric>().next().is_some() {
                items.own(Asked::Step, "plan.prediction", "experiment");
            }
            items.own(Asked::Step, "plan.kind", "experiment");
            let ended = matches!(
                self.said.get("became").map(String::as_str),
                Some("record" | "drop")
            );
            if open.len() > usize::from(ended) {
                items.own(Asked::Step, "plan.alongside", "experiment");
                items.needed();
            }
            items.own(Asked::See, "plan.by", "experiment");
            items.worded("coach-when");
        } else {
            items.ask(Asked::See, "answers.see", "coach-in-words");
        }
        let minutes = (session.clock.time() - self.started.time()).num_minutes();
        items.minutes(minutes);
        items.at_the_end("note", "coach-note");
        Ok(items.items)
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
        if !self.said.contains_key("plan.step") {
            said.retain(|(field, _)| field.path.first().is_none_or(|first| first != "plan"));
        }
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
    fn left(&self, app: &App<'_>, session: &Session) -> Failure {
        let _ = app;
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

/// The metrics of which a value is asked for: those of the target, or all where it has none.
fn measured_today(board: &Board) -> Vec<String> {
    let of_target: Vec<String> = board
        .open_target()
        .map(|target| {
            let predictions = target.body.predictions.iter();
            predictions
                .map(|prediction| prediction.metric.clone())
                .collect()
        })
        .unwrap_or_default();
    match of_target.is_empty() {
        true => board
            .all::<Metric>()
            .map(|metric| metric.stem().to_owned())
            .collect(),
        false => of_target,
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

/// The list of what there is to answer, being made.
struct Items<'a, 'io> {
    app: &'a App<'io>,
    form: Vec<Field>,
    items: Vec<Item>,
}

impl Items<'_, '_> {
    fn push(&mut self, of: Option<Asked>, key: &str, mut question: Question) {
        question.threshold = of.is_some_and(|of| of < Asked::Step);
        self.items.push(Item {
            of,
            key: key.to_owned(),
            question,
        });
    }

    /// An answer in the words that are said.
    fn ask(&mut self, of: Asked, key: &str, ask: &str) {
        let question = Question::new(
            Field::beside(key, Shape::Text),
            self.app.words().by_name(ask),
        );
        self.push(Some(of), key, question);
    }

    /// A field of the document that has its own question elsewhere too.
    fn own(&mut self, of: Asked, key: &str, form: &str) {
        let Some(field) = self.form.iter().find(|field| field.path.join(".") == key) else {
            return;
        };
        let ask = self.app.words().ask(form, &field.label());
        let question = Question::new(field.clone(), ask);
        self.push(Some(of), key, question);
    }

    fn optional(&mut self) {
        if let Some(last) = self.items.last_mut() {
            last.question.field.required = false;
        }
    }

    fn needed(&mut self) {
        if let Some(last) = self.items.last_mut() {
            last.question.field.required = true;
        }
    }

    /// The question stands above already; here is only what is to be said.
    fn worded(&mut self, ask: &str) {
        let ask = self.app.words().by_name(ask);
        if let Some(last) = self.items.last_mut() {
            last.question.ask = ask;
        }
    }

    fn last_unit(&mut self, metric: &Metric) {
        if let Some(last) = self.items.last_mut() {
            last.question.unit = Some(metric.unit.clone());
        }
    }

    fn measured(&mut self, metric: &str) {
        let ask = self.app.say(&say!("coach-measured", metric = metric));
        let question = Question::new(Field::beside(metric, Shape::Number), ask);
        self.push(Some(Asked::Actual), &format!("measured.{metric}"), question);
    }

    fn choose(&mut self, of: Asked, key: &str, ask: &str, offers: Vec<Offer>) {
        let values = offers.iter().map(|offer| offer.value.clone()).collect();
        let field = Field::beside(key, Shape::Choice(values));
        let mut question = Question::new(field, self.app.words().by_name(ask));
        question.offers = offers;
        self.push(Some(of), key, question);
    }

    fn became(&mut self) {
        let words = self.app.words();
        let offers = vec![
            Offer::new("record", words.by_name("ask-became-record")),
            Offer::new("continue", words.by_name("ask-became-continue")),
            Offer::new("drop", words.by_name("ask-became-drop")),
        ];
        self.choose(Asked::LookBack, "became", "coach-became", offers);
    }

    /// The obstacle that is worked on: one that stands there, or a new one in words.
    fn focus(&mut self, board: &Board) {
        let words = self.app.words();
        let ask = match board.focus() {
            Some(focus) => {
                let text = page::first_line(&focus.body.text).to_owned();
                self.app.say(&say!("coach-focus", text = text))
            }
            None => words.by_name("coach-no-focus"),
        };
        let mut question = Question::new(Field::beside("focus.obstacle", Shape::Text), ask);
        let open: Vec<_> = board.open_obstacles();
        question.offers = open
            .iter()
            .map(|obstacle: &crate::practice::entry::Of<'_, Obstacle>| {
                super::ask::form::offer(obstacle.entry)
            })
            .collect();
        self.push(Some(Asked::Obstacles), "focus.obstacle", question);
    }

    fn minutes(&mut self, minutes: i64) {
        let words = self.app.words();
        let field = self
            .form
            .iter()
            .find(|field| field.path.join(".") == "minutes");
        let Some(field) = field.cloned() else { return };
        let mut question = Question::new(field, words.by_name("coach-minutes"));
        if (1..=240).contains(&minutes) {
            question.default = Some(Offer::new(minutes.to_string(), minutes.to_string()));
        }
        self.push(None, "minutes", question);
    }

    fn at_the_end(&mut self, key: &str, ask: &str) {
        let question = Question::new(
            Field::beside(key, Shape::Text),
            self.app.words().by_name(ask),
        );
        self.push(None, key, question);
    }
}
