//! What fits on the sheet: how large its letters are, how many experiments stand on it, and where a
//! text is cut short to go on behind it.
//!
//! A page without scripts cannot look how tall its texts became, and fonts differ from machine to
//! machine. So the height is estimated here from the measures that `board.css` gives the sheet, with
//! room to spare; where it was too little after all, the sheet runs over onto the next one, and
//! nothing is lost.

use unicode_width::UnicodeWidthChar;

use crate::{
    practice::picture::Picture,
    view::{
        page::{Line, first_line},
        storyboard::{Aim, Hindrance, Measure, Storyboard, Told, Tried, Value},
    },
};

/// The sizes of letters in points, the largest first, as `board.css` has them.
const SIZES: [f64; 6] = [13.0, 12.0, 11.0, 10.0, 9.0, 8.0];
/// A point in millimetres.
const POINT: f64 = 0.3528;
/// The sheet within its margins, less a millimetre for rounding.
const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 276.0;
/// What is lost at the ends of lines, and what other fonts than those at hand may be wider.
const LOSS: f64 = 1.13;
/// From one line to the next, in the size of the letters.
const LEADING: f64 = 1.36;
/// Between blocks, in millimetres.
const GAP: f64 = 6.0;
/// A chart as wide as a column, with what is above it.
const CHART: f64 = 53.0;
/// How many pictures of a record stand on the sheet, beside one another, and how high they are there.
pub(super) const PICTURES: usize = 2;
const PICTURE: f64 = 40.0;
const SMALL_PICTURE: f64 = 24.0;
/// The first column of the experimenting record; the others share the rest.
const NAMES: f64 = 34.0;
/// How many experiments a sheet shows at least, where there are so many and their texts allow it.
const AT_LEAST: usize = 4;
/// How many metrics stand on the sheet.
const FIGURES: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Limits {
    /// How long a text may be, in letters.
    pub text: usize,
    /// How long a text of the experimenting record may be.
    pub cell: usize,
    /// How many of a list are shown.
    pub items: usize,
    /// How many of the obstacles that are gone.
    pub gone: usize,
}

/// From nothing cut to what fits whatever was written.
const LIMITS: [Limits; 9] = [
    Limits::new(usize::MAX, usize::MAX, usize::MAX, usize::MAX),
    Limits::new(usize::MAX, 900, 12, 4),
    Limits::new(900, 500, 9, 3),
    Limits::new(600, 400, 8, 3),
    Limits::new(450, 320, 7, 2),
    Limits::new(320, 260, 6, 2),
    Limits::new(240, 200, 5, 1),
    Limits::new(160, 140, 4, 1),
    Limits::new(100, 90, 3, 1),
];

impl Limits {
    /// How many of a list below the experimenting record.
    pub fn foot(self) -> usize {
        self.items.div_ceil(2)
    }

    const fn new(text: usize, cell: usize, items: usize, gone: usize) -> Limits {
        Limits {
            text,
            cell,
            items,
            gone,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    /// Which of the sizes of letters.
    pub size: usize,
    pub limits: Limits,
    /// How many charts stand on the sheet.
    pub charts: usize,
    /// Whether charts stand below the current condition, where that is shorter than the target.
    pub below_current: bool,
    /// How many experiments do.
    pub rows: usize,
}

/// The largest letters with which all of it fits, if need be without a chart, since the figures say what
/// it says; else those with which it goes on behind the sheet. `charts` are those that there are.
pub(super) fn fit(board: &Storyboard, charts: usize) -> Fit {
    let all = board.experiments.len();
    let tried = |charts: usize, size: usize, limits: Limits| {
        let page = Page {
            em: SIZES[size] * POINT,
            limits,
        };
        let (rows, below_current) = page.rows(board, charts)?;
        Some(Fit {
            size,
            limits,
            charts,
            below_current,
            rows,
        })
    };
    let smallest = SIZES.len() - 1;
    let one = charts.min(1);
    // A further chart is worth less than letters that can be read from a step away.
    let whole = (one..=charts)
        .rev()
        .flat_map(|charts| (0..smallest).map(move |size| (charts, size)))
        .chain([(one, smallest)])
        .chain((0..=smallest).map(|size| (0, size)))
        .filter_map(|(charts, size)| tried(charts, size, LIMITS[0]))
        .find(|fit| fit.rows == all);
    // Where it goes on behind the sheet anyway, only so much is cut as has to be.
    let cut = || {
        LIMITS[1..]
            .iter()
            .flat_map(|limits| {
                let sizes = [(one, smallest - 1), (one, smallest), (0, smallest)];
                sizes.map(|(charts, size)| (charts, size, *limits))
            })
            .filter_map(|(charts, size, limits)| tried(charts, size, limits))
            .find(|fit| fit.rows >= AT_LEAST.min(all))
    };
    let shortest = LIMITS[LIMITS.len() - 1];
    whole
        .or_else(cut)
        .or_else(|| tried(0, smallest, shortest).filter(|fit| fit.rows > 0))
        .unwrap_or(Fit {
            size: smallest,
            limits: shortest,
            charts: 0,
            below_current: false,
            rows: all.min(1),
        })
}

/// What stands below the outcome of a target: not what its heading says already, nor what stands with
/// the figures, where they have room for all of it.
pub(super) fn below_outcome<'a>(
    board: &'a Storyboard,
    target: &'a Aim,
) -> impl Iterator<Item = &'a Line> {
    let wanted = board.metrics.iter().filter(|one| one.wanted.is_some());
    let in_figures = wanted.count() <= FIGURES;
    let lines = target.told.lines.iter();
    lines.filter(move |line| match line.key.as_str() {
        "outcome" | "pictures" | "closed.result" => false,
        "predictions" => !in_figures,
        _ => true,
    })
}

/// The metrics, those that the target is about first, then what comes out before how it runs.
pub(super) fn in_order(board: &Storyboard) -> impl Iterator<Item = &Measure> {
    let mut metrics: Vec<&Measure> = board.metrics.iter().collect();
    metrics.sort_by_key(|metric| (metric.wanted.is_none(), !metric.outcome));
    metrics.into_iter()
}

/// The metrics that stand on the sheet.
pub(super) fn figures(board: &Storyboard) -> impl Iterator<Item = &Measure> {
    in_order(board).take(FIGURES)
}

/// A text cut at a word, where it is longer than there is room for; a line takes room too.
pub(super) fn cut(text: &str, limit: usize) -> Option<String> {
    // A line that is begun takes as much room as half a one.
    const LINE: usize = 40;
    let mut room = limit;
    let mut end = 0;
    let mut word = None;
    for (at, letter) in text.char_indices() {
        let takes = if letter == '\n' { LINE } else { 1 };
        if takes > room {
            let cut = word.filter(|word| *word > end / 2).unwrap_or(at);
            return Some(text[..cut].trim_end().to_owned());
        }
        if letter.is_whitespace() {
            word = Some(at);
        }
        room -= takes;
        end = at;
    }
    None
}

/// How wide a letter is in its size, as the usual fonts without serifs have it.
fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | ' ' | '.' | ',' | ':' | ';' | '!' | '|' | '\''
        | '/' => 0.29,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '–' | '…' => 0.9,
        'a'..='z' | '0'..='9' => 0.54,
        'A'..='Z' => 0.7,
        other => 0.6 * other.width().unwrap_or(0).max(1) as f64,
    }
}

/// A sheet with letters of one size; heights are in millimetres.
struct Page {
    em: f64,
    limits: Limits,
}

impl Page {
    /// How many experiments have room below all else, and whether charts stand below the current
    /// condition; none where all else has too little room.
    fn rows(&self, board: &Storyboard, charts: usize) -> Option<(usize, bool)> {
        let column = (WIDTH - 2.0 * GAP) / 3.0;
        let charts = charts as f64 * CHART + if charts > 0 { GAP } else { 0.0 };
        let (target, current) = (self.target(board, column), self.current(board, column));
        let below_current = current < target;
        let columns = [
            target + if below_current { 0.0 } else { charts },
            current + if below_current { charts } else { 0.0 },
            self.obstacles(&board.obstacles, column) + GAP + self.next(board, column),
        ];
        let above =
            self.head(board) + columns.into_iter().fold(0.0, f64::max) + self.foot(board) + GAP;
        // The heading, and the head of the table.
        let mut room = HEIGHT - above - self.ems(4.6);
        if room < 0.0 {
            return None;
        }
        let fits = |tried: &&Tried| {
            room -= self.row(tried);
            room >= 0.0
        };
        let rows = board.experiments.iter().take_while(fits).count();
        Some((rows, below_current))
    }

    fn ems(&self, ems: f64) -> f64 {
        ems * self.em
    }

    /// A text in lines of a width, its letters so many times as large as the usual ones.
    fn text(&self, text: &str, width: f64, scale: f64) -> f64 {
        self.within(self.limits.text, text, width, scale)
    }

    /// As [`Page::text`], where the text may be so long.
    fn within(&self, limit: usize, text: &str, width: f64, scale: f64) -> f64 {
        let cut = cut(text.trim_end(), limit).map(|cut| cut + " … (in full on page 2)");
        let shown = cut.as_deref().unwrap_or(text.trim_end());
        let lines = shown.lines().map(|line| {
            let letters: f64 = line.chars().map(letter).sum();
            (letters * LOSS * self.em * scale / width).ceil().max(1.0)
        });
        lines.sum::<f64>().max(1.0) * self.ems(LEADING * scale)
    }

    /// A label, and what stands below it.
    fn line(&self, line: &Line, width: f64) -> f64 {
        self.ems(1.45) + self.text(&line.text, width, 1.0)
    }

    fn head(&self, board: &Storyboard) -> f64 {
        let (challenge, others): (Vec<&Line>, Vec<&Line>) =
            board.own.iter().partition(|line| line.key == "challenge");
        let challenge: f64 = challenge
            .iter()
            .map(|line| self.ems(1.2) + self.text(&line.text, WIDTH, 2.3) * 0.85)
            .sum();
        let ended = |line: &&Line| line.key.starts_with("closed") || line.key.starts_with("paused");
        let (ended, who): (Vec<&Line>, Vec<&Line>) = others.into_iter().partition(ended);
        let ended: f64 = ended
            .iter()
            .map(|line| self.text(&line.text, WIDTH, 1.0) + self.ems(0.6))
            .sum();
        // Beside one another, as far as they are short.
        let who: Vec<&str> = who.iter().map(|line| line.text.as_str()).collect();
        let who = match who.iter().map(|text| text.len() + 6).sum::<usize>() {
            0 => 0.0,
            letters if letters < 150 => self.ems(2.9),
            _ => who
                .iter()
                .map(|text| self.ems(1.5) + self.text(text, WIDTH, 1.0))
                .sum(),
        };
        self.ems(1.6) + challenge + ended + who + GAP
    }

    fn target(&self, board: &Storyboard, width: f64) -> f64 {
        let Some(target) = &board.target else {
            return self.ems(4.0);
        };
        let outcome = target
            .told
            .lines
            .iter()
            .filter(|line| line.key == "outcome");
        let outcome = outcome.map(|line| self.text(&line.text, width, 1.4) * 0.93 + self.ems(0.6));
        let lines = below_outcome(board, target).map(|line| self.line(line, width));
        let lines = outcome.chain(lines);
        let pictures = self.pictures(target.told.pictures.iter(), PICTURE, width);
        self.ems(4.6) + lines.sum::<f64>() + self.links(&target.told.links, width) + pictures
    }

    fn current(&self, board: &Storyboard, width: f64) -> f64 {
        let figures = figures(board).map(|metric| {
            let value = |value: &Option<Value>| {
                value.as_ref().map_or(0.0, |value| {
                    // The unit in smaller letters, at worst below the number.
                    self.text(&value.number, width / 4.6, 1.8) * 0.9
                        + self.text(&value.unit, width / 4.6, 0.9)
                        + self.text(&value.on, width / 4.6, 0.8)
                })
            };
            let name = self.text(metric.called(), width / 4.0, 1.0);
            let wanted = metric.wanted.as_deref().unwrap_or_default();
            let wanted = self.text(wanted, width / 4.6, 1.15);
            // Beside the number it may say that it was not measured since.
            let now = value(&metric.now)
                + if metric.stale {
                    self.ems(0.8 * LEADING)
                } else {
                    0.0
                };
            let tallest = [value(&metric.first), now, name, wanted];
            tallest.into_iter().fold(0.0, f64::max) + self.ems(0.6)
        });
        let figures: f64 = figures.sum();
        let head = if figures > 0.0 { self.ems(2.4) } else { 0.0 };
        let told = [&board.condition, &board.began].into_iter().flatten();
        let told: f64 = told.map(|told| self.condition(told, width)).sum();
        self.ems(2.4) + head + figures + told
    }

    fn condition(&self, told: &Told, width: f64) -> f64 {
        let apart = ["measured", "pictures"];
        let lines = told.lines.iter();
        let lines = lines.filter(|line| !apart.contains(&line.key.as_str()));
        let lines: f64 = lines.map(|line| self.line(line, width)).sum();
        let pictures = self.pictures(told.pictures.iter(), PICTURE, width);
        self.ems(2.0) + lines + self.links(&told.links, width) + pictures
    }

    fn obstacles(&self, obstacles: &[Hindrance], width: f64) -> f64 {
        let focus: f64 = obstacles
            .iter()
            .filter(|obstacle| obstacle.focus)
            .map(|obstacle| {
                let gone_when = obstacle.gone_when.as_ref();
                self.ems(2.6)
                    + self.text(&obstacle.text, width - 6.0, 1.4) * 0.93
                    + gone_when.map_or(0.0, |text| self.text(text, width - 26.0, 0.95))
            })
            .sum();
        let list = |gone: bool| {
            let those = obstacles
                .iter()
                .filter(|obstacle| !obstacle.focus && obstacle.gone == gone);
            let items = those.map(|obstacle| {
                let state = if gone { &obstacle.state } else { "" };
                format!("O00 {} {state}", obstacle.text)
                    + obstacle.why.as_deref().unwrap_or_default()
            });
            let room = if gone {
                self.limits.gone
            } else {
                self.limits.items
            };
            self.list(items, room, width)
        };
        self.ems(2.0) + focus + list(false) + list(true)
    }

    /// A list under a small heading.
    fn list(&self, items: impl Iterator<Item = String>, room: usize, width: f64) -> f64 {
        let items: Vec<String> = items.collect();
        if items.is_empty() {
            return 0.0;
        }
        let beyond = if items.len() > room {
            self.ems(1.6)
        } else {
            0.0
        };
        let shown: f64 = items
            .iter()
            .take(room)
            .map(|item| self.text(item, width, 1.0) + self.ems(0.25))
            .sum();
        self.ems(2.4) + shown + beyond
    }

    fn next(&self, board: &Storyboard, width: f64) -> f64 {
        let width = width - 10.0;
        let open = board.experiments.iter().filter(|tried| tried.open);
        let open = open.map(|tried| {
            let below = [&tried.expect, &tried.range].into_iter().flatten();
            let below: f64 = below
                .map(|text| self.ems(1.45) + self.text(text, width, 1.0))
                .sum();
            let see = if tried.see.is_some() {
                self.ems(2.8)
            } else {
                0.0
            };
            see + self.text(&format!("E000 {}", tried.step), width, 1.4) * 0.93
                + below
                + self.ems(0.6)
        });
        self.ems(3.4) + open.sum::<f64>() + self.text(&board.next, width, 0.95)
    }

    fn foot(&self, board: &Storyboard) -> f64 {
        let panels = [
            !board.cycles.is_empty(),
            board.practises.is_some(),
            !board.standards.is_empty(),
        ];
        let panels = panels.into_iter().filter(|panel| *panel).count();
        if panels == 0 {
            return 0.0;
        }
        let width = (WIDTH - GAP * (panels - 1) as f64) / panels as f64;
        let cycles = board.cycles.iter().map(|cycle| {
            let threshold = cycle.threshold.as_deref().unwrap_or_default();
            format!(
                "C00 {}\n{}\n{threshold}",
                cycle.state,
                first_line(&cycle.told)
            )
        });
        let standards = board
            .standards
            .iter()
            .map(|kept| format!("S00 {} {}", kept.text, kept.state));
        let practises = board.practises.as_ref().map_or(0.0, |told| {
            let lines = told.lines.iter().map(|line| self.line(line, width));
            lines.sum()
        });
        let tallest = self
            .list(cycles, self.limits.foot(), width)
            .max(self.list(standards, self.limits.foot(), width))
            .max(practises);
        tallest + GAP
    }

    fn links(&self, links: &[String], width: f64) -> f64 {
        links.iter().map(|link| self.text(link, width, 0.85)).sum()
    }

    /// Pictures beside one another, with their captions.
    fn pictures<'a>(
        &self,
        pictures: impl Iterator<Item = &'a Picture>,
        high: f64,
        width: f64,
    ) -> f64 {
        let pictures: Vec<&Picture> = pictures.collect();
        if pictures.is_empty() {
            return 0.0;
        }
        let captions = pictures.iter().take(PICTURES).map(|picture| {
            let caption = picture.caption.as_deref().unwrap_or_default();
            self.within(usize::MAX, caption, width / 2.2, 0.86)
        });
        let beyond = if pictures.len() > PICTURES { 1.5 } else { 0.0 };
        high + captions.fold(0.0, f64::max) + self.ems(1.0 + beyond)
    }

    fn row(&self, tried: &Tried) -> f64 {
        const SCALE: f64 = 0.95;
        let width = (WIDTH - NAMES) / 4.0 - 5.0;
        let text = |text: &str| self.within(self.limits.cell, text, width, SCALE);
        let all = |texts: &[Option<&String>]| -> f64 {
            texts.iter().flatten().map(|one| text(one)).sum()
        };
        let pictures = |result: bool| {
            let those = tried.pictures.iter().filter(|one| one.result == result);
            self.pictures(those, SMALL_PICTURE, width)
        };
        let names = tried.when.len() as f64 + 1.2;
        let cells = [
            self.ems(names * LEADING * 0.85),
            all(&[Some(&tried.step), tried.alongside.as_ref()])
                + self.links(&tried.links, width)
                + pictures(false)
                + if tried.kind.is_some() {
                    self.ems(LEADING)
                } else {
                    0.0
                }
                + if tried.alongside.is_some() {
                    self.ems(LEADING)
                } else {
                    0.0
                },
            all(&[tried.expect.as_ref(), tried.range.as_ref()]),
            match &tried.happened {
                Some(happened) => {
                    let value = if tried.value.is_some() { LEADING } else { 0.0 };
                    text(happened) + self.ems(LEADING + value) + pictures(true)
                }
                None => self.ems(2.0 * LEADING),
            },
            all(&[tried.learned.as_ref(), tried.dropped.as_ref()]),
        ];
        cells.into_iter().fold(0.0, f64::max) + self.ems(0.75)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_a_word_and_only_where_it_is_too_long() {
        assert_eq!(cut("one two three", 13), None);
        assert_eq!(cut("one two three", 12).as_deref(), Some("one two"));
        assert_eq!(cut("ééééé", 3).as_deref(), Some("ééé"));
        assert_eq!(cut("", 0), None);
        assert_eq!(cut("a\nb\nc", 41).as_deref(), Some("a"), "lines take room");
    }
}
