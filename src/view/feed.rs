//! The newest steps as an Atom feed (RFC 4287), to subscribe to.

use std::io;

use maud::html;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use crate::view::{history::Told, terminal};

/// So many steps stand in a feed; a reader keeps what it has seen.
pub const NEWEST: usize = 50;

/// The feed of some steps, newest first. `first` is the commit that began the home, by which the feed
/// is known for ever; `page` gives the address of a step.
pub fn atom(
    name: &str,
    first: &str,
    steps: &[Told],
    page: &dyn Fn(&Told) -> String,
) -> io::Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let newest = steps.iter().map(|step| step.at).max();
    writer
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .write_inner_content(|writer| {
            text(writer, "id", &format!("urn:kata:home:{first}"))?;
            text(writer, "title", name)?;
            // Without any step nothing has changed yet.
            let updated = newest.map_or("1970-01-01T00:00:00Z".to_owned(), |at| {
                at.time().to_rfc3339()
            });
            text(writer, "updated", &updated)?;
            for (rel, href) in [("alternate", "index.html"), ("self", "feed.xml")] {
                let link = writer.create_element("link").with_attribute(("rel", rel));
                link.with_attribute(("href", href)).write_empty()?;
            }
            text(writer, "generator", "kata")?;
            steps
                .iter()
                .take(NEWEST)
                .try_for_each(|step| entry(writer, step, page))
        })?;
    let text = String::from_utf8_lossy(&writer.into_inner()).into_owned();
    Ok(format!("{text}\n"))
}

type Xml = Writer<Vec<u8>>;

fn entry(writer: &mut Xml, step: &Told, page: &dyn Fn(&Told) -> String) -> io::Result<()> {
    writer
        .create_element("entry")
        .write_inner_content(|writer| {
            text(writer, "id", &format!("urn:kata:step:{}", step.commit))?;
            text(writer, "title", &step.subject)?;
            text(writer, "updated", &step.at.time().to_rfc3339())?;
            for person in &step.people {
                writer
                    .create_element("author")
                    .write_inner_content(|writer| text(writer, "name", person))?;
            }
            let link = writer
                .create_element("link")
                .with_attribute(("rel", "alternate"));
            link.with_attribute(("href", clean(&page(step)).as_str()))
                .write_empty()?;
            let body = html! {
                @for item in step.items() {
                    p {
                        @if let Some(label) = &item.label { strong { (clean(label)) } ": " }
                        @for (place, line) in item.text.lines().enumerate() {
                            @if place > 0 { br; }
                            (clean(line))
                        }
                    }
                }
            };
            let content = writer
                .create_element("content")
                .with_attribute(("type", "html"));
            content.write_text_content(BytesText::new(&body.into_string()))?;
            Ok(())
        })?;
    Ok(())
}

fn text(writer: &mut Xml, name: &str, said: &str) -> io::Result<()> {
    let element = writer.create_element(name);
    element.write_text_content(BytesText::new(&clean(said)))?;
    Ok(())
}

/// What somebody wrote, without what no XML can hold.
fn clean(text: &str) -> String {
    terminal::clean(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::example::stamp;
    use quick_xml::{Reader, events::Event};

    fn told(subject: &str, body: &str) -> Told {
        Told {
            at: stamp("2026-11-23T09:12:00+01:00"),
            subject: subject.to_owned(),
            body: body.to_owned(),
            people: vec!["Noor & co".to_owned()],
            commit: "0123456789abcdef".to_owned(),
            by_hand: false,
        }
    }

    #[test]
    fn a_feed_is_well_formed_whatever_was_written() {
        let hostile = "]]><x y='&' \"z\u{0}\u{1b}\u{ffff}</content><entry>";
        let steps = [told(hostile, &format!("Step: {hostile}\n  {hostile}"))];
        let feed = atom(hostile, "first", &steps, &|_| format!("a?{hostile}")).unwrap();
        let mut reader = Reader::from_str(&feed);
        let (mut entries, mut depth) = (0, 0);
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) => {
                    depth += 1;
                    entries += usize::from(tag.name().as_ref() == "entry");
                }
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!((entries, depth), (1, 0));
        assert!(!feed.contains(['\u{0}', '\u{1b}', '\u{ffff}']));
    }

    #[test]
    fn an_entry_is_known_by_its_commit_and_nothing_is_of_today() {
        let steps = [told("packing E1 planned", "Step: Print\nExpect: Less")];
        let feed = atom("Home", "first", &steps, &|_| "history.html#s".to_owned()).unwrap();
        for part in [
            "<id>urn:kata:home:first</id>",
            "<id>urn:kata:step:0123456789abcdef</id>",
            "<updated>2026-11-23T09:12:00+01:00</updated>",
            "<name>Noor &amp; co</name>",
            "&lt;p&gt;&lt;strong&gt;Step&lt;/strong&gt;: Print&lt;/p&gt;",
        ] {
            assert!(feed.contains(part), "{part} in\n{feed}");
        }
    }
}
