//! The topics of `kata help`: what the help of one command cannot say, in each language.

use crate::{
    practice::lang::Lang,
    view::terminal::{self, Style},
};

pub const TOPICS: [&str; 5] = ["practice", "terms", "files", "merging", "privacy"];

/// Lines longer than this tire the eye, however wide the terminal is.
const WIDEST: u16 = 92;

/// The text of a topic as it was written.
pub fn source(topic: &str, lang: Lang) -> Option<&'static str> {
    Some(match (topic, lang) {
        ("practice", Lang::En) => include_str!("help/practice.en.txt"),
        ("practice", Lang::Nl) => include_str!("help/practice.nl.txt"),
        ("practice", Lang::De) => include_str!("help/practice.de.txt"),
        ("terms", Lang::En) => include_str!("help/terms.en.txt"),
        ("terms", Lang::Nl) => include_str!("help/terms.nl.txt"),
        ("terms", Lang::De) => include_str!("help/terms.de.txt"),
        ("files", Lang::En) => include_str!("help/files.en.txt"),
        ("files", Lang::Nl) => include_str!("help/files.nl.txt"),
        ("files", Lang::De) => include_str!("help/files.de.txt"),
        ("merging", Lang::En) => include_str!("help/merging.en.txt"),
        ("merging", Lang::Nl) => include_str!("help/merging.nl.txt"),
        ("merging", Lang::De) => include_str!("help/merging.de.txt"),
        ("privacy", Lang::En) => include_str!("help/privacy.en.txt"),
        ("privacy", Lang::Nl) => include_str!("help/privacy.nl.txt"),
        ("privacy", Lang::De) => include_str!("help/privacy.de.txt"),
        _ => return None,
    })
}

/// What commands and options say of themselves in another language than English: each text under the
/// English one, which stands where the command is defined.
pub fn commands(lang: Lang) -> Option<toml::Table> {
    let source = match lang {
        Lang::En => return None,
        Lang::Nl => include_str!("help/commands.nl.toml"),
        Lang::De => include_str!("help/commands.de.toml"),
    };
    // A test reads both.
    source.parse().ok()
}

/// What stands in a usage for something that is to be typed, such as `REF`, as help calls it in a language.
pub fn called(name: &str, lang: Lang) -> String {
    let texts = commands(lang);
    let own = texts.as_ref().and_then(|texts| texts.get(name)?.as_str());
    own.unwrap_or(name).to_owned()
}

/// A topic as it stands in a terminal.
pub fn page(topic: &str, lang: Lang, style: Style) -> Option<String> {
    let lines = source(topic, lang)?.lines();
    Some(lines.map(|line| laid_out(line, style) + "\n").collect())
}

/// A line of the source is a title, a paragraph, an item of a list, or something that is shown as it is.
fn laid_out(line: &str, style: Style) -> String {
    if let Some(title) = line.strip_prefix("# ") {
        return terminal::paint(title, anstyle::Style::new().bold(), style);
    }
    let own = line.len() - line.trim_start().len();
    let item = line.trim_start().split_once(' ').map(|(mark, _)| mark);
    let hanging = match item {
        Some(mark) if mark == "-" || mark.ends_with('.') && mark.len() == 2 => mark.len() + 1,
        _ => 0,
    };
    let indent = " ".repeat(own + hanging);
    let options = textwrap::Options::new(style.width.min(WIDEST).into())
        .subsequent_indent(&indent)
        // `Ziel-Zustand` stays one word.
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::fill(line, options)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{practice::kind::Kind, view::lang::Words};

    #[test]
    fn the_terms_are_those_that_the_program_says() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let text = source("terms", lang).unwrap().to_lowercase();
            let kinds = [
                Kind::Board,
                Kind::Condition,
                Kind::Target,
                Kind::Obstacle,
                Kind::Experiment,
                Kind::Cycle,
                Kind::Standard,
                Kind::Problem,
                Kind::Direction,
            ];
            let kinds = kinds.map(|kind| words.kind(kind));
            let charts = [
                "chart-run",
                "chart-xmr",
                "field-threshold",
                "field-look-back",
            ];
            let others = charts.map(|name| words.by_name(name));
            for term in kinds.into_iter().chain(others) {
                assert!(text.contains(&term.to_lowercase()), "{lang}: {term}");
            }
        }
    }

    #[test]
    fn every_topic_is_there_in_every_language_and_fits() {
        for topic in TOPICS {
            for lang in Lang::ALL {
                let source = source(topic, lang).unwrap();
                assert!(source.starts_with("# "), "{topic} {lang}");
                let style = Style {
                    width: 60,
                    color: false,
                    unicode: true,
                };
                let page = page(topic, lang, style).unwrap();
                let words = |text: &str| text.split_whitespace().count();
                // But for the mark of the title.
                assert_eq!(words(&page) + 1, words(source), "{topic} {lang}");
                for line in page.lines().filter(|line| !line.starts_with("   ")) {
                    assert!(terminal::width_of(line) <= 60, "{topic} {lang}: {line}");
                }
            }
        }
    }
}
