//! A chart as text: the points on a grid of letters as wide as the terminal, and below it in words what
//! the signs mean and what there is to see.

mod glyphs;
mod grid;
mod plot;

use crate::{
    practice::chart::Chart,
    say,
    view::{
        chart::{
            labels::{Line, side_labels},
            marks::{What, marks},
            said::Said,
            text::glyphs::Glyphs,
        },
        lang::Words,
        terminal::{self, Style, clean, paint, width_of},
    },
};

/// A chart that is told in more lines than this names the rest by their number.
const TOLD: usize = 12;

/// So many signals are told in sentences.
const SIGNALS: usize = 8;

/// A drawing in the making: what is drawn, in what language, with which signs.
#[derive(Clone, Copy)]
struct Drawing<'a> {
    said: Said<'a>,
    style: Style,
    glyphs: Glyphs,
}

/// The chart in a terminal; without Unicode in letters that any terminal has.
pub fn text(chart: &Chart, words: &Words, style: Style) -> String {
    let drawing = Drawing {
        said: Said::new(chart, words),
        style,
        glyphs: match style.unicode {
            true => glyphs::UNICODE,
            false => glyphs::ASCII,
        },
    };
    let mut parts = vec![drawing.head()];
    if !chart.points.is_empty() {
        parts.push(plot::plot(drawing));
    }
    parts.extend([drawing.key(), drawing.marked(), drawing.seen()]);
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

impl Drawing<'_> {
    fn head(&self) -> String {
        let below: Vec<String> = [self.said.kind()]
            .into_iter()
            .chain(self.said.span())
            .collect();
        format!(
            "{}{}",
            self.block(&terminal::bold(&clean(&self.said.title()), self.style), ""),
            self.block(&below.join(self.glyphs.between), "")
        )
    }

    /// What the signs mean; the lines with their values.
    fn key(&self) -> String {
        let chart = self.said.chart;
        let words = self.said.words;
        let glyphs = &self.glyphs;
        let mut signs: Vec<(String, anstyle::Style, String)> = Vec::new();
        let aside = chart.points.iter().any(|point| point.set_aside.is_some());
        for (is_there, sign, style, name) in [
            (
                !chart.points.is_empty(),
                plot::sign(*self),
                glyphs::POINT,
                say!("chart-points"),
            ),
            (
                !chart.signals.is_empty(),
                glyphs.signal,
                glyphs::SIGNAL,
                say!("chart-signal"),
            ),
            (aside, glyphs.aside, glyphs::DIM, say!("chart-set-aside")),
        ] {
            if is_there {
                signs.push((sign.to_string(), style, words.say(&name)));
            }
        }
        let mut line = |line: Line, text: String| {
            let sign = glyphs.line(line).to_string().repeat(2);
            signs.push((sign, glyphs::of_line(line), text));
        };
        let now = chart.now();
        let named = [
            now.centre.map(|_| Line::Centre),
            now.upper.map(|_| Line::Limit),
        ];
        for (what, text) in named.into_iter().flatten().zip(self.said.limits()) {
            line(what, text);
        }
        for label in side_labels(self.said) {
            if label.line == Line::Own {
                line(Line::Own, label.text);
            }
        }
        if let Some(target) = self.said.target() {
            line(Line::Target, target);
        }
        let mut lines: Vec<String> = Vec::new();
        let mut used = usize::MAX;
        for (sign, style, name) in signs {
            let name = clean(&name);
            let wide = width_of(&sign) + 1 + width_of(&name);
            let shown = format!("{} {name}", paint(&sign, style, self.style));
            let fits = used.saturating_add(3 + wide) <= usize::from(self.style.width);
            match lines.last_mut().filter(|_| fits) {
                Some(line) => {
                    line.push_str("   ");
                    line.push_str(&shown);
                    used += 3 + wide;
                }
                None => {
                    lines.push(shown);
                    used = wide;
                }
            }
        }
        lines.iter().map(|line| self.block(line, "   ")).collect()
    }

    /// The marks across the chart, a line each, the newest ones where there are many.
    fn marked(&self) -> String {
        let marks = marks(self.said);
        let left_out = marks.len().saturating_sub(TOLD);
        let mut text = String::new();
        if left_out > 0 {
            let earlier = self
                .said
                .words
                .say(&say!("chart-earlier", count = left_out));
            text.push_str(&self.block(&earlier, "  "));
        }
        for mark in marks.iter().skip(left_out) {
            let sign = match mark.what {
                What::Begun => self.glyphs.begun,
                What::Changed => self.glyphs.changed,
            };
            let told = format!("{sign} {}, {}", mark.label, clean(&mark.told));
            text.push_str(&self.block(&told, "  "));
        }
        text
    }

    /// What there is to see, a sentence a line, and what should be known to read it.
    fn seen(&self) -> String {
        let chart = self.said.chart;
        let mut text = String::new();
        let sign = paint(&self.glyphs.signal.to_string(), glyphs::SIGNAL, self.style);
        for signal in self.said.signals(SIGNALS) {
            text.push_str(&self.block(&format!("{sign} {}", clean(&signal)), "  "));
        }
        if let Some(beside) = self.said.beside_signals(SIGNALS) {
            text.push_str(&self.block(&beside, ""));
        }
        let aside: Vec<String> = chart
            .points
            .iter()
            .filter(|point| point.set_aside.is_some())
            .map(|point| self.said.point(point))
            .collect();
        let left_out = aside.len().saturating_sub(TOLD);
        for point in aside.iter().skip(left_out) {
            let told = format!("{} {}", self.glyphs.aside, clean(point));
            text.push_str(&self.block(&told, "  "));
        }
        for note in self.said.notes() {
            text.push_str(&self.block(&clean(&note), ""));
        }
        text
    }

    /// Text broken between words, its further lines indented.
    fn block(&self, text: &str, indent: &str) -> String {
        let options = textwrap::Options::new(usize::from(self.style.width))
            .subsequent_indent(indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        format!("{}\n", textwrap::fill(text, options))
    }
}
