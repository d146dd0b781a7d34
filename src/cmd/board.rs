//! `kata board` and `kata use`: storyboards.

use std::{
    path::{Path, PathBuf},
    rc::Rc,
};

use clap::{Args, Subcommand};

use crate::{
    cmd::{
        app::App,
        ask::{Offer, form::Question},
        export::output::{Content, Output},
        failure::Failure,
        fill::missing,
        finish::on_board,
        form::{Edited, Given},
        list, picture,
        session::{CHOSEN, Recording, Session, Timing},
        watch,
        whole::Whole,
    },
    practice::{
        agenda::{self, Scope},
        board::Board,
        chart::{Chart, ChartKind},
        entry::Entry,
        field::{Field, Shape},
        form::Form,
        hand_over,
        kind::Kind,
        next::Next,
        refusal::Refusal,
        settings::Settings,
        storyboard::{BoardClosed, HandOver, Pause, Reason, Storyboard},
        when::Day,
    },
    say,
    view::{
        board, hand_over as shown, html, json,
        lang::Words,
        others as shown_others,
        page::{self, Around},
        storyboard,
        terminal::{self, Style},
    },
};

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
        slug: Option<String>,
        #[command(flatten)]
        fields: Given<Pause>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Take the work up again, after a rest or after its end
    Reopen {
        slug: Option<String>,
        #[command(flatten)]
        timing: Timing,
    },
    /// Hand the board over to whoever learns or coaches here next, with what they must know
    HandOver {
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
    list::show(app, &session, Kind::Board, entries)
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
        let mut document = shown::json(&handed);
        document["next"] = json::next(&next, app.words());
        document["unreadable"] = session.unreadable(app);
        return app.print_json(&json::document("hand-over", document));
    }
    let around = session.around(app.words());
    let page = shown::page(&handed, &home, &next, app.today(), around);
    let text = terminal::page(&page, app.style());
    app.print_long(&text, &session.home.git)
}

/// `kata` alone: the current board, and below it what waits on the others.
pub fn show_among_others(app: &mut App<'_>) -> Result<(), Failure> {
    let mut shown = Shown::now(app)?;
    if !app.json() {
        shown.below = others(app, &shown)?;
    }
    shown.print(app)
}

/// What waits on the other boards, a line each, and how to get there; nothing where there is no other.
fn others(app: &App<'_>, shown: &Shown) -> Result<Vec<String>, Failure> {
    let home = &shown.session.home;
    let mut slugs = home.board_names()?;
    slugs.retain(|slug| *slug != shown.board.slug);
    let read = home.boards_with(&slugs, agenda::KINDS, &agenda::may_matter)?;
    // One that cannot be read says so where it is looked at.
    let boards: Vec<Board> = read.into_iter().flatten().map(|one| one.value).collect();
    let scope = Scope {
        today: app.today(),
        until: app.today(),
        settings: home.own(),
        mine: None,
    };
    let items = agenda::agenda(&shown.standards, &boards, &scope);
    let style = app.style();
    let words = shown_in(app, style);
    let page = shown_others::page(&boards, (&shown.standards, &items), app.today(), &words);
    if page.tables.is_empty() {
        return Ok(Vec::new());
    }
    let how = app.wrap(&app.spoken(&say!("others-how")));
    Ok(vec![terminal::page(&page, style), format!("{how}\n")])
}

/// The words of the language in use, in letters that the terminal has.
pub fn shown_in(app: &App<'_>, style: Style) -> Rc<Words> {
    let lang = app.words().lang();
    match style.unicode {
        true => app.words_of(lang),
        false => Rc::new(Words::plain(lang)),
    }
}

/// A board to be shown, as it stands or as it stood.
struct Shown {
    session: Session,
    board: Board,
    /// The records of the home.
    standards: Vec<Entry>,
    settings: Settings,
    day: Day,
    /// The commit that it is shown at, and how that is named; none for the work tree.
    commit: Option<(String, String)>,
    /// What stands below it.
    below: Vec<String>,
}

impl Shown {
    fn now(app: &mut App<'_>) -> Result<Shown, Failure> {
        let mut session = Session::read(app)?;
        session.board(app)?;
        let standards = session.home_records(app)?;
        let board = session.board(app)?.clone();
        Ok(Shown {
            settings: session.home.own().clone(),
            session,
            board,
            standards,
            day: app.today(),
            commit: None,
            below: Vec::new(),
        })
    }

    fn at(app: &mut App<'_>, at: &str) -> Result<Shown, Failure> {
        let session = Session::read(app)?;
        let stood = session.stood(app, at)?;
        let names = stood.state.board_names();
        // One that is gone by now is named as it was.
        let asked = app.global.board.as_deref().map(str::to_lowercase);
        let slug = match asked {
            Some(asked) if names.contains(&asked) => asked,
            Some(slug) => return Err(Refusal::BoardMissing { slug, known: names }.into()),
            None => match names.as_slice() {
                [only] => only.clone(),
                _ => session.board_name(app)?.0,
            },
        };
        let Some(board) = stood.board(app, &session, &slug)? else {
            return Err(Refusal::BoardMissing { slug, known: names }.into());
        };
        let standards = stood.state.records(&session.home)?.value;
        let named = stood.named(app);
        Ok(Shown {
            session,
            board,
            standards,
            settings: stood.settings,
            day: stood.day,
            commit: Some((stood.commit, named)),
            below: Vec::new(),
        })
    }

    fn print(&self, app: &mut App<'_>) -> Result<(), Failure> {
        if app.json() {
            let document = self.document(app);
            return app.print_json(&document);
        }
        let style = app.style();
        let words = shown_in(app, style);
        let around = Around {
            words: &words,
            settings: &self.settings,
            board: Some(&self.board),
            elsewhere: &self.session.home,
        };
        let next = app.next(&self.board, self.day);
        let mut wall = board::wall(&self.board, &self.standards, &next, self.day, around);
        if let Some((_, named)) = &self.commit {
            wall.title = format!("{} · {named}", wall.title);
        }
        let mut text = wall.sheet(style).text(style);
        for below in &self.below {
            text.push('\n');
            text.push_str(below);
        }
        app.print_long(&text, &self.session.home.git)
    }

    /// The page to hang up, written to a file.
    fn page(&self, app: &mut App<'_>, file: &Path, force: bool) -> Result<(), Failure> {
        let storyboard = storyboard::Storyboard {
            pictures: self.pictures(),
            ..self.storyboard(app)
        };
        let charts = html::board::charted(&storyboard);
        // A metric on the board has a chart.
        let charts =
            charts.filter_map(|metric| self.board.chart(&metric.slug, Some(ChartKind::Run)).ok());
        let charts: Vec<Chart> = charts.collect();
        let content = Content {
            what: "page",
            text: html::board::page(&storyboard, &charts, app.words()),
            is_own: html::is_own,
        };
        let output = Output::to("--html", file, force);
        if !app.json() {
            return output.put(app, &self.session.home, &content);
        }
        output.write(app, Some(&self.session.home), file, &content)?;
        let document = self.document(app);
        app.print_json(&document)
    }

    /// The pictures that the records of the board name, as far as they are there.
    fn pictures(&self) -> storyboard::Pictures {
        let home = &self.session.home;
        // One that cannot be read is missing on the page, as one that is gone is.
        picture::shown(&self.board, |path| match &self.commit {
            Some((commit, _)) => home.git.blob(commit, &home.below(path)).unwrap_or_default(),
            None => home.content(path).unwrap_or_default(),
        })
    }

    fn document(&self, app: &App<'_>) -> serde_json::Value {
        let mut document = document(&self.board, &app.next(&self.board, self.day), app.words());
        document["unreadable"] = match &self.commit {
            Some(_) => serde_json::json!([]),
            None => self.session.unreadable(app),
        };
        if let Some((commit, _)) = &self.commit {
            document["commit"] = commit.clone().into();
        }
        json::document("board", document)
    }

    fn storyboard(&self, app: &App<'_>) -> storyboard::Storyboard {
        let around = Around {
            words: app.words(),
            settings: &self.settings,
            board: Some(&self.board),
            elsewhere: &self.session.home,
        };
        let next = app.next(&self.board, self.day);
        storyboard::storyboard(&self.board, &self.standards, &next, self.day, around)
    }
}

/// A board as `kata.board/1` has it.
pub fn document(board: &Board, next: &Next, words: &Words) -> serde_json::Value {
    let obstacles: Vec<_> = board
        .open_obstacles()
        .iter()
        .map(|of| json::record(of.entry))
        .collect();
    let of_kind = |kind: Kind| {
        json::records(
            board
                .entries()
                .iter()
                .filter(move |entry| entry.place.kind == kind),
        )
    };
    let metrics: Vec<serde_json::Value> = board
        .entries()
        .iter()
        .filter(|entry| entry.place.kind == Kind::Metric)
        .map(|entry| {
            let mut metric = json::record(entry);
            let latest = board
                .points(&entry.place.stem)
                .and_then(|points| points.body.latest());
            metric["latest"] = latest
                .map(
                    |point| serde_json::json!({ "on": point.on.to_string(), "value": point.value }),
                )
                .unwrap_or_default();
            metric
        })
        .collect();
    serde_json::json!({
        "board": json::record(board.own().entry),
        "condition": board.latest_condition().map(|of| json::record(of.entry)),
        "target": board.open_target().map(|of| json::record(of.entry)),
        "focus": board.focus().map(|of| json::record(of.entry)),
        "obstacles": obstacles,
        "experiments": of_kind(Kind::Experiment),
        "cycles": of_kind(Kind::Cycle),
        "metrics": metrics,
        "next": json::next(next, words),
    })
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
