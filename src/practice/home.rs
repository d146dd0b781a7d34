//! What belongs to the home and to no board: problems and standards.

use crate::practice::{
    board::{one_of_kind, references},
    entry::{Entry, Of},
    kind::Record,
    reference,
    refusal::Refusal,
};

/// The record of a kind that is meant among those of the home: the one that is named, or the only
/// one that is open.
pub fn meant<'a, T: Record>(
    records: &'a [Entry],
    written: Option<&str>,
    open: impl Fn(&T) -> bool,
) -> Result<Of<'a, T>, Refusal> {
    let Some(written) = written else {
        let open: Vec<Of<'a, T>> = records
            .iter()
            .filter_map(Of::<T>::new)
            .filter(|of| open(of.body))
            .collect();
        return match open.as_slice() {
            [one] => Ok(*one),
            [] => Err(Refusal::NoneOpen { kind: T::KIND }),
            several => Err(Refusal::SeveralOpen {
                kind: T::KIND,
                open: references(several),
            }),
        };
    };
    let spoken = reference::read(written);
    let entry = one_of_kind(records.iter(), &spoken, written, Some(T::KIND))?;
    Of::new(entry).ok_or_else(|| Refusal::WrongKind {
        text: written.to_owned(),
        wanted: T::KIND,
    })
}
