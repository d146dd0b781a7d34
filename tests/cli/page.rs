//! The storyboard as a page: what it says, what it lets through, and where it goes. How it looks and
//! prints is seen in `tests/browser`.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use crate::helper::Sandbox;

/// A page as a browser reads it.
pub struct Page(Html);

impl Page {
    pub fn read(text: &str) -> Page {
        let html = Html::parse_document(text);
        assert!(html.errors.is_empty(), "{:?}", html.errors);
        Page(html)
    }

    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.0.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// The text of the only element of that kind, its blanks made single.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector}");
        words(found[0])
    }

    /// As [`Page::is_inert`], and it says so to the browser.
    #[track_caller]
    pub fn is_harmless(&self) {
        self.is_inert();
        let policy = self.all("meta[http-equiv=Content-Security-Policy]");
        let policy = policy[0].attr("content").unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        assert!(!policy.contains("script"), "{policy}");
    }

    /// Nothing in it is run or fetched, and links lead to the web or to a mail.
    #[track_caller]
    pub fn is_inert(&self) {
        let allowed: BTreeSet<&str> = "html head meta title style body main header section div span p h1 h2 h3 \
             dl dt dd ul li a b i br table caption thead tbody tr th td figure figcaption img footer \
             svg desc g path circle rect line text tspan polyline polygon clipPath defs"
            .split_whitespace()
            .collect();
        for element in self.all("*") {
            let name = element.value().name();
            assert!(allowed.contains(name), "{name}");
            for (key, value) in element.value().attrs() {
                assert!(!key.starts_with("on"), "{name} {key}");
                match key {
                    "href" => assert!(
                        ["http://", "https://", "mailto:"]
                            .iter()
                            .any(|scheme| value.to_lowercase().starts_with(scheme)),
                        "{name} {value}"
                    ),
                    "src" => assert!(value.starts_with("data:image/"), "{name} {value}"),
                    "style" => assert!(!value.contains("url("), "{name} {value}"),
                    "action" | "formaction" | "srcset" | "xlink:href" | "data" | "background" => {
                        panic!("{name} {key}")
                    }
                    _ => {}
                }
            }
        }
        for style in self.all("style") {
            let style = words(style);
            assert!(
                !style.contains("url(") && !style.contains("@import"),
                "{style}"
            );
        }
    }

    /// Who does not see it finds the way: headings in order, names that lead somewhere, heads of tables.
    #[track_caller]
    pub fn can_be_heard(&self) {
        assert_eq!(self.all("main").len(), 1);
        assert_eq!(self.all("h1").len(), 1);
        let mut last = 0;
        for heading in self.all("h1, h2, h3, h4") {
            let level = u32::from(heading.value().name().as_bytes()[1] - b'0');
            assert!(level <= last + 1, "{}", words(heading));
            assert!(!words(heading).is_empty());
            last = level;
        }
        let ids: Vec<&str> = self
            .all("[id]")
            .iter()
            .filter_map(|element| element.attr("id"))
            .collect();
        let once: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "an id stands there twice: {ids:?}");
        for named in self.all("[aria-labelledby]") {
            for id in named.attr("aria-labelledby").unwrap().split(' ') {
                assert!(ids.contains(&id), "{id}");
            }
        }
        for section in self.all("section") {
            assert!(section.attr("aria-labelledby").is_some());
        }
        for head in self.all("th") {
            assert!(["col", "row"].contains(&head.attr("scope").unwrap()));
        }
        for image in self.all("img") {
            assert!(image.attr("alt").is_some());
        }
        for drawing in self.all("svg") {
            assert_eq!(drawing.attr("role"), Some("img"));
        }
    }
}

#[track_caller]
fn says(text: &str, phrase: &str) {
    assert!(text.contains(phrase), "{phrase} in\n{text}");
}

fn words(element: ElementRef<'_>) -> String {
    let text: Vec<&str> = element.text().collect();
    text.join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The page of the board, as standard output has it.
#[track_caller]
fn page(s: &Sandbox) -> Page {
    Page::read(&s.kata("board show --html -").ok())
}

/// A board with a step under way, a look back, a cycle and measurements.
fn full() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print at the bench' --expect 'The wait falls to 2 minutes' --predict lead-time=36..40")
        .ok();
    s.kata("record --happened 'It fell to 1 minute' --learned 'It was the batch' --value 39 --turned-out partly")
        .ok();
    s.kata("plan --step 'Put a second roll within reach' --expect 'Nobody fetches labels' --by 2026-11-25 --kind exploratory")
        .ok();
    s.kata("target show TC1").ok();
    s
}

#[test]
fn whoever_sees_only_the_page_can_answer_the_five_questions() {
    let s = full();
    let page = page(&s);
    says(
        &page.text("h1"),
        "Every order leaves on the day it comes in",
    );
    let target = page.text("section.target");
    says(&target, "Every order within 40 minutes");
    says(&target, "by 14 Dec 2026");
    says(&target, "21 days left");
    says(&target, "Each order gets its label at the bench");
    let current = page.text("section.current");
    says(&current, "Labels are printed in batches of 20");
    let figures = page.all("section.current tbody tr");
    assert_eq!(
        words(figures[0]),
        "Lead time 44 min 20 Nov 2026 39 min 23 Nov 2026 at most 40 min"
    );
    let obstacles = page.text("section.obstacles");
    says(&obstacles, "In focus O1");
    says(&obstacles, "Labels come in batches");
    says(&obstacles, "The scanner is shared");
    let next = page.text("section.next");
    says(&next, "E2 Put a second roll within reach");
    says(&next, "Nobody fetches labels");
    says(&next, "Go and see 25 Nov 2026");
    let record = page.all("section.record tbody tr");
    assert_eq!(record.len(), 2);
    let second = words(record[1]);
    for said in [
        "E1 O1 23 Nov 2026",
        "Print at the bench",
        "The wait falls to 2 minutes",
        "lead-time between 36 and 40 min",
        "partly It fell to 1 minute",
        "It was the batch",
    ] {
        says(&second, said);
    }
}

#[test]
fn a_page_of_every_kind_of_board_is_harmless_and_can_be_heard() {
    let s = full();
    s.kata("coach --coach Els --threshold 'How many labels a shift uses'")
        .ok();
    s.kata("board new quiet --learner Noor").ok();
    for board in ["packing", "quiet"] {
        let text = s.kata(&format!("board show {board} --html -")).ok();
        let page = Page::read(&text);
        page.is_harmless();
        page.can_be_heard();
    }
    let text = s.kata("board show packing --html -").ok();
    says(&text, "<svg");
    says(&text, "How many labels a shift uses");
}

#[test]
fn it_speaks_the_language_in_use() {
    let s = full();
    for (lang, by, heading) in [
        ("en", "by 14 Dec 2026", "Target condition"),
        ("nl", "uiterlijk 14 dec 2026", "Doelsituatie"),
        ("de", "bis 14. Dez. 2026", "Ziel-Zustand"),
    ] {
        let text = s.kata(&format!("board show --html - --lang {lang}")).ok();
        let page = Page::read(&text);
        assert_eq!(page.all("html")[0].attr("lang"), Some(lang));
        let target = page.text("section.target");
        says(&target, by);
        says(&target, heading);
    }
}

/// What people write never becomes markup, wherever it stands.
#[test]
fn hostile_text_is_shown_and_never_obeyed() {
    const HOSTILE: &str = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> ' onmouseover='x \
                           </style></title></textarea><!-- ]]> javascript:alert(1) &lt;b&gt; \u{202e}txet \u{1b}[2J";
    let s = Sandbox::home();
    let run = |args: &[&str]| s.kata_args(args).ok();
    run(&[
        "board",
        "new",
        "b",
        "--learner",
        HOSTILE,
        "--coach",
        HOSTILE,
        "--process",
        HOSTILE,
        "--challenge",
        HOSTILE,
    ]);
    run(&[
        "metric", "add", "m", "--unit", HOSTILE, "--name", HOSTILE, "--line", "takt=3",
    ]);
    for day in ["2026-11-18", "2026-11-19", "2026-11-20"] {
        run(&["measure", "m", "4", "--on", day]);
    }
    run(&[
        "condition",
        "new",
        "--pattern",
        HOSTILE,
        "--seen",
        HOSTILE,
        "--link",
        "javascript:alert(1)",
    ]);
    run(&[
        "target",
        "new",
        "--by",
        "2026-12-14",
        "--outcome",
        HOSTILE,
        "--pattern",
        HOSTILE,
        "--essential",
        HOSTILE,
        "--predict",
        "m=..3",
        "--link",
        "https://example.org/\"onclick=\"alert(1)",
    ]);
    run(&["obstacle", "add", HOSTILE, "--gone-when", HOSTILE]);
    run(&["obstacle", "add", &format!("{HOSTILE} 2")]);
    run(&["obstacle", "focus", "O1"]);
    run(&["obstacle", "drop", "O2", "--why", HOSTILE]);
    run(&[
        "plan",
        "--step",
        HOSTILE,
        "--expect",
        HOSTILE,
        "--link",
        "JaVaScRiPt://%0aalert(1)",
    ]);
    run(&["record", "--happened", HOSTILE, "--learned", HOSTILE]);
    run(&["coach", "--coach", HOSTILE, "--threshold", HOSTILE]);
    run(&["plan", "--step", HOSTILE, "--expect", HOSTILE]);
    let text = s.kata("board show --html -").ok();
    let page = Page::read(&text);
    page.is_harmless();
    page.can_be_heard();
    assert!(!text.contains('\u{202e}') && !text.contains('\u{1b}'));
    says(&page.text("h1"), "<script>alert(1)</script>");
    says(&page.text("h1"), "\\u{202e}txet \\u{1b}[2J");
    says(&page.text("section.obstacles"), "onerror=alert(1)>");
    // Shown, as what it is.
    says(&page.text("section.current"), "javascript:alert(1)");
}

#[test]
fn links_lead_to_the_web_and_to_nothing_else() {
    let s = Sandbox::practising();
    s.kata("plan --step One --expect Two --link https://example.org/a?b=1&c=2 --link mailto:els@example.org --link ftp://example.org/x")
        .ok();
    let page = page(&s);
    let links: Vec<&str> = page
        .all("a")
        .iter()
        .filter_map(|link| link.attr("href"))
        .collect();
    assert_eq!(
        links,
        ["https://example.org/a?b=1&c=2", "mailto:els@example.org"]
    );
    says(&page.text("section.record"), "ftp://example.org/x");
}

#[test]
fn a_long_record_goes_on_behind_the_sheet_which_says_so() {
    let s = Sandbox::practising();
    for number in 1..=30 {
        let id = format!("01KAR3M0V9Q4T3Z8S1JX2CE{number:03}");
        s.write(
            &format!("boards/packing/experiments/{number:03}-x.toml"),
            &format!(
                "id = \"{id}\"\nplanned = 2026-10-01T09:00:00+02:00\nstep = \"Step {number}\"\n\
                 expect = \"Something of middling length that takes a line and a half\"\n\
                 [result]\nhappened = \"It happened\"\nlearned = \"Learned {number}\"\n"
            ),
        );
    }
    let page = page(&s);
    let shown = page.all("section.record.first tbody tr").len();
    let earlier = page.all("[aria-labelledby=earlier] tbody tr").len();
    assert!((4..30).contains(&shown), "{shown}");
    assert_eq!(shown + earlier, 30);
    assert_eq!(
        page.text(".goes-on"),
        format!("Continues on page 2, with {earlier} earlier experiments.")
    );
    says(&words(page.all("section.record tbody tr")[0]), "E30");
    page.can_be_heard();
}

#[test]
fn a_text_too_long_for_the_sheet_stands_whole_on_the_screen_and_behind_the_sheet() {
    let s = Sandbox::board();
    let word = "waiting ";
    let long = format!("{}end", word.repeat(3000));
    s.kata_args(&["condition", "new", "--pattern", &long]).ok();
    let page = page(&s);
    let whole = page.text("section.current .whole");
    assert_eq!(whole, long);
    let brief = page.text("section.current .brief");
    assert!(brief.len() < 1000, "{}", brief.len());
    says(&brief, "(in full on page 2)");
    assert_eq!(page.text(".full dd"), long);
    says(&page.text(".full dt"), "CC1 · Operating pattern");
    says(&page.text(".goes-on"), "Continues on page 2.");
}

#[test]
fn a_board_on_which_nothing_stands_yet_has_room_for_everything() {
    let s = Sandbox::home();
    s.kata("board new packing --learner Noor").ok();
    let page = page(&s);
    says(&page.text("h1"), "No challenge yet");
    says(&page.text("section.target"), "No target condition yet.");
    says(
        &page.text("section.next"),
        "The board has no challenge yet: which direction do we work in?",
    );
    assert_eq!(page.all("section.record").len(), 1);
    assert!(page.all(".further").is_empty());
}

#[test]
fn a_target_that_has_ended_is_shown_with_its_look_back() {
    let s = Sandbox::practising();
    s.kata("target close --result met --reached 'All but one' --standard 'Labels are printed at the bench' --confirm-by 2026-12-20")
        .ok();
    let page = page(&s);
    let target = page.text("section.target");
    says(&target, "met");
    says(&target, "All but one");
    assert!(!target.contains("days left"), "{target}");
    let foot = page.text(".foot");
    says(
        &foot,
        "S1 Labels are printed at the bench confirm by 20 Dec 2026",
    );
}

#[test]
fn it_shows_the_board_as_it_stood() {
    let s = full();
    s.call("obstacle resolve O1")
        .now("2026-11-30T09:00:00+01:00")
        .run()
        .ok();
    let now = s
        .call("board show --html -")
        .now("2026-12-01T09:00:00+01:00")
        .run()
        .ok();
    let then = s
        .call("board show --at 2026-11-23 --html -")
        .now("2026-12-01T09:00:00+01:00")
        .run()
        .ok();
    let (now, then) = (Page::read(&now), Page::read(&then));
    says(&now.text("section.target"), "13 days left");
    says(&then.text("section.target"), "21 days left");
    says(&then.text("header"), "as of 23 Nov 2026");
    says(&then.text("section.obstacles"), "In focus O1");
    says(&now.text("section.obstacles"), "resolved");
}

#[test]
fn it_goes_into_a_file_that_is_an_earlier_page_or_nothing() {
    let s = full();
    s.kata("obstacle add 'Another one'").ok();
    let commits = s.commits();
    let out = s.kata("board show --html wall.html").done();
    says(&out.stderr, "Written: wall.html");
    assert_eq!(out.stdout, "");
    let first = s.read("wall.html");
    s.kata("board show --html wall.html --lang nl").ok();
    assert_ne!(s.read("wall.html"), first);
    s.write("notes.html", "<html>my own</html>");
    let refused = s.kata("board show --html notes.html").fails(1);
    says(&refused.stderr, "--force");
    assert_eq!(s.read("notes.html"), "<html>my own</html>");
    s.kata("board show --html notes.html --force").ok();
    Page::read(&s.read("notes.html")).is_harmless();
    s.kata("board show --html boards/packing/board.toml --force")
        .fails(1);
    s.kata("board show --html boards").fails(1);
    s.kata("board show --html nowhere/wall.html").fails(1);
    assert_eq!(s.commits(), commits);
}

#[test]
fn with_json_the_document_is_that_of_the_board_and_the_page_is_written() {
    let s = full();
    let document = s.kata("board show --html wall.html --format json").json();
    assert_eq!(document["schema"], "kata.board/1");
    Page::read(&s.read("wall.html")).is_harmless();
    let refused = s.kata("board show --html - --format json").fails(2);
    says(&refused.stderr, "Standard output is for one of them");
}

#[test]
fn the_same_board_makes_the_same_page() {
    let s = full();
    assert_eq!(
        s.kata("board show --html -").ok(),
        s.kata("board show --html -").ok()
    );
}

#[test]
fn a_metric_that_was_not_measured_since_says_so() {
    let s = Sandbox::practising();
    let page = || Page::read(&s.kata("board show --html -").ok());
    let now = page().text(".figures td.now");
    assert!(now.contains("44 min not measured since"), "{now}");
    let board = s.kata("board show").ok();
    assert!(crate::helper::has(&board, "not measured since"), "{board}");
    s.kata("measure lead-time 44").ok();
    let now = page().text(".figures td.now");
    assert!(now.contains("23 Nov 2026"), "measured as the same: {now}");
}

#[test]
fn the_step_before_is_told_beside_the_next_one() {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print at the bench' --expect 'No wait'")
        .ok();
    assert_eq!(
        Page::read(&s.kata("board show --html -").ok())
            .all(".last")
            .len(),
        0
    );
    s.kata("record --happened 'A minute' --learned 'It was the batch' --turned-out partly")
        .ok();
    let page = Page::read(&s.kata("board show --html -").ok());
    let last = page.text(".last");
    for said in [
        "Last step E1",
        "Print at the bench",
        "partly",
        "It was the batch",
    ] {
        assert!(last.contains(said), "{said}: {last}");
    }
}
