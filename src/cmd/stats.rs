//! `kata stats`: figures of one's own board; of all boards totals only.

use std::collections::HashSet;

use clap::Args;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        homes::{self, Homes, Opened},
        session::Session,
    },
    practice::{
        board::Board,
        entry::{Entry, Place},
        lesson::{self, Lesson},
        say::Message,
        stats,
        when::Day,
    },
    say,
    view::{json, lessons, stats as shown, terminal},
};

/// So many of what turned out otherwise are told; `kata lessons` has the others.
const STORIES: usize = 5;

#[derive(Args)]
pub struct Stats {
    #[command(flatten)]
    homes: Homes,
}

impl Stats {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut homes = self.homes.open(app)?;
        let session = &homes[0].session;
        let current = match session.board_name(app) {
            Ok((slug, _)) => Some(slug),
            Err(failure) if failure.message.id == "failed-which-board" => None,
            // Among others there may be boards all the same.
            Err(failure) if failure.message.id == "failed-no-board" && homes.len() > 1 => None,
            Err(failure) => return Err(failure),
        };
        let mut records = Vec::new();
        for (place, Opened { session, .. }) in homes.iter_mut().enumerate() {
            // Figures are of a board of the home where one stands; of the others only what is counted.
            let whole = current.as_deref().filter(|_| place == 0);
            let boards = session.boards_around(app, whole, stats::KINDS)?;
            records.push((session.home_records(app)?, boards));
        }
        show(app, &homes, &records, current)
    }
}

/// The records of a home, and its boards.
type Records = (Vec<Entry>, Vec<Board>);

fn show(
    app: &mut App<'_>,
    homes: &[Opened],
    records: &[Records],
    current: Option<String>,
) -> Result<(), Failure> {
    let session = &homes[0].session;
    let (home, boards) = &records[0];
    let (own, why) = own(session, boards, current);
    let today = app.today();
    let totals = stats::totals(records, today);
    let figures = own.map(|board| (board, stats::own(board, today)));
    let of_homes: Vec<OfHome<'_>> = match own {
        Some(board) => vec![OfHome {
            records: home,
            boards: std::slice::from_ref(board),
            name: None,
        }],
        None => {
            let of_homes = records.iter().zip(homes);
            let named = of_homes.map(|((home, boards), opened)| OfHome {
                records: home,
                boards,
                name: opened.name.as_ref(),
            });
            named.collect()
        }
    };
    let most = if app.json() { usize::MAX } else { STORIES };
    let (stories, count) = stories(&of_homes, most);
    let names: Vec<&str> = homes.iter().filter_map(|one| one.name.as_deref()).collect();
    if app.json() {
        let stories = stories.iter().map(lessons::json);
        let mut document = serde_json::json!({
            "board": own.map(|board| &board.slug),
            "why": why.map(|why| app.say(&why)),
            "own": figures.map(|(_, own)| shown::own_json(&own)),
            "surprises": stories.collect::<Vec<_>>(),
            "totals": shown::totals_json(&totals),
            "unreadable": homes::unreadable(app, homes),
        });
        if let (Some(fields), false) = (document.as_object_mut(), names.is_empty()) {
            fields.insert("homes".to_owned(), names.into());
        }
        return app.print_json(&json::document("stats", document));
    }
    let style = app.style();
    let words = app.words();
    let mut blocks = Vec::new();
    if let Some((board, own)) = &figures {
        blocks.push(terminal::page(&shown::own(&board.slug, own, words), style));
    }
    let say = |message: &Message| format!("{}\n", app.wrap(&terminal::clean(&app.say(message))));
    blocks.extend(why.as_ref().map(say));
    if !stories.is_empty() {
        let title = words.by_name("stats-surprises");
        blocks.push(format!("{}\n", terminal::bold(&title, style)));
    }
    let tell = |lesson: &Lesson| terminal::page(&shown::story(lesson, words), style);
    blocks.extend(stories.iter().map(tell));
    if let Some(more) = count.checked_sub(STORIES).filter(|more| *more > 0) {
        let board = own.map_or_else(String::new, |board| format!(" -b {}", board.slug));
        let command = format!("kata lessons{board} --outcome different,partly");
        blocks.push(say(&say!(
            "stats-surprises-more",
            count = more,
            command = command
        )));
    }
    if !names.is_empty() {
        blocks.push(say(&say!("stats-homes", homes = names.join(", "))));
    }
    blocks.push(terminal::page(&shown::totals(&totals, words), style));
    if totals.work.is_none() && totals.boards > 1 {
        blocks.push(say(&say!("stats-too-few")));
    }
    let text = blocks.join("\n");
    app.print_long(&text, &session.home.git)
}

/// What is told of one home: its records, its boards, and its name where there are several.
struct OfHome<'a> {
    records: &'a [Entry],
    boards: &'a [Board],
    name: Option<&'a String>,
}

/// What turned out otherwise than expected, the newest first and so much of it at most; and how much there is.
/// Of thousands only those that are told are put together.
fn stories(of_homes: &[OfHome<'_>], most: usize) -> (Vec<Lesson>, usize) {
    let found = of_homes.iter().enumerate().flat_map(|(at, of_home)| {
        let found = of_home.boards.iter().flat_map(lesson::surprises);
        found.map(move |(on, entry)| (on, &entry.place, at))
    });
    let mut found: Vec<(Option<Day>, &Place, usize)> = found.collect();
    // Of what is as new in several homes, that of the first is told.
    found.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)));
    let count = found.len();
    found.truncate(most);
    let wanted: HashSet<(usize, &Place)> = found.iter().map(|found| (found.2, found.1)).collect();
    let mut stories: Vec<Lesson> = Vec::new();
    for (at, of_home) in of_homes.iter().enumerate() {
        let wanted = |entry: &Entry| wanted.contains(&(at, &entry.place));
        let lessons = lesson::lessons_of(of_home.records, of_home.boards, wanted).into_iter();
        stories.extend(lessons.map(|lesson| Lesson {
            home: of_home.name.cloned(),
            ..lesson
        }));
    }
    stories.sort_by(|a, b| b.on.cmp(&a.on).then(b.place.cmp(&a.place)));
    (stories, count)
}

/// The board whose figures may be shown: the current one, where the person who asks learns there. Else
/// why there is none.
fn own<'a>(
    session: &Session,
    boards: &'a [Board],
    current: Option<String>,
) -> (Option<&'a Board>, Option<Message>) {
    let Some(slug) = current else {
        return (None, Some(say!("stats-which-board")));
    };
    let Some(board) = boards.iter().find(|board| board.slug == slug) else {
        // It cannot be read, which was said.
        return (None, None);
    };
    let settings = session.home.own();
    let learner = board.own().body.learner.as_str();
    let mine = session
        .me()
        .is_ok_and(|(handle, name)| stats::learns(learner, &handle, &name, settings));
    match mine {
        true => (Some(board), None),
        false => (None, Some(say!("stats-not-yours", board = slug))),
    }
}
