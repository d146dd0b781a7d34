//! Which git is the user's, and whether it is young enough.
//!
//! Asking costs a process, which is a good part of a step. So what was answered is kept in the git
//! directory with the size and time of the program that answered, and asked again when it is
//! another one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::GitError;
use super::run;

/// The oldest git that everything here works with.
const OLDEST: Version = Version(2, 38);
/// The oldest git that knows the reftable format.
const OLDEST_FOR_REFTABLE: Version = Version(2, 45);

/// Kept beside the lock.
const FILE: &str = "kata/git-version";

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Version(u32, u32);

/// What `git --version` said: `git version 2.39.3 (Apple Git-146)`, `2.45.0.windows.1`,
/// `2.50.0-rc1`. None where it is no version at all; then git itself must say what it cannot do.
fn read(said: &str) -> Option<(Version, &str)> {
    let line = said
        .lines()
        .find_map(|line| line.strip_prefix("git version "))?;
    let found = line.split_whitespace().next()?;
    let mut parts = found.split('.').map(|part| {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        part[..digits].parse().ok()
    });
    let version = Version(parts.next()??, parts.next().flatten().unwrap_or(0));
    Some((version, found))
}

fn enough(said: &str, needed: Version) -> Result<(), GitError> {
    match read(said) {
        Some((version, found)) if version < needed => Err(GitError::GitTooOld {
            found: found.to_owned(),
            needed: format!("{}.{}", needed.0, needed.1),
        }),
        _ => Ok(()),
    }
}

/// Refuses a git that is too old, or none.
pub(super) fn check() -> Result<(), GitError> {
    enough(&run::version()?, OLDEST)
}

/// Refuses a git that is too old for reftable.
pub(super) fn check_for_reftable() -> Result<(), GitError> {
    enough(&run::version()?, OLDEST_FOR_REFTABLE)
}

/// Refuses a git that is too old, or none, and asks it only when it is not the one of last time.
pub(super) fn check_for(git_dir: &Path) -> Result<(), GitError> {
    let Some(program) = program() else {
        return check();
    };
    let file = git_dir.join(FILE);
    if let Ok(kept) = fs::read_to_string(&file)
        && let Some(said) = kept.strip_prefix(&program)
    {
        return enough(said.trim_start(), OLDEST);
    }
    let said = run::version()?;
    // Only what saves a process next time.
    let _ = fs::write(&file, format!("{program}\n{said}"));
    enough(&said, OLDEST)
}

/// The program that `git` is now: its path, size and time on one line.
fn program() -> Option<String> {
    let path = std::env::var_os("PATH")?;
    let mut places = std::env::split_paths(&path).map(|folder| folder.join("git"));
    let (place, meta) = places.find_map(|place| look(place).ok())?;
    let modified = meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!(
        "{} {} {}",
        place.display().to_string().replace('\n', " "),
        meta.len(),
        modified.as_nanos()
    ))
}

fn look(place: PathBuf) -> io::Result<(PathBuf, fs::Metadata)> {
    let meta = fs::metadata(&place)?;
    match meta.is_file() {
        true => Ok((place, meta)),
        false => Err(io::ErrorKind::NotFound.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_however_it_is_dressed() {
        for (said, wanted) in [
            ("git version 2.38.0", Some((2, 38))),
            ("git version 2.39.3 (Apple Git-146)", Some((2, 39))),
            ("git version 2.45.0.windows.1", Some((2, 45))),
            ("git version 2.50.0-rc1", Some((2, 50))),
            ("git version 2.51-rc2", Some((2, 51))),
            ("git version 3", Some((3, 0))),
            ("git version 2.next", Some((2, 0))),
            ("git version 2.39.GIT\nhub version 2.14.2", Some((2, 39))),
            ("warning: something\ngit version 2.47.3\n", Some((2, 47))),
            ("git version", None),
            ("git version next", None),
            ("", None),
        ] {
            let found = read(said).map(|(version, _)| (version.0, version.1));
            assert_eq!(found, wanted, "{said:?}");
        }
    }

    #[test]
    fn only_what_is_known_to_be_older_is_refused() {
        assert!(enough("git version 2.37.9", OLDEST).is_err());
        assert!(enough("git version 1.99.1", OLDEST).is_err());
        assert!(enough("git version 2.38", OLDEST).is_ok());
        assert!(enough("git version 2.44.9", OLDEST_FOR_REFTABLE).is_err());
        assert!(enough("something else", OLDEST).is_ok());
    }
}
