//! One answer, typed at the terminal.
//!
//! The line editor is rustyline: it knows terminals, wide letters, several lines and pasted text.
//! Here is only what the keys mean to a question.

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use rustyline::{
    Cmd, CompletionType, ConditionalEventHandler, Config, Context, Editor, Event, EventContext,
    EventHandler, KeyCode, KeyEvent, Modifiers, RepeatCount,
    completion::Pair,
    config::{BellStyle, ColorMode},
    error::ReadlineError,
    highlight::Highlighter,
    history::DefaultHistory,
};

use crate::cmd::{app::App, ask::Offer, failure::Failure};

/// What was typed before Enter, or before a key that leads elsewhere.
pub enum Typed {
    Text(String),
    /// To the question before, with what stood here.
    Back(String),
    /// What stood here is to be written in the editor.
    Editor(String),
    /// What is known ends here, as far as it was said.
    Threshold(String),
    /// Ctrl-C, or the end of the input.
    Left,
}

const ENTER: u8 = 0;
const BACK: u8 = 1;
const EDITOR: u8 = 2;
const THRESHOLD: u8 = 3;

/// The line in which answers to one question are typed.
pub struct Line {
    editor: Editor<Offers, DefaultHistory>,
    key: Arc<AtomicU8>,
}

impl Line {
    /// `words` says that single words are completed, and not the whole answer.
    pub fn new(app: &App<'_>, offers: Vec<Offer>, words: bool) -> Result<Line, Failure> {
        let config = Config::builder()
            .auto_add_history(false)
            .bell_style(BellStyle::None)
            .completion_type(CompletionType::List)
            .color_mode(match app.style().color {
                true => ColorMode::Enabled,
                false => ColorMode::Disabled,
            })
            .build();
        let mut editor = Editor::with_config(config).map_err(failed)?;
        editor.set_helper(Some(Offers { offers, words }));
        let key = Arc::new(AtomicU8::new(ENTER));
        let bind =
            |editor: &mut Editor<Offers, DefaultHistory>, event: KeyEvent, means, anywhere| {
                let leave = Leave {
                    key: Arc::clone(&key),
                    means,
                    anywhere,
                };
                editor.bind_sequence(event, EventHandler::Conditional(Box::new(leave)));
            };
        bind(
            &mut editor,
            KeyEvent(KeyCode::Up, Modifiers::NONE),
            BACK,
            false,
        );
        bind(
            &mut editor,
            KeyEvent(KeyCode::BackTab, Modifiers::NONE),
            BACK,
            true,
        );
        bind(&mut editor, KeyEvent::ctrl('O'), EDITOR, true);
        for key in [
            KeyEvent(KeyCode::Enter, Modifiers::ALT),
            KeyEvent(KeyCode::Enter, Modifiers::SHIFT),
            KeyEvent::ctrl('J'),
        ] {
            editor.bind_sequence(key, EventHandler::Simple(Cmd::Newline));
        }
        Ok(Line { editor, key })
    }

    /// Also knows the key that says that knowledge ends here.
    pub fn with_threshold(&mut self) {
        let leave = Leave {
            key: Arc::clone(&self.key),
            means: THRESHOLD,
            anywhere: true,
        };
        let leave = EventHandler::Conditional(Box::new(leave));
        self.editor.bind_sequence(KeyEvent::ctrl('T'), leave);
    }

    /// Lets somebody type, beginning with what stands there already.
    pub fn read(&mut self, initial: &str) -> Result<Typed, Failure> {
        self.key.store(ENTER, Ordering::Relaxed);
        let text = match self.editor.readline_with_initial("> ", (initial, "")) {
            Ok(text) => text,
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => return Ok(Typed::Left),
            Err(error) => return Err(failed(error)),
        };
        Ok(match self.key.load(Ordering::Relaxed) {
            BACK => Typed::Back(text),
            EDITOR => Typed::Editor(text),
            THRESHOLD => Typed::Threshold(text),
            _ => Typed::Text(text),
        })
    }
}

fn failed(error: ReadlineError) -> Failure {
    Failure::from(std::io::Error::other(error))
}

/// A key that ends the answer and leads elsewhere.
struct Leave {
    key: Arc<AtomicU8>,
    means: u8,
    /// Also where the answer has a line above, to which the key would move.
    anywhere: bool,
}

impl ConditionalEventHandler for Leave {
    fn handle(
        &self,
        _event: &Event,
        _count: RepeatCount,
        _positive: bool,
        context: &EventContext<'_>,
    ) -> Option<Cmd> {
        let before = context.line().get(..context.pos()).unwrap_or_default();
        let above = before.contains('\n');
        if above && !self.anywhere {
            return None;
        }
        self.key.store(self.means, Ordering::Relaxed);
        Some(Cmd::AcceptLine)
    }
}

/// Completes an answer with Tab from what may be answered.
struct Offers {
    offers: Vec<Offer>,
    words: bool,
}

impl rustyline::completion::Completer for Offers {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        pos: usize,
        _context: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let before = line.get(..pos).unwrap_or_default();
        let start = match self.words {
            true => before.rfind(char::is_whitespace).map_or(0, |at| at + 1),
            false => 0,
        };
        let begun = before[start..].to_lowercase();
        let fits = self.offers.iter().filter(|offer| {
            offer.value.to_lowercase().starts_with(&begun)
                || offer.shown.to_lowercase().starts_with(&begun)
        });
        let pairs = fits.map(|offer| Pair {
            display: offer.shown.clone(),
            replacement: offer.value.clone(),
        });
        Ok((start, pairs.collect()))
    }
}

impl rustyline::hint::Hinter for Offers {
    type Hint = String;
}
impl Highlighter for Offers {}
impl rustyline::validate::Validator for Offers {}
impl rustyline::Helper for Offers {}
