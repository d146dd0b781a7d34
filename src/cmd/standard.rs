//! `kata standard`: what is now the normal way, and whether it still is.

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        ask::which,
        at_home::{self, Takes, of},
        failure::Failure,
        fill::missing,
        form::{Edited, Given},
        list::{Listed, saying},
        read::plain,
        session::{Recording, Session},
        show,
        whole::Whole,
    },
    practice::{
        change::Change,
        entry::Of,
        experiment::Dropped,
        kind::Kind,
        standard::{self, Confirmation, Standard},
    },
    say,
    view::{json, standard as view, terminal},
};

#[derive(Subcommand)]
pub enum StandardCommand {
    /// Set a standard: the best way known today
    Add {
        #[command(flatten)]
        fields: Given<Standard>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Every standard, with the day to go and confirm it
    List(Listed),
    /// One standard
    Show {
        /// The standard; the only one in use, when left out
        reference: Option<String>,
    },
    /// Say what was seen by whoever went to see whether a standard holds
    ///
    /// One that does not hold (`--holds no`) stays due until it is replaced, retired, or raised as a
    /// problem: kata problem raise "…" --standard S3
    Confirm {
        /// The standard; the only one in use, when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<Confirmation>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Put a better way in the place of a standard
    Replace {
        /// The standard that ends
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<Standard>,
        /// Why the standard before is not the normal way any more
        #[arg(long, value_name = "TEXT")]
        why: Option<String>,
        #[command(flatten)]
        recording: Recording,
    },
    /// End a standard without another one in its place
    Retire {
        /// The standard; the only one in use, when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<Dropped>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Change what was written down, or the day to confirm it
    Edit {
        /// The standard; the only one in use, when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Edited<Standard>,
        #[command(flatten)]
        recording: Recording,
    },
}

impl StandardCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            StandardCommand::Add {
                mut fields,
                mut recording,
            } => {
                Whole::at_home().fill(app, &mut recording, &mut fields)?;
                let session = Session::write(app, &recording)?;
                let standard: Standard = session.struct_of(app, &fields)?;
                let change = standard.adopt(&session.birth(Kind::Standard, 0)?);
                finish(app, session, change)
            }
            StandardCommand::List(which) => list(app, &which),
            StandardCommand::Show { reference } => show::of_home(app, reference, Standard::stands),
            StandardCommand::Confirm {
                reference,
                mut fields,
                mut recording,
            } => {
                let (session, entry, seen): (_, _, Confirmation) =
                    at_home::step(app, &mut recording, reference, &mut fields, &IN_USE)?;
                let change = standard::confirm(of(&entry)?, seen, session.at)?;
                finish(app, session, change)
            }
            StandardCommand::Replace {
                reference,
                mut fields,
                why,
                mut recording,
            } => {
                let reference = named(app, &recording, reference)?;
                let (session, entry, new): (_, _, Standard) =
                    at_home::step(app, &mut recording, Some(reference), &mut fields, &IN_USE)?;
                let why = why.map(|why| plain(&why)).filter(|why| !why.is_empty());
                let birth = session.birth(Kind::Standard, 0)?;
                let change = standard::replace(of(&entry)?, new, why, &birth)?;
                finish(app, session, change)
            }
            StandardCommand::Retire {
                reference,
                mut fields,
                mut recording,
            } => {
                let (session, entry, retired): (_, _, Dropped) =
                    at_home::step(app, &mut recording, reference, &mut fields, &IN_USE)?;
                let change = standard::retire(of(&entry)?, retired.why, session.at)?;
                session.finish(app, change)
            }
            StandardCommand::Edit {
                reference,
                fields,
                recording,
            } => at_home::edit(app, recording, reference, fields, Standard::stands),
        }
    }
}

/// One that has ended takes no further step.
const IN_USE: Takes<Standard> = Takes {
    open: Standard::stands,
    may: standard::stands,
};

/// The standard that is to be replaced: the named one, the only one in use, or asked for.
fn named(
    app: &mut App<'_>,
    recording: &Recording,
    reference: Option<String>,
) -> Result<String, Failure> {
    if reference.is_none() && !app.asks() {
        return Err(missing(vec!["REF".to_owned(), "TEXT".to_owned()]));
    }
    let reference = which::at_home(app, recording, reference, Standard::stands)?;
    let mut session = Session::look(app, recording)?;
    let entry = session.of_home(app, reference.as_deref(), Standard::stands)?;
    Ok(reference.unwrap_or_else(|| entry.reference().to_string()))
}

/// Records a step, and says what a standard that is in use still needs: something to be done about
/// it where it does not hold, or a day to go and see.
fn finish(app: &mut App<'_>, session: Session, change: Change) -> Result<(), Failure> {
    let last = change.puts.last().map(|put| put.after.clone());
    session.finish(app, change)?;
    let Some(standard) = last.as_ref().and_then(Of::<Standard>::new) else {
        return Ok(());
    };
    let reference = standard.entry.reference().to_string();
    let message = if standard.body.slipped() {
        say!("standard-what-now", standard = reference)
    } else if standard::due(standard, &[]).is_none() {
        say!("standard-name-a-day", standard = reference)
    } else {
        return Ok(());
    };
    let text = app.spoken(&message);
    app.tell(&format!("\n{text}"));
    Ok(())
}

/// The standards of the home, each with the day on which it is due.
fn list(app: &mut App<'_>, which: &Listed) -> Result<(), Failure> {
    let mut session = Session::read(app)?;
    let mut home = session.home_records(app)?;
    let none = which.of(Kind::Standard, &mut home)?;
    if app.json() {
        let items: Vec<serde_json::Value> = home
            .iter()
            .filter_map(Of::<Standard>::new)
            .map(|of| {
                let mut item = json::record(of.entry);
                item["due"] = standard::due(of, &home)
                    .map(|due| due.to_string().into())
                    .unwrap_or_default();
                item
            })
            .collect();
        let document = serde_json::json!({ "items": items, "unreadable": session.unreadable(app) });
        return app.print_json(&json::document("list", document));
    }
    let page = view::list(&home, app.today(), session.around(app.words()));
    let text = terminal::page(&saying(page, none, app), app.style());
    app.print(&text)
}
