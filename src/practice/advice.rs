//! Hints on wording and on the practice. Each has a name, and can be muted in `kata.toml`.
//!
//! Advice never blocks. It looks at what a step records and at the board around it, and says what
//! usually goes wrong and how it could be said better; the learner decides.

use crate::{
    practice::{
        board::Board,
        change::{Change, Put},
        condition::Condition,
        experiment::Experiment,
        lang::Lang,
        obstacle::Obstacle,
        say::Message,
        target::Target,
        when::Day,
    },
    say,
};

/// One piece of advice.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    pub name: &'static str,
    pub text: Message,
}

/// Every name that can be muted.
pub const NAMES: &[&str] = &[
    "lack-of",
    "need-to",
    "verb-target",
    "negated-target",
    "average-as-fact",
    "i-think",
    "no-measure",
    "no-condition",
    "no-focus",
    "action-list",
    "long-horizon",
];

/// The longest that a target condition should be away, in days.
const HORIZON: i64 = 100;

/// What may be said to a step. `board` is the board before it; `langs` are the languages in
/// which people may write here.
pub fn advice(change: &Change, board: Option<&Board>, langs: &[Lang], today: Day) -> Vec<Advice> {
    let mut found = Vec::new();
    for put in change.puts.iter().filter(|put| put.before.is_none()) {
        if let Some(obstacle) = put.after.get::<Obstacle>() {
            obstacles(obstacle, langs, &mut found);
        } else if let Some(target) = put.after.get::<Target>() {
            targets(target, langs, today, &mut found);
            if board.is_some_and(|board| board.latest_condition().is_none()) {
                found.push(Advice {
                    name: "no-condition",
                    text: say!("advice-no-condition"),
                });
            }
        } else if let Some(condition) = put.after.get::<Condition>() {
            conditions(condition, langs, &mut found);
        } else if let Some(experiment) = put.after.get::<Experiment>() {
            experiments(put, experiment, &mut found);
        }
    }
    found
}

fn obstacles(obstacle: &Obstacle, langs: &[Lang], found: &mut Vec<Advice>) {
    let text = obstacle.text.to_lowercase();
    if begins(&text, words(langs, &LACK)) {
        found.push(Advice {
            name: "lack-of",
            text: say!("advice-lack-of"),
        });
    }
    if begins(&text, words(langs, &NEED)) {
        found.push(Advice {
            name: "need-to",
            text: say!("advice-need-to"),
        });
    }
}

fn targets(target: &Target, langs: &[Lang], today: Day, found: &mut Vec<Advice>) {
    let text = target.outcome.to_lowercase();
    if begins(&text, words(langs, &VERBS)) || ends(&text, words(langs, &VERBS_LAST)) {
        found.push(Advice {
            name: "verb-target",
            text: say!("advice-verb-target"),
        });
    }
    if begins(&text, words(langs, &NEGATIONS)) {
        found.push(Advice {
            name: "negated-target",
            text: say!("advice-negated-target"),
        });
    }
    if target.predictions.is_empty() {
        found.push(Advice {
            name: "no-measure",
            text: say!("advice-no-measure"),
        });
    }
    let days = (target.by.date() - today.date()).num_days();
    if days > HORIZON {
        found.push(Advice {
            name: "long-horizon",
            text: say!("advice-long-horizon", days = days),
        });
    }
}

fn conditions(condition: &Condition, langs: &[Lang], found: &mut Vec<Advice>) {
    let said = [&condition.pattern, &condition.seen].into_iter().flatten();
    let text = said
        .map(|text| text.to_lowercase())
        .collect::<Vec<_>>()
        .join(" ");
    if contains(&text, words(langs, &AVERAGES)) {
        found.push(Advice {
            name: "average-as-fact",
            text: say!("advice-average-as-fact"),
        });
    }
    if contains(&text, words(langs, &THINKING)) {
        found.push(Advice {
            name: "i-think",
            text: say!("advice-i-think"),
        });
    }
}

fn experiments(put: &Put, experiment: &Experiment, found: &mut Vec<Advice>) {
    let planned = put
        .after
        .get::<Experiment>()
        .is_some_and(|experiment| experiment.result.is_none());
    let aims = experiment.target.is_some();
    // The step itself says what it is against: the focus may have come with it, in one cycle.
    if planned && aims && experiment.obstacle.is_none() {
        found.push(Advice {
            name: "no-focus",
            text: say!("advice-no-focus"),
        });
    }
    let steps = experiment
        .step
        .lines()
        .filter(|line| !line.trim().is_empty())
        .count();
    if steps > 1 || experiment.step.contains(';') {
        found.push(Advice {
            name: "action-list",
            text: say!("advice-action-list"),
        });
    }
}

type Words = [(Lang, &'static [&'static str]); 3];

const LACK: Words = [
    (
        Lang::En,
        &[
            "lack of",
            "no",
            "not enough",
            "too few",
            "too little",
            "missing",
            "insufficient",
        ],
    ),
    (
        Lang::Nl,
        &[
            "gebrek aan",
            "geen",
            "te weinig",
            "onvoldoende",
            "ontbreken van",
            "het ontbreken van",
        ],
    ),
    (
        Lang::De,
        &[
            "mangel an",
            "kein",
            "keine",
            "zu wenig",
            "zu wenige",
            "fehlende",
            "fehlender",
            "fehlendes",
            "es fehlt",
            "es fehlen",
        ],
    ),
];
const NEED: Words = [
    (
        Lang::En,
        &[
            "need to",
            "we need",
            "have to",
            "we have to",
            "must",
            "we must",
            "should",
            "we should",
        ],
    ),
    (
        Lang::Nl,
        &["we moeten", "moeten", "er moet", "er moeten", "nodig om"],
    ),
    (
        Lang::De,
        &[
            "wir müssen",
            "müssen",
            "man muss",
            "es muss",
            "es müssen",
            "wir brauchen",
        ],
    ),
];
/// Things to do, as a sentence begins with them.
const VERBS: Words = [
    (
        Lang::En,
        &[
            "implement",
            "implementing",
            "improve",
            "improving",
            "introduce",
            "introducing",
            "reduce",
            "reducing",
            "increase",
            "increasing",
            "install",
            "installing",
            "train",
            "build",
            "create",
            "creating",
            "buy",
            "buying",
            "develop",
            "developing",
            "optimise",
            "optimising",
            "optimize",
            "optimizing",
            "make",
            "set up",
            "roll out",
            "start",
            "stop",
            "use",
        ],
    ),
    (
        Lang::Nl,
        &[
            "implementeer",
            "implementeren",
            "verbeter",
            "verbeteren",
            "invoeren",
            "verminder",
            "verminderen",
            "verlaag",
            "verlagen",
            "verhoog",
            "verhogen",
            "verkort",
            "verkorten",
            "installeer",
            "installeren",
            "koop",
            "kopen",
            "bouw",
            "bouwen",
            "maak",
            "maken",
            "ontwikkel",
            "ontwikkelen",
            "train",
            "trainen",
            "gebruik",
            "gebruiken",
            "optimaliseer",
            "optimaliseren",
            "zorg",
        ],
    ),
    (
        Lang::De,
        &[
            "einführen",
            "führe",
            "verbessere",
            "verbessern",
            "reduziere",
            "reduzieren",
            "senke",
            "senken",
            "erhöhe",
            "erhöhen",
            "verkürze",
            "verkürzen",
            "installiere",
            "installieren",
            "kaufe",
            "kaufen",
            "baue",
            "bauen",
            "erstelle",
            "erstellen",
            "entwickle",
            "entwickeln",
            "optimiere",
            "optimieren",
            "schule",
            "nutze",
        ],
    ),
];
/// Things to do, where a sentence ends with them, as a note does in Dutch and in German.
const VERBS_LAST: Words = [
    (Lang::En, &[]),
    (
        Lang::Nl,
        &[
            "implementeren",
            "verbeteren",
            "invoeren",
            "verminderen",
            "verlagen",
            "verhogen",
            "verkorten",
            "installeren",
            "aanschaffen",
            "ontwikkelen",
            "optimaliseren",
        ],
    ),
    (
        Lang::De,
        &[
            "einführen",
            "verbessern",
            "reduzieren",
            "senken",
            "erhöhen",
            "verkürzen",
            "installieren",
            "anschaffen",
            "entwickeln",
            "optimieren",
        ],
    ),
];
const NEGATIONS: Words = [
    (
        Lang::En,
        &["no", "not", "without", "never", "avoid", "avoiding"],
    ),
    (
        Lang::Nl,
        &["geen", "niet", "zonder", "nooit", "voorkom", "voorkomen"],
    ),
    (
        Lang::De,
        &[
            "kein",
            "keine",
            "nicht",
            "ohne",
            "nie",
            "vermeide",
            "vermeiden",
        ],
    ),
];
const AVERAGES: Words = [
    (
        Lang::En,
        &["on average", "average", "usually", "typically", "mostly"],
    ),
    (
        Lang::Nl,
        &["gemiddeld", "meestal", "doorgaans", "gewoonlijk"],
    ),
    (
        Lang::De,
        &[
            "im schnitt",
            "durchschnitt",
            "meistens",
            "meist ",
            "üblicherweise",
        ],
    ),
];
const THINKING: Words = [
    (
        Lang::En,
        &[
            "i think",
            "we think",
            "i believe",
            "i guess",
            "probably",
            "i feel",
        ],
    ),
    (
        Lang::Nl,
        &[
            "ik denk",
            "we denken",
            "volgens mij",
            "waarschijnlijk",
            "ik geloof",
            "ik vermoed",
        ],
    ),
    (
        Lang::De,
        &[
            "ich denke",
            "wir denken",
            "ich glaube",
            "vermutlich",
            "wahrscheinlich",
            "meiner meinung",
        ],
    ),
];

fn words(langs: &[Lang], words: &'static Words) -> impl Iterator<Item = &'static str> {
    words
        .iter()
        .filter(|(of, _)| langs.contains(of))
        .flat_map(|(_, words)| words.iter().copied())
}

/// Whether a text begins with one of the words, and not with a longer one: a target that says where
/// buyers wait does not say to buy.
fn begins(text: &str, mut words: impl Iterator<Item = &'static str>) -> bool {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    let text = text.trim_start();
    words.any(|word| text.strip_prefix(word).is_some_and(ends))
}

fn ends(text: &str, mut words: impl Iterator<Item = &'static str>) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    words.any(|word| last.trim_end_matches(['.', '!']) == word)
}

/// Whether one of the words stands in the text, and not as a part of another word.
fn contains(text: &str, mut words: impl Iterator<Item = &'static str>) -> bool {
    words.any(|word| {
        text.match_indices(word).any(|(at, _)| {
            !text[..at]
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::example::{day, target as example};

    fn said(lang: Lang, outcome: &str) -> Vec<&'static str> {
        let target = Target {
            outcome: outcome.to_owned(),
            ..example("2026-12-14")
        };
        let mut found = Vec::new();
        targets(&target, &[lang], day("2026-11-23"), &mut found);
        let names = found.into_iter().map(|advice| advice.name);
        names.filter(|name| *name != "no-measure").collect()
    }

    #[test]
    fn what_is_to_be_done_is_no_target_wherever_the_language_has_its_verb() {
        for (lang, outcome) in [
            (Lang::En, "Reduce the waiting time"),
            (Lang::En, "Set up a second bench"),
            (Lang::Nl, "Verminder de wachttijd"),
            (Lang::Nl, "Wachttijd verminderen"),
            (Lang::Nl, "Scanner invoeren."),
            (Lang::De, "Wartezeit reduzieren"),
            (Lang::De, "Optimiere den Ablauf"),
        ] {
            assert_eq!(said(lang, outcome), ["verb-target"], "{outcome}");
        }
        for (lang, outcome) in [
            (Lang::En, "Buyers get their order within 40 minutes"),
            (Lang::En, "Trains leave on time"),
            (Lang::En, "Users wait at most a minute"),
            (Lang::En, "Reduced waiting: at most 40 minutes"),
            (Lang::Nl, "Bouwtekeningen liggen klaar om 8 uur"),
            (Lang::Nl, "Elke order gaat binnen 40 minuten de deur uit"),
            (Lang::De, "Schulen erhalten ihre Ware am selben Tag"),
            (Lang::De, "Nutzer warten höchstens eine Minute"),
        ] {
            assert_eq!(said(lang, outcome), [""; 0], "{outcome}");
        }
    }

    #[test]
    fn a_word_that_only_begins_like_one_means_something_else() {
        for (lang, outcome, name) in [
            (
                Lang::En,
                "No order waits longer than a day",
                Some("negated-target"),
            ),
            (Lang::En, "Notes are read before the shift", None),
            (Lang::En, "No. 3 runs without a stop", None),
            (Lang::Nl, "Geen order wacht", Some("negated-target")),
            (Lang::De, "Niedrige Bestände am Band", None),
        ] {
            assert_eq!(said(lang, outcome), Vec::from_iter(name), "{outcome}");
        }
    }
}
