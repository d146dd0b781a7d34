//! What is found of a few texts, and that no query stops the program.

use proptest::prelude::*;

use super::*;

fn texts(texts: &[&str]) -> Index {
    let mut index = Index::default();
    for text in texts {
        index.add([(3.0, *text)]);
    }
    index
}

fn first(all: &[&str], query: &str) -> Option<usize> {
    let mut found = texts(all).find(&Query::new(query));
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found.first().map(|(text, _)| *text)
}

const ALL: [&str; 4] = [
    "Labels are printed in batches",
    "De wachttijd bij de balie is gehalveerd",
    "Das Werkzeug wird gesucht",
    "The lead time fell to an hour",
];

#[test]
fn a_word_is_found_in_another_form_another_language_as_a_part_and_misspelt() {
    for (query, text) in [
        ("label", 0),
        ("labelling", 0),
        ("stickers", 0),
        ("lables", 0),
        ("Etikett", 0),
        ("wachten", 1),
        ("queue", 1),
        ("wachttjid", 1),
        ("Werkzeugwagen", 2),
        ("doorlooptijd", 3),
    ] {
        assert_eq!(first(&ALL, query), Some(text), "{query}");
    }
}

#[test]
fn nothing_is_found_for_what_is_not_there() {
    for query in ["banana", "zebra crossing", "!!!", "…", "   ", ""] {
        assert_eq!(first(&ALL, query), None, "{query}");
    }
}

#[test]
fn words_that_say_nothing_are_looked_for_only_when_there_are_no_others() {
    assert_eq!(Query::new("the labels").terms.len(), 1);
    assert_eq!(Query::new("what is it").terms.len(), 3);
    assert_eq!(
        first(&["It is what it is", "Labels"], "what is it"),
        Some(0)
    );
}

#[test]
fn a_word_that_is_there_is_not_taken_for_a_slip() {
    let all = ["The patch was late", "The batch was late"];
    assert_eq!(texts(&all).find(&Query::new("batch")).len(), 1);
    assert_eq!(texts(&all[..1]).find(&Query::new("batch")).len(), 1);
}

/// What was taken apart once is not taken apart again.
#[test]
fn a_field_counts_in_each_text_that_has_it() {
    let twice = texts(&["The lead time fell", "Labels", "The lead time fell"]);
    for query in ["doorlooptijd", "fell", "lead"] {
        let found = twice.find(&Query::new(query));
        let [(0, first), (2, other)] = found[..] else {
            panic!("{query}: {found:?}");
        };
        assert_eq!(first, other, "{query}");
    }
}

#[test]
fn a_word_as_long_as_a_book_takes_no_time() {
    let long = "x".repeat(200_000);
    let other = format!("{}y", "x".repeat(199_999));
    assert_eq!(first(&[&long], &other), None);
    assert_eq!(first(&[&long], &long), Some(0));
    // What has only the same beginning is sorted out when it is read.
    Sieve::new(&long, &other).wants(&long);
}

#[test]
fn a_text_is_wanted_that_shares_two_words() {
    let mut sieve = Sieve::new("Print labels at the bench", "Less waiting");
    assert!(sieve.wants("LABELS come late to the Bench"));
    assert!(!sieve.wants("Labels come late"));
    assert!(!sieve.wants(""));
}

proptest! {
    #[test]
    fn no_query_and_no_text_stops_the_program(
        all in proptest::collection::vec("\\PC{0,40}|[a-zäöü ]{0,40}", 0..6),
        query in "(?s).{0,60}|[a-zäöü' -]{0,60}",
    ) {
        let mut index = Index::default();
        for text in &all {
            index.add([(3.0, text.as_str()), (1.0, query.as_str())]);
        }
        for (text, score) in index.find(&Query::new(&query)) {
            prop_assert!(text < all.len() && score > 0.0 && score <= 1.0, "{score}");
        }
        let _ = index.all_of(&Query::new(&query));
        let mut sieve = Sieve::new(&query, &query);
        for text in &all {
            sieve.wants(text);
        }
        for (text, score) in near(&index, &sieve) {
            prop_assert!(text < all.len() && score <= 1.0 + 1e-9, "{score}");
        }
    }
}
