//! A waiver that gives no reason. Judged where waivers are applied.

use super::{Group, Judge, Page, Presets, Rule};
use crate::finding::Level;

pub(super) const RULE: Rule = Rule {
    name: "waiver-without-reason",
    group: Group::Waivers,
    levels: Presets { national: Level::Deny, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[],
    page: Page::new(include_str!("waiver_without_reason.md")),
    judge: Judge::Waivers,
};
