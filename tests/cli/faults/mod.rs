//! A fault at every system call of a command: killed there, refused by the system there, or without power.
//!
//! What a command calls is read from a trace; then it is run again for each call, from the same
//! beginning, and struck there. Every run of the tests takes a few calls of each kind, evenly spread;
//! `KATA_FAULTS=1` takes every call, `KATA_FAULTS=7` each seventh. `docs/trust.md` has the figures.

mod disk;
mod killed;
mod power;
mod refused;
mod stage;

/// A sample of all points, or as many as `KATA_FAULTS` wants.
fn some<T>(points: Vec<T>, usual: usize) -> Vec<T> {
    let all = points.len();
    let every = match std::env::var("KATA_FAULTS") {
        Ok(every) => every.parse().expect("KATA_FAULTS is a number"),
        Err(_) => all.div_ceil(usual.max(1)),
    };
    // Not from the first on: that is the moment before anything has happened.
    points
        .into_iter()
        .enumerate()
        .filter(|(at, _)| at % every.max(1) == every / 2)
        .map(|(_, point)| point)
        .collect()
}

/// What a test looked at, past what the harness keeps of a test that passes.
fn figures(what: &str, text: &str) {
    if std::env::var_os("KATA_FAULTS").is_some() {
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), "{what}: {text}");
    }
}
