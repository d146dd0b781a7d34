//! What is due, today and in the days to come, over all boards.
//!
//! From the records and today alone, ordered by date and board. It says what waits and since when;
//! it counts nothing and compares nobody.

use std::sync::LazyLock;

use chrono::NaiveTime;
use memchr::memmem::Finder;

use crate::{
    practice::{
        board::Board,
        cadence::Cadence,
        entry::{Entry, Of, Place},
        kind::Kind,
        problem::{self, Problem},
        reference::Reference,
        say::Message,
        settings::Settings,
        standard::{self, Standard},
        when::{Day, Moment},
    },
    say,
};

/// Why something stands in the agenda; at one date and board, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A board that rested is taken up again.
    BoardResumes,
    /// The learner has answered ahead.
    WaitingForCoach,
    /// A coaching cycle, by the rhythm of the board.
    Cycle,
    /// The day on which an experiment is to be looked at.
    ExperimentCheck,
    /// The date of a target condition or a challenge.
    AchieveBy,
    /// A standard to be confirmed.
    Confirmation,
    /// A problem that nobody has answered yet.
    UnansweredProblem,
}

impl What {
    pub fn as_str(self) -> &'static str {
        match self {
            What::BoardResumes => "board-resumes",
            What::WaitingForCoach => "waiting-for-coach",
            What::Cycle => "cycle",
            What::ExperimentCheck => "experiment-check",
            What::AchieveBy => "achieve-by",
            What::Confirmation => "confirmation",
            What::UnansweredProblem => "unanswered-problem",
        }
    }
}

/// One thing that is due.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The record that it is about.
    pub place: Place,
    /// When exactly, where the record says more than a day.
    pub moment: Moment,
    pub on: Day,
    /// The time of day, where one was agreed.
    pub time: Option<NaiveTime>,
    /// The home it is from, where several are read together.
    pub home: Option<String>,
    /// None for what belongs to the home.
    pub board: Option<String>,
    pub reference: Reference,
    pub what: What,
    pub text: Message,
    /// When the coaching cycle before was held, where one waits.
    pub last: Option<Day>,
}

/// Over which time to look, and whether for one person only.
pub struct Scope<'a> {
    pub today: Day,
    pub until: Day,
    pub settings: &'a Settings,
    /// Whether somebody who is named on a record is the person who asks; none for everybody's.
    pub mine: Option<&'a dyn Fn(&str) -> bool>,
}

/// The kinds of record on which something may be due.
pub const KINDS: &[Kind] = &[
    Kind::Board,
    Kind::Cycle,
    Kind::Target,
    Kind::Experiment,
    Kind::Problem,
    Kind::Standard,
];

/// Whether something may be due on a record, from the plain text of its file: nothing is on one that
/// has ended, and most have.
pub fn may_matter(kind: Kind, text: &str) -> bool {
    match kind {
        // One that has ended may name a problem that stood in its way, and still waits.
        Kind::Target => !has_ended(text) || text.contains("problems"),
        Kind::Experiment | Kind::Problem => !has_ended(text),
        _ => KINDS.contains(&kind),
    }
}

/// Whether a record has surely ended: one of the tables begins that say so. A line in a text of several
/// lines may look like that, and so may one side of a merge; behind the beginning of either nobody can
/// tell without taking the file apart.
fn has_ended(text: &str) -> bool {
    // Every record of every board is asked, so the text is gone through as a whole and not line by line.
    static MARKS: LazyLock<Marks> = LazyLock::new(Marks::default);
    let line_start = |text: &str, at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    if text.starts_with("<<<<<<<") {
        return false;
    }
    let mut clear = match MARKS.merge.find(text.as_bytes()) {
        Some(at) => &text[..=at],
        None => text,
    };
    for mark in &MARKS.several_lines {
        if let Some(at) = mark.find(clear.as_bytes()) {
            clear = &clear[..line_start(clear, at)];
        }
    }
    MARKS.ended.iter().any(|table| {
        table.find_iter(clear.as_bytes()).any(|at| {
            let line = clear[line_start(clear, at)..].lines().next();
            line.is_some_and(|line| line.trim().as_bytes() == table.needle())
        })
    })
}

/// What [`has_ended`] looks for in each text, made ready once.
struct Marks {
    merge: Finder<'static>,
    several_lines: [Finder<'static>; 2],
    ended: [Finder<'static>; 2],
}

impl Default for Marks {
    fn default() -> Marks {
        Marks {
            merge: Finder::new("\n<<<<<<<"),
            several_lines: ["\"\"\"", "'''"].map(Finder::new),
            ended: ["[result]", "[closed]"].map(Finder::new),
        }
    }
}

/// All that is due up to a day, and what was due before and still waits.
pub fn agenda(home: &[Entry], boards: &[Board], scope: &Scope<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = boards
        .iter()
        .flat_map(|board| of_board(board, scope))
        .chain(of_home(home, boards, scope))
        .filter(|item| item.on <= scope.until)
        .collect();
    items.sort_by(|a, b| {
        let key = |item: &Item| {
            let board = item.board.clone();
            (item.on, board.is_none(), board, item.what, item.time)
        };
        key(a).cmp(&key(b))
    });
    items
}

impl Scope<'_> {
    /// Whether the person who asks has a part in a board.
    pub(super) fn takes_part(&self, board: &Board) -> bool {
        let own = board.own().body;
        self.mine
            .is_none_or(|mine| mine(&own.learner) || own.coach.as_deref().is_some_and(mine))
    }
}

fn of_board(board: &Board, scope: &Scope<'_>) -> Vec<Item> {
    let own = board.own();
    if board.closed() || !scope.takes_part(board) {
        return Vec::new();
    }
    let item = |on: Moment, entry: &Entry, what, text| Item {
        place: entry.place.clone(),
        moment: on,
        on: on.day(),
        time: on.stamp().map(|stamp| stamp.time().time()),
        home: None,
        board: Some(board.slug.clone()),
        reference: entry.reference(),
        what,
        text,
        last: None,
    };
    let resumes = own.body.paused.as_ref().and_then(|pause| pause.until);
    let back = resumes.filter(|until| *until >= scope.today).map(|until| {
        item(
            until.into(),
            own.entry,
            What::BoardResumes,
            say!("agenda-board-resumes"),
        )
    });
    if board.paused(scope.today) {
        return back.into_iter().collect();
    }
    let mut items: Vec<Item> = back.into_iter().collect();
    let name = |person: &str| scope.settings.name_of(person).to_owned();
    let waiting = board.waiting_cycles();
    for cycle in &waiting {
        let learner = name(&cycle.body.learner);
        let text = match &cycle.body.coach {
            Some(coach) => say!(
                "agenda-waiting-for-coach",
                learner = learner,
                coach = name(coach)
            ),
            None => say!("agenda-waiting-for-a-coach", learner = learner),
        };
        let on = cycle
            .body
            .prepared
            .map_or(scope.today, |prepared| prepared.day());
        items.push(item(on.into(), cycle.entry, What::WaitingForCoach, text));
    }
    items.extend(cycle(board, scope).filter(|_| waiting.is_empty()));
    for experiment in board.open_experiments() {
        if let Some(by) = experiment.body.look_again() {
            let text = say!("agenda-experiment-check", text = &experiment.body.step);
            items.push(item(by, experiment.entry, What::ExperimentCheck, text));
        }
    }
    if let Some(target) = board.open_target() {
        let text = say!("agenda-achieve-by", text = &target.body.outcome);
        let by = target.body.by.into();
        items.push(item(by, target.entry, What::AchieveBy, text));
    }
    if let (Some(by), Some(challenge)) = (own.body.by, &own.body.challenge) {
        let text = say!("agenda-challenge", text = challenge);
        items.push(item(by.into(), own.entry, What::AchieveBy, text));
    }
    items
}

/// The next coaching cycle of a board, by its rhythm.
pub fn cycle(board: &Board, scope: &Scope<'_>) -> Option<Item> {
    let own = board.own();
    let on = cycle_due(board, scope.today)?;
    let name = |person: &str| scope.settings.name_of(person).to_owned();
    let learner = name(&own.body.learner);
    let text = match &own.body.coach {
        Some(coach) if *coach != own.body.learner => {
            say!("agenda-cycle", learner = learner, coach = name(coach))
        }
        _ => say!("agenda-cycle-alone", learner = learner),
    };
    Some(Item {
        place: own.entry.place.clone(),
        moment: on.into(),
        on,
        time: cadence(board).and_then(|cadence| cadence.time),
        home: None,
        board: Some(board.slug.clone()),
        reference: own.entry.reference(),
        what: What::Cycle,
        text,
        last: last_held(board).filter(|_| on < scope.today),
    })
}

/// The rhythm of a board, where what stands there is one.
pub fn cadence(board: &Board) -> Option<Cadence> {
    board.own().body.cadence.as_deref()?.parse().ok()
}

/// When the last coaching cycle of a board was held.
pub fn last_held(board: &Board) -> Option<Day> {
    let last = board.last_cycle()?;
    Some(last.body.held?.day())
}

/// When a cycle of a board waits by its rhythm: the day since which it does.
pub fn overdue(board: &Board, today: Day) -> Option<Day> {
    let runs = !board.closed() && !board.paused(today);
    cycle_due(board, today).filter(|due| runs && *due < today)
}

/// When the next cycle of a board is due by its rhythm; a day that has passed is the one since
/// which it waits.
pub fn cycle_due(board: &Board, today: Day) -> Option<Day> {
    let own = board.own().body;
    let cadence = cadence(board)?;
    let last = last_held(board);
    let rested = own.paused.as_ref().and_then(|pause| pause.until);
    Some(match last {
        // Nothing is owed of the days on which the board rested or had ended.
        Some(day) => {
            let from = [rested, own.resumed]
                .into_iter()
                .flatten()
                .fold(day, Day::max);
            cadence.due(last, from)
        }
        // Without any cycle nobody knows since when.
        None => cadence.due(None, today),
    })
}

fn of_home(home: &[Entry], boards: &[Board], scope: &Scope<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for entry in home {
        let item = |on: Day, what, text| Item {
            place: entry.place.clone(),
            moment: on.into(),
            on,
            time: None,
            home: None,
            board: None,
            reference: entry.reference(),
            what,
            text,
            last: None,
        };
        if let Some(standard) = Of::<Standard>::new(entry) {
            let from = standard.body.target.as_deref();
            let from = from.and_then(|target| target.split_once('/'));
            let of_mine = from.is_some_and(|(slug, _)| {
                let board = boards.iter().find(|board| board.slug == slug);
                board.is_some_and(|board| scope.takes_part(board))
            });
            if let Some(by) =
                standard::due(standard, home).filter(|_| scope.mine.is_none() || of_mine)
            {
                let text = say!("agenda-confirmation", text = &standard.body.text);
                items.push(item(by, What::Confirmation, text));
            }
        }
        if let Some(problem) = entry.get::<Problem>()
            && problem.waits()
        {
            let raised_by_me = scope
                .mine
                .is_none_or(|mine| problem.raised_by.as_deref().is_some_and(mine));
            if raised_by_me {
                let on = problem.raised.map_or(scope.today, |raised| raised.day());
                let targets: Vec<String> = problem::in_way_of(entry, boards)
                    .map(|target| target.reference().full())
                    .collect();
                let text = match targets.is_empty() {
                    true => say!("agenda-unanswered-problem", text = &problem.text),
                    false => say!(
                        "agenda-problem-in-way",
                        target = targets.join(", "),
                        text = &problem.text
                    ),
                };
                items.push(item(on, What::UnansweredProblem, text));
            }
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Line by line is how it is meant, and slow.
        #[test]
        fn what_has_ended_is_told_as_line_by_line(
            lines in prop::collection::vec(
                prop::sample::select(vec![
                    "", "step = 'x'", "[result]", " [closed] ", "# [result]", "a = \"\"\"", "'''", "<<<<<<< ours",
                    " <<<<<<<", "[resulté]", "=======", "[result] [result]",
                ]),
                0..7,
            ),
            ends in prop::sample::select(vec!["\n", "\r\n"]),
        ) {
            let text = lines.join(ends);
            let unclear = |line: &&str| {
                line.contains("\"\"\"") || line.contains("'''") || line.starts_with("<<<<<<<")
            };
            let mut before = text.lines().take_while(|line| !unclear(line));
            let ended = before.any(|line| matches!(line.trim(), "[result]" | "[closed]"));
            prop_assert_eq!(has_ended(&text), ended, "{:?}", text);
        }
    }

    #[test]
    fn what_has_ended_is_told_from_what_only_looks_so() {
        for ended in [
            "step = 'x'\n\n[result]\nlearned = \"\"\"\ntwo\nlines\"\"\"\n",
            "text = 'x'\n  [closed]\r\non = 2026-01-05\n",
        ] {
            assert!(has_ended(ended), "{ended}");
        }
        for open in [
            "step = 'x'\n",
            "step = \"\"\"\nWrite\n[result]\nabove it\"\"\"\n",
            "step = '''\n[closed]\n'''\n",
            "step = 'x'\n<<<<<<< ours\n[result]\n=======\n>>>>>>> theirs\n",
            "step = 'Say [result] aloud'\n# [result]\n",
        ] {
            assert!(!has_ended(open), "{open}");
        }
    }
}
