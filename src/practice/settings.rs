//! `kata.toml`: the settings of a kata home, and its people; and a person's own settings.
//!
//! What can be set is what the two structs say; `kata config` walks them, and keeps no list.

use std::{collections::BTreeMap, sync::OnceLock};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use crate::practice::{
    advice,
    cadence::{self, Cadence},
    diff,
    field::{Field, Shape, fields},
    lang::Lang,
    near::nearest,
    refusal::Refusal,
    storyboard::Storyboard,
};

/// The version of the files that this program reads and writes.
pub const FORMAT: u32 = 1;

/// The settings of a kata home (`kata.toml`). It holds no command that could be run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Settings {
    /// The version of the file format.
    #[schemars(extend("readOnly" = true))]
    pub format: u32,
    /// What this home is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The language of the history and, where a person has none set, of everything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Lang>,
    /// People by handle.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub people: BTreeMap<String, Human>,
    /// What is not said to anybody here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<AdviceSettings>,
    /// How commits are worded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commit: Option<CommitSettings>,
    /// What is known to `kata check`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<CheckSettings>,
    /// What a new board has where nothing else is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defaults: Option<Defaults>,
}

/// Somebody in this home; a role may stand where a name would.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Human {
    /// The name, or a role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The e-mail address, as git knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(email)]
    pub email: Option<String>,
}

/// Whether a text can be an e-mail address; whether it is one, only a letter tells.
pub fn may_be_email(text: &str) -> bool {
    let around = text.split_once('@');
    let both = around.is_some_and(|(before, after)| !before.is_empty() && !after.is_empty());
    both && !text.contains(char::is_whitespace)
}

/// Which advice is not given.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AdviceSettings {
    /// The names of the advice.
    #[serde(default)]
    pub mute: Vec<String>,
}

/// How commits are worded.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CommitSettings {
    /// A template for the subject, such as "docs(kata): {subject}".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// Findings that are known and do not stand red for ever.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckSettings {
    /// Findings that are known, each as a reference and the finding's name: "packing/E14 prediction-late".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<String>,
}

/// What a new board has where nothing else is said.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Defaults {
    /// Who asks the five questions at a new board.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "person"))]
    pub coach: Option<String>,
    /// Who coaches the coach of a new board.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "person"))]
    pub second_coach: Option<String>,
    /// How often the coaching cycle is held at a new board.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-shape" = "cadence"))]
    pub cadence: Option<String>,
}

/// A person's own settings (`$XDG_CONFIG_HOME/kata/config.toml`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UserSettings {
    /// The language of questions, labels and reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Lang>,
    /// Whether to use colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<Colour>,
    /// The pager for long output; git's own, where there is none here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pager: Option<String>,
    /// Other kata homes that are read together with the one where one stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub homes: Vec<String>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}

/// Whose settings they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// A person's own file, on this machine.
    User,
    /// `kata.toml`, which everybody here shares.
    Repository,
}

impl Scope {
    pub const ALL: [Scope; 2] = [Scope::User, Scope::Repository];

    /// What can be set there.
    pub fn fields(self) -> &'static [Field] {
        static USER: OnceLock<Vec<Field>> = OnceLock::new();
        static REPOSITORY: OnceLock<Vec<Field>> = OnceLock::new();
        let own = |fields: Vec<Field>| fields.into_iter().filter(|field| !field.managed).collect();
        match self {
            Scope::User => USER.get_or_init(|| own(fields::<UserSettings>())),
            Scope::Repository => REPOSITORY.get_or_init(|| own(fields::<Settings>())),
        }
    }

    fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key() == key)
    }
}

/// The setting that goes by a key: in the scope that is wanted, else where it belongs, a person's own
/// file first.
pub fn setting(written: &str, wanted: Option<Scope>) -> Result<(Scope, &'static Field), Refusal> {
    let key = written.trim().to_lowercase().replace('-', "_");
    let mut scopes = Scope::ALL
        .into_iter()
        .filter_map(|scope| Some((scope, scope.field(&key)?)));
    match wanted {
        None => scopes.next(),
        Some(wanted) => match scopes.clone().find(|(scope, _)| *scope == wanted) {
            None if scopes.next().is_some() => {
                return Err(Refusal::SettingElsewhere { key, wanted });
            }
            found => found,
        },
    }
    .ok_or_else(|| unknown(written, &Scope::ALL))
}

/// Every setting that there is, by its key.
pub fn keys(scopes: &[Scope]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for field in scopes.iter().flat_map(|scope| scope.fields()) {
        if !keys.contains(&field.key()) {
            keys.push(field.key());
        }
    }
    keys
}

/// That a key is no setting, with the one that may have been meant.
pub fn unknown(written: &str, scopes: &[Scope]) -> Refusal {
    let known = keys(scopes);
    Refusal::SettingUnknown {
        key: written.to_owned(),
        near: nearest(written, known.iter().map(String::as_str)),
        known,
    }
}

/// What was written for a setting, as the value that stands in the file; none where it says nothing,
/// which takes the setting out.
pub fn value(field: &Field, texts: &[String]) -> Result<Option<Value>, Refusal> {
    let texts: Vec<String> = match field.many {
        true => texts.iter().map(|text| text.trim().to_owned()).collect(),
        // Words without quotes are one text.
        false => vec![texts.join(" ").trim().to_owned()],
    };
    let mut values = Vec::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        sound(field, text)?;
        values.push(Value::String(text.clone()));
    }
    Ok(match field.many {
        _ if values.is_empty() => None,
        true => Some(Value::Array(values)),
        false => values.into_iter().next(),
    })
}

/// Whether a text means something for a setting.
fn sound(field: &Field, text: &str) -> Result<(), Refusal> {
    let key = field.key();
    match (&field.shape, key.as_str()) {
        (Shape::Choice(choices), _) if !choices.iter().any(|choice| choice == text) => {
            Err(Refusal::SettingValue {
                key,
                text: text.to_owned(),
                known: choices.clone(),
            })
        }
        (Shape::Cadence, _) if text.parse::<Cadence>().is_err() => Err(Refusal::SettingValue {
            key,
            text: text.to_owned(),
            known: cadence::EXAMPLES.map(str::to_owned).to_vec(),
        }),
        (_, "check.accept") if accepted(text).is_none() => Err(Refusal::NoFinding {
            text: text.to_owned(),
        }),
        (_, "advice.mute") if !advice::NAMES.contains(&text) => Err(Refusal::AdviceUnknown {
            name: text.to_owned(),
            near: nearest(text, advice::NAMES.iter().copied()),
        }),
        (_, "commit.subject") if !text.contains(SUBJECT) || text.contains('\n') => {
            Err(Refusal::TemplateWithoutSubject {
                template: text.to_owned(),
            })
        }
        _ => Ok(()),
    }
}

/// A finding that is known: the record it is about, and its name.
fn accepted(line: &str) -> Option<(&str, &str)> {
    let (record, finding) = line.trim().split_once(char::is_whitespace)?;
    Some((record, finding.trim()))
}

/// What stands in a template for the subject as it would be without one.
pub const SUBJECT: &str = "{subject}";

/// The values in a table of settings that mean nothing, each with its key.
pub fn faults(scope: Scope, table: &Table) -> Vec<(Vec<String>, Refusal)> {
    let mut found = Vec::new();
    for field in scope.fields() {
        let texts = match diff::at(table, &field.path) {
            Some(Value::String(text)) => vec![text.clone()],
            Some(Value::Array(values)) => values
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            _ => continue,
        };
        for text in texts {
            if let Err(refusal) = sound(field, &text) {
                found.push((field.path.clone(), refusal));
            }
        }
    }
    found
}

impl Defaults {
    /// A new board with what is usual here, where nothing else was said.
    pub fn fill(&self, board: Storyboard) -> Storyboard {
        Storyboard {
            coach: board.coach.or_else(|| self.coach.clone()),
            second_coach: board.second_coach.or_else(|| self.second_coach.clone()),
            cadence: board.cadence.or_else(|| self.cadence.clone()),
            ..board
        }
    }
}

impl Settings {
    /// A new board as it is usual here.
    pub fn usual(&self, board: Storyboard) -> Storyboard {
        match &self.defaults {
            Some(defaults) => defaults.fill(board),
            None => board,
        }
    }

    /// Whether a finding about a record is known here, and is no finding any more.
    pub fn accepts(&self, reference: &str, name: &str) -> bool {
        let same = |line: &String| {
            accepted(line).is_some_and(|(record, finding)| {
                record.eq_ignore_ascii_case(reference) && finding == name
            })
        };
        self.check
            .as_ref()
            .is_some_and(|check| check.accept.iter().any(same))
    }

    /// Whether this advice is given here.
    pub fn advises(&self, name: &str) -> bool {
        self.advice
            .as_ref()
            .is_none_or(|advice| !advice.mute.iter().any(|muted| muted == name))
    }

    pub fn lang(&self) -> Lang {
        self.language.unwrap_or_default()
    }

    /// A known person's handle for a handle or a name as somebody wrote it; any other text as it is.
    pub fn person(&self, text: &str) -> String {
        let wanted = text.trim();
        let same = |one: &str| one.to_lowercase() == wanted.to_lowercase();
        self.people
            .iter()
            .find(|(handle, human)| same(handle) || human.name.as_deref().is_some_and(same))
            .map_or_else(|| wanted.to_owned(), |(handle, _)| handle.clone())
    }

    /// The name to show for a handle, however its letters were written; the text itself where nobody has that
    /// handle. Somebody who was named before they were known here has a capital.
    pub fn name_of<'a>(&'a self, handle: &'a str) -> &'a str {
        let known = self.people.get(handle);
        let written = || self.people.get(&handle.to_lowercase());
        known
            .or_else(written)
            .and_then(|human| human.name.as_deref())
            .unwrap_or(handle)
    }

    /// The handle of whoever has this e-mail address.
    pub fn handle_of(&self, email: &str) -> Option<&str> {
        self.people
            .iter()
            .find(|(_, human)| {
                human
                    .email
                    .as_deref()
                    .is_some_and(|own| own.eq_ignore_ascii_case(email))
            })
            .map(|(handle, _)| handle.as_str())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_has_something_on_both_sides_of_its_sign() {
        for (text, may) in [
            ("noor@example.org", true),
            ("noor@bench", true),
            ("fout", false),
            ("@example.org", false),
            ("noor@", false),
            ("noor @example.org", false),
        ] {
            assert_eq!(may_be_email(text), may, "{text}");
        }
    }

    #[test]
    fn somebody_who_was_named_before_they_were_known_is_known_by_that_name() {
        let text = "format = 1\n[people.marieke]\nname = \"Marieke de Vries\"";
        let settings: Settings = toml::from_str(text).unwrap();
        for written in ["marieke", "Marieke"] {
            assert_eq!(settings.name_of(written), "Marieke de Vries");
        }
        assert_eq!(settings.name_of("Noor"), "Noor");
    }

    #[test]
    fn a_home_holds_nothing_that_could_be_run() {
        // A clone would bring it along.
        for field in Scope::Repository.fields() {
            let key = field.key();
            for word in ["pager", "editor", "command", "hook", "run", "exec"] {
                assert!(!key.contains(word), "{key}");
            }
        }
    }

    #[test]
    fn a_setting_is_where_it_belongs_and_a_slip_comes_near_to_it() {
        let scope = |key: &str, wanted| setting(key, wanted).map(|(scope, _)| scope);
        assert_eq!(scope("language", None), Ok(Scope::User));
        assert_eq!(
            scope("language", Some(Scope::Repository)),
            Ok(Scope::Repository)
        );
        assert_eq!(scope("Advice.Mute", None), Ok(Scope::Repository));
        assert_eq!(scope("defaults.second-coach", None), Ok(Scope::Repository));
        assert!(matches!(
            scope("pager", Some(Scope::Repository)),
            Err(Refusal::SettingElsewhere { .. })
        ));
        for (slip, meant) in [
            ("langauge", "language"),
            ("colour", "color"),
            ("advice.muted", "advice.mute"),
            ("subject", "commit.subject"),
        ] {
            let refused = scope(slip, None);
            assert!(
                matches!(&refused, Err(Refusal::SettingUnknown { near: Some(near), .. }) if near == meant),
                "{slip}: {refused:?}"
            );
        }
    }

    proptest! {
        /// Whatever is taken as a value is one that the file's own definition reads.
        #[test]
        fn what_is_set_can_be_read_again(
            place in 0_usize..64,
            texts in proptest::collection::vec("(en|auto|lack-of|daily|a/E1 b|x \\{subject\\}|\\PC{0,12})", 1..3),
        ) {
            for scope in Scope::ALL {
                let field = &scope.fields()[place % scope.fields().len()];
                let Ok(Some(value)) = value(field, &texts) else { continue };
                let mut table = Table::new();
                table.insert("format".to_owned(), Value::Integer(1));
                crate::practice::diff::apply(&mut table, &crate::practice::diff::FieldChange {
                    path: field.path.clone(),
                    old: None,
                    new: Some(value),
                });
                prop_assert!(faults(scope, &table).is_empty());
                let read = match scope {
                    Scope::User => UserSettings::deserialize(Value::Table(table)).is_ok(),
                    Scope::Repository => Settings::deserialize(Value::Table(table)).is_ok(),
                };
                prop_assert!(read, "{}", field.key());
            }
        }

        #[test]
        fn no_key_stops_the_program(key in "\\PC{0,40}") {
            let _ = setting(&key, None).map_err(|refusal| (refusal.message(), refusal.hint()));
        }
    }
}
