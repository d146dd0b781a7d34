//! What `kata demo` makes: a small firm, four boards, and a history in which clones came together.
//!
//! It takes as long as typing some hundred command lines, so each language is made once, and everything
//! about it is asked there.

use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
};

use crate::{
    bug_debt,
    helper::{Sandbox, has},
};

#[track_caller]
fn says(text: &str, phrases: &[&str]) {
    for phrase in phrases {
        assert!(has(text, phrase), "{phrase}\n---\n{text}");
    }
}

/// The sandbox with an example in this language, and in which all that holds in any of them does.
fn made(lang: &str, folder: &str) -> Sandbox {
    let mut s = Sandbox::empty();
    s.lang = lang.to_owned();
    let around = s.kata(&format!("demo {folder}")).ok();
    says(&around, &["lessons", "culture"]);
    s.work = s.work.join(folder);
    s.kata("check --strict").ok();
    s.assert_clean();
    s.git(&["fsck", "--strict", "--no-dangling"]);
    dates_go_on(&s);
    came_together(&s);
    s
}

/// Nothing was done before what it follows on.
fn dates_go_on(s: &Sandbox) {
    let log = s.git(&["log", "--format=%H %at %P"]);
    assert_eq!(log, s.git(&["log", "--format=%H %ct %P"]));
    let mut done = HashMap::new();
    let mut follows = Vec::new();
    for line in log.lines() {
        let mut parts = line.split(' ');
        let commit = parts.next().unwrap();
        let at: u64 = parts.next().unwrap().parse().unwrap();
        done.insert(commit, at);
        follows.extend(
            parts
                .filter(|parent| !parent.is_empty())
                .map(|parent| (commit, parent)),
        );
    }
    assert!(follows.len() > 100);
    for (commit, parent) in follows {
        assert!(done[parent] <= done[commit], "{parent} before {commit}");
    }
}

/// Two people worked in clones of their own, one record was changed in both, and nothing points there now.
fn came_together(s: &Sandbox) {
    let merges = s.git(&["log", "--merges", "--format=%an: %s"]);
    assert!(merges.lines().count() >= 2, "{merges}");
    says(
        &merges,
        &["Hassan Demir: kata ", "Sanne Kuipers: office E1 "],
    );
    let record = s.read(&s.path_of("boards/office/experiments/001-"));
    says(&record, &["[result]", "[[notes]]"]);
    assert_eq!(s.git(&["remote"]), "");
    assert_eq!(s.git(&["for-each-ref", "refs/remotes"]), "");
    // Those who typed are people of the firm, and none of them is whoever looks at it now.
    let people = s.kata("people list --format json").json().to_string();
    let authors = s.git(&["log", "--format=%an/%ae"]);
    let authors: BTreeSet<&str> = authors.lines().collect();
    assert_eq!(authors.len(), 2, "{authors:?}");
    for (name, email) in authors.iter().filter_map(|author| author.split_once('/')) {
        assert!(
            people.contains(name) && people.contains(email),
            "{name} {email}"
        );
    }
    let me = s.git(&["config", "user.name"]);
    assert!(
        !authors.iter().any(|author| author.starts_with(me.trim())),
        "{me}"
    );
}

fn scratch_in(folder: &Path) -> bool {
    let mut names = folder
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    names.any(|name| name.to_string_lossy().starts_with(".kata-demo"))
}

#[test]
fn the_example_tells_of_a_firm_in_which_a_real_case_stands() {
    let s = made("en", "there");
    // The real case stands there with all of its steps and none of others.
    says(
        &s.kata("-b bug-debt board show").ok(),
        &["bug-debt", "Enough profit for the business"],
    );
    // Who only types `kata` sees a board on which something waits, and is led to the others.
    says(
        &s.kata("").ok(),
        &[
            "office · storyboard",
            "The other boards",
            "packing since 29 Nov 2016 coaching cycle",
            "bug-debt",
            "kata agenda",
        ],
    );
    let log = s.kata("log -b bug-debt --format json").json();
    let steps = log["steps"].as_array().unwrap();
    let steps: Vec<&str> = steps
        .iter()
        .rev()
        .map(|step| step["step"].as_str().unwrap())
        .filter(|step| *step != "merged")
        .collect();
    let expected: Vec<&str> = bug_debt::STEPS.iter().map(|step| step.0).collect();
    assert_eq!(steps, expected);
    for command in [
        "board show",
        "-b packing board show",
        "log",
        "lessons",
        "lessons rack --kind experiment",
        "-b packing stats",
        "stats",
        "culture",
        "agenda",
        "problem list",
        "standard list",
        "board hand-over office --show",
        "observation list -b coaching",
        "-b packing chart left-over",
        "-b office chart calls",
        "show office/E2 --why",
        "-b office review",
    ] {
        let said = s.kata(command).ok();
        assert!(!said.trim().is_empty(), "{command}");
    }
    // What a reader asks, and where it is answered.
    says(
        &s.kata("lessons 'fast sellers rack' --outcome different")
            .ok(),
        &["packing/E3", "Distance was not where the time went"],
    );
    says(
        &s.kata("standard list").ok(),
        &[
            "From three o’clock on one picks and one packs",
            "does not hold",
        ],
    );
    says(
        &s.kata("board hand-over office --show").ok(),
        &["The clinic reads", "from Hassan Demir to Els Vermeer"],
    );
    says(
        &s.kata("lessons heap --outcome different").ok(),
        &["packing/E1", "office/E1"],
    );
    // What waits longest and what it explains lead to each other.
    says(
        &s.kata("show P1").ok(),
        &["open since 17 Oct 2016", "packing/TC2"],
    );
    says(&s.kata("show packing/TC2").ok(), &["P1 The webshop"]);
    says(&s.kata("lessons heap").ok(), &["packing/E1", "office/E1"]);
    says(&s.kata("lessons handed over").ok(), &["The clinic reads"]);
    let culture = s.kata("culture").ok();
    let (_, waits) = culture.split_once("Waits longest for an answer").unwrap();
    says(waits.lines().nth(1).unwrap(), &["webshop"]);
    says(
        &culture,
        &[
            "60 parcels left",
            "One question at a time",
            "kept on 17 Dec 2016",
        ],
    );
    says(&s.kata("-b packing target show TC2").ok(), &["not met"]);
    let alone = s.kata("sync");
    assert_ne!(alone.code, 0);
    says(&alone.stderr, &["no other repository to sync with"]);
    assert!(!scratch_in(s.work.parent().unwrap()));
}

#[test]
fn an_empty_folder_is_filled_in_dutch_and_who_stands_in_it_stays_there() {
    let s = made("nl", ".");
    says(
        &s.kata("culture").ok(),
        &["webshop belooft", "stond in de weg van packing/TC2"],
    );
    // In the field's own word for what sells most, and by what came of it.
    says(
        &s.kata("lessons hardlopers verkeerd voorspeld -n 1").ok(),
        &["packing/E3", "De tijd zat niet in de afstand"],
    );
    assert!(!scratch_in(&s.work));
}

#[test]
fn the_example_stands_in_german_too() {
    let s = made("de", "Beispiel");
    says(&s.kata("culture").ok(), &["Der Webshop verspricht"]);
}
