//! A real team's whole improvement kata, from the first command to the look back.
//!
//! The command lines stand in `docs/cases/bug-debt.txt`, which `kata demo` replays as well. What
//! each of them must leave behind in git stands here.

use serde_json::Value;

use crate::helper::{Sandbox, has, split};

const CASE: &str = include_str!("../../docs/cases/bug-debt.txt");

/// The step and the records of each command line of the case, in its order.
pub const STEPS: &[(&str, &[&str])] = &[
    ("board-opened", &["bug-debt"]),
    ("metric-added", &["bugs-open"]),
    ("metric-added", &["session-bugs"]),
    ("measured", &["session-bugs"]),
    ("measured", &["session-bugs"]),
    ("measured", &["session-bugs"]),
    ("measured", &["session-bugs"]),
    ("measured", &["session-bugs"]),
    ("measured", &["session-bugs"]),
    ("condition-grasped", &["CC1"]),
    ("experiment-planned", &["E1"]),
    ("experiment-recorded", &["E1", "session-bugs"]),
    ("experiment-planned", &["E2"]),
    ("experiment-dropped", &["E2"]),
    ("target-set", &["TC1"]),
    ("obstacle-found", &["O1", "O2", "O3"]),
    ("obstacle-resolved", &["O1"]),
    ("obstacle-focused", &["O2"]),
    ("experiment-planned", &["E3"]),
    ("obstacle-focused", &["O3"]),
    ("experiment-recorded", &["E4"]),
    ("experiment-planned", &["E5"]),
    ("experiment-recorded", &["E3"]),
    ("experiment-recorded", &["E5"]),
    ("measured", &["bugs-open"]),
    ("obstacle-resolved", &["O2"]),
    ("obstacle-resolved", &["O3"]),
    ("target-closed", &["TC1", "S1", "S2", "S3"]),
];

fn lines() -> Vec<&'static str> {
    CASE.lines()
        .map(str::trim)
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .collect()
}

/// A home in which the first `n` lines of the case have been said.
fn replayed(n: usize) -> Sandbox {
    let s = Sandbox::home();
    for line in &lines()[..n] {
        s.kata(line).ok();
    }
    s
}

fn whole() -> Sandbox {
    replayed(lines().len())
}

/// The position after the first line that begins so.
fn after(start: &str) -> usize {
    lines()
        .iter()
        .position(|l| l.starts_with(start))
        .unwrap_or_else(|| panic!("no line {start:?}"))
        + 1
}

fn record<'a>(items: &'a [Value], reference: &str) -> &'a Value {
    &items
        .iter()
        .find(|i| i["ref"] == reference)
        .unwrap_or_else(|| panic!("no {reference} in {items:#?}"))["record"]
}

#[test]
fn every_line_of_the_case_is_one_commit_of_its_own_paths_and_its_own_date() {
    let s = Sandbox::home();
    assert_eq!(s.commits(), 1, "init makes one commit");
    assert_eq!(
        lines().len(),
        STEPS.len(),
        "the case and the steps expected of it belong together"
    );
    for (line, (step, refs)) in lines().into_iter().zip(STEPS) {
        let before = s.commits();
        s.kata(line).ok();
        assert_eq!(s.commits(), before + 1, "one commit: {line}");
        s.assert_clean();
        assert_eq!(s.trailer("Kata-Step"), [*step], "{line}");
        for path in s.touched() {
            assert!(
                path.starts_with("boards/bug-debt/") || path.starts_with("standards/"),
                "{path} after {line}"
            );
        }
        let records: Vec<_> = s
            .trailer("Kata-Record")
            .iter()
            .map(|r| r.split(' ').next().unwrap().to_owned())
            .collect();
        for reference in *refs {
            assert!(
                records.iter().any(|r| r == reference),
                "{reference} is missing in {records:?}: {line}"
            );
        }
        let words = split(line);
        let at = &words[words
            .iter()
            .position(|w| w == "--at")
            .expect("each line has its own date")
            + 1];
        let author = s.git(&["log", "-1", "--format=%ad", "--date=format:%Y-%m-%dT%H:%M"]);
        assert_eq!(author.trim(), at, "{line}");
        let subject = s.git(&["log", "-1", "--format=%s"]);
        assert!(subject.trim().chars().count() <= 72, "{subject}");
        assert!(subject.starts_with("bug-debt "), "{subject}");
    }
    assert_eq!(s.git(&["fsck", "--strict", "--no-dangling"]).trim(), "");
}

#[test]
fn a_reader_of_git_log_and_the_board_learns_what_was_tried_expected_surprising_standard_and_dropped()
 {
    let s = whole();
    let oneline = s.git(&["log", "--oneline"]);
    // tried, from the subjects alone
    for tried in [
        "E1 planned: Hold one more one-hour exploratory session",
        "E2 planned: Stop exploratory testing",
        "E3 planned: Count a hole in the test suite as a bug",
        "E4 recorded: Look where the bugs of the last two months",
        "E5 planned: Add an hour of exploratory testing",
        "E2 dropped: Stop exploratory testing",
    ] {
        assert!(has(&oneline, tried), "{tried:?} is not in\n{oneline}");
    }
    let stat = s.git(&["log", "--stat", "--stat-width=200"]);
    for (question, answers) in [
        (
            "what was expected",
            &[
                "Fewer than 6 bugs, if a bug debt is being paid back; otherwise we keep digging",
                "The time that fixing takes is saved",
                "Less time is lost on nice-to-have fixes; it says nothing about bugs that reach other teams",
                "Fewer bugs leak to other teams",
            ][..],
        ),
        (
            "what happened",
            &[
                "The hour found 3 bugs",
                "They come from newly added features, and they leak to other teams despite automated tests",
                "Less time went into nice-to-have fixes, but the extra hour ran at the same time",
                "Fewer bugs reached other teams, and the trend now says about April",
            ],
        ),
        (
            "what nobody had expected",
            &["Nobody had expected it: the falling trend needs more exploratory testing, not less"],
        ),
        (
            "what is now standard",
            &[
                "Improvements first, then bugs, then stories",
                "A bug corrupts data, is silently wrong or is an internal error",
                "One extra hour of exploratory testing with the whole team each sprint",
                "standards/001-",
                "standards/002-",
                "standards/003-",
            ],
        ),
        (
            "what was dropped and why",
            &["Other teams would pay for it in debugging and interruptions"],
        ),
        (
            "why two at once",
            &["The leak cannot wait until the new meaning of a bug has shown what it does"],
        ),
        (
            "what was learned about the work",
            &[
                "It takes one owner. Two experiments at once made it hard to say which one did it",
                "Imperfect data is enough to begin with",
            ],
        ),
        (
            "where it was to go",
            &[
                "Done with the bug debt: no bugs left in the backlog",
                "The pair that fixes bugs all the time works on stories again",
            ],
        ),
    ] {
        for answer in answers {
            assert!(
                has(&stat, answer),
                "{question}: {answer:?} is not in\n{stat}"
            );
        }
    }
    // The board, as wide as it needs to be, so that no cell is broken up.
    let board = s.call("board show").width(400).run().ok();
    for answer in [
        "Enough profit for the business at a pace that we can keep up",
        "Hold one more one-hour exploratory session",
        "Stop exploratory testing",
        "Count a hole in the test suite as a bug",
        "Look where the bugs of the last two months come from",
        "Add an hour of exploratory testing",
    ] {
        assert!(
            has(&board, answer),
            "{answer:?} is not on the board\n{board}"
        );
    }
}

#[test]
fn the_board_in_a_terminal_of_100_columns_stays_within_them() {
    let s = replayed(after("plan --step 'Add an hour"));
    let board = s.kata("board show").ok();
    for line in board.lines() {
        assert!(
            line.chars().count() <= 100,
            "{} columns: {line}",
            line.chars().count()
        );
    }
    for reference in ["TC1", "O2", "O3", "E3", "E5"] {
        assert!(board.contains(reference), "{reference} is not on\n{board}");
    }
}

#[test]
fn a_go_and_see_before_there_is_a_target_belongs_to_no_target_and_no_obstacle() {
    let s = replayed(after("record E1"));
    let e1 = s.kata("show E1 --format json").json();
    assert_eq!(e1["kind"], "experiment");
    assert_eq!(e1["board"], "bug-debt");
    let e1 = &e1["record"];
    assert!(
        e1.get("target").is_none() && e1.get("obstacle").is_none(),
        "{e1}"
    );
    assert_eq!(e1["kind"], "go-and-see");
    assert_eq!(e1["prediction"]["metric"], "session-bugs");
    assert_eq!(e1["prediction"]["high"].as_f64(), Some(5.0));
    assert!(
        e1["prediction"].get("low").is_none(),
        "an open end is left open: {e1}"
    );
    assert_eq!(e1["result"]["value"].as_f64(), Some(3.0));
    assert_eq!(e1["result"]["turned_out"], "as-expected");
    // its value is a point of the metric as well
    let points = s.read("boards/bug-debt/metrics/session-bugs.points.toml");
    let last = points.lines().rfind(|l| l.contains("value")).unwrap();
    assert!(
        last.contains("2016-12-05") && last.contains('3'),
        "{points}"
    );
    assert_eq!(
        points.lines().filter(|l| l.contains("value")).count(),
        7,
        "{points}"
    );
}

#[test]
fn a_dropped_experiment_stays_with_its_reason() {
    let s = replayed(after("experiment drop E2"));
    let e2 = s.kata("show e2 --format json").json();
    assert_eq!(
        e2["record"]["closed"]["why"],
        "Other teams would pay for it in debugging and interruptions"
    );
    assert!(e2["record"].get("result").is_none());
    assert!(has(
        &s.kata("show E2").ok(),
        "Other teams would pay for it in debugging and interruptions"
    ));
    // and is not in the way of the next one
    assert_eq!(s.kata("next --format json").json()["step"], "set-target");
}

#[test]
fn two_experiments_at_once_keep_the_reason_and_each_its_obstacle() {
    let s = replayed(after("plan --step 'Add an hour"));
    let board = s.kata("board show --format json").json();
    assert_eq!(board["schema"], "kata.board/1");
    let list = s.kata("experiment list --format json").json();
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 5);
    let e5 = record(items, "E5");
    assert_eq!(
        e5["alongside"],
        "The leak cannot wait until the new meaning of a bug has shown what it does"
    );
    let stem = |r: &Value, key: &str| r[key].as_str().unwrap_or_default().to_owned();
    assert!(stem(e5, "obstacle").starts_with("003-"), "{e5}");
    assert!(stem(record(items, "E3"), "obstacle").starts_with("002-"));
    assert!(stem(e5, "target").starts_with("001-"), "{e5}");
    // both are waiting for their result
    assert_eq!(s.kata("next --format json").json()["step"], "record-result");
}

#[test]
fn what_was_learned_without_a_prediction_says_so_and_leaves_the_open_one_open() {
    let s = replayed(after("record --step"));
    let list = s.kata("experiment list --format json").json();
    let items = list["items"].as_array().unwrap();
    let e4 = record(items, "E4");
    assert!(
        e4.get("expect").is_none() && e4.get("prediction").is_none(),
        "{e4}"
    );
    assert_eq!(
        e4["result"]["learned"],
        "New features bring the bugs, and our automated tests do not stop them"
    );
    let e3 = record(items, "E3");
    assert!(
        e3.get("result").is_none() && e3.get("closed").is_none(),
        "{e3}"
    );
    assert!(
        has(&s.kata("show E4").ok(), "without a prediction"),
        "E4 stays marked"
    );
}

#[test]
fn the_condition_takes_the_metrics_of_its_moment_from_the_points() {
    let s = replayed(after("condition new"));
    let cc1 = s.kata("show CC1 --format json").json();
    assert!(cc1["record"].to_string().contains("session-bugs"), "{cc1}");
    assert!(cc1["record"].to_string().contains("11"), "{cc1}");
}

#[test]
fn the_look_back_closes_the_target_clears_the_focus_and_sets_three_standards() {
    let s = whole();
    let tc1 = s.kata("show TC1 --format json").json();
    let closed = &tc1["record"]["closed"];
    assert_eq!(closed["result"], "met");
    for (key, start) in [
        ("reached", "No bugs left"),
        ("learned", "Imperfect data"),
        ("learned_working", "It takes one owner"),
    ] {
        assert!(
            closed[key].as_str().is_some_and(|t| t.starts_with(start)),
            "{key}: {closed}"
        );
    }
    let standards = s.kata("standard list --format json").json();
    let standards = standards["items"].as_array().unwrap();
    let texts: Vec<_> = ["S1", "S2", "S3"]
        .iter()
        .map(|r| record(standards, r).to_string())
        .collect();
    assert_eq!(standards.len(), 3);
    assert!(
        texts[0].contains("Improvements first, then bugs, then stories"),
        "{texts:?}"
    );
    assert!(texts[1].contains("A bug corrupts data"), "{texts:?}");
    assert!(texts[2].contains("One extra hour"), "{texts:?}");
    assert!(
        texts.iter().all(|t| t.contains("2017-06-12")),
        "each has its day to be confirmed: {texts:?}"
    );
    assert!(
        standards.iter().all(|i| i["board"].is_null()),
        "standards belong to the home: {standards:?}"
    );
    let board: toml::Table = toml::from_str(&s.read("boards/bug-debt/board.toml")).unwrap();
    assert!(
        board
            .get("focus")
            .and_then(|f| f.as_str())
            .is_none_or(str::is_empty),
        "{board}"
    );
    let board = s.kata("board show --format json").json();
    assert!(board["target"].is_null(), "{board}");
    assert!(board["focus"].is_null(), "{board}");
}

#[test]
fn after_the_look_back_the_condition_is_grasped_afresh() {
    let before = replayed(after("obstacle resolve O3"));
    let next = before.kata("next --format json").json();
    assert_eq!(
        (&next["step"], &next["ref"]),
        (&Value::from("close-target"), &Value::from("TC1")),
        "{next}"
    );
    let s = whole();
    let next = s.kata("next --format json").json();
    assert_eq!(next["schema"], "kata.next/1");
    assert_eq!(next["step"], "grasp-condition");
    assert!(
        next["command"].as_str().unwrap().contains("condition new"),
        "{next}"
    );
    assert!(s.kata("next").ok().contains("condition new"));
}

#[test]
fn the_whole_case_passes_the_check() {
    let s = whole();
    let report = s.kata("check --format json").json();
    assert_eq!(report["schema"], "kata.check/1");
    let findings = report["findings"].as_array().unwrap();
    assert!(
        findings.iter().all(|f| f["level"] == "hint"),
        "{findings:#?}"
    );
    s.kata("check").ok();
}

#[test]
fn the_log_has_every_step_once_newest_first() {
    let s = whole();
    let log = s.kata("log --format json").json();
    assert_eq!(log["schema"], "kata.log/1");
    let steps = log["steps"].as_array().unwrap();
    let mut expected: Vec<(&str, &[&str])> = vec![("home-created", &[])];
    expected.extend(STEPS);
    expected.reverse();
    let names: Vec<_> = steps.iter().map(|s| s["step"].as_str().unwrap()).collect();
    assert_eq!(names, expected.iter().map(|e| e.0).collect::<Vec<_>>());
    let commits: Vec<_> = steps
        .iter()
        .map(|s| s["commit"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(commits, s.log("%H"));
    for (step, (name, refs)) in steps.iter().zip(&expected) {
        assert!(step["author"].to_string().contains("Noor Bakker"), "{step}");
        assert_eq!(
            step["co_authors"].as_array().map(Vec::len),
            Some(0),
            "{step}"
        );
        let has_refs: Vec<_> = step["refs"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert!(
            refs.iter().all(|r| has_refs.contains(r)),
            "{name}: {refs:?} in {has_refs:?}"
        );
        if *name != "home-created" {
            assert_eq!(step["board"], "bug-debt", "{step}");
        }
    }
    assert!(
        steps[0]["at"]
            .as_str()
            .unwrap()
            .starts_with("2017-04-10T10:30"),
        "{}",
        steps[0]
    );
    assert!(
        steps[0]["subject"]
            .as_str()
            .unwrap()
            .starts_with("bug-debt TC1"),
        "{}",
        steps[0]
    );
    // the human form is a line a step
    let human = s.kata("log").ok();
    assert_eq!(
        human.lines().filter(|l| !l.trim().is_empty()).count(),
        steps.len(),
        "{human}"
    );
    assert_eq!(
        s.kata("log -n 3 --format json").json()["steps"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
}

#[test]
fn the_commit_of_a_plan_reads_as_the_contract_shows_it() {
    let s = replayed(after("plan --kind single-factor"));
    let e3 = s.kata("show E3 --format json").json();
    let id = e3["record"]["id"].as_str().unwrap();
    // a line for the kind would be no harm
    let message: Vec<_> = s
        .message()
        .lines()
        .filter(|l| !l.starts_with("Kind: "))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        message.join("\n").trim_end(),
        format!(
            "bug-debt E3 planned: Count a hole in the test suite as a bug instead\n\n\
             Step: Count a hole in the test suite as a bug instead of anything that used to work\n\
             Expect: Less time is lost on nice-to-have fixes; it says nothing about bugs that reach other teams\n\
             Toward: TC1, against O2\n\n\
             Kata-Step: experiment-planned\nKata-Board: bug-debt\nKata-Record: E3 {id}"
        )
    );
    let first = s.git(&["log", "--format=%B", "--grep=E1 planned"]);
    assert!(first.contains("Prediction: session-bugs"), "{first}");
}
