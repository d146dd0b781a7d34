//! The program from outside: the real binary, real git repositories, a file a topic.
//!
//! Nothing here looks into the library (`speed` apart, which says why). Whatever has to stand still (clock, author, git's own
//! configuration, width, language) is frozen in `helper` and nowhere else.
#![allow(clippy::unwrap_used)] // a test that cannot go on says so by panicking

mod helper;

mod adoption;
mod agenda;
mod at_home;
mod beginnings;
mod branch_home;
mod bug_debt;
mod charts;
mod clocks;
mod clone;
mod clones;
mod coaching;
mod config;
mod culture;
mod demo;
mod direction;
mod elsewhere;
mod ending;
mod export_csv;
mod export_files;
mod export_ics;
mod export_json;
mod export_log;
mod export_site;
mod faults;
mod files;
mod flags;
mod git_doc;
mod guides;
mod hand_over;
mod hints;
mod history;
mod homes;
mod hostile;
mod killed;
mod languages;
mod lessons;
mod links;
mod merge_driver;
mod metrics;
mod network;
mod next;
mod packaging;
mod page;
mod pasting;
mod pictures;
mod problem_import;
mod problems;
mod progress;
mod questions;
mod random;
mod readme;
mod remotes;
mod repositories;
mod resolving;
mod review;
mod slips;
mod soundness;
mod speed;
mod spreadsheets;
mod standards;
mod standing;
mod stats;
mod sync;
mod sync_killed;
mod sync_random;
mod talking;
mod terminal;
mod undo;
mod watch;
mod writers;
