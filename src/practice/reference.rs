//! References as people speak them: `E14`, `packing/TC3`, `P7`.

use std::fmt;

use crate::practice::{entry::Place, kind::Kind, stem};

/// The spoken name of a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference {
    /// The board; none for a record of the home, or where the current board is meant.
    pub board: Option<String>,
    /// `E14`, or the slug of what goes by one.
    pub name: String,
}

impl fmt::Display for Reference {
    /// Without the board: how it is said at that board.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl Reference {
    /// With the board, so that it can be said anywhere.
    pub fn full(&self) -> String {
        match &self.board {
            Some(board) if *board != self.name => format!("{board}/{}", self.name),
            _ => self.name.clone(),
        }
    }
}

/// What a person wrote, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken {
    pub board: Option<String>,
    pub name: Name,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Name {
    /// `E14`
    Numbered(Kind, u32),
    /// A metric's slug, or a whole stem.
    Slug(String),
}

/// Takes a written reference apart. Every text is one; whether it is found is another question.
pub fn read(text: &str) -> Spoken {
    let text = text.trim();
    let (board, name) = match text.rsplit_once('/') {
        Some((board, name)) => (Some(board.to_lowercase()), name),
        None => (None, text),
    };
    let digits = name
        .find(|letter: char| letter.is_ascii_digit())
        .unwrap_or(name.len());
    let (letters, number) = name.split_at(digits);
    let name = match (Kind::of_prefix(letters), number.parse()) {
        (Some(kind), Ok(number)) => Name::Numbered(kind, number),
        _ => Name::Slug(name.to_lowercase()),
    };
    Spoken { board, name }
}

impl Spoken {
    /// Whether this names the record that stands at `place`.
    pub fn names(&self, place: &Place) -> bool {
        let board = self.board.is_none() || self.board == place.board;
        board
            && match &self.name {
                Name::Numbered(kind, number) => {
                    place.kind == *kind && stem::number(&place.stem) == Some(*number)
                }
                Name::Slug(slug) if place.kind == Kind::Settings => slug == "kata.toml",
                Name::Slug(slug) if place.kind == Kind::Direction => {
                    slug.trim_end_matches(".toml") == place.stem
                }
                Name::Slug(slug) => place.stem == *slug && place.kind != Kind::Points,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_matter_and_a_board_may_stand_in_front() {
        assert_eq!(read("e14").name, Name::Numbered(Kind::Experiment, 14));
        assert_eq!(read("Tc3").name, Name::Numbered(Kind::Target, 3));
        let other = read("Packing/CC2");
        assert_eq!(
            (other.board.as_deref(), other.name),
            (Some("packing"), Name::Numbered(Kind::Condition, 2))
        );
        assert_eq!(read("lead-time").name, Name::Slug("lead-time".to_owned()));
        assert_eq!(read("014-print").name, Name::Slug("014-print".to_owned()));
        assert_eq!(
            read("E99999999999").name,
            Name::Slug("e99999999999".to_owned())
        );
    }
}
