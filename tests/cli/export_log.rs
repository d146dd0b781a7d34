//! The learning history as a document.

use crate::helper::{Sandbox, has};

fn recorded() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("people add bram --name 'Bram Visser' --email bram@example.org")
        .ok();
    s.kata_args(&[
        "plan",
        "--step",
        "Print at the bench\n# not a heading",
        "--expect",
        "Less waiting <b>",
        "--predict",
        "lead-time=36..39",
    ])
    .ok();
    let call = s.call("coach --coach bram --minutes 15 --note 'Went well' --no-input");
    call.now("2026-11-24T09:00:00+01:00").run().ok();
    s
}

#[test]
fn a_day_is_a_section_and_each_step_has_what_was_recorded() {
    let s = recorded();
    let text = s.kata("export log").ok();
    let first = text.lines().next().unwrap();
    assert!(first.ends_with(" · learning history"), "{first}");
    let days: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("## "))
        .collect();
    assert_eq!(
        days,
        ["## Tuesday 24 November 2026", "## Monday 23 November 2026"]
    );
    for line in [
        "### packing E1 planned: Print at the bench",
        "- **Step**: Print at the bench<br>\\# not a heading",
        "- **Expect**: Less waiting &lt;b&gt;",
        "- **Prediction**: lead-time between 36 and 39 min",
    ] {
        assert!(text.contains(&format!("\n{line}\n")), "{line} in\n{text}");
    }
    assert!(
        text.contains("09:00 · Noor Bakker · Noor · Bram Visser · `"),
        "{text}"
    );
    assert!(
        !text.contains("Kata-Step") && !text.contains("noor@"),
        "{text}"
    );
    let commits = text.lines().filter(|line| line.starts_with("### ")).count();
    assert_eq!(commits, s.commits());
}

#[test]
fn what_the_log_can_be_asked_for_the_document_can_too() {
    let s = recorded();
    let heads = |line: &str| -> Vec<String> {
        let text = s.kata(line).ok();
        let heads = text.lines().filter(|line| line.starts_with("### "));
        heads.map(str::to_owned).collect()
    };
    assert_eq!(
        heads("export log E1"),
        ["### packing E1 planned: Print at the bench"]
    );
    assert_eq!(heads("export log --since 2026-11-24").len(), 1);
    assert_eq!(heads("export log -n 3").len(), 3);
    let mut all = heads("export log -b packing");
    all.reverse();
    assert_eq!(heads("export log -b packing --reverse"), all);
    assert_eq!(
        s.kata("export log E1 --format json").json(),
        s.kata("log E1 --format json").json()
    );
    assert!(has(
        &s.kata("export log --grep nothing-has-this").ok(),
        "No step"
    ));
    s.kata("export log -o log.md --lang nl").ok();
    s.kata("export log -o log.md").ok();
    assert!(s.read("log.md").contains("learning history"));
    s.kata("export log --kind nonsense").fails(2);
}

#[test]
fn a_commit_by_hand_is_told_in_its_own_words() {
    let s = recorded();
    let path = s.path_of("boards/packing/obstacles/002-");
    s.write(&path, &s.read(&path).replace("shared", "gone"));
    s.git(&[
        "commit",
        "-qam",
        "Fix the scanner\n\nWhy: it is not shared\n- any more",
    ]);
    let text = s.kata("export log -n 1").ok();
    assert!(
        text.ends_with("\n- Why: it is not shared\n- any more\n"),
        "{text}"
    );
}
