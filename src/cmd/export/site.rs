//! `kata export site`: every board and what belongs to the home, as pages to read from a share, a stick
//! or a server. Only what changed is written again.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Instant,
};

use clap::Args;
use serde_json::json;

use crate::{
    cmd::{
        app::App,
        export::{
            folder::{Folder, Report},
            ics::{self, History},
            log::told,
            output,
        },
        failure::Failure,
        homes::{Homes, Opened},
        log, picture,
        session::Session,
    },
    practice::{
        agenda::{Scope, agenda},
        board::Board,
        calendar::appointments,
        lesson, stem, storyboard,
    },
    say,
    store::{git::Wanted, home::Home},
    view::{
        self, feed,
        history::Told,
        html::site::{self, Beside, Site, address},
        terminal,
    },
};

/// Where a site goes when no folder is named.
const USUAL: &str = "kata-site";
/// How many days what is due is looked ahead for.
const AHEAD: i64 = 14;

#[derive(Args)]
pub struct SiteExport {
    /// The folder to write; kata-site when left out
    #[arg(short = 'o', long = "output", value_name = "DIR")]
    path: Option<PathBuf>,
    #[command(flatten)]
    homes: Homes,
}

/// The site of one home.
struct Made {
    files: BTreeMap<String, Vec<u8>>,
    boards: Vec<Board>,
    /// The name of each board's file, without its ending.
    names: BTreeMap<String, String>,
}

impl SiteExport {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let named = self.path.unwrap_or_else(|| PathBuf::from(USUAL));
        if named == Path::new("-") {
            return Err(Failure::usage(say!("failed-site-stdout")).hint(say!("hint-site-stdout")));
        }
        let mut homes = self.homes.open_named(app)?;
        // Better known before all of it is read.
        let place = app.path(&named);
        for opened in homes.iter().skip(1) {
            output::refuse_records(&opened.session.home, &named, &place)?;
        }
        let folder = Folder::open(&homes[0].session.home, place, &named)?;
        let files = match homes.as_mut_slice() {
            [only] => made(app, &mut only.session, false)?.files,
            several => together(app, several)?,
        };
        let git = &homes[0].session.home.git;
        let report = folder.write(&files, &|bytes: &[u8]| Ok(git.hash(bytes)?))?;
        tell(app, &named, &report)
    }
}

/// The sites of several homes, each in a folder of its own, and a page above them.
fn together(app: &mut App<'_>, homes: &mut [Opened]) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut sites: Vec<(String, String, Made)> = Vec::new();
    for Opened { session, name } in homes {
        let name = name.clone().unwrap_or_default();
        let plain = match stem::name(&name, app.words().lang()) {
            plain if storyboard::is_slug(&plain) => plain,
            _ => "home".to_owned(),
        };
        // Two may come to the same, once what no file can be called is gone.
        let taken = |folder: &String| sites.iter().any(|(_, other, _)| other == folder);
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        let mut free = std::iter::once(plain.clone()).chain(numbered);
        let folder = free.find(|folder| !taken(folder)).unwrap_or(plain.clone());
        sites.push((name, folder, made(app, session, true)?));
    }
    let beside: Vec<Beside<'_>> = sites
        .iter()
        .map(|(name, folder, made)| Beside {
            name,
            folder,
            boards: &made.boards,
            files: &made.names,
        })
        .collect();
    let top = site::homes(&beside, app.words()).into_bytes();
    let mut files = BTreeMap::from([("index.html".to_owned(), top)]);
    for (_, folder, made) in sites {
        let below = made.files.into_iter();
        files.extend(below.map(|(name, file)| (format!("{folder}/{name}"), file)));
    }
    Ok(files)
}

/// Everything that the site of a home is made of.
fn made(app: &mut App<'_>, session: &mut Session, beside: bool) -> Result<Made, Failure> {
    let boards = session.boards(app)?;
    let home = session.home_records(app)?;
    let began = Instant::now();
    let mut times = History::default();
    let mut history: Vec<Told> = Vec::new();
    {
        let subject = log::subjects(session.home.own(), app);
        for step in session
            .home
            .steps(&session.home.record_paths(), Wanted::All)?
        {
            let step = step?;
            times.meet(&step);
            history.push(told(&step, subject(&step)));
        }
    }
    log::tell_limits(app, &session.home, began);
    let settings = session.home.own();
    let today = app.today();
    let until = today.plus(AHEAD);
    let scope = Scope {
        today,
        until,
        settings,
        mine: None,
    };
    let names = names(
        &session.home,
        boards.iter().map(|board| board.slug.as_str()),
    )?;
    let due = agenda(&home, &boards, &scope);
    let store = &session.home;
    // A picture that cannot be read is missing on its page, as one that is gone is.
    let pictures =
        |board: &Board| picture::shown(board, |path| store.content(path).unwrap_or_default());
    let site = Site {
        home: &home,
        boards: &boards,
        settings,
        words: app.words(),
        today,
        agenda: &due,
        until,
        history: &history,
        lessons: lesson::lessons(&home, &boards),
        files: &names,
        pictures: &pictures,
        beside,
    };
    let mut files: BTreeMap<String, Vec<u8>> = site
        .pages()
        .into_iter()
        .map(|(name, page)| (name, page.into_bytes()))
        .collect();
    let all = appointments(&home, &boards, &scope);
    let calendar = ics::text(app, session, (&home, &boards), all, &times);
    files.insert("agenda.ics".to_owned(), calendar.into_bytes());
    let first = history.last().map_or("", |step| step.commit.as_str());
    let name = settings.name.as_deref().unwrap_or("kata");
    let page = |step: &Told| address(step, &history);
    let feed = feed::atom(name, first, &history, &page)?;
    files.insert("feed.xml".to_owned(), feed.into_bytes());
    Ok(Made {
        files,
        boards,
        names,
    })
}

/// The name of each board's file: the board's own, unless somebody gave it one by hand that is no name
/// for a file everywhere.
fn names<'a>(
    home: &Home,
    boards: impl Iterator<Item = &'a str>,
) -> Result<BTreeMap<String, String>, Failure> {
    let name = |slug: &str| -> Result<String, Failure> {
        if storyboard::is_slug(slug) {
            return Ok(slug.to_owned());
        }
        let hash = home.git.hash(slug.as_bytes())?;
        // No board that was opened by a command has an underscore in its name.
        Ok(format!("board_{}", hash.get(..12).unwrap_or(&hash)))
    };
    boards
        .map(|slug| Ok((slug.to_owned(), name(slug)?)))
        .collect()
}

fn tell(app: &mut App<'_>, named: &Path, report: &Report) -> Result<(), Failure> {
    let path = named.display().to_string();
    for left in &report.left {
        let file = named.join(left).display().to_string();
        let text = app.say(&say!("site-left", path = file));
        app.warn(&text);
    }
    let changed = !(report.written.is_empty() && report.removed.is_empty());
    if app.json() {
        let document = json!({
            "what": "site",
            "path": path,
            "changed": changed,
            "written": report.written,
            "unchanged": report.unchanged,
            "removed": report.removed,
            "left": report.left,
        });
        return app.print_json(&view::json::document("exported", document));
    }
    let text = match changed {
        false => app.say(&say!("exported-unchanged", path = path)),
        true => app.say(&say!(
            "site-written",
            path = path,
            written = report.written.len(),
            unchanged = report.unchanged,
            removed = report.removed.len()
        )),
    };
    app.tell(&terminal::clean(&text));
    Ok(())
}
