//! The questions of a form, one after the other, with a way back.

use std::rc::Rc;

use crate::{
    cmd::{
        app::App,
        ask::{
            Offer, again, chosen, left,
            line::{Line, Typed, is_plain},
            not_offered,
        },
        document,
        failure::{Failure, PLACEHOLDER, unfilled},
        session::Session,
    },
    practice::{
        board::Board,
        entry::Entry,
        experiment::Experiment,
        field::{Default, Field, Shape},
        kind::Kind,
        metric::Metric,
        stem,
        storyboard::{self, SERVED},
    },
    say,
    store::home::Home,
    view::{lang::Words, page},
};

/// A field that is asked for, and what is answered so far.
pub struct Question {
    pub field: Field,
    /// The question itself.
    pub ask: String,
    /// One text, or several where the field takes several.
    pub answers: Vec<String>,
    /// What stands in the record already. It is there to be changed, and emptied to remove it.
    pub stands: Option<String>,
    /// What else may be answered than the field itself says.
    pub offers: Vec<Offer>,
    /// What Enter means.
    pub default: Option<Offer>,
    /// What Enter means, in words, where nothing is answered by it.
    pub enter: Option<String>,
    /// In what a number is, where that is not the session's.
    pub unit: Option<String>,
    /// Whether a key may say that here knowledge ends.
    pub threshold: bool,
    /// What is shown before it is asked.
    pub before: Vec<String>,
    /// What is shown once it is answered, before the next one is asked.
    pub then: Option<Then>,
    /// What else an answer has to be, beside what its field says.
    pub check: Option<Check>,
    /// The flag of an earlier question that has to have an answer for this one to be asked.
    pub with: Option<&'static str>,
}

/// Why an answer will not do.
pub type Check = fn(&Session, &str) -> Result<(), Failure>;

/// Lines that follow from an answer.
pub type Then = Rc<dyn Fn(&App<'_>, &Session, &str) -> Vec<String>>;

impl Question {
    /// A question in words, for a field.
    pub fn new(field: Field, ask: String) -> Question {
        Question {
            field,
            ask,
            answers: Vec::new(),
            stands: None,
            offers: Vec::new(),
            default: None,
            enter: None,
            unit: None,
            threshold: false,
            before: Vec::new(),
            then: None,
            check: None,
            with: None,
        }
    }

    /// Only one of the offers will do.
    fn closed(&self) -> bool {
        matches!(self.field.shape, Shape::Choice(_) | Shape::YesNo)
    }

    /// Whether the beginning of an offer means it. A name that nobody knows yet may begin like one
    /// that is known.
    fn loosely(&self) -> bool {
        self.field.shape != Shape::Person
    }
}

/// Where to go after a question.
pub enum Turn {
    On,
    Back,
    /// To the next step, since knowledge ends here; with what was said so far.
    Threshold(String),
}

/// Asks one question after the other; what is answered stands in them afterwards.
pub fn walk(
    app: &mut App<'_>,
    session: &Session,
    beside: &[String],
    questions: &mut [Question],
) -> Result<(), Failure> {
    if questions.is_empty() {
        return Ok(());
    }
    let how = match is_plain() {
        true => app.words().by_name("ask-how-plain"),
        false => app.words().by_name("ask-how"),
    };
    let style = app.style();
    for text in beside {
        let text = app.wrap(&crate::view::terminal::clean(text));
        app.put(&text);
    }
    let how = app.wrap(&how);
    app.put(&crate::view::terminal::dim(&how, style));
    let mut place = 0;
    let mut drafts: Vec<String> = vec![String::new(); questions.len()];
    while place < questions.len() {
        if !is_asked(questions, place) {
            questions[place].answers.clear();
            place += 1;
            continue;
        }
        let (Some(question), Some(draft)) = (questions.get_mut(place), drafts.get_mut(place))
        else {
            break;
        };
        match one(app, session, question, draft) {
            Ok(Turn::On | Turn::Threshold(_)) => {
                place += 1;
                show_then(app, session, question);
            }
            Ok(Turn::Back) => {
                let before = (0..place).rev();
                place = before
                    .into_iter()
                    .find(|before| is_asked(questions, *before))
                    .unwrap_or(place);
            }
            Err(failure) => {
                app.answered.extend(again::flags(questions));
                return Err(failure);
            }
        }
    }
    app.answered.extend(again::flags(questions));
    Ok(())
}

/// Shows what follows from an answer.
fn show_then(app: &mut App<'_>, session: &Session, question: &Question) {
    let Some((then, answer)) = question.then.as_ref().zip(question.answers.first()) else {
        return;
    };
    let lines = then(app, session, answer);
    if !lines.is_empty() {
        app.put("");
    }
    for line in lines {
        let line = app.wrap(&crate::view::terminal::clean(&line));
        app.put(&line);
    }
}

/// Whether the question that another one depends on has an answer. One that is not among these was
/// answered before.
fn is_asked(questions: &[Question], place: usize) -> bool {
    let with = questions.get(place).and_then(|question| question.with);
    let on = with.and_then(|flag| questions.iter().find(|one| one.field.flag == flag));
    on.is_none_or(|on| on.answers.iter().any(|answer| !answer.is_empty()))
}

/// One question, until it has an answer that can be understood.
pub fn one(
    app: &mut App<'_>,
    session: &Session,
    question: &mut Question,
    draft: &mut String,
) -> Result<Turn, Failure> {
    let offers = offers(app, session, question);
    for line in &question.before {
        // It is broken to the width already.
        app.put(&crate::view::terminal::clean(line));
    }
    let several = question.field.many && !words(&question.field);
    app.begin_to_ask();
    let mut line = Line::new(app, offers.clone(), words(&question.field))?;
    if question.threshold {
        line.with_threshold();
    }
    // Of several answers the next one is asked for; the one before is a step back.
    let mut done = if several { question.answers.len() } else { 0 };
    loop {
        let asked = match done {
            0 => question.ask.clone(),
            _ => app.words().by_name("ask-another"),
        };
        let hint = hint(app, session, question, done > 0);
        app.put_question(&asked, Some(&hint));
        if !offers.is_empty() && done == 0 {
            app.put_offers(&offers);
        }
        let mut initial = match question.answers.get(done) {
            Some(answer) if draft.is_empty() => shown(question, &offers, answer),
            _ if !draft.is_empty() => std::mem::take(draft),
            _ => question.stands.clone().unwrap_or_default(),
        };
        let text = loop {
            match line.read(&initial)? {
                Typed::Text(text) => break text,
                Typed::Left => return Err(left()),
                // An answer that was left standing stays the answer; what was typed in its place goes along.
                Typed::Threshold(text) => {
                    let stood = question.answers.first();
                    let stood = stood.map(|stood| shown(question, &offers, stood));
                    if stood.is_some_and(|stood| stood.trim() == text.trim()) {
                        return Ok(Turn::Threshold(String::new()));
                    }
                    question.answers.clear();
                    return Ok(Turn::Threshold(text));
                }
                Typed::Back(text) if done == 0 => {
                    if text.trim().is_empty() {
                        question.answers.clear();
                    }
                    *draft = text;
                    return Ok(Turn::Back);
                }
                Typed::Back(_) => {
                    done -= 1;
                    initial = question.answers.get(done).cloned().unwrap_or_default();
                }
                Typed::Editor(text) => {
                    initial = document::write_text(&session.home.git.editor()?, &text)?;
                }
            }
        };
        let text = text.trim();
        let text = match &question.default {
            Some(default) if text.is_empty() => default.value.clone(),
            _ => text.to_owned(),
        };
        if text.is_empty() {
            if question.field.required && done == 0 {
                let needed = app.words().by_name("ask-needed");
                app.put(&needed);
                continue;
            }
            question.answers.truncate(done);
            if question.stands.is_some() {
                // It is to be removed.
                question.answers = vec![String::new()];
            }
            return Ok(Turn::On);
        }
        match understood(app, session, question, &offers, &text) {
            Ok(answer) => {
                match question.answers.get_mut(done) {
                    Some(old) => *old = answer,
                    None => question.answers.push(answer),
                }
                if !several {
                    return Ok(Turn::On);
                }
                done += 1;
            }
            Err(failure) => {
                app.report(&briefly(failure));
                // A text is mended; a date or a number is sooner written anew.
                *draft = match question.field.shape {
                    Shape::Text => text,
                    Shape::Slug => stem::slug(&text, app.words().lang()),
                    _ => String::new(),
                };
            }
        }
    }
}

/// Dates and numbers say themselves how they are written.
fn briefly(failure: Failure) -> Failure {
    let says = ["date-", "number-", "failed-dash"]
        .iter()
        .any(|begin| failure.message.id.starts_with(begin));
    Failure {
        hint: failure.hint.filter(|_| !says),
        ..failure
    }
}

/// The answer as a flag would have it, or what is wrong with it.
fn understood(
    app: &App<'_>,
    session: &Session,
    question: &Question,
    offers: &[Offer],
    text: &str,
) -> Result<String, Failure> {
    let field = &question.field;
    if text == PLACEHOLDER {
        return Err(unfilled());
    }
    let offered = |text: &str| chosen(text, offers, question.loosely());
    let answer = match offered(text) {
        Some(offer) => offer.value.clone(),
        None if question.closed() => return Err(not_offered(text)),
        // Each of several may be the number of an offer, too.
        None if words(field) && !offers.is_empty() => {
            let each = several(text).into_iter();
            let each =
                each.map(|word| offered(&word).map_or(word.clone(), |one| one.value.clone()));
            each.collect::<Vec<_>>().join(" ")
        }
        None => text.to_owned(),
    };
    let answer = match (&field.shape, session.board.as_ref().map(only_metric)) {
        // Where there is one metric, its name need not be said.
        (Shape::Range, Some(Some(metric))) if !answer.contains('=') => format!("{metric}={answer}"),
        _ => answer,
    };
    // A name has small letters, and whoever is asked for one need not know.
    let answer = match field.shape == Shape::Slug && field.refers.is_none() {
        true => answer.to_lowercase(),
        false => answer,
    };
    if field.shape == Shape::Slug && field.refers.is_none() {
        storyboard::slug(&answer, app.words().lang())?;
    }
    if let Some(check) = question.check {
        check(session, &answer)?;
    }
    let mut reader = session.reader(app);
    reader.unit = question.unit.as_deref().or(reader.unit);
    let texts = if words(field) {
        several(&answer)
    } else {
        vec![answer.clone()]
    };
    reader.table(&[(field.clone(), texts)])?;
    Ok(answer)
}

/// Whether several answers are words of one line, as references and numbers are.
pub fn words(field: &Field) -> bool {
    field.many && matches!(field.shape, Shape::Reference(_) | Shape::Number)
}

/// The answers in one line.
pub fn several(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| letter.is_whitespace() || letter == ';');
    parts
        .map(|part| part.trim_end_matches(','))
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// An answer as somebody would type it: where only what is offered will do, in the words of the offer.
fn shown(question: &Question, offers: &[Offer], answer: &str) -> String {
    let offer = offers.iter().find(|offer| offer.value == answer);
    match offer.filter(|_| question.closed()) {
        Some(offer) => offer.shown.clone(),
        None => answer.to_owned(),
    }
}

/// What may be answered, where that can be listed.
fn offers(app: &App<'_>, session: &Session, question: &Question) -> Vec<Offer> {
    if !question.offers.is_empty() {
        return question.offers.clone();
    }
    let words = app.words();
    match &question.field.shape {
        Shape::Choice(values) => values
            .iter()
            .map(|value| Offer::new(value, words.choice(value)))
            .collect(),
        Shape::YesNo => ["yes", "no"]
            .map(|value| Offer::new(value, words.choice(value)))
            .into(),
        Shape::Person => {
            let people = &session.home.own().people;
            people
                .keys()
                .map(|handle| Offer::new(handle, session.home.own().name_of(handle)))
                .collect()
        }
        Shape::Slug if question.field.refers.as_deref() == Some(Kind::Board.noun()) => {
            let served = SERVED.map(|who| Offer::new(who, words.choice(who)));
            let boards = session.home.board_names().unwrap_or_default();
            let boards = boards.iter().map(|board| Offer::new(board, board));
            served.into_iter().chain(boards).collect()
        }
        Shape::Reference(kind) => Kind::of_noun(kind)
            .zip(session.board.as_ref())
            .map(|(kind, board)| records(board, kind))
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The records of a kind to choose from: those that are open, or all where none is.
pub fn records(board: &Board, kind: Kind) -> Vec<Offer> {
    let of_kind = || {
        board
            .entries()
            .iter()
            .filter(|entry| entry.place.kind == kind)
    };
    let open: Vec<&Entry> = of_kind().filter(|entry| !entry.ended()).collect();
    let found = if open.is_empty() {
        of_kind().collect()
    } else {
        open
    };
    found.into_iter().map(offer).collect()
}

/// A record to choose.
pub fn offer(entry: &Entry) -> Offer {
    let reference = entry.reference().to_string();
    let shown = format!("{reference} {}", page::first_line(&entry.lead()));
    Offer::new(reference, shown)
}

/// What helps to answer: the form of dates and numbers, what Enter means.
fn hint(app: &App<'_>, session: &Session, question: &Question, further: bool) -> String {
    let words = app.words();
    let field = &question.field;
    // Of what was, a day that has been; of what is to be, one that comes.
    let [back, ahead] = [-8, 8].map(|days| app.today().plus(days).to_string());
    let shape = match &field.shape {
        Shape::Day if field.forward => Some(app.say(&say!("ask-shape-day-ahead", day = ahead))),
        Shape::Day | Shape::Stamp => Some(app.say(&say!("ask-shape-day", day = back))),
        Shape::Moment if field.forward => {
            Some(app.say(&say!("ask-shape-moment-ahead", day = ahead)))
        }
        Shape::Moment => Some(app.say(&say!("ask-shape-moment", day = back))),
        Shape::Range => session
            .board
            .as_ref()
            .map(|board| match only_metric(board) {
                Some(metric) => app.say(&say!("ask-shape-range-of", metric = metric)),
                None => {
                    let known: Vec<String> = metrics(board).collect();
                    let first = known.first().cloned().unwrap_or_default();
                    app.say(&say!(
                        "ask-shape-range",
                        metric = first,
                        metrics = known.join(", ")
                    ))
                }
            }),
        Shape::Number if !field.many => {
            let unit = question.unit.clone().or(session.unit.clone());
            unit.map(|unit| app.say(&say!("ask-shape-number", unit = unit)))
        }
        _ => None,
    };
    let enter = match (&question.default, &question.stands) {
        _ if question.enter.is_some() => question.enter.clone(),
        (Some(default), _) => {
            let default = &default.shown;
            Some(app.say(&say!("ask-enter-is", default = default)))
        }
        (None, Some(_)) if field.required => Some(words.by_name("ask-enter-keeps")),
        (None, Some(_)) => Some(words.by_name("ask-enter-keeps-or-removes")),
        (None, None) if further => Some(words.by_name("ask-enter-ends")),
        (None, None) if !field.required => Some(words.by_name("ask-enter-skips")),
        _ => None,
    };
    let parts: Vec<String> = [shape, enter].into_iter().flatten().collect();
    parts.join(" · ")
}

fn metrics(board: &Board) -> impl Iterator<Item = String> {
    board.all::<Metric>().map(|metric| metric.stem().to_owned())
}

/// The board's metric, where it has just one.
fn only_metric(board: &Board) -> Option<String> {
    let mut metrics = metrics(board);
    metrics.next().filter(|_| metrics.next().is_none())
}

/// What Enter means for a field.
pub fn default(field: &Field, home: &Home, words: &Words) -> Option<Offer> {
    match field.default? {
        Default::Yes => Some(Offer::new("yes", words.choice("yes"))),
        Default::Me => {
            let person = home.git.mailmap(&home.git.identity().ok()?);
            let settings = home.own();
            let me = settings.handle_of(&person.email).unwrap_or(&person.name);
            Some(Offer::new(me, settings.name_of(me)))
        }
    }
}

/// What was expected of an experiment, to stand beside what is said now.
pub fn expected(app: &App<'_>, session: &Session, experiment: &Entry) -> Vec<String> {
    let Some(body) = experiment.get::<Experiment>() else {
        return Vec::new();
    };
    let said = |path: &[String]| matches!(path, [only] if only == "expect" || only == "prediction");
    let rows = page::rows(experiment, session.around(app.words()), said);
    let rows = rows
        .into_iter()
        .map(|row| format!("  {}: {}", row.label, row.text));
    [format!("{} {}", experiment.reference(), body.step)]
        .into_iter()
        .chain(rows)
        .collect()
}
