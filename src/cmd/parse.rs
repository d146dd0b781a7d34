//! What was typed, read with only the commands that it may mean.
//!
//! Every command takes the global options, and to give them to some fifty commands takes longer than
//! the rest of reading. A command that is meant stands among what was typed, so the others are left
//! out; where reading fails all of them are asked, for they are what a message is about.

use std::ffi::OsString;

use clap::{Args as _, Command, Error, FromArgMatches as _, Parser as _, error::ErrorKind};

use crate::cmd::{self, Cli, app::Global};

/// What is to be done, or what clap says to it.
pub fn parse(args: &[OsString]) -> Result<Cli, Error> {
    let few = few(args).try_get_matches_from(args);
    match few.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => Ok(cli),
        Err(error) if error.kind() == ErrorKind::DisplayVersion => Err(error),
        Err(_) => Cli::try_parse_from(args),
    }
}

/// The program with the commands of which the name stands among these arguments.
fn few(args: &[OsString]) -> Command {
    let words = args.iter().skip(1).filter_map(|arg| arg.to_str());
    let mut meant: Vec<&str> = words.collect();
    meant.sort_unstable();
    meant.dedup();
    bare().subcommands(meant.into_iter().filter_map(cmd::Command::named))
}

/// The program without any command.
pub fn bare() -> Command {
    let bare = Command::new("kata").version(env!("CARGO_PKG_VERSION"));
    Global::augment_args(bare).disable_help_subcommand(true)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn typed(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn few_commands_say_of_a_line_what_all_of_them_say() {
        for line in [
            "kata",
            "kata next",
            "kata -b next board show",
            "kata board show next --quiet",
            "kata --format json -C board problem raise next",
            "kata plan --step next --expect sync",
            "kata -- next",
            "kata --version",
            "kata --help",
            "kata next --help",
            "kata next sync",
            "kata nxt",
            "kata -b next",
            "kata --board",
            "kata board",
            "kata board next",
            "kata help board",
        ] {
            let said = |read: Result<Cli, Error>| read.err().map(|error| error.to_string());
            let (few, all) = (parse(&typed(line)), Cli::try_parse_from(typed(line)));
            if let (Ok(few), Ok(all)) = (&few, &all) {
                let command = |cli: &Cli| cli.command.as_ref().map(std::mem::discriminant);
                assert!(command(few) == command(all), "{line}");
                assert_eq!(
                    format!("{:?}", few.global),
                    format!("{:?}", all.global),
                    "{line}"
                );
            }
            assert_eq!(said(few), said(all), "{line}");
        }
    }

    /// What derive makes of a command for the list of all, and what stands for it here, are two makings.
    #[test]
    fn each_command_by_its_name_is_the_one_in_the_list() {
        let shape = |command: &Command| {
            let mut command = command.clone();
            command.build();
            (
                command.render_long_help().to_string(),
                command.is_hide_set(),
                command.is_subcommand_required_set(),
                command.is_arg_required_else_help_set(),
            )
        };
        let listed = Cli::command();
        let listed = listed.get_subcommands().map(Command::get_name);
        assert_eq!(listed.collect::<Vec<_>>(), cmd::Command::NAMES);
        for command in Cli::command().get_subcommands() {
            let name = command.get_name();
            let named = cmd::Command::named(name).expect("every command has its name");
            assert_eq!(shape(&named), shape(command), "{name}");
            // A second name would have to be looked for as well.
            assert_eq!(command.get_all_aliases().count(), 0, "{name}");
        }
    }
}
