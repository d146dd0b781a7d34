//! Whether the terminal can show more than plain letters.

/// Not where the locale says another character set, or none but the plainest; not where the terminal
/// is a dumb one, or the bare console, whose letters are few. Where nothing is said, it can.
pub fn unicode() -> bool {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let term = set("TERM");
    let plain = matches!(term.as_deref(), Some("dumb" | "linux"));
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    !plain && locale.is_none_or(|locale| of_locale(&locale))
}

fn of_locale(locale: &str) -> bool {
    let locale = locale.to_lowercase();
    let set = locale.split_once('.').map(|(_, set)| set);
    match set {
        Some(set) => set.starts_with("utf-8") || set.starts_with("utf8"),
        // A language without a character set is mostly set by hand, on a system that has but one.
        None => !matches!(locale.as_str(), "c" | "posix"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_says_whether_there_is_unicode() {
        for yes in ["C.UTF-8", "nl_NL.utf8", "de_DE.UTF-8@euro", "en_US"] {
            assert!(of_locale(yes), "{yes}");
        }
        for no in ["C", "POSIX", "de_DE.ISO-8859-1", "ja_JP.eucJP"] {
            assert!(!of_locale(no), "{no}");
        }
    }
}
