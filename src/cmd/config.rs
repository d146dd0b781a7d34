//! `kata config`: a person's own settings and those of the home, each with where its value came
//! from.
//!
//! What can be set is read off `practice/settings.rs`; there is no list of keys here.

use clap::{Args, Subcommand};
use toml::{Table, Value};

use crate::{
    cmd::{
        app::{self, App},
        editor,
        failure::{Failure, Spot, exit},
        origin::Origin,
        session::{Session, Timing},
    },
    practice::{
        change::{Change, Put, StepName},
        check,
        diff::{self, FieldChange},
        entry::{Entry, Lists},
        field::{Field, Shape},
        settings::{self, Scope},
    },
    say,
    store::{
        codec,
        git::{Git, GitError},
        home::{Home, StoreError},
        layout, user,
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
    /// Every setting with its value and where that came from
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
            } => set(app, (&key, &value, add), whose.scope(), timing),
            ConfigCommand::Unset { key, whose, timing } => {
                set(app, (&key, &[], false), whose.scope(), timing)
            }
            ConfigCommand::List { whose } => list(app, whose.scope()),
            ConfigCommand::Edit { whose, timing } => match whose.scope() {
                Some(Scope::Repository) => edit_home(app, timing),
                _ => edit_own(app, &timing),
            },
        }
    }
}

/// A value that somebody or something gave a setting.
struct Said {
    key: String,
    value: Value,
    origin: Origin,
    /// Something else comes before it.
    overridden: bool,
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
            let value = field.and_then(|field| at(table(scope), &field.path));
            values.extend(value.map(|value| (value.clone(), origin)));
        }
        match wanted {
            Some(wanted) => values.retain(|(_, origin)| *origin == origin_of(wanted)),
            None => counts(app, home, &key, &mut values),
        }
        for (place, (value, origin)) in values.into_iter().enumerate() {
            all.push(Said {
                key: key.clone(),
                value,
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

fn at<'a>(table: &'a Table, path: &[String]) -> Option<&'a Value> {
    let (last, above) = path.split_last()?;
    let inner = above
        .iter()
        .try_fold(table, |table, key| table.get(key)?.as_table())?;
    inner.get(last)
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
            "value": json::value(&said.value),
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
        vec![said.key.clone(), shown(&said.value).join(", "), origin]
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
    app.print(&text)
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
    let text: String = shown(&first.value)
        .iter()
        .map(|line| format!("{}\n", terminal::clean(line)))
        .collect();
    let origin = app.say(&first.origin.message(&app.user));
    app.print(&text)?;
    app.tell(&origin);
    Ok(())
}

fn set(
    app: &mut App<'_>,
    (written, texts, add): (&str, &[String], bool),
    wanted: Option<Scope>,
    timing: Timing,
) -> Result<(), Failure> {
    let (scope, field) = settings::setting(written, wanted)?;
    match scope {
        Scope::User => {
            let _ = home(app)?;
            let texts = match field.key().as_str() {
                "homes" => folders(app, texts)?,
                _ => texts.to_vec(),
            };
            set_own(app, field, settings::value(field, &texts)?, add, &timing)
        }
        Scope::Repository => {
            let session = Session::write(app, &timing.into())?;
            let own = session.home.own();
            let texts: Vec<String> = match field.shape {
                Shape::Person => texts.iter().map(|text| own.person(text)).collect(),
                _ => texts.to_vec(),
            };
            let value = settings::value(field, &texts)?;
            let value = laid(at(&session.home.settings.fields, &field.path), value, add);
            let text = worded(field, value.as_ref());
            let before = session.home.settings.clone();
            let given = nested(field, value.unwrap_or_else(|| String::new().into()));
            let after = before
                .with(&given, Lists::Replace)
                .map_err(|error| Failure::usage(say!("failed-form", error = error.message())))?;
            let put = Put::edit(&before, after);
            let change = Change::new(StepName::Edited, session.at, put);
            session.finish(app, change.about_record(&before, text))
        }
    }
}

/// The value that will stand there: in the place of the old one, or added to it.
fn laid(old: Option<&Value>, new: Option<Value>, add: bool) -> Option<Value> {
    match (old, new) {
        (Some(Value::Array(old)), Some(Value::Array(more))) if add => {
            let mut all = old.clone();
            all.extend(more.into_iter().filter(|one| !old.contains(one)));
            Some(Value::Array(all))
        }
        (_, new) => new,
    }
}

fn nested(field: &Field, value: Value) -> Table {
    let mut table = Table::new();
    let change = FieldChange {
        path: field.path.clone(),
        old: None,
        new: Some(value),
    };
    diff::apply(&mut table, &change);
    table
}

/// `language = nl`
fn worded(field: &Field, value: Option<&Value>) -> String {
    match value {
        Some(value) => format!("{} = {}", field.key(), shown(value).join(", ")),
        None => field.key(),
    }
}

/// Kata homes by their whole paths, so that they are found from anywhere.
fn folders(app: &App<'_>, texts: &[String]) -> Result<Vec<String>, Failure> {
    let folder = |text: &String| {
        if text.trim().is_empty() {
            return Ok(String::new());
        }
        let folder = app.global.directory.join(text);
        match std::fs::canonicalize(&folder) {
            Ok(whole) if whole.join(layout::HOME_FILE).is_file() => Ok(whole.display().to_string()),
            _ => {
                let message = say!("failed-no-home", folder = folder.display().to_string());
                Err(Failure::usage(message))
            }
        }
    };
    texts.iter().map(folder).collect()
}

fn set_own(
    app: &mut App<'_>,
    field: &Field,
    value: Option<Value>,
    add: bool,
    timing: &Timing,
) -> Result<(), Failure> {
    let old = app.user.table.clone();
    let value = laid(at(&old, &field.path), value, add);
    let mut new = old.clone();
    match &value {
        Some(value) => diff::apply(
            &mut new,
            &FieldChange {
                path: field.path.clone(),
                old: None,
                new: Some(value.clone()),
            },
        ),
        None => {
            new.remove(field.path.first().map_or("", String::as_str));
        }
    }
    // A file that cannot be read is no file that is not there.
    let written = codec::write(app.user.text.as_deref(), &old, &new);
    let text = written.map_err(|error| {
        app.user.faults.clear();
        app::own_file(StoreError::Text {
            path: own_path(app).display().to_string(),
            error,
        })
    })?;
    let text = match old == new {
        true => app.user.text.clone().unwrap_or_default(),
        false => text,
    };
    write_own(app, text, Some((field, value)), timing)
}

fn own_path(app: &App<'_>) -> std::path::PathBuf {
    app.user.path.clone().unwrap_or_default()
}

/// Writes a person's own file, and shows what was set.
fn write_own(
    app: &mut App<'_>,
    text: String,
    what: Option<(&Field, Option<Value>)>,
    timing: &Timing,
) -> Result<(), Failure> {
    // What could not be read at all would be lost; a wrong value somewhere else would not.
    if app.user.text.is_none()
        && let Some(fault) = app.user.faults.pop()
    {
        return Err(app::own_file(fault));
    }
    app.tell_user_faults();
    let Some(path) = app.user.path.clone() else {
        return Err(Failure::new(exit::FAILED, say!("failed-no-user-folder")));
    };
    let old = app.user.text.clone().unwrap_or_default();
    let changes = text != old;
    let diff = user::diff(&path, &old, &text);
    if changes && !timing.dry_run {
        user::write(&path, &text)?;
        app.user = user::read();
        // They were said just now.
        app.user.faults.clear();
    }
    if app.json() {
        let mut document = serde_json::json!({
            "commit": null, "records": [], "advice": [], "next": null,
        });
        if let Some((field, value)) = &what {
            let said = Said {
                key: field.key(),
                value: value.clone().unwrap_or_else(|| String::new().into()),
                origin: Origin::User,
                overridden: false,
            };
            document["records"] = serde_json::json!([json_of(app, &said)]);
        }
        if timing.dry_run {
            document["diff"] = diff.into();
        }
        return app.print_json(&json::document("recorded", document));
    }
    if timing.dry_run {
        return app.print(&terminal::clean(&diff));
    }
    if let Some((field, value)) = &what {
        let line = format!("{}\n", worded(field, value.as_ref()));
        app.print(&terminal::clean(&line))?;
    }
    let text = match changes {
        true => say!("config-written", path = path.display().to_string()),
        false => say!("nothing-to-change-here"),
    };
    let text = app.say(&text);
    app.tell(&text);
    // Somebody who sets what something else decides would wonder.
    let home = home(app)?;
    if let Some((field, Some(_))) = &what
        && let Some(first) = said(app, home.as_ref(), None)
            .iter()
            .find(|said| said.key == field.key() && said.origin != Origin::User)
            .filter(|said| !said.overridden)
    {
        let name = first.origin.name(&app.user).unwrap_or_default();
        let value = shown(&first.value).join(", ");
        let text = app.say(&say!("config-overridden", name = name, value = value));
        app.tell(&text);
    }
    Ok(())
}

fn edit_own(app: &mut App<'_>, timing: &Timing) -> Result<(), Failure> {
    let _ = home(app)?;
    let path = own_path(app);
    let broken = app.user.text.is_none();
    if broken && let Some(fault) = app.user.faults.pop() {
        return Err(app::own_file(fault));
    }
    // What is wrong with it is what the editor is opened for.
    app.user.faults.clear();
    let editor = Git::editor_in(&app.global.directory)?;
    let start = match &app.user.text {
        Some(text) => text.clone(),
        None => template(Scope::User),
    };
    let check = |text: &str| {
        let table = codec::read(text).map_err(|error| {
            let path = path.display().to_string();
            hintless(StoreError::Text { path, error }.into())
        })?;
        if let Some(fault) = user::faults(&table, &path, text).into_iter().next() {
            return Err(hintless(fault.into()));
        }
        for key in table.keys() {
            let known = |field: &Field| field.path.first() == Some(key);
            if !Scope::User.fields().iter().any(known) {
                let refusal = settings::unknown(key, &[Scope::User]);
                return Err(placed(refusal.into(), text, std::slice::from_ref(key), app));
            }
        }
        match settings::faults(Scope::User, &table).into_iter().next() {
            Some((path, refusal)) => Err(placed(refusal.into(), text, &path, app)),
            None => Ok(()),
        }
    };
    match editor::edit(app, &editor, "config.toml", &start, check)? {
        Some(text) => write_own(app, text, None, timing),
        None => {
            let text = app.user.text.clone().unwrap_or_default();
            write_own(app, text, None, timing)
        }
    }
}

/// A file that is not there yet, as it is shown in the editor: every setting as a comment.
fn template(scope: Scope) -> String {
    let lines = scope.fields().iter().map(|field| {
        let example = match &field.shape {
            Shape::Choice(choices) => choices.join("|"),
            _ => String::new(),
        };
        let example = match field.many {
            true => "[]".to_owned(),
            false => format!("\"{example}\""),
        };
        format!("# {}\n# {} = {example}\n", field.help, field.key())
    });
    lines.collect()
}

/// To mend the line in an editor is no hint to somebody who is in one.
fn hintless(failure: Failure) -> Failure {
    Failure {
        hint: None,
        ..failure
    }
}

/// A failure with its place in the text.
fn placed(mut failure: Failure, text: &str, path: &[String], app: &App<'_>) -> Failure {
    let (line, column) = codec::place_of_key(text, path);
    failure.spot = Some(Box::new(Spot {
        path: String::new(),
        line,
        column,
        source_line: text.lines().nth(line - 1).unwrap_or_default().to_owned(),
        what: app.say(&failure.message),
    }));
    failure
}

fn edit_home(app: &mut App<'_>, timing: Timing) -> Result<(), Failure> {
    let session = Session::write(app, &timing.into())?;
    let home = &session.home;
    let start = home.text(layout::HOME_FILE)?.unwrap_or_default();
    // Said before somebody has written anything.
    if home.text_at_head(layout::HOME_FILE)?.as_deref() != Some(&start) {
        let paths = vec![layout::HOME_FILE.to_owned()];
        return Err(StoreError::Git(GitError::Differs { paths }).into());
    }
    let editor = home.git.editor()?;
    let known: Vec<Vec<String>> = found(&home.settings).map(|(path, _)| path).collect();
    let read = |text: &str| -> Result<Entry, Failure> {
        let entry = home.entry(layout::HOME_FILE, text)?;
        // It is the path of the settings.
        entry.ok_or_else(|| no_home(app))
    };
    let check = |text: &str| {
        let entry = read(text).map_err(hintless)?;
        // What was there before is kept, as everywhere; what is new is looked at.
        let fresh = found(&entry).find(|(path, _)| !known.contains(path));
        match fresh {
            Some((path, failure)) => Err(placed(failure, text, &path, app)),
            None => Ok(()),
        }
    };
    let Some(text) = editor::edit(app, &editor, layout::HOME_FILE, &start, check)? else {
        let put = Put::edit(&home.settings, home.settings.clone());
        let change = Change::new(StepName::Edited, session.at, put);
        return session.finish(app, change);
    };
    let text = codec::tidy(&text);
    let after = read(&text)?;
    let before = home.settings.clone();
    let put = Put::edit(&before, after);
    let changed: Vec<String> = put.changes().iter().map(FieldChange::dotted).collect();
    let change = Change::new(StepName::Edited, session.at, put);
    let change = change.about_record(&before, changed.join(", "));
    session.finish_with(app, change, &[(layout::HOME_FILE.to_owned(), text)])
}

/// What a check finds in the settings of a home.
fn found(entry: &Entry) -> impl Iterator<Item = (Vec<String>, Failure)> {
    let findings = check::check(std::slice::from_ref(entry), &[]);
    findings.into_iter().map(|finding| {
        let failure = Failure::usage(finding.message).hint(finding.cure);
        (finding.path, failure)
    })
}

fn no_home(app: &App<'_>) -> Failure {
    let start = app.global.directory.clone();
    Failure::from(StoreError::NoHome { start })
}
