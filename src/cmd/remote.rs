//! What a git that talks to another repository may ask and show here.

use std::io::{IsTerminal as _, Write as _};

use crate::{cmd::app::App, store::git::Manners, view::terminal};

/// It may ask where somebody sits, and its progress is shown there. Its questions go to the terminal
/// itself, so a result that goes into a file does not keep it from asking.
pub fn manners(app: &App<'_>) -> Manners<'static> {
    let seen = std::io::stderr().is_terminal() && !app.json();
    Manners {
        asks: seen && std::io::stdin().is_terminal() && !app.global.no_input,
        shown: (seen && !app.global.quiet).then_some(&show),
    }
}

/// A line that the next one takes the place of ends with `\r`.
#[allow(
    clippy::print_stderr,
    reason = "git is heard while the application is borrowed by the command"
)]
fn show(line: &str) {
    let (text, replaced) = match line.strip_suffix('\r') {
        Some(text) => (text, true),
        None => (line.trim_end_matches('\n'), false),
    };
    let end = if replaced { '\r' } else { '\n' };
    // What stood there of a longer line goes.
    eprint!("\x1b[K{}{end}", terminal::clean(text));
    let _ = std::io::stderr().flush();
}
