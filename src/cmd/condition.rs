//! `kata condition`: where are we now?

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        fill::missing,
        finish::on_board,
        form::{Edited, Given},
        list,
        picture::Pictured,
        session::{Recording, Session},
        show,
        whole::Whole,
    },
    practice::{condition::Condition, kind::Kind},
    view::page,
};

#[derive(Subcommand)]
pub enum ConditionCommand {
    /// Grasp the current condition: facts, no causes, no wishes
    New {
        #[command(flatten)]
        fields: Given<Condition>,
        #[command(flatten)]
        pictured: Pictured,
        #[command(flatten)]
        recording: Recording,
    },
    /// Every condition of this board
    List,
    /// One condition; the latest when left out
    Show {
        /// The condition; the latest when left out
        reference: Option<String>,
    },
    /// Change what was written down
    Edit {
        /// The condition; the latest when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Edited<Condition>,
        #[command(flatten)]
        pictured: Pictured,
        #[command(flatten)]
        recording: Recording,
    },
}

impl ConditionCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            ConditionCommand::New {
                mut fields,
                pictured,
                mut recording,
            } => {
                recording.pictures = pictured.read(app)?;
                // Neither is needed by itself, but one of them mostly is.
                let pictures = !recording.pictures.is_empty();
                let told = !fields.written.is_empty() || recording.from.is_some() || pictures;
                Whole::on_board(None).wanting(!told).beside(measured).fill(
                    app,
                    &mut recording,
                    &mut fields,
                )?;
                on_board(app, &recording, None, |session, app, board| {
                    let condition: Condition = session.struct_of(app, &fields)?;
                    let birth = session.birth(Kind::Condition, 0)?;
                    let change = board.grasp(condition, &birth);
                    let grasped = change
                        .puts
                        .first()
                        .and_then(|put| put.after.get::<Condition>());
                    match grasped.is_none_or(Condition::says_nothing) && !pictures {
                        true => Err(missing(vec!["--pattern".to_owned(), "--seen".to_owned()])),
                        false => Ok(change),
                    }
                })
            }
            ConditionCommand::List => list::run(app, Kind::Condition),
            ConditionCommand::Show { reference } => show::of_kind(app, reference, Kind::Condition),
            ConditionCommand::Edit {
                reference,
                fields,
                pictured,
                mut recording,
            } => {
                recording.pictures = pictured.read(app)?;
                show::edit(
                    app,
                    reference,
                    Kind::Condition,
                    fields,
                    None::<&Given<Condition>>,
                    recording,
                )
            }
        }
    }
}

/// The measures as they stand, beside what is said of the process.
fn measured(app: &App<'_>, session: &Session) -> Vec<String> {
    latest(app, session, |_| true)
}

/// Some of the measures as they stand.
pub fn latest(app: &App<'_>, session: &Session, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let Some(board) = &session.board else {
        return Vec::new();
    };
    let around = session.around(app.words());
    let latest = board.latest_values(session.at.day());
    latest
        .iter()
        .filter(|measured| wanted(&measured.metric))
        .map(|measured| {
            let value = page::with_unit(measured.value, &measured.metric, around);
            let on = app.words().moment(&measured.on);
            format!("{}: {value} ({on})", measured.metric)
        })
        .collect()
}
