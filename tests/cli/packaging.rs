//! What people install: the Debian package, made of the binary that is tested and unpacked as a root of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    helper::{Sandbox, not_looked_at},
    terminal::{TAB, Terminal},
};

fn there(program: &str) -> bool {
    let found = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .output();
    found.is_ok_and(|found| found.status.success())
}

/// What a program that has to succeed writes.
#[track_caller]
fn out(command: &mut Command) -> String {
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?}\n{said}");
    String::from_utf8_lossy(&done.stdout).into_owned()
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn the_debian_package_installs_a_program_with_its_manual_and_completions() {
    let needed = ["dpkg-deb", "dpkg-shlibdeps", "strip"];
    if let Some(missing) = needed.into_iter().find(|program| !there(program)) {
        return not_looked_at("the Debian package", &format!("{missing} is missing"));
    }
    let s = Sandbox::practising();
    let made = out(Command::new(repository("packaging/deb"))
        .arg(env!("CARGO_BIN_EXE_kata"))
        .arg(s.root().join("made"))
        .env("KATA_DEB_PACKED", "none"));
    let package = made.trim();
    let field = |name: &str| out(Command::new("dpkg-deb").args(["-f", package, name]));
    assert_eq!(field("Version").trim(), env!("CARGO_PKG_VERSION"));
    assert!(field("Depends").starts_with("git (>= "));
    assert!(field("Depends").contains("libc6 (>= "));
    let listed = out(Command::new("dpkg-deb").args(["-c", package]));
    assert!(listed.lines().all(|line| line.contains(" root/root ")));
    // Nobody but root may write what is run by everybody.
    let writable = |line: &&str| !line.starts_with('l') && line[5..9].contains('w');
    assert_eq!(listed.lines().find(writable), None);

    let root = s.root().join("installed");
    out(Command::new("dpkg-deb").arg("-x").arg(package).arg(&root));
    let share = root.join("usr/share");
    let program = |name: &str| {
        let mut command = s.program(name);
        let path = std::env::var("PATH").unwrap();
        command.env("PATH", format!("{}:{path}", root.join("usr/bin").display()));
        command
    };
    assert!(out(program("kata").args(["board", "show"])).contains("packing"));
    assert!(share.join("doc/katalog/copyright").is_file());

    let page = share.join("man/man1/kata-plan.1.gz");
    match there("man") {
        true => {
            let page = out(program("man").arg("-l").arg(&page));
            assert!(page.contains("--expect"), "{page}");
        }
        false => {
            let page = out(program("gzip").arg("-dc").arg(&page));
            assert!(page.contains(".TH kata-plan 1"), "{page}");
            not_looked_at("a manual page as it is read", "man is missing");
        }
    }

    let script = share.join("bash-completion/completions/kata");
    let asked = format!(
        "source {}; COMP_WORDS=(kata obstacle focus ''); COMP_CWORD=3; _clap_complete_kata kata '' focus; \
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        script.display()
    );
    let offered = out(program("bash").args(["--norc", "-c", &asked]));
    assert!(offered.contains("O2"), "{offered}");
    match there("fish") {
        true => {
            let folder = share.join("fish/vendor_completions.d");
            let asked = format!(
                "set -g fish_complete_path {}; complete -C 'kata obstacle focus '",
                folder.display()
            );
            let offered = out(program("fish").args(["--no-config", "-c", &asked]));
            assert!(offered.contains("O2\t"), "{offered}");
        }
        false => not_looked_at("completions for fish", "fish is missing"),
    }
    match there("zsh") {
        true => {
            let asked = format!(
                "fpath=({} $fpath); autoload -Uz compinit; compinit -u -d {}/dump; PROMPT='ready> '\n",
                share.join("zsh/vendor-completions").display(),
                s.root().display()
            );
            let settings = s.root().join("home/.zshrc");
            fs::write(&settings, asked).unwrap();
            let mut zsh = program("zsh");
            zsh.args(["-i", "-d"]);
            // The first Tab is the one that loads the function.
            Terminal::of(&zsh, 80, 24)
                .shows("ready>")
                .types("kata obstacle focus O")
                .types(TAB)
                .shows("The scanner is shared");
        }
        false => not_looked_at("completions for zsh", "zsh is missing"),
    }
}

#[test]
fn what_is_released_is_told_in_the_words_of_the_changelog() {
    let notes = |version: &str| {
        let mut command = Command::new(repository("packaging/notes"));
        command.arg(version).output().unwrap()
    };
    let said = notes("Unreleased");
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.starts_with("### Added\n"), "{said}");
    assert!(!said.contains("\n## "), "{said}");
    assert!(!notes("0.0.0").status.success());
}
