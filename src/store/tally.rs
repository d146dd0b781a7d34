//! How many of something were done so far, for whoever shows it while it goes on.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// A count that is read while it grows. Every clone counts the same.
#[derive(Debug, Clone, Default)]
pub struct Tally(Arc<AtomicUsize>);

impl Tally {
    pub fn one(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub fn so_far(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}
