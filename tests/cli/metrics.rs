//! A metric's own life: its lines, how it is measured, and what its name may be.

use crate::helper::{Sandbox, has};

fn metric() -> Sandbox {
    let s = Sandbox::board();
    s.kata("metric edit lead-time --line takt=55 --line planned=50 --how 'From scan to cage'")
        .ok();
    s
}

#[test]
fn the_list_says_in_what_how_and_with_which_lines() {
    let s = metric();
    s.kata("measure lead-time 44 --on 2026-11-20").ok();
    let list = s.kata("metric list").ok();
    for said in [
        "Lead time",
        "44 min",
        "planned 50 min",
        "takt 55 min",
        "From scan to cage",
    ] {
        assert!(has(&list, said), "no {said:?} in\n{list}");
    }
}

#[test]
fn a_line_is_set_moved_and_taken_out() {
    let s = metric();
    let line = |s: &Sandbox| {
        s.kata("metric show lead-time --format json").json()["record"]["line"].clone()
    };
    s.kata("metric edit lead-time --line takt=").ok();
    assert_eq!(line(&s), serde_json::json!({ "planned": 50.0 }));
    s.kata("metric edit lead-time --line planned=0:48 --line cycle=40,5")
        .ok();
    assert_eq!(
        line(&s),
        serde_json::json!({ "planned": 48.0, "cycle": 40.5 }),
        "in the unit of the metric"
    );
    s.kata("metric edit lead-time --line planned= --line cycle=")
        .ok();
    assert!(line(&s).is_null());
    assert!(
        !s.read("boards/packing/metrics/lead-time.toml")
            .contains("[line]")
    );
    s.kata("metric edit lead-time --line takt").fails(2);
    s.kata("metric edit lead-time --line takt=soon").fails(2);
}

#[test]
fn a_changed_way_of_measuring_is_dated_and_marked_between_the_measurements() {
    let s = metric();
    s.kata("measure lead-time 44 --on 2026-11-19").ok();
    s.kata("measure lead-time 52 --on 2026-11-20").ok();
    s.kata("metric edit lead-time --how 'From scan to truck' --from 2026-11-20")
        .ok();
    let shown = s.kata("metric show lead-time").ok();
    let place = |text: &str| {
        shown
            .find(text)
            .unwrap_or_else(|| panic!("no {text} in\n{shown}"))
    };
    let table = place("Measurements");
    let mark = table + shown[table..].find("From scan to truck").unwrap();
    assert!(place("52 min") < mark && mark < place("44 min"), "{shown}");
    assert!(has(&shown, "Before: From scan to cage"), "{shown}");
    // Said again, nothing changes; a mark needs what it marks.
    let again = s
        .kata("metric edit lead-time --how 'From scan to truck' --from 2026-11-20 --format json")
        .json();
    assert!(again["commit"].is_null());
    s.kata("metric edit lead-time --from 2026-11-20")
        .fails(2)
        .says(&["--how"]);
    // An earlier change stands before a later one, and a day has one.
    s.kata("metric edit lead-time --how 'By stopwatch' --from 2026-11-01")
        .ok();
    s.kata("metric edit lead-time --how 'By scanner' --from 2026-11-20")
        .ok();
    let record = s.kata("metric show lead-time --format json").json();
    let changed = record["record"]["changed"].as_array().unwrap();
    let days: Vec<&str> = changed
        .iter()
        .map(|mark| mark["from"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2026-11-01", "2026-11-20"]);
    assert_eq!(changed[1]["how"], "By scanner");
}

#[test]
fn a_metric_does_not_go_by_the_name_of_a_board() {
    let s = Sandbox::board();
    s.kata("board new returns --learner Bram").ok();
    for name in ["packing", "returns"] {
        s.kata(&format!("metric add {name} --unit min -b packing"))
            .fails(1)
            .says(&[name, "board"]);
    }
    s.kata("metric add 'in pak' --unit min -b packing")
        .fails(2)
        .says(&["in-pak"]);
}

#[test]
fn a_metric_is_named_in_any_case_and_on_another_board() {
    let s = metric();
    s.kata("board new returns --learner Bram").ok();
    s.kata("use returns").ok();
    s.kata("measure packing/Lead-Time 44").ok();
    s.kata("metric edit Packing/LEAD-TIME --how 'By scanner'")
        .ok();
    let shown = s.kata("metric show packing/lead-time").ok();
    assert!(
        has(&shown, "44 min") && has(&shown, "By scanner"),
        "{shown}"
    );
    s.kata("measure lead-time 44").fails(1);
}

#[test]
fn a_correction_that_was_made_before_and_taken_back_holds_again() {
    let s = Sandbox::board();
    s.kata("measure lead-time 415 --on 2026-11-20").ok();
    for (new, old) in [
        ("41.5", "415"),
        ("415", "41.5"),
        ("41.5", "415"),
        ("415", "41.5"),
    ] {
        s.kata(&format!("measure lead-time {new} --instead-of {old}"))
            .ok();
        let board = s.kata("board show --format json").json();
        let latest = &board["metrics"][0]["latest"];
        assert_eq!(latest["value"].to_string().trim_end_matches(".0"), new);
        let shown = s.kata("metric show lead-time").ok();
        assert_eq!(shown.matches("20 Nov 2026").count(), 1, "{shown}");
    }
    // So does the value of a result that is edited to and fro.
    s.kata("plan --step x --expect y --predict lead-time=36..39")
        .ok();
    s.kata("record --happened x --learned y --value 38").ok();
    for value in ["39", "38", "39", "38", "39"] {
        s.kata(&format!("experiment edit E1 --value {value}")).ok();
        let shown = s.kata("metric show lead-time").ok();
        assert!(has(&shown, &format!("23 Nov 2026 {value} min")), "{shown}");
        assert_eq!(shown.matches("23 Nov 2026").count(), 1, "{shown}");
    }
}
