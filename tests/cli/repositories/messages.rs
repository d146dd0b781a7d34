//! The words of a commit: they survive whatever git is set to, and hooks may change them.

use super::project::{Project, put};

/// A step whose text has lines that look like comments, scissors, trailers and nothing at all.
const TEXT: &str = "# one\n\n; two\n// three\n# ------------------------ >8 ------------------------\nbelow the line\n\n\n  indented  \nSigned-off-by: nobody";

fn take(p: &Project) -> (String, String, String) {
    let plan = [
        "plan",
        "--step",
        "Print each label at the bench",
        "--expect",
        TEXT,
    ];
    p.s.kata_args(&plan).done();
    let planned = p.git(&["log", "-1", "--format=%B"]);
    p.s.kata_args(&["obstacle", "add", "# a thing that begins like a comment"])
        .done();
    let added = p.git(&["log", "-1", "--format=%B"]);
    let path = p.git(&["ls-files", "boards/packing/obstacles/001*"]);
    let file = p.top.join(path.trim());
    let text = std::fs::read_to_string(&file).unwrap();
    put(&file, &format!("{text}# by hand\n"));
    p.s.kata_args(&["save", "-m", "# looked at again"]).done();
    let saved = p.git(&["log", "-1", "--format=%B"]);
    // Ids are made anew each time.
    let settle = |text: String| {
        let lines = text
            .lines()
            .filter(|line| !line.starts_with("Kata-Record: "));
        lines.collect::<Vec<_>>().join("\n")
    };
    (settle(planned), settle(added), settle(saved))
}

#[test]
fn what_git_is_set_to_do_to_messages_is_not_done_to_these() {
    let plain = take(&Project::new());
    assert!(
        plain.0.contains("# one") && plain.0.contains(">8") && plain.0.contains("below"),
        "{}",
        plain.0
    );
    assert!(
        plain.1.starts_with("packing O3 found: # a thing"),
        "{}",
        plain.1
    );
    assert!(plain.2.starts_with("# looked at again\n"), "{}", plain.2);
    for settings in [
        &[("commit.cleanup", "scissors")][..],
        &[("commit.cleanup", "strip"), ("core.commentChar", ";")],
        &[("commit.cleanup", "verbatim"), ("core.commentChar", "auto")],
        &[("commit.cleanup", "default"), ("core.commentChar", "p")],
        &[("commit.verbose", "true"), ("commit.status", "true")],
        &[
            ("commit.template", "template"),
            ("commit.cleanup", "whitespace"),
        ],
        &[
            ("trailer.separators", "=#"),
            ("trailer.Kata-Step.key", "Step= "),
            ("trailer.ifexists", "replace"),
        ],
        &[
            ("trailer.sign.key", "Signed-off-by"),
            ("trailer.sign.command", "echo no"),
            ("format.signOff", "true"),
        ],
        &[
            ("i18n.commitEncoding", "ISO-8859-1"),
            ("i18n.logOutputEncoding", "UTF-8"),
        ],
    ] {
        let p = Project::new();
        put(
            &p.top.join("template"),
            "From a template\n\n# and a comment\n",
        );
        for (key, value) in settings {
            p.config(key, value);
        }
        assert_eq!(take(&p), plain, "{settings:?}");
        let log = p.s.kata("log").ok();
        for words in ["a thing that begins", "looked at again"] {
            assert!(log.contains(words), "{settings:?}: {log}");
        }
    }
}

#[test]
fn every_letter_survives_another_encoding_of_commits() {
    let p = Project::new();
    p.config("i18n.commitEncoding", "ISO-8859-1");
    p.s.kata("obstacle add 'Größe unklar — 大きい'").done();
    let raw = p.git(&["cat-file", "commit", "HEAD"]);
    assert!(
        raw.contains("Größe unklar — 大きい") && !raw.contains("\nencoding "),
        "{raw}"
    );
    assert!(p.s.kata("log").ok().contains("Größe unklar"));
    // And a commit that somebody makes by hand in that encoding is read as what it says.
    let message = p.s.root().join("message");
    std::fs::write(
        &message,
        b"packing: Ma\xdfe\n\nKata-Step: edited\nKata-Board: packing\n",
    )
    .unwrap();
    let board = p.top.join("boards/packing/board.toml");
    let text = std::fs::read_to_string(&board).unwrap();
    std::fs::write(&board, text.replace("the packing bench", "the bench")).unwrap();
    p.git(&["commit", "-qa", "-F", message.to_str().unwrap()]);
    let log = p.s.kata("log").ok();
    assert!(log.contains("packing: Maße"), "{log}");
}

#[test]
fn prepare_commit_msg_may_change_the_words_and_may_refuse() {
    let p = Project::new();
    p.hook(
        "prepare-commit-msg",
        "sed -i '1s/^/[X-1] /' \"$1\"; printf '\\nTicket: X-1\\n' >>\"$1\"",
    );
    p.s.kata("obstacle add 'A third thing'").done();
    assert_eq!(p.hooks_ran(), ["prepare-commit-msg"]);
    let message = p.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.starts_with("[X-1] packing O3 found")
            && message.trim_end().ends_with("Ticket: X-1"),
        "{message}"
    );
    // With a paragraph of the hook's at its end it is a step all the same.
    let log = p.s.kata("log --format json").json();
    assert_eq!(log["steps"][0]["step"], "obstacle-found");
    assert_eq!(log["steps"][0]["refs"], serde_json::json!(["O3"]));
    p.hook(
        "prepare-commit-msg",
        "echo 'no ticket, no commit' >&2; exit 1",
    );
    let before = (p.head(), p.work());
    p.s.kata("obstacle add 'A fourth thing'")
        .fails(1)
        .says(&["no ticket, no commit"]);
    assert_eq!((p.head(), p.work()), before);
}

#[test]
fn a_post_commit_hook_that_fails_comes_too_late() {
    let p = Project::new();
    p.hook("post-commit", "echo 'the bell is broken' >&2; exit 1");
    let run = p.s.kata("obstacle add 'A third thing'").done();
    assert_eq!(p.hooks_ran(), ["post-commit"]);
    assert!(run.stderr.contains(&p.head().unwrap()[..8]), "{run:?}");
    assert!(run.stderr.contains("the bell is broken"), "{run:?}");
}

#[test]
fn a_hook_that_runs_kata_reads_at_once_and_is_told_at_once_that_it_may_not_write() {
    let kata = env!("CARGO_BIN_EXE_kata");
    let mut p = Project::new();
    let said = p.s.root().join("said");
    let line = |line: &str| {
        format!(
            "'{kata}' {line} >>'{}' 2>&1; echo \"ended with $?\" >>'{0}'",
            said.display()
        )
    };
    p.hook("pre-commit", &line("obstacle list"));
    p.hook(
        "post-commit",
        &format!(
            "{}\n{}",
            line("board show"),
            line("obstacle add 'From a hook'")
        ),
    );
    let commits = p.commits();
    let begun = std::time::Instant::now();
    p.s.kata("obstacle add 'A third thing'").done();
    assert!(begun.elapsed().as_secs() < 10, "it waited for itself");
    assert_eq!(p.commits(), commits + 1);
    let heard = std::fs::read_to_string(&said).unwrap();
    assert!(
        heard.contains("Labels come in batches") && heard.contains("A third thing"),
        "{heard}"
    );
    assert!(
        heard.contains("ended with 0") && heard.contains("ended with 1"),
        "{heard}"
    );
    assert!(heard.contains("A step that is not done yet"), "{heard}");
    p.fsck();
    // In another home it may.
    let other = Project::new();
    let elsewhere = format!(
        "-C '{}' obstacle add 'From another home'",
        other.top.display()
    );
    p.hook("post-commit", &line(&elsewhere));
    p.s.vars.clear();
    p.s.kata("obstacle add 'A fourth thing'").done();
    assert!(
        other
            .git(&["log", "-1", "--format=%s"])
            .contains("From another home")
    );
    other.fsck();
    p.fsck();
}

#[test]
fn a_hook_that_runs_git_makes_commits_of_its_own_beside_the_step() {
    let p = Project::new();
    p.hook("post-commit", "[ -e .git/kata/again ] || { touch .git/kata/again; git commit -q --allow-empty -m 'by the hook'; }");
    let commits = p.commits();
    p.hook(
        "pre-commit",
        "git status --porcelain >/dev/null; git log -1 >/dev/null",
    );
    let run = p.s.kata("obstacle add 'A third thing' --format json");
    let said = run.json();
    assert_eq!(p.commits(), commits + 2);
    let id = said["commit"].as_str().unwrap();
    assert!(
        p.git(&["log", "-1", "--format=%s", id])
            .contains("A third thing")
    );
    assert_ne!(p.head().unwrap(), id);
    assert!(p.git(&["log", "-1", "--format=%s"]).contains("by the hook"));
    p.fsck();
}
