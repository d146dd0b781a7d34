//! `kata note`: a remark on any record.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        fill::missing,
        read::plain,
        session::{Session, Timing},
    },
    practice::{entry::Note, note},
};

#[derive(Args)]
pub struct AddNote {
    /// The record: E14, C30, packing/O5, P7, or a metric's or board's name
    reference: String,
    /// The remark
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,
    #[command(flatten)]
    timing: Timing,
}

impl AddNote {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let text = plain(&self.text.join(" "));
        if text.is_empty() {
            return Err(missing(vec!["TEXT".to_owned()]));
        }
        let mut session = Session::write(app, &self.timing.into())?;
        let entry = session.find(app, &self.reference, None)?;
        // What is shown afterwards is worded with the board around it.
        if let Some(board) = &entry.place.board {
            app.global.board = Some(board.clone());
            session.board(app)?;
        }
        let written = Note {
            by: session.me()?.0,
            at: session.at,
            text,
        };
        session.finish(app, note::note(&entry, written))
    }
}
