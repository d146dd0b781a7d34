//! `kata demo`: a complete repository to explore, made by the same steps that people take.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono::{Local, NaiveDateTime, TimeZone as _};
use clap::Args;
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    flag,
};

use crate::{
    cmd::{
        app::{self, App},
        export::output::failed,
        failure::{Failure, exit},
        new_folder::NewFolder,
        progress::Progress,
        run_quietly,
    },
    practice::{lang::Lang, when::Stamp},
    say,
    store::git::{Git, Person},
};

#[derive(Args)]
pub struct Demo {
    /// The folder to make
    #[arg(default_value = "kata-demo")]
    pub dir: PathBuf,
}

/// When the home of the example was made: the morning on which its first board was opened.
const BEGAN: &str = "2016-09-05T09:00";

/// The board of the real case. Its lines name no board, since they are also replayed where there is
/// no other.
const CASE: &str = "bug-debt";

/// The board that is shown to whoever looks around: one on which something waits.
const SHOWN: &str = "office";

/// Who types: name and address of two of the people in the example.
const COACH: (&str, &str) = ("Sanne Kuipers", "sanne@example.org");
const LEARNER: (&str, &str) = ("Hassan Demir", "hassan@example.org");

/// How a line begins that the learner types, in a clone of his own.
const ELSEWHERE: &str = "@hassan ";

/// The real case as command lines, a line each, in the language in use.
fn case(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("../../docs/cases/bug-debt.txt"),
        Lang::Nl => include_str!("../../docs/cases/bug-debt.nl.txt"),
        Lang::De => include_str!("../../docs/cases/bug-debt.de.txt"),
    }
}

/// What happened around it, at the other boards.
fn organisation(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("../../docs/cases/organisation.txt"),
        Lang::Nl => include_str!("../../docs/cases/organisation.nl.txt"),
        Lang::De => include_str!("../../docs/cases/organisation.de.txt"),
    }
}

/// One command line, and where it is typed.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    elsewhere: bool,
    board: Option<String>,
    words: Vec<String>,
}

impl Line {
    fn read(text: &str) -> Line {
        let own = text.strip_prefix(ELSEWHERE);
        let mut words = words(own.unwrap_or(text));
        let board = match words.as_slice() {
            [option, board, ..] if option == "-b" => Some(board.clone()),
            _ => None,
        };
        if board.is_some() {
            words.drain(..2);
        }
        Line {
            elsewhere: own.is_some(),
            board,
            words,
        }
    }

    /// When it happened, as it is written: by year, month, day and minute, and so in their order.
    fn at(&self) -> &str {
        let at = self.words.iter().position(|word| word == "--at");
        let at = at.and_then(|at| self.words.get(at + 1));
        at.map_or("", String::as_str)
    }
}

fn lines(text: &str) -> impl Iterator<Item = Line> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(Line::read)
}

/// The moment that a line names, where the person is; now, on a clock that leaves it out.
fn moment(at: &str) -> Result<Stamp, Failure> {
    let at = NaiveDateTime::parse_from_str(at, "%Y-%m-%dT%H:%M").ok();
    let at = at.and_then(|at| Local.from_local_datetime(&at).earliest());
    match at {
        Some(at) => Ok(Stamp::from(at.fixed_offset())),
        None => app::clock(),
    }
}

/// All that is typed, in the order in which it happened.
fn story(lang: Lang) -> Vec<Line> {
    let of_case = |mut line: Line| {
        let opens = line.words.first().is_some_and(|word| word == "board");
        line.board = (!opens).then(|| CASE.to_owned());
        line
    };
    let mut all: Vec<Line> = lines(case(lang)).map(of_case).collect();
    all.extend(lines(organisation(lang)));
    all.sort_by(|a, b| a.at().cmp(b.at()));
    all
}

impl Demo {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let folder = app.path(&self.dir);
        let shown = folder.display().to_string();
        if folder.exists() && folder.read_dir()?.next().is_some() {
            return Err(
                Failure::new(exit::FAILED, say!("failed-demo-exists", folder = &shown))
                    .hint(say!("hint-demo-exists")),
            );
        }
        // Before anything is said: whoever reads that it has begun may stop it at once.
        let stopped = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            flag::register(signal, Arc::clone(&stopped))?;
        }
        let text = app.say(&say!("demo-begins"));
        app.tell(&text);
        let steps = app.progress(&say!("progress-steps"));
        made(&folder, app.words().lang(), &stopped, &steps)?;
        drop(steps);
        if app.json() {
            return app.print_json(&crate::view::json::document(
                "demo",
                serde_json::json!({ "path": shown }),
            ));
        }
        let text = app.say(&say!("demo-made", folder = shown));
        app.print(&format!("{text}\n"))
    }
}

/// Makes the example in a place beside, and moves it where it belongs once it is whole. Whoever stops
/// it finds nothing of it.
fn made(
    folder: &Path,
    lang: Lang,
    stopped: &AtomicBool,
    progress: &Progress,
) -> Result<(), Failure> {
    // Whoever stands in a folder that is there goes on standing in it.
    let there = folder.exists();
    let beside = match folder.parent() {
        _ if there => folder,
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let new = NewFolder::make(beside).map_err(|error| failed(folder, &error))?;
    let scratch = tempfile::Builder::new()
        .prefix(".kata-demo-")
        .tempdir_in(beside)?;
    let name = std::path::absolute(folder)?;
    let place = std::path::absolute(scratch.path())?;
    let made = place.join("made");
    std::fs::create_dir(&made)?;
    let making = made.join(name.file_name().unwrap_or("kata-demo".as_ref()));
    let replay = Replay {
        home: &making,
        elsewhere: &place.join("elsewhere"),
        shared: &place.join("shared.git"),
        lang,
    };
    match replay.run(stopped, progress) {
        // What was running when somebody stopped it did not end well.
        _ if stopped.load(Ordering::Relaxed) => return Err(left()),
        done => done?,
    }
    if there {
        for entry in making.read_dir()? {
            let entry = entry?;
            std::fs::rename(entry.path(), folder.join(entry.file_name()))?;
        }
    } else {
        std::fs::rename(&making, folder)?;
    }
    new.keep();
    Ok(())
}

fn left() -> Failure {
    Failure {
        said: true,
        ..Failure::new(exit::FAILED, say!("demo-left"))
    }
}

/// Where the lines are typed: in the home that stays, and in a clone of somebody else. What both have
/// comes together in a repository between them.
struct Replay<'a> {
    home: &'a Path,
    elsewhere: &'a Path,
    shared: &'a Path,
    lang: Lang,
}

impl Replay<'_> {
    /// Takes all steps, until somebody stops it.
    fn run(&self, stopped: &AtomicBool, progress: &Progress) -> Result<(), Failure> {
        let story = story(self.lang);
        progress.of(story.len());
        self.begin()?;
        for line in &story {
            if stopped.load(Ordering::Relaxed) {
                return Err(left());
            }
            if line.elsewhere && !self.elsewhere.exists() {
                self.clone_to(self.elsewhere, LEARNER)?;
            }
            let folder = if line.elsewhere {
                self.elsewhere
            } else {
                self.home
            };
            self.type_in(folder, line.board.clone(), line.at(), &line.words)?;
            progress.one();
        }
        self.type_in(self.home, None, BEGAN, &["use", SHOWN])?;
        self.end()
    }

    /// Makes the home, in a repository that knows the one between.
    fn begin(&self) -> Result<(), Failure> {
        Git::init_bare(self.shared)?;
        self.clone_to(self.home, COACH)?;
        self.type_in(self.home, None, BEGAN, &["init", "--at", BEGAN])
    }

    /// Leaves the home to whoever asked for it: the repository between goes with the replay.
    fn end(&self) -> Result<(), Failure> {
        let git = Git::discover(self.home)?;
        for remote in git.remotes()?.names() {
            git.forget_remote(&remote)?;
        }
        git.be_oneself()?;
        let git = Git::discover(self.home)?;
        git.ensure_identity("kata demo", "kata-demo@example.org")?;
        Ok(())
    }

    /// Makes a clone in which one of the people types.
    fn clone_to(&self, folder: &Path, (name, email): (&str, &str)) -> Result<(), Failure> {
        let (from, to) = (self.shared.display(), folder.display());
        let words = ["clone".to_owned(), from.to_string(), to.to_string()];
        self.type_in(Path::new("."), None, BEGAN, &words)?;
        Git::discover(folder)?.be(&Person {
            name: name.to_owned(),
            email: email.to_owned(),
        })?;
        Ok(())
    }

    fn type_in<W: AsRef<str>>(
        &self,
        folder: &Path,
        board: Option<String>,
        at: &str,
        words: &[W],
    ) -> Result<(), Failure> {
        let (folder, lang) = (folder.display().to_string(), self.lang.to_string());
        // Quiet also towards git, which would tell of its clones and pushes.
        let start = ["kata", "-C", &folder, "--lang", &lang, "--no-input", "-q"];
        let words = words.iter().map(AsRef::as_ref);
        let args: Vec<OsString> = start.into_iter().chain(words).map(OsString::from).collect();
        run_quietly(&args, board, moment(at)?)
    }
}

/// A line taken apart as a shell does it, as far as the case needs: blanks, quotes, backslashes.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut begun = false;
    let mut quote = None;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (None, '\'' | '"') => {
                quote = Some(letter);
                begun = true;
            }
            (Some(open), letter) if letter == open => quote = None,
            (None | Some('"'), '\\') => word.extend(letters.next()),
            (None, blank) if blank.is_whitespace() => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (_, letter) => {
                word.push(letter);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_words_together() {
        assert_eq!(
            words(r#"kata plan --step "a 'b' \"c\"" --x ''"#),
            ["kata", "plan", "--step", "a 'b' \"c\"", "--x", ""]
        );
    }

    /// Of a line what is the same in every language: all but the texts.
    fn commands(line: &Line) -> (bool, Option<&str>, Vec<&str>) {
        const SAME: [&str; 20] = [
            "--at",
            "--by",
            "--better",
            "--builds-on",
            "--cadence",
            "--carry",
            "--coach",
            "--confirm-by",
            "--from",
            "--holds",
            "--instead-of",
            "--kind",
            "--learner",
            "--next",
            "--on",
            "--predict",
            "--problem",
            "--result",
            "--turned-out",
            "--value",
        ];
        let mut same = Vec::new();
        let mut before = "";
        for word in &line.words {
            let is_text = word.contains(' ') || before.starts_with("--");
            if SAME.contains(&before) && !word.contains(' ') || !is_text {
                same.push(word.as_str());
            }
            before = word;
        }
        (line.elsewhere, line.board.as_deref(), same)
    }

    #[test]
    fn the_example_has_the_same_steps_in_every_language() {
        let english = story(Lang::En);
        let english: Vec<_> = english.iter().map(commands).collect();
        assert!(english.len() > 80);
        for lang in [Lang::Nl, Lang::De] {
            for (line, english) in story(lang).iter().zip(&english) {
                assert_eq!(commands(line), *english, "{lang}");
            }
            assert_eq!(story(lang).len(), english.len(), "{lang}");
        }
    }

    #[test]
    fn what_is_typed_stands_in_the_order_in_which_it_happened() {
        // One thing a minute: git tells steps apart by their time where clones come together.
        for lang in [Lang::En, Lang::Nl, Lang::De] {
            let as_written = lines(organisation(lang)).collect();
            for story in [story(lang), as_written] {
                let at = story.iter().map(Line::at);
                for (before, at) in std::iter::once(BEGAN).chain(at.clone()).zip(at) {
                    assert!(before < at, "{lang}: {before}, {at}");
                    assert_eq!(at.len(), BEGAN.len(), "{lang}: {at}");
                }
            }
        }
    }

    #[test]
    fn a_line_says_where_it_is_typed_and_on_which_board() {
        let line = Line::read("@hassan -b office measure calls 9 --at 2016-09-16T17:05");
        assert!(line.elsewhere);
        assert_eq!(line.board.as_deref(), Some("office"));
        assert_eq!(line.words[..3], ["measure", "calls", "9"]);
        assert_eq!(line.at(), "2016-09-16T17:05");
    }
}
