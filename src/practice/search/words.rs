//! The words of a text, in the forms under which they are looked for.

use std::{collections::HashSet, sync::OnceLock};

use snowball_stemmers_rs::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;

use crate::practice::{lang::Lang, stem::stop_words};

/// A longer run of letters is no word that anybody inflects or misspells.
pub const LONGEST: usize = 40;

/// The runs of letters and digits in a text, in lower case. An apostrophe joins: `foto's` is one word.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    each_token(text, |word| tokens.push(word.to_owned()));
    tokens
}

/// Does something with each of the [`tokens`] of a text.
pub fn each_token(text: &str, found: impl FnMut(&str)) {
    // Nothing can be composed of ASCII, and most texts are nothing else.
    match text.is_ascii() {
        true => split(&text.to_ascii_lowercase(), found),
        false => split(
            &text.nfc().flat_map(char::to_lowercase).collect::<String>(),
            found,
        ),
    }
}

fn split(text: &str, mut found: impl FnMut(&str)) {
    let joins = |letter: char| matches!(letter, '\'' | '\u{2019}');
    for word in text.split(|letter: char| !letter.is_alphanumeric() && !joins(letter)) {
        match word {
            "" => {}
            word if word.contains(joins) => {
                let word = word.replace(joins, "");
                if !word.is_empty() {
                    found(&word);
                }
            }
            word => found(word),
        }
    }
}

/// A word in ASCII: `patiënt` and `patient` are one, and so are `Rüsten` and `rusten`.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let ascii = word.chars().filter_map(deunicode::deunicode_char);
    ascii
        .flat_map(str::chars)
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// The word itself, folded, and what is left of it when each language takes its endings off.
///
/// Nobody says in which language a text is, and a home has texts in several; a word that two languages
/// would cut differently is found by either.
pub fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![fold(word)];
    for lang in Lang::ALL {
        let form = form(word, lang);
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// What is left of a word when one language takes its endings off, folded.
pub fn form(word: &str, lang: Lang) -> String {
    let inflected = word.chars().all(char::is_alphabetic) && word.chars().count() <= LONGEST;
    if !inflected {
        return fold(word);
    }
    let algorithm = match lang {
        Lang::En => Algorithm::English,
        Lang::Nl => Algorithm::Dutch,
        Lang::De => Algorithm::German,
    };
    let stem = fold(&Stemmer::create(algorithm).stem(word));
    match lang {
        Lang::Nl => as_spoken(&stem),
        Lang::En | Lang::De => stem,
    }
}

/// A Dutch stem without what spelling alone makes of it: `zoekt` is `zoek`, and `fotografeer` and
/// `fotograferen` have one `e` less or more. Of no use to show, but the same for each form of a word.
fn as_spoken(stem: &str) -> String {
    let verb = stem.strip_suffix('t').filter(|rest| {
        rest.len() >= 3
            && !rest.ends_with(['a', 'e', 'i', 'o', 'u', 's', 't'])
            && !rest.ends_with("ch")
    });
    let mut spoken = String::with_capacity(stem.len());
    for letter in verb.unwrap_or(stem).chars() {
        if !spoken.ends_with(letter) || letter.is_ascii_digit() {
            spoken.push(letter);
        }
    }
    spoken
}

/// Whether a word (folded) says nothing by itself in one of the languages.
pub fn is_stop_word(word: &str) -> bool {
    static ALL: OnceLock<HashSet<String>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let words = Lang::ALL.into_iter().flat_map(stop_words);
        let tokens = words.flat_map(|word| tokens(word));
        tokens.map(|word| fold(&word)).collect()
    });
    all.contains(word)
}

/// What makes a question of what is looked for, folded, and says nothing of it.
const ASKING: &[&str] = &[
    "how", "why", "anybody", "anyone", "somebody", "someone", "ever", "any", "get", "gets", "got",
    "hoe", "waarom", "iemand", "ooit", "krijg", "krijgt", "krijgen", "jemand", "warum", "jemals",
    "bekomme", "bekommt", "bekommen",
];

/// Whether a word (folded) only makes a question of the others.
pub fn asks(word: &str) -> bool {
    ASKING.contains(&word)
}

/// How many slips of a finger a word of this many letters may have.
pub fn slips(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        8..=LONGEST => 2,
        _ => 0,
    }
}

/// The letters of a folded word as a set: two words with too many letters that only one of them has
/// cannot be slips of each other, which is told much faster than their distance.
pub fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |set, byte| {
        set | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << (26 + byte - b'0'),
            _ => 1 << 40,
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for (one, other) in [
            ("labels", "labelling"),
            ("patiënten", "patient"),
            ("gefotografeerd", "fotograferen"),
            ("belt", "bellen"),
            ("deelt", "delen"),
            ("heftrucks", "heftruck"),
            ("rüstet", "rüsten"),
            ("Werkzeuge", "Werkzeug"),
            ("wachten", "wachtte"),
            ("deploying", "deployed"),
        ] {
            let (one_forms, others) = (forms(&one.to_lowercase()), forms(&other.to_lowercase()));
            assert!(
                one_forms.iter().any(|form| others.contains(form)),
                "{one} {one_forms:?}, {other} {others:?}"
            );
        }
    }

    #[test]
    fn an_apostrophe_joins_and_a_hyphen_does_not() {
        assert_eq!(
            tokens("Foto’s van ’t double-wall karton: 40,5"),
            ["fotos", "van", "t", "double", "wall", "karton", "40", "5"]
        );
    }

    proptest! {
        #[test]
        fn no_text_stops_the_program(text in "\\PC{0,60}|[a-zäöüßéëï']{0,60}|(?s).{0,40}") {
            for token in tokens(&text) {
                prop_assert!(!token.is_empty());
                for form in forms(&token) {
                    prop_assert!(form.is_ascii(), "{form}");
                    let _ = (is_stop_word(&form), letters(&form));
                }
            }
        }
    }
}
