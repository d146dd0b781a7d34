//! A file that is the old one or the new one, and never half of it.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Written,
    /// It was like this already, and its time stays too.
    Unchanged,
}

/// Puts new content in a file's place, at once and whole; a file that has it already is left alone.
pub fn replace(place: &Path, bytes: &[u8]) -> io::Result<Done> {
    let before = fs::metadata(place).ok();
    let alike = before
        .as_ref()
        .is_some_and(|before| before.len() == bytes.len() as u64);
    if alike && fs::read(place)? == bytes {
        return Ok(Done::Unchanged);
    }
    let folder = place
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kata-");
    // What everybody may read stays so; a new file is as any program makes it.
    let permissions = before.map(|before| before.permissions());
    #[cfg(unix)]
    let new = {
        use std::os::unix::fs::PermissionsExt as _;
        fs::Permissions::from_mode(0o666)
    };
    #[cfg(unix)]
    builder.permissions(new);
    let mut file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    // A disk that is full may say so only now.
    file.as_file().sync_all()?;
    file.persist(place).map_err(|error| error.error)?;
    Ok(Done::Written)
}
