//! One answer, typed at the terminal.
//!
//! The line editor is rustyline: it knows terminals, wide letters, several lines and pasted text.
//! Here is only what the keys mean to a question.

use std::{
    io::ErrorKind,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU8, Ordering},
    },
};

use rustyline::{
    Cmd, CompletionType, ConditionalEventHandler, Config, Context, Editor, Event, EventContext,
    EventHandler, KeyCode, KeyEvent, Modifiers, Movement, RepeatCount,
    completion::Pair,
    config::{BellStyle, ColorMode},
    error::ReadlineError,
    highlight::Highlighter,
    history::DefaultHistory,
};

use crate::cmd::{
    app::App,
    ask::{Offer, input},
    failure::Failure,
};

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
    entered: Entered,
    /// Whether a line was typed before the question came: then Ctrl-J ends a line as Enter does, all through
    /// this answer.
    ahead: Arc<AtomicBool>,
    /// Whether the terminal knows no keys but Enter.
    plain: bool,
}

/// Whether the terminal knows no keys but Enter, and cannot show again what stands there; the line editor
/// then reads whole lines.
pub fn is_plain() -> bool {
    let terminal = std::env::var("TERM").unwrap_or_default();
    ["dumb", "cons25", "emacs"]
        .iter()
        .any(|plain| terminal.eq_ignore_ascii_case(plain))
}

/// What takes out what stands there, where nothing that stands there can be taken away letter by letter.
const NOTHING: &str = "-";

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
        let entered = Entered::default();
        let ahead = Arc::new(AtomicBool::new(false));
        let bind =
            |editor: &mut Editor<Offers, DefaultHistory>, event: KeyEvent, means, anywhere| {
                let leave = Leave {
                    key: Arc::clone(&key),
                    means,
                    anywhere,
                    entered: entered.clone(),
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
            let newline = Newline {
                entered: entered.clone(),
                ahead: Arc::clone(&ahead),
            };
            editor.bind_sequence(key, EventHandler::Conditional(Box::new(newline)));
        }
        for event in [
            Event::from(KeyEvent(KeyCode::Enter, Modifiers::NONE)),
            Event::Any,
        ] {
            let entered = Box::new(entered.clone());
            editor.bind_sequence(event, EventHandler::Conditional(entered));
        }
        Ok(Line {
            editor,
            key,
            entered,
            ahead,
            plain: is_plain(),
        })
    }

    /// Also knows the key that says that knowledge ends here.
    pub fn with_threshold(&mut self) {
        let leave = Leave {
            key: Arc::clone(&self.key),
            means: THRESHOLD,
            anywhere: true,
            entered: self.entered.clone(),
        };
        let leave = EventHandler::Conditional(Box::new(leave));
        self.editor.bind_sequence(KeyEvent::ctrl('T'), leave);
    }

    /// Lets somebody type, beginning with what stands there already.
    pub fn read(&mut self, initial: &str) -> Result<Typed, Failure> {
        if self.plain {
            return self.whole_line(initial);
        }
        self.key.store(ENTER, Ordering::Relaxed);
        self.ahead.store(input::waits(), Ordering::Relaxed);
        let text = match self.editor.readline_with_initial("> ", (initial, "")) {
            Ok(text) => text,
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => return Ok(Typed::Left),
            // There was nothing behind Enter.
            Err(ReadlineError::Io(error)) if error.kind() == ErrorKind::WouldBlock => {
                self.entered.undone().unwrap_or_default()
            }
            Err(error) => return Err(failed(error)),
        };
        Ok(match self.key.load(Ordering::Relaxed) {
            BACK => Typed::Back(text),
            EDITOR => Typed::Editor(text),
            THRESHOLD => Typed::Threshold(text),
            _ => Typed::Text(text),
        })
    }

    /// The same where the terminal knows no keys: what stands there is shown before, and Enter keeps it.
    fn whole_line(&mut self, initial: &str) -> Result<Typed, Failure> {
        let prompt = match initial {
            "" => "> ".to_owned(),
            stands => format!("[{}] > ", stands.replace('\n', " · ")),
        };
        let text = match self.editor.readline(&prompt) {
            Ok(text) => text,
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => return Ok(Typed::Left),
            Err(error) => return Err(failed(error)),
        };
        // A key that means something elsewhere comes as a letter that nobody sees.
        let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
        Ok(Typed::Text(match (text.trim(), initial) {
            ("", stands) => stands.to_owned(),
            (NOTHING, stands) if !stands.is_empty() => String::new(),
            _ => text,
        }))
    }
}

fn failed(error: ReadlineError) -> Failure {
    Failure::from(std::io::Error::other(error))
}

/// What stood there when Enter was pressed, while it is not known yet whether anything follows at once.
///
/// Where something does, the lines were pasted, and they are one answer; Enter was a new line of it. So
/// the editor is told to read on, and not to wait: where it finds nothing, the answer is complete.
#[derive(Clone, Default)]
struct Entered(Arc<Mutex<Option<String>>>);

impl Entered {
    fn put(&self, text: Option<String>) -> Option<String> {
        // Nothing panics while it is held.
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut held, text)
    }

    /// Enter was no end, or it was and that is known now.
    fn undone(&self) -> Option<String> {
        let text = self.put(None);
        if text.is_some() {
            input::only_what_is_there(false);
        }
        text
    }

    /// The answer is complete, unless more follows at once; `before` is what stood at the Enter just before.
    fn enter(&self, before: Option<String>, context: &EventContext<'_>) -> Option<Cmd> {
        if !input::only_what_is_there(true) {
            return None;
        }
        let below = if before.is_some() { "\n" } else { "" };
        self.put(Some(format!("{}{below}", context.line())));
        Some(match before {
            Some(_) => Cmd::Insert(1, "\n".to_owned()),
            // What is shown next stands below the answer.
            None => Cmd::Move(Movement::EndOfBuffer),
        })
    }
}

/// Enter, and every key that has no meaning of its own here.
impl ConditionalEventHandler for Entered {
    fn handle(
        &self,
        event: &Event,
        _count: RepeatCount,
        _positive: bool,
        context: &EventContext<'_>,
    ) -> Option<Cmd> {
        let before = self.undone();
        match event.get(0) {
            Some(KeyEvent(KeyCode::Enter, Modifiers::NONE)) => self.enter(before, context),
            Some(KeyEvent(KeyCode::Char(letter), Modifiers::NONE)) => {
                before.map(|_| Cmd::Insert(1, format!("\n{letter}")))
            }
            _ => None,
        }
    }
}

/// A key that begins a new line of the answer.
///
/// What is typed while nothing is asked comes line by line, and the terminal makes of Enter the sign that Ctrl-J
/// is too. Whoever types ahead meant Enter.
struct Newline {
    entered: Entered,
    ahead: Arc<AtomicBool>,
}

impl ConditionalEventHandler for Newline {
    fn handle(
        &self,
        event: &Event,
        _count: RepeatCount,
        _positive: bool,
        context: &EventContext<'_>,
    ) -> Option<Cmd> {
        let end_of_line = event.get(0) == Some(&KeyEvent::ctrl('J'));
        match self.entered.undone() {
            before if end_of_line && self.ahead.load(Ordering::Relaxed) => self
                .entered
                .enter(before, context)
                .or(Some(Cmd::AcceptLine)),
            // Two signs that are one end of a line.
            Some(text) if end_of_line => {
                input::only_what_is_there(true);
                self.entered.put(Some(text));
                Some(Cmd::Move(Movement::EndOfBuffer))
            }
            _ => Some(Cmd::Newline),
        }
    }
}

/// A key that ends the answer and leads elsewhere.
struct Leave {
    key: Arc<AtomicU8>,
    means: u8,
    /// Also where the answer has a line above, to which the key would move.
    anywhere: bool,
    entered: Entered,
}

impl ConditionalEventHandler for Leave {
    fn handle(
        &self,
        _event: &Event,
        _count: RepeatCount,
        _positive: bool,
        context: &EventContext<'_>,
    ) -> Option<Cmd> {
        self.entered.undone();
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
