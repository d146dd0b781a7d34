//! The inbox and what became of what stands in it; and whether goals are well chosen.

use crate::{
    practice::{
        board::Board,
        culture::{About, Fact, days, newest, open},
        entry::{Entry, Of},
        problem::{self, Problem},
        reference::Reference,
        target::{Criteria, Target},
        when::Day,
    },
    say,
};

pub(super) fn facts(home: &[Entry], boards: &[Board], today: Day) -> Vec<Fact> {
    let problems = || home.iter().filter_map(Of::<Problem>::new);
    let mut waiting: Vec<Of<'_, Problem>> = problems().filter(|of| of.body.waits()).collect();
    // One without a day was written by hand; nobody knows how long it waits.
    waiting.sort_by_key(|of| (of.body.raised.is_none(), of.body.raised, of.entry.number()));
    let mut facts: Vec<Fact> = Vec::new();
    for (place, problem) in waiting.into_iter().enumerate() {
        let about = match place {
            0 => About::WaitsLongest,
            _ => About::Waits,
        };
        facts.push(waits(problem, boards, about, today));
    }
    let taken = problems().filter_map(|of| {
        let taken = of
            .body
            .taken
            .as_ref()
            .filter(|_| of.body.closed.is_none())?;
        let name = taken.reference();
        let text = say!("culture-taken", text = &of.body.text, taken = name.full());
        let fact = Fact::new(About::Taken, text, of.entry);
        let other = match name.board {
            Some(_) => name,
            // A board is named with itself, as everywhere.
            None => boards
                .iter()
                .find(|board| board.slug == name.name)
                .map_or(name, |board| board.own().entry.reference()),
        };
        Some(fact.on(Some(taken.on)).and([other]))
    });
    facts.extend(newest(taken.collect()));
    let answered = problems().filter_map(|of| {
        let closed = of.body.closed.as_ref()?;
        let text = say!("culture-answered", text = &of.body.text, why = &closed.why);
        Some(Fact::new(About::Answered, text, of.entry).on(Some(closed.on)))
    });
    facts.extend(newest(answered.collect()));
    for target in open(boards).filter_map(Board::open_target) {
        facts.extend(criteria(target));
    }
    // Those that say least of it come last, wherever their board stands.
    facts.sort_by_key(|fact| fact.about == About::CriterionUnsaid);
    facts
}

fn waits(problem: Of<'_, Problem>, boards: &[Board], about: About, today: Day) -> Fact {
    let on = problem.body.raised.map(|raised| raised.day());
    let text = match on {
        Some(on) => say!(
            "culture-waits",
            text = &problem.body.text,
            on = on,
            days = days(on, today)
        ),
        None => say!("culture-text", text = &problem.body.text),
    };
    // What it explains is told with it.
    let targets = problem::in_way_of(problem.entry, boards).map(Entry::reference);
    let targets: Vec<Reference> = targets.collect();
    let text = match targets.is_empty() {
        true => text,
        false => {
            let all: Vec<String> = targets.iter().map(Reference::full).collect();
            say!(
                "culture-waits-in-way",
                waits = text,
                target = all.join(", ")
            )
        }
    };
    Fact::new(about, text, problem.entry).on(on).and(targets)
}

/// What was said of each criterion, and that it was not said of all three.
fn criteria(target: Of<'_, Target>) -> Vec<Fact> {
    let none = Criteria::default();
    let criteria = target.body.criteria.as_ref().unwrap_or(&none);
    let said = [
        criteria
            .influenceable
            .as_ref()
            .map(|text| say!("culture-influenceable", text = text)),
        criteria
            .ambitious
            .as_ref()
            .map(|text| say!("culture-ambitious", text = text)),
        criteria
            .essential
            .as_ref()
            .map(|text| say!("culture-essential", text = text)),
    ];
    let outcome = &target.body.outcome;
    let all = said.iter().all(Option::is_some);
    let mut facts: Vec<Fact> = Vec::new();
    for text in said.into_iter().flatten() {
        let text = say!("culture-of", what = outcome, text = text);
        facts.push(Fact::new(About::Criterion, text, target.entry));
    }
    if !all {
        let text = say!("culture-text", text = outcome);
        facts.push(Fact::new(About::CriterionUnsaid, text, target.entry));
    }
    facts
}
