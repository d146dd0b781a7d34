//! What a coach reads before the next cycle, and the links between records and commits.

use crate::helper::has;
use crate::history::{commit_by_hand, recorded};

fn fields(document: &serde_json::Value) -> Vec<String> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    document["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| format!("{} {}", text(&c["ref"]), text(&c["field"])))
        .collect()
}

#[test]
fn a_review_begins_where_the_work_began_and_tells_what_changed_since() {
    let s = recorded();
    let document = s.kata("review --format json").json();
    let told = fields(&document);
    assert!(
        told.contains(&"E1 result.learned".to_owned()) && told.contains(&"O1 text".to_owned()),
        "{told:?}"
    );
    assert!(
        !told.iter().any(|field| field.starts_with("TC1 ")),
        "the target is where it begins: {told:?}"
    );
    assert_eq!(
        document["since"],
        s.git(&["log", "-1", "--format=%H", "--grep=target-set"])
            .trim()
    );
    assert!(document["questions"].is_array());
    let human = s.kata("--lang nl review").ok();
    assert!(
        has(&human, "Overzicht van packing") && has(&human, "Fetching the batch is the wait"),
        "{human}"
    );
}

#[test]
fn a_review_begins_after_the_last_coaching_cycle_and_asks_what_the_board_raises() {
    let mut s = recorded();
    s.kata("coach --coach Bram --no-input").ok();
    let cycle = s.head();
    s.now = "2026-12-10T09:00:00+01:00".into();
    s.kata("obstacle add 'The tape runs out'").ok();
    let document = s.kata("review --format json").json();
    assert_eq!(document["since"], cycle);
    assert!(
        fields(&document)
            .iter()
            .all(|field| field.starts_with("O3 ")),
        "{document}"
    );
    let asked = document["questions"].as_array().unwrap();
    assert!(
        asked
            .iter()
            .any(|question| question.as_str().unwrap().contains("TC1")),
        "{asked:?}"
    );
    let comment = s.kata("review --since HEAD~1 --format markdown").ok();
    assert!(
        comment.contains("### Questions worth asking\n\n- packing: "),
        "{comment}"
    );
    assert!(has(
        &s.kata("--lang de review").ok(),
        "Fragen, die sich lohnen"
    ));
}

#[test]
fn a_cycle_that_was_taken_back_is_not_the_last_one() {
    let s = recorded();
    s.kata("coach --coach Bram --no-input").ok();
    let cycle = s.head();
    s.kata("obstacle add 'The tape runs out'").ok();
    s.kata("coach --coach Bram --note again --no-input").ok();
    s.kata("undo").ok();
    let document = s.kata("review --format json").json();
    assert_eq!(document["since"], cycle);
    let human = s.kata("review").ok();
    assert!(
        !human.contains("C2") && human.contains("The tape runs out"),
        "{human}"
    );
    // Nothing is said of what a record said that said nothing.
    let gone = s.kata("diff HEAD~1 HEAD").ok();
    assert!(gone.contains("C2") && !gone.contains("Text"), "{gone}");
}

#[test]
fn a_review_since_a_day_or_a_revision_is_of_all_boards_unless_one_is_named() {
    let s = recorded();
    s.kata("board new receiving --learner Bram --challenge 'Nothing waits'")
        .ok();
    let all = fields(&s.kata("review --since HEAD~2 --format json").json());
    assert!(
        all.contains(&"receiving challenge".to_owned())
            && all.contains(&"E1 result.learned".to_owned()),
        "{all:?}"
    );
    let one = fields(
        &s.kata("-b packing review --since HEAD~2 --format json")
            .json(),
    );
    assert!(!one.contains(&"receiving challenge".to_owned()), "{one:?}");
    let today = fields(
        &s.kata("-b packing review --since 2026-11-24 --format json")
            .json(),
    );
    assert!(
        today.contains(&"E1 result.learned".to_owned()) && !today.contains(&"E1 step".to_owned()),
        "{today:?}"
    );
    s.kata("review").fails(1).says(&["packing", "receiving"]);
    assert!(has(
        &s.kata("-b packing review --since HEAD").ok(),
        "Nothing has changed"
    ));
}

#[test]
fn as_markdown_a_review_is_a_comment_in_which_nobodys_words_format_anything() {
    let s = recorded();
    s.kata_args(&[
        "obstacle",
        "add",
        "# <script>alert(1)</script> [x](javascript:1) @all",
    ])
    .ok();
    s.kata("target edit --outcome 'Every order within 38 minutes'")
        .ok();
    let comment = s.kata("review --since HEAD~3 --format markdown").ok();
    assert!(
        comment.starts_with("## Review\n\nsince HEAD\\~3 (23 Nov 2026)\n\n### "),
        "{comment}"
    );
    assert!(
        comment.contains("- **Outcome**: Every order within <del>40</del><ins>38</ins> minutes\n"),
        "{comment}"
    );
    assert!(
        comment.contains("- **Learned**: Fetching the batch is the wait\n"),
        "{comment}"
    );
    assert!(
        comment.contains("\\# &lt;script&gt;")
            && !comment.contains("[x](")
            && !comment.contains("@all"),
        "{comment}"
    );
    s.kata("log --format markdown").fails(2);
}

#[test]
fn commits_that_name_a_record_stand_beside_it() {
    let s = recorded();
    let none = s.kata("show E1").ok();
    assert!(!has(&none, "Commits that name it"));
    s.git(&["switch", "-qc", "app"]);
    s.write("app.c", "int main() {}\n");
    commit_by_hand(
        &s,
        "print one label at a time\n\nThe batch is gone.\n\nKata: packing/e1\nKata: packing/O1",
    );
    let first = s.head();
    s.git(&["switch", "-q", "main"]);
    // from any branch, and kept up with
    let document = s.kata("show E1 --format json").json();
    assert_eq!(
        document["commits"],
        serde_json::json!([{ "commit": first, "subject": "print one label at a time" }])
    );
    assert!(has(
        &s.kata("--lang de show O1").ok(),
        "print one label at a time"
    ));
    s.write("app.c", "int main() { return 0; }\n");
    s.git(&["add", "app.c"]);
    s.git(&[
        "commit",
        "-qm",
        "say that it went well\n\nKata: E1\nSigned-off-by: Noor",
    ]);
    assert_eq!(
        s.kata("show E1 --format json").json()["commits"]
            .as_array()
            .unwrap()
            .len(),
        2,
        "one board, so E1 is enough"
    );
    // what a branch took with it is forgotten, and what lies in the git directory may be deleted
    s.git(&["branch", "-qD", "app"]);
    assert_eq!(
        s.kata("show E1 --format json").json()["commits"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    std::fs::remove_file(s.work.join(".git/kata/links.json")).unwrap();
    assert_eq!(
        s.kata("show E1 --format json").json()["commits"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    s.kata("board new receiving --learner Bram --challenge 'Nothing waits'")
        .ok();
    assert!(
        s.kata("show packing/E1 --format json")
            .json()
            .get("commits")
            .is_none(),
        "two boards may each have an E1"
    );
}

#[test]
fn a_record_leads_to_its_ticket_and_to_the_commit_that_a_revision_meant_then() {
    let s = recorded();
    let meant = s.head();
    s.kata("experiment edit E1 --link https://tracker.example/7 --link HEAD --link '#7'")
        .ok();
    let links = s.kata("show E1 --format json").json()["record"]["link"].clone();
    assert_eq!(
        links,
        serde_json::json!(["https://tracker.example/7", meant, "#7"])
    );
    let shown = s.kata("show E1").ok();
    assert!(
        shown.contains("https://tracker.example/7") && shown.contains(&meant),
        "{shown}"
    );
}
