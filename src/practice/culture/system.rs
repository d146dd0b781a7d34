//! Whether improving has a rhythm, and whether what was reached is held.

use crate::{
    practice::{
        agenda,
        board::Board,
        culture::{About, Fact, days, newest, open},
        entry::{Entry, Of},
        standard::{self, Standard},
        when::Day,
    },
    say,
};

pub(super) fn facts(home: &[Entry], boards: &[Board], today: Day) -> Vec<Fact> {
    let (rest, run): (Vec<&Board>, Vec<&Board>) =
        open(boards).partition(|board| board.paused(today));
    let mut facts: Vec<Fact> = run.iter().map(|board| rhythm(board, today)).collect();
    facts.extend(rest.iter().map(|board| rests(board)));
    facts.extend(run.iter().filter_map(|board| expired(board, today)));
    let mut standards: Vec<Fact> = home
        .iter()
        .filter_map(Of::<Standard>::new)
        .filter(|of| of.body.stands())
        .map(|of| standing(of, home, today))
        .collect();
    // What does not hold comes first, then what nobody went to see yet.
    for about in [About::Slipped, About::Due, About::Unconfirmed] {
        let (these, others): (Vec<Fact>, Vec<Fact>) =
            standards.into_iter().partition(|fact| fact.about == about);
        let mut these = these;
        these.sort_by_key(|fact| fact.on);
        facts.extend(these);
        standards = others;
    }
    facts.extend(newest(standards));
    facts
}

fn rhythm(board: &Board, today: Day) -> Fact {
    let slug = &board.slug;
    let due = agenda::overdue(board, today);
    let last = board
        .last_cycle()
        .and_then(|cycle| Some((cycle.entry, cycle.body.held?.day())));
    let own = board.own().entry;
    let Some((cycle, on)) = last else {
        let text = say!("culture-no-cycle", board = slug);
        return Fact::new(About::Rhythm, text, own);
    };
    let since = days(on, today);
    let text = match due {
        Some(due) => say!(
            "culture-cycle-due",
            board = slug,
            on = on,
            days = since,
            due = due
        ),
        None => say!("culture-cycle", board = slug, on = on, days = since),
    };
    Fact::new(About::Rhythm, text, cycle).on(Some(on))
}

fn rests(board: &Board) -> Fact {
    let own = board.own();
    let paused = own.body.paused.as_ref();
    let text = match paused.and_then(|pause| pause.until) {
        Some(until) => say!("culture-rests-until", board = &board.slug, until = until),
        None => say!("culture-text", text = &board.slug),
    };
    Fact::new(About::Rests, text, own.entry).on(paused.map(|pause| pause.on))
}

/// A target condition whose date has passed while nobody looked back.
fn expired(board: &Board, today: Day) -> Option<Fact> {
    let target = board.open_target()?;
    let by = target.body.by;
    (by < today).then(|| {
        let text = say!(
            "culture-expired",
            text = &target.body.outcome,
            by = by,
            days = days(by, today)
        );
        Fact::new(About::Expired, text, target.entry).on(Some(by))
    })
}

fn standing(of: Of<'_, Standard>, home: &[Entry], today: Day) -> Fact {
    let text = &of.body.text;
    let due = standard::due(of, home);
    let last = of.body.confirmed.last();
    match (last, due) {
        (Some(last), _) if !last.holds => {
            let told = say!("culture-seen", text = text, on = last.on, seen = &last.seen);
            let raised = standard::raised_from(of, home).map(|problem| problem.entry.reference());
            let fact = Fact::new(About::Slipped, told, of.entry);
            fact.on(Some(last.on)).and(raised)
        }
        (_, Some(by)) if by < today => {
            let told = say!("culture-due", text = text, by = by);
            Fact::new(About::Due, told, of.entry).on(Some(by))
        }
        (Some(last), _) => {
            let told = say!("culture-seen", text = text, on = last.on, seen = &last.seen);
            Fact::new(About::Holds, told, of.entry).on(Some(last.on))
        }
        (None, _) => {
            let told = match due {
                Some(by) => say!("culture-confirm-by", text = text, by = by),
                None => say!("culture-text", text = text),
            };
            let set = of.body.set.map(|set| set.day());
            Fact::new(About::Unconfirmed, told, of.entry).on(set)
        }
    }
}
