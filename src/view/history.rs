//! The learning history as a document: a section a day, and in it each step with what was recorded.

use crate::{
    practice::when::{Day, Stamp},
    say,
    view::{
        lang::{Words, when},
        markdown::{lines, plain},
    },
};

/// One step as it is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub at: Stamp,
    pub subject: String,
    /// What stands between the subject and the trailers.
    pub body: String,
    /// Who took it, the author first.
    pub people: Vec<String>,
    pub commit: String,
    /// Whether a person wrote the body, and not this program.
    pub by_hand: bool,
}

/// The document, with the steps in the order in which they are given.
pub fn markdown(name: &str, steps: &[Told], words: &Words) -> String {
    let title = words.say(&say!("history-title", name = name));
    let mut text = format!("# {}\n", plain(&title));
    if steps.is_empty() {
        text.push_str(&format!("\n{}\n", plain(&words.say(&say!("log-empty")))));
    }
    let mut day: Option<Day> = None;
    for step in steps {
        let on = step.at.day();
        if day != Some(on) {
            let shown = when::show_day_long(on, words.lang());
            text.push_str(&format!("\n## {}\n", plain(&shown)));
            day = Some(on);
        }
        text.push_str(&told(step));
    }
    text
}

/// Whether a text is such a document, in any language.
pub fn is_history(text: &str, all: &[Words]) -> bool {
    let first = text.lines().next().unwrap_or_default();
    // The name is whatever this home is called.
    let ends = |words: &Words| {
        let title = words.say(&say!("history-title", name = ""));
        first.starts_with("# ") && first.ends_with(&plain(&title))
    };
    all.iter().any(ends)
}

fn told(step: &Told) -> String {
    let time = step.at.time().format("%H:%M").to_string();
    let commit = step.commit.get(..8).unwrap_or(&step.commit);
    let about: Vec<String> = [time]
        .into_iter()
        .chain(step.people.iter().map(|person| plain(person)))
        .chain([format!("`{commit}`")])
        .collect();
    let mut text = format!("\n### {}\n\n{}\n", plain(&step.subject), about.join(" · "));
    let items = step.items();
    if !items.is_empty() {
        text.push('\n');
    }
    for item in items {
        let said = lines(&item.text);
        text.push_str(&match item.label {
            Some(label) => format!("- **{}**: {said}\n", plain(&label)),
            None => format!("- {said}\n"),
        });
    }
    text
}

/// One thing that a step says.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub label: Option<String>,
    pub text: String,
}

impl Told {
    /// The lines of the body, each with the lines that are indented below it.
    pub fn items(&self) -> Vec<Item> {
        let mut items: Vec<String> = Vec::new();
        for line in self.body.lines() {
            match items.last_mut() {
                Some(last) if line.starts_with("  ") => {
                    last.push('\n');
                    last.push_str(line.trim());
                }
                _ if line.trim().is_empty() => {}
                _ => items.push(line.trim().to_owned()),
            }
        }
        items.into_iter().map(|item| self.item(&item)).collect()
    }

    fn item(&self, said: &str) -> Item {
        // Only what this program wrote has labels.
        let labelled = said
            .split_once(": ")
            .filter(|(label, _)| !self.by_hand && !label.contains('\n'));
        match labelled {
            Some((label, text)) => Item {
                label: Some(label.to_owned()),
                text: text.to_owned(),
            },
            None => Item {
                label: None,
                // Somebody's own list is one anyway.
                text: said.trim_start_matches("- ").to_owned(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{example::stamp, lang::Lang};

    #[test]
    fn a_day_is_a_section_and_what_somebody_wrote_formats_nothing() {
        let step = |at: &str, subject: &str, body: &str| Told {
            at: stamp(at),
            subject: subject.to_owned(),
            body: body.to_owned(),
            people: vec!["Noor *B*".to_owned()],
            commit: "0123456789".to_owned(),
            by_hand: false,
        };
        let steps = [
            step(
                "2026-11-24T16:40:00+01:00",
                "packing E1 recorded: # x",
                "Happened: a\n  - b\n\nLearned: c <d>",
            ),
            step("2026-11-24T09:00:00+01:00", "packing E1 planned", ""),
        ];
        let words = Words::new(Lang::En);
        let text = markdown("Home", &steps, &words);
        assert_eq!(
            text,
            "# Home · learning history\n\n## Tuesday 24 November 2026\n\n### packing E1 recorded: \\# x\n\n16:40 · Noor \\*B\\* · `01234567`\n\n- **Happened**: a<br>- b\n- **Learned**: c &lt;d&gt;\n\n### packing E1 planned\n\n09:00 · Noor \\*B\\* · `01234567`\n"
        );
        assert!(is_history(&text, &[words]));
    }
}
