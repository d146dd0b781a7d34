//! What changed in a record, field by field, in the words of the language; a long text word by word.

use similar::{ChangeTag, TextDiff};
use toml::Value;

use crate::{
    practice::{
        changes::{self, RecordChange, STEM},
        diff::FieldChange,
        entry::Entry,
        kind::Kind,
    },
    say,
    view::page::{self, Around, Page, Row},
};

/// A text of more words than this is shown once, with what changed marked in it.
const FEW_WORDS: usize = 4;

/// One record's change as a page.
pub fn page(change: &RecordChange, around: Around<'_>) -> Page {
    let mut page = page::head(change.entry(), around);
    let mark = match change {
        RecordChange::New(_) => Some(around.words.by_name("change-new")),
        RecordChange::Gone(_) => Some(around.words.by_name("change-gone")),
        RecordChange::Changed(..) => None,
    };
    if let Some(mark) = mark {
        page.title = format!("{} · {mark}", page.title);
    }
    page.rows = rows(change, around);
    page
}

/// What changed, a line each.
pub fn rows(change: &RecordChange, around: Around<'_>) -> Vec<Row> {
    match change {
        RecordChange::New(entry) if entry.place.kind == Kind::Points => {
            page::points(entry, 0, around)
        }
        RecordChange::New(entry) => page::rows(entry, around, |_| true),
        // What it said is still in the history; its text says which one it was.
        RecordChange::Gone(entry) => Some(entry.lead())
            .filter(|lead| !lead.is_empty())
            .map(|text| Row {
                label: around.words.label("text"),
                text,
            })
            .into_iter()
            .collect(),
        RecordChange::Changed(old, new) => {
            let told = change
                .fields()
                .into_iter()
                .filter(|field| !changes::for_programs(field));
            told.map(|field| row(&field, old, new, around)).collect()
        }
    }
}

fn row(change: &FieldChange, old: &Entry, new: &Entry, around: Around<'_>) -> Row {
    let label = match change.path.as_slice() {
        [key] if key == STEM => around.words.by_name("change-stem"),
        [key] if key == "text" => page::capital(&around.words.kind(new.place.kind)),
        path => path
            .last()
            .map(|key| label(path, key, around))
            .unwrap_or_default(),
    };
    let shown = |value: &Option<Value>, entry: &Entry| {
        value
            .as_ref()
            .map(|value| text(&change.path, value, entry, around))
    };
    let text = match (shown(&change.old, old), shown(&change.new, new)) {
        (Some(old), Some(new)) => became(&old, &new, around),
        (Some(old), None) => around.words.say(&say!("change-taken-out", old = old)),
        (None, Some(new)) => new,
        (None, None) => String::new(),
    };
    Row { label, text }
}

/// The label of a field; of a key that no definition has, the key itself.
fn label(path: &[String], key: &str, around: Around<'_>) -> String {
    let name = format!("field-{}", key.replace('_', "-"));
    match around.words.has(&name) {
        true => around.words.label(key),
        false => path.join("."),
    }
}

/// A field's value in words, whatever stands around it.
pub fn value(path: &[String], value: &Value, entry: &Entry, around: Around<'_>) -> String {
    match value {
        // A table that one command made, such as a result: what it says, a line each.
        Value::Table(table) if changes::field(entry.place.kind, path).is_none() => {
            let lines = table.iter().map(|(key, below)| {
                let mut path = path.to_vec();
                path.push(key.clone());
                format!(
                    "{}: {}",
                    label(&path, key, around),
                    text(&path, below, entry, around)
                )
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        _ => text(path, value, entry, around),
    }
}

fn text(path: &[String], value: &Value, entry: &Entry, around: Around<'_>) -> String {
    let kind = entry.place.kind;
    match (changes::field(kind, path), value, path) {
        (Some(field), value, _) => page::text(field, value, entry, around),
        (None, Value::Table(table), [head]) => {
            page::element(head, table, kind.fields(), entry, around)
        }
        (None, Value::String(text), _) => text.clone(),
        (None, value, _) => value.to_string(),
    }
}

/// `old → new`, or a long text with what changed marked in it.
fn became(old: &str, new: &str, around: Around<'_>) -> String {
    let many = |text: &str| text.split_whitespace().count() > FEW_WORDS;
    let diff = TextDiff::from_words(old, new);
    if many(old) && many(new) && diff.ratio() > 0.4 {
        return marked(&diff);
    }
    around
        .words
        .say(&say!("change-became", old = old, new = new))
}

/// As `git diff --word-diff` marks it: `[-gone-]{+new+}`.
fn marked(diff: &TextDiff<'_, '_, str>) -> String {
    let mut text = String::new();
    let mut open = ChangeTag::Equal;
    let close = |text: &mut String, open: ChangeTag| {
        // The blank behind the last word is not part of what changed.
        let blanks = text.len() - text.trim_end_matches(' ').len();
        text.truncate(text.len() - blanks);
        text.push_str(match open {
            ChangeTag::Delete => "-]",
            ChangeTag::Insert => "+}",
            ChangeTag::Equal => "",
        });
        text.extend(std::iter::repeat_n(' ', blanks));
    };
    for change in diff.iter_all_changes() {
        if change.tag() != open {
            close(&mut text, open);
            // Marks stand beside one another, and apart from the words around them.
            if open == ChangeTag::Delete && change.tag() == ChangeTag::Insert {
                text.truncate(text.trim_end_matches(' ').len());
            }
            text.push_str(match change.tag() {
                ChangeTag::Delete => "[-",
                ChangeTag::Insert => "{+",
                ChangeTag::Equal => "",
            });
            open = change.tag();
        }
        text.push_str(change.value());
    }
    close(&mut text, open);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(old: &str, new: &str) -> String {
        marked(&TextDiff::from_words(old, new))
    }

    #[test]
    fn a_long_text_is_shown_once_with_its_changes_marked() {
        assert_eq!(
            words(
                "It falls from 6 to 2 minutes",
                "It falls from 6 to about 3 minutes"
            ),
            "It falls from 6 to [-2-]{+about 3+} minutes"
        );
        assert_eq!(
            words("one two", "one two three"),
            "one [-two-]{+two three+}".replace("[-two-]{+two three+}", "two{+ three+}")
        );
    }

    proptest! {
        #[test]
        fn the_marks_hold_both_texts(old in "([ab]{1,2} ){0,5}[ab]", new in "([ab]{1,2} ){0,5}[ab]") {
            let shown = words(&old, &new);
            let take = |text: &str, open: &str, shut: &str| {
                let mut out = String::new();
                let mut rest = text;
                while let Some((before, after)) = rest.split_once(open) {
                    out.push_str(before);
                    rest = after.split_once(shut).map_or("", |(_, after)| after);
                }
                out + rest
            };
            let plain = |text: String| text.replace(['[', ']', '{', '}', '-', '+'], "").split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(plain(take(&shown, "{+", "+}")), plain(old));
            prop_assert_eq!(plain(take(&shown, "[-", "-]")), plain(new));
        }
    }
}
