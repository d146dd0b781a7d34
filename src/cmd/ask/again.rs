//! What somebody answered is not lost with the command: where it stops after all, it is shown as
//! the command line that says the same.

use std::ffi::OsString;

use crate::{
    cmd::{
        app::App,
        ask::form::{Question, several, words},
    },
    view::terminal,
};

/// The flags that say what was answered.
pub fn flags(questions: &[Question]) -> Vec<String> {
    let answered = questions.iter().filter(|question| {
        let changed = question.stands.as_ref() != question.answers.first();
        !question.answers.is_empty() && changed
    });
    let flags = answered.flat_map(|question| {
        let field = &question.field;
        let texts = match words(field) {
            true => several(&question.answers.concat()),
            false => question.answers.clone(),
        };
        let flag = format!("--{}", field.flag);
        match (field.positional, words(field)) {
            (true, _) => texts,
            (false, true) => [flag].into_iter().chain(texts).collect(),
            (false, false) => texts
                .into_iter()
                .flat_map(|text| [flag.clone(), text])
                .collect(),
        }
    });
    flags.collect()
}

impl App<'_> {
    /// Shows the command line that gives these answers again.
    pub fn put_again(&mut self, args: &[OsString]) {
        if self.answered.is_empty() || self.other_command {
            return;
        }
        let args = args.iter().skip(1).map(|arg| arg.to_string_lossy());
        let words: Vec<String> = ["kata".into()]
            .into_iter()
            .chain(args)
            .chain(self.answered.iter().map(|answer| answer.as_str().into()))
            .map(|word| quoted(&word))
            .collect();
        let again = self.words().by_name("ask-again");
        // Not broken into lines: it is there to be copied.
        let line = terminal::clean(&words.join(" "));
        self.put(&format!("{again}\n\n  {line}\n"));
    }
}

/// A word as a shell reads it.
pub fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_=./:,+@%".contains(letter);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

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
