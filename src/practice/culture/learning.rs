//! What was learned and used, and what outlived whoever learned it; and what was learned from what
//! went otherwise than expected.

use crate::{
    practice::{
        board::Board,
        culture::{About, Fact, newest},
        entry::Of,
        experiment::Experiment,
        kind::Kind,
        lesson::{Ending, Lesson},
        metric::Metric,
        points::Points,
        say::Message,
    },
    say,
};

/// Learning that is shared.
pub(super) fn shared(boards: &[Board], lessons: &[Lesson]) -> Vec<Fact> {
    let used = lessons.iter().filter(|lesson| !lesson.built_on.is_empty());
    let used = used.map(|lesson| {
        let by: Vec<String> = lesson.built_on.iter().map(|one| one.full()).collect();
        let text = say!("culture-used", text = &lesson.text, by = by.join(", "));
        of_lesson(About::Used, text, lesson).and(lesson.built_on.iter().cloned())
    });
    let mut facts = newest(used.collect());
    let handed = boards.iter().flat_map(|board| {
        let own = board.own();
        own.body.handed_over.iter().map(move |time| {
            let text = say!("culture-of", what = &board.slug, text = &time.know);
            Fact::new(About::HandedOver, text, own.entry).on(Some(time.on))
        })
    });
    facts.extend(newest(handed.collect()));
    let looked_back = lessons
        .iter()
        .filter(|lesson| lesson.place.kind == Kind::Target || lesson.ending == Ending::Closed);
    let looked_back = looked_back.map(|lesson| {
        let text = say!("culture-of", what = &lesson.about, text = &lesson.text);
        of_lesson(About::LookedBack, text, lesson)
    });
    facts.extend(newest(looked_back.collect()));
    facts
}

/// Room to try, and to be wrong.
pub(super) fn safe(boards: &[Board], lessons: &[Lesson]) -> Vec<Fact> {
    let of_experiments = || {
        lessons
            .iter()
            .filter(|lesson| lesson.place.kind == Kind::Experiment)
    };
    let surprises = of_experiments()
        .filter(|lesson| lesson.ending.surprising())
        .map(|lesson| of_lesson(About::Surprise, surprise(lesson), lesson));
    let mut facts = newest(surprises.collect());
    let dropped = of_experiments()
        .filter(|lesson| lesson.ending == Ending::Dropped)
        .map(|lesson| {
            let text = say!("culture-of", what = &lesson.about, text = &lesson.text);
            of_lesson(About::Dropped, text, lesson)
        });
    facts.extend(newest(dropped.collect()));
    facts.extend(newest(boards.iter().flat_map(corrected).collect()));
    let guarded = boards.iter().flat_map(|board| board.all::<Experiment>());
    let guarded = guarded.filter_map(|of| {
        let guard = of.body.guard.as_ref()?;
        let text = say!("culture-of", what = &of.body.step, text = guard);
        let planned = of.body.planned.map(|at| at.day());
        Some(Fact::new(About::Guarded, text, of.entry).on(planned))
    });
    facts.extend(newest(guarded.collect()));
    facts
}

fn of_lesson(about: About, text: Message, lesson: &Lesson) -> Fact {
    Fact {
        about,
        text,
        from: vec![lesson.reference()],
        on: lesson.on,
        span: None,
    }
}

fn surprise(lesson: &Lesson) -> Message {
    let happened = lesson.happened.clone().unwrap_or_default();
    match &lesson.expect {
        Some(expect) => say!(
            "culture-surprise",
            step = &lesson.about,
            expect = expect,
            happened = happened,
            learned = &lesson.text
        ),
        None => say!(
            "culture-surprise-unexpected",
            step = &lesson.about,
            happened = happened,
            learned = &lesson.text
        ),
    }
}

/// What was measured wrongly and put right, with what stood there first left beside it.
fn corrected(board: &Board) -> Vec<Fact> {
    let mut facts = Vec::new();
    for metric in board.all::<Metric>() {
        let points = board.points(metric.stem());
        let lines = points.map(|points: Of<'_, Points>| points.body.points.as_slice());
        for point in lines.unwrap_or_default() {
            let name = metric.body.name.as_deref().unwrap_or(metric.stem());
            let on = point.on.day();
            let why = point.set_aside.as_ref().or(point.removed.as_ref());
            let text = match (point.instead_of, why) {
                (Some(_), _) => say!("culture-corrected", metric = name, on = on),
                (None, Some(why)) => say!("culture-set-aside", metric = name, on = on, why = why),
                (None, None) => continue,
            };
            facts.push(Fact::new(About::Corrected, text, metric.entry).on(Some(on)));
        }
    }
    facts
}
