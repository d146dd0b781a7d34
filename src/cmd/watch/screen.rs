//! The terminal in our hands, and given back however it ends: when one leaves, at an error, when
//! the program panics, is told to end, or is suspended.

use std::{
    io::{self, Stdout, stdout},
    panic,
    sync::{
        Once,
        atomic::{AtomicBool, Ordering},
    },
};

use ratatui::{
    Frame, Terminal,
    backend::CrosstermBackend,
    crossterm::{
        cursor::{Hide, Show},
        execute,
        terminal::{
            Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
            enable_raw_mode,
        },
    },
};

/// Whether the terminal is ours now. There is one for the whole process, and a panic may come from
/// anywhere in it.
static ON: AtomicBool = AtomicBool::new(false);
static HOOKED: Once = Once::new();

/// Whether something written to the terminal would spoil a screen.
pub fn is_on() -> bool {
    ON.load(Ordering::SeqCst)
}

pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Screen {
    /// Takes the terminal: keys come one by one, and what was on the screen is kept aside.
    pub fn enter() -> io::Result<Screen> {
        // What a panic says would be on the screen that is left, and its end in a raw terminal.
        HOOKED.call_once(|| {
            let before = panic::take_hook();
            panic::set_hook(Box::new(move |panic| {
                give_back();
                before(panic);
            }));
        });
        take()?;
        match Terminal::new(CrosstermBackend::new(stdout())) {
            Ok(terminal) => Ok(Screen { terminal }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Columns and rows.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    pub fn draw(&mut self, drawn: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(drawn).map(|_| ())
    }

    /// Gives the terminal back for as long as something else lasts.
    pub fn aside(&mut self, meanwhile: impl FnOnce()) -> io::Result<()> {
        give_back();
        meanwhile();
        self.again()
    }

    /// Takes the terminal once more, whatever has become of it, and draws everything anew.
    pub fn again(&mut self) -> io::Result<()> {
        take()?;
        // `Terminal::clear` would ask the terminal where its cursor is, and wait for an answer.
        execute!(stdout(), Clear(ClearType::All))?;
        self.terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    ON.store(true, Ordering::SeqCst);
    let taken = execute!(stdout(), EnterAlternateScreen, Hide);
    if taken.is_err() {
        give_back();
    }
    taken
}

/// Once for each time it was taken. The terminal may be gone; then there is nobody to complain to.
pub fn give_back() {
    if ON.swap(false, Ordering::SeqCst) {
        let _ = execute!(stdout(), LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Read as _, num::NonZero};

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::*;

    #[test]
    #[ignore = "panics, in a terminal that the test below opens for it"]
    fn panics_on_the_screen() {
        let mut screen = Screen::enter().unwrap();
        screen
            .draw(|frame| frame.render_widget("drawn", frame.area()))
            .unwrap();
        panic!("in the middle of it");
    }

    /// What a panic says can be read on the screen that was there before, which shows that the
    /// terminal was given back first.
    #[test]
    fn a_panic_gives_the_terminal_back() {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let termios = || format!("{:?}", pair.master.get_termios().unwrap());
        let before = termios();
        let mut again = CommandBuilder::new(std::env::current_exe().unwrap());
        let test = "cmd::watch::screen::tests::panics_on_the_screen";
        again.args(["--exact", test, "--ignored", "--nocapture"]);
        // A trace would push what was said off the screen.
        again.env("RUST_BACKTRACE", "0");
        let mut output = pair.master.try_clone_reader().unwrap();
        let mut child = pair.slave.spawn_command(again).unwrap();
        drop(pair.slave);
        let mut all = Vec::new();
        // The other side of a terminal that closes is an error on Linux, and it may come before what was written last.
        for _ in 0..2 {
            let _ = output.read_to_end(&mut all);
        }
        assert!(!child.wait().unwrap().success());
        let all = String::from_utf8_lossy(&all);
        assert!(all.contains("drawn"), "{all}");
        let mut terminal =
            vt100::Parser::new(NonZero::new(24).unwrap(), NonZero::new(80).unwrap(), 0);
        terminal.process(all.as_bytes());
        let screen = terminal.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor(), "{all}");
        assert!(
            screen.contents().contains("in the middle of it"),
            "{}",
            screen.contents()
        );
        assert_eq!(termios(), before);
    }
}
