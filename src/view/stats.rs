//! Figures in words: those of a board for whoever learns there, the totals of all, and what turned out
//! otherwise than expected, told. No person is named beside a figure.

use serde_json::{Value, json};

use crate::{
    practice::{
        lesson::Lesson,
        say::{Arg, Message},
        stats::{Held, Own, Spread, Totals, Work},
    },
    say,
    view::{
        lang::{Words, number},
        lessons,
        page::{Page, Row},
    },
};

/// The figures of a board.
pub fn own(board: &str, own: &Own, words: &Words) -> Page {
    let row = |label: &str, text: Option<String>| {
        text.map(|text| Row {
            label: words.by_name(label),
            text,
        })
    };
    let days = |spread: Option<Spread>| spread.map(|spread| told(spread, days, words));
    let weeks = own.since.map(|since| {
        let (active, all) = (own.weeks.active, own.weeks.all);
        words.say(&say!(
            "stats-weeks-of",
            active = active,
            all = all,
            since = since
        ))
    });
    let rows = [
        row("stats-weeks", weeks),
        row("stats-between-cycles", days(own.between_cycles)),
        row("stats-between-experiments", days(own.between_experiments)),
        row("stats-held", held(own.held, words)),
        row("stats-days-per-target", days(own.days_per_target)),
        row(
            "stats-experiments-per-target",
            own.experiments_per_target
                .map(|spread| told(spread, plain, words)),
        ),
        row(
            "stats-to-result",
            own.hours_to_result.map(|spread| told(spread, time, words)),
        ),
    ];
    let mut rows: Vec<Row> = rows.into_iter().flatten().collect();
    if rows.is_empty() {
        rows.push(Row {
            label: words.by_name("stats-nothing"),
            text: String::new(),
        });
    }
    Page {
        title: words.say(&say!("stats-title", board = board)),
        rows,
        tables: Vec::new(),
    }
}

/// All boards together, and the home.
pub fn totals(totals: &Totals, words: &Words) -> Page {
    let row = |label: &str, text: String| Row {
        label: words.by_name(label),
        text,
    };
    let (closed, resting) = (totals.closed, totals.resting);
    let boards = say!(
        "stats-boards-of",
        all = totals.boards,
        closed = closed,
        resting = resting
    );
    let mut rows = vec![row("stats-boards", words.say(&boards))];
    if let Some(work) = &totals.work {
        rows.extend([
            row("stats-cycles", work.cycles.to_string()),
            row("stats-experiments", words.say(&experiments(work))),
            row("stats-targets", words.say(&targets(work))),
            row("stats-obstacles", words.say(&obstacles(work))),
        ]);
    }
    let (raised, answered) = (totals.problems, totals.answered);
    let problems = say!("stats-problems-of", raised = raised, answered = answered);
    rows.extend([
        row("stats-standards", totals.standards.to_string()),
        row("stats-problems", words.say(&problems)),
    ]);
    Page {
        title: words.by_name("stats-totals"),
        rows,
        tables: Vec::new(),
    }
}

fn experiments(work: &Work) -> Message {
    say!(
        "stats-experiments-of",
        planned = work.planned,
        recorded = work.recorded,
        dropped = work.dropped
    )
}

fn targets(work: &Work) -> Message {
    say!(
        "stats-targets-of",
        set = work.targets,
        back = work.looked_back
    )
}

fn obstacles(work: &Work) -> Message {
    say!(
        "stats-obstacles-of",
        found = work.obstacles,
        resolved = work.resolved
    )
}

/// What turned out otherwise than expected, as it went.
pub fn story(lesson: &Lesson, words: &Words) -> Page {
    let mut parts = vec![lesson.reference().full()];
    parts.extend(lesson.on.map(|on| words.day(on)));
    parts.push(lessons::state(lesson, words));
    let row = |label: &str, text: Option<&String>| {
        text.map(|text| Row {
            label: words.label(label),
            text: text.clone(),
        })
    };
    let rows = [
        row("step", Some(&lesson.about)),
        row("expect", lesson.expect.as_ref()),
        row("happened", lesson.happened.as_ref()),
        row("learned", Some(&lesson.text)),
    ];
    Page {
        title: parts.join(" · "),
        rows: rows.into_iter().flatten().collect(),
        tables: Vec::new(),
    }
}

/// The middle with its range, each with its unit; a single value by itself.
fn told(spread: Spread, unit: fn(f64, &Words) -> String, words: &Words) -> String {
    let [median, low, high] =
        [spread.median, spread.low, spread.high].map(|value| unit(value, words));
    match spread.count {
        1 => median,
        _ => words.say(&say!(
            "stats-spread",
            median = median,
            low = low,
            high = high
        )),
    }
}

fn held(held: Held, words: &Words) -> Option<String> {
    let (low, high) = held.interval()?;
    let share = |share: f64| number::show((share * 100.0).round(), words.lang());
    Some(words.say(&match held.few() {
        true => say!(
            "stats-held-few",
            held = held.held,
            told = held.told,
            low = share(low),
            high = share(high)
        ),
        false => say!("stats-held-of", held = held.held, told = held.told),
    }))
}

fn plain(value: f64, words: &Words) -> String {
    number::show(tenths(value), words.lang())
}

fn days(days: f64, words: &Words) -> String {
    let shown = plain(days, words);
    words.say(&say!(
        "stats-days",
        days = Arg::Number(tenths(days)),
        shown = shown
    ))
}

/// A time in the unit in which people would say it.
fn time(hours: f64, words: &Words) -> String {
    if hours >= 48.0 {
        return days(hours / 24.0, words);
    }
    if hours >= 1.0 {
        let shown = plain(hours, words);
        return words.say(&say!(
            "stats-hours",
            hours = Arg::Number(tenths(hours)),
            shown = shown
        ));
    }
    let minutes = (hours * 60.0).round();
    let shown = plain(minutes, words);
    words.say(&say!(
        "stats-minutes",
        minutes = Arg::Number(minutes),
        shown = shown
    ))
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// The figures of a board for programs.
pub fn own_json(own: &Own) -> Value {
    let interval = own.held.interval();
    json!({
        "since": own.since.map(|since| since.to_string()),
        "weeks": { "active": own.weeks.active, "all": own.weeks.all },
        "days_between_cycles": spread(own.between_cycles),
        "days_between_experiments": spread(own.between_experiments),
        "ranges": {
            "held": own.held.held,
            "told": own.held.told,
            "low": interval.map(|(low, _)| thousandths(low)),
            "high": interval.map(|(_, high)| thousandths(high)),
        },
        "days_per_target": spread(own.days_per_target),
        "experiments_per_target": spread(own.experiments_per_target),
        "hours_to_result": spread(own.hours_to_result),
    })
}

/// The totals for programs.
pub fn totals_json(totals: &Totals) -> Value {
    let work = totals.work.map(|work| {
        json!({
            "cycles": work.cycles,
            "experiments": {
                "planned": work.planned,
                "recorded": work.recorded,
                "dropped": work.dropped,
            },
            "targets": { "set": work.targets, "looked_back": work.looked_back },
            "obstacles": { "found": work.obstacles, "resolved": work.resolved },
        })
    });
    json!({
        "boards": {
            "all": totals.boards,
            "closed": totals.closed,
            "resting": totals.resting,
        },
        "standards": totals.standards,
        "problems": { "raised": totals.problems, "answered": totals.answered },
        "work": work,
    })
}

fn spread(spread: Option<Spread>) -> Value {
    match spread {
        None => Value::Null,
        Some(spread) => json!({
            "count": spread.count,
            "median": thousandths(spread.median),
            "low": thousandths(spread.low),
            "high": thousandths(spread.high),
        }),
    }
}

fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
