//! Records that name one another, read from either end.

use crate::helper::{Sandbox, has};

/// Two boards: on `office` a step that builds on one of `packing`.
fn built_on() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("plan --step 'Stand beside the printer' --expect 'They all wait as long'")
        .ok();
    s.kata("record --happened 'The first waits longest' --learned 'A batch turns the order around' --turned-out different")
        .ok();
    s.kata("board new office --learner Els --challenge 'A quote the next day'")
        .ok();
    s.kata("-b office condition new --pattern 'Five mailboxes' --seen 'Nobody at it'")
        .ok();
    s.kata("-b office plan --step 'Follow five quotes' --expect 'Prices take longest' --builds-on packing/E1")
        .ok();
    s
}

#[test]
fn a_step_is_shown_with_what_it_builds_on_and_with_what_was_built_on_it() {
    let s = built_on();
    let message = s.git(&["log", "-1", "--format=%b"]);
    assert!(
        has(&message, "Builds on: packing/E1 Stand beside the printer"),
        "{message}"
    );
    for (command, said) in [
        (
            "-b office show E1",
            "Builds on packing/E1 Stand beside the printer",
        ),
        (
            "show packing/E1",
            "Built on by office/E1 Follow five quotes · open",
        ),
        ("-b office experiment show E1", "Builds on packing/E1"),
        ("-b office log --kind experiment", "office E1"),
    ] {
        let shown = s.kata(command).ok();
        assert!(has(&shown, said), "{command}: no {said:?} in\n{shown}");
        assert!(!shown.contains("/001-"), "{command}: a path in\n{shown}");
    }
    let json = s.kata("show packing/E1 --format json").json();
    let by = &json["referred_by"][0];
    assert_eq!(
        (&by["board"], &by["ref"], &by["field"], &by["text"]),
        (
            &"office".into(),
            &"E1".into(),
            &"builds_on".into(),
            &"Follow five quotes".into()
        )
    );
    let to = s.kata("show office/E1 --format json").json();
    assert_eq!(to["refers_to"][0]["board"], "packing");
    assert_eq!(to["refers_to"][0]["ref"], "E1");
    assert_eq!(to["referred_by"], serde_json::json!([]));
    // Every lesson in `lessons` names it so, too.
    let found = s.kata("lessons printer").ok();
    assert!(has(&found, "Built on by office/E1"), "{found}");
}

#[test]
fn what_is_aimed_at_and_in_the_way_is_shown_with_what_was_done_about_it() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print at the bench' --expect 'No wait'")
        .ok();
    s.kata("record --happened h --learned l --turned-out as-expected")
        .ok();
    s.kata("obstacle resolve O1 --through E1").ok();
    s.kata("target close --result met --standard 'Labels are printed at the bench'")
        .ok();
    for (command, said) in [
        ("show TC1", "Experiment E1 Print at the bench · as expected"),
        ("show TC1", "O1 Labels come in batches · resolved"),
        ("show O1", "Experiment E1 Print at the bench"),
        ("show E1", "Did away with O1 Labels come in batches"),
        ("show CC1", "Began here TC1 Every order within 40 minutes"),
        ("show lead-time", "Target condition TC1"),
        ("show S1", "Target condition packing/TC1 Every order"),
    ] {
        let shown = s.kata(command).ok();
        assert!(has(&shown, said), "{command}: no {said:?} in\n{shown}");
    }
    // Both say it; it is told once.
    let standard = s.kata("show S1").ok();
    assert_eq!(standard.matches("packing/TC1").count(), 1, "{standard}");
}

#[test]
fn a_problem_and_the_target_condition_that_it_stood_in_the_way_of_lead_to_each_other() {
    let s = Sandbox::practising();
    s.kata(
        "problem raise 'The shop promises until five' --raised-by packers --at 2026-11-20T11:00",
    )
    .ok();
    s.kata("target close --result not-met --learned 'It hangs on the shop' --problem P1")
        .ok();
    assert_eq!(s.kata("check --strict").code, 0);
    let shown = s.kata("show P1").ok();
    for said in [
        "Waits open since 20 Nov 2026, for 3 days",
        "Storyboard packing",
        "Stood in the way of packing/TC1 Every order within 40 minutes · not met",
    ] {
        assert!(has(&shown, said), "no {said:?} in\n{shown}");
    }
    let target = s.kata("show TC1").ok();
    assert!(
        has(&target, "In its way stood P1 The shop promises until five"),
        "{target}"
    );
    for (command, said) in [
        (
            "agenda",
            "not answered yet, stood in the way of packing/TC1: The shop",
        ),
        (
            "culture",
            "stood in the way of packing/TC1 (P1, packing/TC1)",
        ),
    ] {
        let shown = s.kata(command).ok();
        assert!(has(&shown, said), "{command}: no {said:?} in\n{shown}");
    }
    // Whoever looks for what was learned comes upon it as well.
    let found = s.kata("lessons promises").ok();
    assert!(
        has(&found, "packing/TC1") && has(&found, "In its way stood P1 The shop promises"),
        "{found}"
    );
    let list = s.call("problem list").width(200).run().ok();
    for said in [
        "open since 20 Nov 2026, for 3 days",
        "stood in the way of packing/TC1 (not met)",
    ] {
        assert!(has(&list, said), "no {said:?} in\n{list}");
    }
}

/// What a record names is looked for in its own home. A name that leads out of it, or into a folder that
/// is a link, leads nowhere: whoever shows or publishes a home shows nothing else.
#[test]
fn a_name_that_leads_out_of_the_home_leads_nowhere() {
    let s = Sandbox::practising();
    let private = s.root().join("private/boards/own/experiments");
    std::fs::create_dir_all(&private).unwrap();
    let told = "step = \"Told nobody yet\"\nexpect = \"Nothing\"\nwas = [\"002-was\"]\n";
    std::fs::write(private.join("001-own.toml"), told).unwrap();
    std::os::unix::fs::symlink("../../private/boards/own", s.work.join("boards/linked")).unwrap();
    s.kata("plan --step 'Print each label' --expect 'Nobody waits'")
        .ok();
    let path = s.path_of("boards/packing/experiments/001-");
    let text = s.read(&path);
    let out = s.root().join("private/boards/own");
    for name in [
        "../../private/boards/own/001-own",
        "../../private/boards/own/002-was",
        &format!("{}/001-own", out.display()),
        "linked/001-own",
        "linked/002-was",
        "packing/../../../private/boards/own/001-own",
        "./001-own",
        "../001-own",
    ] {
        s.write(&path, &format!("builds_on = [\"{name}\"]\n{text}"));
        s.git(&["commit", "-qam", "by hand"]);
        for line in [
            "show E1",
            "show E1 --format json",
            "show E1 --why",
            "board show",
            "board show --html -",
            "export json",
            "lessons --format json",
            "lessons own",
        ] {
            let run = s.kata(line);
            let said = run.stdout + &run.stderr;
            assert!(!said.contains("Told nobody"), "{name}: {line}\n{said}");
        }
        let site = s.root().join("site");
        let _ = std::fs::remove_dir_all(&site);
        s.kata_args(&["export", "site", "-o", site.to_str().unwrap()])
            .ok();
        let found = std::process::Command::new("grep")
            .args(["-rl", "Told nobody"])
            .arg(&site)
            .output()
            .unwrap();
        assert!(found.stdout.is_empty(), "{name}: {found:?}");
    }
}
