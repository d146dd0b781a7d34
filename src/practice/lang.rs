//! The languages that people are spoken to in.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language of questions, labels, reports and of the history.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum Lang {
    #[default]
    En,
    Nl,
    De,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Nl, Lang::De];

    /// The language's own short name: `en`, `nl` or `de`.
    pub fn name(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Nl => "nl",
            Lang::De => "de",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A text that names none of the languages. The locale `C` is one, and the caller decides.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a language that kata speaks; it speaks en, nl and de")]
pub struct UnknownLang {
    pub text: String,
}

/// Reads `nl`, and locales as the environment has them: `nl_NL.UTF-8`, `de-AT`, `en_GB@euro`.
impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Lang, UnknownLang> {
        let language = text
            .trim()
            .split(['_', '-', '.', '@'])
            .next()
            .unwrap_or_default();
        Lang::ALL
            .into_iter()
            .find(|lang| lang.name().eq_ignore_ascii_case(language))
            .ok_or_else(|| UnknownLang {
                text: text.to_owned(),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_locales_are_read() {
        for (text, lang) in [
            ("en", Lang::En),
            ("NL", Lang::Nl),
            (" de ", Lang::De),
            ("nl_NL.UTF-8", Lang::Nl),
            ("nl_BE", Lang::Nl),
            ("de-AT", Lang::De),
            ("de_DE@euro", Lang::De),
            ("en.UTF-8", Lang::En),
        ] {
            assert_eq!(text.parse(), Ok(lang), "{text}");
        }
        for text in ["", "C", "POSIX", "fr_FR", "dex", "english", "_nl"] {
            assert_eq!(
                text.parse::<Lang>(),
                Err(UnknownLang {
                    text: text.to_owned()
                })
            );
        }
    }

    #[test]
    fn a_file_holds_the_short_name() {
        for lang in Lang::ALL {
            assert_eq!(serde_json::to_value(lang).unwrap(), lang.to_string());
            assert_eq!(
                serde_json::from_value::<Lang>(lang.name().into()).unwrap(),
                lang
            );
        }
        assert!(
            serde_json::from_value::<Lang>("nl_NL".into()).is_err(),
            "a file has no locale"
        );
    }
}
