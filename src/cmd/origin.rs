//! Where a value came from: the flag, the environment, a file, or nobody's choice.

use crate::{
    practice::say::Message,
    say,
    store::{layout, user::UserFile},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Flag(&'static str),
    Environment(&'static str),
    /// The person's own file.
    User,
    /// `kata.toml`.
    Repository,
    Locale,
    /// git's own configuration.
    Git,
    Default,
}

impl Origin {
    /// The name in JSON.
    pub fn kind(self) -> &'static str {
        match self {
            Origin::Flag(_) => "flag",
            Origin::Environment(_) => "environment",
            Origin::User => "user",
            Origin::Repository => "repository",
            Origin::Locale => "locale",
            Origin::Git => "git",
            Origin::Default => "default",
        }
    }

    /// The flag, the variable or the file; none where there is none to name.
    pub fn name(self, user: &UserFile) -> Option<String> {
        match self {
            Origin::Flag(name) | Origin::Environment(name) => Some(name.to_owned()),
            Origin::User => user.path.as_ref().map(|path| path.display().to_string()),
            Origin::Repository => Some(layout::HOME_FILE.to_owned()),
            Origin::Locale | Origin::Git | Origin::Default => None,
        }
    }

    pub fn message(self, user: &UserFile) -> Message {
        match (self, self.name(user)) {
            (Origin::Locale, _) => say!("origin-locale"),
            (Origin::Git, _) => say!("origin-git"),
            (_, Some(name)) => say!("origin-named", name = name),
            (_, None) => say!("origin-default"),
        }
    }
}
