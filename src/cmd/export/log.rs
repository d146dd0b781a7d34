//! `kata export log`: the learning history as a document to read.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        export::output::{Content, Output},
        failure::Failure,
        log::{self, Log, Messages},
        session::Session,
    },
    practice::{lang::Lang, when::Stamp},
    store::history::Step,
    view::{
        history::{self, Told},
        lang::Words,
    },
};

#[derive(Args)]
pub struct LogExport {
    #[command(flatten)]
    log: Log,
    #[command(flatten)]
    output: Output,
}

impl LogExport {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut session = Session::read(app)?;
        let steps = self.log.steps(app, &mut session, Messages::Kept)?;
        if app.json() {
            let document = log::document(&steps);
            return self.output.document(app, &session.home, "log", &document);
        }
        let settings = session.home.own();
        let told: Vec<Told> = {
            let subject = log::subjects(settings, app);
            let each = steps.iter().map(|step| told(step, subject(step)));
            each.collect()
        };
        let name = settings.name.as_deref().unwrap_or("kata");
        let content = Content {
            what: "log",
            text: history::markdown(name, &told, app.words()),
            is_own: |text| history::is_history(text, &Lang::ALL.map(Words::new)),
        };
        self.output.put(app, &session.home, &content)
    }
}

/// A step as it is told: without what is for programs.
pub fn told(step: &Step, subject: String) -> Told {
    let message = step.message.trim_end();
    let rest = message.split_once('\n').map_or("", |(_, rest)| rest);
    let body = match rest.trim_end().rsplit_once("\n\n") {
        Some((body, last)) if last.contains("Kata-Step: ") => body,
        _ if rest.trim_start().starts_with("Kata-Step: ") => "",
        _ => rest,
    };
    // An address is nobody's concern who reads this.
    let name = |person: &String| person.split(" <").next().unwrap_or_default().to_owned();
    let mut people = vec![step.author.name.clone()];
    people.extend(step.trailers.co_authors.iter().map(name));
    people.dedup();
    Told {
        at: Stamp::from(step.at),
        subject,
        body: body.trim().to_owned(),
        people,
        commit: step.commit.clone(),
        by_hand: step.by_hand,
    }
}
