//! `kata obstacle`: what is in the way, and which one is being worked on.

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        ask::which,
        failure::Failure,
        finish::on_board,
        form::{Edited, Given},
        list::{self, Listed},
        session::{Recording, Timing},
        show,
        whole::Whole,
    },
    practice::{
        board::Board,
        change::Change,
        entry::Entry,
        experiment::Dropped,
        form::Form,
        kind::Kind,
        obstacle::{Obstacle, ObstacleClosed},
        refusal::Refusal,
        when::Stamp,
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
    List(Listed),
    /// One obstacle; the one in focus when left out
    Show {
        /// The obstacle; the one in focus when left out
        reference: Option<String>,
    },
    /// Choose the one obstacle that is being worked on
    Focus {
        /// The obstacle
        reference: Option<String>,
        /// Work on none
        #[arg(long, conflicts_with = "reference")]
        none: bool,
        #[command(flatten)]
        timing: Timing,
    },
    /// The obstacle is gone
    Resolve {
        /// The obstacle; the one in focus when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<ObstacleClosed>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Do not work on it any more, though it is still there
    Drop {
        /// The obstacle; the one in focus when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<Dropped>,
        #[command(flatten)]
        recording: Recording,
    },
    /// It is in the way again
    Reopen {
        /// The obstacle
        reference: Option<String>,
        #[command(flatten)]
        timing: Timing,
    },
    /// Change what was written down
    Edit {
        /// The obstacle; the one in focus when left out
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
            ObstacleCommand::Add {
                mut fields,
                mut recording,
            } => {
                Whole::on_board(None).fill(app, &mut recording, &mut fields)?;
                on_board(app, &recording, None, |session, app, board| {
                    let found = session.forms(app, fields)?;
                    Ok(board.find_obstacles(found, session.at))
                })
            }
            ObstacleCommand::List(which) => list::wanted(app, Kind::Obstacle, &which),
            ObstacleCommand::Show { reference } => show::of_kind(app, reference, Kind::Obstacle),
            ObstacleCommand::Focus {
                reference,
                none,
                timing,
            } => {
                let recording = timing.into();
                let kind = Kind::Obstacle;
                let nothing = Refusal::NoneOpen { kind };
                let reference = match none {
                    true => None,
                    false => Some(which::named(
                        app,
                        &recording,
                        reference,
                        (kind, nothing),
                        parking_lot,
                    )?),
                };
                let about = reference.as_deref();
                on_board(app, &recording, about, |session, _app, board| {
                    Ok(board.focus_on(about, session.at)?)
                })
            }
            ObstacleCommand::Resolve {
                reference,
                fields,
                recording,
            } => on_standing(
                app,
                reference,
                fields,
                recording,
                |board, about, closed: ObstacleClosed, at| {
                    board.resolve_obstacle(about, closed.through, at)
                },
            ),
            ObstacleCommand::Drop {
                reference,
                fields,
                recording,
            } => on_standing(
                app,
                reference,
                fields,
                recording,
                |board, about, dropped: Dropped, at| board.drop_obstacle(about, dropped.why, at),
            ),
            ObstacleCommand::Reopen { reference, timing } => {
                let recording = timing.into();
                let kind = Kind::Obstacle;
                let nothing = (kind, Refusal::NoneEnded { kind });
                let reference = which::named(app, &recording, reference, nothing, gone)?;
                on_board(app, &recording, Some(&reference), |session, _app, board| {
                    Ok(board.reopen_obstacle(&reference, session.at)?)
                })
            }
            ObstacleCommand::Edit {
                reference,
                fields,
                recording,
            } => show::edit(
                app,
                reference,
                Kind::Obstacle,
                fields,
                None::<&Given<Dropped>>,
                recording,
            ),
        }
    }
}

/// A step on an obstacle that is in the way: it is gone, or let go.
fn on_standing<T: Form>(
    app: &mut App<'_>,
    reference: Option<String>,
    mut fields: Given<T>,
    mut recording: Recording,
    step: fn(&Board, Option<&str>, T, Stamp) -> Result<Change, Refusal>,
) -> Result<(), Failure> {
    let reference = meant(app, &recording, reference)?;
    let about = reference.as_deref();
    Whole::on_board(about)
        .may(|session| Ok(session.about_board()?.standing(about).map(|_| ())?))
        .fill(app, &mut recording, &mut fields)?;
    on_board(app, &recording, about, |session, app, board| {
        let said: T = session.struct_of(app, &fields)?;
        Ok(step(board, about, said, session.at)?)
    })
}

/// What is in the way, to choose from.
fn parking_lot(board: &Board) -> Vec<&Entry> {
    let open = board.open_obstacles();
    open.into_iter().map(|of| of.entry).collect()
}

/// What is not in the way any more.
fn gone(board: &Board) -> Vec<&Entry> {
    let all = board.all::<Obstacle>().map(|of| of.entry);
    all.filter(|entry| entry.ended()).collect()
}

/// The obstacle that is meant; which one, where none is in focus and several stand there.
fn meant(
    app: &mut App<'_>,
    recording: &Recording,
    reference: Option<String>,
) -> Result<Option<String>, Failure> {
    which::among(
        app,
        recording,
        reference,
        (Kind::Obstacle, 2),
        |board| match board.focus() {
            Some(focus) => vec![focus.entry],
            None => parking_lot(board),
        },
    )
}
