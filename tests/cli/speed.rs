//! What a command costs, counted: processes started, records opened, objects read. No clock, so
//! whatever else the machine does, and a regression fails on the day it comes in.
//!
//! The homes are those that `benches/` measures. That they are like homes of people is looked at here
//! too; it is the one place that looks into the library.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use crate::helper::{Sandbox, not_looked_at, split};

#[path = "../../benches/homes/mod.rs"]
pub mod homes;

use homes::{Size, Step};

/// A home that was filled at once, every object in a file of its own.
pub fn filled(size: Size) -> Sandbox {
    let mut s = Sandbox::empty();
    s.now = homes::at(0).to_string();
    s.kata("init").ok();
    homes::fill(&s.work, size, &|| {
        let mut git = s.program("git");
        git.args(["-c", "fastimport.unpackLimit=1000000"]);
        git
    });
    // Files as young as the index are racy: git would read them again with each step.
    let old = SystemTime::now() - Duration::from_secs(60);
    for path in s.tree() {
        let file = File::options().append(true).open(s.work.join(path));
        file.unwrap().set_modified(old).unwrap();
    }
    s.git(&["update-index", "-q", "--refresh"]);
    s
}

/// The words of the command line that takes a step.
fn typed(board: usize, step: &Step) -> Vec<String> {
    let slug = homes::slug(board);
    let line = match step {
        Step::Open => format!(
            "board new {slug} --learner {} --coach {} --cadence {} --challenge '{}'",
            homes::learner(board),
            homes::COACH,
            homes::CADENCE,
            homes::CHALLENGE
        ),
        Step::AddMetric => {
            format!("metric add {} --unit min --better lower", homes::METRIC)
        }
        Step::Measure(value) => format!("measure {} {value}", homes::METRIC),
        Step::Grasp => format!(
            "condition new --pattern '{}' --seen '{}'",
            homes::PATTERN,
            homes::SEEN
        ),
        Step::Aim => format!(
            "target new --by {} --outcome '{}' --pattern '{}' --predict {}=..40",
            homes::BY,
            homes::OUTCOME,
            homes::TARGET_PATTERN,
            homes::METRIC
        ),
        Step::Find => format!("obstacle add '{}'", homes::OBSTACLE),
        Step::Focus => "obstacle focus O1".to_owned(),
        Step::Plan { step, expect } => format!(
            "plan --step '{step}' --expect '{expect}' --kind single-factor --predict {}=36..39",
            homes::METRIC
        ),
        Step::Record {
            happened,
            learned,
            value,
            turned_out,
        } => format!(
            "record --happened '{happened}' --learned '{learned}' --value {value} --turned-out {}",
            serde_json::to_value(turned_out).unwrap().as_str().unwrap()
        ),
    };
    let mut words = split(&line);
    if *step != Step::Open {
        words.extend(["-b".to_owned(), slug]);
    }
    words
}

/// Every commit and every file, with the ids numbered as they come: they are random at a keyboard.
fn told(s: &Sandbox) -> String {
    let mut text = s.git(&[
        "log",
        "--reverse",
        "--format=%an %ae %ai %cn %ce %ci%n%B",
        "--raw",
        "--no-abbrev",
    ]);
    // A blob's name follows from its text, and that has ids in it.
    text = text
        .lines()
        .map(|line| match line.strip_prefix(':') {
            Some(raw) => raw.rsplit(' ').next().unwrap_or_default(),
            None => line,
        })
        .collect::<Vec<_>>()
        .join("\n");
    for (path, bytes) in s.files() {
        text.push_str(&format!("\n== {path}\n{}", String::from_utf8_lossy(&bytes)));
    }
    let mut known: Vec<String> = Vec::new();
    let is_id = |word: &str| {
        word.len() == 26
            && word.starts_with("01K")
            && word
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    let mut plain = String::new();
    for part in text.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric()) {
        let word = part.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
        if !is_id(word) {
            plain.push_str(part);
            continue;
        }
        let place = known.iter().position(|id| id == word).unwrap_or_else(|| {
            known.push(word.to_owned());
            known.len() - 1
        });
        plain.push_str(&format!("ID{place}{}", &part[word.len()..]));
    }
    plain
}

#[test]
fn a_home_that_is_filled_at_once_is_the_one_that_is_typed_step_by_step() {
    let size = Size {
        boards: 2,
        experiments: 1,
        steps: 21,
    };
    let at_once = filled(size);
    let mut by_hand = Sandbox::empty();
    by_hand.now = homes::at(0).to_string();
    by_hand.kata("init").ok();
    for (n, (board, step)) in size.script().enumerate() {
        let now = homes::at(n + 1).to_string();
        let words = typed(board, &step);
        by_hand.call_args(&words).now(&now).run().ok();
    }
    let (one, other) = (told(&at_once), told(&by_hand));
    let first = one
        .lines()
        .zip(other.lines())
        .find(|(one, other)| one != other);
    assert_eq!(first, None, "the first line that differs");
    assert_eq!(one, other);
    at_once.assert_clean();
    at_once.kata("check --strict").ok();
}

/// What a command did.
#[derive(Debug, Default)]
struct Cost {
    started: usize,
    /// The record files that were opened, and how often each.
    records: BTreeMap<String, usize>,
    /// The objects of git that were opened, here and by what was started.
    objects: usize,
}

/// Runs a command under strace; none where there is none.
fn cost(s: &Sandbox, line: &str) -> Option<Cost> {
    let traces = tempfile::tempdir().unwrap();
    let mut strace = s.program("strace");
    // A file for each thread, so that no line is broken by another one's.
    strace.args([
        "-ff",
        "-qq",
        "-s",
        "4096",
        "-e",
        "trace=execve,open,openat",
        "-o",
    ]);
    strace.arg(traces.path().join("trace"));
    strace.arg(env!("CARGO_BIN_EXE_kata")).args(split(line));
    let Ok(ran) = strace.output() else {
        not_looked_at("what commands cost", "there is no strace");
        return None;
    };
    assert!(ran.status.success(), "kata {line}: {ran:?}");
    let mut cost = Cost::default();
    let root = format!("{}/", s.work.display());
    for trace in fs::read_dir(traces.path()).unwrap() {
        let text = fs::read_to_string(trace.unwrap().path()).unwrap();
        for line in text.lines().filter(|line| !line.contains(" = -1 ")) {
            let Some(path) = line.split('"').nth(1) else {
                continue;
            };
            let path = path.strip_prefix(&root).unwrap_or(path);
            if line.starts_with("execve") {
                cost.started += 1;
            } else if path.contains(".git/objects/") && !path.contains("/info/") {
                cost.objects += 1;
            } else if path.ends_with(".toml") && !path.contains(".git/") {
                *cost.records.entry(path.to_owned()).or_default() += 1;
            }
        }
    }
    // The program itself is no process that it starts.
    cost.started -= 1;
    Some(cost)
}

const FEW: Size = Size {
    boards: 2,
    experiments: 2,
    steps: 33,
};
/// The same boards, among five times as many.
const MANY: Size = Size {
    boards: 10,
    experiments: 2,
    steps: 161,
};

/// Twice as many.
const TWICE: Size = Size {
    boards: 20,
    experiments: 2,
    steps: 321,
};

/// What commands cost, a line each; none where that cannot be seen.
fn costs(s: &Sandbox, lines: &[&str]) -> Option<Vec<String>> {
    let told = |line: &&str| {
        let cost = cost(s, line)?;
        let twice = cost.records.iter().find(|(_, times)| **times > 1);
        assert_eq!(twice, None, "kata {line} opens a record again");
        let (started, records, objects) = (cost.started, cost.records.len(), cost.objects);
        Some(format!(
            "{line}: {started} started, {records} records, {objects} objects"
        ))
    };
    lines.iter().map(told).collect()
}

#[test]
fn reading_opens_what_it_is_about_once_and_starts_no_git() {
    let (few, mut many) = (filled(FEW), filled(MANY));
    // Each look is the first one.
    let nothing_kept = ("GIT_OPTIONAL_LOCKS".to_owned(), "0".to_owned());
    many.vars.push(nothing_kept);
    let own = [
        "next -b board-000",
        "board show -b board-000",
        "chart -b board-000",
        "experiment list -b board-000",
    ];
    let (Some(one), Some(other)) = (costs(&few, &own), costs(&many, &own)) else {
        return;
    };
    assert_eq!(one, other, "of one board it costs the same among many");
    let expected = [
        "next -b board-000: 0 started, 9 records, 0 objects",
        "board show -b board-000: 0 started, 9 records, 0 objects",
        "chart -b board-000: 0 started, 9 records, 0 objects",
        "experiment list -b board-000: 0 started, 9 records, 0 objects",
    ];
    assert_eq!(one, expected);
    let all = [
        "board list",
        "agenda",
        "lessons scanner",
        "culture show",
        "stats -b board-000",
    ];
    let expected = [
        "board list: 0 started, 11 records, 0 objects",
        "agenda: 0 started, 41 records, 0 objects",
        "lessons scanner: 0 started, 51 records, 0 objects",
        "culture show: 0 started, 81 records, 0 objects",
        // Whose figures may be shown hangs on who asks, which is git's to say.
        "stats -b board-000: 1 started, 54 records, 0 objects",
    ];
    assert_eq!(costs(&many, &all).unwrap(), expected);
}

#[test]
fn a_check_of_twice_the_boards_starts_no_more_and_opens_twice_as_much() {
    let (many, more) = (filled(MANY), filled(TWICE));
    let (Some(one), Some(other)) = (cost(&many, "check"), cost(&more, "check")) else {
        return;
    };
    assert_eq!((one.started, other.started), (3, 3));
    // Each is read so often, and not once more for every other board.
    let (one, other) = (one.objects / MANY.steps, other.objects / TWICE.steps);
    assert_eq!(one, other);
}

#[test]
fn a_second_look_at_all_boards_opens_what_has_changed_and_no_more() {
    let s = filled(MANY);
    // What is as young as the look is looked at again.
    std::thread::sleep(Duration::from_millis(2100));
    let all = [
        "lessons scanner",
        "agenda",
        "culture show",
        "stats -b board-000",
    ];
    let Some(first) = costs(&s, &all) else {
        return;
    };
    // Each opens what none before it has opened, and the settings.
    let expected = [
        "lessons scanner: 0 started, 51 records, 0 objects",
        "agenda: 0 started, 1 records, 0 objects",
        "culture show: 0 started, 31 records, 0 objects",
        // One's own board is read as it stands.
        "stats -b board-000: 1 started, 9 records, 0 objects",
    ];
    assert_eq!(first, expected);
    let expected = [
        "lessons scanner: 0 started, 1 records, 0 objects",
        "agenda: 0 started, 1 records, 0 objects",
        "culture show: 0 started, 1 records, 0 objects",
        "stats -b board-000: 1 started, 9 records, 0 objects",
    ];
    assert_eq!(costs(&s, &all).unwrap(), expected);
    let changed = "boards/board-003/obstacles/001-labels-come-batches.toml";
    s.write(changed, &format!("{}\n", s.read(changed)));
    let cost = cost(&s, "lessons scanner").unwrap();
    let opened: Vec<&String> = cost.records.keys().collect();
    assert_eq!(opened, [changed, "kata.toml"]);
}

/// Numbers are never given twice, so the history is asked which there were.
#[test]
fn after_a_merge_of_an_old_branch_only_what_came_with_it_is_read() {
    let mut s = filled(MANY);
    // Later than all that was filled in.
    s.now = "2030-01-07T09:00:00+01:00".into();
    s.kata("-b board-000 obstacle add 'The list is old'").ok();
    s.git(&["switch", "-q", "-c", "side", "HEAD~10"]);
    s.kata("-b board-001 obstacle add 'Only there'").ok();
    s.git(&["switch", "-q", "main"]);
    s.kata("-b board-000 obstacle add 'The scanner is shared'")
        .ok();
    s.git(&["merge", "-q", "--no-edit", "side"]);
    let Some(after) = cost(&s, "-b board-001 obstacle add 'The tape runs out'") else {
        return;
    };
    let all: usize = s
        .git(&["rev-list", "--count", "HEAD"])
        .trim()
        .parse()
        .unwrap();
    assert!(
        after.objects * 3 < all,
        "{} objects of {all} commits",
        after.objects
    );
    let names = s.git(&["ls-files", "boards/board-001/obstacles"]);
    assert_eq!(names.lines().count(), 3, "{names}");
    assert!(names.contains("/003-"), "{names}");
}

#[test]
fn the_newest_steps_and_a_further_one_cost_the_same_in_a_long_history() {
    let (few, many) = (filled(FEW), filled(MANY));
    // What is read of the history once is not read again.
    for s in [&few, &many] {
        s.kata("-b board-000 obstacle add 'The list is old'").ok();
    }
    // How many trees are opened hangs a little on their names, which are random; a history that is read whole
    // would be some hundred objects more.
    for (line, started, more) in [
        ("log -n 20", 0, 40),
        ("-b board-000 measure lead-time 41", 2, 8),
        ("-b board-000 obstacle add 'The scanner is shared'", 2, 8),
    ] {
        let (Some(one), Some(other)) = (cost(&few, line), cost(&many, line)) else {
            return;
        };
        assert!(one.started <= started, "kata {line} starts {}", one.started);
        assert_eq!(one.started, other.started, "kata {line}");
        // git looks again at what was written in the same moment as its index, as often as that happens.
        let records = |cost: &Cost| cost.records.keys().cloned().collect::<Vec<_>>();
        assert_eq!(records(&one), records(&other), "kata {line}");
        let grown = other.objects.saturating_sub(one.objects);
        assert!(
            grown <= more,
            "kata {line}: {grown} objects more in a long history"
        );
    }
}
