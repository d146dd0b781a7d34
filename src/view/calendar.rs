//! Appointments as an iCalendar file (RFC 5545), to import or to subscribe to.
//!
//! The same records give the same file on any day and any machine: ids are made of the records' own,
//! and what a calendar orders changes by comes from the history. So a second import updates what the
//! first has brought.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc, Weekday};
use icalendar::{Calendar, Component, Event, Property};

use crate::{
    practice::{
        agenda::What,
        board::Board,
        cadence::{Cadence, Days},
        calendar::{Appointment, Start},
        entry::Entry,
        links::All,
        settings::Settings,
        when::Day,
    },
    view::{
        agenda,
        lang::Words,
        page::{self, Around},
        terminal,
    },
};

/// By what a file is known as one of ours.
const PRODUCT: &str = "-//kata//katalog//EN";
/// How long a coaching cycle takes, and a look at what an experiment did.
const CYCLE: TimeDelta = TimeDelta::minutes(20);
const LOOK: TimeDelta = TimeDelta::minutes(15);
/// How often a calendar that is subscribed to asks again.
const AGAIN: &str = "PT12H";

/// An appointment with what its history says.
#[derive(Debug, Clone)]
pub struct Dated {
    pub appointment: Appointment,
    /// When its record was last changed.
    pub changed: DateTime<Utc>,
    /// How often it was.
    pub times: usize,
}

/// What is needed besides the appointments.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub home: &'a [Entry],
    pub boards: &'a [Board],
    pub settings: &'a Settings,
    pub words: &'a Words,
    /// The name of the time zone in which times without one are meant, for calendars that take them
    /// for universal time otherwise.
    pub zone: Option<&'a str>,
}

/// The whole file.
pub fn calendar(all: &[Dated], scene: Scene<'_>) -> String {
    let name = scene.settings.name.as_deref().unwrap_or("kata");
    let mut calendar = Calendar::empty();
    let mut say = |key: &str, value: &str| {
        calendar.append_property(Property::new(key, plain(value)));
    };
    say("VERSION", "2.0");
    say("PRODID", PRODUCT);
    say("CALSCALE", "GREGORIAN");
    say("METHOD", "PUBLISH");
    say("X-WR-CALNAME", name);
    let on_wall = |one: &Dated| matches!(one.appointment.start, Start::Wall(..));
    if let Some(zone) = scene.zone.filter(|_| all.iter().any(on_wall)) {
        say("X-WR-TIMEZONE", zone);
    }
    say("X-PUBLISHED-TTL", AGAIN);
    let mut again = Property::new("REFRESH-INTERVAL", AGAIN);
    calendar.append_property(again.add_parameter("VALUE", "DURATION").done());
    for one in all {
        calendar.push(event(one, scene));
    }
    calendar.to_string()
}

/// Whether a text begins as these files do.
pub fn is_calendar(text: &str) -> bool {
    text.starts_with("BEGIN:VCALENDAR\r\n") && text.contains(PRODUCT)
}

fn event(one: &Dated, scene: Scene<'_>) -> Event {
    let item = &one.appointment.item;
    let changed = one.changed.format("%Y%m%dT%H%M%SZ").to_string();
    let mut event = Event::new();
    event.uid(&uid(&one.appointment));
    for key in ["DTSTAMP", "LAST-MODIFIED"] {
        event.append_property(Property::new(key, &changed));
    }
    event.append_property(Property::new(
        "SEQUENCE",
        one.times.saturating_sub(1).to_string(),
    ));
    let title = format!(
        "{}: {}",
        agenda::place(item),
        agenda::text(item, scene.words)
    );
    event.summary(&plain(&title));
    let said = description(&one.appointment, scene);
    if !said.is_empty() {
        event.description(&plain(&said));
    }
    when(&mut event, &one.appointment);
    if let Some(every) = &one.appointment.every {
        event.append_property(Property::new("RRULE", rule(every)));
    }
    event.done()
}

/// Which appointment of which record it is, for ever.
fn uid(appointment: &Appointment) -> String {
    let item = &appointment.item;
    let record = match appointment.id.as_str() {
        "" => item.reference.full(),
        id => id.to_owned(),
    };
    plain(&format!("{record}-{}@kata", item.what.as_str())).replace('\n', " ")
}

fn when(event: &mut Event, appointment: &Appointment) {
    let takes = match appointment.item.what {
        What::Cycle => CYCLE,
        _ => LOOK,
    };
    match appointment.start {
        Start::Day(day) => {
            for (key, day) in [("DTSTART", day), ("DTEND", day.plus(1))] {
                let mut date = Property::new(key, day.date().format("%Y%m%d").to_string());
                event.append_property(date.add_parameter("VALUE", "DATE").done());
            }
            // A day on which something is due keeps nobody busy.
            event.append_property(Property::new("TRANSP", "TRANSPARENT"));
        }
        Start::Wall(day, time) => span(event, day.date().and_time(time), takes, ""),
        Start::At(stamp) => span(event, stamp.time().naive_utc(), takes, "Z"),
    }
}

fn span(event: &mut Event, start: NaiveDateTime, takes: TimeDelta, zone: &str) {
    let end = start.checked_add_signed(takes).unwrap_or(start);
    for (key, time) in [("DTSTART", start), ("DTEND", end)] {
        let time = format!("{}{zone}", time.format("%Y%m%dT%H%M%S"));
        event.append_property(Property::new(key, time));
    }
}

fn rule(every: &Cadence) -> String {
    let name = |day: &Weekday| {
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.num_days_from_monday() as usize]
    };
    match &every.days {
        Days::Daily => "FREQ=DAILY".to_owned(),
        Days::Weekly => "FREQ=WEEKLY".to_owned(),
        Days::Weekdays => "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR".to_owned(),
        Days::On(days) => {
            let days: Vec<&str> = days.iter().map(name).collect();
            format!("FREQ=WEEKLY;BYDAY={}", days.join(","))
        }
    }
}

/// What the record says that one should know on that day.
fn description(appointment: &Appointment, scene: Scene<'_>) -> String {
    let place = &appointment.item.place;
    let board = scene
        .boards
        .iter()
        .find(|board| Some(board.slug.as_str()) == place.board.as_deref());
    let entries = board.map_or(scene.home, Board::entries);
    let Some(entry) = entries.iter().find(|entry| entry.place == *place) else {
        return String::new();
    };
    let all = All {
        home: scene.home,
        boards: scene.boards,
    };
    let around = Around {
        words: scene.words,
        settings: scene.settings,
        board,
        elsewhere: &all,
    };
    let wanted: &[&str] = match appointment.item.what {
        What::ExperimentCheck => &["step", "expect", "prediction", "obstacle", "continued"],
        What::AchieveBy | What::Cycle | What::BoardResumes => {
            &["challenge", "outcome", "pattern", "predictions"]
        }
        What::Confirmation => &["text"],
        What::WaitingForCoach | What::UnansweredProblem => &[],
    };
    let rows = page::rows(entry, around, |path| wanted.contains(&path[0].as_str()));
    let lines = rows
        .iter()
        .map(|row| format!("{}: {}", row.label, row.text.trim_end()));
    lines.collect::<Vec<_>>().join("\n")
}

/// A text as a property can hold it: line feeds alone, which are escaped, and nothing that would
/// end a line.
fn plain(text: &str) -> String {
    terminal::clean(
        &text
            .replace("\r\n", "\n")
            .replace(['\r', '\u{2028}', '\u{2029}'], "\n"),
    )
}

/// The first moment of a day, where a record says nothing of when it was made.
pub fn beginning(day: Day) -> DateTime<Utc> {
    day.date().and_time(chrono::NaiveTime::MIN).and_utc()
}
