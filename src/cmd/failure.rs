//! Why a command stopped: what happened, where, and what to do next.

use std::path::Path;

use crate::{
    practice::{
        kind::Kind,
        refusal::Refusal,
        say::{Arg, Message},
    },
    say,
    store::{
        codec::TextError,
        git::{BadAddress, GitError},
        home::StoreError,
    },
    view::{
        command::quoted,
        lang::{number::NumberError, when::DateError},
    },
};

/// The exit statuses of the contract.
pub mod exit {
    /// It could not be done.
    pub const FAILED: u8 = 1;
    /// Wrong usage.
    pub const USAGE: u8 = 2;
    /// `kata check` found something wrong.
    pub const FOUND: u8 = 3;
    /// The repository needs a person first.
    pub const PERSON: u8 = 4;
}

#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    pub message: Message,
    /// Apart from the rest, so that a result takes little room where all goes well.
    pub hint: Option<Box<Message>>,
    pub spot: Option<Box<Spot>>,
    /// What another program said, as it said it: a hook, git.
    pub detail: Option<Box<str>>,
    pub exit: u8,
    /// No mistake, but a person's own choice: said as it is, without a label.
    pub said: bool,
    /// What the JSON document of the error has beside what all have.
    pub also: Option<Box<serde_json::Map<String, serde_json::Value>>>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    pub path: String,
    pub line: usize,
    pub column: usize,
    pub source_line: String,
    /// What is wrong there, in the words of the reader.
    pub what: String,
}

impl Failure {
    pub fn new(exit: u8, message: Message) -> Failure {
        Failure {
            message,
            hint: None,
            spot: None,
            detail: None,
            exit,
            said: false,
            also: None,
        }
    }

    /// Of what failed after a step was recorded, if one was: said as a failure alone, it would be recorded
    /// once more.
    #[must_use]
    pub fn though_recorded(mut self, commit: Option<&String>) -> Failure {
        if let Some(id) = commit {
            self.message = say!("failed-output-recorded", commit = id);
        }
        self
    }

    /// Something of its own in the JSON document.
    #[must_use]
    pub fn with(mut self, key: &str, value: serde_json::Value) -> Failure {
        let also = self.also.get_or_insert_default();
        also.insert(key.to_owned(), value);
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: Message) -> Failure {
        self.hint = Some(Box::new(hint));
        self
    }

    /// The file it is about, where it is about one.
    pub fn path(&self) -> Option<&str> {
        let named = || {
            self.message.args.iter().find_map(|(name, arg)| match arg {
                Arg::Text(text) if matches!(*name, "path" | "paths") => Some(text.as_str()),
                _ => None,
            })
        };
        self.spot
            .as_ref()
            .map(|spot| spot.path.as_str())
            .or_else(named)
    }

    pub fn usage(message: Message) -> Failure {
        Failure::new(exit::USAGE, message)
    }
}

/// What stands in a command that is shown where somebody's own words are meant.
pub const PLACEHOLDER: &str = "…";

/// It was left standing there.
pub fn unfilled() -> Failure {
    Failure::usage(say!("failed-placeholder")).hint(say!("hint-placeholder"))
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        let code = match refusal {
            Refusal::BadSlug { .. }
            | Refusal::NoSuchQuestion { .. }
            | Refusal::SettingUnknown { .. }
            | Refusal::SettingElsewhere { .. }
            | Refusal::SettingValue { .. }
            | Refusal::AdviceUnknown { .. }
            | Refusal::TemplateWithoutSubject { .. }
            | Refusal::NoFinding { .. }
            | Refusal::NothingSaid => exit::USAGE,
            _ => exit::FAILED,
        };
        let failure = Failure::new(code, refusal.message()).hint(refusal.hint());
        match &refusal {
            // The command that was given, with what it lacked.
            Refusal::SeveralOpen { open, .. } => match (typed(), open.first()) {
                (Some(command), Some(first)) => failure.hint(say!(
                    "hint-several-open",
                    command = format!("{command} {first}")
                )),
                _ => failure,
            },
            _ => failure,
        }
    }
}

/// The words of the command that was given, without its options: `kata experiment drop`.
fn typed() -> Option<String> {
    const VALUED: [&str; 7] = [
        "-C",
        "--directory",
        "-b",
        "--board",
        "--format",
        "--lang",
        "--color",
    ];
    let mut words = vec!["kata".to_owned()];
    let mut args = std::env::args_os().skip(1);
    while let Some(arg) = args.next() {
        let arg = arg.to_str()?.to_owned();
        if VALUED.contains(&arg.as_str()) {
            args.next();
        } else if !arg.starts_with('-') {
            let group = Kind::of_noun(&arg).is_some();
            words.push(arg);
            if !group || words.len() > 2 {
                break;
            }
        } else if words.len() > 1 {
            break;
        }
    }
    (words.len() > 1).then(|| words.join(" "))
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::new(
            exit::FAILED,
            say!("failed-output", error = error.to_string()),
        )
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        let failed = |message| Failure::new(exit::FAILED, message);
        match error {
            StoreError::NoHome { start, elsewhere } => {
                let hint = match elsewhere {
                    Some(home) => say!("hint-home-elsewhere", folder = from_here(&home)),
                    None => say!("hint-no-home"),
                };
                failed(say!("failed-no-home", folder = start.display().to_string())).hint(hint)
            }
            StoreError::NoFolder { folder } => failed(say!(
                "failed-no-folder",
                folder = folder.display().to_string()
            )),
            StoreError::Text { path, error } => text(path, error),
            StoreError::NewerFormat { path, found } => failed(say!(
                "failed-newer-format",
                path = path,
                found = found as usize
            ))
            .hint(say!("hint-newer-format")),
            StoreError::Io { path, source } => {
                failed(say!("failed-io", path = path, error = source.to_string()))
                    .hint(say!("hint-again"))
            }
            StoreError::NotAFile { path } => {
                failed(say!("failed-not-a-file", path = path)).hint(say!("hint-not-a-file"))
            }
            StoreError::TooLarge { path } => {
                failed(say!("failed-too-large", path = path)).hint(say!("hint-not-a-file"))
            }
            StoreError::NoBoard { slug } => Refusal::BoardMissing {
                slug,
                known: Vec::new(),
            }
            .into(),
            StoreError::Git(error) => error.into(),
        }
    }
}

/// A folder as somebody types it who stands here.
pub fn from_here(folder: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let below = here.ok().and_then(|here| folder.strip_prefix(here).ok());
    match below.unwrap_or(folder) {
        here if here.as_os_str().is_empty() => ".".to_owned(),
        folder => quoted(&folder.display().to_string()),
    }
}

impl From<GitError> for Failure {
    fn from(error: GitError) -> Failure {
        let failed = |message| Failure::new(exit::FAILED, message);
        let person = |message| Failure::new(exit::PERSON, message);
        let said = |mut failure: Failure, output: String| {
            failure.detail = (!output.trim().is_empty()).then(|| output.into());
            failure
        };
        match error {
            GitError::NotARepository { dir } => failed(say!(
                "failed-not-a-repository",
                folder = dir.display().to_string()
            ))
            .hint(say!("hint-no-home")),
            GitError::Bare { dir } => {
                failed(say!("failed-bare", folder = dir.display().to_string()))
                    .hint(say!("hint-bare"))
            }
            GitError::Unsafe { dir } => {
                let folder = dir.display().to_string();
                failed(say!("failed-unsafe", folder = &folder))
                    .hint(say!("hint-unsafe", folder = &folder))
            }
            GitError::NoGit => failed(say!("failed-no-git")).hint(say!("hint-no-git")),
            GitError::GitTooOld { found, needed } => {
                failed(say!("failed-git-too-old", found = found, needed = &needed))
                    .hint(say!("hint-git-too-old", needed = &needed))
            }
            GitError::UnderWay(what) => person(say!("failed-under-way", what = what.to_string()))
                .hint(say!("hint-under-way")),
            GitError::Differs { paths } => {
                person(say!("failed-differs", paths = paths.join(", "))).hint(say!("hint-differs"))
            }
            GitError::InTheWay { paths } => {
                person(say!("failed-in-the-way", paths = paths.join(", ")))
                    .hint(say!("hint-in-the-way"))
            }
            GitError::Symlink { path } => {
                failed(say!("failed-symlink", path = path)).hint(say!("cure-link"))
            }
            GitError::BadPath { path } => {
                failed(say!("failed-bad-path", path = path)).hint(say!("cure-bad-name"))
            }
            GitError::NotLookedAt { paths } => {
                let paths = paths.join(" ");
                person(say!("failed-not-looked-at", paths = &paths))
                    .hint(say!("hint-not-looked-at", paths = &paths))
            }
            GitError::SparseIndex { announced } => person(say!(
                "failed-sparse-index",
                announced = announced.join(", ")
            ))
            .hint(say!("hint-sparse-index")),
            GitError::Filtered { path, by } => {
                let attribute = by.split('=').next().unwrap_or_default();
                failed(say!("failed-filtered", path = &path, by = &by))
                    .hint(say!("hint-filtered", attribute = attribute))
            }
            GitError::Ignored { paths, rules } => {
                failed(say!("failed-ignored", paths = paths.join(", ")))
                    .hint(say!("hint-ignored", rules = rules.join(", ")))
            }
            GitError::Locked { path } => {
                failed(say!("failed-locked", path = path.display().to_string()))
                    .hint(say!("hint-locked"))
            }
            GitError::Busy { holder } => {
                failed(say!("failed-busy", holder = holder)).hint(say!("hint-busy"))
            }
            GitError::WithinStep => {
                failed(say!("failed-within-step")).hint(say!("hint-within-step"))
            }
            GitError::Unfinished => person(say!("failed-unfinished")).hint(say!("hint-under-way")),
            GitError::NothingChanged => failed(say!("failed-nothing-changed")),
            GitError::HookFailed { output } => {
                said(failed(say!("failed-hook")).hint(say!("hint-again")), output)
            }
            GitError::CommitFailed { output } => said(
                failed(say!("failed-commit")).hint(say!("hint-again")),
                output,
            ),
            // What git says is the same advice, longer and in English.
            GitError::NoIdentity { .. } => {
                failed(say!("failed-no-identity")).hint(say!("hint-no-identity"))
            }

            GitError::Command { command, output } => said(
                failed(say!("failed-git", command = command)).hint(say!("hint-again")),
                output,
            ),
            GitError::Unreachable { remote, output } => said(
                failed(say!("failed-unreachable", remote = remote)).hint(say!("hint-unreachable")),
                output,
            ),
            GitError::NotAuthorised { remote, output } => said(
                failed(say!("failed-not-authorised", remote = &remote))
                    .hint(say!("hint-not-authorised", remote = &remote)),
                output,
            ),
            GitError::NoRepository { remote, output } => said(
                failed(say!("failed-no-repository", remote = remote))
                    .hint(say!("hint-no-repository")),
                output,
            ),
            GitError::BadRemote { remote, reason } => bad_remote(remote, reason),
            GitError::BadBranch { name } => failed(say!("failed-bad-branch", name = name)),
            GitError::Io { path, source } => failed(say!(
                "failed-io",
                path = path.display().to_string(),
                error = source.to_string()
            ))
            .hint(say!("hint-again")),
            GitError::BadRev { rev } => {
                failed(say!("failed-bad-rev", rev = rev)).hint(say!("hint-bad-rev"))
            }
            GitError::Read { what, reason } => {
                failed(say!("failed-read", what = what, reason = reason)).hint(say!("hint-read"))
            }
            GitError::Note { path, reason } => failed(say!(
                "failed-read",
                what = path.display().to_string(),
                reason = reason
            ))
            .hint(say!("hint-step-note")),
        }
    }
}

/// An address that git does not get to see. It is wrong usage, wherever it came from.
fn bad_remote(remote: String, reason: BadAddress) -> Failure {
    let message = say!("failed-bad-remote", remote = &remote);
    let hint = match reason {
        BadAddress::Empty => say!("hint-bad-remote-empty"),
        BadAddress::Option => say!("hint-bad-remote-option"),
        BadAddress::Control => say!("hint-bad-remote-control"),
        BadAddress::Helper { helper } => say!("hint-bad-remote-helper", helper = helper),
    };
    Failure::usage(message).hint(hint)
}

/// What git writes between the two versions of a file that it could not merge.
const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

fn text(path: String, error: TextError) -> Failure {
    let message = say!(
        "failed-text",
        path = &path,
        line = error.line,
        column = error.column
    );
    let spot = Spot {
        path,
        line: error.line,
        column: error.column,
        source_line: error.source_line,
        what: error.message,
    };
    let hint = match CONFLICT
        .iter()
        .any(|mark| spot.source_line.starts_with(mark))
    {
        true => say!("hint-conflict"),
        false => say!("hint-text"),
    };
    let mut failure = Failure::new(exit::FAILED, message).hint(hint);
    failure.spot = Some(Box::new(spot));
    failure
}

impl From<DateError> for Failure {
    fn from(error: DateError) -> Failure {
        let failure = Failure::usage(crate::view::lang::when::message(&error));
        match error {
            // It has all ways of writing one already.
            DateError::NotADate { .. } => failure,
            _ => failure.hint(say!("hint-date")),
        }
    }
}

impl From<NumberError> for Failure {
    fn from(error: NumberError) -> Failure {
        Failure::usage(crate::view::lang::number::message(&error)).hint(say!("hint-number"))
    }
}
