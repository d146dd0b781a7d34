//! Texts broken between words.

use textwrap::{Options, WordSplitter, WrapAlgorithm};

use crate::view::{
    lay::{Line, Pen, Sheet, Tone},
    terminal::width_of,
};

/// How far lines go in below a label that stands before a text.
const INDENT: &str = "  ";
/// A blank at which no line is broken, as those in a date.
const HELD: char = '\u{a0}';
/// Room that a text needs beside a label.
const ROOM: usize = 12;

/// The lines of a text, the first and the further ones each with what stands before them.
fn broken(text: &str, width: usize, first: &str, further: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, paragraph) in text.split('\n').enumerate() {
        let first = if at == 0 { first } else { further };
        lines.extend(broken_paragraph(paragraph, width.max(1), first, further));
    }
    lines
}

fn broken_paragraph(text: &str, width: usize, first: &str, further: &str) -> Vec<String> {
    let mut room = width;
    loop {
        let options = Options::new(room)
            .initial_indent(first)
            .subsequent_indent(further)
            // A date is not broken at its dashes, nor is a command at its options.
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        let text = dates_held(text, room.saturating_sub(width_of(further)));
        let lines = textwrap::wrap(&text, options);
        let widest = lines.iter().map(|line| width_of(line)).max().unwrap_or(0);
        // Letters are counted one by one there, and some signs are wider with what follows them.
        if widest <= width || room == 1 {
            return lines.iter().map(|line| released(line)).collect();
        }
        room = room.saturating_sub(widest - width).max(1);
    }
}

/// How wide the widest word of a text is, of those that are to be kept whole.
pub(super) fn widest_word(text: &str, longest: usize) -> usize {
    let separator = textwrap::WordSeparator::new();
    let words = text.lines().flat_map(|line| separator.find_words(line));
    let widths = words.map(|word| width_of(word.word));
    widths.filter(|width| *width <= longest).max().unwrap_or(0)
}

/// A text of our own that stays in one line where it can.
pub fn held(text: &str) -> String {
    text.replace(' ', &HELD.to_string())
}

/// A text in whose dates, such as `29 Nov 2026`, no line is broken, unless one is wider than a line.
pub fn dates_held(text: &str, room: usize) -> String {
    let digits = |word: &str| word.len() < 3 && word.starts_with(|c: char| c.is_ascii_digit());
    let is_day = |word: &str| {
        let day = word.trim_end_matches('.').trim_start_matches('(');
        digits(day) && day.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month = |word: &str| {
        let month = word.trim_end_matches('.');
        (3..=5).contains(&month.chars().count()) && month.chars().all(char::is_alphabetic)
    };
    let is_year = |word: &str| {
        let year = word.get(..4).unwrap_or_default();
        year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())
    };
    let words: Vec<&str> = text.split(' ').collect();
    let mut held = String::with_capacity(text.len() + 8);
    for (at, word) in words.iter().enumerate() {
        held.push_str(word);
        let around = |back: usize| {
            let three = words.get(at.checked_sub(back)?..at + 3 - back)?;
            let wide = || three.iter().map(|word| width_of(word) + 1).sum::<usize>() - 1;
            Some(is_day(three[0]) && is_month(three[1]) && is_year(three[2]) && wide() <= room)
        };
        if at + 1 < words.len() {
            let within = [0, 1].into_iter().any(|back| around(back) == Some(true));
            held.push(if within { HELD } else { ' ' });
        }
    }
    held
}

/// The same text where nothing is laid out.
pub fn released(text: &str) -> String {
    text.replace(HELD, " ")
}

impl Pen {
    /// The lines of a text. Only a word that is wider than a whole line is broken.
    pub fn wrap(&self, text: &str, width: usize) -> Vec<String> {
        let text = self.said(text);
        broken(text.trim_end(), width, "", "")
    }

    /// A text with a label. `column` is how wide all labels here are; without it the text begins
    /// behind its label and goes on below it.
    pub fn labelled(
        &self,
        label: &str,
        text: &str,
        tone: Tone,
        column: Option<usize>,
        sheet: &mut Sheet,
    ) {
        let label = self.said(label);
        let text = self.said(text);
        let text = text.trim_end();
        let width = sheet.width;
        let before = column.unwrap_or_else(|| width_of(&label) + INDENT.len());
        let further = match column {
            Some(column) => " ".repeat(column),
            None => INDENT.to_owned(),
        };
        if label.is_empty() {
            return sheet.lines.extend(
                self.wrap(text, width)
                    .into_iter()
                    .map(|line| Line::of(line, tone)),
            );
        }
        if column.is_none() && before + ROOM > width {
            sheet.lines.extend(
                self.wrap(&label, width)
                    .into_iter()
                    .map(|line| Line::of(line, Tone::Quiet)),
            );
            let lines = broken(text, width, INDENT, INDENT).into_iter();
            return sheet.lines.extend(lines.map(|line| Line::of(line, tone)));
        }
        let first = " ".repeat(before);
        for (at, line) in broken(text, width, &first, &further)
            .into_iter()
            .enumerate()
        {
            sheet.push(match (at, line.get(before..)) {
                (0, rest) => {
                    let blanks = " ".repeat(before.saturating_sub(width_of(&label)));
                    Line::of(label.as_str(), Tone::Quiet)
                        .and(blanks, Tone::Plain)
                        .and(rest.unwrap_or_default(), tone)
                }
                _ => Line::of(line, tone),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::terminal::Style;

    fn pen() -> Pen {
        Pen::new(Style {
            width: 40,
            color: false,
            unicode: true,
        })
    }

    #[test]
    fn wide_letters_take_two_columns_and_accents_none() {
        assert_eq!(pen().wrap("標籤在工作台列印", 8), ["標籤在工", "作台列印"]);
        let accents = "e\u{301}e\u{301}e\u{301}e\u{301} a\u{308}b";
        assert_eq!(
            pen().wrap(accents, 4),
            ["e\u{301}e\u{301}e\u{301}e\u{301}", "a\u{308}b"]
        );
    }

    #[test]
    fn a_word_is_broken_only_where_no_line_could_hold_it() {
        assert_eq!(
            pen().wrap("2026-12-01 nice-to-have", 12),
            ["2026-12-01", "nice-to-have"]
        );
        assert_eq!(pen().wrap("ab Fehlerliste", 6), ["ab", "Fehler", "liste"]);
    }

    #[test]
    fn empty_lines_of_a_text_stay() {
        assert_eq!(pen().wrap("one\n\ntwo\n", 10), ["one", "", "two"]);
    }

    #[test]
    fn a_text_begins_behind_its_label_and_goes_on_below_it() {
        let mut sheet = Sheet::new(20);
        pen().labelled(
            "Step",
            "print each label at once",
            Tone::Plain,
            None,
            &mut sheet,
        );
        let style = Style {
            width: 20,
            color: false,
            unicode: true,
        };
        assert_eq!(sheet.text(style), "Step  print each\n  label at once\n");
        let mut sheet = Sheet::new(20);
        pen().labelled(
            "Step",
            "one\ntwo of them, or more",
            Tone::Plain,
            None,
            &mut sheet,
        );
        assert_eq!(sheet.text(style), "Step  one\n  two of them, or\n  more\n");
    }

    #[test]
    fn what_is_held_together_is_broken_last() {
        let text = format!("52 min ({})", held("9 Nov 2026"));
        assert_eq!(pen().wrap(&text, 14), ["52 min", "(9 Nov 2026)"]);
        assert_eq!(pen().wrap(&text, 40), ["52 min (9 Nov 2026)"]);
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_wider_than_it_may_be_and_no_letter_is_lost(
            text in "([ a-zé標\n-]|e\u{301}|⚠\u{fe0f}){0,60}",
            width in 2usize..30,
        ) {
            let lines = pen().wrap(&text, width);
            for line in &lines {
                proptest::prop_assert!(width_of(line) <= width, "{line:?}");
            }
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            proptest::prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
