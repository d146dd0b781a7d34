//! `kata experiment`, `kata plan` and `kata record`: the next step, and what came of it.

use std::{cell::Cell, rc::Rc};

use clap::{Args, Subcommand};

use crate::{
    cmd::{
        app::App,
        ask::{
            form::{self as questions, Then},
            which::{self, Became},
        },
        beside,
        failure::Failure,
        fill::missing,
        finish::{on_board, on_board_after},
        form::{Edited, Given},
        list::{self, Listed},
        picture::Pictured,
        read::plain,
        session::{Recording, Session},
        show,
        whole::Whole,
    },
    practice::{
        board::Board,
        change::Change,
        entry::Of,
        experiment::{Continued, Dropped, Experiment, Outcome, Recorded},
        form::Form,
        kind::Kind,
        obstacle::Obstacle,
        refusal::Refusal,
        when::Stamp,
    },
    say,
    view::{lang::number, page},
};

#[derive(Subcommand)]
pub enum ExperimentCommand {
    /// Plan the next step, with its prediction, before anything is done
    Plan(Plan),
    /// Record what happened and what was learned
    Record(RecordResult),
    /// Every experiment of this board
    List(Listed),
    /// One experiment; the open one when left out
    Show {
        /// The experiment; the open one when left out
        reference: Option<String>,
    },
    /// Still running: look again later
    Continue {
        /// The experiment; the open one when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<Continued>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Do not carry it on; it stays in the record
    Drop {
        /// The experiment; the open one when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<Dropped>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Change what was written down
    Edit {
        /// The experiment; the open one when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Edited<Experiment>,
        #[command(flatten)]
        result: Edited<Outcome>,
        #[command(flatten)]
        pictured: Pictured,
        #[command(flatten)]
        recording: Recording,
    },
}

#[derive(Args)]
pub struct Plan {
    #[command(flatten)]
    fields: Given<Experiment>,
    #[command(flatten)]
    pictured: Pictured,
    #[command(flatten)]
    recording: Recording,
}

#[derive(Args)]
pub struct RecordResult {
    /// The experiment; the open one when left out
    reference: Option<String>,
    #[command(flatten)]
    fields: Given<Outcome>,
    /// A step that was taken without a prediction; it stays marked so
    #[arg(long, value_name = "TEXT")]
    step: Option<String>,
    #[command(flatten)]
    pictured: Pictured,
    #[command(flatten)]
    recording: Recording,
}

impl ExperimentCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            ExperimentCommand::Plan(plan) => plan.run(app),
            ExperimentCommand::Record(record) => record.run(app),
            ExperimentCommand::List(which) => list::wanted(app, Kind::Experiment, &which),
            ExperimentCommand::Show { reference } => {
                show::of_kind(app, reference, Kind::Experiment)
            }
            ExperimentCommand::Continue {
                reference,
                fields,
                recording,
            } => on_running(app, reference, fields, recording, Board::carry_on),
            ExperimentCommand::Drop {
                reference,
                fields,
                recording,
            } => on_running(app, reference, fields, recording, Board::drop_experiment),
            ExperimentCommand::Edit {
                reference,
                fields,
                result,
                pictured,
                mut recording,
            } => {
                recording.pictures = pictured.read(app)?;
                show::edit(
                    app,
                    reference,
                    Kind::Experiment,
                    fields,
                    Some(&result.0),
                    recording,
                )
            }
        }
    }
}

/// A step on an experiment that is open: it runs on, or is not carried on.
fn on_running<T: Form>(
    app: &mut App<'_>,
    reference: Option<String>,
    mut fields: Given<T>,
    mut recording: Recording,
    step: fn(&Board, Option<&str>, T, Stamp) -> Result<Change, Refusal>,
) -> Result<(), Failure> {
    let reference = which::open(app, &recording, reference, Kind::Experiment)?;
    let about = reference.as_deref();
    Whole::on_board(about)
        .may(|session| Ok(session.about_board()?.running(about).map(|_| ())?))
        .beside(|app, session| expected(app, session, about))
        .fill(app, &mut recording, &mut fields)?;
    on_board(app, &recording, about, |session, app, board| {
        let said: T = session.struct_of(app, &fields)?;
        Ok(step(board, about, said, session.at)?)
    })
}

/// What was expected of the experiment that is meant.
fn expected(app: &App<'_>, session: &Session, about: Option<&str>) -> Vec<String> {
    let Some(board) = &session.board else {
        return Vec::new();
    };
    match board.running(about) {
        Ok(running) => questions::expected(app, session, running.entry),
        Err(_) => Vec::new(),
    }
}

/// Where an experiment is open, asks what became of it. What is answered is the step; what was
/// wanted comes after it.
pub fn became(
    app: &mut App<'_>,
    recording: &Recording,
    alongside: bool,
) -> Result<Option<Result<(), Failure>>, Failure> {
    if !app.asks() || recording.edit || recording.from.is_some() {
        return Ok(None);
    }
    let mut session = Session::look(app, recording)?;
    session.board(app)?;
    let became = which::became(app, &session, alongside)?;
    drop(session);
    app.instead = match &became {
        Became::Recorded(reference) => Some(format!("kata record {reference}")),
        Became::Continued(reference) => Some(format!("kata experiment continue {reference}")),
        Became::Dropped(reference) => Some(format!("kata experiment drop {reference}")),
        Became::Alongside => None,
    };
    let recording = Recording::from(recording.timing.clone());
    Ok(match became {
        Became::Alongside => None,
        Became::Recorded(reference) => Some(
            RecordResult {
                reference: Some(reference),
                fields: Given::none(),
                step: None,
                pictured: Pictured::default(),
                recording,
            }
            .run(app),
        ),
        Became::Continued(reference) => Some(on_running(
            app,
            Some(reference),
            Given::none(),
            recording,
            Board::carry_on,
        )),
        Became::Dropped(reference) => Some(on_running(
            app,
            Some(reference),
            Given::none(),
            recording,
            Board::drop_experiment,
        )),
    })
}

/// The obstacle that the step is against, to stand above the questions.
fn worked_on(app: &App<'_>, session: &Session) -> Vec<String> {
    let focus = session.board.as_ref().and_then(|board| board.focus());
    let label = app.words().label("focus");
    let line = |focus: Of<'_, Obstacle>| {
        let text = page::first_line(&focus.body.text);
        format!("{label}: {} {text}", focus.entry.reference())
    };
    focus.map(line).into_iter().collect()
}

impl Plan {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let Plan {
            mut fields,
            pictured,
            mut recording,
        } = self;
        recording.pictures = pictured.read(app)?;
        if !fields.gives("alongside")
            && let Some(done) = became(app, &recording, true)?
        {
            return done;
        }
        // Beside one that is still open, the reason is asked for as well.
        let open = |session: &Session| {
            session
                .board
                .as_ref()
                .is_some_and(|board| !board.open_experiments().is_empty())
        };
        // At a terminal they are seen before anything is expected of the step.
        let shown = Rc::new(Cell::new(false));
        let near = {
            let shown = Rc::clone(&shown);
            move |app: &App<'_>, session: &Session, step: &str| {
                if app.global.quiet {
                    return Vec::new();
                }
                shown.set(true);
                beside::lines(app, &beside::near(session, step, ""))
            }
        };
        let given = fields.text("step").map(str::to_owned);
        let then: Then = Rc::new(near.clone());
        Whole::on_board(None)
            .needing("alongside", open)
            .beside(move |app, session| {
                let near = given.as_ref().map(|step| near(app, session, step));
                let focus = worked_on(app, session).into_iter();
                focus.chain(near.into_iter().flatten()).collect()
            })
            .then("step", then)
            .fill(app, &mut recording, &mut fields)?;
        on_board_after(
            app,
            &recording,
            None,
            |session, app, board| {
                let experiment: Experiment = session.struct_of(app, &fields)?;
                let birth = session.birth(Kind::Experiment, 0)?;
                Ok(board.plan(experiment, &birth)?)
            },
            |session, app, change| beside::tell(session, app, change, shown.get()),
        )
    }
}

impl RecordResult {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let RecordResult {
            reference,
            mut fields,
            step,
            pictured,
            mut recording,
        } = self;
        recording.pictures = pictured.read(app)?;
        if let (Some(reference), Some(_)) = (&reference, &step) {
            return Err(
                Failure::usage(say!("failed-step-and-reference", reference = reference))
                    .hint(say!("hint-step-and-reference")),
            );
        }
        let step = step.map(|step| plain(&step));
        if step.as_ref().is_some_and(String::is_empty) {
            return Err(missing(vec!["--step".to_owned()]));
        }
        let reference = match step {
            Some(_) => reference,
            None => which::open(app, &recording, reference, Kind::Experiment)?,
        };
        let (about, unplanned) = (reference.as_deref(), step.is_some());
        Whole::on_board(about)
            .may(|session| match unplanned {
                true => Ok(()),
                false => Ok(session.about_board()?.waits_for_result(about).map(|_| ())?),
            })
            .beside(|app, session| match unplanned {
                true => Vec::new(),
                false => expected(app, session, about),
            })
            // It is what was predicted that came to so much.
            .only("value", |session| {
                let board = session.about_board().ok().filter(|_| !unplanned);
                let waits = board.and_then(|board| board.waits_for_result(about).ok());
                waits.is_some_and(|waits| waits.body.prediction.is_some())
            })
            .fill(app, &mut recording, &mut fields)?;
        on_board_after(
            app,
            &recording,
            reference.as_deref(),
            |session, app, board| {
                let outcome: Outcome = session.struct_of(app, &fields)?;
                let what = match step {
                    Some(step) => {
                        let experiment = Experiment {
                            step,
                            ..Experiment::default()
                        };
                        Recorded::Unplanned(experiment, session.birth(Kind::Experiment, 0)?)
                    }
                    None => Recorded::Planned(reference.as_deref()),
                };
                Ok(board.record(what, outcome, session.at)?)
            },
            |_, app, change| {
                for entry in change.puts.iter().map(|put| &put.after) {
                    let value = entry
                        .get::<Experiment>()
                        .filter(|own| own.prediction.is_none());
                    let value = value.and_then(|own| own.result.as_ref()?.value);
                    if let Some(value) = value {
                        let reference = entry.reference().to_string();
                        let value = number::show(value, app.words().lang());
                        let text = app.spoken(&say!(
                            "warning-value-alone",
                            reference = reference,
                            value = value
                        ));
                        app.warn(&text);
                    }
                }
            },
        )
    }
}
