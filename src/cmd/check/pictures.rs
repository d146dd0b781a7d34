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
            let board = entry.place.board.as_deref().unwrap_or_default();
            for picture in &entry.common.pictures {
                let path = layout::picture(board, &picture.file);
                if path.is_some_and(|path| !self.pictures.contains(&path)) {
                    missing.push(picture::missing(entry, picture));
                }
            }
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
            .flat_map(|board| {
                let pictures = board.pictures();
                pictures.filter_map(|picture| layout::picture(&board.slug, &picture.file))
            })
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
