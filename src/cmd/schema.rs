//! `kata schema`: the JSON Schema of each kind of file, with which an editor completes and checks it.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use crate::{
    cmd::{
        app::App, choice::OneOf, export::output::failed, failure::Failure, new_folder::NewFolder,
    },
    practice::kind::Kind,
    say,
    store::{
        layout,
        replace::{Done, replace},
    },
    view::json,
};

#[derive(Args)]
#[command(after_help = "\
An editor that knows TOML (Taplo, Even Better TOML, Tombi) follows a first line such as
  #:schema ../../../.schemas/experiment.schema.json
and kata keeps that line. `kata schema -o .schemas` writes the files that it names.")]
pub struct Schema {
    /// The kind of file; all of them when left out
    #[arg(value_name = "KIND", value_parser = OneOf::new(Kind::ALL.iter().map(|kind| kind.noun())))]
    kind: Option<String>,
    /// The folder to write KIND.schema.json to, made where it is not there
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl Schema {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let one = self.kind.as_deref().and_then(Kind::of_noun);
        let kinds = Kind::ALL.iter().copied();
        let kinds: Vec<Kind> = kinds
            .filter(|kind| one.is_none_or(|one| one == *kind))
            .collect();
        if let Some(dir) = &self.output {
            return write(app, dir, &kinds);
        }
        match one {
            Some(kind) if app.json() => {
                let document = json!({ "kind": kind.noun(), "content": kind.schema() });
                app.print_json(&json::document("schema", document))
            }
            Some(kind) => app.print_json(&kind.schema()),
            None if app.json() => {
                let schemas = kinds
                    .iter()
                    .map(|kind| (kind.noun().to_owned(), kind.schema()));
                let schemas = Value::Object(schemas.collect());
                app.print_json(&json::document("schemas", json!({ "schemas": schemas })))
            }
            None => {
                let lines = kinds.iter().map(|kind| {
                    let noun = kind.noun();
                    format!("{noun:<12} {}\n", layout::pattern(*kind))
                });
                let lines: String = lines.collect();
                app.print(&lines)
            }
        }
    }
}

fn write(app: &mut App<'_>, dir: &Path, kinds: &[Kind]) -> Result<(), Failure> {
    let folder = app.path(dir);
    let new = NewFolder::make(&folder).map_err(|error| failed(dir, &error))?;
    let mut changed = false;
    for kind in kinds {
        let text = serde_json::to_string_pretty(&kind.schema()).map_err(std::io::Error::from)?;
        let name = format!("{}.schema.json", kind.noun());
        let done = replace(&folder.join(&name), format!("{text}\n").as_bytes());
        let done = done.map_err(|error| failed(&dir.join(&name), &error))?;
        changed |= done == Done::Written;
    }
    new.keep();
    let path = dir.display().to_string();
    if app.json() {
        let document = json!({ "what": "schema", "path": path, "changed": changed });
        return app.print_json(&json::document("exported", document));
    }
    let text = app.say(&say!("schema-written", path = &path));
    app.tell(&text);
    Ok(())
}
