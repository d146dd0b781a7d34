//! The rows as a table, and `docs/performance.md` around it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::measure::PAIRS;
use crate::rows::Row;
use crate::sandbox::KATA;

/// What stands between these lines in the page is written by this program; around it people write.
const BEGIN: &str = "<!-- measured -->";
const END: &str = "<!-- /measured -->";

pub fn table(rows: &[Row]) -> String {
    let milliseconds = |d: Duration| format!("{:.2} ms", d.as_secs_f64() * 1e3);
    let over = |is: bool| if is { " **over**" } else { "" };
    let mut out = String::from(
        "| kata | steps | reference | kata, median | reference, median | ratio | at most | memory | at most |\n\
         | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for row in rows {
        let most = row
            .most
            .map_or_else(|| "–".to_owned(), |most| format!("{most:.1}"));
        let mib = |bytes: u64| bytes as f64 / f64::from(1 << 20);
        let memory = row.memory.map_or_else(String::new, |bytes| {
            let above = row.memory_most.is_some_and(|most| mib(bytes) > most);
            format!("{:.1} MiB{}", mib(bytes), over(above))
        });
        let memory_most = row
            .memory_most
            .map_or_else(|| "–".to_owned(), |most| format!("{most:.0} MiB"));
        let steps = row
            .steps
            .map_or_else(String::new, |steps| steps.to_string());
        writeln!(
            out,
            "| {} | {steps} | {} | {} | {} | {:.2}{} | {most} | {memory} | {memory_most} |",
            row.what,
            row.reference,
            milliseconds(row.pair.kata),
            milliseconds(row.pair.other),
            row.pair.ratio,
            over(row.most.is_some_and(|most| row.pair.ratio > most)),
        )
        .unwrap();
    }
    out
}

pub fn write(path: &Path, table: &str) {
    let text = fs::read_to_string(path).unwrap_or_default();
    let around = |mark: &str| text.split_once(mark);
    let (before, after) = match (around(BEGIN), around(END)) {
        (Some((before, _)), Some((_, after))) => (before, after),
        _ => ("# How fast\n\n", "\n"),
    };
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
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').nth(2).unwrap_or("unknown");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let measured = format!(
        "{table}\nBoth sides ran in turn on the same repository, {PAIRS} pairs (301 for the start, 11 where one run takes more\n\
         than a second); a ratio is the median of the pairs' own. Memory is that of kata or of the largest git that it starts.\n\n\
         - {cpu}, {cores} cores, {}; the load over a quarter of an hour was {load}\n- {}\n- {}\n- {}\n",
        first("uname", &["-sr"]),
        first(&KATA, &["--version"]),
        first("git", &["--version"]),
        first("rustc", &["--version"]),
    );
    fs::write(path, format!("{before}{BEGIN}\n{measured}{END}{after}")).unwrap();
}
