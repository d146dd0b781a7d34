//! `kata resolve`: what a merge leaves open is decided, a field at a time, by whoever knows; and
//! numbers that were given away twice get one record each.
//!
//! Nothing of a merge is on disk while it is open: it is computed again from its commits. Only where
//! a plain `git merge`, `rebase` or `cherry-pick` has stopped, the index says what is in conflict.

use clap::{Args, builder::TypedValueParser as _};
use toml::Value;

use crate::{
    cmd::{
        app::App,
        ask::{
            Offer,
            form::{self, Question},
        },
        choice::OneOf,
        failure::{Failure, exit},
        join::{self, Joined},
        session::{Session, Timing},
        sync::Way,
    },
    practice::{
        changes, diff,
        entry::{Entry, Place},
        field::{Field, Shape},
        merge::{Became, Met, Open, Side, Take, mixed},
    },
    say,
    store::{
        decided::Decided,
        git::{File, UnderWay},
        home::Home,
        layout,
        meeting::Meeting,
    },
    view::{json, terminal},
};

#[derive(Debug, Clone, Copy)]
enum Whose {
    Ours,
    Theirs,
    Both,
}

fn whose(name: String) -> Whose {
    match name.as_str() {
        "ours" => Whose::Ours,
        "theirs" => Whose::Theirs,
        _ => Whose::Both,
    }
}

#[derive(Args)]
pub struct Resolve {
    /// What is decided, as it was listed: packing/E14.result
    #[arg(value_name = "REF.FIELD")]
    field: Option<String>,
    /// Whose value stands there from now on: as it is here, as it comes in, or both where the field holds them
    #[arg(long, value_name = "ours|theirs|both", hide_possible_values = true, value_parser = OneOf::new(["ours", "theirs", "both"]).map(whose), conflicts_with = "value", requires = "field")]
    take: Option<Whose>,
    /// Another value than either
    #[arg(long, value_name = "TEXT", requires = "field")]
    value: Option<String>,
    #[command(flatten)]
    timing: Timing,
}

/// Where the merge comes from.
enum From {
    /// A git command that has stopped.
    Stopped(UnderWay),
    /// Conflicts in the index, and nothing that says of what.
    Index,
    /// What the branch follows has other commits.
    Upstream(String),
}

impl Resolve {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let recording = self.timing.clone().into();
        let mut session = Session::look(app, &recording)?;
        let Some((from, mut meeting)) = merge(&session)? else {
            if let Some(field) = &self.field {
                return Err(Failure::usage(say!("failed-not-open", field = field))
                    .hint(say!("hint-nothing-open")));
            }
            return numbers(app, &recording);
        };
        let mut decided = Decided::read(&session.home.git, &meeting.ours, &meeting.theirs);
        take_decided(&mut meeting, &decided);
        if let Some(field) = self.field.clone() {
            let (place, path, name) = named(&meeting, &field)?;
            let take = self
                .taken(app, &mut session, &meeting, &place, &path, &name)
                .map_err(|failure| left(failure, &decided))?;
            let dry = self.timing.dry_run;
            decide(&mut meeting, &place, &path, &name, &take)?;
            if !dry {
                decided.keep(&session.home.git, &name, &take)?;
            }
        } else if app.asks() {
            while let Some((place, path, name)) = first(&meeting) {
                let take = ask(app, &mut session, &meeting, &place, &path, &name)
                    .map_err(|failure| left(failure, &decided))?;
                if decide(&mut meeting, &place, &path, &name, &take).is_ok() && !self.timing.dry_run
                {
                    decided.keep(&session.home.git, &name, &take)?;
                }
            }
        }
        if meeting.open().next().is_some() {
            return Err(join::undecided(app, &session, &meeting));
        }
        if recording.timing.dry_run {
            return foretell(app, &session, &meeting);
        }
        let mut session = Session::write(app, &recording)?;
        let joined = match &from {
            From::Upstream(name) => {
                let joined = join::join(app, &mut session, &meeting, name)?;
                let tip = meeting.theirs.clone();
                let renumbered = join::renumber(app, &mut session, Some(&tip))?;
                Some([Some(joined), renumbered])
            }
            From::Stopped(what) => {
                settle(app, &mut session, &meeting, Some(*what))?.map(|joined| [Some(joined), None])
            }
            From::Index => {
                settle(app, &mut session, &meeting, None)?.map(|joined| [Some(joined), None])
            }
        };
        Decided::forget(&session.home.git)?;
        let joined: Vec<Joined> = joined.into_iter().flatten().flatten().collect();
        tell(app, &joined, &from)
    }

    /// The decision that the flags say, or that is asked for.
    fn taken(
        &self,
        app: &mut App<'_>,
        session: &mut Session,
        meeting: &Meeting,
        place: &Place,
        path: &[String],
        name: &str,
    ) -> Result<Take, Failure> {
        match (self.take, &self.value) {
            (Some(Whose::Ours), _) => Ok(Take::Ours),
            (Some(Whose::Theirs), _) => Ok(Take::Theirs),
            (Some(Whose::Both), _) => Ok(Take::Both),
            (None, Some(text)) => {
                let field = written(place, path)
                    .ok_or_else(|| Failure::usage(say!("failed-no-value", field = name)))?;
                Ok(Take::Value(read(app, session, place, &field, path, text)?))
            }
            (None, None) if app.asks() => ask(app, session, meeting, place, path, name),
            (None, None) => {
                let found = open_at(meeting, place, path);
                let both = found.is_some_and(|(_, open)| open.holds_both());
                Err(Failure::usage(say!("failed-take-missing", field = name))
                    .hint(join::hint_undecided(name.to_owned(), both)))
            }
        }
    }
}

/// Whoever leaves half-way has decided some of it.
fn left(failure: Failure, decided: &Decided) -> Failure {
    match failure.said && !decided.is_empty() {
        true => Failure {
            message: say!("resolve-left"),
            ..failure
        },
        false => failure,
    }
}

/// The merge that is to be decided; none where there is none.
fn merge(session: &Session) -> Result<Option<(From, Meeting)>, Failure> {
    let home = &session.home;
    let git = &home.git;
    let head = git.head()?;
    if let Some(what) = git.under_way() {
        let theirs = git.taken_over(what);
        let (Some(head), Some(theirs)) = (head, theirs) else {
            return in_index(home);
        };
        let parent = |id: &str| -> Result<Option<String>, Failure> {
            Ok(git.read_commit(id)?.parents.into_iter().next())
        };
        let meeting = match what {
            UnderWay::Merge => home.meet(&head, &theirs, Some(Side::Theirs))?,
            UnderWay::CherryPick | UnderWay::Rebase => {
                let base: Vec<String> = parent(&theirs)?.into_iter().collect();
                home.meet_from(&base, &head, &theirs, Some(Side::Ours))?
            }
            UnderWay::Revert => {
                let Some(before) = parent(&theirs)? else {
                    return in_index(home);
                };
                home.meet_from(&[theirs], &head, &before, Some(Side::Ours))?
            }
            UnderWay::Bisect => return in_index(home),
        };
        return Ok(Some((From::Stopped(what), meeting)));
    }
    if let Some(found) = in_index(home)? {
        return Ok(Some(found));
    }
    let Some(head) = head else { return Ok(None) };
    let remotes = git.remotes()?;
    let Ok(way) = Way::of(git, &remotes, None) else {
        return Ok(None);
    };
    let tracking = remotes.tracking(&way.remote, &way.branch);
    let tip = tracking.and_then(|name| git.resolve(&name).ok());
    let Some(tip) = tip else { return Ok(None) };
    if git.is_ancestor(&tip, &head)? || git.is_ancestor(&head, &tip)? {
        return Ok(None);
    }
    let meeting = home.meet(&head, &tip, Some(Side::Theirs))?;
    if meeting.bases.is_empty() {
        return Ok(None);
    }
    Ok(Some((From::Upstream(way.name()), meeting)))
}

fn in_index(home: &Home) -> Result<Option<(From, Meeting)>, Failure> {
    let unmerged = home.git.unmerged()?;
    if unmerged.is_empty() {
        return Ok(None);
    }
    Ok(Some((From::Index, home.meet_in_index(&unmerged)?)))
}

/// What is still open, as it is named.
fn names(meeting: &Meeting) -> Vec<(Place, Vec<String>, String)> {
    let named = |(met, open): (&Met, &Open)| {
        let name = join::name(met, open);
        (met.place.clone(), open.path.clone(), name)
    };
    meeting.open().map(named).collect()
}

fn first(meeting: &Meeting) -> Option<(Place, Vec<String>, String)> {
    names(meeting).into_iter().next()
}

fn open_at<'a>(
    meeting: &'a Meeting,
    place: &Place,
    path: &[String],
) -> Option<(&'a Met, &'a Open)> {
    let mut open = meeting.open();
    open.find(|(met, open)| met.place == *place && open.path == path)
}

/// The open field that is meant; its board may be left out where no other has such a one.
fn named(meeting: &Meeting, written: &str) -> Result<(Place, Vec<String>, String), Failure> {
    let all = names(meeting);
    let wanted = written.trim().to_lowercase();
    let is = |name: &str| name.to_lowercase() == wanted;
    let ends = |name: &str| name.to_lowercase().ends_with(&format!("/{wanted}"));
    let exactly = all.iter().find(|(_, _, name)| is(name));
    let mut loosely = all.iter().filter(|(_, _, name)| ends(name));
    let found = exactly.or_else(|| loosely.next().filter(|_| loosely.next().is_none()));
    found.cloned().ok_or_else(|| {
        let known: Vec<String> = all.iter().map(|(_, _, name)| name.clone()).collect();
        let failure = Failure::usage(say!("failed-not-open", field = written));
        match known.is_empty() {
            true => failure.hint(say!("hint-nothing-open")),
            false => failure.hint(say!("hint-open-fields", fields = known.join(", "))),
        }
    })
}

/// Takes what was decided about this merge before.
pub(super) fn take_decided(meeting: &mut Meeting, decided: &Decided) {
    for (place, path, name) in names(meeting) {
        if let Some(take) = decided.of(&name) {
            // What cannot be taken so any more stays open.
            let _ = meeting.decide(&place, &path, &take);
        }
    }
}

fn decide(
    meeting: &mut Meeting,
    place: &Place,
    path: &[String],
    name: &str,
    take: &Take,
) -> Result<(), Failure> {
    meeting.decide(place, path, take).map_err(|_| {
        Failure::usage(say!("failed-no-both", field = name))
            .hint(join::hint_undecided(name.to_owned(), false))
    })
}

/// The field that a path means, where a person can write its value.
fn written(place: &Place, path: &[String]) -> Option<Field> {
    let field = |path: &[String]| changes::field(place.kind, path).cloned();
    // One range of a list goes by its metric.
    let whole = field(path).filter(|field| !field.many && field.shape != Shape::Table);
    whole.or_else(|| field(path.split_last()?.1).filter(|field| field.shape == Shape::Range))
}

fn read(
    app: &mut App<'_>,
    session: &mut Session,
    place: &Place,
    field: &Field,
    path: &[String],
    text: &str,
) -> Result<Value, Failure> {
    if let Some(board) = &place.board {
        app.global.board = Some(board.clone());
        // A board that came in whole is not here yet, and its metrics are not known.
        let _ = session.board(app);
    }
    let table = session
        .reader(app)
        .table(&[(field.clone(), vec![text.to_owned()])])?;
    let value = diff::at(&table, &field.path).cloned();
    let value = match value {
        Some(Value::Array(list)) if path != field.path.as_slice() => list.into_iter().next(),
        value => value,
    };
    value.ok_or_else(|| Failure::usage(say!("failed-no-value", field = path.join("."))))
}

/// Asks whose value it is to be.
fn ask(
    app: &mut App<'_>,
    session: &mut Session,
    meeting: &Meeting,
    place: &Place,
    path: &[String],
    name: &str,
) -> Result<Take, Failure> {
    let Some((met, open)) = open_at(meeting, place, path) else {
        return Ok(Take::Ours);
    };
    let lead = met
        .base
        .as_ref()
        .or(met.ours.as_ref().map(|version| &version.is));
    let lead = lead.map(|entry| entry.lead()).unwrap_or_default();
    app.put(&format!(
        "\n{}",
        terminal::clean(&format!("{name}  {lead}"))
    ));
    let here = app.words().by_name("merge-ours");
    let there = app.words().by_name("merge-theirs");
    let mut offers = Vec::new();
    for (side, value, label) in [(Side::Ours, "ours", here), (Side::Theirs, "theirs", there)] {
        let shown = join::shown(app, session, met, open, side);
        let shown = format!("{label}: {}", shown.replace('\n', " · "));
        offers.push(Offer::new(value, shown));
    }
    if open.holds_both() {
        offers.push(Offer::new("both", app.words().by_name("merge-both")));
    }
    let field = written(place, path);
    if field.is_some() {
        offers.push(Offer::new("other", app.words().by_name("merge-other")));
    }
    let chosen = app.choose(&say!("ask-merge", field = name), &offers, None)?;
    Ok(match (chosen.as_str(), field) {
        ("ours", _) => Take::Ours,
        ("theirs", _) => Take::Theirs,
        ("both", _) => Take::Both,
        (_, Some(field)) => {
            let words = app.words().by_name("ask-merge-value");
            let mut questions = [Question::new(
                Field {
                    required: true,
                    ..field.clone()
                },
                words,
            )];
            form::walk(app, session, &[], &mut questions)?;
            let text = questions[0].answers.join(" ");
            Take::Value(read(app, session, place, &field, path, &text)?)
        }
        (_, None) => Take::Ours,
    })
}

/// Ends the conflicts of the records where git has stopped, and a merge that has no others with it.
fn settle(
    app: &mut App<'_>,
    session: &mut Session,
    meeting: &Meeting,
    what: Option<UnderWay>,
) -> Result<Option<Joined>, Failure> {
    let home = &session.home;
    let unmerged: Vec<String> = home
        .git
        .unmerged()?
        .into_iter()
        .map(|one| one.path)
        .collect();
    let files = meeting.files(home)?;
    let wrong = put_wrong(home, meeting, &unmerged)?;
    let files: Vec<(String, File)> = files
        .into_iter()
        .filter(|(path, _)| unmerged.contains(path) || wrong.contains(path))
        .collect();
    home.git.settle_files(&files)?;
    let left: Vec<String> = home
        .git
        .unmerged()?
        .into_iter()
        .map(|one| one.path)
        .collect();
    if !left.is_empty() {
        return Err(Failure::new(
            exit::PERSON,
            say!("failed-other-files", paths = left.join(", ")),
        )
        .hint(say!("hint-other-conflicts")));
    }
    let Some(UnderWay::Merge) = what else {
        return Ok(None);
    };
    let message = join::message(app, session, meeting, &short(&meeting.theirs));
    let Some(writing) = &session.writing else {
        return Ok(None);
    };
    let (at, clock) = (session.at, session.clock);
    let commit = session.home.conclude(writing, &message, at, clock)?;
    join::reopen(app, session)?;
    let renumbered = join::renumber(app, session, Some(&meeting.theirs))?;
    Ok(Some(Joined {
        commit: Some(commit),
        combined: meeting.combined().filter_map(Met::after).collect(),
        renumbered: renumbered.map(|one| one.renumbered).unwrap_or_default(),
        ..Joined::default()
    }))
}

fn short(id: &str) -> String {
    id.get(..8).unwrap_or(id).to_owned()
}

/// The files in which git, without a conflict, has something else than the records come to: it takes
/// one for another that looks alike.
fn put_wrong(home: &Home, meeting: &Meeting, unmerged: &[String]) -> Result<Vec<String>, Failure> {
    let mut wrong = Vec::new();
    let index = home.git.index_files(&home.record_paths())?;
    for met in &meeting.together.records {
        let path = home.below(&layout::path(&met.place));
        if unmerged.contains(&path)
            || matches!(&met.became, Became::Merged(merged) if !merged.open.is_empty())
        {
            continue;
        }
        let blob = index
            .iter()
            .find(|(own, _)| *own == path)
            .map(|(_, blob)| blob);
        let found = home.blob_record(&met.place, blob)?;
        if blob.is_some() && found.is_none() {
            continue;
        }
        if !mixed(met, found.as_ref()).is_empty() {
            wrong.push(path);
        }
    }
    Ok(wrong)
}

/// Only the numbers: nothing is open.
fn numbers(app: &mut App<'_>, recording: &crate::cmd::session::Recording) -> Result<(), Failure> {
    let mut session = Session::write(app, recording)?;
    let git = &session.home.git;
    let remotes = git.remotes()?;
    let tip = Way::of(git, &remotes, None).ok().and_then(|way| {
        let tracking = remotes.tracking(&way.remote, &way.branch)?;
        git.resolve(&tracking).ok()
    });
    let joined = join::renumber(app, &mut session, tip.as_deref())?;
    let joined: Vec<Joined> = joined.into_iter().collect();
    tell(app, &joined, &From::Index)
}

/// What would come of what is decided, where nothing is to be written. Numbers that the two sides gave away twice
/// are seen only when both are there.
fn foretell(app: &mut App<'_>, session: &Session, meeting: &Meeting) -> Result<(), Failure> {
    let diff = session.home.diff_meeting(meeting)?;
    if !app.json() {
        return app.print(&terminal::clean(&diff));
    }
    let records: Vec<Entry> = meeting.combined().filter_map(Met::after).collect();
    let document = serde_json::json!({
        "commit": null,
        "records": json::records(&records),
        "advice": [],
        "next": null,
        "diff": diff,
    });
    app.print_json(&json::document("recorded", document))
}

fn tell(app: &mut App<'_>, joined: &[Joined], from: &From) -> Result<(), Failure> {
    let commit = joined.iter().rev().find_map(|joined| joined.commit.clone());
    if app.json() {
        let records: Vec<_> = joined.iter().flat_map(|joined| &joined.combined).collect();
        return app.print_json(&json::document(
            "recorded",
            serde_json::json!({
                "commit": commit,
                "records": json::records(records),
                "advice": [],
                "next": null,
            }),
        ));
    }
    let mut lines: Vec<String> = joined
        .iter()
        .flat_map(|joined| join::told(app, joined))
        .map(|line| format!("  {}\n", terminal::clean(&line)))
        .collect();
    if !lines.is_empty() {
        lines.insert(0, format!("{}\n", app.words().by_name("sync-together")));
    }
    let text = match (lines.is_empty(), from) {
        (false, _) => lines.concat(),
        (true, From::Upstream(_) | From::Stopped(_)) => {
            format!("{}\n", app.words().by_name("resolve-done"))
        }
        (true, From::Index) => format!("{}\n", app.words().by_name("resolve-nothing")),
    };
    let text = format!("{}\n", app.wrap(&text).trim_end());
    app.print(&text)?;
    match (from, &commit) {
        (From::Stopped(UnderWay::Rebase), _) => {
            app.tell(&app.say(&say!("resolve-go-on", command = "git rebase --continue")))
        }
        (From::Stopped(UnderWay::CherryPick), _) => app.tell(&app.say(&say!(
            "resolve-go-on",
            command = "git cherry-pick --continue"
        ))),
        (From::Stopped(UnderWay::Revert), _) => {
            app.tell(&app.say(&say!("resolve-go-on", command = "git revert --continue")))
        }
        (From::Upstream(_), Some(_)) => {
            app.tell(&app.say(&say!("resolve-go-on", command = "kata sync")))
        }
        _ => {}
    }
    if let Some(id) = &commit {
        app.tell(&short(id));
    }
    Ok(())
}
