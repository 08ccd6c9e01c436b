//! The definitions that a rule was applied to, and those it could not be
//! applied to: a rule that could not be tried is neither broken nor kept.

use super::{Checked, CheckedFile};
use crate::judgement::baseline::STALE_BASELINE;
use crate::judgement::{GONE, LEFT_OUT, WEAKER, WORSE_FIGURE};
use crate::report::check::say;
use crate::text::Text;

/// A revision that definitions were compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// The revision as the user named it.
    pub revision: String,
    /// The full hash of the commit.
    pub commit: String,
    /// Whether that is not the commit that was named but its merge base with
    /// what is judged.
    pub is_parting: bool,
    /// Definitions that were not compared with the file at their own path, by
    /// file name, in their order.
    pub notes: Vec<(String, Earlier)>,
    /// The configuration and the baseline, where they have changed since.
    pub changed_settings: Vec<String>,
}

/// The version that a definition was compared with instead of the one at its
/// own path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// None: the revision does not have it.
    Nothing,
    /// None: the version in the revision cannot be judged.
    Unreadable,
    /// The file at this path, which is the same process.
    Moved(String),
}

impl Against {
    /// The files that have a note of this kind.
    pub fn files(&self, is_meant: impl Fn(&Earlier) -> bool) -> Vec<&str> {
        let meant = self.notes.iter().filter(|(_, earlier)| is_meant(earlier));
        meant.map(|(file, _)| file.as_str()).collect()
    }
}

impl Checked {
    /// Returns whether something could not be decided: a rule, or whether a
    /// figure got worse since a revision whose definition cannot be read.
    pub(super) fn is_open(&self) -> bool {
        let is_unreadable = |against: &Against| !against.files(|earlier| *earlier == Earlier::Unreadable).is_empty();
        self.files.iter().any(|file| !file.undecided.is_empty()) || self.against.as_ref().is_some_and(is_unreadable)
    }

    /// The reason a rule that is in force was not applied to a definition.
    #[must_use]
    pub fn unlooked(&self, file: &CheckedFile, rule: &str) -> Option<Text> {
        if file.off.contains(&rule) {
            return Some(say::off_here());
        }
        match (rule, &self.against) {
            (WORSE_FIGURE | GONE | LEFT_OUT | WEAKER, None) => Some(say::nothing_compared()),
            (WORSE_FIGURE, Some(against)) => {
                let note = against.notes.iter().find(|(name, _)| *name == file.name);
                match note? {
                    (_, Earlier::Nothing) => Some(say::not_compared(&against.revision)),
                    (_, Earlier::Unreadable) => Some(say::not_comparable(&against.revision)),
                    (_, Earlier::Moved(_)) => None,
                }
            }
            (STALE_BASELINE, _) if !self.has_baseline => Some(say::without_baseline()),
            _ => file.undecided.iter().find(|undecided| undecided.code == rule).map(|found| found.message.clone()),
        }
    }
}
