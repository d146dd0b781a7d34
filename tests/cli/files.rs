//! The files are the user's as much as the program's: what a hand wrote in them stays, and what it
//! got wrong is shown where it is.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::helper::{Sandbox, few, has};

/// Where a TOML parser finds the error: line and column, both from 1.
fn place(text: &str) -> (usize, usize) {
    let error = toml::from_str::<toml::Table>(text).unwrap_err();
    let start = error.span().unwrap().start;
    let before = &text[..start];
    (
        before.matches('\n').count() + 1,
        before.rsplit('\n').next().unwrap().chars().count() + 1,
    )
}

/// A home with E1 to E3, of which E2 is broken by hand. The path, and the error's place.
fn with_a_broken_file(break_it: impl Fn(&str) -> String) -> (Sandbox, String) {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting'")
        .ok();
    s.kata("experiment drop E1 --why 'The printer is broken'")
        .ok();
    s.kata("plan --step 'Scan on the dock' --expect 'No second scan' --by 2026-11-30")
        .ok();
    s.kata("plan --step 'Sort by carrier' --expect 'Less walking' --alongside 'Another shift'")
        .ok();
    let path = s.path_of("boards/packing/experiments/002-");
    let broken = break_it(&s.read(&path));
    s.write(&path, &broken);
    (s, path)
}

#[test]
fn broken_toml_is_shown_with_path_line_column_the_line_and_what_to_do() {
    let (s, path) = with_a_broken_file(|t| t.replace("step = \"Scan", "step = = \"Scan"));
    let (line, column) = place(&s.read(&path));
    let at = format!("{path}:{line}:{column}");
    let shown = s.read(&path).lines().nth(line - 1).unwrap().to_owned();
    assert!(
        shown.starts_with("step = = \"Scan"),
        "the parser's own place: {shown}"
    );

    let run = s.kata("show E2").fails(1).says(&[&at, &shown]);
    assert!(
        has(&run.stderr, "kata save")
            || has(&run.stderr, "git restore")
            || has(&run.stderr, "git checkout"),
        "what to do next: {}",
        run.stderr
    );

    let error = s.kata("show E2 --format json").fails(1).error_json();
    assert_eq!(
        (&error["path"], &error["line"], &error["column"]),
        (&path.clone().into(), &line.into(), &column.into()),
        "{error}"
    );
    assert!(
        error["hint"].as_str().is_some_and(|h| !h.is_empty()),
        "{error}"
    );
}

#[test]
fn the_other_records_are_still_shown_beside_a_broken_one() {
    let (s, path) = with_a_broken_file(|t| t.replace("step = \"Scan", "step = = \"Scan"));
    let (line, column) = place(&s.read(&path));
    let at = format!("{path}:{line}:{column}");
    for command in ["experiment list", "board show"] {
        let run = s.kata(command).done().says(&[&at]);
        assert!(
            has(&run.stdout, "Sort by carrier"),
            "{command}: {}",
            run.stdout
        );
    }
    assert!(has(&s.kata("show E3").ok(), "Sort by carrier"));
    let list = s.kata("experiment list --format json").json();
    let refs: Vec<_> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["ref"].as_str().unwrap())
        .collect();
    assert!(refs.contains(&"E1") && refs.contains(&"E3"), "{refs:?}");
    // and another one can be written to
    let before = s.commits();
    s.kata("record E3 --happened 'Less walking' --learned 'Sorting helps'")
        .ok();
    assert_eq!(s.commits(), before + 1);
    assert_eq!(s.touched(), [s.path_of("boards/packing/experiments/003-")]);
}

#[test]
fn the_check_finds_a_broken_file_and_begins_with_its_place() {
    let (s, path) = with_a_broken_file(|t| t.replace("step = \"Scan", "step = = \"Scan"));
    let (line, column) = place(&s.read(&path));
    let human = s.kata("check");
    assert_eq!(human.code, 3, "{human:?}");
    let start = format!("{path}:{line}:{column}");
    assert!(
        human
            .stdout
            .lines()
            .chain(human.stderr.lines())
            .any(|l| l.starts_with(&start)),
        "no line begins {start}: {human:?}"
    );
    let json = s.kata("check --format json");
    assert_eq!(json.code, 3, "{json:?}");
    let report: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(report["schema"], "kata.check/1");
    let finding = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["path"] == path.as_str())
        .unwrap();
    assert_eq!(
        (&finding["level"], &finding["line"], &finding["column"]),
        (&"error".into(), &line.into(), &column.into()),
        "{finding}"
    );
    for key in ["name", "message", "cure"] {
        assert!(
            finding[key].as_str().is_some_and(|t| !t.is_empty()),
            "{key}: {finding}"
        );
    }
}

#[test]
fn a_value_of_the_wrong_type_is_shown_at_the_value() {
    let (s, path) = with_a_broken_file(|t| {
        t.lines()
            .map(|l| {
                if l.starts_with("expect") {
                    "expect = 5\n".into()
                } else {
                    format!("{l}\n")
                }
            })
            .collect()
    });
    let line = s
        .read(&path)
        .lines()
        .position(|l| l == "expect = 5")
        .unwrap()
        + 1;
    s.kata("show E2")
        .fails(1)
        .says(&[&format!("{path}:{line}:10"), "expect = 5"]);
    let error = s.kata("show E2 --format json").fails(1).error_json();
    assert_eq!(
        (&error["line"], &error["column"]),
        (&line.into(), &10.into()),
        "{error}"
    );
}

#[test]
fn a_value_outside_its_fixed_set_is_a_finding_that_names_the_set() {
    let (s, path) = with_a_broken_file(|t| {
        format!(
            "kind = \"miracle\"\n{}",
            t.lines()
                .filter(|l| !l.starts_with("kind"))
                .map(|l| format!("{l}\n"))
                .collect::<String>()
        )
    });
    let run = s.kata("check");
    assert_eq!(run.code, 3, "{run:?}");
    let all = format!("{}{}", run.stdout, run.stderr);
    assert!(
        all.contains(&format!("{path}:1:"))
            && all.contains("miracle")
            && all.contains("go-and-see"),
        "{all}"
    );
}

#[test]
fn a_missing_key_is_a_finding_that_names_the_key_and_the_file() {
    let (s, path) = with_a_broken_file(|t| {
        t.lines()
            .filter(|l| !l.starts_with("step"))
            .map(|l| format!("{l}\n"))
            .collect()
    });
    let run = s.kata("check");
    assert_eq!(run.code, 3, "{run:?}");
    let all = format!("{}{}", run.stdout, run.stderr);
    assert!(all.contains(&path) && all.contains("step"), "{all}");
}

#[test]
fn a_reference_to_nothing_is_a_finding_at_its_line() {
    let (s, path) = with_a_broken_file(|t| {
        t.lines()
            .map(|l| {
                if l.starts_with("obstacle") {
                    "obstacle = \"099-never-found\"\n".into()
                } else {
                    format!("{l}\n")
                }
            })
            .collect()
    });
    let line = s
        .read(&path)
        .lines()
        .position(|l| l.starts_with("obstacle"))
        .unwrap()
        + 1;
    let run = s.kata("check");
    assert_eq!(run.code, 3, "{run:?}");
    let all = format!("{}{}", run.stdout, run.stderr);
    assert!(
        all.contains(&format!("{path}:{line}:")) && all.contains("099-never-found"),
        "{all}"
    );
}

#[test]
fn a_broken_file_is_not_saved() {
    let (s, path) = with_a_broken_file(|t| t.replace("step = \"Scan", "step = = \"Scan"));
    let (line, column) = place(&s.read(&path));
    let before = (s.head(), s.files(), s.git(&["ls-files", "-s"]));
    let run = s.kata("save");
    assert_ne!(run.code, 0, "{run:?}");
    run.says(&[&format!("{path}:{line}:{column}")]);
    assert_eq!((s.head(), s.files(), s.git(&["ls-files", "-s"])), before);
}

#[test]
fn unknown_keys_are_hints_and_shown_nowhere_as_errors() {
    let (s, path) = with_a_broken_file(|t| {
        format!("weather = \"rain\"\n{t}\n[instrument]\nname = \"stopwatch\"\n")
    });
    let report = s.kata("check --format json").json();
    let findings: Vec<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["path"] == path.as_str())
        .collect();
    assert!(
        !findings.is_empty() && findings.iter().all(|f| f["level"] == "hint"),
        "{report}"
    );
    assert!(report.to_string().contains("weather"), "{report}");
    let e2 = s.kata("show E2 --format json").json();
    assert_eq!(e2["record"]["weather"], "rain");
    assert_eq!(e2["record"]["instrument"]["name"], "stopwatch");
}

#[test]
fn files_end_in_a_newline_and_have_no_carriage_return_whatever_git_is_set_to() {
    let s = Sandbox::empty();
    s.git(&["config", "--global", "core.autocrlf", "true"]);
    s.kata("init").ok();
    s.kata("board new packing --learner Noor --challenge 'Every order leaves on its day'")
        .ok();
    s.kata_args(&[
        "condition",
        "new",
        "--pattern",
        "Labels in batches",
        "--seen",
        "Orders wait.\nThe printer is far away.",
    ])
    .ok();
    s.assert_clean();
    for path in s.tree() {
        let blob = s.git(&["show", &format!("HEAD:{path}")]);
        assert!(
            blob.ends_with('\n') && !blob.contains('\r'),
            "{path}: {blob:?}"
        );
        if path.ends_with(".toml") {
            assert_eq!(s.read(&path), blob, "{path}");
            toml::from_str::<toml::Table>(&blob).unwrap();
        }
    }
    let condition = s.read(&s.path_of("boards/packing/conditions/001-"));
    assert!(
        condition.contains("seen = \"\"\"\nOrders wait.\nThe printer is far away.\"\"\""),
        "{condition}"
    );
}

#[test]
fn a_byte_order_mark_and_carriage_returns_from_an_editor_are_read() {
    let s = Sandbox::practising();
    let path = s.path_of("boards/packing/obstacles/001-");
    let text = s.read(&path);
    s.write(&path, &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert!(has(&s.kata("show O1").ok(), "Labels come in batches"));
    s.kata("check").ok();
    // The mark is no part of the record, and not committed with a hand edit.
    s.git(&["checkout", "-q", "HEAD", "--", "."]);
    s.write(&path, &format!("\u{feff}# looked at again\n{text}"));
    let diff = s.kata("save --dry-run").ok();
    assert!(has(&diff, "+# looked at again"), "{diff}");
    assert!(
        s.read(&path).starts_with('\u{feff}'),
        "a rehearsal writes nothing"
    );
    s.kata("save").ok();
    assert!(s.read(&path).starts_with("# looked"), "{}", s.read(&path));
    assert_eq!(s.git(&["status", "--short"]), "");
    // Alone it is nothing to be committed, and is not in the way of the next step.
    let (head, text) = (s.head(), s.read(&path));
    s.write(&path, &format!("\u{feff}{text}"));
    s.kata("save").ok();
    assert_eq!((s.head(), s.read(&path)), (head, text));
    s.kata("obstacle edit O1 --text 'Labels come late'").ok();
}

#[test]
fn dates_are_toml_dates_with_the_offset_of_the_place() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label' --expect 'Less waiting' --by 2026-11-30")
        .ok();
    let path = s.path_of("boards/packing/experiments/001-print-each-label");
    let text = s.read(&path);
    assert!(
        text.contains("planned = 2026-11-23T09:00:00+01:00\n"),
        "{text}"
    );
    assert!(text.contains("by = 2026-11-30\n"), "{text}");
    // what a TOML 1.0 reader takes
    text.parse::<toml_edit::DocumentMut>().unwrap();
}

// Hand edits

#[test]
fn save_commits_hand_edits_with_a_message_from_what_changed() {
    let s = Sandbox::practising();
    s.write("notes.txt", "mine\n");
    let path = s.path_of("boards/packing/obstacles/001-");
    let text = s.read(&path);
    s.write(
        &path,
        &format!("# looked at again\ngone_when = \"Nobody fetches a batch\"\n{text}"),
    );
    let before = s.commits();
    let report = s.kata("save --format json").json();
    assert_eq!(s.commits(), before + 1);
    assert_eq!(report["commit"], s.head());
    assert_eq!(s.touched(), std::slice::from_ref(&path));
    assert_eq!(s.trailer("Kata-Step"), ["saved"]);
    assert!(
        s.trailer("Kata-Record")[0].starts_with("O1 "),
        "{}",
        s.message()
    );
    assert!(
        s.message().contains("Nobody fetches a batch"),
        "{}",
        s.message()
    );
    assert_eq!(s.git(&["status", "--porcelain"]), "?? notes.txt\n");
    // nothing more to save: no commit
    let head = s.head();
    assert!(s.kata("save --format json").json()["commit"].is_null());
    assert_eq!(s.head(), head);
    // and with words of one's own
    s.write(&path, &format!("# once more\n{}", s.read(&path)));
    s.kata("save -m 'obstacles: what we mean by gone'").ok();
    assert!(
        s.message().contains("obstacles: what we mean by gone"),
        "{}",
        s.message()
    );
    assert_eq!(s.trailer("Kata-Step"), ["saved"]);
}

// Comments, order and unknown keys

/// A decoration drawn by proptest, used up round and round.
#[derive(Debug, Clone)]
struct Taste {
    before: Vec<u8>,
    order: Vec<u8>,
}

struct Decorator {
    taste: Taste,
    at: usize,
    marks: usize,
}

impl Decorator {
    fn draw(&mut self) -> u8 {
        self.at += 1;
        self.taste.before[self.at % self.taste.before.len()]
    }

    fn mark(&mut self) -> String {
        self.marks += 1;
        format!("mark-{}-", self.marks)
    }

    /// One thing that a person may put on a line of its own.
    fn line(&mut self, into: &mut String, in_root: bool) {
        let draw = self.draw();
        match draw % 7 {
            0 => {}
            1 => into.push('\n'),
            2 => *into += &format!("# {} a comment\n", self.mark()),
            3 => *into += &format!("\n#{} Grüße, één \"quote\" = [x]\n\n", self.mark()),
            4 => {
                let mark = self.mark().replace('-', "_");
                *into += &format!("x_{mark}  =  \"kept\"   # {} beside it\n", self.mark());
            }
            5 => {
                let mark = self.mark().replace('-', "_");
                *into += &format!("x_{mark} = [ 1,2 ,   3 ]\n");
            }
            _ if in_root => {
                let mark = self.mark().replace('-', "_");
                *into += &format!("x_{mark}.part = {{ a = 1 }}\n");
            }
            _ => *into += &format!("    # {}\n", self.mark()),
        }
    }

    /// Reorders the keys of the root, puts comments, blank lines and unknown keys around all of
    /// them, and unknown tables at the end.
    fn decorate(&mut self, text: &str) -> String {
        let (mut root, mut rest) = (Vec::new(), Vec::new());
        for item in items(text) {
            if item.starts_with('[') || !rest.is_empty() {
                rest.push(item)
            } else {
                root.push(item)
            }
        }
        let order = self.taste.order.clone();
        let mut keyed: Vec<_> = root
            .into_iter()
            .enumerate()
            .map(|(i, item)| (order[i % order.len()].wrapping_mul(i as u8 + 1), item))
            .collect();
        keyed.sort_by_key(|(key, _)| *key);
        let mut out = String::new();
        self.line(&mut out, true);
        for (_, item) in keyed {
            self.item(&mut out, &item);
            self.line(&mut out, true);
        }
        for item in rest {
            self.item(&mut out, &item);
            // not before a header: there it would belong to the table above, which is as good
            self.line(&mut out, false);
        }
        if self.draw().is_multiple_of(2) {
            let mark = self.mark().replace('-', "_");
            out += &format!(
                "\n[x_{mark}]   # {}\nkey = 1\n# {} the last of all\n",
                self.mark(),
                self.mark()
            );
        }
        toml::from_str::<toml::Table>(&out)
            .unwrap_or_else(|e| panic!("the decoration itself is broken: {e}\n{out}"));
        out
    }

    /// An item as it is, or with a comment behind it.
    fn item(&mut self, out: &mut String, item: &str) {
        let one_line = !item.trim_end().contains('\n');
        if one_line
            && !item.trim().is_empty()
            && !item.contains('#')
            && self.draw().is_multiple_of(3)
        {
            *out += &format!("{}   # {}\n", item.trim_end(), self.mark());
        } else {
            *out += item;
        }
    }

    /// The same for a file of points: only between its lines.
    fn points(&mut self, text: &str) -> String {
        let mut out = String::new();
        for line in text.lines() {
            out += line;
            if line.trim_end().ends_with("},") && self.draw().is_multiple_of(2) {
                out += &format!("  # {}", self.mark());
            }
            out.push('\n');
            if line.trim_end().ends_with("},") && self.draw().is_multiple_of(2) {
                out += &format!("    # {}\n", self.mark());
            }
        }
        out
    }
}

/// A document cut into lines, or into groups of lines where a value runs over several.
fn items(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut item = String::new();
    for line in text.split_inclusive('\n') {
        item += line;
        if toml::from_str::<toml::Table>(&item).is_ok() {
            all.push(std::mem::take(&mut item));
        }
    }
    assert!(item.is_empty(), "not TOML: {item}");
    all
}

/// The marks in the order in which they stand in a file.
fn marks(text: &str) -> Vec<String> {
    let text = text.replace('_', "-");
    text.match_indices("mark-")
        .map(|(at, _)| {
            text[at..]
                .chars()
                .enumerate()
                .take_while(|(i, c)| *i < 5 || c.is_ascii_digit())
                .map(|(_, c)| c)
                .collect()
        })
        .collect()
}

/// The lines that a person put there and that belong to no key of the program.
fn own_lines(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|l| l.trim_start().starts_with('#') || l.starts_with("x_") || l.starts_with("[x_"))
        .collect()
}

/// The program's keys of the root and their order.
fn keys(text: &str) -> Vec<String> {
    let table: toml::Table = toml::from_str(text).unwrap();
    table.keys().cloned().collect()
}

#[track_caller]
fn assert_kept(path: &str, before: &str, after: &str, command: &str) {
    assert_eq!(
        marks(after),
        marks(before),
        "marks of {path} after: {command}\n--- before\n{before}\n--- after\n{after}"
    );
    // A comment that stood beside a key of the program gets a line of its own when the key goes.
    let mut lines = own_lines(after).into_iter();
    assert!(
        own_lines(before)
            .into_iter()
            .all(|line| lines.any(|after| after == line)),
        "lines of {path} after: {command}\n--- before\n{before}\n--- after\n{after}"
    );
    let (was, now) = (keys(before), keys(after));
    let both = |a: &[String], b: &[String]| {
        a.iter()
            .filter(|k| b.contains(k))
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        both(&now, &was),
        both(&was, &now),
        "order of keys in {path} after: {command}\n--- before\n{before}\n--- after\n{after}"
    );
    // A line whose value did not change is the same line still.
    let value = |text: &str, key: &str| {
        toml::from_str::<toml::Table>(text)
            .unwrap()
            .get(key)
            .cloned()
    };
    for line in before.lines().filter(|l| !l.trim_start().starts_with('#')) {
        let Some((key, _)) = line.split_once('=') else {
            continue;
        };
        let key = key.trim();
        if value(before, key).is_some()
            && value(before, key) == value(after, key)
            && toml::from_str::<toml::Table>(line).is_ok()
        {
            assert!(
                after.lines().any(|l| l == line),
                "{line:?} is gone from {path} after: {command}\n{after}"
            );
        }
    }
}

/// The commands of one life of a board; each changes at least one file that stands already.
const EDITS: &[&str] = &[
    "people edit noor --email noor@packing.example",
    "people add bram --name 'Bram de Vries'",
    "board edit packing --process 'the second bench'",
    "board edit packing --challenge 'Every order leaves within the hour' --why 'The day was too easy'",
    "metric edit lead-time --name 'Time from order to label'",
    "metric edit lead-time --how 'From the scan to the label' --from 2026-11-24",
    "measure lead-time 43.5",
    "measure lead-time 42 41.5 --on 2026-11-22 --note 'two shifts'",
    "measure lead-time 43 --instead-of 43.5",
    "condition edit CC1 --seen 'Orders wait for their label, most of them'",
    "target edit TC1 --ambitious 'Nobody has done it yet'",
    "target edit TC1 --essential 'The carrier comes at four'",
    "obstacle edit O1 --gone-when 'Nobody fetches a batch any more'",
    "obstacle focus O2",
    "obstacle focus --none",
    "obstacle focus O1",
    "experiment edit E1 --guard 'Nobody lifts the printer alone'",
    "experiment continue E1 --by 2026-12-01 --why 'Two days are not enough'",
    "experiment record E1 --happened 'Less waiting' --learned 'The batch was it' --value 39 --turned-out partly",
    "experiment edit E1 --learned 'The batch was it, and the stock'",
    "experiment drop E2 --why 'There is no room for it'",
    "obstacle resolve O1 --through E1",
    "obstacle reopen O1",
    "obstacle drop O2 --why 'It has its own scanner now'",
    "obstacle reopen O2",
    "target close TC1 --result partly --reached 'Most orders' --learned 'It was the batch'",
    "board close packing --learned 'Look before printing'",
];

/// A board whose every file a hand has decorated and saved.
fn decorated(taste: &Taste) -> Sandbox {
    let s = Sandbox::practising();
    s.kata("people add noor --name 'Noor Bakker' --email noor@example.org")
        .ok();
    s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting' --predict lead-time=36..39 --by 2026-11-25").ok();
    s.kata("plan --step 'A second printer' --expect 'No waiting at all' --alongside 'It stands there already'").ok();
    let mut decorator = Decorator {
        taste: taste.clone(),
        at: 0,
        marks: 0,
    };
    for path in s.tree().into_iter().filter(|p| p.ends_with(".toml")) {
        let text = s.read(&path);
        let text = if path.ends_with(".points.toml") {
            decorator.points(&text)
        } else {
            decorator.decorate(&text)
        };
        s.write(&path, &text);
    }
    assert!(
        decorator.marks > 10,
        "a hand that decorates nothing shows nothing"
    );
    s.kata("save").ok();
    s.assert_clean();
    s
}

#[test]
fn comments_order_and_unknown_keys_survive_every_edit_command() {
    let taste = (
        prop::collection::vec(any::<u8>(), 7..60),
        prop::collection::vec(any::<u8>(), 3..13),
    )
        .prop_map(|(before, order)| Taste { before, order });
    // A case is some thirty processes and commits.
    TestRunner::new(few(5))
        .run(&taste, |taste| {
            // a hand that never decorates is not worth its thirty processes
            prop_assume!(taste.before.iter().filter(|b| *b % 7 > 1).count() > 3);
            let s = decorated(&taste);
            let mut before: BTreeMap<String, String> = s
                .tree()
                .into_iter()
                .filter(|p| p.ends_with(".toml"))
                .map(|p| (p.clone(), s.read(&p)))
                .collect();
            for command in EDITS {
                let commits = s.commits();
                s.kata(command).ok();
                assert_eq!(s.commits(), commits + 1, "{command}");
                let mut changed = false;
                for (path, text) in &mut before {
                    let now = s.read(path);
                    changed |= now != *text;
                    assert_kept(path, text, &now, command);
                    *text = now;
                }
                assert!(changed, "{command} changes a file that stood already");
            }
            s.assert_clean();
            s.kata("check").ok();
            Ok(())
        })
        .unwrap();
}

#[test]
fn points_are_only_ever_added_to() {
    let s = Sandbox::practising();
    let path = "boards/packing/metrics/lead-time.points.toml";
    for command in [
        "measure lead-time 41,5",
        "measure lead-time 40 39 --on 2026-11-22",
        "measure lead-time 42 --instead-of 41.5",
    ] {
        let before = s.read(path);
        s.kata(command).ok();
        let after = s.read(path);
        let mut lines = after.lines();
        for line in before.lines() {
            assert!(
                lines.any(|l| l == line),
                "{line:?} is gone after {command}\n{after}"
            );
        }
        assert!(after.lines().count() > before.lines().count());
        let removed = s.git(&["show", "--format=", "--numstat", "HEAD", "--", path]);
        assert_eq!(
            removed.split('\t').nth(1),
            Some("0"),
            "nothing is taken out: {removed}"
        );
    }
    let points: toml::Table = toml::from_str(&s.read(path)).unwrap();
    let points = points["points"].as_array().unwrap();
    assert!(
        points.iter().any(|p| p
            .get("instead_of")
            .is_some_and(|v| v.to_string().starts_with("41.5"))),
        "{points:?}"
    );
    assert_eq!(
        s.read(path)
            .lines()
            .filter(|l| l.contains("{ on = "))
            .count(),
        points.len(),
        "one inline table a line"
    );
}

#[test]
fn a_file_that_kata_wrote_stays_as_it_is_when_the_same_is_said_again() {
    let s = Sandbox::practising();
    s.kata("obstacle edit O1 --gone-when 'Nobody fetches a batch'")
        .ok();
    let head = s.head();
    let files = s.files();
    assert!(
        s.kata("obstacle edit O1 --gone-when 'Nobody fetches a batch' --format json")
            .json()["commit"]
            .is_null()
    );
    assert_eq!((s.head(), s.files()), (head, files));
    assert!(
        fs::read_dir(s.root().join("tmp")).unwrap().next().is_none(),
        "nothing is left in TMPDIR"
    );
}

#[test]
fn comments_in_a_list_of_tables_survive_an_edit_of_one_of_them() {
    let s = Sandbox::practising();
    let path = s.path_of("boards/packing/targets/001");
    let text = s.read(&path).replace(
        "[[predictions]]",
        "# why forty: the truck leaves\n[[predictions]] # the first",
    );
    s.write(&path, &text.replace("high = 40.0", "high = 40.0 # minutes"));
    s.kata("save").ok();
    s.kata("target edit --predict lead-time=..38").ok();
    let text = s.read(&path);
    for kept in [
        "# why forty: the truck leaves\n[[predictions]] # the first",
        "high = 38.0 # minutes",
    ] {
        assert!(text.contains(kept), "{text}");
    }
}

#[test]
fn a_number_that_is_none_is_recorded_from_nowhere() {
    let s = Sandbox::practising();
    let before = s.commits();
    for (line, document) in [
        (
            "plan --from -",
            "step = 'x'\nexpect = 'y'\n[prediction]\nmetric = 'lead-time'\nlow = nan\n",
        ),
        (
            "target edit --from -",
            "predictions = [{ metric = 'lead-time', high = inf }]\n",
        ),
        ("coach --from -", "[measured]\nlead-time = -inf\n"),
    ] {
        s.call(line)
            .stdin(document)
            .run()
            .fails(2)
            .says(&["is not a number"]);
    }
    // And what is of another kind says where it stands.
    s.call("plan --from -")
        .stdin("step = 5\nexpect = 'y'\n")
        .run()
        .fails(2)
        .says(&["under step"]);
    assert_eq!(s.commits(), before);
}
