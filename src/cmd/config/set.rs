//! `kata config set` and `unset`.

use toml::{Table, Value};

use crate::{
    cmd::{
        app::{self, App},
        config::{Said, home, json_of, said, shown},
        failure::{Failure, exit},
        origin::Origin,
        session::{Session, Timing},
    },
    practice::{
        change::{Change, Put, StepName},
        diff::{self, FieldChange},
        entry::Lists,
        field::{Field, Shape},
        settings::{self, Scope},
    },
    say,
    store::{codec, home::StoreError, layout, user},
    view::{
        json,
        lang::{
            choice,
            when::{cadence_message, read_cadence},
        },
        terminal,
    },
};

/// Sets a setting, adds to it, or takes it out where there is no value.
pub fn set(
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
                _ => chosen(field, texts),
            };
            set_own(app, field, settings::value(field, &texts)?, add, &timing)
        }
        Scope::Repository => {
            let session = Session::write(app, &timing.into())?;
            let own = session.home.own();
            let texts: Vec<String> = match field.shape {
                Shape::Person => texts.iter().map(|text| own.person(text)).collect(),
                // A file has it in English, whatever the language it is given in.
                Shape::Cadence if !texts.concat().trim().is_empty() => {
                    let lang = app.words().lang();
                    let cadence = read_cadence(&texts.join(" "), lang)
                        .map_err(|error| Failure::usage(cadence_message(&error, lang)))?;
                    vec![cadence.to_string()]
                }
                _ => chosen(field, texts),
            };
            let value = settings::value(field, &texts)?;
            let value = laid(
                diff::at(&session.home.settings.fields, &field.path),
                value,
                add,
            );
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

/// What is chosen from a fixed set is said in words, too; what is none of it is refused as it was written.
fn chosen(field: &Field, texts: &[String]) -> Vec<String> {
    let Shape::Choice(values) = &field.shape else {
        return texts.to_vec();
    };
    let meant = choice::meant(&texts.join(" "), values.iter().map(String::as_str));
    match meant {
        Some(value) => vec![value.to_owned()],
        None => texts.to_vec(),
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
    let value = laid(diff::at(&old, &field.path), value, add);
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

pub fn own_path(app: &App<'_>) -> std::path::PathBuf {
    app.user.path.clone().unwrap_or_default()
}

/// Writes a person's own file, and shows what was set.
pub fn write_own(
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
                value: value.clone(),
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
        let value = first.shown().join(", ");
        let text = app.say(&say!("config-overridden", name = name, value = value));
        app.tell(&text);
    }
    Ok(())
}
