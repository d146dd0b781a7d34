//! Records of other boards that are called the same: each board counts for itself.

use crate::{
    practice::{entry::Place, kind::Folder, reference::Reference, stem},
    store::{
        home::{Home, StoreError},
        layout::BOARDS,
    },
};

impl Home {
    /// The records of other boards with the number of this one; only names of files are looked at.
    pub fn namesakes(&self, of: &Place) -> Result<Vec<Reference>, StoreError> {
        let (Some(own), Folder::Board(folder)) = (&of.board, of.kind.folder()) else {
            return Ok(Vec::new());
        };
        let Some(number) = stem::number(&of.stem).filter(|_| of.kind.numbered()) else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for board in self.board_names()?.into_iter().filter(|board| board != own) {
            let names = self.names_in(&format!("{BOARDS}/{board}/{folder}"))?;
            let same = names.iter().filter_map(|name| name.strip_suffix(".toml"));
            let same = same.filter(|stem| stem::number(stem) == Some(number));
            found.extend(same.map(|stem| {
                let place = Place {
                    board: Some(board.clone()),
                    kind: of.kind,
                    stem: stem.to_owned(),
                };
                place.reference()
            }));
        }
        found.dedup();
        Ok(found)
    }
}
