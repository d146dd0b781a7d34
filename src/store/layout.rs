//! Which file a record stands in, and which record a file holds.

use crate::practice::{
    entry::{Entry, Place},
    kind::{Folder, Kind},
    picture::{Picture, is_name},
};

/// The file that makes a folder a kata home.
pub const HOME_FILE: &str = "kata.toml";
pub const BOARDS: &str = "boards";
/// The files that hold lines of a home for git, beside lines of others.
pub const ATTRIBUTES: &str = ".gitattributes";
pub const IGNORE: &str = ".gitignore";
const POINTS: &str = ".points";
/// The folder of a board that holds the pictures which its records name.
pub const PICTURES: &str = "pictures";

/// Where the files of a kind lie below the home, with `*` for the names that are people's to give.
pub fn pattern(kind: Kind) -> String {
    let any = Place {
        board: Some("*".to_owned()),
        kind,
        stem: "*".to_owned(),
    };
    path(&any)
}

/// The path of a record below the home, with `/`.
pub fn path(place: &Place) -> String {
    let board = place.board.as_deref().unwrap_or_default();
    match place.kind.folder() {
        Folder::Single(file) if place.kind == Kind::Board => format!("{BOARDS}/{board}/{file}"),
        Folder::Single(file) => file.to_owned(),
        Folder::Home(folder) => format!("{folder}/{}.toml", place.stem),
        Folder::Board(folder) => {
            let points = if place.kind == Kind::Points {
                POINTS
            } else {
                ""
            };
            format!("{BOARDS}/{board}/{folder}/{}{points}.toml", place.stem)
        }
    }
}

/// The record that a path below the home belongs to; none for other files.
pub fn place(path: &str) -> Option<Place> {
    // Every file of a home is asked: nothing is made of it before it is known to be one.
    let mut parts = [""; 4];
    let mut count = 0;
    for part in path.split('/') {
        *parts.get_mut(count)? = part;
        count += 1;
    }
    let stem = |file: &str| file.strip_suffix(".toml").map(str::to_owned);
    let (board, kind, stem) = match &parts[..count] {
        [file] => (None, at_top(file)?, stem(file)?),
        [folder, file] => (None, in_folder(Folder::Home(folder))?, stem(file)?),
        [BOARDS, board, "board.toml"] => (Some(*board), Kind::Board, "board".to_owned()),
        [BOARDS, board, folder, file] => {
            let stem = stem(file)?;
            let kind = in_folder(Folder::Board(folder))?;
            match stem.strip_suffix(POINTS) {
                Some(metric) if kind == Kind::Metric => {
                    (Some(*board), Kind::Points, metric.to_owned())
                }
                _ => (Some(*board), kind, stem),
            }
        }
        _ => return None,
    };
    // A path that leads elsewhere is nobody's.
    let is_folder = board.is_none_or(|board| !matches!(board, "" | "." | ".."));
    (is_folder && !stem.is_empty() && !stem.starts_with('.')).then(|| Place {
        board: board.map(str::to_owned),
        kind,
        stem,
    })
}

/// The kind whose one file stands in the home itself.
fn at_top(file: &str) -> Option<Kind> {
    own_files().find_map(|(kind, own)| (own == file).then_some(kind))
}

/// The files that stand in the home itself, each the only one of its kind.
pub fn own_files() -> impl Iterator<Item = (Kind, &'static str)> {
    Kind::ALL.iter().filter_map(|kind| match kind.folder() {
        Folder::Single(file) if *kind != Kind::Board => Some((*kind, file)),
        _ => None,
    })
}

fn in_folder(folder: Folder<'_>) -> Option<Kind> {
    Kind::ALL
        .iter()
        .copied()
        .find(|kind| *kind != Kind::Points && kind.folder() == folder)
}

/// The folders of a home that hold records, `boards` apart.
pub fn home_folders() -> impl Iterator<Item = &'static str> {
    Kind::ALL.iter().filter_map(|kind| match kind.folder() {
        Folder::Home(folder) => Some(folder),
        _ => None,
    })
}

/// The folders of a board that hold records.
pub fn board_folders() -> Vec<&'static str> {
    let mut folders: Vec<&str> = Kind::ALL
        .iter()
        .filter_map(|kind| match kind.folder() {
            Folder::Board(folder) => Some(folder),
            _ => None,
        })
        .collect();
    folders.dedup();
    folders
}

/// Everything in a home that holds records: its own files, and folders.
pub fn all() -> Vec<String> {
    let mut paths: Vec<String> = vec![BOARDS.to_owned()];
    paths.extend(own_files().map(|(_, file)| file.to_owned()));
    paths.extend(home_folders().map(str::to_owned));
    paths.sort();
    paths.dedup();
    paths
}

/// The path of a picture below the home; none where it has no name of a picture.
pub fn picture(board: &str, file: &str) -> Option<String> {
    is_name(file).then(|| format!("{}/{file}", pictures(board)))
}

/// The pictures that a record names, each with its path below the home; those are left out that no
/// file of a picture can be.
pub fn pictures_of(entry: &Entry) -> impl Iterator<Item = (&Picture, String)> {
    let board = entry.place.board.as_deref();
    let pictures = entry.common.pictures.iter();
    pictures.filter_map(move |one| Some((one, picture(board?, &one.file)?)))
}

/// The folder of a board's pictures, below the home.
pub fn pictures(board: &str) -> String {
    format!("{BOARDS}/{board}/{PICTURES}")
}

/// What git must know of pictures: their bytes are theirs, and a diff of them says nothing.
pub fn picture_attributes() -> String {
    format!("{} binary", picture_pattern())
}

/// What says all pictures of a home to git.
pub fn picture_pattern() -> String {
    format!("/{BOARDS}/*/{PICTURES}/*")
}

/// A text with those of these lines at its end that it lacks.
pub fn with_lines(text: &str, lines: &[String]) -> String {
    let mut text = text.to_owned();
    for line in lines {
        if text.lines().any(|has| has == line) {
            continue;
        }
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// What git must know of a home's files, a line each, with the paths of the home's own folders.
pub fn attributes() -> Vec<String> {
    let own = own_files().map(|(_, file)| format!("/{file} text eol=lf"));
    let mut lines: Vec<String> = own.collect();
    for folder in home_folders().chain([BOARDS]) {
        lines.push(format!("/{folder}/**/*.toml text eol=lf"));
    }
    lines.push(format!("/{BOARDS}/*/metrics/*{POINTS}.toml merge=union"));
    lines.push(picture_attributes());
    lines
}

/// The lines that let records in which an ignore rule would keep out: each folder, for nothing
/// within one that is kept out can be let in, and the records in it.
pub fn let_in() -> Vec<String> {
    let own = own_files().map(|(_, file)| file);
    let files = own.chain([ATTRIBUTES, IGNORE]);
    let mut lines: Vec<String> = files.map(|file| format!("!/{file}")).collect();
    for folder in home_folders() {
        lines.extend([format!("!/{folder}/"), format!("!/{folder}/*.toml")]);
    }
    lines.extend(["/", "/**/", "/**/*.toml"].map(|below| format!("!/{BOARDS}{below}")));
    lines.push(format!("!{}", picture_pattern()));
    lines
}

/// The lines that take records out of what attributes make of other files.
pub fn unfiltered(attributes: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for attribute in attributes {
        lines.extend(own_files().map(|(_, file)| format!("/{file} !{attribute}")));
        for folder in home_folders().chain([BOARDS]) {
            lines.push(format!("/{folder}/**/*.toml !{attribute}"));
        }
        lines.push(format!("{} !{attribute}", picture_pattern()));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_the_pattern_of_a_kind_is_of_that_kind() {
        for kind in Kind::ALL {
            let path = pattern(*kind).replace('*', "a-1");
            assert_eq!(place(&path).map(|place| place.kind), Some(*kind), "{path}");
        }
    }

    #[test]
    fn the_lines_for_git_stand_in_the_description_of_the_files() {
        let described = include_str!("../../docs/file-format.md");
        let lines = format!("```\n{}\n```", attributes().join("\n"));
        assert!(described.contains(&lines), "{lines}");
    }

    #[test]
    fn a_path_leads_to_its_record_and_back() {
        for path_of in [
            "kata.toml",
            "direction.toml",
            "problems/007-returns-come-back-unlabelled.toml",
            "standards/003-labels.toml",
            "culture/002-2026-11-23-packing-team.toml",
            "boards/packing/board.toml",
            "boards/packing/metrics/lead-time.toml",
            "boards/packing/metrics/lead-time.points.toml",
            "boards/packing/conditions/001-2026-11-23.toml",
            "boards/packing/targets/003-x.toml",
            "boards/packing/obstacles/005.toml",
            "boards/packing/experiments/014-print.toml",
            "boards/packing/experiments/014-more.points.toml",
        ] {
            let found = place(path_of).unwrap_or_else(|| panic!("{path_of}"));
            assert_eq!(path(&found), path_of);
        }
    }

    #[test]
    fn other_files_are_not_records() {
        for other in [
            "README.md",
            "src/main.rs",
            "boards/packing/notes.md",
            "boards/x/experiments/.toml",
            "boards/x/a/b/c.toml",
            "boards/x/pictures/a.points.toml",
            "problems/x.md",
        ] {
            assert_eq!(place(other), None, "{other}");
        }
    }
}
