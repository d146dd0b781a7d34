//! What `-C` means for a file that is named: it lies below that folder, as with git.

use crate::helper::{Sandbox, has};

#[test]
fn a_file_is_named_from_the_folder_in_which_the_command_acts() {
    let s = Sandbox::practising();
    let beside = s.root().join("tmp");
    s.write(
        "in/points.csv",
        "date,lead-time\n2026-11-16,44\n2026-11-17,43\n",
    );
    s.write("in/problems.csv", "text\nThe tape runs out\n");
    s.write("in/obstacle.toml", "text = \"It is dark\"\n");
    s.write("in/again.toml", "text = \"It is dark at night\"\n");
    let there = |line: &str| {
        let line = format!("-C {} {line}", s.work.join("in").display());
        s.call(&line).cwd(&beside).run()
    };
    for line in [
        "measure --csv points.csv",
        "problem import problems.csv",
        "obstacle add --from obstacle.toml",
        "obstacle edit O3 --from again.toml",
        "chart lead-time --svg chart.svg",
        "board show --html page.html",
        "export json -o all.json",
    ] {
        let before = s.commits();
        there(line).ok();
        let reads = !line.contains("chart.svg")
            && !line.contains("page.html")
            && !line.contains("all.json");
        assert_eq!(s.commits(), before + usize::from(reads), "{line}");
    }
    for written in ["in/chart.svg", "in/page.html", "in/all.json"] {
        assert!(s.work.join(written).is_file(), "{written}");
    }
    there("import json all.json --dry-run").ok();
    // What lies where the shell stands is not meant, and a whole path is a whole path.
    let own = s.work.join("in/obstacle.toml");
    std::fs::copy(&own, beside.join("own.toml")).unwrap();
    there("obstacle add --from own.toml")
        .fails(1)
        .says(&["own.toml"]);
    there(&format!("obstacle add --from {}", own.display())).ok();
}

#[test]
fn an_observation_for_another_home_is_read_from_here() {
    let s = Sandbox::practising();
    let own = s.root().join("tmp/own");
    s.kata(&format!("init {}", own.display())).ok();
    s.kata(&format!(
        "-C {} board new coaching --learner Noor --challenge c",
        own.display()
    ))
    .ok();
    s.call("coach --from -").stdin("note = \"x\"\n").run().ok();
    s.write(
        "seen.toml",
        "seen = \"Three answers were given\"\npractise = \"Wait\"\n",
    );
    let line = format!(
        "coach observe C1 --into {} --on coaching --from seen.toml",
        own.display()
    );
    s.kata(&line).ok();
}

#[test]
fn a_folder_in_the_place_of_a_file_is_told_with_the_option_that_named_it() {
    let s = Sandbox::practising();
    std::fs::create_dir(s.work.join("site")).unwrap();
    for (line, hint) in [
        ("board show --html site", "--html site/FILE"),
        ("export storyboard -o site", "-o site/FILE"),
    ] {
        let run = s.kata(line).fails(1);
        assert!(has(&run.stderr, hint), "{}", run.stderr);
    }
}

#[test]
fn whoever_names_no_board_is_told_of_records_that_are_called_the_same() {
    let s = Sandbox::practising();
    s.kata("plan --step 'One order at a time' --expect 'Nobody waits'")
        .ok();
    s.kata("board new office --learner Ayla --challenge c").ok();
    s.kata("-b office experiment plan --step a --expect 'b happens'")
        .ok();
    let run = s.kata("-b packing show E1").done();
    assert!(!run.stderr.contains("office/E1"), "{}", run.stderr);
    s.kata("use packing").ok();
    let run = s.kata("show E1").done();
    run.says(&["This is packing/E1; there is also office/E1."]);
    let run = s.kata("show packing/E1").done();
    assert!(!run.stderr.contains("office/E1"), "{}", run.stderr);
    let run = s.kata("show O1").done();
    assert!(!run.stderr.contains("there is also"), "{}", run.stderr);
}
