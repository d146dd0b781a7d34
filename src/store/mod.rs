//! Records kept as TOML files in a git repository, one step one commit.
//!
//! The store knows files and git, and nothing of what people see. It builds on practice alone.

pub mod codec;
pub mod decided;
pub mod draft;
pub mod driver;
mod elsewhere;
pub mod git;
pub mod history;
pub mod home;
mod kept;
pub mod layout;
mod left;
pub mod linking;
pub mod lock;
pub mod meeting;
pub mod names;
mod namesakes;
pub mod note;
pub mod numbers;
pub mod pulse;
pub mod reading;
pub mod replace;
pub mod tally;
pub mod user;
