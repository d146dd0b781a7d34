//! `kata completions`: the line that a shell reads to complete `kata`, and the answers that it then asks for.
//!
//! The script is clap's, and only calls this program back, with [`VARIABLE`] set and the words so far;
//! so what is offered is what stands in the home at that moment. What a word may be is told by the
//! argument's own definition: the shape of a field ([`Shaped`]), or the name of its value, as in
//! `obstacle|board|REF` (`said`).

mod said;

use std::{
    ffi::{OsStr, OsString},
    io::{self, Write as _},
    process::ExitCode,
    sync::Arc,
};

use clap::{Arg, Args, Command, builder::ArgExt};
use clap_complete::{
    ArgValueCompleter,
    env::{EnvCompleter, Shells},
};

use crate::{
    cmd::{self, app::App, failure::Failure, parse},
    practice::field::Field,
};

/// Set by the script, to the name of the shell that asks.
const VARIABLE: &str = "KATA_COMPLETE";

/// In a folder of zsh's `fpath` the script is the body of a function that is read at the first Tab, which would
/// otherwise offer nothing.
const AS_FUNCTION: &str = "
if [[ ${funcstack[1]} == _kata ]]; then
    _clap_dynamic_completer_kata \"$@\"
fi
";

/// The command, and what its scripts call.
const PROGRAM: &str = "kata";

/// What a flag takes that was made from a field.
#[derive(Debug, Clone)]
pub struct Shaped(pub Field);

impl ArgExt for Shaped {}

#[derive(Args)]
#[command(after_help = "\
bash:        source <(kata completions bash)            in ~/.bashrc
zsh:         source <(kata completions zsh)             in ~/.zshrc, after compinit
fish:        kata completions fish | source             in ~/.config/fish/config.fish
elvish:      eval (kata completions elvish | slurp)     in ~/.config/elvish/rc.elv
PowerShell:  kata completions powershell | Out-String | Invoke-Expression     in $PROFILE")]
pub struct Completions {
    /// The shell to complete in
    #[arg(value_name = "SHELL", value_parser = ["bash", "zsh", "fish", "elvish", "powershell"])]
    shell: String,
}

impl Completions {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let shells = Shells::builtins();
        let Some(shell) = shells.completer(&self.shell) else {
            return Ok(());
        };
        let mut script = Vec::new();
        shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script)?;
        let mut script = String::from_utf8_lossy(&script).trim_start().to_owned();
        if self.shell == "zsh" {
            script.push_str(AS_FUNCTION);
        }
        if app.json() {
            let document = serde_json::json!({ "shell": self.shell, "script": script });
            return app.print_json(&crate::view::json::document("completions", document));
        }
        app.print(&script)
    }
}

/// Answers a shell that asks what could come next; none where this is an ordinary call. Where there is
/// nothing to say, nothing is said: whoever presses a key has not asked for an error.
pub fn answer(args: &[OsString]) -> Option<ExitCode> {
    let asking = std::env::var_os(VARIABLE)?;
    let shells = Shells::builtins();
    let shell = shells.completer(asking.to_str()?)?;
    let words = args.iter().skip_while(|arg| *arg != "--").skip(1);
    let answered = candidates(shell, words.cloned().collect());
    let code = answered.and_then(|text| io::stdout().write_all(&text));
    Some(match code {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    })
}

fn candidates(shell: &dyn EnvCompleter, words: Vec<OsString>) -> io::Result<Vec<u8>> {
    let mut command = tree(&words);
    let here = std::env::current_dir().ok();
    let mut text = Vec::new();
    shell.write_complete(&mut command, words, here.as_deref(), &mut text)?;
    Ok(text)
}

/// The command that is being typed with its options, or the commands that may become one: making those of
/// all takes longer than somebody who presses a key should wait.
fn tree(words: &[OsString]) -> Command {
    let bare = parse::bare();
    let typed = Typed::read(&bare, words);
    let may_be = |name: &&str| typed.begun.iter().any(|word| name.starts_with(word));
    let listed = cmd::Command::NAMES.iter().copied().filter(may_be);
    let listed = listed.filter_map(cmd::Command::named).map(|command| {
        match typed.command.as_deref() == Some(command.get_name()) {
            true => command,
            false => without_options(&command),
        }
    });
    let mut command = bare.subcommands(listed);
    command.build();
    let typed = Arc::new(typed);
    let name = command.get_name().to_owned();
    with_candidates(command, &[name], &typed)
}

fn without_options(command: &Command) -> Command {
    let about = command.get_about().cloned().unwrap_or_default();
    Command::new(command.get_name().to_owned())
        .about(about)
        .hide(command.is_hide_set())
}

/// What is typed already that the answer depends on.
#[derive(Debug, Default)]
struct Typed {
    /// What is a command, or may become one: the words up to the command.
    begun: Vec<String>,
    command: Option<String>,
    directory: Option<OsString>,
    board: Option<OsString>,
}

impl Typed {
    fn read(bare: &Command, words: &[OsString]) -> Typed {
        let mut typed = Typed::default();
        let mut words = words.iter().skip(1);
        while let Some(word) = words.next() {
            let word = word.to_str().unwrap_or_default();
            let (option, with) = match word.split_once('=').filter(|_| word.starts_with("--")) {
                Some((option, value)) => (option, Some(OsString::from(value))),
                None => (word, None),
            };
            let short = option.strip_prefix('-').filter(|name| name.len() == 1);
            let long = option.strip_prefix("--");
            let named = bare.get_arguments().find(|arg| {
                let is_short = arg.get_short().map(String::from).as_deref() == short;
                (short.is_some() && is_short) || (long.is_some() && arg.get_long() == long)
            });
            match named {
                Some(arg) if arg.get_action().takes_values() => {
                    let value = with.or_else(|| words.next().cloned());
                    match arg.get_id().as_str() {
                        "directory" => typed.directory = value,
                        "board" => typed.board = value,
                        _ => {}
                    }
                }
                None if typed.command.is_none() => {
                    typed.begun.push(word.to_owned());
                    let known = cmd::Command::NAMES.contains(&word);
                    typed.command = known.then(|| word.to_owned());
                }
                _ => {}
            }
        }
        typed
    }
}

/// Tells each argument of a command, and of those below it, where its candidates come from.
fn with_candidates(command: Command, path: &[String], typed: &Arc<Typed>) -> Command {
    let command = command.mut_args(|arg| completed(arg, path, typed));
    command.mut_subcommands(|sub| {
        let path: Vec<String> = path
            .iter()
            .cloned()
            .chain([sub.get_name().to_owned()])
            .collect();
        with_candidates(sub, &path, typed)
    })
}

fn completed(arg: Arg, path: &[String], typed: &Arc<Typed>) -> Arg {
    let meant = said::meant(&arg, path);
    // Options are offered where one was begun, or where there is nothing else to say.
    let arg = match arg.is_positional() {
        true => arg,
        false => arg.hide(true),
    };
    if meant.is_empty() {
        return arg;
    }
    let typed = Arc::clone(typed);
    arg.add(ArgValueCompleter::new(move |current: &OsStr| {
        let current = current.to_str().unwrap_or_default();
        said::candidates(&typed, &meant, current).unwrap_or_default()
    }))
}
