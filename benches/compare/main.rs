//! How fast: kata and what it is measured against in turn, in one run, on one repository.
//!
//! `cargo bench --bench compare` measures at 1,000 steps; `-- --sizes 1000,20000,100000` at others, and
//! `-- --write` writes `docs/performance.md`. Only ratios mean anything: both sides of a pair run one after
//! the other on the same files, and which of them begins alternates. `-- --home DIR SIZE` only makes a home,
//! to look at one command in it.
// a measurement that cannot go on says so and ends; what it is at is said meanwhile
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

mod measure;
mod page;
mod rows;
mod sandbox;

#[path = "../homes/mod.rs"]
mod homes;

use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let Some(command) = args.strip_prefix(&[measure::PEAK.to_owned()]) {
        return measure::tell_peak(command);
    }
    // `cargo test --benches` starts this too, and is not meant
    if !args.iter().any(|arg| arg == "--bench") {
        return;
    }
    let behind = |flag: &str, n: usize| {
        let place = args.iter().position(|arg| arg == flag)?;
        args.get(place + n).cloned()
    };
    if let (Some(folder), Some(size)) = (behind("--home", 1), behind("--home", 2)) {
        sandbox::make(Path::new(&folder), sandbox::size(size.parse().unwrap()));
        return;
    }
    let sizes = behind("--sizes", 1).unwrap_or_else(|| "1000".to_owned());
    let mut all = rows::start_up();
    for size in sizes.split(',') {
        all.extend(rows::at(sandbox::size(size.parse().unwrap())));
    }
    all.extend(rows::pages());
    let table = page::table(&all);
    print!("{table}");
    if args.iter().any(|arg| arg == "--write") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/performance.md");
        page::write(&path, &table);
        println!("\nwritten to {}", path.display());
    }
}
