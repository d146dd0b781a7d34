//! A disk without room: a file system of a megabyte in memory, with so many pages free.

use std::process::{Command, Stdio};

use crate::helper::{not_looked_at, split};

use super::some;
use super::stage::{Stage, adding, coaching, editing};

/// What a step came to on a full disk, and what came after.
#[derive(Debug)]
struct Came {
    #[allow(dead_code, reason = "it is shown where something is wrong")]
    pages: usize,
    code: i32,
    /// HEAD is as it was, and so is the work tree.
    same: bool,
    /// Whether a step under way is noted, for the next command to take back.
    noted: bool,
    said: String,
    /// The next command, with room again, and then the step itself.
    next: i32,
    again: i32,
    clean: bool,
}

/// Mounts a small file system that nobody else sees, and takes the step in it with ever more room.
fn full(stage: &Stage, line: &str, pages: &[usize]) -> Option<Vec<Came>> {
    let root = stage.s.root();
    let kept = root.join("kept/work");
    let disk = root.join("disk");
    std::fs::create_dir(&disk).unwrap();
    let quoted: Vec<String> = split(line)
        .iter()
        .map(|word| format!("'{}'", word.replace('\'', "'\\''")))
        .collect();
    let script = format!(
        "mount -t tmpfs -o size=1m none '{disk}' || exit 77\n\
         cd '{disk}'\n\
         for pages in {pages}; do\n\
           cp -a '{kept}' work; cd work\n\
           head=$(git rev-parse HEAD); git status --porcelain >/dev/null\n\
           free=$(df --output=avail -B4096 . | tail -1)\n\
           dd if=/dev/zero of=../filler bs=4096 count=$((free - pages)) 2>/dev/null\n\
           '{kata}' {line} >/dev/null 2>'{root}/said'; code=$?\n\
           rm ../filler\n\
           same=no; [ \"$head\" = \"$(git rev-parse HEAD)\" ] && [ -z \"$(git --no-optional-locks status --porcelain)\" ] && same=yes\n\
           noted=no; [ -e .git/kata/note.json ] && noted=yes\n\
           '{kata}' problem raise 'Somebody comes along' >/dev/null 2>'{root}/next'; next=$?\n\
           again=0; git grep -q Struckword HEAD || {{ '{kata}' {line} >/dev/null 2>>'{root}/next'; again=$?; }}\n\
           clean=no; [ -z \"$(git status --porcelain)\" ] && git fsck --strict >/dev/null 2>&1 && git grep -q Struckword HEAD && clean=yes\n\
           echo \"$pages $code $same $noted $next $again $clean\" \"$(tr '\\n' ' ' <'{root}/said')\" \"$(tr '\\n' ' ' <'{root}/next')\"\n\
           cd ..; rm -rf work\n\
         done",
        disk = disk.display(),
        kept = kept.display(),
        root = root.display(),
        kata = env!("CARGO_BIN_EXE_kata"),
        line = quoted.join(" "),
        pages = pages
            .iter()
            .map(usize::to_string)
            .collect::<Vec<_>>()
            .join(" "),
    );
    let mut unshare = stage.s.program("unshare");
    unshare.args(["--mount", "--map-root-user", "sh", "-c", &script]);
    unshare
        .env_remove("GIT_AUTHOR_DATE")
        .env_remove("GIT_COMMITTER_DATE");
    let ran = unshare.stderr(Stdio::piped()).output();
    let ran = match ran {
        Ok(ran) if ran.status.success() => ran,
        other => {
            not_looked_at(
                "a full disk",
                &format!("nothing may be mounted here: {other:?}"),
            );
            return None;
        }
    };
    let text = String::from_utf8_lossy(&ran.stdout).into_owned();
    let yes = |word: Option<&str>| word == Some("yes");
    let came = text.lines().map(|line| {
        let mut words = line.splitn(8, ' ');
        Came {
            pages: words.next().unwrap().parse().unwrap(),
            code: words.next().unwrap().parse().unwrap(),
            same: yes(words.next()),
            noted: yes(words.next()),
            next: words.next().unwrap().parse().unwrap(),
            again: words.next().unwrap().parse().unwrap(),
            clean: yes(words.next()),
            said: words.next().unwrap_or_default().to_owned(),
        }
    });
    Some(came.collect())
}

fn filled(stage: Option<Stage>, line: &str, usual: usize) {
    // As strace may not be there, a disk may not.
    let Some(stage) = stage else { return };
    let pages = some((0..48).collect(), usual);
    let Some(all) = full(&stage, line, &pages) else {
        return;
    };
    assert_eq!(all.len(), pages.len(), "{all:?}");
    for came in &all {
        assert!(matches!(came.code, 0 | 1), "{came:?}");
        // A path or a program is named.
        assert!(
            came.code == 0 || came.said.contains('/') || came.said.contains("git"),
            "{came:?}"
        );
        assert!(came.code == 0 || came.same || came.noted, "{came:?}");
        assert_eq!((came.next, came.again), (0, 0), "{came:?}");
        assert!(came.clean, "{came:?}");
    }
    assert!(
        all.iter().any(|came| came.code == 1),
        "it never was full: {all:?}"
    );
    super::figures(
        line,
        &format!(
            "{} amounts of room, {} of them too little",
            all.len(),
            all.iter().filter(|came| came.code != 0).count()
        ),
    );
}

#[test]
fn a_step_on_a_full_disk_changes_nothing_and_goes_through_once_there_is_room() {
    filled(adding(), "obstacle add 'Struckword at the bench'", 4);
    filled(editing(), "obstacle edit O1 --gone-when 'Struckword'", 3);
}

#[test]
fn a_coaching_cycle_on_a_full_disk_changes_nothing_and_goes_through_once_there_is_room() {
    let Some(stage) = coaching() else { return };
    let line = stage.line().to_owned();
    filled(Some(stage), &line, 3);
}

/// What cannot be written to whoever reads it is said, and ends with a status; of what is recorded by then,
/// it is said that it is.
#[test]
fn a_full_standard_output_is_no_success_and_denies_no_step() {
    let s = crate::helper::Sandbox::practising();
    let hand = || {
        let path = "boards/packing/obstacles/001-labels-come-batches.toml";
        let text = s.read(path) + "# by hand\n";
        s.write(path, &text);
    };
    for (line, records) in [
        ("board show", false),
        ("obstacle add 'One more'", true),
        ("obstacle add 'And one' --format json", true),
        ("undo", true),
        ("redo", true),
        ("undo --format json", true),
        ("save", true),
        ("save --format json", true),
    ] {
        if line.starts_with("save") {
            hand();
        }
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
        let Ok(full) = full else { return };
        let before = s.git(&["rev-parse", "HEAD"]);
        let mut command: Command = s.call(line).command();
        let ran = command
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(1), "{line}: {said}");
        assert!(!said.contains("panicked"), "{line}: {said}");
        let after = s.git(&["rev-parse", "HEAD"]);
        assert_eq!(before != after, records, "{line}: {said}");
        let told = format!("It is recorded as {}", after.trim());
        assert_eq!(said.contains(&told), records, "{line}: {said}");
        assert!(!said.trim().is_empty(), "{line}");
    }
}
