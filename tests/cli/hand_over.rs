//! A board goes from one person to the next, with what they must know.

use serde_json::Value;

use crate::helper::{Sandbox, has};
use crate::sync::Pair;

fn handed() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("people add kim --name 'Kim de Wit'").ok();
    s.kata("plan --step 'Print each label' --expect 'Less waiting'")
        .ok();
    s.kata("record --happened 'Less waiting' --learned 'The batch was the wait'")
        .ok();
    s.kata("plan --step 'Move the scanner' --expect 'Nobody walks' --by 2026-11-26")
        .ok();
    s.kata("board hand-over packing --to kim --know 'The second printer jams when it is warm'")
        .ok();
    s
}

#[test]
fn the_next_one_has_the_board_and_finds_what_must_be_known() {
    let s = handed();
    assert_eq!(s.touched(), ["boards/packing/board.toml"]);
    assert_eq!(s.trailer("Kata-Step"), ["board-handed-over"]);
    assert_eq!(
        s.log("%s")[0],
        "packing handed over: The second printer jams when it is warm"
    );
    let own = s.kata("show packing --format json").json()["record"].clone();
    assert_eq!(own["learner"], "kim");
    assert_eq!(
        own["handed_over"],
        serde_json::json!([{ "on": "2026-11-23", "from": "Noor", "to": "kim",
            "as": "learner", "know": "The second printer jams when it is warm" }])
    );
    let shown = s.kata("board hand-over --show").ok();
    for said in [
        "The second printer jams when it is warm",
        "from Noor to Kim de Wit (learner)",
        "O1 Labels come in batches",
        "O2 The scanner is shared",
        "E2 Move the scanner",
        "The batch was the wait",
        "Every order within 40 minutes",
    ] {
        assert!(has(&shown, said), "{said} in\n{shown}");
    }
    let document = s
        .kata("board hand-over packing --show --format json")
        .json();
    assert_eq!(document["schema"], "kata.hand-over/1");
    let of = |key: &str| -> Vec<Value> {
        let records = document[key].as_array().unwrap();
        records.iter().map(|one| one["ref"].clone()).collect()
    };
    assert_eq!(document["focus"]["ref"], "O1");
    assert_eq!(of("obstacles"), ["O2"]);
    assert_eq!(of("running"), ["E2"]);
    assert_eq!(of("lessons"), ["E1"]);
    assert_eq!(document["next"]["step"], "record-result");
    let narrow = s
        .call("board hand-over --show")
        .width(40)
        .lang("nl")
        .run()
        .ok();
    assert!(
        narrow.lines().all(|line| line.chars().count() <= 40),
        "{narrow}"
    );
}

#[test]
fn what_was_handed_over_is_a_lesson_that_everybody_finds() {
    let s = handed();
    s.kata("board hand-over --to Bram --as coach --know 'Ask about the warm hours'")
        .ok();
    let found = s.kata("lessons printer warm --format json").json();
    let first = &found["items"][0];
    assert_eq!(
        (&first["ref"], &first["outcome"]),
        (&"packing".into(), &"handed-over".into()),
        "{found}"
    );
    let all = s.kata("lessons --format json").json();
    let outcomes = all["items"].as_array().unwrap().iter();
    let handed = outcomes.filter(|item| item["outcome"] == "handed-over");
    assert_eq!(handed.count(), 2);
    let own = s.kata("show packing --format json").json()["record"].clone();
    assert_eq!(own["coach"], "Bram");
    assert!(own["handed_over"][1].get("from").is_none());
    let human = s.kata("show packing").ok();
    assert!(
        has(&human, "to Bram (coach): Ask about the warm hours"),
        "{human}"
    );
    s.kata("undo").ok();
    let own = s.kata("show packing --format json").json()["record"].clone();
    assert!(own.get("coach").is_none());
    assert_eq!(own["handed_over"].as_array().unwrap().len(), 1);
    s.kata("check --strict").ok();
}

#[test]
fn what_cannot_be_handed_over_is_said() {
    let s = Sandbox::board();
    let commits = s.commits();
    s.kata("board hand-over").fails(2).says(&["--to", "--know"]);
    s.kata("board hand-over --to Noor --know x")
        .fails(1)
        .says(&["Noor"]);
    s.kata("board hand-over --to Kim --know x --as manager")
        .fails(2);
    s.kata("board hand-over --show --to Kim").fails(2);
    s.kata("board hand-over nowhere --to Kim --know x")
        .fails(1)
        .says(&["packing"]);
    for (document, said) in [
        ("to = 'Kim'\nknow = 'x'\nas = 'manager'", "as"),
        ("to = 'Kim'\nknow = 3", "know"),
        ("to = 'Kim'\nknow = 'x'\nfrom = 'Bram'", "from"),
    ] {
        let run = s.call("board hand-over --from -").stdin(document).run();
        run.fails(2).says(&[said]);
    }
    assert_eq!(s.commits(), commits);
    s.kata("board close --learned x").ok();
    s.kata("board hand-over --to Kim --know x")
        .fails(1)
        .says(&["reopen"]);
}

#[test]
fn each_of_two_clones_hands_over_and_nothing_that_was_said_is_lost() {
    let Pair { s, bram: other, .. } = Pair::of(Sandbox::board());
    s.kata("board hand-over --to Kim --know 'The printer jams'")
        .ok();
    s.call("board hand-over --to Bram --as coach --know 'Ask about the printer'")
        .cwd(&other)
        .run()
        .ok();
    s.kata("sync").ok();
    s.call("sync").cwd(&other).run().ok();
    let own = s
        .call("show packing --format json")
        .cwd(&other)
        .run()
        .json();
    let own = &own["record"];
    assert_eq!(
        (&own["learner"], &own["coach"]),
        (&"Kim".into(), &"Bram".into())
    );
    assert_eq!(own["handed_over"].as_array().unwrap().len(), 2, "{own}");
}

#[test]
fn who_has_the_board_is_for_a_person_to_say_where_two_clones_gave_it_away() {
    let Pair { s, bram: other, .. } = Pair::of(Sandbox::board());
    s.kata("board hand-over --to Kim --know 'The printer jams'")
        .ok();
    s.call("board hand-over --to Bram --know 'The scanner is slow'")
        .cwd(&other)
        .run()
        .ok();
    s.kata("sync").ok();
    let open = s.call("sync --format json").cwd(&other).run().fails(4);
    let error = open.error_json();
    let fields: Vec<&str> = error["conflicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|conflict| conflict["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["packing.learner"]);
    s.call("resolve packing.learner --take theirs")
        .cwd(&other)
        .run()
        .ok();
    let own = s
        .call("show packing --format json")
        .cwd(&other)
        .run()
        .json();
    assert_eq!(own["record"]["learner"], "Kim");
    let known = own["record"]["handed_over"].as_array().unwrap();
    assert_eq!(known.len(), 2, "what each had to know is kept: {known:?}");
}
