//! A record together with its name and its place.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de::Visitor, forward_to_deserialize_any};
use toml::{Table, Value};

use crate::practice::{
    diff,
    fields::Fields,
    kind::{Body, Kind, Record, table},
    picture::Picture,
    reference::Reference,
    stem,
    when::Stamp,
};

/// Where a record stands: its board (none for a record of the home), kind and stem.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    pub board: Option<String>,
    pub kind: Kind,
    /// The file's name without its ending, which never changes.
    pub stem: String,
}

impl Place {
    pub fn reference(&self) -> Reference {
        let name = match stem::number(&self.stem) {
            Some(number) if self.kind.numbered() => format!("{}{number}", self.kind.prefix()),
            _ if self.kind == Kind::Board => self.board.clone().unwrap_or_default(),
            _ if self.kind == Kind::Settings => "kata.toml".to_owned(),
            _ => self.stem.clone(),
        };
        Reference {
            board: self.board.clone(),
            name,
        }
    }

    /// What stands in other records when they point here: the stem, with the board where it is
    /// another one.
    pub fn link_from(&self, board: Option<&str>) -> String {
        match &self.board {
            Some(own) if Some(own.as_str()) != board => format!("{own}/{}", self.stem),
            _ => self.stem.clone(),
        }
    }
}

/// What every record may have, whatever its kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Common {
    /// What identifies the record for ever; a ULID.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub id: Option<String>,
    /// The stems under which it stood before it got another number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub was: Vec<String>,
    /// An address or a revision that belongs to it; may be repeated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub link: Vec<String>,
    /// Pictures of the process or of what was drawn, with what is to be seen on them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub pictures: Vec<Picture>,
    /// What people added later.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("readOnly" = true))]
    pub notes: Vec<Note>,
}

/// A remark on a record, by anybody; only ever added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    #[schemars(extend("x-shape" = "person"))]
    pub by: String,
    pub at: Stamp,
    pub text: String,
}

/// One record: its place, what identifies it, and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub place: Place,
    pub common: Common,
    pub body: Body,
    /// The fields as they stand in the file, keys that this program does not know included.
    pub fields: Fields,
}

impl Entry {
    /// A record that has not been written yet.
    pub fn new(place: Place, common: Common, body: impl Into<Body>) -> Entry {
        let body = body.into();
        let mut fields = Table::new();
        let mut rest = table(&common);
        if let Some(id) = rest.remove("id") {
            fields.insert("id".to_owned(), id);
        }
        fields.extend(body.table());
        fields.extend(rest);
        Entry {
            place,
            common,
            body,
            fields: fields.into(),
        }
    }

    /// A record from the fields of its file.
    pub fn read(place: Place, fields: Table) -> Result<Entry, toml::de::Error> {
        let body = place.kind.decode(&fields)?;
        let common = Common::deserialize(Known(&fields))?;
        Ok(Entry {
            place,
            common,
            body,
            fields: fields.into(),
        })
    }

    /// The same record saying something else. Only what differs is changed, so unknown keys stay.
    pub fn saying(&self, body: impl Into<Body>) -> Entry {
        let body = body.into();
        let mut fields = self.fields.clone();
        for change in diff::tables(&self.body.table(), &body.table()) {
            diff::patch(&mut fields, &change);
        }
        Entry {
            place: self.place.clone(),
            common: self.common.clone(),
            body,
            fields,
        }
    }

    /// The same record with fields set (or, where the value is an empty text, removed).
    pub fn with(&self, given: &Table, lists: Lists) -> Result<Entry, toml::de::Error> {
        let mut fields = self.fields.clone().into_table();
        overlay(&mut fields, given, lists);
        Entry::read(self.place.clone(), fields)
    }

    /// The same record with links added.
    pub fn linked(&self, links: &[String]) -> Entry {
        let fresh: Vec<&String> = links
            .iter()
            .filter(|link| !self.common.link.contains(link))
            .collect();
        if fresh.is_empty() {
            return self.clone();
        }
        let mut linked = self.clone();
        linked.common.link.extend(fresh.into_iter().cloned());
        let all = linked
            .common
            .link
            .iter()
            .cloned()
            .map(Value::String)
            .collect();
        linked.fields.insert("link".to_owned(), Value::Array(all));
        linked
    }

    /// The same record with these pictures.
    pub fn pictured(&self, pictures: Vec<Picture>) -> Entry {
        let mut pictured = self.clone();
        let tables = pictures.iter().map(|picture| Value::Table(table(picture)));
        match pictures.is_empty() {
            true => drop(pictured.fields.remove("pictures")),
            false => {
                let tables = Value::Array(tables.collect());
                pictured.fields.insert("pictures".to_owned(), tables);
            }
        }
        pictured.common.pictures = pictures;
        pictured
    }

    pub fn reference(&self) -> Reference {
        self.place.reference()
    }

    pub fn id(&self) -> &str {
        self.common.id.as_deref().unwrap_or_default()
    }

    pub fn number(&self) -> Option<u32> {
        stem::number(&self.place.stem)
    }

    pub fn get<T: Record>(&self) -> Option<&T> {
        T::from_body(&self.body)
    }
}

/// Fields from which a struct is made: those that it knows are copied, and not the others, which may be
/// hundreds of points.
struct Known<'a>(&'a Table);

impl<'de> Deserializer<'de> for Known<'_> {
    type Error = toml::de::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let known = fields.iter().filter_map(|key| {
            let value = self.0.get(*key)?;
            Some(((*key).to_owned(), value.clone()))
        });
        Value::Table(known.collect()).deserialize_struct(name, fields, visitor)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        Value::Table(self.0.clone()).deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// What becomes of a list that is given for one that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lists {
    /// A flag that may be repeated adds to it.
    Grow,
    /// A document shows all of it.
    Replace,
}

/// Lays `given` over `fields`: an empty text removes its key, a range replaces the one that is
/// there with both its ends.
fn overlay(fields: &mut Table, given: &Table, lists: Lists) {
    let range = |table: &Table| table.contains_key("metric");
    for (key, value) in given {
        match (fields.get_mut(key), value) {
            (_, Value::String(text)) if text.is_empty() => {
                fields.remove(key);
            }
            (Some(Value::Table(below)), Value::Table(over)) if !range(over) => {
                overlay(below, over, lists);
                if below.is_empty() {
                    fields.remove(key);
                }
            }
            (Some(Value::Array(has)), Value::Array(more)) if lists == Lists::Grow => {
                grow(has, more)
            }
            (None, Value::Table(over)) => {
                let mut fresh = Table::new();
                overlay(&mut fresh, over, lists);
                if !fresh.is_empty() {
                    fields.insert(key.clone(), Value::Table(fresh));
                }
            }
            _ => {
                fields.insert(key.clone(), value.clone());
            }
        }
    }
}

fn grow(has: &mut Vec<Value>, more: &[Value]) {
    for one in more {
        // One range a metric: a new one takes the place of the old one.
        let metric = |value: &Value| value.get("metric").cloned();
        let same = |old: &Value| metric(old).is_some() && metric(old) == metric(one);
        match has.iter().position(same) {
            Some(place) => has[place] = one.clone(),
            None if !has.contains(one) => has.push(one.clone()),
            None => {}
        }
    }
}

/// A record of a known kind, with its entry: what rules work on.
#[derive(Debug)]
pub struct Of<'a, T> {
    pub entry: &'a Entry,
    pub body: &'a T,
}

// Derived, these would ask the same of the record itself.
impl<T> Clone for Of<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Of<'_, T> {}

impl<'a, T: Record> Of<'a, T> {
    pub fn new(entry: &'a Entry) -> Option<Of<'a, T>> {
        entry.get::<T>().map(|body| Of { entry, body })
    }
}

impl<T> Of<'_, T> {
    pub fn stem(&self) -> &str {
        &self.entry.place.stem
    }
}
