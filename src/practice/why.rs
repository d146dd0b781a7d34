//! What a record is for: from an experiment up to the direction that everything serves.

use crate::practice::{
    board::Board,
    entry::{Entry, Of},
    kind::Body,
    obstacle::Obstacle,
    storyboard::{SERVED, Storyboard},
    target::Target,
};

/// What a record is for.
#[derive(Debug, Clone, PartialEq)]
pub struct Purpose {
    /// The records from the one that was asked about upward, the direction last where it is known
    /// whom it serves.
    pub chain: Vec<Entry>,
    /// Whom the last challenge serves, where that is not another board's: `customers`, `employees`
    /// or `society`.
    pub serves: Option<String>,
}

/// Walks upward. `board` gives the board of a name; `direction` is what is written down of whom
/// everything serves.
pub fn why(
    entry: &Entry,
    direction: Option<&Entry>,
    mut board: impl FnMut(&str) -> Option<Board>,
) -> Purpose {
    let mut chain = vec![entry.clone()];
    let mut serves = None;
    let mut slug = entry.place.board.clone();
    if let Body::Standard(standard) = &entry.body
        && let Some((of, stem)) = standard
            .target
            .as_deref()
            .and_then(|link| link.rsplit_once('/'))
    {
        slug = Some(of.to_owned());
        let found = board(of);
        chain.extend(
            found.and_then(|board| board.by_stem::<Target>(stem).map(|of| of.entry.clone())),
        );
    }
    // A board that serves another one is below it; a circle would never end.
    let mut seen: Vec<String> = Vec::new();
    while let Some(name) = slug.take() {
        if seen.contains(&name) {
            break;
        }
        let Some(here) = board(&name) else {
            serves = Some(name);
            break;
        };
        if seen.is_empty() {
            within(&here, &mut chain);
        }
        seen.push(name);
        let own: Of<'_, Storyboard> = here.own();
        if chain
            .last()
            .is_none_or(|last| last.place != own.entry.place)
        {
            chain.push(own.entry.clone());
        }
        slug.clone_from(&own.body.serves);
    }
    if serves
        .as_deref()
        .is_some_and(|serves| SERVED.contains(&serves))
    {
        chain.extend(direction.cloned());
    }
    Purpose { chain, serves }
}

/// From the last record upward, as far as its own board goes.
fn within(board: &Board, chain: &mut Vec<Entry>) {
    while let Some(last) = chain.last() {
        let up = match &last.body {
            Body::Experiment(experiment) => {
                let obstacle = experiment.obstacle.as_deref();
                let obstacle = obstacle.and_then(|stem| board.by_stem::<Obstacle>(stem));
                let target = experiment.target.as_deref();
                let target = target.and_then(|stem| board.by_stem::<Target>(stem));
                // Toward the target that the experiment was for, whatever the obstacle is in the way of now.
                let both = obstacle
                    .map(|of| of.entry)
                    .into_iter()
                    .chain(target.map(|of| of.entry));
                both.cloned().collect()
            }
            Body::Obstacle(obstacle) => {
                let of = |stem: &String| board.by_stem::<Target>(stem);
                let targets = || obstacle.targets.iter().filter_map(of);
                let open = targets().find(|target| target.body.closed.is_none());
                open.or(targets().next_back())
                    .map(|of| vec![of.entry.clone()])
                    .unwrap_or_default()
            }
            _ => Vec::new(),
        };
        if up.is_empty()
            || up
                .iter()
                .any(|up| chain.iter().any(|one| one.place == up.place))
        {
            break;
        }
        chain.extend(up);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{direction::Direction, example::*, kind::Kind};

    #[test]
    fn an_experiment_leads_up_to_whom_it_serves() {
        let plan = practising();
        let board = after(&plan, plan.plan(step("Print"), &birth(1)));
        let experiment = board
            .entries()
            .iter()
            .find(|entry| entry.place.kind == Kind::Experiment)
            .unwrap();
        let mut own = board.own().body.clone();
        own.serves = Some("customers".to_owned());
        let own = board.own().entry.saying(own);
        let mut entries: Vec<Entry> = board.entries().to_vec();
        entries[0] = own;
        let board = Board::new("packing".to_owned(), entries).unwrap();
        let direction = Direction {
            customers: Some("Orders that arrive when they were promised".to_owned()),
            ..Direction::default()
        };
        let direction = direction.first();
        for (written, names) in [
            (None, &["E1", "O1", "TC1", "packing"][..]),
            (
                Some(&direction),
                &["E1", "O1", "TC1", "packing", "direction"],
            ),
        ] {
            let purpose = why(experiment, written, |slug| {
                (slug == "packing").then(|| board.clone())
            });
            let chain = purpose.chain.iter();
            let found: Vec<String> = chain.map(|entry| entry.reference().to_string()).collect();
            assert_eq!(found, names);
            assert_eq!(purpose.serves.as_deref(), Some("customers"));
        }
    }

    #[test]
    fn boards_that_serve_each_other_end() {
        let mut one = board().own().body.clone();
        one.serves = Some("packing".to_owned());
        let entry = board().own().entry.saying(one);
        let board = Board::new("packing".to_owned(), vec![entry.clone()]).unwrap();
        let purpose = why(&entry, None, |_| Some(board.clone()));
        assert_eq!(purpose.chain.len(), 1);
    }
}
