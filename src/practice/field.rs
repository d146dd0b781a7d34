//! The one definition of a record, as something that can be walked.
//!
//! A kind of record is a struct; its doc comments, types and few `schemars` extensions say all
//! that flags, questions, files, JSON, schema, differences, commit texts and pages need to know.
//! [`fields`] turns that struct's schema into a list, so that no second list is kept by hand.
//!
//! The extensions that a struct may carry:
//!
//! | extension | meaning |
//! | --- | --- |
//! | `readOnly` | the program fills it in; it is no flag and no question |
//! | `x-edited` | the program fills it in when the record is made, and `edit` may change it |
//! | `x-flag` | the flag's name where it is not the key's |
//! | `x-shape` | what a person writes where the type alone does not say it: `range`, `person`, `slug`, `lines`, `texts`, `moment`, `cadence` |
//! | `x-bare` | yes or no by two flags without a value: `--kept`, `--not-kept` |
//! | `x-reference` | the kind of record that stands there by its stem; any, where it is empty |
//! | `x-forward` | a date that lies ahead, so that a weekday is the next one |
//! | `x-required` | asked for by the form, though the file may lack it |
//! | `x-positional` | written without a flag when a record is made |
//! | `x-ask` | at a terminal asked for `always`, even where nothing else is missing, or `never` |
//! | `x-place` | its place among the questions, before those that have none |
//! | `x-default` | what Enter means when it is asked for: `me` is the person at the keyboard, `yes` is yes |

use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::Value;

/// One field of a record or of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key in the file, behind the tables it stands in (`criteria.essential`).
    pub path: Vec<String>,
    /// The flag's long name, without dashes.
    pub flag: String,
    pub shape: Shape,
    /// Whether it may be given several times.
    pub many: bool,
    pub required: bool,
    /// Filled in by the program.
    pub managed: bool,
    /// Filled in by the program, and changed by `edit` all the same.
    pub edited: bool,
    pub positional: bool,
    /// The noun of the kind of record that it refers to; empty where it may be any.
    pub refers: Option<String>,
    /// A date that lies ahead.
    pub forward: bool,
    /// Yes or no, said by two flags without a value.
    pub bare: bool,
    pub asking: Asking,
    /// Its place among the questions; those without one come after, as they stand in the struct.
    pub place: u64,
    /// What Enter means when it is asked for.
    pub default: Option<Default>,
    /// The doc comment, in English.
    pub help: String,
}

/// When a field is asked for at a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// Together with the others, when something that is needed was not given.
    Usual,
    /// Also when all that is needed was given: the practice asks for it.
    Always,
    Never,
}

/// A value that is filled in where nothing is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Default {
    /// The person at the keyboard.
    Me,
    Yes,
}

impl Field {
    /// The key with the tables it stands in: `criteria.essential`.
    pub fn key(&self) -> String {
        self.path.join(".")
    }

    /// The flag as it is written, or the two of which one is.
    pub fn written(&self) -> String {
        match self.bare {
            true => format!("--{flag}|--not-{flag}", flag = self.flag),
            false => format!("--{}", self.flag),
        }
    }

    /// The name under which messages keep this field's label, e.g. `second-coach`.
    pub fn label(&self) -> String {
        self.path
            .last()
            .map_or_else(String::new, |key| key.replace('_', "-"))
    }

    /// Something that a command asks for beside a record's own fields, under the flag's name.
    pub fn beside(flag: &str, shape: Shape) -> Field {
        Field {
            path: vec![flag.to_owned()],
            flag: flag.to_owned(),
            shape,
            many: false,
            required: false,
            managed: false,
            edited: false,
            positional: false,
            refers: None,
            forward: false,
            bare: false,
            asking: Asking::Usual,
            place: u64::MAX,
            default: None,
            help: String::new(),
        }
    }

    #[must_use]
    pub fn required(self) -> Field {
        Field {
            required: true,
            ..self
        }
    }

    /// A word of its own, without a flag.
    #[must_use]
    pub fn word(self) -> Field {
        Field {
            positional: true,
            ..self
        }
    }

    #[must_use]
    pub fn several(self) -> Field {
        Field { many: true, ..self }
    }

    /// Asked for even where nothing else is missing.
    #[must_use]
    pub fn always(self) -> Field {
        Field {
            asking: Asking::Always,
            ..self
        }
    }

    /// A date that lies ahead.
    #[must_use]
    pub fn ahead(self) -> Field {
        Field {
            forward: true,
            ..self
        }
    }
}

/// What a person writes for a field, before it is read into a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Text,
    Slug,
    Email,
    /// A known person's handle or name, or any text.
    Person,
    Day,
    /// A day, or a day with a time.
    Moment,
    /// A point in time with its offset.
    Stamp,
    Number,
    /// A whole number.
    Count,
    YesNo,
    Choice(Vec<String>),
    /// A reference to a record of the named kind (or of any, when empty).
    Reference(String),
    /// `SLUG=LOW..HIGH`
    Range,
    /// `NAME=VALUE`
    Lines,
    /// `KEY=TEXT`
    Texts,
    /// The days on which a cycle is due: `daily`, `mon,wed 08:30`.
    Cadence,
    /// A table whose keys are free, such as people by handle.
    Table,
}

/// The schema of a form, with everything inlined, as schemars makes it.
pub fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    settings
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

/// Every field of a form, in the order in which the struct has them.
pub fn fields<T: JsonSchema>() -> Vec<Field> {
    // A step asks three or four times, for its flags, its questions and its words; making the schema
    // each time was a quarter of what it computes.
    static WALKED: Mutex<BTreeMap<Cow<'static, str>, Vec<Field>>> = Mutex::new(BTreeMap::new());
    // What is in it is whole, whoever panicked.
    let mut walked = WALKED.lock().unwrap_or_else(PoisonError::into_inner);
    let found = walked.entry(T::schema_id()).or_insert_with(|| {
        let mut found = Vec::new();
        walk(&schema::<T>(), &[], false, &mut found);
        found
    });
    found.clone()
}

fn walk(schema: &Value, prefix: &[String], managed: bool, found: &mut Vec<Field>) {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return;
    };
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    for (name, property) in properties {
        let mut path = prefix.to_vec();
        path.push(name.clone());
        let many = is(property, "array");
        let inner = not_null(if many {
            property.get("items").unwrap_or(property)
        } else {
            property
        });
        // A list of tables is no flag: flags give one value at a time.
        let managed = managed || truthy(property, "readOnly");
        let shape = shape(property, inner);
        if shape == Shape::Table && inner.get("properties").is_some() {
            walk(inner, &path, managed || many, found);
            continue;
        }
        let flag = property
            .get("x-flag")
            .and_then(Value::as_str)
            .map_or_else(|| name.replace('_', "-"), str::to_owned);
        found.push(Field {
            path,
            flag,
            shape,
            many,
            required: required.contains(&name.as_str()) || truthy(property, "x-required"),
            managed,
            edited: truthy(property, "x-edited"),
            positional: truthy(property, "x-positional"),
            refers: refers(property),
            forward: truthy(property, "x-forward"),
            bare: truthy(property, "x-bare"),
            asking: match word(property, "x-ask") {
                Some("always") => Asking::Always,
                Some("never") => Asking::Never,
                _ => Asking::Usual,
            },
            place: property
                .get("x-place")
                .and_then(Value::as_u64)
                .unwrap_or(u64::MAX),
            default: match word(property, "x-default") {
                Some("me") => Some(Default::Me),
                Some("yes") => Some(Default::Yes),
                _ => None,
            },
            help: property
                .get("description")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .replace('\n', " "),
        });
    }
}

fn shape(property: &Value, inner: &Value) -> Shape {
    let inner = not_null(inner);
    let named = [property, inner]
        .into_iter()
        .find_map(|schema| word(schema, "x-shape"));
    match named {
        Some("range") => return Shape::Range,
        Some("person") => return Shape::Person,
        Some("slug") => return Shape::Slug,
        Some("lines") => return Shape::Lines,
        Some("texts") => return Shape::Texts,
        Some("moment") => return Shape::Moment,
        Some("cadence") => return Shape::Cadence,
        _ => {}
    }
    if let Some(kind) = refers(property) {
        return Shape::Reference(kind);
    }
    let choices = choices(inner);
    if !choices.is_empty() {
        return Shape::Choice(choices);
    }
    match inner.get("format").and_then(Value::as_str) {
        Some("date") => return Shape::Day,
        Some("date-time") => return Shape::Stamp,
        Some("email") => return Shape::Email,
        _ => {}
    }
    if is(inner, "string") {
        Shape::Text
    } else if is(inner, "integer") {
        Shape::Count
    } else if is(inner, "number") {
        Shape::Number
    } else if is(inner, "boolean") {
        Shape::YesNo
    } else {
        Shape::Table
    }
}

fn refers(property: &Value) -> Option<String> {
    word(property, "x-reference").map(str::to_owned)
}

fn word<'a>(property: &'a Value, name: &str) -> Option<&'a str> {
    property.get(name).and_then(Value::as_str)
}

/// The values of a fixed set; schemars writes them as `enum`, or as `oneOf` where they have docs.
fn choices(schema: &Value) -> Vec<String> {
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return values
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
    }
    let Some(variants) = schema.get("oneOf").and_then(Value::as_array) else {
        return Vec::new();
    };
    variants
        .iter()
        .flat_map(
            |variant| match variant.get("const").and_then(Value::as_str) {
                Some(one) => vec![one.to_owned()],
                None => choices(variant),
            },
        )
        .collect()
}

/// The schema inside an `Option`, which schemars writes as a choice with null.
fn not_null(schema: &Value) -> &Value {
    let Some(variants) = schema.get("anyOf").and_then(Value::as_array) else {
        return schema;
    };
    variants
        .iter()
        .find(|variant| !is(variant, "null"))
        .unwrap_or(schema)
}

fn is(schema: &Value, kind: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(one)) => one == kind,
        Some(Value::Array(several)) => several.iter().any(|one| one == kind),
        _ => false,
    }
}

fn truthy(schema: &Value, name: &str) -> bool {
    schema.get(name).and_then(Value::as_bool).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{
        experiment::Experiment, metric::Metric, storyboard::Storyboard, target::Target,
    };

    fn named(fields: &[Field], flag: &str) -> Field {
        fields
            .iter()
            .find(|field| field.flag == flag)
            .cloned()
            .unwrap_or_else(|| panic!("no {flag} in {fields:#?}"))
    }

    #[test]
    fn a_struct_says_what_its_flags_are() {
        let fields = fields::<Experiment>();
        assert_eq!(named(&fields, "step").shape, Shape::Text);
        assert!(named(&fields, "step").required);
        assert!(
            named(&fields, "expect").required,
            "the form asks for it, though a file may lack it"
        );
        assert_eq!(named(&fields, "by").shape, Shape::Moment);
        assert_eq!(named(&fields, "predict").shape, Shape::Range);
        assert_eq!(named(&fields, "predict").path, ["prediction"]);
        assert!(matches!(named(&fields, "kind").shape, Shape::Choice(values) if values.len() == 4));
        assert!(named(&fields, "builds-on").many);
        assert!(named(&fields, "planned").managed);
    }

    #[test]
    fn a_table_of_texts_becomes_flags_of_its_own() {
        let fields = fields::<Target>();
        assert_eq!(named(&fields, "essential").path, ["criteria", "essential"]);
        assert!(named(&fields, "predict").many);
        assert_eq!(named(&fields, "by").shape, Shape::Day);
    }

    #[test]
    fn people_lines_and_slugs_are_told_apart() {
        assert_eq!(
            named(&fields::<Storyboard>(), "learner").shape,
            Shape::Person
        );
        assert_eq!(named(&fields::<Metric>(), "line").shape, Shape::Lines);
    }
}
