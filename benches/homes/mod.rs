//! Homes of any size, with the files and the messages that the program itself writes.
//!
//! Each step is decided by the practice, put into text by the store and worded by the view, as it is for a
//! person at the keyboard. Only git is spared: all steps come in through one `git fast-import`. The same
//! size gives the same commits, wherever and whenever it is made. `tests/cli/speed.rs` types such a home
//! at the command line, and compares.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

use chrono::{DateTime, FixedOffset};
use katalog::practice::board::{Birth, Board};
use katalog::practice::change::Change;
use katalog::practice::condition::Condition;
use katalog::practice::entry::Entry;
use katalog::practice::experiment::{
    Experiment, ExperimentKind, Outcome, Prediction, Recorded, TurnedOut,
};
use katalog::practice::links::Nowhere;
use katalog::practice::metric::{Better, Metric};
use katalog::practice::obstacle::Obstacle;
use katalog::practice::settings::Settings;
use katalog::practice::storyboard::Storyboard;
use katalog::practice::target::Target;
use katalog::practice::when::{Day, Moment, Stamp};
use katalog::store::{home, layout};
use katalog::view::commit;
use katalog::view::lang::Words;
use katalog::view::page::{Around, with_unit};

/// When the first step is taken; each further one a minute later.
const BEGIN: i64 = 1_767_596_400;
pub const METRIC: &str = "lead-time";
/// What experiments are about; one in so many is found by any of these words.
const THINGS: [&str; 16] = [
    "label", "scanner", "pallet", "trolley", "bench", "printer", "queue", "order", "box", "shift",
    "batch", "dock", "list", "shelf", "tape", "signal",
];

/// How large a home is to be.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub boards: usize,
    /// On each board.
    pub experiments: usize,
    /// All of them, the making of the home included.
    pub steps: usize,
}

/// One step on a board, as it is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Open,
    AddMetric,
    Measure(f64),
    Grasp,
    Aim,
    Find,
    Focus,
    Plan {
        step: String,
        expect: String,
    },
    Record {
        happened: String,
        learned: String,
        value: f64,
        turned_out: TurnedOut,
    },
}

pub const CHALLENGE: &str = "Every order leaves on the day it comes in";
const LEARNERS: [&str; 5] = ["Noor", "Femke", "Bram", "Hassan", "Lotte"];
pub const COACH: &str = "Joost";
pub const CADENCE: &str = "weekdays";
pub const PATTERN: &str = "Labels are printed in batches of 20";
pub const SEEN: &str = "Orders wait for their label";
pub const OUTCOME: &str = "Every order within 40 minutes";
pub const TARGET_PATTERN: &str = "Each order gets its label at the bench";
pub const BY: &str = "2026-04-07";
pub const OBSTACLE: &str = "Labels come in batches";

pub fn slug(board: usize) -> String {
    format!("board-{board:03}")
}

/// Who learns at a board; at the first of five the person who takes all steps.
pub fn learner(board: usize) -> &'static str {
    LEARNERS[board % LEARNERS.len()]
}

/// When the step of a number is taken, the making of the home being the first.
pub fn at(step: usize) -> Stamp {
    let seconds = BEGIN + 60 * i64::try_from(step).expect("steps are counted in thousands");
    let utc = DateTime::from_timestamp(seconds, 0).expect("a time in this century");
    let amsterdam = FixedOffset::east_opt(3600).expect("an hour is an offset");
    utc.with_timezone(&amsterdam).into()
}

impl Size {
    /// Every step after the making of the home, with its board; the boards take turns.
    pub fn script(self) -> impl Iterator<Item = (usize, Step)> {
        (0..self.steps - 1)
            .map(move |n| (n % self.boards, self.step(n % self.boards, n / self.boards)))
    }

    /// The step of a number on a board: first what there is one of, then experiments, with as many
    /// measurements between them as are needed.
    fn step(self, board: usize, n: usize) -> Step {
        const ONCE: [Step; 7] = [
            Step::Open,
            Step::AddMetric,
            Step::Measure(44.0),
            Step::Grasp,
            Step::Aim,
            Step::Find,
            Step::Focus,
        ];
        if let Some(step) = ONCE.get(n) {
            return step.clone();
        }
        let left = (self.steps / self.boards).saturating_sub(ONCE.len());
        let period = (left / self.experiments.max(1)).max(2);
        let (turn, place) = ((n - ONCE.len()) / period, (n - ONCE.len()) % period);
        let tenths = (board * 7 + n * 13) % 97;
        let value = 35.0 + f64::from(u32::try_from(tenths).unwrap_or_default()) / 10.0;
        let thing = |shift: usize| THINGS[(board * 5 + turn * 3 + shift) % THINGS.len()];
        match place {
            0 if turn < self.experiments => Step::Plan {
                step: format!(
                    "Put the {} next to the {}, try {}",
                    thing(0),
                    thing(7),
                    turn + 1
                ),
                expect: format!(
                    "Waiting at the {} falls by {} minutes",
                    thing(0),
                    1 + turn % 7
                ),
            },
            1 if turn < self.experiments => Step::Record {
                happened: format!(
                    "The {} stood ready, the {} ran out twice",
                    thing(0),
                    thing(4)
                ),
                learned: format!(
                    "It was the {} and not the {} that was waited for",
                    thing(4),
                    thing(0)
                ),
                value,
                turned_out: match turn % 3 {
                    0 => TurnedOut::Different,
                    1 => TurnedOut::AsExpected,
                    _ => TurnedOut::Partly,
                },
            },
            _ => Step::Measure(value),
        }
    }
}

/// Puts all further steps into a home that has just been made, whose branch is `main`. `git` is a git
/// that works there.
pub fn fill(root: &Path, size: Size, git: &dyn Fn() -> Command) {
    let settings = home::Home::find(root).expect("a home").own().clone();
    let mut import = git()
        .args(["fast-import", "--quiet", "--done"])
        .stdin(Stdio::piped())
        .spawn()
        .expect("git starts");
    let mut feed = BufWriter::new(import.stdin.take().expect("it was piped"));
    let mut from = "from refs/heads/main^0\n";
    steps(size, &settings, |n, Taken { message, files }| {
        let when = at(n).time().timestamp();
        let who = format!("Noor Bakker <noor@example.org> {when} +0100");
        write!(
            feed,
            "commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata {}\n{message}\n{from}",
            message.len()
        )
        .expect("git reads");
        from = "";
        for (path, text) in files {
            write!(
                feed,
                "M 100644 inline {path}\ndata {}\n{text}\n",
                text.len()
            )
            .expect("git reads");
        }
    });
    feed.write_all(b"done\n").expect("git reads");
    drop(feed);
    assert!(
        import.wait().expect("git ends").success(),
        "git fast-import"
    );
    let reset = git().args(["reset", "-q", "--hard"]).status();
    assert!(reset.expect("git starts").success(), "git reset");
}

/// A step that was taken: its message, and the files that it writes.
struct Taken {
    message: String,
    files: Vec<(String, String)>,
}

/// Takes all steps, and hands each over with its number, in their order. Boards know nothing of each
/// other, so as many threads as there are processors have some of them each.
fn steps(size: Size, settings: &Settings, mut hand: impl FnMut(usize, Taken)) {
    /// So many steps a thread may be ahead.
    const AHEAD: usize = 256;
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let of = |board: usize| board % threads;
    thread::scope(|scope| {
        let work = |thread: usize| {
            let (send, taken) = mpsc::sync_channel(AHEAD);
            scope.spawn(move || {
                let words = Words::new(settings.lang());
                let mut boards: BTreeMap<usize, Work> = BTreeMap::new();
                let own = size.script().enumerate();
                for (n, (board, step)) in own.filter(|(_, (board, _))| of(*board) == thread) {
                    let work = boards.entry(board).or_insert_with(|| Work::new(board));
                    if send
                        .send(work.take(&step, n + 1, &words, settings))
                        .is_err()
                    {
                        return;
                    }
                }
            });
            taken
        };
        let threads: Vec<mpsc::Receiver<Taken>> = (0..threads).map(work).collect();
        for (n, (board, _)) in size.script().enumerate() {
            let taken = threads[of(board)].recv();
            hand(
                n + 1,
                taken.expect("a thread takes all steps of its boards"),
            );
        }
    });
}

/// A board while it is being filled.
struct Work {
    slug: String,
    number: usize,
    board: Option<Board>,
    /// The board's files as they stand.
    texts: BTreeMap<String, String>,
    experiments: u32,
}

impl Work {
    fn new(number: usize) -> Work {
        Work {
            slug: slug(number),
            number,
            board: None,
            texts: BTreeMap::new(),
            experiments: 0,
        }
    }

    fn take(&mut self, step: &Step, n: usize, words: &Words, settings: &Settings) -> Taken {
        let birth = self.birth(step, n);
        let mut change = match &self.board {
            None => open(&self.slug, learner(self.number), &birth),
            Some(board) => decide(board, step, &birth),
        };
        let after = self.after(&change);
        let around = Around {
            words,
            settings,
            board: Some(&after),
            // A step here names only what is on its board.
            elsewhere: &Nowhere,
        };
        if let Step::Measure(value) = step {
            // As `kata measure` has it: the value stands in the subject.
            let about = change.puts.first().map(|put| put.after.reference());
            change = change.about(about, with_unit(*value, METRIC, around));
        }
        let message = format!("{}\n", commit::message(&change, around).trim_end());
        let mut files = Vec::new();
        for put in &change.puts {
            let path = layout::path(&put.after.place);
            let old = self.texts.get(&path).map(String::as_str);
            let text = home::written(put, old).expect("a record that this program wrote");
            files.push((path.clone(), text.clone()));
            self.texts.insert(path, text);
        }
        self.board = Some(after);
        Taken { message, files }
    }

    fn birth(&mut self, step: &Step, n: usize) -> Birth {
        let number = match step {
            Step::Plan { .. } => {
                self.experiments += 1;
                self.experiments
            }
            _ => 1,
        };
        let at = at(n);
        let milliseconds = u64::try_from(at.time().timestamp_millis()).expect("after 1970");
        // Ids are random elsewhere; here the same home is to have the same ones.
        let own = u128::try_from(n * 1_000 + self.number).expect("a small number");
        Birth {
            number,
            id: ulid::Ulid::from_parts(milliseconds, own).to_string(),
            at,
            lang: katalog::practice::lang::Lang::En,
        }
    }

    fn after(&self, change: &Change) -> Board {
        let mut entries = self
            .board
            .as_ref()
            .map_or(Vec::new(), |board| board.entries().to_vec());
        for put in &change.puts {
            let same = |entry: &Entry| entry.place == put.after.place;
            entries.retain(|entry| !same(entry));
            entries.push(put.after.clone());
        }
        Board::new(self.slug.clone(), entries).expect("a board's first step is its own record")
    }
}

fn open(slug: &str, learner: &str, birth: &Birth) -> Change {
    let board = Storyboard {
        learner: learner.to_owned(),
        coach: Some(COACH.to_owned()),
        challenge: Some(CHALLENGE.to_owned()),
        cadence: Some(CADENCE.to_owned()),
        ..Storyboard::default()
    };
    board.open(slug, &[], birth).expect("a slug that is free")
}

fn decide(board: &Board, step: &Step, birth: &Birth) -> Change {
    let at = birth.at;
    let change = match step {
        Step::Open => Ok(open(&board.slug, &board.own().body.learner, birth)),
        Step::AddMetric => {
            let metric = Metric {
                unit: "min".to_owned(),
                better: Some(Better::Lower),
                ..Metric::default()
            };
            board.add_metric(METRIC, metric, &[], birth)
        }
        Step::Measure(value) => board.measure(METRIC, Moment::Day(at.day()), &[*value], None, at),
        Step::Grasp => {
            let condition = Condition {
                pattern: Some(PATTERN.to_owned()),
                seen: Some(SEEN.to_owned()),
                ..Condition::default()
            };
            Ok(board.grasp(condition, birth))
        }
        Step::Aim => {
            let target = Target {
                set: None,
                by: BY.parse::<Day>().expect("a day"),
                outcome: OUTCOME.to_owned(),
                pattern: TARGET_PATTERN.to_owned(),
                condition: None,
                criteria: None,
                predictions: vec![Prediction {
                    metric: METRIC.to_owned(),
                    low: None,
                    high: Some(40.0),
                }],
                closed: None,
            };
            board.set_target(target, &[], birth)
        }
        Step::Find => {
            let obstacle = Obstacle {
                text: OBSTACLE.to_owned(),
                ..Obstacle::default()
            };
            Ok(board.find_obstacles(vec![(obstacle, birth.clone())], at))
        }
        Step::Focus => board.focus_on(Some("O1"), at),
        Step::Plan { step, expect } => {
            let experiment = Experiment {
                kind: Some(ExperimentKind::SingleFactor),
                step: step.clone(),
                expect: Some(expect.clone()),
                prediction: Some(Prediction {
                    metric: METRIC.to_owned(),
                    low: Some(36.0),
                    high: Some(39.0),
                }),
                ..Experiment::default()
            };
            board.plan(experiment, birth)
        }
        Step::Record {
            happened,
            learned,
            value,
            turned_out,
        } => {
            let outcome = Outcome {
                recorded: None,
                happened: happened.clone(),
                value: Some(*value),
                turned_out: Some(*turned_out),
                learned: learned.clone(),
            };
            board.record(Recorded::Planned(None), outcome, at)
        }
    };
    change
        .unwrap_or_else(|refusal| panic!("{}: {step:?}: {refusal:?}", board.slug))
        .without_idle()
}
