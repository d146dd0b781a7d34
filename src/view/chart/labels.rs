//! The texts beside a chart, at the height of the lines that they name.

use crate::{practice::say::Message, say, view::chart::said::Said};

/// What a line across the chart is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    Centre,
    Limit,
    /// The metric's own: takt, planned cycle.
    Own,
    Target,
}

/// A line's name and value, beside its end.
#[derive(Debug, Clone, PartialEq)]
pub struct SideLabel {
    pub line: Line,
    pub value: f64,
    pub text: String,
}

/// The lines that hold now, with their names and values.
pub fn side_labels(said: Said<'_>) -> Vec<SideLabel> {
    let chart = said.chart;
    let now = chart.now();
    let word = |message: Message| said.words.say(&message);
    let label = |line: Line, name: &str, value: f64, shown: String| SideLabel {
        line,
        value,
        text: said.named(name, shown),
    };
    let computed = [
        (Line::Limit, word(say!("chart-upper")), now.upper),
        (Line::Limit, word(say!("chart-lower")), now.lower),
        (Line::Centre, said.centre(), now.centre),
    ];
    let computed = computed.into_iter().filter_map(|(line, name, value)| {
        let value = value?;
        Some(label(line, &name, value, said.computed(value)))
    });
    let own = chart.lines.iter();
    let own = own.map(|(name, value)| label(Line::Own, name, *value, said.number(*value)));
    let aim = chart.target.iter().flat_map(|aim| {
        let ends = [aim.low, aim.high.filter(|high| Some(*high) != aim.low)];
        let ends = ends.into_iter().flatten();
        ends.map(|value| label(Line::Target, &aim.target, value, said.number(value)))
    });
    computed.chain(own).chain(aim).collect()
}

/// Places in ascending order, so far apart that texts do not lie upon each other, each as near to
/// where it is wanted as the others leave room; none below `last`.
pub fn spread(wanted: &[f64], apart: f64, last: f64) -> Vec<f64> {
    let mut places = wanted.to_vec();
    for at in 1..places.len() {
        places[at] = places[at].max(places[at - 1] + apart);
    }
    // What was pushed too far pushes back.
    let mut floor = last;
    for place in places.iter_mut().rev() {
        *place = place.min(floor);
        floor = *place - apart;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_beside_each_other_make_room() {
        assert_eq!(spread(&[1.0, 1.2, 5.0], 1.0, 9.0), [1.0, 2.0, 5.0]);
        assert_eq!(spread(&[8.0, 9.0, 9.0], 1.0, 9.0), [7.0, 8.0, 9.0]);
        assert!(spread(&[], 1.0, 9.0).is_empty());
    }
}
