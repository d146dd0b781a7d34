//! The experimenting record, newest first, in the columns that it has on paper.

use crate::{
    say,
    view::{
        lang::Words,
        lay::{About, Block, Tone, held},
        page::Grid,
        storyboard::Tried,
    },
};

pub fn experiments(experiments: &[Tried], words: &Words) -> Block {
    let heads = [
        String::new(),
        words.by_name("board-date-step"),
        words.label("expect"),
        words.label("happened"),
        words.label("learned"),
    ];
    let mut block = Block {
        grid: Grid {
            title: words.by_name("label-experiments"),
            heads: heads.to_vec(),
            rows: Vec::new(),
            empty: words.by_name("board-no-experiments"),
        },
        ..Block::default()
    };
    for tried in experiments {
        let (happened, learned) = outcome(tried, words);
        block.grid.rows.push(vec![
            tried.reference.clone(),
            step(tried, words),
            expected(tried, words),
            happened,
            learned,
        ]);
        block.about.push(About {
            place: Some(tried.place.clone()),
            tone: match tried.open {
                true => Tone::Now,
                false => Tone::Plain,
            },
        });
    }
    block
}

/// When, against which obstacle; below it what is done.
fn step(tried: &Tried, words: &Words) -> String {
    let when: Vec<String> = tried.when.iter().map(|day| held(day)).collect();
    let when = (!when.is_empty()).then(|| when.join("\u{a0}– "));
    let about: Vec<String> = when.into_iter().chain(tried.against.clone()).collect();
    let alongside = tried
        .alongside
        .as_ref()
        .map(|why| format!("\n{}: {}", words.label("alongside"), why.trim_end()));
    format!(
        "{}\n{}{}",
        about.join(" · "),
        tried.step.trim_end(),
        alongside.unwrap_or_default()
    )
}

/// What was expected, in words and as a range.
fn expected(tried: &Tried, words: &Words) -> String {
    let said = [&tried.expect, &tried.range].into_iter().flatten();
    let said: Vec<&str> = said.map(|text| text.trim_end()).collect();
    match said.is_empty() {
        true => words.by_name("state-without-prediction"),
        false => said.join("\n"),
    }
}

/// What happened, and what was learned; of one that is open or was dropped, how it stands.
fn outcome(tried: &Tried, words: &Words) -> (String, String) {
    if let Some(happened) = &tried.happened {
        let mut said = match tried.turned_out {
            Some(_) => format!("{}: {}", tried.state, happened.trim_end()),
            None => happened.trim_end().to_owned(),
        };
        if let Some(value) = &tried.value {
            said.push_str(&format!("\n{value}"));
        }
        let learned = tried.learned.as_deref().unwrap_or_default();
        return (said, learned.trim_end().to_owned());
    }
    if let Some(why) = &tried.dropped {
        let why = format!("{}: {}", words.label("why"), why.trim_end());
        return (tried.state.clone(), why);
    }
    let look = tried
        .see
        .as_ref()
        .map(|see| words.say(&say!("look-again", by = see)));
    let state: Vec<String> = [tried.state.clone()].into_iter().chain(look).collect();
    (state.join("\n"), String::new())
}
