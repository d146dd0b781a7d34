//! `kata man`: the manual pages, made from the command line itself.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::{
    cmd::{app::App, export::output::failed, failure::Failure, help, new_folder::NewFolder},
    say,
    view::json,
};

#[derive(Args)]
pub struct Man {
    /// The folder for the pages of all commands, made where it is not there; without it the first page
    /// goes to standard output
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl Man {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let command = help::whole();
        let Some(dir) = self.dir else {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page)?;
            let page = String::from_utf8_lossy(&page).into_owned();
            return match app.json() {
                true => app.print_json(&json::document(
                    "exported",
                    json!({ "what": "man", "path": null, "content": page }),
                )),
                false => app.print(&page),
            };
        };
        let place = app.path(&dir);
        NewFolder::make(&place)
            .and_then(|new| {
                clap_mangen::generate_to(command, &place)?;
                new.keep();
                Ok(())
            })
            .map_err(|error| failed(&dir, &error))?;
        let path = dir.display().to_string();
        if app.json() {
            let document = json!({ "what": "man", "path": path, "changed": true });
            return app.print_json(&json::document("exported", document));
        }
        let text = app.say(&say!("exported", path = path));
        app.tell(&text);
        Ok(())
    }
}
