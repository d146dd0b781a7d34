//! `kata obstacle`: what is in the way, and which one is being worked on.

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        form::{Edited, Given},
        list,
        session::{Recording, Session, Timing},
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
                let mut session = Session::write(app, &recording)?;
                session.board(app)?;
                let found = session.forms(app, fields)?;
                let at = session.at;
                let change = session.board(app)?.find_obstacles(found, at);
                session.finish(app, change)
            }
            ObstacleCommand::List => list::run(app, Kind::Obstacle),
            ObstacleCommand::Show { reference } => show::of_kind(app, reference, Kind::Obstacle),
            ObstacleCommand::Focus {
                reference,
                none: _,
                timing,
            } => {
                let mut session = Session::write(app, &timing.into())?;
                let at = session.at;
                let change = session.board(app)?.focus_on(reference.as_deref(), at)?;
                session.finish(app, change)
            }
            ObstacleCommand::Resolve {
                reference,
                fields,
                recording,
            } => {
                let mut session = Session::write(app, &recording)?;
                session.board(app)?;
                let closed: ObstacleClosed = session.struct_of(app, &fields)?;
                let at = session.at;
                let change = session.board(app)?.resolve_obstacle(
                    reference.as_deref(),
                    closed.through,
                    at,
                )?;
                session.finish(app, change)
            }
            ObstacleCommand::Drop {
                reference,
                fields,
                recording,
            } => {
                let mut session = Session::write(app, &recording)?;
                session.board(app)?;
                let dropped: Dropped = session.struct_of(app, &fields)?;
                let at = session.at;
                let change =
                    session
                        .board(app)?
                        .drop_obstacle(reference.as_deref(), dropped.why, at)?;
                session.finish(app, change)
            }
            ObstacleCommand::Reopen { reference, timing } => {
                let mut session = Session::write(app, &timing.into())?;
                let at = session.at;
                let change = session.board(app)?.reopen_obstacle(&reference, at)?;
                session.finish(app, change)
            }
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
