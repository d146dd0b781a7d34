//! The metrics of a board: where each began, where it is now, and where it should be.

use crate::view::{
    lang::Words,
    lay::{About, Block, Tone, held},
    page::Grid,
    storyboard::{Measure, Value},
};

pub fn measures(metrics: &[Measure], words: &Words) -> Option<Block> {
    let value = |value: &Value| {
        let number = format!("{} {}", value.number, value.unit);
        format!("{} ({})", number.trim_end(), held(&value.on))
    };
    let row = |metric: &Measure| {
        let now = metric.now.as_ref().map(|now| match metric.stale {
            true => {
                let number = format!("{} {}", now.number, now.unit);
                format!(
                    "{} ({})",
                    number.trim_end(),
                    words.by_name("board-not-since")
                )
            }
            false => value(now),
        });
        vec![
            metric.slug.clone(),
            metric.name.clone().unwrap_or_default(),
            metric.first.as_ref().map(value).unwrap_or_default(),
            now.unwrap_or_else(|| words.by_name("metric-no-points")),
            metric.wanted.clone().unwrap_or_default(),
        ]
    };
    let heads = [
        String::new(),
        words.by_name("board-metric"),
        words.by_name("board-began"),
        words.by_name("board-now"),
        words.by_name("board-wanted"),
    ];
    let about = metrics.iter().map(|metric| About {
        place: metric.place.clone(),
        tone: Tone::Plain,
    });
    (!metrics.is_empty()).then(|| Block {
        grid: Grid {
            title: words.by_name("label-metrics"),
            heads: heads.to_vec(),
            rows: metrics.iter().map(row).collect(),
            empty: String::new(),
        },
        about: about.collect(),
        whole: None,
    })
}
