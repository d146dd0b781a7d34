//! What keys do, without a terminal.

use ratatui::text::Text;

use super::*;
use crate::practice::kind::Kind;

fn place(kind: Kind, stem: &str) -> Place {
    Place {
        board: Some("packing".to_owned()),
        kind,
        stem: stem.to_owned(),
    }
}

/// A text of so many lines, on which records stand at lines and with heights.
fn shown(height: usize, spots: &[(&str, usize, usize)]) -> Shown {
    let spot = |(stem, top, height): &(&str, usize, usize)| Spot {
        place: place(Kind::Experiment, stem),
        top: *top,
        left: 0,
        width: 40,
        height: *height,
    };
    Shown {
        text: Text::from(vec!["x".into(); height]),
        spots: spots.iter().map(spot).collect(),
    }
}

/// Three boards, the second in view: 40 lines on a screen of 10, with 8 for the board.
fn state() -> State {
    let tab = |slug: &str| Tab {
        slug: slug.to_owned(),
        closed: false,
    };
    State {
        columns: 40,
        rows: 10,
        tabs: ["one", "two", "three"].map(tab).into(),
        at: 1,
        board: shown(40, &[("001-a", 2, 3), ("002-b", 5, 20), ("003-c", 30, 2)]),
        ..State::default()
    }
}

fn chosen(state: &State) -> &str {
    state
        .chosen
        .as_ref()
        .map_or("none", |place| place.stem.as_str())
}

#[test]
fn boards_go_round() {
    let mut state = state();
    assert_eq!(state.update(Input::NextBoard), Effect::Read);
    assert_eq!(state.slug(), "three");
    state.update(Input::NextBoard);
    assert_eq!(state.slug(), "one");
    state.update(Input::PreviousBoard);
    assert_eq!(state.slug(), "three");
    assert_eq!(state.update(Input::Board(1)), Effect::Read);
    assert_eq!(state.slug(), "two");
    assert_eq!(
        state.update(Input::Board(7)),
        Effect::Nothing,
        "there is no eighth"
    );
    assert_eq!(state.slug(), "two");
}

#[test]
fn another_board_begins_at_its_top_and_the_same_one_stays_where_it_is() {
    let mut state = state();
    state.update(Input::PageDown);
    state.update(Input::Down);
    state.update(Input::Board(1));
    assert_eq!(state.top, 7);
    state.update(Input::NextBoard);
    assert_eq!((state.top, chosen(&state)), (0, "none"));
}

#[test]
fn records_are_chosen_one_after_the_other_and_come_into_view() {
    let mut state = state();
    state.update(Input::Down);
    assert_eq!(chosen(&state), "001-a");
    state.update(Input::Down);
    assert_eq!((chosen(&state), state.top), ("002-b", 5));
    // One that is longer than the screen is read to its end.
    for top in [12, 17] {
        state.update(Input::Down);
        assert_eq!((chosen(&state), state.top), ("002-b", top));
    }
    state.update(Input::Down);
    assert_eq!((chosen(&state), state.top), ("003-c", 24));
    state.update(Input::Down);
    assert_eq!(
        (chosen(&state), state.top),
        ("003-c", 32),
        "to the very end"
    );
    state.update(Input::Up);
    state.update(Input::Up);
    assert_eq!(chosen(&state), "002-b");
    for _ in 0..10 {
        state.update(Input::Up);
    }
    assert_eq!(
        (chosen(&state), state.top),
        ("001-a", 0),
        "to the very beginning"
    );
}

#[test]
fn what_is_chosen_stays_on_the_screen() {
    let mut state = state();
    state.update(Input::Down);
    state.update(Input::Bottom);
    assert_eq!(
        (chosen(&state), state.top),
        ("003-c", 32),
        "none begins below"
    );
    state.update(Input::Top);
    assert_eq!((chosen(&state), state.top), ("001-a", 0));
    state.update(Input::PageDown);
    assert_eq!((chosen(&state), state.top), ("003-c", 7));
}

#[test]
fn a_record_is_looked_into_and_left_again() {
    let mut state = state();
    assert_eq!(
        state.update(Input::Open),
        Effect::Nothing,
        "none was chosen, so one is"
    );
    assert_eq!(
        state.update(Input::Open),
        Effect::Look(place(Kind::Experiment, "001-a"))
    );
    let over = Over::Record(place(Kind::Experiment, "001-a"));
    state.lay_over(over.clone(), shown(20, &[]));
    state.update(Input::Down);
    state.update(Input::Down);
    assert_eq!(state.page.as_ref().unwrap().top, 2);
    assert_eq!(state.top, 0, "the board below stays");
    state.lay_over(over, shown(9, &[]));
    assert_eq!(
        state.page.as_ref().unwrap().top,
        1,
        "as far as it still goes"
    );
    assert_eq!(state.update(Input::Back), Effect::Nothing);
    assert!(state.page.is_none());
    assert_eq!(chosen(&state), "001-a");
}

#[test]
fn the_keys_are_shown_and_put_away_with_one_key() {
    let mut state = state();
    assert_eq!(state.update(Input::Help), Effect::ShowKeys);
    state.lay_over(Over::Keys, shown(10, &[]));
    assert_eq!(state.update(Input::Help), Effect::Nothing);
    assert!(state.page.is_none());
}

#[test]
fn a_board_that_changed_keeps_its_place() {
    let mut state = state();
    state.update(Input::Down);
    state.update(Input::Down);
    state.show(shown(50, &[("009-new", 2, 3), ("002-b", 8, 20)]));
    assert_eq!((chosen(&state), state.top), ("002-b", 5));
    state.show(shown(9, &[("009-new", 2, 3)]));
    assert_eq!(
        (chosen(&state), state.top),
        ("none", 1),
        "what is gone is not chosen"
    );
}

#[test]
fn what_has_changed_is_said_until_a_key_is_pressed() {
    let mut state = state();
    state.notice = Some("E5".to_owned());
    state.update(Input::Resize(80, 24));
    assert!(state.notice.is_some(), "nobody pressed a key");
    state.update(Input::Down);
    assert!(state.notice.is_none());
}

fn any_input() -> impl proptest::strategy::Strategy<Value = Input> {
    use proptest::prelude::*;
    prop_oneof![
        Just(Input::NextBoard),
        Just(Input::PreviousBoard),
        (0usize..9).prop_map(Input::Board),
        Just(Input::Up),
        Just(Input::Down),
        Just(Input::PageUp),
        Just(Input::PageDown),
        Just(Input::Top),
        Just(Input::Bottom),
        Just(Input::Open),
        Just(Input::Back),
        Just(Input::Help),
        Just(Input::Chart),
        (0u16..60, 0u16..30).prop_map(|(columns, rows)| Input::Resize(columns, rows)),
    ]
}

proptest::proptest! {
    #[test]
    fn no_keys_and_no_size_lead_off_the_board(
        inputs in proptest::collection::vec(any_input(), 0..60),
        height in 0usize..50,
    ) {
        let mut state = state();
        for input in inputs {
            match state.update(input) {
                Effect::Read | Effect::Lay => {
                    let spots = [("001-a", height / 3, 2), ("002-b", height / 2, 9)];
                    state.show(shown(height, &spots));
                }
                Effect::Look(place) => state.lay_over(Over::Record(place), shown(height, &[])),
                Effect::ShowKeys => state.lay_over(Over::Keys, shown(height, &[])),
                Effect::ShowChart => {
                    state.lay_over(Over::Chart("lead-time".to_owned()), shown(height, &[]));
                }
                Effect::Nothing | Effect::Suspend | Effect::Leave => {}
            }
            let last = state.board.height().saturating_sub(state.room());
            proptest::prop_assert!(state.top <= last || state.top <= state.board.height());
            proptest::prop_assert!(state.at < state.tabs.len());
        }
    }
}
