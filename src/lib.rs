//! A tracker for the improvement kata that keeps every learning step as one git commit.
//!
//! The map: [`practice`] knows the kata and nothing else; [`store`] keeps records as TOML in git;
//! [`sheet`] reads spreadsheets, [`photo`] pictures; [`view`] words and lays out; [`cmd`] is the
//! command line, and the only part that uses all of them. Store, sheet, photo and view never meet,
//! and practice knows nobody.

#![cfg_attr(test, allow(clippy::unwrap_used))] // a test that cannot go on says so by panicking

pub mod cmd;
pub mod photo;
pub mod practice;
pub mod sheet;
pub mod store;
pub mod view;
