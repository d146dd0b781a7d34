//! `kata problem`: the inbox that anybody may write to.

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        fill::Whole,
        form::Given,
        inbox, list,
        session::{Recording, Session},
        show,
    },
    practice::{
        kind::Kind,
        problem::{self, Problem},
    },
};

#[derive(Subcommand)]
pub enum ProblemCommand {
    /// Say what goes wrong, as it was met
    Raise {
        #[command(flatten)]
        fields: Given<Problem>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Raise what a web form or a table collected: csv, json, xlsx or ods
    Import(inbox::Import),
    /// Every problem, and what became of it
    List,
    /// One problem
    Show { reference: String },
}

impl ProblemCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            ProblemCommand::Raise {
                mut fields,
                mut recording,
            } => {
                Whole::at_home().fill(app, &mut recording, &mut fields)?;
                let session = Session::write(app, &recording)?;
                let problems = session.forms(app, fields)?;
                let change = problem::raise(problems, session.at);
                session.finish(app, change)
            }
            ProblemCommand::Import(command) => command.run(app),
            ProblemCommand::List => list::run(app, Kind::Problem),
            ProblemCommand::Show { reference } => {
                show::of_kind(app, Some(reference), Kind::Problem)
            }
        }
    }
}
