//! What is found in a year of nine boards, and what is not shown unasked.

#![allow(clippy::print_stdout)] // what was found is read where a test fails

use serde::Deserialize;

use super::{example::home, *};
use crate::practice::search::Sieve;

#[derive(Deserialize)]
struct Queries {
    query: Vec<Asked>,
}

#[derive(Deserialize)]
struct Asked {
    query: String,
    found: Vec<String>,
}

#[derive(Deserialize)]
struct Steps {
    step: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    step: String,
    expect: String,
    near: Vec<String>,
}

fn names(found: &[Found]) -> Vec<String> {
    let name = |found: &Found| found.lesson.reference().full();
    found.iter().map(name).collect()
}

/// The mean of one by the place of the first lesson that should be found; each query that does not have
/// it in the first place is told.
fn mean_reciprocal_rank(text: &str) -> f64 {
    let asked: Queries = toml::from_str(text).unwrap();
    let (home, boards) = home();
    let all = lessons(&home, &boards);
    let mut sum = 0.0;
    for asked in &asked.query {
        let found = found(all.clone(), &asked.query).found;
        let names = names(&found);
        let place = names.iter().position(|name| asked.found.contains(name));
        sum += place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
        if place != Some(0) {
            let shown: Vec<String> = found
                .iter()
                .take(4)
                .map(|found| format!("{} {}", found.lesson.reference().full(), found.score))
                .collect();
            println!("{:?} at {place:?}: {}", asked.query, shown.join(", "));
        }
    }
    sum / asked.query.len() as f64
}

#[test]
fn what_should_be_found_comes_first() {
    let mean = mean_reciprocal_rank(include_str!("../../../tests/lessons/queries.toml"));
    println!("mean reciprocal rank {mean:.3}");
    assert!(mean >= 0.9, "{mean}");
}

/// Nothing is tuned by these; the bound is there so that the ranking does not get worse unseen.
#[test]
fn what_nothing_was_tuned_by_is_found_as_well() {
    let mean = mean_reciprocal_rank(include_str!("../../../tests/lessons/unseen.toml"));
    println!("mean reciprocal rank {mean:.3}");
    assert!(mean >= 0.8, "{mean}");
}

#[test]
fn what_is_near_is_shown_beside_a_step_and_what_is_not_is_not() {
    let steps: Steps = toml::from_str(include_str!("../../../tests/lessons/near.toml")).unwrap();
    let (home, boards) = home();
    let mut wrong = Vec::new();
    for step in &steps.step {
        let mut sieve = Sieve::new(&step.step, &step.expect);
        let mut wanted = lessons(&home, &boards);
        wanted.retain(|lesson| sieve.wants(&lesson.words()));
        let shown = beside(wanted, &sieve);
        let names = names(&shown);
        println!(
            "{:?}: {names:?} {:?}",
            step.step,
            shown.iter().map(|found| found.score).collect::<Vec<_>>()
        );
        let right = match step.near.is_empty() {
            true => names.is_empty(),
            false => names.len() <= 2 && names.iter().any(|name| step.near.contains(name)),
        };
        if !right {
            wrong.push(&step.step);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn what_found_the_same_again_is_found_by_the_words_of_what_it_builds_on() {
    let (home, boards) = home();
    let all = lessons(&home, &boards);
    let mut both = all.iter();
    let again = both.find(|lesson| lesson.reference().full() == "montage/E4");
    // It speaks of two boxes of screws, and builds on a card in a roll of labels.
    let origin = &again.unwrap().origin;
    assert!(origin.contains("reorder"), "{origin}");
    let names = names(&found(all.clone(), "roll of labels with a card").found);
    assert_eq!(names[0], "packing/E3");
    assert!(names.contains(&"montage/E4".to_owned()), "{names:?}");
}

#[test]
fn surprises_are_the_lessons_that_turned_out_otherwise_than_expected() {
    let (home, boards) = home();
    let mut all = lessons(&home, &boards);
    all.retain(|lesson| lesson.ending.surprising() && lesson.expect.is_some());
    let surprises: Vec<_> = boards.iter().flat_map(surprises).collect();
    let said: Vec<_> = all
        .iter()
        .map(|lesson| (lesson.on, &lesson.place))
        .collect();
    let found: Vec<_> = surprises
        .iter()
        .map(|(on, entry)| (*on, &entry.place))
        .collect();
    assert!(found.len() > 3, "{found:?}");
    assert_eq!(found, said);
    // Only what is wanted is made, and it is the same.
    let place = found[2].1;
    let of_one = lessons_of(&home, &boards, |entry| entry.place == *place);
    let same: Vec<_> = all.iter().filter(|lesson| lesson.place == *place).collect();
    assert_eq!(of_one.iter().collect::<Vec<_>>(), same);
}
