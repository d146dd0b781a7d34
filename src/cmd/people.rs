//! `kata people`: who takes part.

use clap::{Args, Subcommand};

use crate::{
    cmd::{
        app::App,
        ask::{Offer, form::Question},
        failure::Failure,
        fill::missing,
        form::{Edited, Given},
        session::{Recording, Session},
        whole::Whole,
    },
    practice::{
        change::{Change, Put, StepName},
        field::{Field, Shape},
        form::Form,
        refusal::Refusal,
        settings::{Human, Settings},
    },
    say,
    view::{
        json,
        page::{Grid, Page},
        terminal,
    },
};

#[derive(Args)]
pub struct People {
    #[command(subcommand)]
    command: Option<PeopleCommand>,
}

#[derive(Subcommand)]
enum PeopleCommand {
    /// Everybody, with handle, name and e-mail address
    List,
    /// Add somebody; a role may stand where a name would
    Add {
        /// The short name that records use
        handle: Option<String>,
        #[command(flatten)]
        fields: Given<Human>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Change a name or an e-mail address
    Edit {
        /// The short name that records use
        handle: Option<String>,
        #[command(flatten)]
        fields: Edited<Human>,
        #[command(flatten)]
        recording: Recording,
    },
}

impl People {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self.command.unwrap_or(PeopleCommand::List) {
            PeopleCommand::List => list(app),
            PeopleCommand::Add {
                handle,
                fields,
                recording,
            } => add(app, handle, fields, recording),
            PeopleCommand::Edit {
                handle,
                fields,
                recording,
            } => {
                let handle = meant(app, &recording, handle)?;
                edit(app, &handle, fields.0, recording)
            }
        }
    }
}

fn add(
    app: &mut App<'_>,
    handle: Option<String>,
    mut fields: Given<Human>,
    mut recording: Recording,
) -> Result<(), Failure> {
    let named = Field::beside("handle", Shape::Slug).word().required();
    let mut named = Question::new(named, app.words().by_name("ask-person-handle"));
    named.answers = handle.into_iter().collect();
    let answers = Whole::at_home()
        .first(named)
        .fill(app, &mut recording, &mut fields)?;
    match answers.concat().pop() {
        Some(handle) => put(app, &handle, &fields, &recording, true),
        None => Err(missing(vec!["HANDLE".to_owned()])),
    }
}

/// Whose name or address is to change, asked for where nobody is named.
fn meant(
    app: &mut App<'_>,
    recording: &Recording,
    handle: Option<String>,
) -> Result<String, Failure> {
    if let Some(handle) = handle {
        return Ok(handle);
    }
    let session = Session::look(app, recording)?;
    let people = session.home.own().people.iter();
    let offers: Vec<Offer> = people
        .map(|(handle, human)| match &human.name {
            Some(name) => Offer::new(handle, format!("{handle} ({name})")),
            None => Offer::new(handle, handle),
        })
        .collect();
    if !app.asks() || offers.is_empty() {
        return Err(missing(vec!["HANDLE".to_owned()]));
    }
    let handle = app.choose(&say!("ask-person"), &offers, None)?;
    app.answered.push(handle.clone());
    Ok(handle)
}

fn edit(
    app: &mut App<'_>,
    handle: &str,
    mut fields: Given<Human>,
    mut recording: Recording,
) -> Result<(), Failure> {
    if recording.edit || app.asks() {
        let session = Session::look(app, &recording)?;
        let handle = handle.trim().to_lowercase();
        let known = session.home.own().people.get(&handle).cloned();
        let human = known.ok_or_else(|| nobody(&handle, session.home.own()))?;
        let stands = toml::Table::try_from(human).unwrap_or_default();
        let form = (Human::NAME, fields.form());
        let written = &mut fields.written;
        let any = |_: &toml::Table| Ok(());
        session.ask_changes(app, &mut recording, (&handle, &stands), written, form, &any)?;
    }
    put(app, handle, &fields, &recording, false)
}

fn put(
    app: &mut App<'_>,
    handle: &str,
    fields: &Given<Human>,
    recording: &Recording,
    new: bool,
) -> Result<(), Failure> {
    let handle = handle.trim().to_lowercase();
    crate::practice::storyboard::slug(&handle, app.words().lang())?;
    let session = Session::write(app, recording)?;
    let given: Human = session.given(app, fields)?;
    record(app, session, handle, given, new)
}

/// Records by which e-mail address git knows somebody.
pub fn known_by(app: &mut App<'_>, handle: &str, email: &str) -> Result<(), Failure> {
    let session = Session::write(app, &Recording::default())?;
    let given = Human {
        name: None,
        email: Some(email.to_owned()),
    };
    record(app, session, handle.to_owned(), given, false)
}

fn record(
    app: &mut App<'_>,
    session: Session,
    handle: String,
    given: Human,
    new: bool,
) -> Result<(), Failure> {
    let mut settings: Settings = session.home.own().clone();
    match settings.people.get(&handle) {
        Some(_) if new => return Err(Refusal::PersonExists { handle }.into()),
        None if !new => return Err(nobody(&handle, &settings).into()),
        _ => {}
    }
    let human = settings.people.entry(handle.clone()).or_default();
    let laid = |has: &mut Option<String>, given: Option<String>| match given {
        Some(text) if text.is_empty() => *has = None,
        Some(text) => *has = Some(text),
        None => {}
    };
    laid(&mut human.name, given.name);
    laid(&mut human.email, given.email);
    let name = human.name.clone().unwrap_or(handle);
    let before = &session.home.settings;
    let change = Change::new(
        StepName::PeopleChanged,
        session.at,
        Put::edit(before, before.saying(settings)),
    );
    session.finish(app, change.about(None, name))
}

fn nobody(handle: &str, settings: &Settings) -> Refusal {
    Refusal::PersonMissing {
        handle: handle.to_owned(),
        known: settings.people.keys().cloned().collect(),
    }
}

fn list(app: &mut App<'_>) -> Result<(), Failure> {
    let session = Session::read(app)?;
    let people = &session.home.own().people;
    if app.json() {
        let items: Vec<serde_json::Value> = people
            .iter()
            .map(|(handle, human)| {
                serde_json::json!({
                    "board": null, "ref": handle, "kind": "person", "stem": handle,
                    "record": { "name": human.name, "email": human.email },
                })
            })
            .collect();
        return app.print_json(&json::document(
            "list",
            serde_json::json!({ "items": items }),
        ));
    }
    let rows = people.iter().map(|(handle, human)| {
        vec![
            handle.clone(),
            human.name.clone().unwrap_or_default(),
            human.email.clone().unwrap_or_default(),
        ]
    });
    let grid = Grid {
        rows: rows.collect(),
        empty: app.say(&say!("list-empty", kind = "person")),
        ..Grid::default()
    };
    let text = terminal::page(
        &Page {
            tables: vec![grid],
            ..Page::default()
        },
        app.style(),
    );
    app.print(&text)
}
