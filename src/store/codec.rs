//! Records as TOML text.
//!
//! Reading gives plain tables. Writing changes only what differs, in the text as it stands, so
//! that comments, the order of keys and keys that this program does not know survive every edit.

use std::fmt;

use toml::{Table, Value};
use toml_edit::{Array, ArrayOfTables, Decor, DocumentMut, InlineTable, Item, RawString};

use crate::practice::diff::{self, FieldChange};

/// Why a text is no record, and where.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct TextError {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The line itself.
    pub source_line: String,
    /// What the TOML reader says, in English.
    pub message: String,
}

impl TextError {
    /// The place of a byte in a text.
    pub fn at(text: &str, byte: usize, message: &str) -> TextError {
        let (line, column, source_line) = place(text, byte);
        TextError {
            line,
            column,
            source_line,
            message: message.trim().replace('\n', ", "),
        }
    }

    pub fn from_toml(text: &str, error: &toml::de::Error) -> TextError {
        TextError::at(
            text,
            error.span().map_or(0, |span| span.start),
            error.message(),
        )
    }
}

/// Line and column, from 1, of a byte in a text, and the line itself.
pub fn place(text: &str, byte: usize) -> (usize, usize, String) {
    let before = text.get(..byte).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.matches('\n').count() + 1;
    let column = before[start..].chars().count() + 1;
    let source_line = text[start..].lines().next().unwrap_or_default().to_owned();
    (line, column, source_line)
}

/// A value as it is written behind its key.
pub fn value(value: &Value) -> String {
    match value {
        Value::Array(values) if values.iter().any(Value::is_table) => {
            a_line_each(values).to_string()
        }
        other => inline(other).to_string(),
    }
}

/// Where a key stands in a text; the beginning when it is not there.
pub fn place_of_key(text: &str, path: &[String]) -> (usize, usize) {
    let found = toml_edit::Document::parse(text).ok().and_then(|document| {
        let mut item: &Item = document.as_item();
        let mut span = None;
        for key in path {
            let table = item.as_table_like()?;
            let (name, below) = table.get_key_value(key)?;
            span = name.span().or(below.span());
            item = below;
        }
        span
    });
    let (line, column, _) = place(text, found.map_or(0, |span| span.start));
    (line, column)
}

/// A text without the byte order mark that some editors put before it.
pub fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Reads a text into a table. A byte order mark and carriage returns are read over.
pub fn read(text: &str) -> Result<Table, TextError> {
    let text = unmarked(text);
    toml::from_str(text).map_err(|error| TextError::from_toml(text, &error))
}

/// A text that somebody wrote, as texts are kept: no byte order mark, line feeds, the last line ended.
pub fn tidy(text: &str) -> String {
    let mut text = unmarked(text).replace("\r\n", "\n");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// The text of a file after its fields changed from `old` to `new`; a new file when there is no
/// text yet.
pub fn write(text: Option<&str>, old: &Table, new: &Table) -> Result<String, TextError> {
    let text = text.map(|text| unmarked(text).replace("\r\n", "\n"));
    let text = text.as_deref().unwrap_or_default();
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        TextError::at(
            text,
            error.span().map_or(0, |span| span.start),
            error.message(),
        )
    })?;
    for change in diff::tables(old, new) {
        apply(&mut document, &change);
    }
    let mut text = document.to_string();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

fn apply(document: &mut DocumentMut, change: &FieldChange) {
    let comments = change_in(document.as_table_mut(), change);
    if !comments.is_empty() {
        let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing(format!("{comments}{trailing}"));
    }
}

/// Makes one change in a table. Gives the comments for which there is no place in it any more.
fn change_in(table: &mut dyn toml_edit::TableLike, change: &FieldChange) -> String {
    let Some((last, above)) = change.path.split_last() else {
        return String::new();
    };
    let Some(value) = &change.new else {
        return remove(table, above, last);
    };
    let mut table = table;
    for key in above {
        let below = table.entry(key).or_insert_with(|| Item::Table(implicit()));
        let Some(below) = below.as_table_like_mut() else {
            return String::new();
        };
        table = below;
    }
    set(table, last, change.old.as_ref(), value)
}

/// Sets a key, keeping the comments around it and in it, and appending where a list only grew.
fn set(
    table: &mut dyn toml_edit::TableLike,
    key: &str,
    old: Option<&Value>,
    value: &Value,
) -> String {
    if let (Some(item), Some(Value::Array(old)), Value::Array(new)) =
        (table.get_mut(key), old, value)
    {
        if new.len() > old.len() && new[..old.len()] == old[..] && append(item, &new[old.len()..]) {
            return String::new();
        }
        if let Item::ArrayOfTables(tables) = item
            && tables.len() == old.len()
            && let Some(comments) = one_by_one(tables, old, new)
        {
            return comments;
        }
    }
    let fresh = item(key, value);
    let mut comments = String::new();
    match table.get_mut(key) {
        Some(Item::Value(existing)) => {
            collect_within(&mut comments, existing);
            let decor = existing.decor().clone();
            match fresh {
                Item::Value(mut fresh) => {
                    *fresh.decor_mut() = decor;
                    *existing = fresh;
                }
                other => *table.get_mut(key).unwrap_or(&mut Item::None) = other,
            }
        }
        Some(existing) => {
            collect_inside(&mut comments, existing);
            *existing = fresh;
        }
        None => {
            table.insert(key, fresh);
        }
    }
    match !comments.is_empty() && !prepend_to(table, key, &comments) {
        true => comments,
        false => String::new(),
    }
}

/// Makes a list of tables what it is to be, each table changed where it stands, so that what is
/// written around and in the others stays. None where another list would have to be written.
fn one_by_one(tables: &mut ArrayOfTables, old: &[Value], new: &[Value]) -> Option<String> {
    let is_table = |value: &Value| value.is_table();
    if !old.iter().chain(new).all(is_table) {
        return None;
    }
    let mut comments = String::new();
    if new.len() < old.len() {
        // What is gone is what the others, in their order, do not account for.
        let mut left = new.iter().peekable();
        let gone: Vec<usize> = (0..old.len())
            .filter(|place| left.next_if(|next| **next == old[*place]).is_none())
            .collect();
        if left.peek().is_some() {
            return None;
        }
        for place in gone.into_iter().rev() {
            if let Some(table) = tables.get(place) {
                collect_inside(&mut comments, &Item::Table(table.clone()));
            }
            tables.remove(place);
        }
        return Some(comments);
    }
    for (place, value) in new.iter().enumerate() {
        let Value::Table(new) = value else { continue };
        match (tables.get_mut(place), old.get(place)) {
            (Some(table), Some(Value::Table(old))) => {
                for change in diff::tables(old, new) {
                    comments.push_str(&change_in(table, &change));
                }
            }
            _ => tables.push(block(new)),
        }
    }
    Some(comments)
}

/// Adds to a list in the way it is written; false where that way cannot hold the values.
fn append(item: &mut Item, more: &[Value]) -> bool {
    match item {
        Item::ArrayOfTables(tables) => {
            for value in more {
                let Value::Table(table) = value else {
                    return false;
                };
                tables.push(block(table));
            }
            true
        }
        Item::Value(toml_edit::Value::Array(array)) => {
            // New elements are laid out as the last one is: on a line of its own, or behind it.
            let alone = array.len() == 1;
            let prefix = array
                .iter()
                .last()
                .and_then(|last| last.decor().prefix())
                .map(indent)
                // Nothing stands before an only element, and a space before a second one.
                .map(|prefix| match alone && prefix.is_empty() {
                    true => " ".to_owned(),
                    false => prefix,
                });
            // A comment behind the last comma belongs to what stands before it.
            let behind = array.trailing().as_str().unwrap_or_default().to_owned();
            let mut comment = behind.contains('#').then(|| behind.trim_end().to_owned());
            if comment.is_some() {
                array.set_trailing("\n");
            }
            let prefix = prefix.or(comment.is_some().then(String::new));
            for value in more {
                let mut fresh = inline(value);
                if let Some(prefix) = &prefix {
                    let before = match comment.take() {
                        // It ends with its line, and so must whatever is behind it.
                        Some(comment) if !prefix.contains('\n') => format!("{comment}\n{prefix}"),
                        Some(comment) => format!("{comment}{prefix}"),
                        None => prefix.clone(),
                    };
                    fresh.decor_mut().set_prefix(before);
                }
                array.push_formatted(fresh);
            }
            true
        }
        _ => false,
    }
}

/// The white space before an element, without comments that belong to another one.
fn indent(prefix: &RawString) -> String {
    let text = prefix.as_str().unwrap_or(" ");
    match text.rfind('\n') {
        Some(newline) => format!("\n{}", &text[newline + 1..]),
        None => text.to_owned(),
    }
}

/// Removes a key; comments that stood with it move to what comes after it. Gives those for which
/// nothing does.
fn remove(table: &mut dyn toml_edit::TableLike, above: &[String], key: &str) -> String {
    let mut comments = String::new();
    let mut table = table;
    for key in above {
        let Some(below) = table.get_mut(key).and_then(Item::as_table_like_mut) else {
            return comments;
        };
        table = below;
    }
    let following = table
        .iter()
        .map(|(name, _)| name.to_owned())
        .skip_while(|name| name != key)
        .nth(1);
    if let Some(key) = table.key(key) {
        collect(&mut comments, key.leaf_decor());
    }
    let Some(gone) = table.remove(key) else {
        return comments;
    };
    collect_inside(&mut comments, &gone);
    let moved = following.is_some_and(|name| prepend_to(table, &name, &comments));
    match moved {
        true => String::new(),
        false => comments,
    }
}

/// Puts comments before a key or a table; false where nothing can stand before it.
fn prepend_to(table: &mut dyn toml_edit::TableLike, name: &str, comments: &str) -> bool {
    match table.get_mut(name) {
        // `a.b = 1`: what stands before the line belongs to its last key.
        Some(Item::Table(below)) if below.is_dotted() => {
            let first = below.iter().next().map(|(name, _)| name.to_owned());
            first.is_some_and(|first| prepend_to(below, &first, comments))
        }
        Some(Item::Table(below)) if !below.is_implicit() => {
            prepend(below.decor_mut(), comments);
            true
        }
        Some(Item::ArrayOfTables(tables)) => {
            let first = tables
                .get_mut(0)
                .map(|first| prepend(first.decor_mut(), comments));
            first.is_some()
        }
        Some(Item::Value(_)) => {
            let key = table
                .key_mut(name)
                .map(|mut key| prepend(key.leaf_decor_mut(), comments));
            key.is_some()
        }
        _ => false,
    }
}

/// The comment lines in what stands before or behind a key.
fn collect(comments: &mut String, decor: &Decor) {
    for raw in [decor.prefix(), decor.suffix()].into_iter().flatten() {
        collect_lines(comments, raw);
    }
}

fn collect_lines(comments: &mut String, raw: &RawString) {
    for line in raw
        .as_str()
        .unwrap_or_default()
        .lines()
        .filter(|line| line.trim_start().starts_with('#'))
    {
        comments.push_str(line.trim());
        comments.push('\n');
    }
}

/// Every comment in an item and around what stands in it.
fn collect_inside(comments: &mut String, item: &Item) {
    match item {
        Item::None => {}
        Item::Value(value) => collect_in_value(comments, value),
        Item::Table(table) => {
            collect(comments, table.decor());
            for (name, below) in table {
                if let Some(key) = table.key(name) {
                    collect(comments, key.leaf_decor());
                }
                collect_inside(comments, below);
            }
        }
        Item::ArrayOfTables(tables) => {
            for table in tables {
                collect_inside(comments, &Item::Table(table.clone()));
            }
        }
    }
}

fn collect_in_value(comments: &mut String, value: &toml_edit::Value) {
    collect_within(comments, value);
    collect(comments, value.decor());
}

/// Every comment in a value, those behind it apart.
fn collect_within(comments: &mut String, value: &toml_edit::Value) {
    if let toml_edit::Value::Array(array) = value {
        for element in array {
            collect_in_value(comments, element);
        }
        collect_lines(comments, array.trailing());
    }
}

fn prepend(decor: &mut Decor, comments: &str) {
    let prefix = decor
        .prefix()
        .and_then(RawString::as_str)
        .unwrap_or_default()
        .to_owned();
    decor.set_prefix(format!("{comments}{prefix}"));
}

/// A value as it is written in a file of its own making: tables as blocks, the points one a line.
fn item(key: &str, value: &Value) -> Item {
    match value {
        Value::Table(table) => Item::Table(block(table)),
        Value::Array(values) if key == "points" => Item::Value(a_line_each(values)),
        Value::Array(values) if !values.is_empty() && values.iter().all(Value::is_table) => {
            let mut tables = ArrayOfTables::new();
            for table in values.iter().filter_map(Value::as_table) {
                tables.push(block(table));
            }
            Item::ArrayOfTables(tables)
        }
        other => Item::Value(inline(other)),
    }
}

fn block(table: &Table) -> toml_edit::Table {
    let mut block = toml_edit::Table::new();
    for (key, value) in table {
        block.insert(key, item(key, value));
    }
    // `[people]` above `[people.anna]` says nothing.
    block.set_implicit(!table.is_empty() && table.iter().all(|(_, value)| value.is_table()));
    block
}

/// A table that is only there for what stands in it; its header appears with its first value.
fn implicit() -> toml_edit::Table {
    let mut table = toml_edit::Table::new();
    table.set_implicit(true);
    table
}

/// One element a line and a comma behind the last, so that a union merge of lines stays TOML.
fn a_line_each(values: &[Value]) -> toml_edit::Value {
    let mut array = Array::new();
    for value in values {
        let mut element = inline(value);
        element.decor_mut().set_prefix("\n  ");
        array.push_formatted(element);
    }
    array.set_trailing_comma(!values.is_empty());
    array.set_trailing("\n");
    toml_edit::Value::Array(array)
}

fn inline(value: &Value) -> toml_edit::Value {
    match value {
        Value::String(text) => string(text),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::Boolean(yes) => (*yes).into(),
        Value::Datetime(moment) => (*moment).into(),
        Value::Array(values) => toml_edit::Value::Array(values.iter().map(inline).collect()),
        Value::Table(table) => {
            let pairs: InlineTable = table
                .iter()
                .map(|(key, value)| (key.as_str(), inline(value)))
                .collect();
            toml_edit::Value::InlineTable(pairs)
        }
    }
}

/// A text; of several lines where it has more than one, so that a review shows lines.
fn string(text: &str) -> toml_edit::Value {
    if !text.contains('\n') {
        return text.into();
    }
    let mut written = String::from("\"\"\"\n");
    // Two quotes in a row might become the three that end the text, and so might one at its end.
    let mut letters = text.chars().peekable();
    let mut after_quote = false;
    while let Some(letter) = letters.next() {
        let quote = letter == '"';
        match letter {
            '\\' => written.push_str("\\\\"),
            '"' if after_quote || letters.peek().is_none() => written.push_str("\\\""),
            '"' | '\n' | '\t' => written.push(letter),
            control if control.is_control() => {
                let _ =
                    fmt::Write::write_fmt(&mut written, format_args!("\\u{:04X}", control as u32));
            }
            other => written.push(other),
        }
        after_quote = quote && !after_quote;
    }
    written.push_str("\"\"\"");
    // What was just written says the same; should that ever be wrong, one line holds any text.
    let parsed: Option<toml_edit::Value> = written.parse().ok();
    parsed
        .filter(|parsed| parsed.as_str() == Some(text))
        .unwrap_or_else(|| text.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(text: &str) -> Table {
        read(text).unwrap()
    }

    #[test]
    fn a_new_file_has_values_before_tables_and_a_line_for_each_line() {
        let new = table(
            "id = 'X'\nstep = 'Print'\nlearned = \"a\\nb\"\n[prediction]\nlow = 1.0\n[[notes]]\nby = 'me'",
        );
        let text = write(None, &Table::new(), &new).unwrap();
        assert_eq!(
            text,
            "id = \"X\"\nstep = \"Print\"\nlearned = \"\"\"\na\nb\"\"\"\n\n[prediction]\nlow = 1.0\n\n[[notes]]\nby = \"me\"\n"
        );
    }

    #[test]
    fn an_edit_keeps_comments_order_and_unknown_keys() {
        let text = "# top\nstep = 'Print' # why\n\n# mine\nmood = 3\nby = 2026-01-01 # soon\n\n[result] # here\n# inside\nhappened = 'x'\n";
        let old = table(text);
        let mut new = old.clone();
        new.insert("step".into(), Value::String("Weigh".into()));
        new.insert(
            "by".into(),
            "2026-02-01"
                .parse::<toml::value::Datetime>()
                .map(Value::Datetime)
                .unwrap(),
        );
        let changed = write(Some(text), &old, &new).unwrap();
        assert_eq!(
            changed,
            "# top\nstep = \"Weigh\" # why\n\n# mine\nmood = 3\nby = 2026-02-01 # soon\n\n[result] # here\n# inside\nhappened = 'x'\n"
        );
    }

    #[test]
    fn the_comments_of_a_removed_key_stay() {
        let text = "a = 1\n# about b\nb = 2 # behind b\nc = 3\n\n# about closed\n[closed]\n# inside\non = 2026-01-01 # then\n";
        let old = table(text);
        let mut new = old.clone();
        new.remove("b");
        new.remove("closed");
        let changed = write(Some(text), &old, &new).unwrap();
        for comment in [
            "# about b",
            "# behind b",
            "# about closed",
            "# inside",
            "# then",
        ] {
            assert!(
                changed.contains(comment),
                "{comment} is gone from:\n{changed}"
            );
        }
        assert_eq!(table(&changed), new);
    }

    #[test]
    fn comments_in_a_list_stay_whatever_becomes_of_its_elements() {
        let text = "# accept, and why\naccept = [\n  # the first\n  'a', # known\n  'b',\n]\n\n# why forty\n[[predictions]] # the truck\nmetric = 'x'\n# from the survey\nhigh = 40.0 # minutes\n\n# a second one\n[[predictions]]\nmetric = 'y'\nlow = 1.0\n# the end\n";
        let comments = [
            "# accept, and why",
            "# the first",
            "# known",
            "# why forty",
            "# the truck",
            "# from the survey",
            "# minutes",
            "# a second one",
            "# the end",
        ];
        let old = table(text);
        for new in [
            "accept = ['b']\npredictions = [{ metric = 'x', high = 38.0 }, { metric = 'y', low = 1.0 }]",
            "accept = ['a', 'c', 'b']\npredictions = [{ metric = 'x', low = 2.0 }, { metric = 'y', low = 1.0 }, { metric = 'z' }]",
            "accept = 'a'\npredictions = [{ metric = 'y', low = 1.0 }]",
            "accept = []\npredictions = [{ metric = 'y', low = 3.0 }]",
            "predictions = [{ metric = 'x', high = 40.0 }]",
            "predictions = 5",
            "",
        ] {
            let new = table(new);
            let changed = write(Some(text), &old, &new).unwrap();
            assert_eq!(table(&changed), new, "{changed}");
            for comment in comments {
                assert!(
                    changed.contains(comment),
                    "{comment} is gone from:\n{changed}"
                );
            }
        }
        let mut new = old.clone();
        new["predictions"][0]["high"] = 38.0.into();
        assert_eq!(
            write(Some(text), &old, &new).unwrap(),
            text.replace("40.0", "38.0"),
            "and nothing else moves"
        );
    }

    #[test]
    fn a_point_is_one_added_line() {
        let one = table("points = [ { on = 2026-11-23, n = 1, value = 1.0 } ]");
        let first = write(None, &Table::new(), &one).unwrap();
        assert_eq!(
            first,
            "points = [\n  { on = 2026-11-23, n = 1, value = 1.0 },\n]\n"
        );
        let two = table(
            "points = [ { on = 2026-11-23, n = 1, value = 1.0 }, { on = 2026-11-24, n = 1, value = 2.0 } ]",
        );
        let second = write(Some(&first), &one, &two).unwrap();
        assert_eq!(
            second,
            "points = [\n  { on = 2026-11-23, n = 1, value = 1.0 },\n  { on = 2026-11-24, n = 1, value = 2.0 },\n]\n"
        );
    }

    #[test]
    fn carriage_returns_and_a_byte_order_mark_are_read_and_not_written() {
        let text = "\u{feff}a = 1\r\nb = '''x\r\ny'''\r\n";
        let old = read(text).unwrap();
        let mut new = old.clone();
        new.insert("a".into(), Value::Integer(2));
        assert_eq!(
            write(Some(text), &old, &new).unwrap(),
            "a = 2\nb = '''x\ny'''\n"
        );
    }

    #[test]
    fn an_error_says_line_column_and_shows_the_line() {
        let error = read("a = 1\nb = [1,\nc = 2\n").unwrap_err();
        assert_eq!((error.line, error.source_line.as_str()), (3, "c = 2"));
        assert_eq!(
            place("é = 1\nöö = x", "é = 1\nöö = ".len()),
            (2, 6, "öö = x".to_owned())
        );
    }

    #[test]
    fn what_is_added_behind_a_comment_stays_out_of_it() {
        for (text, wanted) in [
            ("c = [1, # one\n]\n", "c = [1, # one\n 2,\n]\n"),
            ("c = [ # none yet\n]\n", "c = [ # none yet\n2\n]\n"),
        ] {
            let old = read(text).unwrap();
            let mut new = old.clone();
            let mut values = new["c"].as_array().unwrap().clone();
            values.push(2.into());
            new.insert("c".to_owned(), Value::Array(values));
            let written = write(Some(text), &old, &new).unwrap();
            assert_eq!(read(&written).unwrap(), new, "{written}");
            assert_eq!(written, wanted);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_as_it_was_written(text in "\\PC*|[ -~\\n\"\\\\\\t]{0,40}|[\"\\\\\\na]{0,8}") {
            let new: Table = [("t".to_owned(), Value::String(text.clone()))].into_iter().collect();
            let written = write(None, &Table::new(), &new).unwrap();
            prop_assert_eq!(read(&written).unwrap(), new);
        }

        #[test]
        fn reading_never_panics(text in "\\PC*") {
            let _ = read(&text);
        }
    }
}
