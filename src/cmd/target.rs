//! `kata target`: where do we want to be next?

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        finish::on_board,
        form::{Edited, Given},
        list,
        read::plain,
        session::Recording,
        show,
    },
    practice::{
        kind::Kind,
        standard::Standard,
        target::{LookBack, Target},
    },
    view::lang::when::Direction,
};

#[derive(Subcommand)]
pub enum TargetCommand {
    /// Set the next target condition
    New {
        #[command(flatten)]
        fields: Given<Target>,
        /// An obstacle that comes along from before; may be repeated
        #[arg(long, value_name = "REF", num_args = 1..)]
        carry: Vec<String>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Every target condition of this board
    List,
    /// One target condition; the open one when left out
    Show { reference: Option<String> },
    /// Change what was written down
    Edit {
        reference: Option<String>,
        #[command(flatten)]
        fields: Edited<Target>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Look back over a target condition, and end it
    Close {
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<LookBack>,
        /// What is now the normal way; may be repeated
        #[arg(long, value_name = "TEXT")]
        standard: Vec<String>,
        /// When somebody goes and sees whether the standards hold
        #[arg(long, value_name = "DATE")]
        confirm_by: Option<String>,
        #[command(flatten)]
        recording: Recording,
    },
}

impl TargetCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            TargetCommand::New {
                fields,
                carry,
                recording,
            } => on_board(app, &recording, None, |session, app, board| {
                let target: Target = session.struct_of(app, &fields)?;
                let birth = session.birth(Kind::Target, 0)?;
                Ok(board.set_target(target, &carry, &birth)?)
            }),
            TargetCommand::List => list::run(app, Kind::Target),
            TargetCommand::Show { reference } => show::of_kind(app, reference, Kind::Target),
            TargetCommand::Edit {
                reference,
                fields,
                recording,
            } => show::edit(
                app,
                reference,
                Kind::Target,
                &fields.0,
                None::<&Given<LookBack>>,
                &recording,
            ),
            TargetCommand::Close {
                reference,
                fields,
                standard,
                confirm_by,
                recording,
            } => on_board(
                app,
                &recording,
                reference.as_deref(),
                |session, app, board| {
                    let look_back: LookBack = session.struct_of(app, &fields)?;
                    let reader = session.reader(app);
                    let confirm_by = confirm_by
                        .map(|by| reader.day(&by, Direction::Forward))
                        .transpose()?;
                    let mut standards = Vec::new();
                    for (ahead, text) in (0..).zip(&standard) {
                        let standard = Standard {
                            text: plain(text),
                            confirm_by,
                            ..Standard::default()
                        };
                        standards.push((standard, session.birth(Kind::Standard, ahead)?));
                    }
                    Ok(board.close_target(
                        reference.as_deref(),
                        look_back,
                        standards,
                        session.at,
                    )?)
                },
            ),
        }
    }
}
