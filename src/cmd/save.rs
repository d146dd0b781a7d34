//! `kata save`: commits hand edits of record files, after checking them.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        session::{Session, Timing},
    },
    practice::change::{Change, Gone, Put, StepName},
    say,
    store::{codec, layout},
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
        if self
            .message
            .as_ref()
            .is_some_and(|message| message.trim().is_empty())
        {
            return Err(Failure::usage(say!("failed-empty-message")));
        }
        let dry_run = self.timing.dry_run;
        let session = Session::write(app, &self.timing.into())?;
        let home = &session.home;
        let mut change = Change {
            step: StepName::Saved,
            at: session.at,
            puts: Vec::new(),
            removes: Vec::new(),
            about: None,
            with: Vec::new(),
        };
        let mut paths = home.paths()?;
        paths.extend(home.paths_at_head()?);
        paths.sort();
        paths.dedup();
        let mut marked = Vec::new();
        for path in paths {
            let (now, head) = (home.text(&path)?, home.text_at_head(&path)?);
            if same(now.as_deref(), head.as_deref()) {
                continue;
            }
            let text = now.as_deref().map(codec::unmarked);
            if text != now.as_deref() {
                marked.push(path.clone());
                if same(text, head.as_deref()) {
                    continue;
                }
            }
            match now {
                None => {
                    let entry = head.and_then(|text| home.entry(&path, &text).ok().flatten());
                    let place = layout::place(&path);
                    change
                        .removes
                        .extend(place.map(|place| Gone { place, entry }));
                }
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
        if let Some(finding) = super::check::wrong(home, &change)? {
            return Err(finding);
        }
        if !dry_run {
            home.unmark(&marked)?;
        }
        session.save(app, change, self.message)
    }
}

/// Whether the work tree has what HEAD has, which it has as well when every line end was made CRLF
/// as the file was checked out.
fn same(now: Option<&str>, head: Option<&str>) -> bool {
    now == head
        || now
            .zip(head)
            .is_some_and(|(now, head)| now == head.replace('\n', "\r\n"))
}
