//! Killed at every call that changes something: a kill at any other leaves what a kill at the next of these leaves.

use super::stage::{Dies, Stage, adding, coaching, editing, importing, syncing};
use super::{figures, some};

/// Whether a call changes what other processes can see.
pub fn changes(call: &str, args: &str) -> bool {
    match call {
        "open" | "openat" | "creat" => ["O_CREAT", "O_TRUNC"].iter().any(|how| args.contains(how)),
        "write" | "writev" | "pwrite64" | "copy_file_range" | "sendfile" | "ftruncate" => true,
        "execve" | "clone" | "clone3" | "fork" | "vfork" | "exit_group" | "flock" => true,
        _ => [
            "rename",
            "unlink",
            "mkdir",
            "rmdir",
            "link",
            "symlink",
            "chmod",
            "fchmod",
            "utimens",
            "fsync",
            "fdatasync",
        ]
        .iter()
        .any(|kind| call.starts_with(kind)),
    }
}

fn killed(name: &str, stage: Option<Stage>, usual: usize) {
    let Some(stage) = stage else { return };
    let points = stage.points(changes);
    let (all, mut struck, mut made) = (points.len(), 0, 0);
    let chosen = some(points, usual);
    let looked_at = chosen.len();
    for (at, point) in chosen.into_iter().enumerate() {
        if at % 50 == 0 {
            figures(name, &format!("{at} of {looked_at}, {point:?}"));
        }
        // A git that is killed leaves kata to see to it; or all of them go at once.
        let ways = match point.process {
            0 => &[Dies::Alone][..],
            _ => &[Dies::Alone, Dies::BehindShell, Dies::WithAll],
        };
        let every = std::env::var_os("KATA_FAULTS").is_some();
        for (way, dies) in ways.iter().enumerate() {
            if !every && at % ways.len() != way {
                continue;
            }
            let run = stage.struck(&point, "signal=KILL", *dies);
            struck += usize::from(run.code != 0);
            stage.clear_the_other_end();
            made += usize::from(stage.is_sound(&run, &format!("killed {dies:?} at {point:?}")));
            if stage.other_end().is_some() {
                stage.comes_together(&format!("{point:?}"));
            }
        }
    }
    // Some gits may die without a loss, such as one that only looks whether there is anything to tidy.
    assert!(
        struck * 4 > looked_at,
        "{struck} of {looked_at} were struck"
    );
    figures(
        name,
        &format!("{struck} killed at {looked_at} of {all} calls, {made} of them made, none lost"),
    );
}

#[test]
fn a_new_record_killed_at_any_call_is_there_or_not_and_the_next_command_goes_on() {
    killed("adding", adding(), 9);
}

#[test]
fn an_edit_killed_at_any_call_is_there_or_not_and_the_next_command_goes_on() {
    killed("editing", editing(), 5);
}

#[test]
fn an_import_killed_at_any_call_is_there_whole_or_not_at_all() {
    killed("importing", importing(), 4);
}

#[test]
fn a_coaching_cycle_killed_at_any_call_is_there_whole_or_not_at_all() {
    killed("coaching", coaching(), 4);
}

#[test]
fn a_sync_killed_at_any_call_loses_nothing_on_either_side() {
    killed("syncing", syncing(), 4);
}
