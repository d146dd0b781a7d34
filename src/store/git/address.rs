//! Whether what somebody gave as a remote may be handed to git, and how it is shown.
//!
//! git has its own guards, and they stay in force. These stand before them, since an address may
//! come from a mail or a chat: nothing in it becomes an option, and nothing in it names a program to
//! run which the person has not allowed in their own settings.

use thiserror::Error;

use super::GitError;

/// Why an address is not used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadAddress {
    #[error("it is empty")]
    Empty,
    #[error("a part of it would be read as an option")]
    Option,
    #[error("there is a control character in it")]
    Control,
    #[error("it would run the helper {helper}")]
    Helper { helper: String },
}

/// The helper that an address of the form `helper::address` asks git to run.
pub(super) fn helper(address: &str) -> Option<&str> {
    let (helper, _) = address.split_once("::")?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    (!helper.is_empty() && helper.bytes().all(plain)).then_some(helper)
}

/// Refuses an address that git should not see; `is_allowed` says whether the person's own settings
/// allow a helper.
pub(super) fn check(
    address: &str,
    is_allowed: impl FnOnce(&str) -> Result<bool, GitError>,
) -> Result<(), GitError> {
    let bad = |reason| {
        Err(GitError::BadRemote {
            remote: shown(address),
            reason,
        })
    };
    if address.trim().is_empty() {
        return bad(BadAddress::Empty);
    }
    if address.chars().any(char::is_control) {
        return bad(BadAddress::Control);
    }
    if has_option(address) {
        return bad(BadAddress::Option);
    }
    match helper(address) {
        Some(helper) if !is_allowed(helper)? => bad(BadAddress::Helper {
            helper: helper.to_owned(),
        }),
        _ => Ok(()),
    }
}

/// Whether the address, its host or its path begins with a dash: ssh, or the git at the other end,
/// would take that for an option.
fn has_option(address: &str) -> bool {
    let after_user = |place: &str| {
        place
            .rsplit_once('@')
            .map_or(place, |(_, host)| host)
            .starts_with('-')
    };
    if address.starts_with('-') {
        return true;
    }
    match address.split_once("://") {
        Some((_, rest)) => {
            let (place, path) = rest.split_once('/').unwrap_or((rest, ""));
            place.starts_with('-') || after_user(place) || path.starts_with("-")
        }
        // `user@host:path`, where no slash stands before the colon; else it is a path.
        None => address
            .split_once(':')
            .filter(|(place, _)| !place.contains('/'))
            .is_some_and(|(place, path)| after_user(place) || path.starts_with('-')),
    }
}

/// A text, such as what git says, in which the secrets of all addresses are left out:
/// `https://ada:secret@example.com/` as `https://ada@example.com/`.
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("://") {
        shown.push_str(before);
        shown.push_str("://");
        let end = after
            .find(|letter: char| matches!(letter, '/' | '\'' | '"') || letter.is_whitespace())
            .unwrap_or(after.len());
        let (place, tail) = after.split_at(end);
        match place.rsplit_once('@') {
            Some((user, host)) => {
                let name = user.split_once(':').map_or(user, |(name, _)| name);
                if !name.is_empty() {
                    shown.push_str(name);
                    shown.push('@');
                }
                shown.push_str(host);
            }
            None => shown.push_str(place),
        }
        rest = tail;
    }
    shown.push_str(rest);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(address: &str) -> Option<BadAddress> {
        match check(address, |helper| Ok(helper == "gcrypt")) {
            Err(GitError::BadRemote { reason, .. }) => Some(reason),
            _ => None,
        }
    }

    #[test]
    fn addresses_of_every_day_are_taken() {
        for address in [
            "origin",
            "../there.git",
            "/srv/git/it.git",
            "C:/git/it",
            "git@example.com:team/it.git",
            "ssh://git@example.com:2222/team/it.git",
            "ssh://git@[::1]:2222/it",
            "https://ada@example.com/it",
            "file:///srv/it",
            "gcrypt::git@example.com:it",
            "./a-b:c",
            "it - copy",
        ] {
            assert_eq!(refused(address), None, "{address}");
        }
    }

    #[test]
    fn nothing_in_an_address_becomes_an_option_or_runs_a_helper() {
        for address in [
            "--upload-pack=touch canary",
            "-oProxyCommand=touch canary",
            "ssh://-oProxyCommand=touch%20canary/it",
            "ssh://git@-oProxyCommand=touch/it",
            "ssh://host/-it",
            "-oProxyCommand=x:it",
            "git@-oProxyCommand=x:it",
            "host:--upload-pack=x",
            "https://-x/it",
        ] {
            assert_eq!(refused(address), Some(BadAddress::Option), "{address}");
        }
        for address in ["ext::sh -c 'touch canary'", "fd::7", "foo::bar"] {
            let helper = helper(address).unwrap_or_default().to_owned();
            let reason = Some(BadAddress::Helper { helper });
            assert_eq!(refused(address), reason, "{address}");
        }
        assert_eq!(refused(" "), Some(BadAddress::Empty));
        assert_eq!(refused("a\nb"), Some(BadAddress::Control));
        assert_eq!(refused("a\u{1b}[2J"), Some(BadAddress::Control));
    }

    #[test]
    fn a_secret_in_an_address_is_not_shown() {
        for (said, as_shown) in [
            ("https://ada:secret@host/it", "https://ada@host/it"),
            ("https://:secret@host", "https://host"),
            (
                "https://a:b@c:8080/x and 'ssh://d:e@f'",
                "https://a@c:8080/x and 'ssh://d@f'",
            ),
            ("https://host/a@b:c", "https://host/a@b:c"),
            ("git@host:it, no address ://", "git@host:it, no address ://"),
        ] {
            assert_eq!(shown(said), as_shown);
        }
    }
}
