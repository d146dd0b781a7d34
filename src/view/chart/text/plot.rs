//! The points on their grid, with the scale beside it and the dates below.

use crate::{
    practice::chart::Charted,
    view::{
        chart::{
            dates::{Room, dates},
            labels::{Line, SideLabel, side_labels, spread},
            marks::{self, Mark, What, marks},
            scale::Scale,
            text::{
                Drawing,
                glyphs::{self, of_line},
                grid::Grid,
            },
        },
        terminal::{clean, paint, width_of},
    },
};

/// From so many columns on there is room for names beside the plot.
const BESIDE: usize = 76;

/// A point has no more columns than this, so that a few of them stay together.
const WIDEST: usize = 6;

/// A chart has room for so many points at least, so that a young one shows that it will grow.
const SLOTS: usize = 8;

/// The sign of a point that is no signal. Where there are more points than columns their line says more
/// than signs upon signs.
pub fn sign(drawing: Drawing<'_>) -> char {
    let crowded = Plot::new(drawing).crowded();
    match crowded {
        true => glyphs::DOTS,
        false => drawing.glyphs.point,
    }
}

/// Rows of labels above the plot.
const ROWS: usize = 2;

struct Plot<'a> {
    drawing: Drawing<'a>,
    scale: Scale,
    /// Columns of the numbers at the left.
    numbers: usize,
    columns: usize,
    rows: usize,
    sides: Vec<SideLabel>,
}

pub fn plot(drawing: Drawing<'_>) -> String {
    let plot = Plot::new(drawing);
    let mut grid = Grid::new(plot.columns, plot.rows);
    plot.lines(&mut grid);
    plot.marks(&mut grid);
    plot.trace(&mut grid);
    plot.points(&mut grid);
    let mut text = plot.labels();
    text.push_str(&plot.beside(&grid));
    text.push_str(&plot.below());
    text
}

impl<'a> Plot<'a> {
    fn new(drawing: Drawing<'a>) -> Plot<'a> {
        let said = drawing.said;
        let width = usize::from(drawing.style.width);
        let count = said.chart.points.len();
        let sides = match width >= BESIDE {
            true => side_labels(said),
            false => Vec::new(),
        };
        let names = sides.iter().map(|label| width_of(&clean(&label.text)));
        let names = names.max().map_or(0, |names| names.min(width / 4) + 1);
        // About a quarter as many rows as columns looks level; a mark every other one of them, so that
        // the scale ends near what it holds.
        let wanted = ((width - names) / 4).clamp(12, 20);
        let scale = Scale::of(said.chart, wanted / 2);
        let numbers = scale.marks.iter().map(|mark| width_of(&said.number(*mark)));
        let numbers = numbers.max().unwrap_or(0).min(width / 4);
        let room = width.saturating_sub(numbers + 2 + names).max(8);
        let steps = scale.marks.len().saturating_sub(1).max(1);
        Plot {
            columns: room.min(count.max(SLOTS) * WIDEST),
            rows: (wanted / steps).max(2) * steps + 1,
            numbers,
            scale,
            sides,
            drawing,
        }
    }

    /// Whether there are more points than columns, and dots to show them by.
    fn crowded(&self) -> bool {
        self.drawing.glyphs.dots && self.drawing.said.chart.points.len() > self.columns
    }

    /// The column of a place in the order of the points.
    fn column(&self, place: f64) -> usize {
        let slots = self.drawing.said.chart.points.len().max(SLOTS) as f64;
        let column = (place + 0.5) * self.columns as f64 / slots;
        // Neither negative nor beyond the grid after this.
        (column.max(0.0) as usize).min(self.columns - 1)
    }

    /// How far below the top a value is, in rows.
    fn height(&self, value: f64) -> f64 {
        (1.0 - self.scale.share(value)) * (self.rows - 1) as f64
    }

    fn row(&self, value: f64) -> usize {
        self.height(value).round() as usize
    }

    fn lines(&self, grid: &mut Grid) {
        let chart = self.drawing.said.chart;
        let mut line = |line: Line, value: f64, from: usize, to: usize| {
            let row = self.row(value);
            for column in from..=to {
                grid.put_across(column, row, self.drawing.glyphs.line(line), of_line(line));
            }
        };
        let end = self.columns - 1;
        for (_, value) in &chart.lines {
            line(Line::Own, *value, 0, end);
        }
        let aim = chart.target.iter().flat_map(|aim| [aim.low, aim.high]);
        for value in aim.flatten() {
            line(Line::Target, value, 0, end);
        }
        for segment in &chart.segments {
            let last = segment.last + 1 == chart.points.len();
            let from = match segment.first {
                0 => 0,
                first => self.column(first as f64 - 0.5),
            };
            let to = match last {
                true => end,
                false => self.column(segment.last as f64 + 0.5).saturating_sub(1),
            };
            let limits = segment.limits;
            for (what, value) in [
                (Line::Limit, limits.upper),
                (Line::Limit, limits.lower),
                (Line::Centre, limits.centre),
            ] {
                if let Some(value) = value {
                    line(what, value, from, to);
                }
            }
        }
    }

    fn marks(&self, grid: &mut Grid) {
        for mark in marks(self.drawing.said) {
            let letter = match mark.what {
                What::Begun => self.drawing.glyphs.begun,
                What::Changed => self.drawing.glyphs.changed,
            };
            let column = self.column(mark.place);
            for row in 0..grid.height {
                grid.put(column, row, letter, glyphs::DIM);
            }
        }
    }

    /// The line from point to point, where there are signs for it.
    fn trace(&self, grid: &mut Grid) {
        if !self.drawing.glyphs.dots {
            return;
        }
        let count = self.drawing.said.chart.points.len();
        let middle = |(at, point): (usize, &Charted)| {
            let x = match self.crowded() {
                true => (at as f64 + 0.5) * self.columns as f64 / count as f64,
                false => self.column(at as f64) as f64 + 0.5,
            };
            (x, self.height(point.value) + 0.5)
        };
        let counted = self.drawing.said.chart.points.iter().enumerate();
        let counted = counted.filter(|(_, point)| point.set_aside.is_none());
        let mut before: Option<(usize, &Charted)> = None;
        for one in counted {
            // A gap may lie before a point in between that is set aside.
            let led = before.filter(|before| {
                let between = self.drawing.said.chart.points.get(before.0 + 1..=one.0);
                before.1.segment == one.1.segment
                    && between.is_some_and(|between| between.iter().all(|of| !of.after_gap))
            });
            // A point that no line leads to is a dot.
            grid.line(middle(led.unwrap_or(one)), middle(one));
            before = Some(one);
        }
        grid.settle_dots(glyphs::TRACE);
    }

    fn points(&self, grid: &mut Grid) {
        let chart = self.drawing.said.chart;
        let signs = self.drawing.glyphs;
        let signalled = chart.signalled();
        // Where points share a letter, a signal is what is seen.
        let rank = |at: usize, point: &Charted| match (&point.set_aside, signalled.contains(&at)) {
            (Some(_), _) => 1,
            (None, false) => 0,
            (None, true) => 2,
        };
        let least = if self.crowded() { 1 } else { 0 };
        for wanted in least..=2 {
            let (sign, style) = match wanted {
                0 => (signs.point, glyphs::POINT),
                1 => (signs.aside, glyphs::DIM),
                _ => (signs.signal, glyphs::SIGNAL),
            };
            let points = chart.points.iter().enumerate();
            for (at, point) in points.filter(|(at, point)| rank(*at, point) == wanted) {
                grid.put(self.column(at as f64), self.row(point.value), sign, style);
            }
        }
    }

    /// The labels of the marks above the plot.
    fn labels(&self) -> String {
        let all = marks(self.drawing.said);
        let ends = |mark: &Mark| {
            let wide = width_of(&mark.label);
            let last = self.columns.saturating_sub(wide);
            let start = self
                .column(mark.place)
                .saturating_sub((wide - 1) / 2)
                .min(last);
            (start as f64, (start + wide) as f64)
        };
        let rows = marks::rows(&all, ends, 1.0, ROWS);
        let mut text = String::new();
        for row in (0..ROWS).rev() {
            let mut line = String::new();
            for (mark, _) in all.iter().zip(&rows).filter(|(_, of)| **of == Some(row)) {
                let start = ends(mark).0 as usize;
                let gap = start.saturating_sub(width_of(&line));
                line.push_str(&" ".repeat(gap));
                line.push_str(&mark.label);
            }
            if !line.is_empty() {
                text.push_str(&format!("{}{line}\n", " ".repeat(self.numbers + 2)));
            }
        }
        text
    }

    /// The grid between its scale and the names of its lines.
    fn beside(&self, grid: &Grid) -> String {
        let glyphs = self.drawing.glyphs;
        let style = self.drawing.style;
        let mut labels: Vec<&SideLabel> = self.sides.iter().collect();
        labels.sort_by(|one, other| other.value.total_cmp(&one.value));
        let wanted: Vec<f64> = labels
            .iter()
            .map(|label| self.row(label.value) as f64)
            .collect();
        let places = spread(&wanted, 1.0, (self.rows - 1) as f64);
        let mut text = String::new();
        for row in 0..grid.height {
            let mark = self.scale.marks.iter().find(|mark| self.row(**mark) == row);
            let number = mark
                .map(|mark| self.drawing.said.number(*mark))
                .unwrap_or_default();
            let number = cut(&number, self.numbers, glyphs.more);
            let gap = " ".repeat(self.numbers.saturating_sub(width_of(&number)));
            let axis = if mark.is_some() {
                glyphs.mark
            } else {
                glyphs.axis
            };
            let side = labels
                .iter()
                .zip(&places)
                .find(|(_, place)| **place == row as f64);
            let side = side.map(|(label, _)| {
                let room = usize::from(style.width).saturating_sub(self.numbers + 3 + self.columns);
                let text = cut(&clean(&label.text), room, glyphs.more);
                format!(" {}", paint(&text, of_line(label.line), style))
            });
            let axis = paint(&format!("{number} {axis}"), glyphs::DIM, style);
            let line = format!(
                "{gap}{axis}{}{}",
                grid.row(row, style),
                side.unwrap_or_default()
            );
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    fn below(&self) -> String {
        let glyphs = self.drawing.glyphs;
        let place = |at: usize| self.column(at as f64) as f64 + 0.5;
        let room = Room {
            place: &place,
            width: &|text| width_of(text) as f64,
            // The first one may begin below the numbers.
            from: -((self.numbers + 2) as f64),
            to: self.columns as f64,
            gap: 3.0,
        };
        let dates = dates(self.drawing.said.chart, self.drawing.said.words, &room);
        let mut floor = vec![glyphs.floor; self.columns];
        let mut line = String::new();
        for date in &dates {
            if let Some(letter) = floor.get_mut(self.column(date.point as f64)) {
                *letter = glyphs.date;
            }
            // Not before the left edge, by what `from` says.
            let start = (date.start.floor() + (self.numbers + 2) as f64).max(0.0) as usize;
            line.push_str(&" ".repeat(start.saturating_sub(width_of(&line))));
            line.push_str(&date.text);
        }
        let floor: String = [glyphs.corner].into_iter().chain(floor).collect();
        let floor = paint(&floor, glyphs::DIM, self.drawing.style);
        format!("{}{floor}\n{line}\n", " ".repeat(self.numbers + 1))
    }
}

/// A text that is no wider than there is room.
fn cut(text: &str, room: usize, more: &str) -> String {
    if width_of(text) <= room {
        return text.to_owned();
    }
    let mut shown = String::new();
    for letter in text.chars() {
        let with = format!("{shown}{letter}");
        if width_of(&with) + width_of(more) > room {
            break;
        }
        shown = with;
    }
    format!("{shown}{more}").chars().take(room).collect()
}
