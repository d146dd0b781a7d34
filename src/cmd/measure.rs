//! `kata measure`: adds what was measured, or corrects it.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        ask::{
            Offer,
            form::{Question, several, walk},
        },
        failure::{Failure, exit},
        fill::missing,
        import::{self, FromFile},
        read::plain,
        session::{Recording, Session, Timing},
    },
    practice::{
        field::{Field, Shape},
        metric::Metric,
        points::Correction,
        when::Moment,
    },
    say,
    view::{
        command::quoted,
        lang::{number, when::Direction},
        page,
    },
};

#[derive(Args)]
pub struct Measure {
    /// The measure; with --csv those whose columns are known, where it is left out
    slug: Option<String>,
    /// What was measured; several values are several points of one sitting
    #[arg(allow_negative_numbers = true)]
    value: Vec<String>,
    /// When it was measured; today when left out
    #[arg(long, value_name = "DATE|TIME")]
    on: Option<String>,
    /// What should be known with it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// The value that this one corrects; the old one stays in the history
    #[arg(long, value_name = "OLD", allow_negative_numbers = true, conflicts_with_all = ["remove", "set_aside"])]
    instead_of: Option<String>,
    /// The value was never measured; `--note` says why
    #[arg(long, conflicts_with = "set_aside")]
    remove: bool,
    /// Keep the value visible, but outside the limits
    #[arg(long, value_name = "WHY")]
    set_aside: Option<String>,
    #[command(flatten)]
    file: FromFile,
    #[command(flatten)]
    timing: Timing,
}

impl Measure {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let recording = Recording::from(self.timing);
        let slug = self.slug.map(|slug| app.metric_named(&slug));
        if let Some(path) = &self.file.csv {
            return import::measurements(app, path, slug.as_deref(), &self.file, &recording);
        }
        // `kata measure 41` says how much, and not of what.
        let (slug, value) = match slug {
            Some(text) if self.value.is_empty() && number::read(&text, None).is_ok() => {
                let mut command = "kata measure".to_owned();
                for (option, given) in [
                    ("--on", &self.on),
                    ("--note", &self.note),
                    ("--instead-of", &self.instead_of),
                    ("--set-aside", &self.set_aside),
                ] {
                    let given = given.as_ref().map(|given| quoted(given));
                    command.extend(given.map(|given| format!(" {option} {given}")));
                }
                command.push_str(if self.remove { " --remove" } else { "" });
                app.instead = Some(command);
                (None, vec![text])
            }
            slug => (slug, self.value),
        };
        let Asked { slug, value, on } = asked(app, &recording, slug, value, self.on)?;
        let mut session = Session::write(app, &recording)?;
        session.board(app)?;
        let reader = session.reader(app);
        let unit = reader.unit(&slug).map(str::to_owned);
        let read = |text: &String| number::read(text, unit.as_deref());
        let values: Vec<f64> = value.iter().map(read).collect::<Result<_, _>>()?;
        let on = on
            .as_ref()
            .map(|on| reader.moment(on, Direction::Back))
            .transpose()?;
        let at = session.at;
        let words = app.words_of(session.home.own().lang());
        let unsaid = words.by_name("removed-without-reason");
        let note = self
            .note
            .map(|note| plain(&note))
            .filter(|note| !note.is_empty());
        let why = self.set_aside.map(|why| plain(&why));
        if why.as_ref().is_some_and(String::is_empty) {
            return Err(missing(vec!["--set-aside".to_owned()]));
        }
        let correction = match (&self.instead_of, self.remove, why) {
            (Some(old), ..) => Some(Correction::InsteadOf(read(old)?)),
            (None, true, _) => Some(Correction::Removed(
                note.clone().unwrap_or_else(|| unsaid.clone()),
            )),
            (None, false, why) => why.map(Correction::SetAside),
        };
        // The reason of a removal is what `--note` says there.
        let note = note.filter(|_| !matches!(correction, Some(Correction::Removed(_))));
        let corrected = correction.clone();
        let board = session.board(app)?;
        let change = match correction {
            None => board.measure(
                &slug,
                on.unwrap_or(Moment::Day(at.day())),
                &values,
                note,
                at,
            )?,
            Some(what) => {
                let [value] = values.as_slice() else {
                    return Err(Failure::usage(say!("failed-one-correction")));
                };
                let old = match what {
                    Correction::InsteadOf(old) => old,
                    Correction::Removed(_) | Correction::SetAside(_) => *value,
                };
                board.correct(&slug, on, (old, *value), what, (note, unsaid), at)?
            }
        };
        let around = session.around(&words);
        let told: Vec<String> = values
            .iter()
            .map(|value| page::with_unit(*value, &slug, around))
            .collect();
        let told = told.join(", ");
        let told = match corrected {
            None => told,
            Some(Correction::InsteadOf(old)) => {
                let old = page::with_unit(old, &slug, around);
                words.say(&say!("measured-instead", value = told, old = old))
            }
            Some(Correction::Removed(_)) => words.say(&say!("measured-removed", value = told)),
            Some(Correction::SetAside(_)) => words.say(&say!("measured-set-aside", value = told)),
        };
        let about = change.puts.first().map(|put| put.after.reference());
        session.finish(app, change.about(about, told))
    }
}

/// What is measured, once it is known.
struct Asked {
    slug: String,
    value: Vec<String>,
    on: Option<String>,
}

/// Asks for the metric and its values where they were not given.
fn asked(
    app: &mut App<'_>,
    recording: &Recording,
    slug: Option<String>,
    value: Vec<String>,
    on: Option<String>,
) -> Result<Asked, Failure> {
    if let (Some(slug), false) = (&slug, value.is_empty()) {
        let slug = slug.clone();
        return Ok(Asked { slug, value, on });
    }
    if !app.asks() {
        let lacking = [("METRIC", slug.is_none()), ("VALUE", value.is_empty())];
        let lacking = lacking.into_iter().filter(|(_, lacks)| *lacks);
        return Err(missing(lacking.map(|(name, _)| name.to_owned()).collect()));
    }
    let mut session = Session::look(app, recording)?;
    let board = session.board(app)?;
    let metrics: Vec<Offer> = board
        .all::<Metric>()
        .map(|metric| Offer::new(metric.stem(), metric.entry.lead()))
        .collect();
    let given = slug.is_some();
    let slug = match (slug, metrics.as_slice()) {
        (Some(slug), _) => slug,
        (None, [only]) => only.value.clone(),
        (None, []) => return Err(no_metric()),
        (None, several) => app.choose(&say!("ask-measure-metric"), several, None)?,
    };
    if !given {
        app.answered.push(slug.clone());
    }
    let metric = session.about_board()?.metric(&slug)?;
    let ask = app.say(&say!(
        "ask-measure-value",
        metric = metric.entry.lead(),
        unit = &metric.body.unit
    ));
    session.unit = Some(metric.body.unit.clone());
    let field = Field::beside("value", Shape::Number)
        .word()
        .several()
        .required();
    let mut question = Question::new(field, ask);
    question.answers = value;
    let mut questions = vec![question];
    if on.is_none() {
        let mut day = Question::new(
            Field::beside("on", Shape::Moment),
            app.words().by_name("ask-measure-on"),
        );
        let today = session.at.day();
        day.default = Some(Offer::new(today.to_string(), app.words().day(today)));
        questions.push(day);
    }
    walk(app, &session, &[], &mut questions)?;
    let mut answers = questions
        .into_iter()
        .map(|question| question.answers.concat());
    Ok(Asked {
        slug,
        value: several(&answers.next().unwrap_or_default()),
        on: on.or(answers.next()),
    })
}

fn no_metric() -> Failure {
    Failure::new(exit::FAILED, say!("failed-no-metric")).hint(say!("hint-no-metric"))
}
