//! Commands inside of what is said.
//!
//! In the language files a command stands between backticks. So it can be told from the sentence around
//! it, which three things need: it is completed with what leads to the same board ([`from_here`]), it
//! is never broken over two lines, and at a terminal it has a line of its own where a sentence leads up to
//! it ([`laid_out`]). What stands in angle quotes, as in `kata target close TC2‹ --result "…"›`, has
//! to be said only where nobody can be asked for it.

use crate::view::lay::{dates_held, released};

/// Stands around a command inside the program. Like the next ones it is no character: Unicode keeps
/// these code points for what a program needs inside.
const MARK: char = '\u{fdd0}';
/// What a command takes up while lines are broken, so that it stays whole.
const SOLID: char = '\u{fdd1}';
/// Around what has to be said only where nobody is asked.
const OPENS: char = '\u{fdd2}';
const CLOSES: char = '\u{fdd3}';

/// The texts of a language with their commands marked.
pub fn marked(source: &str) -> String {
    let put =
        |text: &str, sign: char, inside: char| text.replace(sign, inside.encode_utf8(&mut [0; 4]));
    put(&put(&put(source, '`', MARK), '‹', OPENS), '›', CLOSES)
}

/// A command between marks.
pub fn mark(command: &str) -> String {
    format!("{MARK}{command}{MARK}")
}

/// Whether this is no letter but one of the marks.
pub fn is_mark(letter: char) -> bool {
    (MARK..=CLOSES).contains(&letter)
}

/// A text from elsewhere, in which nothing can pass for a mark.
pub fn unmarkable(text: String) -> String {
    match text.contains(is_mark) {
        true => text.replace(is_mark, "\u{fffd}"),
        false => text,
    }
}

/// The parts of a text, the first and every other one outside of commands.
fn parts(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let parts = text.split(MARK).enumerate();
    parts.map(|(place, part)| (place % 2 == 1, part))
}

/// The same text with its commands changed.
pub fn each(text: &str, change: impl Fn(&str) -> String) -> String {
    let parts = parts(text).map(|(is_command, part)| match is_command {
        true => mark(&change(part)),
        false => part.to_owned(),
    });
    parts.collect()
}

/// A text to be read by whom nobody asks anything: commands whole, and not marked.
pub fn plain(text: &str) -> String {
    let parts = parts(text).map(|(is_command, part)| match is_command {
        true => whole(part),
        false => part.to_owned(),
    });
    parts.collect()
}

/// A text without the command at its end to which a sentence leads up, and that command.
pub fn last(text: &str) -> (String, Option<&str>) {
    let end = text.strip_suffix(MARK);
    let command = end.and_then(|end| end.rsplit_once(MARK));
    match command {
        Some((before, command)) if before.trim_end().ends_with([':', '?']) => {
            (before.trim_end().to_owned(), Some(command))
        }
        _ => (text.to_owned(), None),
    }
}

/// Without the marks.
pub fn unmarked(text: &str) -> String {
    text.replace(MARK, "")
}

/// A command with all that has to be said where nobody is asked.
pub fn whole(command: &str) -> String {
    command.replace([OPENS, CLOSES], "")
}

/// A command that asks for the rest.
pub fn asking(command: &str) -> String {
    let mut short = String::with_capacity(command.len());
    let mut depth = 0_usize;
    for letter in command.chars() {
        match letter {
            OPENS => depth += 1,
            CLOSES => depth = depth.saturating_sub(1),
            _ if depth == 0 => short.push(letter),
            _ => {}
        }
    }
    short
}

/// A word as a shell reads it.
pub fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_=./:,+@%".contains(letter);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

/// Commands that are about no board.
const OF_THE_HOME: [&str; 8] = [
    "init",
    "clone",
    "demo",
    "people",
    "direction",
    "config",
    "use",
    "save",
];

/// A command so that it does the same when it is typed from where one stands: `-C` and `-b` are not
/// remembered from one command to the next.
pub fn from_here(command: &str, directory: Option<&str>, board: Option<&str>) -> String {
    let Some((program, rest)) = command.split_once(' ') else {
        return command.to_owned();
    };
    let everywhere = match program {
        "kata" => rest.starts_with("-C "),
        "git" => rest.starts_with("-C ") || rest.starts_with("config --global "),
        _ => true,
    };
    if everywhere {
        return command.to_owned();
    }
    let mut words = rest.split_whitespace();
    let first = words.next().unwrap_or_default();
    let of_home =
        OF_THE_HOME.contains(&first) || first == "problem" && words.next() != Some("take");
    let board = board.filter(|board| {
        let names_it = |word: &str| {
            word.strip_prefix(board)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        program == "kata" && !of_home && !rest.split_whitespace().any(names_it)
    });
    let mut completed = program.to_owned();
    for (option, value) in [("-C", directory), ("-b", board)] {
        if let Some(value) = value {
            completed.push_str(&format!(" {option} {}", quoted(value)));
        }
    }
    format!("{completed} {rest}")
}

/// A text as it stands in a terminal of a width: broken between words, with its commands whole. One to
/// which a sentence leads up has a line of its own.
pub fn laid_out(text: &str, width: usize) -> String {
    let lines = text.split('\n').map(|line| line_out(line, width));
    lines.collect::<Vec<_>>().join("\n")
}

fn line_out(line: &str, width: usize) -> String {
    let parts: Vec<(bool, &str)> = parts(line).collect();
    let indented = line.starts_with(' ');
    let mut out = Vec::new();
    let mut running = String::new();
    let mut inside = Vec::new();
    // Whether a command that has its own line was the last thing that was said.
    let mut below = false;
    for (place, (is_command, part)) in parts.iter().enumerate() {
        let after = parts.get(place + 1).map_or("", |(_, after)| after.trim());
        if !is_command {
            // What sets a command apart from what follows does the line's end.
            let part = match below {
                true => part.trim_start_matches(['.', ';', ',']).trim_start(),
                false => part,
            };
            below = below && part.is_empty();
            running.push_str(part);
            continue;
        }
        let led = below || running.trim_end().ends_with([':', '?']);
        let ends = after.is_empty()
            || after.starts_with(['.', ';'])
            || after == "," && place + 2 < parts.len();
        if led && ends && !indented {
            if !running.trim().is_empty() {
                out.push(broken(running.trim_end(), width, &mut inside));
            }
            running.clear();
            out.push(format!("  {part}"));
            below = true;
        } else {
            running.extend(std::iter::repeat_n(SOLID, super::terminal::width_of(part)));
            inside.push((*part).to_owned());
            below = false;
        }
    }
    if !running.trim().is_empty() || out.is_empty() {
        out.push(broken(&running, width, &mut inside));
    }
    out.join("\n")
}

/// What stands before the further lines of one that is broken: they begin where its text does, behind a number
/// or a sign, such as `3  `, `↩  ` or `12) `.
fn hanging(line: &str) -> String {
    let own = line.len() - line.trim_start().len();
    let rest = &line[own..];
    let (mark, text) = rest.split_once(' ').unwrap_or_default();
    let gap = 1 + text.len() - text.trim_start().len();
    let numbers = mark.len() > 1
        && mark
            .trim_end_matches(')')
            .bytes()
            .all(|byte| byte.is_ascii_digit());
    let width = super::terminal::width_of(mark);
    let behind = match (1..=3).contains(&width) && (gap == 2 || mark.ends_with(')') && numbers) {
        true => width + gap,
        false => 0,
    };
    " ".repeat(own + behind)
}

/// A line broken between words, with its commands put back.
fn broken(line: &str, width: usize, commands: &mut Vec<String>) -> String {
    let indent = hanging(line);
    let options = textwrap::Options::new(width)
        .subsequent_indent(&indent)
        .break_words(false)
        // A date is not broken at its dashes.
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let held = dates_held(line, width.saturating_sub(indent.len()));
    let broken = released(&textwrap::fill(&held, options));
    let mut back = String::with_capacity(broken.len());
    let mut commands = commands.drain(..);
    let mut solid = false;
    for letter in broken.chars() {
        if letter == SOLID {
            if !solid {
                back.push_str(&commands.next().unwrap_or_default());
            }
        } else {
            back.push(letter);
        }
        solid = letter == SOLID;
    }
    back
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_has_a_line_of_its_own_where_a_sentence_leads_up_to_it() {
        let text = marked("See what there is: `kata log`. Or take it back: `kata undo E1`");
        assert_eq!(
            laid_out(&text, 80),
            "See what there is:\n  kata log\nOr take it back:\n  kata undo E1"
        );
        let text = marked("End it: `kata record E1`, `kata experiment drop E1`\nOr go on.");
        assert_eq!(
            laid_out(&text, 80),
            "End it:\n  kata record E1\n  kata experiment drop E1\nOr go on."
        );
    }

    #[test]
    fn further_lines_begin_where_the_text_does_and_a_date_stays_whole() {
        for (line, laid) in [
            ("3  What stands between", "3  What stands\n   between"),
            ("  1) O1 Labels come late", "  1) O1 Labels\n     come late"),
            ("↩  Which step did you", "↩  Which step\n   did you"),
            ("   seen on 29 Nov 2026.", "   seen on\n   29 Nov 2026."),
            ("bis 29. Nov. 2026", "bis\n29. Nov. 2026"),
            ("In 12 weeks it ends", "In 12 weeks it\nends"),
            ("I saw it was late now", "I saw it was\nlate now"),
        ] {
            assert_eq!(laid_out(line, 15), laid, "{line}");
        }
    }

    #[test]
    fn a_command_inside_of_a_sentence_is_not_broken() {
        let text = marked("What there is to see is in `kata board show packing/a-b` and in git.");
        for width in 40..80 {
            let laid = laid_out(&text, width);
            assert!(laid.contains("kata board show packing/a-b"), "{laid}");
        }
        let text = marked("When it is seen: `kata record`, or the next cycle.");
        assert_eq!(
            laid_out(&text, 80),
            "When it is seen: kata record, or the next cycle."
        );
    }

    #[test]
    fn columns_stay_where_they_are() {
        let text = marked("  `kata init`   makes one");
        assert_eq!(laid_out(&text, 80), "  kata init   makes one");
    }

    #[test]
    fn what_can_be_asked_need_not_be_said() {
        let command = marked("kata target close TC2‹ --result \"…\"›");
        let command = command.as_str();
        assert_eq!(asking(command), "kata target close TC2");
        assert_eq!(whole(command), "kata target close TC2 --result \"…\"");
        assert_eq!(
            plain(&marked("a `kata plan‹ --step x›` c")),
            "a kata plan --step x c"
        );
    }

    #[test]
    fn a_command_leads_to_the_same_board_from_where_one_stands() {
        let here = |command: &str| from_here(command, Some("my home"), Some("dozen"));
        assert_eq!(here("kata next"), "kata -C 'my home' -b dozen next");
        assert_eq!(here("kata people add x"), "kata -C 'my home' people add x");
        assert_eq!(
            here("kata board reopen dozen"),
            "kata -C 'my home' board reopen dozen"
        );
        assert_eq!(
            here("kata show dozen/E1"),
            "kata -C 'my home' show dozen/E1"
        );
        assert_eq!(
            here("kata show dozen-2/E1"),
            "kata -C 'my home' -b dozen show dozen-2/E1"
        );
        assert_eq!(here("kata -C x log"), "kata -C x log");
        assert_eq!(here("git fetch"), "git -C 'my home' fetch");
        assert_eq!(
            here("git config --global user.name x"),
            "git config --global user.name x"
        );
        assert_eq!(from_here("kata next", None, None), "kata next");
    }

    #[test]
    fn a_shell_reads_the_same_words() {
        for (word, shown) in [
            ("--step", "--step"),
            ("lead-time=36..39", "lead-time=36..39"),
            ("", "''"),
            ("Print $(each) label", "'Print $(each) label'"),
            ("it's", r"'it'\''s'"),
            ("één", "één"),
        ] {
            assert_eq!(quoted(word), shown);
        }
    }
}
