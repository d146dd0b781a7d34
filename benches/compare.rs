//! How fast: kata and git in turn, in one run, on one repository.
//!
//! `cargo bench --bench compare` measures at 1,000 steps; `-- --large` at 20,000 as well, and
//! `-- --write` writes `docs/performance.md`. Only ratios mean anything: both sides of a pair run
//! one after the other on the same files, and which of them begins alternates.
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a measurement that cannot go on says so and ends

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const KATA: &str = env!("CARGO_BIN_EXE_kata");
const PAIRS: usize = 31;
/// The day of everything generated: 2026-01-05 12:00 in UTC.
const BEGIN: u64 = 1_767_614_400;

fn main() {
    // `cargo test --benches` starts this too, and is not meant
    if !std::env::args().any(|a| a == "--bench") {
        return;
    }
    let asked = |flag: &str| std::env::args().any(|a| a == flag);
    let mut rows = vec![start_up()];
    rows.extend(step(20, 1_000));
    rows.extend(sync(20, 1_000));
    rows.extend(pages());
    if asked("--large") {
        rows.extend(step(40, 20_000));
    }
    let table = table(&rows);
    print!("{table}");
    if asked("--write") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/performance.md");
        fs::write(&path, page(&table)).unwrap();
        println!("\nwritten to {}", path.display());
    }
}

/// One line of the table.
struct Row {
    what: String,
    reference: String,
    kata: Duration,
    other: Duration,
    /// the median of the pairs' own ratios: what the machine did meanwhile hits both of a pair
    ratio: f64,
    most: f64,
}

fn start_up() -> Row {
    let empty = tempfile::tempdir().unwrap();
    let run = |program: &str| timed(frozen(program, empty.path()).arg("--version"));
    let (kata, other, ratio) = pairs(301, || run(KATA), || run("git"));
    Row {
        what: "`kata --version`".into(),
        reference: "`git --version`".into(),
        kata,
        other,
        ratio,
        most: 1.2,
    }
}

/// One durable step against `git add` and `git commit`, on a repository of so many steps.
fn step(boards: usize, steps: usize) -> Vec<Row> {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("work");
    let files = generate(&home, boards, steps);
    // Files just written are racy for git, which would read them all again at each commit.
    std::thread::sleep(Duration::from_secs(2));
    git(&home, &["update-index", "-q", "--refresh"]);

    let mut n = 0;
    let mut plain = 0;
    let mut rows = Vec::new();
    let size = format!("at {steps} steps, {files} files");
    // A file of the same depth, for each folder is a tree to write; changed or new as the record.
    let mut git_step = |command: &str| {
        plain += 1;
        let file = match command {
            "measure" => "boards/board-000/metrics/plain.txt".to_owned(),
            _ => format!("boards/board-000/obstacles/plain-{plain}.txt"),
        };
        let mut text = fs::read_to_string(home.join(&file)).unwrap_or_default();
        writeln!(text, "{plain}").unwrap();
        fs::write(home.join(&file), text).unwrap();
        let durable = ["-c", "core.fsync=all"];
        let message = "plain: one more line";
        timed(frozen("git", &home).args(durable).args(["add", &file]))
            + timed(
                frozen("git", &home)
                    .args(durable)
                    .args(["commit", "-qm", message]),
            )
    };
    for (name, command) in [("measure", "measure"), ("obstacle add", "obstacle")] {
        let mut kata_step = || {
            n += 1;
            let mut kata = frozen(KATA, &home);
            kata.args(["-q", "-b", "board-000"]);
            match command {
                "measure" => kata.args([
                    "measure",
                    "lead-time",
                    &format!("{}.5", 30 + n % 10),
                    "--note",
                    &n.to_string(),
                ]),
                _ => kata.args(["obstacle", "add", &format!("Bench number {n} waits")]),
            };
            timed(&mut kata)
        };
        kata_step();
        git_step(command);
        let (kata, other, ratio) = pairs(PAIRS, kata_step, || git_step(command));
        rows.push(Row {
            what: format!("`kata {name} …` {size}"),
            reference: "`git add F && git commit`, `core.fsync=all`".into(),
            kata,
            other,
            ratio,
            most: 1.3,
        });
    }
    // what was measured was in fact done
    let made: usize = git(&home, &["rev-list", "--count", "HEAD"])
        .trim()
        .parse()
        .unwrap();
    assert_eq!(
        made,
        steps + 2 * (PAIRS + 1) * 2,
        "each run made its commit"
    );
    rows
}

/// `kata sync` with a repository on the same disk, with nothing new and with one step to push.
fn sync(boards: usize, steps: usize) -> Vec<Row> {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("work");
    let shared = folder.path().join("shared.git");
    let files = generate(&home, boards, steps);
    git(&home, &["init", "-q", "--bare", shared.to_str().unwrap()]);
    git(
        &home,
        &["remote", "add", "origin", shared.to_str().unwrap()],
    );
    git(&home, &["push", "-q", "-u", "origin", "HEAD"]);
    std::thread::sleep(Duration::from_secs(2));
    git(&home, &["update-index", "-q", "--refresh"]);
    let size = format!("at {steps} steps, {files} files");
    let kata_sync = || timed(frozen(KATA, &home).args(["-q", "-b", "board-000", "sync"]));
    let fetch = || timed(frozen("git", &home).args(["fetch", "-q"]));
    let one_more = || git(&home, &["commit", "-q", "--allow-empty", "-m", "one more"]);
    let (kata, other, ratio) = pairs(PAIRS, kata_sync, fetch);
    let nothing = Row {
        what: format!("`kata sync`, nothing new, {size}"),
        reference: "`git fetch`, nothing new".into(),
        kata,
        other,
        ratio,
        most: 1.3,
    };
    let push = || timed(frozen("git", &home).args(["push", "-q"]));
    let (kata, other, ratio) = pairs(
        PAIRS,
        || {
            one_more();
            kata_sync()
        },
        || {
            one_more();
            fetch() + push()
        },
    );
    let ahead = git(&home, &["rev-list", "--count", "@{upstream}..HEAD"]);
    assert_eq!(ahead.trim(), "0", "each run pushed its commit");
    let one = Row {
        what: format!("`kata sync`, one step to push, {size}"),
        reference: "`git fetch && git push`".into(),
        kata,
        other,
        ratio,
        most: 1.3,
    };
    vec![nothing, one]
}

/// Pages against what they may take: a board's, over the time in which its records are read; a site's,
/// written anew each time, as a whole.
fn pages() -> Vec<Row> {
    const OVER: Duration = Duration::from_millis(50);
    const WHOLE: Duration = Duration::from_secs(2);
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("one");
    generate(&home, 1, 3_100);
    let experiments = git(&home, &["ls-files", "boards/board-000/experiments"])
        .lines()
        .count();
    let run = |args: &[&str]| {
        timed(
            frozen(KATA, &home)
                .args(["-q", "-b", "board-000"])
                .args(args),
        )
    };
    let (kata, other, ratio) = pairs(
        PAIRS,
        || run(&["board", "show", "--html", "../board.html"]),
        || run(&["next"]) + OVER,
    );
    let board = Row {
        what: format!("`kata board show --html F`, {experiments} experiments"),
        reference: "`kata next`, which reads the same records, and 50 ms".into(),
        kata,
        other,
        ratio,
        most: 1.0,
    };
    let home = folder.path().join("many");
    let files = generate(&home, 20, 1_000);
    let mut n = 0;
    let (kata, other, ratio) = pairs(
        PAIRS,
        || {
            n += 1;
            let place = format!("../site-{n}");
            timed(frozen(KATA, &home).args(["-q", "export", "site", "-o", &place]))
        },
        || WHOLE,
    );
    let site = Row {
        what: format!("`kata export site`, 20 boards, 1000 steps, {files} files"),
        reference: "2 s".into(),
        kata,
        other,
        ratio,
        most: 1.0,
    };
    vec![board, site]
}

/// Runs both in turn, the first one alternating: both medians, and the median of the ratios.
fn pairs(
    count: usize,
    mut one: impl FnMut() -> Duration,
    mut other: impl FnMut() -> Duration,
) -> (Duration, Duration, f64) {
    let (mut ones, mut others, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for i in 0..count {
        let (a, b) = if i % 2 == 0 {
            let a = one();
            (a, other())
        } else {
            let b = other();
            (one(), b)
        };
        ones.push(a);
        others.push(b);
        ratios.push(a.as_secs_f64() / b.as_secs_f64());
    }
    ones.sort();
    others.sort();
    ratios.sort_by(f64::total_cmp);
    (ones[count / 2], others[count / 2], ratios[count / 2])
}

fn timed(command: &mut Command) -> Duration {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status().unwrap();
    let took = start.elapsed();
    assert!(status.success(), "{command:?}: {status}");
    took
}

/// A program in an environment of its own, so that nobody's settings are measured.
fn frozen(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", folder.parent().unwrap())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "Europe/Amsterdam")
        .env("KATA_LANG", "en")
        .env("KATA_NOW", "2026-01-06T12:00:00+01:00");
    for (key, value) in [("AUTHOR", "Noor Bakker"), ("COMMITTER", "Noor Bakker")] {
        command
            .env(format!("GIT_{key}_NAME"), value)
            .env(format!("GIT_{key}_EMAIL"), "noor@example.org");
    }
    command
}

fn git(folder: &Path, args: &[&str]) -> String {
    let out = frozen("git", folder).args(args).output().unwrap();
    assert!(
        out.status.success(),
        "git {args:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).unwrap()
}

fn kata(folder: &Path, args: &[&str]) {
    let out = frozen(KATA, folder).args(args).output().unwrap();
    assert!(
        out.status.success(),
        "kata {args:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
}

/// A home of so many boards and steps; how many files it has.
///
/// Boards, metrics and what else there is one of come from kata itself; the experiments and
/// measurements, which make the mass, through `git fast-import` in the same form.
fn generate(home: &Path, boards: usize, steps: usize) -> usize {
    fs::create_dir(home).unwrap();
    fs::write(
        home.parent().unwrap().join(".gitconfig"),
        "[init]\n\tdefaultBranch = main\n",
    )
    .unwrap();
    kata(home, &["init"]);
    for board in 0..boards {
        let slug = format!("board-{board:03}");
        let b = slug.as_str();
        kata(
            home,
            &[
                "board",
                "new",
                b,
                "--learner",
                "Noor",
                "--challenge",
                "Every order leaves on the day it comes in",
            ],
        );
        kata(
            home,
            &[
                "-b",
                b,
                "metric",
                "add",
                "lead-time",
                "--unit",
                "min",
                "--better",
                "lower",
            ],
        );
        kata(
            home,
            &["-b", b, "measure", "lead-time", "44", "--on", "2026-01-05"],
        );
        kata(
            home,
            &[
                "-b",
                b,
                "condition",
                "new",
                "--pattern",
                "Labels in batches",
                "--seen",
                "Orders wait",
            ],
        );
        kata(
            home,
            &[
                "-b",
                b,
                "target",
                "new",
                "--by",
                "2026-03-02",
                "--outcome",
                "Within 40 minutes",
                "--pattern",
                "A label at the bench",
            ],
        );
        kata(
            home,
            &["-b", b, "obstacle", "add", "Labels come in batches"],
        );
    }
    let file = |folder: &str| {
        let listed = git(
            home,
            &[
                "ls-tree",
                "-r",
                "--name-only",
                "HEAD",
                &format!("boards/board-000/{folder}/"),
            ],
        );
        Path::new(listed.lines().next().unwrap())
            .file_stem()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    };
    let (target, obstacle) = (file("targets"), file("obstacles"));
    let points_path =
        |board: usize| format!("boards/board-{board:03}/metrics/lead-time.points.toml");
    let mut points: Vec<String> = (0..boards)
        .map(|b| fs::read_to_string(home.join(points_path(b))).unwrap())
        .collect();
    let metric_ids: Vec<String> = (0..boards)
        .map(|b| {
            let text = fs::read_to_string(
                home.join(format!("boards/board-{b:03}/metrics/lead-time.toml")),
            )
            .unwrap();
            text.lines()
                .find_map(|l| l.strip_prefix("id = "))
                .unwrap()
                .trim_matches('"')
                .to_owned()
        })
        .collect();

    let made: usize = git(home, &["rev-list", "--count", "HEAD"])
        .trim()
        .parse()
        .unwrap();
    let files = git(home, &["ls-files"]).lines().count();
    // a tenth of the steps in files, as 1,000 steps in 200 files and 20,000 in 2,000
    let experiments = (if steps > 1_000 { steps / 10 } else { steps / 5 }).saturating_sub(files);
    let mut import = frozen("git", home)
        .args(["fast-import", "--quiet", "--done"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut feed = std::io::BufWriter::new(import.stdin.take().unwrap());
    let mut commit = |n: usize, message: &str, path: &str, content: &str| {
        let when = BEGIN + 60 * n as u64;
        let from = if n == 0 {
            "from refs/heads/main^0\n"
        } else {
            ""
        };
        write!(
            feed,
            "commit refs/heads/main\nauthor Noor Bakker <noor@example.org> {when} +0100\n\
             committer Noor Bakker <noor@example.org> {when} +0100\ndata {}\n{message}\n{from}M 100644 inline {path}\ndata {}\n{content}\n",
            message.len(),
            content.len()
        )
        .unwrap();
    };
    let left = steps
        .checked_sub(made)
        .expect("more steps than the boards themselves take");
    assert!(left >= 2 * experiments, "a plan and a result each");
    let mut n = 0;
    for i in 0..experiments {
        let (board, number) = (i % boards, i / boards + 1);
        let slug = format!("board-{board:03}");
        let id = ulid(i);
        let path = format!("boards/{slug}/experiments/{number:03}-print-labels-bench.toml");
        let trailers = |step: &str| {
            format!("Kata-Step: {step}\nKata-Board: {slug}\nKata-Record: E{number} {id}\n")
        };
        let plan = format!(
            "id = \"{id}\"\ntarget = \"{target}\"\nobstacle = \"{obstacle}\"\nkind = \"single-factor\"\nplanned = 2026-01-05T13:00:00+01:00\n\
             step = \"Print labels {number} at the bench\"\nexpect = \"Waiting time falls by {} minutes\"\n\n\
             [prediction]\nmetric = \"lead-time\"\nlow = 36.0\nhigh = 39.0\n",
            i % 7
        );
        commit(
            n,
            &format!(
                "{slug} E{number} planned: Print labels {number} at the bench\n\nStep: Print labels {number} at the bench\nExpect: Waiting time falls\n\n{}",
                trailers("experiment-planned")
            ),
            &path,
            &plan,
        );
        let result = format!(
            "{plan}\n[result]\nrecorded = 2026-01-05T14:00:00+01:00\nhappened = \"Waiting fell\"\nturned_out = \"as-expected\"\nlearned = \"It was the batch, the {i}th time\"\n"
        );
        commit(
            n + 1,
            &format!(
                "{slug} E{number} recorded: Print labels {number} at the bench\n\nHappened: Waiting fell\nLearned: It was the batch\n\n{}",
                trailers("experiment-recorded")
            ),
            &path,
            &result,
        );
        n += 2;
    }
    while n < left {
        let board = n % boards;
        let text = &mut points[board];
        let end = text.rfind(']').unwrap();
        let count = text.matches("value").count();
        text.insert_str(
            end,
            &format!(
                "  {{ on = 2026-01-06, n = {count}, value = {}.5 }},\n",
                30 + n % 20
            ),
        );
        let message = format!(
            "board-{board:03} lead-time measured: {}.5 min\n\nKata-Step: measured\nKata-Board: board-{board:03}\nKata-Record: lead-time {}\n",
            30 + n % 20,
            metric_ids[board]
        );
        commit(n, &message, &points_path(board), &points[board]);
        n += 1;
    }
    writeln!(feed, "done").unwrap();
    drop(feed);
    assert!(import.wait().unwrap().success(), "git fast-import");
    git(home, &["reset", "-q", "--hard"]);
    git(home, &["gc", "-q"]);
    kata(home, &["check"]);
    git(home, &["ls-files"]).lines().count()
}

/// A ULID of its own for each number.
fn ulid(n: usize) -> String {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut rest = n;
    let mut tail: Vec<char> = (0..16)
        .map(|_| {
            let digit = ALPHABET[rest % 32] as char;
            rest /= 32;
            digit
        })
        .collect();
    tail.reverse();
    format!("01KE6Q1N00{}", tail.into_iter().collect::<String>())
}

fn table(rows: &[Row]) -> String {
    let milliseconds = |d: Duration| format!("{:.2} ms", d.as_secs_f64() * 1e3);
    let mut out = String::from(
        "| kata | reference | kata, median | reference, median | ratio | at most |\n| --- | --- | ---: | ---: | ---: | ---: |\n",
    );
    for row in rows {
        let over = if row.ratio > row.most { " (over)" } else { "" };
        writeln!(
            out,
            "| {} | {} | {} | {} | {:.2}{over} | {:.1} |",
            row.what,
            row.reference,
            milliseconds(row.kata),
            milliseconds(row.other),
            row.ratio,
            row.most
        )
        .unwrap();
    }
    out
}

fn page(table: &str) -> String {
    let first = |program: &str, args: &[&str]| {
        let out = Command::new(program)
            .args(args)
            .output()
            .map(|o| String::from_utf8_lossy(&o.stdout).into_owned());
        out.ok()
            .and_then(|o| o.lines().next().map(str::to_owned))
            .unwrap_or_else(|| "unknown".into())
    };
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu = cpu
        .lines()
        .find_map(|l| l.strip_prefix("model name"))
        .and_then(|l| l.split(": ").nth(1))
        .unwrap_or("unknown processor");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!(
        "# How fast\n\nWritten by `cargo bench --bench compare -- --write`. Only the ratios mean anything: both sides ran in\n\
         turn in one run on the same repository, {PAIRS} pairs (301 for the start), and the ratio is the median of the pairs' own.\n\n\
         {table}\n- {cpu}, {cores} cores, {}\n- {}\n- {}\n- {}\n",
        first("uname", &["-sr"]),
        first(KATA, &["--version"]),
        first("git", &["--version"]),
        first("rustc", &["--version"]),
    )
}
