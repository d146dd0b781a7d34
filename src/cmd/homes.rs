//! Several kata homes read together: the one where one stands, and those that are named.
//!
//! They are read and never written; each keeps its own settings, people and git.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value;

use crate::{
    cmd::{
        app::App,
        failure::{Failure, from_here},
        session::Session,
    },
    store::home::{Home, StoreError},
};

// No doc comment: clap would take it for the command's own.
#[derive(Debug, Default, Args)]
pub struct Homes {
    /// Another kata home to read together with this one; may be repeated
    #[arg(long = "home", value_name = "DIR")]
    named: Vec<PathBuf>,
}

/// A home that is read.
pub struct Opened {
    pub session: Session,
    /// What it goes by beside the others; none where it is the only one.
    pub name: Option<String>,
}

impl Homes {
    /// Opens all of them, the one where one stands first. Whoever names a home need not stand in one.
    pub fn open(&self, app: &mut App<'_>) -> Result<Vec<Opened>, Failure> {
        let mut sessions = self.sessions(app)?;
        // One that is not there today, as on a share that is not mounted, is no reason to read none.
        for folder in app.user.settings.homes.clone() {
            match Home::find(Path::new(&folder)) {
                Ok(home) => add(&mut sessions, app, home),
                Err(error) => app.warn_of(&Failure::from(error)),
            }
        }
        Ok(opened(sessions))
    }

    /// The same without those of a person's settings, for what is shown to others: nobody publishes a home
    /// for having read it once.
    pub fn open_named(&self, app: &mut App<'_>) -> Result<Vec<Opened>, Failure> {
        Ok(opened(self.sessions(app)?))
    }

    fn sessions(&self, app: &mut App<'_>) -> Result<Vec<Session>, Failure> {
        let mut sessions: Vec<Session> = Vec::new();
        let own = Home::find(&app.global.directory);
        let elsewhere = matches!(own, Err(StoreError::NoHome { .. })) && !self.named.is_empty();
        if !elsewhere {
            sessions.push(Session::opened(app, own?));
        }
        for folder in &self.named {
            let home = Home::find(&app.global.directory.join(folder))?;
            add(&mut sessions, app, home);
        }
        Ok(sessions)
    }
}

fn opened(sessions: Vec<Session>) -> Vec<Opened> {
    let names = names(&sessions);
    let opened = sessions.into_iter().zip(names);
    opened
        .map(|(session, name)| Opened { session, name })
        .collect()
}

fn add(sessions: &mut Vec<Session>, app: &mut App<'_>, home: Home) {
    let known = |session: &Session| session.home.root() == home.root();
    if !sessions.iter().any(known) {
        let session = match sessions.is_empty() {
            true => Session::opened(app, home),
            false => Session::beside(app, home),
        };
        sessions.push(session);
    }
}

/// What each goes by: its own name, or its folder where it has none or another one has the same.
fn names(sessions: &[Session]) -> Vec<Option<String>> {
    if sessions.len() < 2 {
        return vec![None; sessions.len()];
    }
    let own = |session: &Session| session.home.own().name.clone();
    let name = |session: &Session| {
        let name = own(session).filter(|name| !name.trim().is_empty());
        let same = sessions.iter().filter(|other| own(other) == name).count();
        let folder = || from_here(session.home.root());
        Some(name.filter(|_| same < 2).unwrap_or_else(folder))
    };
    sessions.iter().map(name).collect()
}

/// What could not be read in any of them, for a JSON document.
pub fn unreadable(app: &App<'_>, homes: &[Opened]) -> Value {
    let of_home = |opened: &Opened| match opened.session.unreadable(app) {
        Value::Array(mut all) => {
            for one in &mut all {
                named(one, opened.name.as_deref());
            }
            all
        }
        _ => Vec::new(),
    };
    homes.iter().flat_map(of_home).collect()
}

/// Says in a document from which home something is, where several are read.
pub fn named(document: &mut Value, home: Option<&str>) {
    if let (Some(fields), Some(home)) = (document.as_object_mut(), home) {
        fields.insert("home".to_owned(), home.into());
    }
}
