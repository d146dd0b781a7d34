//! Reviewing what happened: the log, a record and a board as they stood, and what changed between.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::helper::{Sandbox, has};

/// Commits everything that lies there, as somebody without the program would.
pub fn commit_by_hand(s: &Sandbox, message: &str) {
    s.git(&["add", "-A"]);
    s.git(&["commit", "-q", "-m", message]);
}

/// The steps of a log, newest first.
pub fn steps(s: &Sandbox, line: &str) -> Vec<Value> {
    let document = s.kata(&format!("{line} --format json")).json();
    document["steps"].as_array().unwrap().clone()
}

fn names(steps: &[Value]) -> Vec<&str> {
    steps
        .iter()
        .map(|step| step["step"].as_str().unwrap())
        .collect()
}

fn ids(steps: &[Value]) -> Vec<String> {
    steps
        .iter()
        .map(|step| step["commit"].as_str().unwrap().to_owned())
        .collect()
}

/// A board on which one experiment was planned and recorded, a day apart.
pub fn recorded() -> Sandbox {
    let mut s = Sandbox::practising();
    s.kata("plan --step 'Print each label at the bench' --expect 'Waiting time per order falls from 6 to 2 minutes' --predict lead-time=36..39").ok();
    s.now = "2026-11-24T16:40:00+01:00".into();
    s.kata("record --happened 'The bench ran out of labels twice' --learned 'Fetching the batch is the wait' --value 40,5 --turned-out partly").ok();
    s
}

const EXPERIMENT: &str = "boards/packing/experiments/001-print-each-label-bench.toml";

// Filters

#[test]
fn a_log_can_be_narrowed_by_day_kind_author_and_text_together() {
    let s = recorded();
    let all = steps(&s, "log");
    assert_eq!(all.len(), s.commits());
    assert_eq!(
        names(&steps(&s, "log --since 2026-11-24")),
        ["experiment-recorded"]
    );
    assert_eq!(
        names(&steps(&s, "log --since today")),
        ["experiment-recorded"]
    );
    assert_eq!(
        names(&steps(&s, "log --until yesterday -n 1")),
        ["experiment-planned"]
    );
    assert_eq!(
        names(&steps(&s, "log --kind experiment")),
        ["experiment-recorded", "experiment-planned"]
    );
    assert_eq!(
        names(&steps(&s, "log --kind obstacle-focused,target")),
        ["obstacle-focused", "target-set"]
    );
    assert_eq!(
        names(&steps(&s, "log --grep 'RAN OUT of labels'")),
        ["experiment-recorded"]
    );
    assert_eq!(steps(&s, "log --author bakker").len(), all.len());
    assert!(steps(&s, "log --author nobody").is_empty());
    assert!(steps(&s, "log -n 0").is_empty());
    s.kata("log --kind experimnt")
        .fails(2)
        .says(&["experiment", "target"]);
    s.kata("log --since someday").fails(2);
}

#[test]
fn a_log_of_several_records_has_the_steps_of_each_once() {
    let s = recorded();
    let both = steps(&s, "log E1 O1 lead-time");
    assert_eq!(
        names(&both),
        [
            "experiment-recorded",
            "experiment-planned",
            "obstacle-focused",
            "obstacle-found",
            "measured",
            "metric-added"
        ]
    );
}

#[test]
fn a_handle_stands_for_its_person_and_the_mailmap_is_heard() {
    let s = Sandbox::practising();
    s.kata("people add nb --name 'Noor Bakker-Smit' --email noor@new.example")
        .ok();
    s.write(
        ".mailmap",
        "Noor Bakker-Smit <noor@new.example> Noor Bakker <noor@example.org>\n",
    );
    let all = steps(&s, "log --author nb");
    assert_eq!(all.len(), s.commits());
    assert_eq!(all[0]["author"], "Noor Bakker-Smit <noor@new.example>");
}

#[test]
fn the_log_speaks_the_language_in_use_and_leaves_what_people_wrote() {
    let s = recorded();
    let dutch = s.kata("--lang nl log -n 2").ok();
    assert!(
        dutch.contains("24 nov 2026") && dutch.contains("packing E1 vastgelegd: Print"),
        "{dutch}"
    );
    let german = s.kata("--lang de log -n 2").ok();
    assert!(
        german.contains("packing E1 festgehalten: Print each label"),
        "{german}"
    );
    // scripts read what git has
    assert!(
        steps(&s, "--lang nl log -n 1")[0]["subject"]
            .as_str()
            .unwrap()
            .contains("recorded")
    );
}

// Steps that the program did not make

#[test]
fn steps_made_by_hand_are_told_from_the_files() {
    let s = Sandbox::practising();
    s.write(
        EXPERIMENT,
        "id = \"01HAND\"\nstep = \"Print each label\"\nexpect = \"Less waiting\"\n",
    );
    commit_by_hand(&s, "try printing at the bench");
    s.write("notes.md", "nothing of the kata\n");
    commit_by_hand(&s, "notes");
    let text = s.read(EXPERIMENT);
    s.write(
        EXPERIMENT,
        &format!("{text}[result]\nhappened = \"It ran out\"\nlearned = \"Stock\"\n"),
    );
    commit_by_hand(&s, "what came of it");
    s.git(&["rm", "-q", EXPERIMENT]);
    commit_by_hand(&s, "away with it");
    let told = steps(&s, "log -n 3");
    assert_eq!(
        names(&told),
        ["saved", "experiment-recorded", "experiment-planned"]
    );
    assert_eq!(told[2]["board"], "packing");
    assert_eq!(told[2]["refs"], serde_json::json!(["E1"]));
    assert_eq!(told[2]["subject"], "try printing at the bench");
    // gone from the files, and still in the history
    assert_eq!(steps(&s, "log E1").len(), 3);
    s.kata("log E7").fails(1);
}

#[test]
fn an_amended_step_is_found_by_every_record_that_it_changed() {
    let s = recorded();
    let obstacle = s.path_of("boards/packing/obstacles/002-");
    let text = s.read(&obstacle);
    s.write(&obstacle, &format!("{text}gone_when = \"Each has one\"\n"));
    s.git(&["commit", "-q", "-a", "--amend", "--no-edit"]);
    assert_eq!(names(&steps(&s, "log O2"))[0], "experiment-recorded");
    assert_eq!(steps(&s, "log").len(), s.commits());
}

#[test]
fn a_squashed_branch_is_one_step_that_says_the_most_telling_thing() {
    let s = Sandbox::practising();
    s.git(&["switch", "-qc", "try"]);
    s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting'")
        .ok();
    s.kata("record --happened 'It fell' --learned 'Fetching was the wait'")
        .ok();
    s.git(&["switch", "-q", "main"]);
    for host in [false, true] {
        s.git(&["merge", "-q", "--squash", "try"]);
        match host {
            false => s.git(&["commit", "-q", "--no-edit"]),
            // as a hosting site puts messages together
            true => {
                let both = s.git(&["log", "--format=* %B", "main..try"]);
                s.git(&[
                    "commit",
                    "-q",
                    "-m",
                    &format!("Try printing (#7)\n\n{both}"),
                ])
            }
        };
        let told = steps(&s, "log -n 1");
        assert_eq!(names(&told), ["experiment-recorded"]);
        assert_eq!(told[0]["refs"], serde_json::json!(["E1"]));
        s.git(&["reset", "-q", "--hard", "HEAD~1"]);
    }
}

#[test]
fn a_merge_is_no_step_unless_it_brings_something_of_its_own() {
    let s = Sandbox::practising();
    s.git(&["switch", "-qc", "other"]);
    s.kata("measure lead-time 41").ok();
    s.git(&["switch", "-q", "main"]);
    s.kata("obstacle add 'The tape runs out'").ok();
    s.git(&["merge", "-q", "--no-edit", "other"]);
    let before = s.commits();
    assert_eq!(
        steps(&s, "log").len(),
        before - 1,
        "the merge itself is no step"
    );
    assert_eq!(
        steps(&s, "log -b packing").len(),
        before - 2,
        "nor is the home"
    );

    // an evil merge changes a record while it merges
    s.git(&["switch", "-qc", "third"]);
    s.kata("measure lead-time 42").ok();
    s.git(&["switch", "-q", "main"]);
    s.kata("obstacle add 'The cart is far'").ok();
    s.git(&["merge", "-q", "--no-commit", "--no-ff", "third"]);
    let obstacle = s.path_of("boards/packing/obstacles/002-");
    let text = s.read(&obstacle);
    s.write(&obstacle, &format!("{text}gone_when = \"Each has one\"\n"));
    commit_by_hand(&s, "merge, and a thought");
    let told = steps(&s, "log -n 1");
    assert_eq!(names(&told), ["merged"]);
    assert_eq!(told[0]["refs"], serde_json::json!(["O2"]));
    assert_eq!(names(&steps(&s, "log O2 -n 1")), ["merged"]);
}

#[test]
fn a_step_that_came_by_two_ways_is_there_by_both() {
    let s = Sandbox::practising();
    s.git(&["switch", "-qc", "other"]);
    s.kata("obstacle add 'The tape runs out'").ok();
    s.git(&["switch", "-q", "main"]);
    s.kata("measure lead-time 41").ok();
    s.git(&["cherry-pick", "other"]);
    s.git(&["merge", "-q", "--no-edit", "other"]);
    assert_eq!(
        names(&steps(&s, "log -n 3 --since 2026-11-23"))
            .iter()
            .filter(|step| **step == "obstacle-found")
            .count(),
        2
    );
    assert_eq!(steps(&s, "log O3").len(), 2);
}

#[test]
fn octopus_unrelated_and_backdated_histories_are_read_whole() {
    let s = Sandbox::practising();
    for (branch, line) in [
        ("a", "measure lead-time 41"),
        ("b", "obstacle add 'The tape runs out'"),
        ("c", "problem raise 'Returns come back unlabelled'"),
    ] {
        s.git(&["switch", "-qc", branch, "main"]);
        s.kata(line).ok();
    }
    s.git(&["switch", "-q", "main"]);
    s.git(&["merge", "-q", "--no-edit", "a", "b", "c"]);
    s.git(&["switch", "-q", "--orphan", "elsewhere"]);
    s.write(
        "standards/001-found-elsewhere.toml",
        "id = \"01S\"\ntext = \"Labels at the bench\"\n",
    );
    commit_by_hand(&s, "a standard from elsewhere");
    s.git(&["switch", "-q", "main"]);
    s.git(&[
        "merge",
        "-q",
        "--no-edit",
        "--allow-unrelated-histories",
        "elsewhere",
    ]);
    s.kata("measure lead-time 39 --at '2020-01-01 08:00'").ok();
    let all = steps(&s, "log");
    let unique: BTreeSet<String> = ids(&all).into_iter().collect();
    assert_eq!(unique.len(), all.len());
    assert_eq!(all.len(), s.commits() - 2, "all but the two merges");
    for step in [
        "measured",
        "obstacle-found",
        "problem-raised",
        "standard-set",
    ] {
        assert!(names(&all).contains(&step), "{step}");
    }
    assert_eq!(names(&steps(&s, "log --until 2020-12-31")), ["measured"]);
}

#[test]
fn odd_authors_dates_and_encodings_are_read_over() {
    let s = Sandbox::practising();
    s.kata("obstacle add 'The tape runs out'").ok();
    let tree = s.git(&["rev-parse", "HEAD^{tree}"]).trim().to_owned();
    let parent = s.git(&["rev-parse", "HEAD~1"]).trim().to_owned();
    let mut raw = format!("tree {tree}\nparent {parent}\n").into_bytes();
    raw.extend(b"author \xe9\xff <> 99999999999999 +9999\ncommitter x <y@z> -5 -9999\nencoding latin-9\n\nna\xefve\x1b[2J subject\n");
    std::fs::write(s.root().join("tmp/raw"), raw).unwrap();
    let raw = s.root().join("tmp/raw");
    let id = s.git(&[
        "hash-object",
        "-t",
        "commit",
        "-w",
        "--literally",
        raw.to_str().unwrap(),
    ]);
    s.git(&["reset", "-q", "--hard", id.trim()]);
    let told = steps(&s, "log");
    assert_eq!(names(&told)[0], "obstacle-found");
    let human = s.kata("log").ok();
    assert!(!human.contains('\x1b'), "{human:?}");
    s.kata("board show --at HEAD").ok();
    s.kata("diff HEAD~1 HEAD").ok();
    s.kata("show O3 --history").ok();
    s.kata("check").ok();
}

#[test]
fn a_shallow_clone_says_what_it_cannot_know() {
    let s = recorded();
    let url = format!("file://{}", s.work.display());
    let there = s.root().join("shallow");
    s.git(&["clone", "-q", "--depth", "2", &url, there.to_str().unwrap()]);
    let run = s.call("log").cwd(&there).run().done();
    assert_eq!(run.stdout.lines().count(), 2);
    run.says(&["git fetch --unshallow"]);
    s.call("show E1 --history").cwd(&there).run().ok();
    s.call("board show --at 2026-11-24T17:00:00+01:00")
        .cwd(&there)
        .run()
        .ok();
}

// A record across its names

#[test]
fn a_record_is_followed_through_renumbering_and_renaming() {
    let s = recorded();
    let new = "boards/packing/experiments/009-print-each-label-bench.toml";
    s.git(&["mv", EXPERIMENT, new]);
    let text = s.read(new);
    s.write(
        new,
        &format!("was = [\"001-print-each-label-bench\"]\n{text}"),
    );
    commit_by_hand(&s, "E1 is E9 now");
    assert_eq!(steps(&s, "log E9").len(), 3);
    // and by a hand that leaves no word of it, at once with a change
    let newest = "boards/packing/experiments/010-other.toml";
    s.git(&["mv", new, newest]);
    let text = s
        .read(newest)
        .replace("was = [\"001-print-each-label-bench\"]\n", "");
    s.write(newest, &text);
    commit_by_hand(&s, "another name");
    assert_eq!(steps(&s, "log E10").len(), 4);
    let history = steps(&s, "show E10 --history");
    let fields: Vec<&str> = history[0]["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["field"].as_str().unwrap())
        .collect();
    assert!(fields.contains(&"stem"), "{fields:?}");
    let then = s.kata("show E10 --at HEAD~2 --format json").json();
    assert_eq!(
        (&then["ref"], &then["stem"]),
        (&"E1".into(), &"001-print-each-label-bench".into())
    );
}

#[test]
fn the_history_of_a_record_tells_field_by_field_what_changed() {
    let s = recorded();
    s.kata("experiment edit E1 --learned 'Fetching the batch is the wait, not the printer'")
        .ok();
    let told = steps(&s, "show E1 --history");
    assert_eq!(
        names(&told),
        ["edited", "experiment-recorded", "experiment-planned"]
    );
    assert_eq!(
        told[0]["changes"],
        serde_json::json!([{ "field": "result.learned", "old": "Fetching the batch is the wait", "new": "Fetching the batch is the wait, not the printer" }])
    );
    let recorded: Vec<&str> = told[1]["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["field"].as_str().unwrap())
        .collect();
    assert!(
        recorded.contains(&"result.value") && !recorded.contains(&"expect"),
        "{recorded:?}"
    );
    let human = s.kata("--lang nl show E1 --history").ok();
    assert!(
        human.contains("packing E1 gepland: Print each label at the bench"),
        "{human}"
    );
    assert!(
        has(&human, "{+ not the printer+}") || has(&human, "not the printer+}"),
        "{human}"
    );
}

#[test]
fn why_walks_up_to_what_it_serves() {
    let s = recorded();
    s.kata("board new receiving --learner Bram --challenge 'Nothing waits at the dock' --serves customers").ok();
    s.kata("-b packing board edit --serves receiving").ok();
    let document = s.kata("show packing/E1 --why --format json").json();
    let chain: Vec<&str> = document["why"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["ref"].as_str().unwrap())
        .collect();
    assert_eq!(chain, ["O1", "TC1", "packing", "receiving"]);
    assert_eq!(document["serves"], "customers");
    let human = s.kata("show packing/E1 --why").ok();
    assert!(
        has(&human, "Nothing waits at the dock") && has(&human, "customers"),
        "{human}"
    );
}

// As it stood

#[test]
fn a_record_and_a_board_are_shown_as_they_stood() {
    let mut s = recorded();
    let then = s.kata("show E1 --at 2026-11-23 --format json").json();
    assert!(then["record"].get("result").is_none());
    assert_eq!(then["commit"], s.git(&["rev-parse", "HEAD~1"]).trim());
    assert!(has(
        &s.kata("show E1 --at mon").ok(),
        "as it stood on 23 Nov 2026"
    ));
    let board = s.kata("board show --at HEAD~1 --format json").json();
    assert_eq!(board["next"]["step"], "record-result");
    s.kata("show E1 --at 2026-11-22")
        .fails(1)
        .says(&["22 Nov 2026"]);
    s.kata("show E1 --at HEAD~2")
        .fails(1)
        .says(&["E1", "was not there yet"]);
    s.kata("show E1 --at nonsense")
        .fails(1)
        .says(&["nonsense", "HEAD~3"]);
    s.kata("board show nope --at HEAD")
        .fails(1)
        .says(&["packing"]);
    // what was taken away is still shown
    s.now = "2026-11-25T09:00:00+01:00".into();
    s.git(&["rm", "-q", EXPERIMENT]);
    commit_by_hand(&s, "away");
    s.kata("show E1").fails(1);
    assert!(has(
        &s.kata("show E1 --at HEAD~1").ok(),
        "ran out of labels"
    ));
}

#[test]
fn a_step_that_was_dated_back_stands_from_when_it_was_taken() {
    let mut s = Sandbox::practising();
    s.now = "2026-11-25T09:00:00+01:00".into();
    s.kata("obstacle add 'The tape runs out'").ok();
    s.now = "2026-11-26T09:00:00+01:00".into();
    s.kata("obstacle add 'The cart is far' --at 2026-11-24")
        .ok();
    let texts = |at: &str| {
        let board = s
            .kata(&format!("board show --at {at} --format json"))
            .json();
        board["obstacles"].as_array().unwrap().len()
    };
    assert_eq!(texts("2026-11-24"), 2);
    assert_eq!(
        texts("2026-11-25"),
        4,
        "its own date came before, so it counts with what it stood on"
    );
    assert_eq!(texts("HEAD~1"), 3);
}

// What changed

#[test]
fn a_diff_tells_each_record_and_field_in_words() {
    let s = recorded();
    s.kata("target edit --outcome 'Every order within 38 minutes'")
        .ok();
    let document = s.kata("diff HEAD~1 HEAD --format json").json();
    assert_eq!(
        document["changes"],
        serde_json::json!([{ "ref": "TC1", "board": "packing", "field": "outcome", "old": "Every order within 40 minutes", "new": "Every order within 38 minutes" }])
    );
    let human = s.kata("--lang nl diff HEAD~1 HEAD").ok();
    assert!(
        has(&human, "Resultaat  Every order within [-40-]{+38+} minutes")
            || has(&human, "within [-40-]{+38+} minutes"),
        "{human}"
    );
    // days mean all of them
    let since: Vec<String> = s.kata("diff 2026-11-24 2026-11-24 --format json").json()["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["field"].as_str().unwrap().to_owned())
        .collect();
    assert!(
        since.contains(&"result.learned".to_owned())
            && since.contains(&"points".to_owned())
            && !since.contains(&"step".to_owned()),
        "{since:?}"
    );
    assert_eq!(
        s.kata("diff HEAD~2..HEAD~1 --format json").json(),
        s.kata("diff HEAD~2 HEAD~1 --format json").json()
    );
    // before the first day there was nothing
    let all = s.kata("diff 2026-01-01 HEAD --format json").json();
    assert!(
        all["changes"]
            .as_array()
            .unwrap()
            .iter()
            .all(|c| c["old"].is_null())
    );
}

#[test]
fn a_diff_without_revisions_shows_the_hand_edits() {
    let s = recorded();
    assert_eq!(s.kata("diff").ok(), "");
    let text = s.read(EXPERIMENT);
    s.write(
        EXPERIMENT,
        &text.replace("from 6 to 2 minutes", "from 6 to 3 minutes"),
    );
    let human = s.kata("diff").ok();
    assert!(has(&human, "falls from 6 to [-2-]{+3+} minutes"), "{human}");
    assert_eq!(
        s.kata("-b packing diff --format json").json()["changes"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn records_that_changed_places_are_not_taken_for_each_other() {
    let s = Sandbox::practising();
    let (one, two) = (
        s.path_of("boards/packing/obstacles/001-"),
        s.path_of("boards/packing/obstacles/002-"),
    );
    let (first, second) = (s.read(&one), s.read(&two));
    s.write(&one, &second);
    s.write(&two, &first);
    commit_by_hand(&s, "the other way round");
    let changes = s.kata("diff HEAD~1 HEAD --format json").json();
    for change in changes["changes"].as_array().unwrap() {
        assert_eq!(change["field"], "stem", "{change}");
    }
}

// Generated histories

/// One thing that may happen; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Event {
    Kata(&'static str),
    ByHand(u8),
    Branch,
    Merge,
    Squash,
    CherryPick,
    Rebase,
    Amend,
}

fn events() -> impl proptest::strategy::Strategy<Value = Vec<Event>> {
    use proptest::prelude::*;
    let lines = prop_oneof![
        Just("measure lead-time 41"),
        Just("measure lead-time 39,5 --at 2026-11-20"),
        Just("obstacle add 'The tape runs out'"),
        Just("obstacle focus O2"),
        Just("plan --step 'Print each label' --expect 'Less waiting' --alongside 'two at once'"),
        Just("record --happened 'It fell' --learned 'Fetching'"),
        Just("problem raise 'Returns come back'"),
        Just("obstacle edit O1 --gone-when 'Nobody fetches'"),
    ];
    let event = prop_oneof![
        6 => lines.prop_map(Event::Kata),
        2 => any::<u8>().prop_map(Event::ByHand),
        2 => Just(Event::Branch),
        2 => Just(Event::Merge),
        1 => Just(Event::Squash),
        1 => Just(Event::CherryPick),
        1 => Just(Event::Rebase),
        1 => Just(Event::Amend),
    ];
    proptest::collection::vec(event, 4..14)
}

/// Lets things happen on two branches, which differ from the beginning so that every merge is one; what git
/// or kata refuses did not happen.
fn happen(s: &Sandbox, events: &[Event], mut after: impl FnMut(&Sandbox)) {
    s.git(&["switch", "-q", "-c", "side"]);
    s.kata("problem raise 'Only on the side'").ok();
    s.git(&["switch", "-q", "main"]);
    s.kata("standard add 'Only here'").ok();
    let give_up = |what: &str| {
        let _ = s.try_git(&[what, "--abort"]);
        s.git(&["reset", "-q", "--hard"]);
    };
    for (n, event) in events.iter().enumerate() {
        let other = match s.git(&["branch", "--show-current"]).trim() {
            "main" => "side",
            _ => "main",
        };
        match event {
            Event::Kata(line) => {
                let _ = s.kata(line);
            }
            Event::ByHand(which) => {
                let path = match which % 3 {
                    0 => s.path_of("boards/packing/obstacles/001-"),
                    1 => format!("boards/packing/obstacles/0{}-by-hand.toml", 50 + n),
                    _ => "notes.md".to_owned(),
                };
                let old = std::fs::read_to_string(s.work.join(&path))
                    .unwrap_or_else(|_| format!("id = \"01HAND{n}\"\ntext = \"by hand {n}\"\n"));
                s.write(&path, &format!("{old}# looked at {n}\n"));
                commit_by_hand(s, &format!("by hand {n}"));
            }
            Event::Branch => drop(s.git(&["switch", "-q", other])),
            Event::Merge => {
                if s.try_git(&["merge", "-q", "--no-edit", other]).0 != 0 {
                    give_up("merge");
                }
            }
            Event::Squash => {
                let fine = s.try_git(&["merge", "-q", "--squash", other]).0 == 0;
                let staged = s.try_git(&["diff", "--cached", "--quiet"]).0 != 0;
                match fine && staged {
                    true => drop(s.git(&["commit", "-q", "--no-edit"])),
                    false => drop(s.git(&["reset", "-q", "--hard"])),
                }
            }
            Event::CherryPick => {
                if s.try_git(&["cherry-pick", other]).0 != 0 {
                    give_up("cherry-pick");
                }
            }
            Event::Rebase => {
                if s.try_git(&["rebase", "-q", other]).0 != 0 {
                    give_up("rebase");
                }
            }
            Event::Amend => drop(s.git(&["commit", "-q", "--amend", "--no-edit", "--allow-empty"])),
        }
        after(s);
    }
}

/// The commits that change a record, as git tells it without the program: of a merge only what is
/// like none of its sides.
fn changing(s: &Sandbox) -> BTreeSet<String> {
    let all = s.git(&["rev-list", "HEAD"]);
    let record = |path: &str| path.ends_with(".toml");
    all.lines()
        .filter(|id| {
            let touched = s.git(&[
                "diff-tree",
                "--root",
                "-r",
                "-c",
                "--name-only",
                "--no-renames",
                "--no-commit-id",
                id,
            ]);
            touched.lines().any(record)
        })
        .map(str::to_owned)
        .collect()
}

proptest::proptest! {
    #![proptest_config(crate::helper::few(6))]

    #[test]
    fn the_log_has_each_step_once_whatever_was_done_to_the_history(events in events()) {
        let s = Sandbox::practising();
        happen(&s, &events, |_| ());
        let told = ids(&steps(&s, "log"));
        let unique: BTreeSet<String> = told.iter().cloned().collect();
        assert_eq!(unique.len(), told.len());
        assert_eq!(unique, changing(&s));
        let human = s.kata("log").ok();
        assert_eq!(human.lines().count(), told.len());
        s.kata("log O1").ok();
        s.kata("show O1 --history").ok();
    }

    #[test]
    fn the_board_at_a_commit_is_what_it_was_then_and_a_diff_leads_from_one_to_the_other(events in events()) {
        let s = Sandbox::practising();
        let shown = |s: &Sandbox, at: &str| {
            let mut board = s.kata(&format!("-b packing board show {at} --format json")).json();
            for key in ["unreadable", "commit"] {
                board.as_object_mut().unwrap().remove(key);
            }
            board
        };
        let mut then: Vec<(String, Value)> = Vec::new();
        happen(&s, &events, |s| then.push((s.head(), shown(s, ""))));
        for (commit, board) in &then {
            assert_eq!(&shown(&s, &format!("--at {commit}")), board, "{commit}");
        }
        let (first, last) = (&then[0], &then[then.len() - 1]);
        let changes = s.kata(&format!("-b packing diff {} {} --format json", first.0, last.0)).json();
        let told = changes["changes"].as_array().unwrap();
        // Every obstacle and experiment of the first board becomes the last one's by what is told.
        let records = |board: &Value| -> std::collections::BTreeMap<String, Value> {
            board["experiments"].as_array().unwrap().iter().chain([&board["board"]])
                .map(|r| (r["stem"].as_str().unwrap().to_owned(), r["record"].clone())).collect()
        };
        let (mut old, new) = (records(&first.1), records(&last.1));
        for change in told {
            let reference = change["ref"].as_str().unwrap();
            let stems: Vec<String> = old.keys().chain(new.keys()).filter(|stem| match reference {
                "packing" => *stem == "board",
                other => other.starts_with('E') && stem.starts_with(&format!("{:03}", other[1..].parse::<u32>().unwrap())),
            }).cloned().collect();
            let [stem, ..] = stems.as_slice() else { continue };
            let record = old.entry(stem.clone()).or_insert_with(|| serde_json::json!({}));
            let mut at = record;
            let keys: Vec<&str> = change["field"].as_str().unwrap().split('.').collect();
            for key in &keys[..keys.len() - 1] {
                if at.get(*key).is_none_or(Value::is_null) {
                    at[*key] = serde_json::json!({});
                }
                at = &mut at[*key];
            }
            let last = keys[keys.len() - 1];
            match change["new"].is_null() {
                true => drop(at.as_object_mut().unwrap().remove(last)),
                false => at[last] = change["new"].clone(),
            }
        }
        if told.iter().all(|change| change["field"] != "stem") {
            old.retain(|_, record| record.as_object().is_some_and(|record| record.values().any(|v| !v.is_null() && v != &serde_json::json!({}))));
            let doubled = |board: &Value| board["experiments"].as_array().unwrap().len() != board["experiments"].as_array().unwrap().iter().map(|r| r["ref"].to_string()).collect::<BTreeSet<_>>().len();
            if !doubled(&first.1) && !doubled(&last.1) {
                assert_eq!(old, new);
            }
        }
    }
}

#[test]
fn a_merge_that_did_nothing_to_a_record_is_no_step_of_it() {
    let s = recorded();
    s.git(&["checkout", "-q", "-b", "other"]);
    s.kata("note E1 'Seen again'").ok();
    s.git(&["checkout", "-q", "main"]);
    s.kata("obstacle add 'Something else'").ok();
    s.git(&["merge", "-q", "--no-edit", "other"]);
    let all = steps(&s, "log E1");
    assert_eq!(all[0]["step"], "noted");
    assert!(all.iter().all(|step| step["step"] != "merged"), "{all:?}");
    let shown = s.kata("show E1 --history").ok();
    assert!(!shown.to_lowercase().contains("merge"), "{shown}");
    // One that joins what both sides did to it is.
    s.git(&["checkout", "-q", "-b", "third", "HEAD~1"]);
    s.kata("experiment edit E1 --guard x").ok();
    s.kata("note O1 'one thing'").ok();
    s.git(&["checkout", "-q", "main"]);
    s.kata("note E1 'And again'").ok();
    if s.try_git(&["merge", "-q", "--no-edit", "third"]).0 != 0 {
        s.kata("resolve").ok();
    }
    assert_eq!(steps(&s, "log E1")[0]["step"], "merged");
}

#[test]
fn a_log_may_begin_with_the_oldest() {
    let s = recorded();
    let newest = ids(&steps(&s, "log -n 3"));
    let mut oldest = ids(&steps(&s, "log -n 3 --reverse"));
    oldest.reverse();
    assert_eq!(newest, oldest);
}
