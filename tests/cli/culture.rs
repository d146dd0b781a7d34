//! The six elements: what the records show, and what was said of it.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;
use toml::Table;

use crate::helper::{Sandbox, has, split};
use crate::sync::Pair;
use crate::terminal::Terminal;

const TODAY: &str = "2026-12-21T09:00:00+01:00";

/// The home of a small workshop after a year, made by the program alone.
fn year() -> Sandbox {
    let mut s = Sandbox::home();
    let year = include_str!("culture/year.txt");
    for line in year.lines().filter(|line| !line.starts_with('#')) {
        let (day, line) = line.split_once(' ').unwrap();
        s.call_args(&split(line))
            .now(&format!("{day}T10:00:00+01:00"))
            .run()
            .ok();
    }
    s.now = TODAY.to_owned();
    s
}

/// The records as they stand in the files, by `board/folder` and number: nothing of the program is
/// asked.
struct Files(BTreeMap<String, Table>);

impl Files {
    fn of(s: &Sandbox) -> Files {
        fn walk(base: &Path, at: &Path, found: &mut BTreeMap<String, Table>) {
            for entry in fs::read_dir(at).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && path.file_name().is_some_and(|name| name != ".git") {
                    walk(base, &path, found);
                } else if path.extension().is_some_and(|ending| ending == "toml") {
                    let name = path.strip_prefix(base).unwrap().to_str().unwrap();
                    let text = fs::read_to_string(&path).unwrap();
                    found.insert(name.to_owned(), text.parse().unwrap());
                }
            }
        }
        let mut found = BTreeMap::new();
        walk(&s.work, &s.work, &mut found);
        Files(found)
    }

    /// Reference and record of everything in a folder, of every board.
    fn all<'a>(&'a self, folder: &'a str, letters: &'a str) -> Vec<(String, &'a Table)> {
        let wanted = self.0.iter().filter_map(move |(name, table)| {
            let (above, file) = name.rsplit_once('/')?;
            if !above.ends_with(folder) {
                return None;
            }
            let number: u32 = file.split(['-', '.']).next()?.parse().ok()?;
            let board = above
                .strip_prefix("boards/")
                .and_then(|rest| rest.split('/').next());
            Some((
                match board {
                    Some(board) => format!("{board}/{letters}{number}"),
                    None => format!("{letters}{number}"),
                },
                table,
            ))
        });
        wanted.collect()
    }

    fn boards(&self) -> Vec<(String, &Table)> {
        let own = self.0.iter().filter_map(|(name, table)| {
            let slug = name.strip_prefix("boards/")?.strip_suffix("/board.toml")?;
            Some((slug.to_owned(), table))
        });
        own.collect()
    }
}

/// The day in a value: its first ten letters.
fn day(value: Option<&toml::Value>) -> Option<String> {
    Some(value?.to_string().trim_matches('"')[..10].to_owned())
}

type Facts = Vec<(Vec<String>, Option<String>)>;

fn newest(mut facts: Facts) -> Facts {
    facts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    facts.truncate(5);
    facts
}

/// What the page is to say, counted anew from the files alone.
fn expected(files: &Files) -> BTreeMap<&'static str, Facts> {
    let at = |table: &Table, path: &str| {
        let mut parts = path.split('.');
        let mut value = table.get(parts.next().unwrap())?;
        for part in parts {
            value = value.get(part)?;
        }
        Some(value.clone())
    };
    let mut found: BTreeMap<&'static str, Facts> = BTreeMap::new();
    let direction = &files.0["direction.toml"];
    let one = |reference: &str, on: Option<String>| (vec![reference.to_owned()], on);
    found.insert("purpose", vec![one("direction", None); 3]);
    let principles = direction["principle"].as_table().unwrap().len();
    found.insert("principle", vec![one("direction", None); principles]);
    let tested = direction["tested"].as_array().unwrap().iter();
    let tested = tested.map(|tested| one("direction", day(tested.get("on"))));
    found.insert("tested", newest(tested.collect()));

    for (slug, board) in files.boards() {
        match board.get("serves").and_then(|serves| serves.as_str()) {
            Some("customers") => found.entry("serves").or_default().push(one(&slug, None)),
            Some(other) => found
                .entry("serves")
                .or_default()
                .push((vec![slug.clone(), other.to_owned()], None)),
            None => found
                .entry("serves-unsaid")
                .or_default()
                .push(one(&slug, None)),
        }
        if let Some(paused) = board.get("paused") {
            let on = day(paused.get("on"));
            found.entry("rests").or_default().push(one(&slug, on));
        } else {
            let cycles = files.all("cycles", "C").into_iter();
            let own = cycles.filter(|(name, _)| name.starts_with(&format!("{slug}/")));
            let last = own.max_by_key(|(_, cycle)| cycle["held"].to_string());
            let fact = match last {
                Some((name, cycle)) => one(&name, day(cycle.get("held"))),
                None => one(&slug, None),
            };
            found.entry("rhythm").or_default().push(fact);
        }
        for time in board
            .get("handed_over")
            .and_then(|times| times.as_array())
            .into_iter()
            .flatten()
        {
            let fact = one(&slug, day(time.get("on")));
            found.entry("handed-over").or_default().push(fact);
        }
    }

    let problems = files.all("problems", "P");
    let waits = |problem: &Table| !problem.contains_key("taken") && !problem.contains_key("closed");
    let mut waiting: Facts = problems
        .iter()
        .filter(|(_, problem)| waits(problem))
        .map(|(name, problem)| one(name, day(problem.get("raised"))))
        .collect();
    waiting.sort_by(|a, b| a.1.cmp(&b.1));
    found.insert("waits-longest", waiting[..1].to_vec());
    found.insert("waits", waiting[1..].to_vec());
    for (name, problem) in &problems {
        if let Some(closed) = problem.get("closed") {
            let fact = one(name, day(closed.get("on")));
            found.entry("answered").or_default().push(fact);
        } else if let Some(taken) = problem.get("taken") {
            let board = taken["as"].as_str().unwrap().to_owned();
            let fact = (vec![name.clone(), board], day(taken.get("on")));
            found.entry("taken").or_default().push(fact);
        }
    }

    for (name, target) in files.all("targets", "TC") {
        let closed = target.get("closed");
        found
            .entry("aim")
            .or_default()
            .push(one(&name, day(target.get("set"))));
        if let Some(closed) = closed {
            let on = day(closed.get("on"));
            if closed.get("still_serves").is_some() {
                found
                    .entry("still-serves")
                    .or_default()
                    .push(one(&name, on.clone()));
            }
            if closed.get("learned").is_some() {
                found.entry("looked-back").or_default().push(one(&name, on));
            }
            continue;
        }
        let said = ["influenceable", "ambitious", "essential"]
            .iter()
            .filter(|key| at(target, &format!("criteria.{key}")).is_some())
            .count();
        let criteria = found.entry("criterion").or_default();
        criteria.extend(vec![one(&name, None); said]);
        if said < 3 {
            found
                .entry("criterion-unsaid")
                .or_default()
                .push(one(&name, None));
        }
        if day(target.get("by")).unwrap().as_str() < &TODAY[..10] {
            let fact = one(&name, day(target.get("by")));
            found.entry("expired").or_default().push(fact);
        }
    }

    for (name, standard) in files.all("standards", "S") {
        let last = standard
            .get("confirmed")
            .and_then(|all| all.as_array()?.last().cloned());
        let by = day(standard.get("confirm_by"));
        let (what, on) = match &last {
            Some(last) if last["holds"].as_bool() == Some(false) => {
                ("slipped", day(last.get("on")))
            }
            Some(last) => ("holds", day(last.get("on"))),
            None if by.as_deref() < Some(&TODAY[..10]) => ("due", by),
            None => ("unconfirmed", day(standard.get("set"))),
        };
        found.entry(what).or_default().push(one(&name, on));
    }

    let experiments = files.all("experiments", "E");
    let mut used: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, experiment) in &experiments {
        let turned_out = at(experiment, "result.turned_out");
        let surprising = turned_out
            .as_ref()
            .and_then(|how| how.as_str())
            .is_some_and(|how| how == "partly" || how == "different");
        let recorded = at(experiment, "result.recorded");
        if surprising {
            let fact = one(name, day(recorded.as_ref()));
            found.entry("surprise").or_default().push(fact);
        }
        if let Some(on) = at(experiment, "closed.on") {
            found
                .entry("dropped")
                .or_default()
                .push(one(name, day(Some(&on))));
        }
        if experiment.contains_key("guard") {
            let fact = one(name, day(experiment.get("planned")));
            found.entry("guarded").or_default().push(fact);
        }
        for link in experiment
            .get("builds_on")
            .and_then(|all| all.as_array())
            .into_iter()
            .flatten()
        {
            let (board, stem) = link.as_str().unwrap().split_once('/').unwrap();
            let number: u32 = stem.split('-').next().unwrap().parse().unwrap();
            used.entry(format!("{board}/E{number}"))
                .or_default()
                .push(name.clone());
        }
    }
    for (name, by) in used {
        let (_, experiment) = experiments
            .iter()
            .find(|(other, _)| *other == name)
            .unwrap();
        let on = day(at(experiment, "result.recorded").as_ref());
        let from = std::iter::once(name).chain(by).collect();
        found.entry("used").or_default().push((from, on));
    }
    for (name, table) in &files.0 {
        let Some(rest) = name.strip_suffix(".points.toml") else {
            continue;
        };
        let parts: Vec<&str> = rest.split('/').collect();
        let metric = format!("{}/{}", parts[1], parts[3]);
        for point in table["points"].as_array().unwrap() {
            if point.get("instead_of").is_some() {
                let fact = one(&metric, day(point.get("on")));
                found.entry("corrected").or_default().push(fact);
            }
        }
    }
    // The one coach's board with an observation rests, and is still a board of theirs.
    for (name, observation) in files.all("observations", "CO") {
        let fact = one(&name, day(observation.get("observed")));
        found.entry("practises").or_default().push(fact);
    }
    for name in [
        "still-serves",
        "taken",
        "answered",
        "handed-over",
        "looked-back",
        "surprise",
        "dropped",
        "holds",
    ] {
        let facts = found.remove(name).unwrap_or_default();
        found.insert(name, newest(facts));
    }
    found
}

/// What the program says, by the name of the fact.
fn told(document: &Value) -> BTreeMap<String, Facts> {
    let mut found: BTreeMap<String, Facts> = BTreeMap::new();
    for element in document["elements"].as_array().unwrap() {
        for fact in element["facts"].as_array().unwrap() {
            let refs = fact["refs"].as_array().unwrap().iter();
            let refs: Vec<String> = refs.map(|one| one.as_str().unwrap().to_owned()).collect();
            assert!(!refs.is_empty(), "a fact comes from a record: {fact}");
            let on = fact["on"].as_str().map(str::to_owned);
            let name = fact["name"].as_str().unwrap().to_owned();
            found.entry(name).or_default().push((refs, on));
        }
    }
    found
}

#[test]
fn a_year_of_a_small_workshop_can_be_read_from_its_page() {
    let s = year();
    let document = s.kata("culture show --format json").json();
    assert_eq!(document["schema"], "kata.culture/1");
    let names: Vec<&str> = document["elements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|element| element["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "purpose",
            "problems",
            "system",
            "learning",
            "safety",
            "leadership"
        ]
    );
    // Every fact, counted anew from the files.
    let mut told = told(&document);
    let asked = told.remove("asked").unwrap();
    assert!(
        asked
            .iter()
            .all(|(refs, _)| refs[0] == "workshop" || refs[0] == "parts")
    );
    for (name, mut facts) in expected(&Files::of(&s)) {
        let mut said = told.remove(name).unwrap_or_default();
        facts.sort();
        said.sort();
        assert_eq!(said, facts, "{name}");
    }
    assert_eq!(
        told,
        BTreeMap::new(),
        "nothing is said that was not counted"
    );
    // What was said, then and now.
    let safety = &document["elements"][4]["said"];
    let said: Vec<(&str, &str)> = safety
        .as_array()
        .unwrap()
        .iter()
        .map(|said| (said["ref"].as_str().unwrap(), said["on"].as_str().unwrap()))
        .collect();
    assert_eq!(said, [("R2", "2026-12-14"), ("R1", "2026-06-15")]);

    // Whoever has only the page finds the answers on it, and each fact leads to its record there.
    s.kata("culture show --html page.html").ok();
    let page = s.read("page.html");
    let plain = text_of(&page);
    for answer in [
        "A bike that is ready when we said so",
        "A courier stood in the shop with a worn brake and wanted to go.",
        "The compressor is too loud to talk beside · since 2 Mar 2026, for 294 days",
        "The slip is clipped to the saddle · seen on 8 Jun 2026: Half of the slips lie on the counter",
        "Learned: Outside, only what is clipped on stays",
        "Workshop",
    ] {
        assert!(plain.contains(answer), "{answer}\n{plain}");
    }
    let facts = page.split("<li data-fact=\"").skip(1);
    for fact in facts {
        let fact = fact.split("</li>").next().unwrap();
        let link = fact
            .split("href=\"#")
            .nth(1)
            .unwrap_or_else(|| panic!("{fact}"));
        let anchor = link.split('"').next().unwrap();
        assert_eq!(
            page.matches(&format!("id=\"{anchor}\"")).count(),
            1,
            "{fact}"
        );
    }
    // The same again is the same page, and another file of that name stays.
    s.kata("culture show --html page.html").ok();
    s.write("mine.html", "mine");
    s.kata("culture show --html mine.html").fails(1);
    // In words, in each language and in narrow windows.
    for (lang, said) in [
        ("en", "Waits longest for an answer"),
        ("nl", "Wacht het langst op antwoord"),
        ("de", "Wartet am längsten auf Antwort"),
    ] {
        let text = s.call("culture").lang(lang).width(44).run().ok();
        assert!(has(&text, said), "{text}");
        assert!(
            text.lines().all(|line| line.chars().count() <= 44),
            "{text}"
        );
    }
    nobody_is_counted(&s);
    s.kata("check --strict").ok();
    s.kata("export json -o ../all.json").ok();
    let to = Sandbox::home();
    to.kata_args(&[
        "import",
        "json",
        s.root().join("all.json").to_str().unwrap(),
    ])
    .ok();
    let again = to
        .call("culture show --format json")
        .now(TODAY)
        .run()
        .json();
    assert_eq!(again, document);
}

/// What a page says, without its markup, white space as one.
fn text_of(page: &str) -> String {
    let body = page.split("<body>").nth(1).unwrap();
    let pieces = body
        .split('<')
        .map(|piece| piece.split_once('>').map_or("", |(_, text)| text));
    let text: Vec<&str> = pieces.collect();
    text.join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

const PEOPLE: [&str; 6] = [
    "noor",
    "kim",
    "bram",
    "Noor Bakker",
    "Kim de Wit",
    "Bram Visser",
];

/// Neither a document nor a page nor a report has a figure beside a person.
fn nobody_is_counted(s: &Sandbox) {
    for line in [
        "culture",
        "agenda --days 365",
        "lessons",
        "-b workshop next",
        "board list",
        "-b parts stats",
    ] {
        let document = s.kata(&format!("{line} --format json")).json();
        let mut at = Vec::new();
        figures(&document, &mut at, &mut |path| {
            panic!("{line} has a figure of somebody at {path}")
        });
        let text = s.kata(line).ok();
        for said in text.lines() {
            no_figure(said, line);
        }
    }
    for line in ["culture show --html -", "-b workshop board show --html -"] {
        let page = s.kata(line).ok();
        let body = page.split("<body>").nth(1).unwrap();
        for piece in body.split('<').filter_map(|piece| piece.split_once('>')) {
            no_figure(piece.1, line);
        }
    }
    let report = s
        .kata("-b workshop review --since 2026-03-01 --format markdown")
        .ok();
    for said in report.lines() {
        no_figure(said, "review");
    }
}

/// Numbers in an object that names a person, or under a key that does.
fn figures(value: &Value, at: &mut Vec<String>, found: &mut dyn FnMut(&str)) {
    match value {
        Value::Object(fields) => {
            let named = fields
                .values()
                .any(|one| one.as_str().is_some_and(is_person))
                || at.last().is_some_and(|key| is_person(key));
            for (key, one) in fields {
                at.push(key.clone());
                if one.is_number() && (named || is_person(key)) {
                    found(&at.join("."));
                }
                figures(one, at, found);
                at.pop();
            }
        }
        Value::Array(all) => all.iter().for_each(|one| figures(one, at, found)),
        _ => {}
    }
}

fn is_person(text: &str) -> bool {
    PEOPLE.contains(&text)
}

/// A line that names a person holds no number but dates, times and references.
#[track_caller]
fn no_figure(line: &str, of: &str) {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let words: Vec<&str> = line.split_whitespace().collect();
    let names = |name: &str| {
        words.windows(name.split(' ').count()).any(|some| {
            let some = some.join(" ");
            some.trim_matches(|letter: char| !letter.is_alphanumeric()) == name
        })
    };
    if !PEOPLE.iter().any(|name| names(name)) {
        return;
    }
    for (place, word) in words.iter().enumerate() {
        let digits = word.chars().any(|letter| letter.is_ascii_digit());
        let month = |at: Option<usize>| {
            let word = at.and_then(|at| words.get(at)).copied().unwrap_or_default();
            MONTHS.iter().any(|month| word.starts_with(month))
        };
        let date = month(Some(place + 1)) || month(place.checked_sub(1));
        let reference = word.chars().any(|letter| letter.is_ascii_uppercase());
        let iso = word.matches('-').count() == 2 || word.contains(':');
        assert!(
            !digits || date || reference || iso,
            "{of} has a figure of somebody: {line}"
        );
    }
}

#[test]
fn a_figure_of_somebody_would_be_found() {
    let counted = serde_json::json!({ "items": [{ "who": "kim", "cycles": 3 }] });
    let mut found = Vec::new();
    figures(&counted, &mut Vec::new(), &mut |path| {
        found.push(path.to_owned())
    });
    assert_eq!(found, ["items.cycles"]);
    let line = "Kim de Wit: 3 cycles";
    assert!(std::panic::catch_unwind(|| no_figure(line, "a test")).is_err());
    no_figure(
        "coaching cycle C3: Kim de Wit with Bram Visser, 3 Mar 2026",
        "a test",
    );
    no_figure("3 cycles in the workshop", "a test");
}

#[test]
fn one_element_in_words_is_a_reflection() {
    let s = Sandbox::board();
    s.kata("culture reflect --team 'Packing team' --safety 'We say sooner what went wrong'")
        .ok();
    assert_eq!(s.touched(), ["culture/001-2026-11-23-packing-team.toml"]);
    assert_eq!(s.trailer("Kata-Step"), ["culture-reflected"]);
    assert_eq!(s.log("%s")[0], "R1 reflected: Packing team");
    let record = s.kata("show r1 --format json").json();
    assert_eq!(record["kind"], "reflection");
    assert_eq!(record["record"]["safety"], "We say sooner what went wrong");
    let human = s.kata("show R1").ok();
    assert!(has(&human, "Safety We say sooner"), "{human}");
    s.kata("note R1 'Said again in December'").ok();
    let log = s.kata("log --kind culture-reflected --format json").json();
    assert_eq!(log["steps"].as_array().unwrap().len(), 1);
    s.call("culture reflect --from -")
        .stdin("team = 'Dock'\nproblems = '''Nobody dares\nto say it'''")
        .run()
        .ok();
    s.kata("undo").ok();
    s.kata("culture reflect --learning x").ok();
    assert_eq!(
        s.touched(),
        ["culture/003-2026-11-23.toml"],
        "no number twice"
    );
    s.kata("check --strict").ok();
}

#[test]
fn what_is_no_reflection_is_said_and_nothing_is_written() {
    let s = Sandbox::home();
    let commits = s.commits();
    for line in [
        "culture reflect",
        "culture reflect --team x",
        "culture reflect --safety ' '",
    ] {
        s.kata(line).fails(2).says(&["--purpose", "--leadership"]);
    }
    for (document, said) in [
        ("safety = 3", "safety"),
        ("mood = 'good'", "mood"),
        ("reflected = 2026-01-01", "reflected"),
        ("team = ['a']\nsafety = 'x'", "team"),
        ("safety = ", "1"),
    ] {
        let run = s.call("culture reflect --from -").stdin(document).run();
        assert!(run.code == 2 || run.code == 1, "{document}: {run:?}");
        run.says(&[said]);
    }
    s.kata("culture show --html - --format json").fails(2);
    assert_eq!(s.commits(), commits);
    s.write("culture/001-x.toml", "id = 'X'\nsafety = 3\n");
    let found = s.kata("check");
    assert_eq!(found.code, 3);
    assert!(found.stdout.contains("culture/001-x.toml:2:"), "{found:?}");
    let shown = s.kata("culture").done();
    assert!(shown.stderr.contains("culture/001-x.toml"), "{shown:?}");
}

#[test]
fn at_a_terminal_the_facts_come_first_and_enter_is_enough() {
    let s = Sandbox::board();
    s.kata("problem raise 'Labels peel off' --at 2026-03-02")
        .ok();
    let mut t = Terminal::start(s.call("culture reflect").lang("nl"), 70, 40);
    t.asks("Welk team").answers("Inpakteam");
    t.asks("waar we voor bestaan").answers("");
    t.asks("Labels peel off · sinds 2 mrt 2026");
    t.asks("Durft iedereen").answers("Nog niet");
    for _ in 0..4 {
        t.asks("?").answers("");
    }
    t.done();
    let record = s.read("culture/001-2026-11-23-inpakteam.toml");
    assert!(record.contains("problems = \"Nog niet\""), "{record}");
    assert!(!record.contains("safety"), "{record}");
}

#[test]
fn two_teams_reflect_apart_and_both_are_there() {
    let Pair { s, bram: other, .. } = Pair::of(Sandbox::home());
    s.kata("culture reflect --team Dock --safety 'We dare to'")
        .ok();
    s.call("culture reflect --team Packing --safety 'We do not dare yet'")
        .cwd(&other)
        .run()
        .ok();
    s.kata("sync").ok();
    s.call("sync").cwd(&other).run().ok();
    let document = s.call("culture --format json").cwd(&other).run().json();
    let said = document["elements"][4]["said"].as_array().unwrap();
    let refs: Vec<&str> = said
        .iter()
        .map(|said| said["ref"].as_str().unwrap())
        .collect();
    assert_eq!(refs, ["R2", "R1"]);
    // Each adds to the same one, and neither is lost.
    s.kata("sync").ok();
    s.kata("note R1 'From the dock'").ok();
    s.call("note R1 'From the bench'").cwd(&other).run().ok();
    s.kata("sync").ok();
    s.call("sync").cwd(&other).run().ok();
    let record = s.call("show R1 --format json").cwd(&other).run().json();
    assert_eq!(record["record"]["notes"].as_array().unwrap().len(), 2);
    s.call("check --strict").cwd(&other).run().ok();
}
