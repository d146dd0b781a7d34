//! What all of this is for, the principles, and the moments in which one was tested.

use serde_json::Value;

use crate::helper::{Sandbox, has};
use crate::sync::Pair;

fn directed() -> Sandbox {
    let s = Sandbox::practising();
    s.kata_args(&[
        "direction",
        "edit",
        "--customers",
        "Orders that arrive when they were promised",
        "--society",
        "No van drives half empty",
        "--principle",
        "safety=Safety before output",
        "--principle",
        "quality=No fault is passed on",
    ])
    .ok();
    s
}

fn shown(s: &Sandbox) -> Value {
    s.kata("direction show --format json").json()
}

#[test]
fn what_it_is_for_is_written_down_changed_and_shown() {
    let s = directed();
    assert_eq!(s.touched(), ["direction.toml"]);
    assert_eq!(s.trailer("Kata-Step"), ["direction-set"]);
    assert_eq!(s.trailer("Kata-Record"), ["direction.toml"]);
    assert_eq!(
        s.read("direction.toml"),
        "customers = \"Orders that arrive when they were promised\"\n\
         society = \"No van drives half empty\"\n\n[principle]\n\
         safety = \"Safety before output\"\nquality = \"No fault is passed on\"\n"
    );
    let document = shown(&s);
    for (key, value) in [
        ("ref", "direction".into()),
        ("kind", "direction".into()),
        ("board", Value::Null),
    ] {
        assert_eq!(document[key], value, "{key}");
    }
    // Also without the word edit; what is not named stays, and an empty text takes out.
    s.kata_args(&[
        "direction",
        "--employees",
        "Work that one can be proud of",
        "--society",
        "",
        "--principle",
        "quality=",
        "--principle",
        "safety=Nobody gets hurt",
    ])
    .ok();
    let record = &shown(&s)["record"];
    assert!(record.get("society").is_none(), "{record}");
    assert_eq!(
        record["principle"],
        serde_json::json!({ "safety": "Nobody gets hurt" })
    );
    let human = s.kata("direction").ok();
    for said in [
        "Orders that arrive",
        "Work that one can be proud of",
        "safety: Nobody gets hurt",
    ] {
        assert!(has(&human, said), "{human}");
    }
    for line in ["show direction", "show direction.toml"] {
        assert_eq!(s.kata(&format!("{line} --format json")).json(), shown(&s));
    }
    let history = s.kata("show direction --history").ok();
    assert!(has(&history, "Work that one can be proud of"), "{history}");
    s.kata("check --strict").ok();
    s.assert_clean();
}

#[test]
fn a_principle_was_tested_and_what_was_told_before_stays() {
    let s = directed();
    s.kata("direction tested 'We stopped the belt for half a day' --principle safety --kept --cost 'Forty orders a day late'")
        .ok();
    assert_eq!(s.trailer("Kata-Step"), ["principle-tested"]);
    assert_eq!(
        s.log("%s")[0],
        "direction tested: We stopped the belt for half a day"
    );
    s.kata("direction tested 'A pallet left with a torn corner' --principle QUALITY --not-kept --at 2026-11-20")
        .ok();
    let message = s.message();
    assert!(
        has(&message, "torn corner") && !has(&message, "stopped the belt"),
        "{message}"
    );
    let tested = shown(&s)["record"]["tested"].clone();
    assert_eq!(
        tested,
        serde_json::json!([
            { "on": "2026-11-23", "text": "We stopped the belt for half a day",
              "principle": "safety", "kept": true, "cost": "Forty orders a day late" },
            { "on": "2026-11-20", "text": "A pallet left with a torn corner",
              "principle": "quality", "kept": false },
        ])
    );
    let log = s.kata("log --kind principle-tested --format json").json();
    assert_eq!(log["steps"].as_array().unwrap().len(), 2);
    s.kata("undo direction").ok();
    assert_eq!(shown(&s)["record"]["tested"].as_array().unwrap().len(), 1);
    s.kata("redo").ok();
    assert_eq!(shown(&s)["record"]["tested"], tested);
}

#[test]
fn what_cannot_be_is_said_and_nothing_is_written() {
    let s = Sandbox::board();
    let commits = s.commits();
    s.kata("direction").fails(1).says(&["direction edit"]);
    s.kata("direction edit").fails(1).says(&["--customers"]);
    s.kata("direction tested 'x' --principle safety --kept")
        .fails(1)
        .says(&["--principle"]);
    s.kata("direction tested")
        .fails(2)
        .says(&["TEXT", "--principle", "--kept|--not-kept"]);
    s.kata("direction tested x --principle a --kept --not-kept")
        .fails(2);
    s.kata("direction edit --principle 'Safety first'")
        .fails(2)
        .says(&["Safety first"]);
    s.kata("direction edit --principle 'Safety First=x'")
        .fails(2)
        .says(&["safety-first"]);
    for (document, said) in [
        ("principle = 'safety'", "principle"),
        ("customers = 3", "customers"),
        ("[tested]\non = 2026-01-01", "tested"),
        ("purpose = 'x'", "purpose"),
    ] {
        let run = s.call("direction edit --from -").stdin(document).run();
        run.fails(2).says(&[said]);
    }
    s.call("direction tested --from -")
        .stdin("text = 'x'\nprinciple = 'safety'\nkept = 'perhaps'")
        .run()
        .fails(2)
        .says(&["kept"]);
    assert_eq!(s.commits(), commits);
    s.kata("direction --principle 'safety=Safety before output'")
        .ok();
    s.kata("direction tested x --principle speed --kept")
        .fails(1)
        .says(&["safety"]);
    // One that cannot be read is not written anew.
    s.write("direction.toml", "customers = [\n");
    s.kata("direction edit --customers x")
        .fails(1)
        .says(&["direction.toml"]);
    let found = s.kata("check");
    assert_eq!(found.code, 3);
    assert!(found.stdout.contains("direction.toml:1:"), "{found:?}");
}

#[test]
fn why_leads_up_to_what_the_direction_says() {
    let s = directed();
    s.kata("plan --step 'Print each label' --expect 'Less waiting'")
        .ok();
    s.kata("board edit packing --serves customers").ok();
    let document = s.kata("show E1 --why --format json").json();
    let chain: Vec<&str> = document["why"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["ref"].as_str().unwrap())
        .collect();
    assert_eq!(chain, ["O1", "TC1", "packing", "direction"]);
    assert_eq!(document["serves"], "customers");
    let human = s.kata("show E1 --why").ok();
    assert!(
        has(
            &human,
            "Customers Orders that arrive when they were promised"
        ),
        "{human}"
    );
    // As it stood, and not as it is now.
    s.kata("direction --customers 'Something else'").ok();
    let then = s.kata("show E1 --why --at HEAD~1").ok();
    assert!(has(&then, "Orders that arrive"), "{then}");
    let board = s.kata("board show").ok();
    assert!(has(&board, "Serves customers"), "{board}");
    s.call("board edit packing --serves Samenleving")
        .lang("nl")
        .run()
        .ok();
    let own = s.kata("show packing --format json").json();
    assert_eq!(own["record"]["serves"], "society");
    s.kata("board new direction --learner Noor").fails(2);
}

#[test]
fn closing_a_target_keeps_whether_the_challenge_still_serves() {
    let s = directed();
    s.kata(
        "target close --result met --learned x --still-serves 'Yes: fewer calls about late orders'",
    )
    .ok();
    let record = s.kata("target show TC1 --format json").json();
    assert_eq!(
        record["record"]["closed"]["still_serves"],
        "Yes: fewer calls about late orders"
    );
    assert!(has(
        &s.kata("show TC1").ok(),
        "Still serves Yes: fewer calls"
    ));
}

#[test]
fn two_clones_tell_of_the_direction_and_a_sync_keeps_both() {
    let Pair { s, bram: other, .. } = Pair::of(directed());
    s.kata("direction tested 'We stopped the belt' --principle safety --kept")
        .ok();
    s.kata("direction --employees 'Work to be proud of'").ok();
    s.call("direction tested 'A torn corner left' --principle quality --not-kept")
        .cwd(&other)
        .run()
        .ok();
    s.call_args(&["direction", "--principle", "quality=Nothing torn leaves"])
        .cwd(&other)
        .run()
        .ok();
    s.kata("sync").ok();
    s.call("sync").cwd(&other).run().ok();
    s.kata("sync").ok();
    let here = shown(&s)["record"].clone();
    let there = s
        .call("direction show --format json")
        .cwd(&other)
        .run()
        .json();
    assert_eq!(here, there["record"]);
    assert_eq!(here["tested"].as_array().unwrap().len(), 2, "{here}");
    assert_eq!(here["principle"]["quality"], "Nothing torn leaves");
    assert_eq!(here["employees"], "Work to be proud of");
    s.kata("check --strict").ok();
}

#[test]
fn it_goes_along_in_an_export_and_comes_back_byte_for_byte() {
    let s = directed();
    s.kata("direction tested 'We stopped the belt' --principle safety --kept")
        .ok();
    s.kata("export json -o ../all.json").ok();
    let to = Sandbox::empty();
    to.kata("init").ok();
    std::fs::copy(s.root().join("all.json"), to.root().join("all.json")).unwrap();
    to.kata("import json ../all.json").ok();
    assert_eq!(to.read("direction.toml"), s.read("direction.toml"));
    to.kata("check --strict").ok();
}
