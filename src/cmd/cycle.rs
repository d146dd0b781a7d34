//! `kata cycle`: the coaching cycles.

use clap::Subcommand;

use crate::{
    cmd::{app::App, failure::Failure, list, show},
    practice::kind::Kind,
};

#[derive(Subcommand)]
pub enum CycleCommand {
    /// Every cycle of this board, and those that wait for the coach
    List,
    /// One cycle; the last one when left out
    Show {
        /// The cycle; the last one when left out
        reference: Option<String>,
    },
}

impl CycleCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            CycleCommand::List => list::run(app, Kind::Cycle),
            CycleCommand::Show { reference } => show::of_kind(app, reference, Kind::Cycle),
        }
    }
}
