//! The rules that rest on the law of one country.

use super::{Preset, Rule, RuleLaw};
use crate::finding::Level;
use crate::model::Jurisdiction;

impl Rule {
    /// Returns whether it means nothing without China's law.
    pub fn rests_on_chinas_law(&self) -> bool {
        self.law != RuleLaw::Any
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
