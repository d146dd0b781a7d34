//! `kata experiment`, `kata plan` and `kata record`: the next step, and what came of it.

use clap::{Args, Subcommand};

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
        experiment::{Continued, Dropped, Experiment, Outcome, Recorded},
        kind::Kind,
    },
    say,
};

#[derive(Subcommand)]
pub enum ExperimentCommand {
    /// Plan the next step, with its prediction, before anything is done
    Plan(Plan),
    /// Record what happened and what was learned
    Record(RecordResult),
    /// Every experiment of this board
    List,
    /// One experiment; the open one when left out
    Show { reference: Option<String> },
    /// Still running: look again later
    Continue {
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<Continued>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Do not carry it on; it stays in the record
    Drop {
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<Dropped>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Change what was written down
    Edit {
        reference: Option<String>,
        #[command(flatten)]
        fields: Edited<Experiment>,
        #[command(flatten)]
        result: Edited<Outcome>,
        #[command(flatten)]
        recording: Recording,
    },
}

#[derive(Args)]
pub struct Plan {
    #[command(flatten)]
    fields: Given<Experiment>,
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
    recording: Recording,
}

impl ExperimentCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            ExperimentCommand::Plan(plan) => plan.run(app),
            ExperimentCommand::Record(record) => record.run(app),
            ExperimentCommand::List => list::run(app, Kind::Experiment),
            ExperimentCommand::Show { reference } => {
                show::of_kind(app, reference, Kind::Experiment)
            }
            ExperimentCommand::Continue {
                reference,
                fields,
                recording,
            } => on_board(
                app,
                &recording,
                reference.as_deref(),
                |session, app, board| {
                    let continued: Continued = session.struct_of(app, &fields)?;
                    Ok(board.carry_on(reference.as_deref(), continued, session.at)?)
                },
            ),
            ExperimentCommand::Drop {
                reference,
                fields,
                recording,
            } => on_board(
                app,
                &recording,
                reference.as_deref(),
                |session, app, board| {
                    let dropped: Dropped = session.struct_of(app, &fields)?;
                    Ok(board.drop_experiment(reference.as_deref(), dropped, session.at)?)
                },
            ),
            ExperimentCommand::Edit {
                reference,
                fields,
                result,
                recording,
            } => show::edit(
                app,
                reference,
                Kind::Experiment,
                &fields.0,
                Some(&result.0),
                &recording,
            ),
        }
    }
}

impl Plan {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        on_board(app, &self.recording, None, |session, app, board| {
            let experiment: Experiment = session.struct_of(app, &self.fields)?;
            let birth = session.birth(Kind::Experiment, 0)?;
            Ok(board.plan(experiment, &birth)?)
        })
    }
}

impl RecordResult {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let RecordResult {
            reference,
            fields,
            step,
            recording,
        } = self;
        if let (Some(reference), Some(_)) = (&reference, &step) {
            return Err(
                Failure::usage(say!("failed-step-and-reference", reference = reference))
                    .hint(say!("hint-step-and-reference")),
            );
        }
        on_board(
            app,
            &recording,
            reference.as_deref(),
            |session, app, board| {
                let outcome: Outcome = session.struct_of(app, &fields)?;
                let what = match step {
                    Some(step) => {
                        let experiment = Experiment {
                            step: plain(&step),
                            ..Experiment::default()
                        };
                        Recorded::Unplanned(experiment, session.birth(Kind::Experiment, 0)?)
                    }
                    None => Recorded::Planned(reference.as_deref()),
                };
                Ok(board.record(what, outcome, session.at)?)
            },
        )
    }
}
