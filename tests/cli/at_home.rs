//! What makes the program at home on a machine: completions, manual pages, schemas, topics of help.

use crate::helper::{Sandbox, has};

/// What a shell is offered for the last of these words, each with what stands behind it.
fn offered(s: &Sandbox, words: &[&str]) -> Vec<String> {
    let mut args = vec!["--", "kata"];
    args.extend(words);
    let run = s.call_args(&args).env("KATA_COMPLETE", "fish").run();
    run.ok().lines().map(str::to_owned).collect()
}

#[test]
fn what_stands_in_the_home_is_what_a_shell_is_offered() {
    let s = Sandbox::practising();
    s.kata("people add bram --name Bram").ok();
    s.kata("board new dozen --learner Hassan --challenge 'No box comes back'")
        .ok();
    s.kata("use packing").ok();
    s.kata("-b dozen obstacle add 'Lids jam'").ok();
    s.kata("obstacle drop O2 --why 'It is not'").ok();
    s.kata("problem raise 'Labels peel off'").ok();
    for (words, wanted) in [
        (
            vec!["obsta"],
            vec!["obstacle\tWhat is in the way, and which one is being worked on"],
        ),
        (vec!["use", "d"], vec!["dozen\tNo box comes back"]),
        (
            vec!["-b", "pa"],
            vec!["packing\tEvery order leaves on the day it comes in"],
        ),
        // Open ones where only those can be meant, all where any can.
        (
            vec!["obstacle", "resolve", ""],
            vec!["O1\tLabels come in batches"],
        ),
        (
            vec!["obstacle", "reopen", ""],
            vec!["O2\tThe scanner is shared"],
        ),
        (
            vec!["obstacle", "show", "o"],
            vec!["O2\tThe scanner is shared", "O1\tLabels come in batches"],
        ),
        (vec!["show", "dozen/"], vec!["dozen/O1\tLids jam"]),
        (
            vec!["-b", "dozen", "obstacle", "drop", ""],
            vec!["O1\tLids jam"],
        ),
        (vec!["problem", "take", ""], vec!["P1\tLabels peel off"]),
        (vec!["measure", ""], vec!["lead-time\tLead time"]),
        (
            vec!["plan", "--predict", "le"],
            vec!["lead-time=\tLead time"],
        ),
        (vec!["plan", "--kind", "go"], vec!["go-and-see"]),
        (vec!["coach", "--coach", ""], vec!["bram\tBram"]),
        (
            vec!["plan", "--by", "fri"],
            vec!["fri\tFriday 27 November 2026"],
        ),
        (
            vec!["measure", "--on", "fri"],
            vec!["fri\tFriday 20 November 2026"],
        ),
        (
            vec!["plan", "--by", "2026-12-2"],
            vec![
                "2026-12-20\tSunday 20 December 2026",
                "2026-12-21\tMonday 21 December 2026",
                "2026-12-22\tTuesday 22 December 2026",
                "2026-12-23\tWednesday 23 December 2026",
            ],
        ),
        (
            vec!["plan", "--st"],
            vec!["--step\tWhat will be done next: one step"],
        ),
    ] {
        assert_eq!(offered(&s, &words), wanted, "{words:?}");
    }
    // Options come where one was begun; files where a file is meant.
    assert!(
        !offered(&s, &["show", ""])
            .iter()
            .any(|line| line.starts_with("--"))
    );
    s.write("points.csv", "");
    assert_eq!(offered(&s, &["measure", "--csv", "poi"]), ["points.csv"]);
    // The days are said in the language in use.
    let args = ["--", "kata", "plan", "--by", "mor"];
    let call = s.call_args(&args).env("KATA_COMPLETE", "fish").lang("nl");
    assert_eq!(call.run().ok(), "morgen\tdinsdag 24 november 2026\n");
}

#[test]
fn where_there_is_nothing_a_shell_is_told_nothing() {
    let s = Sandbox::empty();
    assert!(offered(&s, &["obstacle", "show", "O"]).is_empty());
    assert!(
        offered(&s, &["-C", "nowhere", "use", ""])
            .iter()
            .all(|line| line.starts_with("--"))
    );
    assert_eq!(offered(&s, &["ini"]).len(), 1);
}

#[test]
fn each_shell_has_a_script_that_calls_back() {
    let s = Sandbox::practising();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = s.kata(&format!("completions {shell}")).ok();
        assert!(script.contains("KATA_COMPLETE"), "{shell}: {script}");
    }
    let json = s.kata("completions bash --format json").json();
    assert_eq!(json["schema"], "kata.completions/1");
    s.kata("completions tcsh").fails(2);
    // As bash goes about it, with the binary that is tested first on the path.
    let bin = std::path::Path::new(env!("CARGO_BIN_EXE_kata"))
        .parent()
        .unwrap();
    let path = std::env::join_paths(
        std::iter::once(bin.to_owned())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let mut bash = s.program("bash");
    bash.env("PATH", path.unwrap()).arg("-c").arg(
        "source <(kata completions bash); COMP_WORDS=(kata obstacle focus ''); COMP_CWORD=3; \
         _clap_complete_kata kata ''; printf '%s\\n' \"${COMPREPLY[@]}\"",
    );
    let out = bash.output().unwrap();
    assert_eq!(String::from_utf8_lossy(&out.stdout), "O2\nO1\n", "{out:?}");
}

#[test]
fn every_command_has_a_manual_page() {
    let s = Sandbox::empty();
    let page = s.kata("man").ok();
    assert!(page.contains(".TH kata 1"), "{page}");
    s.kata("man pages/man1").ok();
    for page in ["kata.1", "kata-board.1", "kata-board-new.1", "kata-plan.1"] {
        assert!(
            s.read(&format!("pages/man1/{page}")).contains(".SH"),
            "{page}"
        );
    }
    assert!(!s.work.join("pages/man1/kata-merge-driver.1").exists());
    s.kata("-C pages man more").ok();
    assert!(s.work.join("pages/more/kata.1").exists());
    s.write("taken", "");
    s.kata("man taken").fails(1).says(&["taken"]);
}

#[test]
fn each_kind_of_file_has_a_schema_with_every_key_of_it() {
    let s = Sandbox::practising();
    s.kata("plan --step a --expect b --predict lead-time=36..39")
        .ok();
    let schema: serde_json::Value =
        serde_json::from_str(&s.kata("schema experiment").ok()).unwrap();
    assert_eq!(schema["title"], "experiment");
    let file = s.read(&s.path_of("boards/packing/experiments/001"));
    let table: toml_edit::DocumentMut = file.parse().unwrap();
    for (key, _) in table.iter() {
        assert!(schema["properties"][key].is_object(), "{key}");
    }
    assert!(schema["properties"]["step"]["description"].is_string());
    let all = s.kata("schema --format json").json();
    assert_eq!(all["schema"], "kata.schemas/1");
    assert_eq!(all["schemas"]["experiment"], schema);
    let listed = s.kata("schema").ok();
    for files in [
        "boards/*/experiments/*.toml",
        " direction.toml",
        " kata.toml",
    ] {
        assert!(listed.contains(files), "{files} in\n{listed}");
    }
    s.kata("schema nonsense").fails(2);
    // An editor's line stays where it is.
    let run = s.kata("schema -o .schemas").done();
    assert!(
        has(&run.stderr, "#:schema .schemas/experiment.schema.json"),
        "{}",
        run.stderr
    );
    assert!(s.work.join(".schemas/home.schema.json").exists());
    let path = s.path_of("boards/packing/experiments/001");
    s.write(
        &path,
        &format!("#:schema ../../../.schemas/experiment.schema.json\n{file}"),
    );
    s.kata("save").ok();
    s.kata("record --happened c --learned d").ok();
    assert!(s.read(&path).starts_with("#:schema "));
    s.kata("check").ok();
}

#[test]
fn a_topic_is_told_in_the_language_in_use_and_a_command_as_its_help() {
    let s = Sandbox::empty();
    for (lang, title) in [
        ("en", "Merging"),
        ("nl", "Samenvoegen"),
        ("de", "Zusammenführen"),
    ] {
        let text = s.call("help merging").lang(lang).run().ok();
        assert!(text.starts_with(&format!("{title}\n")), "{text}");
    }
    let json = s.kata("help privacy --format json").json();
    assert_eq!(
        (&json["schema"], &json["topic"]),
        (&"kata.help/1".into(), &"privacy".into())
    );
    let whole = s.kata("board new --help").ok();
    assert_eq!(s.kata("help board new").ok(), whole);
    assert_eq!(s.kata("board help").ok(), s.kata("help board").ok());
    assert!(s.kata("help").ok().contains("kata help practice"));
    s.kata("help privcy")
        .fails(2)
        .says(&["Did you mean privacy?"]);
    s.kata("help board shwo")
        .fails(2)
        .says(&["Did you mean show?"]);
    // What takes a text takes this one.
    let s = Sandbox::practising();
    s.kata("obstacle add help").ok();
    assert_eq!(s.trailer("Kata-Step"), ["obstacle-found"]);
}

#[test]
fn what_is_fixed_is_offered_whole() {
    let s = Sandbox::practising();
    for (words, wanted) in [
        (vec!["log", "--kind", "exp"], "experiment-planned"),
        (vec!["config", "set", "adv"], "advice.mute"),
        (vec!["help", "mer"], "merging"),
        (vec!["help", "obst"], "obstacle"),
        (vec!["obstacle", "list", "--state", "res"], "resolved"),
    ] {
        let offered = offered(&s, &words);
        assert!(
            offered.iter().any(|word| word == wanted),
            "{words:?}: {offered:?}"
        );
    }
}
