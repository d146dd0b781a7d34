//! A board as it is shown: on the terminal, as a page, as JSON; as it stands or as it stood.

use std::{path::Path, rc::Rc};

use crate::{
    cmd::{
        app::App,
        export::output::{Content, Output},
        failure::Failure,
        picture,
        session::Session,
    },
    practice::{
        agenda::{self, Scope},
        board::Board,
        chart::{Chart, ChartKind},
        entry::Entry,
        kind::Kind,
        next::Next,
        refusal::Refusal,
        settings::Settings,
        when::Day,
    },
    say,
    view::{
        board, html, json,
        lang::Words,
        others as shown_others,
        page::Around,
        storyboard,
        terminal::{self, Style},
    },
};

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
pub(super) struct Shown {
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
    pub fn now(app: &mut App<'_>) -> Result<Shown, Failure> {
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

    pub fn at(app: &mut App<'_>, at: &str) -> Result<Shown, Failure> {
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

    pub fn print(&self, app: &mut App<'_>) -> Result<(), Failure> {
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
    pub fn page(&self, app: &mut App<'_>, file: &Path, force: bool) -> Result<(), Failure> {
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
