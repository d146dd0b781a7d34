//! `--picture FILE [--caption TEXT]`: pictures of a process or a whiteboard, beside the record that a
//! step writes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::{
    Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches,
    builder::{OsStringValueParser, TypedValueParser as _},
    error::ErrorKind,
};

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
        input,
        read::plain,
        session::Session,
    },
    photo::{self, Kept, PictureError},
    practice::{
        board::Board,
        change::Put,
        entry::Entry,
        experiment::Experiment,
        picture::{DIGITS, Picture},
    },
    say,
    store::{home::File, layout},
    view::storyboard,
};

const PICTURE: &str = "picture";
const CAPTION: &str = "caption";

/// The pictures that a command was given, each with its caption.
#[derive(Debug, Clone, Default)]
pub struct Pictured(Vec<Named>);

#[derive(Debug, Clone)]
struct Named {
    /// None takes out the pictures that are there.
    file: Option<PathBuf>,
    caption: Option<String>,
}

/// The pictures as they will be kept.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    /// Those that are there are taken out.
    anew: bool,
    taken: Vec<(Kept, Option<String>)>,
}

impl Pictures {
    pub fn is_empty(&self) -> bool {
        !self.anew && self.taken.is_empty()
    }
}

impl Args for Pictured {
    fn augment_args(command: Command) -> Command {
        command
            .arg(
                Arg::new(PICTURE)
                    .long(PICTURE)
                    .value_name("FILE")
                    .help("A picture (JPEG, PNG, WebP, GIF); place and camera are taken out; may be repeated")
                    // Empty, it takes all of them out.
                    .value_parser(OsStringValueParser::new().map(PathBuf::from))
                    .action(ArgAction::Append),
            )
            .arg(
                Arg::new(CAPTION)
                    .long(CAPTION)
                    .value_name("TEXT")
                    .help("What is to be seen on the picture before it")
                    .requires(PICTURE)
                    .action(ArgAction::Append),
            )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Pictured::augment_args(command)
    }
}

impl FromArgMatches for Pictured {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let placed = |id: &str| matches.indices_of(id).into_iter().flatten();
        let files = matches.get_many::<PathBuf>(PICTURE).into_iter().flatten();
        let mut named: Vec<(usize, Named)> = placed(PICTURE)
            .zip(files)
            .map(|(place, file)| {
                let file = Some(file.clone()).filter(|file| !file.as_os_str().is_empty());
                let caption = None;
                (place, Named { file, caption })
            })
            .collect();
        let captions = matches.get_many::<String>(CAPTION).into_iter().flatten();
        for (place, caption) in placed(CAPTION).zip(captions) {
            let before = named.iter_mut().rfind(|(picture, _)| *picture < place);
            match before {
                Some((
                    _,
                    Named {
                        caption: free @ None,
                        file: Some(_),
                    },
                )) => {
                    *free = Some(caption.clone());
                }
                _ => {
                    let text = "each --caption stands behind the --picture that it is of\n";
                    return Err(clap::Error::raw(ErrorKind::ArgumentConflict, text));
                }
            }
        }
        Ok(Pictured(
            named.into_iter().map(|(_, named)| named).collect(),
        ))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Pictured::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Pictured {
    /// Reads the files, before anything is asked or locked.
    pub fn read(self, app: &App<'_>) -> Result<Pictures, Failure> {
        let mut pictures = Pictures::default();
        for named in self.0 {
            let Some(file) = named.file else {
                pictures.anew = true;
                continue;
            };
            let bytes = bytes(app, &file)?;
            let kept = photo::keep(&bytes).map_err(|error| refused(&file, error))?;
            let caption = named.caption.map(|caption| plain(&caption));
            let caption = caption.filter(|caption| !caption.is_empty());
            pictures.taken.push((kept, caption));
        }
        Ok(pictures)
    }
}

/// What stands in a file, if it is one, and no more than is looked at.
fn bytes(app: &App<'_>, file: &Path) -> Result<Vec<u8>, Failure> {
    // A pipe or a device would be waited for.
    if fs::metadata(app.path(file)).is_ok_and(|found| !found.is_file()) {
        return Err(refused(file, PictureError::Unknown));
    }
    input::bytes(app, file, photo::LARGEST as u64 + 1)
}

fn refused(file: &Path, error: PictureError) -> Failure {
    let path = file.display().to_string();
    let (message, hint) = match error {
        PictureError::TooLarge => (
            say!("failed-picture-large", path = path),
            say!("hint-picture-smaller"),
        ),
        PictureError::TooManyPoints { width, height } => (
            say!(
                "failed-picture-points",
                path = path,
                width = width as usize,
                height = height as usize
            ),
            say!("hint-picture-smaller"),
        ),
        PictureError::Svg => (
            say!("failed-picture-svg", path = path),
            say!("hint-picture-svg"),
        ),
        PictureError::Heif => (
            say!("failed-picture-heif", path = path),
            say!("hint-picture-heif"),
        ),
        PictureError::Pdf => (
            say!("failed-picture-pdf", path = path),
            say!("hint-picture-pdf"),
        ),
        PictureError::Unknown => (
            say!("failed-picture-unknown", path = path),
            say!("hint-picture-unknown"),
        ),
        PictureError::Broken(error) => (
            say!("failed-picture-broken", path = path, error = error),
            say!("hint-picture-broken"),
        ),
    };
    Failure::new(exit::FAILED, message).hint(hint)
}

/// What the pictures of a board show, as far as they are there: `read` has what stands at a path below
/// the home.
pub fn shown(board: &Board, read: impl Fn(&str) -> Option<Vec<u8>>) -> storyboard::Pictures {
    let mut found = storyboard::Pictures::new();
    for (picture, path) in board.entries().iter().flat_map(layout::pictures_of) {
        if !found.contains_key(&picture.file)
            && let Some(bytes) = read(&path)
        {
            found.insert(picture.file.clone(), bytes);
        }
    }
    found
}

impl Session {
    /// Adds the pictures that were given to the record of a step, and gives the files that come and
    /// go with it.
    pub(super) fn pictured(&self, put: &mut Put) -> Result<Vec<File>, Failure> {
        let given = &self.recording.pictures;
        let Some(board) = put.after.place.board.clone().filter(|_| !given.is_empty()) else {
            return Ok(Vec::new());
        };
        // What is there to be seen once an experiment was done is what came of it.
        let experiment = put.after.get::<Experiment>();
        let result = experiment.is_some_and(|experiment| experiment.result.is_some());
        let mut files = Vec::new();
        let mut pictures = match given.anew {
            true => Vec::new(),
            false => put.after.common.pictures.clone(),
        };
        for (kept, caption) in &given.taken {
            let (file, path) = self.named(&board, kept)?;
            if files.is_empty() {
                files.extend(self.home.for_pictures(&path)?);
            }
            if !files.iter().any(|(own, _)| *own == path) {
                files.push((path, Some(kept.bytes.clone())));
            }
            pictures.retain(|picture| picture.file != file || picture.result != result);
            pictures.push(Picture {
                file,
                caption: caption.clone(),
                result,
            });
        }
        let gone = put.after.common.pictures.iter();
        let gone = gone.filter(|picture| !pictures.iter().any(|one| one.file == picture.file));
        for picture in gone {
            if !self.is_elsewhere(&put.after, &picture.file) {
                let path = layout::picture(&board, &picture.file);
                files.extend(path.map(|path| (path, None)));
            }
        }
        put.after = put.after.pictured(pictures);
        Ok(files)
    }

    /// The file of a picture, named by its content as git knows it, and its path.
    fn named(&self, board: &str, kept: &Kept) -> Result<(String, String), Failure> {
        let id = self.home.git.hash(&kept.bytes)?;
        let mut digits = DIGITS;
        loop {
            let name = id.get(..digits).unwrap_or(&id);
            let file = format!("{name}.{}", kept.ending);
            // An id of git is hexadecimal, and long enough.
            let path = format!("{}/{file}", layout::pictures(board));
            let there = self.home.content(&path)?;
            let free = there.is_none_or(|bytes| bytes == kept.bytes);
            if free || name.len() == id.len() {
                return Ok((file, path));
            }
            digits += 2;
        }
    }

    /// Whether another record of the board has the picture too.
    fn is_elsewhere(&self, own: &Entry, file: &str) -> bool {
        let entries = self.board.as_ref().map(Board::entries).unwrap_or_default();
        entries
            .iter()
            .filter(|entry| entry.place != own.place)
            .any(|entry| entry.common.pictures.iter().any(|one| one.file == file))
    }
}
