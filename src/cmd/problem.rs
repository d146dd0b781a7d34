//! `kata problem`: the inbox that anybody may write to, and what becomes of what stands in it.

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        ask::{
            Offer,
            form::{Question, offer},
            which,
        },
        at_home::{self, Takes, of},
        failure::Failure,
        fill::missing,
        form::{Edited, Given, own_fields},
        inbox,
        list::{self, Listed},
        session::{Recording, Session},
        show,
        whole::Whole,
    },
    practice::{
        entry::Entry,
        field::{Field, Shape},
        kind::Kind,
        links,
        obstacle::Obstacle,
        problem::{self, Problem, ProblemClosed, TakenAs},
        reference::{self, Name},
        say::Message,
        stem,
        storyboard::Storyboard,
    },
    say,
    view::{lang::choice, problems as view, terminal},
};

#[derive(Subcommand)]
pub enum ProblemCommand {
    /// Say what goes wrong, as it was met
    Raise {
        #[command(flatten)]
        fields: Given<Problem>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Raise what a web form or a table collected: csv, json, xlsx or ods
    Import(inbox::Import),
    /// Every problem, and what became of it
    List(Listed),
    /// One problem, and what became of it
    Show {
        /// The problem; the only one that waits, when left out
        reference: Option<String>,
    },
    /// Take a problem up: as an obstacle of this board, as a board of its own, or with what is there already
    ///
    /// `--as obstacle` puts it into the parking lot of this board, in the problem's own words unless
    /// `--text` says it better. `--as board --slug returns --learner Noor` opens a board for it.
    /// `--as O5`, `--as packing/O5` and `--as packing` take it up with an obstacle or a board that
    /// is there.
    Take {
        /// The problem; the only one that waits, when left out
        reference: Option<String>,
        /// What it is taken up as
        #[arg(long = "as", value_name = "obstacle|board|REF")]
        target: Option<String>,
        /// The name of the board that is opened
        #[arg(long, value_name = "SLUG")]
        slug: Option<String>,
        #[command(flatten)]
        obstacle: Edited<Obstacle>,
        #[command(flatten)]
        recording: Recording,
        // Last: the heading goes for everything behind it.
        #[command(flatten, next_help_heading = "The board, with --as board")]
        storyboard: Given<Storyboard>,
    },
    /// Answer a problem, for whoever raised it and everybody else
    Close {
        /// The problem; the only one that waits, when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<ProblemClosed>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Change what was written down
    Edit {
        /// The problem; the only one that waits, when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Edited<Problem>,
        #[command(flatten)]
        recording: Recording,
    },
}

impl ProblemCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            ProblemCommand::Raise {
                mut fields,
                mut recording,
            } => {
                Whole::at_home().fill(app, &mut recording, &mut fields)?;
                let session = Session::write(app, &recording)?;
                let problems = session.forms(app, fields)?;
                let change = problem::raise(problems, session.at);
                let first = change.puts.first().map(|put| put.after.reference());
                let dry_run = recording.timing.dry_run;
                session.finish(app, change)?;
                if let (Some(problem), false) = (first, dry_run) {
                    let problem = problem.to_string();
                    let text = app.spoken(&say!("problem-raised-next", problem = problem));
                    app.tell(&format!("\n{text}"));
                }
                Ok(())
            }
            ProblemCommand::Import(command) => command.run(app),
            ProblemCommand::List(which) => every(app, &which),
            ProblemCommand::Show { reference } => show::of_home(app, reference, Problem::waits),
            ProblemCommand::Take {
                reference,
                target,
                slug,
                obstacle,
                storyboard,
                recording,
            } => {
                let reference = which::at_home(app, &recording, reference, Problem::waits)?;
                let take = Take {
                    reference,
                    slug,
                    obstacle: obstacle.0,
                    storyboard,
                };
                take.run(app, recording, target.as_deref())
            }
            ProblemCommand::Close {
                reference,
                mut fields,
                mut recording,
            } => {
                let takes = Takes {
                    open: Problem::waits,
                    may: problem::can_be_answered,
                };
                let (session, problem, closed): (_, _, ProblemClosed) =
                    at_home::step(app, &mut recording, reference, &mut fields, &takes)?;
                let change = problem::close(of(&problem)?, closed, session.at)?;
                session.finish(app, change)
            }
            ProblemCommand::Edit {
                reference,
                fields,
                recording,
            } => at_home::edit(app, recording, reference, fields, Problem::waits),
        }
    }
}

/// The inbox, with how long each problem waits and where it plays a part.
fn every(app: &mut App<'_>, which: &Listed) -> Result<(), Failure> {
    let mut session = Session::read(app)?;
    let mut home = session.home_records(app)?;
    let none = which.of(Kind::Problem, &mut home)?;
    if app.json() {
        home.retain(|entry| entry.place.kind == Kind::Problem);
        return list::show(app, &session, Kind::Problem, home, none);
    }
    let wanted = &mut |_, text: &str| text.contains("problems");
    let boards = session.boards_with(app, &links::may_name(Kind::Problem), wanted)?;
    let page = view::list(&home, &boards, app.today(), session.around(app.words()));
    let text = terminal::page(&list::saying(page, none, app), app.style());
    app.print_long(&text, &session.home.git)
}

/// What stands beside `--as`.
struct Take {
    reference: Option<String>,
    slug: Option<String>,
    obstacle: Given<Obstacle>,
    storyboard: Given<Storyboard>,
}

impl Take {
    fn run(
        mut self,
        app: &mut App<'_>,
        recording: Recording,
        written: Option<&str>,
    ) -> Result<(), Failure> {
        let mut session = Session::look(app, &recording)?;
        let problem = self.problem(app, &mut session)?;
        problem::can_be_taken(of(&problem)?)?;
        self.reference = Some(problem.reference().to_string());
        let written = match written.map(str::trim).filter(|written| !written.is_empty()) {
            Some(written) => written.to_owned(),
            None if app.asks() => taken_as(app, &mut session, &problem)?,
            None => {
                let hint = hint_take(&problem.reference().to_string());
                return Err(missing(vec!["--as".to_owned()]).hint(hint));
            }
        };
        let boards = session.home.board_names()?;
        drop(session);
        let written = written.as_str();
        // `board:returns` is `board --slug returns`.
        let word = match written.split_once(':') {
            Some((word, slug)) => {
                self.slug = self.slug.or(Some(slug.to_owned()));
                word
            }
            None => written,
        };
        // A board that is called like that is meant by its name.
        let kinds = [Kind::Board, Kind::Obstacle].map(Kind::noun);
        let kind = choice::meant(word, kinds).filter(|kind| {
            *kind == word
                || !boards
                    .iter()
                    .any(|board| board.as_str() == word.to_lowercase())
        });
        if kind == Some(Kind::Board.noun()) {
            self.refuse(written, &self.obstacle.flags())?;
            return self.board(app, recording);
        }
        self.refuse(written, &self.storyboard.flags())?;
        if kind == Some(Kind::Obstacle.noun()) {
            return self.obstacle(app, recording, &problem);
        }
        self.refuse(written, &self.obstacle.flags())?;
        self.known(app, &recording, written)
    }

    fn problem(&self, app: &mut App<'_>, session: &mut Session) -> Result<Entry, Failure> {
        session.of_home(app, self.reference.as_deref(), Problem::waits)
    }

    /// As a board of its own.
    fn board(mut self, app: &mut App<'_>, mut recording: Recording) -> Result<(), Failure> {
        let mut named = Question::new(
            Field::beside("slug", Shape::Slug).word().required(),
            app.words().by_name("ask-board-slug"),
        );
        named.answers = self.slug.take().into_iter().collect();
        let answers =
            Whole::at_home()
                .first(named)
                .fill(app, &mut recording, &mut self.storyboard)?;
        let slug = answers.concat().pop();
        let mut session = Session::write(app, &recording)?;
        let problem = self.problem(app, &mut session)?;
        let (slug, storyboard) = session.named_form::<Storyboard>(app, &self.storyboard, slug)?;
        let storyboard = session.home.own().usual(storyboard);
        let birth = session.birth(Kind::Board, 0)?;
        let boards = session.home.board_names()?;
        let change =
            problem::take_to_new_board(of(&problem)?, storyboard, (&slug, &boards), &birth)?;
        session.finish(app, change)
    }

    /// As a new obstacle of the current board.
    fn obstacle(
        mut self,
        app: &mut App<'_>,
        mut recording: Recording,
        problem: &Entry,
    ) -> Result<(), Failure> {
        // The problem's own words, unless better ones are given.
        let text = own_fields::<Obstacle>().find(|field| field.positional);
        if let Some(field) = text.filter(|field| !self.obstacle.gives(&field.flag))
            && recording.from.is_none()
        {
            self.obstacle.written.push((field, vec![problem.lead()]));
        }
        Whole::on_board(None).fill(app, &mut recording, &mut self.obstacle)?;
        let mut session = Session::write(app, &recording)?;
        let problem = self.problem(app, &mut session)?;
        session.board(app)?;
        let obstacle: Obstacle = session.struct_of(app, &self.obstacle)?;
        let taken = TakenAs::Obstacle(obstacle, session.birth(Kind::Obstacle, 0)?);
        finish(app, session, &problem, taken)
    }

    /// With an obstacle or a board that is there.
    fn known(self, app: &mut App<'_>, recording: &Recording, written: &str) -> Result<(), Failure> {
        let mut session = Session::write(app, recording)?;
        let problem = self.problem(app, &mut session)?;
        let spoken = reference::read(written);
        let taken = match spoken.name {
            // A name alone is a board's, unless it is an obstacle's stem.
            Name::Slug(slug) if spoken.board.is_none() && stem::number(&slug).is_none() => {
                app.global.board = Some(session.known_board(&slug)?);
                TakenAs::Board
            }
            _ => {
                if let Some(board) = spoken.board {
                    app.global.board = Some(board);
                }
                TakenAs::Known(written.to_owned())
            }
        };
        finish(app, session, &problem, taken)
    }

    /// Flags that belong to another way of taking a problem up would be lost without a word.
    fn refuse(&self, written: &str, flags: &[String]) -> Result<(), Failure> {
        let slug = self.slug.is_some() && !written.starts_with(Kind::Board.noun());
        let stray = flags.iter().map(|flag| format!("--{flag}"));
        let stray: Vec<String> = stray.chain(slug.then(|| "--slug".to_owned())).collect();
        if stray.is_empty() {
            return Ok(());
        }
        let message = say!(
            "failed-take-flags",
            flags = stray.join(", "),
            taken = written
        );
        let problem = self.reference.clone();
        Err(Failure::usage(message).hint(hint_take(&problem.unwrap_or_default())))
    }
}

fn hint_take(problem: &str) -> Message {
    say!("hint-take", problem = problem)
}

/// Asks as what a problem is taken up: as a new obstacle or a board of its own, or with an obstacle that
/// is there.
fn taken_as(app: &mut App<'_>, session: &mut Session, problem: &Entry) -> Result<String, Failure> {
    let mut offers = Vec::new();
    // Which board is not asked for before it has to be known.
    let board = session.board_name(app).ok().map(|(slug, _)| slug);
    if let Some(slug) = &board {
        let text = app.say(&say!("ask-take-obstacle", board = slug));
        offers.push(Offer::new(Kind::Obstacle.noun(), text));
    }
    let text = app.words().by_name("ask-take-board");
    offers.push(Offer::new(Kind::Board.noun(), text));
    if board.is_some() {
        let open = session.board(app)?.open_obstacles();
        offers.extend(open.into_iter().map(|of| offer(of.entry)));
    }
    let beside = format!("{} {}", problem.reference(), problem.lead());
    let beside = app.wrap(&terminal::clean(&beside));
    app.put(&beside);
    let taken = app.choose(&say!("ask-take"), &offers, None)?;
    app.answered.extend(["--as".to_owned(), taken.clone()]);
    Ok(taken)
}

fn finish(
    app: &mut App<'_>,
    mut session: Session,
    problem: &Entry,
    taken: TakenAs,
) -> Result<(), Failure> {
    let at = session.at;
    let change = problem::take(of(problem)?, session.board(app)?, taken, at)?;
    session.finish(app, change)
}
