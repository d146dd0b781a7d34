//! `kata merge-driver`: what a plain `git merge` or `git rebase` calls for a record, where a person has
//! set that up.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{
    cmd::{app::App, failure::Failure},
    say,
    store::{
        driver::{self, Driven, Versions},
        git::Git,
    },
};

/// git takes this for a conflict.
const CONFLICT: u8 = 1;

#[derive(Args)]
pub struct MergeDriver {
    /// %O: the file with the common version, empty where there is none
    base: PathBuf,
    /// %A: the file with the version here, which gets the result
    ours: PathBuf,
    /// %B: the file with the version that comes in
    theirs: PathBuf,
    /// %P: where the file stands in the repository
    path: String,
}

impl MergeDriver {
    pub fn run(self, app: &mut App<'_>) -> Result<u8, Failure> {
        let directory = std::path::absolute(&app.global.directory)?;
        let git = Git::discover(&directory)?;
        let at = |path: &Path| directory.join(path);
        let files = [at(&self.ours), at(&self.base), at(&self.theirs)];
        let [ours, base, theirs] = &files;
        let read = |path: &PathBuf| fs::read(path);
        let (ours_bytes, base_bytes, theirs_bytes) = (read(ours)?, read(base)?, read(theirs)?);
        let versions = Versions {
            base: &base_bytes,
            ours: &ours_bytes,
            theirs: &theirs_bytes,
        };
        match driver::drive(&git, &self.path, &versions)? {
            Driven::Merged(text) => {
                fs::write(ours, text)?;
                return Ok(0);
            }
            Driven::Open(place, fields) => {
                let reference = place.reference().full();
                for field in fields {
                    let field = format!("{reference}.{}", field.join("."));
                    let text = app.say(&say!("driver-open", field = field));
                    app.warn(&text);
                }
            }
            Driven::Different => {
                let text = app.say(&say!("driver-different", path = &self.path));
                app.warn(&text);
            }
            Driven::Lines => {
                let fits = git.merge_file([ours, base, theirs])?;
                return Ok(if fits { 0 } else { CONFLICT });
            }
        }
        // What a person has to decide looks as it does without a driver. That lines fit does not
        // decide it.
        git.merge_file([ours, base, theirs])?;
        Ok(CONFLICT)
    }
}
