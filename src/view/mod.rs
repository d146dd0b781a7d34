//! What people and programs see, and the words in three languages.
//!
//! A [`page::Page`] is made from a record or a board once; terminal text, JSON and, later, HTML and
//! Markdown are made from it. The view builds on practice alone and never opens a file.

pub mod agenda;
pub mod board;
pub mod card;
pub mod changes;
pub mod commit;
pub mod json;
pub mod lang;
pub mod lay;
pub mod markdown;
pub mod page;
pub mod standard;
pub mod terminal;
