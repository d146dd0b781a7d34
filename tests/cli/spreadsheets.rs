//! Measurements from spreadsheets, in every shape that people have them in: read right, or refused
//! with every bad row named and nothing changed.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{
    helper::{Run, Sandbox, has},
    terminal::{CTRL_C, ENTER, Terminal},
};

/// A file beside the work tree.
fn file(s: &Sandbox, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = s.root().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn import(s: &Sandbox, path: &Path, more: &[&str]) -> Run {
    let path = path.to_str().unwrap();
    let mut args = vec!["measure", "lead-time", "--csv", path];
    args.extend(more);
    s.kata_args(&args)
}

/// What a metric was measured to be: day or moment, and value.
fn measured(s: &Sandbox, metric: &str) -> Vec<(String, f64)> {
    let path = s
        .work
        .join(format!("boards/packing/metrics/{metric}.points.toml"));
    let Ok(text) = std::fs::read_to_string(path) else {
        return Vec::new();
    };
    let table: toml::Table = text.parse().unwrap();
    let points = table["points"].as_array().unwrap();
    let read = |point: &toml::Value| (point["on"].to_string(), point["value"].as_float().unwrap());
    points.iter().map(read).collect()
}

fn on(days: &[(&str, f64)]) -> Vec<(String, f64)> {
    days.iter()
        .map(|(day, value)| ((*day).to_owned(), *value))
        .collect()
}

/// HEAD, the index and the work tree.
fn state(s: &Sandbox) -> (String, String, std::collections::BTreeMap<String, Vec<u8>>) {
    (s.head(), s.git(&["ls-files", "--stage"]), s.files())
}

/// A file is refused: nothing is changed, and these words are said.
#[track_caller]
fn refused(bytes: impl AsRef<[u8]>, more: &[&str], code: i32, words: &[&str]) -> Run {
    let s = Sandbox::board();
    let path = file(&s, "in.csv", bytes);
    let before = state(&s);
    let run = import(&s, &path, more).fails(code).says(words);
    assert_eq!(state(&s), before);
    run
}

/// A file is read, as one commit of its own paths, and a second time there is nothing to do.
#[track_caller]
fn read(bytes: impl AsRef<[u8]>, more: &[&str], values: &[(&str, f64)]) -> String {
    let s = Sandbox::board();
    let path = file(&s, "in.csv", bytes);
    let commits = s.commits();
    let said = import(&s, &path, more).ok_both();
    assert_eq!(measured(&s, "lead-time"), on(values), "{said}");
    assert_eq!(s.commits(), commits + 1);
    assert_eq!(s.trailer("Kata-Step"), ["imported"]);
    assert_eq!(
        s.touched(),
        [
            "boards/packing/metrics/lead-time.points.toml",
            "boards/packing/metrics/lead-time.toml"
        ]
    );
    s.assert_clean();
    // Without any flags: what they said is remembered.
    let again = import(&s, &path, &[]).ok_both();
    assert!(has(&again, "there already"), "{again}");
    assert_eq!(s.commits(), commits + 1, "{again}");
    s.kata("check").ok();
    said
}

const TWO: &[(&str, f64)] = &[("2026-11-03", 1.1), ("2026-11-13", 41.5)];

/// As Excel writes a text: carriage returns too, and the bytes of an encoding.
fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn latin(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect()
}

#[test]
fn a_separator_line_a_decimal_comma_and_days_first() {
    let said = read(
        "sep=;\r\nDatum;Waarde\r\n03/11/2026;1,1\r\n13/11/2026;41,5\r\n",
        &[],
        TWO,
    );
    for words in [
        "“;”",
        "line 2",
        "day first",
        "3 Nov 2026",
        "decimal comma",
        "2 measurements",
    ] {
        assert!(has(&said, words), "{words} in {said}");
    }
}

#[test]
fn a_header_without_commas_does_not_make_the_comma_a_separator() {
    read("Datum;Waarde\n03/11/2026;1,1\n13/11/2026;41,5\n", &[], TWO);
    read("03/11/2026;1,1\n13/11/2026;41,5\n", &[], TWO);
}

#[test]
fn short_days_and_months_and_dots() {
    read("Datum;Waarde\n3-11-2026;1,1\n13-11-2026;41,5\n", &[], TWO);
    read("Datum;Wert\n3.11.2026;1,1\n13.11.2026;41,5\n", &[], TWO);
    read("Datum;Wert\n3. 11. 2026;1,1\n13. 11. 2026;41,5\n", &[], TWO);
    read("Date,Value\n11/3/2026,1.1\n11/13/2026,41.5\n", &[], TWO);
    read("Date,Value\n2026-11-03,1.1\n2026-11-13,41.5\n", &[], TWO);
    read("Date,Value\n20261103,1.1\n20261113,41.5\n", &[], TWO);
}

#[test]
fn years_of_two_digits() {
    read("Datum;Waarde\n03-11-26;1,1\n13-11-26;41,5\n", &[], TWO);
    read("Date,Value\n11/3/26,1.1\n11/13/26,41.5\n", &[], TWO);
    read(
        "Date,Value\n26-11-03,1.1\n26-11-13,41.5\n",
        &["--dates", "ymd"],
        TWO,
    );
}

#[test]
fn names_of_months_in_three_languages() {
    read(
        "Datum;Waarde\n3 nov 2026;1,1\nvr 13 november 2026;41,5\n",
        &[],
        TWO,
    );
    read(
        "Datum;Wert\n3. November 2026;1,1\nFr., 13. Nov. 2026;41,5\n",
        &[],
        TWO,
    );
    read(
        "Date,Value\n\"Nov 3, 2026\",1.1\n13-Nov-26,41.5\n",
        &[],
        TWO,
    );
    let spring = [
        ("2026-03-03", 1.0),
        ("2026-05-04", 2.0),
        ("2026-10-05", 3.0),
    ];
    read(
        "Datum;Waarde\n3 mrt 2026;1\n4 mei 2026;2\n5 okt. 2026;3\n",
        &[],
        &spring,
    );
    read(
        "Datum;Wert\n3. März 2026;1\n4. Mai 2026;2\n5. Okt. 2026;3\n",
        &[],
        &spring,
    );
}

#[test]
fn empty_cells_trailing_rows_and_titles() {
    let said = read(
        "Metingen november;;\n;;\nDatum;Waarde;Opmerking\n03/11/2026;1,1;\n04/11/2026;;ziek\n13/11/2026;41,5;\n;;;\n;;;\n",
        &[],
        TWO,
    );
    assert!(has(&said, "header in line 3"), "{said}");
    assert!(has(&said, "1 row without any value"), "{said}");
}

#[test]
fn every_encoding() {
    let text = "Datum;Größe\r\n03/11/2026;1,1\r\n13/11/2026;41,5\r\n";
    for (bytes, name) in [
        (format!("\u{feff}{text}").into_bytes(), "UTF-8"),
        (latin(text), "windows-1252"),
        (utf16(&text.replace(';', "\t")), "UTF-16LE"),
    ] {
        let said = read(bytes, &["--column", "Größe=lead-time"], TWO);
        assert!(has(&said, name), "{name} in {said}");
        assert!(has(&said, "Größe"), "{said}");
    }
}

#[test]
fn thousands_set_apart() {
    let values = [("2026-11-03", 1234.5), ("2026-11-13", 2345.0)];
    read(
        "Datum;Waarde\n03/11/2026;1.234,5\n13/11/2026;2.345\n",
        &[],
        &values,
    );
    read(
        "Datum;Waarde\n03/11/2026;1\u{a0}234,5\n13/11/2026;2\u{a0}345\n",
        &[],
        &values,
    );
    read(
        latin("Datum;Waarde\n03/11/2026;1\u{a0}234,5\n13/11/2026;2\u{a0}345\n"),
        &[],
        &values,
    );
    read(
        "Date,Value\n2026-11-03,\"1,234.5\"\n2026-11-13,\"2,345\"\n",
        &[],
        &values,
    );
    read(
        "Datum;Wert\n03.11.2026;1'234.5\n13.11.2026;2'345\n",
        &[],
        &values,
    );
}

#[test]
fn what_says_that_there_is_nothing_is_left_out_and_counted() {
    for nothing in ["", "#N/B", "#N/A", "#NV", "-", "n/a", "n.v.t.", "k.A."] {
        let text = format!("Datum;Waarde\n03/11/2026;1,1\n04/11/2026;{nothing}\n13/11/2026;41,5\n");
        let said = read(text, &[], TWO);
        assert!(
            has(&said, "1 row without any value is left out"),
            "{nothing}: {said}"
        );
    }
}

#[test]
fn times_become_numbers_of_the_unit() {
    let said = read(
        "Datum;Duur\n03/11/2026;1:05:30\n13/11/2026;0:45\n",
        &[],
        &[("2026-11-03", 65.5), ("2026-11-13", 45.0)],
    );
    assert!(has(&said, "h:mm"), "{said}");
    read(
        "Date,Time\n11/3/2026,12:06:30 AM\n11/13/2026,1:00:00 AM\n",
        &[],
        &[("2026-11-03", 6.5), ("2026-11-13", 60.0)],
    );
}

#[test]
fn the_unit_may_stand_with_the_value_and_another_may_not() {
    read(
        "Datum;Waarde\n03/11/2026;1,1 min\n13/11/2026;41,5min\n",
        &[],
        TWO,
    );
    refused(
        "Datum;Waarde\n03/11/2026;1,1 h\n13/11/2026;41,5%\n",
        &[],
        1,
        &[
            "line 2",
            "1,1 h",
            "line 3",
            "41,5%",
            "another unit than min",
        ],
    );
}

#[test]
fn percentages_fit_the_unit_percent() {
    let s = Sandbox::board();
    s.kata("metric add good --unit %").ok();
    let path = file(
        &s,
        "in.csv",
        "Datum;good\n03/11/2026;12,5%\n13/11/2026;95\n",
    );
    s.kata_args(&["measure", "good", "--csv", path.to_str().unwrap()])
        .ok();
    assert_eq!(
        measured(&s, "good"),
        on(&[("2026-11-03", 12.5), ("2026-11-13", 95.0)])
    );
}

#[test]
fn several_values_a_day_and_times_of_day() {
    let s = Sandbox::board();
    let path = file(
        &s,
        "in.csv",
        "Datum;Waarde\n13/11/2026;4\n13/11/2026;4\n13/11/2026;5\n",
    );
    import(&s, &path, &[]).ok();
    let points = s.read("boards/packing/metrics/lead-time.points.toml");
    assert!(points.contains("n = 1, value = 4.0"), "{points}");
    assert!(points.contains("n = 2, value = 4.0"), "{points}");
    assert!(points.contains("n = 3, value = 5.0"), "{points}");
    read(
        "Datum;Waarde\n13-11-2026 09:30;4\n13-11-2026 16:05:10;5\n",
        &[],
        &[
            ("2026-11-13T09:30:00+01:00", 4.0),
            ("2026-11-13T16:05:10+01:00", 5.0),
        ],
    );
    read(
        "when,value\n2026-11-13T09:30:00Z,4\n2026-11-14T09:30:00Z,5\n",
        &[],
        &[
            ("2026-11-13T09:30:00+00:00", 4.0),
            ("2026-11-14T09:30:00+00:00", 5.0),
        ],
    );
    // A day that was exported with its midnight is a day.
    read(
        "Datum;Waarde\n03-11-2026 00:00:00;1,1\n13-11-2026 00:00:00;41,5\n",
        &[],
        TWO,
    );
    read(
        "Date,Value\n11/13/2026 1:05 PM,4\n",
        &[],
        &[("2026-11-13T13:05:00+01:00", 4.0)],
    );
}

#[test]
fn an_order_of_day_and_month_that_is_open_is_never_guessed() {
    for text in [
        "Datum;Waarde\n03/11/2026;1,1\n04/11/2026;41,5\n",
        "Datum;Waarde\n03-11-2026;1,1\n",
        "Datum;Waarde\n03-11-26;1,1\n",
    ] {
        for lang in ["en", "nl", "de"] {
            let mut s = Sandbox::board();
            s.lang = lang.into();
            let path = file(&s, "in.csv", text);
            let before = state(&s);
            import(&s, &path, &[])
                .fails(2)
                .says(&["--dates dmy", "--dates mdy", "2026"]);
            assert_eq!(state(&s), before);
        }
    }
    let both = "Datum;Waarde\n03/11/2026;1,1\n04/11/2026;41,5\n";
    refused(both, &[], 2, &["3 Nov 2026", "11 Mar 2026", "line 2"]);
    read(
        both,
        &["--dates", "dmy"],
        &[("2026-11-03", 1.1), ("2026-11-04", 41.5)],
    );
    read(
        both,
        &["--dates", "mdy"],
        &[("2026-03-11", 1.1), ("2026-04-11", 41.5)],
    );
    // Here it makes no difference.
    read(
        "Datum;Waarde\n05/05/2026;1,1\n11/11/2026;2\n",
        &[],
        &[("2026-05-05", 1.1), ("2026-11-11", 2.0)],
    );
}

#[test]
fn a_decimal_mark_that_is_open_is_never_guessed() {
    let text = "Datum;Waarde\n13/11/2026;1.234\n14/11/2026;2.345\n";
    refused(
        text,
        &[],
        2,
        &[
            "1234",
            "1.234",
            "--decimal comma",
            "--decimal point",
            "line 2",
        ],
    );
    read(
        text,
        &["--decimal", "comma"],
        &[("2026-11-13", 1234.0), ("2026-11-14", 2345.0)],
    );
    read(
        text,
        &["--decimal", "point"],
        &[("2026-11-13", 1.234), ("2026-11-14", 2.345)],
    );
}

#[test]
fn every_bad_row_is_named_with_its_line_and_nothing_is_imported() {
    let text = "Datum;Waarde\n13/11/2026;1,1\n31/11/2026;2\nonbekend;3\n14/11/2026;veel\n;5\n15/11;6\n16/11/2026;1.5\n17/11/2026;#DEEL/0!\n42;7\n";
    let run = refused(
        text,
        &[],
        1,
        &[
            "8 rows",
            "nothing was imported",
            "line 3",
            "31/11/2026",
            "line 4",
            "onbekend",
            "line 5",
            "veel",
            "line 6",
            "no date",
            "line 7",
            "no year",
            "line 8",
            "1.5",
            "line 9",
            "#DEEL/0!",
            "line 10",
            "42",
        ],
    );
    assert!(!run.stderr.contains("line 2"), "{}", run.stderr);
}

#[test]
fn many_bad_rows_are_listed_in_part_for_people_and_whole_for_programs() {
    let rows: String = (0..100).map(|row| format!("13/11/2026;x{row}\n")).collect();
    let text = format!("Datum;Waarde\n14/11/2026;1\n{rows}");
    let run = refused(&text, &[], 1, &["100 rows", "80 more"]);
    assert!(run.stderr.lines().count() < 30, "{}", run.stderr);
    let run = refused(&text, &["--format", "json"], 1, &[]);
    let error = run.error_json();
    assert_eq!(error["message"].as_str().unwrap().lines().count(), 101);
    assert_eq!(error["line"], 3);
    assert!(error["path"].as_str().unwrap().ends_with("in.csv"));
}

#[test]
fn days_of_another_order_than_the_rest_are_bad_rows() {
    refused(
        "Datum;Waarde\n13/11/2026;1\n14/11/2026;2\n11/15/2026;3\n",
        &[],
        1,
        &["line 4", "11/15/2026", "day comes first"],
    );
    refused(
        "Datum;Waarde\n13/11/2026;1\n",
        &["--dates", "mdy"],
        1,
        &["line 2", "month comes first"],
    );
}

#[test]
fn which_column_is_meant_is_asked_and_remembered() {
    let text = "Datum;Doorlooptijd (min);Wachten\n13/11/2026;41,5;3\n14/11/2026;40;4\n";
    refused(text, &[], 2, &["Doorlooptijd (min)", "Wachten", "--column"]);
    let values = [("2026-11-13", 41.5), ("2026-11-14", 40.0)];
    read(text, &["--column", "Doorlooptijd (min)=lead-time"], &values);
    read(text, &["--column", "doorlooptijd  (MIN)"], &values);
    read(text, &["--column", "B=lead-time"], &values);
    // A column that goes by the metric's own name needs no flag.
    read(
        "Datum;Nr;Lead time (min)\n13/11/2026;1;41,5\n14/11/2026;2;40\n",
        &[],
        &values,
    );
}

#[test]
fn two_columns_for_one_thing_are_refused() {
    let text = "Datum;Doorlooptijd;Wachten\n13/11/2026;41,5;3\n14/11/2026;40;4\n";
    for columns in [
        ["Doorlooptijd=lead-time", "Wachten=lead-time"],
        ["Doorlooptijd=lead-time", "C"],
        ["Datum=date", "A=date"],
    ] {
        let [one, other] = columns;
        refused(
            text,
            &["--column", one, "--column", other],
            2,
            &["--column says twice", "one column"],
        );
    }
}

#[test]
fn which_dates_are_meant_is_asked_too() {
    let text = "Start;Eind;Waarde\n12/11/2026;13/11/2026;41,5\n13/11/2026;14/11/2026;40\n";
    refused(text, &[], 2, &["Start", "Eind", "=date"]);
    read(
        text,
        &["--column", "Eind=date"],
        &[("2026-11-13", 41.5), ("2026-11-14", 40.0)],
    );
}

#[test]
fn several_metrics_come_in_one_commit_and_need_no_names_the_next_time() {
    let s = Sandbox::board();
    s.kata("metric add waiting --unit min").ok();
    let path = file(
        &s,
        "in.csv",
        "Datum;Doorlooptijd;Wachten\n13/11/2026;41,5;3\n14/11/2026;;4\n",
    );
    let path = path.to_str().unwrap();
    let commits = s.commits();
    s.kata_args(&[
        "measure",
        "--csv",
        path,
        "--column",
        "Doorlooptijd=lead-time",
        "--column",
        "Wachten=waiting",
    ])
    .ok();
    assert_eq!(s.commits(), commits + 1);
    assert_eq!(measured(&s, "lead-time").len(), 1);
    assert_eq!(measured(&s, "waiting").len(), 2);
    assert_eq!(s.trailer("Kata-Record").len(), 2);
    assert_eq!(
        s.log("%s")[0],
        "packing lead-time, waiting imported: 3 measurements"
    );
    std::fs::write(
        path,
        "Datum;Doorlooptijd;Wachten\n13/11/2026;41,5;3\n14/11/2026;;4\n16/11/2026;40;5\n",
    )
    .unwrap();
    s.kata_args(&["measure", "--csv", path]).ok();
    assert_eq!(measured(&s, "lead-time").len(), 2);
    assert_eq!(measured(&s, "waiting").len(), 3);
}

#[test]
fn a_column_that_has_gone_is_said_with_what_is_there() {
    let s = Sandbox::board();
    let path = file(&s, "in.csv", "Datum;Waarde\n13/11/2026;41,5\n");
    import(&s, &path, &[]).ok();
    let path = file(&s, "in.csv", "Datum;Tijd\n14/11/2026;40\n");
    let before = state(&s);
    import(&s, &path, &[])
        .fails(1)
        .says(&["no column “Waarde”", "“Datum”", "“Tijd”"]);
    assert_eq!(state(&s), before);
    import(&s, &path, &["--column", "Tijd=lead-time"]).ok();
    import(&s, &path, &[]).ok();
    assert!(
        s.read("boards/packing/metrics/lead-time.toml")
            .contains("column = \"Tijd\"")
    );
}

#[test]
fn a_grown_file_adds_only_what_is_new() {
    let s = Sandbox::board();
    let path = file(&s, "in.csv", "Datum;Waarde\n13/11/2026;4\n13/11/2026;4\n");
    import(&s, &path, &[]).ok();
    let path = file(
        &s,
        "in.csv",
        "Datum;Waarde\n13/11/2026;4\n13/11/2026;4\n13/11/2026;4\n14/11/2026;4\n",
    );
    let said = import(&s, &path, &[]).ok_both();
    assert!(has(&said, "2 were there already"), "{said}");
    assert!(
        has(&said, "on 13 Nov 2026 something else was measured already"),
        "{said}"
    );
    assert_eq!(
        s.log("%s")[0],
        "packing lead-time imported: 2 measurements, 2026-11-13..2026-11-14"
    );
    assert_eq!(measured(&s, "lead-time").len(), 4);
    // What was corrected here does not come back.
    s.kata("measure lead-time 5 --instead-of 4 --on 2026-11-14")
        .ok();
    let commits = s.commits();
    import(&s, &path, &[]).ok();
    assert_eq!(s.commits(), commits);
}

#[test]
fn a_dry_run_shows_how_it_is_read_and_what_would_be_written() {
    let s = Sandbox::board();
    let path = file(&s, "in.csv", "Datum;Waarde\n13/11/2026;41,5\n");
    let before = state(&s);
    let run = import(&s, &path, &["--dry-run"]).done();
    assert!(
        has(&run.stdout, "+ { on = 2026-11-13, n = 1, value = 41.5 },"),
        "{}",
        run.stdout
    );
    assert!(has(&run.stderr, "decimal comma"), "{}", run.stderr);
    let json = import(&s, &path, &["--dry-run", "--format", "json"]).json();
    assert_eq!(json["commit"], Value::Null);
    assert!(json["diff"].as_str().unwrap().contains("41.5"));
    assert_eq!(json["reading"]["columns"][0]["added"], 1);
    assert_eq!(state(&s), before);
}

#[test]
fn programs_are_told_how_it_was_read() {
    let s = Sandbox::board();
    let json = s
        .call("measure lead-time --csv - --format json")
        .stdin("Datum;Waarde\n03/11/2026;1,1\n13/11/2026;41,5\n14/11/2026;-\n")
        .run()
        .json();
    assert_eq!(json["records"].as_array().unwrap().len(), 2);
    let reading = &json["reading"];
    assert_eq!(reading["format"], "csv");
    assert_eq!(reading["separator"], ";");
    assert_eq!(reading["dates"], "dmy");
    assert_eq!(reading["header"], 1);
    assert_eq!(reading["skipped"], 1);
    assert_eq!(reading["first"], "2026-11-03");
    assert_eq!(reading["columns"][0]["decimal"], "comma");
}

#[test]
fn it_is_said_in_dutch_and_german() {
    for (lang, subject) in [
        (
            "nl",
            "packing lead-time ingelezen: 2 metingen, 2026-11-03..2026-11-13",
        ),
        (
            "de",
            "packing lead-time eingelesen: 2 Messungen, 2026-11-03..2026-11-13",
        ),
    ] {
        let mut s = Sandbox::empty();
        s.lang = lang.into();
        s.kata(&format!("init --lang {lang}")).ok();
        s.kata("board new packing --learner Noor").ok();
        s.kata("metric add lead-time --unit min").ok();
        let path = file(
            &s,
            "in.csv",
            "Datum;Waarde\n03/11/2026;1,1\n13/11/2026;41,5\n",
        );
        import(&s, &path, &[]).ok();
        assert_eq!(s.log("%s")[0], subject);
    }
}

/// The files that spreadsheet programs wrote: each says the same.
#[test]
fn every_file_of_a_real_spreadsheet_program_says_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/sheets");
    let lead = [
        ("2026-11-03", 41.5),
        ("2026-11-04", 38.25),
        ("2026-11-10", 44.0),
        ("2026-11-13", 39.5),
    ];
    let days = [
        "2026-11-03",
        "2026-11-04",
        "2026-11-06",
        "2026-11-10",
        "2026-11-13",
    ];
    let all = |values: [f64; 5]| -> Vec<(String, f64)> {
        days.iter()
            .map(|day| (*day).to_owned())
            .zip(values)
            .collect()
    };
    let mut seen = 0;
    for (lang, columns) in [
        ("nl", ["Doorlooptijd (min)", "Wachttijd", "Goed", "Omzet"]),
        ("de", ["Durchlaufzeit (min)", "Wartezeit", "Gut", "Umsatz"]),
        ("en", ["Lead time (min)", "Waiting", "Good", "Sales"]),
    ] {
        for ending in [
            "-utf8.csv",
            "-1252.csv",
            "-unicode.txt",
            ".ods",
            ".xlsx",
            "-calc.xlsx",
            "-1904.xlsx",
        ] {
            let path = folder.join(format!("{lang}{ending}"));
            if !path.is_file() {
                continue;
            }
            seen += 1;
            let s = Sandbox::board();
            s.kata("metric add waiting --unit min").ok();
            s.kata("metric add good --unit %").ok();
            s.kata("metric add sales --unit EUR").ok();
            let mut args = vec![
                "measure".to_owned(),
                "--csv".into(),
                path.display().to_string(),
            ];
            for (column, metric) in columns
                .iter()
                .zip(["lead-time", "waiting", "good", "sales"])
            {
                args.extend(["--column".to_owned(), format!("{column}={metric}")]);
            }
            s.kata_args(&args).ok();
            let what = path.display();
            assert_eq!(measured(&s, "lead-time"), on(&lead), "{what}");
            assert_eq!(
                measured(&s, "waiting"),
                all([6.5, 65.5, 4.0, 7.25, 5.0]),
                "{what}"
            );
            assert_eq!(
                measured(&s, "good"),
                all([95.2, 90.0, 97.5, 88.5, 100.0]),
                "{what}"
            );
            assert_eq!(
                measured(&s, "sales"),
                all([1234.5, 987.25, 12345.0, 1050.75, 999.5]),
                "{what}"
            );
            let again = s
                .kata_args(&["measure", "--csv", path.to_str().unwrap()])
                .ok_both();
            assert!(has(&again, "there already"), "{what}: {again}");
        }
    }
    assert_eq!(seen, 19);
}

#[test]
fn a_sheet_is_named_where_a_workbook_has_several() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/sheets");
    for name in ["nl.xlsx", "nl.ods"] {
        let path = folder.join(name);
        let s = Sandbox::board();
        let before = state(&s);
        import(&s, &path, &["--sheet", "Weg"]).fails(1).says(&[
            "Weg",
            "Metingen inpaktafel",
            "Leeg",
        ]);
        import(&s, &path, &["--sheet", "Leeg"]).fails(1);
        assert_eq!(state(&s), before);
        // A hidden one is read where it is asked for.
        import(&s, &path, &["--sheet", "Oud"]).ok();
        assert_eq!(
            measured(&s, "lead-time"),
            on(&[("2019-01-02", 7.0)]),
            "{name}"
        );
    }
    refused(
        "Datum;Waarde\n13/11/2026;1\n",
        &["--sheet", "Blad1"],
        2,
        &["no sheets"],
    );
}

#[test]
fn a_running_number_is_no_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/nist-flowrate.csv");
    let text = std::fs::read_to_string(path)
        .unwrap_or_else(|_| "batch,flowrate\n1,49.6\n2,47.6\n3,49.9\n".to_owned());
    refused(
        &text,
        &[],
        1,
        &["no column has dates", "batch", "1, 2, 3", "flowrate"],
    );
    refused(
        &text,
        &["--column", "batch=date"],
        1,
        &["line 2", "1 is a number, not a date"],
    );
    // Day N of one month, as the table's README says.
    let dated: String = text
        .lines()
        .map(|line| match line.split_once(',') {
            Some((batch, flow)) if batch.parse::<u32>().is_ok() => {
                format!("2026-05-{:02},{flow}\n", batch.parse::<u32>().unwrap())
            }
            _ => format!("{line}\n"),
        })
        .collect();
    let s = Sandbox::board();
    let path = file(&s, "nist.csv", dated);
    import(&s, &path, &[]).ok();
    let values: Vec<f64> = measured(&s, "lead-time")
        .iter()
        .map(|(_, value)| *value)
        .collect();
    assert_eq!(values.len() + 1, text.lines().count());
    assert_eq!(values[..3], [49.6, 47.6, 49.9]);
}

#[test]
fn what_is_no_spreadsheet_is_said_to_be_none() {
    refused("", &[], 1, &["no values"]);
    refused("\n\n;;;\n", &[], 1, &["no values"]);
    refused("Datum;Waarde\n", &[], 1, &["no column has dates"]);
    refused(
        "\u{0}\u{0}\u{0}binary",
        &[],
        1,
        &["neither a text nor a workbook"],
    );
    refused("%PDF-1.7\n\u{0}\u{1}\u{2}", &[], 1, &["neither"]);
    refused("PK\u{3}\u{4}rubbish", &[], 1, &["workbook"]);
    refused(
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        &[],
        1,
        &["old", "password", "xlsx"],
    );
    refused(
        "Datum;Waarde;Uitleg\n13/11/2026;1;\"nooit\n14/11/2026;2;\n",
        &[],
        1,
        &["line 2", "quotation mark"],
    );
    let s = Sandbox::board();
    import(&s, &s.root().join("gone.csv"), &[])
        .fails(1)
        .says(&["gone.csv"]);
    import(&s, &s.work, &[]).fails(1);
}

#[test]
fn what_is_too_large_is_refused_soon() {
    let wide = format!("Datum;Waarde{}\n13/11/2026;1\n", ";x".repeat(1_000_000));
    refused(wide, &[], 1, &["1,000 columns"]);
    let long = "13/11/2026;1\n".repeat(100_001);
    refused(long, &[], 1, &["100,000 rows"]);
    refused(vec![b'x'; 17 * 1024 * 1024], &[], 1, &["16 MB"]);
}

#[test]
fn cells_of_several_lines_do_not_move_the_line_numbers() {
    refused(
        "Datum;Waarde;Uitleg\n13/11/2026;1;\"een\n\"\"twee\"\"\ndrie\"\n\n14/11/2026;x;\n",
        &[],
        1,
        &["line 6", "“x”"],
    );
}

#[test]
fn measuring_by_hand_goes_on_as_before() {
    let s = Sandbox::board();
    s.kata("measure").fails(2);
    s.kata("measure lead-time").fails(2);
    s.kata("measure lead-time 41.5").ok();
    s.kata("measure lead-time 41.5 --csv x.csv").fails(2);
    s.kata("measure lead-time 41.5 --dates dmy").fails(2);
}

const OPEN: &str = "Start;Eind;Doorlooptijd;Wachten\n02/11/2026;03/11/2026;1.234;1\n03/11/2026;04/11/2026;2.345;2\n";

#[test]
fn at_a_terminal_what_the_file_leaves_open_is_asked() {
    for (lang, columns, questions) in [
        (
            "en",
            80,
            [
                "Which column has the dates?",
                "Which column is lead-time?",
                "Which day is “03/11/2026”",
                "Which number is “1.234”",
                "Is that how it is meant?",
            ],
        ),
        (
            "nl",
            40,
            [
                "In welke kolom staan de datums?",
                "Welke kolom is lead-time?",
                "Welke dag is “03/11/2026”",
                "Welk getal is “1.234”",
                "Is het zo bedoeld?",
            ],
        ),
    ] {
        let s = Sandbox::board();
        let path = file(&s, "in.csv", OPEN);
        let call = s
            .call_args(&["measure", "lead-time", "--csv", path.to_str().unwrap()])
            .lang(lang);
        let mut t = Terminal::start(call, columns, 24);
        t.asks(questions[0]).answers("Eind");
        t.asks(questions[1]).answers("doorl");
        t.asks(questions[2]).answers("1");
        t.asks(questions[3]).answers("1");
        // What it was read as stands above the last question.
        t.asks(questions[4]).types(ENTER);
        t.done();
        assert_eq!(
            measured(&s, "lead-time"),
            on(&[("2026-11-03", 1234.0), ("2026-11-04", 2345.0)])
        );
        let commits = s.commits();
        import(&s, &path, &[]).ok();
        assert_eq!(s.commits(), commits);
    }
}

#[test]
fn whoever_says_no_or_leaves_has_changed_nothing() {
    let s = Sandbox::board();
    let path = file(&s, "in.csv", "Datum;Waarde\n03/11/2026;1,1\n");
    let before = state(&s);
    let start = || {
        let call = s.call_args(&["measure", "lead-time", "--csv", path.to_str().unwrap()]);
        Terminal::start(call, 80, 24)
    };
    let mut t = start();
    t.asks("Which day is “03/11/2026”").answers("3 Nov");
    t.asks("Is that how it is meant?").answers("no");
    let (status, all) = t.ends();
    assert_eq!(status, 1, "{all}");
    assert!(all.contains("--dates dmy"), "{all}");
    let mut t = start();
    t.asks("Which day is “03/11/2026”").types(CTRL_C);
    assert_eq!(t.ends().0, 1);
    assert_eq!(state(&s), before);
}

#[test]
fn a_sheet_and_a_metric_are_asked_for_too() {
    let s = Sandbox::board();
    s.kata("metric add waiting --unit min").ok();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/sheets");
    let path = folder.join("nl.xlsx");
    let mut t = Terminal::start(
        s.call_args(&["measure", "--csv", path.to_str().unwrap()]),
        80,
        24,
    );
    t.asks("Which measure?").answers("waiting");
    t.asks("Which column is waiting?").answers("Wachttijd");
    t.asks("Is that how it is meant?").types(ENTER);
    t.done();
    assert_eq!(measured(&s, "waiting").len(), 5);
}

#[test]
fn a_column_that_goes_by_another_measure_is_not_taken_for_this_one() {
    let s = Sandbox::board();
    s.kata("metric add revenue --unit EUR").ok();
    let path = file(
        &s,
        "a.csv",
        "Date;Lead time (min)\n2026-11-13;12,5\n2026-11-14;13\n",
    );
    let args = ["measure", "revenue", "--csv", path.to_str().unwrap()];
    s.kata_args(&args)
        .fails(2)
        .says(&["Lead time (min)", "--column"]);
    s.kata("metric add walks --unit n").ok();
    let other = file(&s, "b.csv", "Date;Steps\n2026-11-13;12,5\n");
    let args = ["measure", "walks", "--csv", other.to_str().unwrap()];
    s.kata_args(&args).ok();
}

#[test]
fn an_umlaut_is_written_out_in_a_slug_and_what_was_not_read_is_named() {
    let s = Sandbox::board();
    s.kata("metric add rueckfragen --unit n").ok();
    let text = "Datum;Lead time;Rückfragen;Größe;Bemerkung\n13.11.2026;12,5;3;7,5;gut\n14.11.2026;11;2;8;na ja\n";
    let path = file(&s, "a.csv", text);
    let args = ["measure", "--csv", path.to_str().unwrap()];
    let run = s.kata_args(&args).done();
    let run = run.says(&["rueckfragen: “Rückfragen”", "Left alone: Größe."]);
    assert!(!run.stderr.contains("Bemerkung"), "{}", run.stderr);
    assert_eq!(measured(&s, "rueckfragen").len(), 2);
    let remarks = file(
        &s,
        "b.csv",
        "Datum;Lead time;Bemerkung\n15.11.2026;12,5;gut\n",
    );
    let args = ["measure", "--csv", remarks.to_str().unwrap()];
    let run = s.kata_args(&args).done();
    assert!(!run.stderr.contains("Left alone"), "{}", run.stderr);
}
