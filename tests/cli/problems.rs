//! From a problem that somebody raises to what becomes of it, visible for everybody.

use crate::helper::{Sandbox, has};

fn raised() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("problem raise 'Returns come back unlabelled' 'The scanner is broken again'")
        .ok();
    s
}

#[test]
fn a_problem_taken_up_as_an_obstacle_is_one_commit_with_both_records_that_name_each_other() {
    let s = raised();
    let before = s.commits();
    let taken = s
        .kata("problem take P1 --as obstacle --gone-when 'Every return has a label' --format json")
        .json();
    assert_eq!(s.commits(), before + 1);
    assert_eq!(s.trailer("Kata-Step"), ["problem-taken"]);
    assert_eq!(s.trailer("Kata-Board"), ["packing"]);
    let records = s.trailer("Kata-Record");
    assert!(records[0].starts_with("P1 ") && records[1].starts_with("O3 "));
    assert_eq!(taken["records"][0]["ref"], "P1");
    let obstacle = &taken["records"][1];
    assert_eq!(obstacle["ref"], "O3");
    assert_eq!(obstacle["record"]["text"], "Returns come back unlabelled");
    assert_eq!(
        obstacle["record"]["gone_when"], "Every return has a label",
        "an obstacle's own flags may stand beside it"
    );
    let stem = &taken["records"][0]["stem"];
    assert_eq!(obstacle["record"]["problems"][0], *stem);
    assert_eq!(
        taken["records"][0]["record"]["taken"]["as"],
        format!("packing/{}", obstacle["stem"].as_str().unwrap())
    );
    // It stands in the way of what is being worked on.
    assert_eq!(
        obstacle["record"]["targets"].as_array().map(Vec::len),
        Some(1)
    );
    s.kata("check").ok();
    s.assert_clean();
}

#[test]
fn what_became_of_a_problem_can_be_read_by_everybody() {
    let s = raised();
    s.kata("problem take P1 --as obstacle").ok();
    s.kata("obstacle focus O3").ok();
    s.kata("plan --step 'Print a label for each return' --expect 'None comes back without'")
        .ok();
    let shown = s.kata("problem show P1").ok();
    for said in [
        "taken up as packing/O3",
        "What became of it",
        "packing/E1",
        "Print a label for each return",
    ] {
        assert!(has(&shown, said), "no {said:?} in\n{shown}");
    }
    let json = s.kata("show P1 --format json").json();
    assert_eq!(json["became"][0]["ref"], "O3");
    assert_eq!(json["became"][1]["ref"], "E1");
    s.kata("problem close P2 --why 'A new one came today'").ok();
    assert_eq!(s.trailer("Kata-Step"), ["problem-closed"]);
    let list = s.kata("problem list").ok();
    assert!(has(&list, "taken up as packing/O3"), "{list}");
    assert!(
        has(&list, "answered on 23 Nov 2026: A new one came today"),
        "{list}"
    );
    let obstacle = s.kata("obstacle show O3").ok();
    assert!(has(&obstacle, "Problem P1"), "{obstacle}");
}

#[test]
fn a_problem_can_be_taken_up_with_what_is_there_already() {
    let s = raised();
    s.kata("problem take P2 --as O2").ok();
    s.kata("problem take P1 --as packing/o2").ok();
    assert_eq!(s.trailer("Kata-Step"), ["problem-taken"]);
    let obstacle = s.kata("show O2 --format json").json();
    let problems = obstacle["record"]["problems"].as_array().unwrap();
    assert_eq!(
        problems.len(),
        2,
        "an obstacle may answer to several problems"
    );
    s.kata("problem raise 'The bench is too low'").ok();
    s.kata("problem take P3 --as packing").ok();
    assert_eq!(
        s.kata("show P3 --format json").json()["record"]["taken"]["as"],
        "packing"
    );
    assert!(has(&s.kata("board show").ok(), "Problem P3"));
    assert_eq!(s.kata("check").code, 0);
}

#[test]
fn a_board_is_opened_for_a_problem() {
    let s = raised();
    s.kata("problem take P1 --as board")
        .fails(2)
        .says(&["SLUG", "--learner"]);
    let taken = s
        .kata("problem take P1 --as board --slug returns --learner Bram --format json")
        .json();
    assert_eq!(s.trailer("Kata-Step"), ["problem-taken"]);
    assert_eq!(taken["records"][1]["kind"], "board");
    assert_eq!(
        taken["next"]["step"], "set-challenge",
        "a problem is no challenge yet"
    );
    assert_eq!(taken["records"][0]["record"]["taken"]["as"], "returns");
    s.kata("problem take P2 --as board:scanners --learner Noor --challenge 'Nobody waits for a scanner'")
        .ok();
    assert!(s.tree().contains(&"boards/scanners/board.toml".to_owned()));
    assert_eq!(s.kata("check").code, 0);
}

#[test]
fn a_problem_that_has_its_answer_or_was_taken_up_is_not_taken_up_again() {
    let s = raised();
    s.kata("problem close P1 --why 'The supplier labels them now'")
        .ok();
    let before = s.commits();
    s.kata("problem take P1 --as obstacle").fails(1).says(&[
        "P1",
        "answered",
        "The supplier labels them now",
    ]);
    s.kata("problem close P1 --why again").fails(1);
    s.kata("problem take --as obstacle").ok(); // P2 is the only one that waits
    s.kata("problem take P2 --as O1")
        .fails(1)
        .says(&["P2", "packing/O3", "problem show P2"]);
    s.kata("problem take --as obstacle").fails(1);
    assert_eq!(s.commits(), before + 1);
    // When the work is done, whoever raised it gets an answer.
    s.kata("problem close P2 --why 'Each bench has its own'")
        .ok();
}

#[test]
fn what_cannot_be_taken_up_is_said_before_anything_is_written() {
    let s = raised();
    let before = s.commits();
    s.kata("problem take P1").fails(2).says(&["--as"]);
    s.kata("problem take P1 --as nowhere").fails(1);
    s.kata("problem take P1 --as E9").fails(1);
    s.kata("problem take P1 --as TC1").fails(1);
    s.kata("problem take P9 --as obstacle")
        .fails(1)
        .says(&["P9"]);
    s.kata("problem take S1 --as obstacle").fails(1);
    s.kata("problem take P1 --as obstacle --learner Noor")
        .fails(2)
        .says(&["--learner"]);
    s.kata("problem take P1 --as O1 --text other")
        .fails(2)
        .says(&["--text"]);
    s.kata("problem take P1 --as packing --slug x")
        .fails(2)
        .says(&["--slug"]);
    s.kata("problem take P1 --as board --slug packing --learner x")
        .fails(1)
        .says(&["packing"]);
    s.kata("obstacle drop O2 --why gone").ok();
    s.kata("problem take P1 --as O2").fails(1);
    assert_eq!(s.commits(), before + 1);
    s.assert_clean();
}

#[test]
fn nothing_is_written_by_a_dry_run_and_the_words_can_be_mended() {
    let s = raised();
    let before = s.commits();
    let diff = s.kata("problem take P1 --as obstacle --dry-run").ok();
    assert!(diff.contains("problems/001") && diff.contains("obstacles/003"));
    assert_eq!(s.commits(), before);
    s.kata("problem edit P1 --text 'Half of the returns come back unlabelled' --raised-by Bram")
        .ok();
    assert_eq!(s.trailer("Kata-Step"), ["edited"]);
    let taken = s
        .kata("problem take P1 --as obstacle --text 'Returns arrive without a label' --format json")
        .json();
    assert_eq!(
        taken["records"][1]["record"]["text"],
        "Returns arrive without a label"
    );
}

#[test]
fn a_problem_whose_obstacle_is_gone_is_a_finding_and_is_still_shown() {
    let s = raised();
    s.kata("problem take P1 --as obstacle").ok();
    let path = s.path_of("boards/packing/obstacles/003");
    std::fs::remove_file(s.work.join(path)).unwrap();
    let run = s.kata("check --format json");
    assert_eq!(run.code, 3);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let finding = &found["findings"][0];
    assert_eq!(finding["name"], "dangling-reference");
    assert_eq!(
        finding["path"],
        "problems/001-returns-come-back-unlabelled.toml"
    );
    let shown = s.kata("problem show P1").ok();
    assert!(has(&shown, "taken up as packing/O3"), "{shown}");
}
