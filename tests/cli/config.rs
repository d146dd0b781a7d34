//! Settings: a person's own and the home's, where each value comes from, and files that are broken.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::helper::{Sandbox, has};

fn own(s: &Sandbox) -> PathBuf {
    s.root().join("config/kata/config.toml")
}

fn write_own(s: &Sandbox, text: &[u8]) {
    fs::create_dir_all(own(s).parent().unwrap()).unwrap();
    fs::write(own(s), text).unwrap();
}

/// The value of a setting that counts, and where it comes from.
fn value(list: &Value, key: &str) -> (Value, String) {
    let items = list["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["ref"] == key);
    let record = &item.unwrap_or_else(|| panic!("no {key} in {list}"))["record"];
    assert_eq!(record["overridden"], false);
    (
        record["value"].clone(),
        record["origin"].as_str().unwrap().to_owned(),
    )
}

#[test]
fn each_value_says_where_it_comes_from_and_the_nearest_one_counts() {
    let s = Sandbox::home();
    let list = |s: &Sandbox, line: &str| {
        s.call(line)
            .without("KATA_LANG")
            .without("NO_COLOR")
            .run()
            .json()
    };
    let line = "config list --format json";
    assert_eq!(
        value(&list(&s, line), "language"),
        ("en".into(), "repository".into())
    );
    assert_eq!(
        value(&list(&s, line), "color"),
        ("auto".into(), "default".into())
    );
    write_own(&s, b"language = \"nl\"\ncolor = \"never\"\n");
    assert_eq!(
        value(&list(&s, line), "language"),
        ("nl".into(), "user".into())
    );
    assert_eq!(
        value(&list(&s, line), "color"),
        ("never".into(), "user".into())
    );
    let environment = s.call(line).lang("de").run().json();
    assert_eq!(
        value(&environment, "language"),
        ("de".into(), "environment".into())
    );
    let flag = list(&s, "config list --format json --lang en --color always");
    assert_eq!(value(&flag, "language"), ("en".into(), "flag".into()));
    assert_eq!(value(&flag, "color"), ("always".into(), "flag".into()));
    // Outside a home, one's own settings are there all the same.
    let outside = s
        .call(line)
        .without("KATA_LANG")
        .cwd(&s.root())
        .run()
        .json();
    assert_eq!(value(&outside, "language"), ("nl".into(), "user".into()));
}

#[test]
fn what_was_overridden_is_shown_with_its_file() {
    let s = Sandbox::home();
    write_own(&s, b"language = \"nl\"\n");
    let text = s.call("config list").lang("de").run().ok();
    assert!(has(&text, "KATA_LANG"), "{text}");
    assert!(has(&text, "config.toml (gilt hier nicht)"), "{text}");
    assert!(has(&text, "kata.toml (gilt hier nicht)"), "{text}");
}

#[test]
fn a_setting_of_ones_own_makes_no_commit_and_keeps_what_stands_in_the_file() {
    let s = Sandbox::home();
    let before = s.commits();
    write_own(
        &s,
        b"# mine\nlanguage = \"de\" # since May\n\nfuture = { a = 1 } # of a newer kata\n",
    );
    s.kata("config set language nl").ok();
    assert_eq!(
        fs::read_to_string(own(&s)).unwrap(),
        "# mine\nlanguage = \"nl\" # since May\n\nfuture = { a = 1 } # of a newer kata\n"
    );
    assert_eq!(s.commits(), before);
    s.assert_clean();
    let got = s
        .call("config get language")
        .without("KATA_LANG")
        .run()
        .ok();
    assert_eq!(got, "nl\n");
    s.kata("config unset language").ok();
    assert!(!fs::read_to_string(own(&s)).unwrap().contains("language"));
    s.kata("config get pager --user").fails(1).says(&["pager"]);
    // A setting that something else decides is said to be.
    s.kata("config set language nl").done().says(&["KATA_LANG"]);
    let dry = s.kata("config set color never --dry-run").ok();
    assert!(dry.contains("+color = \"never\""), "{dry}");
    assert!(!fs::read_to_string(own(&s)).unwrap().contains("color"));
}

#[test]
fn a_setting_of_the_home_is_one_commit_that_keeps_comments() {
    let s = Sandbox::home();
    let text = s.read("kata.toml");
    s.write("kata.toml", &format!("# our home\n{text}"));
    s.kata("save").ok();
    let before = s.commits();
    s.kata("config set --repo language nl").ok();
    assert_eq!(s.commits(), before + 1);
    assert_eq!(s.trailer("Kata-Step"), ["edited"]);
    assert_eq!(s.trailer("Kata-Record"), ["kata.toml"]);
    assert_eq!(s.touched(), ["kata.toml"]);
    assert!(s.read("kata.toml").starts_with("# our home\n"));
    // Set again, there is nothing to do.
    let again = s.kata("config set --repo language nl --format json").json();
    assert!(again["commit"].is_null());
    s.kata("config set advice.mute need-to lack-of").ok();
    s.kata("config set --add advice.mute need-to i-think").ok();
    assert_eq!(
        s.kata("config get advice.mute").ok(),
        "need-to\nlack-of\ni-think\n"
    );
    s.kata("config unset advice.mute").ok();
    s.kata("config get advice.mute").fails(1);
    s.kata("check").ok();
    s.assert_clean();
}

#[test]
fn what_is_no_setting_or_no_value_is_wrong_usage_that_says_what_is_near() {
    let s = Sandbox::home();
    let before = (s.commits(), s.files());
    for (line, said) in [
        ("config set langauge nl", "language"),
        ("config get mute", "advice.mute"),
        ("config set coach Bram", "defaults.coach"),
        ("config set zzz 1", "advice.mute"),
        ("config set format 2", "There is no setting"),
        ("config set people.noor x", "There is no setting"),
        ("config set advice.mute lack-off", "lack-of"),
        ("config set language fr", "en (English), nl (Dutch)"),
        ("config set color sometimes", "auto, always, never"),
        ("config set --repo pager less", "--user"),
        ("config set --user name x", "--repo"),
        ("config set commit.subject 'docs(kata)'", "{subject}"),
        ("config set homes .", "no kata home"),
        ("config set language", "value"),
    ] {
        let s = match line.contains("homes") {
            true => Sandbox::empty(),
            false => Sandbox::home(),
        };
        s.kata(line).fails(2).says(&[said]);
        assert!(!own(&s).exists(), "{line}");
    }
    assert_eq!((s.commits(), s.files()), before);
}

#[test]
fn a_template_frames_the_subject_of_every_step() {
    let s = Sandbox::board();
    s.kata("config set commit.subject 'docs(kata): {subject}'")
        .ok();
    assert!(s.log("%s")[0].starts_with("docs(kata): "));
    s.kata("obstacle add 'Labels come in batches of twenty while the packers wait at the bench for theirs'")
        .ok();
    let subject = s.log("%s")[0].clone();
    assert!(
        subject.starts_with("docs(kata): packing O1 found: Labels come"),
        "{subject}"
    );
    assert!(subject.chars().count() <= 72, "{subject}");
    // A hand edit, too.
    let path = s.path_of("boards/packing/obstacles/001");
    let text = s.read(&path).replace("twenty", "thirty");
    s.write(&path, &text);
    s.kata("save").ok();
    assert!(s.log("%s")[0].starts_with("docs(kata): "));
}

#[test]
fn what_is_usual_here_is_what_a_new_board_has() {
    let s = Sandbox::home();
    s.kata("people add bram --name 'Bram Visser'").ok();
    s.kata("config set defaults.coach 'Bram Visser'").ok();
    s.kata("config set defaults.cadence weekdays").ok();
    assert_eq!(s.kata("config get defaults.coach").ok(), "bram\n");
    let board = s
        .kata("board new packing --learner Noor --cadence daily --format json")
        .json();
    let record = &board["records"][0]["record"];
    assert_eq!(record["coach"], "bram");
    assert_eq!(record["cadence"], "daily", "what is said comes first");
}

#[test]
fn a_broken_file_of_ones_own_stops_nothing_and_is_named_with_its_place() {
    for (text, place) in [
        (&b"color = \"never\"\nlanguage = 3\n"[..], "config.toml:2:1"),
        (b"language = \"", "config.toml:1:13"),
        (b"language = \"klingon\"", "config.toml:1:1"),
        (b"\xff\xfe\x00", "config.toml:1:1"),
        (b"homes = \"not a list\"", "config.toml:1:1"),
        (&[b'['; 20_000], "config.toml:1:"),
    ] {
        let s = Sandbox::board();
        write_own(&s, text);
        let run = s.kata("obstacle add 'Labels come in batches'").done();
        let run = run.says(&["warning", place]);
        assert_eq!(
            run.stderr.matches("config.toml:").count(),
            1,
            "it is said once:\n{}",
            run.stderr
        );
        s.kata("config list").ok();
        s.kata("next --format json").json();
    }
}

#[test]
fn what_cannot_be_read_at_all_is_not_written_over() {
    let s = Sandbox::home();
    write_own(&s, b"language = \"nl");
    s.kata("config set color never").fails(1).says(&["1:"]);
    assert_eq!(fs::read(own(&s)).unwrap(), b"language = \"nl");
    write_own(&s, b"\xff");
    s.kata("config set color never").fails(1);
    assert_eq!(fs::read(own(&s)).unwrap(), b"\xff");
    fs::remove_file(own(&s)).unwrap();
    // Something that never ends is not waited for.
    let made = std::process::Command::new("mkfifo").arg(own(&s)).status();
    assert!(made.unwrap().success());
    s.kata("config list").done().says(&["no ordinary file"]);
    s.kata("config set color never").fails(1);
    fs::remove_file(own(&s)).unwrap();
    // A link to a file is a file.
    let elsewhere = s.root().join("dotfiles.toml");
    fs::write(&elsewhere, "color = \"never\"\n").unwrap();
    std::os::unix::fs::symlink(&elsewhere, own(&s)).unwrap();
    s.kata("config set language de").ok();
    assert!(own(&s).symlink_metadata().unwrap().is_symlink());
    assert_eq!(
        fs::read_to_string(&elsewhere).unwrap(),
        "color = \"never\"\nlanguage = \"de\"\n"
    );
}

/// An editor that writes one text after the other, and keeps what it was shown.
fn editor(s: &Sandbox, texts: &[&str]) -> String {
    for (place, text) in texts.iter().enumerate() {
        fs::write(s.root().join(format!("text{place}")), text).unwrap();
    }
    let root = s.root().display().to_string();
    let script = format!(
        "n=$(cat {root}/n 2>/dev/null || echo 0); cp \"$1\" {root}/shown$n; cp {root}/text$n \"$1\"; echo $((n+1)) > {root}/n"
    );
    let path = s.root().join("editor");
    s.script(&path, &script);
    path.display().to_string()
}

#[test]
fn the_editor_is_opened_again_with_what_is_wrong_until_nothing_is() {
    let s = Sandbox::home();
    let editor = editor(
        &s,
        &[
            "langage = \"nl\"\n",
            "color = \n",
            "# mine\ncolor = \"never\"\n",
        ],
    );
    s.call("config edit").env("GIT_EDITOR", &editor).run().ok();
    assert_eq!(
        fs::read_to_string(own(&s)).unwrap(),
        "# mine\ncolor = \"never\"\n"
    );
    let shown = |n: usize| fs::read_to_string(s.root().join(format!("shown{n}"))).unwrap();
    assert!(
        shown(0).contains("# language = \"en|nl|de\""),
        "{}",
        shown(0)
    );
    assert!(
        shown(1).starts_with("#! 3:1:") && shown(1).contains("language?"),
        "{}",
        shown(1)
    );
    assert!(shown(2).starts_with("#! 2:"), "{}", shown(2));
    assert_eq!(s.commits(), 1);
}

#[test]
fn the_homes_own_file_is_edited_as_text_and_committed() {
    let s = Sandbox::home();
    let start = s.read("kata.toml");
    let wrong = format!("{start}\n[advice]\nmute = [\"lack-off\"]\n");
    let right = format!("# ours\n{start}\n[advice]\nmute = [\"lack-of\"] # for now\n");
    let editor = editor(&s, &[&wrong, "name = \"x\"\n", &right]);
    s.call("config edit --repo")
        .env("GIT_EDITOR", &editor)
        .run()
        .ok();
    assert_eq!(s.read("kata.toml"), right);
    assert_eq!(s.commits(), 2);
    assert_eq!(s.trailer("Kata-Step"), ["edited"]);
    assert_eq!(s.trailer("Kata-Record"), ["kata.toml"]);
    let shown = fs::read_to_string(s.root().join("shown1")).unwrap();
    assert!(shown.contains("lack-of"), "{shown}");
    // Left as it was, nothing happens; a comment alone is a change.
    s.call("config edit --repo").run().ok();
    assert_eq!(s.commits(), 2);
    fs::write(s.root().join("text3"), format!("{right}# and more\n")).unwrap();
    s.call("config edit --repo")
        .env("GIT_EDITOR", &editor)
        .run()
        .ok();
    assert_eq!(s.commits(), 3);
    assert_eq!(s.trailer("Kata-Record"), ["kata.toml"]);
    s.assert_clean();
    // A hand edit is somebody's; it is said before anything is written.
    s.write("kata.toml", &format!("{right}# by hand\n"));
    s.call("config edit --repo")
        .env("GIT_EDITOR", "false")
        .run()
        .fails(4)
        .says(&["kata save"]);
}

#[test]
fn advice_that_is_muted_under_a_name_that_nobody_gives_is_a_hint_of_check() {
    let s = Sandbox::home();
    let text = s.read("kata.toml");
    s.write(
        "kata.toml",
        &format!("{text}\n[advice]\nmute = [\"lack-off\"]\n\n[commit]\nsubject = \"docs\"\n"),
    );
    let found = s.kata("check --format json").json();
    let findings = found["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 2, "{findings:?}");
    for finding in findings {
        assert_eq!(finding["name"], "idle-setting");
        assert_eq!(finding["level"], "hint");
        assert_eq!(finding["path"], "kata.toml");
    }
}

#[test]
fn who_asks_is_told_where_everything_was_found_and_which_git_ran() {
    let s = Sandbox::board();
    let run = s.kata("obstacle add x -v").done();
    let home = format!("home: {}", s.work.display());
    let run = run.says(&[
        &home,
        "language: en (KATA_LANG)",
        "board: packing (the only open one)",
        "+ git -C",
        "commit --only",
    ]);
    assert!(!run.stdout.contains("git"), "it stands beside the result");
    let quiet = s.kata("obstacle add y").done();
    assert!(!quiet.stderr.contains("+ git"), "{}", quiet.stderr);
    s.kata("use packing").ok();
    s.kata("next -v").done().says(&["(kata use)"]);
    s.kata("next -v -b packing").done().says(&["-b"]);
    let json = s.kata("obstacle add z -v --format json").done();
    assert!(json.stderr.is_empty(), "{}", json.stderr);
}

#[test]
fn a_rhythm_for_new_boards_is_read_in_the_language_in_use_and_kept_in_english() {
    let s = Sandbox::home();
    let set = |text: &str| {
        s.call_args(&["config", "set", "defaults.cadence", text])
            .lang("nl")
            .run()
    };
    set("ma,wo 8:30").ok();
    assert!(s.read("kata.toml").contains("cadence = \"mon,wed 08:30\""));
    s.kata("board new packing --learner Noor").ok();
    assert!(
        s.read("boards/packing/board.toml")
            .contains("\"mon,wed 08:30\"")
    );
    set("soms").fails(2).says(&["dagelijks"]);
    s.kata("config unset defaults.cadence").ok();
    s.write(
        "kata.toml",
        &format!("{}[defaults]\ncadence = \"soms\"\n", s.read("kata.toml")),
    );
    let run = s.kata("check --format json");
    assert!(run.stdout.contains("idle-setting"), "{run:?}");
}

#[test]
fn a_finding_that_is_accepted_names_its_record_and_itself() {
    let s = Sandbox::home();
    s.kata("config set check.accept packing/E14 prediction-late")
        .fails(2)
        .says(&["packing/E14 prediction-late"]);
    s.kata("config set check.accept 'packing/E14 prediction-late'")
        .ok();
    assert!(s.read("kata.toml").contains("packing/E14 prediction-late"));
}

#[test]
fn what_is_not_set_is_named_and_what_was_taken_out_has_no_value() {
    let s = Sandbox::home();
    s.kata("config list")
        .done()
        .says(&["Not set:", "advice.mute"]);
    s.kata("config set advice.mute no-measure --repo").ok();
    let run = s.kata("config list").done();
    let unset = run.stderr.lines().find(|line| line.starts_with("Not set:"));
    assert!(!unset.unwrap().contains("advice.mute"), "{run:?}");
    s.kata("config set color never").ok();
    let document = s.kata("config unset color --format json").json();
    assert_eq!(document["records"][0]["record"]["value"], Value::Null);
}
