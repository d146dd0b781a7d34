//! What a commit says for programs, in its trailers.

/// What a commit says for programs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trailers {
    pub step: Option<String>,
    pub board: Option<String>,
    pub records: Vec<Recorded>,
    pub co_authors: Vec<String>,
    /// The commit whose step this one takes back.
    pub undoes: Option<String>,
    /// The commit whose taking back this one takes back.
    pub redoes: Option<String>,
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

    /// Whether the trailers of a message tell all of it: there is one step, and it stands where
    /// trailers stand. A squash has the messages of several commits in one, or of none.
    pub fn tell_all(message: &str) -> bool {
        let named = |line: &&str| line.starts_with("Kata-Step: ");
        let last = message.trim_end().rsplit("\n\n").next();
        let in_last = last.is_some_and(|last| last.lines().filter(named).count() == 1);
        in_last && message.lines().filter(named).count() == 1
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
                "Kata-Undoes" => trailers.undoes = Some(value.to_owned()),
                "Kata-Redoes" => trailers.redoes = Some(value.to_owned()),
                "Co-authored-by" | "Kata-With" => trailers.co_authors.push(value.to_owned()),
                _ => {}
            }
        }
        trailers
    }
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
        // Somebody wrote a line that looks like one: then the trees tell what happened.
        assert!(!Trailers::tell_all(message));
    }

    #[test]
    fn a_squash_of_several_steps_tells_nothing_for_sure() {
        let one = "E1 planned\n\nKata-Step: experiment-planned\nKata-Record: E1 X";
        let two = format!("{one}\n\n{}", one.replace("planned", "recorded"));
        assert!(Trailers::tell_all(one) && !Trailers::tell_all(&two));
        assert!(!Trailers::tell_all(&format!("{one}\n\nChange-Id: 1")));
    }
}
