//! `kata measure`: adds what was measured, or corrects it.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        session::{Session, Timing},
    },
    practice::{points::Correction, when::Moment},
    say,
    view::{
        lang::{number, when::Direction},
        page,
    },
};

#[derive(Args)]
pub struct Measure {
    /// The measure
    slug: String,
    /// What was measured; several values are several points of one sitting
    #[arg(required = true, allow_negative_numbers = true)]
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
    timing: Timing,
}

impl Measure {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut session = Session::write(app, &self.timing.into())?;
        session.board(app)?;
        let reader = session.reader(app);
        let unit = reader.unit(&self.slug).map(str::to_owned);
        let read = |text: &String| number::read(text, unit.as_deref());
        let values: Vec<f64> = self.value.iter().map(read).collect::<Result<_, _>>()?;
        let on = self
            .on
            .as_ref()
            .map(|on| reader.moment(on, Direction::Back))
            .transpose()?;
        let at = session.at;
        let correction = match (&self.instead_of, self.remove, self.set_aside) {
            (Some(old), ..) => Some(Correction::InsteadOf(read(old)?)),
            (None, true, _) => {
                Some(Correction::Removed(self.note.clone().unwrap_or_else(
                    || app.words().by_name("removed-without-reason"),
                )))
            }
            (None, false, why) => why.map(Correction::SetAside),
        };
        // The reason of a removal is what `--note` says there.
        let note = self
            .note
            .filter(|_| !matches!(correction, Some(Correction::Removed(_))));
        let corrected = correction.clone();
        let board = session.board(app)?;
        let change = match correction {
            None => board.measure(
                &self.slug,
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
                board.correct(&self.slug, on, (old, *value), what, note, at)?
            }
        };
        let words = app.words_of(session.home.own().lang());
        let around = session.around(&words);
        let told: Vec<String> = values
            .iter()
            .map(|value| page::with_unit(*value, &self.slug, around))
            .collect();
        let told = told.join(", ");
        let told = match corrected {
            None => told,
            Some(Correction::InsteadOf(old)) => {
                let old = page::with_unit(old, &self.slug, around);
                words.say(&say!("measured-instead", value = told, old = old))
            }
            Some(Correction::Removed(_)) => words.say(&say!("measured-removed", value = told)),
            Some(Correction::SetAside(_)) => words.say(&say!("measured-set-aside", value = told)),
        };
        let about = change.puts.first().map(|put| put.after.reference());
        session.finish(app, change.about(about, told))
    }
}
