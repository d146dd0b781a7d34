//! Where the parts of a chart are: the plot, what stands around it, and how long texts are.

use unicode_width::UnicodeWidthChar;

use crate::view::chart::{
    said::Said,
    scale::Scale,
    svg::{
        foot,
        marks::{Mark, marks},
        paint,
        pen::Pen,
    },
};

const WIDTH: f64 = 960.0;
const MARGIN: f64 = 16.0;
const PLOT: f64 = 300.0;
const RANGES: f64 = 84.0;
/// How wide the letters of texts are, unless said otherwise.
pub const SIZE: f64 = 13.0;
/// A line of text, with the room to the next.
pub const LEADING: f64 = 18.0;
/// A chart has room for so many points at least, so that a young one shows that it will grow.
const SLOTS: usize = 12;

/// A part of the chart in which values have a height.
#[derive(Debug, Clone)]
pub struct Panel {
    pub top: f64,
    pub bottom: f64,
    pub scale: Scale,
}

impl Panel {
    pub fn y(&self, value: f64) -> f64 {
        self.bottom - self.scale.share(value) * (self.bottom - self.top)
    }
}

pub struct Frame<'a> {
    pub said: Said<'a>,
    pub alone: bool,
    pub width: f64,
    pub height: f64,
    pub left: f64,
    pub right: f64,
    pub values: Panel,
    /// The moving ranges, where there are limits.
    pub ranges: Option<Panel>,
    pub marks: Vec<Mark>,
    /// The base line of the dates.
    pub dates: f64,
    /// The first base line of the key below, and of what is told below that.
    pub key: f64,
    pub notes: f64,
}

impl<'a> Frame<'a> {
    pub fn new(said: Said<'a>, alone: bool) -> Frame<'a> {
        let scale = Scale::of(said.chart, 5);
        let numbers = scale.marks.iter().map(|mark| said.number(*mark));
        let left = MARGIN + widest(numbers).min(140.0) + 10.0;
        let names = side_labels(said).into_iter().map(|label| label.text);
        let right = WIDTH - MARGIN - (widest(names).min(220.0) + 12.0);
        let has_ranges = said
            .chart
            .segments
            .iter()
            .any(|segment| segment.limits.upper_range.is_some());
        let empty = Panel {
            top: 0.0,
            bottom: 0.0,
            scale,
        };
        let mut frame = Frame {
            said,
            alone,
            width: WIDTH,
            height: 0.0,
            left,
            right,
            values: empty,
            ranges: None,
            marks: Vec::new(),
            dates: 0.0,
            key: 0.0,
            notes: 0.0,
        };
        frame.marks = marks(&frame);
        let rows = frame
            .marks
            .iter()
            .map(|mark| mark.rows())
            .max()
            .unwrap_or(0);
        frame.values.top = 66.0 + rows as f64 * LEADING;
        frame.values.bottom = frame.values.top + PLOT;
        let mut bottom = frame.values.bottom;
        if has_ranges {
            let top = bottom + 30.0;
            bottom = top + RANGES;
            let scale = Scale::of_ranges(said.chart, 3);
            frame.ranges = Some(Panel { top, bottom, scale });
        }
        frame.dates = bottom + 20.0;
        frame.key = frame.dates + 30.0;
        let key_rows = foot::key_rows(&frame).len() as f64;
        frame.notes = frame.key + key_rows * LEADING + 8.0;
        let told = foot::told(&frame).len();
        let end = match told {
            0 => frame.notes - LEADING - 2.0,
            lines => frame.notes + (lines as f64 - 1.0) * LEADING,
        };
        frame.height = (end + MARGIN).ceil();
        frame
    }

    /// Where a place in the order of the points is (see `Chart::place`).
    pub fn x(&self, place: f64) -> f64 {
        let slots = self.said.chart.points.len().max(SLOTS) as f64;
        let width = self.right - self.left;
        (self.left + (place + 0.5) * width / slots).clamp(self.left, self.right)
    }

    /// How far the points are apart.
    pub fn slot(&self) -> f64 {
        let slots = self.said.chart.points.len().max(SLOTS) as f64;
        (self.right - self.left) / slots
    }

    pub fn head(&self, pen: &mut Pen) {
        let title = fitted(&self.said.title(), 19.0, WIDTH - 2.0 * MARGIN);
        let place = [
            ("x", super::number(MARGIN)),
            ("y", "30".to_owned()),
            ("class", format!("kc-{}", paint::TITLE.class)),
            ("font-size", "19".to_owned()),
            ("font-weight", "600".to_owned()),
        ];
        let own = paint::TITLE.attributes().into_iter();
        let own = own.map(|(key, value)| (key, value.to_owned()));
        let attributes: Vec<_> = place.into_iter().chain(own).collect();
        pen.worded("text", &attributes, &title);
        let below: Vec<String> = [self.said.kind()]
            .into_iter()
            .chain(self.said.span())
            .chain(self.said.limits())
            .collect();
        let below = fitted(&below.join(" · "), SIZE, WIDTH - 2.0 * MARGIN);
        pen.text(paint::MUTED, (MARGIN, 51.0), "start", &below);
    }
}

/// A text beside the plot, at the height of a value.
pub struct SideLabel {
    pub value: f64,
    pub text: String,
    pub paint: paint::Paint,
}

/// The lines that go through to the right edge, with their names and values.
pub fn side_labels(said: Said<'_>) -> Vec<SideLabel> {
    let now = said.chart.now();
    let mut labels = Vec::new();
    let mut add = |name: &str, value: f64, shown: String, paint: paint::Paint| {
        labels.push(SideLabel {
            value,
            text: said.named(name, shown),
            paint,
        });
    };
    let word = |name: &crate::practice::say::Message| said.words.say(name);
    for (name, value) in [
        (word(&crate::say!("chart-upper")), now.upper),
        (word(&crate::say!("chart-lower")), now.lower),
    ] {
        if let Some(value) = value {
            add(&name, value, said.computed(value), paint::LIMIT_TEXT);
        }
    }
    if let Some(centre) = now.centre {
        add(
            &said.centre(),
            centre,
            said.computed(centre),
            paint::CENTRE_TEXT,
        );
    }
    for (name, value) in &said.chart.lines {
        add(name, *value, said.number(*value), paint::LINE_TEXT);
    }
    if let Some(aim) = &said.chart.target {
        let ends = [aim.low, aim.high.filter(|high| Some(*high) != aim.low)];
        for value in ends.into_iter().flatten() {
            let name = &aim.target;
            add(name, value, said.number(value), paint::TARGET_TEXT);
        }
    }
    labels
}

fn widest(texts: impl Iterator<Item = String>) -> f64 {
    texts.map(|text| width(&text, SIZE)).fold(0.0, f64::max)
}

/// About how wide a text is; what fonts differ in is on the safe side.
pub fn width(text: &str, size: f64) -> f64 {
    let letter = |letter: char| match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '('
        | ')' | '!' | '-' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.9,
        'A'..='Z' => 0.7,
        letter if letter.width() == Some(2) => 1.05,
        _ => 0.58,
    };
    text.chars().map(letter).sum::<f64>() * size
}

/// A text that is no wider than there is room, its end left out.
pub fn fitted(text: &str, size: f64, room: f64) -> String {
    let text = text.lines().next().unwrap_or_default();
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut shown = String::new();
    for letter in text.chars() {
        if width(&shown, size) + width("m…", size) > room {
            break;
        }
        shown.push(letter);
    }
    format!("{}…", shown.trim_end())
}

/// The longest text of a line of this width, broken between words.
pub fn wrapped(text: &str, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, SIZE) + width(" ", SIZE) + width(word, SIZE) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fitted(word, SIZE, room)),
        }
    }
    lines
}
