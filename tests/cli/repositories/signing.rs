//! Signatures: made as the user has them made, and nothing without one where one is wanted.

use std::process::Command;

use crate::helper::not_looked_at;

use super::checks::{KEY, sign_with};
use super::project::Project;

/// A home of gpg with one key in it; the agent that gpg starts for it ends with it.
struct Gnupg {
    home: tempfile::TempDir,
}

impl Gnupg {
    /// None where there is no gpg.
    fn with_key(passphrase: &str) -> Option<Gnupg> {
        // A short path: an agent's socket has little room.
        let home = tempfile::Builder::new()
            .prefix("kg")
            .tempdir_in("/tmp")
            .ok()?;
        let gnupg = Gnupg { home };
        let made = gnupg
            .command("gpg")
            .args([
                "--batch",
                "--quiet",
                "--pinentry-mode",
                "loopback",
                "--passphrase",
                passphrase,
            ])
            .args([
                "--quick-gen-key",
                "Noor Bakker <noor@example.org>",
                "ed25519",
                "sign",
                "never",
            ])
            .output()
            .ok()?;
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        Some(gnupg)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("GNUPGHOME", self.home.path());
        command
    }
}

impl Drop for Gnupg {
    fn drop(&mut self) {
        let _ = self
            .command("gpgconf")
            .args(["--kill", "gpg-agent"])
            .output();
    }
}

#[test]
fn openpgp_signs() {
    let Some(gnupg) = Gnupg::with_key("") else {
        not_looked_at("openpgp", "there is no gpg");
        return;
    };
    let mut p = Project::new();
    let home = gnupg.home.path().to_str().unwrap().to_owned();
    p.s.vars.push(("GNUPGHOME".into(), home));
    p.config("commit.gpgSign", "true");
    p.config("gpg.format", "openpgp");
    p.busy(true);
    let before = p.work();
    for line in [
        "obstacle add 'A third thing'",
        "obstacle edit O1 --gone-when 'No more'",
    ] {
        p.s.kata(line).done();
        p.git(&["verify-commit", "HEAD"]);
        assert_eq!(p.work(), before);
    }
    // A signed commit is read like any other.
    assert!(p.s.kata("log").ok().contains("A third thing"));
    p.fsck();
}

/// Each of the two steps is refused with status 1, with a word about it, and nothing is left.
fn is_refused(p: &Project, words: &[&str]) {
    let before = (p.head(), p.work());
    for line in [
        "obstacle add 'A third thing'",
        "obstacle edit O1 --gone-when 'No more'",
    ] {
        p.s.kata(line).fails(1).says(words);
        assert_eq!((p.head(), p.work()), before, "{line}");
    }
    p.fsck();
}

#[test]
fn a_signer_that_cannot_sign_leaves_nothing() {
    let p = Project::new();
    p.busy(true);
    p.config("commit.gpgSign", "true");
    p.config("gpg.program", "/no/such/program");
    is_refused(&p, &["git did not commit", "/no/such/program"]);
    p.config("gpg.program", "false");
    is_refused(&p, &["git did not commit", "sign"]);
    p.config("gpg.format", "ssh");
    p.config("user.signingKey", "/no/such/key");
    is_refused(&p, &["git did not commit"]);
    p.config("commit.gpgSign", "false");
    p.s.kata("obstacle add 'A third thing'").done();
}

#[test]
fn a_locked_key_leaves_nothing() {
    if let Some(gnupg) = Gnupg::with_key("secret") {
        // The agent still knows the words that made the key.
        let _ = gnupg
            .command("gpgconf")
            .args(["--kill", "gpg-agent"])
            .output();
        let mut p = Project::new();
        let home = gnupg.home.path().to_str().unwrap().to_owned();
        p.s.vars.push(("GNUPGHOME".into(), home));
        p.config("commit.gpgSign", "true");
        // Nobody is there to be asked.
        p.s.script(
            &p.s.root().join("gpg"),
            "exec gpg --batch --pinentry-mode error \"$@\"",
        );
        p.config("gpg.program", p.s.root().join("gpg").to_str().unwrap());
        is_refused(&p, &["git did not commit", "gpg"]);
    } else {
        not_looked_at("a locked openpgp key", "there is no gpg");
    }
    let Some(key) = KEY.as_ref() else {
        not_looked_at("a locked ssh key", "there is no ssh-keygen");
        return;
    };
    let mut p = Project::new();
    sign_with(&p, key);
    let locked = p.s.root().join("locked");
    std::fs::copy(key.private(), &locked).unwrap();
    std::fs::copy(
        key.private().with_extension("pub"),
        locked.with_extension("pub"),
    )
    .unwrap();
    let done = Command::new("ssh-keygen")
        .args(["-q", "-p", "-P", "", "-N", "secret", "-f"])
        .arg(&locked)
        .status();
    assert!(done.unwrap().success());
    p.config("user.signingKey", locked.to_str().unwrap());
    for (name, value) in [("SSH_ASKPASS", "false"), ("SSH_ASKPASS_REQUIRE", "force")] {
        p.s.vars.push((name.into(), value.into()));
    }
    is_refused(&p, &["git did not commit"]);
}
