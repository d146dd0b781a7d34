//! `kata target`: where do we want to be next?

use clap::Subcommand;

use crate::{
    cmd::{
        app::App,
        ask::form::{Question, several},
        condition, experiment,
        failure::Failure,
        finish::on_board,
        form::{Edited, Given},
        list::{self, Listed},
        past,
        picture::Pictured,
        read::plain,
        session::{Recording, Session},
        show,
        whole::Whole,
    },
    practice::{
        field::{Field, Shape},
        kind::Kind,
        standard::Standard,
        target::{LookBack, Target},
    },
    view::{lang::when::Direction, page},
};

#[derive(Subcommand)]
pub enum TargetCommand {
    /// Set the next target condition
    New {
        #[command(flatten)]
        fields: Given<Target>,
        /// An obstacle that comes along from before; may be repeated
        #[arg(long, value_name = "REF", num_args = 1..)]
        carry: Vec<String>,
        #[command(flatten)]
        pictured: Pictured,
        #[command(flatten)]
        recording: Recording,
    },
    /// Every target condition of this board
    List(Listed),
    /// One target condition; the open one when left out
    Show {
        /// The target condition; the open one when left out
        reference: Option<String>,
    },
    /// Change what was written down
    Edit {
        /// The target condition; the open one when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Edited<Target>,
        #[command(flatten)]
        pictured: Pictured,
        #[command(flatten)]
        recording: Recording,
    },
    /// Look back over a target condition, and end it
    Close {
        /// The target condition; the open one when left out
        reference: Option<String>,
        #[command(flatten)]
        fields: Given<LookBack>,
        /// What is now the normal way; may be repeated
        #[arg(long, value_name = "TEXT")]
        standard: Vec<String>,
        /// When somebody goes and sees whether the standards hold
        #[arg(long, value_name = "DATE")]
        confirm_by: Option<String>,
        #[command(flatten)]
        recording: Recording,
    },
}

impl TargetCommand {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        match self {
            TargetCommand::New {
                fields,
                carry,
                pictured,
                mut recording,
            } => {
                recording.pictures = pictured.read(app)?;
                set(app, fields, carry, recording)
            }
            TargetCommand::List(which) => list::wanted(app, Kind::Target, &which),
            TargetCommand::Show { reference } => show::of_kind(app, reference, Kind::Target),
            TargetCommand::Edit {
                reference,
                fields,
                pictured,
                mut recording,
            } => {
                recording.pictures = pictured.read(app)?;
                show::edit(
                    app,
                    reference,
                    Kind::Target,
                    fields,
                    None::<&Given<LookBack>>,
                    recording,
                )
            }
            TargetCommand::Close {
                reference,
                fields,
                standard,
                confirm_by,
                recording,
            } => close(app, reference, fields, (standard, confirm_by), recording),
        }
    }
}

fn set(
    app: &mut App<'_>,
    mut fields: Given<Target>,
    carry: Vec<String>,
    mut recording: Recording,
) -> Result<(), Failure> {
    let comes_along = Field::beside("carry", Shape::Reference("obstacle".to_owned()))
        .several()
        .always();
    let mut comes_along = Question::new(comes_along, app.words().by_name("ask-target-carry"));
    comes_along.answers = carry;
    let whole = Whole::on_board(None)
        .may(|session| Ok(session.about_board()?.may_set_target()?))
        .last_from(comes_along, |board| {
            board.left_over().map(|of| of.entry).collect()
        });
    let answers = whole.fill(app, &mut recording, &mut fields)?;
    let carry: Vec<String> = answers
        .concat()
        .iter()
        .flat_map(|text| several(text))
        .collect();
    on_board(app, &recording, None, |session, app, board| {
        let target: Target = session.struct_of(app, &fields)?;
        let birth = session.birth(Kind::Target, 0)?;
        Ok(board.set_target(target, &carry, &birth)?)
    })
}

fn close(
    app: &mut App<'_>,
    reference: Option<String>,
    mut fields: Given<LookBack>,
    (standard, confirm_by): (Vec<String>, Option<String>),
    mut recording: Recording,
) -> Result<(), Failure> {
    if let Some(done) = experiment::became(app, &recording, false)? {
        return done;
    }
    let about = reference.as_deref();
    let text = Field::beside("standard", Shape::Text).several().always();
    let mut text = Question::new(text, app.words().by_name("ask-look-back-standard"));
    text.answers = standard;
    let by = Field::beside("confirm-by", Shape::Day).ahead().always();
    let mut by = Question::new(by, app.words().by_name("ask-look-back-confirm-by"));
    by.with = Some("standard");
    by.answers = confirm_by.into_iter().collect();
    let answers = Whole::on_board(about)
        .may(|session| Ok(session.about_board()?.may_close_target(about).map(|_| ())?))
        .beside(|app, session| aimed_at(app, session, about))
        .last(text)
        .last(by)
        .fill(app, &mut recording, &mut fields)?;
    let [standard, confirm_by] = answers.as_slice() else {
        return Ok(());
    };
    on_board(app, &recording, about, |session, app, board| {
        let look_back: LookBack = session.struct_of(app, &fields)?;
        let reader = session.reader(app);
        let confirm_by = confirm_by
            .first()
            .filter(|by| !by.trim().is_empty())
            .map(|by| reader.day(by, Direction::Forward))
            .transpose()?;
        let mut standards = Vec::new();
        // An empty text says that there is none, as everywhere.
        let texts = standard.iter().map(|text| plain(text));
        for (ahead, text) in (0..).zip(texts.filter(|text| !text.is_empty())) {
            let standard = Standard {
                text,
                confirm_by,
                ..Standard::default()
            };
            standards.push((standard, session.birth(Kind::Standard, ahead)?));
        }
        Ok(board.close_target(about, look_back, standards, session.at)?)
    })
}

/// What was aimed at, to stand beside the look back.
fn aimed_at(app: &App<'_>, session: &Session, about: Option<&str>) -> Vec<String> {
    let Some(Ok(target)) = session
        .board
        .as_ref()
        .map(|board| board.may_close_target(about))
    else {
        return Vec::new();
    };
    let of_aim = |path: &[String]| matches!(path, [only] if ["pattern", "predictions", "by"].contains(&only.as_str()));
    let around = session.around(app.words());
    let mut rows = page::rows(target.entry, around, of_aim);
    // Whether it still serves is asked, so it is said what there is to serve.
    if let Some(board) = &session.board {
        let own = board.own().entry;
        rows.extend(page::rows(
            own,
            around,
            |path| matches!(path, [only] if only == "challenge" || only == "serves"),
        ));
        rows.extend(past::served(
            &past::purpose(&session.home, own),
            app.words(),
        ));
    }
    let rows = rows
        .into_iter()
        .map(|row| format!("  {}: {}", row.label, row.text));
    let aimed_at = |metric: &str| {
        let mut aims = target.body.predictions.iter();
        aims.any(|aim| aim.metric == metric)
    };
    let label = app.words().label("actual");
    let today = condition::latest(app, session, aimed_at).into_iter();
    let today = today.map(|measured| format!("  {label}: {measured}"));
    [format!(
        "{} {}",
        target.entry.reference(),
        target.body.outcome
    )]
    .into_iter()
    .chain(rows)
    .chain(today)
    .collect()
}
