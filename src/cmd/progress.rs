//! What is said while something takes long: one line on standard error, after a second, gone when it
//! is done.
//!
//! ```text
//! ⠙ Looking through the history … 12400
//! ⠹ Writing the files … 240/1000
//! ```
//!
//! Nothing is said where nobody sees it (no terminal, `-q`, JSON), nor in the first second. The
//! line is drawn by a thread, so that it also moves while we wait for git or the disk; the work itself only counts.
//! Ours rather than a crate's: none waits a second before it shows anything, and that is half of what there is.

use std::{
    io::{self, IsTerminal as _, Write as _},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::{cmd::app::App, practice::say::Message, store::tally::Tally, view::terminal};

/// What takes less is not spoken of.
const FIRST: Duration = Duration::from_secs(1);
const EVERY: Duration = Duration::from_millis(100);

const TURNS: [&str; 10] = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const PLAIN_TURNS: [&str; 4] = ["|", "/", "-", "\\"];

/// Something that may take long. It is over when this is dropped.
#[must_use = "it is over at once when it is dropped"]
pub struct Progress {
    /// What was done, where nobody else counts it.
    own: Tally,
    line: Option<Arc<Line>>,
    worker: Option<JoinHandle<()>>,
}

/// The line, in the hands of whoever does the work, of the thread that draws it, and of the
/// application, which writes elsewhere.
pub struct Line {
    state: Mutex<State>,
    woken: Condvar,
    unicode: bool,
}

struct State {
    what: String,
    tally: Tally,
    /// What the tally had counted before.
    before: usize,
    total: Option<usize>,
    turn: usize,
    /// Whether the line is on the terminal.
    shown: bool,
    /// Whether something else is being written.
    aside: bool,
    over: bool,
}

impl App<'_> {
    /// Says what is being done, should it take longer than a second.
    pub fn progress(&self, what: &Message) -> Progress {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let seen = self.watched && !dumb && !self.global.quiet && !self.json();
        let own = Tally::default();
        let line = seen.then(|| {
            Arc::new(Line {
                state: Mutex::new(State {
                    what: self.say(what),
                    tally: own.clone(),
                    before: 0,
                    total: None,
                    turn: 0,
                    shown: false,
                    aside: false,
                    over: false,
                }),
                woken: Condvar::new(),
                unicode: self.style().unicode,
            })
        });
        if let Some(line) = &line {
            self.shown_while(line);
        }
        let worker = line.clone().and_then(|line| {
            // Where no thread can be had, nothing is said.
            thread::Builder::new()
                .spawn(move || line.draw_until_over())
                .ok()
        });
        Progress { own, line, worker }
    }
}

impl Progress {
    /// How many there are in all. The line goes when so many are done, so that it is not in the way
    /// of what comes then, such as a hook or the question for a passphrase.
    pub fn of(&self, total: usize) {
        self.change(|state| state.total = Some(total));
    }

    /// Shows what is counted elsewhere from here on.
    pub fn counting(self, tally: &Tally) -> Progress {
        self.change(|state| {
            state.before = tally.so_far();
            state.tally = tally.clone();
        });
        self
    }

    /// One more is done.
    pub fn one(&self) {
        self.own.one();
    }

    /// Goes on with something else, in the same line.
    pub fn then(self, what: String) -> Progress {
        self.change(|state| {
            state.what = what;
            state.total = None;
        });
        self
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        if let Some(line) = &self.line {
            change(&mut line.state());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(line) = &self.line {
            let mut state = line.state();
            state.over = true;
            state.hide();
            drop(state);
            line.woken.notify_all();
        }
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

impl Line {
    fn state(&self) -> MutexGuard<'_, State> {
        // Whoever panicked with it can have left nothing half-done that matters.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn draw_until_over(&self) {
        let mut wait = FIRST;
        let mut state = self.state();
        loop {
            let waited = self
                .woken
                .wait_timeout_while(state, wait, |state| !state.over);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            if state.over {
                return;
            }
            let columns = terminal_size::terminal_size_of(io::stderr());
            let columns = columns.map_or(80, |(terminal_size::Width(columns), _)| columns);
            state.draw(columns.into(), self.unicode);
            wait = EVERY;
        }
    }

    /// Takes the line off for as long as something else is written.
    pub fn aside(self: Arc<Line>) -> Aside {
        let mut state = self.state();
        state.aside = true;
        state.hide();
        drop(state);
        Aside(self)
    }
}

/// While this lives, something else may be written.
pub struct Aside(Arc<Line>);

impl Drop for Aside {
    fn drop(&mut self) {
        self.0.state().aside = false;
    }
}

impl State {
    /// What stands in the line; nothing where all is done.
    fn text(&self, unicode: bool) -> Option<String> {
        let done = self.tally.so_far().saturating_sub(self.before);
        let count = match (done, self.total) {
            (done, Some(total)) if done >= total => return None,
            (done, Some(total)) => format!(" {done}/{total}"),
            (0, None) => String::new(),
            (done, None) => format!(" {done}"),
        };
        let turns: &[&str] = if unicode { &TURNS } else { &PLAIN_TURNS };
        let turn = turns[self.turn % turns.len()];
        let text = format!("{turn} {} …{count}", terminal::clean(&self.what));
        Some(match unicode {
            true => text,
            false => terminal::plain_signs(&text),
        })
    }

    fn draw(&mut self, columns: usize, unicode: bool) {
        let Some(text) = self.text(unicode).filter(|_| !self.aside) else {
            return self.hide();
        };
        self.turn += 1;
        // A line that reaches the edge would go on in the next one, and stay there.
        let fits = |end: &usize| terminal::width_of(&text[..*end]) < columns;
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let end = ends.take_while(fits).last().unwrap_or(0);
        write(&format!("\r{}\x1b[K", &text[..end]));
        self.shown = true;
    }

    fn hide(&mut self) {
        if self.shown {
            write("\r\x1b[K");
            self.shown = false;
        }
    }
}

/// Nobody is there to hear that standard error is gone.
fn write(text: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(text.as_bytes());
    let _ = err.flush();
}

/// Whether somebody sees what is written to standard error.
pub fn is_watched() -> bool {
    io::stderr().is_terminal()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(total: Option<usize>) -> State {
        State {
            what: "Writing".to_owned(),
            tally: Tally::default(),
            before: 0,
            total,
            turn: 0,
            shown: false,
            aside: false,
            over: false,
        }
    }

    #[test]
    fn the_count_is_shown_as_far_as_it_is_known() {
        let mut open = state(None);
        assert_eq!(open.text(true).unwrap(), "⠋ Writing …");
        open.tally.one();
        open.turn = 11;
        assert_eq!(open.text(true).unwrap(), "⠙ Writing … 1");
        assert_eq!(open.text(false).unwrap(), "\\ Writing ... 1");
        // Counted elsewhere, and not from the beginning.
        open.before = 1;
        assert_eq!(open.text(true).unwrap(), "⠙ Writing …");
    }

    #[test]
    fn the_line_goes_when_all_is_done() {
        let state = state(Some(2));
        state.tally.one();
        assert_eq!(state.text(true).unwrap(), "⠋ Writing … 1/2");
        state.tally.one();
        assert_eq!(state.text(true), None);
    }
}
