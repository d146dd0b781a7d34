//! No network but through the person's git.

use crate::helper::{Sandbox, not_looked_at, split};

#[test]
fn no_command_opens_a_connection() {
    let s = Sandbox::practising();
    // A remote that would be asked, were it not left to `kata sync`.
    s.git(&["remote", "add", "origin", "https://kata.example/home.git"]);
    s.git(&["config", "branch.main.remote", "origin"]);
    s.git(&["config", "branch.main.merge", "refs/heads/main"]);
    let trace = s.root().join("trace");
    // Who opens one is seen: nothing listens there.
    let mut control = s.program("strace");
    control.args(["-f", "-qq", "-e", "trace=socket,connect,sendto", "-o"]);
    control
        .arg(&trace)
        .args(["git", "ls-remote", "git://127.0.0.1:9/x"]);
    if control.output().is_ok_and(|ran| !ran.status.success()) {
        let calls = std::fs::read_to_string(&trace).unwrap_or_default();
        let traced = calls.contains("AF_INET");
        assert!(traced || calls.is_empty(), "{calls}");
    }
    for line in [
        "",
        "board show",
        "next",
        "log",
        "check",
        "agenda",
        "lessons labels",
        "stats",
        "export json",
        "board show --html -",
        "plan --step 'See https://kata.example/x' --expect 'Nothing' --link https://kata.example/y",
        "record --happened 'Nothing' --learned 'Nothing'",
        "undo",
    ] {
        let mut strace = s.program("strace");
        strace.args(["-f", "-qq", "-e", "trace=socket,connect,sendto", "-o"]);
        strace.arg(&trace).arg(env!("CARGO_BIN_EXE_kata"));
        strace.args(split(line));
        let Ok(ran) = strace.output() else {
            not_looked_at("connections", "there is no strace");
            return;
        };
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        if said.contains("ptrace") {
            not_looked_at("connections", "nothing may be traced here");
            return;
        }
        assert!(ran.status.success(), "{line}: {said}");
        let calls = std::fs::read_to_string(&trace).unwrap();
        let away = calls
            .lines()
            .find(|call| call.contains("AF_INET") || call.contains("AF_NETLINK"));
        assert_eq!(away, None, "{line}");
    }
}
