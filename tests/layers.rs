//! Who may use whom: `cmd → {store, sheet, view} → practice`. Read from the source, so that a shortcut
//! fails here and not in a review.

#![allow(clippy::unwrap_used)] // a test that cannot read the source says so by panicking

use std::{fs, path::Path};

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            ));
        }
    }
}

/// The layers that a file names, in `use` lines, nested ones too, and in paths.
fn named(text: &str, layer: &str) -> bool {
    let inside = |(at, _): (usize, &str)| {
        // `use crate::{ … store::… }` names a layer at the beginning of a line of the group.
        let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        text[line..at].trim().is_empty()
    };
    text.contains(&format!("crate::{layer}::"))
        || text.contains(&format!("crate::{layer};"))
        || text.match_indices(&format!("{layer}::")).any(inside)
        || text
            .match_indices(&format!("crate::{{{layer}::"))
            .next()
            .is_some()
}

fn nobody_in(folder: &str, forbidden: &[&str]) {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src")
            .join(folder),
        &mut files,
    );
    assert!(!files.is_empty(), "{folder}");
    for (path, text) in files {
        for layer in forbidden {
            assert!(!named(&text, layer), "{path} uses {layer}");
        }
    }
}

#[test]
fn practice_knows_nobody() {
    nobody_in("practice", &["store", "sheet", "photo", "view", "cmd"]);
}

#[test]
fn store_sheet_and_view_never_meet() {
    nobody_in("store", &["sheet", "photo", "view", "cmd"]);
    nobody_in("view", &["store", "sheet", "photo", "cmd"]);
    nobody_in("sheet", &["store", "photo", "view", "cmd"]);
    nobody_in("photo", &["store", "sheet", "view", "cmd"]);
}

#[test]
fn only_one_file_names_git2() {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let naming: Vec<&String> = files
        .iter()
        .filter(|(_, text)| text.contains("git2::"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(naming.len(), 1, "{naming:?}");
}

#[test]
fn every_folder_says_why_it_exists() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in [
        "lib.rs",
        "practice/mod.rs",
        "store/mod.rs",
        "sheet/mod.rs",
        "photo/mod.rs",
        "view/html/mod.rs",
        "view/html/board/mod.rs",
        "view/mod.rs",
        "view/lang/mod.rs",
        "cmd/mod.rs",
        "store/git.rs",
    ] {
        let text = fs::read_to_string(source.join(file)).unwrap();
        assert!(text.starts_with("//! "), "{file}");
    }
}
