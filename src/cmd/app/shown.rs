//! What a command shows: its result, what is said beside it, and how it went wrong.

use std::{io, sync::Arc};

use crate::{
    cmd::{
        app::{App, width},
        failure::{Failure, Spot},
        pager,
        progress::{Aside, Line},
    },
    practice::{lang::Lang, say::Message},
    say,
    store::git::Git,
    view::{
        command,
        lang::Words,
        terminal::{self, Style},
    },
};

impl App<'_> {
    /// Keeps a line out of the way of everything that is written while it is there.
    pub fn shown_while(&self, line: &Arc<Line>) {
        self.going_on.replace(Arc::downgrade(line));
    }

    /// Room to write in, for as long as it is kept.
    fn room(&self) -> Option<Aside> {
        self.going_on.borrow().upgrade().map(Line::aside)
    }

    /// Writes a result.
    pub fn print(&mut self, text: &str) -> Result<(), Failure> {
        let _room = self.room();
        // Whoever reads may have seen enough, as `head` has; that is no fault.
        match self.out.write_all(text.as_bytes()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => Ok(written?),
        }
    }

    /// Writes a result that may be long: through the pager where it does not fit the terminal.
    pub fn print_long(&mut self, text: &str, git: &Git) -> Result<(), Failure> {
        let height =
            terminal_size::terminal_size().map(|(_, terminal_size::Height(height))| height);
        let fits = height.is_none_or(|height| text.lines().count() < usize::from(height));
        let paged = self.terminal && !fits && !self.global.no_pager;
        let pager = || match &self.user.settings.pager {
            Some(pager) => Some(pager.clone()),
            None => git.pager().ok(),
        };
        if paged && pager().is_some_and(|pager| pager::show(&pager, text)) {
            return Ok(());
        }
        self.print(text)
    }

    /// Broken between words, as wide as the terminal; as it is where nobody looks at one.
    pub fn wrap(&self, text: &str) -> String {
        match self.terminal {
            true => command::laid_out(text, usize::from(width())),
            false => command::unmarked(text),
        }
    }

    /// Writes a JSON document.
    pub fn print_json(&mut self, document: &serde_json::Value) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(document).map_err(io::Error::from)?;
        self.print(&format!("{text}\n"))
    }

    /// Says something beside the result. A reader that is gone is no reason to stop: what was to
    /// be recorded is recorded.
    pub fn tell(&mut self, text: &str) {
        // With JSON, standard error is for the one error document.
        if !self.global.quiet && !self.json() {
            let text = self.wrap(&terminal::clean(text));
            self.put(&text);
        }
    }

    /// Says something that goes by a name, which stands behind it where it can be found and is not in
    /// the way.
    pub fn tell_named(&mut self, text: &str, name: &str) {
        let text = terminal::clean(text);
        let name = format!("[{name}]");
        let dim = terminal::paint(&name, anstyle::Style::new().dimmed(), self.style());
        // A command at the end is there to be copied, and stands alone.
        let (text, last) = command::last(&text);
        let text = self.wrap(&format!("{text} {name}"));
        let text = match text.strip_suffix(&name) {
            Some(text) => format!("{text}{dim}"),
            None => text,
        };
        let text = match last {
            Some(command) => format!("{text}\n  {command}"),
            None => text,
        };
        if !self.global.quiet && !self.json() {
            self.put(&text);
        }
    }

    /// Whether somebody wants to know more than the result (`-v`).
    pub fn detailed(&self) -> bool {
        self.global.verbose && !self.json()
    }

    /// Says something that only those want to know who ask for it.
    pub fn detail(&mut self, message: &Message) {
        if self.detailed() {
            let text = self.say(message);
            let text = self.wrap(&terminal::clean(&text));
            self.put(&text);
        }
    }

    /// Says what is spoken here, and who says so.
    pub fn detail_language(&mut self, home: Option<Lang>) {
        let (lang, origin) = self.language(home);
        let origin = origin.message(&self.user);
        self.detail(&say!(
            "verbose-language",
            lang = lang.name(),
            origin = origin
        ));
    }

    /// Says something of which people should know even when they want to hear little.
    pub fn warn(&mut self, text: &str) {
        if !self.json() {
            let label = self.words().by_name("warning");
            let text = self.wrap(&format!("{label} {}", terminal::clean(text)));
            self.put(&text);
        }
    }

    /// Puts a line before the person at the terminal, as it is.
    pub fn put(&mut self, text: &str) {
        let _room = self.room();
        let _ = writeln!(self.err, "{text}");
    }

    /// Says how it went wrong.
    pub fn report(&mut self, failure: &Failure) {
        if failure.said && !self.json() {
            let text = self.wrap(&terminal::clean(&self.spoken(&failure.message)));
            return self.put(&format!("\n{text}"));
        }
        let text = match self.json() {
            true => self.error_json(failure).to_string(),
            false => self.wrap(&self.error_text(failure)),
        };
        self.put(&text);
    }

    fn error_json(&self, failure: &Failure) -> serde_json::Value {
        let spot = failure.spot.as_ref();
        let said = |message: &Message| self.spoken_plainly(message);
        let message = match &failure.detail {
            Some(detail) => format!("{}\n{}", said(&failure.message), detail.trim_end()),
            None => said(&failure.message),
        };
        let mut document = serde_json::json!({
            "schema": "kata.error/1",
            "message": message,
            "hint": failure.hint.as_ref().map(|hint| said(hint)),
            "path": failure.path(),
            "line": spot.map(|spot| spot.line),
            "column": spot.map(|spot| spot.column),
            "exit": failure.exit,
        });
        for (key, value) in failure.also.iter().flat_map(|also| also.iter()) {
            document[key] = value.clone();
        }
        document
    }

    fn error_text(&self, failure: &Failure) -> String {
        error_text(failure, self.words(), self.style(), |message| {
            self.spoken(message)
        })
    }
}

/// How it went wrong, with the place in the file where there is one, and what to do next.
pub fn error_text(
    failure: &Failure,
    words: &Words,
    style: Style,
    spoken: impl Fn(&Message) -> String,
) -> String {
    use anstyle::{AnsiColor, Style as Paint};
    let red = Paint::new().fg_color(Some(AnsiColor::Red.into())).bold();
    let mut text = format!(
        "{} {}",
        terminal::paint(&words.by_name("error"), red, style),
        terminal::clean(&spoken(&failure.message))
    );
    if let Some(spot) = &failure.spot {
        text.push('\n');
        text.push_str(&snippet(spot));
    }
    if let Some(detail) = &failure.detail {
        for line in detail.trim_end().lines() {
            text.push_str("\n  ");
            text.push_str(&terminal::clean(line));
        }
    }
    if let Some(hint) = &failure.hint {
        text.push('\n');
        text.push_str(&terminal::clean(&spoken(hint)));
    }
    text
}

/// The line itself, with a mark under the place.
pub fn snippet(spot: &Spot) -> String {
    let number = spot.line.to_string();
    let gap = " ".repeat(number.len());
    let line = terminal::clean(&spot.source_line);
    let before: String = spot
        .source_line
        .chars()
        .take(spot.column.saturating_sub(1))
        .collect();
    let mark = " ".repeat(unicode_width::UnicodeWidthStr::width(
        terminal::clean(&before).as_str(),
    ));
    format!(
        "{gap} |\n{number} | {line}\n{gap} | {mark}^ {}",
        terminal::clean(&spot.what)
    )
}
