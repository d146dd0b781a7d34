//! The practice over real transports: folders, ssh and http, with keys, an agent and a credential
//! helper, and servers that refuse.

mod http;
mod ssh;

use std::fs;
use std::path::{Path, PathBuf};

use crate::helper::{Call, Sandbox, has, not_looked_at};
use crate::terminal::Terminal;

/// A sandbox with a practice in it, and an empty bare repository beside it.
fn sandbox() -> (Sandbox, PathBuf) {
    let s = Sandbox::practising();
    let there = s.root().join("shared.git");
    s.git(&["init", "-q", "--bare", there.to_str().unwrap()]);
    (s, there)
}

/// The whole way: a first push, somebody who joins, steps in both directions, and a server whose
/// hook refuses.
fn practise(s: &Sandbox, address: &str, there: &Path) {
    s.git(&["remote", "add", "origin", address]);
    s.kata("sync").ok();
    assert_eq!(s.git_in(there, &["rev-parse", "main"]).trim(), s.head());
    let joined = s.root().join("joined");
    let folder = joined.to_str().unwrap();
    let json = s
        .kata_args(&["clone", address, folder, "--format", "json"])
        .json();
    assert_eq!(json["home"], folder);
    let there_too = |line: &str| s.call(line).cwd(&joined);
    there_too("obstacle add 'The printer jams'").run().ok();
    s.kata("measure lead-time 42").ok();
    there_too("sync").run().ok();
    s.kata("sync").ok();
    there_too("sync").run().ok();
    let tree = |dir: &Path| s.git_in(dir, &["rev-parse", "HEAD^{tree}"]);
    assert_eq!(tree(&joined), tree(&s.work));
    refuse(s, there);
}

/// A server that takes nothing says why, is asked once, and nothing is lost.
fn refuse(s: &Sandbox, there: &Path) {
    let asked = s.root().join("asked");
    let hook = there.join("hooks/pre-receive");
    let script = format!(
        "echo x >> {}\necho 'Only by pull request.' >&2\nexit 1",
        asked.display()
    );
    s.script(&hook, &script);
    s.kata("measure lead-time 41").ok();
    let head = s.head();
    s.kata("sync")
        .fails(1)
        .says(&["Only by pull request.", "main"]);
    assert_eq!(s.head(), head);
    assert_eq!(fs::read_to_string(&asked).unwrap(), "x\n");
    fs::remove_file(hook).unwrap();
    s.kata("sync").ok();
    assert_eq!(s.git_in(there, &["rev-parse", "main"]).trim(), head);
}

#[test]
fn over_folders() {
    let (s, there) = sandbox();
    practise(&s, there.to_str().unwrap(), &there);
}

#[test]
fn over_file_addresses() {
    let (s, there) = sandbox();
    practise(&s, &format!("file://{}", there.display()), &there);
}

#[test]
fn over_ssh_with_a_key() {
    let (mut s, there) = sandbox();
    let Some(server) = ssh::Server::start(&s.root()) else {
        return not_looked_at("over ssh", "there is no sshd");
    };
    server.know(&mut s, &server.key("key", ""));
    practise(&s, &server.address(&there), &there);
}

#[test]
fn over_ssh_with_an_agent_that_holds_the_key() {
    let (mut s, there) = sandbox();
    let Some(server) = ssh::Server::start(&s.root()) else {
        return not_looked_at("over ssh with an agent", "there is no sshd");
    };
    let key = server.key("locked", "open sesame");
    let Some(agent) = ssh::Agent::start(&s, &key, "open sesame") else {
        return not_looked_at("over ssh with an agent", "there is no ssh-agent");
    };
    server.know(&mut s, &key);
    s.vars.push(("SSH_AUTH_SOCK".into(), agent.socket()));
    practise(&s, &server.address(&there), &there);
    drop(agent);
    s.kata("measure lead-time 40").ok();
    let started = std::time::Instant::now();
    // The key is still there, and locked; nobody can be asked for what opens it.
    s.kata("sync")
        .fails(1)
        .says(&["origin does not let you in", "Permission denied"]);
    assert!(started.elapsed().as_secs() < 60);
}

#[test]
fn ssh_asks_at_the_terminal_for_what_opens_a_key() {
    let (mut s, there) = sandbox();
    let Some(server) = ssh::Server::start(&s.root()) else {
        return not_looked_at("a passphrase at the terminal", "there is no sshd");
    };
    server.know(&mut s, &server.key("locked", "open sesame"));
    s.git(&["remote", "add", "origin", &server.address(&there)]);
    s.kata("sync").fails(1);
    let mut terminal = Terminal::start(s.call("sync"), 100, 40);
    // Once to fetch and once to push.
    for time in 1..=2 {
        terminal.shows_times("Enter passphrase for key", time);
        terminal.answers("open sesame");
    }
    terminal.done();
    assert_eq!(s.git_in(&there, &["rev-parse", "main"]).trim(), s.head());
    // With --no-input not even at a terminal.
    let (status, all) = Terminal::start(s.call("sync --no-input"), 100, 40).ends();
    assert_eq!(status, 1, "{all}");
    assert!(!has(&all, "Enter passphrase"), "{all}");
}

#[test]
fn an_ssh_host_that_nobody_vouches_for_is_not_talked_to() {
    let (mut s, there) = sandbox();
    let Some(server) = ssh::Server::start(&s.root()) else {
        return not_looked_at("an unknown ssh host", "there is no sshd");
    };
    server.know(&mut s, &server.key("key", ""));
    fs::write(s.root().join("known_hosts"), "").unwrap();
    let address = server.address(&there);
    s.kata(&format!("clone {address} ../joined"))
        .fails(1)
        .says(&["cannot be reached", "Host key verification failed"]);
    assert!(!s.root().join("joined").exists());
}

#[test]
fn over_ssh_a_key_that_is_not_wanted_and_a_repository_that_is_not_there_are_two_things() {
    let (mut s, there) = sandbox();
    let Some(server) = ssh::Server::start(&s.root()) else {
        return not_looked_at("ssh that refuses", "there is no sshd");
    };
    server.know(&mut s, &server.key("key", ""));
    let nowhere = server.address(&s.root().join("nowhere.git"));
    s.kata(&format!("clone {nowhere} ../joined"))
        .fails(1)
        .says(&["no repository at", "nowhere.git"]);
    server.forget_keys();
    let address = server.address(&there);
    s.kata(&format!("clone {address} ../joined"))
        .fails(1)
        .says(&["does not let you in", "Permission denied"]);
    drop(server);
    s.kata(&format!("clone {address} ../joined"))
        .fails(1)
        .says(&["cannot be reached"]);
}

fn over_http(s: &Sandbox) -> Option<http::Server> {
    let server = http::Server::start(s);
    if server.is_none() {
        not_looked_at("http", "this git has no http");
    }
    server
}

#[test]
fn over_http_with_a_credential_helper() {
    let (s, there) = sandbox();
    let Some(server) = over_http(&s) else { return };
    let address = server.address(&there);
    server.remember(&s, "secret");
    practise(&s, &address, &there);
}

#[test]
fn over_http_whoever_has_no_password_is_not_let_in_and_not_asked_for_ever() {
    let (s, there) = sandbox();
    let Some(server) = over_http(&s) else { return };
    let address = server.address(&there);
    s.git(&["remote", "add", "origin", &address]);
    let run = s
        .kata("sync")
        .fails(1)
        .says(&["origin does not let you in"]);
    assert!(has(&run.stderr, "git ls-remote origin"), "{}", run.stderr);
    server.remember(&s, "wrong secret");
    let run = s
        .kata("sync")
        .fails(1)
        .says(&["origin does not let you in"]);
    assert!(!run.stderr.contains("wrong secret"), "{}", run.stderr);
    let error = s.kata("sync --format json").fails(1).error_json();
    assert_eq!(error["exit"], 1);
    server.remember(&s, "secret");
    let nowhere = server.address(&s.root().join("nowhere.git"));
    s.kata(&format!("clone {nowhere} ../x"))
        .fails(1)
        .says(&["no repository at", "nowhere.git"]);
}

#[test]
fn git_asks_at_the_terminal_for_a_password() {
    let (s, there) = sandbox();
    let Some(server) = over_http(&s) else { return };
    s.git(&["remote", "add", "origin", &server.address(&there)]);
    // A helper that keeps what was typed, so that it is asked for once.
    server.remember(&s, "");
    let call = s.call("sync").without("GIT_TERMINAL_PROMPT");
    let mut terminal = Terminal::start(call, 100, 40);
    terminal.shows("Username for").answers("ada");
    terminal.shows("Password for").answers("secret");
    terminal.done();
    assert_eq!(s.git_in(&there, &["rev-parse", "main"]).trim(), s.head());
}

#[test]
fn progress_is_shown_at_a_terminal_and_nowhere_else() {
    let (s, there) = sandbox();
    let address = format!("file://{}", there.display());
    s.git(&["remote", "add", "origin", &address]);
    let pushed = Terminal::start(s.call("sync"), 100, 40).done();
    assert!(has(&pushed, "Writing objects: 100%"), "{pushed}");
    let quiet = |line: String| s.call(&line).run().done();
    let run = quiet(format!("clone {address} ../a"));
    assert!(!run.stderr.contains("Receiving"), "{}", run.stderr);
    let shown = Terminal::start(s.call(&format!("clone {address} ../b")), 100, 40).done();
    assert!(has(&shown, "Receiving objects: 100%"), "{shown}");
    let shown = Terminal::start(s.call(&format!("clone -q {address} ../c")), 100, 40).done();
    assert!(!has(&shown, "Receiving objects"), "{shown}");
}

#[test]
fn what_a_server_says_cannot_steer_the_terminal() {
    let (s, there) = sandbox();
    s.git(&["remote", "add", "origin", there.to_str().unwrap()]);
    let hook = there.join("hooks/pre-receive");
    s.script(&hook, r"printf '\033]0;owned\007 no \033[2J\n' >&2; exit 1");
    let run = s.kata("sync").fails(1);
    assert!(!run.stderr.contains('\u{1b}'), "{}", run.stderr);
    s.script(
        &hook,
        r"printf '\033]0;owned\007 welcome: 50%% (1/2)\r done\n' >&2",
    );
    let shown = Terminal::start(s.call("sync"), 100, 40).done();
    assert!(!shown.contains("\u{1b}]0;owned"), "{shown}");
}

#[test]
fn a_hostile_remote_runs_nothing() {
    let (s, _) = sandbox();
    let canary = s.root().join("canary");
    let script = s.root().join("trap");
    s.script(&script, &format!("touch {}", canary.display()));
    let run = script.display();
    // What came with the repository allows nothing.
    s.git(&["config", "protocol.ext.allow", "always"]);
    for address in [
        format!("--upload-pack={run}"),
        format!("--receive-pack={run}"),
        format!("ssh://-oProxyCommand={run}/it"),
        format!("ext::{run}"),
    ] {
        s.kata_args(&["sync", "--", &address]).fails(2);
        s.git(&["config", "remote.origin.url", &address]);
        s.kata("sync").fails(2);
        s.git(&["config", "remote.origin.url", "../shared.git"]);
        s.git(&["config", "remote.origin.pushurl", &address]);
        s.kata("sync").fails(2);
        s.git(&["config", "--unset", "remote.origin.pushurl"]);
    }
    assert!(!canary.exists());
}

#[test]
fn where_main_is_protected_a_branch_of_its_own_goes_through() {
    let s = Sandbox::empty();
    s.git(&["init", "-q"]);
    s.write("README.md", "a project\n");
    s.git(&["add", "."]);
    s.git(&["commit", "-qm", "a project"]);
    let there = s.root().join("shared.git");
    let work = s.work.to_str().unwrap();
    s.git(&["clone", "-q", "--bare", work, there.to_str().unwrap()]);
    s.git(&["remote", "add", "origin", there.to_str().unwrap()]);
    let protect = "while read old new ref; do test $ref != refs/heads/main || exit 1; done";
    s.script(&there.join("hooks/pre-receive"), protect);
    s.git(&["commit", "-q", "--allow-empty", "-m", "unpushed work"]);
    s.kata("init --branch kata").ok();
    let own = s.root().join("work-kata");
    let sync = |folder: &Path| -> Call { s.call("sync").cwd(folder) };
    sync(&own).run().ok();
    let joined = s.root().join("joined");
    s.git(&[
        "clone",
        "-q",
        "-b",
        "kata",
        there.to_str().unwrap(),
        joined.to_str().unwrap(),
    ]);
    for (folder, line) in [
        (&own, "problem raise 'Returns come back unlabelled'"),
        (&joined, "problem raise 'The scanner is shared'"),
    ] {
        s.call(line).cwd(folder).run().ok();
        sync(folder).run().ok();
    }
    sync(&own).run().ok();
    let log = s.git_in(&there, &["log", "--format=%s", "--all"]);
    assert!(!log.contains("unpushed work"), "{log}");
    assert!(own.join("problems").read_dir().unwrap().count() == 2);
    assert_eq!(s.git(&["status", "--porcelain"]), "");
}
