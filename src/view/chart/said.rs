//! What a chart says in words: its title, its numbers, and a sentence for each signal.

use crate::{
    practice::{
        chart::{
            Aim, Chart, ChartKind, Charted, ENOUGH, FIRM, Rule, Side, Signal,
            limits::{plain, size},
            signals::longest_by_chance,
        },
        say::Message,
    },
    say,
    view::lang::{Words, number},
};

/// How many points a sentence names one by one.
const NAMED: usize = 5;

/// How many decimals anybody reads.
const DECIMALS: i32 = 3;

/// A chart and the language that it is told in.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    pub chart: &'a Chart,
    pub words: &'a Words,
    /// How many decimals the most exact of the points has.
    decimals: i32,
}

impl<'a> Said<'a> {
    pub fn new(chart: &'a Chart, words: &'a Words) -> Said<'a> {
        let decimals = chart.points.iter().map(|point| decimals(point.value));
        Said {
            chart,
            words,
            decimals: decimals.max().unwrap_or(0),
        }
    }

    /// `Lead time (min)`
    pub fn title(&self) -> String {
        self.words.say(&say!(
            "chart-title",
            name = &self.chart.name,
            unit = &self.chart.unit
        ))
    }

    pub fn kind(&self) -> String {
        self.words.say(&match self.chart.kind {
            ChartKind::Run => say!("chart-run"),
            ChartKind::Xmr => say!("chart-xmr"),
        })
    }

    /// How many points, from when to when; nothing where there is none.
    pub fn span(&self) -> Option<String> {
        let (first, last) = (self.chart.points.first()?, self.chart.points.last()?);
        Some(self.words.say(&say!(
            "chart-span",
            count = self.chart.points.len(),
            first = first.on.day(),
            last = last.on.day()
        )))
    }

    /// A number as it was written down: a measurement, a line, the end of a range. Of those that a
    /// spreadsheet computed, as many digits as anybody reads.
    pub fn number(&self, value: f64) -> String {
        self.rounded(value, DECIMALS, 6)
    }

    /// A number that was computed here: one decimal more than was measured.
    pub fn computed(&self, value: f64) -> String {
        self.rounded(value, self.decimals + 1, 4)
    }

    /// To so many decimals, but no less than so many digits.
    fn rounded(&self, value: f64, decimals: i32, digits: i32) -> String {
        // Zero has no size.
        let before = size(value).unwrap_or_default() + 1;
        // A number with an exponent has no decimals.
        let digits = match before {
            ..=15 => (before + decimals).clamp(digits, 15),
            _ => digits,
        };
        let exponent = usize::try_from(digits - 1).unwrap_or_default();
        let rounded = format!("{value:.exponent$e}").parse().unwrap_or(value);
        number::show(rounded, self.words.lang())
    }

    pub fn with_unit(&self, number: String) -> String {
        format!("{number} {}", self.chart.unit)
    }

    /// What the centre is called.
    pub fn centre(&self) -> String {
        self.words.say(&match self.chart.kind {
            ChartKind::Run => say!("chart-median"),
            ChartKind::Xmr => say!("chart-mean"),
        })
    }

    /// A line with its value: `upper limit 55.8`.
    pub fn named(&self, name: &str, value: String) -> String {
        self.words
            .say(&say!("chart-named", name = name, value = value))
    }

    /// The middle and the limits that hold now, each with its number.
    pub fn limits(&self) -> Vec<String> {
        let now = self.chart.now();
        let mut said = Vec::new();
        if let Some(centre) = now.centre {
            said.push(self.named(&self.centre(), self.computed(centre)));
        }
        if let (Some(lower), Some(upper)) = (now.lower, now.upper) {
            let message = say!(
                "chart-limits",
                lower = self.computed(lower),
                upper = self.computed(upper)
            );
            said.push(self.words.say(&message));
        }
        said
    }

    /// `41.5 min (24 Nov 2026)`, with why it is set aside.
    pub fn point(&self, point: &Charted) -> String {
        let value = self.with_unit(self.number(point.value));
        let said = format!("{value} ({})", self.words.moment(&point.on));
        match &point.set_aside {
            Some(why) => self
                .words
                .say(&say!("chart-point-set-aside", point = said, why = why)),
            None => said,
        }
    }

    /// `TC1: at most 40 min, by 14 Dec 2026`
    pub fn target(&self) -> Option<String> {
        let aim = self.chart.target.as_ref()?;
        let range = self.words.say(&self.range(aim)?);
        Some(self.words.say(&say!(
            "chart-target",
            target = &aim.target,
            range = range,
            by = aim.by
        )))
    }

    fn range(&self, aim: &Aim) -> Option<Message> {
        let unit = |value: f64| self.with_unit(self.number(value));
        Some(match (aim.low, aim.high) {
            (Some(low), Some(high)) => {
                say!("range-between", low = self.number(low), high = unit(high))
            }
            (Some(low), None) => say!("range-at-least", low = unit(low)),
            (None, Some(high)) => say!("range-at-most", high = unit(high)),
            (None, None) => return None,
        })
    }

    /// The changed ways of measuring, a sentence each.
    pub fn changes(&self) -> Vec<String> {
        let said = self.chart.changes.iter().map(|change| {
            self.words.say(&say!(
                "chart-measured-anew",
                from = change.from,
                how = &change.how
            ))
        });
        said.collect()
    }

    /// A sentence for each signal, of the newest ones where there are more than so many.
    pub fn signals(&self, most: usize) -> Vec<String> {
        let signals = &self.chart.signals;
        let newest = signals.iter().skip(signals.len().saturating_sub(most));
        newest.map(|signal| self.signal(signal)).collect()
    }

    /// What is to be said of the signals besides: that there is none where there could be, or how many
    /// earlier ones are not told.
    pub fn beside_signals(&self, most: usize) -> Option<String> {
        let message = match self.chart.signals.len() {
            0 => self.chart.now().upper.map(|_| say!("chart-no-signal"))?,
            count if count > most => say!("chart-earlier-signals", count = count - most),
            _ => return None,
        };
        Some(self.words.say(&message))
    }

    /// What should be known to read the chart.
    pub fn notes(&self) -> Vec<String> {
        let chart = self.chart;
        let mut notes = Vec::new();
        if chart.points.is_empty() && chart.without_place == 0 {
            notes.push(say!("chart-empty", metric = &chart.metric));
        }
        let most = chart.segments.iter().map(|segment| segment.counted).max();
        if let Some(most) = most.filter(|most| *most < ENOUGH && chart.kind == ChartKind::Run) {
            notes.push(say!("chart-few", count = most, enough = ENOUGH));
        }
        if let Some(last) = chart.segments.last()
            && last.limits.upper.is_some()
            && last.counted < FIRM
        {
            notes.push(say!("chart-soft", count = last.counted));
        }
        if chart.points.iter().any(|point| point.after_gap) {
            notes.push(say!("chart-gaps"));
        }
        if chart.without_place > 0 {
            notes.push(say!("chart-without-place", count = chart.without_place));
        }
        notes.iter().map(|note| self.words.say(note)).collect()
    }

    pub fn signal(&self, signal: &Signal) -> String {
        let chart = self.chart;
        let count = signal.points.len();
        let points = || signal.points.iter().filter_map(|at| chart.points.get(*at));
        let day = |point: Option<&Charted>| {
            point
                .map(|point| self.words.moment(&point.on))
                .unwrap_or_default()
        };
        let (first, last) = (points().next(), points().next_back());
        let limits = chart
            .segments
            .get(signal.segment)
            .map(|segment| segment.limits);
        let limits = limits.unwrap_or_default();
        let computed = |value: Option<f64>| {
            self.with_unit(value.map(|value| self.computed(value)).unwrap_or_default())
        };
        let centre = computed(limits.centre);
        let named = || self.listed(points());
        let step = || {
            let said =
                |point: Option<&Charted>| point.map(|point| self.point(point)).unwrap_or_default();
            (said(first), said(last), computed(limits.upper_range))
        };
        self.words.say(&match (signal.rule, signal.side) {
            (Rule::OutsideLimits, Side::Above) => {
                say!(
                    "chart-above-limit",
                    count = count,
                    points = named(),
                    limit = computed(limits.upper)
                )
            }
            (Rule::OutsideLimits, Side::Below) => {
                say!(
                    "chart-below-limit",
                    count = count,
                    points = named(),
                    limit = computed(limits.lower)
                )
            }
            (Rule::EightOnOneSide, Side::Above) => {
                say!(
                    "chart-row-above",
                    count = count,
                    centre = centre,
                    first = day(first),
                    last = day(last)
                )
            }
            (Rule::EightOnOneSide, Side::Below) => {
                say!(
                    "chart-row-below",
                    count = count,
                    centre = centre,
                    first = day(first),
                    last = day(last)
                )
            }
            (Rule::ThreeOfFourNearLimit, Side::Above) => {
                say!("chart-near-upper", count = count, points = named())
            }
            (Rule::ThreeOfFourNearLimit, Side::Below) => {
                say!("chart-near-lower", count = count, points = named())
            }
            (Rule::RangeAboveLimit, side) => {
                let (before, after, limit) = step();
                match side {
                    Side::Above => {
                        say!(
                            "chart-step-up",
                            before = before,
                            after = after,
                            limit = limit
                        )
                    }
                    Side::Below => {
                        say!(
                            "chart-step-down",
                            before = before,
                            after = after,
                            limit = limit
                        )
                    }
                }
            }
            (Rule::LongRun, side) => {
                let longest = self.longest(signal.segment);
                let (first, last) = (day(first), day(last));
                match side {
                    Side::Above => {
                        say!(
                            "chart-run-above",
                            count = count,
                            centre = centre,
                            first = first,
                            last = last,
                            longest = longest
                        )
                    }
                    Side::Below => {
                        say!(
                            "chart-run-below",
                            count = count,
                            centre = centre,
                            first = first,
                            last = last,
                            longest = longest
                        )
                    }
                }
            }
        })
    }

    /// The longest run that chance would give in a segment.
    fn longest(&self, segment: usize) -> usize {
        let centre = self
            .chart
            .segments
            .get(segment)
            .and_then(|of| of.limits.centre);
        let off = self.chart.points.iter().filter(|point| {
            point.segment == segment
                && point.set_aside.is_none()
                && Some(plain(point.value)) != centre
        });
        longest_by_chance(off.count()).unwrap_or_default()
    }

    /// Points one behind another, the first of many.
    fn listed<'p>(&self, points: impl Iterator<Item = &'p Charted>) -> String {
        let said: Vec<String> = points.map(|point| self.point(point)).collect();
        match said.len() > NAMED + 1 {
            true => self.words.say(&say!(
                "names-and-more",
                names = said[..NAMED].join(", "),
                more = said.len() - NAMED
            )),
            false => said.join(", "),
        }
    }
}

/// How many digits a value has behind its decimal mark, as far as anybody reads them.
fn decimals(value: f64) -> i32 {
    let text = plain(value).to_string();
    let digits = text.split_once('.').map_or(0, |(_, digits)| digits.len());
    i32::try_from(digits).map_or(DECIMALS, |digits| digits.min(DECIMALS))
}
