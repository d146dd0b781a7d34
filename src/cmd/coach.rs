//! `kata coach`: a coaching cycle, from flags or a document.

use clap::{Args, Subcommand};

use crate::{
    cmd::{
        app::App,
        card,
        failure::Failure,
        form::Given,
        observe::Observe,
        session::{Recording, Session},
        talk::Talk,
    },
    practice::{
        change::Change,
        cycle::{Births, Cycle, Held, Holding, Meeting},
        kind::Kind,
    },
    say,
    store::draft,
    view::json,
};

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Coach {
    #[command(subcommand)]
    what: Option<CoachCommand>,
    #[command(flatten)]
    fields: Given<Meeting>,
    /// The prepared cycle to complete, where several wait
    #[arg(long, value_name = "REF")]
    cycle: Option<String>,
    /// Throw away the answers of a cycle that was left half-way
    #[arg(long, conflicts_with_all = ["from", "edit"])]
    discard: bool,
    #[command(flatten)]
    recording: Recording,
}

#[derive(Subcommand)]
enum CoachCommand {
    /// Answer the questions ahead; the cycle waits for the coach
    Prepare(Prepare),
    /// The questions, front and back, to read at the board or to print
    Card,
    /// Write down what was seen of a cycle, on the coach's own board
    Observe(Observe),
}

#[derive(Args)]
struct Prepare {
    #[command(flatten)]
    fields: Given<Meeting>,
    /// The prepared cycle to add to, where several wait
    #[arg(long, value_name = "REF")]
    cycle: Option<String>,
    #[command(flatten)]
    recording: Recording,
}

impl Coach {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self.what {
            Some(CoachCommand::Prepare(Prepare {
                fields,
                cycle,
                recording,
            })) => take(app, &fields, cycle.as_deref(), Holding::Ahead, recording),
            Some(CoachCommand::Card) => card::run(app),
            Some(CoachCommand::Observe(observe)) => observe.run(app),
            None if self.discard => discard(app),
            None => take(
                app,
                &self.fields,
                self.cycle.as_deref(),
                Holding::Together,
                self.recording,
            ),
        }
    }
}

/// A cycle from flags and a document, or a bare one: learner and date alone make a cycle.
fn take(
    app: &mut App<'_>,
    fields: &Given<Meeting>,
    cycle: Option<&str>,
    holding: Holding,
    mut recording: Recording,
) -> Result<(), Failure> {
    if let Some((board, _)) = cycle.and_then(|reference| reference.rsplit_once('/')) {
        app.global.board = Some(board.to_owned());
    }
    if recording.edit {
        let mut session = Session::look(app, &recording)?;
        session.board(app)?;
        recording.document = Some(session.written_parts::<Held>(app, &fields.written)?);
    }
    let told =
        fields.flags_but(&["coach"]) || recording.from.is_some() || recording.document.is_some();
    let mut written = fields.written.clone();
    if app.asks() && !told {
        let mut session = Session::look(app, &recording)?;
        session.board(app)?;
        session.about_board()?.may_hold(cycle)?;
        let talk = Talk::begin(app, &session)?;
        written.extend(talk.hold(app, &session)?);
    }
    let mut session = Session::write(app, &recording)?;
    session.board(app)?;
    // A value is in the unit of what was predicted.
    let looked_at = written
        .iter()
        .find(|(field, _)| field.path == ["result", "experiment"])
        .and_then(|(_, texts)| texts.first());
    session.numbers_as_predicted(looked_at.map(String::as_str));
    let said: Held = session.parts_of(app, &written)?;
    let slug = session.board(app)?.slug.clone();
    hold(app, session, said, holding, cycle)?;
    // It is recorded now; what cannot be read after it, and what is left of the draft, is no reason to say
    // that it was not.
    let Ok(Session { home, .. }) = Session::read(app) else {
        return Ok(());
    };
    if app.asks() && !told {
        if let Err(error) = draft::discard(&home.git, &slug)
            && draft::is_there(&home.git, &slug)
        {
            app.warn_of(&Failure::from(error));
        }
    } else if draft::is_there(&home.git, &slug) {
        let text = app.spoken(&say!("draft-left"));
        app.tell(&text);
    }
    Ok(())
}

/// Records one cycle as one commit, whichever way it was said.
pub fn hold(
    app: &mut App<'_>,
    mut session: Session,
    said: Held,
    holding: Holding,
    cycle: Option<&str>,
) -> Result<(), Failure> {
    if let Some(result) = &said.result
        && let (Some(reference), Some(_)) = (&result.experiment, &result.step)
    {
        let failure = Failure::usage(say!("failed-step-and-reference", reference = reference));
        return Err(failure.hint(say!("hint-step-and-reference")));
    }
    // What stands in a file that cannot be read may be the experiment that is open.
    if said.plan.is_some()
        && let Some(fault) = session.unreadable_of(Kind::Experiment)
    {
        return Err(fault.clone());
    }
    let births = Births {
        cycle: session.birth(Kind::Cycle, 0)?,
        obstacle: session.birth(Kind::Obstacle, 0)?,
        experiments: [
            session.birth(Kind::Experiment, 0)?,
            session.birth(Kind::Experiment, 1)?,
        ],
        by: session.me()?.0,
    };
    let mut change = session.board(app)?.hold(said, holding, cycle, &births)?;
    if holding == Holding::Together {
        change.with = companions(&session, &change)?;
    }
    session.finish(app, change)
}

/// Whoever of the pair is not the author of the commit.
fn companions(
    session: &Session,
    change: &Change,
) -> Result<Vec<crate::practice::change::Companion>, Failure> {
    let git = &session.home.git;
    let author = git.mailmap(&git.identity()?);
    let cycle = change.puts.first().and_then(|put| put.after.get::<Cycle>());
    Ok(cycle
        .map(|cycle| cycle.companions(session.home.own(), &author.name, &author.email))
        .unwrap_or_default())
}

/// Throws away the answers of a cycle that was left half-way.
fn discard(app: &mut App<'_>) -> Result<(), Failure> {
    let mut session = Session::read(app)?;
    let slug = session.board(app)?.slug.clone();
    let was_there = draft::discard(&session.home.git, &slug)?;
    if app.json() {
        let document = serde_json::json!({
            "commit": null, "records": [], "advice": [], "next": null, "board": slug,
        });
        return app.print_json(&json::document("recorded", document));
    }
    let text = app.say(&match was_there {
        true => say!("draft-discarded"),
        false => say!("draft-none"),
    });
    app.tell(&text);
    Ok(())
}
