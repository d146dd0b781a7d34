//! The kata itself: records, rules, the board, the next step.
//!
//! Values in, values out. Nothing here opens a file, runs git, looks at a terminal or reads the
//! clock, so every rule of the practice can be tested with plain values. The store and the view
//! both build on this folder; it builds on neither.

pub mod advice;
pub mod agenda;
pub mod board;
pub mod cadence;
pub mod calendar;
pub mod change;
pub mod changes;
pub mod chart;
pub mod check;
pub mod condition;
pub mod culture;
pub mod cycle;
pub mod diff;
pub mod direction;
pub mod entry;
#[cfg(test)]
pub(crate) mod example;
pub mod experiment;
pub mod field;
pub mod fields;
pub mod form;
pub mod hand_over;
pub mod home;
pub mod incoming;
pub mod kind;
pub mod lang;
pub mod lesson;
pub mod links;
pub mod merge;
pub mod metric;
pub mod names;
pub mod near;
pub mod next;
pub mod note;
pub mod observation;
pub mod obstacle;
pub mod odd;
pub mod picture;
pub mod plain;
pub mod points;
pub mod problem;
pub mod questions;
pub mod reference;
pub mod reflection;
pub mod refusal;
pub mod renumber;
#[cfg(test)]
mod rules;
pub mod say;
pub mod search;
pub mod settings;
pub mod sound;
pub mod spreadsheet;
pub mod standard;
pub mod state;
pub mod stats;
pub mod stem;
pub mod storyboard;
pub mod target;
pub mod told;
pub mod undo;
pub mod when;
pub mod why;
