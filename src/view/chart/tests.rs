//! Drawings read back: every value stands where the scale says, whatever was measured.

use proptest::prelude::*;
use quick_xml::{Reader, XmlVersion, events::Event};

use super::{
    svg::{Look, svg},
    text,
};
use crate::{
    practice::{
        chart::{
            Aim, Begun, Chart, ChartKind,
            tests::{FLOW_RATES, any_points, daily},
        },
        example::{day, stamp},
        lang::Lang,
        metric::ChangedWay,
    },
    view::{
        lang::Words,
        terminal::{Style, width_of},
    },
};

fn named(chart: Chart) -> Chart {
    Chart {
        metric: "flow".to_owned(),
        name: "Flow rate".to_owned(),
        unit: "kg/h".to_owned(),
        ..chart
    }
}

/// The published example with a target, a line, an experiment and a changed way of measuring.
fn full() -> Chart {
    let changed = ChangedWay {
        from: day("2026-11-09"),
        how: "With the <new> meter & its \"scale\"".to_owned(),
        before: None,
    };
    Chart {
        target: Some(Aim {
            target: "TC1".to_owned(),
            low: Some(48.0),
            high: Some(52.5),
            by: day("2026-12-14"),
        }),
        lines: vec![("takt".to_owned(), 55.0)],
        experiments: vec![Begun {
            experiment: "E14".to_owned(),
            at: stamp("2026-11-04T09:00:00+01:00"),
            step: "Clean the valve".to_owned(),
        }],
        ..named(Chart::of(
            daily(&FLOW_RATES),
            &[changed],
            Some(ChartKind::Xmr),
        ))
    }
}

fn drawn(chart: &Chart, width: u16, unicode: bool) -> String {
    let style = Style {
        width,
        color: false,
        unicode,
    };
    text::text(chart, &Words::new(Lang::En), style)
}

/// An element of a drawing: its name and its attributes.
#[derive(Debug, Clone)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    /// What the element around it says with `data-`.
    around: Vec<(String, String)>,
}

impl Element {
    fn get(&self, key: &str) -> Option<&str> {
        let mut all = self.attributes.iter().chain(&self.around);
        all.find(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
    }

    fn number(&self, key: &str) -> f64 {
        let value = self.get(key).unwrap_or_else(|| panic!("{key} in {self:?}"));
        value.parse().unwrap()
    }
}

/// Every element of the document, which must be well-formed.
fn elements(svg: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(svg);
    let mut open: Vec<Element> = Vec::new();
    let mut all = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let value = attribute
                        .normalized_value(XmlVersion::Implicit1_0)
                        .unwrap()
                        .into_owned();
                    (attribute.key.as_ref().to_owned(), value)
                });
                let element = Element {
                    name: start.name().as_ref().to_owned(),
                    attributes: attributes.collect(),
                    around: open
                        .last()
                        .map(|around| around.attributes.clone())
                        .unwrap_or_default(),
                };
                all.push(element.clone());
                if matches!(event, Event::Start(_)) {
                    open.push(element);
                }
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    all
}

fn of_class<'a>(all: &'a [Element], class: &'a str) -> impl Iterator<Item = &'a Element> {
    let class = format!("kc-{class}");
    all.iter()
        .filter(move |element| element.get("class") == Some(&class))
}

#[test]
fn in_the_picture_points_limits_and_marks_stand_where_they_should() {
    let chart = full();
    let all = elements(&svg(&chart, &Words::new(Lang::En), Look::alone("flow")));
    // Two horizontal lines of known value give the scale; everything else has to lie on it.
    let line = |name: &str| {
        all.iter()
            .find(|element| element.get("data-line") == Some(name))
            .unwrap_or_else(|| panic!("no {name}"))
    };
    let (low, high) = (line("target-low"), line("target-high"));
    assert_eq!(
        (low.number("data-value"), high.number("data-value")),
        (48.0, 52.5)
    );
    let slope = (high.number("y1") - low.number("y1")) / 4.5;
    assert!(slope < 0.0, "higher values stand higher");
    let height = |value: f64| low.number("y1") + slope * (value - 48.0);
    let near = |found: f64, wanted: f64, what: &str| {
        assert!(
            (found - wanted).abs() < 0.05,
            "{what}: {found}, not {wanted}"
        );
    };
    let points: Vec<&Element> = all
        .iter()
        .filter(|element| element.name == "circle" && element.get("data-point").is_some())
        .filter(|element| element.get("class") != Some("kc-ring"))
        .collect();
    let values: Vec<f64> = points
        .iter()
        .map(|point| point.number("data-value"))
        .collect();
    assert_eq!(values, FLOW_RATES);
    for point in &points {
        near(
            point.number("cy"),
            height(point.number("data-value")),
            "a point",
        );
    }
    let step = points[1].number("cx") - points[0].number("cx");
    for (at, point) in points.iter().enumerate() {
        let wanted = points[0].number("cx") + step * at as f64;
        near(point.number("cx"), wanted, "from left to right");
    }
    // Each stretch has its own limits, as long as it is, at the height of their values.
    for (at, segment) in chart.segments.iter().enumerate() {
        for (name, value) in [
            ("upper", segment.limits.upper),
            ("lower", segment.limits.lower),
            ("centre", segment.limits.centre),
        ] {
            let found = all.iter().find(|element| {
                element.get("data-line") == Some(name)
                    && element.get("data-segment") == Some(&at.to_string())
            });
            let found = found.unwrap();
            assert_eq!(found.number("data-value"), value.unwrap());
            near(found.number("y1"), height(value.unwrap()), name);
            near(found.number("y2"), found.number("y1"), name);
        }
    }
    let between = |at: usize| (points[at - 1].number("cx") + points[at].number("cx")) / 2.0;
    let first = all.iter().find(|element| {
        element.get("data-line") == Some("centre") && element.get("data-segment") == Some("0")
    });
    near(
        first.unwrap().number("x2"),
        between(8),
        "the first stretch ends",
    );
    let mark = |label: &str| {
        all.iter()
            .find(|element| element.get("data-mark") == Some(label))
            .unwrap()
            .number("x1")
    };
    near(
        mark("E14"),
        points[3].number("cx"),
        "on the point of its day",
    );
    near(
        mark("A"),
        between(8),
        "before the first point of the new way",
    );
    let own = all
        .iter()
        .find(|element| element.get("data-name") == Some("takt"));
    near(own.unwrap().number("y1"), height(55.0), "takt");
    // The ranges below have a scale of their own.
    let range = |name: &str| line(name).number("y1");
    let limits = chart.segments[0].limits;
    let per = (range("range-limit") - range("range-mean"))
        / (limits.upper_range.unwrap() - limits.mean_moving_range.unwrap());
    for circle in all
        .iter()
        .filter(|element| element.get("data-range").is_some())
    {
        let at: usize = circle.get("data-range").unwrap().parse().unwrap();
        assert_eq!(
            Some(circle.number("data-value")),
            chart.points[at].moving_range
        );
        let wanted = range("range-mean")
            + per * (circle.number("data-value") - limits.mean_moving_range.unwrap());
        near(circle.number("cy"), wanted, "a range");
    }
}

#[test]
fn a_picture_says_what_it_is_and_holds_nothing_that_runs_or_comes_from_elsewhere() {
    let chart = full();
    let words = Words::new(Lang::En);
    let document = svg(&chart, &words, Look::within("flow", 600.0));
    let all = elements(&document);
    let root = &all[0];
    assert_eq!(root.get("role"), Some("img"));
    assert_eq!(root.get("aria-labelledby"), Some("flow-title flow-desc"));
    assert_eq!(root.get("lang"), Some("en"));
    let ids: Vec<&str> = all
        .iter()
        .flat_map(|element| &element.attributes)
        .filter(|(key, _)| key == "id")
        .map(|(_, value)| value.as_str())
        .collect();
    assert_eq!(ids, ["flow-title", "flow-desc"]);
    for said in [
        "mean 52.85",
        "TC1: between 48 and 52.5 kg/h",
        "&lt;new&gt; meter &amp; its",
    ] {
        assert!(document.contains(said), "{said} in {document}");
    }
    for never in [
        "<script",
        "<image",
        "<use",
        "href",
        "url(",
        "@import",
        "@font-face",
        "<foreignObject",
    ] {
        assert!(!document.contains(never), "{never}");
    }
    // As the text of the page around it tells it, it is not told twice, and has no background.
    assert_eq!(of_class(&all, "paper").count(), 0);
    let alone = svg(&chart, &words, Look::alone("flow"));
    assert_eq!(of_class(&elements(&alone), "paper").count(), 1);
    assert!(alone.len() > document.len());
}

#[test]
fn whatever_people_wrote_stays_text() {
    let mut chart = full();
    chart.name = "<script>alert(1)</script>\u{1b}[2J\u{0}\u{ffff}".to_owned();
    chart.unit = "\" onload=\"x".to_owned();
    chart.lines = vec![("]]></style><b>\u{202e}".to_owned(), 51.0)];
    chart.experiments[0].step = "a\nb\u{7}\u{9b}".to_owned();
    chart.points[2].set_aside = Some("</title><svg onload='x'>".to_owned());
    for look in [Look::alone("a"), Look::within("b", 500.0)] {
        let document = svg(&chart, &Words::new(Lang::En), look);
        let names: Vec<String> = elements(&document).into_iter().map(|of| of.name).collect();
        let known = [
            "svg", "title", "desc", "style", "rect", "text", "line", "circle", "g", "polyline",
        ];
        assert!(
            names.iter().all(|name| known.contains(&name.as_str())),
            "{names:?}"
        );
        assert!(!document.contains(['\u{1b}', '\u{0}', '\u{ffff}', '\u{202e}', '\u{7}', '\u{9b}']));
    }
    for unicode in [true, false] {
        let text = drawn(&chart, 100, unicode);
        assert!(
            !text.contains(['\u{1b}', '\u{0}', '\u{202e}', '\u{7}', '\u{9b}']),
            "{text}"
        );
    }
}

/// What stands in the plot: for each of its rows the letters between scale and margin, and the value
/// that the scale gives to that row.
struct Plot {
    rows: Vec<(f64, Vec<char>)>,
    step: f64,
}

fn plot(text: &str, axis: [char; 2]) -> Plot {
    // The floor below is as wide as the plot; what stands beyond it are names.
    let floor = text.lines().find_map(|line| {
        let floor = line.trim_start().strip_prefix(['└', '+'])?;
        let is_floor = floor.chars().all(|letter| "─┬-+".contains(letter));
        (is_floor && floor.len() > 10).then(|| floor.chars().count())
    });
    let columns = floor.unwrap();
    let lines: Vec<(&str, Vec<char>)> = text
        .lines()
        .filter_map(|line| {
            let at = line.find(axis)?;
            let number = line[..at].trim();
            let letters = line[at..].chars().skip(1).take(columns).collect();
            (number.is_empty() || number.parse::<f64>().is_ok()).then_some((number, letters))
        })
        .collect();
    let marked: Vec<(usize, f64)> = lines
        .iter()
        .enumerate()
        .filter_map(|(row, (number, _))| Some((row, number.parse().ok()?)))
        .collect();
    let (first, last) = (marked[0], marked[marked.len() - 1]);
    let step = (first.1 - last.1) / (last.0 - first.0) as f64;
    for (row, value) in &marked {
        let wanted = first.1 - step * (row - first.0) as f64;
        assert!(
            (value - wanted).abs() < step * 0.51,
            "{value} in row {row}\n{text}"
        );
    }
    let value = |row: usize| first.1 - step * (row as f64 - first.0 as f64);
    Plot {
        rows: lines
            .into_iter()
            .enumerate()
            .map(|(row, (_, letters))| (value(row), letters))
            .collect(),
        step,
    }
}

impl Plot {
    /// Column and value of each letter of a kind, from left to right.
    fn all(&self, wanted: &[char]) -> Vec<(usize, f64)> {
        let mut found: Vec<(usize, f64)> = self
            .rows
            .iter()
            .flat_map(|(value, letters)| {
                let letters = letters.iter().enumerate();
                letters
                    .filter(|(_, letter)| wanted.contains(letter))
                    .map(|(column, _)| (column, *value))
            })
            .collect();
        found.sort_by_key(|(column, _)| *column);
        found
    }
}

#[test]
fn in_the_terminal_points_limits_and_marks_stand_where_they_should() {
    let chart = named(Chart::of(daily(&FLOW_RATES), &[], None));
    for (unicode, point, limit, axis) in
        [(true, '●', '╌', ['┤', '│']), (false, 'o', '=', ['+', '|'])]
    {
        for width in [40, 60, 80, 120, 200] {
            let text = drawn(&chart, width, unicode);
            let plot = plot(&text, axis);
            let found = plot.all(&[point]);
            assert_eq!(found.len(), 10, "{text}");
            for ((_, value), wanted) in found.iter().zip(FLOW_RATES) {
                assert!(
                    (value - wanted).abs() <= plot.step * 0.51,
                    "{value} for {wanted}\n{text}"
                );
            }
            let limits = chart.now();
            for wanted in [limits.upper, limits.lower] {
                let row = plot
                    .rows
                    .iter()
                    .find(|(_, letters)| letters.starts_with(&[limit; 2]));
                assert!(row.is_some(), "{text}");
                let near = plot.rows.iter().any(|(value, letters)| {
                    letters.starts_with(&[limit; 2])
                        && (value - wanted.unwrap()).abs() <= plot.step * 0.51
                });
                assert!(near, "{wanted:?}\n{text}");
            }
        }
    }
    let text = drawn(&full(), 120, true);
    let plot = plot(&text, ['┤', '│']);
    let points = plot.all(&['●', '◆']);
    let column = |letter: char| {
        let found = plot.all(&[letter]);
        let first = found[0].0;
        assert!(found.iter().all(|(column, _)| *column == first), "{text}");
        first
    };
    assert_eq!(
        column('╎'),
        points[3].0,
        "E14 on the point of its day\n{text}"
    );
    let change = column('║');
    assert!(points[7].0 < change && change <= points[8].0, "{text}");
    // The label stands above its mark: one letter of it, in the same column.
    let labels = text.lines().find(|line| line.contains("E14")).unwrap();
    let at = labels.chars().position(|letter| letter == 'E').unwrap();
    let mark = text
        .lines()
        .find_map(|line| line.chars().position(|letter| letter == '╎'));
    assert!(
        mark.is_some_and(|mark| (at..at + 3).contains(&mark)),
        "{text}"
    );
}

#[test]
fn without_unicode_there_are_plain_letters_only() {
    let text = drawn(&full(), 100, false);
    assert!(text.is_ascii(), "{text}");
}

#[test]
fn where_two_lines_lie_on_one_height_both_are_seen() {
    let mut chart = full();
    chart.lines = vec![("takt".to_owned(), 48.0)];
    let text = drawn(&chart, 100, true);
    assert!(text.contains("━┈━┈") || text.contains("┈━┈━"), "{text}");
}

#[test]
fn a_signal_is_told_and_seen() {
    let mut values = FLOW_RATES.to_vec();
    values.extend(FLOW_RATES);
    values[12] = 70.0;
    let chart = named(Chart::of(daily(&values), &[], None));
    let text = drawn(&chart, 100, true);
    assert!(
        text.contains("◆ 70 kg/h (13 Nov 2026) is above the upper limit of"),
        "{text}"
    );
    let all = elements(&svg(&chart, &Words::new(Lang::En), Look::alone("a")));
    let ring: Vec<&str> = of_class(&all, "ring")
        .filter_map(|of| of.get("data-on"))
        .collect();
    assert_eq!(ring, ["2026-11-13"]);
}

fn any_chart() -> impl Strategy<Value = Chart> {
    let kind = prop::option::of(prop_oneof![Just(ChartKind::Run), Just(ChartKind::Xmr)]);
    let days = prop::collection::vec(0_i64..70, 0..4);
    let end = prop::option::of(-100.0..100.0_f64);
    (any_points(), days.clone(), days, kind, (end.clone(), end)).prop_map(
        |(points, changed, begun, kind, (low, high))| {
            let changed: Vec<ChangedWay> = changed
                .into_iter()
                .map(|days| ChangedWay {
                    from: day("2026-10-30").plus(days),
                    how: "By scanner".to_owned(),
                    before: None,
                })
                .collect();
            let begun = begun.into_iter().enumerate().map(|(at, days)| Begun {
                experiment: format!("E{at}"),
                at: stamp(&format!("{}T09:00:00+01:00", day("2026-10-30").plus(days))),
                step: "Print each label at the packing bench".to_owned(),
            });
            Chart {
                target: Some(Aim {
                    target: "TC1".to_owned(),
                    low,
                    high,
                    by: day("2026-12-14"),
                }),
                lines: vec![("takt".to_owned(), 55.0)],
                experiments: begun.collect(),
                ..named(Chart::of(points, &changed, kind))
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_chart_is_drawn_within_its_bounds(
        chart in any_chart(),
        width in 40_u16..201,
        unicode in any::<bool>(),
        lang in prop_oneof![Just(Lang::En), Just(Lang::Nl), Just(Lang::De)],
    ) {
        let style = Style { width, color: false, unicode };
        let words = Words::new(lang);
        let text = text::text(&chart, &words, style);
        for line in text.lines() {
            prop_assert!(width_of(line) <= usize::from(width), "{line:?}\n{text}");
            prop_assert!(line == line.trim_end(), "{line:?}");
        }
        for look in [Look::alone("a"), Look::within("a", f64::from(width) * 4.0)] {
            let all = elements(&svg(&chart, &words, look));
            let frame: Vec<f64> = all[0].get("viewBox").unwrap().split(' ').map(|number| number.parse().unwrap()).collect();
            let mut points = 0;
            for element in &all {
                for (key, most) in [("cx", frame[2]), ("cy", frame[3]), ("x1", frame[2]), ("y1", frame[3]), ("x2", frame[2]), ("y2", frame[3]), ("x", frame[2]), ("y", frame[3])] {
                    if let Some(place) = element.get(key) {
                        let place: f64 = place.parse().unwrap();
                        prop_assert!((0.0..=most).contains(&place), "{key} {place} {element:?}");
                    }
                }
                points += usize::from(element.name == "g");
            }
            prop_assert_eq!(points, chart.points.len());
        }
    }
}

#[test]
fn a_low_chart_names_the_sign_of_what_is_set_aside_where_it_first_stands() {
    let words = Words::new(Lang::En);
    let mut chart = full();
    let named = |chart: &Chart| {
        let document = svg(chart, &words, Look::low("flow", 400.0));
        document.matches(">set aside<").count()
    };
    assert_eq!(named(&chart), 0);
    for at in [2, 4] {
        chart.points[at].set_aside = Some("a power cut".to_owned());
    }
    assert_eq!(named(&chart), 1);
    let last = chart.points.len() - 1;
    chart.points[last].set_aside = Some("the day of the move".to_owned());
    chart.points[2].set_aside = None;
    chart.points[4].set_aside = None;
    // At the edge it stands before the sign.
    let document = svg(&chart, &words, Look::low("flow", 400.0));
    let (before, _) = document.split_once(">set aside<").unwrap();
    let (_, text) = before.rsplit_once("<text").unwrap();
    assert!(text.contains("end"), "{text}");
}
