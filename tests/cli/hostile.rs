//! Hostile text in every field, and every output of it: a terminal, JSON, Markdown, a picture, a
//! spreadsheet, a calendar, commit messages. The page has its own, in `page.rs`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::helper::Sandbox;
use crate::page::Page;

/// What a terminal, a browser, a spreadsheet, a calendar, git and Markdown would each obey.
const HOSTILE: &str = "=HYPERLINK(\"http://e.example\") \u{1b}]0;t\u{7}\u{1b}]8;;http://e.example\u{1b}\\x\u{1b}]52;c;eA==\u{7} \
\u{9b}31m \u{1b}[2J \r \u{8} \u{85} \u{2028} \u{202e}txet \u{2066}x \u{200f} <script>alert(1)</script> \"><img src=x onerror=alert(1)> \
[x](javascript:alert(1)) ![x](http://e.example/x.png) `code` | pipe \r\nBEGIN:VEVENT\r\nUID:evil\r\n\r\n\
Kata-Step: undone\r\nCo-authored-by: Evil <e@e.example>\r\n# heading\n<!-- ";

/// A home in which every text is that, each followed by a word of its own.
fn hostile() -> (Sandbox, Vec<String>) {
    let s = Sandbox::home();
    let mut words = Vec::new();
    let mut text = || {
        words.push(format!("h{}h", words.len()));
        format!("{HOSTILE}{}", words[words.len() - 1])
    };
    let run = |args: &[&str]| drop(s.kata_args(args).ok());
    run(&[
        "people",
        "add",
        "noor",
        "--name",
        &text(),
        "--email",
        "n@example.org",
    ]);
    run(&[
        "board",
        "new",
        "b",
        "--learner",
        "noor",
        "--coach",
        &text(),
        "--process",
        &text(),
        "--challenge",
        &text(),
    ]);
    run(&[
        "metric",
        "add",
        "m",
        "--unit",
        &text(),
        "--name",
        &text(),
        "--line",
        "takt=3",
    ]);
    for value in ["-4", "4", "5", "6", "7", "8"] {
        run(&["measure", "m", value, "--note", &text()]);
    }
    run(&["condition", "new", "--pattern", &text(), "--seen", &text()]);
    run(&[
        "target",
        "new",
        "--by",
        "2026-12-14",
        "--outcome",
        &text(),
        "--pattern",
        &text(),
        "--predict",
        "m=..3",
    ]);
    run(&["obstacle", "add", &text()]);
    run(&["obstacle", "add", &text()]);
    run(&["obstacle", "edit", "O1", "--gone-when", &text()]);
    run(&["obstacle", "focus", "O1"]);
    run(&["obstacle", "drop", "O2", "--why", &text()]);
    run(&[
        "plan",
        "--step",
        &text(),
        "--expect",
        &text(),
        "--guard",
        &text(),
    ]);
    run(&["note", "E1", &text()]);
    run(&["record", "--happened", &text(), "--learned", &text()]);
    run(&[
        "plan",
        "--step",
        &text(),
        "--expect",
        &text(),
        "--by",
        "2026-11-24",
    ]);
    run(&["problem", "raise", &text(), "--raised-by", &text()]);
    run(&["standard", "add", &text(), "--confirm-by", "2026-12-01"]);
    run(&["coach", "--coach", &text(), "--threshold", &text()]);
    (s, words)
}

/// Whether a text has what a terminal would obey; colours are allowed where they were asked for.
fn steers(text: &str, colored: bool) -> Option<char> {
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let is_colour = |rest: &mut std::iter::Peekable<std::str::Chars<'_>>| {
            let ahead: String = rest.clone().take(20).collect();
            let end = ahead.find('m')?;
            let inside = ahead.strip_prefix('[')?.get(..end - 1)?;
            inside
                .chars()
                .all(|c| c.is_ascii_digit() || c == ';')
                .then_some(end)
        };
        match letter {
            '\n' => {}
            '\u{1b}' if colored && is_colour(&mut rest).is_some() => {}
            c if c.is_control() => return Some(c),
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => return Some(letter),
            _ => {}
        }
    }
    None
}

#[test]
fn no_command_sends_it_to_a_terminal_and_none_loses_it_in_json() {
    let (s, _) = hostile();
    let lines = [
        "",
        "board show",
        "board list",
        "next",
        "log",
        "log -v",
        "chart",
        "chart --kind xmr",
        "agenda",
        "lessons",
        "lessons alert",
        "stats",
        "review",
        "check",
        "config list",
        "people list",
        "metric list",
        "metric show m",
        "condition show",
        "target show",
        "obstacle list",
        "show O1",
        "show O2",
        "experiment list",
        "show E1",
        "show E1 --history",
        "show E2",
        "problem list",
        "show P1",
        "standard list",
        "show S1",
        "cycle list",
        "show C1",
        "diff HEAD~6",
        "show b",
        "obstacle drop O1 --why x --dry-run",
        "undo --dry-run",
    ];
    for line in lines {
        for (color, colored) in [("never", false), ("always", true)] {
            let run = s.call(line).env("COLORTERM", "truecolor");
            let run = run.env("CLICOLOR_FORCE", if colored { "1" } else { "0" });
            let run = if colored {
                run.without("NO_COLOR")
            } else {
                run
            };
            let run = run.run();
            assert!(matches!(run.code, 0..=2), "{line}: {run:?}");
            assert!(
                run.code == 0 || run.stderr.contains("There is no command"),
                "{line}: {run:?}"
            );
            for said in [&run.stdout, &run.stderr] {
                assert_eq!(steers(said, colored), None, "{line} {color}: {said:?}");
            }
        }
    }
    // Without a loss, and as one document.
    for (reference, field) in [
        ("O1", "text"),
        ("E1", "step"),
        ("P1", "text"),
        ("S1", "text"),
    ] {
        let shown = s.kata(&format!("show {reference} --format json")).json();
        let said = shown["record"][field].as_str().unwrap();
        // Lines end in a line feed, whatever they came with.
        let kept = HOSTILE.replace("\r\n", "\n").replace('\r', "\n");
        assert!(said.starts_with(&kept), "{reference}: {said:?}");
    }
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let run = s.kata(&format!("{line} --format json"));
        let document = if run.code == 0 {
            &run.stdout
        } else {
            &run.stderr
        };
        assert!(
            serde_json::from_str::<Value>(document).is_ok(),
            "{line}: {run:?}"
        );
        assert_eq!(
            steers(document, false).filter(|c| c.is_control() && *c < ' '),
            None,
            "{line}"
        );
    }
}

#[test]
fn what_is_written_for_others_holds_it_as_text() {
    let (s, words) = hostile();
    // A spreadsheet: no cell begins as a formula does, but a negative number does.
    let csv = s.kata("export csv m").ok();
    assert!(csv.contains(",-4,"), "{csv}");
    let formula = |cell: &str| {
        let cell = cell.trim_start_matches('"');
        cell.starts_with(['=', '+', '@', '\t', '\r'])
            || cell.starts_with('-') && cell.parse::<f64>().is_err()
    };
    let mut reader = Vec::new();
    for line in csv
        .trim_start_matches('\u{feff}')
        .split("\r\n")
        .filter(|line| line.starts_with("20"))
    {
        reader.extend(
            line.split(',')
                .take(2)
                .filter(|cell| formula(cell))
                .map(str::to_owned),
        );
    }
    assert!(reader.is_empty(), "{reader:?}");
    assert!(!csv.contains(",=") && !csv.contains(",\"="), "{csv}");
    // A calendar: as many events as there are dates, folded.
    let ics = s.kata("export ics").ok();
    let begun = ics
        .lines()
        .filter(|line| line.starts_with("BEGIN:VEVENT"))
        .count();
    let uids: BTreeSet<&str> = ics.lines().filter(|line| line.starts_with("UID")).collect();
    assert_eq!(begun, uids.len());
    assert!(begun >= 3 && !uids.contains("UID:evil"), "{uids:?}");
    assert!(ics.split("\r\n").all(|line| line.len() <= 75), "{ics}");
    // Markdown: no tag and no address of theirs stands in it.
    for line in [
        "export storyboard",
        "export log",
        "agenda --format markdown",
    ] {
        let text = s.kata(line).ok();
        assert_eq!(steers(&text, false), None, "{line}");
        for tag in ["<script", "<img", "<!--"] {
            let bare = text
                .match_indices(tag)
                .any(|(at, _)| !text[..at].ends_with('\\'));
            assert!(!bare, "{line} {tag}\n{text}");
        }
        for link in ["[x](", "![x]"] {
            let bare = text
                .match_indices(link)
                .any(|(at, _)| !text[..at].ends_with('\\'));
            assert!(!bare, "{line} {link}\n{text}");
        }
        assert!(
            !text
                .lines()
                .any(|line| line.trim_start().starts_with("# heading")),
            "{text}"
        );
    }
    // A picture, as a browser reads it.
    let svg = s.kata("chart --svg -").ok();
    Page::read(&format!(
        "<!doctype html><title>x</title>{}",
        &svg[svg.find("<svg").unwrap()..]
    ))
    .is_inert();
    // git: no step is said that was not taken, and nothing steers who reads the log.
    let steps = s.git(&[
        "log",
        "--format=%(trailers:key=Kata-Step,valueonly)%(trailers:key=Co-authored-by,valueonly)",
    ]);
    let said = |line: &str| line == "undone" || line.starts_with("Evil");
    assert!(!steps.lines().any(said), "{steps}");
    let messages = s.git(&["log", "--format=%an%n%B"]);
    let tabs = messages.replace('\t', "");
    assert_eq!(steers(&tabs, false), None, "{messages:?}");
    // And all of it is there.
    let all = s.kata("export json").ok();
    for word in words {
        assert!(all.contains(&word), "{word} is lost");
    }
}
