//! The fields of a record as they stand in its file.

use std::{
    fmt,
    ops::{Deref, DerefMut},
    sync::{Arc, OnceLock},
};

use toml::Table;

/// A table of all that stands in a file, keys included that this program does not know.
///
/// Or the text of it, of which the table is made once somebody asks: where the records of all boards are
/// gone through, hardly anybody does, and the tables would be most of the memory and of the time.
/// Copies share it: a step holds what it changes before and after, and the board with and without it.
#[derive(Clone, Default)]
pub struct Fields {
    table: OnceLock<Arc<Table>>,
    text: Arc<str>,
}

impl Fields {
    /// From a text that was read as a table before.
    pub fn of_text(text: &str) -> Fields {
        Fields {
            table: OnceLock::new(),
            text: text.into(),
        }
    }

    fn made(&self) -> Arc<Table> {
        // It was read once, so it can be again.
        Arc::new(toml::from_str(&self.text).unwrap_or_default())
    }

    pub fn into_table(mut self) -> Table {
        let table = self.table.take();
        Arc::unwrap_or_clone(table.unwrap_or_else(|| self.made()))
    }
}

impl From<Table> for Fields {
    fn from(table: Table) -> Fields {
        Fields {
            table: OnceLock::from(Arc::new(table)),
            text: Arc::default(),
        }
    }
}

impl Deref for Fields {
    type Target = Table;

    fn deref(&self) -> &Table {
        self.table.get_or_init(|| self.made())
    }
}

impl DerefMut for Fields {
    fn deref_mut(&mut self) -> &mut Table {
        let table = self.table.take().unwrap_or_else(|| self.made());
        *self = Fields {
            table: OnceLock::from(table),
            text: Arc::default(),
        };
        // It was just put there.
        Arc::make_mut(self.table.get_mut().expect("there is a table"))
    }
}

impl PartialEq for Fields {
    fn eq(&self, other: &Fields) -> bool {
        let (own, other) = (&**self, &**other);
        std::ptr::eq(own, other) || own == other
    }
}

impl PartialEq<Table> for Fields {
    fn eq(&self, other: &Table) -> bool {
        **self == *other
    }
}

impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_table_that_stands_in_it() {
        let text = "step = 'a'\nunknown = 1\n[result]\nhappened = 'b'\n";
        let table: Table = toml::from_str(text).unwrap();
        let fields = Fields::of_text(text);
        assert_eq!(fields, table);
        assert_eq!(fields, Fields::from(table.clone()));
        assert_eq!(format!("{fields:?}"), format!("{table:?}"));
        assert_eq!(Fields::of_text(text).into_table(), table);
        let mut changed = fields.clone();
        changed.insert("step".to_owned(), "c".into());
        assert_eq!(changed["step"].as_str(), Some("c"));
        assert_eq!(changed["unknown"].as_integer(), Some(1));
        assert_ne!(changed, fields);
        assert_eq!(changed.clone().into_table(), *changed);
    }
}
