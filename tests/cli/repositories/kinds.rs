//! The kinds of repository, each with a builder that makes a real one, and what holds in it.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::project::{Project, put};

pub struct Kind {
    pub name: &'static str,
    /// How one comes about, for the table.
    pub made: &'static str,
    /// The repository; or why there can be none on this machine.
    pub build: fn() -> Result<Project, String>,
    /// How many steps `kata log` finds; none where it finds all.
    pub steps: Option<usize>,
    pub cells: Cells,
}

/// What holds, in the order of the five checks.
pub struct Cells {
    pub read: Cell,
    pub step: Cell,
    pub staged: Cell,
    pub hooks: Cell,
    pub signature: Cell,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Cell {
    Holds,
    /// It holds, with something to know.
    But(&'static str),
    /// The command ends with this status and these words, and nothing is changed by it.
    Stops(i32, &'static [&'static str], &'static str),
    /// There is nothing to see, and why.
    Not(&'static str),
}

use Cell::{But, Holds, Not, Stops};

const ALL: Cells = Cells {
    read: Holds,
    step: Holds,
    staged: Holds,
    hooks: Holds,
    signature: Holds,
};

/// Nothing at all can be done here.
const fn refused(words: &'static [&'static str], why: &'static str) -> Cells {
    Cells {
        read: Stops(1, words, why),
        step: Stops(1, words, why),
        staged: Not("—"),
        hooks: Not("—"),
        signature: Not("—"),
    }
}

/// Reading goes on, a step waits for a person.
const fn waits(words: &'static [&'static str], why: &'static str) -> Cells {
    Cells {
        step: Stops(4, words, why),
        hooks: But("none is run"),
        signature: Not("no commit is made"),
        ..ALL
    }
}

const OUTSIDE: Cells = Cells {
    read: But("what is left out comes from HEAD"),
    step: But("the file comes into the work tree, and kata says so"),
    ..ALL
};

macro_rules! kinds {
    ($($test:ident: $name:literal, $made:literal, $build:expr, $steps:expr, $cells:expr;)*) => {
        pub const KINDS: &[Kind] = &[$(Kind {
            name: $name, made: $made, build: $build, steps: $steps, cells: $cells,
        }),*];

        /// A test a kind.
        mod goes_through_the_checks {
            use super::{super::checks::check, KINDS};
            $(#[test]
            fn $test() {
                check(KINDS.iter().find(|kind| kind.name == $name).unwrap());
            })*
        }
    };
}

kinds! {
    plain: "plain", "`git init`", plain, None, ALL;
    in_a_subfolder: "home in a folder of a project", "`kata init practice/kata`", in_a_subfolder, None, ALL;
    linked_worktree: "linked work tree", "`git worktree add`", linked_worktree, None, ALL;
    submodule: "submodule", "`git submodule add`", submodule, None, ALL;
    sha256: "sha256", "`git init --object-format=sha256`", || imported("--object-format=sha256"), None, ALL;
    reftable: "reftable", "`git init --ref-format=reftable`", || imported("--ref-format=reftable"), None, ALL;
    split_index: "split index", "`core.splitIndex`", split_index, None, ALL;
    sparse_cone: "sparse checkout, cone", "`git sparse-checkout set --cone`", sparse_cone, None, OUTSIDE;
    sparse_patterns: "sparse checkout, patterns", "`git sparse-checkout set --no-cone`", sparse_patterns, None, OUTSIDE;
    sparse_index: "sparse index", "`git sparse-checkout set --sparse-index`", sparse_index, None,
        Cells {
            staged: But("while paths in it are only announced, exit 4: git itself spoils such an index"),
            ..OUTSIDE
        };
    watched: "untracked cache and file system monitor", "`core.untrackedCache`, `core.fsmonitor`", watched, None,
        Cells { read: But("the monitor is not run"), ..ALL };
    index_version_4: "index version 4", "`git update-index --index-version 4`", index_version_4, None, ALL;
    skip_worktree_by_hand: "records left out by hand", "`git update-index --skip-worktree`, files removed", skip_worktree_by_hand, None,
        Cells {
            read: But("what is left out comes from HEAD"),
            step: Stops(4, &["--no-skip-worktree"], "exit 4 for such a record, with the command that lets git see it"),
            hooks: But("none is run"),
            signature: Not("no commit is made"),
            ..ALL
        };
    partial_clone: "partial clone", "`git clone --filter=blob:none --sparse`", || partial("blob:none", false), None, OUTSIDE;
    partial_clone_of_old: "partial clone of an old git", "the same, with `extensions.partialClone`", || partial("blob:none", true), None, OUTSIDE;
    partial_clone_without_trees: "partial clone without trees", "`git clone --filter=tree:0 --sparse`", || partial("tree:0", false), None, OUTSIDE;
    shallow_clone: "shallow clone", "`git clone --depth 1`", shallow_clone, Some(1),
        Cells { read: But("the log ends where the clone does"), ..ALL };
    bare: "bare", "`git clone --bare`", bare, None, refused(&["bare", "clone"], "exit 1, and says to work in a clone");
    separate_git_dir: "separate git directory", "`git init --separate-git-dir`", separate_git_dir, None, ALL;
    git_dir_in_the_environment: "`GIT_DIR` and `GIT_WORK_TREE`", "both set by the user", by_environment, None, ALL;
    bare_with_a_work_tree: "bare, with a work tree named", "`core.bare`, and both variables set", bare_with_a_work_tree, None, ALL;
    core_worktree: "`core.worktree`", "the git directory lies below the work tree that it names", core_worktree, None, ALL;
    shared_objects: "borrowed objects", "`git clone --shared`", shared_objects, None, ALL;
    detached: "detached HEAD", "`git switch --detach`", detached, None, Cells { step: But("warns"), ..ALL };
    unborn: "branch without a commit", "`git switch --orphan`, records staged", unborn, Some(0),
        waits(&["kata save"], "exit 4 where the record is only staged, naming `kata save`");
    mid_merge: "mid-merge", "`git merge` that stopped", mid_merge, None, waits(&["merge"], "exit 4");
    mid_rebase: "mid-rebase", "`git rebase` that stopped", mid_rebase, None, waits(&["rebase"], "exit 4");
    mid_cherry_pick: "mid-cherry-pick", "`git cherry-pick` that stopped", mid_cherry_pick, None, waits(&["cherry-pick"], "exit 4");
    mid_revert: "mid-revert", "`git revert` that stopped", mid_revert, None, waits(&["revert"], "exit 4");
    mid_bisect: "mid-bisect", "`git bisect start`", mid_bisect, None, waits(&["bisect"], "exit 4");
    protected_branch: "protected branch", "a `pre-commit` hook that refuses `main`", protected_branch, None,
        Cells {
            step: Stops(1, &["main is protected", "open a pull request"], "exit 1, in the hook's own words"),
            hooks: Not("it is one"),
            signature: Not("no commit is made"),
            ..ALL
        };
    ignore_case: "`core.ignoreCase`", "set to true", ignore_case, None, ALL;
    autocrlf: "`core.autocrlf`", "set to true before the checkout", autocrlf, None, ALL;
    eol_crlf: "`* text=auto eol=crlf`", "in `.gitattributes`, before kata's lines", eol_crlf, None, ALL;
    eol_crlf_on_records: "CRLF on the records too", "the same, after kata's lines", eol_crlf_on_records, None, ALL;
    no_text: "`* -text`", "in `.gitattributes`, after kata's lines", no_text, None, ALL;
    other_owner: "another owner", "the repository belongs to another user", other_owner, None,
        refused(&["somebody else", "safe.directory"], "exit 1, naming `safe.directory`");
    trusted_owner: "another owner, trusted", "`safe.directory` in `~/.gitconfig`", trusted_owner, None, ALL;
    owner_trusted_by_environment: "another owner, trusted by the environment", "`safe.directory` in `GIT_CONFIG_GLOBAL`", owner_trusted_by_environment, None, ALL;
    hooks_path: "`core.hooksPath`", "another folder", hooks_path, None, ALL;
}

type Made = Result<Project, String>;

fn plain() -> Made {
    Ok(Project::new())
}

/// The plain one after some git commands.
fn after(commands: &[&[&str]]) -> Made {
    let p = Project::new();
    for command in commands {
        p.git(command);
    }
    Ok(p)
}

fn in_a_subfolder() -> Made {
    let mut p = Project::new();
    // As if it had been begun there.
    let moves = "if [ -f kata.toml ]; then mkdir -p practice/kata; \
        for each in kata.toml .gitattributes boards; do \
        [ ! -e $each ] || mv $each practice/kata/; done; fi";
    let filter = ["filter-branch", "-f", "--tree-filter", moves];
    let ran =
        p.s.program("git")
            .args(filter)
            .env("FILTER_BRANCH_SQUELCH_WARNING", "1")
            .output();
    assert!(ran.unwrap().status.success());
    p.s.work = p.top.join("practice/kata");
    p.prefix = "practice/kata/";
    Ok(p)
}

fn moved_to(mut p: Project, top: &Path) -> Made {
    p.top = top.to_path_buf();
    p.s.work = top.to_path_buf();
    Ok(p)
}

fn linked_worktree() -> Made {
    let p = Project::new();
    let side = p.s.root().join("side");
    p.git(&[
        "worktree",
        "add",
        "-q",
        "-b",
        "side",
        side.to_str().unwrap(),
    ]);
    moved_to(p, &side)
}

/// Clones the plain one.
fn clone(options: &[&str], to: &str) -> Made {
    let p = Project::new();
    p.config("uploadpack.allowFilter", "true");
    let (url, to) = (format!("file://{}", p.top.display()), p.s.root().join(to));
    let place = [url.as_str(), to.to_str().unwrap()];
    p.git(&[&["clone", "-q"], options, &place[..]].concat());
    moved_to(p, &to)
}

fn submodule() -> Made {
    let p = Project::new();
    let whole = p.s.root().join("whole");
    p.git(&["init", "-q", whole.to_str().unwrap()]);
    let url = p.top.to_str().unwrap();
    let add = [
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        url,
        "practice",
    ];
    p.s.git_in(&whole, &add);
    p.s.git_in(&whole, &["commit", "-qm", "with its practice"]);
    moved_to(p, &whole.join("practice"))
}

/// The same history in a repository of another format.
pub fn imported(format: &str) -> Made {
    let p = Project::new();
    let other = p.s.root().join("other");
    let (code, _, err) =
        p.s.try_git(&["init", "-q", format, other.to_str().unwrap()]);
    if code != 0 {
        return Err(format!(
            "this git knows no {format}: {}",
            err.lines().next().unwrap_or("")
        ));
    }
    let mut export = Command::new("git")
        .arg("-C")
        .arg(&p.top)
        .args(["fast-export", "--all"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let import = Command::new("git")
        .arg("-C")
        .arg(&other)
        .args(["fast-import", "--quiet"])
        .stdin(export.stdout.take().unwrap())
        .status();
    assert!(import.unwrap().success() && export.wait().unwrap().success());
    p.s.git_in(&other, &["reset", "-q", "--hard", "main"]);
    moved_to(p, &other)
}

fn split_index() -> Made {
    let p = after(&[
        &["config", "core.splitIndex", "true"],
        &["update-index", "--split-index"],
    ])?;
    let shared = fs::read_dir(p.git_dir()).unwrap();
    let is_shared = |name: &str| name.starts_with("sharedindex.");
    assert!(
        shared
            .flatten()
            .any(|file| is_shared(file.file_name().to_str().unwrap()))
    );
    Ok(p)
}

fn sparse_cone() -> Made {
    let p = after(&[&["sparse-checkout", "set", "--cone", "app"]])?;
    assert!(!p.top.join("boards").exists());
    Ok(p)
}

fn sparse_patterns() -> Made {
    // Everything of the home but a few records, kata.toml too, is left out.
    let p = after(&[&[
        "sparse-checkout",
        "set",
        "--no-cone",
        "/app/",
        "/README.md",
        "/boards/packing/obstacles/002-*",
    ]])?;
    assert!(!p.top.join("kata.toml").exists());
    assert!(p.top.join("boards/packing/obstacles").exists());
    Ok(p)
}

fn sparse_index() -> Made {
    let p = after(&[&["sparse-checkout", "set", "--cone", "--sparse-index", "app"]])?;
    p.config("advice.sparseIndexExpanded", "false");
    assert!(
        p.git(&["ls-files", "--sparse"])
            .lines()
            .any(|line| line == "boards/")
    );
    Ok(p)
}

fn skip_worktree_by_hand() -> Made {
    let p = Project::new();
    let records = p.git(&["ls-files", "boards"]);
    for path in records.lines() {
        p.git(&["update-index", "--skip-worktree", path]);
    }
    fs::remove_dir_all(p.top.join("boards")).unwrap();
    Ok(p)
}

fn watched() -> Made {
    let p = Project::new();
    let monitor = p.s.root().join("monitor");
    let canary = p.canary();
    // As the protocol wants it: a token, and that anything may have changed.
    p.s.script(
        &monitor,
        &format!("touch '{}'\nprintf 'token\\0/\\0'", canary.display()),
    );
    p.config("core.untrackedCache", "true");
    p.config("core.fsmonitor", monitor.to_str().unwrap());
    p.git(&["update-index", "--untracked-cache"]);
    p.git(&["update-index", "--fsmonitor"]);
    p.git(&["status", "--porcelain"]);
    assert!(canary.exists(), "git itself runs it");
    fs::remove_file(canary).unwrap();
    Ok(p)
}

fn index_version_4() -> Made {
    after(&[&["update-index", "--index-version", "4"]])
}

fn partial(filter: &str, old: bool) -> Made {
    let filter = format!("--filter={filter}");
    let p = clone(&[&filter, "--sparse"], "partial")?;
    p.git(&["sparse-checkout", "set", "app"]);
    if old {
        p.config("core.repositoryFormatVersion", "1");
        p.config("extensions.partialClone", "origin");
        p.git(&["config", "--unset", "remote.origin.promisor"]);
    }
    assert!(!p.top.join("boards").exists());
    Ok(p)
}

fn shallow_clone() -> Made {
    clone(&["--depth", "1"], "shallow")
}

fn bare() -> Made {
    clone(&["--bare"], "bare.git")
}

fn separate_git_dir() -> Made {
    let p = Project::new();
    let elsewhere = p.s.root().join("elsewhere.git");
    let option = format!("--separate-git-dir={}", elsewhere.display());
    p.git(&["init", "-q", &option]);
    assert!(p.top.join(".git").is_file() && elsewhere.is_dir());
    Ok(p)
}

fn by_environment() -> Made {
    let mut p = Project::new();
    let elsewhere = p.s.root().join("elsewhere.git");
    fs::rename(p.top.join(".git"), &elsewhere).unwrap();
    for (name, place) in [("GIT_DIR", &elsewhere), ("GIT_WORK_TREE", &p.top)] {
        p.s.vars.push((name.into(), place.to_str().unwrap().into()));
    }
    Ok(p)
}

fn bare_with_a_work_tree() -> Made {
    let p = by_environment()?;
    p.config("core.bare", "true");
    Ok(p)
}

fn core_worktree() -> Made {
    let mut p = Project::new();
    let below = p.top.join("meta");
    fs::create_dir(&below).unwrap();
    fs::rename(p.top.join(".git"), below.join(".git")).unwrap();
    p.s.git_in(&below, &["config", "core.worktree", "../.."]);
    p.lead = Some(format!("--git-dir={}", below.join(".git").display()));
    p.s.work = below;
    Ok(p)
}

fn shared_objects() -> Made {
    let p = Project::new();
    let to = p.s.root().join("shared");
    let from = p.top.to_str().unwrap();
    p.git(&["clone", "-q", "--shared", from, to.to_str().unwrap()]);
    assert!(to.join(".git/objects/info/alternates").exists());
    moved_to(p, &to)
}

fn detached() -> Made {
    after(&[&["switch", "-q", "--detach"]])
}

fn unborn() -> Made {
    after(&[&["checkout", "-q", "--orphan", "next"]])
}

/// Two branches that changed one line of the project differently, and `command` that stops there.
fn stopped(command: &[&str], sign: &str) -> Made {
    let p = Project::new();
    let change = |text: &str| {
        put(&p.top.join("app/clash.c"), text);
        p.git(&["add", "app/clash.c"]);
        p.git(&["commit", "-qm", text]);
    };
    change("first\n");
    p.git(&["switch", "-qc", "side"]);
    change("on the side\n");
    p.git(&["switch", "-q", "main"]);
    change("on main\n");
    let (code, said) = p.try_git(command);
    assert!(code != 0, "{command:?} was to stop: {said}");
    assert!(p.git_dir().join(sign).exists(), "{command:?}: {said}");
    Ok(p)
}

fn mid_merge() -> Made {
    stopped(&["merge", "side"], "MERGE_HEAD")
}

fn mid_rebase() -> Made {
    stopped(&["rebase", "side"], "rebase-merge")
}

fn mid_cherry_pick() -> Made {
    stopped(&["cherry-pick", "side"], "CHERRY_PICK_HEAD")
}

fn mid_revert() -> Made {
    stopped(&["revert", "--no-edit", "HEAD~1"], "REVERT_HEAD")
}

fn mid_bisect() -> Made {
    after(&[&["bisect", "start"]])
}

fn protected_branch() -> Made {
    let p = Project::new();
    p.hook(
        "pre-commit",
        "[ \"$(git branch --show-current)\" != main ] || { echo 'main is protected: open a pull request' >&2; exit 1; }",
    );
    Ok(p)
}

fn ignore_case() -> Made {
    after(&[&["config", "core.ignoreCase", "true"]])
}

/// Checks everything out anew, as the settings now want it.
fn anew(p: Project) -> Made {
    for path in p.git(&["ls-files", "-z"]).split_terminator('\0') {
        fs::remove_file(p.top.join(path)).unwrap();
    }
    p.git(&["checkout", "-q", "--", "."]);
    Ok(p)
}

fn autocrlf() -> Made {
    let p = Project::new();
    p.config("core.autocrlf", "true");
    let p = anew(p)?;
    assert!(
        fs::read_to_string(p.top.join("README.md"))
            .unwrap()
            .contains("\r\n")
    );
    Ok(p)
}

/// With the line `rule` in `.gitattributes`, before or after kata's.
fn attributed(rule: &str, first: bool) -> Made {
    let p = Project::new();
    let file = p.top.join(".gitattributes");
    let own = fs::read_to_string(&file).unwrap();
    let lines = if first {
        format!("{rule}\n{own}")
    } else {
        format!("{own}{rule}\n")
    };
    fs::write(&file, lines).unwrap();
    p.git(&["commit", "-qam", "line ends"]);
    anew(p)
}

fn eol_crlf() -> Made {
    let p = attributed("* text=auto eol=crlf", true)?;
    assert!(
        fs::read_to_string(p.top.join("README.md"))
            .unwrap()
            .contains("\r\n")
    );
    assert!(
        !fs::read_to_string(p.top.join("kata.toml"))
            .unwrap()
            .contains("\r\n")
    );
    Ok(p)
}

fn eol_crlf_on_records() -> Made {
    let p = attributed("* text=auto eol=crlf", false)?;
    assert!(
        fs::read_to_string(p.top.join("kata.toml"))
            .unwrap()
            .contains("\r\n")
    );
    Ok(p)
}

fn no_text() -> Made {
    attributed("* -text", false)
}

fn other_owner() -> Made {
    let p = Project::new();
    if fs::metadata(&p.top).unwrap().uid() != 0 {
        return Err("only root can give a repository away".into());
    }
    let done = Command::new("chown")
        .args(["-R", "65534:65534"])
        .arg(&p.top)
        .status();
    assert!(done.unwrap().success());
    Ok(p)
}

fn trusted_owner() -> Made {
    let p = other_owner()?;
    let settings = p.s.root().join("home/.gitconfig");
    let old = fs::read_to_string(&settings).unwrap();
    fs::write(
        &settings,
        format!("{old}[safe]\n\tdirectory = {}\n", p.top.display()),
    )
    .unwrap();
    Ok(p)
}

fn owner_trusted_by_environment() -> Made {
    let mut p = other_owner()?;
    let settings = p.s.root().join("settings");
    fs::copy(p.s.root().join("home/.gitconfig"), &settings).unwrap();
    let old = fs::read_to_string(&settings).unwrap();
    fs::write(
        &settings,
        format!("{old}[safe]\n\tdirectory = {}\n", p.top.display()),
    )
    .unwrap();
    let value = settings.to_str().unwrap().to_owned();
    p.s.vars.push(("GIT_CONFIG_GLOBAL".into(), value));
    Ok(p)
}

fn hooks_path() -> Made {
    let p = Project::new();
    let hooks = p.s.root().join("hooks of the team");
    fs::create_dir(&hooks).unwrap();
    p.config("core.hooksPath", hooks.to_str().unwrap());
    // What lies in the usual place is not run.
    p.s.script(&p.top.join(".git/hooks/pre-commit"), "exit 1");
    Ok(p)
}
