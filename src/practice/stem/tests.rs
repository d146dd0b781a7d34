use proptest::prelude::*;

use super::*;

const BENCH: &str = "Print each label at the packing bench instead of in batches of 20";

#[test]
fn a_stem_is_the_number_and_the_first_words() {
    for (number, text, lang, stem) in [
        (14, BENCH, Lang::En, "014-print-each-label-packing-bench"),
        (
            2,
            "Every order within 40 minutes",
            Lang::En,
            "002-every-order-within-40-minutes",
        ),
        (
            7,
            "Returns come back unlabelled",
            Lang::En,
            "007-returns-come-back-unlabelled",
        ),
        (3, "Labels at the bench", Lang::En, "003-labels-bench"),
        (30, "2026-11-24 0905", Lang::En, "030-2026-11-24-0905"),
        (1000, "Scan", Lang::En, "1000-scan"),
        (1, "", Lang::En, "001"),
        (1, "it is what it is", Lang::En, "001"),
        (1, "!?…", Lang::En, "001"),
        (
            1,
            "Don't batch the customer's labels",
            Lang::En,
            "001-dont-batch-customers-labels",
        ),
        (1, "We’re out of stock", Lang::En, "001-stock"),
        (
            1,
            "€5/order & 20% less",
            Lang::En,
            "001-eur-5-order-20-less",
        ),
        (
            1,
            "Één label per bestelling, 's morgens",
            Lang::Nl,
            "001-label-bestelling-morgens",
        ),
        (
            1,
            "De foto's hangen niet aan het bord",
            Lang::Nl,
            "001-fotos-hangen-niet-bord",
        ),
        (
            1,
            "Für jeden Auftrag ein Etikett drücken",
            Lang::De,
            "001-jeden-auftrag-etikett-druecken",
        ),
        (
            1,
            "First line\nsecond\tand third\r\n",
            Lang::En,
            "001-first-line-second-third",
        ),
        // As a Mac composes it; and what two dots mean in Dutch.
        (
            1,
            "U\u{308}berstunden am Abend",
            Lang::De,
            "001-ueberstunden-abend",
        ),
        (1, "Fürs Büro", Lang::De, "001-buero"),
        (1, "Coördinatie", Lang::Nl, "001-coordinatie"),
        (1, "Maße prüfen", Lang::De, "001-masse-pruefen"),
        (1, "Pru\u{308}fen", Lang::De, "001-pruefen"),
        (1, "北京 stock", Lang::En, "001-bei-jing-stock"),
    ] {
        assert_eq!(super::stem(number, text, lang), stem, "{text}");
    }
}

#[test]
fn words_that_do_not_fit_end_the_slug() {
    let long = "a".repeat(60);
    assert_eq!(slug(&long, Lang::Nl), "a".repeat(40));
    assert_eq!(
        slug(&format!("Scan {long} soon"), Lang::En),
        "scan",
        "what comes after is no beginning"
    );
    let endless = "a".repeat(1 << 20);
    assert_eq!(slug(&endless, Lang::En).len(), 40);
    let exactly = format!("scan {}", "b".repeat(35));
    assert_eq!(slug(&exactly, Lang::En).len(), 40);
}

#[test]
fn the_number_is_read_from_a_stem() {
    for (stem, number) in [
        ("014-print-each-label", Some(14)),
        ("014", Some(14)),
        ("14-by-hand", Some(14)),
        ("1000-scan", Some(1000)),
        ("002-2026-11-23-packing-team", Some(2)),
        ("", None),
        ("-014", None),
        ("+14-scan", None),
        ("9f2c41d07a", None),
        ("lead-time", None),
        ("99999999999-scan", None),
    ] {
        assert_eq!(super::number(stem), number, "{stem}");
    }
}

#[test]
fn a_subject_is_cut_at_a_word_that_leaves_nothing_hanging() {
    let prefix = "packing E14 planned: ";
    let subject = |text, room| super::subject(text, room, Lang::En);
    assert_eq!(
        subject(BENCH, 72 - prefix.len()),
        "Print each label at the packing bench instead"
    );
    assert_eq!(
        subject("Put it at the", 13),
        "Put it at the",
        "nothing was cut"
    );
    assert_eq!(subject("Stop,", 5), "Stop,");
    assert_eq!(subject("Stop, and look for the batch", 12), "Stop");
    assert_eq!(subject("Look (of the batch) again", 13), "Look");
    assert_eq!(subject("Look – and then – again", 17), "Look – and then");
    assert_eq!(
        subject("of the interminable", 8),
        "of the",
        "better than nothing"
    );
    assert_eq!(
        subject("\n \n First\tline\u{1b}[31m\nsecond", 72),
        "First line [31m"
    );
    assert_eq!(subject("https://example.com/a", 10), "https://ex");
    assert_eq!(subject("漢字漢字", 5), "漢字", "two columns each");
    assert_eq!(subject("anything", 0), "");
    assert_eq!(subject("", 72), "");
    assert_eq!(
        super::subject("Ein Etikett für die Bestellung", 20, Lang::De),
        "Ein Etikett"
    );
}

#[test]
fn every_stop_word_is_one_word_that_is_left_out() {
    for lang in Lang::ALL {
        for word in stop_words(lang) {
            assert_eq!(slug(word, lang), "", "{word}");
            assert_eq!(word.to_lowercase(), *word);
            assert_eq!(
                stop_words(lang)
                    .iter()
                    .filter(|other| *other == word)
                    .count(),
                1,
                "{word} twice"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_stem_is_a_file_name_everywhere(number in any::<u32>(), text in any::<String>(), lang in 0usize..3) {
        let stem = super::stem(number, &text, Lang::ALL[lang]);
        prop_assert!(stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
        prop_assert!(stem.len() <= 10 + 1 + 40 && !stem.ends_with('-') && !stem.contains("--"));
        prop_assert_eq!(super::number(&stem), Some(number));
    }

    #[test]
    fn a_subject_fits_its_room(text in any::<String>(), words in "([a-z,é漢]{1,9}[ \n\t]){0,20}", room in 0usize..80) {
        for text in [text, words] {
            let subject = subject(&text, room, Lang::En);
            prop_assert!(subject.width() <= room, "{subject:?}");
            prop_assert!(!subject.contains(char::is_control) && subject.trim() == subject);
        }
    }
}
