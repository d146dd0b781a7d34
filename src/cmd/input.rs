//! The bytes of a file that a command line names, or of standard input.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
    },
    say,
};

/// Reads what was named, and no more of it than `most` bytes; a path begins where `-C` leads, as with git.
pub fn bytes(app: &App<'_>, path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = match path == Path::new("-") {
        true => io::stdin().lock().take(most).read_to_end(&mut bytes),
        false => {
            File::open(app.path(path)).and_then(|file| file.take(most).read_to_end(&mut bytes))
        }
    };
    read.map_err(|error| {
        let shown = path.display().to_string();
        let message = say!("failed-from", path = shown, error = error.to_string());
        Failure::new(exit::FAILED, message)
    })?;
    Ok(bytes)
}

/// What it is called in what is said about it.
pub fn name(app: &App<'_>, path: &Path) -> String {
    match path == Path::new("-") && !app.json() {
        true => app.words().by_name("standard-input"),
        false => path.display().to_string(),
    }
}
