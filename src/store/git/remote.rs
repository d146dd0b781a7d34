//! Other repositories: which ones there are, fetching from them, and pushing to them.
//!
//! The user's own `git` does it, so that keys, agents, helpers and proxies are the user's, and what
//! its configuration says about remotes counts here too. Nothing is ever forced.

use std::process::Command;

use super::address;
use super::remotes::{Remotes, Upstream};
use super::run::{DURABLE, seldom_tidied};
use super::talk::{self, Manners, Talked};
use super::talking::Talking;
use super::{Git, GitError};

/// Where a branch goes that no tracking reference is kept of. It belongs to this work tree alone,
/// and no log shows it as a branch.
const FETCHED: &str = "refs/worktree/kata/fetched";

/// One branch to be brought to another repository.
pub struct Push<'a> {
    /// The remote's name, or an address.
    pub remote: &'a str,
    /// The full id of the commit.
    pub commit: &'a str,
    /// The branch there, `refs/heads/…`.
    pub to: &'a str,
    /// The branch here (without `refs/heads/`) that gets this one as its upstream.
    pub upstream_of: Option<&'a str>,
}

/// How a push ended that the other end has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pushed {
    /// The branch there is this commit now. The lines are the other end's own words, as they came:
    /// where to open a pull request, for one.
    Done { said: Vec<String> },
    /// It was already.
    UpToDate,
    /// There is something that this commit does not have; fetch it, and try again.
    MovedOn,
    /// It is not wanted, and will not be the next time.
    Refused(Refused),
}

/// Why a push is not wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub by: Refuser,
    /// In a few words: `protected branch hook declined`. Empty where there are none.
    pub reason: String,
    /// What was said besides, line by line, as it came.
    pub said: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refuser {
    /// The other end: its rules, or a hook there.
    Server,
    /// The person's own `pre-push` hook.
    OwnHook,
}

impl Git {
    /// The remotes and upstreams, as git's configuration has them now.
    pub fn remotes(&self) -> Result<Remotes, GitError> {
        Remotes::read(&self.run)
    }

    /// Fetches one branch, `refs/heads/…`, and gives the commit that it is there; none where the
    /// remote has no such branch, as an empty one has not. Its tracking reference follows, where the
    /// remote has one for it.
    pub fn fetch(
        &self,
        remotes: &Remotes,
        remote: &str,
        branch: &str,
        manners: Manners<'_>,
    ) -> Result<Option<String>, GitError> {
        remotes.check(remote)?;
        check_branch(branch)?;
        let tracking = remotes.tracking(remote, branch);
        let into = tracking.as_deref().unwrap_or(FETCHED);
        let spec = format!("+{branch}:{into}");
        let mut git = self.run.git();
        // What is fetched is soon a parent of a commit that has to outlive a power cut.
        git.args(DURABLE);
        git.args(seldom_tidied(self.head()?.as_deref()));
        git.args(["fetch", "--no-recurse-submodules"]);
        git.args([manners.progress(), "--", remote, &spec]);
        let talking = Talking::begin(self, &[into])?;
        let talked = talk_to(git, remotes, manners, talking)?;
        match talked.ok() {
            true => self.resolve(into).map(Some),
            false if is_missing_branch(&talked) => Ok(None),
            false => Err(failed("fetch", remote, talked)),
        }
    }

    /// Pushes one commit to one branch.
    pub fn push(
        &self,
        remotes: &Remotes,
        push: &Push<'_>,
        manners: Manners<'_>,
    ) -> Result<Pushed, GitError> {
        remotes.check(push.remote)?;
        check_branch(push.to)?;
        let spec = format!("{}:{}", push.commit, push.to);
        let mut git = self.run.git();
        // The tracking reference is read by whatever looks at all references.
        git.args(DURABLE);
        git.args(["push", "--porcelain", "--no-follow-tags"]);
        // What it answers with is not for quiet.
        let progress = match manners.shown {
            Some(_) => "--progress",
            None => "--no-progress",
        };
        git.args([progress, "--", push.remote, &spec]);
        let tracking = remotes.tracking(push.remote, push.to);
        let followed: Vec<&str> = tracking.as_deref().into_iter().collect();
        let talking = Talking::begin(self, &followed)?;
        let talked = talk_to(git, remotes, manners, talking)?;
        let pushed = read_push(push.remote, &spec, talked)?;
        if let (Pushed::Done { .. } | Pushed::UpToDate, Some(branch)) = (&pushed, push.upstream_of)
        {
            self.set_upstream(branch, push.remote, push.to)?;
        }
        Ok(pushed)
    }

    /// Makes a branch of a remote, `refs/heads/…`, the upstream of one here. (`git push -u` does so
    /// for a branch that is pushed by its name, and not for a commit.)
    pub fn set_upstream(&self, branch: &str, remote: &str, merge: &str) -> Result<(), GitError> {
        let key = |name: &str| format!("branch.{branch}.{name}");
        self.configure(&[(&key("remote"), Some(remote)), (&key("merge"), Some(merge))])
    }
}

impl Upstream {
    /// Whether it is a branch of this same repository, with nothing to fetch or push.
    pub fn is_here(&self) -> bool {
        self.remote == "."
    }
}

fn talk_to(
    mut git: Command,
    remotes: &Remotes,
    manners: Manners<'_>,
    talking: Talking,
) -> Result<Talked, GitError> {
    git.stdin(talking.handle()?);
    if !manners.asks {
        talk::ask_nobody(&mut git, remotes.ssh_command());
    }
    let talked = talk::talk(git, manners)?;
    if talked.code.is_some() {
        talking.end();
    }
    Ok(talked)
}

/// A branch is named in full, and nothing in its name makes another refspec of it.
fn check_branch(name: &str) -> Result<(), GitError> {
    let plain = name.strip_prefix("refs/heads/").is_some_and(|short| {
        !short.is_empty() && !short.contains([' ', ':', '*', '?', '[', '~', '^', '\\'])
    });
    match plain && !name.chars().any(char::is_control) {
        true => Ok(()),
        false => Err(GitError::BadBranch { name: name.into() }),
    }
}

fn is_missing_branch(talked: &Talked) -> bool {
    talked
        .err
        .iter()
        .any(|line| line.starts_with("fatal: couldn't find remote ref "))
}

/// What `git push --porcelain` says: for each reference a mark, the refspec, and what became of it.
fn read_push(remote: &str, spec: &str, talked: Talked) -> Result<Pushed, GitError> {
    // A hook of the person's may have written into the same stream.
    let lines = talked.out.lines().filter_map(|line| {
        let (mark, rest) = line.split_once('\t')?;
        let summary = rest.strip_prefix(spec)?.strip_prefix('\t')?;
        Some((mark, summary))
    });
    // A remote with several addresses is pushed to at each; the worst of them counts.
    let lines: Vec<_> = lines.collect();
    let marked = |wanted: &str| lines.iter().find(|(mark, _)| *mark == wanted);
    if let Some((_, summary)) = marked("!") {
        let reason = summary
            .split_once('(')
            .map_or(*summary, |(_, reason)| reason.trim_end_matches(')'));
        let said = talked.remote_lines();
        return Ok(match has_moved_on(reason, &said) {
            true => Pushed::MovedOn,
            false => Pushed::Refused(Refused {
                by: Refuser::Server,
                reason: reason.to_owned(),
                said,
            }),
        });
    }
    if talked.ok() {
        return Ok(match lines.iter().all(|(mark, _)| *mark == "=") {
            true => Pushed::UpToDate,
            false => Pushed::Done {
                said: talked.remote_lines(),
            },
        });
    }
    // git says no more than this where a hook here has stopped it.
    let by_hook = talked.code == Some(1)
        && !talked.err.iter().any(|line| line.starts_with("fatal:"))
        && is_unexplained(talked.err.last());
    match by_hook {
        true => Ok(Pushed::Refused(Refused {
            by: Refuser::OwnHook,
            reason: String::new(),
            said: own_words(talked),
        })),
        false => Err(failed("push", remote, talked)),
    }
}

fn is_unexplained(line: Option<&String>) -> bool {
    line.is_some_and(|line| line.starts_with("error: failed to push some refs to "))
}

/// What a hook here said, on either stream.
fn own_words(mut talked: Talked) -> Vec<String> {
    talked.err.pop();
    let out = talked.out.lines().filter(|line| {
        let frame = line.starts_with("To ") || *line == "Done";
        !frame
    });
    out.map(str::to_owned).chain(talked.err).collect()
}

/// Whether a push was turned away because somebody else's came first, and so may be tried again.
fn has_moved_on(reason: &str, said: &[String]) -> bool {
    const AGAIN: [&str; 8] = [
        "fetch first",
        "non-fast-forward",
        "stale info",
        "remote ref updated since checkout",
        "incorrect old value provided",
        "reference already exists",
        "but expected",
        "failed to lock",
    ];
    let said_again = |text: &str| AGAIN.iter().any(|again| text.contains(again));
    if said_again(reason) {
        return true;
    }
    if !(reason.contains("failed to update ref") || reason.contains("cannot lock ref")) {
        return false;
    }
    // Two pushes at once; but a server that may not write, or has a branch `a` where this is `a/b`,
    // says it with the same words, and will say so the next time too.
    let mut complaints = said.iter().filter(|line| line.contains("cannot lock ref"));
    complaints.all(|line| said_again(line) || line.contains("File exists"))
}

/// Why a git that talked to another repository failed.
pub(super) fn failed(command: &str, remote: &str, talked: Talked) -> GitError {
    let Talked { code, err, .. } = talked;
    let said = |line: &&String| !line.starts_with("Cloning into '");
    let err: Vec<&str> = err.iter().filter(said).map(String::as_str).collect();
    let output = address::shown(&err.join("\n"));
    let remote = address::shown(remote);
    if code.is_none() {
        let output = "it was killed".to_owned();
        return GitError::Command {
            command: command.into(),
            output,
        };
    }
    let says = |any: &[&str]| any.iter().any(|words| output.contains(words));
    if let Some(dir) = foreign(&output) {
        return GitError::Unsafe { dir: dir.into() };
    }
    if says(NO_REPOSITORY) || is_not_found(&output) {
        return GitError::NoRepository { remote, output };
    }
    if says(NOT_AUTHORISED) {
        return GitError::NotAuthorised { remote, output };
    }
    if says(UNREACHABLE) {
        return GitError::Unreachable { remote, output };
    }
    GitError::Command {
        command: command.into(),
        output,
    }
}

const NO_REPOSITORY: &[&str] = &[
    "does not appear to be a git repository",
    "Repository not found",
    "The project you were looking for could not be found",
    "no such repository",
    "error: 404",
];

const NOT_AUTHORISED: &[&str] = &[
    "Permission denied",
    "Permission to ",
    "Authentication failed",
    "could not read Username",
    "could not read Password",
    "Access denied",
    "access denied",
    "Invalid username or",
    "error: 401",
    "error: 403",
    "was archived so it is read-only",
    "Too many authentication failures",
];

const UNREACHABLE: &[&str] = &[
    "Could not read from remote repository",
    "unable to access",
    "unable to connect",
    "Could not resolve",
    "Connection ",
    "the remote end hung up",
    "unexpected disconnect",
    "early EOF",
    "RPC failed",
    "timed out",
    "aborted session",
    "is not a git command",
    "not allowed",
];

/// `fatal: repository 'https://host/it/' not found`, and for a clone from a folder
/// `fatal: repository '/srv/it' does not exist`.
fn is_not_found(output: &str) -> bool {
    output.lines().any(|line| {
        line.starts_with("fatal: repository '")
            && (line.ends_with("' not found") || line.ends_with("' does not exist"))
    })
}

/// The folder that git refuses since it belongs to somebody else.
fn foreign(output: &str) -> Option<&str> {
    let (_, rest) = output.split_once("detected dubious ownership in repository at '")?;
    Some(rest.split_once('\'')?.0)
}

#[cfg(test)]
mod tests;
