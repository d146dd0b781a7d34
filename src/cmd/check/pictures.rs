//! The pictures that records name, and the files that lie there.

use crate::{
    cmd::check::{Found, Read},
    practice::{
        board::Board,
        check::{Finding, Level},
        picture,
    },
    say,
    store::layout,
};

impl Read {
    pub(super) fn pictures_missing(&self) -> Vec<Finding> {
        let mut missing = Vec::new();
        for entry in self.boards.iter().flat_map(Board::entries) {
            let gone = layout::pictures_of(entry).filter(|(_, path)| !self.pictures.contains(path));
            missing.extend(gone.map(|(one, _)| picture::missing(entry, one)));
        }
        missing
    }

    /// A record that cannot be read may name any of them.
    pub(super) fn pictures_unused(&self) -> Vec<Found> {
        if !self.faults.is_empty() {
            return Vec::new();
        }
        let named: Vec<String> = self
            .boards
            .iter()
            .flat_map(Board::entries)
            .flat_map(layout::pictures_of)
            .map(|(_, path)| path)
            .collect();
        let unused = self.pictures.iter().filter(|path| !named.contains(path));
        let found = unused.map(|path| Found {
            name: "picture-unused",
            level: Level::Hint,
            path: path.clone(),
            line: 1,
            column: 1,
            message: say!("check-picture-unused"),
            cure: say!("cure-picture-unused", path = path),
            spot: None,
        });
        found.collect()
    }
}
