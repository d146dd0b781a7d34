//! A problem that somebody raised.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::practice::{
    board::{Birth, Board},
    change::{Change, Put, StepName},
    entry::{Entry, Of},
    kind::Kind,
    links,
    obstacle::Obstacle,
    reference::Reference,
    refusal::Refusal,
    standard::Standard,
    stem,
    storyboard::Storyboard,
    target::Target,
    when::{Day, Stamp},
};

/// A problem in the inbox (`problems/NNN-….toml`, P1).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// When it was raised.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub raised: Option<Stamp>,
    /// What goes wrong, as it was met.
    #[schemars(extend("x-positional" = true))]
    pub text: String,
    /// Who met it, where that is not the person who writes it down.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "person", "x-ask" = "never"))]
    pub raised_by: Option<String>,
    /// The standard that was seen not to hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-reference" = "standard", "x-ask" = "never"))]
    pub standard: Option<String>,
    /// Where it was written down first, so that it is not imported twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub source: Option<String>,
    /// What became of it: an obstacle or a board.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub taken: Option<Taken>,
    /// The answer, once it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub closed: Option<ProblemClosed>,
}

/// What a problem became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Taken {
    pub on: Day,
    /// The obstacle (`packing/005-…`) or the board.
    #[schemars(extend("x-reference" = ""))]
    pub r#as: String,
}

/// The answer to a problem.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProblemClosed {
    /// When it was answered.
    #[schemars(extend("readOnly" = true))]
    pub on: Day,
    /// The answer to whoever raised it.
    pub why: String,
}

/// Puts problems into the inbox.
pub fn raise(problems: Vec<(Problem, Birth)>, at: Stamp) -> Change {
    let puts = problems.into_iter().map(|(mut problem, birth)| {
        problem.raised = Some(birth.at);
        let text = problem.text.clone();
        Put::new(birth.entry(None, problem, &text))
    });
    Change::of(StepName::ProblemRaised, at, puts)
}

impl Problem {
    /// Neither taken up nor answered.
    pub fn waits(&self) -> bool {
        self.taken.is_none() && self.closed.is_none()
    }
}

impl Taken {
    /// The board on which the work goes on.
    pub fn board(&self) -> &str {
        self.r#as
            .split_once('/')
            .map_or(self.r#as.as_str(), |(board, _)| board)
    }

    pub fn reference(&self) -> Reference {
        spoken(&self.r#as)
    }
}

/// What a problem was taken up as, the way people say it anywhere: `packing/O5`, or the board.
pub fn spoken(taken: &str) -> Reference {
    let obstacle = taken.split_once('/').and_then(|(board, stem)| {
        Some(Reference {
            board: Some(board.to_owned()),
            name: format!("{}{}", Kind::Obstacle.prefix(), stem::number(stem)?),
        })
    });
    obstacle.unwrap_or_else(|| Reference {
        board: None,
        name: taken.to_owned(),
    })
}

/// What a problem is taken up as.
#[derive(Debug, Clone, PartialEq)]
pub enum TakenAs {
    /// A new obstacle of this board.
    Obstacle(Obstacle, Birth),
    /// An obstacle of this board that is there already.
    Known(String),
    /// This board as a whole.
    Board,
}

/// Takes a problem up on a board that is there. Both records name the other.
pub fn take(
    problem: Of<'_, Problem>,
    board: &Board,
    taken: TakenAs,
    at: Stamp,
) -> Result<Change, Refusal> {
    can_be_taken(problem)?;
    let stem = problem.stem();
    let other = match taken {
        TakenAs::Obstacle(mut obstacle, birth) => {
            obstacle.problems.push(stem.to_owned());
            let found = board.find_obstacles(vec![(obstacle, birth)], at);
            found.puts.into_iter().next()
        }
        TakenAs::Known(written) => {
            let known = board.find_of::<Obstacle>(&written)?;
            if known.body.closed.is_some() {
                return Err(Refusal::Ended {
                    reference: known.entry.reference(),
                });
            }
            let mut body = known.body.clone();
            body.problems.push(stem.to_owned());
            Some(Put::edit(known.entry, known.entry.saying(body)))
        }
        TakenAs::Board => {
            board.takes(StepName::ProblemTaken)?;
            let own = board.own();
            let mut body = own.body.clone();
            body.problems.push(stem.to_owned());
            Some(Put::edit(own.entry, own.entry.saying(body)))
        }
    };
    Ok(taken_as(problem, other, at))
}

/// Takes a problem up by opening a board for it. It becomes a challenge there when somebody has
/// found the words for one.
pub fn take_to_new_board(
    problem: Of<'_, Problem>,
    mut storyboard: Storyboard,
    (slug, boards): (&str, &[String]),
    birth: &Birth,
) -> Result<Change, Refusal> {
    can_be_taken(problem)?;
    storyboard.problems.push(problem.stem().to_owned());
    let opened = storyboard.open(slug, boards, birth)?;
    Ok(taken_as(problem, opened.puts.into_iter().next(), birth.at))
}

/// Answers a problem. One that was taken up may be answered too, when the work on it is done.
pub fn close(
    problem: Of<'_, Problem>,
    closed: ProblemClosed,
    at: Stamp,
) -> Result<Change, Refusal> {
    can_be_answered(problem)?;
    let body = Problem {
        closed: Some(closed),
        ..problem.body.clone()
    };
    let put = Put::edit(problem.entry, problem.entry.saying(body));
    Ok(Change::new(StepName::ProblemClosed, at, put))
}

/// Whether nobody has answered a problem yet.
pub fn can_be_answered(problem: Of<'_, Problem>) -> Result<(), Refusal> {
    match &problem.body.closed {
        Some(answered) => Err(Refusal::ProblemAnswered {
            reference: problem.entry.reference(),
            why: answered.why.clone(),
        }),
        None => Ok(()),
    }
}

/// Whether a problem still waits for somebody to take it up.
pub fn can_be_taken(problem: Of<'_, Problem>) -> Result<(), Refusal> {
    let reference = problem.entry.reference();
    match (&problem.body.closed, &problem.body.taken) {
        (Some(closed), _) => Err(Refusal::ProblemAnswered {
            reference,
            why: closed.why.clone(),
        }),
        (None, Some(taken)) => Err(Refusal::ProblemTaken {
            reference,
            taken: taken.reference(),
        }),
        (None, None) => Ok(()),
    }
}

fn taken_as(problem: Of<'_, Problem>, other: Option<Put>, at: Stamp) -> Change {
    let place = |put: &Put| match put.after.place.kind {
        Kind::Board => put.after.place.board.clone().unwrap_or_default(),
        _ => put.after.place.link_from(None),
    };
    let body = Problem {
        taken: other.as_ref().map(|put| Taken {
            on: at.day(),
            r#as: place(put),
        }),
        ..problem.body.clone()
    };
    let put = Put::edit(problem.entry, problem.entry.saying(body));
    Change::new(StepName::ProblemTaken, at, put).and(other)
}

/// The target conditions in whose way a problem stood, as was said when they were looked back on.
pub fn in_way_of<'a>(problem: &Entry, boards: &'a [Board]) -> impl Iterator<Item = &'a Entry> {
    let names = links::said_as(problem).map(str::to_owned);
    let names: Vec<String> = names.collect();
    let targets = boards.iter().flat_map(|board| board.all::<Target>());
    targets
        .filter(move |of| {
            let closed = of.body.closed.iter();
            let mut named = closed.flat_map(|closed| &closed.problems);
            named.any(|problem| names.contains(problem))
        })
        .map(|of| of.entry)
}

/// The board whose target condition brought a standard.
pub fn board_of_standard(standard: &Entry) -> Option<String> {
    let target = standard.get::<Standard>()?.target.as_deref()?;
    let (board, _) = target.split_once('/')?;
    Some(board.to_owned())
}

/// What became of a problem, as far as its board shows: the obstacle with what was tried against
/// it, or the board with its target conditions.
pub fn became<'a>(problem: &Problem, board: &'a Board) -> Vec<&'a Entry> {
    use crate::practice::experiment::Experiment;
    let Some(taken) = problem
        .taken
        .as_ref()
        .filter(|taken| taken.board() == board.slug)
    else {
        return Vec::new();
    };
    let Some((_, stem)) = taken.r#as.split_once('/') else {
        let targets = board.all::<Target>().map(|of| of.entry);
        return std::iter::once(board.own().entry).chain(targets).collect();
    };
    let Some(obstacle) = board.by_stem::<Obstacle>(stem) else {
        return Vec::new();
    };
    let against = board
        .all::<Experiment>()
        .filter(|of| of.body.obstacle.as_deref() == Some(obstacle.stem()))
        .map(|of| of.entry);
    std::iter::once(obstacle.entry).chain(against).collect()
}
