//! Pages as text for a terminal, or for whoever reads standard output.

use comfy_table::{Attribute, Cell, ColumnConstraint, ContentArrangement, Table, Width, presets};

use crate::view::page::{Grid, Page, Row};

/// How wide, whether with colour, and whether with more signs than ASCII has.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    pub width: u16,
    pub color: bool,
    pub unicode: bool,
}

const BOLD: anstyle::Style = anstyle::Style::new().bold();
const DIM: anstyle::Style = anstyle::Style::new().dimmed();

/// How many columns a text takes.
pub fn width_of(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

pub fn bold(text: &str, style: Style) -> String {
    paint(text, BOLD, style)
}

pub fn dim(text: &str, style: Style) -> String {
    paint(text, DIM, style)
}

pub fn page(page: &Page, style: Style) -> String {
    let mut parts = Vec::new();
    let mut head = String::new();
    if !page.title.is_empty() {
        let title = textwrap::fill(&clean(&page.title), usize::from(style.width));
        head.push_str(&paint(&title, BOLD, style));
        head.push('\n');
    }
    head.push_str(&rows(&page.rows, style));
    parts.push(head);
    parts.extend(page.tables.iter().map(|grid| grid_text(grid, style)));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// Between a label and what it says.
const GAP: usize = 2;
/// What a label says has at least so much room.
const READABLE: usize = 20;

/// A label with what it says below it.
fn under_each_other(row: &Row, style: Style) -> String {
    let options = textwrap::Options::new(usize::from(style.width))
        .initial_indent("  ")
        .subsequent_indent("  ")
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let label = paint(&wrapped(&row.label, style), DIM, style);
    format!("{label}\n{}\n", textwrap::fill(&clean(&row.text), options))
}

/// A text that stands above others, its further lines set in.
fn wrapped(text: &str, style: Style) -> String {
    let options = textwrap::Options::new(usize::from(style.width))
        .subsequent_indent("  ")
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(&clean(text), options)
}

fn rows(rows: &[Row], style: Style) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let label = rows.iter().map(|row| width_of(&clean(&row.label))).max();
    if label.unwrap_or_default() + GAP + READABLE > usize::from(style.width) {
        return rows
            .iter()
            .map(|row| under_each_other(row, style))
            .collect();
    }
    let mut table = plain(style);
    for row in rows {
        table.add_row([dimmed(&row.label), Cell::new(clean(&row.text))]);
    }
    // A label is never broken, and what it says has room to be read.
    if let Some(column) = table.column_mut(0) {
        column
            .set_padding((0, 2))
            .set_constraint(ColumnConstraint::ContentWidth);
    }
    if let Some(column) = table.column_mut(1) {
        column
            .set_padding((0, 0))
            .set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(
                READABLE as u16,
            )));
    }
    tidy(&table.to_string())
}

fn grid_text(grid: &Grid, style: Style) -> String {
    let mut text = String::new();
    if !grid.title.is_empty() {
        text.push_str(&paint(&clean(&grid.title), BOLD, style));
        text.push('\n');
    }
    if grid.rows.is_empty() {
        if !grid.empty.is_empty() {
            text.push_str(&clean(&grid.empty));
            text.push('\n');
        }
        return text;
    }
    if style.width < NARROW && grid.heads.len() > 3 {
        return text + &stacked(grid, style);
    }
    let columns = grid.rows.iter().map(Vec::len).max().unwrap_or_default();
    if style.width < NARROW && grid.heads.is_empty() && columns > 2 {
        return text + &folded(grid, style);
    }
    let mut table = plain(style);
    if !grid.heads.is_empty() {
        table.set_header(grid.heads.iter().map(|head| dimmed(head)));
    }
    for row in &grid.rows {
        table.add_row(row.iter().map(|cell| Cell::new(clean(cell))));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    if let Some(first) = table.column_mut(0) {
        first.set_constraint(ColumnConstraint::ContentWidth);
    }
    text.push_str(&tidy(&table.to_string()));
    text
}

/// Below this many columns, a table of many columns would break its words.
const NARROW: u16 = 70;

/// Each row in two lines: the last cell, which has the most words, below the others.
fn folded(grid: &Grid, style: Style) -> String {
    let block = |cells: &Vec<String>| {
        let (last, first) = cells.split_last()?;
        let first: Vec<String> = first
            .iter()
            .filter(|cell| !cell.is_empty())
            .map(|cell| clean(cell))
            .collect();
        let row = Row {
            label: first.join("  "),
            text: last.clone(),
        };
        Some(match last.is_empty() {
            true => format!("{}\n", wrapped(&row.label, style)),
            false => under_each_other(&row, style),
        })
    };
    grid.rows.iter().filter_map(block).collect()
}

/// Each row as a block of its own: the first cell above the others, which have their heads beside.
fn stacked(grid: &Grid, style: Style) -> String {
    let block = |cells: &Vec<String>| {
        let (name, below) = cells.split_first()?;
        let labelled = grid
            .heads
            .iter()
            .skip(1)
            .zip(below)
            .filter(|(_, text)| !text.is_empty());
        let labelled: Vec<Row> = labelled
            .map(|(label, text)| Row {
                label: label.clone(),
                text: text.clone(),
            })
            .collect();
        Some(format!(
            "{}\n{}",
            paint(&clean(name), BOLD, style),
            rows(&labelled, style)
        ))
    };
    grid.rows.iter().filter_map(block).collect()
}

fn plain(style: Style) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(style.width)
        .style_text_only();
    match style.color {
        true => table.enforce_styling(),
        false => table.force_no_tty(),
    };
    table
}

fn dimmed(text: &str) -> Cell {
    Cell::new(clean(text)).add_attribute(Attribute::Dim)
}

/// Without the blanks that a table fills its last column with.
fn tidy(text: &str) -> String {
    text.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

pub fn paint(text: &str, with: anstyle::Style, style: Style) -> String {
    if style.color {
        format!("{with}{text}{with:#}")
    } else {
        text.to_owned()
    }
}

/// Text that somebody wrote, made harmless: what would steer the terminal, or turn the reading
/// direction round, is shown instead of obeyed.
pub fn clean(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => shown.push('\n'),
            '\t' => shown.push_str("    "),
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {
                shown.extend(letter.escape_unicode());
            }
            control if control.is_control() => shown.extend(control.escape_unicode()),
            other => shown.push(other),
        }
    }
    shown
}

/// The signs between words in ASCII: for a terminal that has no others. Letters stay as they are.
pub fn plain_signs(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '·' | '–' | '—' | '─' | '•' => plain.push('-'),
            '…' => plain.push_str("..."),
            '“' | '”' | '„' | '«' | '»' => plain.push('"'),
            '‘' | '’' => plain.push('\''),
            '→' => plain.push_str("->"),
            '←' => plain.push_str("<-"),
            // They only stand for keys.
            '↑' => plain.push('^'),
            '↓' => plain.push('v'),
            '\u{a0}' | '\u{202f}' => plain.push(' '),
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrow(page: Page) -> String {
        let style = Style {
            width: 42,
            color: false,
            unicode: true,
        };
        let text = super::page(&page, style);
        let widest = text.lines().map(width_of).max();
        assert!(widest <= Some(42), "{text}");
        text
    }

    #[test]
    fn a_label_that_leaves_no_room_stands_above_what_it_says() {
        let row = Row {
            label: "Ambitieus maar haalbaar".to_owned(),
            text: "Niemand weet nog hoe de laatste vijf minuten eraf gaan".to_owned(),
        };
        let page = Page {
            rows: vec![row],
            ..Page::default()
        };
        assert_eq!(
            narrow(page),
            "Ambitieus maar haalbaar\n  Niemand weet nog hoe de laatste vijf\n  minuten eraf gaan\n"
        );
    }

    #[test]
    fn three_columns_without_heads_are_folded_where_their_words_would_be_broken() {
        let cells = [
            "inpak-afdeling",
            "sinds 20 nov 2026",
            "coachcyclus: Sanne met Bram",
        ];
        let grid = Grid {
            rows: vec![cells.map(str::to_owned).to_vec()],
            ..Grid::default()
        };
        let page = Page {
            tables: vec![grid],
            ..Page::default()
        };
        assert_eq!(
            narrow(page),
            "inpak-afdeling  sinds 20 nov 2026\n  coachcyclus: Sanne met Bram\n"
        );
    }

    #[test]
    fn what_stands_above_in_a_folded_row_keeps_within_the_width_too() {
        let long = "Klanten sturen facturen terug: het nummer erop is van iets anders";
        let rows = ["in focus", ""].map(|state| ["O3", long, state].map(str::to_owned).to_vec());
        let grid = Grid {
            rows: rows.to_vec(),
            ..Grid::default()
        };
        let page = Page {
            tables: vec![grid],
            ..Page::default()
        };
        let text = narrow(page);
        assert_eq!(text.matches("O3  Klanten sturen").count(), 2, "{text}");
        assert_eq!(text.matches("\n  in focus\n").count(), 1, "{text}");
    }

    #[test]
    fn labels_and_heads_are_dim_and_the_room_behind_them_is_not() {
        let row = |label: &str, text: &str| Row {
            label: label.to_owned(),
            text: text.to_owned(),
        };
        let page = Page {
            rows: vec![row("Step", "Print each label"), row("Expectation", "Less")],
            tables: vec![Grid {
                heads: ["Day", "Value"].map(str::to_owned).to_vec(),
                rows: vec![["23 Nov", "41"].map(str::to_owned).to_vec()],
                ..Grid::default()
            }],
            ..Page::default()
        };
        let (dim, end) = ("\x1b[2m", "\x1b[0m");
        let shown = |color: bool| {
            let style = Style {
                width: 80,
                color,
                unicode: true,
            };
            super::page(&page, style)
        };
        let colored = format!(
            "{dim}Step{end}         Print each label\n{dim}Expectation{end}  Less\n\n\
             {dim}Day{end}     {dim}Value{end}\n23 Nov  41\n"
        );
        assert_eq!(shown(true), colored);
        assert_eq!(shown(false), colored.replace(dim, "").replace(end, ""));
    }

    #[test]
    fn what_would_steer_the_terminal_is_shown() {
        assert_eq!(
            clean("a\x1b[2Jb\u{202e}c\r\u{9b}\u{61c}"),
            "a\\u{1b}[2Jb\\u{202e}c\\u{d}\\u{9b}\\u{61c}"
        );
    }
}
