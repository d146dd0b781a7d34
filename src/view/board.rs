//! A storyboard as a page for the terminal: where to, where now, what is in the way, what is tried.

use crate::{
    practice::{board::Board, entry::Entry, next::Next, when::Day},
    say,
    view::{
        lang::Words,
        page::{Around, Grid, Page, Row, first_line},
        storyboard::{self, Hindrance, Storyboard, Told, Tried},
    },
};

/// The board as it stands on a day. `standards` are the records of the home.
pub fn page(
    board: &Board,
    standards: &[Entry],
    next: &Next,
    today: Day,
    around: Around<'_>,
) -> Page {
    let shown = storyboard::storyboard(board, standards, next, today, around);
    laid_out(shown, around.words)
}

/// What a storyboard shows, one table below the other.
pub fn laid_out(shown: Storyboard, words: &Words) -> Page {
    let obstacles = obstacles(&shown, words);
    let experiments = experiments(&shown, words);
    let cycles = cycles(&shown, words);
    let metrics = metrics(&shown, words);
    let kept = kept(&shown, words);
    let mut rows: Vec<Row> = shown.own.into_iter().map(Row::from).collect();
    rows.push(Row {
        label: words.by_name("label-next"),
        text: format!("{}\n{}", shown.next, shown.command),
    });
    let mut tables = Vec::new();
    tables.extend(shown.condition.map(told));
    tables.extend(shown.target.map(|target| told(target.told)));
    tables.push(obstacles);
    tables.push(experiments);
    tables.extend(cycles);
    tables.extend(shown.practises.map(told));
    tables.extend(metrics);
    tables.extend(kept);
    Page {
        title: shown.title,
        rows,
        tables,
    }
}

/// A record as a table of its lines under a heading.
fn told(told: Told) -> Grid {
    Grid {
        title: format!("{} {} · {}", told.kind, told.reference, told.when),
        rows: told
            .lines
            .into_iter()
            .map(|line| vec![line.label, line.text])
            .collect(),
        ..Grid::default()
    }
}

fn obstacles(shown: &Storyboard, words: &Words) -> Grid {
    let row = |obstacle: &Hindrance| {
        let text = first_line(&obstacle.text);
        let text = match &obstacle.why {
            Some(why) => format!("{text}\n{}: {why}", words.label("why")),
            None => text.to_owned(),
        };
        vec![obstacle.reference.clone(), text, obstacle.state.clone()]
    };
    Grid {
        title: words.by_name("label-parking-lot"),
        heads: Vec::new(),
        rows: shown.obstacles.iter().map(row).collect(),
        empty: words.by_name("board-no-obstacles"),
    }
}

/// The experimenting record, newest first, in the order of the card.
fn experiments(shown: &Storyboard, words: &Words) -> Grid {
    let row = |tried: &Tried| {
        let when = Some(tried.when.join(" – ")).filter(|when| !when.is_empty());
        let about: Vec<String> = when.into_iter().chain(tried.against.clone()).collect();
        let mut step = format!("{}\n{}", first_line(&tried.step), about.join(" · "));
        if let Some(why) = &tried.alongside {
            step = format!("{step}\n{}: {why}", words.label("alongside"));
        }
        let expect: Vec<&str> = [&tried.expect, &tried.range]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let expect = match expect.is_empty() {
            true => words.by_name("state-without-prediction"),
            false => expect.join("\n"),
        };
        let happened = match (&tried.happened, &tried.dropped) {
            (Some(happened), _) if tried.turned_out.is_some() => {
                format!("{}: {happened}", tried.state)
            }
            (Some(happened), _) => happened.clone(),
            (None, Some(_)) => tried.state.clone(),
            (None, None) => {
                let look = tried.see.as_ref().map(|by| say!("look-again", by = by));
                let look = look.map(|look| words.say(&look));
                let state = [tried.state.clone()].into_iter().chain(look);
                state.collect::<Vec<_>>().join("\n")
            }
        };
        let learned = match (&tried.learned, &tried.dropped) {
            (Some(learned), _) => learned.clone(),
            (None, Some(why)) => format!("{}: {why}", words.label("why")),
            (None, None) => String::new(),
        };
        vec![tried.reference.clone(), step, expect, happened, learned]
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
        rows: shown.experiments.iter().map(row).collect(),
        empty: words.by_name("board-no-experiments"),
    }
}

fn cycles(shown: &Storyboard, words: &Words) -> Option<Grid> {
    let row = |cycle: &storyboard::Held| {
        let threshold = cycle
            .threshold
            .as_deref()
            .map(|text| format!("\n{}: {}", words.label("threshold"), first_line(text)));
        vec![
            cycle.reference.clone(),
            format!("{}{}", cycle.told, threshold.unwrap_or_default()),
            format!("{} · {}", cycle.state, cycle.pair.join(", ")),
        ]
    };
    (!shown.cycles.is_empty()).then(|| Grid {
        title: words.by_name("label-last-cycle"),
        rows: shown.cycles.iter().map(row).collect(),
        ..Grid::default()
    })
}

fn metrics(shown: &Storyboard, words: &Words) -> Option<Grid> {
    let row = |metric: &storyboard::Measure| {
        let value = metric
            .now
            .as_ref()
            .map(|now| format!("{} ({})", now.value, now.on));
        let value = value.unwrap_or_else(|| words.by_name("metric-no-points"));
        vec![metric.slug.clone(), metric.name.clone(), value]
    };
    (!shown.metrics.is_empty()).then(|| Grid {
        title: words.by_name("label-metrics"),
        rows: shown.metrics.iter().map(row).collect(),
        ..Grid::default()
    })
}

fn kept(shown: &Storyboard, words: &Words) -> Option<Grid> {
    let row = |kept: &storyboard::Kept| {
        let text = first_line(&kept.text).to_owned();
        vec![kept.reference.clone(), text, kept.state.clone()]
    };
    (!shown.standards.is_empty()).then(|| Grid {
        title: words.by_name("label-standards"),
        rows: shown.standards.iter().map(row).collect(),
        ..Grid::default()
    })
}
