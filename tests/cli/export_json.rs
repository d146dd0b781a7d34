//! Everything as JSON, and back without loss.

use std::fs;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::helper::{Run, Sandbox, few, has};

/// A home with a bit of everything, made by steps.
fn full() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("people add ans --name 'Ans de Boer' --email ans@example.org")
        .ok();
    s.kata("plan --step 'Print at the bench' --expect 'Less waiting' --predict lead-time=36..39")
        .ok();
    s.kata_args(&[
        "record",
        "--happened",
        "It waited\nfor the \"scanner\" \\ and 'tape'",
        "--learned",
        "Two lines\n\nand a third",
        "--value",
        "40.5",
    ])
    .ok();
    s.kata("note E1 'Seen by Ans'").ok();
    s.kata("problem raise 'Returns come back unlabelled' --raised-by Ans")
        .ok();
    s.kata("standard add 'Labels at the bench' --confirm-by 2027-01-11")
        .ok();
    s.kata("coach --coach Bram --no-input").ok();
    s.kata("board new receiving --learner ans").ok();
    s
}

/// The export of a home in a file outside of it.
fn exported(s: &Sandbox) -> String {
    let path = s.root().join("all.json").display().to_string();
    s.kata_args(&["export", "json", "-o", &path]).ok();
    path
}

/// Paths and blobs of everything at HEAD.
fn tree(s: &Sandbox) -> String {
    s.git(&["ls-tree", "-r", "--full-tree", "HEAD"])
}

fn import(s: &Sandbox, path: &str) -> Run {
    s.kata_args(&["import", "json", path])
}

#[test]
fn an_export_taken_in_elsewhere_is_the_same_tree_in_one_commit() {
    let s = full();
    let path = exported(&s);
    let other = Sandbox::home();
    let before = other.commits();
    let said = import(&other, &path).done();
    assert!(has(&said.stdout, "packing: "), "{}", said.stdout);
    assert_eq!(other.commits(), before + 1);
    assert_eq!(tree(&other), tree(&s));
    assert_eq!(other.trailer("Kata-Step"), ["imported"]);
    let records = other.trailer("Kata-Record");
    // Measurements go by their metric, and every other record by itself.
    assert!(records.iter().any(|line| line.starts_with("packing/E1 01")));
    let lines = records.iter().filter(|line| line.contains("lead-time"));
    assert_eq!(lines.count(), 1, "{records:#?}");
    assert_eq!(
        other.log("%s")[0],
        format!("kata imported: 2 boards, {} records", records.len() + 1)
    );
    other.assert_clean();
    // Of two trees alike the exports are alike, and so is what comes of it.
    let again = exported(&other);
    assert_eq!(
        fs::read_to_string(&again).unwrap(),
        fs::read_to_string(&path).unwrap()
    );
    // The records are what they were for every other command.
    let shown = |s: &Sandbox| s.kata("-b packing board show").ok();
    assert_eq!(shown(&other), shown(&s));
    other.kata("plan --step Weigh --expect x -b packing").ok();
    assert!(
        other
            .path_of("boards/packing/experiments/002-")
            .contains("weigh")
    );
}

#[test]
fn what_is_there_already_is_left_and_only_what_is_new_is_added() {
    let s = full();
    let other = Sandbox::home();
    import(&other, &exported(&s)).ok();
    let before = other.commits();
    let said = import(&other, &exported(&s)).ok_both();
    assert!(has(&said, "were there already"), "{said}");
    assert_eq!(other.commits(), before);
    let json = other
        .kata_args(&["import", "json", &exported(&s), "--format", "json"])
        .json();
    assert_eq!(json["commit"], Value::Null);
    s.kata("-b packing obstacle add 'The tape runs out'").ok();
    s.kata("people add bram --name 'Bram Visser'").ok();
    let json = other
        .kata_args(&["import", "json", &exported(&s), "--format", "json"])
        .json();
    assert_eq!(json["schema"], "kata.recorded/1");
    let names: Vec<&str> = json["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["ref"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["kata.toml", "O3"]);
    assert_eq!(tree(&other), tree(&s));
    // An undo takes all of it back.
    other.kata("undo -b packing").ok();
    assert!(!other.read("kata.toml").contains("bram"));
    assert_eq!(other.tree().len(), s.tree().len() - 1);
}

#[test]
fn what_differs_is_named_and_then_nothing_at_all_is_taken_in() {
    let s = full();
    let path = exported(&s);
    let other = Sandbox::home();
    import(&other, &path).ok();
    other
        .kata("-b packing obstacle edit O1 --gone-when 'Each has its label'")
        .ok();
    other.kata("problem raise 'Another one'").ok();
    s.kata("problem raise 'The dock is dark'").ok();
    s.kata("people edit ans --name 'Another Ans'").ok();
    let path = exported(&s);
    let before = (other.head(), other.files());
    import(&other, &path).fails(1).says(&[
        "3 are in the way",
        "boards/packing/obstacles/001-labels-come-batches.toml is here and says something else",
        "problems/002-dock-dark.toml has the number of problems/002-another-one.toml",
        "kata.toml has other settings here",
        "Nothing was changed",
    ]);
    let error = other
        .kata_args(&["import", "json", &path, "--format", "json"])
        .fails(1)
        .error_json();
    assert!(error["message"].as_str().unwrap().contains("dock-dark"));
    assert_eq!((other.head(), other.files()), before);
}

#[test]
fn a_record_that_was_edited_by_hand_is_written_as_it_was() {
    let s = full();
    let path = s.path_of("boards/packing/obstacles/002-");
    let text = format!(
        "# seen on the floor\n{}mood   =   3 # unknown\nsince = 2026-01-02\nhow = '''\nraw \\ text'''\nx.y = {{ z = [1, 2.50, inf, nan] }}\n",
        s.read(&path).replace("text =", "\"text\" =")
    );
    s.write(&path, &text);
    s.kata("save").ok();
    let file = exported(&s);
    let document: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let with_text: Vec<&Value> = document["records"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|record| record.get("text").is_some())
        .collect();
    assert_eq!(with_text.len(), 1, "{with_text:#?}");
    assert_eq!(with_text[0]["text"], text);
    assert_eq!(
        with_text[0]["record"]["x"]["y"]["z"],
        json!([1, 2.5, "inf", "NaN"])
    );
    let other = Sandbox::home();
    import(&other, &file).ok();
    assert_eq!(tree(&other), tree(&s));
}

#[test]
fn what_cannot_be_read_is_said_and_told_and_the_rest_is_exported() {
    let s = full();
    s.write("boards/packing/experiments/009-x.toml", "step = 5\n");
    fs::write(s.work.join("problems/009-y.toml"), b"text = '\xff'\n").unwrap();
    let run = s.kata("export json").done();
    assert!(run.stderr.contains("009-x.toml"), "{}", run.stderr);
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    let paths: Vec<&str> = document["unreadable"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["path"].as_str().unwrap())
        .collect();
    assert_eq!(
        paths,
        [
            "problems/009-y.toml",
            "boards/packing/experiments/009-x.toml"
        ]
    );
}

/// A document with one record of a board, to be made worse.
fn small() -> Value {
    json!({
        "schema": "kata.export/1",
        "records": [
            { "board": "packing", "ref": "packing", "kind": "board", "stem": "board",
              "record": { "id": "01KAR3M0V9Q4T3Z8S1JX2C7D5E", "learner": "Noor" } },
            { "board": "packing", "ref": "O1", "kind": "obstacle", "stem": "001-x",
              "record": { "id": "01KAR3M0V9Q4T3Z8S1JX2C7D5F", "text": "x", "found": "2026-11-23T09:00:00+01:00" } },
        ],
    })
}

#[test]
fn a_document_that_another_program_wrote_needs_no_text() {
    let s = Sandbox::home();
    let call = s.call("import json -").stdin(&small().to_string());
    call.run().ok();
    assert_eq!(
        s.read("boards/packing/obstacles/001-x.toml"),
        "id = \"01KAR3M0V9Q4T3Z8S1JX2C7D5F\"\ntext = \"x\"\nfound = 2026-11-23T09:00:00+01:00\n"
    );
    s.kata("check").ok();
}

#[test]
fn a_hostile_document_is_refused_by_name_before_anything_is_written() {
    let s = Sandbox::home();
    let before = (s.head(), s.files());
    let refused = |text: &str, words: &[&str]| {
        let run = s.call("import json -").stdin(text).run();
        run.fails(1).says(words).says(&["Nothing was changed"]);
        assert_eq!((s.head(), s.files()), before, "{words:?}");
    };
    let with = |change: &dyn Fn(&mut Value)| {
        let mut document = small();
        change(&mut document);
        document.to_string()
    };
    refused("", &["standard input, line 1"]);
    refused("no json", &["line 1, column 2"]);
    refused("[]", &["line 1"]);
    refused("{}", &["kata.export/1"]);
    refused(
        &with(&|d| d["schema"] = json!("kata.board/1")),
        &["kata.board/1"],
    );
    refused(
        &with(&|d| d["schema"] = json!("kata.export/2")),
        &["kata.export/2"],
    );
    refused(&with(&|d| d["schema"] = json!(7)), &["kata.export/1"]);
    refused(&with(&|d| d["records"] = json!({})), &["line 1"]);
    refused(&with(&|d| d["records"][1] = json!(null)), &["line 1"]);
    let records: &[(&str, Value, &str)] = &[
        ("stem", json!("../../../etc/x"), "etc/x"),
        ("stem", json!("/etc/x"), "/etc/x"),
        ("stem", json!("a/b"), "a/b"),
        ("stem", json!(".."), ".."),
        ("stem", json!(""), "kind"),
        ("stem", json!("nul"), "nul"),
        ("stem", json!("x\u{202e}y"), "\\u{202e}"),
        ("stem", json!(5), "line 1"),
        ("board", json!(".."), ".."),
        ("board", json!("../x"), "../x"),
        ("board", json!(".git"), ".git"),
        ("board", json!("Packing"), "Packing"),
        ("board", json!("other"), "neither here nor in the export"),
        ("board", json!(null), "kind"),
        ("kind", json!("home"), "kind"),
        ("kind", json!("nonsense"), "nonsense"),
        ("record", json!({ "text": 5 }), "packing/001-x"),
        ("record", json!({ "text": null }), "line 1"),
        ("record", json!({}), "text"),
        ("record", json!([]), "line 1"),
        (
            "record",
            json!({ "text": "x", "n": 18446744073709551615u64 }),
            "line 1",
        ),
        ("text", json!("text = 'y'\n"), "different things"),
        ("text", json!("text = \n"), "packing/001-x"),
        ("text", json!("\u{0}"), "packing/001-x"),
    ];
    for (key, value, word) in records {
        let text = with(&|d| d["records"][1][*key] = value.clone());
        refused(&text, &[word]);
    }
    let twice = with(&|d| {
        let record = d["records"][1].clone();
        d["records"].as_array_mut().unwrap().push(record);
    });
    refused(&twice, &["twice"]);
    let same_id = with(&|d| {
        let mut record = d["records"][1].clone();
        record["stem"] = json!("002-y");
        d["records"].as_array_mut().unwrap().push(record);
    });
    refused(&same_id, &["002-y.toml is here already as"]);
    let clash = with(&|d| {
        let mut record = d["records"][1].clone();
        record["stem"] = json!("001-X");
        record["record"]["id"] = json!("01KAR3M0V9Q4T3Z8S1JX2C7D5G");
        d["records"].as_array_mut().unwrap().push(record);
    });
    refused(&clash, &["001-x.toml is no name"]);
    let newer = with(&|d| {
        let home =
            json!({ "board": null, "kind": "home", "stem": "kata", "record": { "format": 9 } });
        d["records"].as_array_mut().unwrap().push(home);
    });
    let run = s.call("import json -").stdin(&newer).run().fails(1);
    assert!(run.stderr.contains("format 9"), "{}", run.stderr);
    let text = small().to_string();
    refused(&text.replace("\"x\"", "NaN"), &["line 1"]);
    refused(&text.replace("\"x\"", "1e999"), &["line 1"]);
    refused(
        &text.replace("\"text\":\"x\"", "\"text\":\"x\",\"text\":\"y\""),
        &["duplicate"],
    );
    refused(&text[..text.len() - 1], &["line 1"]);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    refused(&text.replace("\"x\"", &deep), &["line 1"]);
    let deep = "{\"a\":".repeat(5_000) + "1" + &"}".repeat(5_000);
    refused(
        &text.replace("\"text\":\"x\"", &format!("\"text\":\"x\",\"b\":{deep}")),
        &["line 1"],
    );
    let large = "x".repeat(2 << 20);
    refused(
        &with(&|d| d["records"][1]["record"]["text"] = json!(large)),
        &["too large"],
    );
}

#[test]
fn the_place_of_what_is_wrong_is_told_to_a_program() {
    let s = Sandbox::home();
    let path = s.root().join("in.json");
    let text = serde_json::to_string_pretty(&small()).unwrap();
    let line = text
        .lines()
        .position(|line| line.contains("\"found\""))
        .unwrap()
        + 1;
    fs::write(
        &path,
        text.replace("2026-11-23T09:00:00+01:00", "yesterday"),
    )
    .unwrap();
    let path = path.to_str().unwrap();
    let error = s
        .kata_args(&["import", "json", path, "--format", "json"])
        .fails(1)
        .error_json();
    assert_eq!(error["path"], path);
    // Where the record begins: a value that is none of its field has no place of its own.
    assert!(error["line"].as_u64().unwrap() < line as u64);
    assert!(error["message"].as_str().unwrap().contains("packing/001-x"));
    fs::write(path, text.replace("\"text\": \"x\"", "\"text\": x")).unwrap();
    let error = s
        .kata_args(&["import", "json", path, "--format", "json"])
        .fails(1)
        .error_json();
    let line = text
        .lines()
        .position(|line| line.contains("\"text\": "))
        .unwrap()
        + 1;
    assert_eq!(error["line"], line);
}

#[test]
fn a_dry_run_shows_what_would_come_and_a_missing_file_is_named() {
    let s = full();
    let path = exported(&s);
    let other = Sandbox::home();
    let before = (other.head(), other.files());
    let shown = other
        .kata_args(&["import", "json", &path, "--dry-run"])
        .ok();
    assert!(
        shown.contains("+text = \"Labels come in batches\""),
        "{shown}"
    );
    assert_eq!((other.head(), other.files()), before);
    other
        .kata("import json nowhere.json")
        .fails(1)
        .says(&["nowhere.json"]);
    let elsewhere = Sandbox::empty();
    elsewhere.kata_args(&["import", "json", &path]).fails(1);
}

#[test]
fn a_hand_edit_that_is_not_saved_is_not_written_over() {
    let s = full();
    let path = exported(&s);
    let other = Sandbox::home();
    other.write("kata.toml", &format!("{}# mine\n", other.read("kata.toml")));
    let before = (other.head(), other.files());
    import(&other, &path).fails(4).says(&["kata save"]);
    assert_eq!((other.head(), other.files()), before);
}

/// Whatever somebody may have written by hand behind a key.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| format!("{number:?}").replace("NaN", "nan")),
        Just("2026-11-23".to_owned()),
        Just("2026-11-23T09:00:00.25Z".to_owned()),
        Just("09:00:00".to_owned()),
        Just("true".to_owned()),
        "[ -~é\u{1F600}]{0,20}".prop_map(|text| format!("{text:?}").replace("\\u{", "\\\\u{")),
        "[a-z \n]{0,20}".prop_map(|text| format!("'''{text}'''")),
        proptest::collection::vec(any::<i32>(), 0..4).prop_map(|all| format!("{all:?}")),
        Just("{ a = 1, b = { c = [] } }".to_owned()),
        Just("[{ a = 1 },\n  # between\n  { b = 2 },\n]".to_owned()),
    ]
}

/// What stands before and behind a line of a file.
fn layout() -> impl Strategy<Value = (String, String)> {
    let before = prop_oneof![Just(""), Just("\n"), Just("# a remark\n"), Just("  ")];
    let behind = prop_oneof![Just(""), Just(" # so"), Just("   ")];
    (before, behind).prop_map(|(a, b)| (a.to_owned(), b.to_owned()))
}

proptest! {
    #![proptest_config(few(5))]
    #[test]
    fn any_home_comes_through_an_export_as_the_same_tree(
        records in proptest::collection::vec(
            (0usize..6, proptest::collection::btree_map("[a-z_]{1,8}", (value(), layout()), 0..6), any::<bool>()),
            1..12,
        ),
        texts in proptest::collection::vec("[^\u{0}]{0,40}", 12),
    ) {
        let s = Sandbox::board();
        for (place, (kind, keys, table)) in records.iter().enumerate() {
            let text = toml::Value::String(texts[place].clone());
            let id = format!("id = \"01KAR3M0V9Q4T3Z8S1JX2C7D{place:02}\"\n");
            let number = place + 1;
            let (path, known) = match kind {
                0 => (format!("boards/packing/obstacles/{number:03}-x.toml"), format!("text = {text}\n")),
                1 => (format!("boards/packing/experiments/{number:03}.toml"), format!("step = {text}\nplanned = 2026-11-23T09:00:00Z\nexpect = '''\n\n x'''\n")),
                2 => (format!("problems/{number:03}-y-z.toml"), format!("text = {text}\nraised_by = 'ans'\n")),
                3 => (format!("standards/{number:03}.toml"), format!("text = {text}\nconfirm_by = 2027-01-01\n")),
                4 => (format!("boards/packing/conditions/{number:03}-2026.toml"), format!("seen = {text}\n")),
                _ => (format!("boards/packing/metrics/m{number}.toml"), "unit = 'min'\nline.takt = 50\n".to_owned()),
            };
            let mut file = format!("{id}{known}");
            if *table {
                file.push_str("\n[more]\n");
            }
            for (key, (value, (before, behind))) in keys {
                // A key of the record's own would have to hold what the record holds.
                file.push_str(&format!("{before}zz_{key} = {value}{behind}\n"));
            }
            s.write(&path, &file);
        }
        s.git(&["add", "-A"]);
        s.git(&["commit", "-qm", "by hand"]);
        let exported = s.kata("export json").done();
        let document: Value = serde_json::from_str(&exported.stdout).unwrap();
        prop_assert_eq!(&document["unreadable"], &json!([]), "{}", exported.stderr);
        let other = Sandbox::home();
        other.call("import json -").stdin(&exported.stdout).run().ok();
        prop_assert_eq!(tree(&other), tree(&s));
    }
}
