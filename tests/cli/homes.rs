//! Several kata homes read together: each thing says from which it is, and none is written to.

use std::path::Path;

use crate::helper::Sandbox;

/// Two homes side by side, north and south, each with a board of its own; one stands in the first.
pub fn two() -> (Sandbox, String) {
    let mut s = Sandbox::empty();
    let south = s.root().join("south");
    for (folder, name, board, text) in [
        (s.work.clone(), "North", "packing", "The scanner was shared"),
        (
            south.clone(),
            "South",
            "returns",
            "The scanner had no charge",
        ),
    ] {
        let own = s.work.clone();
        s.work = folder;
        std::fs::create_dir_all(&s.work).unwrap();
        s.kata(&format!("init --name {name}")).ok();
        s.kata(&format!(
            "board new {board} --learner Noor --cadence daily --challenge 'Every order leaves on time'"
        ))
        .ok();
        s.kata(&format!(
            "record --step 'Watch one order' --happened 'It waited' --learned '{text}'"
        ))
        .ok();
        s.kata("target new --by 2026-11-25 --outcome 'Within 40 minutes' --pattern 'One by one'")
            .ok();
        s.work = own;
    }
    let south = south.display().to_string();
    (s, south)
}

fn homes(items: &serde_json::Value) -> Vec<&str> {
    let items = items.as_array().unwrap().iter();
    items.map(|item| item["home"].as_str().unwrap()).collect()
}

#[test]
fn agenda_and_lessons_of_several_homes_name_the_home_of_each_item() {
    let (s, south) = two();
    let alone = s.kata("agenda --format json").json();
    assert_eq!(alone["items"][0].get("home"), None, "{alone}");

    let agenda = s
        .kata(&format!("agenda --home {south} --format json"))
        .json();
    let mut of = homes(&agenda["items"]);
    assert!(agenda["items"].as_array().unwrap().len() >= 4, "{agenda}");
    of.sort_unstable();
    of.dedup();
    assert_eq!(of, ["North", "South"]);
    let days: Vec<&str> = agenda["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["on"].as_str().unwrap())
        .collect();
    assert!(days.is_sorted(), "{days:?}");
    let shown = s.kata(&format!("agenda --home {south}")).ok();
    assert!(shown.contains("South: returns"), "{shown}");

    let lessons = s.kata(&format!("lessons scanner --home {south} --format json"));
    let lessons = lessons.json();
    let mut of = homes(&lessons["items"]);
    of.sort_unstable();
    assert_eq!(of, ["North", "South"], "{lessons}");
    let shown = s.kata(&format!("lessons scanner --home {south}")).ok();
    assert!(shown.contains("South: returns/E1"), "{shown}");
    // A board is one of the home where one stands.
    let own = s
        .kata(&format!("lessons -b packing --home {south} --format json"))
        .json();
    assert_eq!(homes(&own["items"]), ["North"]);
}

#[test]
fn totals_and_the_culture_of_several_homes_are_of_all_of_them() {
    let (s, south) = two();
    let stats = s
        .kata(&format!("stats --home {south} --format json"))
        .json();
    assert_eq!(stats["totals"]["boards"]["all"], 2, "{stats}");
    assert_eq!(stats["homes"], serde_json::json!(["North", "South"]));
    let culture = s
        .kata(&format!("culture show --home {south} --format json"))
        .json();
    assert_eq!(culture["elements"].as_array().unwrap().len(), 6);
    let facts = culture["elements"].as_array().unwrap().iter();
    let mut of: Vec<&str> = facts.flat_map(|element| homes(&element["facts"])).collect();
    of.sort_unstable();
    of.dedup();
    assert_eq!(of, ["North", "South"], "{culture}");
    let shown = s.kata(&format!("culture show --home {south}")).ok();
    assert!(
        shown.contains("North: ") && shown.contains("South: "),
        "{shown}"
    );
}

#[test]
fn one_may_stand_in_no_home_and_a_home_of_the_settings_may_be_gone() {
    let (mut s, south) = two();
    s.kata(&format!("config set homes {south}")).ok();
    let agenda = s.kata("agenda --format json").json();
    assert!(homes(&agenda["items"]).contains(&"South"), "{agenda}");
    // Named twice it is one.
    let twice = s
        .kata(&format!("agenda --home {south} --home . --format json"))
        .json();
    assert_eq!(twice["items"], agenda["items"]);

    std::fs::rename(&south, s.root().join("away")).unwrap();
    let run = s.kata("agenda").done().says(&["south"]);
    assert!(run.stdout.contains("packing"), "{}", run.stdout);
    s.kata(&format!("agenda --home {south}")).fails(1);

    s.work = s.root().join("home");
    let away = s.root().join("away");
    assert!(!Path::new(&south).exists());
    let run = s.kata(&format!("lessons scanner --home {} -q", away.display()));
    let text = run.ok();
    assert!(
        text.contains("no charge") && !text.contains("shared"),
        "{text}"
    );
}
