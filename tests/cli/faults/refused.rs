//! The system refuses a call: no room, no permission, a disk that fails. Whatever the call, what was
//! there stays, it is said, and the same command goes through once it can.

use super::stage::{Dies, Point, Stage, adding, coaching, editing, importing, syncing};
use super::{figures, some};

/// What the system may say to a call, one after the other.
fn errors(call: &str, args: &str) -> &'static [&'static str] {
    let creates = ["O_CREAT", "O_WRONLY", "O_RDWR"]
        .iter()
        .any(|how| args.contains(how));
    match call {
        "open" | "openat" if creates => &["ENOSPC", "EACCES", "EROFS", "EIO"],
        "open" | "openat" => &["EACCES", "EMFILE", "EIO"],
        "write" | "writev" | "pwrite64" | "copy_file_range" | "ftruncate" => {
            &["ENOSPC", "EIO", "EDQUOT"]
        }
        "read" | "pread64" | "getdents64" | "fsync" | "fdatasync" => &["EIO"],
        "flock" => &["ENOLCK"],
        "clone" | "clone3" | "fork" | "vfork" => &["EAGAIN"],
        "execve" => &["EACCES"],
        _ if call.starts_with("mkdir") || call.starts_with("link") => &["ENOSPC", "EACCES"],
        _ if call.starts_with("rename") => &["ENOSPC", "EROFS"],
        _ if call.starts_with("unlink") || call.starts_with("rmdir") => &["EACCES", "EROFS"],
        _ if call.starts_with("fchmod")
            || call.starts_with("chmod")
            || call.starts_with("utimens") =>
        {
            &["EPERM"]
        }
        _ => &[],
    }
}

/// The system's own files are read before anything begins, and say nothing about us.
fn of_ours(call: &str, args: &str) -> bool {
    let systems = ["lib", "usr", "etc", "proc", "sys", "dev"];
    let of_system =
        |place: &str| args.contains(&format!("\"/{place}")) || args.contains(&format!("</{place}"));
    // Reading a pipe does not fail, and where it does, the standard library panics.
    let of_pipe = args.contains("<pipe:");
    !errors(call, args).is_empty() && !systems.iter().any(|place| of_system(place)) && !of_pipe
}

fn refused(name: &str, stage: Option<Stage>, usual: usize) {
    let Some(stage) = stage else { return };
    let mut points: Vec<(Point, &str)> = Vec::new();
    for (at, point) in stage.points(of_ours).into_iter().enumerate() {
        let errors = errors(&point.call, &point.args);
        points.push((point, errors[at % errors.len()]));
    }
    let (all, mut said, mut made) = (points.len(), 0, 0);
    let chosen = some(points, usual);
    let looked_at = chosen.len();
    for (point, error) in chosen {
        let run = stage.struck(&point, &format!("error={error}"), Dies::Alone);
        // In another order of the processes it may have been a pipe after all.
        if run.stderr.contains("library/std/src/sys/process") {
            continue;
        }
        said += usize::from(run.code != 0);
        // What git could not remove it has named, and whoever reads that removes it.
        for named in run.stderr.split("unable to unlink '").skip(1) {
            let named = named.split('\'').next().unwrap_or_default();
            let _ = std::fs::remove_file(stage.at.join(named));
        }
        let moment = format!("{error} at {point:?}");
        // A git that cannot read a file takes it for one that somebody has changed.
        let taken_for_changed = run.code == 4 && point.process > 0 && point.call.contains("read");
        let exit = matches!(run.code, 0 | 1) || run.code == 127 && point.process == 0;
        let exit = exit || taken_for_changed;
        assert!(exit, "{moment}\n{run:?}");
        assert!(
            run.code == 0 || !run.stderr.trim().is_empty(),
            "{moment}: nothing is said"
        );
        if run.code != 0 && stage.other_end().is_none() {
            let now = stage.git(&["rev-parse", "HEAD"]);
            let status = stage.git(&["--no-optional-locks", "status", "--porcelain"]);
            // A note that could not be cleared away is for the next command, which says so.
            let noted = stage.at.join(".git/kata/note.json").exists();
            assert!(noted || status.is_empty(), "{moment}\n{status}\n{run:?}");
            assert!(
                noted || now == stage.head(),
                "{moment}: it was made, and denied\n{run:?}"
            );
        }
        made += usize::from(stage.is_sound(&run, &moment));
    }
    figures(
        name,
        &format!(
            "{looked_at} of {all} calls refused, {said} times it was said, {made} times made all the same, none lost"
        ),
    );
}

#[test]
fn a_new_record_refused_at_any_call_changes_nothing_and_can_be_had_again() {
    refused("adding", adding(), 9);
}

#[test]
fn an_edit_refused_at_any_call_changes_nothing_and_can_be_had_again() {
    refused("editing", editing(), 5);
}

#[test]
fn an_import_refused_at_any_call_changes_nothing_and_can_be_had_again() {
    refused("importing", importing(), 4);
}

#[test]
fn a_coaching_cycle_refused_at_any_call_changes_nothing_and_can_be_had_again() {
    refused("coaching", coaching(), 4);
}

#[test]
fn a_sync_refused_at_any_call_loses_nothing_and_can_be_had_again() {
    refused("syncing", syncing(), 4);
}

/// Where the system has no room for a thread or a process more.
#[test]
fn without_a_thread_to_be_had_a_step_is_made_and_a_sync_is_refused() {
    for (stage, usual) in [(adding(), 2), (syncing(), 3)] {
        let Some(stage) = stage else { return };
        let threads = stage.points(|call, args| call == "clone3" && args.contains("CLONE_THREAD"));
        for point in some(threads, usual) {
            let run = stage.struck(&point, "error=EAGAIN", Dies::Alone);
            assert!(matches!(run.code, 0 | 1), "{point:?}\n{run:?}");
            stage.is_sound(&run, &format!("no thread at {point:?}"));
        }
    }
}
