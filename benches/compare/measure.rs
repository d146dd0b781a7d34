//! Two sides in turn, and the memory that one of them takes.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// So many pairs; fewer where one run takes longer than a second, since what disturbs evens out in it.
pub const PAIRS: usize = 31;
const SLOW: (Duration, usize) = (Duration::from_secs(1), 11);

/// What this program is called with to run another one and tell its memory.
pub const PEAK: &str = "--peak";

pub struct Pair {
    pub kata: Duration,
    pub other: Duration,
    /// the median of the pairs' own ratios: what the machine did meanwhile hits both of a pair
    pub ratio: f64,
}

/// Runs both in turn, the first one alternating: both medians, and the median of the ratios. A first run
/// of each is not counted.
pub fn pairs(
    count: usize,
    mut kata: impl FnMut() -> Duration,
    mut other: impl FnMut() -> Duration,
) -> Pair {
    let warm = kata().max(other());
    let count = if warm > SLOW.0 { SLOW.1 } else { count };
    let (mut ones, mut others, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for i in 0..count {
        let (a, b) = if i % 2 == 0 {
            let a = kata();
            (a, other())
        } else {
            let b = other();
            (kata(), b)
        };
        ones.push(a);
        others.push(b);
        ratios.push(a.as_secs_f64() / b.as_secs_f64());
    }
    ones.sort();
    others.sort();
    ratios.sort_by(f64::total_cmp);
    Pair {
        kata: ones[count / 2],
        other: others[count / 2],
        ratio: ratios[count / 2],
    }
}

pub fn timed(command: &mut Command) -> Duration {
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

/// The memory that a command took at most, or the largest git that it started, in bytes.
///
/// Another process runs it: what the system tells is the most of any child, and a child begins as large as
/// who starts it.
pub fn peak(command: &Command) -> u64 {
    let mut own = Command::new(std::env::current_exe().unwrap());
    own.arg(PEAK)
        .arg(command.get_program())
        .args(command.get_args())
        .current_dir(command.get_current_dir().unwrap())
        .env_clear();
    own.envs(
        command
            .get_envs()
            .filter_map(|(key, value)| Some((key, value?))),
    );
    let out = own.output().unwrap();
    assert!(out.status.success(), "{command:?}: {out:?}");
    String::from_utf8(out.stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

/// Runs a command for [`peak`].
pub fn tell_peak(command: &[String]) {
    let (program, args) = command.split_first().expect("a command");
    timed(Command::new(program).args(args));
    let used =
        nix::sys::resource::getrusage(nix::sys::resource::UsageWho::RUSAGE_CHILDREN).unwrap();
    println!("{}", used.max_rss() * 1024);
}
