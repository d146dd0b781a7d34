//! An option that takes one value of a fixed set.
//!
//! What help and a shell offer are the values, as records and scripts have them; a person may also
//! write the word that is shown for one, in any of the languages.

use std::ffi::OsStr;

use clap::{
    Arg, Command, Error,
    builder::{PossibleValue, TypedValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::view::lang::choice::meant;

/// Reads one of these values.
#[derive(Debug, Clone)]
pub struct OneOf {
    values: Vec<String>,
    /// Whether an empty text is left as it is: `edit` takes a field out with it.
    empty: bool,
    /// What else is read.
    or: fn(&str) -> Option<&'static str>,
}

impl OneOf {
    pub fn new<T: Into<String>>(values: impl IntoIterator<Item = T>) -> OneOf {
        OneOf {
            values: values.into_iter().map(Into::into).collect(),
            empty: false,
            or: |_| None,
        }
    }

    #[must_use]
    pub fn or(self, or: fn(&str) -> Option<&'static str>) -> OneOf {
        OneOf { or, ..self }
    }

    #[must_use]
    pub fn or_empty(self, empty: bool) -> OneOf {
        OneOf { empty, ..self }
    }
}

impl TypedValueParser for OneOf {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        text: &OsStr,
    ) -> Result<String, Error> {
        let text = text
            .to_str()
            .ok_or_else(|| Error::new(ErrorKind::InvalidUtf8).with_cmd(command))?;
        if self.empty && text.trim().is_empty() {
            return Ok(String::new());
        }
        let values = || self.values.iter().map(String::as_str);
        if let Some(value) = (self.or)(text).or_else(|| meant(text, values())) {
            return Ok(value.to_owned());
        }
        let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
        let name = arg.map(ToString::to_string).unwrap_or_default();
        for (kind, value) in [
            (ContextKind::InvalidArg, ContextValue::String(name)),
            (
                ContextKind::InvalidValue,
                ContextValue::String(text.to_owned()),
            ),
            (
                ContextKind::ValidValue,
                ContextValue::Strings(self.values.clone()),
            ),
        ] {
            error.insert(kind, value);
        }
        Err(error)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        // Where nothing may be said as well, the shape of the field tells what is offered.
        if self.empty {
            return None;
        }
        Some(Box::new(self.values.iter().map(PossibleValue::new)))
    }
}
