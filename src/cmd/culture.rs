//! `kata culture`: the six elements, with what the records show and what people say of them.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::Value;

use crate::{
    cmd::{
        app::App,
        ask::form::{Question, walk},
        export::output::{Content, Output},
        failure::Failure,
        form::Given,
        homes::{self, Homes, Opened},
        session::{Recording, Session},
        whole::Whole,
    },
    practice::{
        culture::{Element, Part, culture, may_matter},
        form::Form,
        kind::Kind,
        reflection::{self, Reflection},
    },
    say,
    view::{
        culture::{self as shown, Line},
        html, json,
    },
};

#[derive(Args)]
pub struct CultureCommand {
    #[command(subcommand)]
    command: Option<Deed>,
}

#[derive(Subcommand)]
enum Deed {
    /// The six elements: what the records show of each, and what was said then and now
    Show(Show),
    /// Reflect on them together, in words: first what the records show, then what you say of it
    ///
    /// One element is enough. On a terminal each is shown and asked for; with flags only what
    /// they say is recorded.
    Reflect {
        #[command(flatten)]
        fields: Given<Reflection>,
        #[command(flatten)]
        recording: Recording,
    },
}

#[derive(Args, Default)]
struct Show {
    /// As one page to mail or to print; - is standard output
    #[arg(long, value_name = "FILE|-", conflicts_with = "named")]
    html: Option<PathBuf>,
    /// Replace FILE also where it is no earlier page
    #[arg(long, requires = "html")]
    force: bool,
    #[command(flatten)]
    homes: Homes,
}

impl CultureCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self.command {
            Some(Deed::Show(command)) => command.run(app),
            Some(Deed::Reflect { fields, recording }) => reflect(app, fields, recording),
            None => Show::default().run(app),
        }
    }
}

impl Show {
    fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        if self.html.as_deref() == Some(Path::new("-")) && app.json() {
            let failure = Failure::usage(say!("failed-page-and-json"));
            return Err(failure.hint(say!("hint-page-and-json")));
        }
        let mut homes = self.homes.open(app)?;
        // With a page no other home is named.
        if let (Some(file), [Opened { session, .. }, ..]) = (&self.html, homes.as_mut_slice()) {
            self.page(app, session, file)?;
            if !app.json() {
                return Ok(());
            }
        }
        let mut all = Vec::new();
        for Opened { session, name } in &mut homes {
            let boards = session.boards_with(app, Kind::ALL, &may_matter)?;
            let home = session.home_records(app)?;
            all.push((name.clone(), culture(&home, &boards, app.today())));
        }
        if app.json() {
            let document = serde_json::json!({
                "elements": elements(app, &all),
                "unreadable": homes::unreadable(app, &homes),
            });
            return app.print_json(&json::document("culture", document));
        }
        let text = all.iter().map(|(name, parts)| {
            let name = name.as_deref();
            shown::text(name, parts, app.words(), app.style())
        });
        let text = text.collect::<Vec<_>>().join("\n");
        app.print_long(&text, &homes[0].session.home.git)
    }

    /// The page of the home where one stands.
    fn page(&self, app: &mut App<'_>, session: &mut Session, file: &Path) -> Result<(), Failure> {
        let boards = session.boards(app)?;
        let home = session.home_records(app)?;
        let records = html::culture::Records {
            home: &home,
            boards: &boards,
            settings: session.home.own(),
            today: app.today(),
        };
        let content = Content {
            what: "page",
            text: html::culture::page(records, app.words()),
            is_own: html::is_own,
        };
        let output = Output::to("--html", file, self.force);
        match app.json() {
            // The document says what was written, and more.
            true => output
                .write(app, Some(&session.home), file, &content)
                .map(drop),
            false => output.put(app, &session.home, &content),
        }
    }
}

/// The elements for programs; where several homes are read, each fact says from which.
fn elements(app: &App<'_>, all_homes: &[(Option<String>, Vec<Part>)]) -> Value {
    let mut all = Value::Null;
    for (name, parts) in all_homes {
        let mut elements = shown::json(parts, app.words());
        for element in elements.as_array_mut().into_iter().flatten() {
            for list in ["facts", "said"] {
                for one in element[list].as_array_mut().into_iter().flatten() {
                    homes::named(one, name.as_deref());
                }
            }
        }
        let Some(before) = all.as_array_mut() else {
            all = elements;
            continue;
        };
        // The same six, in the same order.
        let more = elements.as_array_mut().map(std::mem::take);
        for (element, mut more) in before.iter_mut().zip(more.unwrap_or_default()) {
            for list in ["facts", "said"] {
                let more = more[list].as_array_mut().map(std::mem::take);
                if let Some(own) = element[list].as_array_mut() {
                    own.extend(more.unwrap_or_default());
                }
            }
        }
    }
    all
}

fn reflect(
    app: &mut App<'_>,
    mut fields: Given<Reflection>,
    mut recording: Recording,
) -> Result<(), Failure> {
    let said = fields.flags_but(&["team"]);
    if app.asks() && !said && recording.from.is_none() && !recording.edit {
        ask(app, &recording, &mut fields)?;
    } else {
        Whole::at_home().fill(app, &mut recording, &mut fields)?;
    }
    let session = Session::write(app, &recording)?;
    let reflection: Reflection = session.struct_of(app, &fields)?;
    let birth = session.birth(Kind::Reflection, 0)?;
    session.finish(app, reflection::reflect(reflection, &birth)?)
}

/// One element after the other: what the records show of it, and then what is said.
fn ask(
    app: &mut App<'_>,
    recording: &Recording,
    fields: &mut Given<Reflection>,
) -> Result<(), Failure> {
    let mut session = Session::look(app, recording)?;
    let boards = session.boards_with(app, Kind::ALL, &may_matter)?;
    let home = session.home_records(app)?;
    let parts = culture(&home, &boards, app.today());
    let mut questions = Vec::new();
    for field in fields.form() {
        if fields.gives(&field.flag) {
            continue;
        }
        let part = Element::named(&field.flag);
        let part = part.and_then(|one| parts.iter().find(|part| part.element == one));
        let mut question = Question::new(
            field.clone(),
            app.words().ask(Reflection::NAME, &field.label()),
        );
        question.before = part.map(|part| facts(app, part)).unwrap_or_default();
        questions.push(question);
    }
    walk(app, &session, &[], &mut questions)?;
    let answered = questions.into_iter().filter(|one| !one.answers.is_empty());
    fields
        .written
        .extend(answered.map(|one| (one.field, one.answers)));
    Ok(())
}

/// What stands above the question of an element: its facts, and what was said before.
fn facts(app: &App<'_>, part: &Part) -> Vec<String> {
    let words = app.words();
    let mut all = vec![String::new(), shown::title(part.element, words)];
    let lines = shown::lines(part, words, app.style());
    all.extend(lines.into_iter().map(|line| match line {
        Line::Heading(line) | Line::Said(line) => line,
    }));
    all
}
