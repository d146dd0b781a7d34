//! What was learned, found again: by word, by filter, and beside a step that is about to be planned.

use std::fs;
use std::path::Path;

use serde_json::Value;
use toml::Table;

use crate::helper::{Sandbox, has};
use crate::terminal::Terminal;

/// Where the records of a kind stand below their board or the home.
fn folder(kind: &str) -> &str {
    match kind {
        "metric" => "metrics",
        "target" => "targets",
        "obstacle" => "obstacles",
        "experiment" => "experiments",
        "standard" => "standards",
        "problem" => "problems",
        other => panic!("{other}"),
    }
}

/// The year of `tests/lessons`, as the files of a home.
fn year() -> Sandbox {
    let s = Sandbox::home();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lessons/corpus");
    for file in fs::read_dir(corpus).unwrap() {
        let file = file.unwrap().path();
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let below = match name.as_str() {
            "home" => String::new(),
            board => format!("boards/{board}/"),
        };
        let records: Table = toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        for (kind, value) in records {
            if let toml::Value::Table(board) = value {
                s.write(&format!("{below}board.toml"), &board.to_string());
                continue;
            }
            for record in value.as_array().unwrap() {
                let mut record = record.as_table().unwrap().clone();
                let stem = record.remove("stem").unwrap();
                let path = format!("{below}{}/{}.toml", folder(&kind), stem.as_str().unwrap());
                s.write(&path, &record.to_string());
            }
        }
    }
    s.git(&["add", "--all"]);
    s.git(&["commit", "--quiet", "--message", "a year"]);
    s
}

fn items(s: &Sandbox, line: &str) -> Vec<Value> {
    let document = s.kata(&format!("lessons --format json {line}")).json();
    assert_eq!(document["schema"], "kata.lessons/1");
    document["items"].as_array().unwrap().clone()
}

/// `packing/E3`, `S1`
fn name(item: &Value) -> String {
    let reference = item["ref"].as_str().unwrap();
    match item["board"].as_str() {
        Some(board) if board != reference => format!("{board}/{reference}"),
        _ => reference.to_owned(),
    }
}

fn names(s: &Sandbox, line: &str) -> Vec<String> {
    items(s, line).iter().map(name).collect()
}

#[test]
fn a_word_a_form_a_slip_and_another_language_find_what_was_learned() {
    let s = year();
    for (query, first) in [
        ("reorder card", "packing/E3"),
        ("broken glasses", "packing/E10"),
        ("paralel runners", "release/E3"),
        ("kanban", "packing/E3"),
        ("handtekeningen", "kantoor/E4"),
        ("forklift", "ontvangst/E6"),
        ("werkzeugwagen", "montage/E3"),
        ("schermopname", "bugs/E7"),
    ] {
        let found = items(&s, &format!("'{query}'"));
        let shown: Vec<String> = found.iter().take(3).map(name).collect();
        assert!(shown.iter().any(|name| name == first), "{query}: {shown:?}");
        let scores: Vec<f64> = found
            .iter()
            .map(|item| item["score"].as_f64().unwrap())
            .collect();
        assert!(scores.windows(2).all(|two| two[0] >= two[1]), "{scores:?}");
        assert!(scores.iter().all(|score| 0.0 < *score && *score <= 1.0));
    }
    // Quotes are not needed.
    assert_eq!(names(&s, "reorder card"), names(&s, "'reorder card'"));
}

#[test]
fn a_lesson_says_what_it_came_from_and_what_built_on_it() {
    let s = year();
    let found = items(&s, "'reorder card' -n 1");
    let lesson = &found[0];
    assert_eq!(lesson["board"], "packing");
    assert_eq!(lesson["ref"], "E3");
    assert_eq!(lesson["kind"], "experiment");
    assert_eq!(lesson["stem"], "003-reorder-card-bench");
    assert_eq!(lesson["on"], "2026-01-29");
    assert_eq!(lesson["outcome"], "as-expected");
    assert_eq!(lesson["experiment_kind"], "single-factor");
    assert_eq!(lesson["expect"], "No stop for empty labels in a week");
    assert_eq!(lesson["obstacle"]["ref"], "packing/O1");
    assert_eq!(lesson["target"]["ref"], "packing/TC1");
    assert_eq!(lesson["builds_on"], serde_json::json!(["packing/E2"]));
    assert_eq!(
        lesson["built_on"],
        serde_json::json!(["afdeling/E3", "montage/E4"])
    );
    let shown = s.kata("lessons reorder card -n 1").ok();
    for said in [
        "packing/E3 · experiment · as expected · 29 Jan 2026",
        "A card in the roll is enough to reorder in time",
        "Keep two rolls of labels under the bench",
        "No stop for empty labels in a week",
        "O1 Labels are printed in batches of 20",
        "Built on by afdeling/E3, montage/E4",
        "Happened",
    ] {
        assert!(has(&shown, said), "{said} in\n{shown}");
    }
}

#[test]
fn without_a_query_everything_stands_there_newest_first() {
    let s = year();
    let found = items(&s, "");
    assert_eq!(found.len(), 121);
    let days: Vec<&str> = found
        .iter()
        .map(|item| item["on"].as_str().unwrap())
        .collect();
    assert!(days.windows(2).all(|two| two[0] >= two[1]), "{days:?}");
    let mut kinds: Vec<&str> = found
        .iter()
        .map(|item| item["kind"].as_str().unwrap())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(
        kinds,
        [
            "board",
            "experiment",
            "obstacle",
            "problem",
            "standard",
            "target"
        ]
    );
    let run = s.kata("lessons -n 2").done();
    assert_eq!(run.stdout.matches(" · ").count() / 3, 2, "{}", run.stdout);
    assert!(
        has(&run.stderr, "119 more lessons are not shown"),
        "{}",
        run.stderr
    );
}

#[test]
fn each_filter_leaves_what_it_says() {
    let s = year();
    let all = |line: &str, holds: &dyn Fn(&Value) -> bool, count: usize| {
        let found = items(&s, line);
        assert!(found.iter().all(holds), "{line}: {found:#?}");
        assert_eq!(found.len(), count, "{line}");
    };
    all("--metric pipeline", &|item| item["board"] == "release", 3);
    all(
        "--outcome dropped --kind experiment",
        &|item| item["outcome"] == "dropped",
        8,
    );
    // How it ended may be said as it is shown, in any of the languages.
    for (shown, name) in [
        ("does not hold", "slipped"),
        ("Anders dan verwacht", "different"),
        ("niet-doorgezet", "dropped"),
        ("wie erwartet", "as-expected"),
    ] {
        assert_eq!(
            names(&s, &format!("--outcome '{shown}'")),
            names(&s, &format!("--outcome {name}")),
            "{shown}"
        );
    }
    all(
        "--kind go-and-see",
        &|item| item["experiment_kind"] == "go-and-see",
        12,
    );
    all(
        "--since 2026-07-13",
        &|item| item["on"].as_str().unwrap() >= "2026-07-13",
        5,
    );
    all("-b coaching", &|item| item["board"] == "coaching", 5);
    assert_eq!(
        names(&s, "--obstacle packing/O4"),
        names(&s, "--obstacle O4 -b packing"),
    );
    let mut against = names(&s, "--obstacle packing/O4");
    against.sort();
    assert_eq!(against, ["packing/E10", "packing/E11", "packing/O4"]);
    let mut said = names(&s, "--obstacle 'glass broken'");
    said.sort();
    assert_eq!(said, against, "by what the obstacle says");
    // A standard belongs to the board from which it came.
    let packing = names(&s, "-b packing --kind standard");
    assert_eq!(packing, ["S2", "S1"]);
    // A query looks among what is left.
    assert_eq!(names(&s, "scanner --outcome dropped -n 1"), ["packing/E5"]);
}

#[test]
fn a_name_that_means_nothing_is_said_and_finds_nothing() {
    let s = year();
    s.kata("lessons --kind exprimental")
        .fails(2)
        .says(&["exprimental", "go-and-see"]);
    s.kata("lessons --outcome good")
        .fails(2)
        .says(&["good", "as-expected", "dropped"]);
    s.kata("lessons --metric lead-tme")
        .fails(1)
        .says(&["lead-tme", "lead-time"]);
    s.kata("lessons --obstacle packing/O99")
        .fails(1)
        .says(&["packing/O99"]);
    s.kata("lessons --obstacle packing/E1").fails(1);
    s.kata("lessons -b nowhere").fails(1);
    s.kata("lessons --since someday").fails(2);
    let error = s
        .kata("lessons --kind x --format json")
        .fails(2)
        .error_json();
    assert!(has(error["hint"].as_str().unwrap(), "experiment"));
}

#[test]
fn where_nothing_is_found_it_says_what_to_do() {
    let s = Sandbox::board();
    let empty = s.kata("lessons").ok();
    assert!(
        has(&empty, "Nothing that was learned is written down here yet"),
        "{empty}"
    );
    assert_eq!(items(&s, "").len(), 0);
    let s = year();
    for (line, said) in [
        ("lessons zeppelin", "No lesson is near to “zeppelin”"),
        ("lessons zeppelin -b packing", "fewer options"),
        ("lessons --since 2026-11-01", "Without one of the options"),
    ] {
        let shown = s.kata(line).ok();
        assert!(has(&shown, said), "{line}: {shown}");
    }
    for (lang, said) in [
        ("nl", "Geen les komt in de buurt"),
        ("de", "Nichts Gelerntes kommt"),
    ] {
        let shown = s.call("lessons zeppelin").lang(lang).run().ok();
        assert!(has(&shown, said), "{shown}");
    }
}

#[test]
fn what_surprised_stands_first_where_it_is_as_near() {
    let s = Sandbox::practising();
    for (turned_out, at) in [("different", "10:00"), ("as-expected", "11:00")] {
        let at = format!("2026-11-23T{at}");
        s.kata(&format!(
            "plan --step 'Move the printer' --expect 'Less walking' --at {at}"
        ))
        .ok();
        s.kata(&format!("record --happened 'It was moved' --learned 'The printer is not it' --turned-out {turned_out} --at {at}")).ok();
    }
    assert_eq!(names(&s, "printer"), ["packing/E1", "packing/E2"]);
    assert_eq!(
        names(&s, ""),
        ["packing/E1", "packing/E2"],
        "of one day too"
    );
}

#[test]
fn odd_queries_find_nothing_and_stop_nothing() {
    let s = year();
    let long = "labels ".repeat(5000);
    for query in [
        "!!!",
        "\u{202e}",
        "''",
        "-",
        "[",
        "\\",
        "\u{1b}[2J",
        "%s%n",
        "北京",
        "é́",
        &long,
    ] {
        let run = s.kata_args(&["lessons", "--", query]).done();
        assert!(!run.stdout.contains('\u{1b}'), "{query:?}");
    }
    assert_eq!(
        s.kata_args(&["lessons", "--format", "json", ""]).json()["items"]
            .as_array()
            .unwrap()
            .len(),
        121
    );
}

#[test]
fn a_file_that_cannot_be_read_is_said_and_the_rest_is_found() {
    let s = year();
    s.write("boards/packing/experiments/099-x.toml", "step = \n[result]");
    let run = s.kata("lessons reorder card").done();
    assert!(has(&run.stdout, "packing/E3"));
    assert!(has(&run.stderr, "099-x.toml"), "{}", run.stderr);
    let document = s.kata("lessons reorder card --format json").json();
    assert_eq!(
        document["unreadable"][0]["path"],
        "boards/packing/experiments/099-x.toml"
    );
}

#[test]
fn what_somebody_wrote_does_not_steer_the_terminal() {
    let s = Sandbox::practising();
    s.kata("plan --step s --expect e").ok();
    s.kata_args(&[
        "record",
        "--happened",
        "h",
        "--learned",
        "a\u{1b}[2Jb\u{202e}c",
    ])
    .ok();
    let shown = s.kata("lessons").ok();
    assert!(shown.contains("a\\u{1b}[2Jb\\u{202e}c"), "{shown}");
}

#[test]
fn lessons_fit_a_narrow_terminal() {
    let s = year();
    let shown = s.call("lessons reorder card").width(40).run().ok();
    for line in shown.lines() {
        assert!(line.chars().count() <= 40, "{line}");
    }
}

#[test]
fn a_plan_shows_at_most_two_lessons_that_are_near() {
    let s = year();
    let plan = "-b packing plan --step 'Buy a second hand scanner for bench 5' --expect 'Nobody waits for a scanner' --dry-run";
    let run = s.kata(plan).done();
    assert!(
        has(&run.stderr, "Learned before, and near to this"),
        "{}",
        run.stderr
    );
    assert!(
        has(
            &run.stderr,
            "packing E5 (dropped): It would take three weeks"
        ),
        "{}",
        run.stderr
    );
    assert_eq!(
        run.stderr.matches("\n  packing E").count(),
        2,
        "{}",
        run.stderr
    );
    let quiet = s.kata(&format!("{plan} --quiet")).done();
    assert!(!has(&quiet.stderr, "Learned before"), "{}", quiet.stderr);
    let document = s.kata(&format!("{plan} --format json")).json();
    let near: Vec<String> = document["lessons"]
        .as_array()
        .unwrap()
        .iter()
        .map(name)
        .collect();
    assert_eq!(near.len(), 2);
    assert_eq!(near[0], "packing/E5");
    // What it builds on is known already.
    let built = s
        .kata(&format!("{plan} --format json --builds-on E5"))
        .json();
    let near: Vec<String> = built["lessons"]
        .as_array()
        .unwrap()
        .iter()
        .map(name)
        .collect();
    assert!(!near.contains(&"packing/E5".to_owned()), "{near:?}");
}

#[test]
fn a_plan_finds_near_lessons_of_other_boards_and_of_the_home() {
    let s = year();
    let near = |step: &str| {
        let args = [
            "-b",
            "coaching",
            "plan",
            "--step",
            step,
            "--expect",
            "x",
            "--dry-run",
            "--format",
            "json",
        ];
        // That board is closed.
        s.kata("-b coaching board reopen").ok();
        let document = s.kata_args(&args).json();
        s.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
        let lessons = document["lessons"].as_array().unwrap().clone();
        lessons.iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(
        near("Run the slow tests in parallel on more runners")[0],
        "release/E3"
    );
    assert!(near("Shake every parcel before it is closed").contains(&"S2".to_owned()));
    assert_eq!(near("Translate the web shop into Polish"), [""; 0]);
}

#[test]
fn a_plan_to_which_nothing_is_near_says_nothing_of_lessons() {
    let s = year();
    let run = s
        .kata("-b packing plan --step 'Paint the canteen in a lighter colour' --expect 'More people eat together'")
        .done();
    assert!(!has(&run.stderr, "Learned before"), "{}", run.stderr);
    let s = Sandbox::practising();
    let document = s
        .kata("plan --step 'Print each label' --expect 'Less waiting' --format json")
        .json();
    assert_eq!(document["lessons"], serde_json::json!([]));
}

#[test]
fn at_a_terminal_they_are_seen_before_anything_is_expected_of_the_step() {
    let s = year();
    let mut terminal = Terminal::start(s.call("-b packing plan"), 100, 40);
    terminal
        .asks("What will you try next?")
        .answers("Buy a second hand scanner for bench 5")
        .asks("near to this");
    let screen = terminal.screen();
    assert!(screen.contains("packing E5 (dropped)"), "{screen}");
    // Once is enough.
    terminal.answers("Nobody waits");
    let shown = terminal.screen();
    assert_eq!(shown.matches("packing E5 (dropped)").count(), 1, "{shown}");
    terminal.killed();
}

#[test]
fn a_word_that_stands_nowhere_is_said_to() {
    let s = year();
    let run = s.kata("lessons reoder").done();
    run.says(&["Nothing says “reoder”"]);
    let document = s.kata("lessons reoder card --format json").json();
    assert_eq!(document["unsaid"], serde_json::json!(["reoder"]));
    // What nothing at all is like finds nothing, and is no guess.
    let run = s.kata("lessons reorder xyzzy").done();
    assert!(!run.stderr.contains("Nothing says"), "{}", run.stderr);
    let document = s.kata("lessons reorder --format json").json();
    assert_eq!(document["unsaid"], serde_json::json!([]));
}

#[test]
fn why_a_standard_is_none_any_more_is_not_something_that_was_seen() {
    let s = Sandbox::practising();
    s.kata("standard add 'Two rolls under the bench'").ok();
    s.kata("standard confirm S1 --seen 'It holds'").ok();
    s.kata("standard retire S1 --why 'The rolls are gone'").ok();
    let shown = s.kata("lessons rolls").ok();
    let row = |label: &str| {
        let mut rows = shown
            .lines()
            .filter_map(|row| row.trim().strip_prefix(label));
        rows.next().map(|row| row.trim().to_owned())
    };
    assert_eq!(row("Seen").as_deref(), Some("It holds"), "{shown}");
    assert_eq!(row("Why").as_deref(), Some("The rolls are gone"), "{shown}");
}
