//! What the practice does not do, and what to do instead.
//!
//! Errors are only for what would make a record untrue or what cannot be found; everything else is
//! advice.

use crate::{
    practice::{
        advice,
        culture::Element,
        kind::{Folder, Kind},
        near,
        observation::QUESTIONS,
        reference::{self, Name, Reference},
        say::{Arg, Message},
        settings::Scope,
        when::Day,
    },
    say,
};

#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// A second target condition while one is open.
    TargetOpen {
        open: Reference,
    },
    /// A second experiment while one is open, without a reason.
    ExperimentOpen {
        open: Vec<Reference>,
    },
    /// The target cannot be looked back on while an experiment is open.
    ExperimentsRunning {
        open: Vec<Reference>,
    },
    /// The work at a board cannot end while an experiment is open.
    BoardStillRuns {
        open: Vec<Reference>,
    },
    /// The work at a board cannot end without a look back.
    BoardStillAims {
        open: Reference,
    },
    /// The work at a board has ended.
    BoardEnded {
        slug: String,
        on: Day,
    },
    /// A reference was left out and nothing is meant.
    NoneOpen {
        kind: Kind,
    },
    /// None of a kind has ended.
    NoneEnded {
        kind: Kind,
    },
    /// A reference was left out, and several could be meant.
    SeveralOpen {
        kind: Kind,
        open: Vec<Reference>,
    },
    NotFound {
        text: String,
        /// What may have been meant.
        near: Option<String>,
    },
    /// Two records carry the number.
    Ambiguous {
        text: String,
        stems: Vec<String>,
    },
    /// The reference is of another kind than the command works on.
    WrongKind {
        text: String,
        wanted: Kind,
    },
    /// The record has ended already.
    Ended {
        reference: Reference,
    },
    AlreadyRecorded {
        reference: Reference,
    },
    NotEnded {
        reference: Reference,
    },
    /// The problem has an answer already.
    ProblemAnswered {
        reference: Reference,
        why: String,
    },
    /// The problem was taken up before.
    ProblemTaken {
        reference: Reference,
        taken: Reference,
    },
    MetricMissing {
        slug: String,
        known: Vec<String>,
    },
    /// A metric was left out, and several could be meant.
    WhichMetric {
        known: Vec<String>,
    },
    /// A metric was left out, and there is none.
    NoMetric,
    /// A range whose lower end is above its upper one.
    RangeReversed {
        metric: String,
    },
    MetricExists {
        slug: String,
    },
    /// A metric by the name of a board.
    NameOfBoard {
        slug: String,
    },
    PointMissing {
        metric: String,
        value: String,
    },
    BoardExists {
        slug: String,
    },
    BoardMissing {
        slug: String,
        known: Vec<String>,
    },
    BadSlug {
        slug: String,
        proposal: String,
    },
    PersonExists {
        handle: String,
    },
    PersonMissing {
        handle: String,
        known: Vec<String>,
    },
    /// A key that is no setting.
    SettingUnknown {
        key: String,
        near: Option<String>,
        known: Vec<String>,
    },
    /// A setting that is not one of the wanted scope.
    SettingElsewhere {
        key: String,
        wanted: Scope,
    },
    SettingValue {
        key: String,
        text: String,
        known: Vec<String>,
    },
    AdviceUnknown {
        name: String,
        near: Option<String>,
    },
    TemplateWithoutSubject {
        template: String,
    },
    /// What is to be accepted names no record with a finding.
    NoFinding {
        text: String,
    },
    /// A result for a step that the same cycle plans.
    NotDoneYet,
    /// Minutes of something that is none of the questions.
    NoSuchQuestion {
        text: String,
    },
    /// A board handed over to whoever has it.
    HasItAlready {
        slug: String,
        person: String,
    },
    /// A principle that nobody has written down.
    PrincipleMissing {
        key: String,
        known: Vec<String>,
    },
    /// A reflection in which nothing was said.
    NothingSaid,
    /// A direction that says nothing.
    NoDirection,
    /// An observation of a coach on the board of the learner.
    LearnersBoard {
        slug: String,
    },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message().id)
    }
}

impl std::error::Error for Refusal {}

pub(crate) fn list(references: &[Reference]) -> String {
    references
        .iter()
        .map(Reference::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

impl Refusal {
    pub fn message(&self) -> Message {
        match self {
            Refusal::TargetOpen { open } => say!("refused-target-open", open = open.to_string()),
            Refusal::ExperimentOpen { open } => {
                say!(
                    "refused-experiment-open",
                    open = list(open),
                    count = open.len()
                )
            }
            Refusal::ExperimentsRunning { open } => {
                say!(
                    "refused-experiments-running",
                    open = list(open),
                    count = open.len()
                )
            }
            Refusal::BoardStillRuns { open } => say!(
                "refused-board-still-runs",
                open = list(open),
                count = open.len()
            ),
            Refusal::BoardStillAims { open } => {
                say!("refused-board-still-aims", open = open.to_string())
            }
            Refusal::BoardEnded { slug, on } => {
                say!("refused-board-ended", board = slug, on = *on)
            }
            Refusal::NoneOpen { kind } if of_home(*kind) => {
                say!("refused-none-open-home", noun = noun(*kind))
            }
            Refusal::NoneOpen { kind } => say!("refused-none-open", noun = noun(*kind)),
            Refusal::NoneEnded { kind } => say!("refused-none-ended", noun = noun(*kind)),
            Refusal::SeveralOpen { kind, open } => {
                say!(
                    "refused-several-open",
                    noun = noun(*kind),
                    open = list(open)
                )
            }
            Refusal::NotFound { text, .. } => say!("refused-not-found", text = text),
            Refusal::Ambiguous { text, stems } => {
                say!("refused-ambiguous", text = text, stems = stems.join(", "))
            }
            Refusal::WrongKind { text, wanted } => {
                say!("refused-wrong-kind", text = text, noun = noun(*wanted))
            }
            Refusal::Ended { reference } => {
                say!("refused-ended", reference = reference.to_string())
            }
            Refusal::AlreadyRecorded { reference } => {
                say!(
                    "refused-already-recorded",
                    reference = reference.to_string()
                )
            }
            Refusal::NotEnded { reference } => {
                say!("refused-not-ended", reference = reference.to_string())
            }
            Refusal::ProblemAnswered { reference, why } => say!(
                "refused-problem-answered",
                problem = reference.to_string(),
                why = why
            ),
            Refusal::ProblemTaken { reference, taken } => say!(
                "refused-problem-taken",
                problem = reference.to_string(),
                taken = taken.full()
            ),
            Refusal::MetricMissing { slug, .. } => say!("refused-metric-missing", slug = slug),
            Refusal::WhichMetric { .. } => say!("refused-which-metric"),
            Refusal::NoMetric => say!("failed-no-metric"),
            Refusal::RangeReversed { metric } => say!("refused-range-reversed", metric = metric),
            Refusal::MetricExists { slug } => say!("refused-metric-exists", slug = slug),
            Refusal::NameOfBoard { slug } => say!("refused-name-of-board", slug = slug),
            Refusal::PointMissing { metric, value } => {
                say!("refused-point-missing", metric = metric, value = value)
            }
            Refusal::BoardExists { slug } => say!("refused-board-exists", slug = slug),
            Refusal::BoardMissing { slug, .. } => say!("refused-board-missing", slug = slug),
            Refusal::BadSlug { slug, .. } if is_spelled_well(slug) => {
                say!("refused-slug-taken", slug = slug)
            }
            Refusal::BadSlug { slug, .. } => say!("refused-bad-slug", slug = slug),
            Refusal::PersonExists { handle } => say!("refused-person-exists", handle = handle),
            Refusal::PersonMissing { handle, .. } => {
                say!("refused-person-missing", handle = handle)
            }
            Refusal::SettingUnknown { key, .. } => say!("refused-setting-unknown", key = key),
            Refusal::SettingElsewhere { key, wanted } => match wanted {
                Scope::User => say!("refused-setting-repository", key = key),
                Scope::Repository => say!("refused-setting-user", key = key),
            },
            Refusal::SettingValue { key, text, .. } => {
                say!("refused-setting-value", key = key, text = text)
            }
            Refusal::AdviceUnknown { name, .. } => say!("refused-advice-unknown", name = name),
            Refusal::TemplateWithoutSubject { template } => {
                say!("refused-template", template = template)
            }
            Refusal::NoFinding { text } => say!("refused-no-finding", text = text),
            Refusal::NotDoneYet => say!("refused-not-done-yet"),
            Refusal::NoSuchQuestion { text } => say!("refused-no-such-question", text = text),
            Refusal::HasItAlready { slug, person } => {
                say!("refused-has-it-already", board = slug, person = person)
            }
            Refusal::PrincipleMissing { known, .. } if known.is_empty() => {
                say!("refused-no-principle")
            }
            Refusal::PrincipleMissing { key, .. } => say!("refused-principle-missing", key = key),
            Refusal::NothingSaid => say!("refused-nothing-said"),
            Refusal::NoDirection => say!("refused-no-direction"),
            Refusal::LearnersBoard { slug } => say!("refused-learners-board", slug = slug),
        }
    }

    pub fn hint(&self) -> Message {
        match self {
            Refusal::TargetOpen { open } => say!("hint-target-open", open = open.to_string()),
            Refusal::ExperimentOpen { open } => say!("hint-experiment-open", open = first(open)),
            Refusal::ExperimentsRunning { open } | Refusal::BoardStillRuns { open } => {
                say!("hint-experiments-running", open = first(open))
            }
            Refusal::BoardStillAims { open } => say!("hint-target-open", open = open.to_string()),
            Refusal::BoardEnded { slug, .. } => say!("hint-board-ended", board = slug),
            Refusal::NoneOpen { kind } => {
                say!("hint-none-open", kind = kind.noun(), begin = begin(*kind))
            }
            Refusal::NoneEnded { kind } => say!("hint-wrong-kind", kind = kind.noun()),
            Refusal::SeveralOpen { kind, open } => say!(
                "hint-several-open",
                command = format!("kata {} show {}", kind.noun(), first(open))
            ),
            Refusal::NotFound {
                near: Some(near), ..
            } => say!("hint-setting-near", near = near),
            Refusal::NotFound { text, .. } => {
                say!("hint-not-found", command = lists(text))
            }
            Refusal::Ambiguous { .. } => say!("hint-ambiguous"),
            Refusal::WrongKind { wanted, .. } => say!("hint-wrong-kind", kind = wanted.noun()),
            Refusal::Ended { reference } => say!("hint-ended", reference = reference.to_string()),
            Refusal::AlreadyRecorded { reference } => {
                say!("hint-already-recorded", reference = reference.to_string())
            }
            Refusal::NotEnded { reference } => {
                say!("hint-not-ended", reference = reference.to_string())
            }
            Refusal::ProblemAnswered { .. } => say!("hint-problem-answered"),
            Refusal::ProblemTaken { reference, .. } => {
                say!("hint-problem-taken", problem = reference.to_string())
            }
            Refusal::MetricMissing { slug, known } if known.is_empty() => {
                say!("hint-metric-first", slug = slug)
            }
            Refusal::MetricMissing { slug, known } => of_known(slug, known),
            Refusal::WhichMetric { known } => say!(
                "hint-which-metric",
                known = known.join(", "),
                first = known.first().cloned().unwrap_or_default()
            ),
            Refusal::NoMetric => say!("hint-no-metric"),
            Refusal::RangeReversed { metric } => say!("hint-range-reversed", metric = metric),
            Refusal::MetricExists { slug } => say!("hint-metric-exists", slug = slug),
            Refusal::NameOfBoard { .. } => say!("hint-name-of-board"),
            Refusal::PointMissing { metric, .. } => say!("hint-point-missing", metric = metric),
            Refusal::BoardExists { slug } => say!("hint-board-exists", slug = slug),
            Refusal::BoardMissing { known, .. } if known.is_empty() => say!("hint-board-first"),
            Refusal::BoardMissing { slug, known } => of_known(slug, known),
            Refusal::BadSlug { proposal, .. } => say!("hint-bad-slug", proposal = proposal),
            Refusal::PersonExists { handle } => say!("hint-person-exists", handle = handle),
            Refusal::PersonMissing { handle, known } if known.is_empty() => {
                say!("hint-person-missing", handle = handle)
            }
            Refusal::PersonMissing { handle, known } => of_known(handle, known),
            Refusal::SettingUnknown {
                near: Some(near), ..
            } => say!("hint-setting-near", near = near),
            Refusal::SettingUnknown { known, .. } => {
                say!("hint-setting-unknown", known = known.join(", "))
            }
            Refusal::SettingElsewhere { key, wanted } => match wanted {
                Scope::User => say!("hint-setting-repository", key = key),
                Scope::Repository => say!("hint-setting-user", key = key),
            },
            Refusal::SettingValue { known, .. } => {
                say!("hint-choice", choices = Arg::choices(known))
            }
            Refusal::AdviceUnknown { near, .. } => match near {
                Some(near) => say!(
                    "hint-advice-near",
                    near = near,
                    known = advice::NAMES.join(", ")
                ),
                None => say!("hint-choice", choices = advice::NAMES.join(", ")),
            },
            Refusal::TemplateWithoutSubject { .. } => say!("hint-template"),
            Refusal::NoFinding { .. } => say!("hint-no-finding"),
            Refusal::NotDoneYet => say!("hint-not-done-yet"),
            Refusal::NoSuchQuestion { .. } => {
                say!("hint-no-such-question", known = QUESTIONS.join(", "))
            }
            Refusal::HasItAlready { slug, .. } => say!("hint-has-it-already", board = slug),
            Refusal::PrincipleMissing { known, .. } if known.is_empty() => {
                say!("hint-no-principle")
            }
            Refusal::PrincipleMissing { known, .. } => {
                say!("hint-principle-missing", known = known.join(", "))
            }
            Refusal::NothingSaid => say!(
                "hint-nothing-said",
                flags = Element::ALL
                    .map(|one| format!("--{}", one.as_str()))
                    .join(", ")
            ),
            Refusal::NoDirection => say!("hint-no-direction"),
            Refusal::LearnersBoard { .. } => say!("hint-learners-board"),
        }
    }
}

/// Whether a name has no letters but those that names have.
fn is_spelled_well(slug: &str) -> bool {
    let fits =
        |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    !slug.is_empty() && !slug.starts_with('-') && !slug.ends_with('-') && slug.bytes().all(fits)
}

/// The names that there are, and which of them may have been meant.
fn of_known(written: &str, known: &[String]) -> Message {
    let there = known.join(", ");
    match near::nearest(written, known.iter().map(String::as_str)) {
        Some(near) => say!("hint-near", near = near, known = there),
        None => say!("hint-known", known = there),
    }
}

/// The command with which a record of a kind comes to be.
fn begin(kind: Kind) -> String {
    let verb = match kind {
        Kind::Experiment => return "kata plan".to_owned(),
        Kind::Cycle => return "kata coach".to_owned(),
        Kind::Direction => "edit",
        Kind::Reflection => return "kata culture reflect".to_owned(),
        Kind::Problem => "raise",
        Kind::Board | Kind::Condition | Kind::Target => "new",
        _ => "add",
    };
    format!("kata {} {verb}", kind.noun())
}

/// The kind's name, as the language says it inside a sentence.
fn noun(kind: Kind) -> Message {
    say!("noun", kind = kind.noun())
}

fn of_home(kind: Kind) -> bool {
    matches!(kind.folder(), Folder::Home(_))
}

/// Where what might have been meant by a reference is listed.
fn lists(written: &str) -> String {
    let spoken = reference::read(written);
    let command = match spoken.name {
        Name::Numbered(Kind::Reflection, _) => "kata culture show".to_owned(),
        Name::Numbered(kind, _) => format!("kata {} list", kind.noun()),
        Name::Slug(_) => "kata board show".to_owned(),
    };
    match spoken.board {
        Some(board) => format!("{command} -b {board}"),
        None => command,
    }
}

fn first(references: &[Reference]) -> String {
    references
        .first()
        .map(Reference::to_string)
        .unwrap_or_default()
}
