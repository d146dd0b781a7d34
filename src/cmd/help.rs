//! `kata help`: a command's help as `--help` has it, and the topics that are about no single command.

mod spoken;

pub use spoken::{command, headed};

use std::ffi::OsString;

use clap::{Args, Command, CommandFactory as _};
use serde_json::json;

use crate::{
    cmd::{Cli, app::App, failure::Failure},
    practice::{lang::Lang, near},
    say,
    view::{
        help::{self, TOPICS},
        json,
        lang::choice,
    },
};

#[derive(Args)]
pub struct Help {
    /// A command, or a topic: practice, terms, files, merging or privacy
    #[arg(value_name = "COMMAND|TOPIC")]
    words: Vec<String>,
}

impl Help {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        // A command of that name comes first.
        let lang = app.words().lang();
        let mut command = spoken::command(lang);
        let topic = |word: &&str| match command.find_subcommand(word) {
            Some(_) => None,
            None => choice::meant(word, TOPICS),
        };
        if let [word] = words.as_slice()
            && let Some(topic) = topic(word)
            && let Some(text) = help::page(topic, lang, app.style())
        {
            return show(app, json!({ "topic": topic, "command": null }), text);
        }
        for word in &words {
            let below = command.find_subcommand(word).cloned();
            command = below.ok_or_else(|| unknown(&command, word))?;
        }
        let line = ["kata"].iter().chain(&words).chain(&["--help"]);
        let line: Vec<OsString> = line.map(OsString::from).collect();
        let text = said(&line, lang).unwrap_or_default();
        let text = match app.style().color {
            true => text,
            false => anstream::adapter::strip_str(&text).to_string(),
        };
        let name = command.get_bin_name().unwrap_or_default().to_owned();
        show(app, json!({ "topic": null, "command": name }), text)
    }
}

fn show(app: &mut App<'_>, mut of: serde_json::Value, text: String) -> Result<(), Failure> {
    if app.json() {
        of["text"] = text.into();
        return app.print_json(&json::document("help", of));
    }
    app.print(&text)
}

/// The help that a command line asks for, in a language, with the marks of a terminal.
pub fn said(line: &[OsString], lang: Lang) -> Option<String> {
    let asked = spoken::command(lang).try_get_matches_from(line).err()?;
    Some(spoken::headed(&asked.render().ansi().to_string(), lang))
}

/// Every command with its options, which are otherwise made for one command only.
pub fn whole() -> Command {
    let mut command = Cli::command();
    command.build();
    command
}

/// What is none of the commands, with what may have been meant.
fn unknown(command: &Command, word: &str) -> Failure {
    let commands = command.get_subcommands().filter(|sub| !sub.is_hide_set());
    let mut known: Vec<&str> = commands.map(Command::get_name).collect();
    if command.get_name() == "kata" {
        known.extend(TOPICS);
    }
    let failure = Failure::usage(say!("failed-help", word = word));
    let near = near::nearest(word, known.iter().copied());
    let known = known.join(", ");
    match near {
        _ if known.is_empty() => failure.hint(say!("hint-help-none")),
        Some(near) => failure.hint(say!("hint-near", near = near, known = known)),
        None => failure.hint(say!("hint-known", known = known)),
    }
}

/// `kata board help`, which people type as well, in the words of `kata help board`. Where a command takes
/// a text, `help` is that text.
pub fn behind(args: Vec<OsString>) -> Vec<OsString> {
    let [program, group, last] = args.as_slice() else {
        return args;
    };
    let named = group.to_str().filter(|_| last == "help");
    let named = named.and_then(|group| Cli::command().find_subcommand(group).cloned());
    let Some(mut named) = named else {
        return args;
    };
    named.build();
    match named.has_subcommands() {
        true => vec![program.clone(), last.clone(), group.clone()],
        false => args,
    }
}
