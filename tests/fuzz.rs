//! The fuzz targets as tests: over what is kept in `fuzz/seeds`, and over some thousand inputs made of it.
//!
//! `KATA_FUZZ=100000` makes so many of each; `fuzz/run TARGET SECONDS` runs a target as long as is wanted. What it finds goes into `fuzz/seeds` and is
//! tried here from then on.

#![allow(clippy::unwrap_used)] // a test that cannot go on says so by panicking

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::{fs, path::Path};

/// A small generator, so that every run tries the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(target);
    let files = fs::read_dir(&folder).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
        .into_iter()
        .map(|file| fs::read(file).unwrap())
        .collect()
}

/// Pieces that a parser looks for.
const PIECES: [&[u8]; 16] = [
    b"\0",
    b"\n",
    b"\r\n",
    b"[[x]]",
    b"\"\"\"",
    b"'''",
    b"=",
    b",",
    b";",
    b"1e999",
    b"..",
    b"\xef\xbb\xbf",
    "\u{202e}".as_bytes(),
    "é".as_bytes(),
    b"\xff",
    b"9999-12-31",
];

/// One input made of another: bytes changed, cut out, doubled, or put in from elsewhere.
fn varied(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut data = seeds[dice.roll(seeds.len())].clone();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(data.len() + 1);
        let to = (at + dice.roll(16)).min(data.len());
        match dice.roll(6) {
            0 => {
                if let Some(byte) = data.get_mut(at) {
                    *byte ^= 1 << dice.roll(8);
                }
            }
            1 => drop(data.drain(at..to)),
            2 => {
                let piece = data[at..to].to_vec();
                data.splice(at..at, piece);
            }
            3 => {
                let piece = PIECES[dice.roll(PIECES.len())];
                data.splice(at..at, piece.iter().copied());
            }
            4 => {
                let other = &seeds[dice.roll(seeds.len())];
                let from = dice.roll(other.len() + 1);
                data.splice(at..to, other[from..].iter().copied());
            }
            _ => data.truncate(at),
        }
    }
    data
}

#[test]
fn nothing_panics_over_what_is_kept_nor_over_what_is_made_of_it() {
    let times = std::env::var("KATA_FUZZ")
        .map_or(400, |times| times.parse().expect("KATA_FUZZ is a number"));
    for (name, target) in targets::ALL {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name}");
        for seed in &seeds {
            target(seed);
        }
        let mut dice = Dice(7);
        for _ in 0..times {
            let data = varied(&seeds, &mut dice);
            let ran = std::panic::catch_unwind(|| target(&data));
            assert!(ran.is_ok(), "{name}: {:?}", String::from_utf8_lossy(&data));
        }
    }
}

/// `fuzz/run` takes the versions in its own lock file, and stops where one is lacking there.
#[test]
fn the_targets_are_built_with_every_crate_that_the_program_is_built_with() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| -> toml::Table {
        fs::read_to_string(root.join(path))
            .unwrap()
            .parse()
            .unwrap()
    };
    let (wanted, locked) = (read("Cargo.toml"), read("fuzz/Cargo.lock"));
    let packages = locked["package"].as_array().unwrap();
    let own = packages
        .iter()
        .find(|package| package["name"].as_str() == wanted["package"]["name"].as_str())
        .unwrap();
    let had: Vec<&str> = own["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|name| name.as_str()?.split(' ').next())
        .collect();
    for (name, how) in wanted["dependencies"].as_table().unwrap() {
        let name = how
            .get("package")
            .and_then(|name| name.as_str())
            .unwrap_or(name);
        assert!(
            had.contains(&name),
            "{name} is not in fuzz/Cargo.lock: cd fuzz && cargo update --workspace"
        );
    }
}
