//! A coaching cycle held at a terminal.

use crate::{
    helper::Sandbox,
    terminal::{CTRL_C, CTRL_T, ENTER, Terminal, UP, Way, at, either},
};

const WAYS: [Way; 4] = [
    (80, 24, "en"),
    (120, 40, "en"),
    (80, 24, "nl"),
    (120, 40, "nl"),
];

/// A board whose experiment waits for its result, with a coach who has an address.
fn pair() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("people add bram --name 'Bram de Wit' --email bram@example.org")
        .ok();
    s.kata("board edit --coach Bram\\ de\\ Wit").ok();
    s.kata("plan --step 'Print at the bench' --expect 'Waiting falls' --predict lead-time=36..39")
        .ok();
    s
}

/// Leaves every question without a word, until one that says this has been left too.
fn leaves_until(t: &mut Terminal, words: &str) {
    for _ in 0..40 {
        t.asks(">");
        let screen = t.screen();
        t.types(ENTER);
        if screen.contains(words) {
            return;
        }
    }
    panic!("“{words}” does not come:\n{}", t.screen());
}

/// Every answer of a whole cycle.
fn whole(t: &mut Terminal, way: Way) {
    t.asks("TC1");
    t.asks(either(
        way,
        "How should the process run",
        "Hoe moet het proces lopen",
    ))
    .answers(either(
        way,
        "Each order in 40 minutes",
        "Elke order in 40 minuten",
    ));
    t.asks(either(
        way,
        "How is it running today?",
        "Hoe loopt het vandaag?",
    ))
    .answers("41,5");
    t.asks(either(way, "lead-time today?", "lead-time vandaag?"))
        .answers("41,5");
    t.asks(either(way, "What became of it?", "Wat is ervan geworden?"))
        .answers("1");
    t.asks(either(
        way,
        "What did you see happen?",
        "Wat zag je gebeuren?",
    ))
    .answers("The bench ran out of labels");
    t.asks(either(way, "What did you measure?", "Wat heb je gemeten?"))
        .answers("0:40");
    t.asks(either(
        way,
        "And against what you expected?",
        "En vergeleken met wat je verwachtte?",
    ))
    .answers("2");
    t.asks(either(way, "What do we know now", "Wat weten we nu meer?"))
        .answers("Stock is next");
    t.asks(either(way, "Are you still working on", "Werk je nog aan"))
        .answers("ラベルが切れる");
    t.asks(either(
        way,
        "What will you try next? One step.",
        "Wat probeer je nu? Eén stap.",
    ))
    .answers("A second roll");
    t.asks(either(
        way,
        "What do you think it will do?",
        "Wat verwacht je te zien?",
    ))
    .answers("No stop before noon");
    t.asks(either(way, "In numbers", "In getallen"))
        .answers("..38");
    t.asks(either(way, "How much do you change", "Hoeveel verander je"))
        .answers("3");
    t.asks(either(way, "Day, or day and time", "Dag, of dag en tijd"))
        .answers(either(way, "tomorrow", "morgen"));
    t.asks(either(way, "How many minutes", "Hoeveel minuten"))
        .answers("17");
    t.asks(either(way, "Anything else", "Nog iets"))
        .answers("Look at the printer");
}

#[test]
fn a_whole_cycle_is_one_commit_of_both() {
    for way in WAYS {
        let s = pair();
        let before = s.commits();
        let mut t = at(&s, "coach", way);
        whole(&mut t, way);
        t.done();
        assert_eq!(s.commits(), before + 1);
        assert_eq!(s.trailer("Kata-Step"), ["cycle-held"]);
        assert_eq!(
            s.trailer("Co-authored-by"),
            ["Bram de Wit <bram@example.org>"]
        );
        let cycle = s.read(&s.path_of("boards/packing/cycles/001"));
        for line in [
            "minutes = 17",
            "coach = \"bram\"",
            "actual = \"41,5\"",
            "text = \"Look at the printer\"",
        ] {
            assert!(cycle.contains(line), "{line} in\n{cycle}");
        }
        let first = s.read(&s.path_of("boards/packing/experiments/001"));
        assert!(
            first.contains("turned_out = \"partly\"") && first.contains("value = 40.0"),
            "{first}"
        );
        let second = s.read(&s.path_of("boards/packing/experiments/002"));
        assert!(
            second.contains("by = 2026-11-24") && second.contains("high = 38.0"),
            "{second}"
        );
        let obstacle = s.read(&s.path_of("boards/packing/obstacles/003"));
        assert!(obstacle.contains("text = \"ラベルが切れる\""), "{obstacle}");
        assert!(
            s.read("boards/packing/board.toml")
                .contains("focus = \"003")
        );
        let points = s.read("boards/packing/metrics/lead-time.points.toml");
        assert!(
            points.contains("value = 41.5") && points.contains("value = 40.0"),
            "{points}"
        );
        s.assert_clean();
        let next = s.kata("next --format json").json();
        assert_eq!(next["step"], "record-result");
    }
}

#[test]
fn enter_all_the_way_is_a_cycle_too() {
    for way in WAYS {
        let s = pair();
        let before = s.commits();
        let mut t = at(&s, "coach", way);
        t.asks(">");
        loop {
            let screen = t.screen();
            t.types(ENTER);
            if screen.contains("Anything else") || screen.contains("Nog iets") {
                break;
            }
            t.asks(">");
        }
        t.done();
        assert_eq!(s.commits(), before + 1);
        assert_eq!(s.trailer("Kata-Record").len(), 1, "the cycle alone");
        assert_eq!(s.kata("next --format json").json()["step"], "record-result");
    }
}

#[test]
fn at_the_threshold_one_key_goes_to_the_next_step() {
    for way in WAYS {
        let s = pair();
        s.kata("record --happened a --learned b").ok();
        let mut t = at(&s, "coach", way);
        t.asks("TC1").types(ENTER);
        t.asks(either(
            way,
            "How is it running today?",
            "Hoe loopt het vandaag?",
        ))
        .types("How long a label waits")
        .types(CTRL_T);
        t.asks("> How long a label waits").types(ENTER);
        t.asks(either(
            way,
            "What will you try next? One step.",
            "Wat probeer je nu? Eén stap.",
        ))
        .answers("Stand there with a watch");
        t.asks("?").answers("Ten waits");
        for _ in 0..2 {
            t.asks("?").answers("");
        }
        t.asks(":").answers("");
        for _ in 0..2 {
            t.asks("?").answers("");
        }
        t.done();
        let cycle = s.read(&s.path_of("boards/packing/cycles/001"));
        assert!(
            cycle.contains("threshold = \"How long a label waits\""),
            "{cycle}"
        );
        assert!(cycle.contains("planned = \"002-"), "{cycle}");
    }
}

#[test]
fn what_was_left_half_way_is_there_the_next_time() {
    for way in WAYS {
        let s = pair();
        let (head, files) = (s.head(), s.files());
        let mut t = at(&s, "coach", way);
        t.asks("TC1").answers("In 40 minutes");
        t.asks("?").answers("Slowly");
        t.asks("lead-time").answers("43");
        t.asks("?").types(CTRL_C);
        let (status, all) = t.ends();
        assert_eq!(status, 1);
        assert!(all.contains("kata coach --discard"), "{all}");
        assert_eq!((s.head(), s.files()), (head, files), "nothing was recorded");
        let mut t = at(&s, "coach", way);
        t.asks("23").types(ENTER);
        // Behind the last thing that was said, and back at it with what was said.
        t.asks(either(way, "What became of it?", "Wat is ervan geworden?"))
            .types(UP);
        t.asks("> 43").types("\x7f2").types(ENTER);
        loop {
            t.asks(">");
            let screen = t.screen();
            t.types(ENTER);
            if screen.contains("Anything else") || screen.contains("Nog iets") {
                break;
            }
        }
        t.done();
        let points = s.read("boards/packing/metrics/lead-time.points.toml");
        assert!(
            points.contains("value = 42.0") && !points.contains("value = 43.0"),
            "{points}"
        );
        let cycle = s.read(&s.path_of("boards/packing/cycles/001"));
        assert!(cycle.contains("target = \"In 40 minutes\""), "{cycle}");
        // It was recorded, so nothing is left half-way.
        let mut t = at(&s, "coach", way);
        t.asks("TC1").types(CTRL_C);
        t.ends();
    }
}

#[test]
fn a_terminal_that_is_closed_loses_nothing() {
    let s = pair();
    let mut t = at(&s, "coach", WAYS[0]);
    t.asks("TC1").answers("In 40 minutes");
    t.asks("How is it running today?");
    t.killed();
    let mut t = at(&s, "coach", WAYS[0]);
    t.asks("was left half-way").answers("2");
    // Begun anew.
    t.asks("TC1").types(CTRL_C);
    t.ends();
    let mut t = at(&s, "coach", WAYS[0]);
    t.asks("TC1").types(CTRL_C);
    let (_, all) = t.ends();
    assert!(!all.contains("left half-way"), "{all}");
}

#[test]
fn leaving_at_any_question_records_nothing() {
    let answers = [
        "a", "b", "41", "1", "c", "40", "2", "d", "2", "e", "f", "..38", "3", "", "9", "g",
    ];
    let s = pair();
    let (head, files) = (s.head(), s.files());
    for left_at in 0..answers.len() {
        let way = WAYS[left_at % WAYS.len()];
        s.kata("coach --discard").ok();
        let mut t = at(&s, "coach", way);
        for answer in &answers[..left_at] {
            t.asks(">").answers(answer);
        }
        t.asks(">").types(CTRL_C);
        let (status, all) = t.ends();
        assert_eq!(status, 1, "left at {left_at}\n{all}");
        assert_eq!(s.head(), head, "left at {left_at}");
        assert_eq!(s.files(), files, "left at {left_at}");
    }
}

#[test]
fn going_back_changes_what_is_asked_after_it() {
    let s = pair();
    let way = WAYS[1];
    let mut t = at(&s, "coach", way);
    for _ in 0..3 {
        t.asks(">").answers("");
    }
    t.asks("What became of it?").answers("1");
    t.asks("What did you see happen?")
        .types("Nothing ye")
        .types(UP);
    t.asks("What became of it?")
        .types("\x15")
        .types("2")
        .types(ENTER);
    t.asks("When do we look again?").answers("fri");
    t.asks("Why does it go on?")
        .answers("The printer came late");
    t.asks("Are you still working on").answers("");
    // It runs on, so what begins beside it needs its reason.
    t.asks("One step.").answers("Look at the stock");
    t.asks("What do you think").answers("An empty shelf");
    t.asks("In numbers").answers("");
    t.asks("How much").answers("1");
    t.asks("Why does it begin while")
        .answers("Looking changes nothing");
    t.asks("Day, or").answers("");
    t.asks("How many minutes").answers("");
    t.asks("Anything else").answers("");
    t.done();
    let first = s.read(&s.path_of("boards/packing/experiments/001"));
    assert!(
        first.contains("by = 2026-11-27") && !first.contains("[result]"),
        "{first}"
    );
    let second = s.read(&s.path_of("boards/packing/experiments/002"));
    assert!(
        second.contains("alongside = \"Looking changes nothing\""),
        "{second}"
    );
}

#[test]
fn the_learner_prepares_and_the_coach_goes_on() {
    let s = pair();
    let mut t = at(&s, "coach prepare", WAYS[2]);
    t.asks("TC1").answers("");
    t.asks("Hoe loopt het vandaag?").answers("Nog te traag");
    leaves_until(&mut t, "Nog iets");
    t.done();
    assert_eq!(s.trailer("Kata-Step"), ["cycle-prepared"]);
    let mut t = at(&s, "coach", WAYS[2]);
    t.asks("TC1").answers("");
    t.shows("voorbereid: Nog te traag");
    leaves_until(&mut t, "Nog iets");
    t.done();
    assert_eq!(s.trailer("Kata-Step"), ["cycle-held"]);
    let cycle = s.read(&s.path_of("boards/packing/cycles/001"));
    assert!(
        cycle.contains("actual = \"Nog te traag\"") && cycle.contains("held = "),
        "{cycle}"
    );
}

#[test]
fn a_draft_that_cannot_be_kept_is_said_once_and_the_pair_goes_on() {
    let s = pair();
    // A file in the place of the folder, as good as a disk that is full.
    std::fs::create_dir_all(s.work.join(".git/kata")).unwrap();
    std::fs::write(s.work.join(".git/kata/drafts"), "").unwrap();
    let way = WAYS[1];
    let mut t = at(&s, "coach", way);
    whole(&mut t, way);
    let all = t.done();
    assert_eq!(all.matches("warning:").count(), 1, "{all}");
    assert_eq!(s.trailer("Kata-Step"), ["cycle-held"]);
}

#[test]
fn a_prepared_cycle_is_received_in_another_clone_and_gone_on_with_there() {
    let s = pair();
    let answers = "[answers]\nactual = \"Still too slow\"\n";
    s.call("coach prepare --from -").stdin(answers).run().ok();
    let clone = s.root().join("bram");
    s.git(&["clone", "-q", ".", clone.to_str().unwrap()]);
    s.git_in(&clone, &["config", "user.name", "Bram de Wit"]);
    s.git_in(&clone, &["config", "user.email", "bram@example.org"]);
    let agenda = s.call("agenda --format json").cwd(&clone).run().json();
    let waits = agenda["items"].as_array().unwrap().iter();
    let waits: Vec<_> = waits
        .filter(|item| item["what"] == "waiting-for-coach")
        .collect();
    assert_eq!(waits.len(), 1, "{agenda}");
    assert_eq!(waits[0]["ref"], "C1");
    s.call("note C1 'What did you expect to see there?'")
        .cwd(&clone)
        .run()
        .ok();
    let call = s.call("coach").cwd(&clone);
    let mut t = Terminal::start(call, 80, 24);
    t.asks("How should the process run").answers("");
    t.shows("prepared: Still too slow");
    leaves_until(&mut t, "Anything else");
    t.done();
    // The coach writes it down, so the learner is named beside.
    let message = s.git_in(&clone, &["log", "-1", "--format=%B"]);
    assert!(message.contains("Kata-With: Noor"), "{message}");
    s.git(&["pull", "-q", "--ff-only", clone.to_str().unwrap(), "main"]);
    let cycle = s.read(&s.path_of("boards/packing/cycles/001"));
    for said in [
        "Still too slow",
        "What did you expect to see there?",
        "held = ",
        "by = \"bram\"",
    ] {
        assert!(cycle.contains(said), "{said} in\n{cycle}");
    }
}

#[test]
fn the_next_step_is_right_after_each_way_in_which_a_cycle_can_end() {
    let plan = "[plan]\nstep = \"A second roll\"\nexpect = \"No stop\"\n";
    for (document, next) in [
        ("", "record-result"),
        (
            "[result]\nhappened = \"a\"\nlearned = \"b\"\n",
            "plan-experiment",
        ),
        ("[drop]\nwhy = \"no printer\"\n", "plan-experiment"),
        (
            "[continue]\nby = 2026-11-25\nwhy = \"it came late\"\n",
            "record-result",
        ),
        (
            "threshold = \"how long\"\n[drop]\nwhy = \"no printer\"\n",
            "plan-experiment",
        ),
        (
            &format!("[result]\nhappened = \"a\"\nlearned = \"b\"\n{plan}"),
            "record-result",
        ),
        (
            "[result]\nhappened = \"a\"\nlearned = \"b\"\n[focus]\nobstacle = \"O2\"\n",
            "plan-experiment",
        ),
    ] {
        let s = pair();
        let document = format!("minutes = 9\n{document}");
        let recorded = s
            .call("coach --from - --format json")
            .stdin(&document)
            .run()
            .json();
        assert_eq!(recorded["next"]["step"], next, "{document}");
        assert_eq!(
            s.kata("next --format json").json()["step"],
            next,
            "{document}"
        );
    }
}

#[test]
fn what_is_no_obstacle_here_is_refused_where_it_is_said() {
    let s = pair();
    s.kata("obstacle resolve O2").ok();
    let mut t = at(&s, "coach", WAYS[1]);
    leaves_until(&mut t, "What became of it?");
    for (written, refused) in [
        ("9", "“9” is none of these"),
        ("O9", "There is no record “O9” here"),
        ("O2", "O2 has ended"),
    ] {
        t.asks("Are you still working on").types("\x15");
        t.answers(written).shows(refused);
    }
    t.asks("Are you still working on").types("\x15");
    t.answers("The printer jams");
    leaves_until(&mut t, "Anything else");
    t.done();
    let obstacle = s.read(&s.path_of("boards/packing/obstacles/003"));
    assert!(
        obstacle.contains("text = \"The printer jams\""),
        "{obstacle}"
    );
}

#[test]
fn what_another_answer_took_the_place_of_is_not_recorded() {
    let s = pair();
    s.kata("experiment drop E1 --why 'Too dear'").ok();
    let mut t = at(&s, "coach", WAYS[2]);
    leaves_until(&mut t, "Wat probeer je nu?");
    t.asks("In je eigen woorden")
        .answers("Ik kom maandag kijken");
    t.asks("Hoeveel minuten").types(UP);
    t.asks("Ik kom maandag kijken").types(UP);
    t.asks("Wat probeer je nu?").answers("Een tweede rol");
    t.asks("Wat verwacht je te zien?").answers("Geen stop");
    leaves_until(&mut t, "Nog iets");
    t.done();
    let cycle = s.read(&s.path_of("boards/packing/cycles/001"));
    assert!(!cycle.contains("maandag"), "{cycle}");
}

#[test]
fn what_was_chosen_stands_there_in_its_words_on_the_way_back() {
    let s = pair();
    let mut t = at(&s, "coach", WAYS[2]);
    leaves_until(&mut t, "lead-time vandaag?");
    t.asks("Wat is ervan geworden?").answers("1");
    t.asks("Wat zag je gebeuren?").answers("Minder wachten");
    t.asks("Wat heb je gemeten?").answers("");
    t.asks("vergeleken met wat je verwachtte").answers("2");
    t.asks("Wat weten we nu meer?").types(UP);
    t.asks("> deels").types(ENTER);
    t.asks("Wat weten we nu meer?").types(CTRL_C);
    t.ends();
}

#[test]
fn when_to_go_and_see_is_told_as_it_was_just_said() {
    let s = pair();
    s.kata("experiment continue E1 --by 2026-11-27 --why w")
        .ok();
    let see = |answers: &[&str]| {
        s.kata("coach --discard").ok();
        let mut t = at(&s, "coach", WAYS[2]);
        leaves_until(&mut t, "lead-time vandaag?");
        t.asks("Wat is ervan geworden?");
        for answer in answers {
            t.asks(">").answers(answer);
        }
        leaves_until(&mut t, "Wat probeer je nu?");
        t.asks("In je eigen woorden").types(CTRL_C);
        let (_, all) = t.ends();
        let (_, see) = all.split_once("Wat probeer je nu?").unwrap();
        see.to_owned()
    };
    let on = see(&["2", "donderdag", "De rol is op"]);
    assert!(on.contains("E1: 26 nov"), "{on}");
    assert!(!on.contains("E1: 27 nov"), "{on}");
    let dropped = see(&["3", "Te duur"]);
    assert!(!dropped.contains("E1: 27 nov"), "{dropped}");
}

#[test]
fn what_was_emptied_is_not_recorded_wherever_one_goes_from_there() {
    for leaves in [CTRL_T, UP] {
        let s = pair();
        s.kata("record E1 --happened h --learned l").ok();
        let mut t = at(&s, "coach", WAYS[2]);
        leaves_until(&mut t, "lead-time vandaag?");
        t.asks("In je eigen woorden").answers("Dit gaat weg");
        t.asks("Werk je nog aan").types(UP);
        t.asks("> Dit gaat weg").types("\x15");
        t.types(leaves);
        if leaves == CTRL_T {
            t.asks(">").answers("De meter");
        } else {
            t.asks("lead-time vandaag?").types(CTRL_T);
            t.asks(">").answers("De meter");
        }
        leaves_until(&mut t, "Nog iets");
        t.done();
        let cycle = s.read(&s.path_of("boards/packing/cycles/001"));
        assert!(!cycle.contains("gaat weg"), "{cycle}");
        assert!(cycle.contains("De meter"), "{cycle}");
    }
}

#[test]
fn an_answer_that_was_left_standing_stays_at_the_threshold() {
    let s = pair();
    s.kata("record E1 --happened h --learned l").ok();
    let mut t = at(&s, "coach", WAYS[2]);
    leaves_until(&mut t, "lead-time vandaag?");
    t.asks("In je eigen woorden").answers("Dit blijft");
    t.asks("Werk je nog aan").types(UP);
    t.asks("> Dit blijft").types(CTRL_T);
    t.asks(">").answers("De meter");
    leaves_until(&mut t, "Nog iets");
    t.done();
    let cycle = s.read(&s.path_of("boards/packing/cycles/001"));
    assert!(
        cycle.contains("Dit blijft") && cycle.contains("De meter"),
        "{cycle}"
    );
}

#[test]
fn a_measurement_may_have_its_unit_behind_it_in_a_talk_too() {
    let s = pair();
    let mut t = at(&s, "coach", WAYS[2]);
    leaves_until(&mut t, "Hoe loopt het vandaag?");
    t.asks("lead-time vandaag?").answers("41 min");
    leaves_until(&mut t, "Nog iets");
    t.done();
    assert!(
        s.read("boards/packing/metrics/lead-time.points.toml")
            .contains("41")
    );
}

#[test]
fn a_day_that_has_passed_is_said_to_as_soon_as_it_is_said() {
    let s = pair();
    let mut t = at(&s, "coach", WAYS[2]);
    leaves_until(&mut t, "lead-time vandaag?");
    t.asks("Wat is ervan geworden?").answers("2");
    t.asks(">").answers("eergisteren");
    t.asks("Waarom loopt het door?")
        .shows("21 nov 2026 is al voorbij");
    t.types(CTRL_C);
    t.ends();
}

#[test]
fn where_knowledge_ended_is_kept_when_it_is_asked_for_again() {
    let s = pair();
    s.kata("record E1 --happened h --learned l").ok();
    let mut t = at(&s, "coach", WAYS[2]);
    leaves_until(&mut t, "lead-time vandaag?");
    t.asks("In je eigen woorden").types(CTRL_T);
    t.asks("Wat weet nog niemand?").answers("De meter");
    // Back to it, and asked for once more where it stands.
    t.asks("Wat probeer je nu?").types(UP);
    t.asks("> De meter").types(CTRL_T);
    t.asks("Wat probeer je nu?").types(UP);
    // And from a question before it that was left alone.
    t.asks("> De meter").types(UP);
    t.asks("Werk je nog aan").types(CTRL_T);
    t.asks("> De meter").types(ENTER);
    leaves_until(&mut t, "Nog iets");
    t.done();
    let cycle = s.read(&s.path_of("boards/packing/cycles/001"));
    assert!(cycle.contains("threshold = \"De meter\""), "{cycle}");
}
