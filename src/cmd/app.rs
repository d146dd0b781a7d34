//! What every command has: the global options, the clock, the language, and where output goes.

mod shown;

use std::{
    cell::{OnceCell, RefCell},
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    rc::Rc,
    sync::Weak,
};

use chrono::{DateTime, Local};
use clap::{Args, ValueEnum, builder::TypedValueParser};

use crate::{
    cmd::{
        choice::OneOf,
        failure::{Failure, exit},
        glyphs,
        origin::Origin,
        progress::{self, Line},
    },
    practice::{
        board::Board,
        lang::Lang,
        next::{self, Next},
        say::Message,
        settings::Colour,
        when::{Day, Stamp},
    },
    say,
    store::{
        home::{Home, StoreError},
        user::{self, UserFile},
    },
    view::{command, lang::Words, terminal::Style},
};

pub use shown::{error_text, snippet};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Json,
    /// Of some commands, for a mail, a chat or a comment.
    Markdown,
    /// The annotations of a GitHub workflow, for `kata check`.
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl From<Colour> for Color {
    fn from(colour: Colour) -> Color {
        match colour {
            Colour::Auto => Color::Auto,
            Colour::Always => Color::Always,
            Colour::Never => Color::Never,
        }
    }
}

/// A language by its short name, its own name or as locales have it.
fn language() -> impl TypedValueParser<Value = Lang> {
    let locale = |text: &str| text.parse().ok().map(Lang::name);
    let names = OneOf::new(Lang::ALL.map(Lang::name));
    // Whatever is read is one of the names.
    names
        .or(locale)
        .map(|name| name.parse().unwrap_or_default())
}

/// Options that every command takes.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Global {
    /// Act as if started in DIR
    #[arg(
        short = 'C',
        long = "directory",
        value_name = "DIR",
        global = true,
        default_value = ".",
        hide_default_value = true
    )]
    pub directory: PathBuf,
    /// The storyboard to act on
    #[arg(
        short,
        long,
        value_name = "SLUG",
        global = true,
        env = "KATA_BOARD",
        hide_env = true
    )]
    pub board: Option<String>,
    /// How results are written; agenda and review know markdown too, check knows github
    #[arg(
        long,
        value_enum,
        ignore_case = true,
        global = true,
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        value_name = "human|json"
    )]
    pub format: Format,
    /// The language of labels, questions and reports
    #[arg(long, global = true, value_name = "en|nl|de", value_parser = language(), hide_possible_values = true)]
    pub lang: Option<Lang>,
    /// Whether to use colour
    #[arg(
        long,
        value_enum,
        ignore_case = true,
        global = true,
        hide_possible_values = true,
        value_name = "auto|always|never"
    )]
    pub color: Option<Color>,
    /// Never ask; say what is missing instead
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Do not use a pager
    #[arg(long, global = true)]
    pub no_pager: bool,
    /// Say only what was asked for
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more about what is done
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// Where a command's output goes, and when it is.
pub struct App<'io> {
    pub global: Global,
    /// Where `-C` leads, also once a command has gone to another folder.
    started: PathBuf,
    out: &'io mut dyn Write,
    err: &'io mut dyn Write,
    now: Stamp,
    words: OnceCell<Rc<Words>>,
    /// The person's own settings.
    pub user: UserFile,
    /// Whether anybody looks at a terminal; a demo's steps are shown to nobody.
    pub terminal: bool,
    /// Whether anybody sees what is said beside the result while it goes on.
    pub watched: bool,
    /// What is said of something that takes long; it makes way for everything else.
    going_on: RefCell<Weak<Line>>,
    /// What was answered to questions, as flags; it would be lost with a command that stops.
    pub answered: Vec<String>,
    /// Whether anything was asked yet.
    pub asked: bool,
    /// The command that is being done instead of the one that was given, since an answer led there.
    pub instead: Option<String>,
    /// The board that this is about, where a command that names none would be about another one.
    pub elsewhere: Option<String>,
}

impl<'io> App<'io> {
    pub fn new(
        global: Global,
        now: Stamp,
        out: &'io mut dyn Write,
        err: &'io mut dyn Write,
    ) -> App<'io> {
        // A variable that is set to nothing names no board.
        let board = global.board.filter(|board| !board.trim().is_empty());
        App {
            started: global.directory.clone(),
            global: Global { board, ..global },
            out,
            err,
            now,
            words: OnceCell::new(),
            user: user::read(),
            terminal: io::stdout().is_terminal(),
            watched: progress::is_watched(),
            going_on: RefCell::default(),
            answered: Vec::new(),
            asked: false,
            instead: None,
            elsewhere: None,
        }
    }

    /// The slug of a metric as somebody named it, on another board where that is said.
    pub fn metric_named(&mut self, written: &str) -> String {
        let slug = match written.trim().rsplit_once('/') {
            Some((board, slug)) => {
                self.global.board = Some(board.to_owned());
                slug
            }
            None => written.trim(),
        };
        slug.to_lowercase()
    }

    /// The clock's time; frozen by `KATA_NOW`.
    /// Where a path of the command line leads: it begins where `-C` leads, as with git.
    pub fn path(&self, written: impl AsRef<Path>) -> PathBuf {
        self.started.join(written)
    }

    pub fn now(&self) -> Stamp {
        self.now
    }

    pub fn today(&self) -> Day {
        self.now.day()
    }

    pub fn json(&self) -> bool {
        self.global.format == Format::Json
    }

    pub fn markdown(&self) -> bool {
        self.global.format == Format::Markdown
    }

    /// The words, in the language of the flag, the environment, the user's settings or, once a
    /// home is open, its own; else of the locale.
    pub fn words(&self) -> &Words {
        self.own_words()
    }

    fn own_words(&self) -> &Rc<Words> {
        self.words.get_or_init(|| {
            // Something is to be said before a home was opened; it may be the one to speak for.
            let home = || Home::find(&self.global.directory).ok()?.own().language;
            let lang = match self.language(None) {
                (_, Origin::Locale | Origin::Default) => self.lang(home()),
                (lang, _) => lang,
            };
            Rc::new(Words::new(lang))
        })
    }

    /// Settles the language, now that the home's own is known.
    pub fn settle_language(&self, home: Option<Lang>) {
        let _ = self
            .words
            .get_or_init(|| Rc::new(Words::new(self.lang(home))));
    }

    fn lang(&self, home: Option<Lang>) -> Lang {
        self.language(home).0
    }

    /// The language to speak, and who says so.
    pub fn language(&self, home: Option<Lang>) -> (Lang, Origin) {
        let environment = std::env::var("KATA_LANG").ok();
        let locale = || sys_locale::get_locale().and_then(|locale| locale.parse().ok());
        let said = [
            (self.global.lang, Origin::Flag("--lang")),
            (
                environment.and_then(|lang| lang.parse().ok()),
                Origin::Environment("KATA_LANG"),
            ),
            (self.user.settings.language, Origin::User),
            (home, Origin::Repository),
        ];
        let said = said
            .into_iter()
            .find_map(|(lang, origin)| Some((lang?, origin)));
        said.or_else(|| Some((locale()?, Origin::Locale)))
            .unwrap_or((Lang::default(), Origin::Default))
    }

    /// When to use colour, and who says so. What a person set once and for all comes before what the
    /// environment says, as no-color.org has it.
    pub fn colour(&self) -> (Color, Origin) {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let own = self.user.settings.color.map(Color::from);
        match (self.global.color, own) {
            (Some(flag), _) => (flag, Origin::Flag("--color")),
            (None, Some(own @ (Color::Always | Color::Never))) => (own, Origin::User),
            _ if set("NO_COLOR").is_some() => (Color::Never, Origin::Environment("NO_COLOR")),
            _ if set("CLICOLOR_FORCE").is_some_and(|force| force != "0") => {
                (Color::Always, Origin::Environment("CLICOLOR_FORCE"))
            }
            (None, Some(Color::Auto)) => (Color::Auto, Origin::User),
            (None, None) => (Color::Auto, Origin::Default),
        }
    }

    /// Says what is wrong with the person's own settings; once, and when the language is known.
    pub fn tell_user_faults(&mut self) {
        for fault in std::mem::take(&mut self.user.faults) {
            self.warn_of(&own_file(fault));
        }
    }

    /// The words of another language, such as the one in which the history is written; those in
    /// use where it is the same.
    pub fn words_of(&self, lang: Lang) -> Rc<Words> {
        let own = self.own_words();
        if own.lang() == lang {
            Rc::clone(own)
        } else {
            Rc::new(Words::new(lang))
        }
    }

    pub fn say(&self, message: &Message) -> String {
        self.words().say(message)
    }

    /// A message to a person, its commands as they are to be typed here, and marked.
    pub fn spoken(&self, message: &Message) -> String {
        command::each(&self.words().marked(message), |command| self.typed(command))
    }

    /// As [`App::spoken`], where nothing is laid out.
    pub fn spoken_plainly(&self, message: &Message) -> String {
        command::unmarked(&self.spoken(message))
    }

    /// A command as it is to be typed here.
    pub fn typed(&self, command: &str) -> String {
        let command = match self.asks() {
            true => command::asking(command),
            false => command::whole(command),
        };
        let directory = &self.global.directory;
        let directory = (directory.as_os_str() != ".").then(|| directory.display().to_string());
        command::from_here(&command, directory.as_deref(), self.elsewhere.as_deref())
    }

    /// The next step on a board, with the command as it is to be typed here.
    pub fn next(&self, board: &Board, today: Day) -> Next {
        let next = next::next(board, today);
        let command = match self.asks() {
            true => &next.asking,
            false => &next.command,
        };
        Next {
            command: self.typed(command),
            ..next
        }
    }

    pub fn style(&self) -> Style {
        let color = match self.colour().0 {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                self.terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        };
        Style {
            width: width(),
            color,
            unicode: glyphs::unicode(),
        }
    }
}

/// The width to write in: the terminal's, or what `COLUMNS` says.
fn width() -> u16 {
    let columns = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(terminal_size::Width(width), _)| width);
    columns.or_else(terminal).unwrap_or(100).clamp(40, 400)
}

/// What the clock on the wall says.
pub fn wall_clock() -> Stamp {
    Stamp::from(Local::now().fixed_offset())
}

/// What is taken for now.
pub fn clock() -> Result<Stamp, Failure> {
    match std::env::var("KATA_NOW") {
        Err(_) => Ok(wall_clock()),
        Ok(text) => DateTime::parse_from_rfc3339(&text)
            // Days begin and end where the person is, whatever offset the frozen time has.
            .map(|now| Stamp::from(now.with_timezone(&Local).fixed_offset()))
            .map_err(|_| Failure::new(exit::USAGE, say!("failed-kata-now", text = text))),
    }
}

/// Why a person's own settings, or a part of them, do not count.
pub fn own_file(fault: StoreError) -> Failure {
    let failure = Failure::from(fault);
    let message = match &failure.spot {
        Some(spot) => say!(
            "warning-own-file",
            path = &spot.path,
            line = spot.line,
            column = spot.column
        ),
        None => failure.message.clone(),
    };
    Failure { message, ..failure }.hint(say!("hint-own-file"))
}
