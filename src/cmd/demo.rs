//! `kata demo`: a complete repository to explore, made by the same steps that people take.

use std::path::PathBuf;

use clap::Args;

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
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
        let lang = app.words().lang();
        std::fs::create_dir_all(&folder)?;
        let git = Git::init(&folder)?;
        git.ensure_identity("kata demo", "kata-demo@example.org")?;
        let text = app.say(&say!("demo-begins"));
        app.tell(&text);
        let language = lang.to_string();
        let start = ["kata", "-C", &shown, "--lang", &language];
        let init = start
            .iter()
            .chain(&["init", "--at", BEGAN])
            .map(|arg| (*arg).to_owned())
            .collect::<Vec<_>>();
        run_quietly(&init)?;
        for line in case(lang)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let args: Vec<String> = start
                .iter()
                .map(|arg| (*arg).to_owned())
                .chain(words(line))
                .collect();
            run_quietly(&args)?;
        }
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
