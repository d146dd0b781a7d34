//! A record by the name that stands in another one, wherever in the home it lies.

use crate::{
    practice::{
        entry::{Entry, Place},
        kind::Kind,
        links::{self, Elsewhere},
    },
    store::{home::Home, layout, reading::stays_within},
};

impl Elsewhere for Home {
    fn find(&self, board: Option<&str>, stem: &str, kind: Option<Kind>) -> Option<Entry> {
        let places = links::places(board, stem, kind);
        let read = |place: &Place| {
            let path = layout::path(place);
            // Whoever wrote the name may be a stranger.
            if !stays_within(self.root(), &path) {
                return None;
            }
            // What cannot be read is told by the commands that are about it.
            let text = self.text(&path).ok()??;
            self.entry(&path, &text).ok()?
        };
        places.iter().find_map(read).or_else(|| {
            // It may have got another number since.
            let kinds: Vec<Kind> = places.iter().map(|place| place.kind).collect();
            let wanted = &mut |_: Kind, text: &str| text.contains(stem);
            let all = match board {
                Some(board) => {
                    let board = self.board_with(board, &kinds, wanted).ok()?.value;
                    board.entries().to_vec()
                }
                None => self.records_with(&kinds, wanted).ok()?.value,
            };
            all.into_iter()
                .find(|entry| entry.common.was.iter().any(|was| was == stem))
        })
    }
}
