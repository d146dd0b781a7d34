//! What a key means.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::cmd::watch::state::Input;

/// What an event of the terminal means; none where it means nothing here.
pub fn input(event: &Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => of_key(key),
        Event::Resize(columns, rows) => Some(Input::Resize(*columns, *rows)),
        _ => None,
    }
}

fn of_key(key: &KeyEvent) -> Option<Input> {
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return match key.code {
            KeyCode::Char('c' | 'd') => Some(Input::Leave),
            KeyCode::Char('z') => Some(Input::Suspend),
            KeyCode::Char('l') => Some(Input::Reload),
            _ => None,
        };
    }
    match key.code {
        KeyCode::Tab | KeyCode::Right | KeyCode::Char('l') => Some(Input::NextBoard),
        KeyCode::BackTab | KeyCode::Left | KeyCode::Char('h') => Some(Input::PreviousBoard),
        KeyCode::Char(digit @ '1'..='9') => {
            let place = digit.to_digit(10)?.checked_sub(1)?;
            Some(Input::Board(usize::try_from(place).ok()?))
        }
        KeyCode::Up | KeyCode::Char('k') => Some(Input::Up),
        KeyCode::Down | KeyCode::Char('j') => Some(Input::Down),
        KeyCode::PageUp | KeyCode::Char('b') => Some(Input::PageUp),
        KeyCode::PageDown | KeyCode::Char(' ') => Some(Input::PageDown),
        KeyCode::Home | KeyCode::Char('g') => Some(Input::Top),
        KeyCode::End | KeyCode::Char('G') => Some(Input::Bottom),
        KeyCode::Enter => Some(Input::Open),
        KeyCode::Char('c') => Some(Input::Chart),
        KeyCode::Esc | KeyCode::Backspace => Some(Input::Back),
        KeyCode::Char('?') | KeyCode::F(1) => Some(Input::Help),
        KeyCode::Char('r') | KeyCode::F(5) => Some(Input::Reload),
        KeyCode::Char('q') => Some(Input::Leave),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<Input> {
        input(&Event::Key(KeyEvent::new(code, modifiers)))
    }

    #[test]
    fn a_digit_is_a_board_and_a_letter_may_be_a_key() {
        assert_eq!(
            pressed(KeyCode::Char('1'), KeyModifiers::NONE),
            Some(Input::Board(0))
        );
        assert_eq!(
            pressed(KeyCode::Char('9'), KeyModifiers::NONE),
            Some(Input::Board(8))
        );
        assert_eq!(pressed(KeyCode::Char('0'), KeyModifiers::NONE), None);
        assert_eq!(
            pressed(KeyCode::Char('G'), KeyModifiers::SHIFT),
            Some(Input::Bottom)
        );
        assert_eq!(pressed(KeyCode::Char('x'), KeyModifiers::NONE), None);
    }

    #[test]
    fn ctrl_c_leaves_and_a_key_that_is_let_go_does_nothing() {
        assert_eq!(
            pressed(KeyCode::Char('c'), KeyModifiers::CONTROL),
            Some(Input::Leave)
        );
        assert_eq!(
            pressed(KeyCode::Char('c'), KeyModifiers::NONE),
            Some(Input::Chart)
        );
        let mut key = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        key.kind = KeyEventKind::Release;
        assert_eq!(input(&Event::Key(key)), None);
    }
}
