//! `kata board watch`: the storyboard full screen, live, for the daily stand at the board.
//!
//! | file | has |
//! | --- | --- |
//! | `state` | what is shown, and what a key does to it: plain values |
//! | `keys` | which key means what |
//! | `draw` | the state on a screen |
//! | `source` | the home and the board, read anew when files change |
//! | `screen`, `signals` | the terminal: taken, and given back however it ends |
//!
//! It only reads, and takes no lock, so nobody who writes ever waits for it.
//!
//! Whether files have changed is looked up twice a second (`store/pulse.rs`) instead of being told by the
//! system: that also works where files come over a network or from outside a container, it needs no
//! thread and no further crate, and for what one board has it costs less than a millisecond.

mod draw;
mod keys;
pub mod screen;
mod signals;
mod source;
mod state;

use std::{
    io::IsTerminal as _,
    rc::Rc,
    time::{Duration, Instant},
};

use ansi_to_tui::IntoText as _;
use chrono::Timelike as _;
use ratatui::{crossterm::event, text::Text};

use crate::{
    cmd::{
        app::{self, App},
        board::shown_in,
        failure::Failure,
        session::Session,
        watch::{
            screen::Screen,
            signals::Signals,
            source::{Seen, Source},
            state::{Effect, Input, Over, Shown, State},
        },
    },
    practice::{
        entry::Place, kind::Kind, metric::Metric, refusal::Refusal, say::Message, when::Day,
    },
    say,
    view::{
        board, chart,
        lang::Words,
        lay::{Block, Pen, told},
        page::Row,
        terminal::{self, Style},
    },
};

/// How long a signal waits at most before it is seen.
const ATTENTION: Duration = Duration::from_millis(100);
/// Nothing is laid out for fewer columns; what does not fit is cut off.
const NARROWEST: u16 = 20;

pub fn run(app: &mut App<'_>) -> Result<(), Failure> {
    if app.json() {
        return Err(Failure::usage(say!("failed-watch-json")).hint(say!("hint-watch")));
    }
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if !app.terminal || dumb || !std::io::stdin().is_terminal() {
        return Err(Failure::usage(say!("failed-watch-terminal")).hint(say!("hint-watch")));
    }
    let session = Session::read(app)?;
    let slug = first(app, &session)?;
    let source = Source::open(app, &slug)?;
    let signals = Signals::new()?;
    signals::end_with_terminal()?;
    let screen = Screen::enter()?;
    let left = Watch::new(app, source, screen, &slug)?.until_left(&signals);
    // The screen is given back by now.
    if signals.ended() {
        signals.obey()?;
    }
    left
}

/// The board to begin with: the one that is meant, and where that is open, the first.
fn first(app: &App<'_>, session: &Session) -> Result<String, Failure> {
    match session.board_name(app) {
        Ok((slug, _)) => Ok(slug),
        Err(failure) if failure.message.id == "failed-which-board" => {
            let first = source::tabs(&session.home)?.into_iter().next();
            first.map(|tab| tab.slug).ok_or(failure)
        }
        Err(failure) => Err(failure),
    }
}

/// A board that is being watched.
struct Watch<'a, 'io> {
    app: &'a App<'io>,
    words: Rc<Words>,
    style: Style,
    source: Source,
    screen: Screen,
    state: State,
    /// The day for which the board was laid out.
    day: Day,
    looked: Instant,
    /// How long to wait until it is looked again.
    pause: Duration,
    /// Whether its history is still to be asked what it says of the record that is looked into. On a
    /// long history that takes a moment, so it comes when the record itself can be read already.
    to_ask: bool,
}

impl<'a, 'io> Watch<'a, 'io> {
    fn new(
        app: &'a App<'io>,
        source: Source,
        screen: Screen,
        slug: &str,
    ) -> Result<Watch<'a, 'io>, Failure> {
        let style = app.style();
        let (columns, rows) = screen.size()?;
        let mut watch = Watch {
            app,
            words: shown_in(app, style),
            style,
            source,
            screen,
            state: State {
                columns,
                rows,
                ..State::default()
            },
            day: app.today(),
            looked: Instant::now(),
            pause: source::EVERY,
            to_ask: false,
        };
        watch.follow(slug);
        watch.lay();
        Ok(watch)
    }

    fn until_left(mut self, signals: &Signals) -> Result<(), Failure> {
        let mut stale = true;
        loop {
            if stale {
                let (state, words, pen) = (&self.state, &self.words, Pen::new(self.style));
                self.screen
                    .draw(|frame| draw::draw(frame, state, words, &pen))?;
            }
            if signals.ended() {
                return Ok(());
            }
            if signals.resumed() {
                self.screen.again()?;
                self.update(Input::Reload)?;
                stale = true;
                continue;
            }
            let patience = match self.to_ask {
                true => Duration::ZERO,
                false => ATTENTION,
            };
            stale = if event::poll(patience)? {
                let input = keys::input(&event::read()?);
                let meant = input.is_some();
                if let Some(input) = input
                    && self.update(input)? == Effect::Leave
                {
                    return Ok(());
                }
                meant
            } else if self.to_ask {
                self.ask();
                true
            } else {
                // Of several changes of size in a row the last may go untold.
                self.refits()? || self.looked.elapsed() >= self.pause && self.look()
            };
        }
    }

    /// Whether the terminal has another size than what was laid out, which then is anew.
    fn refits(&mut self) -> Result<bool, Failure> {
        let (columns, rows) = self.screen.size()?;
        let is_other = (columns, rows) != (self.state.columns, self.state.rows);
        if is_other {
            self.update(Input::Resize(columns, rows))?;
        }
        Ok(is_other)
    }

    /// Does what a key asks for.
    fn update(&mut self, input: Input) -> Result<Effect, Failure> {
        let effect = self.state.update(input);
        match &effect {
            Effect::Nothing | Effect::Leave => {}
            Effect::Read => self.read(),
            Effect::Lay => self.lay(),
            Effect::Look(place) => {
                self.to_ask = true;
                self.open(place);
            }
            Effect::ShowChart => self.show_chart(),
            Effect::ShowKeys => self.show_keys(),
            Effect::Suspend => {
                self.screen.aside(signals::suspend)?;
                self.read();
            }
        }
        Ok(effect)
    }

    /// Looks whether anything has changed, be it the day.
    fn look(&mut self) -> bool {
        let began = Instant::now();
        let today = app::clock().map_or(self.day, |now| now.day());
        let another_day = today != self.day;
        if another_day {
            self.day = today;
            self.lay();
        }
        let changed = self.source.changed(self.state.slug());
        if changed {
            let before = self.source.seen.clone();
            self.read();
            if let (Ok(before), Ok(after)) = (before, &self.source.seen)
                && before.board.slug == after.board.slug
            {
                let names = source::news(&before.board, &after.board);
                let changed = say!("watch-changed", at = clock(), names = names.join(", "));
                self.state.notice = (!names.is_empty()).then(|| self.words.say(&changed));
            }
        }
        // Looking takes no more than a twentieth of the time, however much there is to look at.
        self.looked = Instant::now();
        self.pause = source::EVERY.max(began.elapsed() * 20);
        changed || another_day
    }

    fn read(&mut self) {
        let slug = self.state.slug().to_owned();
        self.source.read(&slug);
        self.to_ask = self.state.page.is_some();
        self.follow(&slug);
        self.lay();
    }

    /// The boards that there are now, and where the watched one stands among them; one that is gone
    /// stays where it was, and says so.
    fn follow(&mut self, slug: &str) {
        let mut tabs = self.source.tabs.clone();
        let at = tabs.iter().position(|tab| tab.slug == slug);
        self.state.at = at.unwrap_or_else(|| {
            tabs.push(state::Tab {
                slug: slug.to_owned(),
                closed: true,
            });
            tabs.len() - 1
        });
        self.state.tabs = tabs;
    }

    /// Lays out everything that is shown for the screen as it is.
    fn lay(&mut self) {
        self.style.width = self.state.columns.max(NARROWEST);
        self.state.faults.clear();
        let shown = match &self.source.seen {
            Ok(Seen {
                board,
                of_home,
                faults,
            }) => {
                let faults = faults.iter();
                self.state.faults = faults.map(|fault| self.words.say(fault)).collect();
                let next = self.app.next(board, self.day);
                let around = self.source.around(Some(board), &self.words);
                let wall = board::wall(board, of_home, &next, self.day, around);
                let sheet = wall.sheet(self.style);
                Shown {
                    text: parsed(&sheet.text(self.style)),
                    spots: sheet.spots,
                }
            }
            Err(failure) => {
                let plain = Style {
                    color: false,
                    ..self.style
                };
                let say = |message: &Message| self.words.say(message);
                let text = app::error_text(failure, &self.words, plain, say);
                let lines = Pen::new(plain).wrap(&text, plain.width.into());
                Shown {
                    text: Text::from(lines.join("\n")),
                    spots: Vec::new(),
                }
            }
        };
        self.state.show(shown);
        match self.state.page.as_ref().map(|page| page.over.clone()) {
            Some(Over::Record(place)) => self.open(&place),
            Some(Over::Chart(metric)) => self.draw_chart(&metric),
            Some(Over::Keys) => self.show_keys(),
            None => {}
        }
    }

    /// Looks into a record.
    fn open(&mut self, place: &Place) {
        let Some(page) = self.source.page(place, &self.words) else {
            // It was taken away while one looked into it.
            self.state.page = None;
            return;
        };
        let shown = Shown {
            text: parsed(&terminal::page(&page, self.style)),
            spots: Vec::new(),
        };
        self.state.lay_over(Over::Record(place.clone()), shown);
    }

    fn ask(&mut self) {
        self.to_ask = false;
        if let Some(Over::Record(place)) = self.state.page.as_ref().map(|page| page.over.clone()) {
            self.source.ask(&place);
            self.open(&place);
        }
    }

    /// Shows the chart of a metric; where one is shown already, that of the next metric.
    fn show_chart(&mut self) {
        let Ok(Seen { board, .. }) = &self.source.seen else {
            return;
        };
        let all: Vec<&str> = board
            .all::<Metric>()
            .map(|of| of.entry.place.stem.as_str())
            .collect();
        let over = self.state.page.as_ref().map(|page| &page.over);
        let looked_at = match over {
            Some(Over::Record(place)) => Some(place),
            _ => self.state.chosen.as_ref(),
        };
        let chosen = looked_at.filter(|place| place.kind == Kind::Metric);
        let metric = match (over, chosen) {
            (Some(Over::Chart(shown)), _) => {
                let mut behind = all.iter().skip_while(|metric| *metric != shown).skip(1);
                behind
                    .next()
                    .or(all.first())
                    .map(|metric| (*metric).to_owned())
            }
            (_, Some(place)) => Some(place.stem.clone()),
            (_, None) => {
                let meant = board.charted_metric().ok().map(|of| of.stem().to_owned());
                meant.or_else(|| all.first().map(|metric| (*metric).to_owned()))
            }
        };
        match metric {
            Some(metric) => self.draw_chart(&metric),
            None => self.state.notice = Some(self.words.say(&Refusal::NoMetric.message())),
        }
    }

    fn draw_chart(&mut self, metric: &str) {
        let Ok(Seen { board, .. }) = &self.source.seen else {
            self.state.page = None;
            return;
        };
        match board.chart(metric, None) {
            Ok(chart) => {
                let text = chart::text::text(&chart, &self.words, self.style);
                let shown = Shown {
                    text: parsed(&text),
                    spots: Vec::new(),
                };
                self.state.lay_over(Over::Chart(metric.to_owned()), shown);
            }
            // The metric was taken away while one looked at its chart.
            Err(refusal) => {
                self.state.page = None;
                self.state.notice = Some(self.words.say(&refusal.message()));
            }
        }
    }

    fn show_keys(&mut self) {
        let row = |text: String| {
            let (label, text) = text.split_once(" | ").unwrap_or((&text, ""));
            let row = Row {
                label: label.to_owned(),
                text: text.to_owned(),
            };
            (row, Default::default())
        };
        let words = &self.words;
        let rows = [
            words.by_name("watch-key-boards"),
            words.by_name("watch-key-number"),
            words.by_name("watch-key-records"),
            words.by_name("watch-key-open"),
            words.by_name("watch-key-chart"),
            words.by_name("watch-key-back"),
            words.by_name("watch-key-page"),
            words.by_name("watch-key-ends"),
            words.by_name("watch-key-reload"),
            words.by_name("watch-key-suspend"),
            words.by_name("watch-key-leave"),
        ];
        let title = words.by_name("watch-keys");
        let block = Block::told(title, rows.map(row).into(), None);
        let sheet = told(&block, self.style.width.into(), &Pen::new(self.style));
        let shown = Shown {
            text: parsed(&sheet.text(self.style)),
            spots: Vec::new(),
        };
        self.state.lay_over(Over::Keys, shown);
    }
}

/// Text for a terminal as text for this screen.
fn parsed(text: &str) -> Text<'static> {
    text.into_text()
        .unwrap_or_else(|_| Text::from(text.to_owned()))
}

/// The time of day, as it stands before what has changed.
fn clock() -> String {
    app::clock().map_or_else(
        |_| String::new(),
        |now| format!("{:02}:{:02}", now.time().hour(), now.time().minute()),
    )
}
