//! A merge of records made real: its commit, the numbers that were given away twice, and what is
//! told of it. `kata sync` and `kata resolve` end here.

use crate::{
    cmd::{
        app::App,
        failure::{Failure, exit},
        session::Session,
    },
    practice::{
        change::{Change, Put, StepName},
        check,
        entry::Entry,
        merge::{Met, Open, Side, Why},
        reference::Reference,
        renumber::{self, Renumbered},
        say::Message,
        stem,
        storyboard::Storyboard,
    },
    say,
    store::{
        codec,
        git::Woven,
        home::{Home, StoreError},
        layout,
        meeting::Meeting,
    },
    view::{
        changes, commit, json,
        page::{self, Around},
        terminal,
    },
};

/// What was done to the records, to be told.
#[derive(Default)]
pub struct Joined {
    /// The last commit that was made here.
    pub commit: Option<String>,
    /// The records that are as neither side had them.
    pub combined: Vec<Entry>,
    /// What one side had taken away, and the other had changed.
    pub kept: Vec<(Reference, Side)>,
    /// Boards that one side had taken away.
    pub boards: Vec<(String, Side)>,
    pub renumbered: Vec<Renumbered>,
}

impl Joined {
    fn of(meeting: &Meeting) -> Joined {
        let together = &meeting.together;
        let on_kept_board = |met: &Met, side: Side| {
            let boards = &together.boards_kept;
            boards
                .iter()
                .any(|(slug, by)| met.place.board.as_ref() == Some(slug) && *by == side)
        };
        let kept = together.records.iter().filter_map(|met| {
            let side = met.kept_from()?;
            (!on_kept_board(met, side)).then(|| (met.place.reference(), side))
        });
        let renumbered = together.records.iter().filter_map(|met| {
            let (_, version) = met.renamed()?;
            Some(Renumbered {
                from: version.was.place.clone(),
                to: version.is.place.clone(),
            })
        });
        Joined {
            commit: None,
            combined: meeting.combined().filter_map(Met::after).collect(),
            kept: kept.collect(),
            boards: together.boards_kept.clone(),
            renumbered: renumbered.collect(),
        }
    }
}

/// Makes the commit of a merge in which nothing is open, and moves on to it. `from` is what comes
/// in, as git calls it.
pub fn join(
    app: &mut App<'_>,
    session: &mut Session,
    meeting: &Meeting,
    from: &str,
) -> Result<Joined, Failure> {
    let tree = match session.home.weave(meeting)? {
        Woven::Tree(tree) => tree,
        Woven::Conflicts(paths) => {
            let message = say!("failed-other-files", paths = paths.join(", "));
            return Err(Failure::new(exit::PERSON, message).hint(say!(
                "hint-other-files",
                command = format!("git merge {from}")
            )));
        }
    };
    let mut joined = Joined::of(meeting);
    let message = message(app, session, meeting, from);
    let Some(writing) = &session.writing else {
        return Ok(joined);
    };
    let (at, clock) = (session.at, session.clock);
    let commit = session
        .home
        .join(writing, meeting, &tree, &message, at, clock)?;
    joined.commit = Some(commit);
    tell_git(app, session);
    reopen(app, session)?;
    Ok(joined)
}

fn tell_git(app: &mut App<'_>, session: &Session) {
    let said = session.home.git.take_said();
    if !said.trim().is_empty() {
        app.tell(said.trim_end());
    }
}

/// The home as it is now that other commits came in.
pub fn reopen(app: &App<'_>, session: &mut Session) -> Result<(), Failure> {
    session.home = Home::find(&app.global.directory)?;
    Ok(())
}

/// The message of a merge commit, in the home's language.
pub fn message(app: &App<'_>, session: &Session, meeting: &Meeting, from: &str) -> String {
    let puts = meeting.combined().filter_map(|met| {
        let after = met.after()?;
        let before = met.ours.as_ref().map(|version| version.is.clone());
        Some(Put { before, after })
    });
    let puts: Vec<Put> = puts.collect();
    let mut change = Change::of(StepName::Merged, session.at, puts);
    if change.puts.is_empty() {
        change = change.about(None, from.to_owned());
    }
    let words = app.words_of(session.home.own().lang());
    let around = Around {
        words: &words,
        settings: session.home.own(),
        board: None,
        elsewhere: &session.home,
    };
    commit::message(&change, around)
}

/// Gives numbers that are there twice to one record alone, in a commit of its own. What is in the
/// commit `upstream` keeps its number.
pub fn renumber(
    app: &mut App<'_>,
    session: &mut Session,
    upstream: Option<&str>,
) -> Result<Option<Joined>, Failure> {
    if !has_doubled(&session.home)? {
        return Ok(None);
    }
    let home = &session.home;
    let mut all = home.records()?.value;
    for slug in home.board_names()? {
        // What cannot be read has no references to follow; `kata check` names it.
        if let Ok(loaded) = home.board(&slug) {
            all.extend(loaded.value.entries().iter().cloned());
        }
    }
    let known = |entry: &Entry| {
        let path = home.below(&layout::path(&entry.place));
        upstream.is_some_and(|tip| {
            home.git
                .blob_id(tip, &path)
                .is_ok_and(|blob| blob.is_some())
        })
    };
    let highest = |place: &crate::practice::entry::Place| {
        let next = home.next_number(place.board.as_deref(), place.kind);
        next.unwrap_or(u32::MAX).saturating_sub(1)
    };
    let Some((change, renumbered)) = renumber::renumber(&all, session.at, known, highest) else {
        return Ok(None);
    };
    let mut files: Vec<(String, Option<Vec<u8>>)> = Vec::new();
    for gone in &change.removes {
        files.push((layout::path(&gone.place), None));
    }
    for put in &change.puts {
        let before = put.before.as_ref().unwrap_or(&put.after);
        let path = layout::path(&before.place);
        let text = home.text(&path)?;
        let text = codec::write(text.as_deref(), &before.fields, &put.after.fields)
            .map_err(|error| StoreError::Text { path, error })?;
        files.push((layout::path(&put.after.place), Some(text.into_bytes())));
    }
    // That the old name is gone is no loss to be told.
    let told = Change {
        removes: Vec::new(),
        ..change.clone()
    };
    let words = app.words_of(home.own().lang());
    let around = Around {
        words: &words,
        settings: home.own(),
        board: None,
        elsewhere: &session.home,
    };
    let message = commit::message(&told, around);
    let Some(writing) = &session.writing else {
        return Ok(None);
    };
    let commit = home.commit_files(writing, &files, &message, session.at, session.clock)?;
    tell_git(app, session);
    reopen(app, session)?;
    Ok(Some(Joined {
        commit: Some(commit),
        combined: change.puts.into_iter().map(|put| put.after).collect(),
        renumbered,
        ..Joined::default()
    }))
}

/// Whether two files of one folder begin with the same number.
fn has_doubled(home: &Home) -> Result<bool, Failure> {
    let mut seen = std::collections::HashSet::new();
    for path in home.paths()? {
        let Some(place) = layout::place(&path).filter(|place| place.kind.numbered()) else {
            continue;
        };
        if let Some(number) = stem::number(&place.stem)
            && !seen.insert((place.board, place.kind, number))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What a merge did to the records, a line each; nothing where it only put files beside files.
pub fn told(app: &App<'_>, joined: &Joined) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in &joined.combined {
        if joined.renumbered.iter().any(|one| one.to == entry.place) {
            continue;
        }
        lines.push(app.say(&say!(
            "sync-combined",
            reference = entry.reference().full(),
            text = page::first_line(&entry.lead())
        )));
    }
    for (reference, side) in &joined.kept {
        lines.push(app.say(&match side {
            Side::Ours => say!("sync-kept-ours", reference = reference.full()),
            Side::Theirs => say!("sync-kept-theirs", reference = reference.full()),
        }));
    }
    for (slug, side) in &joined.boards {
        lines.push(app.say(&match side {
            Side::Ours => say!("sync-board-kept-ours", board = slug),
            Side::Theirs => say!("sync-board-kept-theirs", board = slug),
        }));
    }
    for one in &joined.renumbered {
        lines.push(app.say(&say!(
            "sync-renumbered",
            old = one.from.reference().full(),
            stem = &one.from.stem,
            new = one.to.reference().full()
        )));
    }
    lines
}

/// What both sides did that does not go together at a board, though no record contradicts another.
pub fn odd(session: &Session, boards: &[String]) -> Vec<Message> {
    const BOTH: [&str; 2] = ["two-open-targets", "two-open-experiments"];
    let mut found = Vec::new();
    for slug in boards {
        let Ok(loaded) = session.home.board(slug) else {
            continue;
        };
        let board = loaded.value;
        let findings = check::check(&[], std::slice::from_ref(&board));
        found.extend(
            findings
                .into_iter()
                .filter(|finding| BOTH.contains(&finding.name))
                .map(|finding| say!("sync-odd", board = slug, finding = finding.message)),
        );
        let own: &Storyboard = board.own().body;
        let open = board.open_experiments().len()
            + board
                .all::<crate::practice::target::Target>()
                .filter(|target| target.body.closed.is_none())
                .count();
        if own.closed.is_some() && open > 0 {
            found.push(say!("sync-closed-board", board = slug));
        }
    }
    found
}

/// How a field that is open is called: `packing/E14.result`.
pub fn name(met: &Met, open: &Open) -> String {
    format!("{}.{}", met.place.reference().full(), open.path.join("."))
}

/// The boards on which a merge has something of both sides.
pub fn boards(meeting: &Meeting) -> Vec<String> {
    let boards = |side: Side| -> Vec<String> {
        let changed = meeting.together.records.iter().filter(|met| {
            let version = met.side(side).map(|version| &version.was.fields);
            version != met.base.as_ref().map(|base| &base.fields)
        });
        changed.filter_map(|met| met.place.board.clone()).collect()
    };
    let theirs = boards(Side::Theirs);
    let mut both = boards(Side::Ours);
    both.retain(|slug| theirs.contains(slug));
    both.sort();
    both.dedup();
    both
}

/// The value of one side, as a person reads it.
pub fn shown(app: &App<'_>, session: &Session, met: &Met, open: &Open, side: Side) -> String {
    let value = match side {
        Side::Ours => &open.ours,
        Side::Theirs => &open.theirs,
    };
    let Some(value) = value else {
        return app.words().by_name("merge-nothing");
    };
    let board = met.place.board.as_deref();
    let board = board.and_then(|slug| session.home.board(slug).ok());
    let around = Around {
        words: app.words(),
        settings: session.home.own(),
        board: board.as_ref().map(|loaded| &loaded.value),
        elsewhere: &session.home,
    };
    let entry = met.side(side).map(|version| &version.is);
    match entry.or(met.base.as_ref()) {
        Some(entry) => changes::value(&open.path, value, entry, around),
        None => value.to_string(),
    }
}

/// Why a merge stops: what only a person can decide, with both values.
pub fn undecided(app: &mut App<'_>, session: &Session, meeting: &Meeting) -> Failure {
    let mut listed = Vec::new();
    let mut names = Vec::new();
    let mut text = String::new();
    for (met, open) in meeting.open() {
        let name = name(met, open);
        let [ours, theirs] =
            [Side::Ours, Side::Theirs].map(|side| shown(app, session, met, open, side));
        listed.push(serde_json::json!({
            "field": name,
            "board": met.place.board,
            "ref": met.place.reference().to_string(),
            "path": open.path,
            "base": open.base.as_ref().map(json::value),
            "ours": open.ours.as_ref().map(json::value),
            "theirs": open.theirs.as_ref().map(json::value),
            "both": open.holds_both(),
        }));
        let lead = met.after().or(met.base.clone()).map(|entry| entry.lead());
        let lead = lead.unwrap_or_default();
        let head = match page::first_line(&lead) {
            "" => name.clone(),
            lead => format!("{name}  {lead}"),
        };
        text.push_str(&format!("\n{}\n", terminal::clean(&head)));
        if open.why == Why::Expectation {
            let why = app.words().by_name("merge-expectation");
            text.push_str(&format!("{}\n", app.wrap(&format!("  {why}"))));
        }
        let here = app.words().by_name("merge-ours");
        let there = app.words().by_name("merge-theirs");
        for (label, value) in [(here, &ours), (there, &theirs)] {
            let value = terminal::clean(&value.replace('\n', "\n    "));
            text.push_str(&format!("{}\n", app.wrap(&format!("  {label}: {value}"))));
        }
        names.push(name);
    }
    if !app.json() {
        app.put(&text);
    }
    let first = names.first().cloned().unwrap_or_default();
    let both = meeting
        .open()
        .next()
        .is_some_and(|(_, open)| open.holds_both());
    let message = say!(
        "failed-undecided",
        count = names.len(),
        fields = names.join(", ")
    );
    Failure::new(exit::PERSON, message)
        .hint(hint_undecided(first, both))
        .with("conflicts", listed.into())
}

/// How a field is decided, which may not be able to hold both.
pub(super) fn hint_undecided(field: String, both: bool) -> Message {
    let both = if both { "yes" } else { "no" };
    say!("hint-undecided", field = field, both = both)
}
