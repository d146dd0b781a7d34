//! `kata agenda`: what is due today and in the days to come, over all boards.

use clap::Args;

use crate::{
    cmd::{
        app::App,
        failure::Failure,
        homes::{self, Homes, Opened},
        session::Session,
    },
    practice::{
        agenda::{self, Item, Scope},
        board::Board,
        when::Day,
    },
    view::{agenda as shown, json, terminal},
};

#[derive(Args)]
pub struct Agenda {
    /// How many days to look ahead
    #[arg(long, value_name = "N", default_value_t = 7)]
    days: u16,
    /// Only boards at which you are the learner or the coach
    #[arg(long)]
    mine: bool,
    #[command(flatten)]
    homes: Homes,
}

impl Agenda {
    pub fn run(self, app: &mut App<'_>) -> Result<(), Failure> {
        let mut homes = self.homes.open(app)?;
        let today = app.today();
        let until = today.plus(self.days.into());
        let mut items = Vec::new();
        for Opened { session, name } in &mut homes {
            let boards = session.boards_with(app, agenda::KINDS, &agenda::may_matter)?;
            let due = due(app, session, &boards, until, self.mine)?.into_iter();
            items.extend(due.map(|item| Item {
                home: name.clone(),
                ..item
            }));
        }
        // Each home's are in order; of one day they stay together.
        items.sort_by_key(|item| item.on);
        if app.json() {
            let document = serde_json::json!({
                "until": until.to_string(),
                "items": items_json(app, &items),
                "unreadable": homes::unreadable(app, &homes),
            });
            return app.print_json(&json::document("agenda", document));
        }
        if app.markdown() {
            let text = shown::markdown(&items, today, until, app.words());
            return app.print(&text);
        }
        let page = shown::page(&items, today, until, app.words());
        let text = terminal::page(&page, app.style());
        app.print_long(&text, &homes[0].session.home.git)
    }
}

/// What is due until a day; only on boards of this person where it is to be `mine`.
pub fn due(
    app: &mut App<'_>,
    session: &mut Session,
    boards: &[Board],
    until: Day,
    mine: bool,
) -> Result<Vec<Item>, Failure> {
    let matters = &mut |kind, text: &str| agenda::may_matter(kind, text);
    let home = session.home_records_with(app, agenda::KINDS, matters)?;
    let me = match mine {
        true => Some(session.me()?),
        false => None,
    };
    let settings = session.home.own();
    let mine = me.as_ref().map(|(handle, name)| {
        move |person: &str| person == handle || settings.name_of(person) == name
    });
    let scope = Scope {
        today: app.today(),
        until,
        settings,
        mine: mine.as_ref().map(|mine| mine as &dyn Fn(&str) -> bool),
    };
    Ok(agenda::agenda(&home, boards, &scope))
}

pub fn items_json(app: &App<'_>, items: &[Item]) -> serde_json::Value {
    let item = |item: &Item| {
        let mut document = serde_json::json!({
            "on": item.on.to_string(),
            "time": item.time.map(|time| time.format("%H:%M").to_string()),
            "board": item.board,
            "ref": item.reference.to_string(),
            "what": item.what.as_str(),
            "text": app.say(&item.text),
            "last": item.last.map(|last| last.to_string()),
        });
        homes::named(&mut document, item.home.as_deref());
        document
    };
    items.iter().map(item).collect()
}
