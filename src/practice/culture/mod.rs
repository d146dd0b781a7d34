//! The six elements of an improvement culture, each with what the records themselves show and with
//! what people said of it.
//!
//! A fact is a sentence with the records that it comes from. It is never a grade, and never a figure of a
//! person: what is told of a board are its dates and its own words, and whatever is counted is counted
//! over all of them.
//!
//! | file | what it has the facts of |
//! | --- | --- |
//! | `purpose.rs` | what we are there for; principles, and when one was tested; what challenges serve |
//! | `problems.rs` | the inbox, and what became of it; how goals are chosen |
//! | `system.rs` | rhythm; standards that hold and that do not; dates that have passed |
//! | `learning.rs` | what others built on; what was handed over; surprises, what was dropped, corrections |
//! | `leadership.rs` | what coaches practise; open questions; target conditions over the months |

mod leadership;
mod learning;
mod problems;
mod purpose;
mod system;

#[cfg(test)]
mod tests;

use crate::practice::{
    board::Board,
    entry::{Entry, Of},
    kind::Kind,
    lesson, points,
    reference::Reference,
    reflection::Reflection,
    say::Message,
    when::Day,
};
use crate::say;

/// Whether a record has any part in the facts, from the plain text of its file: of points only those that
/// somebody corrected.
pub fn may_matter(kind: Kind, text: &str) -> bool {
    kind != Kind::Points || points::may_correct(text)
}

/// One of the six elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Element {
    Purpose,
    Problems,
    System,
    Learning,
    Safety,
    Leadership,
}

impl Element {
    pub const ALL: [Element; 6] = [
        Element::Purpose,
        Element::Problems,
        Element::System,
        Element::Learning,
        Element::Safety,
        Element::Leadership,
    ];

    /// Its name in JSON, in flags and in the file of a reflection.
    pub fn as_str(self) -> &'static str {
        match self {
            Element::Purpose => "purpose",
            Element::Problems => "problems",
            Element::System => "system",
            Element::Learning => "learning",
            Element::Safety => "safety",
            Element::Leadership => "leadership",
        }
    }

    pub fn title(self) -> Message {
        match self {
            Element::Purpose => say!("element-purpose"),
            Element::Problems => say!("element-problems"),
            Element::System => say!("element-system"),
            Element::Learning => say!("element-learning"),
            Element::Safety => say!("element-safety"),
            Element::Leadership => say!("element-leadership"),
        }
    }

    /// The element of that name.
    pub fn named(name: &str) -> Option<Element> {
        Element::ALL.into_iter().find(|one| one.as_str() == name)
    }
}

macro_rules! names {
    ($($name:ident = $text:literal, $heading:literal;)*) => {
        /// What a fact is about; facts of one name stand together.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum About { $($name),* }

        impl About {
            pub const ALL: &'static [About] = &[$(About::$name),*];

            /// Its name in JSON.
            pub fn as_str(self) -> &'static str {
                match self { $(About::$name => $text),* }
            }

            /// The name of the message that stands above such facts.
            pub fn heading(self) -> &'static str {
                match self { $(About::$name => $heading),* }
            }
        }
    };
}

names! {
    Purpose = "purpose", "head-culture-purpose";
    Principle = "principle", "head-culture-principle";
    Tested = "tested", "head-culture-tested";
    Serves = "serves", "head-culture-serves";
    ServesUnsaid = "serves-unsaid", "head-culture-serves-unsaid";
    StillServes = "still-serves", "head-culture-still-serves";
    WaitsLongest = "waits-longest", "head-culture-waits-longest";
    Waits = "waits", "head-culture-waits";
    Taken = "taken", "head-culture-taken";
    Answered = "answered", "head-culture-answered";
    Criterion = "criterion", "head-culture-criterion";
    CriterionUnsaid = "criterion-unsaid", "head-culture-criterion-unsaid";
    Rhythm = "rhythm", "head-culture-rhythm";
    Rests = "rests", "head-culture-rests";
    Slipped = "slipped", "head-culture-slipped";
    Due = "due", "head-culture-due";
    Holds = "holds", "head-culture-holds";
    Unconfirmed = "unconfirmed", "head-culture-unconfirmed";
    Expired = "expired", "head-culture-expired";
    Used = "used", "head-culture-used";
    HandedOver = "handed-over", "head-culture-handed-over";
    LookedBack = "looked-back", "head-culture-looked-back";
    Surprise = "surprise", "head-culture-surprise";
    Dropped = "dropped", "head-culture-dropped";
    Corrected = "corrected", "head-culture-corrected";
    Guarded = "guarded", "head-culture-guarded";
    Practises = "practises", "head-culture-practises";
    Asked = "asked", "head-culture-asked";
    Aim = "aim", "head-culture-aim";
}

/// Something that the records show.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub about: About,
    pub text: Message,
    /// The records that it comes from; never none.
    pub from: Vec<Reference>,
    /// The day that it is of.
    pub on: Option<Day>,
    /// The time over which something went on, where that can be drawn.
    pub span: Option<Span>,
}

/// From when to when something went on, and until when it was meant to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: Day,
    pub to: Day,
    pub by: Day,
    pub open: bool,
}

impl Fact {
    fn new(about: About, text: Message, from: &Entry) -> Fact {
        Fact {
            about,
            text,
            from: vec![from.reference()],
            on: None,
            span: None,
        }
    }

    fn on(self, on: Option<Day>) -> Fact {
        Fact { on, ..self }
    }

    fn and(mut self, more: impl IntoIterator<Item = Reference>) -> Fact {
        for one in more {
            if !self.from.contains(&one) {
                self.from.push(one);
            }
        }
        self
    }
}

/// What was said of an element in a reflection.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub from: Reference,
    pub on: Option<Day>,
    pub team: Option<String>,
    pub text: String,
}

/// An element with its facts and with what was said of it, the newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub element: Element,
    pub facts: Vec<Fact>,
    pub said: Vec<Said>,
}

/// Of what there is more of with every week, the newest are shown.
const NEWEST: usize = 5;
/// How far back the months are looked at.
const MONTHS: i64 = 366;

/// All six elements, from the records and today alone. `home` are the records of the home.
pub fn culture(home: &[Entry], boards: &[Board], today: Day) -> Vec<Part> {
    let lessons = lesson::lessons(home, boards);
    let facts = |element: Element| match element {
        Element::Purpose => purpose::facts(home, boards),
        Element::Problems => problems::facts(home, boards, today),
        Element::System => system::facts(home, boards, today),
        Element::Learning => learning::shared(boards, &lessons),
        Element::Safety => learning::safe(boards, &lessons),
        Element::Leadership => leadership::facts(boards, today),
    };
    let part = |element| Part {
        element,
        facts: facts(element),
        said: said(home, element),
    };
    Element::ALL.into_iter().map(part).collect()
}

/// What was said of an element, the newest first.
fn said(home: &[Entry], element: Element) -> Vec<Said> {
    let mut all: Vec<Of<'_, Reflection>> = home.iter().filter_map(Of::new).collect();
    all.sort_by_key(|of| (of.body.reflected, of.entry.number()));
    let said = all.into_iter().rev().filter_map(|of| {
        Some(Said {
            from: of.entry.reference(),
            on: of.body.reflected.map(|at| at.day()),
            team: of.body.team.clone(),
            text: of.body.of(element)?.to_owned(),
        })
    });
    said.collect()
}

fn open(boards: &[Board]) -> impl Iterator<Item = &Board> {
    boards.iter().filter(|board| !board.closed())
}

fn days(from: Day, to: Day) -> i64 {
    (to.date() - from.date()).num_days()
}

/// The newest facts first, as many as are shown; those without a day last.
fn newest(mut facts: Vec<Fact>) -> Vec<Fact> {
    facts.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.from.cmp(&b.from)));
    facts.truncate(NEWEST);
    facts
}
