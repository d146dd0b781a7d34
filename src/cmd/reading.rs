//! How a file was read, said to a person and to a program.

use serde_json::json;

use crate::{
    cmd::app::App,
    practice::{
        metric::Added,
        say::Message,
        spreadsheet::{DateOrder, Decimal},
        when::{Day, Moment},
    },
    say,
    sheet::{Reading, Source},
    view::lang::Words,
};

/// Says what the file was read as, before anything is kept.
pub fn tell(app: &mut App<'_>, path: &str, reading: &Reading, added: &[Added]) {
    let words = app.words();
    let mut lines = vec![words.say(&told_source(words, path, &reading.source, reading.header))];
    let date = &reading.date_column;
    lines.push(words.say(&match (&reading.order, &reading.example) {
        (Some(order), Some((text, day))) => say!(
            "reading-date-order",
            column = date,
            order = order.as_str(),
            text = text,
            day = *day,
        ),
        _ => say!("reading-date", column = date),
    }));
    for column in &reading.columns {
        let mut line = words.say(&match column.decimal {
            Some(decimal) => say!(
                "reading-metric-decimal",
                metric = &column.slug,
                column = &column.name,
                decimal = decimal.as_str(),
            ),
            None => say!(
                "reading-metric",
                metric = &column.slug,
                column = &column.name
            ),
        });
        if column.times {
            line.push_str(&words.by_name("reading-times"));
        }
        lines.push(line);
    }
    let count: usize = reading
        .columns
        .iter()
        .map(|column| column.values.len())
        .sum();
    if let (Some(first), Some(last)) = (reading.first, reading.last) {
        lines.push(words.say(&say!(
            "reading-count",
            count = count,
            first = first.day(),
            last = last.day()
        )));
    }
    let empty: usize = reading.columns.iter().map(|column| column.skipped).sum();
    if empty > 0 {
        lines.push(words.say(&say!("reading-empty", count = empty)));
    }
    if reading.skipped > 0 {
        lines.push(words.say(&say!("reading-skipped", count = reading.skipped)));
    }
    if !reading.unused.is_empty() {
        let unused = reading.unused.join(", ");
        lines.push(words.say(&say!("reading-unused", columns = unused)));
    }
    for column in added {
        if column.there > 0 {
            lines.push(words.say(&say!(
                "reading-there",
                metric = &column.metric,
                count = column.there
            )));
        }
        if !column.other_days.is_empty() {
            lines.push(words.say(&say!(
                "reading-other-days",
                metric = &column.metric,
                count = column.other_days.len(),
                days = few(words, &column.other_days),
            )));
        }
    }
    for line in lines {
        app.tell(&line);
    }
}

/// What kind of file it was taken for.
pub fn told_source(words: &Words, path: &str, source: &Source, header: Option<usize>) -> Message {
    let header = match header {
        Some(line) => say!("reading-header", line = line),
        None => say!("reading-no-header"),
    };
    match source {
        Source::Json => say!("reading-json", path = path),
        Source::Text {
            encoding,
            separator,
        } => {
            let separator = match separator {
                Some('\t') => words.by_name("reading-tab"),
                Some(other) => words.say(&say!("sheet-named", name = other.to_string())),
                None => {
                    return say!(
                        "reading-text-one",
                        path = path,
                        encoding = *encoding,
                        header = header,
                    );
                }
            };
            say!(
                "reading-text",
                path = path,
                encoding = *encoding,
                separator = separator,
                header = header,
            )
        }
        Source::Book { format, sheet, .. } => say!(
            "reading-book",
            path = path,
            format = *format,
            sheet = sheet,
            header = header,
        ),
    }
}

/// The first days of many.
fn few(words: &Words, days: &[Day]) -> String {
    const FEW: usize = 5;
    let mut said: Vec<String> = days.iter().take(FEW).map(|day| words.day(*day)).collect();
    if days.len() > FEW {
        said.push("…".to_owned());
    }
    said.join(", ")
}

/// The same for a program.
pub fn source_json(path: &str, source: &Source) -> serde_json::Value {
    let (format, encoding, separator, sheet) = match source {
        Source::Json => ("json", None, None, None),
        Source::Text {
            encoding,
            separator,
        } => ("csv", Some(*encoding), *separator, None),
        Source::Book { format, sheet, .. } => (*format, None, None, Some(sheet.as_str())),
    };
    json!({
        "path": path,
        "format": format,
        "encoding": encoding,
        "separator": separator,
        "sheet": sheet,
    })
}

pub fn json(path: &str, reading: &Reading, added: &[Added]) -> serde_json::Value {
    let text = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
    let columns = reading.columns.iter().zip(added).map(|(column, added)| {
        json!({
            "metric": column.slug,
            "column": column.name,
            "decimal": column.decimal.map(Decimal::as_str),
            "values": column.values.len(),
            "empty": column.skipped,
            "added": added.added,
            "there": added.there,
            "other_days": added.other_days.iter().map(Day::to_string).collect::<Vec<_>>(),
        })
    });
    let mut told = source_json(path, &reading.source);
    let more = json!({
        "header": reading.header,
        "date_column": reading.date_column,
        "dates": reading.order.map(DateOrder::as_str),
        "columns": columns.collect::<Vec<_>>(),
        "skipped": reading.skipped,
        "unused": reading.unused,
        "first": text(reading.first),
        "last": text(reading.last),
    });
    if let (Some(told), serde_json::Value::Object(more)) = (told.as_object_mut(), more) {
        told.extend(more);
    }
    told
}
