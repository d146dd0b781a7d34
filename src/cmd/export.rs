//! `kata export`: a board, the history or all of it, for people and programs that have no kata.
//!
//! What is exported is a text or a folder that `view` makes; where it goes, and what may be
//! replaced there, is decided in one place, `output`.

mod csv;
mod folder;
mod forms;
mod ics;
mod json;
mod log;
pub mod output;
mod site;
mod storyboard;

use clap::Subcommand;

use crate::cmd::{app::App, failure::Failure};

#[derive(Subcommand)]
pub enum ExportCommand {
    /// The storyboard as Markdown
    Storyboard(storyboard::Storyboard),
    /// The learning history as Markdown, step by step
    Log(log::LogExport),
    /// What was measured, for a spreadsheet
    Csv(csv::Csv),
    /// What is due, for a calendar
    Ics(ics::Ics),
    /// All boards and what belongs to none, as pages to read from a share or a server
    Site(site::SiteExport),
    /// Everything, for `kata import json` and for programs
    Json(json::Json),
    /// Blank forms to print: the storyboard, the experimenting record, the coaching card
    Forms(forms::Forms),
}

impl ExportCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            ExportCommand::Storyboard(storyboard) => storyboard.run(app),
            ExportCommand::Log(log) => log.run(app),
            ExportCommand::Csv(csv) => csv.run(app),
            ExportCommand::Ics(ics) => ics.run(app),
            ExportCommand::Site(site) => site.run(app),
            ExportCommand::Json(json) => json.run(app),
            ExportCommand::Forms(forms) => forms.run(app),
        }
    }
}
