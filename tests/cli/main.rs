//! The program from outside: the real binary, real git repositories, a file a topic.
//!
//! Nothing here looks into the library. Whatever has to stand still (clock, author, git's own
//! configuration, width, language) is frozen in `helper` and nowhere else.
#![allow(clippy::unwrap_used)] // a test that cannot go on says so by panicking

mod helper;

mod adoption;
mod agenda;
mod branch_home;
mod bug_debt;
mod clone;
mod clones;
mod coaching;
mod config;
mod ending;
mod files;
mod flags;
mod git_doc;
mod history;
mod killed;
mod languages;
mod merge_driver;
mod metrics;
mod next;
mod problem_import;
mod problems;
mod questions;
mod readme;
mod remotes;
mod repositories;
mod review;
mod slips;
mod soundness;
mod spreadsheets;
mod standards;
mod sync;
mod sync_killed;
mod sync_random;
mod talking;
mod terminal;
mod undo;
