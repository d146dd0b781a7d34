//! What the guides for people who change the program name is there under that name.

use std::{
    fs,
    path::{Path, PathBuf},
};

const ENDINGS: [&str; 6] = [".rs", ".ftl", ".md", ".txt", ".toml", ".css"];

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What stands between backticks, outside of fenced blocks.
fn named(guide: &str) -> Vec<String> {
    let prose = guide.split("```").step_by(2).collect::<String>();
    let spans = prose.split('`').skip(1).step_by(2);
    spans.map(str::to_owned).collect()
}

/// Whether it names a file or a folder of this repository.
fn is_path(name: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "/_-.".contains(letter);
    // A name in capitals stands for one that is chosen.
    let chosen = |part: &str| part.len() > 1 && part.chars().all(|c| c.is_ascii_uppercase());
    name.chars().all(plain)
        && (name.ends_with(".md") || !name.split(['/', '.', '-']).any(chosen))
        && ["src/", "docs/", "tests/", "fuzz/"]
            .iter()
            .chain(&["practice/", "store/", "view/", "cmd/", "sheet/", "photo/"])
            .any(|folder| name.starts_with(folder))
        && (name.ends_with('/') || ENDINGS.iter().any(|ending| name.ends_with(ending)))
}

/// A guide's section on adding something.
fn adding() -> String {
    let guide = read("docs/architecture.md");
    let (_, rest) = guide.split_once("\n## How to add\n").unwrap();
    rest.split_once("\n## ").unwrap().0.to_owned()
}

/// All source files as one text.
fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for found in fs::read_dir(folder).unwrap() {
        let path = found.unwrap().path();
        match path.is_dir() {
            true => text.push_str(&sources(&path)),
            false if path.extension().is_some_and(|ending| ending == "rs") => {
                text.push_str(&fs::read_to_string(&path).unwrap());
            }
            false => {}
        }
    }
    text
}

#[test]
fn every_file_that_a_guide_names_is_there() {
    let mut looked_at = 0;
    for guide in [
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/adding.md",
        "docs/style.md",
        "docs/translating.md",
    ] {
        for name in named(&read(guide)).iter().filter(|name| is_path(name)) {
            looked_at += 1;
            let there = [root(), root().join("src")];
            assert!(
                there.iter().any(|base| base.join(name).exists()),
                "{guide}: {name}"
            );
        }
    }
    assert!(looked_at > 50, "{looked_at}");
}

#[test]
fn every_place_that_is_named_for_something_new_is_there_once() {
    let guide = read("docs/adding.md");
    let marks = guide
        .lines()
        .filter_map(|line| line.strip_prefix("<!-- after "));
    let places: Vec<_> = marks
        .map(|mark| mark.strip_suffix(" -->").unwrap().split_once(": ").unwrap())
        .collect();
    assert!(places.len() > 10, "{places:?}");
    for (file, line) in places {
        let found = read(file).lines().filter(|there| *there == line).count();
        assert_eq!(found, 1, "{file}: {line}");
    }
}

#[test]
fn what_is_named_on_the_way_to_something_new_is_called_so() {
    let source = sources(&root().join("src"));
    let messages = read("src/view/lang/en.ftl");
    let is_word = |word: &str| {
        let outer = |letter: Option<char>| letter.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        source.match_indices(word).any(|(at, _)| {
            outer(source[..at].chars().next_back())
                && outer(source[at + word.len()..].chars().next())
        })
    };
    let mut looked_at = 0;
    for name in named(&(adding() + &read("docs/translating.md"))) {
        let code = name.split(['(', '!']).next().unwrap_or_default();
        let letters = |c: char| c.is_ascii_alphabetic() || c == '_' || c == ':';
        if let Some((kind, _)) = name
            .split_once('-')
            .filter(|(kind, _)| !kind.is_empty())
            .filter(|(_, rest)| rest.chars().all(|c| c.is_ascii_uppercase() || c == '-'))
        {
            looked_at += 1;
            let begins = |line: &str| line.starts_with(&format!("{kind}-"));
            assert!(messages.lines().any(begins), "{name}");
        } else if code.len() > 2 && code.chars().all(letters) {
            looked_at += 1;
            let last = code.rsplit("::").next().unwrap_or_default();
            assert!(is_word(last), "{name}");
        }
    }
    assert!(looked_at > 20, "{looked_at}");
}
