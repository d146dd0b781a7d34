//! The command line: one file a command.
//!
//! A command opens the home, lets the practice decide, commits, and shows what was recorded. The
//! only folder that uses practice, store and view together.

mod agenda;
mod app;
mod ask;
mod at_home;
mod beside;
mod board;
mod card;
mod chart;
mod check;
mod choice;
mod clone;
mod coach;
mod completions;
mod condition;
mod config;
mod culture;
mod cycle;
mod demo;
mod diff;
mod direction;
mod document;
mod edit;
mod editor;
mod experiment;
mod export;
mod failure;
mod fill;
mod finish;
mod form;
mod glyphs;
mod help;
mod homes;
mod import;
mod inbox;
mod init;
mod input;
mod join;
mod lazy;
mod lessons;
mod list;
mod log;
mod man;
mod measure;
mod merge_driver;
mod metric;
mod new_folder;
mod next;
mod note;
mod observe;
mod obstacle;
mod origin;
mod pager;
mod parse;
mod past;
mod people;
mod picture;
mod point;
mod problem;
mod progress;
mod read;
mod reading;
#[cfg(test)]
mod reference;
mod remote;
mod resolve;
pub mod restore;
mod review;
mod save;
mod schema;
mod session;
mod show;
mod standard;
mod stats;
mod sync;
mod talk;
mod target;
mod undo;
mod usage;
mod watch;
mod whole;

use std::{
    ffi::OsString,
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use crate::{
    cmd::{
        app::{App, Format, Global},
        failure::{Failure, exit},
        lazy::{Lazy, commands},
    },
    practice::when::Stamp,
    say,
    store::git::trace,
};

/// Practise the improvement kata from the shell; every learning step is one git commit.
#[derive(Parser)]
#[command(
    name = "kata",
    version,
    about,
    max_term_width = 100,
    disable_help_subcommand = true,
    infer_long_args = false
)]
#[command(
    after_help = "Begin with `kata init`, or look around in `kata demo`. `kata next` says what comes next.\n\
        Topics: `kata help practice`, `kata help terms`, `kata help files`, `kata help merging`, `kata help privacy`."
)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

commands! {
    enum Command {
        /// Make a kata home, in a new repository or in one that exists
        "init" => Init(Lazy<init::Init>),
        /// Join a kata home that others have begun, in a clone of your own
        "clone" => Clone(Lazy<clone::Clone>),
        /// Make a complete, believable repository to explore
        "demo" => Demo(Lazy<demo::Demo>),
        /// Who takes part
        "people" => People(Lazy<people::People>),
        /// What all of this is for, the principles that hold in hard times, and when one was tested
        "direction" => Direction(Lazy<direction::DirectionCommand>),
        /// A storyboard: one learner, one process, one challenge
        #[command(subcommand)]
        "board" => Board(Lazy<board::BoardCommand>),
        /// Choose the storyboard to act on in this work tree
        "use" => Use(Lazy<board::Use>),
        /// The inbox of problems that anybody may write to
        #[command(subcommand)]
        "problem" => Problem(Lazy<problem::ProblemCommand>),
        /// The measures of a board
        #[command(subcommand)]
        "metric" => Metric(Lazy<metric::MetricCommand>),
        /// Add what was measured, or correct it
        "measure" => Measure(Lazy<measure::Measure>),
        /// What was measured, as a chart: what the process does by itself, and what is more than that
        "chart" => Chart(Lazy<chart::ShowChart>),
        /// The current condition: where are we now?
        #[command(subcommand)]
        "condition" => Condition(Lazy<condition::ConditionCommand>),
        /// The target condition: where do we want to be next?
        #[command(subcommand)]
        "target" => Target(Lazy<target::TargetCommand>),
        /// What is in the way, and which one is being worked on
        #[command(subcommand)]
        "obstacle" => Obstacle(Lazy<obstacle::ObstacleCommand>),
        /// Small experiments, each with its prediction first
        #[command(subcommand)]
        "experiment" => Experiment(Lazy<experiment::ExperimentCommand>),
        /// Plan the next step with its prediction (experiment plan)
        "plan" => Plan(Lazy<experiment::Plan>),
        /// Record what happened and what was learned (experiment record)
        "record" => Record(Lazy<experiment::RecordResult>),
        /// A coaching cycle: the five questions, and what came out of them
        "coach" => Coach(Lazy<coach::Coach>),
        /// What is due today and in the days to come, over all boards (also --format markdown)
        "agenda" => Agenda(Lazy<agenda::Agenda>),
        /// The coaching cycles
        #[command(subcommand)]
        "cycle" => Cycle(Lazy<cycle::CycleCommand>),
        /// What second coaches saw, on the board of the coach
        #[command(subcommand)]
        "observation" => Observation(Lazy<observe::ObservationCommand>),
        /// Add a remark to any record
        "note" => Note(Lazy<note::AddNote>),
        /// What is now the normal way
        #[command(subcommand)]
        "standard" => Standard(Lazy<standard::StandardCommand>),
        /// The six elements of an improvement culture: what the records show, and what you say of them
        "culture" => Culture(Lazy<culture::CultureCommand>),
        /// Your own settings and those of this home, each with where its value came from
        #[command(subcommand)]
        "config" => Config(Lazy<config::ConfigCommand>),
        /// The one next step of the practice, and why
        "next" => Next,
        /// One record, and how it came to be
        "show" => Show(Lazy<show::Show>),
        /// The learning history, a line a step
        "log" => Log(Lazy<log::Log>),
        /// What changed between two revisions or dates, field by field
        "diff" => Diff(Lazy<diff::Diff>),
        /// What changed since the last coaching cycle, and questions worth asking
        "review" => Review(Lazy<review::Review>),
        /// What was learned, on every board, found by what it is about
        "lessons" => Lessons(Lazy<lessons::Lessons>),
        /// Figures of your own board; of all boards totals only
        "stats" => Stats(Lazy<stats::Stats>),
        /// A board, measurements, dates or everything, for people and programs without kata
        #[command(subcommand)]
        "export" => Export(Lazy<export::ExportCommand>),
        /// Take in everything that another home exported
        #[command(subcommand)]
        "import" => Import(Lazy<restore::ImportCommand>),
        /// Commit hand edits of record files, after checking them
        "save" => Save(Lazy<save::Save>),
        /// Take your newest step back, or the newest of a record
        "undo" => Undo(Lazy<undo::Undo>),
        /// Take the last undo back
        "redo" => Redo(Lazy<undo::Redo>),
        /// Fetch, merge record by record and field by field, and push
        "sync" => Sync(Lazy<sync::Sync>),
        /// Decide what a merge leaves open, and give doubled numbers new ones
        "resolve" => Resolve(Lazy<resolve::Resolve>),
        /// What git calls to merge one record, where you have set that up
        #[command(hide = true)]
        "merge-driver" => MergeDriver(Lazy<merge_driver::MergeDriver>),
        /// Check files, references, numbering, and that every prediction came first
        "check" => Check(Lazy<check::Check>),
        /// What a shell needs to complete commands, references, metrics and dates
        "completions" => Completions(Lazy<completions::Completions>),
        /// The manual pages
        "man" => Man(Lazy<man::Man>),
        /// The JSON Schema of each kind of file, for an editor to complete and check it
        "schema" => Schema(Lazy<schema::Schema>),
        /// The help of a command, or a topic: practice, terms, files, merging or privacy
        "help" => Help(Lazy<help::Help>),
    }
}

impl Command {
    /// Whether the results of this command can be written so.
    fn writes(&self, format: Format) -> bool {
        match format {
            Format::Human | Format::Json => true,
            Format::Github => matches!(self, Command::Check(_)),
            Format::Markdown => matches!(self, Command::Agenda(_) | Command::Review(_)),
        }
    }
}

/// Runs the program on its arguments.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(done) = completions::answer(&args) {
        return done;
    }
    let args: Vec<OsString> = args.into_iter().map(decimal_comma).collect();
    let args = help::behind(args);
    let cli = match parse::parse(&args) {
        Ok(cli) => cli,
        Err(error) => return usage::tell(error, &args),
    };
    let mut out = anstream::AutoStream::new(io::stdout().lock(), anstream::ColorChoice::AlwaysAnsi);
    let mut err = io::stderr();
    let clock = app::clock();
    let now = clock
        .as_ref()
        .copied()
        .unwrap_or_else(|_| app::wall_clock());
    let mut app = App::new(cli.global, now, &mut out, &mut err);
    if let Err(failure) = clock {
        app.report(&failure);
        return ExitCode::from(failure.exit);
    }
    if app.detailed() {
        trace::tell(tell_git);
    }
    // Copied from a hint as it stands, it would be recorded.
    let unfilled = args.iter().skip(1).any(|arg| arg == failure::PLACEHOLDER);
    let done = match unfilled {
        true => Err(failure::unfilled()),
        false => run(&mut app, cli.command),
    };
    let code = match done {
        Ok(code) => code,
        Err(failure) => {
            app.report(&failure);
            app.put_again(&args);
            failure.exit
        }
    };
    app.tell_user_faults();
    let broken = out
        .flush()
        .is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
    if broken && code == 0 {
        return ExitCode::from(exit::FAILED);
    }
    ExitCode::from(code)
}

/// `-0,25` as `-0.25`: clap tells a negative number from an option by its decimal point, and both
/// mean the same here.
fn decimal_comma(arg: OsString) -> OsString {
    let number = arg.to_str().filter(|text| {
        let digits = text.strip_prefix('-').unwrap_or_default();
        let (whole, fraction) = digits.split_once(',').unwrap_or_default();
        let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        all(whole) && all(fraction)
    });
    number
        .map(|text| OsString::from(text.replace(',', ".")))
        .unwrap_or(arg)
}

/// Runs one command, and gives its exit status.
fn run(app: &mut App<'_>, command: Option<Command>) -> Result<u8, Failure> {
    let format = app.global.format;
    let plain = matches!(format, Format::Human | Format::Json);
    if !plain
        && !command
            .as_ref()
            .is_some_and(|command| command.writes(format))
    {
        return Err(Failure::usage(say!("failed-format")).hint(say!("hint-format")));
    }
    match command {
        None => return next::home(app),
        Some(Command::Init(Lazy(command))) => command.run(app),
        Some(Command::Clone(Lazy(command))) => command.run(app),
        Some(Command::Demo(Lazy(command))) => command.run(app),
        Some(Command::People(Lazy(command))) => command.run(app),
        Some(Command::Direction(Lazy(command))) => command.run(app),
        Some(Command::Board(Lazy(command))) => command.run(app),
        Some(Command::Use(Lazy(command))) => command.run(app),
        Some(Command::Problem(Lazy(command))) => command.run(app),
        Some(Command::Metric(Lazy(command))) => command.run(app),
        Some(Command::Measure(Lazy(command))) => command.run(app),
        Some(Command::Chart(Lazy(command))) => command.run(app),
        Some(Command::Condition(Lazy(command))) => command.run(app),
        Some(Command::Target(Lazy(command))) => command.run(app),
        Some(Command::Obstacle(Lazy(command))) => command.run(app),
        Some(Command::Experiment(Lazy(command))) => command.run(app),
        Some(Command::Plan(Lazy(command))) => command.run(app),
        Some(Command::Record(Lazy(command))) => command.run(app),
        Some(Command::Coach(Lazy(command))) => command.run(app),
        Some(Command::Agenda(Lazy(command))) => command.run(app),
        Some(Command::Cycle(Lazy(command))) => command.run(app),
        Some(Command::Observation(Lazy(command))) => command.run(app),
        Some(Command::Note(Lazy(command))) => command.run(app),
        Some(Command::Standard(Lazy(command))) => command.run(app),
        Some(Command::Culture(Lazy(command))) => command.run(app),
        Some(Command::Config(Lazy(command))) => command.run(app),
        Some(Command::Next) => next::run(app),
        Some(Command::Show(Lazy(command))) => command.run(app),
        Some(Command::Log(Lazy(command))) => command.run(app),
        Some(Command::Diff(Lazy(command))) => command.run(app),
        Some(Command::Review(Lazy(command))) => command.run(app),
        Some(Command::Lessons(Lazy(command))) => command.run(app),
        Some(Command::Stats(Lazy(command))) => command.run(app),
        Some(Command::Export(Lazy(command))) => command.run(app),
        Some(Command::Import(Lazy(command))) => command.run(app),
        Some(Command::Save(Lazy(command))) => command.run(app),
        Some(Command::Undo(Lazy(command))) => command.run(app),
        Some(Command::Redo(Lazy(command))) => command.run(app),
        Some(Command::Sync(Lazy(command))) => command.run(app),
        Some(Command::Resolve(Lazy(command))) => command.run(app),
        Some(Command::MergeDriver(Lazy(command))) => return command.run(app),
        Some(Command::Check(Lazy(command))) => return command.run(app),
        Some(Command::Completions(Lazy(command))) => command.run(app),
        Some(Command::Man(Lazy(command))) => command.run(app),
        Some(Command::Schema(Lazy(command))) => command.run(app),
        Some(Command::Help(Lazy(command))) => command.run(app),
    }
    .map(|()| 0)
}

/// Says which git is started; as a shell does that is asked to.
#[allow(
    clippy::print_stderr,
    reason = "whoever starts git has no application at hand"
)]
fn tell_git(line: &str) {
    // On a screen that is drawn it would only be in the way.
    if watch::screen::is_on() {
        return;
    }
    eprintln!("+ {}", crate::view::terminal::clean(line));
}

/// Runs one command line inside another command, showing it to nobody: how a demo is made of real
/// steps. The board is given apart, as the variable for it is read with the arguments; and the moment,
/// so that a demo tells git when each step was typed, and not only when it happened.
fn run_quietly(args: &[OsString], board: Option<String>, now: Stamp) -> Result<(), Failure> {
    let cli = parse::parse(args).map_err(|error| {
        Failure::new(exit::FAILED, say!("failed-form", error = error.to_string()))
    })?;
    let (mut out, mut err) = (io::sink(), io::sink());
    // What the person around it has chosen is not meant for the example.
    let global = Global {
        board,
        ..cli.global
    };
    let mut app = App::new(global, now, &mut out, &mut err);
    app.terminal = false;
    app.watched = false;
    run(&mut app, cli.command).map(|_| ())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::{
        practice::lang::Lang,
        view::{self, command},
    };

    const LANGUAGES: [&str; 3] = [
        include_str!("../view/lang/en.ftl"),
        include_str!("../view/lang/nl.ftl"),
        include_str!("../view/lang/de.ftl"),
    ];

    #[test]
    fn clap_finds_no_fault_in_the_command_line() {
        Cli::command().debug_assert();
    }

    fn lines(source: &str) -> impl Iterator<Item = &str> {
        source.lines().filter(|line| !line.starts_with('#'))
    }

    /// Words as a shell reads them, where nothing but double quotes holds them together.
    fn words(command: &str) -> Vec<String> {
        let mut words = vec![String::new()];
        let mut quoted = false;
        for letter in command.chars() {
            match letter {
                '"' => quoted = !quoted,
                ' ' if !quoted => words.push(String::new()),
                other => words.last_mut().unwrap().push(other),
            }
        }
        words
    }

    #[test]
    fn every_command_that_is_shown_is_one_that_can_be_typed() {
        let topics = Lang::ALL.iter().flat_map(|lang| {
            let topics = view::help::TOPICS.iter();
            topics.filter_map(move |topic| view::help::source(topic, *lang))
        });
        for line in LANGUAGES.into_iter().chain(topics).flat_map(lines) {
            for (place, shown) in line.split('`').enumerate() {
                if place % 2 == 0 || !shown.starts_with("kata ") {
                    continue;
                }
                // A value stands there as one word.
                let mut text = command::asking(&command::marked(shown));
                while let Some((before, rest)) = text.clone().split_once("{ $") {
                    let (_, after) = rest.split_once('}').unwrap();
                    // Behind the program's name it is a kind of record.
                    let value = if before.ends_with("kata ") {
                        "obstacle"
                    } else {
                        "x"
                    };
                    text = format!("{before}{value}{after}");
                }
                assert!(!text.contains('|'), "a shell would make a pipe of {shown}");
                // An option may be one that has to be filled in.
                if let Err(error) = Cli::try_parse_from(words(&text)) {
                    panic!("{line}\n{text}\n{error}");
                }
            }
        }
    }

    #[test]
    fn every_command_in_a_sentence_stands_between_backticks() {
        let mut commands = Cli::command();
        commands.build();
        let names: Vec<&str> = commands
            .get_subcommands()
            .map(clap::Command::get_name)
            .collect();
        for line in LANGUAGES.into_iter().flat_map(lines) {
            for outside in line.split('`').step_by(2) {
                for (at, _) in outside.match_indices("kata ") {
                    let next = outside[at + 5..].split([' ', '.', ',', ':', ';']).next();
                    let is_command = next.is_some_and(|next| names.contains(&next));
                    assert!(!is_command, "put it between backticks: {line}");
                }
            }
        }
    }
}
