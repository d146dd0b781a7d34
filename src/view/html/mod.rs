//! Pages for a browser and for paper: one file each, which loads nothing and needs nothing to run.
//!
//! What people wrote reaches a page in three ways only: as text, which [`maud`] escapes; as an address
//! that [`address`] lets through; as a picture that this program has encoded itself. A content
//! security policy in each page says the same to the browser.

pub mod board;
pub mod culture;
pub mod forms;
pub mod site;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use crate::{
    practice::picture::Picture,
    say,
    view::{lang::Words, storyboard::Pictures, terminal},
};

/// No request: what a page needs stands in it.
const POLICY: &str =
    "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// What all pages look like.
const STYLE: &str = include_str!("page.css");

/// What a document has around its body.
struct Document<'a> {
    title: &'a str,
    class: &'a str,
    /// What this kind of page has of its own.
    styles: &'a [&'a str],
    /// The one script that may run, where a page has one; it is a file of this program.
    script: Option<&'static str>,
    /// What more stands in the head.
    head: Markup,
}

impl<'a> Document<'a> {
    /// One that stands by itself and runs nothing.
    fn alone(title: &'a str, class: &'a str, styles: &'a [&'a str]) -> Document<'a> {
        Document {
            title,
            class,
            styles,
            script: None,
            head: html! {},
        }
    }

    /// The whole document.
    fn around(&self, words: &Words, body: &Markup) -> String {
        let page = html! {
            (DOCTYPE)
            html lang=(words.lang().name()) class=(self.class) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy(self.script));
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    meta name="generator" content=(concat!("kata ", env!("CARGO_PKG_VERSION")));
                    title { (clean(self.title)) }
                    (self.head)
                    // The styles are files of this program.
                    style {
                        (PreEscaped(STYLE))
                        @for style in self.styles { (PreEscaped(style)) }
                    }
                }
                body {
                    (body)
                    @if let Some(script) = self.script { script { (PreEscaped(script)) } }
                }
            }
        };
        page.into_string() + "\n"
    }
}

/// What a page may do: show itself. A script runs only where its hash is named here.
fn policy(script: Option<&str>) -> String {
    let allowed = script.map(|script| {
        let hash = BASE64.encode(Sha256::digest(script));
        format!("script-src 'sha256-{hash}'; ")
    });
    format!(
        "default-src 'none'; {}{POLICY}",
        allowed.unwrap_or_default()
    )
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

/// A picture of a record, in the page itself; nothing where it is not there.
fn figure(picture: &Picture, of: &str, pictures: &Pictures, words: &Words) -> Markup {
    let Some(bytes) = pictures.get(&picture.file) else {
        return html! {};
    };
    let kind = match picture.file.ends_with(".png") {
        true => "png",
        false => "jpeg",
    };
    let source = format!("data:image/{kind};base64,{}", BASE64.encode(bytes));
    html! {
        figure.picture {
            img src=(source) alt=(words.say(&say!("picture-of", of = of)));
            @if let Some(caption) = &picture.caption { figcaption.text { (clean(caption)) } }
        }
    }
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
    fn a_script_may_run_only_where_there_is_one_and_only_that_one() {
        assert!(policy(None).starts_with("default-src 'none'; style-src"));
        // As `printf 'let a;' | openssl dgst -sha256 -binary | base64` has it.
        assert!(
            policy(Some("let a;"))
                .contains("; script-src 'sha256-81WALLbUROF1pWdYjuQYKuIcGgY/+TqVJr8UsV6Tkvo='; ")
        );
    }

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
