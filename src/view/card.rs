//! The coaching card: the five questions on the front, the look back on the back, to read at the
//! board or to print. Where there is a board, its own words stand below each question.

use crate::{
    practice::{
        board::Board,
        entry::Of,
        experiment::Experiment,
        questions::{Asked, Question},
        say::Message,
        when::Moment,
    },
    say,
    view::{
        page::{self, Around, first_line},
        terminal::{self, Style},
    },
};

/// No line is longer, however wide the terminal: a card is read at arm's length.
const WIDEST: usize = 76;

/// One question with what the board says to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// `1`, or nothing on the back.
    pub number: String,
    pub question: String,
    pub on_board: Vec<String>,
}

/// Both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub title: String,
    pub front: Vec<Line>,
    pub back_title: String,
    pub back: Vec<Line>,
}

/// The card; `around` has the board, where there is one.
pub fn card(around: Around<'_>) -> Card {
    let words = around.words;
    let line = |asked: Asked| Line {
        number: asked
            .number()
            .map(|number| number.to_string())
            .unwrap_or_default(),
        question: words.say(&asked.text()),
        on_board: around
            .board
            .map(|board| on_board(asked, board, around))
            .unwrap_or_default(),
    };
    let front = Asked::ALL
        .into_iter()
        .filter(|asked| *asked != Asked::LookBack);
    let last = around.board.and_then(last_step);
    let told = |tell: fn(&Experiment) -> Option<String>| {
        let text = last.and_then(|last| tell(last.body));
        text.into_iter().collect::<Vec<_>>()
    };
    let step = last.map(|last| named(&last.entry.reference().to_string(), &last.body.step));
    let mut expected = told(|step| step.expect.clone());
    expected.extend(last.and_then(|last| prediction(&last, around)));
    let back = [
        (say!("look-back-step"), step.into_iter().collect()),
        (say!("look-back-expected"), expected),
        (
            say!("look-back-saw"),
            told(|step| Some(step.result.as_ref()?.happened.clone())),
        ),
        (
            say!("look-back-know"),
            told(|step| Some(step.result.as_ref()?.learned.clone())),
        ),
    ];
    let back = back.map(|(question, on_board): (Message, Vec<String>)| Line {
        number: String::new(),
        question: words.say(&question),
        on_board,
    });
    Card {
        title: words.by_name("card-front"),
        front: front.map(line).collect(),
        back_title: words.by_name("card-back"),
        back: back.to_vec(),
    }
}

/// What a board says to a question, in its own words.
pub fn on_board(asked: Asked, board: &Board, around: Around<'_>) -> Vec<String> {
    let words = around.words;
    match asked {
        Asked::Target => {
            let target = board.open_target();
            target.map_or_else(Vec::new, |target| {
                let by = words.day(target.body.by);
                let name = format!("{}, {by}", target.entry.reference());
                vec![
                    named(&name, &target.body.outcome),
                    target.body.pattern.clone(),
                ]
            })
        }
        Asked::Actual => {
            let mut said = Vec::new();
            if let Some(condition) = board.latest_condition() {
                let on = condition.body.grasped.map(|on| words.day(on.day()));
                let name = condition.entry.reference().to_string();
                let name = [Some(name), on].into_iter().flatten().collect::<Vec<_>>();
                let seen = condition.body.seen.iter().chain(&condition.body.pattern);
                said.extend(seen.take(1).map(|seen| named(&name.join(", "), seen)));
            }
            said.extend(latest(board, around).into_iter().map(|(_, text)| text));
            said
        }
        Asked::LookBack => last_step(board)
            .map(|last| named(&last.entry.reference().to_string(), &last.body.step))
            .into_iter()
            .collect(),
        Asked::Obstacles => {
            let focus = board.focus().map(|focus| focus.stem().to_owned());
            let mut open = board.open_obstacles();
            open.sort_by_key(|obstacle| focus.as_deref() != Some(obstacle.stem()));
            let line = |obstacle: &Of<'_, crate::practice::obstacle::Obstacle>| {
                let mut name = obstacle.entry.reference().to_string();
                if focus.as_deref() == Some(obstacle.stem()) {
                    name = format!("{name}, {}", words.by_name("state-focus"));
                }
                named(&name, &obstacle.body.text)
            };
            open.iter().map(line).collect()
        }
        // What is open has been looked back on already, and the next step is what is asked for.
        Asked::Step => Vec::new(),
        Asked::See => to_see(board, around, |experiment| experiment.body.look_again()),
    }
}

/// When it is gone to see what was learned, of each open experiment of which that is known.
pub fn to_see(
    board: &Board,
    around: Around<'_>,
    when: impl Fn(&Of<'_, Experiment>) -> Option<Moment>,
) -> Vec<String> {
    let open = board.open_experiments();
    let line = |experiment: &Of<'_, Experiment>| {
        let by = when(experiment)?;
        let name = experiment.entry.reference();
        Some(format!("{name}: {}", around.words.moment(&by)))
    };
    open.iter().filter_map(line).collect()
}

/// Each metric's latest value, with a small run chart of the values before it.
pub fn measured(board: &Board, around: Around<'_>) -> Vec<String> {
    let mut said = on_board(Asked::Actual, board, around);
    let latest = latest(board, around);
    said.truncate(said.len() - latest.len());
    let width = latest
        .iter()
        .map(|(_, text)| terminal::width_of(text))
        .max();
    said.extend(latest.into_iter().map(|(metric, text)| {
        let points = board.points(&metric).map(|points| points.body.effective());
        let values = points.unwrap_or_default();
        let values = values.iter().filter(|point| point.set_aside.is_none());
        let values: Vec<f64> = values.map(|point| point.value).collect();
        let gap = width
            .unwrap_or_default()
            .saturating_sub(terminal::width_of(&text));
        format!("{text}{}  {}", " ".repeat(gap), run(&values))
    }));
    said
}

/// How many values a small run chart shows.
const SHOWN: usize = 20;

/// The last values as steps between the lowest and the highest of them; nothing for a single one.
fn run(values: &[f64]) -> String {
    const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let last = &values[values.len().saturating_sub(SHOWN)..];
    let low = last.iter().copied().fold(f64::INFINITY, f64::min);
    let high = last.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if last.len() < 2 {
        return String::new();
    }
    let step = |value: &f64| {
        let share = if high > low {
            (value - low) / (high - low)
        } else {
            0.5
        };
        // Between 0 and 1, as every value lies between the lowest and the highest.
        let place = (share * (STEPS.len() - 1) as f64).round() as usize;
        STEPS.get(place).copied().unwrap_or('▄')
    };
    last.iter().map(step).collect()
}

/// The metrics of the board with their latest values in words.
fn latest(board: &Board, around: Around<'_>) -> Vec<(String, String)> {
    let metrics = board.all::<crate::practice::metric::Metric>();
    let latest = metrics.filter_map(|metric| {
        let point = board.points(metric.stem())?.body.latest()?;
        let value = page::with_unit(point.value, metric.stem(), around);
        let on = around.words.moment(&point.on);
        Some((
            metric.stem().to_owned(),
            format!("{} {value} ({on})", metric.stem()),
        ))
    });
    latest.collect()
}

/// The step that is looked back on: the open one, else the last one.
fn last_step(board: &Board) -> Option<Of<'_, Experiment>> {
    let open = board.open_experiments().into_iter().next();
    open.or_else(|| {
        board
            .all::<Experiment>()
            .rfind(|experiment| experiment.body.result.is_some())
    })
}

/// The last step with all that was said of it, when it is looked back on once more.
pub fn looked_back_on(board: &Board, around: Around<'_>) -> Vec<String> {
    let Some(last) = last_step(board) else {
        return Vec::new();
    };
    let said = |path: &[String]| {
        let key: Vec<&str> = path.iter().map(String::as_str).collect();
        matches!(
            key.as_slice(),
            ["expect" | "prediction"] | ["result", "happened" | "value" | "turned_out" | "learned"]
        )
    };
    let rows = page::rows(last.entry, around, said).into_iter();
    let rows = rows.map(|row| format!("  {}: {}", row.label, first_line(&row.text)));
    [named(&last.entry.reference().to_string(), &last.body.step)]
        .into_iter()
        .chain(rows)
        .collect()
}

fn prediction(experiment: &Of<'_, Experiment>, around: Around<'_>) -> Option<String> {
    let rows = page::rows(experiment.entry, around, |path| path[0] == "prediction");
    rows.into_iter().next().map(|row| row.text)
}

fn named(name: &str, text: &str) -> String {
    format!("{name}: {}", first_line(text))
}

/// The card as plain text, with the open questions of the board behind it.
pub fn text(card: &Card, open: &[Question], around: Around<'_>, style: Style) -> String {
    let width = usize::from(style.width).min(WIDEST);
    let title = |title: &str| {
        let rule = "─".repeat(unicode_width::UnicodeWidthStr::width(title).min(width));
        let title = terminal::paint(title, anstyle::Style::new().bold(), style);
        format!("{title}\n{rule}\n")
    };
    let mut shown = title(&card.title);
    for line in &card.front {
        shown.push_str(&one(line, width));
        if line.number == "2" {
            let over = around.words.by_name("card-over");
            shown.push_str(&format!("\n   ↩ {over}\n"));
        }
    }
    shown.push('\n');
    shown.push_str(&title(&card.back_title));
    for line in &card.back {
        shown.push_str(&one(line, width));
    }
    if !open.is_empty() {
        shown.push('\n');
        shown.push_str(&title(&around.words.by_name("card-open-questions")));
        for question in open {
            let text = around.words.say(&question.text);
            shown.push_str(&format!("\n{}\n", wrapped(&text, "·  ", "   ", width)));
        }
    }
    shown
}

fn one(line: &Line, width: usize) -> String {
    let number = format!("{:<3}", line.number);
    let mut shown = format!("\n{}\n", wrapped(&line.question, &number, "   ", width));
    for said in &line.on_board {
        shown.push_str(&wrapped(said, "     ", "     ", width));
        shown.push('\n');
    }
    shown
}

fn wrapped(text: &str, first: &str, further: &str, width: usize) -> String {
    let options = textwrap::Options::new(width)
        .initial_indent(first)
        .subsequent_indent(further);
    textwrap::fill(&terminal::clean(text), options)
}
