//! `kata save`: commits hand edits of record files, after checking them.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        session::{Session, Timing},
    },
    practice::change::{Change, Put, StepName},
    store::layout,
};

#[derive(Args)]
pub struct Save {
    /// The subject; derived from what changed when left out
    #[arg(short, long, value_name = "TEXT")]
    message: Option<String>,
    #[command(flatten)]
    timing: Timing,
}

impl Save {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let session = Session::write(app, &self.timing.into())?;
        let home = &session.home;
        let mut change = Change {
            step: StepName::Saved,
            at: session.at,
            puts: Vec::new(),
            removes: Vec::new(),
            about: None,
        };
        let mut paths = home.paths()?;
        paths.extend(home.paths_at_head()?);
        paths.sort();
        paths.dedup();
        for path in paths {
            let (now, head) = (home.text(&path)?, home.text_at_head(&path)?);
            if now.as_deref().map(lines) == head.as_deref().map(lines) {
                continue;
            }
            match now {
                None => change.removes.extend(layout::place(&path)),
                Some(text) => {
                    // What cannot be read now is an error; what could not be read before is mended.
                    let Some(after) = home.entry(&path, &text)? else {
                        continue;
                    };
                    let before = head.and_then(|text| home.entry(&path, &text).ok().flatten());
                    change.puts.push(Put { before, after });
                }
            }
        }
        session.save(app, change, self.message)
    }
}

/// Line ends do not count as a hand edit.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}
