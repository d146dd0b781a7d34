//! Text that somebody wrote, inside Markdown: it is shown as it is, and neither formats nor links
//! nor begins a heading.

use crate::view::{
    page::{Grid, Page, Row},
    terminal,
};

/// A text on one line, with what Markdown or HTML would take for its own made plain.
pub fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown = String::with_capacity(line.len());
    for letter in terminal::clean(&line).chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => {
                shown.push('\\');
                shown.push(letter);
            }
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '&' => shown.push_str("&amp;"),
            // A reader of chats would otherwise make a link, or call somebody.
            '@' => shown.push_str("&#64;"),
            _ => shown.push(letter),
        }
    }
    shown
}

/// A text with the lines that it has, inside one line of Markdown.
pub fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(plain).collect();
    let begin = lines.iter().take_while(|line| line.is_empty()).count();
    let end = lines
        .iter()
        .rev()
        .take_while(|line| line.is_empty())
        .count();
    let said = lines.get(begin..lines.len().saturating_sub(end));
    said.unwrap_or_default().join("<br>")
}

/// A page: its rows and tables as lists, and as a table where the columns have heads.
pub fn page(page: &Page) -> String {
    let mut parts = Vec::new();
    if !page.title.is_empty() {
        parts.push(format!("# {}\n", plain(&page.title)));
    }
    if !page.rows.is_empty() {
        parts.push(page.rows.iter().map(row).collect());
    }
    parts.extend(page.tables.iter().map(grid));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

fn row(row: &Row) -> String {
    item(&row.label, &row.text)
}

fn item(name: &str, text: &str) -> String {
    match (plain(name), lines(text)) {
        (name, text) if text.is_empty() => format!("- **{name}**\n"),
        (name, text) => format!("- **{name}**: {text}\n"),
    }
}

fn grid(grid: &Grid) -> String {
    let title = match grid.title.as_str() {
        "" => String::new(),
        title => format!("## {}\n\n", plain(title)),
    };
    let below = match (grid.rows.is_empty(), grid.heads.is_empty()) {
        (true, _) if grid.empty.is_empty() => String::new(),
        (true, _) => format!("{}\n", plain(&grid.empty)),
        (false, true) => grid.rows.iter().map(|cells| in_list(cells)).collect(),
        (false, false) => table(grid),
    };
    format!("{title}{below}")
}

/// The first cell is what the others are about.
fn in_list(cells: &[String]) -> String {
    let (name, rest) = match cells.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => return String::new(),
    };
    let said: Vec<&str> = rest
        .iter()
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect();
    item(name, &said.join(" · "))
}

fn table(grid: &Grid) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let heads = line(grid.heads.iter().map(|head| plain(head)).collect());
    let rule = line(vec!["---".to_owned(); grid.heads.len()]);
    let rows = grid.rows.iter().map(|cells| {
        let cells = cells.iter().map(|cell| lines(cell));
        line(cells.collect())
    });
    format!("{heads}{rule}{}", rows.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_several_lines_stays_one_item_and_one_cell() {
        assert_eq!(lines("\n\na\n- b\n\n# c\n"), "a<br>- b<br><br>\\# c");
        let grid = Grid {
            heads: vec!["A".to_owned(), "B".to_owned()],
            rows: vec![vec!["1|2".to_owned(), "x\ny".to_owned()]],
            ..Grid::default()
        };
        assert_eq!(
            table(&grid),
            "| A | B |\n| --- | --- |\n| 1\\|2 | x<br>y |\n"
        );
        assert_eq!(item("a\nb", "c"), "- **a b**: c\n");
    }

    #[test]
    fn what_somebody_wrote_formats_nothing() {
        assert_eq!(
            plain("# a *b* <script>\n[c](d) @all"),
            "\\# a \\*b\\* &lt;script&gt; \\[c\\](d) &#64;all"
        );
    }
}
