//! What whoever takes a board over must know: what was said at the hand-over, and what stands open.

use crate::practice::{
    board::Board,
    entry::{Entry, Of},
    experiment::Experiment,
    lesson::{self, Ending, Lesson},
    obstacle::Obstacle,
    standard::Standard,
    storyboard::HandOver,
    target::Target,
};

/// How many lessons are enough to begin with.
const LESSONS: usize = 7;

/// A board as the next person finds it.
#[derive(Debug)]
pub struct Handed<'a> {
    pub board: &'a Board,
    /// Each time that it was handed over, newest first.
    pub times: Vec<&'a HandOver>,
    pub target: Option<Of<'a, Target>>,
    pub focus: Option<Of<'a, Obstacle>>,
    /// What else is in the way.
    pub obstacles: Vec<Of<'a, Obstacle>>,
    /// The experiments of which nobody knows yet what comes of them.
    pub running: Vec<Of<'a, Experiment>>,
    /// What was learned last, newest first.
    pub lessons: Vec<Lesson>,
    /// What became the normal way through this board, and still is to be.
    pub standards: Vec<Of<'a, Standard>>,
}

/// Gathers it. `home` are the records of the home.
pub fn handed<'a>(board: &'a Board, home: &'a [Entry]) -> Handed<'a> {
    let focus = board.focus();
    let mut obstacles = board.open_obstacles();
    obstacles.retain(|one| focus.is_none_or(|focus| focus.stem() != one.stem()));
    let mut lessons = lesson::lessons(home, std::slice::from_ref(board));
    lessons.retain(|lesson| {
        let said_already = lesson.ending == Ending::HandedOver;
        // A standard stands there by itself.
        let stands = matches!(lesson.ending, Ending::InUse | Ending::Slipped);
        lesson.board() == Some(board.slug.as_str()) && !said_already && !stands
    });
    lessons.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| b.place.cmp(&a.place)));
    lessons.truncate(LESSONS);
    let mut times: Vec<&HandOver> = board.own().body.handed_over.iter().collect();
    // Two clones may have told of it in any order.
    times.sort_by_key(|time| time.on);
    times.reverse();
    let of_board = |standard: &Of<'_, Standard>| {
        let target = standard.body.target.as_deref();
        let from = target.and_then(|target| target.split_once('/'));
        from.is_some_and(|(slug, _)| slug == board.slug) && standard.body.stands()
    };
    Handed {
        board,
        times,
        target: board.open_target(),
        focus,
        obstacles,
        running: board.open_experiments(),
        lessons,
        standards: home.iter().filter_map(Of::new).filter(of_board).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{example::*, refusal::Refusal, storyboard::Role};

    fn over(to: &str, role: Role) -> HandOver {
        HandOver {
            on: day("2026-11-23"),
            from: None,
            to: to.to_owned(),
            r#as: role,
            know: "The labels come from two printers".to_owned(),
        }
    }

    #[test]
    fn the_next_one_has_the_board_and_what_was_said_stays() {
        let at = stamp(NOON);
        let board = practising();
        let board = after(&board, board.hand_over(over("kim", Role::Learner), at));
        let board = after(&board, board.hand_over(over("bram", Role::Coach), at));
        let own = board.own().body;
        assert_eq!(own.learner, "kim");
        assert_eq!(own.coach.as_deref(), Some("bram"));
        let from: Vec<Option<&str>> = own
            .handed_over
            .iter()
            .map(|time| time.from.as_deref())
            .collect();
        assert_eq!(from, [Some("noor"), None]);
        assert_eq!(handed(&board, &[]).times.len(), 2);
    }

    #[test]
    fn nobody_takes_over_what_they_have_nor_what_has_ended() {
        let at = stamp(NOON);
        let board = board();
        let refused = board.hand_over(over("noor", Role::Learner), at);
        assert!(
            matches!(refused, Err(Refusal::HasItAlready { .. })),
            "{refused:?}"
        );
        let closed = crate::practice::storyboard::BoardClosed {
            on: day("2026-11-23"),
            learned: "x".to_owned(),
        };
        let board = after(&board, board.close(closed, at));
        let refused = board.hand_over(over("kim", Role::Learner), at);
        assert!(
            matches!(refused, Err(Refusal::BoardEnded { .. })),
            "{refused:?}"
        );
    }

    #[test]
    fn what_is_in_the_way_and_what_was_learned_come_along() {
        let board = obstacle(&practising(), 2, "The scanner is shared");
        let board = after(&board, board.plan(step("Print"), &birth(1)));
        let result = crate::practice::experiment::Outcome {
            happened: "Less waiting".to_owned(),
            learned: "The batch was the wait".to_owned(),
            ..crate::practice::experiment::Outcome::default()
        };
        let recorded = crate::practice::experiment::Recorded::Planned(None);
        let board = after(&board, board.record(recorded, result, stamp(NOON)));
        let handed = handed(&board, &[]);
        let lessons: Vec<&str> = handed.lessons.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(lessons, ["The batch was the wait"]);
        let beside: Vec<&str> = handed.obstacles.iter().map(|of| of.stem()).collect();
        assert_eq!(beside, ["002-scanner-shared"]);
        assert!(handed.running.is_empty() && handed.focus.is_some());
    }
}
