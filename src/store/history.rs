//! Steps as they stand in the history.

use chrono::{DateTime, FixedOffset};

use crate::store::git::{Commit, Git, GitError, Person};

/// What a commit says for programs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trailers {
    pub step: Option<String>,
    pub board: Option<String>,
    pub records: Vec<Recorded>,
    pub co_authors: Vec<String>,
}

/// A record that is in a commit.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    pub reference: String,
    pub id: String,
}

impl Trailers {
    /// Whether the step has to do with a board.
    pub fn concerns(&self, board: &str) -> bool {
        let named = |record: &Recorded| {
            record
                .reference
                .split_once('/')
                .is_some_and(|(of, _)| of == board)
        };
        self.board.as_deref() == Some(board) || self.records.iter().any(named)
    }

    /// Reads the last paragraph of a message, which is where trailers stand; where a hook has put
    /// a word of its own after it, the last one that names a step.
    pub fn read(message: &str) -> Trailers {
        let mut trailers = Trailers::default();
        let names_a_step = |text: &&str| text.lines().any(|line| line.starts_with("Kata-Step: "));
        let Some(last) = message.trim_end().rsplit("\n\n").find(names_a_step) else {
            return trailers;
        };
        for line in last.lines() {
            let Some((key, value)) = line.split_once(": ") else {
                continue;
            };
            let value = value.trim();
            match key {
                "Kata-Step" => trailers.step = Some(value.to_owned()),
                "Kata-Board" => trailers.board = Some(value.to_owned()),
                "Kata-Record" => {
                    let (reference, id) = value.split_once(' ').unwrap_or((value, ""));
                    trailers.records.push(Recorded {
                        reference: reference.to_owned(),
                        id: id.to_owned(),
                    });
                }
                "Co-authored-by" | "Kata-With" => trailers.co_authors.push(value.to_owned()),
                _ => {}
            }
        }
        trailers
    }
}

/// One step of the learning history.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub commit: String,
    pub at: DateTime<FixedOffset>,
    pub author: Person,
    pub subject: String,
    pub message: String,
    pub trailers: Trailers,
}

/// The steps reachable from a commit, newest first, read as they are asked for.
pub fn steps<'a>(
    git: &'a Git,
    from: &str,
) -> Result<impl Iterator<Item = Result<Step, GitError>> + 'a, GitError> {
    let commits = git.history(from, None)?;
    Ok(commits.filter_map(move |commit| match commit {
        Ok(commit) => step(git, commit).map(Ok),
        Err(error) => Some(Err(error)),
    }))
}

fn step(git: &Git, commit: Commit) -> Option<Step> {
    let trailers = Trailers::read(&commit.message);
    trailers.step.as_ref()?;
    Some(Step {
        subject: commit.message.lines().next().unwrap_or_default().to_owned(),
        author: git.mailmap(&commit.author),
        commit: commit.id,
        at: commit.at,
        message: commit.message,
        trailers,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_paragraph_holds_trailers() {
        let message = "packing E14 planned: Print\n\nStep: Print\nKata-Step: no\n\nKata-Step: experiment-planned\nKata-Board: packing\nKata-Record: E14 01KAR\n";
        let trailers = Trailers::read(message);
        assert_eq!(trailers.step.as_deref(), Some("experiment-planned"));
        assert_eq!(
            trailers.records,
            [Recorded {
                reference: "E14".into(),
                id: "01KAR".into()
            }]
        );
        assert_eq!(Trailers::read("just words"), Trailers::default());
        let with_a_word = format!("{message}\nTicket: X-1\n");
        assert_eq!(Trailers::read(&with_a_word), trailers);
    }
}
