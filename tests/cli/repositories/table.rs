//! The table in `docs/repositories.md`, from the same list as the tests.

use std::fs;
use std::path::Path;

use super::kinds::{Cell, KINDS};

const BEGIN: &str =
    "<!-- kinds: made from tests/cli/repositories/kinds.rs; KATA_UPDATE=1 writes it -->\n";
const END: &str = "<!-- end of kinds -->\n";

fn said(cell: Cell) -> String {
    match cell {
        Cell::Holds => "yes".into(),
        Cell::But(what) => format!("yes; {what}"),
        Cell::Stops(_, _, what) => what.into(),
        Cell::Not(why) => why.into(),
    }
}

fn table() -> String {
    let mut text = String::from(
        "| kind | made by | read | step | staged work kept | hooks | signature |\n| --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for kind in KINDS {
        let cells = &kind.cells;
        let cells = [
            cells.read,
            cells.step,
            cells.staged,
            cells.hooks,
            cells.signature,
        ];
        let cells: Vec<String> = cells.into_iter().map(said).collect();
        text += &format!(
            "| {} | {} | {} |\n",
            kind.name,
            kind.made,
            cells.join(" | ")
        );
    }
    text
}

#[test]
fn the_documents_table_is_the_tests_list() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/repositories.md");
    let text = fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("the table's first mark");
    let (shown, after) = rest.split_once(END).expect("the table's last mark");
    if std::env::var_os("KATA_UPDATE").is_some() {
        fs::write(&file, format!("{before}{BEGIN}{}{END}{after}", table())).unwrap();
        return;
    }
    assert!(
        shown == table(),
        "KATA_UPDATE=1 cargo test writes it anew:\n{}",
        table()
    );
}
