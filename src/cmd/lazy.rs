//! Commands whose options are only made when they are asked for.
//!
//! The program's whole tree of options takes longer to make than most of what it does; a person
//! gives one command at a time.

use clap::{ArgMatches, Args, Command, Error, FromArgMatches, Subcommand};

/// A command's options, made when that command is the one that was given.
pub struct Lazy<T>(pub T);

impl<T: FromArgMatches> FromArgMatches for Lazy<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(Lazy)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}

impl<T: Args> Args for Lazy<T> {
    fn augment_args(command: Command) -> Command {
        command.defer(T::augment_args)
    }

    fn augment_args_for_update(command: Command) -> Command {
        command.defer(T::augment_args_for_update)
    }
}

impl<T: Subcommand> Subcommand for Lazy<T> {
    fn augment_subcommands(command: Command) -> Command {
        command.defer(T::augment_subcommands)
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        command.defer(T::augment_subcommands_for_update)
    }

    fn has_subcommand(name: &str) -> bool {
        T::has_subcommand(name)
    }
}

/// The commands of a group: for clap all of them, as its derive makes them, and each by its name alone. To
/// read a line the one that was typed is enough, and a list of all is more than the rest of a start.
macro_rules! commands {
    (
        enum $group:ident {
            $(
                $(#[doc = $about:literal])+
                $(#[command($how:ident $(= $set:literal)?)])?
                $word:literal => $name:ident $(($options:ty))?,
            )+
        }
    ) => {
        #[derive(clap::Subcommand)]
        enum $group {
            $(
                $(#[doc = $about])+
                $(#[command($how $(= $set)?)])?
                #[command(name = $word)]
                $name $(($options))?,
            )+
        }

        impl $group {
            /// The names, in the order in which help lists them.
            const NAMES: &[&str] = &[$($word),+];

            /// The command of this name.
            fn named(word: &str) -> Option<clap::Command> {
                match word {
                    $($word => {
                        let about = concat!($($about),+).trim_start();
                        let command = clap::Command::new($word).about(about);
                        Some(commands!(@options command; $($options)?; $($how)?))
                    })+
                    _ => None,
                }
            }
        }
    };
    (@options $command:ident; ;) => {
        $command
    };
    (@options $command:ident; $options:ty; subcommand) => {
        <$options as clap::Subcommand>::augment_subcommands($command)
            .subcommand_required(true)
            .arg_required_else_help(true)
    };
    (@options $command:ident; $options:ty; hide) => {
        <$options as clap::Args>::augment_args($command).hide(true)
    };
    (@options $command:ident; $options:ty;) => {
        <$options as clap::Args>::augment_args($command)
    };
}
pub(super) use commands;
