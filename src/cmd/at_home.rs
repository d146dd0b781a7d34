//! A step on a record of the home: which record is meant, what is said of it, and the record as it is
//! once the home is open to write.

use crate::{
    cmd::{
        app::App,
        ask::which,
        failure::Failure,
        form::{Edited, Given},
        session::{Recording, Session},
        show,
        whole::Whole,
    },
    practice::{
        entry::{Entry, Of},
        experiment::Dropped,
        form::Form,
        kind::Record,
        refusal::Refusal,
    },
};

/// The record as one of its kind.
pub fn of<R: Record>(entry: &Entry) -> Result<Of<'_, R>, Refusal> {
    Of::new(entry).ok_or_else(|| Refusal::WrongKind {
        text: entry.reference().to_string(),
        wanted: R::KIND,
    })
}

/// Which records are offered, and whether the one that is meant can have the step.
pub struct Takes<R> {
    pub open: fn(&R) -> bool,
    pub may: fn(Of<'_, R>) -> Result<(), Refusal>,
}

/// Asks for what a step on a record needs, with the record above the questions, and opens the home to
/// write it. That the record cannot have the step is said before anything is asked.
pub fn step<R: Record, T: Form>(
    app: &mut App<'_>,
    recording: &mut Recording,
    reference: Option<String>,
    fields: &mut Given<T>,
    takes: &Takes<R>,
) -> Result<(Session, Entry, T), Failure> {
    let reference = which::at_home(app, recording, reference, takes.open)?;
    let entry = Session::look(app, recording)?.of_home(app, reference.as_deref(), takes.open)?;
    (takes.may)(of(&entry)?)?;
    let meant = format!("{} {}", entry.reference(), entry.lead());
    Whole::at_home()
        .beside(|_, _| vec![meant.clone()])
        .fill(app, recording, fields)?;
    let mut session = Session::write(app, recording)?;
    let entry = session.of_home(app, reference.as_deref(), takes.open)?;
    let filled = session.struct_of(app, fields)?;
    Ok((session, entry, filled))
}

/// Lays flags over a record, or asks what is to be changed in it.
pub fn edit<R: Record + Form>(
    app: &mut App<'_>,
    recording: Recording,
    reference: Option<String>,
    fields: Edited<R>,
    open: fn(&R) -> bool,
) -> Result<(), Failure> {
    let reference = which::at_home(app, &recording, reference, open)?;
    let entry = Session::look(app, &recording)?.of_home(app, reference.as_deref(), open)?;
    let reference = entry.reference().to_string();
    // Nothing lies below a record of the home that could be edited with it.
    let below = None::<&Given<Dropped>>;
    show::edit(app, Some(reference), R::KIND, fields, below, recording)
}
