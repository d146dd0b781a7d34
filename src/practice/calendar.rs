//! What stands in a calendar: what is due on some day, each once. What only waits, for a coach or for
//! an answer, is no appointment.

use chrono::NaiveTime;

use crate::practice::{
    agenda::{self, Item, Scope, What, agenda},
    board::Board,
    cadence::Cadence,
    entry::Entry,
    when::{Day, Moment, Stamp},
};

/// One appointment.
#[derive(Debug, Clone, PartialEq)]
pub struct Appointment {
    pub item: Item,
    pub start: Start,
    /// The rhythm, of one that comes again and again.
    pub every: Option<Cadence>,
    /// The id of its record; empty where it has none.
    pub id: String,
}

/// When something begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Start {
    Day(Day),
    /// On the clock that hangs where the board hangs: the records name no time zone.
    Wall(Day, NaiveTime),
    At(Stamp),
}

/// Every appointment of some boards and of the home, by board and record.
pub fn appointments(home: &[Entry], boards: &[Board], scope: &Scope<'_>) -> Vec<Appointment> {
    let last = Day::from(chrono::NaiveDate::MAX);
    let all = |today: Day| Scope {
        today,
        until: last,
        ..*scope
    };
    let mut found = Vec::new();
    for board in boards {
        // What comes after a rest whose end is known stands in the calendar before it ends.
        let until = board
            .own()
            .body
            .paused
            .as_ref()
            .and_then(|pause| pause.until);
        let today = until
            .filter(|_| board.paused(scope.today))
            .unwrap_or(scope.today);
        let scope = all(today);
        let items = agenda(&[], std::slice::from_ref(board), &scope);
        found.extend(items.into_iter().filter_map(|item| of_board(board, item)));
        // Also where a cycle waits for its coach: the rhythm goes on.
        let goes_on = !board.closed() && !board.paused(today) && scope.takes_part(board);
        found.extend(
            agenda::cycle(board, &scope)
                .filter(|_| goes_on)
                .and_then(|item| rhythm(board, item)),
        );
    }
    for item in agenda(home, boards, &all(scope.today)) {
        if item.board.is_none()
            && item.what == What::Confirmation
            && let Some(entry) = home.iter().find(|entry| entry.place == item.place)
        {
            found.push(appointment(entry, item));
        }
    }
    found.sort_by(|a, b| {
        let key = |one: &Appointment| (one.item.place.clone(), one.item.what);
        key(a).cmp(&key(b))
    });
    found
}

fn of_board(board: &Board, item: Item) -> Option<Appointment> {
    let entry = board
        .entries()
        .iter()
        .find(|entry| entry.place == item.place)?;
    match item.what {
        What::WaitingForCoach | What::UnansweredProblem | What::Cycle => None,
        What::BoardResumes | What::ExperimentCheck | What::AchieveBy | What::Confirmation => {
            Some(appointment(entry, item))
        }
    }
}

/// The cycles of a board, all of them in one.
fn rhythm(board: &Board, item: Item) -> Option<Appointment> {
    let cadence = agenda::cadence(board)?;
    let own = board.own();
    // Without any cycle they are due from when the board was opened, or its last rest ended, whatever
    // day it is today.
    let opened = own.body.opened.map_or(item.on, Stamp::day);
    let rested = own.body.paused.as_ref().and_then(|pause| pause.until);
    let first = agenda::cycle_due(board, rested.map_or(opened, |until| until.max(opened)))?;
    Some(Appointment {
        start: match cadence.time {
            Some(time) => Start::Wall(first, time),
            None => Start::Day(first),
        },
        every: Some(cadence),
        ..appointment(own.entry, item)
    })
}

fn appointment(entry: &Entry, item: Item) -> Appointment {
    Appointment {
        start: match item.moment {
            Moment::Day(day) => Start::Day(day),
            Moment::Stamp(stamp) => Start::At(stamp),
        },
        every: None,
        id: entry.id().to_owned(),
        item,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{
        example::{after, day, practising, stamp, step},
        settings::Settings,
        storyboard::{Pause, Storyboard},
    };

    fn told(board: &Board, today: &str) -> Vec<String> {
        let settings = Settings::default();
        let scope = Scope {
            today: day(today),
            until: day(today),
            settings: &settings,
            mine: None,
        };
        let told = appointments(&[], std::slice::from_ref(board), &scope);
        let line = |one: &Appointment| {
            let start = match one.start {
                Start::Day(day) => day.to_string(),
                Start::Wall(day, time) => format!("{day} {time}"),
                Start::At(stamp) => stamp.to_string(),
            };
            let every = one.every.as_ref().map(|every| format!(" {every}"));
            format!(
                "{} {start}{}",
                one.item.what.as_str(),
                every.unwrap_or_default()
            )
        };
        told.iter().map(line).collect()
    }

    fn with(board: &Board, change: impl Fn(&mut Storyboard)) -> Board {
        let mut entries = board.entries().to_vec();
        for entry in &mut entries {
            if let Some(own) = entry.get::<Storyboard>() {
                let mut own = own.clone();
                change(&mut own);
                *entry = entry.saying(own);
            }
        }
        Board::new(board.slug.clone(), entries).unwrap()
    }

    #[test]
    fn a_rhythm_is_one_appointment_and_begins_with_the_board_whatever_day_it_is() {
        let board = with(&practising(), |own| {
            own.cadence = Some("mon,wed 08:30".to_owned());
            own.opened = Some(stamp("2026-11-23T12:00:00+01:00"));
        });
        for today in ["2026-11-23", "2026-11-24", "2027-03-01"] {
            assert_eq!(
                told(&board, today),
                [
                    "cycle 2026-11-23 08:30:00 mon,wed 08:30",
                    "achieve-by 2026-12-14"
                ],
                "{today}"
            );
        }
    }

    #[test]
    fn a_board_that_rests_has_what_comes_after_the_rest() {
        let rests = |until: Option<&str>| {
            with(&practising(), |own| {
                own.cadence = Some("daily".to_owned());
                own.paused = Some(Pause {
                    on: day("2026-11-20"),
                    until: until.map(day),
                });
            })
        };
        assert_eq!(
            told(&rests(Some("2026-12-01")), "2026-11-24"),
            [
                "board-resumes 2026-12-01",
                "cycle 2026-12-01 daily",
                "achieve-by 2026-12-14"
            ]
        );
        assert!(told(&rests(None), "2026-11-24").is_empty());
    }

    #[test]
    fn what_is_looked_at_at_some_time_is_an_instant() {
        let board = practising();
        let mut planned = step("Print at the bench");
        planned.by = Some(Moment::Stamp(stamp("2026-11-24T10:00:00+01:00")));
        let birth = crate::practice::example::birth(1);
        let board = after(&board, board.plan(planned, &birth));
        assert!(
            told(&board, "2026-11-23")
                .contains(&"experiment-check 2026-11-24T10:00:00+01:00".to_owned())
        );
    }
}
