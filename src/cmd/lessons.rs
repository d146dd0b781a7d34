//! `kata lessons`: what was learned, on every board, found by what it is about.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        homes::{self, Homes, Opened},
        read::not_among,
        session::Session,
    },
    practice::{
        board::{Board, one_of},
        entry::{Entry, Place},
        kind::Kind,
        lesson::{self, Ending, Found, KINDS, Lesson, LessonKind, Obstacles, Wanted},
        metric::Metric,
        obstacle::Obstacle,
        reference::{self, Name},
        refusal::Refusal,
        stem,
    },
    say,
    view::{
        json,
        lang::{choice, when::Direction},
        lessons as shown, terminal,
    },
};

#[derive(Args)]
pub struct Lessons {
    /// What it is about, in your own words; everything when left out
    query: Vec<String>,
    /// Only what was predicted of a metric
    #[arg(long, value_name = "SLUG")]
    metric: Option<String>,
    /// Only what was tried against an obstacle: its reference, or words that it says
    #[arg(long, value_name = "REF|TEXT")]
    obstacle: Option<String>,
    /// Only lessons of these kinds: experiment, target, obstacle, standard, problem, board, or how much an
    /// experiment changed: go-and-see, exploratory, single-factor, multi-factor
    #[arg(long, value_name = "KIND,…", value_delimiter = ',')]
    kind: Vec<String>,
    /// Only what ended so: as-expected, partly, different, inconclusive, dropped, met, …
    #[arg(long, value_name = "OUTCOME,…", value_delimiter = ',')]
    outcome: Vec<String>,
    /// Only what was learned on or after a day
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// At most this many
    #[arg(short = 'n', value_name = "N")]
    number: Option<usize>,
    #[command(flatten)]
    homes: Homes,
}

impl Lessons {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let kinds = named(&self.kind, "--kind", &LessonKind::names(), LessonKind::read)?;
        let endings = Ending::ALL.map(Ending::as_str);
        let endings = named(&self.outcome, "--outcome", &endings, Ending::read)?;
        let mut homes = self.homes.open(app)?;
        let session = &homes[0].session;
        let since = match &self.since {
            Some(text) => Some(session.reader(app).day(text, Direction::Back)?),
            None => None,
        };
        let board = app.global.board.clone();
        let board = board.filter(|board| !board.trim().is_empty());
        let board = board.map(|board| session.known_board(&board)).transpose()?;
        let mut read = KINDS.to_vec();
        if self.metric.is_some() {
            read.push(Kind::Metric);
        }
        let wanted = |kind, text: &str| kind == Kind::Metric || lesson::may_matter(kind, text);
        let mut records = Vec::new();
        for Opened { session, .. } in &mut homes {
            let boards = session.boards_with(app, &read, &wanted)?;
            records.push((
                session.home_records_with(app, &read, &mut { wanted })?,
                boards,
            ));
        }
        if let Some(metric) = &self.metric {
            known_metric(metric, records.iter().flat_map(|(_, boards)| boards))?;
        }
        let (own, of_own) = (&homes[0].session, &records[0].1);
        let obstacle = match &self.obstacle {
            Some(text) => Some(obstacles(app, own, text, board.as_deref(), of_own)?),
            None => None,
        };
        // A board that is named is one of the home where one stands, and an obstacle by its number too.
        if board.is_some() || matches!(obstacle, Some(Obstacles::One(_))) {
            records.truncate(1);
        }
        let query = self.query.join(" ");
        let filtered = self.filters() || board.is_some();
        let wanted = Wanted {
            board,
            metric: self.metric,
            obstacle,
            kinds,
            endings,
            since,
        };
        let mut all = Vec::new();
        for ((home, boards), opened) in records.iter().zip(&homes) {
            let own = lesson::lessons(home, boards).into_iter();
            all.extend(own.map(|lesson| Lesson {
                home: opened.name.clone(),
                ..lesson
            }));
        }
        let lesson::Answer { mut found, unsaid } = lesson::found(wanted.of(all), &query);
        let more = found
            .len()
            .saturating_sub(self.number.unwrap_or(usize::MAX));
        found.truncate(found.len() - more);
        if app.json() {
            let document = serde_json::json!({
                "items": json_items(&found),
                "unsaid": unsaid,
                "unreadable": homes::unreadable(app, &homes),
            });
            return app.print_json(&json::document("lessons", document));
        }
        let text = if found.is_empty() && more == 0 {
            let nothing = match (query.trim(), filtered) {
                ("", false) => say!("lessons-none-yet"),
                ("", true) => say!("lessons-none-such"),
                (query, false) => say!("lessons-not-found", query = query),
                (query, true) => say!("lessons-not-found-such", query = query),
            };
            format!("{}\n", app.wrap(&terminal::clean(&app.say(&nothing))))
        } else {
            let pages = found
                .iter()
                .map(|found| terminal::page(&shown::page(&found.lesson, app.words()), app.style()));
            pages.collect::<Vec<_>>().join("\n")
        };
        if !found.is_empty() && !unsaid.is_empty() {
            let words = unsaid.join(" ");
            let near = app.wrap(&app.say(&say!("lessons-near", words = words)));
            app.tell(&format!("{near}\n"));
        }
        app.print_long(&text, &homes[0].session.home.git)?;
        if more > 0 {
            let text = app.say(&say!("lessons-more", count = more));
            app.tell(&text);
        }
        Ok(())
    }

    /// Whether anything but the query says what is wanted.
    fn filters(&self) -> bool {
        self.metric.is_some()
            || self.obstacle.is_some()
            || self.since.is_some()
            || !self.kind.is_empty()
            || !self.outcome.is_empty()
    }
}

/// Lessons for programs, each with its score.
pub fn json_items(found: &[Found]) -> serde_json::Value {
    let item = |found: &Found| {
        let mut fields = shown::json(&found.lesson);
        fields.insert("score".to_owned(), found.score.into());
        fields
    };
    found.iter().map(item).collect()
}

/// What names of a fixed set mean; a name that means nothing would find nothing, and look as if nothing
/// had been learned.
fn named<T>(
    written: &[String],
    flag: &str,
    known: &[&str],
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, Failure> {
    let one = |text: &String| {
        let name = choice::meant(text, known.iter().copied());
        name.and_then(&read)
            .ok_or_else(|| not_among(flag, text, known))
    };
    written.iter().map(one).collect()
}

fn known_metric<'a>(written: &str, boards: impl Iterator<Item = &'a Board>) -> Result<(), Refusal> {
    let all = boards.flat_map(|board| board.all::<Metric>());
    let mut known: Vec<String> = all.map(|metric| metric.entry.place.stem.clone()).collect();
    known.sort();
    known.dedup();
    match known.iter().any(|slug| slug.eq_ignore_ascii_case(written)) {
        true => Ok(()),
        false => Err(Refusal::MetricMissing {
            slug: written.to_owned(),
            known,
        }),
    }
}

/// The obstacles that are meant: the one that is named, or those that say what is written.
fn obstacles(
    app: &App<'_>,
    session: &Session,
    written: &str,
    board: Option<&str>,
    boards: &[Board],
) -> Result<Obstacles, Failure> {
    let mut spoken = reference::read(written);
    let stem = matches!(&spoken.name, Name::Slug(slug) if stem::number(slug).is_some() && slug.contains('-'));
    match &spoken.name {
        Name::Numbered(Kind::Obstacle, _) => {}
        Name::Numbered(..) => {
            return Err(Refusal::WrongKind {
                text: written.to_owned(),
                wanted: Kind::Obstacle,
            }
            .into());
        }
        Name::Slug(_) if stem => {}
        Name::Slug(_) => return Ok(Obstacles::Saying(written.to_owned())),
    }
    if spoken.board.is_none() {
        spoken.board = Some(match board {
            Some(board) => board.to_owned(),
            None => session.board_name(app)?.0,
        });
    }
    let all = boards.iter().flat_map(|board| board.all::<Obstacle>());
    let named = all
        .map(|of| of.entry)
        .filter(|entry| spoken.names(&entry.place));
    let entry: &Entry = one_of(named, written)?;
    let place: Place = entry.place.clone();
    Ok(Obstacles::One(place))
}
