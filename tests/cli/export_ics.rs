//! The calendar, read by another program's reader.

use std::collections::BTreeMap;

use ical::parser::ical::component::IcalEvent;

use crate::helper::Sandbox;

/// Noor's board with a rhythm, a target, an experiment and a standard.
fn full() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("people add noor --name 'Noor Bakker' --email noor@example.org")
        .ok();
    s.kata("board edit --learner noor --cadence 'mon,wed 08:30' --coach Bram --by 2027-06-30")
        .ok();
    s.kata("plan --step 'Print at the bench' --expect 'Less waiting' --by '2026-11-24 10:00'")
        .ok();
    s.kata("standard add 'Labels at the bench' --confirm-by 2027-01-11")
        .ok();
    s
}

/// The events by their UID, each with its properties and their parameters.
fn events(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    for event in calendar.events {
        let said = properties(&event);
        assert!(all.insert(said["UID"].clone(), said).is_none());
    }
    all
}

fn properties(event: &IcalEvent) -> BTreeMap<String, String> {
    let mut said = BTreeMap::new();
    for property in &event.properties {
        let params = property.params.iter().flatten();
        let params: String = params
            .map(|(key, values)| format!("{key}={} ", values.join(",")))
            .collect();
        let value = format!("{params}{}", property.value.clone().unwrap_or_default());
        assert!(said.insert(property.name.clone(), value).is_none());
    }
    said
}

/// What every calendar wants of a file: lines end as mails do, and none is longer than 75 octets.
fn sound(text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
}

#[test]
fn each_appointment_is_one_event_with_what_is_to_be_known() {
    let s = full();
    let text = s.kata("export ics").ok();
    sound(&text);
    let all = events(&text);
    let starts: Vec<String> = all
        .values()
        .map(|event| format!("{} {}", event["SUMMARY"], event["DTSTART"]))
        .collect();
    let has = |line: &str| assert!(starts.contains(&line.to_owned()), "{line} in {starts:#?}");
    has("packing: coaching cycle: Noor Bakker with Bram 20261123T083000");
    has("packing E1: go and see: Print at the bench 20261124T090000Z");
    has("packing TC1: achieve-by date: Every order within 40 minutes VALUE=DATE 20261214");
    has("S1: confirm at the process: Labels at the bench VALUE=DATE 20270111");
    assert_eq!(all.len(), 5, "{starts:#?}");
    let cycle = all
        .values()
        .find(|event| event.contains_key("RRULE"))
        .unwrap();
    assert_eq!(cycle["RRULE"], "FREQ=WEEKLY;BYDAY=MO,WE");
    assert_eq!(cycle["DTEND"], "20261123T085000");
    let check = all
        .values()
        .find(|event| event["SUMMARY"].contains("E1"))
        .unwrap();
    assert!(check["DESCRIPTION"].contains("Less waiting"), "{check:?}");
    assert!(!check.contains_key("TRANSP"));
    let day = all
        .values()
        .find(|event| event["SUMMARY"].contains("TC1"))
        .unwrap();
    assert_eq!(
        (&*day["DTEND"], &*day["TRANSP"]),
        ("VALUE=DATE 20261215", "TRANSPARENT")
    );
    assert!(text.contains("X-WR-TIMEZONE:Europe/Amsterdam\r\n"));
    let utc = s.call("export ics").env("TZ", "UTC").run().ok();
    assert_eq!(utc, text.replace("X-WR-TIMEZONE:Europe/Amsterdam\r\n", ""));
}

#[test]
fn the_same_records_give_the_same_file_on_another_day() {
    let s = full();
    let text = s.kata("export ics").ok();
    let later = s.call("export ics").now("2027-03-01T09:00:00+01:00").run();
    assert_eq!(later.ok(), text);
}

#[test]
fn a_second_import_updates_what_changed_and_nothing_else() {
    let s = full();
    let before = events(&s.kata("export ics").ok());
    let call = s.call("experiment continue E1 --by 2026-11-27 --why 'One day is too short'");
    call.now("2026-11-24T10:00:00+01:00").run().ok();
    let after = events(&s.kata("export ics").ok());
    let uids = |all: &BTreeMap<String, _>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(uids(&after), uids(&before));
    for (uid, event) in &after {
        let was = &before[uid];
        if !event["SUMMARY"].contains("E1") {
            assert_eq!(event, was);
            continue;
        }
        assert_eq!(event["DTSTART"], "VALUE=DATE 20261127");
        assert_eq!((&*was["SEQUENCE"], &*event["SEQUENCE"]), ("0", "1"));
        assert!(event["DTSTAMP"] > was["DTSTAMP"]);
        assert_eq!(event["LAST-MODIFIED"], "20261124T090000Z");
    }
    // What is done is no appointment any more.
    s.kata("record E1 --happened x --learned y").ok();
    let done = events(&s.kata("export ics").ok());
    assert_eq!(done.len(), after.len() - 1);
}

#[test]
fn a_hostile_title_stays_one_event_and_says_what_it_says() {
    let s = Sandbox::practising();
    let step = "Print\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil; a, b \\n c \u{1b}[2J\u{202e} ünïcödé 日本語 and on and on to fold";
    s.kata_args(&[
        "plan",
        "--step",
        step,
        "--expect",
        step,
        "--by",
        "2026-11-24",
    ])
    .ok();
    let text = s.kata("export ics").ok();
    sound(&text);
    assert!(!text.contains(['\u{1b}', '\u{202e}']));
    let all = events(&text);
    assert_eq!(all.len(), 2);
    let event = all
        .values()
        .find(|event| event["SUMMARY"].contains("E1"))
        .unwrap();
    let said = event["DESCRIPTION"]
        .replace("\\n", "\n")
        .replace("\\,", ",")
        .replace("\\;", ";");
    assert!(
        said.contains("Print\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil; a, b \\\n c"),
        "{said}"
    );
    assert!(
        said.contains("ünïcödé 日本語 and on and on to fold"),
        "{said}"
    );
}

#[test]
fn one_board_or_only_mine_and_a_file_that_is_replaced() {
    let s = full();
    s.kata("board new receiving --learner Kim --cadence daily")
        .ok();
    let count = |line: &str| events(&s.kata(line).ok()).len();
    assert_eq!(count("export ics"), 6);
    assert_eq!(count("export ics -b receiving"), 1);
    assert_eq!(count("export ics -b packing"), 4);
    assert_eq!(count("export ics --mine"), 4);
    s.kata("export ics -b packing -o cal.ics").ok();
    s.kata("export ics -b packing -o cal.ics --lang de").ok();
    sound(&s.read("cal.ics"));
    s.kata("board close receiving --learned x").ok();
    assert_eq!(count("export ics"), 5);
    let empty = Sandbox::home();
    let text = empty.kata("export ics").ok();
    sound(&text);
    assert!(events(&text).is_empty());
}
