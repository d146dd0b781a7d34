//! The pictures of an export: those that a record of it names, and that are not here yet.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::Deserialize;

use crate::{
    cmd::failure::Failure,
    practice::{incoming::Written, say::Message},
    say,
    store::{
        codec,
        home::{self, Home, NewFile},
        layout,
    },
};

/// A picture, as `kata.export/1` has it.
#[derive(Deserialize)]
pub struct Sent {
    board: String,
    file: String,
    /// Its bytes as base64.
    data: String,
}

/// The files of the pictures that come in, and what is in their way.
pub fn fresh(
    home: &Home,
    sent: &[Sent],
    records: &[Written],
) -> Result<(Vec<NewFile>, Vec<Message>), Failure> {
    let named: Vec<String> = records.iter().flat_map(named).collect();
    let (mut files, mut wrong) = (Vec::new(), Vec::new());
    for one in sent {
        let path = layout::picture(&one.board, &one.file);
        // What no record names is nobody's.
        let Some(path) = path.filter(|path| named.contains(path)) else {
            continue;
        };
        let bytes = STANDARD.decode(&one.data).unwrap_or_default();
        let fits = bytes.len() as u64 <= home::largest(&path);
        if !(fits && is_picture(&bytes)) {
            wrong.push(say!("restore-no-picture", file = path));
            continue;
        }
        match home.content(&path)? {
            Some(there) if there == bytes => {}
            Some(_) => wrong.push(say!("restore-differs", file = path)),
            None => files.push((path, bytes)),
        }
    }
    files.sort();
    files.dedup_by(|one, other| one.0 == other.0);
    Ok((files, wrong))
}

/// The paths of the pictures that a record names.
fn named(record: &Written) -> Vec<String> {
    let Some(board) = &record.place.board else {
        return Vec::new();
    };
    let fields = codec::read(&record.text).unwrap_or_default();
    let pictures = fields.get("pictures").and_then(toml::Value::as_array);
    let files = pictures.into_iter().flatten().filter_map(|picture| {
        let file = picture.get("file")?.as_str()?;
        layout::picture(board, file)
    });
    files.collect()
}

fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xd8\xff") || bytes.starts_with(b"\x89PNG\r\n\x1a\n")
}
