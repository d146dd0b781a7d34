//! What ends, and what then can no longer be done: boards, and files that were deleted.

use crate::helper::{Sandbox, has};

#[test]
fn a_board_ends_only_when_nothing_on_it_is_open() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label' --expect 'Nobody waits'")
        .ok();
    let before = s.commits();
    s.kata("board close --learned 'It was the batch'")
        .fails(1)
        .says(&[
            "E1",
            "kata record E1",
            "experiment continue E1",
            "experiment drop E1",
        ]);
    s.kata("record --happened 'Nobody waited' --learned 'It was the batch'")
        .ok();
    s.kata("board close --learned 'It was the batch'")
        .fails(1)
        .says(&["TC1", "kata target close TC1"]);
    s.kata("target close --result met").ok();
    s.kata("board close --learned 'It was the batch'").ok();
    assert_eq!(s.commits(), before + 3);
}

#[test]
fn a_board_that_ended_takes_no_further_step_until_it_is_reopened() {
    let s = Sandbox::practising();
    s.kata("problem raise 'Returns come back unlabelled'").ok();
    s.kata("target close --result met").ok();
    s.kata("board close --learned 'It was the batch'").ok();
    let before = s.commits();
    for line in [
        "plan --step x --expect y",
        "record --step x --happened y --learned z",
        "obstacle add x",
        "obstacle focus O1",
        "obstacle drop O1 --why x",
        "condition new --seen x",
        "target new --by 2026-12-20 --outcome x --pattern y",
        "measure lead-time 40",
        "metric add other --unit min",
        "problem take P1 --as obstacle",
        "problem take P1 --as packing",
        "problem take P1 --as O2",
    ] {
        s.kata(line)
            .fails(1)
            .says(&["23 Nov 2026", "kata board reopen packing"]);
    }
    assert_eq!(s.commits(), before);
    // A slip of the pen can still be mended, and the work be taken up again.
    s.kata("obstacle edit O1 --text 'Labels come in batches of 20'")
        .ok();
    s.kata("board reopen").ok();
    s.kata("obstacle add x").ok();
}

#[test]
fn a_board_that_rests_still_takes_what_somebody_saw() {
    let s = Sandbox::practising();
    s.kata("board pause --until 2026-12-07").ok();
    s.kata("measure lead-time 40")
        .done()
        .says(&["The board rests until 7 Dec 2026", "kata board reopen"]);
    s.kata("obstacle add 'The lamp flickers'").ok();
}

#[test]
fn where_several_are_open_the_hint_is_the_command_that_was_meant() {
    let s = Sandbox::practising();
    s.kata("plan --step a --expect b").ok();
    s.kata("plan --step c --expect d --alongside 'Two benches'")
        .ok();
    for (line, hint) in [
        ("record --happened x --learned y", "kata record E1"),
        (
            "-b packing record --happened x --learned y",
            "kata record E1",
        ),
        ("experiment drop --why x", "kata experiment drop E1"),
        (
            "--lang en experiment continue --by fri --why x",
            "kata experiment continue E1",
        ),
    ] {
        s.kata(line).fails(1).says(&[hint]);
    }
}

#[test]
fn a_kind_of_step_that_there_is_not_is_wrong_usage() {
    let s = Sandbox::practising();
    s.kata("log --kind experimnt")
        .fails(2)
        .says(&["experimnt", "experiment", "measured"]);
    s.kata("log --kind target,nonsense")
        .fails(2)
        .says(&["nonsense"]);
    for kind in [
        "observation",
        "points",
        "cycle",
        "people",
        "noted",
        "merged",
    ] {
        s.kata(&format!("log --kind {kind}")).ok();
    }
    let steps = s
        .kata("log --kind target,obstacle-focused --format json")
        .json();
    assert_eq!(steps["steps"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_file_that_was_deleted_is_saved_as_removed() {
    let s = Sandbox::practising();
    let path = s.path_of("boards/packing/obstacles/002");
    std::fs::remove_file(s.work.join(&path)).unwrap();
    let out = s.kata("save").ok();
    assert!(has(&out, &format!("{path} (removed)")), "{out}");
    assert_eq!(s.log("%s")[0], "packing O2 removed: The scanner is shared");
    assert_eq!(s.trailer("Kata-Step"), ["saved"]);
    assert!(has(&s.message(), "O2"));
}
