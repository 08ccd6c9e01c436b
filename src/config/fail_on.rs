//! The conditions that fail a run of `check`.

use super::Preset;
use crate::finding::Level;
use crate::model::{Spelled, words};

words! {
    /// A condition that fails a run.
    Failing {
        /// A finding at the level `deny`.
        Deny = "deny" | "拦截",
        /// A finding at the level `warn` or above.
        Warn = "warn" | "警告",
        /// A finding that is undecided.
        Undecided = "undecided" | "无法确定",
        /// A definition that is gone since the earlier revision.
        Gone = "gone" | "消失",
        /// A definition that exists but is not judged.
        LeftOut = "left-out" | "略去",
    }
}

/// The conditions that fail a run: a level, `deny` by default, and any others
/// that are named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FailOn(Vec<Failing>);

impl FailOn {
    /// Creates it from the named conditions, sorted and without duplicates.
    pub fn new(named: impl IntoIterator<Item = Failing>) -> Self {
        let named: Vec<Failing> = named.into_iter().collect();
        Self(Failing::WORDS.iter().map(|word| word.value).filter(|known| named.contains(known)).collect())
    }

    /// The conditions under a preset: `strict` also fails on what is undecided.
    pub fn under(self, preset: Preset) -> Self {
        let more = (preset == Preset::Strict).then_some(Failing::Undecided);
        Self::new(self.0.into_iter().chain(more))
    }

    /// The level from which a finding fails the run.
    pub fn level(&self) -> Level {
        if self.names(Failing::Warn) { Level::Warn } else { Level::Deny }
    }

    /// Returns whether this condition fails the run.
    pub fn names(&self, failing: Failing) -> bool {
        self.0.contains(&failing)
    }

    /// The conditions other than the level of findings.
    pub fn others(&self) -> impl Iterator<Item = Failing> {
        self.0.iter().copied().filter(|failing| !matches!(failing, Failing::Warn | Failing::Deny))
    }

    /// All conditions, the level first.
    pub fn all(&self) -> Vec<Failing> {
        let level = if self.names(Failing::Warn) { Failing::Warn } else { Failing::Deny };
        [level].into_iter().chain(self.others()).collect()
    }
}
