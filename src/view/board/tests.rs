//! The board as it looks: a snapshot for each width, language, with and without what a terminal may
//! lack. A change of the layout is reviewed as a change of these files.

use super::*;
use crate::{
    practice::{
        entry::{Entry, Place},
        kind::Kind,
        lang::Lang,
        links::Nowhere,
        next,
        settings::Settings,
    },
    view::{
        lang::Words,
        lay::Sheet,
        terminal::{Style, width_of},
    },
};

/// A board in use, as its files have it. Texts are long, of several lines, Chinese, and with accents that
/// are letters of their own.
const FILES: &[(Kind, &str, &str)] = &[
    (
        Kind::Board,
        "board",
        r#"learner = "Noor Bakker"
coach = "Bram Visser"
process = "the packing bench"
challenge = "Every order leaves on the day it comes in, and nobody stays late for it"
by = 2027-06-01
cadence = "mon,wed 08:30"
focus = "001-labels-come-batches""#,
    ),
    (
        Kind::Metric,
        "lead-time",
        r#"unit = "min"
name = "Lead time of an order""#,
    ),
    (Kind::Metric, "reprints", r#"unit = "labels""#),
    (
        Kind::Points,
        "lead-time",
        r#"points = [
  { on = 2026-11-09, n = 1, value = 52.5 },
  { on = 2026-11-23, n = 1, value = 41.5 },
]"#,
    ),
    (
        Kind::Condition,
        "001-2026-11-10",
        r#"grasped = 2026-11-10T10:00:00+01:00
pattern = "Labels are printed in batches of 20. A batch waits until it is full; the packer walks to the printer and back"
seen = "Orders wait for their label, up to 25 minutes"
[[measured]]
metric = "lead-time"
value = 52.5
on = 2026-11-09"#,
    ),
    (
        Kind::Target,
        "001-every-order-within",
        r#"by = 2026-12-14
outcome = "Every order within 40 minutes"
pattern = "Each order gets its label at the bench, when it is packed"
condition = "001-2026-11-10"
[criteria]
influenceable = "The bench is ours"
[[predictions]]
metric = "lead-time"
high = 40.0
[[predictions]]
metric = "reprints"
low = 0.0
high = 2.0"#,
    ),
    (
        Kind::Obstacle,
        "001-labels-come-batches",
        r#"text = "Labels come in batches"
targets = ["001-every-order-within"]"#,
    ),
    (
        Kind::Obstacle,
        "002-scanner-shared",
        r#"text = """
The scanner is shared with receiving,
and is looked for three times a day"""
targets = ["001-every-order-within"]"#,
    ),
    (
        Kind::Obstacle,
        "003-printer-slow",
        r#"text = "The printer is slow"
targets = ["001-every-order-within"]
[closed]
on = 2026-11-16
through = "001-watch-one-batch""#,
    ),
    (
        Kind::Obstacle,
        "004-no-room",
        r#"text = "There is no room for a second printer"
targets = ["001-every-order-within"]
[closed]
on = 2026-11-20
why = "Nobody needs a second one""#,
    ),
    (
        Kind::Experiment,
        "001-watch-one-batch",
        r#"kind = "go-and-see"
planned = 2026-11-12T09:00:00+01:00
step = "Watch one batch from the first order to the last label, with a stopwatch"
expect = "The printer takes most of the time"
[result]
recorded = 2026-11-16T16:00:00+01:00
happened = "The printer took 40 seconds of 25 minutes"
turned_out = "different"
learned = "It is the waiting, not the printing""#,
    ),
    (
        Kind::Experiment,
        "002-batches-five",
        r#"target = "001-every-order-within"
obstacle = "001-labels-come-batches"
planned = 2026-11-17T09:00:00+01:00
step = "Batches of 5 instead of 20"
expect = "Waiting falls to a quarter"
[prediction]
metric = "lead-time"
low = 40.0
high = 45.0
[result]
recorded = 2026-11-18T16:00:00+01:00
happened = """
Waiting fell to 6 minutes.
The packer walked four times as often: 標籤在包裝工作台列印, cafe\u0301"""
value = 43.5
turned_out = "partly"
learned = "Each batch costs a walk; see https://intranet.example.org/packing/walks/2026-11-18-measured-by-noor""#,
    ),
    (
        Kind::Experiment,
        "003-stop-batches",
        r#"planned = 2026-11-19T09:00:00+01:00
step = "A second printer at the bench"
expect = "Nobody walks"
[closed]
on = 2026-11-20
why = "The one printer can be moved""#,
    ),
    (
        Kind::Experiment,
        "004-help-out",
        r#"planned = 2026-11-20T09:00:00+01:00
step = "Bram carried the labels for an hour"
[result]
recorded = 2026-11-20T09:00:00+01:00
happened = "Nobody waited"
learned = "It works with somebody who carries""#,
    ),
    (
        Kind::Experiment,
        "005-printer-bench",
        r#"target = "001-every-order-within"
obstacle = "001-labels-come-batches"
planned = 2026-11-20T15:00:00+01:00
by = 2026-11-24
step = "Put the printer on the bench, and print each label when its order is packed"
expect = "Nobody walks, and no order waits for its label"
alongside = "The hour of help was no experiment of ours"
[prediction]
metric = "lead-time"
high = 40.0"#,
    ),
    (
        Kind::Cycle,
        "001-2026-11-20-0905",
        r#"learner = "Noor Bakker"
coach = "Bram Visser"
held = 2026-11-20T09:05:00+01:00
minutes = 15
threshold = "Nobody knows how long a walk takes"
planned = "005-printer-bench""#,
    ),
    (
        Kind::Standard,
        "001-labels-bench",
        r#"text = "The roll of labels is changed by whoever sees red on it"
target = "packing/001-every-order-within"
set = 2026-11-20T09:00:00+01:00
confirm_by = 2027-01-11"#,
    ),
];

fn entries() -> Vec<Entry> {
    let read = |(kind, stem, text): &(Kind, &str, &str)| {
        let place = Place {
            board: (*kind != Kind::Standard).then(|| "packing".to_owned()),
            kind: *kind,
            stem: (*stem).to_owned(),
        };
        Entry::read(place, text.parse().unwrap()).unwrap_or_else(|error| panic!("{stem}: {error}"))
    };
    FILES.iter().map(read).collect()
}

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

/// The board of the files that are wanted.
fn drawn(words: &Words, style: Style, wanted: impl Fn(&Entry) -> bool) -> Sheet {
    let (standards, own) = entries()
        .into_iter()
        .filter(|entry| entry.place.kind == Kind::Board || wanted(entry))
        .partition::<Vec<Entry>, _>(|entry| entry.place.kind == Kind::Standard);
    let board = Board::new("packing".to_owned(), own).unwrap();
    let settings = Settings::default();
    let around = Around {
        words,
        settings: &settings,
        board: Some(&board),
        elsewhere: &Nowhere,
    };
    let next = next::next(&board, today());
    wall(&board, &standards, &next, today(), around).sheet(style)
}

fn style(width: u16) -> Style {
    Style {
        width,
        color: false,
        unicode: true,
    }
}

#[test]
fn the_board_at_four_widths_in_three_languages() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for width in [60, 80, 120, 200] {
            let sheet = drawn(&words, style(width), |_| true);
            insta::assert_snapshot!(format!("{lang}-{width}"), sheet.text(style(width)));
        }
    }
}

#[test]
fn the_board_without_unicode() {
    for lang in Lang::ALL {
        let words = Words::plain(lang);
        for width in [60, 80, 120, 200] {
            let style = Style {
                unicode: false,
                ..style(width)
            };
            let text = drawn(&words, style, |_| true).text(style);
            // What is left are the letters that somebody wrote.
            let written = "標籤在包裝工作台列印\u{301}";
            let others = text
                .chars()
                .filter(|c| !c.is_ascii() && !written.contains(*c));
            assert_eq!(others.collect::<String>(), "", "{lang} {width}");
            insta::assert_snapshot!(format!("{lang}-{width}-ascii"), text);
        }
    }
}

#[test]
fn the_board_in_colour() {
    for width in [60, 80, 120, 200] {
        let style = Style {
            color: true,
            ..style(width)
        };
        let text = drawn(&Words::new(Lang::En), style, |_| true).text(style);
        insta::assert_snapshot!(format!("en-{width}-colour"), text.replace('\u{1b}', "\\e"));
    }
}

#[test]
fn a_board_on_which_little_stands_yet() {
    let empty = drawn(&Words::new(Lang::En), style(80), |_| false).text(style(80));
    insta::assert_snapshot!("empty", empty);
    let narrow = drawn(&Words::new(Lang::De), style(40), |_| true).text(style(40));
    insta::assert_snapshot!("de-40", narrow);
}

/// The letters of a text, without what a layout puts between them.
fn letters(text: &str) -> String {
    let put = |c: &char| c.is_whitespace() || "│─┼".contains(*c);
    text.chars().filter(|c| !put(c)).collect()
}

#[test]
fn no_line_is_wider_than_the_terminal_and_no_word_is_lost_at_any_width() {
    let words = Words::new(Lang::De);
    let wide = drawn(&words, style(400), |_| true);
    let mut said: Vec<char> = letters(&wide.text(style(400))).chars().collect();
    said.sort();
    said.dedup();
    for width in (10..=60).chain((61..=220).step_by(7)) {
        let sheet = drawn(&words, style(width), |_| true);
        let text = sheet.text(style(width));
        for line in text.lines() {
            assert!(width_of(line) <= usize::from(width), "{width}: {line}");
        }
        // Words in one column are still in one order.
        for word in ["40 seconds of 25 minutes", "when its order is packed"] {
            let all: Vec<&str> = word.split(' ').collect();
            assert!(
                all.iter()
                    .all(|word| letters(&text).contains(word) || width < 40),
                "{width}"
            );
        }
        let mut here: Vec<char> = letters(&text).chars().collect();
        here.sort();
        here.dedup();
        assert_eq!(here, said, "{width}");
    }
}

#[test]
fn every_record_stands_where_the_sheet_says() {
    for width in [40, 80, 120, 200] {
        let sheet = drawn(&Words::new(Lang::En), style(width), |_| true);
        let text = sheet.text(style(width));
        let lines: Vec<&str> = text.lines().collect();
        let numbered = sheet.spots.iter().filter(|spot| spot.place.kind.numbered());
        for spot in numbered {
            let name = spot.place.reference().name;
            let first: String = lines[spot.top].chars().skip(spot.left).collect();
            assert!(
                lines.len() >= spot.top + spot.height && spot.left + spot.width <= width.into(),
                "{width} {spot:?}"
            );
            assert!(
                first.contains(&name) || lines[spot.top + 1].contains(&name),
                "{width} {name}: {first}"
            );
        }
        for kind in [
            Kind::Board,
            Kind::Metric,
            Kind::Condition,
            Kind::Target,
            Kind::Obstacle,
            Kind::Experiment,
            Kind::Cycle,
            Kind::Standard,
        ] {
            let there = sheet
                .spots
                .iter()
                .filter(|spot| spot.place.kind == kind)
                .count();
            let wanted = entries()
                .iter()
                .filter(|entry| entry.place.kind == kind)
                .count();
            assert_eq!(there, wanted, "{width} {kind:?}");
        }
    }
}

#[test]
fn one_after_the_other_it_is_a_page_with_the_same_words() {
    let words = Words::new(Lang::En);
    let own = entries()
        .into_iter()
        .filter(|entry| entry.place.kind != Kind::Standard);
    let board = Board::new("packing".to_owned(), own.collect()).unwrap();
    let settings = Settings::default();
    let around = Around {
        words: &words,
        settings: &settings,
        board: Some(&board),
        elsewhere: &Nowhere,
    };
    let wall = wall(
        &board,
        &entries(),
        &next::next(&board, today()),
        today(),
        around,
    );
    let page = wall.page();
    assert_eq!(page.rows[0].label, "Challenge");
    let titles: Vec<&str> = page.tables.iter().map(|grid| grid.title.as_str()).collect();
    assert_eq!(titles.len(), 7, "{titles:?}");
    assert!(titles[1].contains("21 days left"), "{titles:?}");
}
