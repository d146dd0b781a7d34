//! A site of a whole home: what leads where, what is written again, what is never touched.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use scraper::{Html, Selector};

use crate::helper::{Sandbox, has};

/// Two boards, one below the other, with something of everything.
fn full() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print at the bench' --expect 'Less waiting' --predict lead-time=36..39 --by 2026-11-24")
        .ok();
    s.kata("record --happened 'It fell to 38' --learned 'The wait was not the printer' --value 38 --turned-out as-expected")
        .ok();
    s.kata("problem raise 'Returns come back unlabelled'").ok();
    s.kata("standard add 'Labels at the bench' --confirm-by 2026-12-01")
        .ok();
    s.kata("board new receiving --learner Kim --serves packing --challenge 'Every pallet is in by noon'")
        .ok();
    s
}

fn export(s: &Sandbox) -> String {
    s.kata("export site -o out").ok_both()
}

/// The files of the site below `out`, with their bytes.
fn files(s: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    let all = s.files().into_iter();
    all.filter_map(|(name, bytes)| Some((name.strip_prefix("out/")?.to_owned(), bytes)))
        .filter(|(name, _)| !name.is_empty() && !name.ends_with('/'))
        .collect()
}

fn pages(s: &Sandbox) -> BTreeMap<String, Html> {
    let pages = files(s)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".html"));
    pages
        .map(|(name, bytes)| {
            (
                name,
                Html::parse_document(&String::from_utf8(bytes).unwrap()),
            )
        })
        .collect()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let all = page.select(&selector);
    all.map(|found| found.text().collect::<String>().trim().to_owned())
        .collect()
}

fn values(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let all = page.select(&selector);
    all.filter_map(|found| found.value().attr(name).map(str::to_owned))
        .collect()
}

/// To a file of the site, and there to a place that it has.
fn every_link_leads(s: &Sandbox, pages: &BTreeMap<String, Html>) {
    for (name, page) in pages {
        let links = values(page, "[href]", "href");
        assert!(links.len() > 4, "{name}: {links:?}");
        for link in links {
            assert!(
                !link.contains(':') && !link.starts_with('/'),
                "{name}: {link}"
            );
            let (file, mark) = link.split_once('#').unwrap_or((&link, ""));
            let folder = Path::new("out").join(name);
            let place = match file {
                "" => folder.clone(),
                file => folder.parent().unwrap().join(file),
            };
            let text = fs::read_to_string(s.work.join(&place));
            let text = text.unwrap_or_else(|error| panic!("{name}: {link}: {error}"));
            assert!(
                mark.is_empty() || text.contains(&format!("id=\"{mark}\"")),
                "{name}: {link}"
            );
        }
    }
}

#[test]
fn a_site_has_every_board_and_what_belongs_to_none_and_every_link_leads_to_a_file() {
    let s = full();
    let said = export(&s);
    assert!(has(&said, "Written to out"), "{said}");
    let all: Vec<String> = files(&s).into_keys().collect();
    assert_eq!(
        all,
        [
            ".kata-site.json",
            "agenda.ics",
            "boards/packing.html",
            "boards/receiving.html",
            "culture.html",
            "feed.xml",
            "history.html",
            "index.html",
            "lessons.html",
            "problems.html",
            "standards.html",
        ]
    );
    let pages = pages(&s);
    every_link_leads(&s, &pages);
    for (name, page) in &pages {
        assert!(values(page, "[src]", "src").is_empty(), "{name}");
        let policy = values(page, "meta[http-equiv=Content-Security-Policy]", "content");
        assert!(
            policy[0].starts_with("default-src 'none';"),
            "{name}: {policy:?}"
        );
        let scripts = texts(page, "script").len();
        assert_eq!(scripts, usize::from(name == "lessons.html"), "{name}");
        assert_eq!(texts(page, "h1").len(), 1, "{name}");
        assert_eq!(values(page, "html", "lang"), ["en"], "{name}");
    }
    let index = &pages["index.html"];
    assert_eq!(texts(index, ".board h3 a"), ["packing", "receiving"]);
    assert_eq!(texts(index, ".board.below-1 h3 a"), ["receiving"]);
    assert!(
        texts(index, ".due li")
            .iter()
            .any(|line| line.contains("Labels at the bench"))
    );
    let mut lessons = texts(&pages["lessons.html"], ".lesson .lead");
    lessons.sort();
    assert_eq!(
        lessons,
        ["Labels at the bench", "The wait was not the printer"]
    );
    assert_eq!(
        texts(&pages["problems.html"], ".record .lead"),
        ["Returns come back unlabelled"]
    );
    let steps = texts(&pages["history.html"], ".step h3");
    assert_eq!(steps.len(), s.commits());
    assert!(steps[0].starts_with("receiving opened"), "{}", steps[0]);
    assert_eq!(s.try_git(&["diff", "--quiet", "HEAD"]).0, 0);
}

#[test]
fn sites_of_several_homes_stand_beside_each_other_below_one_page() {
    let (s, south) = crate::homes::two();
    let line = format!("export site -o out --home {south} --format json");
    let written = s.kata(&line).json();
    assert_eq!(written["changed"], true);
    let all: Vec<String> = files(&s).into_keys().collect();
    for file in [
        "index.html",
        "north/index.html",
        "north/boards/packing.html",
        "north/agenda.ics",
        "south/boards/returns.html",
        "south/feed.xml",
    ] {
        assert!(all.iter().any(|one| one == file), "{file} in {all:?}");
    }
    let pages = pages(&s);
    every_link_leads(&s, &pages);
    let top = &pages["index.html"];
    assert_eq!(texts(top, "h2 a"), ["North", "South"]);
    assert_eq!(texts(top, ".board h3 a"), ["packing", "returns"]);
    for (page, up) in [
        ("north/index.html", "../"),
        ("south/boards/returns.html", "../../"),
    ] {
        let links = values(&pages[page], "nav a", "href");
        assert_eq!(links[0], format!("{up}index.html"), "{page}");
    }
    assert_eq!(s.kata(&line).json()["changed"], false);
    // Among the records of either nothing is written.
    s.kata(&format!("export site -o {south}/boards/out --home {south}"))
        .fails(1);
    // What a person reads together is not published for that.
    let settings = s.root().join("config/kata/config.toml");
    fs::create_dir_all(settings.parent().unwrap()).unwrap();
    fs::write(&settings, format!("homes = [\"{south}\"]\n")).unwrap();
    assert!(has(&s.kata("agenda").ok(), "South"));
    export(&s);
    let all: Vec<String> = files(&s).into_keys().collect();
    assert!(all.contains(&"boards/packing.html".to_owned()), "{all:?}");
    assert!(!all.iter().any(|one| one.starts_with("south/")), "{all:?}");
}

#[test]
fn without_a_script_nothing_is_missing_and_the_one_that_is_there_may_run() {
    let s = full();
    export(&s);
    let page = &pages(&s)["lessons.html"];
    // The search is shown by the script that makes it work.
    assert_eq!(values(page, "form#search", "hidden").len(), 1);
    assert!(values(page, ".lesson", "hidden").is_empty());
    let policy = values(page, "meta[http-equiv=Content-Security-Policy]", "content");
    assert!(policy[0].contains("script-src 'sha256-"), "{policy:?}");
}

#[test]
fn only_what_changed_is_written_again() {
    let s = full();
    export(&s);
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let set = |name: &str| {
        let file = fs::File::options()
            .write(true)
            .open(s.work.join("out").join(name));
        file.unwrap().set_modified(then).unwrap();
    };
    let all: Vec<String> = files(&s).into_keys().collect();
    all.iter().for_each(|name| set(name));
    let changed = || -> Vec<&String> {
        let time = |name: &&String| {
            let found = fs::metadata(s.work.join("out").join(name)).unwrap();
            found.modified().unwrap() != then
        };
        all.iter().filter(time).collect()
    };
    let said = export(&s);
    assert!(has(&said, "already"), "{said}");
    assert!(changed().is_empty(), "{:?}", changed());
    s.kata("-b receiving obstacle add 'The dock is dark'").ok();
    let json = s.kata("export site -o out --format json").json();
    assert_eq!(json["schema"], "kata.exported/1");
    let written: Vec<&str> = json["written"]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap())
        .collect();
    assert_eq!(
        written,
        [
            "boards/receiving.html",
            // It asks what is known of the new obstacle.
            "culture.html",
            "feed.xml",
            "history.html"
        ]
    );
    assert!(!changed().iter().any(|name| *name == "boards/packing.html"));
    assert_eq!(json["changed"], true);
}

#[test]
fn what_is_not_wanted_any_more_goes_and_what_is_somebodys_stays() {
    let s = full();
    export(&s);
    s.write("out/CNAME", "kata.example.org\n");
    s.write("out/boards/mine.txt", "mine\n");
    s.kata("undo -b receiving").ok();
    let said = export(&s);
    assert!(has(&said, "1 removed"), "{said}");
    let all: BTreeSet<String> = files(&s).into_keys().collect();
    assert!(!all.contains("boards/receiving.html"));
    assert!(all.contains("CNAME") && all.contains("boards/mine.txt"));
    s.kata("redo -b receiving").ok();
    export(&s);
    s.kata("undo -b receiving").ok();
    s.write("out/boards/receiving.html", "my own\n");
    let said = export(&s);
    assert!(
        has(&said, "out/boards/receiving.html is no part of the site"),
        "{said}"
    );
    assert_eq!(s.read("out/boards/receiving.html"), "my own\n");
    // From now on it is somebody's, and is not written over.
    s.kata("redo -b receiving").ok();
    let before = files(&s);
    s.kata("export site -o out")
        .fails(1)
        .says(&["boards/receiving.html"]);
    assert_eq!(files(&s), before);
}

#[test]
fn a_folder_that_is_somebodys_is_refused_and_nothing_in_it_changes() {
    let s = full();
    s.write("src/main.rs", "fn main() {}\n");
    fs::create_dir(s.work.join("empty")).unwrap();
    let before = s.files();
    for (folder, word) in [
        ("src", "not empty"),
        (".", "not empty"),
        ("boards", "records"),
        ("boards/packing/site", "records"),
        ("boards/new/and/deep", "records"),
        ("nowhere/../boards/new", "records"),
        (".git", "records"),
        ("src/main.rs", "src/main.rs"),
        ("-", "standard output"),
    ] {
        let run = s.kata_args(&["export", "site", "-o", folder]);
        let code = if folder == "-" { 2 } else { 1 };
        run.fails(code).says(&[word]);
        assert_eq!(s.files(), before, "{folder}");
    }
    s.kata("export site -o empty").ok();
    s.kata("export site -o new/and/deep").ok();
    s.kata("export site").ok();
    assert!(s.work.join("kata-site/index.html").is_file());
}

#[test]
fn a_list_that_somebody_changed_and_a_link_lead_nowhere_else() {
    let s = full();
    export(&s);
    let outside = s.root().join("victim.txt");
    fs::write(&outside, "precious\n").unwrap();
    let hash = s.git(&["hash-object", outside.to_str().unwrap()]);
    let list = s.read("out/.kata-site.json");
    let hostile = list.replacen(
        "\"files\": {",
        &format!(
            "\"files\": {{ \"../../victim.txt\": {0:?}, {1:?}: {0:?}, \"../kata.toml\": {0:?},",
            hash.trim(),
            outside
        ),
        1,
    );
    s.write("out/.kata-site.json", &hostile);
    export(&s);
    assert_eq!(fs::read_to_string(&outside).unwrap(), "precious\n");
    assert!(s.work.join("kata.toml").is_file());
    // A link in the place of a folder or a file of the site.
    fs::remove_dir_all(s.work.join("out/boards")).unwrap();
    std::os::unix::fs::symlink(s.root(), s.work.join("out/boards")).unwrap();
    s.kata("export site -o out").fails(1).says(&["out/boards"]);
    fs::remove_file(s.work.join("out/boards")).unwrap();
    fs::remove_file(s.work.join("out/index.html")).unwrap();
    std::os::unix::fs::symlink(&outside, s.work.join("out/index.html")).unwrap();
    s.kata("export site -o out")
        .fails(1)
        .says(&["out/index.html"]);
    assert_eq!(fs::read_to_string(&outside).unwrap(), "precious\n");
}

#[test]
fn hostile_words_and_names_are_shown_and_do_nothing() {
    let s = full();
    s.kata("use packing").ok();
    let hostile = "</p><script>alert(1)</script><img src=x onerror=alert(1)>\" onclick='x' javascript:alert(1) \u{202e}\u{1b}";
    s.kata_args(&["obstacle", "add", hostile]).ok();
    s.kata_args(&["obstacle", "focus", "O3"]).ok();
    s.kata_args(&["problem", "raise", hostile]).ok();
    s.kata_args(&[
        "standard",
        "add",
        hostile,
        "--link",
        "javascript:alert(1)//://",
    ])
    .ok();
    s.kata_args(&["plan", "--step", hostile, "--expect", hostile])
        .ok();
    s.kata_args(&["record", "--happened", hostile, "--learned", hostile])
        .ok();
    s.kata_args(&["board", "edit", "--challenge", hostile]).ok();
    // Boards that no command would open.
    for name in ["a b", "x\"><script>", "-o", "über", "CON"] {
        s.write(&format!("boards/{name}/board.toml"), "learner = 'x'\n");
    }
    s.write(
        "kata.toml",
        &format!("{}\n[people.x]\nname = '<b>x</b>'\n", s.read("kata.toml")),
    );
    export(&s);
    let pages = pages(&s);
    assert_eq!(pages.len(), 13);
    for (name, page) in &pages {
        let scripts = texts(page, "script");
        assert!(scripts.iter().all(|text| !text.contains("alert")), "{name}");
        assert!(
            texts(page, "img, iframe, object, embed, base").is_empty(),
            "{name}"
        );
        let everything = Selector::parse("*").unwrap();
        for element in page.select(&everything) {
            for (attribute, value) in element.value().attrs() {
                assert!(!attribute.starts_with("on"), "{name}: {attribute}");
                assert!(
                    !value.trim().to_lowercase().starts_with("javascript:"),
                    "{name}: {value}"
                );
            }
        }
        let text = page.root_element().text().collect::<String>();
        assert!(!text.contains(['\u{202e}', '\u{1b}']), "{name}");
    }
    let shown = texts(&pages["problems.html"], ".lead");
    assert!(shown[0].contains("<script>alert(1)</script>"), "{shown:?}");
    let names: Vec<String> = values(&pages["index.html"], ".board h3 a", "href");
    for name in &names {
        let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
        assert!(name.chars().all(plain), "{name}");
        assert!(s.work.join("out").join(name).is_file(), "{name}");
    }
    assert_eq!(names.len(), 7);
}

#[test]
fn boards_that_serve_each_other_in_a_circle_are_all_there() {
    let s = Sandbox::home();
    for (name, serves) in [
        ("a1", "b1"),
        ("b1", "c1"),
        ("c1", "a1"),
        ("d1", "d1"),
        ("e1", "a1"),
    ] {
        s.write(
            &format!("boards/{name}/board.toml"),
            &format!("learner = 'x'\nserves = '{serves}'\n"),
        );
    }
    export(&s);
    let mut names = texts(&pages(&s)["index.html"], ".board h3 a");
    names.sort();
    assert_eq!(names, ["a1", "b1", "c1", "d1", "e1"]);
}

#[test]
fn the_feed_and_the_calendar_are_what_readers_read() {
    let s = full();
    export(&s);
    assert_eq!(s.read("out/agenda.ics"), s.kata("export ics").ok());
    let feed = s.read("out/feed.xml");
    for part in [
        "<title>work</title>",
        "<title>receiving opened: Every pallet is in by noon</title>",
        &format!("<id>urn:kata:step:{}</id>", s.head()),
        "<link rel=\"self\" href=\"feed.xml\"/>",
    ] {
        assert!(feed.contains(part), "{part} in\n{feed}");
    }
    let root = s.git(&["rev-list", "--max-parents=0", "HEAD"]);
    assert!(feed.contains(&format!("<id>urn:kata:home:{}</id>", root.trim())));
    let links: Vec<&str> = feed.split("href=\"").skip(1).collect();
    let marked = links
        .iter()
        .filter_map(|rest| rest.split_once("#s-"))
        .count();
    assert_eq!(marked, s.commits());
}

#[test]
fn a_year_that_is_past_has_a_page_of_its_own_that_stays() {
    let s = full();
    let call = s.call("-b packing obstacle add 'The new year'");
    call.now("2027-01-04T09:00:00+01:00").run().ok();
    export(&s);
    let all = pages(&s);
    assert_eq!(texts(&all["history.html"], ".step").len(), 1);
    assert_eq!(
        texts(&all["history-2026.html"], ".step").len(),
        s.commits() - 1
    );
    assert_eq!(texts(&all["history.html"], ".years a"), ["2027", "2026"]);
    let past = s.read("out/history-2026.html");
    let call = s.call("-b packing obstacle add 'And another'");
    call.now("2027-01-05T09:00:00+01:00").run().ok();
    export(&s);
    assert_eq!(s.read("out/history-2026.html"), past);
}

#[test]
fn a_home_without_anything_has_a_site_that_says_so_in_each_language() {
    let s = Sandbox::home();
    for (lang, none) in [
        ("en", "There is no board yet."),
        ("nl", "Er is nog geen bord."),
        ("de", "Es gibt noch keine Tafel."),
    ] {
        s.kata(&format!("export site -o out --lang {lang}")).ok();
        let pages = pages(&s);
        assert!(texts(&pages["index.html"], ".none").contains(&none.to_owned()));
        assert_eq!(values(&pages["lessons.html"], "html", "lang"), [lang]);
        // Where there is nothing to search in, there is no script either.
        assert!(texts(&pages["lessons.html"], "script").is_empty());
    }
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_there() {
    let s = full();
    s.write("boards/receiving/board.toml", "learner = 5\n");
    let run = s.kata("export site -o out").done();
    assert!(
        run.stderr.contains("boards/receiving/board.toml"),
        "{}",
        run.stderr
    );
    let all: Vec<PathBuf> = files(&s).into_keys().map(PathBuf::from).collect();
    assert!(all.contains(&PathBuf::from("boards/packing.html")));
    assert!(!all.contains(&PathBuf::from("boards/receiving.html")));
}
