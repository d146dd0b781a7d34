//! What could not be read: said once, and named where it is what somebody looks for.

use crate::{
    cmd::{app::App, failure::Failure, session::Session},
    practice::{kind::Kind, reference::Spoken, refusal::Refusal},
    store::{home::Fault, layout},
};

impl Session {
    pub(in crate::cmd) fn keep_faults(&mut self, faults: Vec<Fault>) {
        for fault in faults {
            let failure = Failure::from(fault.error);
            if !self.faults.iter().any(|(path, _)| *path == fault.path) {
                self.faults.push((fault.path, failure));
            }
        }
    }

    /// Says once what could not be read; the rest is shown all the same.
    pub(in crate::cmd) fn tell_faults(&mut self, app: &mut App<'_>) {
        for (_, failure) in &self.faults[self.told..] {
            app.warn_of(failure);
        }
        self.told = self.faults.len();
    }

    /// Why a record of a kind could not be read, where one could not.
    pub fn unreadable_of(&self, kind: Kind) -> Option<&Failure> {
        let of_kind = |path: &str| layout::place(path).is_some_and(|place| place.kind == kind);
        self.faults
            .iter()
            .find(|(path, _)| of_kind(path))
            .map(|(_, failure)| failure)
    }

    /// Why the record of a kind that goes by this name could not be read, where it could not.
    pub fn unread_named(&self, kind: Kind, stem: &str) -> Option<&Failure> {
        let named = |path: &str| {
            layout::place(path).is_some_and(|place| place.kind == kind && place.stem == stem)
        };
        self.faults
            .iter()
            .find(|(path, _)| named(path))
            .map(|(_, failure)| failure)
    }

    /// What could not be read, for a JSON document; nothing where everything could.
    pub fn unreadable(&self, app: &App<'_>) -> serde_json::Value {
        let faults = self.faults.iter().map(|(path, failure)| {
            let spot = failure.spot.as_ref();
            serde_json::json!({
                "path": path,
                "line": spot.map(|spot| spot.line),
                "column": spot.map(|spot| spot.column),
                "message": app.words().say(&failure.message),
            })
        });
        faults.collect()
    }

    /// Why a record was not found: it may be there, and not be readable; then that is what to say.
    pub(super) fn unread(&self, spoken: &Spoken, refusal: Refusal) -> Failure {
        let named = |path: &str| layout::place(path).is_some_and(|place| spoken.names(&place));
        let fault = self.faults.iter().find(|(path, _)| named(path));
        fault.map_or_else(|| refusal.into(), |(_, failure)| failure.clone())
    }
}
