//! What is said where the arguments ask for help, or cannot be read.
//!
//! clap finds what is wrong. How it is said is ours, as with every other failure: in the language of
//! whoever reads it, with what to do next, and as JSON where that was asked for.

use std::{
    ffi::OsString,
    io::{self, Write as _},
    num::ParseIntError,
    process::ExitCode,
};

use clap::{
    Arg, Args as _, Command, Error, FromArgMatches as _,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{
    cmd::{
        app::{App, Global, wall_clock},
        failure::{Failure, exit},
        fill::missing,
        help,
        read::not_among,
    },
    practice::{lang::Lang, near, say},
    say,
};

/// Says what clap has to say: help and version on standard output, wrong usage on standard error.
pub fn tell(error: Error, args: &[OsString]) -> ExitCode {
    let mut out = anstream::stdout();
    let mut err = io::stderr();
    let mut app = App::new(global(args), wall_clock(), &mut out, &mut err);
    let code = if error.use_stderr() { exit::USAGE } else { 0 };
    match error.kind() {
        ErrorKind::DisplayVersion => {
            let _ = error.print();
        }
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text =
                help::said(args, app.words().lang()).unwrap_or(error.render().ansi().to_string());
            let _ = match code {
                0 => anstream::stdout().write_all(text.as_bytes()),
                _ => anstream::stderr().write_all(text.as_bytes()),
            };
        }
        _ => {
            let said = (app.words().lang(), app.json());
            app.report(&failure(&with_habit(error, args), args, said));
        }
    }
    ExitCode::from(code)
}

/// What can be read of the options that stand everywhere, each by itself: one of them may be what is wrong.
fn global(args: &[OsString]) -> Global {
    let options = || Global::augment_args(Command::new("kata"));
    let program = || OsString::from("kata");
    let mut read: Vec<OsString> = Vec::new();
    for (at, arg) in args.iter().enumerate().skip(1) {
        let ways = [
            vec![arg.clone()],
            args.iter().skip(at).take(2).cloned().collect(),
        ];
        let is_option = arg
            .to_str()
            .is_some_and(|arg| arg.starts_with('-') && arg != "--");
        let reads = |way: &&Vec<OsString>| {
            let all = [program()].into_iter().chain(read.iter().cloned());
            let all = all.chain(way.iter().cloned());
            options().try_get_matches_from(all).is_ok()
        };
        if let Some(way) = ways.iter().find(reads).filter(|_| is_option) {
            read.extend(way.clone());
        }
    }
    let matches = options().get_matches_from([program()].into_iter().chain(read));
    // What was read alone reads together, and every option has a value when none is given.
    Global::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// What is wrong with the command line, and what to do about it.
fn failure(error: &Error, args: &[OsString], (lang, json): (Lang, bool)) -> Failure {
    let one = |kind| strings(error, kind).into_iter().next();
    let arg = || {
        one(ContextKind::InvalidArg)
            .map(|arg| bare(&arg))
            .unwrap_or_default()
    };
    let text = || one(ContextKind::InvalidValue).unwrap_or_default();
    let group = group(help::command(lang), args);
    let name = group.get_bin_name().unwrap_or("kata").to_owned();
    let more = || say!("usage-more", command = format!("{name} --help"));
    let failure = match error.kind() {
        ErrorKind::InvalidValue if !text().is_empty() => {
            not_among(&arg(), &text(), &strings(error, ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::NoEquals => {
            let message = Failure::usage(say!("usage-no-value", flag = arg()));
            match strings(error, ContextKind::ValidValue) {
                values if values.is_empty() => message.hint(more()),
                values => message.hint(say!("hint-choice", choices = say::Arg::choices(values))),
            }
        }
        ErrorKind::UnknownArgument => {
            let unknown = arg();
            let near = one(ContextKind::SuggestedArg).map(|near| bare(&near));
            match (unknown.starts_with('-'), near) {
                (true, Some(near)) => {
                    Failure::usage(say!("usage-unknown-option", option = unknown))
                        .hint(say!("usage-near", near = near))
                }
                (true, None) => {
                    Failure::usage(say!("usage-unknown-option", option = unknown)).hint(more())
                }
                (false, _) => Failure::usage(say!("usage-unexpected", text = unknown))
                    .hint(say!("usage-quote", command = format!("{name} --help"))),
            }
        }
        ErrorKind::InvalidSubcommand => {
            let typed = one(ContextKind::InvalidSubcommand).unwrap_or_default();
            let failure = Failure::usage(say!("usage-unknown-command", command = &typed));
            // Whoever has a table looks for it there.
            if name == "kata import" {
                return failure.hint(say!("usage-import"));
            }
            match one(ContextKind::SuggestedSubcommand) {
                Some(near) => failure.hint(say!("usage-near", near = format!("{name} {near}"))),
                None => failure.hint(say!("hint-known", known = below(&group).join(", "))),
            }
        }
        ErrorKind::MissingSubcommand => {
            Failure::usage(say!("usage-needs-command", command = &name))
                .hint(say!("hint-known", known = below(&group).join(", ")))
        }
        ErrorKind::MissingRequiredArgument => {
            let lacking = strings(error, ContextKind::InvalidArg);
            missing(lacking.iter().map(|arg| bare(arg)).collect()).hint(more())
        }
        ErrorKind::ArgumentConflict => {
            let others = strings(error, ContextKind::PriorArg);
            let others: Vec<String> = others.iter().map(|arg| bare(arg)).collect();
            match others.as_slice() {
                [other] if *other == arg() => Failure::usage(say!("usage-twice", flag = arg())),
                _ => Failure::usage(say!(
                    "usage-conflict",
                    flag = arg(),
                    others = others.join(", ")
                )),
            }
            .hint(more())
        }
        ErrorKind::TooManyValues => {
            Failure::usage(say!("usage-too-many", flag = arg(), text = text())).hint(more())
        }
        ErrorKind::ValueValidation => {
            let counted = std::error::Error::source(error)
                .is_some_and(|source| source.downcast_ref::<ParseIntError>().is_some());
            let failure = Failure::usage(say!("failed-choice", flag = arg(), text = text()));
            match counted {
                true => failure.hint(say!("usage-count")),
                false => failure.hint(more()),
            }
        }
        ErrorKind::InvalidUtf8 => Failure::usage(say!("usage-not-text")).hint(more()),
        // Whatever clap may learn to find.
        _ => {
            let said = error.to_string();
            let said = said.lines().next().unwrap_or_default();
            let said = said.trim_start_matches("error: ");
            Failure::usage(say!("failed-form", error = said)).hint(more())
        }
    };
    match usage(&group, lang) {
        Some(usage) if !json && !group.has_subcommands() => Failure {
            detail: Some(usage.into()),
            ..failure
        },
        _ => failure,
    }
}

/// What clap says of an error beside its kind.
fn strings(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(several)) => several.clone(),
        _ => Vec::new(),
    }
}

/// An option without what stands behind it, and a word without its brackets: `--by <DATE>` is `--by`.
fn bare(arg: &str) -> String {
    let first = arg.split([' ', '=']).next().unwrap_or_default();
    first.trim_matches(['<', '>', '[', ']', '.']).to_owned()
}

/// How the command is written.
fn usage(command: &Command, lang: Lang) -> Option<String> {
    let usage = command.clone().render_usage().to_string();
    let usage = help::headed(usage.strip_prefix("Usage: ")?, lang);
    let lines = usage.lines().map(str::trim);
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// The commands of a group.
fn below(group: &Command) -> Vec<String> {
    let shown = group.get_subcommands().filter(|sub| !sub.is_hide_set());
    shown.map(|sub| sub.get_name().to_owned()).collect()
}

/// The command or the group of commands that was begun, before the first word that is none.
fn group(mut group: Command, args: &[OsString]) -> Command {
    let mut args = args.iter().skip(1).filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next() {
        if arg.starts_with('-') {
            if is_followed_by_value(&group, arg) {
                args.next();
            }
        } else if let Some(named) = group.find_subcommand(arg) {
            group = named.clone();
        } else {
            break;
        }
    }
    group
}

/// Whether the word behind an option belongs to it: `-b packing`, and not `-bpacking` or `--board=packing`.
fn is_followed_by_value(command: &Command, option: &str) -> bool {
    let takes = |is: &dyn Fn(&Arg) -> bool| {
        let mut options = command.get_arguments();
        options.any(|arg| is(arg) && arg.get_action().takes_values())
    };
    match option.strip_prefix("--") {
        Some(long) => takes(&|arg| arg.get_long() == Some(long)),
        None => {
            let mut letters = option.chars().skip(1);
            let first = letters.find(|letter| takes(&|arg| arg.get_short() == Some(*letter)));
            first.is_some() && letters.next().is_none()
        }
    }
}

/// What people type who know git, and what it is here.
const HABITS: [(&str, &str); 17] = [
    ("status", "next"),
    ("st", "next"),
    ("commit", "save"),
    ("checkout", "use"),
    ("switch", "use"),
    ("fetch", "sync"),
    ("pull", "sync"),
    ("push", "sync"),
    ("merge", "sync"),
    ("revert", "undo"),
    ("blame", "log"),
    ("search", "lessons"),
    ("find", "lessons"),
    ("grep", "lessons"),
    ("handover", "board hand-over"),
    ("reflect", "culture reflect"),
    ("reflection", "culture reflect"),
];

/// Somebody who typed a command of git is told which one is meant here, and after a slip the one command that comes
/// nearest; clap names all that are a little like it, and after a slip in a short one none.
fn with_habit(mut error: clap::Error, args: &[OsString]) -> clap::Error {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidSubcommand) else {
        return error;
    };
    let first = args.get(1).and_then(|arg| arg.to_str());
    let habit = HABITS
        .iter()
        .find(|(habit, _)| first == Some(*habit) && habit == typed)
        .map(|(_, meant)| (*meant).to_owned());
    if let Some(meant) = habit.or_else(|| near_to(typed, args)) {
        error.insert(
            ContextKind::SuggestedSubcommand,
            ContextValue::Strings(vec![meant]),
        );
    }
    error
}

/// The command that a word may have been meant for, among those of the group that it stands behind.
fn near_to(typed: &str, args: &[OsString]) -> Option<String> {
    let group = group(help::whole(), args);
    let names = group.get_subcommands().filter(|sub| !sub.is_hide_set());
    near::nearest(typed, names.map(clap::Command::get_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    fn wrong(line: &str) -> Failure {
        let args = typed(line);
        let error = crate::cmd::parse::parse(&args)
            .err()
            .unwrap_or_else(|| panic!("{line}"));
        failure(&with_habit(error, &args), &args, (Lang::En, true))
    }

    #[test]
    fn what_stands_everywhere_is_read_where_the_rest_cannot_be() {
        for line in [
            "kata --lang nl --nonsense board",
            "kata nonsense --lang=nl --format xml",
            "kata plan --step --lang nl",
        ] {
            assert_eq!(global(&typed(line)).lang, Some(Lang::Nl), "{line}");
        }
        let global = global(&typed("kata --format json -C elsewhere --lang fr"));
        assert_eq!(global.format, crate::cmd::app::Format::Json);
        assert_eq!(global.directory.to_str(), Some("elsewhere"));
        assert_eq!(global.lang, None);
    }

    #[test]
    fn every_way_to_be_wrong_is_told_in_its_own_words() {
        for (line, id, hint) in [
            ("kata --nonsense", "usage-unknown-option", "usage-more"),
            ("kata plan --stp x", "usage-unknown-option", "usage-near"),
            ("kata next now", "usage-unexpected", "usage-quote"),
            ("kata nxt", "usage-unknown-command", "usage-near"),
            ("kata status", "usage-unknown-command", "usage-near"),
            ("kata qqqqqq", "usage-unknown-command", "hint-known"),
            ("kata plan --step", "usage-no-value", "usage-more"),
            (
                "kata experiment record --turned-out",
                "usage-no-value",
                "hint-choice",
            ),
            (
                "kata experiment record --turned-out nix",
                "failed-choice",
                "hint-choice",
            ),
            ("kata --format xml", "failed-choice", "hint-choice"),
            ("kata log -n many", "failed-choice", "usage-count"),
            ("kata completions", "failed-missing", "usage-more"),
            ("kata plan --step a --step b", "usage-twice", "usage-more"),
            (
                "kata measure lead-time 3 --csv f",
                "usage-conflict",
                "usage-more",
            ),
        ] {
            let failure = wrong(line);
            let said = (
                failure.message.id,
                failure.hint.as_ref().map(|hint| hint.id),
            );
            assert_eq!(said, (id, Some(hint)), "{line}: {failure:?}");
            assert_eq!(failure.exit, exit::USAGE, "{line}");
        }
    }

    #[test]
    fn what_may_be_meant_stands_behind_the_commands_before_it() {
        for (line, meant) in [
            ("kata experment plan", "kata experiment"),
            ("kata -b packing experment plan", "kata experiment"),
            ("kata -bpacking experment plan", "kata experiment"),
            ("kata --board plan obstacle ad", "kata obstacle add"),
            ("kata -qb plan obstacle ad x", "kata obstacle add"),
            ("kata obstacle --lang=nl ad plan", "kata obstacle add"),
        ] {
            let hint = wrong(line).hint.unwrap();
            let near = crate::say!("usage-near", near = meant);
            assert_eq!(format!("{hint:?}"), format!("{near:?}"), "{line}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
        #[test]
        fn no_words_stop_the_program(words in proptest::collection::vec("(--?)?(board|plan|lang|format|-|\\PC{0,6})(=\\PC{0,3})?", 0..4)) {
            let args: Vec<OsString> = ["kata".to_owned()].into_iter().chain(words).map(OsString::from).collect();
            let _ = global(&args);
            if let Err(error) = crate::cmd::parse::parse(&args) {
                let _ = failure(&with_habit(error, &args), &args, (Lang::De, false));
            }
        }
    }
}
