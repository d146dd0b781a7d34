//! Where the parts of a chart are: the plot, what stands around it, and how long texts are.

use unicode_width::UnicodeWidthChar;

use crate::view::chart::{
    labels::side_labels,
    marks::{self, Mark, marks},
    said::Said,
    scale::Scale,
    svg::{Look, foot, paint, pen::Pen},
};

const MARGIN: f64 = 16.0;
/// How wide the letters of texts are, unless said otherwise.
pub const SIZE: f64 = 13.0;
/// A line of text, with the room to the next.
pub const LEADING: f64 = 18.0;
/// A chart has room for so many points at least, so that a young one shows that it will grow.
const SLOTS: usize = 12;
/// More rows of labels would push the plot away; a mark whose label has no room has its line all the
/// same.
const ROWS: usize = 3;

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
    pub low: bool,
    pub width: f64,
    pub height: f64,
    pub left: f64,
    pub right: f64,
    pub values: Panel,
    /// The moving ranges, where there are limits.
    pub ranges: Option<Panel>,
    /// The marks, each with the row above the plot in which its label has room.
    pub marks: Vec<(Mark, Option<usize>)>,
    /// The base line of the dates.
    pub dates: f64,
    /// The first base line of the key below, and of what is told below that.
    pub key: f64,
    pub notes: f64,
}

impl<'a> Frame<'a> {
    pub fn new(said: Said<'a>, look: Look<'_>) -> Frame<'a> {
        let width = look.width;
        // A narrow chart is less high too, as long as values can be told apart.
        let high = match look.low {
            true => width * 0.2,
            false => (width * 0.32).clamp(180.0, 300.0),
        };
        let scale = Scale::of(said.chart, 5);
        let numbers = scale.marks.iter().map(|mark| said.number(*mark));
        let left = MARGIN + widest(numbers).min(width * 0.15) + 10.0;
        let names = side_labels(said)
            .into_iter()
            .map(|label| label.text)
            .chain(range_labels(said).into_iter().map(|(_, text, _)| text));
        let right = width - MARGIN - (widest(names).min(width * 0.24) + 12.0);
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
            alone: look.alone,
            low: look.low,
            width,
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
        let all = marks(said);
        let ends = |mark: &Mark| {
            let half = wide(&mark.label, SIZE) / 2.0;
            let x = frame.x(mark.place);
            (x - half, x + half)
        };
        let rows = marks::rows(&all, ends, 5.0, ROWS);
        let most = rows.iter().flatten().map(|row| row + 1).max().unwrap_or(0);
        frame.marks = all.into_iter().zip(rows).collect();
        let head = if look.low { 42.0 } else { 66.0 };
        frame.values.top = head + most as f64 * LEADING;
        frame.values.bottom = frame.values.top + high;
        let mut bottom = frame.values.bottom;
        if has_ranges {
            let top = bottom + 30.0;
            bottom = top + high * 0.28;
            let scale = Scale::of_ranges(said.chart, 3);
            frame.ranges = Some(Panel { top, bottom, scale });
        }
        frame.dates = bottom + 20.0;
        frame.key = frame.dates + 30.0;
        let key_rows = foot::key_rows(&frame).len() as f64;
        frame.notes = frame.key + key_rows * LEADING + 8.0;
        let told = foot::told(&frame);
        let end = match told.is_empty() {
            true => frame.notes - LEADING - 2.0,
            false => frame.notes + foot::told_height(&told),
        };
        frame.height = match look.low {
            true => frame.dates + 8.0,
            false => (end + MARGIN).ceil(),
        };
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

    /// Whether the points are nearer to each other than the dots of a screen: then their line is all that
    /// can be seen of them.
    pub fn crowded(&self) -> bool {
        self.slot() < 0.8
    }

    pub fn head(&self, pen: &mut Pen) {
        let title = fitted(&self.said.title(), 19.0, self.width - 2.0 * MARGIN);
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
        if self.low {
            return foot::signal(pen, self);
        }
        let below: Vec<String> = [self.said.kind()]
            .into_iter()
            .chain(self.said.span())
            .chain(self.said.limits())
            .collect();
        let below = fitted(&below.join(" · "), SIZE, self.width - 2.0 * MARGIN);
        pen.text(paint::MUTED, (MARGIN, 51.0), "start", &below);
    }
}

/// The lines of the moving ranges, with their names and values.
pub fn range_labels(said: Said<'_>) -> Vec<(f64, String, paint::Paint)> {
    let now = said.chart.now();
    let name = said.words.say(&crate::say!("chart-upper"));
    let lines = [
        (now.upper_range, name, paint::LIMIT_TEXT),
        (now.mean_moving_range, said.centre(), paint::CENTRE_TEXT),
    ];
    let lines = lines.into_iter().filter_map(|(value, name, paint)| {
        let value = value?;
        Some((value, said.named(&name, said.computed(value)), paint))
    });
    lines.collect()
}

fn widest(texts: impl Iterator<Item = String>) -> f64 {
    texts.map(|text| wide(&text, SIZE)).fold(0.0, f64::max)
}

/// About how wide a text is; what fonts differ in is on the safe side.
pub fn wide(text: &str, size: f64) -> f64 {
    let letter = |letter: char| match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '('
        | ')' | '!' | '-' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.98,
        'A'..='Z' => 0.74,
        letter if letter.width() == Some(2) => 1.05,
        _ => 0.64,
    };
    text.chars().map(letter).sum::<f64>() * size
}

/// A text that is no wider than there is room, its end left out.
pub fn fitted(text: &str, size: f64, room: f64) -> String {
    let text = text.lines().next().unwrap_or_default();
    if wide(text, size) <= room {
        return text.to_owned();
    }
    let mut shown = String::new();
    for letter in text.chars() {
        if wide(&shown, size) + wide("m…", size) > room {
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
            Some(line) if wide(line, SIZE) + wide(" ", SIZE) + wide(word, SIZE) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fitted(word, SIZE, room)),
        }
    }
    lines
}
