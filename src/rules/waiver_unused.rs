//! A waiver without a finding. Judged where waivers are applied.

use super::{Group, Judge, Page, Presets, Rule};
use crate::finding::Level;

pub(super) const RULE: Rule = Rule {
    name: "waiver-unused",
    group: Group::Waivers,
    levels: Presets { national: Level::Warn, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[],
    page: Page::new(include_str!("waiver_unused.md")),
    judge: Judge::Waivers,
};
