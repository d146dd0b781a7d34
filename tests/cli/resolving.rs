//! `kata resolve` at a terminal: one field after the other, with both values, and a way out.

use crate::sync::Pair;
use crate::terminal::{CTRL_C, Terminal};

/// Noor and Bram disagree on an expectation, on who looks after whom, and on the focus.
fn apart() -> Pair {
    let pair = Pair::new();
    pair.kata(&pair.noor, "plan --step 'Print each label' --expect Little")
        .ok();
    pair.kata(&pair.noor, "obstacle add 'The printer is slow'")
        .ok();
    pair.meet();
    pair.kata(
        &pair.noor,
        "experiment edit E1 --expect A --guard 'Noor kijkt'",
    )
    .ok();
    pair.kata(&pair.noor, "obstacle focus O2").ok();
    pair.kata(&pair.noor, "sync").ok();
    pair.kata(
        &pair.bram,
        "experiment edit E1 --expect B --guard 'Bram kijkt'",
    )
    .ok();
    pair.kata(&pair.bram, "obstacle focus O3").ok();
    assert_eq!(pair.kata(&pair.bram, "sync").code, 4);
    pair
}

fn at(pair: &Pair, lang: &str, (columns, rows): (u16, u16)) -> Terminal {
    Terminal::start(pair.call(&pair.bram, "resolve").lang(lang), columns, rows)
}

#[test]
fn each_open_field_is_asked_with_both_values() {
    for (lang, size) in [("nl", (80, 24)), ("en", (42, 20))] {
        let pair = apart();
        let mut t = at(&pair, lang, size);
        let nl = lang == "nl";
        let ask = |field: &str| match nl {
            true => format!("Wat geldt voor {field}?"),
            false => format!("What holds for {field}?"),
        };
        t.asks(&ask("packing.focus"));
        t.shows(if nl { "hier: O3" } else { "here: O3" });
        t.shows(if nl {
            "komt binnen: O2"
        } else {
            "comes in: O2"
        });
        t.answers("1");
        t.asks(&ask("packing/E1.expect")).answers("9");
        t.asks(&ask("packing/E1.expect"))
            .answers(if nl { "iets" } else { "something" });
        t.asks(if nl {
            "Wat moet er staan?"
        } else {
            "What is to stand there?"
        })
        .answers("C, in twee delen");
        t.asks(&ask("packing/E1.guard"))
            .answers(if nl { "allebei" } else { "both" });
        let all = t.done();
        assert!(all.contains("kata sync"), "{all}");
        pair.meet();
        let text = pair.read(&pair.noor, "boards/packing/experiments/001");
        assert!(text.contains("expect = \"C, in twee delen\""), "{text}");
        assert!(text.contains("Bram kijkt\nNoor kijkt"), "{text}");
        let board = pair.read(&pair.noor, "boards/packing/board.toml");
        assert!(board.contains("focus = \"003-"), "{board}");
    }
}

#[test]
fn what_was_decided_is_kept_when_somebody_leaves_half_way() {
    let pair = apart();
    let head = pair.git(&pair.bram, &["rev-parse", "HEAD"]);
    let mut t = at(&pair, "en", (80, 24));
    t.asks("What holds for packing.focus?").answers("2");
    t.asks("What holds for packing/E1.expect?").types(CTRL_C);
    let (code, all) = t.ends();
    assert_eq!(code, 1);
    assert!(all.contains("What was decided is kept."), "{all}");
    assert_eq!(pair.git(&pair.bram, &["rev-parse", "HEAD"]), head);
    assert_eq!(pair.git(&pair.bram, &["status", "--porcelain"]), "");
    let mut t = at(&pair, "en", (80, 24));
    t.asks("What holds for packing/E1.expect?").answers("1");
    t.asks("What holds for packing/E1.guard?").answers("2");
    t.done();
    pair.meet();
    let board = pair.read(&pair.noor, "boards/packing/board.toml");
    assert!(board.contains("focus = \"002-"), "{board}");
}

#[test]
fn what_would_be_decided_is_shown_and_nothing_is() {
    let pair = apart();
    let dry = |more: &str| pair.kata(&pair.bram, &format!("resolve {more} --dry-run"));
    // One of three is not all of it.
    assert_eq!(dry("packing.focus --take ours").code, 4);
    pair.kata(&pair.bram, "resolve packing.focus --take ours");
    pair.kata(&pair.bram, "resolve packing/E1.expect --take theirs");
    let before = pair.git(&pair.bram, &["rev-parse", "HEAD"]);
    let shown = dry("packing/E1.guard --take ours").ok();
    assert!(
        shown.contains("-expect = \"B\"") && shown.contains("+expect = \"A\""),
        "{shown}"
    );
    let document = dry("packing/E1.guard --take ours --format json").json();
    assert!(
        document["diff"].as_str().unwrap().contains("+expect"),
        "{document}"
    );
    assert_eq!(document["commit"], serde_json::Value::Null);
    assert_eq!(pair.git(&pair.bram, &["rev-parse", "HEAD"]), before);
    // It was not decided by being shown.
    assert_eq!(
        pair.kata(&pair.bram, "resolve packing.focus --take ours")
            .code,
        2
    );
    let said = pair
        .kata(&pair.bram, "resolve packing/E1.guard --take ours")
        .ok();
    assert!(said.starts_with("Brought together:"), "{said}");
}

#[test]
fn both_is_offered_only_where_a_field_can_hold_both() {
    let pair = apart();
    let both = pair
        .kata(&pair.bram, "resolve packing.focus --take both")
        .fails(2);
    both.says(&["--take ours"]);
    let run = pair.kata(&pair.bram, "sync").fails(4);
    assert!(
        run.stderr.contains("packing.focus --take theirs"),
        "{}",
        run.stderr
    );
    assert!(
        !run.stderr.contains("packing.focus --take both"),
        "{}",
        run.stderr
    );
    pair.kata(&pair.bram, "resolve packing.focus --take ours");
    let run = pair.kata(&pair.bram, "sync").fails(4);
    assert!(
        run.stderr.contains("packing/E1.expect --take both"),
        "{}",
        run.stderr
    );
}
