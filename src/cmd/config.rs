//! `kata config`: a person's own settings and those of the home, each with where its value came
//! from.
//!
//! What can be set is read off `practice/settings.rs`; there is no list of keys here.

mod edit;
mod set;

use clap::{Args, Subcommand};
use toml::{Table, Value};

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
        origin::Origin,
        session::Timing,
    },
    practice::{
        diff,
        field::Field,
        settings::{self, Scope},
    },
    say,
    store::{
        git::{Git, GitError},
        home::{Home, StoreError},
    },
    view::{
        json,
        page::{Grid, Page},
        terminal,
    },
};

#[derive(Subcommand)]
pub enum ConfigCommand {
    /// The value of one setting
    Get {
        /// Its name, as kata config list has it
        key: String,
        #[command(flatten)]
        whose: Whose,
    },
    /// Set a setting: your own, or one of this home, which makes a commit
    ///
    /// A setting that only a home has (name, advice.mute, commit.subject) goes into its kata.toml, one
    /// that only a person has into their own file. One that both have (language) goes into your own
    /// file, unless --repo says otherwise. An empty value takes the setting out.
    Set {
        /// Its name, as kata config list has it: language, advice.mute
        key: String,
        /// The value; several for a list
        #[arg(required = true)]
        value: Vec<String>,
        /// Add to a list instead of replacing it
        #[arg(long)]
        add: bool,
        #[command(flatten)]
        whose: Whose,
        #[command(flatten)]
        timing: Timing,
    },
    /// Take a setting out
    Unset {
        /// Its name, as kata config list has it
        key: String,
        #[command(flatten)]
        whose: Whose,
        #[command(flatten)]
        timing: Timing,
    },
    /// The settings with their values and where those came from, and which are not set
    List {
        #[command(flatten)]
        whose: Whose,
    },
    /// Open the file in your editor: your own, or kata.toml with --repo
    Edit {
        #[command(flatten)]
        whose: Whose,
        #[command(flatten)]
        timing: Timing,
    },
}

// Whose settings. No doc comment: clap would take it for the command's own.
#[derive(Debug, Clone, Copy, Args)]
pub struct Whose {
    /// Your own settings, on this machine
    #[arg(long, conflicts_with = "repo")]
    user: bool,
    /// The settings of this home, which everybody here shares
    #[arg(long)]
    repo: bool,
}

impl Whose {
    fn scope(self) -> Option<Scope> {
        match (self.user, self.repo) {
            (true, _) => Some(Scope::User),
            (_, true) => Some(Scope::Repository),
            _ => None,
        }
    }
}

impl ConfigCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            ConfigCommand::Get { key, whose } => get(app, &key, whose.scope()),
            ConfigCommand::Set {
                key,
                value,
                add,
                whose,
                timing,
            } => set::set(app, (&key, &value, add), whose.scope(), timing),
            ConfigCommand::Unset { key, whose, timing } => {
                set::set(app, (&key, &[], false), whose.scope(), timing)
            }
            ConfigCommand::List { whose } => list(app, whose.scope()),
            ConfigCommand::Edit { whose, timing } => match whose.scope() {
                Some(Scope::Repository) => edit::edit_home(app, timing),
                _ => edit::edit_own(app, &timing),
            },
        }
    }
}

/// A value that somebody or something gave a setting.
struct Said {
    key: String,
    /// None where it was taken out.
    value: Option<Value>,
    origin: Origin,
    /// Something else comes before it.
    overridden: bool,
}

impl Said {
    fn shown(&self) -> Vec<String> {
        self.value.iter().flat_map(shown).collect()
    }
}

/// The home that one stands in, if any: settings of one's own need none.
fn home(app: &mut App<'_>) -> Result<Option<Home>, Failure> {
    let found = match Home::find(&app.global.directory) {
        Ok(home) => Some(home),
        Err(
            StoreError::NoHome { .. }
            | StoreError::Git(
                GitError::NotARepository { .. } | GitError::Bare { .. } | GitError::NoGit,
            ),
        ) => None,
        Err(error) => return Err(error.into()),
    };
    app.settle_language(found.as_ref().and_then(|home| home.own().language));
    Ok(found)
}

/// Every value of every setting, for each the one that counts first.
fn said(app: &App<'_>, home: Option<&Home>, wanted: Option<Scope>) -> Vec<Said> {
    let empty = Table::new();
    let table = |scope: Scope| match scope {
        Scope::User => &app.user.table,
        Scope::Repository => home.map_or(&empty, |home| &home.settings.fields),
    };
    let mut keys: Vec<String> = Vec::new();
    for field in Scope::ALL.into_iter().flat_map(Scope::fields) {
        if !keys.contains(&field.key()) {
            keys.push(field.key());
        }
    }
    let mut all = Vec::new();
    for key in keys {
        let mut values: Vec<(Value, Origin)> = Vec::new();
        for (scope, origin) in [
            (Scope::User, Origin::User),
            (Scope::Repository, Origin::Repository),
        ] {
            let field = scope.fields().iter().find(|field| field.key() == key);
            let value = field.and_then(|field| diff::at(table(scope), &field.path));
            values.extend(value.map(|value| (value.clone(), origin)));
        }
        match wanted {
            Some(wanted) => values.retain(|(_, origin)| *origin == origin_of(wanted)),
            None => counts(app, home, &key, &mut values),
        }
        for (place, (value, origin)) in values.into_iter().enumerate() {
            all.push(Said {
                key: key.clone(),
                value: Some(value),
                origin,
                overridden: place > 0,
            });
        }
    }
    all
}

fn origin_of(scope: Scope) -> Origin {
    match scope {
        Scope::User => Origin::User,
        Scope::Repository => Origin::Repository,
    }
}

/// Puts the value first that a setting has here and now, wherever it comes from.
fn counts(app: &App<'_>, home: Option<&Home>, key: &str, values: &mut Vec<(Value, Origin)>) {
    let (value, origin) = match key {
        "language" => {
            let (lang, origin) = app.language(home.and_then(|home| home.own().language));
            (lang.name().to_owned(), origin)
        }
        "color" => {
            use clap::ValueEnum as _;
            let (color, origin) = app.colour();
            let name = color.to_possible_value();
            (
                name.map(|name| name.get_name().to_owned())
                    .unwrap_or_default(),
                origin,
            )
        }
        "pager" if values.is_empty() => match Git::pager_in(&app.global.directory) {
            Ok(pager) if !pager.is_empty() => (pager, Origin::Git),
            _ => return,
        },
        _ => return,
    };
    values.retain(|(_, other)| *other != origin);
    values.insert(0, (Value::String(value), origin));
}

/// A value a line, as it would be typed.
fn shown(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(shown).collect(),
        other => vec![other.to_string()],
    }
}

fn json_of(app: &App<'_>, said: &Said) -> serde_json::Value {
    serde_json::json!({
        "board": null,
        "ref": said.key,
        "kind": "setting",
        "stem": said.key,
        "record": {
            "value": said.value.as_ref().map(json::value),
            "origin": said.origin.kind(),
            "source": said.origin.name(&app.user),
            "overridden": said.overridden,
        },
    })
}

fn list(app: &mut App<'_>, wanted: Option<Scope>) -> Result<(), Failure> {
    let home = home(app)?;
    app.tell_user_faults();
    if wanted == Some(Scope::Repository) && home.is_none() {
        return Err(no_home(app));
    }
    let unknown = app.user.table.keys().find(|key| {
        let known = |field: &Field| field.path.first() == Some(*key);
        !Scope::User.fields().iter().any(known)
    });
    if let Some(key) = unknown {
        // It stops nothing: it may be of a newer program.
        let failure = Failure::from(settings::unknown(key, &[Scope::User]));
        app.warn_of(&failure);
    }
    let all = said(app, home.as_ref(), wanted);
    if app.json() {
        let items: Vec<serde_json::Value> = all.iter().map(|said| json_of(app, said)).collect();
        let document = serde_json::json!({ "items": items, "unreadable": [] });
        return app.print_json(&json::document("list", document));
    }
    let rows = all.iter().map(|said| {
        let origin = app.say(&said.origin.message(&app.user));
        let origin = match said.overridden {
            true => app.say(&say!("origin-overridden", origin = origin)),
            false => origin,
        };
        vec![said.key.clone(), said.shown().join(", "), origin]
    });
    let grid = Grid {
        heads: ["head-setting", "head-value", "head-origin"]
            .iter()
            .map(|id| app.words().by_name(id))
            .collect(),
        rows: rows.collect(),
        empty: app.say(&say!("list-empty", kind = "setting")),
        ..Grid::default()
    };
    let page = Page {
        tables: vec![grid],
        ..Page::default()
    };
    let text = terminal::page(&page, app.style());
    app.print(&text)?;
    let scopes = match &wanted {
        Some(scope) => std::slice::from_ref(scope),
        None => &Scope::ALL[..],
    };
    let mut unset = settings::keys(scopes);
    unset.retain(|key| !all.iter().any(|said| said.key == *key));
    if !unset.is_empty() {
        app.tell(&app.say(&say!("config-unset", keys = unset.join(", "))));
    }
    Ok(())
}

fn get(app: &mut App<'_>, written: &str, wanted: Option<Scope>) -> Result<(), Failure> {
    let home = home(app)?;
    app.tell_user_faults();
    let (_, field) = settings::setting(written, wanted)?;
    if wanted == Some(Scope::Repository) && home.is_none() {
        return Err(no_home(app));
    }
    let key = field.key();
    let all = said(app, home.as_ref(), wanted);
    let Some(first) = all.iter().find(|said| said.key == key) else {
        return Err(
            Failure::new(exit::FAILED, say!("failed-setting-unset", key = &key))
                .hint(say!("hint-setting-unset", key = key)),
        );
    };
    if app.json() {
        return app.print_json(&json::document("record", json_of(app, first)));
    }
    let text: String = first
        .shown()
        .iter()
        .map(|line| format!("{}\n", terminal::clean(line)))
        .collect();
    let origin = app.say(&first.origin.message(&app.user));
    app.print(&text)?;
    app.tell(&origin);
    Ok(())
}

fn no_home(app: &App<'_>) -> Failure {
    let start = app.global.directory.clone();
    Failure::from(StoreError::NoHome {
        start,
        elsewhere: None,
    })
}
