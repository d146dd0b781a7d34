//! What happened: the steps of the learning history, the records as they stood, and how each came
//! to be what it is. Everything is read from git; nothing is kept but what may be thrown away.
//!
//! | file | what it does |
//! | --- | --- |
//! | `history/trailers.rs` | what a commit says for programs |
//! | `history/steps.rs` | the steps, made by this program, by hand or by another |
//! | `history/record.rs` | the steps of one record, and what each changed in it |
//! | `history/state.rs` | all records as they stood in a commit, or stand in the index or the work tree |
//! | `history/moment.rs` | which commit shows what stood at a moment |
//! | `history/results.rs` | how each result came into the history |
//! | `history/mixed.rs` | merges that brought what none of their sides has |
//! | `history/links.rs` | commits that name a record in a trailer |

mod links;
mod mixed;
mod moment;
mod record;
mod results;
mod state;
mod steps;
mod trailers;

pub use mixed::{Mixed, mixed};
pub use moment::Chain;
pub use record::{Life, Lived};
pub use results::results;
pub use state::{Source, State};
pub use steps::{Step, Touched};
pub use trailers::{Recorded, Trailers};
