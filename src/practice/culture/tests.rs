//! Facts of a board and of a home, each with the records that it comes from.

use super::*;
use crate::practice::{
    example::*,
    problem::{self, Problem, ProblemClosed},
    standard::{self, Confirmation, Standard},
};

fn raised(number: u32, text: &str, at: &str) -> Entry {
    let fields = Problem {
        text: text.to_owned(),
        ..Problem::default()
    };
    let birth = crate::practice::board::Birth {
        at: stamp(at),
        ..birth(number)
    };
    problem::raise(vec![(fields, birth)], stamp(at))
        .puts
        .remove(0)
        .after
}

fn about(parts: &[Part], about: About) -> Vec<(Vec<String>, Option<Day>)> {
    let facts = parts.iter().flat_map(|part| &part.facts);
    facts
        .filter(|fact| fact.about == about)
        .map(|fact| {
            let names = fact.from.iter().map(Reference::full);
            (names.collect(), fact.on)
        })
        .collect()
}

#[test]
fn the_problem_that_waits_longest_is_the_one_that_was_raised_first() {
    let mut home = vec![
        raised(1, "Labels peel off", "2026-03-02T09:00:00+01:00"),
        raised(2, "It is dark at the dock", "2026-02-02T09:00:00+01:00"),
        raised(3, "The tape is empty", "2026-04-02T09:00:00+02:00"),
    ];
    let parts = culture(&home, &[], day("2026-11-23"));
    let longest = (vec!["P2".to_owned()], Some(day("2026-02-02")));
    assert_eq!(about(&parts, About::WaitsLongest), [longest]);
    assert_eq!(about(&parts, About::Waits).len(), 2);
    let closed = ProblemClosed {
        on: day("2026-11-23"),
        why: "There is a lamp now".to_owned(),
    };
    let answered = problem::close(Of::new(&home[1]).unwrap(), closed, stamp(NOON));
    home[1] = answered.unwrap().puts.remove(0).after;
    let parts = culture(&home, &[], day("2026-11-23"));
    assert_eq!(about(&parts, About::WaitsLongest)[0].0, ["P1"]);
    assert_eq!(about(&parts, About::Answered)[0].0, ["P2"]);
}

#[test]
fn a_standard_that_does_not_hold_says_so_whatever_was_done_about_it() {
    let fields = Standard {
        text: "Labels at the bench".to_owned(),
        ..Standard::default()
    };
    let mut entry = fields.adopt(&birth(1)).puts.remove(0).after;
    let shown = |entry: &Entry, what| {
        let parts = culture(std::slice::from_ref(entry), &[], day("2026-11-23"));
        about(&parts, what).len()
    };
    assert_eq!(shown(&entry, About::Unconfirmed), 1);
    for (holds, then) in [(true, About::Holds), (false, About::Slipped)] {
        let seen = Confirmation {
            on: day("2026-11-20"),
            seen: "Two benches".to_owned(),
            holds,
            next: None,
        };
        let change = standard::confirm(Of::new(&entry).unwrap(), seen, stamp(NOON));
        entry = change.unwrap().puts.remove(0).after;
        assert_eq!(shown(&entry, then), 1);
    }
}

#[test]
fn every_fact_names_a_record_and_what_is_expired_is_told_the_day_after() {
    let board = practising();
    let boards = [board];
    for (today, expired) in [("2026-12-14", 0), ("2026-12-15", 1)] {
        let parts = culture(&[], &boards, day(today));
        assert_eq!(about(&parts, About::Expired).len(), expired, "{today}");
        let facts = || parts.iter().flat_map(|part| &part.facts);
        assert!(facts().all(|fact| !fact.from.is_empty()));
        assert_eq!(about(&parts, About::ServesUnsaid)[0].0, ["packing"]);
        assert_eq!(about(&parts, About::Aim)[0].0, ["packing/TC1"]);
    }
    let quiet = culture(&[], &[], day("2026-12-15"));
    assert!(quiet.iter().all(|part| part.facts.is_empty()));
}

#[test]
fn no_two_facts_go_by_one_name() {
    let mut names: Vec<&str> = About::ALL.iter().map(|about| about.as_str()).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}
