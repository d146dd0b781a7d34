//! A record's fields as flags, made from the record's own definition.
//!
//! [`Given`] is what clap gathers for a form: the texts as they were written. They are read into
//! values later, when the language, the board and the clock are known.

use std::marker::PhantomData;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use schemars::JsonSchema;

use crate::{
    cmd::{choice::OneOf, completions::Shaped},
    practice::field::{Field, Shape, fields},
};

/// The flags of a form `T` as they were written.
#[derive(Clone)]
pub struct Given<T> {
    pub written: Vec<(Field, Vec<String>)>,
    form: PhantomData<T>,
}

/// The same flags for `edit`, where what is a word of its own elsewhere is a flag too.
pub struct Edited<T>(pub Given<T>);

impl<T: JsonSchema> Given<T> {
    /// Every field of the form, given or not.
    pub fn form(&self) -> Vec<Field> {
        own_fields::<T>().collect()
    }
}

impl<T> Given<T> {
    /// Nothing was given.
    pub fn none() -> Given<T> {
        Given {
            written: Vec::new(),
            form: PhantomData,
        }
    }

    /// Whether any flag was given but these.
    pub fn flags_but(&self, flags: &[&str]) -> bool {
        self.written
            .iter()
            .any(|(field, _)| !flags.contains(&field.flag.as_str()))
    }

    /// Whether a flag was given.
    pub fn gives(&self, flag: &str) -> bool {
        self.written.iter().any(|(field, _)| field.flag == flag)
    }

    /// What was given for a flag, its first text.
    pub fn text(&self, flag: &str) -> Option<&str> {
        let given = self.written.iter().find(|(field, _)| field.flag == flag);
        given
            .and_then(|(_, texts)| texts.first())
            .map(String::as_str)
    }

    /// The flags that were given.
    pub fn flags(&self) -> Vec<String> {
        self.written
            .iter()
            .map(|(field, _)| field.flag.clone())
            .collect()
    }

    /// One form for each text, where a command takes several: `obstacle add "…" "…"`. Single
    /// words only are one text that was written without quotes.
    pub fn each(self) -> Vec<Given<T>> {
        let Some(place) = self.written.iter().position(|(field, _)| field.positional) else {
            return vec![self];
        };
        let texts = &self.written[place].1;
        let texts = match texts.iter().any(|text| text.contains(char::is_whitespace)) {
            true => texts.clone(),
            false => vec![texts.join(" ")],
        };
        let with = |text: String| {
            let mut written = self.written.clone();
            written[place].1 = vec![text];
            Given {
                written,
                form: PhantomData,
            }
        };
        texts.into_iter().map(with).collect()
    }
}

/// The fields that people give.
pub fn own_fields<T: JsonSchema>() -> impl Iterator<Item = Field> {
    fields::<T>().into_iter().filter(|field| !field.managed)
}

/// The fields that people change: those they give, and some that the program filled in at first.
pub fn edited_fields<T: JsonSchema>() -> impl Iterator<Item = Field> {
    fields::<T>()
        .into_iter()
        .filter(|field| !field.managed || field.edited)
}

fn form<T: JsonSchema>(editing: bool) -> Vec<Field> {
    match editing {
        true => edited_fields::<T>().collect(),
        false => own_fields::<T>().collect(),
    }
}

fn augment<T: JsonSchema>(command: Command, editing: bool) -> Command {
    form::<T>(editing)
        .iter()
        .fold(command, |command, field| match field.bare {
            true => command.args(bare(field)),
            false => command.arg(arg(field, editing)),
        })
}

/// The two flags of a field that is said without a value.
fn bare(field: &Field) -> [Arg; 2] {
    let help = field.help.trim_end_matches('.').to_owned();
    let (yes, no) = (field.flag.clone(), not(field));
    let flag = |name: &str| {
        Arg::new(name.to_owned())
            .long(name.to_owned())
            .action(ArgAction::SetTrue)
    };
    [
        flag(&yes).help(help).conflicts_with(&no),
        flag(&no).help(format!("The opposite of --{yes}")),
    ]
}

fn not(field: &Field) -> String {
    format!("not-{}", field.flag)
}

fn arg(field: &Field, editing: bool) -> Arg {
    let name = match &field.shape {
        Shape::Text => "TEXT",
        Shape::Slug => "SLUG",
        Shape::Email => "EMAIL",
        Shape::Person => "NAME",
        Shape::Day => "DATE",
        Shape::Moment | Shape::Stamp => "DATE|TIME",
        Shape::Number => "NUMBER",
        Shape::Count => "N",
        Shape::YesNo => "yes|no",
        Shape::Choice(_) => "CHOICE",
        Shape::Reference(_) => "REF",
        Shape::Range => "SLUG=LOW..HIGH",
        Shape::Lines => "NAME=VALUE",
        Shape::Texts => "KEY=TEXT",
        Shape::Cadence => "DAYS",
        Shape::Table => "VALUE",
    };
    let help = field.help.trim_end_matches('.').to_owned();
    let mut arg = Arg::new(field.flag.clone())
        .help(help)
        .value_name(name)
        .add(Shaped(field.clone()));
    if field.positional && !editing {
        return arg.num_args(1..).value_name("TEXT").trailing_var_arg(false);
    }
    arg = arg.long(field.flag.clone()).allow_negative_numbers(true);
    // `edit` removes a field by giving an empty text.
    if let Shape::Choice(choices) = &field.shape {
        arg = arg.value_parser(OneOf::new(choices).or_empty(editing));
    }
    arg.action(
        if field.many || matches!(field.shape, Shape::Lines | Shape::Texts) {
            ArgAction::Append
        } else {
            ArgAction::Set
        },
    )
}

fn gather<T: JsonSchema>(matches: &ArgMatches, editing: bool) -> Given<T> {
    let written = form::<T>(editing).into_iter().filter_map(|field| {
        if field.bare {
            let said = match (
                matches.get_flag(&field.flag),
                matches.get_flag(&not(&field)),
            ) {
                (true, _) => "yes",
                (_, true) => "no",
                _ => return None,
            };
            return Some((field, vec![said.to_owned()]));
        }
        let values = matches.get_many::<String>(&field.flag)?.cloned().collect();
        Some((field, values))
    });
    Given {
        written: written.collect(),
        form: PhantomData,
    }
}

impl<T: JsonSchema> FromArgMatches for Given<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(gather(matches, false))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = gather(matches, false);
        Ok(())
    }
}

impl<T: JsonSchema> Args for Given<T> {
    fn augment_args(command: Command) -> Command {
        augment::<T>(command, false)
    }

    fn augment_args_for_update(command: Command) -> Command {
        augment::<T>(command, false)
    }
}

impl<T: JsonSchema> FromArgMatches for Edited<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(Edited(gather(matches, true)))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0 = gather(matches, true);
        Ok(())
    }
}

impl<T: JsonSchema> Args for Edited<T> {
    fn augment_args(command: Command) -> Command {
        augment::<T>(command, true)
    }

    fn augment_args_for_update(command: Command) -> Command {
        augment::<T>(command, true)
    }
}
