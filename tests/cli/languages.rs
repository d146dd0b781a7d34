//! English, Dutch and German from the first word on: output, advice, errors, commit messages.

use crate::helper::{Run, Sandbox, flat};

/// One life of a board in words that are no language's own, so that what is left is the program's.
const SESSION: &[&str] = &[
    "board new pakhal --learner Noor --challenge 'Zyx qwv' --process 'Bnm'",
    "next",
    "metric add wqx --unit min --name 'Wqx' --better lower",
    "measure wqx 41.5 --on 2026-11-20",
    "measure wqx 42 --instead-of 41.5 --on 2026-11-20",
    "measure wqx 41.5 --on 2026-11-21",
    "condition new --pattern 'Vbn mkl' --seen 'Fgh jkl'",
    "next",
    "target new --by 2026-12-14 --outcome 'Rty uio' --pattern 'Plm okn' --predict wqx=..40 --influenceable 'Qaz' --ambitious 'Wsx' --essential 'Edc'",
    "next",
    "obstacle add 'Tgb yhn' 'Ujm ikl'",
    "next",
    "obstacle focus O1",
    "next",
    "plan --step 'Xcv bnm' --expect 'Asd fgh' --predict wqx=36..39 --kind single-factor --by 2026-11-25",
    "next",
    "board show",
    "experiment continue E1 --by 2026-11-27 --why 'Hgf'",
    "record E1 --happened 'Lkj hgf' --learned 'Poi uyt' --value 40.5 --turned-out as-expected",
    "show E1",
    "plan --step 'Mnb vcx' --expect 'Gfd sap'",
    "experiment drop E2 --why 'Nbv'",
    "show E2",
    "obstacle resolve O1 --through E1",
    "obstacle reopen O1",
    "obstacle drop O2 --why 'Kjh'",
    "obstacle list",
    "experiment list",
    "standard add 'Bgt nhy' --confirm-by 2027-01-11",
    "standard list",
    "standard confirm S1 --seen 'Mju' --holds no --next 2027-02-01",
    "standard list",
    "standard replace S1 'Kiz lop' --why 'Njz'",
    "standard list",
    "problem raise 'Vfr cde' --standard S2",
    "problem list",
    "problem take P1 --as obstacle",
    "problem show P1",
    "problem close P1 --why 'Nhz'",
    "problem list",
    "standard retire S2 --why 'Zhn'",
    "config list",
    "metric list",
    "board show",
    "target close --result met --reached 'Iuy' --learned 'Tre' --learned-working 'Wqa'",
    "show TC1",
    "condition list",
    "target list",
    "log",
    "",
    "board close pakhal --learned 'Zaq'",
    "board list",
];

/// English words that neither Dutch nor German has, as labels and small words betray them.
const ENGLISH: &[&str] = &[
    "the",
    "and",
    "with",
    "from",
    "this",
    "what",
    "when",
    "which",
    "not",
    "there",
    "has",
    "happened",
    "learned",
    "learner",
    "expect",
    "expected",
    "expectation",
    "prediction",
    "between",
    "toward",
    "against",
    "outcome",
    "challenge",
    "planned",
    "recorded",
    "dropped",
    "resolved",
    "reopened",
    "closed",
    "opened",
    "measured",
    "added",
    "found",
    "obstacles",
    "focused",
    "storyboard",
    "current",
    "lower",
    "influenceable",
    "ambitious",
    "essential",
    "reached",
    "nothing",
    "why",
    "step",
    "date",
];

struct Spoken {
    runs: Vec<(Run, String)>,
    all: String,
}

/// The session in a home of this language; each run with the commit message it left, if any.
fn session(lang: &str) -> Spoken {
    let mut s = Sandbox::empty();
    s.lang = lang.into();
    let init = s.kata(&format!("init --lang {lang}")).done();
    let mut runs = vec![(init, s.message())];
    for line in SESSION {
        let before = s.head();
        let run = s.kata(line).done();
        let message = if s.head() == before {
            String::new()
        } else {
            s.message()
        };
        runs.push((run, message));
    }
    let all = runs
        .iter()
        .map(|(r, m)| format!("{}\n{}\n{m}\n", r.stdout, r.stderr))
        .collect();
    Spoken { runs, all }
}

/// The words of prose: what stands for a command, a flag, a path, a key or a trailer is left out.
fn prose(text: &str) -> String {
    let mut prose = String::new();
    for line in text.lines().filter(|l| !l.starts_with("Kata-")) {
        // a command line to copy runs to the end of its line or of its quotes
        let line = match line.find("kata ") {
            Some(at) => {
                let after = line[at..]
                    .find(['`', '”', '“'])
                    .map_or("", |end| &line[at + end..]);
                format!("{} {after}", &line[..at])
            }
            None => line.to_owned(),
        };
        for word in line.split_whitespace().filter(|w| {
            !w.contains(['/', '_', '=']) && !w.trim_start_matches(['[', '(']).starts_with('-')
        }) {
            prose += word;
            prose.push(' ');
        }
        prose.push('\n');
    }
    prose
}

#[track_caller]
fn assert_no_english(what: &str, text: &str) {
    let prose = prose(text);
    let words: Vec<String> = prose
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .map(str::to_lowercase)
        .collect();
    for word in ENGLISH {
        assert!(
            !words.iter().any(|w| w == word),
            "{word:?} in {what}:\n{text}"
        );
    }
}

/// Everything of the session that people read, told in English as well: it must differ.
fn differs_from_english(lang: &str) {
    let english = session("en");
    let other = session(lang);
    for ((en, en_message), (run, message)) in english.runs.iter().zip(&other.runs) {
        let what = format!("kata {} ({lang})", run.line);
        assert_no_english(&what, &run.stdout);
        assert_no_english(&what, &run.stderr);
        assert_no_english(&format!("the commit of {what}"), message);
        assert_eq!(en_message.is_empty(), message.is_empty(), "{what}");
        if !message.is_empty() {
            let subject = |m: &str| m.lines().next().unwrap().to_owned();
            assert_ne!(
                subject(en_message),
                subject(message),
                "the subject of {what}"
            );
            let trailers = |m: &str| {
                m.lines()
                    .filter(|l| l.starts_with("Kata-Step:") || l.starts_with("Kata-Board:"))
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            assert_eq!(
                trailers(en_message),
                trailers(message),
                "trailers are English everywhere: {what}"
            );
        }
        if !en.stdout.trim().is_empty() {
            assert_ne!(en.stdout, run.stdout, "{what}");
        }
    }
}

#[test]
fn a_dutch_session_has_no_english_in_it() {
    differs_from_english("nl");
}

#[test]
fn a_german_session_has_no_english_in_it() {
    differs_from_english("de");
}

#[test]
fn the_words_of_the_practice_are_those_of_the_language() {
    for (lang, terms) in [
        (
            "en",
            &[
                "challenge",
                "current condition",
                "target condition",
                "operating pattern",
                "obstacle",
                "experiment",
                "step",
                "as expected",
                "dropped",
                "met",
                "standard",
                "learner",
                "influenceable",
                "single-factor",
            ][..],
        ),
        (
            "nl",
            &[
                "uitdaging",
                "huidige situatie",
                "doelsituatie",
                "werkpatroon",
                "streefdatum",
                "obstakel",
                "stap",
                "verwachting",
                "zoals verwacht",
                "niet doorgezet",
                "gehaald",
                "werkstandaard",
                "lerende",
                "beïnvloedbaar",
                "één factor",
            ],
        ),
        (
            "de",
            &[
                "Herausforderung",
                "Ist-Zustand",
                "Ziel-Zustand",
                "Arbeitsmuster",
                "Zieldatum",
                "Hindernis",
                "Schritt",
                "Erwartung",
                "wie erwartet",
                "verworfen",
                "erreicht",
                "Arbeitsstandard",
                "Lernende",
                "beeinflussbar",
                "ein Faktor",
            ],
        ),
    ] {
        let all = flat(&session(lang).all);
        for term in terms {
            assert!(
                all.contains(&flat(term)),
                "{term:?} is nowhere in the session in {lang}"
            );
        }
    }
}

#[test]
fn numbers_and_dates_are_written_as_the_language_writes_them() {
    for (lang, number, wrong) in [
        ("en", "41.5", "41,5"),
        ("nl", "41,5", "41.5"),
        ("de", "41,5", "41.5"),
    ] {
        let mut s = Sandbox::practising();
        s.lang = lang.into();
        s.kata("measure lead-time 41.5").ok();
        let board = s.kata("board show").ok();
        assert!(
            board.contains(number) && !board.contains(wrong),
            "{lang}:\n{board}"
        );
        // for programs it is the same everywhere, and so it is on disk
        assert!(s.kata("board show --format json").ok().contains("41.5"));
        assert!(
            s.read("boards/packing/metrics/lead-time.points.toml")
                .contains("41.5")
        );
    }
}

#[test]
fn the_flag_goes_before_the_variable_and_the_variable_before_the_home() {
    let s = Sandbox::empty();
    s.kata("init --lang nl").ok();
    s.kata("board new packing --learner Noor --challenge 'Zyx'")
        .ok();
    let why = |lang: &str| {
        let run = match lang {
            "flag" => s.call("next --format json --lang de").lang("en").run(),
            "home" => s.call("next --format json").without("KATA_LANG").run(),
            lang => s.call("next --format json").lang(lang).run(),
        };
        let next = run.json();
        assert_eq!(
            next["step"], "grasp-condition",
            "names are English everywhere"
        );
        next["why"].as_str().unwrap().to_owned()
    };
    assert_eq!(why("flag"), why("de"));
    assert_eq!(why("home"), why("nl"));
    assert_ne!(why("en"), why("de"));
    assert_ne!(why("en"), why("nl"));
    assert_ne!(why("nl"), why("de"));
    // the history is in the home's language, whoever writes it
    s.call("obstacle add 'Qwe'").lang("en").run().ok();
    let mine = s.message();
    s.call("obstacle add 'Qwe'").lang("nl").run().ok();
    assert_eq!(
        mine.lines().next().unwrap().replace("O1", "O2"),
        s.message().lines().next().unwrap()
    );
    s.kata("next --lang xx").fails(2);
}

#[test]
fn errors_advice_and_hints_follow_the_language() {
    let s = Sandbox::practising();
    for line in [
        "show E99",
        "target new --by 2027-01-11 --outcome 'Zyx' --pattern 'Qwv'",
        "plan",
        "measure lead-time 1.234",
        "board show -b zyx",
    ] {
        let mut said = Vec::new();
        for lang in ["en", "nl", "de"] {
            let run = s.call(&format!("{line} --format json")).lang(lang).run();
            assert!(run.code == 1 || run.code == 2, "{run:?}");
            let error = run.error_json();
            let text = format!(
                "{} {}",
                error["message"].as_str().unwrap(),
                error["hint"].as_str().unwrap_or_default()
            );
            if lang != "en" {
                assert_no_english(&format!("{line} ({lang})"), &text);
            }
            said.push(text);
        }
        assert!(
            said[0] != said[1] && said[1] != said[2] && said[0] != said[2],
            "{said:?}"
        );
    }
    // advice knows the weak words of each language
    for (lang, text) in [
        ("en", "Lack of printers"),
        ("nl", "Gebrek aan printers"),
        ("de", "Mangel an Druckern"),
    ] {
        let run = s
            .call_args(&["obstacle", "add", text, "--format", "json"])
            .lang(lang)
            .run()
            .json();
        assert!(
            run["advice"]
                .as_array()
                .unwrap()
                .iter()
                .any(|a| a["name"] == "lack-of"),
            "{lang}: {run}"
        );
        if lang != "en" {
            assert_no_english(lang, run["advice"][0]["text"].as_str().unwrap());
        }
    }
}
