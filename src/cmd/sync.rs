//! `kata sync`: the practice of two clones brought together. Fetch, merge record by record, push;
//! again where somebody was faster.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
        join::{self, Joined},
        remote, resolve,
        session::{Recording, Session, Timing},
    },
    practice::{merge::Side, next},
    say,
    store::{
        decided::Decided,
        git::{Commit, Git, GitError, Push, Pushed, Refused, Refuser, Remotes, Target},
    },
    view::{json, terminal},
};

/// How often somebody else may be faster before this is given up.
const ATTEMPTS: usize = 8;

/// The steps that are listed one by one.
const LISTED: usize = 10;

#[derive(Args)]
pub struct Sync {
    /// The remote to sync with; the one that the branch follows when left out
    remote: Option<String>,
    /// Push commits as well that change files outside of the kata home
    #[arg(long)]
    with_others: bool,
    #[command(flatten)]
    timing: Timing,
}

/// Where a branch is fetched from and pushed to.
pub struct Way {
    pub remote: String,
    /// `refs/heads/main`
    pub branch: String,
    push_remote: String,
    push_branch: String,
    /// Whether the branch here follows it already.
    follows: bool,
}

impl Way {
    /// The way of the branch that HEAD is on.
    pub fn of(git: &Git, remotes: &Remotes, named: Option<&str>) -> Result<Way, Failure> {
        let failed = |message| Failure::new(exit::FAILED, message);
        let branch = git.branch()?.ok_or_else(|| {
            Failure::new(exit::PERSON, say!("failed-sync-detached"))
                .hint(say!("hint-sync-detached"))
        })?;
        let same_name = format!("refs/heads/{branch}");
        let upstream = remotes.upstream(&branch);
        if let Some(remote) = named {
            let followed = upstream.filter(|upstream| upstream.remote == remote);
            let follows = followed.is_some();
            let there = followed.map_or(same_name, |upstream| upstream.branch);
            return Ok(Way {
                remote: remote.to_owned(),
                branch: there.clone(),
                push_remote: remote.to_owned(),
                push_branch: there,
                follows: follows || remotes.upstream(&branch).is_some(),
            });
        }
        if let Some(upstream) = upstream.as_ref().filter(|upstream| upstream.is_here()) {
            return Err(failed(say!(
                "failed-sync-here",
                branch = &branch,
                other = short(&upstream.branch)
            ))
            .hint(say!("hint-sync-here")));
        }
        let (push_remote, push_branch) = match remotes.target(&branch) {
            Target::To { remote, branch } => (remote, branch),
            Target::Unclear { upstream } => {
                let there = short(&upstream.branch).to_owned();
                return Err(failed(say!(
                    "failed-sync-unclear",
                    branch = &branch,
                    there = &there
                ))
                .hint(say!("hint-sync-unclear", branch = &branch, there = &there)));
            }
            Target::Nowhere => {
                return Err(failed(say!("failed-sync-nowhere")).hint(say!("hint-sync-nowhere")));
            }
            Target::Several(names) => {
                return Err(failed(say!(
                    "failed-sync-several",
                    branch = &branch,
                    remotes = names.join(", ")
                ))
                .hint(say!(
                    "hint-sync-several",
                    remote = names.first().cloned().unwrap_or_default()
                )));
            }
        };
        let follows = upstream.is_some();
        let (remote, branch) = match upstream {
            Some(upstream) => (upstream.remote, upstream.branch),
            None => (push_remote.clone(), push_branch.clone()),
        };
        Ok(Way {
            remote,
            branch,
            push_remote,
            push_branch,
            follows,
        })
    }

    /// As git calls it: `origin/main`.
    pub fn name(&self) -> String {
        let remote = crate::store::git::shown_address(&self.remote);
        format!("{remote}/{}", short(&self.branch))
    }

    fn goes_back(&self) -> bool {
        self.remote == self.push_remote && self.branch == self.push_branch
    }
}

pub fn short(branch: &str) -> &str {
    branch.strip_prefix("refs/heads/").unwrap_or(branch)
}

/// What came of it, to be told.
#[derive(Default)]
struct Told {
    came: Vec<Commit>,
    went: Vec<Commit>,
    joined: Vec<Joined>,
    /// What a board has from both sides that does not go together.
    odd: Vec<crate::practice::say::Message>,
    /// What the other end said to a push.
    said: Vec<String>,
}

impl Sync {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let recording: Recording = self.timing.into();
        let looked = Session::look(app, &recording)?;
        let git = &looked.home.git;
        let remotes = git.remotes()?;
        let way = Way::of(git, &remotes, self.remote.as_deref())?;
        let mut told = Told::default();
        for _ in 0..ATTEMPTS {
            let manners = remote::manners(app);
            let tip = git.fetch(&remotes, &way.remote, &way.branch, manners)?;
            // Most often nobody was here since: then nothing is locked, or read once more.
            if tip.is_some() && tip == git.head()? && way.goes_back() && looked.home.is_at_rest() {
                return tell(app, &looked, &way, told);
            }
            let mut session = Session::write(app, &recording)?;
            let Some(ready) = bring_together(
                app,
                &mut session,
                &way,
                tip.as_deref(),
                self.with_others,
                &mut told,
            )?
            else {
                return tell(app, &session, &way, told);
            };
            // Others may work here while the network is waited for.
            session.writing = None;
            let branch = git.branch()?.unwrap_or_default();
            let push = Push {
                remote: &way.push_remote,
                commit: &ready,
                to: &way.push_branch,
                upstream_of: (!way.follows).then_some(branch.as_str()),
            };
            match git.push(&remotes, &push, manners)? {
                Pushed::Done { said } => {
                    told.said = said;
                    told.went = new_commits(git, &ready, tip.as_deref())?;
                    return tell(app, &session, &way, told);
                }
                Pushed::UpToDate => return tell(app, &session, &way, told),
                Pushed::MovedOn => app.detail(&say!("verbose-moved-on", remote = way.name())),
                Pushed::Refused(refused) => return Err(turned_away(&way, &branch, refused)),
            }
        }
        Err(Failure::new(
            exit::FAILED,
            say!("failed-sync-moving", remote = way.name()),
        )
        .hint(say!("hint-sync-moving")))
    }
}

/// Takes in what came, and gives the commit to be pushed; none where there is nothing to push.
fn bring_together(
    app: &mut App<'_>,
    session: &mut Session,
    way: &Way,
    tip: Option<&str>,
    with_others: bool,
    told: &mut Told,
) -> Result<Option<String>, Failure> {
    let git = &session.home.git;
    if let Some(what) = git.under_way() {
        return Err(GitError::UnderWay(what).into());
    }
    let dry = session.recording.timing.dry_run;
    let head = git.head()?;
    let (head, tip) = match (head, tip) {
        (None, None) => return Ok(None),
        (None, Some(tip)) => {
            told.came = new_commits(git, tip, None)?;
            move_on(app, session, tip)?;
            return Ok(None);
        }
        (Some(head), None) => {
            own_only(app, session, way, &head, None, with_others)?;
            return done(dry, head, told, git, None);
        }
        (Some(head), Some(tip)) => (head, tip),
    };
    if head == tip {
        return Ok((!way.goes_back() && !dry).then_some(head));
    }
    if git.is_ancestor(&head, tip)? {
        told.came.extend(new_commits(git, tip, Some(&head))?);
        move_on(app, session, tip)?;
        return Ok((!way.goes_back() && !dry).then(|| tip.to_owned()));
    }
    own_only(app, session, way, &head, Some(tip), with_others)?;
    let mut doubtful = git.is_ancestor(tip, &head)?;
    if !doubtful {
        let mut meeting = session.home.meet(&head, tip, Some(Side::Theirs))?;
        // What was decided already is not asked for again.
        let decided = Decided::read(git, &meeting.ours, &meeting.theirs);
        resolve::take_decided(&mut meeting, &decided);
        if meeting.bases.is_empty() {
            return Err(Failure::new(
                exit::PERSON,
                say!("failed-sync-unrelated", remote = way.name()),
            )
            .hint(say!("hint-sync-unrelated", remote = way.name())));
        }
        if meeting.open().next().is_some() {
            return Err(join::undecided(app, session, &meeting));
        }
        told.came.extend(new_commits(git, tip, Some(&head))?);
        told.joined
            .push(join::join(app, session, &meeting, &way.name())?);
        told.odd = join::odd(session, &join::boards(&meeting));
        doubtful = true;
    }
    if doubtful && let Some(joined) = join::renumber(app, session, Some(tip))? {
        told.joined.push(joined);
    }
    let git = &session.home.git;
    match git.head()? {
        Some(head) => done(dry, head, told, git, Some(tip)),
        None => Ok(None),
    }
}

/// What is to be pushed; in a dry run it is only told.
fn done(
    dry: bool,
    head: String,
    told: &mut Told,
    git: &Git,
    tip: Option<&str>,
) -> Result<Option<String>, Failure> {
    if dry {
        told.went = new_commits(git, &head, tip)?;
        return Ok(None);
    }
    Ok(Some(head))
}

fn move_on(app: &mut App<'_>, session: &mut Session, tip: &str) -> Result<(), Failure> {
    if let Some(writing) = &session.writing {
        session.home.move_on(writing, tip)?;
        join::reopen(app, session)?;
    }
    Ok(())
}

/// Commits that a line has beyond another, newest first.
fn new_commits(git: &Git, from: &str, known: Option<&str>) -> Result<Vec<Commit>, Failure> {
    let commits: Result<Vec<Commit>, GitError> = git.history(from, known)?.collect();
    Ok(commits?)
}

/// Stops before somebody's unfinished work outside of the home goes along unasked.
fn own_only(
    app: &mut App<'_>,
    session: &Session,
    way: &Way,
    head: &str,
    tip: Option<&str>,
    with_others: bool,
) -> Result<(), Failure> {
    let home = &session.home;
    if with_others || home.prefix().is_empty() {
        return Ok(());
    }
    let outside = home.git.outside(head, tip, home.prefix())?;
    if outside.is_empty() {
        return Ok(());
    }
    let listed = outside.iter().take(LISTED).map(|(commit, paths)| {
        let more = if paths.len() > 1 { ", …" } else { "" };
        let first = paths.first().map_or("", String::as_str);
        format!("  {} ({first}{more})", terminal::clean(commit))
    });
    let text = listed.collect::<Vec<_>>().join("\n");
    if !app.json() {
        app.put(&text);
    }
    let commits: Vec<&str> = outside.iter().map(|(commit, _)| commit.as_str()).collect();
    let message = say!(
        "failed-sync-others",
        count = outside.len(),
        remote = way.name()
    );
    Err(Failure::new(exit::PERSON, message)
        .hint(say!("hint-sync-others"))
        .with("commits", commits.into()))
}

/// A push that is not wanted: by the rules there, or by the person's own hook.
fn turned_away(way: &Way, branch: &str, refused: Refused) -> Failure {
    let words: Vec<&str> = [refused.reason.as_str()]
        .into_iter()
        .chain(refused.said.iter().map(String::as_str))
        .filter(|line| !line.trim().is_empty())
        .collect();
    let mut failure = match refused.by {
        Refuser::OwnHook => Failure::new(exit::FAILED, say!("failed-sync-own-hook"))
            .hint(say!("hint-sync-own-hook")),
        Refuser::Server => {
            let message = say!(
                "failed-sync-refused",
                remote = crate::store::git::shown_address(&way.push_remote),
                branch = short(&way.push_branch)
            );
            let aside = format!("kata-{}", branch.replace('/', "-"));
            let command = format!("git push {} HEAD:refs/heads/{aside}", way.push_remote);
            Failure::new(exit::FAILED, message).hint(say!(
                "hint-sync-refused",
                command = command,
                aside = aside,
                branch = short(&way.push_branch)
            ))
        }
    };
    let words = terminal::clean(&words.join("\n"));
    failure.detail = (!words.is_empty()).then(|| words.into());
    failure
}

fn tell(app: &mut App<'_>, session: &Session, way: &Way, told: Told) -> Result<(), Failure> {
    let steps = |commits: &[Commit]| -> Vec<Commit> {
        let step = |commit: &&Commit| commit.parents.len() < 2;
        commits.iter().filter(step).cloned().collect()
    };
    let (came, went) = (steps(&told.came), steps(&told.went));
    let board = (app.json() || !app.global.quiet)
        .then(|| session.board_name(app).ok())
        .flatten()
        .and_then(|(slug, _)| session.home.board(&slug).ok());
    let next = board.map(|loaded| next::next(&loaded.value, app.today()));
    let commit = told
        .joined
        .iter()
        .rev()
        .find_map(|joined| joined.commit.clone());
    if app.json() {
        let ids = |commits: &[Commit]| -> Vec<String> {
            commits.iter().map(|commit| commit.id.clone()).collect()
        };
        let records: Vec<_> = told
            .joined
            .iter()
            .flat_map(|joined| &joined.combined)
            .collect();
        let renumbered = told.joined.iter().flat_map(|joined| &joined.renumbered);
        let renumbered: Vec<_> = renumbered
            .map(|one| {
                serde_json::json!({
                    "from": one.from.reference().full(),
                    "stem": one.from.stem,
                    "to": one.to.reference().full(),
                })
            })
            .collect();
        let kept = told.joined.iter().flat_map(|joined| &joined.kept);
        let kept: Vec<String> = kept.map(|(reference, _)| reference.full()).collect();
        return app.print_json(&json::document(
            "recorded",
            serde_json::json!({
                "commit": commit,
                "records": json::records(records),
                "advice": [],
                "next": next.as_ref().map(|next| json::next(next, app.words())),
                "remote": way.name(),
                "received": ids(&told.came),
                "sent": ids(&told.went),
                "renumbered": renumbered,
                "kept": kept,
                "odd": told.odd.iter().map(|odd| app.say(odd)).collect::<Vec<_>>(),
            }),
        ));
    }
    let mut text = String::new();
    let nothing = told.came.is_empty() && told.went.is_empty() && told.joined.is_empty();
    if nothing {
        text = format!("{}\n", app.say(&say!("sync-nothing", remote = way.name())));
    }
    for (name, commits) in [
        (
            say!("sync-came", count = came.len(), remote = way.name()),
            &came,
        ),
        (
            say!("sync-went", count = went.len(), remote = way.name()),
            &went,
        ),
    ] {
        if commits.is_empty() {
            continue;
        }
        text.push_str(&format!("{}\n", app.say(&name)));
        for commit in commits.iter().rev().take(LISTED) {
            let subject = commit.message.lines().next().unwrap_or_default();
            let id = commit.id.get(..8).unwrap_or(&commit.id);
            text.push_str(&format!("  {id} {}\n", terminal::clean(subject)));
        }
        if commits.len() > LISTED {
            let more = app.say(&say!("sync-more", count = commits.len() - LISTED));
            text.push_str(&format!("  {more}\n"));
        }
    }
    let lines: Vec<String> = told
        .joined
        .iter()
        .flat_map(|joined| join::told(app, joined))
        .collect();
    if !lines.is_empty() {
        text.push_str(&format!("{}\n", app.words().by_name("sync-together")));
        for line in lines {
            text.push_str(&format!("  {}\n", terminal::clean(&line)));
        }
    }
    let text = format!("{}\n", app.wrap(&text).trim_end());
    app.print(&text)?;
    for line in &told.said {
        app.tell(&terminal::clean(&format!("{}: {line}", way.push_remote)));
    }
    for odd in &told.odd {
        let text = app.say(odd);
        app.warn(&text);
    }
    if let Some(next) = next {
        app.tell_next(&next);
    }
    Ok(())
}
