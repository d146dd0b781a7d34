//! What waits on the other boards, below the one that is shown: a line each, and how to get there.

use crate::{
    practice::{agenda::Item, board::Board, entry::Entry, problem, when::Day},
    say,
    view::{
        agenda,
        lang::Words,
        page::{Grid, Page},
    },
};

/// The boards that are worked at, with what waits longest on each; those on which nothing waits come last.
/// `items` are what waits, the oldest first; a standard among them waits for the board that set it, which
/// the records of the home say.
pub fn page(
    boards: &[Board],
    (home, items): (&[Entry], &[Item]),
    today: Day,
    words: &Words,
) -> Page {
    let set_by = |item: &Item| {
        let standard = home.iter().find(|entry| entry.place == item.place)?;
        problem::board_of_standard(standard)
    };
    let own = |board: &Board| -> Vec<&Item> {
        let of = |item: &&Item| match &item.board {
            Some(slug) => *slug == board.slug,
            None => set_by(item).is_some_and(|slug| slug == board.slug),
        };
        items.iter().filter(of).collect()
    };
    let mut boards: Vec<(&Board, Vec<&Item>)> = boards
        .iter()
        .filter(|board| !board.closed())
        .map(|board| (board, own(board)))
        .collect();
    boards.sort_by_key(|(board, items)| {
        let first = items.first().map(|item| item.on);
        (first.is_none(), first, &board.slug)
    });
    let row = |(board, items): &(&Board, Vec<&Item>)| {
        let (since, text) = match items.split_first() {
            Some((first, rest)) => {
                let text = match first.reference.to_string() {
                    name if name == board.slug => agenda::told(first, words),
                    name => format!("{name} {}", agenda::told(first, words)),
                };
                let more = say!("others-more", text = &text, count = rest.len());
                let text = if rest.is_empty() {
                    text
                } else {
                    words.say(&more)
                };
                (agenda::date(first, today, words), text)
            }
            None => (String::new(), nothing(board, today, words)),
        };
        vec![board.slug.clone(), since, text]
    };
    let grid = Grid {
        title: words.by_name("head-others"),
        rows: boards.iter().map(row).collect(),
        ..Grid::default()
    };
    Page {
        tables: Some(grid)
            .filter(|grid| !grid.rows.is_empty())
            .into_iter()
            .collect(),
        ..Page::default()
    }
}

/// What is said of a board on which nothing waits.
fn nothing(board: &Board, today: Day, words: &Words) -> String {
    if !board.paused(today) {
        return words.by_name("others-nothing");
    }
    let paused = board.own().body.paused.as_ref();
    words.say(&match paused.and_then(|pause| pause.until) {
        Some(until) => say!("next-board-paused-until", until = until),
        None => say!("next-board-paused"),
    })
}
