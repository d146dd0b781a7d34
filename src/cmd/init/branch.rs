//! `kata init --branch`: a home on a branch of its own, in a linked work tree.
//!
//! For a repository whose main branch is protected or has to stay quiet. The branch shares no
//! history with the others, and what the person has checked out, staged and changed stays as it is.

use std::path::{Path, PathBuf};

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
        init::{Init, begin, exists, language, name_of, settings, shown},
        remote, session,
    },
    say,
    store::{
        git::{Git, GitError, Linked, Target, WorkTree},
        home::Home,
        layout,
        linking::Linking,
    },
    view::{command::quoted, json},
};

/// What there is of the branch already.
enum Found {
    Nothing,
    /// It is here, with a home on it.
    Here,
    /// Another repository has it, with a home on it.
    There {
        remote: String,
        commit: String,
    },
}

impl Init {
    /// Makes the home on a branch, or checks it out where it is there already.
    pub fn on_branch(self, app: &mut App<'_>, branch: &str) -> Result<(), Failure> {
        let git = match Git::discover(&app.global.directory) {
            Err(GitError::NotARepository { dir }) => {
                let message = say!("failed-branch-no-repository", folder = shown(&dir));
                return Err(
                    Failure::new(exit::FAILED, message).hint(say!("hint-branch-no-repository"))
                );
            }
            found => found?,
        };
        if !git.is_branch_name(branch)? {
            return Err(Failure::usage(say!("failed-bad-branch", name = branch)));
        }
        let here = std::path::absolute(&app.global.directory)?;
        if here.join(layout::HOME_FILE).exists() {
            return Err(exists(&here));
        }
        // Of what an earlier command was killed at, nothing stands in the way any more.
        let linking = match self.timing.dry_run {
            true => None,
            false => Some(Linking::take(&git, |_| ())?),
        };
        let trees = git.work_trees()?;
        let dir = match &self.dir {
            Some(dir) => here.join(dir),
            None => usual_place(&git, &trees, branch),
        };
        let at = session::at(app, &self.timing)?;
        let found = look(app, &git, &trees, branch, self.timing.dry_run)?;
        let replace = trees.iter().any(|tree| {
            tree.is_gone && (tree.is_at(&dir) || tree.branch.as_deref() == Some(branch))
        });
        if !is_free(&dir)? {
            let message = say!("failed-folder-taken", folder = shown(&dir));
            return Err(Failure::new(exit::FAILED, message).hint(say!("hint-folder-taken")));
        }
        let Some(linking) = linking else {
            if matches!(found, Found::Here) {
                return nothing_to_do(app, &dir, branch);
            }
            let scratch = tempfile::tempdir()?;
            let home = Home::unborn(Git::init(scratch.path())?, scratch.path())?;
            let settings = settings(self.name_for(&trees, &git), language(app));
            return begin(app, home, settings, &self.timing, at, []);
        };
        match found {
            Found::Here => {
                let linked = linking.branch(&dir, branch, None, replace)?;
                linking.done()?;
                taken(app, linked, branch, None)
            }
            Found::There { remote, commit } => {
                let linked = linking.branch(&dir, branch, Some(&commit), replace)?;
                git.set_upstream(branch, &remote, &format!("refs/heads/{branch}"))?;
                linking.done()?;
                taken(app, linked, branch, Some(remote))
            }
            Found::Nothing => {
                // The first commit needs a name; better said before anything is made.
                git.identity()?;
                let settings = settings(self.name_for(&trees, &git), language(app));
                let linked = linking.unborn(&dir, branch, replace)?;
                let root = linked.git.work_tree().to_path_buf();
                let begun = Home::unborn(Git::discover(&root)?, &root)
                    .map_err(Failure::from)
                    .and_then(|home| {
                        let also = place(&root, branch);
                        begin(app, home, settings, &self.timing, at, also)
                    });
                // Whatever failed after it: what was committed stays.
                if begun.is_err() && linked.git.head()?.is_none() {
                    linking.give_up(linked)?;
                    return begun;
                }
                linking.done()?;
                let text = app.spoken(&say!("home-on-branch", branch = branch));
                app.tell(&text);
                begun
            }
        }
    }

    /// What the home is called: as the project is, not as the folder of one of its branches.
    fn name_for(&self, trees: &[WorkTree], git: &Git) -> String {
        let main = trees.first().filter(|tree| !tree.is_bare);
        let project = main.map_or_else(|| git.work_tree(), |main| &main.path);
        self.name.clone().unwrap_or_else(|| name_of(project))
    }
}

/// Where the work tree of a branch lies unless it is said: beside the project, `shop-kata` beside
/// `shop`. In the project it would be one more folder for every tool that walks it, and `git log kata`
/// could mean either the folder or the branch. Of a bare repository the work trees lie side by side,
/// named after their branches; there it is one more of them.
fn usual_place(git: &Git, trees: &[WorkTree], branch: &str) -> PathBuf {
    let name = branch.rsplit('/').next().unwrap_or(branch);
    match trees.first() {
        Some(main) if !main.is_bare => {
            let beside = format!("{}-{name}", name_of(&main.path));
            main.path.parent().unwrap_or(&main.path).join(beside)
        }
        _ => {
            let own = git.work_tree();
            own.parent().unwrap_or(own).join(name)
        }
    }
}

fn look(
    app: &mut App<'_>,
    git: &Git,
    trees: &[WorkTree],
    branch: &str,
    dry_run: bool,
) -> Result<Found, Failure> {
    let on_it = |tree: &&WorkTree| tree.branch.as_deref() == Some(branch) && !tree.is_gone;
    if let Some(tree) = trees.iter().find(on_it) {
        if !tree.path.join(layout::HOME_FILE).exists() {
            let message = say!(
                "failed-branch-taken",
                branch = branch,
                folder = shown(&tree.path)
            );
            return Err(Failure::new(exit::FAILED, message).hint(say!("hint-branch-other")));
        }
        let message = say!(
            "failed-branch-home",
            branch = branch,
            folder = shown(&tree.path)
        );
        let hint = say!("hint-branch-home", folder = quoted(&shown(&tree.path)));
        return Err(Failure::new(exit::FAILED, message).hint(hint));
    }
    if let Some(tip) = git.branch_tip(branch)? {
        return match has_home(git, &tip)? {
            true => Ok(Found::Here),
            false => Err(other_things(branch)),
        };
    }
    if dry_run {
        return Ok(Found::Nothing);
    }
    let remotes = git.remotes()?;
    let asked = match remotes.target(branch) {
        Target::To { remote, .. } => vec![remote],
        Target::Several(names) => names,
        Target::Nowhere | Target::Unclear { .. } => Vec::new(),
    };
    for remote in asked {
        let full = format!("refs/heads/{branch}");
        match git.fetch(&remotes, &remote, &full, remote::manners(app)) {
            Ok(None) => {}
            Ok(Some(commit)) if has_home(git, &commit)? => {
                return Ok(Found::There { remote, commit });
            }
            Ok(Some(_)) => return Err(other_things(branch)),
            Err(error) => {
                // Whoever is on a train can begin all the same.
                let why = Failure::from(error);
                let text = app.say(&say!(
                    "warning-branch-not-asked",
                    branch = branch,
                    remote = &remote,
                    why = why.message
                ));
                app.warn(&text);
            }
        }
    }
    Ok(Found::Nothing)
}

/// Whether a folder is empty, or not there.
fn is_free(dir: &Path) -> Result<bool, Failure> {
    match dir.read_dir() {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) => Ok(error.kind() == std::io::ErrorKind::NotFound),
    }
}

fn has_home(git: &Git, commit: &str) -> Result<bool, GitError> {
    Ok(git.blob(commit, layout::HOME_FILE)?.is_some())
}

/// Says that the home was there, and where it is to be found now.
fn taken(
    app: &mut App<'_>,
    linked: Linked,
    branch: &str,
    remote: Option<String>,
) -> Result<(), Failure> {
    let root = linked.git.work_tree().to_path_buf();
    let home = Home::find(&root)?;
    app.settle_language(home.own().language);
    if app.json() {
        let records = json::records(std::slice::from_ref(&home.settings));
        return document(app, &root, branch, records);
    }
    let folder = shown(&root);
    let text = app.say(&match &remote {
        Some(remote) => say!(
            "home-branch-there",
            branch = branch,
            remote = remote,
            folder = folder
        ),
        None => say!("home-branch-here", branch = branch, folder = folder),
    });
    app.print(&format!("{text}\n"))
}

/// Says what a dry run of that would change: nothing is recorded.
fn nothing_to_do(app: &mut App<'_>, root: &Path, branch: &str) -> Result<(), Failure> {
    if app.json() {
        return document(app, root, branch, serde_json::json!([]));
    }
    let text = app.say(&say!("nothing-to-change"));
    app.tell(&text);
    Ok(())
}

/// A `kata.recorded/1` of which nothing was recorded.
fn document(
    app: &mut App<'_>,
    root: &Path,
    branch: &str,
    records: serde_json::Value,
) -> Result<(), Failure> {
    let mut fields = serde_json::json!({
        "commit": null,
        "records": records,
        "advice": [],
        "next": null,
    });
    if let Some(fields) = fields.as_object_mut() {
        let also = place(root, branch);
        fields.extend(also.into_iter().map(|(key, value)| (key.to_owned(), value)));
    }
    app.print_json(&json::document("recorded", fields))
}

/// What the document of this command has beside what all have.
fn place(root: &Path, branch: &str) -> [(&'static str, serde_json::Value); 2] {
    [("branch", branch.into()), ("folder", shown(root).into())]
}

fn other_things(branch: &str) -> Failure {
    let message = say!("failed-branch-other", branch = branch);
    Failure::new(exit::FAILED, message).hint(say!("hint-branch-other"))
}
