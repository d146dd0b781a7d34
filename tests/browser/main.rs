//! Pages in a real browser: what they ask for, how wide they are, how they print, and what somebody
//! meets there who cannot see them.
//!
//! The browser is the system's Chromium, driven by `look.mjs`, which looks at all pages in one go;
//! `npm ci` in this folder installs what it needs, and `.ci/run` does that. Where one of them is
//! missing the tests say so and look at nothing, unless `KATA_TEST_BROWSER` is set: `.ci/run` sets it
//! where it could install them all.
#![allow(clippy::unwrap_used)] // a test that cannot go on says so by panicking

#[allow(dead_code)] // it belongs to the tests of the command line, which use all of it
#[path = "../cli/helper.rs"]
mod helper;

mod boards;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use helper::Sandbox;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Seen {
    /// What the page asked of anybody.
    requests: Vec<String>,
    /// Dialogs, lines on the console, errors of scripts.
    ran: Vec<String>,
    scripts: usize,
    /// How many of how many lessons are left where one was searched for.
    search: Option<(usize, usize)>,
    /// The screens that it is wider than.
    wider: Vec<String>,
    faults: Vec<Fault>,
    /// Where, from the top of an ordinary screen, it is said how the last step turned out.
    last: Option<f64>,
    /// Whether the sheet says that it goes on; none where it does not.
    #[serde(rename = "goesOn")]
    goes_on: Option<bool>,
    pdf: PathBuf,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)] // shown when a test fails
struct Fault {
    id: String,
    impact: Option<String>,
    r#where: String,
    width: u32,
    #[serde(rename = "colorScheme")]
    colour: String,
}

/// Sheets of paper, lying, in points.
const A3: (f64, f64) = (1190.6, 841.9);
const A4: (f64, f64) = (841.9, 595.3);

/// All pages, looked at once; none where there is no browser.
fn seen() -> Option<&'static BTreeMap<String, Seen>> {
    static SEEN: OnceLock<Option<BTreeMap<String, Seen>>> = OnceLock::new();
    SEEN.get_or_init(look).as_ref()
}

fn look() -> Option<BTreeMap<String, Seen>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let chromium = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(program);
    let (Some(chromium), Some(node), Some(_)) = (chromium, program("node"), program("pdfinfo"))
    else {
        skip("Chromium, node and pdfinfo (poppler-utils) are needed");
        return None;
    };
    if !is_young(&node) {
        skip("node 20 or later is needed");
        return None;
    }
    if !folder.join("node_modules/playwright-core").is_dir() {
        skip("npm ci has not been run in tests/browser");
        return None;
    }
    let sandbox = Sandbox::home();
    let pages = boards::pages(&sandbox);
    // What was printed stays there for whoever wants to see it.
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&out).unwrap();
    let looked = Command::new(node)
        .arg(folder.join("look.mjs"))
        .arg(chromium)
        .arg(&out)
        .arg(boards::HEARD)
        .args(&pages)
        .output()
        .unwrap();
    assert!(
        looked.status.success(),
        "{}",
        String::from_utf8_lossy(&looked.stderr)
    );
    Some(serde_json::from_slice(&looked.stdout).unwrap())
}

/// Said once, where somebody reads the output of tests.
fn skip(why: &str) {
    use std::io::Write as _;
    assert!(std::env::var_os("KATA_TEST_BROWSER").is_none(), "{why}");
    let _ = writeln!(
        std::io::stderr(),
        "No page was looked at in a browser: {why}."
    );
}

fn program(name: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    std::env::split_paths(&paths)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

fn is_young(node: &Path) -> bool {
    let out = Command::new(node).arg("--version").output().unwrap();
    let version = String::from_utf8_lossy(&out.stdout).into_owned();
    let major = version.trim_start_matches('v').split('.').next();
    major.and_then(|major| major.parse::<u32>().ok()) >= Some(20)
}

/// How many pages a document has, and the size of each.
fn sheets(pdf: &Path) -> Vec<(f64, f64)> {
    let out = Command::new("pdfinfo")
        .args(["-l", "-1"])
        .arg(pdf)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let size = |line: &str| {
        let (_, size) = line.strip_prefix("Page ")?.split_once("size:")?;
        let mut numbers = size.split_whitespace().filter_map(|word| word.parse().ok());
        Some((numbers.next()?, numbers.next()?))
    };
    text.lines().filter_map(size).collect()
}

fn about(size: (f64, f64), wanted: (f64, f64)) -> bool {
    (size.0 - wanted.0).abs() < 2.0 && (size.1 - wanted.1).abs() < 2.0
}

#[test]
fn nothing_is_asked_of_anybody_and_nothing_is_run() {
    for (name, seen) in seen().into_iter().flatten() {
        assert_eq!(seen.requests, Vec::<String>::new(), "{name}");
        assert_eq!(seen.ran, Vec::<String>::new(), "{name}");
        // One page has a script, to search in it.
        assert_eq!(seen.scripts, usize::from(name == "lessons"), "{name}");
    }
}

#[test]
fn a_search_leaves_what_has_its_words() {
    let Some(seen) = seen() else { return };
    let (left, of) = seen["lessons"].search.unwrap();
    assert!(0 < left && left < of, "{left} of {of}");
}

#[test]
fn it_is_as_wide_as_the_screen_from_a_phone_to_a_large_display() {
    for (name, seen) in seen().into_iter().flatten() {
        assert_eq!(seen.wider, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_came_of_the_last_step_is_seen_without_scrolling() {
    let Some(seen) = seen() else { return };
    for name in ["usual-en", "usual-nl", "usual-de", "usual"] {
        let last = seen[name].last;
        assert!(
            last.is_some_and(|bottom| bottom <= 900.0),
            "{name}: {last:?}"
        );
    }
}

#[test]
fn axe_finds_nothing() {
    let mut heard = 0;
    for (name, seen) in seen().into_iter().flatten() {
        assert!(seen.faults.is_empty(), "{name}: {:#?}", seen.faults);
        heard += usize::from(boards::HEARD.split(',').any(|one| one == name));
    }
    assert!(seen().is_none() || heard == boards::HEARD.split(',').count());
}

#[test]
fn a_board_prints_on_one_sheet_of_a3_or_says_on_it_that_it_goes_on() {
    let Some(all) = seen() else { return };
    let names = boards::BOARDS.map(|(_, name, _)| name).into_iter();
    for name in names.chain(["usual"]) {
        let seen = &all[name];
        let sheets = sheets(&seen.pdf);
        assert!(!sheets.is_empty(), "{name}");
        for sheet in &sheets {
            assert!(about(*sheet, A3), "{name}: {sheet:?}");
        }
        match seen.goes_on {
            None => assert_eq!(sheets.len(), 1, "{name}"),
            Some(said) => assert!(said && sheets.len() > 1, "{name}: {}", sheets.len()),
        }
    }
}

#[test]
fn boards_as_people_have_them_stand_on_one_sheet() {
    let Some(seen) = seen() else { return };
    for name in [
        "usual-en", "usual-nl", "usual-de", "usual", "empty-en", "three-en", "ended-nl",
    ] {
        assert_eq!(sheets(&seen[name].pdf).len(), 1, "{name}");
    }
}

#[test]
fn a_form_fills_one_sheet() {
    let Some(seen) = seen() else { return };
    for (name, paper) in boards::FORMS {
        let sheets = sheets(&seen[name].pdf);
        assert!(
            sheets.len() == 1 && about(sheets[0], paper),
            "{name}: {sheets:?}"
        );
    }
}
