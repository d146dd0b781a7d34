//! Coaching cycles: from a document and from flags, prepared and held, observed, with remarks.

use std::path::Path;

use proptest::prelude::*;

use crate::helper::{Run, Sandbox, few, has};

/// A practising board with its pair among the people, and an experiment that is open.
fn pair() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("people add noor --name 'Noor Bakker' --email noor@example.org")
        .ok();
    s.kata("people add bram --name 'Bram Visser' --email bram@example.org")
        .ok();
    s.kata("board edit --learner noor --coach bram").ok();
    s.kata("plan --step 'Print each label' --expect 'Waiting falls to 2 minutes' --predict lead-time=36..39")
        .ok();
    s
}

fn from(s: &Sandbox, line: &str, document: &str) -> Run {
    s.call(&format!("{line} --from -")).stdin(document).run()
}

const RESULT: &str = "[result]\nhappened = 'Waiting fell to 1 minute'\nlearned = 'Fetching the batch was the wait'\nvalue = 40.5\nturned_out = 'partly'\n";
const PLAN: &str = "[plan]\nstep = 'A second scanner for a morning'\nexpect = 'Nobody waits for the scanner between 9 and 10'\nby = 2026-11-24\nprediction = { metric = 'lead-time', high = 38.0 }\n";

#[test]
fn a_whole_cycle_is_one_commit_with_the_cycle_first_and_its_pair() {
    let s = pair();
    let before = s.commits();
    let document = format!(
        "minutes = 18\nthreshold = 'Nobody knows how long a label waits'\nnote = 'Look at the printer together'\n\
         [measured]\nlead-time = 41.5\n{RESULT}[focus]\nobstacle = 'O2'\n{PLAN}\
         [answers]\ntarget = 'Every order within 40 minutes'\nactual = '41.5 this morning'\nlook_back = 'I printed each label'\n\
         obstacles = 'The scanner'\nstep = 'A second one, for a morning'\nsee = 'Tomorrow at ten'\n"
    );
    let recorded = from(&s, "coach --format json", &document).json();
    assert_eq!(s.commits(), before + 1);
    s.assert_clean();
    let refs: Vec<&str> = recorded["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["ref"].as_str().unwrap())
        .collect();
    assert_eq!(refs, ["C1", "lead-time", "E1", "packing", "E2"]);
    let cycle = &recorded["records"][0]["record"];
    assert_eq!(cycle["learner"], "noor");
    assert_eq!(cycle["coach"], "bram");
    assert_eq!(cycle["held"], "2026-11-23T09:00:00+01:00");
    assert_eq!(cycle["minutes"], 18);
    assert_eq!(cycle["recorded"], "001-print-each-label");
    assert_eq!(cycle["planned"], "002-second-scanner-morning");
    assert_eq!(cycle["focus"], "002-scanner-shared");
    assert_eq!(cycle["measured"][0]["value"], 41.5);
    assert_eq!(cycle["answers"]["look_back"], "I printed each label");
    assert_eq!(cycle["notes"][0]["by"], "noor");
    assert_eq!(recorded["records"][0]["stem"], "001-2026-11-23-0900");

    assert_eq!(s.trailer("Kata-Step"), ["cycle-held"]);
    assert!(s.trailer("Kata-Record")[0].starts_with("C1 "));
    assert_eq!(
        s.trailer("Co-authored-by"),
        ["Bram Visser <bram@example.org>"]
    );
    assert!(s.trailer("Kata-With").is_empty());
    let message = s.message();
    assert_eq!(
        message.lines().next().unwrap(),
        "packing C1 held: A second scanner for a morning"
    );
    for said in [
        "Fetching the batch was the wait",
        "Nobody waits for the scanner between 9 and 10",
        "Nobody knows how long a label waits",
        "41.5 min",
    ] {
        assert!(has(&message, said), "{said} in\n{message}");
    }
    s.kata("check --format json").json();
    let points = s.read("boards/packing/metrics/lead-time.points.toml");
    assert!(
        points.contains("40.5") && points.contains("41.5"),
        "{points}"
    );
}

#[test]
fn a_value_that_is_told_twice_was_measured_once() {
    let s = pair();
    from(
        &s,
        "coach",
        &format!("[measured]\nlead-time = 40.5\n{RESULT}"),
    )
    .ok();
    let points = s.read("boards/packing/metrics/lead-time.points.toml");
    assert_eq!(points.matches("40.5").count(), 1, "{points}");
}

#[test]
fn learner_and_date_alone_make_a_cycle_and_flags_say_the_rest() {
    let s = pair();
    s.kata("coach").ok();
    let cycle = s.kata("cycle show --format json").json();
    assert_eq!(cycle["record"]["learner"], "noor");
    assert_eq!(s.message().lines().next().unwrap(), "packing C1 held");
    s.kata("coach --coach Bram --threshold 'How long does a label wait' --minutes 4 --note 'Straight to the bench' --at '2026-11-24 08:30'")
        .ok();
    let cycle = s.kata("show C2 --format json").json();
    assert_eq!(cycle["stem"], "002-2026-11-24-0830");
    assert_eq!(cycle["record"]["threshold"], "How long does a label wait");
    assert_eq!(cycle["record"]["minutes"], 4);
    assert!(cycle["record"].get("planned").is_none());
}

#[test]
fn whoever_of_the_pair_is_not_the_author_is_named_and_nobody_in_other_steps() {
    let s = pair();
    // The coach writes it down.
    let coach = |line: &str| {
        s.call(line)
            .env("GIT_AUTHOR_NAME", "Bram Visser")
            .env("GIT_AUTHOR_EMAIL", "BRAM@example.org")
            .run()
            .ok()
    };
    coach("coach --minutes 15");
    assert_eq!(
        s.trailer("Co-authored-by"),
        ["Noor Bakker <noor@example.org>"]
    );
    // Somebody else does: both were there.
    s.call("coach --minutes 16")
        .env("GIT_AUTHOR_NAME", "Kim")
        .env("GIT_AUTHOR_EMAIL", "kim@example.org")
        .run()
        .ok();
    assert_eq!(
        s.trailer("Co-authored-by"),
        [
            "Noor Bakker <noor@example.org>",
            "Bram Visser <bram@example.org>"
        ]
    );
    // Somebody writes down a cycle of one who coaches oneself.
    s.call("coach --coach noor")
        .env("GIT_AUTHOR_NAME", "Kim")
        .env("GIT_AUTHOR_EMAIL", "kim@example.org")
        .run()
        .ok();
    assert_eq!(
        s.trailer("Co-authored-by"),
        ["Noor Bakker <noor@example.org>"]
    );
    // A role has no address.
    s.kata("coach --coach 'the night shift lead'").ok();
    assert!(s.trailer("Co-authored-by").is_empty());
    assert_eq!(s.trailer("Kata-With"), ["the night shift lead"]);
    // One coaches oneself.
    s.kata("coach --coach noor").ok();
    assert!(s.trailer("Co-authored-by").is_empty());
    assert!(s.trailer("Kata-With").is_empty());
    let log = s.kata("log --kind cycle --format json").json();
    assert_eq!(log["steps"][1]["co_authors"][0], "the night shift lead");
    coach("obstacle add 'The printer jams'");
    assert!(s.trailer("Co-authored-by").is_empty());
}

#[test]
fn a_name_from_a_file_begins_no_trailer_of_its_own() {
    let s = pair();
    let settings = s.read("kata.toml").replace(
        "name = \"Bram Visser\"",
        "name = \"Bram\\u001b[2J\\nKata-Step: undone\\nSigned-off-by: x <x>\"",
    );
    s.write("kata.toml", &settings);
    s.kata("save").ok();
    s.kata("coach").ok();
    assert_eq!(s.trailer("Kata-Step"), ["cycle-held"]);
    assert!(s.trailer("Signed-off-by").is_empty(), "{}", s.message());
    let co_author = &s.trailer("Co-authored-by")[0];
    assert!(!co_author.contains(char::is_control), "{co_author:?}");
}

#[test]
fn a_prediction_is_committed_before_its_result_inside_cycles_too() {
    let s = pair();
    s.kata("record --happened h --learned l").ok();
    let before = (s.head(), s.files());
    let both = format!("{PLAN}{RESULT}");
    let refused = from(&s, "coach --format json", &both).fails(1);
    assert!(
        refused.error_json()["message"]
            .as_str()
            .unwrap()
            .contains("not been done yet")
    );
    assert_eq!((s.head(), s.files()), before, "nothing is written");
    // Prepared by the learner it is the same cycle still, also when the coach completes it.
    from(&s, "coach prepare", PLAN).ok();
    from(&s, "coach", RESULT).fails(1);
    s.kata("coach").ok();
    from(&s, "coach", RESULT).ok();
}

#[test]
fn one_open_experiment_is_the_rule_in_a_cycle_as_well() {
    let s = pair();
    from(&s, "coach", PLAN)
        .fails(1)
        .says(&["E1", "--alongside"]);
    from(
        &s,
        "coach",
        &format!("{PLAN}alongside = 'The scanner is here today only'\n"),
    )
    .ok();
    let shown = s.kata("show E2").ok();
    assert!(has(&shown, "The scanner is here today only"), "{shown}");
    // Two are open: which one the result is of has to be said.
    from(&s, "coach", RESULT).fails(1).says(&["E1, E2"]);
    from(&s, "coach", &format!("{RESULT}experiment = 'e2'\n")).ok();
    assert_eq!(
        s.kata("cycle show --format json").json()["record"]["recorded"],
        "002-second-scanner-morning"
    );
}

#[test]
fn the_last_step_may_still_be_running_or_be_dropped() {
    let s = pair();
    from(
        &s,
        "coach",
        "[continue]\nby = 'fri'\nwhy = 'No orders yet'\n",
    )
    .ok();
    let step = s.kata("show E1 --format json").json();
    assert_eq!(step["record"]["continued"][0]["by"], "2026-11-27");
    assert_eq!(step["record"]["continued"][0]["on"], "2026-11-23");
    assert!(has(&s.message(), "No orders yet"));
    from(
        &s,
        "coach",
        &format!("[drop]\nwhy = 'The printer is gone'\n{PLAN}"),
    )
    .ok();
    let cycle = s.kata("cycle show --format json").json();
    assert_eq!(cycle["record"]["dropped"], "001-print-each-label");
    assert_eq!(cycle["record"]["planned"], "002-second-scanner-morning");
}

#[test]
fn the_focus_is_a_reference_or_the_text_of_an_obstacle() {
    let s = pair();
    from(&s, "coach", "[focus]\nobstacle = 'o2'\n").ok();
    assert_eq!(
        s.kata("board show --format json").json()["focus"]["ref"],
        "O2"
    );
    from(
        &s,
        "coach",
        "[focus]\nobstacle = 'labels come  in batches'\n",
    )
    .ok();
    assert_eq!(
        s.kata("board show --format json").json()["focus"]["ref"],
        "O1",
        "it is the one that stands there"
    );
    from(
        &s,
        "coach",
        "[focus]\nobstacle = 'The label roll runs out'\n",
    )
    .ok();
    let board = s.kata("board show --format json").json();
    assert_eq!(board["focus"]["record"]["text"], "The label roll runs out");
    // A step that is planned in the same cycle belongs to the obstacle that has just come into focus.
    s.kata("record --happened h --learned l").ok();
    s.kata("obstacle focus --none").ok();
    let recorded = from(
        &s,
        "coach --format json",
        &format!("[focus]\nobstacle = 'O2'\n{PLAN}"),
    )
    .json();
    assert_eq!(recorded["advice"], serde_json::json!([]));
    let step = s.kata("show E2 --format json").json();
    assert_eq!(step["record"]["obstacle"], "002-scanner-shared");
    from(&s, "coach", "[focus]\nobstacle = 'O9'\n").fails(1);
    from(&s, "coach", "[focus]\nobstacle = 'E1'\n").fails(1);
}

#[test]
fn what_a_document_lacks_or_has_too_much_is_named_and_nothing_is_written() {
    let s = pair();
    let before = (s.head(), s.files());
    for (document, said) in [
        (
            "[plan]\nstep = 'x'\n[result]\nhappened = 'y'\n",
            "plan.expect",
        ),
        (
            "[plan]\nstep = 'x'\n[result]\nhappened = 'y'\n",
            "result.learned",
        ),
        ("[planned]\nstep = 'x'\n", "planned"),
        ("[answers]\nq9 = 'x'\n", "answers.q9"),
        ("minutes = 'many'\n", "minutes"),
        ("[plan\n", "1:"),
    ] {
        let run = from(&s, "coach", document);
        assert!([1, 2].contains(&run.code), "{document}");
        assert!(has(&run.stderr, said), "{document}\n{}", run.stderr);
    }
    from(&s, "coach", "[measured]\nno-such = 4\n").fails(1);
    assert_eq!((s.head(), s.files()), before);
    s.kata("coach --minutes many").fails(2);
}

#[test]
fn a_prepared_cycle_waits_and_the_coach_completes_it() {
    let s = pair();
    from(
        &s,
        "coach prepare",
        &format!("note = 'I am off tomorrow'\n{RESULT}{PLAN}[answers]\nactual = '40.5'\n"),
    )
    .ok();
    assert_eq!(s.trailer("Kata-Step"), ["cycle-prepared"]);
    assert!(
        s.trailer("Co-authored-by").is_empty(),
        "nobody else was there"
    );
    let listed = s.kata("cycle list").ok();
    assert!(listed.contains("waiting for the coach"), "{listed}");
    s.call("coach prepare --note 'One thing more'")
        .now("2026-11-23T18:00:00+01:00")
        .run()
        .ok();
    let shown = s.call("board show").width(60).run().ok();
    assert!(has(&shown, "waiting for the coach"), "{shown}");

    s.call("coach --minutes 9 --note 'What did you expect'")
        .now("2026-11-24T16:00:00+01:00")
        .env("GIT_AUTHOR_NAME", "Bram Visser")
        .env("GIT_AUTHOR_EMAIL", "bram@example.org")
        .run()
        .ok();
    let cycle = s.kata("show C1 --format json").json();
    assert_eq!(cycle["stem"], "001-2026-11-23-0900");
    assert_eq!(cycle["record"]["prepared"], "2026-11-23T09:00:00+01:00");
    assert_eq!(cycle["record"]["held"], "2026-11-24T16:00:00+01:00");
    assert_eq!(cycle["record"]["answers"]["actual"], "40.5");
    assert_eq!(cycle["record"]["planned"], "002-second-scanner-morning");
    let notes = cycle["record"]["notes"].as_array().unwrap();
    let by: Vec<&str> = notes
        .iter()
        .map(|note| note["by"].as_str().unwrap())
        .collect();
    assert_eq!(by, ["noor", "noor", "bram"]);
    assert_eq!(
        s.trailer("Co-authored-by"),
        ["Noor Bakker <noor@example.org>"]
    );
    // The next one is a cycle of its own.
    s.kata("coach").ok();
    assert_eq!(
        s.kata("cycle list --format json").json()["items"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn two_clones_hold_a_cycle_on_one_day_and_both_stay() {
    let s = pair();
    let other = s.root().join("other");
    s.git(&[
        "clone",
        "-q",
        s.work.to_str().unwrap(),
        other.to_str().unwrap(),
    ]);
    s.kata("coach --threshold 'How long does a label wait'")
        .ok();
    s.call("coach --threshold 'Who fetches the labels' --at 09:20")
        .cwd(&other)
        .run()
        .ok();
    s.git_in(&other, &["pull", "-q", "--no-rebase", "--no-edit"]);
    let listed = s.call("cycle list").cwd(&other).run().ok();
    assert!(
        has(&listed, "How long does a label wait") && has(&listed, "Who fetches the labels"),
        "{listed}"
    );
    // Both prepared one: which of them the coach completes has to be said.
    s.kata("coach prepare --at 10:00").ok();
    s.call("coach prepare --at 10:10").cwd(&other).run().ok();
    s.git_in(&other, &["pull", "-q", "--no-rebase", "--no-edit"]);
    s.call("coach").cwd(&other).run().fails(1);
    s.call("coach --cycle 002-2026-11-23-1000")
        .cwd(&other)
        .run()
        .ok();
    s.call("coach").cwd(&other).run().ok();
}

#[test]
fn an_observation_belongs_to_the_coach_and_leaves_the_learner_alone() {
    let s = pair();
    s.kata("coach").ok();
    s.kata("coach observe packing/C1 --seen x --practise y")
        .fails(1)
        .says(&["kata board new"]);
    s.kata("board new bram-coaching --learner bram --challenge 'I ask, and do not tell'")
        .ok();
    let boards = |s: &Sandbox| {
        let mut files = s.files();
        files.retain(|path, _| path.starts_with("boards/packing/"));
        files
    };
    let before = boards(&s);
    s.kata("coach observe packing/C1 --seen 'Asked two questions at once' --practise 'One question, then wait' --observer 'Kim' --minutes Q1=2 --minutes q4=7")
        .ok();
    assert_eq!(boards(&s), before);
    assert_eq!(s.trailer("Kata-Step"), ["cycle-observed"]);
    assert_eq!(s.trailer("Kata-Board"), ["bram-coaching"]);
    assert_eq!(s.trailer("Kata-Record").len(), 1);
    assert!(s.trailer("Co-authored-by").is_empty());
    let seen = s.kata("show bram-coaching/CO1 --format json").json();
    assert_eq!(seen["stem"], "001-one-question-then-wait");
    assert_eq!(seen["record"]["cycle"], "packing/001-2026-11-23-0900");
    assert_eq!(seen["record"]["minutes"]["q1"], 2.0);
    assert_eq!(seen["record"]["observer"], "Kim");
    for look in [
        "-b packing board show",
        "show packing/C1 --history",
        "-b packing log",
    ] {
        let shown = s.kata(look).ok();
        assert!(
            !has(&shown, "One question") && !has(&shown, "Asked two"),
            "{look}\n{shown}"
        );
    }
    let own = s.kata("-b bram-coaching board show").ok();
    assert!(has(&own, "One question, then wait"), "{own}");
    s.kata("check").ok();
    s.kata("coach observe packing/C1 --on packing --seen x --practise y")
        .fails(1);
    s.kata("coach observe packing/C1 --on bram-coaching --seen x --practise y --minutes Q7=2")
        .fails(2)
        .says(&["q7", "look-back"]);
    s.kata("coach observe packing/C1 --on bram-coaching")
        .fails(2)
        .says(&["--seen", "--practise"]);
    assert!(has(
        &s.kata("-b bram-coaching observation list").ok(),
        "One question"
    ));
}

#[test]
fn an_observation_may_stand_in_a_private_home_that_points_nowhere() {
    let s = pair();
    s.kata("coach").ok();
    let head = s.head();
    let private = s.root().join("private");
    std::fs::create_dir(&private).unwrap();
    let there = |line: &str| s.call(line).cwd(&private).run().ok();
    there("init --name Privat");
    there("board new coaching --learner 'Bram Visser'");
    s.kata_args(&[
        "coach",
        "observe",
        "packing/C1",
        "--into",
        private.to_str().unwrap(),
        "--seen",
        "Waited for the answer",
        "--practise",
        "Ask how they know",
    ])
    .ok();
    assert_eq!(s.head(), head, "nothing is written where the learner works");
    let seen = s.call("show CO1 --format json").cwd(&private).run().json();
    assert!(
        seen["record"]["elsewhere"]
            .as_str()
            .unwrap()
            .contains("packing/C1"),
        "{seen}"
    );
    there("check");
}

#[test]
fn a_remark_is_added_to_any_record_by_anybody_and_takes_nothing_away() {
    let s = pair();
    s.kata("standard add 'Labels at the bench'").ok();
    s.kata("coach").ok();
    for (reference, text) in [
        ("E1", "The printer was warm"),
        ("packing/O2", "Since Monday"),
        ("C1", "A good place to stand"),
        ("S1", "Seen on the night shift too"),
        ("lead-time", "The clock hangs by the dock"),
        ("packing", "New colleague from Monday"),
        ("e1", "And again"),
    ] {
        let before = s.commits();
        s.kata_args(&["note", reference, text]).ok();
        assert_eq!(s.commits(), before + 1);
        assert_eq!(s.touched().len(), 1);
        assert_eq!(s.trailer("Kata-Step"), ["noted"]);
        assert!(has(&s.message(), text));
        assert!(has(&s.kata_args(&["show", reference]).ok(), text));
    }
    let notes = s.kata("show E1 --format json").json()["record"]["notes"].clone();
    assert_eq!(notes.as_array().unwrap().len(), 2);
    assert_eq!(notes[0]["by"], "noor");
    let file = s.read(&s.path_of("boards/packing/experiments/001-"));
    assert!(file.contains("[[notes]]"), "{file}");
    s.kata("check").ok();
    s.kata("note E1 ' '").fails(2);
    s.kata("note E9 x").fails(1);
    // What is written later to the record leaves the remarks where they are.
    s.kata("record E1 --happened h --learned l").ok();
    assert!(has(&s.kata("show E1").ok(), "The printer was warm"));
}

#[test]
fn a_board_names_its_cycles_and_history_its_steps() {
    let s = pair();
    s.kata("coach --threshold a").ok();
    s.kata("coach --threshold b").ok();
    let board = s.kata("board show --format json").json();
    let cycles = board["cycles"].as_array().unwrap();
    assert_eq!(cycles.len(), 2);
    assert_eq!(cycles[0]["ref"], "C1");
    assert_eq!(s.kata("cycle show --format json").json()["ref"], "C2");
    let log = s.kata("log C2 --format json").json();
    assert_eq!(log["steps"].as_array().unwrap().len(), 1);
    s.kata("cycle show E1").fails(1);
}

#[test]
fn a_dry_run_shows_all_of_it_and_writes_nothing() {
    let s = pair();
    let before = (s.head(), s.files());
    let shown = from(&s, "coach --dry-run", &format!("{RESULT}{PLAN}")).ok();
    assert!(
        has(&shown, "+turned_out = \"partly\"") && has(&shown, "cycles/001-"),
        "{shown}"
    );
    assert_eq!((s.head(), s.files()), before);
}

#[test]
fn what_is_half_way_is_thrown_away_on_demand_only() {
    let s = pair();
    let draft = s.work.join(".git/kata/drafts/packing.toml");
    s.kata("coach --discard").ok();
    s.write(
        ".git/kata/drafts/packing.toml",
        "[answers]\nactual = '41'\n",
    );
    let told = s.kata("coach --threshold x").ok_both();
    assert!(has(&told, "kata coach --discard"), "{told}");
    assert!(draft.exists());
    let said = s.kata("coach --discard --format json").json();
    assert!(said["commit"].is_null());
    assert!(!Path::new(&draft).exists());
    s.assert_clean();
}

#[test]
fn each_language_words_a_cycle_on_a_narrow_terminal() {
    for (lang, threshold, waiting) in [
        ("nl", "Kennisgrens", "wacht op de coach"),
        ("de", "Wissensgrenze", "wartet auf den Coach"),
        ("en", "Threshold of knowledge", "waiting for the coach"),
    ] {
        let s = pair();
        let shown = s
            .call("coach --threshold 'Hoe lang wacht een label'")
            .lang(lang)
            .width(40)
            .run()
            .ok();
        assert!(has(&shown, threshold), "{lang}\n{shown}");
        s.call("coach prepare").lang(lang).run().ok();
        let shown = s.call("cycle list").lang(lang).width(40).run().ok();
        assert!(has(&shown, waiting), "{lang}\n{shown}");
        for line in shown.lines() {
            assert!(line.chars().count() <= 40, "{line}");
        }
    }
}

#[test]
fn clocks_may_be_put_forward_or_back_while_a_pair_talks() {
    for (now, stem) in [
        // There is no 02:30 on this day; and on the other one there are two.
        ("2027-03-28T03:30:00+02:00", "001-2027-03-28-0330"),
        ("2026-10-25T02:30:00+02:00", "001-2026-10-25-0230"),
        ("2026-10-25T02:30:00+01:00", "001-2026-10-25-0230"),
        ("9999-12-31T23:00:00+01:00", "001-9999-12-31-2300"),
    ] {
        let s = pair();
        let recorded = s.call("coach --format json").now(now).run().json();
        assert_eq!(recorded["records"][0]["stem"], stem);
    }
}

#[test]
fn the_card_needs_no_board_and_fits_where_it_is_narrow() {
    for (lang, first, back) in [
        (
            "en",
            "How should the process run on the date written here?",
            "What do we know now that we didn't?",
        ),
        (
            "nl",
            "Hoe moet het proces lopen op de datum die hier staat?",
            "Wat weten we nu meer?",
        ),
        (
            "de",
            "Wie soll der Prozess an dem Tag laufen, der hier steht?",
            "Was wissen wir jetzt mehr?",
        ),
    ] {
        let nowhere = Sandbox::empty();
        let s = pair();
        for sandbox in [&nowhere, &s] {
            for width in [40, 72, 100] {
                let card = sandbox
                    .call("coach card")
                    .lang(lang)
                    .width(width)
                    .run()
                    .ok();
                assert!(has(&card, first) && has(&card, back), "{lang}\n{card}");
                assert!(
                    card.lines().all(|line| line.chars().count() <= width),
                    "{card}"
                );
            }
        }
    }
}

#[test]
fn the_card_has_the_boards_own_words_and_what_it_raises() {
    let s = pair();
    s.kata("coach --threshold 'How long a label waits'").ok();
    let card = s.kata("coach card").ok();
    for words in [
        "TC1, 14 Dec 2026: Every order within 40 minutes",
        "Orders wait for their label",
        "O1, in focus: Labels come in batches",
        "E1: Print each label",
        "lead-time between 36 and 39 min",
        "In C1 knowledge ended at “How long a label waits”",
    ] {
        assert!(has(&card, words), "{words} in\n{card}");
    }
    let document = s
        .call("coach card --format json")
        .now("2026-12-15T09:00:00+01:00")
        .run()
        .json();
    assert_eq!(document["board"], "packing");
    assert_eq!(document["questions"].as_array().unwrap().len(), 5);
    assert_eq!(document["look_back"].as_array().unwrap().len(), 4);
    let open: Vec<&str> = document["open"]
        .as_array()
        .unwrap()
        .iter()
        .map(|question| question["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        open,
        ["date-passed", "not-measured", "nobody-looked", "threshold"]
    );
    s.kata("-b nope coach card").fails(1);
    s.kata("coach --threshold x card").fails(2);
}

proptest! {
    #![proptest_config(few(6))]

    #[test]
    fn any_parts_make_one_commit_or_none(
        minutes: bool, threshold: bool, measured: bool, result: bool, goes_on: bool, focus: bool, plan: bool,
        answers: bool, prepare: bool,
    ) {
        let s = pair();
        let parts = [
            (minutes, "minutes = 5\n"),
            (threshold, "threshold = 'Nobody knows'\n"),
            (measured, "[measured]\nlead-time = 41\n"),
            (result, RESULT),
            (goes_on, "[continue]\nby = 2026-11-30\nwhy = 'No orders'\n"),
            (focus, "[focus]\nobstacle = 'The roll runs out'\n"),
            (plan, PLAN),
            (answers, "[answers]\nsee = 'Tomorrow'\n"),
        ];
        let document: String = parts.iter().filter(|(given, _)| *given).map(|(_, part)| *part).collect();
        let before = (s.commits(), s.files());
        let run = from(&s, if prepare { "coach prepare" } else { "coach" }, &document);
        // A recorded step does not go on, and a running one leaves no room for the next.
        let refused = goes_on && result || plan && !result;
        prop_assert_eq!(run.code, i32::from(refused), "{}\n{}", document, run.stderr);
        if refused {
            prop_assert_eq!((s.commits(), s.files()), before);
        } else {
            prop_assert_eq!(s.commits(), before.0 + 1);
        }
        s.assert_clean();
        s.kata("check --format json").json();
    }
}
