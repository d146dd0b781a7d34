//! A storyboard as a page: where to, where now, what is in the way, what is tried.

use crate::{
    practice::{
        board::Board,
        cycle::Cycle,
        entry::{Entry, Of},
        experiment::Experiment,
        kind::Kind,
        metric::Metric,
        next::Next,
        observation::Observation,
        obstacle::Obstacle,
        when::{Day, Stamp},
    },
    say,
    view::{
        page::{self, Around, Grid, Page, Row, first_line},
        standard,
    },
};

/// The board as it stands today. `standards` are the records of the home.
pub fn page(
    board: &Board,
    standards: &[Entry],
    next: &Next,
    today: Day,
    around: Around<'_>,
) -> Page {
    let words = around.words;
    let own = board.own();
    let mut rows = page::rows(own.entry, around, |path| {
        matches!(
            path[0].as_str(),
            "challenge"
                | "learner"
                | "coach"
                | "second_coach"
                | "process"
                | "by"
                | "serves"
                | "cadence"
                | "problems"
                | "paused"
                | "closed"
        )
    });
    rows.push(Row {
        label: words.by_name("label-next"),
        text: format!("{}\n{}", words.say(&next.why), next.command),
    });
    let mut tables = Vec::new();
    tables.extend(condition(board, around));
    tables.extend(target(board, today, around));
    tables.push(obstacles(board, around));
    tables.push(experiments(board, around));
    tables.extend(cycle(board, around));
    tables.extend(practises(board, around));
    tables.extend(metrics(board, around));
    tables.extend(kept(board, standards, today, around));
    Page {
        title: format!("{} · {}", own.entry.reference(), words.kind(Kind::Board)),
        rows,
        tables,
    }
}

/// A record as a table of its lines under a heading.
fn told(title: String, rows: Vec<Row>) -> Grid {
    Grid {
        title,
        rows: rows
            .into_iter()
            .map(|row| vec![row.label, row.text])
            .collect(),
        ..Grid::default()
    }
}

fn condition(board: &Board, around: Around<'_>) -> Option<Grid> {
    let condition = board.latest_condition()?;
    let rows = page::rows(condition.entry, around, |path| {
        matches!(path[0].as_str(), "pattern" | "seen" | "measured")
    });
    let day = condition
        .body
        .grasped
        .map(|grasped| around.words.day(grasped.day()))
        .unwrap_or_default();
    let title = format!(
        "{} {} · {day}",
        page::capital(&around.words.kind(Kind::Condition)),
        condition.entry.reference()
    );
    Some(told(title, rows))
}

/// The open target, or the last one with its look back.
fn target(board: &Board, today: Day, around: Around<'_>) -> Option<Grid> {
    let words = around.words;
    let target = board.open_target().or_else(|| board.all().next_back())?;
    let closed = target.body.closed.is_some();
    let rows = page::rows(target.entry, around, |path| match path[0].as_str() {
        // While it is open, its date stands in the heading, with the days that are left.
        "by" => closed,
        first => !matches!(first, "set" | "condition" | "notes" | "link" | "was"),
    });
    let by = words.day(target.body.by);
    let when = match &target.body.closed {
        Some(_) => words.state(target.entry),
        None => {
            let days = (target.body.by.date() - today.date()).num_days();
            let left = if days < 0 {
                say!("days-past", days = -days)
            } else {
                say!("days-left", days = days)
            };
            format!("{by}, {}", words.say(&left))
        }
    };
    let title = format!(
        "{} {} · {when}",
        page::capital(&words.kind(Kind::Target)),
        target.entry.reference()
    );
    Some(told(title, rows))
}

/// The parking lot: what is open, then what is gone, with what became of it.
fn obstacles(board: &Board, around: Around<'_>) -> Grid {
    let words = around.words;
    let focus = board.focus().map(|focus| focus.stem().to_owned());
    let row = |obstacle: &Of<'_, Obstacle>| {
        let state = if focus.as_deref() == Some(obstacle.stem()) {
            words.by_name("state-focus")
        } else if let Some(closed) = &obstacle.body.closed {
            let through = closed
                .through
                .as_ref()
                .map(|stem| format!(" ({})", board.spoken(stem)));
            format!(
                "{}{}",
                words.state(obstacle.entry),
                through.unwrap_or_default()
            )
        } else {
            words.state(obstacle.entry)
        };
        let why = obstacle
            .body
            .closed
            .as_ref()
            .and_then(|closed| closed.why.as_deref());
        let text = match why {
            Some(why) => format!(
                "{}\n{}: {why}",
                first_line(&obstacle.body.text),
                words.label("why")
            ),
            None => first_line(&obstacle.body.text).to_owned(),
        };
        vec![obstacle.entry.reference().to_string(), text, state]
    };
    let mut all: Vec<Of<'_, Obstacle>> = board.all().collect();
    all.sort_by_key(|obstacle| {
        (
            obstacle.body.closed.is_some(),
            focus.as_deref() != Some(obstacle.stem()),
        )
    });
    Grid {
        title: words.by_name("label-parking-lot"),
        heads: Vec::new(),
        rows: all.iter().map(row).collect(),
        empty: words.by_name("board-no-obstacles"),
    }
}

/// The experimenting record, newest first, in the order of the card.
fn experiments(board: &Board, around: Around<'_>) -> Grid {
    let words = around.words;
    let row = |experiment: Of<'_, Experiment>| {
        let body = experiment.body;
        let day = |stamp: Stamp| words.day(stamp.day());
        let begun = body.planned.map(day);
        let ended = body
            .result
            .as_ref()
            .and_then(|result| result.recorded)
            .map(day);
        let when = match (begun, ended) {
            (Some(begun), Some(ended)) if begun != ended => Some(format!("{begun} – {ended}")),
            (begun, ended) => begun.or(ended),
        };
        let obstacle = body.obstacle.as_ref().map(|stem| board.spoken(stem));
        let about: Vec<String> = when.into_iter().chain(obstacle).collect();
        let step = format!("{}\n{}", first_line(&body.step), about.join(" · "));
        let range = body.prediction.as_ref().map(|_| {
            page::rows(experiment.entry, around, |path| path[0] == "prediction")
                .into_iter()
                .map(|row| row.text)
                .collect::<String>()
        });
        let expect = match (&body.expect, range) {
            (Some(expect), Some(range)) => format!("{expect}\n{range}"),
            (Some(one), None) => one.clone(),
            (None, Some(range)) => range,
            (None, None) => words.by_name("state-without-prediction"),
        };
        let (happened, learned) = match (&body.result, &body.closed) {
            (Some(result), _) => (result.happened.clone(), result.learned.clone()),
            (None, Some(dropped)) => {
                let why = format!("{}: {}", words.label("why"), dropped.why);
                (words.state(experiment.entry), why)
            }
            (None, None) => {
                let state = words.state(experiment.entry);
                let look = body
                    .look_again()
                    .map(|by| words.say(&say!("look-again", by = words.moment(&by))));
                let state = [state].into_iter().chain(look).collect::<Vec<_>>();
                (state.join("\n"), String::new())
            }
        };
        let turned_out = body
            .result
            .as_ref()
            .and_then(|result| result.turned_out)
            .map(|_| words.state(experiment.entry));
        let happened = match turned_out {
            Some(turned_out) => format!("{turned_out}: {happened}"),
            None => happened,
        };
        let step = match &body.alongside {
            Some(why) => format!("{step}\n{}: {why}", words.label("alongside")),
            None => step,
        };
        vec![
            experiment.entry.reference().to_string(),
            step,
            expect,
            happened,
            learned,
        ]
    };
    let heads = [
        String::new(),
        words.label("step"),
        words.label("expect"),
        words.label("happened"),
        words.label("learned"),
    ];
    Grid {
        title: words.by_name("label-experiments"),
        heads: heads.to_vec(),
        rows: board.all().rev().map(row).collect(),
        empty: words.by_name("board-no-experiments"),
    }
}

/// The last coaching cycle, and those that wait for the coach.
fn cycle(board: &Board, around: Around<'_>) -> Option<Grid> {
    let words = around.words;
    let row = |cycle: Of<'_, Cycle>| {
        let pair = [Some(&cycle.body.learner), cycle.body.coach.as_ref()];
        let pair: Vec<&str> = pair
            .into_iter()
            .flatten()
            .map(|person| around.settings.name_of(person))
            .collect();
        let threshold =
            cycle.body.threshold.as_ref().map(|threshold| {
                format!("\n{}: {}", words.label("threshold"), first_line(threshold))
            });
        let told = cycle.body.told(board);
        let told = first_line(&told).to_owned();
        let threshold = threshold.filter(|_| cycle.body.threshold.as_deref() != Some(&told));
        vec![
            cycle.entry.reference().to_string(),
            format!("{told}{}", threshold.unwrap_or_default()),
            format!("{} · {}", words.state(cycle.entry), pair.join(", ")),
        ]
    };
    let mut rows: Vec<Vec<String>> = board.waiting_cycles().into_iter().map(row).collect();
    rows.extend(board.last_cycle().map(row));
    (!rows.is_empty()).then(|| Grid {
        title: words.by_name("label-last-cycle"),
        rows,
        ..Grid::default()
    })
}

/// The one thing that a coach practises now, on the coach's own board.
fn practises(board: &Board, around: Around<'_>) -> Option<Grid> {
    let last = board.all::<Observation>().next_back()?;
    let rows = page::rows(last.entry, around, |path| {
        matches!(path[0].as_str(), "practise" | "seen" | "observer")
    });
    let title = format!(
        "{} {} · {}",
        page::capital(&around.words.kind(Kind::Observation)),
        last.entry.reference(),
        around.words.state(last.entry)
    );
    Some(told(title, rows))
}

fn metrics(board: &Board, around: Around<'_>) -> Option<Grid> {
    let words = around.words;
    let row = |metric: Of<'_, Metric>| {
        let latest = board
            .points(metric.stem())
            .and_then(|points| points.body.latest());
        let value = latest.map(|point| {
            format!(
                "{} ({})",
                page::with_unit(point.value, metric.stem(), around),
                words.moment(&point.on)
            )
        });
        let value = value.unwrap_or_else(|| words.by_name("metric-no-points"));
        vec![metric.stem().to_owned(), metric.entry.lead(), value]
    };
    let rows: Vec<Vec<String>> = board.all().map(row).collect();
    (!rows.is_empty()).then(|| Grid {
        title: words.by_name("label-metrics"),
        rows,
        ..Grid::default()
    })
}

/// The standards that came out of this board.
fn kept(board: &Board, standards: &[Entry], today: Day, around: Around<'_>) -> Option<Grid> {
    use crate::practice::standard::Standard;
    let from_here = |standard: &Standard| {
        let target = standard.target.as_deref();
        target
            .and_then(|target| target.split_once('/'))
            .is_some_and(|(slug, _)| slug == board.slug)
    };
    let rows: Vec<Vec<String>> = standards
        .iter()
        .filter(|entry| entry.get::<Standard>().is_some_and(from_here))
        .filter_map(Of::<Standard>::new)
        .map(|of| {
            vec![
                of.entry.reference().to_string(),
                first_line(&of.body.text).to_owned(),
                standard::standing(of, standards, today, around),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| Grid {
        title: around.words.by_name("label-standards"),
        rows,
        ..Grid::default()
    })
}
