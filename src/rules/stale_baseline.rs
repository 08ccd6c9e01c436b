//! A baseline that lets through more findings than there are.

use super::{Group, Judge, Page, Presets, Rule};
use crate::finding::Level;

pub(super) const RULE: Rule = Rule {
    name: "stale-baseline",
    group: Group::Waivers,
    levels: Presets { national: Level::Warn, strict: Level::Deny, draft: Level::Allow },
    thresholds: &[],
    page: Page::new(include_str!("stale_baseline.md")),
    judge: Judge::Comparison,
};
