//! The agenda over all boards: what is due, what waits and since when.

use serde_json::Value;

use crate::helper::{Call, Sandbox, has};

/// Two learners, one coach, three boards, with a rhythm each.
fn three() -> Sandbox {
    let s = Sandbox::home();
    for line in [
        "people add noor --name 'Noor Bakker' --email noor@example.org",
        "people add bram --name 'Bram Visser' --email bram@example.org",
        "people add kim --name 'Kim de Wit' --email kim@example.org",
        "board new packing --learner noor --coach bram --challenge 'Every order leaves on its day' --cadence weekdays",
        "board new receiving --learner kim --coach bram --challenge 'Every pallet is in by noon' --cadence 'mon,thu 08:30'",
        "board new coaching --learner bram --challenge 'I ask, and do not tell'",
    ] {
        s.kata(line).ok();
    }
    s
}

fn items(call: Call) -> Vec<Value> {
    call.run().json()["items"].as_array().unwrap().clone()
}

/// `on board ref what`, an item a line.
fn lines(call: Call) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let line = |item: &Value| {
        let words = ["on", "board", "ref", "what"].map(|key| word(&item[key]));
        words.join(" ")
    };
    items(call).iter().map(line).collect()
}

fn agenda(s: &Sandbox, more: &str) -> Call {
    s.call(&format!("agenda --format json {more}"))
}

#[test]
fn cycles_are_due_by_the_rhythm_of_each_board() {
    let s = three();
    assert_eq!(
        lines(agenda(&s, "")),
        [
            "2026-11-23 packing packing cycle",
            "2026-11-23 receiving receiving cycle",
        ]
    );
    assert_eq!(items(agenda(&s, ""))[1]["time"], "08:30");
    s.kata("-b packing coach").ok();
    s.kata("-b receiving coach").ok();
    assert_eq!(
        lines(agenda(&s, "")),
        [
            "2026-11-24 packing packing cycle",
            "2026-11-26 receiving receiving cycle",
        ]
    );
    assert_eq!(
        lines(agenda(&s, "--days 1")),
        ["2026-11-24 packing packing cycle"]
    );
    // Nobody came for a week: it says since when, once.
    let later = agenda(&s, "--days 0").now("2026-12-01T08:00:00+01:00");
    assert_eq!(
        lines(later),
        [
            "2026-11-24 packing packing cycle",
            "2026-11-26 receiving receiving cycle",
        ]
    );
    let shown = s.call("agenda").now("2026-12-01T08:00:00+01:00").run().ok();
    assert!(
        has(&shown, "Waiting") && has(&shown, "since 24 Nov 2026"),
        "{shown}"
    );
}

#[test]
fn everything_that_has_a_date_stands_in_it_in_order() {
    let s = three();
    for line in [
        "problem raise 'Returns come back unlabelled' --at 2026-11-19",
        "-b packing metric add lead-time --unit min",
        "-b packing condition new --seen 'Orders wait'",
        "-b packing target new --by 2026-11-28 --outcome 'Every order within 40 minutes' --pattern 'A label at the bench'",
        "-b packing plan --step 'Print each label' --expect 'Less waiting' --by 2026-11-24",
        "-b packing experiment continue --by 'wed 16:30' --why 'No orders yet'",
        "standard add 'Labels at the bench' --confirm-by 2026-11-20",
        "-b receiving coach prepare",
        "-b coaching board pause --until 2026-11-27",
    ] {
        s.kata(line).ok();
    }
    assert_eq!(
        lines(agenda(&s, "")),
        [
            "2026-11-19 - P1 unanswered-problem",
            "2026-11-20 - S1 confirmation",
            "2026-11-23 packing packing cycle",
            "2026-11-23 receiving C1 waiting-for-coach",
            "2026-11-25 packing E1 experiment-check",
            "2026-11-27 coaching coaching board-resumes",
            "2026-11-28 packing TC1 achieve-by",
        ]
    );
    let check = items(agenda(&s, ""))
        .into_iter()
        .find(|item| item["ref"] == "E1")
        .unwrap();
    assert_eq!(check["time"], "16:30", "the date that was said last");
    s.kata("-b receiving coach").ok();
    s.kata("-b packing record --happened h --learned l").ok();
    let left = lines(agenda(&s, ""));
    assert!(
        !left.iter().any(|line| line.contains("waiting")),
        "{left:?}"
    );
    assert!(!left.iter().any(|line| line.contains("E1")), "{left:?}");
}

#[test]
fn a_board_that_rests_or_has_ended_owes_nothing() {
    let s = three();
    s.kata("-b packing coach").ok();
    s.kata("-b packing plan --step x --expect y --by tomorrow")
        .ok();
    s.kata("-b packing board pause --until 2026-12-07").ok();
    s.kata("-b receiving board close --learned 'Look first'")
        .ok();
    assert!(lines(agenda(&s, "")).is_empty());
    let shown = s.kata("agenda").ok();
    assert!(has(&shown, "Nothing is due until 30 Nov 2026"), "{shown}");
    assert_eq!(
        lines(agenda(&s, "--days 30")),
        ["2026-12-07 packing packing board-resumes"]
    );
    // Taken up again, the rhythm counts from that day on.
    let back = agenda(&s, "--days 0").now("2026-12-08T08:00:00+01:00");
    assert_eq!(
        lines(back),
        [
            "2026-11-24 packing E1 experiment-check",
            "2026-12-07 packing packing cycle",
        ]
    );
}

#[test]
fn a_board_that_is_taken_up_again_owes_nothing_from_before() {
    for away in [
        "board pause",
        "board pause --until 2027-01-11",
        "board close --learned 'Look first'",
    ] {
        let s = three();
        s.kata("-b packing coach").ok();
        s.kata(&format!("-b packing {away}")).ok();
        let later = "2026-12-09T08:00:00+01:00";
        let owed = || lines(agenda(&s, "--days 0").now(later));
        assert!(!owed().iter().any(|line| line.contains("packing")));
        s.call("-b packing board reopen").now(later).run().ok();
        let packing: Vec<String> = owed()
            .into_iter()
            .filter(|line| line.contains("packing"))
            .collect();
        assert_eq!(packing, ["2026-12-09 packing packing cycle"], "{away}");
        assert!(
            s.read("boards/packing/board.toml")
                .contains("resumed = 2026-12-09")
        );
        // A cycle that is held counts as ever.
        s.call("-b packing coach").now(later).run().ok();
        let next = lines(agenda(&s, "--days 7").now(later));
        assert!(
            next.contains(&"2026-12-10 packing packing cycle".to_owned()),
            "{next:?}"
        );
        s.kata("check").ok();
    }
}

#[test]
fn mine_are_the_boards_at_which_i_am_learner_or_coach() {
    let s = three();
    s.kata("problem raise 'Returns come back unlabelled'").ok();
    let mine = |name: &str, email: &str| {
        let call = agenda(&s, "--mine")
            .env("GIT_AUTHOR_NAME", name)
            .env("GIT_AUTHOR_EMAIL", email);
        lines(call)
    };
    assert_eq!(
        mine("Noor Bakker", "noor@example.org"),
        ["2026-11-23 packing packing cycle"]
    );
    assert_eq!(
        mine("Whoever", "BRAM@example.org"),
        [
            "2026-11-23 packing packing cycle",
            "2026-11-23 receiving receiving cycle",
        ],
        "the e-mail address tells who it is"
    );
    assert!(mine("Nobody", "nobody@example.org").is_empty());
}

#[test]
fn a_rhythm_is_given_in_the_language_in_use_and_kept_in_english() {
    let s = three();
    for (lang, given, kept, shown) in [
        (
            "nl",
            "ma en wo om 8.30 uur",
            "mon,wed 08:30",
            "maandag, woensdag 08:30",
        ),
        ("de", "werktags", "weekdays", "werktags"),
        ("en", "weekly", "weekly", "weekly"),
    ] {
        s.call_args(&["-b", "packing", "board", "edit", "--cadence", given])
            .lang(lang)
            .run()
            .ok();
        let board = s.kata("-b packing board show --format json").json();
        assert_eq!(board["board"]["record"]["cadence"], kept);
        let page = s.call("-b packing board show").lang(lang).run().ok();
        assert!(has(&page, shown), "{page}");
    }
    s.kata("-b packing board edit --cadence often")
        .fails(2)
        .says(&["often", "mon,wed 08:30"]);
    // Written by hand it stays, and nothing is due by it.
    let path = "boards/packing/board.toml";
    let by_hand = s
        .read(path)
        .replace("cadence = \"weekly\"", "cadence = \"when there is time\"");
    s.write(path, &by_hand);
    assert_eq!(
        lines(agenda(&s, "")),
        ["2026-11-23 receiving receiving cycle"]
    );
    assert!(has(
        &s.kata("-b packing board show").ok(),
        "when there is time"
    ));
    let found = s.kata("check --format json").json();
    assert_eq!(found["findings"][0]["name"], "unread-cadence");
    assert_eq!(found["findings"][0]["level"], "hint");
}

#[test]
fn markdown_is_for_a_mail_and_formats_nothing_that_somebody_wrote() {
    let s = three();
    s.kata("problem raise '<script> *bold* @all [x](y)' --at 2026-11-20")
        .ok();
    let text = s.kata("agenda --format markdown").ok();
    assert!(
        text.starts_with("# Agenda, Monday 23 November 2026\n"),
        "{text}"
    );
    assert!(
        text.contains("\n## Waiting\n\n- **P1**, since 20 Nov 2026: "),
        "{text}"
    );
    assert!(
        text.contains("&lt;script&gt; \\*bold\\* &#64;all \\[x\\](y)"),
        "{text}"
    );
    s.kata("show P1 --format markdown").fails(2);
}

#[test]
fn the_agenda_reads_well_in_each_language_where_it_is_narrow() {
    let s = three();
    s.kata("-b packing plan --step 'Print each label at the packing bench instead of in batches' --expect y --by tomorrow")
        .ok();
    for (lang, today, cycle) in [
        (
            "en",
            "Today",
            "coaching cycle: Noor Bakker with Bram Visser",
        ),
        ("nl", "Vandaag", "coachcyclus: Noor Bakker met Bram Visser"),
        ("de", "Heute", "Coachingzyklus: Noor Bakker mit Bram Visser"),
    ] {
        for width in [40, 100] {
            let shown = s.call("agenda").lang(lang).width(width).run().ok();
            assert!(shown.starts_with(today), "{shown}");
            let words: Vec<&str> = cycle.split(' ').collect();
            for word in words {
                assert!(has(&shown, word), "{width} {word}\n{shown}");
            }
            for line in shown.lines() {
                assert!(line.chars().count() <= width, "{width}: {line:?}");
            }
        }
    }
}

#[test]
fn days_are_those_of_the_place_when_the_clock_is_changed() {
    let s = three();
    // In the night to Sunday 28 March 2027 the clock goes from 2 to 3; a Saturday's cycle counts as
    // Saturday's, and Monday is the next.
    s.call("-b packing coach")
        .now("2027-03-26T23:30:00+01:00")
        .run()
        .ok();
    let next = agenda(&s, "-b packing --mine").now("2027-03-27T23:30:00+01:00");
    assert_eq!(lines(next), ["2027-03-29 packing packing cycle"]);
    let next = agenda(&s, "--mine").now("2027-03-28T22:30:00Z");
    assert_eq!(
        lines(next),
        ["2027-03-29 packing packing cycle"],
        "here it is Monday already"
    );
    for now in ["9999-12-31T22:00:00Z", "0001-01-02T00:00:00Z"] {
        agenda(&s, "--days 65535").now(now).run().ok();
    }
}

#[test]
fn a_board_that_cannot_be_read_is_named_and_the_others_are_shown() {
    let s = three();
    s.write("boards/packing/board.toml", "learner = \n");
    let run = s.kata("agenda").done();
    assert!(
        has(&run.stderr, "boards/packing/board.toml"),
        "{}",
        run.stderr
    );
    assert!(has(&run.stdout, "receiving"), "{}", run.stdout);
    let document = agenda(&s, "").run().json();
    assert_eq!(
        document["unreadable"][0]["path"],
        "boards/packing/board.toml"
    );
}
