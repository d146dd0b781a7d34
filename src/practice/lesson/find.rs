//! Which lessons a query finds, in which order; and which are near to a step that is about to be
//! planned.

use std::cmp::Ordering;

use crate::practice::{
    lesson::{Lesson, Mention},
    search::{Index, Query, Sieve, near},
};

/// A lesson with how near it is to what was looked for, from 0 to 1; 1 where nothing was.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub lesson: Lesson,
    pub score: f64,
}

/// What a text finds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    pub found: Vec<Found>,
    /// The words of the text that stand nowhere, where what was found for them is spelled much like them.
    pub unsaid: Vec<String>,
}

/// What a word counts for in what was learned, in what was done, in what happened, and in what was
/// around it.
const LEARNED: f64 = 3.0;
const ABOUT: f64 = 2.0;
const HAPPENED: f64 = 1.0;
const AROUND: f64 = 0.6;
const AIM: f64 = 0.3;
/// In the words for how it ended.
const ENDED: f64 = 0.6;

/// What is so much less near than the nearest is not shown.
const WORTH: f64 = 0.3;
/// The most that are shown beside a step.
const BESIDE: usize = 2;

/// The lessons that a text finds, the nearest first; where they are as near, what turned out otherwise
/// than expected, then what is newer. Without a text all of them, newest first.
pub fn found(lessons: Vec<Lesson>, text: &str) -> Answer {
    let query = Query::new(text);
    let mut unsaid = Vec::new();
    let mut found: Vec<Found> = if text.trim().is_empty() {
        let all = lessons.into_iter();
        all.map(|lesson| Found { lesson, score: 1.0 }).collect()
    } else {
        let index = index(&lessons, true);
        let scores = index.find(&query);
        unsaid = index.unsaid(&query);
        let best = scores.iter().map(|(_, score)| *score).fold(0.0, f64::max);
        let mut scores = scores.into_iter().peekable();
        let scored = lessons.into_iter().enumerate().filter_map(|(at, lesson)| {
            let (_, score) = scores.next_if(|(text, _)| *text == at)?;
            // Hundredths: what differs by less is as near.
            let score = (score * 100.0).round() / 100.0;
            Some(Found { lesson, score })
        });
        scored
            .filter(|found| found.score > 0.0 && found.score >= WORTH * best)
            .collect()
    };
    let asked = !text.trim().is_empty();
    found.sort_by(|a, b| {
        let surprising = |found: &Found| found.lesson.ending.surprising();
        let newer = b.lesson.on.cmp(&a.lesson.on);
        let surprise = surprising(b).cmp(&surprising(a));
        let ties = match asked {
            true => surprise.then(newer),
            false => newer.then(surprise),
        };
        let score = b.score.partial_cmp(&a.score).unwrap_or(Ordering::Equal);
        let place = a.lesson.place.cmp(&b.lesson.place);
        score.then(ties).then(place)
    });
    Answer { found, unsaid }
}

/// At most two lessons that are near to what is about to be done, the nearest first. The sieve has seen
/// the texts of all lessons there are; these are the ones that it wanted.
pub fn beside(lessons: Vec<Lesson>, sieve: &Sieve) -> Vec<Found> {
    let near = near(&index(&lessons, false), sieve);
    let mut lessons: Vec<Option<Lesson>> = lessons.into_iter().map(Some).collect();
    near.into_iter()
        .take(BESIDE)
        .filter_map(|(at, score)| {
            let lesson = lessons.get_mut(at)?.take()?;
            let score = (score * 100.0).round() / 100.0;
            Some(Found { lesson, score })
        })
        .collect()
}

/// The lessons with what each word counts for; with `ended` also by how each ended, which is for who asks:
/// nothing is near to a step for having ended so too.
fn index(lessons: &[Lesson], ended: bool) -> Index {
    let mut index = Index::default();
    for (at, lesson) in lessons.iter().enumerate() {
        let name = lesson.reference().name;
        // A standard is what was learned; said twice, it would count twice.
        let about = Some(lesson.about.as_str()).filter(|about| *about != lesson.text);
        let metrics = lesson.metrics.join(" ");
        let (obstacle, target) = (said(&lesson.obstacle), said(&lesson.target));
        index.add([
            (LEARNED, lesson.text.as_str()),
            (ABOUT, about.unwrap_or_default()),
            (HAPPENED, lesson.happened.as_deref().unwrap_or_default()),
            (HAPPENED, lesson.why.as_deref().unwrap_or_default()),
            (HAPPENED, lesson.expect.as_deref().unwrap_or_default()),
            (AROUND, obstacle),
            (AROUND, metrics.as_str()),
            (AROUND, lesson.board().unwrap_or_default()),
            (AIM, target),
            (LEARNED, name.as_str()),
        ]);
        // What others say makes no lesson longer.
        index.beside(AROUND, at, &lesson.origin);
        for problem in &lesson.problems {
            index.beside(AROUND, at, &problem.text);
        }
        if ended {
            for words in lesson.ending.said() {
                index.beside(ENDED, at, words);
            }
        }
    }
    index
}

fn said(mention: &Option<Mention>) -> &str {
    mention
        .as_ref()
        .map(|mention| mention.text.as_str())
        .unwrap_or_default()
}

impl Lesson {
    /// Everything that it says, as one text: what a sieve is shown of it.
    pub fn words(&self) -> String {
        let more = [&self.expect, &self.happened, &self.why];
        let texts = [&self.text, &self.about];
        let texts = texts.into_iter().chain(more.into_iter().flatten());
        texts.map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}
