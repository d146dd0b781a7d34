//! What there is to answer in a cycle, after what was said so far.

use crate::{
    cmd::{
        app::App,
        ask::{Offer, form::Question, not_offered},
        failure::Failure,
        form::own_fields,
        session::Session,
        talk::{Said, THRESHOLD},
    },
    practice::{
        board::Board,
        cycle::{Held, obstacle_meant},
        entry::Of,
        experiment::Experiment,
        field::{Field, Shape},
        metric::Metric,
        obstacle::Obstacle,
        questions::Asked,
        when::Stamp,
    },
    say,
    view::page,
};

/// Something to be answered, and the one of the five questions that it belongs to.
pub struct Item {
    /// None for what is asked when the questions are over.
    pub of: Option<Asked>,
    pub key: String,
    pub question: Question,
}

/// Everything that there is to answer, after what was said so far.
pub fn items(
    app: &App<'_>,
    session: &Session,
    said: &Said,
    started: Stamp,
) -> Result<Vec<Item>, Failure> {
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
        if let Ok(metric) = board.metric(&metric) {
            items.last_unit(metric.body);
        }
    }
    let open = board.open_experiments();
    match open.as_slice() {
        [] => items.ask(Asked::LookBack, "answers.look_back", "coach-in-words"),
        several => {
            if several.len() > 1 {
                let offers = several
                    .iter()
                    .map(|one| crate::cmd::ask::form::offer(one.entry));
                items.choose(Asked::LookBack, "which", "coach-which", offers.collect());
            }
            if several.len() == 1 || said.contains_key("which") {
                items.became();
            }
        }
    }
    let looked_at = looked_at(board, said);
    match said.get("became").map(String::as_str) {
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
    if said.contains_key(THRESHOLD) {
        items.ask(Asked::Obstacles, THRESHOLD, "coach-threshold");
    }
    items.own(Asked::Step, "plan.step", "experiment");
    items.optional();
    if said.contains_key("plan.step") {
        items.own(Asked::Step, "plan.expect", "experiment");
        if board.all::<Metric>().next().is_some() {
            items.own(Asked::Step, "plan.prediction", "experiment");
        }
        items.own(Asked::Step, "plan.kind", "experiment");
        let ended = matches!(
            said.get("became").map(String::as_str),
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
    let minutes = (session.clock.time() - started.time()).num_minutes();
    items.minutes(minutes);
    items.at_the_end("note", "coach-note");
    Ok(items.items)
}

/// The experiment that is looked back on: the only open one, or the one that was named.
pub fn looked_at<'a>(board: &'a Board, said: &Said) -> Option<Of<'a, Experiment>> {
    match board.open_experiments().as_slice() {
        [one] => board.by_stem(one.stem()),
        _ => board.find_of(said.get("which")?).ok(),
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

/// A number that is not on the list is no obstacle, and a reference has to lead to one that is open.
fn may_come_into_focus(session: &Session, answer: &str) -> Result<(), Failure> {
    if answer.trim().parse::<u64>().is_ok() {
        return Err(not_offered(answer));
    }
    obstacle_meant(session.about_board()?, answer)?;
    Ok(())
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
        question.enter = board.focus().map(|focus| {
            let focus = focus.entry.reference().to_string();
            self.app.say(&say!("coach-focus-stays", focus = focus))
        });
        let open: Vec<_> = board.open_obstacles();
        question.offers = open
            .iter()
            .map(|obstacle: &Of<'_, Obstacle>| crate::cmd::ask::form::offer(obstacle.entry))
            .collect();
        question.check = Some(may_come_into_focus);
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
