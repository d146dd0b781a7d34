//! What a watched board shows, and what a key does to it. Values in, values out: no terminal, no file.

use ratatui::text::Text;

use crate::{practice::entry::Place, view::lay::Spot};

/// What a key, or another thing that happens, means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    NextBoard,
    PreviousBoard,
    /// The how many-th board, from 0.
    Board(usize),
    Up,
    Down,
    PageUp,
    PageDown,
    Top,
    Bottom,
    /// Looks into the chosen record.
    Open,
    Back,
    /// The chart of the chosen metric, or of the one that is meant; again: of the next one.
    Chart,
    Help,
    Reload,
    Suspend,
    Leave,
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
}

/// What is to be done besides drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    Nothing,
    /// The board is another one, or is to be read again.
    Read,
    /// The text is to be laid out anew.
    Lay,
    Look(Place),
    ShowChart,
    ShowKeys,
    Suspend,
    Leave,
}

/// A board that can be watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    pub slug: String,
    pub closed: bool,
}

/// A text with the records that stand on it.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    pub text: Text<'static>,
    pub spots: Vec<Spot>,
}

impl Shown {
    pub fn height(&self) -> usize {
        self.text.lines.len()
    }
}

/// What lies over the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Over {
    Record(Place),
    /// The chart of a metric.
    Chart(String),
    Keys,
}

/// A page that lies over the board, and how far it is scrolled.
#[derive(Debug, Clone)]
pub struct Page {
    pub over: Over,
    pub shown: Shown,
    pub top: usize,
}

#[derive(Debug, Clone, Default)]
pub struct State {
    pub columns: u16,
    pub rows: u16,
    pub tabs: Vec<Tab>,
    /// The board that is watched.
    pub at: usize,
    pub board: Shown,
    /// How many lines of the board lie above the screen.
    pub top: usize,
    pub chosen: Option<Place>,
    pub page: Option<Page>,
    /// What could not be read, a line each.
    pub faults: Vec<String>,
    /// What has changed, or could not be done, since a key was pressed.
    pub notice: Option<String>,
}

impl State {
    pub fn slug(&self) -> &str {
        self.tabs.get(self.at).map_or("", |tab| tab.slug.as_str())
    }

    /// Whether there is a line for the boards, one for what could not be read, one for the keys.
    pub fn frame(&self) -> [bool; 3] {
        [
            self.rows >= 3,
            self.rows >= 5 && !self.faults.is_empty(),
            self.rows >= 2,
        ]
    }

    /// How many lines there are between them.
    pub fn room(&self) -> usize {
        let around = self.frame().iter().filter(|there| **there).count();
        usize::from(self.rows).saturating_sub(around)
    }

    pub fn update(&mut self, input: Input) -> Effect {
        if let Input::Resize(columns, rows) = input {
            (self.columns, self.rows) = (columns, rows);
            return Effect::Lay;
        }
        self.notice = None;
        match input {
            Input::Leave => return Effect::Leave,
            Input::Suspend => return Effect::Suspend,
            Input::Reload => return Effect::Read,
            Input::NextBoard => return self.go(self.at + 1),
            Input::PreviousBoard => return self.go(self.at + self.tabs.len().max(1) - 1),
            Input::Board(at) if at < self.tabs.len() => return self.go(at),
            Input::Help => {
                let open = self.page.take().is_some_and(|page| page.over == Over::Keys);
                return if open {
                    Effect::Nothing
                } else {
                    Effect::ShowKeys
                };
            }
            Input::Chart => return Effect::ShowChart,
            Input::Back => self.page = None,
            Input::Open if self.page.is_none() => {
                if let Some(place) = self.chosen.clone() {
                    return Effect::Look(place);
                }
                self.choose_visible();
            }
            Input::Up if self.page.is_none() => self.up(),
            Input::Down if self.page.is_none() => self.down(),
            Input::Up => self.scroll(-1),
            Input::Down => self.scroll(1),
            Input::PageUp => self.scroll(-self.leaf()),
            Input::PageDown => self.scroll(self.leaf()),
            Input::Top => self.scroll(isize::MIN),
            Input::Bottom => self.scroll(isize::MAX),
            Input::Board(_) | Input::Open | Input::Resize(..) => {}
        }
        Effect::Nothing
    }

    fn go(&mut self, at: usize) -> Effect {
        let at = at.checked_rem(self.tabs.len()).unwrap_or(0);
        let stays = at == self.at && self.page.is_none();
        if !stays {
            (self.page, self.chosen) = (None, None);
            (self.at, self.top) = (at, 0);
        }
        if stays { Effect::Nothing } else { Effect::Read }
    }

    /// A screenful, but for a line by which one finds one's place.
    fn leaf(&self) -> isize {
        isize::try_from(self.room().saturating_sub(1).max(1)).unwrap_or(isize::MAX)
    }

    fn scroll(&mut self, lines: isize) {
        let room = self.room();
        if let Some(page) = &mut self.page {
            let last = page.shown.height().saturating_sub(room);
            page.top = page.top.saturating_add_signed(lines).min(last);
            return;
        }
        self.top = self.top.saturating_add_signed(lines).min(self.last_top());
        let visible = |spot: &Spot| self.top <= spot.top && spot.top < self.top + room;
        if self.chosen_spot().is_some_and(|(_, spot)| !visible(spot)) {
            self.choose_visible();
        }
    }

    fn last_top(&self) -> usize {
        self.board.height().saturating_sub(self.room())
    }

    pub fn chosen_spot(&self) -> Option<(usize, &Spot)> {
        let chosen = self.chosen.as_ref()?;
        let mut spots = self.board.spots.iter().enumerate();
        spots.find(|(_, spot)| spot.place == *chosen)
    }

    /// Chooses the first record that begins on the screen, or else the last one above it.
    fn choose_visible(&mut self) {
        let begins = |spot: &&Spot| (spot.top, spot.left);
        let spots = || self.board.spots.iter();
        let first = spots()
            .filter(|spot| spot.top >= self.top)
            .min_by_key(begins);
        let first = first.or_else(|| spots().max_by_key(begins));
        self.chosen = first.map(|spot| spot.place.clone());
    }

    fn down(&mut self) {
        let room = self.room();
        let Some((at, spot)) = self.chosen_spot() else {
            return self.choose_visible();
        };
        // What does not fit on the screen is read to its end first.
        let end = spot.top + spot.height;
        if spot.top <= self.top && end > self.top + room {
            let rest = end - (self.top + room);
            let leaf = usize::try_from(self.leaf()).unwrap_or(1);
            self.top = (self.top + rest.min(leaf)).min(self.last_top());
            return;
        }
        match self.board.spots.get(at + 1).map(|spot| spot.place.clone()) {
            Some(next) => self.choose(next),
            None => self.top = self.last_top(),
        }
    }

    fn up(&mut self) {
        let Some((at, spot)) = self.chosen_spot() else {
            return self.choose_visible();
        };
        if spot.top < self.top {
            let leaf = usize::try_from(self.leaf()).unwrap_or(1);
            self.top -= (self.top - spot.top).min(leaf);
            return;
        }
        let before = at.checked_sub(1).and_then(|at| self.board.spots.get(at));
        match before.map(|spot| spot.place.clone()) {
            Some(before) => self.choose(before),
            None => self.top = 0,
        }
    }

    /// Chooses a record, and brings it onto the screen: all of it, or where it begins.
    fn choose(&mut self, place: Place) {
        self.chosen = Some(place);
        let room = self.room();
        let Some((_, spot)) = self.chosen_spot() else {
            return;
        };
        let (top, height) = (spot.top, spot.height.min(room));
        if top < self.top {
            self.top = top;
        } else if top + height > self.top + room {
            self.top = top + height - room;
        }
        self.top = self.top.min(self.last_top());
    }

    /// The board as it was read and laid out anew; one stays where one was.
    pub fn show(&mut self, board: Shown) {
        self.board = board;
        if self.chosen_spot().is_none() {
            self.chosen = None;
        }
        self.top = self.top.min(self.last_top());
    }

    /// Lays a page over the board, or puts it in the place of the one that lies there.
    pub fn lay_over(&mut self, over: Over, shown: Shown) {
        let last = shown.height().saturating_sub(self.room());
        let same = self.page.as_ref().filter(|page| page.over == over);
        let top = same.map_or(0, |page| page.top.min(last));
        self.page = Some(Page { over, shown, top });
    }
}

#[cfg(test)]
mod tests;
