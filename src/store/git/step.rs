//! One step: its files written, and one commit of them.
//!
//! The order is what makes a step whole. Nothing is written before everything was looked at; the
//! note is durable before the first file changes; all new content lies on the disk before the
//! first file is replaced; and the note goes when HEAD has moved on. Whatever stops it in between,
//! [`Note::settle`] makes it done or undone.

use std::collections::HashSet;
use std::ffi::OsString;
use std::panic::resume_unwind;
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use super::files::{self, Seen};
use super::{Entry, Git, GitError, Staged, Step, run::SILENT, trace, version};
use crate::store::lock::Lock;
use crate::store::note::{Note, Noted, Settled, Stopped};

/// A path of a step, and how it is before.
struct Change<'a> {
    path: &'a str,
    /// The bytes to write; none to remove the file.
    put: Option<&'a [u8]>,
    seen: Seen,
    /// The index says that it is left out of the work tree, which it need not be.
    skipped: bool,
    noted: Noted,
}

/// Why a step was not carried out.
struct Failure {
    error: GitError,
    stopped: Stopped,
}

impl From<GitError> for Failure {
    fn from(error: GitError) -> Failure {
        Failure {
            error,
            stopped: Stopped::Refused,
        }
    }
}

pub(super) fn commit(git: &Git, lock: &Lock, step: &Step<'_>) -> Result<String, GitError> {
    if let Some(what) = git.under_way() {
        return Err(GitError::UnderWay(what));
    }
    if Note::exists(git) {
        return Err(GitError::Unfinished);
    }
    // Nothing is begun that a git too old, or none at all, would leave half-done.
    version::check_for(git.git_dir())?;
    let head = git.head()?;
    let changes = plan(git, head.as_deref(), step.puts, step.removes)?;
    if changes.is_empty() {
        return Err(GitError::NothingChanged);
    }
    refuse_filtered(git, &changes)?;
    let outside = outside(git, &changes)?;
    wait_for_index(git)?;
    let note = note(git, head, step.message, &changes)?;
    let place = Note::file(git);
    let (noted, ready) = aside(|| note.write(&place), || Ready::of(git, step, &changes));
    noted?;
    match ready.and_then(|ready| carry_out(git, lock, step, &changes, &note, &ready)) {
        Ok(said) => {
            let ref_folder = git.run.ref_folder();
            // git fsyncs the new ref before it renames it into place, and nothing after. Were this
            // to fail, the step would still be made, and saying otherwise would have it made twice.
            let (_, id) = aside(|| files::sync_folder(&ref_folder), || made(git, &note));
            let id = id?;
            git.said.replace(said);
            git.outside.replace(outside);
            // Nor is this: a note that stays only has the next command find the step finished.
            let _ = note.remove(git);
            Ok(id)
        }
        Err(Failure { error, stopped }) => match note.settle(git, lock, stopped) {
            Ok(Settled::Finished { commit }) => Ok(commit),
            Ok(Settled::TakenBack { .. }) => Err(error),
            // The note is still there, so the next command tries again; what the person has to
            // know is why the step failed in the first place.
            Err(_) => Err(error),
        },
    }
}

/// What a commit of these files would refuse before it begins.
pub(super) fn foresee(
    git: &Git,
    puts: &[(String, Vec<u8>)],
    removes: &[String],
) -> Result<(), GitError> {
    if let Some(what) = git.under_way() {
        return Err(GitError::UnderWay(what));
    }
    // The next step ends what was left half-done first: nothing lies as it will lie then.
    if Note::exists(git) {
        return Ok(());
    }
    let changes = plan(git, git.head()?.as_deref(), puts, removes)?;
    refuse_filtered(git, &changes)?;
    outside(git, &changes).map(|_| ())
}

/// The step's commit. A hook may have made one of its own on top of it.
fn made(git: &Git, note: &Note) -> Result<String, GitError> {
    let tip = git.head()?.ok_or(GitError::CommitFailed {
        output: String::new(),
    })?;
    if git.reads.commit(&tip)?.parents.first().map(String::as_str) == note.head() {
        return Ok(tip);
    }
    Ok(note.commit_made(git)?.unwrap_or(tip))
}

/// The paths to be written that a sparse checkout leaves out, or whose folder it does.
fn outside(git: &Git, changes: &[Change<'_>]) -> Result<Vec<String>, GitError> {
    let written = changes.iter().filter(|change| change.put.is_some());
    let mut outside = Vec::new();
    for change in written {
        let missing = files::missing_folders(git.work_tree(), change.path);
        let below_left_out = || match missing.first() {
            Some(folder) => Ok(!git.reads.left_out(folder)?.is_empty()),
            None => Ok::<_, GitError>(false),
        };
        let appears = change.seen == Seen::Nothing;
        if change.skipped || appears && below_left_out()? {
            outside.push(change);
        }
    }
    let skipped = changes.iter().filter(|change| change.skipped);
    let skipped: Vec<_> = skipped.map(|change| change.path.to_owned()).collect();
    if (outside.is_empty() && skipped.is_empty()) || git.run.is_sparse()? {
        if !outside.is_empty() {
            let announced = git.run.announced_in_sparse_index()?;
            if !announced.is_empty() {
                return Err(GitError::SparseIndex { announced });
            }
        }
        let appear = outside.iter().filter(|change| change.seen == Seen::Nothing);
        return Ok(appear.map(|change| change.path.to_owned()).collect());
    }
    // Without a sparse checkout git commits nothing of what it was told to skip.
    match skipped.is_empty() {
        true => Ok(Vec::new()),
        false => Err(GitError::NotLookedAt { paths: skipped }),
    }
}

/// Looks at every path: what is to be done there, and that nothing of the person's is lost by it.
fn plan<'a>(
    git: &Git,
    head: Option<&str>,
    puts: &'a [(String, Vec<u8>)],
    removes: &'a [String],
) -> Result<Vec<Change<'a>>, GitError> {
    let puts = puts
        .iter()
        .map(|(path, bytes)| (path.as_str(), Some(bytes.as_slice())));
    let removes = removes.iter().map(|path| (path.as_str(), None));
    let wanted: Vec<_> = puts.chain(removes).collect();
    let mut once = HashSet::new();
    for (path, _) in &wanted {
        files::check_name(path)?;
        if !once.insert(path) {
            return Err(GitError::BadPath {
                path: (*path).to_owned(),
            });
        }
    }
    let paths: Vec<_> = wanted.iter().map(|(path, _)| *path).collect();
    let staged = git.staged(&paths)?;
    let mut changes = Vec::new();
    let mut differing = Vec::new();
    for ((path, put), staged) in wanted.into_iter().zip(staged) {
        let seen = files::see(git.work_tree(), path)?;
        let entry = git.head_entry(head, path)?;
        let after = put.map(|bytes| git.hash(bytes)).transpose()?;
        // A file that is already as it is to be loses nothing; a record that a person edited by
        // hand is saved this way.
        let in_place = match put {
            Some(bytes) => seen.bytes() == Some(bytes),
            None => seen == Seen::Nothing,
        };
        let like_head = compare(git, &seen, entry.as_ref(), staged.as_ref())?;
        let staging_lost = !staging_is_kept(entry.as_ref(), staged.as_ref(), after.as_deref());
        let odd = entry.as_ref().is_some_and(|entry| !entry.kind.is_file());
        if odd || staging_lost || !(in_place || like_head.is_some()) {
            differing.push(path.to_owned());
            continue;
        }
        let head_id = entry.map(|entry| entry.id);
        if head_id == after {
            continue;
        }
        let before = seen.bytes().map(|bytes| git.hash(bytes)).transpose()?;
        changes.push(Change {
            path,
            put,
            skipped: staged.as_ref().is_some_and(|staged| staged.left_out),
            seen,
            noted: Noted {
                path: path.to_owned(),
                announced: put.is_some() && head_id.is_none() && staged.is_none(),
                head: head_id,
                before,
                after,
                crlf: like_head == Some(Ends::CrLf),
                in_place,
            },
        });
    }
    match differing.is_empty() {
        true => Ok(changes),
        false => Err(GitError::Differs { paths: differing }),
    }
}

/// Refuses paths that git would commit as something else than they are.
fn refuse_filtered(git: &Git, changes: &[Change<'_>]) -> Result<(), GitError> {
    // A home that is being made brings the lines that take its records out.
    if changes
        .iter()
        .any(|change| change.path.ends_with(".gitattributes"))
    {
        return Ok(());
    }
    let written = changes.iter().filter(|change| change.put.is_some());
    let paths: Vec<_> = written.map(|change| change.path).collect();
    match git.reads.filtered(&paths)?.into_iter().next() {
        Some((path, by)) => Err(GitError::Filtered { path, by }),
        None => Ok(()),
    }
}

/// The line ends that a file has in the work tree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    AsCommitted,
    /// Every line feed was made CRLF when it was checked out.
    CrLf,
}

/// How the work tree's file is HEAD's, if it is.
fn compare(
    git: &Git,
    seen: &Seen,
    entry: Option<&Entry>,
    staged: Option<&Staged>,
) -> Result<Option<Ends>, GitError> {
    let same = match (seen, entry) {
        (Seen::Nothing, None) => true,
        // A sparse checkout leaves it out.
        (Seen::Nothing, Some(_)) => staged.is_some_and(|staged| staged.left_out),
        (Seen::File { bytes, .. }, Some(entry)) if entry.kind.is_file() => {
            if git.hash(bytes)? != entry.id {
                let checked_out = to_crlf(&git.content(&entry.id)?);
                return Ok((*bytes == checked_out).then_some(Ends::CrLf));
            }
            true
        }
        _ => false,
    };
    Ok(same.then_some(Ends::AsCommitted))
}

/// Whether the index loses nothing when the path is committed from the work tree.
fn staging_is_kept(entry: Option<&Entry>, staged: Option<&Staged>, after: Option<&str>) -> bool {
    let head = entry.map(|entry| entry.id.as_str());
    match staged {
        None => head.is_none() || after.is_none(),
        Some(staged) if staged.conflict => false,
        Some(staged) if staged.intent && head.is_none() => true,
        Some(staged) => [head, after].contains(&Some(staged.id.as_str())),
    }
}

/// What a checkout with CRLF line ends makes of some content.
pub(in crate::store) fn to_crlf(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 16);
    let mut last = 0;
    for &byte in bytes {
        if byte == b'\n' && last != b'\r' {
            out.push(b'\r');
        }
        out.push(byte);
        last = byte;
    }
    out
}

fn note(
    git: &Git,
    head: Option<String>,
    message: &str,
    changes: &[Change<'_>],
) -> Result<Note, GitError> {
    let mut folders = Vec::new();
    for change in changes.iter().filter(|change| change.put.is_some()) {
        for folder in files::missing_folders(git.work_tree(), change.path) {
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
    }
    let paths = changes.iter().map(|change| change.noted.clone());
    Ok(Note::new(
        head,
        git.branch()?,
        message,
        paths.collect(),
        folders,
    ))
}

/// Another git's lock on the index would stop ours: better to know before anything is written.
fn wait_for_index(git: &Git) -> Result<(), GitError> {
    let path = git.run.index_lock();
    let started = Instant::now();
    let mut told = false;
    while path.exists() {
        if started.elapsed() >= git.patience() {
            return Err(GitError::Locked { path });
        }
        if !told && started.elapsed() >= SILENT {
            told = true;
            trace::waits(&path);
        }
        sleep(Duration::from_millis(10));
    }
    Ok(())
}

/// Does what waits for the disk while something else is done here.
fn aside<T: Send, U>(waits: impl Fn() -> T + Sync, here: impl FnOnce() -> U) -> (T, U) {
    thread::scope(|scope| {
        let other = thread::Builder::new().spawn_scoped(scope, &waits);
        let done = here();
        let waited = match other.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(waited)) => waited,
            Ok(Err(panicked)) => resume_unwind(panicked),
            // The system had no thread for it.
            Err(_) => waits(),
        };
        (waited, done)
    })
}

/// What git's commit needs besides the files: nothing of it is seen by anybody, so it is made while
/// the note becomes durable.
struct Ready<'a> {
    /// The paths that the index has to be told of.
    announced: Vec<&'a str>,
    /// Whether that can be done without starting git.
    here: bool,
    /// The flags that name the message and the list of paths.
    files: [OsString; 2],
}

impl<'a> Ready<'a> {
    fn of(git: &Git, step: &Step<'_>, changes: &[Change<'a>]) -> Result<Ready<'a>, Failure> {
        let announced = changes.iter().filter(|change| change.noted.announced);
        let announced: Vec<_> = announced.map(|change| change.path).collect();
        let paths: Vec<_> = changes.iter().map(|change| change.path).collect();
        Ok(Ready {
            here: !announced.is_empty() && git.reads.may_announce(&announced),
            announced,
            files: [git.run.message(step.message)?, git.run.path_list(&paths)?],
        })
    }
}

/// Writes the files and has git commit them. Gives what git and the hooks said.
fn carry_out(
    git: &Git,
    lock: &Lock,
    step: &Step<'_>,
    changes: &[Change<'_>],
    note: &Note,
    ready: &Ready<'_>,
) -> Result<String, Failure> {
    write_files(git, changes, note)?;
    let paths: Vec<&str> = changes.iter().map(|change| change.path).collect();
    let work_tree = git.work_tree();
    // New files, and the names of all, need not be durable before the step is acknowledged, so the
    // disk works on them while git works on the commit.
    let (durable, said) = aside(
        || files::sync_paths(work_tree, &paths),
        || have_git_commit(git, lock, step, note, ready),
    );
    let said = said?;
    durable?;
    Ok(said)
}

fn have_git_commit(
    git: &Git,
    lock: &Lock,
    step: &Step<'_>,
    note: &Note,
    ready: &Ready<'_>,
) -> Result<String, Failure> {
    let mut said = String::new();
    let announced = &ready.announced;
    let known = announced.is_empty() || ready.here && git.reads.announce(announced);
    if !known {
        // git commits a path by name only when its index knows it. Announced without content, it
        // is in no commit that someone else makes in between. --sparse: the folder may be one
        // that a sparse checkout leaves out; and there it is added outright, since git (2.47)
        // corrupts its memory over an announced path in a sparse index.
        let list = git.run.announced_list(announced)?;
        let mut args = vec!["add", "--sparse", "--pathspec-file-nul"];
        if !git.git_dir.join("info/sparse-checkout").exists() {
            args.push("--intent-to-add");
        }
        let ran = git.run.write(lock, &args, &[list], &[])?;
        if !ran.ok {
            return Err(refused_paths(git, announced).map_or_else(|| failure(git, ran), Into::into));
        }
        said += &ran.said;
    }
    // The message is UTF-8, whatever the person's own are; git would only say that it is not.
    let mut args = vec!["-c", "i18n.commitEncoding=UTF-8"];
    args.extend(super::run::seldom_tidied(note.head()));
    args.extend([
        "commit",
        "--only",
        "--quiet",
        // Not the default, which takes a line with # at its start for a comment.
        "--cleanup=whitespace",
        // Nor what the person has set for messages that they write themselves.
        "--no-verbose",
        "--pathspec-file-nul",
    ]);
    let dates = [
        ("GIT_AUTHOR_DATE", &*date(&step.author_date)),
        ("GIT_COMMITTER_DATE", &*date(&step.committer_date)),
    ];
    let ran = git.run.write(lock, &args, &ready.files, &dates)?;
    if !ran.ok {
        return Err(failure(git, ran));
    }
    said += &ran.said;
    Ok(said)
}

fn failure(git: &Git, ran: super::run::Ran) -> Failure {
    let stopped = match ran.code {
        Some(_) => Stopped::Refused,
        None => Stopped::Killed,
    };
    let error = git.run.explain(ran);
    Failure { error, stopped }
}

/// Whether an ignore rule is why git did not take some paths.
fn refused_paths(git: &Git, paths: &[&str]) -> Option<GitError> {
    let paths: Vec<_> = paths.iter().map(|&path| path.to_owned()).collect();
    let (paths, mut rules): (Vec<_>, Vec<_>) = git.run.ignored(&paths).ok()?.into_iter().unzip();
    rules.dedup();
    (!paths.is_empty()).then_some(GitError::Ignored { paths, rules })
}

fn write_files(git: &Git, changes: &[Change<'_>], note: &Note) -> Result<(), GitError> {
    let work_tree = git.work_tree();
    for folder in &note.folders {
        files::make_folder(work_tree, folder)?;
    }
    // All new content is on the disk before the first file is replaced: a full disk then leaves
    // nothing to take back.
    let mut waiting = Vec::new();
    for (place, change) in changes.iter().enumerate() {
        if let (Some(bytes), false) = (change.put, change.noted.in_place) {
            let beside = note.temporary(place);
            waiting.push(files::write_beside(work_tree, change.path, &beside, bytes)?);
            git.written.one();
        }
    }
    let moved = |change: &&Change<'_>| !files::is_still(work_tree, change.path, &change.seen);
    let moved: Vec<_> = changes
        .iter()
        .filter(moved)
        .map(|c| c.path.to_owned())
        .collect();
    if !moved.is_empty() {
        return Err(GitError::Differs { paths: moved });
    }
    for new in waiting {
        new.swap()?;
    }
    for change in changes.iter().filter(|change| change.put.is_none()) {
        files::remove(work_tree, change.path)?;
        files::prune(work_tree, change.path);
    }
    Ok(())
}

/// A date as git reads it whatever the locale: seconds, and the offset they were lived in.
pub(super) fn date(at: &chrono::DateTime<chrono::FixedOffset>) -> String {
    format!("@{} {}", at.timestamp(), at.format("%z"))
}
