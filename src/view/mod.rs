//! What people and programs see, and the words in three languages.
//!
//! A [`page::Page`] is made from a record or a board once; terminal text, JSON and Markdown are made
//! from it; [`html`] has the pages for a browser. The view builds on practice alone and never opens a file.

pub mod agenda;
pub mod board;
pub mod calendar;
pub mod card;
pub mod changes;
pub mod chart;
pub mod command;
pub mod commit;
pub mod culture;
pub mod feed;
pub mod hand_over;
pub mod help;
pub mod history;
pub mod html;
pub mod json;
pub mod lang;
pub mod lay;
pub mod lessons;
pub mod links;
pub mod markdown;
pub mod others;
pub mod page;
pub mod problems;
pub mod spreadsheet;
pub mod standard;
pub mod stats;
pub mod storyboard;
pub mod terminal;
