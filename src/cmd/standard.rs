//! `kata standard`: what is now the normal way.

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        fill::Whole,
        form::Given,
        list,
        session::{Recording, Session},
        show,
    },
    practice::{kind::Kind, standard::Standard},
};

#[derive(Subcommand)]
pub enum StandardCommand {
    /// Set a standard: the best way known today
    Add {
        #[command(flatten)]
        fields: Given<Standard>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Every standard, with the date to go and confirm it
    List,
    /// One standard
    Show { reference: String },
}

impl StandardCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            StandardCommand::Add {
                mut fields,
                mut recording,
            } => {
                Whole::at_home().fill(app, &mut recording, &mut fields)?;
                let session = Session::write(app, &recording)?;
                let standard: Standard = session.struct_of(app, &fields)?;
                let change = standard.adopt(&session.birth(Kind::Standard, 0)?);
                session.finish(app, change)
            }
            StandardCommand::List => list::run(app, Kind::Standard),
            StandardCommand::Show { reference } => {
                show::of_kind(app, Some(reference), Kind::Standard)
            }
        }
    }
}
