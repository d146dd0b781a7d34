//! `kata init`: makes a kata home.

mod branch;

use std::path::{Path, PathBuf};

use clap::Args;

use crate::{
    cmd::{
        app::App,
        export::output::failed,
        failure::{Failure, exit},
        new_folder::NewFolder,
        session::{self, Session, Timing},
    },
    practice::{
        change::{Change, Put, StepName},
        entry::Entry,
        lang::Lang,
        settings::{FORMAT, Settings},
        when::Stamp,
    },
    say,
    store::{
        git::{Git, GitError},
        home::Home,
        layout,
    },
    view::command::quoted,
};

#[derive(Args)]
pub struct Init {
    /// The folder; this one when left out
    pub dir: Option<PathBuf>,
    /// What the home is called; the folder's name when left out
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    /// Keep the home on a branch of its own, in a linked work tree: by default PROJECT-NAME beside
    /// the project. What is checked out, staged or changed there stays as it is
    #[arg(long, value_name = "NAME")]
    pub branch: Option<String>,
    #[command(flatten)]
    pub timing: Timing,
}

impl Init {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        if let Some(branch) = self.branch.clone() {
            return self.on_branch(app, &branch);
        }
        let named = self
            .dir
            .as_deref()
            .map(name_of)
            .filter(|name| !name.is_empty());
        let folder = match &self.dir {
            Some(dir) => app.global.directory.join(dir),
            None => app.global.directory.clone(),
        };
        if folder.join(layout::HOME_FILE).exists() {
            return Err(exists(&folder));
        }
        if is_own_folder(&folder) {
            return Err(Failure::new(exit::FAILED, say!("failed-init-own-folder"))
                .hint(say!("hint-init-own-folder")));
        }
        if let Some(home) = home_of_records(&folder) {
            let message = say!(
                "failed-init-within",
                folder = shown(&folder),
                home = shown(&home)
            );
            return Err(Failure::new(exit::FAILED, message).hint(say!("hint-init-within")));
        }
        let at = session::at(app, &self.timing)?;
        // A dry run makes no repository: the change is then shown as it would be in a new one.
        let scratch;
        let mut new = None;
        let mut made = false;
        let (git, folder) = match Git::discover(&folder) {
            Ok(git) => (git, folder),
            Err(GitError::NotARepository { .. } | GitError::Io { .. }) if self.timing.dry_run => {
                scratch = tempfile::tempdir()?;
                (Git::init(scratch.path())?, scratch.path().to_path_buf())
            }
            Err(GitError::NotARepository { .. } | GitError::Io { .. }) => {
                new = Some(NewFolder::make(&folder).map_err(|error| failed(&folder, &error))?);
                let git = match Git::discover(&folder) {
                    Err(GitError::NotARepository { .. }) => {
                        made = true;
                        Git::init(&folder)?
                    }
                    found => found?,
                };
                (git, folder)
            }
            Err(error) => return Err(error.into()),
        };
        // The first commit needs a name; better said before anything is written. A repository that
        // was only just made for it goes again.
        let fresh = git.git_dir().to_path_buf();
        if let Err(unknown) = git.identity() {
            if made {
                std::fs::remove_dir_all(&fresh)?;
            }
            return Err(unknown.into());
        }
        let home = Home::unborn(git, &folder)?;
        // Left out of the work tree by a sparse checkout, it is there all the same.
        if home.text(layout::HOME_FILE)?.is_some() {
            return Err(exists(&folder));
        }
        let name = self.name.or(named).unwrap_or_else(|| name_of(home.root()));
        let settings = settings(name, language(app));
        let begun = begin(app, home, settings, &self.timing, at, []);
        // Whatever failed after it: what was committed stays.
        if made && begun.is_err() && Git::discover(&folder)?.head()?.is_none() {
            std::fs::remove_dir_all(&fresh)?;
        } else if let Some(new) = new {
            new.keep();
        }
        begun
    }
}

/// Whether a folder is the one that a person has on this machine, and in no repository yet: all that
/// they have would come into one.
fn is_own_folder(folder: &Path) -> bool {
    let own = std::env::home_dir().and_then(|own| own.canonicalize().ok());
    let is_own = own.is_some() && folder.canonicalize().ok() == own;
    is_own && matches!(Git::discover(folder), Err(GitError::NotARepository { .. }))
}

/// The home among whose records a folder lies: another one there would cut off what stands below it.
fn home_of_records(folder: &Path) -> Option<PathBuf> {
    // It need not exist yet, and then what is above it does.
    let (above, there) = folder
        .ancestors()
        .find_map(|above| Some((above, above.canonicalize().ok()?)))?;
    let place = there.join(folder.strip_prefix(above).ok()?);
    let home = place
        .ancestors()
        .find(|above| above.join(layout::HOME_FILE).exists())?;
    let below = place.strip_prefix(home).ok()?.iter().next()?.to_str()?;
    let own = layout::home_folders()
        .chain([layout::BOARDS])
        .any(|own| own == below);
    own.then(|| home.to_owned())
}

/// The language of the home.
fn language(app: &App<'_>) -> Lang {
    app.global.lang.unwrap_or_else(|| app.words().lang())
}

fn exists(folder: &Path) -> Failure {
    let message = say!("failed-home-exists", folder = shown(folder));
    Failure::new(exit::FAILED, message).hint(say!("hint-home-exists"))
}

fn settings(name: String, language: Lang) -> Settings {
    Settings {
        format: FORMAT,
        name: Some(name),
        language: Some(language),
        ..Settings::default()
    }
}

fn begin(
    app: &mut App<'_>,
    home: Home,
    settings: Settings,
    timing: &Timing,
    at: Stamp,
    also: impl IntoIterator<Item = (&'static str, serde_json::Value)>,
) -> Result<(), Failure> {
    let entry = Entry::new(home.settings.place.clone(), Default::default(), settings);
    let mut lines = layout::attributes();
    // A rule such as `*.toml filter=…` would have git commit something else than was written.
    lines.extend(layout::unfiltered(&home.filtered()?));
    let mut files = vec![appended(&home, layout::ATTRIBUTES, &lines)?];
    let caught = home.ignored()?;
    if !caught.is_empty() {
        // A rule such as `target*` would hide boards/x/targets/ from git.
        files.push(appended(&home, layout::IGNORE, &layout::let_in())?);
    }
    let mut session = Session::begin(app, home, timing, at)?;
    session.also.extend(also);
    let root = session.home.root().to_path_buf();
    let change = Change::new(StepName::HomeCreated, session.at, Put::new(entry));
    let json = app.json();
    session.finish_with(app, change, &files)?;
    if !json && !timing.dry_run {
        tell_made(app, &root)?;
    }
    Ok(())
}

/// Says what comes next: a board; and where one does not stand in the new home, the way there first.
fn tell_made(app: &mut App<'_>, root: &Path) -> Result<(), Failure> {
    let from = std::env::current_dir()?.canonicalize()?;
    let acts_in = app.global.directory.canonicalize()?;
    let text = if acts_in == root {
        app.spoken(&say!("home-created", folder = shown(root)))
    } else {
        // Whoever went there needs no `-C`.
        app.global.directory = PathBuf::from(".");
        let way = root.strip_prefix(&from).unwrap_or(root);
        let way = quoted(&shown(way));
        app.spoken(&say!("home-created-there", folder = shown(root), way = way))
    };
    app.tell(&format!("\n{text}"));
    Ok(())
}

/// A file of lines with those that it lacks added at its end.
fn appended(
    home: &Home,
    file: &str,
    lines: &[String],
) -> Result<(String, Option<Vec<u8>>), Failure> {
    let text = home.text(file)?.unwrap_or_default();
    let text = layout::with_lines(&text, lines);
    Ok((file.to_owned(), Some(text.into_bytes())))
}

fn name_of(folder: &Path) -> String {
    folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn shown(folder: &Path) -> String {
    folder.display().to_string()
}
