//! The kinds of record: one line each.

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize};
use toml::{Table, Value, value::Datetime};

use crate::practice::{
    condition::Condition, cycle::Cycle, direction::Direction, entry::Common,
    experiment::Experiment, field, field::Field, metric::Metric, observation::Observation,
    obstacle::Obstacle, points::Points, problem::Problem, reflection::Reflection,
    settings::Settings, standard::Standard, storyboard::Storyboard, target::Target,
};

/// Where a kind's files stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder<'a> {
    /// A folder of the home.
    Home(&'a str),
    /// A folder of the board.
    Board(&'a str),
    /// The one file of the board or of the home.
    Single(&'a str),
}

macro_rules! kinds {
    ($($name:ident($body:ty), $noun:literal, $prefix:literal, $folder:expr;)*) => {
        /// The kind of a record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $($name),* }

        /// What a record says, by its kind. Each in a place of its own, since an obstacle does not need
        /// the room of a metric; and copies of a record share it.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Body { $($name(Arc<$body>)),* }

        impl Kind {
            pub const ALL: &'static [Kind] = &[$(Kind::$name),*];

            /// The command's noun, which is also the name in JSON.
            pub fn noun(self) -> &'static str {
                match self { $(Kind::$name => $noun),* }
            }

            /// The letters of a spoken reference; empty where a record goes by its slug.
            pub fn prefix(self) -> &'static str {
                match self { $(Kind::$name => $prefix),* }
            }

            pub fn folder(self) -> Folder<'static> {
                match self { $(Kind::$name => $folder),* }
            }

            /// Every field that a file of this kind may have, those of every record first.
            /// Walked once for each kind.
            pub fn fields(self) -> &'static [Field] {
                match self {
                    $(Kind::$name => {
                        static FIELDS: OnceLock<Vec<Field>> = OnceLock::new();
                        FIELDS.get_or_init(|| {
                            let mut all = field::fields::<Common>();
                            all.extend(field::fields::<$body>());
                            all
                        })
                    }),*
                }
            }


            /// The JSON Schema of a file of this kind.
            pub fn schema(self) -> serde_json::Value {
                let (own, common) = match self {
                    $(Kind::$name => (field::schema::<$body>(), field::schema::<Common>())),*
                };
                file_schema(self, own, &common)
            }

            /// Reads a record's fields.
            pub fn decode(self, table: &Table) -> Result<Body, toml::de::Error> {
                let value = Value::Table(table.clone());
                match self { $(Kind::$name => <$body>::deserialize(value).map(Body::from)),* }
            }

            /// Reads a record's fields in any notation.
            pub fn decode_from<'de, D: Deserializer<'de>>(self, fields: D) -> Result<Body, D::Error> {
                match self { $(Kind::$name => <$body>::deserialize(fields).map(Body::from)),* }
            }

            /// Reads a record's fields from text; slower, and its error says where.
            pub fn decode_text(self, text: &str) -> Result<Body, toml::de::Error> {
                match self { $(Kind::$name => toml::from_str::<$body>(text).map(Body::from)),* }
            }
        }

        impl Body {
            pub fn kind(&self) -> Kind {
                match self { $(Body::$name(_) => Kind::$name),* }
            }

            /// The fields as they stand in a new file.
            pub fn table(&self) -> Table {
                match self { $(Body::$name(body) => table(&**body)),* }
            }
        }

        $(
            impl From<$body> for Body {
                fn from(body: $body) -> Body { Body::$name(Arc::new(body)) }
            }

            impl Record for $body {
                const KIND: Kind = Kind::$name;
                fn from_body(body: &Body) -> Option<&Self> {
                    match body { Body::$name(body) => Some(body), _ => None }
                }
            }
        )*
    };
}

kinds! {
    Settings(Settings),     "home",       "",   Folder::Single("kata.toml");
    Board(Storyboard),      "board",      "",   Folder::Single("board.toml");
    Metric(Metric),         "metric",     "",   Folder::Board("metrics");
    Points(Points),         "points",     "",   Folder::Board("metrics");
    Condition(Condition),   "condition",  "CC", Folder::Board("conditions");
    Target(Target),         "target",     "TC", Folder::Board("targets");
    Obstacle(Obstacle),     "obstacle",   "O",  Folder::Board("obstacles");
    Experiment(Experiment), "experiment", "E",  Folder::Board("experiments");
    Cycle(Cycle),           "cycle",      "C",  Folder::Board("cycles");
    Observation(Observation), "observation", "CO", Folder::Board("observations");
    Problem(Problem),       "problem",    "P",  Folder::Home("problems");
    Standard(Standard),     "standard",   "S",  Folder::Home("standards");
    Direction(Direction),   "direction",  "",   Folder::Single("direction.toml");
    Reflection(Reflection), "reflection", "R",  Folder::Home("culture");
}

/// The schema of a file, from what it says and what every record may have.
fn file_schema(
    kind: Kind,
    mut own: serde_json::Value,
    common: &serde_json::Value,
) -> serde_json::Value {
    let properties = own
        .get_mut("properties")
        .and_then(serde_json::Value::as_object_mut);
    let common = common
        .get("properties")
        .and_then(serde_json::Value::as_object);
    if let (Some(properties), Some(common)) = (properties, common) {
        properties.extend(common.clone());
    }
    let mut whole = serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.noun(),
    });
    if let (Some(whole), serde_json::Value::Object(own)) = (whole.as_object_mut(), own) {
        let own = own
            .into_iter()
            .filter(|(key, _)| key != "title" && key != "$schema");
        whole.extend(own);
    }
    whole
}

/// A struct that is the body of a kind of record.
pub trait Record:
    Serialize + for<'de> Deserialize<'de> + schemars::JsonSchema + Clone + Into<Body>
{
    const KIND: Kind;
    fn from_body(body: &Body) -> Option<&Self>;
}

/// A struct as a TOML table. The records are structs of texts, numbers and dates with named
/// fields, all of which TOML can hold, so nothing is lost.
pub fn table(fields: &impl Serialize) -> Table {
    let mut table = Table::try_from(fields).unwrap_or_default();
    table.iter_mut().for_each(|(_, value)| dated(value));
    table
}

/// A date is left as the table of one key that stands for it while it is serialised.
fn dated(value: &mut Value) {
    match value {
        Value::Table(table) => {
            if table.len() == 1
                && let Ok(date) = Datetime::deserialize(Value::Table(table.clone()))
            {
                *value = Value::Datetime(date);
                return;
            }
            table.iter_mut().for_each(|(_, value)| dated(value));
        }
        Value::Array(values) => values.iter_mut().for_each(dated),
        _ => {}
    }
}

impl Kind {
    /// The kind whose spoken references begin with these letters.
    pub fn of_prefix(letters: &str) -> Option<Kind> {
        Kind::ALL
            .iter()
            .copied()
            .find(|kind| !kind.prefix().is_empty() && kind.prefix().eq_ignore_ascii_case(letters))
    }

    pub fn of_noun(noun: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.noun() == noun)
    }

    /// Whether the records of this kind are numbered.
    pub fn numbered(self) -> bool {
        !self.prefix().is_empty()
    }
}
