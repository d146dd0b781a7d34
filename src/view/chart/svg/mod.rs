//! A chart as one SVG document, for a file of its own or inside a page.
//!
//! It needs nothing from elsewhere: no script, no font, no other file. What it shows is also said in its
//! title and description, for those who do not see it. Every mark carries the value that it stands for
//! (`data-value`), so a drawing can be read back.

mod foot;
mod frame;
mod paint;
mod pen;
mod plot;

use crate::{
    practice::chart::Chart,
    view::{
        chart::{
            said::Said,
            svg::{frame::Frame, paint::style_sheet, pen::Pen},
        },
        lang::Words,
    },
};
use pen::number;

/// Where a chart will stand.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// What its ids begin with, so that several charts can stand in one page.
    pub prefix: &'a str,
    /// In units of which a letter is 13 high. Inside a page it should be about as many pixels as there is
    /// room for, so that texts are as large as those around.
    pub width: f64,
    /// Whether it is a document of its own: with its own background, and with what it shows told
    /// below. Inside a page it is see-through and is told by the page.
    pub alone: bool,
    /// Whether it is low, to stand among much else: the lines have their names beside them, and nothing
    /// more is said than what a signal looks like.
    pub low: bool,
}

impl<'a> Look<'a> {
    /// A document of its own.
    pub fn alone(prefix: &'a str) -> Look<'a> {
        Look {
            prefix,
            width: 960.0,
            alone: true,
            low: false,
        }
    }

    /// A part of a page.
    pub fn within(prefix: &'a str, width: f64) -> Look<'a> {
        Look {
            prefix,
            width: width.clamp(320.0, 2000.0),
            alone: false,
            low: false,
        }
    }

    /// A part of a page on which it is one thing among many.
    pub fn low(prefix: &'a str, width: f64) -> Look<'a> {
        Look {
            low: true,
            ..Look::within(prefix, width)
        }
    }
}

/// How many signals are told in sentences.
const SIGNALS: usize = 8;

const FONT: &str =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/// The chart as SVG. Its width is that of what it stands in.
pub fn svg(chart: &Chart, words: &Words, look: Look<'_>) -> String {
    let said = Said::new(chart, words);
    let frame = Frame::new(said, look);
    let mut pen = Pen::new();
    let id = |name: &str| format!("{}-{name}", look.prefix);
    let mut root = vec![
        ("xmlns", "http://www.w3.org/2000/svg".to_owned()),
        ("class", "kata-chart".to_owned()),
        ("role", "img".to_owned()),
        ("lang", words.lang().name().to_owned()),
        ("aria-labelledby", format!("{} {}", id("title"), id("desc"))),
        (
            "viewBox",
            format!("0 0 {} {}", number(frame.width), number(frame.height)),
        ),
        ("font-family", FONT.to_owned()),
        ("font-size", "13".to_owned()),
    ];
    if look.alone {
        root.push(("width", number(frame.width)));
        root.push(("height", number(frame.height)));
    } else {
        root.push(("style", "width:100%;height:auto;display:block".to_owned()));
    }
    pen.open("svg", &root);
    let name = format!("{}, {}", said.title(), said.kind());
    pen.worded("title", &[("id", id("title"))], &name);
    pen.worded("desc", &[("id", id("desc"))], &description(said));
    pen.worded("style", &[], &style_sheet());
    if look.alone {
        let all = [
            ("width", number(frame.width)),
            ("height", number(frame.height)),
        ];
        pen.shape("rect", paint::PAPER, &all);
    }
    frame.head(&mut pen);
    plot::values(&mut pen, &frame);
    plot::ranges(&mut pen, &frame);
    foot::key(&mut pen, &frame);
    foot::notes(&mut pen, &frame);
    pen.close("svg");
    pen.finish() + "\n"
}

/// What the drawing shows, in sentences.
fn description(said: Said<'_>) -> String {
    let facts: Vec<String> = said
        .span()
        .into_iter()
        .chain(said.limits())
        .chain(said.target())
        .chain(said.changes())
        .collect();
    let facts = match facts.is_empty() {
        true => String::new(),
        false => format!("{}.", facts.join("; ")),
    };
    let all: Vec<String> = [facts]
        .into_iter()
        .chain(said.signals(SIGNALS))
        .chain(said.beside_signals(SIGNALS))
        .chain(said.notes())
        .filter(|sentence| !sentence.is_empty())
        .collect();
    all.join(" ")
}
