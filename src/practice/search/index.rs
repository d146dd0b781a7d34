//! Texts by their words, and what a query finds in them.
//!
//! BM25 over fields, as in S. Robertson and H. Zaragoza, *The Probabilistic Relevance Framework: BM25
//! and Beyond* (2009), with two changes: a word of the query may be found as another word, which then
//! counts as a part of one; and the sum is divided by what a text would have that says nothing but the
//! query, so that a score means the same for every query, from 0 to 1.

use std::{collections::BTreeMap, ops::Range};

use foldhash::HashMap;

use crate::practice::search::{
    synonyms,
    words::{LONGEST, asks, each_token, forms, is_stop_word, letters, slips, tokens},
};

/// How quickly a further mention stops to count, and how much a long text is held against its words:
/// the values that the source proposes.
const K1: f64 = 1.2;
const B: f64 = 0.6;

/// What a word counts for that was found as another one.
const OTHER_FORM: f64 = 0.95;
const SYNONYM: f64 = 0.7;
const PART_OF: f64 = 0.55;
const HAS_PART: f64 = 0.45;
const SLIP: f64 = 0.8;
const SLIPS: f64 = 0.6;
const OTHER_BEGIN: f64 = 0.2;

/// What a word counts for beside the two that are one thing with it.
const IN_PAIR: f64 = 0.25;

/// The shortest part of a compound that says something, and the least that must be left of it.
const PART: usize = 4;
const REST: usize = 3;

/// So many words of a query are looked for; nobody means more.
const MOST: usize = 64;

/// A word that occurs in the texts; also two words that are one thing.
struct Known {
    /// The word itself first, folded.
    forms: Vec<String>,
    /// Whether it may be the first of two words that are one thing.
    begins: bool,
    /// The texts that have it, and how much of it, by what each field counts.
    in_texts: Vec<(usize, f64)>,
}

/// Texts, ready to be looked for.
#[derive(Default)]
pub struct Index {
    words: Vec<Known>,
    places: HashMap<String, usize>,
    by_form: HashMap<String, Vec<usize>>,
    /// How long each text is, in words.
    lengths: Vec<f64>,
    /// The fields that were taken apart. Many stand in several texts: an obstacle in all that was tried against it.
    fields: HashMap<String, Field>,
    /// The words of those fields, one field after the other, each pair behind its second word.
    mentioned: Vec<usize>,
}

/// What a field says.
#[derive(Clone)]
struct Field {
    /// How many words it has.
    words: usize,
    /// Where they stand, with the pairs.
    mentioned: Range<usize>,
}

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
}

/// One thing that is looked for: a word, or two that are one thing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Term {
    /// As somebody wrote it.
    pub word: String,
    pub forms: Vec<String>,
    pub synonyms: Vec<&'static str>,
    pub weight: f64,
}

impl Term {
    fn new(word: &str, forms: Vec<String>, weight: f64) -> Term {
        Term {
            word: word.to_owned(),
            synonyms: synonyms::of(&forms),
            forms,
            weight,
        }
    }
}

impl Query {
    /// What a person wrote. Words that say nothing by themselves are left out, unless there are no
    /// others.
    pub fn new(text: &str) -> Query {
        let words: Vec<(String, Vec<String>)> = tokens(text)
            .into_iter()
            .take(MOST)
            .map(|word| (word.clone(), forms(&word)))
            .filter(|(_, forms)| forms.iter().any(|form| !form.is_empty()))
            .collect();
        let mut terms: Vec<Term> = Vec::new();
        let mut in_pair = vec![false; words.len()];
        for (place, two) in words.windows(2).enumerate() {
            if let [(one, first), (other, second)] = two
                && let Some(pair) = synonyms::pair(first, second)
            {
                let pair = vec![pair];
                if !terms.iter().any(|term| term.forms == pair) {
                    terms.push(Term::new(&format!("{one} {other}"), pair, 1.0));
                }
                in_pair[place] = true;
                in_pair[place + 1] = true;
            }
        }
        let says = |forms: &[String]| {
            let word = forms.first();
            word.is_some_and(|word| !is_stop_word(word) && !asks(word))
        };
        let any = words.iter().any(|(_, forms)| says(forms));
        for ((word, forms), in_pair) in words.into_iter().zip(in_pair) {
            let there = terms.iter().any(|term| term.forms == forms);
            if (says(&forms) || !any) && !there {
                terms.push(Term::new(&word, forms, if in_pair { IN_PAIR } else { 1.0 }));
            }
        }
        Query { terms }
    }

    /// Nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

impl Index {
    /// Adds a text: its fields, each with what a word in it counts for.
    pub fn add<'a>(&mut self, fields: impl IntoIterator<Item = (f64, &'a str)>) {
        let text = self.lengths.len();
        let length = fields
            .into_iter()
            .map(|(weight, field)| self.beside(weight, text, field))
            .sum::<usize>();
        self.lengths.push(length as f64);
    }

    /// Adds to a text what is said about it, which does not make it longer; gives how many words that were.
    pub fn beside(&mut self, weight: f64, text: usize, field: &str) -> usize {
        let field = match self.fields.get(field) {
            Some(known) => known.clone(),
            None => self.take_apart(field),
        };
        for at in field.mentioned {
            self.mention(self.mentioned[at], text, weight);
        }
        field.words
    }

    fn take_apart(&mut self, field: &str) -> Field {
        let begin = self.mentioned.len();
        let mut words = 0;
        let mut before: Option<usize> = None;
        each_token(field, |token| {
            let Some(word) = self.word(token) else {
                return;
            };
            words += 1;
            self.mentioned.push(word);
            let pair = before.and_then(|before| self.pair(before, word));
            self.mentioned.extend(pair);
            before = Some(word);
        });
        let taken = Field {
            words,
            mentioned: begin..self.mentioned.len(),
        };
        self.fields.insert(field.to_owned(), taken.clone());
        taken
    }

    fn word(&mut self, token: &str) -> Option<usize> {
        if let Some(word) = self.places.get(token) {
            return Some(*word);
        }
        let forms = forms(token);
        let says = forms.iter().any(|form| !form.is_empty());
        says.then(|| self.learn(token.to_owned(), forms))
    }

    fn pair(&mut self, first: usize, second: usize) -> Option<usize> {
        if !self.words[first].begins {
            return None;
        }
        let pair = synonyms::pair(&self.words[first].forms, &self.words[second].forms)?;
        Some(match self.places.get(&pair) {
            Some(word) => *word,
            None => self.learn(pair.clone(), vec![pair]),
        })
    }

    fn learn(&mut self, token: String, forms: Vec<String>) -> usize {
        let word = self.words.len();
        for form in &forms {
            self.by_form.entry(form.clone()).or_default().push(word);
        }
        self.places.insert(token, word);
        self.words.push(Known {
            begins: synonyms::begins(&forms),
            forms,
            in_texts: Vec::new(),
        });
        word
    }

    fn mention(&mut self, word: usize, text: usize, weight: f64) {
        let in_texts = &mut self.words[word].in_texts;
        match in_texts.last_mut() {
            Some((last, much)) if *last == text => *much += weight,
            _ => in_texts.push((text, weight)),
        }
    }

    /// What is looked for, with a word that occurs nowhere, and is made of two that do, as those two.
    fn taken_apart(&self, query: &Query) -> Vec<Term> {
        let mut terms = Vec::new();
        for term in &query.terms {
            match self.parts(term) {
                Some((first, second)) => {
                    terms.extend(
                        [first, second].map(|forms| Term::new(&term.word, forms, term.weight)),
                    );
                }
                None => terms.push(term.clone()),
            }
        }
        terms
    }

    fn parts(&self, term: &Term) -> Option<(Vec<String>, Vec<String>)> {
        let known = |forms: &[String]| {
            let known = |form: &String| self.by_form.contains_key(form);
            forms.iter().any(known) || !synonyms::of(forms).is_empty()
        };
        let whole = term.forms.first()?;
        let may_be_two = (2 * PART..=LONGEST).contains(&whole.len()) && !whole.contains(' ');
        if !may_be_two || known(&term.forms) {
            return None;
        }
        // A single slip is the likelier of the two.
        if self.slipped(term).values().any(|counts| *counts >= SLIP) {
            return None;
        }
        (PART..=whole.len() - PART).rev().find_map(|at| {
            let (first, second) = (forms(whole.get(..at)?), forms(whole.get(at..)?));
            // Between the two an s or an n may stand.
            let joined = whole.get(..at)?.trim_end_matches(['s', 'n']);
            let bare = forms(joined);
            let first = [first, bare].into_iter().find(|first| known(first))?;
            known(&second).then_some((first, second))
        })
    }

    /// The texts that a query finds, in the order in which they were added, each with its score.
    pub fn find(&self, query: &Query) -> Vec<(usize, f64)> {
        let mut scores = vec![0.0; self.lengths.len()];
        let mut most = 0.0;
        for term in &self.taken_apart(query) {
            let found = self.mentions(term);
            let weight = term.weight * rareness(self.lengths.len(), found.len());
            most += weight;
            for (text, much) in found {
                scores[text] += weight * much / (much + K1);
            }
        }
        // A text in which every word stands once where it counts most.
        let whole = most * FULL / (FULL + K1);
        let found = scores.into_iter().enumerate();
        found
            .filter(|(_, score)| *score > 0.0)
            .map(|(text, score)| (text, (score / whole).min(1.0)))
            .collect()
    }

    /// What is looked for and stands in no text, in another form neither, though something is found for it: that
    /// is a guess.
    pub fn unsaid(&self, query: &Query) -> Vec<String> {
        let is_guess = |term: &&Term| {
            let literal = self.literal(term);
            literal.is_empty() && !self.meant(term).is_empty()
        };
        let whole = query.terms.iter().filter(|term| term.weight >= 1.0);
        whole
            .filter(is_guess)
            .map(|term| term.word.clone())
            .collect()
    }

    /// The texts in which everything that is looked for is mentioned.
    pub fn all_of(&self, query: &Query) -> Vec<bool> {
        let mut all = vec![!query.is_empty(); self.lengths.len()];
        for term in &self.taken_apart(query) {
            let mut has = vec![false; self.lengths.len()];
            for (text, _) in self.mentions(term) {
                has[text] = true;
            }
            for (all, has) in all.iter_mut().zip(has) {
                *all &= has;
            }
        }
        all
    }

    /// The texts that mention what is looked for, and how much of it, their length taken into account.
    fn mentions(&self, term: &Term) -> Vec<(usize, f64)> {
        let mut much: BTreeMap<usize, f64> = BTreeMap::new();
        for (word, counts) in self.meant(term) {
            for (text, mentioned) in &self.words[word].in_texts {
                *much.entry(*text).or_default() += counts * mentioned;
            }
        }
        let average = self.lengths.iter().sum::<f64>() / (self.lengths.len().max(1) as f64);
        let with_length = |(text, much): (usize, f64)| {
            let length = self.lengths[text] / average.max(1.0);
            (text, much / (1.0 - B + B * length))
        };
        much.into_iter().map(with_length).collect()
    }

    /// How much of what is looked for each text says in so many words, from 0 to 1.
    pub(super) fn literally(&self, term: &Term) -> Vec<(usize, f64)> {
        let mut best: BTreeMap<usize, f64> = BTreeMap::new();
        for (word, counts) in self.literal(term) {
            for (text, mentioned) in &self.words[word].in_texts {
                let most = best.entry(*text).or_default();
                *most = most.max((counts * mentioned / ENOUGH).min(1.0));
            }
        }
        best.into_iter().collect()
    }

    /// The known words that may be meant by what is looked for, with what each counts for. A single slip
    /// is likelier than that only a part of the word is known; two are not.
    fn meant(&self, term: &Term) -> BTreeMap<usize, f64> {
        let literal = self.literal(term);
        if !literal.is_empty() {
            return literal;
        }
        let mut slipped = self.slipped(term);
        if !slipped.values().any(|counts| *counts >= SLIP) {
            for (word, known) in self.words.iter().enumerate() {
                if known.is_part_of(&term.forms) {
                    slipped.insert(word, HAS_PART);
                }
            }
        }
        slipped
    }

    /// The known words that are what is looked for: another form of it, another word for it, or something
    /// of which it is a part.
    fn literal(&self, term: &Term) -> BTreeMap<usize, f64> {
        let mut meant: BTreeMap<usize, f64> = BTreeMap::new();
        let mut may = |word: usize, counts: f64| {
            let most = meant.entry(word).or_default();
            *most = most.max(counts);
        };
        let of_form = |form: &str| self.by_form.get(form).into_iter().flatten();
        for form in &term.forms {
            for word in of_form(form) {
                let same = self.words[*word].forms.first() == term.forms.first();
                may(*word, if same { 1.0 } else { OTHER_FORM });
            }
        }
        for synonym in &term.synonyms {
            of_form(synonym).for_each(|word| may(*word, SYNONYM));
        }
        for (word, known) in self.words.iter().enumerate() {
            if term.forms.iter().any(|form| known.has_part(form)) {
                may(word, PART_OF);
            }
            if term.synonyms.iter().any(|synonym| known.has_part(synonym)) {
                may(word, SYNONYM * PART_OF);
            }
        }
        meant
    }

    /// The known words from which what is looked for is a slip or two away.
    fn slipped(&self, term: &Term) -> BTreeMap<usize, f64> {
        let near = |known: &Known| {
            let pairs = term
                .forms
                .iter()
                .flat_map(|form| known.forms.iter().map(move |other| (form, other)));
            pairs
                .filter_map(|(form, other)| slip(form, other))
                .max_by(f64::total_cmp)
        };
        let words = self.words.iter().enumerate();
        words
            .filter_map(|(word, known)| Some((word, near(known)?)))
            .collect()
    }
}

/// What it counts for that one form is a slip or two away from another; none where it is not.
fn slip(form: &str, other: &str) -> Option<f64> {
    let most = slips(form.len().min(other.len()));
    let apart = (letters(form) ^ letters(other)).count_ones() as usize;
    if most == 0 || apart > 2 * most || form.len().abs_diff(other.len()) > most {
        return None;
    }
    let away = strsim::osa_distance(form, other);
    // Whoever slips seldom slips at the first letter.
    let begins = form.as_bytes().first() == other.as_bytes().first();
    let counts = if away <= 1 { SLIP } else { SLIPS };
    (away <= most).then_some(if begins { counts } else { counts - OTHER_BEGIN })
}

/// What a mention of everything counts for, where a word stands once in the field that counts most.
const FULL: f64 = 3.0;
/// What a mention must count for to be all of one.
const ENOUGH: f64 = 2.0;

/// How much it says that a text has a word which so many of all texts have.
pub(super) fn rareness(all: usize, have: usize) -> f64 {
    let (all, have) = (all as f64, have as f64);
    libm::log(1.0 + (all - have + 0.5) / (have + 0.5))
}

impl Known {
    fn has_part(&self, part: &str) -> bool {
        self.forms.iter().any(|form| is_part(part, form))
    }

    fn is_part_of(&self, wholes: &[String]) -> bool {
        let within = |form: &String| wholes.iter().any(|whole| is_part(form, whole));
        self.forms.iter().any(within)
    }
}

/// Whether a word is one of those that another is made of, as Dutch and German make them.
fn is_part(part: &str, whole: &str) -> bool {
    part.len() >= PART
        && whole.len() >= part.len() + REST
        && (whole.starts_with(part) || whole.ends_with(part))
        && !is_stop_word(part)
}
