//! Charts: the published figures, what is drawn where, which metric is meant, and the picture in a file.

use serde_json::Value;

use crate::{
    helper::{Sandbox, flat, has},
    terminal::Terminal,
};

/// The individuals chart of the NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2
/// (https://www.itl.nist.gov/div898/handbook/, in the public domain): flow rates of ten batches, here a
/// batch a day.
const FLOW_RATES: [f64; 10] = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

/// Values of days that follow each other, as a spreadsheet.
fn daily(first: u32, values: &[f64]) -> String {
    let rows = values.iter().zip(first..);
    let rows = rows.map(|(value, day)| format!("2026-03-{day:02},{value}\n"));
    std::iter::once("Date,Flow rate\n".to_owned())
        .chain(rows)
        .collect()
}

fn measured(s: &Sandbox, metric: &str, sheet: &str) {
    let line = format!("measure {metric} --csv -");
    s.call(&line).stdin(sheet).run().ok();
}

/// A board with the example of the handbook.
fn handbook() -> Sandbox {
    let s = Sandbox::home();
    s.kata("board new filling --learner Noor --challenge 'Every batch is alike'")
        .ok();
    s.kata("metric add flow --unit kg/h --name 'Flow rate' --better near")
        .ok();
    measured(&s, "flow", &daily(1, &FLOW_RATES));
    s
}

/// A board as it looks after some weeks: two ways of measuring, several points a day, one set aside,
/// one corrected, a pause, a target, lines and experiments.
fn weeks() -> Sandbox {
    let s = Sandbox::board();
    s.kata("metric edit lead-time --line takt=55 --line planned=48 --how 'From scan to cage'")
        .ok();
    let mut sheet = "Date,Lead time\n".to_owned();
    let values = [
        51.5, 53.0, 50.5, 52.0, 54.5, 51.0, 52.5, 70.5, 53.5, 52.0, 49.5, 47.0, 46.5, 48.0, 45.5,
        47.5, 66.0, 46.0, 47.5, 45.0,
    ];
    for (at, value) in values.iter().enumerate() {
        // Two a day, and none in the week of the 19th.
        let day = if at < 14 {
            5 + at / 2
        } else {
            26 + (at - 14) / 2
        };
        sheet.push_str(&format!("2026-10-{day:02},{value}\n"));
    }
    for (day, value) in (9..16).zip([41.0, 43.5, 40.0, 44.0, 42.0, 39.5, 425.0]) {
        sheet.push_str(&format!("2026-11-{day:02},{value}\n"));
    }
    measured(&s, "lead-time", &sheet);
    s.kata("measure lead-time 42.5 --instead-of 425").ok();
    s.kata("measure lead-time 70.5 --set-aside 'Fire drill in the hall'")
        .ok();
    s.kata("metric edit lead-time --how 'From scan to truck' --from 2026-11-09")
        .ok();
    s.kata("condition new --pattern 'Labels in batches of 20' --at 2026-10-05T08:00")
        .ok();
    s.kata("target new --by 2026-12-14 --outcome 'Every order within 40 minutes' --pattern 'A label at the bench' --predict lead-time=36..40 --at 2026-10-06T08:00").ok();
    for (on, step) in [
        ("2026-10-09", "Print each label at the packing bench"),
        ("2026-10-21", "Move the label stock beside the printer"),
        ("2026-11-20", "One order at a time from dock to cage"),
    ] {
        s.kata(&format!(
            "plan --step '{step}' --expect 'Less waiting' --at {on}T09:00"
        ))
        .ok();
        if on != "2026-11-20" {
            s.kata(&format!(
                "record --happened Seen --learned Enough --at {on}T17:00"
            ))
            .ok();
        }
    }
    s
}

fn number(document: &Value, key: &str) -> f64 {
    document[key]
        .as_f64()
        .unwrap_or_else(|| panic!("{key} in {document}"))
}

#[test]
fn the_published_figures_come_out_exactly() {
    let s = handbook();
    let chart = s.kata("chart flow --format json").json();
    assert_eq!(chart["schema"], "kata.chart/1");
    assert_eq!(chart["metric"], "flow");
    assert_eq!(chart["kind"], "xmr");
    let shown = |key: &str| format!("{:.4}", number(&chart, key));
    assert_eq!(chart["centre"], 50.81);
    assert_eq!(shown("mean_moving_range"), "1.8778");
    assert_eq!(shown("upper"), "55.8041");
    assert_eq!(shown("lower"), "45.8159");
    assert_eq!(chart["signals"], serde_json::json!([]));
    let points = chart["points"].as_array().unwrap();
    let values: Vec<f64> = points.iter().map(|point| number(point, "value")).collect();
    assert_eq!(values, FLOW_RATES);
    assert_eq!(points[0]["on"], "2026-03-01");
    assert_eq!(points[0]["moving_range"], Value::Null);
    assert_eq!(points[1]["moving_range"], 2.0);
}

#[test]
fn the_documentation_shows_what_is_drawn() {
    let s = handbook();
    let shown = s.call("chart").width(76).run().ok();
    let document = include_str!("../../docs/charts.md");
    let example = document.split("$ kata chart\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    assert_eq!(shown, example);
}

#[test]
fn every_width_and_every_language_has_its_drawing() {
    let s = weeks();
    for lang in ["en", "nl", "de"] {
        for width in [60, 80, 120, 200] {
            let text = s.call("chart").lang(lang).width(width).run().ok();
            for line in text.lines() {
                assert!(line.chars().count() <= width, "{width}: {line}\n{text}");
            }
            insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "charts" }, {
                insta::assert_snapshot!(format!("{lang}-{width}"), text);
            });
        }
    }
}

#[test]
fn the_drawing_in_plain_letters_is_the_same_without_unicode() {
    let s = weeks();
    for (key, value) in [
        ("LC_ALL", "C"),
        ("LC_ALL", "POSIX"),
        ("TERM", "dumb"),
        ("TERM", "linux"),
    ] {
        let text = s.call("chart").env(key, value).run().ok();
        assert!(text.is_ascii(), "{key}={value}\n{text}");
        assert!(has(&text, "is above the upper limit"), "{text}");
    }
    for lang in ["nl", "de"] {
        let call = s.call("chart").lang(lang).env("LC_ALL", "C");
        let text = call.run().ok();
        assert!(text.is_ascii(), "{text}");
    }
    let text = s.call("chart").env("LC_ALL", "C").width(80).run().ok();
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "charts" }, {
        insta::assert_snapshot!("plain-80", text);
    });
}

#[test]
fn colour_changes_nothing_but_the_colour() {
    let s = weeks();
    let plain = s.kata("chart").ok();
    let colored = s.kata("chart --color always").ok();
    assert_ne!(plain, colored);
    let mut without = String::new();
    let mut rest = colored.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        without.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    without.push_str(rest);
    let trimmed = |text: &str| -> Vec<String> {
        text.lines()
            .map(|line| line.trim_end().to_owned())
            .collect()
    };
    assert_eq!(trimmed(&without), trimmed(&plain));
}

#[test]
fn what_is_set_aside_is_seen_and_changes_no_limit() {
    let s = handbook();
    let before = s.kata("chart flow --format json").json();
    s.kata("measure flow 400 --on 2026-03-05").ok();
    s.kata("measure flow 400 --on 2026-03-05 --set-aside 'The scale was off'")
        .ok();
    let after = s.kata("chart flow --format json").json();
    for key in [
        "centre",
        "mean_moving_range",
        "upper",
        "lower",
        "upper_range",
    ] {
        assert_eq!(before[key], after[key], "{key}");
    }
    let points = after["points"].as_array().unwrap();
    assert_eq!(points.len(), 11);
    assert_eq!(points[5]["set_aside"], "The scale was off");
    let text = s.kata("chart flow").ok();
    assert!(text.contains('○'), "{text}");
    assert!(
        has(&text, "400 kg/h (5 Mar 2026), set aside: The scale was off"),
        "{text}"
    );
    s.kata("measure flow 400 --on 2026-03-05 --remove --note typo")
        .ok();
    assert_eq!(
        s.kata("chart flow --format json").json()["points"],
        before["points"],
        "what was removed is not shown"
    );
}

#[test]
fn limits_begin_anew_where_the_way_of_measuring_changed() {
    let s = handbook();
    measured(
        &s,
        "flow",
        &daily(11, &[30.0, 32.0, 31.0, 33.0, 30.0, 31.0]),
    );
    s.kata("metric edit flow --how 'With the new meter' --from 2026-03-11")
        .ok();
    let chart = s.kata("chart flow --format json").json();
    let segments = chart["segments"].as_array().unwrap();
    assert_eq!(segments.len(), 2);
    assert_eq!(segments[0]["centre"], 50.81);
    assert_eq!(segments[1]["from"], "2026-03-11");
    assert_eq!(chart["centre"], segments[1]["centre"], "what holds now");
    assert_eq!(chart["points"][10]["moving_range"], Value::Null);
    assert_eq!(chart["signals"], serde_json::json!([]));
    assert_eq!(chart["changed"][0]["how"], "With the new meter");
    let text = s.kata("chart flow").ok();
    assert!(
        has(
            &text,
            "A, from 11 Mar 2026 measured anew: With the new meter"
        ),
        "{text}"
    );
}

#[test]
fn signals_name_each_point_and_are_told_in_a_sentence() {
    let s = weeks();
    let chart = s.kata("chart --format json").json();
    let signals = chart["signals"].as_array().unwrap();
    let of = |name: &str| {
        signals
            .iter()
            .find(|signal| signal["name"] == name)
            .unwrap()
    };
    let outside = of("outside-limits");
    assert_eq!(outside["side"], "above");
    let at = outside["points"][0].as_u64().unwrap() as usize;
    assert_eq!(chart["points"][at]["value"], 66.0);
    let names = chart["points"][at]["signals"].as_array().unwrap();
    assert!(names.contains(&"outside-limits".into()), "{names:?}");
    let row = of("eight-on-one-side");
    assert!(row["points"].as_array().unwrap().len() >= 8);
    for (lang, sentence) in [
        ("en", "66 min (27 Oct 2026) is above the upper limit of"),
        ("nl", "66 min (27 okt 2026) ligt boven de bovengrens van"),
        ("de", "66 min (27. Okt. 2026) liegt über der Obergrenze von"),
    ] {
        let text = s.call("chart").lang(lang).run().ok();
        assert!(has(&text, sentence), "{sentence}\n{text}");
        let chart = s.call("chart --format json").lang(lang).run().json();
        let told = chart["signals"].as_array().unwrap().iter();
        let mut told = told.map(|signal| signal["text"].as_str().unwrap());
        assert!(
            told.any(|told| flat(told).contains(&flat(sentence))),
            "{chart}"
        );
    }
}

#[test]
fn what_stands_beside_the_points_is_in_the_document() {
    let s = weeks();
    let chart = s.kata("chart --format json").json();
    assert_eq!(
        chart["target"],
        serde_json::json!({ "ref": "TC1", "low": 36.0, "high": 40.0, "by": "2026-12-14" })
    );
    assert_eq!(
        chart["lines"],
        serde_json::json!({ "planned": 48.0, "takt": 55.0 })
    );
    let experiments = chart["experiments"].as_array().unwrap();
    let refs: Vec<&str> = experiments
        .iter()
        .map(|one| one["ref"].as_str().unwrap())
        .collect();
    assert_eq!(refs, ["E1", "E2", "E3"]);
    assert_eq!(experiments[0]["begun"], "2026-10-09T09:00:00+02:00");
    // On the first point of its day; between two days; after the last.
    assert_eq!(experiments[0]["place"], 8.0);
    let second = number(&experiments[1], "place");
    assert!((13.0..14.0).contains(&second), "{second}");
    assert_eq!(experiments[2]["place"], 26.5);
    let gaps: Vec<usize> = chart["points"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .filter(|(_, point)| point["after_gap"] == true)
        .map(|(at, _)| at)
        .collect();
    assert_eq!(gaps, [14, 20]);
}

#[test]
fn the_metric_is_the_one_that_is_meant() {
    let s = Sandbox::practising();
    let meant = |s: &Sandbox| s.kata("chart --format json").json()["metric"].clone();
    assert_eq!(meant(&s), "lead-time", "the only one");
    s.kata("metric add walks --unit walks --kind process").ok();
    assert_eq!(meant(&s), "lead-time", "the one that the target predicts");
    let s = Sandbox::board();
    s.kata("metric add walks --unit walks --kind process").ok();
    assert_eq!(meant(&s), "lead-time", "the only outcome");
    s.kata("metric add returns --unit orders --kind outcome")
        .ok();
    let refused = s
        .kata("chart")
        .fails(1)
        .says(&["lead-time", "returns", "walks", "kata chart"]);
    assert!(refused.stdout.is_empty());
    assert_eq!(
        s.kata("chart Walks --format json").json()["metric"],
        "walks"
    );
    s.kata("board new returns-desk --learner Bram").ok();
    s.kata("chart -b returns-desk")
        .fails(1)
        .says(&["metric add"]);
    let there = s
        .kata("chart packing/walks -b returns-desk --format json")
        .json();
    assert_eq!(
        (&there["board"], &there["metric"]),
        (&"packing".into(), &"walks".into())
    );
    s.kata("chart nowhere -b packing")
        .fails(1)
        .says(&["nowhere", "lead-time"]);
    s.kata("chart walks --kind pie -b packing")
        .fails(2)
        .says(&["run (run chart), xmr"]);
}

#[test]
fn at_a_terminal_it_is_asked_which_metric() {
    let s = Sandbox::board();
    s.kata("metric add returns --unit orders --name 'Returned orders' --kind outcome")
        .ok();
    s.kata("measure returns 4 5 6 --on 2026-11-20").ok();
    let mut t = Terminal::start(s.call("chart"), 80, 40);
    t.asks("Of which metric?").answers("2");
    let shown = t.done();
    assert!(shown.contains("Returned orders (orders)"), "{shown}");
}

#[test]
fn few_points_are_a_run_chart_and_say_so() {
    let s = Sandbox::board();
    let text = s.kata("chart").ok();
    assert!(
        has(
            &text,
            "Nothing has been measured here yet: kata measure lead-time VALUE"
        ),
        "{text}"
    );
    let none = s.kata("chart --format json").json();
    assert_eq!(none["points"], serde_json::json!([]));
    for key in ["centre", "mean_moving_range", "upper", "lower"] {
        assert_eq!(none[key], Value::Null, "{key}");
    }
    s.kata("measure lead-time 44 --on 2026-11-20").ok();
    let one = s.kata("chart").ok();
    assert!(
        has(
            &one,
            "There is 1 point so far; from 6 on the chart shows limits"
        ),
        "{one}"
    );
    s.kata("measure lead-time 44 40 48 --on 2026-11-21").ok();
    let few = s.kata("chart --format json").json();
    assert_eq!(
        (&few["kind"], &few["centre"]),
        (&"run".into(), &44.0.into())
    );
    assert_eq!(few["upper"], Value::Null);
    let asked = s.kata("chart --kind xmr --format json").json();
    assert_eq!(asked["mean_moving_range"], 4.0);
    assert!(has(
        &s.kata("chart --kind xmr").ok(),
        "The limits come from 4 points"
    ));
    s.kata("measure lead-time 45 41 --on 2026-11-22").ok();
    assert_eq!(s.kata("chart --format json").json()["kind"], "xmr");
    assert_eq!(
        s.kata("chart --kind run --format json").json()["kind"],
        "run"
    );
}

#[test]
fn the_picture_goes_to_a_file_or_to_standard_output() {
    let s = weeks();
    let before = s.commits();
    let run = s.kata("chart --svg chart.svg").done();
    assert!(
        run.stdout.is_empty() && run.stderr.contains("chart.svg"),
        "{run:?}"
    );
    let file = s.read("chart.svg");
    assert!(
        file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""),
        "{file}"
    );
    assert_eq!(s.kata("chart --svg -").ok(), file, "the same either way");
    // What is there is replaced, as with any file that a command is told to write.
    s.write("chart.svg", "something else");
    s.kata("chart --svg chart.svg").ok();
    assert_eq!(s.read("chart.svg"), file);
    assert_eq!(s.commits(), before, "a picture is no record");
    let record = "boards/packing/board.toml";
    let text = s.read(record);
    s.call_args(&["chart", "--svg", record])
        .run()
        .fails(1)
        .says(&[record, "among the records"]);
    assert_eq!(s.read(record), text);
    let document = s.kata("chart --svg again.svg --format json").json();
    assert_eq!(document["schema"], "kata.chart/1");
    assert_eq!(s.read("again.svg"), file);
    // Below the folder that is meant.
    let elsewhere = s.root().join("tmp");
    let here = s.work.to_str().unwrap().to_owned();
    s.call_args(&["-C", &here, "chart", "--svg", "from-there.svg"])
        .cwd(&elsewhere)
        .run()
        .ok();
    assert_eq!(s.read("from-there.svg"), file);
    for (lang, word) in [
        ("nl", "procesgedragskaart"),
        ("de", "Prozessverhaltensdiagramm"),
    ] {
        let drawn = s.call("chart --svg -").lang(lang).run().ok();
        assert!(
            drawn.contains(word) && drawn.contains(&format!("lang=\"{lang}\"")),
            "{drawn}"
        );
    }
}

#[test]
fn a_picture_that_cannot_be_written_is_named() {
    let s = handbook();
    let failed = s.kata("chart --svg nowhere/chart.svg").fails(1);
    let failed = failed.says(&["nowhere/chart.svg"]);
    assert!(failed.stdout.is_empty());
    let error = s
        .kata("chart --svg nowhere/chart.svg --format json")
        .fails(1)
        .error_json();
    assert_eq!(error["path"], "nowhere/chart.svg");
    s.kata("chart --svg - --format json").fails(2).error_json();
}

#[test]
fn a_hand_edit_with_values_that_are_none_is_no_fault() {
    let s = handbook();
    let path = "boards/filling/metrics/flow.points.toml";
    let text = s.read(path);
    let more = "    { on = 2026-03-11, n = 1, value = nan },\n    { on = 2026-03-12, n = 1, value = -inf },\n    { on = 2026-03-13, n = 1, value = 1e308 },\n";
    let end = text.rfind(']').unwrap();
    s.write(path, &format!("{}{more}{}", &text[..end], &text[end..]));
    let chart = s.kata("chart --format json").json();
    assert_eq!(chart["points"].as_array().unwrap().len(), 11);
    assert_eq!(chart["without_place"], 2);
    let text = s.kata("chart").ok();
    assert!(has(&text, "2 measurements are no finite numbers"), "{text}");
    s.kata("chart --svg -").ok();
}

#[test]
fn points_that_cannot_be_read_are_no_empty_chart() {
    let s = handbook();
    let path = "boards/filling/metrics/flow.points.toml";
    let text = s.read(path);
    s.write(path, &text.replacen("value", "valeu", 1));
    for line in ["chart", "chart flow --svg -"] {
        let failed = s.kata(line).fails(1).says(&[path]);
        assert!(failed.stdout.is_empty(), "{}", failed.stdout);
    }
}

#[test]
fn thousands_of_points_are_drawn_and_stay_small() {
    let s = Sandbox::board();
    let mut sheet = "Date,Lead time\n".to_owned();
    for at in 0..6000 {
        let (year, month, day) = (2001 + at / 336, at / 28 % 12 + 1, at % 28 + 1);
        let value = 40 + at * 7919 % 23;
        sheet.push_str(&format!("{year}-{month:02}-{day:02},{value}\n"));
    }
    measured(&s, "lead-time", &sheet);
    let text = s.kata("chart").ok();
    assert!(text.lines().count() < 60, "{text}");
    let drawn = s.kata("chart --svg -").ok();
    assert!(drawn.len() < 400_000, "{} bytes", drawn.len());
}

#[test]
fn a_target_condition_that_has_ended_stands_in_the_chart_until_the_next_one() {
    let s = weeks();
    s.kata("experiment drop E3 --why 'The target has ended'")
        .ok();
    s.kata("target close --result not-met --learned 'It is the shift'")
        .ok();
    let chart = s.kata("chart --format json").json();
    assert_eq!(chart["target"]["ref"], "TC1");
    s.kata("target new --by 2027-02-01 --outcome 'Calm' --pattern 'One by one'")
        .ok();
    let chart = s.kata("chart lead-time --format json").json();
    assert_eq!(chart["target"], serde_json::Value::Null);
}
