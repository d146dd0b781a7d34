//! Who a step is by, as git itself decides it.

use std::fs;

use super::project::{Project, put};

fn author(p: &Project) -> String {
    p.git(&["log", "-1", "--format=%an <%ae>"])
        .trim()
        .to_owned()
}

fn committer(p: &Project) -> String {
    p.git(&["log", "-1", "--format=%cn <%ce>"])
        .trim()
        .to_owned()
}

/// Adds to the user's own settings, and gives a place for further ones.
fn settings(p: &Project, more: &str) {
    let file = p.s.root().join("home/.gitconfig");
    let old = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{old}{more}")).unwrap();
    fs::write(
        p.s.root().join("home/at-work"),
        "[user]\n\tname = Noor at work\n\temail = noor@work.example\n",
    )
    .unwrap();
}

#[test]
fn the_environment_names_author_and_committer() {
    let mut p = Project::new();
    for (name, value) in [
        ("GIT_AUTHOR_NAME", "Ada"),
        ("GIT_AUTHOR_EMAIL", "ada@example.org"),
        ("GIT_AUTHOR_DATE", "1763700000 +0530"),
        ("GIT_COMMITTER_NAME", "Bram"),
        ("GIT_COMMITTER_EMAIL", "bram@example.org"),
        ("GIT_COMMITTER_DATE", "1234567890 +0000"),
    ] {
        p.s.vars.push((name.into(), value.into()));
    }
    p.s.kata("obstacle add 'A third thing'").done();
    assert_eq!(author(&p), "Ada <ada@example.org>");
    assert_eq!(committer(&p), "Bram <bram@example.org>");
    let dates = p.git(&["log", "-1", "--format=%ad %cd", "--date=raw"]);
    // The author's date may be another one; the committer's is when it was done.
    assert_eq!(dates.trim(), "1763700000 +0530 1795420800 +0100");
}

#[test]
fn conditions_in_the_settings_decide_who_it_is() {
    for (condition, prepare) in [
        ("gitdir:**/work/.git", &["status"][..]),
        (
            "hasconfig:remote.*.url:https://work.example/**",
            &["remote", "add", "origin", "https://work.example/x.git"],
        ),
        ("onbranch:at-work/**", &["switch", "-qc", "at-work/today"]),
    ] {
        let p = Project::new();
        p.git(prepare);
        settings(
            &p,
            &format!("[includeIf \"{condition}\"]\n\tpath = at-work\n"),
        );
        p.s.kata("obstacle add 'A third thing'").done();
        assert_eq!(
            author(&p),
            "Noor at work <noor@work.example>",
            "{condition}"
        );
        assert_eq!(committer(&p), author(&p), "{condition}");
    }
}

#[test]
fn the_board_of_who_it_is_by_those_conditions_is_the_one_that_is_meant() {
    let p = Project::new();
    p.s.kata("people add ada --name Ada --email noor@work.example")
        .done();
    p.s.kata("board new receiving --learner ada").done();
    // Two are open, and nobody here is on record as the learner of either.
    p.s.kata("board show")
        .fails(1)
        .says(&["packing", "receiving"]);
    p.git(&["remote", "add", "origin", "https://work.example/x.git"]);
    settings(
        &p,
        "[includeIf \"hasconfig:remote.*.url:https://work.example/**\"]\n\tpath = at-work\n",
    );
    assert!(p.s.kata("board show").ok().contains("receiving"));
    // And so it is where .mailmap says that two addresses are one person's.
    let q = Project::new();
    q.s.kata("people add ada --name Ada --email ada@old.example")
        .done();
    q.s.kata("board new receiving --learner ada").done();
    put(
        &q.top.join(".mailmap"),
        "Ada <ada@old.example> <noor@example.org>\n",
    );
    assert!(q.s.kata("board show").ok().contains("receiving"));
}

#[test]
fn no_identity_is_said_and_nothing_is_left() {
    let mut p = Project::new();
    let file = p.s.root().join("home/.gitconfig");
    fs::write(&file, "[user]\n\tuseConfigOnly = true\n[gc]\n\tauto = 0\n").unwrap();
    let before = (p.head(), p.work());
    for line in [
        "obstacle add 'A third thing'",
        "obstacle edit O1 --gone-when 'No more'",
    ] {
        p.s.kata(line)
            .fails(1)
            .says(&["git does not know who you are", "user.name"]);
        assert_eq!((p.head(), p.work()), before, "{line}");
    }
    // Reading needs no name.
    assert_eq!(p.seen(), Project::expected());
    p.s.vars.push(("GIT_AUTHOR_NAME".into(), "Ada".into()));
    p.s.vars
        .push(("GIT_AUTHOR_EMAIL".into(), "ada@example.org".into()));
    // A committer is needed as well.
    p.s.kata("obstacle add 'A third thing'").fails(1);
    assert_eq!((p.head(), p.work()), before);
}

#[test]
fn a_mailmap_names_people_in_the_log_as_they_want_to_be() {
    for reftable in [false, true] {
        let made = match reftable {
            true => Project::in_reftable(),
            false => Some(Project::new()),
        };
        let Some(p) = made else { continue };
        put(
            &p.top.join(".mailmap"),
            "Noor Visser <noor@example.org> <noor@example.org>\n",
        );
        let log = p.s.kata("log --format json").json().to_string();
        assert!(
            log.contains("Noor Visser") && !log.contains("Noor Bakker"),
            "{log}"
        );
    }
}
