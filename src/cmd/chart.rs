//! `kata chart`: a metric's points as a chart, in the terminal, as SVG or as a document.

use std::path::{Path, PathBuf};

use clap::{Args, builder::TypedValueParser as _};

use crate::{
    cmd::{
        app::App,
        ask::Offer,
        board::shown_in,
        choice::OneOf,
        export::output::{Content, Output},
        failure::Failure,
        session::Session,
    },
    practice::{chart::ChartKind, kind::Kind, metric::Metric, refusal::Refusal},
    say,
    view::{
        chart::{
            json as document,
            svg::{Look, svg},
            text,
        },
        json,
    },
};

#[derive(Args)]
pub struct ShowChart {
    /// The metric; the one that is meant when left out
    metric: Option<String>,
    /// A run chart, or a process behaviour chart with its limits (XmR); what the points allow when
    /// left out
    #[arg(long, value_name = "run|xmr", hide_possible_values = true, value_parser = OneOf::new(["run", "xmr"]).map(kind))]
    kind: Option<ChartKind>,
    /// Write it as SVG to a file; - is standard output
    #[arg(long, value_name = "FILE|-")]
    svg: Option<PathBuf>,
}

fn kind(name: String) -> ChartKind {
    match name.as_str() {
        "run" => ChartKind::Run,
        _ => ChartKind::Xmr,
    }
}

impl ShowChart {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let to_output = self.svg.as_deref() == Some(Path::new("-"));
        if to_output && app.json() {
            return Err(Failure::usage(say!("failed-two-outputs")).hint(say!("hint-two-outputs")));
        }
        let mut slug = self.metric.map(|metric| metric.trim().to_lowercase());
        if let Some((board, metric)) = slug.as_ref().and_then(|slug| slug.rsplit_once('/')) {
            app.global.board = Some(board.to_owned());
            slug = Some(metric.to_owned());
        }
        let mut session = Session::read(app)?;
        let slug = match slug {
            Some(slug) => slug,
            None => meant(app, &mut session)?,
        };
        session.board(app)?;
        // A chart without them would say that nothing was measured.
        let unread = [Kind::Metric, Kind::Points];
        let mut unread = unread
            .into_iter()
            .filter_map(|kind| session.unread_named(kind, &slug));
        if let Some(failure) = unread.next() {
            return Err(failure.clone());
        }
        let chart = session.about_board()?.chart(&slug, self.kind)?;
        if let Some(file) = &self.svg {
            let drawn = svg(&chart, app.words(), Look::alone(&slug));
            if to_output {
                return app.print(&drawn);
            }
            let content = Content {
                what: "chart",
                text: drawn,
                is_own: |_| true,
            };
            // What is there is replaced, unless it is a record.
            Output::to("--svg", file, true).write(app, Some(&session.home), file, &content)?;
        }
        if app.json() {
            let board = &session.about_board()?.slug;
            let mut document = document::document(board, &chart, app.words());
            document["unreadable"] = session.unreadable(app);
            return app.print_json(&json::document("chart", document));
        }
        if let Some(file) = &self.svg {
            let path = file.display().to_string();
            let text = app.say(&say!("chart-written", path = path));
            app.tell(&text);
            return Ok(());
        }
        let words = shown_in(app, app.style());
        let text = text::text(&chart, &words, app.style());
        app.print_long(&text, &session.home.git)
    }
}

/// The metric where none is named: the one that is meant, or the answer to which it is.
fn meant(app: &mut App<'_>, session: &mut Session) -> Result<String, Failure> {
    let board = session.board(app)?;
    match board.charted_metric() {
        Ok(metric) => Ok(metric.stem().to_owned()),
        Err(Refusal::WhichMetric { .. }) if app.asks() => {
            let offers: Vec<Offer> = session
                .about_board()?
                .all::<Metric>()
                .map(|metric| Offer::new(metric.stem(), metric.entry.lead()))
                .collect();
            app.choose(&say!("ask-which-chart"), &offers, None)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
