//! `kata note`: a remark on any record.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        ask::{
            form::{Question, walk},
            which,
        },
        failure::Failure,
        fill::missing,
        read::{plain, said},
        session::{Recording, Session, Timing},
    },
    practice::{
        entry::Note,
        field::{Field, Shape},
        note,
    },
};

#[derive(Args)]
pub struct AddNote {
    /// The record: E14, C30, packing/O5, P7, or a metric's or board's name
    #[arg(value_name = "REF")]
    reference: Option<String>,
    /// The remark
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    #[command(flatten)]
    timing: Timing,
}

impl AddNote {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let text = plain(&self.text.join(" "));
        said(&text)?;
        if !app.asks() {
            let lacking = [("REF", self.reference.is_none()), ("TEXT", text.is_empty())];
            let lacking = lacking.into_iter().filter(|(_, lacks)| *lacks);
            let lacking: Vec<String> = lacking.map(|(name, _)| name.to_owned()).collect();
            if !lacking.is_empty() {
                return Err(missing(lacking));
            }
        }
        let recording = self.timing.into();
        let reference = which::any(app, &recording, self.reference)?;
        let text = match text.is_empty() {
            true => asked(app, &recording, &reference)?,
            false => text,
        };
        let mut session = Session::write(app, &recording)?;
        let entry = session.find(app, &reference, None)?;
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

/// Asks for the remark, beside the record that it is about.
fn asked(app: &mut App<'_>, recording: &Recording, reference: &str) -> Result<String, Failure> {
    let mut session = Session::look(app, recording)?;
    let entry = session.find(app, reference, None)?;
    let field = Field::beside("text", Shape::Text).word().required();
    let mut question = Question::new(field, app.words().by_name("ask-note"));
    let beside = format!("{} {}", entry.reference(), entry.lead());
    walk(
        app,
        &session,
        &[beside],
        std::slice::from_mut(&mut question),
    )?;
    Ok(question.answers.concat())
}
