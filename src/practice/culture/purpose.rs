//! What we are there for, the principles and the moments when one was tested, and what the work at the
//! boards serves.

use crate::{
    practice::{
        board::Board,
        culture::{About, Fact, newest, open},
        direction::{self, Direction, Tested},
        entry::{Entry, Of},
        say::Message,
        storyboard::SERVED,
        target::Target,
    },
    say,
};

pub(super) fn facts(home: &[Entry], boards: &[Board]) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(written) = direction::written(home).and_then(Of::<Direction>::new) {
        facts.extend(said(written));
    }
    facts.extend(open(boards).filter_map(|board| serves(board, boards)));
    facts.extend(open(boards).filter_map(unsaid));
    let still = boards.iter().flat_map(still_serves);
    facts.extend(newest(still.collect()));
    facts
}

fn said(direction: Of<'_, Direction>) -> Vec<Fact> {
    let entry = direction.entry;
    let fact = |about, text| Fact::new(about, text, entry);
    let mut facts = Vec::new();
    for whom in SERVED {
        let Some(text) = direction.body.of(whom) else {
            continue;
        };
        let text = match whom {
            "customers" => say!("culture-for-customers", text = text),
            "employees" => say!("culture-for-employees", text = text),
            _ => say!("culture-for-society", text = text),
        };
        facts.push(fact(About::Purpose, text));
    }
    facts.extend(direction::principles(entry).into_iter().map(|(key, text)| {
        let text = say!("culture-of", what = key, text = text);
        fact(About::Principle, text)
    }));
    let tested = direction.body.tested.iter().map(|tested| {
        let text = told(tested);
        fact(About::Tested, text).on(Some(tested.on))
    });
    facts.extend(newest(tested.collect()));
    facts
}

fn told(tested: &Tested) -> Message {
    let (text, principle) = (&tested.text, &tested.principle);
    match (tested.kept, &tested.cost) {
        (true, None) => say!(
            "culture-kept",
            principle = principle,
            text = text,
            on = tested.on
        ),
        (false, None) => say!(
            "culture-not-kept",
            principle = principle,
            text = text,
            on = tested.on
        ),
        (true, Some(cost)) => say!(
            "culture-kept-cost",
            principle = principle,
            text = text,
            on = tested.on,
            cost = cost
        ),
        (false, Some(cost)) => say!(
            "culture-not-kept-cost",
            principle = principle,
            text = text,
            on = tested.on,
            cost = cost
        ),
    }
}

fn serves(board: &Board, boards: &[Board]) -> Option<Fact> {
    let own = board.own();
    let challenge = own.body.challenge.as_ref()?;
    let serves = own.body.serves.as_deref()?;
    let text = match serves {
        "customers" => say!("culture-serves-customers", challenge = challenge),
        "employees" => say!("culture-serves-employees", challenge = challenge),
        "society" => say!("culture-serves-society", challenge = challenge),
        other => say!("culture-serves-board", challenge = challenge, board = other),
    };
    let above = boards.iter().find(|other| other.slug == serves);
    let above = above.map(|other| other.own().entry.reference());
    Some(Fact::new(About::Serves, text, own.entry).and(above))
}

/// A challenge of which nobody said what it serves.
fn unsaid(board: &Board) -> Option<Fact> {
    let own = board.own();
    let challenge = own.body.challenge.as_ref()?;
    own.body.serves.is_none().then(|| {
        let text = say!("culture-text", text = challenge);
        Fact::new(About::ServesUnsaid, text, own.entry)
    })
}

fn still_serves(board: &Board) -> Vec<Fact> {
    let said = board.all::<Target>().filter_map(|target| {
        let closed = target.body.closed.as_ref()?;
        let still = closed.still_serves.as_ref()?;
        let text = say!(
            "culture-of",
            what = &target.body.outcome,
            text = still.as_str()
        );
        Some(Fact::new(About::StillServes, text, target.entry).on(Some(closed.on)))
    });
    said.collect()
}
