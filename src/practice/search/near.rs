//! Texts that are so near to a given one that somebody should see them unasked.
//!
//! A search may show what hardly fits, for somebody asked and reads on. What nobody asked for has to
//! fit: at least two words must be shared, and what is shared must be a good part of what the given text
//! says. What is not misspelt is not guessed at, and a text that says nothing special is near to none.

use crate::practice::search::{
    Index, Query,
    index::{Term, rareness},
    words::{fold, is_stop_word, tokens},
};

/// How much of a text another must share to be near it.
const NEAR: f64 = 0.25;
/// As if so many more texts had been looked at: in a home with three lessons every word is rare.
const OTHERS: usize = 12;
/// What a word of the second text counts for beside one of the first.
const SECOND: f64 = 0.25;
/// What a word must count for in a text to be shared with it.
const MENTIONED: f64 = 0.3;
/// The shortest word that says something by itself, and how many of its letters are looked for in a file.
const SHORTEST: usize = 4;
const NEEDLE: usize = 5;

/// Words of amount and of time, folded, which every plan has and which bring no two together.
#[rustfmt::skip]
const OF_AMOUNT: &[&str] = &[
    "more", "less", "most", "least", "many", "much", "some", "every", "each", "only", "also", "again",
    "still", "once", "nobody", "nothing", "none", "first", "last", "next", "half", "minute", "minutes",
    "hour", "hours", "days", "week", "weeks", "month", "time", "times", "today", "now",
    "meer", "minder", "meest", "minst", "veel", "weinig", "alle", "alles", "elke", "ieder", "iedereen",
    "alleen", "weer", "keer", "niemand", "niets", "eerste", "laatste", "volgende", "helft", "minuut",
    "minuten", "uren", "dagen", "week", "weken", "maand", "tijd", "vandaag",
    "mehr", "weniger", "meist", "viel", "viele", "wenig", "jede", "jeden", "jeder", "jedes", "nur",
    "auch", "wieder", "noch", "einmal", "diesmal", "niemand", "nichts", "erste", "letzte", "nachste",
    "halfte", "stunde", "stunden", "tage", "tagen", "woche", "wochen", "monat", "zeit", "heute",
];

/// Tells from the plain text of a file, before it is read as a record, whether it may be near, and
/// counts which of the words are everywhere.
#[derive(Debug, Clone)]
pub struct Sieve {
    terms: Vec<Term>,
    /// Beginnings of the forms of each term, one of which a text has that mentions it.
    needles: Vec<Vec<String>>,
    /// How many texts had each term, of all that came by.
    had: Vec<usize>,
    all: usize,
}

impl Sieve {
    /// What is to be done, and what is expected of it.
    pub fn new(step: &str, expect: &str) -> Sieve {
        let mut terms = terms(step, 1.0);
        for term in self::terms(expect, SECOND) {
            if !terms.iter().any(|own| own.forms == term.forms) {
                terms.push(term);
            }
        }
        let needles = terms.iter().map(needles).collect();
        Sieve {
            had: vec![0; terms.len()],
            terms,
            needles,
            all: 0,
        }
    }

    /// How many texts came by.
    pub fn seen(&self) -> usize {
        self.all
    }

    /// Whether a text may be near. Each text comes by once.
    pub fn wants(&mut self, text: &str) -> bool {
        self.all += 1;
        let text = match text.is_ascii() {
            true => text.to_ascii_lowercase(),
            false => lower(text),
        };
        let mut shared = 0;
        let terms = self.terms.iter().map(words_of).zip(&self.needles);
        for ((words, needles), had) in terms.zip(&mut self.had) {
            if needles.iter().any(|needle| text.contains(needle)) {
                *had += 1;
                shared += words;
            }
        }
        shared >= 2
    }
}

/// The texts that are near, the nearest first, each with how near it is, from 0 to 1.
pub fn near(texts: &Index, sieve: &Sieve) -> Vec<(usize, f64)> {
    let mut shared: Vec<(f64, usize)> = Vec::new();
    let mut most = 0.0;
    for (term, had) in sieve.terms.iter().zip(&sieve.had) {
        let found = texts.literally(term);
        let weight = term.weight * rareness(sieve.all + OTHERS, (*had).max(found.len()));
        most += weight;
        for (text, counts) in found {
            if shared.len() <= text {
                shared.resize(text + 1, (0.0, 0));
            }
            let (sum, words) = &mut shared[text];
            *sum += weight * counts;
            *words += if counts >= MENTIONED {
                words_of(term)
            } else {
                0
            };
        }
    }
    let mut near: Vec<(usize, f64)> = shared
        .into_iter()
        .enumerate()
        .filter(|(_, (_, words))| *words >= 2)
        .map(|(text, (sum, _))| (text, sum / most))
        .filter(|(_, near)| *near >= NEAR)
        .collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near
}

/// The words of a text that say something by themselves. Of two that are one thing only the two
/// together are taken.
fn terms(text: &str, weight: f64) -> Vec<Term> {
    let says = |word: &String| {
        let folded = fold(word);
        folded.len() >= SHORTEST
            && !is_stop_word(&folded)
            && !OF_AMOUNT.contains(&folded.as_str())
            && !folded.bytes().all(|byte| byte.is_ascii_digit())
    };
    let words: Vec<String> = tokens(text).into_iter().filter(says).collect();
    let mut terms = Query::new(&words.join(" ")).terms;
    terms.retain(|term| term.weight >= 1.0);
    for term in &mut terms {
        term.weight = weight * words_of(term) as f64;
    }
    terms
}

/// Two words that are one thing are two that are shared.
fn words_of(term: &Term) -> usize {
    let words = |form: &String| form.split(' ').count();
    term.forms.first().map_or(1, words)
}

fn needles(term: &Term) -> Vec<String> {
    let mut needles: Vec<String> = Vec::new();
    let forms = term.forms.iter().map(String::as_str);
    for form in forms.chain(term.synonyms.iter().copied()) {
        let first = form.split(' ').next().unwrap_or_default();
        let needle: String = first.chars().take(NEEDLE).collect();
        if needle.len() >= 3 && !needles.contains(&needle) {
            needles.push(needle);
        }
    }
    needles
}

/// A text as words are folded, what stands between them kept.
fn lower(text: &str) -> String {
    let ascii = |letter: char| match letter.is_ascii() {
        true => letter.to_ascii_lowercase().to_string(),
        false => fold(&letter.to_lowercase().collect::<String>()),
    };
    text.chars().map(ascii).collect()
}
