//! The signals that end or suspend a program, so that the terminal is given back before.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};
#[cfg(unix)]
use std::{io::IsTerminal as _, thread, time::Duration};

#[cfg(unix)]
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP},
    flag, low_level,
};

/// How often somebody looks whether the terminal is still there.
#[cfg(unix)]
const LOOKED_FOR: Duration = Duration::from_secs(1);

/// What came in since it was last asked.
pub struct Signals {
    /// The signal that ends the program; 0 while none has come.
    end: Arc<AtomicUsize>,
    /// The program was stopped, and goes on.
    resumed: Arc<AtomicBool>,
}

impl Signals {
    #[cfg(unix)]
    pub fn new() -> io::Result<Signals> {
        let signals = Signals {
            end: Arc::default(),
            resumed: Arc::default(),
        };
        for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] {
            // Numbers of signals are small and above 0.
            let number = usize::try_from(signal).unwrap_or_default();
            flag::register_usize(signal, Arc::clone(&signals.end), number)?;
        }
        flag::register(SIGCONT, Arc::clone(&signals.resumed))?;
        Ok(signals)
    }

    #[cfg(not(unix))]
    pub fn new() -> io::Result<Signals> {
        Ok(Signals {
            end: Arc::default(),
            resumed: Arc::default(),
        })
    }

    pub fn ended(&self) -> bool {
        self.end.load(Ordering::SeqCst) != 0
    }

    pub fn resumed(&self) -> bool {
        self.resumed.swap(false, Ordering::SeqCst)
    }

    /// Ends as whoever sent the signal expects it; the terminal was given back.
    pub fn obey(&self) -> io::Result<()> {
        #[cfg(unix)]
        if let Ok(signal) = i32::try_from(self.end.load(Ordering::SeqCst)) {
            low_level::emulate_default_handler(signal)?;
        }
        Ok(())
    }
}

/// Ends the program once its terminal is gone; there is nothing left to give back.
///
/// Whoever waits for keys then waits without end, and asks for no signal any more: what reads them reads
/// nothing again and again (crossterm 0.29, its issue 793).
pub fn end_with_terminal() -> io::Result<()> {
    #[cfg(unix)]
    thread::Builder::new().spawn(|| {
        while io::stdin().is_terminal() {
            thread::sleep(LOOKED_FOR);
        }
        low_level::emulate_default_handler(SIGHUP)
    })?;
    Ok(())
}

/// Stops the program until it is taken up again. Where nobody could do that, the system ignores it.
pub fn suspend() {
    #[cfg(unix)]
    let _ = low_level::raise(SIGTSTP);
}
