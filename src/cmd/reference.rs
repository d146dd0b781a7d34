//! docs/commands.md, which is what the command line says of itself.

use clap::{Arg, Command};

use crate::cmd::help;

const BEGINNING: &str = "\
# Commands

Made from the command line itself: `kata help COMMAND` says the same, and `kata man DIR` writes it as manual
pages. A test holds that this page is up to date; `KATA_UPDATE_DOCS=1 cargo test --lib reference` writes it anew.

## Everywhere

";

fn markdown() -> String {
    let command = help::whole();
    let mut text = BEGINNING.to_owned();
    for arg in command.get_arguments().filter(|arg| arg.is_global_set()) {
        text.push_str(&line(arg));
    }
    below(&command, &mut text);
    text
}

/// The commands below one, each with what it takes.
fn below(command: &Command, text: &mut String) {
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let name = sub.get_bin_name().unwrap_or_default();
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        text.push_str(&format!(
            "\n## {name}\n\n{}.\n",
            cell(about.trim_end_matches('.'))
        ));
        if sub.has_subcommands() && sub.is_subcommand_required_set() {
            below(sub, text);
            continue;
        }
        let usage = sub.clone().render_usage().to_string();
        let usage: Vec<&str> = usage
            .trim_start_matches("Usage: ")
            .lines()
            .map(str::trim)
            .collect();
        text.push_str(&format!("\n```\n{}\n```\n", usage.join("\n")));
        let own = sub
            .get_arguments()
            .filter(|arg| !arg.is_global_set() && !arg.is_hide_set());
        let own: Vec<&Arg> = own.filter(|arg| arg.get_id() != "help").collect();
        if !own.is_empty() {
            text.push('\n');
        }
        for arg in own {
            text.push_str(&line(arg));
        }
        below(sub, text);
    }
}

fn line(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| format!("`-{short}`, "));
    let long = arg.get_long().map(|long| format!("--{long}"));
    let takes = arg.get_action().takes_values();
    let value = arg
        .get_value_names()
        .filter(|_| takes)
        .map(|names| names.join(" "));
    let choices: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|choice| !choice.is_hide_set() && takes)
        .map(|choice| format!("`{}`", choice.get_name()))
        .collect();
    let name: Vec<String> = [long, value].into_iter().flatten().collect();
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let choices = match choices.as_slice() {
        [] => String::new(),
        choices => format!(" ({})", choices.join(", ")),
    };
    format!(
        "- {}`{}`: {}{choices}\n",
        short.unwrap_or_default(),
        name.join(" "),
        cell(&help)
    )
}

/// A text in one line, in which nothing is a mark of Markdown but code.
fn cell(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('*', "\\*").replace('<', "\\<")
}

#[test]
fn the_reference_is_what_the_command_line_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/commands.md");
    let made = markdown();
    if std::env::var_os("KATA_UPDATE_DOCS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let stands = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        stands == made,
        "KATA_UPDATE_DOCS=1 cargo test --lib reference"
    );
}
