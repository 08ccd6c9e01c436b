//! The rules that rest on the law of one country.

use super::{Preset, Rule};
use crate::finding::Level;
use crate::model::Jurisdiction;

/// The rules that mean nothing without China's law. Others that cite it apply
/// elsewhere, too, as good practice.
const CHINAS: [&str; 7] = [
    "days-without-clock",
    "decision-over-20",
    "delivery-over-10",
    "preliminary-review-over-20",
    "completeness-notice-over-5",
    "unmarked-special-procedure",
    "no-basis",
];

impl Rule {
    /// Returns whether it means nothing without China's law.
    pub fn rests_on_chinas_law(&self) -> bool {
        CHINAS.contains(&self.name)
    }

    /// Its level in a preset under a jurisdiction: a rule that rests on China's
    /// law is off elsewhere, unless the preset of China's law is chosen.
    pub fn level_under(&self, preset: Preset, jurisdiction: Jurisdiction) -> Level {
        let foreign = match preset {
            Preset::CnNational => false,
            Preset::Generic => true,
            Preset::Strict | Preset::Draft => jurisdiction == Jurisdiction::Generic,
        };
        if foreign && self.rests_on_chinas_law() { Level::Allow } else { self.levels.of(preset) }
    }
}
