//! What waits in the terminal's input, beside the line editor that reads it.
//!
//! Whoever pastes several lines into a terminal that does not mark what is pasted has typed all of them
//! before the first question is read. They are no answers. And a line editor that is asked to read
//! one line reads what is behind it too, and loses it. So standard input gets an opening of the terminal
//! of its own, on which reading can be told not to wait; that of the shell stays as it is.

use std::{
    cell::OnceCell,
    io::{Result, Stdin},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::{CWD, Mode, OFlags, openat},
    io::ioctl_fionbio,
    stdio::dup2_stdin,
    termios::ttyname,
};

thread_local! {
    /// Whether standard input is an opening of our own; the questions are all asked by one thread.
    static OWN: OnceCell<bool> = const { OnceCell::new() };
}

/// Whether something can be read already; a whole line, while the terminal takes them so.
pub fn waits() -> bool {
    let stdin = std::io::stdin();
    let mut input = [PollFd::new(&stdin, PollFlags::IN)];
    let at_once = Timespec::default();
    let asked = poll(&mut input, Some(&at_once)).is_ok();
    // A terminal that is gone, or that cannot be asked, is not one in which something waits.
    asked && input[0].revents().contains(PollFlags::IN)
}

/// Takes what waits there, as far as whole lines do.
pub fn taken() -> String {
    let mut taken = Vec::new();
    let mut some = [0; 4096];
    if !only_what_is_there(true) {
        return String::new();
    }
    while let Ok(count @ 1..) = rustix::io::read(std::io::stdin(), &mut some) {
        taken.extend_from_slice(some.get(..count).unwrap_or_default());
    }
    only_what_is_there(false);
    String::from_utf8_lossy(&taken).into_owned()
}

/// Has reading end where nothing is there, or wait again; false where it always waits.
pub fn only_what_is_there(only: bool) -> bool {
    let stdin = std::io::stdin();
    let own = OWN.with(|own| *own.get_or_init(|| open_again(&stdin).is_ok()));
    own && ioctl_fionbio(&stdin, only).is_ok()
}

/// Opens the terminal once more as standard input. With its name it may belong to somebody else, as after
/// `su`; then as the one that this process has.
fn open_again(stdin: &Stdin) -> Result<()> {
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
    let named = ttyname(stdin, Vec::new()).and_then(|name| openat(CWD, name, flags, Mode::empty()));
    let opened = named.or_else(|_| openat(CWD, "/dev/tty", flags, Mode::empty()))?;
    Ok(dup2_stdin(&opened)?)
}
