//! Values of a fixed set and their words: records and scripts have the value, people read the word,
//! and may write either.

use super::{Words, plain};
use crate::practice::lang::Lang;

/// What the messages are called that word a value, in the order in which they are looked for.
const MESSAGES: [&str; 6] = ["choice", "kind", "state", "chart", "merge", "topic"];

impl Words {
    /// The word that is shown for a value of a fixed set; none where the value itself is shown.
    pub fn word(&self, value: &str) -> Option<String> {
        MESSAGES
            .iter()
            .map(|group| format!("{group}-{value}"))
            .find(|name| self.has(name))
            .map(|name| self.by_name(&name))
    }

    /// Values to choose from, each with its word where that is another one: `partly (deels)`.
    pub fn to_choose(&self, values: &[String]) -> String {
        let each = values.iter().map(|value| match self.word(value) {
            Some(word) if spoken(&word) != spoken(value) => format!("{value} ({word})"),
            _ => value.clone(),
        });
        each.collect::<Vec<_>>().join(", ")
    }
}

/// The one of these values that is meant: by itself, or by its word in any of the languages, also as a
/// terminal shows it that has no letters beyond ASCII. A test holds that no word means two of a set.
pub fn meant<'a>(written: &str, values: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let values: Vec<&str> = values.into_iter().collect();
    let written = spoken(written);
    let itself = values.iter().find(|value| spoken(value) == written);
    let shown = |lang: &Lang| {
        let words = Words::new(*lang);
        values.iter().find(|value| {
            let word = words.word(value);
            word.is_some_and(|word| spoken(&word) == written || spoken(&plain(&word)) == written)
        })
    };
    itself.or_else(|| Lang::ALL.iter().find_map(shown)).copied()
}

/// A word as it sounds: `As-Expected` is `as expected`.
fn spoken(word: &str) -> String {
    let word = word.to_lowercase().replace(['-', '_'], " ");
    word.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::practice::{
        field::{Field, Shape},
        form,
        kind::Kind,
        lesson::{Ending, LessonKind},
        settings::Scope,
        state::states,
    };
    use crate::view::help::TOPICS;

    /// Every fixed set that a record, a form, a setting or a filter has.
    fn sets() -> Vec<Vec<String>> {
        let forms = form::all().into_iter().flat_map(|(_, fields)| fields);
        let kinds = Kind::ALL.iter().flat_map(|kind| kind.fields().to_vec());
        let settings = Scope::ALL.iter().flat_map(|scope| scope.fields().to_vec());
        let choices = |field: Field| match field.shape {
            Shape::Choice(values) => Some(values),
            Shape::YesNo => Some(["yes", "no"].map(str::to_owned).to_vec()),
            _ => None,
        };
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let mut sets: Vec<Vec<String>> = forms
            .chain(kinds)
            .chain(settings)
            .filter_map(choices)
            .collect();
        sets.extend(Kind::ALL.iter().map(|kind| owned(states(*kind))));
        sets.extend([
            Kind::ALL
                .iter()
                .map(|kind| kind.noun().to_owned())
                .collect(),
            owned(&Ending::ALL.map(Ending::as_str)),
            owned(&LessonKind::names()),
            owned(&["customers", "employees", "society"]),
            owned(&["dmy", "mdy", "ymd"]),
            owned(&["comma", "point"]),
            owned(&["run", "xmr"]),
            owned(&TOPICS),
            owned(&["ours", "theirs", "both"]),
            owned(&Lang::ALL.map(Lang::name)),
        ]);
        sets.sort();
        sets.dedup();
        sets
    }

    fn of(set: &[String]) -> impl Iterator<Item = &str> {
        set.iter().map(String::as_str)
    }

    #[test]
    fn every_word_that_is_shown_for_a_value_means_it() {
        let sets = sets();
        assert!(sets.len() > 15, "{}", sets.len());
        for set in &sets {
            for value in set {
                let mut ways = vec![value.clone()];
                for lang in Lang::ALL {
                    ways.extend(Words::new(lang).word(value));
                    ways.extend(Words::plain(lang).word(value));
                }
                ways.sort();
                ways.dedup();
                for way in ways {
                    for way in [format!(" {} ", way.to_uppercase()), way.replace(' ', "-")] {
                        assert_eq!(
                            meant(&way, of(set)),
                            Some(value.as_str()),
                            "{way} of {set:?}"
                        );
                    }
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn whatever_is_written_means_a_value_of_the_set_or_nothing(written in "\\PC{0,20}") {
            for set in sets() {
                if let Some(value) = meant(&written, of(&set)) {
                    prop_assert!(set.iter().any(|one| one == value));
                }
            }
        }
    }

    #[test]
    fn every_way_to_end_has_a_word() {
        for (lang, ending) in Lang::ALL
            .into_iter()
            .flat_map(|lang| Ending::ALL.map(|one| (lang, one)))
        {
            assert!(
                Words::new(lang).word(ending.as_str()).is_some(),
                "{lang}: {ending:?}"
            );
        }
    }

    #[test]
    fn a_refusal_shows_a_word_only_where_it_says_something_else() {
        let values = ["as-expected", "partly", "xyz"].map(str::to_owned);
        let dutch = Words::new(Lang::Nl).to_choose(&values);
        assert_eq!(dutch, "as-expected (zoals verwacht), partly (deels), xyz");
        let english = Words::new(Lang::En).to_choose(&values);
        assert_eq!(english, "as-expected, partly, xyz");
    }
}
