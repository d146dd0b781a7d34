//! `kata metric`: the measures of a board.

use std::path::Path;

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        ask::form::Question,
        failure::Failure,
        fill::missing,
        form::{Edited, Given},
        list,
        session::{Recording, Session},
        show,
        whole::Whole,
    },
    practice::{
        change::{Change, Put, StepName},
        field::{Field, Shape},
        form::Form,
        kind::Kind,
        metric::Metric,
        when::Day,
    },
    view::{
        lang::when::{Direction, read_day},
        page, terminal,
    },
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
    Show {
        /// The measure
        slug: String,
    },
    /// Change a measure; with `--how TEXT --from DATE`, the way of measuring from that day on
    Edit {
        /// The measure
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
                let mut session = Session::write(app, &recording)?;
                session.board(app)?;
                // Its lines are in its unit.
                let unit = fields
                    .written
                    .iter()
                    .find(|(field, _)| field.flag == "unit");
                session.unit = unit.and_then(|(_, texts)| texts.last().cloned());
                let (slug, metric) = session.named_form::<Metric>(app, &fields, slug)?;
                let birth = session.birth(Kind::Metric, 0)?;
                let boards = session.home.board_names()?;
                let board = session.board(app)?;
                let change = board.add_metric(&slug, metric, &boards, &birth)?;
                session.finish(app, change)
            }
            MetricCommand::List => list(app),
            MetricCommand::Show { slug } => show::of_kind(app, Some(slug), Kind::Metric),
            MetricCommand::Edit {
                slug,
                mut fields,
                mut recording,
            } => {
                let slug = app.metric_named(&slug);
                // --from is a day here where it reads as one, and a document as everywhere else.
                let date = recording
                    .from
                    .take_if(|from| read_date(app, from).is_some());
                let from = date.and_then(|date| read_date(app, &date));
                if from.is_some() && !fields.0.gives("how") && !recording.edit {
                    return Err(missing(vec!["--how".to_owned()]));
                }
                if recording.edit || app.asks() && from.is_none() {
                    let mut session = Session::look(app, &recording)?;
                    let entry = session.board(app)?.metric(&slug)?.entry.clone();
                    let form = (Metric::NAME, fields.0.form());
                    let written = &mut fields.0.written;
                    session.ask_edit(app, &mut recording, &entry, written, form)?;
                }
                let mut session = Session::write(app, &recording)?;
                let metric = session.board(app)?.metric(&slug)?;
                let before = metric.entry.clone();
                let unit = metric.body.unit.clone();
                session.unit = Some(unit);
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

fn list(app: &mut App<'_>) -> Result<(), Failure> {
    if app.json() {
        return list::run(app, Kind::Metric);
    }
    let mut session = Session::read(app)?;
    let board = session.board(app)?.clone();
    let page = page::metrics(&board, session.around(app.words()));
    let text = terminal::page(&page, app.style());
    app.print(&text)
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
