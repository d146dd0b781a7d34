//! Two clones and git alone: what a plain merge must not lose.

use crate::helper::Sandbox;

/// Two clones of a board: the second one stands in `other` beside the first.
fn two() -> (Sandbox, std::path::PathBuf) {
    let s = Sandbox::practising();
    let work = s.root().join("work");
    let other = s.root().join("other");
    s.git(&[
        "clone",
        "-q",
        work.to_str().unwrap(),
        other.to_str().unwrap(),
    ]);
    (s, other)
}

#[test]
fn both_begin_to_measure_and_a_plain_merge_keeps_every_point() {
    let (s, other) = two();
    s.kata("metric add walk --unit m").ok();
    s.git_in(&other, &["pull", "-q", "--no-rebase"]);
    s.kata("measure walk 31 32").ok();
    s.call("measure walk 41").cwd(&other).run().ok();
    s.call("measure walk 42 --on 2026-11-20")
        .cwd(&other)
        .run()
        .ok();
    s.git_in(&other, &["pull", "-q", "--no-rebase", "--no-edit"]);
    let shown = s.call("metric show walk").cwd(&other).run().ok();
    for value in ["31 m", "32 m", "41 m", "42 m"] {
        assert!(shown.contains(value), "{value} in\n{shown}");
    }
    s.call("check").cwd(&other).run().ok();
    s.call("measure walk 43").cwd(&other).run().ok();
}

#[test]
fn both_plan_an_experiment_and_each_is_still_there_after_a_plain_merge() {
    let (s, other) = two();
    s.kata("plan --step 'Print each label' --expect 'Less waiting'")
        .ok();
    s.call("plan --step 'Move the printer' --expect 'Less walking'")
        .cwd(&other)
        .run()
        .ok();
    s.git_in(&other, &["pull", "-q", "--no-rebase", "--no-edit"]);
    let listed = s.call("experiment list").cwd(&other).run().ok();
    assert!(
        listed.contains("Print each label") && listed.contains("Move the printer"),
        "{listed}"
    );
    let found = s.call("check --format json").cwd(&other).run().json();
    let names: Vec<&str> = found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["name"].as_str().unwrap())
        .collect();
    assert!(names.contains(&"doubled-number"), "{names:?}");
    s.call("show E1")
        .cwd(&other)
        .run()
        .fails(1)
        .says(&["001-print-each-label", "001-move-printer"]);
}

#[test]
fn a_file_of_points_that_cannot_be_read_is_never_written_anew() {
    let s = Sandbox::practising();
    s.kata("measure lead-time 40").ok();
    let path = "boards/packing/metrics/lead-time.points.toml";
    let broken = format!("{}points = [\n", s.read(path));
    s.write(path, &broken);
    s.git(&["commit", "-qam", "broken by hand"]);
    s.kata("measure lead-time 41")
        .fails(1)
        .says(&["lead-time.points.toml"]);
    assert_eq!(s.read(path), broken);
}
