//! The agenda in words: what waits and since when, what is due today, what comes.

use crate::{
    practice::{agenda::Item, when::Day},
    say,
    view::{
        lang::{Words, when},
        markdown,
        page::{Grid, Page, first_line},
    },
};

/// The agenda for a terminal.
pub fn page(items: &[Item], today: Day, until: Day, words: &Words) -> Page {
    let grids = parts(items, today, until, words).map(|(title, items)| Grid {
        title,
        rows: items
            .iter()
            .map(|item| vec![place(item), date(item, today, words), told(item, words)])
            .collect(),
        ..Grid::default()
    });
    let mut tables: Vec<Grid> = grids.collect();
    if tables.is_empty() {
        tables.push(Grid {
            empty: words.say(&say!("agenda-empty", until = until)),
            ..Grid::default()
        });
    }
    Page {
        tables,
        ..Page::default()
    }
}

/// The agenda for a mail or a chat.
pub fn markdown(items: &[Item], today: Day, until: Day, words: &Words) -> String {
    let title = words.say(&say!(
        "agenda-title",
        today = when::show_day_long(today, words.lang())
    ));
    let mut shown = format!("# {}\n", markdown::plain(&title));
    for (title, items) in parts(items, today, until, words) {
        shown.push_str(&format!("\n## {}\n\n", markdown::plain(&title)));
        for item in items {
            let when = date(item, today, words);
            let when = match when.as_str() {
                "" => String::new(),
                when => format!(", {}", markdown::plain(when)),
            };
            shown.push_str(&format!(
                "- **{}**{when}: {}\n",
                markdown::plain(&place(item)),
                markdown::plain(&told(item, words))
            ));
        }
    }
    if items.is_empty() {
        let empty = words.say(&say!("agenda-empty", until = until));
        shown.push_str(&format!("\n{}\n", markdown::plain(&empty)));
    }
    shown
}

/// What waits from before, what is due today, and what comes, each where there is something.
pub(super) fn parts<'a>(
    items: &'a [Item],
    today: Day,
    until: Day,
    words: &Words,
) -> impl Iterator<Item = (String, &'a [Item])> {
    // They are ordered by date.
    let (before, rest) = items.split_at(items.partition_point(|item| item.on < today));
    let (now, ahead) = rest.split_at(rest.partition_point(|item| item.on == today));
    [
        (words.by_name("agenda-before"), before),
        (words.by_name("agenda-today"), now),
        (words.say(&say!("agenda-ahead", until = until)), ahead),
    ]
    .into_iter()
    .filter(|(_, items)| !items.is_empty())
}

/// `packing E14`, `P7`; `North: packing E14` where several homes are read
pub(super) fn place(item: &Item) -> String {
    let name = item.reference.to_string();
    let place = match &item.board {
        Some(board) if *board != name => format!("{board} {name}"),
        _ => name,
    };
    match &item.home {
        Some(home) => format!("{home}: {place}"),
        None => place,
    }
}

/// Since when it waits, or when it is due; nothing for some time today.
pub(super) fn date(item: &Item, today: Day, words: &Words) -> String {
    let time = item.time.map(|time| time.format("%H:%M").to_string());
    if item.on < today {
        return words.say(&say!("agenda-since", on = item.on));
    }
    let day = (item.on > today).then(|| when::show_weekday(item.on, words.lang()));
    let parts: Vec<String> = day.into_iter().chain(time).collect();
    parts.join(" ")
}

/// What is due, with when it was last done where it waits.
pub(super) fn told(item: &Item, words: &Words) -> String {
    match item.last {
        Some(last) => {
            let last = words.say(&say!("agenda-last", on = last));
            format!("{} ({last})", text(item, words))
        }
        None => text(item, words),
    }
}

pub(super) fn text(item: &Item, words: &Words) -> String {
    first_line(&words.say(&item.text)).to_owned()
}
