//! A fault at every system call of a command: killed there, refused by the system there, or without power.
//!
//! What a command calls is read from a trace; then it is run again for each call, from the same
//! beginning, and struck there. Every run of the tests takes a few calls of each kind, evenly spread;
//! `KATA_FAULTS=1` takes every call, `KATA_FAULTS=7` each seventh, `KATA_FAULTS=1@500` every one after the
//! first 500, where a long run was ended there. `docs/trust.md` has the figures.

mod disk;
mod killed;
mod power;
mod refused;
mod stage;

/// A sample of all points, or as many as `KATA_FAULTS` wants.
fn some<T>(points: Vec<T>, usual: usize) -> Vec<T> {
    let all = points.len();
    let number = |text: &str| {
        text.parse()
            .expect("KATA_FAULTS is a number, or two: 1@500")
    };
    let (every, after) = match std::env::var("KATA_FAULTS") {
        Ok(wanted) => match wanted.split_once('@') {
            Some((every, after)) => (number(every), number(after)),
            None => (number(&wanted), 0),
        },
        Err(_) => (all.div_ceil(usual.max(1)), 0),
    };
    // Not from the first on: that is the moment before anything has happened.
    points
        .into_iter()
        .enumerate()
        .skip(after)
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
