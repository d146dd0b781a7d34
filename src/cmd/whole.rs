//! A form made whole before anything is locked: what is missing is asked for, or written in the
//! editor. Somebody may think for an hour; what they say is kept as flags ([`Given`]) or as a document
//! ([`Recording`]), and only then the home is opened to write and everything is read in one way.

use crate::{
    cmd::{
        app::App,
        ask::form::{self as questions, Question, Then},
        failure::Failure,
        fill::missing,
        form::{Given, own_fields},
        session::{Recording, Session},
    },
    practice::{
        board::Board,
        change::StepName,
        entry::Entry,
        field::{Asking, Field, Shape},
        form::Form,
    },
    say,
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
    /// A flag that is asked for only where something holds.
    only: Option<(&'static str, Holds<'a>)>,
    /// Which of the last questions has its offers from the board.
    choice: Option<(usize, Offered<'a>)>,
    /// Asks although nothing that is needed is missing.
    wanting: bool,
    /// What is shown once the question of a flag is answered.
    then: Option<(&'static str, Then)>,
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
            only: None,
            choice: None,
            wanting: false,
            then: None,
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

    /// A flag of the form that is asked for only where something holds.
    #[must_use]
    pub fn only(self, flag: &'static str, holds: impl Fn(&Session) -> bool + 'a) -> Whole<'a> {
        Whole {
            only: Some((flag, Box::new(holds))),
            ..self
        }
    }

    /// Whether to ask although nothing that is needed is missing.
    #[must_use]
    pub fn wanting(self, wanting: bool) -> Whole<'a> {
        Whole { wanting, ..self }
    }

    /// What is shown once the question of a flag is answered, before the next one is asked.
    #[must_use]
    pub fn then(self, flag: &'static str, then: Then) -> Whole<'a> {
        Whole {
            then: Some((flag, then)),
            ..self
        }
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
            let always = form.iter().any(always) || self.last_always();
            if always && !recording.edit && !needed && app.typed_ahead() {
                // What comes next was pasted with this command, and is none of its answers.
                let text = app.say(&say!("ask-not-asked"));
                app.tell(&text);
            } else if recording.edit || needed || always {
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
        let unwanted = self.only.as_ref().filter(|(_, holds)| !holds(session));
        let mut own: Vec<Field> = form
            .iter()
            .cloned()
            .map(|field| match needing {
                Some((flag, _)) if field.flag == *flag => field.required(),
                _ => field,
            })
            .filter(|field| wanted(field) && !given.gives(&field.flag))
            .filter(|field| unwanted.is_none_or(|(flag, _)| field.flag != *flag))
            // Nothing can be predicted where nothing is measured.
            .filter(|field| field.shape != Shape::Range || session.measures())
            .collect();
        own.sort_by_key(|field| field.place);
        let own = own.into_iter().map(|field| {
            let ask = app.words().ask(T::NAME, &field.label());
            let default = questions::default(&field, &session.home, app.words());
            let then = self.then.as_ref().filter(|(flag, _)| field.flag == *flag);
            let then = then.map(|(_, then)| Then::clone(then));
            Question {
                default,
                then,
                ..Question::new(field, ask)
            }
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
