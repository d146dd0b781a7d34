//! Names of files and folders that are not the same everywhere, or should not be there at all.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::practice::storyboard::RESERVED;

/// Whether some system cannot hold a name, takes it for another one, or might run it.
pub fn is_bad(name: &str) -> bool {
    let ignored = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let odd = |c: char| c.is_control() || ignored(c) || "\\:*?\"<>|/".contains(c);
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let device = RESERVED.contains(&stem.trim_end_matches(|c: char| c.is_ascii_digit()));
    let lower = name.to_lowercase();
    name.is_empty()
        || name.chars().any(odd)
        || name.starts_with('-')
        || name.ends_with(['.', ' '])
        || device
        || matches!(lower.trim_end_matches(['.', ' ']), ".git" | "git~1")
}

/// The names among these, all of one folder, that some system takes for the same as an earlier one,
/// each with that one: they differ in case only, or in how an accent is composed.
pub fn clashes<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<(&'a str, &'a str)> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut clashes = Vec::new();
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let key: String = name.nfc().flat_map(char::to_lowercase).nfc().collect();
        match seen.get(&key) {
            Some(first) => clashes.push((name, *first)),
            None => drop(seen.insert(key, name)),
        }
    }
    clashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_system_cannot_hold_are_bad() {
        for bad in [
            "",
            "-x",
            ".git",
            ".GIT",
            "git~1",
            ".git ",
            "nul",
            "NUL.toml",
            "com1.toml",
            "a:b",
            "a\\b",
            "x\u{1b}",
            "x\u{202e}y",
            "x.",
            "x ",
        ] {
            assert!(is_bad(bad), "{bad:?}");
        }
        for good in [
            "014-print.toml",
            "straße.toml",
            "packing",
            ".gitkeep",
            "comma.toml",
        ] {
            assert!(!is_bad(good), "{good:?}");
        }
    }

    #[test]
    fn names_that_are_one_file_somewhere_clash() {
        assert_eq!(
            clashes(["packing", "Packing", "caf\u{e9}", "cafe\u{301}", "cafe"]),
            [("caf\u{e9}", "cafe\u{301}"), ("packing", "Packing")]
        );
        assert!(clashes(["a", "b"]).is_empty());
    }
}
