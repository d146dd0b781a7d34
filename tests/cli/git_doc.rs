//! What `docs/git.md` has to copy does what the page says.

use std::fs;

use crate::helper::{Sandbox, has};
use crate::history::{commit_by_hand, recorded};

const PAGE: &str = include_str!("../../docs/git.md");

/// The block behind a mark on the page.
fn block(mark: &str) -> String {
    let (_, rest) = PAGE.split_once(&format!("<!-- {mark} -->\n```")).unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    rest.split_once("\n```").unwrap().0.to_owned() + "\n"
}

/// A folder with the program under its own name, as it is on somebody's path.
fn with_kata(s: &Sandbox) -> String {
    let bin = s.root().join("bin");
    s.script(
        &bin.join("kata"),
        &format!("exec {} --lang en \"$@\"", env!("CARGO_BIN_EXE_kata")),
    );
    s.script(
        &bin.join("gh"),
        "echo \"$@\" > \"$HOME/gh-said\"\ncat review.md >> \"$HOME/gh-said\"",
    );
    format!("{}:{}", bin.display(), std::env::var("PATH").unwrap())
}

/// Runs lines as a shell does, in the sandbox.
fn shell(s: &Sandbox, lines: &str, env: &[(&str, &str)]) -> std::process::Output {
    let mut command = s.program("sh");
    command.arg("-ec").arg(lines).env("PATH", with_kata(s));
    command.envs(env.iter().copied());
    command.output().unwrap()
}

#[track_caller]
fn shell_ok(s: &Sandbox, lines: &str) -> String {
    let out = shell(s, lines, &[]);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        out.status.success(),
        "{lines}\n{}{}",
        text(&out.stdout),
        text(&out.stderr)
    );
    text(&out.stdout)
}

const EXPERIMENT: &str = "boards/packing/experiments/001-print-each-label-bench.toml";

#[test]
fn the_hook_stops_what_is_untrue_and_nothing_else() {
    let s = recorded();
    let hook = s.work.join(".git/hooks/pre-commit");
    s.script(&hook, "");
    fs::write(&hook, block("hook")).unwrap();
    shell_ok(&s, "kata measure lead-time 39");
    s.write("notes.md", "mine\n");
    shell_ok(&s, "git add notes.md && git commit -qm notes");
    let text = s
        .read(EXPERIMENT)
        .replace("001-labels-come-batches", "009-nope");
    s.write(EXPERIMENT, &text);
    let out = shell(&s, "git commit -qam wrong", &[]);
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&out.stdout),
        String::from_utf8_lossy(&out.stderr)
    );
    assert!(
        !out.status.success() && said.contains("[dangling-reference]"),
        "{said}"
    );
    // where nobody has installed the program, nobody is stopped
    s.git(&["commit", "-qam", "wrong"]);
}

/// The `run:` of each step of the workflow.
fn runs(workflow: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut inside = false;
    for line in workflow.lines() {
        let trimmed = line.trim_start().trim_start_matches("- ");
        match trimmed.strip_prefix("run: ") {
            Some("|") => {
                inside = true;
                runs.push(String::new());
            }
            Some(run) => {
                inside = false;
                runs.push(run.to_owned());
            }
            None if inside => {
                let last = runs.last_mut().unwrap();
                last.push_str(line.trim());
                last.push('\n');
            }
            None => {}
        }
    }
    runs
}

#[test]
fn the_workflow_checks_the_whole_history_and_comments_what_changed() {
    let s = recorded();
    let workflow = block("workflow");
    assert!(workflow.contains("fetch-depth: 0") && !workflow.contains('\t'));
    let there = s.root().join("runner");
    s.git(&[
        "clone",
        "-q",
        s.work.to_str().unwrap(),
        there.to_str().unwrap(),
    ]);
    let mut s = s;
    s.work = there;
    s.git(&["switch", "-qc", "request"]);
    s.kata("obstacle add 'The tape runs out'").ok();
    let runs = runs(&workflow);
    let [install, check, review] = runs.as_slice() else {
        panic!("{runs:?}");
    };
    assert_eq!(install, "cargo install --locked katalog");
    let out = shell(&s, check, &[]);
    assert!(out.status.success(), "{out:?}");
    let out = shell(&s, review, &[("GITHUB_BASE_REF", "main"), ("PR", "7")]);
    assert!(out.status.success(), "{out:?}");
    let said = fs::read_to_string(s.root().join("home/gh-said")).unwrap();
    assert!(
        said.starts_with("pr comment 7 --body-file review.md"),
        "{said}"
    );
    assert!(
        said.contains("## Review")
            && said.contains("The tape runs out")
            && !said.contains("Fetching the batch"),
        "{said}"
    );
    // a squash further back is found, since all of the history is there
    s.kata("experiment edit E1 --expect 'Something else'").ok();
    let out = shell(&s, check, &[]);
    let annotations = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(
        annotations.contains("title=prediction-changed"),
        "{annotations}"
    );
}

#[test]
fn the_driver_shows_words_and_the_part_of_the_record() {
    let s = recorded();
    shell_ok(&s, &block("driver"));
    let text = s.read(EXPERIMENT).replace(
        "Fetching the batch is the wait",
        "Fetching the batch was the wait",
    );
    s.write(EXPERIMENT, &text);
    let shown = s.git(&["diff", "--word-diff", "-U0"]);
    assert!(
        shown.contains("the batch [-is-]{+was+} the wait") && shown.contains("@@ [result]"),
        "{shown}"
    );
}

#[test]
fn the_aliases_read_the_history_without_the_program() {
    let s = recorded();
    shell_ok(&s, &block("aliases"));
    let path = s.path_of("boards/packing/obstacles/002-");
    let text = s.read(&path);
    s.write(&path, &format!("{text}# again\n"));
    commit_by_hand(&s, "by hand");
    assert_eq!(s.git(&["steps"]).lines().count(), s.commits() - 1);
    assert!(
        s.git(&["steps"])
            .contains("packing E1 recorded: Print each label")
    );
    let learned = s.git(&["learned"]);
    assert!(
        has(&learned, "Fetching the batch is the wait")
            && has(&learned, "falls from 6 to 2 minutes"),
        "{learned}"
    );
    let life = s.git(&["life", "packing", "E1"]);
    let words: Vec<bool> = life
        .lines()
        .zip(["planned", "recorded"])
        .map(|(line, word)| line.contains(word))
        .collect();
    assert_eq!(words, [true, true], "{life}");
    assert_eq!(life.lines().count(), 2);
    assert!(s.git(&["board", "packing"]).contains("by hand"));
}

#[test]
fn the_filters_and_the_trailer_do_what_is_said() {
    let s = recorded();
    let before = s.kata("log -b packing --format json").json();
    shell_ok(&s, &block("filters"));
    assert_eq!(s.kata("log -b packing --format json").json(), before);
    s.write("app.c", "int main() {}\n");
    s.git(&["add", "app.c"]);
    shell_ok(&s, &block("trailer"));
    assert!(has(
        &s.kata("show packing/E1").ok(),
        "Print one label at a time"
    ));
}

#[test]
fn what_the_page_says_of_merging_holds() {
    for (how, proved) in [
        ("merge --no-ff --no-edit", true),
        ("merge --ff-only", true),
        ("merge --squash", false),
    ] {
        let s = Sandbox::practising();
        s.git(&["switch", "-qc", "try"]);
        s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting'")
            .ok();
        s.kata("record --happened 'It fell' --learned 'Fetching'")
            .ok();
        s.git(&["switch", "-q", "main"]);
        shell_ok(
            &s,
            &format!("git {how} try && git diff --cached --quiet || git commit -qm squashed"),
        );
        let found = s.kata("check --format json").json().to_string();
        assert_eq!(!found.contains("order-unproven"), proved, "{how}");
    }
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label at the bench' --expect 'Less waiting'")
        .ok();
    s.kata("record --happened 'It fell' --learned 'Fetching'")
        .ok();
    s.git(&["reset", "-q", "--soft", "HEAD~1"]);
    s.git(&["commit", "-q", "--amend", "--no-edit"]);
    assert!(
        s.kata("check --format json")
            .json()
            .to_string()
            .contains("order-unproven")
    );
}
