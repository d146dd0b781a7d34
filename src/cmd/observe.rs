//! `kata coach observe`, and `kata observation`: what a second coach saw, for the coach alone.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
        form::Given,
        list,
        session::{Recording, Session},
        show,
        whole::Whole,
    },
    practice::{
        cycle::Cycle, entry::Entry, kind::Kind, observation::Observation, refusal::Refusal,
        storyboard::Storyboard, when::Moment,
    },
    say,
    view::command::quoted,
};

#[derive(Args)]
pub struct Observe {
    /// The cycle that was watched, such as packing/C31
    cycle: String,
    /// The coach's own board; the coach's only one when left out
    #[arg(long, value_name = "BOARD")]
    on: Option<String>,
    /// Another home, such as a private one of the coach
    #[arg(long, value_name = "HOME")]
    into: Option<PathBuf>,
    #[command(flatten)]
    fields: Given<Observation>,
    #[command(flatten)]
    recording: Recording,
}

#[derive(Subcommand)]
pub enum ObservationCommand {
    /// Every observation on this board
    List,
    /// One observation; the only one when left out
    Show {
        /// The observation; the only one when left out
        reference: Option<String>,
    },
}

impl ObservationCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            ObservationCommand::List => list::run(app, Kind::Observation),
            ObservationCommand::Show { reference } => {
                show::of_kind(app, reference, Kind::Observation)
            }
        }
    }
}

impl Observe {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut watched = Session::read(app)?;
        let cycle = watched.find(app, &self.cycle, Some(Kind::Cycle))?;
        let Some(body) = cycle.get::<Cycle>() else {
            return Err(Refusal::WrongKind {
                text: self.cycle,
                wanted: Kind::Cycle,
            }
            .into());
        };
        let coach = body.coach.as_deref();
        let coach = coach.map(|coach| watched.home.own().name_of(coach).to_owned());
        let elsewhere = self.into.is_some();
        let told = elsewhere.then(|| told(app, &watched, &cycle, body));
        if let Some(into) = &self.into {
            app.global.directory = app.global.directory.join(into);
        }
        let (mut fields, mut recording) = (self.fields, self.recording);
        let session = Session::look(app, &recording)?;
        let own = cycle.place.board.as_deref().filter(|_| !elsewhere);
        app.global.board = Some(match self.on {
            Some(on) => session.known_board(&on)?,
            None => coachs_board(&session, coach.as_deref(), own)?,
        });
        drop(session);
        Whole::on_board(None).fill(app, &mut recording, &mut fields)?;
        let mut session = Session::write(app, &recording)?;
        session.board(app)?;
        let mut observation: Observation = session.struct_of(app, &fields)?;
        if observation.observer.is_none() {
            observation.observer = Some(session.me()?.0);
        }
        match told {
            Some(told) => observation.elsewhere = Some(told),
            None => observation.cycle = Some(cycle.place.link_from(None)),
        }
        let birth = session.birth(Kind::Observation, 0)?;
        let change = session.board(app)?.observe(observation, &birth)?;
        session.finish(app, change)
    }
}

/// A cycle of another home, in words: nothing there can be pointed to.
fn told(app: &App<'_>, session: &Session, cycle: &Entry, body: &Cycle) -> String {
    let home = session.home.own().name.clone().unwrap_or_else(|| {
        let root = session.home.root().file_name();
        root.map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    });
    let at = body.at().map(|at| app.words().moment(&Moment::Stamp(at)));
    let parts = [Some(cycle.reference().full()), at, Some(home)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The open board at which the coach is the learner.
fn coachs_board(
    session: &Session,
    coach: Option<&str>,
    learners: Option<&str>,
) -> Result<String, Failure> {
    let settings = session.home.own();
    let mut own = Vec::new();
    for slug in session.home.board_names()? {
        let entry = session.own_record(&slug)?;
        let Some(board) = entry.as_ref().and_then(|entry| entry.get::<Storyboard>()) else {
            continue;
        };
        let learner = settings.name_of(&board.learner);
        if board.closed.is_none()
            && Some(slug.as_str()) != learners
            && coach
                .is_some_and(|coach| settings.person(coach) == board.learner || coach == learner)
        {
            own.push(slug);
        }
    }
    match own.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(
            Failure::new(exit::FAILED, say!("failed-no-coachs-board")).hint(say!(
                "hint-no-coachs-board",
                coach = quoted(coach.unwrap_or("COACH"))
            )),
        ),
        several => Err(Failure::new(
            exit::FAILED,
            say!("failed-which-board", boards = several.join(", ")),
        )
        .hint(say!("hint-which-coachs-board"))),
    }
}
