//! A file that is the old one or the new one, and never half of it.

use std::{fs, io, path::Path};

/// Puts a text in a file's place; who may read it stays as it is.
pub fn replace(file: &Path, text: &str) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let fresh = tempfile::NamedTempFile::new_in(folder)?;
    fs::write(fresh.path(), text)?;
    if let Ok(metadata) = fs::metadata(file) {
        fs::set_permissions(fresh.path(), metadata.permissions())?;
    }
    fresh.persist(file).map_err(|error| error.error)?;
    Ok(())
}
