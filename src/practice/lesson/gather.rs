//! The lessons in the records of a home.

use std::collections::HashMap;

use crate::practice::{
    board::Board,
    entry::{Entry, Place},
    experiment::Experiment,
    kind::{Body, Kind},
    lesson::{Ending, Lesson, Mention},
    obstacle::Obstacle,
    problem::Problem,
    reference::Reference,
    standard::Standard,
    storyboard::Storyboard,
    target::Target,
    when::Day,
};

/// The kinds of record that may hold a lesson.
pub const KINDS: &[Kind] = &[
    Kind::Experiment,
    Kind::Target,
    Kind::Obstacle,
    Kind::Standard,
    Kind::Problem,
    Kind::Board,
];

/// Whether a record may hold a lesson, from the plain text of its file: one that has not ended holds
/// none, and then its text has none of these keys.
pub fn may_hold(kind: Kind, text: &str) -> bool {
    match kind {
        Kind::Experiment => text.contains("result") || text.contains("closed"),
        Kind::Target | Kind::Obstacle | Kind::Problem => text.contains("closed"),
        Kind::Board | Kind::Standard => true,
        _ => false,
    }
}

/// Whether a record matters to the lessons, from the plain text of its file: it may hold one, be named by
/// one, or build on one.
pub fn may_matter(kind: Kind, text: &str) -> bool {
    match kind {
        Kind::Experiment => may_hold(kind, text) || text.contains("builds_on"),
        _ => KINDS.contains(&kind),
    }
}

/// Everything that was learned on these boards and in the home, in the order of the records.
pub fn lessons(home: &[Entry], boards: &[Board]) -> Vec<Lesson> {
    lessons_of(home, boards, |_| true)
}

/// Those of the records that are wanted.
pub fn lessons_of(
    home: &[Entry],
    boards: &[Board],
    wanted: impl Fn(&Entry) -> bool,
) -> Vec<Lesson> {
    let known = Known::new(home, boards);
    let mut all: Vec<Lesson> = Vec::new();
    for board in boards {
        let entries = board.entries().iter().filter(|entry| wanted(entry));
        all.extend(entries.filter_map(|entry| {
            let found = match &entry.body {
                Body::Target(body) => of_target(entry, body, &known),
                Body::Obstacle(body) => of_obstacle(entry, body, &known),
                Body::Experiment(body) => of_experiment(entry, body, &known),
                _ => None,
            };
            found.map(trimmed).filter(|lesson| !lesson.text.is_empty())
        }));
        let own = board.own();
        let own = wanted(own.entry).then(|| of_board(own.entry, own.body));
        let own = own.into_iter().flatten();
        all.extend(own.map(trimmed).filter(|lesson| !lesson.text.is_empty()));
    }
    all.extend(
        home.iter()
            .filter(|entry| wanted(entry))
            .filter_map(|entry| {
                let found = match &entry.body {
                    Body::Problem(body) => of_problem(entry, body),
                    Body::Standard(body) => of_standard(entry, body, &known),
                    _ => None,
                };
                found.map(trimmed).filter(|lesson| !lesson.text.is_empty())
            }),
    );
    let places: HashMap<Place, usize> = all
        .iter()
        .enumerate()
        .map(|(at, lesson)| (lesson.place.clone(), at))
        .collect();
    for (on, by) in known.building(boards) {
        let lesson = places.get(on).and_then(|at| all.get_mut(*at));
        if let Some(lesson) = lesson.filter(|lesson| !lesson.built_on.contains(&by)) {
            lesson.built_on.push(by);
        }
    }
    all
}

/// The experiments that turned out otherwise than was expected of them, each with when that was learned.
pub fn surprises(board: &Board) -> impl Iterator<Item = (Option<Day>, &Entry)> {
    board.all::<Experiment>().filter_map(|of| {
        let (on, text, ending) = ended(of.body)?;
        let told = ending.surprising() && of.body.expect.is_some() && !text.trim().is_empty();
        told.then_some((on, of.entry))
    })
}

/// The records by their stems, so that what names another is found without looking through all.
struct Known<'a> {
    /// By board (none for the home's) and stem; of several kinds of one stem the experiment first.
    by_stem: HashMap<(Option<&'a str>, &'a str), Vec<&'a Entry>>,
}

impl<'a> Known<'a> {
    fn new(home: &'a [Entry], boards: &'a [Board]) -> Known<'a> {
        let mut by_stem: HashMap<(Option<&str>, &str), Vec<&Entry>> = HashMap::new();
        let all = boards.iter().flat_map(Board::entries).chain(home);
        for entry in all.filter(|entry| entry.place.kind.numbered()) {
            let stems = entry.common.was.iter().chain([&entry.place.stem]);
            for stem in stems {
                let key = (entry.place.board.as_deref(), stem.as_str());
                by_stem.entry(key).or_default().push(entry);
            }
        }
        for entries in by_stem.values_mut() {
            entries.sort_by_key(|entry| entry.place.kind != Kind::Experiment);
        }
        Known { by_stem }
    }

    /// The record that a link means which stands in a record of `board`.
    fn find(&self, link: &str, board: Option<&str>, kind: Option<Kind>) -> Option<&'a Entry> {
        let (board, stem) = match link.split_once('/') {
            Some((board, stem)) => (Some(board), stem),
            None => (board, link),
        };
        let at = |board: Option<&str>| {
            let entries = self.by_stem.get(&(board, stem))?;
            let wanted = |entry: &&&Entry| kind.is_none_or(|kind| entry.place.kind == kind);
            entries.iter().find(wanted).copied()
        };
        // What belongs to the home is named by its stem alone.
        at(board).or_else(|| at(None).filter(|_| !link.contains('/')))
    }

    fn mention(&self, link: Option<&String>, board: Option<&str>, kind: Kind) -> Option<Mention> {
        let entry = self.find(link?, board, Some(kind))?;
        Some(Mention {
            place: entry.place.clone(),
            text: entry.lead(),
        })
    }

    /// Each record that an experiment builds on, with that experiment.
    fn building(&self, boards: &'a [Board]) -> Vec<(&'a Place, Reference)> {
        let experiments = boards.iter().flat_map(|board| board.all::<Experiment>());
        experiments
            .flat_map(|of| {
                let board = of.entry.place.board.as_deref();
                let found = of.body.builds_on.iter();
                found.filter_map(move |link| {
                    let on = self.find(link, board, None)?;
                    Some((&on.place, of.entry.reference()))
                })
            })
            .collect()
    }
}

/// A lesson of a record of which nothing more is known yet.
fn plain(entry: &Entry, text: &str, ending: Ending) -> Lesson {
    Lesson {
        home: None,
        place: entry.place.clone(),
        on: None,
        text: text.to_owned(),
        ending,
        about: entry.lead(),
        expect: None,
        happened: None,
        why: None,
        method: None,
        unpredicted: false,
        metrics: Vec::new(),
        obstacle: None,
        target: None,
        through: None,
        builds_on: Vec::new(),
        origin: String::new(),
        problems: Vec::new(),
        built_on: Vec::new(),
        of_board: None,
    }
}

/// Without the white space that multi-line texts begin and end with.
fn trimmed(mut lesson: Lesson) -> Lesson {
    let texts = [&mut lesson.text, &mut lesson.about];
    let more = [&mut lesson.expect, &mut lesson.happened, &mut lesson.why];
    for text in texts.into_iter().chain(more.into_iter().flatten()) {
        let bare = text.trim();
        if bare.len() < text.len() {
            *text = bare.to_owned();
        }
    }
    lesson
}

/// The texts there are, a paragraph each.
fn paragraphs<'a>(texts: impl IntoIterator<Item = Option<&'a String>>) -> String {
    let texts = texts.into_iter().flatten().map(|text| text.trim());
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}

/// What was learned at the whole of a board, and what each next one had to know.
fn of_board(entry: &Entry, body: &Storyboard) -> Vec<Lesson> {
    let closed = body.closed.iter().map(|closed| Lesson {
        on: Some(closed.on),
        ..plain(entry, &closed.learned, Ending::Closed)
    });
    let handed = body.handed_over.iter().map(|time| Lesson {
        on: Some(time.on),
        ..plain(entry, &time.know, Ending::HandedOver)
    });
    closed.chain(handed).collect()
}

fn of_target(entry: &Entry, body: &Target, known: &Known<'_>) -> Option<Lesson> {
    let closed = body.closed.as_ref()?;
    let learned = paragraphs([closed.learned.as_ref(), closed.learned_working.as_ref()]);
    let reached = closed.reached.clone();
    let text = match learned.is_empty() {
        true => reached.clone().unwrap_or_default(),
        false => learned,
    };
    let metrics = body.predictions.iter();
    Some(Lesson {
        on: Some(closed.on),
        // Said once, where it is all that is said.
        happened: reached.filter(|reached| *reached != text),
        metrics: metrics.map(|range| range.metric.clone()).collect(),
        problems: closed
            .problems
            .iter()
            .filter_map(|link| known.mention(Some(link), None, Kind::Problem))
            .collect(),
        ..plain(entry, &text, closed.result.into())
    })
}

fn of_obstacle(entry: &Entry, body: &Obstacle, known: &Known<'_>) -> Option<Lesson> {
    let closed = body.closed.as_ref()?;
    let board = entry.place.board.as_deref();
    let through = closed.through.as_ref();
    let through = through.and_then(|link| known.find(link, board, Some(Kind::Experiment)));
    let (text, ending) = match &closed.why {
        Some(why) => (why, Ending::Dropped),
        None => (&body.text, Ending::Resolved),
    };
    Some(Lesson {
        on: Some(closed.on),
        happened: body.gone_when.clone(),
        target: known.mention(body.targets.last(), board, Kind::Target),
        through: through.map(Entry::reference),
        ..plain(entry, text, ending)
    })
}

/// When an experiment ended, what was learned of it, and how it turned out.
fn ended(body: &Experiment) -> Option<(Option<Day>, &String, Ending)> {
    match (&body.result, &body.closed) {
        (Some(result), _) => {
            let on = result.recorded.or(body.planned).map(|at| at.day());
            let text = match result.learned.trim().is_empty() {
                true => &result.happened,
                false => &result.learned,
            };
            let ending = result.turned_out.map_or(Ending::Recorded, Ending::from);
            Some((on, text, ending))
        }
        (None, Some(dropped)) => Some((Some(dropped.on), &dropped.why, Ending::Dropped)),
        (None, None) => None,
    }
}

fn of_experiment(entry: &Entry, body: &Experiment, known: &Known<'_>) -> Option<Lesson> {
    let board = entry.place.board.as_deref();
    let (on, text, ending) = ended(body)?;
    let said = |link: &String| match known.find(link, board, None) {
        Some(entry) => entry.reference().full(),
        None => link.clone(),
    };
    let origin = body.builds_on.iter();
    let origin = origin.filter_map(|link| known.find(link, board, None));
    let origin: Vec<String> = origin.map(told).collect();
    let metric = body.prediction.as_ref().map(|range| range.metric.clone());
    Some(Lesson {
        on,
        expect: body.expect.clone(),
        happened: body.result.as_ref().map(|result| result.happened.clone()),
        method: body.kind,
        unpredicted: body.without_prediction(),
        metrics: metric.into_iter().collect(),
        obstacle: known.mention(body.obstacle.as_ref(), board, Kind::Obstacle),
        target: known.mention(body.target.as_ref(), board, Kind::Target),
        builds_on: body.builds_on.iter().map(said).collect(),
        origin: origin.join("\n"),
        ..plain(entry, text, ending)
    })
}

/// What a record says that others build on: its text, and what was learned of it.
fn told(entry: &Entry) -> String {
    let result = entry
        .get::<Experiment>()
        .and_then(|body| body.result.as_ref());
    let learned = result.map(|result| &result.learned);
    paragraphs([Some(&entry.lead()), learned])
}

fn of_problem(entry: &Entry, body: &Problem) -> Option<Lesson> {
    let closed = body.closed.as_ref()?;
    Some(Lesson {
        on: Some(closed.on),
        of_board: body.taken.as_ref().map(|taken| taken.board().to_owned()),
        ..plain(entry, &closed.why, Ending::Answered)
    })
}

fn of_standard(entry: &Entry, body: &Standard, known: &Known<'_>) -> Option<Lesson> {
    let ending = match &body.closed {
        Some(closed) if closed.through.is_some() => Ending::Replaced,
        Some(_) => Ending::Retired,
        None if body.slipped() => Ending::Slipped,
        None => Ending::InUse,
    };
    let closed = body.closed.as_ref();
    let through = closed.and_then(|closed| closed.through.as_ref());
    let seen = body.confirmed.iter().map(|seen| Some(&seen.seen));
    let happened = paragraphs(seen);
    let confirmed = body.confirmed.last().map(|seen| seen.on);
    let set = body.set.map(|set| set.day());
    let board = body.target.as_deref().and_then(|link| link.split_once('/'));
    Some(Lesson {
        on: closed.map(|closed| closed.on).or(confirmed).or(set),
        happened: Some(happened).filter(|seen| !seen.is_empty()),
        why: closed.and_then(|closed| closed.why.clone()),
        target: known.mention(body.target.as_ref(), None, Kind::Target),
        through: through
            .and_then(|link| known.find(link, None, Some(Kind::Standard)))
            .map(Entry::reference),
        of_board: board.map(|(board, _)| board.to_owned()),
        ..plain(entry, &body.text, ending)
    })
}
