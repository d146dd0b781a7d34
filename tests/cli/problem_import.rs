//! Problems from a web form or a table, into the inbox.

use std::path::PathBuf;

use crate::helper::{Sandbox, has};

fn file(s: &Sandbox, name: &str, text: &str) -> PathBuf {
    let path = s.root().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

const FORM: &str = "Tijdstempel;Wat gaat er mis?;Naam;Bron\n13-11-2026 09:30:00;Labels komen in stapels van 20;Ans;form-1\n14-11-2026 16:05:00;De scanner wordt gedeeld;Ploeg B;form-2\n";

#[test]
fn a_form_becomes_problems_in_one_commit_and_a_second_time_nothing() {
    let s = Sandbox::home();
    s.kata("people add ans --name Ans").ok();
    let path = file(&s, "in.csv", FORM);
    let path = path.to_str().unwrap();
    let commits = s.commits();
    let said = s.kata_args(&["problem", "import", path]).ok_both();
    assert!(has(&said, "Text: “Wat gaat er mis?”"), "{said}");
    assert_eq!(s.commits(), commits + 1);
    assert_eq!(s.trailer("Kata-Step"), ["imported"]);
    assert_eq!(s.trailer("Kata-Record").len(), 2);
    assert_eq!(s.log("%s")[0], "kata imported: 2 problems, P1 to P2");
    s.assert_clean();
    let first = s.read(&s.path_of("problems/001-"));
    for line in [
        "raised = 2026-11-13T09:30:00+01:00",
        "text = \"Labels komen in stapels van 20\"",
        "raised_by = \"ans\"",
        "source = \"form-1\"",
    ] {
        assert!(first.contains(line), "{line} in {first}");
    }
    let again = s.kata_args(&["problem", "import", path]).ok_both();
    assert!(has(&again, "2 were there already"), "{again}");
    assert_eq!(s.commits(), commits + 1);
    let path = file(
        &s,
        "in.csv",
        &format!("{FORM}16-11-2026 10:00:00;Tape is op;;form-3\n"),
    );
    let json = s
        .kata_args(&[
            "problem",
            "import",
            path.to_str().unwrap(),
            "--format",
            "json",
        ])
        .json();
    assert_eq!(json["records"].as_array().unwrap().len(), 1);
    assert_eq!(json["records"][0]["ref"], "P3");
    assert_eq!(json["reading"]["there"], 2);
    assert_eq!(json["reading"]["columns"]["source"], "Bron");
    assert_eq!(s.log("%s")[0], "P3 imported: Tape is op");
    s.kata("check").ok();
}

#[test]
fn no_line_is_passed_over_for_another_that_says_something_else() {
    let s = Sandbox::home();
    let text = "text;bron;naam\nTape is op;formulier;Ans\nDe scanner is stuk;formulier;Bea\n";
    for (lang, words) in [
        ("en", "“formulier” is the source of line 2 too"),
        ("nl", "“formulier” is ook de bron van regel 2"),
        ("de", "„formulier“ ist auch die Quelle von Zeile 2"),
    ] {
        s.call(&format!("problem import - --lang {lang}"))
            .stdin(text)
            .run()
            .fails(1)
            .says(&["3", words]);
    }
    for line in [
        "problem import - --column text=text --column naam=text",
        "problem import - --column A=raised-by --column text=text --column B=raised-by",
    ] {
        s.call(line)
            .stdin(text)
            .run()
            .fails(2)
            .says(&["--column says twice", "one column"]);
    }
    assert!(!s.tree().iter().any(|path| path.starts_with("problems/")));
}

#[test]
fn a_list_of_one_column_is_told_as_one() {
    let s = Sandbox::home();
    for (lang, words) in [
        ("en", "UTF-8, one column, header in line 1"),
        ("nl", "UTF-8, één kolom, kopregel op regel 1"),
        ("de", "UTF-8, eine Spalte, Kopfzeile in Zeile 1"),
    ] {
        let said = s
            .call(&format!("problem import - --lang {lang} --dry-run"))
            .stdin("text\nLabels\n")
            .run()
            .ok_both();
        assert!(has(&said, words), "{said}");
    }
    let json = s
        .call("problem import - --format json")
        .stdin("text\nLabels\n")
        .run()
        .json();
    assert_eq!(json["reading"]["separator"], serde_json::Value::Null);
}

#[test]
fn json_of_any_form_and_keys_by_other_names() {
    let s = Sandbox::home();
    let text = r#"{"responses":[{"id":7,"answers":{"wat":"Labels\nkomen in stapels","who":"Ans"}},{"id":8,"answers":{"wat":"Scanner"}}]}"#;
    s.call("problem import - ")
        .stdin(text)
        .run()
        .fails(2)
        .says(&["answers.wat", "=text"]);
    let line = "problem import - --column answers.wat=text --column id=source";
    s.call(line).stdin(text).run().ok();
    assert_eq!(
        s.tree()
            .iter()
            .filter(|path| path.starts_with("problems/"))
            .count(),
        2
    );
    assert!(
        s.read(&s.path_of("problems/001-"))
            .contains("source = \"7\"")
    );
    let commits = s.commits();
    s.call(line).stdin(text).run().ok();
    assert_eq!(s.commits(), commits);
}

#[test]
fn bad_rows_are_named_and_nothing_is_imported() {
    let s = Sandbox::home();
    let path = file(
        &s,
        "in.csv",
        "Datum;Probleem;Bron\n13-11-2026;Labels;1\n31-11-2026;Scanner;2\n14-11-2026;;3\n",
    );
    let path = path.to_str().unwrap();
    let before = (s.head(), s.git(&["ls-files", "--stage"]), s.files());
    s.kata_args(&["problem", "import", path]).fails(1).says(&[
        "2 rows",
        "line 3",
        "31-11-2026",
        "line 4",
        "Probleem",
    ]);
    s.kata_args(&["problem", "import", path, "--dry-run"])
        .fails(1);
    let path = file(&s, "in.csv", "Datum;Probleem\n03-11-2026;Labels\n");
    let path = path.to_str().unwrap();
    s.kata_args(&["problem", "import", path])
        .fails(2)
        .says(&["--dates dmy", "--dates mdy"]);
    s.kata_args(&[
        "problem", "import", path, "--dates", "dmy", "--column", "Probleem",
    ])
    .fails(2)
    .says(&["NAME=FIELD", "raised-by"]);
    s.kata_args(&[
        "problem", "import", path, "--dates", "dmy", "--column", "Weg=text",
    ])
    .fails(1)
    .says(&["“Weg”", "“Datum”, “Probleem”"]);
    s.call("problem import -")
        .stdin("[{")
        .run()
        .fails(1)
        .says(&["standard input", "JSON"]);
    s.call("problem import -")
        .stdin("[1]")
        .run()
        .fails(1)
        .says(&["list of objects", "\"source\""]);
    assert_eq!(
        (s.head(), s.git(&["ls-files", "--stage"]), s.files()),
        before
    );
    let run = s
        .kata_args(&["problem", "import", path, "--dates", "dmy", "--dry-run"])
        .done();
    assert!(has(&run.stdout, "+text = \"Labels\""), "{}", run.stdout);
    assert!(has(&run.stderr, "Without a source"), "{}", run.stderr);
    assert_eq!(
        (s.head(), s.git(&["ls-files", "--stage"]), s.files()),
        before
    );
}
