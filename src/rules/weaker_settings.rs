//! Settings that let through more than in an earlier revision.

use super::{Group, Judge, Page, Presets, Rule};
use crate::finding::Level;

pub(super) const RULE: Rule = Rule {
    name: "weaker-settings",
    group: Group::Waivers,
    levels: Presets { national: Level::Warn, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[],
    page: Page::new(include_str!("weaker_settings.md")),
    judge: Judge::Comparison,
};
