//! The six elements in words: what the records show, with their references, and what was said.

use serde_json::{Value, json};

use crate::{
    practice::{
        culture::{Element, Fact, Part, Said},
        reference::Reference,
    },
    say,
    view::{
        lang::Words,
        terminal::{Style, bold, clean, dim},
    },
};

/// So many records are named beside a fact before it is only said how many there are.
const NAMED: usize = 4;

/// For a terminal: every element with its facts below their headings, and what was said of it. A home
/// among several has its name above it.
pub fn text(home: Option<&str>, parts: &[Part], words: &Words, style: Style) -> String {
    let heading = words.by_name("culture-title");
    let heading = match home {
        Some(home) => format!("{}: {heading}", clean(home)),
        None => heading,
    };
    let mut text = bold(&heading, style);
    text.push('\n');
    for part in parts {
        let title = clean(&title(part.element, words));
        text.push_str(&format!("\n{}\n", bold(&title, style)));
        for line in lines(part, words, style) {
            text.push_str(&match line {
                Line::Heading(heading) => dim(&heading, style),
                Line::Said(said) => said,
            });
            text.push('\n');
        }
    }
    text
}

/// A line of an element, broken to the width.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    Heading(String),
    Said(String),
}

/// What stands below the title of an element.
pub fn lines(part: &Part, words: &Words, style: Style) -> Vec<Line> {
    let broken = |text: &str, first: &'static str, then: &'static str| {
        let options = textwrap::Options::new(usize::from(style.width).max(20))
            .initial_indent(first)
            .subsequent_indent(then);
        let paragraphs = clean(text);
        let paragraphs = paragraphs.trim_end().lines();
        let all = paragraphs.enumerate().map(|(place, line)| {
            let options = match place {
                0 => options.clone(),
                _ => options.clone().initial_indent(then),
            };
            textwrap::fill(line, options)
        });
        all.collect::<Vec<String>>().join("\n")
    };
    let heading = |text: &str| Line::Heading(broken(text, "  ", "  "));
    let said = |text: &str| Line::Said(broken(text, "    ", "      "));
    if part.facts.is_empty() && part.said.is_empty() {
        return vec![heading(&words.by_name("culture-nothing"))];
    }
    let mut lines = Vec::new();
    for group in part.facts.chunk_by(|a, b| a.about == b.about) {
        lines.push(heading(&words.by_name(group[0].about.heading())));
        lines.extend(group.iter().map(|fact| said(&fact_line(fact, words))));
    }
    for one in &part.said {
        lines.push(heading(&who(one, words)));
        lines.push(said(&format!("{} ({})", one.text.trim_end(), one.from)));
    }
    lines
}

/// `1 Purpose`
pub fn title(element: Element, words: &Words) -> String {
    let place = Element::ALL.iter().position(|one| *one == element);
    let number = place.map_or(0, |place| place + 1);
    format!("{number} {}", words.say(&element.title()))
}

/// A fact in a line: its sentence, and the records that it comes from.
pub fn fact_line(fact: &Fact, words: &Words) -> String {
    let names: Vec<String> = fact.from.iter().map(Reference::full).collect();
    let named = match names.len().saturating_sub(NAMED) {
        0 => names.join(", "),
        more => words.say(&say!(
            "names-and-more",
            names = names[..NAMED].join(", "),
            more = more
        )),
    };
    format!("{} ({named})", words.say(&fact.text).trim_end())
}

/// Under what something was said: `Said 23 November 2026, packing team`
pub fn who(said: &Said, words: &Words) -> String {
    match (said.on, &said.team) {
        (Some(on), Some(team)) => words.say(&say!("culture-said-by", on = on, team = team)),
        (Some(on), None) => words.say(&say!("culture-said", on = on)),
        (None, _) => words.by_name("culture-said-once"),
    }
}

/// For programs.
pub fn json(parts: &[Part], words: &Words) -> Value {
    let element = |part: &Part| {
        json!({
            "name": part.element.as_str(),
            "facts": part.facts.iter().map(|fact| fact_json(fact, words)).collect::<Vec<_>>(),
            "said": part.said.iter().map(said_json).collect::<Vec<_>>(),
        })
    };
    parts.iter().map(element).collect()
}

fn fact_json(fact: &Fact, words: &Words) -> Value {
    json!({
        "name": fact.about.as_str(),
        "text": words.say(&fact.text),
        "refs": fact.from.iter().map(Reference::full).collect::<Vec<_>>(),
        "on": fact.on.map(|on| on.to_string()),
    })
}

fn said_json(said: &Said) -> Value {
    json!({
        "ref": said.from.full(),
        "on": said.on.map(|on| on.to_string()),
        "team": said.team,
        "text": said.text,
    })
}
