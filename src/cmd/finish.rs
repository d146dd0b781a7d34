//! The end of a command that writes: one commit, and what was recorded is shown.

use crate::{
    cmd::{
        app::{App, snippet},
        failure::Failure,
        session::{Recording, Session},
    },
    practice::{
        advice::{self, Advice},
        board::Board,
        change::{Change, StepName},
        entry::Entry,
        kind::Kind,
        lang::Lang,
        next::Next,
        odd, stem,
    },
    say,
    store::home::Files,
    view::{
        command::{self, quoted},
        commit, json,
        page::{self, Around, Page},
        terminal,
    },
};

/// In the git directory: the advice for which it was said how to mute it.
const ADVISED: &str = "kata/advised";

/// What every command does that writes on a board: opens it, lets the practice decide on the
/// change, commits that, and shows it. The board is the one of the record that it is about, where
/// that is named with its board.
pub fn on_board(
    app: &mut App<'_>,
    recording: &Recording,
    about: Option<&str>,
    decide: impl FnOnce(&Session, &App<'_>, &Board) -> Result<Change, Failure>,
) -> Result<(), Failure> {
    on_board_after(app, recording, about, decide, |_, _, _| ())
}

/// As [`on_board`], with something that is said of the change before it is recorded.
pub fn on_board_after(
    app: &mut App<'_>,
    recording: &Recording,
    about: Option<&str>,
    decide: impl FnOnce(&Session, &App<'_>, &Board) -> Result<Change, Failure>,
    say: impl FnOnce(&mut Session, &mut App<'_>, &Change),
) -> Result<(), Failure> {
    let mut session = Session::write(app, recording)?;
    if let Some((board, _)) = about.and_then(|reference| reference.rsplit_once('/')) {
        app.global.board = Some(board.to_owned());
    }
    session.board(app)?;
    session.numbers_as_predicted(about);
    let change = match &session.board {
        Some(board) => decide(&session, app, board)?,
        // `board` opens one or fails.
        None => return Ok(()),
    };
    // What stands in a file that cannot be read may be the target or the experiment that is open.
    if let (StepName::TargetSet | StepName::ExperimentPlanned, Some(first)) =
        (change.step, change.puts.first())
        && let Some(fault) = session.unreadable_of(first.after.place.kind)
    {
        return Err(fault.clone());
    }
    say(&mut session, app, &change);
    session.finish(app, change)
}

impl Session {
    /// Records a change as one commit, and shows what was recorded.
    pub fn finish(self, app: &mut App<'_>, change: Change) -> Result<(), Failure> {
        self.finish_with(app, change, &[])
    }

    /// As [`Session::finish`], with files as a whole: those that are no records, and a record that
    /// somebody wrote as text.
    pub fn finish_with(
        mut self,
        app: &mut App<'_>,
        mut change: Change,
        more: &Files,
    ) -> Result<(), Failure> {
        if let Some(board) = &self.board {
            board.takes(change.step)?;
        }
        // A revision is kept as the commit that it means now; tomorrow HEAD is another one.
        let links: Vec<String> = self
            .recording
            .link
            .iter()
            .map(|link| match link.contains("://") {
                true => link.clone(),
                false => self.home.git.resolve(link).unwrap_or_else(|_| link.clone()),
            })
            .collect();
        let mut more = more.to_vec();
        if let Some(first) = change.puts.first_mut() {
            first.after = first.after.linked(&links);
            more.extend(self.pictured(first)?);
        }
        let advice = self.advice(&change, app.words().lang());
        let shown: Vec<Entry> = change.puts.iter().map(|put| put.after.clone()).collect();
        let change = change.without_idle();
        let board_after = self.after(&change).or_else(|| self.board.clone());
        let mut settings_after = self.home.own().clone();
        for put in &change.puts {
            if let Some(settings) = put.after.get() {
                settings_after = Clone::clone(settings);
            }
        }
        // A home that is being made, or given another language, already speaks it.
        let home_words = app.words_of(settings_after.lang());
        let around = |words| Around {
            words,
            settings: &settings_after,
            board: board_after.as_ref(),
            elsewhere: &self.home,
        };
        let mut diff = None;
        let mut commit = None;
        let mut subject = String::new();
        if !change.is_empty() || !more.is_empty() {
            subject = commit::subject(&change, around(&home_words));
            match self.writing.take() {
                _ if self.recording.timing.dry_run => diff = Some(self.home.diff(&change, &more)?),
                Some(writing) => {
                    let message = commit::message(&change, around(&home_words));
                    // An import writes hundreds of files, and each waits for the disk.
                    let files = app
                        .progress(&say!("progress-files"))
                        .counting(&self.home.git.written);
                    files.of(change.puts.len());
                    commit =
                        Some(
                            self.home
                                .commit(&writing, &change, &more, &message, app.now())?,
                        );
                    drop(files);
                    let said = self.home.git.take_said();
                    if !said.trim().is_empty() {
                        app.tell(said.trim_end());
                    }
                }
                None => {}
            }
        }
        // A board that was just made is the usual one where it is the only one.
        if let (None, Some(board)) = (&self.board, &board_after) {
            self.remember(app, &board.slug);
        }
        let next = board_after
            .as_ref()
            .map(|board| app.next(board, app.today()));
        if app.json() {
            let mut fields = serde_json::json!({
                "commit": commit,
                "records": json::records(&shown),
                "advice": json::advice(&advice, app.words()),
                "next": next.as_ref().map(|next| json::next(next, app.words())),
            });
            if let Some(fields) = fields.as_object_mut() {
                let also = self.also.drain(..);
                fields.extend(also.map(|(key, value)| (key.to_owned(), value)));
            }
            if let (true, Some(fields)) = (self.recording.timing.dry_run, fields.as_object_mut()) {
                fields.insert("diff".to_owned(), diff.unwrap_or_default().into());
            }
            return app
                .print_json(&json::document("recorded", fields))
                .map_err(|failure| failure.though_recorded(commit.as_ref()));
        }
        if let Some(diff) = diff {
            app.print(&terminal::clean(&diff))?;
            return Ok(());
        }
        let pages: Vec<Page> = {
            let around = around(app.words());
            // The record, and those that the step made besides it.
            let made = change.puts.iter().enumerate().filter(|(place, put)| {
                let points = put.after.place.kind == Kind::Points;
                *place == 0 || put.before.is_none() || points
            });
            let pages: Vec<Page> = made.map(|(_, put)| commit::page(put, around)).collect();
            let about = change.about.as_ref().and_then(|about| about.id.as_deref());
            let meant = about.and_then(|id| {
                let board = board_after.as_ref()?;
                board.entries().iter().find(|entry| entry.id() == id)
            });
            match shown.first() {
                _ if meant.is_some() => meant
                    .map(|entry| page::record(entry, around))
                    .into_iter()
                    .collect(),
                Some(entry) if pages.is_empty() => vec![page::record(entry, around)],
                _ => pages,
            }
        };
        for page in pages {
            let text = terminal::page(&page, app.style());
            app.print(&text)
                .map_err(|failure| failure.though_recorded(commit.as_ref()))?;
        }
        match commit {
            Some(id) => app.tell(&format!("\n{} {subject}", &id[..id.len().min(8)])),
            None => {
                let nothing = app.say(&say!("nothing-to-change"));
                app.tell(&format!("\n{nothing}"));
            }
        }
        self.tell_advice(app, &advice);
        for odd in odd::dates(&change, app.today()) {
            let label = app.words().label(&odd.key);
            let text = app.say(&match odd.passed {
                true => say!("warning-date-passed", label = label, day = odd.day),
                false => say!("warning-date-ahead", label = label, day = odd.day),
            });
            app.warn(&text);
        }
        let mut strangers = odd::strangers(&change, &settings_after);
        // Whoever sits here was offered by name, and knows who that is. To ask for that name takes a git.
        if !strangers.is_empty()
            && let Ok((_, me)) = self.me()
        {
            strangers.retain(|one| *one != me);
        }
        for person in strangers {
            let handle =
                Some(stem::name(&person, app.words().lang())).filter(|handle| !handle.is_empty());
            let handle = handle.unwrap_or_else(|| "HANDLE".to_owned());
            let name = quoted(&person);
            let text = app.spoken(&say!(
                "person-unknown",
                person = person,
                handle = handle,
                name = name
            ));
            app.tell(&text);
        }
        let outside = self.home.git.take_outside();
        if !outside.is_empty() {
            let text = app.spoken(&say!("warning-outside", paths = outside.join(", ")));
            app.warn(&text);
        }
        if matches!(self.home.git.branch(), Ok(None)) {
            let text = app.spoken(&say!("warning-detached"));
            app.warn(&text);
        }
        if let Some(next) = next {
            app.tell_next(&next);
        }
        Ok(())
    }

    /// Says advice with its name, and the first time how it is muted.
    fn tell_advice(&self, app: &mut App<'_>, advice: &[Advice]) {
        if advice.is_empty() || app.json() || app.global.quiet {
            return;
        }
        app.tell("");
        for advice in advice {
            let text = app.spoken(&advice.text);
            app.tell_named(&text, advice.name);
        }
        let file = self.home.git.git_dir().join(ADVISED);
        let told = std::fs::read_to_string(&file).unwrap_or_default();
        let fresh: Vec<&str> = advice
            .iter()
            .map(|advice| advice.name)
            .filter(|name| !told.lines().any(|line| line == *name))
            .collect();
        if fresh.is_empty() {
            return;
        }
        let text = app.spoken(&say!("advice-mute", names = fresh.join(" ")));
        app.tell(&text);
        // Where it cannot be noted, it is said once more.
        let noted: String = fresh.iter().map(|name| format!("{name}\n")).collect();
        let _ = std::fs::write(&file, told + &noted);
    }

    /// What may be said to a step here, apart from what is muted.
    fn advice(&self, change: &Change, lang: Lang) -> Vec<Advice> {
        let settings = self.home.own();
        let mut advice = advice::advice(
            change,
            self.board.as_ref(),
            &[lang, settings.lang()],
            self.at.day(),
        );
        advice.retain(|advice| settings.advises(advice.name));
        advice
    }

    /// The board as it is after the change.
    fn after(&self, change: &Change) -> Option<Board> {
        let slug = change.board()?.to_owned();
        let mut entries: Vec<Entry> = match &self.board {
            Some(board) if board.slug == slug => board.entries().to_vec(),
            _ => Vec::new(),
        };
        for put in change
            .puts
            .iter()
            .filter(|put| put.after.place.board.as_deref() == Some(&slug))
        {
            match entries
                .iter_mut()
                .find(|entry| entry.place == put.after.place)
            {
                Some(entry) => *entry = put.after.clone(),
                None => entries.push(put.after.clone()),
            }
        }
        Board::new(slug, entries)
    }

    /// Commits hand edits as they stand, and shows what they change.
    pub fn save(
        mut self,
        app: &mut App<'_>,
        change: Change,
        subject: Option<String>,
    ) -> Result<(), Failure> {
        let words = app.words_of(self.home.own().lang());
        let settings = self.home.own().clone();
        let around = Around {
            words: &words,
            settings: &settings,
            board: None,
            elsewhere: &self.home,
        };
        let message = commit::message(&change, around);
        let message = match &subject {
            Some(subject) => message.replacen(&commit::subject(&change, around), subject, 1),
            None => message,
        };
        let subject = message.lines().next().unwrap_or_default().to_owned();
        let writing = self.writing.take();
        let commit = match writing {
            Some(writing) if !change.is_empty() => {
                Some(self.home.save(&writing, &change, &message, app.now())?)
            }
            _ => None,
        };
        let records: Vec<&Entry> = change.puts.iter().map(|put| &put.after).collect();
        if app.json() {
            let mut fields = serde_json::json!({
                "commit": commit, "records": json::records(records), "advice": [], "next": null,
            });
            if let (true, Some(fields)) = (self.recording.timing.dry_run, fields.as_object_mut()) {
                fields.insert("diff".to_owned(), self.home.diff_by_hand(&change)?.into());
            }
            return app
                .print_json(&json::document("recorded", fields))
                .map_err(|failure| failure.though_recorded(commit.as_ref()));
        }
        if self.recording.timing.dry_run && !change.is_empty() {
            let diff = self.home.diff_by_hand(&change)?;
            return app.print(&terminal::clean(&diff));
        }
        let mut text = String::new();
        for entry in records {
            text.push_str(&format!("{}\n", crate::store::layout::path(&entry.place)));
        }
        for gone in &change.removes {
            let path = crate::store::layout::path(&gone.place);
            let removed = app.say(&say!("save-removed", path = path));
            text.push_str(&format!("{removed}\n"));
        }
        app.print(&text)
            .map_err(|failure| failure.though_recorded(commit.as_ref()))?;
        match commit {
            Some(id) => app.tell(&format!("\n{} {subject}", &id[..id.len().min(8)])),
            None => {
                let nothing = app.say(&say!("nothing-to-change"));
                app.tell(&nothing);
            }
        }
        Ok(())
    }
}

impl App<'_> {
    /// The next step, beside a result.
    pub fn tell_next(&mut self, next: &Next) {
        let label = self.words().by_name("label-next");
        let why = self.say(&next.why);
        let command = command::mark(&next.command);
        self.tell(&format!("\n{label}: {why}\n  {command}"));
    }

    /// A fault that stops nothing.
    pub fn warn_of(&mut self, failure: &Failure) {
        let mut text = self.spoken(&failure.message);
        if let Some(spot) = &failure.spot {
            text.push('\n');
            text.push_str(&snippet(spot));
        }
        self.warn(&text);
    }
}
