//! Questions at a terminal: answered, corrected, gone back over, left.

use crate::{
    helper::Sandbox,
    terminal::{
        ALT_ENTER, BACK_TAB, CTRL_C, CTRL_D, CTRL_O, ENTER, TAB, Terminal, UP, Way, at, either,
    },
};

const WAYS: [Way; 4] = [
    (80, 24, "en"),
    (40, 20, "en"),
    (80, 24, "nl"),
    (40, 20, "nl"),
];

#[test]
fn a_step_is_planned_by_answering() {
    for way in WAYS {
        let s = Sandbox::practising();
        let before = s.commits();
        let mut t = at(&s, "plan", way);
        t.asks(either(
            way,
            "What will you try next? One step.",
            "Wat probeer je nu? Eén stap.",
        ))
        .answers("Print each label at the bench");
        t.asks(either(
            way,
            "What do you think it will do?",
            "Wat verwacht je te zien?",
        ))
        .answers("Waiting falls to 2 minutes");
        t.asks(either(
            way,
            "In numbers: between which values?",
            "In getallen: tussen welke waarden?",
        ))
        .answers("36..39,5");
        t.asks(either(
            way,
            "How much do you change at once?",
            "Hoeveel verander je tegelijk?",
        ))
        .answers("3");
        t.asks(either(
            way,
            "When can we stand there and look?",
            "Wanneer kunnen we daar gaan kijken?",
        ))
        .answers(either(way, "fri", "vr"));
        t.done();
        assert_eq!(s.commits(), before + 1);
        let file = s.read(&s.path_of("boards/packing/experiments/001"));
        for line in [
            "step = \"Print each label at the bench\"",
            "expect = \"Waiting falls to 2 minutes\"",
            "kind = \"single-factor\"",
            "by = 2026-11-27",
            "metric = \"lead-time\"\nlow = 36.0\nhigh = 39.5",
        ] {
            assert!(file.contains(line), "{line} in\n{file}");
        }
        s.assert_clean();
    }
}

#[test]
fn what_cannot_be_understood_is_asked_again_with_what_stood_there() {
    for way in WAYS {
        let s = Sandbox::practising();
        let mut t = at(
            &s,
            "target close --result partly --reached a --learned b --learned-working c --still-serves d",
            way,
        );
        t.asks(either(
            way,
            "What is the normal way of working from now on?",
            "Wat is vanaf nu de normale werkwijze?",
        ))
        .answers("Labels are printed at the bench");
        t.asks(either(way, "Another one?", "Nog een?")).answers("");
        t.asks(either(
            way,
            "When does somebody go and see",
            "Wanneer gaat iemand kijken",
        ))
        .answers("31-02-2027");
        t.shows(either(
            way,
            "is not on any calendar",
            "staat op geen enkele kalender",
        ));
        t.asks("?").answers("2w");
        t.done();
        let standard = s.read(&s.path_of("standards/001"));
        assert!(standard.contains("confirm_by = 2026-12-07"), "{standard}");
    }
}

#[test]
fn what_is_needed_is_asked_for_until_it_is_there() {
    let s = Sandbox::practising();
    let mut t = at(&s, "plan", WAYS[0]);
    t.asks("What will you try next?").answers("  ");
    t.shows("Something has to be written here.");
    t.asks("What will you try next?")
        .answers("Go and look at the bench");
    t.asks("What do you think it will do?").types(CTRL_C);
    let (status, _) = t.ends();
    assert_eq!(status, 1);
}

/// Command lines that ask, each with an answer to every question.
const FORMS: &[(&str, &[&str])] = &[
    (
        "board new",
        &[
            "returns",
            "No parcel comes back",
            "Noor",
            "the dock",
            "Bram",
            "+6m",
            "packing",
            "weekdays",
        ],
    ),
    ("people add", &["bram", "Bram de Wit", "bram@example.org"]),
    (
        "metric add",
        &[
            "stock",
            "labels",
            "Label stock",
            "1",
            "2",
            "Counted by hand",
        ],
    ),
    ("measure", &["41,5 42", ""]),
    ("condition new", &["Batches of 20", "Orders wait"]),
    (
        "obstacle add",
        &["The printer is far away", "The printer stands at the bench"],
    ),
    ("obstacle focus", &["2"]),
    ("obstacle drop", &["Nobody can change that now"]),
    ("plan", &["Step", "Expectation", "..40", "1", "tomorrow"]),
    ("problem raise", &["Labels peel off"]),
    ("standard add", &["One label an order", "2w"]),
    (
        "target close",
        &[
            "2",
            "Half of it",
            "It was the batch",
            "We look too late",
            "Fewer calls about late orders",
            "",
        ],
    ),
    (
        "direction edit",
        &[
            "Orders on time",
            "Work to be proud of",
            "",
            "safety=Safety first",
            "",
        ],
    ),
    (
        "direction tested",
        &["1", "We stopped the belt", "1", "Half a day"],
    ),
    (
        "board hand-over",
        &["Kim", "1", "The printer needs a rest at noon"],
    ),
    ("board close", &["That labels are a process"]),
];

/// A board on which the form can be filled in: it ends only when nothing on it is open.
fn ready_for(line: &str) -> Sandbox {
    let s = Sandbox::practising();
    if line == "board close" {
        s.kata("target close --result met").ok();
    }
    if line == "direction tested" {
        s.kata("direction --principle 'safety=Safety first'").ok();
    }
    s
}

#[test]
fn leaving_at_any_question_writes_nothing() {
    for (place, (line, answers)) in FORMS.iter().enumerate() {
        let s = ready_for(line);
        let (head, files, index) = (s.head(), s.files(), s.git(&["ls-files", "--stage"]));
        for left_at in 0..answers.len() {
            // Each way in turn, so that all of them are seen.
            let way = WAYS[(place + left_at) % WAYS.len()];
            let mut t = at(&s, line, way);
            for answer in &answers[..left_at] {
                t.asks("?");
                t.types(answer);
                t.asks(&format!("> {answer}")).types(ENTER);
            }
            t.asks("?")
                .types(if left_at % 2 == 0 { CTRL_C } else { CTRL_D });
            let (status, all) = t.ends();
            assert_eq!(status, 1, "{line}\n{all}");
            let said = either(way, "nothing was recorded", "er is niets vastgelegd");
            assert!(all.contains(said), "{line} left at {left_at}\n{all}");
            assert!(!all.contains("ask-"), "a question without words: {all}");
            assert_eq!(s.head(), head, "{line} left at {left_at}");
            assert_eq!(s.files(), files, "{line} left at {left_at}");
            assert_eq!(
                s.git(&["ls-files", "--stage"]),
                index,
                "{line} left at {left_at}"
            );
        }
    }
}

#[test]
fn every_form_is_recorded_in_one_commit_when_it_is_answered() {
    for (place, (line, answers)) in FORMS.iter().enumerate() {
        let s = ready_for(line);
        let before = s.commits();
        let mut t = at(&s, line, WAYS[place % WAYS.len()]);
        for answer in *answers {
            t.asks("?");
            t.types(answer);
            t.asks(&format!("> {answer}")).types(ENTER);
        }
        let all = t.done();
        assert_eq!(s.commits(), before + 1, "{line}\n{all}");
        s.assert_clean();
    }
}

#[test]
fn what_was_answered_is_not_lost_when_somebody_leaves() {
    let s = Sandbox::practising();
    let mut t = at(&s, "plan", (200, 24, "en"));
    t.asks("What will you try next?")
        .answers("Noor's own bench");
    t.asks("What do you think it will do?")
        .answers("Less waiting");
    t.asks("In numbers").types(CTRL_C);
    let (_, all) = t.ends();
    let line = r"kata plan --step 'Noor'\''s own bench' --expect 'Less waiting'";
    assert!(all.contains(line), "{all}");
}

#[test]
fn what_was_answered_is_not_lost_when_a_hook_refuses() {
    let s = Sandbox::practising();
    s.script(
        &s.work.join(".git/hooks/commit-msg"),
        "echo 'no ticket' >&2; exit 1",
    );
    let mut t = at(&s, "problem raise", (120, 24, "en"));
    t.asks("What goes wrong?").answers("Labels peel off");
    let (status, all) = t.ends();
    assert_eq!(status, 1, "{all}");
    assert!(all.contains("no ticket"), "{all}");
    assert!(
        all.contains("kata problem raise 'Labels peel off'"),
        "{all}"
    );
}

#[test]
fn going_back_keeps_what_was_answered() {
    for (way, back) in WAYS.into_iter().zip([UP, BACK_TAB, UP, BACK_TAB]) {
        let s = Sandbox::practising();
        let mut t = at(&s, "plan", way);
        let (step, expect) = match way.2 {
            "en" => ("What will you try next?", "What do you think it will do?"),
            _ => ("Wat probeer je nu?", "Wat verwacht je te zien?"),
        };
        t.asks(step).types(back);
        // There is nothing before the first one.
        t.asks(step).answers("Print each lable");
        t.asks(expect).types("Less wai").types(back);
        t.asks("> Print each lable")
            .types("\x7f\x7fel at the bench")
            .types(ENTER);
        // What was begun is still there.
        t.asks("> Less wai").types("ting").types(ENTER);
        t.asks("?").answers("");
        t.asks("?").answers("");
        t.asks("?").answers("");
        t.done();
        let file = s.read(&s.path_of("boards/packing/experiments/001"));
        assert!(
            file.contains("step = \"Print each label at the bench\""),
            "{file}"
        );
        assert!(file.contains("expect = \"Less waiting\""), "{file}");
    }
}

#[test]
fn several_lines_may_be_pasted_or_typed_into_one_answer() {
    for way in WAYS {
        let s = Sandbox::practising();
        let mut t = at(&s, "condition new", way);
        t.asks("?")
            .pastes("1. the order comes in\n2. it waits for its label\n3. it is packed\n");
        t.shows("3. it is packed").types(ENTER);
        t.asks("?")
            .types("one line")
            .types(ALT_ENTER)
            .types("and another");
        // Up moves inside of an answer that has a line above, and does not leave it.
        t.shows("and another")
            .types(UP)
            .types("FIRST ")
            .types(ENTER);
        t.done();
        let file = s.read(&s.path_of("boards/packing/conditions/002"));
        assert!(
            file.contains(
                "\"\"\"\n1. the order comes in\n2. it waits for its label\n3. it is packed\"\"\""
            ),
            "{file}"
        );
        assert!(file.contains("FIRST "), "{file}");
        assert!(file.contains("and another\"\"\""), "{file}");
    }
}

#[test]
fn a_pasted_list_is_no_answer_to_the_next_questions() {
    let s = Sandbox::practising();
    let mut t = at(&s, "measure", WAYS[0]);
    t.asks("What did you measure?").pastes("41\n42\n43");
    t.shows("43").types(ENTER);
    t.asks("When?").answers("");
    t.done();
    let points = s.read("boards/packing/metrics/lead-time.points.toml");
    for value in ["41.0", "42.0", "43.0"] {
        assert!(points.contains(value), "{points}");
    }
}

#[test]
fn letters_of_any_script_are_kept_as_they_were_typed() {
    let texts = [
        "ラベルを一枚ずつ印刷する、梱包台で",
        "Печатать каждую этикетку у стола",
        "اطبع كل ملصق عند الطاولة",
        "Étiquettes à l’unité: e\u{301} 👩🏽‍🔧 fertig",
    ];
    for (way, text) in WAYS.into_iter().zip(texts) {
        let s = Sandbox::practising();
        let mut t = at(&s, "obstacle add", way);
        t.asks("?").types(text).types(ENTER);
        t.asks("?").answers("");
        t.done();
        let file = s.read(&s.path_of("boards/packing/obstacles/003"));
        assert!(file.contains(&format!("text = \"{text}\"")), "{file}");
    }
}

#[test]
fn several_obstacles_come_from_one_sitting_each_its_own_record() {
    let s = Sandbox::practising();
    let line = "obstacle add";
    let mut t = at(&s, line, WAYS[1]);
    t.asks("What is in the way?").answers("The printer jams");
    t.asks("How will you see that it is gone?")
        .answers("A day without a jam");
    t.done();
    let file = s.read(&s.path_of("boards/packing/obstacles/003"));
    assert!(
        file.contains("gone_when = \"A day without a jam\""),
        "{file}"
    );
}

#[test]
fn the_result_is_asked_for_beside_what_was_expected() {
    for way in WAYS {
        let s = Sandbox::practising();
        s.kata(
            "plan --step 'Print at the bench' --expect 'Waiting falls' --predict lead-time=36..39",
        )
        .ok();
        let mut t = at(&s, "record", way);
        t.shows("E1 Print at the bench");
        t.shows("Waiting falls");
        t.asks(either(
            way,
            "What did you see happen?",
            "Wat zag je gebeuren?",
        ))
        .answers("The bench ran out");
        t.asks(either(way, "What did you measure?", "Wat heb je gemeten?"))
            .answers("0:40");
        t.asks(either(
            way,
            "And against what you expected?",
            "En vergeleken met wat je verwachtte?",
        ))
        .answers(either(way, "part", "deels"));
        t.asks(either(
            way,
            "What do we know now that we didn't?",
            "Wat weten we nu meer?",
        ))
        .answers("Stock is next");
        t.done();
        let file = s.read(&s.path_of("boards/packing/experiments/001"));
        assert!(file.contains("turned_out = \"partly\""), "{file}");
        assert!(file.contains("value = 40.0"), "{file}");
    }
}

#[test]
fn an_open_experiment_is_asked_about_before_the_next_one() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print at the bench' --expect 'Waiting falls'")
        .ok();
    let before = s.commits();
    // What became of it is the step of this command.
    let mut t = at(&s, "plan", WAYS[0]);
    t.asks("E1 is still open. What became of it?").answers("2");
    t.asks("When do we look again?").answers("tomorrow");
    t.asks("Why does it go on?")
        .answers("The printer came late");
    let all = t.done();
    assert_eq!(s.commits(), before + 1, "{all}");
    assert_eq!(s.trailer("Kata-Step"), ["experiment-continued"]);
    // Or the next one begins beside it, with its reason.
    let mut t = at(&s, "plan", WAYS[3]);
    t.asks("E1 staat nog open. Wat is ervan geworden?")
        .answers("4");
    t.asks("Wat probeer je nu?")
        .answers("Kijken bij de printer");
    t.asks("Wat verwacht je te zien?")
        .answers("Dat er gewacht wordt");
    for _ in 0..3 {
        t.asks("?").answers("");
    }
    t.asks("Waarom begint het terwijl het andere nog loopt?")
        .answers("De printer is er morgen pas");
    t.done();
    let file = s.read(&s.path_of("boards/packing/experiments/002"));
    assert!(
        file.contains("alongside = \"De printer is er morgen pas\""),
        "{file}"
    );
}

#[test]
fn a_reference_that_could_be_several_is_asked_for() {
    let s = Sandbox::practising();
    s.kata("plan --step 'One' --expect 'a'").ok();
    s.kata("plan --step 'Two' --expect 'b' --alongside 'both are small'")
        .ok();
    let mut t = at(&s, "experiment drop", WAYS[2]);
    t.asks("Welk experiment bedoel je?").answers("E2");
    t.asks("Waarom ga je er niet mee door?")
        .answers("Kan nu niet");
    t.done();
    assert_eq!(s.trailer("Kata-Step"), ["experiment-dropped"]);
    assert!(s.trailer("Kata-Record")[0].starts_with("E2 "));
}

#[test]
fn which_board_is_asked_for_where_several_could_be_meant() {
    let s = Sandbox::board();
    s.kata("board new returns --learner Noor --challenge 'No parcel comes back'")
        .ok();
    let mut t = at(&s, "obstacle add 'It is dark'", WAYS[1]);
    t.asks("Which board?").answers("returns");
    t.done();
    assert_eq!(s.trailer("Kata-Board"), ["returns"]);
}

#[test]
fn an_edit_without_flags_shows_what_stands_there_to_be_changed() {
    for way in WAYS {
        let s = Sandbox::practising();
        let mut t = at(&s, "obstacle edit O2", way);
        t.asks("> The scanner is shared")
            .types(" by two benches")
            .types(ENTER);
        t.asks("?").answers("");
        t.done();
        let file = s.read(&s.path_of("boards/packing/obstacles/002"));
        assert!(
            file.contains("text = \"The scanner is shared by two benches\""),
            "{file}"
        );
        // Enter all the way changes nothing.
        let before = s.commits();
        let mut t = at(&s, "target edit", way);
        for _ in 0..6 {
            t.asks("?").types(ENTER);
        }
        t.done();
        assert_eq!(s.commits(), before);
    }
}

#[test]
fn tab_completes_what_may_be_answered() {
    let s = Sandbox::board();
    s.kata("people add bram --name 'Bram de Wit'").ok();
    let mut t = at(&s, "board new", WAYS[0]);
    t.asks("What is the board called?").answers("returns");
    t.asks("What is the challenge?").answers("");
    t.asks("Who is the learner").types("br").types(TAB);
    t.asks("> bram").types(ENTER);
    for _ in 0..3 {
        t.asks("?").answers("");
    }
    t.asks("What does the challenge serve?")
        .types("cu")
        .types(TAB);
    t.asks("> customers").types(ENTER);
    t.asks("?").answers("");
    t.done();
    let board = s.read("boards/returns/board.toml");
    assert!(board.contains("learner = \"bram\""), "{board}");
    assert!(board.contains("serves = \"customers\""), "{board}");
}

#[test]
fn nothing_is_asked_where_it_was_not_wanted() {
    let s = Sandbox::practising();
    for line in ["plan --no-input", "plan --format json"] {
        let (status, all) = Terminal::start(s.call(line), 80, 24).ends();
        assert_eq!(status, 2, "{line}: {all}");
        assert!(all.contains("--step"), "{all}");
    }
    // Everything that is needed was said: nothing more is asked.
    Terminal::start(s.call("plan --step a --expect b"), 80, 24).done();
}

#[test]
fn the_criteria_of_a_target_are_asked_for_even_where_all_that_is_needed_was_said() {
    let s = Sandbox::board();
    let mut t = at(
        &s,
        "target new --by 2027-01-15 --outcome a --pattern b --predict lead-time=..40",
        WAYS[0],
    );
    t.asks("What of it can you influence yourself?")
        .answers("The bench is ours");
    t.asks("What makes it ambitious").answers("");
    t.asks("Why does it matter for the challenge?").answers("");
    t.done();
    let file = s.read(&s.path_of("boards/packing/targets/001"));
    assert!(
        file.contains("influenceable = \"The bench is ours\""),
        "{file}"
    );
}

#[test]
fn obstacles_of_the_last_target_are_offered_to_the_next_one() {
    let s = Sandbox::practising();
    s.kata("target close --result met").ok();
    let mut t = at(
        &s,
        "target new --by 2027-01-15 --outcome a --pattern b --predict lead-time=..40 --influenceable x --ambitious y --essential z",
        WAYS[0],
    );
    t.asks("Which of these obstacles come along?")
        .answers("O1, O2");
    t.done();
    for number in ["001", "002"] {
        let file = s.read(&s.path_of(&format!("boards/packing/obstacles/{number}")));
        assert!(file.contains("\"002\""), "{file}");
    }
}

#[test]
fn nobody_waits_for_somebody_who_thinks() {
    let s = Sandbox::practising();
    let mut t = at(&s, "plan", WAYS[0]);
    t.asks("What will you try next?");
    s.kata("obstacle add 'Found meanwhile'").ok();
    t.answers("Print at the bench");
    t.asks("What do you think it will do?")
        .answers("Less waiting");
    for _ in 0..3 {
        t.asks("?").answers("");
    }
    t.done();
    s.assert_clean();
}

#[test]
fn a_long_answer_may_be_written_in_the_editor() {
    let s = Sandbox::practising();
    let editor = s.root().join("editor.sh");
    s.script(&editor, "printf 'and more\\nin the editor\\n' >> \"$1\"");
    let call = s
        .call("problem raise")
        .env("GIT_EDITOR", editor.to_str().unwrap());
    let mut t = Terminal::start(call, 80, 24);
    t.asks("What goes wrong?")
        .types("Begun here ")
        .types(CTRL_O);
    t.asks("in the editor").types(ENTER);
    t.done();
    let file = s.read(&s.path_of("problems/001"));
    assert!(file.contains("in the editor"), "{file}");
}

#[test]
fn what_was_expected_is_refused_before_ten_questions_are_answered() {
    let s = Sandbox::practising();
    let (status, all) = at(&s, "target new", WAYS[0]).ends();
    assert_eq!(status, 1);
    assert!(all.contains("TC1 is still open"), "{all}");
    assert!(!all.contains("What do you want to have reached"), "{all}");
}

/// An editor that is used several times: what it finds is kept, what it leaves comes from a list.
fn editor(s: &Sandbox, left: &[&str]) -> String {
    let folder = s.root().join("editor");
    for (number, text) in left.iter().enumerate() {
        s.write(
            folder
                .join(format!("left.{}", number + 1))
                .to_str()
                .unwrap(),
            text,
        );
    }
    let script = folder.join("editor.sh");
    s.script(
        &script,
        &format!(
            "cd '{}'; n=$(($(cat n 2>/dev/null || echo 0) + 1)); echo $n > n; cp \"$1\" found.$n; cp left.$n \"$1\"",
            folder.display()
        ),
    );
    script.to_str().unwrap().to_owned()
}

#[test]
fn the_editor_comes_back_with_what_is_wrong_until_it_can_be_recorded() {
    for lang in ["en", "nl"] {
        let s = Sandbox::practising();
        let wrong_date =
            "step = \"Print at the bench\"\nexpect = \"Less waiting\"\nby = \"31-02-2027\"\n";
        let left = [
            "step = \"Print at the bench\"\nexpect = \n",
            wrong_date,
            "step = \"Print at the bench\"\n",
            "step = \"Print at the bench\"\nexpect = \"Less waiting\"\nby = 2026-11-27\n",
        ];
        let editor = editor(&s, &left);
        s.call("plan --edit")
            .lang(lang)
            .env("GIT_EDITOR", &editor)
            .run()
            .ok();
        let found = |number: u32| {
            s.read(
                s.root()
                    .join(format!("editor/found.{number}"))
                    .to_str()
                    .unwrap(),
            )
        };
        let first = found(1);
        let asked = if lang == "en" {
            "# What will you try next? One step."
        } else {
            "# Wat probeer je nu? Eén stap."
        };
        assert!(first.contains(&format!("{asked}\nstep = \"\"")), "{first}");
        assert!(first.contains("\n# prediction =\n"), "{first}");
        // The place is that in the text as it is shown now, what is wrong above it.
        let second = found(2);
        let place = second
            .lines()
            .find(|line| line.contains(": "))
            .unwrap()
            .to_owned();
        let line: usize = place
            .trim_start_matches("#! ")
            .split(':')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        assert_eq!(
            second.lines().nth(line - 1).unwrap(),
            "expect = ",
            "{second}"
        );
        let third = found(3);
        let said = if lang == "en" {
            "not on any calendar"
        } else {
            "op geen enkele kalender"
        };
        assert!(third.starts_with("#! ") && third.contains(said), "{third}");
        assert!(third.contains("31-02-2027\"\n"), "{third}");
        let fourth = found(4);
        assert!(fourth.contains("--expect"), "{fourth}");
        assert!(!fourth.contains(said), "{fourth}");
        assert!(
            s.read(&s.path_of("boards/packing/experiments/001"))
                .contains("by = 2026-11-27")
        );
    }
}

#[test]
fn what_somebody_else_changed_while_one_wrote_stays() {
    let s = Sandbox::practising();
    let script = s.root().join("editor.sh");
    s.script(
        &script,
        &format!(
            "'{}' obstacle edit O2 --gone-when 'Each bench has one' >/dev/null 2>&1; sed -i 's/is shared/is lent out/' \"$1\"",
            env!("CARGO_BIN_EXE_kata")
        ),
    );
    s.call("obstacle edit O2 -e")
        .env("GIT_EDITOR", script.to_str().unwrap())
        .run()
        .ok();
    let file = s.read(&s.path_of("boards/packing/obstacles/002"));
    assert!(file.contains("The scanner is lent out"), "{file}");
    assert!(
        file.contains("gone_when = \"Each bench has one\""),
        "{file}"
    );
}

#[test]
fn a_table_is_edited_field_by_field() {
    let s = Sandbox::practising();
    let script = s.root().join("editor.sh");
    s.script(
        &script,
        "cp \"$1\" \"$1.seen\"; sed -i 's/^# criteria.essential =/criteria.essential = \"It is why we are here\"/' \"$1\"",
    );
    s.kata("target edit --influenceable 'The bench is ours'")
        .ok();
    s.call("target edit -e")
        .env("GIT_EDITOR", script.to_str().unwrap())
        .run()
        .ok();
    let file = s.read(&s.path_of("boards/packing/targets/001"));
    assert!(
        file.contains("influenceable = \"The bench is ours\""),
        "{file}"
    );
    assert!(
        file.contains("essential = \"It is why we are here\""),
        "{file}"
    );
}

#[test]
fn nobody_answers_for_a_board_that_cannot_end_or_has_ended() {
    let s = Sandbox::practising();
    let run = at(&s, "board close", WAYS[0]).ends();
    assert_eq!(run.0, 1, "{}", run.1);
    assert!(run.1.contains("TC1"), "{}", run.1);
    assert!(!run.1.contains('?'), "it was asked all the same: {}", run.1);
    s.kata("target close --result met").ok();
    s.kata("board close --learned x").ok();
    for line in ["obstacle add", "plan", "condition new", "board pause"] {
        let run = at(&s, line, WAYS[0]).ends();
        assert_eq!(run.0, 1, "{}", run.1);
        assert!(run.1.contains("kata board reopen"), "{line}\n{}", run.1);
    }
}

#[test]
fn what_is_asked_is_in_the_language_of_the_home_where_nobody_says_otherwise() {
    for (line, answers) in FORMS {
        let s = ready_for(line);
        s.kata("config set --repo language nl").ok();
        let call = s.call(line).without("KATA_LANG");
        let mut t = Terminal::start(call, 80, 40);
        for answer in &answers[..answers.len() - 1] {
            t.asks("?").types(answer).types(ENTER);
        }
        t.asks("?").types(CTRL_C);
        let (_, all) = t.ends();
        for english in [
            "What ",
            "Which ",
            "Enter: skip",
            "When ",
            "nothing was recorded",
        ] {
            assert!(!all.contains(english), "{line}: {english} in\n{all}");
        }
    }
}
