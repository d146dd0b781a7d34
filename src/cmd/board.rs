//! `kata board` and `kata use`: storyboards.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::{
    cmd::{
        app::App,
        ask::{Offer, form::Question},
        failure::Failure,
        fill::missing,
        finish::on_board,
        form::{Edited, Given},
        list,
        session::{CHOSEN, Recording, Session, Timing},
        watch,
        whole::Whole,
    },
    practice::{
        field::{Field, Shape},
        form::Form,
        hand_over,
        kind::Kind,
        storyboard::{BoardClosed, HandOver, Pause, Reason, Storyboard},
    },
    say,
    view::{hand_over as paper, json, page, terminal},
};

mod shown;

pub use shown::{document, show_among_others, shown_in};

use shown::Shown;

#[derive(Subcommand)]
pub enum BoardCommand {
    /// Open a storyboard
    New {
        /// The board's name in paths and references
        slug: Option<String>,
        #[command(flatten)]
        fields: Given<Storyboard>,
        #[command(flatten)]
        recording: Recording,
    },
    /// All boards
    List,
    /// The storyboard: where to, where now, what is in the way, what is tried
    Show {
        /// The board; the current one when left out
        slug: Option<String>,
        /// As it stood at a revision or a date
        #[arg(long, value_name = "REV|DATE")]
        at: Option<String>,
        /// As one page to hang up or to mail, which prints on a sheet of A3; - is standard output
        #[arg(long, value_name = "FILE|-")]
        html: Option<PathBuf>,
        /// Replace FILE also where it is no earlier page
        #[arg(long, requires = "html")]
        force: bool,
    },
    /// The storyboard full screen, live, for the daily stand at the board; ? shows the keys
    Watch {
        /// The board to begin with; the current one when left out
        slug: Option<String>,
    },
    /// Change what stands on the board; `--why` says why the challenge changed
    Edit {
        /// The board; the current one when left out
        slug: Option<String>,
        #[command(flatten)]
        fields: Edited<Storyboard>,
        #[command(flatten)]
        reason: Given<Reason>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Let the board rest
    Pause {
        /// The board; the current one when left out
        slug: Option<String>,
        #[command(flatten)]
        fields: Given<Pause>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Take the work up again, after a rest or after its end
    Reopen {
        /// The board; the current one when left out
        slug: Option<String>,
        #[command(flatten)]
        timing: Timing,
    },
    /// Hand the board over to whoever learns or coaches here next, with what they must know
    HandOver {
        /// The board; the current one when left out
        slug: Option<String>,
        /// What the next one finds: what was said at each hand-over, and what stands open
        #[arg(long, conflicts_with_all = ["to", "as", "know", "from", "edit", "at", "dry_run"])]
        show: bool,
        #[command(flatten)]
        fields: Given<HandOver>,
        #[command(flatten)]
        recording: Recording,
    },
    /// End the work at a board
    Close {
        /// The board; the current one when left out
        slug: Option<String>,
        #[command(flatten)]
        fields: Given<BoardClosed>,
        #[command(flatten)]
        recording: Recording,
    },
}

#[derive(Args)]
pub struct Use {
    /// The board to act on from now on
    slug: Option<String>,
}

impl BoardCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            BoardCommand::New {
                slug,
                mut fields,
                mut recording,
            } => {
                let mut named = Question::new(
                    Field::beside("slug", Shape::Slug).word().required(),
                    app.words().by_name("ask-board-slug"),
                );
                named.answers = slug.into_iter().collect();
                let answers =
                    Whole::at_home()
                        .first(named)
                        .fill(app, &mut recording, &mut fields)?;
                let slug = answers.concat().pop();
                let session = Session::write(app, &recording)?;
                let (slug, storyboard) = session.named_form::<Storyboard>(app, &fields, slug)?;
                let birth = session.birth(Kind::Board, 0)?;
                let storyboard = session.home.own().usual(storyboard);
                let change = storyboard.open(&slug, &session.home.board_names()?, &birth)?;
                session.finish(app, change)
            }
            BoardCommand::List => all(app),
            BoardCommand::Show {
                slug,
                at,
                html,
                force,
            } => {
                if html.as_deref() == Some(Path::new("-")) && app.json() {
                    let failure = Failure::usage(say!("failed-page-and-json"));
                    return Err(failure.hint(say!("hint-page-and-json")));
                }
                name(app, slug);
                let shown = match at {
                    Some(at) => Shown::at(app, &at)?,
                    None => Shown::now(app)?,
                };
                match html {
                    Some(file) => shown.page(app, &file, force),
                    None => shown.print(app),
                }
            }
            BoardCommand::Watch { slug } => {
                name(app, slug);
                watch::run(app)
            }
            BoardCommand::Edit {
                slug,
                mut fields,
                reason,
                mut recording,
            } => {
                name(app, slug);
                if recording.edit || app.asks() && reason.written.is_empty() {
                    let mut session = Session::look(app, &recording)?;
                    let own = session.board(app)?.own().entry.clone();
                    let form = (Storyboard::NAME, fields.0.form());
                    let written = &mut fields.0.written;
                    session.ask_edit(app, &mut recording, &own, written, form)?;
                }
                on_board(app, &recording, None, |session, app, board| {
                    let own = board.own().entry.clone();
                    let edited = session.edited(app, &own, &fields.0.written, &fields.0.form())?;
                    let reason: Reason = session.flags_alone(app, &reason)?;
                    Ok(board.edited(edited, reason.why, session.at))
                })
            }
            BoardCommand::Pause {
                slug,
                mut fields,
                mut recording,
            } => {
                name(app, slug);
                Whole::on_board(None).fill(app, &mut recording, &mut fields)?;
                on_board(app, &recording, None, |session, app, board| {
                    let pause: Pause = session.struct_of(app, &fields)?;
                    Ok(board.pause(pause, session.at)?)
                })
            }
            BoardCommand::Reopen { slug, timing } => {
                name(app, slug);
                on_board(app, &timing.into(), None, |session, _app, board| {
                    Ok(board.reopen(session.at)?)
                })
            }
            BoardCommand::HandOver {
                slug, show: true, ..
            } => {
                name(app, slug);
                handed_over(app)
            }
            BoardCommand::HandOver {
                slug,
                mut fields,
                mut recording,
                ..
            } => {
                name(app, slug);
                Whole::on_board(None)
                    .may(|session| Ok(session.about_board()?.may_hand_over()?))
                    .beside(has_it)
                    .fill(app, &mut recording, &mut fields)?;
                on_board(app, &recording, None, |session, app, board| {
                    let fields: HandOver = session.struct_of(app, &fields)?;
                    Ok(board.hand_over(fields, session.at)?)
                })
            }
            BoardCommand::Close {
                slug,
                mut fields,
                mut recording,
            } => {
                name(app, slug);
                Whole::on_board(None)
                    .may(|session| Ok(session.about_board()?.may_end()?))
                    .fill(app, &mut recording, &mut fields)?;
                on_board(app, &recording, None, |session, app, board| {
                    let closed = session.struct_of(app, &fields)?;
                    Ok(board.close(closed, session.at)?)
                })
            }
        }
    }
}

/// A board named as an argument counts as if named by `-b`.
fn name(app: &mut App<'_>, slug: Option<String>) {
    if slug.is_some() {
        app.global.board = slug;
    }
}

fn all(app: &mut App<'_>) -> Result<(), Failure> {
    let session = Session::read(app)?;
    let mut entries = Vec::new();
    for slug in session.home.board_names()? {
        entries.extend(session.own_record(&slug)?);
    }
    list::show(app, &session, Kind::Board, entries, None)
}

/// Who has the board, to stand above the question of who has it next.
fn has_it(app: &App<'_>, session: &Session) -> Vec<String> {
    let Some(board) = &session.board else {
        return Vec::new();
    };
    let around = session.around(app.words());
    let rows = page::rows(
        board.own().entry,
        around,
        |path| matches!(path, [only] if only == "learner" || only == "coach"),
    );
    let rows = rows
        .into_iter()
        .map(|row| format!("  {}: {}", row.label, row.text));
    std::iter::once(board.slug.clone()).chain(rows).collect()
}

/// What whoever takes the board over finds.
fn handed_over(app: &mut App<'_>) -> Result<(), Failure> {
    let mut session = Session::read(app)?;
    session.board(app)?;
    let home = session.home_records(app)?;
    let board = session.board(app)?.clone();
    let next = app.next(&board, app.today());
    let handed = hand_over::handed(&board, &home);
    if app.json() {
        let mut document = paper::json(&handed);
        document["next"] = json::next(&next, app.words());
        document["unreadable"] = session.unreadable(app);
        return app.print_json(&json::document("hand-over", document));
    }
    let around = session.around(app.words());
    let page = paper::page(&handed, &home, &next, app.today(), around);
    let text = terminal::page(&page, app.style());
    app.print_long(&text, &session.home.git)
}

impl Use {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let session = Session::read(app)?;
        let known = session.home.board_names()?;
        let slug = match self.slug {
            Some(slug) => slug,
            None if app.asks() && !known.is_empty() => {
                let offers: Vec<Offer> = known.iter().map(|slug| Offer::new(slug, slug)).collect();
                app.choose(&say!("ask-board"), &offers, None)?
            }
            None => return Err(missing(vec!["SLUG".to_owned()])),
        };
        let slug = session.known_board(&slug)?;
        let file = session.home.git.git_dir().join(CHOSEN);
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&file, format!("{slug}\n"))?;
        if app.json() {
            let document = serde_json::json!({ "commit": null, "records": [], "advice": [], "next": null, "board": slug });
            return app.print_json(&json::document("recorded", document));
        }
        let text = app.say(&say!("board-chosen", slug = slug));
        app.tell(&text);
        Ok(())
    }
}
