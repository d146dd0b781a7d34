//! What is to be said, apart from how it is worded.
//!
//! Practice and store know that something is to be said to a person, and the values in it; only
//! the view knows the words, in three languages. A [`Message`] is the value that travels between.

/// One sentence for a person: the name of the message and the values that stand in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub id: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

/// A value inside a message. Numbers stay numbers so that a language can choose its plural.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    Text(String),
    /// A count or a quantity, without unit.
    Number(f64),
    Day(crate::practice::when::Day),
    /// Another message, worded in the same language.
    Message(Box<Message>),
    /// Flags and other words of a command line, each to be told with what it stands for.
    Flags(Vec<String>),
    /// Values of a fixed set, each to be told with the word that is shown for it.
    Choices(Vec<String>),
}

impl Arg {
    pub fn choices<T: Into<String>>(values: impl IntoIterator<Item = T>) -> Arg {
        Arg::Choices(values.into_iter().map(Into::into).collect())
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Arg {
        Arg::Text(text.clone())
    }
}
impl From<usize> for Arg {
    fn from(count: usize) -> Arg {
        Arg::Number(count as f64)
    }
}
impl From<i64> for Arg {
    fn from(count: i64) -> Arg {
        Arg::Number(count as f64)
    }
}
impl From<crate::practice::when::Day> for Arg {
    fn from(day: crate::practice::when::Day) -> Arg {
        Arg::Day(day)
    }
}
impl From<Vec<String>> for Arg {
    fn from(flags: Vec<String>) -> Arg {
        Arg::Flags(flags)
    }
}
impl From<Message> for Arg {
    fn from(message: Message) -> Arg {
        Arg::Message(Box::new(message))
    }
}

/// Builds a [`Message`]: `say!("board-chosen", slug = slug)`.
///
/// A test reads the names from the source and fails when a language lacks one.
#[macro_export]
macro_rules! say {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::practice::say::Message {
            id: $id,
            args: vec![$((stringify!($name), $crate::practice::say::Arg::from($value))),*],
        }
    };
}
