//! What holds for every command: flags, exit status, dry runs, dates, numbers, references, errors.

use serde_json::Value;

use crate::{
    helper::{Call, NOW, Sandbox, has},
    terminal::Terminal,
};

fn planned() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting' --predict lead-time=36..39").ok();
    s
}

#[test]
fn every_missing_flag_is_named_at_once() {
    let s = planned();
    for (line, flags) in [
        ("board new receiving", &["--learner"][..]),
        ("metric add steps", &["--unit"]),
        ("target new", &["--by", "--outcome", "--pattern"]),
        (
            "target new --pattern 'A label at the bench'",
            &["--by", "--outcome"],
        ),
        ("target close", &["--result"]),
        ("plan", &["--step", "--expect"]),
        ("experiment plan --expect 'Less waiting'", &["--step"]),
        ("record", &["--happened", "--learned"]),
        (
            "experiment record E1 --happened 'Less waiting'",
            &["--learned"],
        ),
        (
            "record --step 'Sort by carrier'",
            &["--happened", "--learned"],
        ),
        ("experiment continue E1", &["--by", "--why"]),
        ("experiment drop E1", &["--why"]),
        ("obstacle drop O1", &["--why"]),
    ] {
        let before = (s.head(), s.files());
        for line in [line.to_owned(), format!("{line} --no-input")] {
            let run = s.kata(&line).fails(2).says(flags);
            assert!(run.stdout.is_empty(), "{line}: {}", run.stdout);
            for other in ["--step", "--expect", "--happened", "--learned", "--outcome"] {
                if line.contains(other) {
                    let named = run
                        .stderr
                        .lines()
                        .filter(|l| !l.contains("kata "))
                        .any(|l| l.split([' ', ',']).any(|w| w == other));
                    assert!(
                        !named,
                        "{line}: {other} is there, and named all the same\n{}",
                        run.stderr
                    );
                }
            }
        }
        let error = s
            .kata(&format!("{line} --format json"))
            .fails(2)
            .error_json();
        let sentence = format!("{} {}", error["message"], error["hint"]);
        assert!(
            flags.iter().all(|f| sentence.contains(f)),
            "{line}: {error}"
        );
        assert_eq!((s.head(), s.files()), before, "{line}");
    }
}

#[test]
fn wrong_usage_is_exit_2_also_as_json() {
    let s = planned();
    for line in [
        "no-such-command",
        "plan --no-such-flag",
        "record E1 --turned-out perfect --happened x --learned y",
        "target close --result won",
    ] {
        s.kata(line).fails(2);
        s.kata(&format!("{line} --format json"))
            .fails(2)
            .error_json();
    }
    s.kata("record E1 --step 'Another' --happened x --learned y")
        .fails(2)
        .says(&["--step"]);
}

#[test]
fn version_and_help_need_no_home() {
    let s = Sandbox::empty();
    assert!(s.kata("--version").ok().starts_with("kata "));
    assert!(s.kata("--help").ok().contains("init"));
    let help = s.kata("plan --help").ok();
    for flag in [
        "--step",
        "--expect",
        "--predict",
        "--kind",
        "--by",
        "--builds-on",
        "--guard",
        "--alongside",
        "--dry-run",
        "--at",
        "--from",
    ] {
        assert!(help.contains(flag), "{flag} is not in\n{help}");
    }
}

#[test]
fn outside_a_home_it_says_how_to_begin() {
    let s = Sandbox::empty();
    let run = s.kata("");
    assert!(
        format!("{}{}", run.stdout, run.stderr).contains("kata init"),
        "{run:?}"
    );
    for line in ["next", "plan --step a --expect b", "board list"] {
        s.kata(line).fails(1).says(&["kata init"]);
        let error = s
            .kata(&format!("{line} --format json"))
            .fails(1)
            .error_json();
        assert!(error.to_string().contains("kata init"), "{error}");
    }
    assert!(s.files().is_empty());
}

#[test]
fn a_home_is_looked_for_up_to_the_root_of_the_work_tree_and_no_further() {
    let s = Sandbox::board();
    s.write("deep/down/file.txt", "\n");
    s.call("next").cwd(&s.work.join("deep/down")).run().ok();
    s.kata_args(&["-C", s.work.join("deep").to_str().unwrap(), "next"])
        .ok();
    s.git(&["init", "-q", "deep/other"]);
    s.call("next")
        .cwd(&s.work.join("deep/other"))
        .run()
        .fails(1)
        .says(&["kata init"]);
}

#[test]
fn kata_alone_shows_the_board_and_its_next_step() {
    let s = planned();
    let out = s.kata("").ok();
    assert!(
        has(&out, "Every order leaves on the day it comes in") && has(&out, "E1"),
        "{out}"
    );
    let command = s.kata("next --format json").json()["command"]
        .as_str()
        .unwrap()
        .to_owned();
    let start: String = command.split(' ').take(2).collect::<Vec<_>>().join(" ");
    assert!(has(&out, &start), "{start:?} is not in\n{out}");
}

// Dry runs

#[test]
fn a_dry_run_shows_the_change_as_a_diff_and_writes_nothing() {
    let s = planned();
    for (line, words) in [
        (
            "board new receiving --learner Noor --challenge 'No truck waits'",
            "No truck waits",
        ),
        (
            "board edit packing --process 'the second bench'",
            "the second bench",
        ),
        ("metric add steps --unit steps", "steps"),
        ("measure lead-time 41.5", "41.5"),
        (
            "problem raise 'Returns come back unlabelled'",
            "Returns come back unlabelled",
        ),
        (
            "condition new --seen 'Fewer orders wait'",
            "Fewer orders wait",
        ),
        (
            "target edit TC1 --ambitious 'Nobody has done it yet'",
            "Nobody has done it yet",
        ),
        ("obstacle add 'The stock runs out'", "The stock runs out"),
        ("obstacle focus O2", "002-"),
        ("obstacle resolve O1", "closed"),
        (
            "plan --step 'Sort by carrier' --expect 'Less walking' --alongside 'Another shift'",
            "Sort by carrier",
        ),
        (
            "record E1 --happened 'It rained' --learned 'Nothing yet'",
            "It rained",
        ),
        ("experiment drop E1 --why 'No printer'", "No printer"),
        (
            "standard add 'A label at the bench'",
            "A label at the bench",
        ),
        (
            "board edit packing --challenge 'Every order within the hour' --why 'It was too easy'",
            "It was too easy",
        ),
    ] {
        let before = (
            s.head(),
            s.files(),
            s.git(&["ls-files", "-s"]),
            s.git(&["for-each-ref"]),
        );
        let out = s.kata(&format!("{line} --dry-run")).ok();
        assert!(
            out.lines().any(|l| l.starts_with('+') && l.contains(words)),
            "{line}: {words:?} is not added in\n{out}"
        );
        assert!(
            out.lines()
                .any(|l| l.starts_with("+++ ") || l.starts_with("@@")),
            "{line}: no diff\n{out}"
        );
        let report = s.kata(&format!("{line} --dry-run --format json")).json();
        assert_eq!(report["schema"], "kata.recorded/1");
        assert!(report["commit"].is_null(), "{report}");
        assert!(
            report["diff"].as_str().is_some_and(|d| d.contains(words)),
            "{report}"
        );
        assert_eq!(
            (
                s.head(),
                s.files(),
                s.git(&["ls-files", "-s"]),
                s.git(&["for-each-ref"])
            ),
            before,
            "{line}"
        );
    }
}

#[test]
fn a_dry_run_of_init_makes_no_repository() {
    let s = Sandbox::empty();
    assert!(
        s.kata("init --dry-run").ok().contains("kata.toml"),
        "it shows what it would write"
    );
    assert!(s.files().is_empty() && !s.work.join(".git").exists());
}

// JSON of what was recorded

#[test]
fn what_was_recorded_comes_as_one_document() {
    let s = Sandbox::practising();
    let report = s.kata("plan --step 'Print each label' --expect 'Less waiting' --predict lead-time=36..39 --format json").json();
    assert_eq!(report["schema"], "kata.recorded/1");
    assert_eq!(report["commit"], s.head());
    let records = report["records"].as_array().unwrap();
    let e1 = records.iter().find(|r| r["ref"] == "E1").unwrap();
    assert_eq!(
        (&e1["board"], &e1["kind"], &e1["stem"]),
        (
            &"packing".into(),
            &"experiment".into(),
            &"001-print-each-label".into()
        )
    );
    assert_eq!(e1["record"]["expect"], "Less waiting");
    assert_eq!(e1["record"]["prediction"]["low"].as_f64(), Some(36.0));
    assert_eq!(e1["record"]["id"].as_str().map(str::len), Some(26));
    assert!(report["advice"].is_array());
    assert_eq!(report["next"]["step"], "record-result");
    assert!(report.get("diff").is_none_or(Value::is_null));
    // and the same is what `show` tells
    let shown = s.kata("show E1 --format json").json();
    assert_eq!(shown["schema"], "kata.record/1");
    assert_eq!(shown["record"], e1["record"]);
}

#[test]
fn advice_never_stands_in_the_way_and_can_be_muted_by_name() {
    let s = Sandbox::board();
    s.kata("condition new --seen 'Orders wait'").ok();
    let report = s.kata("target new --by 2026-12-14 --outcome 'Implement a printer' --pattern 'A label at the bench' --format json").json();
    assert!(report["commit"].is_string());
    let report = s
        .kata("obstacle add 'Lack of printers' --format json")
        .json();
    let names = |r: &Value| {
        r["advice"]
            .as_array()
            .unwrap()
            .iter()
            .map(|a| a["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(names(&report).contains(&"lack-of".to_owned()), "{report}");
    assert!(
        report["advice"][0]["text"]
            .as_str()
            .is_some_and(|t| !t.is_empty())
    );
    let run = s.kata("obstacle add 'Lack of tables'").done();
    assert!(!run.stderr.is_empty() && has(&run.stdout, "Lack of tables"));
    s.write(
        "kata.toml",
        &format!("{}\n[advice]\nmute = [\"lack-of\"]\n", s.read("kata.toml")),
    );
    s.kata("save").ok();
    let report = s.kata("obstacle add 'Lack of chairs' --format json").json();
    assert!(!names(&report).contains(&"lack-of".to_owned()), "{report}");
}

#[test]
fn the_record_is_on_stdout_and_commit_and_next_step_on_stderr() {
    let s = Sandbox::practising();
    let run = s
        .kata("plan --step 'Print each label' --expect 'Less waiting'")
        .done();
    assert!(
        has(&run.stdout, "E1") && has(&run.stdout, "Less waiting"),
        "{}",
        run.stdout
    );
    assert!(run.stderr.contains(&s.head()[..7]), "{}", run.stderr);
    assert!(
        run.stderr.contains("kata "),
        "the next step: {}",
        run.stderr
    );
    assert!(!run.stdout.contains(&s.head()[..7]), "{}", run.stdout);
    assert!(
        !run.stdout.contains('\x1b') && !run.stderr.contains('\x1b'),
        "NO_COLOR"
    );
    let quiet = s.kata("-q measure lead-time 41").done();
    assert!(
        quiet.stderr.len() < run.stderr.len() && !quiet.stderr.contains("kata "),
        "{}",
        quiet.stderr
    );
}

#[test]
fn a_terminal_has_labels_dimmed_unless_somebody_wants_no_colour() {
    let s = planned();
    let shown = |call: Call| Terminal::start(call, 80, 40).done().contains("\x1b[2m");
    assert!(shown(s.call("show E1").without("NO_COLOR")));
    assert!(!shown(s.call("show E1").env("NO_COLOR", "1")));
}

// Dates and the clock

#[test]
fn at_back_dates_what_is_recorded_and_the_commits_author_but_not_its_committer() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label' --expect 'Less waiting' --predict lead-time=36..39 --at 2026-11-19")
        .ok();
    let dates = s.git(&["log", "-1", "--format=%aI %cI"]);
    assert_eq!(
        dates.trim(),
        format!("2026-11-19T12:00:00+01:00 {NOW}"),
        "a date only is noon"
    );
    assert!(
        s.read(&s.path_of("boards/packing/experiments/001-"))
            .contains("planned = 2026-11-19T12:00:00+01:00")
    );
    s.kata("record E1 --happened 'Less waiting' --learned 'The batch was it' --value 39 --at '2026-11-20T16:40'").ok();
    assert_eq!(
        s.git(&["log", "-1", "--format=%aI"]).trim(),
        "2026-11-20T16:40:00+01:00"
    );
    let e1 = s.kata("show E1 --format json").json();
    assert!(
        e1["record"]["result"]["recorded"]
            .as_str()
            .unwrap()
            .starts_with("2026-11-20T16:40:00"),
        "{e1}"
    );
    assert!(
        s.read("boards/packing/metrics/lead-time.points.toml")
            .lines()
            .any(|l| l.contains("2026-11-20") && l.contains("39"))
    );
    // in summer the offset is another one
    s.kata("problem raise 'It is hot' --at 2026-07-01T08:00")
        .ok();
    assert_eq!(
        s.git(&["log", "-1", "--format=%aI"]).trim(),
        "2026-07-01T08:00:00+02:00"
    );
    // the clock without --at, and git's own variable before the clock
    s.kata("problem raise 'It is cold'").ok();
    assert_eq!(
        s.git(&["log", "-1", "--format=%aI %cI"]).trim(),
        format!("{NOW} {NOW}")
    );
    s.call("problem raise 'It is wet'")
        .env("GIT_AUTHOR_DATE", "2026-11-02T10:00:00+01:00")
        .run()
        .ok();
    assert_eq!(
        s.git(&["log", "-1", "--format=%aI"]).trim(),
        "2026-11-02T10:00:00+01:00"
    );
    s.kata("problem raise x --at soonish")
        .fails(2)
        .says(&["soonish"]);
}

#[test]
fn spoken_dates_look_forward_for_by_and_back_for_on() {
    // a Monday
    for (by, date) in [
        ("2026-12-01", "2026-12-01"),
        ("today", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("fri", "2026-11-27"),
        ("mon", "2026-11-30"),
        ("+3d", "2026-11-26"),
        ("2w", "2026-12-07"),
    ] {
        let s = Sandbox::practising();
        let report = s
            .kata(&format!(
                "plan --step 'Print each label' --expect 'Less waiting' --by {by} --format json"
            ))
            .json();
        assert_eq!(report["records"][0]["record"]["by"], date, "--by {by}");
    }
    let s = Sandbox::practising();
    for (on, date) in [
        ("fri", "2026-11-20"),
        ("mon", "2026-11-16"),
        ("today", "2026-11-23"),
    ] {
        s.kata(&format!("measure lead-time 40 --on {on} --note {on}"))
            .ok();
        let points = s.read("boards/packing/metrics/lead-time.points.toml");
        assert!(
            points.lines().any(|l| l.contains(date) && l.contains(on)),
            "--on {on}:\n{points}"
        );
    }
    let report = s
        .call("plan --step 'Etiket' --expect 'Korter' --by vrijdag --format json")
        .lang("nl")
        .run()
        .json();
    assert_eq!(report["records"][0]["record"]["by"], "2026-11-27");
    let report = s
        .call("plan --step 'Etikett' --expect 'Kürzer' --by morgen --alongside x --format json")
        .lang("de")
        .run()
        .json();
    assert_eq!(report["records"][0]["record"]["by"], "2026-11-24");
}

// Numbers

#[test]
fn a_number_with_three_decimals_is_asked_back_with_both_readings() {
    let s = planned();
    for number in ["1.234", "1,234"] {
        for line in [
            format!("measure lead-time {number}"),
            format!("record E1 --happened x --learned y --value {number}"),
            format!("plan --step a --expect b --alongside c --predict lead-time=..{number}"),
        ] {
            let before = s.head();
            let run = s.kata(&line).fails(2);
            assert!(
                run.stderr.contains("1234"),
                "{line}: one reading is 1234\n{}",
                run.stderr
            );
            assert!(
                run.stderr.contains("1.2340")
                    || run.stderr.contains("1,2340")
                    || run.stderr.contains("1.234")
                    || run.stderr.contains("1,234"),
                "{line}: {}",
                run.stderr
            );
            assert_eq!(s.head(), before);
        }
    }
}

#[test]
fn numbers_take_a_point_or_a_comma_a_sign_and_a_clock_time() {
    let s = Sandbox::board();
    s.kata("metric add temperature --unit C").ok();
    s.kata("metric add pause --unit h").ok();
    s.kata("metric add walk --unit s").ok();
    for (line, value) in [
        ("lead-time 41.5", 41.5),
        ("lead-time 41,5", 41.5),
        ("lead-time 1:30", 90.0),
        ("temperature -5", -5.0),
        ("temperature -0,25", -0.25),
        ("pause 1:30", 1.5),
        ("walk 1:05:30", 3930.0),
        ("lead-time 1234", 1234.0),
    ] {
        s.kata(&format!("measure {line}")).ok();
        let slug = line.split(' ').next().unwrap();
        let points: toml::Table =
            toml::from_str(&s.read(&format!("boards/packing/metrics/{slug}.points.toml"))).unwrap();
        let last = points["points"].as_array().unwrap().last().unwrap()["value"].clone();
        assert_eq!(
            last.as_float()
                .or_else(|| last.as_integer().map(|i| i as f64)),
            Some(value),
            "{line}"
        );
    }
    s.kata("target new --by 2026-12-14 --outcome 'Cool enough' --pattern 'The door is shut' --predict temperature=-8..-2,5").ok();
    let target: toml::Table =
        toml::from_str(&s.read(&s.path_of("boards/packing/targets/001-"))).unwrap();
    let prediction = &target["predictions"][0];
    assert_eq!(
        (prediction["low"].as_float(), prediction["high"].as_float()),
        (Some(-8.0), Some(-2.5)),
        "{prediction}"
    );
    s.kata("plan --step 'Shut the door' --expect 'Colder' --predict temperature=-8..")
        .ok();
    s.kata("record E1 --happened 'Colder' --learned 'The door it was' --value -5")
        .ok();
    assert_eq!(
        s.kata("show E1 --format json").json()["record"]["result"]["value"].as_f64(),
        Some(-5.0)
    );
    s.kata("measure lead-time many").fails(2).says(&["many"]);
}

// References

#[test]
fn references_are_read_in_any_case_and_across_boards() {
    let s = planned();
    let full = s.kata("show E1 --format json").json();
    for reference in ["e1", "E1", "packing/E1", "packing/e1"] {
        assert_eq!(
            s.kata(&format!("show {reference} --format json")).json()["record"],
            full["record"],
            "{reference}"
        );
    }
    s.kata("board new receiving --learner Noor --challenge 'No truck waits'")
        .ok();
    assert_eq!(
        s.kata("-b receiving show packing/E1 --format json").json()["record"],
        full["record"]
    );
    for reference in ["tc1", "cc1", "o2"] {
        let shown = s
            .kata(&format!("-b packing show {reference} --format json"))
            .json();
        assert_eq!(shown["ref"], reference.to_uppercase());
    }
    s.kata("-b packing obstacle focus o2").ok();
}

#[test]
fn an_unknown_reference_is_exit_1_and_names_it() {
    let s = planned();
    for line in [
        "show E99",
        "record E99 --happened x --learned y",
        "obstacle focus O99",
        "show packing/E99",
        "show Q4",
        "-b nowhere board show",
    ] {
        let before = s.head();
        let word = line
            .split(' ')
            .find(|w| w.contains(['9', '4']) || *w == "nowhere")
            .unwrap();
        s.kata(line)
            .fails(1)
            .says(&[word.rsplit('/').next().unwrap()]);
        s.kata(&format!("{line} --format json"))
            .fails(1)
            .error_json();
        assert_eq!(s.head(), before);
    }
}

#[test]
fn a_reference_may_be_left_out_where_only_one_is_meant_and_is_asked_for_where_two_are() {
    let s = planned();
    s.kata("plan --step 'Sort by carrier' --expect 'Less walking' --alongside 'Another shift'")
        .ok();
    s.kata("record --happened x --learned y")
        .fails(1)
        .says(&["E1", "E2"]);
    s.kata("experiment drop --why 'No room'")
        .fails(1)
        .says(&["E1", "E2"]);
    s.kata("experiment drop E2 --why 'No room'").ok();
    s.kata("record --happened 'Less waiting' --learned 'The batch was it'")
        .ok();
    assert!(s.trailer("Kata-Record")[0].starts_with("E1 "));
    s.kata("record --happened x --learned y").fails(1);
    s.kata("obstacle resolve").ok();
    assert!(
        s.trailer("Kata-Record")[0].starts_with("O1 "),
        "the one in focus"
    );
}

#[test]
fn which_board_is_said_by_flag_variable_folder_or_kata_use_and_else_asked_for() {
    let s = Sandbox::board();
    s.kata("board new receiving --learner Noor --challenge 'No truck waits'")
        .ok();
    s.kata("board show")
        .fails(1)
        .says(&["packing", "receiving"]);
    let board = |run: crate::helper::Run| run.json().to_string();
    let shown = |name: &str, other: &str, text: String| {
        assert!(
            text.contains(name) && !text.contains(other),
            "{name}: {text}"
        )
    };
    shown(
        "No truck",
        "Every order",
        board(s.kata("-b receiving board show --format json")),
    );
    shown(
        "No truck",
        "Every order",
        board(
            s.call("board show --format json")
                .env("KATA_BOARD", "receiving")
                .run(),
        ),
    );
    shown(
        "Every order",
        "No truck",
        board(
            s.call("-b packing board show --format json")
                .env("KATA_BOARD", "receiving")
                .run(),
        ),
    );
    shown(
        "No truck",
        "Every order",
        board(
            s.call("board show --format json")
                .cwd(&s.work.join("boards/receiving"))
                .run(),
        ),
    );
    let head = s.head();
    s.kata("use receiving").ok();
    assert_eq!(s.head(), head, "kata use makes no commit");
    s.assert_clean();
    shown(
        "No truck",
        "Every order",
        board(s.kata("board show --format json")),
    );
    shown(
        "Every order",
        "No truck",
        board(
            s.call("board show --format json")
                .cwd(&s.work.join("boards/packing"))
                .run(),
        ),
    );
    s.kata("board close receiving --learned 'It is enough'")
        .ok();
    s.kata("use packing").ok();
    shown(
        "Every order",
        "No truck",
        board(s.kata("board show --format json")),
    );
}

// Rules of the practice that are errors

#[test]
fn a_second_open_target_is_exit_1_and_names_target_close() {
    let s = planned();
    let before = s.head();
    let line = "target new --by 2027-01-11 --outcome 'Every order within 30 minutes' --pattern 'No walking'";
    s.kata(line).fails(1).says(&["kata target close", "TC1"]);
    let error = s
        .kata(&format!("{line} --format json"))
        .fails(1)
        .error_json();
    assert!(error.to_string().contains("target close"), "{error}");
    assert_eq!(s.head(), before);
}

#[test]
fn a_second_open_experiment_is_exit_1_unless_it_says_why() {
    let s = planned();
    let before = s.head();
    let line = "plan --step 'Sort by carrier' --expect 'Less walking'";
    s.kata(line)
        .fails(1)
        .says(&["E1", "--alongside", "record", "drop"]);
    assert_eq!(s.head(), before);
    s.kata(&format!("{line} --alongside 'Another shift'")).ok();
    assert!(
        s.message().contains("Another shift"),
        "the reason is in the history\n{}",
        s.message()
    );
}

#[test]
fn closing_a_target_over_an_open_experiment_is_exit_1_and_names_the_ways_out() {
    let s = planned();
    let before = s.head();
    s.kata("target close --result met")
        .fails(1)
        .says(&["E1", "record", "continue", "drop"]);
    assert_eq!(s.head(), before);
}

// Hand edits in the way

#[test]
fn a_path_that_differs_from_head_is_exit_4_and_names_kata_save() {
    let s = planned();
    let path = s.path_of("boards/packing/experiments/001-");
    let edited = format!("{}# by hand\n", s.read(&path));
    for staged in [false, true] {
        s.write(&path, &edited);
        if staged {
            s.git(&["add", &path]);
        }
        let before = (s.head(), s.files(), s.git(&["ls-files", "-s"]));
        let line = "record E1 --happened 'Less waiting' --learned 'The batch was it'";
        s.kata(line).fails(4).says(&["kata save", &path]);
        s.kata(&format!("{line} --dry-run"))
            .fails(4)
            .says(&["kata save", &path]);
        let error = s
            .kata(&format!("{line} --format json"))
            .fails(4)
            .error_json();
        assert_eq!(error["path"], path.as_str(), "{error}");
        assert_eq!((s.head(), s.files(), s.git(&["ls-files", "-s"])), before);
        // another record is not in the way
        s.kata("obstacle edit O2 --gone-when 'Everybody has one'")
            .ok();
        s.kata("obstacle edit O2 --gone-when 'Everybody has two'")
            .ok();
        assert_eq!(s.read(&path), edited);
    }
    s.kata("save").ok();
    s.kata("record E1 --happened 'Less waiting' --learned 'The batch was it'")
        .ok();
    assert!(s.read(&path).contains("# by hand"));
}

#[test]
fn nothing_to_change_is_exit_0_without_a_commit() {
    let s = planned();
    let before = (s.head(), s.files());
    for line in [
        "obstacle focus O1",
        "board edit packing --process 'the packing bench'",
        "metric edit lead-time --name 'Lead time'",
        "save",
    ] {
        s.kata(line).ok();
        assert!(
            s.kata(&format!("{line} --format json")).json()["commit"].is_null(),
            "{line}"
        );
    }
    assert_eq!((s.head(), s.files()), before);
}

// Fields from elsewhere

#[test]
fn fields_come_from_a_document_too() {
    let s = Sandbox::practising();
    let document = "step = \"Print each label\"\nexpect = \"\"\"\nLess waiting.\nNo walking.\"\"\"\nkind = \"single-factor\"\n[prediction]\nmetric = \"lead-time\"\nlow = 1.234\nhigh = 39.0\n";
    s.call("plan --from -").stdin(document).run().ok();
    let e1 = s.kata("show E1 --format json").json();
    assert_eq!(e1["record"]["expect"], "Less waiting.\nNo walking.");
    assert_eq!(e1["record"]["prediction"]["low"].as_f64(), Some(1.234));
    s.write("result.toml", "happened = \"Less waiting\"\nlearned = \"The batch was it\"\nvalue = 38.5\nturned_out = \"as-expected\"\n");
    s.kata("record E1 --from result.toml").ok();
    assert_eq!(
        s.kata("show E1 --format json").json()["record"]["result"]["value"].as_f64(),
        Some(38.5)
    );
    let head = s.head();
    s.call("plan --from -")
        .stdin("step = = 1\n")
        .run()
        .fails(1)
        .says(&["1:8"]);
    s.call("plan --from -")
        .stdin("step = \"Only this\"\n")
        .run()
        .fails(2)
        .says(&["expect"]);
    assert_eq!(s.head(), head);
}

#[test]
fn a_document_that_is_too_large_is_refused_and_not_cut_short() {
    let s = Sandbox::practising();
    let before = s.commits();
    let mut document = "step = \"Print each label\"\nexpect = \"Less waiting\"\n".to_owned();
    document.push_str(&"# and so on\n".repeat(100_000));
    let run = s.call("plan --from -").stdin(&document).run();
    run.fails(1).says(&["too large", "nothing was recorded"]);
    assert_eq!(s.commits(), before);
}

#[test]
fn fields_come_from_the_editor_too() {
    let s = Sandbox::practising();
    let editor = s.root().join("editor");
    s.script(
        &editor,
        "printf 'step = \"Print each label\"\\nexpect = \"Less waiting\"\\n' > \"$1\"",
    );
    s.call("plan --edit")
        .env("GIT_EDITOR", editor.to_str().unwrap())
        .run()
        .ok();
    assert_eq!(
        s.kata("show E1 --format json").json()["record"]["expect"],
        "Less waiting"
    );
}

#[test]
fn hostile_names_are_refused_before_anything_is_written() {
    let s = Sandbox::board();
    for slug in [
        "..", ".git", ".GIT", "nul", "Packing", "a/b", "/tmp/x", "", "a b",
    ] {
        let before = (s.head(), s.files());
        let run = s.kata_args(&["board", "new", "--learner", "Noor", "--", slug]);
        assert!(run.code == 1 || run.code == 2, "{slug:?}: {run:?}");
        assert_eq!((s.head(), s.files()), before, "{slug:?}");
        let run = s.kata_args(&["metric", "add", "--unit", "min", "--", slug]);
        assert!(
            slug == "Packing" || run.code == 1 || run.code == 2,
            "{slug:?}: {run:?}"
        );
    }
}

#[test]
fn words_that_move_the_cursor_are_shown_and_not_sent_to_the_terminal() {
    let s = Sandbox::practising();
    s.kata_args(&[
        "obstacle",
        "add",
        "A \u{1b}[2J\u{1b}]0;title\u{7} \u{9b}31m \u{202e}odd",
    ])
    .ok();
    for line in ["obstacle list", "show O3", "board show", "log"] {
        let run = s.kata(line).done();
        for c in ['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}'] {
            assert!(
                !run.stdout.contains(c) && !run.stderr.contains(c),
                "{line}: {c:?}"
            );
        }
    }
    let shown = s.kata("show O3 --format json").json();
    assert!(shown.to_string().contains("odd"));
}

#[test]
fn a_reference_with_its_board_reaches_that_board_from_every_verb() {
    let s = Sandbox::practising();
    s.kata("board new receiving --learner Bram --challenge 'Every pallet on the day'")
        .ok();
    s.kata("use receiving").ok();
    s.kata("-b packing plan --step 'Print each label' --expect 'Less waiting'")
        .ok();
    for line in [
        "show packing/E1",
        "obstacle focus packing/O1",
        "obstacle edit packing/O1 --gone-when 'Nobody walks'",
        "experiment continue packing/E1 --by 2026-12-01 --why 'Not yet'",
        "record packing/E1 --happened 'Less waiting' --learned 'The batch was it'",
        "obstacle resolve packing/O1 --through packing/E1",
        "obstacle reopen packing/O1",
        "obstacle drop packing/O1 --why 'It is gone'",
        "target close packing/TC1 --result met",
    ] {
        s.kata(line).ok();
    }
    assert_eq!(s.trailer("Kata-Board"), ["packing"]);
}

#[test]
fn a_save_over_two_boards_names_each_record_with_its_board() {
    let s = Sandbox::practising();
    s.kata("board new receiving --learner Bram --challenge 'Every pallet on the day'")
        .ok();
    s.kata("-b receiving obstacle add 'The dock is full' 'The gate is locked' 'Nobody calls'")
        .ok();
    for start in [
        "boards/packing/obstacles/001-",
        "boards/receiving/obstacles/003-",
    ] {
        let path = s.path_of(start);
        let text = s.read(&path);
        s.write(&path, &format!("{text}# seen again\n"));
    }
    s.kata("save").ok();
    let records = s.trailer("Kata-Record").join("\n");
    assert!(
        records.contains("packing/O1 ") && records.contains("receiving/O3 "),
        "{records}"
    );
    s.kata("-b packing obstacle add 'One more'").ok();
    s.kata("-b packing show O3").ok();
    let steps = s.kata("-b receiving log --format json").json();
    assert_eq!(steps["steps"][0]["step"], "saved");
}

#[test]
fn an_init_that_cannot_go_on_leaves_no_repository_behind() {
    let s = Sandbox::empty();
    let folder = s.root().join("work");
    std::fs::create_dir_all(&folder).unwrap();
    s.call("init --at garbage").cwd(&folder).run().fails(2);
    assert!(!folder.join(".git").exists());
}

#[test]
fn a_slug_and_every_missing_flag_are_named_at_once() {
    let s = Sandbox::home();
    s.kata("board new").fails(2).says(&["SLUG", "--learner"]);
    let s = Sandbox::board();
    s.kata("metric add").fails(2).says(&["SLUG", "--unit"]);
}

#[test]
fn an_edit_in_the_editor_can_take_out_an_element_and_a_range() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label' --expect 'Less waiting' --predict lead-time=36..39 --builds-on O1 --builds-on O2").ok();
    s.kata("experiment edit E1 --predict lead-time=..30").ok();
    let e1 = s.kata("show E1 --format json").json();
    assert!(e1["record"]["prediction"]["low"].is_null(), "{e1}");
    let editor = s.root().join("editor");
    s.script(
        &editor,
        "sed -i 's/^builds_on = .*/builds_on = [\"O1\"]/' \"$1\"",
    );
    s.call("experiment edit E1 -e")
        .env("GIT_EDITOR", editor.to_str().unwrap())
        .run()
        .ok();
    let e1 = s.kata("show E1 --format json").json();
    assert_eq!(
        e1["record"]["builds_on"].as_array().unwrap().len(),
        1,
        "{e1}"
    );
    s.kata("experiment edit E1 --builds-on '' --predict ''")
        .ok();
    let e1 = s.kata("show E1 --format json").json();
    assert!(
        e1["record"]["builds_on"].is_null() && e1["record"]["prediction"].is_null(),
        "{e1}"
    );
}

#[test]
fn old_points_stay_as_somebody_wrote_them() {
    let s = Sandbox::practising();
    let path = "boards/packing/metrics/lead-time.points.toml";
    let written = "points = [\n  # first week\n  { on = 2026-11-20, n = 1, value = 41, source = \"clock\" }, # recalibrated\n]\n";
    s.write(path, written);
    s.kata("save").ok();
    s.kata("measure lead-time 40").ok();
    s.kata("measure lead-time 39 --instead-of 40 --note typo")
        .ok();
    let now = s.read(path);
    for line in written.lines() {
        assert!(now.lines().any(|l| l == line), "{line}\n{now}");
    }
    assert!(
        now.contains("instead_of = 40.0") && now.contains("note = \"typo\""),
        "{now}"
    );
}

#[test]
fn a_range_that_nothing_can_lie_in_and_a_challenge_that_serves_nobody_are_found() {
    let s = Sandbox::practising();
    let document = "step = \"Print\"\nexpect = \"Less\"\n[prediction]\nmetric = \"lead-time\"\nlow = 50.0\nhigh = 3.0\n";
    s.call("plan --from -")
        .stdin(document)
        .run()
        .fails(1)
        .says(&["lead-time=36..39"]);
    s.kata("board new receiving --learner Bram --serves nowhere")
        .ok();
    let found = s.kata("check --format json");
    assert!(found.stdout.contains("dangling-reference"), "{found:?}");
    s.kata("board edit receiving --serves packing").ok();
    s.kata("check").ok();
    s.kata("board edit receiving --serves customers").ok();
    s.kata("check").ok();
}

#[test]
fn the_value_of_a_result_may_be_a_clock_time_where_the_metric_is_in_minutes() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label' --expect 'Less waiting' --predict lead-time=0:36..0:39")
        .ok();
    s.kata("record --happened 'Less waiting' --learned 'The batch was it' --value 0:38")
        .ok();
    let e1 = s.kata("show E1 --format json").json();
    assert_eq!(e1["record"]["result"]["value"].as_f64(), Some(38.0));
}
