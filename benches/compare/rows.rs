//! The rows of the table: each a command, what it is measured against, and how much it may take.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::homes::{self, Size};
use crate::measure::{PAIRS, Pair, pairs, peak, timed};
use crate::sandbox::{self, KATA, git, program};

/// One line of the table.
pub struct Row {
    pub what: String,
    pub steps: Option<usize>,
    pub reference: String,
    pub pair: Pair,
    /// None where nothing was promised.
    pub most: Option<f64>,
    pub memory: Option<u64>,
    /// In MiB.
    pub memory_most: Option<f64>,
}

/// What is asked of kata, and what is asked of another program.
struct Reading {
    line: &'static str,
    reference: String,
    other: Command,
    most: Option<f64>,
    memory: f64,
    /// Whether it is the first time that all boards are read, each time.
    nothing_kept: bool,
}

impl Reading {
    fn with_nothing_kept(mut self) -> Reading {
        self.nothing_kept = true;
        self
    }
}

/// What is promised of memory: for one board, for all of them, for a whole history.
const ONE: f64 = 12.0;
const ALL: f64 = 32.0;
const HISTORY: f64 = 64.0;

pub fn start_up() -> Vec<Row> {
    let empty = tempfile::tempdir().unwrap();
    let folder = empty.path().join("work");
    fs::create_dir(&folder).unwrap();
    let completion = |begun: &'static str| {
        let mut command = program(&KATA, &folder);
        command
            .env("KATA_COMPLETE", "bash")
            .env("_CLAP_COMPLETE_INDEX", "1");
        command.args(["--", "kata", begun]);
        command
    };
    let version = || {
        let mut command = program(&KATA, &folder);
        command.arg("--version");
        command
    };
    let row = |what: &str, command: &dyn Fn() -> Command| Row {
        what: what.to_owned(),
        steps: None,
        reference: "`git --version`".into(),
        pair: pairs(
            301,
            || timed(&mut command()),
            || timed(program("git", &folder).arg("--version")),
        ),
        most: Some(1.2),
        memory: Some(peak(&command())),
        memory_most: None,
    };
    vec![
        row("`kata --version`", &version),
        row("`kata `, Tab", &|| completion("")),
        row("`kata ne`, Tab", &|| completion("ne")),
    ]
}

/// Everything that is measured at one size.
pub fn at(size: Size) -> Vec<Row> {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("work");
    let files = sandbox::make(&home, size);
    eprintln!(
        "{} steps, {} boards, {files} files",
        size.steps, size.boards
    );
    let mut rows: Vec<Row> = readings(&home)
        .into_iter()
        .map(|reading| read(&home, size, reading))
        .collect();
    rows.extend(steps(&home, size));
    rows.extend(sync(&home, size));
    rows
}

fn readings(home: &Path) -> Vec<Reading> {
    let command = |name: &str, args: &[&str]| {
        let mut command = program(name, home);
        command.args(args);
        command
    };
    let own = homes::slug(0);
    let board: Vec<PathBuf> = git(home, &["ls-files", &format!("boards/{own}")])
        .lines()
        .map(PathBuf::from)
        .collect();
    let cat = || {
        let mut cat = program("cat", home);
        cat.args(&board);
        cat
    };
    let history = format!("boards/{own}");
    let grep = || command("git", &["grep", "-F", "scanner"]);
    let find = ["-c", "find . -name '*.toml' -exec cat {} +"];
    let reading = |line, reference: &str, other, most, memory| Reading {
        line,
        reference: format!("`{reference}`"),
        other,
        most,
        memory,
        nothing_kept: false,
    };
    vec![
        reading(
            "log -n 30",
            "git log -n 30",
            command("git", &["log", "-n", "30"]),
            Some(1.5),
            ONE,
        ),
        reading(
            "log -b board-000",
            "git log -- boards/x",
            command("git", &["log", "--", &history]),
            Some(1.0),
            HISTORY,
        ),
        reading(
            "board show -b board-000",
            "cat of its files",
            cat(),
            Some(1.3),
            ONE,
        ),
        reading(
            "next -b board-000",
            "cat of its files",
            cat(),
            Some(1.3),
            ONE,
        ),
        reading("lessons scanner", "git grep -F", grep(), Some(0.9), ALL),
        reading("agenda", "git grep -F", grep(), Some(0.5), ALL),
        reading("stats -b board-000", "git grep -F", grep(), Some(0.5), ALL),
        reading("lessons scanner", "git grep -F", grep(), None, ALL).with_nothing_kept(),
        reading("agenda", "git grep -F", grep(), None, ALL).with_nothing_kept(),
        reading("stats -b board-000", "git grep -F", grep(), None, ALL).with_nothing_kept(),
        reading("board list", "git grep -F", grep(), None, ALL),
        reading("culture show", "git grep -F", grep(), None, ALL),
        reading(
            "export json -o -",
            "find + cat of all",
            command("sh", &find),
            None,
            ALL,
        ),
        reading(
            "check",
            "git fsck",
            command("git", &["fsck", "--no-progress"]),
            Some(0.5),
            ALL,
        ),
        reading(
            "check",
            "find + cat of all",
            command("sh", &find),
            None,
            ALL,
        ),
    ]
}

fn read(home: &Path, size: Size, reading: Reading) -> Row {
    let Reading {
        line,
        reference,
        mut other,
        most,
        memory,
        nothing_kept,
    } = reading;
    eprintln!("  kata {line}, {reference}");
    let prepare = || {
        if nothing_kept {
            let _ = fs::remove_dir_all(home.join(".git/kata/read"));
        }
    };
    let kata = || {
        let mut kata = program(&KATA, home);
        kata.args(line.split(' '));
        kata
    };
    Row {
        what: match nothing_kept {
            true => format!("`kata {line}`, nothing kept"),
            false => format!("`kata {line}`"),
        },
        steps: Some(size.steps),
        reference,
        pair: pairs(
            PAIRS,
            || {
                prepare();
                timed(&mut kata())
            },
            || timed(&mut other),
        ),
        most,
        memory: Some(peak(&kata())),
        memory_most: Some(memory),
    }
}

/// One durable step against `git add` and `git commit`.
fn steps(home: &Path, size: Size) -> Vec<Row> {
    let count = |home: &Path| -> usize {
        let made = git(home, &["rev-list", "--count", "HEAD"]);
        made.trim().parse().unwrap()
    };
    let before = count(home);
    let mut taken = 0;
    let mut rows = Vec::new();
    for name in ["measure", "obstacle add"] {
        let mut n = 0;
        let mut kata = || {
            n += 1;
            let mut kata = program(&KATA, home);
            kata.args(["-q", "-b", "board-000"]);
            match name {
                "measure" => {
                    let value = format!("{}.5", 30 + n % 10);
                    kata.args(["measure", homes::METRIC, &value, "--note", &n.to_string()])
                }
                _ => kata.args(["obstacle", "add", &format!("Bench number {n} waits")]),
            };
            kata
        };
        // A file of the same depth, for each folder is a tree to write; changed or new as the record.
        let mut plain = 0;
        let mut other = || {
            plain += 1;
            let file = match name {
                "measure" => "boards/board-000/metrics/plain.txt".to_owned(),
                _ => format!("boards/board-000/obstacles/plain-{plain}.txt"),
            };
            let mut text = fs::read_to_string(home.join(&file)).unwrap_or_default();
            text.push_str(&format!("{plain}\n"));
            fs::write(home.join(&file), text).unwrap();
            let durable = ["-c", "core.fsync=all"];
            let message = "plain: one more line";
            let add = timed(program("git", home).args(durable).args(["add", &file]));
            add + timed(
                program("git", home)
                    .args(durable)
                    .args(["commit", "-qm", message]),
            )
        };
        let pair = pairs(PAIRS, || timed(&mut kata()), &mut other);
        let memory = peak(&kata());
        taken += n + plain;
        rows.push(Row {
            what: format!("`kata {name}`"),
            steps: Some(size.steps),
            reference: "`git add F && git commit`, `core.fsync=all`".into(),
            pair,
            most: Some(1.1),
            memory: Some(memory),
            memory_most: Some(ONE),
        });
    }
    assert_eq!(count(home) - before, taken, "each run made its commit");
    rows
}

/// `kata sync` with a repository on the same disk, with nothing new and with one step to push.
fn sync(home: &Path, size: Size) -> Vec<Row> {
    let shared = home.parent().unwrap().join("shared.git");
    let shared = shared.to_str().unwrap();
    git(home, &["init", "-q", "--bare", shared]);
    git(home, &["remote", "add", "origin", shared]);
    git(home, &["push", "-q", "-u", "origin", "HEAD"]);
    sandbox::settle(home);
    let kata = || {
        let mut kata = program(&KATA, home);
        kata.args(["-q", "-b", "board-000", "sync"]);
        kata
    };
    let fetch = || timed(program("git", home).args(["fetch", "-q"]));
    let one_more = || git(home, &["commit", "-q", "--allow-empty", "-m", "one more"]);
    let row = |what: &str, reference: &str, pair| Row {
        what: what.to_owned(),
        steps: Some(size.steps),
        reference: reference.to_owned(),
        pair,
        most: Some(1.3),
        memory: Some(peak(&kata())),
        memory_most: Some(ALL),
    };
    let nothing = pairs(PAIRS, || timed(&mut kata()), fetch);
    let nothing = row(
        "`kata sync`, nothing new",
        "`git fetch`, nothing new",
        nothing,
    );
    let push = || timed(program("git", home).args(["push", "-q"]));
    let one = pairs(
        PAIRS,
        || {
            one_more();
            timed(&mut kata())
        },
        || {
            one_more();
            fetch() + push()
        },
    );
    let ahead = git(home, &["rev-list", "--count", "@{upstream}..HEAD"]);
    assert_eq!(ahead.trim(), "0", "each run pushed its commit");
    vec![
        nothing,
        row(
            "`kata sync`, one step to push",
            "`git fetch && git push`",
            one,
        ),
    ]
}

/// Pages against what they may take: a board's, over the time in which its records are read; a site's,
/// written anew each time, as a whole.
pub fn pages() -> Vec<Row> {
    const OVER: Duration = Duration::from_millis(50);
    const WHOLE: Duration = Duration::from_secs(2);
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("one");
    let one = Size {
        boards: 1,
        experiments: 600,
        steps: 3_100,
    };
    sandbox::make(&home, one);
    let run = |args: &[&str]| {
        let mut kata = program(&KATA, &home);
        kata.args(["-q", "-b", "board-000"]).args(args);
        timed(&mut kata)
    };
    let board = Row {
        what: format!(
            "`kata board show --html F`, {} experiments",
            one.experiments
        ),
        steps: Some(one.steps),
        reference: "`kata next`, which reads the same records, and 50 ms".into(),
        pair: pairs(
            PAIRS,
            || run(&["board", "show", "--html", "../board.html"]),
            || run(&["next"]) + OVER,
        ),
        most: Some(1.0),
        memory: None,
        memory_most: None,
    };
    let home = folder.path().join("many");
    let many = sandbox::size(1_000);
    let files = sandbox::make(&home, many);
    let mut n = 0;
    let site = Row {
        what: format!("`kata export site`, {} boards, {files} files", many.boards),
        steps: Some(many.steps),
        reference: "2 s".into(),
        pair: pairs(
            PAIRS,
            || {
                n += 1;
                let place = format!("../site-{n}");
                timed(program(&KATA, &home).args(["-q", "export", "site", "-o", &place]))
            },
            || WHOLE,
        ),
        most: Some(1.0),
        memory: None,
        memory_most: None,
    };
    vec![board, site]
}
