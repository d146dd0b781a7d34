//! `kata review`: what a coach reads before the next cycle. What changed since the last one, and
//! questions worth asking; as Markdown, the comment of a pull request.

use clap::Args;

use crate::{
    cmd::{app::App, diff::Compared, failure::Failure, point::Edge, session::Session},
    practice::{
        change::StepName,
        changes::RecordChange,
        cycle::Cycle,
        kind::{Folder, Kind},
        questions,
        say::Message,
        when::{Day, Stamp},
    },
    say,
    store::{
        git::Wanted,
        history::{Recorded, Source, Step},
        home::Home,
        layout::BOARDS,
    },
    view::{
        changes, json, markdown,
        page::{Around, Page},
        terminal,
    },
};

const LAST_CYCLE: &str = "last-cycle";

#[derive(Args)]
pub struct Review {
    /// Since the last coaching cycle, a revision or a date
    #[arg(long, value_name = "last-cycle|REV|DATE")]
    since: Option<String>,
}

/// From where on a review looks.
struct Since {
    source: Source,
    /// None where everything is looked at.
    on: Option<Day>,
    /// What stands there, in a sentence.
    said: Message,
}

impl Review {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut session = Session::read(app)?;
        let cycle = self.since.as_deref().unwrap_or(LAST_CYCLE);
        // Without a board in use, a review since some time is of all boards: a pull request's.
        let board = match (&app.global.board, cycle) {
            (Some(board), _) => Some(session.known_board(board)?),
            (None, LAST_CYCLE) => Some(session.board_name(app)?.0),
            (None, _) => None,
        };
        let since = match (&board, cycle) {
            (Some(board), LAST_CYCLE) => last_cycle(&session.home, board)?,
            (_, written) => {
                let point = session.point(app, written, Edge::Begin)?;
                Since {
                    said: say!("review-since", on = point.day, what = written),
                    on: Some(point.day),
                    source: point.source,
                }
            }
        };
        let mut compared = Compared::new(
            app,
            &session,
            &since.source,
            &Source::WorkTree,
            board.as_deref(),
        )?;
        if board.is_none() {
            // What a second coach saw is the coach's own.
            compared
                .changes
                .retain(|change| change.entry().place.kind != Kind::Observation);
        }
        let asked = questions(app, &mut session, board.as_deref(), &compared)?;
        if app.json() {
            let commit = match &since.source {
                Source::Commit(commit) => Some(commit),
                _ => None,
            };
            let document = serde_json::json!({
                "since": commit,
                "on": since.on.map(|on| on.to_string()),
                "board": board,
                "changes": compared.json(),
                "questions": asked,
            });
            return app.print_json(&json::document("review", document));
        }
        let title = match &board {
            Some(board) => app.say(&say!("review-of", board = board)),
            None => app.say(&say!("review-of-all")),
        };
        let mut pages = Vec::new();
        let boards = compared.boards(&session);
        for change in &compared.changes {
            let board = change.entry().place.board.as_ref();
            let around = Around {
                words: app.words(),
                settings: session.home.own(),
                board: board.and_then(|board| boards.get(board)),
                elsewhere: &session.home,
            };
            pages.push(told(change, around));
        }
        let said = app.say(&since.said);
        let text = match app.markdown() {
            true => as_markdown(app, &title, &said, &pages, &asked),
            false => as_text(app, &title, &said, &pages, &asked),
        };
        match app.markdown() {
            true => app.print(&text),
            false => app.print_long(&text, &session.home.git),
        }
    }
}

/// A record's change, with what it is called by beside its name.
fn told(change: &RecordChange, around: Around<'_>) -> Page {
    let mut page = changes::page(change, around);
    // What is new says itself what it is; of anything else the name alone says little.
    if let RecordChange::Changed(_, entry) = change
        && !entry.lead().is_empty()
        && entry.place.kind.numbered()
    {
        page.title = format!(
            "{} · {}",
            page.title,
            crate::view::page::first_line(&entry.lead())
        );
    }
    page
}

/// The commit of the last coaching cycle; where there has been none, of what the work is about.
fn last_cycle(home: &Home, board: &str) -> Result<Since, Failure> {
    let newest =
        |wanted: &dyn Fn(&Step) -> bool, paths: &[String]| -> Result<Option<Step>, Failure> {
            for step in home.steps(paths, Wanted::Some)? {
                let step = step?;
                if wanted(&step) {
                    return Ok(Some(step));
                }
            }
            Ok(None)
        };
    let below = |kind: Kind| match kind.folder() {
        Folder::Board(folder) => Some(home.below(&format!("{BOARDS}/{board}/{folder}"))),
        _ => None,
    };
    if let Some(cycles) = below(Kind::Cycle) {
        // One that was taken back is no cycle that anybody held.
        let now = home.board(board)?.value;
        let held: Vec<_> = now.all::<Cycle>().filter(|of| !of.body.waiting()).collect();
        let names = |record: &Recorded| {
            held.iter().any(|of| match of.entry.id() {
                "" => record.reference == of.entry.reference().to_string(),
                id => record.id == id,
            })
        };
        let is_held = |step: &Step| {
            let name = step.trailers.step.as_deref();
            (name == Some(StepName::CycleHeld.as_str()) || step.by_hand)
                && step.trailers.records.iter().any(names)
        };
        if let Some(step) = newest(&is_held, &[cycles])? {
            return Ok(at(step, |on| say!("review-since-cycle", on = on)));
        }
    }
    let paths: Vec<String> = [Kind::Target, Kind::Condition]
        .into_iter()
        .filter_map(below)
        .collect();
    let begun = |step: &Step| {
        let name = step.trailers.step.as_deref();
        [StepName::TargetSet, StepName::ConditionGrasped]
            .iter()
            .any(|begun| name == Some(begun.as_str()))
    };
    Ok(match newest(&begun, &paths)? {
        Some(step) => at(step, |on| say!("review-since-target", on = on)),
        None => Since {
            source: Source::Nothing,
            on: None,
            said: say!("review-since-begin"),
        },
    })
}

fn at(step: Step, said: impl Fn(Day) -> Message) -> Since {
    let on = Stamp::from(step.at).day();
    Since {
        source: Source::Commit(step.commit),
        on: Some(on),
        said: said(on),
    }
}

/// Questions worth asking, from what stands on the boards that the review is about: of several boards
/// each with the name of its own.
fn questions(
    app: &mut App<'_>,
    session: &mut Session,
    board: Option<&str>,
    compared: &Compared,
) -> Result<Vec<String>, Failure> {
    let today = app.today();
    let mut asked = Vec::new();
    let slugs = match board {
        Some(board) => vec![board.to_owned()],
        None => {
            let changes = compared.changes.iter();
            let mut slugs: Vec<String> = changes
                .filter_map(|change| change.entry().place.board.clone())
                .collect();
            slugs.sort();
            slugs.dedup();
            slugs
        }
    };
    for slug in slugs {
        // A board that is gone raises no questions.
        let Ok(loaded) = session.home.board(&slug) else {
            continue;
        };
        for question in questions::questions(&loaded.value, today) {
            let text = app.say(&question.text);
            asked.push(match board {
                Some(_) => text,
                None => format!("{slug}: {text}"),
            });
        }
    }
    Ok(asked)
}

fn as_text(app: &App<'_>, title: &str, since: &str, pages: &[Page], asked: &[String]) -> String {
    let head = Page {
        title: format!("{title} · {since}"),
        ..Page::default()
    };
    let mut blocks = vec![terminal::page(&head, app.style())];
    blocks.extend(pages.iter().map(|page| terminal::page(page, app.style())));
    if pages.is_empty() {
        blocks.push(format!("{}\n", app.words().by_name("review-nothing")));
    }
    if !asked.is_empty() {
        let mut text = format!("{}\n", app.words().by_name("review-questions"));
        for question in asked {
            text.push_str(&format!(
                "{}\n",
                app.wrap(&format!("  {}", terminal::clean(question)))
            ));
        }
        blocks.push(text);
    }
    blocks.join("\n")
}

fn as_markdown(
    app: &App<'_>,
    title: &str,
    since: &str,
    pages: &[Page],
    asked: &[String],
) -> String {
    let mut text = format!(
        "## {}\n\n{}\n",
        markdown::plain(title),
        markdown::plain(since)
    );
    for page in pages {
        text.push_str(&format!("\n### {}\n\n", markdown::plain(&page.title)));
        for row in &page.rows {
            text.push_str(&format!(
                "- **{}**: {}\n",
                markdown::plain(&row.label),
                marks(&row.text)
            ));
        }
    }
    if pages.is_empty() {
        text.push_str(&format!("\n{}\n", app.words().by_name("review-nothing")));
    }
    if !asked.is_empty() {
        text.push_str(&format!(
            "\n### {}\n\n",
            app.words().by_name("review-questions")
        ));
        for question in asked {
            text.push_str(&format!("- {}\n", markdown::plain(question)));
        }
    }
    text
}

/// A text with the marks of what changed in it as Markdown has them; what people wrote stays plain.
fn marks(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    loop {
        let next = [("[-", "-]", "del"), ("{+", "+}", "ins")]
            .into_iter()
            .filter_map(|(open, shut, tag)| {
                let at = rest.find(open)?;
                let length = rest[at + open.len()..].find(shut)?;
                Some((at, length, open.len(), tag))
            })
            .min();
        let Some((at, length, mark, tag)) = next else {
            shown.push_str(&spaced(rest));
            return shown;
        };
        let inside = &rest[at + mark..at + mark + length];
        shown.push_str(&spaced(&rest[..at]));
        shown.push_str(&format!("<{tag}>{}</{tag}>", spaced(inside)));
        rest = &rest[at + 2 * mark + length..];
    }
}

/// Plain text with the blanks at its ends, which stand between words here.
fn spaced(text: &str) -> String {
    let blank = |yes: bool| if yes { " " } else { "" };
    let plain = markdown::plain(text);
    match plain.is_empty() {
        true => blank(!text.is_empty()).to_owned(),
        false => format!(
            "{}{plain}{}",
            blank(text.starts_with(char::is_whitespace)),
            blank(text.ends_with(char::is_whitespace))
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_markdown_and_what_people_wrote_stays_plain() {
        assert_eq!(
            marks("falls from 6 to [-2-]{+about 3+} <b>"),
            "falls from 6 to <del>2</del><ins>about 3</ins> &lt;b&gt;"
        );
        assert_eq!(marks("[- and {+"), "\\[- and {+");
    }
}
