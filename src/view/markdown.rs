//! Text that somebody wrote, inside Markdown: it is shown as it is, and neither formats nor links
//! nor begins a heading.

use crate::view::terminal;

/// A text on one line, with what Markdown or HTML would take for its own made plain.
pub fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown = String::with_capacity(line.len());
    for letter in terminal::clean(&line).chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_formats_nothing() {
        assert_eq!(
            plain("# a *b* <script>\n[c](d) @all"),
            "\\# a \\*b\\* &lt;script&gt; \\[c\\](d) &#64;all"
        );
    }
}
