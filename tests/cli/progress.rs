//! What takes long says so, and can be stopped.

use std::{fs, path::PathBuf};

use crate::{
    helper::Sandbox,
    terminal::{CTRL_C, Terminal},
};

/// A git that takes two seconds to look through a history, first on the path.
fn slow_git(s: &mut Sandbox) {
    let path = std::env::var_os("PATH").unwrap();
    let git = std::env::split_paths(&path).map(|folder| folder.join("git"));
    let git: PathBuf = git.into_iter().find(|git| git.exists()).unwrap();
    let slow = s.root().join("bin/git");
    let script = format!(
        "case \" $* \" in *' rev-list '*) sleep 2;; esac\nexec {} \"$@\"",
        git.display()
    );
    s.script(&slow, &script);
    let first = std::iter::once(slow.parent().unwrap().to_path_buf());
    let path = std::env::join_paths(first.chain(std::env::split_paths(&path))).unwrap();
    s.vars
        .push(("PATH".to_owned(), path.into_string().unwrap()));
}

/// A board with one experiment that was planned and then recorded.
fn recorded() -> Sandbox {
    let s = Sandbox::practising();
    s.kata("plan --step 'Print each label' --expect 'Nobody waits'")
        .ok();
    s.kata("record --happened 'Nobody waited' --learned 'It was the batch'")
        .ok();
    s
}

#[test]
fn what_takes_longer_than_a_second_says_so_until_it_is_done() {
    let mut s = recorded();
    slow_git(&mut s);
    for (lang, doing, line) in [
        ("en", "Looking through the history …", "check"),
        ("nl", "De geschiedenis doorlopen …", "log"),
        ("de", "Die Geschichte durchgehen …", "show E1 --history"),
    ] {
        let mut terminal = Terminal::start(s.call(line).lang(lang), 80, 24);
        terminal.shows(doing);
        terminal.comes_to("its end", |t| !t.screen().contains(doing));
        terminal.done();
    }
    // In a terminal that is narrower than the line, it stays one line.
    let mut terminal = Terminal::start(s.call("check"), 20, 5);
    terminal.shows("Looking through");
    assert_eq!(
        terminal.screen().trim().lines().count(),
        1,
        "{}",
        terminal.screen()
    );
    terminal.done();
}

#[test]
fn nothing_is_said_of_it_to_whoever_does_not_look_or_does_not_want_to_know() {
    let mut s = recorded();
    // What is done at once is not spoken of.
    let all = Terminal::start(s.call("check"), 80, 24).done();
    assert!(!all.contains("history"), "{all}");
    slow_git(&mut s);
    let all = Terminal::start(s.call("check -q"), 80, 24).done();
    assert_eq!(all, "");
    let all = Terminal::start(s.call("check --format json"), 80, 24).done();
    assert!(all.starts_with('{'), "{all}");
    let run = s.kata("check");
    assert!(
        !run.stderr.contains('\r') && !run.stderr.contains("history"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_import_that_is_stopped_leaves_nothing() {
    let s = Sandbox::practising();
    let before = (s.head(), s.files());
    let hook = s.work.join(".git/hooks/pre-commit");
    s.script(
        &hook,
        "touch \"$(git rev-parse --git-dir)/begun\"; sleep 20",
    );
    let problems = (0..30).map(|at| format!("{{\"text\": \"Problem {at}\"}}"));
    let list = s.root().join("problems.json");
    fs::write(
        &list,
        format!("[{}]", problems.collect::<Vec<_>>().join(",")),
    )
    .unwrap();
    let call = s.call_args(&["problem", "import", list.to_str().unwrap()]);
    let mut terminal = Terminal::start(call, 80, 24);
    terminal.comes_to("the hook", |_| s.work.join(".git/begun").exists());
    terminal.types(CTRL_C);
    assert_eq!(terminal.ends_given_back(), Err("Interrupt".to_owned()));
    fs::remove_file(&hook).unwrap();
    assert_eq!(s.head(), before.0);
    s.kata("problem raise 'One more'").ok();
    s.assert_clean();
    assert_eq!(
        s.files().len(),
        before.1.len() + 2,
        "the folder and the one problem"
    );
    s.kata("check").ok();
}

#[test]
fn an_example_says_how_far_it_is() {
    let s = Sandbox::empty();
    let mut terminal = Terminal::start(s.call("demo"), 80, 24);
    terminal
        .shows("Replaying the steps …")
        .comes_to("a count", |t| {
            let screen = t.screen();
            let counts = screen
                .rsplit("… ")
                .next()
                .and_then(|count| count.trim().split_once('/'));
            counts.is_some_and(|(done, all)| {
                done.parse::<u32>().is_ok() && all.parse::<u32>().is_ok_and(|all| all > 20)
            })
        });
    terminal.types(CTRL_C);
    let (status, all) = terminal.ends();
    assert_eq!(status, 1, "{all}");
}
