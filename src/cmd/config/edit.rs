//! `kata config edit`: the file as a whole, checked before it counts.

use crate::{
    cmd::{
        app::{self, App},
        config::{
            home, no_home,
            set::{own_path, write_own},
        },
        editor,
        failure::{Failure, Spot},
        session::{Session, Timing},
    },
    practice::{
        change::{Change, Put, StepName},
        check,
        diff::FieldChange,
        entry::Entry,
        field::{Field, Shape},
        settings::{self, Scope},
    },
    store::{
        codec,
        git::{Git, GitError},
        home::StoreError,
        layout, user,
    },
};

/// A person's own file in their editor.
pub fn edit_own(app: &mut App<'_>, timing: &Timing) -> Result<(), Failure> {
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

/// `kata.toml` in an editor, and one commit.
pub fn edit_home(app: &mut App<'_>, timing: Timing) -> Result<(), Failure> {
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
    session.finish_with(
        app,
        change,
        &[(layout::HOME_FILE.to_owned(), Some(text.into_bytes()))],
    )
}

/// What a check finds in the settings of a home.
fn found(entry: &Entry) -> impl Iterator<Item = (Vec<String>, Failure)> {
    let findings = check::check(std::slice::from_ref(entry), &[]);
    findings.into_iter().map(|finding| {
        let failure = Failure::usage(finding.message).hint(finding.cure);
        (finding.path, failure)
    })
}
