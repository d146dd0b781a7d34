//! A board as the next person finds it: what they must know first, then what stands open.

use crate::{
    practice::{
        entry::{Entry, Of},
        hand_over::Handed,
        kind::{Kind, Record},
        lesson::Lesson,
        next::Next,
        storyboard::HandOver,
        when::Day,
    },
    say,
    view::{
        lessons,
        page::{self, Around, Grid, Page, Row, capital, first_line},
        standard,
    },
};

/// For a terminal. `home` are the records of the home.
pub fn page(
    handed: &Handed<'_>,
    home: &[Entry],
    next: &Next,
    today: Day,
    around: Around<'_>,
) -> Page {
    let words = around.words;
    let own = handed.board.own().entry;
    let mut rows: Vec<Row> = handed
        .times
        .iter()
        .map(|time| Row {
            label: words.label("know"),
            text: format!("{}\n{}", time.know, told(time, around)),
        })
        .collect();
    rows.extend(page::rows(own, around, |path| {
        let own = [
            "challenge",
            "serves",
            "process",
            "learner",
            "coach",
            "cadence",
        ];
        matches!(path, [only] if own.contains(&only.as_str()))
    }));
    rows.push(Row {
        label: words.by_name("label-next"),
        text: words.say(&next.why),
    });
    let mut tables = Vec::new();
    let target = handed.target.into_iter().map(|target| {
        let by = words.say(&say!("hand-over-by", by = target.body.by));
        line(target, by)
    });
    tables.push(grid(words.kind(Kind::Target), target.collect()));
    let focus = handed.focus.into_iter().map(|of| {
        let state = words.by_name("hand-over-focus");
        line(of, state)
    });
    let beside = handed.obstacles.iter().map(|of| line(*of, String::new()));
    let in_the_way = focus.chain(beside).collect();
    tables.push(grid(words.by_name("label-parking-lot"), in_the_way));
    let running = handed.running.iter().map(|of| {
        let look = of.body.look_again();
        let look = look.map(|by| words.say(&say!("hand-over-by", by = by.day())));
        line(*of, look.unwrap_or_default())
    });
    tables.push(grid(words.by_name("hand-over-running"), running.collect()));
    let learned = handed.lessons.iter().map(|lesson| learned(lesson, around));
    tables.push(grid(words.by_name("hand-over-learned"), learned.collect()));
    let standards = handed.standards.iter().map(|of| {
        let standing = standard::standing(*of, home, today, around);
        line(*of, standing)
    });
    tables.push(grid(words.by_name("label-standards"), standards.collect()));
    tables.retain(|grid| !grid.rows.is_empty());
    Page {
        title: format!("{} · {}", handed.board.slug, words.by_name("hand-over")),
        rows,
        tables,
    }
}

/// `23 November 2026: Noor Bakker → Kim de Wit (learner)`
pub fn told(time: &HandOver, around: Around<'_>) -> String {
    let name = |person: &str| around.settings.name_of(person).to_owned();
    let role = around.words.choice(time.r#as.as_str());
    let to = name(&time.to);
    let message = match &time.from {
        Some(from) => say!(
            "handed-over",
            on = time.on,
            from = name(from),
            to = to,
            role = role
        ),
        None => say!("handed-over-first", on = time.on, to = to, role = role),
    };
    around.words.say(&message)
}

fn grid(title: String, rows: Vec<Vec<String>>) -> Grid {
    Grid {
        title: capital(&title),
        rows,
        ..Grid::default()
    }
}

fn line<T: Record>(of: Of<'_, T>, state: String) -> Vec<String> {
    let text = first_line(&of.entry.lead()).to_owned();
    vec![of.entry.reference().to_string(), text, state]
}

fn learned(lesson: &Lesson, around: Around<'_>) -> Vec<String> {
    vec![
        lesson.reference().to_string(),
        first_line(&lesson.text).to_owned(),
        lessons::state(lesson, around.words),
    ]
}

/// For programs.
pub fn json(handed: &Handed<'_>) -> serde_json::Value {
    use crate::view::json;
    let target = handed.target.map(|of| json::record(of.entry));
    let focus = handed.focus.map(|of| json::record(of.entry));
    let times = handed.times.iter().map(|time| {
        serde_json::json!({
            "on": time.on.to_string(), "from": time.from, "to": time.to,
            "as": time.r#as.as_str(), "know": time.know,
        })
    });
    let lessons = handed.lessons.iter().map(lessons::json);
    serde_json::json!({
        "board": json::record(handed.board.own().entry),
        "handed_over": times.collect::<Vec<_>>(),
        "target": target,
        "focus": focus,
        "obstacles": json::records(handed.obstacles.iter().map(|of| of.entry)),
        "running": json::records(handed.running.iter().map(|of| of.entry)),
        "lessons": lessons.collect::<Vec<_>>(),
        "standards": json::records(handed.standards.iter().map(|of| of.entry)),
    })
}
