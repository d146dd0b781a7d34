//! Writes the elements of an SVG document. Whatever somebody wrote is escaped, and what no XML may
//! hold is shown instead.

use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};

use crate::view::{chart::svg::paint::Paint, terminal::clean};

pub struct Pen {
    writer: Writer<Vec<u8>>,
}

impl Pen {
    pub fn new() -> Pen {
        Pen {
            writer: Writer::new_with_indent(Vec::new(), b' ', 1),
        }
    }

    pub fn finish(self) -> String {
        // The writer was given texts alone.
        String::from_utf8_lossy(&self.writer.into_inner()).into_owned()
    }

    fn write(&mut self, event: Event<'_>) {
        // Memory takes whatever is written.
        let _ = self.writer.write_event(event);
    }

    pub fn open(&mut self, name: &str, attributes: &[(&str, String)]) {
        self.write(Event::Start(element(name, attributes)));
    }

    pub fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    pub fn empty(&mut self, name: &str, attributes: &[(&str, String)]) {
        self.write(Event::Empty(element(name, attributes)));
    }

    /// An element with nothing but text in it.
    pub fn worded(&mut self, name: &str, attributes: &[(&str, String)], text: &str) {
        self.open(name, attributes);
        self.write(Event::Text(BytesText::new(&sound(text))));
        self.close(name);
    }

    /// A painted shape.
    pub fn shape(&mut self, name: &str, paint: Paint, attributes: &[(&str, String)]) {
        self.empty(name, &painted(paint, attributes));
    }

    /// A painted shape that says what it is to whoever points at it.
    pub fn shape_titled(
        &mut self,
        name: &str,
        paint: Paint,
        attributes: &[(&str, String)],
        title: &str,
    ) {
        self.open(name, &painted(paint, attributes));
        self.worded("title", &[], title);
        self.close(name);
    }

    pub fn line(
        &mut self,
        paint: Paint,
        from: (f64, f64),
        to: (f64, f64),
        more: &[(&str, String)],
    ) {
        let ends = [
            ("x1", number(from.0)),
            ("y1", number(from.1)),
            ("x2", number(to.0)),
            ("y2", number(to.1)),
        ];
        self.shape("line", paint, &[&ends[..], more].concat());
    }

    /// Text whose base line begins, has its middle or ends at a place.
    pub fn text(&mut self, paint: Paint, at: (f64, f64), anchor: &str, text: &str) {
        let place = [
            ("x", number(at.0)),
            ("y", number(at.1)),
            ("text-anchor", anchor.to_owned()),
        ];
        self.worded("text", &painted(paint, &place), text);
    }
}

fn element<'a>(name: &'a str, attributes: &[(&str, String)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        element.push_attribute((*key, sound(value).as_str()));
    }
    element
}

fn painted<'a>(paint: Paint, attributes: &[(&'a str, String)]) -> Vec<(&'a str, String)> {
    let own = paint.attributes().into_iter();
    let own = own.map(|(key, value)| (key, value.to_owned()));
    [("class", format!("kc-{}", paint.class))]
        .into_iter()
        .chain(own)
        .chain(attributes.iter().cloned())
        .collect()
}

/// Control characters as they are shown in a terminal, and nothing that XML has no letter for.
fn sound(text: &str) -> String {
    clean(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// A coordinate, to a hundredth.
pub fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0 + 0.0;
    rounded.to_string()
}
