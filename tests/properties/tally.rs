//! A list of what was drawn.

use std::collections::BTreeMap;

/// How often each thing occurs.
#[derive(Default)]
pub struct Tally(pub BTreeMap<String, usize>);

impl Tally {
    /// Counts one.
    pub fn note(&mut self, what: impl Into<String>) {
        *self.0.entry(what.into()).or_default() += 1;
    }

    /// Counts one where it is so.
    pub fn note_if(&mut self, holds: bool, what: &str) {
        if holds {
            self.note(what);
        }
    }

    /// Fails with the list of what is wanted and does not occur.
    pub fn has_all(&self, wanted: impl IntoIterator<Item = String>) {
        let missing: Vec<String> = wanted.into_iter().filter(|what| !self.0.contains_key(what)).collect();
        assert!(missing.is_empty(), "never drawn: {missing:#?}\ndrawn: {:#?}", self.0);
    }
}
