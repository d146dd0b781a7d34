//! Which remotes there are and what follows what, as git's configuration says.
//!
//! All of it is asked for in one process, since each costs as much as starting this program.

use std::collections::BTreeMap;

use super::GitError;
use super::address;
use super::run::{self, Runner};

const ASKED: [&str; 5] = [
    "config",
    "--show-scope",
    "-z",
    "--get-regexp",
    r"^(remote|branch|push|protocol)\.|^core\.sshcommand$",
];

/// What the configuration says about other repositories.
#[derive(Debug, Default)]
pub struct Remotes {
    list: Vec<Remote>,
    branches: BTreeMap<String, Branch>,
    push_default: Option<String>,
    remote_push_default: Option<String>,
    ssh_command: Option<String>,
    /// What each transport is allowed, in the person's own settings or the machine's. What a
    /// repository's say does not count: they may have come with it.
    protocols: BTreeMap<String, String>,
}

/// One remote.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Remote {
    pub name: String,
    /// Where it is fetched from.
    pub urls: Vec<String>,
    /// Where it is pushed to, where that is somewhere else.
    pub push_urls: Vec<String>,
    fetch: Vec<String>,
    push: Vec<String>,
}

#[derive(Debug, Default)]
struct Branch {
    remote: Option<String>,
    merge: Option<String>,
    push_remote: Option<String>,
}

/// The branch of another repository that one here follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upstream {
    /// The remote's name; an address where the branch has no named one; `.` for this repository.
    pub remote: String,
    /// The branch there: `refs/heads/main`.
    pub branch: String,
    /// Where it is kept here, if it is: `refs/remotes/origin/main`.
    pub tracking: Option<String>,
}

/// Where a branch is pushed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// One remote, and the branch there, in full.
    To { remote: String, branch: String },
    /// It follows a branch of another name, and `push.default` is `simple`, as it is unless set:
    /// git does not push such a branch, since either may be meant.
    Unclear { upstream: Upstream },
    /// There is no remote at all.
    Nowhere,
    /// There are several remotes, and nothing says which.
    Several(Vec<String>),
}

impl Remotes {
    pub(super) fn read(run: &Runner) -> Result<Remotes, GitError> {
        let said = run.read(&ASKED)?.unwrap_or_default();
        Ok(Remotes::parse(&String::from_utf8_lossy(&said)))
    }

    /// What counts where there is no repository yet.
    pub(super) fn outside() -> Result<Remotes, GitError> {
        let said = run::outside(&ASKED)?;
        Ok(Remotes::parse(&String::from_utf8_lossy(&said)))
    }

    /// `scope NUL key LF value NUL`; a key without a value has no line end.
    fn parse(said: &str) -> Remotes {
        let mut remotes = Remotes::default();
        let mut parts = said.split('\0');
        while let (Some(scope), Some(setting)) = (parts.next(), parts.next()) {
            let (key, value) = setting.split_once('\n').unwrap_or((setting, "true"));
            if let Some((section, rest)) = key.split_once('.') {
                match rest.rsplit_once('.') {
                    Some((of, name)) => remotes.set_of(scope, section, of, name, value),
                    None => remotes.set(section, rest, value),
                }
            }
        }
        // A section may be there for a setting alone, with no remote of that name.
        remotes
            .list
            .retain(|remote| !remote.urls.is_empty() || !remote.push_urls.is_empty());
        remotes
    }

    #[cfg(test)]
    pub(super) fn parsed(said: &str) -> Remotes {
        Remotes::parse(said)
    }

    fn set(&mut self, section: &str, name: &str, value: &str) {
        let place = match (section, name) {
            ("push", "default") => &mut self.push_default,
            ("remote", "pushdefault") => &mut self.remote_push_default,
            ("core", "sshcommand") => &mut self.ssh_command,
            _ => return,
        };
        *place = Some(value.to_owned());
    }

    fn set_of(&mut self, scope: &str, section: &str, of: &str, name: &str, value: &str) {
        match section {
            "remote" => {
                let remote = self.entry(of);
                let list = match name {
                    "url" => &mut remote.urls,
                    "pushurl" => &mut remote.push_urls,
                    "fetch" => &mut remote.fetch,
                    "push" => &mut remote.push,
                    _ => return,
                };
                match value {
                    // An empty one takes back those before it.
                    "" => list.clear(),
                    _ => list.push(value.to_owned()),
                }
            }
            "branch" => {
                let branch = self.branches.entry(of.to_owned()).or_default();
                let place = match name {
                    "remote" => &mut branch.remote,
                    "merge" => &mut branch.merge,
                    "pushremote" => &mut branch.push_remote,
                    _ => return,
                };
                *place = Some(value.to_owned());
            }
            "protocol" if name == "allow" && !matches!(scope, "local" | "worktree") => {
                self.protocols.insert(of.to_owned(), value.to_owned());
            }
            _ => {}
        }
    }

    fn entry(&mut self, name: &str) -> &mut Remote {
        let found = self.list.iter().position(|remote| remote.name == name);
        let at = found.unwrap_or_else(|| {
            self.list.push(Remote {
                name: name.to_owned(),
                ..Remote::default()
            });
            self.list.len() - 1
        });
        &mut self.list[at]
    }

    pub fn list(&self) -> &[Remote] {
        &self.list
    }

    pub fn names(&self) -> Vec<String> {
        self.list.iter().map(|remote| remote.name.clone()).collect()
    }

    pub fn get(&self, name: &str) -> Option<&Remote> {
        self.list.iter().find(|remote| remote.name == name)
    }

    /// What a branch (without `refs/heads/`) follows.
    pub fn upstream(&self, branch: &str) -> Option<Upstream> {
        let of = self.branches.get(branch)?;
        let (remote, merge) = (of.remote.clone()?, of.merge.clone()?);
        let tracking = match remote.as_str() {
            "." => Some(merge.clone()),
            _ => self.tracking(&remote, &merge),
        };
        Some(Upstream {
            remote,
            branch: merge,
            tracking,
        })
    }

    /// Where a plain `git push` of a branch (without `refs/heads/`) goes: `@{push}`, except that a
    /// branch without an upstream goes to its own name, which is what somebody wants who asks for it.
    pub fn target(&self, branch: &str) -> Target {
        let own = self.branches.get(branch);
        let upstream = self.upstream(branch).filter(|upstream| !upstream.is_here());
        let pushed_to = own
            .and_then(|own| own.push_remote.clone())
            .or_else(|| self.remote_push_default.clone());
        let fetched_from = upstream.as_ref().map(|upstream| upstream.remote.clone());
        let remote = match pushed_to.or_else(|| fetched_from.clone()) {
            Some(remote) => remote,
            None => match self.only() {
                Some(only) => only.to_owned(),
                None if self.list.is_empty() => return Target::Nowhere,
                None => return Target::Several(self.names()),
            },
        };
        let same_name = format!("refs/heads/{branch}");
        let to = |branch: String| Target::To {
            remote: remote.clone(),
            branch,
        };
        let specs = self.get(&remote).map_or(&[][..], |remote| &remote.push);
        if let Some(mapped) = map(specs, &same_name) {
            return to(mapped);
        }
        // Fetched from one and pushed to another, a branch keeps its name.
        let upstream = upstream.filter(|upstream| upstream.remote == remote);
        match (upstream, self.push_default.as_deref()) {
            (Some(upstream), Some("upstream" | "tracking")) => to(upstream.branch),
            (Some(upstream), None | Some("simple" | "nothing")) if upstream.branch != same_name => {
                Target::Unclear { upstream }
            }
            _ => to(same_name),
        }
    }

    /// The remote that is meant where nothing is said: the only one, or `origin`.
    pub fn only(&self) -> Option<&str> {
        match self.list.as_slice() {
            [only] => Some(&only.name),
            _ => self.get("origin").map(|origin| origin.name.as_str()),
        }
    }

    /// Where a remote's branch, `refs/heads/…`, is kept here, if it is.
    pub fn tracking(&self, remote: &str, branch: &str) -> Option<String> {
        let mapped = map(&self.get(remote)?.fetch, branch)?;
        // A mirror keeps them where the branches of this repository are; those are not touched.
        mapped.starts_with("refs/remotes/").then_some(mapped)
    }

    /// Refuses what git should not see as a remote: its name, and each address that it has.
    pub(super) fn check(&self, remote: &str) -> Result<(), GitError> {
        let named = self.get(remote);
        let addresses = named.into_iter().flat_map(|remote| {
            let all = remote.urls.iter().chain(&remote.push_urls);
            all.map(String::as_str)
        });
        std::iter::once(remote)
            .chain(addresses)
            .try_for_each(|address| self.check_address(address))
    }

    pub(super) fn check_address(&self, address: &str) -> Result<(), GitError> {
        address::check(address, |helper| {
            let allowed = self.protocols.get(helper).map(String::as_str);
            Ok(matches!(allowed, Some("always" | "user")))
        })
    }

    /// The program that the settings name for ssh.
    pub(super) fn ssh_command(&self) -> Option<&str> {
        self.ssh_command.as_deref()
    }
}

/// What refspecs make of a reference: the first that takes it, unless one that begins with `^` does.
fn map(specs: &[String], reference: &str) -> Option<String> {
    let excluded = |spec: &String| {
        let spec = spec.strip_prefix('^')?;
        matched(spec, reference)
    };
    if specs.iter().any(|spec| excluded(spec).is_some()) {
        return None;
    }
    specs.iter().find_map(|spec| {
        let spec = spec.strip_prefix('+').unwrap_or(spec);
        let (from, to) = match spec.split_once(':') {
            Some((from, to)) if !to.is_empty() => (from, to),
            // For a push, one name is both.
            _ => (spec.trim_end_matches(':'), spec.trim_end_matches(':')),
        };
        let middle = matched(from, reference)?;
        Some(to.replacen('*', middle, 1))
    })
}

/// What the star of a pattern stands for in a reference; nothing where there is no star.
fn matched<'r>(pattern: &str, reference: &'r str) -> Option<&'r str> {
    match pattern.split_once('*') {
        Some((before, after)) => reference.strip_prefix(before)?.strip_suffix(after),
        None => (pattern == reference).then_some(""),
    }
}
