//! Cloning another repository, with the user's own git, and choosing what is checked out.
//!
//! git clones without a checkout first: whether the default branch is the one that is wanted shows
//! only in what came, and a whole project need not be written to disk for the sake of one branch.

use std::path::Path;
use std::process::Stdio;

use super::remote::failed;
use super::remotes::Remotes;
use super::talk::{self, Manners};
use super::{Git, GitError, address, run};

/// A branch of the repository that was cloned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Without `refs/heads/`.
    pub name: String,
    pub commit: String,
}

impl Git {
    /// Clones into a folder that is empty or not there. A relative address is seen from `from`.
    pub fn clone(
        address: &str,
        from: &Path,
        dir: &Path,
        manners: Manners<'_>,
    ) -> Result<Git, GitError> {
        super::version::check()?;
        let settings = Remotes::outside()?;
        settings.check_address(address)?;
        let mut git = run::in_folder(from);
        git.args(run::DURABLE).args(["clone", "--no-checkout"]);
        git.args([manners.progress(), "--", address]).arg(dir);
        git.stdin(Stdio::null());
        if !manners.asks {
            talk::ask_nobody(&mut git, settings.ssh_command());
        }
        let talked = talk::talk(git, manners)?;
        match talked.ok() {
            true => {
                let git = Git::discover(dir)?;
                git.sync_beginnings()?;
                Ok(git)
            }
            false => Err(failed("clone", address, talked)),
        }
    }

    /// The branches that a remote had when it was last looked at, by name.
    pub fn branches_of(&self, remote: &str) -> Result<Vec<Branch>, GitError> {
        let folder = format!("refs/remotes/{remote}/");
        // A symbolic one is the remote's HEAD, which is one of the others.
        let format = "--format=%(objectname) %(refname) %(symref)";
        let said = self.run.read(&["for-each-ref", format, &folder])?;
        let said = String::from_utf8_lossy(&said.unwrap_or_default()).into_owned();
        let branch = |line: &str| {
            let mut parts = line.split(' ');
            let (commit, name, symbolic) = (parts.next()?, parts.next()?, parts.next());
            let name = name.strip_prefix(&folder)?;
            symbolic.is_none_or(str::is_empty).then(|| Branch {
                name: name.to_owned(),
                commit: commit.to_owned(),
            })
        };
        Ok(said.lines().filter_map(branch).collect())
    }

    /// Checks out what HEAD names, in a clone that was made without a checkout.
    pub fn check_out_head(&self, manners: Manners<'_>) -> Result<(), GitError> {
        let head = self.branch()?.unwrap_or_else(|| "HEAD".to_owned());
        self.check_out(&[&head, "--"], manners)
    }

    /// Checks out a branch of the remote there instead, and lets go of the one that was chosen.
    pub fn check_out_instead(
        &self,
        remote: &str,
        branch: &str,
        manners: Manners<'_>,
    ) -> Result<(), GitError> {
        let chosen = self.branch()?;
        let there = format!("refs/remotes/{remote}/{branch}");
        self.check_out(&["-b", branch, "--track", &there, "--"], manners)?;
        match chosen.filter(|chosen| chosen != branch) {
            Some(chosen) if self.branch_tip(&chosen)?.is_some() => {
                self.run.read(&["branch", "--quiet", "-D", "--", &chosen])?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn check_out(&self, what: &[&str], manners: Manners<'_>) -> Result<(), GitError> {
        let mut git = self.run.git();
        // A clone that holds a part only may have to fetch what it checks out.
        if !manners.asks {
            talk::ask_nobody(&mut git, None);
        }
        git.args(["checkout", manners.progress()]);
        git.args(what);
        git.stdin(Stdio::null());
        let talked = talk::talk(git, manners)?;
        match talked.ok() {
            true => Ok(()),
            false => Err(GitError::Command {
                command: "checkout".into(),
                output: address::shown(&talked.err.join("\n")),
            }),
        }
    }

    /// Makes a repository without a work tree, which others clone.
    pub fn init_bare(dir: &Path) -> Result<(), GitError> {
        super::version::check()?;
        run::init(dir, true)
    }

    /// Has the steps in this one repository be those of whoever git knows elsewhere, again; from when
    /// it is opened the next time.
    pub fn be_oneself(&self) -> Result<(), GitError> {
        self.configure(&[("user.name", None), ("user.email", None)])
    }

    /// Has this repository know nothing of another one any more.
    pub fn forget_remote(&self, name: &str) -> Result<(), GitError> {
        self.run.read(&["remote", "remove", name])?;
        Ok(())
    }

    /// Has the steps in this one repository be those of a person, whatever git knows elsewhere; from
    /// when it is opened the next time.
    pub fn be(&self, person: &super::Person) -> Result<(), GitError> {
        self.configure(&[
            ("user.name", Some(&person.name)),
            ("user.email", Some(&person.email)),
        ])
    }
}

/// The folder that git would clone an address into: its last part, without an ending that says
/// what it is. None where there is no such part.
pub fn folder_of(address: &str) -> Option<String> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.trim_end().trim_end_matches('/');
    let path = path.strip_suffix("/.git").unwrap_or(path);
    let last = path.trim_end_matches('/').rsplit(['/', ':']).next()?;
    let name = [".git", ".bundle"]
        .iter()
        .find_map(|ending| last.strip_suffix(ending))
        .unwrap_or(last);
    let plain = !matches!(name, "" | "." | "..")
        && !name.starts_with('-')
        && !name.chars().any(char::is_control);
    plain.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_called_as_git_would_call_it() {
        for (address, folder) in [
            ("https://example.com/team/practice.git", Some("practice")),
            ("git@example.com:practice.git/", Some("practice")),
            ("git@example.com:team/practice", Some("practice")),
            ("/srv/practice/.git", Some("practice")),
            ("../practice.bundle", Some("practice")),
            ("ssh://host:2222/~/my practice", Some("my practice")),
            ("..", None),
            (".git", None),
            ("/", None),
            ("https://example.com/-x", None),
        ] {
            assert_eq!(folder_of(address).as_deref(), folder, "{address}");
        }
    }
}
