//! A whole text in somebody's editor, until it can be read.

use crate::cmd::{app::App, document::in_editor, failure::Failure};

/// What begins a line that says what is wrong; such lines are taken out again.
const REMARK: &str = "#! ";

/// Lets somebody edit a text, again with what is wrong with it as a comment until nothing is. None
/// where it was left as it is.
pub fn edit(
    app: &App<'_>,
    editor: &str,
    name: &str,
    start: &str,
    check: impl Fn(&str) -> Result<(), Failure>,
) -> Result<Option<String>, Failure> {
    let mut shown = start.to_owned();
    loop {
        let written = in_editor(editor, &shown, name)?;
        let text: String = written
            .split_inclusive('\n')
            .filter(|line| !line.starts_with(REMARK))
            .collect();
        if text == start {
            return Ok(None);
        }
        let wrong = match check(&text) {
            Ok(()) => return Ok(Some(text)),
            Err(failure) => failure,
        };
        if written == shown {
            // Nothing was mended, so nobody is there to mend it.
            return Err(wrong);
        }
        let remarks: String = remarks(app, &wrong)
            .iter()
            .map(|line| format!("{REMARK}{line}\n"))
            .collect();
        shown = format!("{remarks}{text}");
    }
}

/// What is wrong, a line each. A place is given as it is counted below these lines.
fn remarks(app: &App<'_>, failure: &Failure) -> Vec<String> {
    let hint = failure.hint.as_ref().map(|hint| app.spoken_plainly(hint));
    let message = |above: usize| match &failure.spot {
        Some(spot) => format!("{}:{}: {}", spot.line + above, spot.column, spot.what),
        None => app.say(&failure.message),
    };
    let lines = |above: usize| -> Vec<String> {
        [message(above)]
            .iter()
            .chain(&hint)
            .flat_map(|text| text.lines())
            .map(str::to_owned)
            .collect()
    };
    lines(lines(0).len())
}
