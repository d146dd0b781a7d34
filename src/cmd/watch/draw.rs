//! A watched board on the screen: the boards above, the keys below, and what is read between.

use ratatui::{
    Frame,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span, Text},
};

use crate::{
    cmd::watch::state::{State, Tab},
    view::{lang::Words, lay::Pen, terminal::width_of},
};

/// Draws all of it, as far as there is room.
pub fn draw(frame: &mut Frame<'_>, state: &State, words: &Words, pen: &Pen) {
    let area = frame.area();
    let [with_tabs, with_faults, with_keys] = state.frame();
    let room = u16::try_from(state.room()).unwrap_or(u16::MAX);
    let mut row = area.y;
    let mut next = |height: u16| {
        let own = Rect::new(area.x, row, area.width, height).intersection(area);
        row = row.saturating_add(height);
        own
    };
    if with_tabs {
        let own = next(1);
        frame.render_widget(tabs(state, own.width.into(), pen), own);
    }
    body(frame, state, next(room));
    if with_faults {
        let own = next(1);
        frame.render_widget(faults(state, words, pen), own);
    }
    if with_keys {
        let own = next(1);
        frame.render_widget(keys(state, own.width.into(), words, pen), own);
    }
}

fn body(frame: &mut Frame<'_>, state: &State, area: Rect) {
    let (shown, top) = match &state.page {
        Some(page) => (&page.shown, page.top),
        None => (&state.board, state.top),
    };
    let lines = shown.text.lines.iter().skip(top).take(area.height.into());
    let text = Text::from(lines.cloned().collect::<Vec<Line<'_>>>());
    frame.render_widget(text, area);
    let chosen = state.chosen_spot().filter(|_| state.page.is_none());
    let Some((_, spot)) = chosen.filter(|(_, spot)| spot.top >= top) else {
        return;
    };
    // The line by which a record is known, from its left to its right.
    let end = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    let line = Rect::new(
        area.x.saturating_add(end(spot.left)),
        area.y.saturating_add(end(spot.top - top)),
        end(spot.width),
        1,
    );
    let line = line.intersection(area);
    frame
        .buffer_mut()
        .set_style(line, Style::new().add_modifier(Modifier::REVERSED));
}

/// How much of the text lies above the end of the screen, where it does not fit.
fn share(state: &State) -> String {
    let (height, top) = match &state.page {
        Some(page) => (page.shown.height(), page.top),
        None => (state.board.height(), state.top),
    };
    let room = state.room();
    match height > room {
        true => format!(" {} %", (top + room).min(height) * 100 / height),
        false => String::new(),
    }
}

fn tabs(state: &State, width: usize, pen: &Pen) -> Line<'static> {
    let share = share(state);
    let room = width.saturating_sub(width_of(&share));
    let name = |(at, tab): (usize, &Tab)| match at {
        0..9 if state.tabs.len() > 1 => format!(" {} {} ", at + 1, pen.said(&tab.slug)),
        _ => format!(" {} ", pen.said(&tab.slug)),
    };
    let names: Vec<String> = state.tabs.iter().enumerate().map(name).collect();
    // The board that is watched can be seen, however many lie before it.
    let mut first = 0;
    let needs = |first: usize| {
        let shown = names.iter().take(state.at + 1).skip(first);
        shown.map(|name| width_of(name)).sum::<usize>()
    };
    while first < state.at && needs(first) > room {
        first += 1;
    }
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut used = 0;
    for (at, (name, tab)) in names.into_iter().zip(&state.tabs).enumerate().skip(first) {
        if used + width_of(&name) > room && at > first {
            break;
        }
        used += width_of(&name);
        let style = match (at == state.at, tab.closed) {
            (true, _) => Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED),
            (false, true) => Style::new().add_modifier(Modifier::DIM),
            (false, false) => Style::new(),
        };
        spans.push(Span::styled(name, style));
    }
    let blanks = room.saturating_sub(used);
    spans.push(Span::raw(" ".repeat(blanks)));
    spans.push(Span::styled(
        share,
        Style::new().add_modifier(Modifier::DIM),
    ));
    Line::from(spans)
}

/// What could not be read: the first, and how many more.
fn faults(state: &State, words: &Words, pen: &Pen) -> Line<'static> {
    let first = state.faults.first().map(String::as_str).unwrap_or_default();
    let more = match state.faults.len() {
        0 | 1 => String::new(),
        all => format!("  (+{})", all - 1),
    };
    let text = pen.said(&format!("{} {first}{more}", words.by_name("warning")));
    Line::styled(
        text.replace('\n', " "),
        Style::new().add_modifier(Modifier::BOLD),
    )
}

/// What has just changed or could not be done, else the keys.
fn keys(state: &State, width: usize, words: &Words, pen: &Pen) -> Line<'static> {
    let dim = Style::new().add_modifier(Modifier::DIM);
    if let Some(notice) = &state.notice {
        let text = format!(" {}", pen.said(notice));
        return Line::styled(text, Style::new().add_modifier(Modifier::BOLD));
    }
    let all = match &state.page {
        None => words.by_name("watch-keys-board"),
        Some(_) => words.by_name("watch-keys-page"),
    };
    // The last ones are those without which one is lost; the first are left out where there is no room.
    let all: Vec<&str> = all.split(" · ").collect();
    let joined = |from: usize| format!(" {}", pen.said(&all[from..].join(" · ")));
    let fits = (0..all.len()).find(|from| width_of(&joined(*from)) <= width);
    let from = fits.unwrap_or(all.len().saturating_sub(1));
    Line::styled(joined(from), dim)
}

#[cfg(test)]
mod tests {
    use ratatui::{Terminal, backend::TestBackend};

    use super::*;
    use crate::{
        cmd::watch::state::{Over, Page, Shown},
        practice::{entry::Place, kind::Kind, lang::Lang},
        view::{lay::Spot, terminal},
    };

    fn place(stem: &str) -> Place {
        Place {
            board: Some("packing".to_owned()),
            kind: Kind::Obstacle,
            stem: stem.to_owned(),
        }
    }

    /// Two boards, of which the first says something in ten lines.
    fn state(columns: u16, rows: u16) -> State {
        let tab = |slug: &str, closed| Tab {
            slug: slug.to_owned(),
            closed,
        };
        let lines = (1..=10).map(|at| Line::raw(format!("line {at} 標籤 of the board")));
        State {
            columns,
            rows,
            tabs: vec![tab("packing", false), tab("receiving", true)],
            board: Shown {
                text: Text::from(lines.collect::<Vec<_>>()),
                spots: vec![Spot {
                    place: place("001-a"),
                    top: 2,
                    left: 5,
                    width: 12,
                    height: 2,
                }],
            },
            ..State::default()
        }
    }

    fn on_screen(state: &State, lang: Lang, unicode: bool) -> TestBackend {
        let mut terminal = Terminal::new(TestBackend::new(state.columns, state.rows)).unwrap();
        let words = match unicode {
            true => Words::new(lang),
            false => Words::plain(lang),
        };
        let pen = Pen::new(terminal::Style {
            width: state.columns,
            color: false,
            unicode,
        });
        terminal
            .draw(|frame| draw(frame, state, &words, &pen))
            .unwrap();
        terminal.backend().clone()
    }

    #[test]
    fn the_boards_stand_above_and_the_keys_below() {
        insta::assert_snapshot!("en", on_screen(&state(60, 8), Lang::En, true));
        insta::assert_snapshot!("nl", on_screen(&state(42, 8), Lang::Nl, true));
        insta::assert_snapshot!("de-ascii", on_screen(&state(80, 8), Lang::De, false));
    }

    #[test]
    fn the_chosen_record_is_marked_where_it_stands() {
        let mut state = state(40, 8);
        state.chosen = Some(place("001-a"));
        let screen = on_screen(&state, Lang::En, true);
        let marked = |column: u16, row: u16| {
            let cell = screen.buffer().cell((column, row)).unwrap();
            cell.modifier.contains(Modifier::REVERSED)
        };
        // Below the line of the boards, the third line.
        assert!(!marked(4, 3) && marked(5, 3) && marked(16, 3) && !marked(17, 3));
        assert!(!marked(5, 2) && !marked(5, 4));
        state.page = Some(Page {
            over: Over::Keys,
            shown: Shown::default(),
            top: 0,
        });
        let screen = on_screen(&state, Lang::En, true);
        let cell = screen.buffer().cell((5, 3)).unwrap();
        assert!(!cell.modifier.contains(Modifier::REVERSED), "it lies below");
    }

    #[test]
    fn what_cannot_be_read_is_one_line() {
        let mut state = state(50, 8);
        state.faults = vec!["a.toml, line 3".to_owned(), "b.toml".to_owned()];
        state.notice = Some("09:30: changed: E5".to_owned());
        insta::assert_snapshot!("faults", on_screen(&state, Lang::En, true));
    }

    #[test]
    fn any_size_can_be_drawn() {
        for columns in (0..30).chain([500]) {
            for rows in (0..12).chain([300]) {
                let mut state = state(columns, rows);
                state.faults = vec!["標籤".to_owned()];
                state.chosen = Some(place("001-a"));
                state.at = 1;
                on_screen(&state, Lang::De, true);
                state.top = 9;
                on_screen(&state, Lang::De, false);
            }
        }
    }
}
