//! `kata demo`: a complete repository to explore, made by the same steps that people take.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use clap::Args;
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    flag,
};

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
        progress::Progress,
        run_quietly,
    },
    practice::lang::Lang,
    say,
    store::git::Git,
};

#[derive(Args)]
pub struct Demo {
    /// The folder to make
    #[arg(default_value = "kata-demo")]
    pub dir: PathBuf,
}

/// When the home of the example was made: the morning on which its board was opened.
const BEGAN: &str = "2016-09-05T09:00";

/// The case as command lines, a line each, in the language in use.
fn case(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("../../docs/cases/bug-debt.txt"),
        Lang::Nl => include_str!("../../docs/cases/bug-debt.nl.txt"),
        Lang::De => include_str!("../../docs/cases/bug-debt.de.txt"),
    }
}

impl Demo {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let folder = app.global.directory.join(&self.dir);
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
    std::fs::create_dir_all(beside)?;
    let scratch = tempfile::Builder::new()
        .prefix(".kata-demo-")
        .tempdir_in(beside)?;
    let name = std::path::absolute(folder)?;
    let making = scratch
        .path()
        .join(name.file_name().unwrap_or("kata-demo".as_ref()));
    match replay(&making, lang, stopped, progress) {
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
    Ok(())
}

fn left() -> Failure {
    Failure {
        said: true,
        ..Failure::new(exit::FAILED, say!("demo-left"))
    }
}

/// Takes the steps of the case in a new repository, until somebody stops it.
fn replay(
    folder: &Path,
    lang: Lang,
    stopped: &AtomicBool,
    progress: &Progress,
) -> Result<(), Failure> {
    std::fs::create_dir(folder)?;
    let git = Git::init(folder)?;
    git.ensure_identity("kata demo", "kata-demo@example.org")?;
    let (shown, language) = (folder.display().to_string(), lang.to_string());
    let start = ["kata", "-C", &shown, "--lang", &language];
    let begin = ["init", "--at", BEGAN].map(str::to_owned).to_vec();
    let lines = case(lang).lines().map(str::trim);
    let steps = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let steps: Vec<Vec<String>> = [begin].into_iter().chain(steps.map(words)).collect();
    progress.of(steps.len());
    for step in steps {
        if stopped.load(Ordering::Relaxed) {
            return Err(left());
        }
        let args: Vec<String> = start.map(str::to_owned).into_iter().chain(step).collect();
        run_quietly(&args)?;
        progress.one();
    }
    Ok(())
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

    #[test]
    fn the_case_has_the_same_steps_in_every_language() {
        let commands = |lang| {
            let lines = case(lang)
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'));
            lines
                .map(|line| {
                    words(line)
                        .into_iter()
                        .filter(|word| !word.contains(' '))
                        .take(3)
                        .collect::<Vec<_>>()
                })
                .collect::<Vec<_>>()
        };
        let english = commands(Lang::En);
        assert!(english.len() > 20);
        for lang in [Lang::Nl, Lang::De] {
            assert_eq!(commands(lang), english, "{lang}");
        }
    }
}
