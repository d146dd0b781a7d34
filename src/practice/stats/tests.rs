//! The figures of a board made for it, counted by hand beside each.

use proptest::prelude::*;
use toml::Table;

use super::*;
use crate::practice::{entry::Place, example::day, kind::Kind};

/// A record from the text of its file.
fn entry(kind: Kind, stem: &str, text: &str) -> Entry {
    let place = Place {
        board: Some("packing".to_owned()),
        kind,
        stem: stem.to_owned(),
    };
    Entry::read(place, toml::from_str::<Table>(text).unwrap()).unwrap()
}

fn board(more: Vec<Entry>) -> Board {
    let mut entries = vec![entry(Kind::Board, "board", "learner = 'noor'")];
    entries.extend(more);
    Board::new("packing".to_owned(), entries).unwrap()
}

/// An experiment with a range up to 40, what came of it on the day after, and how it turned out.
fn told(number: u32, planned: &str, value: Option<f64>, turned_out: &str) -> Entry {
    let value = value.map_or_else(String::new, |value| format!("value = {value:?}"));
    let text = format!(
        "target = '001-target'\nstep = 's'\nexpect = 'e'\nplanned = {planned}T12:00:00+01:00\n\
         [prediction]\nmetric = 'lead-time'\nhigh = 40.0\n[result]\n\
         recorded = {planned}T18:00:00+01:00\nhappened = 'h'\nlearned = 'l'\nturned_out = '{turned_out}'\n{value}"
    );
    entry(Kind::Experiment, &format!("{number:03}-step"), &text)
}

#[test]
fn the_rhythm_is_the_middle_and_the_range_of_the_days_between() {
    let cycle = |number: u32, held: &str| {
        let text = format!("learner = 'noor'\nheld = {held}T09:00:00+01:00");
        entry(Kind::Cycle, &format!("{number:03}-c"), &text)
    };
    let own = own(
        &board(vec![
            // Monday, twice on Tuesday, Friday, and a week later.
            cycle(1, "2026-11-02"),
            cycle(2, "2026-11-03"),
            cycle(3, "2026-11-03"),
            cycle(4, "2026-11-06"),
            cycle(5, "2026-11-13"),
        ]),
        day("2026-11-30"),
    );
    let between = own.between_cycles.unwrap();
    assert_eq!((between.count, between.median), (3, 3.0), "1, 3 and 7 days");
    assert_eq!((between.low, between.high), (1.0, 7.0));
    assert_eq!(own.since, Some(day("2026-11-02")));
    // Two weeks with something, of five up to the week that has just begun.
    assert_eq!(own.weeks, Weeks { active: 2, all: 5 });
    assert_eq!(own.between_experiments, None);
}

#[test]
fn what_held_is_told_of_what_was_predicted_measured_and_clear() {
    let own = own(
        &board(vec![
            told(1, "2026-11-02", Some(40.0), "as-expected"),
            told(2, "2026-11-04", Some(41.0), "partly"),
            // Left out: not to be told, not measured, never planned.
            told(3, "2026-11-05", Some(12.0), "inconclusive"),
            told(4, "2026-11-06", None, "as-expected"),
            entry(
                Kind::Experiment,
                "005-step",
                "step = 's'\n[prediction]\nmetric = 'lead-time'\nhigh = 9.0\n[result]\nrecorded = 2026-11-09T12:00:00+01:00\nhappened = 'h'\nlearned = 'l'\nvalue = 1.0",
            ),
        ]),
        day("2026-11-10"),
    );
    assert_eq!(own.held, Held { held: 1, told: 2 });
    let to_result = own.hours_to_result.unwrap();
    assert_eq!((to_result.count, to_result.median), (4, 6.0));
    let between = own.between_experiments.unwrap();
    assert_eq!(
        (between.count, between.median),
        (4, 1.5),
        "2, 1, 1 and 3 days"
    );
}

#[test]
fn of_targets_only_those_count_that_were_looked_back_on() {
    let target = |number: u32, set: &str, closed: &str| {
        let text = format!(
            "set = {set}T09:00:00+01:00\nby = 2026-12-01\noutcome = 'o'\npattern = 'p'\n{closed}"
        );
        entry(Kind::Target, &format!("{number:03}-target"), &text)
    };
    let own = own(
        &board(vec![
            target(1, "2026-09-01", "[closed]\non = 2026-10-01\nresult = 'met'"),
            target(2, "2026-10-02", ""),
            told(1, "2026-09-02", Some(1.0), "as-expected"),
            told(2, "2026-09-03", Some(1.0), "as-expected"),
        ]),
        day("2026-10-10"),
    );
    assert_eq!(own.days_per_target.unwrap().median, 30.0);
    let experiments = own.experiments_per_target.unwrap();
    assert_eq!((experiments.count, experiments.median), (1, 2.0));
}

#[test]
fn a_total_of_which_one_persons_part_could_be_told_is_not_given() {
    let of = |slug: &str, learner: &str| {
        let place = Place {
            board: Some(slug.to_owned()),
            kind: Kind::Board,
            stem: "board".to_owned(),
        };
        let fields = toml::from_str(&format!("learner = '{learner}'")).unwrap();
        Board::new(slug.to_owned(), vec![Entry::read(place, fields).unwrap()]).unwrap()
    };
    let today = day("2026-11-23");
    let two = [of("a", "noor"), of("b", "kim"), of("c", "noor")];
    assert_eq!(totals(&[(Vec::new(), two.to_vec())], today).work, None);
    let three = [of("a", "noor"), of("b", "kim"), of("c", "bram")];
    let three = totals(&[(Vec::new(), three.to_vec())], today);
    assert_eq!((three.boards, three.work), (3, Some(Work::default())));
}

#[test]
fn a_board_is_ones_own_by_handle_by_name_and_by_a_first_name_that_is_nobody_elses() {
    let human = |name: &str| Human {
        name: Some(name.to_owned()),
        email: None,
    };
    let mut settings = Settings::default();
    settings
        .people
        .insert("noor".to_owned(), human("Noor Bakker"));
    settings
        .people
        .insert("kim".to_owned(), human("Kim de Wit"));
    let me = |learner: &str, settings: &Settings| learns(learner, "noor", "Noor Bakker", settings);
    for mine in ["noor", "Noor Bakker", "Noor", "noor bakker"] {
        assert!(me(mine, &settings), "{mine}");
    }
    for other in [
        "kim",
        "Kim de Wit",
        "Kim",
        "Noor de Vries",
        "night shift lead",
        "",
    ] {
        assert!(!me(other, &settings), "{other}");
    }
    // Somebody whom git calls Noor Bakker, and who is not known here by a handle.
    let unknown = |learner: &str, settings: &Settings| {
        learns(learner, "Noor Bakker", "Noor Bakker", settings)
    };
    assert!(unknown("Noor", &Settings::default()));
    settings.people.clear();
    settings
        .people
        .insert("nv".to_owned(), human("Noor de Vries"));
    assert!(!unknown("Noor", &settings), "it may be the other one");
}

#[test]
fn what_was_measured_before_the_work_began_is_no_work() {
    let points = |first: &str| {
        let text = format!(
            "points = [{{ on = {first}, value = 1.0 }}, {{ on = 2026-11-17, value = 1.0 }}]"
        );
        entry(Kind::Points, "lead-time", &text)
    };
    let begun = told(1, "2026-11-10", None, "partly");
    let own = own(&board(vec![points("2019-01-01"), begun]), day("2026-11-18"));
    assert_eq!(own.since, Some(day("2026-11-10")));
    assert_eq!(own.weeks, Weeks { active: 2, all: 2 });
}

proptest! {
    /// Records by hand may have any dates.
    #[test]
    fn no_dates_stop_the_program(
        days in proptest::collection::vec((0_i32..=9999, 1_u32..=12, 1_u32..=28), 1..8),
        today in (0_i32..=9999, 1_u32..=12, 1_u32..=28),
    ) {
        let text = |(year, month, day): (i32, u32, u32)| format!("{year:04}-{month:02}-{day:02}");
        let entries = days.iter().enumerate().map(|(number, planned)| {
            told(number as u32 + 1, &text(*planned), Some(1.0), "partly")
        });
        let board = board(entries.collect());
        let own = own(&board, day(&text(today)));
        prop_assert!(own.weeks.active <= own.weeks.all);
        prop_assert_eq!(own.held.told, days.len());
        let _ = totals(&[(Vec::new(), vec![board])], day(&text(today)));
    }
}
