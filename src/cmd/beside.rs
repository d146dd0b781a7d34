//! What was learned before, beside a step that is about to be planned: at most two lessons, and only
//! where they are near. It never stops anything.

use crate::{
    cmd::{app::App, lessons, session::Session},
    practice::{
        change::Change,
        experiment::Experiment,
        lesson::{self, Found, KINDS, may_hold},
        search::Sieve,
    },
    say,
    view::lessons as shown,
};

/// Of so many texts the nearest are looked for: about ten milliseconds. In a larger home `kata lessons`
/// finds the rest.
const MOST: usize = 2000;
/// As many as are shown.
const ENOUGH: usize = 2;

/// The lessons that are near to a step, from the board that is open and, where those are not enough, from
/// the other boards and the home. What cannot be read is left out; other commands say so.
pub fn near(session: &Session, step: &str, expect: &str) -> Vec<Found> {
    let Some(board) = &session.board else {
        return Vec::new();
    };
    let mut sieve = Sieve::new(step, expect);
    let mut own = lesson::lessons(&[], std::slice::from_ref(board));
    own.retain(|lesson| sieve.wants(&lesson.words()));
    let found = lesson::beside(own.clone(), &sieve);
    if found.len() >= ENOUGH {
        return found;
    }
    let home = &session.home;
    let mut boards = Vec::new();
    for slug in home.board_names().unwrap_or_default() {
        if slug == board.slug || sieve.seen() >= MOST {
            continue;
        }
        let read = home.board_with(&slug, KINDS, &mut |kind, text| {
            may_hold(kind, text) && sieve.wants(text)
        });
        boards.extend(read.map(|loaded| loaded.value));
    }
    let records = home.records_with(KINDS, &mut |kind, text| {
        may_hold(kind, text) && sieve.wants(text)
    });
    let records = records.map(|loaded| loaded.value).unwrap_or_default();
    let mut all = own;
    all.extend(lesson::lessons(&records, &boards));
    lesson::beside(all, &sieve)
}

/// Lines for a person, under a heading; none where nothing is near.
pub fn lines(app: &App<'_>, found: &[Found]) -> Vec<String> {
    if found.is_empty() {
        return Vec::new();
    }
    let heading = app.say(&say!("lessons-beside"));
    let line = |found: &Found| format!("  {}", shown::line(&found.lesson, app.words()));
    std::iter::once(heading)
        .chain(found.iter().map(line))
        .collect()
}

/// Says what is near to the experiment that a change plans, before it is recorded: to a person unless
/// that was `shown` already, and to a program with the result.
pub fn tell(session: &mut Session, app: &mut App<'_>, change: &Change, shown: bool) {
    let planned = change.puts.first().map(|put| &put.after);
    let Some((entry, experiment)) =
        planned.and_then(|entry| Some((entry, entry.get::<Experiment>()?)))
    else {
        return;
    };
    if !app.json() && (shown || app.global.quiet) {
        return;
    }
    let expect = experiment.expect.as_deref().unwrap_or_default();
    let mut found = near(session, &experiment.step, expect);
    // What it builds on is known already.
    found.retain(|found| {
        let link = found.lesson.place.link_from(entry.place.board.as_deref());
        !experiment.builds_on.contains(&link)
    });
    if app.json() {
        session.also.push(("lessons", lessons::json_items(&found)));
        return;
    }
    for line in lines(app, &found) {
        app.tell(&line);
    }
    if !found.is_empty() {
        app.tell("");
    }
}
