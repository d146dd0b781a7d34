//! Figures of one's own board, totals of all, and no figure of anybody else.

use serde_json::Value;

use crate::helper::{Sandbox, has};

/// Noor, who runs the commands, learns at packing; others learn elsewhere.
fn boards(learners: &[(&str, &str)]) -> Sandbox {
    let s = Sandbox::home();
    for line in [
        "people add noor --name 'Noor Bakker' --email noor@example.org",
        "people add kim --name 'Kim de Wit' --email kim@example.org",
        "people add bram --name 'Bram Visser' --email bram@example.org",
    ] {
        s.kata(line).ok();
    }
    for (board, learner) in learners {
        s.kata(&format!("board new {board} --learner {learner} --coach bram --challenge 'Every order leaves on its day' --at 2026-10-05T08:00")).ok();
        s.kata(&format!(
            "-b {board} metric add lead-time --unit min --at 2026-10-05T08:05"
        ))
        .ok();
        s.kata(&format!(
            "-b {board} condition new --seen 'Orders wait' --at 2026-10-05T08:10"
        ))
        .ok();
        s.kata(&format!("-b {board} target new --by 2026-11-06 --outcome 'Every order within 40 minutes' --pattern 'A label at the bench' --at 2026-10-05T08:15")).ok();
    }
    s
}

/// An experiment that is planned on one day and recorded on another.
fn experiment(s: &Sandbox, board: &str, planned: &str, recorded: &str, value: f64, how: &str) {
    s.kata(&format!("-b {board} plan --step 'Print each label' --expect 'Orders wait less' --predict lead-time=..40 --at {planned}T09:00")).ok();
    s.kata(&format!("-b {board} record --happened 'They waited {value} minutes' --learned 'It is the batch' --value {value} --turned-out {how} --at {recorded}T09:00")).ok();
}

fn stats(s: &Sandbox, line: &str) -> Value {
    let document = s.kata(&format!("{line} stats --format json")).json();
    assert_eq!(document["schema"], "kata.stats/1");
    document
}

fn busy() -> Sandbox {
    let s = boards(&[
        ("packing", "noor"),
        ("receiving", "kim"),
        ("office", "bram"),
    ]);
    experiment(
        &s,
        "packing",
        "2026-10-06",
        "2026-10-08",
        39.0,
        "as-expected",
    );
    experiment(&s, "packing", "2026-10-09", "2026-10-10", 44.0, "different");
    experiment(
        &s,
        "packing",
        "2026-10-20",
        "2026-10-23",
        12.0,
        "inconclusive",
    );
    for day in ["2026-10-06", "2026-10-07", "2026-10-12"] {
        s.kata(&format!("-b packing coach --at {day}T08:30")).ok();
    }
    s.kata("-b packing target close --result partly --learned l --at 2026-11-04T09:00")
        .ok();
    for day in [
        "2026-10-13",
        "2026-10-14",
        "2026-10-15",
        "2026-10-16",
        "2026-10-17",
    ] {
        experiment(&s, "receiving", day, day, 44.0, "different");
    }
    s
}

#[test]
fn the_figures_of_ones_own_board_are_medians_with_their_range() {
    let s = busy();
    let document = stats(&s, "-b packing");
    assert_eq!(document["board"], "packing");
    assert_eq!(document["why"], Value::Null);
    let own = &document["own"];
    assert_eq!(own["since"], "2026-10-05");
    // 5 Oct to 23 Nov are eight weeks; something was done in four of them.
    assert_eq!(own["weeks"], serde_json::json!({ "active": 4, "all": 8 }));
    assert_eq!(
        own["days_between_cycles"],
        serde_json::json!({ "count": 2, "median": 3.0, "low": 1.0, "high": 5.0 })
    );
    assert_eq!(
        own["days_between_experiments"],
        serde_json::json!({ "count": 2, "median": 7.0, "low": 3.0, "high": 11.0 })
    );
    let ranges = &own["ranges"];
    assert_eq!(
        (&ranges["held"], &ranges["told"]),
        (&1.into(), &2.into()),
        "inconclusive left out"
    );
    assert_eq!(ranges["low"], 0.095);
    assert_eq!(ranges["high"], 0.905);
    assert_eq!(own["days_per_target"]["median"], 30.0);
    assert_eq!(own["experiments_per_target"]["median"], 3.0);
    assert_eq!(
        own["hours_to_result"],
        serde_json::json!({ "count": 3, "median": 48.0, "low": 24.0, "high": 72.0 })
    );
    let shown = s.kata("-b packing stats").ok();
    for said in [
        "packing: figures for whoever learns here",
        "4 of 8, since 5 Oct 2026",
        "3 days (1 day – 5 days)",
        "1 of 2; with so few, the true share may be anything from 9 to 91 %",
        "2 days (24 hours – 3 days)",
    ] {
        assert!(has(&shown, said), "{said} in\n{shown}");
    }
}

#[test]
fn what_surprised_is_told_with_its_lesson_and_never_counted() {
    let s = busy();
    let document = stats(&s, "-b packing");
    let told = document["surprises"].as_array().unwrap();
    assert_eq!(told.len(), 1, "those of the own board");
    assert_eq!(told[0]["ref"], "E2");
    assert_eq!(told[0]["happened"], "They waited 44 minutes");
    assert_eq!(told[0]["text"], "It is the batch");
    let shown = s.kata("-b packing stats").ok();
    for said in [
        "What turned out otherwise than expected",
        "packing/E2 · 10 Oct 2026 · different",
        "Orders wait less",
        "They waited 44 minutes",
        "It is the batch",
    ] {
        assert!(has(&shown, said), "{said} in\n{shown}");
    }
    // Of all boards the stories are told where no figures are.
    let other = s.kata("-b receiving stats").ok();
    assert!(
        has(&other, "kata lessons --outcome different,partly"),
        "six of them: {other}"
    );
    assert_eq!(other.matches(" · different").count(), 5, "{other}");
    assert!(!has(&other, "packing/E2"), "the oldest of them: {other}");
}

#[test]
fn no_figure_of_somebody_elses_board_is_given() {
    let s = busy();
    let document = stats(&s, "-b receiving");
    assert_eq!(
        (&document["board"], &document["own"]),
        (&Value::Null, &Value::Null)
    );
    let why = document["why"].as_str().unwrap();
    assert!(has(why, "receiving is somebody else's board"), "{why}");
    let shown = s.kata("-b receiving stats").ok();
    assert!(has(&shown, why), "{shown}");
    assert!(!has(&shown, "Predicted ranges that held"), "{shown}");
    // Three learn here, so what all of them did may be added up.
    let work = &document["totals"]["work"];
    assert_eq!(
        work["experiments"],
        serde_json::json!({ "planned": 8, "recorded": 8, "dropped": 0 })
    );
    assert_eq!(work["cycles"], 3);
    assert_eq!(
        work["targets"],
        serde_json::json!({ "set": 3, "looked_back": 1 })
    );
}

#[test]
fn of_two_learners_no_total_tells_what_the_other_did() {
    let s = boards(&[("packing", "noor"), ("receiving", "kim")]);
    for board in ["packing", "receiving"] {
        experiment(&s, board, "2026-10-06", "2026-10-08", 39.0, "as-expected");
        let document = stats(&s, &format!("-b {board}"));
        assert_eq!(document["totals"]["work"], Value::Null);
        assert_eq!(document["totals"]["boards"]["all"], 2);
    }
    let shown = s.kata("-b receiving stats").ok();
    assert!(has(&shown, "fewer than three learners"), "{shown}");
}

#[test]
fn no_person_stands_beside_a_figure() {
    let s = busy();
    let people = [
        "noor",
        "kim",
        "bram",
        "Noor Bakker",
        "Kim de Wit",
        "Bram Visser",
        "example.org",
    ];
    for lang in ["en", "nl", "de"] {
        for board in ["packing", "receiving", "office"] {
            let call = |format: &str| {
                let line = format!("-b {board} stats --format {format}");
                s.call(&line).lang(lang).run().ok()
            };
            for text in [call("human"), call("json")] {
                let text = text.to_lowercase();
                for person in people {
                    let words =
                        text.split(|letter: char| !letter.is_alphanumeric() && letter != '.');
                    let mut words = words.filter(|word| !word.is_empty());
                    let first = person.to_lowercase();
                    let first = first.split(' ').next().unwrap();
                    assert!(!words.any(|word| word == first), "{person} in\n{text}");
                }
            }
        }
    }
}

#[test]
fn nothing_counts_success_or_days_in_a_row() {
    let s = busy();
    for lang in ["en", "nl", "de"] {
        let shown = s
            .call("-b packing stats")
            .lang(lang)
            .run()
            .ok()
            .to_lowercase();
        for word in [
            "fail",
            "success",
            "streak",
            "score",
            "mislukt",
            "geslaagd",
            "erfolg",
            "gescheitert",
            "ranking",
            "rangliste",
        ] {
            let words: Vec<&str> = shown
                .split(|letter: char| !letter.is_alphabetic())
                .collect();
            assert!(
                !words.iter().any(|own| own.starts_with(word)),
                "{word} in\n{shown}"
            );
        }
    }
}

#[test]
fn a_board_on_which_nothing_was_done_says_so() {
    let s = Sandbox::home();
    s.kata("board new packing --learner 'Noor Bakker'").ok();
    let shown = s.kata("stats").ok();
    assert!(has(&shown, "Nothing has been done here yet"), "{shown}");
    let document = stats(&s, "");
    assert_eq!(
        document["own"]["weeks"],
        serde_json::json!({ "active": 0, "all": 0 })
    );
    assert_eq!(document["own"]["days_between_cycles"], Value::Null);
    assert_eq!(document["own"]["ranges"]["low"], Value::Null);
    // A home without any board says what to do.
    Sandbox::home().kata("stats").fails(1).says(&["board"]);
}

#[test]
fn where_it_is_open_which_board_is_meant_there_are_totals_only() {
    let s = boards(&[("receiving", "kim"), ("office", "bram")]);
    let document = stats(&s, "");
    assert_eq!(document["own"], Value::Null);
    assert!(has(document["why"].as_str().unwrap(), "-b SLUG"));
    let shown = s.kata("stats").ok();
    assert!(has(&shown, "All boards together"), "{shown}");
}

#[test]
fn figures_fit_a_narrow_terminal() {
    let s = busy();
    for lang in ["en", "nl", "de"] {
        let shown = s.call("-b packing stats").lang(lang).width(60).run().ok();
        for line in shown.lines() {
            let prose = line.contains("kata lessons") || line.len() > 100;
            assert!(prose || line.chars().count() <= 60, "{line}");
        }
    }
}
