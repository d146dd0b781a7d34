//! Names of files and subjects of commits, made from a record's text.
//!
//! A stem is the number that people say and a slug of the text as first written, such as
//! `014-print-each-label-packing-bench`. It is made once and never follows later edits.

use unicode_normalization::UnicodeNormalization as _;
use unicode_width::UnicodeWidthStr;

use crate::practice::lang::Lang;

/// The most characters of a slug. All of them are ASCII.
const SLUG_CHARS: usize = 40;
/// The most words of a slug.
const SLUG_WORDS: usize = 5;

/// A record's stem: its number with at least three digits, then the slug of its text where one is left.
pub fn stem(number: u32, text: &str, lang: Lang) -> String {
    match slug(text, lang).as_str() {
        "" => format!("{number:03}"),
        slug => format!("{number:03}-{slug}"),
    }
}

/// The number that a stem begins with. One written by hand may have fewer than three digits.
pub fn number(stem: &str) -> Option<u32> {
    let digits = stem.split_once('-').map_or(stem, |(number, _)| number);
    // `parse` alone would take a plus sign.
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())
        .flatten()
}

/// The same name with another number in front.
pub fn renumbered(stem: &str, to: u32) -> String {
    let rest = match number(stem) {
        Some(_) => stem.split_once('-').map(|(_, slug)| slug),
        None => Some(stem),
    };
    match rest {
        Some(slug) => format!("{to:03}-{slug}"),
        None => format!("{to:03}"),
    }
}

/// The first words of the text in ASCII and lower case, stop words of the language left out: at most
/// five, and as many as fit in 40 characters. Empty where nothing is left.
pub fn slug(text: &str, lang: Lang) -> String {
    joined(
        words(text, lang)
            .filter(|word| !is_stop_word(word, lang))
            .take(SLUG_WORDS),
    )
}

/// A name as somebody wrote it, in what a slug may hold: no word is left out, as each was meant.
pub fn name(text: &str, lang: Lang) -> String {
    joined(words(text, lang))
}

/// As many words as fit.
fn joined(words: impl Iterator<Item = String>) -> String {
    let mut slug = String::new();
    for word in words {
        if slug.is_empty() {
            slug.extend(word.chars().take(SLUG_CHARS));
        } else if slug.len() + 1 + word.len() <= SLUG_CHARS {
            slug.push('-');
            slug.push_str(&word);
        } else {
            break;
        }
    }
    slug
}

/// The text's first line, cut at a word so that it takes at most `room` columns of a terminal.
///
/// What was cut ends with neither a stop word nor a comma, and has no ellipsis. A first word that is
/// wider than the room is cut itself. White space and control characters become single spaces.
pub fn subject(text: &str, room: usize, lang: Lang) -> String {
    let line = text
        .lines()
        .find(|line| line.contains(|c: char| !is_gap(c)))
        .unwrap_or_default();
    let mut kept: Vec<&str> = Vec::new();
    let mut columns = 0;
    let mut cut = false;
    for word in line.split(is_gap).filter(|word| !word.is_empty()) {
        let wider = columns + usize::from(!kept.is_empty()) + word.width();
        if wider > room {
            cut = true;
            if kept.is_empty() {
                return cut_word(word, room).to_owned();
            }
            break;
        }
        columns = wider;
        kept.push(word);
    }
    if cut {
        without_loose_end(&mut kept, lang);
    }
    kept.join(" ")
}

/// What stands between words in a subject.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Takes stop words and punctuation that leads on to more from the end, unless nothing else is there.
fn without_loose_end(words: &mut Vec<&str>, lang: Lang) {
    let leads_on = [
        ',', ';', ':', '.', '…', '-', '–', '—', '(', '[', '{', '/', '&', '+',
    ];
    let ends_well = |word: &str| {
        !word.is_empty() && !is_stop_word(&self::words(word, lang).collect::<String>(), lang)
    };
    let Some(last) = words
        .iter()
        .rposition(|word| ends_well(word.trim_end_matches(leads_on)))
    else {
        return;
    };
    words.truncate(last + 1);
    if let Some(word) = words.last_mut() {
        *word = word.trim_end_matches(leads_on);
    }
}

/// The longest beginning of a word that takes at most `room` columns.
fn cut_word(word: &str, room: usize) -> &str {
    // Characters without a width could go on for ever; a base with four marks is more than people write.
    let longest = room.saturating_mul(5);
    let fits = |end: &usize| word[..*end].width() <= room;
    let ends = word
        .char_indices()
        .map(|(start, c)| start + c.len_utf8())
        .take(longest);
    ends.take_while(fits).last().map_or("", |end| &word[..end])
}

/// The runs of letters and digits in a text, transliterated to lower-case ASCII.
///
/// An apostrophe joins (`customer's` is one word); a character that becomes a word of its own, such
/// as `€` or `北`, stands apart. In German an umlaut is written out, as everybody does there who cannot type it;
/// elsewhere the same two dots say that a vowel is spoken by itself (`coördinatie`).
fn words(text: &str, lang: Lang) -> impl Iterator<Item = String> + '_ {
    let umlaut = move |c: char| (lang == Lang::De && "äöüÄÖÜ".contains(c)).then_some('e');
    let written = move |c| transliterate(c).chain(umlaut(c));
    // A Mac composes an umlaut of two characters.
    let mut chars = text.nfc().flat_map(written);
    std::iter::from_fn(move || {
        let word: String = chars
            .by_ref()
            .skip_while(|c| *c == ' ')
            .take_while(|c| *c != ' ')
            .collect();
        (!word.is_empty()).then_some(word)
    })
}

/// What a character becomes in a slug: lower-case letters and digits, and spaces between words.
fn transliterate(c: char) -> impl Iterator<Item = char> {
    let ascii = match is_gap(c) {
        true => " ",
        false => deunicode::deunicode_char(c).unwrap_or(" "),
    };
    let apart = !c.is_ascii()
        && !c.is_alphanumeric()
        && ascii.contains(|c: char| c.is_ascii_alphanumeric());
    let space = apart.then_some(' ');
    let letters = ascii.chars().filter(|c| !matches!(c, '\'' | '`')).map(|c| {
        match c.is_ascii_alphanumeric() {
            true => c.to_ascii_lowercase(),
            false => ' ',
        }
    });
    space.into_iter().chain(letters).chain(space)
}

/// Whether a transliterated word is a stop word.
fn is_stop_word(word: &str, lang: Lang) -> bool {
    stop_words(lang).iter().any(
        |stop| match stop.bytes().all(|byte| byte.is_ascii_lowercase()) {
            true => *stop == word,
            false => words(stop, lang).eq([word]),
        },
    )
}

/// The words that a slug leaves out and a shortened subject does not end with, as they are spelled.
///
/// Articles, prepositions, pronouns, conjunctions and auxiliaries. Not among them is what turns a
/// sentence round (`not`, `without`) and what belongs to a measure (`within`).
pub fn stop_words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => EN,
        Lang::Nl => NL,
        Lang::De => DE,
    }
}

#[rustfmt::skip]
const EN: &[&str] = &[
    // articles
    "a", "an", "the",
    // prepositions
    "about", "above", "across", "after", "against", "along", "among", "around", "at", "before",
    "behind", "below", "beside", "between", "by", "down", "during", "for", "from", "in", "into",
    "near", "of", "off", "on", "onto", "out", "over", "past", "since", "than", "through", "till",
    "to", "toward", "towards", "under", "until", "up", "upon", "via", "with",
    // pronouns
    "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your",
    "yours", "he", "him", "his", "she", "her", "hers", "it", "its", "itself", "they", "them",
    "their", "theirs", "themselves", "this", "that", "these", "those", "who", "whom", "whose",
    "which", "what", "there",
    // conjunctions
    "and", "or", "but", "nor", "so", "yet", "if", "because", "as", "while", "when", "where",
    "whether", "though", "although",
    // auxiliaries
    "be", "am", "is", "are", "was", "were", "been", "being", "do", "does", "did", "have", "has",
    "had", "having", "will", "would", "shall", "should", "can", "could", "may", "might", "must",
    // run together
    "i'm", "i've", "it's", "that's", "there's", "they're", "they've", "we're", "we've", "you're",
];

#[rustfmt::skip]
const NL: &[&str] = &[
    // lidwoorden
    "de", "het", "een", "'t", "'n", "'s",
    // voorzetsels
    "aan", "achter", "bij", "boven", "door", "in", "langs", "met", "na", "naar", "naast", "om",
    "onder", "op", "over", "per", "rond", "sinds", "te", "tegen", "ten", "ter", "tijdens", "tot",
    "tussen", "uit", "van", "vanaf", "vanuit", "via", "volgens", "voor", "voorbij",
    // voornaamwoorden
    "ik", "mij", "me", "mijn", "jij", "je", "jou", "jouw", "u", "uw", "hij", "hem", "zijn", "zij",
    "ze", "haar", "wij", "we", "ons", "onze", "jullie", "hun", "hen", "zich", "dit", "dat", "deze",
    "die", "wie", "wat", "welk", "welke", "waar", "er",
    // voegwoorden
    "en", "of", "maar", "want", "dus", "als", "dan", "omdat", "terwijl", "wanneer", "toen",
    "zodat", "doordat", "hoewel",
    // hulpwerkwoorden
    "ben", "bent", "is", "was", "waren", "geweest", "heb", "hebt", "heeft", "hebben", "had",
    "hadden", "word", "wordt", "worden", "werd", "werden", "kan", "kun", "kunt", "kunnen", "kon",
    "konden", "zal", "zul", "zult", "zullen", "zou", "zouden", "mag", "mogen", "mocht", "mochten",
    "moet", "moeten", "moest", "moesten", "wil", "wilt", "willen", "wilde", "wilden",
];

#[rustfmt::skip]
const DE: &[&str] = &[
    // Artikel
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines",
    // Präpositionen
    "ab", "am", "an", "ans", "auf", "aufs", "aus", "außer", "bei", "beim", "bis", "durch", "für",
    "fürs", "gegen", "hinter", "im", "in", "ins", "je", "mit", "nach", "neben", "pro", "seit",
    "über", "um", "unter", "vom", "von", "vor", "während", "wegen", "zu", "zum", "zur", "zwischen",
    // Pronomen
    "ich", "mich", "mir", "mein", "meine", "meinen", "meinem", "meiner", "meines", "du", "dich",
    "dir", "dein", "deine", "deinen", "deinem", "deiner", "deines", "er", "ihn", "ihm", "sein",
    "seine", "seinen", "seinem", "seiner", "seines", "sie", "ihr", "ihre", "ihren", "ihrem",
    "ihrer", "ihres", "ihnen", "es", "wir", "uns", "unser", "unsere", "unseren", "unserem",
    "unserer", "unseres", "euch", "euer", "eure", "man", "sich", "dies", "diese", "diesen",
    "diesem", "dieser", "dieses", "wer", "wen", "wem", "was", "welche", "welchen", "welchem",
    "welcher", "welches", "wo",
    // Konjunktionen
    "und", "oder", "aber", "denn", "weil", "dass", "daß", "wenn", "als", "wie", "ob", "da",
    "sowie", "sondern", "damit", "obwohl",
    // Hilfsverben
    "bin", "bist", "ist", "sind", "seid", "war", "waren", "gewesen", "habe", "hast", "hat",
    "haben", "hatte", "hatten", "werde", "wirst", "wird", "werden", "wurde", "wurden", "worden",
    "kann", "können", "könnte", "konnte", "konnten", "soll", "sollen", "sollte", "sollten",
    "muss", "muß", "müssen", "musste", "mussten", "darf", "dürfen", "durfte", "will", "wollen",
    "mag", "mögen",
];

#[cfg(test)]
mod tests;
