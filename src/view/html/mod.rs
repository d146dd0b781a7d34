//! Pages for a browser and for paper: one file each, which loads nothing and runs nothing.
//!
//! What people wrote reaches a page in three ways only: as text, which [`maud`] escapes; as an address
//! that [`address`] lets through; as a picture that this program has encoded itself. A content
//! security policy in each page says the same to the browser.

pub mod board;
pub mod culture;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::view::{lang::Words, terminal};

/// No script, no request: what a page needs stands in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// What all pages look like.
const STYLE: &str = include_str!("page.css");

/// A whole document. `style` is what this kind of page has of its own, and `class` says more of it.
fn document(title: &str, class: &str, style: &str, words: &Words, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(words.lang().name()) class=(class) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(concat!("kata ", env!("CARGO_PKG_VERSION")));
                title { (clean(title)) }
                // The styles are files of this program.
                style { (PreEscaped(STYLE)) (PreEscaped(style)) }
            }
            body { (body) }
        }
    };
    page.into_string() + "\n"
}

/// Whether a text is a page that this program has made.
pub fn is_own(text: &str) -> bool {
    text.starts_with("<!DOCTYPE html>") && text.contains("name=\"generator\" content=\"kata ")
}

/// What somebody wrote, with whatever would turn the reading direction round shown instead of obeyed.
fn clean(text: &str) -> String {
    terminal::clean(text.trim_end())
}

/// The address that a link leads to, where it is one that a page may lead to: the web, or a mail.
fn address(written: &str) -> Option<&str> {
    let written = written.trim();
    let (scheme, rest) = written.split_once(':')?;
    let known = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty()),
        "mailto" => !rest.is_empty(),
        _ => false,
    };
    let plain = |letter: char| !letter.is_control() && !letter.is_whitespace();
    (known && written.chars().all(plain)).then_some(written)
}

/// The addresses and revisions that belong to a record.
fn links(links: &[String]) -> Markup {
    html! {
        @if !links.is_empty() {
            ul.links {
                @for link in links {
                    li {
                        @match address(link) {
                            Some(address) => a href=(address) rel="noreferrer nofollow" { (clean(link)) },
                            None => (clean(link)),
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_and_of_mail_become_links() {
        for good in [
            "https://example.org/a?b=c#d",
            "HTTP://example.org",
            "mailto:noor@example.org",
        ] {
            assert_eq!(address(good), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript://%0aalert(1)",
            "java\tscript:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "//example.org",
            "https:example.org",
            "https://",
            "mailto:",
            "https://a b",
            "https://a\n.b",
            "main~2",
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }
}
