//! A picture that belongs to a record: its file, and what is to be seen on it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    practice::{
        check::{Finding, Level},
        entry::Entry,
    },
    say,
};

/// A picture of a process or a whiteboard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Picture {
    /// Its file in the board's folder `pictures`, named by its content.
    pub file: String,
    /// What is to be seen on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Whether it shows what came of the experiment.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub result: bool,
}

/// The fewest digits of its content that a picture is named by.
pub const DIGITS: usize = 10;

/// Whether a file may be that of a picture: named by its content, and of a kind that is kept.
pub fn is_name(file: &str) -> bool {
    let Some((name, ending)) = file.rsplit_once('.') else {
        return false;
    };
    let digit = |letter: char| matches!(letter, '0'..='9' | 'a'..='f');
    (DIGITS..=64).contains(&name.len())
        && name.chars().all(digit)
        && matches!(ending, "jpg" | "png")
}

/// Those of a record whose file would lie elsewhere, or would be no picture.
pub fn unlikely(entry: &Entry) -> impl Iterator<Item = Finding> {
    let pictures = entry.common.pictures.iter();
    let unlikely = pictures.filter(|picture| !is_name(&picture.file));
    unlikely.map(|picture| Finding {
        name: "picture-name",
        level: Level::Warning,
        place: entry.place.clone(),
        path: vec!["pictures".to_owned()],
        message: say!("check-picture-name", file = &picture.file),
        cure: say!("cure-picture-name"),
    })
}

/// One that a record names and that is not there.
pub fn missing(entry: &Entry, picture: &Picture) -> Finding {
    let reference = entry.reference().to_string();
    let kind = entry.place.kind.noun();
    Finding {
        name: "picture-missing",
        level: Level::Warning,
        place: entry.place.clone(),
        path: vec!["pictures".to_owned()],
        message: say!("check-picture-missing", file = &picture.file),
        cure: say!(
            "cure-picture-missing",
            command = format!("kata {kind} edit {reference} --picture \"\"")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_no_other_folder() {
        assert!(is_name("9f2c41d07a.jpg"));
        assert!(is_name("9f2c41d07a00ff.png"));
        for bad in [
            "",
            "9f2c.jpg",
            "../9f2c41d07a.jpg",
            "9f2c41d07a.svg",
            "9F2C41D07A.jpg",
            "9f2c41d07a.jpg/x",
            ".9f2c41d07.jpg",
        ] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
