//! Running a git that talks to another repository.
//!
//! Such a git may ask for a password, may take long, and may start programs that outlive it. So it
//! keeps the person's terminal, what it says is read while it runs, and once it has ended nobody
//! waits for what it left behind: an ssh that keeps its connection for the next time holds our pipe
//! for as long as that.

use std::collections::VecDeque;
use std::env;
use std::io::{self, Read};
use std::process::Command;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::run::{not_started, own_code};
use super::{GitError, trace};

/// How a git that talks to another repository may deal with the person.
#[derive(Clone, Copy)]
pub struct Manners<'a> {
    /// Whether anybody can be asked: for a password, or whether a host is the right one.
    pub asks: bool,
    /// Who is shown how it goes on, a line at a time: its progress, and a word that has been waited
    /// for. A line that ends with `\r` is one that the next takes the place of. Its text is as it
    /// came.
    pub shown: Option<&'a dyn Fn(&str)>,
}

impl Manners<'_> {
    /// Asks nobody, and shows nothing.
    pub const QUIET: Manners<'static> = Manners {
        asks: false,
        shown: None,
    };

    /// What makes git write its progress, or nothing but what went wrong. (With `--quiet` besides,
    /// it would leave out a part of its progress.)
    pub(super) fn progress(self) -> &'static str {
        match self.shown {
            Some(_) => "--progress",
            None => "--quiet",
        }
    }
}

/// What a git said.
pub(super) struct Talked {
    /// None where a signal ended it.
    pub code: Option<i32>,
    pub out: String,
    /// Its standard error, without progress.
    pub err: Vec<String>,
}

impl Talked {
    pub fn ok(&self) -> bool {
        self.code == Some(0)
    }

    /// What the other end said in words: the lines of its hooks.
    pub fn remote_lines(&self) -> Vec<String> {
        let lines = self.err.iter().filter_map(|line| said_there(line));
        let mut lines: Vec<String> = lines.map(str::to_owned).collect();
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let text = lines.iter().position(|line| !line.is_empty());
        lines.split_off(text.unwrap_or(lines.len()))
    }
}

/// What a line says, where it came from the other end.
fn said_there(line: &str) -> Option<&str> {
    line.strip_prefix("remote:").map(str::trim)
}

/// How long after its end a git's last words are waited for, while something it started still
/// holds the pipe.
const GRACE: Duration = Duration::from_millis(100);
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// A word that has stood for so long is one that the person may have to act on, such as the
/// request to touch a key.
const STANDS: Duration = Duration::from_millis(400);

/// Runs a prepared git to its end. Its standard input is the caller's to set, to what holds nothing
/// for it to read.
pub(super) fn talk(mut git: Command, manners: Manners<'_>) -> Result<Talked, GitError> {
    speak_plainly(&mut git);
    let waited = |source| GitError::Io {
        path: "git".into(),
        source,
    };
    // Whoever listens is there before anything is started: the system may have no room for them.
    let (send, receive) = mpsc::channel();
    let (out, says) = io::pipe().map_err(waited)?;
    git.stdout(says);
    listen(out, false, send.clone()).map_err(waited)?;
    let (err, complains) = io::pipe().map_err(waited)?;
    git.stderr(complains);
    listen(err, true, send).map_err(waited)?;
    trace::started(&git);
    let mut child = git.spawn().map_err(not_started)?;
    // It holds our ends of the pipes, which would not end otherwise.
    drop(git);
    let mut heard = Heard::new(manners.shown);
    let mut ended = None;
    let status = loop {
        let patience = if ended.is_some() { GRACE } else { LOOK_EVERY };
        match receive.recv_timeout(patience) {
            Ok((false, bytes)) => heard.out.extend(bytes),
            Ok((true, bytes)) => heard.hear(&bytes),
            Err(RecvTimeoutError::Disconnected) => break child.wait().map_err(waited)?,
            Err(RecvTimeoutError::Timeout) => match ended {
                Some(status) => break status,
                None => ended = child.try_wait().map_err(waited)?,
            },
        }
        if ended.is_none() {
            heard.show_what_stands();
        }
    };
    heard.end();
    Ok(Talked {
        code: own_code(status),
        out: String::from_utf8_lossy(&heard.out).into_owned(),
        err: heard.lines,
    })
}

/// Passes on what comes through a pipe, until it ends or nobody wants it any more.
fn listen(
    mut pipe: impl Read + Send + 'static,
    is_err: bool,
    send: Sender<(bool, Vec<u8>)>,
) -> io::Result<()> {
    let listens = move || {
        let mut buffer = [0; 8192];
        while let Ok(length @ 1..) = pipe.read(&mut buffer) {
            if send.send((is_err, buffer[..length].to_vec())).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().spawn(listens).map(|_| ())
}

/// What is parsed has to be in one language; letters stay what they are, for hooks and for ssh,
/// which would write everything beyond ASCII as octal numbers in the locale `C`.
fn speak_plainly(git: &mut Command) {
    git.env("LC_ALL", "C.UTF-8").env_remove("LANGUAGE");
}

/// What has been heard so far.
struct Heard<'a> {
    shown: Option<&'a dyn Fn(&str)>,
    out: Vec<u8>,
    /// The line that has not ended yet.
    begun: Vec<u8>,
    /// The last byte was a `\r`; a `\n` behind it ends no other line. ssh writes both.
    returned: bool,
    /// All that is not progress.
    lines: Vec<String>,
    /// Those of them that may yet have to be shown, with the time when they came.
    standing: VecDeque<(Instant, String)>,
}

impl<'a> Heard<'a> {
    fn new(shown: Option<&'a dyn Fn(&str)>) -> Heard<'a> {
        Heard {
            shown,
            out: Vec::new(),
            begun: Vec::new(),
            returned: false,
            lines: Vec::new(),
            standing: VecDeque::new(),
        }
    }

    fn hear(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            match byte {
                b'\n' if self.returned => {}
                b'\n' | b'\r' => self.line(byte == b'\r'),
                byte => self.begun.push(byte),
            }
            self.returned = byte == b'\r';
        }
    }

    fn line(&mut self, replaced: bool) {
        let line = std::mem::take(&mut self.begun);
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        match is_progress(&line, replaced) {
            true => {
                if let Some(shown) = self.shown.filter(|_| !line.is_empty()) {
                    shown(&format!("{line}{}", if replaced { "\r" } else { "\n" }));
                }
            }
            false => {
                // What git advises can wait, and mostly is about git itself.
                let advice = line.starts_with("hint:");
                if said_there(&line).is_none() && !line.is_empty() && !advice {
                    self.standing.push_back((Instant::now(), line.clone()));
                }
                self.lines.push(line);
            }
        }
    }

    /// Shows words that have not been followed by an end, so that they are more than its reason.
    fn show_what_stands(&mut self) {
        let stood = |(came, _): &mut (Instant, String)| came.elapsed() >= STANDS;
        while let Some((_, line)) = self.standing.pop_front_if(stood) {
            if let Some(shown) = self.shown {
                shown(&format!("{line}\n"));
            }
        }
    }

    fn end(&mut self) {
        if !self.begun.is_empty() {
            self.line(false);
        }
    }
}

/// `Receiving objects:  42% (21/50)`, `Enumerating objects: 7`, `remote: Compressing objects: 100% (3/3), done.`,
/// `Total 3 (delta 0), …`.
fn is_progress(line: &str, replaced: bool) -> bool {
    let line = said_there(line).unwrap_or(line);
    line.contains("% (")
        || line.ends_with(", done.")
        || line.starts_with("Total ")
        || replaced && line.ends_with(|last: char| last.is_ascii_digit())
}

/// Sees to it that nothing is asked, in whatever way: by git, by a helper for passwords, in a
/// window, or by ssh, which opens the terminal by itself. `ssh` is what the settings name as the
/// program, where they name one.
pub(super) fn ask_nobody(git: &mut Command, ssh: Option<&str>) {
    git.env("GIT_TERMINAL_PROMPT", "0");
    // Empty, it keeps git from core.askPass and SSH_ASKPASS too.
    git.env("GIT_ASKPASS", "");
    git.env("SSH_ASKPASS_REQUIRE", "never");
    git.env_remove("SSH_ASKPASS");
    // The helper that comes with git for Windows and macOS opens windows of its own.
    git.env("GCM_INTERACTIVE", "never");
    let own = env::var("GIT_SSH_COMMAND").ok();
    if own.is_none() && env::var_os("GIT_SSH").is_some() {
        return;
    }
    let ssh = own.as_deref().or(ssh).unwrap_or("ssh");
    if is_openssh(ssh) {
        git.env("GIT_SSH_COMMAND", format!("{ssh} -o BatchMode=yes"));
    }
}

/// Whether a command line is of an ssh that knows `-o`, told as git tells it: by its name.
fn is_openssh(command: &str) -> bool {
    let program = command.split_whitespace().next().unwrap_or_default();
    let name = program.trim_matches(['"', '\'']).rsplit(['/', '\\']).next();
    matches!(name, Some("ssh" | "ssh.exe")) && env::var_os("GIT_SSH_VARIANT").is_none()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn sh(script: &str) -> Command {
        let mut sh = Command::new("sh");
        sh.args(["-c", script]);
        sh
    }

    #[test]
    fn progress_is_shown_and_not_kept_and_words_are_kept() {
        let shown = RefCell::new(String::new());
        let show = |line: &str| shown.borrow_mut().push_str(line);
        let manners = Manners {
            asks: false,
            shown: Some(&show),
        };
        let script = r"printf 'remote: Counting objects:  50%% (1/2)\rremote: Counting objects: 100%% (2/2), done.\nremote: \nremote: Välkommen.        \nremote: \nTotal 2 (delta 0)\nfatal: no' >&2; echo out; exit 3";
        let talked = talk(sh(script), manners).unwrap();
        assert_eq!(
            *shown.borrow(),
            "remote: Counting objects:  50% (1/2)\rremote: Counting objects: 100% (2/2), done.\nTotal 2 (delta 0)\n"
        );
        assert_eq!(talked.code, Some(3));
        assert_eq!(talked.out, "out\n");
        assert_eq!(talked.remote_lines(), ["Välkommen."]);
        assert_eq!(talked.err.last().unwrap(), "fatal: no");
    }

    #[test]
    fn the_words_of_ssh_are_kept_as_lines() {
        let script = r"printf 'Permission denied (publickey).\r\n\r\nfatal: no\n' >&2";
        let talked = talk(sh(script), Manners::QUIET).unwrap();
        assert_eq!(
            talked.err,
            ["Permission denied (publickey).", "", "fatal: no"]
        );
    }

    #[test]
    fn a_word_that_stands_is_shown_before_the_end() {
        let shown = RefCell::new(Vec::new());
        let show = |line: &str| shown.borrow_mut().push(line.to_owned());
        let manners = Manners {
            asks: true,
            shown: Some(&show),
        };
        talk(
            sh("echo 'Touch your key' >&2; sleep 1; echo 'fatal: late' >&2"),
            manners,
        )
        .unwrap();
        assert_eq!(*shown.borrow(), ["Touch your key\n"]);
    }

    #[test]
    fn what_a_git_leaves_running_is_not_waited_for() {
        let started = Instant::now();
        let talked = talk(sh("echo word >&2; sleep 30 & exit 0"), Manners::QUIET).unwrap();
        assert!(talked.ok());
        assert_eq!(talked.err, ["word"]);
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn an_ssh_is_told_by_its_name() {
        for ssh in [
            "ssh",
            "/usr/bin/ssh -i key",
            "'/opt/my/ssh' -v",
            r"C:\ssh.exe",
        ] {
            assert!(is_openssh(ssh), "{ssh}");
        }
        for other in ["plink", "sh -c ssh", "/usr/local/bin/ssh-wrapper", ""] {
            assert!(!is_openssh(other), "{other}");
        }
    }
}
