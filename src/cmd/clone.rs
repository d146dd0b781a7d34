//! `kata clone`: a practice that others have begun, in a clone of one's own.
//!
//! Clone with the user's git, find the home, say who one is in it, check it, and show what waits.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::{
    cmd::{
        agenda,
        app::App,
        ask::Offer,
        check,
        export::output::failed,
        failure::{Failure, exit},
        new_folder::NewFolder,
        people, remote,
        session::Session,
    },
    practice::{
        agenda::Item,
        board::Board,
        check::Level,
        next::{self, Next},
        when::Day,
    },
    say,
    store::{
        git::{self, Branch, Git, GitError, Manners, Person},
        layout,
    },
    view::{agenda as shown, command::quoted, json, terminal},
};

/// How many days of the agenda are shown.
const DAYS: i64 = 7;

#[derive(Args)]
pub struct Clone {
    /// Where the practice is: an address or a folder, as git takes it
    #[arg(value_name = "URL")]
    address: String,
    /// The folder to make; named after the address when left out
    dir: Option<PathBuf>,
    /// The branch to check out, where it is not the one that holds the home
    #[arg(long, value_name = "NAME")]
    branch: Option<String>,
}

/// What was cloned.
struct Cloned {
    folder: PathBuf,
    /// The branch that is checked out.
    branch: Option<String>,
    /// Whether that is one of its own, and not what the others would have checked out.
    apart: bool,
    /// The folder of the home; none where the repository is empty.
    home: Option<PathBuf>,
}

/// Who this person is in the home.
enum Me {
    /// One of its people: handle and name.
    Known(String, String),
    /// git knows the person, and the home does not.
    Stranger(Person),
    /// git does not know the person either.
    Nobody,
}

/// What waits for a person in a home.
struct Waiting {
    boards: Vec<Board>,
    findings: Vec<(Level, &'static str, usize)>,
    items: Vec<Item>,
    until: Day,
    next: Option<Next>,
}

impl Clone {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let manners = remote::manners(app);
        let cloned = self.fetch(app, manners)?;
        let Some(home) = &cloned.home else {
            return empty(app, &self.address, &cloned);
        };
        let started = std::fs::canonicalize(&app.global.directory)?;
        app.global.directory = home.clone();
        let mut session = Session::read(app)?;
        let mut me = who(&session)?;
        if app.asks() && !session.home.own().people.is_empty() && !matches!(me, Me::Known(..)) {
            self.introduce(app, &session, &cloned)?;
            identify(app, &session, me)?;
            session = Session::read(app)?;
            me = who(&session)?;
        } else if !app.json() {
            self.introduce(app, &session, &cloned)?;
        }
        let waiting = look(app, &mut session, matches!(me, Me::Known(..)))?;
        if app.json() {
            return document(app, &session, &cloned, &me, &waiting);
        }
        tell(app, &session, &me, &waiting)?;
        if started != *home {
            let text = app.say(&say!(
                "clone-go",
                folder = quoted(&home.display().to_string())
            ));
            app.tell(&format!("\n{text}"));
        }
        Ok(())
    }

    /// Clones, and checks out what holds the home.
    fn fetch(&self, app: &App<'_>, manners: Manners<'_>) -> Result<Cloned, Failure> {
        let name = || {
            git::folder_of(&self.address).ok_or_else(|| {
                let address = git::shown_address(&self.address);
                Failure::usage(say!("failed-clone-name", address = address))
                    .hint(say!("hint-clone-name"))
            })
        };
        let dir = match &self.dir {
            Some(dir) => dir.clone(),
            None => name()?.into(),
        };
        let from = std::path::absolute(&app.global.directory)?;
        let folder = from.join(dir);
        let free = match folder.read_dir() {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) => error.kind() == std::io::ErrorKind::NotFound,
        };
        if !free {
            let message = say!("failed-folder-taken", folder = folder.display().to_string());
            return Err(Failure::new(exit::FAILED, message).hint(say!("hint-folder-taken")));
        }
        // git takes away what it made itself, and leaves what had to be made above it.
        let above = folder.parent().unwrap_or(&from);
        let new = NewFolder::make(above).map_err(|error| failed(&folder, &error))?;
        let git = Git::clone(&self.address, &from, &folder, manners)?;
        new.keep();
        let folder = git.work_tree().to_path_buf();
        let names = git.remotes()?.names();
        let remote = names.first().map_or("origin", String::as_str);
        let branches = git.branches_of(remote)?;
        if git.head()?.is_none() && branches.is_empty() {
            let branch = git.branch()?;
            return Ok(Cloned {
                folder,
                branch,
                apart: false,
                home: None,
            });
        }
        let chosen = self.choose(&git, &branches);
        match &chosen {
            Ok((Some(branch), _)) => git.check_out_instead(remote, branch, manners)?,
            // Whatever stands in the way of the practice, the clone is a whole one.
            _ if git.head()?.is_some() => git.check_out_head(manners)?,
            _ => {}
        }
        let (branch, home) = chosen?;
        Ok(Cloned {
            apart: branch.is_some() && self.branch.is_none(),
            branch: git.branch()?,
            home: Some(match home.as_str() {
                "" => folder.clone(),
                below => folder.join(below),
            }),
            folder,
        })
    }

    /// The branch to check out, where it is another one than HEAD's, and the folder of the home.
    fn choose(&self, git: &Git, branches: &[Branch]) -> Result<(Option<String>, String), Failure> {
        let folder = git.work_tree().display().to_string();
        let failed = |message| Failure::new(exit::FAILED, message);
        let head = git.branch()?;
        let is_head = |branch: &&Branch| head.as_deref() == Some(branch.name.as_str());
        let wanted = match &self.branch {
            Some(name) => {
                let found = branches.iter().find(|branch| branch.name == *name);
                Some(found.ok_or_else(|| {
                    let message = say!("failed-clone-no-branch", branch = name, folder = &folder);
                    failed(message).hint(say!("hint-clone-branch", folder = quoted(&folder)))
                })?)
            }
            None => None,
        };
        let tip = match (wanted, git.head()?) {
            (Some(branch), _) => Some(branch.commit.clone()),
            (None, head) => head,
        };
        let homes = match &tip {
            Some(tip) => homes(git, tip)?,
            None => Vec::new(),
        };
        let switch = wanted.filter(|branch| !is_head(branch));
        let switch = switch.map(|branch| branch.name.clone());
        match homes.as_slice() {
            [home] => return Ok((switch, home.clone())),
            // The one at the top is the practice of this repository; others may be examples.
            [first, ..] if first.is_empty() => return Ok((switch, String::new())),
            [] if wanted.is_none() => {}
            [] => return Err(no_home(&self.address, &folder)),
            several => {
                let message = say!("failed-clone-several", homes = several.join(", "));
                return Err(
                    failed(message).hint(say!("hint-clone-several", folder = quoted(&folder)))
                );
            }
        }
        let mut apart = Vec::new();
        for branch in branches {
            if git.blob(&branch.commit, layout::HOME_FILE)?.is_some() {
                apart.push(branch.name.clone());
            }
        }
        match apart.as_slice() {
            [branch] => Ok((Some(branch.clone()), String::new())),
            [] => Err(no_home(&self.address, &folder)),
            several => {
                let message = say!("failed-clone-branches", branches = several.join(", "));
                Err(failed(message).hint(say!("hint-clone-branch", folder = quoted(&folder))))
            }
        }
    }

    /// Says what is where now.
    fn introduce(
        &self,
        app: &mut App<'_>,
        session: &Session,
        cloned: &Cloned,
    ) -> Result<(), Failure> {
        let root = session.home.root();
        let folder = root.display().to_string();
        let named = session.home.own().name.clone();
        let made = match named {
            Some(name) => say!("clone-made", name = name, folder = folder),
            None => say!("clone-made-unnamed", folder = folder),
        };
        let mut text = app.say(&made);
        if let (true, Some(branch)) = (cloned.apart, &cloned.branch) {
            text.push(' ');
            text.push_str(&app.say(&say!("clone-apart", branch = branch)));
        }
        let text = app.wrap(&terminal::clean(&text));
        app.print(&format!("{text}\n"))
    }
}

/// The folders of a commit that hold a home, `""` for the top, which comes first.
fn homes(git: &Git, commit: &str) -> Result<Vec<String>, GitError> {
    let file = layout::HOME_FILE;
    let below = |(path, _): (String, String)| match path.as_str() {
        path if path == file => Some(String::new()),
        path => {
            let folder = path.strip_suffix(file)?.strip_suffix('/')?;
            Some(folder.to_owned())
        }
    };
    let mut homes: Vec<String> = git
        .files(commit, "")?
        .into_iter()
        .filter_map(below)
        .collect();
    homes.sort();
    Ok(homes)
}

fn no_home(address: &str, folder: &str) -> Failure {
    let address = git::shown_address(address);
    let message = say!("failed-clone-no-home", address = address, folder = folder);
    Failure::new(exit::FAILED, message).hint(say!("hint-clone-no-home", folder = quoted(folder)))
}

/// A repository in which nothing was begun yet: it may be begun here.
fn empty(app: &mut App<'_>, address: &str, cloned: &Cloned) -> Result<(), Failure> {
    let folder = cloned.folder.display().to_string();
    if app.json() {
        let document = serde_json::json!({
            "folder": folder,
            "home": null,
            "branch": cloned.branch,
            "apart": false,
            "me": null,
            "findings": [],
            "items": [],
            "unreadable": [],
            "next": null,
        });
        return app.print_json(&json::document("clone", document));
    }
    let address = git::shown_address(address);
    let text = app.say(&say!(
        "clone-empty",
        address = address,
        folder = quoted(&folder)
    ));
    let text = app.wrap(&terminal::clean(&text));
    app.print(&format!("{text}\n"))
}

fn who(session: &Session) -> Result<Me, Failure> {
    let git = &session.home.git;
    let person = match git.identity() {
        Ok(person) => git.mailmap(&person),
        Err(GitError::NoIdentity { .. }) => return Ok(Me::Nobody),
        Err(error) => return Err(error.into()),
    };
    let settings = session.home.own();
    Ok(match settings.handle_of(&person.email) {
        Some(handle) => Me::Known(handle.to_owned(), settings.name_of(handle).to_owned()),
        None => Me::Stranger(person),
    })
}

/// Asks which of the people this is, and has the home know git's person, or git the home's.
fn identify(app: &mut App<'_>, session: &Session, me: Me) -> Result<(), Failure> {
    let settings = session.home.own();
    let mut offers: Vec<Offer> = settings
        .people
        .keys()
        .map(|handle| {
            let name = settings.name_of(handle);
            let shown = match name == handle {
                true => name.to_owned(),
                false => format!("{name} ({handle})"),
            };
            Offer::new(handle, shown)
        })
        .collect();
    offers.push(Offer::new("", app.words().by_name("clone-none-of-these")));
    let question = match &me {
        Me::Stranger(person) => say!("ask-clone-who", name = &person.name, email = &person.email),
        _ => say!("ask-clone-who-nobody"),
    };
    let handle = app.choose(&question, &offers, Some(""))?;
    let Some(human) = settings.people.get(&handle) else {
        return Ok(());
    };
    match (&human.email, me) {
        (Some(email), _) => {
            let person = Person {
                name: settings.name_of(&handle).to_owned(),
                email: email.clone(),
            };
            let question = say!("ask-clone-be", name = &person.name, email = &person.email);
            if app.confirm(&question, true)? {
                session.home.git.be(&person)?;
            }
            Ok(())
        }
        (None, Me::Stranger(person)) => people::known_by(app, &handle, &person.email),
        (None, _) => Ok(()),
    }
}

fn look(app: &mut App<'_>, session: &mut Session, is_known: bool) -> Result<Waiting, Failure> {
    let boards = session.boards(app)?;
    let findings = check::counted(&session.home)?;
    let until = app.today().plus(DAYS);
    let items = agenda::due(app, session, &boards, until, is_known)?;
    let board = session.board_name(app).ok();
    let board = board.and_then(|(slug, _)| boards.iter().find(|board| board.slug == slug));
    let next = board.map(|board| next::next(board, app.today()));
    Ok(Waiting {
        findings,
        items,
        until,
        next,
        boards,
    })
}

fn tell(app: &mut App<'_>, session: &Session, me: &Me, waiting: &Waiting) -> Result<(), Failure> {
    let mut lines = vec![app.say(&match me {
        Me::Known(handle, name) if handle == name => say!("clone-me", name = name),
        Me::Known(handle, name) => say!("clone-me-handle", name = name, handle = handle),
        Me::Stranger(person) => say!("clone-stranger", name = &person.name, email = &person.email),
        Me::Nobody => say!("failed-no-identity"),
    })];
    match me {
        Me::Known(handle, name) => {
            let is_me = |person: &str| {
                person == handle || session.home.own().name_of(person) == name.as_str()
            };
            lines.extend(roles(app, &waiting.boards, is_me));
        }
        Me::Stranger(person) => {
            lines.push(app.say(&say!(
                "hint-clone-add",
                name = &person.name,
                email = &person.email
            )));
            let people = &session.home.own().people;
            if !people.is_empty() {
                let known: Vec<&str> = people.keys().map(String::as_str).collect();
                let (people, email) = (known.join(", "), &person.email);
                lines.push(app.say(&say!("hint-clone-edit", people = people, email = email)));
            }
        }
        Me::Nobody => lines.push(app.say(&say!("hint-no-identity"))),
    }
    lines.push(match waiting.findings.as_slice() {
        [] => app.say(&say!("check-clean")),
        findings => {
            let found = findings.iter().map(|(level, name, count)| {
                let level = app.words().by_name(&format!("level-{}", level.as_str()));
                let times = match count {
                    1 => String::new(),
                    count => format!(" × {count}"),
                };
                format!("{level} [{name}]{times}")
            });
            let found = found.collect::<Vec<_>>().join(", ");
            app.say(&say!("clone-findings", findings = found))
        }
    });
    for line in lines {
        let line = app.wrap(&terminal::clean(&line));
        app.print(&format!("{line}\n"))?;
    }
    let page = shown::page(&waiting.items, app.today(), waiting.until, app.words());
    let text = terminal::page(&page, app.style());
    app.print(&format!("\n{text}"))?;
    match &waiting.next {
        Some(next) => {
            let why = app.say(&next.why);
            let text = app.wrap(&format!(
                "\n{}\n  {}\n",
                terminal::clean(&why),
                next.command
            ));
            app.print(&text)
        }
        None if waiting.boards.is_empty() => {
            let text = app.say(&say!("begin-board"));
            app.print(&format!("\n{text}\n"))
        }
        None => Ok(()),
    }
}

/// The boards at which a person is learner or coach, a line each.
fn roles(app: &App<'_>, boards: &[Board], is_me: impl Fn(&str) -> bool) -> Vec<String> {
    let open = |is: &dyn Fn(&Board) -> bool| -> Vec<&str> {
        let open = boards
            .iter()
            .filter(|board| board.own().body.closed.is_none());
        open.filter(|board| is(board))
            .map(|board| board.slug.as_str())
            .collect()
    };
    let learns = open(&|board| is_me(&board.own().body.learner));
    let coaches = open(&|board| {
        let own = board.own().body;
        let coaches = [&own.coach, &own.second_coach];
        coaches.into_iter().flatten().any(|person| is_me(person))
    });
    let mut lines = Vec::new();
    if !learns.is_empty() {
        lines.push(app.say(&say!("clone-learns", boards = learns.join(", "))));
    }
    if !coaches.is_empty() {
        lines.push(app.say(&say!("clone-coaches", boards = coaches.join(", "))));
    }
    lines
}

fn document(
    app: &mut App<'_>,
    session: &Session,
    cloned: &Cloned,
    me: &Me,
    waiting: &Waiting,
) -> Result<(), Failure> {
    let path = |path: &Path| path.display().to_string();
    let me = match me {
        Me::Known(handle, name) => serde_json::json!({ "handle": handle, "name": name }),
        Me::Stranger(_) | Me::Nobody => serde_json::Value::Null,
    };
    let findings = waiting.findings.iter().map(|(level, name, count)| {
        serde_json::json!({ "name": name, "level": level.as_str(), "count": count })
    });
    let document = serde_json::json!({
        "folder": path(&cloned.folder),
        "home": path(session.home.root()),
        "branch": cloned.branch,
        "apart": cloned.apart,
        "me": me,
        "findings": findings.collect::<Vec<_>>(),
        "items": agenda::items_json(app, &waiting.items),
        "unreadable": session.unreadable(app),
        "next": waiting.next.as_ref().map(|next| json::next(next, app.words())),
    });
    app.print_json(&json::document("clone", document))
}
