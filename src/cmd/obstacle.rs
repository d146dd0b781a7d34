//! `kata obstacle`: what is in the way, and which one is being worked on.

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        finish::on_board,
        form::{Edited, Given},
        list,
        session::{Recording, Timing},
        show,
    },
    practice::{
        experiment::Dropped,
        kind::Kind,
        obstacle::{Obstacle, ObstacleClosed},
    },
};

#[derive(Subcommand)]
pub enum ObstacleCommand {
    /// Put an obstacle into the parking lot
    Add {
        #[command(flatten)]
        fields: Given<Obstacle>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Every obstacle of this board
    List,
    /// One obstacle; the one in focus when left out
    Show { reference: Option<String> },
    /// Choose the one obstacle that is being worked on
    Focus {
        #[arg(required_unless_present = "none")]
        reference: Option<String>,
        /// Work on none
        #[arg(long, conflicts_with = "reference")]
        none: bool,
        #[command(flatten)]
        timing: Timing,
    },
    /// The obstacle is gone
    Resolve {
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<ObstacleClosed>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Do not work on it any more, though it is still there
    Drop {
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<Dropped>,
        #[command(flatten)]
        recording: Recording,
    },
    /// It is in the way again
    Reopen {
        reference: String,
        #[command(flatten)]
        timing: Timing,
    },
    /// Change what was written down
    Edit {
        reference: Option<String>,
        #[command(flatten)]
        fields: Edited<Obstacle>,
        #[command(flatten)]
        recording: Recording,
    },
}

impl ObstacleCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            ObstacleCommand::Add { fields, recording } => {
                on_board(app, &recording, None, |session, app, board| {
                    let found = session.forms(app, fields)?;
                    Ok(board.find_obstacles(found, session.at))
                })
            }
            ObstacleCommand::List => list::run(app, Kind::Obstacle),
            ObstacleCommand::Show { reference } => show::of_kind(app, reference, Kind::Obstacle),
            ObstacleCommand::Focus {
                reference,
                none: _,
                timing,
            } => on_board(
                app,
                &timing.into(),
                reference.as_deref(),
                |session, _app, board| Ok(board.focus_on(reference.as_deref(), session.at)?),
            ),
            ObstacleCommand::Resolve {
                reference,
                fields,
                recording,
            } => on_board(
                app,
                &recording,
                reference.as_deref(),
                |session, app, board| {
                    let closed: ObstacleClosed = session.struct_of(app, &fields)?;
                    Ok(board.resolve_obstacle(reference.as_deref(), closed.through, session.at)?)
                },
            ),
            ObstacleCommand::Drop {
                reference,
                fields,
                recording,
            } => on_board(
                app,
                &recording,
                reference.as_deref(),
                |session, app, board| {
                    let dropped: Dropped = session.struct_of(app, &fields)?;
                    Ok(board.drop_obstacle(reference.as_deref(), dropped.why, session.at)?)
                },
            ),
            ObstacleCommand::Reopen { reference, timing } => on_board(
                app,
                &timing.into(),
                Some(&reference),
                |session, _app, board| Ok(board.reopen_obstacle(&reference, session.at)?),
            ),
            ObstacleCommand::Edit {
                reference,
                fields,
                recording,
            } => show::edit(
                app,
                reference,
                Kind::Obstacle,
                &fields.0,
                None::<&Given<Dropped>>,
                &recording,
            ),
        }
    }
}
