//! `kata export forms`: blank forms to print. They belong to no home, so none is needed.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::{
    cmd::{
        app::App,
        export::output::{Content, Output, said},
        failure::Failure,
        new_folder::NewFolder,
    },
    store::{home::Home, replace::Done},
    view::html::{
        self,
        forms::{self, Form},
    },
};

#[derive(Args)]
pub struct Forms {
    /// A folder for a file each (storyboard.html, record.html, card.html), or FILE.html for all of
    /// them; - is standard output
    #[arg(short = 'o', long = "output", value_name = "DIR|FILE|-")]
    path: Option<PathBuf>,
    /// Replace what stands there, also where it is no earlier export
    #[arg(long)]
    force: bool,
}

impl Forms {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        // Where there is a home, its records are not written over.
        let home = Home::find(&app.global.directory).ok();
        let path = self.path.unwrap_or_else(|| PathBuf::from("-"));
        if !is_folder(app, &path) {
            let content = content(forms::pages(app.words()));
            return Output::to("-o", &path, self.force).put_anywhere(app, home.as_ref(), &content);
        }
        let folder = app.path(&path);
        let new = NewFolder::make(&folder).map_err(|error| super::output::failed(&path, &error))?;
        let mut done = Vec::new();
        for form in Form::ALL {
            let file = path.join(format!("{}.html", form.name()));
            let content = content(forms::page(form, app.words()));
            let output = Output::to("-o", &file, self.force);
            done.push((
                file.clone(),
                output.write(app, home.as_ref(), &file, &content)?,
            ));
        }
        new.keep();
        if app.json() {
            let changed = done.iter().any(|(_, done)| *done == Done::Written);
            let document = json!({
                "what": "forms", "path": path.display().to_string(), "changed": changed,
            });
            return app.print_json(&crate::view::json::document("exported", document));
        }
        for (file, done) in done {
            said(app, "forms", &file, done)?;
        }
        Ok(())
    }
}

fn content(text: String) -> Content {
    Content {
        what: "forms",
        text,
        is_own: html::is_own,
    }
}

/// A folder that is there, or a name without an ending.
fn is_folder(app: &App<'_>, path: &Path) -> bool {
    path != Path::new("-") && (app.path(path).is_dir() || path.extension().is_none())
}
