//! Commits and entries, in the one form that both readers give them.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, Offset, Utc};

/// Someone's name and e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Person {
    pub name: String,
    pub email: String,
}

/// One commit.
#[derive(Debug, Clone, PartialEq)]
pub struct Commit {
    pub id: String,
    pub parents: Vec<String>,
    pub author: Person,
    /// The author date, with the offset it was written in.
    pub at: DateTime<FixedOffset>,
    pub message: String,
}

/// What lies at a path of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Entry {
    pub path: String,
    pub id: String,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Kind {
    File,
    Executable,
    Link,
    Submodule,
    Folder,
}

impl Kind {
    pub fn of_mode(mode: u32) -> Kind {
        match mode & 0o170_000 {
            0o040_000 => Kind::Folder,
            0o120_000 => Kind::Link,
            0o160_000 => Kind::Submodule,
            _ if mode & 0o111 != 0 => Kind::Executable,
            _ => Kind::File,
        }
    }

    pub fn is_file(self) -> bool {
        matches!(self, Kind::File | Kind::Executable)
    }

    pub fn is_executable(self) -> bool {
        self == Kind::Executable
    }
}

/// What the index has for a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Staged {
    pub id: String,
    /// Announced with `git add -N`, without content.
    pub intent: bool,
    /// Left out of the work tree by a sparse checkout.
    pub left_out: bool,
    /// Unmerged.
    pub conflict: bool,
}

impl Commit {
    /// Reads a commit object.
    ///
    /// Nothing in it is trusted: whatever is missing or broken comes out empty, or as the epoch in
    /// UTC, because a history must stay readable around one bad commit.
    pub(super) fn parse(id: &str, raw: &[u8]) -> Commit {
        let text = decode(raw);
        let (header, message) = text.split_once("\n\n").unwrap_or((&text, ""));
        let mut parents = Vec::new();
        let mut author = None;
        for line in header.lines() {
            match line.split_once(' ') {
                Some(("parent", parent)) => parents.push(parent.to_owned()),
                Some(("author", who)) if author.is_none() => author = Some(signature(who)),
                _ => {}
            }
        }
        let (author, at) = author.unwrap_or_else(|| signature(""));
        Commit {
            id: id.to_owned(),
            parents,
            author,
            at,
            message: message.to_owned(),
        }
    }
}

/// The text of a commit, in the encoding that it names; in UTF-8 where it names none.
fn decode(raw: &[u8]) -> Cow<'_, str> {
    let header = raw
        .windows(2)
        .position(|two| two == b"\n\n")
        .map_or(raw, |end| &raw[..end]);
    let mut lines = header.split(|&byte| byte == b'\n');
    let named = lines
        .find_map(|line| line.strip_prefix(b"encoding "))
        .and_then(encoding_rs::Encoding::for_label);
    match named {
        Some(encoding) => encoding.decode_without_bom_handling(raw).0,
        None => String::from_utf8_lossy(raw),
    }
}

/// Takes `NAME <EMAIL> SECONDS OFFSET` apart.
pub(super) fn signature(line: &str) -> (Person, DateTime<FixedOffset>) {
    // The last `>`: whatever a broken e-mail address has in it, a date has none.
    let (who, when) = line.rsplit_once('>').unwrap_or((line, ""));
    let (name, email) = who.split_once('<').unwrap_or((who, ""));
    let person = Person {
        name: name.trim().to_owned(),
        email: email.trim().to_owned(),
    };
    let mut when = when.split_whitespace();
    let seconds = when.next().and_then(|s| s.parse().ok()).unwrap_or(0);
    let offset = when.next().and_then(offset).unwrap_or_else(|| Utc.fix());
    let at = DateTime::from_timestamp(seconds, 0)
        .unwrap_or_default()
        .with_timezone(&Utc);
    // Within a day of the ends of the calendar the local date does not exist.
    let local = match at.naive_utc().checked_add_offset(offset) {
        Some(_) => at.with_timezone(&offset),
        None => DateTime::<Utc>::default().fixed_offset(),
    };
    (person, local)
}

/// `+0130`, as an offset.
fn offset(text: &str) -> Option<FixedOffset> {
    let number: i32 = text.parse().ok()?;
    FixedOffset::east_opt((number / 100 * 60 + number % 100).checked_mul(60)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_keeps_the_local_offset() {
        let (who, at) = signature("Änne <a@b> 1700000000 -0330");
        assert_eq!((who.name.as_str(), who.email.as_str()), ("Änne", "a@b"));
        assert_eq!(at.to_rfc3339(), "2023-11-14T18:43:20-03:30");
    }

    #[test]
    fn broken_authors_and_dates_never_panic() {
        for line in [
            "",
            "<>",
            ">",
            "a <b> 99999999999999999999 +0000",
            "a <b> 9223372036854775807 +9999",
            "a <b> 8210266876799 +2359",
            "a <b> -8334601228800 -2359",
            "a <b> 0 -2147483648",
            "a <b> x y",
        ] {
            let (_, at) = signature(line);
            let _ = at.to_rfc3339();
        }
        assert_eq!(
            signature("a <b> 86400 +9999").1.to_rfc3339(),
            "1970-01-02T00:00:00+00:00"
        );
    }

    #[test]
    fn a_commit_is_read_past_its_signature_block() {
        let raw = b"tree t\nparent p\nparent q\nauthor A <a@b> 0 +0100\ncommitter C <c@d> 1 +0000\ngpgsig -----BEGIN\n parent no\n \n -----END\n\nSubject\n\nBody\n";
        let commit = Commit::parse("i", raw);
        assert_eq!(commit.parents, ["p", "q"]);
        assert_eq!(commit.message, "Subject\n\nBody\n");
    }
}
