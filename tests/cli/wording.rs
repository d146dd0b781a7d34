//! The command line in the words of whoever types: choices, what is wrong with a line, and help.

use crate::helper::{Sandbox, has};

#[test]
fn a_choice_is_made_in_the_words_that_are_shown() {
    let s = Sandbox::practising();
    s.kata("metric add scans --unit x --better 'hoger ist besser'")
        .fails(2);
    s.kata("metric add scans --unit x --better 'Höher ist besser' --kind procesindicator")
        .ok();
    let toml = s.read(&s.path_of("boards/packing/metrics/scans"));
    assert!(
        toml.contains("higher") && toml.contains("process"),
        "{toml}"
    );
    s.kata("plan --step 'One order at a time' --expect 'Nobody waits' --kind gaan-kijken")
        .ok();
    s.kata("experiment record --happened h --learned l --turned-out DEELS")
        .ok();
    let toml = s.read(&s.path_of("boards/packing/experiments/001"));
    assert!(
        toml.contains("kind = \"go-and-see\"") && toml.contains("\"partly\""),
        "{toml}"
    );
    s.kata("experiment edit E1 --turned-out 'wie erwartet'")
        .ok();
    s.kata("experiment edit E1 --turned-out ''").ok();
    let done = s
        .call("experiment edit E1 --from - --format json")
        .stdin("[result]\nturned_out = \"anders dan verwacht\"\n");
    assert_eq!(
        done.run().json()["records"][0]["record"]["result"]["turned_out"],
        "different"
    );
    for (line, there) in [
        (
            "lessons --kind Experiment --outcome 'anders als erwartet'",
            "E1",
        ),
        ("log --kind hindernis", "O1"),
        ("schema doelsituatie", "outcome"),
        ("chart lead-time --kind verloopgrafiek", "run chart"),
        ("next --lang Nederlands", "kata"),
        ("config set --repo language Deutsch", "German"),
    ] {
        let said = s.kata(line).ok();
        assert!(
            said.to_lowercase().contains(&there.to_lowercase()),
            "{line}: {said}"
        );
    }
    s.kata("target close --result 'nicht erreicht' --learned l --reached r")
        .ok();
    s.kata("problem raise 'It is dark'").ok();
    s.kata("problem take P1 --as Hindernis").ok();
}

#[test]
fn what_is_no_choice_is_refused_with_the_values_and_their_words() {
    let s = Sandbox::practising();
    s.kata("plan --step s --expect e").ok();
    let line = "experiment record --happened h --learned l --turned-out goed";
    s.kata(line)
        .fails(2)
        .says(&["--turned-out", "“goed”", "as-expected, partly, different"]);
    let run = s.call(line).lang("nl").run().fails(2);
    run.says(&[
        "--turned-out kent “goed” niet",
        "partly (deels)",
        "as-expected (zoals verwacht)",
    ]);
    let run = s.call(&format!("{line} --format json --lang de")).run();
    let error = run.error_json();
    assert_eq!(error["exit"], 2);
    assert!(
        error["hint"]
            .as_str()
            .unwrap()
            .contains("partly (teilweise)"),
        "{error}"
    );
}

#[test]
fn what_is_wrong_with_a_line_is_said_in_the_language_of_the_home() {
    let s = Sandbox::empty();
    s.call("init").lang("nl").run().ok();
    let said = |line: &str| s.call(line).lang("").run().fails(2).stderr;
    for (line, words) in [
        ("plan --stap x", "De optie --stap bestaat hier niet."),
        ("plan --stp x", "kata plan"),
        ("nekst", "kata next"),
        ("board shw", "kata board show"),
        (
            "experiment record --learned",
            "Achter --learned hoort nog een waarde.",
        ),
        ("next nu", "Op de plek van “nu” wordt niets verwacht."),
    ] {
        let text = said(line);
        assert!(has(&text, words), "{line}: {text}");
        assert!(
            !text.contains("error:") && !text.contains("Usage"),
            "{line}: {text}"
        );
    }
    // Whatever was read of the line counts: where, in what language, in what form.
    let error = s.call("--format json --lang de nekst").run().error_json();
    assert_eq!(error["message"], "Den Befehl „nekst“ gibt es nicht.");
}

#[test]
fn help_speaks_the_language_of_whoever_reads_it() {
    let s = Sandbox::empty();
    for (lang, words) in [
        (
            "nl",
            [
                "Gebruik: kata plan [OPTIES]",
                "--by <DATUM|TIJD>",
                "Wat je verwacht te zien",
                "Overal:",
                "mogelijk: go-and-see",
            ],
        ),
        (
            "de",
            [
                "Aufruf: kata plan [OPTIONEN]",
                "--by <DATUM|ZEIT>",
                "Was du erwartest",
                "Überall:",
                "möglich: go-and-see",
            ],
        ),
    ] {
        let asked = s.call("plan --help").lang(lang).run().ok();
        for word in words {
            assert!(has(&asked, word), "{lang}: {word}\n{asked}");
        }
        assert_eq!(s.call("help plan").lang(lang).run().ok(), asked);
        let wide = s.call("--help").lang(lang).run().ok();
        assert!(
            !wide.contains("Print help") && !wide.contains("Usage"),
            "{wide}"
        );
        // A topic goes by the word that is shown for it, too.
        let topic = |word: &str| s.call(&format!("help {word}")).lang(lang).run().ok();
        assert_eq!(topic("Wörter"), topic("terms"));
        assert_eq!(topic("woorden"), topic("terms"));
        let usage = words[0].split_whitespace().last().unwrap();
        s.call("clone").lang(lang).run().fails(2).says(&[usage]);
    }
    let english = s.kata("plan --help").ok();
    assert!(has(&english, "Usage: kata plan [OPTIONS]"), "{english}");
}

#[test]
fn a_list_is_of_what_is_in_a_state() {
    let s = Sandbox::practising();
    s.kata("problem raise 'It is dark'").ok();
    s.kata("problem raise 'It is cold'").ok();
    s.kata("problem close P1 --why 'There is a lamp now'").ok();
    s.kata("problem take P2 --as obstacle").ok();
    s.kata("obstacle drop O2 --why 'A second scanner came'")
        .ok();
    s.kata("standard add 'Each order gets its label at the bench'")
        .ok();
    for (line, there, gone) in [
        ("problem list --state answered", "dark", "cold"),
        ("problem list --state opgepakt,open", "cold", "dark"),
        (
            "obstacle list --state 'niet doorgezet'",
            "scanner",
            "batches",
        ),
        ("obstacle list --state offen", "batches", "scanner"),
        ("standard list --state in-use", "bench", "Nothing"),
        ("target list --state open", "40 minutes", "Nothing"),
        ("experiment list --state partly", "Nothing", "E1"),
    ] {
        let said = s.kata(line).ok();
        assert!(has(&said, there) && !has(&said, gone), "{line}: {said}");
    }
    // None of those there are is not the same as none at all.
    for line in [
        "problem list --state open",
        "obstacle list --state resolved",
        "standard list --state retired",
    ] {
        let said = s.kata(line).ok();
        assert!(has(&said, "None is in that state"), "{line}: {said}");
    }
    assert!(has(
        &s.kata("experiment list --state partly").ok(),
        "Nothing"
    ));
    let items = s.kata("problem list --state open --format json").json();
    assert_eq!(items["items"].as_array().unwrap().len(), 0);
    s.kata("standard list --state open")
        .fails(2)
        .says(&["in-use, slipped (does not hold), replaced, retired"]);
}
