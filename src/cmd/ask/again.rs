//! What somebody answered is not lost with the command: where it stops after all, it is shown as
//! the command line that says the same.

use std::ffi::OsString;

use crate::{
    cmd::{
        app::App,
        ask::form::{Question, several, words},
    },
    view::{command::quoted, terminal},
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
        if self.answered.is_empty() {
            return;
        }
        let args = args
            .iter()
            .skip(1)
            .map(|arg| quoted(&arg.to_string_lossy()));
        let begun = match &self.instead {
            Some(command) => vec![self.typed(command)],
            None => ["kata".to_owned()].into_iter().chain(args).collect(),
        };
        let answers = self.answered.iter().map(|answer| quoted(answer));
        let words: Vec<String> = begun.into_iter().chain(answers).collect();
        let again = self.words().by_name("ask-again");
        // Not broken into lines: it is there to be copied.
        let line = terminal::clean(&words.join(" "));
        self.put(&format!("{again}\n\n  {line}\n"));
    }
}
