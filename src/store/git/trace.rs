//! Who is told of each git that is started, where somebody wants to know.

use std::{path::Path, process::Command, sync::OnceLock};

use super::address;

/// One for the whole process: whoever starts git has nobody at hand to tell it to.
static TOLD: OnceLock<fn(&str)> = OnceLock::new();

/// From now on, each git that is started is told, as a line that could be typed.
pub fn tell(told: fn(&str)) {
    // The first one stays: a process has one standard error.
    let _ = TOLD.set(told);
}

pub(super) fn started(git: &Command) {
    if let Some(told) = TOLD.get() {
        told(&line(git));
    }
}

type Told = Box<dyn Fn(&Path) + Send + Sync>;

/// Who is told that a git waits for a lock file.
static WAITS: OnceLock<Told> = OnceLock::new();

/// From now on, it is told when a git waits long for a lock file of another one.
pub fn tell_waiting(told: impl Fn(&Path) + Send + Sync + 'static) {
    // The first one stays, as above.
    let _ = WAITS.set(Box::new(told));
}

pub(super) fn waits(path: &Path) {
    if let Some(told) = WAITS.get() {
        told(path);
    }
}

fn line(git: &Command) -> String {
    let program = git.get_program().to_string_lossy().into_owned();
    // A password in an address is not for whoever looks on, or for a log.
    let args = git
        .get_args()
        .map(|arg| quoted(&address::shown(&arg.to_string_lossy())));
    std::iter::once(program)
        .chain(args)
        .collect::<Vec<_>>()
        .join(" ")
}

/// As a shell would have to read it.
fn quoted(arg: &str) -> String {
    let plain = |letter: char| {
        letter.is_ascii_alphanumeric() || "-_./:=,@%+".contains(letter) || !letter.is_ascii()
    };
    match !arg.is_empty() && arg.chars().all(plain) {
        true => arg.to_owned(),
        false => format!("'{}'", arg.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_can_be_typed_again() {
        let mut git = Command::new("git");
        git.args(["-C", "/a b", "commit", "--", "it's", "", "x=1"]);
        assert_eq!(line(&git), r"git -C '/a b' commit -- 'it'\''s' '' x=1");
    }

    #[test]
    fn a_line_holds_no_password() {
        let mut git = Command::new("git");
        git.args(["clone", "https://ada:secret@example.com/it"]);
        assert_eq!(line(&git), "git clone https://ada@example.com/it");
    }
}
