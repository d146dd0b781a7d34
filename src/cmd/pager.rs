//! Long output goes through the user's pager, as git's does, and on a terminal only.

use std::{
    io::Write,
    process::{Command, Stdio},
};

/// Shows a text in a pager. False when that could not be, and the text is still to be shown.
pub fn show(pager: &str, text: &str) -> bool {
    if pager.trim().is_empty() || pager.trim() == "cat" {
        return false;
    }
    let mut command = Command::new("sh");
    command.args(["-c", pager]).stdin(Stdio::piped());
    // As git sets them where they are not set: leave at the end of a short text, keep colours. And
    // what is shown is UTF-8, whatever a bare locale says.
    for (name, value) in [("LESS", "FRX"), ("LV", "-c"), ("LESSCHARSET", "utf-8")] {
        if std::env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    let Ok(mut child) = command.spawn() else {
        return false;
    };
    if let Some(mut input) = child.stdin.take() {
        // Whoever leaves the pager early has seen enough.
        let _ = input.write_all(text.as_bytes());
    }
    child.wait().is_ok_and(|status| status.code() != Some(127))
}
