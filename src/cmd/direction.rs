//! `kata direction`: what all of this is for, the principles that hold when times are hard, and the
//! moments in which one was tested.

use clap::{Args, Subcommand};

use crate::{
    cmd::{
        app::App,
        ask::Offer,
        failure::Failure,
        form::{Edited, Given},
        session::{Recording, Session},
        show,
        whole::Whole,
    },
    practice::{
        direction::{self, Direction, Tested},
        entry::Entry,
        form::Form,
        refusal::Refusal,
    },
    say,
};

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct DirectionCommand {
    #[command(subcommand)]
    command: Option<Deed>,
    #[command(flatten)]
    fields: Edited<Direction>,
    #[command(flatten)]
    recording: Recording,
}

#[derive(Subcommand)]
enum Deed {
    /// What is written down
    Show,
    /// Write it down, or change it
    Edit {
        #[command(flatten)]
        fields: Edited<Direction>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Tell of a moment in which a principle was tested, and was kept or was not
    Tested {
        #[command(flatten)]
        fields: Given<Tested>,
        #[command(flatten)]
        recording: Recording,
    },
}

impl DirectionCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self.command {
            Some(Deed::Show) => show(app),
            Some(Deed::Edit { fields, recording }) => edit(app, fields.0, recording),
            Some(Deed::Tested { fields, recording }) => tested(app, fields, recording),
            // `kata direction --customers "…"` says what it is about.
            None if says(&self.fields.0, &self.recording) => {
                edit(app, self.fields.0, self.recording)
            }
            None => show(app),
        }
    }
}

fn says(fields: &Given<Direction>, recording: &Recording) -> bool {
    !fields.written.is_empty()
        || recording.edit
        || recording.from.is_some()
        || !recording.link.is_empty()
}

fn show(app: &mut App<'_>) -> Result<(), Failure> {
    let mut session = Session::read(app)?;
    match session.direction(app)? {
        Some(entry) => show::whole(app, session, &entry),
        None => Err(Refusal::NoDirection.into()),
    }
}

fn edit(
    app: &mut App<'_>,
    mut fields: Given<Direction>,
    mut recording: Recording,
) -> Result<(), Failure> {
    let nothing = || Direction::default().first();
    if recording.edit || app.asks() {
        let mut session = Session::look(app, &recording)?;
        let entry = session.direction(app)?.unwrap_or_else(nothing);
        let form = (Direction::NAME, fields.form());
        session.ask_edit(app, &mut recording, &entry, &mut fields.written, form)?;
    }
    let mut session = Session::write(app, &recording)?;
    let before = session.direction(app)?;
    let start = before.clone().unwrap_or_else(nothing);
    let after = session.edited(app, &start, &fields.written, &fields.form())?;
    let change = direction::set(before.as_ref(), after, session.at)?;
    session.finish(app, change)
}

fn tested(
    app: &mut App<'_>,
    mut fields: Given<Tested>,
    mut recording: Recording,
) -> Result<(), Failure> {
    if app.asks() && recording.from.is_none() && !recording.edit {
        which(app, &recording, &mut fields)?;
    }
    Whole::at_home().fill(app, &mut recording, &mut fields)?;
    let mut session = Session::write(app, &recording)?;
    let direction = session.direction(app)?;
    let tested: Tested = session.struct_of(app, &fields)?;
    let change = direction::test(direction.as_ref(), tested, session.at)?;
    session.finish(app, change)
}

/// Which principle is meant: one that is not there is said before anything else is asked, and where
/// none is named they are there to choose from.
fn which(
    app: &mut App<'_>,
    recording: &Recording,
    fields: &mut Given<Tested>,
) -> Result<(), Failure> {
    let mut session = Session::look(app, recording)?;
    let direction = session.direction(app)?;
    let said = fields
        .text("principle")
        .map(|key| key.trim().to_lowercase());
    if let Some(key) = said {
        return Ok(direction::may_test(direction.as_ref(), &key)?);
    }
    let known = direction.as_ref().map(direction::principles);
    let offers: Vec<Offer> = known
        .iter()
        .flatten()
        .map(|(key, text)| Offer::new(*key, format!("{key}: {text}")))
        .collect();
    if offers.is_empty() {
        return Ok(direction::may_test(direction.as_ref(), "")?);
    }
    let key = app.choose(&say!("ask-tested-principle"), &offers, None)?;
    app.answered.extend(["--principle".to_owned(), key.clone()]);
    let field = fields
        .form()
        .into_iter()
        .find(|field| field.flag == "principle");
    fields.written.extend(field.map(|field| (field, vec![key])));
    Ok(())
}

impl Session {
    /// The direction, where one is written down. One that cannot be read is not passed over: it would
    /// be written anew.
    pub fn direction(&mut self, app: &mut App<'_>) -> Result<Option<Entry>, Failure> {
        let records = self.home_records(app)?;
        match direction::written(&records) {
            Some(entry) => Ok(Some(entry.clone())),
            None => match self.unreadable_of(crate::practice::kind::Kind::Direction) {
                Some(fault) => Err(fault.clone()),
                None => Ok(None),
            },
        }
    }
}
