//! Clocks that are wrong, that are put forward and back, and that stand elsewhere.

use serde_json::Value;

use crate::helper::Sandbox;

/// A step at some time in some place, its place in the history known by its text.
fn raised(s: &Sandbox, at: usize, now: &str, zone: &str) {
    let line = format!("problem raise 'The step {at}'");
    s.call(&line).now(now).env("TZ", zone).run().ok();
}

/// The steps of the log, newest first, each with the day that it says.
fn told(s: &Sandbox) -> Vec<(String, String)> {
    let log = s.kata("log --format json").json();
    let steps = log["steps"].as_array().unwrap_or_else(|| panic!("{log}"));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    steps
        .iter()
        .filter(|step| text(&step["subject"]).contains("The step"))
        .map(|step| (text(&step["subject"]), text(&step["at"])))
        .collect()
}

/// Ten years back and ahead, an hour that does not exist, one that comes twice, and the ends of the world.
const NOWS: [(&str, &str); 9] = [
    ("2026-11-23T09:00:00+01:00", "Europe/Amsterdam"),
    ("2036-11-23T09:00:00+01:00", "Europe/Amsterdam"),
    ("2016-02-29T23:59:59+01:00", "Europe/Amsterdam"),
    ("2026-03-29T02:30:00+01:00", "Europe/Amsterdam"),
    ("2026-10-25T02:30:00+02:00", "Europe/Amsterdam"),
    ("2026-10-25T02:30:00+01:00", "Europe/Amsterdam"),
    ("2026-11-24T00:30:00+14:00", "Pacific/Kiritimati"),
    ("2026-11-23T23:30:00-11:00", "Pacific/Pago_Pago"),
    ("2026-11-23T09:00:00+05:45", "Asia/Kathmandu"),
];

#[test]
fn steps_stay_in_the_order_in_which_they_were_taken_and_keep_their_own_day() {
    let s = Sandbox::practising();
    for (at, (now, zone)) in NOWS.iter().enumerate() {
        raised(&s, at, now, zone);
    }
    let told = told(&s);
    assert_eq!(told.len(), NOWS.len(), "{told:?}");
    for (at, ((now, _), (subject, date))) in NOWS.iter().zip(told.iter().rev()).enumerate() {
        assert!(subject.contains(&format!("The step {at}")), "{told:?}");
        assert_eq!(date[..10], now[..10], "{told:?}");
    }
    s.kata("check").ok();
    // And whoever stands elsewhere, at another time, reads and goes on.
    for (now, zone) in NOWS {
        for line in ["board show", "log", "agenda", "review", "show P1 --history"] {
            let run = s.call(line).now(now).env("TZ", zone).run();
            assert_eq!(run.code, 0, "{now} {line}: {run:?}");
        }
        let undone = s.call("undo").now(now).env("TZ", zone).run();
        assert_eq!(undone.code, 0, "{undone:?}");
        s.call("redo").now(now).env("TZ", zone).run().ok();
    }
    s.assert_clean();
}

#[test]
fn a_commit_with_a_broken_clock_is_read_and_gone_on_from() {
    let s = Sandbox::practising();
    let tree = s.git(&["rev-parse", "HEAD^{tree}"]);
    for (at, time) in [
        "99999999999999 +9999",
        "-1 +0000",
        "0 -0000",
        "1795424400 +2500",
        "1795424400",
        "x y",
        "18446744073709551615 +0100",
    ]
    .into_iter()
    .enumerate()
    {
        let commit = format!(
            "tree {}\nparent {}\nauthor Noor <n@example.org> {time}\ncommitter Noor <n@example.org> {time}\n\nBroken {at}\n",
            tree.trim(),
            s.head()
        );
        let file = s.root().join("commit");
        std::fs::write(&file, commit).unwrap();
        let made = s.git(&[
            "hash-object",
            "-t",
            "commit",
            "-w",
            "--literally",
            file.to_str().unwrap(),
        ]);
        s.git(&["update-ref", "HEAD", made.trim()]);
        for line in [
            "board show",
            "log",
            "log --format json",
            "show O1 --history",
            "check",
            "review",
            "diff HEAD~1",
            "stats",
            "lessons",
        ] {
            let run = s.kata(line);
            assert_eq!(run.code, 0, "{time} {line}: {run:?}");
        }
        let before = s.commits();
        s.kata(&format!("obstacle add 'After {at}'")).ok();
        assert_eq!(s.commits(), before + 1, "{time}");
        s.kata("undo").ok();
    }
    s.assert_clean();
}
