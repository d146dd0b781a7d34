//! How those who lead coach: what coaches practise, the questions that boards raise, and the target
//! conditions of a board over the months.

use crate::{
    practice::{
        board::Board,
        culture::{About, Fact, MONTHS, Span, days, newest, open},
        entry::Of,
        observation::Observation,
        questions,
        target::{Target, TargetResult},
        when::Day,
    },
    say,
};

pub(super) fn facts(boards: &[Board], today: Day) -> Vec<Fact> {
    let practised = open(boards).filter_map(practises);
    let mut facts = newest(practised.collect());
    facts.extend(open(boards).filter_map(|board| asked(board, today)));
    for board in open(boards) {
        let mut targets: Vec<Of<'_, Target>> = board.all::<Target>().collect();
        targets.sort_by_key(|target| (target.body.set, target.entry.number()));
        facts.extend(targets.into_iter().filter_map(|target| aim(target, today)));
    }
    facts
}

/// The one thing that a coach practises, from the last observation on the coach's own board.
fn practises(board: &Board) -> Option<Fact> {
    let last = board
        .all::<Observation>()
        .max_by_key(|of| (of.body.observed, of.entry.number()))?;
    let text = say!("culture-of", what = &board.slug, text = &last.body.practise);
    let on = last.body.observed.map(|at| at.day());
    Some(Fact::new(About::Practises, text, last.entry).on(on))
}

/// The first of the open questions that a board raises.
fn asked(board: &Board, today: Day) -> Option<Fact> {
    let question = questions::questions(board, today).into_iter().next()?;
    let text = say!("culture-of", what = &board.slug, text = question.text);
    let fact = Fact::new(About::Asked, text, board.own().entry);
    Some(fact.and(question.reference))
}

fn aim(target: Of<'_, Target>, today: Day) -> Option<Fact> {
    let body = target.body;
    let from = body.set.map_or(body.by, |set| set.day());
    let ended = body.closed.as_ref();
    let to = ended.map_or(today, |closed| closed.on);
    if days(to, today) > MONTHS {
        return None;
    }
    let text = match ended {
        None => say!(
            "culture-aim",
            text = &body.outcome,
            set = from,
            by = body.by
        ),
        Some(closed) => say!(
            "culture-aim-ended",
            text = &body.outcome,
            set = from,
            on = closed.on,
            result = match closed.result {
                TargetResult::Met => say!("choice-met"),
                TargetResult::Partly => say!("choice-partly"),
                TargetResult::NotMet => say!("choice-not-met"),
                TargetResult::Changed => say!("choice-changed"),
            }
        ),
    };
    let span = Span {
        from,
        to: to.max(from),
        by: body.by,
        open: ended.is_none(),
    };
    let fact = Fact::new(About::Aim, text, target.entry).on(Some(from));
    Some(Fact {
        span: Some(span),
        ..fact
    })
}
