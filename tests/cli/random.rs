//! Any commands in any order: what was acknowledged can be read, and nothing lies about.
//!
//! `KATA_RANDOM=SEED..SEED` runs other sequences than the few of every test run.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::helper::Sandbox;
use crate::sync_random::Dice;

struct World {
    s: Sandbox,
    dice: Dice,
    told: Vec<String>,
    /// The words that are to be in HEAD.
    alive: BTreeSet<String>,
    words: usize,
}

/// What else than a plain word people write.
const ODD: [&str; 8] = [
    "",
    " – „Tür“ 標籤",
    " \u{1b}]0;x\u{7}",
    " <script>alert(1)</script>",
    " =1+1",
    " \u{202e}tfel",
    " 'quoted' \"twice\" \\",
    "\nKata-Step: undone",
];

impl World {
    fn new(seed: u64) -> World {
        let s = Sandbox::practising();
        World {
            s,
            dice: Dice::new(seed),
            told: vec![format!("seed {seed}")],
            alive: BTreeSet::new(),
            words: 0,
        }
    }

    fn story(&self) -> String {
        self.told.join("\n")
    }

    fn standing(&self) -> BTreeSet<String> {
        let args = ["grep", "-h", "-o", "-E", "w[0-9]+w", "HEAD"];
        let (_, out, _) = self.s.try_git(&args);
        out.lines().map(str::to_owned).collect()
    }

    /// A command line, mostly one that makes sense, with a word that no other has.
    fn line(&mut self, word: &str) -> Vec<String> {
        let odd = ODD[self.dice.roll(ODD.len())];
        let text = format!("{word}{odd}");
        let number = self.dice.roll(4) + 1;
        let (o, e, p) = (
            format!("O{number}"),
            format!("E{number}"),
            format!("P{number}"),
        );
        let value = format!("{}", 30 + self.dice.roll(20));
        let line: Vec<&str> = match self.dice.roll(30) {
            0 | 1 => vec!["obstacle", "add", &text],
            2 => vec!["obstacle", "edit", &o, "--gone-when", &text],
            3 => vec!["obstacle", "focus", &o],
            4 => vec!["obstacle", "drop", &o, "--why", &text],
            5..=7 => vec![
                "plan",
                "--step",
                &text,
                "--expect",
                &text,
                "--alongside",
                &text,
            ],
            8 | 9 => vec!["record", "--happened", &text, "--learned", &text],
            10 => vec![
                "record",
                &e,
                "--happened",
                &text,
                "--learned",
                &text,
                "--value",
                &value,
            ],
            11 => vec!["note", &o, &text],
            12 => vec!["note", &e, &text],
            13 => vec!["measure", "lead-time", &value, "--note", word],
            14 => vec!["problem", "raise", &text],
            15 => vec!["problem", "close", &p, "--why", &text],
            16 => vec!["standard", "add", &text],
            17 => vec!["board", "edit", "--challenge", &text, "--why", &text],
            18 => vec!["condition", "new", "--pattern", &text, "--seen", &text],
            19 => vec![
                "target",
                "new",
                "--by",
                "2026-12-30",
                "--outcome",
                &text,
                "--pattern",
                &text,
            ],
            20 => vec!["experiment", "edit", &e, "--guard", &text],
            21 => vec!["experiment", "drop", &e, "--why", &text],
            22 | 23 => vec!["undo"],
            24 => vec!["redo"],
            25 => vec!["undo", &o],
            26 => vec![
                "board",
                "new",
                word,
                "--learner",
                "Noor",
                "--challenge",
                &text,
            ],
            27 => vec!["metric", "add", word, "--unit", "min", "--name", &text],
            28 => vec!["save"],
            _ => vec![
                "target",
                "close",
                "--result",
                "partly",
                "--reached",
                &text,
                "--learned",
                &text,
            ],
        };
        let line: Vec<String> = line.into_iter().map(str::to_owned).collect();
        // On which of the boards, there being several by now.
        let board = ["-b".to_owned(), "packing".to_owned()];
        board.into_iter().chain(line).collect()
    }

    /// Somebody edits a record by hand, without a commit.
    fn edits_by_hand(&mut self) {
        let records = self
            .s
            .tree()
            .into_iter()
            .filter(|path| path.starts_with("boards/packing/obstacles/"));
        let records: Vec<String> = records.collect();
        // All of them may have been taken back.
        if records.is_empty() {
            return;
        }
        let path = &records[self.dice.roll(records.len())];
        if let Ok(text) = std::fs::read_to_string(self.s.work.join(path)) {
            self.words += 1;
            self.s
                .write(path, &format!("# by hand w{}w\n{text}", self.words));
            self.told.push(format!("by hand: {path}"));
        }
    }

    fn step(&mut self) {
        let by_hand = self.dice.roll(12) == 0;
        if by_hand {
            self.edits_by_hand();
        }
        self.words += 1;
        let word = format!("w{}w", self.words);
        let line = if by_hand {
            vec!["save".to_owned()]
        } else {
            self.line(&word)
        };
        let minutes = self.told.len();
        let now = format!(
            "2026-11-{:02}T{:02}:{:02}:00+01:00",
            23 + minutes / 600,
            9 + minutes / 60 % 10,
            minutes % 60
        );
        let (before, head) = (self.standing(), self.s.head());
        let run = self.s.call_args(&line).now(&now).run();
        self.told.push(format!("{line:?} -> {}", run.code));
        let story = self.story();
        assert!(matches!(run.code, 0..=2), "{run:?}\n{}", story);
        assert!(!run.stderr.contains("panicked at"), "{run:?}\n{}", story);
        assert!(
            !run.stdout.contains('\u{1b}') && !run.stderr.contains('\u{1b}'),
            "{run:?}"
        );
        let after = self.standing();
        match run.code {
            // What was put in the place of something, or undone by whoever saw it, is not to stay.
            0 => {
                let says = line.iter().any(|part| part.contains(&word));
                assert!(!says || after.contains(&word), "said and lost\n{story}");
                for gone in before.difference(&after) {
                    self.alive.remove(gone);
                }
                self.alive.extend(after.difference(&before).cloned());
                let steps = self
                    .s
                    .git(&["rev-list", "--count", &format!("{head}..HEAD")]);
                assert!(
                    matches!(steps.trim(), "0" | "1"),
                    "{steps} commits\n{}",
                    story
                );
            }
            _ => {
                assert_eq!(self.s.head(), head, "{run:?}\n{}", story);
                assert!(!run.stderr.trim().is_empty(), "{}", story);
            }
        }
        assert_eq!(
            self.s.git(&["status", "--porcelain"]),
            "",
            "{run:?}\n{}",
            story
        );
        assert!(self.alive.is_subset(&after), "{}", story);
    }

    /// All of it holds, and everything can be read.
    fn is_whole(&self) {
        let found = self.s.kata("check --format json");
        let findings: Value = serde_json::from_str(&found.stdout).unwrap();
        let findings = findings["findings"].as_array().unwrap().iter();
        let errors: Vec<&Value> = findings
            // Somebody may have written down what was expected only afterwards.
            .filter(|finding| finding["level"] == "error" && finding["name"] != "prediction-late")
            .collect();
        assert!(errors.is_empty(), "{errors:#?}\n{}", self.story());
        self.s.git(&["fsck", "--strict", "--no-dangling"]);
        let (code, out, err) = self.s.try_git(&["fsck", "--strict", "--no-dangling"]);
        assert_eq!((code, out + &err), (0, String::new()), "{}", self.story());
        for line in ["-b packing board show", "next -b packing", "log", "agenda"] {
            let shown = self.s.kata(line);
            assert_eq!(shown.code, 0, "{line}: {shown:?}\n{}", self.story());
        }
        let all = self.s.kata("export json").ok();
        let all: Value = serde_json::from_str(&all).unwrap();
        let all = all.to_string();
        let lost: Vec<&String> = self
            .alive
            .iter()
            .filter(|word| !all.contains(*word))
            .collect();
        assert!(lost.is_empty(), "{lost:?} cannot be read\n{}", self.story());
    }
}

#[test]
fn any_commands_in_any_order_leave_a_whole_home() {
    let seeds = std::env::var("KATA_RANDOM").unwrap_or_else(|_| "1..3".to_owned());
    let (from, to) = seeds.split_once("..").expect("SEED..SEED");
    for seed in from.parse().unwrap()..to.parse().unwrap() {
        let mut world = World::new(seed);
        for _ in 0..30 {
            world.step();
        }
        world.is_whole();
    }
}
