//! Where exports go: what is written whole, what is replaced, what is never touched.

use std::{fs, os::unix::fs::PermissionsExt as _};

use crate::helper::Sandbox;

#[test]
fn an_export_goes_to_standard_output_or_into_a_file_with_the_same_text() {
    let s = Sandbox::practising();
    let shown = s.kata("export storyboard").ok();
    assert_eq!(s.kata("export storyboard -o -").ok(), shown);
    let run = s.kata("export storyboard -o board.md").done();
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("Written: board.md"), "{}", run.stderr);
    assert_eq!(s.read("board.md"), shown);
    let mode = fs::metadata(s.work.join("board.md")).unwrap().permissions();
    assert_eq!(mode.mode() & 0o777, 0o644);
    // The folder to act in holds for the file too.
    let folder = s.work.to_str().unwrap().to_owned();
    let elsewhere = s.root();
    s.call_args(&["-C", &folder, "export", "storyboard", "-o", "other.md"])
        .cwd(&elsewhere)
        .run()
        .ok();
    assert_eq!(s.read("other.md"), shown);
    assert_eq!(s.commits(), s.log("%s").len());
}

#[test]
fn an_earlier_export_is_replaced_and_what_is_anything_else_stays() {
    let s = Sandbox::practising();
    s.write("notes.md", "# my own notes\n");
    let run = s.kata("export storyboard -o notes.md").fails(1);
    assert!(run.stderr.contains("notes.md"), "{}", run.stderr);
    assert_eq!(s.read("notes.md"), "# my own notes\n");
    let error = s
        .kata("export storyboard -o notes.md --format json")
        .fails(1)
        .error_json();
    assert_eq!(error["path"], "notes.md");
    s.write("empty.md", "");
    s.kata("export storyboard -o empty.md").ok();
    // In whatever language the earlier one was.
    s.call("export storyboard -o board.md")
        .lang("de")
        .run()
        .ok();
    s.kata("export storyboard -o board.md").ok();
    assert!(s.read("board.md").starts_with("# packing · storyboard\n"));
    s.kata("export storyboard -o notes.md --force").ok();
    assert_eq!(s.read("notes.md"), s.read("board.md"));
    for (line, path) in [
        ("export storyboard --format json", "board.json"),
        ("export csv lead-time", "lead-time.csv"),
    ] {
        s.kata(&format!("{line} -o {path}")).ok();
        s.kata("measure lead-time 43 --on 2026-11-22").ok();
        s.kata(&format!("{line} -o {path}")).ok();
        s.kata(&format!("{line} -o notes.md")).fails(1);
        s.kata("undo").ok();
    }
}

#[test]
fn a_file_that_is_like_that_already_keeps_its_time() {
    let s = Sandbox::practising();
    s.kata("export storyboard -o board.md").ok();
    let file = fs::File::options()
        .write(true)
        .open(s.work.join("board.md"))
        .unwrap();
    let then = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    file.set_modified(then).unwrap();
    let run = s.kata("export storyboard -o board.md").done();
    assert!(run.stderr.contains("already"), "{}", run.stderr);
    let time = fs::metadata(s.work.join("board.md")).unwrap().modified();
    assert_eq!(time.unwrap(), then);
    let json = s
        .kata("export storyboard -o board.md --format json --force")
        .json();
    assert_eq!(json["schema"], "kata.exported/1");
    assert_eq!(json["changed"], true);
}

#[test]
fn a_record_and_the_git_directory_are_never_written() {
    let s = Sandbox::practising();
    let before = s.files();
    for path in [
        "kata.toml",
        "boards/packing/board.toml",
        "boards/new.md",
        "problems",
        ".git/x",
        "boards/../kata.toml",
    ] {
        s.kata(&format!("export storyboard --force -o {path}"))
            .fails(1);
    }
    // A link that leads there is no way round.
    std::os::unix::fs::symlink("kata.toml", s.work.join("link.md")).unwrap();
    s.kata("export storyboard --force -o link.md").fails(1);
    fs::remove_file(s.work.join("link.md")).unwrap();
    assert_eq!(s.files(), before);
}

#[test]
fn a_place_that_cannot_be_written_is_named_and_nothing_is_left_behind() {
    let s = Sandbox::practising();
    let before = s.files();
    s.kata("export storyboard -o nowhere/board.md")
        .fails(1)
        .says(&["nowhere/board.md", "No such file"]);
    s.kata("export storyboard -o boards")
        .fails(1)
        .says(&["boards"]);
    fs::create_dir(s.root().join("out")).unwrap();
    let out = s.root().join("out");
    s.kata(&format!("export storyboard -o {}", out.display()))
        .fails(1)
        .says(&["folder"]);
    let full = s.kata("export storyboard -o /dev/full").fails(1);
    assert!(full.stderr.contains("/dev/full"), "{}", full.stderr);
    assert_eq!(s.files(), before);
}

#[test]
fn a_link_a_pipe_and_a_device_are_written_through() {
    let s = Sandbox::practising();
    s.kata("export storyboard -o /dev/null").ok();
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    let share = s.root().join("share.md");
    fs::write(&share, "").unwrap();
    std::os::unix::fs::symlink(&share, s.work.join("board.md")).unwrap();
    s.kata("export storyboard -o board.md").ok();
    let link = fs::symlink_metadata(s.work.join("board.md")).unwrap();
    assert!(link.is_symlink());
    let text = fs::read_to_string(&share).unwrap();
    assert!(text.starts_with("# packing"), "{text}");
}

#[test]
fn what_somebody_wrote_formats_nothing_in_the_storyboard() {
    let s = Sandbox::practising();
    s.kata_args(&[
        "plan",
        "--step",
        "# <script>alert(1)</script> | ![x](http://e.example/x.png)",
        "--expect",
        "a *b* @all\n\n- c $x$\n\u{1b}[2J\u{202e}",
    ])
    .ok();
    let shown = s.kata("export storyboard").ok();
    for harmless in [
        "\\# &lt;script&gt;alert(1)&lt;/script&gt; \\| \\!\\[x\\](http",
        "a \\*b\\* &#64;all<br><br>- c \\$x\\$<br>",
    ] {
        assert!(shown.contains(harmless), "{harmless} in\n{shown}");
    }
    assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown}");
    // A row of the table is a line, whatever stands in it.
    let row = shown.lines().find(|line| line.starts_with("| E1 |"));
    let bars = row.unwrap().replace("\\|", "").matches('|').count();
    assert_eq!(bars, 6, "{row:?}");
}
