//! Finding texts by what they are about, however it is worded.
//!
//! Somebody who looks for what was learned does not know how it was written down: in which language,
//! in which form of the word, with which of the field's words, and their own fingers slip. So each word
//! of a query is looked for in this order, and counts less the further it has to go:
//!
//! 1. the word itself, and other forms of it (`words.rs`: Snowball stems of all three languages);
//! 2. what the field calls the same thing, in all three languages (`synonyms.rs`);
//! 3. words that it is a part of, or that are parts of it, as Dutch and German join them;
//! 4. only where none of these is anywhere: words that are a slip of a finger or two away.
//!
//! The texts that have them are ordered by BM25 (`index.rs`). [`near`] asks the other way round, for
//! texts that are so near to a given one that somebody should see them unasked; [`Sieve`] tells cheaply
//! which files are worth reading for that.
//!
//! Values in, values out; what is indexed is text, and nothing here knows what a lesson is.

mod index;
mod near;
mod synonyms;
mod words;

#[cfg(test)]
mod tests;

pub use index::{Index, Query};
pub use near::{Sieve, near};
pub use synonyms::Group;
