//! Charts, drawn: as SVG, as text for a terminal, and as a document for programs.
//!
//! What is drawn is decided in `practice::chart`; here it gets its place and its words. The two
//! drawings share the scale, the dates below and what is said, so that they tell the same.

mod dates;
pub mod json;
mod labels;
mod marks;
pub mod said;
mod scale;
pub mod svg;
#[cfg(test)]
mod tests;
pub mod text;
