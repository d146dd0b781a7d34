//! A person at a terminal: the real binary in a pseudo-terminal, keys in, the screen out.

use std::{
    io::{Read as _, Write},
    num::NonZero,
    process::Command,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::helper::{Call, Sandbox};

pub const ENTER: &str = "\r";
pub const UP: &str = "\x1b[A";
pub const BACK_TAB: &str = "\x1b[Z";
pub const TAB: &str = "\t";
pub const ALT_ENTER: &str = "\x1b\r";
pub const CTRL_C: &str = "\x03";
pub const CTRL_D: &str = "\x04";
pub const CTRL_O: &str = "\x0f";
pub const CTRL_T: &str = "\x14";
pub const CTRL_Z: &str = "\x1a";
pub const DOWN: &str = "\x1b[B";
pub const ESC: &str = "\x1b";

/// How long a screen may take to show what a test waits for, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The columns and rows of a terminal, and the language in which people are asked there.
pub type Way = (u16, u16, &'static str);

pub fn at(sandbox: &Sandbox, line: &str, (columns, rows, lang): Way) -> Terminal {
    Terminal::start(sandbox.call(line).lang(lang), columns, rows)
}

/// English or Dutch, as the way has it.
pub fn either(way: Way, en: &'static str, nl: &'static str) -> &'static str {
    if way.2 == "en" { en } else { nl }
}

pub struct Terminal {
    screen: vt100::Parser,
    heard: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    /// Everything that was shown.
    all: Vec<u8>,
    /// The how many-th prompt is waited for.
    awaited: usize,
    /// How the terminal took keys before anything was started in it.
    before: String,
    master: Box<dyn MasterPty + Send>,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn builder(command: &Command) -> CommandBuilder {
    let mut builder = CommandBuilder::new(command.get_program());
    builder.args(command.get_args());
    builder.env_clear();
    builder.env("TERM", "xterm-256color");
    for (key, value) in command.get_envs() {
        if let Some(value) = value {
            builder.env(key, value);
        }
    }
    builder.env_remove("COLUMNS");
    builder.cwd(command.get_current_dir().unwrap());
    builder
}

/// Whether a command ends, within some seconds, once its terminal is closed while it shows a text.
pub fn ends_when_closed(call: Call, text: &str) -> bool {
    let pair = native_pty_system().openpty(size(80, 24)).unwrap();
    let mut child = pair.slave.spawn_command(builder(&call.command())).unwrap();
    drop(pair.slave);
    let mut output = pair.master.try_clone_reader().unwrap();
    let (mut shown, mut buffer) = (Vec::new(), [0; 4096]);
    while !String::from_utf8_lossy(&shown).contains(text) {
        let count = output.read(&mut buffer).unwrap();
        assert_ne!(count, 0, "it ended before it showed {text}");
        shown.extend(&buffer[..count]);
    }
    // Until it waits for a key: whoever is still drawing is told at once.
    thread::sleep(Duration::from_secs(1));
    drop((output, pair.master));
    let closed = Instant::now();
    while closed.elapsed() < PATIENCE {
        if child.try_wait().unwrap().is_some() {
            return true;
        }
        thread::sleep(Duration::from_millis(50));
    }
    child.kill().unwrap();
    false
}

impl Terminal {
    /// Starts a command line in a terminal of this size.
    pub fn start(call: Call, columns: u16, rows: u16) -> Terminal {
        Terminal::of(&call.command(), columns, rows)
    }

    /// Starts any program in a terminal of this size.
    pub fn of(command: &Command, columns: u16, rows: u16) -> Terminal {
        Terminal::run(command, columns, rows, "")
    }

    /// Starts any program, with what was typed before it began.
    pub fn run(command: &Command, columns: u16, rows: u16, typed: &str) -> Terminal {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let before = termios(&*pair.master);
        let mut keys = pair.master.take_writer().unwrap();
        keys.write_all(typed.as_bytes()).unwrap();
        keys.flush().unwrap();
        let child = pair.slave.spawn_command(builder(command)).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let (said, heard) = channel();
        thread::spawn(move || {
            // A terminal that is closed by its last program may say so before it gives what was written last: it
            // looks for something to read first, and then whether anybody can still write. So it is asked once more.
            let (mut buffer, mut closed) = ([0; 4096], false);
            loop {
                match output.read(&mut buffer) {
                    Ok(count @ 1..) => {
                        if said.send(buffer[..count].to_vec()).is_err() {
                            break;
                        }
                    }
                    _ if closed => break,
                    _ => closed = true,
                }
            }
        });
        Terminal {
            screen: vt100::Parser::new(
                NonZero::new(rows).unwrap(),
                NonZero::new(columns).unwrap(),
                1000,
            ),
            heard,
            keys,
            child,
            all: Vec::new(),
            awaited: 1,
            before,
            master: pair.master,
        }
    }

    /// Makes the window another size.
    pub fn resizes(&mut self, columns: u16, rows: u16) -> &mut Terminal {
        self.master.resize(size(columns, rows)).unwrap();
        let (rows, columns) = (NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap());
        self.screen.screen_mut().set_size(rows, columns);
        self
    }

    /// Sends a signal to what runs here, by its name.
    pub fn signals(&mut self, signal: &str) -> &mut Terminal {
        let process = self.child.process_id().unwrap().to_string();
        let sent = Command::new("kill").args(["-s", signal, &process]).status();
        assert!(sent.unwrap().success());
        self
    }

    /// Whether a program has the whole screen, and takes keys one by one.
    pub fn is_taken(&self) -> bool {
        self.screen.screen().alternate_screen() && termios(&*self.master) != self.before
    }

    /// Whether the terminal is as it was before anything was started in it.
    pub fn is_given_back(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && termios(&*self.master) == self.before
    }

    /// Waits for something that is not on the screen.
    #[track_caller]
    pub fn comes_to(&mut self, what: &str, there: impl Fn(&Terminal) -> bool) -> &mut Terminal {
        self.waits(what, there)
    }

    /// The line that is shown with its colours turned round, without the boards above.
    pub fn marked(&self) -> String {
        let screen = self.screen.screen();
        let (rows, columns) = screen.size();
        let line = |row: u16| {
            let cells = (0..columns.get()).filter_map(|column| screen.cell(row, column));
            let marked = cells.filter(|cell| cell.inverse());
            marked.map(|cell| cell.contents()).collect::<String>()
        };
        (1..rows.get())
            .map(line)
            .collect::<Vec<_>>()
            .concat()
            .trim()
            .to_owned()
    }

    /// Types keys. A key that ends an answer makes the next [`Terminal::asks`] wait for a new prompt.
    pub fn types(&mut self, keys: &str) -> &mut Terminal {
        let ends = [ENTER, "\n", UP, BACK_TAB, CTRL_O, CTRL_T];
        if ends.iter().any(|key| keys.ends_with(key)) && keys != ALT_ENTER {
            self.awaited = self.prompts() + 1;
        }
        self.sends(keys)
    }

    fn sends(&mut self, keys: &str) -> &mut Terminal {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Types an answer and Enter.
    pub fn answers(&mut self, text: &str) -> &mut Terminal {
        self.types(text).types(ENTER)
    }

    /// Pastes as a terminal does that was asked to mark what is pasted.
    pub fn pastes(&mut self, text: &str) -> &mut Terminal {
        let text = text.replace('\n', "\r");
        self.sends(&format!("\x1b[200~{text}\x1b[201~"))
    }

    /// How many prompts have come: each begins by asking the terminal to mark what is pasted.
    fn prompts(&self) -> usize {
        let mark = b"\x1b[?2004h";
        self.all.windows(mark.len()).filter(|at| at == mark).count()
    }

    /// Waits until a new prompt is there, with a text in the two paragraphs before it.
    #[track_caller]
    pub fn asks(&mut self, text: &str) -> &mut Terminal {
        self.waits(text, |terminal| {
            if terminal.prompts() < terminal.awaited {
                return false;
            }
            let screen = terminal.screen.screen();
            let (row, _) = screen.cursor_position();
            let shown = screen.contents_between(0, 0, row + 1, 0);
            let shown = shown.trim_end();
            // The question stands in the last paragraph, or above it with what belongs to it.
            let above = shown.rmatch_indices("\n\n").nth(1).map_or(0, |(at, _)| at);
            let above = &shown[above..];
            flat(above).contains(&flat(text)) && above.contains("\n>")
        })
    }

    /// Waits until a text stands anywhere on the screen.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Terminal {
        self.waits(text, |terminal| {
            flat(&terminal.screen()).contains(&flat(text))
        })
    }

    /// Waits until a text stands on the screen so many times.
    #[track_caller]
    pub fn shows_times(&mut self, text: &str, times: usize) -> &mut Terminal {
        self.waits(text, |terminal| {
            flat(&terminal.screen()).matches(&flat(text)).count() >= times
        })
    }

    #[track_caller]
    fn waits(&mut self, text: &str, there: impl Fn(&Terminal) -> bool) -> &mut Terminal {
        let until = Instant::now() + PATIENCE;
        while !there(self) {
            let left = until.saturating_duration_since(Instant::now());
            match self.heard.recv_timeout(left.min(Duration::from_millis(50))) {
                Ok(bytes) => {
                    self.all.extend(&bytes);
                    self.screen.process(&bytes);
                }
                // It may be waited for something that is not on the screen.
                Err(RecvTimeoutError::Timeout) if !left.is_zero() => {}
                Err(_) => panic!(
                    "“{text}” does not come; the screen:\n{}\n--- all of it:\n{}",
                    self.screen.screen().contents(),
                    String::from_utf8_lossy(&self.all)
                ),
            }
        }
        self
    }

    pub fn screen(&self) -> String {
        self.screen.screen().contents()
    }

    /// The terminal is closed while the program waits.
    pub fn killed(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits for the end: the exit status, and all that was shown.
    pub fn ends(mut self) -> (u32, String) {
        self.until_closed();
        let status = self.child.wait().unwrap();
        let all = String::from_utf8_lossy(&self.all).into_owned();
        assert!(!all.contains("panicked at"), "{all}");
        assert_eq!(status.signal(), None, "{all}");
        (status.exit_code(), all)
    }

    /// As [`Terminal::ends`], and the terminal is as it was before. Instead of a status it may have been a signal.
    #[track_caller]
    pub fn ends_given_back(mut self) -> Result<u32, String> {
        self.until_closed();
        let status = self.child.wait().unwrap();
        assert!(self.is_given_back(), "{}", self.screen());
        match status.signal() {
            Some(signal) => Err(signal.to_owned()),
            None => Ok(status.exit_code()),
        }
    }

    fn until_closed(&mut self) {
        loop {
            match self.heard.recv_timeout(PATIENCE) {
                Ok(bytes) => {
                    self.all.extend(&bytes);
                    self.screen.process(&bytes);
                }
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    let _ = self.child.kill();
                    panic!("it does not end; the screen:\n{}", self.screen());
                }
            }
        }
    }

    /// As [`Terminal::ends`], well.
    #[track_caller]
    pub fn done(self) -> String {
        let (status, all) = self.ends();
        assert_eq!(status, 0, "{all}");
        all
    }
}

/// How a terminal takes keys: whether line by line, with which signals, and the rest of it.
fn termios(terminal: &dyn MasterPty) -> String {
    format!("{:?}", terminal.get_termios().unwrap())
}

/// Without line breaks, which depend on the width.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
