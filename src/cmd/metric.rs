//! `kata metric`: the measures of a board.

use std::path::Path;

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        ask::form::Question,
        failure::Failure,
        fill::Whole,
        finish::on_board,
        form::{Edited, Given},
        list,
        session::{Recording, Session},
        show,
    },
    practice::{
        change::{Change, Put, StepName},
        field::{Field, Shape},
        form::Form,
        kind::Kind,
        metric::Metric,
        when::Day,
    },
    view::lang::when::{Direction, read_day},
};

#[derive(Subcommand)]
pub enum MetricCommand {
    /// Add a measure to this board
    Add {
        /// The measure's name in references and on the command line
        slug: Option<String>,
        #[command(flatten)]
        fields: Given<Metric>,
        #[command(flatten)]
        recording: Recording,
    },
    /// The measures of this board
    List,
    /// One measure
    Show { slug: String },
    /// Change a measure; with `--how TEXT --from DATE`, the way of measuring from that day on
    Edit {
        slug: String,
        #[command(flatten)]
        fields: Edited<Metric>,
        #[command(flatten)]
        recording: Recording,
    },
}

impl MetricCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            MetricCommand::Add {
                slug,
                mut fields,
                mut recording,
            } => {
                let mut named = Question::new(
                    Field::beside("slug", Shape::Slug).word().required(),
                    app.words().by_name("ask-metric-slug"),
                );
                named.answers = slug.into_iter().collect();
                let answers =
                    Whole::on_board(None)
                        .first(named)
                        .fill(app, &mut recording, &mut fields)?;
                let slug = answers.concat().pop();
                on_board(app, &recording, None, |session, app, board| {
                    let (slug, metric) = session.named_form::<Metric>(app, &fields, slug)?;
                    let birth = session.birth(Kind::Metric, 0)?;
                    Ok(board.add_metric(&slug, metric, &birth)?)
                })
            }
            MetricCommand::List => list::run(app, Kind::Metric),
            MetricCommand::Show { slug } => show::of_kind(app, Some(slug), Kind::Metric),
            MetricCommand::Edit {
                slug,
                mut fields,
                mut recording,
            } => {
                // --from is a day here where it reads as one, and a document as everywhere else.
                let date = recording
                    .from
                    .take_if(|from| read_date(app, from).is_some());
                let from = date.and_then(|date| read_date(app, &date));
                if recording.edit || app.asks() && from.is_none() {
                    let mut session = Session::look(app, &recording)?;
                    let entry = session.board(app)?.metric(&slug)?.entry.clone();
                    let form = (Metric::NAME, fields.0.form());
                    let written = &mut fields.0.written;
                    session.ask_edit(app, &mut recording, &entry, written, form)?;
                }
                let mut session = Session::write(app, &recording)?;
                let before = session.board(app)?.metric(&slug)?.entry.clone();
                let mut after =
                    session.edited(app, &before, &fields.0.written, &fields.0.form())?;
                if let Some(from) = from {
                    after = crate::practice::metric::changed_way(&before, &after, from);
                }
                let change = Change::new(StepName::Edited, session.at, Put::edit(&before, after));
                session.finish(app, change)
            }
        }
    }
}

fn read_date(app: &App<'_>, text: &Path) -> Option<Day> {
    read_day(
        text.to_str()?,
        app.words().lang(),
        app.today().date(),
        Direction::Back,
    )
    .ok()
}
