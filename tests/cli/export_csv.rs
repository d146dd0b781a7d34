//! Measurements for a spreadsheet, and back.

use std::fs;

use crate::helper::{Sandbox, has};

#[test]
fn a_spreadsheet_of_each_country_opens_what_is_written_in_its_language() {
    let s = Sandbox::practising();
    s.kata("measure lead-time 41.5 -5 --on 2026-11-23 --note 'after lunch'")
        .ok();
    assert_eq!(
        s.kata("export csv lead-time").ok(),
        "\u{feff}Date,Lead time (min),Note,Set aside\r\n2026-11-20,44,,\r\n2026-11-23,41.5,after lunch,\r\n2026-11-23,-5,after lunch,\r\n"
    );
    assert_eq!(
        s.kata("export csv --lang nl").ok(),
        "\u{feff}Datum;Lead time (min);Opmerking;Apart gezet\r\n2026-11-20;44;;\r\n2026-11-23;41,5;after lunch;\r\n2026-11-23;-5;after lunch;\r\n"
    );
    let json = s.kata("export csv --format json").json();
    assert_eq!(json["what"], "csv");
    assert!(json["content"].as_str().unwrap().starts_with('\u{feff}'));
}

#[test]
fn corrections_are_done_and_what_is_set_aside_says_why() {
    let s = Sandbox::practising();
    s.kata("measure lead-time 415 50 39 --on 2026-11-21").ok();
    s.kata("measure lead-time 41.5 --instead-of 415").ok();
    s.kata("measure lead-time 50 --remove --note 'wrong line'")
        .ok();
    s.kata("measure lead-time 39 --set-aside 'half a shift'")
        .ok();
    assert_eq!(
        s.kata("export csv lead-time").ok(),
        "\u{feff}Date,Lead time (min),Note,Set aside\r\n2026-11-20,44,,\r\n2026-11-21,41.5,,\r\n2026-11-21,39,,half a shift\r\n"
    );
}

#[test]
fn a_text_that_would_be_a_formula_is_a_text() {
    let s = Sandbox::practising();
    s.kata_args(&[
        "measure",
        "lead-time",
        "-3",
        "--note",
        "=HYPERLINK(\"http://e.example\";\"x\")",
    ])
    .ok();
    s.kata("metric edit lead-time --name '=1+1'").ok();
    let shown = s.kata("export csv lead-time").ok();
    assert!(shown.contains(",'=1+1 (min),"), "{shown}");
    assert!(
        shown.contains(",-3,\"'=HYPERLINK(\"\"http://e.example\"\";\"\"x\"\")\","),
        "{shown}"
    );
}

#[test]
fn all_metrics_stand_side_by_side_and_are_read_back_into_another_board() {
    let s = Sandbox::practising();
    s.kata("metric add labels --unit '%' --name Labels").ok();
    s.kata("measure lead-time 41.5 1.2340 --on 2026-11-23").ok();
    s.kata("measure labels 98.25 --on 2026-11-23 --note 'by hand'")
        .ok();
    let path = s.root().join("all.csv");
    let path = path.to_str().unwrap();
    for lang in ["en", "nl", "de"] {
        let call = s.call_args(&["-b", "packing", "export", "csv", "-o", path, "--lang", lang]);
        call.run().ok();
        let slug = format!("copy-{lang}");
        s.kata(&format!("board new {slug} --learner Noor")).ok();
        for metric in [
            "lead-time --unit min --name 'Lead time'",
            "labels --unit '%' --name Labels",
        ] {
            s.kata(&format!("-b {slug} metric add {metric}")).ok();
        }
        s.kata_args(&["-b", &slug, "measure", "--csv", path]).ok();
        let points = |board: &str| s.read(&format!("boards/{board}/metrics/lead-time.points.toml"));
        assert_eq!(points(&slug), points("packing"));
        let labels = s.read(&format!("boards/{slug}/metrics/labels.points.toml"));
        assert!(labels.contains("value = 98.25"), "{labels}");
        // Into the board that it came from, it brings nothing.
        let before = s.commits();
        let said = s
            .kata_args(&["-b", "packing", "measure", "--csv", path])
            .ok_both();
        assert_eq!(s.commits(), before, "{said}");
        fs::remove_file(path).unwrap();
    }
}

#[test]
fn the_names_of_the_spreadsheet_that_was_read_are_the_names_that_are_written() {
    let s = Sandbox::board();
    let path = s.root().join("in.csv");
    fs::write(
        &path,
        "Gemeten op;Doorlooptijd\n13-11-2026;41,5\n14-11-2026;40\n",
    )
    .unwrap();
    let path = path.to_str().unwrap();
    s.kata_args(&["measure", "lead-time", "--csv", path]).ok();
    let shown = s.kata("export csv --lang nl").ok();
    assert!(
        shown.starts_with("\u{feff}Gemeten op;Doorlooptijd;Opmerking;Apart gezet\r\n"),
        "{shown}"
    );
    s.kata_args(&["export", "csv", "-o", path, "--lang", "nl"])
        .fails(1);
    s.kata_args(&["export", "csv", "-o", path, "--lang", "nl", "--force"])
        .ok();
    let said = s.kata_args(&["measure", "--csv", path]).ok_both();
    assert!(has(&said, "there already"), "{said}");
}

#[test]
fn a_moment_is_on_the_clock_of_the_person_and_the_hour_that_comes_twice_has_its_offset() {
    let s = Sandbox::practising();
    s.kata("measure lead-time 40 --on 2026-10-25T02:30:00+02:00")
        .ok();
    s.kata("measure lead-time 39 --on 2026-11-02T08:15:00Z")
        .ok();
    let shown = s.kata("export csv lead-time").ok();
    assert!(shown.contains("\r\n2026-11-02 09:15:00,39,"), "{shown}");
    assert!(
        shown.contains("\r\n2026-10-25T02:30:00+02:00,40,"),
        "{shown}"
    );
}

#[test]
fn a_board_without_metrics_and_an_unknown_metric_say_so() {
    let s = Sandbox::home();
    s.kata("board new empty --learner Noor").ok();
    s.kata("export csv").fails(1).says(&["kata metric add"]);
    let s = Sandbox::board();
    s.kata("export csv nope")
        .fails(1)
        .says(&["nope", "lead-time"]);
    assert_eq!(
        s.kata("export csv").ok(),
        "\u{feff}Date,Lead time (min),Note,Set aside\r\n"
    );
}
