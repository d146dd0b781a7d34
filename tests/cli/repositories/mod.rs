//! The user's own repository, whatever it looks like.
//!
//! [`kinds::KINDS`] lists the kinds of repository; every kind has a builder that makes a real one,
//! and goes through the same five checks in `checks`. The table in `docs/repositories.md` is made
//! from that list, and a test compares the two.

mod attributes;
mod checks;
mod identity;
mod ignoring;
mod kinds;
mod messages;
mod project;
mod signing;
mod sparse;
mod table;
mod unborn;
mod versions;
